"""What the comparison looks at in a claim, as plain values: places, days, numbers, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from geomap.compare.claimants import NOBODY, Claimant, claimant_of, initials
from geomap.compare.sides import read_sides
from geomap.compare.sources import Sources
from geomap.compare.words import word_list, words_of
from geomap.counts import find_counts
from geomap.gazetteer.distances import distance_km
from geomap.table import rows_from_frame
from geomap.table.columns import COLUMNS, Row

NO_SOURCES = Sources()
SAME_TOWN_KM = 3.0
"""Two points so close are one town; in a river valley the next village is 5 km away."""
SAME_NAME_KM = 12.0
"""Two points with a word of their names in common are one town so far apart: big towns, their camps and bases."""
LOOSE_DAYS = 3
"""A movement that a report puts on its own day of publication for want of another may be so much older."""
_LONGEST_QUOTE = 1_500
_SHORTEST_INITIALS = 3
_SHORT_NAME = 4
"""A name of one word that is so short ("Map") is found in any text."""
_CAPITALS = re.compile(r"\b[A-Z]{2,8}\b")
_EXPLAINED = re.compile(
    r"((?:[A-Z][\w'’-]*\s+)(?:(?:of|for|the|and|de|al-[\w'’-]+|[A-Z][\w'’-]*)\s+){0,7})\(([A-Z]{2,8})\)"
)


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
    words: tuple[str, ...] = field(repr=False)
    place_words: frozenset[str] = field(repr=False)
    figures: frozenset[int] = field(repr=False)
    credits: frozenset[str] = field(repr=False)
    named: tuple[Claimant, ...] = field(repr=False)
    around: Sources = field(repr=False)

    @property
    def figure(self) -> int | None:
        """The number that the claim is about; None where it gives none."""
        return self.high if self.high is not None else self.low

    @property
    def is_vague(self) -> bool:
        """Whether the number stands for a word such as "dozens"."""
        return self.high is None and not any(mark.isdigit() for mark in self.count_text)


def facts_of(
    table: pd.DataFrame, sources: Mapping[str, Sources] | None = None, *, with_words: bool = True
) -> list[Facts]:
    """Read the facts of every claim that no person rejected.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table.
    sources : mapping, optional
        What stands around the claims, by report, from `sources_of`.
    with_words : bool
        Whether the words of the quotes are read too: echoes need them, events do not.

    Returns
    -------
    list of Facts
        In the table's order; ``row`` is the position in it.
    """
    rows = rows_from_frame(table.reindex(columns=list(COLUMNS)))
    outlets = {name: outlet_key(name) for name in sorted({row["outlet"] for row in rows if row["outlet"]})}
    known = _outlets_by_first_word(outlets)
    short = _short_forms(rows, sources or {})
    named = _named_by_report(rows, sources or {})
    bodies = {report: _bodies(names, short) for report, names in named.items()}
    credited = {report: set().union(*(_outlets_in(name, known) for name in names)) for report, names in named.items()}
    groups: dict[str | None, str | None] = {name: read_sides().of(name) for name in {row["group"] for row in rows}}
    found = []
    for number, row in enumerate(rows):
        if row["review"] != "rejected":
            report = row["report"] or ""
            outlet = outlets.get(row["outlet"], "")
            around = _Around(outlet, bodies[report], credited[report], short, (sources or {}).get(report, NO_SOURCES))
            row = row if with_words else row | {"quote": None}
            found.append(_facts(number, row, around, known, groups[row["group"]]))
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """What the rest of a report says about one of its claims."""

    outlet: str
    bodies: tuple[Claimant, ...]
    credits: set[str]
    short: Mapping[str, str]
    sources: Sources


def outlet_key(name: str) -> str:
    """Fold the name of an outlet, so that "The Volga Dispatch" is "Volga Dispatch"."""
    return " ".join(word for word in words_of(name) if word != "the")


def _outlets_by_first_word(outlets: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """List, by the first word, the names under which outlets are credited, each with the outlet's key."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, key in outlets.items():
        # a name of one short word ("Map", "Today") would be found in any text
        if " " in key or len(key) > _SHORT_NAME:
            found.setdefault(key.split(" ", 1)[0], []).append((key, key))
        if len(short := initials(name)) >= _SHORTEST_INITIALS:
            found.setdefault(short.upper(), []).append((short.upper(), key))
    return found


