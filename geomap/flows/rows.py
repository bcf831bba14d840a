"""What the exports share: claims with their event beside them, movements as one row, days as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from geomap.compare import Comparison, Event
from geomap.compare.events import CLAIM_COLUMNS
from geomap.compare.tables import NO_OUTLET, outlet_of
from geomap.table import rows_from_frame

# What XML 1.0 cannot hold, and half surrogates that UTF-8 cannot.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Movement:
    """One event between two resolved places, as tools for flows want it: one row, not one for each telling."""

    event: Event
    origin: dict[str, Any]
    destination: dict[str, Any]
    first: str | None
    last: str | None
    outlets: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many independent claimants stand behind it; at least one, since somebody tells it."""
        return max(1, self.event.judgement.independent)


def claim_rows(comparison: Comparison) -> list[dict[str, Any]]:
    """Return the claims that no person rejected, as plain values, with the columns of their event.

    Parameters
    ----------
    comparison : Comparison
        The comparison.

    Returns
    -------
    list of dict
        Claims table columns, then ``event``, ``verdict`` and so on; days as ISO text.
    """
    rows = rows_from_frame(comparison.claims)
    found: list[tuple[int, dict[str, Any]]] = []
    for event in comparison.found:
        judgement = event.judgement
        low, high = event.count
        values = (
            event.id,
            judgement.verdict,
            judgement.tellings,
            judgement.independent,
            judgement.across_sides,
            low,
            high,
        )
        beside = dict(zip(CLAIM_COLUMNS, values, strict=True))
        found += [(row, {name: _plain(cell) for name, cell in rows[row].items()} | beside) for row in event.rows]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def movements(comparison: Comparison) -> Iterator[Movement]:
    """Yield the events whose two ends are resolved, in the order of the first claim of each in the table."""
    rows = rows_from_frame(comparison.claims)
    for event in sorted(comparison.found, key=lambda event: event.rows[0]):
        ends = [place_of(rows, event, role) for role in ("origin", "destination")]
        if ends[0] is None or ends[1] is None:
            continue
        days = [rows[at][name] for at in event.rows for name in ("date_start", "date_end") if rows[at][name]]
        told = [rows[at]["published"] for at in event.rows if rows[at]["published"]]
        days = days or told[:1]
        outlets = tuple(dict.fromkeys(outlet_of(one) for one in event.claims))
        first, last = (min(days).isoformat(), max(days).isoformat()) if days else (None, None)
        yield Movement(event, ends[0], ends[1], first, last, outlets)


def place_of(rows: list[dict[str, Any]], event: Event, role: str) -> dict[str, Any] | None:
    """Return where most claims of an event put an end: ``id, name, lat, lon``; None where none resolves it."""
    known = [
        (rows[at][f"{role}_id"], rows[at][f"{role}_lat"], rows[at][f"{role}_lon"])
        for at in event.rows
        if rows[at][f"{role}_lat"] is not None
    ]
    if not known:
        return None
    best = max(dict.fromkeys(known), key=known.count)
    names = [
        str(rows[at][role])
        for at in event.rows
        if (rows[at][f"{role}_id"], rows[at][f"{role}_lat"], rows[at][f"{role}_lon"]) == best and rows[at][role]
    ]
    name = max(dict.fromkeys(names), key=names.count) if names else str(best[0] or "")
    return {"id": best[0] or f"{best[1]:.5f},{best[2]:.5f}", "name": name, "lat": best[1], "lon": best[2]}


def outlet_names(rows: list[dict[str, Any]]) -> list[str]:
    """Return the outlet of each row, as written."""
    return [row["outlet"] or NO_OUTLET for row in rows]


def fit_text(text: Any) -> str:
    """Return a text as XML can hold it; what it cannot becomes U+FFFD."""
    return "" if text is None else _UNFIT.sub("\ufffd", str(text))


def day_stamp(day: str | None) -> pd.Timestamp | None:
    """Return an ISO day as a timestamp."""
    return None if day is None else pd.Timestamp(day)
