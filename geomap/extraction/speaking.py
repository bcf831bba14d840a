"""Speaking: who stands behind a sentence, where its sources are pronouns, spokesmen, or somebody interviewed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.introducing import find_topic
from geomap.extraction.sources import (
    MOUTHPIECE,
    SAME,
    SOURCE_NOUNS,
    Attribution,
    agreeing,
    are_alike,
    full_name,
    is_back_reference,
    is_one_of_them,
    kind_of_source,
    make_source,
)
from geomap.extraction.units import Unit
from geomap.reports.zones import DATELINE

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader


def speakers_of(reader: _Reader, sentence: Sentence) -> list[str | None]:
    """Name who stands behind each attribution of a sentence; a pronoun stands for the speaker named last."""
    out: list[str | None] = []
    last = reader.discourse.speaker
    for number, item in enumerate(sentence.attributions):
        if (
            number == 0
            and item.claimant is None
            and item.pronoun in ("it", "its", "he", "she", "they")
            and item.first > _SUBJECT
        ):
            last = _subject_of(reader, item, sentence) or last  # "The staff has recorded a move, it said"
        last = _force_of(reader, item, sentence) or _speaker(reader, item, last)
        if last is None and item.cue == MOUTHPIECE:
            last = reader.discourse.named_group
        out.append(last)
    return out


_SUBJECT = 6
"""Further behind than this, a pronoun may stand for the subject of its own sentence."""


def _subject_of(reader: _Reader, item: Attribution, sentence: Sentence) -> str | None:
    units = sentence.units[: item.first]
    topic = find_topic(reader.report.text, units, reader.discourse.speakers)
    if topic is None and item.pronoun == "they" and sentence.nps and sentence.nps[0].is_armed:
        first = sentence.nps[0]  # "The rebels have pulled out of X, they said"
        opens = first.first == 0 and first.cls == "fighter" and units[first.last - 1].low.endswith("s")
        made = make_source(reader.report.text, units, 0, first.last, 0, denies=False, after=True) if opens else None
        topic = made.claimant if made is not None else None
    force = topic is not None and reader.group_in(topic) is not None
    one = item.pronoun in ("he", "she")  # none of "the rebels left X, he said"
    agrees = topic is not None and agreeing(item.pronoun, [topic]) is not None
    speaks = topic is not None and any(_may_speak(word) for word in topic.casefold().split())
    fits = agrees and (speaks or not force) if one else agrees or force
    return topic if fits else None


def _may_speak(word: str) -> bool:
    return word in SOURCE_NOUNS or lexicon.actors().get(word) in ("leader", "person")


def _force_of(reader: _Reader, item: Attribution, sentence: Sentence) -> str | None:
    """Name the force whose spokesman speaks: "The army intends to send men to X, its spokesman said"."""
    if item.cue != MOUTHPIECE:
        return None
    named = [u for u in sentence.units[: item.first] if u.kind == "group"]
    told = next((u for u in named if not u.quoted), None)
    heard = agreeing(item.pronoun, reader.discourse.heard)
    force = told or (named[0] if named and heard is None else None)
    return reader.report.text[force.start : force.end] if force is not None else heard


def _speaker(reader: _Reader, item: Attribution, last: str | None) -> str | None:
    if item.claimant is None:
        if last is not None and last == reader.interviewed and last in reader.voices.values():
            return last  # "70 vehicles by their count", below the name of a channel
        agrees = agreeing(item.pronoun, [*reader.discourse.heard, *([last] if last else [])])
        one = item.pronoun in ("he", "she", "his", "her", "him")
        return agrees or (None if one and last is not None and kind_of_source(last) == "several" else last)
    if last is not None and is_one_of_them(item.claimant):
        return last
    if reader.interviewed is not None and item.claimant.casefold() in _OF_A_VOICE:
        return reader.interviewed  # "According to the station", in a digest below its name
    if reader.interviewed is not None and item.claimant.casefold().startswith("our "):
        return reader.interviewed  # "Our intelligence has learnt", in a command's communiqué
    if is_outlet(reader, item.claimant):
        return None  # "the Monitor has learned", says the North Syria Monitor
    if item.is_new and item.claimant in _UNNAMED and reader.discourse.speaker is not None:
        # "a spokesman", behind a sentence about the ministry
        return agreeing("it", [reader.discourse.speaker]) or item.claimant
    if item.is_new:
        return item.claimant
    named = reader.discourse.named_group or reader.main_group
    if item.claimant.casefold() in _THE_GROUP:
        if last is not None and last[:1].isupper() and not reader.group_in(last):
            return last  # "the group says", of a monitor
        if named is not None:
            return named
    full = full_name(item.claimant, reader.discourse.speakers)
    if full is None and item.cue == SAME and item.claimant.casefold().split()[-1:] == ["account"]:
        return last or item.claimant  # "according to the same account"
    if full is None and is_back_reference(item.claimant):
        heard = reader.discourse.speakers
        return last or (heard[-1] if heard else item.claimant)
    if full is None and item.cue == SAME and last is not None and are_alike(item.claimant, last):
        return last  # "according to the same officer"
    return full or item.claimant


def is_outlet(reader: _Reader, name: str) -> bool:
    """Say whether a source is the outlet that speaks: a part of its name, as "the Monitor", or its reporter."""
    outlet = (reader.report.outlet or "").casefold().split()
    words = name.casefold().replace("'s", "").split()
    short = "".join(word[0] for word in outlet if word not in ("of", "the", "for"))
    if (len(short) > 1 and words == [short]) or (
        words[:1] == ["our"] and words[-1:] in (["team"], ["crew"], ["bureau"])
    ):
        return True
    if not lexicon.words("own reporters").isdisjoint(words):
        own = {"our", "network", "agency", "station", "channel", "paper", "site", short}
        own |= {word for word in outlet if len(word) > 3}
        return not own.isdisjoint(words) or len(words) == 1
    return bool(words) and len(words) <= len(outlet) and outlet[-len(words) :] == words


_OF_A_VOICE = frozenset(
    "station channel page account broadcaster broadcast newsreader announcer author admin caption post bulletin".split()
)
_UNNAMED = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_THE_GROUP = frozenset(["group", "movement", "militia", "organisation", "organization"])


def claimant_of(reader: _Reader, rows: Sequence[Sentence], number: int, frame: Frame) -> tuple[str | None, bool]:
    """Name who claims a movement, and say whether he denies it.

    Parameters
    ----------
    reader : _Reader
        Who reads the report.
    rows : sequence of Sentence
        The sentences of the block; the movement is in that of ``number``.
    frame : Frame
        The movement.
    """
    sentence = rows[number]
    trigger = sentence.units[frame.trigger.at]
    if sentence.attributions:
        best = _nearest(sentence, frame)
        item = sentence.attributions[best]
        return sentence.speakers[best], item.denies and item.first < frame.trigger.at
    if trigger.quoted:
        # a quotation of several sentences: its speaker is named at its end or was named before
        for later in rows[number + 1 : number + 4]:
            if later.attributions:
                item = later.attributions[0]
                return _speaker(reader, item, reader.discourse.speaker), False
            if not later.units or not later.units[0].quoted:
                break
        return reader.discourse.speaker, False
    return reader.interviewed, False


def _nearest(sentence: Sentence, frame: Frame) -> int:
    at = frame.trigger.at
    breaks = [k for k, u in enumerate(sentence.units) if u.low in (";", "while", "whereas") and not u.quoted]
    part = sum(b < at for b in breaks)
    items = list(enumerate(sentence.attributions))
    told = [(n, a) for n, a in items if not (a.cue == ":" and a.first == 0)]
    items = told if len(told) == 1 and len(items) == 2 else items  # "TRIBES: 500 men left, the council announces"
    same = [(n, a) for n, a in items if sum(b < a.first for b in breaks) == part] or items
    before = [n for n, a in same if a.first < at]
    after = [n for n, a in same if a.first >= at]
    denying = [n for n in before if sentence.attributions[n].denies]
    if denying and len(before) > 1:
        return denying[0]  # "denied the news that some channels had broadcast"
    if before and after and _closes_clause(sentence, before[-1], at):
        return after[0]  # "A moved, according to X, and B moved, Y said"
    if before and after:
        # "X said that A moved, Y claimed": the clause that follows a source belongs to it
        return before[-1]
    return (before or after)[-1] if before else after[0]


def _closes_clause(sentence: Sentence, number: int, at: int) -> bool:
    """Say whether a source stands behind what it said, and another clause begins: "..., X said, and B moved"."""
    item = sentence.attributions[number]
    units = sentence.units
    behind = item.first > 0 and item.last < len(units) and units[item.last].low in (",", ";", "and")
    opens = [u.low for u in units[item.last : at]]
    clause = opens[:2] == [",", "and"] or opens[:1] in (["and"], [";"])
    own = clause and any(m.first >= item.last and m.last <= at for m in sentence.nps)
    return behind and own and units[item.first - 1].low in (",", "”", '"', "»")


def answers_no(units: Sequence[Unit]) -> bool:
    """Read "Asked whether the brigade has been withdrawn, the command said it has not"."""
    lows = [u.low for u in units if u.kind != "word" or u.low[:1].isalpha()]
    asked = lows[:2] in (["asked", "whether"], ["asked", "if"])
    return asked and lows[-1:] == ["not"] and lows[-2] in lexicon.BE | lexicon.HAVE | {"did", "does", "do", "would"}


def denied_in_answer(answer: Sentence | None) -> str | None:
    """Name who says no to the question before: "Have they come back? Not a single one of them, says the ministry"."""
    if answer is None:
        return None
    lows = [u.low for u in answer.units if u.low[:1].isalpha()]
    no = lows[:1] in (["no"], ["none"], ["never"], ["nobody"]) or lows[:2] in (
        ["not", "a"],
        ["not", "one"],
        ["not", "so"],
    )
    short = len(lows) < _SHORT_ANSWER
    return next((a.claimant for a in answer.attributions if a.claimant is not None), None) if no and short else None


_SHORT_ANSWER = 16
_LIST = re.compile(
    r"\b(?:statement|communiqu[eé]|following|points|announced|said|declared|bulletin|summary)\b[^.!?\n]*:\s*$", re.I
)
_ITEM = re.compile(r"\s*(?:[-–—•*▪◦·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")


def opens_list(paragraph: str) -> bool:
    """Say whether a paragraph opens the points of a statement: "The main points of its statement:"."""
    return _LIST.search(paragraph[-300:]) is not None


def is_item(paragraph: str) -> bool:
    """Say whether a paragraph is one of a list's points: "2. A regiment has been dispatched"."""
    return _ITEM.match(paragraph) is not None


