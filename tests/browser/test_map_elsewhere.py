from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import pandas as pd
import pytest

from geomap.maps import build_map, write_map

from .claims import row, sample


def test_folium_layers_of_the_callers_own_work_without_a_network(open_page: Callable[..., Any], tmp_path: Path) -> None:
    built = build_map(sample())
    folium.Marker([34.9, 41], popup=folium.Popup("<b id=mine>My own mark</b>")).add_to(built)
    folium.GeoJson({"type": "Point", "coordinates": [40, 34]}).add_to(built)
    page = open_page(write_map(built, tmp_path / "map.html"))
    assert page.locator(".leaflet-marker-icon").count() == 2
    page.locator(".leaflet-marker-icon").first.click()
    assert page.locator("#mine").inner_text() == "My own mark"


def test_a_notebook_shows_the_map_in_a_frame(open_page: Callable[..., Any], tmp_path: Path) -> None:
    outer = tmp_path / "notebook.html"
    outer.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><body>{build_map(sample())._repr_html_()}</body>", encoding="utf-8"
    )
    page = open_page(outer, java_script_enabled=True, wait=False)
    inner = page.frame_locator("iframe")
    inner.locator("html[data-geomap=ready]").wait_for(state="attached")
    assert "Showing 6 of 8 claims" in inner.locator(".gm-status").inner_text()


def test_long_names_and_large_text_stay_in_their_places(open_map: Callable[..., Any]) -> None:
    name = "Donaudampfschifffahrtsgesellschaftsnachrichtenblatt" * 4
    table = pd.DataFrame([row(name, "Mosul", "Raqqa", quote=name, claimant=name, date_start="2016-10-02")])
    page = open_map(table, title=name)
    page.add_style_tag(content="html { font-size: 200%; } body { font-size: 28px; }")
    page.evaluate("window.geomapApp.select([0])")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate(
        "document.querySelector('.gm-card').scrollWidth <= document.querySelector('.gm-card').clientWidth"
    )


def test_a_small_window_with_a_long_name_is_not_wider_than_the_screen(open_map: Callable[..., Any]) -> None:
    name = "Donaudampfschifffahrtsgesellschaftsnachrichtenblatt" * 4
    table = pd.DataFrame([row(name, "Mosul", "Raqqa", quote=name)])
    page = open_map(table, title=name, viewport={"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")


@pytest.mark.parametrize("answers", [True, False])
def test_tiles_are_asked_of_their_host_alone_with_its_credit_and_a_word_on_what_it_learns(
    browser: Any, tmp_path: Path, answers: bool
) -> None:
    path = write_map(build_map(sample(), tiles="OpenStreetMap.Mapnik"), tmp_path / "map.html")
    page = browser.new_page()
    asked: set[str] = set()

    def answer(route: Any) -> None:
        url = route.request.url
        if url.startswith(("file:", "blob:", "data:")):
            route.continue_()
            return
        asked.add(url.split("/")[2])
        if answers:
            route.fulfill(body=PIXEL, content_type="image/png")
        else:
            route.abort()

    page.route("**/*", answer)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-geomap=ready]", state="attached")
    page.wait_for_timeout(300)
    refused = page.evaluate("fetch('https://tile.openstreetmap.org/x').then(() => 'let through', () => 'refused')")
    assert refused == "refused"
    assert asked == {"tile.openstreetmap.org"}
    assert "OpenStreetMap" in page.locator(".leaflet-control-attribution").inner_text()
    page.get_by_role("tab", name="About").click()
    assert "Its server learns which part of the map you look at." in page.locator(".gm-about").inner_text()
    assert len(page.evaluate("window.geomapApp.drawn.items")) > 0
    page.close()
