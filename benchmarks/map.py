"""Time geomap's map against the usual ways to draw lines with folium, in one run on one machine.

    python benchmarks/map.py [--claims 1000 10000] [--ways geomap geojson explore polylines]

Baselines: (a) a PolyLine with a Popup per claim in FeatureGroups, (b) one folium.GeoJson on canvas,
(c) geopandas explore, which needs matplotlib and mapclassify (pip install "geomap[benchmark]"). They take
Leaflet from this machine too: a request for it is answered from XStatic-Leaflet, so that no network is measured.
Needs the test extra and a Chromium; prints one line per way and number of claims.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
from playwright.sync_api import Page, Route, sync_playwright

from geomap.lines import lines_from_claims
from geomap.maps import build_map
from geomap.maps.assets import leaflet_css, leaflet_js
from geomap.table import COLUMNS

WORDS = [
    f"{stem}{end}" for stem in ("fight", "mov", "camp", "report", "cross", "guard") for end in ("ed", "er", "ing", "")
]
STATUSES = ("occurred",) * 6 + ("possible", "planned", "prevented", "denied")
# The same wait for all: until two frames after the page says that it is drawn, or has loaded where it says nothing.
DRAWN = """() => new Promise((done) => {
  const root = document.documentElement;
  const frames = () => requestAnimationFrame(() => requestAnimationFrame(done));
  if (!document.getElementById('geomap-claims') || root.dataset.geomap) frames();
  else new MutationObserver((found, observer) => { observer.disconnect(); frames(); })
    .observe(root, {attributes: true, attributeFilter: ['data-geomap']});
})"""
WATCH = """() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""
FRAMES = """() => {
  const sorted = window.frames_.slice(2).sort((a, b) => a - b);
  return [sorted[Math.floor(sorted.length * 0.95)], sorted[sorted.length - 1]];
}"""
SWITCH = """async () => {
  const app = window.geomapApp;
  const settle = async (act) => {
    const start = performance.now();
    act();
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  };
  const [first] = app.claims.span;
  return [
    await settle(() => app.layers.set([0], false)),
    await settle(() => app.change({time: [first, first + 100]})),
  ];
}"""


def claims_table(n: int) -> pd.DataFrame:
    """Return n invented claims between 300 places by 12 outlets, each with a quote of 200 characters."""
    draw = random.Random(1)
    kinds = ["area" if i % 9 == 0 else "town" for i in range(300)]
    where = [(round(draw.uniform(32, 37), 3), round(draw.uniform(36, 47), 3)) for _ in kinds]
    places = [(f"Place {i}", f"p{i}", kinds[i], *where[i], 9) for i in range(300)]
    pairs = [draw.sample(range(300), 2) for _ in range(700)]
    rows = []
    for i in range(n):
        a, b = draw.choice(pairs)
        day = np.datetime64("2015-01-01") + draw.randrange(700)
        count = draw.choice([None, 30, 100, 300, 2000])
        quote = " ".join(draw.choice(WORDS) for _ in range(40))[:200]
        ends = [*places[a], *places[b]]
        report = (f"r{i // 3}", f"Outlet {i // 3 % 12}", str(day), f"https://example.org/{i // 3}", "en")
        dates = (str(day), str(day + draw.randrange(4)), None, "stated")
        moved = (None, None, "A group", "fighters", count, count, False, None)
        said = (draw.choice(STATUSES), f"claimant {i % 50}", quote, 0, 200, None, None, "proposed")
        rows.append((f"c{i}", *report, *ends, *moved, *dates, *said))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def with_geomap(table: pd.DataFrame) -> str:
    """Build geomap's map."""
    return str(build_map(table).get_root().render())


def with_polylines(table: pd.DataFrame) -> str:
    """Build baseline (a)."""
    page = folium.Map([34.5, 41], zoom_start=6, tiles=None)
    for outlet, rows in table.groupby("outlet"):
        group = folium.FeatureGroup(str(outlet)).add_to(page)
        for row in rows.itertuples():
            ends = [(row.origin_lat, row.origin_lon), (row.destination_lat, row.destination_lon)]
            folium.PolyLine(ends, weight=2, popup=folium.Popup(row.quote)).add_to(group)
    return str(page.get_root().render())


