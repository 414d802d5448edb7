// --- the stage: the drawing, its names, and how both are fitted in ----------------------------------

const canvas = byId("mynetwork");
const over = byId("names").getContext("2d");
const MARGIN = { x: 14, bottom: 92 }; // pixels; zoom buttons and time are at the bottom
const above = () => (phone ? 58 : byId("all").hidden ? 16 : 50); // and those of a phone at the top
const CLOSEST = 1.25;
const MOST_2D = page.most_2d; // actors that a 2D canvas bears
let touched = false; // until then, the drawing follows the size of the window
let arranged = false; // nodes that were dragged stay where they were put
let scene = { nodes: [], edges: [], focused: null, missing: 0 };
let names = [];
let placed = []; // signs
const touch = () => (touched = true);
function settled() { // springs have come to rest
  byId("springs").click();
  if (!touched) fit();
}
function rearranged() {
  arranged = true;
  byId("put-back").disabled = false;
}


// A large page has both drawers: few actors look best on a 2D canvas, and it is there at once; when
// many are shown, WebGL takes over where the canvas stood.
const large = typeof sigmaKit !== "undefined";
const webgl = large && Boolean(document.createElement("canvas").getContext("webgl2"));
const mostShown = large && !webgl ? Math.min(nodes.length, MOST_2D) : nodes.length;
const drawers = new Map();
let drawer = null;

function drawerFor(many) {
  const kind = many > MOST_2D && webgl ? sigmaDrawer : visDrawer;
  const before = drawer;
  if (!drawers.has(kind)) {
    const sheet = el("div", { class: "sheet" });
    canvas.append(sheet);
    const painted = () => drawer === drawers.get(kind) && paintNames();
    drawers.set(kind, { ...kind(sheet, painted), sheet });
  }
  drawer = drawers.get(kind);
  if (drawer === before) return null;
  for (const one of drawers.values()) one.sheet.toggleAttribute("data-off", one !== drawer);
  if (byId("springs").getAttribute("aria-pressed") === "true") before?.springs?.(false);
  byId("springs").disabled = drawer.springs === null;
  byId("springs").setAttribute("aria-pressed", "false");
  return before?.view() ?? null; // where the new one is to look
}

if (large && !webgl) {
  byId("plain").hidden = false;
  byId("plain").textContent = `This browser has no WebGL, so at most ${MOST_2D.toLocaleString("en")} actors are drawn; filters and the search reach the rest.`;
}

function paint(refit = false) {
  state.shown = Math.min(state.shown, mostShown);
  look();
  const view = drawerFor(sight.tied.size);
  scene = composed(drawer.mostLines);
  summarise(); // before it is fitted in: the words at the top take their room
  const wanted = refit && !touched ? fitted() : view;
  drawer.draw(scene, wanted?.scale);
  if (wanted) drawer.look(wanted);
  paintNames();
  drawTable();
}

function summarise() {
  const empty = byId("empty");
  empty.hidden = sight.kept.size > 0 || sight.tied.size > 0;
  empty.textContent = claims.length ? "No claim passes these filters." : "There are no claims to show.";
  byId("summary").textContent = !inStore.claims ? "The store holds no claims." :
    `${plural(sight.tied.size, "actor")} and ${plural(sight.kept.size, "claim")} shown` +
    ` of ${inStore.actors.toLocaleString("en")} and ${inStore.claims.toLocaleString("en")} in the store` +
    (scene.missing ? `, the surest ${scene.edges.length.toLocaleString("en")} lines drawn` : "") +
    (left.unnamed_claims ? `, ${plural(left.unnamed_claims, "claim")} of unnamed groups left out` : "");
  const more = nodes.length - state.shown;
  byId("all").hidden = more <= 0 || state.near > 0;
  byId("all").textContent = `${plural(more, "more actor")}: show all`;
}

// --- places on the screen -------------------------------------------------------------------------

function onScreen() { // functions from the drawing's places to those of the screen and back
  const { x, y, scale } = drawer.view();
  const [middleX, middleY] = [canvas.clientWidth / 2, canvas.clientHeight / 2];
  return {
    scale,
    place: (at) => ({ x: (at.x - x) * scale + middleX, y: (at.y - y) * scale + middleY }),
    back: (at) => ({ x: (at.x - middleX) / scale + x, y: (at.y - middleY) / scale + y }),
    reach: (one) => drawer.reach(one.size, scale),
  };
}

