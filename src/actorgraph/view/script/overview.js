// --- the panel before anything is picked ----------------------------------------------------------

const TOP = 8;
const FIRST = 6; // of the lists at the top, so that three fit on a screen

function overview() {
  if (!claims.length) return [el("p", { class: "hint", text: "Nothing was found to draw." })];
  const kept = claims.filter((c) => sight.kept.has(c));
  const top = nodes.filter((n) => sight.tied.has(n.id));
  const sure = kept.filter((c) => !doubtful(c) && c.quad !== "structure").slice(0, TOP);
  const open = kept.filter(doubtful).slice(0, TOP);
  const parts = [
    el("h2", { text: "Overview" }),
    el("p", { class: "hint", text: "Pick an actor or a line to see what is claimed, by whom, and in which words." }),
  ];
  const add = (title, rows, text) => {
    if (rows.length) parts.push(el("h3", { text: title }), ...(text ? [el("p", { class: "hint", text })] : []), ...rows);
  };
  add("Key actors", top.slice(0, FIRST).map((n) => actorRow(n.id)));
  add("What is done most", relationRows(kept));
  add("Between the blocs", brokers(top), "Most shortest paths lead through them, and they deal with several blocs.");
  add("Strongest claims", sure.map((c) => claimRow(c)));
  add("In doubt", open.map((c) => claimRow(c)));
  return parts;
}

function relationRows(kept) {
  const tally = new Map();
  for (const claim of kept) if (claim.quad !== "structure") tally.set(claim.relation, (tally.get(claim.relation) ?? 0) + 1);
  const order = [...relations.keys()];
  const most = [...tally].sort((a, b) => b[1] - a[1] || order.indexOf(a[0]) - order.indexOf(b[0])).slice(0, FIRST);
  // what passes hands is looked for most, so it is listed even where others are told more often
  const named = new Set([...most.map(([id]) => id), ...["supplies"].filter((id) => tally.has(id))]);
  return [...named].map((id) => relationRow(id, tally.get(id)));
}

function relationRow(id, count) {
  const { label: text, quad } = relations.get(id);
  const row = el("button", { type: "button", class: "row", click: () => pick("relation", id) },
    el("span", { class: "dot" }), el("span", { class: "words" }, "who ", el("span", { class: "relation", text }), " whom"),
    el("span", { class: "figure", text: plural(count, "claim") }));
  return tinted(row, quad);
}

function brokers(top) {
  const across = top
    .filter((node) => figure(node.id, "betweenness") > 0)
    .sort((a, b) => figure(b.id, "betweenness") - figure(a.id, "betweenness") || a.rank - b.rank)
    .slice(0, 30)
    .map((node) => [node, crossing(node.id)])
    .filter(([, c]) => c.blocs > 1)
    .slice(0, 6);
  return across.map(([node, c]) => actorRow(node.id, `${c.blocs} blocs`));
}
