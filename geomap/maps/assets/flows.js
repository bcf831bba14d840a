// The claimed movements: from lanes to shapes on the screen (scene), and from shapes to ink (paintScene).
import { isWithin, mercator, traceOutline } from "./ground.js";
import { textWidth } from "./theme.js";
import { claimsIn, lanesShown, ribbonShown, shownOf } from "./lanes.js";
import { boxOf, distanceTo, fan, head, laneCurve, pointAt, stubAngle, stubCurve, subCurve, trim } from "./geometry.js";

export const MOST_LINES = 3000;
export const RIBBON = 8; // pixels: a ribbon stands for more than eight lines, not for a number of people
const EARTH = 40075016.686; // metres around the equator

/** The width in pixels of a class; 0 is "no number claimed". */
export function widthOf(cls, style) {
  return cls === 0 ? style.unknown : style.widths[cls - 1][1];
}

/** The Mercator positions of the places, once per page. */
export function placePoints(places) {
  return places.map((place) => mercator(place.lon, place.lat));
}

/** How large a place's symbol is, in pixels: a dot, or the disc of an area with its radius on the ground. */
export function placeRadius(place, view, claimsEver) {
  if (!place.area) return 3.2 + Math.min(3.3, Math.log2(Math.max(claimsEver, 1)) * 0.8);
  if (place.radius === null) return 18;
  const metresPerPixel = (EARTH * Math.cos((place.lat * Math.PI) / 180)) / (256 * view.scale);
  return Math.max((place.radius * 1000) / metresPerPixel, 10);
}

/**
 * What is to be drawn. `placeOf` is the number among `places` of each place of the claims; `shown` is what laneCounts says; `view` as in ground.js; `opened` holds the bundles whose
 * ribbon is opened; `small` shrinks the towns of small pictures, which have no room for marks. Returns {items, nodes, left}: `left` counts the lanes past the cap, lanes outside the view apart.
 */
export function scene({ places, points, bundles, placeOf }, shown, view, style, opened = new Set(), cap = MOST_LINES, small = 1) {
  const here = new Int32Array(places.length);
  const ever = new Int32Array(places.length); // a symbol's size never depends on a filter
  for (const group of bundles) {
    const claims = claimsIn(group, shown);
    for (const place of group.from === group.to ? [group.from] : [group.from, group.to]) {
      if (place < 0) continue;
      ever[place] += group.total;
      here[place] += claims;
    }
  }
  const way = new Set(); // places on the way
  for (const stations of shown.via.values()) for (const place of stations) way.add(placeOf[place]);
  const at = (place) => [points[place][0] * view.scale - view.x, points[place][1] * view.scale - view.y];
  const radius = (place) => placeRadius(places[place], view, ever[place]) * (places[place].area ? 1 : small);
  const within = (place) => {
    const { outline } = places[place];
    return outline && !outline.line ? (x, y) => isWithin(outline, (x + view.x) / view.scale, (y + view.y) / view.scale) : null;
  };
  const items = [];
  const isOut = ([x0, y0, x1, y1]) => x1 < -20 || y1 < -20 || x0 > view.width + 20 || y0 > view.height + 20;
  for (const group of bundles) {
    if (group.inside || !claimsIn(group, shown)) continue;
    for (const item of bundleItems(group, { at, radius, within, placeOf }, shown, style, opened)) {
      item.box = boxOf(item.curve);
      if (isOut(item.box)) continue;
      if (small !== 1) item.mark = null;
      items.push(item);
    }
  }
  let left = 0;
  if (items.length > cap) {
    items.sort((a, b) => b.claims - a.claims || a.order - b.order);
    left = items.length - cap;
    items.length = cap;
  }
  items.sort((a, b) => b.width - a.width || a.order - b.order);
  const nodes = [];
  for (let place = 0; place < places.length; place++) {
    const passed = way.has(place);
    if (!here[place] && !passed) continue;
    const [x, y] = at(place);
    const r = radius(place);
    if (x + r < -20 || y + r < -20 || x - r > view.width + 20 || y - r > view.height + 20) continue;
    nodes.push({ place, x, y, r, area: places[place].area, vague: places[place].area && places[place].radius === null, claims: here[place], way: passed && !here[place], outline: places[place].outline || null });
  }
  return { items, nodes, left, view };
}

