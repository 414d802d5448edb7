"""Print how well the rules read the labelled sentences of training/judge, and what they miss.

    python scripts/evaluate_sentences.py [--misses] [--wrong] [--relation NAME] [--update]

A quarter of the sentences, told by a hash of their words, is held out: of these only scores are
printed, so that whoever writes rules can tell what generalises. With ``--misses`` and ``--wrong``
the missed and the wrong claims of the other three quarters are printed by cause, those with most
members first: the relation, why no rule read it, and the words on the path between the two actors.
With ``--update`` the scores of all relations go into docs/evaluation.md, between their markers.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Span, Token

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))
from judge.readings import marked
from judge.sentences import Sentence, sentences

from actorgraph.claims import kept_frames
from actorgraph.coref import Resolved, resolved
from actorgraph.evaluate import NOT_ANNOTATED
from actorgraph.extraction.misses import Cause, Miss
from actorgraph.link import linked
from actorgraph.model import Article
from actorgraph.ontology import relations
from actorgraph.parse import Parsed, parsed_article

PAGE = Path(__file__).resolve().parents[1] / "docs" / "evaluation.md"
START, END = "<!-- sentences -->\n", "<!-- /sentences -->"
HEAD = 4
"""Lines of the table that go into the page: its head, and the scores of all relations."""
TWENTIETHS = frozenset({0, 10, 1, 2, 3})
"""The remainders that are held out; 0 and 10 are the tenth on which the judge is measured."""

Key = tuple[int, str, int]


@dataclass(frozen=True)
class Read:
    """What the rules read of a sentence: ``found`` claims by actor number, each with its rule and
    trigger; ``wanted`` ones, ``open`` pairs; ``causes`` of those missed and what is wrong."""

    sentence: Sentence
    found: dict[Key, str]
    wanted: frozenset[Key]
    open: frozenset[tuple[int, int]]
    causes: dict[Key, tuple[str, str]]

    def right(self) -> list[Key]:
        """The claims found that are wanted."""
        return [key for key in self.found if key in self.wanted]

    def wrong(self) -> list[Key]:
        """The claims found that are not, of pairs on which the annotators agree."""
        return [
            key
            for key in self.found
            if key not in self.wanted and not {(key[0], key[2]), (key[2], key[0])} & self.open
        ]

    def missed(self) -> list[Key]:
        """The claims wanted that are not found."""
        return sorted(self.wanted - self.found.keys())


def main(arguments: argparse.Namespace) -> None:
    """Print scores of both parts, and the causes that are asked for."""
    parts: dict[str, list[Read]] = {"seen": [], "held": []}
    for sentence in sentences():
        parts["held" if is_held(sentence) else "seen"].append(read(sentence))
    lines = list(table(parts))
    print("\n".join(lines))
    if arguments.update:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        block = "".join(f"{line}\n" for line in lines[:HEAD])
        PAGE.write_text(f"{before}{START}{block}{END}{rest.partition(END)[2]}", encoding="utf-8")
    if arguments.misses:
        print_groups("missed", parts["seen"], arguments.relation)
    if arguments.wrong:
        print_groups("wrong", parts["seen"], arguments.relation)


def is_held(sentence: Sentence) -> bool:
    """Whether a sentence is of the quarter of which only scores are shown."""
    return int(hashlib.sha256(sentence.text.encode()).hexdigest(), 16) % 20 in TWENTIETHS


def table(parts: dict[str, list[Read]]) -> Iterator[str]:
    """Precision, recall and F1 of all relations, then of each."""
    yield "| relation | part | precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- |"
    for relation in (None, *relations()):
        for part, own in parts.items():
            found, right, wanted = (
                sum(relation in (None, key[1]) for each in own for key in keys(each))
                for keys in (lambda r: [*r.right(), *r.wrong()], Read.right, lambda r: r.wanted)
            )
            if not wanted:
                continue
            precision, recall = right / max(1, found), right / wanted
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            yield (
                f"| {relation or 'all'} | {part} | {precision:.3f} of {found} | "
                f"{recall:.3f} of {wanted} | {f1:.3f} |"
            )


def read(sentence: Sentence) -> Read:
    """What the rules read, as in an article that is this sentence and the one before it."""
    parsed = parsed_article(Article("sentence", f"{sentence.before} {sentence.text}".strip()))
    who = sentence.clusters()
    wanted = frozenset(
        _key(who[s], r, who[o]) for s, r, o, *_ in sentence.claims if r not in NOT_ANNOTATED
    )
    links = resolved(parsed, linked(parsed))
    dropped: list[Miss] = []
    found: dict[Key, str] = {}
    whose = _marked(sentence, parsed, links)
    for frame in kept_frames(parsed, links, missed=dropped.append):
        doc = parsed.docs[frame.paragraph]
        ends = [marked(p, doc, sentence) for p in (frame.subject, frame.object)]
        ends = [
            whose.get(p.actor) if end is None else end
            for p, end in zip((frame.subject, frame.object), ends, strict=True)
        ]
        if None in ends or frame.relation in NOT_ANNOTATED:
            continue
        subject, object = (who[end] for end in ends if end is not None)
        if subject != object:
            word = doc[frame.trigger[1] - 1]
            found.setdefault(_key(subject, frame.relation, object), f"{frame.rule} {word.lemma_}")
    unlocated = frozenset((who[a], who[b]) for a, b in sentence.open)
    causes = {
        key: _cause(key, sentence, parsed, links, found, dropped)
        for key in (*sorted(wanted - found.keys()), *(found.keys() - wanted))
    }
    return Read(sentence, found, wanted, unlocated, causes)


def _key(subject: int, relation: str, object: int) -> Key:
    if relations()[relation].symmetric:
        subject, object = min(subject, object), max(subject, object)
    return subject, relation, object


def _marked(sentence: Sentence, parsed: Parsed, links: Resolved) -> dict[str, int]:
    """The first marked mention of each linked actor, for what is read of a pronoun."""
    found: dict[str, int] = {}
    for paragraph, doc in enumerate(parsed.docs):
        base = doc.text.find(sentence.text)
        for n in range(len(sentence.actors)) if base >= 0 else ():
            for word in _words(n, doc, base, sentence):
                mention = links.links.at[paragraph].get(word.i)
                for actor in mention.actors if mention else ():
                    found.setdefault(actor, n)
    return found


def _cause(
    key: Key,
    sentence: Sentence,
    parsed: Parsed,
    links: Resolved,
    found: dict[Key, str],
    dropped: Sequence[Miss],
) -> tuple[str, str]:
    """Why a claim is missed (or, found, what it is), and the words on the path between its
    actors."""
    subject, relation, object = key
    texts = [doc.text.find(sentence.text) for doc in parsed.docs]
    paragraph = next((n for n, at in enumerate(texts) if at >= 0), None)
    if paragraph is None:
        return "not parsed as one paragraph", ""
    doc, base = parsed.docs[paragraph], texts[paragraph]
    tokens = [_head(n, doc, base, sentence) for n in (subject, object)]
    path = shortest(tokens, sentence, base)
    if key in found:
        return found[key], path
    others = sorted(k[1] for k in found if {k[0], k[2]} == {subject, object})
    if others:
        return f"read as {', '.join(others)}", path
    who = sentence.clusters()
    for role, end in (("subject", subject), ("object", object)):
        marks = [_words(n, doc, base, sentence) for n, each in enumerate(who) if each == end]
        kinds = {
            m.kind for words in marks for t in words if (m := links.links.at[paragraph].get(t.i))
        }
        if not kinds - {"place", "city"}:
            return f"{role} not linked", f"{sentence.actors[end][2]} {'/'.join(kinds)} {path}"
    causes = Counter(m.cause for m in dropped if m.relation == relation and base <= m.word.idx)
    order = [c for c in Cause if c in causes]
    return (order[-1].name.lower() if order else "no trigger"), path


def _head(actor: int, doc: Doc, base: int, sentence: Sentence) -> Token:
    return _words(actor, doc, base, sentence).root


def _words(actor: int, doc: Doc, base: int, sentence: Sentence) -> Span:
    start, end, _ = sentence.actors[actor]
    span = doc.char_span(base + start, base + end, alignment_mode="expand")
    assert span is not None
    return span


def shortest(ends: Sequence[Token], sentence: Sentence, base: int) -> str:
    """The lemmas of the words between two actors in the tree, marked with how they hang together:
    "subject < verb > object"."""
    left = [ends[0], *ends[0].ancestors]
    right = [ends[1], *ends[1].ancestors]
    meeting = next((t for t in left if t in right), None)
    if meeting is None:
        return "(two sentences)"
    up, down = left[: left.index(meeting)], right[: right.index(meeting)]
    words = [f"{t.dep_}{'' if t is ends[0] else ':' + t.lemma_.lower()} <" for t in up]
    words.append("SELF" if meeting in ends else meeting.lemma_.lower())
    words += [f"> {t.dep_}{'' if t is ends[1] else ':' + t.lemma_.lower()}" for t in down[::-1]]
    return " ".join(words)


def print_groups(name: str, reads: Iterable[Read], relation: str | None) -> None:
    """The missed or wrong claims by relation and cause, most frequent first, with their words."""
    groups: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for each in reads:
        for key in each.missed() if name == "missed" else each.wrong():
            if relation in (None, key[1]):
                cause, path = each.causes[key]
                ends = [each.sentence.words(n) for n in (key[0], key[2])]
                groups[key[1], cause].append((path, f"{' → '.join(ends)} | {each.sentence.text}"))
    for (kind, cause), members in sorted(groups.items(), key=lambda row: -len(row[1])):
        print(f"\n## {name}: {kind}, {cause}: {len(members)}")
        for path, words in sorted(members):
            print(f"{path}\n    {words}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="the missed claims, by cause")
    parser.add_argument("--wrong", action="store_true", help="the wrong claims, by cause")
    parser.add_argument("--update", action="store_true", help="renew docs/evaluation.md")
    parser.add_argument("--relation", help="of this relation only")
    main(parser.parse_args())
