"""What a claim says of its movement: occurred, possible, planned, prevented or denied; and whether it goes on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from geomap.claims import Status
from geomap.dates.words import ONES, TENS
from geomap.extraction import lexicon
from geomap.extraction.attribution import rules_out
from geomap.extraction.ends import Frame
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit
from geomap.extraction.watching import Reason

_NEGATIONS = lexicon.words("negations")
_PLANS = lexicon.words("plans")
_MODALS = lexicon.words("modals")
_TRIES = lexicon.words("tries")
_STOPPED = lexicon.words("stopped")
_THWART = lexicon.words("thwart")
_TURNED = frozenset(
    [
        ("sent", "packing"),
        ("turned", "away"),
        ("turned", "around"),
        ("turned", "round"),
        ("chased", "back"),
        ("chased", "off"),
        ("chased", "away"),
        ("turn", "around"),
        ("turn", "round"),
        ("turned", "back"),
        ("turn", "back"),
        ("driven", "back"),
        ("pushed", "back"),
        ("drove", "back"),
        ("drives", "back"),
        ("beaten", "back"),
        ("never", "arrived"),
        ("never", "reached"),
        ("held", "up"),
        ("cut", "off"),
        ("wiped", "out"),
        ("sent", "back"),
        ("forced", "back"),
        ("fended", "off"),
    ]
)
_TURNED_HOME = frozenset([("sent", "back"), ("driven", "back"), ("forced", "back"), ("pushed", "back")])
_UNCONFIRMED = frozenset(["confirmed", "confirm", "verified", "verify", "verification", "confirmation"])


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
    lead = [u.low for k, u in enumerate(units[frame.first : trigger.at], frame.first) if not masked[k]]
    between = units[frame.first : trigger.at]
    near = [u.low for u in [between[k] for k in _outside([u.low for u in between])][-9:] if u.kind == "word"]
    if "column" in frame.trigger.sense.frame:
        goes = min((p.at for p in (*frame.ends.origins, *frame.ends.destinations)), default=trigger.end)
        near += [u.low for u in units[trigger.end : goes] if u.kind == "word"]
    lows = [u.low for k, u in enumerate(units) if not masked[k]]
    if denied:
        return "denied"
    if _is_supposed(units, frame):
        return Reason.CONDITION
    if [u.low for u in units[:2]] == ["asked", "about"] and not units[frame.trigger.at].quoted:
        comma = next((k for k, u in enumerate(units) if u.low == ","), 0)
        if frame.trigger.at < comma:
            return Reason.QUESTION  # "Asked about a report that soldiers had been withdrawn, the staff said"
    if _comes_too_late(units, frame, start):
        return Reason.STOPPED_BEFORE
    if _is_demanded(units, frame, start):
        return Reason.DEMAND
    if set(lead[-3:]) & {"refused", "refuse", "refuses", "refusing", "declined"} and trigger.infinitive:
        return Reason.STAYS
    if {"been", "trying"} <= set(lead[-6:]) and trigger.sense.lemma in ("enter", "reach") and not frame.ends.origins:
        return Reason.FRONT_LINE  # "the rebels have been trying to enter the town since December"
    if _is_refuted(units, trigger):
        return "denied"
    negated = _negated(units, frame, lead)
    if negated and {"will", "wo"} & set(lead[-4:]) and trigger.sense.lemma == "enter" and not frame.ends.origins:
        return Reason.FRONT_LINE  # "will not enter the city for now"
    if _is_not_ruled_out(units):
        return "possible"
    if _prevented(units, masked, frame, lead, lows):
        return "prevented" if not _future(near) else "possible"
    if negated and trigger.sense.lemma == "make it":
        return "prevented"  # "did not make it to X"
    if negated and {"let", "allow", "allowed", "permit", "permitted"} & set(near):
        return Reason.COULD_NOT
    if negated:
        return Reason.COULD_NOT if set(near) & {"could", "can", "cannot"} else "denied"
    if frame.first and units[frame.first - 1].low == "whether":
        answered = [u.low for u in units[frame.trigger.end :]][-4:]
        return "denied" if "not" in answered else "possible"  # "considering whether to shift two battalions"
    opening = [u.low for k, u in enumerate(units[: frame.trigger.at]) if not masked[k]]
    goes = max((p.unit for p in frame.ends.destinations), default=0)
    later = [t.at for t in frame.triggers if trigger.at < t.at < goes and not t.sense.is_noun]
    if any({"may", "might", "could"} & {u.low for u in units[at - 3 : at]} for at in later):
        return "possible"  # "militants who fled X may have gone to Y"
    if _possible(units, opening, near, lows) or {"unconfirmed", "unverified"} & {u.low for u in units}:
        return "possible"
    if _planned(units, frame, trigger, near, lead):
        return "planned"
    return "occurred"


def _is_not_ruled_out(units: Sequence[Unit]) -> bool:
    """Read "They do not rule out an attempt to slip away to X"."""
    lows = [u.low for u in units]
    return any(
        rules_out(lows[k], lows[k + 1]) and not {"not", "cannot", "n't", "never"}.isdisjoint(lows[max(0, k - 4) : k])
        for k in range(len(lows) - 1)
    )


_ARRIVALS = frozenset(["reach", "arrive", "enter", "get"])
_TOLD = lexicon.words("told")


_REFUTING = (["untrue", "that"], ["out", "of", "the", "question", "that"])


def _is_refuted(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether what is told is told only to be denied: "the claims that ... do not reflect the truth"."""
    before = [u.low for u in units[: trigger.at]]
    if any(before[k : k + 2] in (["no", "truth"], ["not", "true"]) for k in range(4)):
        return True
    if any(before[k : k + len(words)] == words for words in _REFUTING for k in range(len(before))):
        return True
    opens = next((u.low for u in units if u.low[:1].isalpha()), "")
    after = [u.low for u in units[trigger.end :]]
    if opens == "that" and any(low in lexicon.BE for low in after) and set(after) & lexicon.words("lies"):
        return True  # "that our fighters went from A to B is a fabrication"
    told = any(u.low in _TOLD for u in units[: trigger.at])
    if not told:
        return False
    rest = [u.low for u in units]
    if "foundation" in rest and "without" in rest:
        return True
    return bool(set(rest) & lexicon.words("denying")) or (
        bool({"truth", "true", "basis"} & set(rest)) and bool({"not", "no", "n't"} & set(rest))
    )


