"""Where from and where to: places of a clause settled to ends, and what "the city" and "there" stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction import lexicon
from geomap.extraction.anaphora import anaphor
from geomap.extraction.denials import is_as_told, names_places, nobody_moved, nobody_went
from geomap.extraction.departing import where_seen_to_arrive, where_they_stood, where_they_were
from geomap.extraction.ends import Ends, Frame, is_coming_back, is_looking_back
from geomap.extraction.movers import Mover
from geomap.extraction.others import LEAVING, entered_by_others, is_same, left_by_others
from geomap.extraction.presences import been_away
from geomap.extraction.roles import Phrase, phrases
from geomap.extraction.settling import end_of, settle
from geomap.extraction.standing import tells_where_now
from geomap.extraction.subjects import STAYING
from geomap.extraction.units import Unit
from geomap.gazetteer import are_neighbours, is_capital

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader


def find_ends(
    reader: _Reader, sentence: Sentence, frame: Frame, previous: Frame | None, notes: list[str]
) -> tuple[list[End], list[End]]:
    """Settle the origins and destinations of a frame; ``notes`` gets a word on each that was worked out."""
    ends = frame.ends
    away = been_away(sentence.units, sentence.masked, frame) if ends.destinations and not ends.origins else None
    ends.destinations = [phrase for phrase in ends.destinations if phrase != away]
    origins, destinations = _settle_both(reader, sentence, frame, notes)
    stood = _stood_in(sentence, frame)
    if not origins and destinations and ends.origin_word is None and stood is not None:
        origins = anaphor(reader, sentence, stood, destinations, notes)
    if not destinations and _is_the_same(sentence, ends.destination_word):
        starts, stops = _way_before(reader, sentence, previous if previous and previous.ends.destinations else None)
        destinations = _apart_from(stops, origins)
        origins = origins or (starts if destinations and ends.origin_word is not None else [])
        notes += ["anaphor"] if destinations else []
    if not origins and ends.origin_word is not None and (came := _left_too(reader, sentence, frame)) is not None:
        notes.append("anaphor")
        origins = [came]
    if reader.latest and nobody_moved(sentence, frame):
        origins, destinations = _as_denied(reader, sentence, ends, origins, destinations, notes)
    if not origins and ends.origin_word is not None:
        origins = anaphor(reader, sentence, ends.origin_word, destinations, notes)
        if origins and (left := left_by_others(reader, sentence, frame, origins[0])) is not None:
            origins = [left]
    if not destinations and ends.destination_word is not None:
        stand = [] if origins else [settle(reader, sentence, p, []) for p in ends.located if p.governor != "there"]
        destinations = anaphor(reader, sentence, ends.destination_word, origins or stand, notes)
        if destinations and (entered := entered_by_others(reader, sentence, frame, destinations[0])) is not None:
            destinations = [entered]
    if origins and not destinations and ends.located and ends.located[-1].governor == "there":
        arrives = frame.trigger.sense.lemma in ("come", "arrive", "return")
        destinations = anaphor(reader, sentence, ends.located[-1].unit, origins, notes) if arrives else []
    if not origins and destinations and (town := _town_of_rebels(reader, sentence, frame)) is not None:
        origins = _apart_from([town], destinations)
        notes += ["origin from where they were"] if origins else []
    if not origins and destinations and ends.located:
        origins = _located(reader, sentence, frame, destinations, notes)
    if not origins and not destinations and (ends.direction or _leaves_where_it_was(frame)):
        origins = _located(reader, sentence, frame, destinations, notes) if ends.located else []
        if not origins and ends.opening is not None:
            notes.append("origin from where they were")
            origins = [settle(reader, sentence, ends.opening, notes)]
    if not origins and destinations and (stood_in := where_they_stood(reader, sentence, frame)) is not None:
        origins = _apart_from([stood_in], destinations)
        notes += ["origin from where they were"] if origins else []
    if origins and not destinations and (seen := where_seen_to_arrive(reader, sentence, frame)) is not None:
        destinations = _apart_from([seen], origins)
    if not origins and not destinations and (left := where_they_were(reader, sentence, frame)) is not None:
        notes.append("origin from where they were")
        origins = [left]
    if away is not None and destinations and not origins:
        origins = [end for end in [settle(reader, sentence, away, [])] if not is_same(end, destinations[0])]
        notes += ["origin from where they were"] if origins else []
    if not origins and destinations and _leaves_from_opening(sentence, frame):
        opening = ends.opening or ends.located[0]
        origins = _apart_from([settle(reader, sentence, opening, [])], destinations)
        notes += ["origin from where they were"] if origins else []
    seen_at = _seen_at(sentence, frame)
    if seen_at is not None and bool(origins) != bool(destinations):
        here = [settle(reader, sentence, seen_at, [])]
        if origins and frame.trigger.sense.lemma in ("arrive", "come"):
            destinations = [end for end in here if not is_same(end, origins[0])]
        elif destinations and frame.trigger.sense.lemma in ("bound", "leave", "head", "set"):
            origins = [end for end in here if not is_same(end, destinations[0])]
        notes += ["end where they were seen"] if origins and destinations else []
    arrives = frame.trigger.sense.lemma in ("arrive", "come", "arrival") or is_looking_back(sentence.units, frame)
    arrives = arrives or _comes_in(sentence, frame)
    stands = next((p for p in ends.located[:1] if p.governor != "there" and p.unit < frame.trigger.at), None)
    arrived = frame.trigger.sense.lemma in ("arrive", "land", "arrival") and stands is None
    if arrived and ends.opening is not None and sentence.units[ends.opening.unit + 1].low == ",":
        stands = ends.opening  # "In Kuito, which is besieged, aid workers said 400 men arrived from Lubango"
    if not origins and not destinations and (opened := _arrives_at_opening(sentence, frame)) is not None:
        destinations = [settle(reader, sentence, opened, notes)]
    in_capital = [u.low for u in sentence.units[:4]] == ["in", "the", "capital", ","]
    if origins and not destinations and arrived and in_capital:
        destinations = anaphor(reader, sentence, 2, origins, notes)
    if origins and not destinations and arrives and stands is not None:
        destinations = _apart_from([settle(reader, sentence, stands, [])], origins)
    spoken = (
        sentence.block.zone == "headline" and ends.label is not None and _is_only_named(reader, sentence, ends.label)
    )
    if ends.label is not None and not spoken:
        label = [settle(reader, sentence, ends.label, [])]
        arrives = frame.trigger.sense.lemma in _ARRIVING
        if origins and not destinations and arrives and not is_same(origins[0], label[0]):
            destinations = label
            notes.append("place of the bulletin's line")
        leaves = not arrives and (ends.direction is not None or bool(destinations))
        place = reader.place(sentence.units[ends.label.unit], "")
        leaves = leaves and not (frame.trigger.passive and place is not None and is_capital(place))  # it speaks there
        if not origins and leaves and not any(is_same(d, label[0]) for d in destinations):
            origins = label
            notes.append("place of the bulletin's line")
    if not origins and destinations and previous is None and reader.latest and _are_the_others(sentence, frame):
        starts, stops = _way_before(reader, sentence, None)
        origins = starts if not any(is_same(destinations[0], end) for end in (*starts, *stops)) else []
        notes += ["goes on from the movement before"] if origins else []
    of_them = frame.mover is not None and _is_part_of_them(sentence, frame.mover)
    if not origins and destinations and frame.onward and ("anaphor" in notes or of_them) and reader.latest:
        came = reader.latest[-1].destination
        if came is not None and not is_same(came, destinations[0]) and reader.latest[-1].status == "occurred":
            notes.append("goes on from the movement before")
            origins = [came]
    some = frame.mover is not None and frame.mover.cls == "pronoun" and _travels_on(sentence, frame)
    taken_on = some or (
        frame.mover is not None
        and (
            sentence.units[frame.mover.head].low in ("them", "it", "him", "they")
            or "them" in [u.low for u in sentence.units[frame.mover.first : frame.mover.last]]
        )
    )
    part = frame.mover is not None and frame.mover.cls == "pronoun" and frame.trigger.sense.lemma in _CONTINUING
    goes_on = previous is not None and (part or (frame.onward and (taken_on or not frame.own_subject)))
    if not origins and goes_on and previous is not None and previous.ends.destinations:
        origins = [settle(reader, sentence, p, notes) for p in previous.ends.destinations[-1:]]
    came_there = previous.ends.destination_word if previous is not None and frame.onward else None
    if not origins and destinations and came_there is not None and previous is not None and previous.ends.origins:
        came_from = [settle(reader, sentence, p, []) for p in previous.ends.origins]
        origins = anaphor(
            reader, sentence, came_there, [*destinations, *came_from], notes
        )  # "who came there from A go on"
    if not origins and destinations and previous is not None and _leave_again(sentence, frame):
        origins = [settle(reader, sentence, p, notes) for p in previous.ends.destinations[-1:]]
    if not origins and destinations and previous is None and (back := _comes_back_from(reader, sentence, frame)):
        origins = [back] if is_same(destinations[0], reader.latest[-1].origin) else []
        notes += ["goes on from the movement before"] if origins else []
    if not origins and destinations and (left := _entered_by_others(reader, sentence, frame)) is not None:
        origins = [left] if not is_same(destinations[0], left) else []
        notes += ["goes on from the movement before"] if origins else []
    if _goes_the_same_way(sentence, frame):
        starts, stops = _way_before(reader, sentence, previous)
        follows = "follows" in frame.trigger.sense.frame
        if not destinations and (origins or follows):
            destinations = _apart_from(stops, origins)
        if not origins and follows:
            origins = starts
        notes += ["goes on from the movement before"] if origins and destinations else []
    if not origins and not destinations and goes_the_other_way(sentence, frame):
        destinations, origins = _way_before(reader, sentence, previous)
        if not (origins and destinations):
            origins, destinations = [], []
    if not origins and not destinations and (is_as_told(sentence, frame) or nobody_went(sentence, frame)):
        origins, destinations = _way_before(reader, sentence, None)
    stayed = frame.trigger.sense.lemma == "continue" or _waits(sentence, frame) or _stays_no_longer(sentence, frame)
    if not origins and destinations and stayed:
        origins = _stay(reader, sentence, frame, notes)
    return origins, destinations


def _apart_from(ends: Sequence[End], others: Sequence[End]) -> list[End]:
    """Leave out the ends that the other side has: nobody goes from X to X."""
    return [end for end in ends if not any(is_same(end, other) for other in others)]


def _travels_on(sentence: Sentence, frame: Frame) -> bool:
    """Say whether a way goes on from where another ended: "half of these go on to X", "some 200 were sent on to X"."""
    on = [u.low for u in sentence.units[frame.trigger.end : frame.trigger.end + 2]] == ["on", "to"]
    return on or frame.trigger.sense.lemma in ("proceed", "continue")


def _is_part_of_them(sentence: Sentence, mover: Mover) -> bool:
    """Say whether some of those spoken of move: "Part of the men went on to X", "Half of these were sent on"."""
    lows = [u.low for u in sentence.units[max(0, mover.first - 2) : mover.last]]
    counts = [u.kind == "count" for u in sentence.units[max(0, mover.first - 2) : mover.last]]
    return any(
        (low in _PARTS or counts[k]) and lows[k + 1 : k + 3] in (["of", "the"], ["of", "these"], ["of", "them"])
        for k, low in enumerate(lows)
    )


def _are_the_others(sentence: Sentence, frame: Frame) -> bool:
    """Say whether the rest of those just told of move: "left X, some for Y. The others made for Z"."""
    mover = frame.mover
    if mover is None or mover.cls != "pronoun" or mover.first > 1:
        return False
    rest = sentence.units[mover.head].low in ("others", "rest", "remainder")
    return rest and sentence.units[mover.first].low == "the" and frame.ends.origin_word is None


def _is_the_same(sentence: Sentence, word: int | None) -> bool:
    """Say whether a word stands for where those before went: "left the quarter for the same town"."""
    return word is not None and word > 0 and sentence.units[word - 1].low == "same"


_PARTS = frozenset(["part", "some", "most", "half", "many", "few", "dozens", "hundreds", "several"])


def _leave_again(sentence: Sentence, frame: Frame) -> bool:
    """Say whether those who came go on in the same sentence: "came to X, and at noon, when most of them left for Y"."""
    mover, lemma = frame.mover, frame.trigger.sense.lemma
    if mover is None or not mover.first or lemma.split()[0] not in LEAVING:
        return False
    lows = [u.low for u in sentence.units[mover.first - 1 : mover.last]]
    return lows[0] in ("when", "until", "before") and ("them" in lows or lows[1:] == ["they"])


def _stood_in(sentence: Sentence, frame: Frame) -> int | None:
    """Return the word for where movers stood before they left: "The last battalion in the town pulled out to X"."""
    mover, lemma = frame.mover, frame.trigger.sense.lemma
    if mover is None or lemma.split()[0] not in LEAVING:
        return None
    lows = [u.low for u in sentence.units[mover.last : mover.last + 3]]
    return mover.last + 2 if lows[:2] == ["in", "the"] and lows[2:] and lows[2] in _TOWNS else None


def _settle_both(reader: _Reader, sentence: Sentence, frame: Frame, notes: list[str]) -> tuple[list[End], list[End]]:
    """Settle the stated ends: the side whose name has no namesakes first, and the other near it."""
    origins, destinations = frame.ends.origins, frame.ends.destinations
    if _is_certain(sentence, origins) and not _is_certain(sentence, destinations):
        came = [settle(reader, sentence, p, notes) for p in origins]
        return came, [settle(reader, sentence, p, notes, _points(came)) for p in destinations]
    went = [settle(reader, sentence, p, notes) for p in destinations]
    return [settle(reader, sentence, p, notes, _points(went)) for p in origins], went


def _is_certain(sentence: Sentence, phrases: Sequence[Phrase]) -> bool:
    """Say whether one of the names has no namesake far away."""
    named = [sentence.units[p.unit].what.places for p in phrases]
    return any(places and all(are_neighbours(places[0], other) for other in places[1:]) for places in named)


def _points(ends: Sequence[End]) -> list[tuple[float, float]]:
    """Return the points of ends, as ``(lat, lon)`` in degrees (WGS84); that of a wide area tells nothing."""
    near = [e for e in ends if (e.radius_km or 0.0) < _TOO_WIDE_KM]
    return [(e.lat, e.lon) for e in near if e.lat is not None and e.lon is not None]


def _left_too(reader: _Reader, sentence: Sentence, frame: Frame) -> End | None:
    """Return the town left before: "300 left A for B. Their leaders had quit the city for C as well"."""
    word = frame.ends.origin_word
    before = reader.latest[-1] if reader.latest else None
    if word is None or before is None or before.origin is None or sentence.units[word].low not in ("city", "town"):
        return None
    if any(u.kind == "place" for u in sentence.units[:word]):
        return None
    lows = {u.low for u in sentence.units}
    return before.origin if "leaves" in frame.trigger.sense.frame and lows & _TOO else None


_TOO = frozenset(["too", "also", "well"])


def _is_only_named(reader: _Reader, sentence: Sentence, label: Phrase) -> bool:
    """Say whether a label is a country, or a capital, whose government speaks: "Moscow: 700 men moved to Aleppo"."""
    place = reader.place(sentence.units[label.unit], "")
    return place is not None and (place.kind == "country" or is_capital(place))


def _way_before(reader: _Reader, sentence: Sentence, previous: Frame | None) -> tuple[list[End], list[End]]:
    """Return where those before came from and went: in the same sentence, else in the claims before it."""
    if previous is not None:
        ends = previous.ends
        came = [settle(reader, sentence, p, []) for p in ends.origins]
        went = [settle(reader, sentence, p, []) for p in ends.destinations]
        if not went and ends.destination_word is not None:
            went = anaphor(reader, sentence, ends.destination_word, came, [])
        return came, went
    if not reader.latest:
        return [], []
    last = reader.latest[-1]
    return [e for e in [last.origin] if e is not None], [e for e in [last.destination] if e is not None]


def _comes_back_from(reader: _Reader, sentence: Sentence, frame: Frame) -> End | None:
    """Return where those who moved before return from: "moved from A to B on Sunday. On Monday they returned to A"."""
    mover = frame.mover
    lead = {u.low for u in sentence.units[max(0, frame.trigger.at - 3) : frame.trigger.at]}
    if (
        not is_coming_back(sentence.units, frame)
        or mover is None
        or mover.cls != "pronoun"
        or not reader.latest
        or lead & _TO_COME
    ):
        return None
    return reader.latest[-1].destination if sentence.units[mover.head].low in ("they", "it", "them") else None


_TO_COME = frozenset(["will", "would", "may", "might", "could", "to", "shall"])


def _entered_by_others(reader: _Reader, sentence: Sentence, frame: Frame) -> End | None:
    """Return the town that others entered: "The army entered X on Monday. The rebels had withdrawn to Y"."""
    if len(reader.latest) != 1 or frame.mover is None or frame.mover.cls == "pronoun":
        return None
    before, lead = reader.latest[0], [u.low for u in sentence.units[frame.mover.last : frame.trigger.at]]
    told = before.lemma in ("enter", "roll", "return") and before.origin is None and before.status == "occurred"
    left = frame.trigger.sense.lemma.split()[0] in LEAVING and "had" in lead[:2]
    return before.destination if told and left and before.group != frame.mover.group else None


def _goes_the_same_way(sentence: Sentence, frame: Frame) -> bool:
    """Say whether others take the way of those before: "another 200 would follow", "sent more from X"."""
    if "follows" in frame.trigger.sense.frame:
        return True
    mover = frame.mover
    return mover is not None and mover.cls == "pronoun" and sentence.units[mover.head].low == "more"


def goes_the_other_way(sentence: Sentence, frame: Frame) -> bool:
    """Say whether others go from where those before went to where they came from: "moving in the other direction"."""
    previous = sentence.frames.index(frame)
    lows = [u.low for u in sentence.units[frame.trigger.end : frame.trigger.end + 4]]
    if previous and frame.trigger.sense.lemma in ("return", "come") and is_coming_back(sentence.units, frame):
        return sentence.frames[previous - 1].mover is frame.mover  # "who had gone from A to B, came back"
    lows = lows[1:] if lows[:1] == ["in"] else lows
    return lows[1:3] in (["other", "way"], ["other", "direction"], ["opposite", "way"], ["opposite", "direction"])


def _as_denied(
    reader: _Reader, sentence: Sentence, ends: Ends, origins: list[End], destinations: list[End], notes: list[str]
) -> tuple[list[End], list[End]]:
    """Take "the district" that nobody left or returned to for that of the movement just told."""
    told_from, told_to = _way_before(reader, sentence, None)
    stated = origins or destinations
    if stated:
        speaks_of_it = all(any(is_same(end, told) for told in told_from + told_to) for end in stated)
    else:
        speaks_of_it = not names_places(sentence)
    if not speaks_of_it:
        return origins, destinations
    origins = origins or (told_from if ends.origin_word is not None else [])
    destinations = destinations or (told_to if ends.destination_word is not None else [])
    if not stated and (origins or destinations):
        notes.append("anaphor")
    return origins, destinations


def _comes_in(sentence: Sentence, frame: Frame) -> bool:
    """Read "In Tuz, shopkeepers watched fighters drive in from Amerli"."""
    lows = [u.low for u in sentence.units[frame.trigger.at + 1 : frame.trigger.at + 3]]
    return lows == ["in", "from"] and frame.trigger.sense.lemma not in ("bring", "send")


def _leaves_where_it_was(frame: Frame) -> bool:
    """Say whether those who withdraw are told to have been somewhere: "who had been holed up in A withdrew"."""
    lemma = frame.trigger.sense.lemma
    return (
        lemma in LEAVING | {"board"}
        and not frame.trigger.participle
        and any(p.unit < frame.trigger.at for p in frame.ends.located)
    )


def _leaves_from_opening(sentence: Sentence, frame: Frame) -> bool:
    """Read "In A, around 200 militiamen left for B": where a sentence opens is where they leave."""
    place = frame.ends.opening or (frame.ends.located[0] if frame.ends.located else None)
    if place is None or place.at > 1 or place.governor != "in" or frame.trigger.sense.lemma not in _SETTING_OFF:
        return False
    comma = place.unit + 1 < len(sentence.units) and sentence.units[place.unit + 1].low == ","
    return comma and frame.mover is not None and frame.mover.first > place.unit


def _arrives_at_opening(sentence: Sentence, frame: Frame) -> Phrase | None:
    """Read "In A, a dozen gunmen arrived on Sunday": a town that opens a sentence right before who arrives."""
    place = frame.ends.opening or (frame.ends.located[0] if frame.ends.located else None)
    arrives = frame.trigger.sense.lemma in ("arrive", "turn up")
    if place is None or place.at > 1 or place.governor != "in" or not arrives:
        return None
    before = frame.mover is not None and place.unit < frame.mover.first <= place.unit + 2
    comma = sentence.units[place.unit + 1].low == "," and sentence.units[place.unit].kind == "place"
    return place if before and comma and not place.area_noun and not frame.ends.destination_word else None


def _seen_at(sentence: Sentence, frame: Frame) -> Phrase | None:
    """Return where those stand who saw others pass: "In A, a driver counted 37 lorries, all of them bound for B"."""
    place = frame.ends.opening or (frame.ends.located[0] if frame.ends.located else None)
    if place is None or place.at > 0 or place.governor != "in":
        return None
    told = [u.low for u in sentence.units[place.unit + 1 : frame.trigger.at]]
    return place if not _SEEING.isdisjoint(told) else None


_SEEING = frozenset("counted saw watched filmed spotted observed".split())
_CONTINUING = frozenset(["continue", "proceed", "go on", "move on"])
_SETTING_OFF = frozenset(["leave", "depart", "set", "start", "embark", "quit", "make off", "set sail"])


_TOO_WIDE_KM = 200.0
"""The middle of a country tells nothing of which of two namesakes is meant at the other end."""
_ARRIVING = frozenset(["arrive", "come", "enter", "reach", "unknown", "return", "land", "turn up", "pour", "stream"])
_TOWNS = lexicon.words("towns")


def _located(reader: _Reader, sentence: Sentence, frame: Frame, others: list[End], notes: list[str]) -> list[End]:
    """Take "fighters in the valley are to be taken to X" for a movement from the valley."""
    phrase = frame.ends.located[-1]
    if phrase.governor == "there":
        return anaphor(reader, sentence, phrase.unit, others, notes)
    if frame.mover is None:
        return []
    head = frame.mover.head
    if phrase.unit > frame.trigger.at:
        goes = min((p.at for p in frame.ends.destinations), default=0)
        if frame.trigger.sense.is_noun and phrase.at - frame.mover.last in (0, 1) and head > frame.trigger.at:
            notes.append("origin from where they were")  # "the relocation to Y of part of its troops in X"
            return [settle(reader, sentence, phrase, notes)]
        until_now = frame.trigger.at < head < phrase.at and tells_where_now(sentence.units, phrase.at)
        if until_now or ("column" in frame.trigger.sense.frame and _is_stuck(sentence, frame.mover, phrase)):
            notes.append("origin from where they were")  # "will put 800 men, now at A, in B"
            return [settle(reader, sentence, phrase, notes)]
        close = frame.trigger.at < head < phrase.at < goes and phrase.at - frame.mover.last <= 8
        if not close or any(u.low == "," for u in sentence.units[frame.mover.last : goes]):
            return []
        notes.append("origin from where they were")  # "relocated part of the garrison in A to B"
        return [settle(reader, sentence, phrase, notes)]
    of_list = (p for p in frame.ends.located if p.at == phrase.at and p.governor == phrase.governor)
    between = sentence.units[frame.mover.last : next(of_list).unit]  # "militants in A, B and C withdrew"
    if not _HALTED.isdisjoint(u.low for u in between):
        return []  # "were turned back at X as they tried to get to Y"
    plain = [u for u in between if u.low not in ("“", "”", '"')]
    if plain and plain[-1].low == ",":
        plain.pop()  # "its leaders in its capital, Raqqa, are relocating"
    told = len(plain) > 1 and plain[0].low == "," and {u.low for u in plain[1:]} <= _WHERE_THEY_WERE
    after_mover = head < phrase.unit and len(between) <= 8 and (told or not any(u.low == "," for u in plain))
    opens = frame.mover.first > phrase.unit and phrase.at <= frame.first + 1
    if not (after_mover or (opens and frame.ends.direction)):
        return []
    notes.append("origin from where they were")
    that_of = sentence.units[phrase.at - 1].low in ("that", "those")
    listed = [p for p in frame.ends.located if that_of or (p.at == phrase.at and p.governor == phrase.governor)]
    return [settle(reader, sentence, p, notes) for p in listed]


_HALTED = frozenset(["turned", "back", "stopped", "halted", "intercepted", "blocked"])
_WHERE_THEY_WERE = frozenset(
    "which who that was were had been until till recently lately formerly previously hitherto once based stationed "
    "posted deployed garrisoned headquartered lodged quartered housed billeted long so far now in at near is are still "
    "present currently under instruction training undergoing waited stood stayed camped parked hidden sheltered made "
    "themselves home installed".split()
)


def _is_stuck(sentence: Sentence, mover: Mover, phrase: Phrase) -> bool:
    """Say whether a column was held up at a place: "a column that had been stuck in A since May drove to B"."""
    between = {u.low for u in sentence.units[mover.last : phrase.at]}
    return not between.isdisjoint(["that", "which"]) and between <= _STUCK


_STUCK = _WHERE_THEY_WERE | {"stuck", "trapped", "holed", "up", "pinned", "dug", "besieged", "cut", "off"}
_WAITING = frozenset("waiting gathered massed massing hiding camped stationed assembled sheltering based holed".split())


def _waits(sentence: Sentence, frame: Frame) -> bool:
    """Say whether the clause before tells where the movers stand: "are waiting in A and may cross into B"."""
    lead = sentence.units[max(0, frame.trigger.at - 14) : frame.trigger.at]
    lows = [u.low for u in lead]
    at = next((k for k, low in enumerate(lows) if low in _WAITING and set(lows[max(0, k - 2) : k]) & lexicon.BE), None)
    return at is not None and "and" in lows[at:] and not {",", ";"} & set(lows[at:])


def _town_of_rebels(reader: _Reader, sentence: Sentence, frame: Frame) -> End | None:
    """Return the town by which those who go away are told: "Homs rebels leave for Aleppo", "the Homs garrison"."""
    mover, units, trigger = frame.mover, sentence.units, frame.trigger
    if mover is None or mover.first > trigger.at or frame.ends.origin_word is not None:
        return None
    owned = mover.first > 1 and units[mover.first - 1].low == "'s" and units[mover.first - 2].kind == "place"
    if mover.group is not None and not owned:
        return None
    goes = trigger.passive or trigger.participle or trigger.sense.lemma.split()[0] in LEAVING | _GOING_FROM
    words = [u.low for u in units[mover.first : mover.last]]
    if not goes or not (mover.cls == "fighter" or words[-1:] == ["garrison"] or (owned and mover.cls == "group")):
        return None
    at = next((k for k in range(mover.head, max(-1, mover.first - 2), -1) if units[k].kind == "place"), None)
    at = mover.first - 2 if at is None and owned else at  # "Raqqa's remaining militants are leaving for X"
    place = reader.place(units[at], "") if at is not None else None
    if at is None or place is None or place.end_kind != "town" or is_capital(place):
        return None
    governed = at > 0 and units[at - 1].low in ("in", "at", "near", "from", "of", "to")
    return None if governed else end_of(reader, units[at], place)


_GOING_FROM = frozenset(["head", "go", "bus", "arrive", "reach", "move", "cross"])


def _stays_no_longer(sentence: Sentence, frame: Frame) -> bool:
    """Read "did not linger in A but drove on to B"."""
    lead = {u.low for u in sentence.units[: frame.trigger.at]}
    return frame.onward and frame.first > 0 and not STAYING.isdisjoint(lead)


def _stay(reader: _Reader, sentence: Sentence, frame: Frame, notes: list[str]) -> list[End]:
    """Take "did not stay long in A and continued to B" for a movement from A."""
    stays = [p for p in phrases(sentence.units[: frame.trigger.at]) if p.governor in ("in", "at")]
    if not stays:
        return []
    notes.append("origin from where they were")
    return [settle(reader, sentence, stays[-1], notes)]


def passes(reader: _Reader, unit: Unit) -> bool:
    """Say whether a place on the way is one to name: a river crossed is none."""
    place = reader.place(unit, "")
    return place is None or place.kind not in ("river", "lake")
