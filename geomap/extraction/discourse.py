"""What a report spoke of last: who moved, which places, which day, and who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from geomap.counts import CountMention
from geomap.dates import DateInterval, DateMention
from geomap.extraction import lexicon
from geomap.extraction.dating import Dated
from geomap.extraction.introducing import find_topic
from geomap.extraction.movers import Mover, is_governed, is_official, is_people
from geomap.extraction.roles import is_of_outlet
from geomap.extraction.units import Unit
from geomap.gazetteer import Mention, Place, is_capital

if TYPE_CHECKING:
    from geomap.extraction.drafts import Draft
    from geomap.extraction.ends import Frame
    from geomap.extraction.reading import Sentence, _Reader
    from geomap.extraction.stations import Station


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a place was named last: the number of the sentence, its block, and the word before the name."""

    number: int
    block: int
    before: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a source was heard last: the number of the sentence and its block; and how often it was."""

    number: int
    block: int
    times: int


@dataclass(frozen=True, slots=True)
class Move:
    """A claim told before: its force, its ends by the ids of their places, and its days."""

    group: str | None
    origin: str | None
    destination: str | None
    dated: Dated


@dataclass(slots=True)
class Discourse:
    """What the report spoke of last: who moved, which places, which day, and who said it."""

    mover: Mover | None = None
    mover_told: int = 0
    station: Station | None = None
    group: str | None = None
    named_group: str | None = None
    subject_group: str | None = None
    subject_age: int = 0
    speaker: str | None = None
    speakers: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    spoke: dict[str, Spoken] = field(default_factory=dict)
    """Each source by its name, the one heard last behind all others."""
    is_struck: bool = False
    is_fought: bool = False
    refused: Mover | None = None
    only_armed: bool = False
    all_armed: bool = False
    official: Mover | None = None
    chief: Mover | None = None
    places: list[tuple[str, Place]] = field(default_factory=list)
    grounds: dict[str, tuple[str, Place]] = field(default_factory=dict)
    scene: str | None = None
    topic: tuple[str, Place] | None = None
    aside: set[str] = field(default_factory=set)
    day: date | DateInterval | None = None
    seen_at: dict[str, set[str]] = field(default_factory=dict)
    number: int = 0
    told: dict[str, Telling] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    days_told: list[tuple[int, int, DateMention]] = field(default_factory=list)
    counts_told: list[tuple[int, int, CountMention]] = field(default_factory=list)

    @property
    def has_just_told(self) -> bool:
        """Whether the last sentence told of those who are remembered as movers."""
        return self.mover_told == self.number


def remember(reader: _Reader, sentence: Sentence, drafts: Sequence[Draft]) -> None:
    """Keep who spoke, who moved and which places were named, for the sentences that follow.

    Parameters
    ----------
    reader : _Reader
        Who reads the report.
    sentence : Sentence
        The sentence that was read.
    drafts : sequence of Draft
        The claims that it made.
    """
    discourse = reader.discourse
    heard = list(sentence.speakers)
    if not heard and not drafts:
        named = [*discourse.speakers, reader.interviewed] if reader.interviewed else discourse.speakers
        heard.append(find_topic(reader.report.text, sentence.units, named))
    for speaker in heard:
        if speaker:
            hear(discourse, speaker, sentence.block.start)
    lows = [u.low for u in sentence.units]
    discourse.is_struck = bool(set(lows) & lexicon.words("stopped")) and not drafts
    discourse.is_fought = not drafts and any(_is_fight(frame) for frame in sentence.frames)
    discourse.all_armed = are_all_armed(sentence.nps)
    discourse.only_armed = not discourse.is_fought and discourse.all_armed
    _remember_places(reader, sentence)
    _remember_movers(reader, sentence, drafts)
    for draft in drafts:
        ends = [end.place_id if end is not None else None for end in (draft.origin, draft.destination)]
        dated = Dated(draft.days, draft.date_text, draft.basis)
        discourse.moves.append(Move(draft.group, ends[0], ends[1], dated))
        for place in ends:
            if draft.group is not None and place is not None:
                discourse.seen_at.setdefault(place, set()).add(draft.group)


def hear(discourse: Discourse, speaker: str, block: int) -> None:
    """Keep a source as the one heard last: in the sentence that is read, in the block that begins at ``block``."""
    discourse.speaker = speaker
    discourse.heard = [*discourse.heard[-5:], speaker]
    times = known.times if (known := discourse.spoke.pop(speaker, None)) else 0
    discourse.spoke[speaker] = Spoken(discourse.number + 1, block, times + 1)
    if not times:
        discourse.speakers.append(speaker)


def _is_fight(frame: Frame) -> bool:
    """Say whether a front-line word tells of fighting, and not of who holds a place."""
    return "stop" in frame.trigger.sense.frame and "holds" not in frame.trigger.sense.frame


def are_all_armed(nps: Sequence[Mover]) -> bool:
    """Say whether all people that some noun phrases tell of bear arms, so that "they" can be nobody else."""
    people = [m for m in nps if m.cls in _PEOPLE]
    armed = [m for m in people if m.is_armed or m.cls in ("fighter", "group", "unit")]
    return bool(armed) and all(m in armed or m.cls == "men" for m in people)


def come_to(reader: _Reader, heading: Mention | None) -> None:
    """Keep the place of a heading as one that was named: below "Kobani", "the town" is Kobani."""
    if heading is None:
        return
    found = reader.gazetteer.choose(heading.places, countries=reader.countries, near=reader.anchors, name=heading.text)
    if found.place is not None:
        reader.discourse.places.append((heading.text, found.place))
        reader.discourse.told[found.place.id] = Telling(reader.discourse.number, heading.start, "other")
        reader.discourse.scene = found.place.id if found.place.end_kind == "town" else None


def turn_to(discourse: Discourse, group: str | None) -> None:
    """Keep the group of a heading as the one that is spoken of: below "The PUK", "its fighters" are the PUK's."""
    if group is not None:
        discourse.group = discourse.named_group = discourse.subject_group = group
        discourse.subject_age = 0


