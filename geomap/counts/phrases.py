"""Find counts in running text: the number, its bounds, and the noun that it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geomap.counts.nouns import COLLECTIVES, LABELS, MEASURES, STOPS, Unit, unit_of
from geomap.counts.numbers import BEGINS, MONTH_WORDS, MULTIPLES, Number, NumberReader, may_hold_count, tokens_of

_AT_MOST = (
    *("up to", "as many as", "no more than", "not more than", "at most", "a maximum of", "maximum of"),
    *("fewer than", "less than", "under", "below", "just under", "at the most", "not exceeding", "not quite"),
    *("at the very most", "not exceed", "does not exceed", "do not exceed", "did not exceed", "doesn't exceed"),
    *("don't exceed", "didn't exceed", "not above", "a little under", "slightly under", "a little less than"),
    *("slightly less than", "slightly fewer than", "well under", "max", "maximum", "a maximum", "<", "≤"),
)
_AT_LEAST = (
    *("at least", "more than", "over", "no fewer than", "no less than", "not fewer than", "not less than"),
    *("upwards of", "above", "in excess of", "exceeding", "a minimum of", "minimum of", "well over"),
    *("just over", "at the least", "at the very least", "exceeds", "exceeded", "not below"),
    *("a little over", "slightly over", "a little more than", "slightly more than", "well above", "just above"),
    *("a minimum", "min", "minimum", "not under", "better than", "north of", ">", "≥"),
)
_ABOUT = (
    *("about", "some", "around", "roughly", "nearly", "almost", "approximately", "approx", "perhaps"),
    *("an estimated", "estimated", "close to", "circa", "ca", "maybe", "possibly", "probably", "just"),
    *("in the region of", "exactly", "only", "another", "a further", "a total of", "an additional"),
    *("additional", "a good", "an", "more or less", "virtually", "fully", "barely", "hardly", "scarcely"),
    *("just short of", "short of", "just shy of", "shy of", "getting on for", "approaching", "nearing", "~", "≈"),
    *("a full", "the better part of"),
)
_BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    sorted(
        ((tuple(reversed(phrase.split())), bound) for bound, phrases in
         (("most", _AT_MOST), ("least", _AT_LEAST), ("about", _ABOUT)) for phrase in phrases),
        key=lambda row: (-len(row[0]), row[0]),
    )
)  # fmt: skip
_BOUND_BY_LAST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _row in _BOUNDS:
    _BOUND_BY_LAST.setdefault(_row[0][0], []).append(_row)

_DASHES = frozenset("-‐‑‒–—")
_BEHIND: tuple[tuple[tuple[str, ...], str], ...] = (
    (("at", "least"), "least"), (("at", "the", "least"), "least"), (("at", "a", "minimum"), "least"),
    (("or", "more"), "least"), (("and", "more"), "least"), (("minimum",), "least"), (("if", "not", "more"), "least"),
    (("at", "most"), "most"), (("at", "the", "most"), "most"), (("at", "a", "maximum"), "most"), (("maximum",), "most"),
    (("at", "the", "outside"), "most"), (("tops",), "most"), (("or", "fewer"), "most"), (("or", "less"), "most"),
)  # fmt: skip
# Words that show, a little before 'at 170', that a number of heads and no time of day is meant.
_TALLIES = frozenset(
    {"number", "numbers", "figure", "figures", "total", "strength", "size", "put", "puts", "putting", "estimated",
     "estimates", "estimate", "reckons", "reckoned", "counted", "numbered"}
)  # fmt: skip
_TALLY_REACH = 24  # words: 'puts the number of those who ... at 170'
_HEDGES = frozenset(
    {"perhaps", "maybe", "possibly", "probably", "even", "it", "may", "be", "as", "many", "about", "some"}
)
_MONEY = frozenset("$€£¥₺₽#№%§")
_JOINTS = frozenset(".,:/*=^")
_STRONG = frozenset({"strong", "man", "member", "person", "fighter", "soldier"})
_DETERMINERS = frozenset(
    {"the", "their", "its", "his", "her", "these", "those", "our", "such", "about", "whom", "them"}
)
_PRONOUNS = frozenset({"them", "these", "those", "whom", "us"})
_OF_COUNTS = frozenset({"excess", "upwards", "maximum", "minimum", "total", "strength", "army"})
_BEFORE_YEAR = frozenset({"in", "since", "of", "until", "till", "by", "early", "late", "mid"})
_AGES = (10, 99)
_FURTHEST = 6  # words between a number and its noun: '120 heavily armed foreign Islamic State fighters'


@dataclass(frozen=True, slots=True)
class Count:
    """The bounds of a count, and what it counts; a bound that is not given is None."""

    low: int | None
    high: int | None
    unit: Unit = ""


@dataclass(frozen=True, slots=True)
class CountMention:
    """A count in a text.

    Parameters
    ----------
    start, end : int
        Offsets of the number with its bounds ('up to 5,000'); ``text`` is what lies between.
    text : str
        The words.
    low, high : int or None
        The bounds: 'up to 5,000' is None, 5000; 'dozens' is 24, None.
    unit : {"persons", "vehicles", "weapons", "families", "units", ""}
        What is counted. Units (brigades, columns) tell no number of men. Empty where the noun is none of
        these
        ('villages'), or where there is none: ``noun`` tells which.
    noun : str
        The noun as written, or a pronoun ('thirty of them'); empty where the number stands alone.
    noun_start : int
        Offset of the noun; where there is none, the end of the number.
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    unit: Unit
    noun: str
    noun_start: int


