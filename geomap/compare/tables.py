"""The comparison as frames: events, outlets, pairs of outlets, and who told it first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from statistics import median
from typing import Any

import pandas as pd

from geomap.compare.echoes import echo_links, link_echoes
from geomap.compare.events import DAYS, KM, Event, Windows, find_events
from geomap.compare.facts import Facts
from geomap.compare.sides import Sides
from geomap.compare.verdicts import relate
from geomap.table import check_claims
from geomap.table.columns import COLUMNS, join_members

NO_OUTLET = "(no outlet)"
EVENT_COLUMNS = [
    "event", "verdict", "why", "origin", "destination", "group", "what", "first_day", "last_day", "count_min",
    "count_max", "claims", "tellings", "outlets", "independent", "claimants", "sides", "across_sides", "told_first",
    "published_first", "published_last", "claim_ids", "window_days", "window_km",
]  # fmt: skip
OUTLET_COLUMNS = [
    "outlet", "claims", "reports", "events", "with_claimant", "with_claimant_share", "exclusive", "exclusive_share",
    "echoed", "echoed_share", "told_first", "median_lag_days",
]  # fmt: skip
PAIR_COLUMNS = ["outlet", "other_outlet", "events", "echoes", "agreements", "contradictions", "told_first"]
_MOST_COMPARED = 60
"""Claims of one event that are held against each other for the table of outlets; the earliest come first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claims table compared: four frames and the windows that they hold for.

    Parameters
    ----------
    claims : pandas.DataFrame
        The claims table with its echo labels, its index kept.
    events : pandas.DataFrame
        One row an event, columns `EVENT_COLUMNS`; those with most tellings first.
    outlets : pandas.DataFrame
        One row an outlet, columns `OUTLET_COLUMNS`; those with most claims first.
    pairs : pandas.DataFrame
        One row for each ordered pair of outlets that tell of one event, columns `PAIR_COLUMNS`.
    links : pandas.DataFrame
        What speaks for each echo, as `echo_links` has it.
    windows : Windows
        What counts as one movement.
    found : tuple of Event
        The events themselves, in the order of ``events``.
    """

    claims: pd.DataFrame
    events: pd.DataFrame
    outlets: pd.DataFrame
    pairs: pd.DataFrame
    links: pd.DataFrame
    windows: Windows
    found: tuple[Event, ...]


def compare_claims(table: pd.DataFrame, *, days: int = DAYS, km: float = KM, sides: Sides | None = None) -> Comparison:
    """Compare the claims of a table: who agrees, who differs, who echoes whom.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table. Where no claim has an echo label, echoes are looked for first.
    days, km : int, float
        What counts as one movement, see `Windows`.
    sides : Sides, optional
        Whose side claimants speak for; the list that geomap ships where it is left out.

    Returns
    -------
    Comparison
    """
    ready = table if list(table.columns[: len(COLUMNS)]) == list(COLUMNS) else check_claims(table)
    if ready["echo"].isna().all():
        ready = link_echoes(ready)
    echoes = [None if pd.isna(label) else str(label) for label in ready["echo"]]
    events = find_events(ready, days=days, km=km, sides=sides)
    events.sort(key=lambda event: (-event.judgement.tellings, -len(event.claims), event.rows[0]))
    return Comparison(
        claims=ready,
        events=pd.DataFrame([_event_row(event, ready) for event in events], columns=EVENT_COLUMNS).astype(
            {"count_min": "Int64", "count_max": "Int64"}
        ),
        outlets=_outlets(events, echoes),
        pairs=_pairs(events, echoes, km),
        links=echo_links(ready),
        windows=Windows(days, km),
        found=tuple(events),
    )


def _event_row(event: Event, table: pd.DataFrame) -> dict[str, Any]:
    judgement = event.judgement
    spans = [(one.first_day, one.last_day) for one in event.claims if one.first_day is not None]
    told = sorted({one.published for one in event.claims if one.published is not None})
    low, high = event.count
    return {
        "event": event.id,
        "verdict": judgement.verdict,
        "why": "; ".join(judgement.reasons),
        "origin": name_of(event, table, "origin"),
        "destination": name_of(event, table, "destination"),
        "group": next((one.group for one in event.claims if one.group), None),
        "what": most_common([one.what for one in event.claims]),
        "first_day": day_of(min((first for first, _ in spans if first is not None), default=None)),
        "last_day": day_of(max((last for _, last in spans if last is not None), default=None)),
        "count_min": low,
        "count_max": high,
        "claims": len(event.claims),
        "tellings": judgement.tellings,
        "outlets": judgement.outlets,
        "independent": judgement.independent,
        "claimants": join_members(judgement.claimants),
        "sides": join_members(judgement.sides),
        "across_sides": judgement.across_sides,
        "told_first": join_members(first_outlets(event)),
        "published_first": day_of(told[0] if told else None),
        "published_last": day_of(told[-1] if told else None),
        "claim_ids": join_members(one.claim for one in event.claims),
        "window_days": event.windows.days,
        "window_km": event.windows.km,
    }


def name_of(event: Event, table: pd.DataFrame, role: str) -> str | None:
    """Return the name that most claims of an event give to one end; None where none gives any."""
    names = [str(cell) for cell in table[role].iloc[event.rows] if not pd.isna(cell)]
    return most_common(names)


def most_common(values: Sequence[str]) -> str | None:
    """Return the value that is met most often, the first of several; None where there is none."""
    return max(dict.fromkeys(values), key=values.count, default=None)


def day_of(ordinal: int | None) -> str | None:
    """Return a day as ISO text."""
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def outlet_of(one: Facts) -> str:
    """Return the outlet of a claim, as written."""
    return one.outlet_name or NO_OUTLET


def first_days(event: Event) -> dict[str, int]:
    """Return the day on which each outlet first told of an event; outlets whose day is not known are left out."""
    days: dict[str, int] = {}
    for one in event.claims:
        if one.published is not None:
            name = outlet_of(one)
            days[name] = min(days.get(name, one.published), one.published)
    return days


def first_outlets(event: Event) -> list[str]:
    """Return the outlets that told of an event first: several where they did on one day."""
    days = first_days(event)
    return sorted(name for name, day in days.items() if day == min(days.values()))


def _outlets(events: Sequence[Event], echoes: Sequence[str | None]) -> pd.DataFrame:
    claims: dict[str, list[Facts]] = defaultdict(list)
    told: dict[str, list[Event]] = defaultdict(list)
    carriers: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for one in event.claims:
            claims[outlet_of(one)].append(one)
            label = echoes[one.row]
            if label is not None:
                carriers[label].add(outlet_of(one))
        for name in dict.fromkeys(outlet_of(one) for one in event.claims):
            told[name].append(event)
    rows = []
    for name, ones in claims.items():
        named = sum(bool(one.claimant.name) for one in ones)
        alone = sum(len({outlet_of(one) for one in event.claims}) == 1 for event in told[name])
        echoed = sum(label is not None and len(carriers[label]) > 1 for label in (echoes[one.row] for one in ones))
        lags = list(_lags(name, told[name]))
        rows.append(
            (name, len(ones), len({one.report for one in ones}), len(told[name]), named, named / len(ones), alone,
             alone / len(told[name]), echoed, echoed / len(ones), sum(lag == 0 for lag in lags),
             median(lags) if lags else None)
        )  # fmt: skip
    rows.sort(key=lambda row: (-row[1], row[0]))
    return pd.DataFrame(rows, columns=OUTLET_COLUMNS)


def _lags(name: str, events: Sequence[Event]) -> Iterator[int]:
    """Yield how many days after the first one an outlet told of each event that others tell of too."""
    for event in events:
        days = first_days(event)
        if name in days and len(days) > 1:
            yield days[name] - min(days.values())


def _pairs(events: Sequence[Event], echoes: Sequence[str | None], km: float) -> pd.DataFrame:
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(PAIR_COLUMNS[2:], 0))
    for event in events:
        for pair, kinds in pair_kinds(event, echoes, km).items():
            counts[pair]["events"] += 1
            for kind in kinds:
                counts[pair][kind] += 1
    rows = [(*pair, *count.values()) for pair, count in sorted(counts.items())]
    return pd.DataFrame(rows, columns=PAIR_COLUMNS)


def pair_kinds(event: Event, echoes: Sequence[str | None], km: float) -> dict[tuple[str, str], set[str]]:
    """Say of each ordered pair of outlets that tell of an event how they stand to each other in it.

    Parameters
    ----------
    event : Event
        The event.
    echoes : sequence of str or None
        Echo labels by row of the table.
    km : float
        Ends that are further apart contradict each other.

    Returns
    -------
    dict of (str, str) to set of str
        ``echoes``, ``agreements``, ``contradictions``; ``told_first`` where the first outlet was the earlier one.
    """
    kinds: dict[tuple[str, str], set[str]] = {}
    days = first_days(event)
    columns = {"echo": "echoes", "agrees": "agreements", "contradicts": "contradictions"}
    ordered = sorted(event.claims, key=lambda one: (one.published is None, one.published or 0, one.row))
    for one, other in combinations(ordered[:_MOST_COMPARED], 2):
        mine, theirs = outlet_of(one), outlet_of(other)
        if mine == theirs:
            continue
        found = columns.get(relate(one, other, echoes, km))
        for pair in ((mine, theirs), (theirs, mine)):
            told = kinds.setdefault(pair, set())
            if found:
                told.add(found)
            if pair[0] in days and pair[1] in days and days[pair[0]] < days[pair[1]]:
                told.add("told_first")
    return kinds
