"""The pages as people and crawlers of linked data read them; text from articles stays text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from running import Served, stored

from actorgraph import iris
from actorgraph.cards.records import Mark
from actorgraph.model import Actor, Article, Claim, Evidence, Reading
from actorgraph.query import named_queries
from actorgraph.serve.render import parts
from claim_samples import HOSTILE

DROVIA = iris.actor_iri("drovia").value


def page(server: Served, path: str, status: int = 200) -> str:
    answer = server.client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def plain(text: str) -> str:
    """The page's text without its tags."""
    bare = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.DOTALL)
    bare = re.sub(r"</?(?:d[dtl]|t[dhr]|p|h\d|a|li|div|span|em)\b[^>]*>", " ", bare)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", bare)).split())


def links(text: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'href="([^"]+)"', text)]


def claim_of(server: Served) -> str:
    """The path of the claim that Drovia supplies Kestria."""
    found = re.search(r'href="(/claim/\w+)">supplies', page(server, "/actor/drovia"))
    assert found
    return found[1]


def test_home_sums_up_and_lists_the_strongest(server: Served) -> None:
    text = plain(page(server, "/"))
    assert "6 articles of 3 publishers, 4 actors, 4 claims (1 disputed, 0 denied)" in text
    assert "Kestria attacks Ivoria" in text


def test_every_link_of_the_pages_leads_somewhere(server: Served) -> None:
    seen, todo = set(), ["/"]
    while todo:
        path = todo.pop()
        if path in seen or path.startswith(("http", "#")):
            continue
        seen.add(path)
        answer = server.client.get(path, headers={"accept": "text/html"})
        assert answer.status_code == 200, path
        if "html" in answer.headers["content-type"] and path not in ("/graph", "/yasgui"):
            base = path.partition("?")[0]
            todo += [base + link if link.startswith("?") else link for link in links(answer.text)]
    assert len(seen) > 40
    assert {"/actor/kestria", "/article/a1", "/graph", "/actor/drovia?format=ttl"} <= seen


def test_an_actor_has_its_claims_both_ways(server: Served) -> None:
    text = plain(page(server, "/actor/kestria"))
    assert "reported by Drovia Daily, Hill Post, Lake Courier" in text
    who, _, others = text.partition("… Kestria")
    assert "attacks Ivoria" in who
    assert "Drovia supplies disputed rifles" in others
    assert "2024-03-01 – 2024-03-05" in others


def test_a_claim_shows_its_evidence(server: Served) -> None:
    source = page(server, claim_of(server))
    text = plain(source)
    assert text.count("confidence 0.80") == 3
    assert '<mark class="subject" title="subject">Drovia</mark>' in source
    assert '<mark class="object" title="object">Kestria</mark>' in source
    for words in (
        "status disputed",
        "3 pieces of evidence",
        "negated",
        "asserted",
        "said by Ivoria",
        "published 2024-03-03 by Hill Post",
        "of 2024-02",
        "News a1",
        "rule supplies-made-up",
        "with what rifles",
    ):
        assert words in text, words


def test_an_article_shows_what_it_claims(server: Served) -> None:
    text = plain(page(server, "/article/a4"))
    assert "News a4" in text
    assert "Drovia meets Ivoria affirmed asserted Drovia met Ivoria by the lake." in text


def test_search_finds_actors_and_quotes(server: Served) -> None:
    text = page(server, "/search?q=IVO")
    assert 'href="/actor/ivoria"' in text
    found = page(server, "/search?q=by+the+lake")
    assert '<mark class="words" title="words">by the lake</mark>' in found
    assert "No actor of that name" in page(server, "/search?q=atlantis")
    assert page(server, "/search")
    assert "&lt;b&gt;" in page(server, "/search?q=<b>")


def test_suggestions(server: Served) -> None:
    assert server.client.get("/suggest?q=ri").json() == ["Kestria", "River League"] or (
        set(server.client.get("/suggest?q=ri").json()) >= {"River League"}
    )
    assert server.client.get("/suggest?q=drov").json() == ["Drovia"]
    assert server.client.get("/suggest?q=").json() == []


@pytest.mark.parametrize("name", named_queries())
def test_every_named_query_has_a_form(server: Served, name: str) -> None:
    text = page(server, f"/queries/{name}")
    for parameter in named_queries()[name].parameters:
        assert f'name="{parameter.name}"' in text


