"""Passages of plain news in the middle of a report: how many of their claims are found, by the written names."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from extraction.readings import claims_of

from geomap.claims import Claim, End
from geomap.evaluation import is_same_text

PASSAGES = Path(__file__).parent / "plain"
PUBLISHED = date(2024, 5, 16)
BEFORE = (
    "The weather had turned over the week, and the markets stayed open until the evening as usual. Officials of "
    "several departments met to discuss the budget for the coming year and the state of the schools, and it grew late."
)
BEHIND = (
    "The price of bread has risen by a third since the winter, traders said. Power is cut for eight hours a day in "
    "most districts.\n\nThe hospital's director said that the generator had been repaired and that the ward for "
    "children would open again within a month."
)
FLOORS = {
    ("americas_yemen_balkans", "learnt"): (53, 1),
    ("americas_yemen_balkans", "aside"): (57, 7),
    ("east_africa", "learnt"): (57, 3),
    ("east_africa", "aside"): (58, 4),
    ("levant", "learnt"): (62, 3),
    ("levant", "aside"): (55, 5),
    ("south_east_asia", "learnt"): (56, 2),
    ("south_east_asia", "aside"): (45, 6),
    ("ukraine_to_pakistan", "learnt"): (55, 4),
    ("ukraine_to_pakistan", "aside"): (50, 8),
    ("west_africa", "learnt"): (66, 3),
    ("west_africa", "aside"): (46, 3),
}
"""Pairs right, and pairs said that are not, of the lines for learning and of those kept aside."""


def is_end(name: str | None, end: End | None) -> bool:
    return is_same_text(name, end.text if end is not None else None)


def count_right(labels: list[dict[str, Any]], claims: list[Claim]) -> int:
    left = list(claims)
    for label in labels:
        match = next(
            (c for c in left if is_end(label["origin"], c.origin) and is_end(label["destination"], c.destination)), None
        )
        if match is not None:
            left.remove(match)
    return len(claims) - len(left)


@pytest.mark.parametrize("part", ["learnt", "aside"])
@pytest.mark.parametrize("region", sorted(path.stem for path in PASSAGES.glob("*.jsonl")))
def test_the_claims_of_plain_passages_are_found(region: str, part: str) -> None:
    lines = (PASSAGES / f"{region}.jsonl").read_text("utf-8").splitlines()
    right = wrong = 0
    for line in lines[0::2] if part == "learnt" else lines[1::2]:
        passage = json.loads(line)
        claims = claims_of(f"{BEFORE}\n\n{passage['text']}\n\n{BEHIND}", published=PUBLISHED)
        hits = count_right(passage["claims"], claims)
        right, wrong = right + hits, wrong + len(claims) - hits
    least, most = FLOORS[region, part]
    assert right >= least
    assert wrong <= most
