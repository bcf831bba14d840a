"""Tables of movements: the heads of its columns say where the movers of a row came from and went. All are invented."""

from __future__ import annotations

import pytest
from gazetteers import shipped

from geomap.claims import Claim
from geomap.extraction import extract_claims
from geomap.reports import Report, parse_report

HEADS = ("Date", "Force", "From", "To", "Strength", "Status", "Source")
ROWS = (
    ("13 May", "Syrian Army", "Aleppo", "Homs", "90 vehicles", "arrived", "Radio Hisn"),
    ("15 May", "Hezbollah", "", "Qusayr", "200 men", "planned", "a mayor"),
    ("16 May", "Ahrar al-Sham", "Idlib", "Afrin", "60 men", "denied", "the group"),
    ("17 May", "Red Crescent", "Damascus", "Douma", "12 lorries of flour", "arrived", "a driver"),
)
LEAD = "The following movements were reported to Hisn Tracker between 13 and 19 May. None of them could be verified."
TAIL = "Readers are asked to send corrections to the desk of Hisn Tracker, which is open on weekdays until five."


def page_of(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], cell: str = "{}") -> Report:
    """Make a page with a table."""
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell.format(words)}</td>" for words in row) + "</tr>" for row in rows)
    markup = (
        f"<html><head><title>Movements of the week</title></head><body><h1>Movements of the week</h1><p>{LEAD}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{TAIL}</p></body></html>"
    )
    return parse_report(markup, report_id="r.html", is_page=True, known={"published": "2019-05-20"})


def fields(claim: Claim) -> tuple[object, ...]:
    ends = (end.text if end is not None else None for end in (claim.origin, claim.destination))
    day = str(claim.date_start) if claim.date_start == claim.date_end else None
    return (*ends, claim.group, claim.what, claim.count_min, day, claim.status, claim.claimant)


EXPECTED = [
    ("Aleppo", "Homs", "Syrian Army", "vehicles", 90, "2019-05-13", "occurred", "Radio Hisn"),
    (None, "Qusayr", "Hezbollah", "fighters", 200, "2019-05-15", "planned", "mayor"),
    ("Idlib", "Afrin", "Ahrar al-Sham", "fighters", 60, "2019-05-16", "denied", "Ahrar al-Sham"),
]


@pytest.mark.parametrize("cell", ["{}", "<b>{}</b>", "<div>{}</div>", "  {}\n "])
def test_each_row_is_read_by_the_heads_of_its_columns_and_quoted_whole(cell: str) -> None:
    report = page_of(HEADS, ROWS, cell)
    claims = extract_claims(report, shipped())
    assert [fields(claim) for claim in claims] == EXPECTED
    assert [claim.quote.split("\t") for claim in claims] == [list(row) for row in ROWS[:3]]
    assert all(report.text[claim.quote_start : claim.quote_end] == claim.quote for claim in claims)


def test_a_table_in_plain_text_has_tabs_between_its_cells() -> None:
    table = "\n".join("\t".join(row) for row in (HEADS, *ROWS))
    text = f"Movements of the week\n\n{LEAD}\n\n{table}\n\n{TAIL}\n"
    report = parse_report(text, report_id="r.txt", is_page=False, known={"published": "2019-05-20"})
    assert [fields(claim) for claim in extract_claims(report, shipped())] == EXPECTED


@pytest.mark.parametrize(
    "heads",
    [
        ("Date", "Force", "Home", "Away", "Strength", "Status", "Source"),
        ("Date", "Force", "From", "Remarks", "Strength", "Status", "Source"),
        ("Date", "Force", "From", "From", "To", "Status", "Source"),
    ],
)
def test_a_table_that_does_not_head_both_ends_makes_no_claim(heads: tuple[str, ...]) -> None:
    assert extract_claims(page_of(heads, ROWS), shipped()) == []


def test_a_table_that_only_lays_out_a_page_is_read_as_paragraphs() -> None:
    told = "Some 300 rebels left Idlib for Afrin on Monday, a driver said, and their families followed a day later."
    row = f"<tr><td>Home</td><td><p>{LEAD}</p><p>{told}</p></td><td>Weather</td></tr>"
    markup = f"<html><body><h1>Rebels leave Idlib</h1><table>{row}</table></body></html>"
    report = parse_report(markup, report_id="r.html", is_page=True, known={"published": "2019-05-20"})
    assert "\t" not in report.text
    assert [fields(claim)[:2] for claim in extract_claims(report, shipped())][:1] == [("Idlib", "Afrin")]


def test_a_row_needs_no_word_of_movement() -> None:
    rows = (("13 May", "Syrian Army", "Aleppo", "Homs", "90 men"),)
    claims = extract_claims(page_of(("Date", "Force", "From", "To", "Strength"), rows), shipped())
    assert [fields(claim)[:3] for claim in claims] == [("Aleppo", "Homs", "Syrian Army")]


def test_a_row_too_long_to_be_one_is_none() -> None:
    row = ("13 May", "Syrian Army", "Aleppo", "Homs", "x" * 500, "arrived", "Radio Hisn")
    assert extract_claims(page_of(HEADS, (row,)), shipped()) == []
