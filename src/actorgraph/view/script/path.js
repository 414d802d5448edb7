// --- a path between two actors, with the evidence of each step --------------------------------------

let known = { key: null, found: null };

function foundPath() { // {actors, edges, steps, ways}: of the path that is picked, as the filters are
  const { id, to } = state.picked;
  const key = [id, to, fragment()].join("\n");
  if (known.key !== key) known = { key, found: pathBetween(id, to) };
  return known.found;
}

// The fewest steps; of ways as short, the one whose beliefs multiply to most. Claims are walked in
// both directions: that A attacks B ties the two, and each step says which way it goes.
function pathBetween(from, to) {
  const ties = tiesOf(claims.filter(passes));
  const best = new Map([[from, { hops: 0, belief: 1, last: null }]]);
  let rim = [from];
  while (rim.length && !best.has(to)) {
    const next = new Map();
    for (const id of rim) {
      for (const [other, list] of ties.get(id) ?? []) {
        if (best.has(other)) continue;
        const belief = best.get(id).belief * list[0].belief;
        const old = next.get(other);
        if (!old || belief > old.belief || (belief === old.belief && id < old.last)) next.set(other, { hops: best.get(id).hops + 1, belief, last: id });
      }
    }
    for (const [id, how] of next) best.set(id, how);
    rim = [...next.keys()].sort();
  }
  return walked(from, to, best, ties);
}

function tiesOf(list) { // actor → (other actor → claims between the two, most believed first)
  const ties = new Map();
  const tie = (a, b, claim) => {
    if (!ties.has(a)) ties.set(a, new Map());
    const near = ties.get(a);
    if (near.has(b)) near.get(b).push(claim);
    else near.set(b, [claim]);
  };
  for (const claim of list) {
    tie(claim.subject, claim.object, claim);
    tie(claim.object, claim.subject, claim);
  }
  for (const near of ties.values()) for (const claims_ of near.values()) claims_.sort((a, b) => b.belief - a.belief || a.place - b.place);
  return ties;
}

function walked(from, to, best, ties) {
  if (!best.has(to)) return { actors: [from, to], edges: new Set(), steps: [], others: [] };
  const ids = [to];
  while (ids[0] !== from) ids.unshift(best.get(ids[0]).last);
  const steps_ = ids.slice(1).map((id, i) => ({ from: ids[i], to: id, claims: ties.get(ids[i]).get(id) }));
  const others = ids.length !== 3 ? [] : [...ties.get(from).keys()].filter((id) => id !== ids[1] && ties.get(id).has(to));
  others.sort((a, b) => nodeOf.get(a).rank - nodeOf.get(b).rank);
  const lines = new Set(steps_.flatMap((step_) => step_.claims.map((c) => edgeOfClaim.get(c.place))));
  return { actors: ids, edges: lines, steps: steps_, others };
}

function pathCard(from) {
  const { to } = state.picked;
  const found = foundPath();
  const turn = button("Other way round", () => pick("path", to, from));
  const parts = [el("h2", {}, "From ", name(from), " to ", name(to))];
  if (!found.steps.length) {
    const text = "No path of claims that pass the filters ties the two. Lower the least belief, or let doubtful claims or conflict in.";
    return [...parts, el("p", { class: "hint", text }), el("div", { class: "actions" }, overWhat()), actorRow(from), actorRow(to)];
  }
  const way = el("p", { class: "way" });
  found.actors.forEach((id, i) => way.append(...(i ? [" → "] : []), speakerButton(id)));
  parts.push(way, el("p", { class: "facts", text: `${plural(found.steps.length, "step")}: the shortest way over claims that pass the filters, and of those the most believed.` }), el("div", { class: "actions" }, turn, overWhat()), markKey());
  found.steps.forEach((step_, i) => parts.push(...stepCard(step_, i + 1)));
  if (found.others.length) parts.push(el("h3", { text: `As short, through others (${found.others.length})` }), listed(found.others, (id) => actorRow(id), 8));
  return parts;
}

// Enemies are tied as much as friends are; this takes conflict out, and in again.
function overWhat() {
  const conflict = Object.keys(QUADS).filter((quad) => quad.endsWith("conflict"));
  const without = conflict.every((quad) => state.off.quads.has(quad));
  const turn = () => {
    for (const quad of conflict) if (without) state.off.quads.delete(quad); else state.off.quads.add(quad);
    reveal(foundPath().actors);
    filtered();
    drawFilters();
  };
  return button("Not over conflict", turn, { "aria-pressed": String(without) });
}

function stepCard(step_, number) {
  const [strongest_, ...rest] = step_.claims;
  const parts = [el("h3", {}, `Step ${number}: `, name(step_.from), " – ", name(step_.to)), claimCard(strongest_, 2)];
  if (rest.length) parts.push(el("p", { class: "hint", text: `${plural(rest.length, "more claim")} between the two:` }), listed(rest, claimRow, 4));
  return parts;
}

function pathHint() {
  if (!state.pathFrom) return [];
  const cancel = button("Cancel", () => {
    state.pathFrom = null;
    drawPanel();
  });
  return [el("div", { class: "ask", role: "status" }, el("p", {}, "Path from ", name(state.pathFrom), " to whom? Pick an actor in the drawing, in a list or by search."), cancel)];
}
