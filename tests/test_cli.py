from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geomap import cli
from geomap.cli import reading
from geomap.corpus import Progress
from geomap.table import read_claims

REPORT = """The Copper Courier

June 1, 2017

Up to 300 Islamic State fighters moved from Mosul to Raqqa on Monday, the Harbour Office said.
"""
HOSTILE = "{{7*7}} {% if x %} {# c #} </script><script>alert(1)</script> `\u2028\u202e"

pytestmark = pytest.mark.usefixtures("one_gazetteer")


@pytest.fixture(autouse=True)
def no_word_of_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FIRST_WORD_AFTER_S", 1e9)  # a slow machine would say one


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "first.txt").write_text(REPORT, encoding="utf-8")
    (folder / "quiet.txt").write_text("The Copper Courier\n\nBread was baked in Mosul.\n", encoding="utf-8")
    return folder


def run(*words: str | Path) -> int:
    return cli.main([str(word) for word in words])


# The main job


def test_build_writes_the_table_the_worklist_and_the_map(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("build", reports, "-o", out) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "claims.csv",
        "claims.geojson",
        "map.html",
        "unresolved.csv",
    ]
    (claim,) = read_claims(out / "claims.csv").itertuples()
    assert (claim.report, claim.origin, claim.destination, claim.count_max) == (
        "first.txt",
        "Mosul",
        "Raqqa",
        300,
    )
    told = capsys.readouterr()
    assert "1 claim in 2 reports" in told.out
    assert f"open {out / 'map.html'}" in told.out
    assert told.err == ""


