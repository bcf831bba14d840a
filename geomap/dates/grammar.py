"""The reader that the date rules share: tokens, the day of publication, and the calendar dates themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geomap.dates.spans import (
    Basis,
    DateInterval,
    add_months,
    make_day,
    month_of,
    weekday_after,
    weekday_before,
)
from geomap.dates.words import (
    CLEAR_WEEKDAYS,
    COMMON_WORD_MONTHS,
    DASHES,
    MONTH_NAMES,
    MONTHS,
    NAMED_DAYS,
    ONES,
    ORDINALS,
    PARTS_OF_DAY,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    TENS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    Token,
)

_END = Token("mark", "", "", -1, -1)
# Before 'May' and 'March' these show that the month is meant, not the verb.
_BEFORE_MONTH = frozenset(
    {"in", "since", "by", "until", "till", "last", "next", "this", "from", "between", "early", "mid",
     "late", "during", "through", "before", "after", "end", "throughout", "to"}
)  # fmt: skip
_BEFORE_SLASHED = frozenset({"on", "since", "until", "till", "by", "before", "after", "from", "dated", "of"})
_BEFORE_WEEKDAY = frozenset({"on", "last", "since", "by", "next", "until", "till", "late", "early", "from", "between"})
_PART_NOUNS = frozenset(
    {"end", "beginning", "start", "middle", "half", "week", "weeks", "days", "month", "part", "close"}
).union(ORDINALS)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule read: where it ends (an index into the tokens), the days, and how they came about."""

    end: int
    first: date | None
    last: date | None
    basis: Basis
    kind: str
    yearless: tuple[int, int | None, int | None] | None = None  # month, first day, last day, where no year is written
    bare: int | None = None  # the day of a month that is not named: 'the 11th'

    @property
    def days(self) -> DateInterval | None:
        """The days read, or None."""
        if self.first is None or self.last is None:
            return None
        return DateInterval(self.first, self.last)


