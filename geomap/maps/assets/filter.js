// What is shown: the layers that are on and the filters that are set. State is plain data; the answer is a mask.
import { NONE } from "./data.js";
import { countOf } from "./lanes.js";

const FOREVER = 2147483647; // the last day of a claim that is open at its end
const [DRAWN, LOST, REJECTED] = [0, 1, 2]; // what becomes of a claim that is shown

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

/** What becomes of each claim that is shown: a line, or nothing where no place is known or a review rejected it. */
function fatesOf(claims) {
  const rejected = claims.lists.review.indexOf("rejected");
  const fates = new Uint8Array(claims.n);
  for (let row = 0; row < claims.n; row++) {
    if (rejected >= 0 && claims.codes.review[row] === rejected) fates[row] = REJECTED;
    else fates[row] = claims.from[row] < 0 && claims.to[row] < 0 ? LOST : DRAWN;
  }
  return fates;
}

/**
 * The filter of a page. A change of state goes through all claims, so it works out again only what hangs on what has
 * changed, in plain loops over arrays of numbers: the first changes of a large map run before the browser made code of them.
 */
export class Filter {
  constructor(claims, statuses) {
    this.claims = claims;
    this.numberLayers(statusPlaces(claims, statuses));
    this.fates = fatesOf(claims);
    this.readDates();
    this.passed = new Uint8Array(claims.n); // 1: shown if neither layers nor time were filtered
    this.mask = new Uint8Array(claims.n); // 1: shown
    this.timeless = new Uint8Array(claims.n); // 1: shown if time were not filtered
    this.layerless = new Uint8Array(claims.n); // 1: shown if all layers were on
    this.drawn = new Uint8Array(claims.n); // 1: shown, and not folded into another telling
    this.keeper = new Int32Array(claims.n).map((_, row) => row); // the claim that a folded one is drawn as
    this.folded = 0;
    this.lost = 0; // shown, but of no known place
    this.rejected = 0;
    this.echoes = echoGroups(claims);
    this.haystacks = null;
    this.bars = null;
    this.last = {}; // what the masks were worked out for
  }

  /** Number the layers that have claims: `layers` are they, as outlet * 16 + status, `layerOf` is each claim's number. */
  numberLayers(placeOfStatus) {
    const { n, outlets, outlet, codes } = this.claims;
    this.layerOf = new Int32Array(n);
    this.numberOf = new Int32Array(outlets.length * 16).fill(-1);
    for (let row = 0; row < n; row++) {
      const code = codes.status[row];
      const layer = outlet[row] * 16 + (code < 0 ? 0 : placeOfStatus[code]);
      this.numberOf[layer] = 0;
      this.layerOf[row] = layer;
    }
    this.layers = [];
    this.numberOf.forEach((used, layer) => { if (used === 0) this.numberOf[layer] = this.layers.push(layer) - 1; });
    for (let row = 0; row < n; row++) this.layerOf[row] = this.numberOf[this.layerOf[row]];
    this.layerCounts = new Int32Array(this.layers.length);
  }

