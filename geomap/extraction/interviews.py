"""Interviews: which paragraphs ask and which answer, where their words begin, and whose answers they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.attribution import find_source_behind
from geomap.extraction.introducing import name_ends
from geomap.extraction.sources import is_back_reference
from geomap.extraction.speaking import speakers_of
from geomap.extraction.units import Unit
from geomap.reports import Block
from geomap.text import quotations

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

FEWEST_QUESTIONS = 3
"""So many paragraphs that only ask make a report an interview, where no names stand before the turns."""
_FEWEST_TURNS = 2
_LONGEST_QUESTION, _LONGEST_PROMPT, _SHORT_PROMPT = 30, 25, 14  # words
_LABEL = re.compile(
    r"(?:\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?\s+)?"  # a time
    r"\W{0,2}(?P<label>[A-Z][\w.'’\-]*(?: [A-Za-z][\w.'’\-]*){0,2})\s?:\s+(?=\S)"
)
_ASKING = frozenset("q question host presenter interviewer moderator anchor".split())
_ANSWERING = frozenset("a answer guest".split())
_OWN = frozenset("reporter correspondent analyst presenter host anchor newsreader editor journalist".split())
"""Who speaks for the outlet itself."""
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|us|our)\b")
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours)\b", re.I)
_HEARSAY = re.compile(r"(?:one (?:reads|hears)|it is said|they say|people say|there is talk|and|but)\b", re.I)
_MEETS = frozenset(
    "met meet meets interviewed spoke talked visited asked guest questions interview conversation".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of an interview: whether it asks, where its words begin, and the name that stands before them."""

    asks: bool
    begins: int
    label: str = ""


def turns_of(text: str, blocks: Sequence[Block]) -> dict[int, Turn]:
    """Say of the paragraphs of an interview which ask and which answer.

    Parameters
    ----------
    text : str
        The report's text.
    blocks : sequence of Block
        Its paragraphs, without furniture.

    Returns
    -------
    dict of int to Turn
        By where a paragraph begins; empty where the report is no interview.
    """
    return _labelled(text, blocks) or _unlabelled(text, blocks)


def _labelled(text: str, blocks: Sequence[Block]) -> dict[int, Turn]:
    labels = {block.start: match for block in blocks if (match := _LABEL.match(text, block.start, block.end))}
    times = Counter(match["label"].casefold() for match in labels.values())
    surnames = Counter(match["label"].casefold().split()[-1] for match in labels.values())
    names = {name for name in times if surnames[name.split()[-1]] >= _FEWEST_TURNS}  # "COLONEL X Y:", then "COL. Y:"
    asked = Counter(
        match["label"].casefold()
        for block in blocks
        if (match := labels.get(block.start)) and text[block.start : block.end].rstrip().endswith("?")
    )
    askers = {name for name in names if name in _ASKING or 2 * asked[name] > times[name]}
    if len(names) < _FEWEST_TURNS or not askers or askers == names:
        return {}
    out: dict[int, Turn] = {}
    label = ""
    for block in blocks:
        match = labels.get(block.start)
        if match is not None and match["label"].casefold() in (names | _ASKING | _ANSWERING if label else names):
            label = match["label"]
            out[block.start] = Turn(label.casefold() in askers, match.end(), label)
        elif label:
            out[block.start] = Turn(label.casefold() in askers, block.start, label)
    return out


def _unlabelled(text: str, blocks: Sequence[Block]) -> dict[int, Turn]:
    asking = [_asks(text[block.start : block.end]) for block in blocks]
    if sum(asking) < FEWEST_QUESTIONS:
        return {}
    out: dict[int, Turn] = {}
    first = asking.index(True)
    for number, block in enumerate(blocks[first:], first):
        words = text[block.start : block.end]
        before = out.get(blocks[number - 1].start) if number > first else None
        if asking[number] or (before is not None and not before.asks and _prompts(words)):
            out[block.start] = Turn(True, block.start)
        elif (before is not None and before.asks) or _is_in_first_person(words):
            out[block.start] = Turn(False, block.start)
    return out


def _asks(paragraph: str) -> bool:
    """Say whether a paragraph is a question of an interviewer."""
    opens = paragraph.lstrip()[:1]
    return paragraph.rstrip().endswith("?") and opens not in '"“«„' and len(paragraph.split()) <= _LONGEST_QUESTION


def _prompts(paragraph: str) -> bool:
    """Say whether a paragraph behind an answer puts something to who answers: "The army says you let them through"."""
    words = len(paragraph.split())
    told = _without_quotations(paragraph)
    if _FIRST_PERSON.search(told):
        return False
    return (words <= _LONGEST_PROMPT and _SECOND_PERSON.search(told) is not None) or (
        words <= _SHORT_PROMPT and _HEARSAY.match(paragraph) is not None
    )


