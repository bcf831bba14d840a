"""From a frame to claims: ends, mover, count and date are settled here, then the claims of a report are merged."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from geomap.claims import Claim, DateBasis, End, Status, What
from geomap.counts import CountMention
from geomap.dates import DateMention, find_dates, is_saying_date
from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.movers import Mover, is_people, with_context
from geomap.extraction.roles import Phrase, phrases
from geomap.extraction.status import is_ongoing
from geomap.extraction.units import Unit
from geomap.gazetteer import Place
from geomap.reports import Report
from geomap.text import Span

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader

_WHAT: dict[str, What] = {"leader": "leaders", "family": "families", "vehicle": "vehicles", "weapon": "weapons"}
_GENERIC = lexicon.words("generic")


@dataclass(slots=True)
class Draft:
    """A claim before it is merged with the report's others."""

    origin: End | None
    destination: End | None
    via: tuple[str, ...]
    direction: str | None
    mover: Mover
    group: str | None
    what: What
    count: CountMention | None
    shared: bool
    days: tuple[date | None, date | None]
    date_text: str | None
    basis: DateBasis
    status: Status
    claimant: str | None
    quote: Span
    headline: bool
    lemma: str = ""
    notes: list[str] = field(default_factory=list)


def draft_claims(
    reader: _Reader, sentence: Sentence, frame: Frame, status: Status, speaker: str | None, previous: Frame | None
) -> list[Draft]:
    """Make the claims of one frame: one a pair of its ends; none where nothing armed moves or no end is stated."""
    notes: list[str] = []
    mover = _mover(reader, sentence, frame, speaker, notes)
    if mover is None:
        return []
    origins, destinations = _ends(reader, sentence, frame, previous, notes)
    if not origins and not destinations:
        return []
    via = tuple(
        reader.report.text[u.start : u.end] for p in frame.ends.via if _passes(reader, u := sentence.units[p.unit])
    )
    count = None if status == "denied" and not frame.own_subject else _count(sentence, frame, mover)
    what = _what(sentence, mover, count)
    if count is None and what == "fighters" and status != "denied":
        count = _ridden(sentence, mover)
        what = "vehicles" if count is not None else what
    if what == "weapons" or (count and not _fits(count, what)):
        count = None
    days, date_text, basis = _days(reader, sentence, frame, status)
    starts: list[End | None] = [*origins] or [None]
    stops: list[End | None] = [*destinations] or [None]
    pairs = [(o, d) for o in starts for d in stops if not _same(o, d)]
    group = _group(reader, sentence, mover, frame, speaker, [*origins, *destinations])
    return [
        Draft(
            origin=o,
            destination=d,
            via=via,
            direction=frame.ends.direction if d is None else None,
            mover=mover,
            group=group,
            what=what,
            count=count,
            shared=len(pairs) > 1 and count is not None,
            days=days,
            date_text=date_text,
            basis=basis,
            status=status,
            claimant=speaker,
            quote=sentence.span,
            headline=sentence.block.zone == "headline",
            lemma=frame.trigger.sense.lemma,
            notes=list(notes),
        )
        for o, d in pairs
    ]


