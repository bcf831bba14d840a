"""Insertions: what commas set between those who move and their verb: "300 rebels, the pay having stopped, left"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.units import Unit

_OPENING = lexicon.words("openings of insertions")
_OF_THEM = frozenset("half most all nearly some".split())
_MOVING = frozenset(["fighter", "unit", "men", "leader", "vehicle"])
_LONGEST = 18
_FIRST_PERSONS = frozenset(["we", "i", "one"])
_HEDGES = frozenset(["understand", "hear", "gather", "believe", "am", "are", "learn", "hears", "learns"])


_ADVERBS = frozenset(["not", "also", "then", "later", "already", "now", "still", "soon", "never", "all", "both"])


def verb_group(units: Sequence[Unit], at: int) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    k = at
    while k > 0 and units[k - 1].kind == "word":
        low = units[k - 1].low
        if (
            low in lexicon.BE
            or low in lexicon.HAVE
            or low in _ADVERBS
            or low in ("to", "will", "would", "may", "might", "could", "can", "should", "did", "must")
            or (low.endswith("ly") and low not in lexicon.actors())
        ):
            k -= 1
        else:
            break
    return k


def insertion_before(units: Sequence[Unit], verb: int) -> range:
    """Return what stands between commas right before a verb and its helpers, the commas included; empty for none."""
    begins = verb_group(units, verb)
    closes = begins - 1
    if closes < 2 or units[closes].low != ",":
        return range(0)
    for k in range(closes - 3, max(0, closes - _LONGEST), -1):
        if units[k].low == "," and (units[k + 1].low, units[k + 2].low) in _IN_COMPANY:
            return range(k, begins)  # "300 rebels, together with wives, children and one weapon each, left"
    for k in range(closes - 2, max(0, closes - _LONGEST), -1):
        if units[k].low != ",":
            continue
        low, after = units[k + 1].low, units[k + 2].low
        if low in _OPENING or (low in _FIRST_PERSONS and after in _HEDGES):
            return range(k, begins)
        number = units[k + 1].kind == "count" or low in _OF_THEM
        if number and not any(
            u.kind == "group" or lexicon.actors().get(u.low) in _MOVING for u in units[k + 1 : closes]
        ):
            return range(k, begins)  # "the newcomers, 150 by its count, had been brought"
        break
    return range(0)


_IN_COMPANY = frozenset([("together", "with"), ("along", "with"), ("accompanied", "by"), ("escorted", "by")])


def opens_aside(units: Sequence[Unit], subject: int) -> bool:
    """Say whether what stands before a subject is only said beside it: "Though not their commanders, 300 rebels"."""
    return subject > 1 and units[subject - 1].low == "," and units[0].low in _BESIDE


_BESIDE = frozenset(
    "though although but despite wishing fearing for since because tired unlike contrary instead rather without".split()
)
