"""The outlines of areas: shapes that the gazetteer gives, and countries, as the page draws them in place of a disc."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geomap.errors import GazetteerError
from geomap.maps.world import UNIT, WORLD, basemap_file, coded_parts, layer_shapes

COUNTRY_ID = re.compile(r"(?:iso:)?([A-Za-z]{2})", re.ASCII)
"""How the shipped packs number countries: by their two-letter code."""
TOLERANCES = (0.004, 0.012, 0.04, 0.12, 0.4, 1.2)  # degrees
MOST_POINTS = 1500
"""An outline keeps so many points at the most: finer than a pixel where the area fills the screen."""
SMALLEST = 1e-4  # of the area of all parts: smaller islands are left out


@cache
def country_shapes() -> dict[str, BaseGeometry]:
    """Return the outlines of the countries by two-letter code, in degrees."""
    codes = bytes(basemap_file()["outline.codes"]).decode("ascii").split()
    owners = basemap_file()["outline.countries.flags"]
    polygons = layer_shapes("outline", "countries")
    whole = {code: shapely.multipolygons(polygons[owners == number]) for number, code in enumerate(codes)}
    return {code: shapely.transform(found, lambda points: points / UNIT) for code, found in whole.items()}


def outlines_block(
    ends: Sequence[Mapping[str, Any]], shapes: Mapping[str, Mapping[str, Any]] | None = None
) -> dict[str, list[Any]]:
    """Return the outline of each area of a map that has one.

    Parameters
    ----------
    ends : sequence of mapping
        The ends of ``claims_block``: ``place``, ``id`` and ``kind``.
    shapes : mapping of str to mapping, optional
        GeoJSON geometries by place id, as ``Gazetteer.shapes``. A place without one has the outline of its
        country where its id is a two-letter country code.

    Returns
    -------
    dict
        The number of the place, as text, to [kind, country code or "", delta-coded ring, ...]; kind is 0 for a
        polygon and 1 for a line, a river's.

    Raises
    ------
    GazetteerError
        A shape is no geometry, or lies outside the world.
    """
    found: dict[str, list[Any]] = {}
    for end in ends:
        place_id, place = end["id"], str(end["place"])
        if place_id is None or end["place"] < 0 or end["kind"] != "area" or place in found:
            continue
        country = COUNTRY_ID.fullmatch(place_id)
        code = country[1].upper() if country else ""
        given = (shapes or {}).get(place_id)
        outline = parsed(place_id, given) if given is not None else country_shapes().get(code)
        if outline is not None and not outline.is_empty:
            kind = 1 if outline.geom_type.endswith("LineString") else 0
            rings = coded_rings(outline)
            if rings:
                found[place] = [kind, code, *rings]
    return found


def parsed(place_id: str, given: Mapping[str, Any]) -> BaseGeometry:
    """Return a GeoJSON geometry as a shape of polygons or lines; empty where it is made of points."""
    try:
        with np.errstate(invalid="ignore"):  # a NaN is told below, with its place
            found = shapely.force_2d(shape(dict(given)))
        points = shapely.get_coordinates(found)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, shapely.errors.ShapelyError) as reason:
        message = f"the shape of '{place_id}' is no GeoJSON geometry ({reason}); mend or remove it"
        raise GazetteerError(message) from reason
    west, south, east, north = WORLD[0], -90.0, WORLD[2], 90.0
    if not (np.isfinite(points).all() and (points >= [west, south]).all() and (points <= [east, north]).all()):
        message = f"the shape of '{place_id}' lies outside the world; coordinates are longitude, latitude in degrees"
        raise GazetteerError(message)
    if not found.geom_type.endswith(("Polygon", "LineString")):
        return shapely.Point()
    return shapely.make_valid(found)


def coded_rings(outline: BaseGeometry) -> list[list[int]]:
    """Return the rings or lines of a shape, simplified as far as it takes, in delta-coded steps of 0.001 degrees."""
    rings: list[list[int]] = []
    whole = outline.area
    for tolerance in TOLERANCES:
        parts = shapely.get_parts(shapely.simplify(outline, tolerance))
        kept = parts if whole == 0 else parts[shapely.area(parts) >= whole * SMALLEST]
        coded = coded_parts(shapely.transform(kept, lambda points: points * UNIT))
        rings = [ring for part in coded for ring in part]
        if sum(map(len, rings)) // 2 <= MOST_POINTS:
            return rings
    return sorted(rings, key=len, reverse=True)[:200]
