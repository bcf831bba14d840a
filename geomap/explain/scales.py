"""Scales: what was weighed of a candidate, with the traits and answers that weighed most."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from geomap.explain.record import Candidate
from geomap.explain.words import STATUSES, count_words, days_words, safe, short
from geomap.extraction.open_ends import OpenEnding
from geomap.extraction.retelling import Retelling
from geomap.extraction.telling import Telling
from geomap.extraction.weighing import ADMITTED, INSTEAD, Weighing, least_odds
from geomap.extraction.weights import Choice, Table, weight_of

if TYPE_CHECKING:
    from geomap.extraction.watching import Weighed

_MOST_TRAITS, _MOST_ANSWERS = 5, 4


def scales_of(candidate: Candidate) -> str:
    """Return a fold with a line for each thing that was weighed; nothing where nothing was."""
    lines = "".join(f"<li>{_line(one)}</li>" for one in candidate.weighed)
    return f'<details class="scales"><summary>What was weighed</summary><ul>{lines}</ul></details>' if lines else ""


def _line(one: Weighed) -> str:
    if isinstance(one, Weighing):
        return _mover_line(one)
    if isinstance(one, Telling):
        return _sentence_line(one)
    if isinstance(one, OpenEnding):
        question = "Where it began" if one.side == "origin" else "Where it ended"
        return _choice_line(question, one, lambda place: one.ends[place].text if place is not None else "left open")
    if isinstance(one, Retelling):
        return _choice_line("Is it told elsewhere", one, lambda number: _claim_words(one, number))
    if one.table == "statuses":
        return _choice_line("How is it told", one, lambda status: STATUSES[status])
    if one.table == "claimants":
        return _choice_line("Who says it", one, lambda name: name or "only the outlet")
    if one.table == "days":
        return _choice_line("When", one, lambda days: days_words(*days) or "not told")
    if one.table == "counts":
        return _choice_line("How many", one, lambda bounds: count_words(*bounds))
    return _choice_line("Whose are they", one, lambda group: group or "no known force")


def _claim_words(one: Retelling, number: int | None) -> str:
    if number is None:
        return "a claim of its own"
    other = one.drafts[number]
    return " → ".join(end.text if end is not None else "?" for end in (other.origin, other.destination))


def _mover_line(one: Weighing) -> str:
    rules = (
        f"the rules say yes, and are overruled below {_signed(least_odds(one.traits))}"
        if one.by_rules
        else f"the rules say no, and are overruled from {_signed(ADMITTED)}"
    )
    others = ""
    if one.instead is not None:
        others = (
            f". Other fighters of the sentence, if they moved: {_signed(one.instead)}, taken from {_signed(INSTEAD)} on"
        )
    most = _heaviest("movers", one.traits)
    return f"<b>Is it a movement of fighters?</b> {_signed(one.odds)} ({rules}). Most by: {most}{others}"


def _sentence_line(one: Telling) -> str:
    return (
        f"<b>Does the sentence tell of a movement of fighters?</b> {_signed(one.odds)} (the rules found none, and are "
        f"overruled from {_signed(one.least)}). Most by: {_heaviest('sentences', one.traits)}"
    )


def _heaviest(table: Table, traits: frozenset[str]) -> str:
    weights = {trait: weight_of(table, [trait]) for trait in traits}
    heavy = sorted(weights, key=lambda trait: (-abs(weights[trait]), trait))[:_MOST_TRAITS]
    mark = "“{}”" if table == "sentences" else "{}"
    return " · ".join(f"{mark.format(safe(short(trait, 40)))} {_signed(weights[trait])}" for trait in heavy)


def _choice_line(question: str, choice: Choice[Any], words_for: Callable[[Any], str]) -> str:
    weights = {answer: weight_of(choice.table, traits) for answer, traits in choice.traits.items()}
    first = sorted(weights, key=lambda answer: -weights[answer])[:_MOST_ANSWERS]
    first += [choice.found] if choice.found not in first else []
    answers = " · ".join(
        f"{safe(short(words_for(answer), 40))} {_signed(weights[answer])}"
        f"{' (by the rules)' if answer == choice.found else ''}"
        for answer in first
    )
    return f"<b>{question}?</b> {answers}"


def _signed(weight: float) -> str:
    return f"{weight:+.2f}".replace("-", "−")
