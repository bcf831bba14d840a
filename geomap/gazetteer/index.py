"""The look-up tables over all packs: keys of names to rows, rows to places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from .fuzzy import bones_of
from .names import ARTICLES, drop_article, fold_name, fold_names, split_name
from .places import Place, PlaceName

Rows = int | tuple[int, ...]

Pairs = list[tuple[int, int]]
"""Rows of an earlier pack, each with the row of a later one that is the same place."""

BLOCKED = -1
"""The row of a name that is known to be no place (a group, an outlet, a person)."""

NO_COUNTRY = "-"
"""Stands for the country of a name whose article is no part to be dropped."""

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


MAX_CACHED = 300_000
"""So many words are kept as they were put together of all packs; a text of ever new words begins anew."""


Entry = tuple[Rows | None, Rows | None, int, int, bool]
"""What is known of a word, or of words run together; a bare tuple, since garbage collection passes those over.

- the places whose folded name it is;
- the places whose name it is without their Arabic article;
- the length of the longest name of several words that begins with this word, 0 where there is none;
- the same for the word after a leading article ("bab" of "al-Bab"): running text writes the article small;
- whether some name begins with these two words, so that a walk over text goes no further than it must.
"""

NOTHING: Entry = (None, None, 0, 0, False)


class PackTables(Protocol):
    """The look-up tables of a pack, its rows counted from 0."""

    def entry(self, word: str) -> Entry | None:
        """Return what the pack knows of a word."""
        ...

    def words(self) -> Collection[str]:
        """Return all words that something is known of."""
        ...

    def reach(self, word: str) -> int:
        """Return the length of the longest word that begins like this one, 0 where there is none."""
        ...


class PackRows(Protocol):
    """What the index asks of a pack, be it read from CSV or from a compact file."""

    name: str
    is_fallback: bool
    stamp: str
    joins: Mapping[str, tuple[Pairs, Pairs]]

    @property
    def tables(self) -> PackTables:
        """The look-up tables."""
        ...

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

    def bones(self, row: int) -> Sequence[str]:
        """Return the consonants of a row's names, by which likenesses are looked up: `bones_of`."""
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

    def row_of(self, place_id: str) -> int | None:
        """Return the row of an id."""
        ...


def rows_by_country(pack: PackRows) -> dict[str, list[int]]:
    """Return the rows of each country, in the order in which the countries first come."""
    table: dict[str, list[int]] = {}
    for row, country in enumerate(pack.countries()):
        table.setdefault(country, []).append(row)
    return table


class Tables:
    """Look-up tables filled name by name; see `Entry` for what they hold."""

    __slots__ = ("_bare", "_inner", "_keys", "_pairs", "_sorted", "_starts")

    def __init__(self) -> None:
        self._keys: dict[str, Rows] = {}
        self._bare: dict[str, Rows] = {}
        self._starts: dict[str, int] = {}
        self._inner: dict[str, int] = {}
        self._pairs: set[str] = set()
        self._sorted: list[str] = []

    def entry(self, word: str) -> Entry | None:
        """Return what is filed under a word."""
        entry = (
            self._keys.get(word),
            self._bare.get(word),
            self._starts.get(word, 0),
            self._inner.get(word, 0),
            word in self._pairs,
        )
        return None if entry == NOTHING else entry

    def words(self) -> Collection[str]:
        """Return all words that something is filed under."""
        return {*self._keys, *self._bare, *self._starts, *self._inner, *self._pairs} - {""}

    def reach(self, word: str) -> int:
        """Return the length of the longest word that begins like this one, 0 where there is none."""
        if not self._sorted:
            self._sorted = sorted(self.words())
        return longest_from(self._sorted, word)

    def add_name(self, name: str, row: int, country: str) -> None:
        """File one name under its keys."""
        key = fold_name(name)
        if not key:
            return
        self._sorted.clear()
        _add_row(self._keys, key, row)
        self.add_words(name, key)
        if country in ARTICLE_COUNTRIES or not country:
            words = split_name(name)
            rest = drop_article(words)
            if rest is not words:
                bare = "".join(rest)
                if len(bare) >= 3:
                    _add_row(self._bare, bare, row)

    def add_names(self, names: list[str], rows: list[int], countries: list[str]) -> None:
        """File many names at once; ``countries`` are those of the rows from 0 on."""
        takes = [not country or country in ARTICLE_COUNTRIES for country in countries]
        keys, bare, starts, inner, pairs = self._keys, self._bare, self._starts, self._inner, self._pairs
        for (key, first, second, rest), row in zip(fold_names(names), rows, strict=True):
            if not key:
                continue
            _add_row(keys, key, row)
            if len(first) < len(key):
                if starts.get(first, 0) < len(key):
                    starts[first] = len(key)
                pairs.add(first + second)
                if first in ARTICLES:
                    if len(first) + len(second) < len(key):
                        pairs.add(second + split_name(rest)[0])
                    if inner.get(second, 0) < len(key):
                        inner[second] = len(key)
                    if takes[row] and len(key) - len(first) >= 3:
                        _add_row(bare, key[len(first) :], row)
                    continue
            if key.startswith("ال") and len(first) > 4 and takes[row]:
                _add_row(bare, key[2:], row)

    def add_words(self, name: str, key: str) -> None:
        """File the first words of a name, for running text."""
        words = split_name(name)
        if len(words) < 2:
            return
        length = len(key)
        if self._starts.get(words[0], 0) < length:
            self._starts[words[0]] = length
        self._pairs.add(words[0] + words[1])
        if words[0] in ARTICLES:
            self._pairs.update("".join(words[1:3]) for _ in words[2:3])
            if self._inner.get(words[1], 0) < length:
                self._inner[words[1]] = length


