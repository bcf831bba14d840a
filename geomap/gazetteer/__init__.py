"""The gazetteer: places, their spellings, and what a name in a report stands for."""

from .choosing import Choice
from .countries import countries_in, country_of, is_demonym
from .gazetteer import Gazetteer, read_gazetteer
from .matching import Mention
from .phrases import parse_phrase
from .places import AREA_KINDS, KINDS, Place, PlaceName, end_kind_of
from .relative import Relative, parse_relative
from .resolving import Candidate, Match, explain

__all__ = [
    "AREA_KINDS",
    "KINDS",
    "Candidate",
    "Choice",
    "Gazetteer",
    "Match",
    "Mention",
    "Place",
    "PlaceName",
    "Relative",
    "countries_in",
    "country_of",
    "end_kind_of",
    "explain",
    "is_demonym",
    "parse_phrase",
    "parse_relative",
    "read_gazetteer",
]
