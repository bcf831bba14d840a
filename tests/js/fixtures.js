// Small claims in the form that geomap/maps/block.py writes.
import { Claims } from "../../geomap/maps/assets/data.js";
import { dayOf } from "../../geomap/maps/assets/days.js";

export const STYLE = {
  hues: [["#043aab", "#1f6ae9"], ["#c36808", "#eb8a00"]],
  other: ["#6b7076", "#8f979f"],
  statuses: ["occurred", "possible", "planned", "prevented", "denied"],
  strokes: {},
  widths: [[50, 2.5], [200, 4], [1000, 6], [null, 8]],
  unknown: 1.5,
};

const PLACES = {
  Mosul: { lat: 36.3, lon: 43.1, area: false, radius: 9, name: "Mosul" },
  Raqqa: { lat: 35.9, lon: 39.0, area: false, radius: 6, name: "Raqqa" },
  Anbar: { lat: 33.0, lon: 41.5, area: true, radius: 150, name: "Anbar" },
};

const missing = (rows) => ({ codes: rows.map(() => -1), values: [] });

/** A column of numbers as the page carries it: each value once. */
function numbers(column) {
  const values = [...new Set(column.filter((value) => value !== null && value !== undefined))];
  return { codes: column.map((value) => values.indexOf(value)), values };
}

/** rows: [{from, to, outlet, status, low, high, start, end, quote, ...}] */
export function makeClaims(rows) {
  const names = Object.keys(PLACES);
  const places = names.map((name) => PLACES[name]);
  const ends = [...names, "Nowhere"].map((text, at) => ({ text, id: null, kind: null, lat: null, lon: null, radius_km: null, place: at < names.length ? at : -1 }));
  const counts = new Map();
  for (const row of rows) counts.set(row.outlet, (counts.get(row.outlet) || 0) + 1);
  const outlets = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const lists = {};
  const codes = {};
  for (const name of ["via", "direction", "group", "what", "date_basis", "status", "claimant", "echo", "notes", "review"]) {
    lists[name] = [...new Set(rows.map((row) => row[name]).filter((value) => value !== undefined))];
    codes[name] = rows.map((row) => (row[name] === undefined ? -1 : lists[name].indexOf(row[name])));
  }
  const end = (text) => (text === undefined ? -1 : ends.findIndex((one) => one.text === text));
  codes.origin = rows.map((row) => end(row.from));
  codes.destination = rows.map((row) => end(row.to));
  codes.report = rows.map(() => 0); // each a new one
  const claims = new Claims({
    n: rows.length,
    columns: ["claim", "outlet", "origin", "destination", "count_min", "count_max", "count_shared", "date_start", "status", "quote"],
    places,
    ends,
    outlets,
    lists,
    codes,
    odd: {},
    reports: { outlet: rows.map((row) => outlets.indexOf(row.outlet)), language: missing(rows), published: missing(rows) },
    numbers: {
      count_min: numbers(rows.map((row) => row.low)),
      count_max: numbers(rows.map((row) => row.high)),
      count_shared: numbers(rows.map((row) => (row.shared === undefined ? null : Number(row.shared)))),
      date_start: numbers(rows.map((row) => dayOf(row.start))),
      date_end: numbers(rows.map((row) => dayOf(row.end ?? row.start))),
    },
  });
  claims.takeText({ claim: rows.map((_, at) => `c${at}`), quote: rows.map((row) => row.quote ?? ""), report: rows.map(() => "r"), url: rows.map(() => null), codes: {}, lists: {} });
  return claims;
}
