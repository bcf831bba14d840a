"""Forces that no list of groups knows, as they are written: "the Hamza Sword Brigades", "the Janjaweed militia"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

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
_MEMBERS = re.compile(
    r"(?:Soldiers|Fighters|Troops|Members|Men|Units|Elements|Officers|Commanders|Militiamen|Gunmen|Militants|Guerrillas"
    r"|Parts|Remnants|Families|Two|Hundreds|Dozens|Thousands) of (?:the )?"
)
"""What opens a sentence before the name of a force."""
_IN_ARMS = "fighters|rebels|guerrillas|militants|combatants|gunmen|insurgents"
_WITH_INITIALS = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w’'\-]+ ){0,3}"
    r"(?:Party|Union|Front|Movement|Coalition|Congress|League|Alliance|Rally|Council|Organi[sz]ation) (?:for|of) "
    r"(?:the )?[A-ZÀ-Þ][\w’'\-]+(?:(?: (?:of|and|the|for|in)){0,2} [A-ZÀ-Þ][\w’'\-]+){0,5})"
    rf" \([A-Z][A-Za-z/\-]{{1,9}}\)(?P<behind> (?:{_IN_ARMS}|troops))?"
)
"""A body with its initials behind it: "Party for the Rally of the Nation (PRN) fighters"."""
_FIGHTERS_OF = re.compile(rf"(?:{_IN_ARMS}|members|commanders|men) of (?:the )?$")
_OFFICES = frozenset(
    "minister president commander commander-in-chief chief head deputy secretary spokesman spokeswoman adviser".split()
)
_NOUNS = (
    *("Army", "Brigade", "Battalion", "Front", "Force", "Movement", "Militia", "Legion", "Guard", "Regiment"),
    *("Division", "Mujahideen", "Police", "Gendarmerie", "faction", "militia", "battalion"),
)
"""What the names of all three end in, looked for first: most sentences have none of them."""


_SHORT = re.compile(
    r"\b[Tt]he (?P<name>Front|Movement|Brigades?|Legion|Alliance|Coalition|Battalion|Regiment|Militia|Resistance)\b"
    r"(?! (?:of|for|against|[A-Z]))"
)
"""The last word of a name that stands for the whole: "the Front's jeeps"."""


def short_forces(text: str, start: int, end: int, named: Callable[[], Sequence[GroupMention]]) -> list[GroupMention]:
    """Find the groups that are called by the last word of a name told before: "the Front", of the Polisario Front.

    Parameters
    ----------
    text : str
        The report's text.
    start, end : int
        The run to look through.
    named : callable
        Gives the groups named in the report, in order; called only where a short name stands.
    """
    out: list[GroupMention] = []
    for match in _SHORT.finditer(text, start, end):
        told = named()
        at = bisect_left(told, match.start(), key=lambda m: m.start)
        word = match["name"].casefold()
        full = next((m for m in reversed(told[max(0, at - _LOOK_BACK) : at]) if _ends_in(m.group.name, word)), None)
        if full is not None and full.end <= match.start("name"):
            out.append(GroupMention(*match.span("name"), full.group))
    return out


def _ends_in(name: str, word: str) -> bool:
    """Say whether a name ends in a word: "Polisario Front", "Jaysh al-Sham Front (JSF)"."""
    return name.split(" (")[0].casefold().split()[-1] == word


_LOOK_BACK = 30
"""So many names back the whole of a short one is looked for."""


def one_of_slashed(text: str, named: Sequence[GroupMention], countries: Mapping[str, float]) -> list[GroupMention]:
    """Make one of two groups with a stroke between: "PKK/YPG" is the one whose country the report is about."""
    out: list[GroupMention] = []
    for mention in named:
        before = out[-1] if out else None
        if before is not None and text[before.end : mention.start] == "/":
            pair = (before.group, mention.group)
            group = max(pair, key=lambda g: countries.get(g.country or "", 0.0))
            out[-1] = GroupMention(before.start, mention.end, group)
        else:
            out.append(mention)
    return out


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
    for match in _WITH_INITIALS.finditer(text, start, end) if "(" in part else ():
        armed = match["behind"] or _FIGHTERS_OF.search(text, max(start, match.start() - 30), match.start())
        if armed and not any(a < match.end("name") and match.start() < b for a, b in known):
            out.append(GroupMention(*match.span("name"), Group(match["name"], "group", "")))
    if not any(noun in part for noun in _NOUNS):
        return out
    for match in _OF_STATE.finditer(text, start, end):
        if not any(a < match.end() and match.start() < b for a, b in known):
            out.append(GroupMention(*match.span(), Group(f"{demonym} {match['name']}".strip(), "army", "")))
    for pattern, behind in ((_FORCE, 1), (_SMALL, 0)):
        for match in pattern.finditer(text, start, end):
            span = match.span("name")
            led = _MEMBERS.match(match["name"])
            if led is not None:
                span = (span[0] + led.end(), span[1])  # "Soldiers of the 39th Brigade"
            name = text[span[0] : span[1]]
            words = name.casefold().split()
            own = words[: len(words) - behind]
            if set(own) <= lexicon.words("generic forces") or own[0][0].isdigit():
                continue
            if "of" in own and _OFFICES & set(own[: own.index("of")]):
                continue  # "the Prime Minister and Commander-in-Chief of the Armed Forces" is a man
            if not behind and " " not in name and not any(map(str.isalpha, text[start : match.start()])):
                continue  # a capital that only opens the sentence: "Old militiamen", "13/02 - Rebuilt battalion"
            if not behind and (set(own) & lexicon.words("peoples") or any(map(is_demonym, name.split()))):
                continue  # "the Tuareg militia" is a militia of a people, not a force of that name
            if not any(a < match.end() and match.start() < b for a, b in known):
                out.append(GroupMention(*span, Group(name, "group", "")))
    return out
