"""Whom a report names as its source: the outlets that it credits and the bodies that it has speaking."""

from __future__ import annotations

import re
import zlib
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.compare.words import fold, word_list, words_of
from geomap.counts import find_counts
from geomap.groups import read_groups
from geomap.text import sentences

if TYPE_CHECKING:
    from geomap.reports import Report

MOST_NAMES = 12
MOST_WORDS = 250
LONGEST_NAME = 80
_LONGEST_SENTENCE = 2_000
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*|al-\w+)(?:\s+(?:(?:of|for|the|and|al|de)\s+){0,2}(?:[^\W\d_a-z][\w.'’-]*|al-\w+)){0,8}"
)
_CAPITAL_WORD = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W_]+")
_CUE = re.compile(r"[^\W\d_]+")
_BY = re.compile(
    r"\b(?:by|citing|per|cites|cited|quoting|quotes|quoted|told|tells|according to|from|reference to)\s+(?:the\s+)?$",
    re.I,
)
_NEXT = re.compile(r"(?:['’]s)?,?\s+(?:(?:has|have|had|also|first|on)\s+)?([^\W\d_]+)")
_SHORT = re.compile(r"\s+\(([A-Z]{2,8})\)")
_SPEAKING = frozenset("ministry command staff observatory centre agency headquarters directorate room monitor".split())
_EDGE = re.compile(r"^(?:The|A|An|So|In|On|By|According|But|And|As)\s+|[.'’-]+$")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report says around its claims, small enough to keep for each of many reports.

    Parameters
    ----------
    names : tuple of str
        Names in the sentences that say who said something, at most twelve.
    figures : tuple of int
        Numbers of persons and vehicles, at most twelve.
    words : bytes
        The checksums of its capitalised words, four bytes each: enough to ask whether a place is named.
    """

    names: tuple[str, ...] = ()
    figures: tuple[int, ...] = ()
    words: bytes = b""

    def has_word(self, word: str) -> bool:
        """Say whether the report has a capitalised word; other words answer yes once in millions."""
        return _checksum(word) in array("I", self.words)


def sources_of(report: Report) -> Sources:
    """Read what a report says around its claims: whom it names as sources, which numbers, which names.

    The claims table has one claimant a claim; this is what stands around it: "first reported by Tripoli Beacon",
    "this is what the Russian Defence Ministry stated".

    Parameters
    ----------
    report : Report
        The report; furniture is passed over.

    Returns
    -------
    Sources
        At most about a kilobyte.
    """
    runs = [(b.start, b.end) for b in report.blocks if b.zone != "furniture"]
    figures: dict[int, None] = {}
    words: dict[int, None] = {}
    for start, end in runs:
        for met in find_counts(report.text, start=start, end=end):
            if met.low is not None and met.low == met.high and len(figures) < MOST_NAMES:
                figures.setdefault(met.low)
        for match in _CAPITAL_WORD.finditer(report.text, start, end):
            if len(words) < MOST_WORDS:
                words.setdefault(_checksum(fold(match.group())))
    return Sources(names_of_sources(report.text, runs), tuple(figures), array("I", words).tobytes())


def _checksum(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))


def names_of_sources(text: str, runs: list[tuple[int, int]]) -> tuple[str, ...]:
    """List the names of bodies in some runs of a text, and other names in sentences with a verb of saying.

    Examples
    --------
    >>> names_of_sources("Buses left, as first reported by Tripoli Beacon. Rain fell in Zliten.", [(0, 62)])
    ('Tripoli Beacon',)
    """
    cues = word_list("cues")
    found: dict[str, None] = {}
    for start, end in runs:
        for span in sentences(text, start, end):
            sentence = text[span.start : min(span.end, span.start + _LONGEST_SENTENCE)]
            has_cue = any(fold(match.group()) in cues for match in _CUE.finditer(sentence))
            for match in _NAME.finditer(sentence):
                name = _EDGE.sub("", _EDGE.sub("", match.group()))
                if not 2 < len(name) <= LONGEST_NAME:
                    continue
                if _is_institution(name) or (has_cue and _may_speak(name, sentence, match.start(), match.end())):
                    short = _SHORT.match(sentence, match.end())
                    found.setdefault(f"{name} ({short[1]})" if short else name)
                if len(found) == MOST_NAMES:
                    return tuple(found)
    return tuple(found)


def _is_institution(name: str) -> bool:
    """Say whether a name is that of a body which speaks by its nature: a ministry, a staff, a spokesman's office."""
    return bool(set(words_of(name)) & _SPEAKING)


def _may_speak(name: str, sentence: str, start: int, end: int) -> bool:
    """Say whether a name is that of a body, or stands where a source stands."""
    if set(words_of(name)) & word_list("bodies") or read_groups().mentions(name):
        return True
    if _BY.search(sentence[max(0, start - 24) : start]):
        return True
    if _SHORT.match(sentence, end):
        return True
    after = _NEXT.match(sentence[end : end + 40])
    return after is not None and fold(after.group(1)) in word_list("cues")
