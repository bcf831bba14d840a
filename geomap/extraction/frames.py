"""Frames: each movement word with its mover and the places that its clause gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geomap.extraction import lexicon
from geomap.extraction.among import fighters_among
from geomap.extraction.apart import (
    ARRIVING,
    left_or_preferred,
    owner_of_subject,
    town_beside,
    without_fronted_goal,
    without_heading_before,
    without_where_bound,
)
from geomap.extraction.chains import merge_chains, split_gapped, split_legs, split_onward
from geomap.extraction.ends import Ends, Frame, clause_ends
from geomap.extraction.gapping import split_those_of
from geomap.extraction.insertions import insertion_before
from geomap.extraction.movers import Mover
from geomap.extraction.objects import noun_object_of, object_of, with_phrase
from geomap.extraction.roles import IN, MEASURES, TO, Phrase, phrases
from geomap.extraction.rows import is_of_table, row_frames
from geomap.extraction.subjects import SUBORDINATORS, find_subject, riding_with
from geomap.extraction.triggers import Trigger, find_triggers
from geomap.extraction.units import Unit
from geomap.extraction.unknown import unknown_triggers

_RELATIVES = frozenset(["who", "which", "that", "whose", "whom"])


def find_frames(units: Sequence[Unit], masked: Sequence[bool], nps: Sequence[Mover]) -> list[Frame]:
    """Find the movements of a sentence.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    masked : sequence of bool
        True for the units of attributions, which are nobody's mover and no end.
    nps : sequence of Mover
        Its noun phrases outside of attributions.

    Returns
    -------
    list of Frame
        In order; frames that share a subject and complete each other are merged.
    """
    triggers = find_triggers(units, masked)
    places = [p for p in phrases(units) if not masked[p.unit]]
    if not triggers and len(places) < 2 and not is_of_table(units):
        return []
    verbs = any("stop" not in t.sense.frame and not t.sense.is_noun for t in triggers)
    if (not verbs or is_of_table(units)) and (told := row_frames(units, nps, places)):
        return told
    triggers += unknown_triggers(units, masked, triggers, places, nps)
    triggers.sort(key=lambda t: t.at)
    frames: list[Frame] = []
    for number, trigger in enumerate(triggers):
        left = next((t.end for t in reversed(triggers[:number]) if "column" not in t.sense.frame), 0)
        right = next((t.at for t in triggers[number + 1 :] if "column" not in t.sense.frame), len(units))
        frame = _frame(units, masked, trigger, left, right, nps, places, frames)
        if frame.mover is not None and frame.mover.cls == "vehicle":
            frame.mover = _first_of_those_struck(units, frame.mover, trigger.at, nps)
        if frames and frames[-1].trigger.sense.lemma == "visit" and units[trigger.at].low == "arriving":
            frame.mover = frames[-1].mover  # "The minister visited the command in X, arriving from Y"
        if frames and frame.mover is not None:
            own = [p for p in frame.ends.destinations if p.unit in (frame.mover.first - 1, frame.mover.first - 2)]
            frames[-1].ends.destinations = [p for p in frames[-1].ends.destinations if p not in own]
        frames.append(frame)
    frames = [f for f in frames if not _is_company(units, f, frames)]
    frames = [f for number, f in enumerate(frames) if not _only_tells_the_aim(f, frames[:number])]
    _take_goal_behind_relative(units, frames)
    frames = _without_where_they_stood(units, frames)
    frames = without_where_bound(units, without_heading_before(units, without_fronted_goal(units, frames)))
    merged = merge_chains(units, [f for f in frames if not _is_object_of_another(f, frames)])
    for frame in merged:
        if not frame.ends.destinations and frame.ends.destination_word is None:
            frame.ends.destinations += _to_act_there(units, frame.triggers[-1], places)
    legs = split_those_of(units, split_legs(merged, nps), places)
    return split_onward(units, split_gapped(units, legs, nps))


def _take_goal_behind_relative(units: Sequence[Unit], frames: Sequence[Frame]) -> None:
    """Read "fled A, which the army entered on Sunday, to B": behind the second comma the first verb goes on."""
    for frame, later in pairwise(frames):
        left = frame.ends.origins[-1].unit if frame.ends.origins else None
        if left is None or frame.ends.destinations or not left + 2 < later.trigger.at:
            continue
        if [u.low for u in units[left + 1 : left + 3]] not in ([",", "which"], [",", "where"]):
            continue
        goals = [p for p in later.ends.destinations if p.governor in TO and units[p.at - 1].low == ","]
        frame.ends.destinations = goals
        later.ends.destinations = [p for p in later.ends.destinations if p not in goals]


def _first_of_those_struck(units: Sequence[Unit], mover: Mover, verb: int, nps: Sequence[Mover]) -> Mover:
    """Read "destroyed 80 militants, 36 vehicles and 17 pickups that tried to flee X": who is told first of a list."""
    if {"that", "which", "who"}.isdisjoint(u.low for u in units[mover.last : verb]):
        return mover
    first = mover
    for one in reversed(nps):
        if one.last == first.first - 1 and units[one.last].low in (",", "and"):
            first = one
    counted = units[first.first].kind == "count" and first.cls in ("fighter", "group")
    return first if counted and units[first.first - 1].low in lexicon.words("stopped") else mover


def _without_where_they_stood(units: Sequence[Unit], frames: Sequence[Frame]) -> list[Frame]:
    """Read "Two battalions now deployed in A will return to B": a participle tells where those who move stand."""
    out = list(frames)
    for frame, later in pairwise(frames):
        mover, at = frame.mover, frame.trigger.at
        reduced = _may_be_participle(units[at]) and _has_verb(units, frame, later)
        if (
            mover is None
            or later.mover is not mover
            or not (frame.trigger.sense.lemma in _POSTED or "stop" in frame.trigger.sense.frame)
            or frame.ends.origins
            or not (later.ends.destinations or later.ends.origins or later.ends.destination_word)
            or not (
                (reduced and {u.low for u in units[mover.last : at]} <= _SO_FAR)
                or _are_posted_in_passing(units, mover, frame, later)
            )
        ):
            continue
        later.ends.located = [*frame.ends.destinations, *frame.ends.located, *later.ends.located]
        out.remove(frame)
    return out


def _are_posted_in_passing(units: Sequence[Unit], mover: Mover, frame: Frame, later: Frame) -> bool:
    """Read "The brigade, which had been deployed in A, is being moved to B": a relative clause says where it was."""
    told = [u.low for u in units[mover.last : frame.trigger.at] if u.low not in _SO_FAR and u.low != ","]
    if told[:1] not in (["which"], ["who"], ["that"]) or not set(told[1:]) <= lexicon.BE | lexicon.HAVE:
        return False
    between = {u.low for u in units[frame.trigger.end : later.trigger.at]}
    stands = all(p.governor in IN for p in frame.ends.destinations)
    return stands and later.trigger.passive and not between & {"and", "but", "then", "when", "before"}


def _has_verb(units: Sequence[Unit], frame: Frame, later: Frame) -> bool:
    """Say whether a later verb, with no "and" before it, is that of the clause, so that the one before it is none."""
    between = {u.low for u in units[frame.trigger.end : later.trigger.at]}
    return not frame.trigger.passive and not between & {"and", "but", ",", "then", "when", "after", "before"}


def _may_be_participle(unit: Unit) -> bool:
    return unit.low.endswith(("ed", "en")) or unit.low in ("held", "kept", "caught", "stuck")


_POSTED = frozenset(["deploy", "station", "post", "redeploy", "base", "garrison", "send", "lodge"])
_SO_FAR = frozenset(
    ["now", "currently", "presently", "still", "already", "recently", "previously", "until", "at", "present"]
)


def _only_tells_the_aim(frame: Frame, before: Sequence[Frame]) -> bool:
    """Read "sent 900 men to X to bolster the rebels in Y": it is to X that they go."""
    aim = frame.trigger.infinitive and "reinforces" in frame.trigger.sense.frame
    return aim and bool(before) and any(p.governor in TO for p in before[-1].ends.destinations)


def _is_company(units: Sequence[Unit], frame: Frame, frames: Sequence[Frame]) -> bool:
    """Say whether a column only is what somebody goes with: "who had travelled with the convoy were flown on"."""
    if "column" not in frame.trigger.sense.frame or frame.mover is None or len(frames) < 2:
        return False
    before = frame.mover.first - 1
    return before > 0 and units[before].low in ("with", "aboard", "alongside", "in")


def _is_object_of_another(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Say whether a column noun is what another verb moves: "sent reinforcements"."""
    if "column" not in frame.trigger.sense.frame:
        return False
    at = frame.trigger.at
    return any(
        f is not frame and f.mover is not None and f.mover.first <= at < f.mover.last and f.trigger.at < at
        for f in frames
    )


