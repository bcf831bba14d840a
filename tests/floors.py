"""The scores of the labelled corpora and the floors that they must not fall below.

Run as a program, this raises the floors of ``tests/corpus/floors.json`` to 0.02 below today's scores and writes today's
scores and digests down. It never lowers a floor: that is done by hand, in the file, with a reason in the commit.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from pathlib import Path
from typing import Any

from geomap.corpus import extract_corpus
from geomap.evaluation import evaluate_claims
from geomap.gazetteer import Gazetteer, read_gazetteer

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "corpus" / "floors.json"
MARGIN = 0.02
FOUND = ("pair", "end", "strict")  # measures with precision and recall: the F1 counts
SHARES = ("date", "count", "status", "claimant", "group", "what", "quiet", "quote", "outlet", "published")


def read_floors() -> dict[str, dict[str, Any]]:
    """Return what is written down of each corpus, by its folder relative to the root of the project."""
    floors: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def digest_of(folder: Path) -> str:
    """Return a digest of the labels and the reports of a corpus."""
    digest = hashlib.sha256()
    for path in sorted([folder / "gold.jsonl", *(p for p in (folder / "reports").rglob("*") if p.is_file())]):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measures_of(folder: Path, gazetteer: Gazetteer) -> dict[str, float]:
    """Score what geomap reads in a corpus today."""
    table = extract_corpus([folder / "reports"], gazetteer).table
    total = evaluate_claims(folder, table).total
    found = {name: total[name]["f1"] for name in FOUND} | {name: total[name] for name in SHARES}
    return {name: value for name, value in found.items() if value is not None}


def raised(old: dict[str, float], measures: dict[str, float]) -> dict[str, float]:
    """Return floors that are nowhere lower than they were."""
    return {
        name: max(old.get(name, 0.0), math.floor((value - MARGIN) * 1000) / 1000) for name, value in measures.items()
    }


def main() -> None:
    """Raise the floors."""
    floors = read_floors()
    gazetteer = read_gazetteer()
    for name, corpus in floors.items():
        folder = ROOT / name
        if not folder.exists():
            sys.stdout.write(f"{name}: not here, left as it is\n")
            continue
        measures = measures_of(folder, gazetteer)
        corpus["digest"], corpus["measures"] = digest_of(folder), measures
        corpus["floors"] = raised(corpus.get("floors", {}), measures)
        below = [key for key, value in measures.items() if value < corpus["floors"][key]]
        sys.stdout.write(f"{name}: {', '.join(below) + ' below the floor' if below else 'floors raised'}\n")
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
