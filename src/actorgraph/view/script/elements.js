// --- elements ------------------------------------------------------------------------------------

function el(tag, about = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (name === "text") made.textContent = value;
    else if (name === "click") made.addEventListener("click", value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const button = (text, click, about = {}) => el("button", { type: "button", ...about, text, click });
const label = (id) => actors.get(id)?.label ?? id;
const name = (id, most = 90) => el("bdi", { text: short(label(id), most) });
const plural = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

function short(text, most) {
  const letters = Array.from(text.length > 4 * most ? text.slice(0, 4 * most) : text);
  return letters.length <= most ? letters.join("") : letters.slice(0, most - 1).join("") + "…";
}

function link(url, text) {
  let target = null;
  try {
    target = new URL(url);
  } catch {
    return el("bdi", { text });
  }
  if (target.protocol !== "https:" && target.protocol !== "http:") return el("bdi", { text });
  const about = { href: target.href, target: "_blank", rel: "noopener noreferrer nofollow" };
  return el("a", about, el("bdi", { text }));
}

function tinted(element, quad) {
  element.style.setProperty("--quad", `var(--${quad})`);
  return element;
}

// Corners of the shapes in a square of 16, and what the canvas needs of them: the same in legend,
// drawing and pictures.
const OUTLINES = {
  dot: "M8 2a6 6 0 1 0 .01 0z", square: "M3 3h10v10H3z", diamond: "M8 1l7 7-7 7-7-7z",
  triangle: "M8 2l7 12H1z", triangleDown: "M8 14L1 2h14z", hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  star: "M8 1l2 5h5l-4 3.4 1.6 5.4L8 11.6 3.4 14.8 5 9.4 1 6h5z",
};
const outline = (shape) => OUTLINES[shape] ?? OUTLINES.dot;
const icon = (shape, color) => drawing(16, { d: outline(shape), fill: color });

const SVG = "http://www.w3.org/2000/svg";
function drawing(width, about) {
  const path = svgElement("path", about);
  const svg = svgElement("svg", { width, height: 16, "aria-hidden": "true" });
  svg.append(path);
  return svg;
}

function svgElement(tag, about, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(about)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  if (text !== undefined) made.textContent = text;
  return made;
}

const style = () => getComputedStyle(document.documentElement);
let shades = new Map(); // what the style says, until the theme changes
function color(key) {
  if (!shades.has(key)) shades.set(key, style().getPropertyValue("--" + key).trim());
  return shades.get(key);
}
