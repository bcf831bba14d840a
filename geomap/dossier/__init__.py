"""The page of a comparison: one HTML file with every event, its claims side by side, and the outlets that told them."""

from __future__ import annotations

from geomap.dossier.block import MOST_EVENTS, page_block
from geomap.dossier.page import build_page, write_page

__all__ = ["MOST_EVENTS", "build_page", "page_block", "write_page"]
