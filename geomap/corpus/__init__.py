"""Read a whole corpus: reports in, one claims table and one worklist of unresolved names out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from geomap.claims import Claim
from geomap.compare import Sources, link_echoes, sources_of
from geomap.errors import ReportError
from geomap.extraction import Unresolved, read_report
from geomap.reports import Report, read_reports
from geomap.table import claims_to_table

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

_CONTEXT_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a corpus was found to say.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table, in the order of the reports.
    unresolved : tuple of Unresolved
        Names that the gazetteer could not settle, as often as they were met.
    reports : int
        How many reports were read.
    """

    table: pd.DataFrame
    unresolved: tuple[Unresolved, ...]
    reports: int


def extract_corpus(
    paths: Iterable[str | Path],
    gazetteer: Gazetteer,
    *,
    on_error: Callable[[ReportError], None] | None = None,
    on_report: Callable[[Report], None] | None = None,
) -> Extraction:
    """Take the movement claims from every report below some paths.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders and tables of reports; see `read_reports`.
    gazetteer : Gazetteer
        Where places are looked up.
    on_error : callable, optional
        Called for each report that cannot be read, which is then set aside. Without it the error is raised.
    on_report : callable, optional
        Called after each report: to show progress.

    Returns
    -------
    Extraction
        The same paths and gazetteer give the same table. A report that is met twice counts once;
        another report of the same id gets a number after its id.

    Raises
    ------
    ReportError
        A path does not exist, or (without ``on_error``) a report cannot be read.
    """
    claims: list[Claim] = []
    unresolved: list[Unresolved] = []
    texts_by_id: dict[str, list[str]] = {}
    sources: dict[str, Sources] = {}
    reports = 0
    for met in read_reports(*paths, on_error=on_error):
        texts = texts_by_id.setdefault(met.id, [])
        if met.text in texts:
            continue
        texts.append(met.text)
        report = met if len(texts) == 1 else replace(met, id=f"{met.id}~{len(texts)}")
        reading = read_report(report, gazetteer)
        claims.extend(reading.claims)
        unresolved.extend(reading.unresolved)
        if reading.claims:
            sources[report.id] = sources_of(report)
        reports += 1
        if on_report is not None:
            on_report(report)
    return Extraction(link_echoes(claims_to_table(claims), sources), tuple(unresolved), reports)


def worklist(unresolved: Iterable[Unresolved]) -> list[dict[str, str | int]]:
    """Lay out the names that wait for a curator, those met most often first.

    Parameters
    ----------
    unresolved : iterable of Unresolved
        From `extract_corpus`.

    Returns
    -------
    list of dict
        ``name``, ``times``, ``reports`` (ids joined by ``;``, at most five) and ``context`` (one sentence).
    """
    met: dict[str, list[Unresolved]] = {}
    for one in unresolved:
        met.setdefault(one.name, []).append(one)
    rows: list[dict[str, str | int]] = [
        {
            "name": name,
            "times": len(ones),
            "reports": ";".join(list(dict.fromkeys(one.report for one in ones))[:5]),
            "context": " ".join(ones[0].context.split())[:_CONTEXT_LENGTH],
        }
        for name, ones in met.items()
    ]
    return sorted(rows, key=lambda row: (-int(row["times"]), str(row["name"])))