def _mover(reader: _Reader, sentence: Sentence, frame: Frame, speaker: str | None, notes: list[str]) -> Mover | None:
    mover = frame.mover
    last = reader.discourse.mover
    if mover is None:
        if frame.trigger.sense.is_noun or frame.agent is None:
            return None
        return None
    if mover.cls == "pronoun" and sentence.units[mover.head].low in ("we", "i", "us"):
        group = reader.group_in(speaker or "")
        return replace(mover, cls="fighter", group=group) if reader.is_armed(speaker) else None
    if mover.cls == "pronoun":
        stands_for = _antecedent(reader, sentence, mover)
        if stands_for is None:
            return None
        mover = with_context(mover, stands_for)
        notes.append("anaphor")
    last = _last_armed(sentence, mover) or last
    if mover.cls == "state":
        if (
            frame.agent is None
            and "carries" in frame.trigger.sense.frame
            and frame.mover is mover
            and not frame.trigger.passive
        ):
            return None  # "Turkey sends" names no mover
        is_anaphor = "anaphor" in notes
        armed = reader.army_of(mover.nation or "") if is_anaphor or is_people(sentence.units, mover) else None
        if armed is None:
            return None
        return replace(mover, group=armed)
    if mover.cls in ("other", "person"):
        return None
    if mover.cls in ("fighter", "group"):
        return mover
    agent_armed = frame.agent is not None and (
        frame.agent.is_armed
        or frame.agent.cls == "state"
        or (frame.agent.cls == "pronoun" and last is not None and last.is_armed)
    )
    known = mover.is_armed or agent_armed
    if mover.cls in ("unit",):
        return mover if known or _military_unit(sentence, mover) or (last is not None and last.is_armed) else None
    if mover.cls == "family":
        own = mover.group is not None or mover.of_families or _possessive(sentence, mover)
        return (
            mover
            if (own and (mover.group or mover.of_families or (last is not None and last.is_armed))) or agent_armed
            else None
        )
    if known or (last is not None and last.is_armed) or _is_manned(reader, sentence, mover):
        return mover
    return None


def _is_manned(reader: _Reader, sentence: Sentence, mover: Mover) -> bool:
    """Say whether vehicles are a force's: war vehicles in a report about a group, or "trucks full of gunmen"."""
    if mover.cls not in ("vehicle", "weapon"):
        return False
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    if own & lexicon.words("vehicle kinds") and (reader.main_group or reader.discourse.group):
        return True
    near = sentence.units[mover.last : mover.last + 8]
    return any(u.kind == "group" or lexicon.actors().get(u.low) == "fighter" for u in near)


def _antecedent(reader: _Reader, sentence: Sentence, mover: Mover) -> Mover | None:
    """Find what a pronoun stands for: a human noun of its own sentence, else what moved last."""
    earlier = [
        m
        for m in sentence.nps
        if m.head < mover.first and m.cls not in ("pronoun", "state") and mover.head - m.head < 45
    ]
    human = [m for m in earlier if m.cls not in ("vehicle", "weapon")]
    if human:
        return human[-1]
    last = reader.discourse.mover
    if last is not None and last.cls not in ("vehicle", "weapon"):
        return last
    found = earlier[-1] if earlier else last
    if found is not None and found.cls == "weapon":
        return replace(found, cls="fighter")
    return found


def _last_armed(sentence: Sentence, mover: Mover) -> Mover | None:
    """Return the armed noun phrase of the sentence that stands before a mover, None where there is none."""
    armed = [m for m in sentence.nps if m.last <= mover.first and m.is_armed]
    return armed[-1] if armed else None


_UNIT_WORDS = lexicon.words("unit words")


def _military_unit(sentence: Sentence, mover: Mover) -> bool:
    return any(u.low in _UNIT_WORDS for u in sentence.units[mover.first : mover.last])


def _possessive(sentence: Sentence, mover: Mover) -> bool:
    return any(u.low in ("their", "its", "his") for u in sentence.units[max(0, mover.first - 2) : mover.head])


def _what(sentence: Sentence, mover: Mover, count: CountMention | None) -> What:
    what = _WHAT.get(mover.cls, "fighters")
    words = {u.low for u in sentence.units[mover.first : mover.last]}
    is_column = bool(words & {"column", "convoy", "motorcade", "columns", "convoys"}) and not words & _VEHICLES
    of_men = bool(mover.group or words & {"fighters", "militants", "men", "troops", "army", "soldiers"})
    if what == "vehicles" and is_column and of_men and (count is None or count.unit == "persons"):
        return "fighters"
    if what == "fighters" and count is not None and count.unit == "vehicles" and mover.cls in ("unit", "group"):
        return "vehicles"
    if (
        what == "leaders"
        and words & {"police", "officers", "officer"}
        and not words & {"commander", "commanders", "emir", "emirs", "leader", "leaders"}
    ):
        return "fighters"
    return what


_VEHICLES = lexicon.words("vehicles")


