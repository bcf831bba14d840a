"""Who says it: when two names of a claimant mean the same body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from geomap.compare.words import data_rows, fold, word_list, words_of
from geomap.gazetteer import country_of, demonym_of
from geomap.groups import read_groups

Relation = Literal["same", "alike", "unnamed", "open", "different"]

_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_OWNER = re.compile(r"\b([A-Z][\w.]*(?: [A-Z][\w.]*){0,2})['’]s(?=\s)")
_PLACE = re.compile(r"\s(?:in|at|near|outside)\s+((?:[A-Z][\w'’-]*|al-\w+)(?:\s+(?:[A-Z][\w'’-]*|al-\w+))*)$")
_PERSON = re.compile(r",\s+(?=(?:[A-Z][\w.'’-]*|al-\w+)(?:\s+(?:[A-Z][\w.'’-]*|al-\w+))*$)")  # ", Brig. Gen. X"
_MINISTRY = re.compile(r"\s+(?:minist|department|council|committee)", re.I)
_MINISTRY_OF = re.compile(r"\b(?:ministry|department|council|committee) (?:of|for) $", re.I)
_JOINED = re.compile(r"\b(?:armed forces|military)\b")
_LONGEST_NAME = 300
_SHORTEST_INITIALS = 3
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
    words : frozenset of str
        All words of the name.
    is_anonymous : bool
        One of many ("an officer", "local sources"), whose own name is not given.
    is_people : bool
        Somebody on the spot ("residents of Binnish"), who speaks for no body.
    is_listed : bool
        The list of aliases has it, under one of its names.
    """

    name: str
    marks: frozenset[str]
    words: frozenset[str]
    is_anonymous: bool = False
    is_people: bool = False
    is_listed: bool = False

    @property
    def is_specific(self) -> bool:
        """Whether the name says whose body it is: "Iraqi Interior Ministry", not "the ministry"."""
        bodies = word_list("bodies")
        owned = any(mark.startswith(("c:", "g:")) for mark in self.marks)
        return any(_is_distinctive(mark) for mark in self.marks) or (owned and any(m in bodies for m in self.marks))

    @property
    def is_bare_name(self) -> bool:
        """Whether it is a name alone, of a person perhaps, that does not say for whom he speaks."""
        return bool(self.marks) and not self.is_people and all(_is_own_name(mark) for mark in self.marks)


NOBODY = Claimant("", frozenset(), frozenset())


def _is_distinctive(mark: str) -> bool:
    return mark.startswith("g:") or _is_own_name(mark)


def _is_own_name(mark: str) -> bool:
    return not mark.startswith(("c:", "g:")) and mark not in word_list("bodies")


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
    plain = _OWNER.sub(_demonym, plain)
    plain = _without_place(_PERSON.split(plain)[0] or plain)
    words = frozenset(_words(plain))
    people = bool(word_list("people") & words)
    unnamed = bool(word_list("anonymous") & words) and not word_list("voices") & words
    listed = _aliases().get(_key(plain)) or (None if people else _aliases().get(_bare_key(plain)))
    if listed is not None:
        return Claimant(listed, _marks(listed), words | frozenset(_words(listed)), unnamed, is_listed=True)
    marks = _marks(plain)
    anonymous = people or unnamed or not marks
    return Claimant(written, marks, words, anonymous, people)


