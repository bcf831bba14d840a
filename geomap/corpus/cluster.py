"""Read chunks on a Dask cluster: the one door to Dask."""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import pickle
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from geomap.corpus.chunks import CHUNK_BYTES, Chunk
from geomap.corpus.pool import ProcessPool, cores, setup_of
from geomap.errors import GeomapError, MissingExtraError
from geomap.reports import Source

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

LOCAL = "local"
LOADS_PER_THREAD = 3
"""Loads under way for each thread of the cluster: one being read, the others on the way to it."""
LOAD_BYTES = CHUNK_BYTES
"""Chunks are sent together until they are so large: a task of Dask's costs 20 ms of computing on the way there and
back, as much as reading a chunk of lines does; a chunk of news travels alone."""
CONNECT_S = 30
_LOOK_EVERY_S = 2.0


class _Reader:
    """On a worker: a process of its own for each of its threads, so that no report can end the worker itself."""

    def __init__(self, setup: bytes, time_limit_s: float, threads: int) -> None:
        self.pools = [ProcessPool(None, workers=1, time_limit_s=time_limit_s, setup=setup) for _ in range(threads)]
        self.free: SimpleQueue[ProcessPool] = SimpleQueue()
        for pool in self.pools:
            pool.start()  # it gets ready while the first chunks are on their way
            self.free.put(pool)

    def read(self, chunks: list[Chunk]) -> list[bytes]:
        pool = self.free.get()
        try:
            return [pool.read(chunk) for chunk in chunks]
        finally:
            self.free.put(pool)

    def close(self) -> None:
        for pool in self.pools:
            pool.close()


_readers: dict[str, _Reader] = {}  # on a worker: by the name of the run


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

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
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
    # One worker: each of its threads only waits for a process of its own that reads.
    return distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=cores(),
        processes=True,
        dashboard_address=None,
        host="127.0.0.1",
        silence_logs=logging.CRITICAL,  # the worker's as well, which says so where it outlives its scheduler
    )


def _plugin(distributed: Any, name: str, setup: bytes, time_limit_s: float) -> Any:
    """Return what readies each worker: also those that start later, in place of one that died."""

    class ReaderPlugin(distributed.WorkerPlugin):  # type: ignore[misc]
        def setup(self, worker: Any) -> None:
            import geomap.corpus.cluster as here

            # Workers are daemons to multiprocessing, which may have no children; these end with their line to us.
            vars(multiprocessing.current_process())["_config"]["daemon"] = False
            here._readers[name] = here._Reader(setup, time_limit_s, worker.state.nthreads)

        def teardown(self, worker: Any) -> None:  # noqa: ARG002
            import geomap.corpus.cluster as here

            if name in here._readers:
                here._readers.pop(name).close()

    plugin = ReaderPlugin()
    plugin.name = name
    return plugin


def _read(packed: bytes, name: str) -> list[bytes]:
    """Read a load of chunks, on a worker."""
    return _readers[name].read(pickle.loads(packed))


def _loads(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    """Put chunks together that are sent together."""
    load: list[Chunk] = []
    size = 0
    for chunk in chunks:
        load.append(chunk)
        size += sum(len(entry.content) for entry in chunk.entries if isinstance(entry, Source))
        if size >= LOAD_BYTES:
            yield load
            load, size = [], 0
    if load:
        yield load


class _Run:
    """The loads that are under way on a cluster."""

    def __init__(self, distributed: Any, client: Any, gazetteer: Gazetteer, time_limit_s: float) -> None:
        self.distributed = distributed
        self.client = client
        setup = setup_of(gazetteer, time_limit_s)
        self.name = f"geomap-{hashlib.sha256(setup).hexdigest()[:32]}-{client.id}"
        # Not as scattered data: that is lost with the workers that hold it.
        client.register_plugin(_plugin(distributed, self.name, setup, time_limit_s))
        self.loads: dict[str, list[Chunk]] = {}
        self.room = 0
        self.next_look = 0.0

    def read(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, bytes]]:
        # With results: they are fetched while the next chunks are cut, not when they are asked for.
        done = self.distributed.as_completed(loop=self.client.loop, with_results=True, raise_errors=False)
        try:
            for load in _loads(chunks):
                done.add(self._submit(load))
                while len(self.loads) >= self._room():
                    yield from self._take(*next(done))
            while self.loads:
                yield from self._take(*next(done))
        finally:
            self.client.unregister_worker_plugin(self.name)

    def _room(self) -> int:
        """Return how many loads may be under way; workers come and go, but asking takes as long as reading some."""
        if time.monotonic() >= self.next_look:
            threads = sum(int(n) for n in self.client.nthreads().values())
            self.room, self.next_look = LOADS_PER_THREAD * max(1, threads), time.monotonic() + _LOOK_EVERY_S
        return self.room

    def _submit(self, load: list[Chunk]) -> Any:
        # As bytes: Dask looks through each field of a dataclass for work of its own, 30 ms for a chunk.
        packed = pickle.dumps(load, protocol=pickle.HIGHEST_PROTOCOL)
        future = self.client.submit(_read, packed, self.name, pure=False)
        self.loads[future.key] = load
        return future

    def _take(self, future: Any, result: list[bytes]) -> Iterator[tuple[Chunk, bytes]]:
        load = self.loads.pop(future.key)
        if future.status != "finished":
            error = future.exception()
            what = f"the Dask cluster failed ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
            raise GeomapError(f"{what}; what was read is kept, run the command again") from error
        future.release()
        yield from zip(load, result, strict=True)
