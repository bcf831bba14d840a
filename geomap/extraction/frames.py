"""Frames: each movement word with its mover and the places that its clause gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from geomap.extraction import lexicon
from geomap.extraction.lexicon import Sense
from geomap.extraction.movers import Mover, is_governed, movers
from geomap.extraction.roles import FROM, IN, TO, VIA, Phrase, phrases
from geomap.extraction.units import Unit

_HARD = frozenset([";", ":", "—", "–", "?", "!", "•", "|"])
_SUBORDINATORS = frozenset(
    "while when after before because although though whereas if unless until but despite where whether than so".split()
)
_RELATIVES = frozenset(["who", "which", "that", "whose", "whom"])
_THERE = frozenset(["there", "here"])
_DEFINITE = frozenset("city town village camp base place area province district region stronghold enclave capital island mountains hills border_town airport".split())


@dataclass(slots=True)
class Trigger:
    """A movement word: its number, the end of it and its particles, its sense."""

    at: int
    end: int
    sense: Sense
    passive: bool = False
    participle: bool = False
    infinitive: bool = False


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
    notes: list[str] = field(default_factory=list)


def find_triggers(units: Sequence[Unit], masked: Sequence[bool]) -> list[Trigger]:
    """Find the movement words and the front-line words of a sentence."""
    out: list[Trigger] = []
    verbs, nouns = lexicon.verbs(), lexicon.nouns()
    for i, unit in enumerate(units):
        if unit.kind != "word" or masked[i] or (out and i < out[-1].end):
            continue
        low = unit.low
        if low in nouns and (low not in verbs or _is_noun_here(units, i)):
            out.append(Trigger(i, i + 1, nouns[low]))
            continue
        if low in ("way", "route", "track", "road", "march", "path") and _on_the_way(units, i):
            out.append(Trigger(i, i + 1, Sense("on the way", frozenset(["moves", "for", "way"]), frozenset())))
            continue
        if low not in verbs or _is_noun_here(units, i):
            continue
        made = _verb(units, i, verbs[low])
        if made is not None:
            out.append(made)
    return out


def _on_the_way(units: Sequence[Unit], i: int) -> bool:
    before = [u.low for u in units[max(0, i - 3) : i]]
    after = units[i + 1].low if i + 1 < len(units) else ""
    if units[i].low == "route":
        return before[-1:] == ["en"]
    if before[-1:] in (["the"], ["their"], ["its"], ["his"]) and len(before) > 1 and before[-2] == "on":
        return after in ("to", "toward", "towards", "from", "into", "back", "home", "out")
    return False


def _is_noun_here(units: Sequence[Unit], i: int) -> bool:
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    low = units[i].low
    if before is None or before.kind == "date":
        return low in lexicon.nouns() and after is not None and after.low in ("of", "from")
    if before.low in ("the", "a", "an", "this", "that", "its", "their", "his", "any", "no", "further", "such", "'s", "another", "every", "mass"):
        if before.low == "that" and (after is None or after.low not in ("of", "from")):
            return False
        return not low.endswith("ing") or (after is not None and after.low == "of") or before.low in ("the", "a", "an")
    if low in lexicon.nouns() and before.kind == "word" and before.low in ("planned", "reported", "alleged", "possible", "safe", "secret", "military", "troop", "armed", "aid", "arms", "orderly", "partial", "full", "second", "first", "new"):
        return True
    if after is not None and after.low == "of" and low in lexicon.nouns() and not units[i].low.endswith("ing"):
        return True
    return False


def _verb(units: Sequence[Unit], i: int, senses: Sequence[Sense]) -> Trigger | None:
    passive = _is_passive(units, i)
    infinitive = i > 0 and units[i - 1].low == "to"
    participle = units[i].low.endswith("ing") and not (i and units[i - 1].low in lexicon.BE)
    for sense in senses:
        if not sense.particles:
            return Trigger(i, i + 1, sense, passive, participle, infinitive)
        end = _particle_end(units, i, sense.particles)
        if end is not None:
            return Trigger(i, end, sense, passive, participle, infinitive)
    return None


def _particle_end(units: Sequence[Unit], i: int, particles: frozenset[str]) -> int | None:
    after = [u.low for u in units[i + 1 : i + 3]]
    for particle in particles:
        if "_" in particle:
            if "_".join(after) == particle:
                return i + 3
        elif after[:1] == [particle]:
            # what is itself a preposition goes on to govern the place
            return i + 1 if particle in TO | VIA | FROM else i + 2
    if particles & {"out", "back", "away", "off"}:
        # "pulled its last advisers out of"
        for k in range(i + 1, min(i + 9, len(units))):
            if units[k].low in _HARD or units[k].low in (",", "."):
                break
            if units[k].low in particles and units[k].low in ("out", "back", "away", "off"):
                return i + 1
    return None


def _is_passive(units: Sequence[Unit], i: int) -> bool:
    if units[i].low.endswith("ing"):
        return False
    for k in range(i - 1, max(-1, i - 5), -1):
        low = units[k].low
        if low in lexicon.BE:
            return True
        if units[k].kind == "word" and not (low.endswith("ly") or low in ("not", "also", "all", "both", "now", "then", "already", "never", "just", "since", "being", "first", "again", "to", "so", "far")):
            return False
    return False


def find_frames(
    units: Sequence[Unit], masked: Sequence[bool], army_of: Callable[[str], str | None]
) -> list[Frame]:
    """Find the movements of a sentence.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    masked : sequence of bool
        True for the units of attributions, which are nobody's mover and no end.
    army_of : callable
        The canonical name of a country's army by ISO code; None where there is none.

    Returns
    -------
    list of Frame
        In order; frames that share a subject and complete each other are merged.
    """
    triggers = find_triggers(units, masked)
    if not triggers:
        return []
    nps = [m for m in movers(units, army_of) if not masked[m.head]]
    places = [p for p in phrases(units) if not masked[p.unit]]
    frames: list[Frame] = []
    for number, trigger in enumerate(triggers):
        left = triggers[number - 1].end if number else 0
        right = triggers[number + 1].at if number + 1 < len(triggers) else len(units)
        frame = _frame(units, masked, trigger, left, right, nps, places, frames)
        frames.append(frame)
    return _merge_chains(units, frames)


def _bounds(units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, left: int, right: int) -> tuple[int, int]:
    first = trigger.at
    while first > left:
        unit = units[first - 1]
        if unit.kind == "word" and not masked[first - 1] and (unit.low in _HARD or (unit.low in _SUBORDINATORS and not _not_clause(units, first - 1))):
            break
        first -= 1
    last = trigger.end
    while last < right:
        unit = units[last]
        if unit.kind == "word" and not masked[last] and (unit.low in _HARD or (unit.low in _SUBORDINATORS and not _not_clause(units, last))):
            break
        last += 1
    return first, last


def _not_clause(units: Sequence[Unit], i: int) -> bool:
    """Say whether a word that may open a clause does not here: "before dawn", "as well as", "than"."""
    low = units[i].low
    after = units[i + 1].low if i + 1 < len(units) else ""
    if low in ("before", "after", "until", "since"):
        return after in ("dawn", "sunset", "midnight", "noon", "nightfall", "sunrise", "dusk", "dark") or (
            i + 1 < len(units) and units[i + 1].kind == "date"
        )
    if low == "but":
        return i > 0 and units[i - 1].low == "all"
    return low in ("than", "so") or (low == "while" and False)


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
    subject = _subject(units, trigger, first, nps)
    own = subject is not None
    if subject is None and _continues(units, masked, trigger, left, first, before):
        subject = before[-1].mover if not before[-1].agent else before[-1].agent
        if trigger.passive or trigger.sense.is_noun or trigger.participle:
            subject = before[-1].mover
    ends = _ends(units, masked, trigger, first, last, places, own)
    mover, agent = subject, None
    frame = trigger.sense.frame
    if "carries" in frame and not trigger.passive:
        thing = _object(units, trigger, last, nps, ends)
        if thing is not None:
            mover, agent = thing, subject
        elif "moves" not in frame and not (own and not _finite(units, trigger)):
            mover = None
    if "reinforces" in frame:
        mover = _with_phrase(units, trigger, last, nps) or subject
    if trigger.sense.is_noun:
        thing = _of_object(units, trigger, last, nps, "column" in frame)
        if thing is not None:
            mover, agent = thing, subject
    out = Frame(trigger, mover, ends, first, last, agent, [trigger], own_subject=own)
    out.onward = _onward(units, trigger, first)
    return out


def _finite(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a verb that only carries is used as a finite verb (else it is a participle behind its noun)."""
    low = units[trigger.at].low
    if low.endswith("ing") or trigger.infinitive:
        return True
    before = units[trigger.at - 1] if trigger.at else None
    if before is not None and (before.low in lexicon.HAVE or before.low in ("will", "would", "to", "could", "may", "might", "can", "did")):
        return True
    return low.endswith("s") and not low.endswith("ss")


