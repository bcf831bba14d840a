"""Cables and old wires, which are written in capitals throughout."""

from __future__ import annotations

from datetime import date

from gazetteers import shipped
from hypothesis import given
from hypothesis import strategies as st

from geomap.extraction import read_report
from geomap.reports import parse_report
from geomap.text import in_small_letters, is_shouted

CABLE = """R 141530Z MAR 97
FM QUAY OBSERVER CELL
SUBJ/DAILY SITREP NO 73//

1. GENERAL. ARTILLERY WAS HEARD EAST OF KISANGANI UNTIL MIDNIGHT. THE
AIRPORT IS CLOSED TO CIVIL TRAFFIC.

2. FORCES. SOME 300 SOLDIERS OF THE ZAIRIAN ARMY LEFT
KISANGANI FOR BUMBA BY BARGE ON WEDNESDAY, A MISSIONARY IN KISANGANI
SAID. SHOPS ALONG THE PORT ROAD ARE SHUT.

3. OUTLOOK. THE ZAIRIAN ARMY WILL SEND TWO BATTALIONS FROM KINSHASA
TO MBANDAKA, THE DEFENCE MINISTRY SAID ON THURSDAY. NO DAY WAS GIVEN.
"""


def test_a_cable_in_capitals_is_read_and_quoted_in_its_own_words() -> None:
    report = parse_report(CABLE, report_id="cable.txt")
    one, two = read_report(report, shipped()).claims
    assert one.origin
    assert one.destination
    assert (one.origin.text, one.destination.text) == ("Kisangani", "Bumba")
    assert (one.count_min, one.count_text, one.date_start) == (300, "SOME 300", date(1997, 3, 12))
    assert two.origin
    assert two.destination
    assert (two.origin.text, two.destination.text) == ("Kinshasa", "Mbandaka")
    assert (two.status, two.claimant) == ("planned", "defence ministry")
    for claim in (one, two):
        assert report.text[claim.quote_start : claim.quote_end] == claim.quote
        assert claim.quote.isupper()


def test_a_text_with_small_letters_is_not_shouted() -> None:
    assert is_shouted(CABLE)
    assert not is_shouted(CABLE.capitalize())
    assert not is_shouted("SHORT CAPITALS")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_each_character_keeps_its_place(text: str) -> None:
    assert len(in_small_letters(text)) == len(text)
    shouted = text.upper() + CABLE
    report = parse_report(shouted, report_id="any.txt")
    for claim in read_report(report, shipped()).claims:
        assert report.text[claim.quote_start : claim.quote_end] == claim.quote
