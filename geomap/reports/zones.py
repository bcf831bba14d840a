"""Tell the report from its page: which blocks are headline and body, which are furniture, and why.

Plain scraped text needs this as much as HTML, so the rules read the words and the shape of a line; what the tags
said is one more reason. A block is never thrown away: it keeps its zone and the reason for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

Zone = Literal["headline", "body", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a report's text, ``text[start:end]``, with its zone and the reason where it is furniture."""

    start: int
    end: int
    zone: Zone
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block before it is judged: offsets, the tag that made it ("" in plain text), what the tags around it say."""

    start: int
    end: int
    tag: str = ""
    hint: str | None = None


_LABELS = (
    "read (?:also|more|next|on)|also read|see also(?: (?:on )?pages? \\d+)?|also (?:in|today|on)\\b[^:]{0,30}|"
    "must[- ]read|related(?: \\w+)?|more(?: from| on| in| by)?(?: [^:.]{0,30})?|"
    "further reading|in the same (?:issue|edition)|back (?:issues?|numbers?)|top news|"
    "(?:from |in )?(?:our|the) archives?|read in the same issue|"
    "on (?:the|our) (?:web)?site|inset|also of note|seen elsewhere|online only|only online|web only|"
    "on (?:our )?(?:partner|sister) (?:web)?sites?|(?:picture|photo|video|quote|number) of the (?:day|week)|"
    "what (?:the )?others (?:say|write|report)|in other (?:papers|media)|from other (?:papers|media|outlets)|"
    "live(?: ?blog| updates?)?|watch|video|photos?(?: "
    "gallery)?|gallery|"
    "in pictures|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|have missed|be interested in)|"
    "don['’]t miss|in case you missed (?:it|this)|"
    "(?:top )?trending(?: now)?|from the archives?\\b[^:]{0,30}|tomorrow(?: in print)?|coming up\\b[^:]{0,20}|"
    "from last (?:week|month|issue)|your letters?|read most|(?:subscribers|readers|members)['’]? forum\\b[^:]{0,20}|"
    "on air|"
    "latest(?: news| headlines)?|(?:most|top) (?:read|viewed|visited|popular|shared|commented|watched|discussed)|"
    "popular|inside|"
    "(?:on )?other (?:pages|stories|news)|elsewhere(?: (?:in|on) (?:this|the|our) \\w+)?|other|"
    "(?:previous|prev|older|newer|next|earlier)(?: article| story| post| entry| page)?|"
    "(?:facebook|twitter|youtube|telegram) comments?|"
    "(?:listeners|viewers|readers|members)['’]? (?:wall|questions|corner|page)|"
    "(?:yesterday|tomorrow|(?:last|next|this) (?:week|month|time)) (?:on|in) (?:this|our|the) \\w+|"
    "guest ?book|quiz|poll|(?:more )?in today['’]s \\w+|(?:today|tonight|this week) on\\b[^:]{0,30}|"
    "(?:our )?caption (?:competition|contest)|also on this page|"
    "filed under|posted in|tags?|topics?|keywords|categor(?:y|ies)|captions?|pull ?quote|advert(?:isement)?|"
    "sponsored|from our partners|promoted|lire aussi|à lire(?: aussi)?|voir aussi|lee también|ver también|lesen sie "
    "auch|"
    "mehr zum thema|leia também|oku(?:yun)?|read in|share(?: this)?|follow us|"
    "subscribe|newsletter|sign up|news code|short url|print this page|editor['’]?s picks?|in this section|"
    "(?:last|previous|next|coming|in (?:the|our) (?:last|next)) (?:issue|edition|number)|"
    "(?:previously|earlier) (?:in|on) (?:this|our) \\w+|previously|"
    "reader(?:s['’]?|['’]s)? (?:comments?|letters?|voices?|mail|opinions?)(?: of the \\w+)?|"
    "(?:last|this|past) (?:week|month)['’]s most (?:read|viewed|shared)|"
    "(?:previous|earlier|other) reports in this series|"
    "(?:previous|earlier|last) (?:bulletins?|issues?|updates?|editions?|numbers?|notes|pages|sheets|reports|briefs|"
    "conversations)|in (?:no|nr|number|issue)\\.? ?\\d+|sheets? \\d+|[a-z]+(?:_[a-z\\d]+)+|"
    "in (?:tomorrow|tonight|next week|this week)['’]s (?:programme|program|show|issue|edition|bulletin)|"
    "(?:on )?pages? \\d{1,3}|issue \\d{1,4}|from the same (?:issue|edition|number|page)|read in the same section|"
    "elsewhere (?:on|in) [^:.]{1,30}|reader(?:s['’]?|['’]s)? (?:photos?|pictures?)|after the news|"
    "(?:photo|picture)s? on (?:the )?(?:front|back|first) page|"
    "(?:yesterday|today|this week)['’]s most (?:read|viewed|shared)|"
    "(?:other|further) (?:announcements?|news|items|stories|headlines|notices)|"
    "(?:yesterday|last (?:night|week)|tomorrow|the day before)['’]?s? "
    "(?:bulletin|digest|briefing|edition|issue|post|letter)|"
    "(?:later|coming up|next|tonight|tomorrow)[\\w ]{0,20}, ?(?:in|on) [\\w ]{3,30}|"
    "headlines (?:that|which|we)[^:.]{1,30}|"
    "missed (?:one|it|an issue)\\??|members also read|on other pages|from (?:our|the) archives?|replying to|"
    "(?:from (?:our|the) archives?\\W+)?\\d+ years ago(?: today)?|"
    "(?:watch|listen|read|see|heard|seen) (?:there|here|elsewhere)|other (?:sheets|maps|pages|parts|numbers)|"
    "in (?:this|the (?:same|next|last)) (?:number|issue|letter)|in the media\\b[^:]{0,60}|"
    "maps?|pinned|readers|sign up for alerts|"
    "in (?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s (?:issue|paper|edition)|"
    "top stories|breaking|quick links|download|podcast|listen|letters|corrections?"
)
_LABEL = re.compile(rf"(?:[^\w@]|_)*(?:(?-i:[A-Z]{{3,20}}): )?(?:{_LABELS})\s*[:|>»\]\)–—]", re.I)
_BARE_LABEL = re.compile(rf"[\W_]*(?:{_LABELS})\W*$", re.I)
_LIST_HEADING = re.compile(
    r"(?=(?:\W*+[\w'’\-]++){1,9}+\W*+$)[^.!?]*\b(?:read|reading|titles|headlines|stories|articles|subject|popular|issue|edition"
    r"|pages|editorials?)\b[^.!?]*$",
    re.I,
)
"""A line of at most nine words that announces other texts: "To read on the same subject"."""
_BARRED_LABEL = re.compile(r"\|\s*(?:related|read also|see also|more)\s*:", re.I)
"""A pointer behind a bar at the end of a line: "Sign up for the note. | Related: Map of routes from A to B"."""
_GLUED_LABEL = re.compile(
    r"\s*(?:(?:RELATED|SEE ALSO|READ MORE|ALSO READ|MUST READ)(?=[\"“‘']?[A-Z][a-z])|WHAT OTHERS (?:SAY|WRITE)\s)"
)
"""A label and a title with no space between, as pages run their links together: "RELATEDTwo battalions moved"."""
_TITLES = re.compile(r"\s(?:[|/•]{1,2}|--|[-–—])\s")
_PAGE_NUMBER = re.compile(
    r"(?:(?:,|\()\s*(?:on |see )?(?:pages?|pp?\.)\s?\d{1,3}(?:[-–]\d{1,3})?\)?|\sp{1,2} \d{1,3}|\sback page)\W*$", re.I
)
_BRACKET_LABEL = re.compile(r"\s*[\[(<«][^\])>»]{1,24}[\])>»]\s*\S")
_COMMENTS = re.compile(
    r"[\W_]*(?:(?:all|your|reader|readers['’]?|user|latest|show(?: new)?|view|load|no|\d+|one|two|three)?\s*"
    r"(?:comments?|responses?|repl(?:y|ies)|thoughts? on\b.*|discussion|opinions? of (?:our )?readers)\s*"
    r"(?:\(\d+\)|\d+|are closed|via .{1,20})?\W*$|"
    r"comments?: |comments? \(\d+\)|\d+ comments?(?:[.:]|\s[-–—])\s|(?:[^\W\d]++ ?){1,3}\W*\(\d+\)\W*$|"
    r"what (?:our |the )?readers (?:say|think|write)\W*$|from (?:the|our) forums?\W*$|"
    r"your (?:say|views?)\W*$|"
    r"leave a (?:reply|comment)|(?:post|write|add) a comment|join the (?:discussion|conversation)|"
    r"have your say\W*$|(?:your|readers['’]?) opinions?\W*$|rate this (?:article|story|post)\b|"
    r"readers write|from our readers|letters? to the editor|(?:readers['’]? )?letters\.|reader letters|"
    r"what do you think|"
    r"to participate in the discussion|"
    r"login to comment|log in to comment|loading comments|newsfeed\W*$|community standards|commentaires?\W*$)",
    re.I,
)
_CAPTION = re.compile(
    r"\s*[\[(](?:picture|photo|photograph|image|caption|map|graphic|video)\b|"
    r"[\W_]*(?:file(?: photo| picture| image)?\s*[:\-–—(]|file (?:photo|picture|image)|"
    r"photo(?:graph| essay)?(?: \d+)?\s*[:by(]|(?:picture|image|figure|fig\.) \d+\s*[:(]|"
    r"(?:photo(?:graph)?|caption|map|graphic|cover|drawing|inset)s?, [^:.\n]{1,40}:|illustration\s*:|"
    r"(?:in the )?(?:pictures?|photographs?|photos?)\s*:|(?:[A-Z]{2,8} )?(?:photo|picture) (?:service|desk)\s*:|"
    r"image\s*:|pic\s*:|"
    r"in this (?:\w+ ){0,8}?(?:photo|image|picture|frame)|this (?:photo|image|picture|frame|file)|"
    r"an? (?:image|photo|picture|still) (?:posted|released|taken|grab|from|shows)|captions?\b|archive (?:photo|"
    r"picture)|"
    r"satellite images? (?:shows|of)\b.{0,40}$|screen ?(?:grab|shot)|©|\(c\)\s)",
    re.I,
)
_CAPTION_TAIL = re.compile(
    r"(?:purports to show|file (?:photo|picture|image)|archive (?:photo|picture|image)|photo: ?[\w /]+|handout|"
    r"[/,] ?undated|©.{1,40}|\bAP Photo\b|\bGetty\b|\((?:[\w’']+ ){0,3}archives?[^)]*\))\W*$",
    re.I,
)
_CAPTION_WORDS = re.compile(r"purports to show|posted online", re.I)
_TAIL_LENGTH = 200  # a credit is no longer; a search through a whole page would take the square of its length
_NAV_WORDS = frozenset(
    "home news world politics sport sports opinion business economy culture video photo photos about contact contacts "
    "menu search login register subscribe english français arabic türkçe عربي العربية money tech science health travel "
    "weather archive maps podcast jobs classifieds e-paper europe mideast asia africa security middle east".split()
)
_UI = re.compile(
    r"[\W_]*(?:skip to|sign in|log ?in\b|log out|register\b|my account|share\b|tweet\b|whatsapp|partager|imprimer|"
    r"print\b|"
    r"back to top|load more|show more|read time|\d+ min(?:ute)?s? read|terms of (?:use|service)|privacy|cookies?\b|"
    r"all rights reserved|copyright|©|reproduction\b|to unsubscribe|click here|did you like|do you like|"
    r"get (?:the latest|short url|njn|our)|never miss|sign up|follow us|forwarded to you|"
    r"was this forwarded|\+ follow|advertise|about us|careers|"
    r"forward this (?:letter|e-?mail|newsletter|message)|this website|website contains|contact us|please contact|"
    r"you are replying|an earlier version of this|captcha|reply\b|page archived|"
    r"published by|powered by|the organi[sz]ation is banned|loader\b|chats\b|tell us at|\(ticker|send to|"
    r"like this (?:article|content)|consider helping|enable javascript|your (?:email|business))",
    re.I,
)
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’»)\]]*"
    r"(?:\s*(?:[\[(^]\w{1,3}(?:[,;/ -]{1,2}\w{1,3}){0,4}[\])]?|\[[a-z ]{3,20}\]|[¹²³⁰-⁹*†‡]))*\s*$|[:;]$|\.\.\.$"
)
"""A full stop, and behind it perhaps the numbers of notes or the letters of sources: "had gone. [B2]"."""
_READ_ON = re.compile(
    r"(?<=[.!?\"”])\s{0,4}[>»→(\[]{0,4}\s{0,4}(?:(?:read|continue|full)\s(?:on|more|reading|story|text)|more)\b[\s:.…>»→)\]]*(?:https?://\S+)?\s*$",
    re.I,
)
"""What a newsletter adds to its items: ">> Read on: https://..."."""
_MORE = re.compile(r"[(\[](?:read )?more[)\]]\W*$", re.I)
"""The end of a title that leads to another page: "Ghana sends troops to X (read more)"."""
_EDITORS_NOTE = re.compile(
    r"(?<=[.!?\"”]) ?\[[^\[\]]{3,80}\]\s*$|^\s*\[(?:announcer|presenter|correspondent|reporter|text)\]", re.I
)
"""What a monitoring service adds in brackets: "[Announcer] The rebels have left. [Passage omitted: greetings]"."""
_SOURCE_BEHIND = re.compile(r"^\s*[^\s\"“«].*[.!?][\"'”’»]?\s+[(\[][A-ZÀ-Þ][^()\[\]]{1,40}[)\]]\.?\s*$")
"""A source in brackets behind the last full stop, and no reader's name: "Their tea is brought with them. (Meydan)"."""
_SEPARATED = re.compile(r"\s[|/·•»>:]{1,2}\s|\s{3,}|\t| [-–—] ")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_COMMENTER = re.compile(
    r"\s*[\w.@\-]{2,30}(?: [A-Z][\w.]{0,20})?(?: says)?\s*:\s+\S|\s*(?=[a-z\d]*[_\d])[\w.@]{3,30}\s+[-–—]\s+\S"
)
"""What a reader says, behind his name or alias: "Rima: no", "majid_k - no"."""
_BY_READER = re.compile(
    r"\s*(?:P\.? ?S\.?:? )?[A-ZÀ-Þ][\w’'-]+ (?:from [A-ZÀ-Þ][\w ’'-]{2,20} (?:writes|wrote|asks|posted|commented)"
    r"|(?:wrote|posted|commented) at \d{1,2}[:.]\d\d)\s*:\s|"
    r"\s*#\d{1,3}\W+\w+\s*:\s|"
    r"\s*(?!(?i:correspondents?|reporter|anchor|host|presenter|announcer|newsreader|commentator|interviewer)\b)"
    r"[A-Z][\w.’'\-]+(?: [A-Z][\w.]{0,20})?(?:, [A-Z][\w ]{2,20}| \([A-Z][\w ,]{2,30}\))\s*:\s|"
    r"\s*[\"“].{5,400}[\"”]\s*[—–-]\s*[A-Z][\w.]+(?: [A-Z][\w.]*)?, [A-Z][\w ]{2,20}\W*$"
)
"""What a reader sends in: "Rashid, Ajman: My cousin ...", "“Ask that” — Sami, Zarqa"."""
_PROGRAMME = re.compile(r"\s*\d{1,2}[:.]\d{2}\s+(?:debate|documentary|film|song|music|talk show|repeat|quiz)\b", re.I)
_SIGNED_TITLE = re.compile(r"(?:[^\s|/·•»>]+ ){5,}[-–—] (?:[^\s|/·•»>]+ ?){1,4}")
"""A title with who says so: "Fighters Leave Homs for Idlib - Reconciliation Center"."""
_LONG_SENTENCE = 8
"""So many words and a full stop are a sentence, though forces, places and days make half of them capitals."""
_DAY_LINE = 3
"""A line with an hour and no more words than these tells when the page was made: "21:07 28.10.2016 (updated 21:31)"."""
_TICKER = re.compile(r"\s*\d{1,2}[:.]\d{2}\b(?!\.\d)")


