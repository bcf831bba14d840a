"""Open ends: which place told before is the end that a movement's own clause does not name, if any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from geomap.claims import End
from geomap.extraction import lexicon
from geomap.extraction.attaching import hangs_elsewhere
from geomap.extraction.circumstances import SPEAKING
from geomap.extraction.discourse import GOVERNORS, acts
from geomap.extraction.ends import Frame
from geomap.extraction.roles import Phrase, is_measure, phrases
from geomap.extraction.settling import end_at
from geomap.extraction.units import Unit
from geomap.extraction.weights import SHORT, Choice
from geomap.gazetteer import Place, is_capital

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

Side = Literal["origin", "destination"]

_RECENT, _LONG_TALK = 14, 200
"""So many places named last may be meant, and a town of the headline."""
_NOUNS = lexicon.words("towns") | lexicon.words("grounds") | frozenset(["there", "here", "thence", "where", "it"])
_SETTLEMENTS = frozenset(["town", "city", "village"])
_AREAS = frozenset(["province", "district", "area", "region"])
_GOING_ON = frozenset("again back further on too also another more out off away still".split())
_FAR_DEGREES = 12
_VAST_KM = 600
"""No place told before that is of no one country and so wide is taken for an end: "Southeast Asia"."""


@dataclass(frozen=True, slots=True)
class OpenEnding(Choice[str | None]):
    """A choice for an end among the places told before, by their ids, and none; ``told`` is the side that is named."""

    side: Side
    told: list[End]
    ends: dict[str | None, End]


@dataclass(slots=True)
class _Candidate:
    place: Place
    text: str
    tags: set[str] = field(default_factory=set)


def weigh_open_end(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    origins: list[End],
    destinations: list[End],
    notes: list[str],
) -> tuple[list[End], list[End]]:
    """Return the ends of a frame, of which one that its clause does not name may be another place told before, or none.

    Parameters
    ----------
    reader, sentence, frame
        The movement, and what was told before it.
    origins, destinations : list of End
        What the rules found.
    notes : list of str
        Gets ``origin weighed`` or ``destination weighed`` where the weights overrule them.
    """
    choice = open_end(reader, sentence, frame, origins, destinations)
    if choice is None:
        return origins, destinations
    reader.watch.weighed(choice)
    best = choice.best()
    if best == choice.found:
        return origins, destinations
    notes.append(f"{choice.side} weighed")
    chosen = [choice.ends[best]] if best is not None else []
    return (chosen, destinations) if choice.side == "origin" else (origins, chosen)


def open_end(
    reader: _Reader, sentence: Sentence, frame: Frame, origins: list[End], destinations: list[End]
) -> OpenEnding | None:
    """Return the choice for the one end that a clause does not name; None where it names both, none or a list."""
    if bool(frame.ends.origins) == bool(frame.ends.destinations) or len(reader.report.text) < SHORT:
        return None
    side: Side = "destination" if frame.ends.origins else "origin"
    if side == "destination" and frame.trigger.sense.lemma == "be":
        return None  # "the remaining 2,000 are to be out of X by June"
    if side == "destination" and _was_once_left(sentence, frame):
        return None  # "returns to Kidal, from which it was driven by rebels"
    if _word(sentence, frame, side) in lexicon.words("features"):
        return None  # "left the forest for X": the forest of that name, or none
    told, found = (origins, destinations) if side == "destination" else (destinations, origins)
    if not told or told[0].lat is None or len(found) > 1 or (found and found[0].place_id is None):
        return None
    candidates = _candidates(reader, sentence, frame, found, {end.place_id for end in told})
    other = reader.gazetteer.places.get(told[0].place_id or "")
    if other is not None and not found:  # nobody goes from Nairobi into Kenya, or from Kenya to Nairobi
        inside = {key for key, one in candidates.items() if one.place.country == other.country}
        whole = {key for key in inside if "country" in (other.kind, candidates[key].place.kind)}
        candidates = {key: one for key, one in candidates.items() if key not in whole}
    if found and found[0].place_id not in candidates:
        return None
    traits: dict[str | None, frozenset[str]] = {None: _of_none(reader, sentence, frame, side, found)}
    recent = _recency(reader)
    often = Counter(place.id for _, place in reader.discourse.places[-_LONG_TALK:])
    for key, candidate in candidates.items():
        own = _of_place(reader, sentence, frame, side, found, told, candidate, recent, often)
        traits[key] = frozenset(own | {f"{side}: {trait}" for trait in own})
    ends: dict[str | None, End] = {key: end_at(one.text, one.place) for key, one in candidates.items()}
    by_rules = found[0].place_id if found else None
    return OpenEnding("ends", sentence, origins, destinations, by_rules, traits, side, told, ends)


_CAUGHT = frozenset("seized arrested caught detained intercepted stopped apprehended captured".split())


def _is_measured_from(units: Sequence[Unit], phrase: Phrase) -> bool:
    """Say whether a place only tells where another lies: "arrived at X, about 30 km east of Y"."""
    of = next((k for k in range(phrase.unit - 1, max(0, phrase.unit - 4), -1) if units[k].low == "of"), 0)
    return bool(phrase.relative) and of > 1 and is_measure(units, of - 2)


def _told_instead(units: Sequence[Unit]) -> set[int]:
    """Return the units of an opening that tells what is not done: "Instead of going home to Benin, they left for X"."""
    if [u.low for u in units[:2]] not in (["instead", "of"], ["rather", "than"]):
        return set()
    return set(range(next((k for k, u in enumerate(units) if u.low == ","), 0)))


def _was_once_left(sentence: Sentence, frame: Frame) -> bool:
    """Say whether a relative clause only tells from where somebody went before."""
    lead = [u.low for u in sentence.units[max(0, frame.trigger.at - 7) : frame.trigger.at]]
    return ("from", "which") in pairwise(lead) or "whence" in lead


def _candidates(
    reader: _Reader, sentence: Sentence, frame: Frame, found: list[End], taken: set[str | None]
) -> dict[str, _Candidate]:
    """Gather the places that may be meant, each with how it was told."""
    out: dict[str, _Candidate] = {}

    def add(text: str, place: Place, tag: str) -> None:
        if place.id not in taken and place.kind != "road" and (place.country or place.radius_km < _VAST_KM):
            out.setdefault(place.id, _Candidate(place, text)).tags.add(tag)

    units = sentence.units
    taken = taken | _governments(reader, sentence)
    named = phrases(units)
    distant = {phrase.unit for phrase in named if phrase.relative == "distance"}  # "164 miles from X"
    people = [f.ends for f in sentence.frames if f is not frame and f.mover is not None and f.mover.cls == "person"]
    distant |= {phrase.unit for ends in people for phrase in ends.origins}  # "the president, who had come from X"
    shared = [f.ends for f in sentence.frames if f is not frame and f.trigger is frame.trigger]
    legs = [phrase.unit for ends in shared for phrase in (*ends.origins, *ends.destinations)]
    distant |= set(legs)  # "200 went to X and 100 to Y"
    distant |= {phrase.unit for phrase in named if hangs_elsewhere(units, frame.trigger, phrase, frame.mover)}
    measured = {phrase.unit for phrase in named if _is_measured_from(units, phrase)}
    taken = taken | {place.id for k in measured if (place := reader.place(units[k], "")) is not None}
    caught = (k for k in range(2, len(units)) if units[k - 2].low in _CAUGHT)
    if not frame.ends.origins:  # "seized at X while they entered Y"
        distant |= {k for k in caught if units[k - 1].low in ("at", "in", "near")}
    distant |= {k for k in range(2, len(units)) if units[k - 1].low == "by" and units[k - 2].low.endswith("ed")}
    if len(units) > 2 and units[1].low in ("–", "—", "-") and sentence.block.start == reader.begins:
        distant.add(0)  # "Addis Ababa – Fighters who"
    distant |= _where_it_is_told(sentence) if not frame.ends.origins else set()
    later = (f for f in sentence.frames if f.trigger.at > frame.trigger.at and not frame.ends.origins)
    distant |= {phrase.unit for f in later for phrase in f.ends.destinations}  # "said that others would go to X"
    distant |= _told_instead(units)
    if frame.ends.destination_word is not None or frame.ends.origin_word is not None:
        told = {k for k in range(frame.last, len(units)) if not sentence.masked[k]}
        distant |= told  # "are on their way to the town from A, and others go to B"
    distant |= {phrase.unit for phrase in frame.ends.via}  # "streamed out of X over the dam of Y"
    for k, unit in enumerate(units):
        if unit.kind != "place" or k in distant or (place := reader.place(unit, "")) is None:
            continue
        where = "of the source" if sentence.masked[k] else "before" if k < frame.trigger.at else "behind"
        add(reader.report.text[unit.start : unit.end], place, f"here {where}")
        if k and units[k - 1].low in GOVERNORS:
            add(reader.report.text[unit.start : unit.end], place, f"here {units[k - 1].low}")
    for text, place in reversed(reader.discourse.places[-_RECENT:]):
        add(text, place, "told")
    for text, place in reader.discourse.places[-_LONG_TALK:-_RECENT] if reader.headlined else ():
        if place.id in reader.headlined:
            add(text, place, "told long ago")
    for number, draft in enumerate(reversed(reader.latest[-3:])):
        for role, end in (("origin", draft.origin), ("destination", draft.destination)):
            if end is not None and end.place_id is not None:
                add(end.text, reader.gazetteer.places[end.place_id], f"last {role}{' but one' if number else ''}")
    for end in found:
        if end.place_id is not None:
            add(end.text, reader.gazetteer.places[end.place_id], "found")
    return out


def _where_it_is_told(sentence: Sentence) -> set[int]:
    """Return the places where somebody speaks, or a reporter looks on: "Speaking in Cairo, he", "a reporter in X"."""
    units = sentence.units
    talks = (said for said in sentence.attributions if units[said.first].low in SPEAKING)
    speaking = {k for said in talks for k in range(said.first, said.last)}
    for said in sentence.attributions:
        verb = next((k for k in range(said.first, said.last) if units[k].low in lexicon.speech()), said.first)
        speaking |= set(range(verb, said.last)) if verb > said.first else set()  # "the minister said in X that"
        who = next((k for k in range(said.first, said.last) if units[k].low == "who"), said.last)
        speaking |= set(range(who, said.last))  # "said a driver who had come from X"
    looks = (k for k in range(2, len(units)) if units[k - 2].low in _REPORTERS and sentence.masked[k])
    works = {k for k in range(2, len(units)) if units[k - 2].low in _WORKING and units[k - 1].low in ("from", "in")}
    return speaking | works | {k for k in looks if units[k - 1].low in ("in", "at", "near")}


_WORKING = frozenset("works work working lives live living resides exiled".split())
_REPORTERS = lexicon.words("own reporters") | {"journalists"}


def _governments(reader: _Reader, sentence: Sentence) -> set[str]:
    """Return the capitals that stand for their governments: "Kyiv says Moscow has transferred 300 men to X"."""
    units = sentence.units
    senders = (units[mover.head] for mover in sentence.nps if mover.cls == "state")
    places = [reader.place(unit, "") for unit in senders if unit.kind == "place"]
    first = reader.place(units[0], "") if units[0].kind == "place" else None
    if first is not None and acts(units, first):
        places.append(first)  # "Paris has given in and will take its soldiers out of X"
    return {place.id for place in places if place is not None and is_capital(place)}


def _recency(reader: _Reader) -> dict[str, int]:
    """Return how far back each place told before is: 0 for the last one."""
    out: dict[str, int] = {}
    for _, place in reversed(reader.discourse.places[-_RECENT:]):
        out.setdefault(place.id, len(out))
    return out


def _word(sentence: Sentence, frame: Frame, side: Side) -> str | None:
    """Return the word that stands for the end, such as "town" or "there"; None where there is none."""
    at = frame.ends.origin_word if side == "origin" else frame.ends.destination_word
    return sentence.units[at].low if at is not None else None


def _who(sentence: Sentence, frame: Frame) -> str:
    mover = frame.mover
    if mover is None:
        return "none"
    return f"pronoun {sentence.units[mover.head].low}" if mover.cls == "pronoun" else mover.cls


def _noun_elsewhere(sentence: Sentence, frame: Frame, side: Side) -> str | None:
    """Return the first noun that may stand for a place elsewhere in the sentence."""
    at = frame.ends.origin_word if side == "origin" else frame.ends.destination_word
    for k, unit in enumerate(sentence.units):
        if unit.kind == "word" and unit.low in _NOUNS and unit.low != "it" and k != at and not sentence.masked[k]:
            return unit.low
    return None


def _of_none(reader: _Reader, sentence: Sentence, frame: Frame, side: Side, found: Sequence[End]) -> frozenset[str]:
    """Return what speaks for an end that stays open."""
    trigger, units = frame.trigger, sentence.units
    word = _word(sentence, frame, side)
    traits = {
        "open",
        f"verb={trigger.sense.lemma}",
        f"word={word}",
        f"noun elsewhere={_noun_elsewhere(sentence, frame, side)}",
        f"mover={_who(sentence, frame)}",
    }
    traits |= {f"sense={kind}" for kind in trigger.sense.frame}
    mover = frame.mover
    is_known = mover is not None and mover.first < len(units) and units[mover.first].low in _KNOWN
    for name, told in (
        ("noun", trigger.sense.is_noun),
        ("passive", trigger.passive),
        ("onward", frame.onward),
        ("direction", frame.ends.direction),
        ("claims before", reader.latest),
        ("known mover", is_known),
    ):
        if told:
            traits.add(name)
    around = units[max(0, trigger.at - 2) : trigger.end + 3]
    traits |= {f"near verb={unit.low}" for unit in around if unit.is_common}
    traits |= {f"has {low}" for low in _GOING_ON.intersection(unit.low for unit in units)}
    if not found:
        traits |= {"by rules", f"by rules, word={word}"}
    return frozenset(f"{side} open: {trait}" for trait in traits)


_KNOWN = frozenset("the these those they some others another their its".split())


def _of_place(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    side: Side,
    found: Sequence[End],
    told: Sequence[End],
    candidate: _Candidate,
    recent: dict[str, int],
    often: Counter[str],
) -> set[str]:
    """Return what speaks for a place told before."""
    place, tags = candidate.place, candidate.tags
    lemma, who, word = frame.trigger.sense.lemma, _who(sentence, frame), _word(sentence, frame, side)
    rank = f"rank {min(recent[place.id], 4)}" if place.id in recent else "no rank"
    traits = {"place", f"kind={place.kind}", f"size={place.end_kind}", f"verb={lemma}", f"mover={who}"} | tags
    traits |= {rank, f"{rank}, word={word}", f"named {min(often[place.id], 4)} times"}
    if any(end.place_id == place.id for end in found):
        traits |= {"by rules", f"by rules, word={word}", f"by rules, {'word' if word else f'verb={lemma}'}"}
    if word is not None:
        fits = (word in _SETTLEMENTS and place.end_kind == "town") or (word in _AREAS and place.end_kind == "area")
        fits = fits or word in candidate.text.casefold().split()
        traits |= {f"fits={fits}", f"kind={place.kind}, word={word}"}
    elif (noun := _noun_elsewhere(sentence, frame, side)) is not None:
        traits |= {f"size={place.end_kind}, noun elsewhere", f"{rank}, noun elsewhere={noun}"}
    if place.id in reader.headlined:
        traits |= {"headline", f"headline, {'word' if word else 'no word'}"}
    if place.id == reader.discourse.scene:
        traits.add("scene")
    if place.id in reader.discourse.aside:
        traits.add("only of a source")
    for draft in reader.latest[-3:]:
        for role, end in (("origin", draft.origin), ("destination", draft.destination)):
            if end is not None and end.place_id == place.id:
                traits |= {f"was {role}", f"was {role}, mover={who}", f"was {role}, verb={lemma}"}
                traits.add(f"was {role}, word={word}")
    traits |= _of_past(reader, sentence, frame, place, word)
    if any(_is_far(end, place) for end in told):
        traits.add("far away")
    here = sorted(tag for tag in tags if tag.startswith("here"))
    if here:
        traits |= {f"here, word={word}", ", ".join(here)}
    return traits


def _of_past(reader: _Reader, sentence: Sentence, frame: Frame, place: Place, word: str | None) -> set[str]:
    """Return when and as what a place was told last, and who has moved from or to it."""
    discourse = reader.discourse
    traits: set[str] = set()
    telling = discourse.told.get(place.id)
    if telling is not None:
        ago = discourse.number - telling.number + 1
        when = str(ago) if ago < _LONG_AGO else "here" if telling.block == sentence.block.start else "long"
        traits |= {f"told {when} ago", f"told {when} ago, word={word}", f"told {telling.before}"}
        traits.add(f"told {telling.before}, {when} ago")
    force = frame.mover.group if frame.mover is not None and frame.mover.group else discourse.group
    for number, move in enumerate(reversed(discourse.moves[-_MOVES:])):
        same = "same force" if move.group == force else "another"
        last = ", last" if number == 0 else ""
        if place.id == move.destination:
            traits |= {f"{same} came{last}", f"somebody came{last}"}
        if place.id == move.origin:
            traits |= {f"{same} left{last}", f"somebody left{last}"}
    return traits


_LONG_AGO, _MOVES = 4, 12


def _is_far(end: End, place: Place) -> bool:
    return (
        end.lat is not None
        and end.lon is not None
        and abs(end.lat - place.lat) + abs(end.lon - place.lon) > _FAR_DEGREES
    )
