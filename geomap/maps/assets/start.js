// How the page starts: read the blocks, build the page, draw once, then read the words.
import { App } from "./app.js";
import { Claims, readBlock } from "./data.js";
import { decodeGround, decodeOutlines } from "./ground.js";
import { readHash } from "./hash.js";
import { setWords } from "./words.js";

function readPlain(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** folium's pop-ups make their content with jQuery's $(html)[0]; this is all of jQuery that they need. */
function offerDollar() {
  if (window.$) return;
  window.$ = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = String(html).trim();
    return [holder.content.firstChild];
  };
}

/** Wait until the page has nothing else to do. */
function idle() {
  return new Promise((done) => { (window.requestIdleCallback || setTimeout)(done); });
}

/** Wait until what was drawn stands on the screen. */
async function onScreen() {
  await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  await idle();
}

/** Wait until the page has been read to its end, where the words of the claims are. */
async function allRead() {
  if (document.readyState === "loading") await new Promise((done) => { document.addEventListener("DOMContentLoaded", done); });
}

/** Put the basemap and the outlines of areas where the drawing looks for them. */
function takeBase(app, base) {
  app.ground = decodeGround(base);
  app.countries = base.labels;
  for (const [place, outline] of decodeOutlines(base)) app.claims.places[place].outline = outline;
}

/** Follow the address when a reader changes it by hand or goes back. */
function followHash(app) {
  window.addEventListener("hashchange", () => {
    const { state, view } = readHash(location.hash, app.claims, app.style.statuses);
    app.state = state;
    if (view.map) app.map.setView([view.map[1], view.map[2]], view.map[0], { animate: false });
    app.changed();
  });
}

/** Start the page on a Leaflet map; called by the one script that geomap/maps/page.py writes. */
export async function start(map) {
  const node = (name) => document.getElementById(`geomap-${name}`);
  offerDollar();
  const blocks = Promise.all([readBlock(node("claims")), readBlock(node("base"))]); // unpacked beside the work below
  const settings = readPlain("geomap-settings");
  setWords(settings.words, settings.language);
  map.options.zoomSnap = 0.25; // so that the map opens as large as it fits
  map.attributionControl.setPrefix(false);
  if (!settings.tiles) map.attributionControl.remove();
  const [core, base] = await blocks;
  const claims = new Claims(core);
  const app = new App(map, settings, claims);
  app.readBlock = readBlock;
  window.geomapApp = app;
  takeBase(app, base);
  app.retheme();
  app.build();
  app.reckon();
  app.tellBriefly(); // before the map is measured: on a phone it has the room that the words leave
  map.invalidateSize({ animate: false });
  app.home(false, true);
  if (app.start.map) map.setView([app.start.map[1], app.start.map[2]], app.start.map[0], { animate: false });
  app.scale.addTo(map);
  app.makeLayers(); // draws
  app.tell();
  app.listenToMap();
  app.seen = app.inner();
  document.documentElement.setAttribute("data-geomap", "drawn");
  await onScreen();
  app.catchUp();
  await allRead();
  claims.takeText(await readBlock(node("text")));
  app.filter.forgetWords();
  app.widen(idle);
  if (app.state.text) app.changed(); // the words are searched
  else app.showTab();
  const wanted = app.start.claim ? claims.text.claim.indexOf(app.start.claim) : -1;
  if (wanted >= 0 && app.filter.mask[wanted]) app.select([wanted]);
  app.ready = true;
  followHash(app);
  document.documentElement.setAttribute("data-geomap", "ready");
}
