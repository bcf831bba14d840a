"""Time the comparison of claims for growing tables, and count the pairs of claims that are weighed.

    python benchmarks/compare.py [--claims 10000 20000 40000]

The tables are invented: 300 towns, eight claimants under several names, one to five tellings of each statement, and a
span of days that grows with the table, as an archive's does. The pairs weighed for each claim say more about growth
than the seconds, which depend on the machine.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from datetime import date, timedelta
from typing import Any

import pandas as pd

from geomap.compare import compare_claims, events_of, link_echoes
from geomap.compare.blocks import candidate_pairs
from geomap.compare.echoes import REACH
from geomap.compare.facts import facts_of
from geomap.table import frame_from_rows

CLAIMANTS = {
    "Russian Defense Ministry": ["Moscow's military", "Russian Ministry of Defence", "Russian MoD"],
    "Syrian Observatory for Human Rights": ["SOHR", "the Observatory"],
    "Iraqi Interior Ministry": ["Interior Ministry of Iraq"],
    "Syrian Democratic Forces": ["SDF", "SDF spokesman"],
    "Turkish Defence Ministry": ["Turkish MoD"],
    "US-led coalition": ["the international coalition"],
    "local sources": [],
    "": [],
}
CLAIMS_A_DAY = 60


def invented_claims(count: int) -> pd.DataFrame:
    """Return a claims table of so many rows; the same number gives the same table."""
    rng = random.Random(count)
    towns = [(f"Town{n}", rng.uniform(30, 37), rng.uniform(36, 45)) for n in range(300)]
    rows: list[dict[str, Any]] = []
    while len(rows) < count:
        ends = rng.sample(towns, 2)
        claimant = rng.choice(list(CLAIMANTS))
        number = rng.choice([None, 50, 100, 200, 300, 137, 400, 24, 60])
        day = date(2014, 1, 1) + timedelta(rng.randrange(max(30, count // CLAIMS_A_DAY)))
        for telling in range(rng.choice([1, 1, 1, 2, 3, 5])):
            name = rng.choice([claimant, *CLAIMANTS[claimant]])
            row = {
                "claim": f"c{len(rows)}", "report": f"r{len(rows) // 2}", "outlet": f"Outlet {rng.randrange(80)} News",
                "published": day + timedelta(telling), "group": "Islamic State", "what": "fighters",
                "count_min": number, "count_max": number, "count_text": str(number) if number else None,
                "date_start": day, "date_end": day, "status": rng.choice(["occurred"] * 6 + ["denied", "possible"]),
                "claimant": name or None, "review": "proposed",
                "quote": f"{number or 'Some'} left {ends[0][0]} for {ends[1][0]} on {day}, {name} said {len(rows)}.",
            }  # fmt: skip
            for role, (town, lat, lon) in zip(("origin", "destination"), ends, strict=True):
                row |= {role: town, f"{role}_id": town, f"{role}_kind": "town", f"{role}_lat": lat, f"{role}_lon": lon}
            rows.append(row)
    return frame_from_rows(rows[:count])


def main() -> None:
    """Print one line a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 20_000, 40_000])
    parser.add_argument("--frames", action="store_true", help="also time all frames of the comparison")
    args = parser.parse_args()
    print(f"{'claims':>8} {'pairs a claim':>14} {'echoes s':>9} {'events s':>9} {'all frames s':>13} {'MB':>6}")
    for count in args.claims:
        table = invented_claims(count)
        pairs = sum(1 for _ in candidate_pairs(facts_of(table), REACH))
        began = time.perf_counter()
        linked = link_echoes(table)
        echoed = time.perf_counter()
        events_of(linked)
        judged = time.perf_counter()
        if args.frames:
            compare_claims(linked)
        ended = time.perf_counter()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        frames = f"{ended - judged:13.1f}" if args.frames else f"{'-':>13}"
        print(
            f"{count:8,} {pairs / count:14.1f} {echoed - began:9.1f} {judged - echoed:9.1f} {frames} {memory:6,}",
            flush=True,
        )


if __name__ == "__main__":
    main()