class Reader:
    """A sentence in tokens, with what its relative words count from.

    Parameters
    ----------
    tokens : sequence of Token
        The sentence.
    published : date or None
        The day of publication.
    future : bool
        Whether weekdays and bare months are the next ones after publication.
    anchor : DateInterval or None
        What 'a day earlier' counts from; the caller moves it along the sentence.
    """

    __slots__ = ("anchor", "depth", "future", "published", "stated", "tokens")

    def __init__(
        self, tokens: Sequence[Token], published: date | None, *, future: bool, anchor: DateInterval | None
    ) -> None:
        self.tokens = tokens
        self.published = published
        self.future = future
        self.anchor = anchor
        self.stated: DateInterval | None = None  # the calendar date that the stretch named last
        self.depth = 0  # how many phrases deep the reading is; rules stop it

    def at(self, i: int) -> Token:
        """Return a token, or an empty mark beyond either end."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else _END

    def low(self, i: int) -> str:
        """Return a token's word in small letters."""
        return self.at(i).low

    def skip(self, i: int, *words: str) -> int:
        """Step over one token if it is one of the words."""
        return i + 1 if self.low(i) in words and self.low(i) else i

    def follows(self, i: int, phrase: str) -> int | None:
        """Return the index behind a phrase that stands at ``i``, or None."""
        words = phrase.split()
        return i + len(words) if all(self.low(i + k) == word for k, word in enumerate(words)) else None

    def is_dash(self, i: int) -> bool:
        """Whether a token is a hyphen, a dash or a slash."""
        return self.low(i) in DASHES

    def hit(self, end: int, days: DateInterval | date | None, kind: str, basis: Basis = "relative") -> Hit:
        """Make a hit of an interval, a day or nothing."""
        if isinstance(days, DateInterval):
            return Hit(end, days.start, days.end, basis, kind)
        return Hit(end, days, days, basis, kind)

    def number(self, i: int) -> tuple[int | None, int] | None:
        """Read a number of days, weeks, nights: its value (None where vague) and the index behind it."""
        token = self.at(i)
        low = token.low
        if token.value >= 0 and not token.ordinal:
            return token.value, i + 1
        if low in {"a", "an"}:
            if self.low(i + 1) in {"few", "number", "handful"}:
                return None, self.skip(i + 2, "of")
            if self.low(i + 1) == "couple":
                return None, self.skip(i + 2, "of")
            return 1, i + 1
        if low in {"several", "few", "some", "many", "couple"}:
            return None, self.skip(i + 1, "of")
        if low in TENS:
            j = i + 2 if self.is_dash(i + 1) else i + 1
            if self.low(j) in ONES and ONES[self.low(j)] < 10:
                return TENS[low] + ONES[self.low(j)], j + 1
            return TENS[low], i + 1
        return (ONES[low], i + 1) if low in ONES else None

    def weekday(self, i: int) -> tuple[int, int] | None:
        """Read a weekday (Monday is 0) that is not part of a name; give it and the index behind it."""
        token, before = self.at(i), self.low(i - 1)
        if token.low in WEEKDAYS:
            if before in NAMED_DAYS or (before == "other" and self.low(i - 2) == "every"):
                return None
            if token.raw[0].isupper() and self.low(i + 1) in WEEKDAY_NAMES and self.at(i + 1).raw[0].isupper():
                return None
            return WEEKDAYS[token.low], i + 1
        if token.low in SHORT_WEEKDAYS and (token.raw[0].isupper() or token.low in CLEAR_WEEKDAYS):
            return self._short_weekday(i)
        return None

    def _short_weekday(self, i: int) -> tuple[int, int] | None:
        """Read 'Fri.', 'Thurs', 'Sun night': words that are also others need a sign that a day is meant."""
        token, j = self.at(i), self.skip(i + 1, ".")
        index = SHORT_WEEKDAYS[token.low]
        if token.raw[0].isupper() and self.monthday(self.skip(self.skip(j, ","), "the")):
            return index, j
        ends_sentence = j > i + 1 and not (self.at(j).raw[:1].islower() or self.low(j) in DASHES | {",", ";"})
        sure = token.low in CLEAR_WEEKDAYS or self.low(i - 1) in _BEFORE_WEEKDAY or self.low(j) in PARTS_OF_DAY
        sure = sure or (j > i + 1 and self.at(j).raw[:1].islower() and token.low not in {"sun", "sat"})
        return (index, i + 1 if ends_sentence else j) if sure else None

    def month(self, i: int) -> tuple[int, int] | None:
        """Read the name of a month that is not a verb or part of a name; give it and the index behind it."""
        token = self.at(i)
        low = token.low
        if low in SHORT_MONTHS:
            j = self.skip(i + 1, ".") if self.at(i + 2).low.islower() or self.at(i + 2).low.isdigit() else i + 1
            near = self.at(j).is_day or self.at(j).is_year or self.at(i - 1).is_day or self.low(i - 1) in _BEFORE_MONTH
            linked = self.low(i - 1) == "of" or (self.is_dash(i - 1) and self.at(i - 1).end == token.start)
            near = near or (linked and self.at(i - 2).is_day)
            return (SHORT_MONTHS[low], j) if near and token.raw[0].isupper() else None
        if low not in MONTHS:
            return None
        if self.low(i + 1) in MONTH_NAMES and self.at(i + 1).raw[0].isupper():
            return None
        if low in COMMON_WORD_MONTHS and not self._is_month_here(i, token):
            return None
        return MONTHS[low], self.skip(i + 1, ".") if self.at(i + 2).is_day else i + 1

    def _is_month_here(self, i: int, token: Token) -> bool:
        """Whether 'May' or 'March' is the month: written large, beside a day, a year or a preposition."""
        before, after = self.at(i - 1), self.at(i + 1)
        if not token.raw[0].isupper():
            return before.is_day and after.is_year
        if after.is_year or before.is_day or token.low == "august":
            return True
        if before.low in _BEFORE_MONTH or (self.is_dash(i - 1) and self.low(i - 2) in {"mid", "end", "early", "late"}):
            return True
        if before.low == "of" and self.low(i - 2) == "course":
            return True
        if before.low == "of" and (self.at(i - 2).is_day or self.low(i - 2) in _PART_NOUNS):
            return True
        if before.low == "and" and (self.low(i - 2) in MONTHS or self.low(i - 3) == "between"):
            return True
        if after.is_day and not token.raw.isupper():
            return True
        return after.is_day and (self.at(i + 2).low == "," or self.at(i + 2).is_year)

    def from_month(self, month: int, first: int | None, last: int | None, year: int | None) -> DateInterval | None:
        """Make the interval of a month or of days in it; a missing year follows publication and tense.

        Days in a text that looks back on years before follow the day told last: "in November 2012 ... on 17 July".
        """
        if year is not None:
            return _in_year(year, month, first, last)
        days = self._near_publication(month, first, last)
        told = None if self.anchor is None else self.anchor.start
        if self.future or told is None or first is None:
            return days
        if days is not None and self.published is not None:
            recent = (self.published - days.start).days <= _RECENT_DAYS
            if recent or told.year >= days.start.year:
                return days
        again = [_in_year(told.year, month, first, last), _in_year(told.year + 1, month, first, last)]
        of_year = told.month == 12 and told.day == 31  # the last day of what is only called a year
        floor = told.replace(day=1, month=1) if of_year else told - min(timedelta(days=_BACK_DAYS), told - date.min)
        return next((one for one in again if one is not None and one.start >= floor), days)

    def _near_publication(self, month: int, first: int | None, last: int | None) -> DateInterval | None:
        """Make the interval that lies last before the publication, or first after it in what is to come."""
        if self.published is None:
            return None
        here = self.published.year
        years = (here, here + 1, here + 2, here + 3, here + 4) if self.future else range(here, here - 5, -1)
        for candidate in years:
            days = _in_year(candidate, month, first, last)
            if days is None:  # 29 February of another year
                continue
            if self.future and (days.end >= self.published):
                return days
            if not self.future and days.start <= self.published:
                return days
        return None

    def calendar(self, end: int, month: int, first: int | None, last: int | None, year: int | None) -> Hit:
        """Make a hit of a month, or of days in it."""
        days = self.from_month(month, first, last, year)
        kind = "month" if first is None else "day" if last == first else "range"
        made = self.hit(end, days, kind, "stated")
        return replace(made, yearless=(month, first, last)) if year is None else made

    def year_behind(self, i: int) -> tuple[int | None, int]:
        """Read a year behind a month or a day, ', 2017', 'of 2017', 'last year': None where there is none."""
        j = self.skip(i, ",", "of")
        if self.at(j).is_year:
            return self.at(j).value, j + 1
        j = self.skip(i, "of")
        words = (self.low(j), self.low(j + 1))
        if words[1] == "year" and self.published is not None and words[0] in {"last", "this", "next"}:
            return self.published.year + {"last": -1, "this": 0, "next": 1}[words[0]], j + 2
        anchored = self.follows(j, "the same year") or self.follows(j, "that year")
        if anchored is not None and self.anchor is not None:
            return self.anchor.start.year, anchored
        return None, i

    def _day_pair(self, i: int) -> tuple[int, int, int] | None:
        """Read '29', '29-30', '29 to 30' or '29 and 30' at ``i``: first, last, index behind."""
        if not self.at(i).is_day:
            return None
        first = self.at(i).value
        j = i
        while self.low(j + 1) == "," and self.at(j + 2).is_day and self.at(j + 2).value > self.at(j).value:
            j += 2  # '3, 4 and 5 October'
        listed = j > i and self.low(j + 1) == "and" and self.at(j + 2).is_day and self.month(j + 3) is not None
        if listed and self.at(j + 2).value > self.at(j).value:
            return first, self.at(j + 2).value, j + 3
        joined = self.low(i + 1) in {"to", "and", "or", "until", "till", "through"} or self.is_dash(i + 1)
        j = self.skip(i + 2, "the")
        if joined and self.at(j).is_day and self.at(j).value > first:
            return first, self.at(j).value, j + 1
        return first, first, i + 1

    def monthday(self, i: int) -> Hit | None:
        """Read days of a month, in any written order, or a numeric date."""
        token = self.at(i)
        if token.kind in {"iso", "numeric"}:
            day = self._numeric_date(token.low)
            return self.hit(i + 1, day, "day", "stated") if day else None
        if token.kind == "number":
            return self._day_first(i)
        found = self.month(i)
        if found is None:
            return None
        month, j = found
        # 'in May 30 fighters' counts fighters; 'on May 30' and 'in May 30, 2017' name a day
        pair = self._day_pair(self.skip(j, "the") if self.at(self.skip(j, "the")).ordinal else j)
        if pair is None:
            return None
        first, last, k = pair
        year, k = self.year_behind(k)
        if self._counts_people(i, j, year):
            return None
        counted = self.low(i - 1) != "between" and self.low(k - 2) in {"and", "or"} and self._is_counted(k)
        if last != first and counted:
            last, k = first, k - 2
        return self._checked(k, month, first, last, year)

    def _counts_people(self, i: int, j: int, year: int | None) -> bool:
        """Whether the number behind the month belongs to what follows: 'in May 30 fighters'."""
        return year is None and not self.at(j).ordinal and self.low(i - 1) in {"in", "early", "late"}

    def _is_counted(self, i: int) -> bool:
        """Whether a noun follows, so that the number before it counts something."""
        token = self.at(i)
        return token.kind == "word" and token.low not in AFTER_DATE

    def _day_first(self, i: int) -> Hit | None:
        """Read '29 May', 'the 3rd of May 2017', '29-30 May'."""
        pair = self._day_pair(i)
        if pair is None:
            return None
        first, last, j = pair
        hyphened = self.is_dash(j) and self.at(j).start == self.at(j - 1).end
        found = self.month(j + 1 if hyphened else self.skip(j, "of"))
        if found is None:
            return self._slashed(i)
        month, j = found
        year, j = self.year_behind(j + 1 if hyphened and self.is_dash(j) else j)
        return self._checked(j, month, first, last, year)

    def _slashed(self, i: int) -> Hit | None:
        """Read 'on 16/10' with no year: the day stands first, unless the calendar forbids it."""
        one, two = self.at(i), self.at(i + 2)
        if self.low(i + 1) != "/" or self.low(i - 1) not in _BEFORE_SLASHED or not (one.is_day and two.is_day):
            return None
        if two.start != one.end + 1 or self.low(i + 3) in {"/", "of"} or (one.value, two.value) == (9, 11):
            return None
        day, month = (one.value, two.value) if two.value <= 12 else (two.value, one.value)
        return self._checked(i + 3, month, day, day, None) if month <= 12 else None

    def _checked(self, end: int, month: int, first: int, last: int, year: int | None) -> Hit | None:
        """Make the hit if the calendar has such days in some year."""
        if make_day(2000, month, first) is None or make_day(2000, month, last) is None:
            return None
        return self.calendar(end, month, first, last, year)

    def _numeric_date(self, written: str) -> date | None:
        """Read 2017-06-01, 01.06.2017 or 01/06/17: the day stands first.

        The month does where the calendar forbids the other order, or where only so the day is not after publication.
        """
        parts = [int(part) for part in written.replace("/", "-").replace(".", "-").split("-")]
        if parts[0] > 1000:
            return make_day(parts[0], parts[1], parts[2])
        year = parts[2] if parts[2] > 99 else 2000 + parts[2]
        usual, turned = make_day(year, parts[1], parts[0]), make_day(year, parts[0], parts[1])
        if usual is not None and turned is not None and self.published is not None and not self.future:
            return turned if usual > self.published >= turned and "." not in written else usual
        return usual or turned

    def latest_weekday(self, weekday: int) -> date | None:
        """Return the latest such weekday not after publication; of the future, the next one after it."""
        if self.published is None:
            return None
        if self.future:
            return weekday_after(self.published, weekday)
        return weekday_before(self.published, weekday)


