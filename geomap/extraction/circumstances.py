"""Circumstances of saying: where and when somebody spoke, which is no part of what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.extraction import lexicon
from geomap.extraction.sources import Attribution
from geomap.extraction.units import Unit


def with_circumstances(units: Sequence[Unit], said: Attribution) -> Attribution:
    """Return an attribution with the words behind it that tell where it was said.

    "the minister told reporters aboard a plane to Cairo", "he said as he left for Cairo", "told reporters on a visit
    to Cairo that", "Speaking in Cairo, he said".
    """
    if said.claimant is None and said.pronoun is None:
        return said
    opens = said.first > 1 and units[0].low in SPEAKING and units[said.first - 1].low == ","
    if opens and not any(unit.low == "," for unit in units[: said.first - 1]):
        said = replace(said, first=0)
    ends = _with_what_is_told_of(units, said)
    if ends:
        return replace(said, last=ends)
    closes = units[said.first - 1].low in _CLOSING if said.first else False
    if closes and [u.low for u in units[said.last : said.last + 1]] == [","] and _speaks_on(units, said.last + 1):
        return replace(said, last=len(units))  # "..., said the governor, speaking in X."
    begins = said.last - (units[said.last - 1].low in _OPENING)
    while begins < len(units) - 1 and (units[begins].kind == "date" or units[begins + 1].kind == "date"):
        begins += 1
    if begins >= len(units) or units[begins].low not in (_OPENING | _WHERE if closes else _OPENING):
        return said
    if begins + 1 < len(units) and units[begins + 1].kind == "count":
        return said  # "whose number he put at 90"
    own = units[begins].low in ("as", "before", "after", "while") and begins + 1 < len(units)
    own = own and units[begins + 1].low in ("he", "she")
    doing = units[begins + 1].low if begins + 1 < len(units) else ""
    own = own or (closes and doing.endswith("ing") and units[begins].low in ("before", "after", "on", "upon", "while"))
    for k in range(begins + 1, len(units)):
        low = units[k].low
        if low == "that" or (closes and (low in (",", ";") or (low == "." and k == len(units) - 1))):
            return replace(said, last=k)
        if units[k].quoted or low in _STOPPING or (not own and units[k].kind == "word" and _acts(low)):
            return said
    return replace(said, last=len(units)) if closes else said


def _with_what_is_told_of(units: Sequence[Unit], said: Attribution) -> int:
    """Return where a clause about a civilian who speaks ends: "said the mayor, who fled to X"; 0 without one."""
    at = said.last
    closes = said.first > 0 and units[said.first - 1].low in _CLOSING
    if closes and said.claimant is not None and _who_has(units, at):
        named = {lexicon.actors().get(word) for word in said.claimant.casefold().split()}
        rest = next((k for k in range(at, len(units)) if units[k].low in (",", ";", ".")), len(units))
        return rest if named.isdisjoint(_ARMED) and rest >= len(units) - 1 else 0  # "said a driver who had come from X"
    if [u.low for u in units[at : at + 2]] != [",", "who"] or said.claimant is None:
        return 0
    if not lexicon.speech().keys().isdisjoint(u.low for u in units[at + 2 : at + 5]):
        return 0  # "one of the clerics, who said that"
    if not any(lexicon.actors().get(word) == "person" for word in said.claimant.casefold().split()):
        return 0
    return next(
        (k for k in range(at + 2, len(units)) if units[k].low in (",", ";", ".") or units[k].quoted), len(units)
    )


def _who_has(units: Sequence[Unit], at: int) -> bool:
    lows = [u.low for u in units[at : at + 2]]
    return len(lows) == 2 and lows[0] == "who" and lows[1] in lexicon.BE | lexicon.HAVE


def _speaks_on(units: Sequence[Unit], at: int) -> bool:
    """Say whether the rest of a sentence only tells where somebody speaks."""
    rest = units[at:]
    return bool(rest) and rest[0].low in SPEAKING and not any(u.low in (",", ";") or u.quoted for u in rest)


def _acts(low: str) -> bool:
    return low in lexicon.BE or low in lexicon.HAVE or (low in lexicon.verbs() and low not in _JOURNEYS)


SPEAKING = frozenset(["speaking", "talking", "writing"])
_OPENING = frozenset("during on aboard upon as before after while".split())
_ARMED = frozenset(["fighter", "group", "unit", "men", "leader"])
_WHERE = frozenset("at in by from ahead over via".split())
_CLOSING = frozenset([",", "”", '"', "»"])
_STOPPING = frozenset([",", ";", ":", ".", "who", "which", "and", "but"])
_JOURNEYS = frozenset("visit flight trip tour journey way return transit walk drive ride".split())
