"""Finding every listed name in running text, in one pass, with offsets into the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from .index import Rows, Tables
from .names import APOSTROPHES, ARTICLES, DROPPED, HYPHENS, SPACES, drop_marks, fold_characters, has_marks
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

Forms = tuple[str, int, str, int]
"""A written word folded, and the word of which it is the possessive, or nothing; each with how many characters follow:
"Mosul's" is mosuls, and mosul before two more."""

Lead = tuple[str, int, tuple[tuple[str, int], ...], RawMatch | None]
"""What is known of a word that may begin a name: the folded word; the length of the longest name of several words that
it begins, 0 where there is none; its forms that are names; and the match that it is where no article stands before it,
counted from its first character and from its end."""

Opening = tuple[int, str, bool]
"""What stands before a word: how many characters back its article begins, the article, and whether a hyphen joins the
word to what stands before."""

_OPEN: Opening = (0, "", False)
"""Nothing of note, as before nearly all words."""

# Texts are walked as they are written, and each different word is folded once: folding all of a text took a third of
# the time.
_MARK, _SPACE, _PART = f"[{DROPPED}]", f"[ \\t{SPACES}]", rf"[\w{APOSTROPHES}{DROPPED}]"
_LETTER = rf"[^\W{APOSTROPHES}\u0640]"
_LETTERS = (
    "A-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03f5\u03f7-\u0481"
    "\u048a-\u052f\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u0710\u0712-\u072f\u1e00-\u1fbc"
    "\u1fc2-\u1fcc\u1fd0-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ffc\u2102-\u214e\ufb1f-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfb"
    "\ufe70-\ufefc\uff21-\uff3a\U0001d400-\U0001d7ff"
)
_START = re.compile(f"[{_LETTERS}]{_PART}*")
"""A word that may begin a name. Whether its letter is a capital or of a script that has none, `_BEGINS` says later."""

_BEGINS = re.compile(r"[A-ZΑ-ΩА-ЯЀ-ЏҐѢёЁ\u05d0-\u05ea\u0710-\u072f\u0620-\u064a\u066e-\u06d3]")
_NEXT = re.compile(
    rf"{_MARK}*(?:[-{HYPHENS}]|{_SPACE}{{1,3}}|{_SPACE}?\r?\n{_SPACE}{{0,4}}|(?<=[Ss]t)\. ?|(?<=[MF]t)\. ?){_MARK}*"
    rf"({_LETTER}(?:{_PART}*{_LETTER})?)"
)
_MARKS = re.compile(f"{_MARK}+")
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?(?:لل|[بلك]?ال)|[وفبلك])")

MAX_WORDS = 8
"""No listed name has more words; bounds the walk on hostile text."""

MAX_LETTERS = 60
"""No word of a listed name is longer; nor, its marks included, than `MAX_WRITTEN`."""

MAX_WRITTEN = 240
MAX_CACHED = 200_000

_JOINED_MIN = 8
"""A one-word name shorter than this is not found across a space: "As a" is not the town of Asa."""

_ENGLISH_WORDS = frozenset(("said", "as", "at", "an", "us", "en", "et", "ad", "l", "As", "At", "An", "Us"))
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
        self._leads: dict[str, Lead | None] = {}
        self._openings: dict[str, Opening | None] = {}
        self._forms: dict[str, Forms] = {}

    def scan(self, text: str) -> Iterator[RawMatch]:
        """Yield matches in order, none overlapping, with offsets into the text."""
        text = text.replace("_", " ")
        leads, openings = self._leads, self._openings
        for cache in (leads, openings, self._forms):
            if len(cache) > MAX_CACHED:
                cache.clear()
        done = 0
        for match in _START.finditer(text):
            word = match.group()
            try:
                lead = leads[word]
            except KeyError:
                lead = leads[word] = self._look(word)
            if lead is None:
                continue
            start = match.start()
            if start < done:
                continue
            around = text[start - 6 : start] if start > 6 else text[:start]
            try:
                opening = openings[around]
            except KeyError:
                opening = _opening(text[max(0, start - 40) : start])
                if not has_marks(around):
                    openings[around] = opening
            if opening is None:
                continue
            if lead[1] or opening is not _OPEN:
                found = self._longest(text, start, match.end(), lead, opening, done)
            else:
                found = _moved(lead[3], start, match.end())
            if found is not None:
                done = found[1]
                if text[done : done + 1] > "~":
                    done = _behind_marks(text, done)
                    found = (found[0], done, found[2], found[3])
                yield found

    def _look(self, word: str) -> Lead | None:
        """Work out what a word may begin; None where it begins no name."""
        if len(word) > MAX_WRITTEN:
            return None
        plain, spots = _plain(word)
        if len(plain) > MAX_LETTERS or not _BEGINS.match(plain):
            return None
        folded, behind, short, cut = _forms(word)
        forms = ((folded, behind), (short, cut)) if short else ((folded, behind),)
        longest = max(max(self._starts.get(form, 0), self._inner.get(form, 0)) for form, _ in forms)
        singles = tuple(item for item in forms if item[0] in self._keys or item[0] in self._bare)
        alone: RawMatch | None = None
        if singles:
            alone = self._accept(singles[0][0], -singles[0][1], 1, 0, _OPEN)
        elif "\u0620" <= folded[0] <= "\u06d3":
            alone = self._behind_prefix(folded, spots, -behind)
            singles = forms[:1] if alone is not None else ()
        if not longest and not singles:
            return None
        return folded, longest if longest > len(folded) else 0, singles, alone

    def _behind_prefix(self, folded: str, spots: list[int], end: int) -> RawMatch | None:
        """Return the match of an Arabic word without the "and", "to", "in" written as part of it."""
        for cut in (1, 2, 3):
            rest = folded[cut:]
            if len(rest) < 3 or not _ARABIC_PREFIX.match(folded[: cut + 1]):
                break
            for form in (rest, "ال" + rest) if folded[:cut].endswith("لل") else (rest,):
                if form in self._keys:
                    return spots[cut], end, self._keys[form], False
        return None

    def _longest(self, text: str, start: int, end: int, lead: Lead, opening: Opening, done: int) -> RawMatch | None:
        """Return the longest name that begins at a word and ends well."""
        back, article, joined = opening
        if start - back < done:
            opening, article = (0, "", joined), ""
        if joined and not article and not self._is_range(text, start, done):
            return None
        folded, limit, singles, alone = lead
        if limit:
            found = self._longer(text, start, end, folded, limit, opening)
            if found is not None:
                return found
        if not article:
            return _moved(alone, start, end)
        for key, cut in singles or ((folded, 0),):
            found = self._accept(key, end - cut, 1, start, opening)
            if found is not None:
                return found
        return None

    def _longer(self, text: str, start: int, end: int, key: str, limit: int, opening: Opening) -> RawMatch | None:
        """Return the longest name of several words that begins at a word."""
        found: RawMatch | None = None
        known, pairs = self._forms, self._pairs
        words = 1
        while len(key) < limit and words < MAX_WORDS:
            step = _NEXT.match(text, end)
            if step is None or step.end() - end > MAX_LETTERS:
                break
            words += 1
            end = step.end()
            written = step.group(1)
            try:
                form, _, short, cut = known[written]
            except KeyError:
                form, _, short, cut = known[written] = _forms(written)
            if written in _ENGLISH_WORDS:  # no name ends in "as": "to Deir Ezzor as a coalition ..."
                key += form
                continue
            is_pair = words > 2 or key + form in pairs or form in ARTICLES
            if not is_pair and not (short and key + short in pairs):
                break
            if short:
                found = self._accept(key + short, end - cut, words, start, opening) or found
            key += form
            found = self._accept(key, end, words, start, opening) or found
        return found

    def _accept(self, key: str, stop: int, words: int, start: int, opening: Opening) -> RawMatch | None:
        """Look a run of words up: with its article, as it is, without an article that one side has."""
        back, article, joined = opening
        if article:
            rows = self._keys.get(article + key)
            if rows is not None and self._may_join(rows, article + key):
                return start - back, stop, rows, False
        rows = self._keys.get(key)
        if rows is not None and (words == 1 or self._may_join(rows, key)):
            return (start - back, stop, rows, True) if article and joined else (start, stop, rows, False)
        rows = self._bare.get(key)
        return None if rows is None else (start - back, stop, rows, True)

    def _may_join(self, rows: Rows, key: str) -> bool:
        return len(key) >= _JOINED_MIN or self._has_spaces(rows, key)

    @staticmethod
    def _is_range(text: str, start: int, done: int) -> bool:
        """Say whether a name after a hyphen may stand for itself: "Aleppo-Damascus", "mid-Homs"."""
        if len(drop_marks(text[max(done, start - 40) : start])) == 1:
            return True
        word = re.search(r"[A-Za-z]{1,8}$", _plain(text[max(0, start - 40) : start])[0][-9:-1])
        return word is not None and word.group().casefold() in _RANGE_WORDS


def _moved(match: RawMatch | None, start: int, end: int) -> RawMatch | None:
    """Put the match of a word alone where the word stands."""
    return None if match is None else (start + match[0], end + match[1], match[2], match[3])


def _plain(written: str) -> tuple[str, list[int]]:
    """Return a text folded character by character, without marks, and where each character stands."""
    spots = [spot for spot, char in enumerate(written) if not has_marks(char)]
    return fold_characters(drop_marks(written)), spots


def _forms(written: str) -> Forms:
    plain, spots = _plain(written)
    whole = plain.rstrip("'")
    short = whole[:-2] if whole.endswith(("'s", "'S")) else ""
    behind, cut = (len(written) - 1 - spots[len(form) - 1] for form in (whole, short))
    return whole.replace("'", "").casefold(), behind, short.replace("'", "").casefold(), cut


def _opening(before: str) -> Opening | None:
    """Work out what the text before a word is for it; None where no name can begin there."""
    plain, spots = _plain(before)
    last = plain[-1:]
    if last.isalnum() or (last == "'" and plain[-2:-1].isalnum()):
        return None
    if last not in ("-", " "):
        return _OPEN
    article = _article_at_end(plain)
    if not article:
        return (0, "", True) if last == "-" else _OPEN
    return len(before) - spots[-1 - len(article)], article, last == "-"


def _article_at_end(plain: str) -> str:
    """Return the article before the last character, folded; empty where there is none."""
    at = end = len(plain) - 1
    while at > 0 and end - at < 5 and plain[at - 1].isalpha():
        at -= 1
    word = plain[at:end]
    if not 0 < len(word) < 5 or (at and (plain[at - 1] in "'-" or plain[at - 1].isdigit())):
        return ""
    article = word.lower()
    return article if article in ARTICLES and not (plain[end] == " " and word in _ENGLISH_WORDS) else ""


def _behind_marks(text: str, end: int) -> int:
    """Return where the marks of a name's last letter end; marks of direction are none of its."""
    tail = _MARKS.match(text, end)
    if tail is None or any("\u200b" <= mark <= "\u2069" or mark == "\ufeff" for mark in tail.group()):
        return end
    return tail.end()
