"""Apart: words that stand away from the movement they belong to: a goal told first, the owner of "whose", a town."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.extraction.bounds import opens_predicate
from geomap.extraction.ends import Frame
from geomap.extraction.insertions import verb_group
from geomap.extraction.movers import Mover
from geomap.extraction.roles import Phrase
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit
from geomap.gazetteer import is_capital


def without_fronted_goal(units: Sequence[Unit], frames: Sequence[Frame]) -> list[Frame]:
    """Read "Bound for B, 300 men left A": where they were going is told ahead of where they left."""
    if len(frames) < 2:
        return list(frames)
    goal, leaving = frames[:2]
    fronted = goal.trigger.at <= 1 and (goal.trigger.participle or goal.trigger.sense.lemma in ("bound", "destined"))
    comma = any(u.low == "," for u in units[goal.trigger.end : leaving.trigger.at])
    if not fronted or not comma or leaving.mover is None or goal.mover not in (None, leaving.mover):
        return list(frames)
    if not goal.ends.destinations or goal.ends.origins or leaving.ends.destinations or not leaving.ends.origins:
        return list(frames)
    leaving.ends.destinations = goal.ends.destinations
    return list(frames[1:])


def without_where_bound(units: Sequence[Unit], frames: Sequence[Frame]) -> list[Frame]:
    """Read "have gone through A, B-bound, from C": one movement, though two words tell of it."""
    out: list[Frame] = []
    for frame in frames:
        last = out[-1] if out else None
        bound = frame.trigger.sense.lemma == "bound" and frame.ends.origins and not frame.ends.destinations
        if last is not None and bound and last.mover is frame.mover and last.ends.destinations:
            between = {u.low for u in units[last.trigger.end : frame.trigger.at]}
            if not last.ends.origins and between.isdisjoint(("and", "but", ";")):
                last.ends.origins = frame.ends.origins
                continue
        out.append(frame)
    return out


def without_heading_before(units: Sequence[Unit], frames: Sequence[Frame]) -> list[Frame]:
    """Read "B-bound fighters left A", "a B-bound convoy of rebels left A": the word before them tells their goal."""
    out = list(frames)
    for number, frame in enumerate(frames):
        at = frame.trigger.at
        if frame.trigger.sense.lemma != "bound" or frame.ends.origins or units[at - 1].low != "-":
            continue
        of_those = (f for f in frames[number + 1 :] if f.mover is not None and f.mover.first <= at + 1 < f.mover.last)
        leaving = next((f for f in of_those if f.ends.origins), None)
        if leaving is not None:
            leaving.ends.destinations = leaving.ends.destinations or frame.ends.destinations
            out.remove(frame)
    return out


def left_or_preferred(units: Sequence[Unit], trigger: Trigger, phrase: Phrase) -> Phrase:
    """Read X and Y of "said goodbye to X", "deserted X in favour of Y"."""
    if trigger.at < phrase.at < trigger.end == phrase.unit:
        return replace(phrase, governor="verb", at=trigger.at)
    preferred = phrase.unit > 2 and [u.low for u in units[phrase.unit - 3 : phrase.unit]] in _IN_FAVOUR_OF
    return replace(phrase, governor="for") if preferred else phrase


def owner_of_subject(
    units: Sequence[Unit], trigger: Trigger, nps: Sequence[Mover], subject: Mover | None
) -> Mover | None:
    """Read "rebels whose leader was killed have left X": the clause of "whose" has a verb of its own."""
    if subject is None or not subject.first or units[subject.first - 1].low != "whose":
        return subject
    told = range(subject.last, verb_group(units, trigger.at))
    if not any(opens_predicate(units, k) for k in told):
        return subject
    return next((m for m in reversed(nps) if m.last in (subject.first - 1, subject.first - 2)), subject)


_IN_FAVOUR_OF = (["in", "favour", "of"], ["in", "favor", "of"])


def town_beside(units: Sequence[Unit], trigger: Trigger, places: Sequence[Phrase]) -> Phrase | None:
    """Return the town that a clause has as its subject: "A sent 300 men to B", "B on Monday saw the arrival of men".

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    trigger : Trigger
        The movement word.
    places : sequence of Phrase
        Its places.

    Returns
    -------
    Phrase or None
        Where the movement began, of a verb of sending or a noun of leaving; where it ended, of a noun of arriving.
    """
    noun = trigger.sense.is_noun
    if not noun and (trigger.passive or units[trigger.at].low not in _SENDS):
        return None
    verb = trigger.at
    if noun:
        verb = next((k for k in range(trigger.at - 1, max(0, trigger.at - _TO_SEE), -1) if units[k].low in _SEES), 0)
    k = verb - 1
    while k > 0 and (units[k].kind == "date" or units[k].low in _BETWEEN):
        k -= 1
    town = next((p for p in places if p.unit == k and p.governor in ("", "subject")), None) if verb > 0 else None
    if town is None or not (found := getattr(units[k].what, "places", ())):
        return None
    return None if found[0].end_kind != "town" or (not noun and is_capital(found[0])) else town


ARRIVING = frozenset(["arrival", "arrivals", "influx", "inflow", "entry", "entrance", "return"])
_SENDS = frozenset("sent sends dispatched dispatches despatched despatches".split())
_SEES = frozenset(
    "saw sees seen witnessed witnesses awaits awaited awaiting expects expecting bracing braces preparing "
    "prepares".split()
)
_BETWEEN = frozenset("has had have is was also on already still now alone itself".split())
_TO_SEE = 7
