// Far out, towns that stand close together on the screen are drawn as one place, and their lines as one line per outlet
// and status. Only where there would be too many lines to read; the page says how many places were put together.
import { RIBBON_FROM, claimsIn, joinBundles } from "./lanes.js";
import { placePoints } from "./flows.js";

export const CROWD = 500; // so many lines on the screen cannot be read any more
export const APART = [26, 52, 104]; // pixels between two places that stay apart; the next where it is still too much
const ROOM = 25; // pixels: how far a line may start beside its place

/** Put towns within `reach` pixels of a busier one together; areas stay. Returns the new number of each place. */
export function clusterPlaces(places, points, weights, scale, reach = APART[0]) {
  const of = new Int32Array(places.length).fill(-1);
  const heads = [];
  const grid = new Map();
  const cell = (gx, gy) => gx * 2 ** 26 + gy;
  const order = places.map((_, place) => place).sort((a, b) => weights[b] - weights[a] || a - b);
  for (const place of order) {
    const [x, y] = [points[place][0] * scale, points[place][1] * scale];
    const [gx, gy] = [Math.floor(x / reach), Math.floor(y / reach)];
    let best = -1;
    if (!places[place].area) {
      for (let i = gx - 1; i <= gx + 1; i++) {
        for (let j = gy - 1; j <= gy + 1; j++) {
          for (const head of grid.get(cell(i, j)) || []) {
            const other = points[heads[head]];
            const [dx, dy] = [other[0] * scale - x, other[1] * scale - y];
            if (dx * dx + dy * dy < reach * reach) best = best < 0 ? head : Math.min(best, head);
          }
        }
      }
    }
    if (best < 0) {
      best = heads.length;
      heads.push(place);
      const key = cell(gx, gy);
      if (!places[place].area && !grid.get(key)?.push(best)) grid.set(key, [best]);
    }
    of[place] = best;
  }
  return { of, heads };
}

/** How many of the shown lines have an end far enough within the window to be drawn whatever their shape; counted up to `most`. */
export function surelyDrawn({ places, points, bundles }, shown, opened, view, most) {
  const inSight = (place) => {
    if (place < 0 || places[place].area) return false;
    const [x, y] = [points[place][0] * view.scale - view.x, points[place][1] * view.scale - view.y];
    return x >= ROOM && y >= ROOM && x <= view.width - ROOM && y <= view.height - ROOM;
  };
  const seen = places.map((_, place) => inSight(place));
  let lines = 0;
  for (let number = 0; number < bundles.length && lines < most; number++) {
    const { kind, from, to, ribbon } = bundles[number];
    if (!shown.lines[number] || kind === "loop" || !((from >= 0 && seen[from]) || (to >= 0 && seen[to]))) continue;
    lines += ribbon && !opened.has(number) ? 1 : shown.lines[number];
  }
  return Math.min(lines, most);
}

/**
 * The least of the reaches with which few enough lines are left. `clustersAt(reach)` puts places together, `inSight(place)`
 * says whether one is on the screen; a line counts where one of its ends is. No reach below `least` is tried: while the map
 * is only moved, places that were put together stay so.
 */
export function reachFor(bundles, shown, clustersAt, inSight, least = 0) {
  for (const reach of APART) {
    if (reach < least) continue;
    const { of, heads } = clustersAt(reach);
    const seen = heads.map(inSight);
    const pairs = new Map(); // outlets and statuses between two places, or null: so many that they make a ribbon
    let lines = 0;
    for (const bundle of bundles) {
      if (!shown.lines[bundle.number]) continue;
      const from = bundle.from < 0 ? -1 : of[bundle.from];
      const to = bundle.to < 0 ? -1 : of[bundle.to];
      if (from === to || !((from >= 0 && seen[from]) || (to >= 0 && seen[to]))) continue;
      const pair = (from + 1) * (heads.length + 1) + to + 1;
      const kinds = pairs.get(pair);
      if (kinds !== null) pairs.set(pair, withKinds(kinds || new Set(), bundle, shown));
      if (pairs.size > CROWD) break; // each has a line at the least
    }
    for (const kinds of pairs.values()) lines += kinds === null ? 1 : kinds.size;
    if (lines <= CROWD) return reach;
  }
  return APART[APART.length - 1];
}

/** Add the outlets and statuses of a bundle's shown lanes; null once they make a ribbon. */
function withKinds(kinds, { kind, number, built }, shown) {
  if (kind === "flow" && shown.lines[number] >= RIBBON_FROM) return null; // each lane is another then
  for (let lane = built.starts[number]; lane < built.starts[number + 1]; lane++) {
    if (shown.counts[lane]) kinds.add(Math.floor(built.slotOf[lane] / built.directions.length));
    if (kinds.size >= RIBBON_FROM) return null;
  }
  return kinds;
}

/** How many ends of claims each place is. */
export function weightsOf(claims) {
  const weights = new Int32Array(claims.places.length);
  for (const ends of [claims.from, claims.to]) for (let row = 0; row < ends.length; row++) if (ends[row] >= 0) weights[ends[row]]++;
  return weights;
}

/** What is drawn with close places put together. */
export function crowdLevel(places, built, { of, heads }) {
  const sizes = new Int32Array(heads.length);
  for (const head of of) sizes[head]++;
  const together = heads.map((head, number) => {
    const place = places[head];
    const more = sizes[number] > 1 ? ` +${sizes[number] - 1}` : "";
    const names = place.names && Object.fromEntries(Object.entries(place.names).map(([code, name]) => [code, name + more]));
    return { ...place, name: place.name + more, names };
  });
  const bundles = joinBundles(built, of, together);
  for (const group of bundles) group.inside = group.kind === "loop";
  return { drawing: { places: together, points: placePoints(together), bundles, placeOf: of }, joined: places.length - heads.length };
}

/** The map with close places put together, zoom by zoom; what that means for a zoom is worked out once. */
export class Crowd {
  constructor(places, built, points, weights) {
    Object.assign(this, { places, built, points, weights, clusters: new Map(), levels: new Map(), last: null });
  }

  clustersAt(step, reach) {
    const key = `${step} ${reach}`;
    if (!this.clusters.has(key)) this.clusters.set(key, clusterPlaces(this.places, this.points, this.weights, 2 ** step, reach));
    return this.clusters.get(key);
  }

  /** The level for a view, with the claims that `shown` counts; `within` counts those within one place. */
  at(view, shown) {
    const step = Math.round(Math.log2(view.scale) * 2) / 2;
    const inSight = (place) => {
      const [x, y] = [this.points[place][0] * view.scale - view.x, this.points[place][1] * view.scale - view.y];
      return x >= 0 && y >= 0 && x <= view.width && y <= view.height;
    };
    const least = this.last && this.last.step === step && this.last.shown === shown ? this.last.reach : 0;
    const reach = reachFor(this.built.bundles, shown, (apart) => this.clustersAt(step, apart), inSight, least);
    this.last = { step, shown, reach };
    const key = `${step} ${reach}`;
    if (!this.levels.has(key)) this.levels.set(key, crowdLevel(this.places, this.built, this.clustersAt(step, reach)));
    const level = this.levels.get(key);
    level.within = 0;
    for (const group of level.drawing.bundles) if (group.inside) level.within += claimsIn(group, shown);
    return level;
  }
}
