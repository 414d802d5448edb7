// --- the panel: who an actor is, what a line, a relation or a bloc holds --------------------------

const panel = byId("panel");
const LISTED = 30; // claims in a list, before "show all"

function pick(kind, id, to) {
  if (kind === "actor" && state.pathFrom && state.pathFrom !== id) [kind, id, to] = ["path", state.pathFrom, id];
  state.pathFrom = null;
  state.picked = kind ? { kind, id, to } : null;
  if (!kind) state.near = 0;
  if (kind === "actor") reveal([id]);
  if (kind === "claim") reveal([claims[id].subject, claims[id].object]);
  if (kind === "path") reveal(foundPath().actors);
  remember("push");
  repaint();
}

const reveal = (ids) => ids.forEach((id) => nodeOf.get(id).rank >= state.shown && state.extra.add(id));

function repaint() {
  paint();
  drawPanel();
}

function drawPanel() {
  const { picked } = state;
  document.body.toggleAttribute("data-picked", Boolean(picked));
  const back = button("← Overview", () => pick(null), { class: "back" });
  const cards = { actor: actorCard, edge: edgeCard, claim: claimOnly, relation: relationCard, bloc: blocCard, path: pathCard };
  const parts = picked ? [back, ...cards[picked.kind](picked.id)] : overview();
  panel.replaceChildren(...pathHint(), ...parts);
  panel.scrollTop = 0;
  byId("status").textContent = picked ? short(panel.querySelector("h2")?.textContent ?? "", 200) : "";
}

function actorRow(id, figure_) {
  const node = nodeOf.get(id);
  const about = { type: "button", class: "row", click: () => pick("actor", id) };
  const text = figure_ ?? plural(claimsOf(id).length, "claim");
  return el("button", about, actorMark(node.shape, tint(node), node.kind), el("span", { class: "words" }, name(id)), el("span", { class: "figure", text }));
}

function actorCard(id) {
  const actor = actors.get(id);
  const node = nodeOf.get(id);
  const facts = el("p", { class: "facts" }, TYPES[actor.type] ?? actor.type);
  if (actor.country) facts.append(" of ", nodeOf.has(actor.country) ? speakerButton(actor.country) : name(actor.country));
  if (/^Q\d+$/.test(actor.wikidata ?? "")) facts.append(" · ", link("https://www.wikidata.org/wiki/" + actor.wikidata, actor.wikidata));
  const parts = [el("h2", {}, el("bdi", { text: short(actor.label, 400) })), facts];
  if (actor.description) parts.push(el("p", { class: "facts", dir: "auto", text: short(actor.description, 400) }));
  const figures = { rank: node.rank + 1, "acts on": figure(id, "degree_out"), "acted on by": figure(id, "degree_in") };
  parts.push(el("div", { class: "figures" }, ...Object.entries(figures).map(([key, value]) => el("div", {}, el("b", { text: value.toLocaleString("en") }), el("span", { text: key })))));
  const bloc = blocOf.get(node.bloc);
  if (bloc?.size > 1) parts.push(el("p", { class: "facts" }, "Bloc: ", el("button", { type: "button", class: "inline", click: () => pick("bloc", bloc.bloc) }, el("bdi", { text: short(bloc.name, 120) })), ` (${bloc.size})`));
  parts.push(...acrossBlocs(id), actorActions(id));
  const mine = claimsOf(id).filter(passes).sort((a, b) => b.belief - a.belief || a.place - b.place);
  const groups = {
    "What it does": mine.filter((c) => c.subject === id && !c.symmetric),
    "What is done to it": mine.filter((c) => c.object === id && !c.symmetric),
    "What they do together": mine.filter((c) => c.symmetric),
  };
  for (const [title, list] of Object.entries(groups)) {
    if (list.length) parts.push(el("h3", { text: `${title} (${list.length})` }), listed(list, claimRow));
  }
  if (!mine.length) parts.push(el("p", { class: "hint", text: "No claim of this actor passes the filters." }));
  return parts;
}

function actorActions(id) {
  const near = (reach, text) => button(text, () => {
    state.near = state.near === reach ? 0 : reach;
    remember("push");
    repaint();
    fit();
  }, { "aria-pressed": String(state.near === reach) });
  const path = button("Path to …", () => {
    state.pathFrom = id;
    drawPanel();
    byId("search").focus();
  }, { id: "path-from" });
  return el("div", { class: "actions" }, near(1, "Only its neighbours"), near(2, "Two steps"), path, button("Centre", () => centre(id)));
}

function listed(list, row, most = LISTED) {
  const box = el("div", {}, ...list.slice(0, most).map((one) => row(one)));
  if (list.length > most) {
    box.append(button(`Show all ${list.length}`, () => box.replaceChildren(...list.slice(0, 2000).map((one) => row(one)))));
  }
  return box;
}

