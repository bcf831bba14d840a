from __future__ import annotations

import csv
import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from geomap.extraction import lexicon

DATA = resources.files("geomap.extraction") / "data"
FRAMES = set(
    "moves carries leaves reaches crosses for in on from_in reinforces receives joins holds stop arrives participle "
    "awaited follows "
    "column goal".split()
)
CLASSES = {"fighter", "unit", "men", "leader", "family", "vehicle", "weapon", "other", "person"}
DOCS = Path(__file__).parents[2] / "docs" / "extraction.md"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("movement.csv", ["lemma", "forms", "frame", "particles"]),
        ("movement_nouns.csv", ["noun", "frame"]),
        ("movement_heads.csv", ["stands", "says", "words"]),
        ("actors.csv", ["class", "words"]),
        ("speech.csv", ["class", "forms"]),
    ],
)
def test_a_table_has_its_columns_and_every_row_fills_them(name: str, columns: list[str]) -> None:
    for row in rows(name):
        assert list(row) == columns
        assert all(row[column] for column in columns if column != "particles"), row


@pytest.mark.parametrize("name", ["movement.csv", "movement_nouns.csv"])
def test_a_frame_is_made_of_known_words_that_the_docs_explain(name: str) -> None:
    docs = DOCS.read_text(encoding="utf-8")
    for row in rows(name):
        assert set(row["frame"].split()) <= FRAMES, row
    assert all(f"`{word}`" in docs for word in FRAMES)


@pytest.mark.parametrize(
    "name", ["movement.csv", "movement_nouns.csv", "movement_heads.csv", "actors.csv", "speech.csv"]
)
def test_words_are_written_folded(name: str) -> None:
    for row in rows(name):
        for cell in row.values():
            assert cell == cell.casefold(), row


def test_no_verb_stands_twice_with_the_same_particles() -> None:
    seen = Counter((row["lemma"], row["particles"]) for row in rows("movement.csv"))
    assert [key for key, times in seen.items() if times > 1] == []


def test_no_noun_of_movement_stands_twice() -> None:
    seen = Counter(row["noun"] for row in rows("movement_nouns.csv"))
    assert [noun for noun, times in seen.items() if times > 1] == []


def test_no_head_of_a_noun_of_movement_says_two_things_in_one_place() -> None:
    seen = Counter((row["stands"], word) for row in rows("movement_heads.csv") for word in row["words"].split())
    assert [head for head, times in seen.items() if times > 1] == []
    assert {row["stands"] for row in rows("movement_heads.csv")} == {"before", "before a link", "behind"}


def test_actors_have_known_classes_that_the_docs_explain() -> None:
    docs = DOCS.read_text(encoding="utf-8")
    assert {row["class"] for row in rows("actors.csv")} == CLASSES
    assert all(f"`{name}`" in docs for name in CLASSES)


def test_a_word_for_actors_has_one_class() -> None:
    seen: dict[str, set[str]] = {}
    for row in rows("actors.csv"):
        for word in row["words"].split():
            seen.setdefault(word, set()).add(row["class"])
    assert [word for word, classes in seen.items() if len(classes) > 1] == []


def test_verbs_of_saying_either_say_or_deny() -> None:
    assert {row["class"] for row in rows("speech.csv")} == {"say", "deny"}


def test_every_list_of_words_has_a_heading_and_words() -> None:
    text = (DATA / "words.txt").read_text(encoding="utf-8")
    headings = re.findall(r"^\[(.+)\]$", text, flags=re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert all(lexicon.words(name) for name in headings)


def test_every_list_that_the_code_asks_for_is_there_and_every_list_is_asked_for() -> None:
    folder = Path(lexicon.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    asked = set(re.findall(r"\bwords\(\s*\"([^\"]+)\"\s*\)", code))
    text = (DATA / "words.txt").read_text(encoding="utf-8")
    assert asked == set(re.findall(r"^\[(.+)\]$", text, flags=re.MULTILINE))


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("fled", "flee"), ("fleeing", "flee"), ("withdrew", "withdraw"), ("sent", "send"), ("drove", "drive")],
)
def test_every_form_of_a_verb_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert lemma in [sense.lemma for sense in lexicon.verbs()[form]]


def test_senses_that_ask_for_a_particle_come_first() -> None:
    for senses in lexicon.verbs().values():
        needs = [bool(sense.particles) for sense in senses]
        assert needs == sorted(needs, reverse=True)
