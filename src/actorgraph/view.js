"use strict";
// The page's own script. Text reaches the page by textContent and setAttribute on names written
// here, never as markup: names, quotes, headlines and links come from articles and may be hostile.
(() => {
  const byId = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(byId("data-" + id).textContent);
  const [nodes, edges, options, data] = ["nodes", "edges", "options", "claims"].map(read);
  const actors = new Map(Object.entries(data.actors));
  const relations = new Map(Object.entries(data.relations));
  const articles = new Map(Object.entries(data.articles));
  const { claims } = data;
  claims.forEach((claim, place) => (claim.place = place));
  const { left } = data; // what the store holds beyond this page
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
  const ROWS = 200; // of the table, before "show all"
  const LISTED = 30; // claims in a list of the panel, before "show all"

  const state = {
    belief: 0,
    shown: Math.min(data.shown, nodes.length, byId("mynetwork").clientWidth < 500 ? 30 : Infinity),
    quads: new Set(Object.keys(QUADS)),
    types: new Set(Object.keys(TYPES)),
    relations: new Set(relations.keys()),
    doubtful: true,
    extra: new Set(), // actors beyond `shown` that were looked for
    picked: null, // {kind: "actor" | "edge" | "claim", id}
    sort: { column: "belief", down: true },
    allRows: false,
  };

  // --- elements ---------------------------------------------------------------------------------

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

  const name = (id) => el("bdi", { text: short(actors.get(id)?.label ?? id, 90) });
  const plural = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

  function short(text, most) {
    const letters = Array.from(text);
    return letters.length <= most ? text : letters.slice(0, most - 1).join("") + "…";
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

  function shape(kind, color) {
    const SHAPES = {
      dot: "M8 2a6 6 0 1 0 .01 0z", square: "M3 3h10v10H3z", diamond: "M8 1l7 7-7 7-7-7z",
      triangle: "M8 2l7 12H1z", triangleDown: "M8 14L1 2h14z", hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
      star: "M8 1l2 5h5l-4 3.4 1.6 5.4L8 11.6 3.4 14.8 5 9.4 1 6h5z",
    };
    return drawing(16, { d: SHAPES[kind] ?? SHAPES.dot, fill: color });
  }

  function drawing(width, about) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const path = document.createElementNS(space, "path");
    for (const [key, value] of Object.entries({ width, height: 16, "aria-hidden": "true" })) {
      svg.setAttribute(key, value);
    }
    for (const [key, value] of Object.entries(about)) path.setAttribute(key, value);
    svg.append(path);
    return svg;
  }

  // --- what is seen ------------------------------------------------------------------------------

  const doubtful = (claim) => claim.status !== "supported" || claim.modality !== "asserted";
  const passes = (claim) =>
    (claim.belief >= state.belief || doubtful(claim)) &&
    state.quads.has(claim.quad_class) &&
    state.relations.has(claim.relation) &&
    (state.doubtful || !doubtful(claim));

  function seen() {
    const picked = state.picked?.kind === "actor" ? state.picked.id : null;
    const inside = new Set();
    for (const node of nodes) {
      const near = node.rank < state.shown || state.extra.has(node.id);
      if (near && (state.types.has(node.kind) || node.id === picked)) inside.add(node.id);
    }
    const kept = claims.filter((c) => passes(c) && inside.has(c.subject) && inside.has(c.object));
    const tied = new Set(kept.flatMap((c) => [c.subject, c.object]));
    for (const id of state.extra) if (inside.has(id)) tied.add(id);
    return { kept: new Set(kept), tied };
  }

  // --- the drawing -------------------------------------------------------------------------------

  const color = (key) => getComputedStyle(document.documentElement).getPropertyValue("--" + key).trim();
  const canvas = byId("mynetwork");
  const largest = Math.max(1, ...nodes.map((node) => node.size));
  const nodeSet = new vis.DataSet(nodes.map(({ label, ...node }) => ({ ...node, label: "" })));
  const layer = (edge) => (edge.quad === "structure" ? 0 : 1); // lasting ties lie below the rest
  const edgeSet = new vis.DataSet([...edges].sort((a, b) => layer(a) - layer(b)));
  const network = new vis.Network(canvas, { nodes: nodeSet, edges: edgeSet }, options);
  let sight = seen();

  function focus() {
    const { picked } = state;
    if (!picked) return null;
    if (picked.kind === "actor") {
      const near = new Set([picked.id]);
      for (const c of sight.kept) {
        if (c.subject === picked.id) near.add(c.object);
        if (c.object === picked.id) near.add(c.subject);
      }
      return { actors: near, edge: (e) => e.from === picked.id || e.to === picked.id };
    }
    const edge = edges.find((e) => (picked.kind === "edge" ? e.id === picked.id : e.claims.includes(picked.id)));
    return { actors: new Set([edge.from, edge.to]), edge: (e) => e.id === edge.id };
  }

  function paint() {
    sight = seen();
    const focused = focus();
    const crowd = edges.filter((edge) => edge.claims.some((i) => sight.kept.has(claims[i]))).length;
    const full = Math.max(0.3, 0.8 - crowd / 1200); // many lines are drawn fainter
    edgeSet.update(edges.map((edge) => edgeLook(edge, focused, full)));
    nodeSet.update(nodes.map((node) => nodeLook(node, focused)));
    relabel();
    const empty = byId("empty");
    empty.hidden = sight.kept.size > 0;
    empty.textContent = claims.length ? "No claim passes these filters." : "There are no claims to show.";
    byId("summary").textContent = !inStore.claims ? "The store holds no claims." :
      `${plural(sight.tied.size, "actor")} and ${plural(sight.kept.size, "claim")} shown` +
      ` of ${inStore.actors.toLocaleString("en")} and ${inStore.claims.toLocaleString("en")} in the store` +
      (left.unnamed_claims ? `, ${plural(left.unnamed_claims, "claim")} of unnamed groups left out` : "");
    drawTable();
  }

  function edgeLook(edge, focused, full) {
    const live = edge.claims.map((i) => claims[i]).filter((c) => sight.kept.has(c));
    if (!live.length) return { id: edge.id, hidden: true };
    const dim = focused && !focused.edge(edge);
    const points = (end) => live.some((c) => c.object === end || (c.symmetric && c.subject === end));
    const quiet = edge.quad === "structure"; // offices and memberships are the backdrop of what is done
    const arrow = { enabled: true, scaleFactor: quiet ? 0.35 : 0.55 };
    const tint = color(edge.quad);
    return {
      id: edge.id,
      hidden: false,
      width: quiet ? 1.1 : 0.8 + 4.2 * Math.max(...live.map((c) => c.belief)) ** 2,
      dashes: live.every(doubtful) ? [7, 7] : false,
      arrows: { to: { ...arrow, enabled: points(edge.to) }, from: { ...arrow, enabled: points(edge.from) } },
      color: { color: tint, highlight: tint, hover: tint, opacity: dim ? 0.07 : (focused ? 0.95 : full) * (quiet ? 0.8 : 1) },
    };
  }

  function nodeLook(node, focused) {
    const dim = focused && !focused.actors.has(node.id);
    const tint = color(node.kind) || color("group");
    const border = color("card");
    const look = { background: tint, border };
    return {
      id: node.id,
      hidden: !sight.tied.has(node.id),
      opacity: dim ? 0.18 : 1,
      color: { ...look, highlight: { background: tint, border: color("ink") }, hover: look },
    };
  }

  // Names are placed like those of a map: the strongest first, and none over another.
  const FACE = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `100px ${FACE}`;
  const widths = new Map(nodes.map((node) => [node.id, ruler.measureText(node.label).width / 100]));

  const letters = (node, scale) => Math.max(11.5, Math.min(18, (12 + (8 * node.size) / largest) * Math.sqrt(scale) * 1.1));
  const halo = 4; // of a name, pixels

  function relabel() {
    const scale = network.getScale();
    const focused = focus();
    const first = (node) => (focused?.actors.has(node.id) ? -nodes.length : 0) + node.rank;
    const taken = [];
    const looks = [];
    for (const node of [...nodes].sort((a, b) => first(a) - first(b))) {
      if (!sight.tied.has(node.id)) continue;
      const size = letters(node, scale) / scale;
      const { x, y } = network.getPosition(node.id);
      const half = (widths.get(node.id) * size) / 2;
      const below = y + node.size + 2 / scale;
      const above = y - node.size - size * 1.3;
      const dim = focused && !focused.actors.has(node.id);
      const free = (top) => {
        const box = [x - half, top, x + half, top + size * 1.25];
        return taken.every((b) => box[2] < b[0] || b[2] < box[0] || box[3] < b[1] || b[3] < box[1]) ? box : null;
      };
      const spot = dim ? null : free(below) ?? free(above);
      if (spot) taken.push(spot);
      const core = 0.8 * node.size; // a weaker actor's name does not lie on a stronger one
      taken.push([x - core, y - core, x + core, y + core]);
      const vadjust = (spot?.[1] === above ? above - below : 0) - 2;
      const font = { size, face: FACE, color: color("ink"), strokeWidth: halo / scale, strokeColor: color("page"), vadjust };
      looks.push({ id: node.id, label: spot ? node.label : "", font });
    }
    nodeSet.update(looks);
  }

  // --- the panel ---------------------------------------------------------------------------------

  const panel = byId("panel");

  function pick(kind, id) {
    state.picked = kind ? { kind, id } : null;
    document.body.toggleAttribute("data-picked", Boolean(kind));
    if (kind === "actor" && nodes.find((n) => n.id === id)?.rank >= state.shown) state.extra.add(id);
    paint();
    drawPanel();
  }

  function drawPanel() {
    const { picked } = state;
    const back = el("button", { type: "button", class: "back", text: "← Overview", click: () => pick(null) });
    if (!picked) panel.replaceChildren(...overview());
    else if (picked.kind === "actor") panel.replaceChildren(back, ...actorCard(picked.id));
    else {
      const edge = edges.find((e) => (picked.kind === "edge" ? e.id === picked.id : e.claims.includes(picked.id)));
      const wanted = picked.kind === "edge" ? edge.claims : [picked.id];
      panel.replaceChildren(back, ...edgeCard(edge, wanted));
    }
    panel.scrollTop = 0;
  }

  function overview() {
    const kept = claims.filter((c) => sight.kept.has(c));
    const top = nodes.filter((n) => sight.tied.has(n.id)).slice(0, 8);
    const sure = kept.filter((c) => !doubtful(c) && c.quad_class !== "structure").slice(0, 8);
    const open = kept.filter(doubtful).slice(0, 8);
    if (!claims.length) return [el("p", { class: "hint", text: "Nothing was found to draw." })];
    const parts = [
      el("h2", { text: "Overview" }),
      el("p", { class: "hint", text: "Pick an actor or a line to see what is claimed, by whom, and in which words." }),
    ];
    if (top.length) parts.push(el("h3", { text: "Key actors" }), ...top.map(actorRow));
    if (sure.length) parts.push(el("h3", { text: "Strongest claims" }), ...sure.map(claimRow));
    if (open.length) parts.push(el("h3", { text: "In doubt" }), ...open.map(claimRow));
    return parts;
  }

  function actorRow(node) {
    const tally = claims.filter((c) => c.subject === node.id || c.object === node.id).length;
    const about = { type: "button", class: "row", click: () => pick("actor", node.id) };
    const mark = shape(node.shape, `var(--${node.kind})`);
    const figure = el("span", { class: "figure", text: plural(tally, "claim") });
    return el("button", about, mark, el("span", { class: "words" }, name(node.id)), figure);
  }

  function sentence(claim) {
    const relation = relations.get(claim.relation);
    const words = tinted(el("span", { class: "relation", text: ` ${relation.label} ` }), claim.quad_class);
    words.setAttribute("title", relation.definition);
    const item = claim.items.length ? ` (${short(claim.items.join(", "), 70)})` : "";
    return [name(claim.subject), words, name(claim.object), el("bdi", { class: "item", text: item })];
  }

  function claimRow(claim) {
    const about = { type: "button", class: "row", click: () => pick("claim", claim.place) };
    const dot = el("span", { class: "dot" });
    const words = el("span", { class: "words" }, ...sentence(claim), " ", ...chips(claim));
    return tinted(el("button", about, dot, words, el("span", { class: "figure", text: claim.belief.toFixed(2) })), claim.quad_class);
  }

  function chips(claim) {
    const since = claim.denied_since && `denied since ${claim.denied_since}`;
    const texts = [claim.status !== "supported" ? claim.status : null, since, claim.modality !== "asserted" ? claim.modality : null];
    return texts.filter(Boolean).map((text) => el("span", { class: "chip warn", text }));
  }

  function actorCard(id) {
    const actor = actors.get(id);
    const node = nodes.find((n) => n.id === id);
    const facts = [TYPES[actor.type] ?? actor.type];
    if (actor.country) facts.push("of ", name(actor.country));
    const about = el("p", { class: "facts" }, ...facts.flatMap((f, i) => (i ? [" ", f] : [f])));
    if (/^Q\d+$/.test(actor.wikidata ?? "")) {
      about.append(" · ", link("https://www.wikidata.org/wiki/" + actor.wikidata, actor.wikidata));
    }
    const parts = [el("h2", {}, el("bdi", { text: short(actor.label, 400) })), about];
    if (actor.description) parts.push(el("p", { class: "facts", dir: "auto", text: short(actor.description, 400) }));
    const figures = { rank: node.rank + 1, "acts on": actor.degree_out, "acted on by": actor.degree_in };
    const tiles = Object.entries(figures).map(([key, value]) => el("div", {}, el("b", { text: value }), el("span", { text: key })));
    parts.push(el("div", { class: "figures" }, ...tiles));
    if (actor.bloc) parts.push(el("p", { class: "facts" }, "Bloc around ", el("bdi", { text: short(actor.bloc, 120) })));
    const mine = claims.filter((c) => passes(c) && (c.subject === id || c.object === id));
    const groups = {
      "What it does": mine.filter((c) => c.subject === id && !c.symmetric),
      "What is done to it": mine.filter((c) => c.object === id && !c.symmetric),
      "What they do together": mine.filter((c) => c.symmetric),
    };
    for (const [title, list] of Object.entries(groups)) {
      if (list.length) parts.push(el("h3", { text: `${title} (${list.length})` }), listed(list));
    }
    if (!mine.length) parts.push(el("p", { class: "hint", text: "No claim of this actor passes the filters." }));
    return parts;
  }

  function listed(list) {
    const box = el("div", {}, ...list.slice(0, LISTED).map(claimRow));
    if (list.length > LISTED) {
      const all = () => box.replaceChildren(...list.map(claimRow));
      box.append(el("button", { type: "button", text: `Show all ${list.length}`, click: all }));
    }
    return box;
  }

  function edgeCard(edge, wanted) {
    const to = (id) => el("button", { type: "button", class: "row", click: () => pick("actor", id) }, el("span", { class: "words" }, name(id)));
    const key = el("p", { class: "key" }, "Marked: ", ...["subject", "trigger", "object"].flatMap((role) => [el("mark", { class: role, text: role }), " "]));
    const shown = wanted.map((i) => claims[i]).filter((c) => wanted.length === 1 || sight.kept.has(c));
    const title = el("h2", {}, name(edge.from), " and ", name(edge.to));
    const parts = [title, el("p", { class: "facts", text: `${QUADS[edge.quad]}, ${plural(shown.length, "claim")}` }), key];
    parts.push(...shown.map(claimCard), el("h3", { text: "Go to" }), to(edge.from), to(edge.to));
    return parts;
  }

  function claimCard(claim) {
    const fill = el("i");
    fill.style.width = `${Math.round(claim.belief * 100)}%`;
    const figures = [`belief ${claim.belief.toFixed(2)}`, plural(claim.sources, "publisher"), COLUMNS.reported[1](claim)].filter(Boolean).join(" · ");
    const belief = el("div", { class: "belief" }, el("span", { class: "bar" }, fill), el("span", { text: figures }));
    const card = el("article", { class: "claim" }, el("h3", {}, ...sentence(claim)), belief, ...chips(claim));
    card.append(...claim.quotes.map(evidence));
    const rest = claim.evidence - claim.quotes.length;
    if (rest > 0) card.append(el("p", { class: "hint", text: `and ${plural(rest, "more piece")} of evidence in the store` }));
    return tinted(card, claim.quad_class);
  }

  function evidence(piece) {
    const article = articles.get(piece.article) ?? {};
    const where = el("div", {}, link(article.url ?? "", short(article.title ?? piece.article, 160)));
    const credit = article.credits && `credits ${article.credits}`;
    const source = [article.publisher, article.date, credit, article.correction].filter(Boolean).map((text) => short(text, 80)).join(", ");
    if (source) where.append(el("bdi", { text: ` · ${source}` }));
    const caption = el("figcaption", {}, where);
    const notes = {
      "said by": piece.speaker && name(piece.speaker),
      happened: piece.date,
      in: piece.location,
      item: piece.item,
      tense: piece.tense,
      mode: piece.mode,
      about: piece.contexts.join(", "),
      rule: piece.rule && el("code", { text: short(piece.rule, 60) }),
      links: piece.links.some(Boolean) && el("code", { text: piece.links.map((link) => short(link ?? "?", 60)).join(" → ") }),
    };
    for (const [key, value] of Object.entries(notes)) {
      if (!value) continue;
      const shown = typeof value === "string" ? el("bdi", { text: short(value, 90) }) : value;
      caption.append(el("span", { class: "note" }, `${key} `, shown));
    }
    if (piece.polarity !== "affirmed") caption.append(el("span", { class: "chip warn", text: piece.polarity }));
    if (piece.modality !== "asserted") caption.append(el("span", { class: "chip", text: piece.modality }));
    return el("figure", {}, el("blockquote", { dir: "auto" }, ...marked(piece)), caption);
  }

  // Offsets count code points, so the quote is cut as an array of them.
  function marked(piece) {
    const letters = Array.from(piece.quote);
    const cuts = [...new Set([0, letters.length, ...piece.marks.flatMap(([a, b]) => [a, b])])].sort((a, b) => a - b);
    return cuts.slice(1).map((end, i) => {
      const text = letters.slice(cuts[i], end).join("");
      const roles = piece.marks.filter(([a, b]) => a <= cuts[i] && end <= b).map(([, , role]) => role);
      const role = ["trigger", "subject", "object"].find((r) => roles.includes(r));
      return role ? el("mark", { class: role, title: role, text }) : document.createTextNode(text);
    });
  }

  // --- the table ---------------------------------------------------------------------------------

  const label = (id) => actors.get(id)?.label ?? id;
  const COLUMNS = {
    subject: ["Subject", (c) => label(c.subject)],
    relation: ["Relation", (c) => relations.get(c.relation).label],
    object: ["Object", (c) => label(c.object)],
    item: ["Item", (c) => c.items.join(", ")],
    belief: ["Belief", (c) => c.belief],
    status: ["Status", (c) => [c.status, c.denied_since && `denied since ${c.denied_since}`, c.modality].filter((t) => t && t !== "asserted").join(", ")],
    sources: ["Sources", (c) => c.sources],
    reported: ["Reported", (c) => [...new Set([c.first, c.last])].filter(Boolean).join(" to ")],
  };

  function drawTable() {
    const { column, down } = state.sort;
    const value = COLUMNS[column][1];
    const order = (a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * (down ? -1 : 1);
    const kept = claims.filter((c) => sight.kept.has(c)).sort(order);
    const shown = state.allRows ? kept : kept.slice(0, ROWS);
    byId("caption").textContent = `${plural(kept.length, "claim")}; the graph shows the same ones`;
    const heads = Object.entries(COLUMNS).map(heading);
    byId("columns").replaceChildren(...heads.slice(0, 4), el("th", { scope: "col", text: "Evidence" }), ...heads.slice(4));
    byId("rows").replaceChildren(...shown.map(tableRow));
    byId("more-rows").hidden = shown.length === kept.length;
    byId("more-rows").textContent = `Show all ${kept.length} claims`;
  }

  function heading([key, [text]]) {
    const now = state.sort.column === key;
    const sort = () => {
      state.sort = { column: key, down: now ? !state.sort.down : key === "belief" || key === "sources" };
      drawTable();
    };
    const sorted = now ? (state.sort.down ? "descending" : "ascending") : null;
    const arrow = now ? (state.sort.down ? " ↓" : " ↑") : "";
    return el("th", { scope: "col", "aria-sort": sorted }, el("button", { type: "button", text: text + arrow, click: sort }));
  }

  function tableRow(claim) {
    const cells = Object.entries(COLUMNS).map(([key, [title, value]]) => {
      const found = value(claim);
      const number = typeof found === "number";
      const text = key === "belief" ? found.toFixed(2) : short(String(found), 120);
      return el("td", { class: number ? "number" : null, "data-name": title }, el("bdi", { text }));
    });
    const open = () => {
      pick("claim", claim.place);
      panel.focus();
    };
    const button = el("button", { type: "button", text: plural(claim.evidence, "quote"), click: open });
    return el("tr", {}, ...cells.slice(0, 4), el("td", {}, button), ...cells.slice(4));
  }

  // --- legend and filters ------------------------------------------------------------------------

  function check(set, key, ...content) {
    const input = el("input", { type: "checkbox" });
    input.checked = set.has(key);
    input.addEventListener("change", () => {
      if (input.checked) set.add(key);
      else set.delete(key);
      paint();
      drawPanel();
    });
    return el("label", {}, input, ...content);
  }

  function slider(title, about, value, change) {
    const input = el("input", { type: "range", "aria-label": title, ...about });
    const output = el("output", { class: "hint" });
    input.value = value;
    const say = () => (output.textContent = change(Number(input.value)));
    input.addEventListener("input", () => {
      say();
      paint();
      if (!touched) fit();
      if (!state.picked) drawPanel();
    });
    say();
    return [el("h2", { text: title }), input, output];
  }

  function drawFilters() {
    const missing = leftOut();
    const rest = missing.length ? [el("h2", { text: "Not on this page" }), el("ul", { class: "hint" }, ...missing.map((text) => el("li", { text })))] : [];
    document.body.toggleAttribute("data-empty", !inStore.claims);
    if (!claims.length) return byId("filters").replaceChildren(...rest);
    const parts = [el("h2", { text: "Claims" })];
    const count = (n) => el("span", { class: "count", text: n });
    for (const [quad, title] of Object.entries(QUADS)) {
      const mine = claims.filter((c) => c.quad_class === quad);
      if (!mine.length) continue;
      const line = drawing(22, { d: "M1 8h20", stroke: `var(--${quad})`, "stroke-width": 4 });
      parts.push(check(state.quads, quad, line, title, count(mine.length)));
      const names = [...relations].filter(([, r]) => r.quad === quad);
      const boxes = names.map(([id, r]) => check(state.relations, id, r.label, count(mine.filter((c) => c.relation === id).length)));
      parts.push(el("details", {}, el("summary", { text: plural(names.length, "relation") }), ...boxes));
    }
    const dash = drawing(22, { d: "M1 8h20", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "5 4" });
    const open = el("input", { type: "checkbox" });
    open.checked = state.doubtful;
    open.addEventListener("change", () => {
      state.doubtful = open.checked;
      paint();
      drawPanel();
    });
    parts.push(el("label", {}, open, dash, "In doubt", count(claims.filter(doubtful).length)));
    parts.push(el("p", { class: "hint", text: "In doubt: disputed, denied, or only planned, requested or possible. Thicker: more belief." }));
    parts.push(el("h2", { text: "Actors" }));
    for (const [type, title] of Object.entries(TYPES)) {
      const mine = nodes.filter((n) => n.kind === type);
      if (mine.length) parts.push(check(state.types, type, shape(mine[0].shape, `var(--${type})`), title, count(mine.length)));
    }
    parts.push(el("p", { class: "hint", text: "Larger: more claims, and more believed. Persons are drawn smaller, lasting ties thinner." }));
    const lowest = Math.min(1, ...claims.filter((c) => !doubtful(c)).map((c) => c.belief));
    const floor = Math.floor(lowest * 20) / 20;
    parts.push(...slider("Least belief", { min: floor, max: 1, step: 0.05 }, floor, (v) => ((state.belief = v), v > floor ? `at least ${v.toFixed(2)}, or in doubt` : "every claim on this page")));
    if (nodes.length > 5) {
      const most = { min: Math.min(5, nodes.length), max: nodes.length, step: 1 };
      parts.push(...slider("Strongest actors", most, state.shown, (v) => ((state.shown = v), `${v} of ${nodes.length}`)));
    }
    byId("filters").replaceChildren(...parts, ...rest);
  }

  function leftOut() {
    const groups = [plural(left.unnamed_claims, "claim"), plural(left.unnamed_actors, "actor")];
    return [
      left.unnamed_claims + left.unnamed_actors ? `${groups.join(" and ")}: groups without a name of their own, such as “protesters”` : null,
      left.weak_claims ? `${plural(left.weak_claims, "claim")} outside the filters that the page was made with` : null,
      left.idle_actors ? `${plural(left.idle_actors, "actor")} without a claim: only quoted, mentioned or a country` : null,
    ].filter(Boolean);
  }

  // --- controls ----------------------------------------------------------------------------------

  function show(kind) {
    document.body.dataset.show = kind;
    for (const one of ["graph", "table"]) byId("as-" + one).setAttribute("aria-pressed", String(one === kind));
    if (kind === "graph") network.redraw();
  }

  function theme(kind) {
    document.documentElement.dataset.theme = kind;
    byId("theme").textContent = kind === "dark" ? "Light" : "Dark";
    paint();
  }

  function find(text, exact) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return;
    const plain = (n) => actors.get(n.id).label.toLowerCase();
    const found = nodes.find((n) => plain(n) === wanted) ?? (exact ? null : nodes.find((n) => plain(n).includes(wanted)));
    if (!found) return;
    pick("actor", found.id);
    network.focus(found.id, { scale: Math.max(network.getScale(), 0.8), animation: false });
    relabel();
  }

  // All that is seen, with its discs and names, inside the stage: names keep their size in pixels,
  // so the largest fitting scale is searched for.
  const MARGIN = { x: 14, top: 16, bottom: 58 }; // pixels; the zoom buttons are at the bottom
  const CLOSEST = 1.25;
  const within = (factor) => Math.max(1, Math.min(1.8, factor));
  let stretch = { x: 1, y: 1 };
  let arranged = false; // nodes that were dragged stay where they were put

  function fit() {
    const shown = nodes.filter((node) => sight.tied.has(node.id));
    if (!shown.length) return;
    const room = { x: canvas.clientWidth - 2 * MARGIN.x, y: canvas.clientHeight - MARGIN.top - MARGIN.bottom };
    let scale = closest(shown, room);
    if (!arranged) { // a drawing with room above or beside is pulled out to fill the stage
      const { wide, high } = extent(shown, scale);
      stretch = { x: within(stretch.x * room.x / wide), y: within(stretch.y * room.y / high) };
      nodeSet.update(nodes.map(({ id, x, y }) => ({ id, x: x * stretch.x, y: y * stretch.y })));
      scale = closest(shown, room);
    }
    const { left, right, top, bottom } = extent(shown, scale);
    const shift = (MARGIN.bottom - MARGIN.top) / 2;
    const position = { x: (left + right) / 2 / scale, y: ((top + bottom) / 2 + shift) / scale };
    network.moveTo({ position, scale, animation: false });
    relabel();
  }

  function extent(shown, scale) {
    const [left, top, right, bottom] = [[], [], [], []];
    for (const node of shown) {
      const size = letters(node, scale);
      const half = Math.max(node.size * scale, (widths.get(node.id) * size) / 2 + halo);
      const { x, y } = network.getPosition(node.id);
      left.push(x * scale - half);
      right.push(x * scale + half);
      top.push((y - node.size) * scale);
      bottom.push((y + node.size) * scale + 1.5 * size);
    }
    const box = { left: Math.min(...left), right: Math.max(...right), top: Math.min(...top), bottom: Math.max(...bottom) };
    return { ...box, wide: box.right - box.left, high: box.bottom - box.top };
  }

  function closest(shown, room) {
    let [scale, over] = [0.02, CLOSEST * 2];
    for (let round = 0; round < 20; round++) {
      const middle = (scale + over) / 2;
      const { wide, high } = extent(shown, middle);
      if (wide <= room.x && high <= room.y && middle <= CLOSEST) scale = middle;
      else over = middle;
    }
    return scale;
  }

  const zoom = (factor) => {
    touched = true;
    network.moveTo({ scale: network.getScale() * factor });
    relabel();
  };
  let touched = false; // until then, the drawing follows the size of the window
  let later = 0;
  network.on("resize", () => setTimeout(touched ? relabel : fit, 0));
  network.on("dragEnd", (event) => {
    touched = true;
    arranged ||= event.nodes.length > 0;
  });
  network.on("zoom", () => {
    touched = true;
    clearTimeout(later);
    later = setTimeout(relabel, 90);
  });
  network.on("click", (event) => {
    if (event.nodes.length) pick("actor", event.nodes[0]);
    else if (event.edges.length) pick("edge", event.edges[0]);
    else if (state.picked) pick(null);
  });
  for (const kind of ["Node", "Edge"]) {
    network.on("hover" + kind, () => (canvas.style.cursor = "pointer"));
    network.on("blur" + kind, () => (canvas.style.cursor = "default"));
  }
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", fit);
  byId("as-graph").addEventListener("click", () => show("graph"));
  byId("as-table").addEventListener("click", () => show("table"));
  byId("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  byId("more-rows").addEventListener("click", () => {
    state.allRows = true;
    drawTable();
  });
  byId("open-filters").addEventListener("click", () => {
    const open = byId("filters").toggleAttribute("data-open");
    byId("open-filters").setAttribute("aria-expanded", String(open));
  });
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    find(byId("search").value, false);
  });
  byId("search").addEventListener("input", (event) => find(event.target.value, true));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") pick(null);
  });
  document.querySelector(".skip").addEventListener("click", () => show("table"));
  byId("names").append(...nodes.map((node) => el("option", { value: short(actors.get(node.id).label, 80) })));

  show("graph");
  drawFilters();
  theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  drawPanel();
  fit();
  document.documentElement.dataset.ready = "true";
})();
