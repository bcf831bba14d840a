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

/**
 * A line to draw: of one outlet, status and, where an end is open, direction. `parts` are the numbers of the lanes of
 * `built` that it is made of, one unless places were put together. Its order is its first claim's.
 */
class Lane {
  constructor(group, slot) {
    const { built } = group;
    const layer = Math.floor(slot / built.directions.length);
    this.group = group;
    this.kind = group.kind;
    this.from = group.from;
    this.to = group.to;
    this.outlet = Math.floor(layer / 16);
    this.status = layer % 16;
    this.direction = built.directions[slot % built.directions.length];
    this.parts = [];
    this.widest = 0;
    this.total = 0;
    this.order = Infinity;
    this.nth = 0; // of the open ends at one place and bearing
  }

  take(part) {
    const { built } = this.group;
    this.parts.push(part);
    this.total += built.totals[part];
    this.widest = Math.max(this.widest, built.widest[part]);
    this.order = Math.min(this.order, built.firstRow[part]);
  }

  /** The numbers of its claims, in the table's order. */
  get rows() {
    const rows = this.parts.map((part) => rowsOf(this.group.built, part));
    return rows.length === 1 ? rows[0] : Int32Array.from(rows.flatMap((part) => [...part])).sort();
  }
}

/**
 * The lanes between two ends, or at one. `parts` are the numbers of the bundles of `built` that it is made of; `inside` says
 * that they lie within places that were put together, and are counted, not drawn. Its lanes are made when they are first asked
 * for: a ribbon is drawn without them.
 */
class Bundle {
  constructor(built, number, kind, from, to) {
    Object.assign(this, { built, number, kind, from, to, parts: [], total: 0, both: false, ribbon: false, inside: false, made: null });
  }

  /** In the one order that every view keeps: outlet, then status. A filter never changes it, so that nothing jumps. */
  get lanes() {
    this.made ??= makeLanes(this);
    return this.made;
  }
}

function makeLanes(group) {
  const { starts, slotOf } = group.built;
  const found = new Map();
  for (const part of group.parts) {
    for (let lane = starts[part]; lane < starts[part + 1]; lane++) {
      let home = found.get(slotOf[lane]);
      if (!home) found.set(slotOf[lane], (home = new Lane(group, slotOf[lane])));
      home.take(lane);
    }
  }
  const lanes = [...found.values()].sort((a, b) => a.order - b.order);
  const turns = new Map(); // open ends of one bearing take turns around their place
  for (const lane of lanes) {
    lane.nth = turns.get(lane.direction) || 0;
    turns.set(lane.direction, lane.nth + 1);
  }
  return lanes.sort((a, b) => a.outlet - b.outlet || a.status - b.status || a.order - b.order);
}

/** The claims of a lane; they are sorted by lane when a reader first asks for some, since drawing needs none. */
function rowsOf(built, lane) {
  built.rows ??= orderBy(built.laneOf, built.totals);
  const { starts, order } = built.rows;
  return order.subarray(starts[lane], starts[lane + 1]);
}

/** Sort rows by what they belong to (-1: nothing), in their order: those of `i` stand in `order` from starts[i] on. */
function orderBy(homeOf, sizes) {
  const starts = new Int32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = starts[i] + sizes[i];
  const next = starts.slice();
  const order = new Int32Array(starts[sizes.length]);
  for (let row = 0; row < homeOf.length; row++) if (homeOf[row] >= 0) order[next[homeOf[row]]++] = row;
  return { starts, order };
}

/**
 * Sort the claims into bundles, and those of each bundle into lanes. A bundle has kind "flow" (two ends), "loop" (both ends
 * one place), "out" (origin known) or "in" (destination known). Lanes are numbers, since there may be a hundred thousand:
 * those of bundle b run from starts[b] on, sorted by slot (outlet, status, direction of an open end). `laneOf[row]` is -1
 * for a claim that is not drawn: rejected in review, or no place known.
 */
