"""Tables: what the head of a column says of a place in it, and where the cells of a row end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geomap.extraction.sources import Attribution
from geomap.extraction.units import Unit
from geomap.reports import Report
from geomap.reports.zones import columns_below


def columns_by_block(report: Report) -> dict[int, dict[int, str]]:
    """Return the columns of places of each row below the head of a table, by where the row begins.

    Parameters
    ----------
    report : Report
        A report whose rows have their cells parted by tabs.

    Returns
    -------
    dict
        ``{start of the row: {number of the column: "from", "into" or "source"}}``.
    """
    blocks = report.blocks if "\t" in report.text else ()
    found = columns_below(report.text[block.start : block.end] for block in blocks)
    return {block.start: columns for block, columns in zip(blocks, found, strict=True) if columns}


def with_cells(text: str, begins: int, units: Sequence[Unit], columns: Mapping[int, str]) -> list[Unit]:
    """Put a bar between the cells of a row, and "from" or "into" before what stands in a column of places.

    Parameters
    ----------
    text : str
        The report's text.
    begins : int
        Where the row begins.
    units : sequence of Unit
        The row.
    columns : mapping
        What the head says of its columns.
    """
    out: list[Unit] = []
    cell = 0
    for unit in units:
        now = text.count("\t", begins, unit.start)
        if now != cell:
            out.append(Unit("word", unit.start, unit.start, "|"))
        if (now != cell or not out) and columns.get(now) in _ENDS and unit.kind == "place":
            out.append(Unit("word", unit.start, unit.start, columns[now]))
        cell = now
        out.append(unit)
    return out


_ENDS = frozenset(["from", "into"])
_ITSELF = frozenset(["the group", "the movement", "the faction", "the militia", "the force", "itself"])


def sources_of_row(text: str, begins: int, units: Sequence[Unit], columns: Mapping[int, str]) -> list[Attribution]:
    """Return the source that a row names in its column; nobody else is one, whatever its cells say."""
    column = next((n for n, said in columns.items() if said == "source"), None)
    cell = [k for k, u in enumerate(units) if u.start < u.end and text.count("\t", begins, u.start) == column]
    if not cell:
        return []
    words = text[units[cell[0]].start : units[cell[-1]].end]
    group = next((u for u in units if u.kind == "group"), None)
    if words.casefold() in _ITSELF and group is not None:
        words = text[group.start : group.end]
    plain = words.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    return [Attribution(plain, cell[0], cell[-1] + 1, denies=False)]
