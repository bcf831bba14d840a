"""What each step of reading is worth: a labelled corpus is read without the step, and scored.

    python benchmarks/ablation.py tests/corpus/newsroom_levant [CORPUS ...] [--steps status ...]

Each row is the corpus read with one step switched off or put to its plainest form, and says by how many points the
measures fall (or rise). The pairs that are left are fewer where a step finds claims, more where it keeps what is no
claim out. A step that looks idle on a corpus may still be what another corpus needs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from geomap.evaluation import Evaluation, evaluate_claims
from geomap.extraction import (
    completing,
    discourse,
    drafts,
    frames,
    merging,
    read_report,
    reading,
    status,
    telling,
    triggers,
    weighing,
    weights,
)
from geomap.gazetteer import Gazetteer, read_gazetteer
from geomap.reports import Report, read_reports
from geomap.table import claims_to_table

MEASURES = ("pair", "end", "strict")
DETAILS = ("date", "count", "status", "claimant", "group", "what", "quiet")
Change = tuple[object, str, Any]
"""A module or class, the name of a function or table in it, and what stands in for that."""


def nothing(*_: object, **__: object) -> tuple[()]:
    """Stand in for a step that finds things."""
    return ()


def first(things: Any, *_: object) -> Any:
    """Stand in for a step that takes things and more: the things as they are."""
    return things


def second(_: object, things: Any, *_more: object) -> Any:
    """Stand in for a step that takes units and things: the things as they are."""
    return things


def always_told(*given: Any) -> Any:
    """Take what is possible, planned, prevented or denied for what happened."""
    said = status.status_of(*given)
    return said if isinstance(said, reading.Reason) else "occurred"


def never_refused(*given: Any) -> Any:
    """Take what is no claim, as a demand or a question, for what happened."""
    said = status.status_of(*given)
    return "occurred" if isinstance(said, reading.Reason) else said


def anybody(reader: Any, sentence: Any, frame: Any, *rest: Any) -> Any:
    """Take whoever stands before or behind the word of movement for the mover, armed or not."""
    found = find_mover(reader, sentence, frame, *rest)
    return frame.mover if found is None or isinstance(found, reading.Reason) else found


find_mover = drafts.find_mover
find_triggers = triggers.find_triggers
remember = discourse.remember
choose = Gazetteer.choose


def without_fighting(*given: Any) -> list[triggers.Trigger]:
    """Leave out the words of fighting."""
    return [found for found in find_triggers(*given) if "stop" not in found.sense.frame]


def forgetting(*fields: str) -> Callable[..., None]:
    """Remember all of a sentence but some things."""

    def forget(reader: Any, *rest: Any) -> None:
        remember(reader, *rest)
        fresh = discourse.Discourse()
        for name in fields:
            setattr(reader.discourse, name, getattr(fresh, name))

    return forget


def by_size(gazetteer: Gazetteer, places: Any, *, name: str = "", **_: object) -> Any:
    """Choose between namesakes without the report's countries, its other places and its words."""
    return choose(gazetteer, places, name=name)


def in_text_order(found: Sequence[drafts.Draft], *_: object) -> list[drafts.Draft]:
    """Keep what headline and body tell twice."""
    return sorted(found, key=lambda draft: draft.quote.start)


def on_publication(reader: Any, *_: object) -> Any:
    """Date every movement by the day of publication."""
    published = reader.report.published
    return (published, published), None, "published" if published else "none"


def by_rules(table: str) -> Sequence[Change]:
    """Give the change by which no weight of a table has a say."""
    return [(weights, "LEADS", weights.LEADS | {table: float("inf")})]


_READER = reading._Reader

