"""Read numbers: digits with thousands marks, number words, and plurals that are only a floor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from geomap.dates.words import MONTHS, ONES, OTHER_DIGITS, SHORT_MONTHS, TENS, lowered

MULTIPLES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12, "score": 20}
# Plurals name only a floor: more than one of them, and nobody says how many.
FLOORS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "tens": 20, "millions": 2_000_000}
PAIRS = {"couple": 2, "pair": 2, "trio": 3, "quartet": 4, "score": 20, "dozen": 12}
MONTH_WORDS = MONTHS.keys() | SHORT_MONTHS.keys()
# Looking for a run of letters is many times as quick as a search for all of them.
_NUMBER_PARTS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thir"),
    *("fift", "twent", "fort", "hundred", "thousand", "million", "dozen", "score", "couple", "pair", "trio"),
    *("quartet", "half", "single"),
)
_NUMBER_WORD = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fourt|fift|sixt|sevent|eight|ninet|twent"
    r"|fort|hundred|thousand|million|dozen|score|tens|couple|pair|trio|quartet|half|single|lone)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def may_hold_count(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of text has a digit or the beginning of a number's word."""
    if _DIGIT.search(text, start, end):
        return True
    low = lowered(text, start, end)
    return any(part in low for part in _NUMBER_PARTS) and _NUMBER_WORD.search(text, start, end) is not None


