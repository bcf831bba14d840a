"""Date phrases that hold others (since, until, between, nights), and which rule a word calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.dates import bare, nearby, parts, points
from geomap.dates.grammar import Hit, Reader, same_year
from geomap.dates.points import Rule
from geomap.dates.spans import DateInterval, add_days, days_between
from geomap.dates.words import (
    CLOCK_WORDS,
    DAY_WORDS,
    MONTHS,
    ONES,
    ORDINALS,
    PARTS_OF_DAY,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    TENS,
    UNITS,
    WEEKDAYS,
    Token,
)

_JOINS = frozenset({"to", "through", "until", "till", "into"})
_LISTS = frozenset({"and", "or"})
_MORNINGS = frozenset({"dawn", "morning", "sunrise", "daybreak", "midnight", "noon", "midday"})
_RECORDS = frozenset(
    {"first", "largest", "biggest", "heaviest", "worst", "deadliest", "highest", "lowest", "most", "strongest",
     "greatest", "longest", "boldest", "fiercest", "second", "third"}
)  # fmt: skip
_LIGHT = PARTS_OF_DAY | {"sunrise", "daybreak", "nightfall"}
_DEEPEST = 4  # 'the night of Monday to early Tuesday' is three deep; hostile text goes no deeper
_RANGED = frozenset({"weekday", "day", "month", "part", "year", "range"})


def point(reader: Reader, i: int) -> Hit | None:
    """Read the date that stands at ``i`` inside another phrase; the longest reading wins."""
    i = reader.skip(i, "the")
    if reader.at(i).is_year:
        return points.calendar(reader, i) or points.year(reader, i)
    if reader.depth == _DEEPEST:
        return None
    reader.depth += 1
    hit = longest(reader, i, _POINTS.get(reader.low(i), _plain(reader.at(i))))
    reader.depth -= 1
    return hit


def longest(reader: Reader, i: int, rules: Sequence[Rule]) -> Hit | None:
    """Return the hit that reaches furthest; of equals, the first."""
    best: Hit | None = None
    for rule in rules:
        hit = rule(reader, i)
        if hit is not None and hit.end > i and (best is None or hit.end > best.end):
            best = hit
    return best


def span(reader: Reader, i: int) -> Hit | None:
    """Read a date, or two that a dash, 'to' or 'and' joins."""
    first = point(reader, i)
    if first is None or first.kind not in _RANGED:
        return first
    j = first.end
    if reader.low(j) in _JOINS or reader.is_dash(j):
        second = point(reader, j + 1)
        allowed = second is not None and second.kind in _RANGED
    else:
        second = point(reader, reader.skip(j + 1, "on")) if reader.low(j) in _LISTS else None
        allowed = second is not None and second.kind == first.kind and reader.low(j + 1) != "the"
        if allowed and second is not None and first.kind == "weekday":
            return _listed(reader, first, second)
    return joined(reader, first, second) or first if allowed and second is not None else first


def _listed(reader: Reader, first: Hit, second: Hit) -> Hit:
    """Join 'Monday and Tuesday', 'on Wednesday or on Tuesday': in the order in which they lie closest."""
    plain = joined(reader, first, second)
    turned = joined(reader, replace(second, end=first.end), replace(first, end=second.end))
    found = [hit for hit in (plain, turned) if hit is not None]
    if plain is None or plain.first is None or len(found) == 1:
        return found[0] if found else first
    return min(found, key=lambda hit: days_between(hit.first, hit.last) if hit.first and hit.last else 0)


def joined(reader: Reader, first: Hit, second: Hit) -> Hit | None:
    """Join two dates into a range; None where the second lies before the first."""
    first, second = same_year(first, second, reader)
    basis = first.basis if first.basis == second.basis else "relative"
    if first.first is None or second.last is None:
        return Hit(second.end, None, None, basis, "range")
    if first.first > second.last:
        return None
    return Hit(second.end, first.first, second.last, basis, "range")


def since(reader: Reader, i: int) -> Hit | None:
    """Read 'since X': from X up to publication; 'since mid-June' starts on the 15th."""
    past = Reader(reader.tokens, reader.published, future=False, anchor=reader.anchor)
    j = reader.skip(i + 1, "the")
    if any(reader.low(i - k) in _RECORDS for k in range(1, 7)):
        return _record(past, i)
    days: DateInterval | None
    basis: str = "relative"
    if reader.low(j) == "then":
        end, days = j + 1, reader.anchor
    elif reader.low(j) in {"early", "small"} and reader.low(j + 1) == "hours" and reader.low(j + 2) != "of":
        end, days = j + 2, DateInterval(reader.published, reader.published) if reader.published else None
    elif reader.low(j) in _MORNINGS and not _names_day(reader, j + 1):
        end, days = j + 1, DateInterval(reader.published, reader.published) if reader.published else None
    else:
        hit = point(past, reader.skip(j + 1, "on", "of") if reader.low(j) in CLOCK_WORDS else j)
        if hit is None or hit.kind in {"vague", "window"}:
            return hit and replace(hit, first=None, last=None, kind="vague")
        end, days, basis = hit.end, hit.days, hit.basis
        if days is not None and hit.kind == "part" and reader.low(j) in {"mid", "middle"} and days.start.day == 11:
            days = DateInterval(days.start.replace(day=15), days.end)
    kind = "since"
    if days is None or reader.published is None:
        return Hit(end, None, None, "relative" if basis == "relative" else "stated", kind)
    last = max(days.start, reader.published)
    return Hit(end, days.start, last, "relative" if basis == "relative" else "stated", kind)


def _names_day(reader: Reader, i: int) -> bool:
    """Whether 'dawn' or 'midnight' before ``i`` is one of a day that is named: 'since dawn on Monday'."""
    return reader.low(i) in {"of", "on", "yesterday", "today"} or reader.weekday(i) is not None


def _record(reader: Reader, i: int) -> Hit | None:
    """Read 'the largest such transfer since the assault began in January': the day of the record before, no date."""
    for j in range(i + 1, i + 12):
        if reader.at(j).kind == "mark" and reader.low(j) in {",", ".", ";", ":", ""}:
            return None
        hit = point(reader, j)
        if hit is not None:
            return replace(hit, first=None, last=None, kind="none")
    return None


def until(reader: Reader, i: int) -> Hit | None:
    """Read 'by X', 'until X', 'up to X': of the future, from publication up to X; else X itself."""
    j = i + 1
    if reader.low(i) == "up":
        if reader.low(j) not in {"to", "until"}:
            return None
        j += 1
    if reader.low(j) == "then":
        return reader.hit(j + 1, reader.anchor, "until")
    if reader.low(j) in CLOCK_WORDS:
        j = reader.skip(j + 1, "on", "of")  # 'by midnight on Thursday', 'by sunrise Wednesday'
    hit = point(reader, j)
    if hit is None or hit.kind in {"vague", "window", "ago", "anchored"}:
        return None
    if not reader.future or reader.published is None or hit.last is None:
        return replace(hit, kind="until", yearless=None)
    return Hit(hit.end, reader.published, max(hit.last, reader.published), hit.basis, "until")


def before_after(reader: Reader, i: int) -> Hit | None:
    """Read 'before X' and 'after X': bounded on one side only, so no interval, save before a future day."""
    if reader.low(i + 1) in _LIGHT or reader.low(i + 1) == "dark":
        return None  # 'before dawn on Tuesday' is a time on that Tuesday
    if reader.low(i) == "before" and reader.low(reader.skip(i + 1, "the")) in {"end", "close"}:
        return until(reader, i)  # 'before the end of the month' reaches to its last day
    hit = point(reader, i + 1)
    if hit is None or hit.kind == "vague":
        return None
    word = reader.low(i)
    behind = _past_part(reader, hit.end)
    if hit.kind == "weekday" and behind > hit.end:
        return replace(hit, end=behind)  # 'before Tuesday's dawn call' is on that Tuesday
    if word == "before" and reader.future and reader.published is not None and hit.first is not None:
        last = max(add_days(hit.first, -1), reader.published)
        return Hit(hit.end, reader.published, last, hit.basis, "before")
    return Hit(hit.end, None, None, hit.basis, word)


def _past_part(reader: Reader, j: int) -> int:
    """Pass over the part of a day that is told as its own: 'Monday's dusk'."""
    owns = reader.low(j) in {"'", "’"} and reader.low(j + 1) == "s"
    return j + 3 if owns and reader.low(j + 2) in _LIGHT else j


