"""The gazetteer: places, their spellings, and what a name in a report stands for."""

from .choosing import Choice
from .countries import countries_in, country_of, is_demonym
from .gazetteer import Gazetteer, read_gazetteer
from .matching import Mention
from .places import AREA_KINDS, KINDS, Place, PlaceName, end_kind_of

__all__ = [
    "AREA_KINDS",
    "KINDS",
    "Choice",
    "Gazetteer",
    "Mention",
    "Place",
    "PlaceName",
    "countries_in",
    "country_of",
    "end_kind_of",
    "is_demonym",
    "read_gazetteer",
]
