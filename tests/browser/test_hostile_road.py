"""From a report to the page on the screen: what a report or a gazetteer says stays words all the way."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geomap import cli, read_claims

from .hostile import HOSTILE

TEXT = "On a wall somebody wrote {}, and up to {} Islamic State fighters moved from Mosul to Raqqa on Monday."
FEWEST = len(HOSTILE) - 2  # some of the strings may hide a claim; none may come out as anything but text
SEEN = """() => {
  const app = window.geomapApp, out = [];
  for (let row = 0; row < app.claims.n; row += 1) {
    app.select([row]);
    const card = document.querySelector('.gm-card');
    out.push([app.claims.value('report', row), card.querySelector('blockquote').textContent,
      card.querySelector('.gm-outlet').textContent, [...card.querySelectorAll('a')].map((a) => a.href)]);
  }
  return out;
}"""


pytestmark = pytest.mark.usefixtures("one_gazetteer")


def run(*words: str | Path) -> int:
    return cli.main([str(word) for word in words])


def check(page: Any) -> None:
    for tab in ("layers", "filters", "claims", "compare", "about"):
        page.evaluate("(tab) => window.geomapApp.openTab(tab)", tab)
    page.evaluate("window.geomapApp.compare.set('matrix')")
    page.evaluate("window.geomapApp.setLanguage('ar')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.__pwned") is None
    assert page.locator(".gm img[src=x]").count() == 0


def cards(page: Any, claims: pd.DataFrame) -> None:
    """Look at the card of every claim: its words as in the table, and no link from an address that is none."""
    assert len(claims) >= FEWEST
    expected = [[one.report, one.quote, one.outlet, []] for one in claims.itertuples()]
    assert page.evaluate(SEEN) == expected


def test_hostile_words_in_a_table_of_reports_reach_the_page_as_words(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    names = ("id", "title", "outlet", "url", "language")
    # a NUL is read as a space
    texts = {t.strip().replace("\0", " "): TEXT.format(t, n + 10) for n, t in enumerate(HOSTILE.values())}
    table = tmp_path / "reports.jsonl"
    rows = [dict.fromkeys(names, name) | {"text": text} for name, text in texts.items()]
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run("build", table, "-o", tmp_path / "out", "--title", HOSTILE["script"]) == 0
    claims = read_claims(tmp_path / "out" / "claims.csv")
    for one in claims.itertuples():
        assert one.outlet == one.url == one.language == one.report
        assert texts[one.report].replace("\0", " ")[one.quote_start : one.quote_end] == one.quote
    page = open_page(tmp_path / "out" / "map.html")
    assert page.evaluate("document.querySelector('h1').textContent") == HOSTILE["script"]
    cards(page, claims)
    check(page)


def test_hostile_words_in_pages_and_their_markup_reach_the_page_as_words(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    outlets = {}
    for n, text in enumerate(HOSTILE.values()):
        written = html.escape(text)
        linked = json.dumps({"publisher": {"name": text}, "headline": text}).replace("<", "\\u003c")
        name = f"{n:02} {text[:60].replace('/', '').replace(chr(0), '')}.html"
        outlets[name] = text.strip()
        (folder / name).write_text(
            f"<!DOCTYPE html><html lang='{written}'><head><meta charset=utf-8><title>{written}</title>"
            f"<meta property='og:title' content='{written}'><link rel=canonical href='{written}'>"
            f"<script type='application/ld+json'>{linked}</script></head><body><h1>{written}</h1>"
            f"<p>{html.escape(TEXT.format(text, n + 10))}</p></body></html>",
            encoding="utf-8",
        )
    assert run("build", folder, "-o", tmp_path / "out") == 0
    claims = read_claims(tmp_path / "out" / "claims.csv")
    assert claims.outlet.tolist() == [outlets[report] for report in claims.report]
    page = open_page(tmp_path / "out" / "map.html")
    cards(page, claims)
    check(page)


def test_hostile_words_on_the_pages_that_explain_and_compare_stay_words(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    names = ("id", "title", "outlet", "url", "language")
    texts = [text.strip() for text in HOSTILE.values()]
    rows = [
        dict.fromkeys(names, text) | {"text": f"A headline with {text}\n\n{TEXT.format(text, n + 10)}"}
        for n, text in enumerate(texts)
    ]
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    claims = tmp_path / "claims.csv"
    assert run("extract", tmp_path / "reports.jsonl", "-o", claims, "--explain", tmp_path / "explained") == 0
    assert run("compare", claims, "-o", tmp_path / "compare.html") == 0
    pages = [*sorted((tmp_path / "explained").iterdir()), tmp_path / "compare.html"]
    assert len(pages) == len(HOSTILE) + 2
    shown = []
    for path in pages:
        page = open_page(path, wait=False)
        assert page.evaluate("window.__pwned") is None
        assert page.locator("img[src=x]").count() == 0
        for address in page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.href)"):
            assert address.startswith(("https://", "http://", "file://")), address
        shown.append(page.evaluate("document.body.textContent"))
        page.context.close()
    for text in set(texts) - {HOSTILE["nul"]}:
        assert any(text in words for words in shown), text


def test_hostile_words_of_ones_own_gazetteer_reach_the_page_as_words(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    places, names, claims = [], [], []
    texts = [text for key, text in HOSTILE.items() if key not in ("long", "nul", "separators")]
    for n, text in enumerate(texts):
        cell = '"' + text.replace('"', '""') + '"'
        places.append(f"x{n},{cell},town,SY,,{33 + n / 10},{37 + n / 5},5,mine,")
        names.append(f"x{n},{cell},en,main,,,mine")
        names.append(f"x{n},{cell},ar,main,,,mine")
        claims.append(f"{cell},,x{n},town,{33 + n / 10},{37 + n / 5},{n}")
    header = "id,name,kind,country,admin1,lat,lon,radius_km,source,note\n"
    (pack / "places.csv").write_text(header + "\n".join(places) + "\n", encoding="utf-8")
    header = "place_id,name,lang,kind,from,to,source\n"
    (pack / "names.csv").write_text(header + "\n".join(names) + "\n", encoding="utf-8")
    table = tmp_path / "claims.csv"
    header = "origin,outlet,origin_id,origin_kind,origin_lat,origin_lon,claim\n"
    table.write_text(header + "\n".join(claims) + "\n", encoding="utf-8")
    assert run("map", table, "--gazetteer", pack, "-o", tmp_path / "map.html") == 0
    page = open_page(tmp_path / "map.html")
    labels = page.evaluate("window.geomapApp.claims.places.map((place) => place.names)")
    assert sorted(label["en"] for label in labels) == sorted(label["ar"] for label in labels) == sorted(texts)
    check(page)