def between(reader: Reader, i: int) -> Hit | None:
    """Read 'between X and Y', 'from X to Y', 'from X on'."""
    opener = reader.low(i)
    j = reader.skip(i + 1, "the")
    first = point(reader, j)
    if first is None:
        return None
    if first.kind == "range":
        return first
    k = _past_part(reader, first.end)
    links = {"and"} if opener == "between" else _JOINS
    if reader.low(k) in links or (opener == "from" and reader.is_dash(k)):
        second = point(reader, k + 1)
        whole = joined(reader, first, second) if second is not None else None
        return None if whole is None else replace(whole, end=_past_part(reader, whole.end))
    if opener == "from" and reader.low(k) in {"on", "onward", "onwards"} and reader.low(k + 1) != "the":
        if reader.future or reader.published is None or first.first is None:
            return replace(first, end=k + 1, kind="since")
        return Hit(k + 1, first.first, max(first.first, reader.published), first.basis, "since")
    return None


_OPENS_PAIR = frozenset({"from", "between", "intervening"})  # India: "the night intervening October 30 and 31"


def night(reader: Reader, i: int) -> Hit | None:
    """Read 'night of July 18 to 19', 'night from Monday to Tuesday', 'night to Tuesday'."""
    j = i + 1
    word = reader.low(j)
    if word in {"of", "on"} | _OPENS_PAIR:
        pair = between(reader, j) if word in _OPENS_PAIR else None
        hit = pair or span(reader, j + 1)
        return None if hit is None or hit.kind == "vague" else replace(hit, kind="night", yearless=None)
    if word in {"to", "into"} or reader.is_dash(j):
        hit = point(reader, j + 1)
        if hit is None or hit.kind not in {"weekday", "day"}:
            return None
        first = None if hit.first is None else add_days(hit.first, -1)
        return Hit(hit.end, first, hit.last, hit.basis, "night")
    return None


