"""Read chunks with all cores of this machine; a process that dies or hangs on a report costs that report alone."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from geomap.corpus.chunks import Chunk
from geomap.corpus.reading import TIME_LIMIT_S, pack, read_chunk, warm_up
from geomap.errors import GeomapError

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

TRIES = 2
"""So many processes may die on a report before it is set aside: the first may have been ended by someone else."""
START_TRIES = 3
GRACE = 4.0
"""A process is ended after this many time limits by the clock, where it did not end the report by itself."""
GRACE_S = 10.0
_LOOK_EVERY_S = 1.0


def setup_of(gazetteer: Gazetteer | None, time_limit_s: float) -> bytes:
    """Return what a process is told before its first chunk."""
    return pickle.dumps((gazetteer, time_limit_s), protocol=pickle.HIGHEST_PROTOCOL)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Job:
    """A chunk under way: where earlier processes died in it, and what to leave out therefore."""

    chunk: Chunk
    deaths: dict[int, int] = field(default_factory=dict)
    skip: dict[int, str] = field(default_factory=dict)


class _Worker:
    """A process with its line to it."""

    def __init__(self, context: Any, setup: bytes) -> None:
        self.line, theirs = context.Pipe()
        self.place = context.RawValue("q", -1)
        self.process = context.Process(target=_work, args=(theirs, self.place), daemon=True)
        self.process.start()
        theirs.close()
        self.job: _Job | None = None
        self.seen = -1
        self.since = time.monotonic()
        self.why = ""
        with suppress(OSError):  # a process that died at once is noticed where its answer is waited for
            self.line.send_bytes(setup)

    def give(self, job: _Job) -> None:
        self.job = job
        self.place.value = self.seen = -1
        self.since = time.monotonic()
        with suppress(OSError):
            self.line.send_bytes(pickle.dumps((job.chunk, job.skip), protocol=pickle.HIGHEST_PROTOCOL))

    def is_stuck(self, limit_s: float) -> bool:
        """Say whether it has been at one report for far too long."""
        now = time.monotonic()
        if self.place.value != self.seen:
            self.seen, self.since = self.place.value, now
        return self.seen >= 0 and limit_s > 0 and now - self.since > GRACE * limit_s + GRACE_S

    def stop(self) -> None:
        self.line.close()
        self.process.kill()
        self.process.join()
        self.process.close()


class ProcessPool:
    """Processes of this machine that read chunks.

    Parameters
    ----------
    gazetteer : Gazetteer or None
        Sent to each process as it is; None where ``setup`` is given.
    workers : int
        How many processes.
    time_limit_s : float
        The seconds of computing that one report may take.
    setup : bytes, optional
        From `setup_of`: gazetteer and limit, packed once for many pools.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None,
        *,
        workers: int,
        time_limit_s: float = TIME_LIMIT_S,
        setup: bytes | None = None,
    ) -> None:
        # Not fork: a process that is forked while threads run may hang for ever.
        known = multiprocessing.get_all_start_methods()
        self.context: Any = multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")
        if "forkserver" in known:
            self.context.set_forkserver_preload(["geomap.corpus.reading", "geomap.gazetteer"])
            from multiprocessing import forkserver  # not everywhere

            forkserver.ensure_running()  # it gets ready while the gazetteer is packed
        self.setup = setup_of(gazetteer, time_limit_s) if setup is None else setup
        self.time_limit_s = time_limit_s
        self.count = workers
        self.workers: list[_Worker] = []
        self.failed_starts = 0

    def run(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, bytes]]:
        """Read chunks, a few at a time.

        Parameters
        ----------
        chunks : iterator of Chunk
            Taken from only as fast as they are read.

        Yields
        ------
        tuple of Chunk and bytes
            Each chunk with its packed result, as they get ready: not in order.

        Raises
        ------
        GeomapError
            No process can be started.
        """
        upcoming = next(chunks, None)
        done: list[tuple[Chunk, bytes]] = []
        try:
            while upcoming is not None or done or any(worker.job for worker in self.workers):
                while upcoming is not None and (worker := self._idle()) is not None:
                    worker.give(_Job(upcoming))
                    upcoming = next(chunks, None)
                yield from done  # only now: who takes a result writes it to the disk, and nobody waits for that
                done = list(self._answers()) if any(worker.job for worker in self.workers) else []
        finally:
            self.close()

    def start(self) -> None:
        """Start a process before the first chunk is there."""
        self._idle()

    def read(self, chunk: Chunk) -> bytes:
        """Read one chunk and keep the process for the next; `close` ends it.

        Parameters
        ----------
        chunk : Chunk
            Any.

        Returns
        -------
        bytes
            Its packed result.
        """
        worker = self._idle()
        assert worker is not None
        worker.give(_Job(chunk))
        while True:
            for _, packed in self._answers():
                return packed

    def _idle(self) -> _Worker | None:
        for worker in self.workers:
            if worker.job is None:
                return worker
        if len(self.workers) < self.count:
            self.workers.append(_Worker(self.context, self.setup))
            return self.workers[-1]
        return None

    def _answers(self) -> Iterator[tuple[Chunk, bytes]]:
        busy = {worker.line: worker for worker in self.workers if worker.job is not None}
        ready = wait(list(busy), timeout=_LOOK_EVERY_S)
        for line in ready:
            worker = busy[line]
            job = worker.job
            assert job is not None
            try:
                packed = worker.line.recv_bytes()
            except (EOFError, OSError):
                self._replace(worker, job)
                continue
            worker.job = None
            self.failed_starts = 0
            yield job.chunk, packed
        for worker in busy.values():
            if worker.job is not None and worker.is_stuck(self.time_limit_s):
                worker.why = f"took longer than {self.time_limit_s:g} s to read; cut it into its articles"
                worker.process.kill()  # its line ends, which is seen in the next round

    def _replace(self, worker: _Worker, job: _Job) -> None:
        """Start another process in place of one that died, and give it the same chunk."""
        place = worker.place.value
        worker.process.join()
        code = worker.process.exitcode or 0
        why = worker.why or f"ended the process that read it ({_ending(code)}); cut it into its articles"
        if place >= 0:
            job.deaths[place] = job.deaths.get(place, 0) + 1
            if job.deaths[place] >= TRIES:
                job.skip[place] = why
        else:
            self.failed_starts += 1
            if self.failed_starts >= START_TRIES:
                raise GeomapError(
                    f"the processes that read reports end as they start ({_ending(code)}); free some memory, or, in a "
                    'script of your own, read below `if __name__ == "__main__":`'
                )
        worker.stop()
        fresh = _Worker(self.context, self.setup)
        self.workers[self.workers.index(worker)] = fresh
        fresh.give(job)

    def close(self) -> None:
        """End all processes."""
        for worker in self.workers:
            worker.stop()
        self.workers = []


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _work(line: Connection, place: Any) -> None:
    """Read chunks until the line ends: with the last chunk, or with the process at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who stops the whole is told by the first process
    with suppress(EOFError, OSError):
        gazetteer, time_limit_s = pickle.loads(line.recv_bytes())
        warm_up(gazetteer)
        while True:
            chunk, skip = pickle.loads(line.recv_bytes())

            def mark(at: int) -> None:
                place.value = at

            result = read_chunk(chunk, gazetteer, skip=skip, time_limit_s=time_limit_s, on_start=mark)
            packed = pack(result)
            place.value = -1
            line.send_bytes(packed)