def _fits(count: CountMention, what: What) -> bool:
    if what == "vehicles":
        return count.unit in ("vehicles", "")
    return count.unit in ("persons", "", "families")


def _count(sentence: Sentence, frame: Frame, mover: Mover) -> CountMention | None:
    """Take the count of the mover's phrase, else one right beside it."""
    source = frame.mover or mover
    units = sentence.units
    want = "vehicles" if mover.cls == "vehicle" else "persons"
    inside: list[CountMention] = [u.what for u in units[source.first : source.last] if u.kind == "count"]
    fitting = [c for c in inside if c.unit == want] or [c for c in inside if c.unit == ""] or inside
    if fitting:
        return fitting[0]
    near: list[CountMention] = []
    for k in range(source.first - 1, max(-1, source.first - 4), -1):
        if units[k].kind == "count":
            near.append(units[k].what)
            break
        if units[k].low not in ("of", "the", "its", "their", "his", "these", "those", "'", "‘", "“", '"', "„"):
            break
    for k in range(source.last, min(len(units), source.last + 7)):
        if units[k].kind == "count":
            before = units[k - 1].low
            if before in (",", "(", ":", "numbering", "about", "some", "—", "–") and units[k].what.unit in (want, ""):
                near.append(units[k].what)
            break
        if units[k].low not in (",", "(", "in", "all", "—", "–", ":", "who", "numbering", "some"):
            break
    return near[0] if near else _count_after(sentence, frame, want)


def _ridden(sentence: Sentence, mover: Mover) -> CountMention | None:
    """Return the vehicles in which uncounted men are said to go: "fighters in a convoy of 55 vehicles left"."""
    units = sentence.units
    if mover.last >= len(units) or units[mover.last].low not in ("in", "aboard", "on"):
        return None
    for unit in units[mover.last + 1 : mover.last + 6]:
        if unit.kind == "count":
            count: CountMention = unit.what
            return count if count.unit == "vehicles" else None
    return None


def _count_after(sentence: Sentence, frame: Frame, want: str) -> CountMention | None:
    """Read a number that follows the movement: "arrived in Haditha: six hundred men", "; seven hundred of them"."""
    units = sentence.units
    later = [f for f in sentence.frames if f.trigger.at > frame.trigger.at]
    stop = min((min(f.trigger.at, f.mover.first if f.mover else f.trigger.at) for f in later), default=len(units))
    for k in range(frame.trigger.end, stop - 1):
        unit, before, after = units[k], units[k - 1].low, units[k + 1].low
        if unit.kind != "count" or before not in (",", ":", ";", "—", "–", "(") or sentence.masked[k]:
            continue
        count: CountMention = unit.what
        if count.unit == want and after in _AFTER_COUNTS:
            return count
        if count.unit in (want, "") and [u.low for u in units[k + 1 : k + 3]] == ["of", "them"]:
            return count
    return None


_AFTER_COUNTS = frozenset("men fighters militants altogether vehicles in all , ) .".split())


_SOLDIERS = frozenset("troops troop soldiers soldier commandos division divisions battalion battalions".split())
_ARMY = frozenset(["army", "military", "government", "regime"])


