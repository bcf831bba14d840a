"""A place of the gazetteer and its names: the values that every other file of this room hands around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .countries import capital_of

Kind = Literal[
    "city",
    "town",
    "village",
    "district",
    "camp",
    "base",
    "dam",
    "crossing",
    "field",
    "road",
    "province",
    "country",
    "region",
    "desert",
    "mountains",
    "valley",
    "river",
    "lake",
]
EndKind = Literal["town", "area"]

KINDS: tuple[str, ...] = get_args(Kind)
AREA_KINDS: frozenset[str] = frozenset(
    ("province", "country", "region", "desert", "mountains", "valley", "river", "lake")
)

NAME_KINDS: tuple[str, ...] = (
    "main",
    "spelling",
    "variant",
    "official",
    "former",
    "contested",
    "exonym",
    "short",
    "local",
    "nickname",
)
"""What a row of names.csv may say of a name; an empty cell stands for ``variant``."""


def end_kind_of(kind: str) -> EndKind:
    """Say whether a kind of place is drawn as a town or as an area.

    Parameters
    ----------
    kind : str
        One of `KINDS`.

    Returns
    -------
    {"town", "area"}
        How precise an end at such a place is.
    """
    return "area" if kind in AREA_KINDS else "town"


@dataclass(frozen=True, slots=True)
class Place:
    """One place: where it is, how big it is, and who says so.

    Parameters
    ----------
    id : str
        Stable key, unique over all packs that are read together.
    name : str
        The name that geomap shows.
    kind : str
        One of `KINDS`.
    country : str
        ISO 3166 code of two capital letters; empty where no one country holds the place.
    admin1 : str
        Name of the first-level region, or empty.
    lat, lon : float
        Usual representative point, WGS84 degrees.
    radius_km : float
        How far from the point the place reaches, in kilometres.
    source : str
        Where the row comes from.
    note : str
        What a curator wants the next one to know.
    pack : str
        Name of the pack that holds the row.
    """

    id: str
    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius_km: float
    source: str = ""
    note: str = ""
    pack: str = ""

    @property
    def end_kind(self) -> EndKind:
        """How precise an end at this place is: ``town`` or ``area``."""
        return end_kind_of(self.kind)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One attested spelling of one place.

    Parameters
    ----------
    place_id : str
        The place.
    name : str
        The spelling.
    lang : str
        Language of the spelling (``en``, ``ar``, ``ku``, ``ru``, ``tr`` ...), or empty.
    kind : str
        One of `NAME_KINDS`, or empty.
    start, end : str
        First and last year or day on which the name was in use, or empty.
    source : str
        Where the spelling is attested.
    pack : str
        Name of the pack that holds the row.
    """

    place_id: str
    name: str
    lang: str = ""
    kind: str = ""
    start: str = ""
    end: str = ""
    source: str = ""
    pack: str = ""


def is_capital(place: Place) -> bool:
    """Say whether a place is the capital of its country."""
    return place.name == capital_of(place.country)
