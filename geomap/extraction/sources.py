"""Sources: who is named as having said something, by which short name, and whom "the ministry" stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction import lexicon
from geomap.extraction.units import Unit

PRONOUNS = lexicon.words("attribution pronouns")
SOURCE_NOUNS = lexicon.words("source nouns")
"""Nouns for persons and bodies that speak."""

BOUNDARY = lexicon.words("boundary")
"""Words that open a clause."""

ADVERBS = frozenset("just already since now earlier later meanwhile still finally".split())
"""What stands between "has" and a verb of saying."""

_LEADING = lexicon.words("leading")
_TAIL = re.compile(
    r"\s+(?:in (?:a|an|its|his|her|the) (?:\w+ )?(?:statement|interview|message|comment|"
    r"briefing|report|post|note|communiqu[eé]|tweet|bulletin|press)\b.*|"
    r"on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|condition|"
    r"social media|twitter|telegram|facebook|its|his|the)\b.*|"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|late|early|again|earlier)\b.*|"
    r"(?:cited|quoted|seen|sighted|obtained|reviewed) by\b.*|for the \w+ time\b.*|"
    r"(?:by|over) (?:phone|telephone|radio|voice message)\b.*|at (?:the weekend|a press|a news)\b.*|"
    r"who\b.*|whose\b.*|which\b.*|,? during\b.*|"
    r",? ?(?:whom (?:we|i) )?(?:speaking|reached|contacted|interviewed)\b.*|,? ?for (?:its|his|her|their) part\b.*|"
    r"(?:has|have|had|also|further|now|then|recently|repeatedly|later|later also|"
    r"says|said|states|stated|adds|writes|wrote)$)",
    re.I | re.S,
)
_HEAD = re.compile(r"^(?:the|a|an|its|his|her|their|one(?! of\b)|some|another|this|that|same)\s+", re.I)
_TOWN_AHEAD = re.compile(r"^[A-Z][\w’']*(?: [A-Z][\w’']*)? [-–—] (?=(?:The|A|An) )")
"""What a dateline leaves before a source: "Baghdad - The command"."""
_NOT_SOURCES = lexicon.words("not sources")
_OWN_WORDS = frozenset(["information", "account", "words", "data", "version", "figures"])
_MOUTHPIECES = frozenset(
    "spokesman spokeswoman spokesperson statement report website bulletin communique communiqué".split()
)
SAME = "same"
"""The cue of an attribution to "the same officer"."""
MOUTHPIECE = "mouthpiece"
"""The cue of an attribution to "its spokesman"."""
_NO_NAMES = frozenset(
    "who whom whose which that what we i you where when how why least whatever whoever whichever however".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source and its cue within one sentence.

    ``first`` and ``last`` are the unit numbers that the attribution takes up (last exclusive); ``claimant`` is None
    where only a pronoun stands, ``denies`` where the verb denies; ``is_new`` where an indefinite article shows that
    nobody spoken of before is meant.
    """

    claimant: str | None
    first: int
    last: int
    denies: bool
    pronoun: str | None = None
    after: bool = False
    cue: str = ""
    is_new: bool = False


def _are_of_whom(units: Sequence[Unit], first: int) -> bool:
    """Read "the gendarmerie, one of whose officers told": the body is named before the comma."""
    lows = [u.low for u in units[first : first + 3]]
    return lows in (["one", "of", "whose"], ["two", "of", "whose"]) and first > 1 and units[first - 1].low == ","


def _before_comma(units: Sequence[Unit], comma: int) -> int:
    """Return where the name begins that a comma closes."""
    k = comma
    while k > 0 and units[k - 1].kind != "date" and (units[k - 1].capital or units[k - 1].low in SOURCE_NOUNS):
        k -= 1
    return k if k < comma else comma - 1


