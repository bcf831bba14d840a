// Names beside the places that have drawn lines: no two overlap, and each stands where the fewest lines run.
import { pointAt } from "./geometry.js";
import { language } from "./words.js";

/** What a place is called in the reader's language. */
export function placeName(place) {
  return (place.names && (place.names[language()] || place.names.en)) || place.name;
}

/**
 * Where labels go: [{place, text, x, y, align, area}], the most claimed places first. `measure(text)` gives a width.
 * `left` counts the names that found no room.
 */
export function placeLabels(drawn, places, view, measure, height = 14) {
  const taken = drawn.nodes.filter((node) => !node.area).map((node) => [node.x - node.r, node.y - node.r, node.x + node.r, node.y + node.r]);
  const samples = [];
  for (const item of drawn.items) for (let i = 1; i < 16; i++) samples.push(pointAt(item.curve, i / 16));
  const grid = new Map();
  for (const [x, y] of samples) {
    const key = `${x >> 5},${y >> 5}`;
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push([x, y]);
  }
  const crossed = ([x0, y0, x1, y1]) => {
    let count = 0;
    for (let gx = x0 >> 5; gx <= x1 >> 5; gx++) {
      for (let gy = y0 >> 5; gy <= y1 >> 5; gy++) {
        for (const [x, y] of grid.get(`${gx},${gy}`) || []) if (x >= x0 && x <= x1 && y >= y0 && y <= y1) count++;
      }
    }
    return count;
  };
  const labels = [];
  let left = 0;
  const order = [...drawn.nodes].sort((a, b) => a.area - b.area || b.claims - a.claims || a.place - b.place);
  for (const node of order) {
    const text = placeName(places[node.place]);
    if (!text) continue;
    const best = bestSpot(node, measure(text), height, taken, crossed, view);
    if (!best) {
      left++;
      continue;
    }
    taken.push(best.box);
    labels.push({ place: node.place, text, x: best.x, y: best.y, align: best.align, area: node.area });
  }
  return { labels, left };
}

function bestSpot(node, width, height, taken, crossed, view) {
  const r = Math.min(node.r, 60);
  const half = height / 2;
  const spots = node.area
    ? [["center", node.x, node.y], ["center", node.x, node.y - r - half - 2], ["center", node.x, node.y + r + half + 2]]
    : [["left", node.x + r + 5, node.y], ["right", node.x - r - 5, node.y], ["center", node.x, node.y - r - half - 3], ["center", node.x, node.y + r + half + 3],
       ["left", node.x + r + 2, node.y - r - 6], ["left", node.x + r + 2, node.y + r + 6], ["right", node.x - r - 2, node.y - r - 6], ["right", node.x - r - 2, node.y + r + 6]];
  let best = null;
  spots.forEach(([align, x, y], rank) => {
    const x0 = align === "left" ? x : align === "right" ? x - width : x - width / 2;
    const box = [x0 - 2, y - half, x0 + width + 2, y + half];
    if (box[0] < 0 || box[1] < 0 || box[2] > view.width || box[3] > view.height) return;
    if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
    const cost = crossed(box) * 3 + rank * 0.5;
    if (!best || cost < best.cost) best = { cost, align, x, y, box };
  });
  return best;
}

/** Draw labels with a halo. Names are shaped and ordered by the browser, Arabic too. */
export function paintLabels(ctx, labels, theme) {
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const label of labels) {
    ctx.font = label.area ? `italic 500 12px ${theme.font}` : `600 12.5px ${theme.font}`;
    ctx.textAlign = label.align;
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = theme.labelHalo;
    ctx.strokeText(label.text, label.x, label.y);
    ctx.fillStyle = label.area ? theme.areaInk : theme.ink;
    ctx.fillText(label.text, label.x, label.y);
  }
}
