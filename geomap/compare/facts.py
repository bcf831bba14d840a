"""What the comparison looks at in a claim, as plain values: places, days, numbers, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from geomap.compare.claimants import NOBODY, Claimant, claimant_of
from geomap.compare.sides import read_sides
from geomap.compare.words import word_list, words_of
from geomap.counts import find_counts
from geomap.gazetteer.distances import distance_km
from geomap.table import rows_from_frame
from geomap.table.columns import COLUMNS, Row

SAME_TOWN_KM = 12.0
"""Two points for one town stand so far apart at most: gazetteers differ by several kilometres in big cities."""
LOOSE_DAYS = 3
"""A movement that a report puts on its own day of publication for want of another may be so much older."""
_LONGEST_QUOTE = 1_500


@dataclass(frozen=True, slots=True)
class Spot:
    """One end of a movement: id, point and size where it is resolved, and the folded name."""

    name: str
    place_id: str | None
    lat: float | None
    lon: float | None
    radius_km: float
    is_area: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim, ready to be compared."""

    row: int
    claim: str
    report: str
    outlet: str
    outlet_name: str
    published: int | None
    origin: Spot | None
    destination: Spot | None
    group: str
    side: str | None
    what: str
    low: int | None
    high: int | None
    count_text: str
    first_day: int | None
    last_day: int | None
    is_day_loose: bool
    status: str
    claimant: Claimant
    outlet_words: frozenset[str]
    words: tuple[str, ...] = field(repr=False)
    place_words: frozenset[str] = field(repr=False)
    figures: frozenset[int] = field(repr=False)
    credits: frozenset[str] = field(repr=False)
    named: tuple[Claimant, ...] = field(repr=False)

    @property
    def figure(self) -> int | None:
        """The number that the claim is about; None where it gives none."""
        return self.high if self.high is not None else self.low

    @property
    def is_vague(self) -> bool:
        """Whether the number stands for a word such as "dozens"."""
        return self.high is None and not any(mark.isdigit() for mark in self.count_text)


def facts_of(table: pd.DataFrame, sources: Mapping[str, Sequence[str]] | None = None) -> list[Facts]:
    """Read the facts of every claim that no person rejected.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table.
    sources : mapping, optional
        Names of sources by report, from `sources_of`.

    Returns
    -------
    list of Facts
        In the table's order; ``row`` is the position in it.
    """
    rows = rows_from_frame(table.reindex(columns=list(COLUMNS)))
    outlets = {key: outlet_key(str(name)) for name in {r["outlet"] for r in rows if r["outlet"]} for key in (name,)}
    known = _outlets_by_first_word(set(outlets.values()))
    named = _named_by_report(rows, sources or {})
    groups: dict[str | None, str | None] = {name: read_sides().of(name) for name in {row["group"] for row in rows}}
    return [
        _facts(number, row, outlets.get(row["outlet"], ""), known, named[row["report"] or ""], groups[row["group"]])
        for number, row in enumerate(rows)
        if row["review"] != "rejected"
    ]


def outlet_key(name: str) -> str:
    """Fold the name of an outlet, so that "The Volga Dispatch" is "Volga Dispatch"."""
    return " ".join(word for word in words_of(name) if word != "the")


def _outlets_by_first_word(keys: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in sorted(keys):
        # a name of one short word ("Map", "Today") would be found in any text
        if " " in key or len(key) > 4:
            found.setdefault(key.split(" ", 1)[0], []).append(key)
    return found


def _outlets_in(text: str, known: Mapping[str, list[str]]) -> set[str]:
    words = words_of(text)
    return {
        key
        for at, word in enumerate(words)
        for key in known.get(word, ())
        if words[at : at + key.count(" ") + 1] == key.split(" ")
    }


def _named_by_report(rows: Sequence[Row], sources: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        names = found.setdefault(row["report"] or "", dict.fromkeys(sources.get(row["report"] or "", ())))
        if row["claimant"]:
            names.setdefault(row["claimant"])
    return {report: list(names) for report, names in found.items()}


def _facts(
    number: int, row: Row, outlet: str, known: Mapping[str, list[str]], named: Sequence[str], side: str | None
) -> Facts:
    quote = (row["quote"] or "")[:_LONGEST_QUOTE]
    words = tuple(words_of(quote))
    credited = set().union(*(_outlets_in(name, known) for name in named), _outlets_in(quote, known)) - {outlet}
    ends = {role: _spot(row, role) for role in ("origin", "destination")}
    first, last = (_ordinal(row[name]) for name in ("date_start", "date_end"))
    return Facts(
        row=number, claim=row["claim"] or "", report=row["report"] or "", outlet=outlet,
        outlet_name=row["outlet"] or "",
        published=_ordinal(row["published"]), origin=ends["origin"], destination=ends["destination"],
        group=row["group"] or "", side=side, what=row["what"] or "fighters",
        low=row["count_min"], high=row["count_max"], count_text=row["count_text"] or "",
        first_day=first if first is not None else last, last_day=last if last is not None else first,
        is_day_loose=row["date_basis"] == "published", status=row["status"] or "occurred",
        claimant=claimant_of(row["claimant"]) if row["claimant"] else NOBODY,
        outlet_words=frozenset(outlet.split()), words=words,
        place_words=frozenset(word for spot in ends.values() if spot for word in spot.name.split()),
        figures=frozenset(met.low for met in find_counts(quote) if met.low is not None and met.low == met.high),
        credits=frozenset(credited), named=tuple(_bodies(named)),
    )  # fmt: skip


def _bodies(names: Sequence[str]) -> list[Claimant]:
    return [claimant for claimant in map(claimant_of, names) if claimant.marks and claimant.is_specific]


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _spot(row: Row, role: str) -> Spot | None:
    if row[role] is None and row[f"{role}_id"] is None and row[f"{role}_lat"] is None:
        return None
    radius = row[f"{role}_radius_km"]
    name = " ".join(word for word in words_of(row[role] or "") if word not in word_list("stop"))
    return Spot(
        name, row[f"{role}_id"], row[f"{role}_lat"], row[f"{role}_lon"], radius or 0.0, row[f"{role}_kind"] == "area"
    )


def gap_km(one: Spot, other: Spot) -> float | None:
    """Return how far two ends are apart, 0 for one place; None where a point is not known."""
    if one.place_id is not None and one.place_id == other.place_id:
        return 0.0
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0 if one.name and one.name == other.name else None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def day_span(facts: Facts) -> tuple[int, int] | None:
    """Return the first and last day of a movement, wider where the day is only that of publication."""
    if facts.first_day is None or facts.last_day is None:
        return None
    return facts.first_day - (LOOSE_DAYS if facts.is_day_loose else 0), facts.last_day


def first_told(members: Iterable[Facts]) -> Facts:
    """Return the claim that was published first; one without a day comes last."""
    return min(members, key=lambda one: (one.published is None, one.published or 0, one.report, one.row))
