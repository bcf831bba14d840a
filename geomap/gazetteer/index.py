"""The look-up tables over all packs: keys of names to rows, rows to places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from .names import ARTICLES, drop_article, fold_name, fold_names, split_name
from .places import Place, PlaceName

Rows = int | tuple[int, ...]

BLOCKED = -1
"""The row of a name that is known to be no place (a group, an outlet, a person)."""

ARTICLE_COUNTRIES = frozenset(
    [
        "AE",
        "BH",
        "DZ",
        "EG",
        "EH",
        "ER",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TD",
        "TN",
        "TR",
        "YE",
        "SO",
        "DJ",
        "ML",
        "NE",
    ]
)
"""Countries whose place names take the Arabic article, so that a name is known with and without it."""


class PackRows(Protocol):
    """What the index asks of a pack, be it read from CSV or from the compact world file."""

    name: str

    def __len__(self) -> int: ...

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        ...

    def names(self, row: int) -> tuple[PlaceName, ...]:
        """Return the names of a row."""
        ...

    def spellings(self, row: int) -> tuple[str, ...]:
        """Return the names of a row as bare text."""
        ...

    def population(self, row: int) -> int:
        """Return the number of people."""
        ...

    def ids(self) -> Iterator[str]:
        """Give the ids in the order of rows."""
        ...

    def countries(self) -> Iterator[str]:
        """Give the countries in the order of rows."""
        ...

    def fill(self, tables: Tables, base: int) -> None:
        """File all names."""
        ...


class Tables:
    """The tables of a look-up, filled pack by pack.

    ``keys`` holds folded names, ``bare`` names without their article. ``starts`` holds the first words of names of
    several words with the length of the longest such name; ``inner`` the same for the word after a leading article
    ("bab" of "al-Bab"), because running text writes the article small; ``pairs`` the first two words of each, run
    together, so that a walk over text goes no further than it must.
    """

    __slots__ = ("bare", "clashes", "inner", "keys", "pairs", "starts")

    def __init__(self) -> None:
        self.keys: dict[str, Rows] = {}
        self.starts: dict[str, int] = {}
        self.inner: dict[str, int] = {}
        self.pairs: set[str] = set()
        self.bare: dict[str, Rows] = {}
        self.clashes: list[tuple[int, Rows]] = []
        """Rows whose name was filed already, with the rows it was filed under, for `join_packs`."""

    def add_name(self, name: str, row: int, country: str) -> None:
        """File one name under its keys."""
        key = fold_name(name)
        if not key:
            return
        add_row(self.keys, key, row)
        self.add_words(name, key)
        if country in ARTICLE_COUNTRIES or not country:
            words = split_name(name)
            rest = drop_article(words)
            if rest is not words:
                bare = "".join(rest)
                if len(bare) >= 3:
                    add_row(self.bare, bare, row)

    def add_names(self, names: list[str], rows: list[int], countries: list[str], base: int) -> None:
        """File many names at once; ``countries`` are those of the rows from ``base`` on."""
        takes = [not country or country in ARTICLE_COUNTRIES for country in countries]
        keys, bare, starts, inner = self.keys, self.bare, self.starts, self.inner
        clashes, pairs = self.clashes, self.pairs
        for (key, first, second, rest), row in zip(fold_names(names), rows, strict=True):
            if not key:
                continue
            if key in keys:
                clashes.append((row, keys[key]))
                add_row(keys, key, row)
            else:
                keys[key] = row
            if len(first) < len(key):
                if starts.get(first, 0) < len(key):
                    starts[first] = len(key)
                pairs.add(first + second)
                if first in ARTICLES:
                    if len(first) + len(second) < len(key):
                        pairs.add(second + split_name(rest)[0])
                    if inner.get(second, 0) < len(key):
                        inner[second] = len(key)
                    if takes[row - base] and len(key) - len(first) >= 3:
                        add_row(bare, key[len(first) :], row)
                    continue
            if key.startswith("ال") and len(first) > 4 and takes[row - base]:
                add_row(bare, key[2:], row)

    def add_words(self, name: str, key: str) -> None:
        """File the first words of a name, for running text."""
        words = split_name(name)
        if len(words) < 2:
            return
        length = len(key)
        if self.starts.get(words[0], 0) < length:
            self.starts[words[0]] = length
        self.pairs.add(words[0] + words[1])
        if words[0] in ARTICLES:
            self.pairs.update("".join(words[1:3]) for _ in words[2:3])
            if self.inner.get(words[1], 0) < length:
                self.inner[words[1]] = length


def add_row(table: dict[str, Rows], key: str, row: int) -> None:
    """Add a row to a key that may have some already."""
    known = table.get(key)
    if known is None:
        table[key] = row
    elif isinstance(known, int):
        if known != row:
            table[key] = (known, row)
    elif row not in known:
        table[key] = (*known, row)


def rows_of(value: Rows | None) -> tuple[int, ...]:
    """Give the rows of a table's value as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, int) else value


