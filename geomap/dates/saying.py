"""Tell the day on which something was said from the day on which it happened."""

from __future__ import annotations

import re

from geomap.dates.spans import DateMention

_VERBS = (
    r"said|says|say|saying|told|tells|telling|announced|announces|reported|reports|claimed|claims|stated|states|added"
    r"|wrote|writes|tweeted|posted|confirmed|confirms|denied|denies|declared|declares|warned|warns|insisted|quoted"
    r"|published|issued|released|noted|explained|acknowledged|alleged|asserted|revealed|disclosed|admitted|repeated"
    r"|maintained|commented|replied|answered|cited|speaking|spoke|briefed|informed|hinted|hints|confessed|conceded"
    r"|granted|suggested|indicated|interviewed|asked|contacted|questioned|let\s+it\s+be\s+known|reasserted|reiterated|assured|assures|vowed|boasted"
    r"|dismissed|dismisses|rejected|rejects|rebutted|refuted|ridiculed"
)
# Verbs that come with pictures: only a broadcaster's, so only with no object behind.
_SHOWN = r"showed|shows|aired|broadcast"
_MEDIA = (
    r"statement|interview|briefing|communique|communiqué|message|report|press\s+conference|news\s+conference|tweet|post(?!\s+(?:at|in|near)\b)"
    r"|bulletin|release|dispatch|comment|video|remarks|address|speech|broadcast"
)
_LINK = r"(?:\s+today,)?(?:\s+(?:late|early|earlier|again|about|some))?(?:\s+(?:on|at|in|over|during))?\s*$"
_CHANNELS = (
    r"twitter|facebook|telegram|telephone|phone|radio|television|tv|x|(?:\w+\s+)?channel|account|website|site|page"
    r"|condition\s+of\s+anonymity"
)
_PLACE = r"(?:\s+(?:in|from|at)\s+(?:the\s+)?(?-i:[A-ZÀ-Þ])[\w'’-]*(?:\s+(?-i:[A-ZÀ-Þ])[\w'’-]*){0,2})?"
# Directly behind the verb, or behind a short object or medium: 'told reporters on Monday'.
_BEFORE = re.compile(
    rf"\b(?:(?:{_VERBS}){_PLACE}"
    rf"(?:\s+(?:to\s+)?(?:(?:the|a|an|its|his|their|our|this|state|local|news|several)\s+)?[\w'’-]{{1,20}}"
    rf"(?:\s+(?:agency|agencies|television|tv|radio|newspaper|channel|conference|briefing))?{_PLACE})?"
    rf"(?:\s+(?:in|on|at|by|through|via|during)\s+(?:(?:a|an|the|its|his|their|another)\s+)?"
    rf"(?:[\w'’-]{{1,20}}\s+){{0,2}}(?:{_MEDIA}|{_CHANNELS}){_PLACE})?"
    rf"|(?:{_MEDIA})(?:\s+(?:issued|released|published|made|dated|carried|broadcast)|\s+(?:of|from))?{_PLACE}"
    rf"|reached\s+by\s+(?:tele)?phone|broadcasters?\s+(?:{_SHOWN})){_LINK}",
    re.IGNORECASE,
)
# Behind a comma or a quotation the speaker may follow the verb: ', said a spokesman for the group on Monday'.
_TURNED = re.compile(
    rf"(?:^|[,\"”’»])\s*(?:{_VERBS})\s+(?P<speaker>[^,.;:\"“”«»\n]{{2,80}}?)(?:\s+for\s+the\s+\w+\s+time)?{_LINK}",
    re.IGNORECASE,
)
_AGAIN = re.compile(rf"\b(?:{_VERBS})\b[^.;\n]{{0,60}}\bfor\s+the\s+\w+\s+time\s*$", re.IGNORECASE)
_NOT = re.compile(r"\bnot\s*$")
_PAPER = rf"{_MEDIA}|edition|issue|editorial"
# 'Tuesday's statement', 'its Sunday edition'
_OWNED = re.compile(rf"['’]s\s+(?:[\w-]+\s+){{0,2}}?(?:{_PAPER})\b|\s+(?:statement|briefing|edition|interview)\b", re.I)
_QUOTED = re.compile(r"\s*:\s*[\"“«„‘']")
_THEN_SAID = re.compile(rf"\s*(?P<comma>,?)\s*(?:{_VERBS})\b(?!\s+by\b)", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|did|do|does|may|might|could|can|to)\b", re.I
)
_LONGEST_SPEAKER = 8  # words; more of them are a sentence
_CLAUSE = re.compile(r"[.;:!?\"“”«»\n]")
_OBJECTS = frozenset(
    {
        "reporters",
        "journalists",
        "us",
        "me",
        "media",
        "agency",
        "agencies",
        "television",
        "tv",
        "radio",
        "it",
        "so",
    }
    | {"newspaper", "channel", "parliament", "lawmakers", "broadcaster", "station", "correspondents", "afp"}
    | {"reuters", "press", "this", "conference", "twitter"}
)
_SAID_AFTER = re.compile(
    rf"\s*,?\s*(?:[\w'’.-]{{1,24}}\s+){{1,7}}?(?:{_VERBS})\b(?!\s+by\b|,)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:left|fled|went|came|drove|sent|moved|withdrew|arrived|reached|crossed|entered|returned|pulled|headed|slipped"
    r"|evacuated|transferred|redeployed|deployed|brought|taken|took|ran|flew|rode|leaving|fleeing|going|coming|moving"
    r"|heading|who|which|that|whose|where|when|after|before)\b",
    re.IGNORECASE,
)
_DID = re.compile(r"\w{3,}ed\s+(?:their|its|his|her|from|to|into|some|\d)\b", re.IGNORECASE)
"""A verb and what it is about: no speaker "relocated their wives"."""
_CLAUSE_OF_ITS_OWN = re.compile(r"^(?:it|they|he|she|we)\b|\b(?:will|would|shall)\b", re.IGNORECASE)
"""What is said, and no speaker: ", says it will withdraw"."""
SPREAD = frozenset("read issued published released carried posted circulated distributed broadcast aired sent".split())
"""What is done with a statement: "in a statement read out to reporters"."""
_STATEMENT = re.compile(
    rf"\b(?:{_VERBS})\s+in\s+(?:a|an|its|his)\s+(?:\w+\s+)?(?:statement|message|letter|interview)\s+"
    rf"(?:{'|'.join(sorted(SPREAD))})\b[^.;,:\n]{{0,80}}$",
    re.IGNORECASE,
)
"""What tells how something was said: 'said in a statement read out at the foot of the mountains on Sunday'."""
_REACH = 110  # characters before a mention that can hold its verb


