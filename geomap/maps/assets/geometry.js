// The shape of a line on the screen, in pixels. Rules C1-C7 and C14 of docs/map.md; pure numbers, tested under node.

export const STRAIGHT_BELOW = 24; // a chord this short is drawn straight
export const BOX = 0.35; // of the chord: how far a lone control point, or a fan beside its first lane, may stand off
export const GAP = 3; // pixels between lanes at mid-curve, and the least distance between their middles
export const HEAD_LEAST = 10; // a line shorter than this has no room for a head
export const FOOT = 0.3; // lanes part less where they start than where their heads need room
export const STUB = 40; // the length of an open end
export const SEGMENTS = 18;

/** How far the control point of a lone line stands off its chord: 0 when short, 5 % to 18 % of the chord from there. */
export function bend(chord) {
  if (chord < STRAIGHT_BELOW) return 0;
  const share = 0.05 + 0.13 * Math.min(1, Math.max(0, (chord - 60) / 180));
  return share * chord;
}

/**
 * Where each of a pair's lanes runs: its distance from the chord at mid-curve and at its ends, in pixels, to the right.
 * `widths` are the lanes' widths in their fixed order; `both` says that the other direction has lanes too.
 */
export function fan(widths, chord, both) {
  const base = Math.max(bend(chord) / 2, both ? GAP / 2 + widths[0] / 2 : 0);
  const wanted = [];
  for (let i = 1; i < widths.length; i++) wanted.push((widths[i - 1] + widths[i]) / 2 + GAP);
  const total = wanted.reduce((sum, step) => sum + step, 0);
  const room = (BOX * chord) / 2; // the fan beside its first lane
  const squeeze = total > room && total > 0 ? room / total : 1;
  const endTotal = Math.min(total, both ? 14 : 22, 0.3 * chord);
  let mid = base;
  let end = both ? Math.min(base, 4) : -endTotal / 2;
  const lanes = [{ mid, end }];
  for (const step of wanted) {
    mid += Math.max(GAP, step * squeeze);
    end += total > 0 ? (step * endTotal) / total : 0;
    lanes.push({ mid, end });
  }
  return lanes;
}

/** The quadratic curve of a lane: [x0, y0, cx, cy, x1, y1]. Right of travel on a screen whose y runs down. */
export function laneCurve(ax, ay, bx, by, lane) {
  const chord = Math.hypot(bx - ax, by - ay) || 1;
  const nx = -(by - ay) / chord;
  const ny = (bx - ax) / chord;
  const c = 2 * lane.mid - (lane.end * (1 + FOOT)) / 2; // so that the curve's middle is lane.mid off the chord
  return [
    ax + nx * lane.end * FOOT, ay + ny * lane.end * FOOT,
    (ax + bx) / 2 + nx * c, (ay + by) / 2 + ny * c,
    bx + nx * lane.end, by + ny * lane.end,
  ];
}

/** A point of the curve. */
export function pointAt([x0, y0, cx, cy, x1, y1], t) {
  const s = 1 - t;
  return [s * s * x0 + 2 * s * t * cx + t * t * x1, s * s * y0 + 2 * s * t * cy + t * t * y1];
}

/** The lengths of the chords that a curve is measured by; without a call for each point, since thousands of lines are. */
function chords([x0, y0, cx, cy, x1, y1]) {
  const lengths = [];
  let [px, py] = [x0, y0];
  for (let i = 1; i <= SEGMENTS; i++) {
    const t = i / SEGMENTS;
    const s = 1 - t;
    const x = s * s * x0 + 2 * s * t * cx + t * t * x1;
    const y = s * s * y0 + 2 * s * t * cy + t * t * y1;
    lengths.push(Math.sqrt((x - px) * (x - px) + (y - py) * (y - py)));
    px = x;
    py = y;
  }
  return lengths;
}

function sumOf(lengths) {
  let sum = 0;
  for (const length of lengths) sum += length;
  return sum;
}

/** The length of the curve, by its chords. */
export function curveLength(curve) {
  return sumOf(chords(curve));
}

/** The part of a curve between two places on it (de Casteljau). */
export function subCurve(curve, t0, t1) {
  const [x0, y0, cx, cy, x1, y1] = curve;
  const mixed = (a, b, t) => a + (b - a) * t;
  const control = (p0, c, p1) => mixed(mixed(p0, c, t0), mixed(c, p1, t0), t1);
  const [ax, ay] = pointAt(curve, t0);
  const [bx, by] = pointAt(curve, t1);
  return [ax, ay, control(x0, cx, x1), control(y0, cy, y1), bx, by];
}

/**
 * The curve without `start` pixels at its beginning and `end` at its end; both together take at most 60 % of it.
 * `within`, a test of a point for either end, stands for the distance where the end is an area with an outline.
 */
