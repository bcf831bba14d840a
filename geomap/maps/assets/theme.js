// The colours and fonts that the canvases use, for a light and a dark page; map.css has the same for everything else.

const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", "Geeza Pro", Tahoma, sans-serif';
const SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, "Noto Naskh Arabic", serif';

const LIGHT = {
  dark: false, coast: "#b3c3cb", province: "#cfc7b8", river: "#a9c6d6", lake: "#c4dae5", border: "#a59c8e", country: "#9a9184",
  casing: "rgba(255,255,255,.88)", halo: "rgba(255,214,102,.95)", paper: "#ffffff", panel: "#ffffff", ink: "#1c2126", inkSoft: "#3a424a", muted: "#5c656e", accent: "#9b2c1f",
  labelHalo: "rgba(252,250,246,.92)", areaLine: "rgba(70,78,92,.42)", areaInk: "#434c58", areaFill: "rgba(86,92,104,.08)", areaBand: "rgba(86,92,104,.075)", areaWide: "rgba(70,110,140,.24)",
  ribbon: "#50565d", ribbonLine: "#80868d", window: "rgba(60,90,120,.10)",
};

const DARK = {
  dark: true, coast: "#3c4650", province: "#363c45", river: "#30485a", lake: "#1b2833", border: "#5a626c", country: "#79828d",
  casing: "rgba(16,19,23,.85)", halo: "rgba(255,214,102,.8)", paper: "#14171b", panel: "#1b1f25", ink: "#edf0f3", inkSoft: "#cdd4db", muted: "#a3abb4", accent: "#ff9d86",
  labelHalo: "rgba(20,23,27,.9)", areaLine: "rgba(190,202,218,.45)", areaInk: "#c3ccd6", areaFill: "rgba(190,202,218,.08)", areaBand: "rgba(190,202,218,.07)", areaWide: "rgba(150,190,220,.25)",
  ribbon: "#b9c0c8", ribbonLine: "#6d757e", window: "rgba(160,190,220,.14)",
};

/** The canvas colours of a page; land and sea come from geomap/style.py. */
export function themeFor(dark, style) {
  const ground = dark ? "dark" : "light";
  return { ...(dark ? DARK : LIGHT), land: style.land[ground], sea: style.sea[ground], font: FONT, serif: SERIF };
}

const widths = new Map(); // by font and text: the same names and numbers are written at every move of the map

/** The width of a text on a canvas, in pixels. */
export function textWidth(ctx, font, text) {
  const key = `${font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    ctx.font = font;
    width = ctx.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}
