"""Add the land borders between countries to theatres/places.csv and theatres/names.csv.

    python tools/build_borders.py NATURALEARTH_LOWRES.shp

The file is Natural Earth 1:110m (public domain), as geopandas shipped it up to 0.14. A border is a place in no one
country: the point half-way along the line that both outlines share, and a radius that reaches its ends. A border that a
pack already names ("Syrian-Iraqi border") is left to that pack. Rows of an earlier run are replaced. Afterwards run
build_index.py.
"""

from __future__ import annotations

import csv
import itertools
import sys
from pathlib import Path

import geopandas as gpd
import shapely

ROOT = Path(__file__).resolve().parent.parent
THEATRES = ROOT / "gazetteer" / "theatres"
sys.path.insert(0, str(ROOT))

from geomap.gazetteer import distance_km, read_gazetteer  # noqa: E402 (the repository's own package)
from geomap.gazetteer.countries import country_of, country_words  # noqa: E402

SOURCE = "Natural Earth 1:110m (public domain)"
NOTE = "the line that both countries share; the point is half-way along it"
SHORTEST_KM = 10.0


def main(shapefile: str) -> None:
    """Rewrite the rows."""
    outlines = outlines_of(shapefile)
    gazetteer = read_gazetteer()
    places: list[list[str]] = []
    names: list[list[str]] = []
    for one, two in itertools.combinations(sorted(outlines), 2):
        shared = outlines[one].boundary.intersection(outlines[two].boundary)
        lines = shapely.line_merge(shapely.union_all([part for part in shapely.get_parts(shared) if part.length]))
        ends = shapely.get_coordinates(lines)
        if not len(ends):
            continue
        longest = max(shapely.get_parts(lines), key=lambda line: line.length)
        middle = longest.interpolate(0.5, normalized=True)
        reach = max(distance_km(middle.y, middle.x, y, x) for x, y in ends)
        listed = names_of(one, two)
        known = any(place.source != SOURCE for name in listed for place in gazetteer.find(name))
        if known or 2 * reach < SHORTEST_KM:
            continue
        place_id = f"{one.lower()}-{two.lower()}-border"
        places.append(
            [place_id, listed[0], "region", "", "", f"{middle.y:.2f}", f"{middle.x:.2f}", f"{reach:.0f}", SOURCE, NOTE]
        )
        names += [
            [place_id, name, "en", "spelling" if at else "main", "", "", "common English"]
            for at, name in enumerate(listed)
        ]
    old = {place.id for place in gazetteer.places.values() if place.source == SOURCE}
    replace_rows(THEATRES / "places.csv", places, old)
    replace_rows(THEATRES / "names.csv", names, old)
    print(f"{len(places)} borders, {len(names)} names")  # noqa: T201


def outlines_of(shapefile: str) -> dict[str, shapely.Geometry]:
    """Return the outline of each country by its ISO code of two letters, as WGS84 degrees."""
    out: dict[str, list[shapely.Geometry]] = {}
    for name, geometry in zip(*(gpd.read_file(shapefile)[column] for column in ("name", "geometry")), strict=True):
        code = LONG_NAMES.get(name, country_of(name))
        if code is None:
            print(f"no code for {name}", file=sys.stderr)  # noqa: T201
        elif code:
            out.setdefault(code, []).append(geometry)
    return {code: shapely.union_all(parts) for code, parts in out.items()}


def names_of(one: str, two: str) -> list[str]:
    """Return what the press calls a border: "Chad-Sudan border", "Sudanese-Chadian border"."""
    words = country_words()
    names = [(words[one].name, words[two].name)]
    if words[one].demonyms and words[two].demonyms:
        names.append((words[one].demonyms[0], words[two].demonyms[0]))
    return list(dict.fromkeys(f"{a}-{b} border" for pair in names for a, b in (pair, pair[::-1])))


def replace_rows(path: Path, rows: list[list[str]], ids: set[str]) -> None:
    """Write rows among those of a table, in the order of their ids."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *old = csv.reader(file)
    kept = [row for row in old if row[0] not in ids]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted([*kept, *rows], key=lambda row: row[0]))


LONG_NAMES = {
    "United States of America": "US", "Dem. Rep. Congo": "CD", "Congo": "CG", "Central African Rep.": "CF",
    "S. Sudan": "SS", "W. Sahara": "EH", "Eq. Guinea": "GQ", "Bosnia and Herz.": "BA", "Dominican Rep.": "DO",
    "Côte d'Ivoire": "CI", "eSwatini": "SZ", "Czechia": "CZ", "Macedonia": "MK", "North Macedonia": "MK",
    "Timor-Leste": "TL", "Somaliland": "SO", "Kosovo": "XK", "N. Cyprus": "",
}  # fmt: skip
"""Names that the file shortens; Somaliland's outer borders are Somalia's here, northern Cyprus is left out."""


if __name__ == "__main__":
    main(sys.argv[1])
