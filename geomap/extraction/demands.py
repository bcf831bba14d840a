"""What is only asked for: a movement demanded of others; and a place that somebody says he will not leave."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.nominal import STEPS
from geomap.extraction.units import Unit

_REACH, _LONG_REACH = 6, 14
"""So many words before a movement are looked at, and so many for a respite: "have given the rebels until Monday to"."""
_DEMANDING = lexicon.words("demanding")
_WANTS = lexicon.words("wanting of others")
_TOLD = frozenset(["told", "ordered", "warned", "asked", "urged", "instructed"])
_OWN = frozenset("its their his her our my".split())
_OUGHT = frozenset(["should", "must"])
_BOUND = frozenset(["have", "has", "need", "needs", "ought"])
_HELPERS = frozenset("be been being now also all first then immediately at once".split())
_OPEN = frozenset("may might could would will shall 'll 'd to".split())
"""Before "have to", what makes a fear or a plan of it: "they may have to leave"."""
_BEFORE_MOVERS = frozenset(["all", "foreign", "armed", "remaining"])
_RESPITES = frozenset(["until", "deadline", "ultimatum", "hours", "days", "weeks", "week", "months"])
_GIVES = frozenset("give gives gave given has have had deadline ultimatum".split())


def is_demanded(units: Sequence[Unit], frame: Frame, start: int) -> bool:
    """Say whether somebody only asks for a movement: "demand that the group leave", "the rebels must leave X".

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    frame : Frame
        The movement.
    start : int
        Where it begins: the first word of those who move, or of the movement.
    """
    at = frame.trigger.at
    group = [u.low for u in units[max(0, at - 3) : at]]
    if group[1:] == ["not", "to"] and not _TOLD.isdisjoint(u.low for u in units[max(0, at - 5) : at]):
        return True  # "a commander who had been told not to come home"
    ought = not _OUGHT.isdisjoint(group) or group[1:] in (["are", "to"], ["is", "to"])
    if ought and not _DEMANDING.isdisjoint(u.low for u in units[frame.trigger.end :]):
        return True  # "the group must leave A, the sheikhs demanded"
    if _is_wished_gone(units, frame) or _is_one_of_two_ways(units, frame):
        return True
    if _is_bound_to(units, frame) or _is_asked_for(units, frame) or _is_threatened(units, frame, start):
        return True
    if not _is_base(units, frame) or not {"will", "shall"}.isdisjoint(group):
        return False  # "insists that they will return"
    told = [u.low for u in units[max(0, start - _LONG_REACH) : start + 1]]
    if any(told[k : k + 2] in (["is", "that"], ["was", "that"]) for k in range(len(told))) and _ARE_DEMANDS & set(told):
        return True  # "repeat their five demands, the first of which is that all forces leave X"
    lows = [u.low for u in units[max(0, start - _REACH) : at] if u.kind == "word"]
    lead = set(lows)
    opens = [u.low for u in units[max(0, start - 2) : start + 1]]
    if ["and", "that"] in (opens[:2], opens[1:]) and _asks_before(units, start):
        return True  # "ask that the group withdraw from A and that the army leave B"
    if _is_wanted_that(units, frame):
        return True
    about = lows[-1:] == ["to"] and not _INTENDING.isdisjoint(lows[-3:-1])
    if not about and (_calls_on(lows) or lead & _DEMANDING) and (frame.trigger.infinitive or "that" in lead):
        return True
    return (
        frame.trigger.infinitive
        and not about
        and (_is_wanted_of_others(units, frame, start) or _has_respite(units, at))
    )


def _is_threatened(units: Sequence[Unit], frame: Frame, start: int) -> bool:
    """Read "will hit the militia unless it withdraws from X", "if they do not leave X": a demand, with a threat."""
    if not _leaves(frame) or frame.ends.destinations:
        return False
    lead = [u.low for u in units[max(0, start - 2) : frame.trigger.at]]
    negated = not {"not", "never"}.isdisjoint(lead)
    return "unless" in lead[:3] or ("if" in lead[:3] and negated and lexicon.HAVE.isdisjoint(lead))


_ARE_DEMANDS = frozenset(["demand", "demands", "condition", "conditions"])


def _asks_before(units: Sequence[Unit], start: int) -> bool:
    """Say whether a sentence asks for something before a second "that"."""
    lows = [u.low for u in units[: max(0, start - 2)]]
    return _calls_on(lows) or not _DEMANDING.isdisjoint(lows)


def stays(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether somebody will not leave: "they will never leave X" denies no movement that was told."""
    if frame.ends.destinations or not _leaves(frame):
        return False
    group = [u.low for u in units[max(frame.first, frame.trigger.at - 4) : frame.trigger.at]]
    return bool({"will", "shall", "would"} & set(group))