def make_source(
    text: str,
    units: Sequence[Unit],
    first: int,
    last: int,
    taken: int,
    *,
    denies: bool,
    after: bool,
    cue: str = "",
    ends: int | None = None,
) -> Attribution | None:
    """Make an attribution of the units ``first`` to ``last``, or None where they name no source."""
    end = last if ends is None else ends
    last = min(last, len(units))
    while first < last and (
        units[first].low in _LEADING
        or units[first].kind == "date"
        or units[first].low in (",", "-", "did", "does", "do")
        or _POINT.fullmatch(units[first].low)
        or (first > 1 and units[first].low.isdigit() and units[first - 1].low == ":")  # "22:14 The Border Guard says"
    ):
        first += 1
    while last > first and (
        units[last - 1].low
        in (
            *lexicon.HAVE,
            "also",
            "only",
            "further",
            "now",
            "then",
            "on",
            ",",
            "did",
            "not",
            "does",
            "do",
            "would",
            "will",
            "could",
        )
        or (units[last - 1].low in ADVERBS and last - first > 2 and units[last - 2].low in lexicon.HAVE)
    ):
        last -= 1
    if last - first > 2 and units[first].low in ("source", "sources") and units[first + 1].low == ":":
        first += 2
    if first >= last:
        return None
    if last - first > 2 and [u.low for u in units[first : first + 2]] == ["or", "so"]:
        first += 2  # "..., or so the governor says"
    if _are_of_whom(units, first):
        first, last = _before_comma(units, first - 1), first - 1
    words = units[first:last]
    relative = next((k for k, w in enumerate(words) if k and w.low in ("who", "whose", "which", "where")), None)
    words = words[:relative] if relative and relative < len(words) - 1 else words
    aside = next((k for k, w in enumerate(words) if k and w.low == ","), None)
    behind = words[aside + 1 :] if aside is not None else []
    speaks = bool(behind) and (behind[0].low in _SPEAKING or [w.low for w in behind[1:3]] == ["of", "whom"])
    tells_what = len(behind) > 1 and behind[0].low in ("a", "an") and words[0].low == "the" and words[1].capital
    if speaks or tells_what or (behind and all(w.low in _ASIDES or w.low.endswith("ly") for w in behind)):
        words = words[:aside]  # "a doctor, though", "an officer, speaking quietly", "the Observatory, a monitor"
    believes = (k for k in range(1, len(words) - 1) if _says(words[k]) and words[k + 1].low in ("so", "it", "this"))
    words = words[: next(believes, None)]  # "The command believes so and says"
    if len(words) == 2 and words[0].low in ("his", "her", "its", "their") and words[1].low in _OWN_WORDS:
        return Attribution(None, min(taken, first), end, denies, words[0].low, after, cue)
    on_something = len(words) > 2 and words[2].low in ("on", "about", "of") and words[1].low in SPOKEN_OF
    if words[0].low in ("its", "their") and len(words) > 1 and on_something:
        return Attribution(None, min(taken, first), end, denies, words[0].low, after, cue)  # "its note on the attack"
    if len(words) == 2 and words[0].low in ("its", "their") and words[1].low in _MOUTHPIECES:
        return Attribution(None, min(taken, first), end, denies, words[0].low, after, MOUTHPIECE)
    adverb = len(words) == 2 and (words[1].low in _INSERTED or words[1].low.endswith("ly"))
    if adverb and words[0].low in PRONOUNS:
        words = words[:1]  # "It however said", "It vehemently disputes"
    if len(words) == 1 and words[0].low in PRONOUNS:
        if words[0].low in ("who", "which", "that", "this", "i", "we", "you"):
            return None
        return Attribution(None, min(taken, first), end, denies, words[0].low, after, cue)
    if len(words) > 2 and words[0].low in ("on", "in") and words[1].kind == "date":
        first, words = first + 2, words[2:]  # "On May 14 activists monitored"
    if len(words) > 2 and words[0].low == "including":
        first, words = first + 1, words[1:]  # "a number of politicians, including Minister X said"
    if words[0].low == "under" and [w.low for w in words].count("the") == 1:
        return None  # "Under the deal announced on Tuesday", but "Under the deal, the army announced,"
    if words[0].low in ("in", "on", "at", "from", "after", "by", "with", "during", "to", "of", "under"):
        cut = [k for k, w in enumerate(words) if k and w.low in ("a", "an", "the", "one")]
        if cut:
            first += cut[-1]
            words = words[cut[-1] :]
        elif words[0].low in ("with", "by", "during", "after", "of"):
            return None  # "a transfer which Turkey, one assumes, observed with pleasure"
    behind_in = first > 0 and units[first - 1].low in ("in", "at", "near", "around")
    people = len(words) > 1 and (words[1].low in SOURCE_NOUNS or (len(words) == 2 and words[1].low.endswith("s")))
    if behind_in and people and words[0].kind == "place":
        first, taken, words = first + 1, max(taken, first + 1), words[1:]  # "In Hun residents saw men arrive"
    if len(words) > 2 and words[0].low in ("its", "his", "her", "their") and words[1].low == "part":
        words = words[2:]  # "For its part the directorate confirmed"
    if len(words) > 2 and words[1].low == "excellency":
        words = words[2:]
    if len(words) > 2 and words[0].kind == "place" and words[1].low in ("the", "a", "an"):
        words = words[1:]  # "In Kiev the Security Council said"
    if words[-1].low in ("he", "she", "they", "it") and (
        len(words) < 2 or words[-2].low not in ("with", "to", "of", "for", "from", "by", "at", "about", "behind")
    ):
        return Attribution(None, min(taken, first), end, denies, words[-1].low, after, cue)
    if words[-1].low in ("information", "figures", "estimates", "rumours", "rumors", "data") and len(words) < 4:
        return None
    if (
        words[-1].low in ("questions", "answers")
        or words[0].low in _PARTICLES
        or words[0].low in _NOT_SOURCES
        or words[0].low in _NO_NAMES
        or words[-1].low in _NO_NAMES
        or words[-1].low in _NO_SPEAKERS
        or words[-1].low in lexicon.BE
        or words[0].low in _NEVER_FIRST
        or len(words) > 24
    ):
        return None
    if not _names_a_source(words, cue):
        return None
    if words[0].low.endswith("ing") and not words[0].capital and words[0].low not in lexicon.words("ing of sources"):
        return None  # "proceeding from the capital"
    if len(words) > 1 and words[-1].low in ("when", "while", "as"):
        words = words[:-1]
    if len(words) > 1 and words[-1].low in ("itself", "himself", "herself", "themselves"):
        words = words[:-1]
    while (
        len(words) > 1
        and words[-1].kind == "word"
        and words[-1].low.endswith("ly")
        and words[-1].low not in _NO_ADVERBS
    ):
        words = words[:-1]
    name = text[words[0].start : words[-1].end]
    name = " ".join(_TAIL.sub("", name).split())
    name = re.sub(r"\s*\([^)]*\)", "", name)
    name = _short(name.split("|")[-1]).strip('"“”')
    if (
        not name
        or name.casefold() in lexicon.DETERMINERS
        or name.split()[0].isdigit()
        or name.casefold() in _NOBODIES
        or name.casefold() in _NO_SOURCES
        or name.casefold().startswith("unconfirmed ")
    ):
        return None
    cue = cue or (SAME if "same" in (words[0].low, *(w.low for w in words[1:2])) else "")
    is_new = words[0].low in ("a", "an", "another", "one", "some") or words[0].kind == "count"
    return Attribution(name, min(taken, first), end, denies, None, after, cue, is_new)


