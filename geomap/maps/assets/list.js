// The list of the claims shown: the map's twin for keyboards and screen readers. Only the rows in sight are elements.
import { h, refill } from "./dom.js";
import { intervalText } from "./days.js";
import { countOf } from "./lanes.js";
import { NONE } from "./data.js";
import { language, direction, numberText, t, wordFor } from "./words.js";

export const ROW = 68; // pixels; one height for all, so that a hundred thousand rows need no measuring
const SORTS = ["date", "count", "outlet", "origin", "destination"];

/** The shown rows in the order asked for. Rows without a value come last; equal ones keep the table's order. */
export function sortRows(claims, rows, by) {
  const names = new Intl.Collator("en", { sensitivity: "base" });
  let key;
  if (by === "date") key = (row) => (claims.numbers.date_start[row] !== NONE ? claims.numbers.date_start[row] : claims.numbers.date_end[row]);
  else if (by === "count") key = (row) => countOf(claims, row);
  else if (by === "outlet") key = (row) => claims.outlet[row];
  if (key) {
    const turn = by === "count" ? -1 : 1;
    return rows.sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === y) return a - b;
      if (x === NONE) return 1;
      if (y === NONE) return -1;
      return turn * (x - y);
    });
  }
  const order = claims.ends.map((end, code) => [end.text || "", code]).sort((a, b) => names.compare(a[0], b[0]));
  const rank = new Int32Array(claims.ends.length);
  order.forEach(([, code], place) => { rank[code] = place; });
  const place = (row) => (claims.codes[by][row] < 0 ? Infinity : rank[claims.codes[by][row]]);
  return rows.sort((a, b) => (place(a) === place(b) ? a - b : place(a) - place(b)));
}

/** The ends of a claim as an element: "Mosul → Raqqa", the arrow in the direction of writing. */
export function endsNode(claims, row) {
  const name = (end) => {
    const found = claims.end(end, row);
    const local = found && found.place >= 0 && claims.report(row).language !== language() ? claims.places[found.place].names?.[language()] : null;
    if (local && language() !== "en") return h("bdi", null, local);
    return found && found.text ? h("bdi", null, found.text) : h("span", { class: "gm-open", title: t(`open_${end}`) }, t("unknown"));
  };
  return [name("origin"), h("span", { class: "gm-arrow", "aria-label": t("to") }, direction() === "rtl" ? " ← " : " → "), name("destination")];
}

/** The claimed count in words: "up to 5,000". */
export function countText(claims, row) {
  const [low, high] = [claims.number("count_min", row), claims.number("count_max", row)];
  if (low === null && high === null) return "";
  if (low === null) return t("at_most", { n: numberText(high) });
  if (high === null) return t("at_least", { n: numberText(low) });
  return low === high ? numberText(low) : `${numberText(low)}–${numberText(high)}`;
}

/** The dates of a claim in words. */
export function datesText(claims, row) {
  return intervalText(claims.number("date_start", row), claims.number("date_end", row), language(),
    { undated: t("undated"), since: t("since"), until: t("until") });
}

export class List {
  constructor(app) {
    this.app = app;
    this.sort = "date";
    this.rows = [];
    this.active = 0;
    this.build();
  }

  build() {
    this.sorter = h("select", { onchange: () => { this.sort = this.sorter.value; this.show(); } },
      SORTS.map((name) => h("option", { value: name, selected: name === this.sort }, t(`sort_${name}`))));
    this.search = h("input", { type: "search", placeholder: t("search_hint"), "aria-label": t("search"), value: this.app.state.text,
      oninput: () => this.app.changeSoon({ text: this.search.value }) });
    this.window = h("ul", { class: "gm-rows", "aria-label": t("tab_claims") });
    this.frame = h("div", { class: "gm-scroll", onscroll: () => this.fill(), onkeydown: (event) => this.key(event) }, this.window);
    this.empty = h("p", { class: "gm-empty", hidden: true }, t("no_claims"));
    this.node = h("div", { class: "gm-list" },
      h("div", { class: "gm-list-bar" }, this.search, h("label", null, h("span", null, t("sort"), " "), this.sorter)), this.empty, this.frame);
    new ResizeObserver(() => this.fill()).observe(this.frame);
  }

