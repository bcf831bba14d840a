"""Weigh two claims against each other: may they rest on one statement of one claimant, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geomap.compare.claimants import Claimant, relation
from geomap.compare.facts import SAME_NAME_KM, SAME_TOWN_KM, Facts, Spot, day_span, gap_km, is_outlet
from geomap.compare.words import word_list

DAYS_APART = 14
"""Reports of one statement are published within so many days; older news is told as history."""
LINK = 6.0
"""Points from which a link counts. Same claimant, same two ends and the same figure make 7.5."""
HINT = 4.0
"""Points from which a pair is worth a look by a person; it gets no label."""
SOURCE_NEEDED = 2.0
"""Points that must speak for one source; same places and numbers alone are no echo."""
_PARTS_OF_NAMES = frozenset(
    "ash tel tell abu albu deir dayr ain ayn khan kafr umm jabal new old san saint sheikh".split()
)
_CLOSE_DAYS = 3
_DAY_SLACK = 1
_SHINGLE = 4
_ONE_STATEMENT = frozenset([
    frozenset(["occurred", "possible"]), frozenset(["planned", "possible"]), frozenset(["occurred", "prevented"]),
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a link.

    Parameters
    ----------
    kind : str
        ``claimant``, ``credit``, ``movement``, ``count``, ``days``, ``words``, ``told together``.
    points : float
        How much it weighs.
    words : str
        In words.
    is_source : bool
        Whether it speaks for one source, not just for one movement.
    """

    kind: str
    points: float
    words: str
    is_source: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that do not exclude each other, and what speaks for one statement."""

    one: Facts
    other: Facts
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """Points in total."""
        return sum(part.points for part in self.evidence)

    @property
    def is_link(self) -> bool:
        """Whether the two get one label."""
        sourced = sum(part.points for part in self.evidence if part.is_source)
        return self.score >= LINK and sourced >= SOURCE_NEEDED

    @property
    def is_same_movement(self) -> bool:
        """Whether both ends, or an end and the figure, are the same."""
        strong = [part for part in self.evidence if part.kind in ("movement", "count")]
        return sum(part.points for part in strong) >= 2.5


def weigh(one: Facts, other: Facts) -> Pair | None:
    """Weigh two claims of different reports.

    Parameters
    ----------
    one, other : Facts
        From `facts_of`.

    Returns
    -------
    Pair or None
        None where something excludes that they rest on one statement: another claimant, other ends, numbers
        or days that do not meet, a contrary status, months between the reports.
    """
    if one.report == other.report or not _may_be_one(one, other):
        return None
    ends = _ends(one, other)
    if ends is None:
        return None
    who = _who(one, other)
    if who is None:
        return None
    parts = [*who, ends, *_counts(one, other), *_days(one, other), *_words(one, other)]
    return Pair(one, other, tuple(parts))


def _may_be_one(one: Facts, other: Facts) -> bool:
    if one.status != other.status and frozenset([one.status, other.status]) not in _ONE_STATEMENT:
        return False
    if not groups_agree(one, other):
        return False
    if one.published is not None and other.published is not None and abs(one.published - other.published) > DAYS_APART:
        return False
    return counts_meet(one, other) and days_meet(one, other, _DAY_SLACK)


def groups_agree(one: Facts, other: Facts) -> bool:
    """Say whether two claims may speak of one group: the same, one not named, or two of one side."""
    if not one.group or not other.group or one.group == other.group:
        return True
    return one.side is not None and one.side == other.side


def counts_meet(one: Facts, other: Facts) -> bool:
    """Say whether two claimed numbers overlap; a number that is not given meets every other."""
    if _counts_other_things(one, other):
        return True  # men are not counted against vehicles
    low, high = one.low or 0, one.high
    low2, high2 = other.low or 0, other.high
    return (high is None or low2 <= high) and (high2 is None or low <= high2)


def days_meet(one: Facts, other: Facts, slack: int) -> bool:
    """Say whether two movements may fall on one day, give or take some days; a day that is not given meets all."""
    first, second = day_span(one), day_span(other)
    if first is None or second is None:
        return True
    return first[0] - slack <= second[1] and second[0] - slack <= first[1]


def spots_meet(one: Spot, other: Spot, town_km: float = SAME_TOWN_KM) -> float | None:
    """Say how well two ends agree: 1 one place, 0.5 an area and a place in it, 0 not; None where unknown."""
    gap = gap_km(one, other)
    if gap is None:
        return None
    is_town = not (one.is_area or other.is_area)
    if gap <= (town_km if is_town else 1.0):
        return 1.0
    if is_town and gap <= SAME_NAME_KM and _own_words(one) & _own_words(other):
        return 1.0
    small, large = sorted((one.radius_km if one.is_area else 0.0, other.radius_km if other.is_area else 0.0))
    # two provinces side by side are not one place; a province in its country is
    holds = large > 0 and large >= 2 * small and gap <= large + town_km
    return 0.5 if holds else 0.0


def _is_named(spot: Spot, teller: Facts) -> bool:
    """Say whether a report names a place somewhere, as far as its capitalised words tell."""
    words = _own_words(spot)
    return bool(words) and all(teller.around.has_word(word) for word in words)


def _own_words(spot: Spot) -> set[str]:
    """Return the words of a name that few other places share: not "al", "Tell", "Abu"."""
    return {word for word in spot.name.split() if len(word) > 2 and word not in _PARTS_OF_NAMES}


def _ends(one: Facts, other: Facts) -> Evidence | None:
    points, met, known, also = 0.0, 0, 0, ""
    for mine, theirs in ((one.origin, other.origin), (one.destination, other.destination)):
        if mine is None or theirs is None:
            points += 0.25 if mine is None and theirs is None else 0.0
            known_end, teller = (theirs, one) if mine is None else (mine, other)
            if known_end is not None and _is_named(known_end, teller):
                points += 0.75
                also = ", and the report names it"
            continue
        agree = spots_meet(mine, theirs)
        if agree == 0.0:
            return None
        known += 1
        if agree is not None:
            met += 1
            points += 1.25 if agree == 1.0 else 0.75
    if not met:
        return None
    both = (
        "both ends agree"
        if met == 2
        else f"one end agrees, the other is open{also}"
        if known == 1
        else "one end agrees"
    )
    return Evidence("movement", points, both)


def _who(one: Facts, other: Facts) -> list[Evidence] | None:
    """Weigh the claimants and credits; None where two different claimants are named."""
    credit = _credit(one, other)
    kind = relation(one.claimant, other.claimant)
    names = f"{one.claimant.name} / {other.claimant.name}"
    if kind == "different":
        return [credit] if credit and credit.kind == "claimant" else None
    parts = [credit] if credit else []
    if kind == "same":
        unnamed = one.claimant.is_anonymous and other.claimant.is_anonymous
        if unnamed:
            parts.append(Evidence("claimant", 2.5, f"the same unnamed claimant: {names}", True))
        else:
            parts.append(Evidence("claimant", 3.0, f"the same claimant: {names}", True))
    elif kind == "alike":
        points = 2.0 + bool(_named_elsewhere(one, other))
        parts.append(Evidence("claimant", points, f"claimants that may be one: {names}", True))
    elif kind == "unnamed":
        parts.append(Evidence("claimant", 1.0, f"unnamed in both: {names}"))
    else:
        parts += _named_elsewhere(one, other)
    return parts


def _named_elsewhere(one: Facts, other: Facts) -> list[Evidence]:
    """Look for the claimant of the one among the sources that the other's report names."""
    for mine, theirs in ((one, other), (other, one)):
        if mine.claimant.is_specific and not theirs.claimant.is_specific:
            for named in theirs.named:
                if relation(mine.claimant, named) in ("same", "alike") and not _is_mover(named, one, other):
                    words = f"the other report names {named.name} among its sources"
                    return [Evidence("claimant", 2.0, words, True)]
    if not one.claimant.is_specific and not other.claimant.is_specific:
        for mine_named in one.named:
            if not mine_named.is_specific or _is_mover(mine_named, one, other):
                continue
            if any(relation(mine_named, named) == "same" for named in other.named):
                return [Evidence("claimant", 2.0, f"both reports name {mine_named.name} among their sources", True)]
    return []


