"""Cleaning: what a reader of the graph would see break is a headline glued to a sentence, a link
list taken for news, or a quote whose offsets point elsewhere."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.boilerplate import patterns
from actorgraph.clean import Clean, clean
from actorgraph.errors import BadData
from actorgraph.model import Article
from actorgraph.paragraphs import STRAIGHT

SHARED = Path(os.environ.get("ACTORGRAPH_SHARED") or Path(__file__).resolve().parents[2] / "shared")
PROSE = "Iran denied the report on Monday and accused Britain of spreading false claims about it."


def cleaned(text: str, **given_by_source: str | None) -> Clean:
    return clean(Article(id="a", text=text, **given_by_source))


def body(text: str) -> list[str]:
    return [p.text for p in cleaned(text).paragraphs if p.kind == "text"]


def assert_offsets(text: str, found: Clean) -> None:
    for paragraph in found.paragraphs:
        places = paragraph.offsets
        assert len(places) == len(paragraph.text) > 0
        assert all(a < b for a, b in pairwise(places))
        assert paragraph.text == "".join(STRAIGHT.get(text[at], text[at]) for at in places)


# paragraphs and lines


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    assert body(f"{PROSE}\n{PROSE}\n\n{PROSE}") == [PROSE] * 3


def test_hard_wrapped_lines_become_one_paragraph() -> None:
    text = (
        "Turkey will host the next round of talks between the two sides, the\n"
        "foreign ministry in Ankara said, and it has asked Qatar to send a\n"
        "mediator of its own.\n"
        "Qatar agreed to the request on the same day and named an envoy who has\n"
        "worked in the region before.\n"
    )
    first, second = body(text)
    assert first.endswith("Qatar to send a mediator of its own.")
    assert "the foreign ministry" in first
    assert second.startswith("Qatar agreed")


def test_heading_in_wrapped_text_stays_apart() -> None:
    text = (
        "Turkey will host the next round of talks between the two sides, the\n"
        "foreign ministry in Ankara said, and it has asked Qatar to send a\n"
        "mediator of its own.\n\n"
        "Reaction in Doha\n"
        "Qatar agreed to the request on the same day and named an envoy who has\n"
        "worked in the region before.\n"
    )
    assert "Reaction in Doha" in body(text)


def test_hyphen_at_a_line_end_is_kept_without_a_blank() -> None:
    text = (
        "The army said that it had fired a salvo of four long-\n"
        "range missiles at the base and that all of them had\n"
        "reached it, which the other side denies.\n"
    )
    assert "four long-range missiles" in body(text)[0]


def test_sentence_broken_around_a_link_is_joined() -> None:
    text = f"{PROSE}\nThe strikes that the U.S.-led \ncoalition\n flew hit two depots.\n{PROSE}"
    assert body(text)[1] == "The strikes that the U.S.-led coalition flew hit two depots."


def test_short_lines_are_never_fused_with_the_next_sentence() -> None:
    assert body(f"{PROSE}\nRutte on Ukraine\n{PROSE}") == [PROSE, "Rutte on Ukraine", PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "Iran has supplied drones to\nRussia.\n",
        "Iran's allies are Hezbollah,\nHamas and Syria.\n",
        "Iran bought U.S.-\nBuilt jets.\n",
        "The foreign minister of\nIran met his envoy from\nRussia in Moscow and\nSergei Lavrov "
        "said that\nTehran had promised\nDamascus new drones.\n",
        "Iran and Russia\nhave signed a deal\nin Moscow.\n",
        "Iran\nhas sold\nmissiles to\nNorth\nKorea in\nMay.\n",
        f"Kyiv said that Iran had given drones to the\n{PROSE}",
    ],
)
def test_a_line_with_an_open_end_goes_on(text: str) -> None:
    found = cleaned(text)
    assert found.title is None
    assert [p.text for p in found.paragraphs] == [
        text.strip().replace("-\n", "-").replace("\n", " ")
    ]
    assert_offsets(text, found)


@pytest.mark.parametrize(
    "title",
    ["Troops move in", "What the row is about", "Russia Moves In", "WHAT RUSSIA IS UP TO"],
)
def test_a_title_may_end_in_a_stranded_word(title: str) -> None:
    found = cleaned(f"{title}\n{PROSE}")
    assert [p.text for p in found.paragraphs] == [found.title, PROSE] == [title, PROSE]


@pytest.mark.parametrize("title", ["Iran sends drones to\nRussia", "IRAN SENDS DRONES TO\nRUSSIA"])
def test_a_title_may_be_wrapped(title: str) -> None:
    assert cleaned(f"{title}\n\n{PROSE}").title == title.replace("\n", " ")


def test_a_title_does_not_end_in_an_open_word() -> None:
    assert cleaned(f"Iran has sent drones to the\n\n{PROSE}").title is None


def test_furniture_after_an_open_end_stays_out() -> None:
    assert body(f"{PROSE}\nKyiv said that it had been told of\nAdvertisement\n{PROSE}") == [
        *(PROSE, "Kyiv said that it had been told of", PROSE)
    ]
    assert body(f"Sign in\n{PROSE}") == [PROSE]


def test_bullets_stay_apart_and_lose_their_marks() -> None:
    text = f"{PROSE}\n- Iran sent drones.\n• Russia paid.\n.     Near the city, one strike hit."
    assert body(text)[1:] == ["Iran sent drones.", "Russia paid.", "Near the city, one strike hit."]


def test_characters_are_made_plain_one_to_one() -> None:
    text = "\ufeffRutte\u2019s \u201cthree\u00a0\u00a0points\u201d\u200e were clear\u00ad.\r\nDone."
    assert body(text) == ['Rutte\'s "three points" were clear.', "Done."]
    assert_offsets(text, cleaned(text))


def test_wiki_marks_and_foreign_names_are_skipped() -> None:
    text = (
        "Abu Omar (Arabic: \u0623\u0628\u0648 \u0639\u0645\u0631), a commander,[1][2] fled "
        "(\u0443\u0442\u0456\u043a) to Iran[citation needed] in 2006.[a]"
    )
    assert body(text) == ["Abu Omar, a commander, fled to Iran in 2006."]
    assert_offsets(text, cleaned(text))


def test_editorial_brackets_are_kept() -> None:
    text = '"[North Korean leader] Kim gave [him] weapons," the minister said.'
    assert body(text) == [text]


def test_quotes_doubled_by_a_csv_export_are_single() -> None:
    assert body('"He called it an ""uncontested"" win, and left."') == [
        'He called it an "uncontested" win, and left.'
    ]


def test_markdown_marks_and_front_matter_are_skipped() -> None:
    text = (
        "---\ntitle: X\ndate: 2024-01-02\n---\n# Talks resume\n\n"
        "**Kyiv** sent *two* envoys to [the talks](https://example.org/a) in Doha.\n"
    )
    found = cleaned(text)
    assert found.title == "Talks resume"
    assert body(text) == ["Kyiv sent two envoys to the talks in Doha."]
    assert_offsets(text, found)


# titles


@pytest.mark.parametrize(
    "head",
    [
        "{0}\n\n{0}\n",
        "You are currently viewing {0}\n\n{0}\n",
        "{0}\n3 min read\n{0}\n\n",
        "{0} | Sample Wire\n{0}\n",
        "{0}\n",
    ],
)
def test_headline_stands_once(head: str) -> None:
    title = "NATO warns Iran: \u2018stop the drones\u2019"
    found = cleaned(head.format(title) + PROSE)
    assert found.title == "NATO warns Iran: 'stop the drones'"
    assert [(p.kind, p.text) for p in found.paragraphs] == [("title", found.title), ("text", PROSE)]


def test_title_of_the_source_wins_and_its_copy_is_marked() -> None:
    found = cleaned(f"Iran denies\n{PROSE}", title="Iran denies")
    assert [p.kind for p in found.paragraphs] == ["title", "text"]
    assert cleaned(PROSE, title="Other").title == "Other"


@pytest.mark.parametrize("text", [PROSE, f"{PROSE}\n{PROSE}", "Just a few words", ""])
def test_prose_is_no_title(text: str) -> None:
    assert cleaned(text).title is None


# boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "AD",
        "3 min read",
        "By Maria Gonzalez and Tom O'Neil",
        "By Jane Doe, diplomatic correspondent",
        "Share this story",
        "Sign up for our newsletter",
        "We use cookies to make this page better.",
        "Photo: Sample Agency",
        "Soldiers on parade (Photo by Jane Doe/Sample)",
        "\u00a9 2024 Sample Wire. All rights reserved.",
        "Facebook Twitter WhatsApp",
        "Read also: Ten towns to visit",
        "(Reporting by Jane Doe; editing by John Roe)",
        "Become a member and help us grow.",
        "Coordinates: 33\u00b047\u2032N 44\u00b030\u2032E / 33.783\u00b0N 44.500\u00b0E",
    ],
)
def test_furniture_of_a_page_is_dropped(line: str) -> None:
    assert body(f"{PROSE}\n\n{line}\n\n{PROSE}") == [PROSE, PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, Russia had moved two brigades to the border.",
        "Advertisers left the platform, the company said.",
        "Share prices fell in Seoul.",
        "Related parties signed the treaty.",
        "Follow the money, prosecutors in Kyiv were told.",
        "Support for Ukraine remains strong in Poland.",
    ],
)
def test_sentences_that_look_like_furniture_stay(line: str) -> None:
    assert line in body(f"{PROSE}\n\n{line}\n\n{PROSE}")


def test_list_of_links_goes_with_its_items_and_no_further() -> None:
    text = f"{PROSE}\nRelated:\n- Poland seeks help\n- Drone strikes \u201chome\u201d\n{PROSE}"
    assert body(text) == [PROSE, PROSE]


def test_list_of_links_without_bullets_ends_at_a_sentence() -> None:
    assert body(f"{PROSE}\nMost read\nTen recipes\nA cup final\n{PROSE}") == [PROSE, PROSE]


def test_what_follows_the_end_of_an_article_is_dropped() -> None:
    plea = "You may close this tab. Or give us something."
    assert body(f"{PROSE}\n{PROSE}\n{plea}\nOur team is small.\nIt costs little.") == [PROSE] * 2
    assert body(f"{PROSE}\nLeave a Reply\nCancel reply\nNice text!") == [PROSE]


def test_an_early_reply_link_does_not_end_the_article() -> None:
    assert body(f"Leave a Reply\n{PROSE}\n{PROSE}\n{PROSE}") == [PROSE] * 3


def test_text_of_nothing_but_boilerplate_gives_nothing() -> None:
    assert cleaned("AD\nAD\n\n3 min read\n* * *").paragraphs == ()


def test_broken_pattern_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "boilerplate.txt"
    broken.write_text("# fine\nline (open\n")
    with pytest.raises(BadData, match=r"boilerplate\.txt:2"):
        patterns(broken)
    broken.write_text("nonsense x\n")
    with pytest.raises(BadData, match="not a kind"):
        patterns(broken)


# dates and datelines


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("16:28 04.12.2024\n\n", "2024-12-04"),
        (" date 2024-11-13 ", "2024-11-13"),
        ("13 November 2024\n", "2024-11-13"),
        ("November 13, 2024\n", "2024-11-13"),
        ("Published: Wednesday, Nov. 13, 2024, 10:15 GMT\n", "2024-11-13"),
        ("Updated 2024-11-13T08:00:00Z\n", "2024-11-13"),
        ("13/11/2024\n", "2024-11-13"),
        ("11/12/2024\n", None),
        ("31.02.2024\n", None),
        ("BAGHDAD, Jan 3 (AFP) \u2014 ", None),
        ("BRUSSELS, Nov. 13, 2024 (Sample Wire) - ", "2024-11-13"),
        ("KYIV (Reuters) - ", None),
        ("MOSCOW, January 3. /TASS/. ", None),
        ("SEOUL, South Korea \u2014 ", None),
        ("Brussels, 13 November 2024: ", "2024-11-13"),
    ],
)
def test_dates_and_datelines_leave_the_text(head: str, date: str | None) -> None:
    found = cleaned(f"{head}{PROSE}")
    assert found.date == date
    unread = date is None and head.endswith("\n")
    assert unread or [p.text for p in found.paragraphs] == [PROSE]


@pytest.mark.parametrize(
    ("heading", "date"),
    [
        ("LIBYA BRIEF \u2013 Thursday 9 January 2020", "2020-01-09"),
        ("Week to Friday 12 April 2024", "2024-04-12"),
        ("6-7 July 2017", "2017-07-07"),
        ("From our reporter in Arusha, 18 December 2008", "2008-12-18"),
        ("Monday 26 March 2018 (all times BST)", "2018-03-26"),
        ("Remembering 9 November 1989", None),
        ("What the law of 3 May 1999 says", None),
    ],
)
def test_a_heading_may_name_the_date(heading: str, date: str | None) -> None:
    assert cleaned(f"A headline of the page\n\n{heading}\n\n{PROSE}").date == date


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO - Ukraine ties grew closer on the second day of the summit.",
        "The EU \u2013 Iran's largest critic \u2013 met on Monday.",
        "On 13 November 2024 Rutte met Blinken in Brussels.",
        "13 November 2024 was a day of talks in Brussels.",
        "Starmer (Labour): Britain will send more missiles to Ukraine.",
    ],
)
def test_sentences_are_no_datelines(sentence: str) -> None:
    assert body(f"{sentence}\n{PROSE}")[0] == sentence


def test_date_of_the_source_wins() -> None:
    assert cleaned(f"16:28 04.12.2024\n{PROSE}", date="2024-12-05").date == "2024-12-05"


def test_dates_below_the_header_are_not_taken() -> None:
    assert cleaned(f"{PROSE * 3}\n4 May 2001\n{PROSE}").date is None


# properties

DIRT = st.sampled_from(
    [
        *(
            "AD\n",
            "Related:\n- a b\n",
            "\u200e",
            "\u00a0",
            "\r\n",
            "\n\n",
            "[1]",
            " date 2024-11-13 ",
        ),
        *(
            "\u201cyes\u201d ",
            '"a ""b"" c"\n',
            "(Arabic: \u0633\u062f)",
            "KYIV (X) - ",
            "- ",
            "long-\n",
        ),
        *(
            "You are currently viewing ",
            "Leave a Reply\n",
            "---\ntitle: x\n---\n",
            "**b** ",
            "\x00",
        ),
        *(
            PROSE,
            "and so on\n",
            "Headline Here\n",
            "\ud83d\ude80".encode("utf-16", "surrogatepass").decode("utf-16"),
        ),
    ]
)


@settings(deadline=None, derandomize=True)
@given(st.lists(DIRT | st.text(max_size=20), max_size=25).map("".join))
def test_offsets_reproduce_the_text_as_read(text: str) -> None:
    found = cleaned(text)
    assert_offsets(text, found)
    starts = [p.offsets[0] for p in found.paragraphs]
    assert starts == sorted(starts)
    assert cleaned(text) == found


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet='ab ."\n\r\t[]()-*#:\u2019\u200b', max_size=300))
def test_offsets_hold_on_marks_alone(text: str) -> None:
    assert_offsets(text, cleaned(text))


# the shared articles


@pytest.mark.skipif(not (SHARED / "articles").is_dir(), reason="the shared articles are not here")
@pytest.mark.parametrize(
    ("name", "title", "date", "paragraphs"),
    [
        ("000", "growing Russia-China-North Korea-Iran alliance", None, 17),
        ("001", None, "2024-11-13", 11),
        ("002", "endangers global order, warns NATO chief", None, 10),
        ("003", "to security of transatlantic region", "2024-12-04", 13),
        ("004", "to US NATO chief warns Trump", None, None),
    ],
)
def test_shared_articles(
    name: str, title: str | None, date: str | None, paragraphs: int | None
) -> None:
    text = (SHARED / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    found = cleaned(text)
    assert_offsets(text, found)
    assert (found.title or "").endswith(title or "")
    assert (found.title is None) == (title is None)
    assert found.date == date
    texts = [p.text for p in found.paragraphs if p.kind == "text"]
    assert paragraphs is None or len(texts) == paragraphs
    assert len(found.paragraphs) == len(texts) + (title is not None)
    dirt = re.compile(
        r"leave a reply|currently viewing|related:|^ad$|min read|close this page|^- |^date 20"
        r"|^16:28|cup of coffee|small, cost",
        re.IGNORECASE | re.MULTILINE,
    )
    assert not [t for t in texts if dirt.search(t)]
    assert found.title is None or found.title not in texts


@pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="the shared texts are not here")
def test_shared_texts_keep_nearly_all_their_words() -> None:
    for path in sorted([*(SHARED / "dev").glob("*.txt"), *(SHARED / "texts").glob("*.txt")]):
        text = path.read_text(encoding="utf-8")
        found = cleaned(text)
        assert_offsets(text, found)
        kept = sum(len(p.text.split()) for p in found.paragraphs)
        assert kept >= 0.75 * len(text.split()), path.name
        assert not re.search(r"\[\d+\]|\(Arabic", " ".join(p.text for p in found.paragraphs))
