"""Train the weights by which a reading decides where its rules doubt, on labelled corpora.

    python tools/train_weights.py CORPUS [CORPUS ...] [--leave PART ...] [--only TABLE] [--check]

Nine tables are learnt, one after the other, in `geomap/extraction/data`:

- ``movers``: whether a movement is one of fighters. Each movement word with an end is a case, whatever the rules think
  of who moves; it is one of fighters where a labelled claim has its ends, or (where the rules take it) its sentence.
- ``statuses``: whether a movement is told as having happened, planned, possible, prevented or denied. A case is a
  movement that a labelled claim has.
- ``claimants``: who claims a movement, of those whom the report lets speak or names beside it, or nobody but the
  outlet. A case is a movement that a labelled claim has.
- ``groups``: which force that the report tells of, or none, those who move belong to. A case is a movement that a
  labelled claim has, and whose mover is not called by its force.
- ``ends``: which place told before, or none, is the end that a clause does not name. A case is a movement whose other
  end a labelled claim of its sentence has.
- ``days``: which of the days told in and around its sentence are those of a movement. A case is one that a labelled
  claim has.
- ``counts``: which of the numbers told in and around its sentence, or none, is that of those who move. A case is one
  that a labelled claim has.
- ``retellings``: which claim of the report another one only tells again, or none. A case is a claim that has ends of
  another; it tells a labelled one again where no label has its own ends, or where one has both and it stands behind.
- ``sentences``: whether a sentence tells of a movement of fighters at all. Each sentence that names a place is a case,
  and one that a label quotes tells of one.

Each is a choice: of a movement of fighters or none, of one place among several or none. The weights make the labelled
choices likely (conditional logit) and stay small (a penalty on their squares); a trait counts that some candidates
have (``FEWEST``), and of those of some tables the heaviest are kept (``MOST``). Each table is learnt with those before
it in use and those behind it not, so that the same corpora give the same tables. ``--leave`` names the beginnings of
report names to keep aside, ``--only`` the one table to learn. ``--check`` writes nothing, and says how well weights
that are learnt from three quarters of the reports judge the rest. Needs `geomap[train]`.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geomap.claims import End  # noqa: E402 (our own package)
from geomap.evaluation import REACH_KM, is_same_group, is_same_text, read_labels  # noqa: E402
from geomap.extraction import telling, weighing  # noqa: E402
from geomap.extraction.drafts import Draft  # noqa: E402
from geomap.extraction.open_ends import OpenEnding  # noqa: E402
from geomap.extraction.others import is_same  # noqa: E402
from geomap.extraction.reading import Sentence, _Reader, read_report  # noqa: E402
from geomap.extraction.retelling import Retelling  # noqa: E402
from geomap.extraction.telling import Telling, names_a_place, odds_of_sentence, traits_of_sentence  # noqa: E402
from geomap.extraction.watching import Watcher  # noqa: E402
from geomap.extraction.weighing import Weighing  # noqa: E402
from geomap.extraction.weights import ALWAYS, LEADS, Choice, Table, read_weights  # noqa: E402
from geomap.extraction.where import find_ends  # noqa: E402
from geomap.gazetteer import Gazetteer, distance_km, read_gazetteer  # noqa: E402
from geomap.reports import Report, parse_report, read_reports  # noqa: E402
from geomap.text import sentences  # noqa: E402

DATA = ROOT / "geomap" / "extraction" / "data"
FEWEST: dict[Table, int] = {"movers": 15, "statuses": 15, "claimants": 15, "days": 15, "counts": 30, "sentences": 8}
"""So many candidates have to have a trait that it counts; three in the other tables."""
MOST: dict[Table, int] = {"statuses": 5000, "claimants": 5000, "sentences": 8000}
LOOSENESS: dict[Table, float] = {
    "movers": 0.1,
    "ends": 1.0,
    "statuses": 0.1,
    "claimants": 0.1,
    "groups": 0.1,
    "days": 0.1,
    "counts": 0.3,
    "retellings": 0.3,
    "sentences": 12.0,
}
"""The inverse of the penalty, in the order of learning; tried 0.03 to 10 on parts that were kept aside."""
PUBLISHED = {"published": "2024-05-16"}
"""The day of all plain passages."""
Label = Mapping[str, Any]


@dataclass(slots=True)
class Case:
    """A choice: the traits of each candidate, which of them are right, and which one the rules take."""

    report: str
    candidates: list[frozenset[str]]
    right: list[bool]
    by_rules: int


class Choices(Watcher):
    """Keeps the choices of a reading that the labels of the report tell the right answer of."""

    def __init__(self, report: str, labels: Sequence[Label]) -> None:
        self.report = report
        self.labels = labels
        self.cases: dict[Table, list[Case]] = {table: [] for table in LOOSENESS}
        self._reader: _Reader | None = None

    def starts(self, reader: _Reader) -> None:
        """Get to know the reader."""
        self._reader = reader

    def sentence(self, sentence: Sentence, speakers: Sequence[str | None]) -> None:  # noqa: ARG002 (of no use here)
        """Keep a sentence that names a place."""
        if self._reader is not None and names_a_place(sentence):
            traits = traits_of_sentence(self._reader, sentence)
            right = bool(self._labels_of(sentence))
            self.cases["sentences"].append(Case(self.report, [frozenset(), traits | {ALWAYS}], [not right, right], 0))

    def weighed(self, weighed: Weighing | Telling | Choice[Any]) -> None:
        """Keep a choice that the labels answer."""
        if isinstance(weighed, Weighing):
            self._keep_mover(weighed)
            return
        if isinstance(weighed, Telling):
            return
        right = self._right(weighed)
        if any(right):
            answers = list(weighed.traits)
            case = Case(self.report, list(weighed.traits.values()), right, answers.index(weighed.found))
            self.cases[weighed.table].append(case)

    def _keep_mover(self, weighing: Weighing) -> None:
        """Keep a movement that has an end."""
        reader = self._reader
        assert reader is not None
        known = len(reader.unresolved)
        origins, destinations = find_ends(reader, weighing.sentence, weighing.frame, weighing.previous, [])
        del reader.unresolved[known:]
        if (not origins and not destinations) or all(is_same(o, d) for o, d in _pairs(origins, destinations)):
            return
        told = weighing.by_rules and bool(self._labels_of(weighing.sentence))
        right = told or bool(_with_ends(self.labels, origins, destinations))
        candidates = [frozenset(), weighing.traits | {ALWAYS}]
        self.cases["movers"].append(Case(self.report, candidates, [not right, right], int(weighing.by_rules)))

    def _right(self, choice: Choice[Any]) -> list[bool]:
        """Say of each answer whether a label has it."""
        if isinstance(choice, Retelling):
            return self._right_retelling(choice)
        here = self._labels_of(choice.sentence)
        if isinstance(choice, OpenEnding):
            other = "origin" if choice.side == "destination" else "destination"
            labels = [label for label in here if any(_is_at(label, other, end) for end in choice.told)]
            return [any(_is_at(label, choice.side, choice.ends.get(key)) for label in labels) for key in choice.traits]
        labels = _with_ends(here, choice.origins, choice.destinations)
        if choice.table == "groups":
            labels = labels or _with_ends(self.labels, choice.origins, choice.destinations)
            return [any(is_same_group(label["group"], key) for label in labels[:1]) for key in choice.traits]
        if choice.table == "claimants":
            return [any(is_same_text(label["claimant"], key) for label in labels) for key in choice.traits]
        if choice.table == "statuses":
            return [any(label["status"] == key for label in labels) for key in choice.traits]
        if choice.table == "days":
            days = [(label["date_start"], label["date_end"]) for label in labels]
            return [tuple(str(day) if day else None for day in key) in days for key in choice.traits]
        numbers = [(label["count_min"], label["count_max"]) for label in labels]
        return [key in numbers for key in choice.traits]

    def _right_retelling(self, choice: Retelling) -> list[bool]:
        """Say which claim is told again: one that a label has, by a draft that none has, or that comes behind it."""
        own = self._labels_with(choice.draft)
        right: dict[int | None, bool] = {}
        for number in choice.traits:
            if number is not None:
                other = choice.drafts[number]
                theirs = self._labels_with(other)
                behind = other.quote.start < choice.draft.quote.start
                right[number] = bool(theirs) and (not own or (behind and len(theirs) == 1 and theirs == own))
        right[None] = bool(own) and not any(right.values())
        return [right[number] for number in choice.traits]

    def _labels_with(self, draft: Draft) -> list[Label]:
        """Return the labels that have the ends and the status of a draft."""
        return _with_pair(self.labels, [(draft.origin, draft.destination)])

    def _labels_of(self, sentence: Sentence) -> list[Label]:
        assert self._reader is not None
        words = " ".join(self._reader.report.text[sentence.span.start : sentence.span.end].split())
        quotes = [(label, " ".join(label["quote"].split())) for label in self.labels]
        return [label for label, quote in quotes if words in quote or quote in words]


def _pairs(origins: Sequence[End], destinations: Sequence[End]) -> list[tuple[End | None, End | None]]:
    return [(o, d) for o in origins or [None] for d in destinations or [None]]


def _with_ends(labels: Sequence[Label], origins: Sequence[End], destinations: Sequence[End]) -> list[Label]:
    """Return the labels that have a pair of some ends."""
    return _with_pair(labels, _pairs(origins, destinations))


def _with_pair(labels: Sequence[Label], pairs: Sequence[tuple[End | None, End | None]]) -> list[Label]:
    return [
        label
        for label in labels
        if any(_is_at(label, "origin", o) and _is_at(label, "destination", d) for o, d in pairs)
    ]


def _is_at(label: Label, role: str, end: End | None) -> bool:
    if f"{role}_at" not in label:  # a plain passage gives its ends as they are written
        return is_same_text(label[role], end.text if end is not None else None)
    at = label[f"{role}_at"]
    if end is None or end.lat is None or end.lon is None or at is None:
        return at is None and (end is None or end.lat is None)
    return distance_km(at[0], at[1], end.lat, end.lon) <= REACH_KM[label[f"{role}_kind"] or "town"]


def cases_of(table: Table, corpora: Sequence[Path], leave: Sequence[str], gazetteer: Gazetteer) -> Iterator[Case]:
    """Read the corpora without the weights of a table and of those behind it, and yield its cases."""
    folders = sorted((path for path in corpora if path.is_dir()), key=lambda folder: folder.name)
    reports = [pair for folder in folders for pair in labelled_reports(folder, leave)]
    quiet = [report for report, labels in reports if not labels]
    for path in sorted(path for path in corpora if not path.is_dir()):
        reports += passages(path, quiet)
    for report, labels in reports:
        watcher = Choices(report.id, labels)
        with by_rules_from(table):
            read_report(report, gazetteer, watch=watcher)
        yield from watcher.cases[table]


def labelled_reports(folder: Path, leave: Sequence[str]) -> Iterator[tuple[Report, list[Label]]]:
    """Yield the reports of a corpus with their claims, but those to keep aside."""
    labels = read_labels(folder)
    for report in read_reports(folder / "reports"):
        stem = Path(report.id).stem
        if not stem.startswith(tuple(leave)):
            yield replace(report, id=f"{folder.name}/{stem}"), labels[stem]["claims"]


def passages(path: Path, quiet: Sequence[Report]) -> Iterator[tuple[Report, list[Label]]]:
    """Yield the plain passages of a file, each set somewhere into a report without claims.

    Every other line is kept aside. Step and start spread the passages of all files over the reports.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines()[0::2]):
        passage = json.loads(line)
        around = quiet[(number * 37 + len(path.stem)) % len(quiet)]
        bodies = [around.text[b.start : b.end] for b in around.blocks if b.zone == "body"]
        at = number % (len(bodies) + 1)
        text = "\n\n".join([*bodies[:at], passage["text"], *bodies[at:]])
        report = parse_report(text, report_id=f"{path.name}/{passage['id']}", known=PUBLISHED)
        yield report, [{**claim, "quote": _sentence_of(passage["text"], claim)} for claim in passage["claims"]]


