"""The part that a place plays: which preposition or verb governs it, and what its phrase makes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geomap.extraction import lexicon
from geomap.extraction.listing import are_joined, is_listed_town, lies_in
from geomap.extraction.nouns import is_about_vehicle
from geomap.extraction.units import Unit
from geomap.reports.page import OUTLET_WORD

FROM = frozenset(["from", "of"])
TO = lexicon.words("to")
VIA = lexicon.words("via")
IN = lexicon.words("in")

MEASURES = frozenset("km kilometres kilometers miles metres meters minutes hours hour drive walk".split())
_BEFORE_DRIVES = frozenset("a an the 's ’s short long easy hour hours day days minute minutes mile miles".split())
_HEADS_OF_PLACES = (
    lexicon.PLACE_NOUNS
    | lexicon.COMPASS
    | frozenset(
        "km kilometres kilometers miles out entrance entrances destination half much most bulk borders confines "
        "approaches".split()
    )
)
_AFTER_ORGS = lexicon.words("after orgs")
_ORG_MIDDLE = lexicon.words("org middle")
_PAPERS = frozenset(
    "post times gazette courier tribune herald telegraph mirror chronicle observer dispatch today".split()
)
_LOCATED = lexicon.words("located")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place in its phrase.

    ``governor`` is the preposition, ``verb`` (the number of the verb stands in ``at``), ``list`` (an item of a list),
    ``subject`` (nothing before it) or ``""``; ``at`` is the number of the governing unit; ``area_noun`` the generic
    noun
    of the phrase (``province``, ``countryside``); ``relative`` whether the phrase stands for a point near the place.
    """

    unit: int
    governor: str
    at: int
    area_noun: str = ""
    relative: str = ""


def _goes_so_far(units: Sequence[Unit], measure: int) -> bool:
    """Say whether a distance is the length of a way: "had been transferred more than 10,000 km from X"."""
    k = measure - 1
    while k > 0 and (units[k].kind == "count" or units[k].low in _ABOUT or units[k].low.isdigit()):
        k -= 1
    senses = lexicon.verbs().get(units[k].low, ())
    return any({"moves", "carries"} & sense.frame and "stop" not in sense.frame for sense in senses)


_ABOUT = frozenset(
    "more than some about over nearly almost around roughly , thousands hundreds of a few couple several".split()
)


_SINGLE = frozenset(["last", "largest", "biggest", "only", "main", "remaining", "final", "highest"])
_MILES = frozenset(["km", "kilometres", "kilometers", "miles", "some", "about", "around", "north-eastern"])
_GLUED = re.compile(r"[\d.,]+(?:kms?|mi|miles)")
"""A distance that is written as one word: "30km"."""


def is_measure(units: Sequence[Unit], at: int) -> bool:
    """Say whether a word measures a distance: "an hour's drive from X", but no "pickups drive from X"."""
    if units[at].low not in ("drive", "walk"):
        return units[at].low in MEASURES or _GLUED.fullmatch(units[at].low) is not None
    before = units[at - 1].low if at else ""
    if before == "the" and at > 1 and units[at - 2].low in ("attempted", "made", "tried", "undertook", "risked"):
        return False  # "attempted the drive from X to Y"
    return before in _BEFORE_DRIVES or before.endswith(("'", "’", "-hour", "-minute", "-day"))


