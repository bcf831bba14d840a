"""Allegiance: which of the forces that a report tells of those who move belong to, where their own words name none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction import lexicon
from geomap.extraction.discourse import is_air_force, subject_group
from geomap.extraction.ends import Frame
from geomap.extraction.movers import FIGHTING, Mover
from geomap.extraction.units import Unit
from geomap.extraction.weights import SHORT, Choice
from geomap.extraction.whose import (
    BODIES,
    ENEMIES,
    MILITARY,
    OFFICER,
    RULERS,
    UNITS,
    carried_group,
    driving_foe,
    is_of_the_guard,
    sends_its_own,
    state_of_force,
    striker,
)

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "soldiers",
        frozenset(
            "troops troop soldiers soldier paratroopers commandos division divisions battalion battalions regiment "
            "regiments brigade brigades unit units officers servicemen reservists conscripts army military forces "
            "company companies platoon garrison".split()
        ),
    ),
    ("police", frozenset("police policemen policeman gendarmes gendarmerie".split())),
    ("rebels", frozenset("rebels rebel insurgents insurgent guerrillas guerrilla".split())),
    (
        "fighters",
        frozenset(
            "fighters fighter militants militant gunmen gunman jihadists jihadist militiamen militia terrorists "
            "terrorist extremists".split()
        ),
    ),
)
"""What those who move are called, from what says most about their force to what says least."""
_JIHADISTS = frozenset("jihadist jihadists jihadi jihadis".split())
_SECULAR = re.compile(r"Democratic Forces|Protection Units|Peshmerga|Workers' Party|Kurdish|Free Syrian Army|Police")
"""What forces are called that nobody calls jihadists."""
_LONG_TALK = 60
"""So many names of forces before a movement, and behind it, are looked at."""
_OWN = frozenset(["its", "their", "his", "her"])
_THE = frozenset(["the", "these", "those", "this", "that"])
_ANY = frozenset(["a", "an", "some", "several", "dozens", "hundreds"])


@dataclass(frozen=True, slots=True)
class _Talk:
    """What is known of a movement while its candidates are weighed."""

    words: frozenset[str]
    kind: str
    article: str
    speaker: str | None
    speakers_group: str | None
    own_side: str | None
    subject: str | None
    army: str | None
    army_of_origin: str | None
    countries: frozenset[str | None]
    at_origin: set[str]
    at_destination: set[str]
    named: Counter[str]
    recent: list[str]


def weigh_group(
    reader: _Reader,
    sentence: Sentence,
    mover: Mover,
    frame: Frame,
    speaker: str | None,
    origins: Sequence[End],
    destinations: Sequence[End],
    found: str | None,
) -> str | None:
    """Return the force that moves: what the rules found, unless another one that the report tells of outweighs it.

    Parameters
    ----------
    reader, sentence, frame
        The movement, and what was told before it.
    mover : Mover
        Who moves; a force that its own words name is taken as it is.
    speaker : str or None
        Who claims it.
    origins, destinations : sequence of End
        Its ends.
    found : str or None
        What the rules found.
    """
    not_theirs = _who_it_is_not(reader, sentence, mover, frame, origins, destinations)
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    flies = is_air_force(found) and mover.group != found and own.isdisjoint(_OF_PLANES)
    found = None if found in not_theirs or flies else found
    if (theirs := _army_of_people_before(reader, mover, own)) is not None:
        return theirs
    if _is_nobody_known(sentence, mover):
        return None
    if _is_settled(reader, sentence, mover, frame, speaker) or len(reader.report.text) < SHORT:
        return found
    talk = _talk(reader, sentence, mover, speaker, origins, destinations)
    discourse = reader.discourse
    if reader.is_army(found) and RULERS.search(speaker or "") and not talk.words.isdisjoint(UNITS):
        return found  # "reinforcements have been sent to X", says a president's spokesman
    named = talk.words | _words_they_stand_for(sentence, mover) if talk.words <= _THEY else talk.words
    foes = _are_foes(reader, talk, named) or not named.isdisjoint(_REVILED)
    not_theirs |= {talk.speakers_group} if foes or _come_from_abroad(reader, talk, frame, origins) else set()
    sender = sentence.units[frame.agent.first : frame.agent.last] if frame.agent is not None else []
    if not named.isdisjoint(ENEMIES):
        not_theirs |= {talk.own_side, talk.army}  # "enemy units", says a general
    candidates = [found, None, *talk.named, talk.army, talk.army_of_origin, talk.speakers_group, mover.group]
    candidates += [discourse.group, discourse.subject_group, discourse.named_group]
    irregular = are_irregular({*named, *(u.low for u in sender)})  # "the separatists moved two battalions"
    not_theirs |= {name for name in candidates if reader.is_army(name)} if irregular else set()
    if not named.isdisjoint(_JIHADISTS):
        not_theirs |= {name for name in candidates if name and (reader.is_army(name) or _SECULAR.search(name))}
    flying = {name for name in candidates if is_air_force(name)}
    only_flies = own.isdisjoint(_OF_PLANES) or any(talk.named.keys() - flying)
    not_theirs |= flying - {mover.group} if only_flies else set()  # it bombs, and others go
    found = None if found in not_theirs else found
    traits = {
        name: frozenset(_of_group(reader, sentence, mover, frame, talk, name) if name else _of_none(reader, talk))
        | (_by_rules(talk) if name == found else frozenset())
        for name in dict.fromkeys(candidates)
        if name is None or name not in not_theirs
    }
    choice = Choice("groups", sentence, origins, destinations, found, traits)
    reader.watch.weighed(choice)
    return choice.best()


def _army_of_people_before(reader: _Reader, mover: Mover, own: Set[str]) -> str | None:
    """Return whose army "their" tells of behind a people: "The Americans are packing. 70 of their lorries left"."""
    before = reader.preceding
    if before is None or mover.group is not None or own.isdisjoint(["their", "theirs"]):
        return None
    if any(u.kind == "group" for u in before.units):
        return None
    told = (k for k in range(len(before.units) - 2, 0, -1) if _is_people(before.units, k))
    at = next(told, None)
    return reader.army_of(before.units[at].what or "") if at is not None else None


def _is_people(units: Sequence[Unit], k: int) -> bool:
    """Say whether a state's name stands for its people: "the Americans, too, are packing"."""
    one = units[k].kind == "state" and units[k - 1].low == "the" and units[k].low.endswith("s")
    behind = units[k + 1]
    return one and behind.kind == "word" and not behind.capital and (not behind.low.isalpha() or behind.low in _GOES_ON)


