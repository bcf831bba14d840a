import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { gunzip } from "../../geomap/maps/assets/inflate.js";
import { placeLabels } from "../../geomap/maps/assets/labels.js";
import { safeUrl } from "../../geomap/maps/assets/dom.js";
import { decodeGround, mercator } from "../../geomap/maps/assets/ground.js";

const ASSETS = new URL("../../geomap/maps/assets/", import.meta.url);
const words = JSON.parse(readFileSync(new URL("words.json", ASSETS), "utf8"));
const sources = readdirSync(ASSETS).filter((name) => name.endsWith(".js"));

test("gzip comes undone without the browser's help: stored, fixed and dynamic blocks", () => {
  const texts = ["", "a", "abc".repeat(4000), JSON.stringify(Array.from({ length: 5000 }, (_, i) => [i, `claim ${i * 7919}`, "الموصل"]))];
  for (const text of texts) {
    for (const level of [0, 1, 6, 9]) assert.equal(new TextDecoder().decode(gunzip(new Uint8Array(gzipSync(text, { level })))), text);
  }
});

test("broken data is an error, not an endless loop", () => {
  assert.throws(() => gunzip(new Uint8Array([1, 2, 3])), /not gzip/);
});

test("only http and https links are followed", () => {
  for (const url of ["javascript:alert(1)", " javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd", "//example.org", "http://", "", null, "java\nscript:x"]) assert.equal(safeUrl(url), null, url);
  assert.equal(safeUrl("https://example.org/a?b=1"), "https://example.org/a?b=1");
});

test("every language has every text, with the same values to fill in", () => {
  const flat = (node, at = "") => Object.entries(node).flatMap(([key, value]) => (typeof value === "string" ? [[`${at}${key}`, (value.match(/\{\w+\}/g) || []).sort().join()]] : flat(value, `${at}${key}.`)));
  assert.deepEqual(flat(words.ar), flat(words.en));
});

test("every text that the scripts ask for is there", () => {
  for (const name of sources) {
    for (const [, key] of readFileSync(new URL(name, ASSETS), "utf8").matchAll(/\bt\("([a-z_.]+)"/g)) {
      assert.equal(typeof key.split(".").reduce((node, part) => node && node[part], words.en), "string", `${name}: ${key}`);
    }
  }
});

test("no script writes HTML, but where folium's own pop-ups need it", () => {
  for (const name of sources) {
    const code = readFileSync(new URL(name, ASSETS), "utf8").replace("holder.innerHTML = String(html).trim();", "");
    assert.doesNotMatch(code, /innerHTML\s*=|insertAdjacentHTML|outerHTML\s*=|document\.write|\beval\(|new Function/, name);
  }
});

test("C17: labels do not overlap one another, and the most claimed place gets its label", () => {
  const places = Array.from({ length: 30 }, (_, i) => ({ name: `Place ${i}` }));
  const nodes = places.map((_, i) => ({ place: i, x: 100 + (i % 6) * 30, y: 100 + Math.floor(i / 6) * 12, r: 4, area: false, claims: i }));
  const { labels, left } = placeLabels({ items: [], nodes }, places, { width: 500, height: 400 }, () => 50);
  assert.equal(labels.length + left, 30);
  assert.ok(labels.some((label) => label.place === 29));
  const boxes = labels.map(({ align, x, y }) => {
    const x0 = align === "left" ? x : align === "right" ? x - 50 : x - 25;
    return [x0, y - 7, x0 + 50, y + 7];
  });
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => assert.ok(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1])));
});

test("the basemap's steps come back as places on the map", () => {
  const [level] = decodeGround({ unit: 1000, levels: [{ from: 0, box: [-180, -85, 180, 85], layers: { land: [[1, [43000, 36000, 1000, 500]]] } }] });
  const [shape] = level.layers.land;
  assert.equal(shape.flag, 1);
  assert.deepEqual([...shape.rings[0]], [...mercator(43, 36), ...mercator(44, 36.5)]);
});