  show() {
    const { drawn: mask } = this.app.filter;
    const rows = [];
    for (let row = 0; row < mask.length; row++) if (mask[row]) rows.push(row);
    this.rows = sortRows(this.app.claims, rows, this.sort);
    this.active = Math.max(0, Math.min(this.active, rows.length - 1));
    this.window.style.height = `${rows.length * ROW}px`;
    this.empty.hidden = rows.length > 0;
    if (document.activeElement !== this.search) this.search.value = this.app.state.text;
    this.fill();
  }

  fill() {
    if (!this.frame.clientHeight) return;
    const first = Math.max(0, Math.floor(this.frame.scrollTop / ROW) - 4);
    const last = Math.min(this.rows.length, Math.ceil((this.frame.scrollTop + this.frame.clientHeight) / ROW) + 4);
    const hadFocus = this.window.contains(document.activeElement);
    const shown = [];
    for (let at = first; at < last; at++) shown.push(this.rowNode(at));
    if (hadFocus && (this.active < first || this.active >= last)) shown.push(this.rowNode(this.active));
    refill(this.window, shown);
    if (hadFocus) this.focus();
  }

  rowNode(at) {
    const { claims, selected } = this.app;
    const row = this.rows[at];
    const status = claims.coded("status", row);
    const facts = [datesText(claims, row), [countText(claims, row), wordFor("what", claims.coded("what", row))].filter(Boolean).join(" ")];
    const button = h("button", {
      type: "button", class: `gm-row${row === selected ? " gm-on" : ""}`, "data-at": at, tabindex: at === this.active ? 0 : -1,
      "aria-pressed": row === selected ? "true" : "false",
      onclick: () => { this.active = at; this.app.select([row], 0, true); },
      onfocus: () => { this.active = at; this.app.hoverRow(row); }, onblur: () => this.app.hoverRow(null),
      onmouseenter: () => this.app.hoverRow(row), onmouseleave: () => this.app.hoverRow(null),
    },
    this.app.swatch(claims.outlet[row], status, 30),
    h("span", { class: "gm-row-text" },
      h("span", { class: "gm-row-ends", dir: direction() }, endsNode(claims, row)),
      h("span", { class: "gm-row-facts" }, facts.filter(Boolean).join(" · "), status ? " · " : "", h("em", null, wordFor("status", status))),
      h("span", { class: "gm-row-outlet", dir: "auto" }, claims.outlets[claims.outlet[row]] || t("no_outlet"),
        claims.standing(row)?.tellings > 1 ? h("span", { class: "gm-tag" }, t("tellings_n", { n: numberText(claims.standing(row).tellings) })) : "",
        this.app.isPlaced(row) ? "" : h("span", { class: "gm-tag" }, t("place_unknown")),
        claims.coded("review", row) === "rejected" ? h("span", { class: "gm-tag" }, t("review.rejected")) : "")));
    return h("li", { style: { top: `${at * ROW}px`, height: `${ROW}px` }, "aria-setsize": this.rows.length, "aria-posinset": at + 1 }, button);
  }

  key(event) {
    const page = Math.max(Math.floor(this.frame.clientHeight / ROW) - 1, 1);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (!(event.key in moves) || !this.rows.length) return;
    event.preventDefault();
    this.active = Math.max(0, Math.min(this.rows.length - 1, this.active + moves[event.key]));
    this.reveal();
    this.focus();
  }

  reveal() {
    const [top, bottom] = [this.active * ROW, (this.active + 1) * ROW];
    if (top < this.frame.scrollTop) this.frame.scrollTop = top;
    else if (bottom > this.frame.scrollTop + this.frame.clientHeight) this.frame.scrollTop = bottom - this.frame.clientHeight;
    this.fill();
  }

  focus() {
    const button = this.window.querySelector(`[data-at="${this.active}"]`);
    if (button) button.focus({ preventScroll: true });
  }

  /** Bring a claim into sight, if it is among the shown ones. */
  bring(row) {
    const at = this.rows.indexOf(this.app.filter.keeper[row]);
    if (at < 0) return;
    this.active = at;
    if (this.frame.clientHeight) this.reveal();
  }
}