function bundleItems(group, { at, radius, within, placeOf }, shown, style, opened) {
  const itemOf = (lane, curve, found, hasHead = true) => {
    const width = widthOf(found.cls, style);
    return { kind: group.kind, group, lanes: [lane], curve, width, cls: found.cls, claims: found.claims, order: lane.order,
      head: hasHead ? head(curve, width) : null, mark: found.mark, via: found.via && [...found.via].map((place) => at(placeOf[place])) };
  };
  if (group.kind === "out" || group.kind === "in") return lanesShown(group, shown).map((lane) => itemOf(lane, stubOf(lane, at, radius), shownOf(lane, shown), group.kind === "in"));
  if (group.kind === "loop") return lanesShown(group, shown).map((lane, i) => itemOf(lane, loopOf(lane, i, at, radius), shownOf(lane, shown)));
  const [ax, ay] = at(group.from);
  const [bx, by] = at(group.to);
  const chord = Math.hypot(bx - ax, by - ay);
  const ends = [within(group.from), within(group.to)];
  const curveOf = (slot) => trim(laneCurve(ax, ay, bx, by, slot), radius(group.from), radius(group.to) + 2, ends);
  if (group.ribbon && !opened.has(group.number)) {
    const [place] = fan([RIBBON], chord, group.both);
    return [new Ribbon(group, shown, curveOf({ mid: place.mid, end: group.both ? place.end : 0 }))];
  }
  const slots = fan(group.lanes.map((lane) => widthOf(lane.widest, style)), chord, group.both);
  return group.lanes.flatMap((lane, slot) => {
    const found = shownOf(lane, shown);
    return found.claims ? [itemOf(lane, curveOf(slots[slot]), found)] : [];
  });
}

/** Many lines as one; its lanes are made when a reader points at it. */
class Ribbon {
  constructor(group, shown, curve) {
    const { lines, outlets, order } = ribbonShown(group, shown);
    Object.assign(this, { kind: "ribbon", group, shown, curve, width: RIBBON, cls: 4, claims: claimsIn(group, shown), lines, outlets, order, head: head(curve, 6), mark: null, via: null });
  }

  get lanes() {
    return lanesShown(this.group, this.shown);
  }
}

/** Does a drawn line hold a lane, by the lane's number in what buildLanes made? */
export function holdsLane(item, lane) {
  const { parts, built } = item.group;
  return parts.includes(built.bundleOf[lane]) && (item.kind === "ribbon" || item.lanes[0].parts.includes(lane));
}

function stubOf(lane, at, radius) {
  const inwards = lane.kind === "in";
  const place = inwards ? lane.to : lane.from;
  const [x, y] = at(place);
  return stubCurve(x, y, Math.min(radius(place), 60), stubAngle(lane.direction, lane.nth), inwards);
}

function loopOf(lane, nth, at, radius) {
  const [x, y] = at(lane.from);
  const r = radius(lane.from) + 6 + nth * 7;
  return [x - r * 0.7, y - r, x, y - r * 3.4, x + r * 0.7, y - r];
}

/** The colour of an outlet on the page's ground. */
export function outletColour(outlet, style, dark) {
  return (outlet < style.hues.length ? style.hues[outlet] : style.other)[dark ? 1 : 0];
}

function strokeCurve(ctx, curve) {
  ctx.beginPath();
  ctx.moveTo(curve[0], curve[1]);
  ctx.quadraticCurveTo(curve[2], curve[3], curve[4], curve[5]);
  ctx.stroke();
}

function inkOf(ctx, item, colour) {
  if (item.kind !== "in" && item.kind !== "out") return colour;
  const [x0, y0, , , x1, y1] = item.curve;
  const fade = ctx.createLinearGradient(x0, y0, x1, y1);
  fade.addColorStop(0, item.kind === "in" ? `${colour}00` : colour);
  fade.addColorStop(item.kind === "in" ? 0.6 : 0.4, colour);
  fade.addColorStop(1, item.kind === "in" ? colour : `${colour}00`);
  return fade;
}

