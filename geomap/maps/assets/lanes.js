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

/** The rows of lanes, in the table's order; sorted out when a reader first asks for some, since drawing needs none. */
class Rows {
  constructor(lanes, laneAt, n) {
    Object.assign(this, { lanes, laneAt, n, order: null });
  }

  of(lane) {
    if (!this.order) this.sort();
    return this.order.subarray(this.starts[lane.number], this.starts[lane.number] + lane.total);
  }

  sort() {
    this.starts = new Int32Array(this.lanes.length + 1);
    for (const lane of this.lanes) this.starts[lane.number + 1] = this.starts[lane.number] + lane.total;
    const next = this.starts.slice();
    this.order = new Int32Array(next[this.lanes.length]);
    for (let row = 0; row < this.n; row++) {
      const lane = this.laneAt(row);
      if (lane >= 0) this.order[next[lane]++] = row;
    }
  }
}

/** A line to draw. Its slot says outlet, status and, at an open end, direction: what tells it from others with its ends. */
class Lane {
  constructor(number, kind, from, to, outlet, status, direction, slot) {
    this.number = number;
    this.kind = kind;
    this.from = from;
    this.to = to;
    this.outlet = outlet;
    this.status = status;
    this.direction = direction;
    this.slot = slot;
    this.widest = 0;
    this.total = 0;
    this.nth = 0; // of the open ends at one place and bearing
    this.source = null;
  }

  get rows() {
    return this.source.of(this);
  }
}

/**
 * Sort the claims into lanes. `laneAt(row)` is -1 for a claim that is not drawn: rejected in review, or no place known.
 * A lane has kind "flow" (two ends), "loop" (both ends one place), "out" (origin known) or "in" (destination known).
 */
export function buildLanes(claims, style) {
  const statusPlace = claims.lists.status.map((status) => {
    const at = style.statuses.indexOf(status);
    return at < 0 ? style.statuses.indexOf("possible") : at;
  });
  const rejected = claims.lists.review.indexOf("rejected");
  const { codes, outlet } = claims;
  const brought = brings(claims, style);
  const laneOf = new Int32Array(claims.n).fill(-1);
  const lanes = [];
  const known = new Map();
  const directions = claims.lists.direction.length + 1;
  const slots = claims.outlets.length * 16 * directions;
  for (let row = 0; row < claims.n; row++) {
    const from = claims.from[row];
    const to = claims.to[row];
    if ((from < 0 && to < 0) || (rejected >= 0 && codes.review[row] === rejected)) continue;
    const status = codes.status[row] < 0 ? 0 : statusPlace[codes.status[row]];
    const direction = from < 0 || to < 0 ? codes.direction[row] : -1;
    const slot = (outlet[row] * 16 + status) * directions + direction + 1;
    const key = ((from + 1) * (claims.places.length + 1) + to + 1) * slots + slot;
    let number = known.get(key);
    if (number === undefined) {
      number = lanes.length;
      known.set(key, number);
      lanes.push(new Lane(number, kindOf(claims.places, from, to), from, to, outlet[row], status, direction < 0 ? "" : claims.lists.direction[direction], slot));
    }
    laneOf[row] = number;
    const lane = lanes[number];
    lane.total++;
    if (brought.classOf[row] > lane.widest) lane.widest = brought.classOf[row];
  }
  const laneAt = (row) => laneOf[row];
  giveRows(lanes, laneAt, claims.n);
  return { ...brought, lanes, laneOf, laneAt, slots, ...bundle(lanes) };
}

function giveRows(lanes, laneAt, n) {
  const source = new Rows(lanes, laneAt, n);
  for (const lane of lanes) lane.source = source;
}

function kindOf(places, from, to) {
  return from < 0 ? "in" : to < 0 ? "out" : samePoint(places, from, to) ? "loop" : "flow";
}

function samePoint(places, a, b) {
  return a === b || (places[a].lat === places[b].lat && places[a].lon === places[b].lon);
}

/** The groups that share kind and ends, numbered as they come: a function that finds or makes one. */
function grouping(places) {
  const kinds = ["flow", "loop", "out", "in"];
  const groups = [];
  const found = new Map();
  const keyOf = (kind, from, to) => (kinds.indexOf(kind) * (places + 1) + from + 1) * (places + 1) + to + 1;
  const groupFor = (kind, from, to) => {
    const key = keyOf(kind, from, to);
    let group = found.get(key);
    if (!group) {
      group = { number: groups.length, kind, from, to, lanes: [], total: 0, both: false, ribbon: false };
      groups.push(group);
      found.set(key, group);
    }
    return group;
  };
  return { groups, groupFor, has: (kind, from, to) => found.has(keyOf(kind, from, to)) };
}

/**
 * Lanes that share their ends, in the one order that every view keeps: outlet, then status. The place of a lane in its
 * bundle never depends on a filter, so that nothing jumps when a layer is switched. `bundleOf` is each lane's.
 */
function bundle(lanes) {
  const places = lanes.reduce((most, lane) => Math.max(most, lane.from, lane.to), 0) + 1;
  const grouped = grouping(places);
  for (const lane of lanes) grouped.groupFor(lane.kind, lane.from, lane.to).lanes.push(lane);
  for (const group of grouped.groups) group.lanes.sort((a, b) => a.outlet - b.outlet || a.status - b.status || a.number - b.number);
  return settle(grouped, lanes);
}