def _bounds(units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, left: int, right: int) -> tuple[int, int]:
    first = trigger.at
    aside = insertion_before(units, trigger.at)
    while first > left:
        if aside and first - 1 == aside.stop - 1 and aside.start >= left:
            first = aside.start  # "300 rebels, because the pay had stopped, left X"
            continue
        unit = units[first - 1]
        if (
            unit.kind == "word"
            and not masked[first - 1]
            and (unit.low in lexicon.HARD or (unit.low in SUBORDINATORS and not _not_clause(units, first - 1)))
        ):
            break
        first -= 1
    last = trigger.end
    while last < right:
        unit = units[last]
        if (
            unit.kind == "word"
            and not masked[last]
            and (
                (unit.low in lexicon.HARD and not _told_apart(units, last))
                or (unit.low in SUBORDINATORS and not _not_clause(units, last))
                or (unit.low in ("and", "but") and (_new_predicate(units, last + 1) or _new_clause(units, last + 1)))
                or (unit.low == "," and last + 1 < len(units) and units[last + 1].low in _SAYING)
            )
        ):
            break
        last += 1
    return first, last


def _told_apart(units: Sequence[Unit], at: int) -> bool:
    """Say whether parts of the movers follow a mark with ends of their own: "left X: most for A, the others for B"."""
    if units[at].low not in (":", "–", "—", "-", ";"):
        return False
    return _PART_GOES.match(" ".join(u.low for u in units[at + 1 : at + 9])) is not None


