"""Passives: sources that a passive names: "was reported by local sources", "..., seen by a driver"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.bounds import subject_start, until, words_of
from geomap.extraction.sources import Attribution, make_source
from geomap.extraction.units import Unit

SEEING = frozenset(["seen", "spotted", "filmed", "watched", "witnessed", "observed", "counted"])
_AFTER_SEERS = frozenset("on at near as while when heading going leaving driving moving crossing entering".split())


def passive_source(text: str, units: Sequence[Unit], verb: int, denies: bool) -> Attribution | None:
    """Read "was reported by local sources", "was quoted as saying"; without "by" or "as" nobody is named."""
    near = units[verb + 1 : verb + 16]
    said = next((k for k, u in enumerate(near[:8]) if u.low == "as" and near[k + 1 : k + 2]), None)
    if units[verb].low in ("quoted", "cited") and said is not None and near[said + 1].low.endswith("ing"):
        first = subject_start(units, verb - 1)
        end = verb + 1 + said + 2
        return make_source(text, units, first, verb - 1, first, denies=denies, after=True, ends=end, cue="quoted")
    colon = next((k for k, u in enumerate(near) if u.low == ":"), None)
    if units[verb].low in ("quoted", "cited") and colon is not None and units[verb - 1].low in ("was", "were"):
        # "The command was quoted the next day in a paper of the capital, not amused: nobody has left"
        first = subject_start(units, verb - 1)
        return make_source(text, units, first, verb - 1, first, denies=denies, after=True, ends=verb + 2 + colon)
    if words_of(units, verb + 1, verb + 2) == ["by"]:
        end = until(units, verb + 2)
        end = next((k for k in range(verb + 3, end) if units[k].low == "and" and _is_done(units, k + 1)), end)
        if units[verb].low in SEEING:
            # "was seen by shepherds on the track": what they saw goes on
            end = next((k for k in range(verb + 3, end) if units[k].low in _AFTER_SEERS), end)
        if units[verb].low == "accused":  # "accused by the army of moving men to X"
            end = next((k for k in range(verb + 3, end) if units[k].low == "of"), end)
        return make_source(text, units, verb + 2, end, verb, denies=denies, after=True)
    return None


def _is_done(units: Sequence[Unit], at: int) -> bool:
    """Say whether a participle begins here: "were detected by drones and destroyed"."""
    return at < len(units) and units[at].kind == "word" and units[at].low.endswith("ed") and not units[at].capital
