"""The map: a claims table in, one HTML file out that opens from a disk and asks the network for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from geomap.errors import TableError
from geomap.lines import ENDS, end_coordinates
from geomap.maps.assets import leaflet_css, leaflet_js, page_css, page_js, page_words
from geomap.maps.block import check_is_table, claims_block, packed_block, words
from geomap.maps.outlines import outlines_block
from geomap.maps.page import OfflineMap, StartElement, policy_of
from geomap.maps.plain import MOST_ROWS, SHOWN, plain_table
from geomap.maps.tiles import Tiles, find_tiles
from geomap.maps.world import Box, basemap_block
from geomap.style import style_block

__all__ = ["OfflineMap", "build_map", "write_map"]

LANGUAGES = ("en", "ar")
BULK = (0.04, 0.96)  # of the ends of the claims, in each direction; the page opens on the same share


def build_map(
    claims: pd.DataFrame,
    *,
    title: str = "Claimed movements",
    subtitle: str = "",
    language: str = "en",
    labels: Mapping[str, Mapping[str, str]] | None = None,
    shapes: Mapping[str, Mapping[str, Any]] | None = None,
    via: Mapping[str, tuple[float, float]] | None = None,
    windows: tuple[int, float] | None = None,
    tiles: str | None = None,
) -> OfflineMap:
    """Draw claimed movements on an offline map.

    Parameters
    ----------
    claims : pandas.DataFrame or geopandas.GeoDataFrame
        The claims table, (n, k), its places resolved: ``origin_lat`` and so on in decimal degrees. Missing
        optional columns count as empty. Rows whose ``review`` is "rejected" are counted, not drawn. With the
        columns of ``events_of`` (``event``, ``verdict`` and so on) the map shows who stands behind a movement.
    title, subtitle : str
        The words at the top of the page.
    language : {"en", "ar"}
        The language of the interface at first; the reader can switch.
    labels : mapping of str to mapping of str to str, optional
        Names for the labels: place id to language code to name. Without it a place is called what the
        reports call it.
    shapes : mapping of str to mapping, optional
        GeoJSON geometries by place id (``Gazetteer.shapes``): the outlines of areas. An area without one is
        drawn as its country where its id is a country's code, else as a disc of its radius.
    via : mapping of str to (float, float), optional
        Latitude and longitude of places that claims name on the way, by the name in the column ``via``.
    windows : (int, float), optional
        The days and kilometres within which ``events_of`` took claims for one movement; the page says them.
    tiles : str, optional
        Name of an online tile set that xyzservices knows ("OpenStreetMap.Mapnik"). The tile server then
        learns who looks at which part of the map; without it the page asks the network for nothing.

    Returns
    -------
    OfflineMap
        A ``folium.Map``; your own folium layers can be added to it, and a notebook shows it.

    Raises
    ------
    TableError
        The claims are no table, or a coordinate is no number or outside the world.
    GazetteerError
        A shape is no geometry.
    ValueError
        The language has no interface texts, or the tile set is not known.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["A"], "origin_lat": [36.34], "origin_lon": [43.13],
    ...                       "destination_lat": [35.95], "destination_lon": [39.01]})
    >>> page = build_map(table, title="{{ 7*7 }}").get_root().render()
    >>> "<title>{{ 7*7 }}</title>" in page
    True
    """
    if language not in LANGUAGES:
        message = f"the map's interface has no texts in '{language}'; choose from {', '.join(LANGUAGES)}"
        raise ValueError(message)
    table = with_ends(check_is_table(claims))
    online = find_tiles(tiles) if tiles else None
    texts = page_words()
    page = OfflineMap(
        title=title,
        language=language,
        direction=texts[language]["direction"],
        policy=policy_of(online.hosts if online else ()),
        location=[0.0, 0.0],
        zoom_start=2,
        zoom_control=False,
    )
    page.inline("header", "leaflet_css", "style", leaflet_css())
    page.inline("header", "geomap_css", "style", page_css())
    page.inline("header", "leaflet_js", "script", leaflet_js())
    page.inline("header", "geomap_js", "script", page_js())
    settings = {
        "title": title,
        "subtitle": subtitle,
        "language": language,
        "style": style_block(),
        "words": texts,
        "windows": windows,
    }
    core, text = claims_block(table, labels, via)
    base = basemap_block(extent(table), bulk(table)) | {"outlines": outlines_block(core["ends"], shapes)}
    add_blocks(page, core, text, base, settings, online)
    shown = table.reindex(columns=[*SHOWN]).head(MOST_ROWS)
    plain = plain_table({name: words(shown[name]) for name in SHOWN}, len(table), texts[language])
    page.inline("tail", "geomap_plain", "noscript", plain)
    StartElement().add_to(page)
    return page


def with_ends(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with columns for both ends, empty where it had none."""
    missing = [f"{end}_{axis}" for end in ENDS for axis in ("lat", "lon") if f"{end}_{axis}" not in table.columns]
    return table.reindex(columns=[*table.columns, *missing]) if missing else table


