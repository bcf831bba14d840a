"""Keys of a pack's names worked out when it was built: text in one gzip, put into the tables without folding a name."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from pathlib import Path

from .index import Rows, Tables, add_row

SECTION = "\x1d"
"""Stands between the sections of a compact file; the first is a header."""

INDEX_FILE = "index.gz"
"""The compact file beside the tables of a pack that is kept as CSV."""

INDEX_VERSION = 1
TABLE_SECTIONS = 9


def table_sections(tables: Tables, size: int) -> list[str]:
    """Lay tables out as texts: three of keys, three of bare keys, first words, words after an article, pairs."""
    return [
        *_key_sections(tables.keys, size),
        *_key_sections(tables.bare, size),
        "\n".join(f"{word}\t{length}" for word, length in sorted(tables.starts.items())),
        "\n".join(f"{word}\t{length}" for word, length in sorted(tables.inner.items())),
        "\n".join(sorted(tables.pairs)),
    ]


def _key_sections(table: Mapping[str, Rows], size: int) -> tuple[str, str, str]:
    """Return a table as three texts: keys of one row by row, how many each row has, keys of several rows."""
    single: list[list[str]] = [[] for _ in range(size)]
    several: list[str] = []
    for key, value in table.items():
        if isinstance(value, int):
            single[value].append(key)
        else:
            several.append("\t".join((key, *map(str, value))))
    flat = "\n".join(key for keys in single for key in keys)
    return flat, "".join(chr(32 + len(keys)) for keys in single), "\n".join(several)


def fill_tables(tables: Tables, sections: Sequence[str], base: int) -> None:
    """Put the texts of `table_sections` into tables, with the rows counted from a base."""
    *packed, starts, inner, pairs = sections
    tables.pairs.update(pairs.split("\n"))
    _fill_keys(tables.keys, packed[:3], base, tables.clashes)
    _fill_keys(tables.bare, packed[3:], base, None)
    for section, lengths in ((starts, tables.starts), (inner, tables.inner)):
        for line in section.split("\n"):
            word, _, length = line.partition("\t")
            if word and lengths.get(word, 0) < int(length):
                lengths[word] = int(length)


def _fill_keys(
    table: dict[str, Rows], packed: Sequence[str], base: int, clashes: list[tuple[int, Rows]] | None
) -> None:
    """Unpack keys into a table: in one step where it is empty, as it is when the world is read first.

    A loop over the world's 285,000 keys took five times as long.
    """
    flat, counts, several = packed
    rows = chain.from_iterable(repeat(row, ord(count) - 32) for row, count in enumerate(counts, base))
    pairs: Iterable[tuple[str, int]] = zip(flat.split("\n"), rows, strict=False)
    if not table:
        table.update(pairs)
        pairs = ()
    for key, row in chain(pairs, _several(several, base)):
        if key in table:
            if clashes is not None and row >= base:
                clashes.append((row, table[key]))
            add_row(table, key, row)
        else:
            table[key] = row


def _several(section: str, base: int) -> Iterator[tuple[str, int]]:
    for line in section.split("\n"):
        key, *more = line.split("\t")
        for number in more:
            yield key, base + int(number)


def tables_digest(folder: Path) -> str:
    """Return a digest of a pack's two tables, so that keys worked out for other ones are never used."""
    digest = hashlib.blake2b(digest_size=16)
    for name in ("places.csv", "names.csv"):
        digest.update((folder / name).read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()


def pack_index(tables: Tables, size: int, folder: Path) -> bytes:
    """Return the compact file of a pack that is kept as CSV."""
    header = json.dumps({"version": INDEX_VERSION, "tables": tables_digest(folder)})
    return gzip.compress(SECTION.join([header, *table_sections(tables, size)]).encode("utf-8"), 9, mtime=0)


def read_index(folder: Path) -> tuple[str, ...] | None:
    """Return the sections of a pack's compact file; None where there is none that was built from its tables."""
    try:
        header, *sections = gzip.decompress((folder / INDEX_FILE).read_bytes()).decode("utf-8").split(SECTION)
        known = json.loads(header)
        if known["version"] != INDEX_VERSION or known["tables"] != tables_digest(folder):
            return None
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return None
    return tuple(sections) if len(sections) == TABLE_SECTIONS else None
