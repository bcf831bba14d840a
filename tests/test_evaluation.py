from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geomap.claims import Claim, End
from geomap.errors import GeomapError
from geomap.evaluation import evaluate_claims, fold_stems, is_same_group, is_same_text, summary_lines
from geomap.table import claims_to_table, write_claims

SCORER = Path(__file__).parents[2] / "shared" / "gold" / "score.py"

MOSUL, RAQQA, SINJAR, SYRIA = (36.34, 43.13), (35.95, 39.01), (36.32, 41.87), (35.0, 38.5)
QUOTES = {
    "a": "Some 300 men left Mosul for Raqqa on Monday, the Harbour Office said.",
    "b": "Fighters are pouring into Syria.",
    "c": "Nobody went anywhere.",
    "d": "The Harbour Office said 300 men had gone from Mosul to Raqqa.",
}


def gold_claim(origin: Any, destination: Any, **more: Any) -> dict[str, Any]:
    ends = {}
    for role, end in (("origin", origin), ("destination", destination)):
        name, at, kind = end or (None, None, None)
        ends |= {role: name, f"{role}_at": at and list(at), f"{role}_kind": kind}
    base = {"what": "fighters", "status": "occurred", "group": None, "claimant": None}
    return {**ends, **base, **more}


@pytest.fixture
def gold_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    (folder / "reports").mkdir(parents=True)
    for stem in ("a", "c", "d"):
        (folder / "reports" / f"{stem}.txt").write_text(f"Masthead\n\n{QUOTES[stem]}\n", encoding="utf-8")
    words = QUOTES["b"].replace(" ", "&nbsp;<i>", 1)
    page = f"<html><style>b {{}}</STYLE><p>{words}</i><script>alert(1)</script>"
    (folder / "reports" / "b.html").write_text(page, encoding="utf-8")
    first = gold_claim(
        ("Mosul", MOSUL, "town"),
        ("Raqqa", RAQQA, "town"),
        group="Islamic State",
        claimant="Harbour Office",
        count_min=300,
        count_max=300,
        date_start="2017-05-29",
        date_end="2017-05-29",
        quote=QUOTES["a"],
    )
    second = gold_claim(None, ("Syria", SYRIA, "area"), quote=QUOTES["b"])
    labels = [
        {
            "file": "a.txt",
            "outlet": "The Steppe Courier",
            "published": "2017-06-01",
            "echo_group": "e1",
            "claims": [first],
        },
        {"file": "b.html", "outlet": None, "published": None, "echo_group": None, "claims": [second]},
        {"file": "c.txt", "outlet": "A", "published": None, "echo_group": None, "claims": []},
        {"file": "d.txt", "outlet": "B", "published": None, "echo_group": "e1", "claims": [first]},
    ]
    lines = "".join(json.dumps(label) + "\n" for label in labels)
    (folder / "gold.jsonl").write_text(lines, encoding="utf-8")
    return folder


def said(report: str, origin: End | None, destination: End | None, **more: Any) -> Claim:
    base = Claim(
        claim=f"{report}-{origin}-{destination}",
        report=report,
        outlet=None,
        published=None,
        url=None,
        language=None,
        origin=origin,
        destination=destination,
        via=(),
        direction=None,
        group=None,
        what="fighters",
        count_min=None,
        count_max=None,
        count_shared=False,
        count_text=None,
        date_start=None,
        date_end=None,
        date_text=None,
        date_basis="",
        status="occurred",
        claimant=None,
        quote=QUOTES.get(Path(report).stem, ""),
        quote_start=0,
        quote_end=0,
    )
    return replace(base, **more)


def end(name: str, at: tuple[float, float], kind: Any = "town", north: float = 0.0) -> End:
    return End(name, name, kind, at[0] + north, at[1], 5.0)


FULL = {
    "outlet": "Steppe Courier",
    "published": date(2017, 6, 1),
    "group": "ISIS",
    "claimant": "the harbour office",
    "count_min": 300,
    "count_max": 300,
    "date_start": date(2017, 5, 29),
    "date_end": date(2017, 5, 29),
    "echo": "x",
}
CASES: dict[str, list[Claim]] = {
    "nothing": [],
    "all right": [
        said("a.txt", end("Mosul", MOSUL), end("Raqqa", RAQQA), **FULL),
        said("b", None, end("Syria", SYRIA, "area", 1.2)),
        said("d", end("Mosul", MOSUL), end("Raqqa", RAQQA), **{**FULL, "outlet": "B", "published": None}),
    ],
    "too far": [
        said("a", end("Mosul", MOSUL, north=0.2), end("Raqqa", RAQQA)),
        said("b", None, end("S", SYRIA, north=1.4)),
    ],
    "twice, and one made up": [
        said("a", end("Mosul", MOSUL), end("Raqqa", RAQQA), status="denied"),
        said("a", end("Mosul", MOSUL, north=0.01), end("Raqqa", RAQQA), **FULL, review="accepted"),
        said("a", end("Sinjar", SINJAR), None, quote="words of nobody"),
        said("c", end("Sinjar", SINJAR), None, echo="y"),
        said("d", end("Sinjar", SINJAR), None, echo="y"),
    ],
    "unresolved": [said("a", End("Mosul"), End("Raqqa")), said("b", None, None)],
    "rejected": [said("c", end("Sinjar", SINJAR), None, review="rejected")],
    "of another corpus": [said("z", end("Sinjar", SINJAR), None)],
}


