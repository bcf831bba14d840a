"""Forces that no list of groups knows, as they are written: "the Hamza Sword Brigades", "the Janjaweed militia"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.gazetteer import is_demonym
from geomap.groups import Group, GroupMention

_NO_ARTICLE = (
    r"(?!(?:The|A|An|This|That|His|Their|Its|Our|Some|Two|Three|Four|Five|More|No|Several|Other|In|On|At"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)"
)
_FORCE = re.compile(
    rf"\b(?P<name>{_NO_ARTICLE}"
    r"[A-ZÀ-Þ][\w'’\-]+(?: (?:(?:of|the|al|ibn|bin|and) )*[A-ZÀ-Þ\d][\w'’\-]*){0,4}"
    r" (?:Army|Brigades?|Battalions?|Front|Forces?|Movement|Militias?|Legion|Guards?|Regiment|Division|Mujahideen))\b"
)
"""Capitals before a word for a force."""
_SMALL = re.compile(
    rf"(?<![\w\-])(?P<name>{_NO_ARTICLE}(?:[A-ZÀ-Þ][\w'’]+|(?:al|el|ul|ash|as|an|ar)-[A-ZÀ-Þ][\w'’]+)"
    r"(?:[ \-](?:(?:al|ul|ibn|bin|e)[ \-])?[A-ZÀ-Þ][\w'’]+){0,2}) (?:factions?|militias?|militiamen|battalion)\b"
)
"""Capitals before "faction" or "militia": the name is what stands before the noun."""


_OF_STATE = re.compile(
    r"\b(?P<name>(?:National|Federal|Border|Coast|Republican|Presidential|Civil|Frontier|State|Municipal)"
    r" (?:Guards?|Police|Gendarmerie))\b"
)
"""A force of the state that bears no country's name."""
_INITIALS = re.compile(
    r"(?<![\w\-])(?P<name>(?!(?:NATO|USA|UAE|ISIS|ISIL|NSAG|PMC|SOF|SWAT|NGO|CIA|FBI|OSCE)\b)[A-Z]{3,8}(?:-[A-Z]{1,6})?)"
    r"(?= (?:fighters|rebels|guerrillas|militants|militiamen|militia|combatants|gunmen|insurgents|soldiers|troops)\b)"
)
"""Initials before a word for fighters: "UNITA rebels"."""
_OFFICES = frozenset(
    "minister president commander commander-in-chief chief head deputy secretary spokesman spokeswoman adviser".split()
)
_NOUNS = (
    *("Army", "Brigade", "Battalion", "Front", "Force", "Movement", "Militia", "Legion", "Guard", "Regiment"),
    *("Division", "Mujahideen", "Police", "Gendarmerie", "faction", "militia", "battalion"),
)
"""What the names of all three end in, looked for first: most sentences have none of them."""


def unlisted_forces(
    text: str, start: int, end: int, known: Sequence[tuple[int, int]], demonym: str = ""
) -> list[GroupMention]:
    """Find the names of forces that no list has.

    Parameters
    ----------
    text : str
        The report's text.
    start, end : int
        The run to look through.
    known : sequence of (int, int)
        Where places and listed groups stand; a name that touches one is left alone.
    demonym : str
        What the people of the report's country are called: its National Guard is told from others by it.

    Returns
    -------
    list of GroupMention
        Each with a group of its own name, as written.
    """
    part = text[start:end]
    out: list[GroupMention] = [
        GroupMention(*match.span("name"), Group(match["name"], "group", ""))
        for match in _INITIALS.finditer(text, start, end)
        if not any(a < match.end() and match.start() < b for a, b in known)
    ]
    if not any(noun in part for noun in _NOUNS):
        return out
    for match in _OF_STATE.finditer(text, start, end):
        if not any(a < match.end() and match.start() < b for a, b in known):
            out.append(GroupMention(*match.span(), Group(f"{demonym} {match['name']}".strip(), "army", "")))
    for pattern, behind in ((_FORCE, 1), (_SMALL, 0)):
        for match in pattern.finditer(text, start, end):
            words = match.group("name").casefold().split()
            own = words[: len(words) - behind]
            if set(own) <= lexicon.words("generic forces") or own[0].isdigit():
                continue
            if "of" in own and _OFFICES & set(own[: own.index("of")]):
                continue  # "the Prime Minister and Commander-in-Chief of the Armed Forces" is a man
            if not behind and " " not in match["name"] and match.start() == start:
                continue  # a capital that only opens the sentence: "Old militiamen"
            if not behind and (set(own) & lexicon.words("peoples") or any(map(is_demonym, match["name"].split()))):
                continue  # "the Tuareg militia" is a militia of a people, not a force of that name
            if not any(a < match.end() and match.start() < b for a, b in known):
                span = match.span("name")
                out.append(GroupMention(*span, Group(match.group("name"), "group", "")))
    return out
