// --- what the pointer meets ------------------------------------------------------------------------

function met(x, y, slack = 4) { // pixels of the stage → {kind, id} or null
  const { place, back, reach, scale } = onScreen();
  let best = null;
  for (const one of scene.nodes) {
    const at = place(spot.get(one.id));
    const far = Math.hypot(at.x - x, at.y - y) - Math.max(reach(one), 4);
    if (far < slack && (!best || far < best.far) && !one.dim) best = { far, kind: "actor", id: one.id };
  }
  if (best) return best;
  const named = names.find((n) => Math.abs(n.x - x) < n.width / 2 && y > n.top && y < n.top + 1.25 * n.size);
  if (named) return { kind: "actor", id: named.node.id };
  const at = back({ x, y });
  let near = { far: (slack + 2) / scale, line: null };
  for (const line of scene.edges) {
    const far = distance(curve(line), at, near.far) - drawer.width(line.width, scale) / scale / 2;
    if (far < near.far && line.opacity > 0.1) near = { far, line };
  }
  return near.line && { kind: "edge", id: near.line.id };
}

function distance(bow, at, enough) {
  const { a, b, via } = bow;
  const out = (axis) => Math.min(a[axis], b[axis], via[axis]) - enough > at[axis] || Math.max(a[axis], b[axis], via[axis]) + enough < at[axis];
  if (out("x") || out("y")) return Infinity;
  let least = Infinity;
  let last = a;
  for (let step = 1; step <= 16; step++) {
    const next = along(bow, step / 16);
    least = Math.min(least, toSegment(at, last, next));
    last = next;
  }
  return least;
}

function toSegment(p, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

const within = (event) => {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
};
let pressed = null;
canvas.addEventListener("pointerdown", (event) => (pressed = [event.clientX, event.clientY]), true);
canvas.addEventListener("click", (event) => {
  if (pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 6) return;
  const hit = met(...within(event), event.pointerType === "touch" ? 14 : 4);
  if (hit) pick(hit.kind, hit.id);
  else if (state.picked) pick(null);
});

canvas.addEventListener("pointermove", (event) => {
  if (event.buttons || event.pointerType === "touch") return hint(null);
  hint(met(...within(event)), ...within(event));
});
canvas.addEventListener("pointerleave", () => hint(null));

function hint(hit, x = 0, y = 0) {
  const box = byId("hint");
  canvas.style.cursor = hit ? "pointer" : "default";
  box.hidden = !hit;
  if (!hit) return;
  box.replaceChildren(...(hit.kind === "actor" ? actorHint(hit.id) : edgeHint(edgeOf.get(hit.id))));
  box.style.left = `${Math.min(x + 14, canvas.clientWidth - 250)}px`;
  box.style.top = `${Math.min(y + 14, canvas.clientHeight - 70)}px`;
}

const actorHint = (id) => [
  el("b", {}, name(id, 60)),
  el("div", { text: `${TYPES[nodeOf.get(id).kind] ?? ""}, ${plural(claimsOf(id).length, "claim")}` }),
];

function edgeHint(edge) {
  const live = edge.claims.map((place) => claims[place]).filter((c) => sight.kept.has(c));
  const about = `${QUADS[edge.quad]}, ${plural(live.length, "claim")}, belief up to ${surest(live).toFixed(2)}`;
  return [el("b", {}, name(edge.from, 40), " – ", name(edge.to, 40)), el("div", { text: about })];
}