/** Draw one line: casing, stroke with its dash, head, and the mark of its status. */
export function paintItem(ctx, item, style, theme, halo) {
  const lane = item.kind === "ribbon" ? null : item.lanes[0];
  const colour = lane ? outletColour(lane.outlet, style, theme.dark) : theme.ribbonLine;
  const stroke = lane ? style.strokes[style.statuses[lane.status]] : { dash: [], mark: "", cap: "butt" };
  const shaft = item.head ? subCurve(item.curve, 0, item.head.shaft) : item.curve;
  const open = item.kind === "in" || item.kind === "out";
  ctx.lineJoin = "round";
  ctx.setLineDash([]);
  ctx.lineCap = "round";
  if (halo || !open) {
    ctx.strokeStyle = halo ? theme.halo : theme.casing;
    ctx.lineWidth = item.width + (halo ? 7 : 2);
    strokeCurve(ctx, shaft);
    if (item.head && halo) fillHead(ctx, item.head, theme.halo, null, 5);
  }
  const unit = 0.55 + item.width * 0.18;
  ctx.lineCap = stroke.cap;
  ctx.setLineDash(stroke.dash.map((length, at) => (stroke.cap === "round" ? (at ? Math.max(item.width * 2, length) : length) : length * unit)));
  ctx.strokeStyle = inkOf(ctx, item, colour);
  ctx.lineWidth = item.width;
  strokeCurve(ctx, shaft);
  ctx.setLineDash([]);
  if (item.kind === "ribbon") paintRibbon(ctx, item, shaft, style, theme);
  if (item.head) fillHead(ctx, item.head, colour, item.cls === 0 ? theme.casing : null, 0);
  if (stroke.mark) paintMark(ctx, item, stroke.mark, colour, theme);
  if (item.mark) paintStanding(ctx, item, stroke.mark === "cross" ? 0.3 : [0.5, 0.4, 0.6][lane.outlet % 3], colour, theme);
  if (open) paintQuestion(ctx, item, colour, theme);
  if (item.via && !halo) paintThread(ctx, item, colour);
}

/** A place on the way hangs on its line by a thread. No route: where the line runs says nothing. */
function paintThread(ctx, item, colour) {
  for (const [x, y] of item.via) {
    let near = null;
    for (let i = 2; i <= 14; i++) {
      const point = pointAt(item.curve, i / 16);
      const distance = Math.hypot(point[0] - x, point[1] - y);
      if (!near || distance < near[0]) near = [distance, point];
    }
    ctx.strokeStyle = colour;
    ctx.lineCap = "round";
    ctx.lineWidth = 1.2;
    ctx.setLineDash([1, 3.5]);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(...near[1]);
    ctx.stroke();
    ctx.setLineDash([]);
  }
}

/** A small diamond. */
export function paintDiamond(ctx, x, y, r, colour, paper) {
  ctx.beginPath();
  ctx.moveTo(x, y - r);
  ctx.lineTo(x + r, y);
  ctx.lineTo(x, y + r);
  ctx.lineTo(x - r, y);
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.strokeStyle = paper;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.fill();
}

function fillHead(ctx, shape, colour, hollow, spread) {
  ctx.lineJoin = "round";
  ctx.beginPath();
  ctx.moveTo(...shape.tip);
  ctx.lineTo(...shape.left);
  ctx.lineTo(...shape.right);
  ctx.closePath();
  ctx.fillStyle = hollow || colour;
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = hollow ? 1.4 : 0.6 + spread;
  if (hollow || spread) ctx.stroke();
}

const MOST_STRIPES = 5; // thinner stripes of a ribbon cannot be told apart: it is grey, and a click parts it

function paintRibbon(ctx, item, shaft, style, theme) {
  const { outlets } = item;
  if (outlets.length > MOST_STRIPES) {
    paintNumber(ctx, item, theme);
    return;
  }
  const step = (RIBBON - 2) / outlets.length;
  const [x0, y0, , , x1, y1] = shaft;
  const far = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [nx, ny] = [-(y1 - y0) / far, (x1 - x0) / far];
  outlets.forEach((outlet, i) => {
    const off = -(RIBBON - 2) / 2 + step * (i + 0.5);
    ctx.strokeStyle = outletColour(outlet, style, theme.dark);
    ctx.lineWidth = Math.max(step - 0.3, 0.8);
    strokeCurve(ctx, shaft.map((value, axis) => value + (axis % 2 ? ny : nx) * off));
  });
  paintNumber(ctx, item, theme);
}