def add_blocks(
    page: OfflineMap,
    core: dict[str, Any],
    text: dict[str, Any],
    base: dict[str, Any],
    settings: dict[str, Any],
    online: Tiles | None,
) -> None:
    """Put the four data blocks into the page: settings, claims, the claims' words, basemap."""
    if online is not None:
        settings["tiles"] = {
            "url": online.url,
            "attribution": online.attribution,
            "name": online.name,
            "max": online.max_zoom,
            "subdomains": list(online.subdomains),
            "tms": online.tms,
        }
    for where, name, value in (
        ("html", "geomap-settings", settings),
        ("html", "geomap-claims", core),
        ("html", "geomap-base", base),
        ("tail", "geomap-text", text),
    ):
        block, packed = packed_block(value)
        page.block(where, name, block, packed=packed and name != "geomap-settings")


def extent(table: pd.DataFrame) -> Box | None:
    """Return west, south, east, north of all resolved places, None where there is none."""
    points = np.concatenate([end_coordinates(table, end) for end in ENDS])
    points = points[~np.isnan(points).any(axis=1)]
    if len(points) == 0:
        return None
    (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return (west, south, east, north)


def bulk(table: pd.DataFrame) -> Box | None:
    """Return the box that holds most of the claims' towns, with room around it; None without places.

    Areas count where there is no town: the middle of a country says little of where the claims are about.
    """
    points = np.concatenate([end_coordinates(table, end) for end in ENDS])
    kinds = np.concatenate([table.reindex(columns=[f"{end}_kind"]).to_numpy(object)[:, 0] for end in ENDS])
    is_area = np.array([kind is not pd.NA and kind == "area" for kind in kinds], dtype=bool)
    known = ~np.isnan(points).any(axis=1)
    points = points[known & ~is_area] if (known & ~is_area).any() else points[known]
    if len(points) == 0:
        return None
    low, high = np.quantile(points, BULK[0], axis=0), np.quantile(points, BULK[1], axis=0)
    room = np.maximum(high - low, 1.0) / 2
    near = points[((points >= low - room) & (points <= high + room)).all(axis=1)]
    (west, south), (east, north) = near.min(axis=0).tolist(), near.max(axis=0).tolist()
    return (west, south, east, north)


def write_map(page: OfflineMap, path: str | Path) -> Path:
    """Write a map as one HTML file.

    Parameters
    ----------
    page : OfflineMap
        What ``build_map`` returned.
    path : str or Path
        The file to write; its folder is made if it is missing.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    TableError
        The file cannot be written.
    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.get_root().render().encode("utf-8", "replace"))
    except OSError as reason:
        message = f"the map cannot be written: {reason.strerror}"
        raise TableError(message, path=target) from reason
    return target