def _group(
    reader: _Reader, sentence: Sentence, mover: Mover, frame: Frame, speaker: str | None, ends: Sequence[End]
) -> str | None:
    """Name the group that moves: by its own words, by who moves it, by "their", else the one spoken of last."""
    agent = frame.agent
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    near = {u.low for u in sentence.units[max(0, mover.first - 2) : mover.last]}
    if near & {"our", "ours", "we", "us"} and sentence.units[mover.head].quoted:
        return reader.group_in(speaker or "") or reader.discourse.group
    if mover.group:
        return mover.group
    aboard = [u.what.group.name for u in sentence.units[mover.last : mover.last + 6] if u.kind == "group"]
    if mover.cls in ("vehicle", "weapon") and aboard:
        return str(aboard[0])
    if near & {"their", "its", "his"} and mover.cls not in ("family",) and agent is None:
        return _owner_group(reader, sentence, mover)
    if agent is not None:
        if agent.group:
            return agent.group
        if agent.cls == "state" and agent.nation and mover.cls in ("fighter", "unit", "men", "vehicle", "weapon"):
            return reader.army_of(agent.nation)
        if agent.cls == "pronoun" and reader.discourse.mover is not None and reader.discourse.mover.group:
            return reader.discourse.mover.group
    if mover.nation:
        return None
    if (
        (own & _ARMY and "private" not in own)
        or {"armed", "forces"} <= own
        or (own & _SOLDIERS and not reader.is_army(reader.discourse.group))
    ):
        country = next((c for e in ends if (c := reader.country_of(e))), None) or reader.main_country()
        return reader.army_of(country or "")
    if mover.cls in _GENERIC or mover.cls == "pronoun":
        last = reader.discourse.group
        hostile = own & lexicon.words("hostile")
        return reader.main_group or last if hostile and reader.is_army(last) else last or reader.main_group
    return None


def _owner_group(reader: _Reader, sentence: Sentence, mover: Mover) -> str | None:
    """Name whose men they are: "their", "its" stand for the group before in the sentence, else of the last one."""
    here = [u.what.group.name for u in sentence.units[: mover.first] if u.kind == "group"]
    if here:
        return str(here[-1])
    return reader.discourse.subject_group or reader.discourse.group or reader.main_group


# -- ends ---------------------------------------------------------------------------------------------------------


def _ends(
    reader: _Reader, sentence: Sentence, frame: Frame, previous: Frame | None, notes: list[str]
) -> tuple[list[End], list[End]]:
    _units, ends = sentence.units, frame.ends
    destinations = [_end(reader, sentence, p, notes) for p in ends.destinations]
    near = [(e.lat, e.lon) for e in destinations if e.lat is not None and e.lon is not None]
    origins = [_end(reader, sentence, p, notes, near) for p in ends.origins]
    if not origins and ends.origin_word is not None:
        origins = _anaphor(reader, sentence, ends.origin_word, destinations, notes)
    if not destinations and ends.destination_word is not None:
        destinations = _anaphor(reader, sentence, ends.destination_word, origins, notes)
    if origins and not destinations and ends.located and ends.located[-1].governor == "there":
        arrives = frame.trigger.sense.lemma in ("come", "arrive", "return")
        destinations = _anaphor(reader, sentence, ends.located[-1].unit, origins, notes) if arrives else []
    if not origins and destinations and ends.located:
        origins = _located(reader, sentence, frame, destinations, notes)
    if not origins and not destinations and ends.direction:
        origins = _located(reader, sentence, frame, destinations, notes) if ends.located else []
        if not origins and ends.opening is not None:
            notes.append("origin from where they were")
            origins = [_end(reader, sentence, ends.opening, notes)]
    if ends.label is not None:
        label = [_end(reader, sentence, ends.label, [])]
        arrives = frame.trigger.sense.lemma in _ARRIVING
        if origins and not destinations and arrives and not _same(origins[0], label[0]):
            destinations = label
            notes.append("place of the bulletin's line")
        elif destinations and not origins and not arrives and not _same(destinations[0], label[0]):
            origins = label
            notes.append("place of the bulletin's line")
    if not origins and destinations and frame.onward and "anaphor" in notes and reader.latest:
        came = reader.latest[-1].destination
        if came is not None and not _same(came, destinations[0]) and reader.latest[-1].status == "occurred":
            notes.append("goes on from the movement before")
            origins = [came]
    if not origins and frame.onward and previous is not None and previous.ends.destinations and not frame.own_subject:
        origins = [_end(reader, sentence, p, notes) for p in previous.ends.destinations[-1:]]
    if not origins and destinations and frame.trigger.sense.lemma == "continue":
        origins = _stay(reader, sentence, frame, notes)
    return origins, destinations


