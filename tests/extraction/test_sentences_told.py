"""Telling: a sentence whose words all but say a movement makes a claim that no rule foresaw. All are invented."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from gazetteers import shipped

from geomap.evaluation import read_labels
from geomap.explain import explain_report
from geomap.extraction import read_report, telling
from geomap.extraction.telling import Telling
from geomap.extraction.weighing import Weighing
from geomap.extraction.weights import Choice, read_weights
from geomap.reports import read_reports
from tests.extraction.readings import Notebook, claims_of, pairs_of, report_of
from tests.extraction.test_weighing import AROUND, ASIDE

ROOT = Path(__file__).resolve().parents[2]
NO_RULE = "It is to Raqqa that ninety of the militants repaired from Palmyra on Sunday, according to the mayor."


def told(text: str) -> list[str]:
    """Return what a sentence behind a report's first claim adds to it."""
    return pairs_of(AROUND + text)[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NO_RULE, ["Palmyra > Raqqa"]),
        (
            "On Sunday some ninety of the sheikh's youngsters found a way out of Palmyra to Raqqa, the governor said.",
            ["Palmyra > Raqqa"],
        ),
        ("What the dealers sell in Raqqa comes out of Palmyra, the governor said.", []),
        ("Electricity comes to Raqqa from Homs, the company said.", []),
        ("A melon trader drove from Palmyra to Raqqa on Sunday with forty crates, he said.", []),
        ("The minister flew from Damascus to Tehran on Sunday, his office said.", []),
        ("It is to Raqqa that the price of bread owes its rise in Palmyra, according to the mayor.", []),
        ("Did ninety of the militants repair from Palmyra to Raqqa on Sunday?", []),
    ],
)
def test_a_turn_that_no_rule_knows_is_told_by_the_words_around_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("odds", "pairs"), [(telling.TOLD, ["Palmyra > Raqqa"]), (telling.TOLD - 0.01, [])])
def test_a_sentence_is_told_from_the_threshold_on_and_says_so(
    monkeypatch: pytest.MonkeyPatch, odds: float, pairs: list[str]
) -> None:
    monkeypatch.setattr(telling, "odds_of_sentence", lambda _: odds)
    claims = claims_of(AROUND + NO_RULE)
    assert pairs_of(AROUND + NO_RULE)[1:] == pairs
    assert ["sentence weighed" in claim.notes for claim in claims] == [False, *(True for _ in pairs)]


def test_what_is_linked_to_a_place_does_not_go_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "odds_of_sentence", lambda _: 9.0)
    assert told("The mayor says that the question of the militants is linked only to Mosul, and moves nobody.") == []


@pytest.mark.parametrize(("places", "claims"), [(6, 36), (7, 0)])
def test_a_list_of_many_places_is_no_movement_that_no_rule_knows(
    monkeypatch: pytest.MonkeyPatch, places: int, claims: int
) -> None:
    monkeypatch.setattr(telling, "odds_of_sentence", lambda _: 9.0)
    named = ["Homs", "Hama", "Aleppo", "Idlib", "Afrin", "Manbij", "Tartus"]
    others = ["Raqqa", "Mosul", "Palmyra", "Sukhna", "Mayadin", "Daraa", "Kobani"]
    left = " and ".join(f"from {name}" for name in named[:places])
    reached = " and ".join(f"to {name}" for name in others[:places])
    assert len(told(f"It is {reached} that the militants repaired {left} on Sunday, the mayor said.")) == claims


def test_a_text_of_a_few_words_is_read_by_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "odds_of_sentence", lambda _: 9.0)
    assert pairs_of("Palmyra is rid of the militants; to Raqqa it was that they repaired.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The convoy reached Arak on Monday evening, he said.",
        "They arrived there on Monday, the spokesman said.",
        "The ministry dismissed the report.",
    ],
)
def test_what_is_about_the_claim_before_makes_none_of_its_own(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    fled = AROUND.replace("The electricity", "Twenty gunmen fled from Homs to Arak. " + text + " The electricity")
    by_rules = pairs_of(fled)
    monkeypatch.setattr(telling, "odds_of_sentence", lambda _: 9.0)
    assert [pair for pair in pairs_of(fled) if pair not in by_rules] == []


class Tellings(Notebook):
    """Keeps what was weighed of sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.tellings: list[Telling] = []

    def weighed(self, weighed: Weighing | Telling | Choice[object]) -> None:
        if isinstance(weighed, Telling):
            self.tellings.append(weighed)


def test_no_name_is_weighed_and_a_long_sentence_weighs_no_more_than_a_short_one() -> None:
    watch = Tellings()
    read_report(report_of(AROUND + NO_RULE), shipped(), watch=watch)
    (one,) = watch.tellings
    for word in ("Palmyra", "Raqqa", "mayor", "ninety", "militants"):
        assert not any(word.casefold() in trait.casefold() for trait in one.traits), word
    assert one.odds == telling.odds_of_sentence(one.traits) >= telling.TOLD
    twice = one.traits | {f"{trait} again" for trait in one.traits}
    weights = read_weights("sentences")
    doubled = {**weights, **{f"{trait} again": weight for trait, weight in weights.items()}}
    gained = telling.odds_of_sentence(one.traits) - weights["always"]
    assert telling.odds_of_sentence(twice, doubled) - weights["always"] == pytest.approx(gained * 2**0.5)


def test_most_of_what_only_the_pattern_of_a_sentence_tells_is_labelled_where_no_weight_has_learnt() -> None:
    counted: Counter[bool] = Counter()
    for corpus, part in {**ASIDE, "tidings": "e", "dispatches": "f", "sisters": "h"}.items():
        folder = ROOT / "tests" / "corpus" / corpus
        labels = read_labels(folder)
        for report in read_reports(folder / "reports"):
            stem = Path(report.id).stem
            if not stem.startswith((part,) if len(part) > 1 else ("ef", "eg", "fe", "ff", "he", "hf")):
                continue
            quotes = [" ".join(label["quote"].split()) for label in labels[stem]["claims"]]
            for claim in read_report(report, shipped()).claims:
                words = " ".join(claim.quote.split())
                is_labelled = any(words in quote or quote in words for quote in quotes)
                counted[is_labelled] += "sentence weighed" in claim.notes
    assert counted[True] > 3 * counted[False]
    assert counted[True] > 20


def test_the_page_that_explains_shows_what_spoke_for_the_sentence() -> None:
    page = explain_report(report_of(AROUND + NO_RULE), shipped())
    assert "Does the sentence tell of a movement of fighters?" in page
    assert "sentence weighed" in page