def phrase_of(units: Sequence[Unit], place: int) -> Phrase:
    """Walk left from a place to the word that governs it."""
    if _is_modifier(units, place):
        return Phrase(place, "", place)
    noun, relative = _noun_after(units, place), ""
    j = place - 1
    steps = 0
    indefinite = lies = False
    beyond = 0
    while j >= 0 and steps < 14:
        steps += 1
        unit = units[j]
        low = unit.low
        indefinite = indefinite or low in ("a", "an") or (low == "part" and units[j - 1].low == ",")
        if unit.kind == "date" or unit.kind == "group":
            return Phrase(place, "", j, noun, relative)
        if unit.kind == "count":
            j -= 1
            continue
        if unit.kind in ("place", "state"):
            if units[j + 1].low == "'s" or unit.kind == "state" or _is_modifier(units, j):
                j -= 1
                continue
            return Phrase(place, "", j, noun, relative)
        if low == "'s":
            if j and (units[j - 1].kind in ("place", "state") or units[j - 1].low in lexicon.PLACE_NOUNS):
                j -= 2
                continue
            return Phrase(place, "", j, noun, relative)
        if low == "," and indefinite:
            return Phrase(place, "", j, noun, relative)  # "from Khartoum, part of Sudan's capital region"
        if low == "," and relative:
            return Phrase(place, "", j, noun, relative)  # "to the Badia, east of Sweida": no item of a list
        if steps <= 2 and (named := _listed_of(units, j)) is not None:
            j = named - 1
            continue
        explains = steps == 1 or (noun and [u.low for u in units[j + 1 : j + 2]] == ["the"])
        if low == "," and explains and (named := _apposed(units, j)) is not None:
            noun, j = noun or units[named].low, named - 1
            continue
        if low in ("and", "or") and noun and j and units[j - 1].low in lexicon.PLACE_NOUNS:
            j -= 2  # "from several towns and villages in X"
            continue
        told = units[j + 2].low in _SINGLE or noun == "capital" if low == "," and noun and j else False
        if told and units[j - 1].kind == "place":
            return Phrase(place, "", j, noun, relative)  # "to Yabroud, the last large town of the range"
        if low in lexicon.COORDINATORS or low in ("well", "then"):
            k = j
            while k >= 0 and (
                units[k].low in lexicon.COORDINATORS
                or units[k].low in ("as", "well", "both", "then", "finally", "also")
            ):
                k -= 1
            if k >= 0 and units[k].low in FROM | TO | VIA | IN:
                return Phrase(place, units[k].low, k, noun, relative)
            return Phrase(place, "list", j, noun, relative)
        if low == "of":
            head = units[j - 1] if j else None
            beyond = beyond or (j if lies else 0)
            if head is not None and head.low in _HEADS_OF_PLACES:
                if head.low in lexicon.PLACE_NOUNS:
                    noun = noun or head.low
                if head.low in lexicon.COMPASS or head.low in (
                    "outskirts",
                    "vicinity",
                    "environs",
                    "countryside",
                    "suburbs",
                    "suburb",
                    "edge",
                    "edges",
                    "gates",
                    "entrance",
                    "entrances",
                    "approaches",
                ):
                    relative = relative or head.low
                if head.low == "out":
                    return Phrase(place, "from", j - 1, noun, relative)
                if head.low == "destination" and j > 1 and units[j - 2].low in ("in", "with"):
                    return Phrase(place, "to", j - 2, noun, relative)  # "have quitted A in destination of B"
                if head.low == "direction":
                    comes = j > 2 and units[j - 2].low in ("the", "a") and units[j - 3].low == "from"
                    return Phrase(place, "from" if comes else "towards", j - 1, noun, relative)
                indefinite = indefinite or (head.low == "part" and j > 1 and units[j - 2].low == ",")
                j -= 2
                continue
            outer = _outer(units, j) if head is not None and head.low not in _AFTER_ORGS | set(lexicon.actors()) else 0
            if outer and head is not None and head.low not in lexicon.words("source nouns"):
                return Phrase(place, units[outer].low, outer, noun, relative)  # "to the desert bolthole of X"
            return Phrase(place, "in" if lies else "of", j, noun, relative)
        if low in ("over", "across", "around") and [u.low for u in units[max(0, j - 2) : j]] == ["from", "all"]:
            return Phrase(place, "from", j - 2, noun, relative)  # "from all over Anbar"
        if low in FROM | IN and j and units[j - 1].low in ("reporting", "broadcasting"):
            return Phrase(place, "", j, noun, relative)  # "said the channel's Sara Nour, reporting from X"
        if low in FROM | TO | VIA or low in IN:
            behind = next((k for k in range(j - 2, max(0, j - 5), -1) if units[k].low == "behind"), 0)
            if behind and units[j - 1].low == "lines":
                return Phrase(place, "to", behind, noun, relative)  # "were dropped behind enemy lines in X"
            if low == "to" and j > 2 and units[j - 1].low in _GATES and units[j - 2].low in lexicon.DETERMINERS:
                relative = relative or "entrance"
                j -= 3 if units[j - 3].low in IN | TO | FROM else 0
                low = units[j].low  # "arrived at the entrance to X"
            if low in ("near", "around", "outside", "surrounding"):
                relative = relative or low
                if j and units[j - 1].low in FROM | TO | IN:
                    j -= 1
                    continue
            if low in IN and j > 1 and units[j - 1].low == "crossing" and units[j - 2].low in ("border", "frontier"):
                lies, noun = True, noun or "crossing"  # "from the border crossing at X"
                j -= 3
                continue
            if low in IN and j > 1 and is_about_vehicle(units, j):
                return Phrase(place, low, j, noun, relative)  # "from their lorries at X"
            if low in IN and j and units[j - 1].low in _LOCATED and not (j > 1 and units[j - 2].low in _TAKING):
                lies = True  # "the garrison of its post in X" is in X
                noun = noun or units[j - 1].low
                j -= 2
                continue
            beside = low in _BESIDE or (low == "on" and j > 0 and units[j - 1].low in _SHORES)
            if low == "over" and j and units[j - 1].low in _HEIGHTS:
                return Phrase(place, "", j, noun, relative or low)  # nobody passes over "the heights over X"
            near = relative or ("" if low in ("at", "in", "on") else low)
            if beside and (outer := _outer(units, j)):
                return Phrase(place, units[outer].low, outer, noun, near)
            if beside and (verb := _verb_before(units, j)):
                return Phrase(place, "verb", verb, noun, near)
            leg = (
                [u.low for u in units[place + 1 : place + 2]] == ["to"]
                and units[j - 2 : j - 1]
                and (units[j - 2].kind == "count" or units[j - 2].low.isdigit() or units[j - 2].low == "long")
            )
            moved = low == "from" and _goes_so_far(units, j - 1)
            after_it = moved or not {"after", "following"}.isdisjoint(u.low for u in units[max(0, j - 4) : j - 1])
            if low == "from" and j and is_measure(units, j - 1) and not leg and not after_it:
                return Phrase(place, "", j, noun, relative or "distance")  # "50 km from X"
            if low == "in" and j and units[j - 1].low == "back":
                return Phrase(place, "to", j, noun, relative)  # "fighters back in X from Y"
            return Phrase(place, _preposition(units, j), j, noun, relative)
        if low == "off":
            return Phrase(place, low, j, noun, relative)
        if low in ("direction", "destination") and j == place - 1 and j and units[j - 1].low in (",", "(", "in"):
            return Phrase(place, "towards", j, noun, relative)  # "out of X, direction Y"
        if low in lexicon.verbs() and j and units[j - 1].low in _BEFORE_VERBS:
            return Phrase(place, "verb", j, noun, relative)  # "who occupied X", but "in occupied X"
        if (
            low in lexicon.DETERMINERS
            or low in lexicon.ADJECTIVES
            or low in lexicon.COMPASS
            or low in ("both", "also", "as", "far", "not", "neither")
        ):
            j -= 1
            continue
        if low in lexicon.PLACE_NOUNS:
            noun = noun or low
            j -= 1
            continue
        counted = low.isdigit() and j + 1 < place and is_measure(units, j + 1)
        if counted or low in _MILES or _GLUED.fullmatch(low):
            j -= 1
            continue
        if low == "up" and lies and not beyond and j and units[j - 1].low in lexicon.verbs():
            return Phrase(place, "verb", j - 1, noun, relative)  # "gave up their camp at X"
        if low in ("-", "—", "–", ":", "•"):
            return Phrase(place, "subject", j, noun, relative)
        if low.endswith(_HELD):
            j -= 1  # "the IS-controlled camp of X"
            continue
        if noun and (width := _compound(units, j)):
            j -= width
            continue
        if noun and j and low.endswith("ed") and (units[j - 1].low in _DEGREES or units[j - 1].low.endswith("ly")):
            j -= 2  # "the less populated region of X"
            continue
        if low in lexicon.verbs() or low.endswith(("ing", "ed")):
            return Phrase(place, "in" if lies and beyond else "verb", beyond or j, noun, relative)
        if not unit.capital and low.endswith(
            ("held", "ern", "ish", "ous", "ian", "ic", "al", "controlled", "ly", "ese", "ent")
        ):
            j -= 1
            continue
        return Phrase(place, "", j, noun, relative)
    return Phrase(place, "subject" if j < 0 else "", max(j, 0), noun, relative)


