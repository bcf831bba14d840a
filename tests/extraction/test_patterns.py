"""What stands for words where they are weighed."""

from __future__ import annotations

from geomap.extraction.patterns import around, patterns_of, within

from .readings import watch


def patterns(text: str) -> list[str]:
    return patterns_of(watch(text).sentences[0])


def test_names_and_numbers_stand_by_their_kind_and_rare_words_by_their_ending() -> None:
    row = patterns("Some 300 rebels of Jaysh al-Izza swiftly decamped from Mosul on Monday.")
    assert "<place>" in row
    assert "<date>" in row
    assert "-ly" in row
    assert "from" in row
    assert not {"mosul", "swiftly", "300", "monday"} & set(row)


def test_the_runs_around_a_unit_end_where_the_sentence_does() -> None:
    row = ["a", "b", "c"]
    assert around(row, 0, "here") >= {"here < _ b", "here < < < _", "here _ b c >"}
    assert around(row, 2, "here") >= {"here a b _", "here _ >", "here _ > > >"}


def test_a_stretch_gives_its_patterns_and_each_two_that_follow_each_other() -> None:
    assert within(["a", "b", "c", "d"], 1, 3, "there") == {"there:b", "there:c", "there:b c"}
    assert within(["a", "b"], 2, 1, "there") == set()