def _onward(units: Sequence[Unit], trigger: Trigger, first: int) -> bool:
    near = [u.low for u in units[max(first, trigger.at - 5) : trigger.end + 3]]
    return ("then" in near or "on" in near[-3:] and units[trigger.end : trigger.end + 1] and units[trigger.end].low == "on") or (
        "onward" in near or "onwards" in near or "continued" in near or "continuing" in near or "again" in near
    )


def _subject(units: Sequence[Unit], trigger: Trigger, first: int, nps: Sequence[Mover]) -> Mover | None:
    inside = [m for m in nps if first <= m.head < trigger.at]
    free = [m for m in inside if not is_governed(units, m)]
    if trigger.sense.is_noun and "column" in trigger.sense.frame:
        own = [m for m in nps if m.first <= trigger.at < m.last]
        if own:
            return own[0]
    if not free:
        return None
    chosen = free[-1]
    if chosen.cls == "pronoun" and len(free) > 1 and units[chosen.head].low in ("which", "that", "who"):
        chosen = free[-2]
    # "fighters of the group, some thirty, left": a count in apposition leaves the noun before it
    if chosen.cls == "pronoun" and units[chosen.head].kind == "count" and len(free) > 1 and units[chosen.first - 1].low == ",":
        chosen = free[-2]
    return chosen