def _apposed(units: Sequence[Unit], comma: int) -> int | None:
    """Return the generic noun that a name behind a comma explains, as in "in its capital, Raqqa"."""
    noun = comma - 1
    while noun > 0 and units[noun].low in _QUOTES:
        noun -= 1
    if noun < 2 or units[noun].low not in _EXPLAINED or units[noun].kind != "word":
        return None
    k = noun - 1
    while k > 0 and (units[k].low in _QUOTES or units[k].low in lexicon.ADJECTIVES or units[k].kind == "state"):
        k -= 1
    return noun if any(u.low in lexicon.DETERMINERS or u.low == "'s" for u in units[k:noun]) else None


def _listed_of(units: Sequence[Unit], at: int) -> int | None:
    """Return the generic noun that a name is an instance of, as in "from several towns, among them Raqqa"."""
    lows = [u.low for u in units[max(0, at - 1) : at + 1]]
    if lows[-1] in ("including", "namely", "notably", "like"):
        noun = at - 1
    elif lows in (["such", "as"], ["among", "them"], ["among", "these"]):
        noun = at - 2
    else:
        return None
    noun -= noun > 0 and units[noun].low in (",", "(", "-", "–", "—")
    if noun < 1 or not units[noun].low.endswith("s") or units[noun].low not in lexicon.PLACE_NOUNS | _INSTANCES:
        return None
    noun -= units[noun - 1].low == "other"
    counted = units[noun - 1].low == "of" and units[noun - 2].low in _NUMBERS
    return noun - 2 if counted else noun