STEPS: dict[str, tuple[str, Sequence[Change]]] = {
    "zones": ("furniture is read as body", ()),
    "place words": (
        "a common word is taken for a place anywhere",
        [(reading, "likely", lambda _, found: list(found)), (Gazetteer, "is_supported", lambda *_: True)],
    ),
    "unlisted places": ("a name that no list has is passed over", [(reading, "unlisted_places", nothing)]),
    "namesakes": ("chosen without countries, neighbours and words", [(Gazetteer, "choose", by_size)]),
    "unlisted groups": ("only listed groups", [(reading, "unlisted_forces", nothing)]),
    "sources": ("no source is found", [(reading, "find_attributions", lambda *_: [])]),
    "carried sources": (
        "a source ends with its sentence",
        [(reading, "remember", forgetting("speaker", "speakers", "heard"))],
    ),
    "words of fighting": ("not told from movements", [(frames, "find_triggers", without_fighting)]),
    "unlisted verbs": ("only listed verbs and nouns", [(frames, "unknown_triggers", lambda *_: [])]),
    "chains": ("frames of one subject are not joined", [(frames, "merge_chains", second)]),
    "legs": (
        "frames are not split into legs",
        [(frames, "split_legs", first), (frames, "split_onward", second), (frames, "split_gapped", second)],
    ),
    "status": ("all claims are told as having happened", [(reading, "status_of", always_told)]),
    "demands, questions": ("what is no claim is taken for one", [(reading, "status_of", never_refused)]),
    "armed movers": ("anybody may move", [(drafts, "find_mover", anybody)]),
    "weighed movers": ("movers are judged by rules alone", [(weighing, "log_odds", lambda _: 0.0)]),
    "weighed ends": ("open ends are filled by rules alone", by_rules("ends")),
    "weighed groups": ("forces are told by rules alone", by_rules("groups")),
    "weighed days": ("days are told by rules alone", by_rules("days")),
    "weighed counts": ("numbers are told by rules alone", by_rules("counts")),
    "weighed sentences": ("a sentence is told by rules alone", [(telling, "TOLD", float("inf"))]),
    "weighed retellings": ("what is told twice is found by rules alone", by_rules("retellings")),
    "remembered movers": (
        "no 'they' across sentences",
        [(reading, "remember", forgetting("mover", "group", "named_group", "subject_group", "official"))],
    ),
    "remembered places": ("no 'the city' or 'there' across sentences", [(reading, "remember", forgetting("places"))]),
    "counts": ("no count", [(drafts, "find_count", lambda *_: None)]),
    "days": ("the day of publication for all", [(drafts, "find_days", on_publication)]),
    "days of saying": ("not told from days of movement", [(reading, "is_saying_date", lambda *_: False)]),
    "completing": (
        "no end, source, day or count from the next sentence",
        [
            (completing, "join_all", lambda *_: []),
            (completing, "add_to_earlier", nothing),
            (completing, "add_day", nothing),
            (completing, "complete", nothing),
        ],
    ),
    "halves": ("kept beside the whole", [(reading, "without_halves", first)]),
    "merging": ("what is told twice is kept twice", [(merging, "_merge", in_text_order)]),
}


def as_body(report: Report) -> Report:
    """Make all of a report its body."""
    return replace(report, blocks=tuple(b if b.zone == "headline" else replace(b, zone="body") for b in report.blocks))


@contextmanager
def changed(changes: Sequence[Change]) -> Iterator[None]:
    """Put the stand-ins in for a while."""
    with ExitStack() as stack:
        for place, name, stand_in in changes:
            stack.enter_context(patch.object(place, name, stand_in))
        yield


def score(folder: Path, reports: Sequence[Report], gazetteer: Gazetteer) -> Evaluation:
    """Read the reports and score them."""
    claims = [claim for report in reports for claim in read_report(report, gazetteer).claims]
    return evaluate_claims(folder, claims_to_table(claims))


def figure(evaluation: Evaluation, measure: str) -> float:
    """Return a measure in points of a hundred."""
    value = evaluation.total[measure]
    return 100 * cast(float, value["f1"] if isinstance(value, dict) else value or 0.0)


def print_row(title: str, whole: Evaluation, less: Evaluation) -> None:
    """Print by how many points the measures change, the three largest changes of details by name."""
    falls = {name: figure(less, name) - figure(whole, name) for name in (*MEASURES, *DETAILS)}
    details = sorted(DETAILS, key=lambda name: -abs(falls[name]))[:3]
    named = ", ".join(f"{name} {falls[name]:+.1f}" for name in details if abs(falls[name]) >= 1)
    numbers = " | ".join(f"{falls[name]:+.1f}" for name in MEASURES)
    print(f"| {title} | {numbers} | {less.total['pair']['pred']} | {named} |", flush=True)


def main() -> None:
    """Print a table for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path, help="folders with gold.jsonl and reports/")
    parser.add_argument("--steps", nargs="+", choices=list(STEPS), default=list(STEPS))
    args = parser.parse_args()
    gazetteer = read_gazetteer()
    for folder in args.corpora:
        reports = list(read_reports(folder / "reports"))
        whole = score(folder, reports, gazetteer)
        print(f"\n{folder.name}: {whole.total['reports']} reports, {whole.total['pair']['gold']} labelled claims\n")
        print("| without | pair | end | strict | claims made | details |")
        print("| --- | --- | --- | --- | --- | --- |")
        numbers = " | ".join(f"{figure(whole, name):.1f}" for name in MEASURES)
        details = ", ".join(f"{name} {figure(whole, name):.1f}" for name in DETAILS)
        print(f"| (nothing) | {numbers} | {whole.total['pair']['pred']} | {details} |")
        for name in args.steps:
            words, changes = STEPS[name]
            used = [as_body(report) for report in reports] if name == "zones" else reports
            with changed(changes):
                print_row(f"{name}: {words}", whole, score(folder, used, gazetteer))


if __name__ == "__main__":
    main()
