from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path
from typing import Any

import folium
import numpy as np
import pandas as pd
import pytest

from geomap.errors import TableError
from geomap.maps import OfflineMap, build_map, write_map
from geomap.maps.assets import MODULES, leaflet_css, leaflet_js, own, page_css, page_js, page_words
from geomap.maps.block import claims_block, packed_block, safe_json
from geomap.maps.page import Inline
from geomap.maps.plain import MOST_ROWS
from geomap.maps.tiles import find_tiles
from geomap.maps.world import basemap_block
from geomap.table import COLUMNS

MOSUL = {"origin": "Mosul", "origin_id": "m", "origin_kind": "town", "origin_lat": 36.34, "origin_lon": 43.13}
RAQQA = {
    "destination": "Raqqa",
    "destination_kind": "town",
    "destination_lat": 35.95,
    "destination_lon": 39.01,
}
CLAIM = {**MOSUL, **RAQQA, "outlet": "A", "status": "occurred", "quote": "They left.", "claim": "c1"}
HOSTILE = (
    "{{7*7}}",
    "{% if x %}",
    "{# c #}",
    "{{ cycler.__init__.__globals__.os.getpid() }}",
    "</script><script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=1>",
    "`${window.__pwned=1}`",
    "a\u2028b\u2029c",
    "\u202egnihtemos\u202c \u200f",
    "nul\0nul",
    "javascript:window.__pwned=1",
    "</style></noscript><!--",
    "\"'&amp;\\\r\n\t",
)


