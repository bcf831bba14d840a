"""Completing: what a sentence adds to the claims of the sentence before it, without a movement of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from geomap.counts import CountMention
from geomap.extraction import lexicon
from geomap.extraction.attribution import find_source_behind
from geomap.extraction.dayless import add_day
from geomap.extraction.denials import REJECTING
from geomap.extraction.ended import ended_on_the_way
from geomap.extraction.others import is_same
from geomap.extraction.retelling import IRREGULAR, OF_AN_ARMY
from geomap.extraction.retracting import is_hearsay
from geomap.extraction.roles import phrases
from geomap.extraction.settling import settle
from geomap.extraction.told_ends import (
    ARMED,
    CARRIERS,
    PARTS,
    QUOTES,
    THEY,
    goes_on,
    is_definite_force,
    opening_of,
    told_end,
)
from geomap.text import Span

if TYPE_CHECKING:
    from geomap.claims import End, What
    from geomap.extraction.drafts import Draft
    from geomap.extraction.reading import Sentence, _Reader
    from geomap.extraction.units import Unit

_SHORT = 12
_DISCLOSED = frozenset("disclosed revealed announced confirmed told reported stated declared".split())
_BACK = frozenset(["this", "that", "so", "such", "these", "thus"])
_TOLD = frozenset("figure number claim report account information news version count".split())
_DEFINITE = frozenset(["the", "this", "that", "these", "such", "their", "its"])


def is_about_earlier(reader: _Reader, sentence: Sentence) -> bool:
    """Give the claims of the sentence before what one without claims says of them; say whether it says anything."""
    before = [_told_of(draft) for draft in reader.latest]
    add_to_earlier(reader.report.text, sentence, reader.latest)
    add_day(reader, sentence, reader.latest)
    complete(reader, sentence)
    return before != [_told_of(draft) for draft in reader.latest]


def _told_of(draft: Draft) -> tuple[object, ...]:
    return draft.origin, draft.destination, draft.days, draft.claimant, draft.count, draft.quote


def add_to_earlier(text: str, sentence: Sentence, earlier: Sequence[Draft]) -> None:
    """Give the claims of the sentence before what this one says of them: their source, their day, their number.

    Parameters
    ----------
    text : str
        The report's text.
    sentence : Sentence
        A sentence without claims of its own.
    earlier : sequence of Draft
        The claims of the sentence before; changed in place.
    """
    units = sentence.units
    if not units or not earlier:
        return
    if [u.low for u in units[:2]] == ["the", "source"] and units[2:3] and units[2].low in lexicon.BE:
        named = find_source_behind(text, units, 3)
        for draft in earlier:
            draft.claimant = named or draft.claimant
    labelled = [u.low for u in units[:2]] in (["source", ":"], ["sources", ":"])
    if units[0].low == "so" and len(units) < _BARE_SOURCE and units[1:2] and units[1].low in lexicon.DETERMINERS:
        for draft in earlier:  # "So a shipping agent."
            draft.claimant = draft.claimant or find_source_behind(text, units, 1)
    confirmed = _CONFIRMED.match(" ".join(u.low for u in units[:9]))  # "The move was confirmed by the mission"
    stated = confirmed.group().count(" ") + 1 if confirmed is not None else _is_whose_figure([u.low for u in units])
    if labelled or stated:
        named = find_source_behind(text, units, 2 if labelled else stated)
        for draft in earlier:
            draft.claimant = draft.claimant or named  # "Source: market traders", "The figure is that of the ministry"
    speaker = next((s for s in sentence.speakers if s), None)
    if speaker and _points_back(sentence):
        for draft in earlier:
            draft.claimant = draft.claimant or speaker
    if any(f.trigger.sense.is_noun and _is_definite(sentence, f.trigger.at) for f in sentence.frames):
        day = next((u.what for u in units if u.kind == "date" and u.what.first is not None), None)
        for draft in earlier:
            if day is not None and draft.days[0] is None:
                draft.days, draft.date_text, draft.basis = (day.first, day.last), day.text, day.basis
    lows = [u.low for u in units]
    if (speaker and _rejects(lows)) or _nobody_did(lows):
        for draft in earlier:
            told = text[draft.quote.start : draft.quote.end].casefold()
            only_told = draft.claimant is None and _HEARSAY.search(told) is not None
            if draft.status == "occurred" and (only_told or is_hearsay(draft)):
                draft.status, draft.claimant, draft.count = "denied", speaker, None  # "... The ministry rejects this"
    if _is_unverified(lows):
        for draft in earlier:
            draft.status = "possible" if draft.status == "occurred" else draft.status
    said = next((a.last for a in sentence.attributions if a.first == 0), 0)
    never_came = _never_came(lows[said : said + 7]) or _came_only_so_far(lows[said:])
    if never_came or _tells_of_an_end(lows):
        for draft in earlier:
            stopped = draft.what == "vehicles" or "before" in lows or (never_came and draft.destination is not None)
            awaited = draft.status == "planned" and never_came and draft.origin is not None
            if (draft.status == "occurred" and stopped) or awaited:
                draft.status, draft.claimant = "prevented", draft.claimant or speaker
    for draft in earlier:
        if draft.status == "occurred" and draft.destination is not None and ended_on_the_way(sentence, said, draft):
            draft.status, draft.claimant = "prevented", draft.claimant or speaker
            draft.quote = Span(draft.quote.start, sentence.span.end)
    made_up = _number_made_up(sentence)
    number = made_up or _told_number(sentence)
    if number is not None:
        came = next((u.what for u in units if u.kind == "date" and u.what.first is not None), None)
        for draft in earlier:
            undated = draft.days[0] is None or draft.basis == "published"
            if came is not None and undated and sentence.frames:
                draft.days, draft.date_text, draft.basis = (came.first, came.last), came.text, came.basis
            counted: tuple[What, ...] = ("fighters", "vehicles") if made_up else ("fighters",)
            told_of = ("occurred", "prevented", "planned") if made_up else ("occurred", "prevented")
            if draft.count is None and draft.what in counted and draft.status in told_of:
                draft.count, draft.shared = number, len(earlier) > 1
                draft.what = "vehicles" if number.unit == "vehicles" else "fighters"
                draft.claimant = draft.claimant or speaker
    for k, unit in enumerate(units[:-2]):
        of_them = unit.kind == "count" and units[k + 1].low == "of" and units[k + 2].low in ("them", "these")
        if of_them and _FELL.isdisjoint(u.low for u in units[k + 3 : k + 6]):  # and no "Ten of them were killed"
            for draft in earlier:
                if draft.count is None and draft.what != "weapons" and draft.status == "occurred":
                    draft.count, draft.shared = unit.what, len(earlier) > 1


def reopen(drafts: Sequence[Draft]) -> list[tuple[Draft, Role, End | None]]:
    """Take away the ends that were only weighed, so that what the next sentence tells goes before them.

    Returns
    -------
    list of (Draft, str, End or None)
        What was taken away, for :func:`close`.
    """
    out: list[tuple[Draft, Role, End | None]] = []
    for draft in drafts:
        for role in _ROLES:
            if f"{role} weighed" in draft.notes and getattr(draft, role) is not None:
                out.append((draft, role, getattr(draft, role)))
                setattr(draft, role, None)
    return out


def close(opened: Sequence[tuple[Draft, Role, End | None]]) -> None:
    """Put back the ends that nothing else was told for."""
    for draft, role, end in opened:
        if getattr(draft, role) is None:
            setattr(draft, role, end)
        else:
            draft.notes.remove(f"{role} weighed")


Role = Literal["origin", "destination"]
_ROLES: tuple[Role, ...] = ("origin", "destination")


def complete(reader: _Reader, sentence: Sentence) -> None:
    """Give the claims of the sentence before the end that this one tells without a movement."""
    drafts = reader.latest or (reader.before if is_definite_force(opening_of(sentence)) else [])
    if not any((d.origin is None) != (d.destination is None) for d in drafts):
        return
    told = told_end(sentence, phrases(sentence.units), reader.asked)
    if told is None:
        return
    which, phrase = told
    end = settle(reader, sentence, phrase, [])
    for draft in drafts:
        other = draft.destination if which == "origin" else draft.origin
        if getattr(draft, which) is None and draft.status != "denied" and not is_same(other, end):
            setattr(draft, which, end)
            draft.direction = None if which == "destination" else draft.direction
            draft.quote = Span(draft.quote.start, sentence.span.end)
            draft.notes.append("ends from two sentences")


def asks_where(sentence: Sentence) -> bool:
    """Say whether a sentence only asks where those told of went: "Where to?"."""
    lows = [u.low for u in sentence.units if u.low.isalpha()]
    return lows in _WHERE_TO and any(u.low == "?" for u in sentence.units)


_WHERE_TO = (
    ["where", "from"],
    ["from", "where"],
    ["where", "to"],
    ["to", "where"],
    ["where", "did", "they", "go"],
    ["where", "were", "they", "going"],
)


def _never_came(opening: Sequence[str]) -> bool:
    """Read "It never made it", "They got no further": those spoken of did not come to where they went."""
    return _NEVER_CAME.match(" ".join(opening)) is not None


_NEVER_CAME = re.compile(
    r"(?:none|neither|not one(?: \w+)?)(?: of (?:them|it))? (?:made it|got (?:there|through)|arrived|reached)(?: |$)"
    r"|(?:it|they|all|both)(?: of (?:them|it))? (?:never (?:made|arrived|got|reached)|made it no"
    r"|did not (?:get|make|arrive|reach)|got (?:no (?:further|farther)|only (?:as|to)|as far))(?: |$)"
)


def _came_only_so_far(lows: Sequence[str]) -> bool:
    """Read "It came as far as the checkpoint, and no further"."""
    opens = lows[:1] in (["it"], ["they"]) and lows[1:3] in (["came", "as"], ["came", "no"], ["went", "no"])
    return opens and any(pair in (("no", "further"), ("no", "farther")) for pair in pairwise(lows))


def _tells_of_an_end(lows: Sequence[str]) -> bool:
    """Read "The vehicles were burned with those in them", "The convoy never arrived", "None of them got there"."""
    named = {"vehicles", "convoy", "column", "trucks", "lorries", "pickups", "boats", "boat", "buses", "cars", "tanks"}
    if lows[:1] in (["both"], ["all"], ["they"], ["it"]) and lows[1:2] in (["was"], ["were"]):
        early = "before" in lows and not {"reached", "got", "arrived", "could"}.isdisjoint(lows[lows.index("before") :])
        return early and not (_WRECKED | {"killed", "arrested", "caught", "halted"}).isdisjoint(lows[2:5])
    if lows[:1] not in (["the"], ["all"], ["none"], ["both"]) or named.isdisjoint(lows[1:5]):
        return lows[:1] == ["none"] and not {"arrived", "reached", "got"}.isdisjoint(lows[1:6])
    for k, low in enumerate(lows[:8]):
        if low in ("was", "were") and not _WRECKED.isdisjoint(lows[k + 1 : k + 4]):
            return True
        if low in ("never", "not") and not {"arrived", "reached", "arrive", "reach"}.isdisjoint(lows[k + 1 : k + 3]):
            return True
    return False


_FELL = frozenset("killed wounded injured died dead surrendered captured arrested detained missing fell".split())
_WRECKED = frozenset("burned burnt destroyed bombed hit ambushed intercepted stopped annihilated torched".split())


def _is_whose_figure(lows: Sequence[str]) -> int:
    """Return where the source begins in "The figure comes from X", "The number is that of X"; 0 in other sentences."""
    if lows[:1] not in (["the"], ["this"], ["that"]) or not _TOLD.intersection(lows[1:2]):
        return 0
    if lows[2:4] == ["comes", "from"]:
        return 4
    return 5 if lows[2:5] in (["is", "that", "of"], ["was", "that", "of"], ["is", "one", "of"]) else 0


_HEARSAY = re.compile(
    r"rumou?r|allegation|fake news|foreign (?:radio|channel|media|press)|put it about|\btale\b"
    r"|social (?:media|networks)"
    r"|certain (?:\w+ )?(?:media|channels|outlets|circles|stations)"
    r"|ill-intentioned|on the radio that|it has been claimed"
)
"""What shows that a claim is told only to be denied."""


def _rejects(lows: Sequence[str]) -> bool:
    """Read "The ministry strongly rejects this", "It denied it"."""
    at = next((k for k, low in enumerate(lows) if low in REJECTING), None)
    return at is not None and lows[at + 1 : at + 2] in (["this"], ["it"], ["these"], ["them"]) and len(lows) < 15


def _nobody_did(lows: Sequence[str]) -> bool:
    """Read "Not a single man withdrew", "No man of that sect came, from there or anywhere"."""
    nobody = lows[:3] == ["not", "a", "single"] or lows[:2] in (["no", "man"], ["no", "soldier"], ["no", "fighter"])
    opens = next((k for k, low in enumerate(lows) if low.isalpha()), 0)
    nobody = nobody or _NEVER_DID.match(" ".join(lows[opens : opens + 8])) is not None
    return nobody and not lexicon.verbs().keys().isdisjoint(lows[2:10])


_NEVER_DID = re.compile(
    r"(?:they|it|he|she) (?:had|has|have|did|was|were) (?:not|never)\b(?! only| just)"
    r"|(?:none|nobody|no one|not one)(?: of (?:them|these|those))? (?:was|were|had|has|have|is|are)\b|it \w+ed none\b"
)


def _is_unverified(lows: Sequence[str]) -> bool:
    """Read "could not be verified", "we do not confirm it", "no independent confirmation"."""
    told = " ".join(lows[:_FEW_WORDS])
    if _NOT_YET_SURE.search(told) is not None:
        return True
    if lows[:1] == ["unconfirmed"] or (len(lows) < 12 and "unconfirmed" in lows and not lexicon.BE.isdisjoint(lows)):
        return True
    confirms = any(low.startswith(("verif", "confirm", "corroborat")) for low in lows)
    return (
        confirms and (any(low in ("not", "no", "nobody", "cannot", "unable", "nor") for low in lows)) and len(lows) < 25
    )


_CONFIRMED = re.compile(
    r"(?:the|this|that) (?:move|movement|withdrawal|transfer|departure|arrival|information|news|report|redeployment|"
    r"deployment|retreat|evacuation) (?:was|has been) (?:\w+ )?(?:confirmed|announced|reported) by"
)
_FEW_WORDS = 14
_NOT_YET_SURE = re.compile(r"\b(?:has|have) yet to be (?:confirmed|verified)\b|\bremains? unconfirmed\b")


def _told_number(sentence: Sentence) -> CountMention | None:
    """Read "They numbered 300", "There were forty of them"."""
    opens = sentence.units[0]
    if opens.kind == "count" and len(sentence.frames) == 1 and sentence.frames[0].trigger.sense.lemma in _COMING:
        ends = sentence.frames[0].ends
        alone = sentence.units[1].low in ("came", "arrived", "went") and not (ends.origins or ends.destinations)
        return opens.what if alone else None  # "More than 500 came between Sunday and Tuesday"
    men = opens.kind == "count" and opens.what.unit == "persons" and not sentence.frames and sentence.attributions
    if men and len(sentence.units) < _SHORT + 4:
        counted: CountMention = opens.what
        return counted  # "Nine hundred men, an officer says"
    put = _number_put(sentence)
    if put is not None:
        return put
    start = next((k for k, u in enumerate(sentence.units[:5]) if u.low == "they"), 0)
    lows = [u.low for u in sentence.units[start : start + 6]]
    if lows[:1] not in (["they"], ["there"]) or not set(lows) & {"numbered", "number", "were", "are", "totalled"}:
        return None
    counts: list[CountMention] = [u.what for u in sentence.units if u.kind == "count"]
    return counts[0] if len(counts) == 1 and counts[0].unit in ("persons", "") and not sentence.frames else None


_WHO_COUNTS = 4
_NUMBERS_PUT = (
    ["their", "number"],
    ["their", "strength"],
    ["the", "number"],
    ["the", "figure"],
    ["its", "strength"],
)


def _number_put(sentence: Sentence) -> CountMention | None:
    """Read "He put their number at around 60", "A shopkeeper there put them at more than 400"."""
    units = sentence.units
    if sentence.frames:
        return None
    put = next((k for k, u in enumerate(units) if u.low in _PUTTING), None)
    verb = next((k for k, u in enumerate(units[:_WHO_COUNTS]) if u.low in ("counted", "counts")), 0)
    if verb and (units[0].low in ("it", "he", "she", "they") or units[0].low in lexicon.DETERMINERS):
        number = next((u for u in units[verb + 1 : verb + 4] if u.low not in QUOTES), None)
        ends = number is not None and {u.low for u in units[verb + 2 :]} <= {".", "of", "them", '"', "”"}
        if not ends and verb > 1:
            return None  # "A resident counted 300 houses that had burned"
        return number.what if number is not None and number.kind == "count" else None  # "It counted about 200"
    if put is None:
        return _commanded(units)
    told = [u.low for u in units[put + 1 : put + 4]]
    them = told[:1] in (["them"], ["it"]) or told[:2] in _NUMBERS_PUT
    them = them or [u.low for u in units[:2]] in _NUMBERS_PUT  # "Their number was put at 300"
    at = next((k for k in range(put + 1, min(put + 6, len(units))) if units[k].low == "at"), None)
    number = None if at is None else next((u for u in units[at + 1 : at + 3] if u.low not in QUOTES), None)
    if not them or number is None or number.kind != "count":
        return None
    count: CountMention = number.what
    return count if count.unit in ("persons", "") else None


def _number_made_up(sentence: Sentence) -> CountMention | None:
    """Read "It will comprise 450 fighters", "The group consisted of 40 men", "The convoy was made up of 12 pickups"."""
    units, lows = sentence.units, [u.low for u in sentence.units[:8]]
    made = next((k for k, low in enumerate(lows) if low in _COMPRISING or lows[k : k + 2] == ["made", "up"]), None)
    theirs = lows[:1] in (["it"], ["they"]) or (lows[:1] == ["the"] and lows[1:2] and lows[1] in _WHOLES)
    if made is None or made > _SHORT or not theirs or not {"not", "never"}.isdisjoint(lows[:made]):
        return None
    at = next((k for k in range(made + 1, min(made + 5, len(units))) if units[k].kind == "count"), None)
    counts = [u.what for u in units if u.kind == "count"]
    return units[at].what if at is not None and len(counts) == 1 else None


_COMPRISING = frozenset("comprise comprises comprised consists consisted consist numbers numbered number".split())
_WHOLES = frozenset("group column convoy force contingent unit batch detachment party".split())
_PUTTING = frozenset("put puts estimated estimates reckoned reckons".split())


def _commanded(units: Sequence[Unit]) -> CountMention | None:
    """Read "He had about 600 men with him", said of one who led those that moved."""
    had = next((k for k, u in enumerate(units[:6]) if u.low == "had"), None)
    if had is None or had + 1 >= len(units) or units[had + 1].kind != "count" or units[0].low not in ("he", "she"):
        return None
    close = [u.low for u in units[had + 2 : had + 6]]
    count: CountMention = units[had + 1].what
    return count if "with" in close and count.unit == "persons" else None


_BARE_SOURCE = 10


def _points_back(sentence: Sentence) -> bool:
    """Say whether a sentence only names the source of what was said: "So says the mayor", "This is what X stated"."""
    first = sentence.units[0]
    following = sentence.units[1].low if len(sentence.units) > 1 else ""
    lows = [u.low for u in sentence.units]
    if any(low in lexicon.speech() and lows[k + 1 : k + 2] in (["so"], ["it"]) for k, low in enumerate(lows[:10])):
        return not sentence.frames
    if sentence.attributions and not sentence.frames and lows[1:3] in (["have", "this"], ["have", "it"]):
        return True  # "We have this from the foreign affairs department"
    if sentence.attributions and not sentence.frames and not _DISCLOSED.isdisjoint(lows) and "this" in lows:
        return True  # "A spokesman for the ministry disclosed this to the agency"
    if first.low == "so" and sentence.attributions and not sentence.frames and len(lows) < _SHORT:
        return True  # "So the mayor says"
    return first.low in _BACK and (
        following in lexicon.BE
        or following in lexicon.speech()
        or following in (",", "much", "claim", "account", "from")
    )


def _is_definite(sentence: Sentence, at: int) -> bool:
    return at > 0 and any(u.low in _DEFINITE for u in sentence.units[max(0, at - 3) : at])


_SETTING_OUT = frozenset(
    ["leave", "quit", "set", "start", "depart", "set out", "embark", "abandon", "vacate", "take off"]
)
_SENDING = frozenset(["dispatch", "deployment", "reinforcement", "reinforcements", "transfer", "sending"])
_COMING = frozenset(["arrive", "come", "come down", "draw from"])
_BROUGHT = frozenset("lead send bring move transfer fly dispatch withdraw redeploy".split())


def completes(earlier: Draft, later: Draft, opening: Sequence[str]) -> bool:
    """Say whether two claims with one end each, of sentences that follow each other, tell one movement.

    Parameters
    ----------
    earlier, later : Draft
        The claims.
    opening : sequence of str
        The first words of the later sentence, folded: a pronoun or "the convoy" goes on with the movers of the
        sentence before.
    """
    if later.lemma == "destination" and earlier.destination is None and later.destination is not None:
        return True
    if earlier.mover.group and later.mover.group and earlier.mover.group != later.mover.group:
        return False
    if is_same(earlier.origin or later.origin, earlier.destination or later.destination):
        return False  # "went to A. They had left the town from his door": not from A to A
    if {IRREGULAR, OF_AN_ARMY} <= earlier.manner | later.manner:
        return False
    if _retells(earlier, later, opening):
        return True
    opens = earlier.origin is not None and earlier.destination is None
    closes = later.destination is not None and later.origin is None
    if opens and closes and any(one in lexicon.BE and two == "where" for one, two in pairwise(opening[:5])):
        return True  # "70 fighters quit X. Y was where they said they were going"
    if opens and closes:
        stopped = earlier.status == "prevented" and later.status == "planned"  # "They were to be taken to X"
        return (earlier.status == later.status or stopped) and goes_on(opening)
    arrived = earlier.destination is not None and earlier.origin is None
    came = later.origin is not None and later.destination is None
    comes_from = later.lemma in _COMING and opening[:1] in THEY and later.count is None
    if arrived and came and comes_from and earlier.status == "planned" and later.status == "occurred":
        return True  # "120 men will be at X by Friday. They come from Y"
    sent = earlier.lemma in _SENDING and later.status == "planned" and earlier.status == "occurred"
    if arrived and came and sent and later.lemma in _SETTING_OUT and opening[:1] in THEY:
        return True  # "announced the dispatch of two companies to X. They will leave Y on Saturday"
    if not (arrived and came) or earlier.status != later.status:
        return False
    of_them = opening[:1] in THEY or is_definite_force(opening)
    if later.lemma in _COMING or (later.lemma in _BROUGHT and of_them and later.count is None):
        return True
    carried = later.lemma in ("carry", "transport") and not CARRIERS.isdisjoint(opening[1:3])
    return (later.lemma in _SETTING_OUT or carried) and of_them and _is_no_later(later, earlier)


def _retells(earlier: Draft, later: Draft, opening: Sequence[str]) -> bool:
    """Say whether the same movement is told on: "are assembled in X. They were led there from Y"."""
    if opening[:1] not in THEY and not (opening[:1] == ["the"] and opening[1:2] and opening[1] in ARMED):
        return False
    if earlier.status != later.status or earlier.what != later.what or later.count is not None:
        return False
    if opening[:1] == ["he"] or (earlier.group and later.group and earlier.group != later.group):
        return False
    went = earlier.destination is not None and is_same(earlier.destination, later.destination)
    half = earlier.origin is None and later.origin is not None and opening[:1] in THEY
    again = earlier.origin is not None and later.origin is None
    dated = later.days[0] is not None and (earlier.days[0] is None or earlier.days[0] <= later.days[0])
    return went and (half or (again and dated))


def _is_no_later(one: Draft, two: Draft) -> bool:
    return one.days[0] is None or two.days[1] is None or one.days[0] <= two.days[1]


def left_open(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims with one end, which the sentence after next may complete."""
    return [draft for draft in drafts if (draft.origin is None) != (draft.destination is None)]