class PlaceMap(Mapping[str, Place]):
    """All places by id, made when asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __getitem__(self, place_id: str) -> Place:
        return self._index.place(self._index.row_by_id[place_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._index.row_by_id)

    def __len__(self) -> int:
        return len(self._index.row_by_id)


class Index:
    """All packs as one table of rows; later packs win.

    Parameters
    ----------
    packs : sequence of PackRows
        In rising order of precedence.
    blocked : iterable of str
        Names that are known to be no places.
    """

    def __init__(self, packs: Sequence[PackRows], blocked: Iterable[str] = ()) -> None:
        self.packs = tuple(packs)
        self.bases: list[int] = []
        self.tables = Tables()
        base = 0
        for pack in self.packs:
            self.bases.append(base)
            pack.fill(self.tables, base)
            base += len(pack)
        self.size = base
        for name in blocked:
            key = fold_name(name)
            if key:
                add_row(self.tables.keys, key, BLOCKED)
                self.tables.add_words(name, key)
        self.aliases: dict[int, int] = {}
        self._added: dict[int, list[PlaceName]] = {}
        self._places: dict[int, Place] = {}
        self._sorted: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._spellings: dict[int, frozenset[str]] = {}
        self._ids: dict[str, int] | None = None

    def _split(self, row: int) -> tuple[PackRows, int]:
        rank = bisect_right(self.bases, row) - 1
        return self.packs[rank], row - self.bases[rank]

    def place(self, row: int) -> Place:
        """Return the place of a row."""
        found = self._places.get(row)
        if found is None:
            pack, local = self._split(row)
            found = self._places[row] = pack.place(local)
        return found

    def names(self, row: int) -> tuple[PlaceName, ...]:
        """Return the names of a row, those of the rows that it stands for included."""
        pack, local = self._split(row)
        names = (*pack.names(local), *self._added.get(row, ()))
        for other in self.stands_for.get(row, ()):
            pack, local = self._split(other)
            names += pack.names(local)
        return names

    def spellings(self, row: int) -> frozenset[str]:
        """Return the names of a row as bare text."""
        found = self._spellings.get(row)
        if found is None:
            spelt: set[str] = {name.name for name in self._added.get(row, ())}
            for one in (row, *self.stands_for.get(row, ())):
                pack, local = self._split(one)
                spelt.update(pack.spellings(local))
            found = self._spellings[row] = frozenset(spelt)
        return found

    def add_name(self, row: int, name: PlaceName) -> None:
        """File a name that another pack gives to a row."""
        self.tables.add_name(name.name, row, self.place(row).country)
        self._added.setdefault(row, []).append(name)

    def population(self, row: int) -> int:
        """Return the number of people at a row or at one that it stands for, 0 where unknown."""
        people = 0
        for one in (row, *self.stands_for.get(row, ())):
            pack, local = self._split(one)
            people = max(people, pack.population(local))
        return people

    def rank(self, row: int) -> int:
        """Return the position of the row's pack: the higher, the more it is trusted."""
        return bisect_right(self.bases, row) - 1

    def is_fallback(self, row: int) -> bool:
        """Say whether a row stands in a fallback pack."""
        return bool(getattr(self._split(row)[0], "is_fallback", False))

    @cached_property
    def stands_for(self) -> dict[int, list[int]]:
        """The rows that each row stands for; asked for only after the packs are joined."""
        table: dict[int, list[int]] = {}
        for other, row in self.aliases.items():
            table.setdefault(row, []).append(other)
        return table

    @cached_property
    def rows_by_country(self) -> dict[str, list[int]]:
        """Rows by country, without those that stand aside for another."""
        table: dict[str, list[int]] = {}
        for base, pack in zip(self.bases, self.packs, strict=True):
            for row, country in enumerate(pack.countries(), base):
                if row not in self.aliases:
                    table.setdefault(country, []).append(row)
        return table

    @cached_property
    def curated_rows(self) -> tuple[int, ...]:
        """The rows of the packs that are no fallback; of all packs where there is no other."""
        rows = [row for row in range(self.size) if row not in self.aliases]
        return tuple(row for row in rows if not self.is_fallback(row)) or tuple(rows)

    @property
    def row_by_id(self) -> dict[str, int]:
        """Rows by id; of two rows with one id the later pack's."""
        if self._ids is None:
            ids: dict[str, int] = {}
            for base, pack in zip(self.bases, self.packs, strict=True):
                for local, place_id in enumerate(pack.ids()):
                    ids[place_id] = base + local
            for other in self.aliases:
                place = self.place(other)
                if ids.get(place.id) == other:
                    del ids[place.id]
            self._ids = ids
        return self._ids

    def resolve_rows(self, value: Rows | None) -> tuple[int, ...]:
        """Return the rows of a value with stand-ins replaced, most trusted and most populous first."""
        if isinstance(value, int):  # as nearly all are
            return () if value == BLOCKED else (self.aliases.get(value, value),)
        if value is None:
            return ()
        known = self._sorted.get(value)
        if known is None:
            rows = {self.aliases.get(row, row) for row in value if row != BLOCKED}
            known = tuple(sorted(rows, key=lambda row: (-self.rank(row), -self.population(row), row)))
            self._sorted[value] = known
        return known
