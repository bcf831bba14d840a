"""Read complete dates as mastheads, bylines and datelines write them, in several languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from geomap.dates.spans import make_day

# One row a month: English, French, German, Spanish, Italian, Portuguese, Turkish, Russian, Ukrainian, and
# Arabic by both calendars (the Syriac names of Syria and Iraq, the European ones of Egypt and the Gulf).
_MONTH_ROWS = (
    (
        "january,jan,janvier,janv,januar,jänner,enero,ene,gennaio,gen,janeiro,ocak,oca,января,"
        "январь,янв,січня,كانون الثاني,يناير,جانفي"
    ),
    (
        "february,feb,février,fév,févr,februar,feber,febrero,febbraio,fevereiro,fev,şubat,şub,"
        "февраля,февраль,фев,лютого,شباط,فبراير,فيفري"
    ),
    ("march,mar,mars,märz,mrz,marzo,março,mart,марта,март,мар,березня,آذار,أذار,اذار,مارس"),
    ("april,apr,avril,avr,abril,abr,aprile,nisan,nis,апреля,апрель,апр,квітня,نيسان,أبريل,ابريل,أفريل"),
    ("may,mai,mayo,maggio,mag,maio,mayıs,мая,май,травня,أيار,ايار,مايو,ماي"),
    ("june,jun,juin,juni,junio,giugno,giu,junho,haziran,haz,июня,июнь,июн,червня,حزيران,يونيو,يونيه,جوان"),
    ("july,jul,juillet,juil,juli,julio,luglio,lug,julho,temmuz,tem,июля,июль,июл,липня,تموز,يوليو,يوليه,جويلية"),
    ("august,aug,août,aout,agosto,ago,ağustos,ağu,августа,август,авг,серпня,آب,اب,أغسطس,اغسطس,أوت"),
    (
        "september,sep,sept,septembre,septiembre,setiembre,settembre,set,setembro,eylül,eyl,"
        "сентября,сентябрь,сен,сент,вересня,أيلول,ايلول,سبتمبر"
    ),
    (
        "october,oct,octobre,oktober,okt,octubre,ottobre,ott,outubro,out,ekim,eki,октября,октябрь,"
        "окт,жовтня,تشرين الأول,تشرين الاول,أكتوبر,اكتوبر"
    ),
    ("november,nov,novembre,noviembre,novembro,kasım,kas,ноября,ноябрь,ноя,нояб,листопада,تشرين الثاني,نوفمبر"),
    (
        "december,dec,décembre,déc,dezember,dez,diciembre,dic,dicembre,dezembro,aralık,ara,"
        "декабря,декабрь,дек,грудня,كانون الأول,كانون الاول,ديسمبر"
    ),
)
_DIGITS = {ord(digit): str(unicodedata.digit(digit)) for digit in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}


def _fold(word: str) -> str:
    """Write a month's name small and bare, so that 'AĞUSTOS', 'août' and 'aout' meet."""
    plain = unicodedata.normalize("NFKD", word.replace("İ", "i").replace("ı", "i").lower())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


