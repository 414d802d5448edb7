// --- sigma.js draws: WebGL, for more actors than a 2D canvas bears -------------------------------


function sigmaDrawer(sheet, painted) {
  const { Graph, Sigma, ...parts } = sigmaKit;
  const graph = new Graph({ multi: true, type: "directed" });
  let renderer = null;

  function start() {
    renderer = new Sigma(graph, sheet, { primitives: primitives(parts), styles: STYLES, settings: SETTINGS });
    renderer.on("afterRender", painted);
    renderer.getCamera().on("updated", () => busy || touch());
  }

  let busy = false; // the page itself moves the camera
  function draw(scene) {
    graph.clear();
    for (const look of scene.nodes) graph.addNode(look.id, sigmaNode(look));
    for (const look of scene.edges) graph.addDirectedEdgeWithKey(look.id, look.from, look.to, sigmaEdge(look));
    if (!renderer) start();
  }

  const middle = () => ({ x: sheet.clientWidth / 2, y: sheet.clientHeight / 2 });

  return {
    draw,
    mostLines: 2500,
    reach: (size, scale) => size * scale ** NEAR,
    width: (width, scale) => width * scale ** NEAR,
    view() {
      const { x, y } = renderer.viewportToGraph(middle());
      return { x, y: -y, scale: 1 / renderer.getCamera().ratio };
    },
    look({ x, y, scale }) {
      busy = true;
      renderer.getCamera().setState({ ...renderer.graphToFramedGraph({ x, y: -y }), ratio: 1 / scale, angle: 0 });
      busy = false;
    },
    springs: null,
  };
}

function primitives(parts) {
  const shapes = [parts.sdfCircle(), parts.sdfSquare(), parts.sdfDiamond(), parts.sdfTriangle(), ...OWN_SHAPES];
  const size = (key) => ({ attribute: key, default: 0, mode: "pixels" });
  return {
    nodes: { shapes },
    edges: {
      paths: [parts.pathLine(), parts.pathCurved({ curvature: { attribute: "curvature", default: 0 } })],
      extremities: [parts.extremityArrow({ lengthRatio: 4, widthRatio: 3 })],
      layers: [parts.layerDashed({ dashSize: size("dash"), gapSize: size("gap") })],
      variables: { dash: { type: "number", default: SOLID[0] }, gap: { type: "number", default: SOLID[1] } },
    },
  };
}

const SOLID = [5000, 0.2]; // the dashes of a line that has none: sigma leaves out a line without gaps

// Distances from the rims of shapes that sigma.js does not have: negative inside.
const OWN_SHAPES = [["flipped", 3], ["hexagon", 6]].map(([name_, sides]) => ({
  name: name_, uniforms: [], inradiusFactor: Math.cos(Math.PI / sides),
  glsl: `
float sdf_${name_}(vec2 uv, float size) {
  float share = 6.2831853 / ${sides}.0;
  float angle = atan(uv.x, uv.y);
  return length(uv) * cos(floor(0.5 + angle / share) * share - angle) - size * cos(0.5 * share);
}`,
}));
OWN_SHAPES.push({
  name: "star", uniforms: [], inradiusFactor: 0.45,
  glsl: `
float sdf_star(vec2 uv, float size) {
  float share = 1.2566371;
  float angle = atan(uv.x, uv.y);
  angle = abs(angle - floor(0.5 + angle / share) * share);
  vec2 tip = vec2(0.0, size);
  vec2 side = 0.45 * size * vec2(sin(0.5 * share), cos(0.5 * share)) - tip;
  return dot(length(uv) * vec2(sin(angle), cos(angle)) - tip, normalize(vec2(-side.y, side.x)));
}`,
});

const NEAR = 0.4; // how much of the scale sizes go with
const attribute = (key) => ({ attribute: key });
const STYLES = {
  nodes: {
    x: attribute("x"), y: attribute("y"), size: attribute("size"), color: attribute("color"),
    opacity: attribute("opacity"), shape: attribute("shape"), labelVisibility: "hidden",
  },
  edges: {
    size: attribute("size"), color: attribute("color"), opacity: attribute("opacity"),
    path: attribute("path"), head: attribute("head"), tail: attribute("tail"),
  },
};
const SETTINGS = {
  renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: false, enableCameraRotation: false,
  autoRescale: false, // a place is a pixel at zoom 1, as on a 2D canvas
  zoomToSizeRatioFunction: (ratio) => ratio ** NEAR, // so that 20,000 discs are seen from afar as points, and not lost
  minEdgeThickness: 0.5, stagePadding: 0, allowInvalidContainer: true, minCameraRatio: 0.1, maxCameraRatio: 500,
};

const SIGMA_SHAPES = { dot: "circle", square: "square", diamond: "diamond", triangle: "triangle", triangleDown: "flipped", hexagon: "hexagon", star: "star" };
const sigmaNode = ({ x, y, size, shape, color: tint, opacity }) => ({ x, y: -y, size, shape: SIGMA_SHAPES[shape] ?? "circle", color: tint, opacity });

function sigmaEdge({ bend, width, dashed, head, tail, opacity, color: tint }) {
  return {
    size: width, color: tint, opacity, dash: dashed ? 7 : SOLID[0], gap: dashed ? 6 : SOLID[1], path: bend ? "curved" : "straight", curvature: bend,
    head: head ? "arrow" : "none", tail: tail ? "arrow" : "none",
  };
}
