"""Weighing: how likely it is that who moves is armed, by what labelled reports taught of its words and surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.claims import Status
from geomap.extraction import lexicon
from geomap.extraction.discourse import are_all_armed
from geomap.extraction.ends import Frame
from geomap.extraction.frames import moves_a_thing
from geomap.extraction.manned import UNIFORMED
from geomap.extraction.movers import Mover, is_governed
from geomap.extraction.patterns import around, patterns_of, within
from geomap.extraction.watching import Reason
from geomap.extraction.weights import ALWAYS, SHORT, step, weight_of
from geomap.extraction.where import goes_the_other_way
from geomap.extraction.who import group_joined
from geomap.extraction.whose import MILITARY

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

ADMITTED = 1.0
"""From these log-odds on, somebody whom no rule knows for a fighter is taken for one."""
INSTEAD = 0.5
"""From these log-odds on, fighters of the sentence are taken to move where the rules found nobody armed who does."""
REFUSED = -0.75
"""Below these log-odds, nobody is taken for a fighter, whatever the rules say."""
REFUSED_PLAIN = -3.5
"""The same for those whom their own words show to bear arms, in a sentence of plain text that names an end."""
REFUSED_ALONE = -4.0
"""The same for a pronoun that can stand for nobody but fighters."""

WEIGHABLE = frozenset(
    [
        Reason.NO_MOVER,
        Reason.SPEAKER_NOT_ARMED,
        Reason.PRONOUN_OPEN,
        Reason.COUNTRY_ONLY,
        Reason.NO_FIGHTERS,
        Reason.CIVILIANS,
        Reason.UNIT_NOT_ARMED,
        Reason.FAMILY_OF_NOBODY,
        Reason.LEADER_OF_NOBODY,
        Reason.MOVER_UNKNOWN,
        Reason.SENDER_ONLY,
    ]
)
"""The reasons of `find_mover` that are doubts about who moves, which the weights may settle otherwise."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What was weighed of a movement, its log-odds, and whether the rules take it for one of fighters.

    ``instead`` are the log-odds of the likeliest other fighters of the sentence, where the rules found nobody armed.
    """

    sentence: Sentence
    frame: Frame
    previous: Frame | None
    traits: frozenset[str]
    odds: float
    by_rules: bool
    instead: float | None = None


def weigh_mover(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    found: Mover | Reason,
    status: Status,
    speaker: str | None,
    previous: Frame | None,
    notes: list[str],
) -> Mover | Reason:
    """Return who moves, or why nobody armed does: what the rules found, unless the weights are sure of the other.

    ``notes`` gets ``mover weighed`` where the rules know nobody armed.
    """
    reason = found if isinstance(found, Reason) else None
    if len(reader.report.text) < SHORT or (reason is not None and reason not in WEIGHABLE):
        return found
    shares = previous is not None and previous.trigger is frame.trigger
    if reason is None and shares and frame.mover is not None and sentence.units[frame.mover.head].kind == "count":
        return found  # "200 rebels went to X, 100 to Y and 50 to Z"
    if found is Reason.CIVILIANS and frame.mover is not None and _are_civilians(sentence, frame.mover):
        return found
    traits = traits_of(reader, sentence, frame, speaker, status)
    if _is_of_a_service(found, frame.mover):
        traits |= {"mover serves"}
    if isinstance(found, Mover) and found.cls == "men" and group_joined(sentence, frame) is not None:
        traits |= {"joins a force"}
    if frame.trigger.sense.lemma == "follow" and sentence.units[frame.trigger.at - 1].low == "same":
        traits |= {"same way"}
    if previous is not None and goes_the_other_way(sentence, frame):
        traits |= {"other way"}
    if previous is not None and previous.mover is not None and previous.mover.is_armed:
        traits |= {"goes on here"}
    if _speaks_of_armed_alone(reader, sentence, frame):
        traits |= {"only armed told"}
    if _carries_armed(sentence, frame.mover):
        traits |= {"carries armed"}
    odds = log_odds(traits)
    doubted = reason is not None and odds < ADMITTED
    instead = _armed_instead(reader, sentence, frame, speaker, status) if doubted else None
    reader.watch.weighed(
        Weighing(sentence, frame, previous, traits, odds, reason is None, instead[1] if instead is not None else None)
    )
    if reason is None:
        return found if odds >= least_odds(traits) else Reason.UNLIKELY
    if doubted and (instead is None or instead[1] < INSTEAD):
        return found
    notes.append("mover weighed")
    if instead is None:
        return _taken_for_armed(frame)
    frame.mover = instead[0]
    return instead[0]


def take_as_told(frame: Frame, found: Mover | Reason, notes: list[str]) -> Mover | Reason:
    """Return who moves in a sentence that tells of a movement of fighters, whatever the rules doubt of the mover."""
    notes.append("sentence weighed")
    return _taken_for_armed(frame) if isinstance(found, Reason) and found in WEIGHABLE else found


def _are_civilians(sentence: Sentence, mover: Mover) -> bool:
    """Say whether people are called civilians outright: "dozens of Druze civilians"."""
    return sentence.units[mover.last - 1].low in ("civilian", "civilians")


def _armed_instead(
    reader: _Reader, sentence: Sentence, frame: Frame, speaker: str | None, status: Status
) -> tuple[Mover, float] | None:
    """Return the likeliest fighters of a sentence, with their log-odds, for whom the rules took for the mover.

    Where the rules found nobody at all, they may stand anywhere; else before the movement, and behind no preposition.
    """
    ends = frame.ends
    if not (ends.origins or ends.destinations) or "stop" in frame.trigger.sense.frame:
        return None
    if frame.trigger.sense.is_noun and frame.mover is not None and frame.mover.cls == "state":
        return None  # "The SDF exploited the Iranian departure from X"
    others = [other.mover for other in sentence.frames if other is not frame]
    sends = not frame.trigger.passive and moves_a_thing(sentence.units, frame.trigger)
    sends = sends or [u.low for u in sentence.units[frame.trigger.at + 1 : frame.trigger.at + 2]] in (["him"], ["her"])
    candidates = [
        one
        for one in sentence.nps
        if one.is_armed
        and one.cls in _MAY_MOVE
        and one is not frame.mover
        and not (sends and one.last <= frame.trigger.at)  # who sends things does not move
        and not any(u.low == ";" for u in sentence.units[one.last : frame.trigger.at])
        and _APART.isdisjoint(u.low for u in sentence.units[frame.trigger.end : one.first])
        and not (one.first > frame.trigger.at and sentence.units[one.first - 1].low in ("to", "against"))
        and sentence.units[max(0, one.first - 1)].low not in _MEETING
        and not any(one is other for other in others)
        and not _has_a_clause_of_its_own(sentence, frame, one)
        and (frame.mover is None or (one.last <= frame.trigger.at and not is_governed(sentence.units, one)))
    ]
    odds = [log_odds(traits_of(reader, sentence, replace(frame, mover=one), speaker, status)) for one in candidates]
    best = max(range(len(odds)), key=lambda k: odds[k], default=None)
    return (candidates[best], odds[best]) if best is not None else None


def _has_a_clause_of_its_own(sentence: Sentence, frame: Frame, one: Mover) -> bool:
    """Say whether others move behind a conjunction: "Sappers have cleared the ruins, and archaeologists flew to X".

    Or behind those who stop them: "policemen stopped a bus with football fans on the way to X".
    """
    mover = frame.mover
    if mover is None or mover.cls not in ("person", "other") or one.last > mover.first - 1 or mover.first == 0:
        return False
    if not lexicon.words("stopped").isdisjoint(u.low for u in sentence.units[one.last : mover.first]):
        return True
    apart = sentence.units[mover.first - 1].low in ("and", "but", "while", "as", ";")
    return apart and any(u.low in lexicon.HAVE | lexicon.BE for u in sentence.units[one.last : mover.first])


_MEETING = frozenset(["visited", "inspected", "toured", "met", "visits", "inspects"])
_APART = frozenset([";", "where", "which", "who", "whom", "that", "when", "while", "because", "after", "before"])
"""What tells that fighters behind a movement do something else."""
_MAY_MOVE = frozenset(["fighter", "group", "unit", "men", "vehicle", "leader", "family"])


def _carries_armed(sentence: Sentence, mover: Mover | None) -> bool:
    """Say whether vehicles carry fighters by their own words: "three boats with rebels aboard", "two buses full of"."""
    if mover is None or mover.cls != "vehicle":
        return False
    lead = [u.low for u in sentence.units[mover.last : mover.last + 2]]
    carries = lead[:1] in (["with"], ["carrying"], ["transporting"]) or tuple(lead) in _FULL
    if carries and not UNIFORMED.isdisjoint(u.low for u in sentence.units[mover.last : mover.last + 5]):
        return True  # "lorries with men in uniform"
    begins = mover.last + (2 if tuple(lead) in _FULL else 1)
    return carries and any(m.is_armed and begins <= m.first <= begins + 1 for m in sentence.nps)


_FULL = frozenset((one, two) for one in ("packed", "loaded", "filled", "crammed", "full") for two in ("with", "of"))


def _speaks_of_armed_alone(reader: _Reader, sentence: Sentence, frame: Frame) -> bool:
    """Say whether a word can stand for nobody but fighters, or what carries them.

    "40 rebels are left in X; the others have gone to Y", "The rebels left X. Half of them went to Y", "Their buses
    reached Y".
    """
    mover = frame.mover
    if mover is None or mover.cls not in ("pronoun", "vehicle"):
        return False
    units, before = sentence.units, [m for m in sentence.nps if m.last <= mover.first and m.cls != "pronoun"]
    if mover.cls == "vehicle":
        definite = units[mover.first].low in _DEFINITE and mover.last - mover.first < _SHORT
        people = [m for m in before if m.cls not in ("other", "vehicle")]
        told = are_all_armed(before) if people else reader.discourse.only_armed
        return definite and told and frame.trigger.sense.lemma != "unknown"
    low = units[mover.head].low
    of_whom = units[0].low == "of" and units[mover.head].kind == "count"  # "Of the 900 rebels, 300"
    part = low == "them" and units[mover.head - 1].low == "of"
    apart = not any(m.cls != "other" for m in before) or units[mover.first - 1].low == ":"
    counted = units[mover.head].kind == "count" and apart
    if not (of_whom or part or counted or low in _THOSE):
        return False
    if any(m.cls != "other" for m in before):
        return are_all_armed(before)
    return reader.discourse.only_armed


_THOSE = frozenset("they it one those others ones rest remainder all most both latter some half part".split())
_SHORT = 4
_DEFINITE = frozenset(["the", "their", "its", "these", "both", "all"])


def _is_of_a_service(found: Mover | Reason, mover: Mover | None) -> bool:
    """Say whether the rules knew men or a team for armed by the service that they name: "gendarmerie officers"."""
    plain = mover is not None and mover.cls in ("men", "person") and not mover.armed_words
    return plain and isinstance(found, Mover) and found.armed_words and found.group is None


def least_odds(traits: frozenset[str]) -> float:
    """Return the log-odds below which what the rules take for a movement of fighters is refused."""
    odd = traits & _ODD - (frozenset() if traits.isdisjoint(_OPENS_PLAIN) else {"opens odd"})
    is_plain = "zone=body" in traits and not odd and not traits.isdisjoint(_NAMES_AN_END)
    is_plain = is_plain or traits >= _WHOLE_HEADLINE  # "Ugandan commandos land in Juba from Entebbe"
    go_on = traits >= _OF_THOSE_BEFORE and not traits.isdisjoint(_JUST_TOLD) and traits.isdisjoint(_OBJECTS)
    go_on = go_on or any(traits >= told for told in _GO_ON)
    if is_plain and ("only armed told" in traits or "joins a force" in traits or traits >= _CARRY_THEM_ON):
        return REFUSED_ALONE
    if "other way" in traits or ("same way" in traits and "claims before" in traits):
        return REFUSED_PLAIN  # "their families made the same journey on Monday"
    of_theirs = "ends=place+place" in traits and not traits.isdisjoint(_OF_THEIRS)
    ours = not traits.isdisjoint(["head=we", "sender=pronoun"]) and not traits.isdisjoint(
        ["speaker=group", "speaker=armed"]
    )
    sent = not traits.isdisjoint(_SENT_BY) and not traits.isdisjoint(_SENT) and "verb=unknown" not in traits
    bears_arms = go_on or of_theirs or ours or sent or traits >= _VOWS or not traits.isdisjoint(_BEARS_ARMS)
    return REFUSED_PLAIN if is_plain and bears_arms else REFUSED


_WHOLE_HEADLINE = frozenset(["zone=headline", "ends=place+place"])
_OPENS_PLAIN = frozenset(["opens quoted", "opens counted"])
_NAMES_AN_END = frozenset(["origin=place", "destination=place"])

_BEARS_ARMS = frozenset(
    ["mover=fighter", "mover=group", "mover=unit", "mover has group", "mover is armed", "mover serves", "carries armed"]
)
_VOWS = frozenset(["mover=none", "no subject", "speaker=armed", "infinitive"])
"""What shows "The rebels have vowed to return to X" to be of those who speak."""
_SENT_BY = frozenset(["sender=group", "sender=state", "sender=fighter", "sender has group"])
_SENT = frozenset(["mover=men", "mover=vehicle", "mover=weapon"])
_OF_THEIRS = frozenset(["mover=family", "mover=leader", "mover=weapon"])
_OBJECTS = frozenset(["head=them", "head=him", "head=her"])
_OF_THOSE_BEFORE = frozenset(["mover=pronoun", "told of armed"])
_GO_ON = (
    frozenset(["mover=pronoun", "goes on here"]),
    frozenset(["mover=men", "at mover the _", "told of armed", "claims before"]),
)
"""What shows "and some of them went on to X" to be of the fighters of the same sentence, and "The men were sent from Y"
to be of those of the sentence before."""
_CARRY_THEM_ON = frozenset(["mover=vehicle", "mover opens", "told of armed", "claims before"])
"""What shows "The convoy was headed for X" to be of the fighters of the sentence before."""
_JUST_TOLD = frozenset(["force told of=0", "claims before"])
"""What shows "By evening they had reached Atarib" to be of the fighters of the sentence before."""
_PAGE_LABELS = lexicon.words("labels of the page")
_ODD = frozenset(["no stop", "bars", "opens odd", *(f"label={word}" for word in _PAGE_LABELS)])
"""What captions and pointers to other stories have about them, and plain text has not."""


def _taken_for_armed(frame: Frame) -> Mover:
    """Return the mover of a frame whom the weights, and no rule, take for a fighter."""
    mover = frame.mover
    if mover is None:
        return Mover("men", frame.trigger.at, frame.trigger.at, frame.trigger.at, armed_words=True)
    if mover.cls in ("pronoun", "person", "other", "state"):
        return replace(mover, cls="men", armed_words=True)
    return mover


def log_odds(traits: frozenset[str]) -> float:
    """Return the log-odds that a movement with these traits is one of fighters, their families, vehicles or arms."""
    return weight_of("movers", [*traits, ALWAYS])


def traits_of(reader: _Reader, sentence: Sentence, frame: Frame, speaker: str | None, status: Status) -> frozenset[str]:
    """Return what is weighed of a movement: no name of a place, group or person, only kinds, roles and common words.

    Parameters
    ----------
    reader : _Reader
        Who reads the report, with what it told so far.
    sentence, frame : Sentence, Frame
        The movement.
    speaker : str or None
        Who claims it.
    status : str
        How it is told: occurred, planned, ...
    """
    own = {f"status={status}"} | _of_verb(frame) | _of_mover(sentence, frame) | _of_block(reader, sentence)
    own |= _of_words(sentence, frame)
    return frozenset(own | _of_sentence(sentence, frame) | _of_speaker(reader, speaker) | _of_report(reader))


def _of_verb(frame: Frame) -> set[str]:
    trigger, ends = frame.trigger, frame.ends
    traits = {f"verb={trigger.sense.lemma}"} | {f"sense={kind}" for kind in trigger.sense.frame}
    traits |= {
        name
        for name, told in (
            ("passive", trigger.passive),
            ("infinitive", trigger.infinitive),
            ("participle", trigger.participle),
            ("noun", trigger.sense.is_noun),
            ("direction", ends.direction),
            ("no subject", not frame.own_subject),
            ("onward", frame.onward),
        )
        if told
    }
    origin = "place" if ends.origins else "word" if ends.origin_word is not None else "none"
    destination = "place" if ends.destinations else "word" if ends.destination_word is not None else "none"
    traits |= {f"origin={origin}", f"destination={destination}", f"ends={origin}+{destination}"}
    if frame.agent is not None:
        traits.add(f"sender={frame.agent.cls}")
        if frame.agent.group:
            traits.add("sender has group")
    return traits


_SUBJECT_REACH = 6
"""So many units before a movement word stand for who moves where nobody is found to move."""


def _of_mover(sentence: Sentence, frame: Frame) -> set[str]:
    units, mover = sentence.units, frame.mover
    first, last = _span(frame)
    traits = {f"mover={mover.cls if mover is not None else 'none'}"}
    if mover is not None:
        traits |= {
            name
            for name, told in (
                ("mover has group", mover.group),
                ("mover has nation", mover.nation),
                ("mover is armed", mover.armed_words),
                ("mover of families", mover.of_families),
                ("mover opens", first == 0),
            )
            if told
        }
        head = units[mover.head]
        traits |= {f"head={head.low}", f"ending={head.low[-3:]}"} if head.kind == "word" else {f"head is {head.kind}"}
    part = "in mover" if mover is not None else "in lead"
    for unit in units[first:last]:
        if unit.is_common:
            traits.add(f"{part}={unit.low}")
        elif unit.kind != "word":
            traits.add(f"{part} is {unit.kind}")
    traits |= {f"behind={unit.low}" for unit in units[last : last + 3] if unit.is_common}
    if first and units[first - 1].is_common:
        traits.add(f"before={units[first - 1].low}")
    number = next((u.what.low or 0 for u in units[first:last] if u.kind == "count"), None)
    if number is not None:
        traits.add(f"number={step(number, _NUMBERS, 'crowd')}")
    return traits


_NUMBERS = (1, 20, 300, 2000, 9000)


def _span(frame: Frame) -> tuple[int, int]:
    if frame.mover is not None:
        return frame.mover.first, frame.mover.last
    return max(0, frame.trigger.at - _SUBJECT_REACH), frame.trigger.at


def _of_sentence(sentence: Sentence, frame: Frame) -> set[str]:
    first, last = _span(frame)
    actors = lexicon.actors()
    traits: set[str] = set()
    for k, unit in enumerate(sentence.units):
        if unit.kind in ("group", "state"):
            traits.add(f"source names {unit.kind}" if sentence.masked[k] else f"sentence names {unit.kind}")
        elif not first <= k < last and not sentence.masked[k] and (cls := actors.get(unit.low)) is not None:
            traits.add(f"sentence names {cls}")
    trigger = frame.trigger
    traits |= {f"behind verb={u.low}" for u in sentence.units[trigger.end : trigger.end + _REACH] if u.is_common}
    if sentence.attributions:
        traits.add("attributed")
    if sentence.units[frame.trigger.at].quoted:
        traits.add("quoted")
    return traits


_REACH = 6


def _of_words(sentence: Sentence, frame: Frame) -> set[str]:
    """Return the patterns of the words around the mover and the verb, and of those before, between and behind them."""
    patterns, trigger = patterns_of(sentence), frame.trigger
    first, last = _span(frame)
    traits = around(patterns, trigger.at, "at verb") | around(patterns, max(0, last - 1), "at mover")
    traits |= within(patterns, 0, first, "opening") | within(patterns, last, trigger.at, "between")
    return traits | within(patterns, trigger.end, len(patterns), "closing")


def _of_block(reader: _Reader, sentence: Sentence) -> set[str]:
    """Return what tells a paragraph of the report from a caption, a pointer to another story or a reader's word."""
    block, blocks = sentence.block, reader.report.blocks
    words = " ".join(reader.report.text[block.start : min(block.end, block.start + _GLANCE)].split()).lstrip(_BULLETS)
    first = words.partition(" ")[0].casefold().strip(":")
    traits = {f"zone={block.zone}"}
    traits |= {f"opens={first}"} if first in _OPENINGS else set() if words[:1].isalpha() else {"opens odd"}
    traits |= {"opens quoted"} if words[:1] in _QUOTES else set()
    traits |= {"opens counted"} if words[:1].isdigit() else set()
    label = _LABEL.match(words)
    if label is not None:
        labels = _LABELS.intersection(
            label.group().casefold().replace("'s", "").replace("’s", "").strip(":[( ").split()
        )
        traits |= {"label"} | {f"label={word}" for word in labels}
    last = blocks[-_TAIL:] if len(blocks) > 2 * _TAIL else ()  # a page of few paragraphs has no tail
    behind = next((k for k, other in enumerate(reversed(last)) if other is block), _TAIL)
    traits.add(f"blocks behind={behind}")
    tail = reader.report.text[max(block.start, block.end - 3) : block.end].rstrip()
    if not tail.endswith((".", "!", "?", '"', "”", "»", ")")):
        traits.add("no stop")
    if _BARS.search(words):
        traits.add("bars")
    size = block.end - block.start
    traits.add(f"size={step(size, _SIZES, 'long')}")
    if sentence.span.start - block.start < _NEAR_START:
        traits.add("first sentence")
    return traits


