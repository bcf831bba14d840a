"""Who or what moves: the nouns before and after a verb, their group, and whether they are armed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geomap.extraction import lexicon
from geomap.extraction.units import Unit

_GOVERNING = frozenset(
    "in by with aboard on among under against from at via without amid near through to for after before than around over into "
    "toward towards across despite during within between beside like including alongside about".split()
)
_PARTITIVE = frozenset(
    "hundreds dozens thousands scores number group groups part parts majority most some many few batch batches wave waves "
    "members member convoy convoys column columns unit units contingent band bands handful lot rest remnants remainder load loads bus buses "
    "team couple pair hundred thousand dozen all both one two three none half third quarter several bulk brigade battalion company fighters "
    "militants gunmen men detachment detachments families wives women children relatives commanders leaders emirs dependants members' squad squads forces force "
    "troops soldiers formations elements reinforcements vehicles trucks pickups tanks volunteers".split()
)
_PRONOUNS = frozenset("they them he she it these those others another some many all most none part rest latter former both who which that".split())
_HUMAN = frozenset(["fighter", "unit", "men", "leader", "group", "state", "family"])


@dataclass(frozen=True, slots=True)
class Mover:
    """What moves in a clause.

    ``cls`` is a class of ``actors.csv``, ``group``, ``state`` or ``pronoun``; ``head`` the number of its unit, ``first``
    and ``last`` its phrase; ``group`` a canonical name; ``nation`` an ISO code where only a nationality is named.
    """

    cls: str
    head: int
    first: int
    last: int
    group: str | None = None
    nation: str | None = None
    armed_words: bool = False
    of_families: bool = False

    @property
    def is_armed(self) -> bool:
        """Whether its own words show that it belongs to an armed group."""
        return self.cls in ("fighter", "group") or self.group is not None or (self.armed_words and self.cls != "other")


def movers(units: Sequence[Unit], army_of: Callable[[str], str | None]) -> list[Mover]:
    """Find every noun phrase that may stand for a mover, in order, whatever governs it."""
    out: list[Mover] = []
    actors = lexicon.actors()
    taken = -1
    for i, unit in enumerate(units):
        if i <= taken:
            continue
        cls = _class(units, i, actors)
        if cls is None:
            continue
        mover = _phrase(units, i, cls, actors, army_of)
        out.append(mover)
        taken = mover.last - 1
    return out


def _class(units: Sequence[Unit], i: int, actors: dict[str, str]) -> str | None:
    unit = units[i]
    if unit.kind == "group":
        return "group"
    if unit.kind == "state":
        return "state"
    if unit.kind == "count":
        return "count" if not _noun_follows(units, i, actors) else None
    if unit.kind != "word":
        return None
    low = unit.low
    if low in _PRONOUNS and low not in ("who", "which", "that"):
        following = units[i + 1].low if i + 1 < len(units) else ""
        if low in ("these", "those", "some", "many", "all", "most", "another", "both", "part", "rest", "it", "former", "latter", "none"):
            if following in actors or (i + 1 < len(units) and units[i + 1].kind in ("group", "count", "state")):
                return None
            if low in ("some", "most", "many", "all", "both", "another", "these", "those") and following not in (
                "of", "were", "was", "are", "have", "had", "has", "will", "could", "may", "might", "went", "came", "left", "fled", "moved", ",",
            ) and following not in lexicon.verbs():
                return None
        return "pronoun"
    cls = actors.get(low)
    if cls is None:
        return None
    if low in ("police", "army", "forces", "force") or cls != "unit":
        return cls
    return cls


def _noun_follows(units: Sequence[Unit], i: int, actors: dict[str, str]) -> bool:
    for unit in units[i + 1 : i + 7]:
        if unit.kind in ("group", "state"):
            return True
        if unit.kind != "word" or unit.low in (",", "of", ".", "and") or unit.low in _GOVERNING:
            return unit.low == "of" and False
        if unit.low in actors:
            return True
    return False


def _phrase(units: Sequence[Unit], head: int, cls: str, actors: dict[str, str], army_of: Callable[[str], str | None]) -> Mover:
    """Gather the phrase around a head: what stands before it, "of the group" after it, a further noun behind a name."""
    first = head
    while first > 0 and _belongs_before(units[first - 1]):
        first -= 1
    last = head + 1
    group = units[head].what.group if cls == "group" else None
    nation = units[head].what if cls == "state" else None
    if cls in ("group", "state", "count"):
        # "Islamic State fighters", "Turkish soldiers", "Kenyan military vehicles", "400 Iraqi ..."
        while last < len(units) and last < head + 6:
            nxt = units[last]
            if nxt.low == "'s" and cls == "group":
                last += 1
                continue
            if nxt.kind == "group":
                group = group or nxt.what.group
                cls = "group" if cls in ("state", "count") else cls
                last += 1
                continue
            if nxt.kind == "state":
                nation = nation or nxt.what
                cls = "state" if cls == "count" else cls
                last += 1
                continue
            if nxt.kind == "count":
                last += 1
                continue
            found = actors.get(nxt.low) if nxt.kind == "word" else None
            if found:
                cls = found if found != "unit" or cls != "group" else "group"
                last += 1
                # "army soldiers", "rebel commander", "military convoy"
                continue
            if nxt.kind == "word" and (_adjective(nxt.low)) and last + 1 < len(units) and _reaches_actor(units, last + 1, actors):
                last += 1
                continue
            break
    else:
        while last < len(units) and units[last].kind == "word" and units[last].low in actors:
            cls = _heavier(cls, actors[units[last].low])
            last += 1
    nations = [u.what for u in units[first:last] if u.kind == "state"]
    nation = nation or (nations[0] if nations else None)
    groups = [u.what.group for u in units[first:last] if u.kind == "group"]
    group = group or (groups[0] if groups else None)
    last, group, nation, families = _of(units, last, group, nation, cls, actors)
    if cls == "count":
        cls = "pronoun"
    words = {u.low for u in units[first:last]}
    armed = bool(words & {"armed", "military", "armoured", "armored", "tank", "tanks", "captured", "technicals", "technical", "apcs", "humvees", "mercenaries", "foreign_fighters"})
    name = group.name if group is not None else None
    if name is None and nation and cls in ("fighter", "unit", "vehicle", "weapon") and words & _STATE_WORDS:
        name = army_of(nation)
    return Mover(cls, head, first, last, name, nation, armed, families)


_STATE_WORDS = frozenset(
    "army soldier soldiers troop troops forces force military tank tanks commandos commando marines paratroopers units unit brigade brigades battalion "
    "battalions division divisions regiment armoured armored artillery howitzers infantry vehicles convoy reinforcements police".split()
)


def _belongs_before(unit: Unit) -> bool:
    if unit.kind in ("count", "state"):
        return True
    return unit.kind == "word" and (unit.low in lexicon.DETERMINERS or _adjective(unit.low) or unit.low == "more") and not (
        unit.low in lexicon.verbs() and unit.low not in ("wounded", "armed", "captured")
    )


def _adjective(low: str) -> bool:
    return low in lexicon.ADJECTIVES or low in (
        "foreign", "armed", "wounded", "young", "senior", "top", "other", "more", "further", "additional", "surviving", "remaining", "fleeing", "masked",
        "first", "second", "third", "last", "elite", "special", "military", "government", "rebel", "allied", "pro-government", "loyalist", "so-called",
        "heavy", "light", "armoured", "armored", "captured", "closed", "new", "tribal", "tribesmen", "islamist", "jihadist", "russian-backed", "fresh",
        "several", "few", "many", "various", "lightly", "heavily", "trained", "retired", "experienced", "veteran", "hardened", "battle-hardened", "combat",
        "private", "pickup", "fuel", "army", "police", "border", "federal", "naval", "air", "local", "similar", "separate", "small", "large", "whole",
    ) or low.endswith(("-backed", "-led", "-strong", "-man", "-linked", "-aligned", "-affiliated"))


def _reaches_actor(units: Sequence[Unit], at: int, actors: dict[str, str]) -> bool:
    for unit in units[at : at + 3]:
        if unit.kind == "word" and unit.low in actors:
            return True
        if unit.kind != "word" or not _adjective(unit.low):
            return False
    return False


_WEIGHT = {"other": 6, "family": 5, "leader": 4, "weapon": 3, "vehicle": 3, "fighter": 2, "men": 2, "unit": 1, "group": 1}


def _heavier(one: str, two: str) -> str:
    # a row of nouns is what its last noun is: "army officers", "arms convoy", "aid convoy" is aid all the same
    if "other" in (one, two):
        return "other"
    if one == "weapon" and two == "vehicle":
        return "weapon"
    if one == "family" and two in ("fighter", "men"):
        return "family"
    return two


def _of(units, last, group, nation, cls, actors):  # type: ignore[no-untyped-def]
    """Read "of the Islamic State", "from the Wagner group", "of foreign fighters" behind a head."""
    families = False
    at = last
    for _ in range(3):
        if at >= len(units) or units[at].low not in ("of", "from", "belonging", "loyal", "in") or units[at].kind != "word":
            break
        opener = units[at].low
        stop = at + 1
        if opener in ("belonging", "loyal"):
            stop += 1
        found = False
        while stop < len(units) and stop < at + 9:
            unit = units[stop]
            if unit.kind == "group":
                group = group or unit.what.group
                found = True
                stop += 1
                if stop < len(units) and units[stop].low in actors:
                    stop += 1
                break
            if unit.kind == "state":
                nation = nation or unit.what
            elif unit.kind == "count":
                pass
            elif unit.kind == "word" and unit.low in actors and opener == "of":
                inner = actors[unit.low]
                if inner in ("fighter", "unit", "men", "leader") and cls == "family":
                    families = True
                found = True
                stop += 1
                continue
            elif unit.kind != "word" or not (unit.low in lexicon.DETERMINERS or _adjective(unit.low) or unit.low in ("the", "so-called", "'s", "“", "”", '"')):
                break
            stop += 1
        if not found:
            break
        at = stop
    return at, group, nation, families


def is_governed(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a preposition governs the phrase, so that it is no subject."""
    j = mover.first - 1
    while j >= 0 and units[j].kind == "word" and (units[j].low in lexicon.DETERMINERS or _adjective(units[j].low) or units[j].low in ("'s",)):
        j -= 1
    if j < 0 or units[j].kind != "word":
        return False
    low = units[j].low
    if low == "of":
        head = units[j - 1] if j else None
        return not (head is not None and (head.low in _PARTITIVE or head.kind == "count"))
    if low in ("and", ",", "or") and j > 0:
        # an item of a list shares what governs the first item
        k = j - 1
        while k >= 0 and units[k].kind in ("group", "place", "state", "count"):
            k -= 1
        return False
    return low in _GOVERNING


def with_context(mover: Mover, other: Mover | None) -> Mover:
    """Give a pronoun, or a noun without a group, what it stands for."""
    if other is None:
        return mover
    if mover.cls == "pronoun":
        return replace(mover, cls=other.cls, group=other.group, nation=other.nation, armed_words=other.armed_words, of_families=other.of_families)
    return mover