_MONTHS = {_fold(name): index for index, row in enumerate(_MONTH_ROWS, start=1) for name in row.split(",")}
_SPELLINGS = sorted(
    {
        variant
        for row in _MONTH_ROWS
        for name in row.split(",")
        for variant in (name, _fold(name), name.replace("i", "İ"))
    },
    key=lambda name: (-len(name), name),
)
_NAME = "(?P<month>" + "|".join(re.escape(name).replace(r"\ ", r"\s") for name in _SPELLINGS) + r")(?![^\W\d_])\.?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_DIGIT = re.compile("[0-9]")
_NO_DIGIT = r"(?<![0-9])(?<![0-9][.,:/-])"
_GAP = r"[\s,،]{0,3}"
_PATTERNS = (
    re.compile(
        rf"{_NO_DIGIT}(?P<year>(?:19|20)[0-9]{{2}})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})(?![0-9])"
    ),
    re.compile(rf"{_NO_DIGIT}(?P<d>[0-9]{{1,2}})\s?(?P<s>[-/.])\s?(?P<m>[0-9]{{1,2}})\s?(?P=s)\s?{_YEAR}"),
    # two digits of a year are a year only in slashes or dots, and with nothing behind that makes a telephone number
    re.compile(
        rf"{_NO_DIGIT}(?P<d>[0-9]{{1,2}})(?P<s>[/.])(?P<m>[0-9]{{2}})(?P=s)(?P<year>[0-4][0-9])(?![0-9]|[.:/-]\d)"
    ),
    re.compile(
        rf"{_NO_DIGIT}(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?[\s/-]{{0,2}}(?:of\s|de\s|من\s)?{_NAME}"
        rf"[\s,،/-]{{0,3}}(?:of\s|de\s|del\s)?{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![^\W\d_]){_NAME}\s{{0,2}}(?:the\s)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![0-9]){_YEAR}[\s,-]{{1,2}}{_NAME}[\s-]{{1,2}}(?P<d>[0-9]{{1,2}})(?![0-9:])", re.IGNORECASE),
    # "15-21 November 2014": the last of some days
    re.compile(
        rf"{_NO_DIGIT}[0-9]{{1,2}}\s?[-–—]\s?(?P<d>[0-9]{{1,2}})\s{_NAME}[\s,]{{1,2}}{_YEAR}",
        re.IGNORECASE,
    ),
    # "26 Feb 97", "5-Mar-13": the month is shortened, or the two digits are no day
    re.compile(
        rf"{_NO_DIGIT}(?P<d>[0-9]{{1,2}})(?P<s>[\s-]){_NAME}(?P=s)['’]?(?P<year>[0-9]{{2}})"
        r"(?![0-9]|[.:/-]\d|[ -]\w+ \w)",
        re.IGNORECASE,
    ),
    # "9 Aug. '08", "Nov. 21 '90", "January 3 92", "30, March 07", "19/4/96"
    re.compile(rf"{_NO_DIGIT}(?P<d>[0-9]{{1,2}})[,.]?\s?{_NAME}\s?['’](?P<year>[0-9]{{2}})(?![0-9])", re.IGNORECASE),
    re.compile(rf"(?<![^\W\d_]){_NAME}\s(?P<d>[0-9]{{1,2}}),?\s['’](?P<year>[0-9]{{2}})(?![0-9])", re.IGNORECASE),
    re.compile(rf"(?<![^\W\d_]){_NAME}\s(?P<d>[0-9]{{1,2}}),?\s(?P<year>[6-9][0-9])(?![0-9:.])", re.IGNORECASE),
    re.compile(rf"{_NO_DIGIT}(?P<d>[0-9]{{1,2}}),\s{_NAME}\s(?P<year>[0-9]{{2}})(?![0-9:.])", re.IGNORECASE),
    re.compile(rf"{_NO_DIGIT}(?P<d>[0-9]{{1,2}})/(?P<m>[0-9]{{1,2}})/(?P<year>[0-9]{{2}})(?![0-9/]|[.:-]\d)"),
    # "08FEB94 0717GMT"
    re.compile(
        rf"(?<![0-9A-Za-z])(?P<d>[0-3][0-9])\s?{_NAME}\s?(?P<year>[0-9]{{2}})(?=\s[0-2][0-9][0-5][0-9]\s?(?:GMT|UTC|Z)\b)",
        re.IGNORECASE,
    ),
    # what signs a military or a wire's message: "051015Z MAR 13"
    re.compile(
        rf"{_NO_DIGIT}(?P<d>[0-3][0-9])[0-2][0-9][0-5][0-9]\s?(?:GMT|UTC|[A-Z])?\s?{_NAME}\s?"
        r"(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![0-9A-Za-z./-])(?P<year>(?:19|20)[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?![0-9A-Za-z])"),
    # "No. 11/1996 -- Bukavu, Thursday 21 November": the year stands with the number
    re.compile(
        rf"\b(?:no|nr|n°|issue|bulletin)\.?\s?[0-9]{{1,4}}\s?/\s?{_YEAR}[^\n0-9]{{1,40}}(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s"
        rf"{_NAME}(?!\s?,?\s?(?:19|20)[0-9]{{2}})",
        re.IGNORECASE,
    ),
    # "November 2020 / published on the 30th"
    re.compile(
        rf"{_NAME}\s{_YEAR}[^\n0-9]{{1,30}}\b(?:published|issued|released|out) on the "
        r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)\b",
        re.IGNORECASE,
    ),
)
_NAMES = {_fold(name.split()[0]) for name in _SPELLINGS}
_LETTERS = re.compile(r"[^\W\d_]+")
_SET_BEFORE = 3
"""As many letters may stand right before a month's name: "5thMarch", "051015ZMAR13"."""
_THIS_CENTURY = 50
_BY_WEEKDAY = re.compile(
    r"(?<![^\W\d_])(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2}\s{1,2}"
    r"(?P<a>[0-9]{1,2})(?P<s>[-/.])(?P<b>[0-9]{1,2})(?P=s)(?P<c>(?:[0-9]{2}){1,2})(?![0-9])",
    re.IGNORECASE,
)
"""A weekday before a numeric date tells in which order it was written: "Fri, 16-03-01"."""
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_YEARLESS = (
    re.compile(
        rf"{_NO_DIGIT}(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?\s{{0,2}}(?:of\s|de\s|من\s)?{_NAME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![^\W\d_]){_NAME}\s{{0,2}}(?:the\s)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9:])",
        re.IGNORECASE,
    ),
)