def longest_from(words: Sequence[str], start: str) -> int:
    """Return the length of the longest of sorted words that begin so, 0 where there is none."""
    longest = 0
    for at in range(bisect_left(words, start), len(words)):
        if not words[at].startswith(start):
            break
        longest = max(longest, len(words[at]))
    return longest


def _add_row(table: dict[str, Rows], key: str, row: int) -> None:
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


class Entries(dict[str, Entry]):
    """What all packs together know of a word, put together when asked for; a pure cache.

    Parameters
    ----------
    layers : sequence of (int, PackTables)
        Tables with the row from which theirs are counted.
    """

    def __init__(self, layers: Sequence[tuple[int, PackTables]]) -> None:
        super().__init__()
        self._layers = layers

    def __missing__(self, word: str) -> Entry:
        entry = NOTHING
        for base, tables in self._layers:
            other = tables.entry(word)
            if other is not None:
                entry = _put_together(entry, other, base)
        if len(self) >= MAX_CACHED:
            self.clear()
        self[word] = entry
        return entry


class Reaches(dict[str, int]):
    """The length of the longest word of any pack that begins like a word, sought when asked for; a pure cache.

    Parameters
    ----------
    tables : sequence of PackTables
        The tables of all packs.
    """

    def __init__(self, tables: Sequence[PackTables]) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, word: str) -> int:
        if len(self) >= MAX_CACHED:
            self.clear()
        reach = self[word] = max(tables.reach(word) for tables in self._tables)
        return reach


def _put_together(one: Entry, other: Entry, base: int) -> Entry:
    rows, bare, starts, inner, is_pair = one
    more_rows, more_bare, more_starts, more_inner, more_is_pair = other
    return (
        rows if more_rows is None else _both(rows, more_rows, base),
        bare if more_bare is None else _both(bare, more_bare, base),
        starts if starts > more_starts else more_starts,
        inner if inner > more_inner else more_inner,
        is_pair or more_is_pair,
    )


def _both(one: Rows | None, other: Rows, base: int) -> Rows:
    if one is None and isinstance(other, int):  # as nearly all are
        return base + other
    rows = dict.fromkeys((*rows_of(one), *(row + base for row in rows_of(other))))
    return tuple(rows) if len(rows) > 1 else next(iter(rows))


class PlaceMap(Mapping[str, Place]):
    """All places by id, made when asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __getitem__(self, place_id: str) -> Place:
        row = self._index.row_of(place_id)
        if row is None:
            raise KeyError(place_id)
        return self._index.place(row)

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
        *self.bases, self.size = accumulate(map(len, self.packs), initial=0)
        self._own = Tables()
        """Names that stand in no pack's tables: those of no places, and those that a pack gives to another's place."""
        for name in blocked:
            self._own.add_name(name, BLOCKED, NO_COUNTRY)
        tables = (*(pack.tables for pack in self.packs), self._own)
        self.entries = Entries(tuple(zip((*self.bases, 0), tables, strict=True)))
        self.reaches = Reaches(tables)
        self.aliases: dict[int, int] = {}
        self._added: dict[int, list[PlaceName]] = {}
        self._places: dict[int, Place] = {}
        self._sorted: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._spellings: dict[int, frozenset[str]] = {}
        self._row_of: dict[str, int] = {}

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

    def bones(self, row: int) -> Sequence[str]:
        """Return the consonants of a row's names, those of the rows that it stands for included."""
        known = bones_of(name.name for name in self._added.get(row, ()))
        for one in (row, *self.stands_for.get(row, ())):
            pack, local = self._split(one)
            known = [*known, *(more for more in pack.bones(local) if more not in known)]
        return known

    def add_name(self, row: int, name: PlaceName) -> None:
        """File a name that another pack gives to a row."""
        self._own.add_name(name.name, row, self.place(row).country)
        self._added.setdefault(row, []).append(name)
        self.entries.clear()
        self.reaches.clear()

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
        return self._split(row)[0].is_fallback

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
            for country, rows in rows_by_country(pack).items():
                known = table.setdefault(country, [])
                known += (base + row for row in rows if base + row not in self.aliases)
        return table

    @cached_property
    def curated_rows(self) -> tuple[int, ...]:
        """The rows of the packs that are no fallback; of all packs where there is no other."""
        rows = [row for row in range(self.size) if row not in self.aliases]
        return tuple(row for row in rows if not self.is_fallback(row)) or tuple(rows)

    def row_of(self, place_id: str) -> int | None:
        """Return the row of an id, the later pack's of two; None where it is unknown or stands aside for another."""
        known = self._row_of.get(place_id)
        if known is not None:
            return known
        for base, pack in zip(reversed(self.bases), reversed(self.packs), strict=True):
            local = pack.row_of(place_id)
            if local is not None:
                if base + local in self.aliases:
                    return None
                self._row_of[place_id] = base + local
                return base + local
        return None

    @cached_property
    def row_by_id(self) -> dict[str, int]:
        """All rows by id."""
        ids = (place_id for pack in self.packs for place_id in pack.ids())
        rows = {place_id: row for row, place_id in enumerate(ids)}
        return {place_id: row for place_id, row in rows.items() if row not in self.aliases}

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
