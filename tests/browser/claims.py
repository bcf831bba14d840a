"""Invented claims for the browser tests."""

from __future__ import annotations

from typing import Any

import pandas as pd

PLACES: dict[str, tuple[str, str, float, float, float | None]] = {
    "Mosul": ("mosul", "town", 36.345, 43.145, 9),
    "Raqqa": ("raqqa", "town", 35.95, 39.01, 6),
    "Palmyra": ("palmyra", "town", 34.55, 38.27, 4),
    "Anbar": ("anbar", "area", 33.0, 41.5, 120),
}


def row(outlet: str, origin: str | None, destination: str | None, **more: Any) -> dict[str, Any]:
    """Return one row of the claims table."""
    found: dict[str, Any] = {"outlet": outlet, "status": "occurred", "what": "fighters", "review": "proposed"}
    for end, name in (("origin", origin), ("destination", destination)):
        place = PLACES.get(name or "", (None,) * 5)
        found[end] = name
        for part, value in zip(("id", "kind", "lat", "lon", "radius_km"), place, strict=True):
            found[f"{end}_{part}"] = value
    return found | more


def sample() -> pd.DataFrame:
    """Return claims of three outlets on one pair, both ways, with open ends, an area, and all statuses."""
    rows = [
        row("Alpha", "Mosul", "Raqqa",
            count_min=300, count_max=300, date_start="2016-10-02", date_end="2016-10-04",
            claimant="the council", url="https://example.org/a", published="2016-10-05",
            date_text="in two nights", date_basis="stated", group="Islamic State",
            quote="Three hundred left Mosul for Raqqa in two nights."),
        row("Beta", "Mosul", "Raqqa", count_max=5000, date_start="2016-10-10", date_end="2016-10-10",
            status="planned", quote="Up to 5,000 will go.", group="Islamic State"),
        row("Gamma", "Mosul", "Raqqa", status="denied", date_start="2016-10-11", date_end="2016-10-11",
            quote="None left, he said."),
        row("Alpha", "Raqqa", "Mosul", status="possible", quote="Some may have come back."),
        row("Beta", "Palmyra", None, status="occurred", direction="east", date_start="2016-11-20",
            date_end="2016-11-20", quote="They withdrew east from Palmyra."),
        row("Alpha", "Raqqa", "Anbar", status="prevented", date_start="2016-11-01", date_end="2016-11-03",
            quote="The convoy was stopped."),
        row("Gamma", "Atlantis", None, quote="They left Atlantis.", date_start="2016-11-05",
            date_end="2016-11-05"),
        row("Gamma", "Mosul", "Palmyra", review="rejected", quote="No.", date_start="2016-11-06",
            date_end="2016-11-06"),
    ]  # fmt: skip
    for number, one in enumerate(rows):
        one["claim"] = f"c{number}"
    return pd.DataFrame(rows)


def told() -> pd.DataFrame:
    """Return the sample with events: one statement that two outlets carry, and one movement that is contested."""
    table = pd.concat(
        [
            sample(),
            pd.DataFrame(
                [
                    row(
                        "Gamma",
                        "Mosul",
                        "Raqqa",
                        claim="c8",
                        count_max=300,
                        claimant="the council",
                        published="2016-10-07",
                        quote="Three hundred left Mosul, the council said.",
                        date_start="2016-10-02",
                        date_end="2016-10-04",
                    )
                ]
            ),
        ],
        ignore_index=True,
    )
    table.loc[[0, 8], "echo"] = "c0"
    events = {
        "event": ["c0", "c1", "c0", "c3", "c4", "c5", "c6", None, "c0"],
        "verdict": ["contested", "single", "contested", "single", "single", "single", "single", None, "contested"],
        "tellings": [3, 1, 3, 1, 1, 1, 1, None, 3],
        "independent": [2, 0, 2, 0, 0, 0, 0, None, 2],
        "across_sides": [True, False, True, False, False, False, False, None, True],
        "event_count_min": [300, None, 300, None, None, None, None, None, 300],
        "event_count_max": [300, None, 300, None, None, None, None, None, 300],
    }
    return table.assign(**events)
