// The page: reads the blocks, lays out map, panel, time strip and card, and keeps them in step with one state.
import { h, icon, refill } from "./dom.js";
import { direction, language, numberText, setWords, t } from "./words.js";
import { buildLanes, laneCounts } from "./lanes.js";
import { Filter, freshState } from "./filter.js";
import { canvasLayer, paintGround } from "./ground.js";
import { MOST_LINES, holdsLane, itemsAt, outletColour, paintItem, paintScene, placeAt, placePoints, scene } from "./flows.js";
import { CROWD, Crowd, surelyDrawn, weightsOf } from "./crowd.js";
import { openingBox } from "./extent.js";
import { labelAt, measurer, paintLabels, placeLabels, placeName } from "./labels.js";
import { themeFor } from "./theme.js";
import { legendNode, lineSample } from "./legend.js";
import { Timeline } from "./timeline.js";
import { List } from "./list.js";
import { Card } from "./card.js";
import { Filters, Layers, aboutNode } from "./panel.js";
import { Compare } from "./compare.js";
import { readHash, writeHash } from "./hash.js";
import { download, picture, toCsv, toGeoJson } from "./export.js";

const TABS = ["layers", "filters", "claims", "compare", "about"];
const REACH = { mouse: 6, touch: 12 };

/** Is the page laid out as on a phone? As in map.css. */
function isSmall() {
  return matchMedia("(max-width: 760px)").matches;
}

export class App {
  constructor(map, settings, claims) {
    this.map = map;
    this.settings = settings;
    this.style = settings.style;
    this.claims = claims;
    this.built = buildLanes(claims, this.style);
    this.filter = new Filter(claims, this.style.statuses);
    this.drawing = { places: claims.places, points: placePoints(claims.places), bundles: this.built.bundles, placeOf: claims.places.map((_, place) => place) };
    this.plainLevel = { drawing: this.drawing, joined: 0 };
    this.level = this.plainLevel; // how places are put together at this zoom
    this.weights = weightsOf(claims);
    this.crowd = new Crowd(claims.places, this.built, this.drawing.points, this.weights);
    this.statusesByOutlet = claims.outlets.map(() => []);
    for (const layer of this.filter.layers) this.statusesByOutlet[Math.floor(layer / 16)].push(layer % 16);
    this.ground = [];
    this.countries = [];
    this.named = new Set(); // countries that are places of shown claims: the map names them once
    this.opened = new Set();
    this.selected = null;
    this.hits = [];
    this.hit = 0;
    this.hovered = [];
    this.scale = L.control.scale({ imperial: false });
    this.waiting = []; // what the first picture can do without
    const given = readHash(location.hash, claims, this.style.statuses);
    this.state = given.state;
    this.start = given.view;
    this.tab = TABS.includes(given.view.tab) ? given.view.tab : "layers";
    if (given.view.lang && given.view.lang in settings.words) setWords(settings.words, given.view.lang);
    this.dark = given.view.theme ? given.view.theme === "dark" : null;
    this.system = matchMedia("(prefers-color-scheme: dark)");
    this.system.addEventListener("change", () => this.retheme());
  }

  /* ---- what the parts ask for ---- */

  /** Do something once the map stands on the screen; at once when it does. */
  later(act) {
    if (this.waiting) this.waiting.push(act);
    else act();
  }

  /** The map stands on the screen: do what has waited for that. */
  catchUp() {
    const { waiting } = this;
    this.waiting = null;
    for (const act of waiting) act();
  }

  outletInk(outlet) {
    return outletColour(outlet, this.style, this.theme.dark);
  }

  swatch(outlet, status, width) {
    return lineSample(this, outlet, status, 1, width);
  }

  isPlaced(row) {
    return this.claims.from[row] >= 0 || this.claims.to[row] >= 0;
  }