_YEAR_IN = re.compile(r"\b(?:19|20)\d\d\b")
_FEW_WORDS = 6
"""A line with a year and no more words is a day, and no sentence: "Wednesday, January 22, 2025 | Updated 4 p.m."."""


@lru_cache(maxsize=64)  # asked for three times for each line
def looks_like_prose(line: str) -> bool:
    """Say whether a line reads as running text: a sentence or more, closed by a mark of punctuation."""
    line = _EDITORS_NOTE.sub("", _READ_ON.sub("", line))
    words = _WORD.findall(line)
    if len(words) < 5 or (len(words) <= _FEW_WORDS and _YEAR_IN.search(line)):
        return False
    small = sum(word[0].islower() for word in words)
    long = len(words) >= _LONG_SENTENCE and line.rstrip().endswith((".", '."', ".”")) and small * 5 >= len(words) * 2
    ends = _SENTENCE_END.search(line) or _SOURCE_BEHIND.match(line)
    return bool(ends) and (small * 2 >= len(words) - 1 or long)


def _shape(line: str) -> str | None:
    """Name the kind of furniture that a line's own words and shape give away; None where it may be text."""
    words = _WORD.findall(line)
    prose = looks_like_prose(line)
    if not words:
        return "no words"
    if _UI.match(line) and not (prose and len(words) > 30):
        return "user interface"
    if _CAPTION.match(line) or (_ends_as_caption(line) and (not prose or len(words) < 60)):
        return "caption"
    if _LABEL.match(line) and not (prose and len(words) > 45 and not line.lstrip().startswith(("[", ">", "-"))):
        return "teaser"
    if _PROGRAMME.match(line):
        return "navigation"
    if _REFERENCE.match(line):
        return "reference"
    if _ARROWED.match(line) and not prose:
        return "navigation"
    if _MORE.search(line[-20:]) and not _READ_ON.search(line[-40:]):
        return "teaser"
    if _PAGE_NUMBER.search(line[-40:]) or _GLUED_LABEL.match(line) or _BARRED_LABEL.search(line):
        return "teaser"
    if _BRACKET_LABEL.match(line) and not prose:
        return "teaser"
    if not prose and _SEPARATED.search(line) and _short_items(line):
        return "navigation"
    if not prose and len(words) <= 12 and sum(w.casefold() in _NAV_WORDS for w in words) * 2 > len(words):
        return "navigation"
    if not prose and _is_list_of_names(line):
        return "tags"
    return None


