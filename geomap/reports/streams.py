"""Open files of reports within limits: packed files are unpacked as a stream that knows when it swells too far."""

from __future__ import annotations

import bz2
import hashlib
import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from geomap.errors import ReportError

MAX_BYTES = 20_000_000
"""A report may have this many bytes; the longest news pages have a tenth of it."""
MAX_RATIO = 200
"""A packed file may unpack to this many times its size: news text packs 3 to 12 times, a bomb 1,000 times."""
SLACK_BYTES = 16_000_000
"""What a packed file may unpack to whatever its ratio: a small file of like rows packs very well."""
MAX_MEMORY = 256_000_000
"""What xz may take to unpack a file; its header asks for it."""

PACKINGS = frozenset([".gz", ".bz2", ".xz", ".zst"])
_PIECE = 1 << 16


class Meter:
    """How many bytes of the input have been read, packed as they lie on the disk.

    Parameters
    ----------
    total : int, optional
        How many there are; 0 where nobody counted.
    """

    def __init__(self, total: int = 0) -> None:
        self.total = total
        self.done = 0


def ending_of(path: Path) -> str:
    """Return the ending that says what a file holds: ``.csv`` for ``a.csv`` and for ``a.csv.gz``."""
    inner = path.suffix.lower()
    if inner == ".tgz":
        return ".tar"
    return Path(path.stem).suffix.lower() if inner in PACKINGS else inner


def packing_of(path: Path) -> str:
    """Return the ending that says how a file is packed; empty where it is not."""
    inner = path.suffix.lower()
    if inner == ".tgz":
        return ".gz"
    return inner if inner in PACKINGS else ""


class _Counted(io.RawIOBase):
    """A file that tells how far it has been read."""

    def __init__(self, file: BinaryIO, meter: Meter | None) -> None:
        self.file = file
        self.meter = meter
        self.done = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self.file.read(len(buffer))
        buffer[: len(piece)] = piece
        self.done += len(piece)
        if self.meter is not None:
            self.meter.done += len(piece)
        return len(piece)


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a packed file, which must not swell beyond the limits."""

    def __init__(self, packed: _Counted, path: Path) -> None:
        self.packed = packed
        self.path = path
        self.given = 0
        self.unpacker = _unpacker(packed, packing_of(path))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self.unpacker.read(len(buffer))
        except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
            raise ReportError(f"is cut off or damaged ({error}); get the file again", path=self.path) from error
        self.given += len(piece)
        if self.given > SLACK_BYTES + MAX_RATIO * self.packed.done:
            message = f"unpacks to more than {MAX_RATIO} times its size; if you trust it, unpack it and name the result"
            raise ReportError(message, path=self.path)
        buffer[: len(piece)] = piece
        return len(piece)


class _Gzip:
    """One gzip stream, in the manner of the decompressors of bz2 and lzma."""

    def __init__(self) -> None:
        self.engine = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        return self.engine.eof

    @property
    def unused_data(self) -> bytes:
        return self.engine.unused_data.lstrip(b"\0")  # tapes and some tools pad the end

    @property
    def needs_input(self) -> bool:
        return not self.engine.unconsumed_tail

    def decompress(self, data: bytes, size: int) -> bytes:
        return self.engine.decompress(data or self.engine.unconsumed_tail, size)


class _Pieces:
    """Read what a decompressor gives, a bounded piece at a time, over all its joined streams.

    What comes before a fault is given first: a file that is cut off keeps its good part.
    """

    def __init__(self, packed: _Counted, make: Any) -> None:
        self.packed = packed
        self.make = make
        self.engine = make()
        self.rest = b""
        self.is_fresh = True

    def read(self, size: int) -> bytes:
        while True:
            if self.engine.eof:
                self.rest = self.engine.unused_data
                self.engine, self.is_fresh = self.make(), True
            needs = self.is_fresh or self.engine.needs_input
            if needs and not self.rest:
                self.rest = self.packed.read(_PIECE) or b""
                if not self.rest:
                    if self.is_fresh:
                        return b""
                    raise EOFError("it ends too early")
            piece = self.engine.decompress(self.rest if needs else b"", size)
            if needs:
                self.rest, self.is_fresh = b"", False
            if piece:
                return cast("bytes", piece)


def _unpacker(packed: _Counted, packing: str) -> Any:
    if packing == ".gz":
        return _Pieces(packed, _Gzip)
    if packing == ".bz2":
        return _Pieces(packed, bz2.BZ2Decompressor)
    if packing == ".xz":
        return _Pieces(packed, lambda: lzma.LZMADecompressor(memlimit=MAX_MEMORY))
    import pyarrow as pa

    return pa.CompressedInputStream(pa.PythonFile(packed, mode="r"), "zstd")


@contextmanager
def open_stream(path: Path, meter: Meter | None = None) -> Iterator[BinaryIO]:
    """Open a file for reading from front to back, unpacked where its ending says that it is packed.

    Parameters
    ----------
    path : Path
        A file; ``.gz``, ``.bz2``, ``.xz`` and ``.zst`` are unpacked.
    meter : Meter, optional
        Told how far the file has been read.

    Yields
    ------
    file object
        Binary, buffered, without a way back.

    Raises
    ------
    ReportError
        While reading: the file swells too far, or is damaged.
    """
    if not path.is_file():
        raise ReportError("is no plain file; name a file or a folder", path=path)
    with path.open("rb") as file:
        counted = _Counted(file, meter)
        raw = _Unpacked(counted, path) if packing_of(path) else counted
        yield io.BufferedReader(raw, _PIECE)


def digest_of(content: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text's UTF-8, as ``sha256sum`` shows it."""
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return hashlib.sha256(raw).hexdigest()


def digest_of_file(path: Path) -> str | None:
    """Return the SHA-256 of a file of any size; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
