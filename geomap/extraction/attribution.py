"""Who is said to have said it: the source, its cue and the words that belong to neither the mover nor the movement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction import lexicon
from geomap.extraction.units import Unit

_STOP = frozenset([",", ";", ":", "—", "–", "(", ")", '"', "“", "”", "„", "«", "»", "?", "!", "…"])
_PRONOUNS = frozenset("he she it they who which one this that i we you".split())
_BACK = frozenset(
    "ministry statement source sources spokesman spokeswoman spokesperson official officer commander agency centre center "
    "group council directorate office command room report residents leaders activist activists militia bulletin leader "
    "party observatory committees committee page radio channel outlet monitor governor army".split()
)
_LEADING = frozenset(
    "and but while meanwhile however also as for moreover furthermore earlier later then so yet still though although "
    "according in addition besides nonetheless nevertheless separately only indeed instead because since when whereas "
    "that".split()
)
_TAIL = re.compile(
    r"\s+(?:in (?:a|an|its|his|her|the) (?:\w+ )?(?:statement|interview|message|comment|briefing|report|post|note|communiqu[eé]|tweet|bulletin|press)\b.*|"
    r"on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|condition|social media|twitter|telegram|facebook|its|his|the)\b.*|"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|late|early|again|earlier)\b.*|"
    r"(?:by|over) (?:phone|telephone|radio|voice message)\b.*|at (?:the weekend|a press|a news)\b.*|who\b.*|whose\b.*|which\b.*|"
    r"(?:has|have|had|also|further|now|then|recently|repeatedly|later|later also)$)",
    re.I | re.S,
)
_HEAD = re.compile(r"^(?:the|a|an|its|his|her|their|one|some|another|this|that|same)\s+", re.I)
_ACCORDING = frozenset(["according"])
_NOT_SOURCES = frozenset("there nobody it what all he she they nothing everything everyone".split())
_OBJECT_VERBS = frozenset("told tell tells telling informed inform informs".split())
_AMBIGUOUS = frozenset(
    "post posts report reports claim claims comment comments state states estimate estimates put writes count counts counted quote "
    "quotes cite note notes notice fear fears suspect answer broadcast publish published pledge promise vow warning dispute repeat "
    "repeated continued recalled reckon".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source and its cue within one sentence.

    ``first`` and ``last`` are the unit numbers that the attribution takes up (last exclusive); ``claimant`` is None where
    only a pronoun stands, ``denies`` where the verb denies.
    """

    claimant: str | None
    first: int
    last: int
    denies: bool
    pronoun: str | None = None
    after: bool = False
    cue: str = ""


def find_attributions(text: str, units: Sequence[Unit]) -> list[Attribution]:
    """Find the sources named in a sentence, in order.

    Parameters
    ----------
    text : str
        The report's text.
    units : sequence of Unit
        The sentence.

    Returns
    -------
    list of Attribution
    """
    out: list[Attribution] = []
    speech = lexicon.speech()
    for i, unit in enumerate(units):
        if unit.kind != "word" or unit.quoted:
            continue
        if out and i < out[-1].last:
            continue
        if unit.low == "according" and i + 1 < len(units) and units[i + 1].low == "to":
            made = _source(text, units, i + 2, _until(units, i + 2), i, denies=False, after=True)
        elif unit.low == "words" and _lows(units, i - 2, i + 2) == ["in", "the", "words", "of"]:
            made = _source(text, units, i + 2, _until(units, i + 2), i - 2, denies=False, after=True)
        elif unit.low in ("account", "reckoning", "count", "view", "telling", "estimate", "version") and (
            own := _owner(text, units, i)
        ):
            made = own
        elif unit.low in ("claim", "account", "version", "word", "words", "statement") and _lows(units, i + 1, i + 2) == ["of"] and (
            i and units[i - 1].low == "the"
        ):
            made = _source(text, units, i + 2, _until(units, i + 2), i, denies=False, after=True) if unit.low == "claim" else None
        elif unit.low in speech:
            made = _spoken(text, units, i, speech[unit.low] == "deny")
        else:
            made = None
        if made is not None:
            out.append(made)
    return out


def _lows(units: Sequence[Unit], first: int, last: int) -> list[str]:
    return [u.low for u in units[max(first, 0) : last]]


def _until(units: Sequence[Unit], at: int) -> int:
    """Find where a source that begins here ends."""
    depth = at
    while depth < len(units):
        unit = units[depth]
        low = unit.low
        if low in _STOP or unit.quoted or low in ("who", "whose", "which", "as", "that", "and" if depth == at else "\0"):
            break
        if low == "." and depth == len(units) - 1:
            break
        if unit.kind == "date" or (low == "in" and _lows(units, depth + 1, depth + 2) == ["a"]):
            break
        depth += 1
    return depth


def _owner(text: str, units: Sequence[Unit], noun: int) -> Attribution | None:
    """Read "by the ministry's own account", "in his view"."""
    at = noun - 1
    if at >= 0 and units[at].low == "own":
        at -= 1
    if at < 1:
        return None
    if units[at].low in ("his", "her", "its", "their"):
        if units[at - 1].low in ("by", "in"):
            return Attribution(None, at - 1, noun + 1, False, units[at].low, cue="account")
        return None
    if units[at].low != "'s" and units[at].low != "'":
        return None
    first = at - 1
    while first > 0 and units[first - 1].low not in ("by", "in") and units[first - 1].low not in _STOP:
        first -= 1
    if first < 1 or units[first - 1].low not in ("by", "in"):
        return None
    return _source(text, units, first, at, first - 1, denies=False, after=False, ends=noun + 1)


