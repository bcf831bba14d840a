"""The look of a claim: colour of an outlet, dash of a status, width of a count; for the map and its key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geomap.claims import STATUSES, Status


@dataclass(frozen=True, slots=True)
class Hue:
    """One outlet's colour, on a light and on a dark page.

    Parameters
    ----------
    name : str
        What to call it in a sentence.
    light, dark : str
        ``#rrggbb``, at least 3:1 against land and sea of the light or the dark basemap.
    """

    name: str
    light: str
    dark: str


# Searched around eight named hues: each pair at least 20 apart (CIE 1976) in simulated protan, deutan and tritan
# sight and 27 in normal sight, each colour at least 3:1 on land and sea (WCAG 1.4.11).
# tests/test_style.py holds both.
HUES: tuple[Hue, ...] = (
    Hue("blue", "#2c4fc9", "#0f6ee2"),
    Hue("orange", "#c56700", "#ffa133"),
    Hue("green", "#006841", "#15b36e"),
    Hue("magenta", "#a8167c", "#ef66b4"),
    Hue("sky blue", "#0889be", "#66d8ff"),
    Hue("red", "#aa1108", "#f14d44"),
    Hue("brown", "#3d1f00", "#f5e779"),
    Hue("violet", "#471084", "#b891ff"),
)
OTHER = Hue("grey", "#6b7076", "#8f979f")
"""The colour of every outlet past the eighth: more hues than eight cannot be told apart."""

LAND = {"light": "#f6f3ec", "dark": "#23272e"}
SEA = {"light": "#d9e4ea", "dark": "#171b21"}


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line of one status is drawn.

    Parameters
    ----------
    dash : tuple of float
        On and off, in units of pixels at the thinnest width; empty is solid.
    mark : {"", "bar", "cross"}
        A bar across the line before its head, or a cross at its middle.
    cap : {"butt", "round"}
        The ends of the dashes.
    """

    dash: tuple[float, ...]
    mark: str
    cap: str


STROKES: dict[Status, Stroke] = {
    "occurred": Stroke((), "", "butt"),
    "possible": Stroke((0.1, 5.0), "", "round"),
    "planned": Stroke((11.0, 6.0), "", "butt"),
    "prevented": Stroke((), "bar", "butt"),
    "denied": Stroke((5.0, 4.0), "cross", "butt"),
}


@dataclass(frozen=True, slots=True)
class WidthClass:
    """Counts below ``below`` (None: without limit) are drawn ``width_px`` wide."""

    below: int | None
    width_px: float


# Classes, not a continuous scale: reported numbers are round, and widths must be comparable by eye.
WIDTHS: tuple[WidthClass, ...] = (
    WidthClass(50, 2.5),
    WidthClass(200, 4.0),
    WidthClass(1000, 6.0),
    WidthClass(None, 8.0),
)
UNKNOWN_WIDTH_PX = 1.5
"""A claim without a number: thinner than the smallest class and hollow-headed, not to be read as few."""


def width_class(count: int | None) -> int:
    """Return the number of the width class of a claimed count: 0 for unknown, then 1 to 4.

    Parameters
    ----------
    count : int or None
        The highest number claimed, or the lowest where no highest is given.

    Returns
    -------
    int
        0 where nothing is claimed; otherwise one more than the place in ``WIDTHS``.

    Examples
    --------
    >>> [width_class(count) for count in (None, 49, 50, 5000)]
    [0, 1, 2, 4]
    """
    if count is None:
        return 0
    for number, step in enumerate(WIDTHS, start=1):
        if step.below is None or count < step.below:
            return number
    return len(WIDTHS)


def width_px(count: int | None) -> float:
    """Return the width in pixels of the line of a claimed count; one scale for every outlet, date and view.

    Examples
    --------
    >>> width_px(None), width_px(300)
    (1.5, 6.0)
    """
    number = width_class(count)
    return UNKNOWN_WIDTH_PX if number == 0 else WIDTHS[number - 1].width_px


def order_outlets(outlets: Iterable[str | None]) -> list[str]:
    """Return the outlets in the one order that colours, lanes and lists follow.

    The outlet with most claims comes first; equal ones go by name. A missing outlet counts as "".

    Parameters
    ----------
    outlets : iterable of str or None
        The outlet of each claim.

    Returns
    -------
    list of str
        Each outlet once.

    Examples
    --------
    >>> order_outlets(["B", "A", "B", None])
    ['B', '', 'A']
    """
    counts: dict[str, int] = {}
    for outlet in outlets:
        counts[outlet or ""] = counts.get(outlet or "", 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def hue_of(place: int) -> Hue:
    """Return the colour of the outlet at a place of the order; grey past the eighth.

    Examples
    --------
    >>> hue_of(0).name, hue_of(8).name
    ('blue', 'grey')
    """
    return HUES[place] if place < len(HUES) else OTHER


def style_block() -> dict[str, object]:
    """Return everything that the page's drawing code needs to know of the style, as plain JSON values."""
    return {
        "hues": [[hue.light, hue.dark] for hue in HUES],
        "other": [OTHER.light, OTHER.dark],
        "statuses": list(STATUSES),
        "strokes": {
            status: {"dash": list(stroke.dash), "mark": stroke.mark, "cap": stroke.cap}
            for status, stroke in STROKES.items()
        },
        "widths": [[step.below, step.width_px] for step in WIDTHS],
        "unknown": UNKNOWN_WIDTH_PX,
        "land": LAND,
        "sea": SEA,
    }
