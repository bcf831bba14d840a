"""Digests: pages that gather what channels and stations published, each by the name of the one that did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.reports.page import OUTLET_WORD

if TYPE_CHECKING:
    from geomap.extraction.reading import _Reader

_LONGEST, _LONGEST_NAME = 100, 6
_MARK = re.compile(r"(?:\(?\d{1,2}[.)]|#\d{1,2}\b|[^\w\s@“\"«'(\[]{1,4})\s*")
"""A number or a bullet before a name."""
_HANDLE = re.compile(r"@\w[\w.]{2,40}(?= \(|:|$)")
_FOLLOWED = re.compile(
    r"[“\"«]?(?P<name>[A-Z][^,(:“”\"«»\n]{1,50})[”\"»]?(?: \([^()]*\))?"
    r"(?:, | ?\((?:[^()\d]{1,60}[,;] ?)?)\d[\d.,]*(?: ?[kKmM]\b| (?:subscribers|followers|members|readers)\b)"
)
"""A channel with the number of those who follow it: "Third Trench", 210k subscribers; Third Trench (local, 9k)."""
_QUOTED = re.compile(r"[“\"«](?P<name>[A-Z][^“”\"«»\n]{2,50})[”\"»](?: \([^()]{3,40}\))?$")
"""A page by its name alone: (4) "Eyes of the Valley"; (5) "Guards of the Wells" (verified)."""
_QUOTES = "“\"«„'‘"
_SAME = re.compile(r"(?:the )?same (?:page|channel|account|handle|group|source)\b", re.I)
_HEARD_AT = re.compile(r"[,.] \d{3,4} (?:gmt|utc)\b", re.I)
"""How the heading of a broadcast ends that was listened to: "Radio Ghouta (clandestine), 0700 gmt"."""
_INLINE = re.compile(
    r"(?P<name>[A-Z][A-Z’'\-]+(?: [A-Z][A-Z’'\-]+){0,4})(?: \([^()\n]{3,60}\)\.|\.)\s"
    r"(?:Says|Claims|Writes|Reports|Counted|Posts|Posted|Shows|Video|Photo|A (?:photo|video)|Thinks|Repeats)\b"
)
"""A name in capitals that what it published follows: "AZOV TIDES. Says that"."""


def voices_of(reader: _Reader) -> dict[int, str]:
    """Name the channel or station whose words a paragraph of a digest gives, where it says nothing of its source.

    Returns
    -------
    dict of int to str
        By where the paragraph begins; empty where fewer than two are named in one and the same way.
    """
    text = reader.report.text
    out: dict[int, tuple[str, str]] = {}
    named: dict[str, set[str]] = {}
    voice: tuple[str, str] | None = None
    mark = ""
    blocks = reader.report.blocks
    for block, below in zip(blocks, (*blocks[1:], None), strict=True):
        line = " ".join(text[block.start : min(block.end, block.start + 3 * _LONGEST)].split())
        opens = _MARK.match(line)
        words = line[opens.end() :] if opens is not None else line
        is_heading = block.reason in ("heading", "head")
        short = len(line) <= _LONGEST and block.end - block.start <= 2 * _LONGEST
        headed = _heading(words) if short else None
        if headed is None and short and mark and _kind_of(line) == mark and below is not None:
            headed = _one_more(words, text[below.start : below.start + _LONGEST])
        inline = _INLINE.match(words) if headed is None else None
        if short and voice is not None and _SAME.match(words):
            continue  # "(2) Same page, an hour later"
        if headed is not None:
            voice, mark = headed, _kind_of(line)
            named.setdefault(headed[0], set()).add(headed[1])
        elif inline is not None:
            out[block.start] = ("inline", inline["name"])
            named.setdefault("inline", set()).add(inline["name"])
        elif is_heading or (mark and _kind_of(line) == mark):
            voice = None
        elif voice is not None:
            out[block.start] = voice
    return {start: name for start, (form, name) in out.items() if len(named[form]) > 1}


def _heading(line: str) -> tuple[str, str] | None:
    """Return how a heading names a channel or a station, and its name; None where it names none."""
    handle = _HANDLE.match(line)
    if handle is not None:
        return "handle", handle.group()
    for heading in (_FOLLOWED.match(line), _QUOTED.match(line)):
        if heading is not None and len(heading["name"].split()) <= _LONGEST_NAME:
            return "followed", heading["name"].strip()
    if not _HEARD_AT.search(line):
        return None
    parts = (part.strip() for part in re.split(r",|\(", line))
    station = next((part for part in parts if OUTLET_WORD.search(part)), None)
    return None if station is None or len(station.split()) > _LONGEST_NAME else ("heard", station)


def _one_more(words: str, below: str) -> tuple[str, str] | None:
    """Read the heading of one more channel among those whose headings tell how many follow them.

    It tells what kind of channel it is, is a name of an outlet, or stands above quoted words or what it "says".
    """
    named = _NAMED.fullmatch(words)
    if named is None or len(named["name"].split()) > _LONGEST_NAME:
        return None
    speaks = below[:1] in _QUOTES or _SAYS.match(below) is not None
    return ("followed", named["name"]) if named["aside"] or speaks or OUTLET_WORD.search(words) else None


_NAMED = re.compile(r"(?P<name>[A-Z][^,(:“”\"«»\n.!?]{1,50}?)(?P<aside> \([^()\n]{3,50}\))?")
_SAYS = re.compile(r"(?:Says|Claims|Writes|Reports|Posts|Shows|Repeats|Denies|Announces)\b")


def _kind_of(line: str) -> str:
    """Return what kind of mark opens a line: a number, a bullet, or none."""
    opens = line[1:2] if line[:1] == "#" else line[:1]
    return "number" if opens.isdigit() else "bullet" if opens and not opens.isalnum() and opens not in _QUOTES else ""
