// --- the legend, which also filters -------------------------------------------------------------------

const count = (n) => el("span", { class: "count", text: n.toLocaleString("en") });

function filtered(refit = false) { // after any change of a filter
  remember("replace");
  paint(refit);
  if (!state.picked || ["relation", "bloc", "path", "actor", "edge"].includes(state.picked.kind)) drawPanel();
  drawTime();
  byId("reset").disabled = fragmentOfFilters() === "";
}

const fragmentOfFilters = () => {
  const told = new URLSearchParams(fragment());
  for (const key of ["actor", "edge", "claim", "relation", "bloc", "path", "show", "size", "tint", "clock"]) told.delete(key);
  return told.toString();
};

function check(checked, change, ...content) {
  const input = el("input", { type: "checkbox" });
  input.checked = checked;
  input.addEventListener("change", () => change(input.checked));
  return el("label", {}, input, ...content);
}

function offSwitch(kind, values, ...content) {
  const set = state.off[kind];
  const change = (on) => {
    for (const value of values) if (on) set.delete(value); else set.add(value);
    filtered();
  };
  return check(!values.every((value) => set.has(value)), change, ...content);
}

function slider(title, about, value, change, refit = false) {
  const input = el("input", { type: "range", "aria-label": title, ...about });
  const output = el("output", { class: "hint" });
  input.value = value;
  const say = () => (output.textContent = change(Number(input.value)));
  input.addEventListener("input", () => {
    say();
    soon(() => filtered(refit));
  });
  say();
  return [el("h2", { text: title }), input, output];
}

let waiting = 0;
function soon(work) { // once a frame, however fast a slider is pulled
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(work);
}

function choice(title, values, chosen, change) { // values: [value, text] …
  const select = el("select", { "aria-label": title }, ...values.map(([value, text]) => el("option", { value, text })));
  select.value = chosen;
  select.addEventListener("change", () => change(select.value));
  return el("label", { class: "choice" }, el("span", { text: title }), select);
}

function drawFilters() {
  const missing = leftOut();
  const rest = missing.length ? [el("h2", { text: "Not on this page" }), el("ul", { class: "hint" }, ...missing.map((text) => el("li", { text })))] : [];
  document.body.toggleAttribute("data-empty", !inStore.claims);
  if (!claims.length) return byId("filters").replaceChildren(...rest);
  const reset = button("Show everything again", () => {
    const { picked } = state;
    const kept = ["show", "size", "tint", "clock"].map((key) => [key, state[key]]);
    clean();
    Object.assign(state, Object.fromEntries(kept), { picked });
    filtered(true);
    drawFilters();
  }, { id: "reset" });
  reset.disabled = fragmentOfFilters() === "";
  byId("filters").replaceChildren(...claimSwitches(), ...actorSwitches(), ...thresholds(), reset, ...rest);
}

function claimSwitches() {
  const parts = [el("h2", { text: "Claims" })];
  const tally = new Map();
  for (const { quad, relation } of claims) for (const key of [quad, relation]) tally.set(key, (tally.get(key) ?? 0) + 1);
  for (const [quad, title] of Object.entries(QUADS)) {
    if (!tally.has(quad)) continue;
    const line = drawing(22, { d: "M1 8h20", stroke: `var(--${quad})`, "stroke-width": 4 });
    parts.push(offSwitch("quads", [quad], line, title, count(tally.get(quad))));
    const mine = [...relations].filter(([, r]) => r.quad === quad);
    const rows = mine.map(([id, r]) => {
      const open = button(r.label, () => pick("relation", id), { class: "inline", title: `Who ${r.label} whom: ${r.definition}` });
      return el("div", { class: "line" }, offSwitch("relations", [id], el("span", { class: "sr", text: r.label })), open, count(tally.get(id)));
    });
    parts.push(el("details", {}, el("summary", { text: plural(mine.length, "relation") }), ...rows));
  }
  const dash = drawing(22, { d: "M1 8h20", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "5 4" });
  const doubt = (on) => {
    state.doubtful = on;
    filtered();
  };
  parts.push(check(state.doubtful, doubt, dash, "In doubt", count(claims.filter(doubtful).length)));
  parts.push(el("p", { class: "hint", text: "In doubt: disputed, denied, or only planned, requested or possible. Thicker: more belief. An arrow points to whom it is done." }));
  return parts;
}

