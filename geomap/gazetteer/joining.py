"""Joining packs: a fallback row that is the same place as a curated one stands aside for it."""

from __future__ import annotations

import re

from .distances import distance_km
from .index import BLOCKED, Index, rows_of
from .places import Place

SAME_PLACE_KM = 8.0
"""Added to the curated radius: GeoNames and a curator may put the middle of one town that far apart."""

_GEONAMES_ID = re.compile(r"geonames[ :#]*(\d{4,9})", re.IGNORECASE)


def join_packs(index: Index) -> None:
    """Let each row of a later pack stand for rows of earlier packs that are the same place.

    Same place: the source names the same GeoNames id, or one name, one country, one kind of end, and
    nearer than the
    later row's radius and `SAME_PLACE_KM`.
    """
    if len(index.packs) < 2:
        return
    seen: set[tuple[int, int]] = set()
    for row, value in index.tables.clashes:
        base = index.bases[index.rank(row)]
        for other in rows_of(value):
            if BLOCKED < other < base and (row, other) not in seen:
                seen.add((row, other))
                if is_same_place(index.place(row), index.place(other)):
                    index.aliases[other] = row
    index.tables.clashes.clear()
    _join_by_geonames_id(index)
    for other, row in list(index.aliases.items()):
        while row in index.aliases:
            row = index.aliases[row]
        index.aliases[other] = row


def _join_by_geonames_id(index: Index) -> None:
    """Join the rows whose source names a row of the fallback pack."""
    fallback: dict[str, int] = {}
    for base, pack in zip(index.bases, index.packs, strict=True):
        if getattr(pack, "is_fallback", False):
            fallback.update((place_id, row) for row, place_id in enumerate(pack.ids(), base))
            continue
        for row in range(base, base + len(pack)) if fallback else ():
            match = _GEONAMES_ID.search(index.place(row).source)
            other = fallback.get(f"gn:{match.group(1)}") if match is not None else None
            if other is not None:
                index.aliases[other] = row


def is_same_place(curated: Place, fallback: Place) -> bool:
    """Say whether a fallback row is the curated place under another id."""
    if fallback.country != curated.country or fallback.end_kind != curated.end_kind:
        return fallback.id == curated.id
    reach = curated.radius_km + SAME_PLACE_KM
    if curated.end_kind == "area":
        reach = max(reach, fallback.radius_km)
    return distance_km(curated.lat, curated.lon, fallback.lat, fallback.lon) <= reach
