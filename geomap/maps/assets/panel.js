// The panel beside the map: layers by outlet and status, filters, and what the page is.
import { h, refill } from "./dom.js";
import { FACETS, isFiltered } from "./filter.js";
import { placeName } from "./labels.js";
import { language, numberText, t, wordFor } from "./words.js";

const FEW = 8; // values of a filter that are listed before "more"

export class Layers {
  constructor(app) {
    this.app = app;
    this.open = new Set();
    this.node = h("div", { class: "gm-layers" });
    this.strip = h("div", { class: "gm-strip", role: "group", "aria-label": t("outlets") });
  }

  /** The status numbers that an outlet has claims of. */
  statusesOf(outlet) {
    return this.app.statusesByOutlet[outlet];
  }

  isOn(outlet, status) {
    return !this.app.state.off.has(outlet * 16 + status);
  }

  set(outlets, on, statuses) {
    const off = new Set(this.app.state.off);
    for (const outlet of outlets) {
      for (const status of statuses || this.statusesOf(outlet)) {
        if (on) off.delete(outlet * 16 + status);
        else off.add(outlet * 16 + status);
      }
    }
    this.app.change({ off });
  }

  /** Show these outlets alone. */
  solo(outlets) {
    const off = new Set();
    this.app.claims.outlets.forEach((name, outlet) => {
      if (!outlets.includes(outlet)) for (const status of this.statusesOf(outlet)) off.add(outlet * 16 + status);
    });
    this.app.change({ off });
  }

  /** The outlets as a row of switches: the key to the colours on a phone and on paper. */
  showStrip() {
    const { claims } = this.app;
    const at = document.activeElement && this.strip.contains(document.activeElement) ? [...this.strip.children].indexOf(document.activeElement) : -1;
    const shown = new Set(this.shownOutlets());
    refill(this.strip, claims.outlets.map((name, outlet) => h("button", { type: "button", "aria-pressed": String(shown.has(outlet)), onclick: () => this.set([outlet], !shown.has(outlet)) },
      h("span", { class: "gm-dot", style: { "--c": this.app.outletInk(outlet) } }), h("bdi", null, name || t("no_outlet")))));
    if (at >= 0) this.strip.children[at].focus();
  }

  shownOutlets() {
    return this.app.claims.outlets.map((name, outlet) => outlet).filter((outlet) => this.statusesOf(outlet).some((status) => this.isOn(outlet, status)));
  }

  show() {
    const { claims } = this.app;
    const focused = document.activeElement && this.node.contains(document.activeElement) ? document.activeElement.getAttribute("data-key") : null;
    const all = claims.outlets.map((name, outlet) => outlet);
    const shown = this.shownOutlets();
    const { echoes } = this.app.filter;
    const fold = echoes.length ? h("label", { class: "gm-check gm-fold-echoes" },
      h("input", { type: "checkbox", checked: this.app.state.fold, "data-key": "fold", onchange: (event) => this.app.change({ fold: event.target.checked }) }),
      h("span", null, t("fold_echoes", { n: numberText(echoes.reduce((sum, rows) => sum + rows.length - 1, 0)) }))) : "";
    refill(this.node,
      h("div", { class: "gm-row-head" }, h("h2", null, t("outlets")), h("span", { class: "gm-spring" }),
        h("button", { type: "button", class: "gm-link", "data-key": "all", onclick: () => this.set(all, true) }, t("all")),
        h("button", { type: "button", class: "gm-link", "data-key": "none", onclick: () => this.set(all, false) }, t("none"))),
      h("ul", { class: "gm-outlets" }, all.map((outlet) => this.outletNode(outlet, shown))), fold);
    if (focused) this.node.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  outletNode(outlet, shown) {
    const { claims, style, filter } = this.app;
    const name = claims.outlets[outlet] || t("no_outlet");
    const statuses = this.statusesOf(outlet);
    const on = statuses.filter((status) => this.isOn(outlet, status));
    const total = statuses.reduce((sum, status) => sum + filter.claimsIn(outlet * 16 + status), 0);
    const box = h("input", { type: "checkbox", checked: on.length > 0, "data-key": `o${outlet}`, onchange: (event) => this.set([outlet], event.target.checked) });
    box.indeterminate = on.length > 0 && on.length < statuses.length;
    const isOpen = this.open.has(outlet);
    const alone = shown.length === 1 && shown[0] === outlet;
    const pair = shown.length === 1 && !alone;
    return h("li", { class: on.length ? "" : "gm-dim" },
      h("div", { class: "gm-outlet-row" },
        h("label", null, box, h("span", { class: "gm-dot", style: { "--c": this.app.outletInk(outlet) } }), h("span", { class: "gm-name", dir: "auto" }, name)),
        h("span", { class: "gm-count" }, numberText(total)),
        h("button", { type: "button", class: "gm-link gm-solo", "data-key": `s${outlet}`, title: t(pair ? "compare_title" : "solo_title", { name }),
          "aria-label": t(pair ? "compare_title" : "solo_title", { name }), disabled: alone,
          onclick: () => this.solo(pair ? [shown[0], outlet] : [outlet]) }, t(pair ? "compare_two" : "solo")),
        h("button", { type: "button", class: "gm-fold", "data-key": `e${outlet}`, "aria-expanded": String(isOpen), "aria-label": t("expand", { name }),
          onclick: () => { if (isOpen) this.open.delete(outlet); else this.open.add(outlet); this.show(); } }, isOpen ? "▾" : "▸")),
      isOpen ? h("ul", { class: "gm-statuses" }, statuses.map((status) => h("li", null, h("label", null,
        h("input", { type: "checkbox", checked: this.isOn(outlet, status), "data-key": `t${outlet}-${status}`, onchange: (event) => this.set([outlet], event.target.checked, [status]) }),
        this.app.swatch(outlet, style.statuses[status], 34), h("span", { class: "gm-name" }, wordFor("status", style.statuses[status])),
        h("span", { class: "gm-count" }, numberText(filter.claimsIn(outlet * 16 + status))))))) : "");
  }
}

export class Filters {
  constructor(app) {
    this.app = app;
    this.long = new Set();
    this.node = h("div", { class: "gm-filters" }); // built when it is first shown: the list of places is long
  }