function actorSwitches() {
  const parts = [el("h2", { text: "Actors" })];
  const set = (key) => (value) => {
    state[key] = value;
    filtered();
    drawFilters();
  };
  parts.push(choice("Size", page.metrics.map((m) => [m, metricName(m)]), state.size, set("size")));
  parts.push(el("p", { class: "hint", text: `Larger: ${METRICS[state.size]?.[1] ?? metricName(state.size).toLowerCase()}. Persons are drawn smaller. States bear their code.` }));
  parts.push(choice("Colour", [["bloc", "Bloc"], ["type", "Type"]], state.tint, set("tint")));
  for (const [type, title] of Object.entries(TYPES)) {
    const mine = nodes.filter((n) => n.kind === type);
    const shade = state.tint === "type" ? `var(--${type})` : "currentColor";
    if (mine.length) parts.push(offSwitch("types", [type], actorMark(mine[0].shape, shade, type), title, count(mine.length)));
  }
  const named = blocs.filter((bloc) => bloc.size > 1).slice(0, BLOCS);
  const others = blocs.filter((bloc) => !named.includes(bloc));
  if (named.length < 2) return parts;
  parts.push(el("h2", { text: "Blocs" }));
  named.forEach((bloc, i) => {
    const shade = state.tint === "bloc" ? `var(--bloc-${i + 1})` : "currentColor";
    const open = el("button", { type: "button", class: "inline", click: () => pick("bloc", bloc.bloc) }, el("bdi", { text: short(bloc.name, 44) }));
    const swatch = offSwitch("blocs", [bloc.bloc], icon("dot", shade), el("span", { class: "sr", text: short(bloc.name, 60) }));
    parts.push(el("div", { class: "line" }, swatch, open, count(bloc.size)));
  });
  const rest = others.reduce((sum, bloc) => sum + bloc.size, 0);
  if (rest) parts.push(offSwitch("blocs", others.map((bloc) => bloc.bloc), icon("dot", state.tint === "bloc" ? "var(--bloc-other)" : "currentColor"), "Smaller and none", count(rest)));
  parts.push(el("p", { class: "hint", text: "A bloc cooperates more within than with others (Louvain)." }));
  return parts;
}

function thresholds() {
  const parts = [];
  const lowest = claims.reduce((low, c) => (doubtful(c) ? low : Math.min(low, c.belief)), 1);
  const floor = Math.floor(lowest * 20) / 20;
  parts.push(...slider("Least belief", { min: floor, max: 1, step: 0.05 }, Math.max(floor, state.belief), (v) => ((state.belief = v > floor ? v : 0), v > floor ? `at least ${v.toFixed(2)}, or in doubt` : "every claim on this page")));
  const most = claims.reduce((high, c) => Math.max(high, c.sources), 1);
  if (most > 1) parts.push(...slider("Least publishers", { min: 1, max: most, step: 1 }, state.sources, (v) => ((state.sources = v), v > 1 ? `told by ${v} or more, reprints counted once` : "any number")));
  if (nodes.length > 5) {
    const range = { min: Math.min(5, nodes.length), max: mostShown, step: 1 };
    parts.push(...slider("Strongest actors", range, state.shown, (v) => ((state.shown = v), `${v.toLocaleString("en")} of ${nodes.length.toLocaleString("en")}`), true));
  }
  parts.push(el("h2", { text: "Who tells it" }));
  const set = (key) => (value) => {
    state[key] = value || null;
    filtered();
  };
  if (publishers.length) parts.push(choice("Publisher", [["", "any"], ...publishers.map((p) => [p, short(p, 60)])], state.publisher ?? "", set("publisher")));
  else parts.push(el("p", { class: "hint", text: "No article names its publisher." }));
  const named = [...speakers].sort((a, b) => label(a).localeCompare(label(b), "en"));
  if (named.length) parts.push(choice("Speaker", [["", "any, or none"], ...named.map((id) => [id, short(label(id), 60)])], state.speaker ?? "", set("speaker")));
  else parts.push(el("p", { class: "hint", text: "No claim has a speaker." }));
  return parts;
}

function leftOut() {
  const groups = [plural(left.unnamed_claims, "claim"), plural(left.unnamed_actors, "actor")];
  return [
    left.unnamed_claims + left.unnamed_actors ? `${groups.join(" and ")}: groups without a name of their own, such as “protesters”` : null,
    left.weak_claims ? `${plural(left.weak_claims, "claim")} outside the filters that the page was made with` : null,
    left.idle_actors ? `${plural(left.idle_actors, "actor")} without a claim: only quoted, mentioned or a country` : null,
  ].filter(Boolean);
}