Kind = Literal["amount", "label", "word", "mark"]
# Possessive quantifiers keep hostile runs of digits and letters linear.
_TOKEN = re.compile(
    r"(?P<label>[0-9]{1,4}[./:-][0-9]{1,2}[./:-][0-9]{1,4}(?![0-9])|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}/[0-9]{1,4}"
    r"|[0-9]++(?:st|nd|rd|th)\b|[0-9]++[^\W\d_k][^\W_]*+|[0-9]++k[^\W_]++|[^\W\d_]++[-‑]?[0-9][^\W_]*+)"
    r"|(?P<amount>"
    r"[1-9][0-9]{0,2}(?P<sep>[,.'’\u00a0\u202f ])[0-9]{3}(?:(?P=sep)[0-9]{3}){0,2}(?![0-9]|[.,][0-9])"
    r"|[0-9]++(?:\.[0-9]{1,3}(?![0-9]))?)"
    r"|(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)?)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)
_MANY = frozenset({"several", "few", "many", "various"})
BEGINS = frozenset(["a", "an", "half", "one", "another", *_MANY, *FLOORS, *MULTIPLES, *ONES, *TENS])
"""The words with which a number begins."""
_LARGEST = 10**9  # no report counts more of anything that moves; a longer run of digits is no count


class Token(NamedTuple):
    """One word, number or mark, with its offsets; ``low`` is the word in small letters."""

    kind: Kind
    low: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read: its bounds, the token behind it, and the multiple that it was said in."""

    low: int
    high: int | None
    end: int
    scale: int = 1

    @property
    def base(self) -> int:
        """The number without its multiple: 3 of 'three hundred'."""
        return self.low // self.scale


_KINDS: dict[str, Kind] = {"label": "label", "amount": "amount", "sep": "amount", "word": "word", "mark": "mark"}


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Cut a stretch of text into words, numbers, labels (M5, T-72, 4th, 16:30) and marks."""
    found: list[Token] = []
    piece = text[start:end]
    for match in _TOKEN.finditer(piece if piece.isascii() else piece.translate(OTHER_DIGITS)):
        kind: Kind = _KINDS[match.lastgroup or "mark"]
        raw, at = match.group(), start + match.start()
        if (
            kind == "amount" and match["sep"] == " " and found and found[-1].low in MONTH_WORDS
        ):  # 'On June 30 200 fighters'
            day, rest = raw.split(" ", 1)
            found.append(Token("amount", day, day, at, at + len(day)))
            found.append(Token("amount", rest, rest, at + len(day) + 1, start + match.end()))
            continue
        found.append(Token(kind, raw.lower(), raw, at, start + match.end()))
    return found


class NumberReader:
    """Reads the number that stands at a token."""

    __slots__ = ("tokens",)

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def low(self, i: int) -> str:
        """Return a token's word in small letters, empty beyond either end."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def kind(self, i: int) -> str:
        """Return a token's kind, empty beyond either end."""
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else ""

    def touches(self, i: int) -> bool:
        """Whether a token stands directly at the one before it, with no space between."""
        return 0 < i < len(self.tokens) and self.tokens[i].start == self.tokens[i - 1].end

    def read(self, i: int) -> Number | None:
        """Read a number in digits or words, or a floor such as 'dozens'."""
        if self.kind(i) == "amount":
            return self._digits(i)
        if self.kind(i) != "word":
            return None
        return self._many(i) or self._floor(i) or self._half_more(i) or self._pair(i) or self._spelled(i)

    def _digits(self, i: int) -> Number | None:
        """Read 5000, 5,000, 5.000, 5 000, 5k, 2.5 million, 3 dozen."""
        written = self.low(i)
        if len(written) > 15:
            return None
        groups = re.split(r"[,.'’\u00a0\u202f ]", written)
        grouped = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
        plain = int("".join(groups)) if grouped or len(groups) == 1 else None
        scale, j = MULTIPLES.get(self.low(i + 1)), i + 2
        if scale is None and self.low(i + 1) == "k" and self.touches(i + 1):
            scale = 1000
        if scale is None:
            return None if plain is None or plain > _LARGEST else Number(plain, plain, i + 1)
        # only a multiple makes a decimal whole: 2.5 thousand
        whole = round(float(written) * scale) if plain is None else plain * scale
        return None if whole > _LARGEST else Number(whole, whole, j, scale)

    def _many(self, i: int) -> Number | None:
        """Read 'several hundred', 'a few dozen', 'many thousands': a floor."""
        j = i + 1 if self.low(i) == "a" else i
        if self.low(j) not in _MANY:
            return None
        word = self.low(j + 1)
        floor = FLOORS.get(word, FLOORS.get(word + "s"))
        if floor is None or word in {"ten", "tens"}:
            return None
        return Number(floor, None, j + 2, floor)

    def _floor(self, i: int) -> Number | None:
        """Read 'dozens', 'hundreds', 'tens of thousands', 'hundreds of thousands'."""
        floor = FLOORS.get(self.low(i))
        if floor is None and (self.low(i - 2), self.low(i - 1)) == ("by", "the") and self.low(i) in MULTIPLES:
            floor = FLOORS.get(self.low(i) + "s")  # 'they left by the dozen'
        if floor is None:
            return None
        if self.low(i + 1) in {"and", "upon", "on"} and self.low(i + 2) == self.low(i):
            i += 2  # 'dozens and dozens'
        if self.low(i + 1) == "of" and self.low(i + 2) in {"thousands", "millions"} and self.low(i) != "millions":
            scale = MULTIPLES[self.low(i + 2)[:-1]]
            return Number({"tens": 20, "dozens": 24, "hundreds": 200}.get(self.low(i), 20) * scale, None, i + 3, scale)
        return Number(floor, None, i + 1, floor)

    def _pair(self, i: int) -> Number | None:
        """Read 'a couple of', 'a pair of', 'a trio of', 'half a dozen', 'a couple of hundred'."""
        if self.low(i) == "half":
            j = i + 1
            while self.low(j) in {"a", "-", "‑"} and j < i + 4:
                j += 1
            half = MULTIPLES.get(self.low(j), 0) // 2
            return Number(half, half, j + 1) if half else None
        if self.low(i) == "a" and self.low(i + 1) in {"single", "lone", "solitary"}:
            return Number(1, 1, i + 2)
        if self.low(i) not in {"a", "one", "another"} or self.low(i + 1) not in PAIRS:
            return None
        value, j = PAIRS[self.low(i + 1)], i + 2
        if self.low(i + 1) == "dozen":
            return Number(12, 12, j, 12)
        if self.low(j) == "of":
            j += 1
        elif self.low(i + 1) != "couple":
            return None
        scale = MULTIPLES.get(self.low(j))
        if scale is not None:
            return Number(value * scale, value * scale, j + 1, scale)
        return Number(value, value, j)

    def _spelled(self, i: int) -> Number | None:
        """Read 'twenty-five', 'a hundred and thirty', 'two thousand five hundred', 'two dozen'."""
        total, current, scale, j = 0, 0, 1, i
        if self.low(j) in {"a", "an"}:
            if self.low(j + 1) not in MULTIPLES:
                return None
            current, j = 1, j + 1
        start = j
        while True:
            word = self.low(j)
            if word in TENS and current % 100 == 0:
                current += TENS[word]
                if self.low(j + 1) in {"-", "‑", "–"} and 0 < ONES.get(self.low(j + 2), 0) < 10:
                    j += 1
            elif word in ONES and _fits(current, ONES[word]):
                current += ONES[word]
            elif word in {"-", "‑"} and j > start and self._joins_multiple(j):
                pass  # 'three-hundred-strong'
            elif word in MULTIPLES and (current < 1000 or word in {"thousand", "million"}):
                multiple = MULTIPLES[word]
                current = max(current, 1)
                scale = multiple
                if multiple >= 1000:
                    total, current = total + current * multiple, 0
                elif multiple in {12, 20}:
                    return Number(total + current * multiple, total + current * multiple, j + 1, multiple)
                else:
                    current = current % 100 * multiple + current // 100 * 100 if current >= 100 else current * multiple
            elif word == "and" and j > start and self.low(j - 1) in MULTIPLES and self._continues(j + 1):
                pass
            else:
                break
            j += 1
        value = total + current
        return (
            Number(value, value, j, scale if value % scale == 0 else 1) if j > start and 0 < value <= _LARGEST else None
        )

    def _joins_multiple(self, i: int) -> bool:
        """Whether a hyphen ties a number word to the multiple behind it: 'two-dozen'."""
        return self.touches(i) and self.touches(i + 1) and self.low(i + 1) in MULTIPLES

    def _half_more(self, i: int) -> Number | None:
        """Read 'one and a half thousand', 'two and a half hundred', 'a thousand and a half'."""
        whole = 1 if self.low(i) == "a" else ONES.get(self.low(i), 0)
        if not 0 < whole < 20:
            return None
        halves = [self.low(i + k) for k in range(1, 5)]
        if halves[:3] == ["and", "a", "half"] and halves[3] in MULTIPLES and self.low(i) != "a":
            scale = MULTIPLES[halves[3]]
        elif halves[1:4] == ["and", "a", "half"] and halves[0] in MULTIPLES:
            scale = MULTIPLES[halves[0]]
        else:
            return None
        value = whole * scale + scale // 2
        return Number(value, value, i + 5, scale // 2)

    def _continues(self, i: int) -> bool:
        """Whether a number below a hundred goes on behind 'and'."""
        return self.low(i) in ONES or self.low(i) in TENS


def _fits(current: int, one: int) -> bool:
    """Whether a number word below twenty can follow: after 'twenty' or 'two hundred', not after 'two'."""
    if one < 10:
        return current % 10 == 0 and (current % 100 == 0 or current % 100 >= 20)
    return current % 100 == 0
