"""Echoes among the hand-made claims of the labelled corpora: the linking alone, without the extraction's losses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geomap.compare import link_echoes, sources_of
from geomap.evaluation import evaluate_claims
from geomap.reports import read_reports
from geomap.table import frame_from_rows

FEW = {
    *("dense_elsewhere", "press_elsewhere", "forms", "idioms", "tidings", "dispatches", "general", "longreads"),
    *("sisters", "reporters", "volumes", "editions", "gazettes"),
}
"""Corpora with fewer than ten echoes, too few for a share of them."""
IN_PARTS = {
    *("newsroom_levant", "press_levant", "desk_levant", "page_levant", "page_elsewhere", "bureau", "voices"),
    *("correspondents", "outlets"),
}
"""Corpora of several hands whose echoes are labelled within each part at most, though parts tell the same events."""
CORPORA = sorted(
    path.parent
    for path in (Path(__file__).parent / "corpus").glob("*/gold.jsonl")
    if path.parent.name not in FEW | IN_PARTS
)
LEAST = {"fresh_levant": 0.85, "fresh_elsewhere": 0.85}
"""Corpora of several hands: two of them tell one movement by two sources so alike that they look like an echo."""
RADIUS_KM = {"town": 5.0, "area": 100.0}


def labelled_claims(folder: Path) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        for claim in label["claims"]:
            row = {"claim": f"c{len(rows)}", "report": label["file"], "outlet": label["outlet"], "review": "proposed"}
            row |= {name: claim[name] for name in ("group", "what", "count_min", "count_max", "status", "claimant")}
            row |= {"quote": claim["quote"], "published": day(label["published"])}
            row |= {name: day(claim[name]) for name in ("date_start", "date_end")}
            for role in ("origin", "destination"):
                row[role] = claim[role]
                if claim[f"{role}_at"]:
                    row[f"{role}_lat"], row[f"{role}_lon"] = map(float, claim[f"{role}_at"])
                    row[f"{role}_kind"] = claim[f"{role}_kind"] or "town"
                    row[f"{role}_radius_km"] = RADIUS_KM[row[f"{role}_kind"]]
            rows.append(row)
    return frame_from_rows(rows)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
@pytest.mark.parametrize("with_reports", [False, True])
def test_nine_of_ten_echoes_are_found_and_nine_of_ten_found_are_echoes(folder: Path, with_reports: bool) -> None:
    sources = {one.id: sources_of(one) for one in read_reports(folder / "reports")} if with_reports else None
    measure = evaluate_claims(folder, link_echoes(labelled_claims(folder), sources)).total["echo"]
    least = LEAST.get(folder.name, 0.9)
    assert measure["gold"] >= 10
    assert measure["p"] >= least
    assert measure["r"] >= least
