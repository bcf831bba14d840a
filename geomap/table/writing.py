r"""Write the claims table as CSV, JSON Lines, GeoJSON, GeoPackage and GeoParquet, a part at a time.

The parts come as Arrow tables, so that a table larger than memory can be written; the bytes do not depend on how it
was cut into parts.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from geomap.errors import TableError
from geomap.table.arrow import geometry_of, rebatch
from geomap.table.columns import SORTS, Row

LAYER = "claims"
ROWS = 20_000
"""So many rows are written at once: a group of rows of a Parquet file, some 20 MB of claims."""
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_CLOCK = "2000-01-01T00:00:00.000Z"  # GeoPackage stamps the time of writing; two builds have to be the same bytes

Parts = Iterable[Any]


@contextmanager
def whole_file(path: str | Path, *, drafts: Path | None = None) -> Iterator[Path]:
    """Give a path beside the target to write to, and put it in the target's place when all went well.

    Parameters
    ----------
    path : str or Path
        The file that is to be there, whole or as it was before.
    drafts : Path, optional
        A folder on the same disk for the temporary file; beside the target where it is left out.

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
        folder = Path(tempfile.mkdtemp(prefix=".geomap-", dir=drafts or target.parent))
    except OSError as error:
        raise TableError(f"cannot be written ({error.strerror or error})", path=target) from error
    draft = folder / target.name
    try:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())  # else a pulled plug may leave the new name on an empty file
        draft.replace(target)
    except OSError as error:
        raise TableError(f"cannot be written ({error.strerror or error})", path=target) from error
    finally:
        draft.unlink(missing_ok=True)
        folder.rmdir()


def write_parts(parts: Parts, path: str | Path, *, drafts: Path | None = None) -> Path:
    """Write a claims table that comes in parts; the file ending says how.

    Parameters
    ----------
    parts : iterable of pyarrow.Table
        Of the contract's columns, all of one schema; at least one.
    path : str or Path
        ``.csv``, ``.jsonl``, ``.geojson``, ``.gpkg`` or ``.parquet``. Written whole or not at all.
    drafts : Path, optional
        As for `whole_file`.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    TableError
        An ending that is not known, or a folder that cannot be written to.
    """
    target = Path(path)
    write = writer_of(target)
    with whole_file(target, drafts=drafts) as draft:
        write(parts, draft)
    return target


def writer_of(path: Path) -> Callable[[Parts, Path], None]:
    """Return what writes files of an ending; TableError where it is not known."""
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise TableError(f"this ending is not known; use one of {', '.join(_WRITERS)}", path=path)
    return write


def _plain_rows(part: Any) -> Iterator[Row]:
    """Rows with dates as ISO text: what text formats hold."""
    days = [name for name in part.column_names if SORTS.get(name) == "day"]
    for batch in part.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
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


def _write_csv(parts: Parts, path: Path) -> None:
    first, rest = _first(parts)
    rows = (row.values() for part in rest for row in _plain_rows(part))
    write_csv_rows(first.column_names, rows, path)


def _first(parts: Parts) -> tuple[Any, Parts]:
    """Return the first part, and all of them again."""
    others = iter(parts)
    first = next(others)
    return first, chain([first], others)


def _write_jsonl(parts: Parts, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for part in parts:
            for row in _plain_rows(part):
                file.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")


def _geometry_of(row: Row) -> dict[str, Any] | None:
    points = [
        [row[f"{role}_lon"], row[f"{role}_lat"]]
        for role in ("origin", "destination")
        if row[f"{role}_lat"] is not None and row[f"{role}_lon"] is not None
    ]
    if len(points) == 2:
        return {"type": "LineString", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None


def _write_geojson(parts: Parts, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "name": "claims", "features": [')
        before = "\n"
        for part in parts:
            for row in _plain_rows(part):
                feature = {"type": "Feature", "geometry": _geometry_of(row), "properties": row}
                file.write(before + json.dumps(feature, ensure_ascii=False, allow_nan=False))
                before = ",\n"
        file.write("\n]}\n")


def _hide_nul(part: Any) -> Any:
    import pyarrow as pa

    for at, name in enumerate(part.column_names):
        if SORTS.get(name, "text") == "text":
            cells = [None if cell is None else hide_nul(cell) for cell in part.column(name).to_pylist()]
            part = part.set_column(at, name, pa.array(cells, type=pa.string()))
    return part


def hide_nul(text: str) -> str:
    """Return a text for formats in which it ends at NUL: NUL as ESC ``0``, ESC itself as ESC ``[``."""
    return text.replace("\x1b", "\x1b[").replace("\0", "\x1b0")


def show_nul(text: str) -> str:
    """Bring back what `hide_nul` hid."""
    return re.sub("\x1b([\\[0])", lambda found: "\x1b" if found[1] == "[" else "\0", text)


def _with_geometry(part: Any) -> Any:
    return part.append_column("geometry", geometry_of(part))


def write_parquet(parts: Parts, path: Path) -> None:
    """Write a GeoParquet file of claims, `ROWS` rows at a time.

    Parameters
    ----------
    parts : iterable of pyarrow.Table
        At least one.
    path : Path
        The file.
    """
    import pyarrow.parquet as pq

    first, rest = _first(parts)
    # No crs here means OGC:CRS84 in GeoParquet: longitude, latitude on WGS84. No types means that they are not known:
    # this stands in the head of the file, before the last row has been seen.
    column = {"encoding": "WKB", "geometry_types": []}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    schema = _with_geometry(first.slice(0, 0)).schema.with_metadata({"geo": json.dumps(geo)})
    with pq.ParquetWriter(path, schema) as writer:
        for part in rebatch(rest, ROWS):
            writer.write_table(_with_geometry(part).cast(schema), row_group_size=ROWS)


def _write_gpkg(parts: Parts, path: Path) -> None:
    import pyarrow as pa
    import pyogrio

    first, rest = _first(parts)
    schema = _with_geometry(first.slice(0, 0)).schema
    batches = (batch for part in rebatch(rest, ROWS) for batch in _with_geometry(_hide_nul(part)).to_batches())
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _CLOCK})
    try:
        pyogrio.write_arrow(
            pa.RecordBatchReader.from_batches(schema, batches),
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


_WRITERS: dict[str, Callable[[Parts, Path], None]] = {
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".geojson": _write_geojson,
    ".gpkg": _write_gpkg,
    ".parquet": write_parquet,
}
