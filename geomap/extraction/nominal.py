"""What is said of a movement that is a noun: a withdrawal that is told, or one that is planned, feared or asked for."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.claims import Status
from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.units import Unit
from geomap.extraction.watching import Reason

_SAYS: dict[str, Status | Reason] = {
    "prevented": "prevented",
    "asked for": Reason.DEMAND,
    "planned": "planned",
    "possible": "possible",
    "untold": Reason.ONLY_SPOKEN_OF,
    "denied": "denied",
}
_BEFORE_NOUNS = frozenset(
    "the a an any all their its his this that such immediate full complete total unconditional rapid quick prompt "
    "speedy early further new safe rebel quiet orderly joint mass 's ’s '".split()
)
"""What may stand between a noun of movement and the word that it depends on."""
STEPS = frozenset("step stage phase plan deal accord agreement aim goal task idea intention roadmap truce".split())
"""What is still to come where a movement is said to be it."""
_LINKS = frozenset("for on of about over against to with in at as".split())
_TELLS_WHEN = frozenset("due scheduled planned slated expected announced promised agreed set".split())
_HANGS = frozenset("awaits awaited await hinges hangs depends nears looms".split())
_DENIED = frozenset(["denied", "rejected", "refuted", "debunked", "rebutted", "disputed", "dismissed"])
_SOON = frozenset("only just hours days weeks a few".split())
_BEHIND = 6
_HELPING = frozenset("is are was were be been being has have had will would it not yet now still again".split())


def said_of_noun(units: Sequence[Unit], frame: Frame, negated: bool) -> Status | Reason | None:
    """Return the status of a movement that is a noun by the word that it depends on, or by what is said of it.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    frame : Frame
        The movement.
    negated : bool
        Whether a negation stands before it: "has not approved the withdrawal".

    Returns
    -------
    Status, Reason or None
        None where no word says anything else than that the movement is told.
    """
    if not frame.trigger.sense.is_noun or "column" in frame.trigger.sense.frame:
        return None
    told = _by_head(units, frame) or _by_predicate(units, frame)
    if told is None:
        return None
    return Reason.ONLY_SPOKEN_OF if negated else _SAYS[told]


def _by_head(units: Sequence[Unit], frame: Frame) -> str | None:
    """Read "approved the withdrawal", "plans for a withdrawal", "is against the rebels' withdrawal"."""
    k = frame.trigger.at - 1
    mover = frame.mover
    if mover is not None and mover.first <= k <= mover.last:
        k = mover.first - 1
    while k >= 0 and (units[k].low in _BEFORE_NOUNS or units[k].kind in ("group", "count", "state")):
        k -= 1
    if k > 1 and units[k].kind == "date" and units[k - 1].low in ("until", "till", "to", "by"):
        k -= 2  # "has put off until Friday the transfer of"
    elif k > 0 and units[k].kind == "date":
        k -= 2 if units[k - 1].low == "on" else 1  # "demanded last week the removal of"
    if k > 0 and units[k].low in ("off", "forward"):
        k -= 1  # "put off", "brought forward"
    if k < 0:
        return None
    if k > 0 and units[k].low in lexicon.BE and units[k - 1].low in STEPS:
        return "planned"  # "the next step is the transfer of"
    if k > 1 and units[k].low == "for" and units[k - 1].low in ("calls", "called") and units[k - 2].low in STEPS:
        return "planned"  # "the plan calls for the transfer of"
    governing, low = lexicon.heads("before"), units[k].low
    if k == 0 or low not in _LINKS or low in governing:
        return governing.get(low)
    k -= 1
    if units[k].low in ("way", "underway"):  # "preparations are under way for the transfer of"
        k = next((n - 1 for n in range(k, max(0, k - 5), -1) if units[n].low in lexicon.BE), k)
    before = units[k].low
    return lexicon.heads("before a link").get(before) or (governing.get(before) if low == "of" else None)


def _by_predicate(units: Sequence[Unit], frame: Frame) -> str | None:
    """Read "a withdrawal from X is possible", "the transfer to Y has been put off", "... is a condition"."""
    ends = (*frame.ends.origins, *frame.ends.destinations)
    at = max((p.unit for p in ends), default=frame.trigger.end)
    if [u.low for u in units[at + 1 : at + 2]] == [","]:
        closes = next((k for k in range(at + 3, min(at + 12, len(units))) if units[k].low == ","), None)
        aside = units[at + 2 : closes] if closes is not None else []
        tells = bool(aside) and (aside[0].low in _TELLS_WHEN or aside[0].low == "which")
        at = closes if closes is not None and tells else at  # "the withdrawal to X, due on Friday, is denied by"
    lows = [u.low for u in units[at + 1 : at + 1 + _BEHIND]]
    if lows[:2] == ["ended", "in"]:
        return "prevented"  # "the flight from X to Y ended in a dragnet"
    if lows[:2] == ["fell", "through"]:
        return "untold"
    if (outright := _told_outright(lows)) is not None:
        return outright
    if lows and lows[0] in _HANGS:
        return "planned"  # "the departure of 300 rebels to X awaits a green light"
    if not lows or lows[0] not in _HELPING:
        return None
    said = [low for low in lows if low not in _HELPING and low not in lexicon.DETERMINERS and low not in _SOON][:2]
    if said == ["carried", "out"]:
        return None
    if said[:1] and said[0] in _DENIED and (said[1:] == ["by"] or said[0] == "denied"):
        return "denied"
    if said[:1] in (["begun"], ["started"]) and "not" in lows:
        return "untold"  # "has not begun yet"
    known = lexicon.heads("behind")
    return next((known[low] for low in said if low in known), None)


def _told_outright(lows: Sequence[str]) -> str | None:
    """Read what a verb says of a movement: "the flight to X failed", "the exit to Y could begin on Saturday"."""
    if lows[:1] == ["failed"]:
        return "prevented"
    if lows[:3] in (["did", "not", "happen"], ["did", "not", "take"], ["never", "took", "place"]):
        return "denied"
    if lows[:1] in (["could"], ["may"], ["might"]) and lows[1:2] and lows[1] in _HAPPENING:
        return "possible"
    if lows[:1] in (["seems"], ["appears"], ["looks"]) and lows[1:2] and lows[1] in ("possible", "likely", "probable"):
        return "possible"
    if lows[:2] == ["should", "be"]:
        return "asked for"
    return "untold" if lows[:1] == ["would"] and lows[1:2] and lows[1] not in (*_HAPPENING, "be", "have") else None


_HAPPENING = frozenset("take begin start happen follow come occur".split())
