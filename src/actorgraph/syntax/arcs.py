"""Single steps in a dependency tree: prepositions, antecedents, coordination."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from actorgraph.ontology import cues

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
MODIFIERS = ("poss", "amod", "compound", "nmod", "nummod", "npadvmod")


class Filler(NamedTuple):
    """A token that fills a slot, and how many inferences beyond a plain arc it took."""

    token: Token
    steps: int = 0


def prepositional(token: Token, name: str) -> list[Filler]:
    """Objects of the token's own preposition of that name."""
    found: list[Filler] = []
    for c in token.children:
        if c.dep_ in ("prep", "dative", "agent", "prt", "advmod", "mark") and c.lower_ == name:
            also = [k for k in c.children if k.dep_ == "conj" and k.lower_ == name]
            for each in (c, *also):  # "with A and with B"
                found += [Filler(antecedent(p)) for p in each.children if p.dep_ == "pobj"]
            if name == "out":  # "pulled its troops out of B"
                found += prepositional(c, "of")
        elif name == "to" and _leads_on(c):
            found += prepositional(c, name)  # "handed its jets over to B"
        elif name == "from" and c.dep_ == "advmod" and c.i > token.i and token.pos_ == "VERB":
            found += prepositional(c, name)  # "called its envoy home from B"
    if name == "between" and len(found) == 1 and len(conjuncts(found[0].token)) == 1:
        found += strayed(found[0].token)
    return found


def _leads_on(particle: Token) -> bool:
    """Whether a particle that the parser puts between a verb and its "to" says whereto."""
    told = particle.dep_ in ("prep", "prt", "advmod")
    return told and particle.lower_ in cues().onward_particle


def nested(token: Token, name: str) -> list[Filler]:
    """As `prepositional`, or else of what its "of" or "by" names: "transfers of centrifuges to B",
    "threats by A against B"; of a sum, what its "in" names: "$80 million in aid to B"."""
    found = prepositional(token, name)
    if not found and name == "by":  # "the arrest of two sailors *by B*"
        parts = prepositional(token, "of")
        return [Filler(f.token, 1) for p in parts for f in prepositional(p.token, name)]
    if found or name == "of":
        return found
    counted = any(c.dep_ in ("nummod", "quantmod") for c in token.children)
    return [
        Filler(f.token, f.steps + 1)
        for between in ("of", "by", "in")
        if counted or between != "in"
        for part in prepositional(token, between)
        for f in prepositional(part.token, name)
    ]


def destined(noun: Token, name: str) -> list[Filler]:
    """The object of the preposition in what is to be done with it: "aid to be sent *to B*"."""
    below = [c for c in noun.children if c.dep_ in ("relcl", "acl") and c.tag_ == "VBN"]
    if noun.dep_ == "pobj":  # the parser may hang it on the verb: "push for aid to be sent"
        after = noun.right_edge.i + 1
        below += [c for c in noun.head.head.children if c.tag_ == "VBN" and c.left_edge.i == after]
    aims = [c for c in below if any(k.tag_ == "TO" for k in c.children)]
    return [Filler(f.token, f.steps + 1) for c in aims for f in prepositional(c, name)]


def strayed(first: Token) -> list[Filler]:
    """The second party of "between A, …, and B" that the parser ties to a verb above."""
    for up in first.ancestors:
        if up.pos_ not in ("VERB", "AUX"):
            continue
        for c in up.children:
            if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") and c.i > first.i:
                return [Filler(c, 1)]
    return []


def stranded(verb: Token, name: str) -> list[Filler]:
    """The noun whose relative clause ends in the preposition ("the group that it fought with")."""
    for c in verb.children:
        if c.dep_ == "prep" and c.lower_ == name and not any(p.dep_ == "pobj" for p in c.children):
            return [Filler(verb.head, 1)]
    return []


def governors(token: Token) -> list[Filler]:
    """The words right above a trigger: "committed" over "committed to defeating B"."""
    found = []
    for up in token.ancestors:
        if up.pos_ == "ADP" or up.dep_ in ("conj",):
            continue
        found.append(Filler(up))
        if up.pos_ in ("VERB", "AUX") and up.lemma_ not in ("be", "remain", "work", "continue"):
            break
    return found


