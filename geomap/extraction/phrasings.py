"""Phrasings: ways of saying without a verb of saying, as "let it be known", "is happy to confirm"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geomap.extraction import lexicon
from geomap.extraction.accounts import ACCOUNTS, OPINIONS
from geomap.extraction.bounds import subject_start, until, with_relative, words_of
from geomap.extraction.sources import Attribution, make_source
from geomap.extraction.units import Unit

_WILLING = frozenset(
    "happy pleased careful glad keen eager anxious sorry proud bound quick ready relieved concerned content".split()
)
_HITS = frozenset("fired shot hit wrote read called wired snapped barked reads".split())
_MARKS = frozenset([",", ".", ";", ":", "”", '"', "»", "—", "–"])
_LONGEST_SOURCE = 10
_OF_THE = (["is", "of", "the"], ["are", "of", "the"], ["was", "of", "the"])
_LEADS = {
    "conceal": (["does", "not"], ["do", "not"], ["did", "not"]),
    "view": _OF_THE,
    "opinion": _OF_THE,
    "print": (["asks", "us", "to"],),
}
"""What stands between a source and a word: "does not conceal that", "is of the view that", "asks us to print"."""


def phrased(text: str, units: Sequence[Unit], i: int) -> Attribution | None:
    """Read a source that no verb of saying shows; None where the word at ``i`` belongs to no such phrase.

    Parameters
    ----------
    text : str
        The report's text.
    units : sequence of Unit
        The sentence.
    i : int
        The number of a word of ``PHRASED``.
    """
    return PHRASED[units[i].low](text, units, i)


def is_willing(units: Sequence[Unit], verb: int) -> int | None:
    """Return where the verb group of "is happy to confirm", "was at pains to add", "went on to say" begins."""
    if words_of(units, verb - 1, verb) != ["to"] or verb < 4:
        return None
    if words_of(units, verb - 3, verb - 1) in (["went", "on"], ["goes", "on"]):
        return verb - 3
    at = verb - 4 if words_of(units, verb - 3, verb - 1) == ["at", "pains"] else verb - 3
    willing = at == verb - 4 or units[verb - 2].low in _WILLING
    return at if willing and units[at].low in lexicon.BE else None


def _before(text: str, units: Sequence[Unit], last: int, ends: int) -> Attribution | None:
    """Make a source of the subject before a unit; the attribution takes a "that" behind it along."""
    ends += words_of(units, ends, ends + 1) == ["that"]
    if words_of(units, last - 1, last) == [","]:  # "An officer, asking not to be named, is of the view"
        last = next((k for k in range(last - 2, max(0, last - 12), -1) if units[k].low == ","), last)
    first = subject_start(units, last)
    while first < last - 1 and (units[first].kind == "date" or units[first].low in ("in", "on", ",")):
        first += 1  # "in January, the chief of staff let it be known"
    return make_source(text, units, first, last, first, denies=False, after=True, ends=ends)


def _behind_lead(text: str, units: Sequence[Unit], i: int) -> Attribution | None:
    """Read "does not conceal that", "is of the view that", "asks us to print"."""
    leads = _LEADS[units[i].low]
    begins = i - len(leads[0])
    goes_on = units[i].low == "print" or words_of(units, i + 1, i + 2) == ["that"]
    return _before(text, units, begins, i + 1) if goes_on and words_of(units, begins, i) in leads else None


def _deems(text: str, units: Sequence[Unit], i: int) -> Attribution | None:
    """Read "deems it conceivable that"."""
    deems = words_of(units, i + 1, i + 2) == ["it"] and words_of(units, i + 3, i + 4) == ["that"]
    return _before(text, units, i, i + 3) if deems else None


def _let_know(text: str, units: Sequence[Unit], i: int) -> Attribution | None:
    """Read "a brigadier let slip", "the staff let it be known", "the division has let the towns know"."""
    behind = words_of(units, i + 1, i + 4)
    if behind[:1] == ["slip"]:
        return _before(text, units, i, i + 2)
    if behind in (["it", "be", "known"], ["it", "be", "understood"]):
        return _before(text, units, i, i + 4)
    known = next((k for k in range(i + 2, min(i + 6, len(units))) if units[k].low == "know"), None)
    if known is None or any(u.low in _MARKS or u.low == "to" for u in units[i:known]):
        return None
    return _before(text, units, i, known + 1)


def _is_how(text: str, units: Sequence[Unit], how: int) -> Attribution | None:
    """Read "..., is how the task force puts it"."""
    if words_of(units, how - 1, how) not in (["is"], ["was"]) or how < 3 or units[how - 2].low not in _MARKS:
        return None
    ahead = range(how + 2, min(how + _LONGEST_SOURCE, len(units)))
    verb = next((k for k in ahead if units[k].low in _PUTS), None)
    return None if verb is None else make_source(text, units, how + 1, verb, how - 1, denies=False, after=True)


_PUTS = frozenset("puts put describes described disposes tells told sums summed remembers recalls explains saw".split())


def _would_have(text: str, units: Sequence[Unit], believe: int) -> Attribution | None:
    """Read "The command would have the public believe that", "would have you think"."""
    if words_of(units, believe - 2, believe) == ["have", "you"]:
        return _before(text, units, believe - 3, believe + 1)
    have = next((k for k in range(believe - 2, max(0, believe - 5), -1) if units[k].low == "have"), None)
    if have is None or words_of(units, have - 1, have) != ["would"]:
        return None
    return _before(text, units, have - 1, believe + 1)


def _so_he_says(text: str, units: Sequence[Unit], so: int) -> Attribution | None:
    """Read "..., so the army's spokesman.", "so the branch holds;", ", so he testified,"."""
    if not so or so + 1 == len(units) or units[so - 1].low not in _MARKS:
        return None
    opens = units[so + 1].low in lexicon.DETERMINERS or units[so + 1].low in ("he", "she", "they", "it")
    stop = next((k for k in range(so + 2, min(so + _LONGEST_SOURCE, len(units))) if units[k].low in _MARKS), None)
    if not opens or stop is None:
        return None
    tells_it = units[stop - 1].low in ("it", "this") and units[stop - 2].low in ("tell", "tells", "told", "have", "had")
    says = 2 * tells_it or (units[stop - 1].low in lexicon.speech() and stop - 1 > so + 1)
    if any(u.low in lexicon.BE | lexicon.HAVE or u.low in lexicon.verbs() for u in units[so + 1 : stop - says]):
        return None  # "so the men left"
    if not says and stop < len(units) - 2:
        return None
    return make_source(text, units, so + 1, stop - says, so, denies=False, after=True, ends=stop)


def _came_the_answer(text: str, units: Sequence[Unit], answer: int) -> Attribution | None:
    """Read ""...," came the answer, by telephone, of the office"."""
    if words_of(units, answer - 2, answer) not in (["came", "the"], ["was", "the"], ["came", "a"]):
        return None
    ahead = range(answer + 1, min(answer + _LONGEST_SOURCE, len(units) - 1))
    link = next((k for k in ahead if units[k].low in ("of", "from")), None)
    if link is None:
        return None
    return make_source(text, units, link + 1, until(units, link + 1), answer - 2, denies=False, after=True)


def _fired_back(text: str, units: Sequence[Unit], particle: int) -> Attribution | None:
    """Read ""Big lie," the ministry fired back", ", read out the spokesman"."""
    if particle < 2 or units[particle - 1].low not in _HITS:
        return None
    begins = units[particle - 2].low in _MARKS
    if begins and units[particle].low == "out":
        stop = until(units, particle + 1)
        return make_source(text, units, particle + 1, stop, particle - 1, denies=False, after=True)
    first = subject_start(units, particle - 1)
    said = first > 0 and units[first - 1].low in ("”", '"', "»", ",") and units[first - 2].quoted
    ends = particle + 1 < len(units) and units[particle + 1].low in (".", ",", ":")
    return _before(text, units, particle - 1, particle + 1) if said and ends else None


def _is_reporting(text: str, units: Sequence[Unit], i: int) -> Attribution | None:
    """Read "The media centre is reporting that"."""
    issued = next((k for k in range(max(1, i - 7), i - 1) if units[k].low in _ISSUES), None)
    if issued is not None and not _STATEMENTS.isdisjoint(u.low for u in units[issued + 1 : i]):
        return _before(text, units, issued, i + 1)  # "The army issued a statement saying that"
    tells = i > 1 and units[i - 1].low in lexicon.BE and words_of(units, i + 1, i + 2) == ["that"]
    return _before(text, units, i - 1, i + 1) if tells else None


def _owed_to(text: str, units: Sequence[Unit], owe: int) -> Attribution | None:
    """Read "We owe this to the mayor"."""
    if words_of(units, owe + 1, owe + 3) not in (["this", "to"], ["that", "to"], ["it", "to"]):
        return None
    return make_source(text, units, owe + 3, with_relative(units, owe + 3), owe - 1, denies=False, after=True)


def _if_right(text: str, units: Sequence[Unit], right: int) -> Attribution | None:
    """Read "if the governor is right"."""
    opens = next((k for k in range(right - 2, max(-1, right - 9), -1) if units[k].low == "if"), None)
    if opens is None or units[right - 1].low not in lexicon.BE:
        return None
    owner = right - 3 if units[right - 2].low in ACCOUNTS | OPINIONS and units[right - 3].low in ("'s", "’s") else None
    return make_source(text, units, opens + 1, owner or right - 1, opens, denies=False, after=True, ends=right + 1)


def _if_one_believes(text: str, units: Sequence[Unit], i: int) -> Attribution | None:
    """Read "if one believes the mayor", "if one goes by the mayor"."""
    if words_of(units, i - 2, i) != ["if", "one"]:
        return None
    begin = i + 2 if units[i].low == "goes" and words_of(units, i + 1, i + 2) == ["by"] else i + 1
    return make_source(text, units, begin, with_relative(units, begin), i - 2, denies=False, after=True)


def _made_known(text: str, units: Sequence[Unit], known: int) -> Attribution | None:
    """Read "The general staff makes it known that", "made it plain that"."""
    makes = words_of(units, known - 1, known) == ["it"] and units[known - 2].low in ("makes", "made", "make")
    return _before(text, units, known - 2, known + 1) if makes and known > 2 else None


def _raises_alarm(text: str, units: Sequence[Unit], alarm: int) -> Attribution | None:
    """Read "The government has also raised the alarm that", "sounds the alarm about"."""
    raises = next((k for k in range(alarm - 1, max(0, alarm - 4), -1) if units[k].low in _RAISES), None)
    if raises is None or words_of(units, alarm + 1, alarm + 2) not in (["that"], ["about"], ["over"], [":"]):
        return None
    while raises and not units[raises - 1].capital and _is_beside(units[raises - 1].low):
        raises -= 1
    return _before(text, units, raises, alarm + 2)


def _is_beside(low: str) -> bool:
    """Say whether a word may stand between a subject and its verb: "has equally"."""
    return low.endswith("ly") or low == "also" or low in lexicon.HAVE


_RAISES = frozenset("raised raises raise sounded sounds sound".split())


def _carries(text: str, units: Sequence[Unit], what: int) -> Attribution | None:
    """Read "Several pages carry the same text: ..."."""
    told = words_of(units, what - 2, what) == ["the", "same"] and words_of(units, what + 1, what + 2) == [":"]
    verb = what - 3
    return _before(text, units, verb, what + 2) if told and verb > 0 and units[verb].low in _CARRY else None


def _comes_from(text: str, units: Sequence[Unit], comes: int) -> Attribution | None:
    """Read "From a nurse comes the news that", "From the front came word that"."""
    news = next((k for k in range(comes + 1, min(comes + 4, len(units) - 1)) if units[k].low in _NEWS), None)
    if units[0].low != "from" or news is None or units[news + 1].low != "that":
        return None
    return make_source(text, units, 1, comes, 0, denies=False, after=True, ends=news + 2)


_NEWS = frozenset("news word report claim story information assurance".split())


def _shown_by(text: str, units: Sequence[Unit], shows: int) -> Attribution | None:
    """Read "A video posted by the group shows", "Footage released by the army showed": who published it."""
    by = next((k for k in range(shows - 2, max(1, shows - _LONGEST_SOURCE), -1) if units[k].low == "by"), None)
    if by is None or units[by - 1].low not in _PUBLISHED:
        return None
    filmed = any(u.low in _FILMS for u in units[max(0, by - 4) : by - 1])
    ends = shows + 1 + (words_of(units, shows + 1, shows + 2) == ["that"])
    return make_source(text, units, by + 1, shows, by - 1, denies=False, after=True, ends=ends) if filmed else None


_ISSUES = frozenset("issued released published gave held made sent issues".split())
_STATEMENTS = frozenset("statement communique communiqué bulletin conference declaration release note".split())
_PUBLISHED = frozenset("released posted published issued circulated shared distributed broadcast filmed".split())
_FILMS = frozenset("video videos footage film films images image photos photographs pictures clip clips map".split())
_CARRY = frozenset("carry carries carried post posts posted publish published print printed repeat repeats".split())


PHRASED: dict[str, Callable[[str, Sequence[Unit], int], Attribution | None]] = {
    **dict.fromkeys(_LEADS, _behind_lead),
    **dict.fromkeys(("let", "lets", "letting"), _let_know),
    **dict.fromkeys(("deem", "deems", "deemed", "considers", "finds", "thinks", "judges"), _deems),
    **dict.fromkeys(("answer", "reply", "retort", "response"), _came_the_answer),
    **dict.fromkeys(("back", "out"), _fired_back),
    **dict.fromkeys(("reporting", "saying", "claiming", "announcing", "confirming", "alleging"), _is_reporting),
    **dict.fromkeys(("right", "correct"), _if_right),
    **dict.fromkeys(("believes", "goes", "trusts"), _if_one_believes),
    **dict.fromkeys(("known", "plain"), _made_known),
    **dict.fromkeys(("text", "message", "news", "story"), _carries),
    **dict.fromkeys(("comes", "came"), _comes_from),
    **dict.fromkeys(("shows", "show", "showed"), _shown_by),
    "alarm": _raises_alarm,
    "owe": _owed_to,
    "how": _is_how,
    **dict.fromkeys(("believe", "think"), _would_have),
    "so": _so_he_says,
}
"""The words by which a phrase is known, and what reads it."""


def is_told_here(units: Sequence[Unit], i: int) -> bool:
    """Say whether a word of saying tells here what somebody says: "fears that they may", and not "amid fears of"."""
    low = units[i].low
    if low not in lexicon.speech() or low.endswith("ing"):
        return False
    before = units[i - 1].low if i else ""
    behind = units[i + 1].low if i + 1 < len(units) else ""
    if low == "fears":
        return behind != "of" and before not in _OF_FEARS
    if low == "advise":
        return before not in ("help", "to", "and")
    if low in ("added", "adds") and i + 1 < len(units) and units[i + 1].kind == "count":
        behind_it = units[i + 2 : i + _ADDS]
        return any(u.low in lexicon.BE | lexicon.HAVE | lexicon.MODALS for u in behind_it)  # "added 60 men to its post"
    if low.startswith("boast"):
        return behind in _BOASTS or not behind.isalpha() or units[i + 1].kind == "date"
    return True


_ADDS = 9
_BOASTS = frozenset("that of in to on at about how it he they its yesterday".split())
_OF_FEARS = frozenset(
    "amid over with on the of by and growing mounting raising raised spark sparking sparked for".split()
)


def tells_who(units: Sequence[Unit], first: int, last: int) -> bool:
    """Say whether an aside between commas only tells who somebody is: "Citing Omar Saleh, the army's chief, SANA"."""
    aside = units[first:last]
    commas = len(aside) > 2 and aside[0].low == "," and aside[-1].low == ","
    if not commas or len(aside) >= _LONGEST_SOURCE:
        return False
    lows = [u.low for u in aside]
    return all(verbs.isdisjoint(lows) for verbs in (lexicon.BE, lexicon.HAVE, lexicon.speech().keys()))
