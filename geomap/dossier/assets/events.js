// One event: its verdict, who told it when, and its claims side by side.

function outletName(at) {
  return data.outlets[at];
}

function dot(at) {
  const [light, dark] = data.hues[at];
  return h("span", { class: "dot", "aria-hidden": "true", style: { "--light": light, "--dark": dark } });
}

/** Filled marks for independent claimants, hollow ones for the other tellings. */
function voices(event) {
  const others = Math.max(0, event.tellings - event.independent);
  const marks = [...Array(Math.min(event.independent, 6)).fill("full"), ...Array(Math.min(others, 8)).fill("open")];
  return h("span", { class: "voices", "aria-hidden": "true" }, marks.map((kind) => h("i", { class: kind })),
    event.independent > 6 || others > 8 ? "…" : null);
}

function place(name, missing) {
  return name ? h("bdi", {}, name) : h("span", { class: "unsaid" }, missing);
}

function headline(event) {
  return [place(event.from, "origin not said"), h("span", { class: "arrow", "aria-label": "to" }, " → "),
    place(event.to, "destination not said")];
}

function eventCard(number, open) {
  const event = data.events[number];
  const body = h("div", { class: "body" });
  const card = h("details", { class: "event", id: `event-${number}`, "data-verdict": event.verdict, open },
    h("summary", {},
      h("span", { class: "verdict" }, voices(event), event.verdict),
      h("span", { class: "what", role: "heading", "aria-level": "3" }, headline(event)),
      h("span", { class: "facts" },
        event.group ? [h("bdi", {}, event.group), " · "] : null,
        event.first ? spanWords(event.first, event.last) : "no day said",
        countWords(event.low, event.high) ? ` · ${countWords(event.low, event.high)} claimed` : null),
      h("span", { class: "tally" },
        `${plural(event.tellings, "telling")}, ${event.independent
          ? plural(event.independent, "independent claimant") : "no claimant named"}`,
        event.across ? h("b", { class: "across" }, "across sides") : null),
      strip(event)),
    body);
  const fill = () => { if (card.open && !body.firstChild) append(body, eventBody(event)); };
  card.addEventListener("toggle", fill);
  card.fill = () => { card.open = true; fill(); };
  fill();
  return card;
}

/** Days since the first telling, as marks on a line; the same stands in words in the body. */
function strip(event) {
  const lags = event.lags.map((lag) => lag[2]);
  if (lags.length < 2) return null;
  const longest = Math.max(1, ...lags);
  const drawing = svg("svg", { class: "strip", viewBox: "0 0 160 18", "aria-hidden": "true" },
    svg("line", { x1: 8, x2: 152, y1: 9, y2: 9 }));
  const stacked = new Map();
  for (const [outlet, , lag] of [...event.lags].sort((a, b) => a[2] - b[2])) {
    const shift = stacked.get(lag) || 0;
    stacked.set(lag, shift + 1);
    const mark = svg("circle", { cx: Math.min(152, 8 + (144 * lag) / longest + shift * 5), cy: 9, r: 4.5,
      class: lag === 0 ? "full" : "open" });
    mark.style.setProperty("--light", data.hues[outlet][0]);
    mark.style.setProperty("--dark", data.hues[outlet][1]);
    drawing.appendChild(mark);
  }
  return drawing;
}

function eventBody(event) {
  return [
    h("div", { class: "why" },
      h("p", {}, h("b", {}, VERDICTS[event.verdict]), h("span", { class: "window" }, `, for claims within ${windowWords()}`)),
      h("ul", {}, event.why.map((reason) => h("li", { dir: "auto" }, reason)),
        event.sides.length ? h("li", {}, `${event.sides.length > 1 ? "sides" : "side"}: `, h("bdi", {}, event.sides.join(", "))) : null)),
    event.lags.length > 1 ? timeline(event) : null,
    event.sources.map((source, at) => sourceBlock(source, at, event)),
  ];
}

function windowWords() {
  return `${plural(data.windows.days, "day")} and ${data.windows.km} km of each other`;
}

