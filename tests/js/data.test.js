import assert from "node:assert/strict";
import { test } from "node:test";
import { Claims, readBlock, readCodes } from "../../geomap/maps/assets/data.js";
import { numberText, setWords } from "../../geomap/maps/assets/words.js";
import { makeClaims } from "./fixtures.js";

test("codes come as letters or as a list, and the letter before the first stands for none", () => {
  assert.deepEqual([...readCodes("^_]\u00ff")], [0, 1, -1, 161]);
  assert.deepEqual([...readCodes([0, 70000, -1])], [0, 70000, -1]);
});

test("a claim's report is how far back it is from the next new one", () => {
  const claims = makeClaims([{ outlet: "A" }, { outlet: "A" }, { outlet: "A" }]);
  const core = { ...claims, codes: { report: "^_^`", origin: "]]]]", destination: "]]]]" }, numbers: { date_start: { codes: "]]]]", values: [] }, date_end: { codes: "]]]]", values: [] } }, n: 4, events: null };
  core.reports = { outlet: "^^", language: { codes: "^]", values: ["en"] }, published: { codes: "_^", values: [17000, "last week"] } };
  const read = new Claims(core);
  assert.deepEqual([...read.codes.report], [0, 0, 1, 0]);
  assert.deepEqual([0, 2].map((row) => [read.published(row), read.value("published", row), read.value("language", row)]), [["last week", "last week", "en"], [17000, "2016-07-18", ""]]);
  assert.equal(read.value("url", 0), ""); // until the words have come
  read.takeText({ report: ["r1", null], url: ["https://example.org/1", null], claim: ["c", "c", "c", "c"], quote: ["", "", "", ""], codes: { count_text: "^]]]" }, lists: { count_text: ["up to 300"] } });
  assert.deepEqual(["url", "report", "count_text"].map((name) => [read.value(name, 1), read.value(name, 0)]), [["https://example.org/1", "https://example.org/1"], ["r1", "r1"], ["", "up to 300"]]);
});

test("a block is read with and without the browser's own base64", async () => {
  const own = Uint8Array.fromBase64;
  const node = { hasAttribute: () => true, textContent: Buffer.from(new Uint8Array(await new Response(new Blob(['{"a":[1,"الموصل"]}']).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer())).toString("base64") };
  try {
    delete Uint8Array.fromBase64;
    assert.deepEqual(await readBlock(node), { a: [1, "الموصل"] });
    Uint8Array.fromBase64 = (text) => new Uint8Array(Buffer.from(text, "base64"));
    assert.deepEqual(await readBlock(node), { a: [1, "الموصل"] });
  } finally {
    if (own) Uint8Array.fromBase64 = own;
    else delete Uint8Array.fromBase64;
  }
});

test("numbers are grouped as the languages do it", () => {
  for (const [language, locale] of [["en", "en-GB"], ["ar", "ar-u-nu-latn"]]) {
    setWords({ en: {}, ar: {} }, language);
    for (const value of [0, 7, 999, 1000, 12345, 1234567, 9.5, -1200]) assert.equal(numberText(value), new Intl.NumberFormat(locale).format(value));
  }
});
