"""Objects: which noun phrase is what somebody sends, brings or is joined by, before or behind its place."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.ends import Ends
from geomap.extraction.movers import Mover, is_governed
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit


def object_of(units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover], ends: Ends) -> Mover | None:
    """Find what a verb moves: "sent 300 men to X", "brought to X more than 1,000 men"; None where it names nobody."""
    stop = last
    roles = [p.at for p in (*ends.origins, *ends.destinations, *ends.via) if p.at > trigger.at]
    roles += [k for k in (ends.origin_word, ends.destination_word) if k is not None and k > trigger.at]
    limit = min(roles, default=stop)
    for mover in nps:
        if mover.head < trigger.end or mover.first >= stop:
            continue
        if mover.head >= limit and not _heavy_object(units, mover, limit):
            break
        if is_governed(units, mover) and not _is_of_its_particle(units, trigger, mover):
            continue
        if units[mover.head].low in _ROADS:
            continue  # "drove down the desert road to X"
        if trigger.sense.lemma == "take" and _is_means(units, trigger, mover):
            continue  # "took boats to X"
        if (
            mover.first - 2 >= trigger.end
            and units[mover.first - 2].low == "to"
            and units[mover.first - 1].kind == "word"
        ):
            break  # "evacuated X to spare civilians the war"
        beside = next((m for m in nps if m.first == mover.last + 1 and units[mover.last].low == "and"), None)
        if (
            mover.cls in ("person", "other")
            and beside is not None
            and beside.cls in ("men", "fighter", "unit", "group")
        ):
            return beside  # "its prisoners and 500 of its men"
        return _men_beside(units, mover, nps) or mover
    return None


def _men_beside(units: Sequence[Unit], thing: Mover, nps: Sequence[Mover]) -> Mover | None:
    """Return the counted men told beside what they go with: "20 tanks and 300 commandos", "20 cars carrying 80 men"."""
    if thing.cls not in ("vehicle", "weapon"):
        return None
    last = thing.last
    for one in nps:
        if one.first < last:
            continue
        between = [u.low for u in units[last : one.first]]
        if not between or len(between) > 3 or between[0] not in _BESIDE or not _BESIDE.issuperset(between):
            return None
        counted = any(u.kind == "count" for u in units[one.first : one.last])
        if one.cls in ("fighter", "men", "group") and counted and between != [","]:
            return one
        if one.cls not in ("vehicle", "weapon"):
            return None
        last = one.last
    return None


_BESIDE = frozenset(["and", ",", "with", "carrying", "as", "well", "along", "together", "plus"])


def _is_of_its_particle(units: Sequence[Unit], trigger: Trigger, mover: Mover) -> bool:
    """Say whether a noun behind a particle is what is moved: "moved in 30 tanks", but not "moved in a convoy"."""
    if mover.first != trigger.end + 1 or units[trigger.end].low not in _UP:
        return False
    may_ride = mover.cls == "vehicle" and units[trigger.end].low == "in" and "moves" in trigger.sense.frame
    return not may_ride or any(u.kind == "count" for u in units[mover.first : mover.last])


_ROADS = frozenset(["road", "roads"])
_UP = frozenset(["in", "up", "over", "out", "off", "along", "down", "forward", "back"])


def _heavy_object(units: Sequence[Unit], mover: Mover, limit: int) -> bool:
    """Say whether the object was moved behind its place: "brought to Kutum more than 1,000 men"."""
    before = mover.first - 1
    before -= units[before].low == "," and units[before - 1].kind == "date" and mover.is_armed
    return mover.first > limit and units[mover.first].kind == "count" and units[before].kind in ("place", "date")


_BETWEEN = frozenset(["on", "in", "at", "the", "last", "of", ",", "to", "into", "towards"])


def noun_object_of(
    units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover], column: bool
) -> Mover | None:
    """Find who moves by a noun of movement: "the arrival on Thursday in X of 60 fighters"; None where none is named."""
    if column:
        return next((m for m in nps if m.first <= trigger.at < m.last), None)
    own = next((m for m in nps if m.first <= trigger.at and trigger.end < m.last), None)
    if own is not None:
        return own  # "a shipment of rifles for the brigade"
    for k in range(trigger.end, min(last, trigger.end + 8)):
        # "the arrival on Thursday in X of 60 fighters"
        if units[k].low in ("of", "by"):
            found = next((m for m in nps if k < m.head <= k + 8 and m.head < last), None)
            if found is not None and not _OF_TIME.isdisjoint(u.low for u in units[k : found.first]):
                return None  # "a journey of eleven hours in open lorries"
            if found is not None or k == trigger.end:
                return found
        if units[k].kind not in ("date", "place") and units[k].low not in _BETWEEN:
            break
    before = [m for m in nps if m.last in (trigger.at, trigger.at - 1) and m.first < trigger.at]
    if "goal" in trigger.sense.frame:
        return before[-1] if before else None
    return (
        before[-1] if before and before[-1].cls in ("group", "fighter", "unit", "vehicle", "weapon", "family") else None
    )


_OF_TIME = frozenset("hours hour days day minutes nights kilometres kilometers km miles".split())


def with_phrase(units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover]) -> Mover | None:
    """Find by whom a place is reinforced: "with 300 men", "by a brigade"."""
    for k in range(trigger.end, last):
        if units[k].low in ("with", "by"):
            return next((m for m in nps if k < m.head <= k + 6), None)
    return None


def _is_means(units: Sequence[Unit], trigger: Trigger, mover: Mover) -> bool:
    """Say whether a noun without number or owner right behind "take" is what somebody goes by: "took boats to X"."""
    bare = mover.first == mover.head or units[mover.first].low == "a"
    goes = [u.low for u in units[mover.last : mover.last + 1]] in (["to"], ["for"], ["from"], ["across"])
    return mover.cls == "vehicle" and bare and goes and mover.first == trigger.end