def test_claims_that_are_all_right_score_full(gold_dir: Path) -> None:
    total = evaluate_claims(gold_dir, claims_to_table(CASES["all right"])).total
    assert total["pair"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 3, "pred": 3, "gold": 3}
    assert total["strict"]["f1"] == total["end"]["f1"] == total["echo"]["f1"] == 1.0
    assert {total[name] for name in ("date", "count", "status", "claimant", "group", "what")} == {1.0}
    assert (total["quiet"], total["outlet"], total["published"], total["quote"]) == (1.0, 1.0, 1.0, 1.0)


def test_no_claims_score_nothing_and_leave_the_quiet_report_quiet(gold_dir: Path) -> None:
    total = evaluate_claims(gold_dir, claims_to_table([])).total
    assert total["pair"]["f1"] == 0.0
    assert total["quiet"] == 1.0
    assert total["date"] is None


def test_a_town_counts_within_15_km_and_an_area_within_150(gold_dir: Path) -> None:
    total = evaluate_claims(gold_dir, claims_to_table(CASES["too far"])).total
    assert total["pair"]["tp"] == 0
    assert total["end"]["tp"] == 1


def test_the_row_with_the_most_right_details_is_the_match(gold_dir: Path) -> None:
    evaluation = evaluate_claims(gold_dir, claims_to_table(CASES["twice, and one made up"]))
    assert evaluation.by_report["a"]["status"] == 1.0
    assert (evaluation.total["pair"]["tp"], evaluation.total["pair"]["pred"]) == (1, 5)
    assert evaluation.total["quiet"] == 0.0
    assert evaluation.total["quote"] == 0.8


def test_rejected_rows_do_not_count(gold_dir: Path) -> None:
    assert evaluate_claims(gold_dir, claims_to_table(CASES["rejected"])).total["quiet"] == 1.0


def test_faults_are_told_with_their_report(gold_dir: Path) -> None:
    table = claims_to_table(
        [said("a", end("Mosul", MOSUL), end("Raqqa", RAQQA)), said("c", end("Sinjar", SINJAR), None)]
    )
    told = [(fault.report, fault.kind, fault.pair) for fault in evaluate_claims(gold_dir, table).faults]
    assert told == [
        ("a", "wrong", "Mosul -> Raqqa"),
        ("b", "missed", "None -> Syria"),
        ("c", "false", "Sinjar -> None"),
        ("d", "missed", "Mosul -> Raqqa"),
    ]


def test_only_the_reports_asked_for_count(gold_dir: Path) -> None:
    total = evaluate_claims(gold_dir, claims_to_table(CASES["all right"]), only=["a", "c"]).total
    assert (total["reports"], total["pair"]["gold"], total["pair"]["pred"]) == (2, 1, 1)
    with pytest.raises(GeomapError, match="has no report q"):
        evaluate_claims(gold_dir, claims_to_table([]), only=["q"])


def test_the_summary_has_a_line_for_each_report_and_each_measure(gold_dir: Path) -> None:
    evaluation = evaluate_claims(gold_dir, claims_to_table(CASES["all right"]))
    lines = summary_lines(evaluation)
    assert len(lines) == 1 + len(evaluation.by_report) + 1 + len(evaluation.total)


@pytest.mark.parametrize("text", ["{", "[]", '{"file": "a.txt"}'])
def test_a_label_that_is_none_is_named_with_its_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("\n" + text, encoding="utf-8")
    with pytest.raises(GeomapError, match=r"gold\.jsonl:2: is no label"):
        evaluate_claims(tmp_path, claims_to_table([]))


def test_a_folder_without_labels_is_said_to_be_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(GeomapError, match="a labelled corpus is a folder with"):
        evaluate_claims(tmp_path, claims_to_table([]))


@pytest.mark.parametrize(
    ("gold", "given", "same"),
    [
        ("the Ministry of Defence", "Defence Ministry", True),
        ("Harbour Office", "the Harbour Office's spokesman", True),
        ("Harbour Office", "tribal sources", False),
        (None, "", True),
        (None, "sources", False),
        ("José", "Jose\u0301", True),
    ],
)
def test_names_are_the_same_by_their_telling_words(gold: str | None, given: str | None, same: bool) -> None:
    assert is_same_text(gold, given) is same


@pytest.mark.parametrize(
    ("gold", "given", "same"),
    [
        ("Islamic State", "ISIS", True),
        ("Daesh", "the Islamic State in Iraq", True),
        ("Islamic State", "Syrian Army", False),
        ("Syrian Army", "Syrian Arab Army", True),
        (None, None, True),
        (None, "ISIS", False),
    ],
)
def test_groups_are_the_same_by_their_names(gold: str | None, given: str | None, same: bool) -> None:
    assert is_same_group(gold, given) is same


def test_folds_deal_every_report_once() -> None:
    folds = fold_stems([str(number) for number in range(11)], 5)
    assert sorted(stem for fold in folds for stem in fold) == sorted(map(str, range(11)))
    assert {len(fold) for fold in folds} == {2, 3}


@pytest.mark.skipif(not SCORER.exists(), reason="the reference scorer is not beside the project")
@pytest.mark.parametrize("case", CASES)
def test_the_measures_are_those_of_the_reference_scorer(case: str, gold_dir: Path, tmp_path: Path) -> None:
    table = claims_to_table(CASES[case])
    for ending in (".csv", ".jsonl"):
        path = write_claims(table, tmp_path / f"claims{ending}")
        command = [sys.executable, str(SCORER), str(gold_dir), str(path), "--json"]
        told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        assert evaluate_claims(gold_dir, table).total == json.loads(told)
