// The key: what a line's dash, width and end say. Drawn by the code that draws the map, so that they cannot differ.
import { h } from "./dom.js";
import { head } from "./geometry.js";
import { paintAreas, paintDiamond, paintItem, paintStandingAt, paintTowns, standingWidth, widthOf } from "./flows.js";
import { numberText, t, wordFor } from "./words.js";

/** A small picture of a line: an outlet's colour, a status's dash, a width class. */
export function lineSample(app, outlet, status, cls, width) {
  const style = app.style;
  const place = style.statuses.indexOf(status);
  const high = 16;
  const ink = { ...app.theme, casing: "transparent", paper: app.theme.panel };
  return sample(width, high, (ctx) => {
    const curve = [2, high / 2, width / 2, high / 2, width - 2, high / 2];
    const wide = widthOf(cls, style);
    const item = { kind: "flow", lanes: [{ outlet, status: place < 0 ? style.statuses.indexOf("possible") : place }], curve, width: wide, cls, head: head(curve, Math.min(wide, 5)) };
    if (cls === 0) ink.casing = app.theme.panel;
    paintItem(ctx, item, style, ink, false);
  }, app);
}

/** A small canvas; painted once the map stands on the screen. */
function sample(width, height, paint, app) {
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const canvas = h("canvas", { class: "gm-sample", width: width * ratio, height: height * ratio, "aria-hidden": "true", style: { width: `${width}px`, height: `${height}px` } });
  app.later(() => {
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    paint(ctx);
  });
  return canvas;
}

/** A small picture of who stands behind a movement. */
export function standingSample(app, standing) {
  return sample(Math.max(standingWidth(standing) + 2, 40), 17, (ctx) => paintStandingAt(ctx, Math.max(standingWidth(standing) + 2, 40) / 2, 8.5, standing, app.theme.ribbon, { ...app.theme, paper: app.theme.panel }), app);
}

/** The words of a width class. */
export function widthWords(cls, style) {
  if (cls === 0) return t("legend_unknown");
  const low = cls > 1 ? style.widths[cls - 2][0] : null;
  const high = style.widths[cls - 1][0];
  if (low === null) return t("legend_below", { n: numberText(high) });
  if (high === null) return t("legend_from", { n: numberText(low) });
  return t("legend_between", { low: numberText(low), high: numberText(high - 1) });
}

/** The key as a foldable box. */
export function legendNode(app, open) {
  const { style, theme } = app;
  const neutral = style.hues.length; // past the last hue: grey
  const line = (picture, words) => h("li", null, picture, h("span", null, words));
  const spot = (node) => sample(40, 22, (ctx) => {
    const at = { x: 20, y: 11, ...node };
    paintAreas(ctx, [at], theme, null);
    paintTowns(ctx, [at], { ...theme, paper: theme.panel });
  }, app);
  const stub = sample(40, 16, (ctx) => paintItem(ctx, { kind: "out", lanes: [{ outlet: neutral, status: 0 }], curve: [2, 8, 16, 8, 30, 8], width: 2.5, cls: 1, head: null }, style, { ...theme, casing: theme.panel }, false), app);
  const way = app.claims.via.some((places) => places.length);
  const diamond = () => sample(40, 16, (ctx) => paintDiamond(ctx, 20, 8, 4.5, theme.ribbon, theme.panel), app);
  return h("details", { class: "gm-legend", open },
    h("summary", null, t("legend")),
    h("div", { class: "gm-legend-body" },
      h("p", { class: "gm-legend-claim" }, t("legend_claims")),
      h("h2", null, t("legend_status")),
      h("ul", null, style.statuses.map((status) => line(lineSample(app, neutral, status, 1, 40), wordFor("status", status)))),
      h("h2", null, t("legend_width")),
      h("ul", null, [0, ...style.widths.map((_, i) => i + 1)].map((cls) => line(lineSample(app, neutral, "occurred", cls, 40), widthWords(cls, style)))),
      h("h2", null, t("legend_ends")),
      h("ul", null, line(spot({ r: 5, area: false }), t("legend_town")), line(spot({ r: 10, area: true, vague: false }), t("legend_area")), line(stub, t("legend_open")), way ? line(diamond(), t("legend_via")) : ""),
      app.claims.events ? [h("h2", null, t("legend_standing")),
        h("ul", null, [[{ verdict: "corroborated", tellings: 2, independent: 2 }, "legend_independent"], [{ verdict: "echoed", tellings: 3, independent: 1 }, "legend_echoed"], [{ verdict: "contested", tellings: 2, independent: 2 }, "legend_contested"]]
          .map(([standing, words]) => line(standingSample(app, standing), t(words))))] : "",
      h("p", null, t("legend_lines"))));
}
