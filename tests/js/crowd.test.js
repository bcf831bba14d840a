import assert from "node:assert/strict";
import { test } from "node:test";
import { APART, CROWD, clusterPlaces, crowdLevel, reachFor, surelyDrawn, weightsOf } from "../../geomap/maps/assets/crowd.js";
import { placePoints, scene } from "../../geomap/maps/assets/flows.js";
import { buildLanes, claimsIn, joinBundles, laneCounts, ribbonShown, shownOf } from "../../geomap/maps/assets/lanes.js";
import { makeClaims, STYLE } from "./fixtures.js";

const town = (x, y, area = false) => [{ area, name: `${x}` }, [x, y]];

function cluster(list, weights) {
  return clusterPlaces(list.map(([place]) => place), list.map(([, point]) => point), weights, 1, 10);
}

test("towns closer than the reach join the busier one; those farther apart and areas stay", () => {
  const { of, heads } = cluster([town(0, 0), town(5, 0), town(30, 0), town(1, 1, true)], [1, 9, 1, 5]);
  assert.deepEqual(heads, [1, 3, 2].sort((a, b) => [1, 9, 1, 5][b] - [1, 9, 1, 5][a] || a - b));
  assert.equal(of[0], of[1]);
  assert.notEqual(of[2], of[1]);
  assert.notEqual(of[3], of[1]);
});

test("every two places that stay are at least the reach apart", () => {
  const list = Array.from({ length: 200 }, (_, i) => town((i * 37) % 101, (i * 53) % 97));
  const { heads } = cluster(list, list.map((_, i) => i % 7));
  heads.forEach((a, i) => heads.slice(i + 1).forEach((b) => {
    assert.ok(Math.hypot(list[a][1][0] - list[b][1][0], list[a][1][1] - list[b][1][1]) >= 10);
  }));
});

