"""Counting: which of the numbers that a report tells is that of those who move, where the rules may be wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from geomap.claims import End, Status, What
from geomap.counts import CountMention
from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.howmany import fits, is_of_bands, is_shared
from geomap.extraction.movers import Mover
from geomap.extraction.patterns import around, patterns_of, within
from geomap.extraction.subjects import PLANES
from geomap.extraction.units import Unit
from geomap.extraction.weights import SHORT, Choice, step

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

Bounds = tuple[int | None, int | None]
_Add = Callable[[CountMention | None, set[str]], None]


def is_a_mark(text: str, start: int, end: int, count: CountMention) -> bool:
    """Say whether a number counts nothing: a footnote's, that of a point, or the hour before a place.

    "[4]", "4) From Gyumri ...", "0815  BUNIA: A nurse says ...".
    """
    behind = text[count.end : count.end + 1]
    if text[count.start - 1 : count.start] == "[" and behind == "]":
        return True
    return count.start == start and (behind in (")", ".", "-") or _HOUR_AND_PLACE.match(text, start, end) is not None)


_HOUR_AND_PLACE = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d\s{1,4}[A-ZÀ-Þ][^a-z\n:]{1,30}:")


def weigh_count(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    mover: Mover,
    status: Status,
    what: What,
    origins: Sequence[End],
    destinations: Sequence[End],
    found: CountMention | None,
) -> CountMention | None:
    """Return how many move: what the rules found, unless another number that the report tells outweighs it.

    Parameters
    ----------
    reader, sentence, frame
        The movement, and what was told before it.
    mover : Mover
        Who moves.
    status, what : str
        How it is told, and what moves.
    origins, destinations : sequence of End
        Its ends.
    found : CountMention or None
        What the rules found.
    """
    if len(reader.report.text) < SHORT or what == "weapons" or _is_settled(sentence, frame, mover, found):
        return found
    traits: dict[Bounds, set[str]] = {}
    answers: dict[Bounds, CountMention | None] = {}

    def add(count: CountMention | None, its: set[str]) -> None:
        bounds = _bounds(count)
        answers.setdefault(bounds, count)
        traits.setdefault(bounds, set()).update(its)

    units = sentence.units
    known = "known" if mover.first < len(units) and units[mover.first].low in _KNOWN else mover.cls
    add(found, {"by rules", f"by rules, {status}", f"by rules, {what}", f"by rules, {'one' if found else 'none'}"})
    here = [k for k, unit in enumerate(units) if unit.kind == "count" and not sentence.masked[k]]
    add(None, {"none", f"none, {status}", f"none, {what}", f"none, {known}", f"none, {min(len(here), 3)} here"})
    patterns, head = patterns_of(sentence), min(mover.head, len(units) - 1)
    add(None, around(patterns, head, "none, mover") | within(patterns, 0, len(units), "none"))
    for number, k in enumerate(here):
        if _may_count(units, k, what):
            add(units[k].what, _of_mention(sentence, frame, mover, status, what, k, number, len(here)))
    _add_earlier(reader, sentence, status, what, known, len(here), add)
    _add_next(reader, status, what, len(here), add)
    choice = Choice(
        "counts", sentence, origins, destinations, _bounds(found), {key: frozenset(its) for key, its in traits.items()}
    )
    reader.watch.weighed(choice)
    best = choice.best()
    return found if best == choice.found else answers[best]


def _is_settled(sentence: Sentence, frame: Frame, mover: Mover, found: CountMention | None) -> bool:
    """Say whether the words for those who move leave no other number.

    "Five were killed and the others left", "200 went to X and 100 to Y", "groups of three to five fighters".
    """
    units, own = sentence.units, frame.mover if frame.mover is not None else mover
    head = units[own.head] if own.head < len(units) else None
    if head is None:
        return False
    if head.low in _REST:
        return True
    counted = head.kind == "count" and found is not None and found.start == head.what.start
    return counted or (found is None and is_of_bands(units, mover))


def _may_count(units: Sequence[Unit], at: int, what: What) -> bool:
    """Say whether a number may be that of those who move: none of losses, planes or a shared house."""
    of_others = _counts_losses(units, at) or _counts_planes(units, at) or is_shared(units, at)
    return fits(units[at].what, what) and not of_others


def _counts_losses(units: Sequence[Unit], at: int) -> bool:
    """Say whether a number tells what was lost, or an age: "hundreds of lives", "killed 12 soldiers", "who is 42"."""
    behind = [u.low for u in units[at + 1 : at + 3] if u.low != "of"]
    lead = [u.low for u in units[max(0, at - 2) : at]]
    is_age = lead[-1:] in (["is"], ["was"], ["aged"]) and behind[:1] in ([","], ["."], ["and"])
    return is_age or not _TAKING.isdisjoint(lead) or (bool(behind) and behind[0] in _LOSSES)


def _counts_planes(units: Sequence[Unit], at: int) -> bool:
    """Say whether a number is that of planes that bring men: "six Russian Il-76 aircraft brought troops"."""
    for low in (u.low for u in units[at + 1 : at + 5]):
        if low in _AIRCRAFT:
            return True
        if low in lexicon.actors() or low in lexicon.BE | lexicon.HAVE or low in _PARTS_OF_CLAUSES:
            return False
    return False


_PARTS_OF_CLAUSES = frozenset("of by in from to with and who which that on at ,".split())
_AIRCRAFT = lexicon.words("aircraft") | PLANES | {"airplanes", "airliners"}
_TAKING = frozenset(
    "lose loses lost losing kill kills killed killing wounding capturing freeing freed executed".split()
)
_LOSSES = frozenset(
    "lives deaths casualties victims dead killed wounded corpses bodies homes houses buildings arrests".split()
)


def _bounds(count: CountMention | None) -> Bounds:
    return (None, None) if count is None else (count.low, count.high)


_REST = frozenset(["rest", "remainder", "others"])
_KNOWN = frozenset("the these those they its their his some others another".split())


def _of_mention(
    sentence: Sentence, frame: Frame, mover: Mover, status: Status, what: What, at: int, number: int, total: int
) -> set[str]:
    """Return what speaks for a number of the sentence itself."""
    units, trigger = sentence.units, frame.trigger
    count: CountMention = units[at].what
    own = frame.mover if frame.mover is not None else mover
    place = "inside" if own.first <= at < own.last else "before" if at < own.first else "behind"
    gap = 0 if place == "inside" else own.first - at if place == "before" else at - own.last + 1
    side = "before verb" if at < trigger.at else "behind verb"
    after, before = _next(units, at), _word(units, at - 1)
    traits = {
        "here",
        f"here, {status}",
        place,
        f"{place}, gap {step(gap, _GAPS, 'far')}",
        side,
        f"{side}, gap {step(abs(at - trigger.at), _GAPS, 'far')}",
        f"unit={count.unit}, {what}",
        f"unit={count.unit}, {place}",
        f"before={before}",
        f"next={after}",
        f"next is {lexicon.actors().get(after, 'other')}, {what}",
        f"{place}, {'only' if total == 1 else 'first' if not number else 'later'}",
        f"size={_size(count)}",
    }
    nearer = [
        f for f in sentence.frames if f is not frame and f.mover is not None and f.mover.first <= at < f.mover.last
    ]
    for name, told in (
        ("of the source", sentence.masked[at]),
        ("of another mover", bool(nearer) and place != "inside"),
        ("in brackets", any(u.low == "(" for u in units[max(0, at - 3) : at])),
        ("of them", [u.low for u in units[at + 1 : at + 3]] in (["of", "them"], ["of", "these"], ["of", "those"])),
        ("dead", not _DEAD.isdisjoint(u.low for u in units[max(0, at - 4) : at + 5])),
    ):
        if told:
            traits |= {name, f"{name}, {place}"}
    patterns = patterns_of(sentence)
    first, last = (at + 1, own.first) if at < own.first else (own.last, at)
    return traits | around(patterns, at, "at number") | within(patterns, first, last, f"{place}, between")


_DEAD = frozenset("killed dead wounded injured died bodies casualties captured arrested buried".split())


def _next(units: Sequence[Unit], at: int) -> str:
    return next(
        (u.low for u in units[at + 1 : at + 4] if u.kind == "word" and u.low in lexicon.actors()), _word(units, at + 1)
    )


def _word(units: Sequence[Unit], at: int) -> str:
    if not 0 <= at < len(units):
        return "edge"
    unit = units[at]
    return unit.low if unit.is_common else unit.kind


def _size(count: CountMention) -> str:
    number = count.low if count.low is not None else count.high or 0
    return step(number, (1, 2, 10, 100, 1000, 5000), "crowd")


_GAPS = (0, 1, 3, 6, 12)


def _add_earlier(
    reader: _Reader, sentence: Sentence, status: Status, what: What, known: str, here: int, add: _Add
) -> None:
    """Add the numbers of the sentences before."""
    discourse = reader.discourse
    dated = f"{min(here, 2)} here"
    for number, block, count in reversed(discourse.counts_told[-_COUNTS:]):
        back = discourse.number - number + 1
        if back > _SENTENCES or not fits(count, what):
            continue
        place = "same paragraph" if block == sentence.block.start else "other paragraph"
        traits = {f"told {back} before", f"told {back} before, {place}", f"told {back} before, {known}"}
        traits |= {f"told before, {dated}", f"told before, {status}", f"told before, unit={count.unit}, {what}"}
        traits |= {f"told {back} before, unit={count.unit}", f"told before, size={_size(count)}"}
        add(count, traits)


_COUNTS, _SENTENCES = 6, 2


def _add_next(reader: _Reader, status: Status, what: What, here: int, add: _Add) -> None:
    """Add the numbers of the next sentence of the paragraph: "There were about three hundred of them"."""
    follows = reader.following
    if follows is None:
        return
    units, patterns = follows.units, patterns_of(follows)
    told = [k for k, unit in enumerate(units) if unit.kind == "count" and not follows.masked[k]]
    for k in told[:_NEXT]:
        if _may_count(units, k, what):
            traits = {
                "told next",
                f"told next, {min(here, 2)} here",
                f"told next, {status}",
                f"told next at {min(k, 4)}",
            }
            traits |= {f"told next, unit={units[k].what.unit}, {what}"} | around(patterns, k, "at next number")
            add(units[k].what, traits | within(patterns, 0, k, "before next number"))


_NEXT = 3
