// --- which claims and actors pass the filters ----------------------------------------------------

function passes(claim) {
  const { off } = state;
  if (off.quads.has(claim.quad) || off.relations.has(claim.relation)) return false;
  if (doubtful(claim) ? !state.doubtful : claim.belief < state.belief) return false;
  if (claim.sources < state.sources) return false;
  if (state.publisher !== null && !claim.publishers.includes(publisherPlace())) return false;
  if (state.speaker !== null && !claim.speakers.includes(state.speaker)) return false;
  return inWindow(claim);
}

const publisherPlace = () => publishers.indexOf(state.publisher);

// A claim is in the window if one of its days is. One without a day has no place in time: it is
// seen while the window is open on both sides.
function inWindow(claim) {
  if (state.from === null && state.to === null) return true;
  return claim[state.clock].some((day) => {
    const start = whole(day);
    return (state.from === null || start >= state.from) && (state.to === null || start <= state.to);
  });
}

let sight = null; // {kept: claims, tied: actors that are drawn, passing: claims before actors}

function look() {
  const passing = claims.filter(passes);
  const inside = candidates(passing);
  const allowed = (id) => {
    const node = nodeOf.get(id);
    return !state.off.types.has(node.kind) && !state.off.blocs.has(node.bloc);
  };
  const must = new Set([...pickedActors(), ...state.extra]);
  const shown = new Set([...inside].filter((id) => allowed(id) || must.has(id)));
  const kept = new Set(passing.filter((c) => shown.has(c.subject) && shown.has(c.object)));
  const tied = new Set();
  for (const claim of kept) tied.add(claim.subject).add(claim.object);
  for (const id of must) if (inside.has(id)) tied.add(id);
  sight = { kept, tied, passing };
}

function pickedActors() {
  const { picked } = state;
  if (picked?.kind === "actor") return [picked.id];
  if (picked?.kind === "claim") return [claims[picked.id].subject, claims[picked.id].object];
  if (picked?.kind === "edge") return [edgeOf.get(picked.id).from, edgeOf.get(picked.id).to];
  if (picked?.kind === "path") return foundPath().actors;
  return [];
}

// Who may be drawn before types and blocs are asked: the strongest, those looked for, and with a
// neighbourhood in focus that one alone.
function candidates(passing) {
  const must = pickedActors();
  if (state.near && must.length) return around(must, state.near, passing);
  const inside = new Set([...state.extra, ...must]);
  for (const node of nodes) if (node.rank < state.shown) inside.add(node.id);
  return inside;
}

function around(start, reach, passing) {
  const near = new Map();
  const tie = (a, b) => near.get(a)?.add(b) ?? near.set(a, new Set([b]));
  for (const claim of passing) {
    tie(claim.subject, claim.object);
    tie(claim.object, claim.subject);
  }
  const inside = new Set(start);
  let rim = [...start];
  for (let round = 0; round < reach; round++) {
    rim = rim.flatMap((id) => [...(near.get(id) ?? [])]).filter((id) => !inside.has(id) && inside.add(id));
  }
  return inside;
}
