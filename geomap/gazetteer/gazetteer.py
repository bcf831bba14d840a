"""The gazetteer: every pack behind one door."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from geomap.errors import GazetteerError

from .choosing import Choice, choose_place
from .fuzzy import CURATED, FuzzyIndex
from .index import ARTICLE_COUNTRIES, BLOCKED, Index, PackRows, PlaceMap, Rows, rows_of
from .joining import join_packs
from .lists import is_common, not_places
from .matching import Mention, Reading, Scanner
from .names import drop_article, fold_characters, fold_name, split_name
from .phrases import clean_name, parse_phrase
from .places import Place, PlaceName, is_capital
from .reading import CsvPack, pack_folder, read_pack, read_shapes, report_fault, shipped_packs
from .resolving import SMALL_PEOPLE, Candidate, Match, gather_evidence, resolve_name, search_countries

SUPPORT = 0.1
"""Share of a report's names of one country that lets a name count that is a common word as well."""

MAX_NAME = 300
"""A longer text is no name of a place."""


class Gazetteer:
    """Places and their names, from one or more packs; made by `read_gazetteer`.

    Parameters
    ----------
    packs : sequence of PackRows
        In rising order of precedence.
    folders : sequence of Path
        Where the packs lie, for their shapes.
    """

    def __init__(self, packs: Sequence[PackRows], folders: Sequence[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._index = Index(packs, (name for name, _ in not_places().values()))
        join_packs(self._index)
        self._spaced: dict[str, bool] = {}
        self._fuzzy: dict[str, FuzzyIndex] = {}
        self._scanner = Scanner(self._index.entries, self._index.reaches, self._has_spaces, self._read)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where the packs lie."""
        return self._folders

    @property
    def places(self) -> Mapping[str, Place]:
        """All places by id."""
        return PlaceMap(self._index)

    @cached_property
    def shapes(self) -> dict[str, dict[str, Any]]:
        """GeoJSON geometries by place id, for the places that have one."""
        shapes: dict[str, dict[str, Any]] = {}
        for folder in self._folders:
            shapes.update(read_shapes(folder))
        return shapes

    def names_of(self, place_id: str) -> tuple[PlaceName, ...]:
        """Return every listed name of a place, the shown one first; () for an unknown id."""
        row = self._index.row_of(place_id)
        return () if row is None else self._index.names(row)

    def add_name(self, name: PlaceName) -> bool:
        """File a spelling for a place of any pack; False where no place has its id."""
        row = self._index.row_of(name.place_id)
        if row is None:
            return False
        self._index.add_name(row, name)
        return True

    def find(self, name: str) -> tuple[Place, ...]:
        """Return the places that bear a name.

        Parameters
        ----------
        name : str
            A name, in any script.

        Returns
        -------
        tuple of Place
            Every place with that listed name, case, diacritics, apostrophes, hyphens, spaces and the
            Arabic article
            aside; most trusted and most populous first; () where there is none.
        """
        index = self._index
        rows = index.entries[fold_name(name)][0] if len(name) <= MAX_NAME else None
        if isinstance(rows, int) and rows != BLOCKED:  # one place, as for nearly all names: the short way
            return (index.place(index.aliases.get(rows, rows)),)
        return tuple(map(index.place, self._find_rows(name)[0]))

    def find_with_article(self, name: str) -> tuple[Place, ...]:
        """Return the places that bear a name only when the Arabic article of one side is left out."""
        key = fold_name(name[:MAX_NAME])
        words = split_name(name[:MAX_NAME])
        rest = "".join(drop_article(words))
        rows = self._index.resolve_rows(self._index.entries[key][1])
        if rest != key:
            for known in self._index.entries[rest][:2]:
                rows += self._index.resolve_rows(known)
        return tuple(self._index.place(row) for row in dict.fromkeys(rows) if self._takes_article(row))

    def _find_rows(self, name: str) -> tuple[tuple[int, ...], bool]:
        """Return the rows of a name, and whether the article had to be dropped."""
        if len(name) > MAX_NAME:
            return (), False
        known, bare, *_ = self._index.entries[fold_name(name)]
        rows = self._index.resolve_rows(known)
        if rows:
            return rows, False
        if BLOCKED in rows_of(known):
            return (), False
        rows = self._index.resolve_rows(bare)
        if rows:
            return rows, True
        words = split_name(name)
        rest = drop_article(words)
        if rest is words:
            return (), False
        known, bare, *_ = self._index.entries["".join(rest)]
        found = self._index.resolve_rows(known) + self._index.resolve_rows(bare)
        return tuple(dict.fromkeys(row for row in found if self._takes_article(row))), True

    def _takes_article(self, row: int) -> bool:
        country = self._index.place(row).country
        return not country or country in ARTICLE_COUNTRIES

    def is_listed(self, name: str, place_id: str) -> bool:
        """Say whether a place bears a name in exactly this spelling."""
        return any(listed.name == name for listed in self.names_of(place_id))

    def is_common_word(self, name: str) -> bool:
        """Say whether a name is also a common word, a month or a person's name."""
        return is_common(name)

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """Find every listed name in running text, in one pass.

        Parameters
        ----------
        text : str
            Running text.
        start, end : int, optional
            Look only into ``text[start:end]``; offsets are into ``text`` all the same.

        Returns
        -------
        list of Mention
            In order of place, none overlapping; of names that begin at one word the longest that ends well.
        """
        part = text if start == 0 and end is None else text[start:end]
        return self._scanner.mentions(part, start)

    def is_supported(self, mention: Mention, countries: Mapping[str, float]) -> bool:
        """Say whether a report speaks for a name in it that may well be something else than a place.

        Parameters
        ----------
        mention : Mention
            A name in the report.
        countries : mapping of str to float
            How often the report speaks of each country, as told by its names of one country, this one included.

        Returns
        -------
        bool
            A name that is also a common word or a person's counts where one of its countries has a share of
            `SUPPORT`; a small town of the fallback, no capital, where more than this one name is of its country; all
            others do.
        """
        own = {place.country for place in mention.places}
        if mention.is_common_word:
            total = sum(countries.values())
            return any(countries.get(country, 0.0) >= SUPPORT * total > 0 for country in own)
        known = len(mention.places) == 1 and is_capital(mention.places[0])
        if not known and all(self._is_small(place) for place in mention.places):
            return any(countries.get(country, 0.0) > 1.0 for country in own)
        return True

    def _is_small(self, place: Place) -> bool:
        return place.end_kind == "town" and self.is_fallback(place) and self.people_at(place) < SMALL_PEOPLE

    def _read(self, words: str, rows: Rows, bare: bool) -> Reading | None:
        """Work out what words in a text stand for; None where they are no place."""
        if BLOCKED in rows_of(rows):
            return None
        resolved = self._index.resolve_rows(rows)
        if bare:
            resolved = tuple(row for row in resolved if self._takes_article(row))
        if not resolved:
            return None
        listed = not bare and any(words in self._index.spellings(row) for row in resolved)
        places = tuple(self._index.place(row) for row in resolved)
        return places, "listed" if listed else "folded", is_common(words)

    def _has_spaces(self, rows: Rows, key: str) -> bool:
        """Say whether some listed spelling with this key is written in several words."""
        known = self._spaced.get(key)
        if known is None:
            known = any(
                row == BLOCKED
                or any(
                    fold_name(name) == key and not fold_characters(name).strip().isalnum()
                    for name in self._index.spellings(row)
                )
                for row in rows_of(rows)
            )
            self._spaced[key] = known
        return known

    def choose(
        self,
        places: Sequence[Place],
        *,
        countries: Mapping[str, float] | None = None,
        near: Sequence[tuple[float, float]] = (),
        kind_hint: str | None = None,
        name: str = "",
    ) -> Choice:
        """Choose between places of one name; see `choose_place`."""
        return choose_place(
            places,
            self._importance,
            countries=countries or {},
            near=near,
            kind_hint=kind_hint,
            trust=self._trust,
            name=name,
        )

    def resolve(
        self,
        name: str,
        *,
        countries: Iterable[str] | Mapping[str, float] = (),
        near: Sequence[tuple[float, float]] = (),
        context: str = "",
    ) -> Match:
        """Say where a name is, and why; or that it is not known, or not a place.

        Parameters
        ----------
        name : str
            A name or a phrase: "Mosul", "Iraqi Mosul", "20 km south of Raqqa".
        countries : iterable of str, or mapping of str to float
            ISO codes of the countries in question, with weights where known.
        near : sequence of (lat, lon)
            The report's other places, or the other end of the movement.
        context : str
            Words around the name; country words and other places in them count as evidence.

        Returns
        -------
        Match
            Exact listed name, else folded, else a relative phrase, else the same without country and kind
            words,
            else a romanisation-aware likeness of 92 and a lead of 5 inside the countries in question (the
            curated
            ones where none is named), marked ``fuzzy``; else ``none`` or ``not a place``.
        """
        return resolve_name(self, name, countries, near, context)

    def suggest(self, name: str, countries: Sequence[str] = (), limit: int = 5) -> tuple[Candidate, ...]:
        """Propose places with a similar name, best first, for a person to decide.

        Parameters
        ----------
        name : str
            A name that did not resolve.
        countries : iterable of str
            ISO codes to look in; the curated packs where none is given.
        limit : int
            How many at most.
        """
        codes = ("", *(code.upper() for code in countries)) if countries else (CURATED,)
        core = parse_phrase(clean_name(name[:MAX_NAME])).core
        hits = search_countries(self, core, codes, at_least=limit)[:limit]
        return tuple(
            Candidate(place.id, place.name, place.kind, place.country, round(score, 1), "fuzzy")
            for score, place, _ in hits
        )

    def countries_of(self, context: str, name: str = "") -> tuple[str, ...]:
        """Return the countries that words around a name speak of, by name or through their places."""
        return tuple(gather_evidence(self, (), (), context, name).countries)

    def people_at(self, place: Place) -> int:
        """Return the number of people at a place, 0 where unknown."""
        return self._importance(place)

    def place_at(self, row: int) -> Place:
        """Return the place of a row of the index."""
        return self._index.place(row)

    def is_fallback(self, place: Place) -> bool:
        """Say whether a place stands in a fallback pack."""
        row = self._index.row_of(place.id)
        return row is not None and self._index.is_fallback(row)

    def fuzzy_index(self, country: str) -> FuzzyIndex:
        """Return the index of likenesses of a country, or of the curated packs; built when first asked for."""
        if country not in self._fuzzy:
            index = self._index
            rows = index.curated_rows if country == CURATED else index.rows_by_country.get(country, ())
            self._fuzzy[country] = FuzzyIndex(((row, index.bones(row)) for row in rows), index.names)
        return self._fuzzy[country]

    def _importance(self, place: Place) -> int:
        row = self._index.row_of(place.id)
        return 0 if row is None else self._index.population(row)

    def _trust(self, place: Place) -> int:
        row = self._index.row_of(place.id)
        return 0 if row is None or self._index.is_fallback(row) else 1


def read_gazetteer(*packs: str | Path, faults: list[GazetteerError] | None = None) -> Gazetteer:
    """Read packs into one gazetteer.

    Parameters
    ----------
    *packs : str or Path
        Folders of packs, or names of shipped packs (``world``, ``levant``); later ones win. Without any, all
        shipped packs: the world, then the theatres, then the Levant.
    faults : list of GazetteerError, optional
        Without it the first bad row raises. With it bad rows are added to this list and left out, so that
        the good
        part of a pack is still usable.

    Returns
    -------
    Gazetteer
        Ready for look-ups.

    Raises
    ------
    GazetteerError
        A pack is missing, or has a bad row: file, line, what to do.
    """
    folders = [pack_folder(pack) for pack in packs] if packs else shipped_packs()
    if not folders:
        raise GazetteerError("no shipped gazetteer was found; install the package again or name a pack")
    is_collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for some takes a sixth of the time
    try:
        return _read_folders(folders, faults)
    finally:
        if is_collecting:
            gc.enable()


def _read_folders(folders: Sequence[Path], faults: list[GazetteerError] | None) -> Gazetteer:
    read = [read_pack(folder, faults) for folder in folders]
    gazetteer = Gazetteer(read, folders)
    for pack in read:
        for row, path in pack.foreign if isinstance(pack, CsvPack) else ():
            if not gazetteer.add_name(row.name):
                what = f"no place has the id {row.name.place_id!r}; add it to places.csv or mend the id"
                report_fault(GazetteerError(what, path=path, line=row.line), faults)
    return gazetteer
