"""A GeoPackage that QGIS opens with colours and a time slider, and GeoParquet 1.1 with both ends as geometries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geomap.compare import Comparison
from geomap.errors import TableError
from geomap.flows.rows import claim_rows, day_stamp, fit_text, outlet_names
from geomap.flows.text import points
from geomap.lines import CRS
from geomap.style import hue_of, order_outlets
from geomap.table import whole_file

LINES, POINTS, PLACES, NOWHERE = "claims_lines", "claims_points", "places", "claims_nowhere"
_CLOCK = "2000-01-01T00:00:00.000Z"  # GeoPackage stamps the time of writing; two exports have to be the same bytes
_STYLES = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
  description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME
)"""
_DASHES = {"possible": "dot", "planned": "dash", "prevented": "dash dot", "denied": "dash dot dot"}


def write_geopackage(comparison: Comparison, path: Path) -> int:
    """Write the layers ``claims_lines``, ``claims_points`` and ``places``, styled by outlet, with times.

    Parameters
    ----------
    comparison : Comparison
        The comparison.
    path : Path
        The ``.gpkg`` file.

    Returns
    -------
    int
        How many claims it holds; those without any resolved end stand in the table ``claims_nowhere``.
    """
    import pyogrio

    rows = claim_rows(comparison)
    frame = _frame(rows)
    kinds = frame.geometry.geom_type
    outlets = order_outlets(outlet_names(rows))
    layers = {LINES: frame[kinds == "LineString"], POINTS: frame[kinds == "Point"], PLACES: _places(rows)}
    nowhere = pd.DataFrame(frame[frame.geometry.isna()].drop(columns="geometry"))
    with whole_file(path) as draft, _fixed_clock():
        try:
            for name, layer in layers.items():
                layer.to_file(draft, layer=name, driver="GPKG", engine="pyogrio", index=False)
            if len(nowhere):
                pyogrio.write_dataframe(nowhere, draft, layer=NOWHERE, driver="GPKG", append=True)
        except RuntimeError as error:
            raise TableError(f"cannot be written as GeoPackage ({error})", path=path) from error
        _add_styles(draft, outlets)
    return len(layers[LINES]) + len(layers[POINTS]) + len(nowhere)


def write_geoparquet(comparison: Comparison, path: Path) -> int:
    """Write GeoParquet 1.1: the line or point of each claim, ``origin_geom`` and ``destination_geom`` beside it."""
    rows = claim_rows(comparison)
    frame = _frame(rows)
    for role in ("origin", "destination"):
        frame[f"{role}_geom"] = _series([_end(row, role) for row in rows], frame.index)
    with whole_file(path) as draft:
        frame.to_parquet(draft, schema_version="1.1.0", write_covering_bbox=True, index=False)
    return len(frame)


def _frame(rows: Sequence[dict[str, Any]]) -> gpd.GeoDataFrame:
    names = list(rows[0]) if rows else ["claim", "outlet", "status"]
    data = pd.DataFrame([{name: _cell(cell) for name, cell in row.items()} for row in rows], columns=names)
    for name in ("count_min", "count_max", "event_count_min", "event_count_max", "quote_start", "quote_end"):
        if name in data:
            data[name] = data[name].astype("Int64")
    for name in data.columns:
        if data[name].dtype == object:
            data[name] = data[name].astype("string")
    for name, day in (("begin", "date_start"), ("end", "date_end")):
        data[name] = pd.Series([day_stamp(row[day]) for row in rows], dtype="datetime64[ms]")
    shapes = [_shape(row) for row in rows]
    return gpd.GeoDataFrame(data, geometry=_series(shapes, data.index))


def _series(shapes: Sequence[shapely.Geometry | None], index: pd.Index) -> gpd.GeoSeries:
    values = np.full(len(shapes), None, dtype=object)
    values[:] = shapes
    return gpd.GeoSeries(values, index=index, crs=CRS)


def _end(row: dict[str, Any], role: str) -> shapely.Geometry | None:
    lon, lat = row[f"{role}_lon"], row[f"{role}_lat"]
    return None if lon is None else shapely.Point(lon, lat)


def _cell(cell: Any) -> Any:
    return fit_text(cell) if isinstance(cell, str) else cell


