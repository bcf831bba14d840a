"""The claims of a report: what it tells twice becomes one claim, each with its stable id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geomap.claims import Claim, End
from geomap.extraction.drafts import Draft
from geomap.extraction.retelling import CountryOf, find_retellings, is_wider
from geomap.extraction.watching import NOBODY, Reason, Watcher
from geomap.groups import Group
from geomap.reports import Report


def finish(
    report: Report,
    drafts: Sequence[Draft],
    country_of: CountryOf,
    groups: Mapping[str, Group] | None = None,
    watch: Watcher = NOBODY,
) -> list[Claim]:
    """Merge what headline and body repeat, and give each claim its stable id.

    Parameters
    ----------
    report : Report
        The report.
    drafts : sequence of Draft
        What its sentences claim.
    country_of : callable
        The country of an end.
    groups : mapping of str to Group, optional
        The groups by name; one that is only a description of people is no group of a claim.
    watch : Watcher
        Is told what is left out, and what each claim was.
    """
    groups = groups or {}
    _complete_denials(report.text, drafts)
    kept = _without_retellings(report, _merge(drafts, watch, country_of), watch, country_of)
    out: list[Claim] = []
    seen: dict[str, int] = {}
    for draft in kept:
        claim = _claim(report, draft)
        if claim.group is not None and claim.group in groups and groups[claim.group].is_description:
            claim = replace(claim, group=None)
        number = seen.get(claim.claim, 0)
        seen[claim.claim] = number + 1
        out.append(replace(claim, claim=f"{claim.claim}-{number + 1}") if number else claim)
        watch.claimed(draft, out[-1])
    return out


def without_halves(drafts: Sequence[Draft], watch: Watcher = NOBODY) -> list[Draft]:
    """Leave out what one sentence says twice: a claim with one end beside a claim with both."""
    out: list[Draft] = []
    for draft in drafts:
        half = (draft.origin is None) != (draft.destination is None)
        whole = next((d for d in drafts if half and d is not draft and _is_half_of(draft, d)), None)
        if whole is None:
            out.append(draft)
            continue
        watch.dropped(draft, Reason.HALF, whole)
        if whole.count is None and draft.count is not None and draft.what == whole.what:
            whole.count, whole.shared = draft.count, draft.shared
    return out


def _is_half_of(half: Draft, whole: Draft) -> bool:
    told = half.status == whole.status or (half.lemma in _COLUMNS and whole.status in ("prevented", "denied"))
    if whole.origin is None or whole.destination is None or not told:
        return False
    if half.group and whole.group and half.group != whole.group:
        return False
    return end_key(half.origin) == end_key(whole.origin) or end_key(half.destination) == end_key(whole.destination)


_COLUMNS = frozenset(["convoy", "convoys", "column", "columns", "motorcade", "reinforcements", "reinforcement"])


def end_key(end: End | None) -> str | None:
    """Return what makes an end the same as another: its place, else its words."""
    return None if end is None else end.place_id or end.text.casefold()


def _pair(draft: Draft) -> tuple[str | None, str | None]:
    return end_key(draft.origin), end_key(draft.destination)


def _complete_denials(text: str, drafts: Sequence[Draft]) -> None:
    """Give a denial the day, and the group where it names none, of the movement that it denies."""
    for draft in drafts:
        if draft.status != "denied":
            continue
        denied = [d for d in drafts if d.status != "denied" and _pair(d) == _pair(draft)]
        dated = next((d for d in denied if d.days[0] is not None), None)
        if draft.days[0] is None and dated is not None:
            draft.days, draft.date_text, draft.basis = dated.days, dated.date_text, dated.basis
        named = next((d.group for d in denied if d.mover.group is not None), None)
        own = _OURS.search(text, draft.quote.start, draft.quote.end)
        if draft.mover.group is None and named is not None and own is None:
            draft.group = named  # "Nobody has got out of X to Y", says its enemy


_OURS = re.compile(r"\b(?:ours?|we)\b", re.I)


def _merge(drafts: Sequence[Draft], watch: Watcher, country_of: CountryOf) -> list[Draft]:
    body = [d for d in drafts if not d.headline]
    kept: list[Draft] = []
    told = [d for d in body if not _is_told_next(d, body, watch)]
    for draft in [*told, *(d for d in drafts if d.headline)]:
        repeated = (
            next((other for other in kept if _repeats(draft, other, country_of)), None) if draft.headline else None
        )
        if draft.headline and body and (_has_open_end(draft) or repeated is not None):
            watch.dropped(draft, Reason.HEADLINE_OPEN if repeated is None else Reason.HEADLINE_REPEATS, repeated)
            continue
        twin = next((other for other in kept if _is_twin(draft, other)), None)
        if twin is None:
            if draft.headline:
                draft.notes.append("headline only")
            kept.append(draft)
        else:
            _fill(twin, draft)
            watch.dropped(draft, Reason.TOLD_TWICE, twin)
    return sorted(kept, key=lambda d: d.quote.start)


def _without_retellings(report: Report, drafts: Sequence[Draft], watch: Watcher, country_of: CountryOf) -> list[Draft]:
    """Leave out what only tells another claim again; what it adds goes into that one."""
    told = find_retellings(report, drafts, watch, country_of)
    for number, other in told.items():
        _fill(drafts[other], drafts[number])
        drafts[other].notes.append("retelling weighed")
        watch.dropped(drafts[number], Reason.TOLD_TWICE, drafts[other])
    return [draft for number, draft in enumerate(drafts) if number not in told]


def _is_told_next(short: Draft, drafts: Sequence[Draft], watch: Watcher) -> bool:
    """Say whether the next sentence tells it in full: "The flight from A gathers pace. 250 men left A for B"."""
    if not _has_open_end(short) or short.count is not None or short.days[0] is not None or short.claimant is not None:
        return False
    for other in drafts:
        behind = 0 <= other.quote.start - short.quote.end < _NEXT
        if behind and short.origin is not None and _is_half_of(short, other):
            watch.dropped(short, Reason.TOLD_TWICE, other)
            return True
    return False


_NEXT = 5
"""So many characters lie between two sentences of a paragraph at most."""


def _has_open_end(draft: Draft) -> bool:
    return draft.origin is None or draft.destination is None


def _repeats(headline: Draft, other: Draft, country_of: CountryOf) -> bool:
    came = end_key(headline.origin) is not None and end_key(headline.origin) == end_key(other.origin)
    went = end_key(headline.destination) is not None and end_key(headline.destination) == end_key(other.destination)
    within = is_wider(headline.origin, other.origin, country_of) and is_wider(
        headline.destination, other.destination, country_of
    )
    return came or went or within


def _is_twin(one: Draft, two: Draft) -> bool:
    if (end_key(one.origin), end_key(one.destination)) != (end_key(two.origin), end_key(two.destination)):
        return False
    if one.status != two.status:
        return False
    if one.days[0] and two.days[0] and one.days != two.days:
        return False
    if one.group and two.group and one.group != two.group:
        return False
    return one.what == two.what


def _fill(kept: Draft, other: Draft) -> None:
    if kept.count is None:
        kept.count, kept.shared = other.count, other.shared
    if kept.days[0] is None and other.days[0] is not None and not (other.headline and other.basis == "published"):
        kept.days, kept.date_text, kept.basis = other.days, other.date_text, other.basis
    kept.claimant = kept.claimant or other.claimant
    kept.group = kept.group or other.group
    kept.via = kept.via or other.via


def _claim(report: Report, draft: Draft) -> Claim:
    low, high = (draft.count.low, draft.count.high) if draft.count else (None, None)
    quote = report.text[draft.quote.start : draft.quote.end]
    facts = (
        report.id,
        end_key(draft.origin),
        end_key(draft.destination),
        draft.status,
        str(draft.days),
        draft.claimant,
        draft.what,
        draft.quote.start,
    )
    digest = hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Claim(
        claim=f"c-{digest}",
        report=report.id,
        outlet=report.outlet,
        published=report.published,
        url=report.url,
        language=report.language,
        origin=draft.origin,
        destination=draft.destination,
        via=draft.via,
        direction=draft.direction,
        group=draft.group,
        what=draft.what,
        count_min=low,
        count_max=high,
        count_shared=draft.shared,
        count_text=draft.count.text if draft.count else None,
        date_start=draft.days[0],
        date_end=draft.days[1],
        date_text=draft.date_text,
        date_basis=draft.basis,
        status=draft.status,
        claimant=draft.claimant,
        quote=quote,
        quote_start=draft.quote.start,
        quote_end=draft.quote.end,
        notes=tuple(dict.fromkeys(draft.notes)),
    )