def _joinable(latest: list[Draft], before: list[Draft], found: Sequence[Draft], opening: Sequence[str]) -> list[Draft]:
    """Return the claims that a sentence may complete: those of the sentence before it, else of the one before that.

    The latter only where it goes on with those spoken of: "the garrison could withdraw to X".
    """
    if latest or len(found) != 1:
        return latest
    definite = opening[:1] in THEY or (
        opening[:1] in (["the"], ["its"], ["their"]) and not ARMED.isdisjoint(opening[1:3])
    )
    return before if definite else latest


def join_all(
    earlier: list[Draft], later: Sequence[Draft], opening: Sequence[str], before: list[Draft]
) -> list[tuple[Draft, Draft]]:
    """Join the claims of a sentence to those of the sentence before that they complete.

    Parameters
    ----------
    earlier : list of Draft
        The claims of the sentence before; those that are completed are changed in place, and where one is completed
        by several, "They are bound for A and B", the list gets a claim for each.
    later : sequence of Draft
        The claims of the sentence.
    opening : sequence of str
        Its first words, folded.
    before : list of Draft
        The claims with one end of the sentence before that one.

    Returns
    -------
    list of (Draft, Draft)
        Those that were joined, each with the claim that it went into.
    """
    ended = _never_arrived(earlier, later, opening)
    if ended:
        return ended
    earlier = _joinable(earlier, before, later, opening)
    counted = _are_counted_parts(earlier, later, opening)
    opening = ["some", *opening] if counted else opening
    parts = opening[:1] and opening[0] in PARTS and all(d.origin is None for d in later)
    if not later or len({("" if parts else d.lemma, d.status) for d in later}) > 1:
        return []
    open_ones = [e for e in earlier if all(completes(e, d, opening) for d in later)]
    if not open_ones or (len(open_ones) > 1 and len(later) > 1):
        return []
    before = [replace(e, notes=list(e.notes)) for e in open_ones]
    for draft in open_ones:
        draft.count = None if counted else draft.count
        join(draft, later[0])
    joined = [(later[0], open_ones[0])]
    for draft in later[1:]:
        for one in (replace(e, notes=list(e.notes)) for e in before):
            one.count = None if counted else one.count
            join(one, draft)
            one.shared = open_ones[0].shared = one.count is not None and not counted
            earlier.append(one)
            joined.append((draft, one))
    return joined


