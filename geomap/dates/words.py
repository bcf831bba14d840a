"""The words that dates are made of, and the tokens of a sentence that may hold one."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

WEEKDAYS = {
    name: index
    for index, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
CLEAR_WEEKDAYS = frozenset({"tue", "tues", "weds", "thu", "thur", "thurs", "fri"})  # no words of their own
MONTHS = {
    name: index
    for index, name in enumerate(
        (
            "january", "february", "march", "april", "may", "june",
            "july", "august", "september", "october", "november", "december",
        ),
        start=1,
    )
}  # fmt: skip
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct":
    10, "nov": 11, "dec": 12,
}  # fmt: skip
COMMON_WORD_MONTHS = frozenset({"may", "march", "august"})  # words of their own when written small

ONES = {
    word: value
    for value, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ),
        start=1,
    )
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
            "tenth", "eleventh", "twelfth",
        ),
        start=1,
    )
}  # fmt: skip
_SPELLED_DAYS = {
    **ORDINALS,
    **{f"{word}th": value for word, value in ONES.items() if value > 12},
    "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
UNITS = {
    "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour", "hrs": "hour", "day": "day",
    "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week", "fortnight":
    "fortnight", "fortnights": "fortnight", "month": "month", "months": "month", "year": "year",
    "years": "year", "weekend": "weekend", "weekends": "weekend",
}  # fmt: skip
DAY_WORDS = {
    "yesterday": -1, "yday": -1, "today": 0, "tonight": 0, "tonite": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tmw": 1,
}  # fmt: skip
PARTS_OF_DAY = frozenset(
    {
        "night",
        "morning",
        "evening",
        "afternoon",
        "dawn",
        "noon",
        "midday",
        "midnight",
        "lunchtime",
        "dusk",
        "sunset",
    }
)
CLOCK_WORDS = frozenset(
    {"midnight", "nightfall", "dusk", "noon", "midday", "sunset", "sunrise", "dawn", "daybreak", "dark", "darkness"}
)
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
DASHES = frozenset("-‐‑‒–—/")
# What makes a weekday or a month part of a name: the Sunday Times, the 14 July Bridge.
WEEKDAY_NAMES = frozenset(
    {"times", "telegraph", "mirror", "express", "mail", "post", "herald", "people", "independent",
     "tribune", "mosque", "market", "standard", "magazine"}
)  # fmt: skip
NAMED_DAYS = frozenset({"good", "easter", "palm", "bloody", "black", "ash", "holy", "maundy", "cyber", "every", "each"})
MONTH_NAMES = frozenset(
    {"bridge", "revolution", "street", "square", "dam", "alliance", "movement", "coalition", "brigade",
     "brigades", "hospital", "university", "district", "neighbourhood", "neighborhood", "stadium",
     "camp", "mosque", "day"}
)  # fmt: skip

# A text without any of these costs nothing more. Looking for a run of letters is many times as quick as one search
# for all of them, so that each pattern is only tried where its letters stand.
_DATE_PARTS = (
    *("day", "night", "week", "month", "year", "hour", "recent", "spring", "summer", "autumn", "winter", "lately"),
    *("soon", "shortly", "morning", "evening", "noon", "dawn", "tomorrow", "tonite", "dusk", "dark", "sunset"),
    *("sunrise", "christmas", "boxing"),
)
_DATE_PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (letters, re.compile(pattern, re.IGNORECASE))
    for letters, pattern in (
        (("ago",), r"ago\b"),
        (("the eve",), r"\bon\s+the\s+eve\b"),
        (("then",), r"(?:since|by)\s+then"),
        (("tmr", "tmw"), r"\btm(?:r|w|rw)\b"),
        (("at",), r"at\s+(?:this|the|present)\b"),
        (("now",), r"right\s+now"),
        (("as",), r"as\s+(?:we|of)\b"),
        (("th",), r"(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|teen|tie)th\b"),
        (("ty-",), r"(?:twenty|thirty)-"),
        (
            tuple("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split()),
            r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)",
        ),
    )
)
_DATE_DIGITS = re.compile(r"\d(?:st|nd|rd|th)\b|(?:19|20)\d\d|\d[./]\d|[\u0660-\u0669\u06f0-\u06f9]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_ODD_CASE = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")  # letters that only a search that ignores case takes so


def lowered(text: str, start: int, end: int) -> str:
    """Return a stretch of text in small letters, in which each letter is found that a search without case finds."""
    part = text[start:end]
    return part.lower() if part.isascii() else part.translate(_ODD_CASE).lower()


def may_hold_date(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of text has letters or digits that a date phrase needs."""
    low = lowered(text, start, end)
    if any(part in low for part in _DATE_PARTS):
        return True
    if _DIGIT.search(low) and _DATE_DIGITS.search(text, start, end):
        return True
    return any(
        any(part in low for part in letters) and pattern.search(text, start, end) is not None
        for letters, pattern in _DATE_PATTERNS
    )