_GOES_ON = lexicon.BE | lexicon.HAVE | lexicon.MODALS | frozenset(["it", "too", "left", "leave", "also", "themselves"])
_OF_PLANES = frozenset("plane planes aircraft jets jet helicopters helicopter pilots airmen bombers drones".split())


def _is_nobody_known(sentence: Sentence, mover: Mover) -> bool:
    """Say whether their own words leave open who they are: "no foreign fighter", "of unknown affiliation"."""
    if _names_itself(sentence, mover) or mover.group is not None or mover.nation is not None:
        return False
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    around = [u.low for u in sentence.units[mover.first : mover.last + 6]]
    nobody = "foreign" in own and own & {"no", "single", "any", "one"}
    if nobody or own & {"unidentified", "unmarked"} or any(pair in _NOT_TOLD for pair in pairwise(around)):
        return True
    lead = [u.low for u in sentence.units[max(0, mover.first - 2) : mover.last]]
    return lead[-2:] == ["no", "faction"] or lead[-3:] == ["no", "armed", "group"]


_NOT_TOLD = frozenset((one, two) for one in ("without", "no") for two in ("insignia", "markings", "badges")) | {
    ("unknown", "affiliation"),
    ("unclear", "affiliation"),
}


def _is_settled(reader: _Reader, sentence: Sentence, mover: Mover, frame: Frame, speaker: str | None) -> bool:
    """Say whether the words of a movement name the force, or rule out every other one that the report names."""
    units = sentence.units
    if _names_itself(sentence, mover) or carried_group(sentence, mover, frame) is not None:
        return True
    if state_of_force(sentence, mover, speaker) is not None or is_of_the_guard(sentence, mover):
        return True
    if mover.group is not None and mover.group not in reader.groups.groups:
        return True
    if frame.agent is not None and frame.mover is mover and sends_its_own(frame.agent, mover):
        return True
    told_by = frame.agent if frame.agent is not None else mover
    if any(u.low.endswith(_BACKED) for u in units[told_by.first : told_by.last]):
        return True
    we = frame.mover is not None and units[frame.mover.head].low == "we"
    return we and OFFICER.search(speaker or "") is not None


