"""Read reports from files, folders and tables; what cannot be read is named and the rest go on."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geomap.errors import ReportError
from geomap.reports.facts import day_of, outlet_name, publication_day
from geomap.reports.page import read_page
from geomap.reports.zones import Block, RawBlock, zone_blocks
from geomap.text import strip

TEXT_ENDINGS = frozenset([".txt", ".md"])
PAGE_ENDINGS = frozenset([".html", ".htm"])
TABLE_ENDINGS = frozenset([".csv", ".jsonl", ".parquet"])
MANIFEST = "reports.csv"
MAX_BYTES = 20_000_000

OnError = Callable[[ReportError], None]


@dataclass(frozen=True, slots=True)
class Report:
    """One news report.

    Parameters
    ----------
    id : str
        Its file name below the folder that was named, or the ``id`` of its row in a table.
    text : str
        The visible text; all offsets count its characters.
    blocks : tuple of Block
        The text's headline, body and furniture, in reading order.
    title, outlet, url, language : str or None
        None where neither the page nor the table tells it.
    published : datetime.date or None
        The day of publication; never a day of modification, of a caption or of the page view.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None


def parse_report(
    source: str, *, report_id: str, is_page: bool = False, known: Mapping[str, str] | None = None
) -> Report:
    """Make a report of a text or of a page's markup.

    Parameters
    ----------
    source : str
        Plain text, or HTML where ``is_page``.
    report_id : str
        The name that its claims carry.
    is_page : bool
        Whether ``source`` is HTML.
    known : mapping, optional
        What is known from elsewhere: ``title, outlet, published, url, language``. A filled value wins over the page.

    Returns
    -------
    Report
    """
    given = {k: v.strip() for k, v in (known or {}).items() if v and v.strip()}
    if is_page:
        page = read_page(source)
        text, title, language = page.text, page.title, page.language
        raw = [RawBlock(b.start, b.end, b.tag, b.hint) for b in page.blocks]
        blocks = zone_blocks(text, raw, title)
        outlet, day, url = page.outlet, day_of(page.published), page.url
        times = [d for d in map(day_of, page.times) if d]
    else:
        text, title, language, outlet, day, url, times = source, given.get("title"), None, None, None, None, []
        blocks = zone_blocks(text, _paragraphs(text), title)
    first_body = next((i for i, b in enumerate(blocks) if b.zone == "body"), len(blocks))
    headline = next((text[b.start : b.end] for b in blocks if b.zone == "headline"), None)
    outlet = outlet or _title_tail(title, headline) or outlet_name(text, blocks, first_body)
    day = day or (times[0] if times else None) or publication_day(text, blocks, first_body)
    return Report(
        id=report_id,
        text=text,
        blocks=tuple(blocks),
        title=given.get("title") or headline or title,
        outlet=given.get("outlet") or outlet,
        published=day_of(given.get("published")) or day,
        url=given.get("url") or url,
        language=given.get("language") or language,
    )


def _title_tail(title: str | None, headline: str | None) -> str | None:
    """Take the outlet off a page title of the form "headline - outlet"."""
    if not title:
        return None
    parts = re.split(r"\s+[|–—\-·:»]+\s+", title.strip())
    if len(parts) < 2 or not 1 <= len(parts[-1].split()) <= 5:
        return None
    rest = re.sub(r"\W+", "", parts[0]).casefold()
    return parts[-1] if not headline or rest in re.sub(r"\W+", "", headline).casefold() else None


def _paragraphs(text: str) -> list[RawBlock]:
    """Cut plain text into blocks: a line each, but a hard-wrapped paragraph is one."""
    out: list[RawBlock] = []
    group: list[tuple[int, int]] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        span = strip(text, at, min(at + len(line), len(text)))
        if span:
            group.append((span.start, span.end))
        else:
            out.extend(_unwrap(text, group))
            group = []
        at += len(line) + 1
    return out


def _unwrap(text: str, lines: list[tuple[int, int]]) -> list[RawBlock]:
    wrapped = (
        len(lines) > 1
        and all(45 <= end - start <= 110 for start, end in lines[:-1])
        and sum(text[end - 1] in '.!?:"”' for _, end in lines[:-1]) * 2 <= len(lines) - 1
        and sum(text[start].islower() for start, _ in lines[1:]) * 3 >= len(lines) - 1
    )
    if wrapped:
        return [RawBlock(lines[0][0], lines[-1][1])]
    return [RawBlock(start, end) for start, end in lines]


