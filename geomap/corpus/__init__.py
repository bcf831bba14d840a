"""Read a whole corpus: reports in, one claims table and one worklist of unresolved names out, at any size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from geomap.corpus.chunks import Aside
from geomap.corpus.run import Corpus, Engine, Progress, Totals, read_corpus
from geomap.corpus.spool import FolderSpool, LazySpool, MemorySpool, Spool
from geomap.corpus.thinning import Thinned, thin
from geomap.corpus.worklist import worklist, worklist_rows
from geomap.errors import ReportError
from geomap.extraction import Unresolved
from geomap.table import SCHEMA, frame_from_arrow

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

__all__ = [
    "Aside",
    "Corpus",
    "Engine",
    "Extraction",
    "FolderSpool",
    "LazySpool",
    "MemorySpool",
    "Progress",
    "Spool",
    "Thinned",
    "Totals",
    "extract_corpus",
    "read_corpus",
    "thin",
    "worklist",
    "worklist_rows",
]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a corpus was found to say.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table, in the order of the reports.
    unresolved : tuple of Unresolved
        Names that the gazetteer could not settle, as often as they were met.
    reports : int
        How many reports were read.
    """

    table: pd.DataFrame
    unresolved: tuple[Unresolved, ...]
    reports: int


def extract_corpus(
    paths: Iterable[str | Path],
    gazetteer: Gazetteer,
    *,
    on_error: Callable[[ReportError], None] | None = None,
    workers: int | None = 0,
) -> Extraction:
    """Take the movement claims from every report below some paths, into memory.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders, tables and archives of reports; see `read_reports`.
    gazetteer : Gazetteer
        Where places are looked up.
    on_error : callable, optional
        Called for each report that cannot be read, which is then set aside. Without it the error is raised.
    workers : int or None
        Processes to read with; 0 to read in this one, None for all cores where there is much to read. A script that
        asks for processes keeps its own work under ``if __name__ == "__main__":``.

    Returns
    -------
    Extraction
        The same paths and gazetteer give the same table, however many processes read. A report that is met twice
        counts once; another report of the same id gets a number after its id.

    Raises
    ------
    ReportError
        A path does not exist, or (without ``on_error``) a report cannot be read.
    """
    corpus = read_corpus(paths, gazetteer, engine=Engine(workers=workers))
    for aside in corpus.asides():
        if on_error is None:
            raise aside.error()
        on_error(aside.error())
    table = frame_from_arrow(pa.concat_tables([SCHEMA.empty_table(), *corpus.claims()]))
    done = corpus.totals
    return Extraction(table, tuple(corpus.unresolved()), done.with_claims + done.quiet)
