"""What a curator should mend in a pack: file, line, fault."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geomap.errors import GazetteerError

from .compact import COMPACT_FILE, CompactPack
from .countries import country_boxes, is_in_box
from .distances import distance_km
from .lists import is_common, not_places
from .names import fold_name
from .places import PlaceName
from .reading import NAMES_FILE, PLACES_FILE, PlaceRow, is_compact, read_names, read_places, read_shapes

Level = Literal["error", "warning"]

_BOX_MARGIN = 0.3
"""Degrees by which a place may lie outside the box of its country: coasts and the generalised border."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of a pack.

    Parameters
    ----------
    path : str
        The file.
    line : int
        The line, counted from 1.
    message : str
        What is wrong, and what to do.
    level : {"error", "warning"}
        An error must be mended; a warning may be answered in the note of the row.
    """

    path: str
    line: int
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A place row with its file."""

    path: Path
    row: PlaceRow


@dataclass(frozen=True, slots=True)
class _Named:
    """A name row with its file."""

    path: Path
    line: int
    name: PlaceName


def lint_pack(folder: str | Path, *, elsewhere: Container[str] = ()) -> list[Fault]:
    """Find the faults of a pack.

    Parameters
    ----------
    folder : str or Path
        A folder with places.csv and names.csv, or with a compact file alone.
    elsewhere : container of str
        Ids of other packs, to whose places this one may give names.

    Returns
    -------
    list of Fault
        By file and line; empty where there is nothing to mend.
    """
    root = Path(folder)
    if is_compact(root):
        return _lint_compact(root / COMPACT_FILE)
    broken: list[GazetteerError] = []
    places: list[_Placed] = []
    names: list[_Named] = []
    try:
        path = root / PLACES_FILE
        places = [_Placed(path, row) for row in read_places(path, root.name, broken)]
        path = root / NAMES_FILE
        if path.exists():
            names = [_Named(path, row.line, row.name) for row in read_names(path, root.name, broken)]
        shapes = read_shapes(root)
    except GazetteerError as error:
        broken.append(error)
        shapes = {}
    faults = [Fault(str(error.path or root), error.line or 1, error.message) for error in broken]
    faults += _lint_places(places)
    own = {item.row.place.id for item in places}
    names = [entry for entry in names if entry.name.place_id in own or entry.name.place_id not in elsewhere]
    faults += _lint_names(places, names)
    faults += _lint_namesakes(places, names)
    faults += [
        Fault(str(root / "shapes.geojson"), 1, f"no place has the id {shape!r}; add it or take the shape out")
        for shape in sorted(shapes)
        if shape not in own and shape not in elsewhere
    ]
    return sorted(set(faults))


def _lint_compact(path: Path) -> list[Fault]:
    try:
        pack = CompactPack(path)
        for row in range(len(pack)):
            pack.place(row)
            pack.names(row)
        for word in pack.tables.words():
            pack.tables.entry(word)
    except GazetteerError as error:
        return [Fault(str(path), 1, f"{error.message}; build it again with tools/build_world.py")]
    return []


def _lint_places(places: Iterable[_Placed]) -> Iterator[Fault]:
    for item in places:
        place, path, line = item.row.place, str(item.path), item.row.line
        if not place.source:
            yield Fault(path, line, "the source is missing; say where the row comes from")
        if place.country and place.country not in country_boxes():
            yield Fault(path, line, f"{place.country} is no country's ISO code; look it up in countries.csv")
        elif place.country:
            margin = _BOX_MARGIN + (place.radius_km / 111 if place.end_kind == "area" else 0.0)
            if not is_in_box(place.country, place.lat, place.lon, margin):
                swapped = abs(place.lon) <= 90 and is_in_box(place.country, place.lon, place.lat, _BOX_MARGIN)
                hint = "lat and lon are swapped" if swapped else "mend the point or the country"
                yield Fault(path, line, f"{place.name} lies outside {place.country}; {hint}")
        if place.end_kind == "town" and place.kind != "road" and place.radius_km > 60:
            message = f"a {place.kind} of {place.radius_km:g} km is too big; is the kind or the radius wrong?"
            yield Fault(path, line, message, "warning")


