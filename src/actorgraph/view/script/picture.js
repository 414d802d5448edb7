// --- pictures of what is seen: one list of shapes, written as SVG or painted as PNG ----------------------

const LINE = 15; // pixels, of the text under a picture

function shapes() { // bottom up: {d, fill, stroke, width, dash, opacity} or {text, x, y, size, bold}
  const { place, reach, scale } = onScreen();
  const found = [];
  for (const line of scene.edges) found.push(...lineShapes(line, place, reach, scale));
  for (const one of scene.nodes) found.push(discShape(one, place, reach));
  for (const one of placed) found.push(signShape(one));
  for (const { node, x, top, size } of names) found.push({ text: node.label, x, y: top + size, size });
  return found;
}

function lineShapes(line, place, reach, scale) {
  const bow = curve(line);
  const [a, via, b] = [bow.a, bow.via, bow.b].map(place);
  const screen = { a, via, b };
  const width = Math.max(0.4, drawer.width(line.width, scale));
  const found = [{
    d: `M${at(a)}Q${at(via)} ${at(b)}`, stroke: line.color, width, opacity: line.opacity, dash: line.dashed ? "6 6" : null,
  }];
  const long = Math.max(4, 4.5 * Math.sqrt(width) * (line.quiet ? 0.7 : 1) + 2);
  const ends = [line.head && [line.to, b, 1], line.tail && [line.from, a, -1]].filter(Boolean);
  for (const [id, tip, way] of ends) {
    const disc = reach({ size: radius(nodeOf.get(id)) });
    const span = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const t = way > 0 ? 1 - Math.min(0.45, disc / span) : Math.min(0.45, disc / span);
    const point = along(screen, t);
    const from = along(screen, t - way * Math.min(0.2, long / span));
    found.push({ d: arrow(point, from, long), fill: line.color, opacity: line.opacity });
  }
  return found;
}

const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

function arrow(point, from, long) {
  const [dx, dy] = [point.x - from.x, point.y - from.y];
  const far = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / far, dy / far];
  const base = { x: point.x - ux * long, y: point.y - uy * long };
  const side = (s) => ({ x: base.x - uy * long * 0.45 * s, y: base.y + ux * long * 0.45 * s });
  return `M${at(point)}L${at(side(1))} ${at(side(-1))}Z`;
}

// The legend's outline, which lies in a square of 16, as large as the disc.
function discShape(one, place, reach) {
  const { x, y } = place(spot.get(one.id));
  const r = reach(one);
  if (one.shape === "dot" || !OUTLINES[one.shape]) {
    return { d: `M${at({ x: x - r, y })}a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(2 * r).toFixed(1)} 0a${r.toFixed(1)} ${r.toFixed(1)} 0 1 0 ${(-2 * r).toFixed(1)} 0Z`, fill: one.color, stroke: one.border, width: 1.5, opacity: one.opacity };
  }
  return { d: outline(one.shape), move: [x - r * 8 / 6.5, y - r * 8 / 6.5, r / 6.5], fill: one.color, stroke: one.border, width: 1.2, opacity: one.opacity };
}

function signShape(one) {
  const { kind, code, x, y, side } = one;
  if (code) return { text: code, x, y: y + 0.4 * codeSize(one), size: codeSize(one), bold: true };
  return { d: GLYPHS[kind], move: [x - side / 2, y - side / 2, side / 16], fill: color("card"), rule: "evenodd" };
}

function captions() {
  return [short(page.title, 120), byId("summary").textContent, byId("time-text").textContent].filter(Boolean);
}

function svgPicture() {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const lines = captions();
  const tall = height + lines.length * LINE + 12;
  const svg = svgElement("svg", { xmlns: SVG, width, height: tall, viewBox: `0 0 ${width} ${tall}`, "font-family": "system-ui, sans-serif" });
  svg.append(svgElement("title", {}, page.title), svgElement("rect", { width, height: tall, fill: color("page") }));
  for (const one of shapes()) svg.append(one.text === undefined ? svgPath(one) : svgText(one));
  lines.forEach((text, i) => svg.append(svgElement("text", { x: 12, y: height + (i + 1) * LINE, "font-size": 12, fill: color("muted") }, clean_(text))));
  return new XMLSerializer().serializeToString(svg);
}

function svgPath({ d, fill, stroke, width, dash, opacity, move, rule }) {
  const transform = move ? `translate(${move[0].toFixed(1)} ${move[1].toFixed(1)}) scale(${move[2].toFixed(3)})` : null;
  const thick = stroke ? (move ? width / move[2] : width).toFixed(2) : null;
  return svgElement("path", { d, fill: fill ?? "none", stroke, "stroke-width": thick, "stroke-dasharray": dash, opacity, transform, "fill-rule": rule });
}

function svgText({ text, x, y, size, bold }) {
  const about = { x: x.toFixed(1), y: y.toFixed(1), "font-size": size.toFixed(1), "text-anchor": "middle" };
  const halo = { fill: color("ink"), stroke: color("page"), "stroke-width": HALO, "paint-order": "stroke", "stroke-linejoin": "round" };
  return svgElement("text", { ...about, ...(bold ? { fill: color("card"), "font-weight": 700 } : halo) }, clean_(text));
}

// XML knows no control characters, and a name may hold some.
const clean_ = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ");

function pngPicture(ratio = 2) {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const lines = captions();
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [width * ratio, (height + lines.length * LINE + 12) * ratio];
  const context = sheet.getContext("2d");
  context.scale(ratio, ratio);
  context.fillStyle = color("page");
  context.fillRect(0, 0, width, height + 100);
  for (const one of shapes()) if (one.text === undefined) paintPath(context, one);
  context.globalAlpha = 1;
  drawSigns(context, placed.filter((one) => one.code));
  drawNames(context, names);
  Object.assign(context, { font: `12px ${FACE}`, textAlign: "left", textBaseline: "alphabetic", fillStyle: color("muted") });
  lines.forEach((text, i) => context.fillText(text, 12, height + (i + 1) * LINE));
  return new Promise((done) => sheet.toBlob(done, "image/png"));
}

function paintPath(context, { d, fill, stroke, width, dash, opacity, move, rule }) {
  context.save();
  context.globalAlpha = opacity ?? 1;
  if (move) {
    context.translate(move[0], move[1]);
    context.scale(move[2], move[2]);
  }
  const path = new Path2D(d);
  if (fill) {
    context.fillStyle = fill;
    context.fill(path, rule ?? "nonzero");
  }
  if (stroke) {
    context.strokeStyle = stroke;
    context.lineWidth = move ? width / move[2] : width;
    context.setLineDash(dash ? dash.split(" ").map(Number) : []);
    context.stroke(path);
  }
  context.restore();
}

function save(blob, ending) {
  const stem = page.title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "graph";
  const url = URL.createObjectURL(blob);
  el("a", { href: url, download: `${stem}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
