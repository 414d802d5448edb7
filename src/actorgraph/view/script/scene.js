// --- what is drawn and how it looks, whoever draws it --------------------------------------------

const BLOCS = 9; // blocs with a colour of their own
const spot = new Map(nodes.map((node) => [node.id, { x: node.x, y: node.y }]));

function tint(node) {
  if (state.tint === "type") return color(node.kind) || color("group");
  return blocTint(blocOf.get(node.bloc));
}

function blocTint(bloc) {
  const own = bloc && bloc.size > 1 && blocs.indexOf(bloc) < BLOCS;
  return own ? color("bloc-" + (blocs.indexOf(bloc) + 1)) : color("bloc-other");
}

// The area of a disc goes with the measure; persons are drawn smaller, as they are in the file.
let largest = { metric: null, value: 1 };
function radius(node) {
  if (state.size === "strength") return node.size;
  if (largest.metric !== state.size) {
    const values = nodes.map((n) => figure(n.id, state.size));
    largest = { metric: state.size, value: values.reduce((a, b) => Math.max(a, b), 1e-9) };
  }
  const share = Math.max(0, figure(node.id, state.size)) / largest.value;
  const { small, large, person } = page.radii;
  return (small + (large - small) * Math.sqrt(share)) * (node.kind === "person" ? person : 1);
}

function focus() {
  const { picked } = state;
  if (!picked) return null;
  const both = (edge) => ({ actors: new Set([edge.from, edge.to]), edge: (e) => e === edge });
  if (picked.kind === "edge") return both(edgeOf.get(picked.id));
  if (picked.kind === "claim") return both(edgeOfClaim.get(picked.id));
  if (picked.kind === "path") {
    const { actors: ids, edges: lines } = foundPath();
    return { actors: new Set(ids), edge: (e) => lines.has(e) };
  }
  if (picked.kind === "bloc") {
    const members = new Set(blocOf.get(picked.id).members);
    return { actors: members, edge: (e) => members.has(e.from) && members.has(e.to) };
  }
  const wanted = picked.kind === "actor"
    ? (c) => c.subject === picked.id || c.object === picked.id
    : (c) => c.relation === picked.id;
  const near = new Set(picked.kind === "actor" ? [picked.id] : []);
  const lines = new Set();
  for (const claim of sight.kept) {
    if (!wanted(claim)) continue;
    near.add(claim.subject).add(claim.object);
    lines.add(edgeOfClaim.get(claim.place));
  }
  return { actors: near, edge: (e) => lines.has(e) };
}

function composed(mostLines) {
  const focused = focus();
  const lines = liveLines();
  const drawnLines = lines.length > mostLines ? strongest(lines, focused, mostLines) : lines;
  const full = Math.max(0.28, 0.8 - drawnLines.length / 1200); // many lines are drawn fainter
  return {
    focused,
    missing: lines.length - drawnLines.length,
    nodes: nodes.filter((node) => sight.tied.has(node.id)).map((node) => nodeLook(node, focused)),
    edges: drawnLines.map(({ edge, live }) => edgeLook(edge, live, focused, full)),
  };
}

function liveLines() {
  const live = new Map();
  for (const claim of sight.kept) {
    const edge = edgeOfClaim.get(claim.place);
    if (live.has(edge)) live.get(edge).push(claim);
    else live.set(edge, [claim]);
  }
  // lasting ties lie below the rest
  return [...live].map(([edge, kept]) => ({ edge, live: kept })).sort((a, b) => layer(a.edge) - layer(b.edge));
}

const layer = (edge) => (edge.quad === "structure" ? 0 : 1);
const surest = (live) => live.reduce((most, claim) => Math.max(most, claim.belief), 0);

function strongest(lines, focused, most) {
  const worth = ({ edge, live }) => (focused?.edge(edge) ? 9 : 0) + surest(live) + layer(edge) + live.length / 100;
  const kept = new Set([...lines].sort((a, b) => worth(b) - worth(a)).slice(0, most));
  return lines.filter((line) => kept.has(line));
}

function edgeLook(edge, live, focused, full) {
  const lit = focused?.edge(edge);
  const dashed = live.every(doubtful);
  const told = dashed ? live : live.filter((c) => !doubtful(c)); // a solid line points where what is not in doubt does
  const points = (end) => told.some((c) => c.object === end || (c.symmetric && c.subject === end));
  const quiet = edge.quad === "structure"; // offices and memberships are the backdrop of what is done
  return {
    id: edge.id, edge, from: edge.from, to: edge.to, bend: edge.bend, quiet, lit: Boolean(lit),
    color: color(edge.quad),
    width: quiet ? 1.1 : 0.8 + 4.2 * surest(live) ** 2,
    dashed, head: points(edge.to), tail: points(edge.from),
    opacity: focused && !lit ? 0.07 : (focused ? 0.95 : full) * (quiet ? 0.8 : 1),
  };
}

function nodeLook(node, focused) {
  const { x, y } = spot.get(node.id);
  const dim = Boolean(focused && !focused.actors.has(node.id));
  const chosen = state.picked?.kind === "actor" && state.picked.id === node.id;
  const ends = state.picked?.kind === "path" && [state.picked.id, state.picked.to].includes(node.id);
  return {
    id: node.id, node, x, y, dim, size: radius(node), shape: node.shape, color: tint(node),
    border: color(chosen || ends ? "ink" : "card"), opacity: dim ? 0.18 : 1,
  };
}

// A line as the curve that all drawers share: ends, and the point that pulls it to one side.
function curve(edge) {
  const [a, b] = [spot.get(edge.from), spot.get(edge.to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return { a, b, via: { x: (a.x + b.x) / 2 + dy * edge.bend, y: (a.y + b.y) / 2 - dx * edge.bend } };
}

function along({ a, b, via }, t) {
  const s = 1 - t;
  return { x: s * s * a.x + 2 * s * t * via.x + t * t * b.x, y: s * s * a.y + 2 * s * t * via.y + t * t * b.y };
}
