"""Every function of the page by keyboard alone: no test here moves a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .claims import row, sample, told

OpenMap = Callable[..., Any]
MOST_STEPS = 90
NAME = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  return e.getAttribute('aria-label') || e.labels?.[0]?.textContent.trim() || e.textContent.trim();
}"""


def reach(page: Any, name: str, *, key: str = "Tab") -> None:
    """Press Tab until the control with this name has the focus."""
    seen = []
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        seen.append(page.evaluate(NAME))
        if seen[-1].startswith(name):
            return
    pytest.fail(f"{name!r} was not reached; passed {seen}")


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def shown(page: Any) -> list[int]:
    return list(page.evaluate("window.geomapApp.rows()"))


def tab(page: Any, name: str) -> None:
    """Go to one of the panel's tabs with the arrow keys."""
    page.evaluate("document.body.focus(); document.activeElement.blur()")
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('role')") == "tab":
            break
    for _ in range(6):
        if page.evaluate(NAME) == name:
            return
        page.keyboard.press("ArrowRight")
    pytest.fail(f"there is no tab {name!r}")


def test_layers(open_map: OpenMap) -> None:
    page = open_map(told())
    reach(page, "Alpha")
    press(page, "Space")
    assert shown(page) == [1, 2, 4, 6, 7, 8]
    press(page, "Space")
    reach(page, "Statuses of Alpha")
    press(page, "Enter")
    reach(page, "possible")
    press(page, "Space")
    assert 3 not in shown(page)
    reach(page, "Show only Beta")
    press(page, "Enter")
    assert shown(page) == [1, 4]
    reach(page, "Show Gamma beside")
    press(page, "Enter")
    assert shown(page) == [1, 2, 4, 6, 7, 8]
    reach(page, "Fold repeats")
    press(page, "Space")
    assert page.evaluate("window.geomapApp.state.fold") is False
    reach(page, "None", key="Shift+Tab")
    press(page, "Enter")
    assert shown(page) == []
    reach(page, "All", key="Shift+Tab")
    press(page, "Enter")
    assert len(shown(page)) == 9


def test_filters(open_map: OpenMap) -> None:
    page = open_map(told())
    tab(page, "Filters")
    reach(page, "Search the quotes")
    page.keyboard.type("convoy")
    page.wait_for_function("() => window.geomapApp.rows().length === 1")
    press(page, *["Backspace"] * 6)
    page.wait_for_function("() => window.geomapApp.rows().length === 9")
    reach(page, "Place")
    press(page, *"Raq")
    assert shown(page) == [0, 1, 2, 3, 5, 8]
    reach(page, "How many")
    press(page, "End")
    assert shown(page) == [1]
    reach(page, "Clear all filters")
    press(page, "Enter")
    reach(page, "denied", key="Shift+Tab")
    press(page, "Space")
    assert 2 not in shown(page)
    reach(page, "told once")
    press(page, "Space")
    assert shown(page) == [0, 7, 8]


def test_the_list_the_card_and_back(open_map: OpenMap) -> None:
    page = open_map(told())
    tab(page, "Claims")
    reach(page, "Sort by")
    press(page, *"out")
    press(page, "Tab", "ArrowDown", "End", "Home")
    assert page.evaluate("window.geomapApp.hovered.length") == 1  # the focused row's line is lit up, as under a mouse
    press(page, "Enter")
    card = page.locator(".gm-card")
    assert "None left, he said." in card.inner_text()
    reach(page, "Alpha")
    press(page, "Enter")
    assert "Three hundred left" in card.inner_text()
    reach(page, "Open the report")
    press(page, "Escape")
    assert card.is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('gm-row')")