def _is_mover(named: Claimant, one: Facts, other: Facts) -> bool:
    """Say whether a name is that of the group that moves, which any report of it names."""
    return bool(named.marks & {f"g:{one.group}", f"g:{other.group}"})


def _credit(one: Facts, other: Facts) -> Evidence | None:
    for mine, theirs in ((one, other), (other, one)):
        if not theirs.outlet:
            continue
        if is_outlet(mine.claimant, theirs.outlet):
            return Evidence("claimant", 3.0, f"the claimant {mine.claimant.name} is the other report's outlet", True)
        if theirs.outlet in mine.credits:
            return Evidence("credit", 3.0, f"credits {theirs.outlet.title()}", True)
    common = one.credits & other.credits
    if common:
        return Evidence("credit", 1.5, f"both credit {sorted(common)[0].title()}", True)
    return None


def _counts(one: Facts, other: Facts) -> Iterator[Evidence]:
    mine, theirs = one.figure, other.figure
    if mine is not None and theirs is not None and not _counts_other_things(one, other):
        if mine != theirs:
            yield Evidence("count", 0.5, "the numbers overlap")
        elif one.is_vague and other.is_vague:
            yield Evidence("count", 1.0, "the same rough number")
        else:
            yield _same_figure(mine)
        return
    shared = {*one.figures, *([] if mine is None or one.is_vague else [mine])} & {
        *other.figures, *([] if theirs is None or other.is_vague else [theirs])
    }  # fmt: skip
    if shared:
        yield _same_figure(max(shared))
    elif (mine is None) != (theirs is None):
        figure, teller = (theirs, one) if mine is None else (mine, other)
        if figure is not None and figure in teller.around.figures:
            yield Evidence("count", 1.5, f"the other report has the figure {figure:,} too")


