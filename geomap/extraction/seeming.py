"""Seeming: words of movement that tell of none, as "ran out of bread", "orders went out", "left it stranded"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.units import Unit


def is_word_sent(units: Sequence[Unit], i: int) -> bool:
    """Say whether orders, and nobody, went out."""
    k = i - 1
    while k > 0 and units[k].low in lexicon.HAVE:
        k -= 1
    under = [u.low for u in units[max(0, k - 2) : k]]
    if "under" in under:
        return False  # "no unit under its orders went to X"
    return k >= 0 and units[k].low in ("orders", "instructions", "word", "invitations", "calls", "letters")


def reaches_pact(units: Sequence[Unit], i: int) -> bool:
    """Say whether what is reached is an agreement: "a deal was reached to move 300 rebels"."""
    return not _PACTS.isdisjoint(u.low for u in units[max(0, i - 4) : i + 4])


_PACTS = frozenset("deal deals agreement agreements accord accords truce ceasefire compromise understanding".split())


def runs_out(units: Sequence[Unit], i: int) -> bool:
    """Say whether something has come to an end: "the town ran out of bread", not "ran out of Homs"."""
    behind = units[i + 1 : i + 4]
    return len(behind) == 3 and behind[0].low == "out" and behind[1].low == "of" and behind[2].kind != "place"


def only_plans(units: Sequence[Unit], i: int) -> bool:
    """Say whether "going to" tells what will be: "is going to send two companies"."""
    after = units[i + 1 : i + 3]
    return (
        len(after) == 2
        and after[0].low == "to"
        and after[1].kind == "word"
        and (
            after[1].low == "be"
            or (not after[1].capital and (after[1].low in _DOING or after[1].low in lexicon.verbs()))
        )
    )


_DOING = lexicon.words("purposes") | frozenset("station sleep stay remain live eat rest wait die surrender".split())


def is_astride(units: Sequence[Unit], i: int) -> bool:
    """Say whether a participle only tells what men ride: "members riding motorcycles moved"."""
    things = [lexicon.actors().get(u.low) for u in units[i + 1 : i + 3]]
    people = lexicon.actors().get(units[i - 1].low) is not None or units[i - 1].kind == "group"
    return people and "vehicle" in things


def hands_over_place(units: Sequence[Unit], i: int) -> bool:
    """Say whether a force leaves what it hands over: "handed over their base in X to the army and moved to Y"."""
    near = units[i + 1 : i + 7]
    if not near or near[0].low != "over" or not any(u.low == "and" for u in units[i + 1 :]):
        return False
    for unit in near[1:]:
        if unit.kind == "place" or unit.low in lexicon.PLACE_NOUNS:
            return True
        if unit.kind != "word" or unit.low not in lexicon.DETERMINERS | lexicon.ADJECTIVES:
            return False
    return False


_AFTER_LEFT = frozenset("for to on in at by before after when and but last this yesterday today".split())


def leaves_so(units: Sequence[Unit], at: int) -> bool:
    """Say whether somebody or something is left in some state: "them in disarray", "it stranded"."""
    if at == len(units):
        return False
    low = units[at].low
    if low in ("them", "him", "us", "me"):
        return True
    after = units[at + 1] if at + 1 < len(units) else None
    if low != "it" or after is None or after.kind != "word":
        return False
    return after.low.isalpha() and after.low not in _AFTER_LEFT


_AWAITS = lexicon.BE | frozenset(["due", "set", "expected", "expects"])


def receives_men(units: Sequence[Unit], i: int) -> bool:
    """Say whether a place is told to receive movers: "Meghri received about 40 Russian border guards"."""
    awaits = i > 1 and units[i - 1].low == "to" and units[i - 2].low in _AWAITS  # "X is to receive a regiment"
    if units[i - 1].low in ("to", "were", "was", "be", "been") and not awaits:
        return False
    if _receives_a_visit(units, i):
        return False
    for unit in units[i + 1 : i + 7]:
        if unit.kind == "group" or lexicon.actors().get(unit.low) in ("fighter", "unit", "vehicle", "men"):
            return True
        if unit.kind == "word" and unit.low in (",", "from", "to", "in", "by"):
            return False
    return False


def _receives_a_visit(units: Sequence[Unit], i: int) -> bool:
    """Read "the president received the group's commander": somebody who is received by one man visits him."""
    who = next((k for k in range(i - 1, max(-1, i - 4), -1) if units[k].low not in lexicon.HAVE | {"also"}), i)
    one = lexicon.actors().get(units[who].low) in ("leader", "person") or units[who].low in _HOSTS
    guests = (lexicon.actors().get(u.low) for u in units[i + 1 : i + 7])
    return one and any(cls in ("leader", "person") for cls in guests)


_HOSTS = frozenset("president minister king emir prince pope chancellor secretary ambassador envoy he she".split())


def gets_men(units: Sequence[Unit], i: int) -> bool:
    """Say whether a place is told to get movers from another: "X gets two battalions of border guards from Y"."""
    k = i - 1 - (i > 0 and units[i - 1].low in ("will", "would", "has", "had", "also"))
    if k < 0 or units[k].kind != "place" or not receives_men(units, i):
        return False
    lows = [u.low for u in units[i + 2 : i + _MEN_AND_FROM]]
    return any(low == "from" or lows[n : n + 2] == ["out", "of"] for n, low in enumerate(lows))


_MEN_AND_FROM = 15


def carries_on(units: Sequence[Unit], at: int) -> bool:
    """Say whether a verb stands at a unit that somebody is carried with: ships and aircraft "brought 150 men"."""
    senses = lexicon.verbs().get(units[at].low, ()) if at < len(units) else ()
    return any("carries" in sense.frame for sense in senses)


def is_gate(units: Sequence[Unit], i: int) -> bool:
    """Say whether a noun is a place: "arrived at the entrance of X", "from the border crossing at X"."""
    lead = [u.low for u in units[max(0, i - 3) : i]]
    if units[i].low == "crossing":
        owned = not {"its", "their"}.isdisjoint(lead[-2:])
        goes = [u.low for u in units[i + 1 : i + 2]] in (["of"], ["into"], ["from"], ["by"], ["to"])
        stands = [u.low for u in units[i + 1 : i + 2]] == ["at"]  # "will leave the crossing at X"
        return lead[-1:] in (["border"], ["frontier"]) or stands or (owned and not goes)
    if lead[-1:] and lead[-1] in lexicon.COMPASS | lexicon.ADJECTIVES and units[i].low == "entrance":
        return True  # "to the town's western entrance"
    return not {"at", "near", "of", "through", "main"}.isdisjoint(lead)
