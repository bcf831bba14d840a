"""The compact world file: one gzip of text that is unpacked at once and taken apart only where asked."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from geomap.errors import GazetteerError

from .compact import SECTION, TABLE_SECTIONS, fill_tables
from .index import Tables
from .places import Place, PlaceName

VERSION = 1
_SOURCES = {"gn": "GeoNames (CC BY 4.0)", "iso": "ISO 3166-2 and Natural Earth"}


class WorldPack:
    """The world pack, read lazily from its compact file.

    Parameters
    ----------
    path : Path
        The file that ``tools/build_world.py`` writes.
    """

    is_fallback = True
    """Rows here stand aside for a curated row of the same place."""

    def __init__(self, path: Path) -> None:
        self.name = path.parent.name
        try:
            text = gzip.decompress(path.read_bytes()).decode("utf-8")
            sections = text.split(SECTION)
            header = json.loads(sections[0])
            if header["version"] != VERSION or len(sections) != 2 + TABLE_SECTIONS:
                raise ValueError(f"version {header['version']}")
        except (OSError, EOFError, zlib.error, ValueError, KeyError) as error:
            what = f"is not a world file of version {VERSION} ({error}); build it with tools/build_world.py"
            raise GazetteerError(what, path=path) from None
        self.header: dict[str, object] = header
        self._lines = sections[1].split("\n")
        self._sections: tuple[str, ...] = tuple(sections[2:])

    def __len__(self) -> int:
        return len(self._lines)

    def _cells(self, row: int) -> list[str]:
        return self._lines[row].split("\t")

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        cells = self._cells(row)
        source = _SOURCES[cells[0].partition(":")[0]]
        return Place(
            cells[0], cells[1], cells[2], cells[3], cells[4], float(cells[5]), float(cells[6]),
            float(cells[7]),
            source, "", self.name,
        )  # fmt: skip

    def names(self, row: int) -> tuple[PlaceName, ...]:
        """Return the names of a row, its shown name first."""
        cells = self._cells(row)
        source = _SOURCES[cells[0].partition(":")[0]]
        first = PlaceName(cells[0], cells[1], "", "main", source=source, pack=self.name)
        others = (
            PlaceName(cells[0], name, _language(name), "spelling", source=source, pack=self.name) for name in cells[9:]
        )
        return (first, *others)

    def spellings(self, row: int) -> tuple[str, ...]:
        """Return the names of a row as bare text."""
        cells = self._cells(row)
        return (cells[1], *cells[9:])

    def population(self, row: int) -> int:
        """Return the number of people, 0 where unknown."""
        return int(self._cells(row)[8] or 0)

    def ids(self) -> Iterator[str]:
        """Give the ids in the order of rows."""
        return (line[: line.index("\t")] for line in self._lines)

    def countries(self) -> Iterator[str]:
        """Give the countries in the order of rows."""
        return (line.split("\t", 4)[3] for line in self._lines)

    def fill(self, tables: Tables, base: int) -> None:
        """File all names of the pack from the keys that were worked out when the file was built."""
        fill_tables(tables, self._sections, base)
        self._sections = ()


def _language(name: str) -> str:
    """Guess no more than the script shows: Arabic letters ``ar``, Cyrillic ``ru``, else nothing."""
    for char in name:
        if "\u0600" <= char <= "\u06ff":
            return "ar"
        if "\u0400" <= char <= "\u04ff":
            return "ru"
    return ""
