import assert from "node:assert/strict";
import { test } from "node:test";
import { Filter, freshState } from "../../geomap/maps/assets/filter.js";
import { buildLanes, laneCounts, widthClass, widthCount } from "../../geomap/maps/assets/lanes.js";
import { placePoints, scene, standingParts } from "../../geomap/maps/assets/flows.js";
import { readHash, writeHash } from "../../geomap/maps/assets/hash.js";
import { makeClaims, STYLE } from "./fixtures.js";

const VIEW = { scale: 2 ** 7, x: 2 ** 7 * 150, y: 2 ** 7 * 95, width: 3200, height: 2600 };
const ROWS = [
  { from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred", high: 300, echo: "e1" },
  { from: "Mosul", to: "Raqqa", outlet: "B", status: "occurred", high: 300, echo: "e1" },
  { from: "Mosul", to: "Raqqa", outlet: "C", status: "occurred", high: 1200 },
  { from: "Mosul", to: "Raqqa", outlet: "D", status: "denied" },
  { from: "Mosul", to: "Raqqa", outlet: "E", status: "occurred", high: 24 },
  { from: "Mosul", to: "Raqqa", outlet: "F", status: "occurred" },
  { from: "Raqqa", to: "Mosul", outlet: "A", status: "occurred", echo: "e2" },
];

function told() {
  const claims = makeClaims(ROWS);
  claims.takeEvents({ of: [0, 0, 0, 0, 0, 0, -1], verdict: ["contested"], tellings: [6], independent: [2], across: [1], low: [300], high: [1200] });
  return claims;
}

function filtered(claims, change = {}) {
  const filter = new Filter(claims, STYLE.statuses);
  filter.apply({ ...freshState(), ...change });
  return filter;
}

test("of the tellings of one statement the first is drawn, and the others are counted", () => {
  const filter = filtered(told());
  assert.deepEqual([...filter.drawn], [1, 0, 1, 1, 1, 1, 1]);
  assert.equal(filter.folded, 1);
  assert.equal(filter.keeper[1], 0);
  assert.deepEqual([...filter.mask], Array(7).fill(1));
});

test("when the first telling is filtered away the next one stands for the statement", () => {
  const filter = filtered(told(), { off: new Set([0 * 16]) });
  assert.deepEqual([filter.mask[0], filter.drawn[1], filter.folded], [0, 1, 0]);
});

test("unfolded, every telling is drawn; a claim without an event is never folded", () => {
  assert.deepEqual([...filtered(told(), { fold: false }).drawn], Array(7).fill(1));
  assert.equal(filtered(makeClaims(ROWS)).folded, 0);
});

test("the switch is in the link", () => {
  const claims = told();
  const written = writeHash({ ...freshState(), fold: false }, {}, claims, STYLE.statuses);
  assert.equal(readHash(written, claims, STYLE.statuses).state.fold, false);
  assert.equal(readHash("v=1", claims, STYLE.statuses).state.fold, true);
});

test("C8: a width is the movement's number, never the sum of its tellings; denials and other kinds keep their own", () => {
  const claims = told();
  const classes = ROWS.map((_, row) => widthClass(widthCount(claims, row), STYLE.widths));
  assert.deepEqual(classes, [4, 4, 4, 0, 1, 4, 0]);
});

test("verdicts are a filter", () => {
  const claims = told();
  assert.deepEqual(claims.lists.verdict, ["contested"]);
  const filter = filtered(claims, { facets: { ...freshState().facets, verdict: new Set([0]) } });
  assert.deepEqual([...filter.mask], [1, 1, 1, 1, 1, 1, 0]);
});

test("a line of a movement that is told again has a mark: filled dots for claimants, hollow for repeats", () => {
  const claims = told();
  const built = buildLanes(claims, STYLE);
  const drawn = scene({ places: claims.places, points: placePoints(claims.places), bundles: built.bundles, placeOf: claims.places.map((_, place) => place) }, laneCounts(built, new Uint8Array(7).fill(1)), VIEW, STYLE);
  const markOf = (row) => drawn.items.find((item) => item.lanes[0].rows.includes(row)).mark;
  assert.equal(markOf(0).tellings, 6);
  assert.equal(markOf(6), null);
  assert.deepEqual(standingParts(claims.standing(0)), { contested: true, filled: 2, hollow: 3, more: true });
  assert.deepEqual(standingParts({ verdict: "echoed", tellings: 3, independent: 0 }), { contested: false, filled: 0, hollow: 3, more: false });
});
