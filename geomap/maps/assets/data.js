// The claims as the page carries them: columns, with repeated values said once. See geomap/maps/block.py for the writer.
import { gunzip } from "./inflate.js";
import { isoOf } from "./days.js";

/** Read a JSON block of the page: plain, or base64 of gzip. */
export async function readBlock(node) {
  if (!node.hasAttribute("data-gzip")) return JSON.parse(node.textContent);
  const packed = atob(node.textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  if (typeof DecompressionStream === "function") {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }
  return JSON.parse(new TextDecoder().decode(gunzip(bytes)));
}

/** No day, no count: stands for null inside number columns. */
export const NONE = -2147483648;

/**
 * The claims, ready for filtering. `core` has what drawing needs; `text` (set later) what reading needs.
 * Number columns are Int32Arrays with NONE for null; coded columns point into a list of values, -1 for null.
 */
export class Claims {
  constructor(core) {
    this.n = core.n;
    this.places = core.places;
    this.ends = core.ends;
    this.reports = core.reports;
    this.outlets = core.outlets;
    this.columns = core.columns;
    this.total = core.total;
    this.text = null;
    this.lists = { verdict: [], ...core.lists };
    this.codes = { verdict: new Int32Array(core.n).fill(-1) };
    for (const [name, values] of Object.entries(core.codes)) this.codes[name] = Int32Array.from(values);
    this.numbers = {};
    for (const [name, values] of Object.entries(core.numbers)) {
      this.numbers[name] = Int32Array.from(values, (value) => (value === null ? NONE : value));
    }
    this.odd = core.odd;
    this.via = core.via || []; // the places of each different "via" cell
    this.outlet = Int32Array.from(this.codes.report, (report) => this.reports[report].place);
    const placeOf = this.ends.map((end) => end.place);
    this.from = Int32Array.from(this.codes.origin, (end) => (end < 0 ? -1 : placeOf[end]));
    this.to = Int32Array.from(this.codes.destination, (end) => (end < 0 ? -1 : placeOf[end]));
    this.span = this.spanOfDays();
    this.takeEvents(core.events || null);
  }

  /** What the claims say together: which are about one movement, and how that stands. See events_of of geomap. */
  takeEvents(events) {
    this.events = events;
    this.eventOf = events ? Int32Array.from(events.of) : new Int32Array(this.n).fill(-1);
    if (!events) return;
    this.lists.verdict = [...new Set(events.verdict.filter((verdict) => verdict !== null))];
    const code = events.verdict.map((verdict) => this.lists.verdict.indexOf(verdict));
    this.codes.verdict = this.eventOf.map((event) => (event < 0 ? -1 : code[event]));
  }

  /** How a claim's movement stands: {verdict, tellings, independent, across}, or null. */
  standing(row) {
    const event = this.eventOf[row];
    if (event < 0) return null;
    const { verdict, tellings, independent, across } = this.events;
    return { event, verdict: verdict[event], tellings: tellings[event] ?? 1, independent: independent[event] ?? 0, across: across[event] === 1 };
  }

  /** The first and last day that any claim is dated, or null. */
  spanOfDays() {
    let first = Infinity;
    let last = -Infinity;
    for (const name of ["date_start", "date_end"]) {
      for (const day of this.numbers[name]) {
        if (day === NONE) continue;
        if (day < first) first = day;
        if (day > last) last = day;
      }
    }
    return first <= last ? [first, last] : null;
  }

  /** A coded value of a claim, "" for null: coded("status", 3). */
  coded(column, row) {
    const code = this.codes[column][row];
    return code < 0 ? "" : this.lists[column][code];
  }

  /** A number of a claim, or null. */
  number(column, row) {
    const value = this.numbers[column][row];
    return value === NONE ? null : value;
  }

  /** One end of a claim: {text, id, kind, lat, lon, radius, place}, or null where the report states none. */
  end(column, row) {
    const code = this.codes[column][row];
    return code < 0 ? null : this.ends[code];
  }

  report(row) {
    return this.reports[this.codes.report[row]];
  }

  /** Any column of the claims table as the words that a CSV would hold; "" for null. */
  value(column, row) {
    const odd = this.odd[column];
    if (odd && row in odd) return odd[row];
    const report = this.report(row);
    if (column === "published") return report.published === null ? report.published_text || "" : isoOf(report.published);
    if (["report", "outlet", "url", "language"].includes(column)) return report[column] ?? "";
    const part = /^(origin|destination)(?:_(id|kind|lat|lon|radius_km))?$/.exec(column);
    if (part) {
      const end = this.end(part[1], row);
      return end === null ? "" : String(end[part[2] || "text"] ?? "");
    }
    if (column in this.codes) return this.coded(column, row);
    if (column in this.numbers) {
      const value = this.number(column, row);
      if (value === null) return "";
      if (column === "count_shared") return value ? "true" : "false";
      return column.startsWith("date_") ? isoOf(value) : String(value);
    }
    return this.text && column in this.text ? this.text[column][row] ?? "" : "";
  }
}
