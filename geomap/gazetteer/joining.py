"""Joining packs: a fallback row that is the same place as a curated one stands aside for it."""

from __future__ import annotations

import re

from .distances import distance_km
from .index import Index, PackRows, Pairs, rows_of
from .places import Place

SAME_PLACE_KM = 8.0
"""Added to the curated radius: GeoNames and a curator may put the middle of one town that far apart."""

_GEONAMES_ID = re.compile(r"geonames[ :#]*(\d{4,9})", re.IGNORECASE)


def join_packs(index: Index) -> None:
    """Let each row of a later pack stand for rows of earlier packs that are the same place.

    Same place: the source names the same GeoNames id, or one name, one country, one kind of end, and
    nearer than the later row's radius and `SAME_PLACE_KM`. What two shipped packs share was worked out when they
    were built.
    """
    packs = list(zip(index.bases, index.packs, strict=True))
    shared = [
        (earlier_base, base, pack.joins.get(earlier.stamp) or shared_rows(pack, earlier))
        for rank, (base, pack) in enumerate(packs)
        for earlier_base, earlier in packs[:rank]
    ]
    for by in (0, 1):  # an id settles what names may have joined otherwise
        for earlier_base, base, pairs in shared:
            index.aliases.update((earlier_base + other, base + row) for other, row in pairs[by])
    for other, row in list(index.aliases.items()):
        while row in index.aliases:
            row = index.aliases[row]
        index.aliases[other] = row


def shared_rows(pack: PackRows, earlier: PackRows) -> tuple[Pairs, Pairs]:
    """Return the rows of an earlier pack that a pack has as well, each with the pack's row: by name, and by id."""
    return _shared_by_name(pack, earlier), _shared_by_id(pack, earlier)


def _shared_by_name(pack: PackRows, earlier: PackRows) -> Pairs:
    seen: set[tuple[int, int]] = set()
    for word in pack.tables.words():
        mine, theirs = pack.tables.entry(word), earlier.tables.entry(word)
        if mine is not None and theirs is not None:
            seen.update((other, row) for other in rows_of(theirs[0]) for row in rows_of(mine[0]))
    return [(other, row) for other, row in sorted(seen) if is_same_place(pack.place(row), earlier.place(other))]


def _shared_by_id(pack: PackRows, earlier: PackRows) -> Pairs:
    """Join the rows whose source names a row of a fallback pack."""
    found: Pairs = []
    for row in range(len(pack)) if earlier.is_fallback and not pack.is_fallback else ():
        match = _GEONAMES_ID.search(pack.place(row).source)
        other = earlier.row_of(f"gn:{match.group(1)}") if match is not None else None
        if other is not None:
            found.append((other, row))
    return found


def is_same_place(curated: Place, fallback: Place) -> bool:
    """Say whether a fallback row is the curated place under another id."""
    if fallback.country != curated.country or fallback.end_kind != curated.end_kind:
        return fallback.id == curated.id
    reach = curated.radius_km + SAME_PLACE_KM
    if curated.end_kind == "area":
        reach = max(reach, fallback.radius_km)
    return distance_km(curated.lat, curated.lon, fallback.lat, fallback.lon) <= reach
