"""Why labelled claims are missed: what reading said of the sentences that carry them.

    python benchmarks/missed.py tests/corpus/levant tests/corpus/elsewhere [--examples 3]

For each labelled claim that geomap does not find, the candidates of its sentence are looked up: why each was rejected,
or that it made claims with other ends. ``no candidate`` is a sentence without a known word of movement; ``not read`` is
one that no sentence of the body matches: furniture, or a quote over several sentences.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from geomap.corpus import extract_corpus
from geomap.evaluation import evaluate_claims
from geomap.explain.record import Record, Told
from geomap.extraction import read_report
from geomap.gazetteer import Gazetteer, read_gazetteer
from geomap.reports import Report, read_reports

SHARED = 50  # so many characters say that two quotes are of one sentence


def reasons_of(told: Told) -> set[str]:
    """Return what became of the candidates of a sentence."""
    if not told.candidates:
        return {"no candidate"}
    return {c.reason.value if c.reason else "made a claim with other ends" for c in told.candidates}


def why_missed(report: Report, words: str, gazetteer: Gazetteer) -> str:
    """Return what reading said of the sentence that a label quotes."""
    record = Record(gazetteer)
    read_report(report, gazetteer, watch=record)
    quote = words.split("] ", 1)[-1].strip("'\"")
    found: set[str] = set()
    for told in record.told:
        span = told.sentence.span
        sentence = " ".join(report.text[span.start : span.end].split())
        if sentence[:SHARED] in quote or quote[:SHARED] in sentence:
            found |= reasons_of(told)
    return " + ".join(sorted(found)) or "not read"


def main() -> None:
    """Print how often each reason stands behind a missed claim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--examples", type=int, default=0)
    args = parser.parse_args()
    gazetteer = read_gazetteer()
    missed: dict[str, list[str]] = defaultdict(list)
    for folder in args.corpora:
        table = extract_corpus([folder / "reports"], gazetteer).table
        reports = {Path(report.id).stem: report for report in read_reports(folder / "reports")}
        for fault in evaluate_claims(folder, table).faults:
            if fault.kind == "missed" and fault.report in reports:
                why = why_missed(reports[fault.report], " ".join(fault.words.split()), gazetteer)
                missed[why].append(f"{fault.report}: {fault.pair}: {fault.words}")
    for why, lines in sorted(missed.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{len(lines):4}  {why}")
        for line in lines[: args.examples]:
            print(f"          {line}")


if __name__ == "__main__":
    main()
