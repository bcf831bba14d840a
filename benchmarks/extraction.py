"""Time the reading of reports: how many a second on one core, and how the time grows with the length of a report.

Run from the repository: ``python benchmarks/extraction.py [--largest 10000000] [--kinds prose ...]``. The yardstick is
the blank English tokenizer of spaCy with its sentencizer, over the same text in the same run; where spaCy is not
installed, it is left out. The text is made of the sample reports, so nothing has to be downloaded; ``--lines FILE``
reads a file with a report on each line as well, to see what an archive of one's own costs.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import geomap
from geomap.extraction import read_report
from geomap.gazetteer import Gazetteer
from geomap.reports import Block, Report, parse_report, read_reports

SAMPLES = Path(geomap.__file__).parent / "samples"
SENTENCE = "Up to 300 Islamic State fighters moved from Mosul to Raqqa on Monday, the Harbour Office said."
HARD = {
    "no full stop": SENTENCE.replace(".", ", "),
    "place names": "Mosul, Raqqa, Aleppo, Homs, ",
    "names that are words": "to Hit from Mao and ",
    "capitals": "ISIS FIGHTERS MOVED FROM MOSUL TO RAQQA ",
    "unknown names": "from Zughaymirat to Qwxyz ",
    "verbs": "moved ",
    "open quotations": '"He said "',
    "one word": "a",
}
ROUNDS = 3


def best_of(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the seconds of processor time of the quickest of some runs: what else the machine does is not in it."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return min(times)


def yardstick() -> Callable[[str], object] | None:
    """Return spaCy's blank English with sentences, None where it is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 1 << 40
    return nlp


def prose(reports: list[Report], length: int) -> str:
    """Repeat the bodies of the reports up to a length; every paragraph stays a paragraph."""
    bodies = [r.text[b.start : b.end] for r in reports for b in r.blocks if b.zone == "body"]
    text = "\n\n".join(bodies)
    return ((text + "\n\n") * (length // len(text) + 1))[:length]


def read(text: str, gazetteer: Gazetteer, *, whole: bool) -> int:
    """Read a text and count its claims; ``whole`` reads all of it as one paragraph of the report's body."""
    if whole:
        return len(read_report(Report("r", text, (Block(0, len(text), "body"),)), gazetteer).claims)
    return len(read_report(parse_report(text, report_id="r"), gazetteer).claims)


def corpus_rate(
    name: str, sources: list[tuple[str, str]], gazetteer: Gazetteer, nlp: Callable[[str], object] | None
) -> None:
    """Print the reports a second over some reports, each with its file name."""

    def parse(path: str, source: str) -> Report:
        return parse_report(source, report_id=path, is_page=path.endswith(".html"))

    def run() -> None:
        for path, source in sources:
            read_report(parse(path, source), gazetteer)

    reports = [parse(path, source) for path, source in sources]
    found = sum(bool(read_report(report, gazetteer).claims) for report in reports)
    seconds = best_of(run)
    size = sum(len(source) for _, source in sources)
    print(f"{name}: {len(sources)} reports, {found} with claims, of {size / len(sources):,.0f} characters on average")
    print(f"  geomap  {len(sources) / seconds:7.1f} reports/s {size / seconds / 1000:9.0f} kB/s")
    if nlp is not None:
        texts = [report.text for report in reports]
        other = best_of(lambda: [nlp(text) for text in texts])
        print(f"  spaCy   {len(texts) / other:7.1f} reports/s   geomap takes {seconds / other:.1f} times as long")


def growth(
    name: str, make: Callable[[int], str], largest: int, gazetteer: Gazetteer, nlp: Callable[[str], object] | None
) -> None:
    """Print the time for texts of 1 kB up to the largest, and the time for a character against the first row."""
    print(f"{name}:")
    length, first = 1000, 0.0
    while length <= largest:
        text = make(length)
        rounds = ROUNDS if length <= 100_000 else 1
        seconds = best_of(lambda text=text: read(text, gazetteer, whole=name != "prose"), rounds)  # type: ignore[misc]
        each = seconds / len(text)
        first = first or each
        row = f"  {length:>11,} characters {seconds:9.3f} s {1e6 * each:8.2f} us each, x {each / first:5.2f}"
        if nlp is not None and name == "prose":
            other = best_of(lambda text=text: nlp(text), rounds)  # type: ignore[misc]
            row += f"   spaCy {other:8.3f} s, ratio {seconds / other:5.1f}"
        print(row, flush=True)
        length *= 10


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--largest", type=int, default=10_000_000, help="characters of the longest text (10000000)")
    parser.add_argument("--largest-hard", type=int, default=1_000_000, help="the same for the hard texts (1000000)")
    parser.add_argument("--lines", nargs="*", type=Path, default=[], help="files with a report on each line")
    parser.add_argument("--kinds", nargs="*", default=["prose", *HARD], help="which texts")
    args = parser.parse_args()
    gazetteer, nlp = geomap.read_gazetteer(), yardstick()
    reports = list(read_reports(SAMPLES))
    print(f"Python {platform.python_version()}, seconds of one core; spaCy {'is' if nlp else 'is not'} here")
    samples = [(p.name, p.read_text("utf-8")) for p in sorted(SAMPLES.iterdir()) if p.suffix in (".txt", ".html")]
    corpus_rate("samples", samples, gazetteer, nlp)
    corpus_rate("quiet lines", [("r", f"Bread was baked today. Bulletin {n}.") for n in range(2000)], gazetteer, nlp)
    for path in args.lines:
        lines = path.read_text("utf-8", errors="replace").splitlines()
        corpus_rate(path.name, [("r", line) for line in lines if line.strip()], gazetteer, nlp)
    for kind in args.kinds:
        if kind == "prose":
            growth(kind, lambda length: prose(reports, length), args.largest, gazetteer, nlp)
        else:
            piece = HARD[kind]
            growth(kind, lambda n, p=piece: (p * (n // len(p) + 1))[:n], args.largest_hard, gazetteer, None)  # type: ignore[misc]


if __name__ == "__main__":
    main()