_PEOPLE = frozenset("fighter unit group men leader person family state".split())


def _remember_places(reader: _Reader, sentence: Sentence) -> None:
    discourse = reader.discourse
    discourse.day = reader.day_of(sentence) or discourse.day
    discourse.scene = discourse.topic = None
    discourse.number += 1
    block = sentence.block.start
    discourse.days_told += [(discourse.number, block, u.what) for u in sentence.units if u.kind == "date"]
    discourse.counts_told += [(discourse.number, block, u.what) for u in sentence.units if u.kind == "count"]
    for k, unit in enumerate(sentence.units):
        if unit.kind == "place":
            place = reader.place(unit, "")
            acting = k == 0 and place is not None and acts(sentence.units, place)
            if place is not None and not acting and not is_of_outlet(sentence.units, k):
                discourse.places.append((reader.report.text[unit.start : unit.end], place))
                lows = [u.low for u in sentence.units[max(0, k - 2) : k]]
                before = "source" if sentence.masked[k] else lows[-1] if lows and lows[-1] in GOVERNORS else "other"
                discourse.told[place.id] = Telling(discourse.number, block, before)
                if k == 0 or (k == 1 and lows == ["the"]):
                    discourse.topic = discourse.places[-1]
                if len(lows) == 2 and lows[0] in lexicon.words("grounds") and lows[1] in _AT:
                    discourse.grounds[lows[0]] = discourse.places[-1]
                if (k == 0 or (k == 1 and lows == ["in"])) and place.end_kind == "town":
                    discourse.scene = place.id
                if sentence.masked[k]:
                    discourse.aside.add(place.id)
                else:
                    discourse.aside.discard(place.id)
                if sentence.block.zone == "headline" and place.end_kind == "town":
                    reader.headlined.add(place.id)


GOVERNORS = frozenset("in at near from to of on into around outside for towards".split())
"""The words before a place that say what part it has."""
_AT = frozenset(["in", "at", "of", "near", "outside"])


def subject_group(reader: _Reader, sentence: Sentence) -> str | None:
    """Name the force that a sentence speaks of first: a group, "the army", a country."""
    for k, unit in enumerate(sentence.units):
        if unit.kind == "group" and not is_air_force(unit.what.group.name) and not _is_named_next(sentence.units, k):
            return str(unit.what.group.name)
        if unit.low in ("army", "military") and k and sentence.units[k - 1].low in ("the", "its"):
            return reader.army_of(reader.main_country() or "")
        capital = (
            k == 0 and unit.kind == "place" and bool(unit.what.places) and acts(sentence.units, unit.what.places[0])
        )
        if capital:
            return reader.army_of(unit.what.places[0].country)  # "Moscow may transfer its garrison"
        if k < 2 and unit.kind == "place" and unit.what.places and unit.what.places[0].kind == "country":
            return reader.army_of(unit.what.places[0].country)
    return None


def _is_named_next(units: Sequence[Unit], group: int) -> bool:
    """Say whether a group only tells who another is: "an affiliate of Daesh, the Khalid ibn al-Walid Army, holds"."""
    owned = group > 1 and units[group - 1].low == "of" and units[group - 2].low in _KINSHIP
    return owned and any(u.kind == "group" for u in units[group + 1 : group + 4])


_KINSHIP = frozenset("affiliate offshoot branch wing ally rival splinter affiliates allies rivals".split())


