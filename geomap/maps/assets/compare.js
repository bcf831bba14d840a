// Two other views of what is shown: small multiples on one extent and scale, and a matrix of pairs by outlet.
import { h, refill } from "./dom.js";
import { dayText, isoOf, monthStart, stepDay } from "./days.js";
import { NONE } from "./data.js";
import { overlaps } from "./days.js";
import { paintGround } from "./ground.js";
import { MOST_LINES, paintScene, scene } from "./flows.js";
import { laneCounts } from "./lanes.js";
import { measurer, paintLabels, placeLabels, placeName } from "./labels.js";
import { language, direction, numberText, t, wordFor } from "./words.js";

export const MOST_PANELS = 12;
const MOST_ROWS = 200;

/** The panels of small multiples: [{title, mask, pick}], the shown claims split by outlet or by month. */
export function panelsBy(app, kind) {
  const { claims, filter } = app;
  const panels = [];
  if (kind === "outlet") {
    claims.outlets.forEach((name, outlet) => {
      const mask = filter.mask.map((on, row) => (on && claims.outlet[row] === outlet ? 1 : 0));
      panels.push({ title: name || t("no_outlet"), outlet, mask, pick: () => app.layers.solo([outlet]) });
    });
  } else if (claims.span) {
    const [first, last] = app.state.time || claims.span;
    for (let month = monthStart(first); month <= last; month = stepDay(month, "month")) {
      const end = stepDay(month, "month") - 1;
      const mask = filter.drawn.map((on, row) => {
        if (!on || !filter.dated[row]) return 0;
        return overlaps(claims.number("date_start", row), claims.number("date_end", row), month, end) ? 1 : 0;
      });
      panels.push({ title: dayText(month, language(), { month: "long", year: "numeric" }), outlet: null, mask, pick: () => app.change({ time: [month, end] }) });
    }
  }
  for (const panel of panels) panel.count = panel.mask.reduce((sum, on) => sum + on, 0);
  return panels.filter((panel) => panel.count > 0);
}

/** The rows of the matrix: one per pair of places in one direction, with a cell per outlet; most claimed first. */
export function matrixRows(claims, mask) {
  const rows = new Map();
  for (let row = 0; row < claims.n; row++) {
    if (!mask[row]) continue;
    const [from, to] = [claims.from[row], claims.to[row]];
    const name = (end, place) => (place >= 0 ? placeName(claims.places[place]) : claims.end(end, row)?.text || null);
    const key = `${from >= 0 ? from : name("origin", -1)}\u0000${to >= 0 ? to : name("destination", -1)}`;
    if (!rows.has(key)) rows.set(key, { origin: name("origin", from), destination: name("destination", to), cells: new Map(), total: 0 });
    const pair = rows.get(key);
    pair.total++;
    const outlet = claims.outlet[row];
    if (!pair.cells.has(outlet)) pair.cells.set(outlet, { rows: [], first: NONE, statuses: new Map() });
    const cell = pair.cells.get(outlet);
    cell.rows.push(row);
    const day = claims.numbers.date_start[row] !== NONE ? claims.numbers.date_start[row] : claims.numbers.date_end[row];
    if (day !== NONE && (cell.first === NONE || day < cell.first)) cell.first = day;
    const status = claims.coded("status", row);
    cell.statuses.set(status, (cell.statuses.get(status) || 0) + 1);
  }
  return [...rows.values()].sort((a, b) => b.total - a.total);
}

export class Compare {
  constructor(app) {
    this.app = app;
    this.view = null; // null: the map; else "outlet", "month" or "matrix"
    this.node = h("section", { class: "gm-compare", hidden: true, tabindex: -1, onkeydown: (event) => { if (event.key === "Escape") this.set(null); } });
    this.menu = h("div", { class: "gm-compare-menu" });
  }

  set(view) {
    this.view = view;
    if (view) this.app.root.classList.remove("gm-sheet"); // on a phone it would cover the view
    this.app.changed();
    if (view) this.node.focus({ preventScroll: true });
  }

  show() {
    const views = [["outlet", `${t("multiples")}: ${t("multiples_outlet")}`], ["month", `${t("multiples")}: ${t("multiples_month")}`], ["matrix", t("matrix")]];
    refill(this.menu, views.map(([view, words]) => h("button", { type: "button", class: "gm-button", "aria-pressed": String(this.view === view), onclick: () => this.set(this.view === view ? null : view) }, words)));
    this.node.hidden = this.view === null;
    if (this.view === null) return;
    const title = views.find(([view]) => view === this.view)[1];
    this.node.setAttribute("aria-label", title);
    refill(this.node,
      h("div", { class: "gm-row-head" }, h("h2", null, title), h("span", { class: "gm-spring" }), h("button", { type: "button", class: "gm-button", onclick: () => this.set(null) }, t("back_to_map"))),
      this.view === "matrix" ? this.matrix() : this.multiples(this.view));
    if (this.view !== "matrix") this.paintPanels();
  }

