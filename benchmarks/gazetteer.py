"""Time the gazetteer against plainer ways, as ratios in one run.

Run from the repository: ``python benchmarks/gazetteer.py``. rapidfuzz and ahocorasick_rs are needed only here, as
yardsticks; a yardstick that is not installed is left out. Text is made of the packs' own names between filler words,
so nothing has to be downloaded.
"""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geomap.gazetteer import Gazetteer, read_gazetteer  # noqa: E402 (the repository's own package)
from geomap.gazetteer.names import fold_name  # noqa: E402

SAMPLE = ROOT / "geomap" / "samples" / "12-palm-road-bulletin.txt"

FILLER = (
    "the army said on Tuesday that fighters had left their positions near the river and moved at night in "
    "small groups toward a front line where officials expected a new offensive within days according to local "
    "sources However a spokesman for the Ministry denied it and added that several vehicles were destroyed on "
    "the way "
).split()


def rate(work: Callable[[], int], seconds: float = 1.0) -> float:
    """Return how many units a second some work does, best of three."""
    best = 0.0
    for _ in range(3):
        done, start = 0, time.process_time()
        while time.process_time() - start < seconds / 3:
            done += work()
        best = max(best, done / (time.process_time() - start))
    return best


STEPS = ("read", "and one name found", "and a report searched", "and every name found")


def cold_start(*packs: str) -> tuple[float, float, list[float]]:
    """Return of a fresh process the seconds of work up to its first look-up, its peak memory in MB, and `STEPS`.

    The steps are seconds of work from the start of the first, each with those before it.
    """
    code = (
        "import os, time\n"
        "from pathlib import Path\n"
        "import geomap.gazetteer as room\n"
        f"report = Path({str(SAMPLE)!r}).read_text(encoding='utf-8')\n"
        "begin = time.process_time()\n"
        f"gazetteer = room.read_gazetteer(*{packs!r})\n"
        "steps = [time.process_time() - begin]\n"
        "gazetteer.find('Mosul')\n"
        "seconds = time.process_time()\n"
        "steps.append(seconds - begin)\n"
        "status = open('/proc/self/status').read() if os.path.exists('/proc/self/status') else ''\n"
        "gazetteer.mentions(report)\n"
        "steps.append(time.process_time() - begin)\n"
        "for place_id in gazetteer.places:\n"
        "    for name in gazetteer.names_of(place_id):\n"
        "        gazetteer.find(name.name)\n"
        "steps.append(time.process_time() - begin)\n"
        "print(seconds, int(status.split('VmHWM:')[1].split()[0]) / 1024 if status else 0, *steps)"
    )
    best, memory, steps = 99.0, 0.0, [99.0] * len(STEPS)
    for _ in range(3):
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        seconds, size, *more = map(float, result.stdout.split())
        best, memory, steps = min(best, seconds), max(memory, size), list(map(min, steps, more))
    return best, memory, steps


def pandas_parse(gazetteer: Gazetteer) -> float:
    """Return the seconds that pandas needs to parse the places and names of a gazetteer as CSV."""
    import pandas as pd

    names = [(name.place_id, name.name) for place_id in gazetteer.places for name in gazetteer.names_of(place_id)]
    places = [(p.id, p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.radius_km) for p in gazetteer.places.values()]
    texts = [pd.DataFrame(rows).to_csv(index=False) for rows in (names, places)]
    best = 99.0
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            pd.read_csv(io.StringIO(text))
        best = min(best, time.process_time() - start)
    return best


def ready() -> None:
    """Print how soon packs are ready, and what is left to do then."""
    print("ready from a cold start, seconds of work, the start of Python included")
    started: dict[tuple[str, ...], list[float]] = {}
    for packs in ((), ("levant",), ("world",)):
        seconds, memory, started[packs] = cold_start(*packs)
        print(f"  {packs[0] if packs else 'all packs':<12} {seconds:6.2f} s, peak {memory:4.0f} MB")
    for packs in (("world",), ()):
        parsed = pandas_parse(read_gazetteer(*packs))
        print(f"{packs[0] if packs else 'all packs'}: pandas parses the same rows as CSV in {parsed:.3f} s; geomap has")
        for step, seconds in zip(STEPS, started[packs], strict=True):
            print(f"  {step:<24} {seconds:6.3f} s: {seconds / parsed:5.2f} of it")
    print()


