"""The worklist: names that did not resolve, with suggestions, and how a line becomes a row of a pack."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from geomap.errors import GazetteerError

from .distances import distance_km
from .exchange import name_cells, place_cells
from .gazetteer import Gazetteer
from .lists import is_common, what_instead
from .names import fold_name
from .places import Place, PlaceName
from .reading import NAME_COLUMNS, PLACE_COLUMNS, parse_name, parse_place

WORKLIST_COLUMNS = ("name", "times", "reports", "context", "suggestions")


def suggestions_text(gazetteer: Gazetteer, name: str, countries: Iterable[str] = (), limit: int = 5) -> str:
    """Return the likest places of a name as one cell: ``id (name, likeness)`` joined by ``; ``."""
    found = gazetteer.suggest(name, tuple(countries), limit)
    return "; ".join(f"{item.place_id} ({item.name}, {item.score:g})" for item in found)


def write_worklist(
    rows: Iterable[Mapping[str, object]],
    path: str | Path,
    gazetteer: Gazetteer,
    countries: Iterable[str] = (),
) -> int:
    """Write unresolved names with their five best suggestions.

    Parameters
    ----------
    rows : iterable of mapping
        ``name``, ``times``, ``reports`` and ``context``.
    path : str or Path
        The table to write.
    gazetteer : Gazetteer
        Where suggestions come from.
    countries : iterable of str
        ISO codes to look for suggestions in; the curated countries where none is given.

    Returns
    -------
    int
        The number of rows.
    """
    codes = tuple(countries)
    count = 0
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(WORKLIST_COLUMNS)
        for row in rows:
            cells = [str(row.get(column, "")) for column in WORKLIST_COLUMNS[:-1]]
            writer.writerow([*cells, suggestions_text(gazetteer, cells[0], codes)])
            count += 1
    return count


def read_worklist(path: str | Path) -> list[dict[str, str]]:
    """Read a worklist back; GazetteerError where it has no column ``name``."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if "name" not in (reader.fieldnames or ()):
            raise GazetteerError("the column name is missing; is this an unresolved.csv?", path=path, line=1)
        return [{key: value or "" for key, value in row.items() if key} for row in reader]


def add_name(
    pack: str | Path,
    gazetteer: Gazetteer,
    place_id: str,
    name: str,
    *,
    source: str,
    lang: str = "en",
    kind: str = "spelling",
) -> PlaceName:
    """Append a spelling of a known place to a pack's names.csv, after checking it.

    Raises
    ------
    GazetteerError
        The place is unknown, the name is listed already, is a common word, or is known to be no place.
    """
    path = Path(pack) / "names.csv"
    if place_id not in gazetteer.places:
        raise GazetteerError(f"no place has the id {place_id!r}; add the place first", path=path)
    _check_name(gazetteer, name, place_id, path)
    cells = (place_id, name, lang, kind, "", "", source)
    try:
        row = parse_name(cells, Path(pack).name)
    except ValueError as error:
        raise GazetteerError(str(error), path=path) from None
    if not source:
        raise GazetteerError("the source is missing; say where the spelling is attested", path=path)
    _append(path, NAME_COLUMNS, name_cells(row))
    return row


def add_place(pack: str | Path, gazetteer: Gazetteer, cells: Mapping[str, str]) -> Place:
    """Append a place to a pack's places.csv, after checking it.

    Parameters
    ----------
    pack : str or Path
        The pack's folder; made where it does not exist.
    gazetteer : Gazetteer
        What is known already.
    cells : mapping of str to str
        The cells of the row by column.

    Raises
    ------
    GazetteerError
        A cell cannot be used, the id is taken, or a place of that name lies within the radius.
    """
    path = Path(pack) / "places.csv"
    row = [str(cells.get(column, "")).strip() for column in PLACE_COLUMNS]
    try:
        place = parse_place(row, Path(pack).name)
    except ValueError as error:
        raise GazetteerError(str(error), path=path) from None
    if not place.source:
        raise GazetteerError("the source is missing; say where the row comes from", path=path)
    if place.id in gazetteer.places:
        raise GazetteerError(f"the id {place.id!r} is taken; give the place another", path=path)
    for other in gazetteer.find(place.name):
        apart = distance_km(place.lat, place.lon, other.lat, other.lon)
        if other.end_kind == place.end_kind and apart <= max(place.radius_km, other.radius_km):
            what = f"{other.name} ({other.id}) lies {apart:.0f} km off and bears that name; "
            what += "add a spelling to it instead"
            raise GazetteerError(what, path=path)
    _append(path, PLACE_COLUMNS, place_cells(place))
    return place


def _check_name(gazetteer: Gazetteer, name: str, place_id: str, path: Path) -> None:
    if not fold_name(name):
        raise GazetteerError(f"{name!r} holds no letter", path=path)
    what = what_instead(name)
    if what is not None:
        raise GazetteerError(f"{name!r} is the name of {what}, so it cannot stand for a place", path=path)
    if is_common(name):
        raise GazetteerError(f"{name!r} is also a common word; add it by hand with a note, if it must be", path=path)
    if any(listed.name == name for listed in gazetteer.names_of(place_id)):
        raise GazetteerError(f"{name!r} is listed for {place_id!r} already", path=path)


def _append(path: Path, columns: tuple[str, ...], cells: list[str]) -> None:
    """Append a row, in the order of the file's own header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists() or path.stat().st_size == 0
    header = list(columns)
    ends_open = False
    if not is_new:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file))
        ends_open = not path.read_bytes().endswith((b"\n", b"\r"))
    by_column = dict(zip(columns, cells, strict=True))
    with path.open("a", encoding="utf-8", newline="") as file:
        if ends_open:
            file.write("\n")
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(columns)
        writer.writerow([by_column.get(column.strip(), "") for column in header])


def resolve_table(
    in_path: str | Path, out_path: str | Path, gazetteer: Gazetteer, countries: Iterable[str] = ()
) -> int:
    """Resolve a table of names.

    Parameters
    ----------
    in_path : str or Path
        CSV with ``name``, and ``context`` where known.
    out_path : str or Path
        The same table with ``place_id, lat, lon, kind, match, score`` added; empty where there is no place.
    gazetteer : Gazetteer
        Where names are looked up.
    countries : iterable of str
        ISO codes of the countries in question.

    Returns
    -------
    int
        The number of names that have a place.
    """
    added = ("place_id", "lat", "lon", "kind", "match", "score")
    rows = read_worklist(in_path)
    header = [column for column in (rows[0] if rows else {"name": ""}) if column not in added]
    codes = tuple(countries)
    found = 0
    with Path(out_path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*header, *added])
        for row in rows:
            match = gazetteer.resolve(row["name"], countries=codes, context=row.get("context", ""))
            found += match.is_found
            values: list[object] = [""] * 6
            if match.is_found:
                values = [match.place_id or "", match.lat, match.lon, match.kind, match.match, match.score]
            writer.writerow([*(row[column] for column in header), *values])
    return found


__all__ = ["add_name", "add_place", "read_worklist", "resolve_table", "suggestions_text", "write_worklist"]
