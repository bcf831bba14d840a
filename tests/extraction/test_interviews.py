"""Interviews: whose answers the claims are."""

from __future__ import annotations

from gazetteers import shipped

from geomap.extraction import read_report
from geomap.reports import parse_report

LINES = """Northern Lines

"Nobody sleeps in his own bed"

Major Anas Darwish of the National Front for Liberation on a bad winter, his neighbours and the price of diesel

Interview: Leyla Arman, Antakya - March 5, 2020

The major receives us in a school office. On the wall hangs a timetable of 2018; nobody has taken it down.

Major, how is your family?

They are in a tent near Atmeh, like everybody's family. My youngest was born in January and has not seen a ceiling yet.

What have you done to hold the southern hills?

We sent 500 fighters of the National Front for Liberation from Idlib to Jabal al-Zawiya on Sunday. It was snowing.

And your allies?

The Turkish Army moved tanks from Reyhanli to al-Mastumah last week. I counted them until I was tired of it.
"""


def test_answers_are_those_of_whom_the_line_above_names_and_not_of_who_asks() -> None:
    claims = read_report(parse_report(LINES, report_id="i.txt"), shipped()).claims
    assert {claim.claimant for claim in claims} == {"Major Anas Darwish"}


def test_who_asks_is_nobodys_source() -> None:
    lines = LINES.replace("Major Anas Darwish of the National Front for Liberation on a bad winter", "On a bad winter")
    claims = read_report(parse_report(lines, report_id="i.txt"), shipped()).claims
    assert "Leyla Arman" not in {claim.claimant for claim in claims}


def test_answers_are_those_of_an_officer_whom_the_line_above_leaves_nameless() -> None:
    lines = LINES.replace("Northern Lines\n", "Northern Lines\n\nCover | Interview | Markets | Puzzle\n")
    lines = lines.replace(
        "Major Anas Darwish of the National Front for Liberation on", "A colonel of the hill police on"
    )
    claims = read_report(parse_report(lines, report_id="i.txt"), shipped()).claims
    assert {claim.claimant for claim in claims} == {"colonel of the hill police"}


BRIEFING = """Defense Transcript Service

Press briefing from Baghdad

Aug. 17, 2016

CAPTAIN JILL ROWE: Good morning, everybody. We have thirty minutes. Colonel, can you hear us?

COLONEL MARTIN BRANDT: Loud and clear, Jill. Good morning. I have two points and then I'll take your questions.

First, Syria. Several hundred Islamic State fighters left Manbij for Jarablus on Friday in a long line of cars.

CAPTAIN ROWE: First question, Tom.

Q: Tom Ellery, Capital News. Colonel, how many strikes were there around Manbij since May?

COL. BRANDT: Tom, 671 as of this morning. Most of them were on fighting positions inside the town.

Q: And civilian casualties?

COL. BRANDT: We are looking into three reports, as we do into every report that reaches us.
"""


def test_one_who_speaks_is_known_by_his_last_name_however_the_label_calls_him() -> None:
    (claim,) = read_report(parse_report(BRIEFING, report_id="b.txt"), shipped()).claims
    assert claim.claimant == "COLONEL MARTIN BRANDT"


def test_an_hour_before_a_place_counts_nobody() -> None:
    text = "Radio log, 13 May 2003\n\n0815  BUNIA: A nurse says that Ugandan soldiers left Bunia for Arua on Monday."
    (claim,) = read_report(parse_report(text, report_id="l.txt"), shipped()).claims
    assert (claim.count_min, claim.count_max) == (None, None)