def find_counts(text: str, *, start: int = 0, end: int | None = None) -> list[CountMention]:
    """Find the counts of a sentence, in order.

    Shares, sums, distances, times, dates, ages, ordinals and the numbers of units and roads are none.

    Parameters
    ----------
    text : str
        The text; offsets in the result count from its beginning.
    start, end : int, optional
        The stretch of the text to read, usually one sentence.

    Returns
    -------
    list of CountMention
        Non-overlapping, in reading order.

    Examples
    --------
    >>> [m] = find_counts("They sent up to 300 fighters.")
    >>> m.text, m.low, m.high, m.unit, m.noun
    ('up to 300', None, 300, 'persons', 'fighters')
    """
    stop = len(text) if end is None else max(start, min(end, len(text)))
    if not may_hold_count(text, start, stop):
        return []
    tokens = tokens_of(text, start, stop)
    reader = _CountReader(text, NumberReader(tokens))
    found: list[CountMention] = []
    i = floor = 0
    while i < len(tokens):
        begins = tokens[i].kind == "amount" or tokens[i].low in BEGINS
        read = reader.read(i, floor) if begins else None
        if read is None:
            i += 1
            continue
        mention, i = read
        floor = i
        if mention is not None and not _EXCEPTED.search(text, max(start, mention.start - 20), mention.start):
            found.append(mention)
    return found


_EXCEPTED = re.compile(r"\ball (?:but|except|save) (?:for )?(?:about |some )?$", re.I)
"""What makes of a number that of those who are left out: "all but 50 of the men"."""


def parse_count(phrase: str) -> Count | None:
    """Read a whole phrase as a count: 'between 200 and 300', 'two dozen pickups'.

    Parameters
    ----------
    phrase : str
        The count, with its noun or without.

    Returns
    -------
    Count or None
        None where the phrase holds no count.

    Examples
    --------
    >>> parse_count("at least 10 commanders")
    Count(low=10, high=None, unit='persons')
    """
    mentions = find_counts(phrase)
    return Count(mentions[0].low, mentions[0].high, mentions[0].unit) if mentions else None


@dataclass(slots=True)
class _Read:
    """A number with its bounds, while it is read: token indexes and bounds."""

    first: int
    end: int
    low: int | None
    high: int | None


