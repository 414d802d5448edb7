"""Which of several phrases of a sentence are those of a trigger's clause."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

BOUNDARIES = ("ccomp", "advcl", "relcl", "parataxis", "conj")


def own_phrases(trigger: Token, spans: Iterable[Span]) -> list[Span]:
    """Those of the spans that belong to the trigger's clause: first what hangs on the trigger,
    nearest first, then what hangs on the verb above it.

    A participle that the parser makes part of the name after it ("Meeting A in B") has that name's.
    """
    if trigger.dep_ == "compound" and trigger.tag_ == "VBG":
        trigger = trigger.head
    ranked = []
    for span in spans:
        steps = _steps(span.root, trigger)
        if steps is None:
            verb = trigger
            while verb.head != verb and verb.pos_ != "VERB" and verb.dep_ not in BOUNDARIES:
                verb = verb.head
            up = None if verb == trigger else _steps(span.root, verb)
            steps = None if up is None else up + 10
        if steps is not None:
            ranked.append((steps, abs(span.root.i - trigger.i), span.start, span))
    return [span for *_, span in sorted(ranked, key=lambda row: row[:3])]


def _steps(token: Token, top: Token) -> int | None:
    """Arcs from a token up to another, None if it is not below or another clause lies between.

    A relative clause is the event's own if it says when that began or happened.
    """
    count = 0
    while token != top:
        foreign = token.dep_ in BOUNDARIES and token.pos_ in ("VERB", "AUX")
        if token.head == token or (foreign and not (token.dep_ == "relcl" and token.head == top)):
            return None
        token = token.head
        count += 1
    return count
