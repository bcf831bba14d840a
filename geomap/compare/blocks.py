"""Which claims are worth weighing against each other: those that share a key and lie close in time.

All with all would be 45 billion pairs for 300,000 claims. A claim is put under a few keys (both its places; a
place with a figure; a place with the claimant or the group; long runs of words of its quote) and is weighed only
against the last few claims under each key, so that the work grows with the number of claims and not its square.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from geomap.compare.facts import Facts, Spot
from geomap.compare.pairs import DAYS_APART
from geomap.compare.words import word_list

KEPT = {"pair": 40, "figure": 20, "claimant": 20, "place": 10, "words": 10}
"""How many claims a key remembers. Echoes follow each other closely; what lies further back is reached through those
between."""
_GRID_DEGREES = 0.5


def candidate_pairs(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of positions that are worth weighing, each once, the earlier one first.

    Parameters
    ----------
    facts : sequence of Facts
        The claims.

    Yields
    ------
    tuple of int
        Two positions in ``facts``.
    """
    order = sorted(range(len(facts)), key=lambda at: (_time(facts[at]), facts[at].report, facts[at].row))
    latest: dict[str, dict[Any, deque[int]]] = {
        kind: defaultdict(partial(deque, maxlen=kept)) for kind, kept in KEPT.items()
    }
    for at in order:
        now, report = _time(facts[at]), facts[at].report
        met: set[int] = set()
        for kind, *key in _keys(facts[at]):
            before = latest[kind][tuple(key)]
            met.update(before)
            before.append(at)
        met.discard(at)
        for other in sorted(met):
            if facts[other].report != report and now - _time(facts[other]) <= DAYS_APART:
                yield other, at


def _time(facts: Facts) -> int:
    if facts.published is not None:
        return facts.published
    return facts.last_day if facts.last_day is not None else 0


def _keys(facts: Facts) -> Iterator[tuple[Any, ...]]:
    origins, destinations = _places(facts.origin), _places(facts.destination)
    for origin in origins:
        for destination in destinations:
            yield ("pair", origin, destination)
    body = min(facts.claimant.marks, default=None, key=_rarity)
    figures = {*facts.figures, *([] if facts.figure is None else [facts.figure])}
    for place in dict.fromkeys([*origins, *destinations]):
        for figure in sorted(figures)[:4]:
            yield ("figure", place, figure)
        if body is not None:
            yield ("claimant", place, body)
        yield ("place", place, facts.group)
    for word in _long_runs(facts):
        yield ("words", *word)


def _rarity(mark: str) -> tuple[bool, bool, int, str]:
    return mark in word_list("bodies"), mark.startswith("c:"), -len(mark), mark


def _places(spot: Spot | None) -> list[str]:
    """Name a place by its id and by the square of the grid that it lies in, or by its name alone."""
    if spot is None:
        return []
    if spot.lat is None or spot.lon is None:
        return [f"name:{spot.name}"] if spot.name else []
    square = f"at:{round(spot.lat / _GRID_DEGREES)}:{round(spot.lon / _GRID_DEGREES)}"
    return [f"id:{spot.place_id}", square] if spot.place_id else [square]


def _long_runs(facts: Facts) -> Iterator[tuple[str, ...]]:
    """Pick two runs of the quote by a rule that picks the same ones from a copy of it."""
    words = facts.words
    runs = sorted((words[at : at + 5] for at in range(len(words) - 4)), key=lambda run: (-sum(map(len, run)), run))
    yield from runs[:2]