  /** Pixels of the map on each side that tools, key or card stand on: {left, top, right, bottom}. */
  margins() {
    const size = this.map.getSize();
    const wide = size.x > 700;
    const taken = (selector) => {
      const node = this.root.querySelector(selector);
      return node && !node.hidden && getComputedStyle(node).display !== "none" ? node : null;
    };
    const key = taken(".gm-legend");
    const card = taken(".gm-card");
    const side = (node) => (node ? Math.min(node.offsetWidth + 85, size.x * 0.55) : 50);
    const print = matchMedia("print").matches;
    const near = wide && !print ? 70 : 40;
    const far = !wide ? 40 : card ? side(card) : key && key.open ? side(key) : 60;
    const bottom = !wide && card ? Math.min(card.offsetHeight + 30, size.y * 0.7) : 45;
    const [left, right] = direction() === "rtl" ? [far, near] : [near, far];
    return { left, right, top: wide ? 45 : 66, bottom };
  }

  /** What stands on the map, as boxes in a canvas's pixels: names keep clear of it. */
  covered(view) {
    const map = this.map.getContainer().getBoundingClientRect();
    return [...this.root.querySelectorAll(".gm-legend, .gm-group")].map((node) => node.getBoundingClientRect()).filter((box) => box.width > 0)
      .map((box) => [box.left - map.left + view.seen[0], box.top - map.top + view.seen[1], box.right - map.left + view.seen[0], box.bottom - map.top + view.seen[1]]);
  }

