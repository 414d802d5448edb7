"""The chapters on the network as a whole: blocs, tensions, and what it hangs on."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

from actorgraph.analysis.balance import balance
from actorgraph.analysis.balance import tensions as tension_table
from actorgraph.analysis.bridges import bridges, single_sources
from actorgraph.analysis.communities import bloc_of
from actorgraph.analysis.dyads import Pair
from actorgraph.analysis.graphs import Edge, claims
from actorgraph.analysis.overview import broker_table
from actorgraph.cards.records import counted
from actorgraph.cards.words import one_line
from actorgraph.report.briefing import Matrix, Part, Row, Section, listed, number
from actorgraph.report.desk import Desk, strongest

Between = dict[Pair, tuple[str, ...]]

BLOCS: Final = 6
LEAST: Final = 3  # actors of a bloc that is told of
BETWEEN: Final = BLOCS * (BLOCS - 1) // 2  # every square of the plot has its evidence
BROKERS: Final = 3
TENSIONS: Final = 6
FRUSTRATED: Final = 5
SOURCES: Final = 4
BRIDGES: Final = 5


def blocs(desk: Desk) -> Section:
    """Who holds together, what is between the blocs, and who stands between them."""
    made = desk.made
    shown = [group for group in made.blocs[:BLOCS] if len(group) >= LEAST]
    number_of, tied = bloc_of(made.blocs), dict[tuple[int, int], list[Edge]]()
    for subject, object_, _, edge in claims(made.graph):
        low, high = sorted((number_of[subject], number_of[object_]))
        tied.setdefault((low, high), []).append(edge)
    rows = []
    for place, group in enumerate(shown, 1):
        names = f"Bloc {place}: {listed(map(desk.name, group), 6)}"
        rows.append(_bloc_row(names, tied[place, place]))
    lead = (
        "Actors bound by cooperation and lasting ties (Louvain's method); conflict binds nobody. "
        f"Shown are blocs of {LEAST} actors and more, at most {BLOCS}."
    )
    empty = f"No {LEAST} actors or more hold together."
    within = Part(lead, (), tuple(rows), empty, _matrix(desk, len(shown), tied))
    return Section("blocs", "Blocs", (within, _between(desk, len(shown), tied), _brokers(desk)))


def _bloc_row(names: str, edges: list[Edge]) -> Row:
    """What binds a bloc, and what conflict there is in it: all that its square of the plot adds."""
    inside = {
        conflict: [e for e in edges if e["quad_class"].endswith("conflict") is conflict]
        for conflict in (False, True)
    }
    binds = "binds" if len(inside[False]) == 1 else "bind"
    words = f"{names}: {counted(len(inside[False]), 'claim')} {binds} them"
    if inside[True]:
        stands = "stands" if len(inside[True]) == 1 else "stand"
        words += f", {counted(len(inside[True]), 'claim')} of conflict {stands} between them"
    cited = strongest(inside[False]) + strongest(inside[True], score=True)
    return Row((f"{words}: net {number(_net(edges) or 0.0)}.",), cited)


def _matrix(desk: Desk, shown: int, tied: dict[tuple[int, int], list[Edge]]) -> Matrix | None:
    if shown < 2:
        return None
    places = range(1, shown + 1)
    values = tuple(
        tuple(_net(tied.get((min(one, two), max(one, two)))) for two in places) for one in places
    )
    names = tuple(f"{place}: {desk.name(desk.made.blocs[place - 1][0])} …" for place in places)
    return Matrix("Net score within and between blocs", names, values)


def _net(edges: list[Edge] | None) -> float | None:
    if not edges:
        return None
    net: float = sum(sorted(edge["score"] * edge["belief"] for edge in edges))
    return round(net, 6) + 0.0


def _between(desk: Desk, shown: int, tied: dict[tuple[int, int], list[Edge]]) -> Part:
    found: list[tuple[float, tuple[int, int], list[Edge]]] = []
    for key, edges in sorted(tied.items()):
        net = _net(edges)
        if key[0] != key[1] and key[1] <= shown and net is not None:
            found.append((net, key, edges))
    found.sort(key=lambda one: (-abs(one[0]), one[1]))
    rows = []
    for net, (one, two), edges in found[:BETWEEN]:
        leaders = " and ".join(
            f"bloc {place} ({desk.name(desk.made.blocs[place - 1][0])} …)" for place in (one, two)
        )
        side = "More cooperation" if net > 0 else "More conflict" if net else "No more of either"
        count = counted(len(edges), "claim")
        sentence = f"{side} between {leaders}: net {number(net)} in {count}."
        rows.append(Row((sentence,), strongest(edges, score=True)))
    return Part("Between blocs:", (), tuple(rows), "Nothing is claimed between blocs.")


def _brokers(desk: Desk) -> Part:
    rows = []
    for actor in broker_table(desk.made).head(BROKERS)["actor"]:
        apart = _parted(desk, actor)
        ends = {end for pair in apart for end in pair}
        edges = [
            edge
            for subject, object_, _, edge in claims(desk.made.graph)
            if (subject == actor and object_ in ends) or (object_ == actor and subject in ends)
        ]
        if apart:
            sentence = (
                f"{desk.name(actor)} stands between {counted(len(apart), 'pair')} of different "
                f"blocs who do not deal with each other, by {counted(len(edges), 'claim')} with "
                "them."
            )
            rows.append(Row((sentence,), strongest(edges)))
    return Part("Who stands between the blocs:", (), tuple(rows), "Nobody stands between blocs.")


def _parted(desk: Desk, actor: str) -> set[Pair]:
    """The pairs of different blocs that an actor leads from one to the other, where neither deals
    with the other: each once, whichever way it leads."""
    ties = desk.made.ties
    return {
        (min(a, c), max(a, c))
        for a in ties.predecessors(actor)
        for c in ties.successors(actor)
        if actor not in (a, c)
        and ties.nodes[a]["bloc"] != ties.nodes[c]["bloc"]
        and not (ties.has_edge(a, c) or ties.has_edge(c, a))
    }


def tensions(desk: Desk) -> Section:
    """Whose friend is whose enemy, and how far all is from two camps."""
    made = desk.made
    between: Between = {(a, b): data["claims"] for a, b, data in _ties(desk)}
    rows = []
    for row in tension_table(made.triads).head(TENSIONS).to_dict("records"):
        friend, a, b = row["friend"], row["enemy_a"], row["enemy_b"]
        sentence = (
            f"{desk.name(friend)} is with {desk.name(a)} ({number(row['with_a'])}) and with "
            f"{desk.name(b)} ({number(row['with_b'])}), who are against each other "
            f"({number(row['between'])})."
        )
        ties = [between[min(pair), max(pair)] for pair in ((friend, a), (friend, b), (a, b))]
        rows.append(Row((sentence,), _woven(ties)))
    friends = Part(
        "My enemy's friend:", (), tuple(rows), "Nobody is a friend of two who are enemies."
    )
    parts = (_balance(desk, between), friends, *_camps(desk, between))
    return Section("tensions", "Balance and tensions", parts)


def _balance(desk: Desk, between: Between) -> Part:
    counts = balance(desk.made.triads)
    whole, good = int(counts["triads"].sum()), int(counts[counts["balanced"]]["triads"].sum())
    kinds = ", ".join(
        f"{kind}: {n}" for kind, n in zip(counts["kind"], counts["triads"], strict=True)
    )
    ties: dict[Pair, tuple[str, ...]] = {}
    for row in desk.made.triads.to_dict("records"):
        for pair in combinations((row["a"], row["b"], row["c"]), 2):
            ties[pair] = between[pair]
    rows = (
        [
            Row(
                (f"{good} of {counted(whole, 'triad')} are balanced ({kinds}).",),
                _woven([*ties.values()]),
            )
        ]
        if whole
        else []
    )
    lead = (
        "Three actors who are all tied are balanced if they are friends, or two against one. Signs "
        "are those of cooperation minus conflict, older claims weighing less."
    )
    return Part(lead, (), tuple(rows), "No three actors are all for or against each other.")


def _ties(desk: Desk) -> list[Any]:
    return [(min(a, b), max(a, b), data) for a, b, data in desk.made.signed.edges(data=True)]


def _camps(desk: Desk, between: Between) -> tuple[Part, ...]:
    """The two camps of the largest part that hangs together, and the ties of that part that stand
    against them."""
    found = desk.made.frustration
    inside = {actor for camp in found.camps for actor in camp}
    signed = sorted(pair for pair in between if inside.issuperset(pair))
    against = [pair for pair in found.ties if inside.issuperset(pair)]
    if not signed:
        return ()
    sides = " against ".join(
        listed(map(desk.name, sorted(camp, key=lambda a: (-desk.made.weight[a], a))), 4)
        for camp in found.camps
        if camp
    )
    fewest = "at the fewest" if found.exact else "the fewest that a search finds"
    sentence = (
        f"The two camps that fit best are {sides}: {len(against)} of "
        f"{counted(len(signed), 'signed tie')} among these {len(inside)} actors "
        f"{'stands' if len(against) == 1 else 'stand'} against them, {fewest}."
    )
    rows = [Row((sentence,), _woven([between[pair] for pair in signed]))]
    for a, b in against[:FRUSTRATED]:
        weight = desk.made.signed.edges[a, b]["weight"]
        how = "friends across the camps" if weight > 0 else "enemies in one camp"
        words = f"{desk.name(a)} and {desk.name(b)} are {how} ({number(weight)})."
        rows.append(Row((words,), between[a, b]))
    return (Part("Two camps:", (), tuple(rows), "No tie has a sign."),)


def _woven(lists: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The first of each, then the second of each, and so on."""
    longest = max(map(len, lists))
    order = [each[place] for place in range(longest) for each in lists if place < len(each)]
    return tuple(dict.fromkeys(order))


