"""What a claim says of its movement: occurred, possible, planned, prevented or denied; and whether it goes on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from geomap.claims import Status
from geomap.dates.words import MONTHS, WEEKDAYS
from geomap.extraction import lexicon
from geomap.extraction.attribution import rules_out
from geomap.extraction.demands import is_demanded, stays
from geomap.extraction.ends import Frame
from geomap.extraction.fates import did_not_arrive
from geomap.extraction.insertions import opens_aside
from geomap.extraction.negations import DOES, is_negated, is_past, is_present, outside
from geomap.extraction.nominal import said_of_noun
from geomap.extraction.refuting import NOT, is_refuted
from geomap.extraction.rows import ROW, status_of_row
from geomap.extraction.supposing import hangs_on_if, is_feared, is_supposed
from geomap.extraction.thwarted import is_prevented
from geomap.extraction.triggers import REFUSING, Trigger
from geomap.extraction.units import Unit
from geomap.extraction.watching import Reason

_PLANS = lexicon.words("plans")
_MODALS = lexicon.words("modals")
_STOPPED = lexicon.words("stopped")
_UNCONFIRMED = frozenset(
    "confirmed confirm verified verify verification confirmation corroborated corroborate corroboration "
    "substantiated substantiate".split()
)


def status_of(units: Sequence[Unit], masked: Sequence[bool], frame: Frame, denied: bool) -> Status | Reason:
    """Judge a movement by the words around it.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    masked : sequence of bool
        True for the units of attributions.
    frame : Frame
        The movement.
    denied : bool
        Whether the source of the sentence denies it.

    Returns
    -------
    Status or Reason
        A reason where the sentence claims no movement: it is only a condition, or is said to have been impossible.
    """
    trigger = frame.trigger
    if "column" in trigger.sense.frame:
        # what is said of a column is said by the verb behind it: "reinforcements are to leave X for Y"
        trigger = next((t for t in frame.triggers if not t.sense.is_noun and t.at > trigger.at), trigger)
    start = min(frame.mover.first if frame.mover and frame.own_subject else trigger.at, trigger.at)
    start = max(frame.first, min(start, trigger.at))
    told_from = start if opens_aside(units, start) else frame.first
    lead = [u.low for k, u in enumerate(units[told_from : trigger.at], told_from) if not masked[k]]
    between = units[told_from : trigger.at]
    colon = max((k for k, u in enumerate(between) if u.low == ":"), default=-1)
    between = between[colon + 1 :]  # "the regiment can go home: it leaves X on Saturday"
    near = [u.low for u in [between[k] for k in outside([u.low for u in between])][-9:] if u.kind == "word"]
    if near[-1:] == ["and"] and not _LONGING.isdisjoint(near[:-1]) and is_past(trigger, units):
        near = []  # "could wait no longer and left"
    if "column" in frame.trigger.sense.frame:
        goes = min((p.at for p in (*frame.ends.origins, *frame.ends.destinations)), default=trigger.end)
        near += [u.low for u in units[trigger.end : goes] if u.kind == "word"]
    lows = [u.low for k, u in enumerate(units) if not masked[k]]
    if trigger.sense is ROW:
        return "denied" if denied else status_of_row(units, masked)
    if denied:
        return Reason.DEMAND if is_demanded(units, frame, start) else "denied"  # "rejected a demand that they quit X"
    if is_supposed(units, frame):
        return Reason.CONDITION
    if _is_asked_about(units, frame):
        return Reason.QUESTION
    asked = [u.low for u in units[:2]]
    if asked in (["asked", "about"], ["asked", "whether"], ["asked", "if"]) and not units[frame.trigger.at].quoted:
        comma = next((k for k, u in enumerate(units) if u.low == ","), 0)
        if frame.trigger.at < comma:
            return Reason.QUESTION  # "Asked about a report that soldiers had been withdrawn, the staff said"
    if _comes_too_late(units, frame, start):
        return Reason.STOPPED_BEFORE
    if is_demanded(units, frame, start):
        return Reason.DEMAND
    if set(lead[-3:]) & _STAYING and (trigger.infinitive or lead[-1:] == ["to"] or lead[-2:] == ["to", "be"]):
        return Reason.STAYS
    if {"been", "trying"} <= set(lead[-6:]) and trigger.sense.lemma in ("enter", "reach") and not frame.ends.origins:
        return Reason.FRONT_LINE  # "the rebels have been trying to enter the town since December"
    if trigger.sense.lemma == "enter" and not _ON_SIDES.isdisjoint(u.low for u in units[trigger.end : trigger.end + 8]):
        return Reason.FRONT_LINE  # "troops entered the city from two sides"
    if _advances(units, frame):
        return Reason.FRONT_LINE
    if is_refuted(units, trigger):
        return "denied"
    negated = is_negated(units, frame, lead)
    if negated and "will" in lead[-4:] and trigger.sense.lemma == "enter" and not frame.ends.origins:
        return Reason.FRONT_LINE  # "will not enter the city for now"
    if _is_not_ruled_out(units):
        return "possible"
    if _LET_GO.search(" ".join([*lead, "from"] if units[trigger.at].low.endswith("ing") else lead)):
        return "occurred"
    if is_prevented(units, masked, frame, lead, lows) or did_not_arrive(units, masked, frame):
        return "prevented" if not _future(near) else "possible"
    said = said_of_noun(units, frame, negated)
    if said is not None:
        return said
    if negated and trigger.sense.lemma == "make it":
        return "prevented"  # "did not make it to X"
    if negated and (stays(units, frame) or _come_no_more(units, frame)):
        return Reason.STAYS
    if (negated or REFUSING & set(near)) and _LETTING & set(near):
        return Reason.COULD_NOT
    if negated:
        return Reason.COULD_NOT if set(near) & {"could", "can", "cannot", "able"} else "denied"
    if "unable" in near[-3:] or near[-1:] in (["nearly"], ["almost"]):
        return Reason.COULD_NOT
    if frame.first and units[frame.first - 1].low == "whether":
        if _would_not_say(units, frame.first - 1):
            return Reason.QUESTION
        answered = [u.low for u in units[frame.trigger.end :]][-4:]
        open_yet = not {"known", "clear", "certain"}.isdisjoint(answered)
        return (
            "denied" if "not" in answered and not open_yet else "possible"
        )  # "considering whether to shift two battalions"
    opening = [u.low for k, u in enumerate(units[: frame.trigger.at]) if not masked[k]]
    goes = max((p.unit for p in frame.ends.destinations), default=0)
    later = [t.at for t in frame.triggers if trigger.at < t.at < goes and not t.sense.is_noun]
    if any({"may", "might", "could"} & {u.low for u in units[at - 3 : at]} for at in later):
        return "possible"  # "militants who fled X may have gone to Y"
    if units[trigger.at - 1].low == "who" and any("will" in {u.low for u in units[at - 2 : at]} for at in later):
        return "planned"  # "those who leave X will be stationed in Y"
    if trigger.sense.lemma == "be" and near[-1:] == ["should"]:
        return "planned"  # "40 men should be in X from Y by Saturday"
    if (
        hangs_on_if(units, frame, near)
        or is_feared(units, frame, start)
        or _possible(units, opening, near, lows)
        or {"unconfirmed", "unverified"} & {u.low for u in units}
    ):
        return "possible"
    if opening[:1] in (["what"], ["all"]) and "did" in opening[:6] and opening[-2:] in (["was", "to"], ["is", "to"]):
        return "occurred"  # "What it did in fact was to send 300 men to X"
    if not _FUTURE.isdisjoint(near[-4:]) and not _WARNING.isdisjoint(u.low for u in units[max(0, start - 6) : start]):
        return "possible"  # "warned that militants would flee from X to Y"
    own = [u.low for u in units[max(0, trigger.at - 3) : trigger.at]]
    was_to = own[1:] == ["to", "have"] and own[0] in lexicon.BE  # "were to have left X on Sunday"
    ready = [u.low for u in units[trigger.end : trigger.end + 2]] in (["ready", "to"], ["ready", "for"])  # after "get"
    follow = trigger.sense.lemma == "follow" and lead[-1:] == ["to"]  # "150 more to follow them on Monday"
    if was_to or ready or follow or trigger.sense.lemma == "be" or _planned(units, frame, trigger, near, lead):
        return "planned"
    return "occurred"


def _advances(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether it is an advance that comes or goes: "the rebels' advance towards X came to a halt"."""
    after = frame.mover.last if frame.mover is not None else frame.trigger.at
    theirs = [u.low for u in units[after : after + 2]] if after < frame.trigger.at else []
    return theirs[:1] == ["'s"] and theirs[-1] in _ADVANCES


