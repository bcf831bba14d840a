"""What `build` and `extract` share: reading a corpus of any size, with its progress, and writing what it says."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.corpus import Aside, Corpus, Progress
    from geomap.gazetteer import Gazetteer

FOLDER = ".geomap-work"
"""Where what has been read is kept until the outputs are there."""
FIRST_WORD_AFTER_S = 5.0  # work that is shorter needs no progress
WORD_EVERY_S = {True: 0.2, False: 30.0}  # on a terminal, in a log
MOST_COMPLAINTS = 20
MOST_SUGGESTIONS = 1000
"""Rows of the worklist that get suggestions: looking for likenesses takes a while, and nobody works off more."""


class ProgressBar:
    """How far the reports are read, on stderr: at once on a terminal, now and then in a log."""

    def __init__(self) -> None:
        self.is_terminal = sys.stderr.isatty()
        self.began = time.monotonic()
        self.next_word = self.began + (0.5 if self.is_terminal else FIRST_WORD_AFTER_S)
        self.shown = 0

    def __call__(self, done: Progress) -> None:
        """Tell how far it is, where it is time for a word."""
        now = time.monotonic()
        if now < self.next_word:
            return
        self.next_word = now + WORD_EVERY_S[self.is_terminal]
        words = progress_words(done, now - self.began)
        blank = " " * max(0, self.shown - len(words))
        print(f"\r{words}{blank}" if self.is_terminal else words, end="" if self.is_terminal else "\n", file=sys.stderr)
        sys.stderr.flush()
        self.shown = len(words)

    def close(self) -> None:
        """End the line of a terminal."""
        if self.shown and self.is_terminal:
            print(file=sys.stderr)


def progress_words(done: Progress, seconds: float) -> str:
    """Say how far the reports are read.

    Parameters
    ----------
    done : Progress
        The counts.
    seconds : float
        How long it took so far.

    Returns
    -------
    str
        As "12,345 reports, 210 a second, 34 %, 5 min left, 3 set aside".
    """
    rate = (done.reports - done.kept) / max(seconds, 0.001)
    words = [f"{done.reports:,} reports", f"{rate:,.0f} a second"]
    share = done.bytes_done / done.bytes_total if done.bytes_total else 0.0
    if 0 < share <= 1:
        words.append(f"{share:.0%}".replace("%", " %"))
        # What an earlier run had read went by in no time; the rest is reckoned by the reports of this one.
        kept = share * done.kept / max(1, done.reports)
        if done.reports > done.kept:
            words.append(f"{_duration(seconds * (1 - share) / max(share - kept, 1e-9))} left")
    if done.kept:
        words.append(f"{done.kept:,} from an earlier run")
    if done.set_aside:
        words.append(f"{done.set_aside:,} set aside")
    return ", ".join(words)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


@contextmanager
def corpus_of(args: argparse.Namespace, gazetteer: Gazetteer, work: Path) -> Iterator[tuple[Corpus, Path | None]]:
    """Read the reports that a command names; what was read is kept until the command has written all its outputs.

    Parameters
    ----------
    args : argparse.Namespace
        With ``reports`` and the options of `add_engine`.
    gazetteer : Gazetteer
        Where places are looked up.
    work : Path
        The folder for what has been read, where there is much of it; it goes away when all went well.

    Yields
    ------
    corpus : Corpus
        What was read.
    drafts : Path or None
        Where drafts of outputs belong; None for beside them.
    """
    from geomap.corpus import Engine, LazySpool, read_corpus
    from geomap.reports import size_of

    bar = ProgressBar()
    spool = LazySpool(work)
    try:
        engine = Engine(workers=args.workers, scheduler=args.scheduler, time_limit_s=args.time_limit)
        total = size_of(*args.reports)
        try:
            corpus = read_corpus(
                args.reports, gazetteer, spool=spool, engine=engine, on_progress=bar, bytes_total=total
            )
        finally:
            bar.close()
        yield corpus, spool.folder if spool.is_on_disk else None
        spool.remove()
    finally:
        spool.close()


def processes(text: str) -> int:
    """Read a number of processes of the command line."""
    number = int(text)
    if not 0 <= number <= 1024:
        raise ValueError
    return number


def seconds(text: str) -> float:
    """Read a number of seconds of the command line."""
    number = float(text)
    if not 0 <= number < float("inf"):
        raise ValueError
    return number


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how to work; none of them changes the result."""
    parser.add_argument(
        "--workers",
        type=processes,
        metavar="N",
        help="processes to read with; all cores where there is much to read, 0 for none beside this one",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help='read on a Dask cluster, as tcp://host:8786; "local" starts one here',
    )
    parser.add_argument(
        "--time-limit",
        type=seconds,
        default=60.0,
        metavar="SECONDS",
        help="the computing time that one report may take before it is set aside (60); 0 for no limit",
    )


def parts_of(corpus: Corpus) -> Iterable[Any]:
    """Return the claims in parts, at least one."""
    from geomap.table import SCHEMA

    return chain([SCHEMA.empty_table()], corpus.claims())


def write_quarantine(asides: Iterable[Aside], path: Path, drafts: Path | None) -> None:
    """Write what was set aside, one JSON object a line; no file where nothing was."""
    from geomap.table import whole_file

    rest = iter(asides)
    first = next(rest, None)
    if first is None:
        with suppress(FileNotFoundError, NotADirectoryError):
            path.unlink()
        return
    with whole_file(path, drafts=drafts) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        for aside in chain([first], rest):
            row = {
                "name": aside.report,
                "path": aside.path,
                "line": aside.line,
                "reason": aside.reason,
                "sha256": aside.digest,
                "set_aside": aside.is_lost,
            }
            file.write(json.dumps(row, ensure_ascii=True) + "\n")


def write_worklist(corpus: Corpus, path: Path, gazetteer: Gazetteer, drafts: Path | None) -> int:
    """Write the names that wait for a curator; return how many there are."""
    from geomap.corpus import worklist_rows
    from geomap.gazetteer import WORKLIST_COLUMNS, suggestions_text
    from geomap.table import whole_file, write_csv_rows

    count = 0

    def cells() -> Iterator[list[Any]]:
        nonlocal count
        for row in worklist_rows(corpus.unresolved()):
            hint = (
                suggestions_text(gazetteer, str(row["name"]), str(row["context"])) if count < MOST_SUGGESTIONS else ""
            )
            count += 1
            yield [*row.values(), hint]

    with whole_file(path, drafts=drafts) as draft:
        write_csv_rows(WORKLIST_COLUMNS, cells(), draft)
    return count


def work_folder(output: Path) -> Path:
    """Return the folder for what has been read while an output is being made: beside it, and named after it."""
    return output.parent / f"{FOLDER}-{output.name}"


def counts_line(corpus: Corpus) -> str | None:
    """Say how the reports add up; None where all of them were read, each once."""
    done = corpus.totals
    if not done.set_aside and not done.repeated:
        return None
    words = (
        f"{done.read:,} reports: {done.with_claims:,} with claims, {done.quiet:,} quiet, {done.set_aside:,} set aside"
    )
    return words + (f"; {done.repeated:,} met again and not counted" if done.repeated else "")
