// Lanes: the claims of one outlet, with one status, between the same two ends, drawn as one line.
import { NONE } from "./data.js";

export const RIBBON_FROM = 9; // so many lanes one way make a ribbon

/** The number of the width class of a count: 0 for none claimed, then 1, 2, ... as in geomap/style.py. */
export function widthClass(count, widths) {
  if (count === null || count === NONE) return 0;
  for (let i = 0; i < widths.length; i++) if (widths[i][0] === null || count < widths[i][0]) return i + 1;
  return widths.length;
}

/** The number that a claim's width stands for: the highest claimed, or the lowest where no highest is given. */
export function countOf(claims, row) {
  const high = claims.numbers.count_max[row];
  return high !== NONE ? high : claims.numbers.count_min[row];
}

/**
 * The number that a line's width stands for: the greatest claimed for the whole movement, never the sum of its tellings.
 * A denial keeps its own number (it says that nobody moved), and so does a claim that counts something else (families
 * beside fighters): its number is not among those claimed for the movement.
 */
export function widthCount(claims, row) {
  const own = countOf(claims, row);
  const event = claims.eventOf[row];
  if (event < 0 || claims.coded("status", row) === "denied") return own;
  const [low, high] = [claims.events.low[event], claims.events.high[event]];
  if (high === null) return own;
  return own === NONE || (own >= (low ?? high) && own <= high) ? high : own;
}

/** What each claim brings to its lane whatever the lane is: its width class, the places on its way, its other tellings. */
function brings(claims, style) {
  const classOf = new Uint8Array(claims.n);
  for (let row = 0; row < claims.n; row++) classOf[row] = widthClass(widthCount(claims, row), style.widths);
  const viaOf = [];
  if (claims.via.length) claims.codes.via.forEach((code, row) => { if (code >= 0 && claims.via[code].length) viaOf.push([row, claims.via[code]]); });
  const toldAgain = [];
  for (let row = 0; claims.events && row < claims.n; row++) {
    const standing = claims.standing(row);
    if (standing && (standing.tellings > 1 || standing.independent > 1)) toldAgain.push([row, standing]);
  }
  return { classOf, viaOf, toldAgain };
}

/** A line to draw; its rows are a stretch of one array, so that many lanes cost little. */
class Lane {
  constructor(number, kind, from, to, outlet, status, direction) {
    this.number = number;
    this.kind = kind;
    this.from = from;
    this.to = to;
    this.outlet = outlet;
    this.status = status;
    this.direction = direction;
    this.widest = 0;
    this.total = 0;
    this.first = 0;
    this.order = null;
  }

  get rows() {
    return this.order.subarray(this.first, this.first + this.total);
  }
}

/**
 * Sort the claims into lanes. `laneOf[row]` is -1 for a claim that is not drawn: rejected in review, or no place known.
 * A lane has kind "flow" (two ends), "loop" (both ends one place), "out" (origin known) or "in" (destination known).
 * `brought` is what another sorting of the same claims found that does not depend on places.
 */
export function buildLanes(claims, style, brought = brings(claims, style)) {
  const statusPlace = claims.lists.status.map((status) => {
    const at = style.statuses.indexOf(status);
    return at < 0 ? style.statuses.indexOf("possible") : at;
  });
  const rejected = claims.lists.review.indexOf("rejected");
  const { codes, outlet } = claims;
  const laneOf = new Int32Array(claims.n).fill(-1);
  const lanes = [];
  const known = new Map();
  const layers = claims.outlets.length * 16;
  const directions = claims.lists.direction.length + 1;
  for (let row = 0; row < claims.n; row++) {
    const from = claims.from[row];
    const to = claims.to[row];
    if ((from < 0 && to < 0) || (rejected >= 0 && codes.review[row] === rejected)) continue;
    const status = codes.status[row] < 0 ? 0 : statusPlace[codes.status[row]];
    const direction = from < 0 || to < 0 ? codes.direction[row] : -1;
    const layer = ((from + 1) * (claims.places.length + 1) + to + 1) * layers + outlet[row] * 16 + status;
    const key = layer * directions + direction + 1;
    let number = known.get(key);
    if (number === undefined) {
      number = lanes.length;
      known.set(key, number);
      const kind = from < 0 ? "in" : to < 0 ? "out" : samePoint(claims.places, from, to) ? "loop" : "flow";
      lanes.push(new Lane(number, kind, from, to, outlet[row], status, direction < 0 ? "" : claims.lists.direction[direction]));
    }
    laneOf[row] = number;
    const lane = lanes[number];
    lane.total++;
    if (brought.classOf[row] > lane.widest) lane.widest = brought.classOf[row];
  }
  orderRows(lanes, laneOf);
  return { ...brought, brought, lanes, laneOf, bundles: bundle(lanes) };
}

