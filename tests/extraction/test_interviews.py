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
