from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geomap.maps import build_map, write_map

playwright_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    with playwright_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a map; at the end, no console message, no page error and no request may have been seen."""
    trouble: list[str] = []
    contexts = []

    def open_file(path: Path, *, wait: bool = True, **options: Any) -> Any:
        settings = {
            "viewport": {"width": 1280, "height": 800},
            "locale": "en-GB",
            "timezone_id": "UTC",
        } | options
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)  # of a busy machine; a page that is ready is not waited for
        page.on("console", lambda message: trouble.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("request", lambda request: note(request.url))
        page.goto(path.as_uri())
        if wait and settings.get("java_script_enabled", True):
            page.wait_for_selector("html[data-geomap=ready]", state="attached")
        return page

    def note(url: str) -> None:
        if not url.split("#")[0].startswith((tmp_path.as_uri(), "blob:", "about:srcdoc", "data:")):
            trouble.append(f"request: {url}")

    yield open_file
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def open_map(open_page: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """Build a map of a table and open it."""

    def build(
        table: pd.DataFrame,
        *,
        title: str = "Test map",
        language: str = "en",
        windows: tuple[int, float] | None = None,
        **options: Any,
    ) -> Any:
        path = write_map(build_map(table, title=title, language=language, windows=windows), tmp_path / "map.html")
        return open_page(path, **options)

    return build