_INSTANCES = frozenset(["fronts", "locations", "points", "sites", "places", "hotspots"])
_NUMBERS = frozenset(["number", "dozens", "scores", "series", "string", "handful", "couple"])


_TAKING = frozenset(["up", "take", "takes", "took", "taken", "taking"])
_HELD = ("-held", "-controlled", "-run", "-occupied", "-dominated", "-majority", "-ravaged", "-torn")
_BESIDE = frozenset("opposite near outside beside overlooking at in around surrounding above below behind".split())
INTO_BEING = frozenset("force effect power being play line contact".split())
"""What comes "into" it goes nowhere."""
_HEIGHTS = frozenset("heights ridge ridges hills hill hillsides mountain mountains slopes cliffs crags peaks".split())
_GATES = frozenset(["entrance", "entrances", "gate", "gates"])
_SHORES = frozenset("island islands islet islets shore shores bank banks coast peninsula".split())
_BEFORE_VERBS = frozenset(["who", "which", "they", "had", "have", "has"])
_DEGREES = frozenset(["less", "more", "most", "least"])
_QUOTES = frozenset('“”"‘’„«»')
_EXPLAINED = frozenset(
    "capital city town village stronghold strongholds bastion hub base bases camp camps hideout hideouts lair refuge "
    "province region district".split()
)


def _outer(units: Sequence[Unit], at: int) -> int:
    """Return the preposition around "to the frontier strip opposite X"; 0 where there is none."""
    for k in range(at - 1, max(0, at - 9), -1):
        unit = units[k]
        if unit.kind != "word" or unit.low in (",", ".", ";") or unit.capital:
            return 0
        if unit.low == "to" and units[k + 2].low in lexicon.DETERMINERS and units[k + 1].low not in _HEADS_OF_PLACES:
            return k if units[k + 1].low in lexicon.DETERMINERS | lexicon.ADJECTIVES | IN else 0  # "to man the barrier"
        if unit.low == "to" and units[k + 1].low == "pieces":
            return 0  # "were shot to pieces at X"
        if unit.low in ("to", "into", "towards", "toward", "from"):
            return 0 if units[k + 1].low in INTO_BEING else k  # "a truce came into force in X"
        if unit.low == "for" and k and units[k - 1].kind == "place":
            return k  # "left Skardu for the heights over Kargil"
        if unit.low in lexicon.verbs() or unit.low in lexicon.BE:
            return 0
    return 0