def _never_arrived(
    earlier: Sequence[Draft], later: Sequence[Draft], opening: Sequence[str]
) -> list[tuple[Draft, Draft]]:
    """Tell those just told of to have been stopped: "A column set out for X. It did not get to X"."""
    if len(later) != 1 or later[0].status != "denied" or later[0].origin is not None or not _never_came(opening):
        return []
    out: list[tuple[Draft, Draft]] = []
    for draft in earlier:
        to_it = draft.destination is None or is_same(draft.destination, later[0].destination)
        if draft.status in ("occurred", "prevented") and to_it:
            draft.status, draft.destination = "prevented", draft.destination or later[0].destination
            draft.quote = Span(draft.quote.start, later[0].quote.end)
            out.append((later[0], draft))
    return out


def _are_counted_parts(earlier: Sequence[Draft], later: Sequence[Draft], opening: Sequence[str]) -> bool:
    """Say whether numbers part those just told of: "300 rebels left X. Two hundred went to Y and a hundred to Z".

    Or "900 are in X. Of these, 400 came from Y and 500 from Z".
    """
    parts = [d for d in later if d.origin is None or d.destination is None]
    counts = [d.count for d in parts if d.count is not None and not d.count.noun]
    opening = opening[2 + (opening[2:3] == [","]) :] if opening[:2] in (["of", "these"], ["of", "them"]) else opening
    if len(counts) < len(later) or not counts or opening[:1] != [counts[0].text.casefold()]:
        return False
    total = sum({c.start: c.low or 0 for c in counts}.values())
    return all(e.count is None or (e.count.high or total) >= total for e in earlier)


def join(earlier: Draft, later: Draft) -> None:
    """Put the later claim's end, count, day and source into the earlier one, whose quote then spans both."""
    earlier.origin = earlier.origin or later.origin
    earlier.destination = earlier.destination or later.destination
    earlier.direction = None if earlier.destination else earlier.direction
    earlier.via = (*earlier.via, *later.via)
    if later.count is not None and earlier.count is None:
        earlier.count, earlier.shared, earlier.what = later.count, later.shared, later.what
    if earlier.days[0] is None:
        earlier.days, earlier.date_text, earlier.basis = later.days, later.date_text, later.basis
    elif later.destination and later.days[1] and earlier.days[1] and later.days[1] > earlier.days[1]:
        earlier.days = (earlier.days[0], later.days[1])  # "left on the 16th. In the evening of the 17th they entered"
    earlier.claimant = earlier.claimant or later.claimant
    if later.mover.group and not earlier.mover.group:
        earlier.group = later.group
    earlier.quote = Span(earlier.quote.start, later.quote.end)
    earlier.notes += [note for note in later.notes if note not in earlier.notes]
    earlier.notes.append("ends from two sentences")
