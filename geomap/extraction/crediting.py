"""Crediting: who claims a movement, where the rules may have taken the wrong one of those whom a report lets speak.

Rules find the sources of a sentence, and carry one over where a pronoun speaks or a quotation goes on. Whether "Some
400 men had left by noon" still belongs to the officer of the sentence before, and who speaks in "A vigilante chief has
a list of nine", is told by no list: what labelled reports taught of each one who may be meant, and of nobody, is added
up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from geomap.claims import End, Status
from geomap.extraction.bounds import opens_predicate, until
from geomap.extraction.ends import Frame
from geomap.extraction.patterns import beside_verb, patterns_of
from geomap.extraction.sources import SOURCE_NOUNS, agreeing, kind_of_source, make_source
from geomap.extraction.speaking import is_outlet, speakers_of
from geomap.extraction.units import Unit
from geomap.extraction.weights import ALWAYS, SHORT, Choice, learnt, step

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

_LONG_TALK = 6
"""So many of those who spoke last may speak on."""
_LONGEST_SUBJECT = 16
_BEFORE_SUBJECTS = frozenset("from in at on to near by with of for after before since".split())
_INNER = frozenset(["of", "in", "from", "at", "for", "who", ","])
"""What stands behind the head of a phrase."""
_Told = tuple[str, str, set[str]]
"""Where somebody is named, his name, and what is told of him there."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Somebody whom a sentence names: the units from ``first`` to before ``last``, and the traits of his name there."""

    first: int
    last: int
    name: str
    traits: frozenset[str]


def weigh_claimant(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    origins: Sequence[End],
    destinations: Sequence[End],
    status: Status,
    found: str | None,
) -> str | None:
    """Return who claims a movement: whom the rules found, unless somebody else outweighs him, or nobody does.

    Parameters
    ----------
    reader, sentence, frame
        The movement, and who was heard before it.
    origins, destinations : sequence of End
        Its ends.
    status : str
        How it is told.
    found : str or None
        Whom the rules found; None for the outlet itself.
    """
    if len(reader.report.text) < SHORT:
        return found
    where: dict[str | None, str] = {None: "nobody"}
    traits: dict[str | None, set[str]] = {None: {"nobody"}}
    for kind, name, told in _candidates(reader, sentence, frame):
        if name != found and is_outlet(reader, name):
            continue
        where.setdefault(name, kind)
        traits.setdefault(name, set()).update({kind, *told})
    where.setdefault(found, "rules")
    traits.setdefault(found, {"rules"})
    shared = learnt("claimants", _of_movement(reader, sentence, frame, status, found))
    for answer, own in traits.items():
        if answer is not None:
            own |= _of_name(reader, sentence, frame, answer, where[answer])
        if answer == found:
            own |= {"by rules", f"by rules, {where[answer]}"}
        own |= {f"{where[answer]}: {trait}" for trait in shared}
    answers = {name: frozenset(own) for name, own in traits.items()}
    choice = Choice("claimants", sentence, origins, destinations, found, answers)
    reader.watch.weighed(choice)
    return choice.best()


def _candidates(reader: _Reader, sentence: Sentence, frame: Frame) -> Iterator[_Told]:
    """Yield those who may claim a movement."""
    yield from _sources(sentence, frame.trigger.at)
    for rank, (name, spoken) in enumerate(islice(reversed(reader.discourse.spoke.items()), _LONG_TALK)):
        gap = step(reader.discourse.number + 1 - spoken.number, (1, 2, 3, 5, 9), "long")
        block = "same block" if spoken.block == sentence.block.start else "other block"
        times = f"times {min(spoken.times, 4)}"
        yield "heard", name, {f"rank {min(rank, 3)}", f"{gap} ago", f"{block}, {gap} ago", times}
    if reader.interviewed:
        yield "interviewed", reader.interviewed, set()
    if (follows := reader.following) is not None and follows.attributions:
        for item, speaker in list(zip(follows.attributions, speakers_of(reader, follows), strict=True))[:2]:
            if speaker is not None:
                opens = f"next opens={item.first <= 2}"
                yield "next", speaker, {opens, f"next pronoun={item.pronoun}", f"next cue={item.cue}"}
    for name, told in _phrases(reader, sentence, frame):
        yield "phrase", name, told
    if reader.preceding is not None:
        for name, told in _phrases(reader, reader.preceding, None):
            yield "phrase ahead", name, {f"ahead, {trait}" for trait in told}


def _sources(sentence: Sentence, at: int) -> Iterator[_Told]:
    """Yield the sources of a sentence."""
    patterns, count = patterns_of(sentence), len(sentence.attributions)
    for number, (item, name) in enumerate(zip(sentence.attributions, sentence.speakers, strict=True)):
        if name is None:
            continue
        side = "before" if item.first < at else "behind"
        gap = step(max(item.first - at, at - item.last), (2, 6, 12, 25), "far")
        told = {f"{side}, {gap} off", f"{side}, cue={item.cue}", f"{side}, {number + 1} of {min(count, 4)}"}
        told |= {f"{side}, pronoun={item.pronoun}", f"{side}, denies={item.denies}", f"{side}, new={item.is_new}"}
        told |= {f"{side} {trait}" for trait in _edges(patterns, item.first, item.last)}
        yield f"own {side}", name, told


