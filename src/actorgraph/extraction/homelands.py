"""The state of an office that the words give no body: "Prime Minister Rajiv Gandhi"."""

from __future__ import annotations

from collections import Counter
from datetime import date

from spacy.tokens import Doc, Token

from actorgraph.actors import Office, load_seeds
from actorgraph.antecedents import SUBJECTS
from actorgraph.appointments import electors
from actorgraph.coref import Resolved
from actorgraph.incumbents import headed_state, office_body, same_title
from actorgraph.link import Links
from actorgraph.offices import Title
from actorgraph.ontology import cues
from actorgraph.people import bearers
from actorgraph.quotes import quote_at


def own_state(person: str, title: Title, resolved: Resolved, day: str | None) -> str | None:
    """The state of which the bearer is a citizen, if the article names it and the title is one of
    states; None where the seeds know that he or she bears it elsewhere, serves an organisation, or
    has not begun on that day (ISO)."""
    actor = resolved.links.actors[person]
    if person not in load_seeds().actors and actor.country is None:  # "President George Bush"
        bodies = {term.body for term in bearers(actor.label.split(), title.name, None)}
        return bodies.pop() if len(bodies) == 1 and " " in actor.label else None
    state = resolved.links.actors.get(actor.country or "")
    if state is None or state.type != "state" or not of_states(title.name):
        return None
    today = date.fromisoformat(day) if day else None
    held = load_seeds().terms_of.get(person, ())
    if any(_in_organisation(term) and (not today or term.held_on(today)) for term in held):
        return None
    terms = [term for term in held if same_title(term.title, title.name)]
    if not terms and title.name in cues().presiding_title:  # "President A told the B Party"
        return None
    if any(term.body != state.id for term in terms) or not _is_named(state.id, resolved):
        return None
    coming = [t for t in terms if today and t.start and t.start > today]
    return None if terms and len(coming) == len(terms) else state.id


def chiefs_state(
    doc: Doc, number: int, title: Title, resolved: Resolved, day: str | None
) -> str | None:
    """The state that the owner of a minister leads: "Erdogan's foreign minister, A", "his defence
    minister, B"; of a person the article calls its head, or the seeds on that day (ISO)."""
    if not of_states(title.name) or title.holder is None:
        return None
    links = resolved.links
    for token in (doc[title.root], doc[title.holder.root]):
        chief = owner_of(token, number, links)
        if chief is None:
            continue
        serves = any(_in_organisation(term) for term in load_seeds().terms_of.get(chief, ()))
        state = resolved.affiliation.get(chief) or (None if serves else headed_state(chief, day))
        if state is not None and links.type_of(state) == "state":
            return state
    return None


def home_state(
    doc: Doc, number: int, title: Title, resolved: Resolved, day: str | None
) -> str | None:
    """The state at home in the article, whose officials it names without their country ("Fisheries
    Minister A"): the one that it names most, if the seeds know it for that of whoever else has
    such a bare title; not where the sentence, or the one before in its paragraph, last names
    another."""
    links, holder = resolved.links, title.holder
    plural = doc[title.root].tag_ in ("NNS", "NNPS")  # "their foreign ministers, A and B"
    if holder is None or plural or doc[title.start].lower_ in cues().presiding_title:
        return None
    person = links.actors[holder.actors[0]]
    minister = title.name.split()[-1] in cues().minister_word or of_states(title.name)
    if not minister or person.id in load_seeds().actors or title.former:
        return None
    home = home_of(resolved, day)
    if home is None or person.country not in (None, home):
        return None
    first = min(title.start, holder.start)
    spoken = resolved.quotes[number]
    names = sorted(links.at[number].items())
    before = [m for i, m in names if i < first and quote_at(spoken, i) is None]
    states = [m.actors for m in before if any(links.type_of(a) == "state" for a in m.actors)]
    here = {m for m in before if m.start >= doc[first].sent.start}
    others = {a for m in here for a in m.actors if links.type_of(a) == "state"} - {home}
    return None if others or (states and states[-1] != (home,)) else home


def home_of(resolved: Resolved, day: str | None) -> str | None:
    """The state whose office bearers, as the seeds know them, the article gives a title without a
    body, if the article names it first and no other twice as often."""
    links = resolved.links
    bare = (t for titles in resolved.titles for t in titles if t.body is None and not t.former)
    known = {
        office_body(t.holder.actors[0], t.name, day)
        for t in bare
        if t.holder is not None and of_states(t.name)
    } - {None}
    named = _times_named(links)
    first = next(iter(named), None)  # whom the text is of names its own before its guests
    if first is None or first not in known or 2 * named[first] < max(named.values()):
        return None
    return first


def _times_named(links: Links) -> Counter[str]:
    """How often each state is named, in the order of their first names."""
    told = {(n, m.start): m for n, table in enumerate(links.at) for m in table.values()}
    names = (told[place] for place in sorted(told))
    return Counter(a for m in names for a in m.actors if links.type_of(a) == "state")


def owner_of(noun: Token, number: int, links: Links) -> str | None:
    """The person whose the noun is. The pronoun of "A and his minister" is A; one that is no part
    of the subject stands for somebody whom its sentence names before."""
    at = links.at[number]
    whole = noun.head if noun.dep_ == "appos" else noun
    before = [at[t.i] for t in noun.sent if t.i < noun.i and t.i in at]
    for owner in (c for c in noun.children if c.dep_ == "poss"):
        own = owner.tag_ == "PRP$"
        found = at.get(whole.head.i if own and whole.dep_ == "conj" else owner.i)
        if found is None or len(found.actors) != 1 or links.type_of(found.actors[0]) != "person":
            continue
        named = any(m.actors == found.actors and m.kind != "pronoun" for m in before)
        if not own or named or whole.dep_ in SUBJECTS:
            return found.actors[0]
    return None


def givers_body(doc: Doc, number: int, title: Title, resolved: Resolved) -> str | None:
    """Who gives the title: "*China* sent an envoy, A, to Khartoum", "*Chad* named A president"."""
    links = resolved.links
    for giver in electors(doc[title.root]):
        state = _state_behind(giver, number, links)
        found = links.at[number].get(giver.i)
        if state is None and found and len(found.actors) == 1:
            state = found.actors[0]
        if state is None:
            continue
        kind = links.type_of(state)
        if kind == "state" or (kind == "organisation" and title.name not in cues().state_title):
            return state
        if kind == "person" and title.name in cues().state_title:
            known = resolved.affiliation.get(state)
            return known if known and links.type_of(known) == "state" else None
    return None


def _state_behind(giver: Token, number: int, links: Links) -> str | None:
    """The state of a parliament or government without a name: "*Chad's* parliament"."""
    if giver.lemma_.lower() not in cues().served_noun | cues().whole_noun:
        return None
    for child in giver.children:
        found = links.at[number].get(child.i)
        if child.dep_ in ("poss", "amod", "compound") and found and len(found.actors) == 1:
            if links.type_of(found.actors[0]) == "state":
                return found.actors[0]
    return None


def of_states(name: str) -> bool:
    """Whether the title, without words that say of what term, is one that only states give."""
    words = [w for w in name.replace("-", " ").split() if w not in cues().former_word]
    return " ".join(words) in cues().state_title


def _in_organisation(term: Office) -> bool:
    body = load_seeds().actors.get(term.body)
    return body is not None and body.type == "organisation"


def _is_named(state: str, resolved: Resolved) -> bool:
    """Whether the article names the state itself, whatever the words."""
    tables = resolved.links.at
    found = (m for table in tables for m in table.values() if m.kind not in ("place", "city"))
    return any(mention.actors == (state,) for mention in found)
