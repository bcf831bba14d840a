"""The word lists of the room, read once from its data folder."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OWNER = re.compile(r"['’]s?$")
_SPELLINGS = {
    "defense": "defence",
    "center": "centre",
    "armies": "army",
    "mod": "defence ministry",
    "us": "us",
    "gov": "government",
    "centres": "centre",
    "ministries": "ministry",
    "sources": "source",
    "officials": "official",
    "agencies": "agency",
}


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one list of ``data/words.txt`` by the name before the colon of its heading."""
    found: dict[str, set[str]] = {}
    heading = ""
    for line in (files("geomap.compare") / "data" / "words.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            heading = line[1:].split(":")[0].strip()
            found[heading] = set()
        else:
            found[heading].update(line.split())
    return frozenset(found[name])


def data_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the room's CSV files."""
    text = (files("geomap.compare") / "data" / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def fold(word: str) -> str:
    """Return a word without case and marks, as the lists have it.

    Examples
    --------
    >>> fold("Défense")
    'defense'
    """
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


def words_of(text: str) -> list[str]:
    """Cut a text into folded words; an owner's ``'s`` falls away and American spellings become British.

    Examples
    --------
    >>> words_of("Russia's Ministry of Defense")
    ['russia', 'ministry', 'of', 'defence']
    """
    out: list[str] = []
    for match in _WORD.finditer(text):
        word = _OWNER.sub("", fold(match.group()))
        out += _SPELLINGS.get(word, word).split()
    return out
