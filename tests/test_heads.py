"""The outlet and the day of publication of pages of many forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geomap.evaluation import is_same_text
from geomap.reports import parse_report

HEADS = Path(__file__).parent / "heads" / "heads.jsonl"
FLOORS = {"day": (56, 45), "outlet": (47, 39)}
"""So many of the 60 that may be read, and of the 60 kept aside, are right; a floor falls only by hand."""


@pytest.mark.parametrize("fact", FLOORS)
@pytest.mark.parametrize("part", [0, 1], ids=["read", "aside"])
def test_the_outlet_and_the_day_of_pages_of_many_forms(fact: str, part: int) -> None:
    right = 0
    for line in HEADS.read_text(encoding="utf-8").splitlines()[part::2]:
        head = json.loads(line)
        report = parse_report(head["text"], report_id=head["id"], is_page=head["form"] == "html")
        day = report.published.isoformat() if report.published else None
        right += day == head["published"] if fact == "day" else is_same_text(head["outlet"], report.outlet)
    assert right >= FLOORS[fact][part]
