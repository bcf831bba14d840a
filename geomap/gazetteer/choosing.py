"""Choosing between places that share a name, with the reason in words; no answer where it is a toss-up."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .distances import distance_km
from .names import fold_name, likeness, romanisation_skeleton
from .places import Place

LEAD = 8.0
"""A lower lead over the next candidate is a toss-up, unless the two are neighbours."""

_FAR_BIGGER = 10.0
"""A place with ten times the people is meant, be the rest a toss-up: Donetsk rather than its small namesake."""

NEIGHBOURS_KM = 30.0
"""Two candidates nearer than this (a town and its district) are no toss-up: the better one is taken."""

_COUNTRY, _NEAR, _KIND, _TRUST = 40.0, 30.0, 15.0, 25.0
_ABSENT = 20.0
_NEAR_KM = 250.0
_BYNAME_KM = 60.0
_BESIDE_KM = 30.0
"""A toss-up goes to the one so near to a place named, where what is named lies twice as far from the other."""

_MAIN_NAME = 10.0
_MAIN_LIKENESS = 90.0
_POWER = 10.0

TOWN_GRACE = 25.0
"""A bare name is the town rather than the region around it, unless the town is far less known."""

_KIND_POPULATION = {
    "country": 10_000_000, "province": 1_000_000, "city": 400_000, "region": 300_000, "river": 300_000,
    "town": 15_000, "mountains": 40_000, "desert": 40_000, "valley": 20_000, "lake": 20_000, "base": 10_000,
    "dam": 10_000, "crossing": 10_000, "district": 8_000, "camp": 8_000, "field": 5_000, "road": 5_000,
    "village": 2_000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen between candidates.

    Parameters
    ----------
    place : Place or None
        None where there is no candidate, or where it is a toss-up between distant places.
    reason : str
        What settled it, in words.
    ambiguous : bool
        Another candidate came close.
    scores : tuple of (str, float)
        Ids and scores of all candidates, best first.
    """

    place: Place | None
    reason: str
    ambiguous: bool
    scores: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a candidate's score."""

    country: float
    near: float
    kind: float
    trust: float
    importance: float
    name: float

    @property
    def total(self) -> float:
        """The sum of the parts."""
        return self.country + self.near + self.kind + self.trust + self.importance + self.name


_WORDS = {
    "country": "the countries named",
    "near": "the places nearby",
    "kind": "the kind of place named",
    "trust": "the curated pack over the fallback",
    "importance": "the bigger place",
    "name": "its main name",
}


_SETTLEMENTS = ("city", "town", "village")


def choose_place(
    places: Sequence[Place],
    population: Callable[[Place], int],
    *,
    countries: Mapping[str, float],
    near: Sequence[tuple[float, float]],
    kind_hint: str | None,
    trust: Callable[[Place], int],
    name: str = "",
) -> Choice:
    """Choose between places of one name.

    Parameters
    ----------
    places : sequence of Place
        The candidates.
    population : callable
        Number of people at a place, 0 where unknown.
    countries : mapping of str to float
        Weights of the countries in question, by ISO code.
    near : sequence of (lat, lon)
        The report's other places, or the other end of a movement.
    kind_hint : str, optional
        ``town``, ``area`` or one of the kinds, where the words say it.
    trust : callable
        Position of a place's pack: the higher, the more it is trusted.
    name : str, optional
        The name asked for: the shown name of a place weighs more than a former or foreign one.
    """
    places = _without_bynames(name, places)
    if not places:
        return Choice(None, "no place bears the name", ambiguous=False)
    if len(places) == 1:
        return Choice(places[0], "the only place of that name", ambiguous=False, scores=((places[0].id, 100.0),))
    top = max(trust(place) for place in places)
    total = sum(countries.values())
    is_present = total > 0 and any(_country_weight(place, countries) > 0 for place in places)
    scored = []
    for place in places:
        nearness = _nearness(place, near)
        parts = Parts(
            _country_part(place, countries, total, is_missed=is_present and nearness < _NEAR / 2),
            nearness,
            _kind_fit(place, kind_hint),
            _TRUST if trust(place) == top else 0.0,
            _importance(place, population(place)),
            _MAIN_NAME if name and is_main_name(name, place) else 0.0,
        )
        scored.append((parts, place))
    scored.sort(key=lambda item: (-item[0].total, item[1].id))
    scores = tuple((place.id, round(parts.total, 1)) for parts, place in scored)
    best, winner = scored[0]
    near_winner = [item for item in scored[1:] if are_neighbours(winner, item[1])]
    distant = [item for item in scored[1:] if item not in near_winner]
    known = max([best.importance, *(parts.importance for parts, _ in near_winner)])
    if distant and best.total - distant[0][0].total < LEAD and known - distant[0][0].importance < _FAR_BIGGER:
        parts, bigger = max(distant, key=lambda item: (item[0].importance, item[1].end_kind == "town"))
        if parts.importance - known >= _FAR_BIGGER and best.total - parts.total < 2 * LEAD:
            return Choice(bigger, "by far the bigger place of that name", ambiguous=False, scores=scores)
        closer = _closer(winner, distant[0][1], near)
        if closer is not None:
            return Choice(closer, "settled by the place nearest to it", ambiguous=False, scores=scores)
        other = distant[0][1]
        known_as = _known_as(name, winner, other) if trust(winner) == trust(other) else None
        if known_as is not None:
            return Choice(known_as, "settled by its main name", ambiguous=False, scores=scores)
        if winner.country == other.country and trust(winner) > trust(other):
            return Choice(winner, "the curated pack over the fallback", ambiguous=False, scores=scores)
        apart = distance_km(winner.lat, winner.lon, other.lat, other.lon)
        names = f"{winner.name} ({winner.country}) and {other.name} ({other.country}), {apart:.0f} km apart"
        return Choice(None, f"a toss-up between {names}", ambiguous=True, scores=scores)
    if kind_hint in (None, *_SETTLEMENTS) and winner.end_kind == "area":
        for parts, place in near_winner:
            if place.kind in _SETTLEMENTS and (
                kind_hint is not None
                or (
                    best.total - parts.total <= _grace(place, parts, best)
                    and (parts.name >= best.name or parts.trust > best.trust)
                )
            ):
                return Choice(
                    place, f"the town rather than the {winner.kind} around it", ambiguous=False, scores=scores
                )
    if not distant:
        return Choice(winner, f"before {near_winner[0][1].kind} of that name there", ambiguous=False, scores=scores)
    return Choice(winner, f"settled by {_settled_by(best, distant[0][0])}", ambiguous=False, scores=scores)


