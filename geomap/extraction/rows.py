"""Rows: lines of a digest that tell a movement without a verb: "Syrian Army: A to B, 90 vehicles", "army | A > B"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.claims import Status
from geomap.extraction import lexicon
from geomap.extraction.ends import Ends, Frame
from geomap.extraction.lexicon import Sense
from geomap.extraction.movers import Mover
from geomap.extraction.roles import TO, Phrase
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit

ROW = Sense("row", frozenset(["moves"]), frozenset())
_ARROWS = frozenset([">", "→", "⇒", "➔", "➜", "->"])
_JOINTS = _ARROWS | {"to", "into"}
_CELLS = frozenset([":", "|", *_ARROWS])
_BETWEEN = frozenset([",", "and", "&", "/", "or"])
_VERBS = lexicon.BE | lexicon.HAVE | lexicon.MODALS | {"do", "does", "did"}
_ROADS = frozenset(
    "road roads route routes highway motorway corridor line border frontier distance km kilometres flight flights "
    "bridge railway pipeline axis front see".split()
)
_MOVES = frozenset("fighter group unit vehicle weapon leader family men".split())
_PLANNED = frozenset("planned foreseen expected promised scheduled ordered due announced intended".split())
_AHEAD = ("tomorrow", "next ", "by ", "within ", "before ")
_DENIED = frozenset(["denied", "denies", "disputed", "untrue", "false"])
_MAYBE = frozenset(["unconfirmed", "possible", "rumoured", "rumored", "unverified", "rumour", "alleged"])


def is_of_table(units: Sequence[Unit]) -> bool:
    """Say whether a sentence is a row of a table whose head tells where somebody came from and went to."""
    return any(u.start == u.end and u.low in ("from", "into") for u in units)


def is_row(units: Sequence[Unit]) -> bool:
    """Say whether a sentence has cells or a label, no verb, and two places that an arrow, "to" or "into" joins."""
    lows = [u.low for u in units]
    said = next((k for k, u in enumerate(units) if u.quoted), len(units))
    if _CELLS.isdisjoint(lows) or not _VERBS.isdisjoint(lows[:said]) or any(map(_goes, lows[:said])):
        return False
    named = [k for k, u in enumerate(units[:said]) if u.kind == "place"]
    joined = [k - 1 for k in named[1:] if k > 1 and lows[k - 1] in _JOINTS]
    joints = [k for k in joined if k - 1 in named or lows[k] == "into"]
    trail = any(lows[k - 2] in _ARROWS or lows[k + 2 : k + 3] in ([arrow] for arrow in _ARROWS) for k in joints)
    title = next((low for low in lows if low.isalpha()), "") == "from"  # "From Homs to Idlib: a long road"
    return bool(joints) and not trail and not title  # and not "Home > Syria > Aleppo"


def _goes(low: str) -> bool:
    """Say whether a word is a verb of movement, and none of what becomes of those who move, or tells of a road."""
    return low in _ROADS or any("stop" not in sense.frame for sense in lexicon.verbs().get(low, ()))


def row_frames(units: Sequence[Unit], nps: Sequence[Mover], places: Sequence[Phrase]) -> list[Frame]:
    """Find the movement of a row: who moves, and two places that an arrow or "to" joins, or "from" and "to" lead.

    Parameters
    ----------
    units : sequence of Unit
        A sentence without a word of movement.
    nps : sequence of Mover
        Its noun phrases outside of attributions.
    places : sequence of Phrase
        Its places.

    Returns
    -------
    list of Frame
        One at most.
    """
    tabled = is_of_table(units)
    if not tabled and not is_row(units):
        return []
    who = [m for m in nps if m.cls in _MOVES and (m.is_armed or m.cls in ("fighter", "group", "unit"))]
    if not who:
        return []
    joint = next((p.unit - 1 for p in places if _joins(units, p.unit - 1, places)), None)
    if joint is not None:
        origins = _run(units, [p for p in reversed(places) if p.unit < joint], joint)
        destinations = _run(units, [p for p in places if p.unit > joint], joint)
    else:
        origins = [p for p in places if p.governor == "from"]
        destinations = [p for p in places if p.governor in TO and p.governor != "for"]
    both = origins and destinations and {p.unit for p in origins}.isdisjoint(p.unit for p in destinations)
    if not both and not (tabled and (origins or destinations)):
        return []
    at = joint if joint is not None else (destinations or origins)[0].at
    mover = next((m for m in who if m.last <= at), who[0])
    trigger = Trigger(at, at + 1, ROW)
    return [Frame(trigger, mover, Ends(origins, destinations), 0, len(units), triggers=[trigger])]


def _joins(units: Sequence[Unit], at: int, places: Sequence[Phrase]) -> bool:
    """Say whether an arrow or "to" at a unit stands right between two places."""
    return at > 0 and units[at].low in _JOINTS and any(p.unit == at - 1 for p in places)


def _run(units: Sequence[Unit], places: Sequence[Phrase], joint: int) -> list[Phrase]:
    """Take the places that are listed up to the joint: the nearest one, and those that commas join to it."""
    out = list(places[:1])
    for place in places[1:]:
        between = units[min(out[-1].unit, place.unit) + 1 : max(out[-1].unit, place.unit)]
        if not between or any(u.low not in _BETWEEN for u in between):
            break
        out.append(place)
    return out if joint < out[0].unit else out[::-1]


def status_of_row(units: Sequence[Unit], masked: Sequence[bool]) -> Status:
    """Read what a row says of its movement: "promised", "denied", "stopped on the way", "unconfirmed"."""
    lows = {u.low for u, source in zip(units, masked, strict=True) if not source}
    if not lows.isdisjoint(_DENIED):
        return "denied"
    if not lows.isdisjoint(lexicon.words("stopped")):
        return "prevented"
    if not lows.isdisjoint(_MAYBE):
        return "possible"
    ahead = any(u.kind == "date" and u.low.startswith(_AHEAD) for u in units)
    return "planned" if ahead or not lows.isdisjoint(_PLANNED) else "occurred"
