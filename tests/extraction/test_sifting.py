"""Sifting only saves time: what it passes over holds no claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from gazetteers import shipped

from geomap.extraction import lexicon, read_report
from geomap.extraction.sifting import may_move
from geomap.reports import read_reports

from .readings import Notebook, report_of

ROOT = Path(__file__).parents[2]
FOLDERS = ["geomap/samples", "tests/corpus/levant/reports", "tests/corpus/elsewhere/reports"]


@pytest.mark.parametrize(
    "text",
    [
        "Fighters left Mosul.",
        "FIGHTERS FLED.",
        "Their re-deployment is near.",
        "They are on the road to Raqqa.",
        "Forty fighters from Homs, it was said, to Idlib.",
        "A → B: forty fighters",
        "Homs -> Idlib: forty fighters",
        "The ﬂight of the emirs.",
    ],
)
def test_a_text_with_a_word_of_movement_may_move(text: str) -> None:
    assert may_move(text, 0, len(text))


@pytest.mark.parametrize("text", ["", "Bread was baked today.", "The army attacked Homs.", "A letter from the mayor."])
def test_a_text_without_one_does_not(text: str) -> None:
    assert not may_move(text, 0, len(text))


def test_a_word_outside_the_run_does_not_count() -> None:
    assert not may_move("They left. Bread was baked.", 10, 27)


@pytest.mark.parametrize("form", sorted({*lexicon.verbs(), *lexicon.nouns()}))
def test_every_word_of_movement_of_the_lists_passes(form: str) -> None:
    senses = [*lexicon.verbs().get(form, ()), *([lexicon.nouns()[form]] if form in lexicon.nouns() else [])]
    if any("stop" not in sense.frame for sense in senses):
        assert may_move(f"They {form} it.", 0, len(form) + 9)


@pytest.mark.parametrize("folder", FOLDERS)
def test_who_is_watched_reads_all_of_a_report_and_finds_the_same(folder: str) -> None:
    if not (ROOT / folder).is_dir():
        pytest.skip(f"{folder} is not beside this checkout")
    for report in read_reports(ROOT / folder):
        notebook = Notebook()
        assert read_report(report, shipped(), watch=notebook) == read_report(report, shipped())
        for sentence in notebook.sentences:
            if any("stop" not in frame.trigger.sense.frame for frame in sentence.frames):
                assert may_move(report.text, sentence.span.start, sentence.span.end)


def test_what_follows_the_last_movement_still_adds_to_it() -> None:
    text = "Fighters left Mosul for Raqqa.\n\nThere were 40 of them.\n\nBread was baked today."
    assert [claim.count_min for claim in read_report(report_of(text), shipped()).claims] == [40]
