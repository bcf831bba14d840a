"""Ragged text: sentences that break off anywhere are read or left, and never end the reading."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from gazetteers import shipped

from geomap.extraction import read_report
from geomap.reports import parse_report

REPORTS = sorted(Path(__file__).parents[1].glob("corpus/*/reports/*.txt"))

PROSE = "The market was open again on Monday, and shopkeepers swept the pavement before their doors as they do in May."
BROKEN = (
    "Parts of the tax returns made public",
    "The mayor goes on",
    "Such plans are speculation, the paper quotes a former ambassador to Cairo, Andrei Ivanov, as",
    "That is the state of affairs, so",
    "But unlike the German people",
    "Trade across the Irish border is worth billions; so is that with Gibraltar and with Spain.",
)


@pytest.mark.parametrize("text", BROKEN)
def test_a_sentence_that_breaks_off_is_read(text: str) -> None:
    report = parse_report(f"{PROSE}\n\n{text}\n\n{PROSE}\n", report_id="r")
    assert read_report(report, shipped()).claims == ()


@pytest.mark.parametrize("seed", range(8))
def test_runs_of_words_out_of_reports_are_read(seed: int) -> None:
    chance = random.Random(seed)
    for path in chance.sample(REPORTS, 20):
        words, runs = path.read_text(encoding="utf-8").split(), []
        while words:
            length = chance.randint(2, 18)
            runs.append(" ".join(words[:length]))
            words = words[length + chance.choice((0, 0, 3)) :]
        report = parse_report("\n\n".join(runs), report_id="r", known={"published": "2019-05-15"})
        for claim in read_report(report, shipped()).claims:
            assert report.text[claim.quote_start : claim.quote_end] == claim.quote
