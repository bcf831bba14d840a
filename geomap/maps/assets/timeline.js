// The time strip: a stacked histogram with two handles, play, steps, and the switch for undated claims.
import { h, icon, refill } from "./dom.js";
import { bins, dayText, intervalText, stepDay } from "./days.js";
import { outletColour } from "./flows.js";
import { numberText, language, t } from "./words.js";

const FRAME = 650; // milliseconds that one step of the play stands still

/** The next window when time is played: as long as before, moved on by a step; null when the end is passed. */
export function nextWindow(time, span, unit) {
  const [first, last] = span;
  if (time === null || (time[0] <= first && time[1] >= last)) return [first, stepDay(first, unit) - 1];
  if (time[1] >= last) return null;
  const length = time[1] - time[0];
  const start = stepDay(time[0], unit);
  const whole = stepDay(time[0], unit) - 1 === time[1]; // a whole step keeps being one, months of any length too
  return [start, whole ? stepDay(start, unit) - 1 : start + length];
}

export class Timeline {
  constructor(app) {
    this.app = app;
    this.span = app.claims.span;
    this.playing = null;
    this.unit = this.span && this.span[1] - this.span[0] > 400 ? "month" : this.span && this.span[1] - this.span[0] > 60 ? "week" : "day";
    this.node = h("section", { class: "gm-time" });
    this.build();
    if (this.span) new ResizeObserver(() => app.later(() => this.measure())).observe(this.canvas);
  }

  build() {
    this.node.setAttribute("aria-label", t("dates"));
    this.undated = h("input", { type: "checkbox", onchange: () => this.app.change({ undated: this.undated.checked }) });
    this.undatedText = h("span");
    const undated = h("label", { class: "gm-check" }, this.undated, this.undatedText);
    if (!this.span) {
      refill(this.node, h("div", { class: "gm-time-bar" }, h("span", { class: "gm-range" }, t("undated")), undated));
      return;
    }
    const [first, last] = this.span;
    this.canvas = h("canvas", { "aria-hidden": "true" });
    this.range = h("output", { class: "gm-range" });
    this.handles = ["first_day", "last_day"].map((key, at) =>
      h("input", { type: "range", class: `gm-handle gm-handle-${at}`, min: first, max: last, step: 1, "aria-label": t(key), oninput: () => this.slide(at) }));
    this.playButton = h("button", { type: "button", class: "gm-icon gm-play", onclick: () => this.toggle() });
    const unit = h("select", { "aria-label": t("step"), onchange: (event) => { this.unit = event.target.value; } },
      ["day", "week", "month"].map((name) => h("option", { value: name, selected: name === this.unit }, t(`step_${name}`))));
    this.back = h("button", { type: "button", class: "gm-icon", title: `− ${t("step")}`, "aria-label": `− ${t("step")}`, onclick: () => this.step(-1) }, icon("prev"));
    this.on = h("button", { type: "button", class: "gm-icon", title: `+ ${t("step")}`, "aria-label": `+ ${t("step")}`, onclick: () => this.step(1) }, icon("next"));
    this.reset = h("button", { type: "button", class: "gm-link", onclick: () => this.app.change({ time: null }) }, t("all_dates"));
    this.axis = h("div", { class: "gm-axis", "aria-hidden": "true" });
    refill(this.node,
      h("div", { class: "gm-time-bar" }, this.playButton, this.back, this.on, h("label", { class: "gm-step" }, h("span", { class: "gm-hide-small" }, t("step")), unit),
        this.range, this.reset, h("span", { class: "gm-spring" }), undated),
      h("div", { class: "gm-track", dir: "ltr" }, this.canvas, this.handles, this.axis));
    this.drawPlay();
  }

  drawPlay() {
    if (!this.playButton) return; // no claim has a date
    const key = this.playing ? "pause" : "play";
    refill(this.playButton, icon(key));
    this.playButton.title = t(key);
    this.playButton.setAttribute("aria-label", t(key));
  }

  slide(at) {
    const [a, b] = this.handles.map((handle) => +handle.value);
    const time = at === 0 ? [Math.min(a, b), b] : [a, Math.max(a, b)];
    this.app.change({ time: time[0] <= this.span[0] && time[1] >= this.span[1] ? null : time });
  }

  step(direction) {
    const [first, last] = this.span;
    const time = this.app.state.time || [first, stepDay(first, this.unit) - 1];
    if (this.app.state.time === null) {
      this.app.change({ time: direction > 0 ? time : [stepDay(last, this.unit, -1) + 1, last] });
      return;
    }
    const start = stepDay(time[0], this.unit, direction);
    if (start > last || stepDay(time[1], this.unit, direction) < first) return;
    const whole = stepDay(time[0], this.unit) - 1 === time[1];
    this.app.change({ time: [start, whole ? stepDay(start, this.unit) - 1 : start + time[1] - time[0]] });
  }

