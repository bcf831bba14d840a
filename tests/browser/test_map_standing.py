from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .claims import told

OpenMap = Callable[..., Any]


def test_a_repeated_statement_is_drawn_once_until_it_is_unfolded(open_map: OpenMap) -> None:
    page = open_map(told())
    status = page.locator(".gm-status")
    assert status.inner_text().startswith("Showing 7 of 9 claims · ")
    assert "repeats folded: 1" in status.inner_text()
    drawn = "[...window.geomapApp.filter.drawn]"
    assert page.evaluate(drawn) == [1, 1, 1, 1, 1, 1, 1, 1, 0]
    page.get_by_label("Fold repeats of one statement").uncheck()
    assert page.evaluate(drawn) == [1] * 9
    assert "folded" not in status.inner_text()


def test_the_card_says_how_a_movement_stands_and_lists_its_other_tellings(open_map: OpenMap) -> None:
    page = open_map(told(), windows=(3, 10))
    page.evaluate("window.geomapApp.select([0])")
    card = page.locator(".gm-card")
    for words in (
        "tellings contradict each other",
        "independent claimants named: 2 · reports that tell of it: 3 · across sides",
        "Claims within 3 days and 10 km of one another count as one movement.",
        "Other tellings of this movement",
        "the same statement",
    ):
        assert words in card.inner_text()
    page.get_by_role("button", name="the same statement").click()
    assert "the council said" in card.locator("blockquote").inner_text()


def test_verdicts_are_a_filter_and_a_part_of_the_key(open_map: OpenMap) -> None:
    page = open_map(told())
    assert "Who stands behind it" in page.locator(".gm-legend").inner_text()
    page.get_by_role("tab", name="Filters").click()
    page.get_by_role("checkbox", name="tellings contradict each other").uncheck()
    assert page.evaluate("window.geomapApp.rows()") == [1, 3, 4, 5, 6, 7]


def test_the_list_says_how_often_a_movement_is_told(open_map: OpenMap) -> None:
    page = open_map(told())
    page.get_by_role("tab", name="Claims").click()
    assert page.locator(".gm-row", has_text="3 tellings").count() == 2
