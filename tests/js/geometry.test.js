import assert from "node:assert/strict";
import { test } from "node:test";
import { BOX, bearing, bend, curveLength, distanceTo, fan, head, headLength, laneCurve, pointAt, STUB, stubAngle, stubCurve, trim } from "../../geomap/maps/assets/geometry.js";

const CHORDS = [5, 23, 24, 40, 60, 90, 150, 240, 400, 900];

test("C1: the control point stands on the perpendicular at the middle of the chord", () => {
  for (const [ax, ay, bx, by] of [[0, 0, 300, 0], [10, 20, -200, 340], [5, 5, 5, 400]]) {
    const [lane] = fan([4], Math.hypot(bx - ax, by - ay), false);
    const [x0, y0, cx, cy, x1, y1] = laneCurve(ax, ay, bx, by, lane);
    const [dx, dy] = [x1 - x0, y1 - y0];
    const t = ((cx - x0) * dx + (cy - y0) * dy) / (dx * dx + dy * dy);
    assert.ok(Math.abs(t - 0.5) < 1e-6);
  }
});

test("C2: a longer chord never bends less, a short one is straight, and a lone line stays in its box", () => {
  let before = 0;
  for (const chord of CHORDS) {
    assert.ok(bend(chord) >= before);
    before = bend(chord);
    assert.ok(bend(chord) <= BOX * chord);
  }
  assert.equal(bend(23.9), 0);
});

test("C3: lines bend to the right of travel", () => {
  const [lane] = fan([4], 200, false);
  const east = laneCurve(0, 0, 200, 0, lane); // on a screen, right of eastwards is down
  assert.ok(pointAt(east, 0.5)[1] > 0);
  const west = laneCurve(200, 0, 0, 0, lane);
  assert.ok(pointAt(west, 0.5)[1] < 0);
});

test("C3: the lanes of the two directions between two places never meet but at their ends", () => {
  for (const chord of CHORDS.filter((one) => one > 20)) {
    for (const lane of fan([8, 4, 2.5], chord, true)) {
      const there = laneCurve(0, 0, chord, 0, lane);
      for (let i = 0; i <= 20; i++) assert.ok(pointAt(there, i / 20)[1] >= 0);
    }
  }
});

test("C4: up to eight lanes are at least 3 px apart at mid-curve, whatever the chord", () => {
  for (const chord of CHORDS) {
    for (let n = 2; n <= 8; n++) {
      const lanes = fan(new Array(n).fill(0).map((_, i) => [1.5, 2.5, 4, 6, 8][i % 5]), chord, n % 2 === 0);
      for (let i = 1; i < n; i++) assert.ok(lanes[i].mid - lanes[i - 1].mid >= 3 - 1e-9);
    }
  }
});

test("C6: a head is at most a quarter of its line, and a line under 10 px has none", () => {
  for (const width of [1.5, 2.5, 4, 6, 8]) {
    for (const visible of [4, 9.9, 10, 20, 60, 400]) {
      const size = headLength(width, visible);
      assert.ok(size <= visible / 4);
      if (visible < 10) assert.equal(size, 0);
    }
    assert.equal(headLength(width, 1000), 6 + 1.5 * width);
  }
  assert.equal(head([0, 0, 4, 0, 8, 0], 4), null);
});

test("C6: a head points along the end of its line", () => {
  const shape = head([0, 0, 100, 60, 200, 0], 4);
  assert.deepEqual(shape.tip, [200, 0]);
  const middle = [(shape.left[0] + shape.right[0]) / 2, (shape.left[1] + shape.right[1]) / 2];
  assert.ok(middle[0] < 200 && middle[1] > 0);
});

test("C7: the ends are trimmed, so that the tip stays outside the symbol of its place", () => {
  for (const chord of [60, 150, 500]) {
    const curve = trim(laneCurve(0, 0, chord, 0, fan([4], chord, false)[0]), 5, 7);
    assert.ok(Math.hypot(curve[0], curve[1]) >= 5 - 0.2);
    assert.ok(Math.hypot(curve[4] - chord, curve[5]) >= 7 - 0.2);
  }
});

test("C7: between two large areas something of the line is left", () => {
  const curve = trim([0, 0, 50, 10, 100, 0], 300, 300);
  assert.ok(curveLength(curve) >= 39);
});

test("C13: the ends of a drawn line stand where its places are, within trim and lane", () => {
  for (const lane of fan([8, 8, 8, 8, 8, 8, 8, 8], 300, false)) {
    const curve = laneCurve(10, 20, 310, 20, lane);
    assert.ok(Math.hypot(curve[0] - 10, curve[1] - 20) <= 13 + 1e-9);
    assert.ok(Math.hypot(curve[4] - 310, curve[5] - 20) <= 13 + 1e-9);
  }
});

test("C14: an open end is 40 px long and goes where its direction word says, else straight down", () => {
  const at = (word) => {
    const angle = bearing(word);
    return [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))];
  };
  assert.deepEqual(at("south"), [0, 1]);
  assert.deepEqual(at("north"), [0, -1]);
  assert.deepEqual(at("eastward"), [1, 0]);
  assert.deepEqual(at("north-west"), [-1, -1]);
  assert.deepEqual(at("southern"), [0, 1]);
  assert.deepEqual(at(""), [0, 1]);
  assert.deepEqual(at("{{7*7}}"), [0, 1]);
  const curve = stubCurve(0, 0, 5, bearing(""), false);
  assert.ok(Math.abs(Math.hypot(curve[4] - curve[0], curve[5] - curve[1]) - STUB) < 1e-9);
});

test("C14: open ends at one place turn aside from one another", () => {
  const angles = [0, 1, 2, 3].map((nth) => stubAngle("", nth));
  assert.equal(new Set(angles.map((angle) => angle.toFixed(4))).size, 4);
});

test("a point's distance from a line is the nearest one", () => {
  assert.ok(Math.abs(distanceTo([0, 0, 50, 0, 100, 0], 50, 7) - 7) < 1e-9);
  assert.ok(Math.abs(distanceTo([0, 0, 50, 0, 100, 0], 110, 0) - 10) < 1e-9);
});
