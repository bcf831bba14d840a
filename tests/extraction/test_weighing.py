"""Weighing: the weights overrule the rules about who moves, from or to where, and of which force, and say so."""

from __future__ import annotations

import csv
import runpy
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from gazetteers import shipped

from geomap.evaluation import read_labels
from geomap.extraction import read_report, weighing, weights
from geomap.extraction.watching import Reason
from geomap.extraction.weighing import Weighing
from geomap.extraction.weights import LEADS, Choice, Table, weight_of
from geomap.reports import read_reports
from tests.extraction.readings import Notebook, claims_of, pairs_of, report_of, watch
from tests.extraction.test_told_over_sentences import pairs_within

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "geomap" / "extraction" / "data"
TABLES: tuple[Table, ...] = ("movers", "ends", "statuses", "claimants", "groups", "days", "counts", "retellings")
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
        self.traits: dict[Table, list[frozenset[str]]] = {table: [] for table in TABLES}

    def weighed(self, weighed: Weighing | Choice[Any]) -> None:
        if isinstance(weighed, Weighing):
            self.traits["movers"].append(weighed.traits)
        else:
            self.traits[weighed.table] += weighed.traits.values()


def weigh(text: str) -> Scales:
    scales = Scales()
    read_report(report_of(text), shipped(), watch=scales)
    return scales


ASIDE = {
    "wire_levant": "dd2",
    "wire_elsewhere": "jj2",
    "desk_levant": "ac",
    "desk_elsewhere": "ab",
    "page_elsewhere": "am",
}
"""The parts of the labelled corpora that no weight has learnt from."""


def test_most_of_what_only_the_weights_take_for_fighters_is_labelled_where_they_have_not_learnt() -> None:
    told: Counter[bool] = Counter()
    for corpus, part in ASIDE.items():
        folder = ROOT / "tests" / "corpus" / corpus
        labels = read_labels(folder)
        for report in read_reports(folder / "reports"):
            if not Path(report.id).stem.startswith(part):
                continue
            quotes = [" ".join(label["quote"].split()) for label in labels[Path(report.id).stem]["claims"]]
            for claim in read_report(report, shipped()).claims:
                words = " ".join(claim.quote.split())
                told[any(words in quote or quote in words for quote in quotes)] += "mover weighed" in claim.notes
    assert told[True] > 2 * told[False]
    assert told[True] > 5


@pytest.mark.parametrize(
    ("odds", "pairs", "note"),
    [(weighing.ADMITTED, ["Homs > Palmyra"], True), (weighing.ADMITTED - 0.01, [], False)],
)
def test_what_the_rules_refuse_is_admitted_from_the_threshold_on(
    monkeypatch: pytest.MonkeyPatch, odds: float, pairs: list[str], note: bool
) -> None:
    text = "Beekeepers moved from Homs to Palmyra. " + "The weather was fine. " * 20
    monkeypatch.setattr(weighing, "log_odds", lambda _: odds)
    assert pairs_of(text) == pairs
    assert all(("mover weighed" in claim.notes) == note for claim in claims_of(text))


