"""Claims and movements in the formats of other tools: flow maps, globes, GIS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geomap.compare import Comparison, compare_claims
from geomap.compare.events import DAYS, KM
from geomap.errors import TableError
from geomap.flows.flowmapblue import write_flowmapblue
from geomap.flows.geopackage import write_geopackage, write_geoparquet
from geomap.flows.text import write_jsonfg, write_kepler, write_kml

FORMATS: dict[str, Callable[[Comparison, Path], int]] = {
    "flowmapblue": write_flowmapblue,
    "kepler": write_kepler,
    "jsonfg": write_jsonfg,
    "kml": write_kml,
    "qgis": write_geopackage,
    "geoparquet": write_geoparquet,
}
ENDINGS = {
    "flowmapblue": ("",),
    "kepler": (".csv",),
    "jsonfg": (".json", ".geojson"),
    "kml": (".kml",),
    "qgis": (".gpkg",),
    "geoparquet": (".parquet",),
}

__all__ = ["ENDINGS", "FORMATS", "Written", "write_flows"]


@dataclass(frozen=True, slots=True)
class Written:
    """What an export holds.

    Parameters
    ----------
    path : Path
        The file or folder.
    rows : int
        Claims or movements in it.
    left_out : int
        Claims that the format cannot hold because an end is not stated or not resolved; 0 where it can.
    """

    path: Path
    rows: int
    left_out: int


def write_flows(table: pd.DataFrame, path: str | Path, form: str, *, days: int = DAYS, km: float = KM) -> Written:
    """Write claims in a format of another tool.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table; rejected claims are left out. Echoes are looked for where no claim has a label.
    path : str or Path
        The file; for ``flowmapblue`` a folder.
    form : {"flowmapblue", "kepler", "jsonfg", "kml", "qgis", "geoparquet"}
        The format.
    days, km : int, float
        What counts as one movement, see `geomap.compare.Windows`.

    Returns
    -------
    Written

    Raises
    ------
    TableError
        The format or the file's ending is not known, or the file cannot be written.

    Notes
    -----
    Tools for flows add up the rows of one pair of places. ``flowmapblue`` and ``kepler`` therefore carry one row a
    movement, whose count is the number of independent claimants, never the sum of claimed numbers.
    """
    target = Path(path)
    if form not in FORMATS:
        raise TableError(f"the format {form!r} is not known; use one of {', '.join(FORMATS)}", path=target)
    if target.suffix.lower() not in ENDINGS[form]:
        wanted = " or ".join(ENDINGS[form]) if form != "flowmapblue" else "none, as it is a folder"
        raise TableError(f"the ending of a file in the format {form} is {wanted}", path=target)
    comparison = compare_claims(table, days=days, km=km)
    rows = FORMATS[form](comparison, target)
    open_ends = 0
    if form in ("flowmapblue", "kepler"):
        drawn = comparison.claims[comparison.claims["review"] != "rejected"]
        ends = drawn[["origin_lat", "origin_lon", "destination_lat", "destination_lon"]]
        open_ends = int(ends.isna().any(axis=1).sum())
    return Written(target, rows, open_ends)
