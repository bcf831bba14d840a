import assert from "node:assert/strict";
import { test } from "node:test";
import { bins, dayOf, isoOf, overlaps, stepDay } from "../../geomap/maps/assets/days.js";
import { Filter, freshState, histogram, plain } from "../../geomap/maps/assets/filter.js";
import { readHash, writeHash } from "../../geomap/maps/assets/hash.js";
import { nextWindow } from "../../geomap/maps/assets/timeline.js";
import { csvField, toCsv, toGeoJson } from "../../geomap/maps/assets/export.js";
import { matrixRows } from "../../geomap/maps/assets/compare.js";
import { sortRows } from "../../geomap/maps/assets/list.js";
import { makeClaims, STYLE } from "./fixtures.js";

const ROWS = [
  { from: "Mosul", to: "Raqqa", outlet: "A", status: "occurred", high: 300, start: "2016-10-02", end: "2016-10-04", quote: "Three hundred left, {{7*7}}", group: "IS" },
  { from: "Raqqa", to: "Mosul", outlet: "B", status: "planned", low: 20, start: "2016-10-10", quote: 'He said "go"\nand they went', group: "IS" },
  { from: "Mosul", outlet: "A", status: "denied", quote: "غادَروا الموصل", group: "SDF" },
  { to: "Anbar", outlet: "A", status: "occurred", low: 5, high: 60, start: "2016-11-01", quote: "café" },
];

function shownBy(patch) {
  const filter = new Filter(makeClaims(ROWS), STYLE.statuses);
  filter.apply({ ...freshState(), ...patch });
  return [...filter.mask].join("");
}

test("a fresh page shows every claim", () => assert.equal(shownBy({}), "1111"));

test("filters combine, and each leaves out what does not fit", () => {
  const facets = freshState().facets;
  for (const [patch, expected] of [
    [{ off: new Set([0]) }, "0110"],
    [{ off: new Set([0]), place: 0 }, "0110"],
    [{ place: 2 }, "0001"],
    [{ least: 50 }, "1001"],
    [{ least: 10 }, "1101"],
    [{ text: "HUNDRED" }, "1000"],
    [{ text: "cafe" }, "0001"],
    [{ text: "غادروا" }, "0010"],
    [{ text: "{{7*7}}" }, "1000"],
    [{ facets: { ...facets, group: new Set([0]) } }, "1100"],
    [{ facets: { ...facets, group: new Set([-1]) } }, "0001"],
    [{ facets: { ...facets, status: new Set() } }, "0000"],
    [{ undated: false }, "1101"],
    [{ time: [dayOf("2016-10-04"), dayOf("2016-10-10")], undated: false }, "1100"],
    [{ time: [dayOf("2016-10-05"), dayOf("2016-10-09")] }, "0010"],
  ]) assert.equal(shownBy(patch), expected, JSON.stringify(patch));
});

test("C20: an interval is shown when it touches the window, in each of Allen's thirteen relations", () => {
  for (const [name, start, end, expected] of [
    ["before", 1, 3, false], ["meets (shares the day)", 1, 10, true], ["ends the day before", 1, 9, false], ["overlaps", 5, 12, true], ["starts", 10, 12, true], ["during", 12, 14, true],
    ["finishes", 15, 20, true], ["equals", 10, 20, true], ["finished by", 5, 20, true], ["contains", 5, 25, true], ["started by", 10, 25, true],
    ["overlapped by", 15, 25, true], ["met by (shares the day)", 20, 25, true], ["begins the day after", 21, 25, false], ["after", 30, 31, false], ["open start", null, 10, true], ["open end", 20, null, true],
  ]) {
    assert.equal(overlaps(start, end, 10, 20), expected, name);
    const iso = (day) => (day === null ? undefined : isoOf(day));
    const filter = new Filter(makeClaims([{ from: "Mosul", outlet: "A", start: iso(start), end: end === null ? "open" : iso(end) }]), STYLE.statuses);
    assert.equal(filter.apply({ ...freshState(), time: [10, 20] }), expected ? 1 : 0, name);
  }
});

test("a state shows the same whatever state came before it", () => {
  const claims = makeClaims([...ROWS, { from: "Nowhere", outlet: "B", status: "occurred" }, { ...ROWS[0], review: "rejected" }]);
  const { facets } = freshState();
  const patches = [
    {}, { off: new Set([0]) }, { off: new Set([0]), time: [dayOf("2016-10-03"), dayOf("2016-10-12")] }, { time: [dayOf("2016-10-03"), dayOf("2016-10-12")] },
    { undated: false }, { text: "left" }, { place: 0, off: new Set([16]) }, { place: 0, least: 10 }, { facets: { ...facets, group: new Set([0]) } }, { facets: { ...facets, group: new Set([1]) } },
  ];
  const edges = bins(...claims.span, 40);
  const say = (filter, patch) => [filter.apply({ ...freshState(), ...patch }), filter.mask, filter.timeless, filter.layerless, filter.layerCounts, filter.lost, filter.rejected, filter.barsBy(edges)];
  for (const before of patches) {
    for (const after of patches) {
      const used = new Filter(claims, STYLE.statuses);
      say(used, before);
      assert.deepEqual(say(used, after), say(new Filter(claims, STYLE.statuses), after));
    }
  }
});

