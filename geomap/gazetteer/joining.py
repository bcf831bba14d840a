"""Joining packs: a fallback row that is the same place as a curated one stands aside for it."""

from __future__ import annotations

import re

from .distances import distance_km
from .index import BLOCKED, Index, rows_of
from .names import fold_name
from .places import Place

SAME_PLACE_KM = 8.0
"""Added to the curated radius: GeoNames and a curator may put the middle of one town that far apart."""

_GEONAMES_ID = re.compile(r"geonames[ :#]*(\d{4,9})", re.IGNORECASE)


def join_packs(index: Index) -> None:
    """Let each row of a later pack stand for rows of earlier packs that are the same place.

    Same place: the source names the same GeoNames id, or one name, one country, one kind of end, and nearer than the
    later row's radius and `SAME_PLACE_KM`.
    """
    if len(index.packs) < 2:
        return
    ids = {place_id: row for base, pack in zip(index.bases, index.packs, strict=True)
           for row, place_id in enumerate(pack.ids(), base)} if _has_geonames(index) else {}  # fmt: skip
    for position in range(1, len(index.packs)):
        base, pack = index.bases[position], index.packs[position]
        if getattr(pack, "is_fallback", False):
            continue
        for local in range(len(pack)):
            row = base + local
            place = pack.place(local)
            for other in _same_named(index, row, base):
                if is_same_place(place, index.place(other)):
                    index.aliases[other] = row
            match = _GEONAMES_ID.search(place.source)
            if match is not None:
                other_row = ids.get(f"gn:{match.group(1)}")
                if other_row is not None and other_row < base:
                    index.aliases[other_row] = row
    for other, row in list(index.aliases.items()):
        while row in index.aliases:
            row = index.aliases[row]
        index.aliases[other] = row


def _has_geonames(index: Index) -> bool:
    return any(getattr(pack, "is_fallback", False) for pack in index.packs)


def _same_named(index: Index, row: int, below: int) -> set[int]:
    found: set[int] = set()
    for name in index.names_alone(row):
        for other in rows_of(index.tables.keys.get(fold_name(name.name))):
            if other != BLOCKED and other < below:
                found.add(other)
    return found


def is_same_place(curated: Place, fallback: Place) -> bool:
    """Say whether a fallback row is the curated place under another id."""
    if fallback.country != curated.country or fallback.end_kind != curated.end_kind:
        return fallback.id == curated.id
    reach = curated.radius_km + SAME_PLACE_KM
    if curated.end_kind == "area":
        reach = max(reach, fallback.radius_km)
    return distance_km(curated.lat, curated.lon, fallback.lat, fallback.lon) <= reach
