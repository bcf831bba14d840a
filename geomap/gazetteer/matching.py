"""Finding every listed name in running text, in one pass, with offsets into the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from .index import Entries, Reaches, Rows
from .names import APOSTROPHES, ARTICLES, DROPPED, HYPHENS, SPACES, drop_marks, fold_characters, has_marks
from .places import Place


class Mention(NamedTuple):
    """A listed name where it stands in a text.

    A tuple, because a text has many, and a frozen dataclass takes three times as long to make.

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


Reading = tuple[tuple[Place, ...], Literal["listed", "folded"], bool]
"""What words in a text stand for: places, how they match, and whether they are also a common word."""

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

_HYPHENED = frozenset("-" + HYPHENS)
_ENGLISH_WORDS = frozenset(("said", "as", "at", "an", "us", "en", "et", "ad", "l", "As", "At", "An", "Us", "by"))
"""Articles that are English or French words when a space follows, and "by" of Nordic towns: "at Tabqa", "Gaza by"."""

_RANGE_WORDS = frozenset(("near", "north", "south", "east", "west", "central", "greater", "post", "pre", "mid"))


class Scanner:
    """Walk a text from capital to capital and look each run of words up.

    Parameters
    ----------
    entries : Entries
        What the packs know of a word.
    reaches : Reaches
        How long the longest word is that begins like a word.
    has_spaces : callable
        Says of rows and key whether a listed spelling with that key is written in several words.
    read : callable
        Says of words in a text, their rows and whether an article was dropped what they stand for.
    """

    def __init__(
        self,
        entries: Entries,
        reaches: Reaches,
        has_spaces: Callable[[Rows, str], bool],
        read: Callable[[str, Rows, bool], Reading | None],
    ) -> None:
        self._entries = entries
        self._reaches = reaches
        self._has_spaces = has_spaces
        self._read = read
        self._leads: dict[str, Lead | None] = {}
        self._openings: dict[str, Opening | None] = {}
        self._forms: dict[str, Forms] = {}
        self._readings: dict[str, Reading | None] = {}

    def mentions(self, text: str, offset: int) -> list[Mention]:
        """Return the names in a text in order, none overlapping, with offsets counted from one."""
        leads, openings, readings = self._leads, self._openings, self._readings
        for cache in (leads, openings, readings, self._forms):
            if len(cache) > MAX_CACHED:
                cache.clear()
        mentions: list[Mention] = []
        spaced = text.replace("_", " ")
        done = 0
        for match in _START.finditer(spaced):
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
            around = spaced[start - 6 : start] if start > 6 else spaced[:start]
            try:
                opening = openings[around]
            except KeyError:
                opening = _opening(spaced[max(0, start - 40) : start])
                if not has_marks(around):
                    openings[around] = opening
            if opening is None:
                continue
            end, limit = match.end(), lead[1]
            if opening is not _OPEN:
                found = self._longest(spaced, start, end, lead, opening, done)
            else:
                found = self._longer(spaced, start, end, lead[0], limit, _OPEN) if limit else None
                found = found or _moved(lead[3], start, end)
            if found is None:
                continue
            start, done, rows, bare = found
            if spaced[done : done + 1] > "~":
                done = _behind_marks(spaced, done)
            words = text[start:done]
            try:
                reading = readings[words]
            except KeyError:
                reading = readings[words] = self._read(words, rows, bare)
            if reading is not None:
                mentions.append(Mention._make((start + offset, done + offset, words, *reading)))
        return mentions

    def _look(self, word: str) -> Lead | None:
        """Work out what a word may begin; None where it begins no name."""
        if len(word) > MAX_WRITTEN:
            return None
        plain, spots = _plain(word)
        if len(plain) > MAX_LETTERS or not _BEGINS.match(plain):
            return None
        folded, behind, short, cut = _forms(word)
        forms = ((folded, behind), (short, cut)) if short else ((folded, behind),)
        entries = [self._entries[form] for form, _ in forms]
        longest = max(max(starts, inner) for _, _, starts, inner, _ in entries)
        singles = tuple(form for form, entry in zip(forms, entries, strict=True) if entry[:2] != (None, None))
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
                rows = self._entries[form][0]
                if rows is not None:
                    return spots[cut], end, rows, False
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
        known, entries, article = self._forms, self._entries, opening[1]
        words = 1
        while len(key) < limit and words < MAX_WORDS:
            step = _NEXT.match(text, end)
            if step is None or step.end() - end > MAX_LETTERS:
                break
            words += 1
            hyphened = text[end : step.start(1)] in _HYPHENED
            end = step.end()
            written = step.group(1)
            try:
                form, _, short, cut = known[written]
            except KeyError:
                form, _, short, cut = known[written] = _forms(written)
            if written in _ENGLISH_WORDS and not hyphened:  # no name ends in "as": "to Deir Ezzor as a coalition ..."
                key += form
                continue
            rows, bare, _, _, is_pair = entries[key + form]
            if words == 2:
                if not is_pair and form not in ARTICLES and not (short and entries[key + short][-1]):
                    break
                if is_pair and not article:
                    limit = min(limit, self._reaches[key + form])
            if short:
                found = self._accept(key + short, end - cut, words, start, opening) or found
            key += form
            if article:
                found = self._accept(key, end, words, start, opening) or found
            elif rows is not None and (len(key) >= _JOINED_MIN or self._has_spaces(rows, key)):  # as `_accept` has it
                found = start, end, rows, False
            elif bare is not None:
                found = start, end, bare, True
        return found

    def _accept(self, key: str, stop: int, words: int, start: int, opening: Opening) -> RawMatch | None:
        """Look a run of words up: with its article, as it is, without an article that one side has."""
        back, article, joined = opening
        if article:
            rows = self._entries[article + key][0]
            if rows is not None and self._may_join(rows, article + key):
                return start - back, stop, rows, False
        rows, without, *_ = self._entries[key]
        if rows is not None and (words == 1 or self._may_join(rows, key)):
            return (start - back, stop, rows, True) if article and joined else (start, stop, rows, False)
        return None if without is None else (start - back, stop, without, True)

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