def _names_itself(sentence: Sentence, mover: Mover) -> bool:
    return any(u.kind == "group" for u in sentence.units[mover.first : mover.last])


_BACKED = ("-backed", "-aligned", "-allied", "-supported")
"""What tells fighters from those whom the report names: "Saudi-backed forces"."""


def _who_it_is_not(
    reader: _Reader,
    sentence: Sentence,
    mover: Mover,
    frame: Frame,
    origins: Sequence[End],
    destinations: Sequence[End],
) -> set[str | None]:
    """Name the forces that a sentence tells of, none of which moves."""
    out: set[str | None] = {striker(sentence, mover), *_onlookers(sentence), *_whom_they_fight(sentence, mover, frame)}
    if not any(end.place_id for end in origins):
        out.add(_sent_to(reader, sentence, mover, frame, destinations))
    foe = driving_foe(reader, sentence, frame)
    if foe is not None:
        out.add(foe.group)
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    if own & _REBELS or (own & _PEACEKEEPERS and mover.nation is None):
        known = [group for name in reader.all_named if (group := reader.groups.groups.get(name)) is not None]
        if own & _REBELS:
            out |= {group.name for group in known if group.with_state}
        else:
            out |= {group.name for group in known if not (group.with_state or _MISSION.search(group.name))}
    home = any(u.low == "home" for u in sentence.units[frame.trigger.at : frame.trigger.end + 3])
    if origins and home and not _names_itself(sentence, mover):
        out.add(reader.army_of(reader.country_of(origins[0]) or ""))  # "will bring home 300 soldiers from Mali"
    return out


_PEACEKEEPERS = frozenset(["peacekeeper", "peacekeepers"])
_MISSION = re.compile(r"\bUN\b|\bUnited Nations\b|Mission|Peacekeep|Interim Force|Protection Force")
_REBELS = frozenset(
    "rebel rebels insurgent insurgents guerrilla guerrillas opposition revolutionary revolutionaries non-state".split()
)


def _onlookers(sentence: Sentence) -> list[str]:
    """Name who only looks on as others move, or has fallen: "under the eyes of X's troops", "after the fall of X"."""
    lows = [u.low for u in sentence.units]
    of = [k for k in range(1, len(lows)) if lows[k] == "of"]
    watching = [k for k in of if lows[k - 1] in _WATCH and "under" in lows[max(0, k - 3) : k - 1]]
    fallen = [k for k in of if lows[k - 1] in _ENDINGS]
    return [u.what.group.name for k in (*watching, *fallen) for u in sentence.units[k + 1 : k + 4] if u.kind == "group"]


def _whom_they_fight(sentence: Sentence, mover: Mover, frame: Frame) -> list[str]:
    """Name the foe in "troops who were fighting the Islamic State", "went to X to hunt the group"."""
    units = sentence.units
    told = next((k for k in range(mover.last, min(mover.last + 4, len(units))) if units[k].low in FIGHTING), None)
    if told is not None and not {u.low for u in units[mover.last : told]} <= _BEFORE_FIGHTING:
        told = None
    own = range(frame.trigger.end + 1, min(frame.last, len(units)))
    aims = [k for k in own if units[k].low in _FIGHT and units[k - 1].low == "to"]
    foes = []
    for k in aims if told is None else [told, *aims]:
        named = next((u for u in units[k + 1 : k + 4] if u.low not in lexicon.DETERMINERS | {"against", "down"}), None)
        if named is not None and named.kind == "group":
            foes.append(named.what.group.name)
    return foes


_BEFORE_FIGHTING = frozenset(["who", "which", "that", "also", "still"]) | lexicon.BE | lexicon.HAVE
_FIGHT = frozenset("fight hunt pursue chase battle combat confront attack repel resist track".split())


_ENDINGS = frozenset("fall defeat collapse ouster overthrow toppling".split())
_WATCH = frozenset("eyes eye watch gaze supervision protection guard escort control cover monitoring noses".split())


def _sent_to(
    reader: _Reader, sentence: Sentence, mover: Mover, frame: Frame, destinations: Sequence[End]
) -> str | None:
    """Return the army of the country that soldiers are sent to, whose own they hardly are: "300 were sent to Syria"."""
    told = mover.nation or (frame.agent is not None and (frame.agent.nation or frame.agent.group))
    if told or frame.trigger.sense.lemma in _HOMEWARD:
        return None
    whole = (reader.gazetteer.places[end.place_id] for end in destinations if end.place_id)
    armies = (reader.army_of(place.country) for place in whole if place.kind == "country")
    named = {u.what.group.name for u in sentence.units if u.kind == "group"}
    return next((army for army in armies if army and army not in named), None)


