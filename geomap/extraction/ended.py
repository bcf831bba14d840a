"""Ended on the way: a sentence behind a claim says that those who moved were stopped before they came there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.fates import NOBODY_CAME

if TYPE_CHECKING:
    from geomap.extraction.drafts import Draft
    from geomap.extraction.reading import Sentence

_OPENS = 5
"""Within so many words stands the noun of those spoken of."""
_CAUGHT = "arrested|captured|detained|seized|killed|shot"
_STOPS = "stopped|intercepted|halted|blocked|barred|destroyed|sank|smashed|ambushed|repelled|foiled|annihilated|caught"
_BACK = "(?:turned|driven|drove|thrown|threw|forced|sent|pushed|beaten|chased) (?:back|away|round|around)"
_BEFELL = re.compile(
    rf"(?:was|were|had been) (?:all |soon |then |both |in turn )?(?:\w+ and (?:\w+ )?)?"
    rf"(?:{_STOPS}|{_CAUGHT}|scattered|{_BACK})\b"
    r"|(?:was|were) (?:\w+ )?(?:struck|hit|bombed|attacked|targeted) (?:\w+ ){0,3}?on the (?:way|road|march|move)\b"
    r"|(?:fell|ran|walked|drove|came|went|blundered) into (?:an?|the|their|our)? ?(?:\w+ )?"
    r"(?:ambush|mine|patrol|trap|road ?block)"
    r"|had to (?:return|go back|come back)\b"
    r"|(?:had to |was made to |were made to )?turn(?:ed)? (?:back|round|around|tail)\b|got no (?:further|farther)\b"
    r"|(?:hit|struck) (?:a )?(?:land ?)?mines?\b|came under (?:\w+ )?fire\b"
)
_DONE_TO_THEM = re.compile(
    rf"(?:{_STOPS}|{_BACK}) (?:them|it|all of them|their way|(?:the|their) (?:\w+ )?"
    r"(?:convoy|column|group|vehicles|boats?|buses|pickups|men|fighters|militants|rebels|party))\b"
    r"|(?:opened|opening) fire on (?:them|it)\b|(?:sent|drove|turned|threw|chased) (?:them|it) back\b"
    r"|would not let (?:them|it) (?:pass|through)\b|did not let (?:them|it) (?:pass|through)\b"
)
_CAUGHT_THEM = re.compile(rf"\b(?:{_CAUGHT}) (?:them|it|all of them|them all|everyone)\b")
"""What somebody else does to those who were on their way, and not they to others."""
_ARRIVED = frozenset(["reached", "arrived", "entered", "got"])
_OTHERWISE = frozenset(
    "arrived reached there later afterwards since nobody no never could might will may next second third another from "
    "others".split()
)
"""What tells of something else than the end of those who moved."""


def ended_on_the_way(sentence: Sentence, said: int, draft: Draft) -> bool:
    """Say whether a sentence tells that those of the claim before it did not get to where they went.

    Parameters
    ----------
    sentence : Sentence
        The sentence behind the claim's.
    said : int
        Where it begins behind a source that opens it.
    draft : Draft
        The claim.
    """
    if not _ARRIVED.isdisjoint(u.low for u in draft.sentence.units):
        return False
    units = sentence.units[said:]
    lows = [u.low for u in units]
    told = " ".join(lows)
    opening = _subject_ends(lows)
    if opening and NOBODY_CAME.search(told) is not None:
        return True
    days = {u.what.first for u in units if u.kind == "date"}
    if not _OTHERWISE.isdisjoint(lows) or any(day != draft.days[0] for day in days):
        return False
    goal = draft.destination.text.casefold() if draft.destination is not None else ""
    if any(u.kind == "place" and u.low in goal for u in units):
        return False
    befell = opening and _BEFELL.match(" ".join(lows[opening:]))
    caught = not opening and _CAUGHT_THEM.search(told) is not None
    return bool(befell) or caught or _DONE_TO_THEM.search(told) is not None


def _subject_ends(lows: Sequence[str]) -> int:
    """Return where the words for those spoken of end: "they", "the convoy", "at X they"; 0 where others are meant."""
    first = 0
    if lows[:1] in (["at"], ["near"], ["on"], ["outside"], ["in"]):
        first = next((k for k, low in enumerate(lows[:8]) if low in ("they", "it", "the")), 0)
        if lows[first : first + 1] == ["the"] and first < 2:
            first = next((k for k, low in enumerate(lows[2:9], 2) if low in ("they", "it", "the")), 0)
    if lows[first : first + 1] in (["they"], ["it"]):
        return first + 1
    if lows[:3] in (["all", "of", "them"], ["both", "of", "them"]):
        return 3
    if lows[first : first + 1] not in (["the"], ["these"], ["this"], ["all"], ["their"], ["its"]):
        return 0
    known = lexicon.actors()
    found = [k for k, low in enumerate(lows[first + 1 : first + _OPENS], first + 1) if known.get(low) in _THOSE]
    return found[-1] + 1 if found else 0


_THOSE = frozenset(["fighter", "unit", "men", "vehicle", "group"])
