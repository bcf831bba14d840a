from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from gazetteers import shipped
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import geomap
from geomap import cli
from geomap.claims import STATUSES
from geomap.explain import Explanations, explain_report, record, words
from geomap.extraction.watching import Reason
from geomap.reports import Report, parse_report

TEXT = """The Copper Courier

June 1, 2017

Militants quit Mosul for Raqqa

Up to 300 Islamic State fighters moved from Mosul to Raqqa on Monday, the Harbour Office said. Thirty more, it said, \
then left Zughaymirat for Tabqa. The army advanced on Hawija. Some 200 civilians fled Mosul for Erbil.

Read also: Fighters leave Homs for Idlib
"""
TAGS = set(
    "html head meta title style body header nav main section article div p h1 h2 span bdi b small ul li dl dt dd a "
    "table thead tbody tr th td details summary".split()
)
ATTRIBUTES = set("lang charset http-equiv content name class dir title id href aria-label tabindex role".split())
HOSTILE = '</style><script>alert(1)</script><img src=x onerror=alert(1)>"\' onclick="alert(1) &lt; {{7*7}}'


def report_of(text: str = TEXT, **facts: object) -> Report:
    return replace(parse_report(text, report_id="first.txt"), published=date(2017, 6, 1), **facts)  # type: ignore[arg-type]


def page_of(report: Report) -> html.HtmlElement:
    return html.document_fromstring(explain_report(report, shipped()))


def words_of(element: html.HtmlElement) -> str:
    """Return the words of an element, blocks and cells apart."""
    return " ".join(" ".join(element.itertext()).split())


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return page_of(report_of())


def test_every_reason_and_every_status_has_its_sentence() -> None:
    assert set(words.REASONS) == set(Reason)
    assert set(words.STATUSES) == set(STATUSES)
    assert all(sentence.endswith(".") for sentence in words.REASONS.values())


def test_each_claim_has_a_card_with_its_fields_and_where_they_come_from(page: html.HtmlElement) -> None:
    first = words_of(page.find_class("claim")[0])
    assert first.startswith("Mosul → Raqqa said to have happened")
    for part in (
        "Who fighters of Islamic State (group named in this sentence: “Islamic State fighters”)",
        "How many up to 300 (“Up to 300”)",
        "From Mosul (city, Nineveh, IQ)",
        "as “Raqqa” in this sentence",
        "When 29 May 2017 (worked out from “Monday”)",
        "Who says so Harbour Office (named in this sentence)",
    ):
        assert part in first


def test_the_cards_are_the_claims_of_the_report(page: html.HtmlElement) -> None:
    ids = [card.get("id") for card in page.find_class("claim")]
    assert ids == [claim.claim for claim in geomap.extract_claims(report_of(), shipped())]


def test_a_card_stands_beside_its_own_sentence(page: html.HtmlElement) -> None:
    for row in page.find_class("told"):
        sentence = words_of(row.find_class("text")[0])
        for card in row.find_class("claim"):
            assert words_of(card.find("h2")).split(" → ")[0] in sentence


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("advanced", Reason.FRONT_LINE),
        ("fled", Reason.CIVILIANS),
    ],
)
def test_a_candidate_that_was_not_taken_says_why(page: html.HtmlElement, word: str, why: Reason) -> None:
    cards = [words_of(card) for card in page.find_class("no")]
    assert any(card.startswith(f"“{word}” not a claim") and words.REASONS[why] in card for card in cards)


WEIGHED = TEXT.replace("\n\nRead also", " " + "The market was open and the weather fine. " * 6 + "\n\nRead also")


def test_what_was_weighed_stands_in_a_fold_with_the_answers_and_their_weights() -> None:
    page = page_of(report_of(WEIGHED))
    first, second = (words_of(card.find_class("scales")[0]) for card in page.find_class("claim")[:2])
    assert first.startswith("What was weighed Is it a movement of fighters? +")
    assert "the rules say yes, and are overruled below −3.50" in first
    assert "How is it told? said to have happened +" in first
    assert "Whose are they? Islamic State +" in second
    assert "(by the rules)" in second
    assert "When? 29 May 2017 +" in first
    assert "How many? up to 300 +" in first


def test_fighters_weighed_in_the_stead_of_nobody_stand_in_the_fold() -> None:
    text = "For the ISIS gunmen the highway was open, and the retreat went from Homs to Aleppo."
    page = page_of(report_of(f"{text}\n\n" + "The market was open and the weather fine. " * 9))
    (card,) = page.find_class("claim")
    told = words_of(card.find_class("scales")[0])
    assert "the rules say no" in told
    assert "Other fighters of the sentence, if they moved: +" in told
    assert "taken from +0.50 on" in told


def test_whether_a_claim_is_told_elsewhere_stands_in_its_fold() -> None:
    text = (
        "Some 300 Islamic State fighters left Mosul for Raqqa on Monday, the ministry said. The market was open, the "
        "weather fine, and nobody in the streets spoke of the front or of the price of bread. Schools stay closed "
        "until the end of the month, the council decided, since teachers have not been paid. A bridge is repaired by "
        "men of the city, who have waited since the spring for the steel that was promised to them.\n\n"
        "Its spokesman told reporters on Tuesday that Islamic State fighters had arrived in Raqqa."
    )
    scales = [words_of(one) for one in page_of(report_of(text)).find_class("scales")]
    assert any("Is it told elsewhere?" in one and "Mosul → Raqqa" in one for one in scales)


def test_a_text_that_is_too_short_to_weigh_shows_no_scales(page: html.HtmlElement) -> None:
    assert not page.find_class("scales")


