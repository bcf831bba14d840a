"""Lists of places: which names a list joins, and which town of one is only told with the area around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geomap.extraction import lexicon
from geomap.extraction.units import Unit
from geomap.gazetteer import distance_km


def are_joined(units: Sequence[Unit], left: int, right: int) -> bool:
    """Say whether only list words stand between two places."""
    between = units[left + 1 : right]
    if len(between) > 9 or {"having", "being"}.intersection(u.low for u in units[right + 1 : right + 2]):
        return False  # "fled over the hills to X, Y having fallen"
    if any(one.low == "and" and two.low == "that" for one, two in pairwise(between)):
        return False  # "stated that the arms came from X and that Y was awaiting them"
    for unit in between:
        low = unit.low
        allowed = (
            low in lexicon.COORDINATORS
            or low in lexicon.DETERMINERS
            or low in lexicon.ADJECTIVES
            or low in lexicon.PLACE_NOUNS
            or low in lexicon.COMPASS
            or low in ("of", "as", "well", "then", "in", "both", "'s", "near", "finally")
            or (low == "to" and right - left > 3 and [u.low for u in between[:2]] == ["to", "the"])
            or unit.kind in ("state", "place")
            or (not unit.capital and low.endswith(("held", "ern", "ish", "ous", "ian", "ic", "al", "ed")))
        )
        if not allowed:
            return False
    return True


def is_listed_town(units: Sequence[Unit], i: int) -> bool:
    """Say whether a town whose district is called like it is one of a list: "from Tikrit, Baiji and Mosul"."""
    places = getattr(units[i].what, "places", ())
    goes_on = i + 2 < len(units) and units[i + 1].low in ("and", ",") and units[i + 2].kind == "place"
    return goes_on and any(p.end_kind == "town" for p in places)


_BEYOND = 1.3
"""So far beyond its radius a region without an outline may still hold a town."""


def lies_in(inner: Unit, outer: Unit) -> bool:
    """Say whether the second of two places is the area in which the first lies ("Mosul, Iraq")."""
    places = getattr(outer.what, "places", ())
    inside = getattr(inner.what, "places", ())
    for area in places:
        near = [p for p in inside if p.country == area.country]
        if area.kind == "region" and any(
            p.end_kind == "town" and distance_km(p.lat, p.lon, area.lat, area.lon) <= area.radius_km * _BEYOND
            for p in near
        ):
            return True
        if area.kind == "country" and any(p.kind != "country" for p in near):
            return True
        if area.kind == "province" and any(
            p.kind not in ("province", "country")
            and (
                p.admin1.casefold() in area.name.casefold()
                if p.admin1
                else p.end_kind == "town" and distance_km(p.lat, p.lon, area.lat, area.lon) <= area.radius_km
            )
            for p in near
        ):
            return True
    return False