  fit(points, options) {
    const { left, top, right, bottom } = this.margins();
    this.map.fitBounds(L.latLngBounds(points), { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom], ...options });
  }

  /** The part of the world that is in sight beside the key and the card. */
  inner() {
    const { left, top, right, bottom } = this.margins();
    const size = this.map.getSize();
    const at = (x, y) => this.map.containerPointToLatLng([x, y]);
    return L.latLngBounds(at(Math.max(left - 30, 10), top - 25), at(size.x - Math.max(right - 50, 10), size.y - bottom + 25));
  }

  /** What is in sight fitted into another size: [view, zoom]. */
  viewOf(wide, high) {
    const bounds = this.inner();
    const [a, b] = [this.map.project(bounds.getNorthWest(), 0), this.map.project(bounds.getSouthEast(), 0)];
    const scale = Math.min(wide / (b.x - a.x), high / (b.y - a.y));
    const [cx, cy] = [((a.x + b.x) / 2) * scale, ((a.y + b.y) / 2) * scale];
    return [{ scale, x: cx - wide / 2, y: cy - high / 2, width: wide, height: high }, Math.log2(scale)];
  }

  /* ---- state ---- */

  change(patch) {
    this.state = { ...this.state, ...patch };
    this.changed();
  }

  changeSoon(patch) {
    Object.assign(this.state, patch);
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.changed(), 120);
  }

  clear() {
    this.state = freshState();
    this.changed();
  }

  changed() {
    const named = this.reckon();
    if (this.selected !== null && !this.filter.mask[this.selected]) this.select([]);
    this.flows.repaint();
    if (named) this.groundLayer.repaint();
    this.tell();
  }

  /** Work out what the state shows; true when other countries are named by it. */
  reckon() {
    this.count = this.filter.apply(this.state);
    this.shown = laneCounts(this.built, this.filter.drawn);
    this.here = this.placesShown();
    return this.nameCountries();
  }

  /** Say around the map what is shown. */
  tell() {
    this.tellBriefly();
    this.showTab();
    this.compare.show();
    this.saveHash();
  }

  /** The places that claims shown have an end at. */
  placesShown() {
    const used = new Uint8Array(this.claims.places.length);
    for (const { number, from, to } of this.built.bundles) {
      if (!this.shown.lines[number]) continue;
      if (from >= 0) used[from] = 1;
      if (to >= 0) used[to] = 1;
    }
    return this.claims.places.filter((_, place) => used[place]);
  }

  /** Say what stands in lines of its own above and below the map. */
  tellBriefly() {
    this.showStatus();
    this.timeline.show();
    this.layers.showStrip();
  }

  /** Note which countries are named as places of shown claims; true when that has changed. */
  nameCountries() {
    const before = [...this.named].join();
    this.named = new Set();
    for (const place of this.here) if (place.outline?.country) this.named.add(place.outline.country);
    return before !== [...this.named].join();
  }

  showStatus() {
    const { claims } = this;
    const { lost, rejected, folded } = this.filter;
    const drawn = this.count - lost - rejected;
    this.onMap = drawn;
    const notes = [];
    if (lost) notes.push(t("not_drawn", { n: numberText(lost) }));
    if (folded) notes.push(t("folded", { n: numberText(folded) }));
    if (rejected) notes.push(t("rejected", { n: numberText(rejected) }));
    refill(this.status, h("b", null, t("showing", { shown: numberText(drawn), total: numberText(claims.n) })), notes.length ? h("span", { class: "gm-muted" }, ` · ${notes.join(" · ")}`) : "");
    const crowd = this.level.joined;
    refill(this.capped, crowd ? t("places_joined", { n: numberText(crowd), inside: numberText(this.drawn.inside) }) : "", " ",
      this.left ? t("lanes_capped", { n: numberText(this.drawn.items.length) }) : "");
    this.capped.hidden = !this.left && !crowd;
    this.showBeyond();
  }

  /** Say how many places of the claims shown lie outside the window. */
  showBeyond() {
    const seen = this.map.getBounds();
    const [south, west, north, east] = [seen.getSouth(), seen.getWest(), seen.getNorth(), seen.getEast()];
    let beyond = 0;
    for (const { lat, lon, area, radius } of this.here) {
      const size = area ? (radius || 0) / 111 : 0; // an area is outside only when no part of it is in sight
      if (lat + size < south || lat - size > north || lon + size < west || lon - size > east) beyond++;
    }
    refill(this.beyond, t("beyond", { n: numberText(beyond) }));
    this.beyond.hidden = beyond === 0;
  }

  select(rows, at = 0, focus = false) {
    const was = this.selected;
    this.hits = rows;
    this.hit = at;
    this.selected = rows.length ? rows[at] : null;
    this.card.show(rows, at, focus && rows.length > 0);
    this.root.classList.toggle("gm-has-card", rows.length > 0);
    if (rows.length) {
      this.openRibbon(this.selected);
      this.list.bring(this.selected);
      this.panTo(this.selected);
    } else if (focus && was !== null) {
      if (this.tab === "claims") this.list.focus();
      if (!this.list.node.contains(document.activeElement)) this.map.getContainer().focus({ preventScroll: true });
    }
    if (this.tab === "claims") this.list.fill();
    this.over.repaint();
    this.saveHash();
  }

  /** Part the ribbon that a claim's line is in, so that the chosen line can be seen; a click on the ribbon does so too. */
  openRibbon(row) {
    const lane = this.built.laneOf[this.filter.keeper[row]];
    const bundle = lane < 0 ? -1 : this.built.bundleOf[lane];
    if (bundle < 0 || !this.built.bundles[bundle].ribbon || this.opened.has(bundle)) return;
    this.opened.add(bundle);
    this.flows.repaint();
  }

  panTo(row) {
    const ends = [this.claims.from[row], this.claims.to[row]].filter((place) => place >= 0).map((place) => [this.claims.places[place].lat, this.claims.places[place].lon]);
    if (!ends.length) return;
    const { left, top, right, bottom } = this.margins();
    const size = this.map.getSize();
    const box = L.bounds(ends.map((end) => this.map.latLngToContainerPoint(end)));
    const room = L.bounds([left, top], [Math.max(size.x - right, left), Math.max(size.y - bottom, top)]);
    const [spare, need] = [room.getSize(), box.getSize()];
    if (need.x > spare.x || need.y > spare.y) {
      this.fit(ends, { maxZoom: this.map.getZoom(), animate: !this.still() });
      return;
    }
    const by = ["x", "y"].map((axis) => Math.min(0, box.min[axis] - room.min[axis]) + Math.max(0, box.max[axis] - room.max[axis]));
    if (by[0] || by[1]) this.map.panBy(by, { animate: !this.still() });
  }

  still() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** The drawn lines that a claim is in; none for null. */
  itemsOf(row) {
    const lane = row === null ? -1 : this.built.laneOf[this.filter.keeper[row]];
    return lane < 0 || !this.drawn ? [] : this.drawn.items.filter((item) => holdsLane(item, lane));
  }

  hoverRow(row) {
    this.hovered = this.itemsOf(row);
    this.over.repaint();
  }

  /* ---- drawing ---- */

  makeLayers() {
    const { map } = this;
    for (const [name, z] of [["gm-ground", 150], ["gm-flows", 410], ["gm-over", 420]]) {
      map.createPane(name).style.zIndex = z;
      map.getPane(name).style.pointerEvents = "none";
    }
    this.groundLayer = canvasLayer("gm-ground", 0.35, (ctx, view, zoom) => {
      if (this.shown) paintGround(ctx, this.ground, this.countries, view, zoom, this.theme, this.named);
    });
    this.flows = canvasLayer("gm-flows", 0.25, (ctx, view) => this.paint(ctx, view));
    this.over = canvasLayer("gm-over", 0.25, (ctx, view) => this.paintOver(ctx, view), () => !this.hovered.length && this.selected === null);
    if (this.settings.tiles) {
      const { url, attribution, max, subdomains, tms } = this.settings.tiles; // the basemap shows where they fail
      const credit = h("span", null, attribution).innerHTML; // escaped by the browser
      L.tileLayer(url, { attribution: credit, maxNativeZoom: max, subdomains, tms }).addTo(map);
    }
    for (const layer of [this.groundLayer, this.flows, this.over]) layer.addTo(map);
  }

  /** Draw around the window too, once what is in it has been drawn; one canvas at a time, whenever there is nothing else to do. */
  async widen(idle) {
    for (const layer of [this.groundLayer, this.flows, this.over]) {
      await idle();
      layer.widen();
    }
  }

  paint(ctx, view) {
    if (!this.shown) return;
    const before = `${this.left} ${this.level.joined}`;
    this.level = this.plainLevel;
    const crowded = surelyDrawn(this.drawing, this.shown, this.opened, view, CROWD + 1) > CROWD;
    if (!crowded) this.drawn = scene(this.drawing, this.shown, view, this.style, this.opened, MOST_LINES, this.map.getSize().x < 500 ? 0.75 : 1);
    if (crowded || this.drawn.items.length + this.drawn.left > CROWD) this.drawCrowd(view);
    this.left = this.drawn.left;
    paintScene(ctx, this.drawn, this.style, this.theme);
    view.covered = this.covered(view);
    this.placed = placeLabels(this.drawn, this.level.drawing.places, view, measurer(ctx, this.theme));
    paintLabels(ctx, this.placed.labels, this.theme);
    if (before !== `${this.left} ${this.level.joined}` && this.status) this.showStatus();
  }

  /** Draw with close places put together. */
  drawCrowd(view) {
    this.level = this.crowd.at(view, this.shown);
    this.drawn = scene(this.level.drawing, this.shown, view, this.style, new Set());
    this.drawn.inside = this.level.within;
  }

  paintOver(ctx, view) {
    if (!this.drawn) return;
    ctx.translate(this.drawn.view.x - view.x, this.drawn.view.y - view.y); // the two canvases may take turns
    const chosen = this.itemsOf(this.selected);
    for (const item of [...this.hovered, ...chosen]) paintItem(ctx, item, this.style, this.theme, true);
    if (this.hovered.length || chosen.length) paintLabels(ctx, this.placed.labels, this.theme);
  }

  /** The drawn lines at a mouse or touch event, in the flow canvas's pixels. */
  at(event) {
    const point = event.layerPoint.subtract(this.flows._bounds.min);
    const reach = event.originalEvent && event.originalEvent.pointerType === "touch" ? REACH.touch : REACH.mouse;
    return [itemsAt(this.drawn, point.x, point.y, reach), labelAt(this.placed.labels, point.x, point.y) ?? placeAt(this.drawn, point.x, point.y, reach / 2)];
  }

  listenToMap() {
    const { map } = this;
    matchMedia("print").addEventListener("change", ({ matches }) => this.onPrint(matches));
    const box = map.getContainer();
    new ResizeObserver(() => { // words around the map take more lines or fewer
      const { x, y } = map.getSize();
      if (x !== box.clientWidth || y !== box.clientHeight) map.invalidateSize({ animate: false });
    }).observe(box);
    map.on("mousemove", (event) => {
      if (!this.drawn || map.dragging?.moving()) return; // the pointer keeps its place on the map
      const [items] = this.at(event);
      const top = items.slice(0, 1);
      if (top[0] === this.hovered[0]) return;
      this.hovered = top;
      box.style.cursor = top.length ? "pointer" : "";
      box.title = top.length ? this.tip(top[0], items.length) : "";
      this.over.repaint();
    });
    map.on("mouseout", () => { this.hovered = []; this.over.repaint(); });
    map.on("click", (event) => {
      const [items, place] = this.at(event);
      const ribbon = items.find((item) => item.kind === "ribbon");
      if (ribbon && items[0] === ribbon && this.level === this.plainLevel) {
        this.opened.add(ribbon.group.number);
        this.flows.repaint();
      }
      const rows = this.rowsOf(items.length ? items.flatMap((item) => item.lanes) : []);
      if (rows.length || place === null) this.select(rows);
      else this.select(this.rowsAt(place));
    });
    map.on("moveend", () => { this.hovered = []; this.over.repaint(); this.showBeyond(); this.saveHash(); if (!matchMedia("print").matches) this.seen = this.inner(); });
  }

  /** Paper has another shape than the screen: fit what was in sight, and go back to it afterwards. */
  onPrint(starts) {
    const { map } = this;
    const before = starts ? { center: map.getCenter(), zoom: map.getZoom() } : this.beforePrint;
    const seen = this.seen;
    map.invalidateSize({ animate: false, pan: false });
    if (starts) this.fit(this.placesIn(seen) || [seen.getSouthWest(), seen.getNorthEast()], { animate: false });
    else if (before) map.setView(before.center, before.zoom, { animate: false });
    for (const layer of [this.groundLayer, this.flows, this.over]) layer.catchUp(); // paper waits for no frame
    this.beforePrint = before;
  }

  /** Where the shown towns within some bounds are; null where there are fewer than two. */
  placesIn(bounds) {
    const points = this.here.filter((place) => !place.area).map((place) => [place.lat, place.lon]).filter((point) => bounds.contains(point));
    return points.length < 2 ? null : points;
  }

  rowsOf(lanes) {
    return lanes.flatMap((lane) => Array.from(lane.rows.filter((row) => this.filter.drawn[row])));
  }

  rowsAt(place) {
    const rows = [];
    const { claims, level, filter } = this;
    const isHere = (end) => end >= 0 && level.drawing.placeOf[end] === place;
    for (let row = 0; row < claims.n; row++) if (filter.drawn[row] && (isHere(claims.from[row]) || isHere(claims.to[row]))) rows.push(row);
    return rows;
  }

  tip(item, near) {
    const names = [item.group.from, item.group.to].map((place) => (place < 0 ? t("unknown") : placeName(this.level.drawing.places[place])));
    const outlet = item.kind === "ribbon" ? "" : `\n${this.claims.outlets[item.lanes[0].outlet] || t("no_outlet")}`;
    return `${names.join(direction() === "rtl" ? " ← " : " → ")}${outlet}${near > 1 ? `\n+${near - 1}` : ""}`;
  }

  /** Show all places, or, when the page opens, the bulk of them. */
  home(animate = !this.still(), bulk = false) {
    let points = this.claims.places.map((place) => [place.lat, place.lon]);
    if (bulk && points.length) {
      const { box: [west, south, east, north] } = openingBox(this.claims.places, this.weights);
      points = [[south, west], [north, east]];
    }
    if (!points.length) this.map.setView([30, 20], 3, { animate });
    else this.fit(points, { maxZoom: 9, animate });
  }

  /* ---- page ---- */

  retheme() {
    const dark = this.dark === null ? this.system.matches : this.dark;
    this.theme = themeFor(dark, this.style);
    document.documentElement.setAttribute("data-theme", dark ? "dark" : "light");
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    if (!this.root) return;
    this.build();
    this.groundLayer.repaint();
    this.changed();
  }

  setLanguage(code) {
    setWords(this.settings.words, code);
    this.retheme();
    this.map.invalidateSize({ animate: false });
  }

  /** Make everything around the map; again when the language or the theme changes. */
  build() {
    const { map, settings } = this;
    document.documentElement.lang = language();
    document.documentElement.dir = direction();
    const title = settings.title === settings.words.en.claimed_movements ? t("claimed_movements") : settings.title;
    document.title = title;
    this.scale.setPosition(direction() === "rtl" ? "bottomright" : "bottomleft"); // the key stands on the other side
    const view = this.compare ? this.compare.view : ["outlet", "month", "matrix"].includes(this.start.view) ? this.start.view : null;
    if (this.timeline) this.timeline.stop?.();
    this.timeline = new Timeline(this);
    this.list = new List(this);
    this.card = new Card(this);
    this.layers = new Layers(this);
    this.filters = new Filters(this);
    this.compare = new Compare(this);
    this.compare.view = view;
    this.status = h("p", { class: "gm-status", role: "status", "aria-live": "polite" });
    this.capped = h("p", { class: "gm-capped", role: "status", hidden: true });
    const bodies = { layers: this.layers.node, filters: this.filters.node, claims: this.list.node, compare: this.compare.menu, about: aboutNode(this) };
    this.tabButtons = TABS.map((name) => h("button", { type: "button", role: "tab", id: `gm-tab-${name}`, "aria-controls": `gm-pane-${name}`, onclick: () => this.openTab(name), onkeydown: (event) => this.tabKey(event) }, t(`tab_${name}`)));
    this.panes = TABS.map((name) => h("div", { class: `gm-pane gm-pane-${name}`, role: "tabpanel", id: `gm-pane-${name}`, "aria-labelledby": `gm-tab-${name}` }, bodies[name]));
    this.beyond = h("button", { type: "button", class: "gm-beyond", hidden: true, onclick: () => this.home() });
    const header = h("header", { class: "gm-head" }, h("p", { class: "gm-kicker" }, t("kicker")), h("h1", { dir: "auto" }, title),
      settings.subtitle ? h("p", { class: "gm-sub", dir: "auto" }, settings.subtitle) : "", this.status, h("p", { class: "gm-hint" }, t("hint")), this.capped, this.layers.strip);
    this.legendOpen ??= !isSmall() && innerHeight > 640;
    const legend = legendNode(this, this.legendOpen);
    legend.addEventListener("toggle", () => { // comes too when an open key is put into the page
      if (this.legendOpen === legend.open) return;
      this.legendOpen = legend.open;
      if (this.drawn) this.flows.repaint();
    });
    this.root = h("div", { class: "gm", dir: direction() },
      h("aside", { class: "gm-panel", "aria-label": t("claimed_movements") }, header, h("div", { class: "gm-tabs", role: "tablist" }, this.tabButtons), h("div", { class: "gm-panes" }, this.panes)),
      h("main", { class: "gm-stage" },
        h("div", { class: "gm-mapbox" }, map.getContainer(), this.tools(), this.beyond, legend, h("p", { class: "gm-credit" }, settings.tiles ? "" : t("credit")), this.card.node, this.compare.node),
        this.timeline.node),
      h("footer", { class: "gm-print" }));
    map.getContainer().setAttribute("aria-label", t("map_label"));
    map.getContainer().setAttribute("role", "application");
    if (this.old) this.old.replaceWith(this.root);
    else document.body.appendChild(this.root);
    this.old = this.root;
    if (this.hits.length) this.card.show(this.hits, this.hit, false);
    this.openTab(this.tab, true);
  }

  tools() {
    const button = (key, name, act) => h("button", { type: "button", class: "gm-icon", title: t(key), "aria-label": t(key), onclick: act }, icon(name));
    const menu = h("details", { class: "gm-menu" }, h("summary", { class: "gm-icon", title: t("download"), "aria-label": t("download") }, icon("save")),
      h("div", { class: "gm-menu-body" }, [["get_csv", () => this.getCsv()], ["get_geojson", () => this.getGeoJson()], ["get_png", () => this.getPng()], ["get_link", () => this.getLink()], ["get_print", () => window.print()]]
        .map(([key, act]) => h("button", { type: "button", onclick: () => { menu.open = false; act(); } }, t(key)))));
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
    this.note = h("p", { class: "gm-note", role: "status", hidden: true });
    return h("div", { class: "gm-tools" },
      h("div", { class: "gm-group" }, button("zoom_in", "plus", () => this.map.zoomIn()), button("zoom_out", "minus", () => this.map.zoomOut()), button("home", "home", () => this.home())),
      h("div", { class: "gm-group" }, menu, button("theme", this.theme.dark ? "sun" : "moon", () => { this.dark = !this.theme.dark; this.retheme(); }),
        h("button", { type: "button", class: "gm-icon", title: t("language_switch"), "aria-label": t("language_switch"), lang: language() === "en" ? "ar" : "en", onclick: () => this.setLanguage(language() === "en" ? "ar" : "en") }, icon("globe"))),
      this.note);
  }

  openTab(name, quiet = false) {
    const covered = isSmall() && this.selected !== null; // a card stands where the sheet would
    if (!quiet && covered) this.select([]);
    const again = !quiet && !covered && this.tab === name && this.root.classList.contains("gm-sheet");
    this.tab = name;
    this.root.classList.toggle("gm-sheet", !quiet && !again);
    this.root.classList.toggle("gm-keyless", name !== "layers"); // the colours' key then stands in the header
    TABS.forEach((tab, at) => {
      this.tabButtons[at].setAttribute("aria-selected", String(tab === name));
      this.tabButtons[at].tabIndex = tab === name ? 0 : -1;
      this.panes[at].hidden = tab !== name;
    });
    if (!quiet) {
      this.showTab();
      this.saveHash();
    }
  }

  tabKey(event) {
    const turn = { ArrowRight: 1, ArrowLeft: -1, Home: -TABS.length, End: TABS.length }[event.key];
    if (!turn) return;
    event.preventDefault();
    const at = TABS.indexOf(this.tab);
    const step = Math.abs(turn) > 1 ? (turn > 0 ? TABS.length - 1 : 0) : (at + (direction() === "rtl" ? -turn : turn) + TABS.length) % TABS.length;
    this.openTab(TABS[step]);
    this.tabButtons[step].focus();
  }

  showTab() {
    if (!this.shown) return;
    if (this.tab === "layers") this.layers.show();
    else if (this.tab === "filters") this.filters.show();
    else if (this.tab === "claims") this.list.show();
    else if (this.tab === "compare") this.compare.show();
  }

  saveHash() {
    if (!this.ready) return;
    clearTimeout(this.hashSoon);
    this.hashSoon = setTimeout(() => {
      const center = this.map.getCenter();
      const view = { map: [this.map.getZoom(), center.lat, center.lng], tab: this.tab === "layers" ? "" : this.tab, view: this.compare.view,
        lang: language() === this.settings.language ? "" : language(), theme: this.dark === null ? "" : this.dark ? "dark" : "light",
        claim: this.selected === null || !this.claims.text ? "" : this.claims.value("claim", this.selected) };
      try {
        history.replaceState(null, "", `#${writeHash(this.state, view, this.claims, this.style.statuses)}`);
      } catch {
        // a page inside another one (a notebook's) may have no address of its own
      }
      this.root.querySelector(".gm-print").textContent = `${t("legend_claims")} ${t("legend_lines")} ${this.range()} ${t("credit")} ${location.href.slice(0, 300)}`;
    }, 150);
  }

  range() {
    return this.timeline.range ? t("png_range", { range: this.timeline.range.textContent }) : "";
  }

  rows() {
    const rows = [];
    this.filter.mask.forEach((on, row) => { if (on) rows.push(row); });
    return rows;
  }

  getCsv() {
    download("claims.csv", new Blob(["\ufeff", toCsv(this.claims, this.rows())], { type: "text/csv" }));
  }

  getGeoJson() {
    download("claims.geojson", new Blob([toGeoJson(this.claims, this.rows())], { type: "application/geo+json" }));
  }

  getPng() {
    picture(this).toBlob((blob) => download("claims.png", blob), "image/png");
  }

  async getLink() {
    let key = "copied";
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      key = "copy_failed";
    }
    this.note.textContent = t(key);
    this.note.hidden = false;
    setTimeout(() => { this.note.hidden = true; }, 2500);
  }
}
