"""Dayless: the day of a claim that only the next sentence tells: "They arrived on Tuesday", "It began on 31 August"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.dating import to_come
from geomap.extraction.drafts import Draft
from geomap.extraction.units import Unit
from geomap.extraction.when import days_told

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

_POINTERS = frozenset("they it he she all this that both".split())
_DEFINITE = frozenset("the this that these their its his".split())
_HAPPENED = frozenset(
    "arrived arrive came come reached landed entered left departed went moved crossed returned travelled traveled "
    "started began begun happened occurred place ended finished completed done carried destroyed stopped intercepted "
    "attacked ambushed bombed struck seen spotted filmed there due expected leave leaves depart begin start out "
    "off".split()
)
"""What tells of the movement, its beginning, its end or what became of it."""
_NOT = frozenset("not never no nobody none neither nor without denied".split())
_AHEAD = frozenset("will shall would to due expected".split())
_LONGEST_SUBJECT, _NEAR, _LONGEST, _DAYS = 5, 9, 30, 2


def add_day(reader: _Reader, sentence: Sentence, earlier: Sequence[Draft]) -> None:
    """Give claims without a day the one that the next sentence tells of the same movement.

    Parameters
    ----------
    reader : _Reader
        Who reads the report.
    sentence : Sentence
        A sentence without claims of its own.
    earlier : sequence of Draft
        The claims of the sentence before; changed in place.
    """
    units = sentence.units
    undated = [d for d in earlier if d.days[0] is None and d.date_text is None and d.status != "denied"]
    days = days_told(reader, sentence) if undated and len(units) <= _LONGEST else {}
    told = {k: day for k, day in days.items() if day.kind != "until" and day.first is not None}
    if not 1 <= len(told) <= _DAYS or not _tells_of_it(units, max(told)):
        return
    ahead = not _AHEAD.isdisjoint(u.low for u in units[: max(told)])
    first, last = told[min(told)], told[max(told)]
    for draft in undated:
        if draft.status in ("planned", "possible") and not ahead:
            continue
        one, two = ((to_come(reader, sentence, day) or day) if ahead else day for day in (first, last))
        if one.first is not None and two.last is not None and one.first <= two.last:
            draft.days, draft.date_text, draft.basis = (one.first, two.last), one.text, one.basis


def _tells_of_it(units: Sequence[Unit], day: int) -> bool:
    """Say whether a sentence opens with those who moved, or with the movement, and says what came about on a day."""
    opens = next((k for k, u in enumerate(units) if u.low[:1].isalpha()), None)
    if opens is None:
        return False
    if units[opens].low in _POINTERS:
        begins = opens + 1
    elif units[opens].low in _DEFINITE and _names_movers(units[opens + 1 : opens + 4]):
        begins = opens + 2
    else:
        return False
    verb = next((k for k in range(begins, min(len(units), opens + _NEAR)) if units[k].low in _HAPPENED), None)
    if verb is None or verb > day or verb - opens > _LONGEST_SUBJECT + 2:
        return False
    if not _NOT.isdisjoint(u.low for u in units[:day]):
        return False
    lead = units[opens:verb]
    if any(u.kind in ("group", "state", "place") or u.low in lexicon.speech() for u in lead):
        return False
    return not any(u.low in (";", "who", "which", "when", "after", "since", "before") for u in units[verb + 1 : day])


def _names_movers(words: Sequence[Unit]) -> bool:
    """Say whether a phrase is of those who moved or of the movement: "the two columns", "the transfer"."""
    actors, nouns = lexicon.actors(), lexicon.nouns()
    return any(actors.get(u.low) in _MOVERS or u.low in nouns or u.low in _EVENTS for u in words)


_MOVERS = frozenset(["fighter", "unit", "men", "vehicle", "family", "leader", "group"])
_EVENTS = frozenset("incident operation move movement journey trip regrouping loading exchange handover swap".split())
