"""Where the words of a source begin and end: "the head of the council, who asked not to be named," said."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.dates.saying import SPREAD
from geomap.extraction import lexicon
from geomap.extraction.sources import ADVERBS, BOUNDARY
from geomap.extraction.units import Unit

_STOP = lexicon.words("stop")


def words_of(units: Sequence[Unit], first: int, last: int) -> list[str]:
    """Return the folded words of a run of units."""
    return [u.low for u in units[max(first, 0) : last]]


def until(units: Sequence[Unit], at: int) -> int:
    """Find where a source that begins here ends."""
    depth = at
    while depth < len(units):
        unit = units[depth]
        low = unit.low
        if low == "that" and depth > at and units[depth - 1].low == "of":
            depth += 2  # "a colonel of that division"
            continue
        if (
            low in _STOP
            or unit.quoted
            or low in ("who", "whose", "which", "as", "that", "and" if depth == at else "\0")
        ):
            break
        if (low == "." and depth == len(units) - 1) or (
            low == "to" and words_of(units, depth + 1, depth + 2) == ["have"]
        ):
            break
        if unit.kind == "date" or (low == "in" and words_of(units, depth + 1, depth + 2) == ["a"]):
            break
        if depth > at and low in ("the", "a", "an", "some", "about") and units[depth - 1].kind == "place":
            break  # "according to its spokesman in X the battalion left"
        depth += 1
    return min(depth, len(units))


def with_relative(units: Sequence[Unit], at: int) -> int:
    """Find where a source that begins here ends, with what a relative tells of it: "a man who saw it"."""
    end = until(units, at)
    if end < len(units) and units[end].low in ("who", "whose", "which"):
        while end < len(units) and units[end].low not in (",", ".", ";", ":"):
            end += 1
    return end


def past_statement(units: Sequence[Unit], at: int) -> int:
    """Pass over "in a statement to the Bulletin", which names no place."""
    lows = words_of(units, at, at + 3)
    if lows[:1] != ["in"] or lows[1:2] not in (["a"], ["an"], ["its"], ["his"]) or at + 4 >= len(units):
        return at
    if units[at + 2].low not in ("statement", "interview", "message", "comment", "letter", "call", "briefing"):
        return at
    end = at + 3
    if units[end].low in ("that", "which") and any(u.kind == "date" for u in units[end : end + 7]):
        return next((k for k in range(end, len(units)) if units[k].low in (",", ".", ";")), len(units))
    if units[end].low in SPREAD:  # "in a statement read out to reporters in Kampala on Sunday"
        return next((k for k in range(end, len(units)) if units[k].low in _ENDS_STATEMENT), len(units))
    if units[end].low in ("to", "with", "for"):
        end += 1
        while end < len(units) and (units[end].low == "the" or units[end].capital):
            end += 1
    return end


_ENDS_STATEMENT = frozenset([",", ".", ";", ":", "that", "“", '"', "”"])


def past_participle(units: Sequence[Unit], stop: int) -> int:
    """Return where the subject opens in "Joined by phone, the mayor denies it"; 0 where no participle stands before."""
    comma = next((k for k in range(1, min(8, stop)) if units[k].low == ","), None)
    opens = bool(units) and units[0].kind == "word" and units[0].low.endswith(("ed", "ing"))
    return comma + 1 if opens and comma is not None else 0


def past_listener(units: Sequence[Unit], at: int) -> int:
    """Pass over "to Al-Quds", "to the agency": whom somebody tells, and where nobody goes."""
    if units[at : at + 1] == [] or units[at].low != "to":
        return at
    end = at + 1
    while end < len(units) and (units[end].capital or units[end].low in _LISTENERS) and units[end].kind != "date":
        end += 1
    return end if end > at + 1 else at


_LISTENERS = frozenset(
    "the a our this reporters journalists correspondent newspaper agency station network daily".split()
)


def past_means(units: Sequence[Unit], at: int) -> int:
    """Pass over "by satellite telephone from Georgia": where who speaks is, and nobody moves from."""
    means = next((k for k in range(at + 1, min(at + 4, len(units))) if units[k].low in MEANS), None)
    if means is None or units[at : at + 1] == [] or units[at].low not in ("by", "over", "via", "on"):
        return at
    end = means + 1
    if end + 1 < len(units) and units[end].low in ("from", "in") and units[end + 1].kind == "place":
        end += 2
    return end


MEANS = frozenset("phone telephone radio skype video whatsapp".split())
"""By what somebody speaks from afar."""
_OPENS_CLAUSE = frozenset("they he she it we the some all its their his her our about more most there a an".split())
_WITHIN = frozenset("in at of from by on to the a an and with for near outside over via after under".split())


def object_end(units: Sequence[Unit], at: int) -> int:
    """Pass over whom they told: "told Euphrates Today", "told us in Tal Abyad", "told reporters that"."""
    start = at
    while (
        at < len(units)
        and units[at].low not in _STOP
        and units[at].low not in ("that", ".", "how")
        and not units[at].quoted
    ):
        opens = units[at].low in _OPENS_CLAUSE or units[at].kind in ("count", "group")
        opens = opens or _is_who_moved(units, at)
        if at > start and opens and units[at - 1].low not in _WITHIN:
            break  # "told CNN they would pull back"
        if units[at].low in ("of", "about") and (at == start or units[at - 1].low not in lexicon.PLACE_NOUNS):
            break  # "told us of preparations"
        at += 1
        if at < len(units) and units[at].low == "and":
            break
    return at


def _is_who_moved(units: Sequence[Unit], at: int) -> bool:
    """Say whether fighters stand right behind whom somebody tells: "told reporters rebels had left"."""
    told = units[at - 1].low in _LISTENERS or units[at - 1].low in ("us", "me") or units[at - 1].capital
    return told and not units[at].capital and lexicon.actors().get(units[at].low) in ("fighter", "unit")


_THAT_PLACE = frozenset(["on", "in", "at", "near", "along", "onto", "of", "from", "to", "by"])


def relative_before(units: Sequence[Unit], verb: int) -> int:
    """Return the comma that opens "the officer, who spoke out of turn, said", "doctors at X, where ..., said", or 0."""
    if units[verb - 1].low != ",":
        return 0
    opens = next((k for k in range(verb - 3, max(0, verb - 26), -1) if units[k].low == ","), 0)
    tells = units[opens + 1].low in ("who", "whose", "which", "where") and not units[opens + 1].quoted
    return opens if opens and tells else 0


_BEFORE_BOUNDARY = {
    "since": lexicon.HAVE,  # "elders who have since come to X told us"
    "after": frozenset(["look", "looks", "looked", "looking", "named"]),  # "a mechanic who looks after his cars said"
}


_HELPING = frozenset("did does do not has have had also".split())


def subject_of_two(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """Find the subject of a verb of saying that has done something else before: "The office gave no figures but said".

    Returns
    -------
    tuple of int or None
        Where the subject begins and where it ends; None where no other predicate stands between it and the verb.
    """
    link = verb - 1
    while link > 0 and units[link].low in _LATER:
        link -= 1
    if link < 2 or units[link].low not in _LINKS:
        return None
    end = link - (units[link - 1].low == ",")
    begin = end
    while begin > 0 and units[begin - 1].low not in _STOP and not units[begin - 1].quoted:
        begin -= 1
    if any(u.low in _RELATIVES for u in units[begin:end]):
        return None
    at = next((k for k in range(begin + 1, end) if opens_predicate(units, k)), None)
    if at is None or (units[at].low in lexicon.BE and units[verb].low in ("told", "quoted", "reported", "believed")):
        return None  # "were moved to X and told that"
    return begin, at


def opens_predicate(units: Sequence[Unit], k: int) -> bool:
    """Say whether a unit is the finite verb of a clause: "visited the camp", "had a look"."""
    unit, before = units[k], units[k - 1].low
    if unit.kind != "word" or unit.capital or unit.low in _WITHIN or unit.low in lexicon.DETERMINERS:
        return False
    if before in lexicon.DETERMINERS or before in _WITHIN:
        return False  # "a leaked letter", "of released men"
    low = unit.low
    if low in lexicon.BE | lexicon.HAVE or low in _MODALS:
        return True
    behind = units[k + 1].low if k + 1 < len(units) else ""
    has_object = behind in lexicon.DETERMINERS or behind in _OBJECTS
    moved = low in lexicon.verbs() and low not in lexicon.actors()
    return not low.endswith("ing") and (has_object or moved or low.endswith("ed") or low in lexicon.speech())


_LINKS = frozenset(["and", "but", "then", "yet"])
_LATER = frozenset("also later then only still nevertheless instead simply merely".split())
_RELATIVES = frozenset("who which whose that where when while because if as after before since".split())
_MODALS = frozenset("will would may might could can did does do".split())
_OBJECTS = frozenset("no nothing nobody it them him her us me his its their our any some".split())


def subject_start(units: Sequence[Unit], verb: int) -> int:
    """Find where the subject of a verb of saying begins."""
    first = verb
    while first > 0 and (
        units[first - 1].low in _HELPING
        or (first > 1 and units[first - 1].low in ADVERBS and units[first - 2].low in lexicon.HAVE)
    ):
        first -= 1  # "A politician, who has seen it before, did not rule out that", "has just told us"
    verb = first
    commas = 0
    while first > 0:
        unit = units[first - 1]
        low = unit.low
        if low == ")":
            inner = first - 2
            while inner > 0 and first - inner < 6 and units[inner].low != "(":
                inner -= 1
            if units[inner].low == "(":
                first = inner
                continue
        if first == verb and (opens := _quoted_name(units, verb)) is not None:
            return opens
        if unit.quoted or (low in _STOP and low != ","):
            break
        if low == "that" and first > 1 and units[first - 2].low in _THAT_PLACE:
            first -= 1  # "a smuggler on that stretch said"
            continue
        within = first > 1 and units[first - 2].low in _BEFORE_BOUNDARY.get(low, ())
        if low in BOUNDARY and unit.kind == "word" and not within:
            break
        if low == "as" and first > 2 and units[first - 2].low in ("comes", "came", "come"):
            break
        if low in ("said", "says") and units[first].low in lexicon.DETERMINERS and first < verb:
            break  # "The mission said its patrol had seen"
        if unit.kind == "date" and first < verb and units[first].low in ("the", "a", "an", "its", "his"):
            break  # "In a statement on Monday the ministry said"
        if low == ",":
            # "X, the head of Y, said": one apposition may stand between
            opens = relative_before(units, first) if first == verb else 0
            if opens:
                first = opens
                commas = 1
                continue
            if commas == 0 and first == verb:
                inner = first - 2
                while (
                    inner > 0 and units[inner].low != "," and units[inner].low not in _STOP and not units[inner].quoted
                ):
                    inner -= 1
                if inner > 0 and units[inner].low == "," and inner > first - 22:
                    first = inner
                    commas = 1
                    continue
            break
        first -= 1
    return first


def _quoted_name(units: Sequence[Unit], verb: int) -> int | None:
    """Return where a source begins that stands in quotation marks: a "security source" told the channel."""
    k = verb - 2
    if units[verb - 1].low not in ('"', "”"):
        return None
    while k > 0 and verb - k < _LONGEST_QUOTED and units[k].low.isalpha() and units[k].kind == "word":
        k -= 1
    opens = k > 0 and k < verb - 2 and units[k].low in ('"', "“") and units[k - 1].low in lexicon.DETERMINERS
    return k - 1 if opens else None


_LONGEST_QUOTED = 6


def subject_behind(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """Find the subject of a closing verb, "..., a trader who lent a lorry and had no choice reports".

    Returns
    -------
    tuple of int or None
        Where the subject begins and where its relative does; None where it has none.
    """
    if any(u.low not in (".", "”", '"', "»", ")") for u in units[verb + 1 :]):
        return None
    comma = next((k for k in range(verb - 3, max(0, verb - _LONGEST_BEHIND), -1) if units[k].low == ","), None)
    if comma is None or units[comma + 1].low not in ("a", "an", "the", "one", "another"):
        return None
    who = next((k for k in range(comma + 2, verb - 1) if units[k].low in ("who", "whose")), None)
    joined = who is not None and any(u.low in ("and", "but") for u in units[who:verb])
    return (comma + 1, who) if who is not None and joined else None


_LONGEST_BEHIND = 26


def past_seat(units: Sequence[Unit], at: int) -> int:
    """Pass over "from its headquarters in X", where somebody speaks, which is no origin."""
    lows = words_of(units, at, at + 6)
    if lows[:1] != ["from"] or lows[1:2] not in (["its"], ["their"], ["his"], ["her"]):
        return at
    seat = next((k for k, low in enumerate(lows) if low in ("headquarters", "office", "offices", "studio")), None)
    if seat is None:
        return at
    end = at + seat + 1
    if words_of(units, end, end + 1) == ["in"] and [u.kind for u in units[end + 1 : end + 2]] == ["place"]:
        end += 2
    return end


def is_seen_by_town(units: Sequence[Unit], verb: int) -> bool:
    """Read "X on Monday witnessed the entry of 300 rebels": a town that sees somebody come tells nothing of it."""
    if units[verb].low not in ("seen", "witnessed", "witnesses", "witness"):
        return False
    k = verb - 1
    while k > 0 and (units[k].kind == "date" or units[k].low in ("has", "have", "had", "also", "on", "already")):
        k -= 1
    if k < 0 or units[k].kind != "place" or (k and units[k - 1].low.isalpha()):
        return False  # "our comrades in X have seen"
    return units[verb + 1 : verb + 2] != [] and units[verb + 1].low != "that"
