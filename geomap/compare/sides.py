"""Whose side a claimant speaks for, as far as a list of names tells it."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from geomap.compare.claimants import claimant_of
from geomap.compare.words import words_of
from geomap.errors import TableError
from geomap.table import read_csv_rows

_STATE = frozenset("ministry defence interior foreign army military police government security intelligence".split())
_NO_PARTY = frozenset(["press", "monitor", "witnesses", "unnamed", "activists"])
"""Sides of claimants that no party runs: outlets, monitors, people on the spot. They are no side of their own."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Sides by what tells a claimant from others, and the side of each state."""

    by_marks: dict[frozenset[str], str]
    by_country: dict[str, str]

    def of(self, name: str | None) -> str | None:
        """Return the side of a claimant or of an armed group; None where no row tells it.

        Examples
        --------
        >>> read_sides().of("Moscow's military")
        'Russia'
        """
        claimant = claimant_of(name)
        marks = claimant.marks or frozenset(words_of(claimant.name))
        fitting = [known for known in self.by_marks if known <= marks] if marks else []
        best = max(fitting, key=lambda known: (len(known), sorted(known)), default=None)
        side = None if best is None else self.by_marks[best]
        countries = [mark for mark in marks if mark.startswith("c:")]
        if not is_party(side) and len(countries) == 1 and marks & _STATE:
            return self.by_country.get(countries[0], side)  # "Turkish security sources" are not just unnamed
        return side


def is_party(side: str | None) -> bool:
    """Say whether a side is a party to the fight, not press, monitors or people on the spot."""
    return side is not None and side not in _NO_PARTY


def read_sides(path: str | Path | None = None) -> Sides:
    """Read whose side claimants speak for.

    Parameters
    ----------
    path : str or Path, optional
        A CSV of ``claimant_pattern,side``; its rows win over those that geomap ships.

    Returns
    -------
    Sides

    Raises
    ------
    TableError
        The file cannot be read or lacks a column.
    """
    if path is None:
        return _shipped()
    header, rows = read_csv_rows(path, "claimant_pattern")
    if "side" not in header:
        raise TableError("lacks the column side; it needs claimant_pattern,side", path=Path(path), line=1)
    own = _sides((row["claimant_pattern"], row["side"]) for row in rows)
    shipped = _shipped()
    return Sides({**shipped.by_marks, **own.by_marks}, {**shipped.by_country, **own.by_country})


@cache
def _shipped() -> Sides:
    text = (files("geomap.groups") / "data" / "sides.csv").read_text("utf-8")
    return _sides((row["claimant_pattern"], row["side"]) for row in csv.DictReader(text.splitlines()))


def _sides(rows: Iterable[tuple[str, str]]) -> Sides:
    found: dict[frozenset[str], str] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pattern, side in rows:
        marks = claimant_of(pattern).marks or frozenset(words_of(pattern))
        if not marks or not side.strip():
            continue
        found[marks] = side.strip()
        if marks & _STATE:
            for mark in marks:
                if mark.startswith("c:"):
                    counts[mark][side.strip()] += 1
    return Sides(found, {country: count.most_common(1)[0][0] for country, count in counts.items()})
