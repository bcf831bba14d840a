"""Accounts: sources that are told by a noun, as "the ministry's version", "put out a statement", "his fear is that"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.bounds import subject_start, until, words_of
from geomap.extraction.sources import SPOKEN_OF, Attribution, make_source
from geomap.extraction.units import Unit

_STOP = lexicon.words("stop")
OPINIONS = frozenset(
    "fear view hope claim guess theory belief worry suspicion opinion estimate account version impression "
    "understanding hunch reckoning count tally".split()
)
ACCOUNTS = frozenset("picture account version story report news tale reading claim word verdict".split())
OWN_ACCOUNTS = frozenset(
    "account reckoning count view telling estimate version assessment judgement judgment opinion estimation "
    "reconstruction".split()
)
_GIVES = frozenset("draws draw drew gives give gave paints paint painted tells tell told offers presents has".split())
STATEMENTS = frozenset("statement communique communiqué announcement release notice".split())
_ISSUES = frozenset("out issued issues released releases published publishes made makes".split())
CONTENTIONS = frozenset("assertion allegation contention insistence claim assurance".split())
_BEFORE_OWNER = frozenset(", . ; : of by to with on at about despite that and but from is was".split())
TELLINGS = frozenset("words account version telling view reckoning reading judgment count tally estimate".split())


def is_in_clock(units: Sequence[Unit], k: int) -> bool:
    """Say whether a colon stands in a time of day: "23:02 Israeli security source: ..."."""
    return 0 < k < len(units) - 1 and units[k - 1].low[-1:].isdigit() and units[k + 1].low[:1].isdigit()


def opinion_of(text: str, units: Sequence[Unit], noun: int) -> Attribution | None:
    """Read "His fear is that ...", "The mayor's view is that ..."."""
    if units[noun - 1].low in ("his", "her", "its", "their"):
        return Attribution(None, noun - 1, noun + 3, False, units[noun - 1].low, cue="account")
    if units[noun - 1].low != "'s":
        return None
    first = subject_start(units, noun - 1)
    return make_source(text, units, first, noun - 1, first, denies=False, after=False, ends=noun + 3)


def cleft_at(units: Sequence[Unit], verb: int) -> int | None:
    """Find the "it" of "it is the ministry saying so"."""
    said = words_of(units, verb + 1, verb + 2)
    if said not in (["so"], ["it"], ["this"], ["that"]):
        return None
    near = range(verb - 3, max(-1, verb - 12), -1)
    return next((k for k in near if units[k].low == "it" and units[k + 1].low in ("'s", "is", "was")), None)


def owner_of(text: str, units: Sequence[Unit], noun: int) -> Attribution | None:
    """Read "by the ministry's own account", "in his view"."""
    if units[noun].low not in OWN_ACCOUNTS:
        return None
    at = noun - 1
    if at >= 0 and units[at].low == "own":
        at -= 1
    if at < 1:
        return None
    if units[at].low in ("his", "her", "its", "their"):
        if units[at - 1].low in ("by", "in"):
            return Attribution(None, at - 1, noun + 1, False, units[at].low, cue="account")
        return None
    if units[at].low != "'s" and units[at].low != "'":
        return None
    first = at - 1
    while first > 0 and units[first - 1].low not in ("by", "in") and units[first - 1].low not in _STOP:
        first -= 1
    if first < 1 or units[first - 1].low not in ("by", "in"):
        return None
    return make_source(text, units, first, at, first - 1, denies=False, after=False, ends=noun + 1)


def account_of(text: str, units: Sequence[Unit], noun: int) -> Attribution | None:
    """Read "Such is the picture that the ministry draws", "This is the account of the governor"."""
    opens = words_of(units, 0, 2)
    if noun != 3 or opens[:1] not in (["such"], ["this"], ["that"]) or opens[1:] not in (["is"], ["was"]):
        return None
    behind = words_of(units, noun + 1, noun + 2)
    if behind in (["of"], ["from"], ["by"]):
        return make_source(text, units, noun + 2, until(units, noun + 2), 0, denies=False, after=True)
    first = noun + 1 + (behind in (["that"], ["which"]))
    gives = next((k for k in range(first + 1, min(first + 14, len(units))) if units[k].low in _GIVES), None)
    return None if gives is None else make_source(text, units, first, gives, 0, denies=False, after=True)


def that_is_account(text: str, units: Sequence[Unit], noun: int) -> Attribution | None:
    """Read "...; that's the ministry's account", which tells whose words the clause before were."""
    if units[noun - 1].low not in ("'s", "'", "’"):
        return None
    near = range(noun - 3, max(-1, noun - 10), -1)
    that = next((k for k in near if units[k].low in ("that", "this") and units[k + 1].low in ("'s", "is", "was")), None)
    if that is None or (that and units[that - 1].low not in (";", ",", "–", "—", "-", "(", ".")):
        return None
    return make_source(text, units, that + 2, noun - 1, that, denies=False, after=True, ends=noun + 1)


def issued_by(text: str, units: Sequence[Unit], noun: int) -> Attribution | None:
    """Read "The ministry put out a statement on Monday: ...", which a colon ends."""
    verb = next((k for k in range(noun - 1, max(0, noun - 5), -1) if units[k].low in _ISSUES), None)
    colon = next((k for k in range(noun + 1, min(noun + 10, len(units))) if units[k].low == ":"), None)
    if verb is None or colon is None or is_in_clock(units, colon):
        return None
    if units[verb].low == "out":
        verb -= 1
        if units[verb].low not in ("put", "puts", "gave", "gives"):
            return None
    first = subject_start(units, verb)
    return make_source(text, units, first, verb, first, denies=False, after=True, ends=colon + 1)


def believed_of(text: str, units: Sequence[Unit], verb: int) -> Attribution | None:
    """Read "If the ministry is to be believed, ..."."""
    first = next((k for k in range(verb - 3, -1, -1) if units[k].low == "if"), None)
    if first is None:
        return None
    text_of = next((k for k in range(first + 1, verb - 4) if units[k].low in ("from", "of", "by")), first)
    written = text_of - first <= 4 and units[text_of - 1].low in SPOKEN_OF
    begin = (text_of if written else first) + 1
    apart = next((k for k in range(begin + 1, verb - 3) if units[k].low == ","), verb - 3)  # "X, quoted by Y, is to be"
    return make_source(
        text,
        units,
        begin,
        apart,
        first,
        denies=False,
        after=True,
        ends=verb + 1,
        cue="believed",
    )


def what_one_has(text: str, units: Sequence[Unit], verb: int) -> Attribution | None:
    """Read a source beside "have": "X has it that", "X has it from Y that", "the statement has men moving"."""
    behind = words_of(units, verb + 1, verb + 3)
    if behind == ["it", "that"]:
        first = subject_start(units, verb)
        return make_source(text, units, first, verb, first, denies=False, after=True, ends=verb + 3) if verb else None
    if behind == ["it", "from"]:
        end, first = until(units, verb + 3), subject_start(units, verb)
        ends = end + 1 if words_of(units, end, end + 1) == ["that"] else end
        return make_source(text, units, verb + 3, end, first, denies=False, after=True, ends=ends)
    if units[verb].low == "has" and behind in (["it", ","], ["it", "."]):
        return _has_it(text, units, verb)
    return _has_them_go(text, units, verb) if verb and units[verb].low != "have" else None


def _has_it(text: str, units: Sequence[Unit], verb: int) -> Attribution | None:
    """Read "..., so the militia's media centre has it", "..., the ministry's statement has it"."""
    so = next((k for k in range(verb - 1, max(0, verb - 9), -1) if units[k].low == "so"), None)
    if so is not None:
        told = units[so - 1].low == ","
        return make_source(text, units, so + 1, verb, so, denies=False, after=True, ends=verb + 2) if told else None
    first, last = subject_start(units, verb), verb
    if units[verb - 1].low in STATEMENTS | ACCOUNTS and units[verb - 2].low in ("'s", "'", "’"):
        last -= 2
    elif not first > 1 or units[first].low not in ("a", "an", "the") or units[first - 1].low not in (",", "”", '"'):
        return None
    return make_source(text, units, first, last, first, denies=False, after=True, ends=verb + 2)


def _has_them_go(text: str, units: Sequence[Unit], verb: int) -> Attribution | None:
    """Read "The army's statement has 22 vehicles moving to X": what a text or a newsroom has others do."""
    if units[verb - 1].low not in STATEMENTS | ACCOUNTS | _NEWSROOMS or verb + 3 > len(units):
        return None
    opens = units[verb + 1]
    them = opens.kind in ("count", "group") or opens.low in ("a", "an", "some", "two", "three", "several")
    goes = any(u.low in lexicon.verbs() and u.low.endswith("ing") for u in units[verb + 2 : verb + 12])
    if not them or not goes:
        return None
    first = subject_start(units, verb)
    return make_source(text, units, first, verb, first, denies=False, after=True, ends=verb + 1)


_NEWSROOMS = frozenset("centre center station channel newspaper daily agency website site page bulletin paper".split())


def contention_of(text: str, units: Sequence[Unit], noun: int) -> Attribution | None:
    """Read "takes note of the group's assertion that ..."."""
    if not noun or words_of(units, noun + 1, noun + 2) != ["that"] or units[noun - 1].low != "'s":
        return None
    opens = (k + 1 for k in range(noun - 2, max(-1, noun - 9), -1) if units[k].low in _BEFORE_OWNER)
    first = next(opens, max(0, noun - 9))
    return make_source(text, units, first, noun - 1, first, denies=False, after=True, ends=noun + 2)
