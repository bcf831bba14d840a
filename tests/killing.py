"""Build a corpus, end the build at random moments, and start it again: a program of its own, run by the tests.

It forks, so that twenty builds need not load everything twenty times. Words: command, folder of reports, folder for
results, number of kills, seed. Prints one JSON object.
"""

from __future__ import annotations

import functools
import json
import os
import random
import shutil
import signal
import sys
import time
import warnings
from pathlib import Path

warnings.simplefilter("ignore")

import geomap.cli as cli  # noqa: E402
import geomap.corpus as corpus  # noqa: E402
from geomap.corpus import spool  # noqa: E402
from geomap.gazetteer import read_gazetteer  # noqa: E402

COMMANDS = {
    "build": ("build", "", "0"),
    "dataset": ("extract", "claims", "0"),
    "processes": ("extract", "claims.jsonl", "2"),
}


def digest(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, without the drafts."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path.relative_to(folder).as_posix(), path) for path in files)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".geomap-work")}


def start(words: list[str]) -> int:
    """Run a command in a process of its own."""
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os._exit(cli.main(words))
    return pid


def end_after(pid: int, seconds: float) -> int:
    """End a process after some time, and return how it ended; it may have been done before."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, code = os.waitpid(pid, os.WNOHANG)
        if ended:
            return code
        time.sleep(0.001)
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def main() -> None:
    command, reports, results, kills, seed = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    chance = random.Random(int(seed))
    gazetteer = read_gazetteer("levant")
    cli._gazetteer = lambda _: gazetteer
    corpus.Engine = functools.partial(corpus.Engine, chunk_reports=2)  # type: ignore[misc,assignment]
    spool.FEW_CHUNKS = 0
    verb, name, workers = COMMANDS[command]

    def words(place: str) -> list[str]:
        return [verb, reports, "-o", str(results / place / name), "--workers", workers]

    began = time.monotonic()
    assert os.waitpid(start(words("whole")), 0)[1] == 0
    needed = time.monotonic() - began
    whole = digest(results / "whole")
    killed = resumed = 0
    for _ in range(20 * kills):
        if killed >= kills:
            break
        began = time.monotonic()
        pid = start(words("broken"))
        code = end_after(pid, chance.uniform(0, needed))
        if not os.WIFSIGNALED(code):
            needed = min(needed, time.monotonic() - began)  # the machine was busier before
        broken = digest(results / "broken")
        for path, content in broken.items():  # each output is there whole or not at all
            assert whole[path] == content, path
        if os.WIFSIGNALED(code):
            begun = any((results / "broken").rglob("*.chunk"))
            resumed += begun
            # on a busy machine all may end before anything is written: the last one counts when one had begun to
            killed += bool(resumed) or killed < kills - 1 or command == "processes"
            needed *= 1.0 if begun else 1.2  # the machine is busier than it was: nothing was written yet
        else:  # it was done before; from the start again
            assert broken == whole
            shutil.rmtree(results / "broken")
    assert os.waitpid(start(words("broken")), 0)[1] == 0
    assert digest(results / "broken") == whole
    left = [path.name for path in results.rglob(".geomap*")]
    json.dump({"killed": killed, "resumed": resumed, "seconds": round(needed, 2), "left": left}, sys.stdout)


if __name__ == "__main__":
    main()
