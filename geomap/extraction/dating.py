"""Dating: which of the days that a report tells is that of a movement, where its sentence tells several or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.claims import DateBasis, End, Status
from geomap.dates import DateMention, find_dates
from geomap.extraction.ends import Frame
from geomap.extraction.patterns import around, patterns_of, within
from geomap.extraction.units import Unit
from geomap.extraction.weights import SHORT, Choice, step
from geomap.extraction.when import opens_a_time, was_held_since

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

Days = tuple[date | None, date | None]
_Add = Callable[["Dated", set[str]], None]


@dataclass(frozen=True, slots=True)
class Dated:
    """Days with the words that tell them and on what they rest."""

    days: Days
    text: str | None
    basis: DateBasis


NO_DAY = Dated((None, None), None, "")


def weigh_days(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    status: Status,
    origins: Sequence[End],
    destinations: Sequence[End],
    found: Dated,
) -> Dated:
    """Return the days of a movement: what the rules found, unless other days that the report tells outweigh them.

    Parameters
    ----------
    reader, sentence, frame
        The movement, and what was told before it.
    status : str
        How it is told: occurred, planned, ...
    origins, destinations : sequence of End
        Its ends.
    found : Dated
        What the rules found.
    """
    if len(reader.report.text) < SHORT or reader.headed is not None:
        return found
    traits: dict[Days, set[str]] = {}
    answers: dict[Days, Dated] = {}

    def add(answer: Dated, its: set[str]) -> None:
        answers.setdefault(answer.days, answer)
        traits.setdefault(answer.days, set()).update(its)

    units = sentence.units
    if status == "occurred" and (running := _time_that_runs(reader, sentence, frame)) is not None:
        return running
    add(found, {"by rules", f"by rules, {status}"})
    if found.text is None:
        add(found, {f"by rules, {found.basis or 'none'}"})
    add(NO_DAY, _of_none(sentence, frame, status))
    days = [k for k, u in enumerate(units) if u.kind == "date" and not was_held_since(units, frame, k)]
    here = [(k, units[k].what) for k in days if not _is_apart(units, frame, k)]
    for number, (k, mention) in enumerate(here):
        its = _of_mention(reader, sentence, frame, status, k, number, len(here))
        for answer, resolved in _resolved(reader, sentence, mention, status):
            add(answer, its | {f"{trait}, {resolved}" for trait in (status, "read")})
    for (_, one), (k, two) in pairwise(here):
        if one.first is not None and two.last is not None and one.last is not None and two.last > one.last:
            behind = "behind" if k > frame.trigger.at else "before"
            add(Dated((one.first, two.last), one.text, one.basis), {"both", f"both, {status}", f"both, {behind}"})
    if (today := reader.report.day) is not None and status == "occurred":
        add(Dated((today, today), None, "published"), _of_today(sentence, frame, bool(here)))
    _add_earlier(reader, sentence, frame, status, origins, destinations, add)
    choice = Choice(
        "days", sentence, origins, destinations, found.days, {days: frozenset(its) for days, its in traits.items()}
    )
    reader.watch.weighed(choice)
    best = choice.best()
    return found if best == found.days else answers[best]


def _time_that_runs(reader: _Reader, sentence: Sentence, frame: Frame) -> Dated | None:
    """Return the days of "have left X since the telephones were cut on September 3", which run up to publication."""
    units, published = sentence.units, reader.report.day
    lead = {u.low for u in units[max(0, frame.trigger.at - _LONG_TENSE) : frame.trigger.at]}
    if published is None or lead.isdisjoint(["have", "has", "'ve", "been"]):
        return None
    told = (u.what for u in units if u.kind == "date" and u.what.first is not None)
    opens = next((one for one in told if one.first <= published and opens_a_time(units, frame, one)), None)
    return Dated((opens.first, published), opens.text, opens.basis) if opens is not None else None


_LONG_TENSE = 4


def _is_apart(units: Sequence[Unit], frame: Frame, at: int) -> bool:
    """Say whether a day stands in another main clause: "rebels left X; on Monday the army shelled Y"."""
    low, high = _between(frame, at)
    return any(unit.low == ";" for unit in units[low:high])


def _between(frame: Frame, at: int) -> tuple[int, int]:
    """Return the stretch between a unit and the movement word: its first unit, and the first behind it."""
    return (frame.trigger.end, at) if at > frame.trigger.at else (at + 1, frame.trigger.at)


def _resolved(reader: _Reader, sentence: Sentence, mention: DateMention, status: Status) -> list[tuple[Dated, str]]:
    """Return the days of a mention as those of the past and, where it may be meant and they differ, those to come."""
    out: list[tuple[Dated, str]] = []
    ahead = status in ("planned", "possible")
    other = to_come(reader, sentence, mention) if ahead else None
    published = reader.report.day
    is_old = mention.last is not None and published is not None and (published - mention.last).days > _LONG_AGO
    if mention.first is not None and not (other is not None and other.first is not None and is_old):
        out.append((Dated((mention.first, mention.last), mention.text, mention.basis), "past"))
    if other is not None and other.first is not None and (other.first, other.last) != (mention.first, mention.last):
        out.append((Dated((other.first, other.last), other.text, other.basis), "to come"))
    return out


_LONG_AGO = 60
"""What a plan names that long before publication is not meant where it may be to come: "in March", in February."""


def to_come(reader: _Reader, sentence: Sentence, mention: DateMention) -> DateMention | None:
    """Return the days of a mention as those of what is still to come: "on Tuesday" is the next one."""
    text, day = reader.report.text, reader.report.day
    ahead = find_dates(text, day, start=mention.start, end=mention.end, future=True, anchor=sentence.anchor)
    return next(iter(ahead), None)


def _of_none(sentence: Sentence, frame: Frame, status: Status) -> set[str]:
    """Return what speaks for no day."""
    dates = sum(unit.kind == "date" for unit in sentence.units)
    traits = {"none", f"none, {status}", f"none, {min(dates, 2)} here", f"none, {status}, {min(dates, 2)} here"}
    traits |= {f"none, verb={frame.trigger.sense.lemma}", f"none, {_who(sentence, frame)}"}
    if frame.trigger.sense.is_noun:
        traits.add("none, noun")
    patterns = patterns_of(sentence)
    return traits | around(patterns, frame.trigger.at, "none, verb") | within(patterns, 0, len(patterns), "none")


def _of_today(sentence: Sentence, frame: Frame, is_dated: bool) -> set[str]:
    """Return what speaks for the day of publication, on which goes on what a report says in the present."""
    patterns, dated = patterns_of(sentence), "dated" if is_dated else "no day here"
    traits = {"today", f"today, {dated}", f"today, verb={frame.trigger.sense.lemma}", f"today, {_who(sentence, frame)}"}
    traits |= {f"today, passive={frame.trigger.passive}", f"today, noun={frame.trigger.sense.is_noun}"}
    return traits | around(patterns, frame.trigger.at, "today, verb")


def _who(sentence: Sentence, frame: Frame) -> str:
    mover = frame.mover
    if mover is None:
        return "nobody"
    first = sentence.units[mover.first].low if mover.first < len(sentence.units) else ""
    if mover.cls == "pronoun":
        return f"pronoun {sentence.units[mover.head].low}"
    return "known" if first in _KNOWN else "new"


_KNOWN = frozenset("the these those its their his her this that some".split())
_GAPS = (1, 3, 6, 12)
_STOPS = frozenset([",", ";", "and", "while", "but", "who", "which", "where", "after", "before", "when"])


def _of_mention(
    reader: _Reader, sentence: Sentence, frame: Frame, status: Status, at: int, number: int, total: int
) -> set[str]:
    """Return what speaks for the days that the sentence itself tells."""
    units, trigger = sentence.units, frame.trigger
    mention: DateMention = units[at].what
    behind = at > trigger.at
    low, high = _between(frame, at)
    between = units[low:high]
    stops = sum(unit.low in _STOPS for unit in between)
    side = "behind" if behind else "before"
    before = units[at - 1].low if at and units[at - 1].is_common else "start" if not at else "other"
    traits = {
        "here",
        f"kind={mention.kind}",
        f"kind={mention.kind}, {status}",
        side,
        f"{side}, {min(stops, 2)} stops",
        f"{side}, gap={step(len(between), _GAPS, 'far')}",
        f"word={before}",
        f"word={before}, {status}",
        f"here, {'only' if total == 1 else 'first' if not number else 'later'}",
        f"{side}, {'only' if total == 1 else 'first' if not number else 'later'}",
    }
    nearer = [f for f in sentence.frames if f is not frame and low <= f.trigger.at < high]
    for name, told in (
        ("of the source", sentence.masked[at]),
        ("of saying", reader.is_of_saying(mention)),
        ("another movement nearer", bool(nearer)),
        ("opens", at < 2),
        ("closes", at > len(units) - 4),
        ("quoted", units[at].quoted and not units[trigger.at].quoted),
        ("after something", any(unit.low in ("after", "since", "when") for unit in units[max(0, at - 6) : at])),
    ):
        if told:
            traits |= {name, f"{name}, {status}"}
    patterns = patterns_of(sentence)
    return traits | around(patterns, at, "at day") | within(patterns, low, high, f"{side}, between")


def _add_earlier(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    status: Status,
    origins: Sequence[End],
    destinations: Sequence[End],
    add: _Add,
) -> None:
    """Add the days of the sentences before, and of the claims before."""
    discourse, published = reader.discourse, reader.report.day
    who = _who(sentence, frame)
    dated = "dated" if any(unit.kind == "date" for unit in sentence.units) else "no day here"
    lows = {unit.low for unit in sentence.units}
    for number, block, mention in reversed(discourse.days_told[-_DAYS:]):
        back = discourse.number - number + 1
        if mention.first is None or back > _SENTENCES:
            continue
        if status == "occurred" and published is not None and mention.last is not None and mention.last > published:
            continue  # what has happened did not happen in "the coming year" of another sentence
        place = "same paragraph" if block == sentence.block.start else "other paragraph"
        traits = {"told before", f"told {back} before", f"told {back} before, {place}", f"told before, {dated}"}
        traits |= {f"told {back} before, {who}", f"told {back} before, {dated}", f"told before, {status}"}
        traits |= {f"told {back} before, {status}", f"told before, kind={mention.kind}"}
        traits |= {f"told before, has {low}" for low in _SAME & lows}
        if reader.is_of_saying(mention):
            traits |= {"told before, of saying", f"told {back} before, of saying"}
        add(Dated((mention.first, mention.last), mention.text, mention.basis), traits)
    here = {end.place_id for end in (*origins, *destinations)} - {None}
    for number, move in enumerate(reversed(discourse.moves[-_MOVES:])):
        if move.dated.days == NO_DAY.days:
            continue
        theirs = {move.origin, move.destination} - {None}
        shared = len(here & theirs)
        fit = "fits" if shared and shared in (len(here), len(theirs)) else "other"
        traits = {f"claim before, {shared} ends", f"claim before, {shared} ends, {status}", f"claim before, {dated}"}
        traits |= {f"claim before, {shared} ends, {dated}", f"claim before, {shared} ends, {status}, {dated}"}
        traits |= {
            f"claim before {fit}, {status}",
            f"claim before {fit}, {status}, {dated}",
            f"claim before {fit}, {who}",
        }
        if number == 0:
            traits |= {"last claim", f"last claim, {who}", f"last claim, {dated}", f"last claim, {shared} ends"}
            traits |= {f"last claim, {status}", f"last claim {fit}, {status}, {dated}"}
            traits |= {f"last claim, has {low}" for low in _SAME & lows}
        add(move.dated, traits)


_DAYS, _SENTENCES, _MOVES = 6, 4, 12
_SAME = frozenset("same then later next following also too already earlier further another".split())
