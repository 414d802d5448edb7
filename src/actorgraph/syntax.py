"""Grammar: who fills which slot of a verb, noun or adjective in a spaCy parse.

Everything here is about dependency trees; nothing knows actors or relations. Functions return
``Filler`` heads (a noun with two coordinated nouns is one head) with the number of inferences
that led to them, from which confidence is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from actorgraph.ontology import Cues

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSES = ("ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl", "conj", "ROOT", "parataxis", "dep")
MODIFIERS = ("poss", "amod", "compound", "nmod", "nummod", "npadvmod")


class Filler(NamedTuple):
    """A token that fills a slot, and how many inferences beyond a plain arc it took."""

    token: Token
    steps: int = 0


def slot(trigger: Token, name: str, pos: str, cues: Cues) -> list[Filler]:
    """What fills the named slot (docs/lexicon.md lists them) of a trigger of that part of speech;
    empty if nothing."""
    head, _, rest = name.partition("/")
    look = {"verb": verb_slot, "noun": noun_slot, "adjective": adjective_slot}[pos]
    found = look(trigger, head, cues)
    if rest:
        return [
            Filler(owner.token, filler.steps + owner.steps)
            for filler in found
            for owner in noun_slot(filler.token, rest, cues)
        ]
    return found


def verb_slot(verb: Token, name: str, cues: Cues) -> list[Filler]:
    """Slots of verbs: subj, obj, dative, comp, attr or a preposition."""
    special: dict[str, Callable[[Token, Cues], list[Filler]]] = {
        "subj": deep_subject,
        "obj": deep_object,
        "comp": complement_subject,
        "goal": goal_object,
        "content": content_subject,
    }
    if name in special:
        return special[name](verb, cues)
    if name == "governor":
        return governors(verb)
    if name == "inf":
        return [Filler(c) for c in verb.children if c.dep_ == "xcomp"]
    if name == "dative":
        return [Filler(c) for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if name == "attr":
        return [Filler(c) for c in verb.children if c.dep_ in ("attr", "oprd")]
    found = prepositional(verb, name)
    if not found:  # the parser may hang the phrase on the object instead
        for c in verb.children:
            if c.dep_ in ("dobj", "nsubjpass", "prt", "attr", "oprd", "dative"):
                found += [Filler(f.token, f.steps + 1) for f in prepositional(c, name)]
    if not found and verb.dep_ == "relcl":
        found = stranded(verb, name)
    return found


def noun_slot(noun: Token, name: str, cues: Cues) -> list[Filler]:
    """Slots of nouns: poss, subj, head, holder is left to offices, or a preposition."""
    if name == "poss":
        return owners(noun)
    if name == "head":
        return [Filler(noun.head)] if noun.dep_ in MODIFIERS and noun.head.i > noun.i else []
    if name == "subj":
        return supported_subject(noun, cues)
    if name == "governor":
        return governors(noun)
    if name == "obj":
        return [Filler(f.token, f.steps + 1) for f in inverse_object(noun, cues)]
    if name == "clause":
        return clause_subject(noun, cues)
    found = prepositional(noun, name)
    if not found and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        found = [Filler(f.token, f.steps + 1) for f in prepositional(noun.head, name)]
    if not found and name != "of":  # "support and aid for B": it hangs on the last conjunct
        for other in noun.conjuncts:
            if other.i > noun.i and other.pos_ == "NOUN":
                found += [Filler(f.token, f.steps + 1) for f in prepositional(other, name)]
    if not found:
        for verb, _ in support_verbs(noun, cues):
            names = (name, "dative") if name == "to" else (name,)
            for each in names:
                found += [Filler(f.token, f.steps + 1) for f in verb_slot(verb, each, cues)]
    return [f for f in found if f.token.i != noun.i]


def adjective_slot(adjective: Token, name: str, cues: Cues) -> list[Filler]:
    """Slots of adjectives: subj, head, hyphen (X in "X-backed"), or a preposition."""
    if name == "hyphen":
        return hyphenated(adjective)
    if name == "head":
        return [Filler(adjective.head)] if adjective.dep_ == "amod" else []
    if name == "subj":
        if adjective.dep_ in ("amod", "appos", "acl"):
            return [Filler(adjective.head)]
        if adjective.dep_ in ("acomp", "oprd", "attr", "conj", "xcomp", "advcl"):
            return surface_subject(adjective.head, cues)
        return surface_subject(adjective, cues)
    return prepositional(adjective, name)


# --- verbs -----------------------------------------------------------------------------------


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its deep object."""
    deps = {c.dep_ for c in verb.children}
    if deps & {"nsubjpass", "auxpass", "csubjpass"}:
        return True
    if verb.tag_ != "VBN" or "aux" in deps:
        return False
    if verb.dep_ in ("acl", "amod") or (verb.dep_ == "advcl" and "nsubj" not in deps):
        return "dobj" not in deps
    return verb.dep_ == "conj" and "nsubj" not in deps and is_passive(verb.head)


