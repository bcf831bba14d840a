"""Cut a corpus into chunks of reports: the unit that is read by one process, kept, and not read again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from geomap.errors import ReportError
from geomap.reports import Meter, Source, read_sources

CHUNK_REPORTS = 256
CHUNK_BYTES = 100_000
"""A chunk is full at one of them: half a second's work for news, so that handing it over costs little, and enough
lines of a word or two that keeping their result costs less than reading them."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A report that is set aside, or a fault of the input that costs no report.

    Parameters
    ----------
    report : str or None
        The id that it would have had.
    path : str or None
        The file, with ``line`` where it holds several.
    reason : str
        What is wrong, and what to do.
    digest : str or None
        The SHA-256 of its bytes.
    is_lost : bool
        Whether a report is missing from the result because of it.
    """

    report: str | None
    path: str | None
    line: int | None
    reason: str
    digest: str | None
    is_lost: bool = True

    @classmethod
    def of(cls, error: ReportError) -> Aside:
        """Return what an error says."""
        path = None if error.path is None else str(error.path)
        return cls(error.report, path, error.line, error.message, error.digest, error.is_lost)

    def error(self) -> ReportError:
        """Return it as the error that it was."""
        return ReportError(
            self.reason,
            path=self.path,
            line=self.line,
            report=self.report,
            digest=self.digest,
            is_lost=self.is_lost,
        )


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some reports in their order.

    Parameters
    ----------
    number : int
        Its place among the chunks.
    key : str
        A digest of all that decides its result: reports, gazetteer, rules.
    entries : tuple of Source or Aside
        What is to be read, and what could not be.
    repeated : int
        Reports that were met before and do not count again.
    position : int
        How far the input had been read, in bytes.
    """

    number: int
    key: str
    entries: tuple[Source | Aside, ...]
    repeated: int
    position: int


class Met:
    """The ids and contents that were met, on the disk: a million of them need no more memory than a thousand."""

    def __init__(self) -> None:
        self.base = sqlite3.connect("")  # a private file that SQLite deletes itself
        self.base.execute("PRAGMA journal_mode=OFF")
        self.base.execute(
            "CREATE TABLE names (name BLOB PRIMARY KEY, times INTEGER) WITHOUT ROWID"
        )  # met twice or more
        self.base.execute("CREATE TABLE contents (name BLOB, content BLOB, PRIMARY KEY (name, content)) WITHOUT ROWID")

    def __enter__(self) -> Met:
        return self

    def __exit__(self, *_: object) -> None:
        self.base.close()

    def times(self, source: Source) -> int:
        """Count a source; return 0 where the same was met before, else how many of its name there are now."""
        name = _short(source.name.encode("utf-8", "surrogatepass"))
        content = source.content
        known = _short(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        is_new = self.base.execute("SELECT 1 FROM contents WHERE name = ? LIMIT 1", (name,)).fetchone() is None
        if not self.base.execute("INSERT OR IGNORE INTO contents VALUES (?, ?)", (name, known)).rowcount:
            return 0
        if is_new:
            return 1
        count = "INSERT INTO names VALUES (?, 2) ON CONFLICT (name) DO UPDATE SET times = times + 1 RETURNING times"
        return int(self.base.execute(count, (name,)).fetchone()[0])


def _short(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=16).digest()


def cut_chunks(
    paths: Iterable[str | Path], context: bytes, meter: Meter, *, reports: int = CHUNK_REPORTS
) -> Iterator[Chunk]:
    """Read the raw forms of reports and cut them into chunks.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders, tables and archives.
    context : bytes
        A digest of all but the reports that decides a result.
    meter : Meter
        Told how far the input has been read.
    reports : int
        How many reports a chunk has at most.

    Yields
    ------
    Chunk
        The same for the same input, however it is then worked on. A report that is met twice stands in it once;
        another one of the same id gets a number after its id.
    """
    waiting: list[Source | Aside] = []
    number = size = repeated = 0

    def close() -> Chunk:
        nonlocal waiting, number, size, repeated
        chunk = Chunk(number, _key(context, waiting, repeated), tuple(waiting), repeated, meter.done)
        waiting, number, size, repeated = [], number + 1, 0, 0
        return chunk

    with Met() as met:
        faults: list[ReportError] = []
        for source in read_sources(*paths, on_error=faults.append, meter=meter):
            waiting += map(Aside.of, faults)
            faults.clear()
            times = met.times(source)
            repeated += not times
            if times:
                waiting.append(source if times == 1 else replace(source, name=f"{source.name}~{times}"))
                size += len(source.content)
            if len(waiting) >= reports or size >= CHUNK_BYTES:
                yield close()
        waiting += map(Aside.of, faults)
        if waiting or repeated:
            yield close()


def _key(context: bytes, entries: Iterable[Source | Aside], repeated: int) -> str:
    digest = hashlib.sha256(context)
    digest.update(str(repeated).encode())
    for entry in entries:
        if isinstance(entry, Source):
            digest.update(b"r" + entry.fingerprint())
        else:
            words = json.dumps([entry.report, entry.path, entry.line, entry.reason, entry.digest, entry.is_lost])
            digest.update(b"a" + hashlib.sha256(words.encode()).digest()[:16])
    return digest.hexdigest()[:32]
