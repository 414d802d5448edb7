"""Words before a noun that the parser took for others, put right in the tree.

Verbs in -ing that it took for adjectives, of two kinds, whatever the word: the gerund of an
accusation ("accused Cuba of destabilising Bolivia"), and the progressive whose object it took for a
predicate ("Chad is massing troops on the border"). And adjectives of rarer states and peoples that
it took for nouns ("Chadian airstrikes"), or behind their noun for the predicate of a clause ("as
rebels *loyal* to A fled").
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from actorgraph.astray import returned
from actorgraph.gazetteer import is_demonym
from actorgraph.ontology import cues
from actorgraph.participles import Arcs, Lemma, amended

ACCUSING = ("of", "for")
ARCS: list[int | str] = ["HEAD", "DEP"]


def retagged(doc: Doc, lemma: Lemma) -> Doc:
    """The same Doc in which such words are verbs with the noun after them as their object."""
    arcs = _adjectives(doc) | _behind_nouns(doc) | _judgements(doc)
    for token in doc:
        named = token.dep_ == "compound" and token.head.pos_ == "PROPN"  # "of bombing Gori"
        if not (token.dep_ == "amod" or named) or not token.lower_.endswith("ing"):
            continue
        if _is_gerund(token):
            arcs[token.i] = token.head.head.i, "pcomp"
        elif _is_progressive(token):
            arcs |= _joined(token)
        else:
            continue
        arcs[token.head.i] = token.i, "dobj"
        token.tag_, token.pos_ = "VBG", "VERB"
        token.set_morph("Aspect=Prog|Tense=Pres|VerbForm=Part")  # type: ignore[attr-defined]
        token.lemma_ = lemma(token)
    for token in doc:
        if _is_backing(token):
            arcs |= _as_verb(token)
            token.tag_, token.pos_, token.lemma_ = "VBP", "VERB", token.lower_
    arcs |= amended(doc, lemma) | returned(doc)
    return _thanking(_reattached(doc, arcs) if arcs else doc, lemma)


def _adjectives(doc: Doc) -> Arcs:
    """Arcs that make adjectives of the names of peoples that the tagger took for nouns before a
    noun ("*Chadian* airstrikes hit B"), and give the noun what stood before them."""
    arcs: Arcs = {}
    for token in doc:
        noun = token.head
        joined = token.dep_ in ("compound", "nmod", "nsubj") and token.i < noun.i
        if joined and token.pos_ == "PROPN" and noun.pos_ == "NOUN" and is_demonym(token.text):
            arcs |= {c.i: (noun.i, c.dep_) for c in token.children if c.dep_ in ("nummod", "det")}
            arcs[token.i] = noun.i, "amod"
            token.tag_, token.pos_ = "JJ", "ADJ"
    return arcs


def _behind_nouns(doc: Doc) -> Arcs:
    """Arcs that join an adjective or participle to the noun right before it, and give the clause to
    the verb that follows without a subject: "B struck as rebels *loyal* to A attacked C"."""
    arcs: Arcs = {}
    for token in doc:
        marks = [c for c in token.children if c.dep_ == "mark" and c.i < token.i]
        nouns = [c for c in token.children if c.dep_ == "nsubj" and c.i == token.i - 1]
        joined = (
            token.tag_ in ("VBN", "VBD") and token.i + 1 < len(doc) and token.nbor().tag_ == "IN"
        )
        joined &= not any(c.dep_ in ("dobj", "auxpass") for c in token.children)
        if not (token.pos_ == "ADJ" or joined) or token.dep_ != "advcl" or not (marks and nouns):
            continue
        verb = next((t for t in token.head.conjuncts if t.i > token.i), None)
        if verb is None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass", "cc") for c in verb.children):
            continue
        if any(c.dep_ == "cc" for c in token.head.children if token.i < c.i < verb.i):
            continue
        arcs |= {c.i: (verb.i, "mark") for c in marks}
        arcs |= {nouns[0].i: (verb.i, "nsubj"), token.i: (nouns[0].i, "acl" if joined else "amod")}
        arcs[verb.i] = token.head.i, "advcl"
    return arcs


def _judgements(doc: Doc) -> Arcs:
    """Arcs that make an adjective what somebody is held to be, and the noun before it whom: "holds
    B alone *responsible*"."""
    arcs: Arcs = {}
    for token in doc:
        verb = token.head
        clause = token.dep_ in ("advcl", "ccomp") and token.pos_ == "ADJ" and verb.i < token.i
        if not clause or verb.lemma_ not in cues().holding_to_be or verb.pos_ != "VERB":
            continue
        if any(c.dep_ in ("mark", "aux", "cop") for c in token.children):
            continue
        arcs[token.i] = verb.i, "oprd"
        arcs |= {c.i: (verb.i, "dobj") for c in token.children if c.dep_ == "nsubj"}
    return arcs


