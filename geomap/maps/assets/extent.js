// Where the map opens: on the bulk of the claims. One far place must not make all others too small to see.

export const BULK = [0.04, 0.96]; // of the claims' ends, in each direction
const FAR = 4; // times the bulk's area that everything may take before the map opens on the bulk alone

/** The value below which a share of the weight lies. */
function quantile(values, weights, share) {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  for (const i of order) {
    sum += weights[i];
    if (sum >= share * total) return values[i];
  }
  return values[order[order.length - 1]];
}

/**
 * The box to open on, [west, south, east, north], and how many claims have an end outside it; null without places.
 * `weights` are the claims' ends at each place.
 */
export function openingBox(places, weights) {
  const all = places.map((_, i) => i).filter((i) => weights[i] > 0);
  if (!all.length) return null;
  const towns = all.filter((i) => !places[i].area); // the middle of a country says little of where the claims are
  const used = towns.length ? towns : all;
  const lons = used.map((i) => places[i].lon);
  const lats = used.map((i) => places[i].lat);
  const whole = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const part = used.map((i) => weights[i]);
  const core = [quantile(lons, part, BULK[0]), quantile(lats, part, BULK[0]), quantile(lons, part, BULK[1]), quantile(lats, part, BULK[1])];
  const [wide, high] = [Math.max(core[2] - core[0], 1), Math.max(core[3] - core[1], 1)];
  const room = [core[0] - wide / 2, core[1] - high / 2, core[2] + wide / 2, core[3] + high / 2];
  const near = used.filter((i) => places[i].lon >= room[0] && places[i].lon <= room[2] && places[i].lat >= room[1] && places[i].lat <= room[3]);
  const box = [Math.min(...near.map((i) => places[i].lon)), Math.min(...near.map((i) => places[i].lat)), Math.max(...near.map((i) => places[i].lon)), Math.max(...near.map((i) => places[i].lat))];
  const area = ([w, s, e, n]) => Math.max(e - w, 1) * Math.max(n - s, 1);
  return area(whole) > FAR * area(box) ? { box, outside: used.length - near.length } : { box: whole, outside: 0 };
}