_PART_GOES = re.compile(
    r"(?:the )?(?:most|some|half|(?:larger|bigger|greater|main) part|majority|one|others|rest|remainder|many|several)"
    r"(?: of (?:them|it))? (?:from|out of|to|for|into) "
)


def _new_predicate(units: Sequence[Unit], at: int) -> bool:
    """Say whether another verb of the same subject begins here, which is no movement: "and are planning to fight"."""
    if at + 1 >= len(units) or units[at].kind != "word":
        return False
    low = units[at].low
    return low in _AUXILIARIES and units[at + 1].kind == "word"


def _new_clause(units: Sequence[Unit], at: int) -> bool:
    """Say whether another subject with its verb begins here: "and the UN agency delivered tents to X"."""
    if [u.low for u in units[at : at + 4]] == ["on", "top", "of", "that"]:
        return True  # "and on top of that ninety men from X are to be in Y"
    if at + 2 >= len(units) or units[at].low not in ("the", "a", "an", "its", "their", "some"):
        return False
    for k in range(at + 1, min(at + 7, len(units) - 1)):
        unit = units[k]
        if unit.kind in ("place", "date") or (unit.kind == "word" and unit.low in _ENDS_SUBJECT):
            return False
        verb = unit.low.endswith("ed") or unit.low in lexicon.HAVE
        if unit.kind == "word" and k > at + 1 and verb and not unit.capital and "-" not in unit.low:
            after = units[k + 1]
            describes = unit.low in lexicon.ADJECTIVES or unit.low in lexicon.words("adjectives of movers")
            return after.kind != "place" and after.low not in lexicon.PLACE_NOUNS and not describes
    return False


