"""Bring a table that a person or another tool wrote into the contract's form, naming every fault by row."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from numbers import Integral, Real
from pathlib import Path
from typing import Any

import pandas as pd

from geomap.claims import STATUSES, WHATS
from geomap.errors import TableError
from geomap.gazetteer import KINDS, end_kind_of
from geomap.table.columns import (
    COLUMNS,
    DEFAULTS,
    LARGEST_COUNT,
    ROLES,
    SORTS,
    Row,
    Sort,
    clean_text,
    frame_from_rows,
    join_members,
)

OnFault = Callable[[TableError], None]

CHOICES: dict[str, tuple[str, ...]] = {
    "what": WHATS,
    "status": STATUSES,
    "date_basis": ("stated", "relative", "published"),
    "review": ("proposed", "accepted", "edited", "rejected"),
    "origin_kind": ("town", "area"),
    "destination_kind": ("town", "area"),
}
# The gazetteer's finer kinds, as a person may write them for an end.
_KIND_OF_PLACE = {kind: end_kind_of(kind) for kind in KINDS}
_EMPTY = frozenset({"", "nan", "none", "null", "nat", "<na>"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][0-9:.+Z-]*)?")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_LONGEST_NUMBER = 40
_BOUNDS = {"lat": 90.0, "lon": 180.0}


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows come from, so that a fault can be named.

    Parameters
    ----------
    path : Path or None
        The file, where there is one.
    by_line : bool
        Whether a position is a line of the file; else it is the number of a row, counted from 1.
    """

    path: Path | None = None
    by_line: bool = False

    def fault(self, position: int, message: str) -> TableError:
        """Return the error for one row.

        Parameters
        ----------
        position : int
            Line or row, counted from 1.
        message : str
            What is wrong and what to do.

        Returns
        -------
        TableError
            Not raised.
        """
        if self.by_line:
            return TableError(message, path=self.path, line=position)
        return TableError(f"row {position}: {message}", path=self.path)


def raise_fault(fault: TableError) -> None:
    """Raise the fault: what happens to a faulty row where nobody asked for another way."""
    raise fault


def check_claims(table: pd.DataFrame, *, on_fault: OnFault = raise_fault) -> pd.DataFrame:
    """Bring a frame into the form of the claims table.

    Parameters
    ----------
    table : pandas.DataFrame
        Any of the contract's columns, at least ``origin`` or ``destination``; a column ``date`` stands for
        both days. Other columns are kept as text at the right.
    on_fault : callable
        Called with a `TableError` for each row that cannot be used, which is then left out; the default
        raises it.

    Returns
    -------
    pandas.DataFrame
        A new claims table with the rows that are good.

    Raises
    ------
    TableError
        There is no column of places, or (by default) a row has a fault.

    Examples
    --------
    >>> check_claims(pd.DataFrame({"origin": ["Mosul"], "destination": ["Raqqa"]})).status.tolist()
    ['occurred']
    """
    header = [str(name) for name in table.columns]
    names = columns_of_header(header, Source())
    rows = (dict(zip(header, cells, strict=True)) for cells in table.itertuples(index=False, name=None))
    return check_rows(enumerate(rows, start=1), names, source=Source(), on_fault=on_fault)


def columns_of_header(header: Iterable[str], source: Source) -> dict[str, str]:
    """Say which column each heading stands for.

    Parameters
    ----------
    header : iterable of str
        The headings as written; case and spaces do not count for the contract's columns.
    source : Source
        To name a fault.

    Returns
    -------
    dict
        Column by heading; ``geometry`` and blank headings are left out.

    Raises
    ------
    TableError
        No column of places, or one column twice.
    """
    names: dict[str, str] = {}
    for heading in header:
        plain = re.sub(r"[\s-]+", "_", heading.strip().lower())
        name = plain if plain in SORTS or plain == "date" else heading
        if not plain or plain in ("geometry", "geom"):
            continue
        if name in names.values() or heading in names:
            raise TableError(f"has the column {name} twice; keep one", path=source.path)
        names[heading] = name
    if not {"origin", "destination"} & set(names.values()):
        raise TableError(
            "has neither a column origin nor a column destination; a claims table needs at least one",
            path=source.path,
        )
    return names


def check_rows(
    rows: Iterable[tuple[int, Mapping[str, Any]]],
    names: Mapping[str, str],
    *,
    source: Source,
    on_fault: OnFault,
) -> pd.DataFrame:
    """Check rows as they come from a file and make the claims table of the good ones.

    Parameters
    ----------
    rows : iterable of (int, mapping)
        The position of each row and its cells by heading.
    names : mapping
        Column by heading, from `columns_of_header`.
    source : Source
        To name faults.
    on_fault : callable
        Called for each row that is left out.

    Returns
    -------
    pandas.DataFrame
        The claims table.
    """
    good: list[Row] = []
    first_use: dict[str, int] = {}
    stem = source.path.stem if source.path else "row"
    for number, (position, cells) in enumerate(rows, start=1):
        row, faults = _check_row(cells, names)
        row["claim"] = row["claim"] or f"{stem}-{number}"
        if row["claim"] in first_use:
            where = "line" if source.by_line else "row"
            faults.append(
                f"claim {row['claim']!r} stands on {where} {first_use[row['claim']]} already; ids must differ"
            )
        for message in faults:
            on_fault(source.fault(position, message))
        if not faults:
            first_use[row["claim"]] = position
            good.append(row)
    extra = [name for name in names.values() if name not in SORTS and name != "date"]
    return frame_from_rows(good, extra)


