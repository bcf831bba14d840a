"""What stands behind a noun for who moves: "of the Islamic State", "affiliated with A and B", "of tanks and guns"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction import lexicon
from geomap.extraction.units import Unit
from geomap.groups import Group


def heavier(one: str, two: str) -> str:
    """Return the class of a row of two nouns."""
    # a row of nouns is what its last noun is: "army officers", "arms convoy", "aid convoy" is aid all the same
    if "other" in (one, two):
        return "other"
    if "person" in (one, two):
        return "person"
    if one == "weapon" and two == "vehicle":
        return "weapon"
    if one == "family" and two in ("fighter", "men"):
        return "family"
    return two


@dataclass(frozen=True, slots=True)
class Tail:
    """What "of ..." behind a head says: where it ends, the group, the country, the class of the noun in it."""

    last: int
    group: Group | None = None
    nation: str | None = None
    cls: str | None = None
    families: bool = False


def read_tail(units: Sequence[Unit], last: int, cls: str, actors: dict[str, str]) -> Tail:
    """Read "of the Islamic State", "loyal to the council", "of foreign fighters" behind a head."""
    tail = Tail(last)
    for _ in range(3):
        at = tail.last
        if at + 1 < len(units) and units[at].low in _CLOSING and units[at + 1].low == "of":
            at += 1  # "“dozens” of vehicles"
        if at + 1 < len(units) and units[at].low == "," and units[at + 1].low == "belonging":
            at += 1  # "a group of 350, belonging to the brigade"
        if at >= len(units) or units[at].kind != "word" or (units[at].low not in _OPENERS and not _binds(units, at)):
            break
        inner = _inner(units, at, cls, actors, tail)
        if inner is None:
            break
        tail = inner
    return tail


_CLOSING = frozenset('”"’»')
_OPENERS = frozenset(["of", "from", "in"])
_BINDING = frozenset("married belonging loyal affiliated allied linked aligned backed supported led commanded".split())


def _binds(units: Sequence[Unit], at: int) -> bool:
    """Say whether words bind a noun to a group: "affiliated with", "loyal to", "backed by"."""
    return units[at].low in _BINDING and at + 1 < len(units) and units[at + 1].low in ("to", "with", "by")


def _named_before(units: Sequence[Unit], at: int, actors: dict[str, str]) -> bool:
    """Say whether a capital name stands right before a noun for a force."""
    if units[at].kind not in ("word", "place") or not units[at].capital or at + 1 >= len(units):
        return False
    return actors.get(units[at + 1].low) in ("unit", "fighter") and not units[at + 1].capital


def _inner(units: Sequence[Unit], at: int, cls: str, actors: dict[str, str], tail: Tail) -> Tail | None:
    opener = units[at].low
    binds = opener in _BINDING
    stop = at + (2 if binds else 1)
    found, group, nation, inner, families = False, tail.group, tail.nation, tail.cls, tail.families
    while stop < len(units) and stop < at + (20 if binds else 14):
        unit = units[stop]
        if [u.low for u in units[stop : stop + 3]] in (["what", "remains", "of"], ["what", "remained", "of"]):
            stop += 3  # "gunmen of what remains of the group"
            continue
        if unit.kind == "group":
            group = group or unit.what.group
            found = True
            inner = inner or "group"
        elif unit.kind == "state":
            nation = nation or unit.what
            found = found or (cls == "family" and opener == "of")
        elif opener == "of" and cls in ("unit", "fighter") and (country := _country(unit)) is not None:
            nation = nation or country  # "the contingent of Botswana"
            found = True
        elif _goes_on(units, stop, actors) or (unit.low in (",", "and") and _lists_on(units, stop, binds, actors)):
            pass
        elif (
            opener == "from"
            and actors.get(unit.low) == "unit"
            and any(u.kind == "group" for u in units[stop : stop + 3])
        ):
            pass  # "fighters from the rebel faction X"
        elif unit.kind == "word" and unit.low in actors and (opener == "of" or binds):
            noun = actors[unit.low]
            families = families or ("family" in (cls, inner) and noun in ("fighter", "unit", "men", "leader"))
            owned = any(u.low == "'s" for u in units[at:stop])
            beside = lexicon.actors().get(units[stop - 1].low) is not None
            inner = noun if owned or inner in (None, "group") else heavier(inner, noun) if beside else inner
            found = True
        elif unit.kind == "word" and unit.low in ("them", "these", "those") and opener == "of":
            stop += 1
            found = True
            if unit.low == "them":
                break
            continue
        elif opener == "of" and _named_before(units, stop, actors):
            pass  # "the leader of the Brooklyn gang"
        elif unit.kind != "count" and not (
            unit.kind == "word"
            and (
                (unit.low in lexicon.DETERMINERS and not (found and unit.low == "that"))
                or lexicon.is_adjective(unit.low)
                or unit.low in ("so-called", "'s", "“", "”", '"')
                or unit.low[:1].isdigit()
            )
        ):
            break
        stop += 1
    while stop > at and units[stop - 1].kind == "word" and units[stop - 1].low in ("'s", "“", "”", '"', "the", "a"):
        stop -= 1
    return Tail(stop, group, nation, inner, families) if found else None


def _country(unit: Unit) -> str | None:
    """Return the ISO code of a country by its name; None of any other word or place."""
    place = unit.what.places[0] if unit.kind == "place" and unit.what.places else None
    return place.country if place is not None and place.kind == "country" else None


def _group_near(units: Sequence[Unit], at: int) -> bool:
    return any(unit.kind == "group" for unit in units[at : at + 3])


def _goes_on(units: Sequence[Unit], at: int, actors: dict[str, str]) -> bool:
    """Say whether a word in "of ..." belongs to it though no list knows it: "the camp's", "and Hamza groups"."""
    unit = units[at]
    following = units[at + 1] if at + 1 < len(units) else None
    if following is None:
        return False
    if following.low == "'s" and (_owns(unit) or (unit.kind == "word" and _is_actor(units, at + 2, actors))):
        return True
    if units[at - 1].low == "of" or units[at - 1].low in lexicon.DETERMINERS or units[at - 1].low in ("'", "’"):
        ahead = units[at + 1 : at + 4]
        named = next((k for k, u in enumerate(ahead) if u.kind == "group"), None)
        if named is not None and all(_is_plain(u, actors) for u in (unit, *ahead[:named])):
            return True  # "volunteers of the veterans' union Yerkrapah"
    if unit.low in ("and", ","):
        return _more_groups(units, at + 1, actors)
    further = units[at + 2].low if at + 2 < len(units) else ""
    if units[at - 1].low in lexicon.DETERMINERS and unit.kind == "word" and unit.low not in lexicon.verbs():
        behind = actors.get(further) if following.kind == "word" and lexicon.is_adjective(following.low) else None
        if "unit" in (actors.get(following.low), behind):
            return True  # "of the national army", "of the Ichkerian armed forces"
    named = unit.capital and (unit.kind == "word" or unit.kind == "state")
    union = following.kind == "word" and following.capital and further in actors  # "the African Union mission"
    return named and (following.low in actors or union)


def _is_plain(unit: Unit, actors: dict[str, str]) -> bool:
    """Say whether a word may stand between "of the" and a name: "veterans", "'", "union"."""
    if unit.low in ("'", "’"):
        return True
    known = unit.low in actors or unit.low in lexicon.verbs() or unit.low in lexicon.DETERMINERS or len(unit.low) < 4
    return unit.kind == "word" and unit.low.isalpha() and not unit.capital and not known


def _is_actor(units: Sequence[Unit], at: int, actors: dict[str, str]) -> bool:
    return at < len(units) and units[at].low in actors


def _lists_on(units: Sequence[Unit], at: int, binds: bool, actors: dict[str, str]) -> bool:
    """Say whether a list goes on: "affiliated to “A”, “B” and “C”", "a convoy of tanks and heavy weapons"."""
    if not binds:
        return _more_things(units, at, actors)
    near = [u for u in units[at + 1 : at + 4] if u.low not in _CLOSING | {"“", "‘", "«", "and", "the"}]
    return bool(near) and near[0].kind == "group"


def _more_things(units: Sequence[Unit], at: int, actors: dict[str, str]) -> bool:
    """Say whether a list of vehicles and arms goes on: "of tanks, armoured cars and heavy weapons"."""
    if actors.get(units[at - 1].low) not in ("vehicle", "weapon"):
        return False
    for unit in units[at + 1 : at + 5]:
        if actors.get(unit.low) in ("vehicle", "weapon"):
            return True
        if unit.kind != "count" and not lexicon.is_adjective(unit.low) and unit.low != "and":
            return False
    return False


def _owns(unit: Unit) -> bool:
    return unit.kind == "place" or unit.low in lexicon.PLACE_NOUNS


def _more_groups(units: Sequence[Unit], at: int, actors: dict[str, str]) -> bool:
    """Say whether a list of groups goes on: "of the Sultan Murad and Hamza groups", "and other factions"."""
    near = units[at : at + 3]
    if len(near) < 2:
        return False
    named = near[0].kind == "group" or near[0].capital or near[0].low == "other"
    return named and near[1].low in actors and near[1].low not in lexicon.verbs()
