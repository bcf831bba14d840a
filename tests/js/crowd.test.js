import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterPlaces, crowdLevel } from "../../geomap/maps/assets/crowd.js";
import { placePoints } from "../../geomap/maps/assets/flows.js";
import { laneCounts } from "../../geomap/maps/assets/lanes.js";
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
  const level = crowdLevel(claims, STYLE, placePoints(claims.places), 1);
  assert.equal(level.joined, 1);
  const { counts } = laneCounts(level.built, new Uint8Array(3).fill(1));
  const inside = [...level.built.laneOf].filter((lane) => level.inside.has(lane)).length;
  assert.equal(inside, 1);
  assert.deepEqual([...counts].sort(), [1, 2]);
  assert.match(level.drawing.places.map((place) => place.name).join(), / \+1/);
});
