// Taking away what is shown: CSV, GeoJSON, a picture. All made here; nothing leaves the page but the file.
import { language, numberText, t } from "./words.js";
import { intervalText } from "./days.js";
import { paintGround } from "./ground.js";
import { paintScene, paintStandingAt, scene, standingWidth } from "./flows.js";
import { measurer, paintLabels, placeLabels } from "./labels.js";
import { lineSample, widthWords } from "./legend.js";
import { wordFor } from "./words.js";

const ROW_OF_KEY = 20; // pixels
const MOST_OUTLETS = 24; // in a picture's key

/** A field of a CSV: quoted where it has to be. */
export function csvField(text) {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** The rows of the claims table, as CSV with its columns in their order. */
export function toCsv(claims, rows) {
  const lines = [claims.columns.join(",")];
  for (const row of rows) lines.push(claims.columns.map((column) => csvField(claims.value(column, row))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

/** The rows as GeoJSON: a line where both ends are known, a point where one is, null where none is. */
export function toGeoJson(claims, rows) {
  const at = (place) => [claims.places[place].lon, claims.places[place].lat];
  const features = rows.map((row) => {
    const [from, to] = [claims.from[row], claims.to[row]];
    let geometry = null;
    if (from >= 0 && to >= 0) geometry = { type: "LineString", coordinates: [at(from), at(to)] };
    else if (from >= 0 || to >= 0) geometry = { type: "Point", coordinates: at(from >= 0 ? from : to) };
    const properties = Object.fromEntries(claims.columns.map((column) => {
      const text = claims.value(column, row);
      const number = /^(count_min|count_max|quote_start|quote_end|(origin|destination)_(lat|lon|radius_km))$/.test(column) && text !== "" && Number.isFinite(Number(text));
      return [column, text === "" ? null : column === "count_shared" && (text === "true" || text === "false") ? text === "true" : number ? Number(text) : text];
    }));
    return { type: "Feature", geometry, properties };
  });
  return JSON.stringify({ type: "FeatureCollection", features });
}

/** Hand a file to the reader. */
export function download(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** The map as a picture with title, dates, key and the word "claimed". */
export function picture(app) {
  const size = app.map.getSize();
  const [wide, top] = [Math.max(size.x, 720), 92];
  const high = size.y;
  const canvas = document.createElement("canvas");
  const placed = rowsOfKey(canvas.getContext("2d"), app, wide);
  const bottom = heightOfKey(placed);
  canvas.width = wide * 2;
  canvas.height = (top + high + bottom) * 2;
  const ctx = canvas.getContext("2d");
  const { theme, style } = app;
  ctx.scale(2, 2);
  ctx.fillStyle = theme.panel;
  ctx.fillRect(0, 0, wide, top + high + bottom);
  heading(ctx, app, wide);
  ctx.save();
  ctx.translate(0, top);
  ctx.beginPath();
  ctx.rect(0, 0, wide, high);
  ctx.clip();
  const zoom = app.map.getZoom();
  const corner = app.map.project(app.map.getCenter(), zoom).subtract([wide / 2, high / 2]);
  const view = { scale: 2 ** zoom, x: corner.x, y: corner.y, width: wide, height: high };
  paintGround(ctx, app.ground, app.countries, view, zoom, theme, app.named);
  const { level } = app; // as the screen has it: close places together where there are too many lines
  const drawn = scene(level.drawing, app.shown, view, style, level === app.plainLevel ? app.opened : new Set());
  paintScene(ctx, drawn, style, theme);
  paintLabels(ctx, placeLabels(drawn, level.drawing.places, view, measurer(ctx, theme)).labels, theme);
  ctx.restore();
  key(ctx, app, wide, top + high, placed);
  return canvas;
}

function heading(ctx, app, wide) {
  const { theme, state, claims } = app;
  const rtl = document.documentElement.dir === "rtl";
  const x = rtl ? wide - 20 : 20;
  ctx.textAlign = rtl ? "right" : "left";
  ctx.direction = rtl ? "rtl" : "ltr";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = theme.accent;
  ctx.font = `600 12px ${theme.font}`;
  ctx.fillText(t("kicker"), x, 24);
  ctx.fillStyle = theme.ink;
  ctx.font = `600 24px ${theme.serif}`;
  ctx.fillText(document.title, x, 52, wide - 40);
  ctx.fillStyle = theme.muted;
  ctx.font = `13px ${theme.font}`;
  const range = claims.span ? intervalText(...(state.time || claims.span), language(), {}) : t("undated");
  ctx.fillText(`${t("png_range", { range })}  ·  ${t("showing", { shown: numberText(app.onMap), total: numberText(claims.n) })}`, x, 76, wide - 40);
}

/** The entries of the key: [draw(ctx, x, y), room for the drawing, words]. */
function entries(app) {
  const { theme, claims, style } = app;
  const neutral = style.hues.length;
  const dot = (outlet) => (ctx, x, y) => {
    ctx.fillStyle = app.outletInk(outlet);
    ctx.beginPath();
    ctx.arc(x + 6, y, 5, 0, Math.PI * 2);
    ctx.fill();
  };
  const line = (status, cls) => (ctx, x, y) => ctx.drawImage(lineSample(app, neutral, status, cls, 40), x, y - 8, 40, 16);
  const mark = (standing) => (ctx, x, y) => paintStandingAt(ctx, x + standingWidth(standing) / 2, y, standing, theme.ribbon, theme);
  const marks = claims.events ? [["corroborated", 2, 2, "legend_independent"], ["echoed", 3, 1, "legend_echoed"], ["contested", 2, 2, "legend_contested"]] : [];
  return [
    ...app.layers.shownOutlets().slice(0, MOST_OUTLETS).map((outlet) => [dot(outlet), 12, claims.outlets[outlet] || t("no_outlet")]),
    ...style.statuses.map((status) => [line(status, 1), 40, wordFor("status", status)]),
    ...[0, ...style.widths.map((_, i) => i + 1)].map((cls) => [line("occurred", cls), 40, widthWords(cls, style)]),
    ...marks.map(([verdict, tellings, independent, words]) => [mark({ verdict, tellings, independent }), standingWidth({ verdict, tellings, independent }), t(words)]),
  ];
}

/** Where the entries of the key go, in rows: [[entry, x, row]]. */
function rowsOfKey(ctx, app, wide) {
  ctx.font = `12px ${app.theme.font}`;
  let [x, row] = [20, 0];
  return entries(app).map((entry) => {
    const width = entry[1] + 6 + ctx.measureText(entry[2]).width + 18;
    if (x > 20 && x + width > wide) [x, row] = [20, row + 1];
    const found = [entry, x, row];
    x += width;
    return found;
  });
}

function key(ctx, app, wide, top, placed) {
  const { theme } = app;
  const rtl = document.documentElement.dir === "rtl";
  for (const [[draw, room, words], x, row] of placed) {
    const y = top + 20 + row * ROW_OF_KEY;
    ctx.save();
    if (rtl) { // mirrored, as the page is
      ctx.translate(wide, 0);
      ctx.scale(-1, 1);
    }
    draw(ctx, x, y);
    ctx.restore();
    ctx.textAlign = rtl ? "right" : "left";
    ctx.textBaseline = "middle";
    ctx.direction = rtl ? "rtl" : "ltr";
    ctx.font = `12px ${theme.font}`;
    ctx.fillStyle = theme.ink;
    ctx.fillText(words, rtl ? wide - x - room - 6 : x + room + 6, y, wide - x - room - 26);
  }
  ctx.fillStyle = theme.muted;
  ctx.font = `11px ${theme.font}`;
  ctx.textAlign = rtl ? "right" : "left";
  ctx.fillText(`${t("legend_claims")} ${t("legend_lines")}  ${t("credit")}`, rtl ? wide - 20 : 20, top + heightOfKey(placed) - 14, wide - 40);
}

function heightOfKey(placed) {
  return 44 + (Math.max(0, ...placed.map(([, , row]) => row)) + 1) * ROW_OF_KEY;
}
