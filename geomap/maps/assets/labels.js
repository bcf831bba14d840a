// Names beside the places that have drawn lines: no two overlap, and each stands where the fewest lines run.
import { pointAt } from "./geometry.js";
import { textWidth } from "./theme.js";
import { language } from "./words.js";

/** What a place is called in the reader's language. */
export function placeName(place) {
  return (place.names && (place.names[language()] || place.names.en)) || place.name;
}

/**
 * Where labels go: [{place, text, x, y, align, area, main, box}], the most claimed places first. `measure(text, main)`
 * gives a width; `main` are the places with the most claims, written larger.
 * `left` counts the names that found no room; at most `most` are tried.
 */
export function placeLabels(drawn, places, view, measure, height = 14, most = Infinity) {
  const taken = drawn.nodes.filter((node) => !node.area).map((node) => [node.x - node.r, node.y - node.r, node.x + node.r, node.y + node.r]);
  const crossed = crossings(drawn.items, view);
  const labels = [];
  let left = 0;
  const counts = drawn.nodes.filter((node) => !node.area).map((node) => node.claims).sort((a, b) => b - a);
  const from = Math.max(counts[Math.floor(counts.length / 4)] || 0, 3);
  const order = [...drawn.nodes].sort((a, b) => a.area - b.area || b.claims - a.claims || a.place - b.place);
  for (const node of order.slice(0, most)) {
    const text = placeName(places[node.place]);
    if (!text) continue;
    const main = !node.area && node.claims >= from;
    const best = bestSpot(node, measure(text, main), height, taken, crossed, view);
    if (!best) {
      left++;
      continue;
    }
    taken.push(best.box);
    labels.push({ place: node.place, text, x: best.x, y: best.y, align: best.align, area: node.area, main, box: best.box });
  }
  return { labels, left };
}

const CELL = 5; // 2 ** 5 pixels

/** A function that says how many points of lines lie within a box inside the view. */
function crossings(items, { width, height }) {
  const [across, down] = [(width >> CELL) + 1, (height >> CELL) + 1];
  const points = new Float64Array(items.length * 30); // fifteen of each line
  const cells = new Int32Array(items.length * 15);
  const starts = new Int32Array(across * down + 1);
  let n = 0;
  for (const { curve } of items) {
    for (let i = 1; i < 16; i++) {
      const [x, y] = pointAt(curve, i / 16);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      points[2 * n] = x;
      points[2 * n + 1] = y;
      cells[n] = (y >> CELL) * across + (x >> CELL);
      starts[cells[n++] + 1]++;
    }
  }
  for (let cell = 0; cell < across * down; cell++) starts[cell + 1] += starts[cell];
  const next = starts.slice();
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[next[cells[i]]++] = i;
  return ([x0, y0, x1, y1]) => {
    let count = 0;
    for (let gy = y0 >> CELL; gy <= y1 >> CELL; gy++) {
      for (let i = starts[gy * across + (x0 >> CELL)]; i < starts[gy * across + (x1 >> CELL) + 1]; i++) {
        const [x, y] = [points[2 * order[i]], points[2 * order[i] + 1]];
        if (x >= x0 && x <= x1 && y >= y0 && y <= y1) count++;
      }
    }
    return count;
  };
}

function meet(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

/** Does the edge of the window run through a box? A name that is cut is hard to read. */
function isCut([x0, y0, x1, y1], seen) {
  if (!seen || x1 < seen[0] || y1 < seen[1] || x0 > seen[2] || y0 > seen[3]) return false;
  return x0 < seen[0] || y0 < seen[1] || x1 > seen[2] || y1 > seen[3];
}

function bestSpot(node, width, height, taken, crossed, view) {
  const r = Math.min(node.r, 60);
  const half = height / 2;
  const spots = node.area
    ? [["center", node.x, node.y], ["center", node.x, node.y - r - half - 2], ["center", node.x, node.y + r + half + 2],
      ["right", node.x + 12, node.y], ["left", node.x - 12, node.y], ["right", node.x - r - 4, node.y]]
    : [["left", node.x + r + 5, node.y], ["right", node.x - r - 5, node.y], ["center", node.x, node.y - r - half - 3], ["center", node.x, node.y + r + half + 3],
       ["left", node.x + r + 2, node.y - r - 6], ["left", node.x + r + 2, node.y + r + 6], ["right", node.x - r - 2, node.y - r - 6], ["right", node.x - r - 2, node.y + r + 6]];
  let best = null;
  spots.forEach(([align, x, y], rank) => {
    const x0 = align === "left" ? x : align === "right" ? x - width : x - width / 2;
    const box = [x0 - 2, y - half, x0 + width + 2, y + half];
    if (box[0] < 0 || box[1] < 0 || box[2] > view.width || box[3] > view.height) return;
    if (best && best.cost <= rank * 0.5) return; // no later spot can be better
    if (taken.some((other) => meet(box, other))) return;
    const hidden = isCut(box, view.seen) || (view.covered || []).some((other) => meet(box, other));
    const cost = crossed(box) * 3 + rank * 0.5 + (hidden ? 40 : 0);
    if (!best || cost < best.cost) best = { cost, align, x, y, box };
  });
  return best;
}

/** The font of a label: areas in italics, the places with most claims larger. */
export function labelFont(label, theme) {
  return label.area ? `italic 12px ${theme.font}` : label.main ? `600 13px ${theme.font}` : `11.5px ${theme.font}`;
}

/** The widths of labels on a canvas. */
export function measurer(ctx, theme) {
  return (text, main) => textWidth(ctx, labelFont({ area: false, main }, theme), text);
}

/** The place whose label stands at a point, or null. */
export function labelAt(labels, x, y) {
  const found = labels.find(({ box: [x0, y0, x1, y1] }) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
  return found ? found.place : null;
}

/** Draw labels with a halo. Names are shaped and ordered by the browser, Arabic too. */
export function paintLabels(ctx, labels, theme) {
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const label of labels) {
    ctx.font = labelFont(label, theme);
    ctx.textAlign = label.align;
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = theme.labelHalo;
    ctx.strokeText(label.text, label.x, label.y);
    ctx.fillStyle = label.area ? theme.areaInk : label.main ? theme.ink : theme.inkSoft;
    ctx.fillText(label.text, label.x, label.y);
  }
}
