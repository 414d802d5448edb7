"""Words that the parser hung on a wrong head, put right in the tree.

People who meet somewhere ("foreign ministers *meeting* in Rome agreed"), whom it took for a kind of
meeting. A subject that stands behind a phrase with a name ("After meeting A, *B* said …"), which it
took for another name of that or for more of a list. A verb that goes on with what the clause above
says ("I want to *thank* those who came and *praise* B"), which it took for more of the relative
clause. And an acronym after its noun ("the vile organisation *ABC*"), which it took for a verb.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from actorgraph.participles import Arcs

GATHERED = ("meeting", "gathering")
PAST = ("VBD", "VBN")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
PHRASES = ("prep", "advcl")
BEFORE_NOUNS = ("after", "before", "since", "until")
SHORTEST_ACRONYM = 3


def returned(doc: Doc) -> Arcs:
    """The arcs that such words should have; acronyms and verbs among them are tagged so."""
    arcs: Arcs = {}
    for token in doc:
        if (verb := _goes_on_with(token)) is not None:
            arcs[token.i] = verb.i, "conj"
            arcs |= {c.i: (verb.i, "cc") for c in token.head.children if _joins(c, token)}
        elif (people := _who_gather(token)) is not None:
            arcs |= {c.i: (people.i, c.dep_) for c in token.children if c.i < people.i}
            arcs |= {people.i: (token.head.i, token.dep_), token.i: (people.i, "acl")}
            token.tag_, token.pos_, token.lemma_ = "VBG", "VERB", token.lower_.removesuffix("ing")
        elif (verb := _acts(token)) is not None:
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            arcs |= _phrase(verb)
            arcs[token.i] = verb.i, "nsubjpass" if passive else "nsubj"
        elif _is_somebody(token):
            token.tag_, token.pos_ = "NN", "NOUN"
        elif _is_acronym(token):
            arcs[token.i] = token.i - 1, "appos"
            token.tag_, token.pos_ = "NNP", "PROPN"
            token.lemma_ = token.text
    return arcs


def _joins(child: Token, verb: Token) -> bool:
    return child.dep_ == "cc" and child.i == verb.i - 1


def _goes_on_with(token: Token) -> Token | None:
    """The infinitive above a relative clause in the past to which a bare verb is joined: "to thank
    those who came and *praise* B"."""
    clause = token.head
    if token.dep_ != "conj" or token.tag_ not in ("VB", "VBP") or clause.dep_ != "relcl":
        return None
    if clause.tag_ not in PAST or any(c.dep_ in ("aux", "nsubj") for c in token.children):
        return None
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in clause.children):
        return None
    if not any(_joins(c, token) for c in clause.children):
        return None
    verb = clause.head.head
    return verb if verb.tag_ == "VB" and verb.i < clause.i else None


def _who_gather(token: Token) -> Token | None:
    """The people before a word for a meeting that is a subject and tells where they meet."""
    if token.dep_ != "nsubj" or token.lower_ not in GATHERED or token.tag_ not in ("NN", "VBG"):
        return None
    people = token.nbor(-1) if token.i else token
    placed = any(c.dep_ == "prep" and c.i == token.i + 1 for c in token.children)
    plural = people.tag_ == "NNS" and people.dep_ == "compound" and people.head == token
    return people if placed and plural else None


def _acts(token: Token) -> Token | None:
    """The verb without a subject whose first phrase ends in a name that the token seems to explain
    ("After meeting A, *B* said …") or to go on with ("At talks in A, *B* and C agreed …")."""
    listed = token.dep_ == "conj" and not any(c.dep_ == "cc" for c in token.head.children)
    if not (token.dep_ == "appos" or listed) or token.pos_ not in ("PROPN", "NOUN"):
        return None
    first = token.left_edge.i
    verb = next((up for up in token.ancestors if up.i > token.i), None)
    if verb is None or first == 0 or token.nbor(first - 1 - token.i).text != ",":
        return None
    marked = bool(_phrase(verb))
    if not _is_finite(verb) or (not marked and any(c.dep_ in SUBJECTS for c in verb.children)):
        return None
    phrase = next(up for up in (token, *token.ancestors) if up.head == verb)
    if phrase.dep_ not in (SUBJECTS if marked else PHRASES) or phrase.i > token.i:
        return None
    if phrase.right_edge.i != token.right_edge.i:
        return None
    if not listed and any(t.text == "," for t in token.doc[first : verb.i]):
        return None  # "After meeting A, its president, leaders of B left"
    between = token.doc[token.right_edge.i + 1 : verb.i]
    return verb if all(t.pos_ in ("AUX", "ADV", "PART") for t in between) else None


def _phrase(verb: Token) -> Arcs:
    """The arcs that make a phrase of "After talks with A", which seems to be a clause but leaves
    the sentence without another; none where it is no such phrase."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if verb.dep_ != "ROOT" or len(subjects) != 1:
        return {}
    marks = [c for c in verb.children if c.dep_ == "mark" and c.i + 1 == subjects[0].left_edge.i]
    if not marks or marks[0].lower_ not in BEFORE_NOUNS:
        return {}
    return {marks[0].i: (verb.i, "prep"), subjects[0].i: (marks[0].i, "pobj")}


def _is_finite(verb: Token) -> bool:
    """Whether the verb, or its auxiliary, tells when something is done."""
    forms = (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass")))
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in forms)


def _is_somebody(token: Token) -> bool:
    """ "His *rival* Erik Holm": an adjective that somebody owns and a name explains."""
    kinds = {c.dep_ for c in token.children}
    return (
        token.tag_ == "JJ"
        and token.dep_ in ("conj", "nsubj", "dobj")
        and {"poss", "appos"} <= kinds
    )


def _is_acronym(token: Token) -> bool:
    """Letters in capitals right behind a noun, taken for a verb without anything of its own."""
    if token.pos_ != "VERB" or not token.is_alpha or not token.is_upper or token.i == 0:
        return False
    before = token.nbor(-1)
    bare = not any(True for _ in token.children) and token.dep_ != "ROOT"
    return bare and len(token) >= SHORTEST_ACRONYM and before.tag_ == "NN"
