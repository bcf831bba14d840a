"""What only sounds like a movement of fighters: ranges, names of laws, fights that are joined, boats that fish."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.units import Unit

if TYPE_CHECKING:
    from geomap.extraction.ends import Frame
    from geomap.extraction.movers import Mover


def only_sounds_like_going(units: Sequence[Unit], i: int) -> bool:
    """Say whether a word of movement tells of none by the words beside it.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    i : int
        The word.
    """
    low = units[i].low
    if _is_in_a_title(units, i):
        return True  # "the order, called Protecting the Nation From Foreign Terrorist Entry Into the United States"
    if i > 2 and units[i - 1].low == "to" and _took_nobody_armed(units, i):
        return True
    if low == "bound" and not _FLIGHTS.isdisjoint(u.low for u in units[i + 1 : i + 3]):
        return True  # "a Chicago-bound airliner"
    if low not in _SOUNDING:
        return False
    before, behind = [u.low for u in units[max(0, i - 3) : i]], [u.low for u in units[i + 1 : i + 7]]
    if low in _REACHING and before[-1:] == ["of"] and before[-2:-1] in (["capable"], ["range"]):
        return True  # "a missile capable of reaching US bases in Japan"
    if low in _TAKES and before[-1:] in (["it"], ["would"], ["will"]) and "it" in before:
        return any(after.low in _SPANS for after in units[i + 1 : i + 9])  # "It took him three months to make it to X"
    if low in _SHIFTS and behind[:1] in (["deeper"], ["closer"], ["nearer"]):
        return True  # "troops moved deeper into the old city"
    if low in _SHIFTS and behind[:1] == ["to"] and not _STEPS_TAKEN.isdisjoint(behind[1:2]):
        return True  # "the army moved to seal off X"
    if low in _DRIVES and behind[:1] in (["around"], ["about"]):
        return True  # "was driving around the villages"
    if low in _CAME and behind[:1] and behind[0] in _WHEN and not _told_of_men(units, i):
        return True  # "his comments came as the inquiry opened"
    if low in _GATHERS and not _FINDINGS.isdisjoint(behind[:3]):
        return True  # "commandos in Yemen to gather intelligence"
    if low in _GETS and behind[:1] in (["around"], ["round"]):
        return True  # "how they are to get around the town"
    if low in _BOARDS and behind[:1] in (["a"], ["an"], ["another"]) and not _SHIPS.isdisjoint(behind[1:4]):
        return _BOUND.isdisjoint(u.low for u in units[i + 1 :])  # "police boarded a dhow in which six men hid"
    if low in _DROPS and not _told_of_men(units, i):
        return any(before[-1:] == [plane] for plane in _PLANES)  # "planes dropped what they had"
    if low == "carrying" and "who" in before and _holds_arms(units, i):
        return True  # "the fighters, who were carrying assault rifles, left"
    return low in _SHIFTS and _leaves_a_stance(units, i)


_FLIGHTS = frozenset("airliner airliners plane planes flight flights jet train trains passenger passengers".split())
_FINDINGS = frozenset("intelligence intel information evidence data signatures support momentum pace".split())
_REACHING = frozenset(["reaching", "hitting", "striking"])
_SPANS = frozenset("days weeks months years hours minutes day week month year decade decades".split())
_DRIVES = frozenset(["drive", "drives", "drove", "driving"])
_CAME = frozenset(["came", "comes", "come", "coming"])
_WHEN = frozenset(["as", "amid", "after", "days", "hours", "weeks", "months", "ahead"])
_SHIFTS = frozenset("move moved moves moving shift shifted shifts shifting switched switch turned".split())
_STEPS_TAKEN = frozenset(
    "seal stop prevent block secure protect cut crush quell contain tighten restore regain end".split()
)
_TAKES = frozenset(["took", "takes", "take"])
_GATHERS = frozenset(["gather", "gathers", "gathered", "gathering"])
_GETS = frozenset(["get", "gets", "got", "getting"])
_BOARDS = frozenset(["board", "boards", "boarded", "boarding"])
_SHIPS = frozenset("dhow ship vessel tanker trawler boat skiff yacht freighter dinghy barge canoe ferry".split())
_BOUND = frozenset("for to bound towards toward heading".split())
_DROPS = frozenset(["drop", "drops", "dropped", "dropping"])
_PLANES = frozenset("planes aircraft jets helicopters warplanes bombers drones".split())
_SOUNDING = _GETS | _BOARDS | _DROPS | _REACHING | _TAKES | _DRIVES | _CAME | _SHIFTS | _GATHERS | {"carrying"}
"""The words that some of these readings are about."""
_STANCES = frozenset("position positions stance posture footing strategy policy role phase war approach".split())


def _is_in_a_title(units: Sequence[Unit], i: int) -> bool:
    """Say whether a noun belongs to the name of a law: capitals on either side, in a sentence of small letters."""
    if not units[i].capital or i < _TITLE or i + 1 >= len(units):
        return False
    beside = [*units[i - _TITLE : i], units[i + 1]]
    small = sum(u.is_common for u in units)
    return all(u.capital for u in beside) and small >= _PROSE


_TITLE, _PROSE = 2, 5


def _took_nobody_armed(units: Sequence[Unit], i: int) -> bool:
    """Read "It took Hamid three months to make it to X"; "it took the rebels a week to reach X" is another matter."""
    took = next((k for k in range(i - 1, max(0, i - 12), -1) if units[k].low in ("took", "takes")), 0)
    if not took or units[took - 1].low != "it" or not any(u.low in _SPANS for u in units[took:i]):
        return False
    armed = ("fighter", "unit", "men", "vehicle", "leader")
    return not any(u.kind in ("group", "state") or lexicon.actors().get(u.low) in armed for u in units[took:i])


def _holds_arms(units: Sequence[Unit], i: int) -> bool:
    """Say whether what is carried are arms, and the clause ends behind them."""
    ends = next((k for k in range(i + 1, min(i + 6, len(units))) if units[k].low in (",", ".", ";", "and")), i)
    return lexicon.actors().get(units[ends - 1].low) == "weapon"


def _told_of_men(units: Sequence[Unit], i: int) -> bool:
    """Say whether those who came are people or vehicles: "reinforcements came after dark"."""
    return any(
        u.kind in ("group", "count", "state", "place") or u.low in lexicon.actors() or u.low in _PRONOUNS
        for u in units[max(0, i - 5) : i]
    )


_PRONOUNS = frozenset("they he she we who it which others some all most more".split())


def _leaves_a_stance(units: Sequence[Unit], i: int) -> bool:
    """Read "moved from a defensive position to an offensive one"."""
    lows = [u.low for u in units[i + 1 : i + 6]]
    return lows[:2] in (["from", "a"], ["from", "an"], ["from", "its"], ["to", "an"]) and any(
        low in _STANCES and one in _KINDS_OF_STANCE for one, low in pairwise(lows)
    )


_KINDS_OF_STANCE = frozenset("defensive offensive neutral static guerrilla aggressive passive supporting".split())


def moves_nobody_at_war(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a movement is none of fighters by its own words, whoever else the report speaks of.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    frame : Frame
        The movement.
    """
    return (
        _joins_a_fight(units, frame)
        or _sends_a_word(units, frame)
        or _is_in_the_air(units, frame)
        or _is_civil_craft(units, frame.mover)
        or _are_natives(units, frame)
        or _awaits_a_court(units, frame)
        or _only_grows_stronger(units, frame)
    )


