"""Denials: what somebody says of the movement just told, that it did not happen, without naming it again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.attribution import find_source_behind
from geomap.text import Span

if TYPE_CHECKING:
    from geomap.extraction.drafts import Draft
    from geomap.extraction.ends import Frame
    from geomap.extraction.movers import Mover
    from geomap.extraction.reading import Sentence


def denials(text: str, sentence: Sentence, following: Sentence | None, earlier: Sequence[Draft]) -> list[Draft]:
    """Read "The army denied it", "The ministry dismissed the report": the claims of the sentence before, denied.

    Parameters
    ----------
    text : str
        The report's text.
    sentence : Sentence
        A sentence without claims of its own.
    following : Sentence or None
        The one behind it; where it says what did not happen, it denies on its own.
    earlier : sequence of Draft
        The claims of the sentence before.

    Returns
    -------
    list of Draft
        What is denied by another than who claims it, without a count.
    """
    if not earlier:
        return []
    by = _are_denied_by(sentence)
    speaker = find_source_behind(text, sentence.units, by) if by else next((s for s in sentence.speakers if s), None)
    if speaker is None or not (by or _denies_what_was_told(sentence)):
        return []
    if following is not None and _says_no(following):
        return []
    for draft in earlier:
        if draft.status == "occurred" and _is_only_told(draft):
            draft.status, draft.claimant, draft.count = "denied", speaker, None
            draft.quote = Span(draft.quote.start, sentence.span.end)
            draft.notes.append("ends from two sentences")
    denied = _denied_by(speaker, [draft for draft in earlier if draft.claimant is not None])
    for draft in denied:
        draft.quote = Span(draft.quote.start, sentence.span.end)
        draft.notes.append("ends from two sentences")
    return denied


def _is_only_told(draft: Draft) -> bool:
    """Say whether a claim is a rumour, a channel's or the outlet's own of before, told to be denied in what follows."""
    lows = [u.low for u in draft.sentence.units[:8]]
    if any(pair in _OURS for pair in pairwise(lows)):
        return True
    return not _VAGUE.isdisjoint(lows if draft.claimant is None else draft.claimant.casefold().split())


_OURS = frozenset((we, told) for we in ("we", "i") for told in ("posted", "wrote", "reported", "said", "published"))
_VAGUE = frozenset("channel channels rumour rumours rumor rumors posts users social".split())


def denied_within(text: str, sentence: Sentence, found: Sequence[Draft]) -> list[Draft]:
    """Read "X went from A to B, a claim that the army rejected": what another denies in the same sentence.

    Parameters
    ----------
    text : str
        The report's text.
    sentence : Sentence
        The sentence.
    found : sequence of Draft
        Its claims.

    Returns
    -------
    list of Draft
        What is denied by another than who claims it, without a count.
    """
    if not found:
        return []
    told = max(max(f.trigger.end, *_places_of(f)) for f in sentence.frames)
    denier = _denier(text, sentence, told)
    return _denied_by(denier, found) if denier is not None else []


def _denied_by(denier: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return claims as another denies them; what he claims himself, and what never happened, he does not deny."""
    return [
        replace(draft, status="denied", claimant=denier, count=None, notes=list(draft.notes))
        for draft in drafts
        if draft.status in ("occurred", "planned", "possible") and draft.claimant != denier
    ]


def _places_of(frame: Frame) -> list[int]:
    ends = frame.ends
    return [phrase.unit for phrase in (*ends.origins, *ends.destinations, *ends.via)] or [0]


def _denier(text: str, sentence: Sentence, told: int) -> str | None:
    """Name who denies, behind the movement, what the sentence tells; None where nobody does."""
    units = sentence.units
    lows = [u.low for u in units]
    by = next((k for k in range(told, len(units) - 3) if lows[k] in REJECTING and lows[k + 1] == "by"), None)
    if by is not None and lows[by - 1] in _REPORTS:
        return find_source_behind(text, units, by + 2)  # "an account denied by the ministry"
    for item in sentence.attributions:
        if item.first < told or item.claimant is None:
            continue
        behind = [low for low in lows[item.last : item.last + 7] if low.isalpha()]
        if not item.denies:
            if _IS_UNTRUE.match(" ".join(behind)):
                return item.claimant  # "; a source said that this was untrue"
            continue
        lead = lows[told : item.first + 2]
        back = not _BACK.isdisjoint([lows[item.last - 1], *behind[:1]])
        if not ("which" in lead or back or not _REPORTS.isdisjoint(lead)) or len(behind) > _MOST_BEHIND:
            continue
        first, *rest = item.claimant.split(" ")
        return item.claimant if first not in _REPORTS else " ".join(rest).removeprefix("the ")
    return None


_REPORTS = frozenset("claim claims report reports account charge allegation accusation assertion version story".split())
_BACK = frozenset(["it", "this", "that", "them"])
_MOST_BEHIND = 6
_IS_UNTRUE = re.compile(
    r"(?:that )?(?:it|this|that|the (?:claim|report|account|story)) (?:is|was|were) "
    r"(?:untrue|false|not true|a lie|baseless|invented|nonsense|unfounded|not so|wrong|incorrect)\b"
)
REJECTING = frozenset(
    "rejects reject rejected denies deny denied dismisses dismiss dismissed refutes refuted disproved debunked "
    "rebutted disputes disputed".split()
)
_DENIED = re.compile(
    rf"(?<!not )(?<!never )\b(?:{'|'.join(sorted(REJECTING))}) "
    r"(?:(?:it|this|that)|(?:the|this|that|these|those|such|any such) (?:claims?|reports?|statements?|allegations?"
    r"|accusations?|accounts?|charges?|assertions?|information))(?: [.,;:!]| (?:as|in|on|at|when|to) |$)"
)
_SHORT = 25


