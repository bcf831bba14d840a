"""Houses: who published a report, where the page itself tells it: mastheads, datelines, owners, makers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.dates import find_publication_dates
from geomap.reports.facts import FIRST_LINES, LONG_LINE, LONGEST_LINE, SHORT_LINE
from geomap.reports.page import OUTLET_WORD
from geomap.reports.zones import Block

_DATELINE = re.compile(
    r"\s*[A-ZÀ-Þ][\w'’]+(?:[ ,/\-]{1,2}[\w'’.]+){0,8}?,?[^()\n]{0,40}?\((?P<outlet>[^()\n]{2,40})\)[^()\n]{0,30}?"
    r"(?:[—–\-:]|$)"
)
_SEPARATOR = re.compile(r"\s+[|/·•»>:–—\-*☀-➿]{1,3}\s+|\s*\|\s*|\s{3,}|\t|\s*::\s*|[.!?]\s")
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,9}(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.:]{0,9}(?:by\s{1,9})?(?P<name>[A-ZÀ-Þ][\w'’&\-]*"
    r"(?:\s{1,9}[A-ZÀ-Þ&][\w'’&\-]*){0,4})",
    re.I,
)
_OWNER_TAIL = re.compile(
    r"[\s,.]*\b(?:media(?: group| llc)?|publishing|ltd|llc|inc|group|gmbh|all rights.*|limited|corporation|"
    r"company)\b\.?",
    re.I,
)
_NAME = re.compile(
    r"(?:the\s+)?[A-ZÀ-ÞĞİŞА-Я][\w'’&.\-]*(?:\s+(?:of|the|and|for|&|\d{1,2}$|de|du|des|del|da|do|la|le|les|y|et|"
    r"l['’][A-ZÀ-Þ][\w'’\-]*|(?:al|el|as|es|an|ar|az|ad|at)-[A-ZÀ-Þ][\w'’\-]*|[A-ZÀ-ÞĞİŞА-Я][\w'’&.\-]*)){0,7}"
)
_BODY_WORD = re.compile(
    OUTLET_WORD.pattern
    + r"|\b(?:centre|center|institute|observatory|compass|command|council|ministry|staff|office|network|service|"
    r"mission)\b",
    re.I,
)
_EDITION = re.compile(r"\s+English(?: edition| version| service)?$", re.I)
_ON_AIR = re.compile(r"\s+\d{2,3}[.,]\d\s*(?:FM|AM|MHz)?$")
_INVOCATION = re.compile(r"\W*in the name of (?:god|allah)\b", re.I)
_NO_NAME = frozenset(
    "home main news menu world politics sport opinion business economy search login subscribe share print skip "
    "security photo video about contact page published updated posted monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november december iraq syria "
    "türkçe kurdî kurdish deutsch français español arabic русский عربي english editorial analysis comment live "
    "breaking exclusive front register sign latest top".split()
)
_SECTIONS = _NO_NAME - {"iraq", "syria", "world", "security", "analysis", "may", "march"}


def outlet_name(text: str, blocks: Sequence[Block], first_body: int) -> str | None:
    """Find who published the report: the dateline's bracket, the masthead, the owner of the copyright.

    Initials are written out where the lines around the text do.
    """
    name = _outlet_named(text, blocks, first_body)
    if name is None or len(name) > _LONGEST_INITIALS or len(name.split()) > 1:
        return name
    for block in blocks:
        if block.end - block.start > (LONG_LINE if block.zone == "body" else LONGEST_LINE):
            continue
        words = list(_CAPITALISED.finditer(text, block.start, block.end))
        for k, first in enumerate(words):
            for last in words[k + 1 : k + _LONGEST_NAME]:
                full = text[first.start() : last.end()]
                if _initials(full) == name.upper() and _NAME.fullmatch(full):
                    return _as_written(full, text)
    return name


_LONGEST_INITIALS = 6
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'’-]+")


def _outlet_named(text: str, blocks: Sequence[Block], first_body: int) -> str | None:
    if (described := _described(text, blocks)) is not None:
        return described
    for block in blocks[first_body : first_body + 1] or blocks[:1]:
        dateline = _dateline(text, block)
        dated = dateline is not None and bool(find_publication_dates(dateline["outlet"]))
        if dateline and not dated and _is_name(dateline["outlet"]) and len(dateline["outlet"]) > 3:
            short = dateline["outlet"].strip()
            full = _masthead(text, blocks[:first_body][:4])
            return _as_written(full, text) if full is not None and _is_short_for(short, full) else short
    top = _masthead(text, blocks[:first_body][:4])
    if top and (len(top.split()) > 1 or OUTLET_WORD.search(top)):
        return _as_written(top, text)
    signed = _signed(text, blocks)
    if signed:
        return signed
    headline = next((k for k, b in enumerate(blocks[:first_body]) if b.zone == "headline"), first_body)
    top = _masthead(text, blocks[:headline][:4]) if top else None  # a single word below the headline is a side head
    owner = _owner(text, blocks) or top or _maker(text, blocks)
    if owner:
        return _as_written(owner, text)
    for block in blocks[first_body : first_body + 1]:
        dateline = _dateline(text, block)
        if dateline:
            return dateline["outlet"].strip()
    return None


def _dateline(text: str, block: Block) -> re.Match[str] | None:
    """Match a dateline with its bracket; None where the sentence goes on: "the Islamic State of Iraq (ISIL) group"."""
    opening = text[block.start : min(block.end, block.start + 140)]
    found = _DATELINE.match(opening)
    if found is None or _GOES_ON.match(opening, found.end("outlet")) or _STATION.match(opening):
        return None
    return found


_STATION = re.compile(r"[^()\n]{0,30}\b(?:RADIO|TELEVISION|TV)\b[^()\n]{0,20}\(")
"""What a digest puts before what a station said, its town in brackets: "CROATIAN RADIO (Zagreb)"."""
_GOES_ON = re.compile(r"\)\s?[a-zß-ÿ]")


def site_name(said: str | None, text: str) -> str | None:
    """Return the house's name in what a page calls itself at its top; None where that is no name ("Home")."""
    for part in _SEPARATOR.split(said or ""):
        name = _EDITION.sub("", part.strip(" *=_#."))
        if _is_name(name) and (len(name.split()) > 1 or OUTLET_WORD.search(name)):
            return _as_written(name, text)
    return None


