"""Running text: spans and tokens with character offsets, sentences, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters: ``text[start:end]``."""

    start: int
    end: int


class Token(NamedTuple):
    """A word or a mark of punctuation with its place in the text; ``low`` is folded for look-ups."""

    start: int
    end: int
    low: str


_TOKEN = re.compile(r"(?<=\w)[’'][sS](?!\w)|[^\W_]+(?:[.’'\-‐‑&][^\W_]+)*|[^\w\s]|_+")
_OWNERS = ("'s", "'S", "’s", "’S")
_DASHES = str.maketrans({"’": "'", "‐": "-", "‑": "-", "\u00a0": " "})

ABBREVIATIONS = frozenset(
    "lt gen col maj capt sgt cpl brig adm mr mrs ms dr prof sen rep gov pres st no vs etc approx dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc ltd co "
    "u.s u.k u.n u.a.e a.m p.m i.e e.g km kms sq ft mt gov't al fig vol p pp".split()
)
_END = re.compile(r"(?<=\s)\+{2,5}(?=\s)|(?:[.!?…]+|[؟۔。])[\"'”’»)\]]*(?:\[\d{1,3}\])*(?=\s|$)")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[]+$")
_OPENERS = "\"'“‘«([•-–—*"


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a run of text into words and punctuation marks; a possessive ``'s`` is a token of its own.

    Parameters
    ----------
    text : str
        The whole text; offsets count from its start.
    start, end : int, optional
        The run to cut.

    Returns
    -------
    list of Token
        In order; white space is in none of them.
    """
    out: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        first, last = match.span()
        if word.endswith(_OWNERS) and len(word) > 2:
            out.append(Token(first, last - 2, _folded(word[:-2])))
            out.append(Token(last - 2, last, "'s"))
        else:
            out.append(Token(first, last, _folded(word)))
    return out


def _folded(word: str) -> str:
    return word.casefold() if word.isascii() else word.casefold().translate(_DASHES)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the sentences of one block of text, without the white space around them.

    A full stop ends a sentence unless an abbreviation, an initial or a number carries it; closing quotation marks
    stay with the sentence that they close. The items of a ticker end at "+++". Runs in time linear in the length of
    the block.
    """
    stop = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, stop):
        if "+" in match.group():
            span = strip(text, begin, match.start())
            if span:
                yield span
            begin = match.end()
            continue
        if match.end() < stop and not _ends_sentence(text, begin, match, stop):
            continue
        span = strip(text, begin, match.end())
        if span:
            yield span
        begin = match.end()
    span = strip(text, begin, stop)
    if span:
        yield span


_WHO_SAYS = re.compile(r" \[[^\W\d][^\[\]\n]{2,50}\]\s*(?:\n|$)")
"""Who says so, in brackets behind the only sentence of a line: "Soldiers leave X for Y. [village chief]"."""


def _ends_sentence(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    if _WHO_SAYS.match(text, match.end(), stop):
        return False
    following = text[match.end() : min(match.end() + 8, stop)].lstrip()
    while following and following[0] in _OPENERS:
        following = following[1:].lstrip()
    if following and following[0].islower():
        return False
    if match.group()[0] != "." or len(match.group().rstrip("\"'”’»)]")) > 1:
        return True
    word = _LAST_WORD.search(text, max(begin, match.start() - 40), match.start())
    if word is None:
        return True
    low = word.group().casefold().strip("([")
    if low in ABBREVIATIONS:
        # "at 5 p.m. The column left" ends; "Lt. Gen." does not
        return low in {"a.m", "p.m", "u.s", "u.k", "u.n", "inc", "ltd", "co", "etc"} and _starts_sentence(following)
    owns = word.start() > begin and text[word.start() - 1] in "'’"  # "It was my neighbour's."
    # "said on platform X. The convoy", but no "Mohamed A. The"
    named = text[max(begin, word.start() - 2) : word.start() - 1].islower() and _starts_sentence(following)
    return owns or named or not (len(low) == 1 and low.isalpha())


def _starts_sentence(following: str) -> bool:
    return following[:3] in {"The", "In ", "It ", "On ", "He ", "She", "At ", "But", "A "}


def strip(text: str, start: int, end: int) -> Span | None:
    """Shrink a run by the white space at its ends; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


_QUOTE_MARKS = re.compile(r"[\"“”„«»]")


_SINGLE_QUOTED = re.compile(r"(?<!\w)[‘'](?=[A-ZÀ-Þ])(?:[^‘’']|[’'](?=\w))*+[.,!?…][’'](?!\w)")


def quotations(text: str, start: int, end: int) -> list[Span]:
    """Find what stands between double quotation marks in a block.

    A quotation that opens and does not close runs to the end of the block, as news style has it for a speaker who
    goes on in the next paragraph; a closing mark without an opening one is passed over. In a block without double
    marks, single ones that open before a capital and close behind a comma or stop count.
    """
    out: list[Span] = []
    opened: int | None = None
    if not _QUOTE_MARKS.search(text, start, end):
        return [Span(m.start(), m.end()) for m in _SINGLE_QUOTED.finditer(text, start, end)]
    for match in _QUOTE_MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        opens = mark in "“„«" or (mark == '"' and opened is None)
        if opens:
            if opened is None:
                opened = at
        elif opened is not None:
            out.append(Span(opened, at + 1))
            opened = None
    if opened is not None:
        out.append(Span(opened, end))
    return out


_ENGLISH = frozenset("the and of to from were with that said for by has have after at who which their".split())
"""Words that every page of English prose has in plenty, and pages of other languages hardly."""
_LETTERS = re.compile(r"[^\W\d_]+")
_PROSE = 30
"""So many words show which language they are; fewer may be a list of names."""
_LINE = 4
"""Words of another script that make a line of it, no mere name."""
_LAST_LATIN = "\u024f"
"""The last letter of the Latin blocks; Greek, Cyrillic, Arabic and the scripts of Asia stand behind it."""
_LEAST_ENGLISH = 0.04
"""Of a hundred words of news some thirty are among those above; of French or Spanish news none or one."""


def is_foreign(text: str) -> bool:
    """Say whether a text is prose in another language than English.

    Parameters
    ----------
    text : str
        The text; its beginning is looked at.

    Returns
    -------
    bool
        False where there are too few words to tell. A text that is mostly in another script needs fewer of them.
    """
    words = _LETTERS.findall(text[:20_000].casefold())
    if sum(word > _LAST_LATIN for word in words) * 2 > len(words) >= _LINE:
        return True
    return len(words) >= _PROSE and sum(word in _ENGLISH for word in words) < _LEAST_ENGLISH * len(words)


_FEWEST_LETTERS, _LOOKED_AT = 200, 4000
_MOSTLY = 0.85
"""A text of which this share of the letters are capitals is shouted: a cable, an old wire."""
_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?:]\s+|\n[ \t]*\n)[^\w\n]*([^\W\d_])")


def is_shouted(text: str) -> bool:
    """Say whether a text is written in capitals throughout."""
    letters = [char for char in text[:_LOOKED_AT] if char.isalpha()]
    return len(letters) >= _FEWEST_LETTERS and sum(char.isupper() for char in letters) >= _MOSTLY * len(letters)


def in_small_letters(text: str) -> str:
    """Write a text in small letters but for the first of sentences and paragraphs; each character keeps its place."""
    small = [low if len(low := char.lower()) == 1 else char for char in text]
    for match in _OPENS_SENTENCE.finditer(text):
        small[match.start(1)] = text[match.start(1)]
    return "".join(small)
