"""Read a corpus of any size: chunk by chunk, on one core, all cores or a cluster, with the same result."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.corpus.chunks import CHUNK_REPORTS, Aside, Chunk, cut_chunks
from geomap.corpus.echoes import EchoLabels, label_echoes
from geomap.corpus.pool import ProcessPool, cores
from geomap.corpus.reading import SOURCES, TIME_LIMIT_S, ChunkResult, pack, read_chunk, unpack
from geomap.corpus.spool import MemorySpool, Spool
from geomap.errors import GeomapError
from geomap.extraction import Unresolved
from geomap.reports import Meter

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

SMALL_CHUNKS = 4
"""Work of so many chunks is done at once: processes would take longer to start than it takes."""
_PACKAGE = Path(__file__).parent.parent
_CODE = frozenset([".py", ".csv", ".txt", ".json"])


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a corpus is read.

    Parameters
    ----------
    reports : int
        Read so far, with those set aside.
    set_aside : int
        Set aside so far.
    kept : int
        Of them read in an earlier run.
    bytes_done, bytes_total : int
        Of the input, as it lies on the disk.
    """

    reports: int
    set_aside: int
    kept: int
    bytes_done: int
    bytes_total: int


@dataclass(frozen=True, slots=True)
class Engine:
    """How a corpus is worked on; none of it changes the result.

    Parameters
    ----------
    workers : int or None
        Processes on this machine; 0 to read in this one, None for as many as there are cores where the work is large
        enough to pay for them.
    scheduler : str or None
        The address of a Dask scheduler (``tcp://host:8786``), or ``local`` for one that is started here.
    time_limit_s : float
        The seconds of computing that one report may take.
    chunk_reports : int
        Reports that are handed over at once.
    """

    workers: int | None = 0
    scheduler: str | None = None
    time_limit_s: float = TIME_LIMIT_S
    chunk_reports: int = CHUNK_REPORTS


@dataclass(slots=True)
class Totals:
    """The counts of a corpus: ``read == with_claims + quiet + set_aside``; reports that were met before are apart."""

    with_claims: int = 0
    quiet: int = 0
    set_aside: int = 0
    repeated: int = 0
    faults: int = 0
    claims: int = 0

    @property
    def read(self) -> int:
        """Reports that were met, each once."""
        return self.with_claims + self.quiet + self.set_aside

    def add(self, result: ChunkResult) -> None:
        """Count a chunk."""
        self.with_claims += result.with_claims
        self.quiet += result.quiet
        self.set_aside += result.set_aside
        self.repeated += result.repeated
        self.faults += len(result.asides)
        self.claims += result.claims.num_rows


@dataclass(slots=True)
class Corpus:
    """A corpus that has been read; its parts are gone through as often as needed and never held all at once.

    Parameters
    ----------
    spool : Spool
        Where the results lie.
    keys : list of str
        The key of each chunk.
    totals : Totals
        The counts.
    """

    spool: Spool
    keys: list[str] = field(default_factory=list)
    totals: Totals = field(default_factory=Totals)
    _labels: EchoLabels | None = None

    def results(self) -> Iterator[ChunkResult]:
        """Give the results of the chunks in their order."""
        for number, key in enumerate(self.keys):
            packed = self.spool.get(number, key)
            if packed is None:
                message = "a part of the work has gone from the folder of drafts; run the same command again"
                raise GeomapError(message)
            yield unpack(packed)

    def asides(self) -> Iterator[Aside]:
        """Give what was set aside, in the order of the input."""
        return chain.from_iterable(result.asides for result in self.results())

    def unresolved(self) -> Iterator[Unresolved]:
        """Give the names that the gazetteer could not settle, in the order of the reports."""
        return chain.from_iterable(result.unresolved for result in self.results())

    def claims(self) -> Iterator[Any]:
        """Give the claims as Arrow tables, echoes labelled, in the order of the reports."""
        if self._labels is None:
            self._labels = label_echoes(result.claims for result in self.results())
        labels = self._labels
        return (labels.fill(result.claims).drop_columns([SOURCES]) for result in self.results())


def read_corpus(
    paths: Iterable[str | Path],
    gazetteer: Gazetteer,
    *,
    spool: Spool | None = None,
    engine: Engine | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    bytes_total: int = 0,
) -> Corpus:
    """Read every report below some paths.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders, tables and archives of reports; see `read_reports`.
    gazetteer : Gazetteer
        Where places are looked up.
    spool : Spool, optional
        Where results are kept; in memory where it is left out. What it holds from an earlier run of the same work is
        not done again.
    engine : Engine, optional
        How to work; in this process where it is left out.
    on_progress : callable, optional
        Called after each chunk.
    bytes_total : int
        How large the input is, for the progress.

    Returns
    -------
    Corpus
        The same paths and gazetteer give the same, whichever engine read them.
    """
    engine = engine or Engine()
    corpus = Corpus(MemorySpool() if spool is None else spool)
    meter = Meter(bytes_total)
    context = b"" if isinstance(corpus.spool, MemorySpool) else _context(gazetteer, engine)
    kept = 0

    def count(chunk: Chunk, packed: bytes) -> None:
        corpus.totals.add(unpack(packed))
        if on_progress is not None:
            done = corpus.totals
            on_progress(Progress(done.read, done.set_aside, kept, chunk.position, bytes_total))

    def pending() -> Iterator[Chunk]:
        """Pass on the chunks that no earlier run has done."""
        nonlocal kept
        for chunk in cut_chunks(paths, context, meter, reports=engine.chunk_reports):
            corpus.keys.append(chunk.key)
            packed = corpus.spool.get(chunk.number, chunk.key)
            if packed is None:
                yield chunk
            else:
                result = unpack(packed)
                kept += result.with_claims + result.quiet + result.set_aside
                count(chunk, packed)

    for chunk, packed in _read_all(pending(), gazetteer, engine):
        corpus.spool.put(chunk.number, chunk.key, packed)
        count(chunk, packed)
    return corpus


def _read_all(chunks: Iterator[Chunk], gazetteer: Gazetteer, engine: Engine) -> Iterator[tuple[Chunk, bytes]]:
    if engine.scheduler is not None:
        from geomap.corpus.cluster import read_on_cluster

        return read_on_cluster(chunks, gazetteer, engine.scheduler, time_limit_s=engine.time_limit_s)
    if engine.workers is None:
        first = list(islice(chunks, SMALL_CHUNKS + 1))
        workers = cores() if len(first) > SMALL_CHUNKS else 0
        chunks = chain(first, chunks)
    else:
        workers = engine.workers
    if workers:
        return ProcessPool(gazetteer, workers=workers, time_limit_s=engine.time_limit_s).run(chunks)
    return ((c, pack(read_chunk(c, gazetteer, time_limit_s=engine.time_limit_s))) for c in chunks)


def _context(gazetteer: Gazetteer, engine: Engine) -> bytes:
    """Digest all but the reports that decides a result: geomap itself, the gazetteer, the limit on time."""
    digest = hashlib.sha256(_digest_of_folder(_PACKAGE, _CODE))
    for folder in gazetteer.folders:
        digest.update(_digest_of_folder(folder, None))
    digest.update(f"{engine.time_limit_s:g}".encode())
    return digest.digest()


def _digest_of_folder(folder: Path, endings: frozenset[str] | None) -> bytes:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (endings is None or path.suffix in endings):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()