def hyphenated(adjective: Token) -> list[Filler]:
    """X in "X-backed" and in "X- and Y-backed"."""
    i = adjective.i
    if i < 2 or adjective.nbor(-1).text not in ("-", "–"):
        return []
    found = [Filler(adjective.nbor(-2))]
    if i >= 5 and adjective.nbor(-3).lower_ in ("and", "or") and adjective.nbor(-4).text == "-":
        found.append(Filler(adjective.nbor(-5), 1))
    return found


def named_beside(noun: Token) -> list[Filler]:
    """The names that stand beside the noun ("its ally *B*")."""
    return [Filler(c) for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"]


def is_relative(token: Token) -> bool:
    """Whether the token is a relative pronoun."""
    return token.tag_ in ("WDT", "WP", "WP$")


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if not is_relative(token):
        return token
    for up in token.ancestors:
        if up.dep_ == "relcl":
            return up.head
        if up.dep_ in ("advcl", "ccomp") and token.tag_ == "WDT" and token.i == up.left_edge.i:
            before = token.i - 1  # a relative clause that the parser hangs on the verb
            while before > token.sent.start and not token.doc[before].is_alpha:
                before -= 1
            return token.doc[before]
    return token


def conjuncts(token: Token) -> list[Token]:
    """The token and the nouns coordinated to its right, in order, however many there are."""
    found: list[Token] = []
    ahead = [token]
    while ahead:
        found.append(ahead.pop())
        ahead += [c for c in found[-1].children if _coordinated(c)][::-1]
    found += [k for each in list(found) for k in _resumed(each)]
    return found if len(found) > 1 else found + _misjoined(token)


def _resumed(name: Token) -> list[Token]:
    """The name by which a list goes on after a relative clause, though the parser joins it to a
    noun in that clause ("thanked A, which sent doctors, and *B*, which …")."""
    if name.pos_ != "PROPN":
        return []
    return [
        k
        for clause in name.children
        if clause.dep_ == "relcl"
        for noun in clause.subtree
        for k in noun.children
        if _resumes(k)
    ]


def _resumes(name: Token) -> bool:
    """Whether a name that the parser joins to a noun in a relative clause has one of its own, so
    that it goes on with the list around that clause."""
    noun = name.head
    return (
        name.dep_ == "conj"
        and name.pos_ == "PROPN"
        and noun.pos_ == "NOUN"
        and noun.dep_ in ("dobj", "pobj", "attr")
        and noun.doc[noun.i + 1 : noun.i + 2].text == ","
        and any(c.dep_ == "relcl" for c in name.children)
        and any(up.dep_ == "relcl" and up.head.pos_ == "PROPN" for up in noun.ancestors)
    )


def _misjoined(token: Token) -> list[Token]:
    """The name that the parser joins to the verb instead of its object ("urged A and *B* to …")."""
    end = token.right_edge.i + 1
    if token.dep_ != "dobj" or token.pos_ != "PROPN" or end >= len(token.doc):
        return []
    return [
        c
        for c in token.head.children
        if c.dep_ == "conj" and c.pos_ == "PROPN" and c.left_edge.i == end + 1
        if token.doc[end].dep_ == "cc"
    ]


def _coordinated(token: Token) -> bool:
    """Whether the token goes on with the list of names or nouns that its head belongs to."""
    if token.dep_ == "conj":
        return token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") and not _resumes(token)
    names = token.pos_ == token.head.pos_ == "PROPN"
    return token.dep_ == "appos" and names and _listed(token)  # the parser's view of some lists


def _listed(apposition: Token) -> bool:
    """An apposition that goes on with a conjunct is a list ("Russia, China and Iran"), and so is
    one that no comma closes before the verb, as headlines have it ("Greece, Macedonia agree")."""
    if any(c.dep_ == "conj" for c in apposition.children):
        return True
    end = apposition.right_edge.i + 1
    following = apposition.doc[end] if end < len(apposition.doc) else apposition
    return following.pos_ in ("VERB", "AUX") and apposition.head.ent_type_ == apposition.ent_type_


def follows(noun: Token, names: frozenset[str] | None = None) -> bool:
    """Whether a preposition of these, or any, comes right after the noun and does not only date
    it, whatever the parser hangs it on ("hailed the truce *in* Libya")."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return any(
        t.dep_ == "prep"
        and (names is None or t.lower_ in names)
        and not any(c.ent_type_ in ("DATE", "TIME") for c in t.children)
        for t in after
    )
