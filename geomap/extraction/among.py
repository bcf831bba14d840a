"""Among people who are none: the fighters who move with civilians, and who alone are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geomap.counts import CountMention
from geomap.extraction import lexicon
from geomap.extraction.movers import Mover
from geomap.extraction.units import Unit

_REACH = 22
_PEOPLE = ("person", "family")
_LEADING = (["including"], ["among", "them"], ["them", "were"], ["whom", "were"], ["mainly"], ["mostly"])
_JOINING = lexicon.DETERMINERS | {"and", ",", "also", "as", "well"}


def fighters_among(units: Sequence[Unit], people: Mover, nps: Sequence[Mover]) -> Mover | None:
    """Return the fighters who go with people who are none, by the words of one sentence; None where there are none.

    "80 rebels and 220 civilians", "300 people, including 80 rebels", "300 people, 80 of them rebels", "with rebels
    among them", "5,063 persons, 1,500 of them being fighters".
    """
    if people.cls == "vehicle" and [u.low for u in units[people.last : people.last + 1]] in (["with"], ["carrying"]):
        aboard = next((m for m in nps if people.last < m.first <= people.last + 2 and m.cls == "person"), None)
        return fighters_among(units, aboard, nps) if aboard is not None else None
    if people.cls == "pronoun" and units[people.first].kind != "count":
        return None
    if people.is_armed or people.cls not in (*_PEOPLE, "pronoun"):
        return None
    if people.cls in _PEOPLE and (beside := _beside(units, people, nps)) is not None:
        return beside
    for one in nps:
        if not (people.last < one.first <= people.last + _REACH and _bears_arms(one)):
            continue
        lead = [u.low for u in units[max(people.last, one.first - 4) : one.first]]
        if lead[-1:] in _LEADING or lead[-2:] in _LEADING:
            return one
        behind = [u.low for u in units[one.last : one.last + 2]]
        if behind == ["among", "them"] or (behind[:1] == ["included"] and people.cls in _PEOPLE):
            return one
        part = lead[:-1] if lead[-1:] in (["being"], ["were"], ["are"]) else lead
        if part[-2:] in (["of", "them"], ["of", "whom"]):
            return _counted_apart(units, one, nps)
    return None


def _beside(units: Sequence[Unit], people: Mover, nps: Sequence[Mover]) -> Mover | None:
    """Return the fighters named right before people: "rebels and their wives, children and parents"."""
    for one in reversed(nps):
        if one.last >= people.first or one is people:
            continue
        between = units[one.last : people.first]
        if not between or any(u.low not in _JOINING and not _is_of_people(u) for u in between):
            return None
        if _bears_arms(one):
            return one
    return None


def _is_of_people(unit: Unit) -> bool:
    return unit.kind == "count" or lexicon.actors().get(unit.low) in _PEOPLE


def _bears_arms(mover: Mover) -> bool:
    return mover.is_armed and mover.cls in ("fighter", "group")


def _counted_apart(units: Sequence[Unit], fighters: Mover, nps: Sequence[Mover]) -> Mover:
    """Give the fighters of "80 of them rebels" their number."""
    part = next((m for m in nps if m.last <= fighters.first <= m.last + 1 and units[m.first].kind == "count"), None)
    return replace(fighters, first=part.first) if part is not None else fighters


_TOLD_NEXT = re.compile(
    r"(?!no |none |few |hardly )"
    r"(?:among (?:them|those|the \w+)(?: who left)? (?:were|are|is|was) "
    r"|(?:they|these|the \w+) include[ds]? (?!no )"
    r"|(?:\S+ ){1,3}of them (?:were|are) (?!not )"
    r"|(?P<first>(?:\S+ ){1,3})(?:were|are) among them )"
)


def fighters_told_next(units: Sequence[Unit], nps: Sequence[Mover]) -> tuple[Mover, CountMention | None] | None:
    """Return the fighters, with their number, whom the next sentence tells of among those who went.

    "Among them were 80 rebels", "Eighty of them were rebels", "Rebels were among them".
    """
    told = _TOLD_NEXT.match("".join(f"{u.low} " for u in units[:12]))
    if told is None:
        return None
    at = told.group().count(" ")
    behind = [m for m in nps if (m.last <= at if told["first"] else at <= m.first <= at + 1)]
    one = next((m for m in behind if _bears_arms(m)), None)
    if one is None:
        return None
    last = one.last if told["first"] else max(at, one.last)
    return one, next((u.what for u in units[:last] if u.kind == "count"), None)