def hours_of(reader: Reader, i: int) -> Hit | None:
    """Read 'the early hours of Wednesday'."""
    j = i + 1 if reader.low(i) == "hours" else i + 2
    return span(reader, j + 1) if reader.low(j - 1) == "hours" and reader.low(j) == "of" else None


def overnight(reader: Reader, i: int) -> Hit | None:
    """Read 'overnight', 'during the night', 'all night': the day before publication and that day, or the days named."""
    end = i + 1 if reader.low(i) == "overnight" else reader.follows(i + 1, "the night")
    end = end or reader.follows(i + 1, "the course of the night")
    if reader.low(i) == "all":  # and behind a day that was told, it is the night of that day
        end = reader.follows(i + 1, "night") if reader.anchor is None else None
    if end is None:
        return None
    j = reader.skip(end, "on", "of", "to", "into")
    named = between(reader, end) if reader.low(end) in _OPENS_PAIR else span(reader, j)
    if named is not None and named.kind in {"weekday", "day", "range"}:
        if reader.low(end) == "of" or named.first is None or named.first != named.last:
            return replace(named, kind="night", yearless=None)
        return Hit(named.end, add_days(named.first, -1), named.last, named.basis, "night")
    if reader.low(i) != "overnight" and reader.low(end) == "of":
        return None
    published = reader.published
    if published is None:
        return Hit(end, None, None, "relative", "night")
    if reader.future:
        return Hit(end, published, add_days(published, 1), "relative", "night")
    return Hit(end, add_days(published, -1), published, "relative", "night")


def in_days(reader: Reader, i: int) -> Hit | None:
    """Read 'in three days' of the future, and 'in three days up to Thursday'."""
    number = reader.number(reader.skip(i + 1, "the"))
    if number is None and reader.low(i + 1) == "the" and reader.low(i + 2) in {"week", "fortnight"}:
        number = (1, i + 2)  # 'in the week to Sunday'
    unit = UNITS.get(reader.low(number[1])) if number is not None else None
    if number is None or unit is None:
        return _in_or(reader, number)
    count, end = number[0], number[1] + 1
    closed = _up_to(reader, count, unit, end)
    if closed is not None:
        return closed
    if not reader.future or reader.low(i + 1) == "the":
        return None
    if count is None or reader.published is None:
        return Hit(end, None, None, "relative", "vague")
    day = points.window(reader.published, unit, count)
    return reader.hit(end, day, "ago")


