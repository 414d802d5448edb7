// --- evidence: the words that make a claim, and where they stand ----------------------------------

function evidence(piece) {
  const article = articleOf(piece.article);
  const where = el("div", {}, link(article.url ?? "", short(article.title ?? piece.article, 160)));
  const source = [article.publisher ?? "publisher not known", article.date ? `published ${article.date}` : "no date of publication",
    article.credits && `credits ${article.credits}`, article.correction].filter(Boolean);
  where.append(el("bdi", { text: " · " + source.map((text) => short(text, 80)).join(", ") }));
  const caption = el("figcaption", {}, where);
  const notes = {
    "said by": piece.speaker && speakerButton(piece.speaker),
    "date of the event": piece.date ?? "not given",
    in: piece.location,
    item: piece.item,
    tense: piece.tense,
    mode: piece.mode,
    about: piece.contexts?.join(", "),
    confidence: piece.confidence?.toFixed(2),
    rule: piece.rule && el("code", { text: short(piece.rule, 60) }),
    links: piece.links?.some(Boolean) && el("code", { text: piece.links.map((word) => short(word ?? "?", 60)).join(" → ") }),
  };
  for (const [key, value] of Object.entries(notes)) {
    if (!value) continue;
    const shown = typeof value === "string" ? el("bdi", { text: short(value, 90) }) : value;
    caption.append(el("span", { class: "note" }, `${key} `, shown));
  }
  const sides = el("div", { class: "sides" });
  if (piece.polarity === "negated") sides.append(el("span", { class: "chip warn", text: "denies it" }));
  else sides.append(el("span", { class: "chip", text: "affirms it" }));
  if (piece.modality !== "asserted") sides.append(el("span", { class: "chip warn", text: piece.modality }));
  return el("figure", { class: piece.polarity }, el("blockquote", { dir: "auto" }, ...marked(piece)), sides, caption);
}

function speakerButton(id) {
  if (!nodeOf.has(id)) return name(id);
  return el("button", { type: "button", class: "inline", click: () => pick("actor", id) }, name(id));
}

// Offsets count code points, so the quote is cut as an array of them.
function marked(piece) {
  const all = Array.from(piece.quote);
  const marks = piece.marks ?? [];
  const cuts = [...new Set([0, all.length, ...marks.flatMap(([a, b]) => [a, b])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const text = all.slice(cuts[i], end).join("");
    const roles = marks.filter(([a, b]) => a <= cuts[i] && end <= b).map(([, , role]) => role);
    const role = ["trigger", "subject", "object"].find((r) => roles.includes(r));
    return role ? el("mark", { class: role, title: role, text }) : document.createTextNode(text);
  });
}

const markKey = () => el("p", { class: "key" }, "Marked: ", ...["subject", "trigger", "object"].flatMap((role) => [el("mark", { class: role, text: role }), " "]));

function claimCard(claim, most = Infinity) {
  const fill = el("i");
  fill.style.width = `${Math.round(claim.belief * 100)}%`;
  const said = [`belief ${claim.belief.toFixed(2)}`, plural(claim.evidence, "piece") + " of evidence"];
  const card = el("article", { class: "claim" }, el("h3", {}, ...sentence(claim)),
    el("div", { class: "belief" }, el("span", { class: "bar" }, fill), el("span", { text: said.join(" · ") })),
    el("p", { class: "key", text: why(claim) }), el("p", { class: "key", text: when(claim) }), ...chips(claim));
  const found = quotesOf(claim);
  const mine = found.filter((piece) => ownHouse(piece));
  const order = [...mine, ...found.filter((piece) => !mine.includes(piece))];
  card.append(...order.slice(0, most).map(evidence));
  const hidden = order.length - Math.min(most, order.length);
  if (hidden > 0) card.append(button(`${plural(hidden, "more quote")}`, (event) => event.currentTarget.replaceWith(...order.slice(most).map(evidence))));
  const rest = claim.evidence - order.length;
  if (rest > 0) card.append(el("p", { class: "hint", text: `and ${plural(rest, "more piece")} of evidence in the store` }));
  return tinted(card, claim.quad);
}

// With a filter on publisher or speaker, their words come first.
function ownHouse(piece) {
  if (state.publisher === null && state.speaker === null) return false;
  return (state.publisher === null || articleOf(piece.article).publisher === state.publisher) &&
    (state.speaker === null || piece.speaker === state.speaker);
}

// What belief rests on, in words.
const SIDES = { supported: "nobody denies it", disputed: "some affirm and some deny it", denied: "some deny it, and no report that affirms it stands", withdrawn: "those who told it took it back" };
const why = (claim) => `${plural(claim.sources, "independent publisher")} ${claim.sources === 1 ? "speaks" : "speak"} of it, reprints counted once; ${SIDES[claim.status]}.`;

// Since when: what the evidence dates comes before when it was first told.
function when(claim) {
  const told = [...new Set([claim.first, claim.last])].filter(Boolean);
  const reported = told.length ? `Reported ${told.map((day) => day.slice(0, 10)).join(" to ")}` : "No date of publication";
  const events = [...new Set([claim.since, claim.events.at(-1)])].filter(Boolean);
  return `${reported}; ${events.length ? `events dated ${events.join(" to ")}` : "no evidence dates the event"}.`;
}

const sinceOf = (claim) => (claim.since ? `since ${claim.since}` : claim.first ? `told ${claim.first.slice(0, 10)}` : "no date");

function sentence(claim, most = 70) {
  const relation = relations.get(claim.relation);
  const words = tinted(el("span", { class: "relation", text: ` ${relation.label} ` }), claim.quad);
  words.setAttribute("title", relation.definition);
  const item = claim.items.length ? ` (${short(claim.items.join(", "), most)})` : "";
  return [name(claim.subject), words, name(claim.object), el("bdi", { class: "item", text: item })];
}

function claimRow(claim, figure_ = claim.belief.toFixed(2)) {
  const about = { type: "button", class: "row", click: () => pick("claim", claim.place) };
  const words = el("span", { class: "words" }, ...sentence(claim, 48), " ", ...chips(claim));
  return tinted(el("button", about, el("span", { class: "dot" }), words, el("span", { class: "figure", text: figure_ })), claim.quad);
}

function chips(claim) {
  const since = claim.denied_since && `denied since ${claim.denied_since}`;
  const texts = [claim.status !== "supported" ? claim.status : null, since, claim.modality !== "asserted" ? claim.modality : null];
  return texts.filter(Boolean).map((text) => el("span", { class: "chip warn", text }));
}