def _end(
    reader: _Reader, sentence: Sentence, phrase: Phrase, notes: list[str], near: Sequence[tuple[float, float]] = ()
) -> End:
    unit = sentence.units[phrase.unit]
    text = reader.report.text[unit.start : unit.end]
    place = reader.place(unit, phrase.area_noun, near)
    if place is None:
        if "place not resolved" not in notes:
            notes.append("place not resolved")
        reader.note_unresolved(text, sentence)
        return End(text)
    if phrase.relative and f"near place: {phrase.relative}" not in notes:
        notes.append(f"near place: {phrase.relative}")
    return _end_at(text, place)


def _end_at(text: str, place: Place) -> End:
    return End(text, place.id, place.end_kind, place.lat, place.lon, place.radius_km)


_ARRIVING = frozenset(["arrive", "come", "enter", "reach", "unknown", "return", "land", "turn up", "pour", "stream"])
_TOWNS = lexicon.words("towns")


def _anaphor(reader: _Reader, sentence: Sentence, word: int, others: list[End], notes: list[str]) -> list[End]:
    """Find what "the city" or "there" stands for: the place named last that fits and is not the other end."""
    low = sentence.units[word].low
    here = [
        (reader.report.text[u.start : u.end], place)
        for u in sentence.units[:word]
        if u.kind == "place" and (place := reader.place(u, "")) is not None
    ]
    taken = {e.place_id for e in others}
    ended = _recent_end(reader, sentence, word, taken) if low in ("there", "here") else None
    if ended is not None:
        notes.append("anaphor")
        return [ended]
    country = sentence.units[word - 1].what if word and sentence.units[word - 1].kind == "state" else None
    for text, place in reversed([*reader.discourse.places[-8:], *here]):
        is_land = low in ("territory", "soil", "country")
        if place.id in taken or (place.kind == "country") != is_land or (country and place.country != country):
            continue
        if low in _TOWNS and low not in ("there", "here", "place", "stronghold") and place.end_kind != "town":
            continue
        if (
            low in ("province", "area", "region", "district", "mountains", "hills", "island")
            and place.end_kind != "area"
        ):
            continue
        notes.append("anaphor")
        return [_end_at(text, place)]
    return []


def _recent_end(reader: _Reader, sentence: Sentence, word: int, taken: set[str | None]) -> End | None:
    """Return the destination of the movement told last before a "there" in the same sentence."""
    earlier = [f for f in sentence.frames if f.trigger.at < word and f.ends.destinations]
    for frame in reversed(earlier):
        phrase = frame.ends.destinations[-1]
        if phrase.unit < word:
            end = _end(reader, sentence, phrase, [])
            return end if end.place_id is not None and end.place_id not in taken else None
    return None


def _located(reader: _Reader, sentence: Sentence, frame: Frame, others: list[End], notes: list[str]) -> list[End]:
    """Take "fighters in the valley are to be taken to X" for a movement from the valley."""
    phrase = frame.ends.located[-1]
    if phrase.governor == "there":
        return _anaphor(reader, sentence, phrase.unit, others, notes)
    if frame.mover is None or phrase.unit > frame.trigger.at:
        return []
    head = frame.mover.head
    between = sentence.units[frame.mover.last : phrase.unit]
    after_mover = head < phrase.unit and len(between) <= 8 and not any(u.low == "," for u in between)
    opens = frame.mover.first > phrase.unit and phrase.at <= frame.first + 1
    if not (after_mover or (opens and frame.ends.direction)):
        return []
    notes.append("origin from where they were")
    return [_end(reader, sentence, phrase, notes)]


def _stay(reader: _Reader, sentence: Sentence, frame: Frame, notes: list[str]) -> list[End]:
    """Take "did not stay long in A and continued to B" for a movement from A."""
    stays = [p for p in phrases(sentence.units[: frame.trigger.at]) if p.governor in ("in", "at")]
    if not stays:
        return []
    notes.append("origin from where they were")
    return [_end(reader, sentence, stays[-1], notes)]


def _passes(reader: _Reader, unit: Unit) -> bool:
    place = reader.place(unit, "")
    return place is None or place.kind not in ("river", "lake")