def _is_demanded(units: Sequence[Unit], frame: Frame, start: int) -> bool:
    """Say whether somebody only asks for the movement: "demand that the group leave", "urged them to withdraw"."""
    low = units[frame.trigger.at].low
    told = {u.low for u in units[max(0, frame.trigger.at - 3) : frame.trigger.at]}
    if told & {"should", "must"} and {u.low for u in units[frame.trigger.end :]} & lexicon.words("demanding"):
        return True  # "the group must leave A, the sheikhs demanded"
    senses = lexicon.verbs().get(low)
    is_base = senses is not None and low == senses[0].lemma.split()[0]
    if not is_base or told & {"will", "shall"}:
        return False  # "insists that they will return"
    lead = {u.low for u in units[max(0, start - 6) : frame.trigger.at] if u.kind == "word"}
    calls = {"called", "on"} <= lead or {"calls", "on"} <= lead or _asks(units[max(0, start - 6) : frame.trigger.at])
    return (calls or bool(lead & lexicon.words("demanding"))) and (frame.trigger.infinitive or "that" in lead)


def _asks(units: Sequence[Unit]) -> bool:
    """Say whether somebody asks others to move; "could be asked to come" is no demand."""
    lows = [u.low for u in units]
    return any(low in ("asked", "asks") and lows[max(0, k - 1)] not in lexicon.BE for k, low in enumerate(lows))


