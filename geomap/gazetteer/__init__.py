"""The gazetteer: places, their spellings, and what a name in a report stands for."""

from .choosing import Choice, are_neighbours
from .countries import capital_of, countries_in, country_of, country_of_capital, demonym_of, is_demonym
from .distances import distance_km
from .exchange import FORMATS, PlaceEntry, read_exchange, write_exchange
from .gazetteer import Gazetteer, read_gazetteer
from .lint import Fault, lint_pack
from .matching import Mention
from .phrases import parse_phrase
from .places import AREA_KINDS, KINDS, Place, PlaceName, end_kind_of, is_capital
from .relative import Relative, parse_relative
from .resolving import Candidate, Match, explain, is_close
from .worklist import WORKLIST_COLUMNS, add_name, add_place, suggested_ids, suggestions_text

__all__ = [
    "AREA_KINDS",
    "FORMATS",
    "KINDS",
    "WORKLIST_COLUMNS",
    "Candidate",
    "Choice",
    "Fault",
    "Gazetteer",
    "Match",
    "Mention",
    "Place",
    "PlaceEntry",
    "PlaceName",
    "Relative",
    "add_name",
    "add_place",
    "are_neighbours",
    "capital_of",
    "countries_in",
    "country_of",
    "country_of_capital",
    "demonym_of",
    "distance_km",
    "end_kind_of",
    "explain",
    "is_capital",
    "is_close",
    "is_demonym",
    "lint_pack",
    "parse_phrase",
    "parse_relative",
    "read_exchange",
    "read_gazetteer",
    "suggested_ids",
    "suggestions_text",
    "write_exchange",
]
