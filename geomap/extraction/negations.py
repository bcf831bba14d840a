"""Negations: whether a movement is told not to have been, or a "not" before it belongs to another word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, islice, pairwise

from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit

_NEGATIONS = lexicon.words("negations")
_BEFORE_NEITHER = frozenset(["from", "of", "to", "into", "for", "out"])
_STOPPED = lexicon.words("stopped")


def is_negated(units: Sequence[Unit], frame: Frame, lead: list[str]) -> bool:
    """Say whether a movement is told not to have been; ``lead`` are the words before it, those of sources left out."""
    mover = frame.mover
    if mover is not None and units[mover.first].low in ("nobody",) and frame.agent is not None:
        return True  # "we have brought nobody to X"
    if mover is not None and frame.own_subject and units[mover.first].low in ("no", "none", "neither"):
        after = [u.low for u in units[mover.first + 1 : mover.first + 3]]
        return after[:2] not in (["fewer", "than"], ["less", "than"], ["more", "than"])
    of_none = [u.low for u in units[max(0, mover.first - 3) : mover.first]] if mover is not None else []
    if of_none == ["not", "one", "of"] and frame.own_subject:
        return True  # "Not one of those who broke out of X has come to Y"
    if mover is not None and frame.own_subject and 0 < mover.first < frame.trigger.at:
        inverted = units[mover.first - 1].low in DOES
        if inverted and not _NEVER.isdisjoint(u.low for u in units[: mover.first]):
            return True  # "Neither before the fall nor after it did our men cross into X"
    behind = dropwhile(lambda u: u.low in _BEFORE_NEITHER, units[frame.trigger.end : frame.trigger.end + 3])
    if any(u.low == "neither" for u in islice(behind, 1)):
        return True  # "has left neither X nor Y", "have pulled out of neither X nor Y"
    goes = [u.low for u in units[frame.trigger.end : frame.trigger.end + _NEITHER_TO]]
    if any(one == "neither" and two in ("to", "from", "into") for one, two in pairwise(goes)):
        return True  # "have withdrawn from X neither to Y nor to the moon"
    words = [lead[k] for k in outside(lead)][-10:]
    if frame.trigger.sense.is_noun and "after" in words:
        words = words[len(words) - words[::-1].index("after") :]  # "none remain in X after the withdrawal to Y"
    conditional = {"if", "unless"} & {*lead, *(u.low for u in units[max(0, frame.first - 1) : frame.first])}
    for k, low in enumerate(words):
        if low in _NEGATIONS:
            after = words[k + 1 :]
            if low == "not" and after[:1] in (["only"], ["just"], ["all"], ["every"]):
                continue
            if _OF_KNOWING.intersection(after[:3]) and _HOW_AND_WHY.intersection(after):
                continue  # "It is not clear why they left X"
            if low != "no" and _ends_at_last(units, frame):
                continue
            if low == "no" and after[:1] and after[0].startswith("later than"):
                continue  # "No later than Sunday the militia shall return to X"
            if (low == "no" and after[:1] and after[0] in _SURE) or (
                low == "nobody" and _KNOWING.intersection(after[:1])
            ):
                continue  # "it is no secret that", "nobody knows why"
            if low == "no" and _CONFIRMING.intersection(after[:2]) and "that" in after:
                continue  # "has no confirmation of the reports that they left X"
            if _STOPPED.intersection(after[:1]):
                continue  # "were not stopped on their way to X"
            if "and" in after and _COULD.intersection(words[max(0, k - 2) : k]) and is_past(frame.trigger, units):
                continue  # "would not wait and left", "could wait no longer and left"
            if DOES.intersection(words[max(0, k - 1) : k]) and is_past(frame.trigger, units):
                continue  # "those who did not wish to stay left", "did not stop at X and went on to Y"
            if low == "not" and after[:1] and after[0] in _COUNTED_IN and after[1:2] == [","]:
                continue  # "74 vehicles, ambulances not included, had left"
            if low == "not" and after[:2] == ["to", "be"] and "," in after:
                continue  # "not to be outdone, moved 80 men"
            if low == "not" and after and after[0].startswith(("before", "until", "later")):
                continue  # "not before Sunday will they leave"
            if low == "no" and k and words[k - 1] in ("with", "and") and "with" in words[:k]:
                continue  # "a battalion with three flags and no kitchen has reached X"
            if _ASIDE_OPENS & set(words[:k]) and _GOES_ON & set(after[1:]):
                continue  # "those fighters who do not accept the terms will be taken to X"
            if low == "no" and after[:2] in (["fewer", "than"], ["less", "than"], ["more", "than"], ["longer"]):
                continue
            if set(after) & {"but", "that", "who", "which"} and low != "no":
                continue
            if "," in after and (low not in ("not", "never") or conditional):
                continue  # "If they do not disarm them, we will enter X"
            return True
    noun = frame.trigger.sense.is_noun
    if noun and units[frame.trigger.at - 1].low == "any":
        before = [u.low for u in units[max(0, frame.trigger.at - _BEFORE_ANY) : frame.trigger.at]]
        if not _NEGATIONS.isdisjoint(before):
            return True  # "had not ordered any move of its brigades to X"
    if noun:
        tail = [u.low for u in units[frame.trigger.end : frame.last]]
        return any(low in _NEGATIONS for low in tail[:12]) and any(
            low in ("took", "take", "taken", "happened", "occurred", "place") for low in tail
        )
    return False


def _ends_at_last(units: Sequence[Unit], frame: Frame) -> bool:
    """Read "did not leave X for Y until Tuesday": on Tuesday they did."""
    behind = range(frame.trigger.end, len(units) - 1)
    until = next((k for k in behind if units[k].low.partition(" ")[0] in ("until", "till")), None)
    if until is None or any(u.low in _STOPS for u in units[frame.trigger.end : until]):
        return False
    days = (u.low for u in units[until : until + 4] if u.kind == "date")
    return any(not day.endswith((" now", " today")) for day in days)


_STOPS = frozenset([",", ";", "and", "but", "who", "which", "that"])
_OF_KNOWING = frozenset("clear known certain apparent obvious understood say explain disclose specify reveal".split())
_HOW_AND_WHY = frozenset(["why", "how", "when", "where"])
_NEITHER_TO = 7
_COUNTED_IN = frozenset(["included", "counted", "counting"])
_BEFORE_ANY = 6
_CONFIRMING = frozenset(["confirmation", "verification", "independent"])
_NEVER = frozenset(["neither", "never", "nowhere", "nor"])
DOES = frozenset(["do", "does", "did"])
_SURE = frozenset("secret doubt question wonder surprise mystery coincidence accident mistake".split())
_KNOWING = frozenset("knows knew doubts doubted noticed understands understood".split())
_COULD = frozenset(["would", "could", "did", "wait", "stay"])


def is_past(trigger: Trigger, units: Sequence[Unit]) -> bool:
    """Say whether a verb stands in the past tense, so that no "did not" is its own."""
    low = units[trigger.at].low
    senses = lexicon.verbs().get(low)
    plain = not (trigger.passive or trigger.infinitive or trigger.participle or trigger.sense.is_noun)
    return plain and senses is not None and not low.endswith("ing") and not is_present(low) and low not in _PAST_TOO


_ASIDE_OPENS = frozenset(["who", "which"])
_GOES_ON = frozenset("will would was were is are has have had can could may might".split())


def outside(lead: Sequence[str]) -> list[int]:
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


_INSERTED = frozenset(["belonging", "loyal", "affiliated", "allied"]) | lexicon.words("openings of insertions")


_PAST_TOO = frozenset(["quit", "set", "put", "run", "come", "cross"])


def is_present(low: str) -> bool:
    """Say whether a form of a movement verb stands in the present tense."""
    if low in _PAST_TOO and low != "cross":
        return False
    senses = lexicon.verbs().get(low)
    if not senses:
        return False
    if low.endswith(("ed", "ing")):
        return low == "speed"
    lemma = senses[0].lemma.split()[0]
    return low == lemma or low in (lemma + "s", lemma + "es", lemma[:-1] + "ies")
