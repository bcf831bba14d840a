"""The commands that keep the gazetteer good, and the list of names that wait for a curator."""

from __future__ import annotations

import csv
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from gazetteers import shipped

from geomap import cli
from geomap.cli.reading import write_worklist
from geomap.extraction import Unresolved
from geomap.gazetteer import read_exchange, read_gazetteer, suggested_ids

PLACES = """\
id,name,kind,country,admin1,lat,lon,radius_km,source,note
my:mill,North Mill,village,SY,Raqqa,36.05,39.10,2,survey,
"""
NAMES = "place_id,name,lang,kind,from,to,source\nmy:mill,Tahunat al-Shamal,ar,variant,,,survey\n"
UNRESOLVED = """\
name,times,reports,context,suggestions
Rakkkka,3,a.txt,men left Rakkkka in Syria,"sy-raqqa (Raqqa, 97); sy-hama (Hama, 60)"
Old Kiln,1,b.txt,a mill near Old Kiln,
"""

pytestmark = pytest.mark.usefixtures("one_gazetteer")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    (folder / "names.csv").write_text(NAMES, encoding="utf-8")
    return folder


def run(*words: str | Path) -> int:
    return cli.main(["gazetteer", *(str(word) for word in words)])


def test_lint_is_content_with_the_shipped_packs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lint") == 0
    assert capsys.readouterr().out == "0 errors and 0 warnings in 3 packs\n"


def test_lint_tells_file_and_line_and_fails(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "places.csv").write_text(PLACES + "b,B,town,SY,,36,39,2,,\n", encoding="utf-8")
    assert run("lint", mine) == 1
    told = capsys.readouterr().out
    assert f"{mine / 'places.csv'}:3: error: the source is missing" in told
    assert "1 error and 0 warnings in 1 pack" in told


def test_lint_lets_your_pack_name_shipped_places(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (mine / "names.csv").open("a", encoding="utf-8") as file:
        file.write("sy-raqqa,Rakkkka,en,spelling,,,survey\nnowhere,X Town,en,spelling,,,survey\n")
    assert run("lint", mine) == 1
    told = capsys.readouterr().out
    assert "names.csv:4: error: no place has the id 'nowhere'" in told
    assert "sy-raqqa" not in told


def test_search_lists_the_bearers_of_a_name_and_what_is_like_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("search", "Manbidj", "Qwxyzzy", "--country", "Syria", "--limit", "3") == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("sy-manbij: Manbij (city, Aleppo, SY) at 36.")
    assert "of 100 like 'Manbidj'" in rest[0]


def test_what_is_exported_can_be_imported(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", mine, tmp_path / "out.jsonld") == 0
    assert run("import", tmp_path / "out.jsonld", "--to", tmp_path / "again") == 0
    assert read_exchange(tmp_path / "again", pack="p") == read_exchange(mine, pack="p")
    assert "1 place with 1 name added" in capsys.readouterr().out
    assert run("import", tmp_path / "out.jsonld", "--to", tmp_path / "again") == 1
    assert "1 place left out, whose ids stand in the pack already" in capsys.readouterr().err


def test_a_shipped_pack_is_exported_by_its_name(tmp_path: Path) -> None:
    assert run("export", "levant", tmp_path / "kw.tsv", "--country", "KW") == 0
    assert {entry.place.country for entry in read_exchange(tmp_path / "kw.tsv")} == {"KW"}


def test_a_line_of_the_worklist_becomes_a_spelling_and_leaves_the_list(tmp_path: Path, mine: Path) -> None:
    todo = tmp_path / "unresolved.csv"
    todo.write_text(UNRESOLVED, encoding="utf-8")
    words = ("--to", mine, "--source", "Courier", "--worklist", todo)
    assert run("add", "Rakkkka", "--suggestion", "1", *words) == 0
    assert "Rakkkka" not in todo.read_text(encoding="utf-8")
    assert [place.id for place in read_gazetteer("levant", mine).find("Rakkkka")] == ["sy-raqqa"]
    place = ("--id", "my:kiln", "--kind", "village", "--country", "SY", "--radius-km", "2", "--at", "36.1,39.2")
    assert run("add", "Old Kiln", *place, *words) == 0
    assert todo.read_text(encoding="utf-8") == "name,times,reports,context,suggestions\n"
    assert read_gazetteer("levant", mine).places["my:kiln"].lat == 36.1


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["add", "Rakkkka", "--suggestion", "9"], "has 2 suggestions, so there is no 9"),
        (["add", "Atlantis", "--suggestion", "1"], "has no line for 'Atlantis'"),
        (["add", "Old Kiln"], "nothing says where Old Kiln is"),
        (["add", "Old Kiln", "--at", "36.1"], "the cell id is empty"),
        (["add", "Old Kiln", "--place", "nowhere"], "no place has the id 'nowhere'"),
        (["search", "X", "--country", "Atlantis"], "'Atlantis' is no country"),
        (["lint", "no-such-pack"], "there is no such file"),
        (["import", "no-such-file.tsv", "--to", "x"], "there is no such file"),
        (["export", "no-such-pack", "x.tsv"], "is no pack"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_and_changes_nothing(
    tmp_path: Path,
    mine: Path,
    words: list[str],
    complaint: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("unresolved.csv").write_text(UNRESOLVED, encoding="utf-8")
    if words[0] == "add":
        words = [*words, "--to", "mine", "--source", "Courier", "--worklist", "unresolved.csv"]
    assert run(*words) == 1
    told = capsys.readouterr()
    assert complaint in told.err + told.out
    assert (mine / "places.csv").read_text(encoding="utf-8") == PLACES
    assert (mine / "names.csv").read_text(encoding="utf-8") == NAMES
    assert Path("unresolved.csv").read_text(encoding="utf-8") == UNRESOLVED


def test_the_worklist_has_five_suggestions_with_scores(tmp_path: Path) -> None:
    corpus: Any = SimpleNamespace(
        unresolved=lambda: [Unresolved("Tel Qwaish", "one.txt", "They left Tel Qwaish, Syria")]
    )
    assert write_worklist(corpus, tmp_path / "unresolved.csv", shipped(), None) == 1
    with (tmp_path / "unresolved.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["name"], row["times"]) == ("Tel Qwaish", "1")
    assert len(suggested_ids(row["suggestions"])) == 5


def test_a_relative_place_between_two_is_written_to_the_table(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name,context\nbetween Homs and Hama,\nSyria,\nQwxyzzy,\n", encoding="utf-8")
    assert cli.main(["resolve", "--table", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.csv")]) == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        between, country, nothing = csv.DictReader(file)
    assert (between["place_id"], between["match"], between["kind"]) == ("", "relative", "region")
    assert float(between["lat"]) == pytest.approx(34.9, abs=0.2)
    assert country["kind"] == "country"
    assert not any(nothing[column] for column in ("place_id", "lat", "lon", "kind", "match", "score"))