def _shape(row: dict[str, Any]) -> shapely.Geometry | None:
    ends = points(row)
    if not ends:
        return None
    return shapely.LineString(ends) if len(ends) == 2 else shapely.Point(ends[0])


def _places(rows: Sequence[dict[str, Any]]) -> gpd.GeoDataFrame:
    found: dict[tuple[float, float], dict[str, Any]] = {}
    for row in rows:
        for role in ("origin", "destination"):
            if row[f"{role}_lon"] is not None:
                at = (row[f"{role}_lon"], row[f"{role}_lat"])
                place = found.setdefault(
                    at, {"place_id": row[f"{role}_id"], "name": fit_text(row[role]), "departures": 0, "arrivals": 0}
                )
                place["departures" if role == "origin" else "arrivals"] += 1
    columns = ["place_id", "name", "departures", "arrivals"]
    data = pd.DataFrame(list(found.values()), columns=columns).astype({"place_id": "string", "name": "string"})
    return gpd.GeoDataFrame(
        data, geometry=gpd.GeoSeries([shapely.Point(at) for at in found], index=data.index, crs=CRS)
    )


@contextmanager
def _fixed_clock() -> Iterator[None]:
    import pyogrio

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _CLOCK})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _add_styles(path: Path, outlets: Sequence[str]) -> None:
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(_STYLES)
        base.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, styleSLD, useAsDefault, description, owner, update_time)"
            " VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', ?)",
            [
                (LINES, "outlets", _style(outlets, "SimpleLine"), "One colour an outlet, one dash a status", _CLOCK),
                (POINTS, "outlets", _style(outlets, "SimpleMarker"), "One colour an outlet", _CLOCK),
            ],
        )
        base.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)"
            " VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?, NULL)",
            (_CLOCK,),
        )


def _style(outlets: Sequence[str], kind: str) -> str:
    """Return a QGIS style: a colour for each outlet, a dash for each status, time from ``begin`` to ``end``."""
    categories, symbols = [], []
    for at, outlet in enumerate(outlets):
        value = "" if outlet == "(no outlet)" else outlet
        name = quoteattr(fit_text(outlet))
        categories.append(f'<category value={quoteattr(fit_text(value))} symbol="{at}" label={name} render="true"/>')
        colour = hue_of(at).light.lstrip("#")
        rgb = ",".join(str(int(colour[part : part + 2], 16)) for part in (0, 2, 4))
        symbols.append(
            f'<symbol name="{at}" type="{"line" if kind == "SimpleLine" else "marker"}" alpha="1">'
            f'<layer class="{kind}" enabled="1"><Option type="Map">{_options(kind, rgb)}</Option>{_dash(kind)}'
            "</layer></symbol>"
        )
    temporal = (
        '<temporal enabled="1" mode="2" startField="begin" endField="end" durationUnit="min" fixedDuration="0" '
        'durationField="" accumulate="0" startExpression="" endExpression="" limitMode="1"/>'
    )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        f'<qgis version="3.28.0" styleCategories="Symbology|Temporal">{temporal}'
        f'<renderer-v2 type="categorizedSymbol" attr="outlet" enableorderby="0" forceraster="0" symbollevels="0">'
        f"<categories>{''.join(categories)}</categories><symbols>{''.join(symbols)}</symbols></renderer-v2></qgis>"
    )


def _options(kind: str, rgb: str) -> str:
    if kind == "SimpleLine":
        values = {"line_color": f"{rgb},255", "line_width": "0.7", "line_width_unit": "MM", "line_style": "solid"}
    else:
        values = {"color": f"{rgb},255", "size": "3", "size_unit": "MM", "name": "circle"}
    return "".join(f'<Option name="{name}" value="{value}" type="QString"/>' for name, value in values.items())


def _dash(kind: str) -> str:
    if kind != "SimpleLine":
        return ""
    cases = " ".join(f"WHEN &quot;status&quot;='{status}' THEN '{dash}'" for status, dash in _DASHES.items())
    return (
        '<data_defined_properties><Option type="Map"><Option name="properties" type="Map">'
        '<Option name="lineStyle" type="Map"><Option name="active" value="true" type="bool"/>'
        f'<Option name="expression" value="CASE {cases} ELSE \'solid\' END" type="QString"/>'
        '<Option name="type" value="3" type="int"/></Option></Option></Option></data_defined_properties>'
    )
