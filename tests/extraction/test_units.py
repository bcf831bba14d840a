from __future__ import annotations

from itertools import pairwise

import pytest

from geomap.extraction.units import Found, lay_units

from .readings import sentence_of

KINDS = [
    ("Fighters left Mosul.", [("place", "mosul")]),
    ("Fighters left Deir ez-Zor.", [("place", "deir ez-zor")]),
    ("Islamic State fighters left Mosul.", [("group", "islamic state fighters"), ("place", "mosul")]),
    ("Up to 300 men left Mosul.", [("count", "up to 300"), ("place", "mosul")]),
    ("On Monday fighters left Mosul.", [("date", "monday"), ("place", "mosul")]),
    ("The Turkish trucks left Jarablus.", [("state", "turkish"), ("place", "jarablus")]),
]


@pytest.mark.parametrize(("text", "mentions"), KINDS)
def test_mentions_become_units_of_their_kind(text: str, mentions: list[tuple[str, str]]) -> None:
    units = sentence_of(text).units
    assert [(unit.kind, unit.low) for unit in units if unit.kind != "word"] == mentions


@pytest.mark.parametrize(("text", "_"), KINDS)
def test_units_stand_in_the_order_of_the_text_and_do_not_overlap(text: str, _: object) -> None:
    units = sentence_of(text).units
    assert all(one.end <= two.start for one, two in pairwise(units))
    assert all(" ".join(text[u.start : u.end].casefold().split()) == u.low for u in units if u.kind != "word")


def test_of_two_mentions_that_overlap_the_longer_wins() -> None:
    text = "the Army of Mosul left"
    found = [Found("place", 12, 17, None, 9), Found("group", 4, 17, None, 1)]
    assert [u.kind for u in lay_units(text, 0, len(text), found, [])] == ["word", "group", "word"]


def test_of_two_mentions_of_one_length_the_heavier_wins() -> None:
    text = "May left"
    found = [Found("place", 0, 3, None, 1), Found("date", 0, 3, None, 4)]
    assert [u.kind for u in lay_units(text, 0, len(text), found, [])] == ["date", "word"]


def test_the_short_name_is_of_a_group_is_no_verb() -> None:
    units = sentence_of("IS moved tanks from Mosul to Raqqa.").units
    assert (units[0].kind, units[0].low) == ("group", "IS")


def test_a_mention_outside_of_the_sentence_is_left_out() -> None:
    assert lay_units("Mosul fell", 6, 10, [Found("place", 0, 5, None)], [])[0].low == "fell"


def test_units_know_whether_they_stand_in_a_quotation() -> None:
    units = sentence_of("“They left Mosul,” he said.").units
    assert [u.low for u in units if u.quoted and u.kind == "word"][:3] == ["“", "they", "left"]
    assert not next(u for u in units if u.low == "said").quoted
