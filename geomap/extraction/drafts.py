"""From a frame to draft claims: who, what, where from and to, how many and when are put together here."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from geomap.claims import DateBasis, End, Status, What
from geomap.counts import CountMention
from geomap.extraction import lexicon
from geomap.extraction.allegiance import are_irregular, weigh_group
from geomap.extraction.among import fighters_told_next
from geomap.extraction.counting import weigh_count
from geomap.extraction.crediting import weigh_claimant
from geomap.extraction.dating import Dated, weigh_days
from geomap.extraction.ends import Frame
from geomap.extraction.howmany import find_count, fits, ridden, what_moves
from geomap.extraction.movers import Mover
from geomap.extraction.open_ends import weigh_open_end
from geomap.extraction.others import is_same
from geomap.extraction.outcomes import weigh_status
from geomap.extraction.retelling import IRREGULAR, OF_AN_ARMY, manner_of
from geomap.extraction.stations import from_their_station, to_their_station
from geomap.extraction.status import is_ongoing
from geomap.extraction.unmoved import are_displaced, moves_nobody_at_war
from geomap.extraction.watching import Reason
from geomap.extraction.weighing import take_as_told, weigh_mover
from geomap.extraction.when import find_days
from geomap.extraction.where import find_ends, passes
from geomap.extraction.who import find_mover
from geomap.extraction.whose import EXPELLING, find_group
from geomap.text import Span

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader


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
    sentence: Sentence
    manner: frozenset[str]
    lemma: str = ""
    notes: list[str] = field(default_factory=list)


_EDGES = frozenset(f"near place: {word}" for word in ("edge", "edges", "outskirts", "gates", "entrance", "doorstep"))


def _is_driven_out(sentence: Sentence, frame: Frame, mover: Mover) -> bool:
    """Say whether one force keeps or takes a place from another, and nobody tells where those who lost it went.

    "drove the insurgents from the highway", "were ousted from the city by the army", "to push the group out of X".
    """
    agent, lemma = frame.agent, frame.trigger.sense.lemma
    if lemma == "hurl" and frame.trigger.passive:
        return True  # "were thrown back from X"
    if lemma not in _OUTCOMES or frame.ends.destinations or frame.ends.destination_word is not None:
        return False
    goes = [u.low for u in sentence.units[frame.trigger.end :]]
    if any(low in lexicon.BE and "in" in goes[k + 1 : k + 3] for k, low in enumerate(goes)):
        return False  # "the rebels that the army expelled from A are in B now"
    if lemma in _LOSING and mover.cls in _LOSERS:
        return not (frame.own_subject and agent is None and not frame.trigger.passive)
    if lemma == "drive" and frame.trigger.passive:
        return mover.cls in _LOSERS and goes[:1] in (["out"], ["from"]) and _RIDING.isdisjoint(goes)
    if frame.trigger.passive or (frame.own_subject and agent is None) or mover.cls not in _LOSERS:
        return False  # "soldiers drove out of the city"
    return agent is None or agent.group is None or agent.group != mover.group


_LOSING = EXPELLING | {"push out"}
_OUTCOMES = _LOSING | {"drive"}
_LOSERS = frozenset(["fighter", "group", "unit", "men", "pronoun", "state"])
_RIDING = frozenset("bus buses car cars truck trucks lorry lorries taxi vehicle vehicles convoy van vans".split())


def _fights_its_way(sentence: Sentence, frame: Frame) -> bool:
    """Say whether a part of a town is entered: "entered the centre of X", "pushed into the streets of X"."""
    if frame.trigger.sense.lemma.split()[0] not in _STORMING or not frame.ends.destinations:
        return False
    way = sentence.units[frame.trigger.end : frame.ends.destinations[-1].unit]
    return any(u.low in _PARTS and after.low == "of" for u, after in itertools.pairwise(way))


_TAKERS = frozenset(["fighter", "unit", "group", "state", "men", "vehicle"])
_STORMING = frozenset("enter reach push advance press storm break move fight".split())
_PARTS = frozenset(
    "streets street centre center heart outskirts suburbs suburb districts neighbourhoods neighborhoods "
    "quarters".split()
)
_UNMADE = frozenset(["empty", "dismantle", "close down"])
_RANKS = frozenset("outfit group ranks movement militants organisation organization insurgency militancy".split())


_BELONG = re.compile(
    r"(?:they|all(?: of them)?|most(?: of them)?|these|(?:the|these|those) (?:men|fighters|recruits|youths?|boys))"
    r"(?: all| mostly)? (?:belong(?:ed)? to|(?:are|were)(?: all)? (?:members|men|recruits|fighters|soldiers) of) "
)


def _is_of_those(sentence: Sentence, frame: Frame, refused: Mover) -> bool:
    """Say whether those just refused go on, or some of them: "the survivors fled to X; the wounded were taken on"."""
    mover = frame.mover
    if mover is None or not frame.own_subject:
        return mover is refused
    hurt = mover.cls == "men" and sentence.units[mover.head].low in ("wounded", "injured", "sick")
    return hurt and refused.cls == "person" and any(m is refused for m in sentence.nps)


def _force_told_next(reader: _Reader) -> str | None:
    """Name the force of which the next sentence says that those who move are its men: "They belong to the brigade"."""
    units = reader.following.units if reader.following is not None else []
    told = _BELONG.match("".join(f"{u.low} " for u in units[:12]))
    if told is None:
        return None
    at = told.group().count(" ")
    return next((str(u.what.group.name) for u in units[at : at + 4] if u.kind == "group"), None)


def _told_next_among(reader: _Reader, frame: Frame) -> tuple[Mover, CountMention | None] | None:
    """Return the fighters whom the next sentence of the paragraph tells of among people who went, with their number."""
    follows = reader.following
    if follows is None or not frame.own_subject:
        return None
    return fighters_told_next(follows.units, follows.nps)


def draft_claims(
    reader: _Reader,
    sentence: Sentence,
    frame: Frame,
    status: Status,
    speaker: str | None,
    previous: Frame | None,
    is_told: bool = False,
) -> list[Draft]:
    """Make the claims of one frame: one a pair of its ends; none where nothing armed moves or no end is stated.

    ``is_told`` says that its sentence tells of a movement of fighters, whoever the rules take for the mover.
    """
    notes: list[str] = []
    if moves_nobody_at_war(sentence.units, frame):
        reader.reject(frame, Reason.ONLY_SOUNDS)
        return []
    if are_displaced(sentence.units, frame):
        reader.discourse.refused = frame.mover
        reader.reject(frame, Reason.CIVILIANS)
        return []
    found = find_mover(reader, sentence, frame, speaker, notes)
    if frame.mover is not None and (force := _force_told_next(reader)) is not None:
        if isinstance(found, Reason):
            found = replace(frame.mover, cls="fighter", group=force)
        elif found is not None and found.group is None:
            found = replace(found, group=force)
    among = _told_next_among(reader, frame) if found is Reason.CIVILIANS else None
    if among is not None and frame.mover is not None:
        frame.mover = found = replace(frame.mover, cls=among[0].cls, group=among[0].group, armed_words=True)
    found = found or Reason.NO_MOVER
    if is_told:
        mover = take_as_told(frame, found, notes)
    else:
        mover = weigh_mover(reader, sentence, frame, found, status, speaker, previous, notes)
    refused = reader.discourse.refused
    goes_on = frame.mover is not None and refused is not None and _is_of_those(sentence, frame, refused)
    if goes_on and not is_told and not isinstance(mover, Reason):
        mover = Reason.CIVILIANS  # "families walk to X, and then on to Y"
    if isinstance(mover, Reason):
        reader.discourse.refused = frame.mover if mover is not Reason.UNLIKELY else None
        reader.reject(frame, mover)
        return []
    if mover.cls == "weapon" and frame.trigger.sense.lemma in ("land", "fall", "hurl", "fly"):
        reader.reject(frame, Reason.FRONT_LINE)  # "mortars landed in X"
        return []
    origins, destinations = find_ends(reader, sentence, frame, previous, notes)
    if not destinations and _is_driven_out(sentence, frame, mover):
        reader.reject(frame, Reason.FRONT_LINE)
        return []
    origins, destinations = weigh_open_end(reader, sentence, frame, origins, destinations, notes)
    alone = destinations and not origins
    stood = from_their_station(reader, sentence, frame, mover, destinations[0]) if alone else None
    if stood is not None:
        origins = [stood.end]
        notes.append("origin from where they were")
    held = to_their_station(reader, sentence, frame, origins[0]) if origins and not destinations else None
    if held is not None:
        destinations = [held.end]
        notes.append("ends from two sentences")
    station = stood or held
    told_before = station is not None and station.block == sentence.block.start
    if not origins and not destinations:
        reader.reject(frame, Reason.NO_END)
        return []
    if not destinations and frame.trigger.sense.lemma in _UNMADE:
        reader.reject(frame, Reason.NO_END)  # "dismantled its camp at X", and nobody is said to go
        return []
    joined = {u.low for u in sentence.units[frame.trigger.end : frame.trigger.end + 3]}
    if not destinations and frame.trigger.sense.lemma.startswith("join") and joined & _RANKS:
        reader.reject(frame, Reason.NO_END)  # "a man from X had joined the group"
        return []
    told_as = weigh_status(reader, sentence, frame, origins, destinations, status)
    notes += ["status weighed"] if told_as != status else []
    status = told_as
    claimant = weigh_claimant(reader, sentence, frame, origins, destinations, status, speaker)
    notes += ["claimant weighed"] if claimant != speaker else []
    via = tuple(
        reader.report.text[u.start : u.end] for p in frame.ends.via if passes(reader, u := sentence.units[p.unit])
    )
    count = None if status == "denied" and not frame.own_subject else find_count(sentence, frame, mover)
    count = among[1] if among is not None else count
    if status == "denied" and count is not None and count.low == count.high == 1:
        count = None  # "we have not sent one soldier"
    what = what_moves(sentence, mover, count)
    if count is None and what in ("fighters", "vehicles") and status != "denied":
        count = ridden(sentence, frame, mover)
        what = "vehicles" if count is not None else what
    if what == "weapons" or (count and not fits(count, what)):
        count = None
    if among is None:
        weighed_count = weigh_count(reader, sentence, frame, mover, status, what, origins, destinations, count)
        notes += ["count weighed"] if weighed_count is not count else []
        count = weighed_count
    nears = not _EDGES.isdisjoint(notes) and frame.trigger.sense.lemma == "reach" and mover.cls in ("fighter", "unit")
    nears = nears or (mover.cls in _TAKERS and _fights_its_way(sentence, frame))
    if nears and not origins and count is None and status == "occurred":
        reader.reject(frame, Reason.FRONT_LINE)  # "the army reached the edge of X"
        return []
    dated = Dated(*find_days(reader, sentence, frame, status))
    weighed = weigh_days(reader, sentence, frame, status, origins, destinations, dated)
    notes += ["days weighed"] if weighed.days != dated.days else []
    days, date_text, basis = weighed.days, weighed.text, weighed.basis
    if reader.headed is not None and date_text is reader.headed.text:
        notes.append("day of the heading above")
    elif reader.report.published is None and reader.report.changed and days[0] is not None:
        notes += ["date assumed"] if date_text is None or str(days[0].year) not in date_text else []
    published = reader.report.day
    ahead = days[0] is not None and published is not None and days[0] > published
    noun_ahead = frame.trigger.sense.is_noun and days[1] is not None and published is not None and days[1] > published
    if status == "occurred" and noun_ahead:
        status = "planned"  # "announced the departure before the end of the month of 100 men"
    goes_on = is_ongoing(sentence.units, frame) or sentence.units[frame.trigger.at].low.endswith("ing")
    goes_on = goes_on or (date_text is not None and "tomorrow" in date_text.casefold())
    if status == "occurred" and ahead and goes_on:
        status = "planned"  # "the battalion leaves A for B tomorrow"
    starts: list[End | None] = [*origins] or [None]
    stops: list[End | None] = [*destinations] or [None]
    pairs = [(o, d) for o in starts for d in stops if not is_same(o, d)]
    if not pairs:
        reader.reject(frame, Reason.SAME_PLACE)
        return []
    group = find_group(reader, sentence, mover, frame, speaker, [*origins, *destinations], len(origins))
    group = weigh_group(reader, sentence, mover, frame, speaker, origins, destinations, group)
    quote = Span(station.span.start, sentence.span.end) if station and told_before else sentence.span
    if among is not None and reader.following is not None:
        quote = Span(quote.start, reader.following.span.end)
    manner = manner_of(sentence, frame, count is not None)
    if reader.is_army(group):
        manner |= {OF_AN_ARMY}
    elif are_irregular(u.low for u in sentence.units[mover.first : mover.last]):
        manner |= {IRREGULAR}
    drafts = [
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
            claimant=claimant,
            quote=quote,
            headline=sentence.block.zone == "headline",
            sentence=sentence,
            manner=manner,
            lemma=frame.trigger.sense.lemma,
            notes=list(notes),
        )
        for o, d in pairs
    ]
    _leave_others_uncounted(reader, sentence, frame, drafts)
    reader.watch.drafted(frame, drafts)
    return drafts


def _leave_others_uncounted(reader: _Reader, sentence: Sentence, frame: Frame, drafts: Sequence[Draft]) -> None:
    """Take the number away from "others" behind it: "200 went on to A, others to B"."""
    units = sentence.units
    apart = {
        reader.report.text[units[p.unit].start : units[p.unit].end]
        for p in frame.ends.destinations[1:]
        if p.at > 1 and units[p.at - 1].low in _OTHERS and units[p.at - 2].low in (",", ";", "and", "while", "the")
    }
    counted = [d for d in drafts if d.destination is None or not any(name in d.destination.text for name in apart)]
    for draft in drafts if apart and counted else ():
        others = not any(draft is one for one in counted)
        draft.count = None if others else draft.count
        draft.shared = draft.shared and not others and len(counted) > 1


_OTHERS = frozenset(["others", "rest", "remainder"])