def _verb_before(units: Sequence[Unit], at: int) -> int:
    """Return the verb of "reached the mountains above X"; 0 where there is none."""
    k = at - 1
    if k < 2 or units[k].low not in lexicon.PLACE_NOUNS:
        return 0
    k -= 1
    while k > 0 and (units[k].low in lexicon.DETERMINERS or units[k].low in lexicon.ADJECTIVES):
        k -= 1
    senses = lexicon.verbs().get(units[k].low)
    return k if senses and k < at - 2 and "reaches" in senses[0].frame else 0


def _compound(units: Sequence[Unit], j: int) -> int:
    """Return how many words only belong to the generic noun after them: "the lava field", "the oil crescent area"."""
    if units[j].kind != "word" or units[j + 1].low not in lexicon.PLACE_NOUNS or j == 0:
        return 0
    before = units[j - 1]
    opens = lexicon.DETERMINERS | lexicon.ADJECTIVES | FROM | TO | IN
    if before.kind == "state" or (before.kind == "word" and before.low in opens):
        return 1
    plain = before.kind == "word" and not before.capital and before.low.isalpha() and before.low not in lexicon.verbs()
    return 2 if plain and j > 1 and units[j - 2].low in ("the", "a", "an") else 0


def _preposition(units: Sequence[Unit], at: int) -> str:
    low = units[at].low
    before = units[at - 1].low if at else ""
    if low == "of" and before == "out":
        return "from"
    if low == "by" and before in ("passing",):
        return "via"
    if low == "from" and before in ("away", "out", "back"):
        return "from"
    return low


def _owns_place(units: Sequence[Unit], at: int) -> bool:
    """Say whether generic words lead on from a possessive to another place: "'s side of Lake Chad"."""
    for k, unit in enumerate(units[at : at + 7], at):
        if unit.kind == "place":
            return True
        if unit.low == "," and units[k - 1].low in _EXPLAINED:
            continue  # "Sudan's capital, Khartoum"
        known = unit.low in lexicon.PLACE_NOUNS | lexicon.COMPASS | lexicon.ADJECTIVES or unit.low in (
            "of",
            "border",
            "around",
            "near",
        )
        if unit.kind != "word" or not (known or unit.low.endswith(("-held", "-controlled"))):
            return False
    return False


_OUTLETS = frozenset("daily weekly newspaper magazine website broadcaster portal".split())


def _is_modifier(units: Sequence[Unit], place: int) -> bool:
    """Say whether the name only says which council, battle or road is meant."""
    after = list(units[place + 1 : place + 4])
    if not after:
        return False
    first = after[0]
    if (
        first.low in lexicon.PLACE_NOUNS
        and after[1:]
        and after[1].low == "of"
        and after[2:]
        and after[2].kind == "place"
    ):
        return True  # "the Damascus suburb of Jobar"
    if first.low == "'s":
        noun = after[1] if len(after) > 1 else None
        if noun is None or noun.kind in ("place", "state"):
            return noun is not None
        if _owns_place(units, place + 2):
            return True  # "Congo's eastern border city of Goma"
        return (
            noun.low not in lexicon.PLACE_NOUNS
            and noun.low not in lexicon.COMPASS
            and noun.low not in lexicon.ADJECTIVES
        )
    if first.low == "-" and len(after) > 1 and (after[1].kind == "place" or after[1].low in ("based", "born", "area")):
        return after[1].low != "area"
    if place == 1 and units[0].low == "in" and first.low == "residents" and len(after) > 1:
        return after[1].low not in lexicon.speech()  # "In Hun residents saw men arrive"
    if place and units[place - 1].low in _OUTLETS:
        return True  # "who spoke to the Iranian daily Khorasan Morning"
    if first.low == "police" and len(after) > 1 and after[1].low in ("station", "post", "barracks"):
        return False  # "quit the Ganthier police station"
    if first.low in _AFTER_ORGS or (first.kind == "word" and first.capital and first.low in _PAPERS):
        return True  # "has confirmed to Nineveh Post"
    return bool(
        first.low in _ORG_MIDDLE and len(after) > 1 and (after[1].low in _AFTER_ORGS or after[1].low in _ORG_MIDDLE)
    )


