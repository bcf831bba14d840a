"""The worklist: place names that wait for a curator, counted on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from geomap.extraction import Unresolved

_CONTEXT_LENGTH = 300
_REPORTS = 5

Row = dict[str, str | int]


def worklist_rows(unresolved: Iterable[Unresolved]) -> Iterator[Row]:
    """Lay out the names that wait for a curator, those met most often first.

    Parameters
    ----------
    unresolved : iterable of Unresolved
        In the order of the reports; never held all at once.

    Yields
    ------
    dict
        ``name``, ``times``, ``reports`` (ids joined by ``;``, at most five) and ``context`` (one sentence).
    """
    base = sqlite3.connect("")  # a private file that SQLite deletes itself
    try:
        base.execute("PRAGMA journal_mode=OFF")
        base.execute("CREATE TABLE names (name BLOB PRIMARY KEY, times INT, reports BLOB, context BLOB) WITHOUT ROWID")
        for one in unresolved:
            _count(base, one)
        for name, times, reports, context in base.execute("SELECT * FROM names ORDER BY times DESC, name"):
            ids = ";".join(_text(reports).split("\0"))
            yield {"name": _text(name), "times": times, "reports": ids, "context": _text(context)}
    finally:
        base.close()


def _count(base: sqlite3.Connection, one: Unresolved) -> None:
    name, report = _raw(one.name), one.report.replace("\0", "")
    known = base.execute("SELECT reports FROM names WHERE name = ?", (name,)).fetchone()
    if known is None:
        context = " ".join(one.context.split())[:_CONTEXT_LENGTH]
        base.execute("INSERT INTO names VALUES (?, 1, ?, ?)", (name, _raw(report), _raw(context)))
        return
    reports = _text(known[0]).split("\0")
    if report in reports or len(reports) >= _REPORTS:
        base.execute("UPDATE names SET times = times + 1 WHERE name = ?", (name,))
    else:
        joined = _raw("\0".join([*reports, report]))
        base.execute("UPDATE names SET times = times + 1, reports = ? WHERE name = ?", (joined, name))


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # SQLite's text takes no half of a surrogate pair


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")


def worklist(unresolved: Iterable[Unresolved]) -> list[Row]:
    """Return `worklist_rows` as a list."""
    return list(worklist_rows(unresolved))