def _remember_movers(reader: _Reader, sentence: Sentence, drafts: Sequence[Draft]) -> None:
    discourse = reader.discourse
    spoken_of = subject_group(reader, sentence) or (drafts[-1].group if drafts else None)
    discourse.subject_age = 0 if spoken_of else discourse.subject_age + 1
    discourse.subject_group = spoken_of or discourse.subject_group
    for k, unit in enumerate(sentence.units):
        if unit.kind == "group" and not sentence.masked[k] and unit.what.group.kind != "army":
            discourse.named_group = unit.what.group.name
    discourse.official = None
    chief = next((m for m in reversed(sentence.nps) if m.cls == "leader"), None)
    discourse.chief = replace(chief, group=chief.group or discourse.named_group) if chief is not None else None
    if drafts:
        last = drafts[-1]
        moved = last.mover.armed_words or last.mover.cls in ("men", "unit")
        discourse.mover = replace(last.mover, group=last.group, armed_words=moved)
        discourse.group = last.group or discourse.group
        discourse.mover_told = discourse.number
        return
    named = [m for m in sentence.nps if m.cls != "pronoun" and not is_governed(sentence.units, m)]
    people = [m for m in named if m.cls == "state" and is_people(sentence.units, m)]
    armed = [m for m in named if m.is_armed and m.cls not in ("vehicle", "weapon") and not is_air_force(m.group)]
    machines = [m for m in named if m.cls == "vehicle" and (m.group or _is_full_of_fighters(sentence.units, m))]
    units = [replace(m, armed_words=True) for m in named if _is_of_an_army(sentence.units, m)]
    armed = armed or units
    if armed:
        discourse.mover = armed[-1] if armed[-1].group or not armed[0].group else armed[0]
        discourse.group = next((m.group for m in reversed(armed) if m.group), discourse.group)
    elif people:
        discourse.mover = people[-1]
    elif named and named[0].cls == "person" and is_official(sentence.units, named[0]) and discourse.mover is not None:
        discourse.official = named[0]  # "the minister has been talking about that": he is none of "them"
        return
    elif [u.low for u in sentence.units[:1]] == ["displaced"] and sentence.nps:
        discourse.mover = replace(sentence.nps[0], cls="person", group=None)  # "Displaced so far: 3,100"
    elif named and (named[0].cls == "person" or _is_a_family(sentence.units, named[0])):
        discourse.mover = named[0]
    elif machines:
        discourse.mover = machines[-1]
    elif goods := [m for m in sentence.nps if m.cls == "other" and sentence.units[m.head].low in _MEASURES]:
        discourse.mover = goods[-1]  # lorries behind "a ship with 1,000 tonnes of medicines" carry goods too
    elif named and (named[-1].cls in ("person", "fighter", "family") or _is_aid(sentence.units, named[-1])):
        discourse.mover = named[-1]
    elif not named and (governed := [m for m in sentence.nps if m.cls in ("fighter", "group") and m.is_armed]):
        discourse.mover = governed[-1]  # "X had been the base of the rebels. On Monday they moved"
    else:
        return
    discourse.mover_told = discourse.number


_MEASURES = frozenset(["tonnes", "tons", "kilograms", "kilos", "litres", "barrels"])


def is_air_force(group: str | None) -> bool:
    """Say whether a group is a force of aircraft, which no "they" and no bare number stands for."""
    return group is not None and group.endswith("Air Force")


def _is_full_of_fighters(units: Sequence[Unit], mover: Mover) -> bool:
    """Read "a convoy of rebels", and not "an armoured car"."""
    return mover.is_armed and any(lexicon.actors().get(u.low) == "fighter" for u in units[mover.first : mover.last])


def _is_of_an_army(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a unit is of a kind that only armies have, though nobody says whose: "the 5th Brigade"."""
    words = {u.low for u in units[mover.first : mover.last]}
    if units[mover.first].low in ("a", "an"):
        return False  # "a brigade is where its party has voters"
    return mover.cls == "unit" and units[mover.head].low in _ARMY_BODIES and words.isdisjoint(_OF_HELPERS)


_OF_HELPERS = frozenset("fire rescue ambulance medical cleaning relief work student snow any every each no".split())
_ARMY_BODIES = frozenset("brigade brigades battalion battalions regiment regiments garrison garrisons".split())


def acts(units: Sequence[Unit], place: Place) -> bool:
    """Say whether a capital that opens a sentence stands for its government: "Kabul was quicker this time"."""
    if len(units) < 2 or units[1].kind != "word" or not is_capital(place):
        return False
    low = units[1].low
    modal = low in lexicon.MODALS
    return modal or low in lexicon.BE or low in lexicon.HAVE or low in lexicon.speech() or low.endswith(("s", "ed"))


def _is_a_family(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether the talk is of one family: "A family from Aleppo has put up its tent"."""
    return mover.cls == "family" and units[mover.head].low == "family" and units[mover.first].low in ("a", "one")


def _is_aid(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether vehicles carry aid or goods, so that "another convoy" is no convoy of fighters."""
    classes = {lexicon.actors().get(u.low) for u in units[mover.first : mover.last]}
    return mover.cls == "other" and {"vehicle", "other"} <= classes
