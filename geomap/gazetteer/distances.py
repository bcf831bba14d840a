"""Distances and points on the globe, without a projection library: good to 0.3 % (6 km in 2,000)."""

from __future__ import annotations

import math
from functools import lru_cache

EARTH_KM = 6371.009


@lru_cache(maxsize=1 << 16)  # a report weighs the same few places against each other at each of their mentions
def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance between two points in kilometres."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def point_at(lat: float, lon: float, bearing: float, distance: float) -> tuple[float, float]:
    """Return the point at a bearing (degrees from north) and a distance in kilometres: (lat, lon)."""
    phi, delta, theta = math.radians(lat), distance / EARTH_KM, math.radians(bearing)
    phi2 = math.asin(math.sin(phi) * math.cos(delta) + math.cos(phi) * math.sin(delta) * math.cos(theta))
    dlon = math.atan2(
        math.sin(theta) * math.sin(delta) * math.cos(phi), math.cos(delta) - math.sin(phi) * math.sin(phi2)
    )
    return math.degrees(phi2), (lon + math.degrees(dlon) + 540) % 360 - 180
