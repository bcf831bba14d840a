"""A claims table as a folder of GeoParquet files, one a month of publication: written and read a part at a time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from geomap.errors import TableError
from geomap.table.arrow import SCHEMA, gather, rebatch
from geomap.table.filters import ClaimFilter
from geomap.table.writing import ROWS, write_parquet

PARTITION = "published_month"
NO_MONTH = "unknown"
"""Not Hive's own name for an empty cell: Arrow then makes a column of dictionaries that pandas cannot join."""
FILE = "claims.parquet"
_HELD = 20_000


class MonthSpill:
    """Sort claims by month on the disk: rows go in in any order and come out month by month, in the order they came.

    Parameters
    ----------
    folder : Path
        An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.held: list[Any] = []
        self.rows = 0
        self.known: set[str] = set()
        self.schema: Any = None

    def add(self, part: Any) -> None:
        """Put an Arrow table of claims in."""
        self.schema = part.schema
        gather(self.held, part)
        self.rows += part.num_rows
        if self.rows >= _HELD:
            self.flush()

    def flush(self) -> None:
        """Move what is held in memory to the disk."""
        if not self.held:
            return
        table = pa.concat_tables(self.held).combine_chunks()
        self.held, self.rows = [], 0
        if not table.num_rows:
            return
        names = months_of(table)
        order = np.argsort(names, kind="stable")
        edges = [k for k in range(len(order)) if k == 0 or names[order[k]] != names[order[k - 1]]]
        for start, end in zip(edges, [*edges[1:], len(order)], strict=True):
            name = str(names[order[start]])
            self.known.add(name)
            with (self.folder / f"{name}.spill").open("ab") as file:
                for batch in table.take(pa.array(order[start:end])).combine_chunks().to_batches():
                    raw = batch.serialize()
                    file.write(raw.size.to_bytes(8, "big"))
                    file.write(raw)

    def months(self) -> list[str]:
        """Return the months that there are, in order; the unknown one last."""
        self.flush()
        return sorted(self.known, key=lambda name: (name == NO_MONTH, name))

    def read(self, month: str) -> Iterator[Any]:
        """Give the claims of a month as Arrow tables."""
        with (self.folder / f"{month}.spill").open("rb") as file:
            while size := file.read(8):
                raw = pa.py_buffer(file.read(int.from_bytes(size, "big")))
                yield pa.Table.from_batches([pa.ipc.read_record_batch(raw, self.schema)])

    def drop(self, month: str) -> None:
        """Delete a month that is done with."""
        (self.folder / f"{month}.spill").unlink()


def months_of(table: Any) -> np.ndarray:
    """Return the month of publication of each claim of an Arrow table, as ``2016-11``, or `NO_MONTH`."""
    days = table.column("published").cast(pa.timestamp("s")).to_numpy(zero_copy_only=False)
    names = days.astype("datetime64[M]").astype(str)
    return np.where(names == "NaT", NO_MONTH, names)


def write_dataset(parts: Iterable[Any], folder: str | Path, *, drafts: Path | None = None) -> Path:
    """Write claims as a folder of GeoParquet files, one a month of publication.

    Parameters
    ----------
    parts : iterable of pyarrow.Table
        The claims in any number of parts; never held all at once.
    folder : str or Path
        Is there whole in the end, or as it was before. Only an empty folder or an older dataset is replaced.
    drafts : Path, optional
        A folder on the same disk for what is not ready yet; beside the target where it is left out.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    TableError
        Something else stands in its place, or it cannot be written.
    """
    target = Path(folder)
    _check_target(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".geomap-", dir=drafts or target.parent) as name:
            work = Path(name)
            _write_months(parts, work)
            _swap(work / "new", target, work / "old")
    except OSError as error:
        raise TableError(f"cannot be written ({error.strerror or error})", path=target) from error
    return target


def _check_target(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise TableError("is no folder; name a new folder for the dataset", path=target)
    if target.is_dir() and not is_dataset(target) and any(target.iterdir()):
        raise TableError("holds other files, which would be lost; name a new folder for the dataset", path=target)


def _write_months(parts: Iterable[Any], drafts: Path) -> None:
    (drafts / "spill").mkdir()
    (drafts / "new").mkdir()
    spill = MonthSpill(drafts / "spill")
    for part in parts:
        spill.add(part)
    for month in spill.months():
        path = drafts / "new" / f"{PARTITION}={month}" / FILE
        path.parent.mkdir()
        write_parquet(rebatch(spill.read(month), ROWS), path)
        spill.drop(month)
        _sync(path)
    if not spill.known:  # a dataset without claims is still a dataset
        path = drafts / "new" / f"{PARTITION}={NO_MONTH}" / FILE
        path.parent.mkdir()
        write_parquet([spill.schema.empty_table()], path)
        _sync(path)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _swap(new: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.replace(old)
    new.replace(target)


def is_dataset(path: Path) -> bool:
    """Say whether a folder is a dataset of claims and nothing else."""
    if not path.is_dir():
        return False
    names = [entry.name for entry in path.iterdir()]
    return bool(names) and all(name.startswith(f"{PARTITION}=") for name in names)


def dataset_files(folder: Path, is_wanted: Callable[[str], bool] = lambda _: True) -> list[tuple[str, Path]]:
    """List the months of a dataset and their files, in order; the unknown month last.

    Parameters
    ----------
    folder : Path
        From `write_dataset`, or any folder of Parquet files that is cut by month in the same way.
    is_wanted : callable, optional
        Says by its name whether a month is wanted.

    Returns
    -------
    list of tuple of str and Path
    """
    months = [entry for entry in folder.iterdir() if entry.is_dir() and not entry.is_symlink()]
    named = [(entry.name.removeprefix(f"{PARTITION}="), entry) for entry in months]
    named.sort(key=lambda pair: (pair[0] == NO_MONTH, pair[0]))
    return [(name, path) for name, entry in named if is_wanted(name) for path in sorted(entry.glob("*.parquet"))]


def read_parts(
    folder: str | Path, wanted: ClaimFilter | None = None, columns: list[str] | None = None
) -> Iterator[Any]:
    """Read a dataset a part at a time, and of it only what is wanted.

    Parameters
    ----------
    folder : str or Path
        From `write_dataset`.
    wanted : ClaimFilter, optional
        Rows are told apart as they are read; groups of rows that cannot hold a wanted one are not read at all.
    columns : list of str, optional
        Of the contract; all where it is left out.

    Yields
    ------
    pyarrow.Table
        In the order of months, and in each in the order of the reports.

    Raises
    ------
    TableError
        A file is no table of claims.
    """
    import pyarrow.dataset as ds

    files = [str(path) for _, path in dataset_files(Path(folder))]
    expression = None if wanted is None else wanted.expression()
    fields = SCHEMA if columns is None else pa.schema([SCHEMA.field(name) for name in columns])
    try:
        table = ds.dataset(files, format="parquet", schema=SCHEMA)
        # A few batches ahead, not the sixteen of the default: each file may be large.
        scanner = table.scanner(
            columns=fields.names, filter=expression, batch_size=ROWS, batch_readahead=2, fragment_readahead=1
        )
        for batch in scanner.to_batches():
            if batch.num_rows:
                yield pa.Table.from_batches([batch])
    except (pa.ArrowException, OSError) as error:
        message = f"cannot be read as claims ({' '.join(str(error).split())[:200]})"
        raise TableError(message, path=folder) from error
