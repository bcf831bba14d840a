"""Text formats: kepler.gl's CSV, GeoJSON with the times of JSON-FG, KML with a folder for each outlet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

from geomap.compare import Comparison
from geomap.flows.rows import claim_rows, fit_text, movements, outlet_names
from geomap.style import hue_of, order_outlets
from geomap.table import whole_file, write_csv_rows

KEPLER = (
    "source_lat", "source_lng", "target_lat", "target_lng", "count", "source_name", "target_name", "date_start",
    "date_end", "group", "what", "claimed_min", "claimed_max", "verdict", "tellings", "outlets", "claimants", "event",
)  # fmt: skip
CONFORMS_TO = (
    "http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
)
KML = "http://www.opengis.net/kml/2.2"


def write_kepler(comparison: Comparison, path: Path) -> int:
    """Write one row a movement for kepler.gl's flow and arc layers; ``count`` counts independent claimants."""
    rows = []
    for one in movements(comparison):
        judgement, (low, high) = one.event.judgement, one.event.count
        first = one.event.claims[0]
        rows.append(
            [one.origin["lat"], one.origin["lon"], one.destination["lat"], one.destination["lon"], one.count,
             one.origin["name"], one.destination["name"], _minute(one.first), _minute(one.last), first.group or None,
             first.what, low, high, judgement.verdict, judgement.tellings, "; ".join(one.outlets),
             "; ".join(judgement.claimants) or None, one.event.id]
        )  # fmt: skip
    with whole_file(path) as draft:
        write_csv_rows(KEPLER, rows, draft)
    return len(rows)


def _minute(day: str | None) -> str | None:
    return None if day is None else f"{day} 00:00"


def write_jsonfg(comparison: Comparison, path: Path) -> int:
    """Write one feature a claim, with the days of the movement as JSON-FG's ``time``, and all columns as properties."""
    features = [
        {
            "type": "Feature",
            "id": row["claim"],
            "time": _time(row["date_start"], row["date_end"]),
            "place": None,
            "geometry": _geometry(row),
            "properties": row,
        }
        for row in claim_rows(comparison)
    ]
    body = {"type": "FeatureCollection", "conformsTo": list(CONFORMS_TO), "features": features}
    with whole_file(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(body, file, ensure_ascii=False, allow_nan=False, indent=1)
        file.write("\n")
    return len(features)


def _time(first: str | None, last: str | None) -> dict[str, Any] | None:
    if first is None and last is None:
        return None
    return {"date": first} if first == last else {"interval": [first or "..", last or ".."]}


def points(row: dict[str, Any]) -> list[tuple[float, float]]:
    """Return the resolved ends of a claim as (lon, lat), origin first."""
    ends = ((row[f"{role}_lon"], row[f"{role}_lat"]) for role in ("origin", "destination"))
    return [(lon, lat) for lon, lat in ends if lon is not None and lat is not None]


def _geometry(row: dict[str, Any]) -> dict[str, Any] | None:
    ends = points(row)
    if not ends:
        return None
    if len(ends) == 2:
        return {"type": "LineString", "coordinates": [list(end) for end in ends]}
    return {"type": "Point", "coordinates": list(ends[0])}


def write_kml(comparison: Comparison, path: Path) -> int:
    """Write one placemark a claim in a folder for each outlet, with its days as a TimeSpan."""
    rows = claim_rows(comparison)
    names = outlet_names(rows)
    Xml.register_namespace("", KML)
    root = Xml.Element(f"{{{KML}}}kml")
    document = _child(root, "Document")
    _child(document, "name", "Claimed movements")
    _child(document, "description", "Each line is a claim that an outlet carried, not a fact and not a route.")
    for at in range(len(order_outlets(names))):
        style = _child(document, "Style")
        style.set("id", f"outlet-{at}")
        colour = hue_of(at).light.lstrip("#")
        line = _child(style, "LineStyle")
        _child(line, "color", f"ff{colour[4:6]}{colour[2:4]}{colour[0:2]}")
        _child(line, "width", "3")
    for at, outlet in enumerate(order_outlets(names)):
        folder = _child(document, "Folder")
        _child(folder, "name", outlet)
        for row, name in zip(rows, names, strict=True):
            if name == outlet:
                _placemark(folder, row, at)
    with whole_file(path) as draft:
        Xml.ElementTree(root).write(draft, encoding="utf-8", xml_declaration=True)
    return len(rows)


def _placemark(folder: Xml.Element, row: dict[str, Any], outlet: int) -> None:
    mark = _child(folder, "Placemark")
    _child(mark, "name", f"{row['origin'] or '?'} → {row['destination'] or '?'}")
    said = f"{row['claimant']}: " if row["claimant"] else ""
    _child(mark, "description", f"Claimed ({row['status']}). {said}“{row['quote'] or ''}”")
    if row["date_start"] or row["date_end"]:
        span = _child(mark, "TimeSpan")
        for tag, day in (("begin", row["date_start"]), ("end", row["date_end"])):
            if day:
                _child(span, tag, day)
    _child(mark, "styleUrl", f"#outlet-{outlet}")
    extended = _child(mark, "ExtendedData")
    for name, cell in row.items():
        if cell is not None:
            data = _child(extended, "Data")
            data.set("name", fit_text(name))
            _child(data, "value", cell)
    ends = points(row)
    if ends:
        shape = _child(mark, "LineString" if len(ends) == 2 else "Point")
        if len(ends) == 2:
            _child(shape, "tessellate", "1")
        _child(shape, "coordinates", " ".join(f"{lon!r},{lat!r}" for lon, lat in ends))


def _child(parent: Xml.Element, tag: str, text: object = None) -> Xml.Element:
    child = Xml.SubElement(parent, f"{{{KML}}}{tag}")
    if text is not None:
        child.text = fit_text(text)
    return child
