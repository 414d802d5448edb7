// --- search with suggestions: actors, relations, blocs ----------------------------------------------------

const SUGGESTED = 8;
const folded = (text) => short(text, 200).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const searched = { rows: [], place: -1, index: null };

function index() { // made when first asked for
  searched.index ??= [
    ...nodes.map((node) => ({ kind: "actor", id: node.id, text: folded(label(node.id)), weight: -node.rank, also: folded(actors.get(node.id).description ?? "") })),
    ...[...relations].map(([id, r]) => ({ kind: "relation", id, text: folded(r.label), weight: 0, also: "" })),
  ];
  return searched.index;
}

function suggestions(asked) {
  const wanted = folded(asked.trim());
  if (!wanted) return [];
  const words = wanted.split(/\s+/);
  const worth = ({ text, also }) => {
    if (text === wanted) return 4;
    if (text.startsWith(wanted)) return 3;
    if (words.every((word) => ` ${text}`.includes(` ${word}`) || ` ${text}`.includes(`-${word}`))) return 2;
    if (text.includes(wanted)) return 1;
    return words.every((word) => also.includes(word)) ? 0.5 : 0;
  };
  const found = index().map((one) => ({ ...one, worth: worth(one) })).filter((one) => one.worth);
  return found.sort((a, b) => b.worth - a.worth || b.weight - a.weight).slice(0, SUGGESTED);
}

function suggest() {
  searched.rows = suggestions(byId("search").value);
  searched.place = searched.rows.length ? 0 : -1;
  drawSuggestions();
}

function drawSuggestions() {
  const asked = byId("search").value.trim();
  const list = byId("suggestions");
  list.replaceChildren(...searched.rows.map((one, i) => suggestion(one, i)));
  if (asked && !searched.rows.length) list.append(el("li", { class: "hint", text: "Nothing on this page has that name." }));
  list.hidden = !asked;
  byId("search").setAttribute("aria-expanded", String(!list.hidden));
  const on = searched.place >= 0 ? `suggestion-${searched.place}` : "";
  byId("search").setAttribute("aria-activedescendant", on);
}

function suggestion(one, i) {
  const node = nodeOf.get(one.id);
  const mark = one.kind === "actor" ? actorMark(node.shape, tint(node), node.kind) : tinted(el("span", { class: "dot" }), relations.get(one.id).quad);
  const words = one.kind === "actor" ? name(one.id, 60) : el("span", { text: `who ${relations.get(one.id).label} whom` });
  const about = one.kind === "actor" ? TYPES[node.kind] ?? "" : "Relation";
  const row = el("li", { role: "option", id: `suggestion-${i}`, "aria-selected": String(i === searched.place) }, mark, words, el("span", { class: "figure", text: about }));
  row.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    choose(one);
  });
  return row;
}

function choose(one) {
  byId("search").value = "";
  searched.rows = [];
  drawSuggestions();
  pick(one.kind, one.id);
  if (one.kind === "actor") {
    if (!drawer.springs || !inView(one.id)) centre(one.id);
    panel.focus({ preventScroll: true });
  }
}

function inView(id) {
  const at = onScreen().place(spot.get(id));
  return at.x > 20 && at.y > 20 && at.x < canvas.clientWidth - 20 && at.y < canvas.clientHeight - MARGIN.bottom;
}

function searchKey(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && searched.rows.length) {
    searched.place = (searched.place + by + searched.rows.length) % searched.rows.length;
    drawSuggestions();
    event.preventDefault();
  } else if (event.key === "Escape") {
    byId("search").value = "";
    searched.rows = [];
    drawSuggestions();
    event.stopPropagation();
  }
}
