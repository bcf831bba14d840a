"""Reports in archives: zip, tar and the WARC files of web archives. Nothing is ever unpacked onto the disk."""

from __future__ import annotations

import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from geomap.errors import MissingExtraError, ReportError
from geomap.reports.sources import PAGE_ENDINGS, TEXT_ENDINGS, OnError, Source, is_report_file, too_large
from geomap.reports.streams import MAX_BYTES, MAX_RATIO, SLACK_BYTES, Meter, ending_of, open_stream

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_\-]+)", re.I)


def archive_sources(path: Path, name: str, on_error: OnError, meter: Meter | None) -> Iterator[Source]:
    """Read the raw forms of the reports in an archive.

    Parameters
    ----------
    path : Path
        ``.zip``, ``.tar`` (also packed, ``.tgz``) or ``.warc`` (also packed).
    name : str
        The archive's name, as a part of the ids.
    on_error : callable
        Called for each member, or rest of an archive, that cannot be read.
    meter : Meter or None
        Told how many bytes have been read.

    Yields
    ------
    Source

    Raises
    ------
    MissingExtraError
        A WARC file is named and warcio is not installed.
    """
    ending = ending_of(path)
    try:
        if ending == ".zip":
            yield from _zip_sources(path, name, on_error, meter)
        elif ending == ".warc":
            yield from _warc_sources(path, on_error, meter)
        else:
            yield from _tar_sources(path, name, on_error, meter)
    except (OSError, EOFError, zipfile.BadZipFile, tarfile.TarError, zlib.error, NotImplementedError) as error:
        on_error(ReportError(f"is cut off or damaged ({error}); get the file again", path=path))
    except ReportError as error:
        on_error(error)


def _is_safe(member: str) -> bool:
    """Say whether a member's name stays inside its archive. It is only ever used as a name, never as a path."""
    parts = PurePosixPath(member.replace("\\", "/"))
    return not (parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", member) or "\0" in member)


def _member_fault(member: str, archive: Path, is_plain: bool) -> ReportError | None:
    """Return why a member is set aside; None where it is read."""
    if not _is_safe(member):
        message = f"the member {member!r} points out of the archive; no such member is read"
    elif not is_plain:
        message = f"the member {member!r} is a link or a device; name its target itself"
    elif ending_of(Path(member)) not in TEXT_ENDINGS | PAGE_ENDINGS:
        message = f"the member {member!r} is a table or an archive inside an archive; unpack it first"
    else:
        return None
    return ReportError(message, path=archive, report=member)


def _is_hidden(member: str) -> bool:
    return any(
        part.startswith(".") and part not in (".", "..") for part in PurePosixPath(member.replace("\\", "/")).parts
    )


def _member_source(member: str, name: str, file: Any, path: Path, on_error: OnError) -> Iterator[Source]:
    content = file.read(MAX_BYTES + 1)
    source = Source(f"{name}/{member}", content, ending_of(Path(member)) in PAGE_ENDINGS, {}, path)
    if len(content) > MAX_BYTES:
        # The digest is of what was read: reading on only to name it would do the bomb's work.
        on_error(source.fault(f"its bytes are {too_large()}"))
    else:
        yield source


def _zip_sources(path: Path, name: str, on_error: OnError, meter: Meter | None) -> Iterator[Source]:
    given = 0
    size = path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        for info in sorted(archive.infolist(), key=lambda one: one.filename):
            member = info.filename
            if info.is_dir() or _is_hidden(member) or not is_report_file(PurePosixPath(member).name):
                continue
            fault = _member_fault(member, path, is_plain=(info.external_attr >> 16) & 0o170000 in (0, 0o100000))
            if fault is not None:
                on_error(fault)
                continue
            try:
                with archive.open(info) as file:
                    for source in _member_source(member, name, file, path, on_error):
                        given += len(source.content)
                        yield source
            except (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError) as error:
                message = f"the member {member!r} cannot be read ({error}); unpack it first"
                on_error(ReportError(message, path=path, report=member))
            if given > SLACK_BYTES + MAX_RATIO * size:
                raise ReportError(f"unpacks to more than {MAX_RATIO} times its size; unpack it first", path=path)
            if meter is not None:
                meter.done += info.compress_size


def _tar_sources(path: Path, name: str, on_error: OnError, meter: Meter | None) -> Iterator[Source]:
    with open_stream(path, meter) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            member = info.name
            archive.members = []  # type: ignore[attr-defined]  # tarfile remembers each member; an archive may have millions
            if info.isdir() or _is_hidden(member) or not is_report_file(PurePosixPath(member).name):
                continue
            fault = _member_fault(member, path, is_plain=info.isreg())
            if fault is not None:
                on_error(fault)
                continue
            file = archive.extractfile(info)
            if file is not None:
                yield from _member_source(member, name, file, path, on_error)


def _warc_sources(path: Path, on_error: OnError, meter: Meter | None) -> Iterator[Source]:
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise MissingExtraError('WARC files need an extra package: pip install "geomap[warc]"', path=path) from error

    with open_stream(path, meter) as stream:
        try:
            for record in ArchiveIterator(stream):
                yield from _record_source(record, path, on_error)
        except ArchiveLoadFailed as error:
            on_error(ReportError(f"is cut off or damaged ({error}); get the file again", path=path))


def _record_source(record: Any, path: Path, on_error: OnError) -> Iterator[Source]:
    """Take the page or the text of a record; pictures, scripts, redirects and records about records are passed over."""
    if record.rec_type not in ("response", "resource"):
        return
    headers = record.http_headers
    if headers is not None and not str(headers.get_statuscode() or "200").startswith("2"):
        return
    kind = (headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or ""
    plain = kind.split(";")[0].strip().lower()
    if plain not in ("text/html", "application/xhtml+xml", "text/plain"):
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("WARC-Record-ID") or ""
    content = _content_of(record.content_stream())
    charset = _CHARSET.search(kind)
    source = Source(
        url.strip("<>"),
        content,
        plain != "text/plain",
        {"url": url.strip("<>")} if url.startswith(("http://", "https://")) else {},
        path,
        charset=charset[1] if charset else None,
    )
    if len(content) > MAX_BYTES:
        on_error(source.fault(f"its bytes are {too_large()}"))
    else:
        yield source


def _content_of(stream: BinaryIO) -> bytes:
    pieces = []
    left = MAX_BYTES + 1
    while left > 0 and (piece := stream.read(left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
