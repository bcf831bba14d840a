"""Time geomap's map against the usual ways to draw lines with folium, in one run on one machine.

    python benchmarks/map.py [--claims 1000 10000] [--ways geomap geojson explore polylines] [--repeat 5]

Baselines: (a) a PolyLine with a Popup per claim in FeatureGroups, (b) one folium.GeoJson on canvas,
(c) geopandas explore. They take Leaflet and jQuery from this machine too: requests for them are answered from
XStatic packages, so that no network is measured. Needs the extras test and benchmark and a Chromium. The ways take
turns as often as is asked for; prints the median of each figure, one line per way and size, then the ratios.

"draw" is the time until two frames after the page says that it is drawn, or has loaded where it says nothing: basemap,
all lines and all names are on the screen then. "all" is the time until the page has nothing more to do: the pictures
in geomap's key, its bars of time and the words of the claims have come too. The other ways have no such rest.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from statistics import median

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, Route, sync_playwright

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
ALL = """() => new Promise((done) => {
  const root = document.documentElement;
  if (!document.getElementById('geomap-claims') || root.dataset.geomap === 'ready') done();
  else new MutationObserver(() => { if (root.dataset.geomap === 'ready') done(); })
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
    """Build baseline (c), without its key, which needs yet another script."""
    return str(plain_lines(table).explore(column="outlet", tiles=None, legend=False).get_root().render())


def empty(table: pd.DataFrame) -> str:  # noqa: ARG001
    """Build a map without a line: what a frame costs at the least."""
    return str(folium.Map([34.5, 41], zoom_start=6, tiles=None).get_root().render())


def plain_lines(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the lines with the columns that a reader would be shown."""
    return lines_from_claims(table)[["claim", "outlet", "date_start", "count_max", "status", "quote", "geometry"]]


WAYS: dict[str, Callable[[pd.DataFrame], str]] = {
    "geomap": with_geomap,
    "geojson": with_geojson,
    "explore": with_explore,
    "polylines": with_polylines,
    "empty": empty,
}


def answer(route: Route) -> None:
    """Give Leaflet and jQuery from this machine and nothing else: the lines need no other file."""
    url = route.request.url
    if url.startswith("file:"):
        route.continue_()
    elif url.endswith("leaflet.js"):
        route.fulfill(body=leaflet_js(), content_type="text/javascript")
    elif url.endswith("leaflet.css"):
        route.fulfill(body=leaflet_css(), content_type="text/css")
    elif "jquery" in url:
        jquery = (files("xstatic.pkg.jquery") / "data" / "jquery.min.js").read_text("utf-8")
        route.fulfill(body=jquery, content_type="text/javascript")
    else:
        route.fulfill(body="", content_type="text/css" if url.endswith("css") else "text/javascript")


def stop(error: object) -> None:
    """Measure no page whose script failed: it drew nothing, fast."""
    message = f"the page failed: {error}"
    raise RuntimeError(message)


def once(name: str, table: pd.DataFrame, browser: Browser, folder: Path) -> dict[str, float]:
    """Build and open one way's map; return seconds to build and until it is drawn, size, frames, heap.

    It first makes and opens a map of ten claims: what a process and a browser load once is no way's own time.
    """
    build = WAYS[name]
    path = folder / f"{name}.html"
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.on("pageerror", stop)
    page.route("**/*", answer)
    path.write_text(build(table.head(10)), encoding="utf-8")
    page.goto(path.as_uri(), timeout=300_000)
    page.evaluate(DRAWN)
    start = time.perf_counter()
    html = build(table)
    figures = {"build s": time.perf_counter() - start}
    path.write_text(html, encoding="utf-8")
    start = time.perf_counter()
    page.goto(path.as_uri(), timeout=300_000)
    page.evaluate(DRAWN)
    figures["draw s"] = time.perf_counter() - start
    page.evaluate(ALL)
    figures["all s"] = time.perf_counter() - start
    page.wait_for_timeout(500)
    figures["p95 frame ms"], figures["worst ms"] = drag(page)
    figures["heap MB"] = page.evaluate("performance.memory.usedJSHeapSize / 1e6")
    figures["MB"] = len(html.encode()) / 1e6
    if name == "geomap":
        figures["layer ms"], figures["time ms"] = page.evaluate(SWITCH)
    page.close()
    return figures


def peak(name: str, table: pd.DataFrame) -> float:
    """Return the most memory that building takes, in kB a claim, of the first 2,000."""
    part = table.head(2000)
    tracemalloc.start()
    WAYS[name](part)
    most = tracemalloc.get_traced_memory()[1] / len(part) / 1000
    tracemalloc.stop()
    return most


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


def compare(n: int, names: list[str], repeat: int, browser: Browser, folder: Path) -> None:
    """Measure the ways in turn at one size; print the medians and the ratios."""
    table = claims_table(n)
    rounds = [{name: once(name, table, browser, folder) for name in names} for _ in range(repeat)]
    found = {
        name: {key: median(turn[name][key] for turn in rounds) for key in rounds[0][name]}
        | {"kB/claim peak": peak(name, table)}
        for name in names
    }
    for name, figures in found.items():
        print(f"claims {n}  way {name}  " + "  ".join(f"{key} {value:.3g}" for key, value in figures.items()))
    for name in [other for other in names if other not in ("geomap", "empty")] if "geomap" in names else ():
        ratios = {
            key: median(turn["geomap"][key] / turn[name][key] for turn in rounds) for key in ("MB", "draw s", "all s")
        }
        faster = median(turn[name]["build s"] / turn["geomap"]["build s"] for turn in rounds)
        shares = "  ".join(f"{key} {value:.2f}" for key, value in ratios.items())
        print(f"claims {n}  geomap against {name}: built {faster:.1f} times faster  {shares}", flush=True)


def main() -> None:
    """Measure each way at each size."""
    parser = argparse.ArgumentParser(description="Time the map against other ways to draw lines.")
    parser.add_argument("--claims", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=list(WAYS))
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    build_map(claims_table(10))  # the basemap is read once per process
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for n in options.claims:
            compare(n, options.ways, options.repeat, browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
