"""On which day a report was published, where the page itself tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from geomap.dates import find_publication_dates, parse_publication_date
from geomap.reports.zones import Block, looks_like_prose

# What stands before and behind a day in a dateline: "Port Sudan, 14-8-2024 (Agency) --", "Tripoli, 3 May 2016:".
_PLACE_WORD = r"(?:(?:al|el|ez|es|as|ad|ar|an|at|abu|de|la|le)[- ])?[A-ZÀ-Þ][\w'’.\-]*"
_BEFORE_DAY = re.compile(
    r"\W*(?!(?i:in|on|since|by|after|before|until|from|at|the|during)\b)"
    rf"{_PLACE_WORD}(?:(?: |/|, ?|-){_PLACE_WORD}){{0,4}}\s*(?:[,(/:)–—-]\s*)?(?:\w{{3,9}},?\s+)?"
)
_BEHIND_DAY = re.compile(
    r"(?:,?\s+\d{1,2}[:.h]\d{2})?"
    r"\s*(?:(?:[A-ZÀ-Þ]{3,}[^()\n]{0,30})?\([^()\n]{2,40}\)|\)|,?\s*[A-Z][\w .]{0,25}(?=\s*[-–—:]))?"
    r"\s*(?:[.,]?\s*(?:-|–|—|_|:|\])|(?:, (?:12 )?(?:noon|midnight|midday))?\.(?=\s[A-Z]))"
)
_PLACE_AND_AGENCY = re.compile(rf"\W*{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}},? \([A-ZÀ-Þ][^()\n]{{1,39}}\)\W{{0,3}}")
_SENTENCE_END = re.compile(r"[.!?]\s+$")
_OPENING_DAY = re.compile(
    r"\W*(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\W{1,3})?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W{1,3})?", re.I
)
_ISSUE_NUMBER = re.compile(
    r"\W*(?:(?:year|vol(?:ume)?\.?)\s\w{1,8}\W{1,3})?(?:no|nr|number|issue)\b[.\s]{1,3}\d{1,5}\b", re.I
)
_YEAR_IN_BRACKET = re.compile(
    rf"{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}},? [^\W\d_]{{3,9}}\.? \d{{1,2}} \([^()\n]{{2,30}}/((?:19|20)\d\d)\)"
)
"""A dateline that has its year beside the agency: "Khartoum, Sept. 7 (SNDS/2011)"."""
_YEARLESS = re.compile(r"\s*[A-ZÀ-Þ][\w'’]{2}[^()\n]{0,60}?\b[A-Z][a-z]{2,8}\.?\s\d{1,2}\s*\([^()\n]{2,40}\)\s*[-–—]")
_YEAR = re.compile(r"(?:©|\(c\)|copyright|/)[^\n]{0,40}?\b(20\d\d)\b", re.I)
_TIME_GROUP = re.compile(r"\b\d{6}\s?(?:GMT|UTC|Z)?\s?(?:[A-Z]{3}|[A-Z]?[a-z]{3})\s(\d\d)\b")
"""What signs a wire's dispatch: day and time, month and year, "291640 GMT NOV 91"."""
_CENTURY = 50
_ISSUED = re.compile(
    r"\b(?:issued|published|released|posted|filed|compiled|(?:sent|put|given) out|date of (?:issue|publication)|"
    r"issue date)"
    r"(?: on)?\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}\W{1,2})?$",
    re.I,
)
_AS_OF = re.compile(r"\bas of(?: \d{1,2}[.:h]?\d{2}(?: ?(?:hrs|hours|h|GMT))?(?: on|,)?)?\s*$", re.I)
_AFTER_DAY = re.compile(
    r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?\s*(?:$|[,|/•·;(]|(?<=\s{3})|"
    r"\d+ (?:retweets|likes|views|shares|comments|hits)\b)",
    re.I,
)
_WEEKDAY_LAST = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.I)
_TIME_ONLY = re.compile(r"[\s,]*(?:\d{1,2}[.:h]\d{2})?\s*(?:a\.m\.?|p\.m\.?|am|pm|GMT|hrs)?\W*", re.I)
_POSTED = re.compile(r"\b(?:posted|published|filed|issued|dated|sent|released)\b", re.I)
_ON_THE_AIR = re.compile(
    r"\b(?:broadcast|read|aired|recorded|coverage|blog|ticker)(?: on)?\W{1,3}(?:\w{3,6}day\W{1,2})?$", re.I
)
_CARRIER = re.compile(r"(?:[A-ZÀ-Þ][\w'’.&\-]* ){1,5}?[A-ZÀ-Þ][\w'’.&\-]*\s*[,|–—\-]?\s*")
"""Who carries a text, in a line with the day: words with capitals, two or more."""
LONG_LINE = 140
SHORT_LINE = 100  # characters: a line of its own that tells when and by whom, and no prose
_PERIOD = re.compile(
    r"(?<![:.h]\d)\d(?:st|nd|rd|th)?(?: [^\W\d_]{3,9}\.?)?\s*(?:-|–|—|to|until)\s*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?$",
    re.I,
)
_SHORT_PERIOD = re.compile(r"\d{1,2}\s?[-–—]\s?\d{1,2}\s")
_NOT_TODAY = re.compile(
    r"\bperiod\b|\bas of\b|covering|"
    r"\bupdated\b|\blast[ -]update|^\W*updates?\W*$|modif|last edited|crawl|archived|last visit|"
    r"\bviewed|generated|printed|accessed|retrieved|saved|refresh|"
    r"posted online|photo|picture|image|caption|file (?:photo|picture|image|footage)|\(file\)|^\W*file\b|"
    r"^\W*(?:keywords|tags|events)\b",
    re.I,
)
_EDITION_LINE = re.compile(r"\d{4}, (?:morning|evening|late|early|first|final|midday|weekend) edition\W*$", re.I)
LONGEST_LINE = 300  # of a masthead or a line with the day


def publication_day(text: str, blocks: Sequence[Block], first_body: int) -> date | None:
    """Find the day of publication in the lines before the text and in its dateline; None where no line tells it.

    Days in captions and behind words such as "updated" or "archived" do not count; the last day of a week or month that
    a page tells of does where it tells no other.
    """
    periods: list[date] = []
    for number, block in enumerate(blocks):
        if number > first_body + 1:
            break
        if block.reason in ("caption", "comment"):
            continue
        if block.reason == "teaser" and number >= first_body and not _EDITION_LINE.search(text, block.start, block.end):
            continue
        is_prose = number >= first_body or block.end - block.start > LONGEST_LINE
        line = text[block.start : min(block.end, block.start + 90) if is_prose else block.end]
        found = find_publication_dates(line)
        issued = [item for item in found if _ISSUED.search(line[: item[0]])]
        begins = {at: behind for (_, behind, _), (at, _, _) in pairwise(found)}
        for at, behind, day in issued or found:
            said = (
                bool(issued) and block.end - block.start <= SHORT_LINE
            )  # "Note no. 61 (3 to 9 May). Issued 10 May 2021."
            if is_prose and not said and not _dates_text(text[block.start : block.end], at, behind):
                continue
            clause = re.split(r"[.;|·•]\s|\s{3,}", line[begins.get(at, 0) : at])[-1]
            if not issued and (_PERIOD.search(clause) or _SHORT_PERIOD.match(line, at)):
                periods.append(day)
            elif not _NOT_TODAY.search(clause):
                return day
    if periods:
        return periods[0]
    return (
        _day_of_dateline(text, blocks, first_body)
        or _day_below(text, blocks)
        or _day_as_of(text, blocks)
        or _only_day(text, blocks)
    )


def _only_day(text: str, blocks: Sequence[Block]) -> date | None:
    """Return the one complete day that stands in lines that are no sentences, nor of another text; None for several."""
    days: set[date] = set()
    for block in blocks:
        line = text[block.start : block.end]
        if block.reason in _OF_OTHERS or len(line) > LONG_LINE or looks_like_prose(line):
            continue
        for at, behind, day in find_publication_dates(line):
            if (
                _signs(_WORD.findall(line[:at]))
                and not _NOT_TODAY.search(line[:at])
                and line[behind:].lstrip()[:1] != ":"
            ):
                days.add(day)
    return days.pop() if len(days) == 1 else None


_OF_OTHERS = frozenset(["caption", "comment", "teaser", "reference"])


def day_of_change(text: str, blocks: Sequence[Block], first_body: int) -> date | None:
    """Find the day of the last change in the lines before the text: "Last update 24 June 2023, 22:40".

    It is no day of publication; but what the page calls "Monday" is that of this day.
    """
    for block in blocks[:first_body]:
        line = text[block.start : block.end]
        if block.reason in ("caption", "comment", "teaser") or len(line) > LONGEST_LINE:
            continue
        for at, _, day in find_publication_dates(line):
            if _CHANGED.search(line[:at]):
                return day
    return None


_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|reviewed|revised|refreshed)\b(?: on| at|:)*[\s\d:.]*"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}\W{1,2})?$",
    re.I,
)