def _spoken(text: str, units: Sequence[Unit], verb: int, denies: bool) -> Attribution | None:
    low = units[verb].low
    before = units[verb - 1].low if verb else ""
    if before in ("to", "is", "are", "was", "were", "be", "been", "being") and low not in ("telling",):
        return _passive(text, units, verb, denies)
    if before in lexicon.DETERMINERS or (before == "of" and low in _AMBIGUOUS):
        return None  # "the report", "a claim"
    first = _subject_start(units, verb)
    if low in _OBJECT_VERBS:
        last = _object_end(units, verb + 1)
    else:
        last = verb + 1
    while last < len(units) and units[last].kind == "date":
        last += 1
    if last < len(units) and units[last].low == "that":
        last += 1
    subject = _source(text, units, first, verb, first, denies=denies, after=True, ends=last, cue=low)
    if subject is not None:
        return subject
    if low in _AMBIGUOUS and low not in ("claims", "reports", "notes", "writes", "claim"):
        return None
    if verb == 0 or units[verb - 1].low in _STOP or units[verb - 1].quoted or units[verb - 1].low in ("so", "as", "thus"):
        end = _until(units, verb + 1)
        return _source(text, units, verb + 1, end, verb, denies=denies, after=True, cue=low)
    return None


def _passive(text: str, units: Sequence[Unit], verb: int, denies: bool) -> Attribution | None:
    """Read "was reported by local sources", "as quoted by"; without "by" nobody is named."""
    if _lows(units, verb + 1, verb + 2) == ["by"]:
        return _source(text, units, verb + 2, _until(units, verb + 2), verb, denies=denies, after=True)
    return None


def _object_end(units: Sequence[Unit], at: int) -> int:
    """Pass over whom they told: "told Euphrates Today", "told us in Tal Abyad", "told reporters that"."""
    while at < len(units) and units[at].low not in _STOP and units[at].low not in ("that", ".", "how") and not units[at].quoted:
        at += 1
        if at < len(units) and units[at].low == "and":
            break
    return at


_BOUNDARY = frozenset(
    "while when after before because although though whereas since if unless until but where that what how why which whether".split()
)


def _subject_start(units: Sequence[Unit], verb: int) -> int:
    first = verb
    commas = 0
    while first > 0:
        unit = units[first - 1]
        low = unit.low
        if unit.quoted or (low in _STOP and low != ","):
            break
        if low in _BOUNDARY and unit.kind == "word":
            break
        if low == ",":
            # "X, the head of Y, said": one apposition may stand between
            if commas == 0 and first == verb:
                inner = first - 2
                while inner > 0 and units[inner].low != "," and units[inner].low not in _STOP and not units[inner].quoted:
                    inner -= 1
                if inner > 0 and units[inner].low == "," and inner > first - 14:
                    first = inner
                    commas = 1
                    continue
            break
        first -= 1
    return first


def _source(
    text: str,
    units: Sequence[Unit],
    first: int,
    last: int,
    taken: int,
    *,
    denies: bool,
    after: bool,
    cue: str = "",
    ends: int | None = None,
) -> Attribution | None:
    """Make an attribution of the units ``first`` to ``last``, or None where they name no source."""
    end = last if ends is None else ends
    while first < last and (units[first].low in _LEADING or units[first].kind == "date" or units[first].low in (",", "-")):
        first += 1
    while last > first and (units[last - 1].low in (*lexicon.HAVE, "also", "further", "now", "then", "on", ",", "did", "not", "does", "do", "would", "will", "could")):
        last -= 1
    if first >= last:
        return None
    words = units[first:last]
    if len(words) == 1 and words[0].low in _PRONOUNS:
        if words[0].low in ("who", "which", "that", "this", "i", "we", "you"):
            return None
        return Attribution(None, min(taken, first), end, denies, words[0].low, after, cue)
    if words[0].low in _NOT_SOURCES or len(words) > 24:
        return None
    if not _names_a_source(words):
        return None
    name = text[words[0].start : words[-1].end]
    name = " ".join(_TAIL.sub("", name).split())
    name = re.sub(r"\s*\([^)]*\)", "", name)
    name = _short(name)
    if not name:
        return None
    return Attribution(name, min(taken, first), end, denies, None, after, cue)


_NON_SOURCE_HEADS = frozenset("headline photo picture image caption video law rule sign plan map road".split())
_VERBISH = frozenset("was were is are had has have been be will would could may might fled left moved went came".split())


def _names_a_source(words: Sequence[Unit]) -> bool:
    if any(w.low in _VERBISH and w.kind == "word" and not w.quoted for w in words[:-1]):
        clause = [w.low for w in words]
        if not ("who" in clause or "which" in clause or "whose" in clause):
            return False
    head = words[-1].low
    return head not in _NON_SOURCE_HEADS and any(w.kind != "count" and w.low[:1].isalpha() for w in words)


def _short(name: str) -> str:
    name = name.strip(" ,.;:-–—\"“”«»")
    while True:
        cut = _HEAD.sub("", name)
        if cut == name:
            return name
        name = cut


def is_short_reference(name: str) -> bool:
    """Say whether a source is named only by a short form that an earlier, fuller name may stand behind."""
    words = name.casefold().split()
    return bool(words) and len(words) <= 2 and words[-1] in _BACK and not any(w in ("local", "military", "security", "medical", "tribal") for w in words)
