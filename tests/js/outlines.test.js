import assert from "node:assert/strict";
import { test } from "node:test";
import { leaves, trim } from "../../geomap/maps/assets/geometry.js";
import { decodeOutlines, isWithin, mercator } from "../../geomap/maps/assets/ground.js";
import { buildLanes, laneCounts } from "../../geomap/maps/assets/lanes.js";
import { placePoints, scene } from "../../geomap/maps/assets/flows.js";
import { labelAt, placeLabels } from "../../geomap/maps/assets/labels.js";
import { openingBox } from "../../geomap/maps/assets/extent.js";
import { makeClaims, STYLE } from "./fixtures.js";

const SQUARE = [40000, 32000, 3000, 0, 0, 2000, -3000, 0, 0, -2000]; // 40-43 E, 32-34 N, around Anbar's middle
const outlines = decodeOutlines({ unit: 1000, outlines: { 2: [0, "", SQUARE], 5: [1, "", [40000, 32000, 3000, 0]] } });
const VIEW = { scale: 2 ** 7, x: 2 ** 7 * 150, y: 2 ** 7 * 95, width: 3200, height: 2600 };

test("a point is inside an outline or not, and never inside a river", () => {
  const area = outlines.get(2);
  assert.ok(isWithin(area, ...mercator(41.5, 33)));
  for (const [lon, lat] of [[39.9, 33], [43.1, 33], [41.5, 31.9], [41.5, 34.1]]) assert.ok(!isWithin(area, ...mercator(lon, lat)));
  assert.ok(!isWithin(outlines.get(5), ...mercator(41.5, 32)));
});

test("a hole is outside", () => {
  const hole = [41000, 32500, 0, 1000, 1000, 0, 0, -1000, -1000, 0];
  const area = decodeOutlines({ unit: 1000, outlines: { 0: [0, "", SQUARE, hole] } }).get(0);
  assert.ok(!isWithin(area, ...mercator(41.5, 33)));
  assert.ok(isWithin(area, ...mercator(40.5, 33)));
});

test("C12: a curve leaves a shape where its rim is", () => {
  const straight = [0, 0, 50, 0, 100, 0];
  assert.ok(Math.abs(leaves(straight, (x) => x < 30) - 0.3) < 0.01);
  assert.equal(leaves(straight, (x) => x > 30), 0);
  assert.equal(leaves(straight, () => true), 1);
  const cut = trim(straight, 5, 5, [(x) => x < 30, null]);
  assert.ok(Math.abs(cut[0] - 30) < 1 && Math.abs(cut[4] - 95) < 1);
});

test("C12: a line within one area keeps 40 % of its length", () => {
  const cut = trim([0, 0, 50, 0, 100, 0], 0, 0, [null, () => true]);
  assert.ok(cut[4] >= 39 && cut[4] <= 41);
});

test("C12: a line to an area with an outline ends at the outline", () => {
  const claims = makeClaims([{ from: "Mosul", to: "Anbar", outlet: "A", status: "occurred" }]);
  claims.places = claims.places.map((place, at) => (at === 2 ? { ...place, outline: outlines.get(2) } : place));
  const built = buildLanes(claims, STYLE);
  const drawn = scene({ places: claims.places, points: placePoints(claims.places), bundles: built.bundles, placeOf: claims.places.map((_, place) => place) }, laneCounts(built, Uint8Array.of(1)), VIEW, STYLE);
  const [, , , , x, y] = drawn.items[0].curve;
  const rim = mercator(41.5, 34)[1] * VIEW.scale - VIEW.y;
  assert.ok(Math.abs(y - rim) < 6, `${y} ${rim}`);
  assert.ok(!isWithin(outlines.get(2), (x + VIEW.x) / VIEW.scale, (y - 6 + VIEW.y) / VIEW.scale));
  assert.equal(drawn.nodes.find((node) => node.area).outline, outlines.get(2));
});

test("a place on the way is drawn where it is, only while a claim that names it is shown", () => {
  const claims = makeClaims([
    { from: "Mosul", to: "Anbar", outlet: "A", status: "occurred", via: "Raqqa" },
    { from: "Mosul", to: "Anbar", outlet: "A", status: "occurred" },
  ]);
  claims.via = [[1]];
  const built = buildLanes(claims, STYLE);
  const drawing = { places: claims.places, points: placePoints(claims.places), bundles: built.bundles, placeOf: claims.places.map((_, place) => place) };
  const both = scene(drawing, laneCounts(built, Uint8Array.of(1, 1)), VIEW, STYLE);
  const [x, y] = mercator(39.0, 35.9);
  assert.deepEqual(both.items[0].via, [[x * VIEW.scale - VIEW.x, y * VIEW.scale - VIEW.y]]);
  assert.ok(both.nodes.find((node) => node.place === 1).way);
  const one = scene(drawing, laneCounts(built, Uint8Array.of(0, 1)), VIEW, STYLE);
  assert.equal(one.items[0].via, null);
  assert.ok(!one.nodes.some((node) => node.place === 1));
});

test("the map opens on towns; the middle of a country does not count beside them", () => {
  const towns = [{ lon: 38, lat: 35 }, { lon: 43, lat: 36 }];
  assert.deepEqual(openingBox([...towns, { lon: 35, lat: 39, area: true }], [1, 1, 9]).box, [38, 35, 43, 36]);
  assert.deepEqual(openingBox([{ lon: 35, lat: 39, area: true }], [1]).box, [35, 39, 35, 39]);
});

test("C17: a label that the window would cut goes to the other side, and a label leads to its place", () => {
  const nodes = [{ place: 0, x: 480, y: 100, r: 4, area: false, claims: 1 }];
  const { labels } = placeLabels({ items: [], nodes }, [{ name: "Raqqa" }], { width: 600, height: 400, seen: [100, 50, 500, 350] }, () => 50);
  assert.equal(labels[0].align, "right");
  assert.equal(labelAt(labels, labels[0].x - 10, labels[0].y), 0);
  assert.equal(labelAt(labels, 10, 10), null);
  const beside = placeLabels({ items: [], nodes: [{ ...nodes[0], x: 300 }] }, [{ name: "Raqqa" }], { width: 600, height: 400, covered: [[310, 0, 600, 400]] }, () => 50);
  assert.equal(beside.labels[0].align, "right");
});

test("places with most claims are written larger", () => {
  const nodes = Array.from({ length: 8 }, (_, place) => ({ place, x: 50 + place * 60, y: 100, r: 4, area: false, claims: place === 0 ? 9 : 1 }));
  const { labels } = placeLabels({ items: [], nodes }, nodes.map((_, i) => ({ name: `P${i}` })), { width: 600, height: 400 }, () => 20);
  assert.deepEqual(labels.map((label) => label.main), [true, ...Array(7).fill(false)]);
});