_THEY = frozenset(["they", "them", "who", "whom"])


def _words_they_stand_for(sentence: Sentence, mover: Mover) -> set[str]:
    """Return the words for the armed men of the sentence who are named last before "they"."""
    before = [m for m in sentence.nps if m.last <= mover.first and m.is_armed]
    return {u.low for u in sentence.units[before[-1].first : before[-1].last]} if before else set()


def _are_foes(reader: _Reader, talk: _Talk, words: Set[str]) -> bool:
    """Say whether a state's or a mission's force speaks of those who fight it: "rebels left, says the army"."""
    of_army = reader.is_army(talk.speakers_group)
    fighters = of_army and not words.isdisjoint(["fighters", "fighter"])  # few armies call their soldiers so
    fighters = fighters and words.isdisjoint(_OWN | {"our", "my"})
    return fighters or ((of_army or (talk.speakers_group or "").startswith("UN ")) and are_irregular(words))


_REVILED = frozenset("gangs gang terrorist terrorists mercenaries takfiri takfiris bandits thugs hirelings".split())
"""What nobody calls his own men."""


def _come_from_abroad(reader: _Reader, talk: _Talk, frame: Frame, origins: Sequence[End]) -> bool:
    """Say whether soldiers flee to the country of a force that tells of it: "83 soldiers fled X", say its guards."""
    told = reader.groups.groups.get(talk.speakers_group or "")
    flee = frame.trigger.sense.lemma.split()[0] in ("flee", "cross", "escape", "desert", "run")
    if told is None or not told.country or not flee or talk.kind != "soldiers" or not origins:
        return False
    left = reader.country_of(origins[0])
    return left is not None and left != told.country and talk.words.isdisjoint(_OWN | {"our", "my"})


def are_irregular(words: Iterable[str]) -> bool:
    """Say whether those who are called so are of no army: "rebels", "insurgent units", "200 armed youths"."""
    told = {word.removeprefix("ex-") for word in words}
    return not told.isdisjoint(_FOES) or ("armed" in told and "forces" not in told)


_FOES = frozenset(
    "rebels rebel militants militant insurgents insurgent jihadists jihadist terrorists terrorist gunmen guerrillas "
    "guerrilla islamists islamist bandits separatists separatist dissidents dissident".split()
)
_HOMEWARD = frozenset(["return", "come back", "go back", "bring"])


def _by_rules(talk: _Talk) -> frozenset[str]:
    return frozenset(["by rules", f"by rules, {talk.kind}", f"by rules, {talk.article}"])


def _talk(
    reader: _Reader,
    sentence: Sentence,
    mover: Mover,
    speaker: str | None,
    origins: Sequence[End],
    destinations: Sequence[End],
) -> _Talk:
    units = sentence.units
    lows = [u.low for u in units[mover.first : mover.last]]
    words = frozenset(lows)
    kind = next((name for name, some in _KINDS if words & some), mover.cls)
    if mover.cls == "pronoun":
        kind = "pronoun"
        article = units[mover.head].low
    else:
        article = _article(sentence, mover)
    army = reader.army_of(reader.main_country() or "")
    speakers_group = reader.group_in(speaker or "")
    military = speaker is not None and MILITARY.search(speaker) is not None
    left = [country for end in origins if (country := reader.country_of(end))]
    here = units[mover.first].start if mover.first < len(units) else sentence.span.start
    at = bisect_left(reader.mentioned, here, key=lambda mention: mention.start)
    around = reader.mentioned[max(0, at - _LONG_TALK) : at + _LONG_TALK]
    recent = dict.fromkeys(m.group.name for m in reversed(around) if m.start < here)
    return _Talk(
        words=words,
        kind=kind,
        article=article,
        speaker=speaker,
        speakers_group=speakers_group,
        own_side=speakers_group or (army if military else None),
        subject=subject_group(reader, sentence),
        army=army,
        army_of_origin=reader.army_of(left[0]) if left else None,
        countries=frozenset(reader.country_of(end) for end in (*origins, *destinations)),
        at_origin=_seen_at(reader, origins),
        at_destination=_seen_at(reader, destinations),
        named=Counter(m.group.name for m in around),
        recent=list(recent),
    )


