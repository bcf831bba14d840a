"""Words that are names of places and something else as well, kept as data."""

from __future__ import annotations

import csv
import re
from functools import cache

from .countries import DATA
from .names import fold_name, split_name


@cache
def common_words() -> frozenset[str]:
    """Return the folded names that are also common words, months, given names or generic parts of names."""
    lines = (DATA / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(
        fold_name(word) for line in lines if not line.startswith("#") for word in line.split() if fold_name(word)
    )


@cache
def _surnames() -> frozenset[str]:
    lines = (DATA / "surnames.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_name(word) for line in lines if not line.startswith("#") for word in line.split())


def is_common(name: str) -> bool:
    """Say whether a name is also a common word, a month or a person's name; "Téra" is no English word."""
    key = fold_name(name)
    return (key in common_words() and name.isascii()) or key in _given_names() or key in _surnames()


@cache
def _given_names() -> frozenset[str]:
    lines = (DATA / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_name(word) for line in lines if not line.startswith("#") for word in line.split())


def is_person(name: str) -> bool:
    """Say whether a name has the form of a person's: a given name or a title, and another word."""
    words = split_name(name)
    if len(words) > 1 and words[0] in ("abu", "umm", "ibn", "bin"):
        words = words[1:]
        return words[0] in _given_names()
    return len(words) > 1 and words[0] in _given_names()


_ORGANISATION = re.compile(
    r"(?:[A-Z]|al-|el-).* "
    r"(?:Fronts?|Axis|Brigades?|Battalions?|Divisions?|Army|Armies|Forces?|Movement|Regiments?|Corps|Legion|"
    r"Council|Party|Command|Union|Marines|Militias?|Guards?|Coalition|Committee|Ministry|Agency|Organi[sz]ation|"
    r"Observatory|Alliance|Congress|Parliament|University|Network|Company|Bank|Foundation|Institute|Association|"
    r"Newspaper|Times|Post|Herald|Tribune|News|TV|Radio)"
)


def is_organisation(name: str) -> bool:
    """Say whether a name ends as those of forces, bodies and outlets do: "Shamiya Front", "Mosul Post"."""
    return _ORGANISATION.fullmatch(name) is not None


def what_instead(name: str) -> str | None:
    """Say what a name stands for that is no place: "a group", "an outlet"; None where it may be one."""
    known = not_places().get(fold_name(name)) or not_places().get(fold_name(name.removeprefix("the ")))
    if known is None:
        return None
    return f"{'an' if known[1][0] in 'aeiou' else 'a'} {known[1]}"


@cache
def not_places() -> dict[str, tuple[str, str]]:
    """Return names that are no places by folded name: (name, what it is instead)."""
    with (DATA / "not_places.csv").open(encoding="utf-8", newline="") as file:
        return {fold_name(row["name"]): (row["name"], row["what"]) for row in csv.DictReader(file)}
