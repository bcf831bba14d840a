from __future__ import annotations

import datetime

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import TableError
from geomap.lines import aggregate_flows, lines_from_claims

longitudes = st.floats(-180, 180)
latitudes = st.floats(-90, 90)
MISSING = {"origin_lat": None, "origin_lon": None, "destination_lat": None, "destination_lon": None}


def table_of(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame([MISSING | row for row in rows])


def test_lines_run_from_origin_to_destination_and_keep_index_and_columns() -> None:
    table = table_of({"origin_lat": 36.3, "origin_lon": 43.1, "destination_lat": 35.9, "destination_lon": 39.0})
    table["outlet"] = "A"
    table.index = pd.Index(["x"])
    lines = lines_from_claims(table)
    assert isinstance(lines, gpd.GeoDataFrame)
    assert lines.crs == "EPSG:4326"
    assert list(lines.columns) == [*table.columns, "geometry"]
    assert lines.geometry["x"].wkt == "LINESTRING (43.1 36.3, 39 35.9)"


@pytest.mark.parametrize("missing", ["origin_lat", "origin_lon", "destination_lat", "destination_lon"])
@pytest.mark.parametrize("nothing", [None, np.nan, pd.NA])
def test_an_end_that_is_not_known_leaves_no_line(missing: str, nothing: object) -> None:
    row: dict[str, object] = dict.fromkeys(MISSING, 1.0)
    assert lines_from_claims(table_of(row | {missing: nothing})).geometry.isna().all()


def test_a_table_without_rows_makes_no_lines() -> None:
    assert len(lines_from_claims(pd.DataFrame(columns=list(MISSING)))) == 0


@given(longitudes, latitudes, longitudes, latitudes)
def test_the_ends_of_a_line_are_its_places(ax: float, ay: float, bx: float, by: float) -> None:
    table = table_of({"origin_lon": ax, "origin_lat": ay, "destination_lon": bx, "destination_lat": by})
    assert list(lines_from_claims(table).geometry.iloc[0].coords) == [(ax, ay), (bx, by)]


def test_a_table_that_has_a_geometry_already_gets_a_new_one() -> None:
    table = table_of({"origin_lat": 1, "origin_lon": 2, "destination_lat": 3, "destination_lon": 4})
    assert lines_from_claims(lines_from_claims(table)).geometry.iloc[0].wkt == "LINESTRING (2 1, 4 3)"


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("origin_lat", 148.3, "column 'origin_lat', row 1: 148.3 is outside -90..90"),
        ("destination_lon", -181, "column 'destination_lon', row 1: -181 is outside -180..180"),
        ("origin_lon", "east", "column 'origin_lon' holds something that is no number"),
    ],
)
def test_a_coordinate_that_cannot_be_is_said(column: str, value: object, words: str) -> None:
    with pytest.raises(TableError, match=words):
        lines_from_claims(table_of({column: value}))


def test_a_missing_column_is_said() -> None:
    with pytest.raises(TableError, match="no column 'origin_lon'"):
        lines_from_claims(pd.DataFrame({"origin_lat": [1]}))


def test_lanes_count_claims_and_claimants_and_never_add_numbers_up() -> None:
    claims = pd.DataFrame(
        {
            "origin": ["Mosul"] * 4,
            "destination": ["Raqqa", "Raqqa", "Raqqa", None],
            "outlet": ["A", "A", "B", "A"],
            "status": ["occurred"] * 4,
            "claimant": ["police", "police", None, "police"],
            "count_min": [300, None, 300, 5],
            "count_max": [300, 500, 300, 5],
            "date_start": [datetime.date(2016, 10, 2), "2016-10-01", None, None],
            "date_end": ["2016-10-02", "2016-10-05", None, None],
        }
    )
    lanes = aggregate_flows(claims)
    assert lanes["claims"].tolist() == [2, 1, 1]
    assert lanes["claimants"].tolist() == [1, 0, 1]
    assert lanes["count_max"].tolist() == [500, 300, 5]
    assert lanes["date_start"].tolist()[0] == "2016-10-01"
    assert lanes["date_end"].tolist()[0] == "2016-10-05"
    assert lanes["claims"].sum() == len(claims)
