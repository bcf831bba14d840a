"""Thin a table of claims that is too large for a page: the first claims of each lane, and a word on the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from geomap.table import SCHEMA

LANE = ("origin", "origin_id", "destination", "destination_id", "outlet", "status")
MAP_CLAIMS = 50_000
"""So many claims a page holds that still opens at once on a phone; see benchmarks/map.py."""


@dataclass(frozen=True, slots=True)
class Thinned:
    """A part of a table of claims that stands for the whole.

    Parameters
    ----------
    claims : pyarrow.Table
        The claims that are kept, in their order.
    total : int
        How many there were.
    lanes, lanes_kept : int
        How many lanes there were (two ends, an outlet and a status), and of how many a claim was kept.
    each : int
        The most claims that were kept of one lane; 0 where all were kept.
    """

    claims: Any
    total: int
    lanes: int
    lanes_kept: int
    each: int

    def words(self) -> str:
        """Say what was left out; empty where nothing was."""
        if not self.each:
            return ""
        kept = f"the first {self.each:,} claims" if self.each > 1 else "the first claim"
        said = f"{self.claims.num_rows:,} of {self.total:,} claims: {kept} of each lane"
        if self.lanes_kept < self.lanes:
            said += f"; lanes with the fewest claims are left out ({self.lanes - self.lanes_kept:,})"
        return said


def thin(read: Callable[[list[str] | None], Iterable[Any]], most: int | None = None) -> Thinned:
    """Keep so many claims that a page can hold them, fairly over the lanes.

    Parameters
    ----------
    read : callable
        Given a list of columns (or None for all) gives the claims as Arrow tables; called twice.
    most : int, optional
        How many claims are kept at most; `MAP_CLAIMS` where it is left out.

    Returns
    -------
    Thinned
        All claims where they are no more than ``most``; else the first claims of each lane, as many of each as fit;
        else one of each of the lanes with the most claims.
    """
    most = MAP_CLAIMS if most is None else most
    lanes: Counter[tuple[Any, ...]] = Counter()
    for part in read(list(LANE)):
        lanes.update(_lanes_of(part))
    total = sum(lanes.values())
    each = 0 if total <= most else _each(lanes, most)
    largest = sorted(lanes, key=lambda lane: (-lanes[lane], tuple(map(str, lane))))
    kept = set(largest) if each != 1 else set(largest[:most])
    claims = pa.concat_tables([SCHEMA.empty_table(), *_pick(read(None), kept, each)])
    return Thinned(claims, total, len(lanes), len(kept), each)


def _lanes_of(part: Any) -> Iterable[tuple[Any, ...]]:
    return zip(*(part.column(name).to_pylist() for name in LANE), strict=True)


def _each(lanes: Counter[tuple[Any, ...]], most: int) -> int:
    """Return how many claims of each lane fit: found by halving."""
    low, high = 1, most
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(count, middle) for count in lanes.values()) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def _pick(parts: Iterable[Any], kept: set[tuple[Any, ...]], each: int) -> Iterator[Any]:
    seen: Counter[tuple[Any, ...]] = Counter()
    for part in parts:
        if not each:
            yield part.select(SCHEMA.names)
            continue
        rows = []
        for row, lane in enumerate(_lanes_of(part)):
            if lane in kept and seen[lane] < each:
                seen[lane] += 1
                rows.append(row)
        if rows:
            yield part.select(SCHEMA.names).take(pa.array(rows))
