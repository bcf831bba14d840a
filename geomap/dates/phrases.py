"""Find date phrases in running text and work out which days they mean."""

from __future__ import annotations

from datetime import date

from geomap.dates.grammar import Reader
from geomap.dates.rules import read_date
from geomap.dates.spans import DateInterval, DateMention
from geomap.dates.words import MAY_HOLD_DATE, tokens_of


def find_dates(
    text: str,
    published: date | None,
    *,
    start: int = 0,
    end: int | None = None,
    future: bool = False,
    anchor: date | None = None,
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
    anchor : date, optional
        The date that was named last before this stretch; 'a day earlier' counts from it. Dates found in the
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
    if MAY_HOLD_DATE.search(text, start, stop) is None:
        return []
    tokens = tokens_of(text, start, stop)
    named = None if anchor is None else DateInterval(anchor, anchor)
    reader = Reader(tokens, published, future=future, anchor=named)
    found: list[DateMention] = []
    i = 0
    while i < len(tokens):
        hit = read_date(reader, i)
        if hit is None:
            i += 1
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
        reader.anchor = days or reader.anchor
        if days is not None and hit.basis == "stated" and hit.kind not in {"year", "since"}:
            reader.stated = days
        i = hit.end
    if len(found) > 1 and any(mention.kind != "hour" for mention in found):
        return [mention for mention in found if mention.kind != "hour"]  # 'at dusk on the same day'
    return found


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


_PLAIN_PREPOSITIONS = frozenset({"on", "in", "at", "over", "during", "the", "within", "throughout"})