function timeline(event) {
  const longest = Math.max(1, ...event.lags.map((lag) => lag[2]));
  const rows = [...event.lags].sort((a, b) => a[2] - b[2] || a[0] - b[0]);
  return h("ol", { class: "timeline", "aria-label": "Who told it first, and who followed" },
    rows.map(([outlet, day, lag]) => h("li", {},
      h("span", { class: "teller" }, dot(outlet), h("bdi", {}, outletName(outlet))),
      h("span", { class: "lag", style: { "--at": `${(100 * lag) / longest}%` } }, h("i", { class: lag ? "open" : "full" })),
      h("span", { class: "when" }, h("time", { datetime: day }, dayWords(day)), " ", h("b", {}, lagWords(lag))))));
}

const HEADS = ["Outlet", "Who says it", "Moved when", "How many", "Status", "Exact words"];

function sourceBlock(source, at, event) {
  const claims = source.map((number) => data.claims[number]);
  const who = claims.find((claim) => claim.claimant);
  const base = claims[0].quote || "";
  const tellings = new Set(claims.map((claim) => claim.report)).size;
  return h("section", { class: "source" },
    h("h4", {}, `Source ${at + 1} of ${event.sources.length}: `,
      who ? h("bdi", {}, who.claimant) : h("span", { class: "unsaid" }, "nobody named; the outlet's own voice"),
      h("span", { class: "count" }, plural(tellings, "telling"))),
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Claims of this source" },
      h("table", {},
        h("thead", {}, h("tr", {}, HEADS.map((head) => h("th", { scope: "col" }, head)))),
        h("tbody", {}, source.map((number, row) => claimRow(number, row ? base : null))))),
    evidence(source));
}

function claimRow(number, base) {
  const claim = data.claims[number];
  const url = safeUrl(claim.url);
  const told = h("time", { datetime: claim.published || "" }, claim.published ? dayWords(claim.published) : "day not known");
  const words = claim.quote === null ? h("span", { class: "unsaid" }, "no words kept")
    : h("q", { dir: "auto" }, base === null ? claim.quote
      : difference(claim.quote, base).map(([text, differs]) => (differs ? h("mark", {}, text) : text)));
  return h("tr", { id: `claim-${number}`, class: chosen.has(number) ? "chosen" : null },
    h("th", { scope: "row" }, dot(claim.outlet), h("bdi", {}, outletName(claim.outlet)), h("small", {}, told,
      url ? [" · ", h("a", { href: url, rel: "noopener noreferrer", referrerpolicy: "no-referrer", target: "_blank" }, "report")]
        : null, h("span", { class: "id" }, claim.claim))),
    h("td", {}, claim.claimant ? h("bdi", {}, claim.claimant) : h("span", { class: "unsaid" }, "nobody named")),
    h("td", {}, claim.first ? spanWords(claim.first, claim.last) : h("span", { class: "unsaid" }, "not said")),
    h("td", {}, countWords(claim.count_min, claim.count_max)
      ? `${countWords(claim.count_min, claim.count_max)} ${claim.what || ""}` : h("span", { class: "unsaid" }, claim.what || "not said")),
    h("td", { class: `status ${/^[a-z]+$/.test(claim.status || "") ? claim.status : ""}` }, claim.status),
    h("td", { class: "words" }, words));
}

function evidence(source) {
  const found = source.flatMap((number) => linksOf.get(number) || []).filter((link) => source.includes(link[0]) && source.includes(link[1]));
  const links = [...new Set(found)];
  if (!links.length) return null;
  return h("details", { class: "evidence" }, h("summary", {}, `Why these are held for one statement (${plural(links.length, "link")})`),
    h("ul", {}, links.map(([one, other, score, words]) => h("li", {},
      h("bdi", {}, outletName(data.claims[one].outlet)), " and ", h("bdi", {}, outletName(data.claims[other].outlet)),
      ": ", words, score ? h("span", { class: "score" }, ` ${score} points`) : null))));
}
