// Taking away what is shown: CSV, GeoJSON, a picture. All made here; nothing leaves the page but the file.
import { language, numberText, t } from "./words.js";
import { intervalText } from "./days.js";
import { paintGround } from "./ground.js";
import { paintScene, scene } from "./flows.js";
import { measurer, paintLabels, placeLabels } from "./labels.js";
import { lineSample, widthWords } from "./legend.js";
import { wordFor } from "./words.js";

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
  const [wide, top, bottom] = [Math.max(size.x, 720), 92, 96];
  const high = size.y;
  const canvas = document.createElement("canvas");
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
  const drawn = scene(level.drawing, level === app.plainLevel ? app.shown : level.shown, view, style, app.opened);
  paintScene(ctx, drawn, style, theme);
  paintLabels(ctx, placeLabels(drawn, level.drawing.places, view, measurer(ctx, theme)).labels, theme);
  ctx.restore();
  key(ctx, app, wide, top + high);
  return canvas;
}

function heading(ctx, app, wide) {
  const { theme, settings, state, claims } = app;
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
  ctx.fillText(settings.title, x, 52, wide - 40);
  ctx.fillStyle = theme.muted;
  ctx.font = `13px ${theme.font}`;
  const range = claims.span ? intervalText(...(state.time || claims.span), language(), {}) : t("undated");
  ctx.fillText(`${t("png_range", { range })}  ·  ${t("showing", { shown: numberText(app.onMap), total: numberText(claims.n) })}`, x, 76, wide - 40);
}

function key(ctx, app, wide, top) {
  const { theme, claims, style } = app;
  const rtl = document.documentElement.dir === "rtl";
  ctx.textAlign = "left";
  ctx.direction = rtl ? "rtl" : "ltr";
  ctx.textBaseline = "middle";
  ctx.font = `12px ${theme.font}`;
  let x = 20;
  let y = top + 20;
  const put = (draw, room, text) => {
    const width = room + 6 + ctx.measureText(text).width + 18;
    if (x + width > wide) [x, y] = [20, y + 20];
    draw(x, y);
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, x + room + 6, y);
    x += width;
  };
  app.layers.shownOutlets().slice(0, 12).forEach((outlet) => put((px, py) => {
    ctx.fillStyle = app.outletInk(outlet);
    ctx.beginPath();
    ctx.arc(px + 6, py, 5, 0, Math.PI * 2);
    ctx.fill();
  }, 12, claims.outlets[outlet] || t("no_outlet")));
  const neutral = style.hues.length;
  const line = (status, cls) => (px, py) => ctx.drawImage(lineSample(app, neutral, status, cls, 40), px, py - 8, 40, 16);
  style.statuses.forEach((status) => put(line(status, 1), 40, wordFor("status", status)));
  style.widths.forEach((_, i) => put(line("occurred", i + 1), 40, widthWords(i + 1, style)));
  ctx.fillStyle = theme.muted;
  ctx.font = `11px ${theme.font}`;
  ctx.textAlign = rtl ? "right" : "left";
  ctx.fillText(`${t("legend_claims")} ${t("legend_lines")}  ${t("credit")}`, rtl ? wide - 20 : 20, top + 84, wide - 40);
}