test("no claim is lost when places are put together: each has a line or is counted as within", () => {
  const claims = makeClaims([
    { from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred" },
    { from: "Raqqa", to: "Anbar", outlet: "A", status: "occurred" },
    { from: "Mosul", to: "Anbar", outlet: "A", status: "occurred" },
  ]);
  const built = buildLanes(claims, STYLE);
  const mask = new Uint8Array(3).fill(1);
  const level = crowdLevel(claims.places, built, clusterPlaces(claims.places, placePoints(claims.places), weightsOf(claims), 1));
  assert.equal(level.joined, 1);
  const shown = laneCounts(built, mask);
  const claimsOf = (inside) => level.drawing.bundles.filter((group) => group.inside === inside).map((group) => claimsIn(group, shown));
  assert.deepEqual([claimsOf(true), claimsOf(false)], [[1], [2]]);
  assert.match(level.drawing.places.map((place) => place.name).join(), / \+1/);
});

test("a place on the way is where the place is drawn that it was put together with", () => {
  const claims = makeClaims([{ from: "Mosul", to: "Anbar", outlet: "A", status: "occurred", via: "Raqqa" }]);
  claims.via = [[1]];
  const built = buildLanes(claims, STYLE);
  const { drawing } = crowdLevel(claims.places, built, { of: [0, 0, 1], heads: [0, 2] });
  const view = { scale: 2 ** 5, x: 2 ** 5 * 150, y: 2 ** 5 * 95, width: 800, height: 600 };
  const drawn = scene(drawing, laneCounts(built, new Uint8Array([1])), view, STYLE);
  const { x, y } = drawn.nodes.find((node) => node.place === 0);
  assert.deepEqual(drawn.items[0].via, [[x, y]]);
});

test("lanes of joined places are those that the claims would have made between them", () => {
  const names = ["Mosul", "Raqqa", "Anbar", "Nowhere", undefined];
  const any = (list, i, step) => list[(i * step + (i >> 3)) % list.length];
  const rows = Array.from({ length: 300 }, (_, i) => ({
    from: any(names, i, 3), to: any(names, i, 7), outlet: any(["A", "B", "C"], i, 5), status: any(STYLE.statuses, i, 11),
    direction: any(["north", "south", undefined], i, 1), high: (i * 37) % 1500, review: i % 29 ? undefined : "rejected",
  }));
  const claims = makeClaims(rows);
  const of = [0, 0, 1];
  const together = Object.create(claims);
  together.places = [claims.places[0], claims.places[2]];
  together.from = claims.from.map((place) => (place < 0 ? -1 : of[place]));
  together.to = claims.to.map((place) => (place < 0 ? -1 : of[place]));
  const mask = Uint8Array.from(rows, (_, i) => (i % 4 ? 1 : 0));
  const say = (bundles, shown) => bundles.map((group) => ({
    ends: [group.kind, group.from, group.to], both: group.both, ribbon: group.ribbon, total: group.total, claims: claimsIn(group, shown), ribbonShown: ribbonShown(group, shown),
    lanes: group.lanes.map((lane) => ({ ...lane, group: null, parts: null, rows: [...lane.rows], shown: shownOf(lane, shown) })),
  })).sort((a, b) => (`${a.ends}` < `${b.ends}` ? -1 : 1));
  const plain = buildLanes(claims, STYLE);
  const expected = buildLanes(together, STYLE);
  assert.deepEqual(say(joinBundles(plain, of, together.places), laneCounts(plain, mask)), say(expected.bundles, laneCounts(expected, mask)));
});

test("places are put together no wider than it takes, and only for what is in sight", () => {
  const n = 60; // places in a row, 10 px apart, each with a line to each of the others
  const places = Array.from({ length: n }, (_, i) => ({ area: false, name: `${i}`, lat: 0, lon: 0 }));
  const points = places.map((_, i) => [i * 10, 0]);
  const bundles = [];
  const built = { starts: Int32Array.from({ length: n * n }, (_, i) => i), slotOf: new Int32Array(n * n), directions: [""] };
  for (let from = 0; from < n; from++) for (let to = 0; to < n; to++) if (from !== to) bundles.push({ built, number: bundles.length, kind: "flow", from, to });
  const ones = new Int32Array(bundles.length).fill(1);
  const shown = { counts: ones, lines: ones };
  const clustersAt = (reach) => clusterPlaces(places, points, new Int32Array(n).fill(1), 1, reach);
  const reach = reachFor(bundles, shown, clustersAt, () => true);
  const { heads } = clustersAt(reach);
  assert.ok(heads.length * (heads.length - 1) <= CROWD);
  assert.ok(reach < APART[APART.length - 1]);
  assert.equal(reachFor(bundles, shown, clustersAt, (place) => place === 0), APART[0]);
});

test("lines that are surely drawn are never more than those drawn, and are counted no further than asked", () => {
  const rows = [];
  for (const outlet of "ABCDEFGHIJ") rows.push({ from: "Mosul", to: "Raqqa", outlet, status: "occurred" }, { from: "Raqqa", to: "Mosul", outlet: "A", status: "planned" }, { from: "Mosul", outlet, status: "denied" }, { to: "Anbar", outlet, status: "occurred" });
  const claims = makeClaims(rows);
  const built = buildLanes(claims, STYLE);
  const drawing = { places: claims.places, points: placePoints(claims.places), bundles: built.bundles, placeOf: claims.places.map((_, place) => place) };
  const shown = laneCounts(built, new Uint8Array(claims.n).fill(1));
  for (const opened of [new Set(), new Set([0])]) {
    for (let x = 0; x < 2; x += 0.1) {
      const view = { scale: 2 ** 7, x: 2 ** 7 * (156 + x), y: 2 ** 7 * 99, width: 300, height: 500 };
      const sure = surelyDrawn(drawing, shown, opened, view, 1000);
      assert.ok(sure <= scene(drawing, shown, view, STYLE, opened).items.length);
      assert.equal(surelyDrawn(drawing, shown, opened, view, 3), Math.min(sure, 3));
    }
  }
  const wide = { scale: 2 ** 7, x: 2 ** 7 * 150, y: 2 ** 7 * 95, width: 3200, height: 2600 };
  assert.equal(surelyDrawn(drawing, shown, new Set(), wide, 1000), 12); // all but those to the area
});
