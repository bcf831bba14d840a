"""Gazetteers that tests share: each takes up to a second to read and is never changed afterwards."""

from __future__ import annotations

from functools import cache

from geomap.gazetteer import Gazetteer, read_gazetteer


@cache
def shipped() -> Gazetteer:
    """All packs that ship with geomap."""
    return read_gazetteer()


@cache
def levant() -> Gazetteer:
    """The pack of the Levant alone."""
    return read_gazetteer("levant")