def _seen_at(reader: _Reader, ends: Sequence[End]) -> set[str]:
    """Return the forces that claims told before had at some places."""
    return {name for end in ends if end.place_id is not None for name in reader.discourse.seen_at.get(end.place_id, ())}


def _article(sentence: Sentence, mover: Mover) -> str:
    units = sentence.units
    lows = {u.low for u in units[max(0, mover.first - 1) : mover.last]}
    first = units[mover.first].low if mover.first < len(units) else ""
    if lows & _OWN:
        return "own"
    if first in _THE:
        return "the"
    if first in _ANY:
        return "any"
    return "number" if mover.last > mover.first and units[mover.first].kind == "count" else "bare"


def _of_none(reader: _Reader, talk: _Talk) -> set[str]:
    """Return what speaks for no known force."""
    traits = {"none", f"none, {talk.kind}", f"none, {talk.article}", f"none, {talk.article} {talk.kind}"}
    actors = lexicon.actors()
    traits |= {f"none, word={word}" for word in talk.words if word in actors}
    if not talk.named:
        traits.add("none named")
    if talk.own_side and not talk.speakers_group:
        traits.add("none, army speaks")
    if reader.latest and reader.latest[-1].group is None:
        traits.add("none before")
    return traits


def _of_group(reader: _Reader, sentence: Sentence, mover: Mover, frame: Frame, talk: _Talk, name: str) -> set[str]:
    """Return what speaks for a force."""
    discourse, kind, article = reader.discourse, talk.kind, talk.article
    sort = "army" if reader.is_army(name) else "police" if "olice" in name or "endarm" in name else "irregulars"
    actors = lexicon.actors()
    traits = {"group", sort, f"{sort}, {kind}", f"{sort}, {article}"}
    traits |= {f"{sort}, word={word}" for word in talk.words if word in actors}
    rank = str(min(talk.recent.index(name), 2)) if name in talk.recent else "later" if name in talk.named else "unnamed"
    share = int(4 * talk.named[name] / max(1, talk.named.total()))
    traits |= {f"rank {rank}", f"rank {rank}, {article}", f"rank {rank}, {kind}", f"share {share}"}
    if talk.words & BODIES:
        traits.add(f"rank {rank}, a body")
    at = [k for k, u in enumerate(sentence.units) if u.kind == "group" and u.what.group.name == name]
    if at:
        where = "before" if any(k < mover.first for k in at) else "behind"
        where += " as source" if all(sentence.masked[k] for k in at) else ""
        traits |= {f"here {where}", f"here {where}, {article}"}
    hostile = "hostile" if talk.words & lexicon.words("hostile") else "plain"
    if talk.own_side == name:
        traits |= {f"own side, {hostile}", f"own side, {kind}"}
    elif talk.own_side and sort == "irregulars":
        traits |= {f"other side, {hostile}", f"other side, {kind}"}
    before = reader.latest[-1] if reader.latest else None
    agent = frame.agent.group if frame.agent is not None else None
    known = reader.groups.groups.get(name)
    for trait, told in (
        ("speaker", name == talk.speakers_group),
        ("moved last", name == discourse.group),
        ("named last", name == discourse.named_group),
        ("subject here", name == talk.subject),
        ("antecedent", name == mover.group),
        ("talked of", discourse.mover is not None and discourse.mover.group == name),
        ("claim before", before is not None and before.group == name),
        (f"subject {min(discourse.subject_age, 3)} ago", name == discourse.subject_group),
        ("army here", name == talk.army),
    ):
        if told:
            traits |= {trait, f"{trait}, {article}", f"{trait}, {kind}"}
    for role, forces in (("origin", talk.at_origin), ("destination", talk.at_destination)):
        if forces:
            traits.add(f"{'seen' if name in forces else 'another seen'} at the {role}")
    return traits | {
        trait
        for trait, told in (
            ("main group", name == reader.main_group),
            ("only group", len(talk.named) == 1 and name in talk.named),
            (
                "claim before by the same",
                before is not None and before.group == name and before.claimant == talk.speaker,
            ),
            ("sender", agent == name),
            ("another sends", agent is not None and agent != name),
            ("army of the origin", name == talk.army_of_origin),
            ("of a country here", known is not None and bool(known.country) and known.country in talk.countries),
            ("a word of its name", any(len(word) > 4 and word in name.casefold() for word in talk.words)),
        )
        if told
    }
