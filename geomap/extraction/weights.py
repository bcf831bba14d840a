"""Weights: what labelled reports taught of each trait of an answer, and the answer that outweighs the others."""

from __future__ import annotations

import csv
import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from geomap.claims import End

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence

Table = Literal["movers", "ends", "groups", "days", "counts", "retellings"]
Answer = TypeVar("Answer", bound=Hashable)

AND = " & "
"""Stands between two traits that weigh something together, more or less than each alone."""
SHORT = 400
"""A text of fewer characters than all but a few of those that the weights were learnt from is read by rules alone."""
LEADS: dict[Table, float] = {"ends": 2.0, "groups": 0.25, "days": 0.25, "counts": 0.25, "retellings": 0.25}
"""By so much another answer has to outweigh that of the rules before it stands in its stead.

An open end needs more: 0.25 fills more gaps on reports like those learnt from, and wrong ones on ragged pages.
"""


@dataclass(frozen=True, slots=True)
class Choice(Generic[Answer]):
    """A question about a movement, with the traits of each answer and the one that the rules found.

    Parameters
    ----------
    table : str
        Where the weights of the traits stand.
    sentence : Sentence
        Where the movement stands.
    origins, destinations : sequence of End
        Its ends by the rules.
    found : hashable
        The answer of the rules.
    traits : mapping
        The traits of each answer, that of the rules among them.
    """

    table: Table
    sentence: Sentence
    origins: Sequence[End]
    destinations: Sequence[End]
    found: Answer
    traits: Mapping[Answer, frozenset[str]]

    def best(self) -> Answer:
        """Return the answer that outweighs that of the rules by the lead of its table; theirs where none does."""
        weights = {answer: weight_of(self.table, traits) for answer, traits in self.traits.items()}
        best = max(weights, key=lambda answer: weights[answer])
        return best if weights[best] >= weights[self.found] + LEADS[self.table] else self.found


class Weights:
    """What traits weigh, alone and in pairs that weigh something together.

    Parameters
    ----------
    weights : mapping
        The weight of each trait, and of each pair of traits: ``one & other``.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._pairs: dict[str, list[tuple[str, str]]] = {}
        for name in weights:
            first, together, other = name.partition(AND)
            if together:
                self._pairs.setdefault(first, []).append((other, name))

    def of(self, traits: Iterable[str]) -> dict[str, float]:
        """Return the weight of each of some traits, and of each of their pairs; what was not learnt has none."""
        told = frozenset(traits)
        weights = self._weights
        found = {trait: weights[trait] for trait in told if trait in weights}
        for trait in told.intersection(self._pairs):
            found.update((name, weights[name]) for other, name in self._pairs[trait] if other in told)
        return found

    def total(self, traits: Iterable[str]) -> float:
        """Add up what some traits weigh, the same in any order."""
        return math.fsum(self.of(traits).values())


def weight_of(table: Table, traits: Iterable[str]) -> float:
    """Add up what some traits weigh in a table, alone and in pairs."""
    return read_weights(table).total(traits)


def step(number: int, tops: Sequence[int], over: str) -> str:
    """Return the first top that a number does not exceed, as a word of a trait; ``over`` where it exceeds all."""
    return str(next((top for top in tops if number <= top), over))


@cache
def read_weights(table: Table) -> Weights:
    """Read a table of weights."""
    path = resources.files("geomap.extraction") / "data" / f"weights_{table}.csv"
    return Weights({row["trait"]: float(row["weight"]) for row in csv.DictReader(path.read_text("utf-8").splitlines())})