def with_geojson(table: pd.DataFrame) -> str:
    """Build baseline (b)."""
    page = folium.Map([34.5, 41], zoom_start=6, tiles=None, prefer_canvas=True)
    lines = plain_lines(table)
    folium.GeoJson(lines, popup=folium.GeoJsonPopup(["outlet", "date_start", "status", "quote"])).add_to(page)
    return str(page.get_root().render())


def with_explore(table: pd.DataFrame) -> str:
    """Build baseline (c)."""
    return str(plain_lines(table).explore(column="outlet", tiles=None).get_root().render())


def plain_lines(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the lines with the columns that a reader would be shown."""
    return lines_from_claims(table)[["claim", "outlet", "date_start", "count_max", "status", "quote", "geometry"]]


WAYS: dict[str, Callable[[pd.DataFrame], str]] = {
    "geomap": with_geomap,
    "geojson": with_geojson,
    "explore": with_explore,
    "polylines": with_polylines,
}


def answer(route: Route) -> None:
    """Give Leaflet from this machine and nothing else."""
    url = route.request.url
    if url.startswith("file:"):
        route.continue_()
    elif url.endswith("leaflet.js"):
        route.fulfill(body=leaflet_js(), content_type="text/javascript")
    elif url.endswith("leaflet.css"):
        route.fulfill(body=leaflet_css(), content_type="text/css")
    else:
        route.fulfill(body="", content_type="text/css" if url.endswith("css") else "text/javascript")


def measure(name: str, build: Callable[[pd.DataFrame], str], table: pd.DataFrame, page: Page, folder: Path) -> None:
    """Print one line: seconds to build, peak memory, size, seconds until it is drawn, frames, heap.

    Each way first makes and opens a map of ten claims: what a process and a browser load once is no way's own time.
    """
    path = folder / f"{name}.html"
    try:
        path.write_text(build(table.head(10)), encoding="utf-8")
    except ImportError as reason:
        print(f"claims {len(table)}  way {name}  left out: {str(reason).splitlines()[0]}")
        return
    page.goto(path.as_uri(), timeout=300_000)
    page.evaluate(DRAWN)
    start = time.perf_counter()
    html = build(table)
    built = time.perf_counter() - start
    tracemalloc.start()
    build(table.head(2000))
    peak = tracemalloc.get_traced_memory()[1] / len(table.head(2000))
    tracemalloc.stop()
    path.write_text(html, encoding="utf-8")
    start = time.perf_counter()
    page.goto(path.as_uri(), timeout=300_000)
    page.evaluate(DRAWN)
    drawn = time.perf_counter() - start
    page.wait_for_timeout(500)
    p95, worst = drag(page)
    heap = page.evaluate("performance.memory.usedJSHeapSize / 1e6")
    line: dict[str, Any] = {
        "claims": len(table), "way": name, "build s": round(built, 2), "kB/claim peak": round(peak / 1000, 1),
        "MB": round(len(html.encode()) / 1e6, 2), "draw s": round(drawn, 2), "p95 frame ms": round(p95),
        "worst ms": round(worst), "heap MB": round(heap),
    }  # fmt: skip
    if name == "geomap":
        line["layer ms"], line["time ms"] = (round(value) for value in page.evaluate(SWITCH))
    print("  ".join(f"{key} {value}" for key, value in line.items()), flush=True)


def drag(page: Page) -> tuple[float, float]:
    """Drag the map to and fro; return the 95th percentile and the longest of the frames, in milliseconds."""
    page.evaluate(WATCH)
    for turn in (1, -1, 1, -1):
        page.mouse.move(760, 300)
        page.mouse.down()
        for step in range(1, 26):
            page.mouse.move(760 + turn * step * 8, 300 + step * 3)
        page.mouse.up()
    p95, worst = page.evaluate(FRAMES)
    return float(p95), float(worst)


def main() -> None:
    """Measure each way at each size."""
    parser = argparse.ArgumentParser(description="Time the map against other ways to draw lines.")
    parser.add_argument("--claims", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=list(WAYS))
    options = parser.parse_args()
    ways = {name: WAYS[name] for name in options.ways}
    build_map(claims_table(10))  # the basemap is read once per process
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for n in options.claims:
            table = claims_table(n)
            for name, build in ways.items():
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.route("**/*", answer)
                measure(name, build, table, page, Path(folder))
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
