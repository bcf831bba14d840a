r"""Read and write the claims table as CSV, JSON Lines, GeoJSON, GeoPackage and GeoParquet, by file ending.

A round trip loses nothing. Two formats need help with a few characters:

* CSV: a text cell that a spreadsheet would run as a formula gets an apostrophe before it, which
  `read_claims` takes away.
* GeoPackage: text ends at NUL for most readers, so NUL is kept as ESC ``0`` and ESC itself as ESC ``[``.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from geomap.errors import TableError
from geomap.table.arrow import SCHEMA, arrow_from_frame, frame_from_arrow
from geomap.table.check import OnFault, Source, check_claims, check_rows, columns_of_header, raise_fault
from geomap.table.clean import is_clean
from geomap.table.columns import COLUMNS, DTYPES, Row
from geomap.table.dataset import is_dataset, read_parts
from geomap.table.writing import LAYER, restore_formula, show_nul, write_parts


def write_claims(table: pd.DataFrame, path: str | Path) -> Path:
    """Write a claims table; the file ending says how.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table, or a part of it; what `check_claims` accepts.
    path : str or Path
        ``.csv``, ``.jsonl``, ``.geojson``, ``.gpkg`` or ``.parquet``. Written whole or not at all.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    TableError
        An ending that is not known, a table that is none, or a folder that cannot be written to.
    """
    ready = table if _is_ready(table) else check_claims(table)
    return write_parts([arrow_from_frame(ready)], path)


def read_claims(path: str | Path, *, on_fault: OnFault = raise_fault) -> pd.DataFrame:
    """Read a claims table, written by geomap or by hand.

    Parameters
    ----------
    path : str or Path
        ``.csv``, ``.jsonl``, ``.geojson``, ``.gpkg`` or ``.parquet``, or a dataset's folder.
    on_fault : callable
        Called with a `TableError` for each row that cannot be used, which is then left out; the default
        raises it.

    Returns
    -------
    pandas.DataFrame
        The claims table, dtypes as in `DTYPES`.

    Raises
    ------
    TableError
        The file cannot be read as a table, or (by default) a row has a fault.
    """
    source = Path(path)
    if is_dataset(source):
        return check_parts(read_parts(source), source=Source(source), on_fault=on_fault)
    read = _READERS.get(_ending(source))
    if not source.exists():
        raise TableError("there is no such file", path=source)
    if read is None or source.is_dir():
        raise TableError(f"is no claims table; the ending has to be {', '.join(_READERS)}", path=source)
    try:
        return read(source, on_fault)
    except UnicodeDecodeError as error:
        raise TableError("is not UTF-8 text; save it again as UTF-8", path=source) from error
    except OSError as error:
        raise TableError(f"cannot be read ({error.strerror or error})", path=source) from error


def _is_ready(table: pd.DataFrame) -> bool:
    return list(table.columns[: len(COLUMNS)]) == list(COLUMNS) and all(
        str(table[name].dtype) == dtype for name, dtype in DTYPES.items()
    )


def check_parts(parts: Iterable[Any], *, source: Source, on_fault: OnFault) -> pd.DataFrame:
    """Return Arrow tables of claims as one frame, checked row by row where they need it."""
    import pyarrow as pa

    whole = pa.concat_tables([SCHEMA.empty_table(), *parts])
    if is_clean(whole):
        return frame_from_arrow(whole)
    names = columns_of_header(whole.column_names, source)
    return check_rows(enumerate(whole.to_pylist(), start=1), names, source=source, on_fault=on_fault)


def _ending(path: Path) -> str:
    return path.suffix.lower()


def _read_csv(path: Path, on_fault: OnFault) -> pd.DataFrame:
    source = Source(path, by_line=True)
    with _csv_lines(path) as (header, lines):
        names = columns_of_header(header, source)
        rows = _csv_rows(lines, header, source, on_fault)
        return check_rows(rows, names, source=source, on_fault=on_fault)


def read_csv_rows(path: str | Path, needed: str) -> tuple[list[str], list[dict[str, str]]]:
    """Read a CSV file of any columns, one of which has to be there.

    Parameters
    ----------
    path : str or Path
        The file: UTF-8, with a line of column names.
    needed : str
        The column that has to be there.

    Returns
    -------
    header : list of str
        The columns.
    rows : list of dict
        Cells by column; cells that a row lacks are empty.

    Raises
    ------
    TableError
        The file cannot be read, lacks the column or has a row that does not fit.
    """
    source = Source(Path(path), by_line=True)
    try:
        with _csv_lines(Path(path)) as (header, lines):
            if needed not in header:
                raise TableError(f"has no column {needed}; name one so", path=path)
            rows = [cells for _, cells in _csv_rows(lines, header, source, raise_fault)]
    except UnicodeDecodeError as error:
        raise TableError("is not UTF-8 text; save it again as UTF-8", path=path) from error
    except OSError as error:
        raise TableError(f"cannot be read ({error.strerror or error})", path=path) from error
    return header, [dict.fromkeys(header, "") | row for row in rows]


@contextmanager
def _csv_lines(path: Path) -> Iterator[tuple[list[str], Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    before = csv.field_size_limit(sys.maxsize)
    try:
        lines = csv.reader(
            io.StringIO(text, newline=""),
            delimiter=delimiter,
            strict=True,
            skipinitialspace=f"{delimiter} " in first,
        )
        header = next(iter(lines), None)
        if header is None:
            raise TableError("is empty; a table begins with a line of column names", path=path)
        yield [heading.strip() for heading in header], lines
    finally:
        csv.field_size_limit(before)


def _csv_rows(lines: Any, header: list[str], source: Source, on_fault: OnFault) -> Iterator[tuple[int, Row]]:
    line = lines.line_num + 1
    try:
        for cells in lines:
            if len(cells) > len(header) and any(cells[len(header) :]):
                on_fault(
                    source.fault(
                        line,
                        f"{len(cells)} cells under {len(header)} headings; put cells with commas in quotes",
                    )
                )
            elif any(cells):
                yield line, {name: restore_formula(cell) for name, cell in zip(header, cells, strict=False)}
            line = lines.line_num + 1
    except csv.Error as error:
        on_fault(source.fault(line, f"the quotation marks do not pair ({error}); the rest is not read"))


def _read_jsonl(path: Path, on_fault: OnFault) -> pd.DataFrame:
    source = Source(path, by_line=True)
    rows: list[tuple[int, Row]] = []
    with path.open(encoding="utf-8-sig", newline="\n") as file:
        for line, text in enumerate(file, start=1):
            if not text.strip():
                continue
            try:
                row = json.loads(text)
            except (ValueError, RecursionError):
                row = None
            if isinstance(row, dict):
                rows.append((line, row))
            else:
                on_fault(source.fault(line, "is no JSON object; write one claim a line, as {...}"))
    return _checked(rows, source, on_fault)


def _checked(rows: list[tuple[int, Row]], source: Source, on_fault: OnFault) -> pd.DataFrame:
    header = dict.fromkeys(name for _, row in rows for name in row) if rows else dict.fromkeys(COLUMNS)
    return check_rows(rows, columns_of_header(header, source), source=source, on_fault=on_fault)


def _read_geojson(path: Path, on_fault: OnFault) -> pd.DataFrame:
    source = Source(path)
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
        rows = [(number, dict(feature["properties"])) for number, feature in enumerate(features, start=1)]
    except UnicodeDecodeError:
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise TableError("is no GeoJSON FeatureCollection of claims", path=path) from error
    return _checked(rows, source, on_fault)


def _read_parquet(path: Path, on_fault: OnFault) -> pd.DataFrame:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        arrow = pq.ParquetFile(path).read()
        if is_clean(bare := arrow.drop_columns([n for n in ("geometry",) if n in arrow.column_names])):
            return frame_from_arrow(bare)
        rows = arrow.drop_columns([n for n in ("geometry",) if n in arrow.column_names]).to_pylist()
    except pa.ArrowException as error:
        raise TableError("is no Parquet file that can be read", path=path) from error
    names = columns_of_header(arrow.column_names, Source(path))
    return check_rows(enumerate(rows, start=1), names, source=Source(path), on_fault=on_fault)


def _read_gpkg(path: Path, on_fault: OnFault) -> pd.DataFrame:
    import pyogrio

    # GDAL goes by what is in a file, not by its ending, and some of its formats name other files and addresses.
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise TableError("is no GeoPackage with a table in it", path=path)
    try:
        layers = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
        layer = LAYER if LAYER in layers else layers[0]
        meta, arrow = pyogrio.read_arrow(path, layer=layer, read_geometry=False)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, IndexError) as error:
        raise TableError("is no GeoPackage with a table in it", path=path) from error
    rows = [
        {name: show_nul(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
        for row in arrow.to_pylist()
    ]
    names = columns_of_header(map(str, meta["fields"]), Source(path))
    return check_rows(enumerate(rows, start=1), names, source=Source(path), on_fault=on_fault)


_READERS: dict[str, Callable[[Path, OnFault], pd.DataFrame]] = {
    ".csv": _read_csv,
    ".jsonl": _read_jsonl,
    ".geojson": _read_geojson,
    ".gpkg": _read_gpkg,
    ".parquet": _read_parquet,
}
