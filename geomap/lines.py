"""Straight origin-destination lines for a claims table, and the lanes that equal lines make."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geomap.errors import TableError

CRS = "EPSG:4326"
ENDS = ("origin", "destination")
LANE_COLUMNS = [
    "origin", "origin_id", "origin_lat", "origin_lon",
    "destination", "destination_id", "destination_lat", "destination_lon",
    "outlet", "status", "claims", "claimants", "count_min", "count_max", "date_start", "date_end",
]  # fmt: skip


def lines_from_claims(claims: pd.DataFrame) -> gpd.GeoDataFrame:
    """Draw one straight origin-destination line per claim.

    Parameters
    ----------
    claims : pandas.DataFrame
        The claims table, (n, k); ``origin_lat`` and so on in decimal degrees.

    Returns
    -------
    geopandas.GeoDataFrame
        (n, k + 1), EPSG:4326, index and columns kept; the geometry is a LineString of two points, and
        None where an end is not stated or not resolved.

    Raises
    ------
    TableError
        A needed column is missing, or a coordinate is outside the world.

    Examples
    --------
    >>> table = pd.DataFrame({"origin_lat": [36.3, 36.3], "origin_lon": [43.1, 43.1],
    ...                       "destination_lat": [35.9, None], "destination_lon": [39.0, None]})
    >>> [line and line.wkt for line in lines_from_claims(table).geometry]
    ['LINESTRING (43.1 36.3, 39 35.9)', None]
    """
    ends = [end_coordinates(claims, end) for end in ENDS]
    known = np.all([~np.isnan(end).any(axis=1) for end in ends], axis=0)
    geometry = np.full(len(claims), None, dtype=object)
    if known.any():
        geometry[known] = shapely.linestrings(np.stack([end[known] for end in ends], axis=1))
    plain = pd.DataFrame(claims).drop(columns="geometry", errors="ignore")
    return gpd.GeoDataFrame(plain, geometry=gpd.GeoSeries(geometry, index=claims.index, crs=CRS))


def end_coordinates(claims: pd.DataFrame, end: str) -> np.ndarray:
    """Return the (n, 2) longitudes and latitudes of one end of each claim; both NaN where it is not resolved.

    Parameters
    ----------
    claims : pandas.DataFrame
        The claims table.
    end : {"origin", "destination"}
        Which end.

    Raises
    ------
    TableError
        A column is missing, holds something that is no number, or a number outside the world.
    """
    columns = []
    for axis, limit in (("lon", 180.0), ("lat", 90.0)):
        name = f"{end}_{axis}"
        if name not in claims.columns:
            message = f"the claims table has no column '{name}'; resolve its places first"
            raise TableError(message)
        try:
            values = pd.to_numeric(claims[name]).to_numpy(dtype=float, na_value=np.nan)
        except (ValueError, TypeError) as reason:
            message = f"column '{name}' holds something that is no number: {reason}"
            raise TableError(message) from reason
        wrong = np.flatnonzero(np.abs(values) > limit)
        if wrong.size:
            row = wrong[0]
            message = (
                f"column '{name}', row {row + 1}: {values[row]:g} is outside -{limit:g}..{limit:g}; "
                "are longitude and latitude swapped?"
            )
            raise TableError(message)
        columns.append(values)
    both = np.column_stack(columns)
    both[np.isnan(both).any(axis=1)] = np.nan
    return both


def aggregate_flows(claims: pd.DataFrame) -> pd.DataFrame:
    """Bundle claims into lanes: one row per origin, destination, outlet and status.

    Counts are never added up: five outlets that repeat "300 fighters" did not see 1,500. A lane has
    the lowest and the highest number claimed, and how many claims and different claimants it rests on.

    Parameters
    ----------
    claims : pandas.DataFrame
        The claims table, (n, k). Missing optional columns count as empty.

    Returns
    -------
    pandas.DataFrame
        One row per lane in the order of first appearance, with the columns of ``LANE_COLUMNS``; ends that are
        not stated or not resolved make lanes of their own.

    Examples
    --------
    >>> table = pd.DataFrame({"origin": ["Mosul"] * 3, "destination": ["Raqqa"] * 3,
    ...                       "outlet": ["A", "A", "B"],
    ...                       "status": ["occurred"] * 3, "count_max": [300, 500, 300]})
    >>> aggregate_flows(table)[["outlet", "claims", "count_max"]].to_numpy().tolist()
    [['A', 2, 500], ['B', 1, 300]]
    """
    table = pd.DataFrame(claims).reindex(columns=[*LANE_COLUMNS, "claimant"]).drop(columns=["claims", "claimants"])
    for bound in ("count_min", "count_max"):
        table[bound] = pd.to_numeric(table[bound]).astype("Int64")
    for day in ("date_start", "date_end"):
        table[day] = table[day].map(lambda value: None if pd.isna(value) else str(value)[:10])
    keys = [name for name in LANE_COLUMNS if name.startswith(ENDS) or name in ("outlet", "status")]
    grouped = table.groupby(keys, dropna=False, sort=False)
    lanes = grouped.agg(
        claims=("status", "size"),
        claimants=("claimant", "nunique"),
        count_min=("count_min", "min"),
        count_max=("count_max", "max"),
        date_start=("date_start", first_day),
        date_end=("date_end", last_day),
    )
    return lanes.reset_index()[LANE_COLUMNS]


def first_day(days: pd.Series) -> str | None:
    """Return the earliest of some ISO days, None where there is none."""
    return min(days.dropna(), default=None)


def last_day(days: pd.Series) -> str | None:
    """Return the latest of some ISO days, None where there is none."""
    return max(days.dropna(), default=None)