def is_of_outlet(units: Sequence[Unit], place: int) -> bool:
    """Say whether a place is part of an outlet's name: "published by Pemba Coast Bulletin"."""
    for unit in units[place + 1 : place + 4]:
        if unit.kind != "word" or not unit.capital:
            return False
        if OUTLET_WORD.fullmatch(unit.low):
            return True
    return False


def _noun_after(units: Sequence[Unit], place: int) -> str:
    if place + 1 < len(units):
        low = units[place + 1].low
        if low == "'s" and place + 2 < len(units):
            low = units[place + 2].low
        if low in lexicon.PLACE_NOUNS:
            return low
    return ""


def phrases(units: Sequence[Unit]) -> list[Phrase]:
    """Find the governor of every place of a sentence; items of a list take over the first item's governor."""
    out: list[Phrase] = []
    for i, unit in enumerate(units):
        if unit.kind != "place":
            continue
        phrase = phrase_of(units, i)
        if (phrase.governor == "from" and _is_stretch(units, phrase.at)) or (
            phrase.governor in TO and out and out[-1].governor == "stretch" and phrase.at - out[-1].unit <= 3
        ):
            phrase = replace(phrase, governor="stretch")
        if phrase.governor in ("in", "at") and _is_sent_to(units, phrase.at):
            phrase = replace(phrase, governor="to")  # "were sent to the Houthis in Sanaa"
        among = [u.low for u in units[max(0, phrase.at - 2) : phrase.at]] == ["of", "them"]
        if phrase.governor == "from" and among and _is_country(unit):
            phrase = replace(phrase, governor="")  # "14 recruits, most of them from Tajikistan, tried to reach X"
        if phrase.governor in ("", "subject", "list") and (named := _named_role(units, phrase)):
            phrase = replace(phrase, governor=named)
        sided = units[phrase.at - 1].low in _SIDED if phrase.at else False
        if sided and phrase.governor in TO:
            phrase = replace(phrase, governor="")  # "loyal to Moscow rather than to Damascus"
        ruled = units[i - 1].low == "the" and units[i + 1 : i + 2] and units[i + 1].low in _RULERS if i else False
        if ruled and phrase.governor in TO:
            phrase = replace(phrase, governor="")  # "gunmen loyal to the Damascus government"
        if phrase.governor == "to" and phrase.at and units[phrase.at - 1].low == "as":
            phrase = replace(phrase, governor="in")  # "As to X, rumours of their departure are baseless"
        if phrase.governor == "into" and _runs_into(units, phrase):
            phrase = replace(phrase, governor="near")  # "ran into a minefield near X"
        if phrase.governor == "for" and _parts_before(units, phrase.at):
            phrase = replace(phrase, governor="to")  # "streamed out of X, most of them for A and a few for B"
        if [u.low for u in units[i + 1 : i + 3]] == ["-", "bound"]:
            governed = units[i - 1].low in ("of", "with", "against") if i else False
            phrase = replace(phrase, governor="" if governed else "to", at=i)  # "a Homs-bound convoy"
        if phrase.governor in ("", "subject", "list") and _is_bare_leg(units, i):
            phrase = replace(phrase, governor="from", at=i)  # "200 fighters, Mosul to Raqqa, Monday night"
        arrow = _arrow(units, i)
        if arrow:
            phrase = replace(phrase, governor=arrow, at=i)
        elif phrase.governor == "list":
            previous = out[-1] if out else None
            if previous is not None and previous.governor and are_joined(units, previous.unit, i):
                if lies_in(units[previous.unit], unit) and units[i - 1].low == "," and not is_listed_town(units, i):
                    phrase = replace(phrase, governor="container", at=previous.unit)
                else:
                    phrase = replace(phrase, governor=previous.governor, at=previous.at)
            else:
                phrase = replace(phrase, governor="", at=i)
        out.append(phrase)
    return out