/** Note what the lanes of each group make of it. */
function settle({ groups, has }, lanes) {
  const bundleOf = new Int32Array(lanes.length);
  for (const group of groups) {
    for (const lane of group.lanes) {
      bundleOf[lane.number] = group.number;
      group.total += lane.total;
    }
    group.both = group.kind === "flow" && has("flow", group.to, group.from);
    group.ribbon = group.kind === "flow" && group.lanes.length >= RIBBON_FROM;
  }
  const stubs = new Map(); // open ends at one place and bearing take turns around it
  for (const lane of lanes) {
    if (lane.kind !== "in" && lane.kind !== "out") continue;
    const key = `${lane.kind},${lane.kind === "in" ? lane.to : lane.from},${lane.direction}`;
    lane.nth = stubs.get(key) || 0;
    stubs.set(key, lane.nth + 1);
  }
  return { bundles: groups, bundleOf };
}

/**
 * The lanes of `built` where places are put together: `of` is each place's new number, `places` are the new ones. Made of
 * lanes, not of claims, since a change of the filters may ask for it; numbered as if made of claims. `joinedOf` is where each lane of `built` went.
 */
export function joinLanes(built, of, places) {
  const grouped = grouping(places.length);
  const parts = [];
  for (const part of built.bundles) {
    const [from, to] = [part.from, part.to].map((place) => (place < 0 ? -1 : of[place]));
    const { number } = grouped.groupFor(kindOf(places, from, to), from, to);
    if (parts[number]) parts[number].push(part);
    else parts[number] = [part];
  }
  const homes = new Array(built.lanes.length); // the new lane of each
  const atSlot = new Array(built.slots).fill(null);
  for (const group of grouped.groups) joinGroup(group, parts[group.number], homes, atSlot);
  const lanes = [];
  const joinedOf = new Int32Array(homes.length);
  for (let number = 0; number < homes.length; number++) {
    const lane = homes[number];
    if (lane.number < 0) lane.number = lanes.push(lane) - 1;
    joinedOf[number] = lane.number;
  }
  const laneAt = (row) => (built.laneOf[row] < 0 ? -1 : joinedOf[built.laneOf[row]]);
  giveRows(lanes, laneAt, built.laneOf.length);
  for (const group of grouped.groups) if (group.kind === "in" || group.kind === "out") group.lanes.sort((a, b) => a.outlet - b.outlet || a.status - b.status || a.number - b.number);
  return { ...built, lanes, laneAt, joinedOf, ...settle(grouped, lanes) };
}

/** Make a group's lanes of those of its parts, in the order of their slots; `atSlot` is empty before and after. */
function joinGroup(group, parts, homes, atSlot) {
  const slots = [];
  for (const { lanes } of parts) {
    for (const lane of lanes) {
      const { slot } = lane;
      let home = atSlot[slot];
      if (home === null) {
        home = atSlot[slot] = new Lane(-1, group.kind, group.from, group.to, lane.outlet, lane.status, lane.direction, slot);
        slots.push(slot);
      }
      homes[lane.number] = home;
      home.total += lane.total;
      if (lane.widest > home.widest) home.widest = lane.widest;
    }
  }
  for (const slot of Int32Array.from(slots).sort()) {
    group.lanes.push(atSlot[slot]);
    atSlot[slot] = null;
  }
}

/**
 * How many shown claims each lane has, the widest class among them, the places that they name on the way, and the event
 * with most tellings where there are several. `claims` and `lines` count by bundle: drawing goes through these, since
 * there are far fewer.
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
  return shownOf(built, counts, classes, mask);
}

/** The same for lanes that were joined, from the counts of those that they were made of. */
export function joinedCounts(joined, shown, mask) {
  const counts = new Int32Array(joined.lanes.length);
  const classes = new Uint8Array(joined.lanes.length);
  for (let part = 0; part < joined.joinedOf.length; part++) {
    const lane = joined.joinedOf[part];
    counts[lane] += shown.counts[part];
    if (shown.classes[part] > classes[lane]) classes[lane] = shown.classes[part];
  }
  return shownOf(joined, counts, classes, mask);
}

function shownOf(built, counts, classes, mask) {
  const claims = new Int32Array(built.bundles.length);
  const lines = new Int32Array(built.bundles.length);
  for (let lane = 0; lane < counts.length; lane++) {
    if (!counts[lane]) continue;
    claims[built.bundleOf[lane]] += counts[lane];
    lines[built.bundleOf[lane]]++;
  }
  const marks = new Map();
  for (const [row, standing] of built.toldAgain) {
    if (!mask[row]) continue;
    const lane = built.laneAt(row);
    if (lane >= 0 && !(marks.get(lane)?.tellings >= standing.tellings)) marks.set(lane, standing);
  }
  const via = new Map();
  for (const [row, places] of built.viaOf) {
    if (!mask[row]) continue;
    const lane = built.laneAt(row);
    if (lane < 0) continue;
    if (!via.has(lane)) via.set(lane, new Set());
    for (const place of places) via.get(lane).add(place);
  }
  return { counts, classes, claims, lines, via, marks, lanesIn: new Map() };
}

/** The shown lanes of a bundle; kept, since the map is painted many times between two changes of the filters. */
export function lanesShown(group, shown) {
  let lanes = shown.lanesIn.get(group.number);
  if (!lanes) shown.lanesIn.set(group.number, (lanes = group.lanes.filter((lane) => shown.counts[lane.number])));
  return lanes;
}
