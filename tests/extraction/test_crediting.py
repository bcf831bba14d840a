"""Who claims a movement, where only the words around it tell: weighed among those whom the report names, and nobody."""

from __future__ import annotations

import math

import pytest

from geomap.extraction import weights

from .readings import claims_of
from .test_asked_planned_or_feared import within
from .test_weighing import weigh

NAMED_BESIDE = [
    (
        "A tribal sheikh from the area gave a different account. He says that 300 rebels went from Homs to Aleppo.",
        "tribal sheikh from the area",
    ),
    ("The Foreign Ministry pretends that 300 rebels left Homs for Aleppo on Monday.", "Foreign Ministry"),
    (
        "Military intelligence reports a catch. A lorry with rebels, bound for Aleppo from Homs, was seized, it said.",
        "Military intelligence",
    ),
]


@pytest.mark.parametrize(("text", "claimant"), NAMED_BESIDE)
def test_a_source_is_found_without_a_word_of_saying_that_rules_know(text: str, claimant: str) -> None:
    (claim,) = claims_of(within(text))
    assert claim.claimant == claimant
    assert "claimant weighed" in claim.notes


def test_a_short_text_is_read_by_the_rules_alone() -> None:
    (claim,) = claims_of("The Foreign Ministry pretends that 300 rebels left Homs for Aleppo on Monday.")
    assert claim.claimant is None


def test_what_the_outlet_says_itself_stays_its_own() -> None:
    (claim,) = claims_of(within("Witnesses said that the bridge was down. Some 300 rebels left Homs for Aleppo."))
    assert claim.claimant is None


def test_a_pronoun_that_stands_for_several_heard_before_names_no_one_man() -> None:
    (claim,) = claims_of("Diplomats said little was left. Some 300 rebels left Homs for Aleppo on Monday, he writes.")
    assert claim.claimant is None


@pytest.mark.parametrize(
    ("source", "pronoun"), [("An official with a map and a pointer", "he"), ("A widow", "she"), ("The army", "it")]
)
def test_a_source_that_was_heard_speaks_on(source: str, pronoun: str) -> None:
    (claim,) = claims_of(f"{source} said it was quiet. Rebels left Homs for Aleppo on Monday, {pronoun} added.")
    assert claim.claimant is not None
    assert claim.claimant in source


def test_according_to_it_is_a_source() -> None:
    (claim,) = claims_of("The army said it had taken the hill. According to it 300 rebels had left Homs for Aleppo.")
    assert claim.claimant == "army"


@pytest.mark.parametrize(("name", "claimant"), [("Copper Courier", None), ("Silver Courier", "Silver Courier")])
def test_the_outlet_is_nobodys_source(monkeypatch: pytest.MonkeyPatch, name: str, claimant: str | None) -> None:
    monkeypatch.setattr(
        weights, "weight_of", lambda table, traits: float(table == "claimants" and "ahead, phrase opens" in traits)
    )
    (claim,) = claims_of(within(f"The {name} has a list of them. Some 300 rebels left Homs for Aleppo on Monday."))
    assert claim.claimant == claimant


def test_a_name_is_no_trait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(weights.LEADS, "claimants", math.inf)  # so that nothing is left out for not being learnt
    told = (
        "Haidar Qasim, a baker in Tadmur, has a list. The ministry says that the rebels, 300 men, went from Tadmur to "
        "Sukhna, and Haidar Qasim says so too."
    )
    seen = {word.casefold() for traits in weigh(within(told)).traits["claimants"] for t in traits for word in t.split()}
    assert {"nobody", "phrase", "ministry"} <= seen
    assert seen.isdisjoint(["haidar", "qasim", "tadmur", "sukhna"])