_ISSUES = re.compile(
    r"^(?:\w+[,:] )?(?:the )?(?P<who>[A-Z][^\n.,:;]{3,90}?) (?:has |have )?"
    r"(?:(?:informs|hereby|(?:issue|announce|bring|publish|release|make)(?:s|d|es|ed)? the following)\b"
    r"|(?:issue|publish|release)(?:s|d|es|ed)? (?:its|the|an?|this) (?:\w+ ){0,3}(?:statement|communiqu[eé]|bulletin)\b"
    r"[^\n]{0,200}\b(?:text|following)\b[^\n]{0,20}:$"
    r"|(?:announces|declares|states|informs|reports)\b[^\n.]{0,60}:$)",
    re.I,
)
_STATEMENT_OF = re.compile(
    r"^(?:[A-Z]{3,20}: )?(?:the following is the |full )?(?:text of (?:the |an? )?)?(?:press )?"
    r"(?:statement|communiqu[eé]|release|declaration|bulletin)"
    r"(?: no\.? ?\d+)?(?: issued)?(?: on \w+)? (?:of|by|from|issued by) (?:the )?"
    r"(?P<who>[^\n.,:;()]{4,90}?)(?= on |[\n.,:;()]|$)",
    re.I,
)
_ISSUED_BY = re.compile(r"\b[Ii]ssued by (?:the )?(?P<who>[A-Z][^\n.,:;()]{3,90}?)(?= on |[\n.,:;()]|$)")
_RELEASE = re.compile(
    r"(?:press (?:release|statement|communiqu[eé])|communiqu[eé]|official statement)\W*$"
    r"|(?:press )?(?:statement|communiqu[eé]|release|declaration)\W{1,2}n(?:o|r|umber)\b",
    re.I,
)
_LETTERHEAD = 7
"""So many lines from the top may say who issues a document."""