def _is_short_for(short: str, full: str) -> bool:
    """Say whether a dateline's bracket shortens the masthead: "(GLNS)", "(Corsair)" of the Corsair Newswire."""
    return _initials(full) == short or short.casefold() in full.casefold().split()[:-1]


_CONNECTORS = frozenset(["of", "the", "for", "de", "du", "des", "del", "da", "do", "y", "et", "l", "and"])


def _initials(name: str) -> str:
    return "".join(
        word[0] for word in re.findall(r"[^\W\d_][^\W_'’]*", name) if word.casefold() not in _CONNECTORS
    ).upper()


def _owner(text: str, blocks: Sequence[Block]) -> str | None:
    for block in reversed(blocks):
        owner = _OWNER.search(text, block.start, block.end)
        if owner:
            name = _OWNER_TAIL.sub("", owner["name"]).strip(" ,.")
            if _is_name(name) and not re.search(r"\bphotos?\b", name, re.I):
                return name
    return None


def _maker(text: str, blocks: Sequence[Block]) -> str | None:
    """Find who made a report that says so: "produced by the Upper Nile Inter-Agency Desk", "compiled by the Unit"."""
    for block in [*blocks[:FIRST_LINES], *blocks[-3:]]:
        made = _MADE_BY.search(text, block.start, min(block.end, block.start + LONGEST_LINE))
        if made and len(made["name"].split()) > 1 and _is_name(made["name"]):
            return made["name"]
    return None