def _parts_before(units: Sequence[Unit], at: int) -> bool:
    """Say whether part of those who move stands right before a preposition: "most of them for X"."""
    lows = [u.low for u in units[max(0, at - 3) : at]]
    return lows[1:] in _PARTS or lows[-1:] in (["most"], ["some"], ["others"])


_PARTS = (["of", "them"], ["a", "few"], ["the", "others"], ["the", "rest"], ["the", "remainder"])


def _runs_into(units: Sequence[Unit], phrase: Phrase) -> bool:
    """Say whether "ran into" tells of what stopped them, and the place of where that was."""
    met = {u.low for u in units[phrase.at + 1 : phrase.unit]}
    return phrase.at > 0 and units[phrase.at - 1].low in ("ran", "run", "runs", "running") and not met.isdisjoint(_MET)


_MET = frozenset(
    "minefield mine mines ambush ambushes trap fire trouble resistance checkpoint patrol roadblock".split()
)


def _is_bare_leg(units: Sequence[Unit], i: int) -> bool:
    """Say whether "A to B" stands alone between marks, as tickers write it."""
    if i and units[i - 1].low not in (",", ":", "-", "–", "—", "(", "|", "/", "•"):
        return False
    after = units[i + 1 : i + 4]
    if len(after) < 2 or after[0].low != "to" or after[1].kind != "place":
        return False
    return (
        len(after) < 3
        or after[2].low in (",", ".", ";", ")", ":", "|", "/", "-", "–", "—", "•")
        or after[2].kind == "date"
    )


def _is_country(unit: Unit) -> bool:
    return bool(unit.what.places) and unit.what.places[0].kind == "country"


_STRETCHES = frozenset(["strip", "stretch", "frontline", "corridor", "belt", "border"])


def _is_stretch(units: Sequence[Unit], at: int) -> bool:
    """Say whether "from A to B" tells how far a thing reaches: "the strip along the border from A to B"."""
    return (
        at > 1
        and units[at - 1].low in _STRETCHES
        and (units[at - 1].low != "border" or "strip" in [u.low for u in units[max(0, at - 5) : at]])
    )


_ARROWS = frozenset(["->", "→", "-->", "=>", "➡", "➜", ">", "⇒"])
_SHAFT = "-=>→➡➜⇒\ufe0f"


def _arrow(units: Sequence[Unit], place: int) -> str:
    """Read "A -> B" as from A to B."""
    before = "".join(u.low for u in units[max(0, place - 3) : place] if set(u.low) <= set(_SHAFT)).strip("\ufe0f")
    after = "".join(u.low for u in units[place + 1 : place + 4] if set(u.low) <= set(_SHAFT)).strip("\ufe0f")
    if after in _ARROWS and units[place + 1].low[0] in _SHAFT:
        return "from"
    return "to" if before in _ARROWS and units[place - 1].low[0] in _SHAFT else ""


_RULERS = lexicon.words("rulers")
_SIDED = frozenset(["loyal", "hostile", "opposed", "friendly", "answerable", "allied", "than", "allegiance", "loyalty"])


def _is_sent_to(units: Sequence[Unit], at: int) -> bool:
    """Say whether a force before a place is who is sent for: "to Hezbollah in Lebanon"."""
    if at < 3 or units[at - 1].kind != "group":
        return False
    to = at - 3 if units[at - 2].low == "the" else at - 2
    return units[to].low == "to" and to > 0 and units[to - 1].low not in _BELONGING


_BELONGING = frozenset("belonged belonging belong belongs loyal linked close opposed next allied affiliated".split())


def _named_role(units: Sequence[Unit], phrase: Phrase) -> str:
    """Read "with Baaj, near the border, as their destination", "Sirte being their point of departure"."""
    with_as = units[phrase.at].low == "with"
    for k in range(phrase.unit + 1, min(phrase.unit + 10, len(units))):
        if units[k].low == ("as" if with_as else "being"):
            words = {u.low for u in units[k + 1 : k + 6]}
            if words & {"destination", "goal", "target", "objective"}:
                return "to"
            return "from" if words & {"departure", "starting", "origin"} else ""
        if not with_as:
            break
    return ""
