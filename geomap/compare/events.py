"""Events: claims about what may be one movement, and how many independent claimants stand behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from geomap.compare.blocks import Reach, candidate_pairs, moved_day
from geomap.compare.facts import Facts, facts_of, first_told
from geomap.compare.joining import Clusters
from geomap.compare.movements import Meeting, meet
from geomap.compare.sides import Sides, read_sides
from geomap.compare.verdicts import Judgement, judge
from geomap.errors import TableError

DAYS = 3
"""Movements whose days are so many apart, or fewer, may be one."""
KM = 5.0
"""Ends that are so many kilometres apart, or fewer, may be one place; in a river valley the next town is 10 km away."""
CLAIM_COLUMNS = {
    "event": "string",
    "verdict": "string",
    "tellings": "Int64",
    "independent": "Int64",
    "across_sides": "boolean",
    "event_count_min": "Int64",
    "event_count_max": "Int64",
}
_LONGEST_SPAN_DAYS = 31
"""How far back a claim that names a whole month can reach."""


@dataclass(frozen=True, slots=True)
class Windows:
    """What counts as one movement; a verdict holds for these windows alone.

    Parameters
    ----------
    days : int
        Movements may be one where their days are so many apart or fewer.
    km : float
        Ends may be one place where they are so many kilometres apart or fewer; an area reaches as far as its radius.
    """

    days: int = DAYS
    km: float = KM

    def __post_init__(self) -> None:
        if not 0 <= self.days <= 366:
            raise TableError(f"a window of {self.days} days makes no sense; use 0 to 366")
        if not 0 <= self.km <= 1000:
            raise TableError(f"a window of {self.km:g} km makes no sense; use 0 to 1000")


@dataclass(frozen=True, slots=True)
class Event:
    """Claims about what may be one movement, with the verdict on them."""

    id: str
    claims: tuple[Facts, ...]
    judgement: Judgement
    windows: Windows

    @property
    def rows(self) -> list[int]:
        """The positions of its claims in the table."""
        return [one.row for one in self.claims]

    @property
    def count(self) -> tuple[int | None, int | None]:
        """The least and the greatest number claimed for it, of what most of its claims count; never a sum."""
        said = [one for one in self.claims if one.figure is not None and one.status != "denied"]
        kinds = [one.what for one in said]
        if not said:
            return None, None
        main = max(dict.fromkeys(kinds), key=kinds.count)
        lows = [one.low for one in said if one.what == main and one.low is not None]
        highs = [one.high for one in said if one.what == main and one.high is not None]
        return min([*lows, *highs]), max([*lows, *highs])


def find_events(
    table: pd.DataFrame,
    *,
    days: int = DAYS,
    km: float = KM,
    sides: Sides | None = None,
) -> list[Event]:
    """Group the claims of a table into events and judge each.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table with its echo labels (`link_echoes`); rejected claims are left out.
    days, km : int, float
        The windows, see `Windows`.
    sides : Sides, optional
        Whose side claimants speak for; the list that geomap ships where it is left out.

    Returns
    -------
    list of Event
        In the order of the first claim of each in the table; every claim that is not rejected is in one.
    """
    windows = Windows(days, km)
    facts = facts_of(table, with_words=False)
    labels = table["echo"].astype("string").tolist() if "echo" in table else [None] * len(table)
    echoes = [None if pd.isna(label) else str(label) for label in labels]
    clusters: Clusters[Facts] = Clusters(facts)
    for one, other in _same_label(facts, echoes):
        clusters.join(one, other)
    age = [(one.published or 0, one.report, one.claim) for one in facts]
    pairs = sorted(
        _meetings(facts, windows),
        key=lambda pair: (-pair[2].strength, *sorted((age[pair[0]], age[pair[1]]))),
    )
    for one, other, _ in pairs:
        clusters.join_if(one, other, lambda mine, theirs: meet(mine, theirs, windows.days, windows.km) is not None)
    known_sides = sides or read_sides()
    return [
        Event(first_told(members).claim, tuple(members), judge(members, echoes, known_sides, km), windows)
        for members in clusters.groups()
    ]


def _same_label(facts: Sequence[Facts], echoes: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for at, one in enumerate(facts):
        label = echoes[one.row]
        if label is not None:
            yield first.setdefault(label, at), at


def _meetings(facts: Sequence[Facts], windows: Windows) -> Iterator[tuple[int, int, Meeting]]:
    reach = Reach(moved_day, windows.days + _LONGEST_SPAN_DAYS, windows.km, within_report=True)
    for one, other in candidate_pairs(facts, reach):
        meeting = meet(facts[one], facts[other], windows.days, windows.km)
        if meeting is not None:
            yield one, other, meeting


def events_of(
    table: pd.DataFrame,
    *,
    days: int = DAYS,
    km: float = KM,
    sides: Sides | None = None,
) -> pd.DataFrame:
    """Say of each claim which event it belongs to, and how that event stands.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table, (n, k), with its echo labels.
    days, km : int, float
        The windows, see `Windows`. Other windows give other events and other verdicts.
    sides : Sides, optional
        As for `find_events`.

    Returns
    -------
    pandas.DataFrame
        (n, 7), the table's index; all cells are empty for a rejected claim:

        - ``event``: the id of the claim that was published first; the same on all claims of the event.
        - ``verdict``: ``single``, ``echoed``, ``corroborated`` or ``contested``.
        - ``tellings``: how many reports tell of the event.
        - ``independent``: how many independent claimants are named for it; 0 where nobody is.
        - ``across_sides``: whether claimants of two sides say the same.
        - ``event_count_min``, ``event_count_max``: the least and the greatest number claimed, never a sum.

    Examples
    --------
    >>> from geomap.table import check_claims
    >>> table = check_claims(pd.DataFrame({"origin": ["Mosul"], "destination": ["Raqqa"], "claimant": ["a farmer"]}))
    >>> events_of(table)[["verdict", "tellings", "independent"]].to_numpy().tolist()
    [['single', 1, 1]]
    """
    cells: dict[str, list[object]] = {name: [pd.NA] * len(table) for name in CLAIM_COLUMNS}
    for event in find_events(table, days=days, km=km, sides=sides):
        low, high = event.count
        values = (
            event.id,
            event.judgement.verdict,
            event.judgement.tellings,
            event.judgement.independent,
            event.judgement.across_sides,
            pd.NA if low is None else low,
            pd.NA if high is None else high,
        )
        for row in event.rows:
            for name, value in zip(CLAIM_COLUMNS, values, strict=True):
                cells[name][row] = value
    return pd.DataFrame(
        {name: pd.Series(cells[name], index=table.index, dtype=dtype) for name, dtype in CLAIM_COLUMNS.items()}
    )