_MADE_BY = re.compile(
    r"\b(?:(?:produced|issued|published|compiled|prepared) by (?:the )?"
    r"|(?i:posted|published)(?: on [^\n]{4,25}?)? by the )"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,5})"
)


def _described(text: str, blocks: Sequence[Block]) -> str | None:
    """Find a house's name that the first line describes, or that the first lines say for themselves.

    "MONROVIA DAILY LANTERN online"; "TÉLÉ FLEUVE, the eight o'clock news"; "Raqqa Digest. Compiled in Gaziantep";
    "This is the Voice of New Sudan"; in the last lines "the views are not those of The Cyrenaica Letter".
    """
    for number, block in enumerate(blocks[:FIRST_LINES]):
        line = " ".join(text[block.start : min(block.end, block.start + LONG_LINE)].split())
        told = _IN_CAPITALS_AND.match(line) if number == 0 else None
        told = told or _MADE_IN.match(line) or _ON_THE_WAVES.match(line) or _HEADED.match(line)
        if told is not None and _is_name(told["name"]):
            return _as_written(told["name"], text)
    for block in blocks[-3:]:
        told = _VIEWS.search(text, block.start, block.end) or _HEARD.match(text, block.start, block.end)
        if told is not None and _is_name(told["name"]):
            return told["name"]
    return None


_IN_CAPITALS_AND = re.compile(
    r"(?P<name>(?=[^ ]*-|[^ ]+ )[A-ZÀ-Þ][A-ZÀ-Þ'’\-]+(?: [A-ZÀ-Þ'’\-]{2,}){0,4}),? (?:[^\x00-\x7f]+ )*"
    r"(?:\((?:in )?English"
    r"|(?:the )?(?:[a-z’']+ ){0,3}"
    r"(?:online|news|newsletter|edition|service|bulletin|telex|radio|line|letter|weekly|daily)\b)"
)
_CAPITALS = r"[A-ZÀ-Þ][\w'’-]+"
_MADE_IN = re.compile(
    rf"(?P<name>{_CAPITALS}(?: {_CAPITALS}){{1,4}})[.,] (?:[Cc]ompiled|(?i:published)|[Ee]dited|[Pp]rinted) in [A-Z]"
)
_ON_THE_WAVES = re.compile(
    rf"\W*[Tt]his is (?:the )?(?P<name>(?:Radio|Voice of(?: the)?|Television)(?: (?:of|the|and|{_CAPITALS})){{1,5}})\b"
)
_HEADED = re.compile(
    r"(?:From: (?=[^@<]{4,40}(?:<|$))|From (?=[^,]{4,40}, the [a-z -]{0,25}encyclop))"
    rf"(?P<name>(?:[Tt]he )?{_CAPITALS}(?: {_CAPITALS}){{0,4}})"
)
"""The head of a letter, or of a page of reference: "From: The Sahel Brief", "From Openlex, the open encyclopaedia"."""
_HEARD = re.compile(rf"\W*[Yy]ou (?:have )?(?:just )?heard the news of (?P<name>{_CAPITALS}(?: {_CAPITALS}){{0,4}})")
_VIEWS = re.compile(
    rf"\bviews\b[^.\n]{{0,60}}\bnot\b[^.\n]{{0,30}}\bthose of (?P<name>(?:[Tt]he )?{_CAPITALS}(?: {_CAPITALS}){{0,4}})"
)


def _signed(text: str, blocks: Sequence[Block]) -> str | None:
    """Find a house's name that opens one of the last lines: "Two Rivers Bulletin, Karrada, Baghdad"."""
    for block in list(blocks)[-3:]:
        if block.zone == "body" or block.end - block.start > SHORT_LINE:
            continue
        name = re.split(r"[,|·–—(]", text[block.start : block.end])[0].strip()
        if OUTLET_WORD.search(name) and len(name.split()) > 1 and _is_name(name):
            return name
    return None


