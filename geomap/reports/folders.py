"""Walk a folder of reports in a fixed order, with bounded memory and without following links."""

from __future__ import annotations

import heapq
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from geomap.errors import ReportError

WINDOW = 100_000
"""So many names of a folder are held at once; a larger folder is listed several times over."""

_Entry = tuple[str, bool, bool]  # name, is a folder, is a link


def walk_folder(
    folder: Path, is_wanted: Callable[[str], bool], on_error: Callable[[ReportError], None]
) -> Iterator[Path]:
    """Find files below a folder, sorted by their parts.

    Parameters
    ----------
    folder : Path
        Where to look; hidden files and folders are passed over.
    is_wanted : callable
        Says by a file's name whether it is wanted.
    on_error : callable
        Called for each folder that cannot be read, and each link that leads to a folder or has a wanted name: none
        is followed, since a link can lead anywhere on the machine and round in a circle.

    Yields
    ------
    Path
        Plain files.
    """
    # A stack, not recursion: a folder may be nested deeper than Python calls.
    stack: list[tuple[Path, Iterator[_Entry]]] = [(folder, _entries(folder, is_wanted))]
    while stack:
        here, entries = stack[-1]
        try:
            entry = next(entries, None)
        except OSError as error:
            on_error(ReportError(f"cannot be read ({error.strerror}); check its permissions", path=here))
            entry = None
        if entry is None:
            stack.pop()
            continue
        name, is_folder, is_link = entry
        path = here / name
        if is_link:
            on_error(ReportError("is a link, and none is followed inside a folder; name its target itself", path=path))
        elif is_folder:
            stack.append((path, _entries(path, is_wanted)))
        else:
            yield path


def _entries(folder: Path, is_wanted: Callable[[str], bool]) -> Iterator[_Entry]:
    """Give the entries of one folder by name, a window at a time."""
    last = ""
    while True:
        window = heapq.nsmallest(WINDOW, _scan(folder, is_wanted, last))
        yield from window
        if len(window) < WINDOW:
            return
        last = window[-1][0]


def _scan(folder: Path, is_wanted: Callable[[str], bool], after: str) -> Iterable[_Entry]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name <= after or name.startswith("."):
                continue
            if entry.is_symlink():
                if is_wanted(name) or entry.is_dir():
                    yield name, False, True
            elif entry.is_dir(follow_symlinks=False):
                yield name, True, False
            elif is_wanted(name) and entry.is_file(follow_symlinks=False):
                yield name, False, False
