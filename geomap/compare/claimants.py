"""Who says it: when two names of a claimant mean the same body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from geomap.compare.words import data_rows, word_list, words_of
from geomap.gazetteer import country_of
from geomap.groups import read_groups

Relation = Literal["same", "alike", "unnamed", "open", "different"]

_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_LONGEST_NAME = 300
_SHARED = 0.5
"""Two names with a distinctive word in common mean one body where they share so much of their words."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """A claimant as the comparison sees it.

    Parameters
    ----------
    name : str
        As written, or the canonical name where the list of aliases has one; "" where nobody is named.
    marks : frozenset of str
        What tells it from others: folded words, ``c:RU`` for a country, ``g:Hezbollah`` for an armed group.
    is_anonymous : bool
        One of many ("an officer", "local sources"), whose own name is not given.
    """

    name: str
    marks: frozenset[str]
    is_anonymous: bool

    @property
    def is_specific(self) -> bool:
        """Whether the name says whose body it is: "Iraqi Interior Ministry", not "the ministry"."""
        bodies = word_list("bodies")
        owned = any(mark.startswith(("c:", "g:")) for mark in self.marks)
        return any(_is_distinctive(mark) for mark in self.marks) or (owned and any(m in bodies for m in self.marks))


NOBODY = Claimant("", frozenset(), False)


def _is_distinctive(mark: str) -> bool:
    if mark.startswith("c:"):
        return False
    return mark.startswith("g:") or mark not in word_list("bodies")


@lru_cache(maxsize=100_000)
def claimant_of(name: str | None) -> Claimant:
    """Read the name of a claimant.

    Parameters
    ----------
    name : str or None
        As the claims table has it.

    Returns
    -------
    Claimant
        `NOBODY` where there is no name.

    Examples
    --------
    >>> claimant_of("Moscow's military").name
    'Russian Defense Ministry'
    >>> sorted(claimant_of("Ministry of Defence of Russia").marks)
    ['c:RU', 'defence', 'ministry']
    """
    if not name or not name.strip():
        return NOBODY
    written = " ".join(name[:_LONGEST_NAME].split())
    plain = _INITIALS.sub(lambda found: found.group().replace(".", ""), written)
    listed = _aliases().get(_key(plain))
    marks = _marks(listed or plain)
    anonymous = bool(word_list("anonymous") & set(words_of(plain))) and listed is None
    return Claimant(listed or written, marks, anonymous)


def relation(one: Claimant, other: Claimant) -> Relation:
    """Say how two claimants relate.

    Parameters
    ----------
    one, other : Claimant
        From `claimant_of`.

    Returns
    -------
    {"same", "alike", "unnamed", "open", "different"}
        ``same``: one body under two names. ``alike``: one name is the other without its owner ("the ministry").
        ``unnamed``: the same words for people who are not named ("local sources"), who need not be the same
        people. ``open``: one of them says nothing that could be compared. Else ``different``.

    Examples
    --------
    >>> relation(claimant_of("Russian Ministry of Defence"), claimant_of("Moscow's military"))
    'same'
    >>> relation(claimant_of("Russian Defense Ministry"), claimant_of("Russian Foreign Ministry"))
    'different'
    """
    return _relation(one, other) if one.marks and other.marks else _relation_of_open(one, other)


def _relation_of_open(one: Claimant, other: Claimant) -> Relation:
    if not one.name or not other.name:
        return "open"
    if not one.marks and not other.marks and one.is_anonymous and other.is_anonymous:
        return "unnamed" if words_of(one.name) == words_of(other.name) else "open"
    return "open"


@lru_cache(maxsize=200_000)
def _relation(one: Claimant, other: Claimant) -> Relation:
    small, large = sorted((one, other), key=lambda claimant: len(claimant.marks))
    shared = small.marks & large.marks
    if shared == small.marks:
        if one.is_anonymous and other.is_anonymous and not any(_is_distinctive(mark) for mark in small.marks):
            return "unnamed" if one.marks == other.marks else "different"
        if any(_is_distinctive(mark) for mark in small.marks) or (small.is_specific and small.marks == large.marks):
            return "same"
        return "alike"
    overlap = len(shared) / len(small.marks | large.marks)
    if overlap >= _SHARED and any(_is_distinctive(mark) for mark in shared):
        return "same"
    return "different"


def _key(name: str) -> str:
    return " ".join(word for word in words_of(name) if word != "the")


@cache
def _aliases() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in data_rows("claimants.csv"):
        found[_key(row["alias"])] = row["claimant"]
        found.setdefault(_key(row["claimant"]), row["claimant"])
    return found


@cache
def _capitals() -> Mapping[str, str]:
    return {" ".join(words_of(row["word"])): row["country"] for row in data_rows("capitals.csv")}


@lru_cache(maxsize=100_000)
def _marks(name: str) -> frozenset[str]:
    marks: set[str] = set()
    rest, at = [], 0
    for mention in read_groups().mentions(name):
        marks.add(f"g:{mention.group.name}")
        rest.append(name[at : mention.start])
        at = mention.end
    rest.append(name[at:])
    words = words_of(" ".join(rest))
    skip = word_list("stop") | word_list("roles") | word_list("anonymous")
    place = 0
    while place < len(words):
        step = next((n for n in (3, 2, 1) if _country(" ".join(words[place : place + n]))), 0)
        if step:
            marks.add(f"c:{_country(' '.join(words[place : place + step]))}")
        elif words[place] not in skip:
            marks.add(words[place])
        place += max(step, 1)
    if len(marks) > 1 and any(mark.startswith("g:") for mark in marks):
        # "Iraq's Hashd al-Shaabi": the group says more than its country
        marks = {mark for mark in marks if not mark.startswith("c:")}
    return frozenset(marks)


@lru_cache(maxsize=50_000)
def _country(words: str) -> str | None:
    if not words or words == "us":
        return "US" if words == "us" else None
    return _capitals().get(words) or country_of(words)
