"""The page in a real browser: it draws, its controls work, hostile text does nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import Page, chromium
from page_controls import (
    INK,
    PANEL,
    RIM,
    ROWS,
    SUMMARY,
    box,
    choose,
    find,
    press,
    row,
    search,
)

from actorgraph.model import Actor, Article
from actorgraph.network import network
from claim_samples import Said, Sample, large, small

pytestmark = pytest.mark.skipif(chromium() is None, reason="no chromium on the PATH")


def test_it_draws_without_errors_or_requests(opened: Callable[..., Page]) -> None:
    page = opened(large())
    assert page.run(INK) > 20
    assert len(page.requests) == 1
    assert page.requests[0].startswith("file:")
    assert page.run(SUMMARY).startswith("41 actors and 1")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    assert page.run("document.documentElement.scrollHeight <= innerHeight")


def test_a_click_on_an_actor_shows_who_it_is(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.click(*find(page, lambda said: said.startswith("Iran\n")))
    text = page.run(PANEL)
    assert "a state in western Asia" in text
    assert "Q794" in text
    assert "Iran supplies Russia (drones)" in text


def test_a_click_on_a_line_shows_its_evidence(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.click(*find(page, lambda said: "Iran – Russia" in said))
    assert "Iran and Russia" in page.run(PANEL)
    assert page.run("document.querySelectorAll('#panel blockquote mark').length") > 3


def test_an_actors_claims_lead_to_the_quote_with_its_words_marked(
    opened: Callable[..., Page],
) -> None:
    page = opened(small())
    page.run(row("Iran .*supplies.* Russia") + ".click()")
    marks = (
        "[...document.querySelectorAll('blockquote mark')].map((m) => [m.className, m.innerText])"
    )
    assert page.run(marks)[:3] == [
        ["subject", "Iran"],
        ["trigger", "supplies"],
        ["object", "Russia"],
    ]
    text = page.run(PANEL)
    for said in (
        "said by Ann Lee",
        "affirms it",
        "Sample Daily, published 2024-11-13",
        "date of the event not given",
        "made-up",
        "drones",
        "0.80",
        "acronym-of-text → ?",
    ):
        assert said in text
    assert page.run("document.querySelector('figcaption a').href") == "https://example.org/1"


def test_denials_say_so(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.run(row("Iran .*funds.* Russia") + ".click()")
    text = page.run(PANEL)
    assert "disputed" in text
    assert "denies it" in text


def test_the_legend_takes_claims_from_graph_and_table(opened: Callable[..., Page]) -> None:
    page = opened(small())
    assert page.run(ROWS) == 6
    page.run(box("Cooperation in deed") + ".click()")
    assert page.run(ROWS) == 3
    page.run(box("In doubt") + ".click()")
    assert page.run(ROWS) == 2
    assert "2 claims shown" in page.run(SUMMARY)
    page.run(box("Person") + ".click()")
    assert page.run(ROWS) == 1
    page.run(box("attacks") + ".click()")
    assert (
        page.run("document.querySelector('#empty').innerText") == "No claim passes these filters."
    )
    press(page, "#reset")
    assert page.run(ROWS) == 6


def test_publisher_speaker_belief_and_number_of_actors(opened: Callable[..., Page]) -> None:
    page = opened(small())
    choose(page, "Publisher", "Sample Wire")
    assert page.run(ROWS) == 2
    choose(page, "Publisher", "")
    choose(page, "Speaker", "ann-lee")
    assert page.run(ROWS) == 1
    choose(page, "Speaker", "")
    choose(page, "Least belief", "0.85")
    assert page.run(ROWS) == 4  # two believed, two in doubt
    page = opened(large(), shown=10)
    assert page.run(SUMMARY).startswith("10 actors")
    press(page, "#all")
    assert page.run(SUMMARY).startswith("41 actors")
    choose(page, "Strongest actors", "12")
    assert page.run(SUMMARY).startswith("12 actors")


def test_the_number_of_publishers_is_a_filter(opened: Callable[..., Page]) -> None:
    sample = small()
    graph = network(sample)
    graph.edges["iran", "russia", "supplies"]["sources"] = 3
    page = opened(sample, graph=graph)
    before = page.run(ROWS)
    choose(page, "Least publishers", "2")
    assert before > page.run(ROWS) == 1


def test_search_suggests_actors_and_relations(opened: Callable[..., Page]) -> None:
    page = opened(large(), shown=5)
    search(page, "wagn")
    options = "[...document.querySelectorAll('#suggestions [role=option]')].map((o) => o.innerText)"
    assert [text.split("\n")[0] for text in page.run(options)] == ["Wagner Group"]
    page.press("Escape")
    search(page, "un")
    assert [text.split("\n")[0] for text in page.run(options)] == [
        *("United States", "United Nations", "United Kingdom"),
        *("European Union", "who funds whom"),
    ]
    page.press("ArrowDown")
    chosen = page.run(
        "document.querySelector('#suggestions [aria-selected=true]').innerText.split('\\n')[0]"
    )
    page.run("document.querySelector('#find').requestSubmit()")
    assert page.run("document.querySelector('#panel h2').innerText") == chosen
    search(page, "supp")
    page.run("document.querySelector('#find').requestSubmit()")
    assert page.run(PANEL).startswith("← Overview\nWho supp")
    search(page, "nobody")
    assert "Nothing on this page" in page.run("document.querySelector('#suggestions').innerText")


def test_who_supplies_whom_and_since_when(opened: Callable[..., Page]) -> None:
    page = opened(large())
    page.run(row("who supplies whom") + ".click()")
    choose(page, "Order of the claims", "date")
    figures = page.run("[...document.querySelectorAll('#panel .figure')].map((f) => f.innerText)")
    told = [text.removeprefix("told ") for text in figures]
    assert len(told) > 2
    assert told == sorted(told)
    page.run("document.querySelector('#panel .row').click()")
    assert "Reported 2024-" in page.run(PANEL)


def test_a_path_shows_the_evidence_of_each_step(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.run(row("^\\s*Iran") + ".click()")
    press(page, "#path-from")
    assert "Path from Iran to whom?" in page.run(PANEL)
    search(page, "ann")
    page.run("document.querySelector('#find').requestSubmit()")
    text = page.run(PANEL)
    assert "Iran → Russia → Ukraine → Ann Lee" in text
    assert "3 steps" in text
    assert page.run("document.querySelectorAll('#panel blockquote').length") >= 3
    assert "path=iran+ann-lee" in page.run("location.hash")
    page.run(
        "[...document.querySelectorAll('#panel button')]"
        ".find((b) => b.innerText === 'Not over conflict').click()"
    )
    assert "No path of claims" in page.run(PANEL)


def test_a_neighbourhood_alone(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.run(row("^\\s*Iran") + ".click()")
    press(page, "#panel .actions button")
    assert page.run(SUMMARY).startswith("2 actors and 3 claims")
    press(page, "#panel .back")
    assert page.run(SUMMARY).startswith("4 actors")


def test_time_is_a_window_that_plays(opened: Callable[..., Page]) -> None:
    page = opened(large())
    before = page.run(ROWS)
    text = "document.querySelector('#time-text').textContent"
    assert page.run(text).startswith("2024-")
    choose(page, "To", "20")
    inside = page.run(ROWS)
    assert 0 < inside < before
    assert "to=2024-" in page.run("location.hash")
    choose(page, "From", "15")
    assert page.run(ROWS) < inside
    press(page, "#reset")
    assert page.run(ROWS) == before
    press(page, "#play")
    assert page.run("document.querySelector('#play').getAttribute('aria-label')") == "Pause"
    page.wait(f"{ROWS} > 0 && {ROWS} < {before}")
    press(page, "#play")
    choose(page, "Which dates", "events")
    assert page.run(text) == "No claim has a date of an event."


def test_an_open_window_names_the_first_and_last_day(opened: Callable[..., Page]) -> None:
    sample = Sample()
    actors = (Actor("a", "Aland", "state"), Actor("b", "Beland", "state"))
    for day in ("2024-01-03", "2024-06-05", "2024-12-20"):  # weeks are counted, from Mondays on
        sample.add(Article(day, "", "T", day, "House A"), actors, [Said("a", "supplies", "b")])
    page = opened(sample)
    text = "document.querySelector('#time-text').textContent"
    assert page.run(text) == "2024-01-03 to 2024-12-20"
    choose(page, "To", "1")
    assert page.run(text) == "2024-01-03 to 2024-01-14"


def test_back_forward_and_links(opened: Callable[..., Page]) -> None:
    page = opened(small())
    heading = "document.querySelector('#panel h2').innerText"
    assert page.run("document.querySelector('#step-back').disabled")
    page.run(row("^\\s*Iran") + ".click()")
    page.run(row("Iran .*supplies.* Russia") + ".click()")
    here = page.run("location.hash")
    assert page.run(heading) == "Iran supplies Russia"
    press(page, "#step-back")
    page.wait(f"{heading} === 'Iran'")
    press(page, "#step-back")
    page.wait(f"{heading} === 'Overview'")
    press(page, "#step-on")
    page.wait(f"{heading} === 'Iran'")
    page = opened(small(), at=here + "&no-quads=verbal-conflict&belief=0.85")
    assert page.run(heading) == "Iran supplies Russia"
    assert page.run(box("Conflict in word") + ".checked") is False
    press(page, "#copy-link")
    assert page.run("document.querySelector('#link').value").startswith("file://")
    assert "no-quads" in page.run("document.querySelector('#link').value")


@pytest.mark.parametrize(
    "at",
    [
        "#actor=__proto__&no-types=constructor%20state&belief=1e999&shown=-3&from=x&size=toString",
        "#path=iran%20iran&claim=%3Cimg%3E&near=99&bloc=NaN&publisher=%3Cscript%3E",
        "#%E0%A4%A",
    ],
)
def test_a_link_is_no_more_trusted_than_an_article(opened: Callable[..., Page], at: str) -> None:
    page = opened(small(), at=at)
    assert page.run("document.querySelector('#panel h2').innerText") == "Overview"
    assert "__proto__" not in page.run("location.hash")


def test_size_and_colour_are_chosen(opened: Callable[..., Page]) -> None:
    page = opened(large())
    picture = "document.querySelector('#mynetwork canvas').toDataURL()"
    first = page.run(picture)
    choose(page, "Size", "betweenness")
    second = page.run(picture)
    assert second != first
    choose(page, "Colour", "type")
    assert page.run(picture) != second
    assert "size=betweenness&tint=type" in page.run("location.hash")


SIGNS = """(() => { // how many pixels of the names' sheet have the colour of the signs
  const sheet = document.querySelector("#names");
  const { data } = sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    count += data[i] === 255 && data[i + 1] === 255 && data[i + 2] === 255 && data[i + 3] === 255;
  }
  return count;
})()"""


def test_discs_carry_signs_that_go_with_what_is_seen(opened: Callable[..., Page]) -> None:
    page = opened(small())
    before = page.run(SIGNS)
    assert before > 30
    page.run(box("State") + ".click()")
    assert page.run(SIGNS) < before


def test_springs_run_when_asked_and_actors_go_back(opened: Callable[..., Page]) -> None:
    page = opened(small())
    drawing = "document.querySelector('#names').toDataURL()"
    first = page.run(drawing)
    on = "document.querySelector('#springs').getAttribute('aria-pressed')"
    assert page.run(on) == "false", "nothing moves by itself"
    assert page.run("document.querySelector('#put-back').disabled")
    press(page, "#springs")
    page.wait(f"{on} === 'false'")  # at rest they let go
    assert page.run(drawing) != first
    press(page, "#put-back")
    assert page.run(drawing) == first
    assert page.run("document.querySelector('#put-back').disabled")


def test_an_actor_stays_where_it_was_dragged(opened: Callable[..., Page]) -> None:
    page = opened(small())
    x, y = middle(page, "Iran")
    shade = page.run(SHADE % (x, y))
    page.drag(x, y, x + 90, y + 60)
    for button in ("#zoom-out", "#zoom-fit"):
        press(page, button)
        x, y = middle(page, "Iran")
        assert page.run(SHADE % (x, y)) == shade, "the disc is not where its name and its hint are"
    page.click(x, y)
    assert page.run("document.querySelector('#panel h2').innerText") == "Iran"


SHADE = """(() => {
  const canvas = document.querySelector("#mynetwork canvas");
  const box = canvas.getBoundingClientRect();
  const ratio = canvas.width / box.width;
  const spot = [(%s - box.x) * ratio, (%s - box.y) * ratio].map(Math.round);
  return [...canvas.getContext("2d").getImageData(...spot, 1, 1).data].join();
})()"""


def middle(page: Page, name: str) -> tuple[float, float]:
    """Where an actor's disc should be: the middle of the spots at which the page names it."""
    said = "document.querySelector('#hint').hidden ? '' : document.querySelector('#hint').innerText"
    left, top = find(page, lambda hint: hint.startswith(f"{name}\n"))
    spots = []
    for x in range(int(left) - 60, int(left) + 61, 6):
        for y in range(int(top) - 12, int(top) + 73, 6):
            page.move(x, y)
            if page.run(said).startswith(f"{name}\n"):
                spots.append((x, y))
    return sum(x for x, _ in spots) / len(spots), min(y for _, y in spots) + 12


