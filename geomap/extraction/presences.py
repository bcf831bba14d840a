"""Presences that tell a movement: "150 men would be in X by Saturday", "the battalion is back in X from Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.roles import Phrase, phrases
from geomap.extraction.units import Unit

if TYPE_CHECKING:
    from geomap.extraction.ends import Frame

_PROMISED = frozenset(
    "promise promised promises vow vowed vows hope hopes hoped expect expects expected swore due intend intends plan "
    "plans want wants".split()
)


def is_off(units: Sequence[Unit], i: int) -> bool:
    """Say whether "off" behind "are" tells of somebody on his way: "the Wagner men are off to Belarus"."""
    goes = [u.low for u in units[i : i + 2]] in (["off", "to"], ["off", "for"])
    return goes and any(u.kind == "place" for u in units[i + 2 : i + 4])


def will_be_in(units: Sequence[Unit], i: int) -> bool:
    """Say whether a stay is told as a movement to come: "150 of its men would be in Zillah by Saturday"."""
    if i == 0 or i + 2 >= len(units):
        return False
    lead = [u.low for u in units[max(0, i - 2) : i]]
    if [u.low for u in units[i + 1 : i + 3]] in (["back", "in"], ["back", "at"]) and units[i + 3 :]:
        promised = lead[-1] in _MODALS or (lead[-1] == "to" and lead[0] in _PROMISED)
        return promised and units[i + 3].kind == "place"  # "would be back in X by Friday"
    if lead == ["hopes", "to"] or lead == ["expects", "to"]:
        return units[i + 1].low in ("in", "at") and units[i + 2].kind == "place"  # "it hopes to be in X before dark"
    before = [u.low for u in units[max(0, i - _VOW_REACH) : i - 1]]
    follows = lead[-1] == "and" and any(
        pair in (("is", "to"), ("are", "to")) or "will" in pair for pair in pairwise(before)
    )
    if lead[-1] not in ("will", "would", "should", "'ll") and lead not in _ARE_TO and not follows:
        return False
    if [u.low for u in units[i + 1 : i + 3]] == ["out", "of"] and units[i + 3 :]:
        of_it = [u.low for u in units[i + 3 : i + 5]]  # "would be out of X by Friday", "are to be out of the country"
        return units[i + 3].kind == "place" or (of_it[0] == "the" and of_it[-1] in lexicon.words("definite"))
    if units[i + 1].low == "here":
        return any(units[k].low == "from" and units[k + 1].kind == "place" for k in range(len(units) - 1))
    came = i + 3 + ([u.low for u in units[i + 3 : i + 4]] == [","])
    if [u.low for u in units[came : came + 1]] == ["from"] and [u.kind for u in units[came + 1 : came + 2]] == [
        "place"
    ]:
        return units[i + 1].low == "in" and units[i + 2].kind == "place"  # "a hundred men will be in X from Y before"
    near = units if lead in _ARE_TO else units[i + 2 : i + 8]  # "Within 48 hours 500 policemen are to be in X"
    by = any(u.kind == "date" and u.low.startswith(_AT_LATEST) for u in near)
    there = units[i + 1].low == "there" and units[i + 2].low == "from"
    return by and (there or (units[i + 1].low in ("in", "at") and units[i + 2].kind == "place"))


_MODALS = lexicon.MODALS | {"'ll"}
_ARE_TO = (["are", "to"], ["is", "to"], ["orders", "to"])
_VOW_REACH = 8
_AT_LATEST = ("by ", "within ", "in an hour", "in two hours", "in a few hours")


def is_back_in(units: Sequence[Unit], i: int) -> bool:
    """Say whether somebody is told to be back from somewhere: "is back in X from Y", "are back in X after leaving Y".

    Without a word of where they were, "the army is back in X" tells who holds a town.
    """
    k = i + 1
    while k < len(units) and units[k].low in ("now", "already", "all", "safely"):
        k += 1
    near = units[k : k + 3]
    if [u.low for u in near[:2]] not in (["back", "in"], ["back", "at"]) or near[2:] == [] or near[2].kind != "place":
        return False
    behind = [u.low for u in units[k + 3 :]]
    lead = [u.low for u in units[:i]]
    told = any(low in ("from", "after", "having") for low in behind) or not _BEEN_AWAY.isdisjoint(lead)
    return told and any(u.kind == "place" for u in (*units[:i], *units[k + 3 :]))


_BEEN_AWAY = lexicon.words("having been away")


def been_away(units: Sequence[Unit], masked: Sequence[bool], frame: Frame) -> Phrase | None:
    """Return where those who return have been: "who spent two months in X", "after a tour in X"."""
    home = frame.trigger.sense.lemma in ("return", "come")
    if frame.trigger.sense.is_noun or "stop" in frame.trigger.sense.frame:
        return None
    if not home and not any("after" in u.low for u in units):
        return None
    went = {p.unit for p in frame.ends.destinations[:1]}
    for phrase in phrases(units):
        if phrase.governor not in ("in", "at") or phrase.unit in went or masked[phrase.unit]:
            continue
        lows = " ".join(u.low for u in units[max(0, phrase.at - _AWAY_REACH) : phrase.at]).split()
        behind = phrase.unit > frame.trigger.at
        if not home:  # "went to X after two weeks in Y"
            if behind and _AFTER_STAY.search(" ".join(lows)):
                return phrase
            continue
        if (behind and "after" in lows and not _AWAY.isdisjoint(lows)) or (
            not behind and not _BEEN_AWAY.isdisjoint(lows)
        ):
            return phrase
    return None


_AFTER_STAY = re.compile(r"\bafter (?:\w+ ){1,3}(?:days?|weeks?|fortnight|months?|years?|nights?)$")
_AWAY_REACH = 7
_AWAY = lexicon.words("time away")