def _masthead(text: str, blocks: Sequence[Block]) -> str | None:
    for number, block in enumerate(blocks):
        if block.end - block.start > LONGEST_LINE or _INVOCATION.match(text, block.start):
            continue
        told = text[block.start : block.end]
        first_line = told.strip().partition("\n")[0].strip()
        told = first_line if first_line.isupper() else told
        told = _SPACED_OUT.sub(_closed_up, told)
        line = re.sub(r"^[^\w\[(]+|\((?:channel|group|page)\).*$", "", told).strip(" *=_#[]~+")
        line = _OTHER_SCRIPT.sub("", line).rstrip(" -–—/·")  # "Salween Chronicle  ဗမာစာ | English"
        if number == 0 and (small := _IN_SMALL_LETTERS.match(line)) is not None:
            return small["name"]
        line = re.sub(r"^\[?logo\]\s+", "", line)  # "[logo] SHAHBA NEWS SERVICE"
        line = re.sub(r"\s*\((?:translated|in English|English|page)\b[^()]{0,60}\)\s*$", "", line, flags=re.I)
        line = re.sub(r"^\([A-Z]{2,6}\)\s+(?=[A-Z])", "", line)  # "(HNW) Horn Newswire"
        line = re.sub(r"^\(([^()]{6,60})\)\s", r"\1 | ", line)  # "(Sudan News Service - English section) 14 May"
        line = _ON_AIR.sub("", re.sub(r"\s*\([A-Z]{2,6}\)$", "", _without_day(line)))
        if block.zone == "headline":
            of_series = _OF_A_SERIES.match(line) if number == 0 else None
            if of_series is not None:
                return of_series["name"]
            parts = [part for part in _SEPARATOR.split(line) if part.strip()]
            full = parts[1] if len(parts) > 1 and _initials(parts[1]) == parts[0] else parts[0] if parts else line
            line = _bare(full)
            opens = number == 0 and _is_name(line) and (line.isupper() or _BODY_WORD.search(line) is not None)
            return line if opens else None
        line = re.sub(
            r"\s*\([A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]{2,}(?: (?:service|edition|version))?\)(?=\s*(?:$|[-–—|]))", "", line
        )
        segments = [_bare(s) for s in _SEPARATOR.split(line) if s.strip(" *=_#.")]
        if segments and "," in segments[0] and OUTLET_WORD.search(segments[0].split(",")[0]):
            segments[0] = segments[0].split(",")[0]  # "Dniester Courier, Odessa, No. 29"
        elif segments and (note := _OF_A_SERIES.match(segments[0])) is not None:
            segments[0] = note["name"]  # "Gezira Lens, open-source note GL-058"
        elif segments and (shouted := _IN_CAPITALS.match(segments[0])) is not None:
            segments[0] = shouted["name"]  # "ZAGROS WEEKLY independent"
        named = [s for s in segments if _is_name(s)]
        house = number == 0 and bool(named) and named[0] == segments[0] and _BODY_WORD.search(named[0]) is not None
        if not named or (not house and sum(s.casefold() in _NO_NAME for s in segments) > 1):
            continue
        # "DGN | Damascus Gate News": the longer of a short form and a name
        first = named[0]
        if len(named) > 1 and first.isupper() and len(first) <= 5:
            return named[1]
        if first.isupper() and len(first) <= 5 and number + 1 < len(blocks):
            # "BNA", and below it "Barada News Agency - The National News Service"
            full = _masthead(text, blocks[number + 1 : number + 2])
            return full if full is not None and _initials(full) == first else first
        return first
    return None


_SPACED_OUT = re.compile(r"\b(?:[A-ZÀ-Þ] ){2,}[A-ZÀ-Þ](?:\s{2,4}(?:[A-ZÀ-Þ] ){2,}[A-ZÀ-Þ])*\b")
"""Words as some mastheads set them: "N E W R O Z   B U L L E T I N"."""
_OTHER_SCRIPT = re.compile(r"\s+[\u0400-\u06ff\u0900-\u109f\u10a0-\u10ff\u4e00-\u9fff].*$")
_IN_SMALL_LETTERS = re.compile(r"(?P<name>[a-zß-ÿ][a-zß-ÿ'’-]+(?: [a-zß-ÿ'’-]+){1,3})(?:\s*$|\s+[/|·]{1,2}\s)")
"""A first line without a capital, which no headline is: "the dune letter", "jazira today / features"."""


