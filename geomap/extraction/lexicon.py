"""The words that extraction goes by, read once from the data files beside this module."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a movement word.

    ``frame`` holds what its neighbours mean: ``moves`` (the subject moves), ``carries`` (the object moves),
    ``leaves`` and ``reaches`` (a place as object is the origin, the destination), ``for`` and ``in`` (the preposition
    names the destination), ``stop`` (a front-line word whose places are no ends of a movement).
    """

    lemma: str
    frame: frozenset[str]
    particles: frozenset[str]
    is_noun: bool = False


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (resources.files("geomap.extraction") / "data" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    text = (resources.files("geomap.extraction") / "data" / "words.txt").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
        elif not line.startswith("#"):
            lists.setdefault(heading, []).extend(line.split())
    return {name: frozenset(found) for name, found in lists.items()}


def words(name: str) -> frozenset[str]:
    """Return a list of ``words.txt`` by its heading."""
    return _word_lists()[name]


@cache
def verbs() -> dict[str, tuple[Sense, ...]]:
    """Map each form of each movement verb to its senses; those that ask for a particle come first."""
    out: dict[str, list[Sense]] = {}
    for row in _rows("movement.csv"):
        particles = frozenset((row["particles"] or "").split())
        sense = Sense(row["lemma"], frozenset(row["frame"].split()), particles)
        for form in row["forms"].split():
            out.setdefault(form, []).append(sense)
    return {form: tuple(sorted(senses, key=lambda s: not s.particles)) for form, senses in out.items()}


@cache
def nouns() -> dict[str, Sense]:
    """Map each noun of movement to its sense."""
    return {
        row["noun"]: Sense(row["noun"], frozenset(row["frame"].split()), frozenset(), is_noun=True)
        for row in _rows("movement_nouns.csv")
    }


@cache
def heads(stands: str) -> dict[str, str]:
    """Map each word that says how a noun of movement is meant to what it says.

    Parameters
    ----------
    stands : {"before", "before a link", "behind"}
        Where it stands: "approved the withdrawal", "plans for a withdrawal", "the withdrawal is possible".
    """
    return {
        word: row["says"]
        for row in _rows("movement_heads.csv")
        if row["stands"] == stands
        for word in row["words"].split()
    }


@cache
def actors() -> dict[str, str]:
    """Map each noun for who or what may move to its class."""
    out = {word: row["class"] for row in reversed(list(_rows("actors.csv"))) for word in row["words"].split()}
    return {f"ex-{word}": cls for word, cls in out.items() if cls == "fighter"} | out


@cache
def speech() -> dict[str, str]:
    """Map each form of each verb of saying to ``say`` or ``deny``."""
    return {form: row["class"] for row in _rows("speech.csv") for form in row["forms"].split()}


BE = words("be")
HAVE = frozenset(["have", "has", "had", "having", "'ve"])
MODALS = frozenset(["will", "would", "may", "might", "could", "can"])
DETERMINERS = words("determiners")
COMPASS = words("compass")
HARD = words("hard")
"""Marks that end a clause."""
PLACE_NOUNS = words("place nouns")
ADJECTIVES = words("adjectives")
COORDINATORS = frozenset(["and", "or", ",", "&", "/", "nor"])
"""Words that join the items of a list."""


_OF_MOVERS = words("adjectives of movers")
_DESCRIBING = (
    "-backed",
    "-led",
    "-strong",
    "-man",
    "-linked",
    "-aligned",
    "-affiliated",
    "-made",
    "-mounted",
    "-built",
)


def is_adjective(low: str) -> bool:
    """Say whether a folded word may stand before a noun for who moves: "foreign", "Turkish-backed"."""
    return low in ADJECTIVES or low in _OF_MOVERS or low == "strong" or low.endswith(_DESCRIBING)
