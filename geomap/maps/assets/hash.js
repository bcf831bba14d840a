// The view as words behind the # of the address, so that a link opens exactly this view. Values, not numbers, name
// outlets and the like, so that a link outlives a new build of the map.
import { FACETS, freshState } from "./filter.js";
import { dayOf, isoOf } from "./days.js";

const VERSION = "1";

/** State and view to the text of a fragment. Only what differs from a fresh page is said. */
export function writeHash(state, view, claims, statuses) {
  const out = new URLSearchParams();
  out.set("v", VERSION);
  if (view.map) out.set("m", view.map.map((value, at) => +value.toFixed(at ? 4 : 2)).join("/"));
  if (state.time) out.set("t", state.time.map(isoOf).join(".."));
  if (!state.undated) out.set("u", "0");
  if (!state.fold) out.set("e", "0");
  if (state.text) out.set("q", state.text);
  if (state.least !== null) out.set("n", String(state.least));
  if (state.place !== null) out.set("p", placeKey(claims.places[state.place]));
  for (const layer of [...state.off].sort((a, b) => a - b)) out.append("off", `${statuses[layer % 16]}:${claims.outlets[Math.floor(layer / 16)]}`);
  for (const name of FACETS) {
    if (state.facets[name] === null) continue;
    if (state.facets[name].size === 0) out.append(`f.${name}`, "=");
    for (const code of [...state.facets[name]].sort((a, b) => a - b)) out.append(`f.${name}`, code < 0 ? "-" : `+${claims.lists[name][code]}`);
  }
  for (const key of ["tab", "view", "lang", "theme", "claim"]) if (view[key]) out.set(key, view[key]);
  return out.toString();
}

function placeKey(place) {
  return `${place.lat},${place.lon},${place.area ? "area" : "town"}`;
}

/** A fragment to state and view; what cannot be read is left out, never an error. */
export function readHash(text, claims, statuses) {
  const state = freshState();
  const view = {};
  const given = new URLSearchParams(text.replace(/^#/, ""));
  if (given.get("v") !== VERSION) return { state, view };
  const map = (given.get("m") || "").split("/").map(Number);
  if (map.length === 3 && map.every(Number.isFinite) && Math.abs(map[1]) <= 90) view.map = map;
  const time = (given.get("t") || "").split("..").map(dayOf);
  if (time.length === 2 && time[0] !== null && time[1] !== null && time[0] <= time[1]) state.time = time;
  state.undated = given.get("u") !== "0";
  state.fold = given.get("e") !== "0";
  state.text = given.get("q") || "";
  const least = Number.parseInt(given.get("n"), 10);
  state.least = Number.isFinite(least) ? least : null;
  const place = claims.places.findIndex((one) => placeKey(one) === given.get("p"));
  state.place = place < 0 ? null : place;
  for (const layer of given.getAll("off")) {
    const status = statuses.indexOf(layer.slice(0, layer.indexOf(":")));
    const outlet = claims.outlets.indexOf(layer.slice(layer.indexOf(":") + 1));
    if (status >= 0 && outlet >= 0) state.off.add(outlet * 16 + status);
  }
  for (const name of FACETS) {
    const values = given.getAll(`f.${name}`);
    if (!values.length) continue;
    const codes = values.map((value) => (value === "-" ? -1 : value[0] === "+" ? claims.lists[name].indexOf(value.slice(1)) : -2));
    state.facets[name] = new Set(codes.filter((code, at) => code >= 0 || values[at] === "-"));
  }
  for (const key of ["tab", "view", "lang", "theme", "claim"]) if (given.get(key)) view[key] = given.get(key);
  return { state, view };
}
