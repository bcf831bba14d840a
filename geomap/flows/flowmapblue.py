"""FlowmapBlue: a sheet of properties, one of places, a sheet of flows for each outlet and one of claimants for all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from geomap.compare import Comparison
from geomap.flows.rows import Movement, movements
from geomap.table import whole_file, write_csv_rows

LOCATIONS = ("id", "name", "lat", "lon")
FLOWS = ("origin", "dest", "count", "time", "claimed_min", "claimed_max", "verdict", "event")
ALL = "flows_all"
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def write_flowmapblue(comparison: Comparison, folder: Path) -> int:
    """Write the sheets into a folder, ready to be pasted into a spreadsheet.

    Parameters
    ----------
    comparison : Comparison
        The comparison.
    folder : Path
        Made where there is none; sheets of an earlier export are replaced.

    Returns
    -------
    int
        How many movements it holds.

    Notes
    -----
    FlowmapBlue adds up rows of one pair and time. ``count`` is 1 for a movement that the outlet tells, and in
    ``flows_all`` the number of independent claimants; the claimed numbers stand beside it.
    """
    found = list(movements(comparison))
    places: dict[str, dict[str, Any]] = {}
    for one in found:
        places.setdefault(one.origin["id"], one.origin)
        places.setdefault(one.destination["id"], one.destination)
    sheets: dict[str, list[list[Any]]] = {ALL: [_row(one, one.count) for one in found]}
    for number, outlet in enumerate(comparison.outlets["outlet"], start=1):
        rows = [_row(one, 1) for one in found if outlet in one.outlets]
        if rows:
            sheets[_sheet(number, outlet)] = rows
    for old in folder.glob("flows_*.csv") if folder.is_dir() else ():
        old.unlink()
    _write(folder, "properties", ("property", "value"), _properties(comparison, found, list(sheets)))
    _write(folder, "locations", LOCATIONS, [[place[name] for name in LOCATIONS] for place in places.values()])
    for name, rows in sheets.items():
        _write(folder, name, FLOWS, rows)
    return len(found)


def _sheet(number: int, outlet: str) -> str:
    plain = _NOT_PLAIN.sub("-", outlet).strip("-").lower()[:40]
    return f"flows_{number:02d}_{plain}" if plain else f"flows_{number:02d}"


def _row(one: Movement, count: int) -> list[Any]:
    low, high = one.event.count
    return [
        one.origin["id"],
        one.destination["id"],
        count,
        one.first,
        low,
        high,
        one.event.judgement.verdict,
        one.event.id,
    ]


def _properties(comparison: Comparison, found: list[Movement], sheets: list[str]) -> list[list[Any]]:
    windows = f"{comparison.windows.days} days and {comparison.windows.km:g} km"
    ends = [end for one in found for end in (one.origin, one.destination)]
    box = [f(end[axis] for end in ends) for f in (min, max) for axis in ("lon", "lat")] if ends else []
    words = (
        f"Claims, not facts. Movements within {windows} count as one. The counts of {ALL} are independent claimants; "
        "the counts of the other sheets are movements that the outlet tells."
    )
    rows: list[list[Any]] = [
        ["title", "Claimed movements"],
        ["description", words],
        ["source.name", "geomap"],
        ["colors.scheme", "Teal"],
        ["animate.flows", "no"],
        ["clustering", "no"],
        ["flows.sheets", ",".join(sheets)],
        ["msg.flowTooltip.numOfTrips", "Claimants or movements"],
        ["msg.totalCount.allTrips", "{0} claimants or movements"],
        ["msg.totalCount.countOfTrips", "{0} of {1} claimants or movements"],
        ["msg.locationTooltip.incoming", "Claimed arrivals"],
        ["msg.locationTooltip.outgoing", "Claimed departures"],
        ["msg.locationTooltip.internal", "Claimed within"],
    ]  # fmt: skip
    return rows + ([["map.bbox", ",".join(f"{value:.4f}" for value in box)]] if box else [])


def _write(folder: Path, name: str, header: tuple[str, ...], rows: list[list[Any]]) -> None:
    with whole_file(folder / f"{name}.csv") as draft:
        write_csv_rows(header, rows, draft)
