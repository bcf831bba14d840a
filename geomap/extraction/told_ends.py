"""Told ends: an end that a sentence tells without a movement, as "X was their destination", "They are now in X"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from geomap.extraction import lexicon

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence
    from geomap.extraction.roles import Phrase


_GOES_ON = frozenset(["they", "it", "he", "the", "their", "its", "his", "there", "from", "by", "most", "all"])


def told_end(
    sentence: Sentence, places: Sequence[Phrase], asked: bool
) -> tuple[Literal["origin", "destination"], Phrase] | None:
    """Read an end that a sentence tells without a movement: "Place of departure: X", "By nightfall it stood in X".

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    places : sequence of Phrase
        Its places with what governs them.
    asked : bool
        Whether the sentence before asked where those told of went.

    Returns
    -------
    tuple or None
        Which end it is, and the place.
    """
    units = sentence.units
    lows, opening = [u.low for u in units], opening_of(sentence)
    for phrase in places:
        if sentence.masked[phrase.unit]:
            continue
        lead = lows[: phrase.unit]
        opens = [low for low in lead if low.isalpha()]
        if asked and opens == ["from"]:
            return "origin", phrase  # "Where from? "From X," says its statement"
        if asked and opens in ([], ["to"]):
            return "destination", phrase
        if len(lead) <= _NEAR_LABEL and not _ORIGIN.isdisjoint(lead[:4]) and (":" in lead or lexicon.BE & set(lead)):
            return "origin", phrase
        if len(lead) <= _NEAR_LABEL + 8 and not _GOAL.isdisjoint(lead[:4]) and (":" in lead or lexicon.BE & set(lead)):
            return "destination", phrase
        if phrase.at <= 1 and _ends_there(lows[phrase.unit + 1 : phrase.unit + 6]):
            return "destination", phrase
        if phrase.governor == "in" and _began_in(opening, lows[: phrase.at]):
            return "origin", phrase
        if phrase.governor == "from" and _came_from(opening, lows[: phrase.at]):
            return "origin", phrase
        if (
            phrase.at == 0
            and phrase.governor in ("in", "at")
            and _are_received(lows[phrase.unit + 1 : phrase.unit + 7])
        ):
            return "destination", phrase
        had = lead[:1] in (["they"], ["it"]) and lead[1:3] in (["had", "been"], ["had", "stood"])
        until = bool(lead) and lead[0].split(" ")[0] in ("until", "till")
        until = until and not {"they", "it"}.isdisjoint(lead[1:4]) and not _HAD_BEEN.isdisjoint(lead)
        if phrase.governor in ("in", "at") and (had or until):
            return "origin", phrase  # "They had been in Qusayr", "Until now they have been stationed in Qusayr"
        if phrase.governor in ("in", "at", "near") and _stand_there(opening, lows[: phrase.at]):
            return "destination", phrase
    return None


_HAD_BEEN = frozenset(["been", "stood", "stationed", "based"])


def _ends_there(lows: Sequence[str]) -> bool:
    """Read behind a place: "X was their destination", "X is where they were bound"."""
    if not lows or lows[0] not in lexicon.BE:
        return False
    where = lows[1:3] == ["where", "they"] and lows[3:4] in (["were"], ["are"], ["was"])
    going = where and lows[4:5] in (["bound"], ["going"], ["headed"], ["heading"])
    going = going or lows[1:5] == ["where", "they", "went", "."]
    return going or (lows[1:2] in (["their"], ["the"], ["its"]) and not _GOAL.isdisjoint(lows[2:3]))


def _are_received(lows: Sequence[str]) -> bool:
    """Read behind "In X": "they were met by a crowd", "where they came in at dusk, a crowd cheered them"."""
    they = next((k for k, low in enumerate(lows) if low in ("they", "it")), None)
    if they is None or they > 2:
        return False
    return not _RECEIVING.isdisjoint(lows[they + 1 :]) and ("where" in lows or not lexicon.BE.isdisjoint(lows))


_RECEIVING = frozenset("met welcomed received greeted cheered awaited housed arrived lodged".split())


def _came_from(opening: Sequence[str], lows: Sequence[str]) -> bool:
    """Read before "from X": "They were", "The newcomers are all", "Most of them were"."""
    said = any(low in lexicon.BE for low in (lows[-2:] if lows[-1:] in (["all"], ["both"], ["mostly"]) else lows[-1:]))
    said = said or lows[-2:] in (["taken", "off"], ["took", "off"])
    them = opening[:1] in (["they"], ["it"], ["these"]) or "them" in opening[:4]
    return said and len(lows) < 8 and (them or is_definite_force(opening))


def _began_in(opening: Sequence[str], lows: Sequence[str]) -> bool:
    """Read before "in X": "It started", "The column had set out"."""
    began = lows[-1:] in (["started"], ["begun"], ["began"], ["originated"]) or lows[-2:] == ["set", "out"]
    return began and len(lows) < 8 and (opening[:1] in (["they"], ["it"]) or is_definite_force(opening))


_GOAL = frozenset(["destination", "goal", "endpoint", "terminus"])
_NEAR_LABEL = 8
_ORIGIN = frozenset(["origin", "departure", "embarkation"])
_STANDING = frozenset(
    "stood stands stand standing parked lodged housed camped encamped billeted quartered living installed".split()
)
_STOPPING = (["halted"], ["pulled", "up"], ["drew", "up"], ["put", "up"], ["came", "to", "rest"])
_PLACING = frozenset(["places", "placed", "puts", "put", "locates", "located"])
_NO_MORE = frozenset(["not", "no", "never", "nobody", "none", "longer", "still", "killed", "dead", "trapped"])


def _stand_there(opening: Sequence[str], lows: Sequence[str]) -> bool:
    """Say whether words before "in X" place somebody there: "They are now", "The whole body is understood to be"."""
    carried = opening[:1] in (["at"], ["by"], ["on"], ["in"]) and is_definite_force(opening[2:] or opening)
    if not (goes_on(opening) or carried) or len(lows) > 16 or not _NO_MORE.isdisjoint(lows):
        return False
    if lexicon.BE.isdisjoint(lows) and any(list(lows[-len(end) :]) == end for end in _STOPPING):
        return True  # "They halted at X", "At about four they pulled up at X"
    if len(lows) < 6 and lows[-1:] == ["them"] and not _PLACING.isdisjoint(lows[-2:-1]):
        return True  # "The brigade places them in X now"
    at = max((k for k, low in enumerate(lows) if low in lexicon.BE or low in _STANDING), default=-1)
    return at >= 0 and all(low in _STANDING or low in _WHILE or low.endswith("ly") for low in lows[at + 1 :])


_WHILE = frozenset(["now", "already", "back", "all", "by", "then", "since", "reported", "said"])


QUOTES = frozenset("\"“”'‘’«»„")


def is_definite_force(opening: Sequence[str]) -> bool:
    """Say whether a sentence opens with those spoken of or what carries them: "The newcomers", "The first plane"."""
    if opening[:1] not in (["the"], ["its"], ["their"]):
        return False
    return not ARMED.isdisjoint(opening[1:2]) or not CARRIERS.isdisjoint(opening[1:3])


CARRIERS = frozenset(
    "buses bus plane planes aircraft flight flights lorries trucks boats boat ship ships vessel train trains "
    "helicopters vehicles".split()
)


ARMED = frozenset(
    "rebels fighters men militants gunmen soldiers troops insurgents group newcomers reinforcements convoy column unit "
    "battalion brigade company garrison detachment contingent force".split()
)


THEY = (["they"], ["it"], ["these"], ["he"])


def opening_of(sentence: Sentence) -> list[str]:
    """Return the first words of a sentence, without the marks, days and hours among them."""
    return [u.low for u in sentence.units[:8] if u.kind != "date" and u.low not in QUOTES][:6]


def goes_on(opening: Sequence[str]) -> bool:
    """Say whether a sentence opens with those spoken of, a day or hour before them or not: "By nightfall it"."""
    first = opening[0] if opening else ""
    of_them = any(opening[k : k + 2] == ["of", "them"] for k in range(len(opening)))
    return first in _GOES_ON or first in PARTS or of_them or (first in _TIMES and not _THEM.isdisjoint(opening[1:6]))


PARTS = frozenset(["one", "some", "half", "part", "most", "others"])


_TIMES = frozenset(["in", "on", "by", "at", "then", "after", "next"])


_THEM = frozenset(["they", "it", "he"])
