"""The basemap of one page: land, borders, rivers and lakes, cut to what the map shows."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import shapely

UNIT = 1000  # steps per degree in the file and in the page
LAYERS = ("land", "lakes", "borders", "rivers", "provinces")
MOST_POINTS = 40_000
"""A level of a page's basemap keeps so many points at the most: 170 kB packed, drawn in some 20 ms."""
COARSER = (1, 3, 8, 20, 50, 120)  # steps of 0.001 degrees by which a large extent is simplified until it fits

Box = tuple[float, float, float, float]
ROOMY = 1500.0  # square degrees: a map that is larger is looked at as a whole, and has no use for the fine level
WORLD: Box = (-180.0, -85.0, 180.0, 85.0)


@cache
def basemap_file() -> dict[str, Any]:
    """Return the arrays of the basemap file; pure, so that one reading serves all maps."""
    with (files("geomap.maps") / "basemap" / "basemap.npz").open("rb") as stream, np.load(stream) as arrays:
        return {name: arrays[name] for name in arrays.files}


@cache
def layer_shapes(level: str, layer: str) -> np.ndarray:
    """Return the shapes of a layer, polygons or lines, in steps of 0.001 degrees."""
    part = {key: basemap_file()[f"{level}.{layer}.{key}"] for key in ("rings", "points", "first", "steps")}
    lengths = part["points"].astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    steps = np.zeros((int(lengths.sum()), 2))
    at_start = np.zeros(len(steps), bool)
    at_start[starts] = True
    steps[~at_start] = part["steps"]
    running = np.cumsum(steps, axis=0)
    points = running + np.repeat(part["first"] - running[starts], lengths, axis=0)
    ring_of = np.repeat(np.arange(len(lengths)), lengths)
    if layer not in ("land", "lakes", "countries"):
        return np.asarray(shapely.linestrings(points, indices=ring_of))
    shape_of = np.repeat(np.arange(len(part["rings"])), part["rings"])
    return np.asarray(shapely.polygons(shapely.linearrings(points, indices=ring_of), indices=shape_of))


@cache
def layer_bounds(level: str, layer: str) -> tuple[np.ndarray, ...]:
    """Return the west, south, east and north edge of each of a layer's shapes."""
    return tuple(shapely.bounds(layer_shapes(level, layer)).T)


@cache
def coarse_layers() -> dict[str, list[list[Any]]]:
    """Return the coarse world, the same on every page."""
    return {name: cut_layer("coarse", name, WORLD, 1) for name in ("land", "borders")}


def layer_flags(level: str, layer: str) -> np.ndarray:
    """Return the flags of a layer's shapes: 1 for a border that the source marks as unsettled."""
    return np.asarray(basemap_file()[f"{level}.{layer}.flags"])


def cut_layer(level: str, layer: str, box: Box, coarser: int) -> list[list[Any]]:
    """Return the parts of a layer inside a box as [flag, delta-coded ring, ...] lists.

    Parameters
    ----------
    level, layer : str
        As in the basemap file.
    box : tuple of float
        West, south, east, north in degrees.
    coarser : int
        Tolerance of a further simplification, in steps of 0.001 degrees; 1 is none.
    """
    west, south, east, north = (edge * UNIT for edge in box)
    left, low, right, high = layer_bounds(level, layer)
    near = np.flatnonzero((left <= east) & (right >= west) & (low <= north) & (high >= south))
    if len(near) == 0:
        return []
    cut = shapely.clip_by_rect(layer_shapes(level, layer)[near], west, south, east, north)
    if coarser > 1:
        cut = shapely.simplify(cut, coarser)
    parts, of = shapely.get_parts(cut, return_index=True)
    flags = layer_flags(level, layer)[near][of].tolist()
    return [[flag, *rings] for flag, rings in zip(flags, coded_parts(parts), strict=True) if rings]


