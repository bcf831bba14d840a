// The claims as the page carries them: columns, with repeated values said once. See geomap/maps/block.py for the writer.
import { gunzip } from "./inflate.js";
import { isoOf } from "./days.js";

/** Read a JSON block of the page: plain, or base64 of gzip. */
export async function readBlock(node) {
  if (!node.hasAttribute("data-gzip")) return JSON.parse(node.textContent);
  const bytes = bytesOf(node.textContent);
  if (typeof DecompressionStream === "function") {
    const { readable, writable } = new DecompressionStream("gzip"); // without a Blob, which goes through another process
    const writer = writable.getWriter();
    const written = writer.write(bytes).then(() => writer.close());
    const value = await new Response(readable).json();
    await written;
    return value;
  }
  return JSON.parse(new TextDecoder().decode(gunzip(bytes)));
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const packed = atob(base64);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return bytes;
}

/** No day, no count: stands for null inside number columns. */
export const NONE = -2147483648;

const LETTER = 0x5e; // of code 0; the letter before it stands for "none"

/** The codes of a column, -1 for none: written as one letter each, or as a list where there are too many for that. */
export function readCodes(column) {
  const codes = new Int32Array(column.length);
  if (typeof column !== "string") codes.set(column);
  else for (let i = 0; i < codes.length; i++) codes[i] = column.charCodeAt(i) - LETTER;
  return codes;
}

/** The reports of the claims: written as how far each is back from the next new one, which is 0 for a new one. */
function readReports(column) {
  const codes = readCodes(column);
  let next = 0;
  for (let i = 0; i < codes.length; i++) {
    const back = codes[i];
    codes[i] = next - back;
    if (back === 0) next++;
  }
  return codes;
}

/**
 * The claims, ready for filtering. `core` has what drawing needs; `text` (set later) what reading needs.
 * Number columns are Int32Arrays with NONE for null; coded columns point into a list of values, -1 for null.
 */
export class Claims {
  constructor(core) {
    this.n = core.n;
    this.places = core.places;
    this.ends = core.ends;
    this.outlets = core.outlets;
    this.columns = core.columns;
    this.total = core.total;
    this.text = null;
    this.lists = { verdict: [], ...core.lists };
    this.codes = { verdict: new Int32Array(core.n).fill(-1) };
    for (const [name, column] of Object.entries(core.codes)) this.codes[name] = name === "report" ? readReports(column) : readCodes(column);
    this.numbers = {};
    for (const [name, { codes, values }] of Object.entries(core.numbers)) {
      const column = readCodes(codes);
      for (let row = 0; row < column.length; row++) column[row] = column[row] < 0 ? NONE : values[column[row]];
      this.numbers[name] = column;
    }
    const { outlet, language, published } = core.reports;
    this.reports = { outlet: readCodes(outlet), language: readCodes(language.codes), published: readCodes(published.codes), languages: language.values, days: published.values };
    this.odd = core.odd;
    this.via = core.via || []; // the places of each different "via" cell
    this.outlet = this.codes.report.map((report) => this.reports.outlet[report]);
    const placeOf = Int32Array.from(this.ends, (end) => end.place);
    this.from = this.codes.origin.map((end) => (end < 0 ? -1 : placeOf[end]));
    this.to = this.codes.destination.map((end) => (end < 0 ? -1 : placeOf[end]));
    this.span = this.spanOfDays();
    this.takeEvents(core.events || null);
  }

  /** The words that reading needs and drawing does not. */
  takeText(text) {
    this.text = text;
    for (const [name, column] of Object.entries(text.codes)) this.codes[name] = readCodes(column);
    Object.assign(this.lists, text.lists);
  }

  /** What the claims say together: which are about one movement, and how that stands. See events_of of geomap. */
  takeEvents(events) {
    this.events = events;
    this.eventOf = events ? readCodes(events.of) : new Int32Array(this.n).fill(-1);
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

  /** The day on which a claim's report was published: a day number, other words, or null. */
  published(row) {
    const code = this.reports.published[this.codes.report[row]];
    return code < 0 ? null : this.reports.days[code];
  }

  /** The report of a claim; its own id and address come with the words. */
  report(row) {
    const at = this.codes.report[row];
    const language = this.reports.language[at];
    return { report: this.text?.report[at], url: this.text?.url[at], outlet: this.outlets[this.outlet[row]], language: language < 0 ? null : this.reports.languages[language] };
  }

  /** Any column of the claims table as the words that a CSV would hold; "" for null. */
  value(column, row) {
    const odd = this.odd[column];
    if (odd && row in odd) return odd[row];
    if (column === "published") {
      const day = this.published(row);
      return typeof day === "number" ? isoOf(day) : day ?? "";
    }
    if (["report", "outlet", "url", "language"].includes(column)) return this.report(row)[column] ?? "";
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
