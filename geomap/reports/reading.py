"""Read reports from files, folders and tables; what cannot be read is named and the rest go on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from geomap.errors import ReportError
from geomap.reports.facts import (
    day_in_address,
    day_of,
    day_of_change,
    day_of_signature,
    publication_day,
)
from geomap.reports.houses import outlet_name, site_name
from geomap.reports.page import OUTLET_WORD, read_page
from geomap.reports.sources import OnError, Source, read_sources, text_of
from geomap.reports.zones import Block, RawBlock, looks_like_prose, tells_in_row, zone_blocks
from geomap.text import in_small_letters, is_shouted, strip

_EDITION = re.compile(r"\s+(?:in|[-–—|(])\s*English(?: edition| version)?\)?$", re.I)
_LONGEST_TITLE = 1000  # characters of a page's title that may tell its outlet
_HALF_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Report:
    """One news report.

    Parameters
    ----------
    id : str
        Its file name below the folder that was named, or the ``id`` of its row in a table.
    text : str
        The visible text; all offsets count its characters.
    blocks : tuple of Block
        The text's headline, body and furniture, in reading order.
    title, outlet, url, language : str or None
        None where neither the page nor the table tells it.
    published : datetime.date or None
        The day of publication; never a day of modification, of a caption or of the page view.
    changed : datetime.date or None
        The day of the last change, where the page tells it above the text and no day of publication anywhere.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    changed: date | None = None

    @property
    def day(self) -> date | None:
        """The day from which "on Monday" counts: that of publication, else that of the last change."""
        return self.published or self.changed


def parse_report(
    source: str, *, report_id: str, is_page: bool = False, known: Mapping[str, str] | None = None
) -> Report:
    """Make a report of a text or of a page's markup.

    Parameters
    ----------
    source : str
        Plain text, or HTML where ``is_page``.
    report_id : str
        The name that its claims carry.
    is_page : bool
        Whether ``source`` is HTML.
    known : mapping, optional
        What is known from elsewhere: ``title, outlet, published, url, language``. A filled value wins over the page.

    Returns
    -------
    Report
    """
    given = {k: _whole(v.strip()) for k, v in (known or {}).items() if v and v.strip()}
    source = _whole(source)
    if is_page:
        page = read_page(source)
        text, title, language = page.text, page.title, page.language
        tail = page.head_title or title
        raw = [part for b in page.blocks for part in _without_head_line(text, RawBlock(b.start, b.end, b.tag, b.hint))]
        blocks = zone_blocks(text, raw, title)
        outlet, site, day, url = page.outlet, page.site, day_of(page.published), page.url
        signed = page.signed
        times: list[date] = [d for d in map(day_of, page.times) if d]
    else:
        text, title, language, outlet, site, day, url = source, given.get("title"), None, None, None, None, None
        signed = None
        times = []
        seen = in_small_letters(text) if is_shouted(text) else text
        tail, blocks = title, zone_blocks(seen, _paragraphs(seen), title)
    first_body = _where_text_begins(blocks)
    headline = next((text[b.start : b.end] for b in blocks if b.zone == "headline"), None)
    outlet = given.get("outlet") or outlet or _opens_title(tail, site) or _title_tail(tail, headline)
    outlet = outlet or site_name(site, text) or signed or outlet_name(text, blocks, first_body)
    day = day_of(given.get("published")) or day or (times[0] if times else None)
    saved = _SAVED.search(source) if is_page and url is None else None
    address = given.get("url") or url or (saved[1] if saved is not None else None)
    titled = next((found for part in _BARS.split(tail or "") if (found := day_of_signature(part)) is not None), None)
    day = day or publication_day(text, blocks, first_body) or titled or day_in_address(address)
    return Report(
        id=_whole(report_id),
        text=text,
        blocks=tuple(blocks),
        title=given.get("title") or headline or title,
        outlet=outlet,
        published=day,
        url=address,
        language=given.get("language") or language,
        changed=day_of_change(text, blocks, first_body) if day is None else None,
    )


def _where_text_begins(blocks: Sequence[Block]) -> int:
    """Return which block is the first of the text: behind the headline, where slogans or notes stand above it."""
    headline = next((i for i, b in enumerate(blocks[:_TOP]) if b.zone == "headline"), -1)
    first = next((i for i, b in enumerate(blocks) if b.zone == "body"), len(blocks))
    return next((i for i, b in enumerate(blocks) if b.zone == "body" and i > headline), first)