def _is_supposed(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether the movement is only the condition: "will answer if fighters come to the city"."""
    opens = next((n for n, u in enumerate(units) if u.kind != "word" or u.low[:1].isalpha()), 0)
    inverted = units[opens].low == "should" or (units[opens].low == "were" and "to" in [u.low for u in units[:8]])
    comma = next((n for n, u in enumerate(units) if u.low == ","), len(units))
    return inverted and frame.trigger.at < comma < len(units) - 1


def _comes_too_late(units: Sequence[Unit], frame: Frame, start: int) -> bool:
    """Say whether the movers never got so far: "was destroyed before it reached the city", "before they could flee"."""
    k = start
    while k > frame.first and units[k - 1].kind == "word" and units[k - 1].low in lexicon.DETERMINERS:
        k -= 1
    if k == 0 or units[k - 1].low != "before":
        return False
    stopped = {u.low for u in units[: k - 1]} & _STOPPED
    could = {"could", "can"} & {u.low for u in units[k : frame.trigger.at]}
    return bool(could) or (bool(stopped) and frame.trigger.sense.lemma in _ARRIVALS)


def _negated(units: Sequence[Unit], frame: Frame, lead: list[str]) -> bool:
    mover = frame.mover
    if mover is not None and units[mover.first].low in ("nobody",) and frame.agent is not None:
        return True  # "we have brought nobody to X"
    if mover is not None and frame.own_subject and units[mover.first].low in ("no", "none", "neither"):
        after = [u.low for u in units[mover.first + 1 : mover.first + 3]]
        return after[:2] not in (["fewer", "than"], ["less", "than"], ["more", "than"])
    words = [lead[k] for k in _outside(lead)][-10:]
    conditional = {"if", "unless"} & {*lead, *(u.low for u in units[max(0, frame.first - 1) : frame.first])}
    for k, low in enumerate(words):
        if low in _NEGATIONS or low.endswith("n't"):
            after = words[k + 1 :]
            if low == "not" and after[:1] in (["only"], ["just"], ["all"], ["every"]):
                continue
            if low == "not" and after[:2] == ["to", "be"] and "," in after:
                continue  # "not to be outdone, moved 80 men"
            if low == "not" and after and after[0].startswith(("before", "until", "later")):
                continue  # "not before Sunday will they leave"
            if low == "no" and after[:2] in (["fewer", "than"], ["less", "than"], ["more", "than"], ["longer"]):
                continue
            if set(after) & {"but", "that", "who", "which"} and low != "no":
                continue
            if "," in after and (low not in ("not", "never") or conditional):
                continue  # "If they do not disarm them, we will enter X"
            return True
    noun = frame.trigger.sense.is_noun
    if noun:
        tail = [u.low for u in units[frame.trigger.end : frame.last]]
        return any(low in _NEGATIONS for low in tail[:12]) and any(
            low in ("took", "take", "taken", "happened", "occurred", "place") for low in tail
        )
    return False


def _outside(lead: Sequence[str]) -> list[int]:
    """Return where words stand outside of what commas insert behind the movers: "the force, who do not ask, left"."""
    out: list[int] = []
    inside = False
    for k, low in enumerate(lead):
        if low == "," and inside:
            inside = False
        elif low == "," and not _INSERTED.isdisjoint(lead[k + 1 : k + 2]) and "," in lead[k + 2 :]:
            inside = True
        elif not inside:
            out.append(k)
    return out


_INSERTED = frozenset(["who", "which", "belonging", "loyal", "affiliated", "allied"])


def _future(near: list[str]) -> bool:
    return bool({"will", "may", "might", "could", "would"} & set(near)) or "prevent" in near


def _prevented(units: Sequence[Unit], masked: Sequence[bool], frame: Frame, lead: list[str], lows: list[str]) -> bool:
    trigger = frame.trigger
    after = [u.low for k, u in enumerate(units[frame.trigger.end :], frame.trigger.end) if not masked[k]]
    pairs = set(itertools.pairwise(lows))
    own = {tuple(u.low for u in units[trigger.at : trigger.at + 2])} if frame.agent is None else set()
    if units[trigger.at].low in ("sent", "turned", "fell"):
        own = {(units[trigger.at].low, "back")}
    turned = (pairs - own) & _TURNED
    if turned - _TURNED_HOME or (turned and not _goes_to(lows)):
        return True
    tried = set(lead[-9:]) & _TRIES
    stopped = set(lows) & _STOPPED
    fired = any(lows[k : k + 2] == ["opened", "fire"] for k in range(len(lows)))
    if fired and any(lows[k : k + 2] in (["on", "them"], ["on", "it"]) for k in range(len(lows))):
        return True  # "were heading to X when troops opened fire on them"
    if tried and (stopped or "to" in lead[-3:]):
        return True
    before_noun = [u.low for u in units[max(0, trigger.at - 3) : trigger.at]]
    if trigger.sense.is_noun and set(before_noun) & _THWART and before_noun[-1:] in (["the"], ["a"], ["an"], ["this"]):
        return True  # "foiled the transfer of 300 men"
    if set(lead) & _THWART and {"attempt", "attempts", "bid", "plan", "effort", "efforts"} & set(lead):
        return True
    if {"prevented", "blocked", "barred", "stopped"} & set(lead[-4:]) and "from" in lead[-3:]:
        return True
    if _never_came(after) or _is_driven_off(after):
        return True
    if _is_spotted_and_struck([u.low for u in units[trigger.end :]]) or _was_stopped_before(units, frame):
        return True
    # "set off for the city, but was detected and burned": the passive after it has the same subject
    for k in range(len(after) - 1):
        if after[k] in ("was", "were", "been", "being") and (
            after[k + 1] in _STOPPED
            or (k + 2 < len(after) and after[k + 2] in _STOPPED and not after[k + 1].isdigit())
            or (k + 3 < len(after) and after[k + 2] == "and" and after[k + 3] in _STOPPED)
        ):
            if "where" in after[:k] or after[:k][-2:] == [",", "which"] or after[:k][-3:-1] == [",", "which"]:
                continue  # "are heading to X, where positions have been shelled", "to Hermel, which has been hit"
            between = [
                w
                for n, w in enumerate(after[:k])
                if not (w == "after" and after[n + 1] in _DARK) and not (w == "as" and after[n + 1] in ("their", "its"))
            ]
            if not any(word in _NEW_CLAUSES for word in between):
                return frame.trigger.sense.lemma != "stop"
    lemma = frame.trigger.sense.lemma
    if lemma in ("bound", "on the way", "destined") and any(
        one in _STOPPED and two == "by" for one, two in itertools.pairwise(after)
    ):
        return True  # a headline's "18 vehicles bound for X halted by drones"
    underway = lemma in ("bound", "on the way", "destined") or (frame.mover is not None and frame.mover.cls == "weapon")
    found = underway and ({"were", "was"} & set(after))
    if found and {"discovered", "found", "pulled", "stopped", "turned"} & set(after):
        return True  # "who had hidden in a tanker bound for X were discovered at the gate"
    if _is_struck_object(units, frame) or _failed(units, frame):
        return True
    if _is_caught_as(units, frame):
        return True
    if (
        frame.trigger.sense.lemma == "unknown"
        and set(lows) & {"burnt", "burned", "destroyed", "wiped", "none"}
        and stopped
    ):
        return True
    if _is_destroyed(after):
        return True
    if any(after[k : k + 4] in _NO_FURTHER for k in range(len(after))):
        return True
    if any(after[k : k + 3] in _AMBUSHED for k in range(len(after))):
        return True  # "fell into an ambush"
    if any(after[k : k + 2] == ["ran", "into"] for k in range(len(after))) and not _SCATTERED.isdisjoint(after):
        return True  # "ran into a patrol and was scattered"
    if set(after) & {"destroyed", "annihilated", "intercepted", "ambushed"} and frame.trigger.sense.is_noun:
        return True
    return bool({"destroyed", "intercepted", "ambushed"} & set(lead)) and frame.trigger.participle is True


def _never_came(after: list[str]) -> bool:
    """Read "that they had dispatched to X never got there", "found the road cut and returned to its base"."""
    if any(after[k] == "never" and after[k + 1] in _CAME for k in range(len(after) - 1)):
        return True
    if any(after[k : k + 3] in _MADE_TO for k in range(len(after))) and not {"get", "turn", "go"}.isdisjoint(after):
        return True  # "were made to get down at a roadblock"
    found = next((k for k in range(len(after) - 2) if after[k : k + 3] == ["found", "the", "road"]), None)
    return found is not None and not {"returned", "turned", "back"}.isdisjoint(after[found:])


def _is_driven_off(after: list[str]) -> bool:
    """Read "when a patrol chased it back out to sea"."""
    return any(
        after[k] in ("chased", "drove", "forced", "beat", "turned")
        and after[k + 1] in ("it", "them", "him")
        and after[k + 2] in ("back", "away", "off")
        for k in range(len(after) - 2)
    )


_MADE_TO = (["were", "made", "to"], ["was", "made", "to"])
_CAME = frozenset("got arrived reached made came".split())


def _is_spotted_and_struck(after: list[str]) -> bool:
    """Read "had been spotted by troops and eliminated", "was broken up by a helicopter"."""
    for k, low in enumerate(after[:-1]):
        if after[k - 1 : k] not in (["was"], ["were"], ["been"]):
            continue
        if low == "broken" and after[k + 1] == "up":
            return True
        ahead = after[k + 1 : k + 9]
        struck = [n for n, one in enumerate(ahead[:-1]) if one == "and" and ahead[n + 1] in _STOPPED]
        if low in _SPOTTED and struck and not {",", ";"} & set(ahead[: struck[0]]):
            return True
    return False


_SPOTTED = frozenset("spotted detected located noticed discovered tracked identified surrounded".split())


def _was_stopped_before(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "a lorry was halted at X; it had been travelling to Y": the clause before tells of the end."""
    stop = next((k for k in range(frame.trigger.at, 0, -1) if units[k].low == ";"), 0)
    own = {u.low for u in units[stop : frame.trigger.at]}
    if not stop or "had" not in own or not own & {"it", "they", "he"}:
        return False
    lows = [u.low for u in units[:stop]]
    return any(one in ("was", "were") and two in _STOPPED for one, two in itertools.pairwise(lows))


def _is_destroyed(after: list[str]) -> bool:
    """Read "and jets destroyed every one of them", "; guards ambushed it"."""
    for k, low in enumerate(after):
        if low not in _WRECKED:
            continue
        behind = after[k + 1 : k + 5]
        if behind[:1] == ["all"] and behind[1:2] and (behind[1].isdigit() or behind[1] in ONES.keys() | TENS.keys()):
            return True  # "destroyed all eleven"
        all_of = behind[:1] in (["all"], ["most"], ["both"], ["each"]) and "of" in behind[:3] and "them" in behind
        if all_of or behind[:1] in (["it"], ["them"]) or behind[:4] == ["every", "one", "of", "them"]:
            return True
    return False


_NEW_CLAUSES = frozenset([";", "while", ":", "after", "since", "because", "as", "adding", "saying", "noting"])
_WRECKED = frozenset(
    "destroyed sank annihilated ambushed intercepted wiped obliterated torched incinerated eliminated stopped".split()
)
_NO_FURTHER = (["did", "not", "go", "on"], ["did", "not", "get", "there"], ["got", "no", "further", "than"],
               ["get", "no", "further", "than"], ["got", "no", "farther", "than"])  # fmt: skip
_AMBUSHED = (["fell", "into", "an"], ["fell", "into", "a"], ["walked", "into", "an"], ["drove", "into", "an"])
_SCATTERED = frozenset(["scattered", "dispersed", "routed", "halted", "lost", "none", "not"])
_DARK = frozenset(["dark", "nightfall", "dusk", "sunset", "midnight", "noon", "dawn", "sunrise"])


def _goes_to(lows: list[str]) -> bool:
    """Say whether those sent back are said to go somewhere: "are yet to be sent back to their country"."""
    return any(lows[k] == "back" and lows[k + 1] in ("to", "into", "home") for k in range(len(lows) - 1))


def _is_caught_as(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether the clause tells what somebody was stopped in: "had been stopped as he was travelling to X"."""
    at = frame.trigger.at
    k = next((k for k in range(at - 1, max(1, at - 6), -1) if units[k].low in ("as", "while", "when")), 0)
    if k < 2 or not units[at].low.endswith("ing"):
        return False
    lead = {u.low for u in units[max(0, k - 8) : k]}
    return bool(lead & {"was", "were", "had", "been"}) and bool(lead & _STOPPED)


def _is_attempted(units: Sequence[Unit], failed: int, trigger: Trigger) -> bool:
    """Say whether what failed is the movement: "failed to reach X", but no "who failed to take the base retreated"."""
    return trigger.infinitive or trigger.sense.is_noun or units[failed + 1].low in ("in", "at")


def _failed(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "sailing from A failed in their bid to reach B", "failed to reach B"."""
    at = next((k for k, u in enumerate(units) if u.low in ("failed", "fail", "fails")), None)
    if at is None or not any(at < t.at <= at + 8 and _is_attempted(units, at, t) for t in frame.triggers):
        return False
    behind = {u.low for u in units[at + 1 : at + 6]}
    return bool(behind & {"bid", "attempt", "attempts", "effort", "efforts"}) or units[at + 1].low == "to"


def _is_struck_object(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether what moves is what was struck: "annihilated a convoy which had set out from A"."""
    if frame.mover is None or (frame.mover.first > frame.trigger.at and frame.trigger.sense.lemma != "unknown"):
        return False
    k = frame.mover.first - 1
    if k > 2 and [u.low for u in units[k - 1 : k + 1]] == ["in", "which"]:
        return bool({u.low for u in units[max(0, k - 7) : k - 1]} & _STOPPED)  # "intercepted a canoe in which seven"
    if k > 3 and units[k].low == "," and frame.mover.cls == "vehicle":
        lows = [u.low for u in units[max(0, k - 12) : k]]
        return any(
            low in _STOPPED and lows[n - 1] in lexicon.HAVE for n, low in enumerate(lows)
        )  # "had hit a convoy, 14"
    if k > 3 and [u.low for u in units[k - 2 : k + 1]] == ["on", "the", "way"]:
        k -= 3  # "destroyed on the way 20 vehicles which had left A"
    if k > 1 and units[k].low in ("carrying", "transporting"):
        k -= 1  # "intercepted a pickup carrying six fighters"
        while k > 0 and (units[k].low in lexicon.actors() or units[k].kind in ("state", "group")):
            k -= 1
    while k > 0 and (units[k].kind in ("date", "count") or units[k].low in lexicon.DETERMINERS):
        k -= 1
    if k < 0 or units[k].kind != "word":
        return False
    low = units[k].low
    if low == "with" and frame.mover.cls == "weapon":
        return bool({u.low for u in units[max(0, k - 5) : k]} & {"caught", "intercepted", "seized", "stopped"})
    return (low in _STOPPED and low.endswith(("ed", "ck", "hit", "caught"))) or (
        low == "lost" and frame.trigger.sense.lemma != "leave"
    )


def _possible(units: Sequence[Unit], opening: list[str], near: list[str], lows: list[str]) -> bool:
    words = {low for k, low in enumerate(near) if not (low == "suspected" and _names(near[k + 1 : k + 3]))}
    if words & (_MODALS - {"would", "can"}) or ("can" in words and "cannot" not in words):
        return True
    whole = [u.low for u in units]
    text = " ".join(whole)
    if any(one == "it" and two == "possible" for one, two in itertools.pairwise(whole)):
        return True  # "He did think it possible, however, that ..."
    if "excluded" in whole and not {"cannot", "not", "n't"}.isdisjoint(whole[: whole.index("excluded")]):
        return True  # "It cannot be excluded that ..."
    if set(whole) & _UNCONFIRMED and {"newspaper", "paper", "we", "correspondent"} & set(whole) and "not" in whole:
        return True  # "which this newspaper could not confirm"
    if set(whole) & {"conceivable", "imaginable", "plausible"} or " possibility exists" in text:
        return True
    if "prevent" in near or ("would" in near[-4:] and "have" in near[-3:]):
        return True
    if (
        next((low for low in lows if low.isalpha()), "") == "should"
        or "if" in opening
        or ("should" in near and "be" not in near)
        or "unless" in opening
    ):
        return True
    if set(lows) & _UNCONFIRMED and (set(lows) & {"nobody", "unconfirmed", "could", "cannot", "not", "no", "unable"}):
        return True
    return "unconfirmed" in lows or "possibly" in lows or "it possible that" in text or "it likely that" in text


def _names(behind: Sequence[str]) -> bool:
    """Say whether an adjective stands before who moves: "suspected militants"."""
    return any(low in lexicon.actors() for low in behind)


_BIDDEN = frozenset(["orders", "directives", "instructions", "instructed", "directed"])


def _planned(units: Sequence[Unit], frame: Frame, trigger: Trigger, near: list[str], lead: list[str]) -> bool:
    tail = near[-8:]
    mover = frame.mover
    ordered = {"ordered", "orders", "ordering"} & set(tail[-4:])
    first = frame.triggers[0].sense.lemma if frame.triggers else ""
    if first == "order" or (ordered and trigger.sense.is_noun):
        return True  # "has ordered 300 of its men to move to X", "ordered the withdrawal of 300 men"
    if trigger.infinitive and frame.own_subject and trigger.at - 1 in {m.last for m in (mover, frame.agent) if m}:
        return True  # a headline's "Daesh to shift commanders"
    if "yet" in tail and "to" in tail:
        return True
    if "verge" in tail or "brink" in tail:
        return True
    if trigger.infinitive and (set(tail) & _BIDDEN or "told" in lead[-8:]):
        return True  # "received orders to pull out"
    if "would" in tail[-3:]:
        return True
    if "awaited" in trigger.sense.frame:
        return True
    for k, low in enumerate(tail):
        if low not in _PLANS:
            continue
        rest = tail[k + 1 :]
        if low in ("will", "shall", "'ll"):
            return True
        if low in ("set", "about", "going", "due", "ready") and "to" not in rest[:2]:
            continue
        if (
            low in ("expected", "scheduled", "poised", "ready")
            or "to" in rest
            or rest[:1] == ["on"]
            or low in ("planned", "preparing", "seek", "seeks", "plans", "plan")
            or (low in ("prepared", "prepare", "ready") and rest[:1] == ["for"])
        ):
            return True
    if (
        trigger.infinitive
        or tail[-2:-1] == ["to"]
        or tail[-1:] == ["to"]
        or (len(tail) > 1 and tail[-2] == "to" and tail[-1] == "be")
    ):
        k = trigger.at - 1
        while k >= 0 and units[k].low in ("to", "be", "also", "all", "both", "then", "go", "now"):
            k -= 1
        if k >= 0 and units[k].low in ("is", "are", "'re", "was", "were", "am"):
            return True
    noun = trigger.sense.is_noun
    if frame.trigger.sense.is_noun and _is_to_follow(units, frame):
        return True
    return noun and bool(
        {"planned", "plan", "plans", "planning", "seek", "seeks", "upcoming", "preparing"} & set(lead[-6:])
    )


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


def is_ongoing(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether the words put the movement at the time of the report: "are leaving", "keep leaving", "flee"."""
    for trigger in frame.triggers:
        if trigger.sense.lemma == "on the way":
            lead = {u.low for u in units[max(0, trigger.at - 9) : trigger.at]}
            if {"is", "are", "'re"} & lead or not _told_past(units, frame):
                return True
            continue
        if trigger.sense.is_noun:
            continue
        low = units[trigger.at].low
        before = [u.low for u in units[max(0, trigger.at - 4) : trigger.at]]
        if low.endswith("ing"):
            if set(before) & {"is", "are", "'re", "keep", "keeps", "continue", "continues"}:
                return True
            continue
        if trigger.passive:
            if "being" in before and set(before) & {"is", "are"}:
                return True
            continue
        if trigger.infinitive:
            if set(before) & {"continue", "continues"}:
                return True
            continue
        if _is_present(low) and not set(before) & lexicon.words("before base forms"):
            return True
    return False


def _told_past(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a clause around "on the way" has a verb of its own; a headline's "500 men on the way" has none."""
    clause = units[frame.first : frame.last]
    past = lexicon.BE | lexicon.HAVE | {"stopped", "hit", "caught", "seen"}
    return any(u.kind == "word" and (u.low in past or u.low.endswith("ed")) for u in clause)


_PAST_TOO = frozenset(["quit", "set", "put", "run", "come", "cross"])


def _is_present(low: str) -> bool:
    if low in _PAST_TOO and low != "cross":
        return False
    senses = lexicon.verbs().get(low)
    if not senses:
        return False
    if low.endswith(("ed", "ing")):
        return low == "speed"
    lemma = senses[0].lemma.split()[0]
    return low == lemma or low in (lemma + "s", lemma + "es", lemma[:-1] + "ies")
