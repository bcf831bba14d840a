"""Echoes: claims of several reports that rest on one statement of one claimant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from geomap.compare.blocks import Reach, candidate_pairs, told_day
from geomap.compare.claimants import relation
from geomap.compare.facts import SAME_NAME_KM, Facts, facts_of, first_told, gap_km, is_outlet
from geomap.compare.joining import Clusters
from geomap.compare.pairs import (
    DAYS_APART,
    HINT,
    Evidence,
    Pair,
    counts_meet,
    days_meet,
    groups_agree,
    spots_meet,
    weigh,
)
from geomap.compare.sources import Sources

LINK_COLUMNS = ["claim", "other_claim", "echo", "score", "evidence"]
_CLEAR_LEAD = 1.0
""""The ministry" is of the one or of the other where one link has so many points more."""
_SLACK_DAYS = 2
"""Reports that are linked through a third one may differ by so many days: each reads "Monday" for itself."""
REACH = Reach(told_day, DAYS_APART, SAME_NAME_KM)
_TOGETHER = Evidence("told together", 2.0, "the two reports share another movement too", True)


def link_echoes(table: pd.DataFrame, sources: Mapping[str, Sources] | None = None) -> pd.DataFrame:
    """Fill the column ``echo``: one label on the claims that rest on one statement of one claimant.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table. Labels that are there stay as they are; rejected claims get none.
    sources : mapping of str to Sources, optional
        What stands around the claims, by report id, as `sources_of` reads it from a report; the claims alone do
        without, and fewer links are found.

    Returns
    -------
    pandas.DataFrame
        A new table. The label is the id of the claim that was published first.

    Notes
    -----
    A link needs a common source (the same claimant, a credit to the other outlet, the same words) *and* one
    movement. It joins two groups of claims only if nothing in the one excludes anything in the other, so that no
    chain of half-agreements grows.
    """
    facts = facts_of(table, sources)
    pairs = weigh_all(facts)
    labels = table["echo"].astype("string").copy()
    taken = set(labels.index[labels.notna()])
    for members in _clusters(facts, _without_doubtful([pair for pair in pairs if pair.is_link])):
        label = first_told(members).claim
        for member in members:
            at = table.index[member.row]
            if at not in taken:
                labels[at] = label
    return table.assign(echo=labels)


def echo_links(table: pd.DataFrame, sources: Mapping[str, Sources] | None = None) -> pd.DataFrame:
    """Say what speaks for each link, and which pairs come close to one.

    Parameters
    ----------
    table : pandas.DataFrame
        The claims table with its labels.
    sources : mapping, optional
        As for `link_echoes`.

    Returns
    -------
    pandas.DataFrame
        ``claim, other_claim`` (ids), ``echo`` (their common label, empty where they have none), ``score``,
        ``evidence`` (in words, joined by ``; ``); the strongest first.
    """
    facts = facts_of(table, sources)
    labels = table["echo"].astype("string")
    rows: list[tuple[str, str, str | None, float, str]] = []
    for pair in weigh_all(facts):
        one, other = (labels.iloc[facts.row] for facts in (pair.one, pair.other))
        common = None if pd.isna(one) or pd.isna(other) or one != other else str(one)
        if common is not None or pair.score >= HINT:
            words = "; ".join(part.words for part in pair.evidence)
            rows.append((pair.one.claim, pair.other.claim, common, round(pair.score, 2), words))
    rows += _labelled_alone(facts, labels, {claim for row in rows if row[2] is not None for claim in row[:2]})
    rows.sort(key=lambda row: (-row[3], row[0], row[1]))
    return pd.DataFrame(rows, columns=LINK_COLUMNS)


def _labelled_alone(
    facts: Sequence[Facts], labels: pd.Series, shown: set[str]
) -> list[tuple[str, str, str | None, float, str]]:
    """List the claims that share a label for reasons that the table does not hold."""
    first: dict[str, str] = {}
    found: list[tuple[str, str, str | None, float, str]] = []
    for one in sorted(facts, key=_age):
        label = labels.iloc[one.row]
        if pd.isna(label):
            continue
        head = first.setdefault(str(label), one.claim)
        if head != one.claim and one.claim not in shown:
            found.append((head, one.claim, str(label), 0.0, "labelled so in the table, by what its reports say around"))
    return found


def weigh_all(facts: Sequence[Facts]) -> list[Pair]:
    """Weigh all pairs of claims that are worth it, and look again at reports that share more than one movement."""
    weighed = (weigh(facts[one], facts[other]) for one, other in candidate_pairs(facts, REACH))
    pairs = [pair for pair in weighed if pair is not None and pair.score + _TOGETHER.points >= HINT]
    shared: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.is_same_movement or pair.is_link:
            shared[_reports(pair)].append(pair)
    return [_told_together(pair, shared[_reports(pair)]) for pair in pairs]


def _reports(pair: Pair) -> tuple[str, str]:
    one, other = sorted((pair.one.report, pair.other.report))
    return one, other


def _told_together(pair: Pair, shared: Iterable[Pair]) -> Pair:
    """Add weight where the same two reports share another movement, from one source or with the same figures."""
    for other in shared:
        if _movement(other.one) != _movement(pair.one) and _movement(other.other) != _movement(pair.other):
            return replace(pair, evidence=(*pair.evidence, _TOGETHER))
    return pair


def _movement(facts: Facts) -> tuple[object, object]:
    return facts.origin, facts.destination


def _without_doubtful(links: Sequence[Pair]) -> list[Pair]:
    """Leave out the links of a claim without a claimant of its own that fit two different claimants equally well."""
    rivals: dict[int, list[tuple[float, Facts]]] = defaultdict(list)
    for pair in links:
        for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
            if not mine.claimant.is_specific and theirs.claimant.is_specific:
                rivals[mine.row].append((pair.score, theirs))
    return [
        pair
        for pair in links
        if not any(
            not mine.claimant.is_specific and theirs.claimant.is_specific and _has_rival(pair, theirs, rivals[mine.row])
            for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one))
        )
    ]


def _has_rival(pair: Pair, theirs: Facts, others: Iterable[tuple[float, Facts]]) -> bool:
    return any(score > pair.score - _CLEAR_LEAD and _are_two(other, theirs) for score, other in others)


def _clusters(facts: Sequence[Facts], links: Iterable[Pair]) -> list[list[Facts]]:
    """Join claims along their links, strongest first, where no member excludes another."""
    clusters: Clusters[Facts] = Clusters(facts)
    at = {one.row: place for place, one in enumerate(facts)}
    for pair in sorted(links, key=lambda pair: (-pair.score, *sorted((_age(pair.one), _age(pair.other))))):
        clusters.join_if(at[pair.one.row], at[pair.other.row], is_compatible)
    return [members for members in clusters.groups() if len(members) > 1]


def _age(one: Facts) -> tuple[int, str, str]:
    """Order claims by what they are and not by where they stand, so that turned tables get the same labels."""
    return (one.published if one.published is not None else 10**7, one.report, one.claim)


def is_compatible(one: Facts, other: Facts) -> bool:
    """Say whether nothing excludes that two claims rest on one statement."""
    if (one.status == "denied") != (other.status == "denied"):
        return False
    if not groups_agree(one, other) or not counts_meet(one, other) or not days_meet(one, other, _SLACK_DAYS):
        return False
    if (
        one.published is not None
        and other.published is not None
        and abs(one.published - other.published) > 2 * DAYS_APART
    ):
        return False
    for mine, theirs in ((one.origin, other.origin), (one.destination, other.destination)):
        if (
            mine is not None
            and theirs is not None
            and gap_km(mine, theirs) is not None
            and spots_meet(mine, theirs) == 0.0
        ):
            return False
    return not _are_two(one, other)


def _are_two(one: Facts, other: Facts) -> bool:
    """Say whether two claims have two claimants, neither of which is an outlet that stands for the other."""
    if relation(one.claimant, other.claimant) != "different":
        return False
    return not (_is_outlet_of(one, other) or _is_outlet_of(other, one))


def _is_outlet_of(one: Facts, other: Facts) -> bool:
    """Say whether the one's claimant is an outlet, which may stand for what the other's claimant said."""
    return any(is_outlet(one.claimant, outlet) for outlet in (other.outlet, *other.credits))
