"""Fates: what a sentence tells of those who set out and did not arrive, before or behind the movement itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.units import Unit

_FAR = 26
_OTHER_CLAUSES = frozenset(
    "after where since because following whom as although though despite while before until".split()
)
_ARRIVED = frozenset(["reached", "arrived", "entered", "yet"])
_UNDERWAY = frozenset(["bound", "on the way", "destined", "head", "unknown", "try", "travel"])
_STRUCK = "caught hit struck bombed shelled burned burnt destroyed ambushed intercepted stopped killed".split()

_NOBODY_CAME = (
    r"\b(?:none|nobody|no one|not (?:a single )?one|no \w+)(?: of (?:them|these|the \w+))? "
    r"(?:ever )?(?:arrived|reached|made it|survived|(?:got|came) (?:there|across|over|through|in))\b"
)
NOBODY_CAME = re.compile(_NOBODY_CAME)
"""What a sentence says, or the one behind it, of those who all were stopped: "and no vehicle arrived"."""
_DID_NOT_GET_THERE = re.compile(
    r"\b(?:ran|run|drove|driven|walked|rode|fell|blundered|sailed)(?: \w+)? into (?:an?|the|their) "
    r"(?:\w+ )?(?:ambush|ambushes|minefield|trap|patrol)\b"
    r"|\bhit an? (?:mine|minefield|roadside bomb)\b"
    r"|\b(?:was|were|been) (?:forced|made|obliged|compelled) to (?:return|retreat|go back|turn (?:back|round|around))\b"
    r"|\bhad to (?:return|go back|turn (?:back|round|around))\b"
    r"|\bbut (?:then )?(?:came|went|turned|drove) back\b(?! on | with )"
    r"|\b(?:barred|blocked|closed|cut) (?:off )?(?:its|their) (?:way|road|path|passage|route)\b"
    r"|\bbut (?:\w+ ){1,4}(?:barred|blocked|closed|cut) (?:off )?the (?:way|road|path|passage|route)\b"
    rf"|\b(?:was|were) cut short\b|{_NOBODY_CAME}|\b(?:did|does|do) not "
    r"(?:make it|arrive|reach(?! an?\b| any\b| agreement| consensus| the figure))\b"
    r"|\b(?:ended|finished) in an? (?:ditch|ambush|ravine|slaughter|fireball)\b"
    rf"|; \w+(?: \w+)? (?:{'|'.join(_STRUCK)}) (?:it|them) on the (?:road|way|march)\b"
    r"|\b(?:forcing|driving|sending) (?:it|them|the (?:rest|remainder|others)) "
    r"(?:to return|to turn back|back|home)(?! fire)"
)
_WENT_NO_FURTHER = re.compile(
    r"\b(?:went|got|came|made it|travelled|drove|sailed) no (?:further|farther)\b|\bcame to grief\b"
    r"|\b(?:gave it up|gave up and (?:went|turned|came|drove))\b"
    r"|\bat the bottom of the (?:sea|gulf|lake|river|strait)\b"
    r"|\b(?:turned|turns|sent|sends|chased|chases|drove|towed) (?:it|them|him|her|all \w+) "
    r"(?:about|around|round|away|back|home)\b"
    r"|\blet (?:nobody|no one|none of them|no \w+) (?:by|past|through|pass)\b"
    r"|\b(?:would|did) not let (?:it|them|him|anybody|anyone) (?:by|past|through|pass|in|cross)\b"
    r"|\b(?:has|have) (?:gone|come) (?:back )?home without\b"
)
"""What a sentence tells, anywhere behind the movement, of those who did not come through."""
_BOARDED = re.compile(r"\b(?:was|were|been) (?:boarded|plucked)\b")
_PERISHED = re.compile(
    r"\b(?:drowned|perished|froze to death|got stuck|gave (?:themselves|itself) up|surrendered|died when)\b"
    r"|\b(?:was|were) (?:met by (?:\w+ ){0,2}(?:fire|shells)|picked (?:up|off)|rounded up|mown down)\b"
    r"|\b(?:was|were) taken off (?:a|an|the|their) (?:bus|train|boat|lorry|truck|plane)\b"
)
"""What ends a movement only where it was still going on: "rebels bound for X drowned in the river"."""
_BEFORE = re.compile(
    r"\b(?:headed off|shot up|fought off|sent back|surprised|pounced on|bore down on|barred the way (?:of|to)|blocked)"
    r"(?: (?:a|an|the|some|about))?(?: \w+)?$"
)
"""What is done to those who move, right before their noun."""
_AND_KILLED = re.compile(r"\band (?:killed|destroyed|captured|arrested|detained|shot|burned) (?:it|them|all|most)\b")


def came_only_so_far(units: Sequence[Unit]) -> bool:
    """Read "It got as far as X, where it was stopped": how far those spoken of came, and no movement of its own."""
    return _SO_FAR.match(" ".join(u.low for u in units[:9])) is not None


_SO_FAR = re.compile(
    r"(?:but )?(?:it|they|he|all|both|these) (?:only )?(?:got|came|made it) (?:only )?(?:as|so) far as\b"
)


def did_not_arrive(units: Sequence[Unit], masked: Sequence[bool], frame: Frame) -> bool:
    """Say whether the words around a movement tell that those who set out did not arrive.

    Parameters
    ----------
    units, masked : sequence
        The sentence, and which of its units belong to attributions.
    frame : Frame
        The movement.
    """
    trigger = frame.trigger
    told = [u.low for k, u in enumerate(units[trigger.end :], trigger.end) if not masked[k]]
    after = " ".join(told)
    clause = " ".join(itertools.takewhile(lambda low: low not in _OTHER_CLAUSES, told))
    before = " ".join(u.low for k, u in enumerate(units[: trigger.at]) if not masked[k])
    stopped = _DID_NOT_GET_THERE.search(clause)
    if stopped is not None and _ARRIVED.isdisjoint(clause[stopped.end() :].split()):
        return True
    underway = trigger.sense.lemma in _UNDERWAY or (units[trigger.at].low.endswith("ing") and trigger.participle)
    if _WENT_NO_FURTHER.search(f"{units[trigger.at].low} {after}") is not None or (
        underway and _WENT_NO_FURTHER.search(before) is not None
    ):
        return True
    moved = " ".join(u.low for u in units[max(0, trigger.at - 1) : trigger.end])
    aboard = any(lexicon.actors().get(u.low) == "vehicle" for u in units[: trigger.at])
    if aboard and _BOARDED.search(f"{moved} {clause}") is not None:
        return True  # "A trawler carrying eleven rebels from X to Y was boarded"
    if underway and _PERISHED.search(after):
        return True
    mover = frame.mover
    if mover is None or mover.first > trigger.at or not frame.own_subject:
        return False
    lead = " ".join(u.low for u in units[max(0, mover.first - _FAR) : mover.first] if u.low not in lexicon.DETERMINERS)
    if not _BEFORE.search(lead):
        return False
    return not lead.endswith("surprised") or _AND_KILLED.search(after) is not None
