"""Read one chunk of reports and pack what it says: the work that is spread over processes."""

from __future__ import annotations

import ctypes
import hashlib
import json
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from types import FrameType
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from geomap.claims import Claim
from geomap.compare import Sources, sources_of
from geomap.corpus.chunks import Aside, Chunk
from geomap.errors import ReportError
from geomap.extraction import Unresolved, read_report
from geomap.reports import Block, Report, Source, parse_source
from geomap.table import SCHEMA, arrow_from_claims
from geomap.text import is_foreign

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

TIME_LIMIT_S = 60.0
"""A report may take this long to read, in seconds of computing; the slowest real pages take one."""
SOURCES = "sources"
"""A column beside the contract's: what the report says around its claims, as JSON; the echo linker reads it."""
_MARK = b"geomap chunk 1\n"

Skip = Mapping[int, str]
"""Reports of a chunk that must not be read, by their place in it, and why."""


@dataclass(slots=True)
class ChunkResult:
    """What a chunk was found to say.

    Parameters
    ----------
    claims : pyarrow.Table
        The claims in the order of the reports, with the column `SOURCES`.
    unresolved : list of Unresolved
        Names that the gazetteer could not settle.
    asides : list of Aside
        What was set aside, in the order of the input.
    with_claims, quiet, repeated : int
        Reports with claims, without, and met before.
    """

    claims: Any
    unresolved: list[Unresolved] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    with_claims: int = 0
    quiet: int = 0
    repeated: int = 0

    @property
    def set_aside(self) -> int:
        """How many reports were set aside."""
        return sum(aside.is_lost for aside in self.asides)


def read_chunk(
    chunk: Chunk,
    gazetteer: Gazetteer,
    *,
    skip: Skip | None = None,
    time_limit_s: float = TIME_LIMIT_S,
    on_start: Callable[[int], None] | None = None,
) -> ChunkResult:
    """Read the reports of a chunk.

    Parameters
    ----------
    chunk : Chunk
        From `cut_chunks`.
    gazetteer : Gazetteer
        Where places are looked up.
    skip : mapping of int to str, optional
        Places in the chunk of reports that are not read, with the reason: earlier tries died there.
    time_limit_s : float
        The seconds of computing that one report may take.
    on_start : callable, optional
        Called with a report's place in the chunk before it is read.

    Returns
    -------
    ChunkResult
    """
    claims: list[Claim] = []
    sources: list[str] = []
    result = ChunkResult(None, repeated=chunk.repeated)
    for place, entry in enumerate(chunk.entries):
        if isinstance(entry, Aside):
            result.asides.append(entry)
            continue
        if skip and place in skip:
            result.asides.append(Aside.of(entry.fault(skip[place])))
            continue
        if on_start is not None:
            on_start(place)
        reading = _read_within_limits(entry, gazetteer, time_limit_s)
        if isinstance(reading, ReportError):
            result.asides.append(Aside.of(reading))
            continue
        found, unresolved, names = reading
        claims += found
        sources += [names] * len(found)
        result.unresolved += unresolved
        result.with_claims += bool(found)
        result.quiet += not found
    table = arrow_from_claims(claims) if claims else SCHEMA.empty_table()
    result.claims = table.append_column(SOURCES, pa.array(sources, type=pa.string()))
    return result


def warm_up(gazetteer: Gazetteer) -> None:
    """Read a sentence, so that no report's time is spent on reading the lists.

    Parameters
    ----------
    gazetteer : Gazetteer
        The one that reports will be read with.
    """
    text = "Fighters left Mosul for Raqqa on Monday."
    read_report(Report("", text, (Block(0, len(text), "body"),)), gazetteer)


def _read_within_limits(
    source: Source, gazetteer: Gazetteer, seconds: float
) -> tuple[tuple[Claim, ...], tuple[Unresolved, ...], str] | ReportError:
    try:
        with time_limit(seconds):
            report = parse_source(source)
            reading = read_report(report, gazetteer)
            if not reading.claims and is_foreign(report.text):
                return source.fault("seems not to be in English, the only language that is read; translate it first")
            names = dump_sources(sources_of(report)) if reading.claims else ""
            return reading.claims, reading.unresolved, names
    except ReportError as error:
        return error
    except TooSlowError:
        return source.fault(f"took longer than {seconds:g} s to read; cut it into its articles")
    except MemoryError:
        return source.fault("needs more memory than there is; cut it into its articles")
    except Exception as error:  # noqa: BLE001 (one report must never stop a million others; it is named)
        return source.fault(f"could not be read ({type(error).__name__}: {str(error)[:200]}); please report this fault")


def dump_sources(sources: Sources) -> str:
    """Return what a report says around its claims as the text of a cell."""
    return json.dumps([sources.names, sources.figures, sources.words.hex()], ensure_ascii=True)


def load_sources(text: str) -> Sources:
    """Read what `dump_sources` wrote."""
    names, figures, words = json.loads(text)
    return Sources(tuple(names), tuple(figures), bytes.fromhex(words))


class TooSlowError(BaseException):
    """A report took too long. Not an Exception, so that nothing on the way takes it for a fault of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` in this block when it has computed for so long.

    Computing time is counted, where the system tells it, not the clock: a machine that sleeps or is busy with other
    work sets no report aside.

    Parameters
    ----------
    seconds : float
        How long; 0 for no limit.
    """
    if seconds <= 0:
        yield
    elif threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        yield from _limit_by_signal(seconds)
    else:
        yield from _limit_by_thread(seconds)


def _limit_by_signal(seconds: float) -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    # It rings again, in case the first one was swallowed on the way.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _limit_by_thread(seconds: float) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    is_over = False

    def stop() -> None:
        with lock:
            if not is_over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(TooSlowError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            is_over = True


# Packing


def pack(result: ChunkResult) -> bytes:
    """Return the result of a chunk as bytes, with a digest of them in front.

    Parameters
    ----------
    result : ChunkResult
        What a chunk says.

    Returns
    -------
    bytes
        What `unpack` reads.
    """
    words = {
        "unresolved": [[one.name, one.report, one.context] for one in result.unresolved],
        "asides": [asdict(aside) for aside in result.asides],
        "counts": [result.with_claims, result.quiet, result.repeated],
    }
    sink = pa.BufferOutputStream()
    head = json.dumps(words, ensure_ascii=True).encode()
    with pa.ipc.new_stream(sink, result.claims.schema) as writer:
        writer.write_table(result.claims)
    body: bytes = len(head).to_bytes(8, "big") + head + sink.getvalue().to_pybytes()
    return _MARK + hashlib.sha256(body).digest() + body


def is_whole(packed: bytes) -> bool:
    """Say whether the bytes are those that `pack` made."""
    start = len(_MARK)
    return packed[:start] == _MARK and hashlib.sha256(packed[start + 32 :]).digest() == packed[start : start + 32]


def unpack(packed: bytes) -> ChunkResult:
    """Read what `pack` wrote.

    Parameters
    ----------
    packed : bytes
        Whole; see `is_whole`.

    Returns
    -------
    ChunkResult
    """
    start = len(_MARK) + 40
    size = int.from_bytes(packed[start - 8 : start], "big")
    words = json.loads(packed[start : start + size])
    with pa.ipc.open_stream(pa.py_buffer(packed[start + size :])) as reader:
        claims = reader.read_all()
    return ChunkResult(
        claims,
        [Unresolved(*one) for one in words["unresolved"]],
        [Aside(**one) for one in words["asides"]],
        *words["counts"],
    )
