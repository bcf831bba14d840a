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
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from geomap.errors import TableError
from geomap.table.check import OnFault, Source, check_claims, check_rows, columns_of_header, raise_fault
from geomap.table.columns import COLUMNS, DTYPES, SORTS, Row, Sort, rows_from_frame

LAYER = "claims"
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_CLOCK = "2000-01-01T00:00:00.000Z"  # GeoPackage stamps the time of writing; two builds have to be the same bytes


@contextmanager
def whole_file(path: str | Path) -> Iterator[Path]:
    """Give a path beside the target to write to, and put it in the target's place when all went well.

    Parameters
    ----------
    path : str or Path
        The file that is to be there, whole or as it was before.

    Yields
    ------
    Path
        The temporary file, with the target's ending.

    Raises
    ------
    TableError
        The folder cannot be written to.
    """
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".geomap-", dir=target.parent))
    except OSError as error:
        raise TableError(f"cannot be written ({error.strerror or error})", path=target) from error
    draft = folder / target.name
    try:
        yield draft
        draft.replace(target)
    except OSError as error:
        raise TableError(f"cannot be written ({error.strerror or error})", path=target) from error
    finally:
        draft.unlink(missing_ok=True)
        folder.rmdir()


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
    target = Path(path)
    write = _WRITERS.get(_ending(target))
    if write is None:
        raise TableError(f"this ending is not known; use one of {', '.join(_WRITERS)}", path=target)
    ready = table if _is_ready(table) else check_claims(table)
    with whole_file(target) as draft:
        write(ready, draft)
    return target


def read_claims(path: str | Path, *, on_fault: OnFault = raise_fault) -> pd.DataFrame:
    """Read a claims table, written by geomap or by hand.

    Parameters
    ----------
    path : str or Path
        ``.csv``, ``.jsonl``, ``.geojson``, ``.gpkg`` or ``.parquet``.
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


def _ending(path: Path) -> str:
    return path.suffix.lower()


def _is_ready(table: pd.DataFrame) -> bool:
    return list(table.columns[: len(COLUMNS)]) == list(COLUMNS) and all(
        str(table[name].dtype) == dtype for name, dtype in DTYPES.items()
    )


def _plain_rows(table: pd.DataFrame) -> Iterator[Row]:
    """Rows with dates as ISO text: what text formats hold."""
    days = [name for name, sort in SORTS.items() if sort == "day"]
    for row in rows_from_frame(table):
        for name in days:
            row[name] = None if row[name] is None else row[name].isoformat()
        yield row


def escape_formula(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run.

    Parameters
    ----------
    text : str
        A cell.

    Returns
    -------
    str
        The cell, which `restore_formula` brings back as it was.

    Examples
    --------
    >>> escape_formula("=1+1")
    "'=1+1"
    """
    return "'" + text if _FORMULA.match(text) else text


def restore_formula(text: str) -> str:
    """Take away the apostrophe of `escape_formula`.

    Parameters
    ----------
    text : str
        A cell as it stands in a CSV file.

    Returns
    -------
    str
        The text that was meant.
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def write_csv_rows(header: Iterable[str], rows: Iterable[Iterable[Any]], path: Path) -> None:
    """Write a CSV file (UTF-8, comma, newline) whose texts no spreadsheet runs as formulas.

    Parameters
    ----------
    header : iterable of str
        The headings.
    rows : iterable of iterable
        Cells: text, numbers, booleans or None.
    path : Path
        The file.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in (header, *([*cells] for cells in rows)):
            file.write(",".join(_csv_cell(cell) for cell in row) + "\n")


def _csv_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = escape_formula(cell) if isinstance(cell, str) else repr(cell)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    write_csv_rows(table.columns, (row.values() for row in _plain_rows(table)), path)


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


