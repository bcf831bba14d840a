"""Digests of channels and broadcasts: whose words a paragraph gives that stands below or behind a name."""

from __future__ import annotations

import pytest
from gazetteers import shipped

from geomap.extraction import read_report
from geomap.reports import parse_report


def claimants(text: str) -> list[str | None]:
    report = parse_report(
        text, report_id="digest.txt", known={"outlet": "The Copper Courier", "published": "2017-06-01"}
    )
    return [claim.claimant for claim in read_report(report, shipped()).claims]


CHANNELS = """ROUND-UP, Thursday 1 June: what they wrote

@river_hawks (pro-government, 41k)
On Wednesday two battalions of the Syrian army left Homs for Palmyra. "Victory!"

@steppe_post (opposition, 8k)
A convoy of the army, 70 vehicles by their count, reached Aleppo from Hama on Tuesday.

Nobody confirmed any of it. About 40 fighters of Islamic State left Raqqa for Deir ez-Zor, says a doctor.
"""
STATIONS = """BROADCASTS OF THE DAY

1. Homs, Orontes FM (clandestine), 0700 gmt
According to the station some 60 rebel fighters moved from Rastan to Homs overnight.

2. Radio Qalamoun, 1330 gmt
"A group of Islamic State fighters fled from Qara to Arsal on Tuesday," the newsreader said.
"""
CAPITALS = """WHAT THE CHANNELS WROTE

* RAIL WATCH (railway people). Counted 60 army vehicles in a convoy that came from Homs to Aleppo on Tuesday.

* NORTH WIND. Says that a smaller column of the army left Hama for Idlib on Wednesday.
"""


FOLLOWERS = """TELEGRAM ROUND-UP, Thursday 1 June

>> Orontes Eye (pro-government, 41k subscribers)
07:10 "The army's 4th Division returned to Homs from Palmyra on Wednesday."

>> Steppe Post (local, 9k)
"Dozens of rebels who ran from Homs on Tuesday got to Hama on foot."
"""
PAGES = """WHAT THE PAGES POSTED

(1) "Eyes of the Valley"
Some 60 rebel fighters moved from Rastan to Homs overnight.

(2) Same page, an hour later
"An army convoy of 20 vehicles left Aleppo for Idlib on Wednesday."

(3) "Guards of the Wells" (verified)
A group of Islamic State fighters fled from Qara to Arsal on Tuesday.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FOLLOWERS, ["Orontes Eye", "Steppe Post"]),
        (PAGES, ["Eyes of the Valley", "Eyes of the Valley", "Guards of the Wells"]),
        (CHANNELS, ["@river_hawks", "@steppe_post", "doctor"]),
        (STATIONS, ["Orontes FM", "Radio Qalamoun"]),
        (CAPITALS, ["RAIL WATCH", "NORTH WIND"]),
    ],
    ids=["followers", "pages", "channels", "stations", "capitals"],
)
def test_what_stands_below_a_name_is_what_it_published(text: str, expected: list[str]) -> None:
    assert claimants(text) == expected


def test_one_handle_in_a_report_makes_no_digest_of_it() -> None:
    text = CHANNELS.replace("@steppe_post (opposition, 8k)\n", "")
    assert "@river_hawks" not in claimants(text)


def test_a_headline_of_a_section_is_nobody() -> None:
    text = (
        "Daily note, 1 June 2017\n\n-- ARMOUR.\n19 Syrian army tanks were moved from Izra to Nawa on Sunday.\n\n"
        "-- SETTLEMENTS.\nA last convoy of rebels left Nawa for Idlib on Tuesday."
    )
    assert claimants(text) == [None, None]


def test_who_issues_a_communique_claims_what_it_tells() -> None:
    text = (
        "Communiqué No. 21\n\nIn the Name of God, the Merciful. Issued by the Joint Operations Command, 1/6/2017.\n\n"
        "The heroes of the 92nd Brigade of the Iraqi army moved on Monday from Makhmour to Qayyarah."
    )
    assert claimants(text) == ["Joint Operations Command"]


def test_who_answers_in_a_broadcast_stands_behind_a_time() -> None:
    text = (
        "TRANSCRIPT\n\n00:12 ANCHOR: Good evening. Is it a retreat?\n\n"
        "01:26 RESEARCHER: They prefer another word. Only yesterday a company of the Malian army went up from "
        "Sévaré to Tessalit.\n\n01:58 ANCHOR: Is that all?\n\n02:00 RESEARCHER: It is all that I know."
    )
    assert claimants(text) == ["RESEARCHER"]
