from __future__ import annotations

import pytest
from gazetteers import shipped

from geomap.extraction import read_report
from geomap.extraction.watching import Reason

from .readings import claims_of, report_of, watch

REJECTED = [
    ("The army advanced towards Raqqa on Monday.", Reason.FRONT_LINE),
    ("Troops tightened the ring around Mosul, reaching the suburb of Tal Afar.", Reason.FRONT_LINE_GOES_ON),
    ("Should fighters come to Raqqa from Mosul, the mayor will answer.", Reason.CONDITION),
    ("The ministry demanded that the militants leave Mosul for Raqqa.", Reason.DEMAND),
    ("Militants could not have moved from Mosul to Raqqa, the mayor said.", Reason.COULD_NOT),
    ("Did fighters move from Mosul to Raqqa?", Reason.QUESTION),
    ("The withdrawal from Mosul to Raqqa took an hour.", Reason.NO_MOVER),
    ("“We left Mosul for Raqqa,” the baker said.", Reason.SPEAKER_NOT_ARMED),
    ("They left Mosul for Raqqa on Monday.", Reason.PRONOUN_OPEN),
    ("A convoy of aid left Damascus for Aleppo.", Reason.NO_FIGHTERS),
    ("Some 300 civilians fled Mosul for Raqqa.", Reason.CIVILIANS),
    ("A group left Mosul for Raqqa.", Reason.UNIT_NOT_ARMED),
    ("Families left Mosul for Raqqa.", Reason.FAMILY_OF_NOBODY),
    ("The leader of the orchestra flew from Damascus to Aleppo.", Reason.LEADER_OF_NOBODY),
    ("Three buses left Mosul for Raqqa.", Reason.MOVER_UNKNOWN),
    ("Dozens of militants fled on Monday.", Reason.NO_END),
    ("Fighters moved from Raqqa to Raqqa.", Reason.SAME_PLACE),
]
BODY = "Dozens of militants left Mosul for Raqqa on Monday, the mayor said."
DROPPED = [
    ("Dozens of militants left Mosul, and the militants went from Mosul to Raqqa.", Reason.HALF),
    ("Dozens of militants left Mosul. They arrived in Raqqa on Monday.", Reason.COMPLETES),
    (f"{BODY} The militants moved from Mosul to Raqqa, the mayor said.", Reason.TOLD_TWICE),
]


@pytest.mark.parametrize(("text", "reason"), REJECTED)
def test_a_candidate_that_is_no_claim_is_told_with_its_reason(text: str, reason: Reason) -> None:
    notebook = watch(text)
    assert notebook.claims == []
    assert reason in [why for _, why in notebook.rejections]


@pytest.mark.parametrize(("text", "reason"), DROPPED)
def test_a_claim_that_another_takes_in_is_told_with_its_reason(text: str, reason: Reason) -> None:
    notebook = watch(text)
    assert notebook.drops == [reason]
    assert len(notebook.claims) == 1


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("Militants flee Mosul for Raqqa", Reason.HEADLINE_REPEATS),
        ("Fighters flee Homs", Reason.HEADLINE_OPEN),
    ],
)
def test_a_headline_that_the_body_stands_for_is_told_with_its_reason(headline: str, reason: Reason) -> None:
    notebook = watch(BODY, headline=headline)
    assert notebook.drops == [reason]
    assert len(notebook.claims) == 1


def test_who_watches_changes_nothing() -> None:
    text = "\n\n".join(text for text, _ in [*REJECTED, *DROPPED])
    notebook = watch(text)
    assert notebook.claims == claims_of(text)
    assert tuple(notebook.claims) == read_report(report_of(text), shipped()).claims