def day_in_address(url: str | None) -> date | None:
    """Read the day that an address has among its folders, as many sites keep their pages: ".../2016/10/22/column"."""
    told = _DAY_FOLDER.search(url or "")
    try:
        return date(int(told[1]), int(told[2] or told[4]), int(told[3] or told[5])) if told is not None else None
    except ValueError:
        return None


_DAY_FOLDER = re.compile(r"[/-]((?:19|20)\d\d)(?:[/-](\d{1,2})[/-](\d{1,2})|([01]\d)([0-3]\d))(?=[/.-]|$)")


def _day_as_of(text: str, blocks: Sequence[Block]) -> date | None:
    """Read "As of 18 March 2024" in the first lines of a situation report that tells its day nowhere else."""
    for block in blocks[:FIRST_LINES]:
        line = text[block.start : min(block.end, block.start + LONGEST_LINE)]
        for at, _, day in find_publication_dates(line):
            told = _AS_OF.search(line[:at])
            if told is not None and (len(line) <= SHORT_LINE or not line[: told.start()].strip(" (")):
                return day
    return None


FIRST_LINES = 6


def _day_below(text: str, blocks: Sequence[Block]) -> date | None:
    """Read "Published 19 November 2024" in the last lines of a page that tells its day nowhere else."""
    for block in blocks[-3:]:
        line = text[block.start : block.end]
        if len(line) > LONGEST_LINE:
            continue
        for at, _, day in find_publication_dates(line):
            if _ISSUED.search(line[:at]) and (block.zone == "furniture" or _THIS_PAGE.match(line)):
                return day
        sent = _TIME_GROUP.search(line)
        if sent is not None and (days := find_publication_dates(sent.group())):
            return days[0][2]
    last = [b for b in blocks[-_LAST_LINES:] if b.reason not in ("caption", "comment", "teaser")]
    signed = {day_of_signature(text[b.start : b.end]) for b in last} - {None}
    return signed.pop() if len(signed) == 1 else None