def is_fronted(verb: Token) -> bool:
    """A gerund at the sentence's head that the parser takes for part of the name after it
    ("Meeting Macron in Rome, Meloni said …")."""
    return verb.dep_ == "compound" and verb.tag_ == "VBG" and verb.i == verb.sent.start


def deep_subject(verb: Token, cues: Cues) -> list[Filler]:
    """Who acts: the subject of an active verb, the by-agent of a passive one."""
    if not is_passive(verb):
        return surface_subject(verb, cues)
    agents = [
        c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")
    ]
    found = [Filler(p) for agent in agents for p in agent.children if p.dep_ == "pobj"]
    for phrase in () if found else prepositional(verb, "at"):  # "at the hands of B"
        if phrase.token.lemma_ in cues.agent_phrase:
            found += prepositional(phrase.token, "of")
    return found


def deep_object(verb: Token, cues: Cues) -> list[Filler]:
    """Who is acted on: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return surface_subject(verb, cues)
    own = [Filler(antecedent(c)) for c in verb.children if c.dep_ == "dobj"]
    if own:
        return own
    if verb.dep_ == "relcl" and not any(is_relative(c) for c in verb.children):
        return [Filler(verb.head, 1)]
    if is_fronted(verb):
        return [Filler(verb.head, 1)]
    return [  # "attacked and killed B": one object of two verbs, and nothing else between them
        Filler(f, 1)
        for other in verb.children
        if other.dep_ == "conj" and other.tag_ == verb.tag_ and _bare(verb, other)
        for f in other.children
        if f.dep_ == "dobj"
    ]


def _bare(verb: Token, other: Token) -> bool:
    """Whether nothing but the coordination stands between two verbs."""
    return not any(c.dep_ in SUBJECTS for c in other.children) and all(
        t.dep_ in ("cc", "advmod", "punct", "neg", "conj") for t in verb.doc[verb.i + 1 : other.i]
    )


def surface_subject(verb: Token, cues: Cues, depth: int = 0) -> list[Filler]:
    """The verb's own subject, or the one that grammar supplies to a clause without."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ != "VERB"]
    if len(own) > 1:  # "POLAND: The president said": the label is no subject
        own = [c for c in own if c.i + 1 >= len(c.doc) or c.nbor().text != ":"] or own
    if own:
        return [Filler(antecedent(c)) for c in own]
    if depth > 5 or verb.dep_ == "ROOT":
        return []
    head = verb.head
    if is_fronted(verb):
        return [Filler(t, s + 1) for t, s in surface_subject(head.head, cues, depth + 1)]
    if verb.dep_ in ("relcl", "acl"):
        return modified_subject(verb, cues, depth)
    if verb.dep_ == "pcomp":
        return gerund_subject(verb, cues, depth)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "conj", "aux", "dep", "acomp", "attr", "prep"):
        if verb.dep_ == "xcomp" and head.lemma_ not in cues.planning_verb:
            objects = [
                c for c in head.children if c.dep_ in ("dobj", "nsubjpass") and not is_relative(c)
            ]
            if objects:
                return [Filler(antecedent(o), 1) for o in objects]
        if misplaced_purpose(verb, cues):
            return [Filler(verb.doc[verb.left_edge.i - 1], 1)]
        if head.pos_ in ("VERB", "AUX", "ADJ"):
            return [Filler(t, s + 1) for t, s in surface_subject(head, cues, depth + 1)]
    return []