def days_up_to(reader: Reader, i: int) -> Hit | None:
    """Read 'the three days up to Thursday'."""
    number = reader.number(i) if reader.low(i - 1) == "the" else None
    unit = UNITS.get(reader.low(number[1])) if number is not None else None
    return None if number is None or unit is None else _up_to(reader, number[0], unit, number[1] + 1)


def _up_to(reader: Reader, count: int | None, unit: str, end: int) -> Hit | None:
    ended = reader.follows(end, "that ended") or reader.follows(end, "which ended")
    if ended is None and reader.low(end) not in {"up", "to", "until", "till", "ending"}:
        return None
    behind = ended if ended is not None else reader.skip(end, "up", "ending")
    hit = point(reader, reader.skip(reader.skip(behind, "to", "until", "till"), "on"))
    if hit is None or count is None:
        return None
    first = None if hit.last is None else points.window(hit.last, unit, -count)
    if first is not None and hit.last is not None and unit == "week" and reader.low(end) == "ending":
        first = min(add_days(first, 1), hit.last)  # 'the week ending 15 October' begins on the 9th
    return Hit(hit.end, first, hit.last, hit.basis, "window")


def _in_or(reader: Reader, first: tuple[int | None, int] | None) -> Hit | None:
    """Read the rest of 'in two or three days' of the future."""
    if first is None or first[0] is None or not reader.future or reader.low(first[1]) not in {"or", "to"}:
        return None
    second = reader.number(first[1] + 1)
    unit = UNITS.get(reader.low(second[1])) if second is not None else None
    if second is None or second[0] is None or unit is None or second[0] < first[0]:
        return None
    if reader.published is None:
        return Hit(second[1] + 1, None, None, "relative", "ago")
    days = [points.window(reader.published, unit, count) for count in (first[0], second[0])]
    return Hit(second[1] + 1, min(days), max(days), "relative", "ago")


def no_later(reader: Reader, i: int) -> Hit | None:
    """Read 'no later than Friday' as 'by Friday'."""
    if reader.low(i - 1) not in {"no", "not"} or reader.low(i + 1) != "than":
        return None
    return until(reader, i + 1)


def within(reader: Reader, i: int) -> Hit | None:
    """Read 'within 48 hours': from publication on; 'within weeks' and any past one are vague."""
    number = reader.number(reader.skip(i + 1, "the"))
    count, j = number if number is not None else (None, i + 1)
    unit = UNITS.get(reader.low(j))
    if unit is None or (unit in {"hour", "minute"} and count == 1):
        return None  # 'within an hour' tells the pace, no day
    closed = _up_to(reader, count, unit, j + 1)
    if closed is not None:
        return closed
    if count is None or reader.published is None or not reader.future:
        return Hit(j + 1, None, None, "relative", "vague")
    return Hit(j + 1, reader.published, points.window(reader.published, unit, count), "relative", "window")


def for_days_now(reader: Reader, i: int) -> Hit | None:
    """Read 'for three days now': as many days back, up to publication."""
    number = reader.number(i + 1)
    unit = UNITS.get(reader.low(number[1])) if number is not None else None
    if number is None or unit is None or reader.low(number[1] + 1) != "now":
        return None
    if number[0] is None or reader.published is None:
        return Hit(number[1] + 2, None, None, "relative", "vague")
    first = points.window(reader.published, unit, -number[0])
    return Hit(number[1] + 2, first, reader.published, "relative", "window")


