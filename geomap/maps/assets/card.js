// The card of a claim: who said what, in which words, when, how many, and how sure each of these is.
import { h, icon, refill, safeUrl } from "./dom.js";
import { dayText } from "./days.js";
import { countText, datesText, endsNode } from "./list.js";
import { standingSample } from "./legend.js";
import { direction, language, numberText, t, wordFor } from "./words.js";

export class Card {
  constructor(app) {
    this.app = app;
    this.node = h("section", { class: "gm-card", hidden: true, "aria-label": t("card"), tabindex: -1,
      onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); app.select([], 0, true); } } });
  }

  /** Show one of the claims found at a spot, or nothing. */
  show(rows, at, focus) {
    this.node.hidden = rows.length === 0;
    this.node.setAttribute("aria-label", t("card"));
    if (!rows.length) return;
    const focused = this.node.contains(document.activeElement) ? document.activeElement.getAttribute("data-key") : null;
    refill(this.node, this.head(rows, at), h("div", { class: "gm-card-body" }, this.body(rows[at])));
    this.node.scrollTop = 0;
    const again = focused && this.node.querySelector(`[data-key="${focused}"]`); // stepping on keeps the step's button
    if (again) again.focus();
    else if (focus) this.node.focus({ preventScroll: true });
  }

  head(rows, at) {
    const step = (key, by) => h("button", { type: "button", class: "gm-icon", title: t(key), "aria-label": t(key), "data-key": key,
      onclick: () => this.app.select(rows, (at + by + rows.length) % rows.length) }, icon(by < 0 ? "prev" : "next"));
    return h("div", { class: "gm-card-head" },
      rows.length > 1 ? [step("previous", -1), h("span", { class: "gm-muted" }, t("of_here", { i: numberText(at + 1), n: numberText(rows.length) })), step("next", 1)] : h("span", { class: "gm-muted" }, t("kicker")),
      h("span", { class: "gm-spring" }),
      h("button", { type: "button", class: "gm-icon", title: t("close"), "aria-label": t("close"), onclick: () => this.app.select([], 0, true) }, icon("close")));
  }

  body(row) {
    const { claims } = this.app;
    const status = claims.value("status", row);
    const report = claims.report(row);
    const claimant = claims.value("claimant", row);
    const quote = claims.value("quote", row);
    return [
      h("p", { class: "gm-card-status" }, this.app.swatch(claims.outlet[row], status, 44),
        status ? h("span", { class: "gm-chip" }, wordFor("status", status)) : ""),
      h("h2", { dir: direction() }, endsNode(claims, row)),
      quote ? h("blockquote", { dir: "auto", lang: report.language || null }, quote) : "",
      h("p", { class: "gm-said" }, claimant ? this.filled("said_by", "claimant", claimant) : t("own_voice")),
      h("p", { class: "gm-source" }, h("bdi", { class: "gm-outlet" }, report.outlet || t("no_outlet")), this.published(row), this.link(report.url)),
      this.standing(row),
      this.facts(row),
      this.tellings(row),
      this.others(row),
    ];
  }

  /** A text with one value in it, isolated from the direction of the words around it. */
  filled(key, name, value) {
    const [before, after] = t(key).split(`{${name}}`);
    return [before, h("bdi", null, value), after || ""];
  }

  published(row) {
    const day = this.app.claims.published(row);
    if (typeof day === "number") return h("span", null, " · ", t("published_on", { day: dayText(day, language()) }));
    return day ? h("span", null, " · ", this.filled("published_on", "day", day)) : "";
  }

  link(url) {
    const safe = safeUrl(url);
    if (safe) return [" · ", h("a", { href: safe, target: "_blank", rel: "noopener noreferrer nofollow", referrerpolicy: "no-referrer" }, t("open_report"))];
    return url ? [" · ", h("span", { class: "gm-muted" }, t("no_link"), ": ", h("bdi", { class: "gm-raw" }, url))] : "";
  }

  /** How the movement stands: the verdict, and what it counts. */
  standing(row) {
    const standing = this.app.claims.standing(row);
    if (!standing || !standing.verdict) return "";
    const { windows } = this.app.settings;
    const facts = [t("independent_n", { n: numberText(standing.independent) }), t("reports_n", { n: numberText(standing.tellings) }), standing.across ? t("across_sides") : ""];
    return h("div", { class: "gm-standing" },
      h("p", null, standing.tellings > 1 || standing.independent > 1 ? standingSample(this.app, standing) : "", h("b", null, wordFor("verdict", standing.verdict)), h("span", { class: "gm-muted" }, " · ", facts.filter(Boolean).join(" · "))),
      windows ? h("small", { class: "gm-muted" }, t("windows", { days: numberText(windows[0]), km: numberText(windows[1]) })) : "");
  }

  /** The other claims about the same movement. */
  tellings(row) {
    const { claims } = this.app;
    const event = claims.eventOf[row];
    if (event < 0) return "";
    const found = [];
    for (let other = 0; other < claims.n && found.length < 40; other++) if (other !== row && claims.eventOf[other] === event) found.push(other);
    if (!found.length) return "";
    const echo = claims.codes.echo[row];
    return h("div", { class: "gm-others" }, h("h3", null, t("other_tellings")), h("ul", null, found.map((other) => this.otherNode(other, [
      echo >= 0 && claims.codes.echo[other] === echo ? t("same_statement") : claims.value("claimant", other) ? this.filled("said_by", "claimant", claims.value("claimant", other)) : t("own_voice")]))));
  }

  otherNode(other, more) {
    const { claims } = this.app;
    return h("li", null, h("button", { type: "button", class: "gm-other", onclick: () => this.app.select([other], 0, true) },
      this.app.swatch(claims.outlet[other], claims.coded("status", other), 30),
      h("span", null, h("bdi", null, claims.outlets[claims.outlet[other]] || t("no_outlet")), " · ", datesText(claims, other), " · ",
        [countText(claims, other), wordFor("status", claims.coded("status", other))].filter(Boolean).join(", "), more.length ? [" · ", more] : "")));
  }

  facts(row) {
    const { claims } = this.app;
    const v = (name) => claims.value(name, row);
    const quoted = (text, said) => (text && text !== said ? h("span", { class: "gm-muted" }, " ", this.filled("as_written", "text", text)) : "");
    const dates = claims.odd.date_start?.[row] || claims.odd.date_end?.[row] ? [v("date_start"), " – ", v("date_end")] : datesText(claims, row);
    const odd = claims.odd.count_min?.[row] || claims.odd.count_max?.[row];
    const count = odd ? [v("count_min"), " – ", v("count_max")] : countText(claims, row) || t("no_number");
    const lines = [
      ["f_when", dates, [quoted(v("date_text")), v("date_basis") ? h("small", null, wordFor("basis", v("date_basis"))) : ""]],
      ["f_many", count, [quoted(v("count_text"), count), this.shared(row)]],
      ["f_what", wordFor("what", v("what")), ""],
      ["f_group", v("group"), ""],
      ["f_origin", ...this.place("origin", row)],
      ["f_destination", ...this.place("destination", row)],
      ["f_via", v("via"), ""],
      ["f_direction", v("direction"), ""],
      ["f_notes", v("notes"), ""],
      ["f_echo", v("echo"), ""],
      ["f_review", wordFor("review", v("review")), ""],
      ["f_report", v("report"), ""],
      ["f_id", v("claim"), ""],
    ];
    return h("dl", null, lines.filter(([, value]) => value && value.length).map(([key, value, more]) => [h("dt", null, t(key)), h("dd", null, h("bdi", null, value), more)]));
  }

  shared(row) {
    const odd = this.app.claims.odd.count_shared?.[row];
    if (odd) return h("small", null, odd);
    return this.app.claims.number("count_shared", row) ? h("small", null, t("shared_count")) : "";
  }

  place(name, row) {
    const end = this.app.claims.end(name, row);
    if (!end) return [h("span", { class: "gm-muted" }, t(`open_${name}`)), ""];
    const text = [h("bdi", null, end.text || end.id || "")];
    const id = end.id ? h("bdi", { class: "gm-muted gm-id" }, end.id) : "";
    if (end.place < 0) return [text, h("small", null, t("unresolved"), id ? " · " : "", id)];
    const size = end.radius_km === null ? t("exact_unknown") : t("within", { km: numberText(end.radius_km) });
    return [text, h("small", null, [wordFor("kind", end.kind || ""), size].filter(Boolean).join(", "), h("br"), h("bdi", { dir: "ltr" }, `${end.lat.toFixed(3)}, ${end.lon.toFixed(3)}`), id ? " · " : "", id)];
  }

  others(row) {
    const { claims, filter } = this.app;
    const [from, to] = [claims.from[row], claims.to[row]];
    if (from < 0 || to < 0) return "";
    const found = [];
    for (let other = 0; other < claims.n && found.length < 40; other++) {
      if (other === row || !filter.mask[other] || (claims.eventOf[row] >= 0 && claims.eventOf[other] === claims.eventOf[row])) continue;
      const same = claims.from[other] === from && claims.to[other] === to;
      if (same || (claims.from[other] === to && claims.to[other] === from)) found.push([other, same]);
    }
    if (!found.length) return "";
    return h("div", { class: "gm-others" }, h("h3", null, t("same_pair")),
      h("ul", null, found.map(([other, same]) => this.otherNode(other, same ? [] : [t("opposite")]))));
  }
}
