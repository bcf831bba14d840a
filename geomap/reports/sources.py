"""The raw form of a report: its bytes or text as they lie in a file, a table or an archive, not yet looked into.

Reading raw forms is quick and done in one place, in order; making reports of them can be spread over processes.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import ReportError
from geomap.reports.facts import day_of
from geomap.reports.folders import walk_folder
from geomap.reports.streams import (
    MAX_BYTES,
    Meter,
    digest_of,
    digest_of_file,
    ending_of,
    open_stream,
    packing_of,
)

TEXT_ENDINGS = frozenset([".txt", ".md"])
PAGE_ENDINGS = frozenset([".html", ".htm"])
TABLE_ENDINGS = frozenset([".csv", ".jsonl", ".parquet"])
ARCHIVE_ENDINGS = frozenset([".zip", ".tar", ".tgz", ".warc"])
MANIFEST = "reports.csv"

OnError = Callable[[ReportError], None]


@dataclass(frozen=True, slots=True)
class Source:
    """The raw form of a report.

    Parameters
    ----------
    name : str
        The id of the report that it becomes.
    content : bytes or str
        The bytes of a file, or the text of a table's cell.
    is_page : bool
        Whether it is HTML.
    known : mapping
        What the table or the manifest tells: ``title, outlet, published, url, language``.
    path : Path or None
        The file that it comes from, with ``line`` where the file holds several.
    charset : str or None
        What the server said of the encoding, where the source comes from a web archive.
    """

    name: str
    content: bytes | str
    is_page: bool
    known: Mapping[str, str]
    path: Path | None = None
    line: int | None = None
    charset: str | None = None

    def __reduce__(self) -> tuple[object, ...]:
        # Sources go to other processes by the million, and dataclasses with slots pickle slowly.
        return Source, (self.name, self.content, self.is_page, self.known, self.path, self.line, self.charset)

    @property
    def digest(self) -> str:
        """The SHA-256 of the content."""
        return digest_of(self.content)

    def fingerprint(self) -> bytes:
        """Return a digest of all that decides what the report is."""
        facts = json.dumps([self.name, self.is_page, sorted(self.known.items()), self.charset], ensure_ascii=True)
        whole = hashlib.sha256(facts.encode())
        whole.update(self.content if isinstance(self.content, bytes) else b"\0text")
        if isinstance(self.content, str):
            whole.update(self.content.encode("utf-8", "surrogatepass"))
        return whole.digest()[:16]

    def fault(self, message: str) -> ReportError:
        """Return the error that sets this source aside."""
        return ReportError(message, path=self.path, line=self.line, report=self.name, digest=self.digest)


def read_sources(*paths: str | Path, on_error: OnError, meter: Meter | None = None) -> Iterator[Source]:
    """Read the raw forms of reports in a stable order; see `read_reports` for what paths may be.

    Parameters
    ----------
    *paths : str or Path
        Files, folders, tables and archives.
    on_error : callable
        Called for each report or file that cannot be read; the others go on.
    meter : Meter, optional
        Told how many bytes have been read.

    Yields
    ------
    Source
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from _folder_sources(path, on_error, meter)
        elif not path.exists():
            on_error(ReportError("no such file or folder; check the path", path=path, is_lost=False))
        elif is_report_file(path.name):
            manifest = {} if ending_of(path) not in TEXT_ENDINGS | PAGE_ENDINGS else _manifest(path.parent, on_error)
            yield from _path_sources(path, path.name, manifest, on_error, meter)
        else:
            kinds = "a report ends in .txt, .md, .html, .csv, .jsonl or .parquet"
            on_error(ReportError(f"{kinds}, not {path.suffix or 'in nothing'}", path=path, is_lost=False))


def size_of(*paths: str | Path) -> int:
    """Return how many bytes `read_sources` will read, so that a progress bar can tell how much is left."""
    total = 0
    for path in map(Path, paths):
        files = walk_folder(path, is_report_file, lambda _: None) if path.is_dir() else iter([path])
        for file in files:
            try:
                total += file.stat().st_size
            except OSError:
                continue  # it is named when its turn comes
    return total


def is_report_file(name: str) -> bool:
    """Say by its name whether a file holds reports."""
    path = Path(name)
    ending = ending_of(path)
    if path.name == MANIFEST or path.name.casefold() == "readme.md":
        return False
    if packing_of(path):
        return ending in {".csv", ".jsonl", ".tar", ".warc"}
    return ending in TEXT_ENDINGS | PAGE_ENDINGS | TABLE_ENDINGS | ARCHIVE_ENDINGS