AFTER_DATE = frozenset(
    {"the", "and", "or", "a", "an", "in", "on", "at", "by", "from", "to", "with", "when", "while", "as",
     "after", "before", "it", "he", "she", "they", "we", "but", "that", "this", "for", "of", "islamic",
     "isis", "isil", "daesh"}
)  # fmt: skip


_RECENT_DAYS, _BACK_DAYS = 60, 31


def _in_year(year: int, month: int, first: int | None, last: int | None) -> DateInterval | None:
    """Return the month, or the days in it, of a year; None where the calendar has none."""
    start = make_day(year, month, first or 1)
    if start is None:
        return None
    if first is None:
        return month_of(start)
    end = make_day(year, month, last or first)
    return None if end is None or end < start else DateInterval(start, end)


def _same_month(a: Hit, b: Hit, reader: Reader) -> tuple[Hit, Hit]:
    """Put two ends of a range in order where one is a day of a month that is not named."""
    if b.bare and a.first is not None and (reader.future or not a.bare):
        day = numbered_day(a.first, 1, b.bare)
        return a, replace(b, first=day, last=day) if day is not None else b
    if a.bare and b.last is not None:
        day = numbered_day(b.last, -1, a.bare)
        return replace(a, first=day, last=day) if day is not None else a, b
    return a, b