_TOP = 8  # blocks
_BARS = re.compile(r"\s(?:[|·•»:]{1,2}|[-–—])\s")
_SAVED = re.compile(r"<!-- saved from url=\(\d{4}\)(https?://[^\s\"<>]+) -->")
"""What browsers write into a page that somebody saved."""


def _whole(text: str) -> str:
    """Put U+FFFD for halves of surrogate pairs, which no file can be written with, and a space for NUL characters."""
    return _HALF_PAIR.sub("\ufffd", text).replace("\0", " ")


def _opens_title(title: str | None, site: str | None) -> str | None:
    """Return what the page calls itself where its title begins with that: "Notes from Pemba: after the battle"."""
    named = " ".join((site or "").split())
    words = " ".join((title or "")[:_LONGEST_TITLE].split())
    told = 1 < len(named.split()) <= _LONGEST_NAME and words.casefold().startswith(named.casefold())
    return named if told and re.match(r"\s?[:|–—»·-]", words[len(named) :]) else None


_LONGEST_NAME = 6


def _title_tail(title: str | None, headline: str | None) -> str | None:
    """Take the outlet off a page title of the form "headline - outlet"."""
    if not title:
        return None
    words = _EDITION.sub("", " ".join(title[:_LONGEST_TITLE].split()))
    parts = re.split(r" [|–—\-·:»]+ ", words)
    if len(parts) < 2 or not 1 <= len(parts[-1].split()) <= 5:
        return None
    body = re.sub(r"\W+", "", (headline or "")).casefold()
    tail = re.sub(r"\W+", "", " ".join(parts[1:])).casefold()
    first = re.sub(r"\W+", "", parts[0]).casefold()
    named = re.search(r"[:,\d]", parts[0]) is None and OUTLET_WORD.search(parts[-1]) is None
    if (
        OUTLET_WORD.search(parts[0])
        and len(parts[0].split()) <= 5
        and body
        and (tail in body or (first == body and named))
    ):
        return parts[0]  # "Barada Bulletin | Army repositions", or the house's name is the page's largest line
    if body.endswith(re.sub(r"\W+", "", parts[-1]).casefold()) and not OUTLET_WORD.search(parts[-1]):
        return None  # "Bandits in mass relocation - lawmaker" is all headline
    rest = re.sub(r"\W+", "", parts[0]).casefold()
    return parts[-1] if not headline or rest in re.sub(r"\W+", "", headline).casefold() else None


def _without_head_line(text: str, block: RawBlock) -> list[RawBlock]:
    """Part the short line above a line break from its paragraph: "<b>Kobani</b><br>Some 40 fighters left the town"."""
    told = _HEAD_LINE.match(text, block.start, block.end)
    if told is None or len(told["head"].split()) > _HEAD_WORDS:
        return [block]
    first = RawBlock(block.start, told.end("head"), block.tag, block.hint)
    return [first, RawBlock(told.start("rest"), block.end, block.tag, block.hint)]


_HEAD_LINE = re.compile(r"(?P<head>[A-ZÀ-Þ0-9][^\n.!?;,]{2,60}[^\n.!?;:,\s])[ \t]*\n\s*(?P<rest>[A-ZÀ-Þ\"“][^\n]{60,})")
_HEAD_WORDS = 6


def _paragraphs(text: str) -> list[RawBlock]:
    """Cut plain text into blocks: a line each, but the lines of a hard-wrapped paragraph are one."""
    out: list[RawBlock] = []
    group: list[tuple[int, int]] = []
    lines = text.split("\n")
    width = _width_of(lines)
    at = 0
    for line in [*lines, ""]:
        span = strip(text, at, min(at + len(line), len(text)))
        if span:
            group.append((span.start, span.end))
        else:
            out.extend(_unwrap(text, group, width))
            group = []
        at += len(line) + 1
    return out


def _unwrap(text: str, lines: list[tuple[int, int]], width: int) -> list[RawBlock]:
    """Join the lines of a hard-wrapped paragraph; a label or two may stand above it."""
    for labels in range(min(3, len(lines))):
        if _is_wrapped(text, lines[labels:]):
            return [RawBlock(start, end) for start, end in (*lines[:labels], (lines[labels][0], lines[-1][1]))]
    out: list[RawBlock] = []
    for k, (start, end) in enumerate(lines):
        row = [cell.strip() for cell in _CELL_ENDS.split(text[start:end])]
        if len(row) >= _FEWEST_CELLS and (told := _told_in_row(text, start, end, row)):
            out += told
        elif k and _goes_on(text, lines[k - 1], (start, end), width):
            out[-1] = RawBlock(out[-1].start, end)
        else:
            out.append(RawBlock(start, end))
    return out


