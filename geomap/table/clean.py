"""See at a glance that an Arrow table needs no checking row by row: a million rows in a second or two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geomap.table.arrow import SCHEMA
from geomap.table.check import CHOICES
from geomap.table.columns import DEFAULTS, ROLES, SORTS


def is_clean(table: Any) -> bool:
    """Say whether a table would come out of `check_claims` as it is.

    Parameters
    ----------
    table : pyarrow.Table
        Of any columns.

    Returns
    -------
    bool
        False where a row has a fault or a value in another form, and also where that is not easily told.
    """
    if table.column_names[: len(SCHEMA)] != SCHEMA.names:
        return False
    types = [field.type for field in table.schema]
    if types[: len(SCHEMA)] != SCHEMA.types or any(kind != pa.string() for kind in types[len(SCHEMA) :]):
        return False
    return not any(pc.any(fault, min_count=0).as_py() for fault in _faults(table))


def _faults(table: Any) -> Iterator[Any]:
    """Give for each thing that can be wrong a column that says where it is."""
    for name in table.column_names:
        if SORTS.get(name, "text") == "text":
            yield pc.equal(pc.utf8_trim_whitespace(table.column(name)), "")
    for name in ("claim", "count_shared", *DEFAULTS):
        yield pc.is_null(table.column(name))
    yield pa.chunked_array([pa.array([pc.count_distinct(table.column("claim")).as_py() != table.num_rows])])
    for name, choices in CHOICES.items():
        column = table.column(name)
        yield pc.and_(pc.is_valid(column), pc.invert(pc.is_in(column, value_set=pa.array(choices, pa.string()))))
    for role in ROLES:
        yield from _faults_of_end(*(table.column(f"{role}_{field}") for field in ("lat", "lon", "radius_km")))
    for first, last in (("count_min", "count_max"), ("date_start", "date_end")):
        yield pc.greater(table.column(first), table.column(last))
    for name in ("count_min", "count_max"):
        yield pc.less(table.column(name), 0)


def _faults_of_end(lat: Any, lon: Any, radius_km: Any) -> Iterator[Any]:
    yield pc.xor(pc.is_valid(lat), pc.is_valid(lon))
    yield pc.and_(pc.equal(lat, 0), pc.equal(lon, 0))
    for column, bound in ((lat, 90), (lon, 180)):
        yield pc.invert(pc.less_equal(pc.abs(column), bound))
    yield pc.invert(pc.and_(pc.greater_equal(radius_km, 0), pc.is_finite(radius_km)))
