"""Time and weigh the reading of a corpus, in one run on one machine.

    python benchmarks/corpus.py [--reports 3000] [--short 200000] [--engines] [--spacy]
                                [--memory 10000 100000 1000000 [--every 100]] [--formats 1000000]

Without a choice: engines, spaCy and formats at small sizes. Engines: the same reports, end to end, in one process, with
all cores and with a Dask cluster on this machine; also the processor time of the first process and of those that read,
which a busy machine blurs less than the clock. spaCy: a blank English tokenizer with the sentencizer over the same
text. Short: many reports of a line each, where handing over weighs most. Memory: the peak of the first process, and of
the largest of the others, while a dataset is written; a process of its own for each size. Formats: a claims table
written and read. Only ratios of one run mean anything: the machine may be busy.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.corpus import Engine, FolderSpool, Progress, read_corpus
from geomap.gazetteer import read_gazetteer
from geomap.reports import read_reports
from geomap.table import arrow_from_frame, frame_from_arrow, read_claims, write_dataset, write_parts

SAMPLES = Path(__file__).parent.parent / "geomap" / "samples"
SHORT = "Bread was baked today."
CLAIM = "Up to {} fighters moved from {} to {} on Monday, the Harbour Office said."
TOWNS = "Mosul;Raqqa;Palmyra;Aleppo;Deir ez-Zor;Manbij;Tal Afar;Hasakah;Homs;Idlib;Kirkuk".split(";")


@contextmanager
def timed(found: dict[str, float], name: str) -> Iterator[None]:
    """Put down how long a block took."""
    began = time.perf_counter()
    yield
    found[name] = time.perf_counter() - began


def write_long(path: Path, count: int) -> int:
    """Write reports as long as news is: the samples, each several times over with another number."""
    texts = [report.text for report in read_reports(SAMPLES)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(row(number, f"{texts[number % len(texts)]}\n\nBulletin {number}.")) + "\n")
    return path.stat().st_size


def write_short(path: Path, count: int, every: int = 10) -> int:
    """Write reports of one line, one in so many with a claim."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            turn = number // every
            start, end = TOWNS[turn % 11], TOWNS[(turn // 11 % 10 + turn + 1) % 11]
            said = CLAIM.format(100 + number // every % 97, start, end) if number % every == 0 else SHORT
            file.write(json.dumps(row(number, f"{said} Bulletin {number}.")) + "\n")
    return path.stat().st_size


def row(number: int, text: str) -> dict[str, str]:
    """Return a report as a row of a table, with one of seven outlets and a day of five years."""
    day = f"{2014 + number // 12 % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {"id": f"r{number:07}", "text": text, "outlet": f"Outlet {number % 7}", "published": day}


ENGINES = {
    "one process": Engine(workers=0),
    "all cores": Engine(workers=2),
    "Dask, local": Engine(scheduler="local"),
}


def time_engines(count: int, short: int, folder: Path) -> None:
    """Tell reports a second by engine, and what each adds."""
    gazetteer = read_gazetteer()
    for name, size, write in (("news", count, write_long), ("one line", short, write_short)):
        if not size:
            continue
        path = folder / f"{name}.jsonl"
        write(path, size)
        took: dict[str, float] = {}
        worked: dict[str, tuple[float, float]] = {}
        for engine, how in ENGINES.items():
            began, others = time.process_time(), Workers()
            with timed(took, engine):
                spool = FolderSpool(folder / f"{name} {engine}")
                read_corpus([path], gazetteer, spool=spool, engine=how, on_progress=others.look)
            worked[engine] = time.process_time() - began, others.seconds
        for engine, seconds in took.items():
            first, rest = worked[engine]
            print(
                f"{name:9} {size:>9,} reports  {engine:12} {size / seconds:8,.0f} a second  "
                f"{took['one process'] / seconds:5.2f} x  first process {first:6.1f} s, others {rest:6.1f} s",
                flush=True,
            )


class Workers:
    """The processes that read for this one, looked at now and then while they are there; Linux tells it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.peak = 0.0
        self.next = 0.0

    def look(self, _done: Progress) -> None:
        """Note their processor time and the largest peak of memory, in MB."""
        if time.monotonic() < self.next:
            return
        self.next = time.monotonic() + 0.25
        ticks = os.sysconf("SC_CLK_TCK")
        seconds = 0.0
        for process in Path("/proc").glob("[0-9]*"):
            try:
                state = (process / "stat").read_text().rpartition(")")[2].split()
                command = (process / "cmdline").read_bytes()
                facts = (process / "status").read_text()
            except OSError:  # it has just ended
                continue
            if int(state[3]) == os.getsid(0) and (b"forkserver" in command or b"multiprocessing.spawn" in command):
                seconds += (int(state[11]) + int(state[12])) / ticks
                self.peak = max(self.peak, int(facts.partition("VmHWM:")[2].split()[0]) / 1024)
        self.seconds = max(self.seconds, seconds)


def time_spacy(count: int, folder: Path) -> None:
    """Tell how one process compares with a blank spaCy pipeline on the same text."""
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed: left out")
        return
    path = folder / "spacy.jsonl"
    write_long(path, count)
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline(texts[0])
    gazetteer = read_gazetteer()
    took: dict[str, float] = {}
    with timed(took, "spaCy"):
        for document in pipeline.pipe(texts):
            list(document.sents)
    with timed(took, "geomap"):
        read_corpus([path], gazetteer)
    for name, seconds in took.items():
        print(f"{name:8} {count / seconds:8,.0f} reports a second  {took['spaCy'] / seconds:5.2f} x spaCy")


def weigh(sizes: list[int], every: int) -> None:
    """Tell the peak of memory by size; each in a process of its own."""
    for size in sizes:
        command = [sys.executable, __file__, "--weigh", str(size), "--every", str(every)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(done.stdout.strip(), flush=True)


def weigh_one(size: int, every: int) -> None:
    """Read so many short reports into a dataset and tell the peak of memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_short(folder / "reports.jsonl", size, every=every)
        took: dict[str, float] = {}
        with timed(took, "all"):
            gazetteer = read_gazetteer("levant")
            spool = FolderSpool(folder / "work")
            workers = Workers()
            corpus = read_corpus(
                [folder / "reports.jsonl"], gazetteer, spool=spool, engine=Engine(workers=2), on_progress=workers.look
            )
            write_dataset(corpus.claims(), folder / "claims")
        first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        done = corpus.totals
        print(
            f"{size:>9,} reports  {done.claims:>9,} claims  {size / took['all']:7,.0f} a second  "
            f"peak of the first process {first:6,.0f} MB, of a worker {workers.peak:6,.0f} MB"
        )


def time_formats(count: int, folder: Path) -> None:
    """Tell how long a claims table takes to write and to read, and how large it is."""
    gazetteer = read_gazetteer("levant")
    write_long(folder / "seed.jsonl", 300)
    table = frame_from_arrow(next(iter(read_corpus([folder / "seed.jsonl"], gazetteer).claims())))
    times = -(-count // len(table))
    parts = []
    for number in range(times):
        part = table.assign(claim=[f"{claim}-{number}" for claim in table["claim"]])
        parts.append(arrow_from_frame(part))
    for name in ("dataset", "claims.parquet", "claims.csv", "claims.gpkg"):
        took: dict[str, float] = {}
        path = folder / name
        with timed(took, "write"):
            (write_dataset if name == "dataset" else write_parts)(iter(parts), path)
        size = sum(file.stat().st_size for file in ([path] if path.is_file() else path.rglob("*.parquet")))
        with timed(took, "read"):
            rows = len(read_claims(path))
        words = f"write {took['write']:6.1f} s  read {took['read']:6.1f} s  {size / 1e6:7.1f} MB"
        print(f"{name:15} {rows:>9,} claims  {words}")


def main() -> None:
    """Run what the command line chooses."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--short", type=int, default=0)
    parser.add_argument("--engines", action="store_true")
    parser.add_argument("--spacy", action="store_true")
    parser.add_argument("--memory", type=int, nargs="+", default=[])
    parser.add_argument("--every", type=int, default=100, help="one report in so many has a claim, for --memory (100)")
    parser.add_argument("--formats", type=int, default=0)
    parser.add_argument("--weigh", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.weigh:
        weigh_one(args.weigh, args.every)
        return
    chosen = args.engines or args.spacy or args.memory or args.formats
    with tempfile.TemporaryDirectory() as name:
        if args.engines or not chosen:
            time_engines(args.reports, args.short, Path(name))
        if args.spacy or not chosen:
            time_spacy(args.reports, Path(name))
        if args.formats or not chosen:
            time_formats(args.formats or 20_000, Path(name))
    if args.memory:
        weigh(args.memory, args.every)


if __name__ == "__main__":
    main()
