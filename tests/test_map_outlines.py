from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from geomap.errors import GazetteerError
from geomap.maps import build_map
from geomap.maps.block import claims_block
from geomap.maps.outlines import MOST_POINTS, country_shapes, outlines_block
from geomap.maps.world import UNIT, coded_parts

SQUARE = {"type": "Polygon", "coordinates": [[[40, 33], [42, 33], [42, 35], [40, 35], [40, 33]]]}
RIVER = {"type": "LineString", "coordinates": [[40, 33], [41, 34], [42, 36]]}


def end(place_id: str | None, *, place: int = 0, kind: str = "area") -> dict[str, Any]:
    return {"id": place_id, "place": place, "kind": kind}


def points_of(ring: list[int]) -> np.ndarray:
    return np.cumsum(np.array(ring).reshape(-1, 2), axis=0) / UNIT


def test_an_area_has_the_shape_that_the_gazetteer_gives_it() -> None:
    kind, country, ring = outlines_block([end("anbar")], {"anbar": SQUARE})["0"]
    assert (kind, country) == (0, "")
    assert shapely.Polygon(points_of(ring)).equals(shapely.geometry.shape(SQUARE))


def test_a_river_is_a_line() -> None:
    assert outlines_block([end("river-x")], {"river-x": RIVER})["0"][0] == 1


@pytest.mark.parametrize("place_id", ["sy", "iso:SY"])
def test_a_country_has_its_own_outline_without_a_shape_in_the_gazetteer(place_id: str) -> None:
    kind, country, *rings = outlines_block([end(place_id, place=3)])["3"]
    assert (kind, country) == (0, "SY")
    assert shapely.Polygon(points_of(rings[0])).contains(shapely.Point(38.3, 35))


def test_land_that_two_countries_claim_lies_within_both() -> None:
    golan, crimea = shapely.Point(35.8, 33.0), shapely.Point(34.4, 45.3)
    for place, codes in ((golan, ("SY", "IL")), (crimea, ("UA", "RU"))):
        for code in codes:
            assert country_shapes()[code].contains(place), code


def test_no_outline_runs_around_the_world() -> None:
    for code, shape in country_shapes().items():
        for part in shapely.get_parts(shape):
            west, _, east, _ = part.bounds
            assert west >= -180.01
            assert east <= 180.01
            assert east - west < 160 or code == "AQ"


def test_towns_and_areas_without_a_shape_keep_their_symbol() -> None:
    ends = [end("sy", kind="town"), end(None), end("nowhere-at-all", place=2), end("sy", place=-1)]
    assert outlines_block(ends, {"x": SQUARE}) == {}


def test_a_shape_with_many_points_is_simplified() -> None:
    turn = np.linspace(0, 2 * np.pi, 200_000)
    circle = np.column_stack([40 + np.cos(turn), 34 + np.sin(turn)])
    shape = {"type": "Polygon", "coordinates": [[*circle.tolist(), circle[0].tolist()]]}
    rings = outlines_block([end("x")], {"x": shape})["0"][2:]
    assert 20 < sum(map(len, rings)) // 2 <= MOST_POINTS


@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": "x"},
        {"type": "Polygon", "coordinates": [[[1, 2]]]},
        {"type": "Nonsense", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[40, 133], [42, 33], [42, 35], [40, 133]]]},
        {"type": "LineString", "coordinates": [[float("nan"), 1], [2, 3]]},
    ],
)
def test_a_shape_that_is_none_is_said_with_its_place(shape: dict[str, Any]) -> None:
    with pytest.raises(GazetteerError, match="shape of 'anbar'"):
        outlines_block([end("anbar")], {"anbar": shape})


def test_the_page_carries_the_outlines_beside_the_basemap() -> None:
    table = pd.DataFrame(
        [
            {
                "outlet": "A",
                "origin": "Anbar",
                "origin_id": "anbar",
                "origin_kind": "area",
                "origin_lat": 33.0,
                "origin_lon": 41.0,
            }
        ]
    )
    page = str(build_map(table, shapes={"anbar": SQUARE}).get_root().render())
    assert '"outlines":{"0":[0,"",[' in page or "data-gzip" in page


def via_table(**more: Any) -> pd.DataFrame:
    ends = {"origin": "Mosul", "origin_lat": 36.3, "origin_lon": 43.1, "destination": "Raqqa", "destination_lat": 35.9}
    return pd.DataFrame([ends | {"destination_lon": 39.0, "outlet": "A"} | more])


def test_a_place_on_the_way_is_known_as_an_end_of_a_claim_or_by_its_name() -> None:
    table = pd.concat([via_table(via="Baaj;Mosul;Nowhere"), via_table()])
    core, _ = claims_block(table, via={"Baaj": (36.04, 41.7)})
    (stations,) = core["via"]
    assert [core["places"][place]["name"] for place in stations] == ["Baaj", "Mosul"]
    assert json.dumps(core["places"][-1], sort_keys=True).startswith('{"area": false, "lat": 36.04')


def test_a_name_that_stands_for_two_places_is_not_drawn_on_the_way() -> None:
    table = pd.concat([via_table(via="Mosul"), via_table(origin_lat=20.0)])
    assert claims_block(table)[0]["via"] == [[]]


@pytest.mark.parametrize("where", [(91.0, 0.0), (float("nan"), 0.0)])
def test_a_place_on_the_way_outside_the_world_is_not_drawn(where: tuple[float, float]) -> None:
    assert claims_block(via_table(via="Baaj"), via={"Baaj": where})[0]["via"] == [[]]


def test_rings_are_steps_without_standstills_and_a_polygon_goes_with_its_outer_ring() -> None:
    hole = shapely.Polygon([(0, 0), (9, 0), (9, 9), (0, 0)], [[(3, 1), (5, 1), (5, 2), (3, 1)], [(7, 2)] * 4])
    dot = shapely.Polygon([(5, 5), (5.2, 5), (5.2, 5.1), (5, 5)], [[(4, 4), (6, 4), (6, 6), (4, 4)]])
    line = shapely.LineString([(1, 1), (1.2, 1.1), (4, 1)])
    found = coded_parts(np.array([line, hole, shapely.Point(1, 1), dot]))
    outer, inner = [0, 0, 9, 0, 0, 9, -9, -9], [3, 1, 2, 0, 0, 1, -2, -1]
    assert found == [[[1, 1, 3, 0]], [outer, inner], [], []]
    assert coded_parts(np.array([], dtype=object)) == []