def misplaced_purpose(verb: Token, cues: Cues) -> bool:
    """An infinitive after a noun that the parser ties to a verb of saying ("spoke of troops sent
    to help A"): one does not speak in order to help."""
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    return (
        verb.dep_ == "advcl"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        and verb.head.lemma_ in cues.reporting_verb
        and before.pos_ == "NOUN"
    )


def modified_subject(verb: Token, cues: Cues, depth: int) -> list[Filler]:
    """Subject of a clause that hangs on a noun: the noun, or the noun's owner for "to" clauses."""
    noun = verb.head
    if verb.tag_ == "VBG" and noun.head.lemma_ == "spend":  # "spent nine days negotiating"
        return [Filler(t, s + 1) for t, s in surface_subject(noun.head, cues, depth + 1)]
    if verb.dep_ == "relcl" or verb.tag_ in ("VBG", "VBN", "VBD"):
        return [Filler(noun)]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return []
    found = possessors(noun) or prepositional(noun, "of")
    if not found and noun.head.pos_ in ("VERB", "AUX") and noun.dep_ in ("dobj", "attr", "oprd"):
        found = surface_subject(noun.head, cues, depth + 1)
    return [Filler(t, s + 1) for t, s in found]


def gerund_subject(verb: Token, cues: Cues, depth: int) -> list[Filler]:
    """Subject of a verb under a preposition ("by sending …", "accused B of sending …")."""
    governor = verb.head.head
    if governor.pos_ in ("NOUN", "PROPN"):
        found = possessors(governor)
        # "plays a role in sending", but not "stresses the importance of sending"
        if not found and governor.head.pos_ in ("VERB", "AUX") and verb.head.lower_ != "of":
            found = surface_subject(governor.head, cues, depth + 1)
        return [Filler(t, s + 1) for t, s in found]
    if governor.pos_ == "ADJ":
        governor = governor.head
    if verb.head.lower_ in ("of", "for", "from", "into"):
        objects = [c for c in governor.children if c.dep_ in ("dobj", "nsubjpass")]
        if objects:
            return [Filler(antecedent(o), 1) for o in objects]
    return [Filler(t, s + 1) for t, s in surface_subject(governor, cues, depth + 1)]


def goal_object(verb: Token, cues: Cues) -> list[Filler]:
    """What the infinitive under the verb is aimed at ("refused to recognise B", "to talk to B")."""
    for clause in verb.children:
        if clause.dep_ == "xcomp" and clause.pos_ == "VERB":
            found = deep_object(clause, cues)
            for c in clause.children:
                if c.dep_ == "prep" and c.lower_ in ("with", "to", "against"):
                    found += prepositional(clause, c.lower_)
            return [Filler(t, s + 1) for t, s in found]
    return []


def content_subject(verb: Token, cues: Cues) -> list[Filler]:
    """Whom a finite clause under the verb is about ("warned that B had gone too far")."""
    for clause in verb.children:
        if clause.dep_ == "ccomp" and clause.i > verb.i and not _wished(clause, cues):
            return [Filler(t, s + 1) for t, s in surface_subject(clause, cues)]
    return []


def complement_subject(verb: Token, cues: Cues) -> list[Filler]:
    """The subject of the clause that the verb takes ("urge that B …", "urge B to …")."""
    found: list[Filler] = []
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp") and _wished(clause, cues):
            found += [Filler(antecedent(c)) for c in clause.children if c.dep_ in SUBJECTS]
            found += [  # "called for B to …" is parsed as a mark and a subject
                Filler(p, 1)
                for c in clause.children
                if c.dep_ == "prep" and c.lower_ == "for" and c.i < clause.i
                for p in c.children
                if p.dep_ == "pobj"
            ]
    return found


# --- nouns -----------------------------------------------------------------------------------


def possessors(noun: Token) -> list[Filler]:
    """Possessors and named modifiers of a noun: "its", "Iran's", "US", "Iranian"."""
    named = ("NORP", "GPE", "ORG", "PERSON", "LOC")
    return [f for f in owners(noun) if f.token.dep_ == "poss" or f.token.ent_type_ in named]


