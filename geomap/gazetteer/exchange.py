"""Taking places in from, and out to, the formats of other gazetteers."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError

from .places import KINDS, Place, PlaceName
from .reading import NAME_COLUMNS, NAMES_FILE, PLACE_COLUMNS, PLACES_FILE, parse_place, read_names, read_places

FORMATS = ("lpf", "lptsv", "geonames", "geojson", "csv")

_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"

_CODES = {
    "city": ("P", "PPLA"), "town": ("P", "PPL"), "village": ("P", "PPLL"), "district": ("P", "PPLX"),
    "camp": ("S", "CMP"), "base": ("S", "MILB"), "dam": ("S", "DAM"), "crossing": ("S", "PSTB"),
    "field": ("L", "OILF"), "road": ("R", "RD"), "province": ("A", "ADM1"), "country": ("A", "PCLI"),
    "region": ("L", "RGN"), "desert": ("T", "DSRT"), "mountains": ("T", "MTS"), "valley": ("T", "VAL"),
    "river": ("H", "STM"), "lake": ("H", "LK"),
}  # fmt: skip
"""GeoNames feature class and code of each kind."""

_KINDS_BY_CODE = {code: kind for kind, (_, code) in _CODES.items()} | {
    "PPLC": "city", "PPLA2": "town", "PPLA3": "town", "PPLA4": "village", "ADM2": "region", "ADM3": "region",
    "ADM4": "region", "AIRB": "base", "AIRP": "base", "AIRF": "base", "BDG": "crossing", "OILR": "field",
    "MN": "field",
    "MT": "mountains", "STMX": "river", "LKS": "lake", "RSV": "lake", "ISL": "region", "PCLD": "country",
    "PCLS": "country", "PCL": "country", "RDJCT": "road",
}  # fmt: skip
_RADII = {
    "city": 10, "town": 4, "village": 2, "district": 2, "camp": 2, "base": 4, "dam": 2, "crossing": 2,
    "field": 5,
    "road": 20, "province": 80, "country": 400, "region": 60, "desert": 100, "mountains": 40, "valley": 40,
    "river": 150, "lake": 20,
}  # fmt: skip
"""Radius of a place that comes in without one, by kind, in km."""

_AAT = {
    "city": "aat:300008389", "town": "aat:300008375", "village": "aat:300008372", "province": "aat:300000774",
    "country": "aat:300128207", "river": "aat:300008707", "lake": "aat:300008680", "desert": "aat:300132332",
    "mountains": "aat:300386831", "valley": "aat:300008761", "region": "aat:300182722",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place with its names, as one record of another gazetteer."""

    place: Place
    names: tuple[PlaceName, ...]


def read_exchange(path: str | Path, form: str = "", *, pack: str = "import") -> list[PlaceEntry]:
    """Read places from another gazetteer's file.

    Parameters
    ----------
    path : str or Path
        The file; for ``csv`` a pack's folder.
    form : str, optional
        One of `FORMATS`; from the file's ending where not given.
    pack : str
        Name of the pack that the places go to.

    Returns
    -------
    list of PlaceEntry
        In the order of the file. LPF and GeoJSON that geomap wrote come back the same, LP-TSV as well;
        GeoNames
        lines keep what their columns hold: id, names without language, point, kind, country, region.

    Raises
    ------
    GazetteerError
        The file cannot be read, or a record has no point, no name, or no known kind.
    """
    where = Path(path)
    form = form or format_of(where)
    readers: dict[str, Callable[[Path, str], Iterator[PlaceEntry]]] = {
        "lpf": _read_features,
        "geojson": _read_features,
        "lptsv": _read_lptsv,
        "geonames": _read_geonames,
        "csv": _read_pack,
    }
    if form not in readers:
        raise GazetteerError(f"{form!r} is no format; use one of {', '.join(FORMATS)}", path=where)
    try:
        return list(readers[form](where, pack))
    except FileNotFoundError:
        raise GazetteerError("there is no such file", path=where) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GazetteerError(f"is not {form}: {error}", path=where) from None


def write_exchange(entries: Iterable[PlaceEntry], path: str | Path, form: str = "") -> None:
    """Write places in another gazetteer's format; see `read_exchange`."""
    where = Path(path)
    form = form or format_of(where)
    if form == "csv":
        write_pack(entries, where)
        return
    writers: dict[str, Callable[[Iterable[PlaceEntry]], str]] = {
        "lpf": to_lpf,
        "geojson": to_geojson,
        "lptsv": to_lptsv,
        "geonames": to_geonames,
    }
    if form not in writers:
        raise GazetteerError(f"{form!r} is no format; use one of {', '.join(FORMATS)}", path=where)
    where.write_text(writers[form](entries), encoding="utf-8", newline="\n")


