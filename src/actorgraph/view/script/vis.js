// --- vis-network draws: a 2D canvas, up to some 2,000 actors -------------------------------------

function visDrawer(sheet, painted) {
  const nodeSet = new vis.DataSet([]);
  const edgeSet = new vis.DataSet([]);
  const network = new vis.Network(sheet, { nodes: nodeSet, edges: edgeSet }, options);
  let moving = false;
  network.on("stabilized", () => moving && settled());
  network.on("afterDrawing", () => {
    if (moving) follow(network.getPositions());
    painted();
  });
  network.on("dragStart", () => touch());
  network.on("dragging", (event) => event.nodes.length && follow(network.getPositions(event.nodes)));
  network.on("dragEnd", (event) => { // "dragging" tells the places before the last step
    if (!event.nodes.length) return;
    follow(network.getPositions(event.nodes));
    rearranged();
    painted();
  });
  let waiting_ = 0;
  network.on("zoom", () => {
    touch();
    clearTimeout(waiting_);
    waiting_ = setTimeout(resize, 120);
  });

  // From afar discs and lines are drawn larger than they would be, else they were lost.
  let boost = 1;
  let drawn = null;
  const boostAt = (scale) => Math.max(1, Math.min(2, (0.65 / scale) ** 0.6));
  function resize() {
    const wanted = boostAt(network.getScale());
    if (!drawn || Math.abs(wanted / boost - 1) < 0.04) return;
    draw(drawn);
  }

  function follow(places) {
    for (const [id, place] of Object.entries(places)) Object.assign(spot.get(id), place);
  }

  function draw(scene, scale = network.getScale()) {
    drawn = scene;
    boost = boostAt(scale);
    for (const look of scene.nodes) Object.assign(look, spot.get(look.id)); // some were moved since
    put(nodeSet, scene.nodes.map((look) => visNode(look, boost)));
    put(edgeSet, scene.edges.map((look) => visEdge(look, boost)));
  }

  return {
    draw,
    mostLines: 4000,
    reach: (size, scale) => size * scale * boostAt(scale),
    width: (width, scale) => width * scale * boostAt(scale),
    view: () => ({ ...network.getViewPosition(), scale: network.getScale() }),
    look({ x, y, scale }) {
      network.setSize("100%", "100%"); // when vis itself sees a new size it changes the scale
      network.moveTo({ position: { x, y }, scale, animation: false });
      resize();
    },
    springs(on) {
      moving = on;
      network.setOptions({ physics: { enabled: on, solver: "barnesHut", minVelocity: 3, barnesHut: { gravitationalConstant: -9000, centralGravity: 0.6, springLength: 140, avoidOverlap: 0.5 } } });
    },
  };
}

// What is not in the scene leaves; an update draws the whole set anew, so there is one at most.
function put(set, rows) {
  if (!set.length) return void set.add(rows);
  const wanted = new Set(rows.map((row) => row.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  set.update(rows);
}

function visNode({ id, x, y, size, shape, color: tint, border, opacity }, boost) {
  const look = { background: tint, border };
  return { id, x, y, size: size * boost, borderWidth: 1.5 * boost, shape, opacity, label: "", color: { ...look, highlight: look, hover: look } };
}

function visEdge({ id, from, to, bend, quiet, width, dashed, head, tail, opacity, color: tint }, boost) {
  const arrow = { scaleFactor: (quiet ? 0.35 : 0.55) * boost };
  const smooth = bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : { enabled: false };
  return {
    id, from, to, width: width * boost, smooth, dashes: dashed ? [7 * boost, 6 * boost] : false,
    arrows: { to: { ...arrow, enabled: head }, from: { ...arrow, enabled: tail } },
    color: { color: tint, highlight: tint, hover: tint, opacity },
  };
}
