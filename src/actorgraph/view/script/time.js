// --- time: how much is told when, a window over it, and play -------------------------------------------

const DAY = 864e5;
const UNITS = [["day", 1, 100], ["week", 7, 130], ["month", 30.44, 150], ["year", 365.25, Infinity]];
let bins = []; // {start, end (ISO days), count}
let ends = []; // first and last day that is told of
let undated = 0;
let player = 0;

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const time = (day) => Date.parse(whole(day) + "T00:00:00Z");

function makeBins() {
  const all = claims.flatMap((c) => c[state.clock].map(time)).filter(Number.isFinite);
  undated = claims.filter((c) => !c[state.clock].length).length;
  bins = [];
  if (!all.length) return;
  const low = all.reduce((a, b) => Math.min(a, b));
  const high = all.reduce((a, b) => Math.max(a, b));
  ends = [iso(low), iso(high)];
  const unit = UNITS.find(([, long, most]) => (high - low) / DAY / long < most)[0];
  for (let at = startOf(low, unit); at <= high; at = bins.at(-1).next) {
    const next = nextOf(at, unit);
    bins.push({ start: iso(at), end: iso(next - DAY), at, next, count: 0, unit });
  }
  for (const one of all) bins[binOf(one)].count++;
}

function binOf(at) { // the last that starts by then
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bins[middle].at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function startOf(at, unit) {
  const day = new Date(at);
  if (unit === "week") return at - ((day.getUTCDay() + 6) % 7) * DAY;
  if (unit === "day") return at;
  const start = new Date(0);
  start.setUTCFullYear(day.getUTCFullYear(), unit === "month" ? day.getUTCMonth() : 0, 1);
  return start.getTime();
}

function nextOf(at, unit) {
  if (unit === "day" || unit === "week") return at + (unit === "week" ? 7 : 1) * DAY;
  const day = new Date(at);
  if (unit === "month") day.setUTCMonth(day.getUTCMonth() + 1);
  else day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.getTime();
}

// Places of the window among the bins.
const fromBin = () => (state.from === null ? 0 : binOf(time(state.from)));
const toBin = () => (state.to === null ? bins.length - 1 : binOf(time(state.to)));

function setWindow(low, high) {
  state.from = low <= 0 ? null : bins[low].start;
  state.to = high >= bins.length - 1 ? null : bins[high].end;
}

function drawTime() {
  const box = byId("time");
  box.hidden = !claims.length;
  if (box.hidden) return;
  const none = bins.length < 2;
  for (const id of ["play", "time-from", "time-to"]) byId(id).disabled = none;
  byId("bars").replaceChildren(...(none ? [] : bars()));
  const range = (id, value) => {
    byId(id).max = Math.max(1, bins.length - 1);
    byId(id).value = value;
    byId(id).setAttribute("aria-valuetext", bins[value]?.start ?? "no date");
  };
  range("time-from", none ? 0 : fromBin());
  range("time-to", none ? 1 : toBin());
  byId("clock").value = state.clock;
  byId("time-text").textContent = timeText(none);
  byId("play").textContent = player ? "❚❚" : "▶";
  byId("play").setAttribute("aria-label", player ? "Pause" : "Play through time");
}

function timeText(none) {
  const what = state.clock === "dates" ? "date of publication" : "date of an event";
  if (!bins.length) return `No claim has a ${what}.`;
  const out = undated ? `; ${plural(undated, "claim")} without a date${state.from === null && state.to === null ? "" : " left out"}` : "";
  if (none) return `All on ${bins[0].start}${out}`;
  return `${state.from ?? ends[0]} to ${state.to ?? ends[1]}${out}`;
}

function bars() {
  const most = bins.reduce((high, bin) => Math.max(high, bin.count), 1);
  const [low, high] = [fromBin(), toBin()];
  const wide = 100 / bins.length;
  return bins.map((bin, i) => {
    const tall = bin.count ? Math.max(2, 26 * Math.sqrt(bin.count / most)) : 0;
    return svgElement("rect", { x: i * wide + wide * 0.1, width: wide * 0.8, y: 26 - tall, height: tall, class: i >= low && i <= high ? "in" : "out" });
  });
}

function pulledTo(which) {
  let [low, high] = [Number(byId("time-from").value), Number(byId("time-to").value)];
  if (low > high) [low, high] = which === "time-from" ? [high, high] : [low, low];
  setWindow(low, high);
  soon(() => filtered());
}

// Play moves a narrowed window on; with an open one the graph grows from its first day.
function play() {
  if (player) return stop();
  let [low, high] = [fromBin(), toBin()];
  const wide = low > 0 ? high - low : null;
  if (high >= bins.length - 1) [low, high] = wide === null ? [0, 0] : [0, wide];
  const pace = Math.max(140, Math.min(800, 14000 / bins.length));
  const move = () => {
    setWindow(low, high);
    if (wide !== null && low === 0) state.from = bins[0].start;
    filtered();
    if (high >= bins.length - 1) return stop();
    high++;
    if (wide !== null) low++;
  };
  player = setInterval(move, pace);
  move();
}

function stop() {
  clearInterval(player);
  player = 0;
  drawTime();
}
