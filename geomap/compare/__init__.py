"""Which claims echo one statement, which agree, differ or stand alone."""

from __future__ import annotations

from geomap.compare.echoes import echo_links, link_echoes
from geomap.compare.sides import Sides, read_sides
from geomap.compare.sources import sources_of

__all__ = ["Sides", "echo_links", "link_echoes", "read_sides", "sources_of"]
