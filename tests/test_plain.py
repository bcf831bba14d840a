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
    ("americas_yemen_balkans", "learnt"): (53, 1, 53),
    ("americas_yemen_balkans", "aside"): (59, 6, 57),
    ("east_africa", "learnt"): (56, 4, 56),
    ("east_africa", "aside"): (59, 2, 59),
    ("levant", "learnt"): (64, 3, 64),
    ("levant", "aside"): (56, 5, 56),
    ("south_east_asia", "learnt"): (58, 2, 58),
    ("south_east_asia", "aside"): (52, 3, 52),
    ("statuses", "learnt"): (76, 6, 73),
    ("statuses", "aside"): (74, 5, 60),
    ("structures", "learnt"): (62, 13, 61),
    ("structures", "aside"): (59, 22, 58),
    ("traps", "learnt"): (24, 7, 23),
    ("traps", "aside"): (23, 8, 21),
    ("ukraine_to_pakistan", "learnt"): (56, 3, 55),
    ("ukraine_to_pakistan", "aside"): (50, 7, 50),
    ("west_africa", "learnt"): (68, 3, 68),
    ("west_africa", "aside"): (49, 3, 48),
}
"""Pairs right, pairs said that are not, and statuses right, of the lines for learning and of those kept aside."""


def is_end(name: str | None, end: End | None) -> bool:
    return is_same_text(name, end.text if end is not None else None)


def count_right(labels: list[dict[str, Any]], claims: list[Claim]) -> tuple[int, int]:
    """Count the labelled pairs that are claimed, and those of them that have the labelled status."""
    left = list(claims)
    statuses = 0
    for label in labels:
        found = [c for c in left if is_end(label["origin"], c.origin) and is_end(label["destination"], c.destination)]
        if found:
            match = next((claim for claim in found if claim.status == label["status"]), found[0])
            statuses += match.status == label["status"]
            left.remove(match)
    return len(claims) - len(left), statuses


@pytest.mark.parametrize("part", ["learnt", "aside"])
@pytest.mark.parametrize("region", sorted(path.stem for path in PASSAGES.glob("*.jsonl")))
def test_the_claims_of_plain_passages_are_found(region: str, part: str) -> None:
    lines = (PASSAGES / f"{region}.jsonl").read_text("utf-8").splitlines()
    right = wrong = statuses = 0
    for line in lines[0::2] if part == "learnt" else lines[1::2]:
        passage = json.loads(line)
        claims = claims_of(f"{BEFORE}\n\n{passage['text']}\n\n{BEHIND}", published=PUBLISHED)
        pairs, told = count_right(passage["claims"], claims)
        right, wrong, statuses = right + pairs, wrong + len(claims) - pairs, statuses + told
    least, most, least_statuses = FLOORS[region, part]
    assert right >= least
    assert wrong <= most
    assert statuses >= least_statuses
