"""Put the ends of a table that a person wrote on the map, through the gazetteer."""

from __future__ import annotations

from typing import Any, Protocol

import pandas as pd

from geomap.table.check import check_claims
from geomap.table.columns import (
    COLUMNS,
    ROLES,
    Row,
    frame_from_rows,
    join_members,
    rows_from_frame,
    split_members,
)

FUZZY_NOTE = "fuzzy place"


class Resolver(Protocol):
    """What is needed of a gazetteer here."""

    def resolve(self, name: str, *, near: tuple[tuple[float, float], ...] = ()) -> Any:
        """Say where a name is: an object with place_id, lat, lon, radius_km, end_kind and match."""


def resolve_ends(table: pd.DataFrame, gazetteer: Resolver) -> pd.DataFrame:
    """Fill in the place of each end that has a name and no coordinates.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table; coordinates that are there already are left as they are.
    gazetteer : Gazetteer
        Where to look; the other end of the same row counts as near.

    Returns
    -------
    pandas.DataFrame
        A new claims table. An end that the gazetteer doesn't know keeps empty coordinates; a place found by
        likeness alone gets the note ``fuzzy place``.
    """
    ready = table if list(table.columns[: len(COLUMNS)]) == list(COLUMNS) else check_claims(table)
    extra = [str(name) for name in ready.columns[len(COLUMNS) :]]
    rows = rows_from_frame(ready)
    for row in rows:
        for role in ROLES:
            if _is_open(row, role):
                _fill(row, role, gazetteer)
    return frame_from_rows(rows, extra)


def unresolved_ends(table: pd.DataFrame) -> pd.DataFrame:
    """List the ends that have a name and no coordinates.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table.

    Returns
    -------
    pandas.DataFrame
        Columns ``claim``, ``role``, ``name``, in the table's order.
    """
    ends = [
        {"claim": row["claim"], "role": role, "name": row[role]}
        for row in rows_from_frame(table)
        for role in ROLES
        if _is_open(row, role)
    ]
    return pd.DataFrame(ends, columns=["claim", "role", "name"], dtype="string")


def _is_open(row: Row, role: str) -> bool:
    return row[role] is not None and row[f"{role}_lat"] is None


def _fill(row: Row, role: str, gazetteer: Resolver) -> None:
    other = ROLES[1 - ROLES.index(role)]
    lat, lon = row[f"{other}_lat"], row[f"{other}_lon"]
    found = gazetteer.resolve(row[role], near=((lat, lon),) if lat is not None else ())
    if found is None or found.place_id is None or found.lat is None:
        return
    row[f"{role}_id"] = found.place_id
    row[f"{role}_kind"] = found.end_kind
    row[f"{role}_lat"], row[f"{role}_lon"] = found.lat, found.lon
    row[f"{role}_radius_km"] = found.radius_km
    if found.match == "fuzzy":
        row["notes"] = join_members(dict.fromkeys((*split_members(row["notes"]), FUZZY_NOTE)))
