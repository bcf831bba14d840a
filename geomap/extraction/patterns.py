"""Patterns: how words are weighed, each common one as it is, the others by what they stand for or how they end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.units import Unit

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence

_COMMON = lexicon.words("common in sentences")
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ers", "er", "s")
_OPENS, _CLOSES = ["<"] * 3, [">"] * 3


def patterns_of(sentence: Sentence) -> list[str]:
    """Return what stands for each unit of a sentence where its words are weighed; worked out once."""
    if not sentence.patterns:
        sentence.patterns = [_pattern(unit) for unit in sentence.units]
    return sentence.patterns


def around(patterns: Sequence[str], at: int, name: str) -> set[str]:
    """Return the runs of up to three patterns right before and right behind a unit, as traits.

    Parameters
    ----------
    patterns : sequence of str
        Those of its sentence.
    at : int
        The number of the unit.
    name : str
        Where it is, for the names of the traits.
    """
    before = [*_OPENS, *patterns[max(0, at - 3) : at]][-3:]
    behind = [*patterns[at + 1 : at + 4], *_CLOSES][:3]
    last, after = before[2], behind[0]
    return {
        f"{name} {last} _",
        f"{name} {before[1]} {last} _",
        f"{name} {' '.join(before)} _",
        f"{name} _ {after}",
        f"{name} _ {after} {behind[1]}",
        f"{name} _ {' '.join(behind)}",
        f"{name} {last} _ {after}",
        f"{name} {before[1]} {last} _ {after}",
    }


def within(patterns: Sequence[str], first: int, last: int, name: str) -> set[str]:
    """Return the patterns of a stretch of a sentence and each two that follow each other, as traits.

    Parameters
    ----------
    patterns : sequence of str
        Those of the sentence.
    first, last : int
        The stretch: the first unit in it, and the first behind it.
    name : str
        Where it is, for the names of the traits.
    """
    stretch = patterns[first:last]
    return {f"{name}:{one}" for one in stretch} | {f"{name}:{one} {two}" for one, two in pairwise(stretch)}


def beside_verb(patterns: Sequence[str], at: int) -> set[str]:
    """Return the runs around the verb of a movement, and the patterns before and behind it, as traits.

    Parameters
    ----------
    patterns : sequence of str
        Those of its sentence.
    at : int
        The number of the verb's unit.
    """
    return (
        around(patterns, at, "at verb")
        | within(patterns, 0, at, "before")
        | within(patterns, at, len(patterns), "behind")
    )


def _pattern(unit: Unit) -> str:
    return _pattern_of(unit.low) if unit.kind == "word" else f"<{unit.kind}>"


@lru_cache(maxsize=20_000)
def _pattern_of(low: str) -> str:
    if low in _COMMON:
        return low
    if (cls := lexicon.actors().get(low)) is not None:
        return f"<{cls}>"
    senses = lexicon.verbs().get(low)
    sense = senses[0] if senses else lexicon.nouns().get(low)
    if sense is not None:
        return f"<{' '.join(sorted(sense.frame)[:3])}>"
    if low in lexicon.speech():
        return "<says>"
    if low.isdigit():
        return "<number>"
    return next((f"-{end}" for end in _ENDINGS if low.endswith(end) and len(low) > len(end) + 2), "-")
