// --- signs on the discs: a state's code, and for every other type a small picture of our own ------

// Each in a square of 16. Flags were not taken: see docs/decisions/0014-the-page.md.
const GLYPHS = {
  person: "M8 1.5a3 3 0 1 0 .01 0zM2.5 14.5a5.5 6 0 0 1 11 0z",
  organisation: "M8 1a2.6 2.6 0 1 0 .01 0zM3.2 9.8a2.6 2.6 0 1 0 .01 0zM12.8 9.8a2.6 2.6 0 1 0 .01 0zM7.3 6h1.4v4l3.4 2-.7 1.2L8 11.2l-3.4 2-.7-1.2 3.4-2z",
  government_body: "M8 1l7 4v1.4H1V5zM2.4 7.4h2.4v4.8H2.4zM6.8 7.4h2.4v4.8H6.8zM11.2 7.4h2.4v4.8h-2.4zM1 13.2h14V15H1z",
  armed_group: "M2 7.6L8 2l6 5.6v3.2L8 5.4l-6 5.4zM2 12.4L8 6.8l6 5.6v3.2L8 10.2l-6 5.4z",
  party: "M3 1h1.8v14.5H3zM5.6 1.6h8.9l-2.8 3.6 2.8 3.6H5.6z",
  company: "M1 14.5V7l4.4 3V7l4.4 3V1.5h4.7v13z",
  media: "M1 2.5h14v11H1zM3 4.5v2h10v-2zM3 8.3v1.3h5V8.3zM3 10.8v1.3h5v-1.3zM9.6 8.3v3.8H13V8.3z",
  region: "M8 .8a5.2 5.2 0 0 1 5.2 5.2c0 3.7-5.2 9.4-5.2 9.4S2.8 9.7 2.8 6A5.2 5.2 0 0 1 8 .8zM8 4a2.1 2.1 0 1 0 .01 0z",
  group: "M5.2 2.5a2.5 2.5 0 1 0 .01 0zM10.8 2.5a2.5 2.5 0 1 0 .01 0zM.8 13.5a4.4 5 0 0 1 6.9-4.4L7.6 13.5zM8.5 13.5V9.1a4.4 5 0 0 1 6.7 4.4z",
};
// How much of the radius a sign may take, and how far below the middle it stands.
const ROOM = { dot: [0.6, 0], square: [0.66, 0], diamond: [0.46, 0], triangle: [0.42, 0.3], triangleDown: [0.42, -0.3], hexagon: [0.56, 0], star: [0.36, 0.08] };
const LEAST_SIGN = 6; // pixels a side; smaller ones would be specks
const MOST_SIGNS = 600;
const signs = new Map(); // type → Path2D, made when first painted
function signOf(kind) {
  if (!signs.has(kind)) signs.set(kind, new Path2D(GLYPHS[kind]));
  return signs.get(kind);
}

// The signs that are large enough to be read, in screen pixels: {kind or code, x, y, side, opacity},
// the strongest actors first. One whose disc a weaker actor covers is left out.
function placedSigns(scene, place, reach, width, height) {
  const found = [];
  for (const look of scene.nodes) {
    if (found.length === MOST_SIGNS) break;
    const disc = reach(look);
    const [share, lower] = ROOM[look.shape] ?? ROOM.dot;
    const side = 2 * share * disc;
    const { kind, code } = look.node;
    if (look.dim || side < (code ? 1.8 : 1) * LEAST_SIGN || !(code || GLYPHS[kind])) continue;
    const { x, y } = place(look);
    if (x < -disc || y < -disc || x > width + disc || y > height + disc) continue;
    found.push({ kind, code, x, y: y + lower * disc, side, disc });
  }
  return found.filter((one, i) => !found.slice(i + 1).some((later) => Math.hypot(one.x - later.x, one.y - later.y) < later.disc));
}

const codeSize = ({ code, side }) => Math.min(side, (1.36 * side) / (0.73 * code.length));

function drawSigns(context, placed) {
  context.fillStyle = color("card");
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const one of placed) {
    if (one.code) {
      context.font = `700 ${codeSize(one).toFixed(1)}px ${FACE}`;
      context.fillText(one.code, one.x, one.y + 0.06 * codeSize(one));
    } else {
      context.save();
      context.translate(one.x - one.side / 2, one.y - one.side / 2);
      context.scale(one.side / 16, one.side / 16);
      context.fill(signOf(one.kind), "evenodd");
      context.restore();
    }
  }
}

// The mark of an actor in lists and legend: its shape with the sign of its type inside.
function actorMark(shape, tint_, kind) {
  const mark = icon(shape, tint_);
  if (!GLYPHS[kind]) return mark;
  const [share, lower] = ROOM[shape] ?? ROOM.dot;
  const side = 2 * share * 7;
  const move = `translate(${8 - side / 2} ${8 + lower * 7 - side / 2}) scale(${side / 16})`;
  mark.append(svgElement("path", { d: GLYPHS[kind], transform: move, fill: "var(--card)", "fill-rule": "evenodd" }));
  return mark;
}
