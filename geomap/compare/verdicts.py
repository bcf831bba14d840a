"""The verdict on an event: who stands behind it, independent claimants first, outlets second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from geomap.compare.claimants import Claimant, relation
from geomap.compare.facts import Facts, is_outlet
from geomap.compare.joining import Clusters
from geomap.compare.pairs import counts_meet, spots_meet
from geomap.compare.sides import Sides, is_party

Verdict = Literal["single", "echoed", "corroborated", "contested"]
Relating = Literal["echo", "contradicts", "agrees", ""]
VERDICTS: tuple[Verdict, ...] = ("single", "echoed", "corroborated", "contested")
_MEDIA = frozenset(
    "media press newspaper newspapers news agency television radio channel website outlet outlets".split()
)
_OFFICES = frozenset("directorate office department service centre wing bureau cell officer spokesman".split())
_AGREE = frozenset([frozenset(["occurred", "possible"]), frozenset(["planned", "possible"])])
_MOST_COMPARED = 60
"""Statements of one event that are held against each other; the first of each source come first."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an event stands.

    Parameters
    ----------
    verdict : {"single", "echoed", "corroborated", "contested"}
        ``contested``: two sources contradict each other. ``corroborated``: two or more independent claimants say the
        same. ``echoed``: several outlets, no second independent claimant. ``single``: one outlet.
    independent : int
        Independent claimants that are named; an outlet's own voice and relayed media count for none.
    tellings : int
        Reports.
    outlets : int
        Outlets.
    across_sides : bool
        Whether claimants of two parties say the same.
    reasons : tuple of str
        What makes the verdict, in words.
    claimants : tuple of str
        The independent claimants, by the name written first.
    sides : tuple of str
        Their sides, where known.
    """

    verdict: Verdict
    independent: int
    tellings: int
    outlets: int
    across_sides: bool
    reasons: tuple[str, ...]
    claimants: tuple[str, ...]
    sides: tuple[str, ...]


def judge(members: Sequence[Facts], echoes: Sequence[str | None], sides: Sides, km: float) -> Judgement:
    """Judge an event.

    Parameters
    ----------
    members : sequence of Facts
        Its claims.
    echoes : sequence of str or None
        Echo labels by row of the table.
    sides : Sides
        Whose side claimants speak for.
    km : float
        Ends that are further apart contradict each other.

    Returns
    -------
    Judgement
    """
    sources = sources_in(members, echoes)
    named = [source for source in sources if _speaker(source) is not None]
    party = {id(source): side for source in named if (side := sides.of(_name(source))) and is_party(side)}
    agreeing = [pair for pair in combinations(named[:_MOST_COMPARED], 2) if _agree(*pair)]
    verdict, reasons = _verdict(sources, named, agreeing, km)
    across = any(party.get(id(a), "") != party.get(id(b), "") for a, b in agreeing if {id(a), id(b)} <= set(party))
    return Judgement(
        verdict=verdict,
        independent=len(named),
        tellings=len({one.report for one in members}),
        outlets=len({one.outlet for one in members if one.outlet}),
        across_sides=verdict == "corroborated" and across,
        reasons=tuple(reasons),
        claimants=tuple(_name(source) for source in named),
        sides=tuple(dict.fromkeys(party[id(source)] for source in named if id(source) in party)),
    )


def _verdict(
    sources: Sequence[Sequence[Facts]],
    named: Sequence[Sequence[Facts]],
    agreeing: Sequence[tuple[Sequence[Facts], Sequence[Facts]]],
    km: float,
) -> tuple[Verdict, list[str]]:
    against = _contradictions(sources, km)
    if against:
        return "contested", against
    if agreeing:
        count = len({id(one) for pair in agreeing for one in pair})
        return "corroborated", [f"{count} independent claimants say the same"]
    outlets = {one.outlet for source in sources for one in source if one.outlet}
    is_repeated = any(len({one.outlet for one in source}) > 1 for source in sources)
    if len(outlets) > 1 and (is_repeated or len(named) < 2):
        return "echoed", [f"{len(outlets)} outlets, {_in_words(len(named))}"]
    return "single", [f"no second source says the same; {_in_words(len(named))}"]


def _in_words(named: int) -> str:
    return "no claimant named" if not named else "one claimant" if named == 1 else f"{named} claimants"


def sources_in(members: Sequence[Facts], echoes: Sequence[str | None]) -> list[list[Facts]]:
    """Group the claims of an event by what they rest on: one echo label, one claimant, else the outlet itself."""
    clusters: Clusters[Facts] = Clusters(members)
    first: dict[str, int] = {}
    for at, one in enumerate(members):
        label = echoes[one.row]
        if label is not None:
            clusters.join(first.setdefault(f"echo {label}", at), at)
        if one.claimant.name:
            clusters.join(first.setdefault(f"name {one.claimant.name}", at), at)
        elif label is None:
            clusters.join(first.setdefault(f"own voice {one.report}", at), at)
    heads = list(dict.fromkeys(first.values()))[: _MOST_COMPARED * 2]
    for wanted in ("same", "alike", "unnamed"):
        for a, b in combinations(heads, 2):
            if relation(members[a].claimant, members[b].claimant) == wanted:
                # "the ministry" is alike to two ministries and must not make one of them
                clusters.join_if(a, b, lambda mine, theirs: relation(mine.claimant, theirs.claimant) != "different")
    return clusters.groups()


def _speaker(source: Sequence[Facts]) -> Claimant | None:
    """Return the claimant behind some claims; None where nobody but media is named."""
    speakers = [one.claimant for one in source if one.claimant.name and not _is_media(one)]
    return max(speakers, key=lambda speaker: speaker.is_specific, default=None)


def _is_media(one: Facts) -> bool:
    """Say whether a claimant only relays: an outlet, "Turkish media", but not the media office of somebody."""
    speaks = bool(one.claimant.words & _OFFICES) or any(mark.startswith("g:") for mark in one.claimant.marks)
    return bool(one.claimant.marks & _MEDIA and not speaks) or is_outlet(one.claimant, one.outlet)


def _name(source: Sequence[Facts]) -> str:
    speaker = _speaker(source)
    return speaker.name if speaker is not None else ""


def _agree(one: Sequence[Facts], other: Sequence[Facts]) -> bool:
    return any(
        mine.status == theirs.status or frozenset([mine.status, theirs.status]) in _AGREE
        for mine in one[:_MOST_COMPARED]
        for theirs in other[:_MOST_COMPARED]
    )


def _contradictions(sources: Sequence[Sequence[Facts]], km: float) -> list[str]:
    """Say where two sources contradict each other; one source that corrects itself does not."""
    found: dict[str, None] = {}
    heads = [_versions(source) for source in sources[:_MOST_COMPARED]]
    for one, other in combinations(heads, 2):
        for mine in one:
            for theirs in other:
                words = contradiction(mine, theirs, km)
                if words:
                    found.setdefault(words)
    return list(found)


def _versions(source: Sequence[Facts]) -> list[Facts]:
    seen: dict[tuple[object, ...], Facts] = {}
    for one in source:
        seen.setdefault((one.status, one.low, one.high, one.what, one.origin, one.destination), one)
    return list(seen.values())[:10]


def relate(one: Facts, other: Facts, echoes: Sequence[str | None], km: float) -> Relating:
    """Say how two claims of one event stand to each other.

    Parameters
    ----------
    one, other : Facts
        Claims of one event.
    echoes : sequence of str or None
        Echo labels by row of the table.
    km : float
        Ends that are further apart contradict each other.

    Returns
    -------
    {"echo", "contradicts", "agrees", ""}
        ``agrees`` needs two independent claimants that are named; "" where neither can be said.
    """
    label = echoes[one.row]
    if label is not None and label == echoes[other.row]:
        return "echo"
    kind = relation(one.claimant, other.claimant)
    if kind not in ("same", "alike") and contradiction(one, other, km):
        return "contradicts"
    named = all(facts.claimant.name and not _is_media(facts) for facts in (one, other))
    return "agrees" if named and kind in ("different", "open") and _agree([one], [other]) else ""


def contradiction(one: Facts, other: Facts, km: float) -> str:
    """Say in words what contradicts in two claims of one event; "" where nothing does."""
    statuses = {one.status, other.status}
    is_halted = statuses == {"occurred", "prevented"} and _has_same_ends(one, other)
    if len(statuses) == 2 and ("denied" in statuses or is_halted):
        first, second = sorted((one, other), key=lambda facts: facts.status)
        return f"{first.status} ({_who(first)}), {second.status} ({_who(second)})"
    if "denied" in statuses:
        return ""
    if one.what == other.what and one.figure is not None and other.figure is not None and not counts_meet(one, other):
        small, large = sorted((one, other), key=lambda facts: facts.figure or 0)
        return f"numbers do not meet: {small.figure:,} ({_who(small)}), {large.figure:,} ({_who(large)})"
    for role in ("origin", "destination"):
        mine, theirs = getattr(one, role), getattr(other, role)
        if mine is not None and theirs is not None and spots_meet(mine, theirs, km) == 0.0:
            return f"another {role}: {mine.name} ({_who(one)}), {theirs.name} ({_who(other)})"
    return ""


def _has_same_ends(one: Facts, other: Facts) -> bool:
    """Say whether two claims leave the same ends open, so that one does not speak of another movement in part."""
    return (one.origin is None) == (other.origin is None) and (one.destination is None) == (other.destination is None)


def _who(facts: Facts) -> str:
    return facts.claimant.name or facts.outlet_name or facts.report
