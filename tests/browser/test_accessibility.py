from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest

from .claims import sample, told

AXE = resources.files("axe_playwright_python") / "axe.min.js"
FOUND = "axe.run().then((r) => r.violations.map((v) => `${v.id}: ${v.nodes[0].html}`))"
VIEWS = {
    "layers": "app.openTab('layers')",
    "filters": "app.openTab('filters')",
    "claims": "(app.openTab('claims'), app.select([0], 0))",
    "about": "app.openTab('about')",
    "multiples": "(app.openTab('compare'), app.compare.set('outlet'))",
    "matrix": "app.compare.set('matrix')",
}


PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize(
    ("language", "scheme", "viewport"),
    [("en", "light", None), ("en", "dark", None), ("ar", "light", None), ("ar", "dark", PHONE), ("en", "light", PHONE)],
)
def test_axe_finds_nothing_in_any_view(
    open_map: Callable[..., Any], language: str, scheme: str, viewport: dict[str, int] | None
) -> None:
    size = {"viewport": viewport} if viewport else {}
    page = open_map(told(), language=language, windows=(3, 10), color_scheme=scheme, **size)
    page.evaluate(AXE.read_text("utf-8"))
    for view, code in VIEWS.items():
        page.evaluate(f"() => {{ const app = window.geomapApp; {code}; }}")
        page.wait_for_timeout(100)
        assert page.evaluate(FOUND) == [], view


def test_every_control_has_a_name_and_can_be_reached_by_the_tab_key(open_map: Callable[..., Any]) -> None:
    page = open_map(sample())
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate("""() => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const words = e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.[0]?.textContent;
          return `${e.className} ${words}`.trim() || e.outerHTML;
        }""")
        if name is None:
            break
        seen.append(name)
    text = "\n".join(seen)
    for control in (
        "Layers",
        "Alpha",
        "Show only Beta",
        "Zoom in",
        "Take away",
        "Light or dark",
        "Key",
        "Play",
    ):
        assert control in text
    for control in ("First day shown", "Last day shown", "with undated"):
        assert control in text
