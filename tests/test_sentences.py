"""Single sentences, alone and in the middle of a report: how many are right in all that they were written for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from extraction.readings import claims_of
from test_plain import BEFORE, BEHIND, is_end

from geomap.claims import Claim
from geomap.evaluation import is_same_group, is_same_text

SENTENCES = Path(__file__).parent / "sentences"
FLOORS = {
    "claimants_and_groups": (172, 175),
    "counts": (157, 163),
    "days": (205, 197),
    "ends": (433, 442),
    "no_claims": (218, 229),
    "statuses": (161, 166),
}
"""Sentences that are right alone, and in a report; a floor falls only by hand."""


def is_right(label: dict[str, Any], claim: Claim) -> bool:
    """Say whether a claim has the labelled ends and whatever else its sentence was written for."""
    days = [day.isoformat() if day else None for day in (claim.date_start, claim.date_end)]
    return (
        is_end(label["origin"], claim.origin)
        and is_end(label["destination"], claim.destination)
        and label.get("status", claim.status) == claim.status
        and label.get("what", claim.what) == claim.what
        and label.get("days", days) == days
        and label.get("count", [claim.count_min, claim.count_max]) == [claim.count_min, claim.count_max]
        and is_same_text(label.get("claimant", claim.claimant), claim.claimant)
        and is_same_group(label.get("group", claim.group), claim.group)
    )


def are_right(labels: list[dict[str, Any]], claims: list[Claim]) -> bool:
    """Say whether the claims are those labelled, one for one."""
    left = list(claims)
    for label in labels:
        match = next((claim for claim in left if is_right(label, claim)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


@pytest.mark.parametrize("place", [0, 1], ids=["alone", "in a report"])
@pytest.mark.parametrize("kind", sorted(path.stem for path in SENTENCES.glob("*.jsonl")))
def test_single_sentences_are_read_right(kind: str, place: int) -> None:
    right = 0
    for line in (SENTENCES / f"{kind}.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        text = f"{BEFORE}\n\n{case['text']}\n\n{BEHIND}" if place else case["text"]
        right += are_right(case["claims"], claims_of(text))
    assert right >= FLOORS[kind][place]