def test_an_actor_says_which_blocs_it_deals_with(opened: Callable[..., Page]) -> None:
    page = opened(large())
    heading = "[...document.querySelectorAll('#panel h3')].map((h) => h.innerText)"
    assert "BETWEEN THE BLOCS" in page.run(heading)
    page.run(row("\\d+ blocs") + ".click()")
    summary = page.run("document.querySelector('.across summary').innerText")
    many = int(summary.split()[2])
    assert many > 1
    page.run("document.querySelector('.across').open = true")
    assert page.run("document.querySelectorAll('.across .row').length") == many
    page.run("document.querySelector('.across .row').click()")
    assert page.run("document.querySelector('#panel h2').innerText").startswith("Bloc: ")


def test_table_theme_and_keyboard(opened: Callable[..., Page]) -> None:
    page = opened(small(), dark=True)
    assert page.run("document.documentElement.dataset.theme") == "dark"
    press(page, "#theme")
    assert page.run("document.documentElement.dataset.theme") == "light"
    press(page, "#as-table")
    first = "document.querySelector('#rows tr').innerText"
    assert "attacks" in page.run(first)
    page.run("document.querySelector('#columns button').click()")
    assert page.run("document.querySelector('#columns th').ariaSort") == "ascending"
    assert "Ann Lee" in page.run(first)
    page.run("document.querySelector('#rows button').click()")
    assert page.run("document.activeElement.id") == "panel"
    page.press("Escape")
    assert page.run("document.body.hasAttribute('data-picked')") is False
    press(page, "#as-graph")
    page.run("document.querySelector('#stage').focus()")
    heading = "document.querySelector('#panel h2').innerText"
    page.press("n")
    one = page.run(heading)
    page.press("n")
    assert page.run(heading) not in (one, "Overview")
    page.press("p")
    assert page.run(heading) == one
    names = "document.querySelector('#names').toDataURL()"
    before = page.run(names)
    for key in ("ArrowLeft", "+"):
        page.press(key)
        assert page.run(names) != before
        before = page.run(names)
    page.press("?")
    assert page.run("document.querySelector('#help').open")
    press(page, "#help-close")
    page.press("/")
    assert page.run("document.activeElement.id") == "search"


