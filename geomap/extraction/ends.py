"""Ends: the places that a movement word's clause gives it, by role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from geomap.extraction import lexicon
from geomap.extraction.anaphora import is_part_of_town
from geomap.extraction.attaching import hangs_elsewhere, only_describes
from geomap.extraction.insertions import insertion_before
from geomap.extraction.movers import Mover
from geomap.extraction.roles import FROM, IN, TO, VIA, Phrase, is_measure
from geomap.extraction.standing import tells_where_now
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit

_THERE = frozenset(["there", "here"])
_BOARDING = frozenset(["embark", "board", "leave", "depart", "set", "take"])
ROADS = frozenset(
    "road highway bridge track path gateway key access entrance approach approaches ticket tickets visa".split()
)
"""Words behind which "to" tells where a thing leads, not where somebody goes."""
_DEFENCES = frozenset("defences defenses garrison ranks lines positions front defenders garrisons".split())
_BEHIND_IDLE = lexicon.BE | lexicon.HAVE | lexicon.MODALS
_LYING = frozenset(["in", "of", "near", "outside", "around", "above", "below", "beside", "opposite"])
_CUT = frozenset(["cut", "cuts", "cutting", "block", "blocked", "close", "closed", "opened", "reopened", "secured"])
_BEFORE_CLAUSES = frozenset(["and", "but", "then", "or"])
_DEFINITE = lexicon.words("definite") | lexicon.words("features")


@dataclass(slots=True)
class Ends:
    """Places by role, as unit numbers; ``anaphor`` holds words such as "there" that stand for a place."""

    origins: list[Phrase] = field(default_factory=list)
    destinations: list[Phrase] = field(default_factory=list)
    via: list[Phrase] = field(default_factory=list)
    origin_word: int | None = None
    destination_word: int | None = None
    located: list[Phrase] = field(default_factory=list)
    direction: str | None = None
    opening: Phrase | None = None
    label: Phrase | None = None


@dataclass(slots=True)
class Frame:
    """One movement of a sentence: its word, mover, ends and the units that its clause spans."""

    trigger: Trigger
    mover: Mover | None
    ends: Ends
    first: int
    last: int
    agent: Mover | None = None
    triggers: list[Trigger] = field(default_factory=list)
    onward: bool = False
    own_subject: bool = True
    is_object: bool = False
    is_earlier: bool = False
    notes: list[str] = field(default_factory=list)


_WAYS = TO | {"from", "in", "at", "for"}


def is_looking_back(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a movement explains what is told: "are sheltering in A, having crossed from B"."""
    return "having" in {u.low for u in units[max(0, frame.trigger.at - 2) : frame.trigger.at]}


