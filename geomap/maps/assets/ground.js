// The basemap: land, borders, rivers and lakes on a canvas of their own, from coarse to fine.
import { language } from "./words.js";

function eastOf(lon) {
  return ((lon + 180) / 360) * 256;
}

function southOf(lat) {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256;
}

/** Longitude and latitude to the unit square of Web Mercator, times 256. */
export function mercator(lon, lat) {
  return [eastOf(lon), southOf(lat)];
}

/** The basemap block as shapes on the Mercator plane: [{from, box, layers: {land: [{flag, rings, box}]}}]. */
export function decodeGround(block) {
  return block.levels.map((level) => {
    let layers = null; // a level is decoded when it is first drawn: the finest may never be
    const decode = () => Object.fromEntries(Object.entries(level.layers).map(([name, shapes]) => [name, shapes.map((shape) => decodeShape(shape, block.unit, level.box))]));
    return {
      from: level.from,
      box: [...mercator(level.box[0], level.box[3]), ...mercator(level.box[2], level.box[1])],
      get layers() {
        layers ??= decode();
        return layers;
      },
    };
  });
}

/** The outlines of areas by place: {line, country, rings, box} on the Mercator plane. */
export function decodeOutlines(block) {
  const whole = [-181, -91, 181, 91]; // nothing was cut
  return new Map(Object.entries(block.outlines || {}).map(([place, [line, country, ...rings]]) => [+place, { line: line === 1, country, ...decodeShape([0, ...rings], block.unit, whole) }]));
}

/** Is a point of the Mercator plane inside an outline? */
export function isWithin(outline, x, y) {
  const [left, top, right, bottom] = outline.box;
  if (outline.line || x < left || x > right || y < top || y > bottom) return false;
  let inside = false;
  for (const ring of outline.rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i + 1] > y !== ring[j + 1] > y && x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]) inside = !inside;
    }
  }
  return inside;
}

const STEP = 0.9; // pixels, by axis: points closer to the last one drawn are passed over

function traceRing(ctx, ring, view) {
  let px = ring[0] * view.scale - view.x;
  let py = ring[1] * view.scale - view.y;
  ctx.moveTo(px, py);
  for (let i = 2; i < ring.length; i += 2) {
    const x = ring[i] * view.scale - view.x;
    const y = ring[i + 1] * view.scale - view.y;
    if (Math.abs(x - px) + Math.abs(y - py) < STEP && i + 2 < ring.length) continue;
    ctx.lineTo(x, y);
    px = x;
    py = y;
  }
}

/** Draw along the rings or lines of an outline. */
export function traceOutline(ctx, outline, view) {
  ctx.beginPath();
  for (const ring of outline.rings) {
    traceRing(ctx, ring, view);
    if (!outline.line) ctx.closePath();
  }
}

function decodeShape([flag, ...rings], unit, [west, south, east, north]) {
  let [left, low, right, high] = [Infinity, Infinity, -Infinity, -Infinity];
  const edgeOf = (x, y) => (x <= west + 0.002 ? 1 : 0) | (x >= east - 0.002 ? 2 : 0) | (y <= south + 0.002 ? 4 : 0) | (y >= north - 0.002 ? 8 : 0);
  const out = rings.map((ring) => {
    const points = new Float64Array(ring.length);
    const cut = new Uint8Array(ring.length / 2); // 1: the step to this point runs along the edge that the map was cut at
    let before = 0;
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < ring.length; i += 2) {
      lon += ring[i];
      lat += ring[i + 1];
      const edge = edgeOf(lon / unit, lat / unit);
      cut[i / 2] = edge & before ? 1 : 0;
      before = edge;
      points[i] = eastOf(lon / unit);
      points[i + 1] = southOf(lat / unit);
      left = Math.min(left, lon);
      right = Math.max(right, lon);
      low = Math.min(low, lat);
      high = Math.max(high, lat);
    }
    points.cut = cut;
    return points;
  });
  return { flag, rings: out, box: [...mercator(left / unit, high / unit), ...mercator(right / unit, low / unit)] };
}

