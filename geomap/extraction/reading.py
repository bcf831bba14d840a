"""Read a report as a careful person does: sentence by sentence, keeping who and where were named last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from geomap.claims import Claim, End
from geomap.counts import find_counts
from geomap.dates import DateInterval, DateMention, find_dates, is_saying_date
from geomap.extraction.attribution import find_attributions
from geomap.extraction.borders import find_borders
from geomap.extraction.circumstances import with_circumstances
from geomap.extraction.completing import asks_where, close, is_about_earlier, join, join_all, left_open, reopen
from geomap.extraction.counting import is_a_mark
from geomap.extraction.crediting import Phrase
from geomap.extraction.datelines import dateline_of, towns_of_writing
from geomap.extraction.denials import denials, denied_within
from geomap.extraction.digests import voices_of
from geomap.extraction.discourse import Discourse, come_to, hear, remember, turn_to
from geomap.extraction.drafts import Draft, draft_claims
from geomap.extraction.ends import Frame
from geomap.extraction.fates import came_only_so_far
from geomap.extraction.forces import one_of_slashed, short_forces, unlisted_forces
from geomap.extraction.frames import find_frames
from geomap.extraction.headings import days_by_block, group_above, month_told_above, place_above
from geomap.extraction.interviews import claimant_of_turn, interviewee_of, turns_of
from geomap.extraction.labels import is_label
from geomap.extraction.merging import finish, without_halves
from geomap.extraction.movers import Mover, movers
from geomap.extraction.nouns import serves_in_arms
from geomap.extraction.retracting import denied_in_answer_to, taken_back
from geomap.extraction.shouted import as_spoken, in_its_words
from geomap.extraction.sifting import up_to_the_last_movement
from geomap.extraction.sources import Attribution
from geomap.extraction.speaking import (
    answers_no,
    claimant_of,
    denied_in_answer,
    is_asked,
    is_item,
    is_question,
    issuer_of,
    opens_list,
    speakers_of,
)
from geomap.extraction.stations import station_of
from geomap.extraction.status import is_scheduled, status_of
from geomap.extraction.subjects import goes_away_behind
from geomap.extraction.tabled import columns_by_block, sources_of_row, with_cells
from geomap.extraction.taking import takes_what_it_enters
from geomap.extraction.telling import told_all_the_same
from geomap.extraction.thwarted import goes_back, is_struck, struck_while_moving
from geomap.extraction.told_ends import opening_of
from geomap.extraction.toponyms import KIND_HINTS, last_part, likely, peoples, spoken_for, sure_towns, with_part
from geomap.extraction.units import Found, Unit, lay_units
from geomap.extraction.unlisted import unlisted_places
from geomap.extraction.watching import NOBODY, Reason, Watcher
from geomap.gazetteer import Gazetteer, Mention, Place, demonym_of
from geomap.groups import GroupLexicon, GroupMention, read_groups
from geomap.reports import Block, Report
from geomap.text import Span, quotations, sentences


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A place name that the gazetteer could not settle: the name, the report and the sentence around it."""

    name: str
    report: str
    context: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a report was found to say: its claims, and the names that wait for a curator."""

    claims: tuple[Claim, ...]
    unresolved: tuple[Unresolved, ...]


@dataclass(slots=True)
class Sentence:
    """A sentence with its units, sources and movements."""

    span: Span
    block: Block
    units: list[Unit]
    masked: list[bool]
    attributions: list[Attribution]
    speakers: list[str | None] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    nps: list[Mover] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    named: list[Phrase] | None = None
    anchor: date | DateInterval | None = None


def extract_claims(report: Report, gazetteer: Gazetteer, groups: GroupLexicon | None = None) -> list[Claim]:
    """Take the movement claims from a report.

    Parameters
    ----------
    report : Report
        The report; furniture is passed over.
    gazetteer : Gazetteer
        Where its places are looked up.
    groups : GroupLexicon, optional
        The armed groups to know; those that geomap ships where it is left out.

    Returns
    -------
    list of Claim
        In the order of the text. Any text gives a list; a text without claims gives an empty one.
    """
    return list(read_report(report, gazetteer, groups).claims)


def read_report(
    report: Report, gazetteer: Gazetteer, groups: GroupLexicon | None = None, *, watch: Watcher = NOBODY
) -> Reading:
    """Read a report: its claims and the place names that could not be settled.

    Parameters and errors are those of :func:`extract_claims`; ``watch`` is told of each step.
    """
    spoken = as_spoken(report, gazetteer, groups := groups or read_groups())
    blocks: Sequence[Block] = [block for block in report.blocks if block.zone != "furniture"]
    columns = columns_by_block(spoken)
    if watch is NOBODY:
        blocks = up_to_the_last_movement(spoken.text, blocks, columns)
    if not blocks:
        return Reading((), ())
    reading = _Reader(spoken, gazetteer, groups, columns, watch).read(blocks)
    return replace(reading, claims=tuple(in_its_words(claim, report) for claim in reading.claims))


_SENTENCE_LIMIT = 2000
"""Longer than any sentence; what is longer is a page without full stops and is read in pieces of this length."""
_DAYS_TOLD = 7
"""What is told of more days is told of a month or a year."""


class _Reader:
    def __init__(
        self,
        report: Report,
        gazetteer: Gazetteer,
        groups: GroupLexicon,
        columns: Mapping[int, Mapping[int, str]],
        watch: Watcher = NOBODY,
    ) -> None:
        self.report = report
        self.watch = watch
        self.gazetteer = gazetteer
        self.groups = groups
        self.discourse = Discourse()
        self.unresolved: list[Unresolved] = []
        self.latest: list[Draft] = []
        self.before: list[Draft] = []
        self.guessed: set[int] = set()
        self.settled: dict[str, Place] = {}
        self.said: dict[int, bool] = {}
        self.groupless: set[Block] = set()
        self.chosen: dict[tuple[str, str | None, tuple[tuple[float, float], ...]], tuple[object, Place | None]] = {}
        self.interviewed: str | None = None
        self.voices: dict[int, str] = {}
        self.asked = False
        self.refusals: set[Reason] = set()
        self.told = 0
        self.passed = 0
        self.peoples: dict[str, bool] = {}
        self.headlined: set[str] = set()
        self.days_of_blocks = days_by_block(report)
        self.columns = columns
        self.headed: DateMention | None = None
        self.following: Sentence | None = None
        self.preceding: Sentence | None = None
        text = report.text
        self.begins = next((b.start for b in report.blocks if b.zone == "body"), 0)
        zones = [b for b in report.blocks if b.zone != "furniture"]
        self.mentions: list[Mention] = likely(
            text,
            (m for b in zones for m in gazetteer.mentions(text, b.start, b.end) if not self._is_own_name(m)),
        )
        self.countries = self._weigh_countries()
        self.mentions = [
            with_part(text, m, gazetteer, self.countries)
            for m in spoken_for(list(self._whole_names()), gazetteer, self.countries, self._names_people)
        ]
        self.demonym = demonym_of(self.main_country() or "")
        self.starts = [m.start for m in self.mentions]
        self.anchors = [(town.lat, town.lon) for town in sure_towns(self.mentions)][:60]
        self.main_group = self._main_group(zones)

    def _whole_names(self) -> Iterator[Mention]:
        """Read a listed name that goes on to its end: "Deir ez-Zur" is not the town of Deir.

        The whole name gets its place where there is one; where there is none, its beginning is no place of its own.
        """
        text = self.report.text
        starts = {m.start for m in self.mentions}
        for mention in self.mentions:
            tail = last_part(text, mention)
            if (
                tail is None
                or not starts.isdisjoint(range(mention.end + 1, tail.end()))
                or self.groups.mentions(text, tail.start(), tail.end(), self.countries)
            ):
                yield mention
                continue
            name = text[mention.start : tail.end()]
            answer = self.gazetteer.resolve(name, countries=self.countries)
            if answer.place_id is not None and answer.match != "not a place":
                if answer.match == "fuzzy":
                    self.guessed.add(mention.start)
                yield Mention(mention.start, tail.end(), name, (self.gazetteer.places[answer.place_id],), "folded")

    def _names_people(self, country: str) -> bool:
        """Say whether the report names the people of a country; looked for once for each country."""
        known = self.peoples.get(country)
        if known is None:
            people = demonym_of(country)
            known = self.peoples[country] = bool(people) and people in self.report.text
        return known

    def _is_own_name(self, mention: Mention) -> bool:
        """Say whether a place is only part of the outlet's own name: "told Kavkaz Desk"."""
        outlet = self.report.outlet or ""
        at = outlet.find(mention.text)
        start = mention.start - at
        return at >= 0 and outlet != mention.text and self.report.text[start : start + len(outlet)] == outlet

    def _weigh_countries(self) -> dict[str, float]:
        weights: dict[str, float] = {}
        doubtful: list[tuple[str, set[str]]] = []
        for mention in self.mentions:
            curated = [p for p in mention.places if not self.gazetteer.is_fallback(p)]
            codes = {p.country for p in curated or mention.places if p.country}
            if len(codes) == 1 and not mention.is_common_word:
                code = codes.pop()
                others = {p.country for p in mention.places} - {code} if curated else set()
                if others:
                    doubtful.append((code, others))
                    continue
                named = mention.places[0].kind == "country"
                weights[code] = weights.get(code, 0.0) + (_COUNTRY_NAMED if named else 1.0)
        sure = set(weights)
        for code, others in doubtful:  # a name that towns of other countries bear too, as Saravan of Laos and Iran
            if code in sure or sure.isdisjoint(others):
                weights[code] = weights.get(code, 0.0) + 1.0
        return weights

    def _main_group(self, zones: Sequence[Block]) -> str | None:
        counts: dict[str, int] = {}
        for block in zones:
            if not self.groups.may_name(self.report.text, block.start, block.end):
                if block.end - block.start <= _SENTENCE_LIMIT:  # else its words may be cut
                    self.groupless.add(block)
                continue
            for mention in self.groups.mentions(self.report.text, block.start, block.end, self.countries):
                if mention.group.kind != "army":
                    counts[mention.group.name] = counts.get(mention.group.name, 0) + 1
        most = max(counts, key=lambda name: counts[name]) if counts else None
        return most if most is not None and counts[most] * 2 > sum(counts.values()) else None

    def group_in(self, name: str) -> str | None:
        """Return the group that a claimant's name holds; None where it holds none."""
        found = self.groups.mentions(name, countries=self.countries)
        found = found or self.groups.mentions(name, countries=[self.main_country() or ""])
        return found[0].group.name if found else None

    def is_armed(self, speaker: str | None) -> bool:
        """Say whether a claimant belongs to an armed force: "we" in his words are fighters."""
        if speaker is None:
            return False
        return self.group_in(speaker) is not None or serves_in_arms(speaker)

    @cached_property
    def posted(self) -> tuple[str, Place] | None:
        """The town where the report was written, by its byline or dateline: what its own "here" stands for."""
        for name in towns_of_writing(self.report):
            answer = self.gazetteer.resolve(name, countries=self.countries)
            if answer.place_id is not None and answer.match != "not a place":
                return name, self.gazetteer.places[answer.place_id]
        return None

    @cached_property
    def mentioned(self) -> list[GroupMention]:
        """The groups that the report names, in order."""
        return self.groups.mentions(self.report.text, 0, len(self.report.text), self.countries)

    @cached_property
    def named(self) -> dict[str, list[tuple[int, str]]]:
        """Where the groups of each country are named, in order: ``{country: [(start, group), ...]}``."""
        out: dict[str, list[tuple[int, str]]] = {}
        for m in self.mentioned:
            out.setdefault(m.group.country or "", []).append((m.start, m.group.name))
        return out

    @cached_property
    def all_named(self) -> frozenset[str]:
        """Every group that the report names."""
        return frozenset(name for names in self.named.values() for _, name in names)

    def named_last(self, nation: str, before: int) -> str | None:
        """Name the group of a country, and not its army, that the report named last before a place in its text."""
        named = self.named.get(nation, [])
        at = bisect_left(named, (before, ""))
        return next((name for _, name in reversed(named[max(0, at - _LOOK_BACK) : at]) if not self.is_army(name)), None)

    def is_army(self, group: str | None) -> bool:
        """Say whether a group is the army of a state."""
        known = self.groups.groups.get(group or "")
        return known is not None and known.kind == "army"

    def country_of(self, end: End) -> str | None:
        """Return the country of an end; None where it is not resolved."""
        return self.gazetteer.places[end.place_id].country if end.place_id else None

    def army_of(self, country: str) -> str | None:
        group = self.groups.army_of(country)
        return group.name if group else None

    def main_country(self) -> str | None:
        return max(self.countries, key=lambda c: (self.countries[c], c)) if self.countries else None

    # -- reading ------------------------------------------------------------------------------------------------

    def read(self, blocks: Sequence[Block]) -> Reading:
        self.watch.starts(self)
        self.discourse.day = month_told_above(self.report)
        drafts: list[Draft] = []
        turns = turns_of(self.report.text, [block for block in self.report.blocks if block.zone != "furniture"])
        opening = min(turns, default=None)
        interviewee: str | None = None
        put: list[Draft] = []
        listing: str | None = None
        issuer = issuer_of(self)
        self.voices = voices_of(self)
        for block in blocks:
            listing = listing if is_item(self.report.text[block.start : block.end]) else None
            turn = turns.get(block.start)
            come_to(self, place_above(self, block))
            turn_to(self.discourse, group_above(self, block))
            if block.start == opening:
                interviewee = interviewee_of(self, opening)
            issued = issuer[1] if issuer is not None and block.start >= issuer[0] else None
            answers = claimant_of_turn(turn, interviewee) if turn is not None else None
            voice = self.voices.get(block.start)
            if voice is not None:
                hear(self.discourse, voice, block.start)
            stands_for = answers or listing or voice or issued
            found = self._block(block, stands_for, turn.begins if turn is not None else block.start)
            if turn is not None and not turn.asks:
                drafts = self._without(drafts, denied_in_answer_to(put, found))
            put = found if turn is not None and turn.asks else []
            drafts += found
            if opens_list(self.report.text[block.start : block.end]):
                listing = self.discourse.speaker
        claims = finish(self.report, drafts, self.country_of, self.groups.groups, self.watch)
        return Reading(tuple(claims), tuple(self.unresolved))

    def _block(self, block: Block, interviewee: str | None, begins: int) -> list[Draft]:
        text = self.report.text
        quotes = [(q.start, q.end) for q in quotations(text, block.start, block.end)]
        rows: list[Sentence] = []
        self.headed = self.days_of_blocks.get(block)
        anchor = self.headed.last if self.headed is not None else self.discourse.day
        for span in self._spans(replace(block, start=begins)):
            rows.append(self._sentence(block, span, quotes, anchor))
            anchor = self.day_of(rows[-1]) or anchor
        drafts: list[Draft] = []
        self.interviewed = interviewee
        for number, sentence in enumerate(rows):
            sentence.speakers = speakers_of(self, sentence)
            self.watch.sentence(sentence, sentence.speakers)
            if number == 0 and sentence.speakers and is_label(sentence.attributions[0]):
                self.interviewed = self.interviewed or sentence.speakers[0]
            self.following = rows[number + 1] if number + 1 < len(rows) else None
            self.preceding = rows[number - 1] if number else None
            found = self._claims(rows, number)
            denied = denied_within(text, sentence, found)
            opened = reopen([*self.latest, *found])
            if not found:
                about = is_about_earlier(self, sentence)
                found = denials(text, sentence, self.following, self.latest)
                if not found and not about:
                    found = told_all_the_same(self, rows, number)
            known = len(self.latest)
            found = self._joined(sentence, found)
            close(opened)
            drafts = self._without(drafts, taken_back(self.latest, found))
            drafts += [*self.latest[known:], *found, *denied]
            self.asked = bool(self.latest) and not found and asks_where(sentence)
            self.before = [] if found else left_open(self.latest)
            self.latest = self.latest if self.asked else found
            remember(self, sentence, found)
            self.told += bool(found)
            self.passed += 1
            self.discourse.station = None if found else station_of(self, sentence)
        return drafts

    def _without(self, drafts: list[Draft], denied: Sequence[tuple[Draft, Draft]]) -> list[Draft]:
        """Leave out what was told only to be denied, each with its denial."""
        for draft, denial in denied:
            self.watch.dropped(draft, Reason.TAKEN_BACK, denial)
        return [draft for draft in drafts if all(draft is not one for one, _ in denied)]

    def _joined(self, sentence: Sentence, found: list[Draft]) -> list[Draft]:
        """Join what completes a claim of the sentence before to it, and return the other claims."""
        joined = join_all(self.latest, found, opening_of(sentence), self.before)
        for draft, twin in joined:
            self.watch.dropped(draft, Reason.COMPLETES, twin)
        return [] if joined else found

    def day_of(self, sentence: Sentence) -> date | DateInterval | None:
        """Return the last day that a sentence names for what happened, or the month or year."""
        told = [
            u
            for u in sentence.units
            if u.kind == "date" and u.what.last is not None and not (self.is_of_saying(u.what) or u.what.is_years_ago)
        ]
        if not told:
            return None
        mention: DateMention = told[-1].what
        first, last = mention.first, mention.last
        if first and told[-1].low.startswith("since "):
            return first if (first.day, first.month) != (1, 1) else None  # "since 2014" is no day of what is told
        if first is None or last is None or (last - first).days <= _DAYS_TOLD:
            return last
        return DateInterval(first, last)

    def is_of_saying(self, mention: DateMention) -> bool:
        """Say whether a day is the one of saying; asked more than once for each."""
        known = self.said.get(mention.start)
        if known is None:
            known = self.said[mention.start] = is_saying_date(self.report.text, mention)
        return known

    def _spans(self, block: Block) -> list[Span]:
        out: list[Span] = []
        for span in sentences(self.report.text, block.start, block.end):
            start = dateline_of(self.report.text, span)
            for at in range(start.end() if start else span.start, span.end, _SENTENCE_LIMIT):
                out.append(Span(at, min(at + _SENTENCE_LIMIT, span.end)))
        return out

    def _sentence(
        self, block: Block, span: Span, quotes: Sequence[tuple[int, int]], anchor: date | DateInterval | None
    ) -> Sentence:
        text = self.report.text
        found: list[Found] = []
        at = bisect_left(self.starts, span.start)
        while at < len(self.mentions) and self.mentions[at].start < span.end:
            mention = self.mentions[at]
            found.append(Found("place", mention.start, mention.end, mention, 1))
            at += 1
        groupless = block in self.groupless
        groups = () if groupless else self.groups.mentions(text, span.start, span.end, self.countries)
        for group in one_of_slashed(text, groups, self.countries):
            if not self._is_another(group, found):
                found.append(Found("group", group.start, group.end, group, 3))
        known = [(f.start, f.end) for f in found]
        for group in short_forces(text, span.start, span.end, lambda: self.mentioned):
            if not any(a < group.end and group.start < b for a, b in known):
                found.append(Found("group", group.start, group.end, group, 0))
        for force in unlisted_forces(text, span.start, span.end, known, self.demonym):
            found.append(Found("group", force.start, force.end, force, 0))
        for count in find_counts(text, start=span.start, end=span.end):
            if is_a_mark(text, span.start, span.end, count):
                continue
            found.append(
                Found(
                    "count",
                    count.start,
                    min(count.end, max(count.noun_start, count.start + 1))
                    if count.noun_start > count.start
                    else count.end,
                    count,
                    2,
                )
            )
        for day in find_dates(text, self.report.day, start=span.start, end=span.end, anchor=anchor):
            found.append(Found("date", day.start, day.end, day, 4))
        found += peoples(text, span.start, span.end, self.gazetteer)
        found += find_borders(text, span.start, span.end, self.gazetteer, self.countries)
        found += unlisted_places(self, span, [(f.start, f.end) for f in found])
        units = lay_units(text, span.start, span.end, found, quotes)
        if (columns := self.columns.get(block.start)) is not None:
            units = with_cells(text, block.start, units, columns)
            attributions = sources_of_row(text, block.start, units, columns)
        else:
            attributions = [with_circumstances(units, said) for said in find_attributions(text, units)]
        masked = [False] * len(units)
        for item in attributions:
            for k in range(item.first, min(item.last, len(units))):
                masked[k] = True
        sentence = Sentence(span, block, units, masked, attributions, anchor=anchor)
        sentence.nps = [m for m in movers(units, self.army_of) if not masked[m.head]]
        sentence.frames = find_frames(units, masked, sentence.nps)
        return sentence

    def _is_another(self, group: GroupMention, found: Sequence[Found]) -> bool:
        """Say whether a name is another's here: the outlet's initials, a town that a foreign group is called like."""
        written = self.report.text[group.start : group.end]
        if written.isupper() and written == "".join(w[0] for w in (self.report.outlet or "").split()).upper():
            return True
        if written.casefold().endswith("police") and _HOUSE.match(self.report.text, group.end):
            return True  # "the Mosul police station"
        named = [f for f in found if f.kind == "place" and (f.start, f.end) == (group.start, group.end)]
        if named and _GOES.search(self.report.text[max(0, group.start - 24) : group.start]):
            return True  # "from Ras Kamboni"
        if group.group.country in self.countries or not group.group.country:
            return False
        return any(f.what.places[0].country in self.countries for f in named)

    # -- where --------------------------------------------------------------------------------------------------

    def place(self, unit: Unit, area_noun: str, near: Sequence[tuple[float, float]] = ()) -> Place | None:
        """Settle the place that a unit names; None where it cannot be told."""
        mention: Mention = unit.what
        hint = KIND_HINTS.get(area_noun)
        key = (mention.text, hint, tuple(near))
        places, place = self.chosen.get(key, (None, None))
        if places is not mention.places:
            for points in (near, self.anchors) if near else (self.anchors,):
                place = self.gazetteer.choose(
                    mention.places, countries=self.countries, near=points, kind_hint=hint, name=mention.text
                ).place
                if place is not None:
                    break
            self.chosen[key] = (mention.places, place)
        if hint is None:
            return self.settled.get(unit.low, place)
        if place is not None:
            self.settled[unit.low] = place
        return place

    def note_unresolved(self, name: str, sentence: Sentence) -> None:
        """Put a name on the curator's worklist, with the sentence around it."""
        context = self.report.text[sentence.span.start : sentence.span.end]
        self.unresolved.append(Unresolved(name, self.report.id, " ".join(context.split())))

    # -- claims -------------------------------------------------------------------------------------------------

    def reject(self, frame: Frame, reason: Reason) -> None:
        """Keep why a movement of the sentence makes no claim."""
        self.refusals.add(reason)
        self.watch.rejected(frame, reason)

    def _claims(self, rows: Sequence[Sentence], number: int) -> list[Draft]:
        sentence = rows[number]
        units, masked = sentence.units, sentence.masked
        self.refusals.clear()
        out: list[Draft] = []
        previous: Frame | None = None
        asks = bool(sentence.frames) and is_question(units)
        for frame in sentence.frames:
            if "stop" in frame.trigger.sense.frame:
                self.watch.rejected(frame, Reason.FRONT_LINE)
                previous = None
                continue
            if (
                frame.trigger.participle
                and not frame.own_subject
                and previous is None
                and frame is not sentence.frames[0]
                and not (frame.mover is not None and goes_away_behind(units, frame.trigger))
            ):
                struck = struck_while_moving(sentence, frame)
                if struck is None:  # "tightened the ring, reaching the suburb"
                    self.reject(frame, Reason.FRONT_LINE_GOES_ON)
                    continue
                frame.mover = struck
            if self.latest and came_only_so_far(units):
                self.reject(frame, Reason.STOPPED_BEFORE)
                continue
            if takes_what_it_enters(sentence, frame):
                self.reject(frame, Reason.FRONT_LINE)
                continue
            speaker, denies = claimant_of(self, rows, number, frame)
            if sentence.speakers and answers_no(units):
                speaker, denies = sentence.speakers[-1], True
            status = status_of(units, masked, frame, denies)
            if status is Reason.STOPPED_BEFORE and is_struck(units, frame):
                never = draft_claims(self, sentence, frame, "prevented", speaker, previous)
                if out and len(never) == 1 and all(d.destination is None for d in out):
                    for draft in out:
                        join(draft, never[0])  # "set off from A but was destroyed before it reached B"
                elif previous is None:
                    out += never
                continue
            asked = asks or is_asked(units, frame.trigger.at)
            if asked and (answer := denied_in_answer(self.following)) is not None:
                status, speaker, asked = "denied", answer, False
            if isinstance(status, Reason) or asked:
                self.reject(frame, status if isinstance(status, Reason) else Reason.QUESTION)
                continue
            if status == "occurred" and sentence.block.zone == "body" and is_scheduled(units, masked, frame):
                status = "planned"
            if status == "occurred" and self.discourse.is_struck and goes_back(units, frame):
                status = "prevented"
            out += draft_claims(self, sentence, frame, status, speaker, previous)
            previous = frame
        if asks and self.following is not None:
            for draft in out:
                draft.quote = Span(draft.quote.start, self.following.span.end)
        return without_halves(out, self.watch)


_GOES = re.compile(r"(?<!according) (?:from|to|into|towards?|in|near|out of) $")
_HOUSE = re.compile(r" (?:stations?|posts?|headquarters|academy|building|barracks|checkpoints?)\b")
_COUNTRY_NAMED = 2.0
"""A country's name weighs as much as two of its towns where namesakes are told apart."""
_LOOK_BACK = 50
"""So many names back a group of a country is looked for."""