  build() {
    const { app } = this;
    this.text = h("input", { type: "search", placeholder: t("search_hint"), oninput: () => app.changeSoon({ text: this.text.value }) });
    const order = new Intl.Collator(language()).compare;
    const places = app.claims.places.map((place, number) => [placeName(place), number]).filter(([name]) => name).sort((a, b) => order(a[0], b[0]));
    this.place = h("select", { onchange: () => app.change({ place: this.place.value === "" ? null : +this.place.value }) },
      h("option", { value: "" }, t("any")), places.map(([name, number]) => h("option", { value: number }, name)));
    this.least = h("select", { onchange: () => app.change({ least: this.least.value === "" ? null : +this.least.value }) },
      h("option", { value: "" }, t("any")), [1, ...app.style.widths.map(([below]) => below).filter((below) => below !== null), 5000].map((n) => h("option", { value: n }, t("at_least", { n: numberText(n) }))));
    this.facets = h("div");
    const everything = new Uint8Array(app.claims.n).fill(1);
    this.totals = Object.fromEntries(FACETS.map((name) => [name, app.filter.tally(name, everything)]));
    this.clear = h("button", { type: "button", class: "gm-button", onclick: () => app.clear() }, t("clear"));
    refill(this.node,
      h("label", { class: "gm-field" }, h("span", null, t("search")), this.text),
      h("div", { class: "gm-two" }, h("label", { class: "gm-field" }, h("span", null, t("facet_place")), this.place),
        h("label", { class: "gm-field" }, h("span", null, t("facet_count")), this.least)),
      this.facets, this.clear);
  }

  show() {
    if (!this.text) this.build();
    const { state, claims, filter } = this.app;
    const focused = document.activeElement && this.facets.contains(document.activeElement) ? document.activeElement.getAttribute("data-key") : null;
    if (document.activeElement !== this.text) this.text.value = state.text;
    this.place.value = state.place === null ? "" : String(state.place);
    this.least.value = state.least === null ? "" : String(state.least);
    this.clear.hidden = !isFiltered(state) && state.off.size === 0;
    refill(this.facets, FACETS.map((name) => {
      const values = claims.lists[name].length + (claims.codes[name].includes(-1) ? 1 : 0);
      return values > 1 ? this.facetNode(name, filter.tally(name, filter.mask)) : "";
    }));
    if (focused) this.facets.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  facetNode(name, counts) {
    const { claims, state } = this.app;
    const total = this.totals[name];
    const chosen = state.facets[name];
    const missing = counts.length - 1;
    const codes = Array.from(counts, (count, code) => code).filter((code) => total[code] > 0).sort((a, b) => total[b] - total[a] || a - b);
    const listed = this.long.has(name) ? codes : codes.slice(0, FEW);
    const toggle = (code, on) => {
      const all = codes.map((c) => (c === missing ? -1 : c));
      const next = new Set(chosen === null ? all : chosen);
      if (on) next.add(code);
      else next.delete(code);
      this.app.change({ facets: { ...state.facets, [name]: next.size === all.length ? null : next } });
    };
    const word = (code) => (code === missing ? t("not_stated") : ["status", "verdict", "what", "review"].includes(name) ? wordFor(name, claims.lists[name][code]) : claims.lists[name][code]);
    return h("fieldset", { class: "gm-facet" }, h("legend", null, t(`facet_${name}`)),
      h("ul", null, listed.map((code) => {
        const value = code === missing ? -1 : code;
        return h("li", { class: counts[code] ? "" : "gm-dim" }, h("label", null,
          h("input", { type: "checkbox", "data-key": `${name}:${value}`, checked: chosen === null || chosen.has(value), onchange: (event) => toggle(value, event.target.checked) }),
          h("span", { class: "gm-name", dir: "auto" }, word(code)), h("span", { class: "gm-count" }, numberText(counts[code]))));
      })),
      codes.length > FEW ? h("button", { type: "button", class: "gm-link", "data-key": `${name}:more`,
        onclick: () => { if (this.long.has(name)) this.long.delete(name); else this.long.add(name); this.show(); } },
      this.long.has(name) ? t("fewer") : t("more", { n: numberText(codes.length - FEW) })) : "");
  }
}

/** What the page is, what it is made of, and the keys. */
export function aboutNode(app) {
  const { tiles } = app.settings;
  const lines = ["about_claims", "about_widths", "about_basemap", "about_keys", tiles ? null : "about_software"].filter(Boolean);
  return h("div", { class: "gm-about" }, lines.map((key) => h("p", null, t(key))), tiles ? h("p", null, t("about_tiles", tiles)) : "");
}
