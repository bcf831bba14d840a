"""How a movement is told, where the words that say so stand behind it or in the next sentence."""

from __future__ import annotations

import math

import pytest

from geomap.extraction import weights

from .readings import claims_of
from .test_asked_planned_or_feared import within
from .test_weighing import weigh

CAME_TO_NOTHING = [
    "Eleven rebel lorries pulled out of Homs for Aleppo on Monday and were set ablaze by helicopters half-way.",
    "Six rebel pickups on their way from Homs to Aleppo burned in an ambush at the bridge, the army said.",
]


@pytest.mark.parametrize("text", CAME_TO_NOTHING)
def test_what_befell_them_on_the_way_is_read_without_a_list_of_its_words(text: str) -> None:
    (claim,) = claims_of(within(text))
    assert claim.status == "prevented"
    assert "status weighed" in claim.notes


def test_a_short_text_is_read_by_the_rules_alone() -> None:
    (claim,) = claims_of(CAME_TO_NOTHING[0])
    assert claim.status == "occurred"
    assert "status weighed" not in claim.notes


@pytest.mark.parametrize("status", ["possible", "planned", "prevented", "denied"])
def test_nothing_is_taken_for_denied_that_the_rules_do_not_read_so(
    monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    monkeypatch.setattr(
        weights, "weight_of", lambda table, traits: float(table == "statuses" and f"{status}: always" in traits)
    )
    (claim,) = claims_of(within("It is no secret that 300 rebels went from Homs to Aleppo."))
    assert claim.status == ("occurred" if status == "denied" else status)


def test_a_name_is_no_trait(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weights.learnt("statuses", {"by rules=occurred", "before haidar"}) == {"by rules=occurred"}
    monkeypatch.setitem(weights.LEADS, "statuses", math.inf)  # so that nothing is left out for not being learnt
    told = "Rebels of Colonel Haidar Qasim, 300 men, went from Tadmur to Sukhna. Haidar told nobody in Tadmur."
    statuses = weigh(within(told)).traits["statuses"]
    seen = {word.casefold() for traits in statuses for trait in traits for word in trait.split()}
    assert {"men", "nobody"} <= seen
    assert seen.isdisjoint(["haidar", "qasim", "tadmur", "sukhna"])
