"""Scales: what was weighed of a candidate, with the traits and answers that weighed most."""

from __future__ import annotations

from collections.abc import Mapping

from geomap.explain.record import Candidate, Weighed
from geomap.explain.words import count_words, days_words, safe, short
from geomap.extraction.counting import Bounds, Counting
from geomap.extraction.dating import Dating, Days
from geomap.extraction.open_ends import OpenEnding
from geomap.extraction.weighing import ADMITTED, REFUSED, Weighing
from geomap.extraction.weights import Table, weight_of

_MOST_TRAITS, _MOST_ANSWERS = 5, 4


def scales_of(candidate: Candidate) -> str:
    """Return a fold with a line for each thing that was weighed; nothing where nothing was."""
    lines = "".join(f"<li>{_line(one)}</li>" for one in candidate.weighed)
    return f'<details class="scales"><summary>What was weighed</summary><ul>{lines}</ul></details>' if lines else ""


def _line(one: Weighed) -> str:
    if isinstance(one, Weighing):
        return _mover_line(one)
    if isinstance(one, OpenEnding):
        question = "Where it began" if one.side == "origin" else "Where it ended"
        names = {key: end.text for key, end in one.ends.items() if key is not None}
        return f"<b>{question}?</b> {_answers('ends', one.traits, one.found, names, 'left open')}"
    if isinstance(one, Dating):
        traits = {_day_words(days): its for days, its in one.traits.items()}
        return f"<b>When?</b> {_answers('days', traits, _day_words(one.found.days), {}, 'not told')}"
    if isinstance(one, Counting):
        numbers = {_number_words(bounds): its for bounds, its in one.traits.items()}
        return f"<b>How many?</b> {_answers('counts', numbers, _number_words(one.found), {}, 'no number')}"
    return f"<b>Whose are they?</b> {_answers('groups', one.traits, one.found, {}, 'no known force')}"


def _mover_line(one: Weighing) -> str:
    weights = {trait: weight_of("movers", [trait]) for trait in one.traits}
    heavy = sorted(weights, key=lambda trait: (-abs(weights[trait]), trait))[:_MOST_TRAITS]
    traits = " · ".join(f"{safe(short(trait, 40))} {_signed(weights[trait])}" for trait in heavy)
    rules = (
        f"the rules say yes, and are overruled below {_signed(REFUSED)}"
        if one.by_rules
        else f"the rules say no, and are overruled from {_signed(ADMITTED)}"
    )
    return f"<b>Is it a movement of fighters?</b> {_signed(one.odds)} ({rules}). Most by: {traits}"


def _answers(
    table: Table,
    traits: Mapping[str | None, frozenset[str]],
    found: str | None,
    names: Mapping[str, str],
    nothing: str,
) -> str:
    weights = {key: weight_of(table, its) for key, its in traits.items()}
    first = sorted(weights, key=lambda key: -weights[key])[:_MOST_ANSWERS]
    first += [found] if found not in first else []
    return " · ".join(
        f"{safe(short(names.get(key, key), 40)) if key is not None else nothing} {_signed(weights[key])}"
        f"{' (by the rules)' if key == found else ''}"
        for key in first
    )


def _number_words(bounds: Bounds) -> str | None:
    return None if bounds == (None, None) else count_words(*bounds)


def _day_words(days: Days) -> str | None:
    return days_words(*days) or None


def _signed(weight: float) -> str:
    return f"{weight:+.2f}".replace("-", "−")
