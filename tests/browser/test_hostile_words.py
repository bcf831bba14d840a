from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from geomap.table import COLUMNS

from .claims import row

HOSTILE = {
    "template": "{{7*7}}",
    "statement": "{% if x %}",
    "comment": "{# c #}",
    "python": "{{ cycler.__init__.__globals__.os.getpid() }}",
    "script": "</script><script>window.__pwned=1</script>",
    "noscript": "</noscript><script>window.__pwned=1</script><!--",
    "image": "<img src=x onerror=window.__pwned=1>",
    "backticks": "`${window.__pwned=1}`",
    "literal": "${1}",
    "separators": "a\u2028b\u2029c",
    "marks": "\u202eright\u202c to \u200fleft",
    "nul": "nul\0nul",
    "url": "javascript:window.__pwned=1",
    "quotes": "\"'&amp;\\ \t end",
}
NUMBERS = ("_lat", "_lon", "_radius_km")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_in_every_field_come_out_as_text(open_map: Callable[..., Any], text: str) -> None:
    hostile = row("x", "Mosul", "Raqqa") | dict.fromkeys([c for c in COLUMNS if not c.endswith(NUMBERS)], text)
    page = open_map(pd.DataFrame([hostile]), title=text)
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
