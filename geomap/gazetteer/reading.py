"""Reading packs: folders of places.csv and names.csv, and the compact world file."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import GazetteerError
from .index import Tables
from .places import KINDS, NAME_KINDS, Place, PlaceName

PLACE_COLUMNS = ("id", "name", "kind", "country", "admin1", "lat", "lon", "radius_km", "source", "note")
NAME_COLUMNS = ("place_id", "name", "lang", "kind", "from", "to", "source")

WORLD_FILE = "world.gz"
"""The compact file that stands in a pack's folder in place of the two tables."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with the line that it stands on."""

    place: Place
    line: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name with the line that it stands on."""

    name: PlaceName
    line: int


class CsvPack:
    """A pack read from places.csv and names.csv.

    Parameters
    ----------
    folder : Path
        Where the pack lies.
    faults : list of GazetteerError, optional
        When given, bad rows are put here and left out; else the first one is raised.
    """

    def __init__(self, folder: Path, faults: list[GazetteerError] | None = None) -> None:
        self.folder = folder
        self.name = folder.name
        self.place_rows: list[PlaceRow] = []
        seen: dict[str, str] = {}
        for path in table_paths(folder, "places"):
            self.place_rows += read_places(path, self.name, faults, seen)
        self._rows = {row.place.id: number for number, row in enumerate(self.place_rows)}
        self._names: list[list[PlaceName]] = [[] for _ in self.place_rows]
        self.foreign: list[tuple[NameRow, Path]] = []
        """Names of places that stand in another pack."""
        for path in table_paths(folder, "names"):
            for row in read_names(path, self.name, faults):
                number = self._rows.get(row.name.place_id)
                if number is None:
                    self.foreign.append((row, path))
                else:
                    self._names[number].append(row.name)

    def __len__(self) -> int:
        return len(self.place_rows)

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        return self.place_rows[row].place

    def names(self, row: int) -> tuple[PlaceName, ...]:
        """Return the names of a row, its shown name first."""
        place = self.place(row)
        listed = tuple(self._names[row])
        if any(name.name == place.name for name in listed):
            return listed
        return (PlaceName(place.id, place.name, "en", "main", source=place.source, pack=self.name), *listed)

    def population(self, row: int) -> int:  # noqa: ARG002 (the tables hold none)
        """Return 0: the tables hold no population."""
        return 0

    def ids(self) -> Iterator[str]:
        """Give the ids in the order of rows."""
        return (row.place.id for row in self.place_rows)

    def countries(self) -> Iterator[str]:
        """Give the countries in the order of rows."""
        return (row.place.country for row in self.place_rows)

    def fill(self, tables: Tables, base: int) -> None:
        """File all names of the pack."""
        for number, row in enumerate(self.place_rows):
            place = row.place
            tables.add_name(place.name, base + number, place.country)
            for name in self._names[number]:
                tables.add_name(name.name, base + number, place.country)


def report_fault(fault: GazetteerError, faults: list[GazetteerError] | None) -> None:
    """Keep a fault, or raise it where nobody keeps them."""
    if faults is None:
        raise fault
    faults.append(fault)


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) of a CSV table, cells stripped.

    Raises
    ------
    GazetteerError
        The file is missing, is no UTF-8, or lacks a column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [cell.strip() for cell in next(reader, [])]
            missing = [column for column in columns if column not in header]
            if missing:
                raise GazetteerError(
                    f"the column {missing[0]} is missing; the header must be {','.join(columns)}",
                    path=path,
                    line=1,
                )
            line = reader.line_num + 1
            for cells in reader:
                if cells and any(cells):
                    row = dict.fromkeys(columns, "")
                    row.update(zip(header, (cell.strip() for cell in cells), strict=False))
                    if len(cells) > len(header):
                        row[""] = f"{len(cells)} cells where the header has {len(header)}"
                    yield line, row
                line = reader.line_num + 1
    except FileNotFoundError:
        raise GazetteerError("there is no such file; a pack is a folder with places.csv", path=path) from None
    except UnicodeDecodeError as error:
        raise GazetteerError(
            f"is not UTF-8 ({error.reason} at byte {error.start}); save it so", path=path
        ) from None
    except csv.Error as error:
        raise GazetteerError(f"is not CSV: {error}", path=path) from None


def table_paths(folder: Path, table: str) -> list[Path]:
    """List the files of a pack's table: ``places.csv``, or the parts that a big pack is split into.

    Parameters
    ----------
    folder : Path
        The pack.
    table : str
        ``places`` or ``names``.
    """
    whole = folder / f"{table}.csv"
    parts = sorted((folder / "parts").glob(f"*_{table}.csv"))
    return [whole, *parts] if whole.exists() or (table == "places" and not parts) else parts


def read_places(
    path: Path, pack: str, faults: list[GazetteerError] | None = None, seen: dict[str, str] | None = None
) -> list[PlaceRow]:
    """Read places.csv.

    Parameters
    ----------
    path : Path
        The table.
    pack : str
        Name of the pack, kept in each place.
    faults : list of GazetteerError, optional
        When given, bad rows are put here and left out; else the first one is raised.
    seen : dict of str to str, optional
        Ids of the pack's other files and where they stand; new ones are added.
    """
    rows: list[PlaceRow] = []
    seen = {} if seen is None else seen
    for line, cells in read_rows(path, PLACE_COLUMNS):
        try:
            place = parse_place(cells, pack)
            if place.id in seen:
                raise ValueError(
                    f"the id {place.id!r} stands at {seen[place.id]} already; give each place its own"
                )
        except ValueError as error:
            report_fault(GazetteerError(str(error), path=path, line=line), faults)
            continue
        seen[place.id] = f"{path.name}:{line}"
        rows.append(PlaceRow(place, line))
    return rows


def read_names(path: Path, pack: str, faults: list[GazetteerError] | None = None) -> list[NameRow]:
    """Read names.csv; see `read_places` for ``faults``."""
    rows: list[NameRow] = []
    for line, cells in read_rows(path, NAME_COLUMNS):
        try:
            rows.append(NameRow(parse_name(cells, pack), line))
        except ValueError as error:
            report_fault(GazetteerError(str(error), path=path, line=line), faults)
    return rows


def parse_place(cells: dict[str, str], pack: str) -> Place:
    """Make a place of the cells of a row.

    Raises
    ------
    ValueError
        What is wrong with the row, and what to do.
    """
    if "" in cells:
        raise ValueError(f"{cells['']}; quote a cell that holds a comma")
    for column in ("id", "name", "kind"):
        if not cells[column]:
            raise ValueError(f"the cell {column} is empty; fill it")
    if cells["kind"] not in KINDS:
        raise ValueError(f"unknown kind {cells['kind']!r}; use one of {', '.join(KINDS)}")
    country = cells["country"].upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country {cells['country']!r} is not an ISO code of two letters, such as SY")
    lat, lon = _number(cells, "lat", 90), _number(cells, "lon", 180)
    radius = _number(cells, "radius_km", 8000)
    if radius <= 0:
        raise ValueError(f"radius_km {cells['radius_km']} is not above 0; say how far the place reaches")
    return Place(
        cells["id"], cells["name"], cells["kind"], country, cells["admin1"], lat, lon, radius,
        cells["source"], cells["note"], pack,
    )  # fmt: skip


def _number(cells: dict[str, str], column: str, bound: float) -> float:
    try:
        value = float(cells[column])
    except ValueError:
        raise ValueError(f"{column} {cells[column]!r} is not a number in decimal degrees or km") from None
    if not math.isfinite(value) or abs(value) > bound:
        name = {"lat": "latitude", "lon": "longitude"}.get(column, column)
        raise ValueError(f"{name} {cells[column]} is outside -{bound:g}..{bound:g}; are lon and lat swapped?")
    return value


def parse_name(cells: dict[str, str], pack: str) -> PlaceName:
    """Make a name of the cells of a row; ValueError says what is wrong."""
    if "" in cells:
        raise ValueError(f"{cells['']}; quote a cell that holds a comma")
    if not cells["place_id"] or not cells["name"]:
        raise ValueError("place_id or name is empty; fill both")
    if cells["kind"] and cells["kind"] not in NAME_KINDS:
        raise ValueError(f"unknown kind of name {cells['kind']!r}; use one of {', '.join(NAME_KINDS)}")
    return PlaceName(
        cells["place_id"],
        cells["name"],
        cells["lang"],
        cells["kind"],
        cells["from"],
        cells["to"],
        cells["source"],
        pack,
    )


def packs_folder() -> Path:
    """Return the folder of the shipped packs: in the package when installed, else in the repository."""
    here = Path(__file__).resolve().parent.parent
    inside = here / "packs"
    return inside if inside.is_dir() else here.parent / "gazetteer"


def shipped_packs() -> list[Path]:
    """List the shipped packs in rising order of precedence: world, the theatres, levant."""
    folder = packs_folder()
    order = {"world": 0, "levant": 2}
    packs = [path for path in folder.iterdir() if is_pack(path)] if folder.is_dir() else []
    theatres = folder / "theatres"
    if theatres.is_dir() and not is_pack(theatres):
        packs += [path for path in theatres.iterdir() if is_pack(path)]
    return sorted(packs, key=lambda path: (order.get(path.name, 1), path.name))


def is_pack(path: Path) -> bool:
    """Say whether a folder holds a pack."""
    return path.is_dir() and (
        (path / WORLD_FILE).is_file() or any(file.is_file() for file in table_paths(path, "places"))
    )


def read_shapes(folder: Path) -> dict[str, dict[str, Any]]:
    """Read shapes.geojson of a pack: GeoJSON geometries by place id; empty where there is no such file."""
    path = folder / "shapes.geojson"
    if not path.is_file():
        return {}
    try:
        features: Iterable[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {str(_feature_id(feature)): feature["geometry"] for feature in features}
    except (ValueError, KeyError, TypeError) as error:
        what = f"is not a FeatureCollection whose features have an id and a geometry ({error})"
        raise GazetteerError(what, path=path) from None


def _feature_id(feature: dict[str, Any]) -> Any:
    return feature["id"] if "id" in feature else feature["properties"]["id"]