/** Give each lane its rows, in the table's order. */
function orderRows(lanes, laneOf) {
  const next = new Int32Array(lanes.length);
  let sum = 0;
  for (const lane of lanes) {
    lane.first = next[lane.number] = sum;
    sum += lane.total;
  }
  const order = new Int32Array(sum);
  for (let row = 0; row < laneOf.length; row++) if (laneOf[row] >= 0) order[next[laneOf[row]]++] = row;
  for (const lane of lanes) lane.order = order;
}

function samePoint(places, a, b) {
  return a === b || (places[a].lat === places[b].lat && places[a].lon === places[b].lon);
}

/**
 * Lanes that share their ends, in the one order that every view keeps: outlet, then status. The place of a lane in its
 * bundle never depends on a filter, so that nothing jumps when a layer is switched.
 */
function bundle(lanes) {
  const kinds = ["flow", "loop", "out", "in"];
  const places = lanes.reduce((most, lane) => Math.max(most, lane.from, lane.to), 0) + 2;
  const keyOf = (kind, from, to) => (kinds.indexOf(kind) * places + from + 1) * places + to + 1;
  const found = new Map();
  for (const lane of lanes) {
    const key = keyOf(lane.kind, lane.from, lane.to);
    let group = found.get(key);
    if (!group) found.set(key, (group = { kind: lane.kind, from: lane.from, to: lane.to, lanes: [], both: false }));
    group.lanes.push(lane);
  }
  for (const group of found.values()) {
    group.lanes.sort((a, b) => a.outlet - b.outlet || a.status - b.status || a.number - b.number);
    group.both = group.kind === "flow" && found.has(keyOf("flow", group.to, group.from));
    group.ribbon = group.kind === "flow" && group.lanes.length >= RIBBON_FROM;
  }
  const stubs = new Map(); // open ends at one place and bearing take turns around it
  for (const lane of lanes) {
    if (lane.kind !== "in" && lane.kind !== "out") continue;
    const key = `${lane.kind},${lane.kind === "in" ? lane.to : lane.from},${lane.direction}`;
    lane.nth = stubs.get(key) || 0;
    stubs.set(key, lane.nth + 1);
  }
  return [...found.values()];
}

/**
 * How many shown claims each lane has, the widest class among them, the places that they name on the way, and the event
 * with most tellings where there are several.
 */
export function laneCounts(built, mask) {
  const counts = new Int32Array(built.lanes.length);
  const classes = new Uint8Array(built.lanes.length);
  for (let row = 0; row < mask.length; row++) {
    const lane = built.laneOf[row];
    if (lane < 0 || !mask[row]) continue;
    counts[lane]++;
    if (built.classOf[row] > classes[lane]) classes[lane] = built.classOf[row];
  }
  const marks = new Map();
  for (const [row, standing] of built.toldAgain) {
    const lane = built.laneOf[row];
    if (lane >= 0 && mask[row] && !(marks.get(lane)?.tellings >= standing.tellings)) marks.set(lane, standing);
  }
  const via = new Map();
  for (const [row, places] of built.viaOf) {
    const lane = built.laneOf[row];
    if (lane < 0 || !mask[row]) continue;
    if (!via.has(lane)) via.set(lane, new Set());
    for (const place of places) via.get(lane).add(place);
  }
  return { counts, classes, via, marks };
}
