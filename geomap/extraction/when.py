"""When: the day that belongs to a movement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from geomap.claims import DateBasis, Status
from geomap.dates import DateMention, find_dates
from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.rows import ROW
from geomap.extraction.status import is_ongoing
from geomap.extraction.units import Unit

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader


def find_days(
    reader: _Reader, sentence: Sentence, frame: Frame, status: Status
) -> tuple[tuple[date | None, date | None], str | None, DateBasis]:
    """Return the first and last day of a movement, the words that say so, and on what they rest."""
    mention = _date_mention(reader, sentence, frame)
    if mention is None and (status == "prevented" or frame.trigger.sense is ROW):
        mention = _only_day(reader, sentence)  # "the arms that they tried to bring to X were seized on Monday"
    if mention is None and status == "planned":
        mention = _days_from_now(reader, sentence)
    lead = {u.low for u in sentence.units[max(0, frame.trigger.at - 4) : frame.trigger.at]}
    ahead = status == "possible" and not _MAY.isdisjoint(lead) and "have" not in lead
    ahead = ahead and mention is not None and _is_told_ahead(reader, sentence, frame, mention)
    if mention is not None and status == "occurred":
        ahead = _is_about_to(sentence, frame, mention, reader.report.day)
    if mention is not None and frame.trigger.sense is not ROW and (status == "planned" or ahead):
        again = find_dates(
            reader.report.text,
            reader.report.day,
            start=sentence.span.start,
            end=sentence.span.end,
            future=True,
            anchor=sentence.anchor,
        )
        mention = next((m for m in again if m.start == mention.start), mention)
    published = reader.report.day
    if mention is not None and mention.last is not None and published and status == "occurred":
        since = opens_a_time(sentence.units, frame, mention)
        if since and mention.last <= published:
            return (mention.first, published), mention.text, mention.basis
    both = _both_days(reader, sentence, frame) if status == "occurred" else None
    if both is not None:
        return (both[0].first, both[1].last), both[0].text, both[0].basis
    if mention is not None:
        if mention.first is None:
            return (None, None), mention.text, ""
        arrival = _arrival_day(reader, sentence, frame)
        if arrival is not None and mention.last is not None and arrival > mention.last:
            return (mention.first, arrival), mention.text, mention.basis
        return (mention.first, mention.last), mention.text, mention.basis
    if reader.headed is not None and status in ("occurred", "prevented"):
        return (reader.headed.first, reader.headed.last), reader.headed.text, reader.headed.basis
    event = _day_before_when(reader, sentence, frame)
    if event is not None and status in ("occurred", "prevented"):
        return (event.first, event.last), event.text, event.basis
    just = {"just"} & lead and not lead.isdisjoint(["have", "has", "'ve"])
    today = just or is_ongoing(sentence.units, frame) or _is_of_the_hour(reader, sentence) or _goes_on(sentence, frame)
    if status == "occurred" and today and reader.report.day:
        day = reader.report.day
        return (day, day), None, "published"
    return (None, None), None, ""


def _is_told_ahead(reader: _Reader, sentence: Sentence, frame: Frame, mention: DateMention) -> bool:
    """Say whether a day is that of what may be done: "may leave X on Monday", "As early as Monday they may leave"."""
    behind = mention.start > sentence.units[frame.trigger.at].start
    lead = reader.report.text[max(0, mention.start - _LONGEST_LEAD) : mention.start]
    return behind or lead.casefold().endswith(_SOONEST)


_SOONEST = ("as early as ", "as soon as ")
_LONGEST_LEAD = max(map(len, _SOONEST))


def _days_from_now(reader: _Reader, sentence: Sentence) -> DateMention | None:
    """Return the day of "In two days they will leave X", which in a tale of the past tells how long it took."""
    text, day, span = reader.report.text, reader.report.day, sentence.span
    if day is None or not _COUNTED.search(text, span.start, span.end):
        return None
    told = find_dates(text, day, start=span.start, end=span.end, future=True)
    return told[0] if len(told) == 1 and _COUNTED.match(told[0].text) else None


_COUNTED = re.compile(r"\bin (?:a|an|\d{1,3}|[a-z]+)(?: or [a-z]+)? (?:hours?|days?|weeks?|months?)\b", re.I)


def _goes_on(sentence: Sentence, frame: Frame) -> bool:
    """Read "The ministry said that its troops were being withdrawn": what goes on as somebody says it."""
    units, trigger = sentence.units, frame.trigger
    lead = {u.low for u in units[max(0, trigger.at - 3) : trigger.at]}
    going = "being" in lead if trigger.passive else units[trigger.at].low.endswith("ing")
    if trigger.sense.is_noun or not going or not lead & {"was", "were"} or units[trigger.at].quoted:
        return False
    return any(item.cue in _SAID and item.last <= trigger.at for item in sentence.attributions)


_SAID = frozenset("said told announced stated declared wrote confirmed reported".split())


def _day_before_when(reader: _Reader, sentence: Sentence, frame: Frame) -> DateMention | None:
    """Read "The change came in late May, when the militia left X for Y": the day of a clause that "when" follows."""
    when = frame.first - 1
    if when < 1 or sentence.units[when].low != "when":
        return None
    told = days_told(reader, sentence)
    return next((told[k] for k in range(when - 1, max(-1, when - 4), -1) if k in told), None)


def _is_of_the_hour(reader: _Reader, sentence: Sentence) -> bool:
    """Say whether an entry of a live report tells the hour, and so the day: "13.31 ... drove in at lunchtime"."""
    stamp = _STAMP.match(reader.report.text, sentence.block.start)
    return stamp is not None and not _HOURS.isdisjoint(u.low for u in sentence.units)


_STAMP = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
_HOURS = frozenset("lunchtime noon midday dawn daybreak sunrise sunset dusk breakfast minutes hour".split())


def _is_about_to(sentence: Sentence, frame: Frame, mention: DateMention, published: date | None) -> bool:
    """Read "is moving three companies to X on June 1", published in May: no day of the year before."""
    goes, helper = sentence.units[frame.trigger.at], sentence.units[frame.trigger.at - 1]
    if not goes.low.endswith("ing") or helper.low not in ("is", "are") or mention.start < goes.start:
        return False
    first = mention.first
    return published is not None and first is not None and (published - first).days > _LONG_AGO


_LONG_AGO = 200
_MAY = frozenset(["could", "may", "might", "would", "will", "'ll", "'d"])


def _both_days(reader: _Reader, sentence: Sentence, frame: Frame) -> tuple[DateMention, DateMention] | None:
    """Return the days of "quit X on Monday and on Wednesday rolled into Y"; None where not both are told."""
    told = [t for t in frame.triggers if not t.sense.is_noun]
    if len(told) < 2:
        return None
    left, came = min(told, key=lambda t: t.at), max(told, key=lambda t: t.at)
    lows = [u.low for u in sentence.units]
    turn = next((k for k in range(came.at - 1, left.end, -1) if lows[k] in ("and", ";", "then", ",")), None)
    if turn is None or left.sense.lemma == came.sense.lemma:
        return None
    back = came.sense.lemma in ("return", "come back", "go back") or lows[came.at + 1 : came.at + 2] == ["back"]
    if back and not any(phrase.unit > came.at for phrase in frame.ends.destinations):
        return None  # "left X for Y on Monday and returned on Friday"
    days = days_told(reader, sentence)
    first = [
        k for k in days if _opening(frame) - _LEAD <= k < turn and not _in_subject_relative(sentence.units, frame, k)
    ]
    last = [k for k in days if turn < k <= frame.last and not _in_relative(sentence.units, came.end, k)]
    if not first or not last:
        return None
    one = days[min(first, key=lambda k: abs(k - left.at))]
    two = days[min(last, key=lambda k: abs(k - came.at))]
    if one.first is None or two.last is None or not 0 <= (two.last - one.first).days < _A_WHILE:
        return None
    return one, two


def _arrival_day(reader: _Reader, sentence: Sentence, frame: Frame) -> date | None:
    """Return the day of the arrival in "left X on Monday and got to Y on Tuesday"; None where only one day is told."""
    last = frame.triggers[-1] if len(frame.triggers) > 1 else None
    if last is None or last.sense.lemma not in _ARRIVING:
        return None
    told = days_told(reader, sentence)
    return next(
        (day.last for k, day in told.items() if last.end <= k < frame.last and not day.text.startswith("since")), None
    )


_ARRIVING = frozenset(["reach", "arrive", "get", "enter", "come"])


def _only_day(reader: _Reader, sentence: Sentence) -> DateMention | None:
    """Return the one day of a sentence, which is that of its only event; None where it has none or several."""
    days = list(days_told(reader, sentence).values())
    return days[0] if len(days) == 1 else None


def days_told(reader: _Reader, sentence: Sentence) -> dict[int, DateMention]:
    """Return the days of a sentence by their units, without those on which somebody said it."""
    return {
        k: u.what
        for k, u in enumerate(sentence.units)
        if u.kind == "date" and not sentence.masked[k] and not reader.is_of_saying(u.what)
    }


def was_held_since(units: Sequence[Unit], frame: Frame, at: int) -> bool:
    """Say whether a time tells how long those who move had stayed: "rebels who had held X since May have left"."""
    if not units[at].low.startswith("since ") or at > frame.trigger.at:
        return False
    lead = [u.low for u in units[max(0, at - _LONG_RELATIVE) : at]]
    who = next((k for k in range(len(lead) - 1, -1, -1) if lead[k] in ("who", "which", "that")), len(lead))
    return not _STAYING.isdisjoint(lead[who:])


_LONG_RELATIVE = 12
_STAYING = frozenset("held holding controlled occupied ruled been camped besieged manned defended stationed".split())


def opens_a_time(units: Sequence[Unit], frame: Frame, mention: DateMention) -> bool:
    """Say whether a day opens a time that still runs: "have come back since the city was lost on June 10"."""
    at = next((k for k, u in enumerate(units) if u.kind == "date" and u.what is mention), None)
    if at is None:
        return False
    if at < frame.trigger.at and units[0].low == "since":
        perfect = {"have", "has", "'ve"} & {u.low for u in units[max(at, frame.trigger.at - 5) : frame.trigger.at]}
        return bool(perfect) and "," not in [
            u.low for u in units[1:at]
        ]  # "Since the fall of X on June 10, 90 have left"
    if at < frame.trigger.end:
        return False
    lows = [u.low for u in units[frame.trigger.end : at]]
    if "since" not in lows:
        return False
    clause = lows[lows.index("since") + 1 :]
    return len(clause) > 1 and "," not in clause


def _date_mention(reader: _Reader, sentence: Sentence, frame: Frame) -> DateMention | None:
    """Find the day that belongs to a frame: one in its clause, else one before it that leads the sentence."""
    units = sentence.units
    number = sentence.frames.index(frame)
    start = _opening(frame)
    following = sentence.frames[number + 1] if number + 1 < len(sentence.frames) else None
    stop = len(units) if following is None else max(_opening(following), frame.trigger.end)
    if following is not None and following.onward and following.trigger is frame.trigger:
        stop = _turn(units, frame, following)
    elif number and frame.onward and sentence.frames[number - 1].trigger is frame.trigger:
        start = _turn(units, sentence.frames[number - 1], frame)
        if not any(u.kind == "date" for u in units[start:stop]):
            return _date_mention(reader, sentence, sentence.frames[number - 1])
    elif following is not None and following.trigger is frame.trigger and following.mover is not None:
        stop = max(stop, following.mover.first)  # "200 came from X on Monday and 100 from Y"
    earlier = sentence.frames[number - 1] if number else None
    if earlier is not None and earlier.trigger is frame.trigger and not frame.onward and frame.mover is not None:
        start = max(start, frame.mover.first)
        if not any(u.kind == "date" for u in units[start:stop]):
            return _date_mention(reader, sentence, earlier)
    days: dict[int, DateMention] = {
        k: u.what
        for k, u in enumerate(units)
        if u.kind == "date"
        and (not sentence.masked[k] or _is_of_seeing(sentence, k))
        and not reader.is_of_saying(u.what)
        and u.low != "until then"
        and not was_held_since(units, frame, k)
        and not _of_a_decision(units, frame, k)
        and not (k > frame.trigger.at and _of_a_deal(units, k))
    }
    inside = [k for k in days if start <= k < stop and not _behind_a_stop(units, frame, k)]
    if following is not None:
        # "and on Sunday the group left": a date right before the next subject belongs to it
        inside = [k for k in inside if not (k >= stop - 2 and k > frame.trigger.end and _opens_clause(units, k))]
    told_of = [k for k in inside if not _in_subject_relative(units, frame, k)]
    inside = told_of if told_of or number == 0 else inside
    inside = [k for k in inside if not _of_another_event(units, frame.trigger.end, k)]
    outer = [k for k in inside if not _in_relative(units, frame.trigger.end, k)]
    if inside and not outer:
        leading = [k for k in days if k <= _LEAD and k < start]
        return days[leading[0]] if leading else None
    if outer:
        inside = outer
        return days[min(inside, key=lambda k: abs(units[k].start - units[frame.trigger.at].start))]
    before = [k for k in days if k < start and not _in_opening_participle(units, k, start) and not _of_a_deal(units, k)]
    before = [k for k in before if not _in_relative(units, 0, k)]
    if number == 0 and before:
        return days[before[-1]]
    if number and before and before[-1] >= start - 3 and _opens_clause(units, before[-1]):
        return days[before[-1]]  # "and on the following morning most of them went on"
    lead = [k for k in before if k <= _LEAD]
    if lead:
        return days[lead[0]]
    if number and before and before[-1] >= start - 3 and not _in_subject_relative(units, frame, before[-1]):
        return days[before[-1]]
    own = [f for f in sentence.frames if f.own_subject and "stop" not in f.trigger.sense.frame]
    alone = (
        len(days) == 1
        and len(own) == 1
        and not any(
            k < start
            or _is_of_other_clause(units, k)
            or _in_relative(units, frame.trigger.end, k)
            or any(f.own_subject and frame.trigger.end < f.trigger.at < k for f in sentence.frames)
            for k in days
        )
    )
    return next(iter(days.values())) if alone else None


_LEAD = 3


def _is_of_seeing(sentence: Sentence, day: int) -> bool:
    """Say whether a day is the one on which somebody saw it: "On Monday a network counted 27 pickups driving to X"."""
    return any(a.first <= day < a.last and a.cue in _SEEING for a in sentence.attributions)


_SEEING = frozenset(["counted", "saw", "watched", "spotted", "observed", "witnessed", "noticed", "filmed"])


def _opens_clause(units: Sequence[Unit], day: int) -> bool:
    """Say whether a day stands right behind a comma or "and", with "on" before it or not."""
    at = day - 2 if units[day - 1].low == "on" else day - 1
    return units[at].low in ("and", "but", ",", "while")


def _turn(units: Sequence[Unit], first: Frame, second: Frame) -> int:
    """Return where the second leg of "to A on Monday, and from there on Tuesday to B" begins."""
    legs = [p.unit for p in first.ends.destinations], [p.unit for p in second.ends.destinations]
    goes_on = range(max(legs[0], default=0), min(legs[1], default=len(units)))
    return next((k for k in goes_on if units[k].low in ("and", "then", ";")), goes_on.stop)


def _in_relative(units: Sequence[Unit], start: int, day: int) -> bool:
    """Say whether a day belongs to what is told of a place: "near Aleppo that rebels have besieged since last year"."""
    comma = next((k for k in range(day - 1, start, -1) if units[k].low == ","), 0)
    apart = comma and units[comma - 1].kind == "place" and units[comma + 1].low in ("the", "a", "an")
    if apart and not _SCENES.isdisjoint(u.low for u in units[comma + 2 : day]):
        return True  # "might get to X, the scene of heavy clashes last March"
    for k in range(day - 1, start, -1):
        if units[k].low in (",", ";", "and"):
            return False
        if units[k].low in ("which", "where", "that") and _tells_of_town(units, k, start):
            return True  # "to X, the town in which the two forces met on 31 October"
        told = units[k].low in ("that", "which", "who") and units[k - 1].low in lexicon.actors()
        if told and k > start + 2 and units[k + 1].low in ("had", "have", "has") and units[k - 2].low == "the":
            return True  # "..., and the lorries that had been stuck there since Christmas may pass"
        if units[k].low in ("that", "which", "where") and k > start + 1:
            place = units[k - 2] if units[k - 1].low == "," else units[k - 1]
            verbs = [u for u in units[k + 1 : day] if u.low in lexicon.HAVE or u.low in lexicon.BE]
            theirs = units[k + 1].low in ("they", "it", "he") and not any(
                u.low in lexicon.verbs() for u in units[k + 2 : day]
            )  # "left X, which they seized in April"
            fell = units[k].low == "which" and units[k + 1].low == "fell"  # "from X, which fell on May 3"
            return place.kind == "place" and (bool(verbs) or theirs or fell or units[k].low == "where")
    return False


def _tells_of_town(units: Sequence[Unit], which: int, start: int) -> bool:
    """Say whether a relative tells of "the town", which stands behind a comma and tells what a place is."""
    at = which - 1 - (units[which - 1].low in ("in", "from", "to"))
    lead = units[max(start, at - 4) : at]
    comma = next((k for k, u in enumerate(lead) if u.low == ","), None)
    named = comma is not None and lead[comma + 1 : comma + 2] and lead[comma + 1].low in ("the", "a", "an")
    return bool(named) and units[at].low in _SETTLEMENTS


_SETTLEMENTS = frozenset(["town", "city", "village", "base", "camp", "airport", "capital"])
_SCENES = frozenset("scene site target stage focus".split())


def _behind_a_stop(units: Sequence[Unit], frame: Frame, day: int) -> bool:
    """Say whether a semicolon stands between a movement and a day behind it."""
    return any(u.low == ";" for u in units[frame.trigger.end : day])


def _of_another_event(units: Sequence[Unit], start: int, day: int) -> bool:
    """Say whether a month is that of what came before: "went home after the killing of his brother in October"."""
    mention: DateMention = units[day].what
    long = mention.first is not None and mention.last is not None and (mention.last - mention.first).days > _A_WHILE
    lows = [u.low for u in units[start:day]]
    before = next((k for k, low in enumerate(lows) if low == "before" or lows[k : k + 2] == ["ahead", "of"]), None)
    owns = units[day + 1 : day + 2] and units[day + 1].low == "'s"
    behind = lows[before + 1 : before + 2] if before is not None else []
    ahead = not _AHEAD.isdisjoint(u.low for u in units[max(0, start - 5) : start])
    apart = before is not None and "," not in lows[before:] and (len(lows) - before > 2 or owns)
    if apart and not ahead and _HOURS.isdisjoint(behind):
        return True  # "left X for Y before the talks on Tuesday", "ahead of Tuesday's talks"
    at = next((k for k, low in enumerate(lows) if low in ("after", "following")), None)
    return long and at is not None and len(lows) - at > _A_CLAUSE and "," not in lows[at:]


_AHEAD = _MAY | {"to", "waiting", "shall"}
_A_WHILE, _A_CLAUSE = 20, 3


def _in_subject_relative(units: Sequence[Unit], frame: Frame, day: int) -> bool:
    """Say whether a day belongs to who moves: "the fighters who had been in A since January left the town"."""
    if frame.mover is None or day > frame.trigger.at or day < frame.mover.last:
        return False
    lead = [u.low for u in units[frame.mover.last : day]]
    aside = lead[:1] == [","] and any(u.low == "," for u in units[day + 1 : frame.trigger.at])
    if aside and len(lead) > _ASIDE and "," not in lead[1:]:
        return True  # "Fighters of the movement, in control of X since September, drove out"
    if aside and lead[-1].endswith("ed") and units[day].low.startswith("since "):
        return True  # "Rebels, besieged since 2013, left X for Y"
    if aside:
        lead = lead[1:]  # "rebels, who captured A last week, are pulling out"
    return lead[:1] in (["who"], ["which"], ["that"]) and not {",", ";"} & set(lead)


_ASIDE = 3
_CLAUSE_WORDS = frozenset(["since", "when", "after", "before", "because", "while", "until", "who", "which"])


def _is_of_other_clause(units: Sequence[Unit], day: int) -> bool:
    return any(u.low in _CLAUSE_WORDS for u in units[max(0, day - 8) : day])


def _in_opening_participle(units: Sequence[Unit], day: int, start: int) -> bool:
    """Say whether a day belongs to "Pursued since May by soldiers, the group is leaving", not to the main verb."""
    opens = units[0].kind == "word" and units[0].low.endswith(("ed", "ing")) and units[0].low not in lexicon.actors()
    opens = opens and units[0].low not in ("during", "starting", "beginning")
    return opens and any(u.low == "," for u in units[day + 1 : start])


_DEALS = frozenset(
    "brokered signed reached agreed struck announced negotiated concluded made sealed approved finalised".split()
)


def _of_a_deal(units: Sequence[Unit], day: int) -> bool:
    """Say whether a day is that of an agreement: "Under the truce that was signed on Thursday, 500 men will go"."""
    lead = [u.low for u in units[max(0, day - 4) : day]]
    deal = {u.low for u in units[max(0, day - 9) : day]} & _AGREEMENTS
    return bool(deal) and not _DEALS.isdisjoint(lead)


def _of_a_decision(units: Sequence[Unit], frame: Frame, day: int) -> bool:
    """Say whether a day is that of the order: "On May 23 the governor ordered men to X", "agreed on May 20 to go"."""
    if day > frame.trigger.at or any(u.low in (",", ";") for u in units[day : frame.trigger.at]):
        return False
    before = [u.low for u in units[max(0, day - 2) : day]]
    told = {u.low for u in units[day + 1 : frame.trigger.at + 1]}
    return not _DECIDING.isdisjoint(told) or not _DECIDING.isdisjoint(before)


_DECIDING = frozenset(
    "ordered agreed decided approved threatened resolved voted authorised authorized instructed".split()
)
_AGREEMENTS = frozenset(
    "agreement deal arrangement truce ceasefire accord understanding settlement pact memorandum".split()
)


def _opening(frame: Frame) -> int:
    """Return the unit with which a frame begins: its own subject, else its verb."""
    if frame.own_subject and frame.mover is not None:
        return min(frame.mover.first, frame.trigger.at)
    return frame.trigger.at