_REFERENCE = re.compile(
    r"\s*\[1\][^\[\n]{3,200}\[2\]|"
    r"\s*(?:(?:\[?\d{1,3}[\].]?|[-*•])\s*)?(?:\^|[\"“][^\"”\n]{5,150}[.,]?[\"”][.,] ?"
    r"[A-ZÀ-Þ][\w&.'’ -]{2,40}[.,] (?:[A-Z]\w{2,9}\.? )?\d{1,2}\b)"
)
"""A note that names a source: '^ "Convoy leaves A for B". Orontes Post. 3 August 2017.', "[1] Interview. [2] ..."."""
_ARROWED = re.compile(r"\s*(?:[←→‹]|«[^»\n]*$).*|.*[→›]\s*$")
"""The titles of the text before and of the one behind."""


def _ends_as_caption(line: str) -> bool:
    return bool(_CAPTION_TAIL.search(line[-_TAIL_LENGTH:]) or _CAPTION_WORDS.search(line))


def _short_items(line: str) -> bool:
    if _TICKER.match(line):
        return False
    items = [item for item in _SEPARATED.split(line) if item.strip()]
    if len(items) == 2 and _SIGNED_TITLE.fullmatch(line.strip()):
        return False
    return len(items) > 1 and all(len(item.split()) <= 9 for item in items)


