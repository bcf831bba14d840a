"""The claims table as Arrow: the form in which it is kept, sent and written a part at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from geomap.claims import Claim
from geomap.table.columns import COLUMNS, ROLES, SORTS, Row, Sort, row_of_claim, rows_from_frame

TYPES: dict[Sort, Any] = {
    "text": pa.string(),
    "day": pa.date32(),
    "number": pa.float64(),
    "whole": pa.int64(),
    "flag": pa.bool_(),
}
SCHEMA = pa.schema([(name, TYPES[sort]) for name, sort in SORTS.items()])


def arrow_from_claims(claims: Iterable[Claim]) -> Any:
    """Lay claims out as the claims table in Arrow.

    Parameters
    ----------
    claims : iterable of Claim
        From any number of reports.

    Returns
    -------
    pyarrow.Table
        (n, 38), of `SCHEMA`.
    """
    return arrow_from_rows([row_of_claim(claim) for claim in claims], COLUMNS)


def arrow_from_rows(rows: list[Row], names: Iterable[str]) -> Any:
    """Make an Arrow table of plain rows; columns beyond the contract are text."""
    return pa.table({name: pa.array([row.get(name) for row in rows], type=_type_of(name)) for name in names})


def arrow_from_frame(table: pd.DataFrame) -> Any:
    """Return a claims table as Arrow.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table; further columns come out as text.

    Returns
    -------
    pyarrow.Table
    """
    return arrow_from_rows(rows_from_frame(table), [str(name) for name in table.columns])


def _type_of(name: str) -> Any:
    return TYPES[SORTS.get(name, "text")]


def frame_from_arrow(table: Any) -> pd.DataFrame:
    """Return an Arrow claims table as a frame with the contract's dtypes.

    Parameters
    ----------
    table : pyarrow.Table
        With all columns of the contract.

    Returns
    -------
    pandas.DataFrame
    """
    data: dict[str, Any] = {}
    for name in table.column_names:
        column, sort = table.column(name), SORTS.get(name, "text")
        if sort == "day":
            days = column.cast(pa.timestamp("s")).to_numpy(zero_copy_only=False)
            data[name] = days.astype("datetime64[s]")
        elif sort == "number":
            data[name] = column.to_numpy(zero_copy_only=False).astype(float)
        elif sort == "flag":
            data[name] = column.fill_null(False).to_numpy(zero_copy_only=False).astype(bool)
        else:
            dtype: Any = pd.Int64Dtype() if sort == "whole" else pd.StringDtype()
            data[name] = dtype.__from_arrow__(column)
    return pd.DataFrame(data, index=pd.RangeIndex(table.num_rows))


def geometry_of(table: Any) -> Any:
    """Draw the claims of an Arrow table: a line, a point where one end alone is known, else nothing.

    Parameters
    ----------
    table : pyarrow.Table
        With the four columns of coordinates.

    Returns
    -------
    pyarrow.Array
        WKB, null where no end is known.
    """
    columns = [[f"{role}_{axis}" for axis in ("lon", "lat")] for role in ROLES]
    ends = [
        np.stack([table.column(name).to_numpy(zero_copy_only=False).astype(float) for name in names], axis=1)
        for names in columns
    ]
    known = [~np.isnan(end).any(axis=1) for end in ends]
    shapes = np.full(table.num_rows, None, dtype=object)
    for end, has in zip(ends, known, strict=True):
        shapes[has] = shapely.points(end[has])
    both = known[0] & known[1]
    shapes[both] = shapely.linestrings(np.stack([end[both] for end in ends], axis=1))
    return pa.array(shapely.to_wkb(shapes), type=pa.binary())


_PIECES = 64


def gather(held: list[Any], part: Any) -> None:
    """Put an Arrow table to those that are held, and join them when they are many.

    A table of one row takes up as much memory as one of hundreds: a quiet archive comes in thousands of them.

    Parameters
    ----------
    held : list of pyarrow.Table
        Of one schema; changed in place.
    part : pyarrow.Table
        The next one.
    """
    if part.num_rows or not held:
        held.append(part)
    if len(held) >= _PIECES:
        held[:] = [pa.concat_tables(held).combine_chunks()]


def rebatch(parts: Iterable[Any], rows: int) -> Iterator[Any]:
    """Join and cut Arrow tables into tables of a fixed number of rows; the last one may have fewer.

    Parameters
    ----------
    parts : iterable of pyarrow.Table
        Of one schema, any number of rows each.
    rows : int
        How many rows each table gets.

    Yields
    ------
    pyarrow.Table
    """
    waiting: list[Any] = []
    count = 0
    for part in parts:
        gather(waiting, part)
        count += part.num_rows
        while count >= rows:
            joined = pa.concat_tables(waiting)
            yield joined.slice(0, rows).combine_chunks()
            rest = joined.slice(rows)
            waiting, count = [rest], rest.num_rows
    if count:
        yield pa.concat_tables(waiting).combine_chunks()
