"""Whose the movers are: the group that a mover's own words, who moves it, or what was told before names."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction import lexicon
from geomap.extraction.discourse import subject_group
from geomap.extraction.ends import Frame, is_looking_back
from geomap.extraction.movers import Mover
from geomap.gazetteer import country_of, country_of_capital, demonym_of, is_demonym

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
ENEMIES = frozenset(["enemy", "hostile", "occupation", "occupying"])
_GENERIC = lexicon.words("generic")


def says_itself(sentence: Sentence, mover: Mover) -> bool:
    """Say whether "it" is the force that speaks: "the group has announced that it is withdrawing"."""
    low = sentence.units[mover.head].low
    return low in ("it", "they") and any(a.first < mover.head and a.claimant for a in sentence.attributions)


BODIES = frozenset("group rebels movement militia organisation organization gang insurgents".split())
_SOLDIERS = frozenset(
    "troops troop soldiers soldier paratroopers commandos division divisions battalion battalions".split()
)
_OF_ARMIES = frozenset(
    "battalion battalions regiment regiments division divisions contingent contingents garrison garrisons".split()
)
_PARAS = frozenset("troops soldiers paratroopers parachutists infantrymen sappers engineers men".split())
_OFFICERS = frozenset(["officers", "soldiers", "generals", "policemen"])
_NAMELESS = frozenset("rapid deployment reaction quick response intervention special force forces mobile joint".split())
_REGULARS = frozenset("infantry regiment regiments paratroop paratroopers mechanised mechanized motorised".split())
ARMY_UNITS = frozenset(
    "brigade brigades battalion battalions regiment regiments division divisions companies units".split()
)
_SERVING = frozenset("officers soldiers servicemen troops personnel military policemen".split())
UNITS = lexicon.words("units of an army")
MILITARY = re.compile(r"\b(?:army|military|defen[cs]e ministry|ministry of defen[cs]e|general staff)\b", re.I)
OFFICER = re.compile(
    r"\b(?:(?:military|army|naval) (?:officer|commander|chief)s?|defen[cs]e ministry|general staff)\b", re.I
)
RULERS = re.compile(r"\b(?:president|minister|presidency|governor)\b", re.I)
RULING = re.compile(r"(?:(?:defen[cs]e )?ministry|general staff|army|military)", re.I)
_DIPLOMATS = re.compile(r"\b(?:foreign (?:ministry|minister|office)|embassy|ambassador|presidency)\b", re.I)
_GENDARMES = frozenset(["gendarme", "gendarmes", "gendarmerie"])
_POLICE = _GENDARMES | {"policeman", "policemen"}
_OTHER_POLICE = BODIES | {"military", "hisba", "hisbah", "islamic", "religious", "morality", "secret"}
_ARMY_OF_HIS = frozenset(["army", "troops", "forces", "military", "soldiers"])
_ANY_VEHICLES = frozenset(
    "convoy convoys column columns motorcade motorcades pickup pickups pick-ups technicals".split()
)
_OF_THE_STATE = _GENDARMES | {"presidential"}
_ANYBODYS = frozenset(
    "gunmen gunman rebels rebel volunteers volunteer gang gangs tribal tribesmen sabotage party person persons".split()
)
_REBELS = frozenset(
    "rebels rebel insurgents insurgent guerrillas guerrilla militants militant tribesmen tribal".split()
)
_DEFINITE = frozenset("the these those its their his her this that such other more same".split())
_IRREGULARS = frozenset("fighters gunmen militiamen jihadists fighter gunman militiaman jihadist".split())
_OPPOSED = frozenset(["opposition", "anti-government", "breakaway", "mutinous", "dissident"])
_ARMY_ITSELF = frozenset(["army", "military"])
_GOVERNING = frozenset(["government", "regime", "junta"])
_ARMY = _GOVERNING | {"army", "military"}


def _country_of(reader: _Reader, ends: Sequence[End]) -> str | None:
    return next((country for end in ends if (country := reader.country_of(end))), None)


def find_group(
    reader: _Reader,
    sentence: Sentence,
    mover: Mover,
    frame: Frame,
    speaker: str | None,
    ends: Sequence[End],
    started: int,
) -> str | None:
    """Name the group that moves: by its own words, by who moves it, by "their", else the one spoken of last.

    The first ``started`` of the ends are origins.
    """
    agent = frame.agent if driving_foe(reader, sentence, frame) is None else None
    if agent is not None and agent.head == mover.head:
        agent = None  # "police reinforcements"
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    near = {u.low for u in sentence.units[max(0, mover.first - 2) : mover.last]}
    behind_it = {u.low for u in sentence.units[mover.last : mover.last + 3]}
    theirs = "theirs" in behind_it or ("ours" in behind_it and sentence.units[mover.head].quoted)
    if theirs and (whose := reader.group_in(speaker or "")):
        return whose  # "not one fighter of ours", says Hezbollah's office
    if own & {"our"} and not sentence.units[mover.head].quoted:
        return reader.army_of(reader.main_country() or "")
    if own & {"our", "ours", "we", "us"} and sentence.units[mover.head].quoted:
        its_army = reader.army_of(reader.main_country() or "") if OFFICER.search(speaker or "") else None
        return reader.group_in(speaker or "") or its_army or reader.discourse.group
    of_sender = agent is not None and (agent.group is not None or agent.cls == "state")  # "says Russia has sent its"
    if (
        not mover.group
        and near & {"its", "his", "their"}
        and own & (_ARMY_OF_HIS | _POLICE)
        and speaker
        and not of_sender
    ):
        states = _states_of(speaker)
        if states and own & _POLICE:
            return _service_of(reader, states[0], own)  # "300 of its policemen", a Rwandan official said
        if states and (of_state := reader.army_of(states[0] or "")):
            return of_state  # "the Turkish president said that his army may enter X"
        rules = RULING.fullmatch(speaker) is not None and reader.group_in(speaker) is None
        if rules and not states and (of_state := reader.army_of(reader.main_country() or "")):
            return of_state  # "the ministry said its troops had been moved"
    if not of_sender and (state := state_of_force(sentence, mover, speaker)) is not None:
        return reader.army_of(state)
    strikes = striker(sentence, mover)
    if agent is not None and agent.group and agent.group == strikes:
        agent = None  # "overran X, sending soldiers fleeing to Y"
    if not mover.group and agent is None and own & _OPPOSED:
        last = reader.discourse.group
        return None if reader.is_army(last) else last  # "opposition troops" are no state's
    lead = [u.low for u in sentence.units[max(0, mover.first - 3) : mover.head]]
    if agent is not None and not agent.group and not mover.group and _is_the_army(sentence, agent):
        return _army_there(reader, ends[:started] or ends)  # "the army has transferred 300 men"
    if mover.group and mover.group not in reader.groups.groups:
        if ("army", "'s") in pairwise(lead):
            return _army_there(reader, ends)  # "the army's 17th Division"
        if set(mover.group.casefold().split()) <= _NAMELESS:
            return _army_there(reader, ends[:started]) or mover.group
    if mover.group:
        heads = [mover.head, *_units_of(sentence, mover.group)]
        heads += range(mover.first, mover.last)  # "elements of the 76th Guards Airborne Division"
        numbered = any(_NTH.fullmatch(sentence.units[k].low.split()[0]) for k in heads)
        if numbered and agent is not None and agent.group and reader.is_army(agent.group):
            return agent.group  # "the Syrian army will send its 4th Division"
        of_army = agent is not None and any(u.low == "army" for u in sentence.units[agent.first : agent.last])
        if of_army and reader.is_army(mover.group):
            country = _country_of(reader, ends)
            return reader.army_of(country or "") or mover.group
        return mover.group
    aboard = [u.what.group.name for u in sentence.units[mover.last : mover.last + 6] if u.kind == "group"]
    carried = carried_group(sentence, mover, frame)
    if carried is not None:
        return carried
    if mover.cls in ("vehicle", "weapon") and aboard:
        return str(aboard[0])
    behind = [u.low for u in sentence.units[mover.last : mover.last + 4]]
    if behind[:1] == [","] and ((set(behind) & {"all", "most"} and "them" in behind) or "members" in behind[1:2]):
        apposed = next((u for u in sentence.units[mover.last : mover.last + 9] if u.kind == "group"), None)
        if apposed is not None:
            return str(apposed.what.group.name)  # "mercenaries, all of them members of the Hamza Division"
    if "their" in near and agent is None and not reader.group_in(speaker or "") and _speaks_for_rebels(speaker):
        return None  # "Hundreds of their fighters left X, the rebels' operations room said"
    if is_of_the_guard(sentence, mover):
        return _army_there(reader, ends[:started])
    if near & {"their", "its", "his"} and mover.cls not in ("family",) and agent is None:
        return _owner_group(reader, sentence, mover)
    if mover.cls == "family" and _OFFICERS.intersection(word.rstrip("'’") for word in own) and not mover.group:
        foreign = any(u.kind == "state" for u in sentence.units[mover.first : mover.last])
        if not foreign and not own & {"its", "their", "his"}:
            return _army_there(reader, ends[:started])  # "officers' families left X"
    if mover.cls == "family" and "its" in own and agent is None:
        last = reader.discourse.subject_group
        return last if last and not reader.is_army(last) else reader.discourse.named_group  # "families of its members"
    if mover.cls == "family" and own & {"members", "member"} and agent is None:
        return reader.discourse.named_group or reader.main_group  # "the wives of its Saudi members"
    if (
        near & {"its", "their"}
        and not of_sender
        and own & _PARAS
        and speaker
        and MILITARY.search(speaker)
        and not reader.group_in(speaker)
    ):
        return _army_there(reader, ends[:started])  # "800 of its parachutists", says a military command
    looks_back = is_looking_back(sentence.units, frame)
    if agent is None and looks_back and not frame.own_subject and reader.group_in(speaker or ""):
        return reader.group_in(speaker or "")  # "Hezbollah denied having sent a single fighter"
    if agent is not None:
        if agent.group:
            return agent.group
        if agent.cls == "state" and own & (_POLICE | {"police"}):
            return _service_of(reader, agent.nation, own)  # "Mauritania has strengthened X with gendarmes"
        if own & {"police", "gendarmes", "proxy", "proxies", "mercenaries", "militiamen", "militias"}:
            return None
        its_words = {u.low for u in sentence.units[agent.first : agent.last]}
        if its_words & _ARMY_ITSELF and mover.cls in ("fighter", "unit", "men") and own & (UNITS | _SOLDIERS):
            return _army_there(reader, ends)
        if its_words & BODIES and agent.nation and (named := reader.named_last(agent.nation, sentence.span.start)):
            return named  # "the Lebanese group might send fighters"
        body = "the" in its_words and "party" in its_words and agent.nation is None
        if body and reader.discourse.named_group and not reader.is_army(reader.discourse.named_group):
            return reader.discourse.named_group  # "the party could send its people back to X"
        if sends_its_own(agent, mover):
            return reader.army_of(agent.nation or "")
        if own & (UNITS | _SOLDIERS) and (state := _state_of(sentence, agent)) is not None:
            return reader.army_of(state)  # "Niger's junta has pulled 300 soldiers back"
        moved = reader.discourse.mover
        own_group = reader.group_in(speaker or "")
        we = sentence.units[agent.head].low == "we" and sentence.units[agent.head].quoted
        if agent.cls == "pronoun" and own_group and (we or says_itself(sentence, agent)):
            return own_group  # "the ministry said that it will send two brigades"
        rules = RULING.fullmatch(speaker or "") is not None and not reader.is_army(reader.discourse.subject_group)
        if agent.cls == "pronoun" and rules and says_itself(sentence, agent):
            return _army_there(reader, ends)  # "the general staff announced that it will send a battalion"
        if agent.cls == "pronoun" and sentence.units[agent.head].low == "it" and reader.discourse.subject_group:
            return reader.discourse.subject_group
        diplomat = sentence.units[agent.head].low == "we" and _DIPLOMATS.search(speaker or "") is not None
        if agent.cls == "pronoun" and not diplomat and moved is not None and (moved.group or moved.nation):
            return moved.group or reader.army_of(moved.nation or "")
    if own & _SOLDIERS and (abroad := _home(sentence, mover)) is not None:
        return reader.army_of(abroad)  # "soldiers from Djibouti"
    if mover.nation and mover.cls == "family" and own & _SERVING:
        return reader.army_of(mover.nation)  # "families of Russian officers"
    if mover.nation and own & BODIES and (named := reader.named_last(mover.nation, sentence.span.start)):
        return named  # "no Uzbek group has arrived"
    if mover.nation:
        return reader.army_of(mover.nation) if mover.cls == "vehicle" or own & _OF_ARMIES else None
    if {"border", "guards"} <= own or {"border", "guard"} <= own:
        state = demonym_of(_country_of(reader, ends[:started]) or reader.main_country() or "")
        service = reader.groups.find(f"{state} border guard", reader.countries) if state else None
        if service is not None:
            return service.name
    spoke = reader.group_in(speaker or "")
    numbered = is_numbered(sentence, mover)
    of_its_army = spoke is not None and reader.is_army(spoke)
    if numbered and spoke and (spoke != _army_there(reader, [])):
        of_its_army = of_its_army and not own & {"division", "divisions"}  # no Peshmerga count their divisions
    if numbered and spoke and own & _IRREGULARS:
        return spoke  # "120 fighters of the 33rd Brigade", says a militia
    regular = bool(own & _REGULARS) or numbered
    if regular and not of_its_army and (agent is None or not agent.is_armed):
        of_state = _army_there(reader, ends[:started])
        if of_state is not None:
            return of_state  # "two infantry regiments", say their enemies
    ruling = own & _GOVERNING and spoke != _army_there(reader, ends)  # "junta troops", say the rebels
    if own & ENEMIES and agent is None:
        return None  # "enemy units", says a general
    if (
        spoke
        and not ruling
        and not _tells_of_another(sentence, frame, spoke)
        and (own & UNITS or (own & _SOLDIERS and reader.is_army(spoke)))
    ):
        return spoke
    ruler = reader.groups.groups.get(reader.main_group or "")  # a group of no country has police of its own
    is_state = bool(own & (_POLICE | {"federal", "national"})) or ruler is None or bool(ruler.country)
    if own & (_POLICE | {"police"}) and is_state and own.isdisjoint(_OTHER_POLICE):
        return _service_of(reader, _country_of(reader, ends) or reader.main_country(), own)
    of_war = UNITS | _SOLDIERS | (lexicon.words("vehicle kinds") - _ANY_VEHICLES)
    by_a_state = MILITARY.search(speaker or "") or (own & UNITS and RULERS.search(speaker or ""))
    by_an_army = spoke is None and own & of_war and by_a_state
    if (
        by_an_army
        or (own & _ARMY and "private" not in own and not (mover.cls == "leader" and own & BODIES))
        or {"armed", "forces"} <= own
        or (own & _SOLDIERS and not reader.is_army(reader.discourse.group))
    ):
        is_the_states = bool(own & _ARMY) and not own & _SOLDIERS
        country = None if is_the_states else _country_of(reader, ends[:started])
        country = country or reader.main_country() or _country_of(reader, ends)
        return reader.army_of(country or "")
    if own & _OF_THE_STATE and not reader.is_army(reader.discourse.group):
        return None  # gendarmes among reports of rebels are none of theirs
    nameless = own & _ANYBODYS or {"terrorist", "group"} <= own
    if nameless and not own & _DEFINITE:
        return None  # "150 gunmen", whoever was spoken of before
    if mover.cls in _GENERIC or mover.cls == "pronoun":
        last = reader.discourse.group
        hostile = own & lexicon.words("hostile")
        here = [u.what.group.name for u in sentence.units[: mover.first] if u.kind == "group"]
        here = [name for name in here if name != strikes]
        if mover.cls in ("vehicle", "weapon") and here:
            return str(here[-1])
        if near & {"the"} and own & {"organisation", "organization"} and "Islamic State" in reader.all_named:
            return "Islamic State"  # as the press of Syria and Iraq calls it
        if near & {"the"} and own & BODIES and reader.discourse.named_group:
            return reader.discourse.named_group
        likely = [last, reader.main_group, reader.discourse.named_group]
        if hostile and reader.is_army(last):
            likely = [*likely[1:], last]
        if own & _IRREGULARS and reader.is_army(last) and reader.discourse.named_group:
            last = reader.discourse.named_group  # no army's soldiers are called gunmen
        if own & (_IRREGULARS | _REBELS):  # no army's soldiers are called so
            likely = [name for name in likely if not reader.is_army(name)]
            last = None if reader.is_army(last) else last
        # whom a force speaks of as "fighters" are not its own
        own_side = reader.group_in(speaker or "")
        if last is not None and not hostile:
            return last
        return next((name for name in likely if name and name != own_side), None)
    return None


def _states_of(speaker: str) -> list[str | None]:
    return [country_of(word) for word in speaker.split() if is_demonym(word)]


def state_of_force(sentence: Sentence, mover: Mover, speaker: str | None) -> str | None:
    """Return whose force speaks of its own: "The spokesman of the Rwandan force says that 200 of its men".

    "Moscow said it had sent 400 military police" tells of Russia's.
    """
    if mover.group or speaker is None:
        return None
    ruled = country_of_capital(speaker) if mover.nation is None else None
    if ruled and {"it", "its"} & {u.low for u in sentence.units[max(0, mover.first - 6) : mover.last]}:
        return ruled
    if not _FORCE.search(speaker):
        return None
    own = {u.low for u in sentence.units[max(0, mover.first - 2) : mover.last]}
    states = _states_of(speaker) if "its" in own and own & {"men", "fighters", "units"} else []
    return next((state for state in states if state), None)


def is_of_the_guard(sentence: Sentence, mover: Mover) -> bool:
    """Say whether what moves is that of a head of state: "armoured vehicles of the presidential guard"."""
    near = sentence.units[max(0, mover.first - 1) : mover.last + 4]
    return {"presidential", "guard"} <= {u.low for u in near}


_FORCE = re.compile(r"\b(?:force|contingent)\b", re.I)


def carried_group(sentence: Sentence, mover: Mover, frame: Frame) -> str | None:
    """Name whom vehicles carry, by words behind where they went: "was on its way from A to B carrying IS militants"."""
    units = sentence.units
    if mover.cls != "vehicle":
        return None
    at = next((k for k in range(frame.trigger.end, frame.last) if units[k].low in _CARRYING), len(units))
    return next((u.what.group.name for u in units[at + 1 : at + 4] if u.kind == "group"), None)


_CARRYING = frozenset(["carrying", "transporting"])


def _speaks_for_rebels(speaker: str | None) -> bool:
    return not _REBELS.isdisjoint(word.rstrip("'’") for word in (speaker or "").casefold().replace("’s", "").split())


def _state_of(sentence: Sentence, ruler: Mover) -> str | None:
    """Return the country whose rulers send others: "Niger's junta", "Malawi's government"."""
    units, at = sentence.units, ruler.first
    if at < 2 or units[at - 1].low != "'s" or units[ruler.head].low not in _GOVERNING:
        return None
    place = units[at - 2].what.places[0] if units[at - 2].kind == "place" and units[at - 2].what.places else None
    return place.country if place is not None and place.kind == "country" else None


def _tells_of_another(sentence: Sentence, frame: Frame, spoke: str) -> bool:
    """Say whether a force tells of what another does: "said that Turkey had sent men, and that a ship had left X"."""
    senders = [f.agent for f in sentence.frames if f.agent is not None and f.trigger.at < frame.trigger.at]
    return any(agent.cls == "state" or (agent.group is not None and agent.group != spoke) for agent in senders)


def sends_its_own(agent: Mover, mover: Mover) -> bool:
    """Say whether a state sends men of no other nation: "Russia has sent two battalions", not "Afghan fighters"."""
    men = mover.cls in ("fighter", "unit", "men", "vehicle", "weapon")
    return men and agent.cls == "state" and agent.nation is not None and mover.nation in (None, agent.nation)


def striker(sentence: Sentence, mover: Mover) -> str | None:
    """Name who struck those who moved, or made them: "destroyed four vehicles", "forced soldiers to leave X"."""
    units = sentence.units
    k = mover.first - 1
    while k > 0 and (units[k].kind in ("date", "count") or units[k].low in lexicon.DETERMINERS):
        k -= 1
    behind = [u.low for u in units[mover.last : mover.last + 1]]
    forces = units[k].low in _FORCING or (units[k].low in ("sent", "sending") and behind in (["fleeing"], ["running"]))
    own = any(unit.low in ("its", "their", "his") for unit in units[mover.first : mover.last])
    sent = any(unit.low in ("reinforcements", "reinforcement") for unit in units[mover.first : mover.last])
    forces = forces and not own and not sent and mover.cls in ("fighter", "group", "unit", "men")  # who drove pickups
    if k < 1 or not (forces or units[k].low in lexicon.words("stopped")) or units[k - 1].low in lexicon.BE:
        return None
    return next((u.what.group.name for u in reversed(units[:k]) if u.kind == "group"), None)


_FORCING = frozenset("forced forces forcing compelled compelling obliged drove driving pushed pushing chased".split())


def driving_foe(reader: _Reader, sentence: Sentence, frame: Frame) -> Mover | None:
    """Return who moves others as their enemy: "the army drove the rebels back to X", "expelled 300 soldiers"."""
    agent, mover = frame.agent, frame.mover
    if agent is None or mover is None or mover.cls not in ("fighter", "unit", "men", "group"):
        return None
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    if own & {"its", "their", "his", "reinforcements"}:
        return None
    if own & _FOES and (reader.is_army(agent.group) or (agent.cls == "unit" and agent.group is None)):
        return agent
    behind = [u.low for u in sentence.units[mover.last : mover.last + 1]]
    lemma = frame.trigger.sense.lemma
    drives = lemma in EXPELLING or (lemma in ("drive", "push") and behind in (["back"], ["out"], ["off"]))
    return agent if drives else None


_FOES = frozenset("rebels rebel insurgents insurgent militants militant terrorists jihadists extremists".split())
EXPELLING = frozenset(["expel", "evict", "chase out", "push men"])


def _is_the_army(sentence: Sentence, agent: Mover) -> bool:
    """Say whether who sends others is "the army" and no one else's: "the army", "the government army"."""
    words = [u.low for u in sentence.units[agent.first : agent.last]]
    return words[:1] == ["the"] and words[-1:] == ["army"] and len(words) < 4 and agent.nation is None