def _demonym(found: re.Match[str]) -> str:
    """Put "Iraqi" for "Iraq's", so that both name one body; leave another owner as it is."""
    code = country_of(found.group(1))
    return demonym_of(code) or found.group() if code else found.group()


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
        people. ``open``: one of them says nothing that could be compared, or is a bare name beside a body that it
        may speak for. Else ``different``.

    Examples
    --------
    >>> relation(claimant_of("Russian Ministry of Defence"), claimant_of("Moscow's military"))
    'same'
    >>> relation(claimant_of("Russian Defense Ministry"), claimant_of("Russian Foreign Ministry"))
    'different'
    """
    if not one.name or not other.name:
        return "open"
    if one.is_people or other.is_people or not (one.marks and other.marks):
        if one.marks == other.marks and one.words - _DULL == other.words - _DULL:
            return "unnamed"
        return "different" if one.marks and other.marks else "open"
    return _relation(one, other)


_DULL = word_list("stop")


@lru_cache(maxsize=200_000)
def _relation(one: Claimant, other: Claimant) -> Relation:
    if one.is_listed and other.is_listed:
        return "same" if one.name == other.name else "different"
    small, large = sorted((one, other), key=lambda claimant: len(claimant.marks))
    shared = small.marks & large.marks
    if shared == small.marks:
        if any(_is_distinctive(mark) for mark in small.marks) or (small.is_specific and small.marks == large.marks):
            return "same"
        if one.is_anonymous and other.is_anonymous:
            return "unnamed" if small.marks == large.marks else "different"
        return "alike"
    overlap = len(shared) / len(small.marks | large.marks)
    if (overlap >= _SHARED and any(_is_distinctive(mark) for mark in shared)) or _is_short_for(one, other):
        return "same"
    for mine, theirs in ((one, other), (other, one)):
        if all(mark in word_list("bodies") for mark in mine.marks) and mine.marks <= theirs.words:
            return "alike"  # "the army" beside "the Sudanese Army", which is a group of its own
    return "open" if one.is_bare_name != other.is_bare_name or _is_vague(one, other) else "different"


def _is_vague(one: Claimant, other: Claimant) -> bool:
    """Say whether two names can't exclude each other: "the agency" and "Ukraine's"."""
    if one.is_specific and other.is_specific:
        return False
    kinds = [claimant.marks & word_list("kinds") for claimant in (one, other)]
    owners = [{mark for mark in claimant.marks if mark.startswith("c:")} for claimant in (one, other)]
    return not (all(kinds) and not kinds[0] & kinds[1]) and not all(owners)


def _is_short_for(one: Claimant, other: Claimant) -> bool:
    """Say whether one name is the initials of the other."""
    for mine, theirs in ((one, other), (other, one)):
        if len(mine.marks) == 1 and len(mark := next(iter(mine.marks))) >= _SHORTEST_INITIALS:
            return mark == initials(theirs.name)
    return False


def initials(name: str) -> str:
    """Return the folded initials of a name's capitalised words.

    Examples
    --------
    >>> initials("Blue Nile Telegraph Agency")
    'bnta'
    """
    return "".join(word[0] for word in name.split() if word[:1].isupper()).casefold()


def _words(name: str) -> list[str]:
    return _JOINED.sub("army", " ".join(words_of(name))).split()


def _key(name: str) -> str:
    return " ".join(word for word in words_of(name) if word != "the")


def _bare_key(name: str) -> str:
    """Fold a name without the words for the office of its speaker: "Pentagon" of "a Pentagon official"."""
    dull = word_list("stop") | word_list("roles") | word_list("anonymous")
    return " ".join(word for word in words_of(name) if word not in dull)


def _without_place(name: str) -> str:
    """Cut off where somebody speaks, "its centre in Syria"; a capital stands for its government and stays."""
    found = _PLACE.search(name)
    if found is None or found.start() == 0 or " ".join(words_of(found[1])) in _capitals():
        return name
    return name[: found.start()]


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
        if _MINISTRY.match(name, mention.end) or _MINISTRY_OF.search(name[: mention.start]):
            continue  # "National Defense Ministry" is not the National Defence Forces
        marks.add(f"g:{mention.group.name}")
        rest.append(name[at : mention.start])
        at = mention.end
    rest.append(name[at:])
    words = _words(" ".join(rest))
    proper = {fold(word) for word in re.findall(r"[^\W_]+", name) if not word[0].islower()}
    skip = word_list("stop") | word_list("roles") | word_list("anonymous") | word_list("people")
    place = 0
    while place < len(words):
        step = next((n for n in (3, 2, 1) if _country(" ".join(words[place : place + n]))), 0)
        word = words[place]
        if step:
            marks.add(f"c:{_country(' '.join(words[place : place + step]))}")
        elif word not in skip and (word in word_list("bodies") or word in proper):
            marks.add(word)  # a small word that no list knows ("medic", "health post") is no name
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
