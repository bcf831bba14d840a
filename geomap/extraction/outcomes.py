"""Outcomes: whether a movement is told as having happened, planned, possible, prevented or denied, where rules err.

Rules read the words around the verb. That nobody arrived is often told at the end of the sentence or in the next one,
in words that no list has: what labelled reports taught of the words before and behind the verb is added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from geomap.claims import End, Status
from geomap.extraction.ends import Frame
from geomap.extraction.patterns import beside_verb, patterns_of, within
from geomap.extraction.units import Unit
from geomap.extraction.weights import ALWAYS, SHORT, Choice, learnt

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

_STATUSES: tuple[Status, ...] = get_args(Status)


def weigh_status(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    origins: Sequence[End],
    destinations: Sequence[End],
    found: Status,
) -> Status:
    """Return how a movement is told: what the rules found, unless another status outweighs it.

    Nothing is taken for denied that the rules do not read so: a word that denies is seldom missed by them, and stands
    in many a sentence that denies nothing ("it is no secret that").

    Parameters
    ----------
    reader, sentence, frame
        The movement.
    origins, destinations : sequence of End
        Its ends.
    found : str
        What the rules found.
    """
    if len(reader.report.text) < SHORT:
        return found
    own = _of_verb(sentence, frame) | _of_sentence(sentence, frame) | _of_next(reader)
    own = learnt("statuses", own | {f"by rules={found}"})
    may_be = [status for status in _STATUSES if status != "denied" or found == "denied"]
    traits = {status: frozenset(f"{status}: {trait}" for trait in own) for status in may_be}
    choice = Choice("statuses", sentence, origins, destinations, found, traits)
    reader.watch.weighed(choice)
    return choice.best()


def _of_verb(sentence: Sentence, frame: Frame) -> set[str]:
    patterns, trigger, ends = patterns_of(sentence), frame.trigger, frame.ends
    before = patterns[trigger.at - 1] if trigger.at else "<"
    return beside_verb(patterns, trigger.at) | {
        ALWAYS,
        f"verb={trigger.sense.lemma}",
        f"verb={trigger.sense.lemma} after {before}",
        f"zone={sentence.block.zone}",
        f"passive={trigger.passive}",
        f"participle={trigger.participle}",
        f"noun={trigger.sense.is_noun}",
        f"mover={frame.mover.cls if frame.mover is not None else None}",
        f"ends={bool(ends.origins)}+{bool(ends.destinations)}",
    }


def _of_sentence(sentence: Sentence, frame: Frame) -> set[str]:
    units, at = sentence.units, frame.trigger.at
    return _words(units[:at], "before") | _words(units[at:], "behind")


def _of_next(reader: _Reader) -> set[str]:
    """Return what the next sentence of the paragraph says: "None of them arrived", "Helicopters did the rest"."""
    follows = reader.following
    if follows is None:
        return {"closes the paragraph"}
    patterns = patterns_of(follows)
    opening = f"next opens {' '.join(patterns[:2])}"
    return within(patterns, 0, len(patterns), "next") | _words(follows.units, "next") | {opening}


def _words(units: Sequence[Unit], name: str) -> set[str]:
    return {f"{name} {unit.low}" for unit in units if unit.is_common}