def _is_list_of_names(line: str) -> bool:
    items = [item.strip() for item in line.split(",")]
    return len(items) >= 3 and all(1 <= len(item.split()) <= 4 for item in items) and not line.rstrip().endswith(".")


def zone_blocks(text: str, raw: Sequence[RawBlock], title: str | None = None) -> list[Block]:
    """Judge the blocks of a report.

    Parameters
    ----------
    text : str
        The visible text.
    raw : sequence of RawBlock
        Its blocks in reading order.
    title : str, optional
        The title that the page's markup states; the block that repeats it is the headline.

    Returns
    -------
    list of Block
        One for each, in the same order; a pointer to other texts at the end of one is a block of its own.
    """
    raw = [part for block in raw for part in _without_pointer(text, block)]
    judged = _judge(text, raw, title, hints=True)
    if not any(block.zone == "body" for block in judged) and any(block.hint for block in raw):
        # the tags of some pages call the whole article a sidebar: believe the words then
        judged = _judge(text, raw, title, hints=False)
    if not any(block.zone == "body" for block in judged):
        # a ticker has no prose at all: its long lines are what it says
        judged = [
            Block(b.start, b.end, "body")
            if b.reason == "head" and len(_WORD.findall(text[b.start : b.end])) >= 12
            else b
            for b in judged
        ]
    return judged


