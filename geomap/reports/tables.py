"""Reports in tables: CSV, JSON Lines and Parquet of any size, packed or not, a row at a time."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from geomap.errors import ReportError
from geomap.reports.sources import OnError, Source, check_day, too_large
from geomap.reports.streams import MAX_BYTES, MAX_RATIO, SLACK_BYTES, Meter, digest_of, ending_of, open_stream

COLUMNS = ("id", "title", "outlet", "published", "url", "language", "text", "html")
_NEEDS = "a table of reports needs a column 'text' or 'html'"
_ROWS = 256

_Row = tuple[int, Mapping[str, object]]


def table_sources(path: Path, name: str, on_error: OnError, meter: Meter | None) -> Iterator[Source]:
    """Read the raw forms of the reports in a table.

    Parameters
    ----------
    path : Path
        ``.csv``, ``.jsonl``, either packed, or ``.parquet``.
    name : str
        Stands before the line in the id of a row that has none.
    on_error : callable
        Called for each row, or rest of a table, that cannot be read.
    meter : Meter or None
        Told how many bytes have been read.

    Yields
    ------
    Source
    """
    ending = ending_of(path)
    try:
        if ending == ".parquet":
            rows = _parquet_rows(path, meter, on_error)
            yield from _row_sources(rows, path, name, on_error)
            return
        with open_stream(path, meter) as file:
            rows = _csv_rows(file, path, on_error) if ending == ".csv" else _json_rows(file, path, on_error)
            yield from _row_sources(rows, path, name, on_error)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        on_error(ReportError(f"cannot be read as a table ({error}); save it as UTF-8", path=path))
    except ReportError as error:
        on_error(error)


_NOT_UTF8 = re.compile("[\udc80-\udcff]")


def _row_sources(rows: Iterator[_Row], path: Path, name: str, on_error: OnError) -> Iterator[Source]:
    is_csv = ending_of(path) == ".csv"
    for line, row in rows:
        known = {k: str(row[k]) for k in COLUMNS if row.get(k) is not None and not isinstance(row[k], (dict, list))}
        html, text = known.pop("html", ""), known.pop("text", "")
        content = html or text
        report = known.pop("id", "") or f"{name}:{line}"
        if not content:
            message = str(row.get("", "")) or "the row has neither text nor html; fill one of them"
            on_error(ReportError(message, path=path, line=line, report=report, digest=digest_of(_dump(row))))
            continue
        source = Source(report, content, bool(html), known, path, line)
        if len(content) > MAX_BYTES:
            on_error(source.fault(f"{len(content):,} characters are {too_large()}"))
            continue
        if is_csv and _NOT_UTF8.search(content):
            raw = content.encode("utf-8", "surrogateescape")
            message = "is not encoded in utf-8; save the table as UTF-8"
            on_error(ReportError(message, path=path, line=line, report=report, digest=digest_of(raw)))
            continue
        check_day(known, on_error, path, line)
        yield source


def _dump(row: Mapping[str, object]) -> str:
    return json.dumps({str(k): str(v) for k, v in row.items()}, sort_keys=True)


# CSV


def _csv_rows(file: BinaryIO, path: Path, on_error: OnError) -> Iterator[_Row]:
    # A byte that is not UTF-8 spoils its own row, not the table: it is kept here and told there.
    lines = _Lines(io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline=""))
    reader = csv.DictReader(lines)
    if not {"text", "html"} & set(_bounded(lambda: reader.fieldnames) or ()):
        raise ReportError(_NEEDS, path=path, line=1)
    while True:
        before = lines.number
        try:
            row = _bounded(lambda: next(reader, None))
        except csv.Error as error:
            lines.leave_cell()
            message = f"the row up to line {lines.number} cannot be read ({error}); put cells with commas in quotes"
            on_error(ReportError(message, path=path, line=before + 1))
            continue
        if row is None:
            return
        yield lines.number, {k: v for k, v in row.items() if isinstance(k, str)}


def _bounded(read: Callable[[], Any]) -> Any:
    """Read with the limit on a cell: csv keeps one for the whole process, so it is put back at once."""
    before = csv.field_size_limit(MAX_BYTES)
    try:
        return read()
    finally:
        csv.field_size_limit(before)


class _Lines:
    """The lines of a CSV file, none longer than a report; knows whether the last one ends inside a quoted cell."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.number = 0
        self.is_inside = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._read()
        if not line:
            raise StopIteration
        if len(line) > MAX_BYTES:
            while line and not line.endswith("\n"):
                line = self._read(new=False)
            raise csv.Error(f"a line is longer than {MAX_BYTES:,} characters")
        return line

    def _read(self, *, new: bool = True) -> str:
        line = self.text.readline(MAX_BYTES + 1)
        self.number += new and bool(line)
        self.is_inside ^= line.count('"') % 2 == 1
        return line

    def leave_cell(self) -> None:
        """Go on to the end of a quoted cell that was given up."""
        while self.is_inside and self._read():
            pass
        self.is_inside = False


# JSON Lines


def _json_rows(file: BinaryIO, path: Path, on_error: OnError) -> Iterator[_Row]:
    for number in count(1):
        # Six bytes a character: JSON may write each as \uXXXX.
        line = file.readline(6 * MAX_BYTES + 1)
        if not line:
            return
        if len(line) > 6 * MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_BYTES)
            on_error(ReportError(f"the line is longer than {too_large()}", path=path, line=number))
        elif line.strip():
            yield number, _json_row(number, line)


def _json_row(number: int, line: bytes) -> Mapping[str, object]:
    try:
        row = json.loads(line.removeprefix(codecs.BOM_UTF8).decode())
    except UnicodeDecodeError:
        return {"": f"line {number} is not encoded in utf-8; save it as UTF-8", "line": line}
    except (ValueError, RecursionError):
        return {"": f"line {number} is not JSON", "line": line}
    return row if isinstance(row, dict) else {"": f"line {number} is not a JSON object", "line": line}


# Parquet


def _parquet_rows(path: Path, meter: Meter | None, on_error: OnError) -> Iterator[_Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        # Without the buffer a row group is read page by page: a large one needs no more memory than a small one.
        table = pq.ParquetFile(path, pre_buffer=False, buffer_size=1 << 20, memory_map=False)
        columns = [name for name in COLUMNS if name in table.schema_arrow.names]
        if not {"text", "html"} & set(columns):
            raise ReportError(_NEEDS, path=path)
        size = path.stat().st_size
        _check_groups(table.metadata, path)
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield number, row
            if meter is not None:
                meter.done += size * batch.num_rows // max(1, table.metadata.num_rows)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        message = f"cannot be read as a table ({' '.join(str(error).split())[:200]}); write it again"
        on_error(ReportError(message, path=path))


def _check_groups(metadata: Any, path: Path) -> None:
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        packed = sum(group.column(k).total_compressed_size for k in range(group.num_columns))
        if group.total_byte_size > SLACK_BYTES + MAX_RATIO * packed:
            message = f"unpacks to more than {MAX_RATIO} times its size; write it again if you trust it"
            raise ReportError(message, path=path)
