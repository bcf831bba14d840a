"""Bad input through the real command: one clear line, exit code 1, and the good part still done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from geomap import cli
from geomap.table import read_claims

GOOD = "The Courier\n\nJune 1, 2017\n\nUp to 300 Islamic State fighters moved from Mosul to Raqqa on Monday.\n"
PLACES = "id,name,kind,country,admin1,lat,lon,radius_km,source,note\n"
NAMES = "place_id,name,lang,kind,from,to,source\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(*words: str) -> tuple[int, list[str]]:
    """Run the command as a program; return its exit code and what it says on stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "geomap", *words], capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stderr.splitlines()


def write_pack(folder: Path, kind: str) -> None:
    folder.mkdir()
    rows = f"x1,Qwone,town,SY,,35,38,3,mine,\nx2,Qwtwo,{kind},SY,,36,38,3,mine,\n"
    (folder / "places.csv").write_text(PLACES + rows, encoding="utf-8")
    (folder / "names.csv").write_text(NAMES + "x1,Qwone,en,main,,,mine\n", encoding="utf-8")


def test_a_report_of_every_bad_sort_is_named_in_one_line_and_the_good_one_is_mapped(here: Path) -> None:
    (here / "empty").mkdir()
    (here / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (here / "latin.txt").write_bytes("d\u00e9part de Mossoul".encode("latin-1"))
    (here / "page.html").write_bytes(b"<meta charset=utf-8><p>Mosul \xff")
    (here / "columns.csv").write_text("headline\nx\n", encoding="utf-8")
    (here / "rows.jsonl").write_text("{\n", encoding="utf-8")
    (here / "song.mp3").write_bytes(b"ID3")
    bad = ["missing", "empty", "picture.txt", "latin.txt", "page.html", "columns.csv", "rows.jsonl", "song.mp3"]
    code, told = run("build", *bad, "good.txt", "-o", "out")
    assert code == 1
    expected = [
        "missing: no such file or folder; check the path",
        "empty: no reports here; put .txt, .md or .html files into it, or name a table",
        "picture.txt: is not text; a report is a .txt, .md or .html file",
        "latin.txt: is not encoded in utf-8 (byte 1); save it as UTF-8",
        "page.html: is not encoded in utf-8 (byte 29); save it as UTF-8",
        "columns.csv:1: a table of reports needs a column 'text' or 'html'",
        "rows.jsonl:1: line 1 is not JSON",
        "song.mp3: a report ends in",
    ]
    for line, words in zip(told, expected, strict=True):
        assert line.startswith(f"geomap: {words}"), line
    assert read_claims(here / "out" / "claims.csv").report.tolist() == ["good.txt"]
    assert (here / "out" / "map.html").exists()
    aside = (here / "out" / "quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(aside) == len(bad)


def test_every_bad_row_of_a_claims_table_is_named_and_the_good_ones_are_drawn(here: Path) -> None:
    rows = (
        "origin,destination,origin_lat,origin_lon,date,status,count_max\n"
        "Mosul,Raqqa,148.3,43,,,\nMosul,Raqqa,,,someday,,\nMosul,Raqqa,,,,perhaps,\nMosul,Raqqa,,,,,many\n"
        "Mosul,Raqqa,,,2016-10-02,occurred,300\n"
    )
    (here / "claims.csv").write_text(rows, encoding="utf-8")
    code, told = run("map", "claims.csv", "-o", "map.html")
    assert (code, told) == (
        1,
        [
            "geomap: claims.csv:2: latitude 148.3 is outside -90..90; are lon and lat swapped?",
            "geomap: claims.csv:3: date 'someday' is no date; write it as YYYY-MM-DD",
            "geomap: claims.csv:4: status 'perhaps' is none of occurred, possible, planned, prevented, denied",
            "geomap: claims.csv:5: count_max 'many' is no number; write it with a decimal point, as 36.34",
        ],
    )
    assert (here / "map.html").exists()


def test_a_bad_row_of_a_gazetteer_is_named_and_the_good_ones_are_used(here: Path) -> None:
    write_pack(here / "pack", "castle")
    (here / "good.txt").write_text(GOOD.replace("Raqqa", "Qwone"), encoding="utf-8")
    code, told = run("extract", "good.txt", "--gazetteer", "pack", "-o", "claims.csv")
    assert code == 1
    assert len(told) == 1
    assert told[0].startswith("geomap: pack/places.csv:3: unknown kind 'castle'; use one of city, town")
    assert read_claims(here / "claims.csv").destination_id.tolist() == ["x1"]


def test_a_good_gazetteer_of_ones_own_is_no_fault(here: Path) -> None:
    write_pack(here / "pack", "town")
    assert cli.main(["resolve", "Qwtwo", "--gazetteer", "pack"]) == 0


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("map", "columns.csv"), "columns.csv: has neither a column origin nor a column destination"),
        (("map", "good.txt"), "good.txt: is no claims table"),
        (("map", "nothing.csv"), "nothing.csv: is empty"),
        (("map", "latin.csv"), "latin.csv: is not UTF-8 text; save it again as UTF-8"),
        (("resolve", "--table", "columns.csv"), "columns.csv: has no column name"),
        (("resolve", "Mosul", "--gazetteer", "empty"), "empty: is no pack"),
        (("gazetteer", "lint", "empty"), None),
        (("build", "good.txt", "-o", "good.txt"), "good.txt"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_input_that_holds_no_good_part_is_one_line(
    words: tuple[str, ...], line: str | None, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "empty").mkdir()
    (here / "columns.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (here / "nothing.csv").write_text("", encoding="utf-8")
    (here / "latin.csv").write_bytes("origin\nAl\u00e9p\n".encode("latin-1"))
    assert cli.main(list(words)) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == (line is not None)
    assert all(one.startswith(f"geomap: {line}") for one in told)
