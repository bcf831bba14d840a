from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geomap.compare import compare_claims
from geomap.dossier import write_page
from tests.test_compare_echoes import invented

from .test_accessibility import AXE, FOUND
from .test_hostile_words import HOSTILE


@pytest.fixture
def open_dossier(open_page: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    def build(table: Any, *, title: str = "Test", **options: Any) -> Any:
        return open_page(write_page(compare_claims(table), tmp_path / "compare.html", title=title), **options)

    return build


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_out_as_text(open_dossier: Callable[..., Any], text: str) -> None:
    words = ["claimant", "outlet", "origin", "destination", "group", "quote", "url", "count_text", "date_text"]
    table = invented().head(3).assign(**dict.fromkeys(words, text))
    page = open_dossier(table, title=text)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.wait_for_selector(".words q")
    assert page.evaluate("window.__pwned") is None
    assert page.evaluate("document.querySelector('h1').textContent") == text.replace("\r", "")
    assert page.evaluate("document.querySelector('.words q').textContent") == text
    assert page.locator("a[href^=javascript]").count() == 0
    assert page.locator("#page img, #page script").count() == 0


def test_every_number_of_the_outlets_leads_to_its_claims(open_dossier: Callable[..., Any]) -> None:
    page = open_dossier(invented())
    numbers = page.locator("#outlets a.number, #pairs a.number")
    assert numbers.count() > 20
    for at in range(0, numbers.count(), 7):
        link = numbers.nth(at)
        expected = int(link.text_content())
        hash_ = link.get_attribute("href")
        page.evaluate("(hash) => { location.hash = hash; }", hash_)
        page.wait_for_selector("tr.chosen")
        state = page.locator(".state").text_content()
        if hash_.endswith((":claims", ":with_claimant", ":echoed")):
            assert f"{expected} claim" in state
        else:
            assert f"of {expected} event" in state


def test_the_keyboard_opens_an_event_and_follows_a_number(open_dossier: Callable[..., Any]) -> None:
    page = open_dossier(invented())
    page.locator(".event > summary").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".event[open] .source")
    assert page.locator(".event").first.locator("mark").count() > 0
    page.locator(".tile").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".tile[aria-current]")
    assert "verdict" in page.locator(".state").text_content()
    assert page.evaluate("document.activeElement.id") == "events"
    assert page.locator(".tile[aria-current]").count() == 1


def test_the_search_and_the_outlet_narrow_the_list(open_dossier: Callable[..., Any]) -> None:
    page = open_dossier(invented())
    page.locator("input[type=search]").fill("tarhuna")
    assert page.locator(".event").count() == 1
    page.locator("input[type=search]").fill("no such words")
    assert page.locator(".event").count() == 0
    assert "Showing 0 of 0 events" in page.locator(".state").text_content()
    page.locator("input[type=search]").fill("")
    page.locator("select").first.select_option(label="Tripoli Lamp")
    assert page.locator(".event").count() == 1


def test_all_events_are_open_on_paper(open_dossier: Callable[..., Any]) -> None:
    page = open_dossier(invented())
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".event:not([open])").count() == 0
    assert page.locator(".event .source").count() >= page.locator(".event").count()


def test_a_phone_shows_the_page_without_scrolling_sideways(open_dossier: Callable[..., Any]) -> None:
    page = open_dossier(invented(), viewport={"width": 360, "height": 740})
    page.locator(".event > summary").first.click()
    page.wait_for_selector(".event[open] .source")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_every_control_has_a_name(open_dossier: Callable[..., Any]) -> None:
    page = open_dossier(invented())
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('a, button, input, select, summary')].filter((one) =>
            !(one.getAttribute('aria-label') || one.textContent.trim() ||
              one.labels?.[0]?.textContent.trim())).length"""
    )
    assert unnamed == 0
    assert page.locator("h1").count() == 1


def test_a_reader_without_scripts_gets_a_table(open_dossier: Callable[..., Any]) -> None:
    page = open_dossier(invented(), java_script_enabled=False)
    assert page.locator("noscript table tr").count() > 10 or page.locator("table tr").count() > 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_dossier: Callable[..., Any], scheme: str) -> None:
    page = open_dossier(invented(), color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('.event').forEach((one, at) => { if (at < 3) one.fill(); })")
    page.locator(".evidence summary").first.click()
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(FOUND) == []
