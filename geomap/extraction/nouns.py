"""Nouns: what a word of a sentence is as a mover: a fighter, a unit, a vehicle, a country that acts, a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geomap.counts.nouns import ARMOUR
from geomap.extraction import lexicon
from geomap.extraction.units import Unit
from geomap.gazetteer import is_capital

_GOVERNING = lexicon.words("governing")
_PRONOUNS = lexicon.words("pronouns")
_OPINING = frozenset("suppose think believe guess gather presume imagine fear hope know mean".split())
_OF_SYSTEMS = frozenset("defence defense missile rocket artillery launch anti-aircraft air-defence weapons".split())
_JETS = re.compile(r"(?:su|mig|f|f/a|j|jf|jh|mirage)-?\d+\w*|mig|sukhoi|rafale|mirage|gripen|typhoon|stealth|jet")
_STATELESS = frozenset("kurds tuaregs tuareg druze chechens pashtuns hazaras turkmens hutus tutsis ossetians".split())
OTHERS = _PRONOUNS | {
    "piece",
    "pieces",
    "systems",
    "second",
    "third",
    "fourth",
    "party",
    "any",
    "more",
    "remains",
    "one",
    "people",
    "wounded",
    "injured",
    "head",
    "ones",
    "arrivals",
    "command",
    "defenders",
    "defender",
    "batch",
    "lot",
    "boss",
    "strongman",
    "youth",
    "enemy",
    "supporters",
    "other",
    *_STATELESS,
}
"""The words besides the actors that may be a class of their own, small letters or not."""


_AUXILIARIES = frozenset(["will", "would", "is", "was", "has", "had", "may", "might", "could"])
_UNIFORMED = frozenset(["military", "army", "naval", "artillery", "infantry", "combat"])


def class_of(units: Sequence[Unit], i: int, actors: dict[str, str]) -> str | None:
    """Return the class of a unit as the head of a mover; None where it is none.

    It is one of ``actors.csv``, ``group``, ``state``, ``count`` or ``pronoun``.
    """
    unit = units[i]
    if unit.kind == "group":
        flies = lexicon.words("aircraft") & set(unit.low.split()) or unit.low.endswith(("air force", "air forces"))
        return "other" if flies else "group"
    if unit.kind == "state":
        noun = units[i + 1] if i + 1 < len(units) else None
        is_adjective = noun is not None and (noun.kind == "place" or noun.low in lexicon.PLACE_NOUNS)
        return None if is_adjective else "state"
    if unit.kind == "place":
        # a country that acts: "Ethiopia is preparing to send 400 men"
        after = units[i + 1].low if i + 1 < len(units) else ""
        places = unit.what.places
        if i and units[i - 1].low == "(":
            return None  # "stationed in Chechnya (Russia)"
        acts = bool(places) and (places[0].kind == "country" or _is_capital_that_sends(units, i))
        return "state" if acts and after != "'s" else None
    if unit.kind == "count":
        if _noun_follows(units, i, actors) or _are_of_equipment(units, i + 2):
            return None
        return "other" if _counts_something(units, i) else "count"
    if unit.kind != "word":
        return None
    low = unit.low
    if low in ("bomber", "bombers") and i and units[i - 1].low == "suicide":
        return "fighter"
    if low in ("fighter", "fighters") and i and _JETS.fullmatch(units[i - 1].low):
        return "other"  # "four J-20 fighters"
    if low in _TOLD and [u.low for u in units[i + 1 : i + 2]] == ["of"]:
        return None  # "the flight of 25 leaders", "reports of soldiers leaving X"
    if low in ("unit", "units", "piece", "pieces") and _are_of_equipment(units, i + 1):
        return "weapon"  # "17 units of special equipment"
    if low == "units" and _are_vehicles(units, i + 1):
        return "vehicle"  # "six units of armoured vehicles"
    if ARMOUR.fullmatch(low):
        return "vehicle"  # "some thirty T-62s"
    if low in ("technical", "auxiliary") and _tells_of_what_kind(units, i + 1):
        return None  # "technical help", "the auxiliary spillway"
    if low in _HIRED and _HIRED_TO_FIGHT.isdisjoint(u.low for u in units[max(0, i - 3) : i]):
        return "person"  # "foreign oil contractors", "some mobile operators"
    if low == "relief" and i + 1 < len(units) and units[i + 1].low in ("column", "force", "troops", "convoy"):
        return None
    if low == "more":
        behind = [u.low for u in units[i + 1 : i + 3]]
        alone = behind[:1] in (["from"], ["to"]) and i > 0 and units[i - 1].kind == "word"
        return "pronoun" if alone or behind in (["of", "them"], ["of", "these"], ["of", "its"]) else None
    if low in ("adviser", "advisor") and not (i and (units[i - 1].low in _UNIFORMED or units[i - 1].kind != "word")):
        return "person"
    if low == "enemy" and i and units[i - 1].low == "the":
        return "fighter" if _acts(units, i) else None
    if low == "youth":
        return "person" if i and units[i - 1].low == "armed" else None
    if low == "supporters":
        return "fighter" if i and units[i - 1].low == "armed" else None
    if low == "part" and [u.low for u in units[max(0, i - 3) : i]] == ["for", "the", "most"]:
        return None
    if actors.get(low) == "person" and low.endswith("s") and i and units[i - 1].low == "armed":
        return "fighter"  # "armed supporters of the former president"
    if low == "other" and i and units[i - 1].low == "the":
        return "pronoun" if _acts(units, i) else None  # "one went to X while the other headed for Y"
    if low in ("second", "third", "fourth"):
        goes = _acts(units, i) or ([u.low for u in units[i + 1 : i + 2]] == [","] and _stand_somewhere(units, i + 2))
        return "pronoun" if goes and i and units[i - 1].low == "a" else None
    if low in _BATCHES and i and units[i - 1].low in _NEXT and [u.low for u in units[i + 1 : i + 2]] != ["of"]:
        return "unit"  # "a second batch is to depart", "a smaller party headed for X"
    if low == "command" and i and units[i - 1].low == "high":
        return "leader"
    if low == "party":
        behind = [u.low for u in units[i + 1 : i + 2]]
        armed = i and (units[i - 1].low in ("armed", "raiding", "landing") or behind == ["with"])
        return "unit" if armed else None
    if low in ("force", "forces") and i and units[i - 1].low in ("air", "gale", "hurricane", "storm", "work", "labour"):
        return "other"
    if low in ("brigade", "brigades") and i and units[i - 1].low == "fire":
        return "other"
    if low == "gun" and [u.low for u in units[i + 1 : i + 2]] in (["trucks"], ["truck"]):
        return "vehicle"
    if low == "systems":
        return "weapon" if i and units[i - 1].low in _OF_SYSTEMS else None
    if low == "any":
        return "pronoun" if units[i + 1 : i + 2] and units[i + 1].low == "of" else None
    if low in ("all", "both") and i and units[i - 1].low in ("we", "they", "you"):
        return None  # "we all left"
    if low == "fighting" and actors.get(units[i + 1].low if i + 1 < len(units) else "") == "vehicle":
        return "vehicle"  # "seventy fighting vehicles"
    if low == "arrivals" and i and units[i - 1].low in _NEW:
        return "men"  # "thirty of the new arrivals"
    by_place = low == "those" or (low in ("one", "ones") and i and units[i - 1].low == "the")
    if by_place and _stand_somewhere(units, i + 1):
        return "pronoun"  # "those still in X", "the one at X had driven off"
    of_place = [u.kind for u in units[i + 1 : i + 3]] == ["word", "place"] and units[i + 1].low in ("from", "of")
    if low == "those" and of_place:
        return "pronoun"  # "those from X went to Y"
    if low == "one" and (i == 0 or units[i - 1].low in (":", ";")) and _has_another(units, i + 1):
        return "pronoun"  # "left in two columns. One went to X, the other to Y"
    if low in _WHO and [u.low for u in units[i + 1 : i + 2]] == ["who"] and _have_fought(units, i + 2):
        return "fighter"  # "those who had held the town"
    if low in _WHO and [u.low for u in units[i + 1 : i + 2]] == ["who"] and _came_away(units, i + 2):
        return "pronoun"  # "those who escaped are on their way to X"
    if low in ("survivors", "survivor") and [u.low for u in units[i + 1 : i + 2]] == ["of"]:
        force = any(u.kind == "group" or actors.get(u.low) in ("unit", "fighter") for u in units[i + 2 : i + 6])
        return "fighter" if force else "person"
    if low in _PRONOUNS and low not in ("who", "which", "that"):
        following = units[i + 1].low if i + 1 < len(units) else ""
        if low == "i" and following in _OPINING:
            return None  # "from the villages above, I suppose, and on their way to X"
        if low in (
            "these",
            "those",
            "some",
            "many",
            "all",
            "most",
            "another",
            "both",
            "part",
            "rest",
            "remainder",
            "it",
            "former",
            "latter",
            "none",
        ):
            if following in actors or (i + 1 < len(units) and units[i + 1].kind in ("group", "count", "state")):
                return None
            if (
                low in ("some", "most", "many", "all", "both", "another", "these", "those")
                and following not in lexicon.words("after pronouns")
                and following not in lexicon.verbs()
            ):
                return None
        return "pronoun"
    if low == "remains" and units[i + 1 : i + 2] and units[i + 1].low == "of":
        force = any(u.kind == "group" or actors.get(u.low) in ("unit", "fighter") for u in units[i + 2 : i + 6])
        dead = any(u.kind == "count" for u in units[i + 2 : i + 3])  # "the remains of 12 soldiers"
        return "unit" if force and not dead else "other"
    if low in _STATELESS and _wages_war(units, i):
        return "fighter"
    if low in ("defenders", "defender"):
        return None if i and units[i - 1].low in ("rights", "environmental", "land", "civil", "public") else "fighter"
    if low == "one" and i and units[i - 1].low in ("no", "second", "third", "further", "another"):
        return "pronoun"
    if low == "people" and i and units[i - 1].low in ("its", "their"):
        return "men"
    if low in ("wounded", "injured"):
        followed = i + 1 < len(units) and units[i + 1].low == "of"
        lead = units[i - 1].low if i else ""
        badly = lead in ("badly", "seriously", "gravely", "severely", "heavily") and i > 1
        lead = units[i - 2].low if badly else lead
        if not followed and lead not in ("the", "their", "its"):
            return None
    if low == "chief" and "staff" in [u.low for u in units[i + 1 : i + 6]] and units[i + 1].low == "of":
        return "person"
    if low in ("head", "boss", "strongman") and any(u.kind == "group" for u in units[i + 1 : i + 5]):
        return "leader" if units[i + 1].low == "of" else None
    if actors.get(low) == "person" and [u.low for u in units[i + 1 : i + 2]] == ["who"] and _fights_for(units, i + 2):
        return "fighter"  # "a chemistry teacher who fights with the M23"
    if unit.capital and i and units[i - 1].low == "armed":
        return "fighter"  # "armed Chechens": a people without a country of its own
    return actors.get(low)


def _acts(units: Sequence[Unit], i: int) -> bool:
    """Say whether a verb that somebody moves or an auxiliary stands right behind a word."""
    low = units[i + 1].low if i + 1 < len(units) else ""
    return low in _AUXILIARIES or low in lexicon.verbs()


def _wages_war(units: Sequence[Unit], i: int) -> bool:
    """Say whether a people without a state does what only its fighters do: "the Kurds have pulled back from X"."""
    if not i or units[i - 1].low != "the":
        return False
    verb = next((u.low for u in units[i + 1 : i + 5] if u.low not in _BEFORE_VERBS), "")
    return any(sense.lemma in _OF_WAR for sense in lexicon.verbs().get(verb, ()))


_OF_WAR = frozenset("withdraw pull redeploy retreat dispatch deploy send ship fall".split())


def _is_capital_that_sends(units: Sequence[Unit], i: int) -> bool:
    """Say whether a capital stands for its government: "Moscow has sent 300 men to X", but not "men left Moscow"."""
    if i and units[i - 1].low not in _BEFORE_SUBJECTS and units[i - 1].low not in lexicon.speech():
        return False
    if not any(is_capital(place) for place in units[i].what.places):
        return False
    begins = i + 1
    if [u.low for u in units[i + 1 : i + 2]] == [","]:  # "Kigali, which dispatched 300 men", "Kigali, he says, sends"
        closes = next((k for k in range(i + 2, min(i + _ASIDE, len(units))) if units[k].low == ","), 0)
        relative = [u.low for u in units[i + 2 : i + 3]] == ["which"]
        if not relative and not (closes and any(u.low in lexicon.speech() for u in units[i + 2 : closes])):
            return False
        begins = i + 3 if relative else closes + 1
    verb = next((k for k in range(begins, min(begins + 3, len(units))) if units[k].low not in _BEFORE_VERBS), i)
    if [u.low for u in units[verb : verb + 2]] in (["began", "to"], ["continues", "to"], ["started", "to"]):
        verb += 2
    senses = lexicon.verbs().get(units[verb].low, ()) if verb < len(units) else ()
    return verb > i and any("carries" in sense.frame and "leaves" not in sense.frame for sense in senses)


_ASIDE = 24
_BEFORE_SUBJECTS = frozenset(
    ', . ; : “ " and but that while as when after since because whether if where with suspect suspects'.split()
)
_BEFORE_VERBS = lexicon.HAVE | frozenset(
    "is are be been also already secretly quietly not will would may might could must regularly routinely".split()
)
_WHO = frozenset(["those", "many", "some", "all"])
_FOUGHT = frozenset(
    "held hold holding defended defend fought fight fighting manned garrisoned guarded seized besieged".split()
)


def _have_fought(units: Sequence[Unit], at: int) -> bool:
    """Say whether a relative tells of people that they fight or hold a place."""
    lows = [u.low for u in units[at : at + 4]]
    verb = next((k for k, low in enumerate(lows) if low not in lexicon.BE | lexicon.HAVE and not low.endswith("ly")), 0)
    return lows[verb : verb + 1] != [] and lows[verb] in _FOUGHT


def _fights_for(units: Sequence[Unit], at: int) -> bool:
    """Say whether a relative tells for which group somebody fights."""
    lows = [u.low for u in units[at : at + 2]]
    fights = lows[:1] in (["fights"], ["fought"], ["serves"], ["served"]) and lows[1:] in (["with"], ["for"], ["in"])
    return fights and any(u.kind == "group" for u in units[at + 2 : at + 4])


def _came_away(units: Sequence[Unit], at: int) -> bool:
    """Say whether a relative tells of people that they lived or chose: "those who survived", "those who refused"."""
    after = next((u.low for u in units[at : at + 3] if u.low not in lexicon.HAVE), "")
    return after in _CAME_AWAY


_CAME_AWAY = frozenset("escaped survived escape survive refused refuse rejected reject declined surrendered".split())
_HIRED = frozenset(["operator", "operators", "contractor", "contractors"])
_HIRED_TO_FIGHT = frozenset(
    "special forces force drone military security private armed american us russian wagner seal commando defence "
    "defense blackwater turkish".split()
)


def _are_of_equipment(units: Sequence[Unit], at: int) -> bool:
    """Read "of special equipment"."""
    lows = [u.low for u in units[at : at + 4]]
    return lows[:1] == ["of"] and not {"equipment", "hardware", "machinery", "weaponry", "armour"}.isdisjoint(lows[1:])


def _are_vehicles(units: Sequence[Unit], at: int) -> bool:
    """Read "of armoured vehicles"."""
    lows = [u.low for u in units[at : at + 3]]
    return lows[:1] == ["of"] and any(lexicon.actors().get(low) == "vehicle" for low in lows[1:])


def _tells_of_what_kind(units: Sequence[Unit], at: int) -> bool:
    """Say whether a plain noun follows, which the word before it only describes."""
    if at >= len(units) or not units[at].is_common:
        return False
    low = units[at].low
    if low in lexicon.verbs() or low in lexicon.actors():
        return False
    return low not in _NO_NOUNS


_NO_NOUNS = lexicon.BE | lexicon.HAVE | lexicon.MODALS | _GOVERNING | lexicon.COORDINATORS | {"that", "which", "who"}
_BATCHES = frozenset(["party", "batch", "lot"])
_NEXT = frozenset("second first third next last another smaller further larger final new".split())
_NEW = frozenset(["new", "latest", "recent"])
_STANDING = (
    lexicon.BE
    | lexicon.HAVE
    | frozenset(
        "now still currently presently already today so far stationed based posted deployed left remaining remain "
        "remained stay stayed hiding holed up trapped camped encamped quartered lodged garrisoned sheltering who which "
        "that".split()
    )
)


def _stand_somewhere(units: Sequence[Unit], at: int) -> bool:
    """Say whether a pronoun is told by where they are: "those still in the valley", "those who are now at X"."""
    k = at
    while k < min(at + 6, len(units)) and units[k].kind == "word" and units[k].low in _STANDING:
        k += 1
    if k >= len(units) or units[k].low not in ("in", "at", "inside", "near", "around"):
        return False
    return any(u.kind == "place" or u.low in lexicon.PLACE_NOUNS for u in units[k + 1 : k + 4])


def _has_another(units: Sequence[Unit], at: int) -> bool:
    """Say whether a verb follows a "one", and "the other" or "another" behind it."""
    verb = units[at].low if at < len(units) else ""
    behind = [u.low for u in units[at : at + 14]]
    return (verb in lexicon.verbs() or verb in _AUXILIARIES) and not {"other", "another"}.isdisjoint(behind)


_BLOWS = frozenset("strikes strike raids attacks shells rockets clashes explosions blasts rounds shots".split())
_PEOPLES = ("ens", "ans", "ians", "ars", "urs", "egs")


def _counts_something(units: Sequence[Unit], i: int) -> bool:
    """Say whether a number counts things that no list of movers knows: "80,000 townspeople", "12 generators"."""
    for k in range(i + 1, min(i + 4, len(units))):
        unit = units[k]
        if unit.low in ("thirds", "quarters", "fifths"):
            return False  # "two thirds of the fighters"
        if unit.kind != "word" or not unit.low.isalpha() or unit.low in lexicon.verbs() or unit.low in _NO_NOUNS:
            return False
        if unit.low in _BLOWS:
            return True  # "three unclaimed air strikes followed"
        if unit.capital and unit.low.endswith(_PEOPLES):
            return False  # "600 Chechens"
        if unit.low.endswith("s") and not unit.low.endswith(("ss", "us", "is")):
            return unit.low not in ("others", "followers", "supporters", "numbers")
        if unit.low.endswith("people"):
            return True
    return False


_TOLD = frozenset(["flight", "report", "reports", "news"])
_NO_NOUNS = (
    lexicon.BE | lexicon.HAVE | _GOVERNING | _PRONOUNS
    | frozenset("and or of more others additional further will would may might could can did do to so then also km "
                "miles percent days hours weeks months years times kilometres kilometers metres meters".split())
)  # fmt: skip


def _noun_follows(units: Sequence[Unit], i: int, actors: dict[str, str]) -> bool:
    for k, unit in enumerate(units[i + 1 : i + 7], i + 1):
        if unit.kind in ("group", "state"):
            return True
        a_type = unit.low == "and" and units[k - 1].low[-1:].isdigit() and units[k - 1].kind == "word"
        peoples = unit.low == "and" and units[k - 1].capital and units[k + 1 : k + 2] and units[k + 1].kind != "word"
        if a_type or peoples:
            continue  # "eleven F-16 and F-4 jets", "400 Chechen and Georgian guerrillas"
        if unit.kind != "word" or unit.low in (",", "of", ".", "and") or unit.low in _GOVERNING:
            return False
        if unit.low in actors:
            return True
    return False


def is_about_vehicle(units: Sequence[Unit], at: int) -> bool:
    """Say whether a vehicle stands before "at" a place: "climbed down from their lorries at X", "into lorries in X"."""
    k = at - 1
    if lexicon.actors().get(units[k].low) != "vehicle":
        return False
    while k and units[k].low not in _ON_AND_OFF and at - k < _TO_VEHICLE and units[k].kind in ("word", "count"):
        k -= 1
    return units[k].low in _ON_AND_OFF


_ON_AND_OFF = frozenset(["from", "into", "onto", "aboard"])
_TO_VEHICLE = 5


def serves_in_arms(speaker: str) -> bool:
    """Say whether a claimant is called by what he is in an armed force: "a rebel commander", "a military officer"."""
    words = [word.rstrip("'’") for word in _CHIEF.sub("", speaker.casefold()).split()]
    actors = lexicon.actors()
    classes = {actors.get(word) for lead, word in pairwise(["", *words]) if lead not in _CIVIL_LEADERS}
    return not _RANKED.isdisjoint(pairwise(words)) or bool(classes & {"fighter", "unit", "leader"})


_CHIEF = re.compile(r"\bchief (?=minister|executive|justice|economist|editor|medical)")
_RANKED = frozenset((force, rank) for force in ("military", "army", "naval") for rank in ("officer", "officers"))
_CIVIL_LEADERS = frozenset(
    "village community tribal religious church party opposition civic union student indigenous council neighbourhood "
    "neighborhood labour youth".split()
)
"""Whose leaders bear no arms."""