test("C21: the bars add up to the dated claims, whatever the bins, and a long claim is spread", () => {
  const claims = makeClaims(ROWS);
  const mask = new Uint8Array(4).fill(1);
  for (const most of [1, 5, 40, 100]) {
    const edges = bins(...claims.span, most);
    const bars = histogram(claims, mask, edges, claims.outlet, 2);
    assert.ok(Math.abs(bars.reduce((sum, bar) => sum + bar[0] + bar[1], 0) - 3) < 1e-9);
  }
  const daily = histogram(claims, mask, bins(...claims.span, 100), claims.outlet, 2);
  assert.ok(Math.abs(daily[0][claims.outlets.indexOf("A")] - 1 / 3) < 1e-9);
});

test("days step by day, week and month, and months keep within their length", () => {
  assert.equal(isoOf(stepDay(dayOf("2016-01-31"), "month")), "2016-02-29");
  assert.equal(isoOf(stepDay(dayOf("2016-03-31"), "month", -1)), "2016-02-29");
  assert.equal(isoOf(stepDay(dayOf("2016-12-28"), "week")), "2017-01-04");
  assert.equal(dayOf("2016-02-30"), null);
  assert.equal(dayOf("yesterday"), null);
});

test("play moves the window on by its step and stops at the end", () => {
  assert.deepEqual(nextWindow(null, [0, 10], "day"), [0, 0]);
  assert.deepEqual(nextWindow([0, 6], [0, 30], "week"), [7, 13]);
  assert.deepEqual(nextWindow([3, 5], [0, 30], "day"), [4, 6]);
  assert.equal(nextWindow([5, 10], [0, 10], "day"), null);
});

test("a link opens exactly the view that it was made from", () => {
  const claims = makeClaims(ROWS);
  const state = { ...freshState(), off: new Set([0, 18]), time: [dayOf("2016-10-04"), dayOf("2016-10-10")], undated: false, text: "a&b=c#%", least: 50, place: 2 };
  state.facets = { ...state.facets, group: new Set([0, -1]), status: new Set() };
  const text = writeHash(state, { map: [6.5, 35.1234, 40.5], tab: "claims", lang: "ar" }, claims, STYLE.statuses);
  const back = readHash(`#${text}`, claims, STYLE.statuses);
  assert.deepEqual(back.state, state);
  assert.deepEqual(back.view, { map: [6.5, 35.1234, 40.5], tab: "claims", lang: "ar" });
});

test("a fragment that makes no sense is a fresh page", () => {
  const claims = makeClaims(ROWS);
  for (const text of ["", "#", "#v=2&q=x", "#v=1&t=x..y&m=1/2&p=9&n=many&off=zzz&f.group=+nobody".replace("f.group=+nobody", ""), "#%%%"]) {
    assert.deepEqual(readHash(text, claims, STYLE.statuses).state, freshState());
  }
});

test("the CSV has the table's columns and its words byte for byte", () => {
  const claims = makeClaims(ROWS);
  const lines = toCsv(claims, [1]).split("\r\n");
  assert.equal(lines[0], claims.columns.join(","));
  assert.equal(lines[1], 'c1,B,Raqqa,Mosul,20,,,2016-10-10,planned,"He said ""go""\nand they went"');
  assert.equal(csvField("plain"), "plain");
});

test("the GeoJSON has a line, a point or nothing, as the ends are known", () => {
  const claims = makeClaims([...ROWS, { from: "Nowhere", outlet: "A", status: "occurred" }]);
  const types = JSON.parse(toGeoJson(claims, [0, 2, 3, 4])).features.map((one) => one.geometry && one.geometry.type);
  assert.deepEqual(types, ["LineString", "Point", "Point", null]);
});

test("C23: the matrix adds up to the claims shown", () => {
  const claims = makeClaims(ROWS);
  const rows = matrixRows(claims, Uint8Array.from([1, 1, 1, 0]));
  assert.equal(rows.reduce((sum, row) => sum + row.total, 0), 3);
  const cell = rows.find((row) => row.origin === "Mosul" && row.destination === "Raqqa").cells.get(claims.outlets.indexOf("A"));
  assert.equal(isoOf(cell.first), "2016-10-02");
});

test("the list sorts by each of its orders, with unknown values last", () => {
  const claims = makeClaims(ROWS);
  for (const [by, expected] of [["date", [0, 1, 3, 2]], ["count", [0, 3, 1, 2]], ["outlet", [0, 2, 3, 1]], ["origin", [0, 2, 1, 3]], ["destination", [3, 1, 0, 2]]]) {
    assert.deepEqual(sortRows(claims, [0, 1, 2, 3], by), expected, by);
  }
});

test("a search knows no case, accents or vowel signs", () => {
  assert.equal(plain("Dayr az-Zawr É"), "dayr az-zawr e");
  assert.equal(plain("مُحَمَّد"), plain("محمد"));
});