class _CountReader:
    """Reads the count whose number begins at a token."""

    __slots__ = ("numbers", "text")

    def __init__(self, text: str, numbers: NumberReader) -> None:
        self.text = text
        self.numbers = numbers

    def read(self, i: int, floor: int) -> tuple[CountMention | None, int] | None:
        """Read the count at ``i``: the mention (None where nothing is counted) and the token behind it."""
        number = self.numbers.read(i)
        if number is None:
            return None
        if self._is_label(i, number):
            return None, number.end
        read = self._range(i, number)
        self._bound_before(read, floor)
        self._bound_behind(read)
        self._second_bound(read)
        if self._names_month(read.end) and (read.high or 0) <= 31:
            return None, read.end  # 'between 11 and 13 June'
        noun, unit, at = self._noun(read)
        if noun is None or not self._counts(i, number, noun, unit, read):
            return None, read.end
        self._bound_behind_noun(read, at)
        tokens = self.numbers.tokens
        span = slice(tokens[read.first].start, tokens[read.end - 1].end)
        mention = CountMention(span.start, span.stop, self.text[span], read.low, read.high, unit, noun, at)
        return mention, read.end

    def _is_label(self, i: int, number: Number) -> bool:
        """Whether a number is a date, a sum, a share, or the number of a unit or a road."""
        low, before, behind = self.numbers.low, self.numbers.low(i - 1), self.numbers.low(number.end)
        if before in _MONEY or behind in _MONEY or behind in {"percent", "per", "pct"}:
            return True
        touched = self.numbers.touches(i)
        if before in {"-", "‑", "/", "_"} and touched and self.numbers.kind(i - 2) in {"word", "label"}:
            return self.numbers.kind(i) == "amount"
        if before in _JOINTS and touched and self.numbers.kind(i - 2) in {"amount", "label"}:
            return True
        if before == "{" and touched:
            return True  # a slot of a template, never prose
        if self.numbers.kind(i) != "amount":
            return False
        if before in LABELS or (before == "." and low(i - 2) in LABELS):
            return True
        if self._is_day(i, number) or self._is_age(i, number):
            return True
        if before == "of" and (low(i - 2) in COLLECTIVES or low(i - 2) in _OF_COUNTS):
            return False  # 'a force of 2000'
        return _is_year(number) and before in _BEFORE_YEAR

    def _is_age(self, i: int, number: Number) -> bool:
        """Whether a number is the age of the person named before it: 'Nadia Mansour, 43, fled'."""
        numbers, tokens = self.numbers, self.numbers.tokens
        if number.end != i + 1 or not _AGES[0] <= number.low <= _AGES[1] or numbers.low(i - 1) != ",":
            return False
        if numbers.low(i - 4) in {"of", "the"}:
            return False  # 'those of Islamic State, 30, left'
        names = [t.raw for t in tokens[max(0, i - 3) : i - 1]]
        return numbers.low(number.end) in {",", "."} and len(names) > 1 and all(raw[:1].isupper() for raw in names)

    def _is_day(self, i: int, number: Number) -> bool:
        """Whether the number is a day or a year beside a month: '29 May', 'July 18 to 19', 'May 2016'."""
        low, numbers = self.numbers.low, self.numbers
        if number.low <= 31 and self._names_month(number.end):
            return True
        if numbers.kind(i - 2) == "amount" and (low(i - 1) in {"to", "and", "or"} or low(i - 1) in _DASHES):
            i -= 2
        i -= low(i - 1) == "."
        if low(i - 1) not in MONTH_WORDS or not numbers.tokens[i - 1].raw[0].isupper():
            return False
        return number.low <= 31 or _is_year(number)

    def _names_month(self, i: int) -> bool:
        """Whether a month, written large as months are, stands at ``i`` or one token further."""
        for j in (i, i + 1):
            token = self.numbers.tokens[j] if 0 <= j < len(self.numbers.tokens) else None
            if token is not None and token.low in MONTH_WORDS and token.raw[0].isupper():
                return True
        return False

    def _counts(self, i: int, number: Number, noun: str, unit: Unit, read: _Read) -> bool:
        """Whether the number counts something: 'one' and bare years do only with a listed noun."""
        single = self.numbers.low(i) == "a" and number.low == 1
        if single or (self.numbers.low(i) in {"one", "another"} and number.end == i + 1):
            named = unit not in {"", "units"} and self.numbers.low(number.end) != "of"
            if self.numbers.low(number.end + 1) == "after":
                return False  # 'one bus after another'
            return named and self.numbers.low(i - 1) not in {"no", "not", "any", "every"}
        if _is_year(number) and self.numbers.kind(i) == "amount" and "," not in self.numbers.low(i):
            bounded = {self.numbers.low(k) for k in range(read.first, i)}
            return (
                unit != "" or bool(bounded & {"than", "least", "excess", "upwards"}) or self.numbers.low(i - 1) == "of"
            )
        if noun == "" and self.numbers.low(i - 1) in {"at", "until"} and read.first == i:
            near = {self.numbers.low(k) for k in range(max(0, i - _TALLY_REACH), i)}
            return self.numbers.low(i - 1) == "at" and number.low > 24 and bool(near & _TALLIES)
        return number.low > 0

    def _range(self, i: int, number: Number) -> _Read:
        """Read a second number that makes a range: 'to', a dash, 'or', 'and' behind 'between'."""
        whole = _Read(i, number.end, number.low, number.high)
        low = self.numbers.low
        j = number.end
        between = low(i - 1) == "between" or (low(i - 2) == "between" and low(i - 1) in {"about", "some"})
        comma = low(j) == ","
        k = j + 1 if comma else j
        if low(k) == "if" and low(k + 1) == "not":
            second = self.numbers.read(k + 2)
        elif low(j) == "up" and low(j + 1) == "to" and number.low == number.high:
            second = self.numbers.read(j + 2)
        elif low(k) in _HEDGES - {"it", "be", "as", "many", "about", "some", "may"} or low(k) == "or":
            k = self._skip_hedges(k + 1)
            second = self.numbers.read(k)
        elif comma:
            return whole
        elif low(j) == "to" or low(j) in _DASHES or (between and low(j) in {"and", "to"}):
            second = self.numbers.read(j + 1)
        else:
            return whole
        return self._joined(whole, number, second, between=between) or whole

    def _skip_hedges(self, k: int) -> int:
        """Step over 'it may be', 'perhaps', 'as many as', 'even'."""
        for _ in range(5):
            if self.numbers.low(k) not in _HEDGES:
                break
            k += 1
        return k

    def _joined(self, whole: _Read, first: Number, second: Number | None, *, between: bool) -> _Read | None:
        """Join two numbers; a multiple of the second alone is the first one's too: 'two to three hundred'."""
        if second is None:
            return None
        low = first.low
        if first.scale == 1 and second.scale > 1 and first.low <= second.base and first.high is not None:
            low = first.low * second.scale
        elif (
            first.scale == second.scale == 1 and second.low % 1000 == 0 and 1000 * first.low < second.low and first.high
        ):
            low = 1000 * first.low  # 'three to 5,000'
        if second.low <= low:
            return None
        behind = self.numbers.low(second.end)
        if behind in {"percent", "per", "%"} or (not between and second.low > 20 * low and second.high is not None):
            return None
        start = whole.first - 1 if between and self.numbers.low(whole.first - 1) == "between" else whole.first
        return _Read(start, second.end, low, second.high)

    def _bound_before(self, read: _Read, floor: int) -> None:
        """Read 'up to', 'at least', 'about' before the number, and move the start to them."""
        for _ in range(3):  # 'up to about 300', 'some 50 or'
            found = self._bound_at(read.first - 1, floor)
            if found is None:
                return
            length, bound = found
            read.first -= length
            if read.low is not None and bound == "most" and (read.high is None or read.high == read.low):
                read.low, read.high = (None, read.high) if read.high is not None else (None, None)
            elif bound == "least" and read.high == read.low:
                read.high = None

    def _bound_at(self, last: int, floor: int) -> tuple[int, str] | None:
        """Return the length and the kind of the bound whose last word is at ``last``."""
        for words, bound in _BOUND_BY_LAST.get(self.numbers.low(last), ()):
            if last - len(words) + 1 < floor:
                continue
            if all(self.numbers.low(last - k).replace("’", "'") == word for k, word in enumerate(words)):
                return len(words), bound
        return None

    def _bound_behind(self, read: _Read) -> None:
        """Read 'or more', '-plus', '+', 'or so', 'or fewer' behind the number."""
        low = self.numbers.low
        j = read.end
        pair = (low(j), low(j + 1))
        if pair in {("or", "more"), ("and", "more"), ("if", "not")} and read.high == read.low:
            read.high, read.end = None, j + 2
            if pair[0] == "if":
                read.end = j + 3 if low(j + 2) == "more" else j + 2
        elif low(j) == "+" or (low(j) == "plus") or (low(j) in _DASHES and low(j + 1) == "plus"):
            read.high, read.end = None, j + (2 if low(j) in _DASHES else 1)
        elif pair == ("or", "so") or (low(j) in _DASHES and low(j + 1) == "odd"):
            read.end = j + 2
        elif pair in {("or", "fewer"), ("or", "less")} and read.high == read.low:
            read.low, read.end = None, j + 2

    def _second_bound(self, read: _Read) -> None:
        """Read 'but fewer than 100' behind 'more than 50', and the same number again in brackets."""
        low = self.numbers.low
        if low(read.end) == "(" and read.low == read.high:
            again = self.numbers.read(read.end + 1)
            if again is not None and (again.low, again.high) == (read.low, read.high) and low(again.end) == ")":
                read.end = again.end + 1
        if read.high is not None or read.low is None or low(read.end) not in {"but", "and", "yet"}:
            return
        for k in range(read.end + 2, read.end + 6):
            found = self._bound_at(k - 1, read.end + 1)
            number = self.numbers.read(k) if found is not None and found == (k - read.end - 1, "most") else None
            if number is not None and number.high is not None and number.high > read.low:
                read.high, read.end = number.high, number.end
                return

    def _bound_behind_noun(self, read: _Read, noun_start: int) -> None:
        """Read 'at least', 'or more', 'at most' behind the noun: '50 men at least'."""
        tokens, low = self.numbers.tokens, self.numbers.low
        j = next(
            (k + 1 for k in range(read.end, min(read.end + _FURTHEST, len(tokens))) if tokens[k].start == noun_start), 0
        )
        j = j or read.end
        if read.low != read.high:
            return
        bound = next((bound for words, bound in _BEHIND if all(low(j + k) == w for k, w in enumerate(words))), None)
        if low(j) == "and" and j + 2 < len(tokens) and tokens[j + 2].kind != "mark":
            return  # '50 men and more guns'
        if bound == "least":
            read.high = None
        elif bound == "most":
            read.low = None

    def _noun(self, read: _Read) -> tuple[str | None, Unit, int]:
        """Find the noun that is counted: None where it is a measure, empty where there is none."""
        numbers, tokens = self.numbers, self.numbers.tokens
        j = read.end
        bare = tokens[read.end - 1].end
        hyphened = numbers.low(j) in _DASHES and numbers.touches(j) and numbers.touches(j + 1)
        j += hyphened
        past = numbers.low(j) in {"past", "last", "next", "more", "long", "further"}
        if numbers.low(j) in MEASURES or (past and numbers.low(j + 1) in MEASURES):
            return None, "", bare
        clock = numbers.low(j) in {"a", "p"} and numbers.low(j + 1) == "." and numbers.low(j + 2) == "m"
        paired = numbers.low(j) in {"and", "or"} and numbers.low(j + 2) in MEASURES  # '25 and 45 km west'
        if (clock and numbers.touches(j + 1)) or (paired and numbers.kind(j + 1) != "word"):
            return None, "", bare
        if numbers.low(j) == "strong" or (hyphened and numbers.low(j) in _STRONG):
            return tokens[j].raw, "persons", tokens[j].start
        if hyphened and unit_of(numbers.low(j)):
            return tokens[j].raw, unit_of(numbers.low(j)) or "", tokens[j].start
        if [numbers.low(j + k) for k in range(3)] == ["the", "number", "of"]:
            j += 3  # 'puts at 340 the number of men'
        if numbers.low(j) == "of":
            j += 1
            if numbers.low(j) in _PRONOUNS and numbers.kind(j + 1) != "word":
                return tokens[j].raw, "", tokens[j].start
            for _ in range(3):
                if numbers.low(j) not in _DETERMINERS:
                    break
                if numbers.low(j) in {"them", "whom"}:
                    return tokens[j].raw, "", tokens[j].start
                j += 1
            whole = numbers.read(j) if numbers.kind(j) == "amount" else None
            if whole is not None:
                return self._listed_noun(whole.end) or (None, "", bare)  # 'thirty of the 200 men', 'thirty of the 200'
        found = self._listed_noun(j)
        if found is not None:
            return found
        return self._other_noun(read, j, bare)

    def _listed_noun(self, j: int) -> tuple[str, Unit, int] | None:
        """Return the first noun of the lexicon, and of several in a row the last: 'pickup trucks'."""
        tokens = self.numbers.tokens
        whole = j
        for k in range(j, min(j + _FURTHEST, len(tokens))):
            if k < whole:
                continue
            if tokens[k].kind == "mark" and (tokens[k].low not in _DASHES or not self.numbers.touches(k)):
                if tokens[k].low in {"'", "’", "‘", '"', "“", "”"}:
                    continue
                if tokens[k].low in {"*", "†", "‡"}:
                    continue  # 'Islamic State* fighters', the footnote says that it is outlawed
                if tokens[k].low == "," and k > j and tokens[k - 1].low.endswith(("ed", "ing")):
                    continue  # 'heavily armed, masked men'
                return None
            unit = unit_of(tokens[k].low)
            if unit is None:
                if tokens[k].low in STOPS or tokens[k].kind == "amount":
                    return None
                continue
            if self._is_half(k):
                whole = k + 3
                continue  # '35 American-made vehicles', 'eleven gun-mounted cars'
            if tokens[k].low in {"bomber", "bombers"} and self.numbers.low(k - 1) != "suicide":
                return tokens[k].raw, "", tokens[k].start  # planes
            last = k
            if tokens[k].low in {"unit", "units"} and self.numbers.low(k + 1) == "of":
                made_of = next((n for n in (k + 2, k + 3) if unit_of(self.numbers.low(n)) == "vehicles"), None)
                if made_of is not None:
                    return tokens[made_of].raw, "vehicles", tokens[made_of].start  # "six units of armoured vehicles"
            owner = k + 1 < len(tokens) and tokens[k + 1].low in {"'", "’"} and self.numbers.touches(k + 1)
            if owner and unit_of(self.numbers.low(k + 2)) == "families":
                last = k + 2  # "200 fighters' families"
            of_people = tokens[last].raw[:1].isupper() and self.numbers.low(last + 1) in _FORCES
            if of_people and unit_of(self.numbers.low(last + 2)):
                last += 2  # "40 Ugandan military vehicles"
            while last + 1 < len(tokens) and unit_of(tokens[last + 1].low) and last - k < 3:
                last += 1
            return tokens[last].raw, unit_of(tokens[last].low) or unit, tokens[last].start
        return None

    def _is_half(self, k: int) -> bool:
        """Whether a noun is the first half of an adjective: 'American-made', 'gun-mounted'."""
        half = self.numbers.low(k + 1) in _DASHES and self.numbers.touches(k + 1) and self.numbers.touches(k + 2)
        behind = self.numbers.low(k + 2)
        return half and (behind in {"made", "built", "led", "held", "run"} or behind.endswith("ed"))

    def _other_noun(self, read: _Read, j: int, bare: int) -> tuple[str | None, Unit, int]:
        """Return a noun outside the lexicon, or tell from 'a group of' before the number what it counts."""
        if self.numbers.kind(j) == "amount" and self.numbers.low(j + 1) in _DASHES and read.low == read.high:
            return None, "", bare  # 'two 120-strong companies'
        token = self.numbers.tokens[j] if j < len(self.numbers.tokens) else None
        if token is not None and token.kind == "word" and token.low not in STOPS and token.low not in MULTIPLES:
            return token.raw, "", token.start
        before = read.first - 1
        if self.numbers.low(before) == "of" and self.numbers.low(before - 1) in COLLECTIVES:
            return "", COLLECTIVES[self.numbers.low(before - 1)], bare
        return "", "", bare


_FORCES = frozenset(["military", "army", "police", "navy", "government", "armoured", "armored"])


def _is_year(number: Number) -> bool:
    """Whether a number can be a year of the last or of this century."""
    return number.scale == 1 and number.low == number.high and 1900 <= number.low <= 2100