def test_claims_at_one_spot_are_stepped_through(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.evaluate("window.geomapApp.select([0, 1, 2], 0, true)")
    reach(page, "Next claim")
    press(page, "Enter", "Enter")
    assert "None left" in page.locator("blockquote").inner_text()
    reach(page, "Previous claim")
    press(page, "Enter")
    assert "5,000" in page.locator("blockquote").inner_text()
    reach(page, "Close")
    press(page, "Enter")
    assert page.locator(".gm-card").is_hidden()


def test_a_claim_inside_a_ribbon_parts_it(open_map: OpenMap) -> None:
    import pandas as pd

    page = open_map(pd.DataFrame([row(name, "Mosul", "Raqqa", quote=name) for name in "ABCDEFGHIJ"]))
    kinds = "[...new Set(window.geomapApp.drawn.items.map((item) => item.kind))]"
    assert page.evaluate(kinds) == ["ribbon"]
    tab(page, "Claims")
    press(page, "Tab", "Tab", "Tab", "Enter")
    assert page.evaluate(kinds) == ["flow"]


def test_comparing(open_map: OpenMap) -> None:
    page = open_map(sample())
    for words in ("Small multiples: by outlet", "Small multiples: by month", "Matrix"):
        tab(page, "Compare")
        reach(page, words)
        press(page, "Enter")
        assert page.locator(".gm-compare").is_visible()
        press(page, "Escape")
        assert page.locator(".gm-compare").is_hidden()
    tab(page, "Compare")
    reach(page, "Small multiples: by outlet")
    press(page, "Enter")
    reach(page, "Beta")
    press(page, "Enter")
    assert shown(page) == [1, 4]
    tab(page, "Compare")
    reach(page, "Matrix")
    press(page, "Enter", "Tab", "Tab", "Tab", "Enter")
    assert page.locator(".gm-card").is_visible()


def test_time(open_map: OpenMap) -> None:
    page = open_map(sample())
    reach(page, "First day shown")
    press(page, "End", "ArrowLeft")
    first, last = page.evaluate("window.geomapApp.state.time")
    assert last - first == 1
    reach(page, "Last day shown")
    press(page, "ArrowLeft")
    assert page.evaluate("window.geomapApp.state.time[1]") == last - 1
    reach(page, "All dates", key="Shift+Tab")
    press(page, "Enter")
    assert page.evaluate("window.geomapApp.state.time") is None
    reach(page, "Step", key="Shift+Tab")
    press(page, *"mon")
    assert page.evaluate("window.geomapApp.timeline.unit") == "month"
    reach(page, "+ Step", key="Shift+Tab")
    press(page, "Enter")
    assert page.evaluate("window.geomapApp.state.time") is not None
    reach(page, "Play", key="Shift+Tab")
    press(page, "Enter")
    assert page.evaluate("window.geomapApp.timeline.playing") is not None
    press(page, "Enter")
    assert page.evaluate("window.geomapApp.timeline.playing") is None
    reach(page, "with undated")
    press(page, "Space")
    assert page.evaluate("window.geomapApp.state.undated") is False


def test_the_map_itself_and_its_tools(open_map: OpenMap) -> None:
    page = open_map(sample(), reduced_motion="reduce")
    zoom = "window.geomapApp.map.getZoom()"
    before = page.evaluate(zoom)
    reach(page, "Map of claimed movements")
    press(page, "ArrowLeft", "Equal")
    page.wait_for_function("(was) => window.geomapApp.map.getZoom() > was", arg=before)
    reach(page, "Zoom out")
    press(page, "Enter")
    page.wait_for_timeout(400)
    reach(page, "Show everything")
    press(page, "Enter")
    page.wait_for_timeout(400)
    reach(page, "Take away")
    press(page, "Enter")
    reach(page, "Claims shown (CSV)")
    with page.expect_download() as waiting:
        press(page, "Enter")
    assert waiting.value.suggested_filename == "claims.csv"
    reach(page, "Light or dark")
    press(page, "Enter")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    reach(page, "العربية")
    press(page, "Enter")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    reach(page, "المفتاح")
    press(page, "Enter")
    assert page.locator(".gm-legend-body").is_hidden()
