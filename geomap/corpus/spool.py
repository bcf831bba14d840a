"""Keep the results of chunks until all are there: in memory for small work, in a folder that outlives a pulled plug."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Protocol

from geomap.corpus.reading import is_whole
from geomap.errors import TableError

_ENDING = ".chunk"
FEW_CHUNKS = 4
"""So many results stay in memory: they are made again in a second."""


class Spool(Protocol):
    """Where the packed results of chunks are kept, by number and key."""

    def get(self, number: int, key: str) -> bytes | None:
        """Return the result of a chunk; None where it is not there, whole."""

    def put(self, number: int, key: str, packed: bytes) -> None:
        """Keep the result of a chunk."""


class MemorySpool:
    """Results in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, str], bytes] = {}

    def get(self, number: int, key: str) -> bytes | None:
        """Return the result of a chunk; None where it is not there."""
        return self.kept.get((number, key))

    def put(self, number: int, key: str, packed: bytes) -> None:
        """Keep the result of a chunk."""
        self.kept[number, key] = packed


class FolderSpool:
    """Results as files of one folder, each written whole or not at all.

    Parameters
    ----------
    folder : Path
        Made where it is not there; what an earlier run left in it is used again.

    Raises
    ------
    TableError
        The folder cannot be written to, or another run is using it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise TableError(f"cannot be written ({error.strerror or error})", path=folder) from error
        if not _take(self._lock):
            os.close(self._lock)
            raise TableError("another geomap is at work here; wait for it, or write to another place", path=folder)
        for draft in folder.glob("*.draft"):
            draft.unlink(missing_ok=True)

    def _path(self, number: int, key: str) -> Path:
        return self.folder / f"{number:08d}-{key}{_ENDING}"

    def get(self, number: int, key: str) -> bytes | None:
        """Return the result of a chunk; None where it is not there, whole."""
        try:
            packed = self._path(number, key).read_bytes()
        except FileNotFoundError:
            return None
        return packed if is_whole(packed) else None

    def put(self, number: int, key: str, packed: bytes) -> None:
        """Keep the result of a chunk: on the disk before its name is, so that a name always means a whole file."""
        target = self._path(number, key)
        draft = target.with_suffix(".draft")
        try:
            with draft.open("wb") as file:
                file.write(packed)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        except OSError as error:
            draft.unlink(missing_ok=True)
            message = (
                f"cannot be written ({error.strerror or error}); what was read is kept, run the same command again"
            )
            raise TableError(message, path=target) from error

    def close(self) -> None:
        """Let others use the folder."""
        os.close(self._lock)

    def remove(self) -> None:
        """Delete the folder: all outputs are there."""
        shutil.rmtree(self.folder, ignore_errors=True)


class LazySpool:
    """Results in memory while they are few, else in a folder; in the folder at once where an earlier run left one.

    Parameters
    ----------
    folder : Path
        Made when the work turns out to be large.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.few = MemorySpool()
        self.many = FolderSpool(folder) if folder.is_dir() else None

    @property
    def is_on_disk(self) -> bool:
        """Whether the folder is in use."""
        return self.many is not None

    def get(self, number: int, key: str) -> bytes | None:
        """Return the result of a chunk; None where it is not there."""
        return (self.many or self.few).get(number, key)

    def put(self, number: int, key: str, packed: bytes) -> None:
        """Keep the result of a chunk."""
        if self.many is None and len(self.few.kept) >= FEW_CHUNKS:
            self.many = FolderSpool(self.folder)
            for (known, its_key), result in self.few.kept.items():
                self.many.put(known, its_key, result)
            self.few = MemorySpool()
        (self.many or self.few).put(number, key, packed)

    def close(self) -> None:
        """Let others use the folder."""
        if self.many is not None:
            self.many.close()

    def remove(self) -> None:
        """Delete the folder: all outputs are there."""
        if self.many is not None:
            self.many.remove()


def _take(lock: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: two runs at once are not noticed there
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