export function buildLanes(claims, style) {
  const built = { ...brings(claims, style), directions: ["", ...claims.lists.direction], bundles: [], rows: null };
  const bundleOfRow = findBundles(claims, built);
  const { starts, order } = orderBy(bundleOfRow, Int32Array.from(built.bundles, (group) => group.total));
  const slotOfRow = slotsOf(claims, style, built.directions.length);
  Object.assign(built, {
    laneOf: new Int32Array(claims.n).fill(-1),
    starts: new Int32Array(built.bundles.length + 1),
    bundleOf: new Int32Array(order.length), // of a lane, as all that follow; there are at most as many as claims
    slotOf: new Int32Array(order.length),
    totals: new Int32Array(order.length),
    firstRow: new Int32Array(order.length),
    widest: new Uint8Array(order.length),
  });
  const laneAt = new Int32Array(claims.outlets.length * 16 * built.directions.length).fill(-1); // by slot, of the bundle in hand
  let lanes = 0;
  for (let bundle = 0; bundle < built.bundles.length; bundle++) {
    const used = [];
    for (let i = starts[bundle]; i < starts[bundle + 1]; i++) {
      const slot = slotOfRow[order[i]];
      if (laneAt[slot] < 0) used.push(slot);
      laneAt[slot] = 0;
    }
    for (const slot of Int32Array.from(used).sort()) {
      built.bundleOf[lanes] = bundle;
      built.slotOf[lanes] = slot;
      laneAt[slot] = lanes++;
    }
    for (let i = starts[bundle]; i < starts[bundle + 1]; i++) {
      const row = order[i];
      const lane = laneAt[slotOfRow[row]];
      if (built.totals[lane]++ === 0) built.firstRow[lane] = row;
      if (built.classOf[row] > built.widest[lane]) built.widest[lane] = built.classOf[row];
      built.laneOf[row] = lane;
    }
    for (const slot of used) laneAt[slot] = -1;
    built.starts[bundle + 1] = lanes;
    built.bundles[bundle].ribbon = built.bundles[bundle].kind === "flow" && used.length >= RIBBON_FROM;
  }
  for (const name of ["bundleOf", "slotOf", "totals", "firstRow", "widest"]) built[name] = built[name].slice(0, lanes);
  return built;
}

/** Find the bundles; returns that of each claim, -1 where it is not drawn. */
function findBundles(claims, built) {
  const { from, to, places, codes } = claims;
  const rejected = claims.lists.review.indexOf("rejected");
  const bundleOfRow = new Int32Array(claims.n).fill(-1);
  const find = grouping(built, places);
  for (let row = 0; row < claims.n; row++) {
    if ((from[row] < 0 && to[row] < 0) || (rejected >= 0 && codes.review[row] === rejected)) continue;
    const group = find(from[row], to[row]);
    group.total++;
    bundleOfRow[row] = group.number;
  }
  built.bundles = find.groups;
  for (const group of built.bundles) group.parts.push(group.number);
  return bundleOfRow;
}

/** The slot of each claim. */
function slotsOf(claims, style, directions) {
  const { codes, outlet, from, to } = claims;
  const statusPlace = claims.lists.status.map((status) => {
    const at = style.statuses.indexOf(status);
    return at < 0 ? style.statuses.indexOf("possible") : at;
  });
  const slots = new Int32Array(claims.n);
  for (let row = 0; row < claims.n; row++) {
    const status = codes.status[row] < 0 ? 0 : statusPlace[codes.status[row]];
    const direction = from[row] < 0 || to[row] < 0 ? codes.direction[row] : -1;
    slots[row] = (outlet[row] * 16 + status) * directions + direction + 1;
  }
  return slots;
}

/** A function that finds or makes the bundle between two ends; its `groups` are all that it made, numbered as they came. */
function grouping(built, places) {
  const found = new Map();
  const find = (from, to) => {
    const key = (from + 1) * (places.length + 1) + to + 1;
    let group = found.get(key);
    if (!group) {
      const kind = from < 0 ? "in" : to < 0 ? "out" : samePoint(places, from, to) ? "loop" : "flow";
      group = new Bundle(built, find.groups.length, kind, from, to);
      find.groups.push(group);
      found.set(key, group);
      const back = kind === "flow" && found.get((to + 1) * (places.length + 1) + from + 1);
      if (back) back.both = group.both = true;
    }
    return group;
  };
  find.groups = [];
  return find;
}

function samePoint(places, a, b) {
  return a === b || (places[a].lat === places[b].lat && places[a].lon === places[b].lon);
}

