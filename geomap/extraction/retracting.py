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
    r"\b(?:it|this) (?:has been|had been|was|is) (?:earlier |previously )?"
    r"(?:written|said|claimed|reported|alleged|rumou?red|put about) that\b"
    r"|\b(?:we|i) (?:wrote|reported|said|printed|published|had it) that\b"
    r"|\b(?:is|are|was|were) (?:said|reported) to have\b"
)


_ANONYMOUS = re.compile(
    r"(?:(?:some|local|certain|several|social|foreign|earlier|press|media|news|unconfirmed|other) )*"
    r"(?:media|reports|outlets|channels|websites|pages|rumou?rs|newspapers|networks)",
    re.I,
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
    if _WRITTEN.search(before) is not None or _ANONYMOUS.fullmatch(draft.claimant or "") is not None:
        return True
    had = _HAD.search(before)
    if had is None or had["whom"].split()[0] in _AUXILIARY:
        return False
    moved = lows[goes]
    return moved.endswith("ing") or moved in _BARE


_BARE = frozenset("leave go move set smuggle come reach enter cross".split())
_AUXILIARY = frozenset("been not to it no already also since seen heard learnt learned".split())


def taken_back(told: Sequence[Draft], found: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Find which claims of a sentence the next one takes back, and hand their ends and days on to the denial.

    Parameters
    ----------
    told, found : sequence of Draft
        The claims of two sentences, one behind the other.

    Returns
    -------
    list of (Draft, Draft)
        The claims that were told only to be denied or put right, each with what stands in its stead.
    """
    out: list[tuple[Draft, Draft]] = []
    for draft in told if found else ():
        if not is_hearsay(draft):
            continue
        for now in found:
            same = _agree(draft, now, "origin"), _agree(draft, now, "destination")
            if now.status == "denied" and all(same):
                if now.days[0] is None:
                    now.days, now.date_text, now.basis = draft.days, draft.date_text, draft.basis
                now.origin, now.destination = now.origin or draft.origin, now.destination or draft.destination
                out.append((draft, now))
                break
            if now.status == "occurred" and any(same) and not all(same) and now.lemma == draft.lemma:
                out.append((draft, now))  # "We wrote that they had come from A. They had come from B."
                break
    return out


def denied_in_answer_to(put: Sequence[Draft], answers: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Return what was put to somebody who denies it in his answer, with the denial: it was told only to be denied."""
    out: list[tuple[Draft, Draft]] = []
    for told in put:
        denial = next((d for d in answers if d.status == "denied" and _is_denial_of(d, told)), None)
        out += [] if denial is None else [(told, denial)]
    return out


def _is_denial_of(denial: Draft, told: Draft) -> bool:
    return is_same(denial.destination, told.destination) and _agree(denial, told, "origin")


def _agree(draft: Draft, now: Draft, role: str) -> bool:
    one, other = getattr(draft, role), getattr(now, role)
    return one is None or other is None or is_same(one, other)