@pytest.mark.parametrize(
    ("movers", "odds", "is_taken"),
    [
        ("Men of Nusra", weighing.REFUSED_PLAIN, True),
        ("Militants", weighing.REFUSED_PLAIN, True),
        ("Militants", weighing.REFUSED_PLAIN - 0.01, False),
        ("Our next issue: Militants", weighing.REFUSED_PLAIN, False),
        ("Nusra militants stormed the hills. They", weighing.REFUSED_PLAIN, True),
        ("Nusra militants stormed the hills. They", weighing.REFUSED_PLAIN - 0.01, False),
        ("Nusra militants hold the hills. They", weighing.REFUSED_ALONE, True),
        ("Nusra militants hold the hills. They", weighing.REFUSED_ALONE - 0.01, False),
        ("Nusra militants hold the hills. Half of them", weighing.REFUSED_ALONE, True),
        ("Nusra militants hold the hills. Their lorries", weighing.REFUSED_ALONE, True),
        ("Rebels left Hama for Homs. They", weighing.REFUSED_ALONE, True),
        ("Rebels left Hama for Homs. They", weighing.REFUSED_ALONE - 0.01, False),
        ("Rebels and villagers left Hama for Homs. They", weighing.REFUSED_ALONE, False),
        ("Gendarmerie officers", weighing.REFUSED_PLAIN, True),
        ("Gendarmerie officers", weighing.REFUSED_PLAIN - 0.01, False),
        ("Tactical teams", weighing.REFUSED_PLAIN, True),
        ("Nusra militants hold the hills. The day was hot. All of them", weighing.REFUSED, True),
        ("Nusra militants hold the hills. The day was hot. All of them", weighing.REFUSED - 0.01, False),
    ],
)
def test_what_the_rules_take_is_refused_below_the_threshold_and_the_reason_told(
    monkeypatch: pytest.MonkeyPatch, movers: str, odds: float, is_taken: bool
) -> None:
    text = f"{movers} moved from Homs to Palmyra. " + "The weather was fine. " * 20
    monkeypatch.setattr(weighing, "log_odds", lambda _: odds)
    told = [pair for pair in pairs_of(text) if pair != "Hama > Homs"]
    assert told == (["Homs > Palmyra"] if is_taken else [])
    refused = [reason for lemma, reason in watch(text).rejections if lemma == "move"]
    assert refused == ([] if is_taken else [Reason.UNLIKELY])


def test_a_text_of_a_few_words_is_read_by_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "log_odds", lambda _: -9.0)
    assert pairs_of("Militants moved from Homs to Palmyra.") == ["Homs > Palmyra"]


def test_a_front_line_stays_one_whatever_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "log_odds", lambda _: 9.0)
    assert pairs_of("The army besieged Homs and shelled Palmyra. " + "The weather was fine. " * 20) == []


FOLLOWED = (
    AROUND
    + "On Wednesday some of them went on to Sukhna, the spokesman said. The men who had withdrawn to Arak on Monday "
    "slept in a school, a driver said."
)
"""A report with a movement that names one end and no force, and one that tells another again."""


def traits_in(text: str) -> dict[Table, set[str]]:
    return {table: {trait for traits in found for trait in traits} for table, found in weigh(text).traits.items()}


