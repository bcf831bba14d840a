"""Labels: sources that a mark sets apart from what they say: "Army spokesman: 38 vehicles burnt", "...: “Our men”"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.accounts import is_in_clock
from geomap.extraction.bounds import opens_predicate, past_participle, until
from geomap.extraction.rows import is_row
from geomap.extraction.sources import SOURCE_NOUNS, Attribution, make_source
from geomap.extraction.units import Unit
from geomap.reports.page import OUTLET_WORD


def label_of(text: str, units: Sequence[Unit]) -> Attribution | None:
    """Read a source before a colon at the start: "Army spokesman: 38 vehicles burnt"."""
    colon = next((k for k, u in enumerate(units[:_FAR_COLON]) if u.low == ":" and not is_in_clock(units, k)), None)
    if colon is None or colon + 2 >= len(units) or is_row(units):
        return None  # "Syrian Army: A to B, 90 vehicles" tells who moves
    first = next((k for k in range(colon) if units[k].low[:1].isalpha() or units[k].kind == "group"), colon)
    comma = next((k for k in range(first + 1, colon) if units[k].low == ","), colon)
    aside = [u.low for u in units[comma + 1 : comma + 4]]
    closed = any(u.low == "," for u in units[comma + 1 : colon])  # "A group of 40, which left X, never arrived: ..."
    if (aside[:1] in (["who"], ["which"], ["whose"]) and not closed) or aside == ["in", "the", "person"]:
        return _labelled(text, units, first, comma, first, colon + 1)  # "The committee, which writes again: ..."
    if colon > _NEAR_COLON:
        return None
    tail = next((k for k in range(first, colon) if units[k].low in ("of", "in", "from")), colon)
    named = next((k + 1 for k in range(tail, colon) if units[k].kind in ("place", "group")), colon)
    if named < colon and units[named].kind == "word" and not units[named].capital and units[named].low.isalpha():
        return _labelled(text, units, first, named, first, colon + 1)  # "The governor of Homs promises help: ..."
    if comma < colon and comma - first == 1 and units[first].kind == "place":
        return _labelled(text, units, comma + 1, colon, first, colon + 1)  # "Ankara, Defence Ministry: ..."
    plain = not any(u.low in lexicon.BE or u.low in lexicon.HAVE or u.low == "," for u in units[comma + 1 : colon])
    if comma < colon and plain and units[comma + 1].low in ("from", "on", "in", "at", "by"):
        return _labelled(text, units, first, comma, first, colon + 1)  # "State television, from a reporter: ..."
    return _labelled(text, units, first, colon, first, colon + 1)


_NEAR_COLON, _FAR_COLON = 13, 22


def is_label(said: Attribution) -> bool:
    """Say whether a source opens a paragraph as a label: "Agadez governor: 220 men went to X. 150 more will follow."""
    return said.cue == ":" and said.first <= _BULLET


_BULLET = 2
"""As many units a bullet may have that stands before a label."""


def closing_label(text: str, units: Sequence[Unit]) -> Attribution | None:
    """Read a source behind a colon or a dash at the end of a headline: "400 moved to Manbij: security sources"."""
    last = len(units)
    while last > 1 and units[last - 1].low in (".", ")", "]"):
        last -= 1
    opens = next((k for k, u in enumerate(units) if u.low[:1].isalnum()), last)  # and no "-- ARMOUR."
    for k in range(max(opens + 1, len(units) - 11), last):
        closes = units[k].low == "|" and all(u.low != "|" for u in units[k + 1 : last])  # the last cell of a row
        if (closes or units[k].low in (":", "–", "—", "-", "(", "[")) and not units[k].quoted:
            ends = next((n for n in range(k, last) if units[n].low == ","), last) if units[k].low == "[" else last
            made = _labelled(text, units, k + 1, ends, k, last)  # "... [foreign ministry, Paris]"
            if made is not None or units[k].low not in ("(", "["):
                return made
    comma = next((k for k in range(last - 1, max(1, last - 6), -1) if units[k].low == ","), None)
    beside = {"together", "along", "including", "with", "among", "plus"}
    if comma is None or beside & {u.low for u in units[comma + 1 : comma + 2]}:
        return None
    if any(u.low == "this" for u in units[comma + 2 : last]):
        return None  # "X, who speaks for the group, rang this newspaper."
    return _labelled(text, units, comma + 1, last, comma, last)


