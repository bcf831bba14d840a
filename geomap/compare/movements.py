"""When two claims may speak of one movement, whoever makes them and whatever they say of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geomap.compare.claimants import relation
from geomap.compare.facts import Facts, day_span, gap_km
from geomap.compare.pairs import groups_agree, spots_meet

_ONE_COLUMN = frozenset(["fighters", "vehicles", "weapons"])
"""What travels together; families and leaders that leave are another movement than fighters who do."""
UNDATED_DAYS = 7
"""A movement without a day is taken to lie in the week before its report, a planned one in the week after."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two claims that may speak of one movement: how much speaks for it, and the end on which they differ."""

    strength: float
    differs: str = ""


def meet(one: Facts, other: Facts, days: int, km: float) -> Meeting | None:
    """Say whether two claims may speak of one movement.

    Parameters
    ----------
    one, other : Facts
        From `facts_of`.
    days, km : int, float
        How far apart days and places may be.

    Returns
    -------
    Meeting or None
        Both ends have to agree. An end that is not stated agrees with any, where both give a day or the same figure
        or have one claimant. Places are never one if that would shrink a movement to half its length. Where one
        end differs, the two are still one movement if they give the same figure for the same days: then one of
        them has the end otherwise.
    """
    if not groups_agree(one, other):
        return None
    spans = _span(one), _span(other)
    if spans[0] and spans[1] and (spans[0][0] - days > spans[1][1] or spans[1][0] - days > spans[0][1]):
        return None
    reach = min(km, length_km(one) / 2, length_km(other) / 2)
    strength, met, opened, differs = 0.0, 0, 0, ""
    for role, mine, theirs in (
        ("origin", one.origin, other.origin),
        ("destination", one.destination, other.destination),
    ):
        if mine is None or theirs is None:
            opened += (mine is None) != (theirs is None)
            continue
        agree = spots_meet(mine, theirs, reach)
        if agree:
            met += 1
            strength += agree
        elif agree == 0.0:
            if differs:
                return None
            differs = role
    same_number = one.figure is not None and one.figure == other.figure
    same_figure = same_number and one.what == other.what
    dated = one.first_day is not None and other.first_day is not None
    if one.what != other.what and not same_number and not {one.what, other.what} <= _ONE_COLUMN:
        return None
    if not met or (differs and not _is_other_version(one, other, same_figure)):
        return None
    if opened and not (same_figure or dated or relation(one.claimant, other.claimant) == "same"):
        return None
    return Meeting(strength + 0.5 * same_figure + 0.5 * dated - (1.0 if differs else 0.0), differs)


def length_km(facts: Facts) -> float:
    """Return how far a movement goes; infinite where an end is not known, so that it limits nothing."""
    if facts.origin is None or facts.destination is None:
        return math.inf
    gap = gap_km(facts.origin, facts.destination)
    return math.inf if gap is None else gap


def _is_other_version(one: Facts, other: Facts, same_figure: bool) -> bool:
    """Say whether two claims with one end different still tell of one movement: same figure, same known days."""
    if one.report == other.report or not same_figure or one.is_vague or not one.group or one.group != other.group:
        return False
    dated = one.first_day is not None and other.first_day is not None
    return dated and (one.first_day, one.last_day) == (other.first_day, other.last_day)


def _span(facts: Facts) -> tuple[int, int] | None:
    span = day_span(facts)
    if span is not None or facts.published is None:
        return span
    if facts.status == "planned":
        return facts.published, facts.published + UNDATED_DAYS
    return facts.published - UNDATED_DAYS, facts.published
