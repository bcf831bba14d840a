"""A sentence as a row of units: words, punctuation, and the mentions of places, groups, counts and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from geomap.text import tokens

_PASSED = frozenset("*†‡-#")
"""Footnote marks, and the hyphen behind a count."""
_SHORTENED = {"ve": "have", "re": "are", "ll": "will", "d": "would", "m": "am"}
_HAD = re.compile(r"\s+(?:\w+(?:ed|en|own|ought|ent|elt)|left|gone|come|made|set|put|got|held|cut|told|lost)\b", re.I)
_NEGATED = {
    f"{verb}n't": verb
    for verb in "do does did is are was were has have had would could should must might need ought dare".split()
} | {"won't": "will", "shan't": "shall"}
_NOT = len("n't")
_SHORTENING = frozenset("i you he she it we they who that there".split())
_ONLY_DESCRIBES = re.compile(
    r"[-‐‑](?:held|backed|led|controlled|occupied|linked|allied|aligned|run|dominated|supported|affiliated|trained"
    r"|majority|installed|sponsored|funded|speaking|patrolled|administered|manned|made|built|supplied|mounted)\b"
)
"""What makes a name the first half of an adjective: "Turkish-held areas", "the Islamic State-linked group"."""


@dataclass(slots=True)
class Unit:
    """A word or a mention, ``text[start:end]``.

    ``kind`` is ``word``, ``place``, ``group``, ``date``, ``count`` or ``state`` (a country or people as actor);
    ``what`` is the mention behind it; ``low`` the folded word.
    """

    kind: str
    start: int
    end: int
    low: str
    what: Any = None
    capital: bool = False
    quoted: bool = False

    @property
    def is_common(self) -> bool:
        """Whether it is a common word: letters alone, the first of them small."""
        return self.kind == "word" and not self.capital and self.low.isalpha()

    @property
    def names_leader(self) -> bool:
        """Whether it is the name of a man who leads an armed group."""
        return self.kind == "group" and self.what.is_leader is True


@dataclass(frozen=True, slots=True)
class Found:
    """A mention to lay over the words, with its weight where two overlap."""

    kind: str
    start: int
    end: int
    what: Any
    weight: int = 0


def _owns(text: str, start: int, at: int) -> bool:
    """Say whether an apostrophe makes the plural before it an owner, and closes no quotation."""
    plural = text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    return plural and not _OPENING_QUOTE.search(text, start, at)


_OPENING_QUOTE = re.compile(r"(?<!\w)[‘'](?=\w)")


_NO_VERBS = {"is": "IS", "may": "May"}
"""Names that are spelt like verbs: "IS moved tanks" is no passive, and "in May" says nothing of what is possible."""

_TITLE_WORD = re.compile(r"\s+[A-Z]")
_MONTH_LEAD = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|since|until|till|of|during|last|this|that|early|mid|late|by|from|to|before|after|next"
    r"|through|throughout|and|or|every|each|the|a|on|between|around|for|'s|’s))[\s,-]+$",
    re.I,
)


def _is_title_case_may(text: str, first: int, last: int) -> bool:
    """Say whether "May" is the verb of a headline in title case, "Fighters May Leave Mosul", and no month."""
    return bool(_TITLE_WORD.match(text, last)) and not _MONTH_LEAD.search(text[max(0, first - 12) : first])


_DASHES = frozenset(["–", "—", "-"])
_LONGEST_ASIDE = 18


def _close_aside(text: str, units: list[Unit]) -> None:
    """Put commas for the two dashes of a sentence that hold an aside: "300 rebels – all of them wounded – left"."""
    at = [k for k, u in enumerate(units) if u.low in _DASHES and _stands_apart(text, u)]
    if len(at) != 2 or at[0] < 2 or not 2 < at[1] - at[0] <= _LONGEST_ASIDE or at[1] + 1 == len(units):
        return
    goes_on = units[at[1] + 1]
    if not (goes_on.kind == "word" and goes_on.capital):
        units[at[0]].low = units[at[1]].low = ","


def _stands_apart(text: str, dash: Unit) -> bool:
    """Say whether a dash has a space on either side or, if long, on none."""
    before, after = text[dash.start - 1 : dash.start].isspace(), text[dash.end : dash.end + 1].isspace()
    return (before and after) or (dash.low == "—" and before == after)


def lay_units(text: str, start: int, end: int, found: Iterable[Found], quotes: Sequence[tuple[int, int]]) -> list[Unit]:
    """Lay mentions over the words of a sentence.

    Where mentions overlap, the longer wins, then the heavier; a mention that cuts into a word is left out.
    """
    chosen: list[Found] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, -m.weight, m.start)):
        if mention.start < start or mention.end > end or _ONLY_DESCRIBES.match(text, mention.end):
            continue
        if all(mention.end <= other.start or mention.start >= other.end for other in chosen):
            chosen.append(mention)
    chosen.sort(key=lambda m: m.start)
    out: list[Unit] = []
    at = start
    rest: list[Found | None] = [*chosen, None]
    for item in rest:
        stop = end if item is None else item.start
        for first, last, low in tokens(text, at, stop):
            if low in _PASSED and (low != "-" or (first == at and bool(out) and out[-1].kind == "count")):
                continue  # "a 40-vehicle convoy", "Islamic State* fighters", "left #Sanaa"
            if low in ("'", "’") and out and _owns(text, start, first):
                low = "'s"  # "the peacekeepers' lorries"
            if low in ("'", "‘", "’"):
                continue  # "has 'redeployed' from X"
            if low == "may" and text[first] == "M" and out and not _is_title_case_may(text, first, last):
                low = "May"  # the month
            low = "cannot" if low == "can't" else low
            if low in _NEGATED:  # "didn't" is "did not"
                out.append(Unit("word", first, last - _NOT, _NEGATED[low], None, text[first].isupper()))
                out.append(Unit("word", last - _NOT, last, "not"))
                continue
            who, _, verb = low.partition("'")
            if verb in _SHORTENED and who in _SHORTENING:  # "they've left"
                out.append(Unit("word", first, first + len(who), who, None, text[first].isupper()))
                had = verb == "d" and _HAD.match(text, last)
                out.append(Unit("word", first + len(who), last, "had" if had else _SHORTENED[verb]))
                continue
            out.append(Unit("word", first, last, low, None, text[first].isupper()))
        if item is not None:
            low = " ".join(text[item.start : item.end].casefold().split())
            low = _NO_VERBS.get(low, low)
            out.append(Unit(item.kind, item.start, item.end, low, item.what, True))
            at = item.end
    _close_aside(text, out)
    cursor = 0
    for unit in out if quotes else ():
        while cursor < len(quotes) and quotes[cursor][1] <= unit.start:
            cursor += 1
        unit.quoted = cursor < len(quotes) and quotes[cursor][0] <= unit.start
    return out