_ENDS_SUBJECT = frozenset([",", "of", "in", "to", "from", "at", "near", "on", "for", "with"])
_SAYING = frozenset("dismissing denying rejecting citing quoting saying adding claiming contradicting raising".split())
_AUXILIARIES = frozenset("is are was were has have had will would may might can could did do does".split())


_WHEN = frozenset(["before", "after", "until", "since"])


def _not_clause(units: Sequence[Unit], i: int) -> bool:
    """Say whether a word that may open a clause does not here: "before dawn", "as well as", "than"."""
    low = units[i].low
    after = units[i + 1].low if i + 1 < len(units) else ""
    if low == "that" and after == "of":
        return True  # "the garrison of X and that of Y"
    if low == "that" and i and units[i - 1].low in _WHEN:
        return _not_clause(units, i - 1)
    if low in _WHEN and after == "that":
        return i + 2 < len(units) and units[i + 2].low in ("been", ",")  # "had before that been pulled back"
    if low in _WHEN:
        return (
            after in ("dawn", "sunset", "midnight", "noon", "nightfall", "sunrise", "dusk", "dark")
            or (i + 1 < len(units) and units[i + 1].kind == "date")
            or (low == "until" and after in ("now", "then", "recently", "lately"))
            or _is_verbless(units, i + 1)
        )
    if low == "but":
        instead = i + 1 < len(units) and units[i + 1].low in ("from", "to", "into", "for")
        rather = instead and "not" in [u.low for u in units[max(0, i - 5) : i]]  # "not to X but to Y"
        return rather or (i > 0 and units[i - 1].low == "all")
    if low in ("where", "which") and i > 0 and units[i - 1].low == "," and units[i - 2].kind == "place":
        return any(u.low == "," for u in units[i + 1 : i + 12])  # "From Mosul, where the bridge was closed, ..."
    return low in ("than", "so")


def _is_verbless(units: Sequence[Unit], at: int) -> bool:
    """Say whether no verb stands before the next comma: "after ten days, left" is no clause."""
    for k, unit in enumerate(units[at : at + 9], at):
        if unit.low in (",", ".", ";"):
            return True
        if units[k - 1].low in ("a", "an", "their", "its", "night", "long") and unit.low in MEASURES:
            continue  # "after a drive from X"
        if units[k - 1].low == "of" and unit.low in ("training", "fighting", "waiting", "marching"):
            continue  # "after three weeks of training, from X"
        if unit.kind == "word" and (
            unit.low in lexicon.BE
            or unit.low in lexicon.HAVE
            or unit.low in lexicon.verbs()
            or unit.low.endswith(("ed", "ing"))
            or unit.low in ("they", "he", "she", "it", "we", "could", "will", "would", "fell", "broke", "came")
        ):
            return False
    return False