def issuer_of(reader: _Reader) -> tuple[int, str] | None:
    """Name who issues a report that is a document, and where its text begins: "STATEMENT OF THE MINISTRY (FULL TEXT)".

    None where the report is no statement in full, or where the outlet itself issues it.
    """
    text = reader.report.text
    blocks = [block for block in reader.report.blocks if block.end - block.start < _LINE][:_LETTERHEAD]
    lines = [(block.end, _without_dateline(" ".join(text[block.start : block.end].split()))) for block in blocks]
    named = [(end, _body_in(m.group("who"))) for end, line in lines if (m := _ISSUES.match(line))]
    named += [(end, _body_in(m.group("who"))) for end, line in lines if (m := _STATEMENT_OF.match(line))]
    named += [(end, _body_in(m.group("who"))) for end, line in lines if (m := _ISSUED_BY.search(line))]
    for number, (end, line) in enumerate(lines):
        if _RELEASE.match(line):
            named += [(end, _body_in(above)) for _, above in reversed(lines[max(0, number - 3) : number])]
    end, who = next(((end, who) for end, who in named if who is not None), (0, None))
    return (end, who) if who is not None and not is_outlet(reader, who) else None


def _without_dateline(line: str) -> str:
    """Return a line without what stands before its first sentence: "COLOMBO, January 5 (Agency) -"."""
    head = line[:_LONGEST_DATELINE]
    if not any(mark in head for mark in ("—", "–", " -", ")-", ":")):
        return line  # what ends a dateline; to look for one takes long in capitals
    dated = DATELINE.match(line)
    return line[dated.end() :] if dated is not None else line


