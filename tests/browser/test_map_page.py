from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from .claims import row, sample

OpenMap = Callable[..., Any]
# The middle of the first line that is drawn, in the page's pixels, for a click.
MIDDLE = """(order) => {
  const canvas = document.querySelector('.leaflet-gm-flows-pane canvas').getBoundingClientRect();
  const item = window.geomapApp.drawn.items.find((one) => one.lanes[0].rows.includes(order));
  const [x0, y0, cx, cy, x1, y1] = item.curve;
  return [canvas.left + (x0 + 2 * cx + x1) / 4, canvas.top + (y0 + 2 * cy + y1) / 4];
}"""
SETTLE = 250  # milliseconds that the page waits before it writes its address


def status(page: Any) -> str:
    return str(page.locator(".gm-status").inner_text())


def open_tab(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def shown_rows(page: Any) -> list[int]:
    return list(page.evaluate("window.geomapApp.rows()"))


def test_the_page_says_how_many_claims_are_drawn_and_why_others_are_not(open_map: OpenMap) -> None:
    page = open_map(sample())
    assert status(page) == "Showing 6 of 8 claims · 1 without a known place · 1 rejected in review"
    assert "claim that an outlet carried, not a fact" in page.locator(".gm-legend").inner_text()


def test_an_outlet_is_switched_off_and_on_shown_alone_and_compared(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.get_by_label("Alpha", exact=True).uncheck()
    assert shown_rows(page) == [1, 2, 4, 6, 7]
    page.get_by_label("Alpha", exact=True).check()
    page.get_by_role("button", name="Show only Beta").click()
    assert shown_rows(page) == [1, 4]
    page.get_by_role("button", name="Show Gamma beside").click()
    assert shown_rows(page) == [1, 2, 4, 6, 7]
    page.get_by_role("button", name="All", exact=True).click()
    assert len(shown_rows(page)) == 8
    page.get_by_role("button", name="Statuses of Alpha").click()
    page.get_by_role("checkbox", name="possible").uncheck()
    assert 3 not in shown_rows(page)


def test_dates_filter_with_both_ends_counted_and_undated_claims_behind_a_switch(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.get_by_label("Last day shown").fill(str(17081))  # 2016-10-07
    assert shown_rows(page) == [0, 3]
    page.get_by_label("with undated (1)").uncheck()
    assert shown_rows(page) == [0]
    page.get_by_role("button", name="All dates").click()
    page.get_by_label("First day shown").press("End")
    assert shown_rows(page) == [4]


def test_a_line_opens_the_card_of_its_claim(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.mouse.click(*page.evaluate(MIDDLE, 0))
    card = page.get_by_role("region", name="Claim")
    text = card.inner_text()
    for words in (
        "Three hundred left Mosul for Raqqa in two nights.",
        "according to the council",
        "Alpha",
        "published 5 Oct 2016",
        "4 Oct 2016",
        "“in two nights”",
        "The report states the date.",
        "300",
        "took place",
        "within about 9 km",
        "Also claimed between these places",
    ):
        assert words in text
    link = card.get_by_role("link", name="Open the report")
    assert link.get_attribute("href") == "https://example.org/a"
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"
    page.keyboard.press("Escape")


def test_all_claims_under_the_pointer_can_be_reached(open_map: OpenMap) -> None:
    page = open_map(pd.DataFrame([row("A", "Mosul", "Raqqa", quote=f"quote {i}") for i in range(3)]))
    page.mouse.click(*page.evaluate(MIDDLE, 0))
    seen = set()
    for _ in range(3):
        seen.add(page.locator("blockquote").inner_text())
        page.get_by_role("button", name="Next claim").click()
    assert seen == {"quote 0", "quote 1", "quote 2"}


def test_filters_combine_and_can_be_cleared(open_map: OpenMap) -> None:
    page = open_map(sample())
    open_tab(page, "Filters")
    page.locator(".gm-filters select").first.select_option(label="Raqqa")
    page.get_by_role("checkbox", name="denied").uncheck()
    assert shown_rows(page) == [0, 1, 3, 5]
    page.locator(".gm-filters select").nth(1).select_option(label="at least 1,000")
    assert shown_rows(page) == [1]
    page.get_by_role("button", name="Clear all filters").click()
    page.get_by_label("Search the quotes").first.fill("convoy")
    page.wait_for_timeout(SETTLE)
    assert shown_rows(page) == [5]


def test_the_list_is_worked_by_keys_alone(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.get_by_role("tab", name="Layers").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Claims"
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert "Three hundred left" in page.locator(".gm-card").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".gm-card").is_hidden()


def test_a_link_reopens_the_same_view(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.get_by_role("button", name="Show only Beta").click()
    page.get_by_label("with undated (1)").uncheck()
    page.evaluate("window.geomapApp.map.setView([35, 40], 8, {animate: false})")
    page.wait_for_timeout(SETTLE)
    again = page.context.new_page()
    again.goto(page.url)
    again.wait_for_selector("html[data-geomap=ready]", state="attached")
    assert shown_rows(again) == shown_rows(page) == [1, 4]
    assert again.evaluate("[window.geomapApp.map.getZoom(), window.geomapApp.map.getCenter().lat]") == [8, 35]


def test_a_link_with_words_to_search_for_finds_them_in_the_quotes(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.evaluate("window.geomapApp.change({text: 'convoy'})")
    page.wait_for_timeout(SETTLE)
    again = page.context.new_page()
    again.goto(page.url)
    again.wait_for_selector("html[data-geomap=ready]", state="attached")
    assert shown_rows(again) == shown_rows(page) == [5]


def test_the_key_and_the_bars_are_painted_once_the_map_stands(open_map: OpenMap) -> None:
    page = open_map(sample())
    inked = """(selector) => [...document.querySelectorAll(selector)].map((canvas) =>
      canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0))"""
    for selector in (".gm-legend canvas", ".gm-track canvas"):
        painted = page.evaluate(inked, selector)
        assert painted
        assert all(painted)


def test_csv_and_geojson_hold_what_is_shown(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.get_by_role("button", name="Show only Beta").click()
    for words, start in (
        ("Claims shown (CSV)", "\ufeffclaim,report,outlet"),
        ("Claims shown (GeoJSON)", '{"type":"Fea'),
    ):
        page.locator(".gm-menu summary").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=words).click()
        text = waiting.value.path().read_text("utf-8")
        assert text.startswith(start)
        assert "They withdrew east" in text
        assert "Three hundred" not in text


def test_a_picture_can_be_taken(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.locator(".gm-menu summary").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Picture (PNG)").click()
    assert waiting.value.path().read_bytes().startswith(b"\x89PNG")


def test_small_multiples_and_matrix_add_up_and_lead_back_to_the_map(open_map: OpenMap) -> None:
    page = open_map(sample())
    open_tab(page, "Compare")
    page.get_by_role("button", name="Small multiples: by outlet").click()
    assert page.locator(".gm-multiple").count() == 3
    page.get_by_role("button", name="Small multiples: by month").click()
    assert page.locator(".gm-multiple-title").all_inner_texts() == ["October 2016\n3", "November 2016\n4"]
    page.get_by_role("button", name="Matrix").click()
    assert page.locator(".gm-matrix tfoot .gm-total").last.inner_text() == "8"
    page.locator(".gm-cell").first.click()
    assert page.locator(".gm-compare").is_hidden()
    assert page.locator(".gm-card").is_visible()


def test_play_moves_the_window_and_can_be_stopped(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.get_by_role("button", name="Play").click()
    first = page.evaluate("window.geomapApp.state.time")
    page.wait_for_function("(was) => window.geomapApp.state.time[0] > was", arg=first[0])
    page.get_by_role("button", name="Pause").click()


def test_who_asked_for_less_motion_gets_steps(open_map: OpenMap) -> None:
    page = open_map(sample(), reduced_motion="reduce")
    page.get_by_role("button", name="Play").click()
    assert page.evaluate("window.geomapApp.timeline.playing") is None
    assert page.evaluate("window.geomapApp.state.time") is not None


def test_arabic_is_mirrored_and_can_be_switched_to(open_map: OpenMap) -> None:
    page = open_map(sample(), language="ar")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert "عرض 6 من 8" in status(page)
    scale, key = (page.locator(name).bounding_box() for name in (".leaflet-control-scale", ".gm-legend"))
    assert scale["x"] > key["x"] + key["width"]
    page.get_by_role("button", name="English").click()
    assert status(page).startswith("Showing 6 of 8")


def test_dark_pages_follow_the_system_and_the_switch(open_map: OpenMap) -> None:
    page = open_map(sample(), color_scheme="dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_on_a_phone_nothing_is_wider_than_the_screen(open_map: OpenMap) -> None:
    page = open_map(sample(), viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_map_knows_its_size_whatever_the_words_around_it_take(open_map: OpenMap) -> None:
    page = open_map(sample(), viewport={"width": 360, "height": 640})
    known = "[window.geomapApp.map.getSize().y, window.geomapApp.map.getContainer().clientHeight]"
    height, real = page.evaluate(known)
    assert height == real
    page.evaluate("document.querySelector('.gm-status').append(' and more words'.repeat(20))")
    page.wait_for_function("(was) => window.geomapApp.map.getSize().y < was", arg=height)
    height, real = page.evaluate(known)
    assert height == real


def test_on_a_phone_what_was_chosen_is_not_covered_by_where_it_was_chosen(open_map: OpenMap) -> None:
    page = open_map(sample(), viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    open_tab(page, "Claims")
    page.locator(".gm-row").first.tap()
    page.locator(".gm-card blockquote").tap(timeout=2000)  # fails where something covers it
    assert page.locator(".gm-rows").is_hidden()
    page.get_by_role("button", name="Close").tap()
    assert page.locator(".gm-row").first.is_visible()
    page.locator(".gm-row").first.tap()
    open_tab(page, "Compare")
    assert page.locator(".gm-card").is_hidden()
    page.get_by_role("button", name="Matrix").tap()
    page.locator(".gm-matrix caption").tap(timeout=2000)


@pytest.mark.parametrize("size", [(640, 400), (740, 360)])
def test_in_a_low_window_the_map_keeps_half_of_it(open_map: OpenMap, size: tuple[int, int]) -> None:
    page = open_map(sample(), viewport={"width": size[0], "height": size[1]})
    assert page.locator(".gm-mapbox").bounding_box()["height"] >= size[1] / 2
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_key_to_the_colours_stands_on_the_page_whatever_tab_is_open(open_map: OpenMap) -> None:
    page = open_map(sample())
    in_header = page.locator(".gm-strip button", has_text="Beta")
    assert in_header.is_hidden()
    open_tab(page, "Claims")
    in_header.click()
    assert shown_rows(page) == [0, 2, 3, 5, 6, 7]
    open_tab(page, "Layers")
    assert in_header.is_hidden()


def test_paper_has_the_outlets_the_key_the_dates_and_the_address_and_fits_what_was_in_sight(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.get_by_role("button", name="Show only Beta").click()
    page.evaluate("window.geomapApp.select([1])")
    page.wait_for_timeout(SETTLE)
    before = page.evaluate("[window.geomapApp.map.getZoom(), window.geomapApp.map.getCenter().lat]")
    page.emulate_media(media="print")
    page.wait_for_timeout(SETTLE)
    assert page.locator(".gm-strip button", has_text="Beta").is_visible()
    assert page.locator(".gm-strip button", has_text="Alpha").is_hidden()
    assert page.locator(".gm-legend").is_visible()
    key, box = (page.locator(name).bounding_box() for name in (".gm-legend", ".gm-mapbox"))
    assert box["y"] < key["y"]
    assert page.locator(".gm-legend").evaluate("(node) => node.scrollHeight - node.clientHeight") <= 0
    for hidden in (".gm-card", ".gm-tools", ".gm-time", ".leaflet-gm-over-pane"):
        assert page.locator(hidden).first.is_hidden(), hidden
    words = page.locator(".gm-print").inner_text()
    assert "not a fact" in words
    assert "Oct" in words
    assert "off=occurred%3AAlpha" in words
    page.emulate_media(media="screen")
    page.wait_for_timeout(SETTLE)
    after = page.evaluate("[window.geomapApp.map.getZoom(), window.geomapApp.map.getCenter().lat]")
    assert after == pytest.approx(before, abs=0.01)


def test_without_scripts_there_is_a_table(open_map: OpenMap) -> None:
    page = open_map(sample(), java_script_enabled=False)
    assert "Three hundred left Mosul" in page.locator(".gm-plain table").inner_text()


def test_a_map_without_claims_says_so(open_map: OpenMap) -> None:
    page = open_map(sample().iloc[:0])
    assert status(page) == "Showing 0 of 0 claims"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_browsers_without_decompression_read_the_page_too(open_map: OpenMap, language: str) -> None:
    table = pd.DataFrame(
        [row("A", "Mosul", "Raqqa", quote=f"Quote number {i} of a long table. " * 8) for i in range(400)]
    )
    page = open_map(table, language=language)
    packed = page.locator("#geomap-text").get_attribute("data-gzip")
    assert packed is not None
    text = page.evaluate("""async () => {
      const app = window.geomapApp; window.DecompressionStream = undefined;
      return (await app.readBlock(document.getElementById('geomap-text'))).quote[399];
    }""")
    assert text.startswith("Quote number 399")


# Does each canvas hold what the window shows? In pixels of the world at this zoom.
PAINTED = """() => {
  const app = window.geomapApp;
  const {min, max} = app.map.getPixelBounds();
  return [app.groundLayer, app.flows].map(({view}) =>
    view.x <= min.x && view.y <= min.y && view.x + view.width >= max.x && view.y + view.height >= max.y);
}"""


def test_a_map_that_is_sent_elsewhere_at_the_same_zoom_is_painted_there(open_map: OpenMap) -> None:
    page = open_map(sample())
    for place in ([36.3, 43.1], [33.0, 40.0], [36.3, 43.1]):
        page.evaluate("(at) => window.geomapApp.map.setView(at, 8, {animate: false})", place)
        assert page.evaluate(PAINTED) == [True, True]


def test_a_map_that_is_dragged_far_is_painted_there_and_its_lines_can_be_chosen(open_map: OpenMap) -> None:
    page = open_map(sample())
    page.evaluate("window.geomapApp.map.setView([36.1, 47], 7, {animate: false})")
    for far in (420, 220):
        page.mouse.move(560, 500)
        page.mouse.down()
        page.mouse.move(560 + far, 480, steps=12)
        page.wait_for_timeout(120)  # a pause before the button is let go: the map does not glide on
        page.mouse.up()
    page.wait_for_function(f"() => ({PAINTED})().every(Boolean)")
    page.mouse.click(*page.evaluate(MIDDLE, 0))
    assert "Three hundred left" in page.locator(".gm-card").inner_text()
