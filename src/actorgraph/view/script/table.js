// --- the table: the same claims as text --------------------------------------------------------------

const COLUMNS = {
  subject: ["Subject", (c) => label(c.subject)],
  relation: ["Relation", (c) => relations.get(c.relation).label],
  object: ["Object", (c) => label(c.object)],
  item: ["Item", (c) => c.items.join(", ")],
  belief: ["Belief", (c) => c.belief],
  status: ["Status", (c) => [c.status, c.denied_since && `denied since ${c.denied_since}`, c.modality].filter((t) => t && t !== "asserted").join(", ")],
  sources: ["Sources", (c) => c.sources],
  since: ["Event", (c) => c.since ?? ""],
  reported: ["Reported", (c) => [...new Set([c.first, c.last])].filter(Boolean).map((day) => day.slice(0, 10)).join(" to ") || "no date"],
};

function drawTable() {
  const { column, down } = state.sort;
  const value = COLUMNS[column][1];
  const order = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : a.place - b.place) * (down ? -1 : 1);
  const kept = claims.filter((c) => sight.kept.has(c));
  if (!(column === "belief" && down)) kept.sort(order); // they lie in that order already
  // only a screen reader sees the table beside the graph, and a long one would slow every filter
  const rows = kept.slice(0, state.show === "table" ? state.rows : Math.min(state.rows, 100));
  byId("caption").textContent = `${plural(kept.length, "claim")}; the graph shows the same ones`;
  const heads = Object.entries(COLUMNS).map(heading);
  byId("columns").replaceChildren(...heads.slice(0, 4), el("th", { scope: "col", text: "Evidence" }), ...heads.slice(4));
  byId("rows").replaceChildren(...rows.map(tableRow));
  byId("more-rows").hidden = rows.length === kept.length;
  byId("more-rows").textContent = `Show more of the ${kept.length.toLocaleString("en")} claims`;
}

function heading([key, [text]]) {
  const now = state.sort.column === key;
  const sort = () => {
    state.sort = { column: key, down: now ? !state.sort.down : key === "belief" || key === "sources" };
    drawTable();
  };
  const sorted = now ? (state.sort.down ? "descending" : "ascending") : null;
  const arrow = now ? (state.sort.down ? " ↓" : " ↑") : "";
  return el("th", { scope: "col", "aria-sort": sorted }, button(text + arrow, sort));
}

function tableRow(claim) {
  const cells = Object.entries(COLUMNS).map(([key, [title, value]]) => {
    const found = value(claim);
    const number = typeof found === "number";
    const text = key === "belief" ? found.toFixed(2) : short(String(found), 120);
    return el("td", { class: number ? "number" : null, "data-name": title }, el("bdi", { text }));
  });
  const open = button(plural(claim.evidence, "quote"), () => {
    pick("claim", claim.place);
    panel.focus();
  }, { "aria-label": `${plural(claim.evidence, "quote")}: ${short(label(claim.subject), 60)} ${relations.get(claim.relation).label} ${short(label(claim.object), 60)}` });
  return el("tr", {}, ...cells.slice(0, 4), el("td", {}, open), ...cells.slice(4));
}
