"""Which claims echo one statement, which agree, differ or stand alone."""

from __future__ import annotations

from geomap.compare.echoes import echo_links, link_echoes
from geomap.compare.events import Event, Windows, events_of, find_events
from geomap.compare.sides import Sides, read_sides
from geomap.compare.sources import Sources, sources_of
from geomap.compare.tables import Comparison, compare_claims
from geomap.compare.verdicts import VERDICTS

__all__ = [
    "VERDICTS",
    "Comparison",
    "Event",
    "Sides",
    "Sources",
    "Windows",
    "compare_claims",
    "echo_links",
    "events_of",
    "find_events",
    "link_echoes",
    "read_sides",
    "sources_of",
]
