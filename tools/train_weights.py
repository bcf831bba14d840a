"""Train the weights by which a reading tells movements of fighters from others, on labelled corpora.

    python tools/train_weights.py CORPUS [CORPUS ...] [--leave PART ...] [--check]

Each movement word with an end is a case, whatever the rules think of who moves; it is one of fighters where a labelled
claim has its ends, or stands in its sentence. A logistic regression learns a weight for each trait of
`geomap.extraction.weighing` that at least three cases have; the same corpora give the same file. ``--leave`` names
the beginnings of report names to keep aside. ``--check`` writes nothing and says how well the weights, learnt from
three quarters of the reports, judge the rest. Needs `geomap[train]`.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geomap.claims import End  # noqa: E402 (our own package)
from geomap.evaluation import REACH_KM, read_labels  # noqa: E402
from geomap.extraction import drafts  # noqa: E402
from geomap.extraction.reading import _Reader, read_report  # noqa: E402
from geomap.extraction.watching import Watcher  # noqa: E402
from geomap.extraction.weighing import ADMITTED, REFUSED, Weighing  # noqa: E402
from geomap.extraction.where import find_ends, is_same  # noqa: E402
from geomap.gazetteer import Gazetteer, distance_km, read_gazetteer  # noqa: E402
from geomap.reports import read_reports  # noqa: E402

WEIGHTS = ROOT / "geomap" / "extraction" / "data" / "weights.csv"
FEWEST = 3
STRENGTH = 0.05
"""The inverse of the penalty on large weights; 0.05 to 1 do all but the same on reports that were kept aside."""


@dataclass(slots=True)
class Case:
    """A movement word with what is weighed of it."""

    report: str
    traits: frozenset[str]
    is_claim: bool
    by_rules: bool


class Weighed(Watcher):
    """Keeps every movement that is weighed, with the ends that it would have."""

    def __init__(self, labels: Sequence[Mapping[str, Any]]) -> None:
        self.labels = labels
        self.cases: list[tuple[frozenset[str], bool, bool]] = []
        self._reader: _Reader | None = None

    def starts(self, reader: _Reader) -> None:
        """Get to know the reader."""
        self._reader = reader

    def weighed(self, weighing: Weighing) -> None:
        """Keep a movement that has an end."""
        reader = self._reader
        assert reader is not None
        known = len(reader.unresolved)
        sentence = weighing.sentence
        origins, destinations = find_ends(reader, sentence, weighing.frame, weighing.previous, [])
        del reader.unresolved[known:]
        pairs = [(o, d) for o in origins or [None] for d in destinations or [None] if not is_same(o, d)]
        if (not origins and not destinations) or not pairs:
            return
        words = " ".join(reader.report.text[sentence.span.start : sentence.span.end].split())
        quotes = [" ".join(label["quote"].split()) for label in self.labels]
        told = weighing.by_rules and any(words in quote or quote in words for quote in quotes)
        right = any(_has_ends(label, o, d) for label in self.labels for o, d in pairs)
        self.cases.append((weighing.traits, right or told, weighing.by_rules))


def _has_ends(label: Mapping[str, Any], origin: End | None, destination: End | None) -> bool:
    return all(
        _is_at(label[f"{role}_at"], label[f"{role}_kind"], end)
        for role, end in (("origin", origin), ("destination", destination))
    )


def _is_at(at: Sequence[float] | None, kind: str | None, end: End | None) -> bool:
    if end is None or end.lat is None or end.lon is None or at is None:
        return at is None and (end is None or end.lat is None)
    return distance_km(at[0], at[1], end.lat, end.lon) <= REACH_KM[kind or "town"]


def cases_of(corpora: Sequence[Path], leave: Sequence[str], gazetteer: Gazetteer) -> Iterator[Case]:
    """Read the corpora and yield their cases."""
    for corpus in corpora:
        labels = read_labels(corpus)
        for report in read_reports(corpus / "reports"):
            stem = Path(report.id).stem
            if stem.startswith(tuple(leave)):
                continue
            watcher = Weighed(labels[stem]["claims"])
            with patch.object(drafts, "ADMITTED", float("inf")), patch.object(drafts, "REFUSED", float("-inf")):
                read_report(report, gazetteer, watch=watcher)  # by the rules alone, whatever weights there are now
            for traits, is_claim, by_rules in watcher.cases:
                yield Case(f"{corpus.name}/{stem}", traits, is_claim, by_rules)


def train(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weight of each trait, and that of none."""
    seen = Counter(trait for case in cases for trait in case.traits)
    traits = sorted(trait for trait, times in seen.items() if times >= FEWEST)
    columns = {trait: k for k, trait in enumerate(traits)}
    table = np.zeros((len(cases), len(traits)), dtype=np.float32)
    for k, case in enumerate(cases):
        table[k, [columns[trait] for trait in case.traits if trait in columns]] = 1.0
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=2000, random_state=0)
    model.fit(table, np.array([case.is_claim for case in cases]))
    weights = {"": float(model.intercept_[0])} | dict(zip(traits, map(float, model.coef_[0]), strict=True))
    return {trait: round(weight, 3) for trait, weight in weights.items() if not trait or abs(weight) >= 0.001}


def check(cases: Sequence[Case]) -> str:
    """Judge each quarter of the reports by the others, and count where the weights overrule the rules rightly."""
    reports = sorted({case.report for case in cases})
    tally: Counter[str] = Counter()
    for part in range(4):
        held = set(reports[part::4])
        weights = train([case for case in cases if case.report not in held])
        for case in (case for case in cases if case.report in held):
            odds = weights[""] + sum(weights.get(trait, 0.0) for trait in case.traits)
            if case.by_rules and odds < REFUSED:
                tally["refused"] += 1
                tally["refused rightly"] += not case.is_claim
            if not case.by_rules and odds >= ADMITTED:
                tally["admitted"] += 1
                tally["admitted rightly"] += case.is_claim
    return (
        f"{len(cases)} cases of {len(reports)} reports; of {tally['admitted']} admitted {tally['admitted rightly']} "
        f"are claims, of {tally['refused']} refused {tally['refused rightly']} are none"
    )


def main() -> None:
    """Train, and write the weights or say what they are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path, help="folders with gold.jsonl and reports/")
    parser.add_argument("--leave", nargs="+", default=[], help="beginnings of the names of reports to keep aside")
    parser.add_argument("--check", action="store_true", help="judge the weights and write nothing")
    arguments = parser.parse_args()
    cases = list(cases_of(arguments.corpora, arguments.leave, read_gazetteer()))
    if arguments.check:
        print(check(cases))
        return
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["trait", "weight"])
        writer.writerows(sorted(train(cases).items()))


if __name__ == "__main__":
    main()
