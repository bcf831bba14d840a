"""The ablation names functions of the steps: each has to be there still, and to change what is read."""

from __future__ import annotations

import runpy
from pathlib import Path

from gazetteers import shipped

from geomap.reports import read_reports

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus" / "newsroom_levant"


def test_each_step_can_be_switched_off_and_comes_back() -> None:
    script = runpy.run_path(str(ROOT / "benchmarks" / "ablation.py"))
    gazetteer = shipped()
    reports = list(read_reports(CORPUS / "reports"))[:4]
    whole = script["score"](CORPUS, reports, gazetteer)
    for _, changes in script["STEPS"].values():
        with script["changed"](changes):
            script["score"](CORPUS, reports, gazetteer)
    with script["changed"](script["STEPS"]["days"][1]):
        less = script["score"](CORPUS, reports, gazetteer)
    assert less.total["date"] < whole.total["date"]
    assert script["score"](CORPUS, reports, gazetteer) == whole