/** The number of lines in a ribbon, where it has room. */
function paintNumber(ctx, item, theme) {
  const [x0, y0, , , x1, y1] = item.curve;
  if (Math.hypot(x1 - x0, y1 - y0) < 40) return;
  const [mx, my] = pointAt(item.curve, 0.5);
  const text = String(item.lines);
  const font = `600 11px ${theme.font}`;
  const half = textWidth(ctx, font, text) / 2 + 6;
  ctx.font = font;
  ctx.fillStyle = theme.paper;
  ctx.strokeStyle = theme.ribbon;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  ctx.roundRect(mx - half, my - 9, half * 2, 18, 9);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = theme.ink;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, mx, my + 0.5);
}

function paintMark(ctx, item, mark, colour, theme) {
  const t = mark === "bar" ? Math.max((item.head ? item.head.shaft : 1) - 0.07, 0.5) : 0.5;
  const [x, y] = pointAt(item.curve, t);
  const [qx, qy] = pointAt(item.curve, Math.min(t + 0.02, 1));
  const far = Math.hypot(qx - x, qy - y) || 1;
  const [ux, uy] = [(qx - x) / far, (qy - y) / far];
  const size = 5 + item.width * 0.55;
  const arms = mark === "bar" ? [[-uy, ux]] : [[ux - uy, uy + ux], [ux + uy, uy - ux]].map(([a, b]) => [a * Math.SQRT1_2, b * Math.SQRT1_2]);
  ctx.lineCap = "butt";
  for (const [width, ink] of [[6, theme.paper], [2.6, colour]]) {
    ctx.strokeStyle = ink;
    ctx.lineWidth = width;
    for (const [dx, dy] of arms) {
      const reach = size + (width > 3 ? 1.5 : 0);
      ctx.beginPath();
      ctx.moveTo(x - dx * reach, y - dy * reach);
      ctx.lineTo(x + dx * reach, y + dy * reach);
      ctx.stroke();
    }
  }
}

const MOST_DOTS = 5;

/** What the mark of a movement that was told more than once holds: "≠" where contested, dots, "+" for more dots. */
export function standingParts({ verdict, tellings, independent }) {
  const filled = Math.min(independent, MOST_DOTS);
  const hollow = Math.min(Math.max(tellings - independent, 0), MOST_DOTS - filled);
  return { contested: verdict === "contested", filled, hollow, more: Math.max(tellings, independent) > filled + hollow };
}

/** The mark's width in pixels. */
export function standingWidth(standing) {
  const { contested, filled, hollow, more } = standingParts(standing);
  return 7 + (filled + hollow) * 8 + (contested ? 10 : 0) + (more ? 8 : 0);
}