_SPELLED = re.compile(r"(?:first|second|third|th)\b", re.IGNORECASE)
# Arabic-Indic and Persian digits, one for one, so that offsets stay.
OTHER_DIGITS = {base + digit: 48 + digit for base in (0x660, 0x6F0) for digit in range(10)}

TokenKind = Literal["iso", "numeric", "clock", "amount", "number", "word", "mark"]


class Token(NamedTuple):
    """One word, number or mark of a text, with its offsets; ``low`` is the word in small letters."""

    kind: TokenKind
    low: str
    raw: str
    start: int
    end: int
    ordinal: bool = False

    @property
    def value(self) -> int:
        """The number that the token shows, or -1."""
        digits = self.low
        return int(digits) if self.kind == "number" and len(digits) <= 4 else -1

    @property
    def is_year(self) -> bool:
        """Whether this is a four-digit year of the last or of this century."""
        return self.kind == "number" and not self.ordinal and len(self.low) == 4 and 1900 <= self.value <= 2100

    @property
    def is_day(self) -> bool:
        """Whether this can be the day of a month."""
        return self.kind == "number" and len(self.low) <= 2 and 1 <= self.value <= 31


_TOKEN = re.compile(
    r"(?P<iso>[0-9]{4}(?P<isosep>[./-])[0-9]{1,2}(?P=isosep)[0-9]{1,2}(?![0-9]))"
    r"|(?P<numeric>[0-9]{1,2}(?P<sep>[./-])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)"
    r"|(?P<amount>[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])|[0-9]{1,9}\.[0-9]{1,9})"
    r"|(?P<number>[0-9]++)(?P<ordinal>(?:st|nd|rd|th)(?![^\W_]))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Cut a stretch of text into tokens."""
    found: list[Token] = []
    piece = text[start:end]
    for match in _TOKEN.finditer(piece if piece.isascii() else piece.translate(OTHER_DIGITS)):
        kind: TokenKind = match.lastgroup if match.lastgroup != "ordinal" else "number"  # type: ignore[assignment]
        if kind not in {"iso", "numeric", "clock", "amount", "number", "word"}:
            kind = "mark"
        raw = match.group()
        low = match.group("number") if kind == "number" else raw.lower()
        ordinal = match.group("ordinal") is not None
        found.append(Token(kind, low, raw, start + match.start(), start + match.end(), ordinal))
    return _with_spelled_days(found) if _SPELLED.search(piece) else found


def _with_spelled_days(tokens: list[Token]) -> list[Token]:
    """Write 'fifteenth' and 'twenty-second' as the days 15th and 22nd; below the fourth they are common words."""
    found: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        value, end = _SPELLED_DAYS.get(token.low, 0), i + 1
        if token.low in {"twenty", "thirty"} and i + 2 < len(tokens) and tokens[i + 1].low in DASHES:
            one = ORDINALS.get(tokens[i + 2].low, 10)
            value, end = (TENS[token.low] + one, i + 3) if one < 10 else (0, i + 1)
        of_month = [t.low for t in tokens[end : end + 2]]
        if 3 < value <= 31 or (value and len(of_month) == 2 and of_month[0] == "of" and of_month[1] in MONTHS):
            last = tokens[end - 1]
            raw = "".join(t.raw for t in tokens[i:end])
            found.append(Token("number", str(value), raw, token.start, last.end, ordinal=True))
        else:
            end = i + 1
            found.append(token)
        i = end
    return found