def main() -> int:
    """Print the table."""
    random.seed(7)
    gazetteer = read_gazetteer()
    names = sorted({name.name for place_id in gazetteer.places for name in gazetteer.names_of(place_id)})
    print(f"{len(gazetteer.places):,} places, {len(names):,} different spellings\n")
    ready()
    sample = random.sample(names, 5000)
    keys = dict.fromkeys(map(fold_name, names), 0)
    by_key = rate(lambda: sum(fold_name(name) in keys for name in sample))
    found = rate(lambda: sum(bool(gazetteer.find(name)) for name in sample))
    print("look-ups a second, exact and folded")
    print(f"  a dict of normalised keys {by_key:10,.0f}")
    print(f"  Gazetteer.find            {found:10,.0f}: {found / by_key:.2f} of it")
    fresh, several = read_gazetteer(), random.sample(names, 50_000)
    start = time.process_time()
    for name in several:
        fresh.find(name)
    first = len(several) / (time.process_time() - start)
    print(f"  each for the first time   {first:10,.0f}: {first / by_key:.2f} of it\n")

    syria = sorted({n.name for p in gazetteer.places.values() if p.country == "SY" for n in gazetteer.names_of(p.id)})
    odd = [name.replace("a", "e", 1).replace("i", "ee", 1) for name in random.sample(syria, 300)] + ["Qzxwv Prtk"] * 100
    gazetteer.fuzzy_index("SY")
    fuzzy = rate(lambda: sum(1 for name in odd if gazetteer.fuzzy_index("SY").search(name) is not None))
    print("romanised look-ups a second, misses included")
    print(f"  Gazetteer, one country    {fuzzy:10,.0f}")
    try:
        from rapidfuzz import process

        for label, pool in (("names of that country", syria), ("all names", names)):
            slow = rate(lambda pool=pool: sum(process.extractOne(name, pool) is not None for name in odd[:5]))
            print(f"  extractOne, {label:<22} {slow:8,.1f}: ours is {fuzzy / slow:,.0f} times as fast")
    except ImportError:
        print("  rapidfuzz is not installed")

    text = make_text(names, 2_000_000)
    gazetteer.mentions(text[:10_000])
    megabytes = len(text.encode()) / 1e6
    walked = rate(lambda: len(gazetteer.mentions(text)) and 1, 3.0) * megabytes
    print(f"\nfinding all names in {megabytes:.1f} MB of text")
    print(f"  Gazetteer.mentions        {walked:8.1f} MB/s")
    try:
        import ahocorasick_rs

        folded = text.lower()
        start = time.process_time()
        automaton = ahocorasick_rs.AhoCorasick([name.lower() for name in names if len(name) > 2])
        built = time.process_time() - start
        alone = rate(lambda: len(automaton.find_matches_as_indexes(folded)) and 1, 3.0) * megabytes
        print(
            f"  ahocorasick_rs alone      {alone:8.1f} MB/s after {built:.2f} s of building: "
            f"{alone / walked:.1f} times ours"
        )
    except ImportError:
        print("  ahocorasick_rs is not installed")
    print(f"\npeak memory of this run {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def make_text(names: list[str], size: int) -> str:
    """Make running text with a name about every twelve words."""
    words: list[str] = []
    length = 0
    while length < size:
        for word in (*random.sample(FILLER, 11), random.choice(names)):
            words.append(word)
            length += len(word) + 1
        words[-1] += random.choice((".", ",", "", "'s"))
    return " ".join(words)


if __name__ == "__main__":
    raise SystemExit(main())
