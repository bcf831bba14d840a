"""Intervals of days, and the calendar arithmetic behind them, which stops at the ends of the calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Basis = Literal["stated", "relative"]
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


_MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class DateInterval:
    """The days from ``start`` to ``end``, both included.

    Raises
    ------
    ValueError
        The end lies before the start.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval cannot end on {self.end}, before it starts on {self.start}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date phrase in a text, and the days that it stands for.

    Parameters
    ----------
    start, end : int
        Offsets into the text that was searched; ``text`` is what lies between.
    text : str
        The words, without a plain 'on', 'in' or 'at' before them.
    first, last : date or None
        First and last day meant; both None where they cannot be worked out: a vague word ('recently'), or a
        relative one in a report without a day of publication.
    basis : {"stated", "relative"}
        Whether the words name a calendar date, or count from the day of publication or from another date.
    kind : str
        ``day``, ``weekday``, ``night``, ``month``, ``part`` (of a month, week or year), ``year``, ``week``,
        ``weekend``, ``range``, ``since``, ``until``, ``before``, ``after``, ``window``, ``ago``, ``anchored``,
        ``hour`` (a time of day, on the day told before) or ``vague``.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    basis: Basis
    kind: str

    @property
    def is_years_ago(self) -> bool:
        """Whether it only tells roughly how long ago something was: "a year ago", "three years ago"."""
        return (
            self.kind == "ago"
            and self.first is not None
            and self.last is not None
            and (self.last - self.first).days > _MONTH_DAYS
        )

    @property
    def interval(self) -> DateInterval | None:
        """The days meant, or None where they cannot be worked out."""
        if self.first is None or self.last is None:
            return None
        return DateInterval(self.first, self.last)


def add_days(day: date, days: int) -> date:
    """Move a day; the result stays within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, _FIRST), _LAST))


def add_months(day: date, months: int) -> date:
    """Move a day by whole months; the 31st becomes the last day of a shorter month."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month_of(day: date) -> DateInterval:
    """Return the calendar month that a day lies in."""
    return DateInterval(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def year_of(day: date) -> DateInterval:
    """Return the calendar year that a day lies in."""
    return DateInterval(date(day.year, 1, 1), date(day.year, 12, 31))


def week_of(day: date) -> DateInterval:
    """Return the calendar week, Monday to Sunday, that a day lies in."""
    monday = add_days(day, -day.weekday())
    return DateInterval(monday, add_days(monday, 6))


def weekend_before(day: date) -> DateInterval:
    """Return the latest Saturday and Sunday whose Saturday is not after a day."""
    saturday = weekday_before(day, 5)
    return DateInterval(saturday, add_days(saturday, 1))


def weekend_after(day: date) -> DateInterval:
    """Return the next Saturday and Sunday whose Saturday is after a day."""
    saturday = weekday_after(day, 5)
    return DateInterval(saturday, add_days(saturday, 1))


def weekday_before(day: date, weekday: int, *, strict: bool = False) -> date:
    """Return the latest such weekday (Monday is 0) that is not after a day; strictly before it, if asked."""
    back = (day.weekday() - weekday) % 7
    return add_days(day, -(back or 7) if strict else -back)


def weekday_after(day: date, weekday: int, *, strict: bool = True) -> date:
    """Return the next such weekday (Monday is 0) after a day; or that day itself, if not strict."""
    ahead = (weekday - day.weekday()) % 7
    return add_days(day, (ahead or 7) if strict else ahead)


PARTS_OF_MONTH = frozenset(
    {"early", "mid", "late", "first half", "second half", "first week", "second week", "third week", "fourth week",
     "last week"}
)  # fmt: skip


def part_of_month(day: date, part: str) -> DateInterval:
    """Return a part of the month that a day lies in: early is 1 to 10, mid 11 to 20, late 21 to the end."""
    last = monthrange(day.year, day.month)[1]
    first_day, last_day = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, last),
        "first half": (1, 15),
        "second half": (16, last),
        "first week": (1, 7),
        "second week": (8, 14),
        "third week": (15, 21),
        "fourth week": (22, 28),
        "last week": (last - 6, last),
    }[part]
    return DateInterval(day.replace(day=first_day), day.replace(day=last_day))


def part_of_year(day: date, part: str) -> DateInterval:
    """Return a part of the year that a day lies in: thirds of four months."""
    first, last = {
        "early": (1, 4),
        "mid": (5, 8),
        "late": (9, 12),
        "first half": (1, 6),
        "second half": (7, 12),
        "first quarter": (1, 3),
        "second quarter": (4, 6),
        "third quarter": (7, 9),
        "fourth quarter": (10, 12),
        "last quarter": (10, 12),
        "first week": (1, 1),
        "last week": (12, 12),
    }[part]
    return DateInterval(date(day.year, first, 1), month_of(date(day.year, last, 1)).end)


def part_of_week(week: DateInterval, part: str) -> DateInterval:
    """Return a part of a week: early is Monday to Wednesday, late Thursday to Sunday."""
    first, last = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}.get(part, (0, 6))
    return DateInterval(add_days(week.start, first), add_days(week.start, last))


def days_between(earlier: date, later: date) -> int:
    """Count the days from one day to another."""
    return (later - earlier) // timedelta(days=1)
