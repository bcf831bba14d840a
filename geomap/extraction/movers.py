"""Who or what moves: the nouns before and after a verb, their group, and whether they are armed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geomap.extraction import lexicon
from geomap.extraction.nouns import OTHERS, class_of
from geomap.extraction.tails import heavier, read_tail
from geomap.extraction.units import Unit
from geomap.gazetteer import is_capital
from geomap.groups import Group

_GOVERNING = lexicon.words("governing")
_PARTITIVE = lexicon.words("partitive")


@dataclass(frozen=True, slots=True)
class Mover:
    """What moves in a clause.

    ``cls`` is a class of ``actors.csv``, ``group``, ``state`` or ``pronoun``; ``head`` the number of its unit,
    ``first`` and ``last`` its phrase; ``group`` a canonical name; ``nation`` an ISO code where only a nationality is
    named; ``is_one`` says that its words tell of one man: "a fighter", "another volunteer".
    """

    cls: str
    head: int
    first: int
    last: int
    group: str | None = None
    nation: str | None = None
    armed_words: bool = False
    of_families: bool = False
    is_one: bool = False

    @property
    def is_armed(self) -> bool:
        """Whether its own words show that it belongs to an armed group."""
        return (
            self.cls in ("fighter", "group")
            or self.group is not None
            or (self.armed_words and self.cls not in ("other", "person"))
        )


def movers(units: Sequence[Unit], army_of: Callable[[str], str | None]) -> list[Mover]:
    """Find every noun phrase that may stand for a mover, in order, whatever governs it."""
    out: list[Mover] = []
    actors = lexicon.actors()
    taken = -1
    for i, unit in enumerate(units):
        if i <= taken or (
            unit.kind == "word" and not unit.capital and unit.low not in actors and unit.low not in OTHERS
        ):
            continue
        cls = class_of(units, i, actors)
        if cls is None:
            continue
        mover = _phrase(units, i, cls, actors, army_of)
        if cls == "weapon" and out and _is_mounted(units, out[-1], mover):
            out[-1] = replace(
                out[-1],
                last=mover.last,
                group=out[-1].group or mover.group,
                nation=out[-1].nation or mover.nation,
                armed_words=out[-1].armed_words or mover.armed_words,
            )
            taken = mover.last - 1
            continue
        out.append(mover)
        taken = mover.last - 1
    return out


def _is_mounted(units: Sequence[Unit], carrier: Mover, weapon: Mover) -> bool:
    """Say whether guns only tell what vehicles are armed with or tow: "twelve pickups with heavy machine guns"."""
    between = [u.low for u in units[carrier.last : weapon.first]]
    guns = not _GUNS.isdisjoint(u.low for u in units[weapon.first : weapon.last])
    return carrier.cls == "vehicle" and guns and 0 < len(between) < 4 and between[0] in ("with", "bearing")


_GUNS = frozenset("guns gun howitzers howitzer cannon cannons mortars launchers".split())
_PREDETERMINERS = frozenset(["all", "both", "half", "twice", "only", "even", "such", "most", "many", "some"])
_BUILDINGS = frozenset("building buildings headquarters offices office compound complex hq".split())


def _phrase(
    units: Sequence[Unit], head: int, cls: str, actors: dict[str, str], army_of: Callable[[str], str | None]
) -> Mover:
    """Gather the phrase around a head: what stands before it, "of the group" after it, a further noun behind a name."""
    first = head
    several = units[head].low.endswith(("s", "men"))
    alone = cls == "pronoun" and units[head].low in _SUBJECTS | {"it"}  # "Around 6pm they left"
    while first > 0 and _belongs_before(units, first - 1) and not (several and units[first - 1].low == "that"):
        if alone and units[first - 1].low not in ("that", "both", "all"):
            break
        first -= 1
    group: Group | None = units[head].what.group if cls == "group" else None
    nation = _nation(units[head]) if cls == "state" else None
    last = head + 1
    if cls == "count" and last < len(units) and units[last].low in ("more", "further", "others"):
        last += 1
    if cls in ("group", "state", "count") and last == head + 1:
        cls, group, nation, last = _behind_name(units, head, cls, group, nation, actors)
        if units[head].names_leader and last == head + 1:
            cls = "leader"  # "Abubakar Shekau has fled", and no "Shekau's men"
    else:
        while (
            last < len(units)
            and units[last].kind == "word"
            and units[last].low in actors
            and not (units[last].low in _ROWS and units[last].low in lexicon.verbs())  # "rebels trickle out of X"
        ):
            staff = units[last].low == "staff" and units[last - 1].low == "general"
            staff = staff and not (units[last + 1 : last + 2] and units[last + 1].low in _BUILDINGS)
            boys = units[last - 1].low in ("boy", "girl", "student") and actors[units[last].low] == "fighter"
            cls = "leader" if staff else "fighter" if boys else heavier(cls, actors[units[last].low])
            last += 1
        if last < len(units) and units[last].low == "'s" and cls == "unit" and _reaches_actor(units, last + 1, actors):
            # "the group's local emirs"
            last += 1
            while last < len(units) and (units[last].low in actors or lexicon.is_adjective(units[last].low)):
                cls = actors.get(units[last].low, cls)
                last += 1
    if last + 1 < len(units) and units[last].low in ("'", "’", "'s") and actors.get(units[last + 1].low) == "family":
        last, cls = last + 2, "family"  # "army officers' families"
    last = _coordinated(units, last, actors)
    before = units[first:last]
    nation = nation or next((_nation(u) for u in before if u.kind == "state"), None)
    group = group or next((u.what.group for u in before if u.kind == "group"), None)
    own_words = {u.low for u in before}
    tail = read_tail(units, last, cls, actors)
    last = tail.last
    if group is None and first > 1 and units[first - 1].low == "whose":
        group = next((u.what.group for u in reversed(units[max(0, first - 4) : first - 1]) if u.kind == "group"), None)
    closed = _aside_ends(units, last)
    if closed is not None and units[last + 1].kind == "group":
        last = closed  # "guerrillas of the National Liberation Army (ELN)"
    other_name = [u.kind for u in units[last + 2 : last + 3]] == ["group"]
    if other_name and [u.low for u in units[last : last + 2]] == [",", "or"]:
        last += 4 if [u.low for u in units[last + 3 : last + 4]] == [","] else 3  # ", or SOCADEF, were travelling"
    if (cls in ("count", "pronoun") and tail.cls) or (cls in ("vehicle", "weapon") and tail.cls in ("other", "person")):
        cls = tail.cls
    if cls == "vehicle" and last + 1 < len(units) and units[last].low == "of" and _is_load(units[last + 1]):
        cls = "other"  # "14 lorries of sorghum"
    if cls == "person" and units[head].low in ("team", "teams"):
        of_arms = any(actors.get(u.low) == "fighter" for u in units[first:head])  # "a commando team"
        cls = "unit" if tail.group is not None or of_arms else "fighter" if tail.cls == "fighter" else cls
    if cls in ("men", "person") and tail.cls == "family":
        cls = "family"  # "117 members of ISIS families"
    if cls == "weapon" and tail.cls == "vehicle":
        cls = "vehicle"  # "an ammunition convoy of nine pickup trucks"
    if units[head].low in ("column", "columns") and tail.cls in ("fighter", "men"):
        cls = tail.cls  # "four columns of rebels": they may well walk
    led = head > 0 and units[head - 1].low in ("supply", "front", "defence", "defense")  # "supply lines of the rebels"
    if tail.cls in _OF_ROWS and units[head].low in _ROWS and not led:
        cls = tail.cls  # "a line of about 200 vehicles", "a smaller group of vehicles"
    if cls in ("fighter", "men", "unit") and own_words & {
        "civil",
        "humanitarian",
        "aid",
        "relief",
        "medical",
        "rescue",
    }:
        cls = "person"  # "civil defence volunteers"
    if "tank" in own_words and own_words & {"lorries", "lorry", "trucks", "truck", "wagons"}:
        cls = "other"  # they carry fuel
    person = units[head].low in ("person", "persons", "people", "man", "men")
    if person and cls in ("person", "men") and ("armed" in own_words or _bears_arms(units, head + 1)):
        cls = "fighter"
    irregular = {u.low for u in units[head + 1 : last]} & _FACTIONS
    nation = nation or (None if irregular else tail.nation)
    name = group.name if group is not None else None
    if cls == "state" and name is None and tail.group is not None:
        cls = "group"  # "thirty Russians of Wagner"
    if (
        name is None
        and nation
        and cls in ("fighter", "unit", "vehicle", "weapon", "leader", "men")
        and ({u.low for u in units[first:last]} - _FACTIONS) & _STATE_WORDS
        and not irregular
    ):
        name = army_of(nation)
    name = name or (tail.group.name if tail.group is not None else None)
    if cls == "group" and tail.group is not None and units[head].low.split()[-1] in actors:
        name = tail.group.name  # "Iraqi militiamen of Asaib Ahl al-Haq"
    words = {u.low for u in units[first:last]}
    if cls == "person" and name and words & {"governor", "governors"}:
        cls = "leader"
    if cls == "person" and tail.group is not None and words & {"youths", "youth", "boys", "teenagers", "men"}:
        cls = "men"  # "six hundred youths of the White Army"
    if cls == "count":
        cls = "pronoun"
    of_force = bool(words & _FACTIONS) and cls in ("men", "leader", "vehicle", "weapon")
    owned = any(u.low in ("'", "’", "'s") for u in units[first:last])
    of_men = cls == "family" and owned and any(actors.get(w) in ("fighter", "unit", "leader", "men") for w in words)
    of_fighters = any(
        units[k].low == "'s" and actors.get(units[k - 1].low) == "fighter" for k in range(max(first - 1, 1), last)
    )
    of_force = of_force or (of_fighters and cls in ("vehicle", "weapon"))  # "the peacekeepers' lorries"
    armed = bool(words & _ARMED_WORDS) or of_force or (cls in ("vehicle", "weapon", "unit") and tail.cls == "fighter")
    one = units[first].low in _ONE and units[head].low in lexicon.words("one man") and cls in ("fighter", "men")
    one = one and (last == head + 1 or units[head + 1].low == "of")  # and no "terrorist gang"
    return Mover(cls, head, first, last, name, nation, armed, tail.families or of_men, one)


def _bears_arms(units: Sequence[Unit], at: int) -> bool:
    """Read "with a weapon", "with arms in hand" behind a noun."""
    lows = [u.low for u in units[at : at + 3]]
    return lows[:1] == ["with"] and not {"weapon", "weapons", "arms", "rifle", "rifles", "gun", "guns"}.isdisjoint(lows)


_ONE = frozenset(["a", "an", "one", "another"])
_OF_ROWS = frozenset(["vehicle", "weapon", "fighter", "men", "person", "other", "family"])
_ROWS = frozenset(
    "trickle consignment consignments cargo line lines queue string stream flow wave waves group groups series "
    "planeload planeloads busload busloads truckload truckloads lorryload lorryloads boatload boatloads shipload "
    "trainload trainloads carload carloads".split()
)
_FACTIONS = frozenset("faction factions militia militias brigade brigades battalion battalions".split())
_OWNERS = frozenset(["one", "ours", "theirs", "his", "hers", "them", "these", "those", "which"])


def _is_load(unit: Unit) -> bool:
    return (
        unit.kind == "word"
        and not unit.capital
        and unit.low not in lexicon.DETERMINERS | _OWNERS
        and unit.low.isalpha()
    )


def _nation(unit: Unit) -> str | None:
    if unit.kind == "place":
        capital = (place for place in unit.what.places if is_capital(place))
        place = next(capital, unit.what.places[0] if unit.what.places else None)
        return place.country if place is not None else None
    code: str | None = unit.what
    return code


def _behind_name(
    units: Sequence[Unit], head: int, cls: str, group: Group | None, nation: str | None, actors: dict[str, str]
) -> tuple[str, Group | None, str | None, int]:
    """Read on behind a name: "Islamic State fighters", "Turkish soldiers", "the Taliban's shadow governor"."""
    last = head + 1
    limit = head + 7
    while last < min(len(units), limit):
        unit = units[last]
        found = actors.get(unit.low) if unit.kind == "word" else None
        if unit.low in _OF_A_GROUP and cls == "group":
            found = "fighter"  # "Islamic State survivors", "White Army youths"
        if unit.low in ("officials", "official") and cls == "group" and group is not None and group.kind != "army":
            found = "leader"  # "Hamas officials"
        if unit.low == "'s" and cls in ("group", "state"):
            of_group = last + 1 < len(units) and units[last + 1].kind == "group"
            if not of_group and not _reaches_actor(units, last + 1, actors):
                break
        elif closed := _aside_ends(units, last):
            limit += closed - last
            last = closed
            continue
        elif unit.low == "/" and last + 1 < len(units) and units[last + 1].kind == "group":
            pass
        elif unit.kind == "group":
            group = group or unit.what.group
            cls = "group" if cls in ("state", "count") else cls
        elif unit.kind == "state":
            nation = nation or unit.what
            cls = "state" if cls == "count" else cls
        elif found:
            cls = "group" if found == "unit" and cls == "group" else heavier(cls, found)
        elif unit.kind != "count" and not (
            unit.kind == "word" and _describes(unit.low) and _reaches_actor(units, last + 1, actors)
        ):
            break
        last += 1
    return cls, group, nation, last


_OF_A_GROUP = frozenset(["survivors", "survivor", "youths", "youth", "boys", "lads"])
_OUTLAWED = frozenset(["banned", "outlawed", "prohibited", "proscribed", "forbidden"])


def _aside_ends(units: Sequence[Unit], at: int) -> int | None:
    """Find where an aside behind a name ends: "(ELN)", "(a terrorist group banned in Russia)"; None without one."""
    if at >= len(units) or units[at].low != "(":
        return None
    for k in range(at + 2, min(at + 14, len(units))):
        if units[k].low == ")":
            return k + 1 if k == at + 2 or any(u.low in _OUTLAWED for u in units[at:k]) else None
    return None


def _coordinated(units: Sequence[Unit], last: int, actors: dict[str, str]) -> int:
    """Take in "and children" behind "wives", ", buses and pick-ups" behind "lorries"."""
    while last + 1 < len(units) and (units[last].low in ("and", "or") or _is_listed(units, last, actors)):
        k = last + 1
        while (
            k < len(units)
            and units[k].kind == "word"
            and (lexicon.is_adjective(units[k].low) or units[k].low in ("their", "its", "his"))
        ):
            k += 1
        if actors.get(units[last - 1].low) == "family" and [u.low for u in units[k : k + 1]] == ["mothers"]:
            last = k + 1  # "the wives and mothers of the officers"
            continue
        if k >= len(units) or units[k].kind != "word" or units[k].low not in actors:
            break
        is_noun = actors[units[k].low] == "vehicle" and units[k + 1 : k + 2] and units[k + 1].low in _BEHIND_VEHICLES
        if units[k].low in lexicon.verbs() and units[last].low != "," and not is_noun:
            break  # "trucks and buses" are two nouns where "among them" follows
        if (
            k + 1 < len(units)
            and (
                units[k + 1].low in lexicon.verbs()
                or units[k + 1].low in lexicon.BE
                or units[k + 1].low in lexicon.HAVE
            )
            and (actors[units[k].low] not in ("family", "vehicle", "weapon"))
        ):
            break
        last = k + 1
    return last


_BEHIND_VEHICLES = frozenset("among with carrying of full in on".split())


def _is_listed(units: Sequence[Unit], comma: int, actors: dict[str, str]) -> bool:
    """Say whether a comma stands in a list of vehicles that an "and" closes: "60 lorries, buses and pick-ups"."""
    row = [actors.get(units[comma - 1].low), *(actors.get(u.low) for u in units[comma + 1 : comma + 2])]
    ands = any(u.low == "and" for u in units[comma + 2 : comma + 5])
    return units[comma].low == "," and row == ["vehicle", "vehicle"] and ands


_ARMED_WORDS = lexicon.words("armed words")
_STATE_WORDS = lexicon.words("state words")


_PARTICIPLES = frozenset(["wounded", "injured", "armed", "captured", "suspected"])


def _belongs_before(units: Sequence[Unit], i: int) -> bool:
    unit = units[i]
    if units[i + 1].low == "the" and unit.low not in _PREDETERMINERS:
        return False  # "after two days of combat the army withdrew"
    if unit.kind in ("count", "state"):
        return True
    if unit.kind == "word" and unit.capital and i and units[i - 1].kind == "count":
        return True  # "64 Land Cruisers"
    if unit.kind == "word" and unit.low[:1].isdigit():
        return True  # "the 70th Force"
    if unit.low.endswith("ly") and i + 1 < len(units) and lexicon.is_adjective(units[i + 1].low):
        return True  # "150 newly trained men"
    return (
        unit.kind == "word"
        and (unit.low in lexicon.DETERMINERS or lexicon.is_adjective(unit.low) or unit.low == "more")
        and not (unit.low in lexicon.verbs() and unit.low not in _PARTICIPLES)
    )


def _reaches_actor(units: Sequence[Unit], at: int, actors: dict[str, str]) -> bool:
    for unit in units[at : at + 3]:
        if unit.kind == "word" and unit.low in actors:
            return True
        if unit.kind != "word" or not _describes(unit.low):
            return False
    return False


def _describes(low: str) -> bool:
    """Say whether a word may stand between an owner and his men: "the group's local emirs", "its 33rd Brigade"."""
    return lexicon.is_adjective(low) or (low[0].isdigit() and low.endswith(("st", "nd", "rd", "th")))


_SUBJECTS = frozenset(["they", "we", "he", "she"])
_RANGE = frozenset(["to", "and"])


def is_told_of(units: Sequence[Unit], one: Mover, two: Mover) -> bool:
    """Say whether a phrase only tells what another is of, or whom it fights.

    "Soldiers of the mission", "a column with 550 men", "soldiers hunting the rebels".
    """
    if one.last >= two.first:
        return False
    if units[one.last].low in FIGHTING:  # and no "the fighting rebels"
        fights = one.is_armed or one.cls in ("unit", "men")
        return fights and all(u.low in lexicon.DETERMINERS for u in units[one.last + 1 : two.first])
    of_theirs = one.is_armed and not two.is_armed and units[one.last].low == "of"
    has_men = one.cls in ("vehicle", "unit", "group") and two.cls in ("men", "person", "fighter", "count")
    return of_theirs or (has_men and one.last == two.first - 1 and units[one.last].low == "with")


FIGHTING = frozenset(
    "fighting hunting pursuing chasing battling combating tracking besieging opposing confronting resisting escorting "
    "guarding attacking".split()
)
"""What somebody does to those who are named behind it, and who do not move with him."""


def is_governed(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a preposition governs the phrase, so that it is no subject."""
    if mover.cls == "pronoun" and units[mover.head].low in _SUBJECTS:
        return False  # "Around 6pm they left"
    j = mover.first - 1
    if j >= 0 and units[j].low in ("from", "between") and units[mover.first].kind == "count":
        j -= not _RANGE.isdisjoint(units[mover.first].low.split())  # "from twenty to twenty-five gunmen crept down"
    begins = units[mover.first].low in ("the", "a", "an")  # what stands before it is another phrase's
    while (
        j >= 0
        and not (begins and units[j].low not in lexicon.DETERMINERS)
        and units[j].kind == "word"
        and (
            units[j].low in lexicon.DETERMINERS
            or lexicon.is_adjective(units[j].low)
            or units[j].low == "'s"
            or (units[j].low in ('"', "“") and mover.cls == "state")
            or units[j].low[:1].isdigit()
            or (units[j].low.endswith("ed") and j > 0 and (units[j - 1].low in lexicon.DETERMINERS | {"'s"}))
            or (units[j].low.endswith(("ed", "en")) and j > 0 and units[j - 1].low == "with")  # "with stolen cattle"
            or (mover.cls == "unit" and units[j].capital and units[j].low not in _GOVERNING and j > 0)
            or (mover.cls in ("weapon", "vehicle") and (units[j].low in _COMPOUNDS or "-" in units[j].low))
            or (mover.cls == "vehicle" and _is_kind_of_vehicle(units, j))
        )
    ):
        j -= 1
    if j >= 0 and j < mover.first - 1 and units[j + 1].low == "'s" and units[j].kind == "word" and j:
        j -= 1  # "for the autumn's war"
        while j and units[j].low in lexicon.DETERMINERS:
            j -= 1
    if mover.cls == "state" and mover.first == mover.head and _is_last_home(units, mover.first):
        return True
    if (
        j > 1
        and units[j].low == "and"
        and (units[j - 1].kind in ("group", "state", "place") or units[j - 1].low in lexicon.actors())
    ):
        k = j - 2 if units[j - 2].low != "the" else j - 3
        return k >= 0 and units[k].low in ("between", "among")  # "the war between A and B"
    if mover.cls == "state" and units[mover.head].kind == "place" and mover.first == mover.head:
        j = _before_nouns(units, j)  # "troops from the military powerhouse Chad"
    if j < 0 or units[j].kind != "word":
        return False
    low = units[j].low
    like = j > 0 and units[j - 1].low in _LIKE  # "as soon as the last rebel has left", "disguised as rebels left X"
    if low == "as" and not like and (units[mover.head].low in _SUBJECTS | {"it"} or _acts_behind(units, mover.last)):
        return False  # "was killed in a strike as he travelled to X", "died as the army retreated from X"
    if low == "of":
        head = units[j - 1] if j else None
        if head is not None and head.low in _REMAINED and "what" in [u.low for u in units[max(0, j - 4) : j - 1]]:
            return False  # "what is left of the garrison"
        return not (head is not None and (head.low in _PARTITIVE or head.kind == "count"))
    return low in _GOVERNING


