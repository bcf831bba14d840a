"""Cards: one for each claim with where each field came from, a small one for each candidate that was not taken."""

from __future__ import annotations

from geomap.claims import Claim, End
from geomap.explain.record import Candidate, Record, Told
from geomap.explain.scales import scales_of
from geomap.explain.words import REASONS, STATUSES, count_words, days_words, note_words, safe, short
from geomap.extraction.drafts import Draft
from geomap.extraction.ends import Frame
from geomap.extraction.units import Unit
from geomap.gazetteer import Place
from geomap.reports import Report


def cards_of(report: Report, record: Record, told: Told) -> str:
    """Return the cards of a sentence: its claims, and what was not taken."""
    out = [card for candidate in told.candidates for card in _cards(report, record, told, candidate)]
    return "\n".join(out)


def _cards(report: Report, record: Record, told: Told, candidate: Candidate) -> list[str]:
    word = trigger_words(report, told, candidate.frame)
    if candidate.reason is not None:
        who = _span(report, told.sentence.units, candidate.frame)
        seen = f' <span class="seen">Who: “{safe(short(who, 80))}”.</span>' if who else ""
        return [_small(word, "not a claim", REASONS[candidate.reason] + seen, scales_of(candidate))]
    out: list[str] = []
    for draft in candidate.drafts:
        claim = record.claim_of(draft)
        if claim is not None:
            out.append(_claim_card(report, record, told, draft, claim, word, scales_of(candidate)))
            continue
        reason, into = record.end_of(draft)
        why = REASONS[reason] if reason is not None else "It was left out."
        link = f' <a href="#{safe(into.claim)}">{_pair(into)}</a>' if into is not None else ""
        ends = _ends(draft.origin, draft.destination)
        out.append(_small(word, f"{ends}: no claim of its own", why + link, scales_of(candidate)))
    return out


def _small(word: str, head: str, why: str, scales: str = "") -> str:
    return (
        f'<div class="card no"><p><b>“{safe(word)}”</b> <span class="head">{head}</span></p><p>{why}</p>{scales}</div>'
    )


def trigger_words(report: Report, told: Told, frame: Frame) -> str:
    """Return the movement words of a frame as they stand in the text."""
    units = told.sentence.units
    found = [
        report.text[units[t.at].start : units[min(max(t.end, t.at + 1), len(units)) - 1].end]
        for t in frame.triggers or [frame.trigger]
        if t.at < len(units)
    ]
    return short(" … ".join(found), 80)


def _span(report: Report, units: list[Unit], frame: Frame) -> str:
    mover = frame.mover
    if mover is None or mover.first >= len(units) or mover.last <= mover.first:
        return ""
    return report.text[units[mover.first].start : units[min(mover.last, len(units)) - 1].end]


def _ends(origin: End | None, destination: End | None) -> str:
    start = safe(short(origin.text, 60)) if origin else "?"
    stop = safe(short(destination.text, 60)) if destination else "?"
    return f"<bdi>{start}</bdi> → <bdi>{stop}</bdi>"


def _pair(claim: Claim) -> str:
    return _ends(claim.origin, claim.destination)


def _claim_card(report: Report, record: Record, told: Told, draft: Draft, claim: Claim, word: str, scales: str) -> str:
    rows = [
        _row("Word", f"“{safe(word)}”", ""),
        _who_row(report, told, draft, claim),
        _count_row(claim, draft, told),
        _end_row("From", record, told, report, claim.origin),
        _end_row("To", record, told, report, claim.destination),
        _row("Through", ", ".join(safe(short(name, 60)) for name in claim.via), "") if claim.via else "",
        _row("Direction", safe(claim.direction), "only a direction is told") if claim.direction else "",
        _day_row(report, told, claim),
        _source_row(told, claim),
    ]
    notes = "".join(f"<li><b>{safe(note)}</b> {safe(note_words(note))}</li>" for note in claim.notes)
    return (
        f'<article class="card claim" id="{safe(claim.claim)}">\n'
        f'<h2>{_pair(claim)}</h2><p class="status {safe(claim.status)}">{safe(STATUSES[claim.status])}</p>\n'
        f"<dl>{''.join(rows)}</dl>\n"
        + (f'<ul class="notes" aria-label="Notes">{notes}</ul>\n' if notes else "")
        + scales
        + f'<p class="id">{safe(claim.claim)}, characters {claim.quote_start:,} to {claim.quote_end:,}</p></article>'
    )