def _frame(
    units: Sequence[Unit],
    masked: Sequence[bool],
    trigger: Trigger,
    left: int,
    right: int,
    nps: Sequence[Mover],
    places: Sequence[Phrase],
    before: Sequence[Frame],
) -> Frame:
    first, last = _bounds(units, masked, trigger, left, right)
    subject = owner_of_subject(units, trigger, nps, find_subject(units, trigger, first, nps, bool(before)))
    if subject is not None and trigger.participle and before and subject is before[-1].mover:
        subject = None  # "shifted 250 men from A to B, bringing along a launcher"
    subject = riding_with(units, trigger, first, subject, nps) or subject
    own = subject is not None
    if subject is None and _continues(units, masked, trigger, left, before):
        subject = before[-1].mover if not before[-1].agent else before[-1].agent
        if trigger.passive or trigger.sense.is_noun or trigger.participle:
            subject = before[-1].mover
        subject = owner_of_subject(units, trigger, nps, subject)
    later = bool(before) and first == left
    if "leaves" in trigger.sense.frame:
        places = [left_or_preferred(units, trigger, phrase) for phrase in places]
    ends = clause_ends(units, masked, trigger, first, last, places, subject if own else None, later)
    gone = {u.low for u in units[trigger.at + 1 : trigger.at + 2]} & {"out", "away", "off"}
    if ("leaves" in trigger.sense.frame or ends.origins or gone) and not ends.destinations:
        ends.destinations += _stands_now(units, trigger, places)
    if not ends.origins and not ends.destinations:
        ends.destinations += _where_they_go(units, trigger, places)
    told = not ends.origins or not ends.destinations
    if told and (town := town_beside(units, trigger, places)) is not None:
        arriving = trigger.sense.is_noun and units[trigger.at].low in ARRIVING
        side = ends.destinations if arriving else ends.origins
        side += [] if side else [town]
    mover, agent = subject, None
    frame = trigger.sense.frame
    if "leaves" in frame and not ends.origins and _leaves_its_post(units, trigger, ends):
        ends.origins = ends.located[-1:]
    if "carries" in frame and not trigger.passive:
        thing = object_of(units, trigger, last, nps, ends)
        if thing is not None:
            mover, agent = thing, subject
        elif own and subject is not None and (head := _relative_head(units, subject, nps)) is not None:
            mover, agent = head, subject
        elif (
            not own
            and subject is not None
            and before[-1].trigger.passive
            and _is_coordinated_participle(units, trigger)
        ):
            pass  # "was airlifted to X and from there trucked to Y"
        elif ("moves" not in frame and not (own and not _finite(units, trigger))) or moves_a_thing(units, trigger):
            mover = None
    if "reinforces" in frame:
        stop = last if own else next((k for k in range(trigger.end, last) if units[k].low in (",", "and")), last)
        brought = with_phrase(units, trigger, stop, nps) if own or not trigger.passive else None
        mover, agent = (brought, subject) if brought is not None else (subject, None)
        follows = units[trigger.end].low if trigger.end < len(units) else ""
        if brought is None and trigger.passive and follows in ("by", "with"):
            mover = None  # "positions in X were reinforced by air strikes"
    if trigger.passive and "leaves" in frame and "carries" not in frame and trigger.end < len(units):
        by = next((m for m in nps if trigger.end < m.first <= trigger.end + 2), None)
        quit_place = [p for p in places if first <= p.unit < trigger.at and p.governor in ("", "subject", "of")]
        if by is not None and quit_place and units[trigger.end].low == "by":
            mover, ends.origins = by, [*ends.origins, quit_place[-1]]  # "Mosul was left by 300 men"
    if "joins" in frame and trigger.passive:
        joins = next((m for m in nps if trigger.end < m.first < last and units[m.first - 1].low == "by"), None)
        mover, agent = (joins, None) if joins is not None else (mover, agent)  # "will be joined there by two companies"
    if trigger.sense.is_noun and mover is not None and mover.cls == "other" and _is_told_of(units, trigger, mover):
        mover = None  # "called reports of a pullout baseless"
    if trigger.sense.is_noun:
        thing = noun_object_of(units, trigger, last, nps, "column" in frame)
        if thing is not None:
            mover, agent = thing, subject
        elif _is_of_things(units, trigger):
            mover = None
    if trigger.participle and trigger.sense.lemma == "leave" and _leaves_it_to(units, ends):
        ends.origins = []
    out = Frame(trigger, mover, ends, first, last, agent, [trigger], own_subject=own)
    if mover is not None and (among := fighters_among(units, mover, nps)) is not None:
        out.mover = among
    lead = [u.low for u in units[max(0, trigger.at - 6) : trigger.at]]
    back = mover is not None and mover.cls == "pronoun" and trigger.at - mover.last <= 3
    out.is_earlier = ("had" in lead and ("after" in lead or back)) or (trigger.sense.is_noun and "after" in lead[-4:])
    out.is_object = trigger.sense.is_noun and mover is not subject
    out.onward = _onward(units, trigger, first)
    return out