def test_every_control_has_a_name_and_the_table_stands_in_for_the_graph(
    opened: Callable[..., Page],
) -> None:
    page = opened(small())
    tree = page.call("Accessibility.getFullAXTree")["nodes"]
    kinds = ("button", "slider", "combobox", "checkbox", "searchbox", "table", "link")
    unnamed = [
        node["role"]["value"]
        for node in tree
        if not node["ignored"]
        and node["role"]["value"] in kinds
        and not node.get("name", {}).get("value")
    ]
    assert unnamed == []
    cells = [node for node in tree if node["role"]["value"] in ("cell", "gridcell")]
    assert len(cells) == 6 * 10


def test_pictures_of_what_is_seen(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(small())
    page.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    for button in ("#save-svg", "#save-png"):
        press(page, button)
    page.call(
        "Runtime.evaluate",
        expression="new Promise((done) => setTimeout(done, 300))",
        awaitPromise=True,
    )
    svg = (tmp_path / "Actor-graph.svg").read_text("utf-8")
    assert svg.startswith("<svg")
    assert "Iran" in svg
    assert "4 actors and 6 claims shown" in svg
    assert "<script" not in svg
    png = (tmp_path / "Actor-graph.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert len(png) > 5000


@pytest.mark.parametrize("back", [{}, {"status": "Denied", "polarity": "negated"}])
def test_a_solid_line_points_only_where_what_is_not_in_doubt_does(
    opened: Callable[..., Page], tmp_path: Path, back: dict[str, str]
) -> None:
    sample = Sample()
    actors = (Actor("a", "Aland", "state"), Actor("b", "Beland", "state"))
    said = [Said("a", "supplies", "b"), Said("b", "funds", "a", **back)]
    sample.add(Article("n1", "", "T", "2024-11-13", "House A"), actors, said)
    page = opened(sample)
    page.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    press(page, "#save-svg")
    page.call(
        "Runtime.evaluate",
        expression="new Promise((done) => setTimeout(done, 300))",
        awaitPromise=True,
    )
    svg = (tmp_path / "Actor-graph.svg").read_text("utf-8")
    assert "stroke-dasharray" not in svg
    heads = re.findall(r'd="M[^"LQa]*L[^"LQa]*Z"', svg)
    assert len(heads) == (1 if back else 2)


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844), (1920, 1080)])
def test_the_first_drawing_lies_inside_the_stage(
    opened: Callable[..., Page], width: int, height: int
) -> None:
    for sample in (small(), large(), _pair()):
        page = opened(sample, width=width, height=height)
        assert page.run(RIM) == 0
        page.run("document.querySelector('#zoom-fit').click()")
        assert page.run(RIM) == 0


def _pair() -> Sample:
    """Two actors with names as long as are drawn, side by side."""
    sample = Sample()
    names = ("Security Council of Aland", "Security Council of Beland")
    actors = [Actor(name.lower().replace(" ", "-"), name, "organisation") for name in names]
    sample.add(Article("n1", ""), actors, [Said(actors[0].id, "supplies", actors[1].id)])
    return sample


def test_unnamed_groups_are_mentioned(opened: Callable[..., Page]) -> None:
    page = opened(small())
    assert page.run(SUMMARY) == (
        "4 actors and 6 claims shown of 5 and 7 in the store, 1 claim of unnamed groups left out"
    )
    legend = page.run("document.querySelector('#filters').textContent")
    assert "1 claim and 1 actor: groups without a name" in legend
