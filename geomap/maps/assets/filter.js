// What is shown: the layers that are on and the filters that are set. State is plain data; the answer is a mask.
import { NONE } from "./data.js";
import { overlaps } from "./days.js";
import { countOf } from "./lanes.js";

export const FACETS = ["status", "verdict", "group", "what", "claimant", "review"];

/** The state of a page that shows everything. */
export function freshState() {
  return {
    off: new Set(), // layers that are switched off: outlet * 16 + status
    facets: Object.fromEntries(FACETS.map((name) => [name, null])), // null: any; else a set of codes, -1 for not stated
    place: null, // a place's number, at either end
    least: null, // the lowest count wanted
    text: "",
    time: null, // [first, last] day
    undated: true,
    fold: true, // tellings of one statement are drawn as one line
  };
}

/** Is any filter set, layers apart? */
export function isFiltered(state) {
  return state.time !== null || !state.undated || state.text !== "" || state.place !== null || state.least !== null ||
    Object.values(state.facets).some((chosen) => chosen !== null);
}

/** Text as a search compares it: no case, no accents or vowel signs. */
export function plain(text) {
  return (text || "").normalize("NFKD").replace(/[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/g, "").toLowerCase();
}

/** The places of a claim's statuses in the style's list, by code; an unknown status counts as possible. */
export function statusPlaces(claims, statuses) {
  return claims.lists.status.map((status) => {
    const at = statuses.indexOf(status);
    return at < 0 ? statuses.indexOf("possible") : at;
  });
}

/** The claims that rest on one statement about one movement, told first first: lists of at least two rows. */
export function echoGroups(claims) {
  const groups = new Map();
  for (let row = 0; claims.events && row < claims.n; row++) {
    const [event, echo] = [claims.eventOf[row], claims.codes.echo[row]];
    if (event < 0 || echo < 0) continue;
    const key = `${event},${echo}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  const told = (row) => {
    const day = claims.published(row);
    return typeof day === "number" ? day : Infinity;
  };
  return [...groups.values()].filter((rows) => rows.length > 1).map((rows) => rows.sort((a, b) => (told(a) === told(b) ? a - b : told(a) - told(b))));
}

/** The filter of a page: holds what is worth keeping between two changes of state. */
export class Filter {
  constructor(claims, statuses) {
    this.claims = claims;
    this.placeOfStatus = statusPlaces(claims, statuses);
    this.layerOf = new Int32Array(claims.n);
    for (let row = 0; row < claims.n; row++) {
      const code = claims.codes.status[row];
      this.layerOf[row] = claims.outlet[row] * 16 + (code < 0 ? 0 : this.placeOfStatus[code]);
    }
    this.passed = new Uint8Array(claims.n); // 1: shown if neither layers nor time were filtered
    this.mask = new Uint8Array(claims.n); // 1: shown
    this.timeless = new Uint8Array(claims.n); // 1: shown if time were not filtered
    this.layerless = new Uint8Array(claims.n); // 1: shown if all layers were on
    this.drawn = new Uint8Array(claims.n); // 1: shown, and not folded into another telling
    this.keeper = new Int32Array(claims.n).map((_, row) => row); // the claim that a folded one is drawn as
    this.folded = 0;
    this.echoes = echoGroups(claims);
    this.haystacks = null;
  }

  /** Fold the tellings of one statement about one movement: of those shown the one told first is drawn. */
  fold(on) {
    this.drawn.set(this.mask);
    this.folded = 0;
    for (const rows of this.echoes) {
      const first = on ? rows.find((row) => this.mask[row]) : undefined;
      for (const row of rows) {
        this.keeper[row] = first === undefined ? row : first;
        if (first === undefined || row === first || !this.mask[row]) continue;
        this.drawn[row] = 0;
        this.folded++;
      }
    }
  }

  /** The words of the claims have come: what was searched before lacked them. */
  forgetWords() {
    this.haystacks = null;
  }

  haystack(row) {
    if (!this.haystacks) this.haystacks = new Array(this.claims.n);
    if (this.haystacks[row] === undefined) {
      const claims = this.claims;
      const words = ["quote", "origin", "destination", "via", "claimant", "outlet", "group"].map((name) => claims.value(name, row));
      this.haystacks[row] = plain(words.join("\n"));
    }
    return this.haystacks[row];
  }

  isDated(row) {
    return this.claims.numbers.date_start[row] !== NONE || this.claims.numbers.date_end[row] !== NONE;
  }

  /** Is a claim within the dates of a state? Both ends of both intervals count; an undated one follows its switch. */
  inTime(state, row) {
    const start = this.claims.number("date_start", row);
    const end = this.claims.number("date_end", row);
    if (start === null && end === null) return state.undated;
    return state.time === null || overlaps(start, end, state.time[0], state.time[1]);
  }

  /** Work out the masks for a state; returns how many claims are shown. */
  apply(state) {
    const { claims, mask, passed, timeless, layerless } = this;
    const keep = (rows, test) => { // most filters are not set, and cost nothing then
      for (let row = 0; row < rows.length; row++) if (rows[row] && !test(row)) rows[row] = 0;
    };
    const needle = plain(state.text);
    passed.fill(1);
    if (state.place !== null) keep(passed, (row) => claims.from[row] === state.place || claims.to[row] === state.place);
    for (const name of FACETS) if (state.facets[name] !== null) keep(passed, (row) => state.facets[name].has(claims.codes[name][row]));
    if (state.least !== null) keep(passed, (row) => countOf(claims, row) !== NONE && countOf(claims, row) >= state.least);
    if (needle) keep(passed, (row) => this.haystack(row).includes(needle));
    timeless.set(passed);
    if (state.off.size) keep(timeless, (row) => !state.off.has(this.layerOf[row]));
    layerless.set(passed);
    if (state.time !== null || !state.undated) keep(layerless, (row) => this.inTime(state, row));
    let shown = 0;
    for (let row = 0; row < claims.n; row++) shown += mask[row] = timeless[row] & layerless[row];
    this.fold(state.fold);
    return shown;
  }

  /** How many claims of a mask each code of a column has; the last one is "not stated". */
  tally(column, mask) {
    const codes = this.claims.codes[column];
    const counts = new Int32Array(this.claims.lists[column].length + 1);
    for (let row = 0; row < codes.length; row++) if (mask[row]) counts[codes[row] < 0 ? counts.length - 1 : codes[row]]++;
    return counts;
  }

  /** How many claims of a mask each layer has: a map from outlet * 16 + status. */
  tallyLayers(mask) {
    const counts = new Map();
    for (let row = 0; row < mask.length; row++) {
      if (mask[row]) counts.set(this.layerOf[row], (counts.get(this.layerOf[row]) || 0) + 1);
    }
    return counts;
  }
}

/**
 * Claims per bin of days and outlet: rows of numbers whose sum is the number of dated claims. A claim over k days adds
 * 1/k to each of them; one that is open on a side stands on its known day.
 */
export function histogram(claims, mask, edges, outlets) {
  const bars = Array.from({ length: edges.length - 1 }, () => new Float64Array(outlets));
  const width = edges.length > 1 && edges[1] - edges[0] === edges[edges.length - 1] - edges[edges.length - 2] ? edges[1] - edges[0] : 0;
  const binOf = (day) => {
    if (width) return Math.min(Math.max(Math.floor((day - edges[0]) / width), 0), bars.length - 1);
    let low = 0;
    let high = bars.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (edges[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  for (let row = 0; row < claims.n; row++) {
    if (!mask[row]) continue;
    let start = claims.numbers.date_start[row];
    let end = claims.numbers.date_end[row];
    if (start === NONE && end === NONE) continue;
    if (start === NONE) start = end;
    if (end === NONE) end = start;
    const outlet = Math.min(claims.outlet[row], outlets - 1);
    const days = end - start + 1;
    if (days <= 1) {
      bars[binOf(start)][outlet] += 1;
      continue;
    }
    for (let bin = binOf(start); bin < bars.length && edges[bin] <= end; bin++) {
      const inside = Math.min(end, edges[bin + 1] - 1) - Math.max(start, edges[bin]) + 1;
      if (inside > 0) bars[bin][outlet] += inside / days;
    }
  }
  return bars;
}