def _check_row(cells: Mapping[str, Any], names: Mapping[str, str]) -> tuple[Row, list[str]]:
    row: Row = dict.fromkeys(COLUMNS)
    faults: list[str] = []
    for heading, name in names.items():
        sort: Sort = "day" if name == "date" else SORTS.get(name, "text")
        try:
            row[name] = _READERS[sort](cells.get(heading), name)
        except ValueError as error:
            faults.append(str(error))
    both = row.pop("date", None)
    if both is not None:
        row["date_start"] = row["date_start"] or both
        row["date_end"] = row["date_end"] or both
    for name in CHOICES:
        _settle_choice(row, name, faults)
    for name, value in DEFAULTS.items():
        row[name] = value if row[name] is None else row[name]
    if not faults:
        faults.extend(_faults_of_values(row))
    return row, faults


def _settle_choice(row: Row, name: str, faults: list[str]) -> None:
    written = row[name]
    if written is None:
        return
    plain = written.strip().lower()
    if name.endswith("_kind"):
        plain = _KIND_OF_PLACE.get(plain, plain)
    if plain in CHOICES[name]:
        row[name] = plain
    else:
        faults.append(f"{name} {_short(written)} is none of {', '.join(CHOICES[name])}")


def _faults_of_values(row: Row) -> Iterator[str]:
    for role in ROLES:
        point = {axis: row[f"{role}_{axis}"] for axis in ("lat", "lon")}
        if (point["lat"] is None) != (point["lon"] is None):
            yield f"{role} has only one of latitude and longitude; fill in both or neither"
        elif point["lat"] == 0 and point["lon"] == 0:
            yield f"{role} is at 0, 0, which is open sea; leave both cells empty where the place is not known"
        for axis, word in (("lat", "latitude"), ("lon", "longitude")):
            value, bound = point[axis], _BOUNDS[axis]
            if value is not None and abs(value) > bound:
                hint = "are lon and lat swapped?" if axis == "lat" and abs(value) <= 180 else "use decimal degrees"
                yield f"{word} {value:g} is outside -{bound:g}..{bound:g}; {hint}"
        radius = row[f"{role}_radius_km"]
        if radius is not None and radius < 0:
            yield f"{role}_radius_km {radius:g} is negative"
    for name in ("count_min", "count_max"):
        if row[name] is not None and row[name] < 0:
            yield f"{name} {row[name]} is negative"
    for first, last in (("count_min", "count_max"), ("date_start", "date_end")):
        if row[first] is not None and row[last] is not None and row[first] > row[last]:
            yield f"{first} {row[first]} is greater than {last} {row[last]}; are the two swapped?"


def _is_empty(cell: Any) -> bool:
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return True
    if isinstance(cell, float):
        return math.isnan(cell)
    return isinstance(cell, str) and cell.strip().lower() in _EMPTY


def _read_text(cell: Any, name: str) -> str | None:
    if isinstance(cell, str):
        return clean_text(cell)
    if _is_empty(cell):
        return None
    if isinstance(cell, list | tuple):
        return clean_text(join_members(str(member) for member in cell))
    if isinstance(cell, dict | bytes):
        raise ValueError(f"{name} holds {type(cell).__name__}, not text")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean_text(str(cell))


def _read_day(cell: Any, name: str) -> date | None:
    if _is_empty(cell):
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = _DAY.fullmatch(str(cell).strip())
    try:
        if found is None:
            raise ValueError
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        raise ValueError(f"{name} {_short(cell)} is no date; write it as YYYY-MM-DD") from None


def _read_number(cell: Any, name: str) -> float | None:
    if _is_empty(cell):
        return None
    if isinstance(cell, Real) and not isinstance(cell, bool) and math.isfinite(cell):
        return float(cell)
    text = str(cell).strip().replace("\u2212", "-")
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise ValueError(f"{name} {_short(cell)} is no number; write it with a decimal point, as 36.34")
    return float(text)


def _read_whole(cell: Any, name: str) -> int | None:
    if _is_empty(cell):
        return None
    text = str(cell).strip()
    if isinstance(cell, Integral | str) and len(text) <= _LONGEST_NUMBER and _WHOLE.fullmatch(text):
        value = int(text)
    else:
        number = _read_number(cell, name)
        if number is None or not number.is_integer():
            raise ValueError(f"{name} {_short(cell)} is no whole number")
        value = int(number)
    if abs(value) > LARGEST_COUNT:
        raise ValueError(f"{name} {_short(cell)} is too large")
    return value


def _read_flag(cell: Any, name: str) -> bool | None:
    if _is_empty(cell):
        return None
    plain = str(cell).strip().lower()
    if plain in ("true", "yes", "1", "1.0"):
        return True
    if plain in ("false", "no", "0", "0.0"):
        return False
    raise ValueError(f"{name} {_short(cell)} is neither true nor false")


def _short(cell: Any) -> str:
    text = str(cell)
    return ascii(text[:40] + "..." if len(text) > 43 else text) if not text.isprintable() else repr(text[:60])


_READERS: dict[Sort, Callable[[Any, str], Any]] = {
    "text": _read_text,
    "day": _read_day,
    "number": _read_number,
    "whole": _read_whole,
    "flag": _read_flag,
}