def _service_of(reader: _Reader, country: str | None, own: Set[str]) -> str | None:
    """Name the police or the gendarmerie of a country."""
    state = demonym_of(country or "")
    if not state:
        return None
    federal = reader.groups.find(f"{state} Federal Police", reader.countries) if "federal" in own else None
    name = f"{state} {'Police' if own.isdisjoint(_GENDARMES) else 'Gendarmerie'}"
    force = federal or reader.groups.find(name, reader.countries)
    return force.name if force is not None else name


def _army_there(reader: _Reader, ends: Sequence[End]) -> str | None:
    """Name the army of the country in which the ends lie, else of the one that the report is about."""
    return reader.army_of(_country_of(reader, ends) or reader.main_country() or "")


def is_numbered(sentence: Sentence, mover: Mover) -> bool:
    """Say whether a unit has a number in an army's row: "the 310th Brigade"."""
    lows = [u.low for u in sentence.units[mover.first : mover.last]]
    return any(a[:1].isdigit() and a.endswith(("st", "nd", "rd", "th")) and b in ARMY_UNITS for a, b in pairwise(lows))


def _units_of(sentence: Sentence, group: str) -> list[int]:
    """Return the units of a sentence that name a group."""
    return [k for k, u in enumerate(sentence.units) if u.kind == "group" and u.what.group.name == group]