  toggle() {
    if (this.playing) return this.stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.advance();
      return undefined;
    }
    const { time } = this.app.state;
    if (time !== null && time[1] >= this.span[1]) this.app.change({ time: null });
    this.advance();
    this.playing = setInterval(() => this.advance(), FRAME);
    this.drawPlay();
    return undefined;
  }

  advance() {
    const time = nextWindow(this.app.state.time, this.span, this.unit);
    if (time === null) this.stop();
    else this.app.change({ time });
  }

  stop() {
    clearInterval(this.playing);
    this.playing = null;
    this.drawPlay();
  }

  /** Show the state: handles, words, bars. */
  show() {
    const { state, filter } = this.app;
    this.undatedText.textContent = t("undated_switch", { n: numberText(filter.undated) });
    this.undated.checked = state.undated;
    this.undated.disabled = filter.undated === 0;
    if (!this.span) return;
    const [from, to] = state.time || this.span;
    this.handles[0].value = from;
    this.handles[1].value = to;
    const words = intervalText(from, to, language(), {});
    this.range.textContent = words;
    this.handles[0].setAttribute("aria-valuetext", dayText(from, language()));
    this.handles[1].setAttribute("aria-valuetext", dayText(to, language()));
    this.reset.hidden = state.time === null;
    this.paint();
  }

  /** Fit the strip to its size, which is asked for here alone: at each change of state it would cost a layout of the page. */
  measure() {
    const [wide, high] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (!wide) return;
    this.size = [wide, high];
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.canvas.width = wide * ratio;
    this.canvas.height = high * ratio;
    this.canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    const [first, last] = this.span;
    this.edges = bins(first, last, Math.max(Math.floor(wide / 7), 8));
    const unit = this.edges[1] - this.edges[0] === 1 ? "day" : this.edges[1] - this.edges[0] === 7 ? "week" : "month";
    this.node.title = t("histogram", { unit: t(`unit_${unit}`) });
    this.ticks(wide);
    this.paint();
  }

  xOf(day) {
    const [first, last] = this.span;
    return ((day - first) / (last - first + 1)) * this.size[0];
  }

  /** The bars by bin and outlet, of the layers that are on; from the ninth outlet on together. */
  bars() {
    const { filter, claims, style, state } = this.app;
    const outlets = Math.min(claims.outlets.length, style.hues.length + 1);
    const on = filter.layers.map((layer) => (state.off.has(layer) ? -1 : Math.min(Math.floor(layer / 16), outlets - 1)));
    return filter.barsBy(this.edges).map((row) => {
      const bar = new Float64Array(outlets);
      for (let layer = 0; layer < on.length; layer++) if (on[layer] >= 0) bar[on[layer]] += row[layer];
      return bar;
    });
  }

  paint() {
    if (!this.size) return; // nothing of it is on the screen yet
    const { style, state, theme } = this.app;
    const { edges } = this;
    const [wide, high] = this.size;
    const ctx = this.canvas.getContext("2d");
    ctx.clearRect(0, 0, wide, high);
    const [first, last] = this.span;
    const bars = this.bars();
    const most = Math.max(...bars.map((bar) => bar.reduce((sum, value) => sum + value, 0)), 1);
    const [from, to] = state.time || this.span;
    ctx.fillStyle = theme.window;
    ctx.fillRect(this.xOf(from), 0, this.xOf(to + 1) - this.xOf(from), high);
    bars.forEach((bar, i) => {
      const x0 = this.xOf(Math.max(edges[i], first));
      const x1 = this.xOf(Math.min(edges[i + 1], last + 1));
      const inside = edges[i] <= to && edges[i + 1] - 1 >= from;
      let y = high;
      ctx.globalAlpha = inside ? 1 : 0.3;
      bar.forEach((value, outlet) => {
        if (!value) return;
        const tall = (value / most) * (high - 6);
        ctx.fillStyle = outletColour(outlet, style, theme.dark);
        ctx.fillRect(x0 + 0.5, y - tall, Math.max(Math.min(x1 - x0 - 1, 26), 1.5), tall);
        y -= tall;
      });
    });
    ctx.globalAlpha = 1;
  }

  ticks(wide) {
    const [first, last] = this.span;
    const marks = [];
    const step = (last - first + 1) / Math.max(Math.floor(wide / 95), 1);
    for (const [unit, length] of [["day", 1], ["week", 7], ["month", 30.4]]) {
      const n = Math.max(Math.ceil(step / length), 1);
      if (unit !== "month" && n * length > 24) continue;
      for (let day = first; day <= last; day = stepDay(day, unit, n)) marks.push(day);
      break;
    }
    const long = last - first > 300;
    refill(this.axis, marks.filter((day) => this.xOf(day) < wide - 40).map((day) =>
      h("span", { style: { left: `${(this.xOf(day) / wide) * 100}%` }, dir: "auto" }, dayText(day, language(), long ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" }))));
  }
}
