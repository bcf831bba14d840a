import assert from "node:assert/strict";
import { test } from "node:test";
import { buildLanes, laneCounts, widthClass } from "../../geomap/maps/assets/lanes.js";
import { itemsAt, outletColour, placePoints, placeRadius, scene, widthOf } from "../../geomap/maps/assets/flows.js";
import { makeClaims, STYLE } from "./fixtures.js";

const drawing = (claims, built) => ({ places: claims.places, points: placePoints(claims.places), bundles: built.bundles, placeOf: claims.places.map((_, place) => place) });
const VIEW = { scale: 2 ** 7, x: 2 ** 7 * 150, y: 2 ** 7 * 95, width: 3200, height: 2600 };

function everything(claims, built = buildLanes(claims, STYLE)) {
  return [built, laneCounts(built, new Uint8Array(claims.n).fill(1))];
}

test("claims of one outlet, status and pair share a lane; other outlets get their own, in the outlets' order", () => {
  const claims = makeClaims([
    { from: "Mosul", to: "Raqqa", outlet: "B", status: "occurred" },
    { from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred" },
    { from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred" },
    { from: "Mosul", to: "Raqqa", outlet: "A", status: "denied" },
  ]);
  const built = buildLanes(claims, STYLE);
  assert.equal(built.bundles.length, 1);
  assert.deepEqual(built.bundles[0].lanes.map((lane) => [claims.outlets[lane.outlet], STYLE.statuses[lane.status], lane.rows.length]), [["A", "occurred", 2], ["A", "denied", 1], ["B", "occurred", 1]]);
});

test("C4: hiding an outlet moves no other lane", () => {
  const claims = makeClaims(["A", "B", "C"].map((outlet) => ({ from: "Mosul", to: "Raqqa", outlet, status: "occurred", high: 300 })));
  const [built, all] = everything(claims);
  const less = laneCounts(built, Uint8Array.from([1, 0, 1]));
  const curves = (shown) => new Map(scene(drawing(claims, built), shown, VIEW, STYLE).items.map((item) => [item.order, item.curve]));
  const [before, after] = [curves(all), curves(less)];
  assert.equal(after.size, 2);
  for (const [order, curve] of after) assert.deepEqual(curve, before.get(order));
});

test("C5: nine lanes become one ribbon with their number, and an opened ribbon shows them all", () => {
  const claims = makeClaims([..."ABCDEFGHI"].map((outlet) => ({ from: "Mosul", to: "Raqqa", outlet, status: "occurred" })));
  const [built, shown] = everything(claims);
  const closed = scene(drawing(claims, built), shown, VIEW, STYLE).items;
  assert.deepEqual(closed.map((item) => [item.kind, item.lanes.length]), [["ribbon", 9]]);
  assert.equal(scene(drawing(claims, built), shown, VIEW, STYLE, new Set([0])).items.length, 9);
});

test("C8: counts fall into fixed classes and an unknown count is a class of its own", () => {
  const classes = [null, 0, 49, 50, 199, 200, 999, 1000, 10 ** 9].map((count) => widthClass(count, STYLE.widths));
  assert.deepEqual(classes, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
  assert.notEqual(widthOf(0, STYLE), widthOf(1, STYLE));
});

test("C9: a claim is as wide in every view, and a lane as its widest shown claim", () => {
  const claims = makeClaims([
    { from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred", high: 5000 },
    { from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred", high: 60 },
  ]);
  const built = buildLanes(claims, STYLE);
  for (const [mask, width] of [[[1, 1], 8], [[0, 1], 4]]) {
    for (const scale of [2 ** 4, 2 ** 7]) {
      const view = { ...VIEW, scale, x: scale * 150, y: scale * 95 };
      assert.equal(scene(drawing(claims, built), laneCounts(built, Uint8Array.from(mask)), view, STYLE).items[0].width, width);
    }
  }
});

test("C10: an outlet past the last hue is grey", () => {
  assert.equal(outletColour(1, STYLE, false), "#c36808");
  assert.equal(outletColour(2, STYLE, false), "#6b7076");
});

test("C12: an area is a disc as large as on the ground, without a dot; one of unknown size is marked vague", () => {
  const claims = makeClaims([{ from: "Mosul", to: "Anbar", outlet: "A", status: "occurred" }]);
  const [built, shown] = everything(claims);
  const { nodes } = scene(drawing(claims, built), shown, VIEW, STYLE);
  const area = nodes.find((node) => node.area);
  assert.equal(area.vague, false);
  const perPixel = (40075016.686 * Math.cos((33 * Math.PI) / 180)) / (256 * VIEW.scale);
  assert.ok(Math.abs(area.r - 150000 / perPixel) < 0.01);
  assert.equal(placeRadius({ area: true, radius: null, lat: 0 }, VIEW, 1), 18);
});

test("C14: every open-ended claim is drawn, one stub per outlet and status", () => {
  const claims = makeClaims([
    { from: "Mosul", outlet: "A", status: "occurred" },
    { to: "Mosul", outlet: "B", status: "planned" },
    { from: "Mosul", to: "Nowhere", outlet: "C", status: "occurred" },
  ]);
  const [built, shown] = everything(claims);
  assert.deepEqual(scene(drawing(claims, built), shown, VIEW, STYLE).items.map((item) => item.kind).sort(), ["in", "out", "out"]);
});

test("C15: wide lines are drawn before narrow ones", () => {
  const claims = makeClaims([{ from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred", high: 3 }, { from: "Mosul", to: "Raqqa", outlet: "B", status: "occurred", high: 3000 }]);
  const [built, shown] = everything(claims);
  assert.deepEqual(scene(drawing(claims, built), shown, VIEW, STYLE).items.map((item) => item.width), [8, 2.5]);
});

test("C18: lines vanish with their claims, and stay when only their ends are out of sight", () => {
  const claims = makeClaims([{ from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred" }]);
  const built = buildLanes(claims, STYLE);
  const none = scene(drawing(claims, built), laneCounts(built, Uint8Array.from([0])), VIEW, STYLE);
  assert.deepEqual([none.items.length, none.nodes.length], [0, 0]);
  const points = placePoints(claims.places);
  const middle = [((points[0][0] + points[1][0]) / 2) * VIEW.scale, ((points[0][1] + points[1][1]) / 2) * VIEW.scale];
  const close = { ...VIEW, x: middle[0] - 50, y: middle[1] - 150, width: 100, height: 300 };
  assert.equal(scene(drawing(claims, built), laneCounts(built, Uint8Array.from([1])), close, STYLE).items.length, 1);
});

test("C19: past the cap the lines with most claims are drawn, and the rest is counted", () => {
  const claims = makeClaims([
    { from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred" },
    { from: "Mosul", to: "Raqqa", outlet: "B", status: "occurred" },
    { from: "Mosul", to: "Raqqa", outlet: "B", status: "occurred" },
  ]);
  const [built, shown] = everything(claims);
  const drawn = scene(drawing(claims, built), shown, VIEW, STYLE, new Set(), 1);
  assert.deepEqual([drawn.items.length, drawn.left, claims.outlets[drawn.items[0].lanes[0].outlet]], [1, 1, "B"]);
});

test("a rejected claim and one without any known place have no lane", () => {
  const claims = makeClaims([{ from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred", review: "rejected" }, { from: "Nowhere", outlet: "A", status: "occurred" }]);
  assert.deepEqual([...buildLanes(claims, STYLE).laneOf], [-1, -1]);
});

test("all lines under a pointer are found, the nearest first", () => {
  const claims = makeClaims(["A", "B"].map((outlet) => ({ from: "Mosul", to: "Raqqa", outlet, status: "occurred" })));
  const [built, shown] = everything(claims);
  const drawn = scene(drawing(claims, built), shown, VIEW, STYLE);
  const item = drawn.items[0];
  const [x, y] = [(item.curve[0] + 2 * item.curve[2] + item.curve[4]) / 4, (item.curve[1] + 2 * item.curve[3] + item.curve[5]) / 4];
  const found = itemsAt(drawn, x, y, 12);
  assert.equal(found.length, 2);
  assert.equal(found[0], item);
});
