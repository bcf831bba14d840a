"""What was stopped: movements that a sentence says were foiled, turned back or ended on the way."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.dates.words import ONES, TENS
from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit

if TYPE_CHECKING:
    from geomap.extraction.movers import Mover
    from geomap.extraction.reading import Sentence

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
        ("blown", "up"),
        ("broken", "up"),
        ("engaged", "by"),
    ]
)
_TURNED_HOME = frozenset([("sent", "back"), ("driven", "back"), ("forced", "back"), ("pushed", "back")])


_TALKS = frozenset("conversation conversations calls messages message letters traffic communications radio".split())
_KEPT = frozenset("prevented blocked barred stopped kept keeps keeping hindered deterred".split())
_NO_ENTRY = frozenset((one, two) for one in ("refused", "denied") for two in ("entry", "passage", "access"))
_GOT_IN = frozenset(["arrived", "reached", "entered", "got"])
_HALTED = frozenset(
    "stopped intercepted halted blocked caught ambushed destroyed bombed captured arrested killed slain".split()
)
_DIED = frozenset(["died", "perished"])
_NEAR = 6
_NOBODY = frozenset(["nobody", "not", "never"])


def is_prevented(units: Sequence[Unit], masked: Sequence[bool], frame: Frame, lead: list[str], lows: list[str]) -> bool:
    """Say whether a movement was stopped.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    masked : sequence of bool
        True for the units of attributions.
    frame : Frame
        The movement.
    lead, lows : list of str
        The folded words of its clause before the movement word, and of the sentence, without the attributions.
    """
    trigger = frame.trigger
    after = [u.low for k, u in enumerate(units[frame.trigger.end :], frame.trigger.end) if not masked[k]]
    at = lows.index("intercepted") if "intercepted" in lows else len(lows)
    if not _TALKS.isdisjoint(lows[at + 1 : at + 5]):
        lead, lows, after = ([low for low in run if low != "intercepted"] for run in (lead, lows, after))
    pairs = set(itertools.pairwise(lows))
    if any(one in _NOBODY and two in _STOPPED for one, two in pairs):
        return False  # "nobody stopped them", "were not stopped"
    own = {tuple(u.low for u in units[trigger.at : trigger.at + 2])} if frame.agent is None else set()
    if units[trigger.at].low in ("sent", "turned", "fell"):
        own = {(units[trigger.at].low, "back")}
    turned = (pairs - own) & _TURNED
    if ("held", "up") in turned and not {"reached", "arrived", "got"}.isdisjoint(lows[lows.index("held") :]):
        turned -= {("held", "up")}  # "having been held up for three hours, reached X"
    elif ("held", "up") in turned and not _GOT_IN.isdisjoint(lows[: lows.index("held")]):
        before = lows[lows.index("held") - 2 : lows.index("held")]
        turned -= {("held", "up")} if before == ["had", "been"] else set()  # "got to X, where they had been held up"
    at = next((k for k in range(len(units)) if [u.low for u in units[k : k + 2]] == ["cut", "off"]), trigger.at)
    if at < trigger.at or not {"after", "because", "once"}.isdisjoint(u.low for u in units[trigger.end : at]):
        turned -= {("cut", "off")}  # "families whom the fall of X has cut off were flown to Y"
    if turned - _TURNED_HOME or (turned and not _goes_to(lows)):
        return True
    if _is_surprised(lows) or _has_its_trip_ended(lows):
        return True
    tried = set(lead[-9:]) & _TRIES
    stopped = set(lows) & _STOPPED
    fired = ("opened", "fire") in pairs and not {"once", "after"} & set(after)
    if fired and not pairs.isdisjoint([("on", "them"), ("on", "it")]):
        return True  # "were heading to X when troops opened fire on them"
    if tried and (stopped or "to" in lead[-3:]):
        return True
    if "when" in after and any(one in _STOPPED and two in ("them", "it") for one, two in pairs):
        return True  # "were bound for X when the army caught them"
    dayless = [u for u in units[max(0, trigger.at - 5) : trigger.at] if u.kind != "date" and u.low != "on"]
    before_noun = [u.low for u in dayless[-3:]]
    if trigger.sense.is_noun and set(before_noun) & _THWART and before_noun[-1:] in (["the"], ["a"], ["an"], ["this"]):
        return True  # "foiled the transfer of 300 men"
    thwarting = lead[-5:].index("thwarting") if "thwarting" in lead[-5:] else None
    if trigger.sense.is_noun and thwarting is not None and lead[-5:][thwarting + 1 : thwarting + 2] == ["of"]:
        return True  # "announced the thwarting of an infiltration attempt"
    told = [u.low for u in units[max(0, trigger.at - _NEAR) : trigger.at]]
    if trigger.sense.is_noun and "during" in told[-3:] and _are_halted(told):
        return True  # "were captured during their flight from X"
    if set(lead) & _THWART and {"attempt", "attempts", "bid", "plan", "effort", "efforts"} & set(lead):
        return True
    if _KEPT & set(lead[-6:]) and "from" in lead[-3:]:
        return True
    if ("point", "of") in itertools.pairwise(lead[-4:]) and stopped:
        return True  # "were seized when they were on the point of escaping to X"
    if not pairs.isdisjoint(_NO_ENTRY):
        return not any(low in _GOT_IN for low in lows)  # "refused entry to volunteers travelling to X"
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
            if (
                "where" in after[:k]
                or after[:k][-2:] in (["that", "had"], ["that", "has"], ["which", "had"], ["which", "has"])
                or not {("in", "which"), ("of", "which")}.isdisjoint(itertools.pairwise(after[:k]))
                or after[:k][-2:] == [",", "which"]
                or after[:k][-3:-1] == [",", "which"]
            ):
                continue  # "are heading to X, where positions have been shelled", "to Hermel, which has been hit"
            between = [
                w
                for n, w in enumerate(after[:k])
                if not (w == "after" and after[n + 1] in _DARK)
                and not (w == "as" and (after[n + 1] in ("their", "its", "far") or (n and after[n - 1] == "far")))
            ]
            if not any(word in _NEW_CLAUSES for word in between) and not _is_before_anothers(between):
                return frame.trigger.sense.lemma != "stop"
    lemma = frame.trigger.sense.lemma
    if lemma in ("bound", "on the way", "destined") and any(
        one in _STOPPED and two == "by" for one, two in itertools.pairwise(after)
    ):
        return True  # a headline's "18 vehicles bound for X halted by drones"
    if lemma in ("bound", "on the way", "destined") and frame.mover is not None and frame.mover.last <= trigger.at:
        behind = [u.low for u in units[frame.mover.last : frame.mover.last + 1]]
        if behind and behind[0] in _STOPPED and behind[0].endswith(("ed", "hit", "uck", "ght")):
            return True  # "has 22 vehicles bombed on their way to X"
    if lemma == "on the way" and (_are_halted(lead) or _are_halted(told)):
        return True  # "others had been stopped on the way to X", "were killed on the way"
    if lemma == "on the way" and not _DIED.isdisjoint(told):
        return True  # "twenty men died on the road from X to Y"
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
    if _is_destroyed(after) or _holds(after, _LOST) or _holds(after, _ENDED):
        return True
    if ("no" in after or "not" in after) and _holds(after, _NO_FURTHER):
        return True
    if "into" in after:
        if _holds(after, _AMBUSHED):
            return True  # "fell into an ambush"
        if any(after[k : k + 2] == ["ran", "into"] for k in range(len(after))) and not _SCATTERED.isdisjoint(after):
            return True  # "ran into a patrol and was scattered"
    if set(after) & {"destroyed", "annihilated", "intercepted", "ambushed"} and frame.trigger.sense.is_noun:
        return True
    return bool({"destroyed", "intercepted", "ambushed"} & set(lead)) and frame.trigger.participle is True


def _are_halted(lows: Sequence[str]) -> bool:
    """Read "had been stopped", "were killed"."""
    return any(one in lexicon.BE and two in _HALTED for one, two in itertools.pairwise(lows))


def _is_before_anothers(lows: list[str]) -> bool:
    """Read "left X for Y days before the president was": whoever was killed then is none of those who left."""
    if "before" not in lows:
        return False
    whom = [low for low in lows[lows.index("before") + 1 :] if low not in lexicon.DETERMINERS]
    return lexicon.actors().get(whom[0]) == "person" if whom else False


def _holds(lows: list[str], runs: Sequence[list[str]]) -> bool:
    """Say whether words hold one of several runs of as many words."""
    width = len(runs[0])
    return any(lows[k : k + width] in runs for k in range(len(lows)))


def _is_surprised(lows: list[str]) -> bool:
    """Read "were surprised by troops", but not "were surprised by the departure of troops"."""
    at = next((k for k, pair in enumerate(itertools.pairwise(lows)) if pair == ("surprised", "by")), None)
    ahead = next((low for low in lows[at + 2 : at + 5] if low not in lexicon.DETERMINERS), "") if at is not None else ""
    return lexicon.actors().get(ahead) in ("fighter", "unit", "men") or ahead in ("patrol", "guards", "police")


def _has_its_trip_ended(lows: list[str]) -> bool:
    """Read "put an end to their voyage", "put an end to the trip of a truck"."""
    ends = (lows[k + 3 : k + 7] for k in range(len(lows)) if lows[k : k + 3] == ["an", "end", "to"])
    return any(not _TRIPS.isdisjoint(behind[1:2]) for behind in ends)


def _never_came(after: list[str]) -> bool:
    """Read "that they had dispatched to X never got there", "found the road cut and returned to its base"."""
    if "never" in after and any(one == "never" and two in _CAME for one, two in itertools.pairwise(after)):
        return True
    if "made" in after and _holds(after, _MADE_TO) and not {"get", "turn", "go"}.isdisjoint(after):
        return True  # "were made to get down at a roadblock"
    if "found" not in after:
        return False
    found = next((k for k in range(len(after) - 2) if after[k : k + 3] == ["found", "the", "road"]), None)
    return found is not None and not {"returned", "turned", "back"}.isdisjoint(after[found:])


def _is_driven_off(after: list[str]) -> bool:
    """Read "when a patrol chased it back out to sea"."""
    return not _CHASED.isdisjoint(after) and any(
        after[k] in _CHASED and after[k + 1] in ("it", "them", "him") and after[k + 2] in ("back", "away", "off")
        for k in range(len(after) - 2)
    )


_CHASED = frozenset(["chased", "drove", "forced", "beat", "turned"])
_MADE_TO = (["were", "made", "to"], ["was", "made", "to"])
_CAME = frozenset("got arrived reached made came saw".split())


def _is_spotted_and_struck(after: list[str]) -> bool:
    """Read "had been spotted by troops and eliminated", "was broken up by a helicopter"."""
    if _SPOTTED.isdisjoint(after) and "broken" not in after:
        return False
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


_TRIPS = frozenset("trip voyage journey run march flight travels ride".split())
_NEW_CLAUSES = frozenset([";", "while", ":", "after", "since", "because", "as", "adding", "saying", "noting"])
_WRECKED = frozenset(
    "destroyed sank annihilated ambushed intercepted wiped obliterated torched incinerated eliminated stopped".split()
)
_NO_FURTHER = (["did", "not", "go", "on"], ["did", "not", "get", "there"], ["got", "no", "further", "than"],
               ["get", "no", "further", "than"], ["got", "no", "farther", "than"])  # fmt: skip
_ENDED = [["ended", own, way] for own in ("their", "its", "his") for way in ("run", "journey", "trip", "march")]
_LOST = (
    ["into", "the", "hands", "of"],
    ["sent", "to", "the", "bottom"],
    ["burned", "on", "the", "road"],
    ["burned", "on", "the", "way"],
    ["burned", "on", "the", "approach"],
    ["burnt", "on", "the", "road"],
    ["went", "up", "in", "flames"],
)
"""What becomes of lorries that do not arrive."""
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
    goes = units[at].low.endswith("ing") or frame.trigger.sense.lemma == "on the way"
    theirs = units[at - 1 - (goes and units[at - 1].low in lexicon.BE)].low in ("he", "she", "it", "they")
    if k < 2 or not (goes or theirs):
        return False
    lead = {u.low for u in units[max(0, k - 14) : k]}
    near = {u.low for u in units[max(0, k - 8) : k]}
    caught = theirs and lead & _CAUGHT
    return bool(caught or (near & {"was", "were", "had", "been"} and near & _STOPPED) or lead & _ENDING)


_CAUGHT = frozenset("arrested stopped caught intercepted seized captured detained ambushed".split())
_ENDING = frozenset(["destruction", "interception", "bombing", "annihilation", "destroying", "bombed", "destroyed"])


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


_WAS_CARRYING = [
    [which, was, verb]
    for which in ("that", "which")
    for was in ("was", "were")
    for verb in ("carrying", "transporting")
]


def _is_struck_object(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether what moves is what was struck: "annihilated a convoy which had set out from A"."""
    carries = [u.low for u in units[max(0, frame.trigger.at - 2) : frame.trigger.at + 1]]
    if carries in _WAS_CARRYING and frame.agent is not None:  # "stopped a lorry of onions that was carrying nine men"
        return any(
            u.low in _STOPPED and u.low.endswith("ed") for u in units[max(0, frame.trigger.at - 8) : frame.trigger.at]
        )
    if frame.mover is None or (frame.mover.first > frame.trigger.at and frame.trigger.sense.lemma != "unknown"):
        return False
    k = frame.mover.first - 1
    if k > 2 and [u.low for u in units[k - 1 : k + 1]] == ["in", "which"]:
        near = {u.low for u in units[max(0, k - 7) : k - 1]}
        return bool(near & _STOPPED) and near.isdisjoint(_TALKS)  # "intercepted a canoe in which seven"
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
    if k and low.endswith("ed") and units[k - 1].low in lexicon.DETERMINERS:
        return False  # "the defeated remnants are escaping to X"
    if low == "for" and frame.trigger.sense.lemma == "on the way":
        seized = next((n for n, u in enumerate(units[:k]) if u.low == "seized"), k)
        arms = (lexicon.actors().get(u.low) == "weapon" for u in units[seized:k])
        return any(arms)  # "have seized 41 rifles destined for the group, which were on their way to X"
    if low == "for" and units[k - 1].low in ("ambush", "trap") and frame.trigger.participle:
        return True  # "laid an ambush for a unit moving from X to Y"
    if low == "disarmed" and frame.trigger.sense.lemma in ("on the way", "bound", "destined"):
        return True
    if low == "with" and frame.mover.cls == "weapon":
        return bool({u.low for u in units[max(0, k - 5) : k]} & {"caught", "intercepted", "seized", "stopped"})
    return (low in _STOPPED and low.endswith(("ed", "ck", "hit", "caught"))) or (
        low == "lost"
        and frame.trigger.sense.lemma != "leave"
        and any(u.kind == "count" for u in units[k + 1 : frame.mover.last])
    )


def is_struck(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether somebody is told to have been stopped before a movement word."""
    return not _STOPPED.isdisjoint(u.low for u in units[: frame.trigger.at])


def struck_while_moving(sentence: Sentence, frame: Frame) -> Mover | None:
    """Return those of a participle who were struck as they moved: "was killed in a strike while travelling to X"."""
    before = [f for f in sentence.frames if f.trigger.at < frame.trigger.at and "stop" in f.trigger.sense.frame]
    while_away = sentence.units[frame.trigger.at - 1].low in ("while", "when", "whilst")
    if not before or not while_away or before[-1].mover is None or not before[-1].trigger.passive:
        return None
    return before[0].mover


def goes_back(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a sentence tells what those struck in the sentence before had been about: "They had set out"."""
    mover = frame.agent or frame.mover
    if mover is None or units[mover.first].low not in ("they", "it", "the", "these"):
        return False
    lows = [u.low for u in units[mover.last : frame.trigger.at]]
    if lows[:1] in (["who"], ["which"], ["that"]):
        return False  # "The emir who had ruled the town left it for X"
    return "had" in lows or lows in (["was"], ["were"], ["was", "on", "its"])
