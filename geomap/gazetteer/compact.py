"""Packs worked out beforehand: one file of small pages, each unpacked only when something in it is asked for.

A file is a first line, the length of the header and, packed by zlib, the header as JSON and pages of text. The pages
of words hold the folded names of all places in their order, so that one look-up reads one page; those of rows hold the
places with their names, one a line; those of bones the consonants of the names, a page for each country; two more hold
all ids and all countries. Nothing in a file is ever run, and no size in it is believed.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice, pairwise
from pathlib import Path
from typing import TypeVar

from geomap.errors import GazetteerError

from .index import Entry, PackRows, Pairs, Rows, longest_from, rows_by_country, rows_of
from .places import Place, PlaceName

COMPACT_FILE = "pack.bin"
"""The compact file: beside the tables of a pack that is kept as CSV, or a pack of its own."""

COMPACT_VERSION = 3
_MAGIC = b"geomap pack\n"
_LENGTH = 4

WORDS_A_PAGE, ROWS_A_PAGE = 256, 64
"""Pages of half and twice the size make the world 2 % larger and smaller, and a first look-up faster and slower."""

MAX_BYTES = 32_000_000
"""No header and no page is larger when unpacked; bounds what a hostile file may swell to."""

_KINDS = ("word_pages", "row_pages", "bone_pages", "lists")
"""The kinds of pages, in their order in the file."""

_OF_WORDS = "\x1d"
_OF_NAME = "\x1f"

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")


class CompactTables:
    """The look-up tables of a compact file: words in their order, page by page.

    Parameters
    ----------
    pages : _Pages
        A page holds words, and for each word its `Entry` as text.
    firsts : sequence of str
        The first word of each page.
    """

    def __init__(self, pages: _Pages, firsts: Sequence[str]) -> None:
        self._pages = pages
        self._firsts = firsts
        self._known: dict[str, str] = {}
        self._words: dict[int, list[str]] = {}

    def entry(self, word: str) -> Entry | None:
        """Return what the pack knows of a word."""
        cells = self._known.get(word)
        if cells is None:
            page = bisect_right(self._firsts, word) - 1
            if page < 0 or page in self._words:
                return None
            self._read(page)
            cells = self._known.get(word)
            if cells is None:
                return None
        if cells.isdigit():  # one place, as nearly all have
            return int(cells), None, 0, 0, False
        return self._pages.checked(_entry_of, cells)

    def words(self) -> Collection[str]:
        """Return all words that something is known of."""
        for page in range(len(self._firsts)):
            self._read(page)
        return self._known.keys()

    def reach(self, word: str) -> int:
        """Return the length of the longest word that begins like this one, 0 where there is none."""
        first, last = bisect_right(self._firsts, word) - 1, bisect_right(self._firsts, f"{word}\U0010ffff")
        return max((longest_from(self._read(page), word) for page in range(max(first, 0), last)), default=0)

    def _read(self, page: int) -> list[str]:
        known = self._words.get(page)
        if known is None:
            words, _, cells = self._pages.text(page).partition(_OF_WORDS)
            known = self._words[page] = words.split("\n")
            self._known.update(zip(known, cells.split("\n"), strict=False))
        return known


def _entry_of(cells: str) -> Entry:
    rows, bare, starts, inner, pair = (*cells.split(";"), "", "", "", "")[:5]
    return _rows_of(rows), _rows_of(bare), int(starts or 0), int(inner or 0), bool(pair)


def _rows_of(cell: str) -> Rows | None:
    rows = tuple(map(int, cell.split(","))) if cell else ()
    return rows if len(rows) > 1 else rows[0] if rows else None


def _cells_of(entry: Entry) -> str:
    rows, bare, starts, inner, is_pair = entry
    places = (",".join(map(str, rows_of(value))) for value in (rows, bare))
    return ";".join((*places, str(starts or ""), str(inner or ""), "1" if is_pair else "")).rstrip(";")


class CompactPack:
    """A pack read from its compact file, page by page as it is asked.

    Parameters
    ----------
    path : Path
        The file that ``tools/build_world.py`` or ``tools/build_index.py`` writes.

    Raises
    ------
    GazetteerError
        The file is missing, damaged, or of another version.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.parent.name
        try:
            data = path.read_bytes()
            begin = len(_MAGIC) + _LENGTH
            end = begin + int.from_bytes(data[len(_MAGIC) : begin], "big")
            if data[: len(_MAGIC)] != _MAGIC:
                raise ValueError("its first line is another")
            header = json.loads(_unpacked(data[begin:end]))
            if header["version"] != COMPACT_VERSION:
                raise ValueError(f"version {header['version']}")
            if zlib.crc32(memoryview(data)[end:]) != header["crc"]:
                raise ValueError("it is damaged")
            sizes: list[list[int]] = [header[kind] for kind in _KINDS]
            starts = list(accumulate(map(sum, sizes), initial=end))
            words, rows, bones, lists = (_Pages(path, data, at, of) for at, of in zip(starts, sizes, strict=False))
            self.tables = CompactTables(words, list(map(str, header["firsts"])))
            self.is_fallback = bool(header["is_fallback"])
            """Whether rows here stand aside for a curated row of the same place."""
            self.stamp = str(header["stamp"])
            self.joins: Mapping[str, tuple[Pairs, Pairs]] = {
                stamp: (list(map(tuple, by_name)), list(map(tuple, by_id)))
                for stamp, (by_name, by_id) in header["joins"].items()
            }
            self._size = int(header["places"])
            self._sources: list[str] = header["sources"]
            self._traits: list[list[str]] = header["traits"]
        except (OSError, zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
            what = f"is no compact pack of version {COMPACT_VERSION} ({error}); build it with the scripts in tools/"
            raise GazetteerError(what, path=path) from None
        self.header: Mapping[str, object] = header
        self._rows, self._bone_pages, self._lists = rows, bones, lists
        self._lines: dict[int, list[str]] = {}
        self._bones: dict[int, str] = {}

    def __len__(self) -> int:
        return self._size

    def _cells(self, row: int) -> list[str]:
        page, line = divmod(row, ROWS_A_PAGE)
        lines = self._lines.get(page)
        if lines is None:
            lines = self._lines[page] = self._rows.text(page).split("\n")
        return lines[line].split("\t")

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        return self._rows.checked(self._place, row)

    def _place(self, row: int) -> Place:
        place_id, name, kind, country, admin1, lat, lon, radius_km, _, source, note, *_ = self._cells(row)
        of = self._sources[int(source)]
        return Place(
            place_id, name, kind, country, admin1, float(lat), float(lon), float(radius_km), of, note, self.name
        )

    def names(self, row: int) -> tuple[PlaceName, ...]:
        """Return the names of a row, its shown name first."""
        return self._rows.checked(self._names, row)

    def _names(self, row: int) -> tuple[PlaceName, ...]:
        cells = self._cells(row)
        names: list[PlaceName] = []
        traits = ["", "", "", "", ""]
        for cell in cells[11:]:
            number, changed, name = cell.rpartition(_OF_NAME)
            if changed:
                traits = self._traits[int(number)]
            lang, kind, start, end, source = traits
            names.append(PlaceName(cells[0], name or cells[1], lang, kind, start, end, source, self.name))
        return tuple(names)

    def spellings(self, row: int) -> tuple[str, ...]:
        """Return the names of a row as bare text."""
        cells = self._rows.checked(self._cells, row)
        return tuple(cell.rpartition(_OF_NAME)[2] or cells[1] for cell in cells[11:])

    def bones(self, row: int) -> Sequence[str]:
        """Return the consonants of a row's names."""
        if row not in self._bones:
            self._bone_pages.checked(self._read_bones, row)
        return self._bones[row].split()

    def _read_bones(self, row: int) -> None:
        """Read the page of a row's country."""
        country = next(islice(self.countries(), row, None))
        page = list(self._rows_by_country).index(country)
        lines = self._bone_pages.text(page).split("\n")
        self._bones.update(zip(self._rows_by_country[country], lines, strict=True))

    @cached_property
    def _rows_by_country(self) -> dict[str, list[int]]:
        return rows_by_country(self)

    def population(self, row: int) -> int:
        """Return the number of people, 0 where unknown."""
        return int(self._rows.checked(self._cells, row)[8] or 0)

    def ids(self) -> Iterator[str]:
        """Give the ids in the order of rows."""
        return iter(self._lists.text(0).split("\n"))

    def countries(self) -> Iterator[str]:
        """Give the countries in the order of rows."""
        return iter(self._lists.text(1).split("\n"))

    def row_of(self, place_id: str) -> int | None:
        """Return the row of an id."""
        return self._row_by_id.get(place_id)

    @cached_property
    def _row_by_id(self) -> dict[str, int]:
        return {place_id: row for row, place_id in enumerate(self.ids())}


class _Pages:
    """Pages of one kind in a file."""

    def __init__(self, path: Path, data: bytes, start: int, sizes: Sequence[int]) -> None:
        self._path = path
        self._data = data
        self._bounds = list(pairwise(accumulate(sizes, initial=start)))

    def text(self, page: int) -> str:
        """Return the text of a page."""
        return self.checked(self._text, page)

    def _text(self, page: int) -> str:
        start, end = self._bounds[page]
        return _unpacked(self._data[start:end])

    def checked(self, read: Callable[[_Asked], _Answer], what: _Asked) -> _Answer:
        """Read something of a page; where that can't be done, say which file is at fault."""
        try:
            return read(what)
        except (zlib.error, ValueError, IndexError, TypeError) as error:
            raise GazetteerError(f"holds a broken page ({error}); install geomap again", path=self._path) from None


def _unpacked(data: bytes) -> str:
    stream = zlib.decompressobj()
    text = stream.decompress(data, MAX_BYTES)
    if not stream.eof:
        raise ValueError("a page ends too early or is too long")
    return text.decode("utf-8")


def compact_bytes(
    pack: PackRows, stamp: str = "", joins: Mapping[str, tuple[Pairs, Pairs]] | None = None, credit: str = ""
) -> bytes:
    """Return the compact file of a pack.

    Parameters
    ----------
    pack : PackRows
        The pack, read from its tables or put together by a script.
    stamp : str
        Says which rows these are, see `tables_digest`; a digest of the pages where it is empty.
    joins : mapping of str to tuple, optional
        What `joining` found the pack to share with earlier packs, by their stamps.
    credit : str
        Who is to be named for the data.
    """
    words, firsts = _word_pages(pack)
    sources: dict[str, int] = {}
    traits: dict[tuple[str, ...], int] = {}
    lines = [_line(pack, row, sources, traits) for row in range(len(pack))]
    rows = ["\n".join(lines[at : at + ROWS_A_PAGE]) for at in range(0, len(lines), ROWS_A_PAGE)]
    bones = ["\n".join(" ".join(pack.bones(row)) for row in of) for of in rows_by_country(pack).values()]
    lists = ["\n".join(pack.ids()), "\n".join(pack.countries())]
    groups = [[zlib.compress(page.encode("utf-8"), 9) for page in pages] for pages in (words, rows, bones, lists)]
    body = b"".join(page for pages in groups for page in pages)
    header = {
        "version": COMPACT_VERSION,
        "stamp": stamp or hashlib.blake2b(body, digest_size=16).hexdigest(),
        "crc": zlib.crc32(body),
        "is_fallback": pack.is_fallback,
        "places": len(pack),
        "names": sum(len(pack.names(row)) for row in range(len(pack))),
        "credit": credit,
        "sources": list(sources),
        "traits": list(traits),
        "firsts": firsts,
        "joins": joins or {},
        **dict(zip(_KINDS, ([len(p) for p in pages] for pages in groups), strict=True)),
    }
    head = zlib.compress(json.dumps(header, ensure_ascii=False).encode("utf-8"), 9)
    return b"".join((_MAGIC, len(head).to_bytes(_LENGTH, "big"), head, body))


def _word_pages(pack: PackRows) -> tuple[list[str], list[str]]:
    """Return the pages of words and the first word of each."""
    words = sorted(pack.tables.words())
    cuts = [words[at : at + WORDS_A_PAGE] for at in range(0, len(words), WORDS_A_PAGE)]
    entries = pack.tables.entry
    pages = [
        "\n".join(cut) + _OF_WORDS + "\n".join(_cells_of(entry) for entry in map(entries, cut) if entry is not None)
        for cut in cuts
    ]
    return pages, [cut[0] for cut in cuts]


def _line(pack: PackRows, row: int, sources: dict[str, int], traits: dict[tuple[str, ...], int]) -> str:
    """Return a row as a line; sources and traits of names are kept once and named by their number."""
    place = pack.place(row)
    numbers = (f"{number:.10g}" for number in (place.lat, place.lon, place.radius_km))
    source = sources.setdefault(place.source, len(sources))
    cells = [place.id, place.name, place.kind, place.country, place.admin1, *numbers]
    cells += [str(pack.population(row) or ""), str(source), place.note]
    last = -1
    for name in pack.names(row):
        trait = traits.setdefault((name.lang, name.kind, name.start, name.end, name.source), len(traits))
        text = "" if name.name == place.name else name.name
        cells.append(text if trait == last else f"{trait}{_OF_NAME}{text}")
        last = trait
    line = "\t".join(cells)
    if line.count("\t") != len(cells) - 1 or "\n" in line or line.count(_OF_NAME) > len(cells) - 11:
        raise GazetteerError(f"{place.id}: a cell holds a tab or the end of a line, for which there is no room")
    return line


def tables_digest(folder: Path) -> str:
    """Return a digest of a pack's two tables, so that what was worked out for other ones is never used."""
    digest = hashlib.blake2b(digest_size=16)
    for name in ("places.csv", "names.csv"):
        digest.update((folder / name).read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()
