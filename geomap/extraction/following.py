"""Following: words that tell that others go where those told of before went, as "another 200 would follow"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.units import Unit


def follows_on(units: Sequence[Unit], i: int) -> bool:
    """Say whether others are to go the same way: "another 200 would follow by Sunday", "with more to follow from X"."""
    k = i + 1
    if [u.low for u in units[k : k + 2]] in _THE_OTHERS:
        k += 2
    elif [u.low for u in units[k : k + 1]] in (["them"], ["him"], ["it"]):
        k += 1 + ([u.low for u in units[k + 1 : k + 2]] == ["there"])  # "will follow them to X"
    after = units[k] if k < len(units) else None
    if units[i].low == "followed":
        goes = after is not None and k > i + 1 and after.low in ("to", "from", "into")
        return after is not None and (after.kind == "date" or after.low in _BEHIND_FOLLOWED or goes)
    leads = i > 0 and units[i - 1].low in ("will", "would", "to", "shall", "may", "might", "could", "soon", "'ll")
    if k > i + 1 and after is not None and after.kind != "date" and after.low not in ("to", "from", "into", "for"):
        return False
    return leads and (after is None or after.kind == "date" or after.low in _BEHIND_FOLLOW)


_THE_OTHERS = [["the", low] for low in ("others", "rest", "first")]
_BEHIND_FOLLOW = frozenset("to . , ; ” by on in later soon within from next tomorrow once as when today".split())


def is_only_told_of(units: Sequence[Unit], at: int) -> bool:
    """Say whether a verb only tells who is meant: "all the reinforcements that came in will have gone back"."""
    behind = [u.low for u in units[at + 1 : at + 3]]
    behind = behind[1:] if behind[:1] == ["in"] else behind[:1]
    goes_on = bool(behind) and behind[0] in ("will", "would", "have", "has", "are", "were", "is", "was")
    return at > 0 and units[at - 1].low in ("that", "who", "which") and goes_on


def are_men(units: Sequence[Unit], at: int) -> bool:
    """Say whether what follows "the new arrivals" shows them to be men who do something, no movement."""
    low = units[at].low if at < len(units) else ""
    return low in lexicon.verbs() or low in lexicon.BE | lexicon.HAVE or low in ("may", "might", "could", "will")


_BEHIND_FOLLOWED = frozenset("on from later soon overnight".split())


def is_the_same_way(units: Sequence[Unit], i: int) -> bool:
    """Say whether others go as those before did: "made the same journey on Monday", "took the same road"."""
    if i < 3 or units[i - 1].low != "same" or units[i].low not in ("journey", "route", "road", "way"):
        return False
    return not _MAKING.isdisjoint(u.low for u in units[i - 3 : i - 1])


_MAKING = frozenset("made make makes making took take takes taken taking used gone go went travelled".split())