def _judge(text: str, raw: Sequence[RawBlock], title: str | None, *, hints: bool) -> list[Block]:
    first_body = next((i for i, b in enumerate(raw) if _may_open_body(text[b.start : b.end], b, hints)), len(raw))
    headline = _headline(text, raw, first_body, title, hints)
    last_body = max((i for i, b in enumerate(raw) if _is_text(text[b.start : b.end], b, hints)), default=0)
    out: list[Block] = []
    section: str | None = None
    tables = list(columns_below(text[block.start : block.end] for block in raw))
    for number, block in enumerate(raw):
        line = text[block.start : block.end]
        if number == headline:
            out.append(Block(block.start, block.end, "headline"))
            section = None
            continue
        if tables[number] and block.hint is None:
            out.append(Block(block.start, block.end, "body"))
            continue
        reason = block.hint if hints and block.hint and not _opens_with_dateline(line, block) else None
        if section == "comment":
            reason = "comment"
        elif reason is None and number > first_body and _COMMENTS.match(line) and not _long_prose(line):
            reason = section = "comment"
        elif reason is None:
            reason = _shape(line)
            reason = None if reason == "navigation" and tells_in_row(line) else reason
            if (
                reason is None
                and number > first_body
                and _BY_READER.match(line)
                and not _is_dated_lead(line, number - first_body)
            ):
                reason = "comment"
            if reason == "teaser" and _BARE_LABEL.match(line):
                section = "teaser"
            elif (_BARE_LABEL.match(line) and not looks_like_prose(line)) or (
                number > first_body and _LIST_HEADING.match(line) and not looks_like_prose(line)
            ):
                reason = section = "teaser"
            elif section and looks_like_prose(line) and len(_WORD.findall(line)) >= 12:
                section = None
            elif section and reason is None:
                reason = section
            ticks = number > first_body and line.count("+++") > 1 and not looks_like_prose(line)
            if reason is None and (ticks or (number > last_body and _is_row_of_titles(line))):
                reason = "teaser"
            reason = reason or _unfinished(line, number, first_body)
        out.append(Block(block.start, block.end, "furniture" if reason else "body", reason or ""))
    return out


