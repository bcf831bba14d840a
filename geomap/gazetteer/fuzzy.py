"""Romanisation-aware look-ups inside one country: proposals by likeness, from an index that needs no scan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """A name in the index of one country."""

    row: int
    name: str
    skeleton: str
    bones: str
    letters: str


class FuzzyIndex:
    """The Latin names of one country by their consonants, each also with one consonant left out.

    Two names that differ by one consonant meet under a shared key, so a look-up touches a handful of entries.
    """

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self.entries: list[Entry] = []
        self._keys: dict[str, list[int]] = {}
        self._by_bones: dict[str, list[Entry]] = {}
        seen: set[tuple[int, str]] = set()
        for row, name in names:
            if not _is_latin(name):
                continue
            words = split_name(name)
            skeleton, letters = skeleton_of(words), letters_of(words)
            if len(skeleton) < 3 or (row, letters) in seen:
                continue
            seen.add((row, letters))
            bones = consonants(skeleton)
            number = len(self.entries)
            entry = Entry(row, name, skeleton, bones, letters)
            self.entries.append(entry)
            self._by_bones.setdefault(bones, []).append(entry)
            for key in _neighbours(bones):
                self._keys.setdefault(key, []).append(number)

    def search(self, name: str, threshold: float = THRESHOLD) -> list[tuple[float, Entry]]:
        """Return each row's best likeness to a name at or above a threshold, best first."""
        skeleton = romanisation_skeleton(name)
        bones = consonants(skeleton)
        if len(skeleton) < 3 or len(skeleton) > 40:
            return []
        numbers = {number for key in _neighbours(bones) for number in self._keys.get(key, ())}
        return _best(name, skeleton, bones, (self.entries[number] for number in sorted(numbers)), threshold)

    def scan(self, name: str, count: int) -> list[tuple[float, Entry]]:
        """Return the likest rows of all names, at least ``count`` where so many are like, for a person to choose from.

        Consonants are compared once for all names that share them, and names that cannot come in any more are
        passed over: one look through 40,000 names takes a few hundredths of a second.
        """
        skeleton = romanisation_skeleton(name)[:40]
        bones = consonants(skeleton)
        likeness = sorted(((indel_ratio(bones, other), other) for other in self._by_bones), reverse=True)
        kept: list[tuple[float, Entry]] = []
        floor = SUGGEST_THRESHOLD
        for ratio, other in likeness:
            if 100 * LETTERS + (1 - LETTERS) * (60.0 + 0.4 * ratio) < floor:
                break
            kept = _best(name, skeleton, bones, (*(e for _, e in kept), *self._by_bones[other]), floor)
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
        if score >= threshold and score > best.get(entry.row, (0.0, entry))[0]:
            best[entry.row] = (score, entry)
    return sorted(best.values(), key=lambda item: (-item[0], item[1].row))


def _neighbours(bones: str) -> Iterator[str]:
    yield bones
    if 2 < len(bones) <= 24:
        for index in range(len(bones)):
            yield bones[:index] + bones[index + 1 :]


def _is_latin(name: str) -> bool:
    return name.isascii() or not any("\u0370" <= char <= "\u1dff" or char >= "\u2c00" for char in name)
