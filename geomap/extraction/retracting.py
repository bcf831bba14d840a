"""Retracting: what is told only to be denied or put right: "At 10:30 we had soldiers going to X. They have not"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.extraction.others import is_same

if TYPE_CHECKING:
    from geomap.extraction.drafts import Draft

_PAPERS = (
    "we|i|entry|item|paper|newspaper|daily|page|channel|channels|radio|station|media|bulletin|posts?|story|stories|"
    "headline|headlines|caption|issue|magazine|networks|broadcaster|site|website"
)
_HAD = re.compile(rf"\b(?:{_PAPERS}) (?:also )?(?:had|has|have) (?P<whom>.+)$")
_WRITTEN = re.compile(
    r"\b(?:it|this) (?:has been|had been|was|is) (?:written|said|claimed|reported|alleged|rumou?red|put about) that\b"
    r"|\b(?:we|i) (?:wrote|reported|said|printed|published|had it) that\b"
    r"|\b(?:is|are|was|were) (?:said|reported) to have\b"
)


def is_hearsay(draft: Draft) -> bool:
    """Say whether a claim is told as what was written before: "An entry of this morning had troops leave X for Y".

    Parameters
    ----------
    draft : Draft
        The claim.
    """
    if draft.status != "occurred":
        return False
    lows = [u.low for u in draft.sentence.units]
    goes = min((f.trigger.at for f in draft.sentence.frames), default=0)
    before = " ".join(lows[:goes])
    if _WRITTEN.search(before) is not None:
        return True
    had = _HAD.search(before)
    if had is None or had["whom"].split()[0] in _AUXILIARY:
        return False
    moved = lows[goes]
    return moved.endswith("ing") or moved in (
        "leave",
        "go",
        "move",
        "set",
        "smuggle",
        "come",
        "reach",
        "enter",
        "cross",
    )


_BARE = frozenset("leave go move set smuggle come reach enter cross".split())
_AUXILIARY = frozenset("been not to it no already also since seen heard learnt learned".split())


def taken_back(told: Sequence[Draft], found: Sequence[Draft]) -> set[int]:
    """Find which claims of a sentence the next one takes back, and hand their ends and days on to the denial.

    Parameters
    ----------
    told, found : sequence of Draft
        The claims of two sentences, one behind the other.

    Returns
    -------
    set of int
        The identities of the claims that were told only to be denied or put right.
    """
    out: set[int] = set()
    for draft in told:
        if not is_hearsay(draft):
            continue
        for now in found:
            one = _agree(draft, now, "origin")
            other = _agree(draft, now, "destination")
            if now.status == "denied" and one and other:
                if now.days[0] is None:
                    now.days, now.date_text, now.basis = draft.days, draft.date_text, draft.basis
                now.origin, now.destination = now.origin or draft.origin, now.destination or draft.destination
                out.add(id(draft))
            elif now.status == "occurred" and one != other and now.lemma == draft.lemma:
                out.add(id(draft))  # "We wrote that they had come from A. They had come from B."
    return out


def _agree(draft: Draft, now: Draft, role: str) -> bool:
    one, other = getattr(draft, role), getattr(now, role)
    return one is None or other is None or is_same(one, other)
