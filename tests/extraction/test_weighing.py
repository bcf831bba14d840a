"""Weighing: the weights overrule the rules about who moves where they are sure, and say so."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path

import pytest
from gazetteers import shipped

from geomap.extraction import drafts, read_report, weighing
from geomap.extraction.watching import Reason
from geomap.extraction.weighing import Weighing
from tests.extraction.readings import Notebook, claims_of, pairs_of, report_of, watch

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "geomap" / "extraction" / "data" / "weights.csv"
AROUND = (
    "Clashes between the Syrian army and the Islamic State went on around Palmyra on Tuesday, the army said in its "
    "daily statement. Islamic State fighters withdrew from Palmyra to Arak on Monday, an army spokesman said. "
    "Residents of the town told reporters that shells had fallen near the hospital during the night, and that the "
    "market, which had opened again in April, was closed. The electricity has been cut since Sunday. "
)
"""A report around a sentence: weights are asked about whole reports only."""


class Scales(Notebook):
    """Keeps what is weighed."""

    def __init__(self) -> None:
        super().__init__()
        self.traits: list[frozenset[str]] = []

    def weighed(self, weighing: Weighing) -> None:
        self.traits.append(weighing.traits)


def weigh(text: str) -> Scales:
    scales = Scales()
    read_report(report_of(text), shipped(), watch=scales)
    return scales


def test_a_mover_whom_no_list_has_is_taken_for_a_fighter_where_the_weights_are_sure() -> None:
    sentence = (
        "On Sunday night some 150 pathfinders of the army were moved from Homs to Palmyra, the army spokesman said."
    )
    (claim,) = [c for c in claims_of(AROUND + sentence) if c.origin and c.origin.text == "Homs"]
    assert claim.destination is not None
    assert claim.destination.text == "Palmyra"
    assert "mover weighed" in claim.notes


@pytest.mark.parametrize(
    ("odds", "pairs", "note"),
    [(weighing.ADMITTED, ["Homs > Palmyra"], True), (weighing.ADMITTED - 0.01, [], False)],
)
def test_what_the_rules_refuse_is_admitted_from_the_threshold_on(
    monkeypatch: pytest.MonkeyPatch, odds: float, pairs: list[str], note: bool
) -> None:
    text = "Beekeepers moved from Homs to Palmyra. " + "The weather was fine. " * 20
    monkeypatch.setattr(drafts, "log_odds", lambda _: odds)
    assert pairs_of(text) == pairs
    assert all(("mover weighed" in claim.notes) == note for claim in claims_of(text))


@pytest.mark.parametrize(("odds", "is_taken"), [(weighing.REFUSED, True), (weighing.REFUSED - 0.01, False)])
def test_what_the_rules_take_is_refused_below_the_threshold_and_the_reason_told(
    monkeypatch: pytest.MonkeyPatch, odds: float, is_taken: bool
) -> None:
    text = "Militants moved from Homs to Palmyra. " + "The weather was fine. " * 20
    monkeypatch.setattr(drafts, "log_odds", lambda _: odds)
    assert pairs_of(text) == (["Homs > Palmyra"] if is_taken else [])
    assert watch(text).rejections == ([] if is_taken else [("move", Reason.UNLIKELY)])


def test_a_text_of_a_few_words_is_read_by_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "log_odds", lambda _: -9.0)
    assert pairs_of("Militants moved from Homs to Palmyra.") == ["Homs > Palmyra"]


def test_a_front_line_stays_one_whatever_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "log_odds", lambda _: 9.0)
    assert pairs_of("The army besieged Homs and shelled Palmyra. " + "The weather was fine. " * 20) == []


def test_the_odds_are_the_sum_of_the_weights_and_unknown_traits_weigh_nothing() -> None:
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        weights = {row["trait"]: float(row["weight"]) for row in csv.DictReader(file)}
    traits = frozenset(sorted(trait for trait in weights if trait)[:5])
    expected = weights[""] + sum(weights[trait] for trait in traits)
    assert weighing.log_odds(traits | {"never seen"}) == pytest.approx(expected)


def test_no_name_of_a_place_a_group_or_a_person_is_a_trait() -> None:
    text = AROUND + "Colonel Haidar Qasim of the Tiger Forces said that Ahrar al-Sham gunmen fled Tadmur for Sukhna."
    seen = {trait for traits in weigh(text).traits for trait in traits}
    assert seen
    for name in (
        "Palmyra",
        "Arak",
        "Haidar",
        "Qasim",
        "Tiger",
        "Ahrar",
        "Sham",
        "Tadmur",
        "Sukhna",
        "Islamic",
        "Syrian",
    ):
        assert not any(name.casefold() in trait.casefold() for trait in seen), name


def test_each_trait_of_the_table_stands_once_and_is_one_that_is_weighed() -> None:
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        traits = [row["trait"] for row in csv.DictReader(file)]
    assert len(set(traits)) == len(traits) > 1000
    seen = {trait for traits in weigh(AROUND).traits for trait in traits}
    assert len(seen & set(traits)) > len(seen) / 2


def test_training_is_the_same_each_time_and_learns_what_the_labels_say() -> None:
    pytest.importorskip("sklearn", reason="scikit-learn is in geomap[train]")
    script = runpy.run_path(str(ROOT / "tools" / "train_weights.py"))
    case = script["Case"]
    cases = [
        case(
            f"r{k}",
            frozenset({"mover=fighter" if k % 2 else "mover=person", "rare" if k == 7 else "common"}),
            k % 2 == 1,
            True,
        )
        for k in range(40)
    ]
    weights = script["train"](cases)
    assert weights == script["train"](cases)
    assert weights["mover=fighter"] > 0 > weights["mover=person"]
    assert "rare" not in weights
