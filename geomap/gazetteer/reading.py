"""Reading packs: folders of places.csv and names.csv, or of a compact file."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any, cast

from geomap.errors import GazetteerError

from .compact import COMPACT_FILE, CompactPack, tables_digest
from .fuzzy import bones_of
from .index import Pairs, Tables
from .places import KINDS, NAME_KINDS, Place, PlaceName

PLACE_COLUMNS = ("id", "name", "kind", "country", "admin1", "lat", "lon", "radius_km", "source", "note")
NAME_COLUMNS = ("place_id", "name", "lang", "kind", "from", "to", "source")

PLACES_FILE, NAMES_FILE = "places.csv", "names.csv"

_NAME_KINDS = frozenset(("", *NAME_KINDS))


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

    is_fallback = False
    stamp = ""

    def __init__(self, folder: Path, faults: list[GazetteerError] | None = None) -> None:
        self.name = folder.name
        self.joins: Mapping[str, tuple[Pairs, Pairs]] = {}
        self._places = [row.place for row in read_places(folder / PLACES_FILE, self.name, faults)]
        self._rows = {place.id: row for row, place in enumerate(self._places)}
        self._names: list[list[NameCells]] = [[] for _ in self._places]
        self.foreign: list[tuple[NameRow, Path]] = []
        """Names of places that stand in another pack."""
        path = folder / NAMES_FILE
        for line, cells in read_name_cells(path, faults) if path.exists() else ():
            row = self._rows.get(cells[0])
            if row is None:
                self.foreign.append((NameRow(PlaceName(*cells, self.name), line), path))
            else:
                self._names[row].append(cells)
        self.tables = self._filled()

    def _filled(self) -> Tables:
        """File all names of the pack, folded in one step: name by name took four times as long."""
        names: list[str] = []
        rows: list[int] = []
        for row, (place, listed) in enumerate(zip(self._places, self._names, strict=True)):
            names.append(place.name)
            names += [cells[1] for cells in listed]
            rows += [row] * (1 + len(listed))
        tables = Tables()
        tables.add_names(names, rows, list(self.countries()))
        return tables

    def __len__(self) -> int:
        return len(self._places)

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        return self._places[row]

    def names(self, row: int) -> tuple[PlaceName, ...]:
        """Return the names of a row, its shown name first."""
        place = self.place(row)
        listed = tuple(PlaceName(*cells, self.name) for cells in self._names[row])
        if any(name.name == place.name for name in listed):
            return listed
        return (PlaceName(place.id, place.name, "en", "main", source=place.source, pack=self.name), *listed)

    def spellings(self, row: int) -> tuple[str, ...]:
        """Return the names of a row as bare text."""
        return (self.place(row).name, *(cells[1] for cells in self._names[row]))

    def bones(self, row: int) -> Sequence[str]:
        """Return the consonants of a row's names."""
        return bones_of(self.spellings(row))

    def population(self, row: int) -> int:  # noqa: ARG002 (the tables hold none)
        """Return 0: the tables hold no population."""
        return 0

    def ids(self) -> Iterator[str]:
        """Give the ids in the order of rows."""
        return iter(self._rows)

    def countries(self) -> Iterator[str]:
        """Give the countries in the order of rows."""
        return (place.country for place in self._places)

    def row_of(self, place_id: str) -> int | None:
        """Return the row of an id."""
        return self._rows.get(place_id)


def report_fault(fault: GazetteerError, faults: list[GazetteerError] | None) -> None:
    """Keep a fault, or raise it where nobody keeps them."""
    if faults is None:
        raise fault
    faults.append(fault)


def read_rows(path: Path, columns: tuple[str, ...]) -> tuple[Sequence[int], list[tuple[str, ...]]]:
    """Return the lines and the cells of a CSV table's rows, cells stripped and in the order of the columns.

    A row that is too long keeps its surplus cells at the end, so that the caller can tell. An empty row has no cells.

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
                what = f"the column {missing[0]} is missing; the header must be {','.join(columns)}"
                raise GazetteerError(what, path=path, line=1)
            first = reader.line_num + 1
            raw = list(reader)
            is_plain = reader.line_num - first + 1 == len(raw)  # each row is one line
    except FileNotFoundError:
        raise GazetteerError("there is no such file; a pack is a folder with places.csv", path=path) from None
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 ({error.reason} at byte {error.start}); save it so"
        raise GazetteerError(what, path=path) from None
    except csv.Error as error:
        raise GazetteerError(f"is not CSV: {error}", path=path) from None
    lines = range(first, first + len(raw)) if is_plain else _lines_of(path)
    strip, width = str.strip, len(header)
    if header == list(columns):
        rows = [tuple(map(strip, cells)) for cells in raw]
    else:
        order = [header.index(column) for column in columns]
        padded = [[*map(strip, cells), *[""] * (width - len(cells))] for cells in raw]
        rows = [(*(cells[index] for index in order), *cells[width:]) for cells in padded]
    return lines, [_whole(cells, len(columns)) if len(cells) < len(columns) else cells for cells in rows]


def _whole(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Fill up a row that ends early; an empty one stays empty."""
    return cells + ("",) * (width - len(cells)) if any(cells) else ()