function paintNames() {
  if (!sight || !drawer) return;
  const surface = over.canvas;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (surface.width !== Math.round(width * ratio) || surface.height !== Math.round(height * ratio)) {
    [surface.width, surface.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  }
  over.setTransform(ratio, 0, 0, ratio, 0, 0);
  over.clearRect(0, 0, width, height);
  const { scale, place, reach } = onScreen();
  names = placedNames(scene, scale, (one) => place(spot.get(one.id)), reach, width, height);
  placed = placedSigns(scene, (one) => place(spot.get(one.id)), reach, width, height);
  drawSigns(over, placed);
  drawNames(over, names);
}

function fit() {
  const wanted = fitted();
  if (!wanted) return;
  drawer.draw(scene, wanted.scale);
  drawer.look(wanted);
  paintNames();
}

// Where to look so that all that is seen lies inside the stage; null where there is nothing to fit.
function fitted() {
  const room = { x: canvas.clientWidth - 2 * MARGIN.x, y: canvas.clientHeight - above() - MARGIN.bottom };
  if (!scene.nodes.length || room.x < 20 || room.y < 20) return null;
  if (!arranged && drawer.springs) stretch(1, 1); // else each time would pull a little further
  let scale = closest(room);
  // a drawing with room above or beside is pulled out to fill the stage; names do not grow with it
  for (let round = 0; round < 3 && !arranged && drawer.springs; round++) {
    const { wide, high } = extent(scale);
    stretch(Math.max(1, Math.min(1.8, (pulled.x * room.x) / wide)), Math.max(1, Math.min(1.8, (pulled.y * room.y) / high)));
    scale = closest(room);
  }
  const box = extent(scale);
  const shift = (MARGIN.bottom - above()) / 2;
  fittedTo = `${canvas.clientWidth} ${canvas.clientHeight}`;
  return { x: (box.left + box.right) / 2 / scale, y: ((box.top + box.bottom) / 2 + shift) / scale, scale };
}

let fittedTo = ""; // size of the stage

const pulled = { x: 1, y: 1 };
function stretch(x, y) {
  Object.assign(pulled, { x, y });
  for (const node of nodes) Object.assign(spot.get(node.id), { x: node.x * x, y: node.y * y });
  for (const one of scene.nodes) Object.assign(one, spot.get(one.id));
}

function extent(scale) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const one of scene.nodes) {
    const size = letters(one.size, scale);
    const reach = drawer.reach(one.size, scale);
    const half = Math.max(reach, scene.nodes.length > MOST_NAMES ? 0 : (widthOf(one.node) * size) / 2 + HALO);
    const { x, y } = spot.get(one.id);
    box.left = Math.min(box.left, x * scale - half);
    box.right = Math.max(box.right, x * scale + half);
    box.top = Math.min(box.top, y * scale - reach);
    box.bottom = Math.max(box.bottom, y * scale + reach + 1.5 * size);
  }
  return { ...box, wide: box.right - box.left, high: box.bottom - box.top };
}

function closest(room) { // names keep their size in pixels, so the largest scale that fits is sought
  let [scale, over_] = [0.002, CLOSEST * 2];
  for (let round = 0; round < 22; round++) {
    const middle = (scale + over_) / 2;
    const { wide, high } = extent(middle);
    if (wide <= room.x && high <= room.y && middle <= CLOSEST) scale = middle;
    else over_ = middle;
  }
  return scale;
}

function zoom(factor) {
  touch();
  const view = drawer.view();
  drawer.look({ ...view, scale: Math.max(0.002, Math.min(8, view.scale * factor)) });
  paintNames();
}

function pan(x, y) { // pixels
  touch();
  const view = drawer.view();
  drawer.look({ ...view, x: view.x + x / view.scale, y: view.y + y / view.scale });
  paintNames();
}

function centre(id) {
  const view = drawer.view();
  drawer.look({ ...spot.get(id), scale: Math.max(view.scale, drawer.springs ? 0.8 : 0.35) });
  paintNames();
}
