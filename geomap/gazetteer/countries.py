"""Country words: names, short forms and demonyms of countries, and their count in a text."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class CountryWords:
    """What a country and its people are called."""

    iso2: str
    name: str
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    capital: str


@cache
def country_words() -> dict[str, CountryWords]:
    """Return the words of every country by ISO 3166 code of two letters."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["iso2"]: CountryWords(
                row["iso2"],
                row["name"],
                tuple(word for word in row["demonyms"].split(";") if word),
                tuple(word for word in row["aliases"].split(";") if word),
                row["capital"],
            )
            for row in csv.DictReader(file)
        }


@cache
def _lookup() -> dict[str, str]:
    table: dict[str, str] = {}
    for iso2, words in country_words().items():
        for word in (words.name, *words.aliases, *words.demonyms):
            table.setdefault(_key(word), iso2)
    return table


@cache
def _demonyms() -> dict[str, str]:
    table: dict[str, str] = {}
    for iso2, words in country_words().items():
        for word in words.demonyms:
            table.setdefault(_key(word), iso2)
    return table


def _key(word: str) -> str:
    return " ".join(_WORD.findall(word)).replace(".", "").replace("’", "'").casefold()


def country_of(word: str) -> str | None:
    """Return the ISO code of a country name, short form or demonym; None where it is none of these.

    Examples
    --------
    >>> country_of("Iraqi"), country_of("the U.S."), country_of("Raqqa")
    ('IQ', 'US', None)
    """
    key = _key(word).removeprefix("the ")
    return _lookup().get(key)


def capital_of(code: str) -> str | None:
    """Return the name of a country's capital; None where none is known.

    Examples
    --------
    >>> capital_of("SY")
    'Damascus'
    """
    words = country_words().get(code)
    return words.capital or None if words is not None else None


@cache
def _capitals() -> dict[str, str]:
    return {words.capital: iso2 for iso2, words in country_words().items() if words.capital}


def country_of_capital(name: str) -> str | None:
    """Return the ISO code of the country whose capital has a name; None where none has.

    Examples
    --------
    >>> country_of_capital("Moscow"), country_of_capital("Homs")
    ('RU', None)
    """
    return _capitals().get(name)


def demonym_of(code: str) -> str:
    """Return what the people of a country are called, "" where it is not known: "Haitian" for HT."""
    words = country_words().get(code)
    return words.demonyms[0] if words is not None and words.demonyms else ""


def is_demonym(word: str) -> bool:
    """Say whether a word is the adjective or the people of a country."""
    return _key(word) in _demonyms()


def countries_in(text: str) -> dict[str, int]:
    """Count country names and demonyms in a text.

    Parameters
    ----------
    text : str
        Running text.

    Returns
    -------
    dict of str to int
        Number of words by ISO code, in the order of first appearance.

    Examples
    --------
    >>> countries_in("The Iraqi army left Iraq for Syria's border.")
    {'IQ': 2, 'SY': 1}
    """
    lookup = _lookup()
    counts: dict[str, int] = {}
    words = [
        _key(match.group()).removesuffix("'s") if match.group()[0].isupper() else "" for match in _WORD.finditer(text)
    ]
    skip = 0
    for position, word in enumerate(words):
        if skip:
            skip -= 1
            continue
        if not word:
            continue
        for length in (3, 2, 1):
            part = words[position : position + length]
            if len(part) < length or (length > 1 and not part[-1]):
                continue
            iso2 = lookup.get(" ".join(part))
            if iso2:
                counts[iso2] = counts.get(iso2, 0) + 1
                skip = length - 1
                break
    return counts


@cache
def country_boxes() -> dict[str, tuple[float, float, float, float]]:
    """Return the box of each country by ISO code: south, west, north, east."""
    with (DATA / "country_boxes.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["iso2"]: (float(row["south"]), float(row["west"]), float(row["north"]), float(row["east"]))
            for row in csv.DictReader(file)
        }


def is_in_box(country: str, lat: float, lon: float, margin: float) -> bool:
    """Say whether a point lies in the box of a country, or within a margin of so many degrees around it."""
    if country not in country_boxes():
        return False
    south, west, north, east = country_boxes()[country]
    return south - margin <= lat <= north + margin and west - margin <= lon <= east + margin