def table_of(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([CLAIM | row for row in rows])


def page_of(table: pd.DataFrame, **options: Any) -> str:
    return str(build_map(table, **options).get_root().render())


def block(page: str, name: str) -> Any:
    found = re.search(rf'<script type="[^"]*" id="{name}"( data-gzip)?>(.*?)</script>', page, re.DOTALL)
    assert found
    text = found[2]
    return json.loads(gzip.decompress(base64.b64decode(text)) if found[1] else text)


def test_the_page_asks_for_nothing_and_its_policy_says_so() -> None:
    page = page_of(table_of({}))
    assert "default-src 'none'" in page
    assert "connect-src 'none'" in page
    assert not re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", page)
    styles = page_css() + leaflet_css()
    assert not re.findall(r"url\((?!data:)|@import", styles)


def test_no_flag_is_on_the_page() -> None:
    assert "leaflet-attribution-flag" not in leaflet_js()


def test_two_maps_of_one_table_are_the_same_bytes() -> None:
    assert page_of(table_of({}, {"outlet": "B"})) == page_of(table_of({}, {"outlet": "B"}))


def test_layers_of_the_callers_own_keep_the_bytes_the_same() -> None:
    def page() -> str:
        built = build_map(table_of({}))
        folium.Marker([36, 40], popup=folium.Popup("<b>mine</b>")).add_to(built)
        folium.GeoJson({"type": "Point", "coordinates": [40, 36]}).add_to(built)
        return str(built.get_root().render())

    assert page() == page()
    assert "mine" in page()


def test_a_map_is_a_folium_map_and_shows_in_a_notebook() -> None:
    built = build_map(table_of({}))
    assert isinstance(built, OfflineMap | folium.Map)
    shown = built._repr_html_()
    assert "<iframe" in shown
    assert "geomapStart" in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_in_the_data_byte_for_byte_and_nowhere_run(text: str) -> None:
    row = dict.fromkeys([c for c in COLUMNS if not c.endswith(("_lat", "_lon", "_radius_km"))], text)
    page = page_of(table_of(row), title=text, subtitle=text)
    claims, words = block(page, "geomap-claims"), block(page, "geomap-text")
    settings = block(page, "geomap-settings")
    assert settings["title"] == settings["subtitle"] == text
    assert words["quote"] == words["claim"] == [text]
    assert claims["outlets"] == [text]
    assert claims["ends"][0]["text"] == text
    assert words["url"] == words["report"] == claims["reports"]["published"]["values"] == [text]
    assert claims["odd"]["count_min"]["0"] == claims["odd"]["date_start"]["0"] == text
    assert page.count("<script") == page.count("</script>")
    assert "<script>window.__pwned" not in page
    assert "<img src=x" not in page


def test_a_lone_half_of_a_surrogate_pair_can_be_written() -> None:
    assert json.loads(safe_json("\ud83d")) == "\ud83d"
    safe_json("\ud83d <").encode("utf-8")


def test_an_inline_element_cannot_be_closed_by_its_text() -> None:
    with pytest.raises(ValueError, match="closing tag"):
        Inline("script", "x </ScRiPt>")


def test_repeated_values_are_said_once_and_missing_ones_are_null() -> None:
    core, text = claims_block(
        table_of({}, {"count_max": 5, "date_start": "2016-10-02"}, {"origin_lat": None, "count_max": np.nan})
    )
    assert core["n"] == 3
    assert (core["reports"]["outlet"], text["url"]) == ("^", [None])
    assert core["codes"]["report"] == "^__"
    assert core["lists"]["status"] == ["occurred"]
    assert core["numbers"]["count_max"] == {"codes": "]^]", "values": [5]}
    assert core["numbers"]["date_start"] == {"codes": "]^]", "values": [17076]}
    assert [end["place"] >= 0 for end in core["ends"]] == [True, False, True]
    assert (text["codes"]["date_text"], text["lists"]["date_text"]) == ("]]]", [])


@pytest.mark.parametrize("missing", ["origin_kind", "status", "outlet", "quote", "url", "review"])
def test_a_missing_optional_column_counts_as_empty(missing: str) -> None:
    assert "geomapStart" in page_of(table_of({}).drop(columns=missing, errors="ignore"))


def test_a_table_with_outlet_and_ends_alone_is_drawn() -> None:
    assert "geomapStart" in page_of(pd.DataFrame({"outlet": ["A"], "origin": ["x"], "destination": ["y"]}))


def test_a_table_without_rows_makes_a_map() -> None:
    assert block(page_of(pd.DataFrame(columns=list(COLUMNS))), "geomap-claims")["n"] == 0


def test_bad_input_is_said_in_one_sentence() -> None:
    with pytest.raises(TableError, match="outside -90"):
        build_map(table_of({"origin_lat": 148}))
    with pytest.raises(TableError, match="needs a claims table"):
        build_map([1, 2])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no texts in 'xx'"):
        build_map(table_of({}), language="xx")


def test_writing_makes_the_folder_and_says_when_it_cannot(tmp_path: Path) -> None:
    target = write_map(build_map(table_of({})), tmp_path / "new" / "map.html")
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
    with pytest.raises(TableError, match="cannot be written"):
        write_map(build_map(table_of({})), tmp_path)


def test_events_come_one_value_per_event_and_claims_without_one_have_none() -> None:
    columns = {"event": ["e1", "e2", "e1", None], "verdict": ["echoed", "single", "single", None]}
    table = table_of({}, {}, {}, {}).assign(**columns, tellings=[2, 1, 2, None], across_sides=[True, False, True, None])
    assert claims_block(table)[0]["events"] == {
        "of": "^_^]",
        "verdict": ["echoed", "single"],
        "tellings": [2, 1],
        "independent": [None, None],
        "across": [1, 0],
        "low": [None, None],
        "high": [None, None],
    }


def test_a_table_without_events_has_no_block_of_them() -> None:
    assert claims_block(table_of({}))[0]["events"] is None


def test_labels_come_by_language() -> None:
    core, _ = claims_block(table_of({}), {"m": {"ar": "الموصل"}})
    assert core["places"][0]["names"] == {"ar": "الموصل"}


def test_large_blocks_are_packed_and_come_back() -> None:
    value = {"quote": ["word <b> " * 20] * 1000}
    text, packed = packed_block(value)
    assert packed
    assert json.loads(gzip.decompress(base64.b64decode(text))) == value
    assert packed_block(value) == (text, True)
    assert packed_block([1]) == ("[1]", False)


def test_the_basemap_is_cut_to_the_map_and_has_two_levels_around_the_world() -> None:
    ground = basemap_block((36.0, 33.0, 45.0, 37.5))
    assert [level["from"] for level in ground["levels"]] == [0, 3, 7]
    fine = ground["levels"][2]
    west, south, east, north = fine["box"]
    assert west < 36 < 45 < east
    for shapes in fine["layers"].values():
        for _, *rings in shapes:
            points = np.cumsum(np.array(rings[0]).reshape(-1, 2), axis=0) / ground["unit"]
            assert points[:, 0].min() >= west - 0.01
            assert points[:, 1].max() <= north + 0.01
            assert points[:, 1].min() >= south - 0.01
    assert all(fine["layers"][name] for name in ("land", "lakes", "rivers", "borders", "provinces"))


@pytest.mark.parametrize(
    "box",
    [
        (32.0, 34.5, 34.5, 35.7),  # Cyprus
        (35.7, 32.8, 35.95, 33.2),  # the Golan Heights
        (73.5, 33.0, 77.5, 35.5),  # Kashmir
        (-12.0, 27.0, -9.0, 28.0),  # Western Sahara
        (33.0, 45.8, 35.2, 46.3),  # the isthmus of Crimea
    ],
)
def test_the_basemap_marks_unsettled_borders(box: tuple[float, float, float, float]) -> None:
    borders = basemap_block(box)["levels"][2]["layers"]["borders"]
    assert {flag for flag, *_ in borders} >= {1}


def test_most_borders_are_settled() -> None:
    borders = basemap_block((10.0, 45.0, 20.0, 50.0))["levels"][2]["layers"]["borders"]
    assert {flag for flag, *_ in borders} == {0}


def test_a_map_of_the_whole_world_stays_small() -> None:
    ground = basemap_block((-170.0, -50.0, 170.0, 70.0))
    assert len(packed_block(ground)[0]) < 1_500_000


def test_the_credits_and_the_word_claimed_are_on_the_page() -> None:
    page = page_of(table_of({}))
    for words in ("Every line is a claim", "Natural Earth", "GSHHG", "not endorsed", "BSD 2-Clause"):
        assert words in page


def test_without_scripts_the_page_is_a_table() -> None:
    page = page_of(pd.concat([table_of({"quote": "one <b>"})] * (MOST_ROWS + 5)))
    plain = page[page.index("<noscript") : page.index("</noscript>")]
    assert plain.count("<tr>") == MOST_ROWS + 1
    assert "one &lt;b&gt;" in plain
    assert f"{MOST_ROWS} of {MOST_ROWS + 5} claims" in plain


def test_without_scripts_a_day_is_a_day() -> None:
    page = page_of(table_of({"published": pd.Timestamp("2016-10-05"), "date_start": pd.Timestamp("2016-10-02")}))
    plain = page[page.index("<noscript") : page.index("</noscript>")]
    assert "2016-10-05<" in plain
    assert "2016-10-02<" in plain


def test_modules_come_after_all_that_they_import_and_share_no_name() -> None:
    seen: set[str] = set()
    names: list[str] = []
    for module in MODULES:
        code = own(f"{module}.js")
        assert set(re.findall(r'from "\./(\w+)\.js"', code)) <= seen, module
        seen.add(module)
        names += re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", code, re.MULTILINE)
    assert len(names) == len(set(names))
    assert not re.search(r"^(?:import|export) ", page_js(), re.MULTILINE)


def test_the_page_carries_the_scripts_without_their_comment_lines_and_nothing_else_is_lost() -> None:
    code = page_js()
    assert not re.search(r"^\s*(?://|/\*\*)", code, re.MULTILINE)
    kept = {line.strip() for line in code.splitlines()}
    for module in MODULES:
        for line in re.sub(r"/\*\*.*?\*/", "", own(f"{module}.js"), flags=re.DOTALL).splitlines():
            plain = re.sub(r"^export (?=(?:async )?(?:function|const|class|let) )", "", line).strip()
            if plain and not plain.startswith(("//", "import ")):
                assert plain in kept, (module, plain)


def test_no_script_is_longer_than_a_room() -> None:
    assert max(own(f"{module}.js").count("\n") for module in MODULES) <= 620


def test_both_languages_say_their_direction() -> None:
    assert {code: words["direction"] for code, words in page_words().items()} == {"en": "ltr", "ar": "rtl"}


def test_tiles_are_found_by_name_and_only_their_host_is_allowed() -> None:
    page = page_of(table_of({}), tiles="OpenStreetMap.Mapnik")
    assert "img-src data: blob: https://tile.openstreetmap.org;" in page
    assert block(page, "geomap-settings")["tiles"]["attribution"] == "© OpenStreetMap contributors"


def test_tiles_with_subdomains_allow_each_of_their_hosts() -> None:
    tiles = find_tiles("FreeMapSK")
    assert tiles.subdomains == ("a", "b", "c", "d")
    assert len(tiles.hosts) == 4


@pytest.mark.parametrize(("name", "words"), [("No.Such", "no tile set"), ("MapBox", "needs a key")])
def test_tiles_that_cannot_be_had_are_said(name: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        find_tiles(name)
