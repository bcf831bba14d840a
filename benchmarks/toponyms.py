"""Measure how names resolve as the press writes them: right, wrong, left open, and no places that were taken for some.

Run from the repository: ``python benchmarks/toponyms.py [--show]``. The list is tests/toponyms/wide.csv: names with a
country word or a sentence where one is known, a point and a tolerance in km, written down without looking into the
packs. Its rows fall into two parts by a checksum. ``--show`` tells the misses of the part ``look``; those of the part
``count`` are only counted, so that they keep measuring.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geomap.gazetteer import Gazetteer, read_gazetteer  # noqa: E402 (the repository's own package)
from geomap.gazetteer.distances import distance_km  # noqa: E402

WIDE = ROOT / "tests" / "toponyms" / "wide.csv"

Row = dict[str, str]


def measure(gazetteer: Gazetteer, path: Path = WIDE) -> Iterator[tuple[Row, str, str]]:
    """Yield each row of the list with its outcome and the answer in words."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            match = gazetteer.resolve(row["name"], context=row["context"])
            words = f"{match.place_id or '-'} ({match.match}; {match.reason})"
            if not row["lat"]:
                yield row, "taken" if match.is_found else "refused", words
            elif match.lat is None or match.lon is None:
                yield row, "open", words
            else:
                apart = distance_km(float(row["lat"]), float(row["lon"]), match.lat, match.lon)
                yield row, "right" if apart <= float(row["km"]) else "wrong", f"{words} {apart:.0f} km off"


def share(part: int, whole: int) -> str:
    """Return a part of a whole in per cent."""
    return f"{100 * part / whole:6.1f} %" if whole else "       -"


def main() -> int:
    """Print the figures by region, hint, kind and part."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row, outcome, words in measure(read_gazetteer()):
        groups = (("all", ""), ("part", row["part"]), ("hint", "with" if row["context"] else "without"))
        for group in (*groups, ("region", row["region"]), ("kind", row["kind"])):
            counts.setdefault(group, Counter())[outcome] += 1
        if "--show" in sys.argv and row["part"] == "look" and outcome not in ("right", "refused"):
            print(f"{outcome}: {row['name']} | {row['context']} -> {words}", file=sys.stderr)
    print(f"{'':32} names    right    wrong     open   no places    taken")
    for (what, which), count in sorted(counts.items()):
        named = count["right"] + count["wrong"] + count["open"]
        others = count["taken"] + count["refused"]
        cells = [share(count[outcome], named) for outcome in ("right", "wrong", "open")]
        print(f"{what + ' ' + which:32} {named:5} {' '.join(cells)} {others:11} {share(count['taken'], others)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
