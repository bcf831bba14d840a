"""The errors that ask the operator to act: one clear sentence each, with the facts as attributes."""

from __future__ import annotations

from pathlib import Path


class GeomapError(Exception):
    """Say what is wrong with the input: where, what, what to do.

    Parameters
    ----------
    message : str
        One sentence, without the place.
    path : str or Path, optional
        The file or folder at fault.
    line : int, optional
        The line of the file, counted from 1.
    """

    def __init__(self, message: str, *, path: str | Path | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = None if path is None else Path(path)
        self.line = line
        where = "" if path is None else f"{path}:{line}: " if line is not None else f"{path}: "
        super().__init__(where + message)


class ReportError(GeomapError):
    """A report or a folder of reports cannot be read.

    Parameters
    ----------
    message, path, line
        As for `GeomapError`.
    report : str, optional
        The id that the report would have had.
    digest : str, optional
        The SHA-256 of its bytes.
    is_lost : bool
        Whether a report goes missing by it; not so where only a fact about a report could not be used.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | Path | None = None,
        line: int | None = None,
        report: str | None = None,
        digest: str | None = None,
        is_lost: bool = True,
    ) -> None:
        super().__init__(message, path=path, line=line)
        self.report = report
        self.digest = digest
        self.is_lost = is_lost


class GazetteerError(GeomapError):
    """A gazetteer pack has a fault that a curator must mend."""


class TableError(GeomapError):
    """A claims table lacks a column or holds a value that cannot be used."""


class MissingExtraError(GeomapError):
    """An optional package is needed for what was asked."""