def _continues(
    units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, left: int, first: int, before: Sequence[Frame]
) -> bool:
    """Say whether a verb without a subject of its own takes over the one before it."""
    if not before:
        return False
    between = [u for k, u in enumerate(units[left : trigger.at], left) if not masked[k]]
    if any(u.low in _HARD for u in between):
        return False
    if any(u.low in _SUBORDINATORS and u.low != "but" for u in between) and not trigger.participle:
        return False
    if trigger.participle or trigger.infinitive:
        return True
    lows = [u.low for u in between]
    return any(low in ("and", "but", "then", "or", ",") for low in lows) or any(low in _RELATIVES for low in lows) or len(lows) <= 3


def _object(units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover], ends: Ends) -> Mover | None:
    stop = last
    roles = [p.at for p in (*ends.origins, *ends.destinations, *ends.via) if p.at > trigger.at]
    limit = min(roles, default=stop)
    for mover in nps:
        if mover.head < trigger.end or mover.first >= stop:
            continue
        if mover.head >= limit and not _heavy_object(units, mover, limit):
            break
        if is_governed(units, mover):
            continue
        return mover
    return None


def _heavy_object(units: Sequence[Unit], mover: Mover, limit: int) -> bool:
    """Say whether the object was moved behind its place: "brought to Kutum more than 1,000 men"."""
    return mover.first > limit and units[mover.first].kind == "count" and units[mover.first - 1].low != ","


def _of_object(units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover], column: bool) -> Mover | None:
    if column:
        return next((m for m in nps if m.first <= trigger.at < m.last), None)
    if trigger.end < last and units[trigger.end].low in ("of", "by"):
        return next((m for m in nps if trigger.end < m.head <= trigger.end + 8 and m.head < last), None)
    before = [m for m in nps if m.last in (trigger.at, trigger.at - 1) and m.first < trigger.at]
    return before[-1] if before and before[-1].cls in ("group", "fighter", "unit", "vehicle", "weapon", "family") else None


