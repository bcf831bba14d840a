"""What is only supposed, imagined or feared: conditions, what would have been, worries and dangers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.units import Unit


def is_supposed(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a movement is only a condition, or would have been: "will answer if fighters come to the city"."""
    at = frame.trigger.at
    opens = next((n for n, u in enumerate(units) if u.kind != "word" or u.low[:1].isalpha()), 0)
    comma = next((n for n, u in enumerate(units) if u.low == ","), len(units))
    lows = [u.low for u in units]
    inverted = lows[opens] == "should" or (lows[opens] == "were" and "to" in lows[:8])
    if inverted and at < comma < len(units) - 1:
        return True
    unreal = any(one in _WOULD_OR_COULD and "have" in lows[k + 1 : k + 3] for k, one in enumerate(lows))
    if not unreal:
        return False
    if lows[opens] == "had" or (lows[opens] == "if" and "had" in lows[opens:comma]):
        return True  # "Had the army sent troops from X to Y in time, the town would not have been lost"
    lead = lows[:at]
    told = lead.index("if") if "if" in lead else None
    return told is not None and "had" in lead[told:] and ("would", "have") in pairwise(lead[:told])


def is_feared(units: Sequence[Unit], frame: Frame, start: int) -> bool:
    """Read "worry about rebels slipping across", "a risk of fighters leaking out", "is checking reports that".

    ``start`` is the first word of those who move, or of the movement.
    """
    lead = [u.low for u in units[max(0, start - _NEAR) : start]]
    if lead[-2:-1] and lead[-2] in _NEWS and lead[-1] == "that" and not _CHECKING.isdisjoint(lead):
        return True
    while lead and lead[-1] in lexicon.DETERMINERS:
        lead = lead[:-1]
    if lead[-2:] == ["way", "for"] and not _OPENING.isdisjoint(lead) and frame.trigger.infinitive:
        return True  # "would open the way for militants to escape to X"
    hangs = lead[-2:-1] != [] and lead[-2] in _FEARS and lead[-1] in ("about", "of", "over", "against")
    if hangs and units[frame.trigger.at].low.endswith("ing"):
        return True
    return bool(units) and units[0].low in ("allegedly", "supposedly")


def hangs_on_if(units: Sequence[Unit], frame: Frame, near: Sequence[str]) -> bool:
    """Read "they would cross to X if they were asked"; what "will" be done if fuel is found is a plan."""
    if _WOULD.isdisjoint(near[-4:]):
        return False
    if [u.low for u in units[:2]] == ["in", "the"] and [u.low for u in units[2:4]] in (["event", "of"], ["case", "of"]):
        return True
    behind = [u.low for u in units[frame.last : frame.last + _IF_REACH]]
    at = behind.index("if") if "if" in behind else None
    if at is None or not _OTHER_CLAUSE.isdisjoint(behind[:at]) or behind[max(0, at - 1)] in ("even", "as"):
        return False
    return _OF_COURSE.isdisjoint(behind[at + 1 : at + 6])


_NEAR = 6
_IF_REACH = 12
_OTHER_CLAUSE = frozenset(["while", "whereas", "and", "but", ";", ":"])
_OF_COURSE = frozenset("only not necessary needed need required possible permits permit allows allow well".split())
"""What a plan is said under without being less of a plan: "if the situation permits it"."""
_WOULD = frozenset(["would", "'d"])
_WOULD_OR_COULD = _WOULD | {"could", "might"}
_FEARS = frozenset(
    "worry worries worried fear fears afraid risk danger threat cautioned warned warns warning anxious wary".split()
)
_OPENING = frozenset(["open", "opens", "opening"])
_NEWS = frozenset("information reports report rumours rumors claims intelligence tips".split())
_CHECKING = frozenset("checking investigating verifying examining studying".split())
