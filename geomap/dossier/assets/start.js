// The page: what is shown of the events, by filters and by the address, so that each number is a link to its claims.

const STEP = 40;
const ON_PAPER = 300; // events that are printed, unless more are shown
let chosen = new Set();
const linksOf = new Map();
for (const link of data.links) {
  for (const at of link.slice(0, 2)) {
    if (!linksOf.has(at)) linksOf.set(at, []);
    linksOf.get(at).push(link);
  }
}
const eventText = data.events.map((event) => [event.from, event.to, event.group, ...event.claims.flatMap((at) => {
  const claim = data.claims[at];
  return [claim.quote, claim.claimant, claim.origin, claim.destination, outletName(claim.outlet)];
})].filter(Boolean).join("\n").toLowerCase());

/** What the address asks for: its events, the claims behind a number, and the words for it; null for all. */
function asked() {
  let parts;
  try {
    parts = decodeURIComponent(location.hash.slice(1)).split(":");
  } catch {
    return null;
  }
  const [kind, one, two, three] = parts;
  if (kind === "verdict" && Object.hasOwn(VERDICTS, one)) {
    return { events: new Set(data.events.flatMap((event, at) => (event.verdict === one ? [at] : []))), claims: [], words: `verdict ${one}` };
  }
  if (kind === "outlet") {
    const row = data.rows.find((found) => String(found.outlet) === one);
    const claims = row && Object.hasOwn(row.behind, two) ? row.behind[two] : null;
    if (claims) return { events: eventsOf(claims), claims, words: `${outletName(row.outlet)}: ${two.replace("_", " ")}` };
  }
  if (kind === "pair" && Object.hasOwn(KINDS, three)) {
    const pair = data.pairs.find((found) => String(found[0]) === one && String(found[1]) === two && found[2] === three);
    if (pair) {
      const claims = pair[3].flatMap((at) => data.events[at].claims.filter((claim) => [pair[0], pair[1]].includes(data.claims[claim].outlet)));
      return { events: new Set(pair[3]), claims, words: `${outletName(pair[0])} and ${outletName(pair[1])}: ${three.replace("_", " ")}` };
    }
  }
  if (kind === "event") {
    const at = data.events.findIndex((event) => event.id === parts.slice(1).join(":"));
    if (at >= 0) return { events: new Set([at]), claims: [], words: "one event" };
  }
  return null;
}

function eventsOf(claims) {
  return new Set(claims.map((at) => data.claims[at].event));
}

const ORDERS = {
  tellings: ["Most tellings", (a, b) => b.tellings - a.tellings],
  newest: ["Newest first", (a, b) => (b.told || "").localeCompare(a.told || "")],
  oldest: ["Oldest first", (a, b) => (a.told || "9").localeCompare(b.told || "9")],
  claimants: ["Most claimants", (a, b) => b.independent - a.independent],
};