def format_of(path: Path) -> str:
    """Tell the format by a file's ending; a folder is a pack."""
    name = path.name.lower()
    endings = {
        ".geojson": "geojson",
        ".jsonld": "lpf",
        ".lpf.json": "lpf",
        ".json": "lpf",
        ".tsv": "lptsv",
        ".txt": "geonames",
    }
    for ending, form in endings.items():
        if name.endswith(ending):
            return form
    return "csv"


def to_lpf(entries: Iterable[PlaceEntry]) -> str:
    """Write Linked Places Format: a FeatureCollection in JSON-LD, one record a line."""
    head = f'{{"type": "FeatureCollection", "@context": {json.dumps(_CONTEXT)}, "features": ['
    return head + "\n" + ",\n".join(_dump(_lpf_feature(entry)) for entry in entries) + "\n]}\n"


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lpf_feature(entry: PlaceEntry) -> dict[str, Any]:
    place = entry.place
    properties: dict[str, Any] = {
        "title": place.name,
        "ccodes": [place.country] if place.country else [],
        "geomap": {
            "kind": place.kind, "admin1": place.admin1, "radius_km": place.radius_km, "source": place.source,
            "note": place.note,
        },
    }  # fmt: skip
    if not entry.names:
        properties["geomap"]["names"] = 0  # the format asks for one name at least, so the title stands in
    kind: dict[str, Any] = {"label": place.kind}
    if place.kind in _AAT:
        kind["identifier"] = _AAT[place.kind]
    feature: dict[str, Any] = {
        "@id": place.id,
        "type": "Feature",
        "properties": properties,
        "names": [_lpf_name(name) for name in entry.names] or [{"toponym": place.name}],
        "types": [kind],
        "geometry": {
            "type": "Point",
            "coordinates": [place.lon, place.lat],
            "granularity": {"value": place.radius_km, "unit": "km"},
        },
    }
    if place.note:
        feature["descriptions"] = [{"value": place.note, "lang": "en"}]
    return feature


def _lpf_name(name: PlaceName) -> dict[str, Any]:
    record: dict[str, Any] = {"toponym": name.name}
    if name.lang:
        record["lang"] = name.lang
    if name.kind:
        record["kind"] = name.kind
    if name.start or name.end:
        span: dict[str, Any] = {"start": {"in": name.start} if name.start else {}}
        if name.end:
            span["end"] = {"in": name.end}
        record["when"] = {"timespans": [span]}
    if name.source:
        record["citations"] = [{"label": name.source}]
    return record


def to_geojson(entries: Iterable[PlaceEntry]) -> str:
    """Write a GeoJSON FeatureCollection of points, names as a list of objects."""
    lines = []
    for entry in entries:
        place = entry.place
        properties = {
            "name": place.name, "kind": place.kind, "country": place.country, "admin1": place.admin1,
            "radius_km": place.radius_km, "source": place.source, "note": place.note,
            "names": [_lpf_name(name) for name in entry.names],
        }  # fmt: skip
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]}
        lines.append(_dump({"type": "Feature", "id": place.id, "geometry": geometry, "properties": properties}))
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _read_features(path: Path, pack: str) -> Iterator[PlaceEntry]:
    data = json.loads(path.read_text(encoding="utf-8"))
    features = data.get("features", [data]) if isinstance(data, dict) else data
    if not isinstance(features, list):
        raise GazetteerError("holds no list of features", path=path)
    for number, feature in enumerate(features, 1):
        try:
            yield _entry_of_feature(feature, pack)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise GazetteerError(f"feature {number} cannot be taken in: {error}", path=path) from None