def _joins_a_fight(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether somebody only takes part: "would join the fight against the group in Mosul", "join in the talks"."""
    if not frame.trigger.sense.lemma.startswith("join") or frame.ends.origins:
        return False
    behind = [u.low for u in units[frame.trigger.end : frame.trigger.end + 5]]
    at = next((k for k, low in enumerate(behind) if low in _FIGHTS), None)
    if at is None:
        return False
    return all(u.low in _TO_FIGHTS or u.kind == "group" for u in units[frame.trigger.end : frame.trigger.end + at])


_FIGHTS = frozenset(
    "fight battle war talks offensive campaign operation operations effort efforts struggle coalition negotiations "
    "attack assault fighting raid".split()
)
_TO_FIGHTS = frozenset("the in a an any this that its their ongoing new final war military ground joint".split())


def _sends_a_word(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether what is sent or moved is nothing that goes: "send a clear message", "mobilise financial support"."""
    if "carries" not in frame.trigger.sense.frame or frame.trigger.passive:
        return False
    begins = frame.trigger.end
    ends = next((k for k in range(begins, min(begins + 10, len(units))) if units[k].low in _ON), begins)
    return ends > begins and units[ends - 1].low in _WORDS


_WORDS = frozenset(
    "message messages signal signals condolences letter letters support greetings congratulations regards funds money "
    "resources attention condolence invitation invitations bill bills motion petition file files proposal proposals "
    "production desks".split()
)
_ON = frozenset("from to into towards toward in at by for with that of and , .".split())


def _is_in_the_air(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether what is entered is the air over a country: "enter UK territorial airspace"."""
    ends = [*frame.ends.destinations, *frame.ends.origins]
    return any("airspace" in [u.low for u in units[p.unit + 1 : p.unit + 4]] for p in ends)


def _is_civil_craft(units: Sequence[Unit], mover: Mover | None) -> bool:
    """Say whether vehicles are of trade, fishing or travel: "seven fishing vessels", "a merchant ship"."""
    if mover is None or mover.cls != "vehicle" or mover.group:
        return False
    own = {u.low for u in units[max(0, mover.first - 1) : mover.last]}
    return not own.isdisjoint(_TRADES) and [u.low for u in units[mover.last : mover.last + 1]] != ["with"]


_TRADES = frozenset("fishing merchant cruise tourist passenger commercial container survey research".split())


def is_a_business(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a group or a company is called by its trade: "a tyre group", "a rowing squad"."""
    if mover.group or mover.head == 0 or units[mover.head].low not in _BODIES:
        return False
    trade = units[mover.head - 1]
    if not trade.is_common or trade.low in lexicon.actors() or trade.low in _OF_WAR:
        return False
    return trade.low not in lexicon.DETERMINERS | lexicon.ADJECTIVES and not trade.low.endswith(_NO_TRADE)


_BODIES = frozenset("group groups company companies team teams squad firm firms club".split())
_NO_TRADE = tuple("ed al ish ese ous ive ic an ary ful er ant ent est nd rd th le ge ist ite".split())
"""How words end that tell of a group what it is like, and not what it lives by."""
_OF_WAR = frozenset(
    "terror war battle combat assault commando infantry tank artillery mortar police patrol scout sniper splinter "
    "self-defence self-defense defence defense security resistance opposition clan death hit engineer tribe rifle bomb "
    "bomb-disposal mine-clearing raiding strike field guard training landing support reconnaissance "
    "first last next more new another main separate such one no any every each".split()
)


def _are_natives(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether "come from" only tells where people are at home: "fighters who come from the Middle East are"."""
    at = frame.trigger.at
    if units[at].low not in ("come", "comes") or [u.low for u in units[at + 1 : at + 2]] != ["from"]:
        return False
    return units[at - 1].low in ("who", "that") and not frame.ends.destinations


def _awaits_a_court(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "await extradition from X", "sent the commander to prison in X", "was brought to justice in X"."""
    begins = frame.trigger.end
    if frame.trigger.sense.lemma == "await":
        return not {u.low for u in units[begins : begins + 3]}.isdisjoint(_COURTS)
    ends = [p.unit for p in (*frame.ends.destinations, *frame.ends.origins)]
    before = [u.low for u in units[begins : min(ends, default=begins)]]
    bare = any(one in ("to", "before") and two in _PRISONS for one, two in pairwise(before))
    return "carries" in frame.trigger.sense.frame and bare


_COURTS = frozenset("extradition deportation trial sentence sentencing verdict".split())
_PRISONS = frozenset("prison jail court justice trial".split())
"""Where a court sends somebody, told without an article."""


def _only_grows_stronger(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "strengthened its positions in X", "is strengthening its ties to X": nobody is said to be sent."""
    if not units[frame.trigger.at].low.startswith("strengthen") or frame.ends.origins:
        return False
    behind = {u.low for u in units[frame.trigger.end : frame.trigger.end + 14]}
    return behind.isdisjoint(("with", "by", "after"))


def are_displaced(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether those who move are the displaced of their sentence: "Displaced: 3,100, most of them headed to X".

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    frame : Frame
        The movement.
    """
    mover = frame.mover
    if mover is None or mover.cls not in ("pronoun", "count") or frame.agent is not None:
        return False
    before = units[: mover.last]
    armed = any(u.kind == "group" or lexicon.actors().get(u.low) in ("fighter", "unit", "men") for u in before)
    return not armed and not UPROOTED.isdisjoint(u.low for u in before)


UPROOTED = frozenset("displaced refugees civilians evacuees returnees".split())
