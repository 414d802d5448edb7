// --- controls: buttons, keys, theme, and the start ---------------------------------------------------------

function show(kind) {
  state.show = kind;
  document.body.dataset.show = kind;
  for (const one of ["graph", "table"]) byId("as-" + one).setAttribute("aria-pressed", String(one === kind));
}

function theme(kind) {
  document.documentElement.dataset.theme = kind;
  byId("theme").textContent = kind === "dark" ? "Light" : "Dark";
  shades = new Map();
}

function refreshAll() { // after a step back or a link
  show(state.show);
  makeBins();
  drawFilters();
  paint(true);
  drawPanel();
  drawTime();
}

const on = (id, work, kind = "click") => byId(id).addEventListener(kind, work);
on("zoom-in", () => zoom(1.3));
on("zoom-out", () => zoom(1 / 1.3));
on("zoom-fit", () => fit());
for (const kind of ["graph", "table"]) {
  on("as-" + kind, () => {
    show(kind);
    remember("replace");
    drawTable();
    paintNames();
  });
}
on("theme", () => {
  theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  repaint();
  drawFilters();
});
on("more-rows", () => {
  state.rows += 500;
  drawTable();
});
on("open-filters", () => {
  const open = byId("filters").toggleAttribute("data-open");
  byId("open-filters").setAttribute("aria-expanded", String(open));
});
on("all", () => {
  state.shown = mostShown;
  filtered();
  drawFilters();
  fit();
});
on("step-back", () => step(-1));
on("step-on", () => step(1));
on("play", play);
on("time-from", () => pulledTo("time-from"), "input");
on("time-to", () => pulledTo("time-to"), "input");
on("clock", (event) => {
  Object.assign(state, { clock: event.target.value, from: null, to: null });
  makeBins();
  filtered();
}, "change");
on("search", suggest, "input");
on("search", searchKey, "keydown");
on("search", () => setTimeout(() => (byId("suggestions").hidden = true), 150), "blur");
on("search", () => byId("search").value && suggest(), "focus");
on("find", (event) => {
  event.preventDefault();
  if (searched.place < 0) suggest();
  const one = searched.rows[Math.max(0, searched.place)];
  if (one) choose(one);
}, "submit");

on("save-svg", () => save(new Blob([svgPicture()], { type: "image/svg+xml" }), "svg"));
on("save-png", async () => save(await pngPicture(), "png"));
on("copy-link", async () => {
  const box = byId("link");
  const here = fragment() ? "#" + fragment() : "";
  box.hidden = false;
  box.value = steps.own ? here : location.href.split("#")[0] + here;
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    byId("status").textContent = "The link is copied.";
  } catch { // without leave to write there, it stands selected in its box
    byId("status").textContent = "The link is selected: copy it.";
  }
});
on("springs", (event) => {
  const now = event.target.getAttribute("aria-pressed") !== "true";
  event.target.setAttribute("aria-pressed", String(now));
  if (now) rearranged();
  drawer.springs(now);
});
on("put-back", () => {
  if (byId("springs").getAttribute("aria-pressed") === "true") byId("springs").click();
  arranged = false;
  byId("put-back").disabled = true;
  stretch(1, 1);
  paint();
  fit();
});
on("keys", () => byId("help").showModal());
on("help-close", () => byId("help").close());
document.addEventListener("click", (event) => {
  if (!byId("menu").contains(event.target)) byId("menu").open = false;
});

// Keys that are letters work on the drawing alone, so that they never take one from what is typed.
const KEYS = {
  ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60),
  "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(),
  n: () => next(1), p: () => next(-1), "/": () => byId("search").focus(), " ": () => bins.length > 1 && play(),
  Enter: () => panel.focus(), t: () => byId("as-table").click(), "?": () => byId("help").showModal(),
};
on("stage", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key] || event.target.closest("button, input, select")) return;
  event.preventDefault();
  KEYS[event.key]();
}, "keydown");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || byId("help").open) return;
  if (state.pathFrom) {
    state.pathFrom = null;
    drawPanel();
  } else if (state.picked) pick(null);
});

function next(by) { // the next strongest of the actors that are seen
  const seen = nodes.filter((n) => sight.tied.has(n.id));
  if (!seen.length) return;
  const now = state.picked?.kind === "actor" ? seen.findIndex((n) => n.id === state.picked.id) : by > 0 ? -1 : 0;
  pick("actor", seen[(now + by + seen.length) % seen.length].id);
}

document.querySelector(".skip").addEventListener("click", () => {
  show("table");
  drawTable();
});

new ResizeObserver(() => requestAnimationFrame(() => {
  if (touched) paintNames();
  else if (fittedTo !== `${canvas.clientWidth} ${canvas.clientHeight}`) fit();
})).observe(canvas);
theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
restore(steps.own ? "" : location.hash);
steps.past = [fragment()];
steps.place = 0;
write("replace", steps.past[0]);
refreshAll();
showSteps();
performance.mark("drawn"); // what benchmarks read
requestAnimationFrame(() => setTimeout(() => {
  performance.mark("ready");
  document.documentElement.dataset.ready = "true";
}));
