"""Which claims are worth weighing against each other: those that share a key and lie close in time.

All with all would be 45 billion pairs for 300,000 claims. A claim is put under a few keys (both its places; a
place with a figure; a place with the claimant or the group; long runs of words of its quote) and is weighed only
against the last few claims under each key, so that the work grows with the number of claims and not its square.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from geomap.compare.facts import Facts, Spot
from geomap.compare.words import word_list

KEPT = {"pair": 40, "figure": 20, "claimant": 20, "place": 10, "words": 10}
"""How many claims a key remembers. Echoes follow each other closely; what lies further back is reached through those
between."""
_GRID_KM = 50.0
_DEGREE_KM = 111.2


@dataclass(frozen=True, slots=True)
class Reach:
    """How far apart two claims may be to be weighed.

    Parameters
    ----------
    time : callable
        The day by which claims are ordered; None is near every day.
    days : int
        How far apart these days may be.
    km : float
        How far apart places may be, at most 1,000.
    within_report : bool
        Whether two claims of one report are weighed too.
    """

    time: Callable[[Facts], int | None]
    days: int
    km: float
    within_report: bool = False


def candidate_pairs(facts: Sequence[Facts], reach: Reach) -> Iterator[tuple[int, int]]:
    """Yield the pairs of positions that are worth weighing, each once, the earlier one first.

    Parameters
    ----------
    facts : sequence of Facts
        The claims.
    reach : Reach
        How far apart they may be.

    Yields
    ------
    tuple of int
        Two positions in ``facts``.
    """
    days = [reach.time(one) for one in facts]
    order = sorted(range(len(facts)), key=lambda at: (days[at] or 0, facts[at].report, facts[at].claim))
    latest, undated = _Latest(), _Latest()
    for at in order:
        day, report, keys = days[at], facts[at].report, list(_keys(facts[at], reach.km))
        met = latest.met(keys) | undated.met(keys)
        (undated if day is None else latest).add(keys, at)
        for other in sorted(met - {at}):
            before = days[other]
            is_near = day is None or before is None or day - before <= reach.days
            if is_near and (reach.within_report or facts[other].report != report):
                yield other, at


class _Latest:
    """The last few claims under each key. Claims without a day have one of their own, or later ones push them out."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[Any, deque[int]]] = {
            kind: defaultdict(partial(deque, maxlen=kept)) for kind, kept in KEPT.items()
        }

    def met(self, keys: Sequence[tuple[Any, ...]]) -> set[int]:
        return {at for kind, *key in keys for at in self._kept[kind].get(tuple(key), ())}

    def add(self, keys: Sequence[tuple[Any, ...]], at: int) -> None:
        for kind, *key in keys:
            kept = self._kept[kind][tuple(key)]
            if not kept or kept[-1] != at:
                kept.append(at)


def told_day(facts: Facts) -> int | None:
    """Return the day on which a claim was published, else the day of its movement."""
    return next((day for day in (facts.published, facts.last_day) if day is not None), None)


def moved_day(facts: Facts) -> int | None:
    """Return the first day of a movement, else the day of publication."""
    return next((day for day in (facts.first_day, facts.published) if day is not None), None)


def _keys(facts: Facts, km: float) -> Iterator[tuple[Any, ...]]:
    origins, destinations = _places(facts.origin, km), _places(facts.destination, km)
    for origin in origins:
        for destination in destinations:
            yield ("pair", origin, destination)
    body = min(facts.claimant.marks, default=None, key=_rarity)
    figures = {*facts.figures, *([] if facts.figure is None else [facts.figure])}
    for role, places in (("from", origins), ("to", destinations)):
        for place in places:
            for figure in sorted(figures)[:4]:
                yield ("figure", role, place, figure)
            if body is not None:
                yield ("claimant", role, place, body)
            yield ("place", role, place, facts.group)
    for run in _long_runs(facts):
        yield ("words", *run)


def _rarity(mark: str) -> tuple[bool, bool, int, str]:
    return mark in word_list("bodies"), mark.startswith("c:"), -len(mark), mark


def _places(spot: Spot | None, km: float) -> list[str]:
    """Name a place by the squares of a grid that it touches, an area by its id too; else by its name alone."""
    if spot is None:
        return []
    if spot.lat is None or spot.lon is None:
        return [f"name:{spot.name}"] if spot.name else []
    step = max(_GRID_KM, 2 * km) / _DEGREE_KM
    high = km / 2 / _DEGREE_KM
    wide = high / max(0.05, math.cos(math.radians(spot.lat)))
    squares = {
        f"at:{math.floor((spot.lat + up * high) / step)}:{math.floor((spot.lon + right * wide) / step)}"
        for up in (-1, 1)
        for right in (-1, 1)
    }
    return [*([f"id:{spot.place_id}"] if spot.is_area and spot.place_id else []), *sorted(squares)]


def _long_runs(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Pick two runs of the quote by a rule that picks the same ones from a copy of it."""
    words = facts.words
    runs = sorted((words[at : at + 5] for at in range(len(words) - 4)), key=lambda run: (-sum(map(len, run)), run))
    yield from runs[:2]