def _wished(clause: Token, cues: Cues) -> bool:
    """Whether a complement is what somebody wants done: an infinitive, a bare form, a "should"."""
    if clause.pos_ not in ("VERB", "AUX"):
        return False
    modals = {c.lower_ for c in clause.children if c.dep_ == "aux" and c.tag_ == "MD"}
    if any(c.dep_ == "aux" and c.lemma_ == "do" for c in clause.children):
        return False
    return bool(modals & cues.obligation_word) or (clause.tag_ == "VB" and not modals)


def owners(noun: Token, shared: bool = True) -> list[Filler]:
    """Possessors and modifiers before the noun, which the caller filters for actors."""
    found = [Filler(c) for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i]
    if noun.pos_ == "VERB":  # a noun that the tagger took for a verb ("U.S. airstrikes against …")
        found += [Filler(c, 1) for c in noun.children if c.dep_ == "nsubj" and c.i == noun.i - 1]
    found += [f for f in chained(noun) if f.token not in [g.token for g in found]]
    found += [  # "France and Germany's support": the parser takes the first for a noun of its own
        Filler(noun.head, 1)
        for f in found
        if f.token.dep_ == "poss"
        and noun.dep_ == "conj"
        and noun.head.pos_ == "PROPN"
        and noun.head.i == f.token.left_edge.i - 2
    ]
    found += [  # "missile and drone technology": modifiers of a modifier that is itself a noun
        Filler(g, 1)
        for f in found
        if f.token.dep_ == "compound"
        for g in f.token.children
        if g.dep_ in ("poss", "amod", "compound", "nmod")
    ]
    if shared and noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        if not any(f.token.dep_ == "poss" for f in found):
            found += [Filler(t, s + 1) for t, s in owners(noun.head) if t.dep_ in ("poss", "amod")]
    return sorted(found, key=lambda f: (f.token.dep_ != "poss", f.token.i))


def chained(noun: Token) -> list[Filler]:
    """The names of a chain before the noun: "the Russia-China-Iran alliance"."""
    found: list[Filler] = []
    hyphens = 0
    i = noun.i - 1
    while i >= 0 and (noun.doc[i].pos_ in ("PROPN", "ADJ", "NOUN") or noun.doc[i].text in "-–/"):
        hyphens += noun.doc[i].text in "-–/"
        if noun.doc[i].pos_ == "PROPN":
            found.append(Filler(noun.doc[i], 1))
        i -= 1
    return found[::-1] if hyphens else []


def support_verbs(noun: Token, cues: Cues) -> Iterator[tuple[Token, bool]]:
    """Verbs that lend the noun their subject, each with True where the subject receives."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    candidates: list[Token] = []
    if top.dep_ in ("dobj", "nsubjpass"):
        candidates.append(top.head)
    elif top.dep_ == "pobj" and top.head.lower_ in ("in", "into", "with", "under", "on", "to"):
        candidates.append(top.head.head)
    candidates += [c for c in noun.children if c.dep_ in ("relcl", "acl") and _takes(c)]
    lending = cues.support_verb | cues.planned_support_verb | cues.ending_support_verb
    for verb in candidates:
        if verb.pos_ == "VERB":
            spelled = phrases(verb, top.head.lower_ if top.dep_ == "pobj" else "")
            if spelled & cues.inverse_support_verb and not spelled & cues.support_verb:
                yield verb, True
            elif spelled & lending:
                yield verb, False


def phrases(verb: Token, preposition: str = "") -> set[str]:
    """The verb's lemma, alone and with its particle or the preposition: "call", "call off"."""
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt"]
    return {verb.lemma_, *(f"{verb.lemma_} {p}" for p in (*particles, preposition) if p)}


def _takes(clause: Token) -> bool:
    """Whether the noun that the clause modifies is its object ("support that A gives")."""
    if clause.dep_ == "acl":
        return clause.tag_ == "VBN"
    return not any(is_relative(c) and c.dep_ in ("nsubj",) for c in clause.children)