def quoted_behind_colon(text: str, units: Sequence[Unit]) -> Attribution | None:
    """Read "The deputy minister bristled: “Our soldiers ...": who is told of before quoted words says them."""
    colon = next((k for k, u in enumerate(units[:_LONGEST_LEAD]) if u.low == ":"), 0)
    if colon < 3 or colon + 1 >= len(units) or units[colon + 1].low not in ("“", '"', "„", "«"):
        return None
    first = past_participle(units, colon)
    speaks = (k for k in range(first, colon) if units[k].low in SOURCE_NOUNS or _leads(units, k))
    head = next(speaks, None)
    if head is None or head - first > _FARTHEST_HEAD or units[head + 1].low in (":", ","):
        return None
    if any(u.low in lexicon.verbs() or u.low in lexicon.BE or u.kind == "count" for u in units[first:head]):
        return None
    end = until(units, head + 2) if units[head + 1].low == "of" else head + 1
    end = next((k for k in range(head + 2, min(end, colon)) if opens_predicate(units, k)), end)
    return make_source(text, units, first, min(end, colon), first, denies=False, after=True, ends=colon + 1, cue=":")


def _leads(units: Sequence[Unit], k: int) -> bool:
    return lexicon.actors().get(units[k].low) == "leader" and units[k + 1].low != "'s"


_LONGEST_LEAD, _FARTHEST_HEAD = 22, 5


def _inner_source(units: Sequence[Unit], first: int, last: int) -> int:
    """Return where a source begins that an outlet turns to: "The Observer prefers a spokesman of the army"."""
    for k in range(first + 2, last):
        verb = units[k - 1]
        turns = verb.kind == "word" and verb.low in _TURNS_TO and units[k].low in lexicon.DETERMINERS
        if turns and any(u.low in SOURCE_NOUNS for u in units[k:last]):
            return k
    return first


_TURNS_TO = frozenset("prefers prefer has quotes cites rings asks found prints carries gives to".split())


def _labelled(text: str, units: Sequence[Unit], first: int, last: int, start: int, end: int) -> Attribution | None:
    if last - first > 1 and units[last - 1].low in _LAUGHS:
        last -= 1  # "The press office laughs: ..."
    first = _inner_source(units, first, last)
    words = units[first:last]
    in_brackets = 0 < len(words) <= _IN_BRACKETS and units[start].low == "["
    if not words or any(
        u.quoted
        or u.low in (",", ";", "it")
        or (u.kind == "word" and (u.low in lexicon.verbs() or u.low in lexicon.BE))
        for u in words
    ):
        return None
    head = next((k for k, u in enumerate(words) if u.low in ("of", "in", "from", "at", "for")), len(words)) - 1
    if end < len(units) and units[end].low in ("“", '"', "„", "«") and len(words) <= 6:
        return make_source(text, units, first, last, start, denies=False, after=True, ends=end, cue=":")
    if in_brackets or (
        len(words) > 1 and all(u.capital and u.kind == "word" for u in words) and OUTLET_WORD.search(words[-1].low)
    ):
        return make_source(text, units, first, last, start, denies=False, after=True, ends=end, cue=":")
    is_name = words[head].kind == "group" and len(words) == 1
    in_capitals = text[words[0].start : words[-1].end].isupper() and words[0].kind == "word" and len(words) <= 5
    is_body = (
        head > 0 and start <= _BULLET and words[head].low in _BODIES and words[head - 1].low not in _TOWNS
    )  # "General Staff: the enemy ..."
    is_chief = head > 0 and words[head].low in ("chief", "commander", "governor", "mayor")  # "Kirkuk police chief: ..."
    if head < 0 or not (words[head].low in SOURCE_NOUNS or is_name or in_capitals or is_body or is_chief):
        return None
    return make_source(text, units, first, last, start, denies=False, after=True, ends=end, cue=":")


_IN_BRACKETS = 4
_TOWNS = frozenset(["city", "town", "village", "district", "shopping"])
_BODIES = frozenset("staff command garrison headquarters centre center".split())
_LAUGHS = frozenset("laughs jokes mocks scoffs smiles shrugs adds insists".split())
