"""What a phrase says about a place besides its name: the country, the region around it, the kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .countries import country_of, is_demonym
from .names import drop_marks, fold_characters

_KIND_WORDS = {
    "city": "town", "town": "town", "village": "town", "hamlet": "town", "settlement": "town",
    "capital": "town",
    "township": "town", "municipality": "town", "port": "town", "stronghold": "town",
    "neighborhood": "district",
    "neighbourhood": "district", "suburb": "town", "camp": "camp", "crossing": "crossing",
    "bridge": "crossing",
    "dam": "dam", "base": "base", "airbase": "base", "airport": "base", "airfield": "base",
    "oilfield": "field",
    "field": "field", "refinery": "field", "province": "province", "governorate": "province",
    "oblast": "province",
    "state": "province", "wilayat": "province", "region": "area", "district": "area", "county": "area",
    "desert": "desert", "valley": "valley", "mountain": "mountains", "mountains": "mountains",
    "plain": "area",
    "plains": "area", "river": "river", "lake": "lake", "island": "area", "peninsula": "area",
    "enclave": "area",
    "country": "country",
}  # fmt: skip
"""Nouns that stand beside a name, and what they say of its kind."""

_ADJECTIVES = (
    r"(?:(?:besieged|embattled|war-torn|ancient|historic|old|key|strategic|nearby|neighbou?ring|northern|southern|"
    r"eastern|western|central|north-?eastern|north-?western|south-?eastern|south-?western|port|oil-rich|border|"
    r"coastal|desert|rebel|second|largest|main|provincial|self-proclaimed|de "
    r"facto|de-facto|restive|famous|holy|"
    r"[A-Za-z]{2,20}-(?:held|controlled|occupied|run|rich|majority|populated|besieged)) )*"
)
_NOUN = "|".join(sorted(_KIND_WORDS, key=len, reverse=True))
_OF = re.compile(rf"{_ADJECTIVES}(?P<kind>{_NOUN})s? (?:of |called |named |at |in |near )(?P<rest>.+)", re.IGNORECASE)
_BEFORE = re.compile(rf"{_ADJECTIVES}(?P<kind>{_NOUN}),? (?P<rest>[A-Z].*)")
_AFTER = re.compile(rf"(?P<rest>.+?) (?:air |military |refugee |border |oil |gas )?(?P<kind>{_NOUN})", re.IGNORECASE)
_TRAIL = re.compile(r"(?P<rest>[^,()]{2,80}?)(?:, (?:in |near )?| \(|,? in )(?P<where>[^,()]{2,60}?)\)?")
_POSSESSIVE = re.compile(r"(?P<owner>[^'’]{2,40}?)(?:'s|s') (?P<rest>.+)")
_DIRECTION = re.compile(r"(?:north|south|east|west|central)", re.IGNORECASE)
_LOWER = re.compile(rf"{_ADJECTIVES}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase taken apart.

    Parameters
    ----------
    core : str
        The name that is left.
    countries : tuple of str
        ISO codes that the phrase names.
    within : tuple of str
        Names of larger places that the phrase says it lies in.
    kind : str or None
        What the words say of its kind: one of the kinds, ``town`` or ``area``.
    """

    core: str
    countries: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    kind: str | None = None


def clean_name(name: str) -> str:
    """Return a name with marks dropped, spaces and apostrophes of one form, and outer punctuation off."""
    text = " ".join(fold_spaces(name).split())
    return text.strip(" .,;:!?\"“”«»()[]'").strip()


def fold_spaces(name: str) -> str:
    """Make spaces and apostrophes of one form; letters stay."""
    folded = fold_characters(name)
    kept = [plain if plain in " '-" else char for char, plain in zip(name, folded, strict=True)]
    return drop_marks("".join(kept))


def parse_phrase(text: str) -> Phrase:
    """Take country words, larger places and kind words off a phrase.

    Parameters
    ----------
    text : str
        A phrase, as `clean_name` leaves it.

    Examples
    --------
    >>> parse_phrase("the Syrian city of Tabqa")
    Phrase(core='Tabqa', countries=('SY',), within=(), kind='town')
    """
    core = text
    countries: list[str] = []
    within: list[str] = []
    kind: str | None = None
    for _ in range(6):
        before = core
        core = re.sub(r"^(?:[Tt]he|[Ii]n|[Aa]t|[Ii]nside|[Ff]rom|[Tt]o) ", "", core)
        trail = _TRAIL.fullmatch(core)
        if trail is not None and _has_name(trail["rest"]) and _note_owner(trail["where"], countries, within):
            core = trail["rest"]
        owner = _POSSESSIVE.fullmatch(core)
        if owner is not None and country_of(owner["owner"]):
            core = owner["rest"]
            _note_owner(owner["owner"], countries, within)
        core = _drop_demonym(core, countries)
        for pattern in (_OF, _BEFORE):
            match = pattern.fullmatch(core)
            if match is not None and _has_name(match["rest"]):
                core = match["rest"]
                kind = kind or _KIND_WORDS[match["kind"].lower()]
        lowered = _LOWER.match(core)
        if lowered is not None and lowered.end() and not _DIRECTION.match(core):
            core = core[lowered.end() :]
        if core == before:
            break
    return Phrase(core, tuple(countries), tuple(within), kind)


def split_kind_word(core: str) -> tuple[str, str] | None:
    """Split a kind word off the end of a name: "Raqqa province" gives ("Raqqa", "province")."""
    match = _AFTER.fullmatch(core)
    if match is None or not _has_name(match["rest"]):
        return None
    return match["rest"], _KIND_WORDS[match["kind"].lower()]


def is_kind_word(text: str) -> bool:
    """Say whether a text is no more than a kind of place: "River", "the Camp", "Mountains"."""
    word = text.lower().removeprefix("the ")
    return word in _KIND_WORDS or word.removesuffix("s") in _KIND_WORDS


def _has_name(rest: str) -> bool:
    return any(char.isupper() or ord(char) > 0x600 for char in rest)


def _note_owner(words: str, countries: list[str], within: list[str]) -> bool:
    """Keep the country or the larger place that words name; False where they name none."""
    words = re.sub(rf"^(?:the )?{_ADJECTIVES}", "", words)
    iso2 = country_of(words)
    if iso2:
        countries.append(iso2)
    elif _has_name(words):
        within.append(words)
    else:
        return False
    return True


def _drop_demonym(core: str, countries: list[str]) -> str:
    """Take "Iraqi" or "Saudi Arabian" off the front, where something is left that has a name in it."""
    words = core.split(" ")
    for length in (2, 1):
        front, rest = " ".join(words[:length]), " ".join(words[length:])
        if rest and front[:1].isupper() and _has_name(rest) and (is_demonym(front) or _is_adjectival(front, rest)):
            iso2 = country_of(front)
            if iso2:
                countries.append(iso2)
                return rest
    return core


def _is_adjectival(front: str, rest: str) -> bool:
    """Say whether a country's name stands before a kind word, as an adjective would."""
    return country_of(front) is not None and rest.split(" ")[0].lower() in _KIND_WORDS