def _closed_up(spaced: re.Match[str]) -> str:
    """Return words without the spaces between their letters."""
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", spaced.group()))


def _without_day(line: str) -> str:
    """Cut a line before its day, and what leads to it: "Border News: February 14, 1997", "The Post, Fri., Aug. 28"."""
    found = find_publication_dates(line)
    head = _WEEKDAY_BEFORE.sub("", line[: found[0][0]]).rstrip(" ,:(|/-–—*") if found else ""
    return head if head and _is_name(head.split(",")[0].strip()) and not re.search(r"[|/·•]", head) else line


_WEEKDAY_BEFORE = re.compile(r"[\s,:|/-]*\b(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}[.,]*\s*$", re.I)


def _bare(segment: str) -> str:
    """Take signs, a frequency and a bracket off a name: "Agencia Sierra (ASP)", "Frontier Post (Chiang Mai)"."""
    bare = _ON_AIR.sub("", segment.strip(" *=_#."))
    named = _IN_BRACKET.sub("", bare)
    return named if len(named.split()) > 1 else bare


_IN_BRACKET = re.compile(r"\s*\((?:[A-Z]{2,6}|[A-ZÀ-Þ][\w' -]{2,20})\)$")
_OF_A_SERIES = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’ -]{3,40}), (?:[\w-]+ )?(?:note|brief|bulletin|newsletter|dispatch|report)\b[^,]{0,20}$"
)
_IN_CAPITALS = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ'’-]{2,}){1,4}) [a-zà-þ]{3,}[^.]{0,30}$")


def _is_name(segment: str) -> bool:
    words = segment.split()
    long = len(words) <= _LONGEST_NAME and _BODY_WORD.search(segment) is not None
    if not (1 <= len(words) <= 6 or long) or not _NAME.fullmatch(segment.strip()):
        return False
    if OUTLET_WORD.fullmatch(segment.strip()) or words[-1].casefold() in _NUMBERS:
        return False  # "Post" alone; "Press Bulletin No", and behind it a full stop and a number
    if any(ch.isdigit() for ch in segment) and not re.fullmatch(
        r"[A-ZÀ-Þ][\w]{2,}(?: [A-Z]\w+)? \d{1,2}", segment.strip()
    ):
        return False
    if len(words) > 3 and not OUTLET_WORD.search(segment) and _SECTIONS.intersection(segment.casefold().split()):
        return False  # "Front Oman Gulf Money": a bar of links
    return not any(w.casefold().strip(".,") in _NO_NAME for w in words[:1]) or len(words) > 2


_LONGEST_NAME = 8
_NUMBERS = frozenset(["no", "nr", "vol", "issue", "number", "volume"])


def _as_written(name: str, text: str) -> str:
    """Write a masthead in capitals as the text writes it elsewhere, or in title case."""
    if not name.isupper() and not name.islower():
        return name
    for match in re.finditer(re.escape(name), text, re.I):
        if not match.group().isupper() and not match.group().islower():
            return match.group()
    return " ".join(_titled(word, opens=not i) for i, word in enumerate(name.split()))


def _titled(word: str, *, opens: bool) -> str:
    if word.casefold() in _CONNECTORS | {"in", "on", "la", "le", "les"} and not opens:
        return word.lower()
    if word in ("TV", "FM"):
        return word
    parts = [re.sub(r"(?<=['’]).(?=..)", lambda m: m[0].upper(), part.capitalize()) for part in word.split("-")]
    if len(parts) > 1 and parts[0] in ("Al", "El") and not opens:
        parts[0] = parts[0].lower()
    return "-".join(parts)
