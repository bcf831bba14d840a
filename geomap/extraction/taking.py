"""Taking: the verb "take", which may mean a road, men, a town or a part in something; and armies that take towns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.units import Unit

if TYPE_CHECKING:
    from geomap.extraction.ends import Frame
    from geomap.extraction.reading import Sentence


def takes_road(units: Sequence[Unit], i: int) -> int:
    """Return the end of "took the road" before the preposition that says where it leads; 0 where there is none."""
    lows = [u.low for u in units[i + 1 : i + 9]]
    for k, low in enumerate(lows[:7]):
        if low in ("road", "way", "track", "path", "route", "highway"):
            k += lows[k + 1 : k + 2] in (["up"], ["down"], ["back"], ["on"])  # "took the road up to X"
            leads = lows[k + 1 : k + 2] and lows[k + 1] in ("to", "of", "for", "from", "towards", "toward")
            return i + 2 + k if leads else 0
        if low not in _BEFORE_ROADS and low not in lexicon.COMPASS:
            return 0
    return 0


def is_taken_off(units: Sequence[Unit], i: int) -> bool:
    """Say whether men are taken off a place: "have been taken off the Bakassi peninsula and set down in X"."""
    if [u.low for u in units[i + 1 : i + 2]] != ["off"]:
        return False
    k = i + 2
    while k < len(units) and units[k].low in lexicon.DETERMINERS:
        k += 1
    return k < len(units) and (units[k].kind == "place" or units[k].low in lexicon.PLACE_NOUNS)


def takes_off(units: Sequence[Unit], i: int) -> bool:
    """Say whether men leave: "took off from X for Y", "were taken off by helicopter to Y"; aircraft are no men."""
    lows = [u.low for u in units[i + 1 : i + 10]]
    if lows[:1] != ["off"] or not _FLYING.isdisjoint(word for u in units[:i] for word in u.low.split()):
        return False
    if units[i].low != "taken" or units[i - 1].low not in lexicon.BE:
        return lows[1:2] in (["from"], ["for"], ["to"], ["towards"], ["toward"])
    away = next((k for k, low in enumerate(lows) if low in ("to", "from")), None)
    return away is not None and (away == 1 or lows[1:2] in (["by"], ["in"], ["aboard"], ["on"]))


_FLYING = frozenset(
    "plane planes jet jets aircraft airliner helicopter helicopters flight flights drone drones warplane warplanes "
    "bomber bombers gunship gunships".split()
)


def takes_steps(units: Sequence[Unit], i: int) -> bool:
    """Say whether somebody only acts: "will continue to take all necessary measures to prevent them from"."""
    behind = units[i + 1 : i + 5]
    at = next((k for k, u in enumerate(behind) if u.low in _STEPS), None)
    return at is not None and all(u.kind == "word" and u.low not in lexicon.actors() for u in behind[:at])


def steps_are_taken(units: Sequence[Unit], i: int) -> bool:
    """Say whether somebody only acts: "such steps will be taken against terrorists in X"."""
    return units[i].low == "taken" and not _STEPS.isdisjoint(u.low for u in units[max(0, i - 6) : i])


_STEPS = frozenset("measures steps action actions decision decisions precautions care note advantage".split())


def takes_over(units: Sequence[Unit], at: int) -> bool:
    """Say whether what follows "take" is what a force takes over, no men: "over four checkpoints" told as a number."""
    behind = [u.low for u in units[at + 1 : at + 3]]
    counts = at < len(units) and units[at].kind == "count" and units[at].low.startswith("over ")
    return counts and any(low in lexicon.PLACE_NOUNS or low in _HELD for low in behind)


_HELD = frozenset("checkpoints positions posts points roadblocks buildings".split())


def changes_place(units: Sequence[Unit], i: int) -> bool:
    """Read "have changed Raqqa for Mayadin", "swapped X for Y"."""
    if units[i].low not in CHANGING or [u.kind for u in units[i + 1 : i + 4 : 2]] != ["place", "place"]:
        return False
    return units[i + 2].low == "for" and units[i - 1].kind != "place"


CHANGING = frozenset("change changed changing swap swapped swapping exchange exchanged exchanging traded".split())


def takes_a_place(units: Sequence[Unit], i: int) -> bool:
    """Say whether a named place is taken: "took X and stand before Y", but not "took X fighters to Y"."""
    if [u.kind for u in units[i + 1 : i + 2]] != ["place"]:
        return False
    behind = units[i + 2].low if i + 2 < len(units) else ""
    return behind in (",", ".", ";", "and", "on", "in", "last", "after", "from", "by", "late", "early", "but")


def only_takes_road(units: Sequence[Unit], i: int) -> bool:
    """Say whether a road is taken that is not said to lead anywhere: "took the desert road and reached X"."""
    for k in range(i + 1, min(i + 6, len(units) - 1)):
        if units[k].low in ("road", "route", "track", "path", "highway", "motorway"):
            return units[k + 1].low in ("and", ",")
        if units[k].low not in _BEFORE_ROADS and units[k].low not in lexicon.COMPASS:
            return False
    return False


_BEFORE_ROADS = frozenset("the a their its desert coastal old main ferry bus then and train same dirt only".split())


def is_capture(units: Sequence[Unit], i: int) -> bool:
    """Say whether a place is taken, and nobody is taken anywhere: "failed to take the base at X"."""
    k = i + 1
    while k < len(units) and (units[k].low in lexicon.DETERMINERS or units[k].low in lexicon.ADJECTIVES):
        k += 1
    taken = i + 1 < k < len(units) and units[k].low in lexicon.PLACE_NOUNS
    return taken and [u.low for u in units[k + 1 : k + 2]] not in (["to"], ["from"], ["out"])


_PUSHING = frozenset(["push", "push on", "continue", "proceed", "reach", "enter"])
_TAKING = frozenset(["advance", "capture", "seize", "retake", "recapture", "liberate", "storm"])


def takes_what_it_enters(sentence: Sentence, frame: Frame) -> bool:
    """Say whether an army enters what it takes: "entered X and advanced along the river, liberating villages"."""
    if frame.trigger.sense.lemma in ("break through", "force way") and not frame.ends.origins:
        return True  # "broke through to the base", but not "from A to B"
    if not frame.ends.origins and _is_an_attack(sentence.units, frame):
        return True
    at = sentence.frames.index(frame)
    behind = [u.low for u in sentence.units[frame.trigger.end :]]
    if frame.trigger.sense.lemma.startswith("push") and any(
        one == "and" and two in ("cleared", "combed", "mopped") for one, two in pairwise(behind)
    ):
        return True  # "pushed from X into Y and cleared two wadis"
    if (
        frame.trigger.sense.lemma in _PUSHING
        and not frame.ends.origins
        and any(f.trigger.sense.lemma in _TAKING and f.mover is frame.mover for f in sentence.frames[:at])
    ):
        return True  # "captured A and pushed on towards B"
    later = sentence.frames[at + 1 :]
    holds = any(f.trigger.sense.lemma == "control" and f.mover is frame.mover for f in later)
    if frame.trigger.sense.lemma == "enter" and holds and not frame.ends.origins:
        return True  # "have entered X from the west and control the hill"
    enters = frame.trigger.sense.lemma in ("enter", "reach") and not frame.ends.origins
    return enters and any(f.trigger.sense.lemma in _TAKING and f.mover is frame.mover for f in later)


def _is_an_attack(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "gunmen entered a school in X and opened fire", "a suicide bomber drove a car into a checkpoint in X"."""
    mover = frame.agent or frame.mover
    if mover is not None and not _BOMBERS.isdisjoint(u.low for u in units[mover.first : mover.last]):
        return True
    if frame.trigger.sense.lemma.split()[0] not in _RAIDING or frame.trigger.sense.is_noun:
        return False
    behind = [u.low for u in units[frame.trigger.end :]]
    struck = (behind[k + 1 : k + 3] for k in range(len(behind) - 1) if behind[k] == "and")
    return any(two[0] in _STRIKING or two in (["opened", "fire"], ["set", "fire"]) for two in struck)


_BOMBERS = frozenset(["bomber", "bombers"])
_RAIDING = frozenset("enter come ride drive walk burst descend slip storm get".split())
_STRIKING = frozenset(
    "killed shot attacked burned burnt torched looted abducted kidnapped ransacked murdered beheaded robbed".split()
)