def _home(sentence: Sentence, mover: Mover) -> str | None:
    """Return the country that soldiers are said to be from."""
    behind = sentence.units[mover.last : mover.last + 2]
    if len(behind) < 2 or behind[0].low != "from" or behind[1].kind != "place" or not behind[1].what.places:
        return None
    place = behind[1].what.places[0]
    return str(place.country) if place.kind == "country" else None


def _owner_group(reader: _Reader, sentence: Sentence, mover: Mover) -> str | None:
    """Name whose men they are: "their", "its" stand for the group before in the sentence, else of the last one."""
    own = {u.low for u in sentence.units[max(0, mover.first - 2) : mover.last]}
    before = sentence.units[: mover.first + 1]
    named = [k for k, u in enumerate(before[:-1]) if u.kind == "group"]
    told = [k for k in named if not sentence.masked[k]]  # "the brigade moves, a National Guard colonel says: its men"
    here = [before[k].what.group.name for k in told or named]
    irregular = not _IRREGULARS.isdisjoint(u.low for u in sentence.units[mover.first : mover.last])
    fitting = [name for name in here if not (irregular and reader.is_army(name))]  # few armies call soldiers fighters
    if fitting:
        return str(fitting[-1])
    says = [u.what.group.name for u, verb in pairwise(before) if u.kind == "group" and verb.low in lexicon.speech()]
    if says and "its" in own:
        return str(says[-1])  # "the Peshmerga said that 300 of its fighters", and not "a military source said that its"
    subject = subject_group(reader, sentence)
    subject = None if irregular and reader.is_army(subject) else subject
    if subject is not None and ("his" in own or not any(sentence.masked[k] for k in _units_of(sentence, subject))):
        return subject
    return reader.discourse.subject_group or reader.discourse.group or reader.main_group