def _is_last_home(units: Sequence[Unit], at: int) -> bool:
    """Read the last country of "fighters from Libya, Tunisia and Algeria have arrived": where they are from."""
    k = at - 1
    while k > 1 and units[k].low in (",", "and", "or") and units[k - 1].kind == "place":
        k -= 2
    homes = k < at - 1 and units[k].low == "from"
    return homes and k > 0 and (units[k - 1].kind == "group" or units[k - 1].low in lexicon.actors())


_LIKE = frozenset(
    "soon disguised dressed posing masquerading passing described seen regarded identified working worked serving "
    "served acting acted used such well far long".split()
)


def _acts_behind(units: Sequence[Unit], at: int) -> bool:
    """Say whether a verb with a tense stands at a unit, an adverb before it or none."""
    at += at < len(units) and units[at].low.endswith("ly")
    if at >= len(units) or units[at].kind != "word":
        return False
    low = units[at].low
    return low in lexicon.MODALS or low in lexicon.BE | lexicon.HAVE or (low in lexicon.verbs() and low[-3:] != "ing")


_REMAINED = frozenset(["left", "remains", "remained", "survives", "survived"])
_COMPOUNDS = frozenset(["machine", "anti-tank", "anti-aircraft", "mounted", "rocket", "motor", "pick-up", "combat"])