export function trim(curve, start, end, within = [null, null]) {
  const steps = chords(curve);
  const length = sumOf(steps);
  const first = within[0] ? length * leaves(curve, within[0]) : start;
  const last = within[1] ? length * leaves(reversed(curve), within[1]) : end;
  const scale = Math.min(1, (0.6 * length) / Math.max(first + last, 1e-9));
  return subCurve(curve, place(steps, first * scale), place(steps, length - last * scale));
}

/** How far along a curve, from 0 to 1, it first leaves the shape that it starts in; 0 where it starts outside. */
export function leaves(curve, isInside) {
  let t = 0;
  while (t < 1 && isInside(...pointAt(curve, t))) t += 1 / SEGMENTS;
  if (t === 0 || t >= 1) return Math.min(t, 1);
  let [low, high] = [t - 1 / SEGMENTS, t];
  for (let i = 0; i < 5; i++) {
    const middle = (low + high) / 2;
    if (isInside(...pointAt(curve, middle))) low = middle;
    else high = middle;
  }
  return high;
}

function reversed([x0, y0, cx, cy, x1, y1]) {
  return [x1, y1, cx, cy, x0, y0];
}

/** Where on a curve a distance from its start is passed, from 0 to 1. */
function place(steps, distance) {
  let done = 0;
  for (let i = 0; i < SEGMENTS; i++) {
    if (done + steps[i] >= distance) return (i + (steps[i] > 0 ? (distance - done) / steps[i] : 0)) / SEGMENTS;
    done += steps[i];
  }
  return 1;
}

/** How long a head is on a line of this width and visible length; 0 where there is no room for one. */
export function headLength(width, visible) {
  if (visible < HEAD_LEAST) return 0;
  return Math.min(6 + 1.5 * width, visible / 4);
}

/**
 * The head at the end of a curve: its tip, its two barbs, and where the stroke has to stop beneath it.
 * Null where there is no room for one.
 */
export function head(curve, width) {
  const steps = chords(curve);
  const length = sumOf(steps);
  const size = headLength(width, length);
  if (size === 0) return null;
  const t = place(steps, length - size * 0.85);
  const [bx, by] = pointAt(curve, t);
  const [tx, ty] = [curve[4], curve[5]];
  const far = Math.hypot(tx - bx, ty - by) || 1;
  const [ux, uy] = [(tx - bx) / far, (ty - by) / far];
  const half = Math.min(Math.max(width / 2 + 2.2, size * 0.42), size);
  const [ex, ey] = [tx - ux * size, ty - uy * size];
  return { tip: [tx, ty], left: [ex - uy * half, ey + ux * half], right: [ex + uy * half, ey - ux * half], shaft: t };
}

const COMPASS = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];

/** The screen angle of a compass word (y runs down); straight down where there is none. */
export function bearing(word) {
  const plain = (word || "").toLowerCase().replace(/[^a-z]/g, "").replace(/(?:wards?|er(?:ly|n))$/, "");
  const at = COMPASS.indexOf(plain);
  return at < 0 ? Math.PI / 2 : (at * Math.PI) / 4 - Math.PI / 2;
}

/** Open ends at one place fan out around their bearing, so that none hides another: 0, +16, -16, +32 degrees ... */
export function stubAngle(word, nth) {
  const side = nth % 2 ? 1 : -1;
  return bearing(word) + (side * Math.ceil(nth / 2) * 16 * Math.PI) / 180;
}

/** The line of an open end: away from a known origin, or towards a known destination. */
export function stubCurve(x, y, radius, angle, inwards) {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const [near, far] = [radius + 2, radius + 2 + STUB];
  if (inwards) return [x - dx * far, y - dy * far, x - (dx * (near + far)) / 2, y - (dy * (near + far)) / 2, x - dx * near, y - dy * near];
  return [x + dx * near, y + dy * near, x + (dx * (near + far)) / 2, y + (dy * (near + far)) / 2, x + dx * far, y + dy * far];
}

/** The distance of a point from a curve. */
export function distanceTo(curve, x, y) {
  let best = Infinity;
  let [px, py] = [curve[0], curve[1]];
  for (let i = 1; i <= SEGMENTS; i++) {
    const [qx, qy] = pointAt(curve, i / SEGMENTS);
    const [vx, vy] = [qx - px, qy - py];
    const square = vx * vx + vy * vy;
    const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - px) * vx + (y - py) * vy) / square));
    best = Math.min(best, Math.hypot(px + t * vx - x, py + t * vy - y));
    [px, py] = [qx, qy];
  }
  return best;
}

/** The box of a curve: the chord's and the control point's. */
export function boxOf([x0, y0, cx, cy, x1, y1]) {
  return [Math.min(x0, cx, x1), Math.min(y0, cy, y1), Math.max(x0, cx, x1), Math.max(y0, cy, y1)];
}