def _with_phrase(units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover]) -> Mover | None:
    for k in range(trigger.end, last):
        if units[k].low in ("with", "by"):
            return next((m for m in nps if k < m.head <= k + 6), None)
    return None


def _ends(
    units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, first: int, last: int, places: Sequence[Phrase], own: bool
) -> Ends:
    ends = Ends()
    frame = trigger.sense.frame
    for phrase in places:
        if trigger.end <= phrase.unit < last:
            _right(units, trigger, frame, phrase, ends)
        elif first <= phrase.unit < trigger.at:
            _left(units, trigger, phrase, ends)
    _words(units, masked, trigger, first, last, ends)
    return ends


def _right(units: Sequence[Unit], trigger: Trigger, frame: frozenset[str], phrase: Phrase, ends: Ends) -> None:
    low = phrase.governor
    if phrase.at < trigger.at and low not in ("verb",):
        return
    if low == "from":
        ends.origins.append(phrase)
    elif low == "of" or low in ("", "subject", "container"):
        return
    elif low == "verb":
        if phrase.at != trigger.at:
            if not (trigger.at < phrase.at < trigger.end):
                return
        if "leaves" in frame and not trigger.passive:
            ends.origins.append(phrase)
        elif "leaves" in frame and "carries" in frame:
            ends.origins.append(phrase)
        elif "reaches" in frame or "reinforces" in frame or "joins" in frame:
            ends.destinations.append(phrase)
        elif "crosses" in frame:
            ends.via.append(phrase)
    elif low == "for":
        if "for" in frame:
            ends.destinations.append(phrase)
    elif low in TO:
        ends.destinations.append(phrase)
    elif low in VIA:
        if low == "by" and units[phrase.at - 1].low not in ("passing", "way"):
            return
        ends.via.append(phrase)
    elif low in IN:
        if low == "on" and "on" not in frame and not phrase.area_noun:
            return
        if "crosses" in frame and low in ("at", "near"):
            ends.via.append(phrase)
        elif "reinforces" in frame or "joins" in frame or ("in" in frame and phrase.at - trigger.end <= 6):
            ends.destinations.append(phrase)
        elif not ends.origins and not ends.destinations:
            ends.located.append(phrase)


def _left(units: Sequence[Unit], trigger: Trigger, phrase: Phrase, ends: Ends) -> None:
    low = phrase.governor
    if low == "from":
        ends.origins.append(phrase)
    elif low in ("to", "into", "towards", "toward") and (trigger.at - phrase.unit <= 12):
        ends.destinations.append(phrase)
    elif low in ("in", "at", "near", "inside", "around"):
        ends.located.append(phrase)
    elif low in ("via", "through", "across"):
        ends.via.append(phrase)


def _words(
    units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, first: int, last: int, ends: Ends
) -> None:
    """Read what stands for a place without naming it: "there", "from the city", "southward", "for the west"."""
    frame = trigger.sense.frame
    for k in range(first, last):
        unit = units[k]
        if unit.kind != "word" or masked[k]:
            continue
        low = unit.low
        before = units[k - 1].low if k else ""
        after = units[k + 1].low if k + 1 < len(units) else ""
        if low in _THERE and k >= trigger.end:
            if before == "from":
                ends.origin_word = k
            elif "moves" in frame or "carries" in frame:
                ends.destination_word = k
        elif low in _THERE and k < trigger.at and before != "from" and after not in ("is", "are", "was", "were", "has", "have", "had", "be"):
            ends.located.append(Phrase(k, "there", k))
        elif low in _DEFINITE and after not in ("of", "'s") and (k + 1 >= len(units) or units[k + 1].kind != "place"):
            _definite(units, trigger, k, ends)
        elif low in lexicon.COMPASS and k >= trigger.end and ends.direction is None:
            ends.direction = _direction(units, k)