_ADVANCES = frozenset(["advance", "march", "push", "drive", "progress", "offensive"])
_ON_SIDES = frozenset(["sides", "directions", "axes", "fronts"])


def _come_no_more(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "the lorries from X do not come any more": what used to be, and no movement that was told."""
    lead = [u.low for u in units[max(0, frame.trigger.at - 3) : frame.trigger.at]]
    behind = [u.low for u in units[frame.trigger.end : frame.last + 1]]
    ends = list(itertools.pairwise(behind))
    return not {"do", "does"}.isdisjoint(lead) and (
        ("any", "more") in ends or ("any", "longer") in ends or "anymore" in behind
    )


_FUTURE = frozenset(["will", "would", "'ll"])
_WARNING = frozenset("warn warns warned warning worried worries worry concern concerned afraid anxious".split())


def _is_asked_about(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "was asked about rumours that the first of his men have gone to X"."""
    lows = [u.low for u in units[: frame.trigger.at]]
    if _IS_ASKED.search(" ".join(lows)) is not None:
        return True  # "Listeners keep asking whether it is true that", "He is asked whether they can get out"
    if ("from", "where") in itertools.pairwise(lows[-6:]) and {"ask", "asks", "asked"}.intersection(lows):
        return True  # "The headman has asked from where they are coming"
    at = next((k for k in range(1, len(lows) - 1) if lows[k] == "asked" and "about" in lows[k + 1 : k + 3]), None)
    return at is not None and not {"that", "which"}.isdisjoint(lows[at:]) and lows[at - 1] in lexicon.BE


_IS_ASKED = re.compile(r"(?:^| )(?:(?:asking|asks) (?:whether|if)|ask whether|is asked whether)(?: |$)")


def _would_not_say(units: Sequence[Unit], whether: int) -> bool:
    """Read before "whether": "would not say", "declined to say"."""
    lead = [u.low for u in units[max(0, whether - 6) : whether]]
    if lead[-2:] == ["question", "is"]:
        return True
    says = lead[-1:] in (["say"], ["disclose"], ["reveal"], ["comment"], ["specify"])
    return says and not {"not", "declined", "refused", "declines", "refuses"}.isdisjoint(lead)


def _is_not_ruled_out(units: Sequence[Unit]) -> bool:
    """Read "They do not rule out an attempt to slip away to X"."""
    lows = [u.low for u in units]
    if not _UNLIKELY.isdisjoint(lows):
        at = next(k for k, low in enumerate(lows) if low in _UNLIKELY)
        if not NOT.isdisjoint(lows[max(0, at - 4) : at]):
            return True  # "does not consider it unlikely that they will be put ashore at X"
    if _RULING.isdisjoint(lows):
        return False
    return any(
        rules_out(lows[k], lows[k + 1]) and not NOT.isdisjoint(lows[max(0, k - 4) : k]) for k in range(len(lows) - 1)
    )


_UNLIKELY = frozenset("unlikely impossible improbable inconceivable unthinkable".split())
_RULING = frozenset("rule rules ruled exclude excludes excluded".split())
_ARRIVALS = frozenset(["reach", "arrive", "enter", "get"])


_LETTING = frozenset("let allow allowed permit permitted".split())
_STAYING = REFUSING | {"declines", "declining"}


def _comes_too_late(units: Sequence[Unit], frame: Frame, start: int) -> bool:
    """Say whether the movers never got so far: "was destroyed before it reached the city", "before they could flee"."""
    k = start
    while k > frame.first and units[k - 1].kind == "word" and units[k - 1].low in lexicon.DETERMINERS:
        k -= 1
    if k == 0 or units[k - 1].low != "before":
        return False
    stopped = {u.low for u in units[: k - 1]} & _STOPPED
    could = {"could", "can"} & {u.low for u in units[k : frame.trigger.at]}
    races = is_present(units[frame.trigger.at].low) and not {u.low for u in units[: k - 1]}.isdisjoint(_RACING)
    return bool(could) or races or (bool(stopped) and frame.trigger.sense.lemma in _ARRIVALS)


_RACING = frozenset("race races racing hurry hurries hurrying rush rushes rushing vying scrambling".split())


_LET_GO = re.compile(
    r"(?:not|never|not able to|unable to|failed to|nothing(?: could| did)?) (?:\w+ )?"
    r"(?:prevent|stop|keep|hinder|block|deter)(?:ed|ped|red)? .*\bfrom$"
)
"""What did not stop those who went all the same: "could not keep 300 rebels from going to X"."""


def _future(near: list[str]) -> bool:
    return bool({"will", "may", "might", "could", "would"} & set(near)) or "prevent" in near


def _possible(units: Sequence[Unit], opening: list[str], near: list[str], lows: list[str]) -> bool:
    words = {low for k, low in enumerate(near) if not (low == "suspected" and _names(near[k + 1 : k + 3]))}
    can = any(low == "can" and not _ASSURING.intersection(near[k + 1 : k + 2]) for k, low in enumerate(near))
    if words & (_MODALS - {"would", "can"}) or (can and "cannot" not in words):
        return True
    whole = [u.low for u in units]
    text = " ".join(whole)
    if _is_only_believed(whole, near):
        return True
    if any(one == "it" and two == "possible" for one, two in itertools.pairwise(whole)):
        return True  # "He did think it possible, however, that ..."
    if "excluded" in whole and not {"cannot", "not"}.isdisjoint(whole[: whole.index("excluded")]):
        return True  # "It cannot be excluded that ..."
    if set(whole) & _UNCONFIRMED and {"newspaper", "paper", "we", "correspondent"} & set(whole) and "not" in whole:
        return True  # "which this newspaper could not confirm"
    if set(whole) & {"conceivable", "imaginable", "plausible"} or " possibility exists" in text:
        return True
    if "to" in near[-2:] and "unlikely" in near[-4:]:
        return True  # "is unlikely to leave X"
    if "prevent" in near or ("would" in near[-4:] and "have" in near[-3:]):
        return True
    if (
        next((low for low in lows if low.isalpha()), "") == "should"
        or (lows[:1] == ["were"] and "to" in opening and "would" in near)
        or ("would" in near and any(one == "worst" and two == "case" for one, two in itertools.pairwise(whole)))
        or "if" in opening
        or ("should" in near and "be" not in near)
        or "unless" in opening
    ):
        return True
    if any(low in _UNCONFIRMED and not _UNABLE.isdisjoint(lows[max(0, k - _FAR) : k]) for k, low in enumerate(lows)):
        return True
    if any(words in text for words in _IT_SEEMS):
        return True
    opens = next((k for k, u in enumerate(units) if u.low.isalpha()), 0)
    perhaps = [u.low for u in units[opens : opens + 1]] in (["perhaps"], ["maybe"])
    if perhaps and [u.kind for u in units[opens + 1 : opens + 2]] not in (["count"], []):
        return True  # and no "Perhaps 300 rebels have left"
    unsure = not _PRESUMING.isdisjoint(near[-3:]) or "in all likelihood" in text
    return "unconfirmed" in lows or "possibly" in lows or unsure


_PRESUMING = frozenset(["presumably", "supposedly"])
_IT_SEEMS = ("it seems that", "it would seem that", "it appears that", "it possible that", "it likely that")


def _is_only_believed(lows: Sequence[str], near: Sequence[str]) -> bool:
    """Read "are believed to have moved", "appears to have", "it is thought that", "rumour has it"."""
    if "perhaps" in near[-2:] or any(low in _SEEMING and near[k + 1 : k + 3] == _HAVING for k, low in enumerate(near)):
        return True
    if any(
        low in _BELIEVED and near[k + 1 : k + 2] in (["to"], ["that"]) and not _tells_who_they_are(near[k + 1 : k + 4])
        for k, low in enumerate(near)
    ):
        return True
    if any(low in _RUMOUR and lows[k + 1 : k + 3] == ["has", "it"] for k, low in enumerate(lows)):
        return True
    to_rumours = any(one == "to" and two in _RUMOUR for one, two in itertools.pairwise(lows))
    return to_rumours or any(
        lows[k : k + 2] == ["not", "be"] and not _CHECKED.isdisjoint(lows[k + 2 : k + 4]) for k in range(len(lows))
    )


def _tells_who_they_are(lows: Sequence[str]) -> bool:
    """Read behind "believed": "to be from the group", which doubts who they are, and not what they did."""
    return list(lows[:2]) == ["to", "be"] and lows[2:3] != [] and lows[2] in ("from", "of", "members", "part", "linked")


_SEEMING = frozenset(["appear", "appears", "appeared", "seem", "seems", "seemed"])
_HAVING = ["to", "have"]
_BELIEVED = frozenset("believed thought presumed assumed suspected feared rumoured rumored".split())
_RUMOUR = frozenset("rumour rumor rumours rumors".split())
_CHECKED = frozenset("checked ascertained established proved proven".split())
_UNABLE = frozenset("nobody unconfirmed could cannot not no unable".split())
_FAR = 8
_ASSURING = frozenset("confirm say tell report reveal announce assure now".split())
"""What somebody can do who is sure: "I can confirm that they have left"."""


def _names(behind: Sequence[str]) -> bool:
    """Say whether an adjective stands before who moves: "suspected militants"."""
    return any(low in lexicon.actors() for low in behind)


_BIDDEN = frozenset(["orders", "directives", "instructions", "instructed", "directed"])


_LONGING = frozenset(["wait", "stay", "longer", "bear", "resist", "hold"])


_MADE = frozenset(
    "helped helping enabled enabling forcing forced prompting prompted compelling compelled causing caused obliging "
    "obliged".split()
)


def _planned(units: Sequence[Unit], frame: Frame, trigger: Trigger, near: list[str], lead: list[str]) -> bool:
    tail = near[-8:]
    mover = frame.mover
    ordered = {"ordered", "orders", "ordering"} & set(tail[-4:])
    first = frame.triggers[0].sense.lemma if frame.triggers else ""
    if first == "order" or (ordered and trigger.sense.is_noun):
        return True  # "has ordered 300 of its men to move to X", "ordered the withdrawal of 300 men"
    told = [u.low for u in units[max(0, trigger.at - _INFINITIVE_REACH) : trigger.at]]
    if trigger.infinitive and any(pair in _TOOK for pair in itertools.pairwise(told)):
        return False  # "It took five buses to carry them to X"
    if trigger.infinitive and mover is not None and units[mover.first - 1].low in _MADE and mover.first:
        return False  # "forcing the soldiers to withdraw"
    if trigger.infinitive and frame.own_subject and trigger.at - 1 in {m.last for m in (mover, frame.agent) if m}:
        return True  # a headline's "Daesh to shift commanders"
    if lead[-2:] == ["to", "be"] and frame.own_subject and mover is not None:
        between = units[mover.last : trigger.at - 2]
        of_place = 0 < len(between) < 4 and between[0].low in ("from", "in", "at") and between[-1].kind == "place"
        if not between or of_place:
            return True  # "Front: part of its garrison to be transferred to X in August"
    if lead[-2:] == ["to", "be"] and not _WANTING.isdisjoint(lead):
        return True  # "the deal provides for 700 rebels, wounded men among them, to be bused to X"
    if "yet" in tail and "to" in tail:
        return True
    if "verge" in tail or "brink" in tail or ("in" in tail and "mind" in tail and lead[-1:] == ["to"]):
        return True  # "has it in mind to move 300 men"
    if trigger.infinitive and (set(tail) & _BIDDEN or "told" in lead[-8:]):
        return True  # "received orders to pull out"
    if trigger.infinitive and units[trigger.at - 1].low == "to" and _is_prospect(units, trigger.at - 2):
        return True
    fetches = units[trigger.at].low in _FETCHING and [u.low for u in units[trigger.end : trigger.end + 1]] == ["to"]
    if fetches and trigger.end not in {p.unit - 1 for p in frame.ends.destinations} and _is_prospect(units, trigger.at):
        return True  # "buses have arrived to take 300 rebels to X"
    if "waiting" in lead[-_TO_FETCH:] and (lead[-1:] == ["to"] or lead[-2:] == ["to", "be"]):
        return True  # "are waiting in X to be taken to Y"
    if units[trigger.at].low.endswith("ing") and units[trigger.at - 1].low in ("order", "decree", "decision"):
        return True  # "signed an order moving 300 soldiers to X"
    soon = [u for u in units[trigger.end : trigger.end + 2] if u.kind == "date" and u.low.startswith("within ")]
    if trigger.sense.is_noun and soon:
        return True  # "announced the arrival within 48 hours of a brigade"
    if trigger.sense.is_noun and not _SIGNED_UP.isdisjoint(lead[-6:]):
        return True  # "have registered for the trip from X to Y", "have been put on alert for a move to X"
    within = any(u.kind == "date" and u.low.startswith("within ") for u in units[trigger.end : frame.last])
    if within and units[trigger.at].low in _PRESENT:
        return True  # "600 men leave X for Y within three days"
    if units[trigger.at - 1].low == "of" and units[trigger.at - 2].low in _AIMS:
        return True  # "with the aim of moving 300 soldiers to X"
    if "would" in tail[-3:]:
        return True
    if "awaited" in trigger.sense.frame or trigger.sense.lemma in ("await", "expect"):
        return True
    for k, low in enumerate(tail):
        if low not in _PLANS or tail[max(0, k - 1) : k] == ["as"]:
            continue  # "as planned, 300 rebels went to X"
        rest = tail[k + 1 :]
        if {"to", "and"} <= set(rest) and low not in ("will", "shall", "'ll") and is_past(trigger, units):
            continue  # "agreed to leave and went to X"
        if low in ("will", "shall", "'ll"):
            return True
        if low in ("set", "about", "going", "due", "ready") and "to" not in rest[:2]:
            continue
        if (
            low in ("expected", "scheduled", "poised", "ready")
            or "to" in rest
            or rest[:1] == ["on"]
            or low in ("planned", "preparing", "seek", "seeks", "plans", "plan")
            or (not rest and units[trigger.at].low.endswith("ing") and low in _INTENDS)
            or (low in ("prepared", "prepare", "ready") and rest[:1] == ["for"])
        ):
            return True
    if trigger.infinitive or "to" in [u.low for u in units[max(0, trigger.at - 2) : trigger.at]]:
        k = trigger.at - 1
        while k >= 0 and units[k].low in ("to", "be", "also", "all", "both", "then", "go", "now"):
            k -= 1
        if k >= 0 and units[k].low in ("is", "are", "'re", "was", "were", "am"):
            return True
    if _is_yet_to_be_done(units, frame, trigger):
        return True
    noun = trigger.sense.is_noun
    if frame.trigger.sense.is_noun and _is_to_follow(units, frame):
        return True
    return noun and bool(_PROSPECTIVE & set(lead[-6:]))


_PROSPECTIVE = frozenset(
    "planned plan plans planning seek seeks upcoming preparing prepares ready bracing braces awaits awaiting".split()
)


_TOOK = frozenset([("it", "took"), ("it", "needed")])
_WANTING = frozenset(
    "want wants wanted provide provides provided foresee foresees foresaw envisages stipulates".split()
)


_PRESENT = frozenset("leave leaves go goes move moves return returns depart departs march marches fly flies".split())


def _is_yet_to_be_done(units: Sequence[Unit], frame: Frame, trigger: Trigger) -> bool:
    """Say whether an infinitive hangs on no word for what has come about: "is on standby to move to X".

    "Managed to", "began to", "was made to" and a purpose ("arrived to reinforce X") tell of what was done.
    """
    lead = [u.low for u in units[max(frame.first, trigger.at - _INFINITIVE_REACH) : trigger.at]]
    if lead[-1:] == ["be"]:
        lead = lead[:-1]
    if any(low in _FORESEES for low in lead[-6:]) and units[trigger.at].low.endswith(("ing", "ed", "n", "t")):
        return True  # "the plan foresees 300 rebels going to X", "wants 300 soldiers moved"
    if lead[-1:] == ["to"] and _is_arranged(lead):
        return True
    if not trigger.infinitive or lead[-1:] != ["to"] or trigger.sense.lemma.split()[0] in _PURPOSES:
        return False
    if lead[-2:-1] in (["arrangements"], ["preparations"]):
        return True  # "has concluded arrangements to move troops to X"
    return lexicon.words("come about").isdisjoint(lead)


def _is_arranged(lead: Sequence[str]) -> bool:
    """Read before "to": "Orders have gone out", "Buses have been hired", "was put on notice", "are next in line"."""
    told = lead[:-1]
    if not _ORDERS.isdisjoint(told[:3]) and not {"gone", "given", "issued", "come"}.isdisjoint(told):
        return True
    if told[-2:] in (["on", "notice"], ["on", "alert"], ["on", "standby"], ["in", "line"], ["lined", "up"]):
        return True
    return not {"hired", "chartered", "requisitioned", "booked", "readied", "reserved"}.isdisjoint(told[-3:])


_ORDERS = frozenset(["orders", "instructions", "order", "word"])
_INFINITIVE_REACH = 12
_FORESEES = frozenset("foresees foresee foresaw envisages envisage envisaged wants".split())
_PURPOSES = frozenset("reinforce strengthen join relieve fetch carry take bring pick throw".split())


def _is_prospect(units: Sequence[Unit], at: int) -> bool:
    """Say whether "to" stands behind what is yet to be done: "signed a deal to leave X", "buses have come to take"."""
    if at < 0:
        return False
    reached = units[at].low in _REACHED and at > 0 and units[at - 1].low in lexicon.words("prospects")
    if (
        reached
        or units[at].low in lexicon.words("prospects")
        or (units[at].low == "up" and units[at - 1].low in _SIGNED)
    ):
        return True
    begin = max(0, at - _TO_FETCH)
    lows = [u.low for u in units[begin : at + 1]]
    fetchers = [k for k, low in enumerate(lows) if low in lexicon.words("fetchers")]
    return bool(fetchers) and (fetchers[-1] == len(lows) - 1 or not _FETCHING.isdisjoint(lows[fetchers[-1] + 1 :]))


_REACHED = frozenset(["reached", "struck", "made", "signed", "brokered", "sealed"])
_SIGNED_UP = frozenset("registered enlisted enrolled booked alert notice standby".split())
_SIGNED = frozenset("signed sign signing lining lined line queued queueing".split())
_TO_FETCH = 7
_FETCHING = frozenset("arrived arrive waiting wait waited ready sent came come stand standing parked drew".split())


_INTENDS = frozenset(["intend", "intends", "intended", "intending"])
_AIMS = frozenset("aim intention purpose plan idea hope".split())


def _is_to_follow(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "the evacuation of 800 men to B would follow on Saturday", "two convoys to B are planned for June"."""
    ends = (*frame.ends.origins, *frame.ends.destinations)
    at = max((p.unit for p in ends), default=frame.trigger.end)
    lows = [u.low for u in units[at + 1 : at + 9] if u.low not in (",",)]
    for k, low in enumerate(lows[:5]):
        if low in ("will", "would", "shall") or (low in ("is", "are") and lows[k + 1 : k + 2] == ["to"]):
            return bool(set(lows[k + 1 : k + 5]) & _TAKES_PLACE)
        if low in ("is", "are") and set(lows[k + 1 : k + 3]) & {"planned", "scheduled", "expected", "due", "envisaged"}:
            return True
    return False


_TAKES_PLACE = frozenset("follow begin start take happen continue resume proceed be place commence occur".split())


_BEGINS = frozenset(["begin", "begins", "start", "starts", "resume", "resumes"])


def is_ongoing(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether the words put the movement at the time of the report: "are leaving", "keep leaving", "flee"."""
    for trigger in frame.triggers:
        if trigger.sense.lemma == "on the way":
            lead = {u.low for u in units[max(0, trigger.at - 9) : trigger.at]}
            if {"is", "are", "'re"} & lead or not _told_past(units, frame):
                return True
            continue
        low = units[trigger.at].low
        before = [u.low for u in units[max(0, trigger.at - 4) : trigger.at]]
        if before[-2:] == ["on", "the"] and before[-3:-2] in (["is"], ["are"], ["'re"]):
            return True  # "are on the march from X to Y", "are on the move"
        if before[-1:] and before[-1] in _BEGINS and (low.endswith("ing") or trigger.sense.is_noun):
            return True  # "Rebels begin leaving X for Y", "rebels begin withdrawal from X"
        if trigger.sense.is_noun:
            continue
        if low.endswith("ing"):
            if set(before) & {"is", "are", "'re", "keep", "keeps", "continue", "continues"}:
                return True
            continue
        if trigger.passive:
            if set(before) & {"is", "are"} and ("being" in before or _is_a_habit(units, trigger.end)):
                return True  # "are being moved", "are brought up every night"
            continue
        if trigger.infinitive:
            if set(before) & {"continue", "continues"}:
                return True
            continue
        if is_present(low) and (not set(before) & _BEFORE_BASE or _is_a_habit(units, trigger.end)):
            return True
    return False


def _is_a_habit(units: Sequence[Unit], at: int) -> bool:
    """Say whether a movement goes on day for day: "every night", "each week"."""
    lows = [u.low for u in units[at : at + _NEAR_HABIT]]
    return any(one in ("every", "each") and two in _DAYS for one, two in itertools.pairwise(lows))


_NEAR_HABIT = 14
_BEFORE_BASE = lexicon.words("before base forms")
_DAYS = frozenset("day night evening morning week hour".split())


def is_scheduled(units: Sequence[Unit], masked: Sequence[bool], frame: Frame) -> bool:
    """Say whether a verb in the present stands before a day that is to come: "the regiment leaves X on Saturday"."""
    trigger = frame.trigger
    low = units[trigger.at].low
    goes_on = low.endswith("ing") and units[trigger.at - 1].low in ("is", "are", "'re", "am", "'m")
    if trigger.sense.is_noun or trigger.passive or trigger.infinitive or low == "bound":
        return False
    if not goes_on and not is_present(low):
        return False
    if units[trigger.at - 1].low in DOES:
        return False  # "did move on Friday"
    if (
        not goes_on
        and not low.endswith("s")
        and not _SENSES.isdisjoint(u.low for u in units[max(0, trigger.at - 8) : trigger.at])
    ):
        return False  # "saw twenty pickups drive to X on Friday"
    told = [k for k in range(frame.first, min(frame.last, len(units))) if units[k].kind == "date" and not masked[k]]
    days = [units[k].what.text.casefold().split() for k in told]
    return any(
        day[0] in WEEKDAYS
        or day[:2] in (["later", "this"], ["next", "week"], ["next", "month"])
        or (day[0] == "by" and day[-1] in WEEKDAYS)
        or (day[-1] in MONTHS and day[0] != "since")
        for day in days
    )


_SENSES = frozenset("saw see sees seen watched watch heard hear felt let lets made make makes had helped to".split())


def _told_past(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a clause around "on the way" has a verb of its own; a headline's "500 men on the way" has none."""
    clause = units[frame.first : frame.last]
    past = lexicon.BE | lexicon.HAVE | {"stopped", "hit", "caught", "seen"}
    return any(u.kind == "word" and (u.low in past or u.low.endswith("ed")) for u in clause)