def _sentence_of(text: str, claim: Label) -> str:
    """Return the first sentence of a passage that names most ends of a claim."""
    told = [text[span.start : span.end] for span in sentences(text, 0, len(text))]
    names = [claim[role] for role in ("origin", "destination") if claim[role]]
    return max(told, key=lambda words: sum(name in words for name in names))


@contextmanager
def by_rules_from(table: Table) -> Iterator[None]:
    """Let no answer outweigh that of the rules, in a table and those learnt after it, whatever they weigh."""
    order = list(LOOSENESS)
    off = order[order.index(table) :]
    with ExitStack() as stack:
        stack.enter_context(patch.dict(LEADS, dict.fromkeys(off, float("inf"))))
        if "sentences" in off:
            stack.enter_context(patch.object(telling, "TOLD", float("inf")))
        if "movers" in off:
            stack.enter_context(patch.object(weighing, "log_odds", lambda _: 0.0))
        yield


def train(table: Table, cases: Sequence[Case]) -> dict[str, float]:
    """Return the weight of each trait, to three decimals; those of sentences share the root of their number."""
    looseness, of_sentences = LOOSENESS[table], table == "sentences"
    seen = Counter(trait for case in cases for traits in case.candidates for trait in traits)
    names = sorted(trait for trait, times in seen.items() if times >= FEWEST.get(table, 3))
    columns = {trait: k for k, trait in enumerate(names)}
    cells: tuple[list[int], list[int]] = ([], [])
    values: list[float] = []
    rows = [(n, traits) for n, case in enumerate(cases) for traits in case.candidates]
    for k, (_, traits) in enumerate(rows):
        found = sorted(columns[trait] for trait in traits if trait in columns)
        cells[0].extend([k] * len(found))
        cells[1].extend(found)
        part = math.sqrt(len(traits) - 1) if of_sentences and traits else 1.0
        values.extend(1.0 if names[column] == ALWAYS else 1 / part for column in found)
    has = csr_matrix((values, cells), shape=(len(rows), len(names)))
    owner = np.array([n for n, _ in rows])
    right = np.array([is_right for case in cases for is_right in case.right], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = has @ weights
        top = np.full(len(cases), -np.inf)
        np.maximum.at(top, owner, sums)
        mass = np.exp(sums - top[owner])
        everything, good = np.bincount(owner, mass), np.bincount(owner, mass * right)
        likely, wanted = mass / everything[owner], mass * right / good[owner]
        value = -np.log(good / everything).sum() + weights @ weights / (2 * looseness)
        return float(value), has.T @ (likely - wanted) + weights / looseness

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = {name: round(float(w), 3) for name, w in zip(names, best, strict=True) if abs(w) >= 0.001}
    heaviest = sorted(weights, key=lambda name: (name != ALWAYS, -abs(weights[name]), name))
    return {name: weights[name] for name in heaviest[: MOST.get(table)]}


def decide(table: Table, case: Case, weights: Mapping[str, float]) -> int:
    """Return the candidate that a reading with these weights takes."""
    if table == "sentences":
        return int(odds_of_sentence(case.candidates[1] - {ALWAYS}, weights) >= telling.TOLD)
    sums = [sum(weights.get(trait, 0.0) for trait in sorted(traits)) for traits in case.candidates]
    if table == "movers":
        return int(sums[1] >= (weighing.least_odds(case.candidates[1]) if case.by_rules else weighing.ADMITTED))
    best = max(range(len(sums)), key=lambda k: sums[k])
    return best if sums[best] >= sums[case.by_rules] + LEADS[table] else case.by_rules


def check(table: Table, cases: Sequence[Case]) -> str:
    """Judge each quarter of the reports by the others, and count where the weights overrule the rules, and rightly."""
    reports = sorted({case.report for case in cases})
    tally: Counter[str] = Counter()
    for part in range(4):
        held = set(reports[part::4])
        weights = train(table, [case for case in cases if case.report not in held])
        for case in (case for case in cases if case.report in held):
            taken = decide(table, case, weights)
            tally["rules"] += case.right[case.by_rules]
            tally["both"] += case.right[taken]
            tally["overruled"] += taken != case.by_rules
    return (
        f"{table}: {len(cases)} cases of {len(reports)} reports, right by rules {tally['rules']}, "
        f"with weights {tally['both']}; {tally['overruled']} overruled"
    )


def main() -> None:
    """Train, and write the weights or say what they are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "corpora", nargs="+", type=Path, help="folders with gold.jsonl and reports/, or files of plain passages"
    )
    parser.add_argument("--leave", nargs="+", default=[], help="beginnings of the names of reports to keep aside")
    parser.add_argument("--only", choices=LOOSENESS, help="the one table to learn, with all others in use as they are")
    parser.add_argument("--check", action="store_true", help="judge the weights and write nothing")
    arguments = parser.parse_args()
    gazetteer = read_gazetteer()
    for table in [arguments.only] if arguments.only else LOOSENESS:
        cases = list(cases_of(table, arguments.corpora, arguments.leave, gazetteer))
        if arguments.check:
            print(check(table, cases))
            continue
        with (DATA / f"weights_{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["trait", "weight"])
            writer.writerows(sorted(train(table, cases).items()))
        read_weights.cache_clear()


if __name__ == "__main__":
    main()
