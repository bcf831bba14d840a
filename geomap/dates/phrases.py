"""Find date phrases in running text and work out which days they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geomap.dates.grammar import Reader
from geomap.dates.rules import BEGINS, NUMBERS, read_date
from geomap.dates.spans import DateInterval, DateMention
from geomap.dates.words import Token, may_hold_date, tokens_of


def find_dates(
    text: str,
    published: date | None,
    *,
    start: int = 0,
    end: int | None = None,
    future: bool = False,
    anchor: date | DateInterval | None = None,
) -> list[DateMention]:
    """Find the date phrases of a sentence, in order, and work out their days.

    Parameters
    ----------
    text : str
        The text; offsets in the result count from its beginning.
    published : date or None
        The day of publication, from which relative words count. Without it they stay unresolved.
    start, end : int, optional
        The stretch of the text to read, usually one sentence.
    future : bool, default False
        Whether the governing verb speaks of the future, so that weekdays and bare months are the next ones.
    anchor : date or DateInterval, optional
        The date or month that was named last before this stretch; 'a day earlier' counts from it. Dates found in the
        stretch take its place as it is read.

    Returns
    -------
    list of DateMention
        Non-overlapping, in reading order.

    Examples
    --------
    >>> [m] = find_dates("They left Mosul in the past 48 hours.", date(2016, 10, 20))
    >>> m.text, m.first, m.last
    ('the past 48 hours', datetime.date(2016, 10, 18), datetime.date(2016, 10, 20))
    """
    stop = len(text) if end is None else max(start, min(end, len(text)))
    if not may_hold_date(text, start, stop):
        return []
    tokens = tokens_of(text, start, stop)
    named = DateInterval(anchor, anchor) if isinstance(anchor, date) else anchor
    reader = Reader(tokens, published, future=future, anchor=named)
    found: list[DateMention] = []
    modals = _modals(tokens)
    i = 0
    while i < len(tokens):
        if tokens[i].low not in BEGINS and tokens[i].kind not in NUMBERS:
            i += 1
            continue
        if modals:
            reader.future = future or _is_ahead(tokens, i, modals)
        hit = read_date(reader, i)
        if hit is None:
            i += 1
            continue
        if hit.kind == "none":
            i = hit.end
            continue
        if hit.kind == "night" and tokens[i].low == "in":
            i += 1
        first = i - 1 if reader.low(i - 1) == "the" and (tokens[i].kind == "word" or tokens[i].ordinal) else i
        span = slice(tokens[first].start, tokens[hit.end - 1].end)
        days = hit.days
        found.append(
            DateMention(
                span.start,
                span.stop,
                text[span],
                hit.first if days else None,
                hit.last if days else None,
                hit.basis,
                hit.kind,
            )
        )
        if days is not None and (reader.anchor is None or not found[-1].is_years_ago):
            reader.anchor = days  # "left on Wednesday a town seized a year ago; others had come a day earlier"
        if days is not None and hit.basis == "stated" and hit.kind not in {"year", "since"}:
            reader.stated = days
        i = hit.end
    found = _with_ends(text, found)
    if len(found) > 1 and any(mention.kind != "hour" for mention in found):
        return [mention for mention in found if mention.kind != "hour"]  # 'at dusk on the same day'
    return found


def _modals(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the indexes of 'will', 'might', 'could' and their like, save in 'might have left'."""
    return frozenset(
        k
        for k, token in enumerate(tokens)
        if token.low in _MODALS and not token.raw[0].isupper() and not _HAVE & {t.low for t in tokens[k + 1 : k + 3]}
    )


def _is_ahead(tokens: Sequence[Token], i: int, modals: frozenset[int]) -> bool:
    """Whether the verb before a date speaks of the future: 'might be gone by Friday'."""
    for k in range(i - 1, max(-1, i - _MODAL_REACH), -1):
        if k in modals:
            return tokens[k].low in _SURE or tokens[i].low in _LIMITS
        if tokens[k].low in _NEW_CLAUSE or (tokens[k].kind == "mark" and tokens[k].low not in _INNER_MARKS):
            return False
    return False


def _with_ends(text: str, found: list[DateMention]) -> list[DateMention]:
    """Join 'began last Friday and went on until Monday' into one run of days."""
    out: list[DateMention] = []
    for mention in found:
        begun = out[-1] if out else None
        if begun is not None and begun.first is not None and mention.last is not None and mention.last >= begun.first:
            link = _ENDED if mention.kind in {"weekday", "day"} else _LASTED if mention.kind == "until" else None
            starts = _BEGAN.search(text[max(0, begun.start - 24) : begun.start])
            if link is not None and starts and link.fullmatch(text[begun.end : mention.start]):
                whole = text[begun.start : mention.end]
                out[-1] = replace(begun, end=mention.end, text=whole, last=mention.last, kind="range")
                continue
        out.append(mention)
    return out


def parse_date(phrase: str, published: date | None, *, future: bool = False) -> DateInterval | None:
    """Read a whole phrase as a date: 'Friday', 'since mid-June', '12 to 14 May 2016'.

    Parameters
    ----------
    phrase : str
        Nothing but the date, with or without 'on', 'in' or 'at' before it.
    published : date or None
        The day of publication, from which relative words count.
    future : bool, default False
        Whether weekdays and bare months are the next ones.

    Returns
    -------
    DateInterval or None
        None where the phrase is no date, says more than a date, or cannot be worked out.

    Examples
    --------
    >>> parse_date("late May", date(2017, 6, 1))
    DateInterval(start=datetime.date(2017, 5, 21), end=datetime.date(2017, 5, 31))
    """
    trimmed = phrase.strip().rstrip(".,;:")
    mentions = find_dates(trimmed, published, future=future)
    if len(mentions) != 1 and trimmed.isdigit():
        mentions = [m for m in find_dates(f"in {trimmed}", published, future=future) if m.text == trimmed]
        return mentions[0].interval if mentions else None
    if len(mentions) != 1 or mentions[0].end != len(trimmed):
        return None
    before = trimmed[: mentions[0].start].lower().split()
    return mentions[0].interval if all(word in _PLAIN_PREPOSITIONS for word in before) else None


_MODALS = frozenset({"will", "shall", "may", "might", "could"})
_SURE = frozenset({"will", "shall"})
_LIMITS = frozenset({"by", "until", "till", "before", "within"})  # what may happen 'on Friday' may have happened
_HAVE = frozenset({"have", "ve"})
_MODAL_REACH = 10  # words
_INNER_MARKS = frozenset("-‐‑‒–—'’\"“”‘")
_NEW_CLAUSE = frozenset(
    {"who", "which", "that", "was", "were", "had", "has", "said", "says", "told", "but", "after", "because", "since",
     "as", "when", "while", "did", "fled", "left", "withdrew", "arrived",
     "went", "came", "drove", "moved", "crossed", "reached", "entered", "where", "what", "why", "how", "whether"}
)  # fmt: skip
_BEGAN = re.compile(r"\b(?:began|begun|started|commenced)\s+(?:(?:late|early)\s+)?(?:on\s+|in\s+)?(?:the\s+)?$", re.I)
_LASTED = re.compile(
    r",?\s+and\s+(?:it\s+|they\s+)?(?:went\s+on|continued|lasted|carried\s+on|ran|did\s+not\s+end)\s+", re.I
)
_ENDED = re.compile(
    r",?\s+and\s+(?:it\s+)?(?:ended|finished|concluded|was\s+(?:completed|finished|over))\s+(?:on\s+|by\s+)?", re.I
)
_PLAIN_PREPOSITIONS = frozenset({"on", "in", "at", "over", "during", "the", "within", "throughout"})