def _entry_of_feature(feature: dict[str, Any], pack: str) -> PlaceEntry:
    properties = feature["properties"]
    own = properties.get("geomap", properties)
    names = feature.get("names") or properties.get("names") or []
    is_nameless = own is not properties and own.get("names") == 0
    title = properties.get("title") or properties.get("name") or names[0]["toponym"]
    lon, lat = _point_of(feature["geometry"])
    codes = properties.get("ccodes") or [properties.get("country", "")]
    kind = own.get("kind") or _kind_of_types(feature.get("types", []))
    cells = {
        "id": str(feature.get("@id") or feature.get("id") or ""), "name": title, "kind": kind,
        "country": codes[0] if codes else "", "admin1": own.get("admin1", ""), "lat": str(lat),
        "lon": str(lon),
        "radius_km": str(own.get("radius_km") or _RADII.get(kind, 5)),
        "source": own.get("source") or "imported", "note": own.get("note", ""),
    }  # fmt: skip
    place = parse_place(_ordered(cells), pack)
    return PlaceEntry(place, () if is_nameless else tuple(_name_of(place.id, record, pack) for record in names))


def _ordered(cells: dict[str, str]) -> list[str]:
    return [cells[column] for column in PLACE_COLUMNS]


def _point_of(geometry: dict[str, Any]) -> tuple[float, float]:
    if geometry["type"] == "GeometryCollection":
        geometry = geometry["geometries"][0]
    coordinates = geometry["coordinates"]
    if geometry["type"] == "Point":
        return float(coordinates[0]), float(coordinates[1])
    from shapely.geometry import shape

    point = shape(geometry).representative_point()
    return float(point.x), float(point.y)


def _kind_of_types(types: Sequence[dict[str, Any]]) -> str:
    by_aat = {identifier: kind for kind, identifier in _AAT.items()}
    for record in types:
        label = str(record.get("label", "")).lower()
        if label in KINDS:
            return label
        if record.get("identifier") in by_aat:
            return by_aat[record["identifier"]]
    return "town"


def _name_of(place_id: str, record: dict[str, Any], pack: str) -> PlaceName:
    spans = (record.get("when") or {}).get("timespans") or [{}]
    citations = record.get("citations") or [{}]
    start = (spans[0].get("start") or {}).get("in") or (spans[0].get("start") or {}).get("earliest") or ""
    end = (spans[0].get("end") or {}).get("in") or (spans[0].get("end") or {}).get("latest") or ""
    return PlaceName(
        place_id, record["toponym"], record.get("lang") or "", record.get("kind") or "", start, end,
        citations[0].get("label") or "", pack,
    )  # fmt: skip


_LPTSV = (
    "id", "title", "title_source", "ccodes", "variants", "types", "aat_types", "lon", "lat", "description",
    "admin1", "radius_km", "names_json",
)  # fmt: skip
"""Columns of LP-TSV, then three of our own, which other readers pass over."""


def to_lptsv(entries: Iterable[PlaceEntry]) -> str:
    """Write LP-TSV; whole names go in a column of their own, since ``variants`` holds no source or years."""
    out = StringIO()
    writer = csv.DictWriter(out, _LPTSV, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        place = entry.place
        variants = ";".join(
            f"{name.name}@{name.lang}" if name.lang else name.name for name in entry.names if name.name != place.name
        )
        writer.writerow(
            {
                "id": place.id, "title": place.name, "title_source": place.source, "ccodes": place.country,
                "variants": variants, "types": place.kind,
                "aat_types": _AAT.get(place.kind, "").removeprefix("aat:"),
                "lon": repr(place.lon), "lat": repr(place.lat), "description": place.note,
                "admin1": place.admin1,
                "radius_km": repr(place.radius_km),
                "names_json": json.dumps([_lpf_name(name) for name in entry.names], ensure_ascii=False),
            }
        )  # fmt: skip
    return out.getvalue()


def _read_lptsv(path: Path, pack: str) -> Iterator[PlaceEntry]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file, delimiter="\t"), 2):
            kind = (row.get("types") or "").split(";")[0].strip().lower()
            kind = kind if kind in KINDS else "town"
            cells = {
                "id": row.get("id") or "", "name": row.get("title") or "", "kind": kind,
                "country": (row.get("ccodes") or "").split(";")[0].strip(), "admin1": row.get("admin1") or "",
                "lat": row.get("lat") or "", "lon": row.get("lon") or "",
                "radius_km": row.get("radius_km") or str(_RADII[kind]),
                "source": row.get("title_source") or "imported",
                "note": row.get("description") or "",
            }  # fmt: skip
            try:
                place = parse_place(_ordered(cells), pack)
                if row.get("names_json"):
                    records = json.loads(row["names_json"])
                    names = tuple(_name_of(place.id, record, pack) for record in records)
                else:
                    names = tuple(_variants(place, row.get("variants") or "", pack))
            except (ValueError, KeyError, TypeError) as error:
                raise GazetteerError(str(error), path=path, line=line) from None
            yield PlaceEntry(place, names)