def _same(one: End | None, two: End | None) -> bool:
    return one is not None and two is not None and one.place_id is not None and one.place_id == two.place_id


# -- when ---------------------------------------------------------------------------------------------------------


def _days(
    reader: _Reader, sentence: Sentence, frame: Frame, status: Status
) -> tuple[tuple[date | None, date | None], str | None, DateBasis]:
    mention = _date_mention(reader, sentence, frame)
    if mention is not None and status == "planned":
        again = find_dates(
            reader.report.text, reader.report.published, start=sentence.span.start, end=sentence.span.end, future=True
        )
        mention = next((m for m in again if m.start == mention.start), mention)
    if mention is not None:
        if mention.first is None:
            return (None, None), mention.text, ""
        return (mention.first, mention.last), mention.text, mention.basis
    if status == "occurred" and is_ongoing(sentence.units, frame) and reader.report.published:
        day = reader.report.published
        return (day, day), None, "published"
    return (None, None), None, ""


def _date_mention(reader: _Reader, sentence: Sentence, frame: Frame) -> DateMention | None:
    """Find the day that belongs to a frame: one in its clause, else one before it that leads the sentence."""
    units = sentence.units
    number = sentence.frames.index(frame)
    start = _opening(frame)
    following = sentence.frames[number + 1] if number + 1 < len(sentence.frames) else None
    stop = len(units) if following is None else max(_opening(following), frame.trigger.end)
    days: dict[int, DateMention] = {
        k: u.what
        for k, u in enumerate(units)
        if u.kind == "date" and not sentence.masked[k] and not is_saying_date(reader.report.text, u.what)
    }
    inside = [k for k in days if start <= k < stop]
    if following is not None:
        # "and on Sunday the group left": a date right before the next subject belongs to it
        inside = [
            k
            for k in inside
            if not (k >= stop - 2 and k > frame.trigger.end and units[k - 1].low in ("and", "but", ",", "while"))
        ]
    if inside:
        return days[min(inside, key=lambda k: abs(units[k].start - units[frame.trigger.at].start))]
    before = [k for k in days if k < start and not _in_opening_participle(units, k, start)]
    if number == 0 and before:
        return days[before[-1]]
    lead = [k for k in before if k <= 3]
    if lead:
        return days[lead[0]]
    if number and before and before[-1] >= start - 3:
        return days[before[-1]]
    own = [f for f in sentence.frames if f.own_subject and "stop" not in f.trigger.sense.frame]
    return next(iter(days.values())) if len(days) == 1 and len(own) == 1 and not before else None


def _in_opening_participle(units: Sequence[Unit], day: int, start: int) -> bool:
    """Say whether a day belongs to "Pursued since May by soldiers, the group is leaving", not to the main verb."""
    opens = units[0].kind == "word" and units[0].low.endswith(("ed", "ing")) and units[0].low not in lexicon.actors()
    return opens and any(u.low == "," for u in units[day + 1 : start])


def _opening(frame: Frame) -> int:
    """Return the unit with which a frame begins: its own subject, else its verb."""
    if frame.own_subject and frame.mover is not None:
        return min(frame.mover.first, frame.trigger.at)
    return frame.trigger.at


# -- the report's claims --------------------------------------------------------------------------------------------


def finish(report: Report, drafts: Sequence[Draft]) -> list[Claim]:
    """Merge what headline and body repeat, and give each claim its stable id."""
    kept = _merge(drafts)
    out: list[Claim] = []
    seen: dict[str, int] = {}
    for draft in kept:
        claim = _claim(report, draft)
        number = seen.get(claim.claim, 0)
        seen[claim.claim] = number + 1
        out.append(replace(claim, claim=f"{claim.claim}-{number + 1}") if number else claim)
    return out


