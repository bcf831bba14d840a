"""Retelling: whether a claim only tells again, in other words, what another claim of its report tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from geomap.claims import End
from geomap.extraction import lexicon
from geomap.extraction.subjects import SUBORDINATORS
from geomap.extraction.watching import Watcher
from geomap.extraction.weights import SHORT, Choice, step
from geomap.gazetteer import distance_km
from geomap.reports import Report

if TYPE_CHECKING:
    from geomap.extraction.drafts import Draft
    from geomap.extraction.ends import Frame
    from geomap.extraction.reading import Sentence

CountryOf: TypeAlias = Callable[[End], "str | None"]
"""Gives the ISO code of an end's country, None where no country or more than one holds it."""


@dataclass(frozen=True, slots=True)
class Retelling(Choice[int | None]):
    """A choice for the claim that a draft tells again, by its number among ``drafts``, or none."""

    draft: Draft
    drafts: Sequence[Draft]


OF_AN_ARMY, IRREGULAR = "of an army", "irregular"
"""Whose movements are never each other's."""
_NEIGHBOURS = 12
"""So many claims before, and as many behind, may be told again."""
_NEAR_KM = 5.0


def find_retellings(report: Report, drafts: Sequence[Draft], watch: Watcher, country_of: CountryOf) -> dict[int, int]:
    """Return which drafts only tell another one again, each with the number of the one that it tells.

    Parameters
    ----------
    report : Report
        The report.
    drafts : sequence of Draft
        Its claims as the rules have them, in the order of the text.
    watch : Watcher
        Told of each choice.
    country_of : callable
        Gives the country of an end.
    """
    if len(report.text) < SHORT:
        return {}
    starts = [block.start for block in report.blocks]
    out: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        near = range(max(0, number - _NEIGHBOURS), min(len(drafts), number + _NEIGHBOURS + 1))
        traits: dict[int | None, frozenset[str]] = {}
        for other in near:
            if other != number and (ends := _ends_of(draft, drafts[other], country_of)) is not None:
                traits[other] = _of_other(draft, drafts[other], ends, starts)
        if not traits:
            continue
        traits[None] = frozenset({"none", *(f"none: {trait}" for trait in draft.manner)})
        choice = Retelling(
            "retellings",
            draft.sentence,
            [draft.origin] if draft.origin is not None else [],
            [draft.destination] if draft.destination is not None else [],
            None,
            traits,
            draft,
            drafts,
        )
        watch.weighed(choice)
        best = choice.best()
        if best is not None and _root(out, best) != number:
            out[number] = best
    return {number: _root(out, other) for number, other in out.items()}


def _root(told: Mapping[int, int], number: int) -> int:
    while number in told:
        number = told[number]
    return number


def _ends_of(draft: Draft, other: Draft, country_of: CountryOf) -> tuple[str, str] | None:
    """Return how the ends of a draft are those of another, which tells as much and as closely; None where not."""
    if draft.status != other.status or (draft.group and other.group and draft.group != other.group):
        return None
    if {IRREGULAR, OF_AN_ARMY} <= draft.manner | other.manner:
        return None
    origin = _end(draft.origin, other.origin, country_of)
    destination = _end(draft.destination, other.destination, country_of)
    if origin is None or destination is None or {origin, destination} <= {"open", "both open"}:
        return None
    return origin, destination


def _end(one: End | None, two: End | None, country_of: CountryOf) -> str | None:
    if one is None:
        return "open" if two is not None else "both open"
    if two is None:
        return None
    if one.place_id is not None and one.place_id == two.place_id:
        return "same"
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return "same" if one.text.casefold() == two.text.casefold() else None
    if distance_km(one.lat, one.lon, two.lat, two.lon) <= _NEAR_KM:
        return "same"
    return "wider" if is_wider(one, two, country_of) else None