const touches = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/**
 * Paint the basemap. `view` is {scale, x, y, width, height}: pixels per Mercator unit, the pixel of the plane's origin
 * that stands at the canvas's left top, and the size; `zoom` chooses the level; `named` are the countries whose name stands
 * on the map already.
 */
export function paintGround(ctx, levels, labels, view, zoom, theme, named = new Set()) {
  const seen = [view.x / view.scale, view.y / view.scale, (view.x + view.width) / view.scale, (view.y + view.height) / view.scale];
  ctx.fillStyle = theme.sea;
  ctx.fillRect(0, 0, view.width, view.height);
  levels.forEach((level, at) => {
    if (level.from > zoom || !touches(level.box, seen)) return;
    if (levels[at + 1] && levels[at + 1].from <= zoom && contains(levels[at + 1].box, seen)) return;
    ctx.save();
    const [left, top] = [level.box[0] * view.scale - view.x, level.box[1] * view.scale - view.y];
    ctx.beginPath();
    ctx.rect(left, top, (level.box[2] - level.box[0]) * view.scale, (level.box[3] - level.box[1]) * view.scale);
    ctx.clip();
    ctx.fillStyle = theme.sea;
    ctx.fillRect(0, 0, view.width, view.height);
    paintLevel(ctx, level, view, seen, zoom, theme);
    ctx.restore();
  });
  if (labels) paintCountries(ctx, labels.filter((label) => !named.has(label[2])), view, theme);
}

