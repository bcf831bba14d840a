"""Take the pictures of a map that the docs show. Run by hand, looked at, then committed.

Usage: pip install pillow; python tools/screenshots.py outputs/map.html docs/images [demo card dark ...]
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

MOST_CLAIMED = """app.select(app.built.bundles.reduce((a, b) => (b.lanes.length > a.lanes.length ? b : a))
  .lanes.map((lane) => lane.rows[0]), 0)"""
# name: width, height, colour scheme, fragment, what to do first
VIEWS: dict[str, tuple[int, int, str, str, str]] = {
    "demo": (1440, 810, "light", "", ""),
    "card": (1280, 800, "light", "", f"app.openTab('claims'); {MOST_CLAIMED}"),
    "dark": (1280, 800, "dark", "", "app.openTab('filters')"),
    "phone": (360, 740, "light", "", ""),
    "phone-list": (360, 740, "light", "", "app.openTab('claims')"),
    "arabic": (1280, 800, "light", "#v=1&lang=ar", f"app.openTab('claims'); {MOST_CLAIMED}"),
    "multiples": (1280, 800, "light", "", "app.openTab('compare'); app.compare.set('outlet')"),
    "matrix": (1280, 800, "light", "", "app.openTab('compare'); app.compare.set('matrix')"),
    "print": (1100, 780, "light", "", ""),
}


def main(page_file: Path, folder: Path, names: list[str]) -> None:
    """Write one PNG per view."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name in names:
            width, height, scheme, fragment, act = VIEWS[name]
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(page_file.resolve().as_uri() + fragment)
            page.wait_for_selector("html[data-geomap=ready]", state="attached")
            page.evaluate(f"() => {{ const app = window.geomapApp; {act} }}")
            if name == "print":
                page.emulate_media(media="print")
            page.wait_for_timeout(500)
            picture = folder / f"{name}.png"
            page.screenshot(path=picture)
            page.close()
            make_small(picture)
        browser.close()


def make_small(picture: Path) -> None:
    """Keep 256 colours: a third of the bytes, and the eye sees no difference."""
    with Image.open(picture) as full:
        few = full.convert("RGB").quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or list(VIEWS))