def single_points(desk: Desk) -> Section:
    """Sources and claims without which the picture falls apart."""
    made = desk.made
    rows = []
    found = single_sources(made.graph, made.sayings, made.blocs, made.bloc_names)
    for row in found.head(SOURCES).to_dict("records"):
        cited = [
            edge
            for *_, edge in claims(made.graph)
            if _alone(desk, edge["claim"], row["kind"], row["source"])
        ]
        what = f"the {row['kind']} {one_line(row['label'])}"
        sentence = (
            f"Without {what} {counted(row['claims'], 'claim')} and {counted(row['dyads'], 'dyad')} "
            f"would be gone, and {counted(row['cut_off'], 'actor')} left with no tie."
        )
        rows.append(Row((sentence,), strongest(cited, score=True)))
    sources = Part(
        "What rests on one source alone:", (), tuple(rows), "No dyad rests on one source alone."
    )
    rows = []
    table = bridges(made.graph, made.sayings)
    for row in table[table["single_claim"]].head(BRIDGES).to_dict("records"):
        few, many = sorted((row["behind_a"], row["behind_b"]))
        sentence = (
            f"Only one claim connects {desk.name(row['a'])} with {desk.name(row['b'])}; without it "
            f"{counted(few, 'actor')} would be apart from the {counted(many, 'other')}."
        )
        rows.append(Row((sentence,), row["claims"]))
    empty = "No single claim holds parts of the network together."
    part = Part("Claims that hold parts of the network together:", (), tuple(rows), empty)
    return Section("single", "What hangs on one source or claim", (sources, part))


def _alone(desk: Desk, claim: str, kind: str, source: str) -> bool:
    said = desk.made.sayings.get(claim, ())
    found = {
        one.article.original if kind == "article" else one.source for one in said if one.supports
    }
    return found == {source}