def _is_backing(token: Token) -> bool:
    """ "Togo and Benin *back* Ghana": an adverb between two names that make the whole sentence, or
    are the subject of what follows ("…, and A wants it to pay")."""
    name = token.head
    return (
        token.tag_ == "RB"
        and token.lower_ in cues().backing_word
        and (name.dep_ == "ROOT" or (name.dep_ == "nsubj" and _goes_on(token)))
        and name.pos_ == "PROPN"
        and name.i < token.i
        and any(c.dep_ == "conj" for c in name.children)
        and _after(token) >= 0
    )


def _goes_on(token: Token) -> bool:
    """Whether the names' own verb has another subject beside it, listed with them."""
    return token.i < token.head.head.i and any(c.i > token.i for c in token.head.conjuncts)


def _as_verb(token: Token) -> Arcs:
    """Arcs that make a verb of the adverb, with the name before as subject, that after as object,
    and give the verb that follows the last of the listed names."""
    name, arcs = token.head, {token.i: (token.i, "ROOT")}
    if name.dep_ == "nsubj":
        next_verb = name.head
        up = token.i if next_verb.head == next_verb else next_verb.head.i
        arcs = {token.i: (up, next_verb.dep_), next_verb.i: (token.i, "conj")}
        others = [c for c in name.conjuncts if c.i > token.i]
        arcs |= {others[0].i: (next_verb.i, "nsubj")}
        arcs |= {c.i: (token.i, c.dep_) for c in name.children if c.dep_ == "cc" and c.i > token.i}
    return arcs | {name.i: (token.i, "nsubj"), _after(token): (token.i, "dobj")}


def _after(token: Token) -> int:
    """The name that follows the adverb and hangs on the name before it; -1 if none does."""
    return next(
        (
            c.i
            for c in token.head.children
            if c.left_edge.i == token.i + 1 and c.dep_ in ("appos", "npadvmod", "dep")
        ),
        -1,
    )


def _thanking(doc: Doc, lemma: Lemma) -> Doc:
    """The same Doc in which "thanks" with an object is a verb ("commends A and thanks B"), and
    so are other verbs of speech that go on with one ("condemns A and *demands* it")."""
    for token in doc:
        named = any(c.dep_ == "dobj" and c.pos_ == "PROPN" for c in token.children)
        alone = token.tag_ == "UH" and token.lower_ == "thanks"
        joined = token.dep_ in ("conj", "npadvmod") and token.head.tag_ == "VBZ"
        spoken = token.tag_ == "NNS" and token.lower_[:-1] in cues().outspoken_verb
        if named and (alone or (joined and spoken)):
            token.dep_ = "conj" if joined else token.dep_
            token.tag_, token.pos_ = "VBZ", "VERB"
            token.lemma_ = lemma(token)
    return doc


def _is_gerund(token: Token) -> bool:
    """ "of destabilising Bolivia" after a verb of accusing, right behind the preposition."""
    noun, preposition = token.head, token.head.head
    return (
        noun.dep_ == "pobj"
        and noun.i > token.i
        and preposition.i == token.i - 1
        and preposition.lower_ in ACCUSING
        and preposition.head.lemma_ in cues().accusing_verb
    )


def _is_progressive(token: Token) -> bool:
    """ "is massing troops": nothing but adverbs stands between the auxiliary and the word."""
    noun, verb = token.head, token.head.head
    if noun.dep_ != "attr" or verb.lemma_ != "be" or verb.i > token.i:
        return False
    if any(c.dep_ in ("det", "poss") and c.i < token.i for c in noun.children):
        return False
    if any(c.dep_ == "expl" for c in verb.children):
        return False
    between = token.doc[verb.i + 1 : token.i]
    return noun.i > token.i and all(t.pos_ in ("ADV", "PART") for t in between)


def _joined(token: Token) -> Arcs:
    """Arcs that put the word in the place of its auxiliary."""
    auxiliary = token.head.head
    up = token.i if auxiliary.head == auxiliary else auxiliary.head.i
    arcs = {token.i: (up, auxiliary.dep_), auxiliary.i: (token.i, "aux")}
    for child in auxiliary.children:
        if child.i != token.head.i:
            arcs[child.i] = token.i, child.dep_
    return arcs


def _reattached(doc: Doc, arcs: Arcs) -> Doc:
    """The Doc with these arcs: by token its head and the label."""
    table = doc.to_array(ARCS)
    for i, (head, label) in arcs.items():
        table[i, 0] = (head - i) % 2**64  # spaCy keeps the distance as unsigned
        table[i, 1] = doc.vocab.strings.add(label)
    return doc.from_array(ARCS, table)  # type: ignore[arg-type]