_QUOTES = ("“", '"', "«", "„")
_BULLETS = "*•▪◦– "
_GLANCE, _NEAR_START, _TAIL = 400, 3, 3
_SIZES = (80, 160, 320)
_LABEL = re.compile(r"[\[(]?[A-Za-z][A-Za-z'’ ]{1,30}:(?= )")
"""What stands before a colon at the beginning: "Photo on cover: ...", "From the letters: ..."."""
_LABELS = _PAGE_LABELS | frozenset(
    "live update statement communique spokesman source sources army ministry council member presenter".split()
)
_OPENINGS = _LABELS | lexicon.DETERMINERS | lexicon.words("boundary") | lexicon.words("pronouns")
"""The words, and no names, that may be told of the beginning of a paragraph."""
_BARS = re.compile(r" [|/·•»] ")


def _of_speaker(reader: _Reader, speaker: str | None) -> set[str]:
    if not speaker:
        return {"speaker=none"}
    military = "military" if MILITARY.search(speaker) else "other"
    kind = "group" if reader.group_in(speaker) else "armed" if reader.is_armed(speaker) else military
    words = (word for word in speaker.split() if word.isalpha() and word.islower())
    return {f"speaker={kind}"} | {f"in speaker={word}" for word in words}


def _of_report(reader: _Reader) -> set[str]:
    talk = reader.discourse
    traits = {
        f"told of={talk.mover.cls if talk.mover is not None else 'none'}",
        f"force told of={min(talk.subject_age, _LONG_AGO)}",
        f"groups named={min(len(reader.all_named), _MANY)}",
    }
    return traits | {
        name
        for name, told in (
            ("told of armed", talk.mover is not None and talk.mover.is_armed),
            ("told of group", talk.mover is not None and talk.mover.group),
            ("some group told of", talk.named_group),
            ("some force told of", talk.subject_group),
            ("one main group", reader.main_group),
            ("claims before", reader.latest),
        )
        if told
    }


_LONG_AGO, _MANY = 4, 3