def _same_figure(figure: int) -> Evidence:
    return Evidence("count", 2.0 if figure % 10 == 0 else 2.5, f"the same figure: {figure:,}")


def _counts_other_things(one: Facts, other: Facts) -> bool:
    return one.what != other.what and "vehicles" in (one.what, other.what)


def _days(one: Facts, other: Facts) -> Iterator[Evidence]:
    if one.first_day is not None and other.first_day is not None and not one.is_day_loose and not other.is_day_loose:
        if (one.first_day, one.last_day) == (other.first_day, other.last_day):
            yield Evidence("days", 1.0, "the same days")
        else:
            yield Evidence("days", 0.5, "the days meet")
    if one.published is not None and other.published is not None:
        apart = abs(one.published - other.published)
        if apart <= _CLOSE_DAYS:
            words = "published on one day" if apart == 0 else f"published within {apart} day{'s' * (apart > 1)}"
            yield Evidence("days", 1.0, words)


def _words(one: Facts, other: Facts) -> Iterator[Evidence]:
    mine, theirs = _shingles(one), _shingles(other)
    if not mine or not theirs:
        return
    shared = mine & theirs
    share = len(shared) / min(len(mine), len(theirs))
    if share >= 0.5 and len(shared) >= 4:
        yield Evidence("words", 3.0, f"mostly the same words: {_longest_run(one, other)}", True)
    elif len(shared) >= 3:
        yield Evidence("words", 2.0, f"a shared phrase: {_longest_run(one, other)}", True)
    elif shared:
        yield Evidence("words", 0.5, f"a shared phrase: {_longest_run(one, other)}")


def _shingles(facts: Facts) -> set[tuple[str, ...]]:
    """Cut the quote into runs of four words, leaving out the names of the places, which any telling has."""
    words = [word for word in facts.words if word not in facts.place_words]
    dull = word_list("stop")
    runs = zip(*(words[at:] for at in range(_SHINGLE)), strict=False)
    return {run for run in runs if sum(word not in dull for word in run) >= 2}


def _longest_run(one: Facts, other: Facts) -> str:
    """Return the longest run of words that two quotes share, at most twelve words of it."""
    mine, theirs = one.words, other.words
    best, end = 0, 0
    before = [0] * (len(theirs) + 1)
    for at, word in enumerate(mine):
        row = [0] * (len(theirs) + 1)
        for place, their in enumerate(theirs, start=1):
            if word == their:
                row[place] = before[place - 1] + 1
                if row[place] > best:
                    best, end = row[place], at + 1
        before = row
    run = mine[end - best : end]
    return f"“{' '.join(run[:12])}{' …' if len(run) > 12 else ''}”"