_NO_SPEAKERS = frozenset(["nobody", "noone", "none"])
_NEVER_FIRST = frozenset("or and but nor never ever in among amongst".split())
"""What no source begins with: "or at any rate counted", "never saw the town", "In Dohuk, where they told us"."""
_POINT = re.compile(r"\d+(?:\.\d+)+\.?|\d+[.)]")
"""The number of a point of a list: "1.3 The commissioner reports"."""
_INSERTED = frozenset(["however", "also", "further", "meanwhile", "then", "later", "therefore", "thus", "still"])
_ASIDES = _INSERTED | frozenset("though too less more again once indeed instead as usual".split())
_SPEAKING = frozenset("speaking talking asking requesting declining refusing insisting preferring".split())
_PARTICLES = frozenset(["down", "up", "back", "off", "out", "away"])
_NO_ADVERBS = frozenset("daily weekly monthly quarterly assembly family ally".split())
_NOBODIES = frozenset(
    "somebody someone nobody anyone anybody everybody everyone gmt can could will would may "
    "might must summary analysis background context correction corrections urgent unconfirmed unverified "
    "breaking exclusive".split()
)
_NO_SOURCES = frozenset(["information", "data", "figures"])
"""What "obtained by this site" is told of, and names nobody."""
_BEHIND_HEADS = frozenset(["of", "in", "from", "at", "on", "with", "who", "along", "near", "around", "outside"])
_NON_SOURCE_HEADS = lexicon.words("non source heads")
_VERBISH = lexicon.words("verbish")
_SEES = frozenset("saw see sees seen witness witnesses witnessed".split())
_SCENES = lexicon.PLACE_NOUNS | frozenset(
    "day week month year morning night evening weekend summer winter spring autumn season decade road highway bridge "
    "river war conflict fighting battle siege truce ceasefire deal agreement operation campaign offensive".split()
)
"""What "has seen the departure of 300 fighters" without having eyes."""


