"""The columns of the claims table, in the contract's order, with their dtypes: written here alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, cast

import numpy as np
import pandas as pd

from geomap.claims import Claim, DateBasis, End, EndKind, Status, What
from geomap.errors import TableError

Sort = Literal["text", "day", "number", "whole", "flag"]

SORTS: dict[str, Sort] = {
    "claim": "text",
    "report": "text",
    "outlet": "text",
    "published": "day",
    "url": "text",
    "language": "text",
    "origin": "text",
    "origin_id": "text",
    "origin_kind": "text",
    "origin_lat": "number",
    "origin_lon": "number",
    "origin_radius_km": "number",
    "destination": "text",
    "destination_id": "text",
    "destination_kind": "text",
    "destination_lat": "number",
    "destination_lon": "number",
    "destination_radius_km": "number",
    "via": "text",
    "direction": "text",
    "group": "text",
    "what": "text",
    "count_min": "whole",
    "count_max": "whole",
    "count_shared": "flag",
    "count_text": "text",
    "date_start": "day",
    "date_end": "day",
    "date_text": "text",
    "date_basis": "text",
    "status": "text",
    "claimant": "text",
    "quote": "text",
    "quote_start": "whole",
    "quote_end": "whole",
    "echo": "text",
    "notes": "text",
    "review": "text",
}
COLUMNS: tuple[str, ...] = tuple(SORTS)
ROLES: tuple[Literal["origin", "destination"], ...] = ("origin", "destination")
END_FIELDS: tuple[str, ...] = ("id", "kind", "lat", "lon", "radius_km")
DTYPE_OF_SORT: dict[Sort, str] = {
    "text": "string",
    "day": "datetime64[s]",
    "number": "float64",
    "whole": "Int64",
    "flag": "bool",
}
DTYPES: dict[str, str] = {name: DTYPE_OF_SORT[sort] for name, sort in SORTS.items()}
DEFAULTS: dict[str, Any] = {
    "what": "fighters",
    "count_shared": False,
    "status": "occurred",
    "review": "proposed",
}
LARGEST_COUNT = 2**63 - 1  # what Int64, GeoPackage and Parquet can hold

_SURROGATES = re.compile("[\ud800-\udfff]")
_MEMBER = re.compile(r"(?:[^;\\]|\\.?)+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)

Row = dict[str, Any]  # a row as plain Python values: str, date, float, int, bool or None


def clean_text(text: str | None) -> str | None:
    """Return the text as a frame can hold it: None where blank, U+FFFD for half of a surrogate pair.

    Parameters
    ----------
    text : str or None
        Any text.

    Returns
    -------
    str or None
        The same text; its length does not change.
    """
    if text is None or not text.strip():
        return None
    return _SURROGATES.sub("\ufffd", text)


def join_members(members: Iterable[str]) -> str | None:
    r"""Join names with ``;`` so that `split_members` gives them back.

    Parameters
    ----------
    members : iterable of str
        Names; one that holds ``;`` or a backslash gets a backslash before it.

    Returns
    -------
    str or None
        None where there is no name.

    Examples
    --------
    >>> join_members(("Tal Afar", "Sinjar"))
    'Tal Afar;Sinjar'
    """
    out = []
    for member in members:
        text = member.replace("\\", "\\\\").replace(";", "\\;")
        if text[:1].isspace():
            text = "\\" + text
        if text[-1:].isspace():
            text = text[:-1] + "\\" + text[-1]
        if text.strip():
            out.append(text)
    return ";".join(out) or None


def split_members(text: str | None) -> tuple[str, ...]:
    """Split a cell of several names; the inverse of `join_members`, tolerant of spaces after ``;``.

    Parameters
    ----------
    text : str or None
        The cell.

    Returns
    -------
    tuple of str
        The names.
    """
    if not text:
        return ()
    members = []
    for found in _MEMBER.findall(text):
        bare = found.lstrip()
        kept = bare.rstrip()
        if len(kept) < len(bare) and _ends_in_escape(kept):
            kept = bare[: len(kept) + 1]
        if kept:
            members.append(_ESCAPED.sub(r"\1", kept))
    return tuple(members)


def _ends_in_escape(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def frame_from_rows(rows: Iterable[Mapping[str, Any]], extra: Iterable[str] = ()) -> pd.DataFrame:
    """Make a claims table of plain rows; a key that is absent is an empty cell.

    Parameters
    ----------
    rows : iterable of mapping
        Plain Python values by column.
    extra : iterable of str
        Columns beyond the contract, kept as text at the right.

    Returns
    -------
    pandas.DataFrame
        (n, 38 + extra), dtypes as in `DTYPES`.
    """
    kept = list(rows)
    data: dict[str, Any] = {}
    for name, sort in SORTS.items():
        cells = [row.get(name) for row in kept]
        if sort == "day":
            data[name] = np.array(cells, dtype="datetime64[s]")
        elif sort == "flag":
            data[name] = np.array([bool(cell) for cell in cells], dtype=bool)
        elif sort == "number":
            data[name] = np.array([np.nan if cell is None else cell for cell in cells], dtype=float)
        else:
            data[name] = pd.array(cells, dtype=cast("Any", DTYPE_OF_SORT[sort]))
    for name in extra:
        data[name] = pd.array([row.get(name) for row in kept], dtype="string")
    return pd.DataFrame(data, index=pd.RangeIndex(len(kept)))


def rows_from_frame(table: pd.DataFrame) -> list[Row]:
    """Return the rows of a claims table as plain Python values, None for an empty cell.

    Parameters
    ----------
    table : pandas.DataFrame
        A claims table; columns beyond the contract come out as text.

    Returns
    -------
    list of dict
        One a row, keys in the table's order.
    """
    columns: dict[str, list[Any]] = {}
    for name in table.columns:
        cells = table[name]
        empty = cells.isna().to_numpy()
        sort = SORTS.get(str(name), "text")
        make: Any = {"text": str, "number": float, "whole": int, "flag": bool}.get(sort, _day)
        columns[str(name)] = [None if gone else make(cell) for cell, gone in zip(cells, empty, strict=True)]
    names = list(columns)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _day(cell: Any) -> date:
    return cast("date", cell.date()) if hasattr(cell, "date") else cast("date", cell)


def claims_to_table(claims: Iterable[Claim]) -> pd.DataFrame:
    """Lay claims out as the claims table: one row a claim, in the order given.

    Parameters
    ----------
    claims : iterable of Claim
        From any number of reports.

    Returns
    -------
    pandas.DataFrame
        (n, 38), dtypes as in `DTYPES`; a text that is blank and an end that is not stated are empty cells.
    """
    return frame_from_rows(row_of_claim(claim) for claim in claims)


def row_of_claim(claim: Claim) -> Row:
    """Return a claim as a row of plain values, None for an empty cell."""
    row: Row = {
        name: clean_text(getattr(claim, name)) if sort == "text" else getattr(claim, name)
        for name, sort in SORTS.items()
        if name not in ("via", "notes") and not name.startswith(ROLES)
    }
    for role in ROLES:
        end: End | None = getattr(claim, role)
        if end is not None:
            row[role] = clean_text(end.text)
            row[f"{role}_id"] = clean_text(end.place_id)
            row |= {f"{role}_{field}": getattr(end, field) for field in END_FIELDS if field != "id"}
    notes = list(claim.notes)
    for name in ("count_min", "count_max"):
        if row[name] is not None and row[name] > LARGEST_COUNT:
            row[name] = None
            notes.append("count too large")
    row["via"] = clean_text(join_members(claim.via))
    row["notes"] = clean_text(join_members(dict.fromkeys(notes)))
    return row


def table_to_claims(table: pd.DataFrame) -> list[Claim]:
    """Read the claims table back into claims; the inverse of `claims_to_table`.

    Parameters
    ----------
    table : pandas.DataFrame
        A claims table.

    Returns
    -------
    list of Claim
        One a row.

    Raises
    ------
    TableError
        A column of the contract is missing.
    """
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise TableError(f"the claims table lacks {', '.join(missing)}; bring it in with check_claims")
    return [_claim(row) for row in rows_from_frame(table[list(COLUMNS)])]


def _claim(row: Row) -> Claim:
    return Claim(
        claim=row["claim"] or "",
        report=row["report"] or "",
        outlet=row["outlet"],
        published=row["published"],
        url=row["url"],
        language=row["language"],
        origin=_end(row, "origin"),
        destination=_end(row, "destination"),
        via=split_members(row["via"]),
        direction=row["direction"],
        group=row["group"],
        what=cast("What", row["what"] or DEFAULTS["what"]),
        count_min=row["count_min"],
        count_max=row["count_max"],
        count_shared=bool(row["count_shared"]),
        count_text=row["count_text"],
        date_start=row["date_start"],
        date_end=row["date_end"],
        date_text=row["date_text"],
        date_basis=cast("DateBasis", row["date_basis"] or ""),
        status=cast("Status", row["status"] or DEFAULTS["status"]),
        claimant=row["claimant"],
        quote=row["quote"] or "",
        quote_start=row["quote_start"] or 0,
        quote_end=row["quote_end"] or 0,
        echo=row["echo"],
        notes=split_members(row["notes"]),
        review=row["review"] or DEFAULTS["review"],
    )


def _end(row: Row, role: str) -> End | None:
    fields = {field: row[f"{role}_{field}"] for field in END_FIELDS}
    if row[role] is None and all(value is None for value in fields.values()):
        return None
    return End(
        text=row[role] or "",
        place_id=fields["id"],
        kind=cast("EndKind | None", fields["kind"]),
        lat=fields["lat"],
        lon=fields["lon"],
        radius_km=fields["radius_km"],
    )
