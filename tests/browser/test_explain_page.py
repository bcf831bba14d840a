from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from gazetteers import shipped

from geomap.explain import Explanations
from geomap.reports import Report, read_reports

from .test_accessibility import AXE, FOUND

SAMPLES = Path(__file__).parents[2] / "geomap" / "samples"


def sample(name: str) -> Report:
    return next(iter(read_reports(SAMPLES / name)))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_opens_silently_and_fits_the_screen(open_page: Callable[..., Any], tmp_path: Path, width: int) -> None:
    pages = Explanations(tmp_path, shipped())
    path = pages.add(sample("09-the-road-is-cut.html"))
    for file in (path, pages.write_index()):
        page = open_page(file, wait=False, viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # the style sheet is let in


def test_cards_stand_beside_the_text_on_a_wide_screen_and_below_it_on_a_phone(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    path = Explanations(tmp_path, shipped()).add(sample("09-the-road-is-cut.html"))
    for width, beside in ((1280, True), (390, False)):
        row = open_page(path, wait=False, viewport={"width": width, "height": 800}).locator(".row.told").first
        text, card = row.locator(".text").bounding_box(), row.locator(".card").first.bounding_box()
        assert (card["x"] >= text["x"] + text["width"]) is beside


def test_hostile_words_do_nothing_in_a_browser(open_page: Callable[..., Any], tmp_path: Path) -> None:
    bad = "</style><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    report = replace(
        sample("09-the-road-is-cut.html"),
        title=bad,
        outlet=bad,
        published=date(2017, 6, 1),
        text=f"Fighters {bad} moved from Mosul {bad} to Raqqa, {bad} said.",
    )
    report = replace(report, blocks=(replace(report.blocks[0], start=0, end=len(report.text), zone="body"),))
    page = open_page(Explanations(tmp_path, shipped()).add(report), wait=False)
    assert page.title().startswith("How </style><script>")
    assert page.locator("script, img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_no_fault_that_axe_finds(open_page: Callable[..., Any], tmp_path: Path, scheme: str) -> None:
    pages = Explanations(tmp_path, shipped())
    path = pages.add(sample("05-wives-and-emirs.txt"))
    for file in (path, pages.write_index()):
        page = open_page(file, wait=False, color_scheme=scheme, bypass_csp=True)
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate(FOUND) == []