def _lint_names(places: Iterable[_Placed], names: Iterable[_Named]) -> Iterator[Fault]:
    by_id = {item.row.place.id: item for item in places}
    reach: dict[str, int] = dict.fromkeys(by_id, 0)
    for place_id, item in by_id.items():
        reach[place_id] += _can_reach(item.row.place.name)
    seen: dict[tuple[str, str], int] = {}
    for entry in names:
        name, path = entry.name, str(entry.path)
        owner = by_id.get(name.place_id)
        if owner is None:
            yield Fault(path, entry.line, f"no place has the id {name.place_id!r}; add it or mend the id")
            continue
        if not name.source:
            yield Fault(path, entry.line, "the source is missing; say where the spelling is attested")
        if (name.place_id, name.name) in seen:
            first = seen[name.place_id, name.name]
            yield Fault(path, entry.line, f"{name.name!r} stands on line {first} already; take one out", "warning")
        seen[name.place_id, name.name] = entry.line
        if name.name in ("", "-") or not fold_name(name.name):
            yield Fault(path, entry.line, f"{name.name!r} holds no letter; nobody can look it up")
        elif not _can_reach(name.name):
            what = not_places()[fold_name(name.name)][1]
            message = f"{name.name!r} is listed as a {what} in not_places.csv, so it never stands for this place"
            yield Fault(path, entry.line, message, "warning")
        elif is_common(name.name) and not owner.row.place.note:
            message = f"{name.name!r} is also a common word or a person's name; say so in the note of the place"
            yield Fault(path, entry.line, message, "warning")
        reach[name.place_id] += _can_reach(name.name)
    for place_id, count in reach.items():
        if not count:
            item = by_id[place_id]
            message = f"no name leads to {place_id!r}; give it one that is not in not_places.csv"
            yield Fault(str(item.path), item.row.line, message)


def _can_reach(name: str) -> bool:
    key = fold_name(name)
    return bool(key) and key not in not_places()


def _lint_namesakes(places: Iterable[_Placed], names: Iterable[_Named]) -> Iterator[Fault]:
    """Find one name for two places of one country, and places that are probably one."""
    by_id = {item.row.place.id: item for item in places}
    holders: dict[tuple[str, str], dict[str, str]] = {}
    for item in by_id.values():
        place = item.row.place
        holders.setdefault((place.country, fold_name(place.name)), {})[place.id] = place.name
    for entry in names:
        owner = by_id.get(entry.name.place_id)
        if owner is not None:
            key = (owner.row.place.country, fold_name(entry.name.name))
            holders.setdefault(key, {}).setdefault(owner.row.place.id, entry.name.name)
    told: set[tuple[str, str]] = set()
    for ids in holders.values():
        listed = sorted(ids, key=lambda place_id: (str(by_id[place_id].path), by_id[place_id].row.line))
        for number, one in enumerate(listed):
            for other in listed[number + 1 :]:
                fault = _namesakes(by_id[one], by_id[other], ids[one])
                if fault is not None and (one, other) not in told:
                    told.add((one, other))
                    yield fault


def _namesakes(one: _Placed, other: _Placed, name: str) -> Fault | None:
    first, second = one.row.place, other.row.place
    if first.end_kind != second.end_kind or first.note or second.note:
        return None
    apart = distance_km(first.lat, first.lon, second.lat, second.lon)
    where = f"{first.id!r} ({one.path.name}:{one.row.line})"
    if first.kind == second.kind and apart < max(first.radius_km, second.radius_km):
        message = f"{second.id!r} bears the name {name!r} of {where}, {apart:.0f} km off: one place twice? "
        message += "Join them or note it"
        return Fault(str(other.path), other.row.line, message, "warning")
    message = f"{name!r} stands for {second.id!r} and for {where}, {apart:.0f} km apart in {first.country}; "
    message += "note which is meant"
    return Fault(str(other.path), other.row.line, message, "warning")
