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

Table = Literal["movers", "ends", "statuses", "claimants", "groups", "days", "counts", "retellings", "sentences"]
Answer = TypeVar("Answer", bound=Hashable)

ALWAYS = "always"
"""The trait that every movement and every sentence has."""
SHORT = 400
"""A text of fewer characters than all but a few of those that the weights were learnt from is read by rules alone."""
LEADS: dict[Table, float] = {
    "ends": 0.25,
    "statuses": 0.1,
    "claimants": 0.1,
    "groups": 0.25,
    "days": 0.1,
    "counts": 0.25,
    "retellings": 0.25,
}
"""By so much another answer has to outweigh that of the rules before it stands in its stead."""


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


def weight_of(table: Table, traits: Iterable[str]) -> float:
    """Add up the weights of some traits; a trait that the table does not have weighs nothing."""
    weights = read_weights(table)
    return math.fsum(weights[trait] for trait in traits if trait in weights)  # the same in any order


def learnt(table: Table, traits: set[str]) -> set[str]:
    """Return those of some traits, told of each answer as "answer: trait", that a table knows for any answer.

    All of them are kept while the table is learnt, which is when nothing outweighs the rules.
    """
    return traits if LEADS[table] == math.inf else traits & _told_of_answers(table)


@cache
def _told_of_answers(table: Table) -> frozenset[str]:
    return frozenset(trait.partition(": ")[2] for trait in read_weights(table))


def step(number: int, tops: Sequence[int], over: str) -> str:
    """Return the first top that a number does not exceed, as a word of a trait; ``over`` where it exceeds all."""
    return str(next((top for top in tops if number <= top), over))


@cache
def read_weights(table: Table) -> dict[str, float]:
    """Read the weight of each trait of a table."""
    path = resources.files("geomap.extraction") / "data" / f"weights_{table}.csv"
    return {row["trait"]: float(row["weight"]) for row in csv.DictReader(path.read_text("utf-8").splitlines())}