def _is_dated_lead(line: str, behind: int) -> bool:
    """Say whether a place and a day open the text, and no reader's name: "SRINAGAR, Nov 2: Six militants sneaked"."""
    dated = _DATED_LEAD.match(line)
    if dated is None or len(_WORD.findall(line)) < _DATED_WORDS:
        return False
    return dated["name"].isupper() or behind <= _NEAR_LEAD


DAY_AND_COLON = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?: \([^()\n]{2,30}\))?:"
"""What stands behind the town in a lead of the Indian press: "Nov 2 (QNA):"; a pattern."""
DATELINE = re.compile(
    r"(?=[A-ZÀ-Þ]{3})(?=[^—–\n]{0,60}(?:\d|\(|[A-ZÀ-Þ]{3}))[A-ZÀ-Þ]{3}[A-ZÀ-Þ'’\- ]{0,40}"
    r"(?:[,/ ][^—–\n.;:!?]{0,40}[.]?[^—–\n;:!?]{0,30})?"
    r"(?:\([^()\n]{2,40}\))?[^—–\n.;:!?]{0,20}\s*(?:(?:[—–]|(?:\s|(?<=\)))--?)\s+|—(?=[A-ZÀ-Þ]))"
    r"|[A-ZÀ-Þ][\w'’\-]{2,20}(?: [A-ZÀ-Þ][\w'’\-]{1,20})?, " + DAY_AND_COLON + r"\s+"
)
"""What stands before the first sentence of an agency's report: "ERBIL, Aug. 9, 2014 (Agency) –"."""
_DATED_LEAD = re.compile(r"\s*(?P<name>[A-ZÀ-Þ][\w'’\- ]{2,30}), " + DAY_AND_COLON)
_DATED_WORDS, _NEAR_LEAD = 15, 2