def _leaves(frame: Frame) -> bool:
    return bool(frame.ends.origins or frame.ends.origin_word is not None)


def _is_base(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a verb stands as after "to" or "must": "leave", "be taken"."""
    at = frame.trigger.at
    if frame.trigger.passive:
        return units[at - 1].low == "be" or frame.trigger.infinitive
    senses = lexicon.verbs().get(units[at].low)
    return senses is not None and units[at].low == senses[0].lemma.split()[0]


def _is_bound_to(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "the rebels should leave X", "must be gone from X", "has to withdraw"; "should arrive" is expected."""
    at = frame.trigger.at
    k = at - 1
    while k > frame.first and units[k].low in _HELPERS:
        k -= 1
    if units[k].low == "and" and units[k - 1].low not in _OUGHT:  # "must hand over their weapons and depart from X"
        k = next((n for n in range(k - 1, max(0, k - 7), -1) if units[n].low in _OUGHT), k)
    low = units[k].low
    gone = units[at].low == "gone" and "be" in {u.low for u in units[k + 1 : at]}
    if (
        not _leaves(frame)
        or frame.trigger.sense.lemma in _EXPECTED
        or (not gone and not _is_base(units, frame))
        or _speaks_of_us(units, frame)
    ):
        return False
    if low in _OUGHT:
        return _INTENDED.isdisjoint(u.low for u in units[max(0, k - _LONG_REACH) : k])
    before = units[k - 1].low if k else ""
    if low == "to" and [u.low for u in units[max(0, k - 2) : k]] == ["ought", "not"]:
        return True  # "Uganda ought not to take its men out of X"
    return low == "to" and before in _BOUND and frame.agent is None and units[max(0, k - 2)].low not in _OPEN


_INTENDING = frozenset("about going planned plan plans planning preparing intended intend intends trying".split())
_INTENDED = frozenset(["intended", "planned", "arranged"])
_EXPECTED = frozenset("arrive reach enter come follow proceed join".split())
"""What somebody who "should" do it is expected to do."""


def _is_asked_for(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "an ultimatum for the rebels to leave X", "asks for it to be taken home"; what a plan calls for counts."""
    first = _before_movers(units, frame)
    to_be = [u.low for u in units[max(0, frame.trigger.at - 2) : frame.trigger.at]] == ["to", "be"]
    if not (frame.trigger.infinitive or to_be) or first < 2 or units[first - 1].low != "for":
        return False
    if units[first - 2].low in _ASKS:
        return True
    asks = lexicon.heads("before a link").get(units[first - 2].low) == "asked for"
    return asks and units[first - 3].low not in STEPS


_ASKS = frozenset(["ask", "asks", "asked", "asking"])
_WISHES = frozenset("want wants wanted wish wishes wished propose proposes proposed pleaded plead pleads".split())


def _is_wanted_that(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "they want that the soldiers leave X", and not "want that their men leave X"."""
    first = _before_movers(units, frame)
    if first < 2 or not _OWN.isdisjoint(u.low for u in units[first : frame.trigger.at]):
        return False
    return units[first - 1].low == "that" and units[first - 2].low in _WISHES


def _is_wished_gone(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "would rather have the commandos gone from X"."""
    lead = {u.low for u in units[max(0, frame.trigger.at - _REACH - 2) : frame.trigger.at]}
    return units[frame.trigger.at].low == "gone" and not {"rather", "want", "wants", "wanted"}.isdisjoint(lead)


def _is_one_of_two_ways(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "either the army leaves X, or it stays": what others are to choose."""
    first, at = _before_movers(units, frame), frame.trigger.at
    chosen = first > 0 and units[first - 1].low == "either" and "or" in {u.low for u in units[at:]}
    return chosen and (units[at].low.endswith("s") or _is_base(units, frame))


def _before_movers(units: Sequence[Unit], frame: Frame) -> int:
    """Return where the words for those who move begin, articles too; 0 where they have none before the verb."""
    first = frame.mover.first if frame.mover is not None and frame.own_subject else 0
    while first and units[first - 1].low in ("the", "these", "those", *_BEFORE_MOVERS):
        first -= 1
    return first


def _speaks_of_us(units: Sequence[Unit], frame: Frame) -> bool:
    return frame.mover is not None and units[frame.mover.head].low in ("we", "i")


def _is_wanted_of_others(units: Sequence[Unit], frame: Frame, start: int) -> bool:
    """Read "wants the rebels to leave X", "are required to leave X"; "wants its men to go to X" is a plan."""
    first = frame.mover.first if frame.mover is not None and frame.own_subject else start
    if frame.agent is not None and frame.agent.last <= frame.trigger.at:
        first = frame.agent.first  # "want the group to pull its men back"
    if first < frame.trigger.at and not _OWN.isdisjoint(u.low for u in units[first : frame.trigger.at]):
        return False
    before = units[first - 1].low if first else ""
    while first and before in lexicon.DETERMINERS | _BEFORE_MOVERS:
        first -= 1
        told = before == "that"
        before = units[first - 1].low if first else ""
        if told and before in ("warned", "warns", "warn"):
            return False  # "warned that the rebels planned to move to X"
    lows = [u.low for u in units[first : frame.trigger.end + _REACH * 2]]
    if before == "wanted" and first > 1 and units[first - 2].kind == "count":
        return False  # "five wanted members of the group, who hoped to get to X"
    if before in _WANTS or (before == "like" and units[max(0, first - 2)].low == "would"):
        return True
    if before in _TELLS and "or" in lows:
        return True  # "ordered the rebels to get out of X or die"
    between = [u.low for u in units[max(frame.first, frame.trigger.at - 4) : frame.trigger.at]]
    return between[-3:-1] in (["are", "required"], ["is", "required"], ["are", "obliged"], ["is", "obliged"])


_TELLS = frozenset("ordered orders order told tell tells warned warns".split())


def _has_respite(units: Sequence[Unit], at: int) -> bool:
    """Read "have given the rebels until Monday to leave X", "the rebels have 48 hours to leave X"."""
    before = units[max(0, at - _LONG_REACH) : at]
    lows = [u.low for u in before]
    if lows[-1:] != ["to"]:
        return False
    given = next((k for k in range(len(lows) - 1, -1, -1) if lows[k] in _GIVES), None)
    if given is None:
        return False
    if lows[given] in lexicon.HAVE and not (before[given + 1].kind in ("date", "count") or lows[given + 1] == "until"):
        return False  # "has been preparing for weeks to move"
    spans = [u for u in before[given:] if u.low in _RESPITES or (u.kind == "date" and "until" in u.low)]
    return bool(spans) and any(u.kind in ("date", "count") or u.low in _RESPITES for u in before[-3:-1])


def _calls_on(lows: Sequence[str]) -> bool:
    """Say whether somebody asks others to move; "could be asked to come" is no demand."""
    calls = "on" in lows and not {"called", "calls"}.isdisjoint(lows)
    asks = any(
        low == "asking"
        or (low in ("asked", "asks") and lows[max(0, k - 1)] not in lexicon.BE and lows[k + 1 : k + 2] != ["for"])
        or (low == "ask" and lows[k + 1 : k + 2] == ["that"])
        for k, low in enumerate(lows)
    )
    wants = any(one in ("ask", "asks", "asked") and two == "for" for one, two in pairwise(lows)) and "that" in lows
    return calls or asks or wants