_LONGEST_DATELINE = 240


def _body_in(line: str) -> str | None:
    """Return the part of a line that names a body which issues statements; None where none does."""
    parts = re.split(r",| [-–—|/] ", line)
    who = next((p.strip() for p in reversed(parts) if not _ISSUERS.isdisjoint(p.casefold().split())), None)
    who = who or next((p.strip() for p in parts if _CENTRE.search(p)), None)
    who = who or (line if _ACRONYM.fullmatch(line) else None)
    if who is None or len(who.split()) > _LONGEST_NAME:
        return None
    name = who.title() if who.isupper() and " " in who else who
    name = re.sub(r"\b(?:Of|And|The|For|In)\b", lambda m: m.group().lower(), name)
    return re.sub(r"^the ", "", name, flags=re.I)


_CENTRE = re.compile(r"\bCent(?:re|er) (?:for|of)\b")
_ACRONYM = re.compile(r"[A-Z]{3,8}")
_LONGEST_NAME = 13
_LINE = 400


_ISSUERS = frozenset(
    "ministry army command staff directorate government council headquarters committee presidency police corps "
    "commission coalition authority administration brigade movement front forces".split()
)


def is_asked(units: Sequence[Unit], at: int) -> bool:
    """Say whether a movement stands in a quoted question: "Has he only gone to Mosul?" the man asks."""
    if not units[at].quoted:
        return False
    return next((u.low for u in units[at:] if u.low in (".", "!", "?", '"', "”")), "") == "?"


def is_question(units: Sequence[Unit]) -> bool:
    """Say whether a sentence asks something."""
    words = [u.low for u in units if u.low[:1].isalpha()]
    asked = any(u.low == "?" for u in units[-3:]) and bool(words) and words[0] in _ASKING
    return bool(units) and (asked or (units[-1].low == "?" and not units[0].quoted))


_ASKING = frozenset("why who what how where when would do does did is are can could should have has".split())