def is_coming_back(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a movement leads back: "returned", "came back", "were brought back"."""
    return frame.trigger.sense.lemma == "return" or "back" in [
        u.low for u in units[frame.trigger.at : frame.trigger.end + 1]
    ]


def clause_ends(
    units: Sequence[Unit],
    masked: Sequence[bool],
    trigger: Trigger,
    first: int,
    last: int,
    places: Sequence[Phrase],
    own: Mover | None,
    later: bool,
) -> Ends:
    """Sort the places of a clause into origins, destinations, ways and where the movers were.

    Parameters
    ----------
    units, masked : sequence
        The sentence, and which of its units belong to attributions.
    trigger : Trigger
        The movement word.
    first, last : int
        The clause, as unit numbers.
    places : sequence of Phrase
        The places of the sentence with their governors.
    own : Mover or None
        The subject that the verb has of its own.
    later : bool
        Whether another movement word stands before this one.
    """
    ends = Ends()
    frame = trigger.sense.frame
    # what stands before a later verb belongs to the verb before it, unless the verb's own subject comes first
    opens = first if not later else _with_end_before(units, own.first, places) if own is not None else trigger.at
    aside = insertion_before(units, trigger.at)
    left = [p for p in places if p.governor == "from" or (trigger.end == p.unit and "leaves" in frame)]
    from_elsewhere = bool(aside) and any(p.unit not in aside for p in left)
    for phrase in places:
        if hangs_elsewhere(units, trigger, phrase, own):
            continue
        if phrase.governor == "from" and phrase.unit in aside and from_elsewhere:
            continue  # "300 rebels, mainly from X, moved from Y to Z"
        if phrase.at and units[phrase.at].low in _WAYS and units[phrase.at - 1].low == "not":
            continue  # "to X and not to Y"
        if trigger.end <= phrase.unit < last:
            if only_describes(units, trigger.end, phrase.unit):
                continue
            _right(units, trigger, frame, phrase, ends)
        elif max(first, opens) <= phrase.unit < trigger.at:
            behind = (
                [u.low for u in units[own.last : own.last + 1]] if own is not None and phrase.unit > own.last else []
            )
            told = behind in (["who"], ["which"], ["that"])
            if phrase.governor == "to" and units[phrase.at - 1].low in _HELD:
                ends.located.append(phrase)  # "the rebels who had been confined to X were taken to Y"
                continue
            meanwhile = own is not None and phrase.unit < own.first and phrase.governor in TO
            if meanwhile and not _MEANWHILE.isdisjoint(u.low for u in units[max(0, phrase.at - 6) : phrase.at]):
                continue  # "While the world looked to X, 300 rebels left Y"
            if told and phrase.governor in TO:
                continue  # "rebels who shot their way into X have given up Y"
            both = trigger.infinitive and "and" in [u.low for u in units[phrase.unit : trigger.at]]
            if both and own is None and phrase.governor in TO:
                continue  # "its mission into X and its attempt to push the rebels back"
            _left(units, trigger, phrase, ends)
        elif phrase.at <= 1 and phrase.governor in ("in", "at"):
            ends.opening = phrase
        if _is_label(units, phrase.unit) and phrase.unit < trigger.at:
            ends.label = phrase
    if any(p.governor in TO for p in ends.destinations) and ends.destinations[0].governor in ("in", "at"):
        # "relocated the garrison of its post in A to B": what stands in A goes to B
        ends.located += [p for p in ends.destinations if p.governor in ("in", "at")]
        ends.destinations = [p for p in ends.destinations if p.governor not in ("in", "at")]
    follows = units[trigger.end].low if trigger.end < len(units) else ""
    strengthened = "reinforces" in frame and trigger.passive and (bool(ends.origins) or follows in ("by", "with"))
    receives = "receives" in frame and (bool(ends.origins) or trigger.sense.lemma not in ("await", "expect"))
    if (strengthened or receives) and not ends.destinations:
        # "Mosul's garrison was reinforced with 300 men from Raqqa", "Meghri received 40 border guards from Gyumri"
        there = any(u.low in _THERE for u in units[first : trigger.at])
        before = [p for p in places if first <= p.unit < trigger.at and not masked[p.unit] and not there]
        ends.destinations += [p for p in before if p.governor in ("", "subject", "of", "in", "at", "verb")][-1:]
        ends.located = [p for p in ends.located if p not in ends.destinations]
    if own is not None and any(phrase.unit >= trigger.end for phrase in ends.origins):
        # "troops from Burundi left Bujumbura": the first says whose they are
        ends.origins = [phrase for phrase in ends.origins if phrase.unit >= trigger.end or phrase.at != own.last]
    if trigger.sense.lemma.startswith("reinforcement") and follows == "for":
        garrison = next((p for p in places if trigger.end < p.unit <= trigger.end + 8), None)
        if garrison is not None and garrison not in (*ends.origins, *ends.destinations):
            ends.destinations.append(garrison)  # "reinforcements for the garrison of X arrived from Y"
    _cleft(units, trigger, places, ends)
    _words(units, masked, trigger, max(first, opens), last, ends)
    if ends.destination_word is not None:
        # "entered the town in Nineveh province": the town, wherever it lies
        ends.destinations = [p for p in ends.destinations if not _lies_in(units, ends.destination_word, p)]
    if ends.origin_word is None and not ends.origins:
        ends.origin_word = _from_there(units, masked, first, trigger.at)
    return ends


def _with_end_before(units: Sequence[Unit], subject: int, places: Sequence[Phrase]) -> int:
    """Return where a clause opens whose end stands before its subject: ", and to X another company shall go from Y"."""
    while subject and units[subject - 1].low in ("another", "a", "the", "some"):
        subject -= 1
    before = next((p for p in places if p.unit == subject - 1 and p.governor in TO | {"from"}), None)
    opens = before is not None and before.at > 0 and units[before.at - 1].low in ("and", ";", "while", "but")
    return before.at if before is not None and opens else subject


def _lies_in(units: Sequence[Unit], word: int, place: Phrase) -> bool:
    """Say whether a place only tells where "the town" lies."""
    between = [u.low for u in units[word + 1 : place.unit]]
    return units[word].low in _SETTLEMENTS and between in (["in"], ["in", "the"]) and units[word - 1].low == "the"


_SETTLEMENTS = frozenset(["town", "city", "village"])
_HELD = frozenset(["clung", "cling", "clinging", "confined", "restricted"])


def _from_there(units: Sequence[Unit], masked: Sequence[bool], first: int, stop: int) -> int | None:
    """Read the opening of a clause, before its subject: ", and from there, they said, the men would be taken to X"."""
    if first > 1 and [u.low for u in units[first - 2 : first]] == ["from", "where"]:
        return first - 1
    for k in range(first, stop):
        low = units[k].low
        if masked[k] or units[k].kind != "word":
            continue
        opens = k
        if low in _THERE and k and units[k - 1].low == "from":
            opens = k - 1
        elif low != "thence":
            continue
        if opens == 0 or units[opens - 1].low in _BEFORE_CLAUSES or not units[opens - 1].low[:1].isalnum():
            return k
    return None


def _is_label(units: Sequence[Unit], place: int) -> bool:
    """Say whether a bulletin's line is about a place: "Ariha: two busloads in from al-Qusayr"."""
    opens = all(u.kind == "word" and not u.low[:1].isalpha() for u in units[:place])
    return opens and place + 2 < len(units) and units[place + 1].low == ":"


def _cleft(units: Sequence[Unit], trigger: Trigger, places: Sequence[Phrase], ends: Ends) -> None:
    """Read "it was Jarablus that the bulk came from", "the city which they fled to"."""
    for phrase in places:
        after = [u.low for u in units[phrase.unit + 1 : phrase.unit + 4]]
        if phrase.unit < trigger.at <= phrase.unit + 9 and after[:1] == [","] and after[2:] == ["which"]:
            # "Gaziantep, to which he drove"
            if after[1] in ("to", "into"):
                ends.destinations.append(phrase)
            elif after[1] == "from":
                ends.origins.append(phrase)
        it_was = [u.low for u in units[max(0, phrase.unit - 2) : phrase.unit]] in (["it", "was"], ["it", "is"])
        bare = "leaves" in trigger.sense.frame and not trigger.passive and not ends.origins
        if it_was and after[:1] == ["that"] and bare and phrase.unit < trigger.at <= phrase.unit + 9:
            ends.origins.append(phrase)  # "it was X that 70 of them left for Y"
        if after[:2] == [",", "where"] and phrase.unit < trigger.at and ends.origins and not ends.destinations:
            told = [u.low for u in units[phrase.unit + 3 : trigger.at]]
            if len(told) < _LONG_RELATIVE and "," not in told and _brings_to(trigger):
                ends.destinations.append(phrase)  # "Sirte, where 300 arrived from Misrata"
    k = trigger.end
    if k >= len(units) or units[k].low not in ("from", "to"):
        return
    if k + 1 < len(units) and units[k + 1].low not in (".", ",", ";", "”", '"', "and"):
        return
    for phrase in places:
        following = units[phrase.unit + 1].low if phrase.unit + 1 < len(units) else ""
        if phrase.unit < trigger.at and following in ("that", "which", "where", "whence"):
            (ends.origins if units[k].low == "from" else ends.destinations).append(phrase)


_LONG_RELATIVE = 10


def _brings_to(trigger: Trigger) -> bool:
    """Say whether a movement ends where its clause tells: "arrived", "were brought"."""
    frame = trigger.sense.frame
    carried = trigger.passive and "carries" in frame and "leaves" not in frame
    return carried or "arrives" in frame or trigger.sense.lemma in ("arrive", "come", "land")


def _right(units: Sequence[Unit], trigger: Trigger, frame: frozenset[str], phrase: Phrase, ends: Ends) -> None:
    low = phrase.governor
    if phrase.at < trigger.at and low not in ("verb",):
        return
    if units[phrase.at - 1].low == "not" and units[phrase.at - 2].low == ",":
        return  # "to Jarablus, not to Idlib"
    if low == "from" and _is_driven_from(units[trigger.end : phrase.at]):
        return  # "crossed into Lebanon to drive the rebels from Arsal"
    if low in IN and phrase.at > trigger.end and tells_where_now(units, phrase.at):
        ends.located.append(phrase)
        return
    off = low == "off" and ("carries" in frame or trigger.sense.lemma in ("put to sea", "cast off", "set sail"))
    off = off or (trigger.sense.lemma == "put to sea" and units[phrase.unit - 1].low in ("at", "near", "in"))
    if low == "from" or (off and phrase.area_noun != "coast" and not ends.origins):
        ends.origins.append(phrase)  # "pulled two brigades off the Kherson front"
    elif ("goal" in frame and phrase.unit - trigger.end <= 3) or (low == "of" and "of" in frame):
        ends.destinations.append(phrase)
    elif low == "" and phrase.unit == trigger.end and trigger.end > trigger.at + 1 and "leaves" in frame:
        ends.origins.append(phrase)  # "have given up Bukavu"
    elif low == "of" and "reinforces" in frame and units[phrase.at - 1].low in _DEFENCES:
        ends.destinations.append(phrase)  # "have strengthened the defences of Raqqa"
    elif low == "of" or low in ("", "subject", "container"):
        return
    elif low == "verb" and "holds" in frame:
        ends.located.append(phrase)
    elif low == "verb":
        if phrase.at != trigger.at and not (trigger.at < phrase.at < trigger.end):
            return
        if ("leaves" in frame and not trigger.passive) or ("leaves" in frame and "carries" in frame):
            ends.origins.append(phrase)
        elif "reaches" in frame or "reinforces" in frame or "joins" in frame:
            ends.destinations.append(phrase)
        elif "crosses" in frame:
            ends.via.append(phrase)
    elif low == "for":
        gone = phrase.at == trigger.at + 2 and units[trigger.at + 1].low in ("out", "off", "away")
        after = phrase.at - 1
        while units[after].kind == "date" or units[after].low in ("on", "in"):
            after -= 1  # "slipped out of the camp last week for Idlib"
        the_town = units[after].low in _DEFINITE and units[after - 1].low == "the" and units[after - 2].low in FROM
        the_town = the_town or (units[after].low in _THERE and units[after - 1].low in FROM)  # "out of here for Aleppo"
        left = (ends.origins and ends.origins[-1].unit == after) or the_town
        if "for" in frame or gone or left:
            ends.destinations.append(phrase)  # "sent from A for B", "pull out for B"
    elif low == "on" and phrase.at == trigger.at + 2 and units[trigger.at + 1].low == "back":
        ends.destinations.append(phrase)  # "have fallen back on Lunsar"
    elif low in TO and units[phrase.at - 1].low in ("close", "next", "near"):
        return  # "was hit close to the village of X"
    elif low in TO and ends.destinations and _lies_beyond(units, ends.destinations[-1], phrase):
        return  # "into A to the northeast of B"
    elif low in TO:
        road = phrase.at > trigger.end and units[phrase.at - 1].low in ROADS
        on = next((k for k in (phrase.at - 2, phrase.at - 3) if units[k].low == "on"), 0)
        aside = on > 1 and units[on - 1].low == "," and units[on - 2].kind == "place"
        road = road and (not on or aside)  # "to Baaj, on the road to Deir ez-Zor"
        taken = units[trigger.end].low in ("down", "up", "along") and phrase.at - trigger.end <= 5
        road = road and not taken  # "drove down the desert road to Salamiyah"
        if not road or "way" in frame:
            ends.destinations.append(phrase)
    elif low in VIA:
        if low == "by" and units[phrase.at - 1].low not in ("passing", "way"):
            return
        ends.via.append(phrase)
    elif low in IN and "leaves" in frame and not trigger.passive and _is_object(units, trigger, phrase):
        ends.origins.append(phrase)
    elif low in IN and "from_in" in frame:
        if low in ("in", "at", "near"):
            ends.origins.append(phrase)
    elif low == "in" and "for" in frame and "participle" in frame and not ends.destinations:
        if units[trigger.end].low == "for":
            ends.destinations.append(phrase)  # "rifles destined for the group's men in X"
    elif low in IN and ends.destinations and units[phrase.at - 1].low == ",":
        return  # "reinforced Madiq, on the edge of the Ghab, with men from X"
    elif low in _LYING and ends.destinations and 0 < phrase.at - ends.destinations[-1].unit <= 2:
        return  # "arrived in the Metina valley in northern Iraq", "to Khan al-Asal near Aleppo"
    elif low in IN:
        if low == "on" and "on" not in frame and not phrase.area_noun:
            return
        if "crosses" in frame and low in ("at", "near"):
            ends.via.append(phrase)
        elif (
            "reinforces" in frame
            or "joins" in frame
            or (low == "on" and "on" in frame and phrase.at == trigger.end)
            or ("in" in frame and phrase.at - trigger.end <= (12 if trigger.sense.is_noun else 6))
            or ("in" in frame and bool(ends.located) and tells_where_now(units, ends.located[-1].at))
        ):
            ends.destinations.append(phrase)
        elif (
            "for" in frame
            and low == "in"
            and units[trigger.end].low == "for"
            and phrase.at - trigger.end <= 3
            and units[phrase.at - 1].low != ","
        ):
            ends.destinations.append(phrase)  # "have left for jihad in Syria"
        elif not ends.origins and (not ends.destinations or (trigger.sense.is_noun and low == "in")):
            ends.located.append(phrase)


def _lies_beyond(units: Sequence[Unit], end: Phrase, phrase: Phrase) -> bool:
    """Say whether a place only tells where the destination right before it lies."""
    between = [u.low for u in units[end.unit + 1 : phrase.unit]]
    return len(between) == 4 and between[:2] == ["to", "the"] and between[2] in lexicon.COMPASS and between[3] == "of"


def _is_driven_from(between: Sequence[Unit]) -> bool:
    """Say whether an aim stands between a movement and a "from": "to chase the rebels from X"."""
    return any(one.low == "to" and two.low in _DRIVING for one, two in pairwise(between))


_DRIVING = frozenset("chase drive expel oust dislodge eject clear flush evict remove hunt liberate free rescue".split())


def _is_object(units: Sequence[Unit], trigger: Trigger, phrase: Phrase) -> bool:
    """Say whether what is left is told by where it lies: "have fled a forest enclave in northeast Nigeria"."""
    between = units[trigger.end : phrase.at]
    return (
        0 < len(between) <= 6
        and between[-1].low in lexicon.PLACE_NOUNS
        and (
            between[0].low in lexicon.DETERMINERS | lexicon.PLACE_NOUNS | lexicon.ADJECTIVES
            or between[0].kind in ("place", "state")
        )
        and all(u.low != "," and u.kind in ("word", "place", "state") for u in between)
    )


def _left(units: Sequence[Unit], trigger: Trigger, phrase: Phrase, ends: Ends) -> None:
    low = phrase.governor
    if low == "from":
        if not (trigger.infinitive and units[phrase.at - 1].low in _ORDERS):
            ends.origins.append(phrase)  # but not: "had orders from the command in X to pull out"
    elif low in ("to", "into", "towards", "toward") and trigger.at - phrase.unit <= 12:
        if phrase.at > 2 and units[phrase.at - 1].low in ROADS and units[phrase.at - 3].low in _CUT:
            return  # "cut the road to X and took the village"
        if units[phrase.at - 1].low in ("close", "next", "near"):
            return  # "pickups close to X which had set out from Y"
        ends.destinations.append(phrase)
    elif low in ("in", "at", "near", "inside", "around") or (low == "of" and _moves_them(units, trigger, phrase)):
        ends.located.append(phrase)
    elif low in ("", "of", "subject") and _is_garrison_of(units, trigger, phrase):
        ends.located.append(phrase)  # "the redeployment of elements of the X garrison to Y"
    elif low in ("", "subject") and units[phrase.unit - 2].low in _GARRISONS and units[phrase.unit - 1].low in _LYING:
        ends.located.append(phrase)  # "the army's garrison in X has orders to retire to Y"
    elif low in ("via", "through", "across"):
        ends.via.append(phrase)


def _is_garrison_of(units: Sequence[Unit], trigger: Trigger, phrase: Phrase) -> bool:
    """Read "the X garrison" where a noun moves it: "the withdrawal of the X garrison to Y"."""
    led = [u.low for u in units[max(0, phrase.unit - 4) : phrase.unit]]
    moves = trigger.sense.is_noun or (trigger.passive and "of" in led and not _CHIEFS.isdisjoint(led))
    return moves and [u.low for u in units[phrase.unit + 1 : phrase.unit + 2]] == ["garrison"]


_CHIEFS = frozenset(["commander", "chief", "head", "commanders"])
_MEANWHILE = frozenset(["while", "as", "although", "though"])
_GARRISONS = frozenset(["garrison", "garrisons"])
_ORDERS = frozenset("orders order instructions directives directive permission word call calls".split())


def _moves_them(units: Sequence[Unit], trigger: Trigger, phrase: Phrase) -> bool:
    """Say whether those of a place move: "the soldiers of the base were transferred", "the garrison of X got away"."""
    if phrase.at and units[phrase.at - 1].low in _GARRISONS | {"defenders"}:
        return True
    if phrase.at > 1 and units[phrase.at - 1].low in ("that", "those") and units[phrase.at - 2].low in ("and", "nor"):
        return True  # "the garrison of A and that of B"
    behind = [u.low for u in units[phrase.unit + 1 : phrase.unit + 4]]
    if behind in (["and", "that", "of"], ["and", "those", "of"]):
        return True  # "the rebels of A and those of B"
    return trigger.passive and trigger.sense.lemma in ("transfer", "move", "relocate", "redeploy", "shift", "evacuate")


def _words(units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, first: int, last: int, ends: Ends) -> None:
    """Read what stands for a place without naming it: "there", "from the city", "southward", "for the west"."""
    frame = trigger.sense.frame
    for k in range(first, last):
        unit = units[k]
        if unit.kind != "word" or masked[k]:
            continue
        low = unit.low
        before = units[k - 1].low if k else ""
        after = units[k + 1].low if k + 1 < len(units) else ""
        if low in _THERE and trigger.at < k < trigger.end and after == "from":
            ends.destination_word = k  # "had got there from X"
        if low == "it" and k == trigger.end and "leaves" in frame and not trigger.passive and not ends.origins:
            ends.origin_word = k  # "took the town of X; the militiamen who fled it"
        out_of = before == "from" or (before == "of" and k > 1 and units[k - 2].low == "out")
        if low == "it" and before in ("into", "to") and k == trigger.end + 1 and not ends.destinations:
            ends.destination_word = k  # "El Bur. On Monday 200 fighters trekked into it from the bush"
        if low == "it" and k > trigger.at and out_of and ends.destinations and not ends.origins:
            ends.origin_word = k  # "X is declared safe; the rebels had retreated from it to Y"
        if low in _THERE and k >= trigger.end and (_is_idle(units, k) or _tells_which(units, k, "leaves" in frame)):
            continue
        if low == "there" and k >= trigger.end and after in _BEHIND_IDLE:
            continue  # "and there will not be one", "its forces there had not left"
        if low in _THERE and k >= trigger.end and not _new_subject(units, trigger.end, k):
            if before == "from" and k > 1 and is_measure(units, k - 2):
                continue  # "50 km from here"
            if before in ("through", "past", "by"):
                continue  # "drove through here on the way to X"
            boards = after == "for" and trigger.sense.lemma in _BOARDING
            if out_of or (boards and units[k + 2 : k + 3] and units[k + 2].kind == "place"):
                ends.origin_word = k  # "were embarked here for X"
            elif "moves" in frame or "carries" in frame:
                ends.destination_word = k
        elif low in _THERE and k < trigger.at and before == "from" and ends.origin_word is None:
            ends.origin_word = k if not any(p.unit > k for p in ends.origins) else None  # "soldiers from there ran"
        elif (
            low in _THERE
            and k < trigger.at
            and before != "from"
            and after not in ("is", "are", "was", "were", "has", "have", "had", "be")
        ):
            ends.located.append(Phrase(k, "there", k))
            if "reinforces" in frame and trigger.passive:
                ends.destination_word = k  # "the garrison there will be reinforced by a company from X"
        elif (
            low in _DEFINITE
            and (after not in ("of", "'s") or is_part_of_town(units, k + 2))
            and (k + 1 >= len(units) or units[k + 1].kind != "place")
            and not _begins_anew(units, trigger.end, k)
        ):
            _definite(units, trigger, k, ends)
        elif low == "destination" and before == "same" and k >= trigger.end:
            ends.destination_word = k  # "left X for the same destination"
        elif low in lexicon.COMPASS and k >= trigger.end and ends.direction is None:
            ends.direction = _direction(units, k)


def _is_idle(units: Sequence[Unit], k: int) -> bool:
    """Say whether "there" tells where somebody already is: "are currently there"."""
    near = [u.low for u in units[max(0, k - 2) : k]]
    return bool(near) and (near[-1] in lexicon.BE or (near[-1].endswith("ly") and near[0] in lexicon.BE))


def _tells_which(units: Sequence[Unit], k: int, leaves: bool) -> bool:
    """Say whether "there" only tells which thing is meant: "now that the road there is cut", "left its base there"."""
    noun = units[k - 1]
    return (
        k > 1
        and (units[k - 2].low in ("the", "a") or (leaves and units[k - 2].low in ("its", "their")))
        and noun.kind == "word"
        and noun.low != "way"
        and lexicon.actors().get(noun.low) in (None, "other")
    )


def _begins_anew(units: Sequence[Unit], start: int, end: int) -> bool:
    """Say whether a main clause begins before a town: "should the army come by X, they will be out of the town"."""
    return any(
        units[n - 1].low == "," and units[n].low in ("they", "we", "he", "it") and units[n + 1].low in lexicon.MODALS
        for n in range(start + 1, end - 1)
    )


def _new_subject(units: Sequence[Unit], start: int, end: int) -> bool:
    """Say whether another clause begins before a "there": "when they go home, we will be there"."""
    return any(u.low in ("we", "they", "he", "she", "i", "you") for u in units[start:end])


def _definite(units: Sequence[Unit], trigger: Trigger, k: int, ends: Ends) -> None:
    j = k - 1
    if units[k].low == "town" and k == trigger.end and "leaves" in trigger.sense.frame:
        ends.origin_word = k  # "have been leaving town by the lorryload"
        return
    plain = units[j].kind == "word" and units[j].low.isalpha() and not units[j].capital and units[k].low != "capital"
    if plain and units[j].low not in _KNOWN_BEFORE and units[j - 1].low in ("the", "that", "this"):
        j -= 1  # "left the holy town"
    while (
        j >= 0
        and (units[j].kind in ("word", "state") or units[j].low in ("two", "both"))
        and units[j].low not in ("their", "its", "his")
        and (
            units[j].low in ("two", "both")
            or units[j].low in lexicon.ADJECTIVES
            or units[j].kind == "state"
            or units[j].low in lexicon.COMPASS
        )
    ):
        j -= 1
    if j >= 0 and units[j + 1].low == "both":
        j += 1  # "left both towns"
    if j < 1 or units[j].low not in ("both", "the", "their", "its", "his", "this", "that", "our"):
        return
    governor = units[j - 1].low
    if k < trigger.at:
        if governor == "from":
            ends.origin_word = k
        return
    frame = trigger.sense.frame
    if j - 1 == trigger.at or (trigger.at < j - 1 < trigger.end):
        if "holds" in frame:
            ends.located.append(Phrase(k, "there", k))
        elif "leaves" in frame:
            ends.origin_word = k
        elif "reaches" in frame:
            ends.destination_word = k
        return
    if governor == "from" or (governor == "of" and j > 1 and units[j - 2].low == "out"):
        ends.origin_word = k
    elif governor in ("to", "into", "towards", "toward") or (governor in ("in", "at") and "in" in frame):
        ends.destination_word = k
    elif governor == "of" and j > 3 and units[j - 2].low == "direction" and units[j - 3].low in ("the", "in"):
        ends.destination_word = k  # "had left X in the direction of their town"
    elif governor == "of" and j > 3 and units[j - 2].low in lexicon.COMPASS and _leads_near(units, j - 2):
        ends.destination_word = k  # "was shipped to a beach north of the town"
    elif governor == "for" and "for" in frame and units[j].low in ("their", "his", "her", "our"):
        ends.destination_word = k  # "men are bound for his town"
    elif governor == "for" and units[k - 1].low == "same" and frame & {"leaves", "for"}:
        ends.destination_word = k  # "had left A for the same town"
    elif (
        governor == "for"
        and not units[k].capital
        and "for" in frame
        and ends.origins
        and j - 2 == ends.origins[-1].unit
    ):
        ends.destination_word = k  # "had left X for the town"


_KNOWN_BEFORE = lexicon.DETERMINERS | lexicon.ADJECTIVES | lexicon.COMPASS | frozenset("other same next second".split())


def _leads_near(units: Sequence[Unit], compass: int) -> bool:
    """Read before "north of the town": "to a beach", "into positions"."""
    k = compass - 1
    while k > compass - 4 and units[k].kind == "word" and units[k].low not in TO:
        k -= 1
    return k > compass - 4 and units[k].low in TO


_POINTS = {"northern": "north", "southern": "south", "eastern": "east", "western": "west"}


def _direction(units: Sequence[Unit], k: int) -> str | None:
    low = units[k].low
    before = units[k - 1].low if k else ""
    after = units[k + 1] if k + 1 < len(units) else None
    goes = before in lexicon.verbs() and after is not None and after.low == "from"
    if after is not None and not goes and (after.low in ("of", "from") or after.kind == "place"):
        return None
    if low.endswith(("ward", "wards")):
        return low.replace("wards", "").replace("ward", "").replace("-", "")
    plain = low.replace("-", "")
    if plain.endswith(("ern", "erly")):
        turned = after is not None and after.low == "direction"
        return plain.removesuffix("ern").removesuffix("erly") if turned else None
    if (
        before in ("the", "further", "due", "farther", "heading", "headed", ",", "head", "is")
        or before in lexicon.verbs()
    ):
        led = [u.low for u in units[max(0, k - 3) : k - 1]]
        if before == "the" and led[-1:] != ["to"] and led[-1:] != ["for"] and led != ["direction", "of"]:
            return None if led[-1:] not in (["towards"], ["toward"], ["into"]) else plain
        return plain
    return None