def coded_parts(parts: np.ndarray) -> list[list[list[int]]]:
    """Return the rings of each polygon, or each line, as [x, y, dx, dy, ...] in whole steps.

    Rings of fewer than two different points are left out, and with its outer ring a polygon.

    Parameters
    ----------
    parts : numpy.ndarray
        Polygons and lines, in steps; other shapes have no rings.
    """
    lines = np.flatnonzero(shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING)
    rings, owners = shapely.get_rings(parts, return_index=True)
    rings, owners = np.concatenate([parts[lines], rings]), np.concatenate([lines, owners])
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    whole = np.rint(points).astype(np.int64)
    is_first = np.diff(ring_of, prepend=-1) > 0
    steps = np.where(is_first[:, None], whole, np.diff(whole, axis=0, prepend=0))
    kept = is_first | (steps != 0).any(axis=1)
    lengths = np.bincount(ring_of[kept], minlength=len(rings))
    ends = np.cumsum(2 * lengths).tolist()
    flat = steps[kept].ravel().tolist()
    found: list[list[list[int]]] = [[] for _ in parts]
    lost: set[int] = set()
    seen: set[int] = set()
    for owner, length, end in zip(owners.tolist(), lengths.tolist(), ends, strict=True):
        if length > 1:
            found[owner].append(flat[end - 2 * length : end])
        elif owner not in seen:
            lost.add(owner)
        seen.add(owner)
    return [[] if number in lost else rings for number, rings in enumerate(found)]


def grown(box: Box, share: float, least: float) -> Box:
    """Return a box that is larger by a share of its size, at least `least` degrees, on each side."""
    west, south, east, north = box
    wide, high = max((east - west) * share, least), max((north - south) * share, least)
    return (
        max(west - wide, -180.0),
        max(south - high, -85.0),
        min(east + wide, 180.0),
        min(north + high, 85.0),
    )


def basemap_block(box: Box | None, bulk: Box | None = None) -> dict[str, Any]:
    """Return the basemap of a page that shows a box.

    Parameters
    ----------
    box : tuple of float or None
        West, south, east, north of the places on the map, in degrees; None for a map without places.
    bulk : tuple of float, optional
        The part that most claims are about, which gets the finer levels; all of it unless given.

    Returns
    -------
    dict
        ``levels``: the coarse world, then, from coarse to fine, the levels with their ``from`` zoom and their
        ``box``; each with its layers. ``labels``: countries as [lon, lat, two-letter code, name, size].
    """
    levels = [{"from": 0, "box": WORLD, "layers": coarse_layers()}]
    if box is not None:
        for level, start, share, least in (("middle", 3, 1.6, 8.0), ("fine", 7, 0.2, 1.0)):
            part = box if bulk is None else bulk
            if level == "fine" and (part[2] - part[0]) * (part[3] - part[1]) > ROOMY:
                continue
            area = tuple(round(edge, 3) for edge in grown(part, share, least))
            layers = fitting_layers(level, (area[0], area[1], area[2], area[3]))
            levels.append({"from": start, "box": (area[0], area[1], area[2], area[3]), "layers": layers})
    labels = json.loads(bytes(basemap_file()["labels"]).decode("utf-8"))
    return {"unit": UNIT, "levels": levels, "labels": labels}


def fitting_layers(level: str, box: Box) -> dict[str, list[list[Any]]]:
    """Return the layers of a level inside a box, simplified as far as it takes to keep a page small."""
    names = LAYERS if level == "fine" else LAYERS[:-1]
    start = 0 if (box[2] - box[0]) * (box[3] - box[1]) < ROOMY else 2  # a hemisphere never fits unsimplified
    layers: dict[str, list[list[Any]]] = {}
    for coarser in COARSER[start:]:
        layers = {name: cut_layer(level, name, box, coarser) for name in names}
        points = sum(len(ring) // 2 for shapes in layers.values() for shape in shapes for ring in shape[1:])
        if points <= MOST_POINTS:
            break
    return layers