/** The bundles of `built` where places are put together: `of` is each place's new number, `places` are the new ones. */
export function joinBundles(built, of, places) {
  const find = grouping(built, places);
  for (const part of built.bundles) {
    const group = find(part.from < 0 ? -1 : of[part.from], part.to < 0 ? -1 : of[part.to]);
    group.parts.push(part.number);
    group.total += part.total;
    if (group.kind === "flow" && part.ribbon) group.ribbon = true;
  }
  for (const group of find.groups) if (group.kind === "flow" && !group.ribbon) group.ribbon = group.lanes.length >= RIBBON_FROM;
  return find.groups;
}

/**
 * How many shown claims each lane has, the widest class among them, the places that they name on the way, and the event
 * with most tellings where there are several. `claims` and `lines` are the shown claims and lanes of each bundle: drawing
 * goes through these, since there are far fewer.
 */
export function laneCounts(built, mask) {
  const { laneOf, classOf, bundleOf } = built;
  const counts = new Int32Array(bundleOf.length);
  const classes = new Uint8Array(bundleOf.length);
  for (let row = 0; row < mask.length; row++) {
    const lane = laneOf[row];
    if (lane < 0 || !mask[row]) continue;
    counts[lane]++;
    if (classOf[row] > classes[lane]) classes[lane] = classOf[row];
  }
  const claims = new Int32Array(built.bundles.length);
  const lines = new Int32Array(built.bundles.length);
  for (let lane = 0; lane < counts.length; lane++) {
    if (!counts[lane]) continue;
    claims[bundleOf[lane]] += counts[lane];
    lines[bundleOf[lane]]++;
  }
  const marks = new Map();
  for (const [row, standing] of built.toldAgain) {
    const lane = laneOf[row];
    if (lane >= 0 && mask[row] && !(marks.get(lane)?.standing.tellings >= standing.tellings)) marks.set(lane, { row, standing });
  }
  const via = new Map();
  for (const [row, places] of built.viaOf) {
    const lane = laneOf[row];
    if (lane < 0 || !mask[row]) continue;
    if (!via.has(lane)) via.set(lane, new Set());
    for (const place of places) via.get(lane).add(place);
  }
  return { counts, classes, claims, lines, via, marks, ribbons: new Map() };
}

/** How many shown claims a bundle holds. */
export function claimsIn({ parts }, shown) {
  let sum = 0;
  for (const part of parts) sum += shown.claims[part];
  return sum;
}

/** What is shown of a lane: its claims, the widest class among them, the event told most, and the places on the way. */
export function shownOf({ parts }, shown) {
  const found = { claims: 0, cls: 0, mark: null, via: null };
  let first = null;
  for (const part of parts) {
    found.claims += shown.counts[part];
    found.cls = Math.max(found.cls, shown.classes[part]);
    const mark = shown.marks.get(part);
    if (mark && (!first || mark.standing.tellings > first.standing.tellings || (mark.standing.tellings === first.standing.tellings && mark.row < first.row))) first = mark;
    if (shown.via.has(part)) found.via = new Set([...(found.via || []), ...shown.via.get(part)]);
  }
  found.mark = first && first.standing;
  return found;
}

/** The lanes of a bundle that have shown claims. */
export function lanesShown(group, shown) {
  return group.lanes.filter(({ parts }) => parts.some((part) => shown.counts[part]));
}

/**
 * What a ribbon is drawn by: how many lines it stands for, their outlets and the order of the first; kept, since the map is
 * painted many times between two changes of the filters.
 */
export function ribbonShown(group, shown) {
  let found = shown.ribbons.get(group);
  if (found) return found;
  const { starts, slotOf, firstRow, directions } = group.built;
  const slots = new Set();
  let least = Infinity;
  for (const part of group.parts) {
    for (let lane = starts[part]; lane < starts[part + 1]; lane++) {
      if (!shown.counts[lane]) continue;
      slots.add(slotOf[lane]);
      if (slotOf[lane] < least) least = slotOf[lane];
    }
  }
  let order = Infinity; // whatever is shown of the first line: a filter must not move a ribbon above another
  for (const part of group.parts) {
    for (let lane = starts[part]; lane < starts[part + 1]; lane++) if (slotOf[lane] === least) order = Math.min(order, firstRow[lane]);
  }
  const outlets = new Set();
  for (const slot of slots) outlets.add(Math.floor(slot / (16 * directions.length)));
  found = { lines: slots.size, outlets: [...outlets].sort((a, b) => a - b), order };
  shown.ribbons.set(group, found);
  return found;
}
