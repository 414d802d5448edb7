"""Who held which office on a day, as far as the seeds know: from persons, titles and bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from actorgraph.actors import Office, load_seeds
from actorgraph.ontology import cues

SOON = 200
"""Days from an election to the term."""


def office_body(person: str, name: str, day: str | None) -> str | None:
    """The body in which a seed person held the office on that day (ISO), if the seeds know.

    Without a day the title decides if it leaves one body; with one, a term that is known to have
    been at another time counts for nothing ("President Biden" in 2019).
    """
    terms = [o for o in load_seeds().terms_of.get(person, ()) if same_title(o.title, name)]
    if day:
        terms = [o for o in terms if o.held_on(date.fromisoformat(day))]
    bodies = sorted({o.body for o in terms})
    return bodies[0] if len(bodies) == 1 else None


def coming_body(person: str, day: str | None) -> str | None:
    """The body that a seed person is to lead, whose term begins within `SOON` days of the day."""
    if day is None:
        return None
    today = date.fromisoformat(day)
    bodies = {
        o.body
        for o in load_seeds().terms_of.get(person, ())
        if o.relation == "headOf" and o.start and 0 <= (o.start - today).days <= SOON
    }
    return bodies.pop() if len(bodies) == 1 else None


def headed_state(person: str, day: str | None) -> str | None:
    """The state that a seed person headed on that day; without a day, or after the last term, the
    only one ever headed."""
    seeds = load_seeds()
    terms = [
        o
        for o in seeds.terms_of.get(person, ())
        if o.relation == "headOf" and seeds.actors[o.body].type == "state"
    ]
    if day:
        when = date.fromisoformat(day)
        running = [o for o in terms if o.held_on(when)]
        terms = running or [o for o in terms if o.end is not None and o.end < when]
    states = {o.body for o in terms}
    return states.pop() if len(states) == 1 else None


def holder_on(name: str, body: str, day: str | None) -> str | None:
    """Who held the office of that body on that day (ISO), if the seeds know exactly one."""
    if not day:
        return None
    when = date.fromisoformat(day)
    found = {
        o.person
        for o in load_seeds().terms_at.get(body, ())
        if o.start and o.held_on(when) and _fits(o, name)
    }
    return found.pop() if len(found) == 1 else None


def _fits(office: Office, name: str) -> bool:
    """Whether the title in the text is the office's, one that news gives it, or a general word for
    the head of a body."""
    if load_seeds().titles.get((name, office.body)) == office.title:
        return True
    head = office.relation == "headOf"
    return same_title(office.title, name) if head else same_title(name, office.title)


def bodies_of(person: str, day: str | None) -> list[str]:
    """The bodies that a seed person led or spoke for on that day; heads of bodies come first."""
    terms = load_seeds().terms_of.get(person, ())
    if day:
        terms = tuple(o for o in terms if o.held_on(date.fromisoformat(day)))
    return [o.body for o in sorted(terms, key=lambda o: (o.relation, o.body))]


def on_day(terms: Iterable[Office], day: date | None) -> list[str]:
    """The persons whose term was running on that day; else those whose term ended last before it,
    and where all came later, or no day is known, all of them."""
    known = list(terms)
    if day is not None:
        running = {t.person for t in known if t.held_on(day)}
        if running:
            return sorted(running)
        ended = [t for t in known if t.end is not None and t.end < day]
        if ended:
            last = max(t.end for t in ended if t.end)
            return sorted({t.person for t in ended if t.end == last})
    return sorted({t.person for t in known})


def incumbents(people: Collection[str], day: date | None) -> list[str]:
    """Those of the persons who held any office that day, else who left one last; see `on_day`."""
    terms = load_seeds().terms_of
    return on_day((t for person in people for t in terms.get(person, ())), day)


def same_title(left: str, right: str) -> bool:
    """Whether titles agree as a whole, or the second is one that any head is given ("chief")."""
    left, right = left.replace("-", " "), right.replace("-", " ")
    return left == right or right in cues().generic_title
