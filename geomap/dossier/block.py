"""What the page reads: the comparison as plain JSON values, each number with the claims behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd

from geomap.compare import Comparison, Event
from geomap.compare.tables import day_of, first_days, name_of, outlet_of, pair_kinds
from geomap.compare.verdicts import sources_in
from geomap.style import hue_of, order_outlets
from geomap.table import rows_from_frame

MOST_EVENTS = 3_000
"""More events would make a page that no browser opens quickly; the page says how many it leaves out, and which."""
MOST_EVIDENCE = 20_000
NUMBERS = ("claims", "reports", "events", "with_claimant", "exclusive", "echoed", "told_first")
CLAIM_FIELDS = (
    "claim", "report", "url", "claimant", "origin", "destination", "date_text", "count_text", "what", "status",
    "quote", "echo", "count_min", "count_max",
)  # fmt: skip


def page_block(comparison: Comparison, title: str) -> dict[str, Any]:
    """Lay a comparison out for the page.

    Parameters
    ----------
    comparison : Comparison
        The comparison.
    title : str
        The heading.

    Returns
    -------
    dict
        Plain JSON values. Events with one telling are left out first where there are too many.
    """
    rows = rows_from_frame(comparison.claims)
    echoes = [row["echo"] for row in rows]
    names = order_outlets(outlet_of(one) for event in comparison.found for one in event.claims)
    outlet_at = {name: at for at, name in enumerate(names)}
    shown = comparison.found[:MOST_EVENTS]
    claims: list[dict[str, Any]] = []
    claim_at: dict[int, int] = {}
    for number, event in enumerate(shown):
        for one in sorted(event.claims, key=lambda one: (one.published is None, one.published or 0, one.row)):
            claim_at[one.row] = len(claims)
            claims.append(
                {name: rows[one.row][name] for name in CLAIM_FIELDS}
                | {
                    "outlet": outlet_at[outlet_of(one)],
                    "published": day_of(one.published),
                    "first": day_of(one.first_day),
                    "last": day_of(one.last_day),
                    "event": number,
                }
            )
    return {
        "title": title,
        "windows": {"days": comparison.windows.days, "km": comparison.windows.km},
        "total": {"claims": sum(len(event.claims) for event in comparison.found), "events": len(comparison.found)},
        "outlets": names,
        "hues": [[hue_of(at).light, hue_of(at).dark] for at in range(len(names))],
        "claims": claims,
        "events": [_event(event, comparison.claims, claim_at, echoes, outlet_at) for event in shown],
        "rows": _outlet_rows(comparison, shown, claim_at, outlet_at, echoes),
        "pairs": _pairs(shown, outlet_at, echoes, comparison.windows.km),
        "links": _links(comparison, {claim["claim"]: at for at, claim in enumerate(claims)}),
    }


def _event(
    event: Event,
    table: pd.DataFrame,
    claim_at: dict[int, int],
    echoes: Sequence[str | None],
    outlet_at: dict[str, int],
) -> dict[str, Any]:
    judgement = event.judgement
    first = [one.first_day for one in event.claims if one.first_day is not None]
    last = [one.last_day for one in event.claims if one.last_day is not None]
    told = [one.published for one in event.claims if one.published is not None]
    days = first_days(event)
    low, high = _bounds(event)
    return {
        "id": event.id,
        "verdict": judgement.verdict,
        "why": list(judgement.reasons),
        "from": name_of(event, table, "origin"),
        "to": name_of(event, table, "destination"),
        "group": next((one.group for one in event.claims if one.group), None),
        "first": day_of(min(first, default=None)),
        "last": day_of(max(last, default=None)),
        "told": day_of(min(told, default=None)),
        "low": low,
        "high": high,
        "tellings": judgement.tellings,
        "independent": judgement.independent,
        "sides": list(judgement.sides),
        "across": judgement.across_sides,
        "claims": sorted(claim_at[one.row] for one in event.claims),
        "sources": [[claim_at[one.row] for one in source] for source in sources_in(event.claims, echoes)],
        "lags": sorted(
            [outlet_at[name], day_of(day), day - min(days.values())] for name, day in days.items()
        ),
    }  # fmt: skip


def _bounds(event: Event) -> tuple[int | None, int | None]:
    """Return the numbers of an event as its claims bound them: "up to 300" everywhere has no least number."""
    low, high = event.count
    said = [one for one in event.claims if one.status != "denied"]
    if not any(one.low is not None for one in said):
        low = None
    if not any(one.high is not None for one in said):
        high = None
    return low, high


def _outlet_rows(
    comparison: Comparison,
    shown: Sequence[Event],
    claim_at: dict[int, int],
    outlet_at: dict[str, int],
    echoes: Sequence[str | None],
) -> list[dict[str, Any]]:
    """One row an outlet: its numbers over all claims, and the claims behind them as far as the page holds them."""
    carriers: dict[str, set[str]] = defaultdict(set)
    for event in comparison.found:
        for one in event.claims:
            label = echoes[one.row]
            if label is not None:
                carriers[label].add(outlet_of(one))
    behind: dict[str, dict[str, list[int]]] = defaultdict(
        lambda: {name: [] for name in ("claims", "with_claimant", "exclusive", "echoed", "told_first")}
    )
    for event in shown:
        tellers = {outlet_of(one) for one in event.claims}
        days = first_days(event)
        for one in event.claims:
            at, name, label = claim_at[one.row], outlet_of(one), echoes[one.row]
            behind[name]["claims"].append(at)
            if one.claimant.name:
                behind[name]["with_claimant"].append(at)
            if len(tellers) == 1:
                behind[name]["exclusive"].append(at)
            if label is not None and len(carriers[label]) > 1:
                behind[name]["echoed"].append(at)
            if len(days) > 1 and days.get(name) == min(days.values()):
                behind[name]["told_first"].append(at)
    return [
        {
            "outlet": outlet_at[row["outlet"]],
            **{name: int(row[name]) for name in NUMBERS},
            "lag": None if pd.isna(row["median_lag_days"]) else float(row["median_lag_days"]),
            "behind": behind[row["outlet"]],
        }
        for row in comparison.outlets.to_dict("records")
    ]  # fmt: skip


def _pairs(
    shown: Sequence[Event], outlet_at: dict[str, int], echoes: Sequence[str | None], km: float
) -> list[list[Any]]:
    """Return for each ordered pair of outlets and each kind the events behind the number."""
    found: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for number, event in enumerate(shown):
        for (one, other), kinds in pair_kinds(event, echoes, km).items():
            for kind in sorted({*kinds, "together"}):
                found[outlet_at[one], outlet_at[other], kind].append(number)
    return [[*key, events] for key, events in sorted(found.items())]


def _links(comparison: Comparison, claim_at: dict[str, int]) -> list[list[Any]]:
    links = comparison.links
    return [
        [claim_at[one], claim_at[other], score, evidence, echo is not None]
        for one, other, echo, score, evidence in links.head(MOST_EVIDENCE).itertuples(index=False, name=None)
        if one in claim_at and other in claim_at
    ]