def supported_subject(noun: Token, cues: Cues) -> list[Filler]:
    """Who does what the noun names: subject of its support verb, of a copula, or its apposition."""
    for verb, inverse in support_verbs(noun, cues):
        if not inverse:
            found = [f for f in deep_subject(verb, cues) if f.token.i != noun.i]
            return [Filler(t, s + 1) for t, s in found]
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ in ("attr", "oprd") and top.head.pos_ in ("AUX", "VERB"):
        return surface_subject(top.head, cues)
    if top.dep_ == "appos" and ":" not in (t.text for t in top.doc[top.head.i : top.i]):
        return [Filler(top.head)]
    if top.dep_ == "pobj" and top.head.lower_ in cues.idiomatic_preposition:
        bare = not any(c.dep_ in ("det", "poss") for c in noun.children) and noun.tag_ == "NN"
        governor = top.head.head.head if top.head.head.pos_ == "ADJ" else top.head.head
        if bare and governor.pos_ in ("VERB", "AUX"):
            return [Filler(t, s + 1) for t, s in surface_subject(governor, cues)]
    if top.dep_ == "pobj" and top.head.lower_ == "as" and top.head.head.pos_ == "VERB":
        verb = top.head.head
        objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
        return [Filler(o, 1) for o in objects] or surface_subject(verb, cues)
    return []


def inverse_object(noun: Token, cues: Cues) -> list[Filler]:
    """Who receives what the noun names: the subject of "receive", "face", "come under" …"""
    for verb, inverse in support_verbs(noun, cues):
        if inverse:
            return [f for f in surface_subject(verb, cues) if f.token.i != noun.i]
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.pos_ == "VERB":
        if prepositional(noun, "of") or prepositional(noun, "from") or possessors(noun):
            return surface_subject(noun.head.head, cues)  # "A won with the help of B"
    return []


def clause_subject(noun: Token, cues: Cues) -> list[Filler]:
    """The subject of the clause that the noun dates or places: "after talks with B, A said …"."""
    if any(c.dep_ == "poss" for c in noun.children):
        return []
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    if top.dep_ != "pobj" or top.head.lower_ not in cues.circumstance_preposition:
        return []
    for node in top.head.ancestors:
        if node.pos_ in ("VERB", "AUX") and node.dep_ not in ("acl", "relcl"):
            return [Filler(t, s + 2) for t, s in surface_subject(node, cues)]
    return []


# --- adjectives and small parts ---------------------------------------------------------------


def hyphenated(adjective: Token) -> list[Filler]:
    """X in "X-backed" and in "X- and Y-backed"."""
    i = adjective.i
    if i < 2 or adjective.nbor(-1).text not in ("-", "–"):
        return []
    found = [Filler(adjective.nbor(-2))]
    if i >= 5 and adjective.nbor(-3).lower_ in ("and", "or") and adjective.nbor(-4).text == "-":
        found.append(Filler(adjective.nbor(-5), 1))
    return found


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
    if name == "between" and len(found) == 1 and len(conjuncts(found[0].token)) == 1:
        found += strayed(found[0].token)
    return found


def strayed(first: Token) -> list[Filler]:
    """The second party of "between A, …, and B" that the parser ties to a verb above."""
    for up in first.ancestors:
        if up.pos_ not in ("VERB", "AUX"):
            continue
        for c in up.children:
            if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") and c.i > first.i:
                return [Filler(c, 1)]
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


def stranded(verb: Token, name: str) -> list[Filler]:
    """The noun whose relative clause ends in the preposition ("the group that it fought with")."""
    for c in verb.children:
        if c.dep_ == "prep" and c.lower_ == name and not any(p.dep_ == "pobj" for p in c.children):
            return [Filler(verb.head, 1)]
    return []


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
    """The token and the nouns coordinated to its right, in order."""
    found = [token]
    for c in token.children:
        if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
            found += conjuncts(c)
        elif c.dep_ == "appos" and c.pos_ == "PROPN" and token.pos_ == "PROPN" and _listed(c):
            found += conjuncts(c)  # the parser takes some lists of names for appositions
    return found


def _listed(apposition: Token) -> bool:
    """An apposition that goes on with a conjunct is a list ("Russia, China and Iran"), and so is
    one that no comma closes before the verb, as headlines have it ("Greece, Macedonia agree")."""
    if any(c.dep_ == "conj" for c in apposition.children):
        return True
    end = apposition.right_edge.i + 1
    following = apposition.doc[end] if end < len(apposition.doc) else apposition
    return following.pos_ in ("VERB", "AUX") and apposition.head.ent_type_ == apposition.ent_type_
