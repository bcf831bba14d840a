import assert from "node:assert/strict";
import { test } from "node:test";
import { openingBox } from "../../geomap/maps/assets/extent.js";

const at = (lon, lat) => ({ lon, lat });
const near = [at(38, 35), at(40, 36), at(43, 36), at(44, 33)];

test("the map opens on all places when none is far away", () => {
  assert.deepEqual(openingBox(near, [1, 1, 1, 1]), { box: [38, 33, 44, 36], outside: 0 });
});

test("one far place does not decide where the map opens, and is counted", () => {
  assert.deepEqual(openingBox([...near, at(-61, 10)], [20, 20, 20, 20, 1]), { box: [38, 33, 44, 36], outside: 1 });
});

test("a far place that many claims name is shown", () => {
  assert.deepEqual(openingBox([...near, at(-61, 10)], [5, 5, 5, 5, 5]), { box: [-61, 10, 44, 36], outside: 0 });
});

test("places without claims do not count, and no place is no box", () => {
  assert.deepEqual(openingBox([...near, at(-61, 10)], [1, 1, 1, 1, 0]).outside, 0);
  assert.equal(openingBox([], []), null);
});
