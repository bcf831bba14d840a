from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest

from geomap import cli
from geomap.errors import TableError
from geomap.flows import ENDINGS, FORMATS, write_flows
from geomap.flows.text import KEPLER, KML
from geomap.table import write_claims
from tests.test_compare_echoes import PLACES, invented

HOSTILE = "x</kml>{{7*7}}\0\x0b=1+1 <b>&amp; ]]>"
OPEN_ENDS = 4  # claims of the invented set that state no destination


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def file_for(form: str, folder: Path) -> Path:
    return folder / f"out{ENDINGS[form][0]}"


def bytes_of(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("form", FORMATS)
def test_two_exports_are_the_same_bytes(form: str, tmp_path: Path) -> None:
    one = write_flows(invented(), file_for(form, tmp_path / "a"), form)
    other = write_flows(invented(), file_for(form, tmp_path / "b"), form)
    assert bytes_of(one.path) == bytes_of(other.path)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_words_and_an_empty_table_are_written(form: str, tmp_path: Path) -> None:
    words = ["claimant", "outlet", "origin", "destination", "group", "quote", "url", "notes"]
    table = invented().head(5).assign(**dict.fromkeys(words, HOSTILE))
    assert write_flows(table, file_for(form, tmp_path / "a"), form).rows > 0
    assert write_flows(table.iloc[:0], file_for(form, tmp_path / "b"), form).rows == 0


def test_flowmapblue_has_its_sheets_and_counts_claimants_not_echoes(tmp_path: Path) -> None:
    written = write_flows(invented(), tmp_path / "sheets", "flowmapblue")
    assert written.left_out == OPEN_ENDS
    locations = {row["id"]: row for row in rows_of(tmp_path / "sheets" / "locations.csv")}
    assert list(locations["mosul"]) == ["id", "name", "lat", "lon"]
    assert float(locations["mosul"]["lat"]) == PLACES["mosul"][1]
    properties = {row["property"]: row["value"] for row in rows_of(tmp_path / "sheets" / "properties.csv")}
    sheets = properties["flows.sheets"].split(",")
    assert sheets[0] == "flows_all"
    assert {f"{name}.csv" for name in sheets} | {"properties.csv", "locations.csv"} == {
        path.name for path in (tmp_path / "sheets").iterdir()
    }
    flows = rows_of(tmp_path / "sheets" / "flows_all.csv")
    assert list(flows[0])[:4] == ["origin", "dest", "count", "time"]
    assert all(row["origin"] in locations and row["dest"] in locations for row in flows)
    (mosul,) = [row for row in flows if row["event"] == "a1"]
    assert (mosul["count"], mosul["time"], mosul["claimed_max"]) == ("2", "2017-05-27", "300")
    courier = rows_of(next((tmp_path / "sheets").glob("flows_*copper-courier.csv")))
    assert {row["count"] for row in courier} == {"1"}


def test_sheets_of_hostile_outlets_stay_in_the_folder(tmp_path: Path) -> None:
    table = invented().head(3).assign(outlet=["../../etc", "CON", "é/\\:*?"])
    write_flows(table, tmp_path / "deep" / "sheets", "flowmapblue")
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["sheets"]


def test_kepler_reads_plain_columns(tmp_path: Path) -> None:
    written = write_flows(invented(), tmp_path / "k.csv", "kepler")
    rows = rows_of(written.path)
    assert list(rows[0]) == list(KEPLER)
    assert len(rows) == written.rows
    (one,) = [row for row in rows if row["event"] == "a1"]
    assert one["date_start"] == "2017-05-27 00:00"
    assert one["count"] == "2"
    assert float(one["target_lng"]) == PLACES["raqqa"][2]
    assert not {"NA", "nan", "None", "NULL"} & {cell for row in rows for cell in row.values()}


def test_jsonfg_has_times_and_opens_as_geojson(tmp_path: Path) -> None:
    path = write_flows(invented(), tmp_path / "claims.geojson", "jsonfg").path
    body = json.loads(path.read_text(encoding="utf-8"))
    assert any("json-fg" in link for link in body["conformsTo"])
    by_id = {feature["id"]: feature for feature in body["features"]}
    assert by_id["a1"]["time"] == {"interval": ["2017-05-27", "2017-05-29"]}
    assert by_id["a4"]["time"] == {"date": "2017-05-28"}
    assert by_id["a2"]["time"] is None
    assert by_id["a1"]["geometry"]["type"] == "LineString"
    assert by_id["i1"]["geometry"]["type"] == "Point"
    assert by_id["a1"]["properties"]["verdict"] == "corroborated"
    assert all("place" in feature for feature in body["features"])
    assert len(gpd.read_file(path)) == len(by_id)


def test_kml_has_a_folder_for_each_outlet_and_spans_of_time(tmp_path: Path) -> None:
    path = write_flows(invented(), tmp_path / "claims.kml", "kml").path
    root = ElementTree.parse(path).getroot()
    folders = [folder.findtext(f"{{{KML}}}name") for folder in root.iter(f"{{{KML}}}Folder")]
    assert set(folders) == set(invented()["outlet"])
    spans = [span.findtext(f"{{{KML}}}begin") for span in root.iter(f"{{{KML}}}TimeSpan")]
    assert "2017-05-27" in spans
    assert set(pyogrio.list_layers(path)[:, 0]) == set(folders)
    layer = pyogrio.read_dataframe(path, layer="Copper Courier")
    assert len(layer) == (invented()["outlet"] == "Copper Courier").sum()
    assert "LineString" in set(layer.geometry.geom_type)


def test_the_geopackage_has_styles_and_times_for_qgis(tmp_path: Path) -> None:
    path = write_flows(invented(), tmp_path / "claims.gpkg", "qgis").path
    assert {"claims_lines", "claims_points", "places"} <= set(pyogrio.list_layers(path)[:, 0])
    lines = pyogrio.read_dataframe(path, layer="claims_lines")
    assert len(lines) == len(invented()) - OPEN_ENDS
    assert str(lines["begin"].dtype).startswith("datetime64")
    assert lines.crs.to_epsg() == 4326
    assert len(pyogrio.read_dataframe(path, layer="claims_points")) == OPEN_ENDS
    with sqlite3.connect(path) as base:
        styles = dict(base.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault"))
    assert set(styles) == {"claims_lines", "claims_points"}
    tree = ElementTree.fromstring(styles["claims_lines"])
    temporal = tree.find("temporal")
    assert temporal is not None
    assert (temporal.get("enabled"), temporal.get("startField"), temporal.get("endField")) == ("1", "begin", "end")
    assert {category.get("value") for category in tree.iter("category")} == set(invented()["outlet"])
    base.close()


def test_a_claim_without_any_place_is_in_the_geopackage_too(tmp_path: Path) -> None:
    table = invented()
    table.loc[0, ["origin_lat", "origin_lon", "destination_lat", "destination_lon"]] = float("nan")
    written = write_flows(table, tmp_path / "claims.gpkg", "qgis")
    assert written.rows == len(table)
    assert pyogrio.read_dataframe(written.path, layer="claims_nowhere")["claim"].tolist() == ["a1"]


def test_geoparquet_is_version_1_1_with_both_ends(tmp_path: Path) -> None:
    path = write_flows(invented(), tmp_path / "claims.parquet", "geoparquet").path
    meta = json.loads(pq.read_schema(path).metadata[b"geo"])
    assert meta["version"] == "1.1.0"
    assert set(meta["columns"]) == {"geometry", "origin_geom", "destination_geom"}
    assert "bbox" in meta["columns"]["geometry"]["covering"]
    frame = gpd.read_parquet(path)
    assert len(frame) == len(invented())
    assert frame.set_index("claim").loc["i1", "destination_geom"] is None


@pytest.mark.parametrize(("form", "name"), [("kml", "x.csv"), ("flowmapblue", "x.csv"), ("shapefile", "x.shp")])
def test_a_wrong_ending_is_an_error(form: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"ending|not known"):
        write_flows(invented(), tmp_path / name, form)


def test_the_command_says_what_it_leaves_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_claims(invented(), tmp_path / "claims.csv")
    assert cli.main(["export", str(source), str(tmp_path / "sheets"), "--format", "flowmapblue"]) == 0
    said = capsys.readouterr()
    assert "4 claims with an open end make no flow" in said.err
    assert "movements: " in said.out
    assert isinstance(pd.read_csv(tmp_path / "sheets" / "flows_all.csv"), pd.DataFrame)
