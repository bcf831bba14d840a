from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from geomap.claims import STATUSES
from geomap.style import (
    HUES,
    LAND,
    OTHER,
    SEA,
    STROKES,
    UNKNOWN_WIDTH_PX,
    WIDTHS,
    hue_of,
    order_outlets,
    style_block,
    width_class,
    width_px,
)

# Machado, Oliveira and Fernandes 2009, severity 1.0; applied to linear RGB.
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(light: np.ndarray) -> np.ndarray:
    ratio = TO_XYZ @ np.clip(light, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    weights = np.array([0.2126, 0.7152, 0.0722])
    light, dark = sorted((float(linear(c) @ weights) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_outlets_can_be_told_apart_in_every_kind_of_sight(sight: str, ground: str) -> None:
    colours = [getattr(hue, ground) for hue in HUES]
    seen = [lab(SIGHTS[sight] @ linear(colour)) for colour in colours]
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) >= 20


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_every_line_stands_out_from_land_and_sea(ground: str) -> None:
    for hue in (*HUES, OTHER):
        assert min(contrast(getattr(hue, ground), under[ground]) for under in (LAND, SEA)) >= 3


@pytest.mark.parametrize(
    ("count", "number", "width"),
    [
        (None, 0, 1.5),
        (0, 1, 2.5),
        (49, 1, 2.5),
        (50, 2, 4),
        (199, 2, 4),
        (200, 3, 6),
        (999, 3, 6),
        (1000, 4, 8),
    ],
)
def test_a_count_has_one_width(count: int | None, number: int, width: float) -> None:
    assert (width_class(count), width_px(count)) == (number, width)


def test_no_line_is_wider_than_eight_pixels_and_an_unknown_count_has_a_width_of_its_own() -> None:
    widths = [step.width_px for step in WIDTHS]
    assert max(widths) == 8
    assert UNKNOWN_WIDTH_PX not in widths


def test_each_status_is_drawn_in_a_way_of_its_own_without_colour() -> None:
    assert list(STROKES) == list(STATUSES)
    assert len({(stroke.dash, stroke.mark) for stroke in STROKES.values()}) == len(STATUSES)
    assert len({stroke.dash for stroke in STROKES.values()}) <= 4


def test_outlets_stand_in_the_order_of_their_claims_whatever_the_order_of_the_rows() -> None:
    assert order_outlets(["B", "A", "C", "B", None]) == order_outlets([None, "B", "C", "B", "A"]) == ["B", "", "A", "C"]


def test_outlets_past_the_eighth_are_grey() -> None:
    assert [hue_of(place).name for place in (0, 7, 8, 80)] == ["blue", "violet", "grey", "grey"]


def test_the_page_is_told_every_status_and_width() -> None:
    block = style_block()
    assert block["statuses"] == list(STATUSES)
    assert block["widths"] == [[50, 2.5], [200, 4.0], [1000, 6.0], [None, 8.0]]