def without_halves(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what one sentence says twice: a claim with one end beside a claim with both."""
    out: list[Draft] = []
    for draft in drafts:
        half = (draft.origin is None) != (draft.destination is None)
        whole = next((d for d in drafts if half and d is not draft and _is_half_of(draft, d)), None)
        if whole is None:
            out.append(draft)
        elif whole.count is None and draft.count is not None and draft.what == whole.what:
            whole.count, whole.shared = draft.count, draft.shared
    return out


def _is_half_of(half: Draft, whole: Draft) -> bool:
    if whole.origin is None or whole.destination is None or half.status != whole.status:
        return False
    if half.group and whole.group and half.group != whole.group:
        return False
    return _key(half.origin) == _key(whole.origin) or _key(half.destination) == _key(whole.destination)


def _key(end: End | None) -> str | None:
    return None if end is None else end.place_id or end.text.casefold()


def _date_denials(drafts: Sequence[Draft]) -> None:
    """Give a denial the day of the movement that it denies, where another claim of the report tells it."""
    for draft in drafts:
        if draft.status != "denied" or draft.days[0] is not None:
            continue
        for other in drafts:
            same = (_key(other.origin), _key(other.destination)) == (_key(draft.origin), _key(draft.destination))
            if same and other.status != "denied" and other.days[0] is not None:
                draft.days, draft.date_text, draft.basis = other.days, other.date_text, other.basis
                break


def _merge(drafts: Sequence[Draft]) -> list[Draft]:
    _date_denials(drafts)
    body = [d for d in drafts if not d.headline]
    kept: list[Draft] = []
    for draft in [*body, *(d for d in drafts if d.headline)]:
        if draft.headline and any(_repeats(draft, other) for other in kept):
            continue
        twin = next((other for other in kept if _is_twin(draft, other)), None)
        if twin is None:
            if draft.headline:
                draft.notes.append("headline only")
            kept.append(draft)
        else:
            _fill(twin, draft)
    return sorted(kept, key=lambda d: d.quote.start)


def _repeats(headline: Draft, other: Draft) -> bool:
    ends = {_key(headline.origin), _key(headline.destination)} - {None}
    others = {_key(other.origin), _key(other.destination)} - {None}
    return bool(ends & others)


def _is_twin(one: Draft, two: Draft) -> bool:
    if (_key(one.origin), _key(one.destination)) != (_key(two.origin), _key(two.destination)):
        return False
    if one.status != two.status:
        return False
    if one.claimant and two.claimant and one.claimant != two.claimant and one.quote != two.quote:
        return one.days == two.days and False
    if one.days[0] and two.days[0] and one.days != two.days:
        return False
    if one.group and two.group and one.group != two.group:
        return False
    return one.what == two.what


def _fill(kept: Draft, other: Draft) -> None:
    if kept.count is None:
        kept.count, kept.shared = other.count, other.shared
    if kept.days[0] is None and other.days[0] is not None:
        kept.days, kept.date_text, kept.basis = other.days, other.date_text, other.basis
    kept.claimant = kept.claimant or other.claimant
    kept.group = kept.group or other.group
    kept.via = kept.via or other.via


def _claim(report: Report, draft: Draft) -> Claim:
    low, high = (draft.count.low, draft.count.high) if draft.count else (None, None)
    quote = report.text[draft.quote.start : draft.quote.end]
    facts = (
        report.id,
        _key(draft.origin),
        _key(draft.destination),
        draft.status,
        str(draft.days),
        draft.claimant,
        draft.what,
        draft.quote.start,
    )
    digest = hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Claim(
        claim=f"c-{digest}",
        report=report.id,
        outlet=report.outlet,
        published=report.published,
        url=report.url,
        language=report.language,
        origin=draft.origin,
        destination=draft.destination,
        via=draft.via,
        direction=draft.direction,
        group=draft.group,
        what=draft.what,
        count_min=low,
        count_max=high,
        count_shared=draft.shared,
        count_text=draft.count.text if draft.count else None,
        date_start=draft.days[0],
        date_end=draft.days[1],
        date_text=draft.date_text,
        date_basis=draft.basis,
        status=draft.status,
        claimant=draft.claimant,
        quote=quote,
        quote_start=draft.quote.start,
        quote_end=draft.quote.end,
        notes=tuple(dict.fromkeys(draft.notes)),
    )
