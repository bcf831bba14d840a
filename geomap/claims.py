"""A claim: one statement, carried by one report, that members of an armed group moved, will move or did not move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["occurred", "possible", "planned", "prevented", "denied"]
What = Literal["fighters", "leaders", "families", "vehicles", "weapons"]
DateBasis = Literal["stated", "relative", "published", ""]
EndKind = Literal["town", "area"]

STATUSES: tuple[Status, ...] = ("occurred", "possible", "planned", "prevented", "denied")
WHATS: tuple[What, ...] = ("fighters", "leaders", "families", "vehicles", "weapons")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a claimed movement: the words of the report and where the gazetteer puts them.

    Parameters
    ----------
    text : str
        The place as written in the report.
    place_id : str or None
        The gazetteer's id; None where the place is not resolved.
    kind : {"town", "area"} or None
        How precise the place is; None where it is not resolved.
    lat, lon : float or None
        WGS84 degrees; None, never 0, where the place is not resolved.
    radius_km : float or None
        How far from the point the end may lie, in kilometres.
    """

    text: str
    place_id: str | None = None
    kind: EndKind | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claimed movement, with the words that carry it.

    The fields stand for the columns of the claims table; ``origin`` and ``destination`` are None where the report
    states no such end. ``quote_start`` and ``quote_end`` are character offsets into the report's visible text, so
    that ``report.text[quote_start:quote_end] == quote``. ``notes`` are named reasons, never probabilities.
    """

    claim: str
    report: str
    outlet: str | None
    published: date | None
    url: str | None
    language: str | None
    origin: End | None
    destination: End | None
    via: tuple[str, ...]
    direction: str | None
    group: str | None
    what: What
    count_min: int | None
    count_max: int | None
    count_shared: bool
    count_text: str | None
    date_start: date | None
    date_end: date | None
    date_text: str | None
    date_basis: DateBasis
    status: Status
    claimant: str | None
    quote: str
    quote_start: int
    quote_end: int
    echo: str | None = None
    notes: tuple[str, ...] = ()
    review: str = "proposed"