def _are_denied_by(sentence: Sentence) -> int:
    """Return where those who deny begin: "The reports were later denied by both A and B"; 0 where nobody does."""
    lows = [u.low for u in sentence.units]
    said = _ARE_DENIED.match(" ".join(lows[:_SHORT]))
    return said.group().count(" ") + 1 if said is not None else 0


_ARE_DENIED = re.compile(
    r"(?:the|these|those|this|that|such|both) (?:reports?|claims?|accounts?|statements?|allegations?|information|story)"
    rf"(?: was| were| has been| have been)(?: \w+ly| later| soon| at once)? (?:{'|'.join(sorted(REJECTING))}) by"
    r"(?: both)?\b"
)


def _denies_what_was_told(sentence: Sentence) -> bool:
    lows = [u.low for u in sentence.units]
    told = " ".join(lows)
    return len(lows) <= _SHORT and (_DENIED.search(told) is not None or _NOTHING_OF_IT.search(told) is not None)


_UNTRUE = (
    r"(?:un|not )true|false|incorrect|inaccurate|baseless|groundless|unfounded|misleading|fabricated|invented|made up|"
    r"fake|not the case|(?:an? )?(?:\w+ )?(?:lie|lies|fabrication|invention|nonsense|fake news)"
)
_NOTHING_OF_IT = re.compile(
    r"(?:^|\b(?:said|says|that|:) )"
    r"(?:this|that|it|the (?:reports?|claims?|information|story|news|accusations?|allegations?))"
    rf" (?:is|was|are|were) (?:\w+ly |simply |all )?(?:{_UNTRUE})\b"
    r"|\b(?:call|describ|dismiss|brand)\w{0,3} (?:it|this|that|the (?:report|story|claim|information)s?) "
    rf"(?:as )?(?:{_UNTRUE})\b|"
    r"(?:did|done|does|do|happened) (?:no such thing|nothing of the (?:kind|sort))\b|^[^a-z]{0,4}not so\b"
    r"|\b(?:it|this|that) (?:never|did not|has not|had not) (?:happened|happen|taken place|take place)\b"
    r"|\bcall(?:s|ed) (?:it|this|that|the thing|the (?:report|story|claim)) [^a-z]{0,4}(?:(?:a|an|pure|sheer|mere) )?"
    r"[^a-z]{0,4}(?:\w+ ){0,2}(?:dream|lie|fiction|fabrication|invention|fantasy|tale|nonsense|untrue|false|hoax)\b"
)


def _says_no(sentence: Sentence) -> bool:
    """Say whether a sentence tells of a movement that did not happen: "No convoy had left X", "He denied that"."""
    return bool(sentence.frames) and not _SAYING_NO.isdisjoint(u.low for u in sentence.units)


_SAYING_NO = lexicon.words("negations") | {"denied", "denies"}


def is_as_told(sentence: Sentence, frame: Frame) -> bool:
    """Say whether the movement just told is spoken of: "insisted that no such withdrawal had taken place"."""
    if not frame.trigger.sense.is_noun:
        return False
    lows = [u.low for u in sentence.units[max(0, frame.trigger.at - 3) : frame.trigger.at]]
    return any(pair in _SUCH for pair in pairwise(lows))


def nobody_moved(sentence: Sentence, frame: Frame) -> bool:
    """Read "nobody had returned to the district", "no personnel had been withdrawn", "not a single man had left"."""
    if frame.mover is None or frame.trigger.sense.is_noun:
        return False
    lows = [u.low for u in sentence.units[max(0, frame.mover.first - 3) : frame.mover.last]]
    return not _NOBODY.isdisjoint(lows) or ("not", "a") in pairwise(lows)


def nobody_withdrew(sentence: Sentence, mover: Mover, frame: Frame) -> bool:
    """Read "Nobody withdrew from X", which is said of soldiers alone."""
    return sentence.units[mover.head].low in ("nobody", "none") and frame.trigger.sense.lemma in _OF_SOLDIERS


_OF_SOLDIERS = frozenset(["withdraw", "retreat", "redeploy"])


def names_places(sentence: Sentence) -> bool:
    """Say whether a sentence names a place besides those that tell who speaks."""
    return any(u.kind == "place" and not masked for u, masked in zip(sentence.units, sentence.masked, strict=True))


def nobody_went(sentence: Sentence, frame: Frame) -> bool:
    """Read "none had gone out", said of the movement just told."""
    if frame.trigger.sense.lemma not in _GOING or sentence.units[frame.trigger.at - 1].low not in lexicon.HAVE:
        return False
    return nobody_moved(sentence, frame) and not names_places(sentence)


_NOBODY = frozenset(["nobody", "none", "no"])
_GOING = frozenset(["go", "leave", "move", "depart"])
_SUCH = frozenset([("no", "such"), ("any", "such"), ("of", "such")])
