// The outlets: their numbers, and how each two of them stand to each other. Every number leads to its claims.

const KINDS = {
  echoes: "carry the same statement",
  agreements: "carry independent claimants that agree",
  contradictions: "contradict each other",
  told_first: "row told it before column",
  together: "tell of the same event",
};
const MOST_IN_MATRIX = 24;

function share(part, whole) {
  return whole ? Math.round((100 * part) / whole) : 0;
}

function numberLink(count, hash, words) {
  return count ? h("a", { class: "number", href: `#${hash}`, "aria-label": `${number(count)} ${words}: show them` }, number(count))
    : h("span", { class: "none" }, "0");
}

function shareCell(row, name, whole, words) {
  const part = row[name];
  return h("td", { class: "share" },
    h("span", { class: "bar", "aria-hidden": "true", style: { "--share": `${share(part, whole)}%` } }),
    numberLink(part, `outlet:${row.outlet}:${name}`, `${words} of ${outletName(row.outlet)}`),
    h("small", {}, `${share(part, whole)} %`));
}

function outletTable() {
  const heads = ["Outlet", "Claims", "Claimant named", "Exclusive", "Echoed", "Told first", "Median lag"];
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Outlets" }, h("table", { class: "outlets" },
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, data.rows.map((row) => h("tr", {},
      h("th", { scope: "row" }, dot(row.outlet), h("bdi", {}, outletName(row.outlet))),
      h("td", {}, numberLink(row.claims, `outlet:${row.outlet}:claims`, `claims of ${outletName(row.outlet)}`),
        h("small", {}, plural(row.events, "event"))),
      shareCell(row, "with_claimant", row.claims, "claims with a named claimant"),
      shareCell(row, "exclusive", row.events, "exclusive events"),
      shareCell(row, "echoed", row.claims, "claims that other outlets carry too"),
      h("td", {}, numberLink(row.told_first, `outlet:${row.outlet}:told_first`, `events told first by ${outletName(row.outlet)}`)),
      h("td", {}, row.lag === null ? h("span", { class: "none" }, "–") : plural(row.lag, "day")))))));
}

function matrix(kind) {
  const at = data.rows.slice(0, MOST_IN_MATRIX).map((row) => row.outlet);
  const cells = new Map(data.pairs.filter((pair) => pair[2] === kind).map(([one, other, , events]) => [`${one}:${other}`, events]));
  const most = Math.max(1, ...[...cells.values()].map((events) => events.length));
  const exclusive = new Map(data.rows.map((row) => [row.outlet, row.exclusive]));
  return h("table", { class: "matrix" },
    h("caption", {}, `Events in which two outlets ${KINDS[kind]}. On the diagonal: events that this outlet alone tells.`),
    h("thead", {}, h("tr", {}, h("td", {}), at.map((column) => h("th", { scope: "col" }, h("span", {}, h("bdi", {}, outletName(column))))))),
    h("tbody", {}, at.map((row) => h("tr", {},
      h("th", { scope: "row" }, dot(row), h("bdi", {}, outletName(row))),
      at.map((column) => {
        if (row === column) {
          return h("td", { class: "own" }, numberLink(exclusive.get(row), `outlet:${row}:exclusive`, `exclusive events of ${outletName(row)}`));
        }
        const events = cells.get(`${row}:${column}`) || [];
        return h("td", { style: { "--heat": `${Math.round((85 * events.length) / most)}%` }, class: events.length ? "hot" : null },
          numberLink(events.length, `pair:${row}:${column}:${kind}`, `events in which ${outletName(row)} and ${outletName(column)} ${KINDS[kind]}`));
      })))));
}

function matrixSection() {
  const frame = h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Outlets against outlets" });
  const show = (kind) => { frame.textContent = ""; frame.appendChild(matrix(kind)); };
  const names = { echoes: "Echoes", agreements: "Agreement", contradictions: "Contradiction", told_first: "Who was first", together: "Same event" };
  const buttons = Object.entries(names).map(([kind, name]) => h("label", {},
    h("input", { type: "radio", name: "matrix", value: kind, checked: kind === "echoes", onchange: () => show(kind) }), h("span", {}, name)));
  show("echoes");
  return [
    h("fieldset", { class: "choice" }, h("legend", { class: "hidden" }, "What to count"), buttons),
    frame,
    data.rows.length > MOST_IN_MATRIX ? h("p", { class: "note" }, `Showing the ${MOST_IN_MATRIX} outlets with most claims of ${data.rows.length}.`) : null,
  ];
}