def test_a_named_query_is_asked_by_its_form(server: Served) -> None:
    text = page(server, "/queries/suppliers?recipient=Kestria&ask=1")
    assert "Drovia" in plain(text)
    assert "1 row." in plain(text)
    as_csv = server.client.get("/queries/suppliers?recipient=kestria&ask=1&format=csv")
    assert as_csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert "Drovia" in as_csv.text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/queries/suppliers?recipient=Atlantis&ask=1", 404, "no actor 'Atlantis'"),
        ("/queries/suppliers?recipient=&ask=1", 400, "takes recipient"),
        ("/queries/suppliers?recipient=kestria&format=pdf", 400, "csv, tsv, json or xml"),
        ("/queries/nothing", 404, "no query 'nothing'"),
        ("/actor/atlantis", 404, "no actor"),
        ("/claim/0", 404, "holds no claim"),
        ("/article/%F0%9F", 404, "holds no article"),
        ("/publisher/nobody", 404, "does not know"),
        ("/nothing", 404, "no such page"),
    ],
)
def test_what_is_not_there_says_so(server: Served, path: str, status: int, words: str) -> None:
    assert words in plain(page(server, path, status))


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("text/turtle, text/html;q=0.8", "turtle"),
    ],
)
def test_iris_dereference(server: Served, accept: str, form: str) -> None:
    answer = server.client.get(
        DROVIA.removeprefix(iris.BASE.rstrip("/")), headers={"accept": accept}
    )
    graph = Graph().parse(data=answer.text, format=form)
    assert graph.value(URIRef(DROVIA), URIRef(iris.LABEL.value))
    assert list(graph.subjects(URIRef(iris.RDF + "subject"), URIRef(DROVIA)))
    assert "Accept" in answer.headers["vary"]


def test_other_things_dereference_too(server: Served) -> None:
    data = server.client.get(claim_of(server), headers={"accept": "text/turtle"}).text
    evidence = iris.BASE + "evidence/"
    found = [str(s) for s in Graph().parse(data=data, format="turtle").subjects() if evidence in s]
    assert found
    text = page(server, found[0].removeprefix(iris.BASE.rstrip("/")))
    assert 'href="/article/' in text
    assert "Lake Courier" in page(server, "/publisher/lake-courier")


def test_a_page_that_takes_too_long_says_so(sample_store: Path) -> None:
    with Served(sample_store, "--timeout", "0.1", "--workers", "1") as slow:
        for path in ("/graph", "/search?q=never"):
            answer = slow.client.get(path, headers={"accept": "text/html"})
            if answer.status_code != 200:  # a fast machine may be done by then
                assert answer.status_code == 504
                assert "ran longer than 0.1 seconds" in plain(answer.text)
        assert answer.headers["content-security-policy"]


def test_the_graph_is_the_page_of_view(server: Served) -> None:
    first = page(server, "/graph")
    assert 'id="mynetwork"' in first
    assert page(server, "/graph") == first


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose articles try to get into the pages."""
    readings = []
    hub = Actor("hub", "Hub & <b>Co</b>", "state", "Q1", description=HOSTILE[0])
    for number, text in enumerate(HOSTILE):
        other = Actor(f"h{number}/../{text[:18]}", text, "organisation", description=HOSTILE[1])
        evidence = Evidence(
            f"a{number}", 0, len(text), text, trigger=(0, 1), subject=(0, 2), object=(1, 3),
            rule=text, speaker="hub", item=text, location=text, confidence=0.9,
        )  # fmt: skip
        article = Article(
            f"a{number}", text, text, "2024-11-13", text, "javascript:window.HACKED='url'"
        )
        claim = Claim(other.id, "supplies", "hub", (evidence,))
        readings.append(Reading(article, (hub, other), (claim,)))
    store = stored(tmp_path_factory.mktemp("hostile") / "store", readings)
    with Served(store, "--workers", "1") as running:
        yield running


def test_text_of_articles_is_never_markup(hostile: Served) -> None:
    home = page(hostile, "/")
    paths = {"/", "/search?q=window", "/actor/hub", "/queries/strongest", "/queries/articles?ask=1"}
    paths |= {link for link in links(home) if link.startswith(("/actor", "/claim"))}
    paths |= {f"/article/a{number}" for number in range(len(HOSTILE))}
    assert len(paths) > 15
    for path in paths:
        source = page(hostile, path)
        for sign in ("<img src=x", "<script>window", '<a href="javascript', "<b>Co", 'href="java'):
            assert sign not in source, (path, sign)


def test_marks_may_overlap_and_lie_outside() -> None:
    marks = [Mark("subject", 0, 3), Mark("object", 2, 5), Mark("trigger", 9, 99)]
    found = parts("abcdefghijk", marks)
    assert found == [("abc", "subject"), ("de", "object"), ("fghi", None), ("jk", "trigger")]
    assert parts("", marks) == []


def test_a_named_query_takes_its_own_parameters_alone(sample_store: Path) -> None:
    """Whatever else a link carries does not make the server remember more."""
    with Served(sample_store, "--workers", "1") as running:

        def taken() -> int:
            status = Path(f"/proc/{running.process.pid}/status").read_text()
            return int(status.split("VmRSS:")[1].split()[0])

        first = running.client.get("/queries/strongest?ask=1&x=0").text
        before = taken()
        for number in range(400):
            more = "&".join(f"x{n}={number}{'y' * 990}" for n in range(60))
            assert running.client.get(f"/queries/strongest?ask=1&{more}").text == first
        assert taken() - before < 8 << 10  # KiB; it was 24 MB and more


@pytest.mark.parametrize("path", ["/nothing", "/actor/nobody", "/queries/nothing"])
def test_an_error_is_a_page_for_browsers(server: Served, path: str) -> None:
    answer = server.client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "<h1>Not found</h1>" in answer.text


def test_an_error_is_a_line_for_programs(server: Served) -> None:
    answer = server.client.get("/nothing", headers={"accept": "*/*"})
    assert (answer.status_code, answer.text) == (404, "There is no such page.\n")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
