"""The worklist: names that did not resolve, with suggestions, and how a line becomes a row of a pack."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
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
"""The columns of unresolved.csv."""

_SUGGESTION = re.compile(r"(?:^|; )(\S+) \(.*?, \d+(?:\.\d+)?\)(?=; |$)")


def suggestions_text(gazetteer: Gazetteer, name: str, context: str = "", limit: int = 5) -> str:
    """Lay out the likest places of a name in one cell.

    Parameters
    ----------
    gazetteer : Gazetteer
        Where suggestions come from.
    name : str
        A name that did not resolve.
    context : str
        The sentence around it; the countries that it speaks of are looked through, else the curated packs.
    limit : int
        How many at most.

    Returns
    -------
    str
        ``id (shown name, likeness)``, joined by ``; ``; `suggested_ids` reads it back.
    """
    found = gazetteer.suggest(name, gazetteer.countries_of(context, name), limit)
    return "; ".join(f"{item.place_id} ({item.name}, {item.score:g})" for item in found)


def suggested_ids(cell: str) -> tuple[str, ...]:
    """Return the ids in a cell of suggestions, best first."""
    return tuple(match.group(1) for match in _SUGGESTION.finditer(cell))


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


__all__ = ["WORKLIST_COLUMNS", "add_name", "add_place", "suggested_ids", "suggestions_text"]