def _told_in_row(text: str, start: int, end: int, cells: Sequence[str]) -> list[RawBlock]:
    """Part the cell of a row that tells something from those before and behind; nothing where none or two do."""
    prose = [cell for cell in cells if looks_like_prose(cell) and len(cell.split()) >= _TOLD]
    if len(prose) != 1:
        return []
    begins = text.index(prose[0], start, end)
    ends = begins + len(prose[0])
    spans = [strip(text, *span) for span in ((start, begins), (begins, ends), (ends, end))]
    return [RawBlock(span.start, span.end) for span in spans if span]


_CELL_ENDS = re.compile(r"[|\t]")
_FEWEST_CELLS, _TOLD = 4, 6


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    return (
        len(lines) > 1
        and all(45 <= end - start <= 110 for start, end in lines[:-1])
        and sum(text[end - 1] in '.!?:"”' for _, end in lines[:-1]) * 2 <= len(lines) - 1
        and sum(text[start].islower() for start, _ in lines[1:]) * 3 >= len(lines) - 1
    )


def _width_of(lines: Sequence[str]) -> int:
    """Return how wide a hard-wrapped text is, as told by the lines that go on in a small letter; 0 where few do."""
    cut = [len(one.rstrip()) for one, two in pairwise(lines) if two.lstrip()[:1].islower() and not _ends(one.rstrip())]
    sizes = sorted(size for size in cut if _SHORTEST_CUT <= size <= _WIDEST)
    return sizes[-1 - (len(sizes) + 5) // 10] if len(sizes) >= _FEWEST_CUT else 0  # a tenth may stand out


_NEVER_LAST = frozenset(
    "the a an of to from in on at by with for and or into that which who whose its their his her".split()
)
"""Words in small letters that end no line but one that is cut."""


def _goes_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Say whether a sentence goes on from one line to the next, which no blank line parts."""
    size = line[1] - text.rfind("\n", 0, line[0]) - 1
    row = text[after[0] : after[1]]
    if "|" in row and tells_in_row(row):
        return False
    if _ends(text[line[0] : line[1]]) or size < _SHORTEST_CUT:
        return False
    opens = text[after[0]]
    cut = opens.isalnum() and text[line[0] : line[1]].rsplit(None, 1)[-1] in _NEVER_LAST
    if opens.islower() or cut:
        return True
    indented = text[max(0, after[0] - 1) : after[0]] in (" ", "\t")
    word = text[after[0] : after[1]].split(None, 1)[0]
    is_full = width * _FULL <= size <= width + _OVERHANG and width < size + len(word) + _SLACK
    return is_full and not indented and (opens.isalnum() or opens in _OPENING) and text[line[1] - 1] != ":"


def _ends(line: str) -> bool:
    return line.endswith((".", "!", "?"))


_WIDEST, _SHORTEST_CUT, _FEWEST_CUT, _FULL, _OVERHANG, _SLACK = 200, 25, 3, 0.7, 8, 3
_OPENING = "\"“‘'«("


def parse_source(source: Source) -> Report:
    """Make a report of its raw form.

    Parameters
    ----------
    source : Source
        From `read_sources`.

    Returns
    -------
    Report

    Raises
    ------
    ReportError
        It is not text, or not in the encoding that it declares.
    """
    return parse_report(text_of(source), report_id=source.name, is_page=source.is_page, known=source.known)


def read_reports(*paths: str | Path, on_error: OnError | None = None) -> Iterator[Report]:
    """Read reports in a stable order.

    Parameters
    ----------
    *paths : str or Path
        Files (``.txt``, ``.md``, ``.html``), folders of them, tables (``.csv``, ``.jsonl``, ``.parquet``) with a
        column ``text`` or ``html`` and, where known, ``id, title, outlet, published, url, language``, or archives
        (``.zip``, ``.tar``, ``.warc``). Tables of text, tars and WARC files may be packed (``.gz``, ``.bz2``,
        ``.xz``, ``.zst``). A ``reports.csv`` beside the files (``file,outlet,published,url``) fills in what pages do
        not say. Links inside a folder are not followed.
    on_error : callable, optional
        Called with the error of each report that cannot be read; the others go on. Without it the error is raised.

    Yields
    ------
    Report

    Raises
    ------
    ReportError
        A path does not exist, a folder holds no report, or (without ``on_error``) a report cannot be read.
    """
    complain = _raise if on_error is None else on_error
    for source in read_sources(*paths, on_error=complain):
        try:
            report = parse_source(source)
        except ReportError as error:
            complain(error)
            continue
        yield report


def _raise(error: ReportError) -> None:
    raise error
