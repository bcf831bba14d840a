"""Tell the day on which something was said from the day on which it happened."""

from __future__ import annotations

import re

from geomap.dates.spans import DateMention

_VERBS = (
    r"said|says|say|saying|told|tells|telling|announced|announces|reported|reports|claimed|claims|stated|states|added"
    r"|wrote|writes|tweeted|posted|confirmed|confirms|denied|denies|declared|declares|warned|warns|insisted|quoted"
    r"|published|issued|released|noted|explained|acknowledged|alleged|asserted|revealed|disclosed|admitted|repeated"
    r"|maintained|commented|replied|answered|cited|speaking|spoke|briefed|informed"
)
_MEDIA = (
    r"statement|interview|briefing|communique|communiqué|message|report|press\s+conference|news\s+conference|tweet|post"
    r"|bulletin|release|dispatch|comment|video|remarks|address|speech|broadcast"
)
_LINK = r"(?:\s+(?:late|early|earlier|again))?(?:\s+(?:on|at|in|over|during))?\s*$"
# Directly behind the verb, or behind a short object or medium: 'told reporters on Monday'.
_BEFORE = re.compile(
    rf"\b(?:(?:{_VERBS})"
    rf"(?:\s+(?:to\s+)?(?:(?:the|a|an|its|his|their|our|this|state|local|news|several)\s+)?[\w'’-]{{1,20}}"
    rf"(?:\s+(?:agency|agencies|television|tv|radio|newspaper|channel|conference)){{0,2}})?"
    rf"(?:\s+(?:in|on|at|by|through|via|during)\s+(?:(?:a|an|the|its|his|their|another)\s+)?"
    rf"(?:[\w'’-]{{1,20}}\s+){{0,2}}(?:{_MEDIA}|twitter|facebook|telegram|telephone|phone))?"
    rf"|(?:{_MEDIA})(?:\s+(?:issued|released|published|made|dated|carried|broadcast))?){_LINK}",
    re.IGNORECASE,
)
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
    r"|evacuated|transferred|redeployed|deployed|brought|taken|took|ran|flew|rode)\b",
    re.IGNORECASE,
)
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
    before = text[max(0, mention.start - _REACH) : mention.start]
    match = _BEFORE.search(before)
    if match is not None:
        return _is_short_object(match.group())
    head = before.rstrip().lower()
    opens = not head or head.endswith((".", "!", "?", "\n", "on", "late on", "early on"))
    if not opens or (head.endswith("on") and head[:-2].rstrip()[-1:] not in {"", ".", "!", "?", '"', "”", "\n"}):
        return False
    after = _SAID_AFTER.match(text, mention.end)
    return after is not None and "," not in after.group()[1:] and _MOVED.search(after.group()) is None


def _is_short_object(words: str) -> bool:
    """Whether the words between verb and date are an object or a medium, and not what was said."""
    middle = re.sub(rf"^\W*(?:{_VERBS})\b", "", words, flags=re.IGNORECASE)
    middle = re.sub(_LINK, "", middle).strip().lower()
    if not middle or re.search(rf"\b(?:{_MEDIA}|phone|telephone|twitter|facebook|telegram)\b", middle):
        return True
    return middle.split()[-1] in _OBJECTS