def _lines_of(path: Path) -> list[int]:
    """Tell on which line each row begins, where cells run over several lines."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        ends = [reader.line_num for _ in reader]
    return [end + 1 for end in ends[:-1]]


def read_places(path: Path, pack: str, faults: list[GazetteerError] | None = None) -> list[PlaceRow]:
    """Read places.csv.

    Parameters
    ----------
    path : Path
        The table.
    pack : str
        Name of the pack, kept in each place.
    faults : list of GazetteerError, optional
        When given, bad rows are put here and left out; else the first one is raised.
    """
    rows: list[PlaceRow] = []
    seen: dict[str, str] = {}
    for line, cells in zip(*read_rows(path, PLACE_COLUMNS), strict=True):
        if not any(cells):
            continue
        try:
            place = parse_place(cells, pack)
            if place.id in seen:
                raise ValueError(f"the id {place.id!r} stands at {seen[place.id]} already; give each place its own")
        except ValueError as error:
            report_fault(GazetteerError(str(error), path=path, line=line), faults)
            continue
        seen[place.id] = f"{path.name}:{line}"
        rows.append(PlaceRow(place, line))
    return rows


NameCells = tuple[str, str, str, str, str, str, str]
"""The cells of a row of names.csv, in the order of `NAME_COLUMNS`."""


def read_names(path: Path, pack: str, faults: list[GazetteerError] | None = None) -> list[NameRow]:
    """Read names.csv; see `read_places` for ``faults``."""
    return [NameRow(PlaceName(*cells, pack), line) for line, cells in read_name_cells(path, faults)]


def read_name_cells(path: Path, faults: list[GazetteerError] | None = None) -> list[tuple[int, NameCells]]:
    """Read the checked rows of names.csv as (line, cells); plain tuples, since a pack may hold 40,000."""
    lines, rows = read_rows(path, NAME_COLUMNS)
    kinds, width = _NAME_KINDS, len(NAME_COLUMNS)
    is_good = [len(cells) == width and cells[0] and cells[1] and cells[3] in kinds for cells in rows]
    for line, cells, good in zip(lines, rows, is_good, strict=True) if not all(is_good) else ():
        if not good and any(cells):
            try:
                parse_name(cells, "")
            except ValueError as error:
                report_fault(GazetteerError(str(error), path=path, line=line), faults)
    good_rows = zip(lines, rows, strict=True) if all(is_good) else compress(zip(lines, rows, strict=True), is_good)
    return cast("list[tuple[int, NameCells]]", list(good_rows))


def parse_place(cells: Sequence[str], pack: str) -> Place:
    """Make a place of the cells of a row, in the order of `PLACE_COLUMNS`.

    Raises
    ------
    ValueError
        What is wrong with the row, and what to do.
    """
    _check_width(cells, PLACE_COLUMNS)
    place_id, name, kind, country, admin1, lat, lon, radius_km, source, note = cells
    for column, cell in (("id", place_id), ("name", name), ("kind", kind)):
        if not cell:
            raise ValueError(f"the cell {column} is empty; fill it")
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}; use one of {', '.join(KINDS)}")
    code = country.upper()
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise ValueError(f"country {country!r} is not an ISO code of two letters, such as SY")
    radius = _number(radius_km, "radius_km", 8000)
    if radius <= 0:
        raise ValueError(f"radius_km {radius_km} is not above 0; say how far the place reaches")
    latitude, longitude = _number(lat, "lat", 90), _number(lon, "lon", 180)
    return Place(place_id, name, kind, code, admin1, latitude, longitude, radius, source, note, pack)


def _check_width(cells: Sequence[str], columns: tuple[str, ...]) -> None:
    if len(cells) != len(columns):
        raise ValueError(f"{len(cells)} cells where the header has {len(columns)}; quote a cell that holds a comma")


def _number(cell: str, column: str, bound: float) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f"{column} {cell!r} is not a number in decimal degrees or km") from None
    if not math.isfinite(value) or abs(value) > bound:
        name = {"lat": "latitude", "lon": "longitude"}.get(column, column)
        raise ValueError(f"{name} {cell} is outside -{bound:g}..{bound:g}; are lon and lat swapped?")
    return value


def parse_name(cells: Sequence[str], pack: str) -> PlaceName:
    """Make a name of the cells of a row, in the order of `NAME_COLUMNS`; ValueError says what is wrong."""
    _check_width(cells, NAME_COLUMNS)
    place_id, name, lang, kind, start, end, source = cells
    if not place_id or not name:
        raise ValueError("place_id or name is empty; fill both")
    if kind and kind not in _NAME_KINDS:
        raise ValueError(f"unknown kind of name {kind!r}; use one of {', '.join(NAME_KINDS)}")
    return PlaceName(place_id, name, lang, kind, start, end, source, pack)


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
    return (path / PLACES_FILE).is_file() or is_compact(path)


def is_compact(path: Path) -> bool:
    """Say whether a folder holds a pack that is a compact file alone."""
    return (path / COMPACT_FILE).is_file() and not (path / PLACES_FILE).is_file()


def read_pack(folder: Path, faults: list[GazetteerError] | None = None) -> CsvPack | CompactPack:
    """Read a pack: its compact file where that is all, or where a shipped one was built from the tables beside it."""
    if is_compact(folder):
        return CompactPack(folder / COMPACT_FILE)
    # only our own: another's file could hold keys that its tables don't
    if folder.parent == packs_folder() and (folder / COMPACT_FILE).is_file():
        try:
            pack = CompactPack(folder / COMPACT_FILE)
            if pack.stamp == tables_digest(folder):
                return pack
        except (OSError, GazetteerError):
            pass  # then the tables alone, and a little later
    return CsvPack(folder, faults)


def pack_folder(pack: str | Path) -> Path:
    """Return the folder of a pack, given by its folder or, where it is a shipped one, its name."""
    path = Path(pack)
    if is_pack(path):
        return path
    for folder in shipped_packs():
        if folder.name == str(pack):
            return folder
    raise GazetteerError("is no pack; a pack is a folder with places.csv, or the name of a shipped one", path=path)


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