def _opens_with_dateline(line: str, block: RawBlock) -> bool:
    """Say whether the text begins in what a page marks as its byline: "COURIER, July 18 - The soldiers left first."."""
    if block.hint != "meta" or not looks_like_prose(line):
        return False
    lead = _TOWN_AND_DASH.match(line)
    words = len(_WORD.findall(line))
    return words > _PARAGRAPH or (lead is not None and words >= _LEAD and line.rstrip().endswith((".", '"', "”")))


_TOWN_AND_DASH = re.compile(
    r"\s*[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,30}(?:,[^—–\n]{0,40})?(?: ?\([^()\n]{2,40}\))? ?(?:—|–|-{1,2}) ?[A-ZÀ-Þ]"
)
_PARAGRAPH = 40


def _without_pointer(text: str, block: RawBlock) -> list[RawBlock]:
    """Part what a line points to from what it says: "... dial 44. Previous bulletin: Convoy leaves Homs for Idlib"."""
    told = _POINTER.search(text, block.start, block.end)
    if told is None:
        return [block]
    return [replace(block, end=told.start()), replace(block, start=told.end())]


_POINTER = re.compile(
    r"(?<=[.!?*\d)\"”])[ \t]+(?=(?:(?:previous|last|next|earlier) (?:bulletin|digest|issue|edition|number|week|note)s?"
    r"|back (?:issues?|numbers?)): )",
    re.I,
)


def tells_in_row(line: str) -> bool:
    """Say whether a line tells of a movement in cells: "Mon 4 May | the group | Raqqa > Homs | about 60 men"."""
    if len(line) > _LONGEST_ROW or (line.count("|") < _FEWEST_BARS and _DIGIT.search(line) is None):
        return False
    cells = _CELL.split(line)
    return len(cells) > 1 and any(map(_WAY.fullmatch, cells))


def columns_below(lines: Iterable[str]) -> Iterator[dict[int, str]]:
    """Yield for each line what the head of its table says of its columns; nothing for a head and for other lines."""
    columns: dict[int, str] = {}
    for line in lines:
        heads = _columns_of(line)
        is_row = not heads and _has_cells(line)
        columns = columns if is_row else heads
        yield columns if is_row else {}


def _columns_of(line: str) -> dict[int, str]:
    """Return which columns of a table name where somebody came "from" and went "into", and the "source" of it.

    Nothing for a row that does not head both places; the cells of a row are parted by tabs.
    """
    labels = enumerate(line.split("\t") if _has_cells(line) else ())
    found = {n: _COLUMNS[label] for n, cell in labels if (label := " ".join(cell.split()).casefold()) in _COLUMNS}
    return found if len(set(found.values())) == len(found) and {"from", "into"} <= set(found.values()) else {}


def _has_cells(line: str) -> bool:
    """Say whether a line is a row of a table, of three short cells at least."""
    return len(line) <= _LONGEST_ROW and line.count("\t") >= _FEWEST_TABS