/** Who stands behind a movement: a filled dot for each independent claimant, a hollow one for each further telling. */
export function paintStandingAt(ctx, x, y, standing, colour, theme) {
  const { contested, filled, hollow, more } = standingParts(standing);
  const wide = standingWidth(standing);
  ctx.beginPath();
  ctx.roundRect(x - wide / 2, y - 7.5, wide, 15, 7.5);
  ctx.fillStyle = theme.paper;
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.setLineDash([]);
  ctx.strokeStyle = colour;
  ctx.stroke();
  ctx.font = `600 12px ${theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = theme.ink;
  let at = x - wide / 2 + 7.5;
  if (contested) {
    ctx.fillText("≠", at + 1, y + 0.5);
    at += 10;
  }
  for (let i = 0; i < filled + hollow; i++, at += 8) {
    ctx.beginPath();
    ctx.arc(at, y, i < filled ? 2.9 : 2.4, 0, Math.PI * 2);
    if (i < filled) ctx.fill();
    else {
      ctx.lineWidth = 1.1;
      ctx.strokeStyle = theme.ink;
      ctx.stroke();
    }
  }
  if (more) ctx.fillText("+", at, y + 0.5);
}

function paintStanding(ctx, item, t, colour, theme) {
  const [x0, y0, , , x1, y1] = item.curve;
  if (Math.hypot(x1 - x0, y1 - y0) < standingWidth(item.mark) + 12) return; // no room: the card has it
  paintStandingAt(ctx, ...pointAt(item.curve, t), item.mark, colour, theme);
}

function paintQuestion(ctx, item, colour, theme) {
  const [x, y] = item.kind === "out" ? [item.curve[4], item.curve[5]] : [item.curve[0], item.curve[1]];
  ctx.font = `600 12px ${theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 3;
  ctx.strokeStyle = theme.casing;
  ctx.strokeText("?", x, y);
  ctx.fillStyle = colour;
  ctx.fillText("?", x, y);
}

/** Draw areas, without a dot at the centre: by their outline, else as a faint disc with a rim. */
export function paintAreas(ctx, nodes, theme, view) {
  for (const node of nodes) {
    if (!node.area) continue;
    if (node.outline) {
      paintOutline(ctx, node.outline, theme, view);
      continue;
    }
    ctx.beginPath();
    ctx.arc(node.x, node.y, node.r, 0, Math.PI * 2);
    ctx.fillStyle = theme.areaFill;
    ctx.globalAlpha = Math.min(1, 130 / node.r); // a whole country must not grey the map
    ctx.fill();
    ctx.globalAlpha = Math.min(1, 0.45 + 40 / node.r);
    ctx.setLineDash(node.vague ? [4, 4] : []);
    ctx.strokeStyle = theme.areaLine;
    ctx.lineWidth = 1;
    ctx.stroke();
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
  }
}

/** An outline is a line with a band along its inner side; a fill would grey half the map where it is a country. */
function paintOutline(ctx, outline, theme, view) {
  const [left, top, right, bottom] = outline.box;
  const size = Math.max(right - left, bottom - top) * view.scale;
  traceOutline(ctx, outline, view);
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  if (outline.line) {
    ctx.strokeStyle = theme.areaWide;
    ctx.lineWidth = 6;
    ctx.stroke();
    return;
  }
  ctx.save();
  ctx.clip("evenodd");
  ctx.fillStyle = theme.areaFill;
  ctx.globalAlpha = Math.min(1, 260 / size);
  ctx.fill("evenodd");
  ctx.globalAlpha = 1;
  ctx.strokeStyle = theme.areaBand;
  for (const width of [18, 11, 5]) {
    ctx.lineWidth = width;
    ctx.stroke();
  }
  ctx.restore();
  ctx.strokeStyle = theme.areaLine;
  ctx.lineWidth = 1.1;
  ctx.stroke();
}

/** Draw the dots of towns. */
export function paintTowns(ctx, nodes, theme) {
  for (const node of nodes) {
    if (node.area || node.way) continue;
    ctx.beginPath();
    ctx.arc(node.x, node.y, Math.max(node.r - 0.6, 0.5), 0, Math.PI * 2);
    ctx.fillStyle = theme.paper;
    ctx.fill();
    ctx.lineWidth = Math.min(1.6, node.r * 0.5);
    ctx.strokeStyle = theme.ink;
    ctx.stroke();
  }
}

/** Draw a scene in the fixed order: areas, lines (wide first), towns; the caller adds labels. */
export function paintScene(ctx, drawn, style, theme) {
  paintAreas(ctx, drawn.nodes, theme, drawn.view);
  for (const item of drawn.items) paintItem(ctx, item, style, theme, false);
  paintTowns(ctx, drawn.nodes, theme);
  for (const item of drawn.items) for (const [x, y] of item.via || []) paintDiamond(ctx, x, y, 5.5, outletColour(item.lanes[0].outlet, style, theme.dark), theme.paper);
}

/** The items within `reach` pixels of a point, nearest first. */
export function itemsAt(drawn, x, y, reach) {
  const found = [];
  for (const item of drawn.items) {
    const slack = reach + item.width / 2;
    const [left, top, right, bottom] = item.box;
    if (x < left - slack || y < top - slack || x > right + slack || y > bottom + slack) continue;
    const distance = distanceTo(item.curve, x, y);
    if (distance <= slack) found.push([distance, item]);
  }
  return found.sort((a, b) => a[0] - b[0] || a[1].order - b[1].order).map(([, item]) => item);
}

/** The place under a point, or null. */
export function placeAt(drawn, x, y, reach) {
  let best = null;
  for (const node of drawn.nodes) {
    if (node.outline) continue; // its name opens it
    const distance = Math.hypot(node.x - x, node.y - y);
    const inside = node.area ? Math.abs(distance - node.r) <= reach : distance <= node.r + reach;
    if (inside && (!best || distance < best[0])) best = [distance, node.place];
  }
  return best ? best[1] : null;
}