def _says(unit: Unit) -> bool:
    return unit.kind == "word" and unit.low in lexicon.speech() and unit.low.endswith(("s", "ed"))


def _names_a_source(words: Sequence[Unit], cue: str) -> bool:
    if any(w.low in _VERBISH and w.kind == "word" and not w.quoted for w in words[:-1]):
        clause = [w.low for w in words]
        if not {"who", "which", "whose", "whom"} & set(clause):
            return False
    inner = next((k for k, w in enumerate(words) if k and w.low in _BEHIND_HEADS), None)
    head = words[-1 if inner is None else inner - 1].low
    if (
        len(words) == 1
        and words[0].kind == "place"
        and words[0].what.places
        and words[0].what.places[0].kind not in ("country", "city")
    ):
        return False
    if all(w.kind == "word" and (w.low in lexicon.speech() or w.low in BOUNDARY) for w in words):
        return False
    if cue in _SEES and head in _SCENES:
        return False
    return head not in _NON_SOURCE_HEADS and any(w.kind != "count" and w.low[:1].isalpha() for w in words)


def _short(name: str) -> str:
    name = _TOWN_AHEAD.sub("", name.strip(' ,.;:-–—"“”«»'))
    while True:
        cut = _HEAD.sub("", name)
        if cut == name:
            return name
        name = cut


def full_name(name: str, earlier: Sequence[str]) -> str | None:
    """Find the fuller name that "the ministry" or "the same sources" stands for; None where none fits."""
    words = [w for w in _WORDS.findall(name.casefold()) if w not in ("same", "latter", "own", "s")]
    if not words or len(words) > 3:
        return None
    for full in (part for one in reversed(earlier) for part in _each_of_two(one)):
        longer = _WORDS.findall(full.casefold())
        if len(longer) <= len(words) or not set(words) <= set(longer):
            continue
        head = re.split(r"\s(?:of|in|from|with|for|on|at|who)\s", full.casefold())[0].split()[-1:]
        if words[-1] in (*head, longer[-1]) or len(words) > 1:
            return full
    return None


