"""Standing: whether a word tells where men stand or that somebody moves them, and what is no movement at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from geomap.extraction import lexicon
from geomap.extraction.lexicon import Sense
from geomap.extraction.roles import FROM, TO, VIA
from geomap.extraction.units import Unit

STANDING = frozenset(
    "stationed positioned deployed gathered massed assembled garrisoned lodged quartered housed billeted hosted".split()
)


def stands(units: Sequence[Unit], i: int) -> bool:
    """Say whether men are told to stand somewhere: "are currently positioned inside X"."""
    lead = [u.low for u in units[max(0, i - 3) : i]]
    after = units[i + 1].low if i + 1 < len(units) else ""
    if not {"will", "would", "'ll"}.isdisjoint(lead) or lead[-2:] == ["to", "be"]:
        return False  # "a company will be stationed in X"
    tells_which = not {"that", "who", "which"}.isdisjoint(lead) and not {"were", "was", "been"}.isdisjoint(lead)
    if tells_which and after in ("in", "at") and units[i].low in _LODGED:
        return True  # "units that were quartered at X have been transferred to Y"
    if after == "there" and "had" in lead:
        return True  # "They had been stationed there since April"
    return after in ("in", "inside", "at", "near", "around", "on", "along") and (
        (bool(set(lead) & {"is", "are", "'re"}) and "being" not in lead) or units[i].low in ("stationed", "positioned")
    )


def tells_where_now(units: Sequence[Unit], at: int) -> bool:
    """Say whether "in X" only tells where men are until they move: "800 men, now at X", "at present quartered in X".

    ``at`` is the number of the preposition.
    """
    k = at - 1
    while k > 0 and units[k].low in _ON_DUTY:
        k -= 1
    if k < 1:
        return False
    present = units[k].low == "present" and units[k - 1].low == "at"
    return present or units[k].low in NOW or (units[k].kind == "date" and units[k].low.startswith("until "))


_ON_DUTY = STANDING | frozenset("based camped serving waiting resting on guard garrison duty in reserve".split())
NOW = frozenset(["now", "currently", "presently", "hitherto", "formerly", "previously"])
_LODGED = frozenset("stationed positioned garrisoned lodged quartered housed billeted hosted".split())


def deploys(units: Sequence[Unit], i: int) -> bool:
    """Say whether a force deploys men, or itself: "the army deployed 300 soldiers to X", "a brigade deployed to X"."""
    after = units[i + 1] if i + 1 < len(units) else None
    if after is None or after.kind in ("count", "group", "state"):
        return after is not None
    if after.low in ("to", "from") and units[i].low == "deployed":
        clause = takewhile(lambda u: u.low not in lexicon.HARD, units[i + 2 :])
        return not any(u.low in lexicon.BE | lexicon.HAVE or u.low in lexicon.verbs() for u in clause)
    return after.low not in _STANDS_AT and pushes_men(units, i)


_STANDS_AT = frozenset("in inside at near around on along across throughout there".split())


PUSH = frozenset(["push", "pushes", "pushed", "pushing"])
PULL = frozenset(["pull", "pulls", "pulled", "pulling"])


def pushes_men(units: Sequence[Unit], i: int) -> bool:
    """Say whether a force pushes its own men somewhere: "may push small units from A into B"."""
    for k, unit in enumerate(units[i + 1 : i + 7], i + 1):
        if lexicon.actors().get(unit.low) in ("unit", "fighter", "vehicle", "weapon"):
            return unit.low not in ("front", "line")
        of_a_part = unit.low == "of" and units[k - 1].low in ("part", "all", "some", "most", "many", "half")
        out = unit.low in TO | FROM | VIA or unit.low == ","
        if unit.kind not in ("word", "count") or (out and not of_a_part):
            return False
    return False


def moves_nobody(units: Sequence[Unit], i: int, senses: Sequence[Sense]) -> bool:
    """Say whether nobody moves: "continue to search", "abandoned all attempts", "Homs, which the army took in May"."""
    after = units[i + 1 : i + 3]
    tells_of_it = units[i].low.endswith("ed") and i > 0 and units[i - 1].low in TO | FROM | {"of", "in"}
    if tells_of_it and any("stop" in sense.frame for sense in senses) and [u.kind for u in after[:1]] == ["place"]:
        return True  # "from besieged Homs"
    if units[i].low == "headed" and [u.low for u in after[:1]] == ["by"]:
        return True  # "the talks in X, headed by Russia"
    if any(sense.lemma == "continue" for sense in senses) and [u.low for u in after[:1]] == ["to"]:
        goes = after[1:] and after[1].kind == "word" and not after[1].capital and after[1].low not in _OF_PLACES
        return bool(goes) and after[1].low not in lexicon.verbs()
    if any(sense.lemma == "take" for sense in senses):
        which = next((k for k in range(i - 1, max(1, i - 9), -1) if units[k].low == "which"), None)
        named = which is not None and [u.kind for u in units[which - 2 : which] if u.low != ","][-1:] == ["place"]
        return named and i + 1 < len(units) and units[i + 1].low in ("in", "on", ".", ",", "back")
    if not any(sense.lemma in ("abandon", "give") for sense in senses):
        return False
    things = takewhile(lambda u: u.kind == "word" and u.low not in TO | FROM, units[i + 1 : i + 6])
    return any(u.low in _ACTS for u in things)


_OF_PLACES = lexicon.DETERMINERS | lexicon.PLACE_NOUNS | lexicon.COMPASS
_ACTS = frozenset(
    "attempt attempts effort efforts plan plans bid hope hopes search idea claim claims talks siege offensive demand "
    "demands struggle truce ceasefire deal agreement policy".split()
)
