// --- names on the drawing: placed like those of a map, the strongest first, none over another ----

const FACE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const HALO = 4; // pixels round a name
const MOST_NAMES = 400; // and fewer from afar, where they would hide what they name
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `100px ${FACE}`;
const widths = new Map();
function widthOf(node) { // of a name in letters of 1 pixel
  if (!widths.has(node.id)) widths.set(node.id, ruler.measureText(node.label).width / 100);
  return widths.get(node.id);
}
const letters = (size, scale) => Math.max(11.5, Math.min(18, (12 + size / 4) * Math.sqrt(scale) * 1.1));

// The names that fit, in screen pixels: {node, x, top, size, width}. `place` gives the place on the
// screen, `reach` the radius of a disc there.
function placedNames(scene, scale, place, reach, width, height) {
  const taken = new Grid(96);
  const found = [];
  const most = Math.min(MOST_NAMES, 40 + 400 * scale);
  const first = (look) => (scene.focused?.actors.has(look.id) ? -nodes.length : 0) + look.node.rank;
  for (const look of [...scene.nodes].sort((a, b) => first(a) - first(b))) {
    const { x, y } = place(look);
    const disc = reach(look);
    if (x < -100 || y < -40 || x > width + 100 || y > height + 40) continue;
    if (!look.dim && found.length < most) {
      const size = letters(look.size, scale);
      const half = (widthOf(look.node) * size) / 2;
      const top = [y + disc + 2, y - disc - size * 1.3 - 1].find((t) => taken.free([x - half, t, x + half, t + size * 1.25]));
      if (top !== undefined) {
        taken.add([x - half, top, x + half, top + size * 1.25]);
        found.push({ node: look.node, x, top, size, width: 2 * half });
      }
    }
    const core = 0.8 * disc; // a weaker actor's name does not lie on a stronger one
    if (core > 2) taken.add([x - core, y - core, x + core, y + core]);
  }
  return found;
}

class Grid { // boxes by the cells that they touch, so that 20,000 of them are asked quickly
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  *keys([left, top, right, bottom]) {
    const at = (value) => Math.floor(value / this.cell);
    for (let x = at(left); x <= at(right); x++) for (let y = at(top); y <= at(bottom); y++) yield x * 1e5 + y;
  }

  free(box) {
    for (const key of this.keys(box)) {
      for (const b of this.cells.get(key) ?? []) {
        if (!(box[2] < b[0] || b[2] < box[0] || box[3] < b[1] || b[3] < box[1])) return false;
      }
    }
    return true;
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
    }
  }
}

function drawNames(context, names) {
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = HALO;
  context.strokeStyle = color("page");
  context.fillStyle = color("ink");
  for (const { node, x, top, size } of names) {
    context.font = `${size}px ${FACE}`;
    context.strokeText(node.label, x, top + size * 0.12);
    context.fillText(node.label, x, top + size * 0.12);
  }
}