_COLUMNS = dict.fromkeys(("from", "origin", "left", "departed", "departure", "place of departure", "out of"), "from")
_COLUMNS |= dict.fromkeys(("to", "destination", "arrived", "arrival", "place of arrival", "bound for", "into"), "into")
_COLUMNS |= dict.fromkeys(("source", "sources", "according to", "claimed by", "claimant", "said by"), "source")
_FEWEST_TABS = 2
_CELL = re.compile(r"\s*[|:;,()\t]\s*")
_NAMED = r"(?:[A-ZÀ-Þ]|al-|el-)[\w'’-]+(?: (?:[A-ZÀ-Þ]|al-|el-)[\w'’-]+){0,2}"
_WAY = re.compile(rf"[-•*\s]*(?:from )?{_NAMED} (?:>|→|->|to) {_NAMED}")
_DIGIT = re.compile(r"\d")
_LONGEST_ROW, _FEWEST_BARS = 400, 3


def _unfinished(line: str, number: int, first_body: int) -> str | None:
    """Name a line that is no sentence: a heading before the text, a stray title after it."""
    words = _WORD.findall(line)
    if (
        looks_like_prose(line)
        or tells_in_row(line)
        or (_TICKER.match(line) and len(words) > _DAY_LINE)
        or _is_open_lead(line)
    ):
        return None
    if number < first_body:
        return "head"
    if _SENTENCE_END.search(line) or (len(words) > 14 and not _COMMENTER.match(line)):
        return None
    return None if line.lstrip()[:1] in '"“«•-–*' and len(words) > 6 else "heading"


def _is_text(line: str, block: RawBlock, hints: bool) -> bool:
    return _may_open_body(line, block, hints) and not _is_row_of_titles(line)


def _is_row_of_titles(line: str) -> bool:
    """Say whether a line below the text names other texts: "In brief: Police promoted. -- Brigade at X, pictures"."""
    items = [item for item in _TITLES.split(line) if item.strip()]
    goes_on = any(item.lstrip()[0].islower() for item in items[1:])  # "The rebels – all of them wounded – left"
    return len(items) >= 3 and not goes_on and all(len(item.split()) <= 16 for item in items)


def _long_prose(line: str) -> bool:
    return looks_like_prose(line) and len(_WORD.findall(line)) > 40 and not line[:12].isupper()


def _may_open_body(line: str, block: RawBlock, hints: bool) -> bool:
    if hints and block.hint and not _opens_with_dateline(line, block):
        return False
    if tells_in_row(line):
        return True
    opens = len(_WORD.findall(line)) >= 9 if looks_like_prose(line) else _is_open_lead(line)
    return opens and _shape(line) is None


def _is_open_lead(line: str) -> bool:
    """Say whether a dateline opens a text whose full stop was lost: "DOHUK, Northern Iraq—A column has left"."""
    dateline = DATELINE.match(line)
    return dateline is not None and len(_WORD.findall(line[dateline.end() :])) >= _LEAD


_LEAD = 12
"""As many words behind a dateline are a sentence, with or without a full stop."""


def _headline(text: str, raw: Sequence[RawBlock], first_body: int, title: str | None, hints: bool) -> int | None:
    wanted = _squash(title or "")
    candidates = [
        i
        for i, b in enumerate(raw[: min(first_body, 40)])
        if not (hints and b.hint) and _could_be_headline(text[b.start : b.end])
    ]
    for i in candidates:
        line = _squash(text[raw[i].start : raw[i].end])
        if line and wanted and (line == wanted or (len(line) > 20 and line in wanted)):
            return i
    for tag in ("h1", "h2"):
        for i in candidates:
            if raw[i].tag == tag:
                return i
    if not candidates:
        return None
    plain = [i for i in candidates if _shape(text[raw[i].start : raw[i].end]) is None]
    return max(plain, key=lambda i: (_headline_words(text[raw[i].start : raw[i].end]), -i), default=None)


def _headline_words(line: str) -> int:
    return min(len(_WORD.findall(line)), 6)


def _could_be_headline(line: str) -> bool:
    words = _WORD.findall(line)
    return (
        3 <= len(words) <= 25 and not re.search(r"\b(?:19|20)\d\d\b.{0,12}$|\d{1,2}:\d{2}", line) and line[-1:] != "."
    )


def _squash(line: str) -> str:
    return re.sub(r"\W+", " ", line).casefold().strip()
