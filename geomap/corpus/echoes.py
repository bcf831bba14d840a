"""Label the echoes in a corpus of any size: a second pass, after all reports have been read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geomap.compare import link_echoes
from geomap.compare.pairs import DAYS_APART
from geomap.corpus.reading import SOURCES, load_sources
from geomap.table import frame_from_arrow, rebatch
from geomap.table.dataset import MonthSpill

LINK_ROWS = 5_000
"""So many claims are linked at once: some 200 MB. A larger table is linked month by month."""


class EchoLabels:
    """The labels of a corpus: only claims that have one take up memory.

    Parameters
    ----------
    labels : dict of str to str
        Label by claim.
    is_by_month : bool
        Whether claims were compared within a month and the last days of the month before alone.
    """

    def __init__(self, labels: dict[str, str], *, is_by_month: bool) -> None:
        self.labels = labels
        self.is_by_month = is_by_month

    def fill(self, part: Any) -> Any:
        """Return an Arrow table of claims with its column ``echo`` filled in."""
        claims = part.column("claim").to_pylist()
        echo = pa.array([self.labels.get(claim) for claim in claims], type=pa.string())
        return part.set_column(part.schema.get_field_index("echo"), "echo", echo)


def label_echoes(parts: Iterable[Any]) -> EchoLabels:
    """Link the claims that rest on one statement.

    Parameters
    ----------
    parts : iterable of pyarrow.Table
        The claims with the column `SOURCES`, in the order of the reports.

    Returns
    -------
    EchoLabels
        The same however the claims were cut into parts.
    """
    tables = rebatch(parts, LINK_ROWS)
    first = list(islice(tables, 2))
    if len(first) < 2:
        return EchoLabels(dict(pair for table in first for pair in _labels_of(table)), is_by_month=False)
    labels: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="geomap-") as folder:
        spill = MonthSpill(Path(folder))
        for table in (*first, *tables):
            spill.add(table)
        before = first[0].slice(0, 0)
        for month in spill.months():
            for table in rebatch(spill.read(month), LINK_ROWS):
                for claim, label in _labels_of(pa.concat_tables([before, table])):
                    # A label is the id of the first claim, which may have got one in the month before.
                    labels.setdefault(claim, labels.get(label, label))
                before = _last_days(table)
            spill.drop(month)
    return EchoLabels(labels, is_by_month=True)


def _last_days(table: Any) -> Any:
    """Return the claims that those of the next month may still echo."""
    last = pc.max(table.column("published")).as_py()
    if last is None:
        return table.slice(0, 0)
    return table.filter(pc.field("published") >= last - timedelta(days=DAYS_APART)).slice(0, LINK_ROWS)


def _labels_of(table: Any) -> Iterator[tuple[str, str]]:
    """Give claim and label of each claim that has one."""
    reports, names = table.column("report").to_pylist(), table.column(SOURCES).to_pylist()
    sources = {report: load_sources(text) for report, text in zip(reports, names, strict=True)}
    linked = link_echoes(frame_from_arrow(table.drop_columns([SOURCES])), sources)
    labelled = linked[linked["echo"].notna()]
    return zip(labelled["claim"].tolist(), labelled["echo"].tolist(), strict=True)