_LAST_LINES = 5
_THIS_PAGE = re.compile(
    r"\W*this (?:entry|article|post|item|story|page|report|text|letter) (?:was|has been|is)\b", re.I
)


def day_of_signature(line: str) -> date | None:
    """Read the day of a line that signs a report: "Media Office, 5 April 2016", "Ends / 5/4/2016".

    None for a line with more in it: a sentence, a caption, the day of a change.
    """
    found = find_publication_dates(line) if len(line) <= SHORT_LINE else []
    if len(found) != 1 or _NOT_TODAY.search(line) or (found[0][0] > _MARK and _FOOTNOTE.match(line)):
        return None
    at, behind, day = found[0]
    before, after = _WORD.findall(line[:at]), _WORD.findall(line[behind:])
    few = len(before) <= _SIGNED_BY and len(after) <= _FEW and line[behind:].strip()[:1] not in (":", "-", "–", "—")
    return day if _signs(before) and few and all(word[0].isupper() or word in _SIGNING for word in after) else None


def _signs(words: Sequence[str]) -> bool:
    """Say whether the words before a day are names, or those of a signature, and none of another day."""
    named = all(word[0].isupper() or word in _SIGNING or len(word) < 3 for word in words)
    return named and _OTHER_DAYS.isdisjoint(map(str.lower, words))


