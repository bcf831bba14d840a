"""Dates as reports write them: phrases become intervals of days, mastheads the day of publication."""

from geomap.dates.mastheads import find_publication_dates, parse_publication_date
from geomap.dates.phrases import find_dates, parse_date
from geomap.dates.saying import is_saying_date
from geomap.dates.spans import DateInterval, DateMention

__all__ = [
    "DateInterval",
    "DateMention",
    "find_dates",
    "find_publication_dates",
    "is_saying_date",
    "parse_date",
    "parse_publication_date",
]
