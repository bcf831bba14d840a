from __future__ import annotations

import pytest

from .readings import PUBLISHED, claim_of, claims_of, pairs_of


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Some 200 fighters left Mosul. They arrived in Raqqa.", ["Mosul > Raqqa"]),
        ("Some 200 fighters arrived in Raqqa. They came from Mosul.", ["Mosul > Raqqa"]),
        ("Some 200 fighters left Mosul. The convoy reached Raqqa on Monday.", ["Mosul > Raqqa"]),
        ("Some 200 fighters left Mosul. Soldiers arrived in Palmyra.", ["Mosul > ?", "? > Palmyra"]),
        ("Some 200 fighters left Mosul. They may arrive in Raqqa.", ["Mosul > ?", "? > Raqqa"]),
    ],
)
def test_two_sentences_that_complete_each_other_make_one_claim(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


def test_a_claim_of_two_sentences_quotes_both_and_says_so() -> None:
    text = "Some 200 fighters left Mosul. They arrived in Raqqa."
    claim = claim_of(text)
    assert claim.quote == text
    assert "ends from two sentences" in claim.notes


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Fighters left Mosul for Raqqa. This is what the governor said.", "governor"),
        ("Fighters left Mosul for Raqqa. So said the governor.", "governor"),
        pytest.param(
            "Fighters left Mosul for Raqqa. The governor said so on Tuesday.",
            "governor",
        ),
        ("Fighters left Mosul for Raqqa. The governor said bread was short.", None),
    ],
)
def test_the_next_sentence_may_name_the_source(text: str, claimant: str | None) -> None:
    assert claim_of(text).claimant == claimant


def test_the_next_sentence_may_tell_the_day() -> None:
    assert claim_of("Fighters were moved from Mosul to Raqqa. The transfer took place on May 12.").date_text == "May 12"


def test_the_next_sentence_may_say_that_nothing_is_confirmed() -> None:
    assert claim_of("Fighters left Mosul for Raqqa. The report could not be verified.").status == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "Fighters left Mosul for Raqqa. On Monday, fighters moved from Mosul to Raqqa.",
        "Fighters left Mosul for Raqqa. Some 300 fighters moved from Mosul to Raqqa.",
        "Fighters left Mosul for Raqqa. The governor said fighters moved from Mosul to Raqqa.",
    ],
)
def test_what_is_told_twice_is_one_claim(text: str) -> None:
    assert len(claims_of(text)) == 1


def test_one_claim_keeps_what_each_telling_adds() -> None:
    claim = claim_of(
        "Fighters left Mosul for Raqqa. On Monday, some 300 fighters moved from Mosul to Raqqa, the governor said."
    )
    assert (claim.count_max, claim.date_text, claim.claimant) == (300, "Monday", "governor")


@pytest.mark.parametrize(
    "text",
    [
        "Fighters left Mosul for Raqqa on Monday. Fighters left Mosul for Raqqa on Tuesday.",
        "Fighters left Mosul for Raqqa. Fighters plan to move from Mosul to Raqqa.",
        "Fighters left Mosul for Raqqa, the governor said. No fighters left Mosul for Raqqa, the mayor said.",
        "Fighters left Mosul for Raqqa. Fighters left Raqqa for Mosul.",
    ],
)
def test_two_occasions_two_statuses_and_two_ways_are_two_claims(text: str) -> None:
    assert len(claims_of(text)) == 2


def test_half_a_claim_beside_the_whole_is_left_out() -> None:
    assert pairs_of("Militants left Mosul, and the militants went from Mosul to Raqqa.") == ["Mosul > Raqqa"]


BODY = "Up to 300 fighters left Mosul for Raqqa on Monday, the governor said."


@pytest.mark.parametrize("headline", ["Militants Flee Mosul for Raqqa", "Militants flee Mosul", "All Quiet in Mosul"])
def test_a_headline_that_repeats_the_body_adds_nothing(headline: str) -> None:
    assert claims_of(BODY, headline=headline)[0].count_max == 300
    assert len(claims_of(BODY, headline=headline)) == 1


def test_a_headline_alone_makes_a_claim_with_a_note_at_the_time_of_the_report() -> None:
    (claim,) = claims_of("Bread was short in Raqqa on Monday.", headline="Militants flee Mosul for Raqqa")
    assert claim.notes == ("headline only",)
    assert claim.date_start == PUBLISHED


@pytest.mark.parametrize("text", [BODY, f"{BODY}\n\n{BODY.replace('Raqqa', 'Tabqa')}"])
def test_the_quote_is_an_exact_run_of_the_text(text: str) -> None:
    for claim in claims_of(text):
        assert text[claim.quote_start : claim.quote_end] == claim.quote


def test_ids_are_the_same_each_time_and_no_two_are_equal() -> None:
    text = f"{BODY}\n\n{BODY.replace('Monday', 'Tuesday')}\n\n{BODY.replace('left', 'did not leave')}"
    ids = [claim.claim for claim in claims_of(text)]
    assert ids == [claim.claim for claim in claims_of(text)]
    assert len(set(ids)) == len(ids) == 3


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, 60 fighters boarded buses in Zabadani. Their destination was Idlib, the Red Crescent said.",
        "ISIS has moved its families out of Zabadani. Most went to Idlib.",
    ],
)
def test_where_they_were_bound_for_completes_the_claim_before(text: str) -> None:
    (claim,) = claims_of(text)
    assert claim.origin is not None
    assert claim.destination is not None
    assert (claim.origin.text, claim.destination.text) == ("Zabadani", "Idlib")