function edgeCard(id) {
  const edge = edgeOf.get(id);
  const shown = edge.claims.map((place) => claims[place]).filter((c) => sight.kept.has(c));
  const parts = [el("h2", {}, name(edge.from), " and ", name(edge.to)), el("p", { class: "facts", text: `${QUADS[edge.quad]}, ${plural(shown.length, "claim")}` })];
  if (!shown.length) parts.push(el("p", { class: "hint", text: "No claim between the two passes the filters." }));
  const cards = (list) => list.map((claim) => claimCard(claim, shown.length > 4 ? 2 : Infinity));
  parts.push(markKey(), ...cards(shown.slice(0, LISTED)));
  if (shown.length > LISTED) parts.push(button(`Show all ${shown.length} claims`, (event) => event.currentTarget.replaceWith(...cards(shown.slice(LISTED)))));
  return [...parts, ...goTo(edge)];
}

function claimOnly(place) {
  const claim = claims[place];
  const edge = edgeOfClaim.get(place);
  const title = el("h2", {}, name(claim.subject), " ", relations.get(claim.relation).label, " ", name(claim.object));
  const others = edge.claims.length - 1;
  const parts = [title, el("p", { class: "facts", text: relations.get(claim.relation).definition }), markKey(), claimCard(claim)];
  if (others) parts.push(button(`${plural(others, "more claim")} of this kind between the two`, () => pick("edge", edge.id)));
  return [...parts, ...goTo(edge)];
}

const goTo = (edge) => [el("h3", { text: "Go to" }), actorRow(edge.from), actorRow(edge.to)];

// Who does this to whom and since when.
function relationCard(id) {
  const relation = relations.get(id);
  const mine = sight.passing.filter((c) => c.relation === id);
  const dated = (c) => c.since ?? c.first ?? "~";
  const parts = [el("h2", { text: `Who ${relation.label} whom` }), el("p", { class: "facts", text: relation.definition })];
  const order = el("select", { "aria-label": "Order of the claims" }, el("option", { value: "belief", text: "most believed first" }), el("option", { value: "date", text: "earliest first" }));
  const box = el("div", {});
  const fill = () => {
    const sorted = order.value === "date" ? [...mine].sort((a, b) => (whole(dated(a)) < whole(dated(b)) ? -1 : 1)) : mine;
    box.replaceChildren(listed(sorted, (c) => claimRow(c, sinceOf(c))));
  };
  order.addEventListener("change", fill);
  fill();
  if (!mine.length) return [...parts, el("p", { class: "hint", text: "No such claim passes the filters." })];
  return [...parts, el("p", { class: "hint", text: `${plural(mine.length, "claim")}; “since” is the earliest date that the evidence gives to the event, “told” the first report where there is none.` }), order, box];
}

function blocCard(number) {
  const bloc = blocOf.get(number);
  const members = new Set(bloc.members);
  const outward = sight.passing.filter((c) => members.has(c.subject) !== members.has(c.object) && c.quad !== "structure");
  const parts = [el("h2", {}, "Bloc: ", el("bdi", { text: short(bloc.name, 160) })),
    el("p", { class: "facts", text: `${plural(bloc.size, "actor")} that cooperate more with each other than with the rest; named after the strongest.` })];
  const bridges = [...members].map((id) => [id, crossing(id)]).filter(([, c]) => c.blocs > 0).sort((a, b) => b[1].others - a[1].others);
  if (bridges.length) parts.push(el("h3", { text: "Who deals with other blocs" }), listed(bridges, ([id, c]) => actorRow(id, plural(c.blocs, "bloc")), 6));
  parts.push(el("h3", { text: "Members" }), listed(bloc.members, (id) => actorRow(id), 12));
  if (outward.length) parts.push(el("h3", { text: `With others (${outward.length})` }), listed(outward, claimRow, 12));
  return parts;
}

// The other blocs of more than one actor that an actor deals with, as far as that is believed, most
// claims first: [{bloc, claims, others}], and how many of their actors in all.
function crossing(id) {
  const own = nodeOf.get(id).bloc;
  const met_ = new Map();
  for (const claim of claimsOf(id)) {
    const other = nodeOf.get(claim.subject === id ? claim.object : claim.subject);
    const bloc = blocOf.get(other.bloc);
    if (other.bloc === own || !(bloc?.size > 1) || claim.quad === "structure" || claim.belief < page.least || !passes(claim)) continue;
    if (!met_.has(bloc)) met_.set(bloc, { bloc, claims: 0, others: new Set() });
    met_.get(bloc).claims++;
    met_.get(bloc).others.add(other.id);
  }
  const list = [...met_.values()].sort((a, b) => b.claims - a.claims || a.bloc.bloc - b.bloc.bloc);
  return { list, blocs: list.length, others: list.reduce((sum, one) => sum + one.others.size, 0) };
}

function acrossBlocs(id) {
  const { list } = crossing(id);
  if (!list.length) return [];
  const rows = list.map(({ bloc, claims: count_ }) => el("button", { type: "button", class: "row", click: () => pick("bloc", bloc.bloc) },
    icon("dot", blocTint(bloc)), el("span", { class: "words" }, el("bdi", { text: short(bloc.name, 90) })), el("span", { class: "figure", text: plural(count_, "claim") })));
  return [el("details", { class: "across" }, el("summary", { text: `Deals with ${plural(list.length, "other bloc")}` }), ...rows)];
}