def _outlets_in(text: str, known: Mapping[str, list[tuple[str, str]]]) -> set[str]:
    words = words_of(text)
    capitals = [word for word in _CAPITALS.findall(text) if word in known]
    found = {key for word in capitals for short, key in known[word] if short == word}
    for at, word in enumerate(words):
        for name, key in known.get(word, ()):
            if words[at : at + name.count(" ") + 1] == name.split(" "):
                found.add(key)
    return found


def _short_forms(rows: Sequence[Row], sources: Mapping[str, Sources]) -> dict[str, str]:
    """Read what short forms stand for, where a text says so: "Permanent Strategic Framework (CSP)"."""
    found: dict[str, set[str]] = {}
    texts = [name for source in sources.values() for name in source.names]
    for text in (*texts, *(row["quote"] or "" for row in rows)):
        if "(" in text:
            for full, short in _EXPLAINED.findall(text[:_LONGEST_QUOTE]):
                found.setdefault(short, set()).add(full.strip())
    return {short: full for short, names in found.items() if len(names) == 1 for full in names}


def _named_by_report(rows: Sequence[Row], sources: Mapping[str, Sources]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        names = found.setdefault(row["report"] or "", dict.fromkeys(sources.get(row["report"] or "", NO_SOURCES).names))
        if row["claimant"]:
            names.setdefault(row["claimant"])
    return {report: list(names) for report, names in found.items()}


def _facts(
    number: int, row: Row, around: _Around, known: Mapping[str, list[tuple[str, str]]], side: str | None
) -> Facts:
    quote = (row["quote"] or "")[:_LONGEST_QUOTE]
    words = tuple(words_of(quote))
    outlet = around.outlet
    credited = (around.credits | _outlets_in(quote, known)) - {outlet}
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
        claimant=_claimant(row["claimant"], around.short),
        words=words,
        place_words=frozenset(word for spot in ends.values() if spot for word in spot.name.split()),
        figures=_figures(quote) if row["count_min"] is None and row["count_max"] is None else frozenset(),
        credits=frozenset(credited), named=around.bodies, around=around.sources,
    )  # fmt: skip


def _figures(quote: str) -> frozenset[int]:
    """Return the plain numbers of persons and vehicles in a quote, which a claim without a number may have lost."""
    return frozenset(met.low for met in find_counts(quote) if met.low is not None and met.low == met.high)


def _claimant(name: str | None, short: Mapping[str, str]) -> Claimant:
    if not name:
        return NOBODY
    if short:
        name = _CAPITALS.sub(lambda found: short.get(found.group(), found.group()), name)
    return claimant_of(name)


def _bodies(names: Sequence[str], short: Mapping[str, str]) -> tuple[Claimant, ...]:
    found = dict.fromkeys(_claimant(name, short) for name in names)
    return tuple(claimant for claimant in found if _is_body(claimant))


def _is_body(claimant: Claimant) -> bool:
    """Say whether a name is that of a body: its own ("Turkey's ministry") or of two words ("operations room")."""
    if claimant.is_people or claimant.is_bare_name:
        return False
    return claimant.is_specific or len(claimant.marks & word_list("bodies")) > 1


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
    return min(members, key=lambda one: (one.published is None, one.published or 0, one.report, one.claim))


def is_outlet(claimant: Claimant, outlet: str) -> bool:
    """Say whether a claimant is an outlet, by the outlet's key: the whole name, or all of the claimant's own words."""
    words = frozenset(outlet.split())
    if not words or not claimant.marks:
        return False
    return claimant.marks <= words or (words <= claimant.words and (len(words) > 1 or len(outlet) > _SHORT_NAME))