def test_two_builds_are_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run("build", reports, "-o", tmp_path / name) == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_a_report_that_cannot_be_read_is_set_aside_and_the_others_go_on(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (reports / "bad.txt").write_bytes("fighters fled Mosul à 5h".encode("latin-1"))
    (reports / "binary.txt").write_bytes(bytes(range(256)) * 40)
    out = tmp_path / "out"
    assert run("build", reports, tmp_path / "missing", "-o", out) == 1
    assert len(read_claims(out / "claims.csv")) == 1
    captured = capsys.readouterr()
    assert "4 reports: 1 with claims, 1 quiet, 2 set aside" in captured.out
    told = captured.err.splitlines()
    assert len(told) == 3
    assert all(line.startswith("geomap: ") for line in told)
    aside = [json.loads(line) for line in (out / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [Path(one["path"]).name for one in aside] == ["bad.txt", "binary.txt", "missing"]
    assert [one["name"] for one in aside] == ["bad.txt", "binary.txt", None]
    assert aside[1]["sha256"] == hashlib.sha256(bytes(range(256)) * 40).hexdigest()
    assert [one["set_aside"] for one in aside] == [True, True, False]


def test_extract_lists_what_it_sets_aside_beside_its_result(reports: Path, tmp_path: Path) -> None:
    (reports / "bad.txt").write_bytes(b"\xff\xfe\xfa")
    assert run("extract", reports, "-o", tmp_path / "claims") == 1
    assert len(read_claims(tmp_path / "claims")) == 1
    (line,) = (tmp_path / "claims.quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["name"] == "bad.txt"


def test_the_ending_is_checked_before_the_work(reports: Path, tmp_path: Path) -> None:
    assert run("extract", reports, "-o", tmp_path / "claims.docx") == 1
    assert list(tmp_path.iterdir()) == [reports]


def test_work_that_was_interrupted_leaves_its_folder_and_a_finished_one_does_not(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geomap.corpus.spool.FEW_CHUNKS", 0)
    out = tmp_path / "out"

    def pulled(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(cli, "_write_map", pulled)
        assert run("build", reports, "-o", out) == 130
    assert any((out / reading.FOLDER).glob("*.chunk"))
    assert run("build", reports, "-o", out) == 0
    assert not (out / reading.FOLDER).exists()


def test_a_quarantine_of_an_earlier_build_does_not_stay(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    bad = reports / "bad.txt"
    bad.write_bytes(b"\xff\xfe\xfa")
    assert run("build", reports, "-o", out) == 1
    bad.unlink()
    assert run("build", reports, "-o", out) == 0
    assert not (out / "quarantine.jsonl").exists()


def test_a_report_named_twice_counts_once(reports: Path, tmp_path: Path) -> None:
    assert run("extract", reports, reports / "first.txt", "-o", tmp_path / "claims.csv") == 0
    assert len(read_claims(tmp_path / "claims.csv")) == 1


def test_two_reports_of_one_name_are_both_kept(reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "first.txt").write_text(REPORT.replace("300", "40"), encoding="utf-8")
    assert run("extract", reports, other, "-o", tmp_path / "claims.csv") == 0
    assert read_claims(tmp_path / "claims.csv").report.tolist() == ["first.txt", "first.txt~2"]


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".geojson", ".gpkg", ".parquet"])
def test_extract_writes_the_format_of_the_ending(ending: str, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / f"claims{ending}"
    assert run("extract", reports, "-o", path) == 0
    assert read_claims(path).origin.tolist() == ["Mosul"]


def test_export_changes_the_format(reports: Path, tmp_path: Path) -> None:
    run("extract", reports, "-o", tmp_path / "claims.csv")
    assert run("export", tmp_path / "claims.csv", tmp_path / "claims.gpkg") == 0
    assert read_claims(tmp_path / "claims.gpkg").equals(read_claims(tmp_path / "claims.csv"))


def test_a_table_written_by_hand_becomes_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "outlet,origin,destination,date\nThe Courier,Mosul,Raqqa,2017-05-29\nThe Courier,Qwxyzzy,,\n",
        encoding="utf-8",
    )
    assert run("map", table, "-o", tmp_path / "map.html") == 0
    assert "1 end not settled by the gazetteer, not on the map: Qwxyzzy" in capsys.readouterr().err
    assert "Content-Security-Policy" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_words_of_a_report_reach_the_map_as_words(reports: Path, tmp_path: Path) -> None:
    (reports / "hostile.txt").write_text(REPORT.replace("Monday,", f"Monday, {HOSTILE}"), encoding="utf-8")
    assert run("build", reports, "-o", tmp_path / "out", "--title", HOSTILE) == 0
    page = (tmp_path / "out" / "map.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "49 " not in page.split("<title>")[-1].split("</title>")[0]


# Bad input: one clear line, exit code 1, and the good part still done


def test_a_row_with_a_fault_is_named_and_the_good_rows_are_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("origin,origin_lat,origin_lon\nA,148,43\nB,36,43\nC,36,x\n", encoding="utf-8")
    assert run("map", table, "-o", tmp_path / "map.html") == 1
    told = capsys.readouterr()
    assert f"geomap: {table}:2: latitude 148 is outside -90..90; are lon and lat swapped?" in told.err
    assert len(told.err.splitlines()) == 2
    assert "1 claim" in told.out
    assert (tmp_path / "map.html").exists()


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize("what", ["missing", "empty folder", "not a report"])
def test_reports_that_are_none_are_one_line_and_nothing_is_written(
    command: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in"
    if what == "empty folder":
        path.mkdir()
    elif what == "not a report":
        path = tmp_path / "in.png"
        path.write_bytes(b"\x89PNG")
    assert run(command, path, "-o", tmp_path / "out.csv") == 1
    told = capsys.readouterr()
    assert str(path) in told.err
    assert "Traceback" not in told.err
    assert not (tmp_path / "out.csv" / "claims.csv").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["map", "missing.csv"], "there is no such file"),
        (["export", "claims.csv", "claims.doc"], "this ending is not known"),
        (["evaluate", "missing"], "a labelled corpus is a folder with gold.jsonl"),
        (["build", "first.txt", "--gazetteer", "missing"], "is no pack"),
        (["build", "first.txt", "--tiles", "Nowhere.Tiles"], "Nowhere.Tiles"),
        (["extract", "first.txt", "-o", "first.txt/claims.csv"], "cannot be written"),
        (["resolve", "--table", "claims.csv"], "has no column name"),
    ],
)
def test_wrong_input_is_one_line_and_exit_code_1(
    words: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("first.txt").write_text(REPORT, encoding="utf-8")
    Path("claims.csv").write_text("origin\nMosul\n", encoding="utf-8")
    assert run(*words) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert message in told[0]


def test_a_steering_character_of_the_input_does_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("origin,status\nA,\x1b[2J\u202e\n", encoding="utf-8")
    assert run("map", table, "-o", tmp_path / "map.html") == 1
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [[], ["build"], ["nonsense"], ["resolve"], ["map", "a", "b"], ["build", "x", "--language", "xx"]]
)
def test_wrong_usage_is_exit_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(*words)
    assert left.value.code == 2
    assert "usage: geomap" in capsys.readouterr().err


# Places


def test_resolve_says_where_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("resolve", "Mosul", "Qwxyzzy", "--country", "IQ", "--why") == 0
    told = capsys.readouterr().out
    assert re.search(r"Mosul: Mosul \(\w+, IQ, within [\d.]+ km\) at 36\.\d+, 43\.\d+", told)
    assert "why: " in told
    assert "Qwxyzzy: not found" in told


def test_resolve_fills_a_table_and_keeps_its_columns(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name,context,page\nMosul,fled Mosul in Iraq,7\nQwxyzzy,,8\n", encoding="utf-8")
    assert run("resolve", "--table", names, "-o", tmp_path / "out.csv") == 0
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["name", "context", "page", "place_id", "lat", "lon", "kind", "match", "score"]
    assert float(rows[0]["lat"]) == pytest.approx(36.3, abs=0.1)
    assert [row["page"] for row in rows] == ["7", "8"]
    assert [rows[1][name] for name in ("place_id", "lat", "lon", "kind", "match", "score")] == [""] * 6


# Scores


@pytest.fixture
def gold_dir(reports: Path, tmp_path: Path) -> Path:
    claim = {
        "origin": "Mosul",
        "origin_at": [36.34, 43.13],
        "origin_kind": "town",
        "destination": "Raqqa",
        "destination_at": [35.95, 39.01],
        "destination_kind": "town",
        "status": "occurred",
        "quote": "Up to",
    }
    labels = [{"file": "first.txt", "claims": [claim]}, {"file": "quiet.txt", "claims": []}]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(label) + "\n" for label in labels), encoding="utf-8")
    assert reports.parent == tmp_path
    return tmp_path


def test_evaluate_reads_the_reports_itself(gold_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", gold_dir, "--json", "--show") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["pair"]["f1"] == 1.0
    assert "wrong Mosul -> Raqqa" in told.err


def test_evaluate_takes_a_table_and_parts_of_the_corpus(
    gold_dir: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("extract", reports, "-o", gold_dir / "claims.csv")
    assert run("evaluate", gold_dir, gold_dir / "claims.csv", "--hold", "first", "--folds", "1") == 0
    told = capsys.readouterr().out
    assert "quiet      1.0" in told
    assert "fold 1: 1 reports" in told


# The process


def test_the_module_runs_as_a_program_and_prints_its_version() -> None:
    done = subprocess.run([sys.executable, "-m", "geomap", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("geomap ")


def test_no_reading_hangs_on_the_order_in_which_a_process_keeps_its_sets(tmp_path: Path) -> None:
    text = "Forty masked men of the special police, the FAES, turned up in the village on Tuesday, residents said."
    lead = "Six hundred soldiers were moved from Apure to La Victoria on Sunday."
    page = f"The Daily Test\n\nTroops on the river\n\n{lead}\n\n{text}\n\nThe school is closed, and nobody fishes.\n"
    (tmp_path / "report.txt").write_text(page, "utf-8")
    tables = set()
    for seed in range(4):
        done = subprocess.run(
            [sys.executable, "-m", "geomap", "extract", tmp_path / "report.txt", "-o", tmp_path / f"{seed}.csv"],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0
        tables.add((tmp_path / f"{seed}.csv").read_bytes())
    assert len(tables) == 1


def test_a_reader_who_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "geomap", "resolve", *["Mosul"] * 3],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert done.stderr == b""


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(reading, "FIRST_WORD_AFTER_S", 0.0)
    bar = reading.ProgressBar()
    bar(Progress(reports=1, set_aside=0, kept=0, bytes_done=0, bytes_total=0))
    bar.close()
    assert re.fullmatch(r"1 reports, [\d,]+ a second\n", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (Progress(12345, 0, 0, 25, 100), "12,345 reports, 1,234 a second, 25 %, 30 s left"),
        (Progress(1000, 3, 0, 1, 1000), "1,000 reports, 100 a second, 0 %, 2.8 h left, 3 set aside"),
        (Progress(900, 0, 800, 90, 100), "900 reports, 10 a second, 90 %, 10 s left, 800 from an earlier run"),
        (Progress(800, 0, 800, 80, 100), "800 reports, 0 a second, 80 %, 800 from an earlier run"),
    ],
)
def test_progress_tells_rate_remaining_and_what_was_set_aside(done: Progress, words: str) -> None:
    assert reading.progress_words(done, 10.0) == words
