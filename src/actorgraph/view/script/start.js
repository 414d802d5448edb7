// The page's own script, put together from the files of this folder inside one function. Text
// reaches the page by textContent and setAttribute on names written here, never as markup: names,
// quotes, headlines and links come from articles and may be hostile.

const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId("data-" + id).textContent);

const [nodes, edges, options, page] = ["nodes", "edges", "options", "page"].map(read);
const actors = new Map(Object.entries(read("actors")));
const relations = new Map(Object.entries(read("relations")));
const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const { left } = page; // what the store holds beyond this page
const { columns, publishers, speakers, days } = read("claims");
const blocs = page.blocs.map((bloc) => ({ ...bloc, members: [] }));
const blocOf = new Map(blocs.map((bloc) => [bloc.bloc, bloc]));
for (const node of nodes) {
  node.bloc = actors.get(node.id).bloc;
  blocOf.get(node.bloc)?.members.push(node.id);
}

// Claims are columns in the file, since there may be 50,000 of them, and objects here.
const claims = columns.claim.map((claim, place) => ({ place, claim }));
for (const name of ["relation", "belief", "status", "modality", "evidence", "sources", "first", "last", "denied_since", "items"]) {
  columns[name].forEach((value, place) => (claims[place][name] = value));
}
const whole = (day) => (day + "-01-01").slice(0, 10); // of a month or year, its first day
claims.forEach((claim, place) => {
  const relation = relations.get(claim.relation);
  claim.subject = nodes[columns.subject[place]].id;
  claim.object = nodes[columns.object[place]].id;
  claim.quad = relation.quad;
  claim.symmetric = relation.symmetric;
  claim.publishers = columns.publishers[place];
  claim.speakers = columns.speakers[place].map((n) => speakers[n]);
  claim.dates = columns.dates[place].map((n) => days[n]);
  claim.events = columns.events[place].map((n) => days[n]);
  claim.since = claim.events[0] ?? null; // the earliest that affirming evidence dates
});

// The lines are in the order of their dyads; each knows its claims, and each actor its lines.
const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
const edgeOfClaim = new Map();
for (const node of nodes) node.edges = [];
for (const edge of edges) {
  for (const place of edge.claims) edgeOfClaim.set(place, edge);
  nodeOf.get(edge.from).edges.push(edge);
  nodeOf.get(edge.to).edges.push(edge);
}
const claimsOf = (id) => [...new Set(nodeOf.get(id).edges.flatMap((edge) => edge.claims))].map((place) => claims[place]);
const placeOf = new Map(claims.map((claim) => [claim.claim, claim.place]));

// Evidence and articles are read from the page when they are first wanted.
const blocks = new Map();
let articles = null;
function quotesOf(claim) {
  const number = Math.floor(claim.place / page.block);
  if (!blocks.has(number)) blocks.set(number, read("evidence-" + number));
  return blocks.get(number)[claim.place % page.block];
}
function articleOf(id) {
  articles ??= new Map(Object.entries(read("articles")));
  return articles.get(id) ?? {};
}

const inStore = {
  actors: nodes.length + left.unnamed_actors + left.idle_actors,
  claims: claims.length + left.unnamed_claims + left.weak_claims,
};
const QUADS = {
  "material-cooperation": "Cooperation in deed",
  "verbal-cooperation": "Cooperation in word",
  "material-conflict": "Conflict in deed",
  "verbal-conflict": "Conflict in word",
  structure: "Lasting ties",
};
const TYPES = {
  state: "State", region: "Region", organisation: "Organisation",
  government_body: "Government body", armed_group: "Armed group", party: "Party",
  company: "Company", media: "Media", person: "Person", group: "Group",
};
const METRICS = {
  strength: ["Claims × belief", "the beliefs of an actor's claims, added up"],
  degree_in: ["Acted on by", "how many others act on it"],
  degree_out: ["Acts on", "how many others it acts on"],
  strength_in: ["Acted on, by belief", "the beliefs of the claims that it is the object of"],
  strength_out: ["Acts, by belief", "the beliefs of the claims that it is the subject of"],
  pagerank: ["PageRank", "dealt with by those who are dealt with"],
  betweenness: ["Betweenness", "how many shortest paths lead through it"],
  closeness: ["Closeness", "how few steps it is to the others"],
  k_core: ["Core", "how many others all those around it deal with"],
  hubs: ["Hub", "acts on those whom many act on"],
  authorities: ["Authority", "acted on by those who act on many"],
  brokerage: ["Brokerage", "stands between actors of different blocs"],
};
const metricName = (name) => METRICS[name]?.[0] ?? name.replace(/_/g, " ").replace(/^./, (c) => c.toUpperCase());
const figure = (id, metric) => actors.get(id).figures[page.metrics.indexOf(metric)] ?? 0;

const ROWS = 200; // of the table, before "show more"
const doubtful = (claim) => claim.status !== "supported" || claim.modality !== "asserted";