def test_a_candidate_that_went_into_another_claim_leads_to_its_card(page: html.HtmlElement) -> None:
    (link,) = page.xpath("//div[contains(@class, 'no')]//a")
    assert page.get_element_by_id(link.get("href").removeprefix("#")).get("class") == "card claim"


def test_what_is_left_out_of_reading_is_grey_with_its_reason(page: html.HtmlElement) -> None:
    grey = " ".join(words_of(section) for section in page.find_class("furniture"))
    assert "Left out: a pointer to another story Read also: Fighters leave Homs for Idlib" in grey


def test_mentions_are_marked_by_kind_and_say_what_they_stand_for(page: html.HtmlElement) -> None:
    marks = {(mark.text_content(), mark.get("class")): mark.get("title") for mark in page.xpath("//p//span[@title]")}
    assert marks["Mosul", "m place"].startswith("Mosul (city, Nineveh, IQ) 36.3")
    assert marks["Zughaymirat", "m place"].startswith("not settled")
    assert marks["Islamic State fighters", "m group"] == "Islamic State (group)"
    assert marks["Up to 300", "m count"] == "up to 300 persons"
    assert marks["Monday", "m date"] == "29 May 2017"
    assert marks["the Harbour Office said", "m source"] == "source: Harbour Office"
    assert ("moved", "m move") in marks


def test_the_whole_text_of_the_report_is_on_the_page(page: html.HtmlElement) -> None:
    shown = "".join(
        part.text_content()
        for part in page.xpath("//p[@class='text'] | //section[contains(@class, 'furniture')]/div/p")
    )
    for line in TEXT.split("\n\n"):
        assert "".join(line.split()) in "".join(shown.split())


def test_unsettled_names_are_listed(page: html.HtmlElement) -> None:
    (head,) = page.xpath("//h2[text()='Names that the gazetteer could not settle']")
    assert "Zughaymirat" in words_of(head.getparent())


def test_a_page_is_the_same_bytes_each_time() -> None:
    assert explain_report(report_of(), shipped()) == explain_report(report_of(), shipped())


def test_the_page_may_run_nothing_and_fetch_nothing(page: html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def assert_harmless(page: html.HtmlElement) -> None:
    assert {element.tag for element in page.iter()} <= TAGS
    assert {name for element in page.iter() for name in element.attrib} <= ATTRIBUTES
    assert all(link.startswith("#") for link in page.xpath("//@href"))


def test_hostile_words_stay_words() -> None:
    text = TEXT.replace("Mosul", f"Mosul {HOSTILE}").replace("Harbour", f"Harbour {HOSTILE}").replace("Monday", HOSTILE)
    page = page_of(report_of(text, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)", id=HOSTILE))
    assert_harmless(page)
    assert HOSTILE in words_of(page.find("body"))


def test_characters_that_steer_the_text_become_visible_ones() -> None:
    source = explain_report(
        report_of("Fighters \u202efled\u2066 Mosul for Raqqa\x07 on\x1b[31m Monday.\ud800"), shipped()
    )
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\ud800-\udfff]", source)
    assert "\ufffd" in source
    source.encode("utf-8")


@given(st.text(max_size=300))
def test_any_text_makes_a_harmless_page(text: str) -> None:
    assert_harmless(page_of(report_of(text)))


def test_a_longer_report_than_any_says_how_much_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST_SENTENCES", 2)
    page = page_of(report_of())
    assert "The page shows the first 2 sentences; 3 more were read." in words_of(page.find_class("cut")[0])


def test_a_longer_text_than_any_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST_CHARACTERS", 100)
    page = page_of(report_of())
    assert [words_of(cut) for cut in page.find_class("cut")] == [
        "The page shows the first 2 sentences; 3 more were read.",
        "The last 41 characters of the text are not shown.",
    ]


def test_reports_of_hostile_or_equal_ids_get_plain_file_names(tmp_path: Path) -> None:
    pages = Explanations(tmp_path / "pages", shipped())
    ids = ["../../first.txt", "first.txt", "FIRST.txt", "", "con", "a/b\\c:d*?.html", "é" * 300]
    paths = [pages.add(report_of(id=name)) for name in ids]
    assert all(re.fullmatch(r"report-[A-Za-z0-9._-]{1,90}\.html", path.name) for path in paths)
    assert len({path.name.casefold() for path in paths}) == len(ids)
    index = html.parse(str(pages.write_index())).getroot()
    assert sorted(index.xpath("//td/a/@href")) == sorted(path.name for path in paths)
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == sorted(
        [*(path.name for path in paths), "index.html"]
    )


def test_extract_writes_the_pages_where_it_is_asked_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_gazetteer", lambda _: shipped())
    source = tmp_path / "reports"
    source.mkdir()
    (source / "first.txt").write_text(TEXT, encoding="utf-8")
    (source / "bad.txt").write_bytes(b"\xff\xfe\xfa")
    table = tmp_path / "claims.csv"
    assert (
        cli.main(
            ["extract", str(source), str(source / "first.txt"), "-o", str(table), "--explain", str(tmp_path / "why")]
        )
        == 1
    )
    assert sorted(path.name for path in (tmp_path / "why").iterdir()) == ["index.html", "report-first.html"]
    told = capsys.readouterr()
    assert f"open {tmp_path / 'why' / 'index.html'}" in told.out
    assert told.err.count("bad.txt") == 1
    shown = (tmp_path / "why" / "report-first.html").read_text(encoding="utf-8")
    assert all(claim in shown for claim in geomap.read_claims(table)["claim"])
    assert '<a href="index.html">All reports</a>' in shown