def find_publication_dates(text: str) -> list[tuple[int, int, date]]:
    """Find the complete dates of a text, in reading order.

    Parameters
    ----------
    text : str
        A masthead, a byline, a dateline, or a whole page.

    Returns
    -------
    list of (int, int, datetime.date)
        Start, end and day. Numeric dates have the day first, unless the calendar forbids it. A time of day or
        a time zone behind changes nothing: the day is the one written.

    Examples
    --------
    >>> find_publication_dates("Published Wednesday, 5 December 2018")
    [(21, 36, datetime.date(2018, 12, 5))]
    """
    folded = text.translate(_DIGITS)
    if not _DIGIT.search(folded):
        return []
    found: list[tuple[int, int, date]] = []
    for match in _BY_WEEKDAY.finditer(folded):
        day = _day_by_weekday(match)
        if day is not None:
            found.append((match.start("a"), match.end(), day))
    near = _near_digits(folded)
    named = [(begin, end) for begin, end in near if _may_name_month(folded[begin:end])]
    for pattern in _PATTERNS:
        for begin, end in named if "month" in pattern.groupindex else near:
            for match in pattern.finditer(folded, begin, end):
                year = int(match["year"])
                day = _day_of(match, _full_year(year))
                if day is not None:
                    found.append((match.start(), match.end(), day))
    found.sort(key=lambda row: (row[0], -row[1]))  # stable: what a weekday tells stands first
    kept: list[tuple[int, int, date]] = []
    for row in found:
        if not kept or row[0] >= kept[-1][1]:
            kept.append(row)
    return kept


def _near_digits(text: str) -> list[tuple[int, int]]:
    """Return the runs of a text in which a date may stand: no pattern reaches further from its digits."""
    out: list[tuple[int, int]] = []
    for digits in _DIGITS_RUN.finditer(text):
        begin, end = max(0, digits.start() - _REACH), min(len(text), digits.end() + _REACH)
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((begin, end))
    return out


_DIGITS_RUN = re.compile("[0-9]+")
_REACH = 100


def _may_name_month(text: str) -> bool:
    """Say whether a word of a text is the name of a month, which the longer patterns ask for."""
    for word in _LETTERS.findall(text):
        folded = _fold(word) if not word.isascii() else word.lower()
        if any(folded[k:] in _NAMES for k in range(min(_SET_BEFORE, len(folded)))):
            return True
    return False


def parse_publication_date(text: str, *, year: int | None = None) -> date | None:
    """Read the first complete date of a masthead, byline or dateline.

    Parameters
    ----------
    text : str
        The line.
    year : int, optional
        The year of a date without one, where another part of the page gives it.

    Returns
    -------
    datetime.date or None
        None where no complete date is written: 'Jul. 20' has no year.

    Examples
    --------
    >>> parse_publication_date("16:42  20.07.2017")
    datetime.date(2017, 7, 20)
    """
    found = find_publication_dates(text)
    if found:
        return found[0][2]
    if year is None:
        return None
    folded = text.translate(_DIGITS)
    matches = [match for pattern in _YEARLESS if (match := pattern.search(folded)) is not None]
    for match in sorted(matches, key=lambda match: match.start()):
        day = _day_of(match, year)
        if day is not None:
            return day
    return None


def _full_year(year: int) -> int:
    return year if year > 99 else (2000 if year < _THIS_CENTURY else 1900) + year


def _day_by_weekday(match: re.Match[str]) -> date | None:
    """Read a numeric date in the only order that falls on its weekday; None where the usual order does, or none."""
    a, b, c = (int(match[part]) for part in "abc")
    weekday = _WEEKDAYS.index(match["weekday"].lower())
    orders = [make_day(_full_year(c), b, a), make_day(_full_year(c), a, b)]
    orders += [make_day(_full_year(a), b, c)] if len(match["c"]) == 2 else []
    return next((day for day in orders if day is not None and day.weekday() == weekday), None)


def _day_of(match: re.Match[str], year: int) -> date | None:
    """Make the day of a match; a numeric date with an impossible month is read the other way round."""
    day = int(match["d"])
    if "month" in match.groupdict():
        name = _fold(match["month"].rstrip("."))
        return make_day(year, _MONTHS.get(name, 0), day)
    month = int(match["m"])
    return make_day(year, month, day) or (
        make_day(year, day, month) if match.start("d") < match.start("year") else None
    )