def _variants(place: Place, variants: str, pack: str) -> Iterator[PlaceName]:
    for variant in variants.split(";"):
        name, _, lang = variant.strip().partition("@")
        if name:
            yield PlaceName(place.id, name, lang, "spelling", source=place.source, pack=pack)


def to_geonames(entries: Iterable[PlaceEntry]) -> str:
    """Write lines like GeoNames' own dump; the id goes without its ``gn:``."""
    lines = []
    for entry in entries:
        place = entry.place
        group, code = _CODES[place.kind]
        others = ",".join(name.name.replace(",", " ") for name in entry.names if name.name != place.name)
        cells = [
            place.id.removeprefix("gn:"), place.name, place.name if place.name.isascii() else "", others,
            repr(place.lat), repr(place.lon), group, code, place.country, "", place.admin1, "", "", "", "0",
            "", "", "", "",
        ]  # fmt: skip
        lines.append("\t".join(cell.replace("\t", " ") for cell in cells))
    return "".join(line + "\n" for line in lines)


def _read_geonames(path: Path, pack: str) -> Iterator[PlaceEntry]:
    with path.open(encoding="utf-8", newline="") as file:
        for line, text in enumerate(file, 1):
            cells = text.rstrip("\r\n").split("\t")
            if cells == [""]:
                continue
            if len(cells) != 19:
                what = f"{len(cells)} columns where a GeoNames dump has 19"
                raise GazetteerError(what, path=path, line=line)
            kind = _kind_of_code(cells[6], cells[7])
            place_id = f"gn:{cells[0]}" if cells[0].isdigit() else cells[0]
            source = f"GeoNames {cells[0]} (CC BY 4.0)" if cells[0].isdigit() else "imported"
            row = {
                "id": place_id, "name": cells[1], "kind": kind, "country": cells[8], "admin1": cells[10],
                "lat": cells[4], "lon": cells[5], "radius_km": str(_RADII[kind]), "source": source,
                "note": "",
            }  # fmt: skip
            try:
                place = parse_place(_ordered(row), pack)
            except ValueError as error:
                raise GazetteerError(str(error), path=path, line=line) from None
            names = [name for name in cells[3].split(",") if name]
            yield PlaceEntry(place, tuple(PlaceName(place_id, n, "", "spelling", "", "", source, pack) for n in names))


def _kind_of_code(group: str, code: str) -> str:
    known = _KINDS_BY_CODE.get(code)
    return known or {
        "P": "town",
        "A": "region",
        "H": "river",
        "T": "mountains",
        "R": "road",
        "S": "base",
    }.get(group, "region")


def _read_pack(path: Path, pack: str) -> Iterator[PlaceEntry]:
    names: dict[str, list[PlaceName]] = {}
    for row in read_names(path / NAMES_FILE, pack) if (path / NAMES_FILE).exists() else ():
        names.setdefault(row.name.place_id, []).append(row.name)
    for place_row in read_places(path / PLACES_FILE, pack):
        yield PlaceEntry(place_row.place, tuple(names.get(place_row.place.id, ())))


def write_pack(entries: Iterable[PlaceEntry], folder: str | Path) -> None:
    """Write a pack: places.csv and names.csv in a folder."""
    root = Path(folder)
    root.mkdir(parents=True, exist_ok=True)
    kept = list(entries)
    with (root / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(PLACE_COLUMNS)
        writer.writerows(place_cells(entry.place) for entry in kept)
    with (root / "names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(NAME_COLUMNS)
        writer.writerows(name_cells(name) for entry in kept for name in entry.names)


def place_cells(place: Place) -> list[str]:
    """Return a place as the cells of places.csv."""
    return [
        place.id, place.name, place.kind, place.country, place.admin1, repr(place.lat), repr(place.lon),
        f"{place.radius_km:g}", place.source, place.note,
    ]  # fmt: skip


def name_cells(name: PlaceName) -> list[str]:
    """Return a name as the cells of names.csv."""
    return [name.place_id, name.name, name.lang, name.kind, name.start, name.end, name.source]


__all__ = [
    "FORMATS",
    "PlaceEntry",
    "format_of",
    "read_exchange",
    "to_geojson",
    "to_geonames",
    "to_lpf",
    "to_lptsv",
    "write_exchange",
    "write_pack",
]
