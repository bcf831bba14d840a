"""Introducing: who a sentence brings in before he speaks: "An official was less sure", "There is a man in X"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.bounds import opens_predicate, past_participle
from geomap.extraction.sources import BOUNDARY, SOURCE_NOUNS, full_name, make_source
from geomap.extraction.units import Unit

_STOP = lexicon.words("stop")
_STANDS = frozenset(
    "did does doe would declined refused contest contested doubt doubted question questioned "
    "worry worried fear feared break breaks broke".split()
)
"""Verbs with which a sentence says how somebody stands to what was told."""
_SPEAKERS = SOURCE_NOUNS - {"report", "page", "radio", "room", "group", "leader"}


_ANSWERS = frozenset("answer reply response comment denial".split())
_ROOMS = frozenset(["operations", "press", "media", "war"])
_WATCHERS = frozenset("rights monitoring aid advocacy campaign research watchdog lawyers".split())
"""What a group that speaks does."""


def find_topic(text: str, units: Sequence[Unit], known: Sequence[str]) -> str | None:
    """Name the source that a sentence speaks of before it is heard, as in "An official was less sure".

    Parameters
    ----------
    text : str
        The report's text.
    units : sequence of Unit
        A sentence without attributions.
    known : sequence of str
        Those who were heard before, in full: "the ministry" is the one of them that it fits.

    Returns
    -------
    str or None
        The subject of the sentence, where it is a person or body that may speak.
    """
    answer = next(
        (k for k in range(1, min(12, len(units))) if units[k].low in _ANSWERS and units[k - 1].low == "'s"), 0
    )
    if answer > 1 and not any(u.quoted for u in units[:answer]):
        units = units[: answer - 1]  # "The Front's answer is brief."
        made = make_source(text, units, 0, len(units), 0, denies=False, after=True)
        name = made.claimant if made is not None else None
        return name and (full_name(name, known) or name)
    units = _without_opening(units)
    topic = _named(text, units) or _introduced(text, units) or _subject(text, units)
    return topic and (full_name(topic, known) or topic)


def _without_opening(units: Sequence[Unit]) -> Sequence[Unit]:
    """Leave out what stands before a subject: "But the general is not worried", "Joined by phone, the mayor denies"."""
    if [u.low for u in units[:1]] in (["but"], ["and"], ["yet"]):
        units = units[1:]
    return units[past_participle(units, len(units)) :]


def _named(text: str, units: Sequence[Unit]) -> str | None:
    """Name a person whom a sentence names beside what he is: "X Y, who speaks for the group", "a commander, X Y, "."""
    end = name_ends(units, 0) if units and units[0].low not in _PLACED else 0
    if _is_full_name(units, 0, end) and [u.low for u in units[end : end + 1]] == [","]:
        behind = units[end + 1 : end + 9]
        told = [u.low for u in behind[:1]] == ["who"] or any(_is_titled(u) for u in behind)
        return text[units[0].start : units[end - 1].end] if told else None
    for k in range(1, min(_LATEST_NAME, len(units) - 2)):
        if units[k].low in _STOP or units[k].quoted:
            return None
        apposed = units[k + 1].low == "," and _is_titled(units[k])
        if apposed and _is_full_name(units, k + 2, end := name_ends(units, k + 2)):
            closes = [u.low for u in units[end : end + 1]]
            passed_on = not _PASSED_ON.isdisjoint(u.low for u in units[:k])  # "has carried a rejoinder by the head, X."
            return text[units[k + 2].start : units[end - 1].end] if closes == [","] or passed_on else None
    return None


_LATEST_NAME = 16
_PLACED = frozenset("in at near outside inside around from to on by after before since under over for with".split())
"""What opens no name: "In Dohuk, where the mayor lives, they laugh"."""
_PASSED_ON = frozenset("rejoinder statement interview answer reply message video letter remarks words denial".split())


def _is_titled(unit: Unit) -> bool:
    """Say whether a word tells what a person is: "commander", "spokesman"."""
    return unit.kind == "word" and (unit.low in _SPEAKERS or lexicon.actors().get(unit.low) in ("leader", "person"))


def _is_full_name(units: Sequence[Unit], first: int, end: int) -> bool:
    """Say whether a run of capitalised words is a forename and a surname."""
    return end > first + 1 or (end > first and units[first].names_leader)


def name_ends(units: Sequence[Unit], first: int) -> int:
    """Return where a run of capitalised words ends, initials with their dots too.

    Parameters
    ----------
    units : sequence of Unit
        A sentence.
    first : int
        Where the run begins; returned where none does.
    """
    k = first
    while k < len(units) and (
        units[k].names_leader
        or (units[k].kind in ("word", "place") and (units[k].capital or (units[k].low == "." and k > first)))
    ):
        if (units[k].low == "." and len(units[k - 1].low) > 1) or (k == first and units[k].kind == "place"):
            break
        k += 1
    return k


def _subject(text: str, units: Sequence[Unit]) -> str | None:
    """Name the person or body that opens a sentence and may speak: "An official was less sure"."""
    end = 0
    while end < len(units) and end < 16:
        unit = units[end]
        if unit.quoted or (unit.kind == "word" and (unit.low in lexicon.BE or unit.low in lexicon.HAVE)):
            break
        if unit.kind == "word" and (unit.low in _STANDS or unit.low.removesuffix("s") in _STANDS) and end:
            break
        if unit.kind == "word" and unit.low.endswith(("ed", "s")) and unit.low in lexicon.speech():
            break
        if end and opens_predicate(units, end):
            break  # "Hezbollah withdrew its men from X"
        if unit.kind == "word" and (unit.low in _STOP or unit.low in BOUNDARY):
            return None
        end += 1
    else:
        return None
    head = (
        next((k for k in range(end) if units[k].low in ("of", "in", "from", "at", "with", "for", "to", "who")), end) - 1
    )
    if units[0].low in ("this", "our"):
        return None  # "This newspaper was allowed to read it"
    actors, low = lexicon.actors(), units[max(head, 0)].low
    is_person = head >= 0 and "person" in (actors.get(low), actors.get(low + "s")) and not low.endswith("s")
    before = units[head - 1].low if head > 0 else ""
    is_body = (units[head].low == "group" and before in _WATCHERS) or (units[head].low == "room" and before in _ROOMS)
    speaks = units[head].kind == "group" or units[head].low.removesuffix("s") in _SPEAKERS
    if head < 0 or not (speaks or is_person or is_body):
        return None
    made = make_source(text, units, 0, end, 0, denies=False, after=True)
    return made.claimant if made is not None else None


def _introduced(text: str, units: Sequence[Unit]) -> str | None:
    """Name a person whom a sentence brings in: "A widow from Tabqa, thirty at most, asks", "There is a man in X"."""
    first = 2 if [u.low for u in units[0:2]] in (["there", "is"], ["there", "was"]) else 0
    if first == 0 and [u.low for u in units[0:1]] in (["in"], ["at"], ["near"], ["outside"]):
        comma = next((k for k in range(1, min(7, len(units))) if units[k].low == ","), None)
        first = first if comma is None else comma + 1
    if [u.low for u in units[first : first + 1]] not in (["a"], ["an"], ["the"], ["one"], ["another"]):
        return None
    head = next((k for k in range(first + 1, min(first + 7, len(units))) if _is_speaker(units, k)), None)
    if head is None:  # "The theologian who writes for the paper"
        who = next((k for k in range(first + 2, min(first + 6, len(units))) if units[k].low == "who"), 0)
        head = who - 1 if who and units[who - 1].kind == "word" and not units[who - 1].low.endswith("s") else None
    if head is None or any(u.quoted or u.low in _STOP or u.low == "of" for u in units[first:head]):
        return None
    if head + 1 < len(units) and lexicon.actors().get(units[head + 1].low) in ("vehicle", "weapon", "fighter"):
        return None  # "A further column of 60 army vehicles will leave"
    while head + 1 < len(units) and (_is_speaker(units, head + 1) or _names(units[head + 1])):
        head += 1  # "the council's media officer", "the Gezira Resistance Committees"
    end = head + 1
    advises = units[head].low in ("adviser", "advisor", "aide", "envoy", "ambassador", "assistant")
    while end < len(units) and (units[end].low in _BEHIND_SPEAKERS or (advises and units[end].low == "to")):
        inner = _inner_end(units, end + 1)
        if inner == end + 1:
            break
        end = inner
    made = make_source(text, units, first, end, first, denies=False, after=True)
    return made.claimant if made is not None else None


def _names(unit: Unit) -> bool:
    return unit.kind == "word" and unit.capital


def _inner_end(units: Sequence[Unit], at: int) -> int:
    """Find where what stands behind "of" or "in" ends: "the civil society", "Granij", "Baghdad's command"."""
    end = at
    while end < len(units) and not units[end].quoted:
        unit = units[end]
        named = unit.kind in ("place", "group", "state") or (unit.kind == "word" and unit.capital) or unit.low == "'s"
        if not named and unit.low not in lexicon.DETERMINERS and not _is_speaker(units, end):
            break
        end += 1
    if end > at and units[end - 1].low in lexicon.DETERMINERS:
        run = end
        while run < len(units) and units[run].kind == "word" and units[run].low.isalpha() and run - end < 3:
            if units[run].low in _BEHIND_SPEAKERS | lexicon.BE | lexicon.HAVE:
                break
            run += 1
        closed = run < len(units) and (units[run].low in _BEHIND_SPEAKERS | _STOP)
        end = run if closed else end + 1
    return end


_BEHIND_SPEAKERS = frozenset(["of", "in", "from", "at", "for"])


def _is_speaker(units: Sequence[Unit], k: int) -> bool:
    """Say whether a noun is one person or body that may speak, and no owner of something else."""
    low = units[k].low
    actors = lexicon.actors()
    classes = {actors.get(low), actors.get(low + "s"), actors.get(low.removesuffix("man") + "men")}
    person = (
        low in _SPEAKERS
        or low + "s" in _SPEAKERS
        or bool(classes & {"person", "leader", "fighter"})
        or low in ("man", "woman", "widow")
    )
    owns = k + 1 < len(units) and units[k + 1].low in ("'s", "'", "’")
    one = not low.endswith(("s", "men")) or low in ("press", "headquarters")
    return units[k].kind == "word" and person and one and not owns
