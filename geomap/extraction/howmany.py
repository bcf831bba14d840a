"""What moves and how many: the number that belongs to a movement, men against vehicles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.claims import What
from geomap.counts import CountMention
from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.movers import Mover

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence

_WHAT: dict[str, What] = {"leader": "leaders", "family": "families", "vehicle": "vehicles", "weapon": "weapons"}


def what_moves(sentence: Sentence, mover: Mover, count: CountMention | None) -> What:
    """Say what mainly moves: men, leaders, families, vehicles or weapons."""
    what = _WHAT.get(mover.cls, "fighters")
    words = {u.low for u in sentence.units[mover.first : mover.last]}
    is_column = bool(words & {"column", "convoy", "motorcade", "columns", "convoys"}) and not words & _VEHICLES
    of_men = bool(mover.group or words & {"fighters", "militants", "men", "troops", "army", "soldiers"})
    if what == "vehicles" and is_column and of_men and (count is None or count.unit == "persons"):
        return "fighters"
    if what == "fighters" and count is not None and count.unit == "vehicles" and mover.cls in ("unit", "group"):
        return "vehicles"
    if (
        what == "leaders"
        and words & {"police", "officers", "officer"}
        and not words & {"commander", "commanders", "emir", "emirs", "leader", "leaders"}
    ):
        return "fighters"
    return what


_VEHICLES = lexicon.words("vehicles")


def fits(count: CountMention, what: What) -> bool:
    """Say whether a number may count what moves."""
    if what == "vehicles":
        return count.unit in ("vehicles", "")
    return count.unit in ("persons", "", "families")


def find_count(sentence: Sentence, frame: Frame, mover: Mover) -> CountMention | None:
    """Take the count of the mover's phrase, else one right beside it."""
    units = sentence.units
    want = "vehicles" if mover.cls == "vehicle" else "persons"
    if frame.mover is None:
        return _count_after(sentence, frame, want)  # the mover stands in an earlier sentence
    source = frame.mover
    alone = _single(sentence, mover)
    if alone is not None:
        return alone
    inside: list[CountMention] = [u.what for u in units[source.first : source.last] if u.kind == "count"]
    fitting = [c for c in inside if c.unit == want] or [c for c in inside if c.unit == ""] or inside
    if fitting:
        return fitting[0]
    near: list[CountMention] = []
    for k in range(source.first - 1, max(-1, source.first - 4), -1):
        if units[k].kind == "count":
            near.append(units[k].what)
            break
        if units[k].low not in ("of", "the", "its", "their", "his", "these", "those", "'", "‘", "“", '"', "„"):
            break
    for k in range(source.last, min(len(units), source.last + 7)):
        if units[k].kind == "count":
            before = units[k - 1].low
            if before in _BEFORE_NUMBERS and units[k].what.unit in (
                want,
                "",
            ):
                near.append(units[k].what)
            break
        if units[k].low not in _BEFORE_NUMBERS and units[k].low not in ("in", "all", "who"):
            break
    return near[0] if near else _count_after(sentence, frame, want)


_BEFORE_NUMBERS = frozenset(
    [
        ",",
        "(",
        ":",
        "numbering",
        "consists",
        "consisting",
        "consisted",
        "comprising",
        "of",
        "that",
        "which",
        "about",
        "some",
        "—",
        "–",
        '"',
        "“",
        "estimated",
        "at",
    ]
)
_ONE = frozenset("commander emir leader governor ringleader warlord general colonel chief wali".split())


def _single(sentence: Sentence, mover: Mover) -> CountMention | None:
    """Count one for "a commander", "the governor", and "he" where that is a leader."""
    if mover.cls != "leader":
        return None
    units = sentence.units
    unit = units[mover.head]
    lead = units[mover.first : mover.head + 4]
    if any(u.kind == "count" for u in units[mover.first : mover.last]):
        return None
    if units[mover.first].low in ("no", "not", "none"):
        return None
    if unit.low in ("he", "she") or any(u.low in _ONE for u in lead if u.kind == "word"):
        return CountMention(unit.start, unit.end, unit.low, 1, 1, "persons", unit.low, unit.start)
    return None


def ridden(sentence: Sentence, mover: Mover) -> CountMention | None:
    """Return the vehicles in which uncounted men are said to go: "fighters in a convoy of 55 vehicles left"."""
    units = sentence.units
    if mover.last >= len(units) or units[mover.last].low not in ("in", "aboard", "on"):
        return None
    for unit in units[mover.last + 1 : mover.last + 6]:
        if unit.kind == "count":
            count: CountMention = unit.what
            return count if count.unit == "vehicles" else None
    return None


def _count_after(sentence: Sentence, frame: Frame, want: str) -> CountMention | None:
    """Read a number that follows the movement: "arrived in Haditha: six hundred men", "; seven hundred of them"."""
    units = sentence.units
    later = [f for f in sentence.frames if f.trigger.at > frame.trigger.at]
    stop = min((min(f.trigger.at, f.mover.first if f.mover else f.trigger.at) for f in later), default=len(units))
    for k in range(frame.trigger.end, stop - 1):
        unit, before, after = units[k], units[k - 1].low, units[k + 1].low
        if unit.kind != "count" or before not in _BEFORE_LATER or sentence.masked[k]:
            continue
        count: CountMention = unit.what
        if count.unit == want and (after in _AFTER_COUNTS or before.startswith(("number", "total"))):
            return count
        if count.unit in (want, "") and [u.low for u in units[k + 1 : k + 3]] == ["of", "them"]:
            return count
    return None


_BEFORE_LATER = frozenset([",", ":", ";", "—", "–", "(", "numbered", "numbering", "totalled", "totaled", "totalling"])
_AFTER_COUNTS = frozenset("men fighters militants altogether vehicles in all , ) .".split())
