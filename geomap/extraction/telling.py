"""Telling: how likely a sentence is to tell of a movement of fighters, by the pattern of its words.

Rules go by who moves, by a movement word and by its ends; each turn that none of them foresaw is lost. What labelled
reports taught of the words around places, people and movement words speaks for a sentence as a whole. Where it all but
says a movement and the rules found none in it, its ends are taken as its prepositions give them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.extraction.drafts import Draft, draft_claims
from geomap.extraction.ends import ROADS, Ends, Frame
from geomap.extraction.lexicon import Sense
from geomap.extraction.movers import Mover, is_governed
from geomap.extraction.patterns import patterns_of
from geomap.extraction.roles import TO, Phrase, phrases
from geomap.extraction.sifting import may_move
from geomap.extraction.speaking import claimant_of, is_question
from geomap.extraction.status import status_of
from geomap.extraction.triggers import Trigger
from geomap.extraction.unmoved import UPROOTED
from geomap.extraction.watching import Reason
from geomap.extraction.weighing import WEIGHABLE
from geomap.extraction.weights import ALWAYS, SHORT, read_weights, step

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

TOLD = 0.5
"""From these log-odds on, a sentence without a claim by the rules is taken to make one."""
TOLD_FIRST = 2.0
"""The same in a report that has made no claim so far, and where a thing is what moves."""

_STANDS_FOR_PLACE = frozenset(["there", "town", "city", "village", "camp"])
_LEADS_ONLY = ROADS | frozenset(
    "close closer near nearer next according thanks due linked tied related limited restricted loyal allied opposed "
    "committed attached similar equal".split()
)
_WHERE = frozenset(["in", "at", "near"])
_THERE = frozenset(["there", "here"])
_BEFORE, _BEHIND, _NEXT = 5, 3, 4
_LONGEST = 3
_MOST_ENDS = 6
"""A list of more places is none of a movement that no rule knows; each pair of them would be a claim."""
_CLAIMS, _SENTENCES = (0, 1, 3), (1, 4, 9, 19)
_DOUBTS = WEIGHABLE | {Reason.NO_END}
_SENSE = Sense("told", frozenset(["moves", "carries"]), frozenset())
_MOVABLE = ("fighter", "group", "unit", "men", "leader", "vehicle", "family", "weapon", "state")


@dataclass(frozen=True, slots=True)
class Telling:
    """What was weighed of a sentence without a claim by the rules: its log-odds of making one, and the least asked."""

    sentence: Sentence
    traits: frozenset[str]
    odds: float
    least: float


def names_a_place(sentence: Sentence) -> bool:
    """Say whether a sentence names a place, or has a word that may stand for one."""
    return any(u.kind == "place" or u.low in _STANDS_FOR_PLACE for u in sentence.units)


def traits_of_sentence(reader: _Reader, sentence: Sentence) -> frozenset[str]:
    """Return what is weighed of a sentence: runs of its words, names and numbers by their kind alone.

    Parameters
    ----------
    reader : _Reader
        Who reads the report, with what the sentences before told.
    sentence : Sentence
        The sentence.
    """
    row = ["<", *patterns_of(sentence), ">"]
    traits = set(row)
    for size in range(2, _LONGEST + 1):
        traits |= {" ".join(row[k : k + size]) for k in range(len(row) - size + 1)}
    for k, word in enumerate(row):
        if word == "<place>":
            traits |= {f"{near}>place" for near in row[max(0, k - _BEFORE) : k]}
            traits |= {f"place>{near}" for near in row[k + 1 : k + 1 + _BEHIND]}
    kinds = [word for word in row[1:-1] if word.startswith("<")]
    for k, kind in enumerate(kinds):
        traits |= {f"{kind}..{other}" for other in kinds[k + 1 : k + 1 + _NEXT]}
    for frame in sentence.frames:
        origin, destination = _has_end(frame.ends)
        traits |= {f"verb={frame.trigger.sense.lemma}", f"ends={int(origin)}{int(destination)}"}
    if not sentence.frames:
        traits.add("no movement word")
    told = reader.discourse.mover
    claims = step(reader.told, _CLAIMS, "many")
    traits |= {
        f"zone={sentence.block.zone}",
        f"told of armed={told is not None and told.is_armed}",
        f"claims before={bool(reader.latest)}",
        f"claims told={claims}",
        f"claims told={claims} of {step(reader.passed, _SENTENCES, 'many')}",
    }
    return frozenset(traits)


def odds_of_sentence(traits: frozenset[str], weights: Mapping[str, float] | None = None) -> float:
    """Return the log-odds that a sentence with these traits tells of a movement of fighters.

    A long sentence has more traits than a short one, so that their weights are divided by the root of their number.
    Other ``weights`` than those that are shipped may be given.
    """
    weights = read_weights("sentences") if weights is None else weights
    return weights[ALWAYS] + math.fsum(weights[t] for t in traits if t in weights) / math.sqrt(len(traits))


def told_all_the_same(reader: _Reader, rows: Sequence[Sentence], number: int) -> list[Draft]:
    """Make the claims of a sentence in which the rules found none, where the pattern of its words all but says one."""
    sentence, text = rows[number], reader.report.text
    if len(text) < SHORT or not names_a_place(sentence) or is_question(sentence.units):
        return []
    if not may_move(text, sentence.span.start, sentence.span.end) or not reader.refusals <= _DOUBTS:
        return []  # the rules are sure that it is a demand, a question, a fight
    if _goes_on_about_refugees(rows, number):
        return []
    traits = traits_of_sentence(reader, sentence)
    odds = odds_of_sentence(traits)
    with_ends = _frames_with_ends(sentence)
    of_things = any(frame.mover is not None and frame.mover.cls == "other" for frame in with_ends)
    least = TOLD if reader.told and not of_things else TOLD_FIRST
    if odds < least:
        return []  # "Electricity comes to X from Y"
    by_rules = sentence.frames
    for frames in (with_ends, _frames_by_prepositions(sentence)):
        out: list[Draft] = []
        sentence.frames = frames
        for frame in frames:
            frame.mover = frame.mover or _mover_of(sentence, frame.trigger.at)
            speaker, denies = claimant_of(reader, rows, number, frame)
            status = status_of(sentence.units, sentence.masked, frame, denies)
            if not isinstance(status, Reason):
                reader.watch.weighed(Telling(sentence, traits, odds, least))
                out += draft_claims(reader, sentence, frame, status, speaker, None, is_told=True)
        if out:
            return out
    sentence.frames = by_rules
    return []


def _goes_on_about_refugees(rows: Sequence[Sentence], number: int) -> bool:
    """Read "The camp hosts 70,000 refugees. A group of 89 left X for Y": nobody armed is told of in either."""
    if not number or any(mover.is_armed for row in rows[number - 1 : number + 1] for mover in row.nps):
        return False
    before = rows[number - 1]
    return any(before.units[mover.head].low in _REFUGEES for mover in before.nps if mover.cls in ("person", "state"))


_REFUGEES = UPROOTED | {"migrants", "asylum-seekers", "idps", "villagers"}


def _frames_with_ends(sentence: Sentence) -> list[Frame]:
    moving = (frame for frame in sentence.frames if "stop" not in frame.trigger.sense.frame)
    return [frame for frame in moving if any(_has_end(frame.ends))]


def _has_end(ends: Ends) -> tuple[bool, bool]:
    """Say whether a clause tells an origin and a destination, by name or by a word that stands for one."""
    origin = bool(ends.origins) or ends.origin_word is not None
    return origin, bool(ends.destinations) or ends.destination_word is not None


def _frames_by_prepositions(sentence: Sentence) -> list[Frame]:
    """Make a movement of the places of a sentence, each by the preposition before it.

    Where they came from alone, it is to where they are: "two planes from X have put down in Y", "there".
    """
    units = sentence.units
    ends = Ends()
    where: list[Phrase] = []
    for phrase in phrases(units):
        before = {u.low for u in units[max(0, phrase.at - 2) : phrase.at]} if phrase.governor in TO else set()
        if sentence.masked[phrase.unit] or not units[phrase.unit].what.places or not before.isdisjoint(_LEADS_ONLY):
            continue  # "the road to X", "is linked only to X"
        if phrase.governor == "from":
            ends.origins.append(phrase)
        elif phrase.governor in TO or [u.low for u in units[max(0, phrase.unit - 2) : phrase.unit]] == ["far", "as"]:
            ends.destinations.append(phrase)
        elif phrase.governor in _WHERE:
            where.append(phrase)
    if ends.origins and not ends.destinations:
        named = {phrase.at - 1 for phrase in where}  # "here in Tal Tamr"
        words = (k for k, unit in enumerate(units) if unit.low in _THERE and not sentence.masked[k])
        there = [k for k in words if k not in named]
        ends.destinations = where[:1] if not there else []
        ends.destination_word = there[0] if there else None
    if not (ends.origins or ends.destinations) or max(len(ends.origins), len(ends.destinations)) > _MOST_ENDS:
        return []
    at = min(phrase.at for phrase in (*ends.origins, *ends.destinations))
    trigger = Trigger(at, at, _SENSE)
    return [Frame(trigger, None, ends, 0, len(units), None, [trigger])]


def _mover_of(sentence: Sentence, at: int) -> Mover | None:
    """Return the armed of a sentence, those before its ends first."""
    free = [m for m in sentence.nps if m.cls in _MOVABLE and not is_governed(sentence.units, m)]
    for found in ([m for m in free if m.is_armed and m.last <= at], [m for m in free if m.is_armed], free):
        if found:
            return replace(found[-1])
    return None
