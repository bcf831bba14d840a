"""Relative places: "20 km south of Raqqa", "the outskirts of Mosul", "the Mosul-Tal Afar road"."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from .distances import distance_km, point_at
from .names import ARTICLES, drop_marks, fold_characters
from .places import Place

Relation = Literal["direction", "part", "distance", "near", "outskirts", "countryside", "between", "road"]

MAX_PHRASE = 300

_BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_HALF_SECTOR = math.radians(22.5)

NEAR_KM = 15.0
OUTSKIRTS_KM = 6.0
COUNTRYSIDE_KM = 25.0
"""How far beyond the edge of a place its outskirts reach; UCDP calls up to 25 km near."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A phrase that places something by other places.

    Parameters
    ----------
    relation : str
        ``direction`` (outside, "north of X"), ``part`` (inside, "northern X"), ``distance`` ("20 km from X"),
        ``near``, ``outskirts``, ``countryside``, ``between`` or ``road``.
    anchors : tuple of str
        The places named, as written.
    bearing : float or None
        Degrees from north.
    distance_km : float or None
        The distance stated.
    rounding_km : float
        How far the stated distance may be off by rounding.
    """

    relation: Relation
    anchors: tuple[str, ...]
    bearing: float | None = None
    distance_km: float | None = None
    rounding_km: float = 0.0


_DIR = r"(?:(?P<dir>(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern|erly|ward)?)"
_NUMBER_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "several": 5, "a few": 4,
    "a couple of": 2, "dozens of": 40,
}  # fmt: skip
_NUM = (
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|just|only|over|less than|more than|up "
    r"to) )?"
    r"(?P<num>\d{1,4}(?:[.,]\d{1,3})?|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + r")"
    r"(?: ?(?:-|to) ?(?P<num2>\d{1,4}))?[ "
    r"-]?(?P<unit>kilometers?|kilometres?|kms?|miles?|mi|meters?|metres?|m)\.?"
    r"(?: \([^()]{1,30}\))?"
)
_OUTSKIRTS = r"(?:outskirts|suburbs?|edges?|fringes?|entrances?|periphery|perimeter|gates|limits|approaches)"
_COUNTRY = r"(?:countryside|country side|rural areas?|hinterland|environs|surroundings|rif|villages|rural parts?)"
_VICINITY = r"(?:vicinity|areas?|neighbou?rhood|proximity|surrounding areas?|pocket|front|axis|sector)"
_ROAD = r"(?:roads?|highways?|route|motorway|expressway|axis|railway)"
_THE = r"(?:the )?"

_PATTERNS: tuple[tuple[Relation, re.Pattern[str]], ...] = tuple(
    (cast("Relation", relation), re.compile(pattern, re.IGNORECASE))
    for relation, pattern in (
        ("direction", (rf"(?:{_THE}(?:areas?|positions?|point) )?{_NUM} (?:away )?(?:to )?{_THE}{_DIR} "
                      rf"(?:of|from) (?P<a>.+)")),
        ("distance", rf"(?:within |at )?{_NUM} (?:away )?(?:from|outside|off|of) (?P<a>.+)"),
        ("road", (rf"{_THE}(?:{_DIR} )?{_ROAD} (?:that "
                 rf")?(?:between|from|links?|linking|connects?|connecting|joining) (?P<a>.+?) "
                 rf"(?:and|to|with) (?P<b>.+)")),
        ("between", (rf"(?:in )?(?:{_THE}(?:areas?|territory|region|desert|countryside|villages|zone) "
                    rf")?between (?P<a>.+?) and (?P<b>.+)")),
        ("road", rf"{_THE}(?P<a>.+?)(?:-| - | to |/)(?P<b>.+) {_ROAD}"),
        ("outskirts", rf"(?:on |in )?{_THE}(?:{_DIR} )?{_OUTSKIRTS} of (?P<a>.+)"),
        ("outskirts", rf"(?:on |in )?{_THE}(?:{_DIR} )?(?:entrances?|approaches|gates) to (?P<a>.+)"),
        ("countryside", rf"(?:in )?{_THE}(?:{_DIR} )?{_COUNTRY} (?:of|around|outside|near) (?P<a>.+)"),
        ("near", (rf"(?:in )?{_THE}(?:immediate |general )?{_VICINITY} "
                 rf"(?:of|around|near|surrounding|outside) (?P<a>.+)")),
        ("near", (r"(?:near|near to|nearby|close to|around|just outside|outside|next to|adjacent to|not "
                 r"far from|bordering|opposite) (?P<a>.+)")),
        ("direction", (rf"(?:(?:{_THE}areas?|villages|just|farther|further) )?(?:in |to )?{_THE}{_DIR} "
                      rf"(?:of|from) (?P<a>.+)")),
        ("countryside", rf"{_THE}(?:{_DIR} )?rural (?P<a>.+?)(?: {_COUNTRY})?"),
        ("countryside", rf"{_THE}(?P<a>.+?)(?:'s|') {_DIR} {_COUNTRY}"),
        ("outskirts", rf"{_THE}(?P<a>.+?)(?:'s|') {_DIR} {_OUTSKIRTS}"),
        ("countryside", rf"{_THE}{_DIR} (?P<a>.+?)(?:'s)? {_COUNTRY}"),
        ("outskirts", rf"{_THE}{_DIR} (?P<a>.+?)(?:'s)? {_OUTSKIRTS}"),
        ("countryside", rf"{_THE}(?P<a>.+?)(?:'s)? (?:{_DIR} )?{_COUNTRY}"),
        ("outskirts", rf"{_THE}(?P<a>.+?)(?:'s)? (?:{_DIR} )?{_OUTSKIRTS}"),
        ("part", (rf"{_THE}{_DIR} "
                 rf"(?:parts?|areas?|districts?|half|side|sector|neighbou?rhoods|quarters?|tip|corner) of "
                 rf"(?P<a>.+)")),
        ("near", rf"{_THE}(?P<a>.+?)(?:'s)? {_VICINITY}"),
        ("part", rf"{_THE}(?:far |rebel-held )?{_DIR} (?P<a>.+)"),
        ("part", rf"{_THE}central (?P<a>.+)"),
    )
)  # fmt: skip


def parse_relative(phrase: str) -> Relative | None:
    """Take a relative phrase apart.

    Parameters
    ----------
    phrase : str
        A noun phrase of a report.

    Returns
    -------
    Relative or None
        None where the phrase names a place directly, or is longer than `MAX_PHRASE`.

    Examples
    --------
    >>> parse_relative("20 km south of Raqqa")
    Relative(relation='direction', anchors=('Raqqa',), bearing=180.0, distance_km=20.0, rounding_km=5.0)
    """
    if len(phrase) > MAX_PHRASE:
        return None
    text = drop_marks(phrase).replace("–", " to ").replace("—", " to ")
    text = " ".join(fold_characters(text).split()).strip(" .,;:'")
    for relation, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        groups = match.groupdict()
        anchors = tuple(word.strip(" ,'") for word in (groups.get("a"), groups.get("b")) if word)
        if relation == "road" and len(anchors) == 2:
            anchors = _mend_split(*anchors)
        if not all(_is_anchor(anchor) for anchor in anchors):
            continue
        bearing = _bearing(groups.get("dir"))
        distance, rounding = _distance(groups)
        if relation == "direction" and bearing is None:
            continue
        return Relative(relation, anchors, bearing, distance, rounding)
    return None


def _mend_split(left: str, right: str) -> tuple[str, str]:
    """Move a split that fell after an article to the next hyphen: "Deir ez | Zor-Raqqa"."""
    while re.split(r"[ -]", left)[-1].lower() in ARTICLES and "-" in right:
        more, _, right = right.partition("-")
        left = f"{left}-{more}"
    return left, right


def _is_anchor(anchor: str) -> bool:
    return any(char.isalpha() for char in anchor) and any(char.isupper() or ord(char) > 0x600 for char in anchor)


def _bearing(word: str | None) -> float | None:
    return None if not word else _BEARINGS[word.lower().replace("-", "").replace(" ", "")]


def _distance(groups: dict[str, str | None]) -> tuple[float | None, float]:
    """Return the distance in km and how far it may be off by rounding."""
    word = groups.get("num")
    if not word:
        return None, 0.0
    low = _number(word)
    high = _number(groups["num2"] or word) if groups.get("num2") else low
    unit = (groups["unit"] or "km").lower()
    scale = 1.609344 if unit.startswith("mi") else 0.001 if unit.startswith("m") else 1.0
    step = 0.5
    if word.lower() in _NUMBER_WORDS:
        step = max(0.5, low / 2)
    elif low >= 10 and low == int(low):
        step = 50.0 if low % 100 == 0 else 5.0 if low % 10 == 0 else 2.5 if low % 5 == 0 else 0.5
    return (low + high) / 2 * scale, max(step, (high - low) / 2) * scale


def _number(word: str) -> float:
    known = _NUMBER_WORDS.get(word.lower())
    if known is not None:
        return float(known)
    if re.fullmatch(r"\d{1,3},\d{3}", word):
        return float(word.replace(",", ""))
    return float(word.replace(",", "."))


@dataclass(frozen=True, slots=True)
class Spot:
    """A point and how far from it the thing may be."""

    lat: float
    lon: float
    radius_km: float


def place_relative(relative: Relative, anchors: Sequence[Place]) -> Spot:
    """Work out where a relative phrase points to.

    Parameters
    ----------
    relative : Relative
        The phrase.
    anchors : sequence of Place
        The places of its anchors, as many as it has.

    Returns
    -------
    Spot
        A point by great circle, and a radius that holds what the words leave open: the size of the anchor,
        the
        rounding of the distance, and half a sector of 45 degrees for a compass word.
    """
    first = anchors[0]
    if len(anchors) > 1:
        return _between(first, anchors[1])
    size = first.radius_km
    if relative.relation == "direction" and relative.distance_km is not None and relative.bearing is not None:
        lat, lon = point_at(first.lat, first.lon, relative.bearing, relative.distance_km)
        spread = max(relative.rounding_km, relative.distance_km * math.sin(_HALF_SECTOR))
        return Spot(lat, lon, spread + min(size, 15.0))
    if relative.relation == "distance":
        return Spot(first.lat, first.lon, (relative.distance_km or 0.0) + relative.rounding_km + min(size, 15.0))
    inside = relative.relation == "part" or first.end_kind == "area"
    if relative.bearing is not None and inside:
        lat, lon = point_at(first.lat, first.lon, relative.bearing, size * 0.5)
        return Spot(lat, lon, max(2.0, size * 0.6))
    reach = {
        "near": NEAR_KM,
        "outskirts": OUTSKIRTS_KM,
        "countryside": COUNTRYSIDE_KM,
        "direction": NEAR_KM,
    }.get(relative.relation, 0.0)
    if inside:
        return Spot(first.lat, first.lon, size + (reach if first.kind not in ("country", "province") else 0.0))
    if relative.bearing is not None:
        lat, lon = point_at(first.lat, first.lon, relative.bearing, size + reach / 2)
        return Spot(lat, lon, size + reach / 2)
    return Spot(first.lat, first.lon, size + reach)


def _between(first: Place, second: Place) -> Spot:
    """Return the middle of two places, with a radius that reaches both."""
    length = distance_km(first.lat, first.lon, second.lat, second.lon)
    lat, lon = point_at(first.lat, first.lon, bearing_to(first, second), length / 2)
    return Spot(lat, lon, max(length / 2, 1.0))


def bearing_to(first: Place, second: Place) -> float:
    """Return the bearing from one place to another, degrees from north."""
    phi1, phi2 = math.radians(first.lat), math.radians(second.lat)
    dlon = math.radians(second.lon - first.lon)
    east = math.sin(dlon) * math.cos(phi2)
    north = math.cos(phi1) * math.sin(phi2) - math.sin(phi1) * math.cos(phi2) * math.cos(dlon)
    return math.degrees(math.atan2(east, north)) % 360
