"""Finding every listed name in running text, in one pass, with offsets into the text as it was given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from .index import Rows, Tables
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


RawMatch = tuple[int, int, Rows, bool]
"""A match as the scanner sees it: start, end, rows, and whether an article was dropped."""

Lead = tuple[str, int, tuple[tuple[str, int], ...]]
"""What is known of a word that may begin a name: the folded word, the length of the longest name of several
words that it begins, and its readings as a name of its own, each with how many characters follow."""

_START = re.compile(r"[A-ZΑ-ΩА-ЯЀ-ЏҐѢёЁ\u05d0-\u05ea\u0710-\u072f\u0620-\u064a\u066e-\u06d3][\w']*")
_NEXT = re.compile(r"(?:-|[ \t]{1,3}|[ \t]?\r?\n[ \t]{0,4}|(?<=[Ss]t)\. ?|(?<=[MF]t)\. ?)([^\W_](?:[\w']*[^\W_])?)")
_DROPPED = re.compile(f"[{DROPPED}]+")
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?(?:لل|[بلك]?ال)|[وفبلك])")

MAX_WORDS = 8
"""No listed name has more words; bounds the walk on hostile text."""

_JOINED_MIN = 8
"""A one-word name shorter than this is not found across a space: "As a" is not the town of Asa."""

_ARTICLE_ENDS = frozenset("lrstdnzhLRSTDNZH")

_ENGLISH_WORDS = frozenset(("as", "at", "an", "us", "en", "et", "ad", "l", "As", "At", "An", "Us"))
"""Articles that are English or French words when a space follows: "at Tabqa"."""

_RANGE_WORDS = frozenset(("near", "north", "south", "east", "west", "central", "greater", "post", "pre", "mid"))


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
        self._pairs = tables.pairs
        self._has_spaces = has_spaces
        self._cache: dict[str, Lead | None] = {}

    def scan(self, text: str) -> Iterator[RawMatch]:
        """Yield matches in order, none overlapping, with offsets into the text."""
        if not has_marks(text):
            yield from self._scan_plain(fold_characters(text))
            return
        plain, ends, shifts = _without_marks(text)
        for first, last, rows, bare in self._scan_plain(fold_characters(plain)):
            start = first + shifts[bisect_right(ends, first)]
            end = last + shifts[bisect_right(ends, last - 1)]
            tail = _DROPPED.match(text, end)
            if tail is not None and not _is_direction(text[end : tail.end()]):
                end = tail.end()
            yield start, end, rows, bare

    def _scan_plain(self, text: str) -> Iterator[RawMatch]:
        cache = self._cache
        if len(cache) > 200_000:
            cache.clear()
        done = 0
        for match in _START.finditer(text):
            word = match.group()
            try:
                lead = cache[word]
            except KeyError:
                lead = cache[word] = self._look(word)
            if lead is None:
                continue
            start = match.start()
            if start < done:
                continue
            found = self._longest(text, start, match.end(), lead, done)
            if found is not None:
                done = found[1]
                yield found

    def _look(self, word: str) -> Lead | None:
        """Work out what a word may begin; None where it begins no name."""
        if len(word) > 60:
            return None
        plain = word.rstrip("'")
        forms = [(plain.replace("'", "").casefold(), len(word) - len(plain))]
        short = _without_possessive(plain)
        if short is not None:
            forms.append((short, len(word) - len(plain) + 2))
        longest = max(max(self._starts.get(form, 0), self._inner.get(form, 0)) for form, _ in forms)
        singles = tuple(item for item in forms if item[0] in self._keys or item[0] in self._bare)
        if not singles and "\u0620" <= word[0] <= "\u06d3" and self._arabic_rest(forms[0][0]) is not None:
            singles = (forms[0],)
        return (forms[0][0], longest, singles) if longest or singles else None

    def _arabic_rest(self, folded: str) -> tuple[int, str] | None:
        for cut in (1, 2, 3):
            rest = folded[cut:]
            if len(rest) < 3 or not _ARABIC_PREFIX.match(folded[: cut + 1]):
                break
            for form in (rest, "ال" + rest) if folded[:cut].endswith("لل") else (rest,):
                if form in self._keys:
                    return cut, form
        return None

    def _longest(self, text: str, start: int, end: int, lead: Lead, done: int) -> RawMatch | None:
        """Return the longest name that begins at a word and ends well."""
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
        folded, limit, singles = lead
        if limit > len(folded):
            for key, stop, words in reversed(_longer(text, end, folded, limit, self._pairs)):
                found = self._accept(key, stop, words, start, opened, article, before == "-")
                if found is not None:
                    return found
        for key, cut in singles:
            found = self._accept(key, end - cut, 1, start, opened, article, before == "-")
            if found is not None:
                return found
        if article and not singles:
            return self._accept(folded, end, 1, start, opened, article, before == "-")
        return None

    def _accept(
        self, key: str, stop: int, words: int, start: int, opened: int, article: str, joined: bool
    ) -> RawMatch | None:
        """Look a run of words up: with its article, as it is, without an article that one side has."""
        keys = self._keys
        if article:
            rows = keys.get(article + key)
            if rows is not None and self._may_join(rows, article + key):
                return opened, stop, rows, False
        rows = keys.get(key)
        if rows is not None and (words == 1 or self._may_join(rows, key)):
            return (opened, stop, rows, True) if article and joined else (start, stop, rows, False)
        rows = self._bare.get(key)
        if rows is not None:
            return opened, stop, rows, True
        if words == 1 and not article and "\u0620" <= key[0] <= "\u06d3":
            rest = self._arabic_rest(key)
            if rest is not None:
                return start + rest[0], stop, keys[rest[1]], False
        return None

    def _may_join(self, rows: Rows, key: str) -> bool:
        return len(key) >= _JOINED_MIN or self._has_spaces(rows, key)

    @staticmethod
    def _is_range(text: str, start: int, done: int) -> bool:
        """Say whether a name after a hyphen may stand for itself: "Aleppo-Damascus", "mid-Homs"."""
        if done == start - 1:
            return True
        word = re.search(r"[A-Za-z]{1,8}$", text[max(0, start - 9) : start - 1])
        return word is not None and word.group().casefold() in _RANGE_WORDS


def _longer(text: str, end: int, folded: str, limit: int, pairs: set[str]) -> list[tuple[str, int, int]]:
    """List the runs of words that begin at a word: (key, where it ends, how many words), shortest first."""
    options: list[tuple[str, int, int]] = []
    key = folded
    words = 1
    while len(key) < limit and words < MAX_WORDS:
        step = _NEXT.match(text, end)
        if step is None or step.end() - end > 60:
            break
        words += 1
        end = step.end()
        raw = step.group(1)
        if raw.isalnum():
            plain = raw.casefold()
            key += plain
            if raw in _ENGLISH_WORDS:
                continue  # no name ends in "as": "to Deir Ezzor as a coalition ..."
            if words == 2 and key not in pairs and plain not in ARTICLES:
                break
            options.append((key, end, words))
            continue
        short = _without_possessive(raw)
        plain = raw.replace("'", "").casefold()
        if words == 2 and key + plain not in pairs and key + (short or plain) not in pairs:
            break
        if short is not None:
            options.append((key + short, end - 2, words))
        key += plain
        options.append((key, end, words))
    return options


def _without_possessive(raw: str) -> str | None:
    if raw.endswith(("'s", "'S")):
        return raw[:-2].replace("'", "").casefold()
    return None


def _article_before(text: str, start: int) -> tuple[int, str]:
    """Return where an article before a word begins, and the article; (start, "") where there is none."""
    at = end = start - 1
    if text[at - 1 : at] not in _ARTICLE_ENDS:
        return start, ""
    word = text[max(0, end - 5) : end].rpartition(" ")[2]
    if word.isalnum() and (len(word) == 5 or word.lower() not in ARTICLES):  # the short way, for most words
        return start, ""
    while at > 0 and end - at < 5 and text[at - 1].isalpha():
        at -= 1
    word = text[at:end]
    if not 0 < len(word) < 5 or (at and text[at - 1] in "'-_") or (at and text[at - 1].isdigit()):
        return start, ""
    article = word.lower()
    if article not in ARTICLES or (text[end] == " " and word in _ENGLISH_WORDS):
        return start, ""
    return at, article


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