  /** Note which claims are dated, and the last day of each. */
  readDates() {
    const { n, numbers } = this.claims;
    this.until = numbers.date_end.map((day) => (day === NONE ? FOREVER : day));
    this.dated = new Uint8Array(n);
    this.undated = 0;
    for (let row = 0; row < n; row++) {
      if (numbers.date_start[row] === NONE && numbers.date_end[row] === NONE) this.undated++;
      else this.dated[row] = 1;
    }
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
    if (this.last.others?.[0]) this.last = {};
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

  /** Are these other values than the last time? */
  isNew(name, values) {
    const before = this.last[name];
    this.last[name] = values;
    return !before || values.some((value, at) => value !== before[at]);
  }

  /** Work out the masks for a state; returns how many claims are shown. */
  apply(state) {
    const { mask, timeless, layerless, fates } = this;
    const needle = plain(state.text);
    const others = this.isNew("others", [needle, state.place, state.least, ...FACETS.map((name) => state.facets[name])]);
    const layers = this.isNew("layers", [state.off]);
    const time = this.isNew("time", [state.time?.[0], state.time?.[1], state.undated]);
    if (others) this.pass(state, needle);
    if (others || layers) this.passLayers(state);
    if (others || time) this.passDates(state);
    const ends = new Int32Array(3);
    for (let row = 0; row < mask.length; row++) {
      const on = timeless[row] & layerless[row];
      mask[row] = on;
      ends[fates[row]] += on;
    }
    this.lost = ends[LOST];
    this.rejected = ends[REJECTED];
    this.fold(state.fold);
    return ends[DRAWN] + ends[LOST] + ends[REJECTED];
  }

  /** All filters but layers and time. Most are not set, and cost nothing then. */
  pass(state, needle) {
    const { claims, passed } = this;
    const keep = (test) => {
      for (let row = 0; row < passed.length; row++) if (passed[row] && !test(row)) passed[row] = 0;
    };
    passed.fill(1);
    if (state.place !== null) keep((row) => claims.from[row] === state.place || claims.to[row] === state.place);
    for (const name of FACETS) if (state.facets[name] !== null) keep((row) => state.facets[name].has(claims.codes[name][row]));
    if (state.least !== null) keep((row) => countOf(claims, row) !== NONE && countOf(claims, row) >= state.least);
    if (needle) keep((row) => this.haystack(row).includes(needle));
    this.bars = null;
  }

  passLayers(state) {
    const { timeless, passed, layerOf } = this;
    const on = Uint8Array.from(this.layers, (layer) => (state.off.has(layer) ? 0 : 1));
    for (let row = 0; row < timeless.length; row++) timeless[row] = passed[row] & on[layerOf[row]];
  }

  /** Both ends of both intervals count; an undated claim follows its switch. Counts what each layer has then. */
  passDates(state) {
    const { layerless, passed, layerOf, layerCounts, dated, until } = this;
    const since = this.claims.numbers.date_start; // NONE, for an open start, comes before all days
    const [first, last] = state.time || [NONE, FOREVER];
    const undated = state.undated ? 1 : 0;
    layerCounts.fill(0);
    for (let row = 0; row < layerless.length; row++) {
      const inside = dated[row] ? since[row] <= last && until[row] >= first ? 1 : 0 : undated;
      const on = passed[row] & inside;
      layerless[row] = on;
      layerCounts[layerOf[row]] += on;
    }
  }

  /** How many claims a layer has, if all layers were on. */
  claimsIn(layer) {
    return this.numberOf[layer] < 0 ? 0 : this.layerCounts[this.numberOf[layer]];
  }

  /** The histogram of a state by layer, without layers and time: neither a switched layer nor a moved handle changes it. */
  barsBy(edges) {
    if (!this.bars || this.bars.edges !== edges) this.bars = { edges, rows: histogram(this.claims, this.passed, edges, this.layerOf, this.layers.length) };
    return this.bars.rows;
  }

  /** How many claims of a mask each code of a column has; the last one is "not stated". */
  tally(column, mask) {
    const codes = this.claims.codes[column];
    const counts = new Int32Array(this.claims.lists[column].length + 1);
    for (let row = 0; row < codes.length; row++) if (mask[row]) counts[codes[row] < 0 ? counts.length - 1 : codes[row]]++;
    return counts;
  }
}

/**
 * Claims per bin of days and group (`groupOf` is each claim's): rows of numbers whose sum is the number of dated claims. A
 * claim over k days adds 1/k to each of them; one that is open on a side stands on its known day.
 */
export function histogram(claims, mask, edges, groupOf, groups) {
  const bars = Array.from({ length: edges.length - 1 }, () => new Float64Array(groups));
  const binOf = new Int32Array(edges[edges.length - 1] - edges[0]); // by day
  bars.forEach((bar, bin) => binOf.fill(bin, edges[bin] - edges[0], edges[bin + 1] - edges[0]));
  const { date_start: starts, date_end: ends } = claims.numbers;
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row] || (starts[row] === NONE && ends[row] === NONE)) continue;
    const start = starts[row] === NONE ? ends[row] : starts[row];
    const end = ends[row] === NONE ? start : ends[row];
    const group = groupOf[row];
    if (end <= start) {
      bars[binOf[start - edges[0]]][group] += 1;
      continue;
    }
    for (let bin = binOf[start - edges[0]]; bin < bars.length && edges[bin] <= end; bin++) {
      const inside = Math.min(end, edges[bin + 1] - 1) - Math.max(start, edges[bin]) + 1;
      bars[bin][group] += inside / (end - start + 1);
    }
  }
  return bars;
}