  multiples(kind) {
    const panels = panelsBy(this.app, kind);
    this.panels = panels.slice(0, MOST_PANELS).map((panel) => ({ ...panel, canvas: h("canvas", { "aria-hidden": "true" }) }));
    const more = panels.length - this.panels.length;
    return [
      h("div", { class: "gm-panels" }, this.panels.map((panel) => h("button", { type: "button", class: "gm-multiple", onclick: () => { panel.pick(); this.set(null); } },
        h("span", { class: "gm-multiple-title" }, panel.outlet !== null ? h("span", { class: "gm-dot", style: { "--c": this.app.outletInk(panel.outlet) } }) : "",
          h("span", { class: "gm-name", dir: "auto" }, panel.title), h("span", { class: "gm-count" }, numberText(panel.count))), panel.canvas))),
      more > 0 ? h("p", { class: "gm-muted" }, t("multiples_more", { n: more })) : "",
      h("p", { class: "gm-muted" }, t("legend_claims")),
    ];
  }

  paintPanels() {
    const { app } = this;
    for (const panel of this.panels) {
      const wide = panel.canvas.clientWidth || 280;
      const high = panel.canvas.clientHeight || 190;
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      panel.canvas.width = wide * ratio;
      panel.canvas.height = high * ratio;
      const ctx = panel.canvas.getContext("2d");
      ctx.scale(ratio, ratio);
      const [view, zoom] = app.viewOf(wide, high);
      paintGround(ctx, app.ground, null, view, Math.max(zoom, 3), app.theme);
      const drawn = scene(app.drawing, laneCounts(app.built, panel.mask), view, app.style, app.opened, MOST_LINES, 0.6);
      paintScene(ctx, drawn, app.style, app.theme);
      paintLabels(ctx, placeLabels(drawn, app.claims.places, view, measurer(ctx, app.theme), 14, 4).labels, app.theme);
    }
  }

  matrix() {
    const { app } = this;
    const { claims, filter } = app;
    const rows = matrixRows(claims, filter.mask);
    const outlets = claims.outlets.map((name, outlet) => outlet).filter((outlet) => rows.some((pair) => pair.cells.has(outlet)));
    const arrow = direction() === "rtl" ? " ← " : " → ";
    const oneYear = claims.span && isoOf(claims.span[0]).slice(0, 4) === isoOf(claims.span[1]).slice(0, 4);
    const parts = { day: "numeric", month: "short", ...(oneYear ? {} : { year: "2-digit" }) };
    const cellNode = (pair, outlet) => {
      const cell = pair.cells.get(outlet);
      if (!cell) return h("td", null);
      const marks = [...cell.statuses.keys()].map((status) => app.swatch(outlet, status, 24));
      return h("td", null, h("button", { type: "button", class: "gm-cell", onclick: () => { this.set(null); app.select(cell.rows, 0, true); } },
      h("b", null, numberText(cell.rows.length)), h("span", null, cell.first === NONE ? t("undated") : dayText(cell.first, language(), parts)), h("span", { class: "gm-marks" }, marks), h("span", { class: "gm-unseen" }, [...cell.statuses.keys()].map((s) => wordFor("status", s)).join(", "))));
    };
    const totals = outlets.map((outlet) => rows.reduce((sum, pair) => sum + (pair.cells.get(outlet)?.rows.length || 0), 0));
    return [
      h("div", { class: "gm-matrix-frame", tabindex: 0 }, h("table", { class: "gm-matrix" },
        h("caption", null, h("span", null, t("matrix_caption"))),
        h("thead", null, h("tr", null, h("th", { scope: "col" }, t("pair")), outlets.map((outlet) => h("th", { scope: "col" }, h("span", { class: "gm-dot", style: { "--c": app.outletInk(outlet) } }), h("bdi", null, claims.outlets[outlet] || t("no_outlet")))), h("th", { scope: "col" }, t("total")))),
        h("tbody", null, rows.slice(0, MOST_ROWS).map((pair) => h("tr", null,
          h("th", { scope: "row" }, h("bdi", null, pair.origin ?? t("unknown")), arrow, h("bdi", null, pair.destination ?? t("unknown"))),
          outlets.map((outlet) => cellNode(pair, outlet)), h("td", { class: "gm-total" }, numberText(pair.total))))),
        h("tfoot", null, h("tr", null, h("th", { scope: "row" }, t("total")), totals.map((n) => h("td", { class: "gm-total" }, numberText(n))), h("td", { class: "gm-total" }, numberText(totals.reduce((a, b) => a + b, 0))))))),
      rows.length > MOST_ROWS ? h("p", { class: "gm-muted" }, t("rows_more", { n: rows.length - MOST_ROWS })) : "",
    ];
  }
}
