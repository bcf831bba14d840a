"""Words that are names of places and something else as well, kept as data."""

from __future__ import annotations

import csv
from functools import cache

from .countries import DATA
from .names import fold_name


@cache
def common_words() -> frozenset[str]:
    """Return the folded names that are also common words, months, given names or generic parts of names."""
    lines = (DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(
        fold_name(word)
        for line in lines
        if not line.startswith("#")
        for word in line.split()
        if fold_name(word)
    )


@cache
def not_places() -> dict[str, tuple[str, str]]:
    """Return names that are no places by folded name: (name, what it is instead)."""
    with (DATA / "not_places.csv").open(encoding="utf-8", newline="") as file:
        return {fold_name(row["name"]): (row["name"], row["what"]) for row in csv.DictReader(file)}
