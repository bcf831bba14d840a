"""What stands between those who move, their verb and their ends: asides, stays, loads, answers."""

from __future__ import annotations

from datetime import date

import pytest

from .readings import claims_of, way


@pytest.mark.parametrize(
    "text",
    [
        "The ministry intends to station 800 Syrian soldiers, now at Homs, in Palmyra by Friday.",
        "A plane deposited 350 infantrymen of the Syrian Army, until then on guard duty in Homs, at Palmyra on Monday.",
        "The ministry means to station two companies of Syrian infantry, at present in Homs, at Palmyra.",
        "The staff is going to install two platoons of the Syrian army, currently quartered in Homs, in Palmyra.",
    ],
)
def test_where_they_stand_until_they_move_is_the_origin(text: str) -> None:
    assert [way(claim) for claim in claims_of(text)] == [("Homs", "Palmyra")]


@pytest.mark.parametrize(
    "aside",
    [
        ", when the SDF captured the town,",
        ", which the SDF had captured,",
        " when the SDF captured the town,",
    ],
)
def test_a_clause_of_others_does_not_part_a_journey(aside: str) -> None:
    (claim,) = claims_of(f"Some 700 Syrian army troops who left Manbij{aside} arrived in Raqqa, a source said.")
    assert (way(claim), claim.group, claim.count_min) == (("Manbij", "Raqqa"), "Syrian Army", 700)


def test_both_days_of_such_a_journey_count() -> None:
    left = "Some 700 Syrian army troops who left Manbij on Friday, when the SDF captured the town,"
    (claim,) = claims_of(f"{left} arrived in Raqqa on Monday, a source said.")
    assert (claim.date_start, claim.date_end) == (date(2017, 5, 26), date(2017, 5, 29))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A launch cast off in Latakia for Tartus with seven Syrian soldiers on board.", 7),
        ("A navy ship left Latakia for Tartus on Monday with 706 Syrian soldiers along the rail.", 706),
        ("From twenty to twenty-five Syrian soldiers went from Latakia to Tartus.", 20),
        ("A hundred and sixty persons, families of Syrian soldiers, were taken from Latakia to Tartus.", 160),
    ],
)
def test_who_is_carried_and_how_many(text: str, count: int) -> None:
    (claim,) = claims_of(text)
    assert (way(claim), claim.group, claim.count_min) == (("Latakia", "Tartus"), "Syrian Army", count)


def test_tourists_with_soldiers_among_them_are_no_claim() -> None:
    assert claims_of("A ferry left Latakia for Tartus on Monday with 120 tourists and four soldiers on board.") == []


@pytest.mark.parametrize(
    "answer",
    ["No, says the ministry.", "Not a single one of them, answers the ministry.", "“Not one,” the ministry said."],
)
def test_a_question_that_is_answered_with_no_is_a_denial(answer: str) -> None:
    (claim,) = claims_of(f"Have the Peshmerga come back to Khanaqin? {answer}")
    assert (claim.status, claim.claimant, way(claim)) == ("denied", "ministry", (None, "Khanaqin"))


@pytest.mark.parametrize("answer", ["Yes, says the ministry.", "The ministry did not answer.", "It rained, he said."])
def test_other_answers_leave_a_question_a_question(answer: str) -> None:
    assert claims_of(f"Have the Peshmerga come back to Khanaqin? {answer}") == []


def test_neither_place_was_left() -> None:
    claims = claims_of("The Islamic State has left neither Raqqa nor Manbij, its spokesman said.")
    assert [(way(claim), claim.status) for claim in claims] == [
        (("Raqqa", None), "denied"),
        (("Manbij", None), "denied"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nine rebels who intended to gain Manbij from Raqqa were surprised by troops.", "prevented"),
        ("The lorries of the rebels, bound from Raqqa to Manbij, ended their run at a mined bridge.", "prevented"),
        ("Rebels set off from Raqqa to Manbij, and jets put an end to their voyage.", "prevented"),
        ("Six hundred rebels leave Raqqa for Manbij within three days, he said.", "planned"),
        ("Some 300 rebels are billed to be conveyed from Raqqa to Manbij on Tuesday.", "planned"),
        ("Residents, surprised by the news, saw the rebels leave Manbij for Raqqa.", "occurred"),
        ("The talks put an end to the war, and the rebels left Manbij for Raqqa.", "occurred"),
        ("Thirty rebels fell back from Manbij into Raqqa, once soldiers had opened fire on them.", "occurred"),
    ],
)
def test_what_became_of_it(text: str, status: str) -> None:
    assert [(way(c), c.status) for c in claims_of(text)] == [
        (("Manbij", "Raqqa") if status == "occurred" else ("Raqqa", "Manbij"), status)
    ]


def test_a_going_that_goes_on_has_the_coming_day() -> None:
    (claim,) = claims_of("The army is moving three companies out of Raqqa to Manbij on June 20.")
    assert (claim.status, claim.date_start) == ("planned", date(2017, 6, 20))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "A Syrian army column that had been stuck in Manbij since May retraced its steps to Raqqa.",
            ("Manbij", "Raqqa"),
        ),
        ("The Syrian army's 4th Division went to Raqqa on Friday after two weeks in Manbij.", ("Manbij", "Raqqa")),
        (
            "The general staff of the Syrian army gave up Manbij, a ruin by now, and set up shop in Raqqa.",
            ("Manbij", "Raqqa"),
        ),
        (
            "Syrian army units walked away from Raqqa, the rebels notified the press from their Manbij headquarters.",
            ("Raqqa", None),
        ),
        ("Sixty rifles destined for the Islamic State's commandos in Raqqa were found.", (None, "Raqqa")),
        ("Rebels who had put to sea off Latakia were making for Tartus.", ("Latakia", "Tartus")),
    ],
)
def test_more_ways_to_tell_an_end(text: str, ends: tuple[str | None, str | None]) -> None:
    assert [way(claim) for claim in claims_of(text)] == [ends]


@pytest.mark.parametrize(
    ("text", "count", "what"),
    [
        ("A column of the Syrian army, about eighty in number, went from Raqqa to Manbij.", 80, "fighters"),
        ("A second guerrilla column, perhaps two hundred strong, went from Raqqa to Manbij.", 200, "fighters"),
        ("A Syrian army column of 14 lorries went from Raqqa to Manbij.", 14, "vehicles"),
        ("The wives and children of two Islamic State chiefs were taken from Raqqa to Manbij.", None, "families"),
        ("The 4th Division, eleven of whose number lie in hospital, went from Raqqa to Manbij.", None, "fighters"),
        ("Two wings of the Frontier Corps went from Raqqa to Manbij.", None, "fighters"),
    ],
)
def test_what_is_counted(text: str, count: int | None, what: str) -> None:
    assert [(claim.count_min, claim.what) for claim in claims_of(text)] == [(count, what)]


def test_a_lie_that_somebody_calls_so_is_denied() -> None:
    (claim,) = claims_of("It was a lie, the spokesman said, that the Syrian army had been marched off to Homs.")
    assert (claim.status, claim.claimant) == ("denied", "spokesman")
    (told,) = claims_of("It was no lie, the spokesman said, that the Syrian army had been marched off to Homs.")
    assert told.status == "occurred"