def _folder_sources(folder: Path, on_error: OnError, meter: Meter | None) -> Iterator[Source]:
    manifests: dict[Path, Mapping[str, Mapping[str, str]]] = {}
    is_empty = True

    def complain(error: ReportError) -> None:
        nonlocal is_empty
        is_empty = False
        on_error(error)

    for path in walk_folder(folder, is_report_file, complain):
        is_empty = False
        if path.parent not in manifests:
            manifests.clear()  # one folder's at a time: there may be thousands
            manifests[path.parent] = _manifest(path.parent, on_error)
        name = path.relative_to(folder).as_posix()
        yield from _path_sources(path, name, manifests[path.parent], on_error, meter)
    if is_empty:
        message = "no reports here; put .txt, .md or .html files into it, or name a table"
        on_error(ReportError(message, path=folder, is_lost=False))


def _path_sources(
    path: Path, name: str, manifest: Mapping[str, Mapping[str, str]], on_error: OnError, meter: Meter | None
) -> Iterator[Source]:
    ending = ending_of(path)
    if ending in TEXT_ENDINGS | PAGE_ENDINGS:
        yield from _file_source(path, name, manifest.get(path.name, {}), on_error, meter)
    elif ending in TABLE_ENDINGS:
        from geomap.reports.tables import table_sources

        yield from table_sources(path, name, on_error, meter)
    else:
        from geomap.reports.archives import archive_sources

        yield from archive_sources(path, name, on_error, meter)


def _file_source(
    path: Path, name: str, known: Mapping[str, str], on_error: OnError, meter: Meter | None
) -> Iterator[Source]:
    try:
        with open_stream(path, meter) as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        on_error(ReportError(f"cannot be read ({error.strerror}); check its permissions", path=path, report=name))
        return
    except ReportError as error:
        on_error(error)
        return
    if len(content) > MAX_BYTES:
        message = f"{path.stat().st_size:,} bytes are {too_large()}"
        on_error(ReportError(message, path=path, report=name, digest=digest_of_file(path)))
        return
    yield Source(name, content, ending_of(path) in PAGE_ENDINGS, known, path)


def too_large() -> str:
    """Return the words for a report that is too large."""
    return f"more than a report may have ({MAX_BYTES:,}); cut it into its articles"


def _manifest(folder: Path, on_error: OnError) -> Mapping[str, Mapping[str, str]]:
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        on_error(ReportError(f"cannot be read as a table ({error}); save it as a UTF-8 CSV", path=path, is_lost=False))
        return {}
    if rows and "file" not in rows[0]:
        message = "has no column 'file'; its columns are file,outlet,published,url"
        on_error(ReportError(message, path=path, line=1, is_lost=False))
        return {}
    out: dict[str, Mapping[str, str]] = {}
    for number, row in enumerate(rows, 2):
        known = {k: v for k, v in row.items() if isinstance(k, str) and isinstance(v, str)}
        check_day(known, on_error, path, number)
        out[known.pop("file", "")] = known
    return out


def check_day(known: dict[str, str], on_error: OnError, path: Path, line: int) -> None:
    """Say that a given day of publication is none, and take it away."""
    if known.get("published") and day_of(known["published"]) is None:
        message = f"published {known['published']!r} is no day; write it as 2016-11-30"
        on_error(ReportError(message, path=path, line=line, is_lost=False))
        known["published"] = ""


# From bytes to text


_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.I)
# Python's own ways of writing text, which no page uses; one takes the square of the length to read.
_NO_CHARSETS = frozenset(["idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"])


def text_of(source: Source) -> str:
    """Decode a source.

    Parameters
    ----------
    source : Source
        Raw.

    Returns
    -------
    str
        Its text, lines ended by a newline alone.

    Raises
    ------
    ReportError
        It is not text, or not in the encoding that it declares.
    """
    if isinstance(source.content, str):
        return source.content.replace("\r\n", "\n")
    raw = source.content.removeprefix(b"\xef\xbb\xbf")
    encoding = source.charset or "utf-8"
    if source.is_page and not source.charset and (declared := _CHARSET.search(raw[:4096])):
        encoding = declared[1].decode("ascii")
    try:
        if codecs.lookup(encoding).name in _NO_CHARSETS:
            raise LookupError(encoding)
        text = raw.decode(encoding)
    except (UnicodeError, LookupError) as error:
        if _looks_binary(raw):
            raise source.fault("is not text; a report is a .txt, .md or .html file") from error
        at = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise source.fault(f"is not encoded in {encoding}{at}; save it as UTF-8") from error
    if _looks_binary(raw):
        raise source.fault("is not text; a report is a .txt, .md or .html file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _looks_binary(raw: bytes) -> bool:
    head = raw[:65536]
    control = sum(head.count(bytes([b])) for b in range(32) if b not in (9, 10, 12, 13, 27))
    return control * 20 > len(head)