def _without_bynames(name: str, places: Sequence[Place]) -> Sequence[Place]:
    """Drop a town that only some list calls so, where the town next to it is the one of that name."""
    if not name or len(places) < 2:
        return places
    folded = fold_name(name)
    shown = [place for place in places if place.end_kind == "town" and fold_name(place.name) == folded]
    if not shown or len(shown) == len(places):
        return places
    return [
        place
        for place in places
        if place in shown
        or place.end_kind != "town"
        or is_main_name(name, place)
        or all(distance_km(place.lat, place.lon, one.lat, one.lon) > _BYNAME_KM for one in shown)
    ]


def _grace(town: Place, parts: Parts, area: Parts) -> float:
    """Return by how much a town may score less than the area of its name; a city of the fallback by its trust more."""
    return TOWN_GRACE + (_TRUST if town.kind == "city" and parts.trust < area.trust else 0.0)


def _country_part(place: Place, countries: Mapping[str, float], total: float, *, is_missed: bool) -> float:
    """Score a place's country; one that the report does not speak of loses where another candidate's is spoken of.

    A place just over the border from what the report names, as Sinjar is from Qamishli, is not missed.
    """
    if total <= 0:
        return 0.0
    weight = _country_weight(place, countries)
    return _COUNTRY * weight / total - (_ABSENT if is_missed and weight == 0 else 0.0)


def _country_weight(place: Place, countries: Mapping[str, float]) -> float:
    """Weigh a place by its country; one that no one country holds (a river, a border post) is in whichever is meant."""
    return countries.get(place.country, 0.0) if place.country else max(countries.values())


def are_neighbours(one: Place, other: Place) -> bool:
    """Say whether two places are a town and its region, or all but the same spot."""
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    if one.country == other.country and one.end_kind != other.end_kind:
        return apart <= 2 * max(one.radius_km, other.radius_km)
    return apart <= max(NEIGHBOURS_KM, min(one.radius_km, other.radius_km))


def is_main_name(name: str, place: Place) -> bool:
    """Say whether a name is a spelling of the one that the place is shown by.

    "Sinjar, Idlib" is shown so because "Sinjar" alone is another place.
    """
    return likeness(romanisation_skeleton(name), romanisation_skeleton(place.name)) >= _MAIN_LIKENESS


def _known_as(name: str, one: Place, other: Place) -> Place | None:
    """Take the one of two namesakes that is shown by the bare name, where the other's tells it apart from that one."""
    exact = [place for place in (one, other) if fold_name(place.name) == fold_name(name)]
    shown = exact or [place for place in (one, other) if is_main_name(name, place)]
    return shown[0] if len(shown) == 1 else None


def _settled_by(best: Parts, second: Parts) -> str:
    gains = {name: getattr(best, name) - getattr(second, name) for name in _WORDS}
    return _WORDS[max(gains, key=lambda name: gains[name])]


def _nearness(place: Place, near: Sequence[tuple[float, float]]) -> float:
    if not near:
        return 0.0
    nearest = min(distance_km(place.lat, place.lon, lat, lon) for lat, lon in near)
    return _NEAR * math.exp(-max(0.0, nearest - place.radius_km) / _NEAR_KM)


def _closer(one: Place, other: Place, near: Sequence[tuple[float, float]]) -> Place | None:
    """Take the one of two namesakes that lies beside a place named, where nothing named lies about the other."""
    if not near:
        return None
    (here, place), (there, _) = sorted(
        ((min(distance_km(p.lat, p.lon, lat, lon) for lat, lon in near), p) for p in (one, other)),
        key=lambda item: item[0],
    )
    return place if here <= _BESIDE_KM and there > max(_BESIDE_KM, 2 * here) else None


def _kind_fit(place: Place, hint: str | None) -> float:
    if hint is None:
        return 4.0 if place.end_kind == "town" else 12.0 if place.kind == "country" else 0.0
    if hint == place.kind:
        return 2 * _KIND
    return _KIND if hint == place.end_kind else 0.0


def _importance(place: Place, people: int) -> float:
    """Give 10 a power of ten of its people; a kind stands for a number where none is known."""
    return _POWER * math.log10(max(people or _KIND_POPULATION.get(place.kind, 1_000), 1))
