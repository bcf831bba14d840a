"""Completing: what a sentence adds to the claims of the sentence before it, without a movement of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.counts import CountMention
from geomap.extraction import lexicon
from geomap.text import Span

if TYPE_CHECKING:
    from geomap.extraction.drafts import Draft
    from geomap.extraction.reading import Sentence

_BACK = frozenset(["this", "that", "so", "such", "these", "thus"])
_GOES_ON = frozenset(["they", "it", "he", "the", "their", "its", "his", "there", "from", "by", "most", "all"])
_DEFINITE = frozenset(["the", "this", "that", "these", "such", "their", "its"])


def add_to_earlier(sentence: Sentence, speakers: Sequence[str | None], earlier: Sequence[Draft]) -> None:
    """Give the claims of the sentence before what this one says of them: their source, their day, their number.

    Parameters
    ----------
    sentence : Sentence
        A sentence without claims of its own.
    speakers : sequence of (str or None)
        Whom its attributions name.
    earlier : sequence of Draft
        The claims of the sentence before; changed in place.
    """
    units = sentence.units
    if not units or not earlier:
        return
    speaker = next((s for s in speakers if s), None)
    if speaker and _points_back(sentence):
        for draft in earlier:
            draft.claimant = draft.claimant or speaker
    if any(f.trigger.sense.is_noun and _is_definite(sentence, f.trigger.at) for f in sentence.frames):
        day = next((u.what for u in units if u.kind == "date" and u.what.first is not None), None)
        for draft in earlier:
            if day is not None and draft.days[0] is None:
                draft.days, draft.date_text, draft.basis = (day.first, day.last), day.text, day.basis
    if _is_unverified([u.low for u in units]):
        for draft in earlier:
            draft.status = "possible" if draft.status == "occurred" else draft.status
    number = _told_number(sentence)
    if number is not None:
        for draft in earlier:
            if draft.count is None and draft.what == "fighters" and draft.status == "occurred":
                draft.count, draft.shared = number, len(earlier) > 1
    for k, unit in enumerate(units[:-2]):
        if unit.kind == "count" and units[k + 1].low == "of" and units[k + 2].low in ("them", "these"):
            for draft in earlier:
                if draft.count is None and draft.what != "weapons" and draft.status == "occurred":
                    draft.count, draft.shared = unit.what, len(earlier) > 1


def _is_unverified(lows: Sequence[str]) -> bool:
    """Read "could not be verified", "we don't confirm it", "no independent confirmation"."""
    confirms = any(low.startswith(("verif", "confirm", "corroborat")) for low in lows)
    return (
        confirms
        and (any(low in ("not", "no", "nobody", "cannot", "unable", "nor") or low.endswith("n't") for low in lows))
        and len(lows) < 25
    )


def _told_number(sentence: Sentence) -> CountMention | None:
    """Read "They numbered 300", "There were forty of them"."""
    lows = [u.low for u in sentence.units[:6]]
    if lows[:1] not in (["they"], ["there"]) or not set(lows) & {"numbered", "number", "were", "are", "totalled"}:
        return None
    counts: list[CountMention] = [u.what for u in sentence.units if u.kind == "count"]
    return counts[0] if len(counts) == 1 and counts[0].unit in ("persons", "") and not sentence.frames else None


def _points_back(sentence: Sentence) -> bool:
    """Say whether a sentence only names the source of what was said: "So says the mayor", "This is what X stated"."""
    first = sentence.units[0]
    following = sentence.units[1].low if len(sentence.units) > 1 else ""
    lows = [u.low for u in sentence.units]
    if any(low in lexicon.speech() and lows[k + 1 : k + 2] in (["so"], ["it"]) for k, low in enumerate(lows[:10])):
        return not sentence.frames
    return first.low in _BACK and (
        following in lexicon.BE or following in lexicon.speech() or following in (",", "much", "claim", "account")
    )


def _is_definite(sentence: Sentence, at: int) -> bool:
    return at > 0 and any(u.low in _DEFINITE for u in sentence.units[max(0, at - 3) : at])


def completes(earlier: Draft, later: Draft, between: str) -> bool:
    """Say whether two claims with one end each, of sentences that follow each other, tell one movement.

    Parameters
    ----------
    earlier, later : Draft
        The claims.
    between : str
        The first words of the later sentence up to its verb, folded: a pronoun or "the convoy" goes on with the
        movers of the sentence before.
    """
    if later.lemma == "destination" and earlier.destination is None and later.destination is not None:
        return True
    if earlier.status != later.status or (earlier.group and later.group and earlier.group != later.group):
        return False
    opens = earlier.origin is not None and earlier.destination is None
    closes = later.destination is not None and later.origin is None
    if opens and closes:
        return between.split(" ")[0] in _GOES_ON
    arrived = earlier.destination is not None and earlier.origin is None
    came = later.origin is not None and later.destination is None
    if not (arrived and came):
        return False
    begun = later.lemma in ("leave", "set", "start", "depart") and between.startswith(("it had", "they had"))
    return later.lemma in ("arrive", "come") or begun


def join(earlier: Draft, later: Draft) -> None:
    """Put the later claim's end, count, day and source into the earlier one, whose quote then spans both."""
    earlier.origin = earlier.origin or later.origin
    earlier.destination = earlier.destination or later.destination
    earlier.direction = None if earlier.destination else earlier.direction
    earlier.via = (*earlier.via, *later.via)
    if later.count is not None and earlier.count is None:
        earlier.count, earlier.shared, earlier.what = later.count, later.shared, later.what
    if earlier.days[0] is None:
        earlier.days, earlier.date_text, earlier.basis = later.days, later.date_text, later.basis
    earlier.claimant = earlier.claimant or later.claimant
    earlier.quote = Span(earlier.quote.start, later.quote.end)
    earlier.notes += [note for note in later.notes if note not in earlier.notes]
    earlier.notes.append("ends from two sentences")