def read_reports(*paths: str | Path, on_error: OnError | None = None) -> Iterator[Report]:
    """Read reports in a stable order.

    Parameters
    ----------
    *paths : str or Path
        Files (``.txt``, ``.md``, ``.html``), folders of them, or tables (``.csv``, ``.jsonl``, ``.parquet``) with a
        column ``text`` or ``html`` and, where known, ``id, title, outlet, published, url, language``. A
        ``reports.csv`` beside the files (``file,outlet,published,url``) fills in what pages do not say.
    on_error : callable, optional
        Called with the error of each report that cannot be read; the others go on. Without it the error is raised.

    Yields
    ------
    Report

    Raises
    ------
    ReportError
        A path does not exist, a folder holds no report, or (without ``on_error``) a report cannot be read.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from _read_folder(path, on_error)
        elif not path.exists():
            _fail(ReportError("no such file or folder; check the path", path=path), on_error)
        elif path.suffix.lower() in TABLE_ENDINGS:
            yield from _read_table(path, on_error)
        elif path.suffix.lower() in TEXT_ENDINGS | PAGE_ENDINGS:
            yield from _read_files([(path, path.name)], _manifest(path.parent, on_error), on_error)
        else:
            message = f"a report ends in .txt, .md, .html, .csv, .jsonl or .parquet, not {path.suffix or 'in nothing'}"
            _fail(ReportError(message, path=path), on_error)


def _fail(error: ReportError, on_error: OnError | None) -> None:
    if on_error is None:
        raise error
    on_error(error)


def _read_folder(folder: Path, on_error: OnError | None) -> Iterator[Report]:
    wanted = TEXT_ENDINGS | PAGE_ENDINGS | {".csv", ".jsonl", ".parquet"}
    found = [
        p
        for p in sorted(folder.rglob("*"))
        if p.suffix.lower() in wanted
        and p.is_file()
        and p.name != MANIFEST
        and p.name.casefold() != "readme.md"
        and not any(part.startswith(".") for part in p.relative_to(folder).parts)
    ]
    if not found:
        error = ReportError("no reports here; put .txt, .md or .html files into it, or name a table", path=folder)
        _fail(error, on_error)
    manifests: dict[Path, Mapping[str, Mapping[str, str]]] = {}
    for path in found:
        if path.suffix.lower() in TABLE_ENDINGS:
            yield from _read_table(path, on_error)
            continue
        if path.parent not in manifests:
            manifests[path.parent] = _manifest(path.parent, on_error)
        yield from _read_files([(path, path.relative_to(folder).as_posix())], manifests[path.parent], on_error)


def _read_files(
    files: list[tuple[Path, str]], manifest: Mapping[str, Mapping[str, str]], on_error: OnError | None
) -> Iterator[Report]:
    for path, name in files:
        try:
            source = _decode(path)
        except ReportError as error:
            _fail(error, on_error)
            continue
        page = path.suffix.lower() in PAGE_ENDINGS
        yield parse_report(source, report_id=name, is_page=page, known=manifest.get(path.name))


_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.I)


def _decode(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"{size:,} bytes are more than a report may have ({MAX_BYTES:,}); cut it into its articles"
            raise ReportError(message, path=path)
        raw = path.read_bytes()
    except OSError as error:
        raise ReportError(f"cannot be read ({error.strerror}); check its permissions", path=path) from error
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    encoding = "utf-8"
    if path.suffix.lower() in PAGE_ENDINGS and (declared := _CHARSET.search(raw[:4096])):
        encoding = declared[1].decode("ascii")
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        if _looks_binary(raw):
            raise ReportError("is not text; a report is a .txt, .md or .html file", path=path) from error
        at = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise ReportError(f"is not encoded in {encoding}{at}; save it as UTF-8", path=path) from error
    if _looks_binary(raw):
        raise ReportError("is not text; a report is a .txt, .md or .html file", path=path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _looks_binary(raw: bytes) -> bool:
    head = raw[:65536]
    control = sum(head.count(bytes([b])) for b in range(32) if b not in (9, 10, 12, 13, 27))
    return control * 20 > len(head)


def _manifest(folder: Path, on_error: OnError | None) -> Mapping[str, Mapping[str, str]]:
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        _fail(ReportError(f"cannot be read as a table ({error}); save it as a UTF-8 CSV", path=path), on_error)
        return {}
    if rows and "file" not in rows[0]:
        message = "has no column 'file'; its columns are file,outlet,published,url"
        _fail(ReportError(message, path=path, line=1), on_error)
        return {}
    out: dict[str, Mapping[str, str]] = {}
    for number, row in enumerate(rows, 2):
        known = {k: v for k, v in row.items() if isinstance(k, str) and isinstance(v, str)}
        if known.get("published") and day_of(known["published"]) is None:
            message = f"published {known['published']!r} is no day; write it as 2016-11-30"
            _fail(ReportError(message, path=path, line=number), on_error)
            known["published"] = ""
        out[known.get("file", "")] = known
    return out


def _read_table(path: Path, on_error: OnError | None) -> Iterator[Report]:
    try:
        rows: Iterator[tuple[int, Mapping[str, object]]] = _rows(path)
        for line, row in rows:
            yield from _row_report(path, line, row, on_error)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        _fail(ReportError(f"cannot be read as a table ({error}); save it as UTF-8", path=path), on_error)
    except ReportError as error:
        _fail(error, on_error)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    ending = path.suffix.lower()
    if ending == ".csv":
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            if not {"text", "html"} & set(reader.fieldnames or ()):
                raise ReportError("a table of reports needs a column 'text' or 'html'", path=path, line=1)
            for row in reader:
                yield reader.line_num, row
    elif ending == ".jsonl":
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, _json_row(number, line)
    else:
        import pyarrow.parquet

        table = pyarrow.parquet.ParquetFile(path)
        if not {"text", "html"} & set(table.schema_arrow.names):
            raise ReportError("a table of reports needs a column 'text' or 'html'", path=path)
        number = 0
        for batch in table.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                yield number, row


def _json_row(number: int, line: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {"": f"line {number} is not JSON"}
    return row if isinstance(row, dict) else {"": f"line {number} is not a JSON object"}


def _row_report(path: Path, line: int, row: Mapping[str, object], on_error: OnError | None) -> Iterator[Report]:
    known = {k: str(v) for k, v in row.items() if k and v is not None and not isinstance(v, (dict, list))}
    source = known.get("html") or known.get("text")
    if not source:
        message = str(row.get("", "")) or "the row has neither text nor html; fill one of them"
        _fail(ReportError(message, path=path, line=line), on_error)
        return
    if known.get("published") and day_of(known["published"]) is None:
        message = f"published {known['published']!r} is no day; write it as 2016-11-30"
        _fail(ReportError(message, path=path, line=line), on_error)
        known["published"] = ""
    yield parse_report(
        source.replace("\r\n", "\n"),
        report_id=known.get("id") or f"{path.name}:{line}",
        is_page=bool(known.get("html")),
        known=known,
    )