def _is_coordinated_participle(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a verb shares the auxiliary of a passive before it: ", and from there trucked to Y"."""
    lead = [u.low for u in units[max(0, trigger.at - 4) : trigger.at]]
    low = units[trigger.at].low
    done = low.endswith(("ed", "en", "wn")) or low in ("sent", "brought", "led", "put")
    return done and "and" in lead and not lexicon.DETERMINERS & set(lead)


def moves_a_thing(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Read "moved his workshop from A to B", "sent messages from A": a thing that no list has."""
    lows = [u.low for u in units[trigger.end : trigger.end + 5]]
    way = next((k for k, low in enumerate(lows) if low in _WAYS_ON), 0)
    thing = units[trigger.end : trigger.end + way]
    if not thing or any(not u.is_common for u in thing) or not _NO_THINGS.isdisjoint(lows[:way]):
        return False
    if thing[0].low in lexicon.DETERMINERS or thing[0].low in _OWNERS:
        return len(thing) > 1 and not thing[-1].low.endswith("ly")
    plural = thing[-1].low.endswith("s") and not thing[-1].low.endswith(_NO_PLURALS)
    return len(thing) < 3 and (plural or thing[-1].low in lexicon.words("things without number"))


_WAYS_ON = frozenset(["from", "to", "into", "towards", "toward"])
_OWNERS = frozenset(["his", "her", "my", "every", "another"])
_NO_PLURALS = ("ss", "us", "is", "wards", "ways", "times", "doors", "seas")
_NO_THINGS = (
    lexicon.words("ways and quarters") | lexicon.PLACE_NOUNS | lexicon.words("vehicle kinds") | lexicon.actors().keys()
)


def _is_of_things(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a noun tells of things that no list has: "the return of state institutions"."""
    if [u.low for u in units[trigger.end : trigger.end + 1]] != ["of"]:
        return False
    thing = next((u for u in units[trigger.end + 1 :] if u.low not in lexicon.DETERMINERS), None)
    return thing is not None and thing.kind == "word" and thing.low.isalpha() and not thing.capital


def _leaves_its_post(units: Sequence[Unit], trigger: Trigger, ends: Ends) -> bool:
    """Read "the soldiers at X abandoned their base": where they stood is what they left."""
    stood = bool(ends.located) and ends.located[-1].unit < trigger.at
    lows = [u.low for u in units[trigger.end : trigger.end + 4]]
    return stood and lows[:1] in (["their"], ["its"]) and not lexicon.PLACE_NOUNS.isdisjoint(lows)


def _leaves_it_to(units: Sequence[Unit], ends: Ends) -> bool:
    """Read "leaving the coast to border guards": nobody goes there."""
    for phrase in ends.origins:
        for k in range(phrase.unit + 1, min(phrase.unit + 3, len(units) - 1)):
            after = units[k + 1 : k + 5]
            if units[k].low == "to" and not any(u.kind == "place" for u in after):
                return any(u.kind == "group" or lexicon.actors().get(u.low) for u in after)
    return False


def _is_told_of(units: Sequence[Unit], trigger: Trigger, mover: Mover) -> bool:
    """Say whether a noun is what tells of a movement, no mover: "reports of a pullout"."""
    lead = [u.low for u in units[mover.last : trigger.at]]
    return units[mover.head].low in lexicon.words("told") and lead[:1] in (["of"], ["about"]) and len(lead) <= 4


def _to_act_there(units: Sequence[Unit], trigger: Trigger, places: Sequence[Phrase]) -> list[Phrase]:
    """Read where those who move are to act: "sent volunteers to fight in Syria", "left A to help defend B"."""
    if not trigger.sense.frame & {"moves", "carries"} or trigger.sense.is_noun:
        return []
    acts = lexicon.words("purposes")
    reach = range(trigger.end, min(trigger.end + _PURPOSE_REACH, len(units) - 2))
    to = next((k for k in reach if units[k].low == "to" and units[k + 1].low in acts), None)
    if to is None or any(u.low in lexicon.HARD or u.low in SUBORDINATORS for u in units[trigger.end : to]):
        return []
    if [u.low for u in units[to + 1 : to + 3]] in (["hold", "out"], ["hold", "on"]):
        return []  # "were ordered to hold out in X"
    out: list[Phrase] = []
    for phrase in places:
        if phrase.unit <= to + 1:
            continue
        between = units[to + 2 : phrase.unit]
        if any(u.low in lexicon.HARD or u.low in SUBORDINATORS or u.low in _RELATIVES for u in between):
            break
        defended = phrase.at <= to + 2 and units[phrase.at].low in acts
        if (out and phrase.governor == "list") or (not out and (defended or phrase.governor in _THEATRES)):
            out.append(phrase)
    return out


_PURPOSE_REACH = 14
_THEATRES = frozenset(["in", "at", "inside", "near", "around", "for"])


def _where_they_go(units: Sequence[Unit], trigger: Trigger, places: Sequence[Phrase]) -> list[Phrase]:
    """Read "Raqqa was where they said they were going": the place that a sentence opens with is the goal."""
    opens = len(units) > 3 and units[0].kind == "place" and units[1].low in lexicon.BE and units[2].low == "where"
    if not opens or trigger.sense.lemma not in ("go", "head", "bound") or trigger.passive:
        return []
    return [replace(phrase, governor="to") for phrase in places if phrase.unit == 0]


def _stands_now(units: Sequence[Unit], trigger: Trigger, places: Sequence[Phrase]) -> list[Phrase]:
    """Read where those who left are said to be now: "quit Khanaqin at noon and are by now in Kalar"."""
    for phrase in places:
        lead = [u.low for u in units[max(trigger.end, phrase.at - _NOW_REACH) : phrase.at]]
        dated = (
            "and" in lead and {"they", "all", "them"} & set(lead) and (_BY_THEN & set(lead) or _dated(units, phrase.at))
        )
        is_now = (set(lead) & _STANDING_NOW or dated) and set(lead) & (lexicon.BE | _LIVING)
        stands = phrase.governor in ("in", "at") or (phrase.governor == "to" and lead[-1:] == ["back"])
        if phrase.unit > trigger.end and stands and is_now and ("and" in lead or _tells_who(units, trigger)):
            return [phrase]
    return []


def _tells_who(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a verb only tells who is meant: "fighters despatched from A are now in B", "men who left A are"."""
    before = units[trigger.at - 1] if trigger.at else None
    if before is None or trigger.passive or trigger.infinitive:
        return False
    lead = {u.low for u in units[max(0, trigger.at - 3) : trigger.at]}
    reduced = units[trigger.at].low.endswith(("ed", "wn", "en")) and lexicon.actors().get(before.low) is not None
    return reduced or bool(lead & _RELATIVES)


def _dated(units: Sequence[Unit], at: int) -> bool:
    return any(u.kind == "date" for u in units[max(0, at - _NOW_REACH) : at])


_BY_THEN = frozenset(["noon", "midday", "evening", "nightfall", "dusk", "dawn", "morning", "midnight", "dark"])
_NOW_REACH = 7
_STANDING_NOW = frozenset("now already currently back parked lodged housed camped living thought believed".split())
_LIVING = frozenset(["live", "stay", "reside", "stand", "sit"])


def _relative_head(units: Sequence[Unit], subject: Mover, nps: Sequence[Mover]) -> Mover | None:
    """Return what an object relative tells of: "a convoy which the militia had pushed out of A"."""
    k = subject.first if units[subject.first].low == "that" and subject.cls == "group" else subject.first - 1
    if k > 2 and units[k].low == "'s" and units[k - 1].kind in ("place", "state"):
        k -= 2  # "300 soldiers whom Kigali's aircraft set down in X"
    if k < 1 or units[k].low not in ("which", "that", "whom"):
        return None
    while k > 2 and (units[k - 1].kind == "date" or (units[k - 1].low == "on" and units[k].kind == "date")):
        k -= 1  # "a load of rockets on Saturday which the militia were sending"
    return next(
        (m for m in nps if m.last in (k, k - 1) and m.last > m.first and m.cls not in ("other", "person", "pronoun")),
        None,
    )


def _finite(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a verb that only carries is used as a finite verb (else it is a participle behind its noun)."""
    low = units[trigger.at].low
    if low.endswith("ing") or trigger.infinitive:
        return True
    before = units[trigger.at - 1] if trigger.at else None
    if before is not None and (
        before.low in lexicon.HAVE or before.low in ("will", "would", "to", "could", "may", "might", "can", "did")
    ):
        return True
    return low.endswith("s") and not low.endswith("ss")


def _onward(units: Sequence[Unit], trigger: Trigger, first: int) -> bool:
    near = [u.low for u in units[max(first, trigger.at - 5) : trigger.end + 3]]
    return (
        trigger.sense.lemma in ("proceed", "continue", "take the road")
        or "then" in near
        or ("on" in near[-3:] and units[trigger.end : trigger.end + 1] and units[trigger.end].low == "on")
    ) or ("onward" in near or "onwards" in near or "continued" in near or "continuing" in near or "again" in near)


def _continues(
    units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, left: int, before: Sequence[Frame]
) -> bool:
    """Say whether a verb without a subject of its own takes over the one before it."""
    if not before:
        return False
    between = [u for k, u in enumerate(units[left : trigger.at], left) if not masked[k]]
    if any(u.low in lexicon.HARD for u in between):
        return False
    if trigger.at - left < 40 and (
        _behind_relative(units, before[-1]) or _only_tells_which(units, before[-1], between)
    ):
        return True
    if "way" in trigger.sense.frame and len(between) <= 6 and "," not in {u.low for u in between}:
        return True  # "headed to the crossing on its way to Erbil"
    if not trigger.participle and any(
        u.low in SUBORDINATORS and u.low != "but" and not _not_clause(units, k)
        for k, u in enumerate(units[left : trigger.at], left)
        if not masked[k]
    ):
        return False
    if trigger.participle or trigger.infinitive:
        return True
    lows = [u.low for u in between]
    return (
        any(low in ("and", "but", "then", "or", ",") for low in lows)
        or any(low in _RELATIVES for low in lows)
        or len(lows) <= 3
    )


def _only_tells_which(units: Sequence[Unit], frame: Frame, between: Sequence[Unit]) -> bool:
    """Say whether a participle only tells whom is meant: "fighters besieged in Homs for a year will be bussed to X"."""
    mover, at = frame.mover, frame.trigger.at
    if mover is None or mover.last != at or not _may_be_participle(units[at]) or len(between) > 12:
        return False
    lows = {u.low for u in between}
    return bool(lows & _AUXILIARIES) and not lows & (SUBORDINATORS | {",", "and", "but", ";"})


def _behind_relative(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a frame stood in a relative clause, so that the main verb after it has the same subject."""
    if frame.mover is None or frame.mover.head > frame.trigger.at:
        return False
    return any(u.low in _RELATIVES for u in units[frame.mover.last : frame.trigger.at])