def _is_in_first_person(paragraph: str) -> bool:
    """Say whether a paragraph speaks of "I" and "we" outside of quotation marks."""
    return _FIRST_PERSON.search(_without_quotations(paragraph)) is not None


def _without_quotations(paragraph: str) -> str:
    out, at = [], 0
    for quoted in quotations(paragraph, 0, len(paragraph)):
        out.append(paragraph[at : quoted.start])
        at = quoted.end
    return "".join([*out, paragraph[at:]])


def interviewee_of(reader: _Reader, opening: int) -> str | None:
    """Name who answers, as introduced above where the turns open: "We met a commander of X", "Guest: a spokesman".

    None where nobody is, or where the outlet's own people answer.
    """
    named: str | None = None
    called: str | None = None
    for block in reader.report.blocks:
        if block.start >= opening:
            break
        if block.reason == "navigation":
            continue  # "Cover | Interview | Markets"
        for span in reader._spans(block):
            sentence = reader._sentence(block, span, (), None)
            units = sentence.units
            met = next((k for k in range(len(units) - 1) if _meets(units, k)), None)
            called = called or (
                _name_in(reader.report.text, units) if block.zone == "body" or block.reason == "head" else None
            )
            asks = met is not None and units[met].low in _ASKED_BY and units[met + 1].low in (":", "by")
            if met is not None and not asks:
                begins = met + 1 + (units[met + 1].low in ("with", "to", "for", ":"))
                if units[met].low == "guest":  # "The guest tonight is a spokesman for X"
                    near = range(met + 1, min(met + 4, len(units)))
                    begins = next((k + 1 for k in near if units[k].low in lexicon.BE), begins)
                found = find_source_behind(reader.report.text, units, begins)
                if found is not None and found[:1].isalnum() and found.casefold().split()[0] not in _NO_NAMES:
                    return found
            if named is None and block.reason == "head" and not asks:
                named = next((speaker for speaker in speakers_of(reader, sentence) if speaker), None)
                named = named or _who_speaks_on(reader, sentence)
    named = None if named is None or is_back_reference(named.split(" ", 1)[-1]) else named  # "an occasional bulletin"
    return called or reader.discourse.speaker or (named if named is None or named[:1].isalnum() else None)


def _meets(units: Sequence[Unit], k: int) -> bool:
    """Say whether a word tells of a meeting with who answers: "We met", "guest:", "We reached the coordinator"."""
    low = units[k].low
    return not units[k].quoted and (low in _MEETS or (low == "reached" and k > 0 and units[k - 1].low in ("we", "i")))


def _name_in(text: str, units: Sequence[Unit]) -> str | None:
    """Name whom an introduction presents: "The commander, X Y, offers tea", "calls himself X", "X Y was a chief"."""
    for k, unit in enumerate(units):
        lead = [u.low for u in units[max(0, k - 2) : k]]
        if lead in _CALLS_HIMSELF and (end := name_ends(units, k)) > k:
            return text[unit.start : units[end - 1].end]
        titled = lead[-1:] == [","] and lexicon.actors().get(lead[0]) in _PERSONS
        if titled and (end := name_ends(units, k)) > k and [u.low for u in units[end : end + 1]] == [","]:
            return text[unit.start : units[end - 1].end]
    end = name_ends(units, 0)
    told = [u.low for u in units[end : end + 1]]
    presents = bool(told) and (told[0] in lexicon.BE | lexicon.HAVE or told == [","])
    return text[units[0].start : units[end - 1].end] if end > 1 and presents else None


_NO_NAMES = frozenset(["him", "her", "them", "in", "at"])
_CALLS_HIMSELF = [[verb, one] for verb in ("calls", "called") for one in ("himself", "herself")]
_PERSONS = frozenset(["leader", "fighter", "men", "person"])


_ASKED_BY = frozenset("interview interviewed questions conversation".split())
"""Behind these, a colon or "by" names who asks."""


def _who_speaks_on(reader: _Reader, sentence: Sentence) -> str | None:
    """Read the line above an interview: "Major X of the Y Brigade on a bad winter"."""
    units = sentence.units
    nameless = [u.low for u in units[:1]] in (["a"], ["an"], ["the"])
    units = units[nameless:]  # "A colonel of the police on the last days"
    on = next((k for k, u in enumerate(units) if u.low in ("on", "about")), 0)
    if on < 2 or units[0].low not in lexicon.words("titles of persons"):
        return None
    ends = next((k for k, u in enumerate(units[:on]) if u.low in ("of", "from", ",")), on)
    ends = on if ends == 1 else ends
    return find_source_behind(reader.report.text, units[:ends], 0)


def claimant_of_turn(turn: Turn, interviewee: str | None) -> str | None:
    """Name who stands behind what a turn tells without a source: nobody where it asks, or where the outlet speaks."""
    name = turn.label.casefold()
    if turn.asks or not _OWN.isdisjoint(name.split()):
        return None
    return turn.label if name and name not in _ANSWERING else interviewee
