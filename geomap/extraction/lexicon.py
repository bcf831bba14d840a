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
def actors() -> dict[str, str]:
    """Map each noun for who or what may move to its class."""
    return {word: row["class"] for row in reversed(list(_rows("actors.csv"))) for word in row["words"].split()}


@cache
def speech() -> dict[str, str]:
    """Map each form of each verb of saying to ``say`` or ``deny``."""
    return {form: row["class"] for row in _rows("speech.csv") for form in row["forms"].split() if " " not in row["forms"] or True}


BE = frozenset("be is are was were been being am 're get gets got getting".split())
HAVE = frozenset("have has had having 've".split())
DETERMINERS = frozenset("the a an this that these those its their his her our my your some any each every no".split())
COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "northward northwards southward southwards eastward eastwards westward westwards northern southern eastern western "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western".split()
)
PLACE_NOUNS = frozenset(
    "city town village villages cities towns district districts province provinces governorate governorates region regions area areas "
    "countryside outskirts suburb suburbs vicinity environs neighbourhood neighborhood quarter stronghold strongholds "
    "bastion hub camp camps base bases airbase airport airfield barracks garrison post posts outpost position positions "
    "checkpoint headquarters crossing border frontier side part parts rest edge edges fringes direction hills hill mountains mountain "
    "desert valley plain plains basin pocket enclave territory territories state states island islands axis front "
    "centre center capital settlement hamlet port gate gates approaches surroundings periphery heart oasis "
    "oblast county department municipality commune subdistrict sub-district field fields farm farms ridge field canton cantons "
    "training bunker hideout hideouts prison sector sectors peninsula forest forests bush triangle lake banks bank shore shores".split()
)
ADJECTIVES = frozenset(
    "nearby neighbouring neighboring besieged occupied former strategic ancient historic key main central upper lower inner outer "
    "rebel-held opposition-held government-held is-held isis-held isil-held daesh-held turkish-held kurdish-held contested disputed "
    "captured liberated remote mountainous rural big large small little tiny same whole entire so-called de-facto "
    "coastal oil-rich war-torn battered embattled divided restive volatile barren desert old new greater adjacent "
    "eponymous provincial local home native its their his central-eastern far deep distant".split()
)
COORDINATORS = frozenset(["and", "or", ",", "&", "/", "nor"])
"""Words that join the items of a list."""
