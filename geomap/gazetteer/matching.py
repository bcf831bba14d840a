"""Finding every listed name in running text, in one pass, with offsets into the text as it was given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from .index import BLOCKED, Rows, Tables, rows_of
from .names import ARTICLES, DROPPED, fold_characters, has_marks
from .places import Place


@dataclass(frozen=True, slots=True)
class Mention:
    """A listed name where it stands in a text.

    Parameters
    ----------
    start, end : int
        Character offsets: ``text[start:end] == mention.text``.
    text : str
        The words, exactly as written.
    places : tuple of Place
        Every place that bears the name, most trusted and most populous first.
    match : {"listed", "folded"}
        Whether the words are a listed spelling as it is or but for case, diacritics, hyphens or the article.
    is_common_word : bool
        The name is also a common word, a month or a person's name: ask for more evidence before using it.
    """

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    match: Literal["listed", "folded"]
    is_common_word: bool = False


@dataclass(frozen=True, slots=True)
class RawMatch:
    """A match as the scanner sees it: offsets and rows of the tables."""

    start: int
    end: int
    rows: Rows
    bare: bool


_START = re.compile(r"[A-ZΑ-ΩА-ЯЀ-ЏҐѢёЁ\u05d0-\u05ea\u0710-\u072f\u0620-\u064a\u066e-\u06d3][\w']*")
_NEXT = re.compile(
    r"(?:-|[ \t]{1,3}|[ \t]?\r?\n[ \t]{0,4}|(?<=[Ss]t)\. ?|(?<=[MF]t)\. ?)([^\W_](?:[\w']*[^\W_])?)"
)
_DROPPED = re.compile(f"[{DROPPED}]+")
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?(?:لل|[بلك]?ال)|[وفبلك])")

MAX_WORDS = 8
"""No listed name has more words; bounds the walk on hostile text."""

_JOINED_MIN = 8
"""A one-word name shorter than this is not found across a space: "As a" is not the town of Asa."""

_ENGLISH_WORDS = frozenset(("as", "at", "an", "us", "en", "et", "ad", "l", "As", "At", "An", "Us"))
"""Articles that are English or French words when a space follows: "at Tabqa"."""

_RANGE_WORDS = frozenset(
    ("near", "north", "south", "east", "west", "central", "greater", "post", "pre", "mid")
)


class Scanner:
    """Walk a text from capital to capital and look each run of words up.

    Parameters
    ----------
    tables : Tables
        The look-up tables.
    has_spaces : callable
        Says of rows and key whether a listed spelling with that key is written in several words.
    """

    def __init__(self, tables: Tables, has_spaces: Callable[[Rows, str], bool]) -> None:
        self._keys = tables.keys
        self._bare = tables.bare
        self._starts = tables.starts
        self._inner = tables.inner
        self._has_spaces = has_spaces
        self._cache: dict[str, tuple[str, int] | None] = {}

    def scan(self, text: str) -> Iterator[RawMatch]:
        """Yield matches in order, none overlapping, with offsets into the text."""
        if not has_marks(text):
            yield from self._scan_plain(fold_characters(text))
            return
        plain, ends, shifts = _without_marks(text)
        for match in self._scan_plain(fold_characters(plain)):
            start = match.start + shifts[bisect_right(ends, match.start)]
            end = match.end - 1 + shifts[bisect_right(ends, match.end - 1)] + 1
            tail = _DROPPED.match(text, end)
            if tail is not None and not _is_direction(text[end : tail.end()]):
                end = tail.end()
            yield RawMatch(start, end, match.rows, match.bare)

    def _scan_plain(self, text: str) -> Iterator[RawMatch]:
        cache = self._cache
        if len(cache) > 200_000:
            cache.clear()
        done = 0
        for match in _START.finditer(text):
            word = match.group()
            try:
                info = cache[word]
            except KeyError:
                info = cache[word] = self._look(word)
            if info is None:
                continue
            start = match.start()
            if start < done:
                continue
            found = self._longest(text, start, match.end(), info, done)
            if found is not None:
                done = found.end
                yield found

    def _look(self, word: str) -> tuple[str, int] | None:
        """Return the folded word and the length of the longest name it begins; None where it begins none."""
        if len(word) > 60:
            return None
        plain = word.rstrip("'")
        folded = plain.replace("'", "").casefold()
        short = _without_possessive(plain)
        longest = 0
        for form in {folded, short or folded}:
            longest = max(longest, self._starts.get(form, 0), self._inner.get(form, 0))
            if form in self._keys or form in self._bare:
                longest = max(longest, len(form))
        if "\u0620" <= word[0] <= "\u06d3" and not longest:
            prefix = _ARABIC_PREFIX.match(folded)
            if prefix is not None and self._arabic_rest(folded) is not None:
                longest = len(folded)
        return (folded, longest) if longest else None

    def _arabic_rest(self, folded: str) -> tuple[int, str] | None:
        for cut in (1, 2, 3):
            rest = folded[cut:]
            if len(rest) < 3 or not _ARABIC_PREFIX.match(folded[: cut + 1]):
                break
            for form in (rest, "ال" + rest) if folded[:cut].endswith("لل") else (rest,):
                if form in self._keys:
                    return cut, form
        return None

    def _longest(self, text: str, start: int, end: int, info: tuple[str, int], done: int) -> RawMatch | None:
        before = text[start - 1] if start else " "
        if before.isalnum() or (before == "'" and start > 1 and text[start - 2].isalnum()):
            return None
        opened, article = start, ""
        if before in "- ":
            opened, article = _article_before(text, start)
            if opened < done:
                opened, article = start, ""
        if before == "-" and not article and not self._is_range(text, start, done):
            return None
        folded, limit = info
        for key, stop, words in reversed(_options(text, start, end, folded, limit)):
            found = (
                (article and self._accept(article + key, stop, words + 1, opened))
                or self._accept(
                    key, stop, words, opened if before == "-" else start, bare=before == "-" and article
                )
                or self._accept_bare(key, stop, opened)
                or (not article and words == 1 and self._accept_arabic(key, start, stop))
            )
            if found:
                return found
        return None

    def _accept(
        self, key: str, stop: int, words: int, start: int, *, bare: str | bool = False
    ) -> RawMatch | None:
        rows = self._keys.get(key)
        if rows is None:
            return None
        if words > 1 and len(key) < _JOINED_MIN and not self._has_spaces(rows, key):
            return None
        return RawMatch(start, stop, rows, bare=bool(bare))

    def _accept_bare(self, key: str, stop: int, start: int) -> RawMatch | None:
        rows = self._bare.get(key)
        return None if rows is None else RawMatch(start, stop, rows, bare=True)

    def _accept_arabic(self, key: str, start: int, stop: int) -> RawMatch | None:
        if not "\u0620" <= key[0] <= "\u06d3":
            return None
        rest = self._arabic_rest(key)
        if rest is None:
            return None
        return RawMatch(start + rest[0], stop, self._keys[rest[1]], bare=False)

    @staticmethod
    def _is_range(text: str, start: int, done: int) -> bool:
        """Say whether a name after a hyphen may stand for itself: "Aleppo-Damascus", "mid-Homs"."""
        if done == start - 1:
            return True
        word = re.search(r"[A-Za-z]{1,8}$", text[max(0, start - 9) : start - 1])
        return word is not None and word.group().casefold() in _RANGE_WORDS


def _options(text: str, start: int, end: int, folded: str, limit: int) -> list[tuple[str, int, int]]:
    """List the keys that begin at a word: (key, where it ends, how many words), shortest first."""
    options: list[tuple[str, int, int]] = []
    raw = text[start:end]
    _add_options(options, "", folded, raw, end, 1)
    key = folded
    words = 1
    while len(key) < limit + 4 and words < MAX_WORDS:
        step = _NEXT.match(text, end)
        if step is None or step.end() - end > 60:
            break
        words += 1
        end = step.end()
        raw = step.group(1)
        plain = raw.replace("'", "").casefold()
        _add_options(options, key, plain, raw, end, words)
        key += plain
    return [option for option in options if _ends_well(text, option[1])]


def _add_options(
    options: list[tuple[str, int, int]], key: str, folded: str, raw: str, end: int, words: int
) -> None:
    """Add a word as it is, and without its possessive ending."""
    short = _without_possessive(raw)
    if short is not None:
        cut = 2 if raw[-2:-1] == "'" else 1
        options.append((key + short, end - cut, words))
    trimmed = len(raw) - len(raw.rstrip("'"))
    options.append((key + folded, end - trimmed, words))


def _without_possessive(raw: str) -> str | None:
    if raw.endswith(("'s", "'S")):
        return raw[:-2].replace("'", "").casefold()
    return None


def _ends_well(text: str, end: int) -> bool:
    """Say whether a name may end here, that is, not inside a word."""
    return not text[end : end + 1].isalnum()


def _article_before(text: str, start: int) -> tuple[int, str]:
    """Return where an article before a word begins, and the article; (start, "") where there is none."""
    low = max(0, start - 5)
    match = re.search(r"(?<![^\W_])[A-Za-z]{1,4}$", text[low : start - 1])
    if match is None:
        return start, ""
    word = match.group()
    at = low + match.start()
    if word.casefold() not in ARTICLES or (at and (text[at - 1].isalnum() or text[at - 1] in "'-")):
        return start, ""
    if text[start - 1] == " " and word in _ENGLISH_WORDS:
        return start, ""
    return at, word.casefold()


def _is_direction(marks: str) -> bool:
    return any("\u200b" <= mark <= "\u2069" or mark == "\ufeff" for mark in marks)


def _without_marks(text: str) -> tuple[str, list[int], list[int]]:
    """Return the text without marks, and for bisection where each stretch ends and how far it is shifted."""
    pieces: list[str] = []
    ends: list[int] = []
    shifts = [0]
    length = at = 0
    for match in _DROPPED.finditer(text):
        pieces.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        ends.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])
    return "".join(pieces), ends, shifts


def is_blocked(rows: Rows) -> bool:
    """Say whether rows hold nothing but a name that is no place."""
    return rows_of(rows) == (BLOCKED,)