function contains(outer, inner) {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function traceCoast(ctx, shapes, view, seen) {
  ctx.beginPath();
  for (const shape of shapes) {
    if (!touches(shape.box, seen)) continue;
    for (const ring of shape.rings) {
      let [px, py] = [Infinity, Infinity];
      for (let i = 0; i < ring.length; i += 2) {
        const x = ring[i] * view.scale - view.x;
        const y = ring[i + 1] * view.scale - view.y;
        if (i === 0 || ring.cut[i / 2]) ctx.moveTo(x, y);
        else if (Math.abs(x - px) + Math.abs(y - py) < STEP && i + 2 < ring.length && !ring.cut[i / 2 + 1]) continue;
        else ctx.lineTo(x, y);
        px = x;
        py = y;
      }
    }
  }
}

function trace(ctx, shapes, view, seen, wanted, closed) {
  ctx.beginPath();
  for (const shape of shapes) {
    if (!touches(shape.box, seen) || (wanted !== undefined && shape.flag !== wanted)) continue;
    for (const ring of shape.rings) {
      traceRing(ctx, ring, view);
      if (closed) ctx.closePath();
    }
  }
}

function paintLevel(ctx, level, view, seen, zoom, theme) {
  const { land, lakes = [], rivers = [], borders = [], provinces = [] } = level.layers;
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  trace(ctx, land, view, seen, undefined, true);
  ctx.fillStyle = theme.land;
  ctx.fill("evenodd");
  traceCoast(ctx, land, view, seen);
  ctx.strokeStyle = theme.coast;
  ctx.lineWidth = 0.8;
  ctx.stroke();
  const stroke = (shapes, colour, width, dash = [], flag = undefined) => {
    trace(ctx, shapes, view, seen, flag, false);
    ctx.setLineDash(dash);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  };
  if (zoom >= 7) stroke(provinces, theme.province, 0.8, [1, 3]);
  stroke(rivers, theme.river, Math.min(0.7 + Math.max(zoom - 4, 0) * 0.18, 2));
  ctx.setLineDash([]);
  trace(ctx, lakes, view, seen, undefined, true);
  ctx.fillStyle = theme.lake;
  ctx.fill("evenodd");
  stroke(borders, theme.border, zoom < 4 ? 0.7 : 1.1, [], 0);
  stroke(borders, theme.border, zoom < 4 ? 0.7 : 1.1, [4, 4], 1);
  ctx.setLineDash([]);
}

function paintCountries(ctx, labels, view, theme) {
  let names = null;
  try {
    names = new Intl.DisplayNames([language()], { type: "region" });
  } catch {
    names = null;
  }
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const taken = [];
  for (const [lon, lat, code, english, size] of labels) {
    const across = (size / 360) * 256 * view.scale;
    if (across < 55) continue;
    const [mx, my] = mercator(lon, lat);
    const [x, y] = [mx * view.scale - view.x, my * view.scale - view.y];
    if (x < -80 || y < -20 || x > view.width + 80 || y > view.height + 20) continue;
    const name = (names && code ? names.of(code) : english).toLocaleUpperCase(language());
    const px = Math.round(Math.max(9.5, Math.min(14, across / 22)));
    ctx.font = `${px}px ${theme.font}`;
    if ("letterSpacing" in ctx) ctx.letterSpacing = language() === "ar" ? "0px" : `${(px * 0.22).toFixed(1)}px`;
    const half = ctx.measureText(name).width / 2;
    if (half * 2 > across * 1.3) continue;
    if (taken.some(([tx, ty, th]) => Math.abs(tx - x) < th + half && Math.abs(ty - y) < 16)) continue;
    taken.push([x, y, half]);
    ctx.fillStyle = theme.country;
    ctx.fillText(name, x, y);
  }
  if ("letterSpacing" in ctx) ctx.letterSpacing = "0px";
}

const waiting = []; // canvases that the map was dragged off

/** Paint canvases one a frame: all in the one in which a drag ends would make that a long one. */
function paintInTurn(layer) {
  if (waiting.includes(layer)) return;
  if (waiting.push(layer) > 1) return;
  const next = () => {
    waiting[0].catchUp();
    waiting.shift();
    if (waiting.length) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/**
 * A canvas that Leaflet moves and scales with the map; `paint(ctx, view, zoom)` fills it after every move. It starts as
 * large as the window, so that the page is drawn soon; `widen()` gives it the room around that a drag shows.
 */
export function canvasLayer(pane, padding, paint, isEmpty = () => false) {
  const Layer = L.Renderer.extend({
    options: { pane, padding: 0 },
    widen() {
      this.options.padding = padding;
      delete this._bounds;
      this._update();
    },
    /** Paint what the map was dragged to, if that has to wait for its turn. */
    catchUp() {
      if (this._map && !this._map._animatingZoom && !this.isCovered()) this.renew();
    },
    renew() {
      L.Renderer.prototype._update.call(this);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this.origin = this._map.getPixelOrigin();
      this.repaint();
    },
    /** Does it show where the map is now? */
    isCovered() {
      return this.isHere() && this._bounds.contains(this.window());
    },
    /** Has the map only been moved by its pane since it was painted? A new view counts pixels from another origin. */
    isHere() {
      return Boolean(this._bounds) && this._zoom === this._map.getZoom() && this.origin.equals(this._map.getPixelOrigin());
    },
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
      this._ctx = this._container.getContext("2d");
    },
    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      if (!this.isHere()) this.renew();
      else if (!this.isCovered()) paintInTurn(this);
    },
    _resize(size, ratio) {
      const canvas = this._container;
      const [wide, high] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
      if (canvas.width === wide && canvas.height === high) return;
      canvas.width = wide;
      canvas.height = high;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    },
    /** The map's window in the coordinates of its layers. */
    window() {
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      return L.bounds(corner, corner.add(this._map.getSize()));
    },
    /** Paint again without a move. */
    repaint() {
      if (!this._map || !this._bounds) return;
      this._container.hidden = isEmpty();
      if (this._container.hidden) return; // an empty canvas costs as much as a full one
      const size = this._bounds.getSize();
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      this._resize(size, ratio);
      const origin = this._map.getPixelOrigin().add(this._bounds.min);
      const zoom = this._map.getZoom();
      this._ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      this._ctx.clearRect(0, 0, size.x, size.y);
      const seen = this.window();
      const [left, top] = [seen.min.x - this._bounds.min.x, seen.min.y - this._bounds.min.y];
      const view = { scale: 2 ** zoom, x: origin.x, y: origin.y, width: size.x, height: size.y, seen: [left, top, left + this._map.getSize().x, top + this._map.getSize().y] };
      paint(this._ctx, view, zoom);
      this.view = view;
    },
  });
  return new Layer();
}
