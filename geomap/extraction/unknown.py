"""Unknown movement words: "from A to B" with armed movers says a movement whatever the verb, or with none."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.lexicon import Sense
from geomap.extraction.movers import Mover, is_governed
from geomap.extraction.roles import Phrase
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit

_SENSE = Sense("unknown", frozenset(["moves", "carries"]), frozenset())
_TO = frozenset(["to", "into", "towards", "toward", "onto"])
_ROADS = frozenset("road roads highway motorway railway line route corridor pipeline border frontier front".split())
_SPREADING = frozenset("starting stretching extending ranging running spanning".split())
_MAY_BE_ARMED = frozenset(["unit", "men", "leader", "vehicle"])
_MOVABLE = frozenset(["fighter", "group", "unit", "leader", "family", "vehicle", "men", "weapon"])


def unknown_triggers(
    units: Sequence[Unit],
    masked: Sequence[bool],
    triggers: Sequence[Trigger],
    places: Sequence[Phrase],
    nps: Sequence[Mover],
) -> list[Trigger]:
    """Find the clauses without a known word of movement in which armed movers stand before "from A to B".

    Parameters
    ----------
    units, masked : sequence
        The sentence, and which of its units belong to attributions.
    triggers : sequence of Trigger
        The known movement and front-line words; a clause that has one is left alone.
    places : sequence of Phrase
        The places with their governors.
    nps : sequence of Mover
        The noun phrases.

    Returns
    -------
    list of Trigger
        One for each such clause: the verb before the first place, else the preposition itself.
    """
    out: list[Trigger] = []
    for first, last in _clauses(units, masked):
        headed = _heads_a_line(units, first, last, places, nps)
        if headed is not None and not any(first <= t.at < last for t in triggers):
            out.append(headed)
            continue
        inside = [p for p in places if first <= p.unit < last]
        if any(units[p.at - 1].low in _SPREADING for p in inside if p.governor == "from" and p.at):
            continue  # "their presence along the border, starting from A to B"
        if not any(p.governor == "from" for p in inside) or not any(p.governor in _TO for p in inside):
            continue
        if any(first <= t.at < last and "column" not in t.sense.frame for t in triggers):
            continue
        begin = min(p.at for p in inside if p.governor == "from" or p.governor in _TO)
        if begin and units[begin - 1].low in _ROADS:
            continue  # "secured the highway from A to B"
        arrow = next((p for p in inside if p.governor == "from" and p.at == p.unit), None)
        if arrow is not None and any(m.is_armed and m.first > arrow.unit for m in nps):
            out.append(Trigger(arrow.unit, arrow.unit, _SENSE))
            continue
        found = [m for m in nps if first <= m.first and m.head < begin and m.cls in _MOVABLE and not masked[m.head]]
        free = [m for m in found if not is_governed(units, m)]
        if not free or not any(m.is_armed or m.cls in _MAY_BE_ARMED for m in found):
            continue
        verb = next((k for k in range(begin - 1, free[0].head, -1) if _is_verb(units, k)), None)
        if verb is not None and units[verb].low in _SHOOTING:
            continue  # "fired rockets from A into B", "have been burning wells from A to B"
        if verb is not None and not _REACHES.isdisjoint(u.low for u in units[verb + 1 : begin]):
            continue  # "extended their control from A to B"
        if not _SPREADS.isdisjoint(u.low for u in units[free[0].last : begin]):
            continue  # "an army spread thin from A to B", "strikes by policemen have spread from A to B"
        if verb is None and _has_object(units, free[-1].last, begin):
            continue
        at = begin if verb is None else verb
        passive = verb is not None and any(u.low in lexicon.BE for u in units[max(first, verb - 4) : verb])
        out.append(Trigger(at, at if verb is None else at + 1, _SENSE, passive))
        if verb is None:
            out += _further(inside, nps, begin)
    return out


def _heads_a_line(
    units: Sequence[Unit], first: int, last: int, places: Sequence[Phrase], nps: Sequence[Mover]
) -> Trigger | None:
    """Read "From A to B: about 300 rebels", which opens a line."""
    if any(u.low.isalpha() for u in units[:first]) or [u.low for u in units[last : last + 1]] != [":"]:
        return None
    inside = [p for p in places if first <= p.unit < last]
    opens = next((k for k in range(first, last) if units[k].low.isalpha()), last)
    if [p.governor for p in inside[:2]] not in (["from", "to"], ["from", "into"]) or inside[0].at != opens:
        return None
    follows = any(last < m.first <= last + 2 and m.is_armed for m in nps)
    return Trigger(opens, opens, _SENSE) if follows and inside[-1].unit == last - 1 else None


def _has_object(units: Sequence[Unit], first: int, end: int) -> bool:
    """Say whether they do something to a thing: "laid a pipe from A to B", "spread fear from A to B"."""
    lows = [u.low for u in units[first:end]]
    if not lows or lows[-1] in lexicon.words("things without number"):
        return bool(lows)
    if len(lows) < 3 or lows[-2] not in lexicon.DETERMINERS or not units[end - 1].is_common:
        return False
    return not _BUILDING.isdisjoint(lows) or lows[-1] not in lexicon.words("ways and quarters") | lexicon.PLACE_NOUNS


_BUILDING = frozenset("dug dig built build laid lay".split())
_SPREADS = frozenset(["spread", "spreads", "stretched", "stretches", "scattered", "emboldened", "dotted"])
_SHOOTING = frozenset(
    "fired firing launched launching lobbed lobbing shelled shelling aimed aiming burned burnt burning looted looting "
    "killed killing bombed bombing robbed robbing plundered plundering raided raiding destroyed destroying".split()
)


_REACHES = frozenset(
    "control presence influence reach grip rule operations attacks campaign territory offensive zone zones".split()
)


def _further(inside: Sequence[Phrase], nps: Sequence[Mover], begin: int) -> list[Trigger]:
    """Find what goes on without a verb: "thirty fighters from A to B, twenty fighters from C to D"."""
    return [
        Trigger(p.at, p.at, _SENSE)
        for p in inside
        if p.governor == "from" and p.at > begin and any(m.is_armed and m.last == p.at for m in nps)
    ]


def _clauses(units: Sequence[Unit], masked: Sequence[bool]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    start = 0
    for k, unit in enumerate(units):
        if unit.kind == "word" and unit.low in lexicon.HARD and not masked[k]:
            out.append((start, k))
            start = k + 1
    out.append((start, len(units)))
    return out


def _is_verb(units: Sequence[Unit], k: int) -> bool:
    unit = units[k]
    return (
        unit.kind == "word"
        and unit.low.endswith(("ed", "ing"))
        and unit.low not in lexicon.actors()
        and unit.low not in lexicon.ADJECTIVES
        and len(unit.low) > 4
    )