def _is_kind_of_vehicle(units: Sequence[Unit], j: int) -> bool:
    """Say whether a noun that no list knows tells what sort of vehicle carries somebody: "in pump boats"."""
    plain = units[j].low.isalpha() and not units[j].capital and units[j].low not in _GOVERNING
    return plain and j > 0 and units[j - 1].low in ("in", "on", "by", "aboard")


def _before_nouns(units: Sequence[Unit], j: int) -> int:
    """Step back over plain nouns to a preposition within reach; stay where there is none."""
    for k in range(j, max(-1, j - 4), -1):
        unit = units[k]
        if unit.kind != "word" or not unit.low.isalpha() or unit.low in lexicon.verbs() or unit.low in lexicon.BE:
            return j
        if unit.low in _GOVERNING:
            return k
    return j


def is_people(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a nationality stands for its soldiers: "the Turks", "the Russians"."""
    low = units[mover.head].low
    return mover.armed_words or (low.endswith("s") and units[mover.head].kind == "state" and low not in _STATES_IN_S)


_STATES_IN_S = frozenset(["united states", "netherlands", "us", "philippines", "cyprus", "laos", "emirates"])


def is_official(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a phrase is one person of an office: "the minister", "the mayor of X"."""
    return units[mover.head].low in _OFFICES


_OFFICES = frozenset(
    "minister president mayor governor secretary envoy ambassador premier judge chancellor chairman king prince bishop "
    "mufti priest pope lawmaker mp diplomat".split()
)


def one_like(low: str, other: Mover | None, chief: Mover | None) -> Mover | None:
    """Return whom "he" or "she" can stand for: the chief last told of where the other is a force, or what it drives."""
    many = other is not None and low in ("he", "she") and not other.is_one and other.cls in _MANY
    return chief if many else other  # "The M23 has a chief in X. He was driven to Y"


_MANY = frozenset(["group", "unit", "vehicle", "weapon", "fighter", "family", "state"])


def with_context(mover: Mover, other: Mover | None) -> Mover:
    """Give a pronoun, or a noun without a group, what it stands for."""
    if other is None:
        return mover
    if mover.cls == "pronoun":
        return replace(
            mover,
            cls=other.cls,
            group=other.group,
            nation=other.nation,
            armed_words=other.armed_words,
            of_families=other.of_families,
            is_one=other.is_one,
        )
    return mover