def numbered_day(day: date, step: int, number: int) -> date | None:
    """Return the nearest day with a number, from a day on (step 1) or up to it (step -1)."""
    for k in range(4):
        month = add_months(day.replace(day=1), k * step)
        found = make_day(month.year, month.month, number)
        if found is not None and (found >= day if step > 0 else found <= day):
            return found
    return None


def same_year(earlier: Hit, later: Hit, reader: Reader) -> tuple[Hit, Hit]:
    """Put two ends of a range in order: a missing year is the other end's, a weekday keeps to its week."""
    a, b = earlier, later
    if a.yearless and not b.yearless and b.first is not None and b.basis == "stated":
        written = a.yearless
        a = reader.calendar(a.end, *written, b.first.year)
        if a.first is not None and a.first > b.first:
            a = reader.calendar(a.end, *written, b.first.year - 1)
    if a.first is None or b.last is None or (a.first <= b.last and not a.bare and not b.bare):
        return a, b
    if a.bare or b.bare:
        return _same_month(a, b, reader)
    if a.kind == "weekday" or b.kind == "weekday":
        if reader.future and b.kind == "weekday":
            shifted = weekday_after(a.first, b.last.weekday())
            return a, replace(b, first=shifted, last=shifted)
        if a.kind == "weekday":
            shifted = weekday_before(b.last, a.first.weekday(), strict=True)
            return replace(a, first=shifted, last=shifted), b
    if reader.future and b.yearless:
        return a, reader.calendar(b.end, *b.yearless, a.first.year + 1)
    if a.yearless:
        year = b.last.year if _in_year(b.last.year, *a.yearless) else b.last.year - 1
        again = reader.calendar(a.end, *a.yearless, year)
        if again.first is not None and again.first > b.last:
            again = reader.calendar(a.end, *a.yearless, year - 1)
        return again, b
    return a, b