def _definite(units: Sequence[Unit], trigger: Trigger, k: int, ends: Ends) -> None:
    j = k - 1
    while j >= 0 and units[j].kind in ("word", "state") and (units[j].low in lexicon.ADJECTIVES or units[j].kind == "state" or units[j].low in lexicon.COMPASS):
        j -= 1
    if j < 1 or units[j].low not in ("the", "their", "its", "this", "that"):
        return
    governor = units[j - 1].low
    if k < trigger.at:
        if governor == "from":
            ends.origin_word = k
        return
    frame = trigger.sense.frame
    if j - 1 == trigger.at or (trigger.at < j - 1 < trigger.end):
        if "leaves" in frame:
            ends.origin_word = k
        elif "reaches" in frame:
            ends.destination_word = k
        return
    if governor == "from" or (governor == "of" and j > 1 and units[j - 2].low == "out"):
        ends.origin_word = k
    elif governor in ("to", "into", "towards", "toward") or (governor in ("in", "at") and "in" in frame):
        ends.destination_word = k


_POINTS = {"northern": "north", "southern": "south", "eastern": "east", "western": "west"}


def _direction(units: Sequence[Unit], k: int) -> str | None:
    low = units[k].low
    before = units[k - 1].low if k else ""
    after = units[k + 1] if k + 1 < len(units) else None
    if after is not None and (after.low in ("of", "from") or after.kind == "place"):
        return None
    if low.endswith(("ward", "wards")):
        return low.replace("wards", "").replace("ward", "").replace("-", "")
    plain = low.replace("-", "")
    if plain.endswith("ern"):
        if after is not None and after.low == "direction":
            return plain.removesuffix("ern")
        return None
    if before in ("the", "further", "due", "farther", "heading", "headed", ",", "head", "is") or before in lexicon.verbs():
        if before == "the" and (k < 2 or units[k - 2].low not in ("to", "for", "towards", "toward", "into")):
            return None
        return plain
    return None


def _merge_chains(units: Sequence[Unit], frames: list[Frame]) -> list[Frame]:
    """Join frames of one subject that complete each other: "left Hawija and reached Syria"."""
    out: list[Frame] = []
    for frame in frames:
        previous = out[-1] if out else None
        if previous is None or "stop" in frame.trigger.sense.frame or "stop" in previous.trigger.sense.frame:
            out.append(frame)
            continue
        if _same_mover(previous, frame) and _complete_each_other(units, previous, frame):
            _absorb(previous, frame)
        else:
            out.append(frame)
    return out


def _same_mover(one: Frame, two: Frame) -> bool:
    if not two.own_subject:
        return True
    if two.mover is None or one.mover is None:
        return False
    return two.mover.head == one.mover.head or (two.mover.cls == "pronoun" and two.trigger.at - one.trigger.end < 12)


def _complete_each_other(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    a, b = one.ends, two.ends
    a_from = bool(a.origins) or a.origin_word is not None
    a_to = bool(a.destinations) or a.destination_word is not None
    b_from = bool(b.origins) or b.origin_word is not None
    b_to = bool(b.destinations) or b.destination_word is not None
    if b_from and b_to and not (a_from or a_to):
        return True
    if a_from and a_to and not (b_from or b_to):
        return True
    if a_from and not a_to and b_to and not b_from:
        return True
    if a_to and not a_from and b_from and not b_to:
        # only a participle looks back: "went to Tarhuna in lorries, coming from the base"
        return two.trigger.participle or one.trigger.sense.is_noun
    return not (a_from or a_to) and (two.trigger.infinitive or two.trigger.participle or one.trigger.sense.is_noun) and bool(b_from or b_to)


def _absorb(one: Frame, two: Frame) -> None:
    one.ends.origins += two.ends.origins
    one.ends.destinations += two.ends.destinations
    one.ends.via += two.ends.via
    one.ends.origin_word = one.ends.origin_word if one.ends.origin_word is not None else two.ends.origin_word
    one.ends.destination_word = (
        one.ends.destination_word if one.ends.destination_word is not None else two.ends.destination_word
    )
    one.ends.direction = one.ends.direction or two.ends.direction
    one.ends.located += two.ends.located
    one.triggers += two.triggers
    one.last = max(one.last, two.last)
    one.first = min(one.first, two.first)
    if one.mover is None or (two.agent is not None and one.agent is None):
        one.mover = two.mover
    one.agent = one.agent or two.agent
