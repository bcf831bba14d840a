"""The page of a report: its text with zones and mentions on one side, what was made of each sentence on the other."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import groupby

from geomap.explain import record as record_limits
from geomap.explain.cards import cards_of, place_words
from geomap.explain.record import Record, Told
from geomap.explain.words import KINDS, count_words, day_words, days_words, safe, short, zone_words
from geomap.extraction.reading import Reading
from geomap.extraction.units import Unit
from geomap.reports import Block, Report

_MOST_FURNITURE = 2000  # characters of one block that is shown in grey
_MOST_ROWS = 500  # of the table of mentions

Piece = tuple[int, int, str, str]
"""A run of the text, ``text[start:end]``, with its kind and what it stands for."""


@cache
def _style() -> str:
    return (resources.files("geomap.explain") / "page.css").read_text(encoding="utf-8")


@cache
def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def whole_page(title: str, language: str, body: str) -> str:
    """Return a page that runs nothing and fetches nothing; ``body`` is markup already escaped."""
    return (
        f'<!DOCTYPE html>\n<html lang="{safe(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{safe(title)}</title>\n<style>{_style()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def report_page(report: Report, reading: Reading, record: Record, *, index: str = "") -> str:
    """Return the page of one report.

    Parameters
    ----------
    report : Report
        The report.
    reading : Reading
        What it was found to say.
    record : Record
        How it was read.
    index : str
        The file name of the list of all reports, to link to; none where it is empty.
    """
    by_block: dict[int, list[Told]] = {}
    for told in record.told:
        by_block.setdefault(told.sentence.block.start, []).append(told)
    blocks: list[str] = []
    shown = [block for block in report.blocks if block.start < record_limits.MOST_CHARACTERS]
    for zone, run in groupby(shown, key=lambda block: block.zone):
        if zone == "furniture":
            blocks.append(_furniture(report, list(run)))
        else:
            blocks += [_block(report, record, block, by_block.get(block.start, [])) for block in run]
    if len(shown) < len(report.blocks):
        rest = len(report.text) - report.blocks[len(shown)].start
        blocks.append(f'<p class="cut">The last {rest:,} characters of the text are not shown.</p>')
    back = f'<nav><a href="{safe(index)}">All reports</a></nav>\n' if index else ""
    body = (
        f"{back}{_header(report, reading, record)}\n<main>\n{''.join(blocks)}"
        f"{_unsettled(reading)}{_mentions(report, record)}</main>"
    )
    return whole_page(f"How {report.title or report.id} was read", "en", body)


def counts_of(reading: Reading, record: Record) -> tuple[int, int, int]:
    """Return how many claims, how many candidates that were not taken and how many unsettled names there are."""
    refused = sum(1 for t in record.told for c in t.candidates if c.reason is not None)
    merged = sum(1 for t in record.told for c in t.candidates for d in c.drafts if record.claim_of(d) is None)
    return len(reading.claims), refused + merged, len({one.name for one in reading.unresolved})


def plural(count: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {one if count == 1 else many}"


def _header(report: Report, reading: Reading, record: Record) -> str:
    facts = [
        safe(short(report.outlet, 120)) if report.outlet else "outlet not told",
        f"published {day_words(report.published)}" if report.published else "day of publication not told",
        safe(short(report.url, 200)) if report.url else "",
    ]
    claims, refused, names = counts_of(reading, record)
    told = [
        f"<b>{plural(claims, 'claim', 'claims')}</b>",
        plural(refused, "candidate not taken", "candidates not taken"),
        plural(names, "name not settled", "names not settled"),
    ]
    legend = "".join(f'<li><span class="m {kind}">{words}</span></li>' for kind, words in KINDS.items())
    cut = (
        f'<p class="cut">The page shows the first {len(record.told):,} sentences; '
        f"{record.unshown:,} more were read.</p>"
        if record.unshown
        else ""
    )
    return (
        '<header>\n<p class="kicker">How this report was read</p>\n'
        f'<h1 dir="auto">{safe(short(report.title or report.id, 300))}</h1>\n'
        f'<p class="sub">{" · ".join(f"<bdi>{fact}</bdi>" for fact in facts if fact)}</p>\n'
        f'<p class="sum">{", ".join(told)}</p>{cut}\n'
        f'<ul class="legend" aria-label="What the marks mean">{legend}<li><span class="grey">grey: left out of reading'
        "</span></li></ul>\n"
        '<p class="hint">A claim is a statement of somebody, never a fact. Point at a marked word to see what it was '
        "taken for; the table at the end says the same.</p>\n</header>"
    )


def _furniture(report: Report, blocks: Sequence[Block]) -> str:
    rows: list[str] = []
    for reason, run in groupby(blocks, key=lambda block: block.reason):
        lines = "".join(f'<p dir="auto">{_cut(report.text, block.start, block.end)}</p>' for block in run)
        rows.append(f'<p class="zone">Left out: {safe(zone_words(reason))}</p><div>{lines}</div>')
    return f'<section class="block furniture">{"".join(rows)}</section>\n'


def _cut(text: str, start: int, end: int) -> str:
    shown = text[start : min(end, start + _MOST_FURNITURE)]
    rest = end - start - len(shown)
    return safe(shown) + (f" … and {rest:,} characters more" if rest else "")


def _block(report: Report, record: Record, block: Block, told: Sequence[Told]) -> str:
    rows: list[str] = []
    at = block.start
    plain: list[str] = []
    for one in told:
        span = one.sentence.span
        lead = f'<span class="grey">{safe(report.text[at : span.start])}</span>' if span.start > at else ""
        marked = lead + _marked(report, one)
        at = max(at, span.end)
        cards = cards_of(report, record, one)
        if not cards:
            plain.append(marked)
            continue
        if plain:
            rows.append(_row_of("".join(plain), ""))
            plain = []
        rows.append(_row_of(marked, cards))
    if report.text[at : block.end].strip():
        plain.append(f'<span class="grey">{_cut(report.text, at, block.end)}</span>')
    if plain:
        rows.append(_row_of("".join(plain), ""))
    head = '<p class="zone">Headline</p>' if block.zone == "headline" else ""
    return f'<section class="block {safe(block.zone)}">{head}{"".join(rows)}</section>\n'


def _row_of(text: str, cards: str) -> str:
    beside = f'<div class="cards">{cards}</div>' if cards else ""
    return f'<div class="row{" told" if cards else ""}"><p class="text" dir="auto">{text}</p>{beside}</div>\n'


# Mentions


def stands_for(told: Told, number: int, unit: Unit) -> str:
    """Say what a mention was taken for, as markup; empty for a plain word."""
    if unit.kind == "place":
        place = told.places.get(number)
        if place is not None:
            return place_words(place) + (", by likeness alone" if number in told.guessed else "")
        found = unit.what.places
        if len(found) > 1:
            return f"not settled: {len(found)} places bear this name"
        return "not settled: no place of the gazetteer bears this name"
    if unit.kind == "group":
        group = unit.what.group
        return f"{safe(group.name)} ({safe({'pmc': 'company'}.get(group.kind, group.kind))})"
    if unit.kind == "count":
        what = f" {unit.what.unit}" if unit.what.unit else ""
        return f"{count_words(unit.what.low, unit.what.high)}{safe(what)}"
    if unit.kind == "date":
        return days_words(unit.what.first, unit.what.last) or "no day that can be worked out"
    if unit.kind == "state":
        return f"country {safe(unit.what)}"
    return ""


def _marked(report: Report, told: Told) -> str:
    """Return a sentence with its mentions, its sources and its words of movement marked."""
    units = told.sentence.units
    inner = list(_pieces(told))
    sources: list[Piece] = []
    for item, who in zip(told.sentence.attributions, told.speakers, strict=False):
        last = min(item.last, len(units)) - 1
        if item.first <= last and (not sources or units[item.first].start >= sources[-1][1]):
            sources.append((units[item.first].start, units[last].end, "source", f"source: {safe(who or 'not clear')}"))
    out: list[str] = []
    at = told.sentence.span.start
    for piece in sources:
        out.append(_run(report.text, at, piece[0], inner))
        within = _run(report.text, piece[0], piece[1], inner)
        out.append(f'<span class="m source" title="{_plain(piece[3])}">{within}</span>')
        at = piece[1]
    out.append(_run(report.text, at, told.sentence.span.end, inner))
    return "".join(out)


def _pieces(told: Told) -> Iterable[Piece]:
    units = told.sentence.units
    moves = {t.at for c in told.candidates for t in (c.frame.triggers or [c.frame.trigger])}
    for number, unit in enumerate(units):
        if unit.kind in KINDS:
            yield unit.start, unit.end, unit.kind, stands_for(told, number, unit)
        elif number in moves:
            yield unit.start, unit.end, "move", "a word of movement: see the card"


def _run(text: str, start: int, end: int, pieces: Sequence[Piece]) -> str:
    out: list[str] = []
    at = start
    for first, last, kind, words in pieces:
        if first < at or last > end:
            continue
        out.append(safe(text[at:first]))
        out.append(f'<span class="m {kind}" title="{_plain(words)}">{safe(text[first:last])}</span>')
        at = last
    out.append(safe(text[at:end]))
    return "".join(out)


def _plain(markup: str) -> str:
    """Take the one tag that `place_words` uses out of escaped words, so that they fit into an attribute."""
    return markup.replace('<span class="point">', "").replace("</span>", "")


# What stands below the text


def _unsettled(reading: Reading) -> str:
    times: dict[str, int] = {}
    for one in reading.unresolved:
        times[one.name] = times.get(one.name, 0) + 1
    if not times:
        return ""
    rows = "".join(
        f"<li><bdi>{safe(short(name, 80))}</bdi>{f', {count} times' if count > 1 else ''}</li>"
        for name, count in list(times.items())[:_MOST_ROWS]
    )
    return f'<section class="below"><h2>Names that the gazetteer could not settle</h2><ul>{rows}</ul></section>\n'


def _mentions(report: Report, record: Record) -> str:
    seen: dict[tuple[str, str, str], int] = {}
    for told in record.told:
        for number, unit in enumerate(told.sentence.units):
            if unit.kind in KINDS:
                words = short(report.text[unit.start : unit.end], 80)
                key = (unit.kind, words, stands_for(told, number, unit))
                seen[key] = seen.get(key, 0) + 1
        for who in told.speakers:
            if who:
                key = ("source", short(who, 80), "named as the source of what is said")
                seen[key] = seen.get(key, 0) + 1
    if not seen:
        return ""
    order = {kind: number for number, kind in enumerate(KINDS)}
    keys = sorted(seen, key=lambda key: order[key[0]])
    rows = "".join(
        f'<tr><td><span class="m {kind}">{KINDS[kind]}</span></td><td><bdi>{safe(words)}</bdi></td><td>{meaning}</td>'
        f"<td>{seen[kind, words, meaning]:,}</td></tr>"
        for kind, words, meaning in keys[:_MOST_ROWS]
    )
    rest = f"<p>{len(keys) - _MOST_ROWS:,} more are left out here.</p>" if len(keys) > _MOST_ROWS else ""
    return (
        '<section class="below"><h2>What each marked word was taken for</h2>'
        '<div class="wide" tabindex="0" role="region" aria-label="Mentions"><table>'
        "<thead><tr><th>Kind</th><th>Words</th><th>Taken for</th><th>Times</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{rest}</section>\n"
    )
