"""Romanisation-aware look-ups inside one country: proposals by likeness, from an index that needs no scan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from .names import (
    consonants,
    indel_ratio,
    letters_of,
    letters_without_articles,
    romanisation_skeleton,
    skeleton_of,
    split_name,
)
from .places import PlaceName

THRESHOLD = 92.0
LEAD = 5.0
"""Swept on the names of Syria and Iraq, each sought by the other names of its place: 92 finds 0.70 and takes 0.02 for
another place; of 6,000 English words it takes 0.001 for a place, where 88 takes 0.004."""

BARE_THRESHOLD = 95.0
"""Where no country is named, over all curated packs: finds 0.39, and takes 0.003 of the words for a place."""

LETTERS = 0.3
"""Weight of the letters as written beside the skeleton, which alone makes "Sinjar" of "Single" and "Kut" of "Quiet"."""

SUGGEST_THRESHOLD = 55.0

CURATED = "*"
"""Stands for the curated packs where the code of a country may stand: what is looked through where none is named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the index of one country, and its number among those of its row."""

    row: int
    number: int
    name: str
    skeleton: str
    bones: str
    letters: str


class FuzzyIndex:
    """The Latin names of one country by their consonants; of nothing but what a look-up touches is more worked out.

    Two names are compared that are alike with at most one consonant left out of each.

    Parameters
    ----------
    bones : iterable of (int, sequence of str)
        The rows, each with the consonants of its names: `bones_of`.
    names : callable
        Gives the names of a row.
    """

    def __init__(self, bones: Iterable[tuple[int, Sequence[str]]], names: Callable[[int], Iterable[PlaceName]]) -> None:
        self._names = names
        self._rows: dict[str, list[int]] = {}
        for row, known in bones:
            for one in known:
                self._rows.setdefault(one, []).append(row)
        self._close: dict[str, list[str]] = {}
        for one in self._rows:
            for key in _neighbours(one):
                self._close.setdefault(key, []).append(one)
        self._of_row: dict[int, list[Entry]] = {}
        self._entries: dict[str, list[Entry]] = {}

    def search(self, name: str, threshold: float = THRESHOLD) -> list[tuple[float, Entry]]:
        """Return each row's best likeness to a name at or above a threshold, best first."""
        skeleton = romanisation_skeleton(name)
        bones = consonants(skeleton)
        if len(skeleton) < 3 or len(skeleton) > 40:
            return []
        close = {one for key in _neighbours(bones) for one in self._close.get(key, ())}
        return _best(name, skeleton, bones, (entry for one in close for entry in self._of(one)), threshold)

    def _of(self, bones: str) -> list[Entry]:
        """Return the names that have these consonants."""
        found = self._entries.get(bones)
        if found is None:
            for row in self._rows[bones]:
                if row not in self._of_row:
                    self._of_row[row] = list(_entries(row, self._names(row)))
            entries = (entry for row in self._rows[bones] for entry in self._of_row[row])
            found = self._entries[bones] = [entry for entry in entries if entry.bones == bones]
        return found

    def scan(self, name: str, count: int) -> list[tuple[float, Entry]]:
        """Return the likest rows of all names, at least ``count`` where so many are like, for a person to choose from.

        Consonants are compared once for all names that share them, and names that cannot come in any more are
        passed over: one look through 40,000 names takes a few hundredths of a second.
        """
        skeleton = romanisation_skeleton(name)[:40]
        bones = consonants(skeleton)
        likeness = sorted(((indel_ratio(bones, other), other) for other in self._rows), reverse=True)
        kept: list[tuple[float, Entry]] = []
        floor = SUGGEST_THRESHOLD
        for ratio, other in likeness:
            if 100 * LETTERS + (1 - LETTERS) * (60.0 + 0.4 * ratio) < floor:
                break
            kept = _best(name, skeleton, bones, (*(e for _, e in kept), *self._of(other)), floor)
            if len(kept) > count:
                floor = kept[count - 1][0]
        return kept


def _best(
    name: str, skeleton: str, bones: str, entries: Iterable[Entry], threshold: float
) -> list[tuple[float, Entry]]:
    best: dict[int, tuple[float, Entry]] = {}
    letters = letters_without_articles(name)
    least = (threshold - 100 * LETTERS) / (1 - LETTERS)
    for entry in entries:
        score = 0.6 * indel_ratio(skeleton, entry.skeleton) + 0.4 * indel_ratio(bones, entry.bones)
        if score < least:
            continue
        score = (1 - LETTERS) * score + LETTERS * indel_ratio(letters, entry.letters)
        if score < threshold:
            continue
        other = best.get(entry.row)
        if other is None or (score, other[1].number) > (other[0], entry.number):  # the first of two that are as like
            best[entry.row] = (score, entry)
    return sorted(best.values(), key=lambda item: (-item[0], item[1].row))


def bones_of(names: Iterable[str]) -> list[str]:
    """Return the consonants of those of a place's names that are Latin and of some length, each once and in order."""
    skeletons = (_skeleton(name, split_name(name)) for name in names)
    return sorted({consonants(skeleton) for skeleton in skeletons if skeleton is not None} - {""})


def _entries(row: int, names: Iterable[PlaceName]) -> Iterator[Entry]:
    """Give what is compared of a row's names, those of the same letters once."""
    seen: set[str] = set()
    for number, name in enumerate(listed.name for listed in names):
        words = split_name(name)
        skeleton, letters = _skeleton(name, words), letters_of(words)
        if skeleton is not None and letters not in seen:
            seen.add(letters)
            yield Entry(row, number, name, skeleton, consonants(skeleton), letters)


def _skeleton(name: str, words: list[str]) -> str | None:
    """Return the skeleton of a name, given its words as well; None where its letters are not Latin or too few."""
    skeleton = skeleton_of(words) if _is_latin(name) else ""
    return skeleton if len(skeleton) >= 3 else None


def _neighbours(bones: str) -> Iterator[str]:
    yield bones
    if 2 < len(bones) <= 24:
        for index in range(len(bones)):
            yield bones[:index] + bones[index + 1 :]


def _is_latin(name: str) -> bool:
    return name.isascii() or not any("\u0370" <= char <= "\u1dff" or char >= "\u2c00" for char in name)
