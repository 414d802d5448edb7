// --- what is looked at: one record, kept in the address of the page ------------------------------

const STARTS = { // what is not said in a link
  belief: 0, sources: 1, publisher: null, speaker: null, doubtful: true,
  from: null, to: null, clock: "dates", size: "strength", tint: "bloc", near: 0, show: "graph",
};
const phone = byId("mynetwork").clientWidth < 500;
const starting = Math.min(page.shown, nodes.length, phone ? 30 : Infinity);
const state = {};
clean();

function clean() {
  Object.assign(state, STARTS, {
    shown: starting,
    picked: null, // {kind: "actor" | "edge" | "claim" | "relation" | "bloc" | "path", id, to}
    off: { quads: new Set(), types: new Set(), relations: new Set(), blocs: new Set() },
    extra: new Set(), // actors beyond `shown` that were looked for
    sort: state.sort ?? { column: "belief", down: true },
    rows: ROWS,
    pathFrom: null, // an actor, while the other end of a path is looked for
  });
}

// A link holds only what differs from how the page opens. What it says is checked against what the
// page knows: a link is as hostile as an article.
function fragment() {
  const told = new URLSearchParams();
  for (const [key, value] of Object.entries(STARTS)) {
    if (state[key] !== value) told.set(key, String(state[key]));
  }
  if (state.shown !== starting) told.set("shown", state.shown);
  for (const [key, set] of Object.entries(state.off)) if (set.size) told.set("no-" + key, [...set].sort().join(" "));
  const { picked } = state;
  if (picked?.kind === "path") told.set("path", `${picked.id} ${picked.to}`);
  else if (picked?.kind === "claim") told.set("claim", claims[picked.id].claim);
  else if (picked) told.set(picked.kind, picked.id);
  return told.toString();
}

function restore(text) {
  clean();
  const told = new URLSearchParams(text.replace(/^#/, ""));
  const number = (key, low, high) => {
    const value = Number(told.get(key));
    if (told.has(key) && Number.isFinite(value)) state[key] = Math.max(low, Math.min(high, value));
  };
  const oneOf = (key, known) => told.has(key) && known.includes(told.get(key)) && (state[key] = told.get(key));
  number("belief", 0, 1);
  number("sources", 1, 1e6);
  number("near", 0, 3);
  if (told.has("shown")) number("shown", 1, nodes.length);
  if (told.get("doubtful") === "false") state.doubtful = false;
  oneOf("publisher", publishers);
  oneOf("speaker", speakers);
  oneOf("clock", ["dates", "events"]);
  oneOf("size", page.metrics);
  oneOf("tint", ["bloc", "type"]);
  oneOf("show", ["graph", "table"]);
  for (const key of ["from", "to"]) {
    if (/^\d{4}-\d\d-\d\d$/.test(told.get(key) ?? "")) state[key] = told.get(key);
  }
  const known = { quads: QUADS, types: TYPES, relations, blocs: blocOf };
  for (const [key, set] of Object.entries(state.off)) {
    const has = (value) => (known[key] instanceof Map ? known[key].has(value) : Object.hasOwn(known[key], value));
    for (const word of (told.get("no-" + key) ?? "").split(" ")) {
      const value = key === "blocs" ? Number(word) : word;
      if (word && has(value)) set.add(value);
    }
  }
  state.picked = pickedIn(told);
}

function pickedIn(told) {
  const [from, to] = (told.get("path") ?? "").split(" ");
  if (nodeOf.has(from) && nodeOf.has(to) && from !== to) return { kind: "path", id: from, to };
  if (nodeOf.has(told.get("actor"))) return { kind: "actor", id: told.get("actor") };
  if (edgeOf.has(told.get("edge"))) return { kind: "edge", id: told.get("edge") };
  if (relations.has(told.get("relation"))) return { kind: "relation", id: told.get("relation") };
  if (blocOf.has(Number(told.get("bloc")))) return { kind: "bloc", id: Number(told.get("bloc")) };
  if (placeOf.has(told.get("claim"))) return { kind: "claim", id: placeOf.get(told.get("claim")) };
  return null;
}

// Back and forward are those of the browser where the page has an address of its own, and the
// page's own steps in a frame (a notebook), whose history belongs to the page around it.
const steps = { past: [], place: -1, own: window.top !== window };

function remember(kind) { // "push" after a pick, "replace" after a filter
  const now = fragment();
  if (kind === "push" && now === steps.past[steps.place]) return;
  if (kind === "push") {
    steps.past.length = ++steps.place;
    steps.past.push(now);
  } else steps.past[steps.place] = now;
  write(kind, now);
  showSteps();
}

function write(kind, now) {
  if (steps.own) return;
  try {
    history[kind + "State"]({ place: steps.place }, "", now ? "#" + now : location.pathname + location.search);
  } catch { // an address that may not be written: the steps are the page's own then
    steps.own = true;
  }
}

function step(by) {
  if (!(steps.past[steps.place + by] !== undefined)) return;
  if (!steps.own) return history.go(by);
  steps.place += by;
  turnTo(steps.past[steps.place]);
}

function turnTo(text) {
  restore(text);
  refreshAll();
  showSteps();
}

function showSteps() {
  byId("step-back").disabled = steps.place <= 0;
  byId("step-on").disabled = steps.place >= steps.past.length - 1;
}

window.addEventListener("popstate", (event) => {
  const place = event.state?.place;
  const told = location.hash.slice(1);
  if (Number.isInteger(place) && steps.past[place] !== undefined) steps.place = place;
  else { // an address that was typed
    steps.past.length = ++steps.place;
    steps.past.push(told);
  }
  turnTo(told);
});
