"""Anaphora: what "the city", "the base", "there" and "here" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.claims import End
from geomap.extraction import lexicon
from geomap.extraction.roles import TO
from geomap.extraction.settling import end_at, end_of, settle
from geomap.extraction.units import Unit
from geomap.gazetteer import Place, capital_of

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

_TOWNS = lexicon.words("towns")
_THERE = frozenset(["there", "here", "thence", "where"])


_NO_TOWNS = frozenset(["crossing", "base", "camp", "dam", "field", "road"])
_NO_VILLAGES = _NO_TOWNS | {"city"}


def anaphor(reader: _Reader, sentence: Sentence, word: int, others: list[End], notes: list[str]) -> list[End]:
    """Find what "the city" or "there" stands for: the place named last that fits and is not the other end."""
    low = sentence.units[word].low
    first = low == "it" and sentence.units[0].kind == "place" and sentence.units[1].low not in ("–", "—", "-")
    opens = reader.place(sentence.units[0], "") if first else None
    if opens is not None and opens.id not in {e.place_id for e in others}:
        notes.append("anaphor")  # "X, where reporters are bused in from Y, is safe; the rebels had retreated from it"
        return [end_of(reader, sentence.units[0], opens)]
    topic = reader.discourse.topic
    if (
        low == "it"
        and topic is not None
        and topic[1].kind != "country"
        and topic[1].id not in {e.place_id for e in others}
    ):
        notes.append("anaphor")  # "X has kept a few militants. Fourteen left it for Y on Saturday"
        return [end_at(*topic)]
    low = "town" if low == "it" else low
    acting = {m.head for m in sentence.nps if m.cls == "state"}  # "Tehran is moving its men from there"
    here = [
        (reader.report.text[u.start : u.end], place)
        for k, u in enumerate(sentence.units[:word])
        if u.kind == "place"
        and k not in acting
        and not _tells_whose(sentence.units, k)
        and (place := reader.place(u, "")) is not None
    ]
    taken = {e.place_id for e in others}
    if low == "capital" and (end := _capital(reader, sentence, word)) is not None:
        notes.append("anaphor")
        return [end] if end.place_id not in taken else []
    if low in ("cities", "towns", "villages"):
        return _two_towns(reader, sentence, word, taken, notes)
    if low in ("town", "city", "village") and (own := _town_of_teller(reader, sentence, word, taken)) is not None:
        notes.append("anaphor")
        return [own]
    local = low in ("town", "city", "village") and _speaks_for_town(sentence)
    spoken = _where_spoken(reader, sentence, word, taken) if low == "here" or local else None
    if spoken is not None:
        notes.append("anaphor")
        return [spoken]
    lead = sentence.units[:3]
    if low == "there" and len(lead) > 2 and lead[0].low in ("in", "at") and lead[1].kind == "place":
        place = reader.place(lead[1], "")
        if lead[2].low == "," and place is not None and place.id not in taken:
            notes.append("anaphor")
            return [end_of(reader, lead[1], place)]
    ended = _recent_end(reader, sentence, word, taken) if low in _THERE else None
    if ended is not None:
        notes.append("anaphor")
        return [ended]
    earlier = reader.latest[-1] if low in ("there", "thence") and reader.latest else None
    went = (earlier.destination or earlier.origin) if earlier is not None else None
    if went is not None and went.place_id is not None and went.place_id not in taken and not here:
        notes.append("anaphor")
        return [went]
    if low in reader.discourse.grounds:
        text, place = reader.discourse.grounds[low]  # "a disused barracks outside X; they were brought to the barracks"
        notes.append("anaphor")
        return [end_at(text, place)] if place.id not in taken else []
    named = _named_so(reader, low, taken)
    if named is not None:
        notes.append("anaphor")
        return [named]
    if low in lexicon.words("features") or (low in lexicon.words("grounds") and low not in _TOWNS):
        return []  # "back to the barracks", "left the forest", of which nothing was told
    passed = {name for draft in reader.latest for name in draft.via}
    country = sentence.units[word - 1].what if word and sentence.units[word - 1].kind == "state" else None
    recent = reader.discourse.places[-8:]
    told = [(text, place) for text, place in reader.discourse.places[:-8] if {place.id} == reader.headlined]
    for text, place in _by_salience(reader, sentence, [*told, *recent], here, low):
        is_land = low in ("territory", "soil", "country")
        if text in passed or (low == "there" and _only_of_whom(reader, sentence, place, word)):
            continue
        if place.id in taken or (place.kind == "country") != is_land or (country and place.country != country):
            continue
        if low in _TOWNS and low not in ("there", "here", "place", "stronghold") and place.end_kind != "town":
            continue
        if (low in ("city", "town") and place.kind in _NO_TOWNS) or (low == "village" and place.kind in _NO_VILLAGES):
            continue
        if (
            low in ("province", "area", "region", "district", "mountain", "mountains", "hills", "island")
            and place.end_kind != "area"
        ):
            continue
        notes.append("anaphor")
        named_here = any(place.id == one.id for _, one in here)
        arrived = _where_they_went(reader, place, taken) if low in _THERE and not named_here else None
        return [arrived or end_at(text, place)]
    return []


def _only_of_whom(reader: _Reader, sentence: Sentence, place: Place, word: int) -> bool:
    """Say whether a place before "there" only tells who moves: "men whom they had trained at X were shipped there"."""
    units = sentence.units
    for k in range(2, word if units[word - 1].low != "from" else 0):
        if units[k].kind != "place" or (found := reader.place(units[k], "")) is None or found.id != place.id:
            continue
        opens = next((n for n in range(k - 1, 0, -1) if units[n].low in ("whom", ",", ";")), 0)
        return units[opens].low == "whom" and reader.discourse.scene is not None
    return False


def _where_they_went(reader: _Reader, left: Place, taken: set[str | None]) -> End | None:
    """Return where those who moved last went, for a "there" that would be the place that they left."""
    last = reader.discourse.moves[-1] if reader.discourse.moves else None
    if last is None or last.origin != left.id or last.destination is None or last.destination in taken:
        return None
    return next((end_at(t, p) for t, p in reversed(reader.discourse.places) if p.id == last.destination), None)


def _tells_whose(units: Sequence[Unit], place: int) -> bool:
    """Say whether a place only tells which force is meant: "once a rebel group from Darfur"."""
    lows = [u.low for u in units[max(0, place - 2) : place]]
    return len(lows) == 2 and lows[1] in ("from", "in", "of") and lows[0] in _FORCES


_FORCES = frozenset("group movement militia faction army party force alliance coalition front".split())


def _town_of_teller(reader: _Reader, sentence: Sentence, word: int, taken: set[str | None]) -> End | None:
    """Return the town of who tells: "A source in X thinks that men are bound for his town"."""
    if sentence.units[word - 1].low not in ("his", "her", "their", "our", "my"):
        return None
    told = {k for item in sentence.attributions for k in range(item.first, item.last)}
    told |= set(range(min(_OPENING, word)))
    for k in sorted(told):
        unit = sentence.units[k] if k < len(sentence.units) else None
        if unit is None or unit.kind != "place" or not k or sentence.units[k - 1].low not in ("in", "at", "of"):
            continue
        place = reader.place(unit, "")
        if place is not None and place.end_kind == "town" and place.id not in taken:
            return end_of(reader, unit, place)
    return None


_OPENING = 6


def _speaks_for_town(sentence: Sentence) -> bool:
    """Say whether the mayor or a resident of a place speaks: "Their chief had left the town," the mayor of X said."""
    return any(
        sentence.units[k].low in _TOWNSPEOPLE
        and (sentence.units[k + 1].low == "of" or (k and sentence.units[k - 1].low in ("'s", "’s")))
        for item in sentence.attributions
        for k in range(item.first, min(item.last, len(sentence.units) - 1))
    )


_TOWNSPEOPLE = frozenset(
    "mayor deputy-mayor resident residents inhabitant inhabitants elder elders priest imam".split()
)


def _where_spoken(reader: _Reader, sentence: Sentence, word: int, taken: set[str | None]) -> End | None:
    """Return the place of who says "here": "were taken from here to Y," says a teacher in X; else of who writes it."""
    if not sentence.units[word].quoted and sentence.units[word].low == "here":
        posted = reader.posted
        return end_at(*posted) if posted is not None and posted[1].id not in taken else None
    for item in sentence.attributions:
        for k in range(item.first, min(item.last, len(sentence.units))):
            unit = sentence.units[k]
            behind = [u.low for u in sentence.units[k + 1 : k + 3]]
            owns = len(behind) == 2 and behind[0] in ("'s", "’s") and behind[1] in _TOWNSPEOPLE  # "X's mayor"
            if unit.kind == "place" and (owns or sentence.units[k - 1].low in ("in", "at", "of")):
                place = reader.place(unit, "")
                if place is not None and place.end_kind == "town" and place.id not in taken:
                    return end_of(reader, unit, place)
    return None


def _named_so(reader: _Reader, low: str, taken: set[str | None]) -> End | None:
    """Return the camp, base, crossing or forest named last for "the camp"; None for other words, or where none was.

    A forest, valley or park is one by its name alone: "Sambisa forest ... left the forest".
    """
    kind = _KINDS.get(low)
    if kind is None and low not in lexicon.words("features"):
        return None
    for text, place in reversed(reader.discourse.places):
        if (place.kind == kind or low in text.casefold().split()) and place.id not in taken:
            return end_at(text, place)
    return None


_KINDS = {"camp": "camp", "base": "base", "airport": "base", "crossing": "crossing", "dam": "dam"}


def _capital(reader: _Reader, sentence: Sentence, word: int) -> End | None:
    """Return the capital of the country that the report, or the word before "capital", tells of; None of a province."""
    before = sentence.units[word - 1]
    if before.low in ("provincial", "regional", "district", "state", "its", "their", "his", "commercial"):
        return None
    country = before.what if before.kind == "state" else reader.main_country()
    name = capital_of(country or "")
    answer = reader.gazetteer.resolve(name, countries={country: 1.0}) if name and country else None
    if name is None or answer is None or answer.place_id is None:
        return None
    place = reader.gazetteer.places[answer.place_id]
    return end_at(name, place) if place.country == country else None


def _by_salience(
    reader: _Reader, sentence: Sentence, places: list[tuple[str, Place]], here: list[tuple[str, Place]], low: str
) -> list[tuple[str, Place]]:
    """Order places for "the town": those of its own sentence, what is nearest, what the report speaks of most."""
    latest = list(reversed([*places, *here]))
    if low not in ("city", "town", "village"):
        return latest
    ranks: dict[str, int] = {}
    for _, place in latest:
        ranks.setdefault(place.id, len(ranks))
    often = Counter(place.id for _, place in reader.discourse.places)
    own = {place.id for _, place in here}
    headlined = next(iter(reader.headlined)) if len(reader.headlined) == 1 else None
    scene, aside = reader.discourse.scene, reader.discourse.aside
    block = {key for key, told in reader.discourse.told.items() if told.block == sentence.block.start}

    def rank(item: tuple[str, Place]) -> float:
        key = item[1].id
        told = _OWN * (key in own or key == scene) + _HEADLINED * (key == headlined) - _ASIDE * (key in aside)
        told += _OF_BLOCK * (key in block)
        return ranks[key] - _SALIENCE * min(often[key], 4) - told

    return sorted(latest, key=rank)


_SALIENCE = 0.7
"""How many places nearer a further mention makes a town; tried 0 to 1.2 on invented reports, all but the same."""


_OWN, _OF_BLOCK, _HEADLINED, _ASIDE = 6.0, 4.0, 3.0, 6.0
"""The same for a town of the sentence itself, or that the sentence before opens with, for one that the paragraph has
told, and for the only town of the headline; tried 0 to 6 on twelve sets and more. A town that only tells who speaks,
"police in X", stands as much farther away."""


def _two_towns(reader: _Reader, sentence: Sentence, word: int, taken: set[str | None], notes: list[str]) -> list[End]:
    """Return the two towns named last for "the two cities"; none for another number."""
    pair = any(u.low in ("two", "both") for u in sentence.units[max(0, word - 2) : word])
    if not pair and len({p.id for _, p in reader.discourse.places[-8:] if p.end_kind == "town"}) != 2:
        return []  # "the towns": only where the report has named just two
    out: list[End] = []
    for text, place in reversed(reader.discourse.places[-8:]):
        if place.end_kind == "town" and place.id not in taken | {e.place_id for e in out}:
            out.append(end_at(text, place))
    notes.append("anaphor")
    return out[1::-1] if len(out) > 1 else []


def _recent_end(reader: _Reader, sentence: Sentence, word: int, taken: set[str | None]) -> End | None:
    """Return the destination of the movement told last before a "there" in the same sentence."""
    earlier = [f for f in sentence.frames if f.trigger.at < word and f.ends.destinations]
    for frame in reversed(earlier):
        phrase = frame.ends.destinations[-1]
        if phrase.unit < word:
            end = settle(reader, sentence, phrase, [])
            return end if end.place_id is not None and end.place_id not in taken else None
    return None


def is_part_of_town(units: Sequence[Unit], k: int) -> bool:
    """Say whether what a town has stands for the town: "were brought to the city's hospitals"."""
    into = k > 3 and units[k - 3].low == "the" and units[k - 4].low in TO
    return into and units[k - 1].low == "'s" and k < len(units) and units[k].low in _PARTS_OF_TOWNS


_PARTS_OF_TOWNS = frozenset(
    "hospital hospitals airport port barracks outskirts stadium station centre center suburbs edge gates".split()
)