def _row(name: str, value: str, whence: str) -> str:
    return f"<dt>{name}</dt><dd>{value}" + (f" <small>({whence})</small>" if whence else "") + "</dd>"


def _who_row(report: Report, told: Told, draft: Draft, claim: Claim) -> str:
    units = told.sentence.units
    if claim.group is None:
        return _row("Who", safe(claim.what), "no group is named or clear from the report")
    named = [u for u in units if u.kind == "group" and u.what.group.name == claim.group]
    if named:
        words = report.text[named[0].start : named[0].end]
        whence = f"group named in this sentence: “{safe(short(words, 60))}”"
    elif draft.mover.nation:
        whence = "group not named here; it follows from the nationality that the sentence gives"
    else:
        whence = "group not named in this sentence; it follows from what the report says around it"
    return _row("Who", f"{safe(claim.what)} of {safe(claim.group)}", whence)


def _count_row(claim: Claim, draft: Draft, told: Told) -> str:
    count = draft.count
    if count is None or claim.count_text is None:
        return _row("How many", "no number", "")
    span = told.sentence.span
    where = "" if span.start <= count.start < span.end else "from another sentence: "
    shared = "; one number for several claims" if claim.count_shared else ""
    value = count_words(claim.count_min, claim.count_max)
    return _row("How many", value, f"{where}“{safe(short(claim.count_text, 60))}”{shared}")


def _end_row(name: str, record: Record, told: Told, report: Report, end: End | None) -> str:
    if end is None:
        return _row(name, "not stated", "")
    words = f"“{safe(short(end.text, 60))}”"
    span = told.sentence.span
    is_here = end.text in report.text[span.start : span.end]
    whence = f"as {words} in this sentence" if is_here else f"as {words} in another sentence"
    place = record.gazetteer.places.get(end.place_id or "")
    if place is None:
        return _row(name, words, "the gazetteer could not settle this name" + ("" if is_here else "; named elsewhere"))
    return _row(name, place_words(place), whence)


def place_words(place: Place) -> str:
    """Say which place is meant: its name, kind, country, point and size, escaped."""
    where = ", ".join(part for part in (place.admin1, place.country) if part and part != place.name)
    return (
        f"{safe(place.name)} ({safe(place.kind)}{', ' + safe(where) if where else ''}) "
        f'<span class="point">{place.lat:.2f}, {place.lon:.2f} ± {place.radius_km:g} km</span>'
    )


def _day_row(report: Report, told: Told, claim: Claim) -> str:
    words = f"“{safe(short(claim.date_text, 60))}”" if claim.date_text else ""
    days = days_words(claim.date_start, claim.date_end)
    if not days:
        return _row("When", "not told", f"{words} names no day that can be worked out" if words else "")
    if claim.date_basis == "published":
        return _row("When", days, "no day is named; the words put it at the time of the report")
    here = (
        claim.date_text is not None
        and claim.date_text in report.text[told.sentence.span.start : told.sentence.span.end]
    )
    how = {"stated": "a calendar day in the words", "relative": "worked out from"}.get(claim.date_basis, "from")
    elsewhere = "" if here else ", in another sentence"
    return _row("When", days, f"{how} {words}{elsewhere}")


def _source_row(told: Told, claim: Claim) -> str:
    if claim.claimant is None:
        return _row("Who says so", "the outlet itself", "nobody else is named as the source")
    value = safe(short(claim.claimant, 100))
    items = told.sentence.attributions
    if any(item.claimant == claim.claimant for item in items):
        return _row("Who says so", value, "named in this sentence")
    if claim.claimant in told.speakers:
        shown = next(item for item, who in zip(items, told.speakers, strict=False) if who == claim.claimant)
        stands = shown.claimant or shown.pronoun
        return _row(
            "Who says so", value, f"this sentence says “{safe(short(stands, 60))}”" if stands else "a pronoun here"
        )
    return _row("Who says so", value, "named in another sentence")
