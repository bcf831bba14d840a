from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geomap.maps import build_map
from geomap.table import COLUMNS

from .claims import row
from .hostile import HOSTILE

NUMBERS = ("_lat", "_lon", "_radius_km")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_in_every_field_come_out_as_text(open_map: Callable[..., Any], text: str) -> None:
    hostile = row("x", "Mosul", "Raqqa") | dict.fromkeys([c for c in COLUMNS if not c.endswith(NUMBERS)], text)
    events = {"event": text, "verdict": text, "tellings": 2, "independent": 1}
    page = open_map(pd.DataFrame([hostile]).assign(**events), title=text)
    assert page.evaluate("window.geomapApp.claims.columns") == list(COLUMNS)
    for column in COLUMNS:
        if column.endswith(NUMBERS):
            continue
        assert page.evaluate("(c) => window.geomapApp.claims.value(c, 0)", column) == text, column
    page.evaluate("window.geomapApp.select([0])")
    for where in ("h1", ".gm-card blockquote", ".gm-card .gm-outlet", ".gm-outlets .gm-name"):
        assert page.evaluate("(w) => document.querySelector(w).textContent", where) == text, where
    card = page.evaluate("document.querySelector('.gm-card').textContent")
    assert card.count(text) >= 16  # most of the fields stand in the card
    for tab in ("filters", "claims", "compare"):
        page.evaluate("(tab) => window.geomapApp.openTab(tab)", tab)
    page.evaluate("window.geomapApp.compare.set('matrix')")
    page.evaluate("window.geomapApp.setLanguage('ar')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.__pwned") is None
    assert page.locator(".gm img[src=x]").count() == 0
    for link in page.locator(".gm a").all():
        assert (link.get_attribute("href") or "").startswith(("http://", "https://"))


def test_half_of_a_surrogate_pair_in_the_title_does_no_harm(open_map: Callable[..., Any]) -> None:
    page = open_map(pd.DataFrame([row("a", "Mosul", "Raqqa")]), title="x\ud800")
    assert page.evaluate("document.querySelector('h1').textContent.length") == 2


def test_hostile_words_in_a_notebook_stay_words(open_page: Callable[..., Any], tmp_path: Path) -> None:
    texts = list(HOSTILE.values())
    table = pd.DataFrame([row(text, "Mosul", "Raqqa", quote=text, claimant=text) for text in texts])
    cell = build_map(table, title=HOSTILE["script"], subtitle=HOSTILE["attribute"])._repr_html_()
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{cell}</body>", encoding="utf-8")
    page = open_page(notebook, wait=False)
    page.frame_locator("iframe").locator("html[data-geomap=ready]").wait_for(state="attached")
    (frame,) = page.frames[1:]
    assert frame.evaluate("document.querySelector('h1').textContent") == HOSTILE["script"]
    assert frame.evaluate("window.geomapApp.claims.n") == len(texts)
    quotes = "Array.from({length: window.geomapApp.claims.n}, (_, row) => window.geomapApp.claims.value('quote', row))"
    assert frame.evaluate(quotes) == texts
    assert page.evaluate("window.__pwned") is None
    assert frame.evaluate("window.__pwned") is None
    assert page.evaluate("document.body.children.length") == 1
