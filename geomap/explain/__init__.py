"""Explaining: a page for each report that shows how it was read, and why each claim was or was not made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.corpus.chunks import Met
from geomap.errors import ReportError
from geomap.explain.page import counts_of, plural, report_page, whole_page
from geomap.explain.record import Record
from geomap.explain.words import day_words, safe, short
from geomap.extraction import read_report
from geomap.reports import parse_source, read_sources
from geomap.table import whole_file

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.reports import Report

__all__ = ["Explanations", "explain_report", "explain_reports"]

_INDEX = "index.html"


def explain_report(report: Report, gazetteer: Gazetteer) -> str:
    """Show how a report is read: a page of HTML with every claim, every candidate that was not taken, and why.

    Parameters
    ----------
    report : Report
        The report.
    gazetteer : Gazetteer
        Where its places are looked up.

    Returns
    -------
    str
        A whole page. It runs no script and asks the network for nothing; the words of the report are escaped.

    Examples
    --------
    >>> from geomap import explain_report, read_gazetteer, read_reports
    >>> (report,) = read_reports("report.txt")
    >>> Path("report.html").write_text(explain_report(report, read_gazetteer()), encoding="utf-8")
    """
    record = Record(gazetteer)
    return report_page(report, read_report(report, gazetteer, watch=record), record)


def explain_reports(
    paths: Iterable[str | Path],
    folder: str | Path,
    gazetteer: Gazetteer,
    *,
    on_error: Callable[[ReportError], None] | None = None,
) -> Path:
    """Write a page for each report below some paths, and a list of them.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders, tables and archives of reports; see `read_reports`.
    folder : str or Path
        Where the pages go; it is made where there is none.
    gazetteer : Gazetteer
        Where places are looked up.
    on_error : callable, optional
        Called for each report that cannot be read, which gets no page. Without it the error is raised.

    Returns
    -------
    Path
        The list. The reports have the ids that `extract_corpus` gives them: one that is met twice counts once, and
        another one of the same id gets a number after its id.

    Raises
    ------
    ReportError
        A path does not exist, or (without ``on_error``) a report cannot be read.
    TableError
        The folder cannot be written to.
    """

    def tell(error: ReportError) -> None:
        if on_error is None:
            raise error
        on_error(error)

    pages = Explanations(folder, gazetteer)
    with Met() as met:
        for source in read_sources(*paths, on_error=tell):
            times = met.times(source)
            if not times:
                continue
            try:
                report = parse_source(source if times == 1 else replace(source, name=f"{source.name}~{times}"))
            except ReportError as error:
                tell(error)
            else:
                pages.add(report)
    return pages.write_index()


@dataclass(frozen=True, slots=True)
class _Line:
    """One report in the list of all: its page and what was found."""

    file: str
    title: str
    outlet: str
    published: str
    counts: tuple[int, int, int]


class Explanations:
    """A folder of pages, one a report, and a list of them.

    Parameters
    ----------
    folder : str or Path
        Where the pages go; it is made where there is none.
    gazetteer : Gazetteer
        Where places are looked up.
    """

    def __init__(self, folder: str | Path, gazetteer: Gazetteer) -> None:
        self.folder = Path(folder)
        self.gazetteer = gazetteer
        self._lines: list[_Line] = []
        self._taken: set[str] = set()

    def add(self, report: Report) -> Path:
        """Write the page of a report and return where it is."""
        record = Record(self.gazetteer)
        reading = read_report(report, self.gazetteer, watch=record)
        path = self.folder / self._file_of(report.id)
        with whole_file(path) as draft:
            draft.write_text(report_page(report, reading, record, index=_INDEX), encoding="utf-8")
        self._lines.append(
            _Line(
                path.name,
                report.title or report.id,
                report.outlet or "",
                day_words(report.published) if report.published else "",
                counts_of(reading, record),
            )
        )
        return path

    def write_index(self) -> Path:
        """Write the list of the pages and return where it is."""
        rows = "".join(
            f'<tr><td><a href="{safe(line.file)}" dir="auto">{safe(short(line.title, 160))}</a></td>'
            f"<td><bdi>{safe(short(line.outlet, 80))}</bdi></td><td>{line.published}</td>"
            + "".join(f'<td class="number">{count:,}</td>' for count in line.counts)
            + "</tr>\n"
            for line in self._lines
        )
        total = sum(line.counts[0] for line in self._lines)
        heads = "".join(
            f"<th>{words}</th>" for words in ("Report", "Outlet", "Published", "Claims", "Not taken", "Not settled")
        )
        body = (
            '<header><p class="kicker">How the reports were read</p>'
            f"<h1>{plural(total, 'claim', 'claims')} in {plural(len(self._lines), 'report', 'reports')}</h1></header>\n"
            f'<main class="below"><div class="wide" tabindex="0" role="region" aria-label="Reports"><table><thead><tr>'
            f"{heads}</tr></thead><tbody>\n{rows}</tbody></table></div></main>"
        )
        path = self.folder / _INDEX
        with whole_file(path) as draft:
            draft.write_text(whole_page("How the reports were read", "en", body), encoding="utf-8")
        return path

    def _file_of(self, report_id: str) -> str:
        """Return a file name of plain letters that no other report has, whatever a report calls itself."""
        plain = re.sub(r"\.(?:txt|md|html?)$", "", report_id, flags=re.IGNORECASE)
        stem = "report-" + (re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-.")[:80] or "without-name")
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        return name + ".html"
