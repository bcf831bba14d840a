"""Weights: what labelled reports taught of each trait of a choice, read from the tables beside this module."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Literal

Table = Literal["movers", "ends", "groups", "days", "counts"]

SHORT = 400
"""A text of fewer characters than all but a few of those that the weights were learnt from is read by rules alone."""


def weight_of(table: Table, traits: Iterable[str]) -> float:
    """Add up the weights of some traits; a trait that the table does not have weighs nothing."""
    weights = read_weights(table)
    return math.fsum(weights[trait] for trait in traits if trait in weights)  # the same in any order


@cache
def read_weights(table: Table) -> dict[str, float]:
    """Read the weight of each trait of a table."""
    path = resources.files("geomap.extraction") / "data" / f"weights_{table}.csv"
    return {row["trait"]: float(row["weight"]) for row in csv.DictReader(path.read_text("utf-8").splitlines())}