def table_of(name: Table) -> list[tuple[str, float]]:
    with (DATA / f"weights_{name}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["trait"], float(row["weight"])) for row in csv.DictReader(file)]


@pytest.mark.parametrize("name", TABLES)
def test_the_weights_of_some_traits_are_added_up_and_unknown_traits_weigh_nothing(name: Table) -> None:
    some = table_of(name)[:5]
    assert weight_of(name, [*(trait for trait, _ in some), "never seen"]) == pytest.approx(sum(w for _, w in some))


@pytest.mark.parametrize("name", TABLES)
def test_no_name_of_a_place_a_group_or_a_person_is_a_trait(name: Table) -> None:
    told = (
        "Colonel Haidar Qasim of the Tiger Forces said that some of them fled Tadmur. Others reached Sukhna on Friday."
    )
    opening = (
        "Tadmur fell on Sunday, and ten Islamic State men left it for Sukhna.\n\nTadmur: ten Islamic State men left."
    )
    seen = traits_in(f"{AROUND}{told}\n\n{opening}")[name]
    assert seen
    for word in ("Palmyra", "Arak", "Haidar", "Qasim", "Tiger", "Tadmur", "Sukhna", "Islamic", "Syrian"):
        assert not any(word.casefold() in trait.casefold() for trait in seen), word


@pytest.mark.parametrize("name", TABLES)
def test_each_trait_of_a_table_stands_once_and_most_traits_of_a_reading_are_known(name: Table) -> None:
    traits = [trait for trait, _ in table_of(name)]
    assert len(set(traits)) == len(traits) > 100
    seen = traits_in(FOLLOWED)[name]
    assert len(seen.intersection(traits)) > len(seen) / 2


def preferring(monkeypatch: pytest.MonkeyPatch, table: Table, trait: str, lead: float) -> None:
    """Let one trait alone decide a question, by so much more than the lead that the rules have."""
    monkeypatch.setattr(
        weights, "weight_of", lambda one, traits: (one == table and trait in traits) * (LEADS[table] + lead)
    )


@pytest.mark.parametrize(("lead", "origin"), [(0.0, "Palmyra"), (-0.01, None)])
def test_an_end_that_a_clause_leaves_open_is_filled_where_a_place_outweighs_none(
    monkeypatch: pytest.MonkeyPatch, lead: float, origin: str | None
) -> None:
    before = "Ten Islamic State gunmen drove from Palmyra to Arak on Tuesday, the spokesman said. "
    text = AROUND + before + "Fifteen Islamic State militants reached Sukhna on Wednesday, he said."
    monkeypatch.setattr(weighing, "log_odds", lambda _: 0.0)
    preferring(monkeypatch, "ends", "was origin", lead)
    claim = claims_of(text)[-1]
    assert claim.destination is not None
    assert claim.destination.text == "Sukhna"
    assert (claim.origin.text if claim.origin else None) == origin
    assert ("origin weighed" in claim.notes) == (origin is not None)


def test_an_end_that_the_clause_names_is_never_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = AROUND + "Fifteen Islamic State militants drove from Deir ez-Zor to Sukhna on Wednesday."
    preferring(monkeypatch, "ends", "was origin", 5.0)
    assert pairs_of(text)[-1] == "Deir ez-Zor > Sukhna"


@pytest.mark.parametrize(("lead", "group"), [(0.0, "Syrian Army"), (-0.01, "Islamic State")])
def test_a_force_that_outweighs_that_of_the_rules_is_taken(
    monkeypatch: pytest.MonkeyPatch, lead: float, group: str
) -> None:
    monkeypatch.setattr(weighing, "log_odds", lambda _: 0.0)
    preferring(monkeypatch, "groups", "army here", lead)
    assert claims_of(FOLLOWED)[-1].group == group


def test_a_force_that_the_mover_is_called_by_is_never_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = AROUND + "Ahrar al-Sham fighters drove from Idlib to Sukhna on Wednesday."
    preferring(monkeypatch, "groups", "army here", 5.0)
    assert claims_of(text)[-1].group == "Ahrar al-Sham"


@pytest.mark.parametrize(("lead", "day"), [(0.0, date(2017, 5, 30)), (-0.01, None)])
def test_a_day_of_the_sentence_before_is_taken_where_it_outweighs_none(
    monkeypatch: pytest.MonkeyPatch, lead: float, day: date | None
) -> None:
    before = "Ten Islamic State gunmen drove from Palmyra to Arak on Tuesday, the spokesman said. "
    text = AROUND + before + "Fifteen Hezbollah fighters had been flown from Homs to Sukhna, he said."
    monkeypatch.setattr(weighing, "log_odds", lambda _: 9.0)
    preferring(monkeypatch, "days", "told 1 before, same paragraph", lead)
    claim = claims_of(text)[-1]
    assert claim.date_start == claim.date_end == day
    assert ("days weighed" in claim.notes) == (day is not None)
    assert (claim.date_text == "Tuesday") == (day is not None)


@pytest.mark.parametrize(("lead", "low"), [(0.0, 90), (-0.01, None)])
def test_a_number_of_the_sentence_is_taken_where_it_outweighs_none(
    monkeypatch: pytest.MonkeyPatch, lead: float, low: int | None
) -> None:
    text = AROUND + "Hezbollah, which has 90 men in Homs by its own account, left the city for Sukhna, he said."
    monkeypatch.setattr(weighing, "log_odds", lambda _: 9.0)
    preferring(monkeypatch, "counts", "here", lead)
    claim = claims_of(text)[-1]
    assert claim.count_min == claim.count_max == low
    assert ("count weighed" in claim.notes) == (low is not None)


@pytest.mark.parametrize(("lead", "own"), [(0.0, False), (-0.01, True)])
def test_what_only_tells_a_claim_again_goes_into_it_where_that_outweighs_a_claim_of_its_own(
    monkeypatch: pytest.MonkeyPatch, lead: float, own: bool
) -> None:
    text = AROUND + "The 40 men who fled to Arak, a driver said, slept in a school."
    monkeypatch.setattr(weighing, "log_odds", lambda _: 9.0)
    preferring(monkeypatch, "retellings", "told again", lead)
    first, *others = claims_of(text)
    assert bool(others) == own
    assert ("retelling weighed" in first.notes) != own
    assert (first.count_min == 40) != own
    assert (first.origin.text, first.destination.text) == ("Palmyra", "Arak")


@pytest.mark.parametrize(
    "other",
    [
        "The 40 men who fled to Sukhna, a driver said, slept in a school.",
        "Another 40 men will flee to Arak on Friday, a driver said.",
        "Hezbollah fighters went to Arak, a driver said, and slept in a school.",
        "Islamic State fighters went from Homs to Arak, a driver said.",
    ],
)
def test_another_place_status_force_or_origin_is_no_retelling(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    monkeypatch.setattr(weighing, "log_odds", lambda _: 9.0)
    preferring(monkeypatch, "retellings", "told again", 9.0)
    assert len(claims_of(AROUND + other)) == 2


def test_training_is_the_same_each_time_and_learns_what_the_labels_say() -> None:
    pytest.importorskip("scipy", reason="scipy is in geomap[train]")
    script = runpy.run_path(str(ROOT / "tools" / "train_weights.py"))
    case = script["Case"]
    cases = [
        case(f"r{k}", [frozenset(["near", "rare"] if k == 7 else ["near"]), frozenset(["far"])], [k != 7, k == 7], 1)
        for k in range(40)
    ]
    weights = script["train"]("ends", cases)
    assert weights == script["train"]("ends", cases)
    assert weights["near"] > 0 > weights["far"]
    assert "rare" not in weights
    assert [script["decide"]("ends", one, weights) for one in cases[:2]] == [0, 0]


@pytest.mark.parametrize(("paragraphs", "has_tail"), [(5, False), (6, False), (7, True)])
def test_only_a_page_of_many_paragraphs_has_a_tail(paragraphs: int, has_tail: bool) -> None:
    fillers = [f"The price of bread rose again in week {n}, bakers in the old town told reporters." for n in range(8)]
    told = "Islamic State fighters withdrew from Palmyra to Arak on Monday, an army spokesman said."
    text = "\n\n".join([*fillers[: paragraphs - 2], told, fillers[-1]])
    traits = weigh(text).traits["movers"][-1]
    assert ("blocks behind=1" in traits) == has_tail


@pytest.mark.parametrize(
    ("movers", "least"),
    [
        ("Gendarmerie officers", weighing.REFUSED_PLAIN),
        ("Soldiers' relatives", weighing.REFUSED_PLAIN),
        ("Lorries", weighing.REFUSED),
    ],
)
def test_what_is_weighed_tells_the_measure_that_it_was_held_to(movers: str, least: float) -> None:
    text = f"The Syrian army holds Hama. {movers} moved from Homs to Palmyra. " + "The weather was fine. " * 20
    assert weighing.least_odds(weigh(text).traits["movers"][-1]) == least


OVERLOOKED = [
    (
        "The command to block the highway came too late, as the ISIS gunmen had already got from Homs to Aleppo.",
        ["Homs > Aleppo"],
    ),
    (
        "Grenades seized from two rebels had been brought from Homs to Aleppo in an empty truck, the agency said.",
        ["Homs > Aleppo"],
    ),
    ("We salute the 300 soldiers whom Damascus's aircraft set down in Aleppo on Sunday.", ["? > Aleppo"]),
    ("The baggage, the tents and behind them the rebels went from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Herders are driving their animals from Homs to Aleppo, to get clear of where rebels collect a tithe.", []),
    ("The army sent a note from Homs to Aleppo.", []),
    ("A lorry that takes dried fish from Homs to Aleppo pays twice, to the rebels and to the soldiers.", []),
    ("The captured soldiers were taken from Homs to Aleppo.", []),
    ("Bunkers reach from Homs to Aleppo; those of the rebels begin a mile further on.", []),
    ("Volunteers took medicine from Homs to Aleppo while rebels looked on.", []),
    ("Planes fly from Homs to Aleppo with the sick, the students and the coffins of soldiers.", []),
    ("Flour from Homs was trucked to Aleppo on the rebels' orders.", []),
]


@pytest.mark.parametrize(("text", "expected"), OVERLOOKED)
def test_fighters_whom_the_rules_overlook_move_and_others_beside_fighters_do_not(
    text: str, expected: list[str]
) -> None:
    assert pairs_within(text) == expected
