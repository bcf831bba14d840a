"""The scores of the labelled corpora hold. A floor falls only by hand: see tests/floors.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from floors import ROOT, digest_of, measures_of, raised, read_floors
from gazetteers import shipped

CORPORA = read_floors()
SAID = "run `python tests/floors.py` and look at the difference; a floor that has to fall is lowered by hand"


def folder_of(name: str) -> Path:
    folder = ROOT / name
    if not folder.exists():
        pytest.skip(f"the corpus {name} is not beside this checkout")
    return folder


def test_every_corpus_has_its_floors() -> None:
    here = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "corpus").glob("*/gold.jsonl")}
    assert here <= set(CORPORA)


@pytest.mark.parametrize("name", CORPORA)
def test_the_corpus_is_the_one_that_the_floors_were_measured_on(name: str) -> None:
    assert digest_of(folder_of(name)) == CORPORA[name]["digest"], f"the corpus {name} has changed: {SAID}"


@pytest.mark.parametrize("name", CORPORA)
def test_no_score_of_a_corpus_is_below_its_floor(name: str) -> None:
    floors = CORPORA[name]["floors"]
    measures = measures_of(folder_of(name), shipped())
    below = {key: (measures.get(key), floor) for key, floor in floors.items() if measures.get(key, 0.0) < floor}
    assert below == {}, f"scores of {name} have fallen (today, floor): {SAID}"


@pytest.mark.parametrize("name", CORPORA)
def test_a_floor_stands_no_higher_than_what_was_measured(name: str) -> None:
    corpus = CORPORA[name]
    assert set(corpus["floors"]) == set(corpus["measures"])
    assert all(floor <= corpus["measures"][key] for key, floor in corpus["floors"].items())


def test_floors_are_raised_and_never_lowered() -> None:
    assert raised({"pair": 0.7, "end": 0.9}, {"pair": 0.8, "end": 0.8, "what": 0.5}) == {
        "pair": 0.78,
        "end": 0.9,
        "what": 0.48,
    }


def test_a_digest_changes_with_any_label_and_any_report(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    (tmp_path / "reports" / "a.txt").write_text("Fighters left.", encoding="utf-8")
    seen = {digest_of(tmp_path)}
    (tmp_path / "reports" / "a.txt").write_text("Fighters fled.", encoding="utf-8")
    seen.add(digest_of(tmp_path))
    (tmp_path / "reports" / "a.txt").rename(tmp_path / "reports" / "b.txt")
    seen.add(digest_of(tmp_path))
    (tmp_path / "gold.jsonl").write_text("{ }\n", encoding="utf-8")
    seen.add(digest_of(tmp_path))
    (tmp_path / "README.md").write_text("Words about it.", encoding="utf-8")
    seen.add(digest_of(tmp_path))
    assert len(seen) == 4
