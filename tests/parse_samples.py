"""Parses for the tests of the text side: Docs made by hand, and one pass of the model over many.

A hand-made sentence is a string of tokens ``text=lemma/TAG/dep/head/ENT``: the lemma may be left
out where it is the text, the head of the root too, and the entity where there is none (``I-GPE``
goes on with the one before). The head is named by its text, and where that occurs twice by number
(``to#2``).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import spacy
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from actorgraph.claims import reading
from actorgraph.clean import Clean, Paragraph, clean
from actorgraph.coref import Resolved, resolved
from actorgraph.extraction import EXTRACTORS
from actorgraph.extraction.frames import Frame
from actorgraph.link import linked
from actorgraph.model import Article, Evidence, Reading
from actorgraph.parse import TRUECASED, Parsed, as_read, pipeline

VOCAB: Vocab = spacy.blank("en").vocab

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "IN": "ADP",
    "DT": "DET", "PRP": "PRON", "PRP$": "PRON", "WDT": "PRON", "WP": "PRON", "TO": "PART",
    "MD": "AUX", "RB": "ADV", "RP": "ADP", "CC": "CCONJ", "CD": "NUM", "POS": "PART",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
}  # fmt: skip


def doc(*sentences: str) -> Doc:
    """The Doc of hand-made sentences; words are joined by single blanks."""
    rows: list[tuple[str, str, str, str, int, str]] = []
    for sentence in sentences:
        rows += _rows(sentence.split(), len(rows))
    words, lemmas, tags, deps, heads, entities = (
        list(column) for column in zip(*rows, strict=True)
    )
    return Doc(
        VOCAB,
        words=words,
        lemmas=lemmas,
        tags=tags,
        pos=[_pos(*row[1:4]) for row in rows],
        deps=deps,
        heads=heads,
        ents=[_iob(entity) for entity in entities],
    )


def token(of: Doc, text: str, number: int = 1) -> Token:
    """The ``number``-th token that reads so."""
    return [each for each in of if each.text == text][number - 1]


def by_hand(*docs: Doc, date: str | None = None) -> Parsed:
    """An article whose paragraphs are these Docs."""
    paragraphs = []
    text = ""
    for each in docs:
        offsets = tuple(range(len(text), len(text) + len(each.text)))
        paragraphs.append(Paragraph(each.text, offsets))
        text += each.text + "\n\n"
    return Parsed(
        Article("by-hand", text, date=date), Clean(None, date, tuple(paragraphs)), tuple(docs)
    )


def by_model(articles: Iterable[Article]) -> list[Parsed]:
    """What ``parse.parsed`` gives, but with one pass of the pipeline over all articles."""
    given = list(articles)
    cleaned = [clean(article) for article in given]
    read = [as_read([p.text for p in each.paragraphs], each.date) for each in cleaned]
    docs = list(pipeline().pipe(text for texts, _ in read for text in texts))
    for doc, loud in zip(docs, (loud for _, shouted in read for loud in shouted), strict=True):
        doc.user_data[TRUECASED] = loud
    rest = iter(docs)
    return [
        Parsed(article, each, tuple(islice(rest, len(each.paragraphs))))
        for article, each in zip(given, cleaned, strict=True)
    ]


def texts_by_model(texts: Iterable[str], date: str | None = "2024-11-13") -> dict[str, Parsed]:
    """Texts parsed as articles of their own, by text."""
    articles = [
        Article(f"text-{n}", text, date=date) for n, text in enumerate(dict.fromkeys(texts))
    ]
    return {parsed.article.text: parsed for parsed in by_model(articles)}


def resolve(parsed: Parsed) -> Resolved:
    """The article's mentions with names, pronouns and descriptions linked."""
    return resolved(parsed, linked(parsed))


def frames(parsed: Parsed) -> list[Frame]:
    """The frames of the default extractor."""
    return list(EXTRACTORS["rules"](parsed, resolve(parsed)))


def said(parsed: Parsed) -> set[str]:
    """The article's claims as ``"subject relation object"``, ids of actors."""
    return {f"{c.subject} {c.relation} {c.object}" for c in reading(parsed).claims}


def evidence(found: Reading, claim: str) -> Evidence:
    """The only piece of evidence of the claim ``"subject relation object"``."""
    own = [c for c in found.claims if f"{c.subject} {c.relation} {c.object}" == claim]
    assert own, f"no {claim} in {[(c.subject, c.relation, c.object) for c in found.claims]}"
    (piece,) = own[0].evidence
    return piece


def _rows(tokens: list[str], shift: int) -> list[tuple[str, str, str, str, int, str]]:
    parts = [each.split("/") for each in tokens]
    texts = [part[0].partition("=")[0] for part in parts]
    rows = []
    for at, part in enumerate(parts):
        text, _, lemma = part[0].partition("=")
        head = _place(part[3], texts) if len(part) > 3 and part[3] else at
        entity = part[4] if len(part) > 4 else ""
        rows.append((text, lemma or text, part[1], part[2], head + shift, entity))
    return rows


def _place(name: str, texts: list[str]) -> int:
    text, _, number = name.partition("#")
    return [at for at, each in enumerate(texts) if each == text][int(number or 1) - 1]


def _pos(lemma: str, tag: str, dep: str) -> str:
    if lemma == "be" or (tag.startswith("VB") and dep in ("aux", "auxpass")):
        return "AUX"
    return "SCONJ" if dep == "mark" else _POS.get(tag, "PUNCT")


def _iob(entity: str) -> str:
    return "O" if not entity else entity if entity.startswith("I-") else f"B-{entity}"