def _phrases(reader: _Reader, sentence: Sentence, frame: Frame | None) -> Iterator[tuple[str, set[str]]]:
    """Yield those whom a sentence names without a verb of saying: "a vigilante chief has a list", "The Morning Cedar".

    ``frame`` is the movement of which it is asked who claims it, None in another sentence.
    """
    if sentence.named is None:
        sentence.named = list(_named(reader, sentence))
    moves = frame.mover if frame is not None else None
    acts = frame.agent.first if frame is not None and frame.agent is not None else None
    for phrase in sentence.named:
        if moves is not None and phrase.first <= moves.head < phrase.last:
            continue
        if frame is None:
            place = f"phrase at {min(phrase.first, 3)}"
        else:
            place = f"phrase {'before' if phrase.first < frame.trigger.at else 'behind'}"
        yield phrase.name, set(phrase.traits) | {place} | ({"phrase acts"} if phrase.first == acts else set())


def _named(reader: _Reader, sentence: Sentence) -> Iterator[Phrase]:
    """Yield the noun phrases, names and the subject of a sentence that may speak; worked out once for all movements."""
    units, patterns = sentence.units, patterns_of(sentence)
    spans: dict[tuple[int, int], set[str]] = {}
    for np in sentence.nps:
        if np.cls != "pronoun" and np.last > np.first:
            spans.setdefault((np.first, _with_owner(units, np.last)), set()).add(f"phrase, {np.cls}")
    for span, trait in (*_names(sentence), *_subject(sentence)):
        spans.setdefault(span, set()).add(trait)
    for (first, last), told in spans.items():
        head = next((k for k in range(first + 1, last) if units[k].low in _INNER), last) - 1
        made = make_source(reader.report.text, units, first, last, first, denies=False, after=False)
        if made is None or made.claimant is None or units[head].kind == "count":
            continue  # "Three of the five"
        told |= {f"phrase speaks={units[head].low in SOURCE_NOUNS}", f"phrase head {patterns[head]}"}
        told |= {f"phrase {trait}" for trait in _edges(patterns, first, last)}
        yield Phrase(first, last, made.claimant, frozenset(told))


def _names(sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the runs of capitals and forces of a sentence, but for a capital that only opens it."""
    units, first = sentence.units, 0
    while first < len(units):
        last = first
        while last < len(units) and _is_named(units[last]) and not sentence.masked[last]:
            last += 1
        if last > first + (first == 0):
            yield (first, last), "phrase is a name"
        first = last + 1


def _is_named(unit: Unit) -> bool:
    return unit.kind == "group" or (unit.kind == "word" and unit.capital)


def _subject(sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield what stands before the first predicate of a sentence."""
    units = sentence.units
    end = next((k for k in range(1, min(_LONGEST_SUBJECT, len(units))) if opens_predicate(units, k)), 0)
    if end and units[0].low not in _BEFORE_SUBJECTS and not any(sentence.masked[:end]):
        yield (0, end), "phrase opens"


def _with_owner(units: Sequence[Unit], last: int) -> int:
    """Return where a noun phrase ends with what it is of: "fishermen of Quionga"."""
    if last >= len(units) or units[last].low not in ("of", "in", "at"):
        return last
    end = until(units, last + 1)
    return next((k for k in range(last + 1, end) if units[k].low in _GOES), end)


_GOES = frozenset("from to into towards toward with for on after before".split())


def _edges(patterns: Sequence[str], first: int, last: int) -> set[str]:
    """Return the patterns right before and right behind a stretch."""
    before = ["<", "<", *patterns[max(0, first - 2) : first]][-2:]
    behind = [*patterns[last : last + 2], ">", ">"][:2]
    return {
        f"{before[1]} _",
        f"{before[0]} {before[1]} _",
        f"_ {behind[0]}",
        f"_ {behind[0]} {behind[1]}",
        f"{before[1]} _ {behind[0]}",
    }


def _of_name(reader: _Reader, sentence: Sentence, frame: Frame, name: str, kind: str) -> set[str]:
    """Return what a name tells of who bears it."""
    words, sort = name.casefold().split(), kind_of_source(name)
    traits = {f"named {sort}", f"{kind}, named {sort}", f"words {min(len(words), 6)}", f"capital {name[:1].isupper()}"}
    traits |= {f"word {word}" for word in words if word in SOURCE_NOUNS}
    if (group := reader.group_in(name)) is not None:
        traits.add(f"{kind}, a force")
        if frame.mover is not None and frame.mover.group == group:
            traits.add(f"{kind}, who moves")
    for pronoun in {item.pronoun for item in sentence.attributions if item.pronoun is not None}:
        traits.add(f"{kind}, agrees with {pronoun}={agreeing(pronoun, [name]) is not None}")
    if reader.latest:
        traits.add(f"{kind}, claimed before={reader.latest[-1].claimant == name}")
    return traits


def _of_movement(reader: _Reader, sentence: Sentence, frame: Frame, status: Status, found: str | None) -> set[str]:
    """Return what the words of a movement, and what was told before, say of whether somebody claims it."""
    patterns, trigger = patterns_of(sentence), frame.trigger
    spoke, latest = reader.discourse.spoke, reader.latest[-1] if reader.latest else None
    last = next(reversed(spoke.values()), None)  # whoever spoke in this block spoke last
    heard_here = last is not None and last.block == sentence.block.start
    traits = {
        ALWAYS,
        f"status={status}",
        f"zone={sentence.block.zone}",
        f"quoted={sentence.units[trigger.at].quoted}",
        f"sources={min(len(sentence.attributions), 3)}",
        f"heard in the block={heard_here}",
        f"heard={min(len(spoke), 3)}",
        f"somebody by rules={found is not None}",
        f"before={'none' if latest is None else 'nobody' if latest.claimant is None else 'somebody'}",
        f"closes={reader.following is None}",
        f"verb after {patterns[trigger.at - 1] if trigger.at else '<'}",
    }
    traits |= {f"opens with {' '.join(patterns[:words])}" for words in (1, 2, 3)}
    return traits | beside_verb(patterns, trigger.at)
