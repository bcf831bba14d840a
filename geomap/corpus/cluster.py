"""Read chunks on a Dask cluster: the one door to Dask."""

from __future__ import annotations

import hashlib
import logging
import pickle
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from geomap.corpus.chunks import Chunk
from geomap.corpus.reading import ChunkResult, pack, read_chunk, unpack
from geomap.errors import GeomapError, MissingExtraError

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

LOCAL = "local"
CHUNKS_PER_THREAD = 3
"""Chunks under way for each thread of the cluster: one being read, the others on the way to it."""
CONNECT_S = 30

_gazetteers: dict[str, Any] = {}  # on a worker: the gazetteer that it was sent, by digest; it never changes an answer


def read_on_cluster(
    chunks: Iterator[Chunk], gazetteer: Gazetteer, scheduler: str, *, time_limit_s: float
) -> Iterator[tuple[Chunk, bytes]]:
    """Read chunks on a Dask cluster.

    Parameters
    ----------
    chunks : iterator of Chunk
        Taken from only as fast as they are read.
    gazetteer : Gazetteer
        Sent to the workers once.
    scheduler : str
        Its address, or ``local`` to start one with a process per core on this machine.
    time_limit_s : float
        The seconds of computing that one report may take.

    Yields
    ------
    tuple of Chunk and bytes
        Each chunk with its packed result, as they get ready.

    Raises
    ------
    MissingExtraError
        Dask is not installed.
    GeomapError
        The scheduler cannot be reached.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise MissingExtraError('a scheduler needs an extra package: pip install "geomap[dask]"') from error

    logging.getLogger("distributed").setLevel(logging.ERROR)
    local = _local_cluster(distributed) if scheduler == LOCAL else None
    try:
        client = distributed.Client(local or scheduler, timeout=CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        if local is not None:
            local.close()
        what = f"the Dask scheduler {scheduler!r} cannot be reached ({type(error).__name__}); check its address"
        raise GeomapError(what) from error
    try:
        yield from _Run(distributed, client, gazetteer, time_limit_s).read(chunks)
    finally:
        client.close()
        if local is not None:
            local.close()


def _local_cluster(distributed: Any) -> Any:
    from geomap.corpus.pool import cores

    # One thread a process: the work is Python, and a time limit can only stop a thread that runs Python.
    return distributed.LocalCluster(
        n_workers=cores(), threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    )


class _Run:
    """The chunks that are under way on a cluster."""

    def __init__(self, distributed: Any, client: Any, gazetteer: Gazetteer, time_limit_s: float) -> None:
        self.distributed = distributed
        self.client = client
        self.time_limit_s = time_limit_s
        setup = pickle.dumps(gazetteer, protocol=pickle.HIGHEST_PROTOCOL)
        self.digest = hashlib.sha256(setup).hexdigest()
        self.setup = client.scatter(setup, broadcast=True, hash=False)
        self.chunks: dict[str, Chunk] = {}

    def read(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, bytes]]:
        done = self.distributed.as_completed(loop=self.client.loop)
        for chunk in chunks:
            done.add(self._submit(chunk))
            while len(self.chunks) >= self._room():
                yield self._take(next(done))
        while self.chunks:
            yield self._take(next(done))

    def _room(self) -> int:
        return CHUNKS_PER_THREAD * max(1, sum(int(n) for n in self.client.nthreads().values()))

    def _submit(self, chunk: Chunk) -> Any:
        future = self.client.submit(_read, chunk, self.setup, self.digest, self.time_limit_s, pure=False)
        self.chunks[future.key] = chunk
        return future

    def _take(self, future: Any) -> tuple[Chunk, bytes]:
        chunk = self.chunks.pop(future.key)
        error = future.exception()
        if error is None:
            packed: bytes = future.result()
        elif isinstance(error, self.distributed.scheduler.KilledWorker):
            packed = self._read_alone(chunk)
        else:
            raise GeomapError(f"the Dask cluster failed ({type(error).__name__}: {str(error)[:200]})") from error
        future.release()
        return chunk, packed

    def _read_alone(self, chunk: Chunk) -> bytes:
        """Read the reports of a chunk one by one: it killed several workers, and only one report is to blame."""
        results = []
        for place, entry in enumerate(chunk.entries):
            alone = replace(chunk, entries=(entry,), repeated=chunk.repeated if place == 0 else 0)
            future = self.client.submit(_read, alone, self.setup, self.digest, self.time_limit_s, pure=False)
            error = future.exception()
            if error is None:
                results.append(unpack(future.result()))
            else:
                why = "ended the processes that read it; cut it into its articles"
                nobody: Any = None  # nothing is looked up: the one report is left out
                results.append(read_chunk(alone, nobody, skip={0: why}))
        return pack(_joined(results))


def _joined(results: list[ChunkResult]) -> ChunkResult:
    whole = ChunkResult(pa.concat_tables([result.claims for result in results]))
    for result in results:
        whole.unresolved += result.unresolved
        whole.asides += result.asides
        whole.with_claims += result.with_claims
        whole.quiet += result.quiet
        whole.repeated += result.repeated
    return whole


def _read(chunk: Chunk, setup: bytes, digest: str, time_limit_s: float) -> bytes:
    """Read a chunk, on a worker."""
    if digest not in _gazetteers:
        _gazetteers.clear()
        _gazetteers[digest] = pickle.loads(setup)
    return pack(read_chunk(chunk, _gazetteers[digest], time_limit_s=time_limit_s))