def _each_of_two(name: str) -> list[str]:
    """Take "residents and a UN diplomat" apart, for "the same diplomat"; another name is left whole."""
    two = _TWO.fullmatch(name)
    return [two["second"], two["first"]] if two is not None else [name]


_TWO = re.compile(r"(?:(?:an?|the) )?(?P<first>.+?) and an? (?P<second>.+)")


def are_alike(one: str, other: str) -> bool:
    """Say whether two sources may be the same: both persons, both bodies, both several."""
    kinds = {kind_of_source(one), kind_of_source(other)}
    return len(kinds) == 1 or ("person" in kinds and bool(kinds & {"man", "woman"}))


_PLURALS = frozenset("people police men women sources".split())
_BODIES = frozenset(
    "secretariat politburo delegation ministry agency centre center observatory group council army command "
    "committee office organisation organization force forces administration government presidency mission "
    "coalition statement report bulletin channel paper newspaper movement militia party network staff service "
    "embassy directorate room monitor press headquarters bureau institute department board authority cell "
    "parliament junta company daily weekly radio station".split()
)


def agreeing(pronoun: str | None, heard: Sequence[str]) -> str | None:
    """Find whom "they", "he" or "it" stands for: the last source heard that agrees with it in number and kind.

    Parameters
    ----------
    pronoun : str or None
        The pronoun, folded; "his" and "its" count as "he" and "it".
    heard : sequence of str
        The sources in the order in which they were heard.

    Returns
    -------
    str or None
        The last that agrees; None where none does.
    """
    kinds = {"he": "man", "his": "man", "him": "man", "she": "woman", "her": "woman", "it": "body", "its": "body"}
    want = "several" if pronoun in ("they", "their", "them") else kinds.get(pronoun or "")
    if want is None:
        return None
    fitting = (want, "person") if want in ("man", "woman") else (want,)
    return next((name for name in reversed(heard) if kind_of_source(name) in fitting), None)


def kind_of_source(name: str) -> str:
    """Return what a source is by its words: "several", "body", "woman", "man", or "person" where they do not tell."""
    written = re.split(r"\s(?:of|in|from|with|for|on|at|who)\s", name)[0].split()[-1]
    head = written.casefold()
    if (
        " and " in re.split(r"\s(?:with|who)\s", name)[0]
        or head in _PLURALS
        or (head.endswith("men") and head in lexicon.actors())
        or (head.endswith("s") and head in SOURCE_NOUNS and head not in _BODIES)
    ):
        return "several"
    if head in _BODIES or name.isupper():
        return "body"
    if head in _WOMEN or head in _MEN:
        return "woman" if head in _WOMEN else "man"
    if (
        head.endswith("s")
        and not head.endswith(("ss", "is", "us"))
        and (written.islower() or head[:-1] in SOURCE_NOUNS)
    ):
        return "several"
    return "person"


_WOMEN = frozenset("woman mother sister wife widow girl daughter aunt niece grandmother spokeswoman nun".split())
_MEN = frozenset("man father brother husband boy son uncle nephew grandfather sheikh imam priest king".split())
_ONE_OF_THEM = re.compile(r"(?:one|some|another|both|two) of (?:them|the (?:two|three|men|women))\b")


def is_one_of_them(name: str) -> bool:
    """Say whether a source is one of those heard before: "one of them", "one of the two"."""
    return _ONE_OF_THEM.match(name.casefold()) is not None


def is_back_reference(name: str) -> bool:
    """Say whether a source is a text or a person spoken of before: "the statement", "the source", "the man"."""
    words = _WORDS.findall(name.casefold())
    return words in (["man"], ["woman"], ["department"], ["service"]) or (
        0 < len(words) <= 2 and words[-1] in SPOKEN_OF
    )


SPOKEN_OF = frozenset(
    "statement report bulletin source text communique communiqué announcement release notice letter message "
    "note update summary briefing leaflet dispatch".split()
)
_WORDS = re.compile(r"[^\W_]+")
