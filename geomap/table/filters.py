"""Which claims are wanted: by day, outlet, group and place; pushed down to the file or the database where it can be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

import pyarrow.compute as pc

from geomap.table.columns import ROLES


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Claims that are wanted; what is left empty asks for nothing.

    Parameters
    ----------
    since, until : datetime.date or None
        The movement may have been on or between these days; a claim without a day goes by its day of publication.
    outlets, groups : tuple of str
        One of these names, as the claims table has them.
    bbox : tuple of float or None
        West, south, east, north in degrees; one end of the movement is inside. West is greater than east where the
        box crosses 180 degrees.
    """

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return self != ClaimFilter()

    def expression(self) -> Any:
        """Return the filter as an Arrow expression; None where nothing is asked for."""
        terms = []
        if self.since is not None:
            terms.append(pc.coalesce(pc.field("date_end"), pc.field("date_start"), pc.field("published")) >= self.since)
        if self.until is not None:
            terms.append(pc.coalesce(pc.field("date_start"), pc.field("date_end"), pc.field("published")) <= self.until)
        if self.outlets:
            terms.append(pc.field("outlet").isin(list(self.outlets)))
        if self.groups:
            terms.append(pc.field("group").isin(list(self.groups)))
        if self.bbox is not None:
            terms.append(reduce(or_, (self._inside(role) for role in ROLES)))
        return reduce(and_, terms) if terms else None

    def _inside(self, role: str) -> Any:
        assert self.bbox is not None
        west, south, east, north = self.bbox
        lat, lon = pc.field(f"{role}_lat"), pc.field(f"{role}_lon")
        between = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
        # An end that is not known is in no box; without the last term the answer for it would be "unknown".
        return pc.coalesce((lat >= south) & (lat <= north) & between, pc.scalar(False))

    def words(self) -> str:
        """Say what is asked for, in a few words."""
        said = []
        if self.since is not None:
            said.append(f"since {self.since}")
        if self.until is not None:
            said.append(f"until {self.until}")
        said += [*self.outlets, *self.groups]
        if self.bbox is not None:
            said.append("in the box " + ", ".join(f"{side:g}" for side in self.bbox))
        return "; ".join(said)