_FOOTNOTE = re.compile(r"\W*(?:\d{1,2}|[a-z])[.)\]\s]{1,2}\W*[A-ZÀ-Þ]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SIGNED_BY, _FEW, _MARK = 10, 4, 4
_SIGNING = frozenset(
    "the of in at on by for and from de la du el al st nd rd th p pp page no issue date dated day done written given "
    "made signed issued published posted filed first released sent out broadcast aired end ends editors editor desk "
    "source command transmission edition report interview office gmt utc hrs am pm local time admin staff views "
    "comments read min in arabic english".split()
)
_OTHER_DAYS = frozenset(
    "next since until till before after by-election read see also related more earlier born died".split()
)


def _day_of_dateline(text: str, blocks: Sequence[Block], first_body: int) -> date | None:
    """Read a dateline without a year, "AMMAN, Aug. 9 (Agency) --", with the year of its bracket or the last lines."""
    for block in blocks[: first_body + 1]:
        line = text[block.start : min(block.end, block.start + 90)]
        told = _YEAR_IN_BRACKET.match(line)
        if told is not None:
            return parse_publication_date(line, year=int(told[1]))
    for block in blocks[first_body : first_body + 1]:
        opening = text[block.start : min(block.end, block.start + 90)]
        lead = _YEARLESS.match(opening)
        years = {int(m[1]) for b in blocks[-4:] if b.zone == "furniture" for m in _YEAR.finditer(text, b.start, b.end)}
        groups = [int(m[1]) for b in blocks[-2:] for m in _TIME_GROUP.finditer(text, b.start, b.end)]
        years |= {(1900 if year > _CENTURY else 2000) + year for year in groups}
        if lead and len(years) == 1:
            return parse_publication_date(lead.group(), year=years.pop())
    return None


def _dates_text(line: str, start: int, end: int) -> bool:
    """Say whether a day inside the text stands in a dateline, or in a line of its own that tells when it was posted."""
    if re.match(r"\W*[A-ZÀ-Þ]{3,}", line):
        return True
    before, after = line[:start], line[end:]
    short = len(line) <= SHORT_LINE and not line.rstrip().endswith((".", "!", "?"))
    if len(line) <= SHORT_LINE and _CARRIER.fullmatch(before) and _TIME_ONLY.fullmatch(after.removeprefix(" at")):
        return True  # "Levant Press Agency  July 20, 2025 at 9:14 p.m."
    if short and (_POSTED.search(line) or (_OPENING_DAY.fullmatch(before) and _AFTER_DAY.match(after))):
        return True
    if len(line) <= LONG_LINE and _ON_THE_AIR.search(before):
        return True  # "Script as broadcast, Friday 9 August 2024, 1830 hrs. Check against delivery."
    ends = len(line) <= SHORT_LINE and _WEEKDAY_LAST.search(before) and _TIME_ONLY.fullmatch(after)
    if ends:
        return True  # "Weekly briefing, Ministry of Interior, Baghdad, Thursday 2 June 2016, 10.30 a.m."
    if len(line) <= SHORT_LINE and _ISSUE_NUMBER.match(before):
        return True  # "Year XI, no. 9. Friday, 4 March 2016. Free of charge."
    if len(line) <= SHORT_LINE and _SENTENCE_END.search(before) and not after.strip(" ."):
        return True  # "Our Monday letter, read on the air. 14 March 2022."
    if _PLACE_AND_AGENCY.fullmatch(before) and re.match(r"\s+[A-Z]", after):
        return True  # "Tripoli (Agency) 3/5/2016 The fighters"
    opens = _OPENING_DAY.fullmatch(before) or _BEFORE_DAY.fullmatch(before)
    return opens is not None and _BEHIND_DAY.match(after) is not None


def day_of(value: str | None) -> date | None:
    """Read a day out of a meta tag or a table's cell; None where it holds none."""
    if not value:
        return None
    iso = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})", value)
    if iso:
        try:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        except ValueError:
            return None
    return parse_publication_date(value[:LONGEST_LINE])