function startPage() {
  const list = h("div", { class: "list" });
  const state = h("p", { class: "state", role: "status", "aria-live": "polite" });
  const more = h("button", { type: "button", class: "more", onclick: () => { shown += STEP; fill(false); } }, "Show more events");
  let shown = STEP;
  let order = "tellings";
  let words = "";
  let outlet = "";
  let matching = [];

  function fill(fresh) {
    const want = asked();
    chosen = new Set(want ? want.claims : []);
    matching = data.events.map((_, at) => at).filter((at) => (!want || want.events.has(at))
      && (!outlet || data.events[at].claims.some((claim) => String(data.claims[claim].outlet) === outlet))
      && (!words || eventText[at].includes(words)));
    matching.sort((a, b) => ORDERS[order][1](data.events[a], data.events[b]) || a - b);
    if (fresh) { shown = STEP; list.textContent = ""; }
    const open = want !== null && (want.claims.length > 0 || matching.length === 1);
    for (const at of matching.slice(list.childElementCount, shown)) list.appendChild(eventCard(at, open && list.childElementCount < 8));
    more.hidden = matching.length <= shown;
    state.textContent = "";
    append(state, [`Showing ${number(Math.min(shown, matching.length))} of ${plural(matching.length, "event")}`,
      want ? [" (", h("bdi", {}, want.words), want.claims.length ? `, ${plural(want.claims.length, "claim")} marked` : null, ")"] : null, ". ",
      want ? h("a", { href: "#events" }, "Show all events") : null,
      data.total.events > data.events.length
        ? ` This page holds ${number(data.events.length)} of ${plural(data.total.events, "event")}, those with most tellings.` : null]);
    for (const tile of document.querySelectorAll(".tile")) {
      if (location.hash === tile.hash) tile.setAttribute("aria-current", "true");
      else tile.removeAttribute("aria-current");
    }
  }

  const select = (label, values, onpick) => h("label", { class: "field" }, h("span", {}, label),
    h("select", { onchange: (change) => { onpick(change.target.value); fill(true); } },
      values.map(([value, name]) => h("option", { value }, name))));
  const controls = h("div", { class: "controls" },
    h("label", { class: "field wide" }, h("span", {}, "Find"),
      h("input", { type: "search", placeholder: "a place, a claimant, words of a quote", oninput: (typed) => { words = typed.target.value.trim().toLowerCase(); fill(true); } })),
    select("Outlet", [["", "All outlets"], ...data.outlets.map((name, at) => [String(at), name])], (value) => { outlet = value; }),
    select("Order", Object.entries(ORDERS).map(([value, [name]]) => [value, name]), (value) => { order = value; }));

  append(document.getElementById("page"), [
    h("a", { class: "skip", href: "#events" }, "Skip to the events"),
    h("header", {}, h("p", { class: "kicker" }, "Claims, side by side"), h("h1", { dir: "auto" }, data.title),
      h("p", { class: "lead" }, `${plural(data.total.claims, "claim")} of ${plural(data.outlets.length, "outlet")} tell of ${plural(data.total.events, "movement")}. `,
        "A verdict counts voices: who says it, who repeats it, who contradicts it. It does not say what happened."),
      h("p", { class: "note" }, `Claims within ${windowWords()} may be one movement. Other windows give other verdicts.`)),
    h("nav", { "aria-label": "Parts of this page" }, [["events", "Events"], ["outlets", "Outlets"], ["pairs", "Outlet by outlet"], ["method", "How it is counted"]]
      .map(([id, name]) => h("a", { href: `#${id}` }, name))),
    h("main", {},
      h("section", { id: "events", tabindex: "-1", "aria-label": "Events" }, h("h2", {}, "Events"), tiles(), controls, state, list, more),
      h("section", { id: "outlets", tabindex: "-1", "aria-label": "Outlets" }, h("h2", {}, "Outlets"), outletTable(),
        h("p", { class: "note" }, "Exclusive: share of the outlet's events that no other outlet tells. Echoed: share of its claims whose statement another outlet carries too. Median lag: days after the first outlet, over events that several tell.")),
      h("section", { id: "pairs", tabindex: "-1", "aria-label": "Outlet by outlet" }, h("h2", {}, "Outlet by outlet"), matrixSection()),
      h("section", { id: "method", tabindex: "-1", "aria-label": "How it is counted" }, h("h2", {}, "How it is counted"), method())),
  ]);
  const follow = () => {
    fill(true);
    const target = asked() ? "events" : location.hash.slice(1);
    const part = ["events", "outlets", "pairs", "method"].includes(target) ? document.getElementById(target) : null;
    if (part) { part.scrollIntoView(); part.focus({ preventScroll: true }); }
  };
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => {
    shown = Math.max(shown, ON_PAPER);
    fill(false);
    for (const card of list.children) card.fill();
  });
  fill(true);
  if (location.hash) follow();
  document.documentElement.dataset.geomap = "ready";
}

function tiles() {
  return h("ul", { class: "tiles" }, Object.keys(VERDICTS).map((verdict) => {
    const count = data.events.filter((event) => event.verdict === verdict).length;
    return h("li", {}, h("a", { class: "tile", "data-verdict": verdict, href: `#verdict:${verdict}` },
      h("b", {}, number(count)), h("span", {}, verdict), h("small", {}, VERDICTS[verdict])));
  }));
}

function method() {
  return [
    h("dl", {}, Object.entries({
      contested: "one source denies what another says, their numbers do not meet, an end is another one, or one has the movement stopped on the way.",
      corroborated: "two or more independent claimants say the same. Across sides: they belong to different parties.",
      echoed: "several outlets carry it, but no second independent claimant is named.",
      single: "no second source tells it.",
    }).map(([term, words]) => [h("dt", {}, term), h("dd", {}, words)])),
    h("p", {}, "A filled mark is an independent claimant, a hollow one a further telling. An outlet's own voice, other media and people who are not named add no independence: a missing claimant is not a second one. Numbers of an event are a range over its claims, never a sum."),
    h("p", {}, "Marked words in a quote differ from the first telling of the same source."),
  ];
}

startPage();