def _write_jsonl(table: pd.DataFrame, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in _plain_rows(table):
            file.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")


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


def _geometry_of(row: Row) -> dict[str, Any] | None:
    points = [
        [row[f"{role}_lon"], row[f"{role}_lat"]]
        for role in ("origin", "destination")
        if row[f"{role}_lat"] is not None and row[f"{role}_lon"] is not None
    ]
    if len(points) == 2:
        return {"type": "LineString", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None


def _write_geojson(table: pd.DataFrame, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "name": "claims", "features": [')
        before = "\n"
        for row in _plain_rows(table):
            feature = {"type": "Feature", "geometry": _geometry_of(row), "properties": row}
            file.write(before + json.dumps(feature, ensure_ascii=False, allow_nan=False))
            before = ",\n"
        file.write("\n]}\n")


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


def _arrow(table: pd.DataFrame, *, hide_nul: bool) -> Any:
    import pyarrow as pa
    import shapely

    types: dict[Sort, Any] = {
        "text": pa.string(),
        "day": pa.date32(),
        "number": pa.float64(),
        "whole": pa.int64(),
        "flag": pa.bool_(),
    }
    rows = rows_from_frame(table)
    columns: dict[str, Any] = {}
    for name in map(str, table.columns):
        sort = SORTS.get(name, "text")
        cells = [row[name] for row in rows]
        if hide_nul and sort == "text":
            cells = [None if cell is None else _hide_nul(cell) for cell in cells]
        columns[name] = pa.array(cells, type=types[sort])
    shapes = [_geometry_of(row) for row in rows]
    columns["geometry"] = pa.array(
        [None if shape is None else shapely.geometry.shape(shape).wkb for shape in shapes], type=pa.binary()
    )
    kinds = sorted({shape["type"] for shape in shapes if shape is not None})
    return pa.table(columns), kinds


def _hide_nul(text: str) -> str:
    return text.replace("\x1b", "\x1b[").replace("\0", "\x1b0")


def _show_nul(text: str) -> str:
    return re.sub("\x1b([\\[0])", lambda found: "\x1b" if found[1] == "[" else "\0", text)


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    import pyarrow.parquet as pq

    arrow, kinds = _arrow(table, hide_nul=False)
    # No crs here means OGC:CRS84 in GeoParquet: longitude, latitude on WGS84.
    column = {"encoding": "WKB", "geometry_types": kinds}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    pq.write_table(arrow.replace_schema_metadata({"geo": json.dumps(geo)}), path)


def _read_parquet(path: Path, on_fault: OnFault) -> pd.DataFrame:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        arrow = pq.ParquetFile(path).read()
        rows = arrow.drop_columns([n for n in ("geometry",) if n in arrow.column_names]).to_pylist()
    except pa.ArrowException as error:
        raise TableError("is no Parquet file that can be read", path=path) from error
    names = columns_of_header(arrow.column_names, Source(path))
    return check_rows(enumerate(rows, start=1), names, source=Source(path), on_fault=on_fault)


def _write_gpkg(table: pd.DataFrame, path: Path) -> None:
    import pyogrio

    arrow, _ = _arrow(table, hide_nul=True)
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _CLOCK})
    try:
        pyogrio.write_arrow(
            arrow,
            path,
            layer=LAYER,
            driver="GPKG",
            geometry_name="geometry",
            geometry_type="Unknown",
            crs="EPSG:4326",
        )
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise TableError(f"cannot be written as a GeoPackage ({error})", path=path.name) from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _read_gpkg(path: Path, on_fault: OnFault) -> pd.DataFrame:
    import pyogrio

    try:
        layers = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
        layer = LAYER if LAYER in layers else layers[0]
        meta, arrow = pyogrio.read_arrow(path, layer=layer, read_geometry=False)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, IndexError) as error:
        raise TableError("is no GeoPackage with a table in it", path=path) from error
    rows = [
        {name: _show_nul(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
        for row in arrow.to_pylist()
    ]
    names = columns_of_header(map(str, meta["fields"]), Source(path))
    return check_rows(enumerate(rows, start=1), names, source=Source(path), on_fault=on_fault)


_WRITERS: dict[str, Callable[[pd.DataFrame, Path], None]] = {
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".geojson": _write_geojson,
    ".gpkg": _write_gpkg,
    ".parquet": _write_parquet,
}
_READERS: dict[str, Callable[[Path, OnFault], pd.DataFrame]] = {
    ".csv": _read_csv,
    ".jsonl": _read_jsonl,
    ".geojson": _read_geojson,
    ".gpkg": _read_gpkg,
    ".parquet": _read_parquet,
}