_PLAIN_WEEKDAY: tuple[Rule, ...] = (points.weekday,)
_PLAIN_MONTH: tuple[Rule, ...] = (points.calendar,)
_PLAIN_NUMBER: tuple[Rule, ...] = (
    points.calendar,
    days_up_to,
    points.ago,
    points.past_days,
    bare.day_of_month,
    parts.part,
)
_PARTS: tuple[Rule, ...] = (parts.part, bare.edge_of_month, bare.first_of_the_month)
_NUMBERS: tuple[Rule, ...] = (days_up_to, points.ago, points.past_days, nearby.before_last)
_POINTS: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(WEEKDAYS, _PLAIN_WEEKDAY),
    **dict.fromkeys(SHORT_WEEKDAYS, _PLAIN_WEEKDAY),
    **dict.fromkeys(MONTHS, _PLAIN_MONTH),
    **dict.fromkeys(SHORT_MONTHS, _PLAIN_MONTH),
    **dict.fromkeys(ORDINALS, _PARTS),
    **dict.fromkeys(ONES, _NUMBERS),
    **dict.fromkeys(TENS, _NUMBERS),
    **dict.fromkeys(("a", "an", "several", "few", "some", "many", "couple", *UNITS), _NUMBERS),
    **dict.fromkeys(("early", "late", "beginning", "start", "middle", "end", "close"), (parts.part, hours_of)),
    **dict.fromkeys(("mid", "midweek"), (nearby.midweek, parts.part, hours_of)),
    **dict.fromkeys(("final", "closing", "opening"), (bare.edge_of_month,)),
    "new": (nearby.new_year,),
    "eve": (points.eve_of_event,),
    **dict.fromkeys(("christmas", "boxing"), (nearby.named_feast,)),
    "earlier": (points.earlier_later,),
    "later": (points.earlier_later, no_later),
    **dict.fromkeys(DAY_WORDS, (points.day_word,)),
    **dict.fromkeys(("this", "past", "upcoming"), (points.this_last_next,)),
    **dict.fromkeys(("last",), (points.this_last_next, parts.part, bare.edge_of_month)),
    **dict.fromkeys(("next",), (points.this_last_next,)),
    **dict.fromkeys(("coming",), (points.this_last_next, points.vague)),
    **dict.fromkeys(("that", "same", "following", "previous", "preceding"), (points.anchored_day,)),
    **dict.fromkeys(("recently", "lately", "shortly", "soon", "recent", "any"), (points.vague,)),
    **dict.fromkeys(("year", "month"), (parts.its_end, *_NUMBERS)),
    "week": (parts.its_end, points.ago, nearby.before_last, nearby.week_around),
    "weekend": (points.weekend, nearby.before_last, nearby.week_around),
    "day": (points.the_day_before, points.ago, nearby.before_last),
    "hours": (hours_of, points.ago),
    **dict.fromkeys(("night", "nights"), (night, points.the_day_before, points.ago, nearby.before_last)),
    **dict.fromkeys(("morning", "evening", "afternoon", "dawn"), (night, points.the_day_before)),
}
_OPENERS: dict[str, tuple[Rule, ...]] = {
    "since": (since,),
    **dict.fromkeys(("until", "till"), (until, nearby.this_hour, nearby.time_of_day)),
    "by": (until, nearby.time_of_day),
    "up": (until,),
    **dict.fromkeys(("before", "after"), (nearby.before_the_end, before_after, nearby.time_of_day)),
    **dict.fromkeys(("at", "around", "towards", "toward"), (nearby.this_hour, nearby.time_of_day)),
    **dict.fromkeys(("right", "as"), (nearby.this_hour,)),
    **dict.fromkeys(("between", "from"), (between,)),
    **dict.fromkeys(("overnight", "through", "throughout", "all"), (nearby.earlier_night, overnight)),
    "during": (nearby.earlier_night, overnight, nearby.time_of_day),
    "in": (nearby.earlier_night, overnight, in_days, nearby.time_of_day),
    "within": (within, nearby.ahead),
    "for": (for_days_now,),
}


BEGINS = _OPENERS.keys() | _POINTS.keys()
"""The words with which a date phrase begins; else it begins with one of the `NUMBERS`."""
NUMBERS = frozenset({"number", "iso", "numeric"})


def _plain(token: Token) -> tuple[Rule, ...]:
    """Return the rules for a token that is no listed word."""
    return _PLAIN_NUMBER if token.kind in NUMBERS else ()


def read_date(reader: Reader, i: int) -> Hit | None:
    """Read the date phrase that begins at ``i`` of a running sentence."""
    token = reader.at(i)
    openers = _OPENERS.get(token.low)
    if openers is not None:
        return longest(reader, i, openers)
    if token.is_year:
        return points.calendar(reader, i) or points.year_after_preposition(reader, i) or points.ago(reader, i)
    if token.low in _POINTS or token.kind in NUMBERS:
        rules = _POINTS.get(token.low, _plain(token))
        whole = span(reader, i)
        hit = longest(reader, i, rules)
        return whole if whole is not None and (hit is None or whole.end > hit.end) else hit
    return None