def is_saying_date(text: str, mention: DateMention) -> bool:
    """Whether a date says when something was said, and not when it happened.

    Parameters
    ----------
    text : str
        The text that the mention was found in.
    mention : DateMention
        A date of that text.

    Returns
    -------
    bool
        True directly after a reporting verb ('said Tuesday', 'told reporters on Monday', 'said in a statement
        on Friday'), and at the head of a sentence whose verb reports ('On Friday the ministry said that').

    Examples
    --------
    >>> from datetime import date
    >>> text = "They fled on Monday, the army said on Tuesday."
    >>> [is_saying_date(text, m) for m in find_dates(text, date(2016, 10, 20))]  # doctest: +SKIP
    [False, True]
    """
    if mention.text[:6].casefold() == "since ":
        return False  # "Since Thursday two battalions have been posted to X"
    before = text[max(0, mention.start - _REACH) : mention.start]
    match = _BEFORE.search(before)
    if match is not None and _is_short_object(match.group()):
        return True
    if _NOT.search(before) and mention.text.casefold().endswith(("earlier", "later", "sooner", "before")):
        return True  # "said on Tuesday, and not a day earlier"
    if _STATEMENT.search(before) or _is_turned(before) or _AGAIN.search(before) or _OWNED.match(text, mention.end):
        return True
    if _speaks_next(text, before, mention):
        return True
    if match is not None:
        return False
    head = before.rstrip().lower()
    opens = not head or head.endswith((".", "!", "?", "\n", "on", "late on", "early on"))
    if not opens or (head.endswith("on") and head[:-2].rstrip()[-1:] not in {"", ".", "!", "?", '"', "”", "\n"}):
        return False
    after = _SAID_AFTER.match(text, mention.end)
    return after is not None and "," not in after.group()[1:] and _MOVED.search(after.group()) is None


def _is_turned(before: str) -> bool:
    """Whether verb and speaker stand before the date in this order, and nothing in the speaker's name moves."""
    match = _TURNED.search(before)
    if match is None or _MOVED.search(match["speaker"]) is not None:
        return False
    return _DID.search(match["speaker"]) is None and _CLAUSE_OF_ITS_OWN.search(match["speaker"]) is None


def _speaks_next(text: str, before: str, mention: DateMention) -> bool:
    """Whether a speaker stands before the date and his verb, or what he says, behind it: 'The army on Tuesday said'."""
    clause = _CLAUSE.split(before)[-1]
    bare = re.sub(r"(?:^|\s+)(?:(?:late|early)\s+)?(?:on|in)\s*$", "", clause)
    inserted = bare.rstrip().endswith(",")
    speaker = bare.rstrip(" ,").split(",")[-1]
    if re.search(r"\b(?:since|until|till)\s*$", bare):
        return False  # "have come since Thursday, a sheikh boasted"
    if not speaker.strip() or len(speaker.split()) > _LONGEST_SPEAKER or _MOVED.search(speaker):
        return False
    if _FINITE.search(speaker) or re.search(rf"\b(?:{_VERBS})\b", speaker, re.I):
        return False
    if _QUOTED.match(text, mention.end) and len(clause.split()) <= 6:
        return True
    said = _THEN_SAID.match(text, mention.end)
    return said is not None and inserted == bool(said["comma"])


def _is_short_object(words: str) -> bool:
    """Whether the words between verb and date are an object or a medium, and not what was said."""
    middle = re.sub(rf"^\W*(?:{_VERBS})\b", "", words, flags=re.IGNORECASE)
    middle = re.sub(_LINK, "", middle).strip().lower()
    middle = re.sub(_PLACE + "$", "", middle, flags=re.IGNORECASE) if " in " in middle else middle
    if not middle or re.search(rf"\b(?:{_MEDIA}|{_CHANNELS}|broadcasters?)\b", middle):
        return True
    return middle.split()[-1] in _OBJECTS