def is_wider(wide: End | None, narrow: End | None, country_of: CountryOf) -> bool:
    """Say whether an end is an area, as "Syria" or "Anbar", in which another end lies."""
    if wide is None or narrow is None or wide.kind != "area" or narrow.kind is None:
        return False
    if wide.lat is None or wide.lon is None or narrow.lat is None or narrow.lon is None:
        return False
    around, inside = country_of(wide), country_of(narrow)
    if around and inside and around != inside:
        return False  # the middle of Turkey is nearer to Raqqa than Turkey is wide
    return distance_km(wide.lat, wide.lon, narrow.lat, narrow.lon) <= (wide.radius_km or 0.0)


def _of_other(draft: Draft, other: Draft, ends: tuple[str, str], starts: Sequence[int]) -> frozenset[str]:
    """Return what speaks for one draft being another told again."""
    origin, destination = ends
    days, count = _days(draft, other), _count(draft, other)
    order = "before" if other.quote.start <= draft.quote.start else "behind"
    blocks = abs(bisect_right(starts, draft.quote.start) - bisect_right(starts, other.quote.start))
    apart = step(blocks, (0, 1, 3, 8), "far")
    traits = {
        "told again",
        f"origin={origin}",
        f"destination={destination}",
        f"ends={origin}+{destination}",
        f"days={days}",
        f"count={count}",
        f"days={days}, count={count}",
        f"ends={origin}+{destination}, days={days}",
        f"{order}, blocks={apart}",
        f"claimant={_same(draft.claimant, other.claimant)}",
        f"group={_same(draft.group, other.group)}",
        f"what={_same(draft.what, other.what)}",
    }
    if draft.quote.start == other.quote.start:
        traits.add("same sentence")
    if draft.lemma == other.lemma:
        traits.add("same verb")
    return frozenset(traits)


def _same(one: object, two: object) -> str:
    if one is None or two is None:
        return _told_by(one, two)
    return "same" if one == two else "different"


def _told_by(one: object, two: object) -> str:
    """Say which of two things, of which not both are told, is told."""
    return "one" if one is not None else "other" if two is not None else "none"


def _days(draft: Draft, other: Draft) -> str:
    (first, last), (began, ended) = draft.days, other.days
    if first is None or last is None or began is None or ended is None:
        return _told_by(first, began)
    if (first, last) == (began, ended):
        return "published" if draft.basis == "published" else "same"
    return "overlap" if first <= ended and began <= last else "different"


def _count(draft: Draft, other: Draft) -> str:
    one, two = (None if told is None else (told.low, told.high) for told in (draft.count, other.count))
    return _same(one, two)


_KNOWN = frozenset("the these those this that their its his they it he".split())


def manner_of(sentence: Sentence, frame: Frame, counted: bool) -> frozenset[str]:
    """Return how a movement is told: by which verb or noun, of which movers, in what kind of clause."""
    units, trigger, mover = sentence.units, frame.trigger, frame.mover
    traits = {
        f"verb={trigger.sense.lemma}",
        f"mover={mover.cls if mover is not None else 'none'}",
        f"frames={min(len(sentence.frames), _MANY)}",
        "counted" if counted else "not counted",
    }
    for name, told in (
        ("noun", trigger.sense.is_noun),
        ("participle", trigger.participle),
        ("infinitive", trigger.infinitive),
        ("passive", trigger.passive),
        ("attributed", bool(sentence.attributions)),
        ("quoted", units[trigger.at].quoted),
        ("headline", sentence.block.zone == "headline"),
        ("known mover", mover is not None and units[mover.first].low in _KNOWN),
    ):
        if told:
            traits.add(name)
    lead = [u.low for u in units[max(0, trigger.at - _LEAD) : trigger.at]]
    traits |= {f"lead {low}" for low in lead if low in lexicon.HAVE or low in ("who", "which", "that", "after", "when")}
    opens = units[frame.first - 1].low if frame.first else ""
    if opens in SUBORDINATORS:
        traits.add(f"clause {opens}")
    return frozenset(traits)


_MANY, _LEAD = 3, 4
