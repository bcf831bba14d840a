"""What a careful reader sees in harder sentences; a mark tells what geomap does not see yet, and why."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from .readings import claims_of, gap, pairs_of


@dataclass(frozen=True)
class Gap:
    text: str
    pairs: tuple[str, ...]
    why: str = ""


def marks(why: str) -> tuple[pytest.MarkDecorator, ...]:
    return (gap(why),) if why else ()


PAIRS = (
    Gap(
        "Fighters left Hit for Raqqa.",
        ("Hit > Raqqa",),
        "a name that is also a common word counts only behind a preposition, not behind 'left', 'fled', 'reached'",
    ),
    Gap(
        "Reinforcements numbering 500 men have reached Hasakah from Manbij.",
        ("Manbij > Hasakah",),
        "",
    ),
    Gap(
        "The militia pulled its men back from Kirkuk to Sulaymaniyah.",
        ("Kirkuk > Sulaymaniyah",),
        "",
    ),
    Gap(
        "Rebel commanders moved from Idlib to Aleppo.",
        ("Idlib > Aleppo",),
        "",
    ),
    Gap(
        "The group's emir in Raqqa, Abu Salim, has fled to Mayadin.",
        ("Raqqa > Mayadin",),
        "an emir of 'the group' is a leader of nobody where no group was named",
    ),
    Gap(
        "What remains of the Islamic State moved from Hawija to the Hamrin mountains.",
        ("Hawija > Hamrin mountains",),
        "",
    ),
    Gap(
        "No one has left Raqqa, the Islamic State commander said.",
        ("Raqqa > ?",),
        "'no one' is no mover",
    ),
    Gap(
        "Hezbollah is withdrawing from Zabadani, with its men returning to Baalbek.",
        ("Zabadani > Baalbek",),
        "'with its men returning' is read as a movement of its own",
    ),
)


@pytest.mark.parametrize("one", [pytest.param(one, id=one.text, marks=marks(one.why)) for one in PAIRS])
def test_the_ends_of_a_movement(one: Gap) -> None:
    assert tuple(pairs_of(one.text)) == one.pairs


FIELDS = (
    (
        "Around 120 fighters, most of them foreigners, slipped out of Hajin to Baghuz.",
        "count_max",
        120,
        "",
    ),
    (
        "Militants, among them 20 Chechens, left Mosul for Raqqa.",
        "count_max",
        None,
        "",
    ),
    (
        "The jihadists’ retreat from Manbij to Jarablus was slow.",
        "date_start",
        None,
        "",
    ),
    (
        "Militants were on the verge of leaving Mosul for Raqqa.",
        "status",
        "planned",
        "",
    ),
    (
        "Militants were blocked from reaching Raqqa from Mosul.",
        "status",
        "prevented",
        "",
    ),
    (
        "The ministry has no information that militants moved from Mosul to Raqqa.",
        "claimant",
        "ministry",
        "'has no information that' is read as a denial, but not as a source",
    ),
)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [pytest.param(text, name, value, id=text, marks=marks(why)) for text, name, value, why in FIELDS],
)
def test_a_field_of_a_claim(text: str, name: str, value: object) -> None:
    assert [getattr(claim, name) for claim in claims_of(text)] == [value]


def test_staying_put_is_no_claim() -> None:
    assert claims_of("Militants refused to leave Mosul for Raqqa.") == []


def test_a_club_that_is_named_like_a_force_is_none() -> None:
    assert claims_of("The Air Force Club travelled to Mosul from Baghdad without its captain.") == []


def test_the_holder_of_an_office_is_no_force() -> None:
    text = "The Prime Minister and Commander-in-Chief of the Border Guards, who came from Baghdad, arrived in Mosul."
    assert all("Minister" not in (claim.group or "") for claim in claims_of(text))


def test_who_breaks_through_from_one_town_to_another_moves_and_who_only_breaks_through_does_not() -> None:
    text = "A convoy of militants tried to break through from Mosul to Raqqa and was burned on the way."
    assert pairs_of(text) == ["Mosul > Raqqa"]
    assert [claim.status for claim in claims_of(text)] == ["prevented"]
    assert claims_of("Militants broke through to Raqqa.") == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("A convoy of trucks reached Mosul from Baghdad with relief", []),
        ("They moved 300 fighters from Mosul, the army flight", ["Mosul > ?"]),
    ],
)
def test_a_sentence_may_end_in_any_word(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs
