"""Frames: each movement word with its mover and the places that its clause gives it."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.chains import merge_chains, split_gapped, split_onward
from geomap.extraction.ends import Ends, Frame, clause_ends
from geomap.extraction.movers import Mover, is_governed
from geomap.extraction.roles import Phrase, phrases
from geomap.extraction.triggers import HARD, Trigger, find_triggers
from geomap.extraction.units import Unit
from geomap.extraction.unknown import unknown_triggers

_SUBORDINATORS = lexicon.words("subordinators")
_RELATIVES = frozenset(["who", "which", "that", "whose", "whom"])


def find_frames(units: Sequence[Unit], masked: Sequence[bool], nps: Sequence[Mover]) -> list[Frame]:
    """Find the movements of a sentence.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    masked : sequence of bool
        True for the units of attributions, which are nobody's mover and no end.
    nps : sequence of Mover
        Its noun phrases outside of attributions.

    Returns
    -------
    list of Frame
        In order; frames that share a subject and complete each other are merged.
    """
    triggers = find_triggers(units, masked)
    places = [p for p in phrases(units) if not masked[p.unit]]
    if not triggers and len(places) < 2:
        return []
    triggers += unknown_triggers(units, masked, triggers, places, nps)
    triggers.sort(key=lambda t: t.at)
    frames: list[Frame] = []
    for number, trigger in enumerate(triggers):
        left = next((t.end for t in reversed(triggers[:number]) if "column" not in t.sense.frame), 0)
        right = next((t.at for t in triggers[number + 1 :] if "column" not in t.sense.frame), len(units))
        frame = _frame(units, masked, trigger, left, right, nps, places, frames)
        frames.append(frame)
    frames = [f for f in frames if not _is_company(units, f, frames)]
    merged = merge_chains(units, [f for f in frames if not _is_object_of_another(f, frames)])
    return split_onward(units, split_gapped(units, merged, nps))


def _is_company(units: Sequence[Unit], frame: Frame, frames: Sequence[Frame]) -> bool:
    """Say whether a column only is what somebody goes with: "who had travelled with the convoy were flown on"."""
    if "column" not in frame.trigger.sense.frame or frame.mover is None or len(frames) < 2:
        return False
    before = frame.mover.first - 1
    return before > 0 and units[before].low in ("with", "aboard", "alongside")


def _is_object_of_another(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Say whether a column noun is what another verb moves: "sent reinforcements"."""
    if "column" not in frame.trigger.sense.frame:
        return False
    at = frame.trigger.at
    return any(
        f is not frame and f.mover is not None and f.mover.first <= at < f.mover.last and f.trigger.at < at
        for f in frames
    )


def _bounds(units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, left: int, right: int) -> tuple[int, int]:
    first = trigger.at
    while first > left:
        unit = units[first - 1]
        if (
            unit.kind == "word"
            and not masked[first - 1]
            and (unit.low in HARD or (unit.low in _SUBORDINATORS and not _not_clause(units, first - 1)))
        ):
            break
        first -= 1
    last = trigger.end
    while last < right:
        unit = units[last]
        if (
            unit.kind == "word"
            and not masked[last]
            and (
                unit.low in HARD
                or (unit.low in _SUBORDINATORS and not _not_clause(units, last))
                or (unit.low in ("and", "but") and (_new_predicate(units, last + 1) or _new_clause(units, last + 1)))
                or (unit.low == "," and last + 1 < len(units) and units[last + 1].low in _SAYING)
            )
        ):
            break
        last += 1
    return first, last


def _new_predicate(units: Sequence[Unit], at: int) -> bool:
    """Say whether another verb of the same subject begins here, which is no movement: "and are planning to fight"."""
    if at + 1 >= len(units) or units[at].kind != "word":
        return False
    low = units[at].low
    return low in _AUXILIARIES and units[at + 1].kind == "word"


def _new_clause(units: Sequence[Unit], at: int) -> bool:
    """Say whether another subject with its verb begins here: "and the UN agency delivered tents to X"."""
    if at + 2 >= len(units) or units[at].low not in ("the", "a", "an", "its", "their", "some"):
        return False
    for k in range(at + 1, min(at + 7, len(units) - 1)):
        unit = units[k]
        if unit.kind in ("place", "date") or (unit.kind == "word" and unit.low in _ENDS_SUBJECT):
            return False
        verb = unit.low.endswith("ed") or unit.low in lexicon.HAVE
        if unit.kind == "word" and k > at + 1 and verb and not unit.capital and "-" not in unit.low:
            after = units[k + 1]
            describes = unit.low in lexicon.ADJECTIVES or unit.low in lexicon.words("adjectives of movers")
            return after.kind != "place" and after.low not in lexicon.PLACE_NOUNS and not describes
    return False


_ENDS_SUBJECT = frozenset([",", "of", "in", "to", "from", "at", "near", "on", "for", "with"])
_SAYING = frozenset("dismissing denying rejecting citing quoting saying adding claiming contradicting raising".split())
_AUXILIARIES = frozenset("is are was were has have had will would may might can could did do does".split())


def _not_clause(units: Sequence[Unit], i: int) -> bool:
    """Say whether a word that may open a clause does not here: "before dawn", "as well as", "than"."""
    low = units[i].low
    after = units[i + 1].low if i + 1 < len(units) else ""
    if low in ("before", "after", "until", "since"):
        return (
            after in ("dawn", "sunset", "midnight", "noon", "nightfall", "sunrise", "dusk", "dark")
            or (i + 1 < len(units) and units[i + 1].kind == "date")
            or _is_verbless(units, i + 1)
        )
    if low == "but":
        return i > 0 and units[i - 1].low == "all"
    if low in ("where", "which") and i > 0 and units[i - 1].low == "," and units[i - 2].kind == "place":
        return any(u.low == "," for u in units[i + 1 : i + 12])  # "From Mosul, where the bridge was closed, ..."
    return low in ("than", "so")


def _is_verbless(units: Sequence[Unit], at: int) -> bool:
    """Say whether no verb stands before the next comma: "after ten days, left" is no clause."""
    for unit in units[at : at + 9]:
        if unit.low in (",", ".", ";"):
            return True
        if unit.kind == "word" and (
            unit.low in lexicon.BE
            or unit.low in lexicon.HAVE
            or unit.low in lexicon.verbs()
            or unit.low.endswith(("ed", "ing"))
            or unit.low in ("they", "he", "she", "it", "we", "could", "will", "would", "fell", "broke", "came")
        ):
            return False
    return False


def _frame(
    units: Sequence[Unit],
    masked: Sequence[bool],
    trigger: Trigger,
    left: int,
    right: int,
    nps: Sequence[Mover],
    places: Sequence[Phrase],
    before: Sequence[Frame],
) -> Frame:
    first, last = _bounds(units, masked, trigger, left, right)
    subject = _subject(units, trigger, first, nps, bool(before))
    if subject is not None and trigger.participle and before and subject is before[-1].mover:
        subject = None  # "shifted 250 men from A to B, bringing along a launcher"
    own = subject is not None
    if subject is None and _continues(units, masked, trigger, left, before):
        subject = before[-1].mover if not before[-1].agent else before[-1].agent
        if trigger.passive or trigger.sense.is_noun or trigger.participle:
            subject = before[-1].mover
    later = bool(before) and first == left
    ends = clause_ends(units, masked, trigger, first, last, places, subject if own else None, later)
    if ("leaves" in trigger.sense.frame or ends.origins) and not ends.destinations:
        ends.destinations += _stands_now(units, trigger, places)
    mover, agent = subject, None
    frame = trigger.sense.frame
    if "carries" in frame and not trigger.passive:
        thing = _object(units, trigger, last, nps, ends)
        if thing is not None:
            mover, agent = thing, subject
        elif own and subject is not None and (head := _relative_head(units, subject, nps)) is not None:
            mover, agent = head, subject
        elif "moves" not in frame and not (own and not _finite(units, trigger)):
            mover = None
    if "reinforces" in frame:
        brought = _with_phrase(units, trigger, last, nps) if own else None
        mover, agent = (brought, subject) if brought is not None else (subject, None)
    if trigger.sense.is_noun:
        thing = _of_object(units, trigger, last, nps, "column" in frame)
        if thing is not None:
            mover, agent = thing, subject
    out = Frame(trigger, mover, ends, first, last, agent, [trigger], own_subject=own)
    lead = [u.low for u in units[max(0, trigger.at - 6) : trigger.at]]
    out.is_earlier = "had" in lead and "after" in lead
    out.is_object = trigger.sense.is_noun and mover is not subject
    out.onward = _onward(units, trigger, first)
    return out


def _stands_now(units: Sequence[Unit], trigger: Trigger, places: Sequence[Phrase]) -> list[Phrase]:
    """Read where those who left are said to be now: "quit Khanaqin at noon and are by now in Kalar"."""
    for phrase in places:
        lead = [u.low for u in units[max(trigger.end, phrase.at - 4) : phrase.at]]
        is_now = set(lead) & _STANDING_NOW and set(lead) & lexicon.BE
        stands = phrase.governor in ("in", "at") or (phrase.governor == "to" and lead[-1:] == ["back"])
        if phrase.unit > trigger.end and stands and is_now and "and" in lead:
            return [phrase]
    return []


_STANDING_NOW = frozenset(["now", "already", "currently", "back", "parked", "lodged", "housed", "camped"])


def _relative_head(units: Sequence[Unit], subject: Mover, nps: Sequence[Mover]) -> Mover | None:
    """Return what an object relative tells of: "a convoy which the militia had pushed out of A"."""
    k = subject.first - 1
    if k < 1 or units[k].low not in ("which", "that", "whom"):
        return None
    return next((m for m in nps if m.last in (k, k - 1) and m.last > m.first), None)


def _finite(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a verb that only carries is used as a finite verb (else it is a participle behind its noun)."""
    low = units[trigger.at].low
    if low.endswith("ing") or trigger.infinitive:
        return True
    before = units[trigger.at - 1] if trigger.at else None
    if before is not None and (
        before.low in lexicon.HAVE or before.low in ("will", "would", "to", "could", "may", "might", "can", "did")
    ):
        return True
    return low.endswith("s") and not low.endswith("ss")


def _onward(units: Sequence[Unit], trigger: Trigger, first: int) -> bool:
    near = [u.low for u in units[max(first, trigger.at - 5) : trigger.end + 3]]
    return (
        "then" in near
        or ("on" in near[-3:] and units[trigger.end : trigger.end + 1] and units[trigger.end].low == "on")
    ) or ("onward" in near or "onwards" in near or "continued" in near or "continuing" in near or "again" in near)


def _subject(units: Sequence[Unit], trigger: Trigger, first: int, nps: Sequence[Mover], later: bool) -> Mover | None:
    """Find the subject of a movement word: the last free noun phrase before it that is no object of another verb."""
    inside = [m for m in nps if first <= m.head < trigger.at]
    opens = _participle_opens(units, trigger)
    if trigger.participle and inside and inside[-1].last == opens and not _is_ridden(units, inside):
        return inside[-1]  # "the item on Nusra quitting Harim", "talk of its men having been drawn back"
    if trigger.infinitive and trigger.at - first < 40:
        by = next((m for m in reversed(inside) if trigger.at - m.last < 7 and _is_attempt(units, m)), None)
        if by is not None:
            return by
    told_of = _relative_subject(units, trigger, inside)
    if told_of is not None:
        return told_of
    inserted = _inserted_clause(units, trigger, first)
    opened = first > 0 and units[first - 1].low in _SUBORDINATORS
    free = [
        m
        for m in inside
        if m.head not in inserted
        and (not is_governed(units, m) or (opened and m.first <= first + 1))
        and not _is_cargo(units, m)
        and not (m.cls == "state" and units[m.head].kind == "place" and _is_left(units, m))
    ]
    if not trigger.sense.is_noun and not trigger.participle and not trigger.infinitive:
        before = [m for m in free if m.head < (_relative_before(units, trigger, first) or 0)]
        free = before or [m for m in free if not _is_object_pronoun(units, m, trigger)]
        if free and _is_coordinated(units, trigger):
            if later:
                return None
            free = free[:1]
    if trigger.sense.is_noun and "column" in trigger.sense.frame:
        own = [m for m in nps if m.first <= trigger.at < m.last]
        if own:
            return own[0]
    opens = not later and not inside and trigger.at == next((k for k, u in enumerate(units) if u.low[:1].isalnum()), 0)
    if opens and not trigger.sense.is_noun and not units[trigger.at].low.endswith("ing"):
        # "Transferred on 10 March from A to B: two regiments"
        colon = next((k for k in range(trigger.end, len(units)) if units[k].low == ":"), len(units))
        found = next((m for m in nps if m.first == colon + 1), None)
        if found is not None:
            return found
    if not free and trigger.participle and _participle_opens(units, trigger) <= first + 1 and not later:
        # "Coming down from the hills, the rebels ...": what follows the comma
        comma = next((k for k in range(trigger.end, len(units)) if units[k].low == ","), len(units))
        return next((m for m in nps if comma < m.first <= comma + 3), None)
    if not free and "way" in trigger.sense.frame and not later and trigger.at <= first + 3:
        # "On their way from A to B, the men passed through C"
        comma = next((k for k in range(trigger.end, len(units)) if units[k].low == ","), len(units))
        return next((m for m in nps if comma < m.first <= comma + 3), None)
    while_away = units[first].low.endswith("ing") or "way" in trigger.sense.frame
    if not free and opened and while_away and not trigger.sense.is_noun:
        # "five members were caught while trying to flee": the subject, or the object, of the main clause
        main = [m for m in nps if m.last < first and not is_governed(units, m) and m.cls != "pronoun"]
        return main[-1] if main else None
    if not free and trigger.passive and not later:
        # "were taken out to the district 627 militants": the subject behind its verb
        return next((m for m in nps if m.first >= trigger.end and units[m.first].kind == "count" and m.is_armed), None)
    if not free and trigger.sense.lemma == "unknown":
        return next((m for m in nps if m.first >= trigger.end), None)  # "A → B: some 40 fighters"
    if free and free[-1].cls in ("person", "pronoun") and (among_them := _among(units, free[-1], nps)) is not None:
        return among_them
    if len(free) > 1 and free[-1].cls == "vehicle" and units[free[-1].first - 1].low in _RIDING:
        free = free[:-1]  # "ISIS members riding motorcycles moved"
    if not free or _is_unknown_subject(units, trigger, free[-1]):
        return None
    chosen = free[-1]
    if chosen.cls == "pronoun" and len(free) > 1 and units[chosen.head].low in ("which", "that", "who"):
        chosen = free[-2]
    among = [u.low for u in units[chosen.last : chosen.last + 2]] == ["among", "them"]
    if len(free) > 1 and (among or _in_apposition(units, chosen, _verb_group(units, trigger))):
        chosen = free[-2]
    if len(free) > 1 and _is_beside(units, free[-2], chosen):
        chosen = free[-2]
    if chosen.cls == "other" and units[chosen.last].low == "with" and units[chosen.head].low in _PLANES:
        return next((m for m in nps if chosen.last < m.first <= chosen.last + 2 and m.is_armed), chosen)
    if chosen.cls == "vehicle" and not any(u.kind == "count" for u in units[chosen.first : chosen.last]):
        aboard = _aboard(units, chosen, nps)
        if aboard is not None:
            chosen = aboard  # "buses carrying fighters left the town"
    # "fighters of the group, some thirty, left": a count in apposition leaves the noun before it
    if (
        chosen.cls == "pronoun"
        and units[chosen.head].kind == "count"
        and len(free) > 1
        and units[chosen.first - 1].low == ","
    ):
        chosen = free[-2]
    return chosen


def _among(units: Sequence[Unit], mover: Mover, nps: Sequence[Mover]) -> Mover | None:
    """Return the fighters told apart among others: "5,063 persons were taken to X, 1,500 of them being fighters"."""
    if units[mover.first].kind != "count":
        return None
    for one in nps:
        lead = [u.low for u in units[max(0, one.first - 3) : one.first]]
        if one.first > mover.last and one.is_armed and (lead[:2] == ["of", "them"] or lead[1:] == ["of", "them"]):
            return one
    return None


def _participle_opens(units: Sequence[Unit], trigger: Trigger) -> int:
    """Return where a participle begins: with "having", "being" or itself."""
    k = trigger.at
    while k > 0 and units[k - 1].low in ("having", "being", "been"):
        k -= 1
    return k


def _is_unknown_subject(units: Sequence[Unit], trigger: Trigger, mover: Mover) -> bool:
    """Say whether a noun that no list knows stands as the subject between a noun and a verb: "it was. The cow went"."""
    if trigger.sense.is_noun or trigger.participle or trigger.infinitive:
        return False
    k = _verb_group(units, trigger) - 1
    known = (
        lexicon.actors().keys() | lexicon.ADJECTIVES | lexicon.COMPASS | lexicon.PLACE_NOUNS | lexicon.words("nouny")
    )
    if k - 1 <= mover.last or units[k].kind != "word" or not units[k].low.isalpha() or units[k].low in known:
        return False
    if units[k].capital or units[k].low in _NO_NOUNS or units[k].low.endswith("ly"):
        return False
    lead, before = units[k - 1], units[k - 2]
    return lead.low in _ARTICLES and before.low in (".", ",", ";", "and", "but", "—", "–", "”", '"', ":")


def _aboard(units: Sequence[Unit], mover: Mover, nps: Sequence[Mover]) -> Mover | None:
    """Return whom uncounted vehicles carry, None where they carry no men or it is not told."""
    k = mover.last
    if k < len(units) and units[k].low == "with" and units[mover.head].low in ("train", "trains"):
        return next((m for m in nps if k < m.first <= k + 2), None)  # "a train with 24 tanks on its flatcars"
    k += k < len(units) and units[k].low == ","  # "the first buses, carrying 300 fighters, left"
    if k >= len(units) or units[k].low not in ("carrying", "transporting", "ferrying", "full", "packed", "filled"):
        return None
    return next((m for m in nps if k < m.first <= k + 3 and m.cls in ("fighter", "group", "family", "leader")), None)


def _is_ridden(units: Sequence[Unit], inside: Sequence[Mover]) -> bool:
    """Say whether the vehicles before a participle only carry: "dozens were seen on motorcycles heading for X"."""
    one = inside[-1]
    return one.cls == "vehicle" and len(inside) > 1 and units[one.first - 1].low in ("on", "aboard", "in")


def _is_beside(units: Sequence[Unit], one: Mover, two: Mover) -> bool:
    """Say whether the second of two nouns only goes along: "dozens of militants and their families were fleeing"."""
    between = [u.low for u in units[one.last : two.first]]
    if between == ["and"] and units[two.first].low in ("its", "their") and one.cls != "pronoun":
        return True  # "a column of the army and its Russian partners left"
    movers_too = ("fighter", "group", "unit", "leader", "men", "vehicle")
    if two.cls not in ("family", "vehicle", "weapon") or one.cls not in movers_too:
        return False
    things = two.cls == one.cls and len(between) == 2 and between[0] == "and"  # "tanks and personnel carriers"
    return things or between in (["and"], ["along", "with"], ["with"], [",", "and"])


def _is_left(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a country is what a verb of movement leaves or reaches: "left Syria, heading to X"."""
    return mover.first > 0 and units[mover.first - 1].kind == "word" and units[mover.first - 1].low in lexicon.verbs()


def _relative_subject(units: Sequence[Unit], trigger: Trigger, inside: Sequence[Mover]) -> Mover | None:
    """Return whom a relative clause tells of, though something governs it: "the pursuit of the men who are leaving"."""
    k = _verb_group(units, trigger) - 1
    if k < 1 or units[k].low not in ("who", "which", "that") or not inside or trigger.sense.is_noun:
        return None
    near = inside[-1]
    k -= units[k - 1].low == ","
    return near if near.last == k and near.cls not in ("pronoun", "state", "other") and near.head < k else None


def _inserted_clause(units: Sequence[Unit], trigger: Trigger, first: int) -> range:
    """Return what stands between commas before a verb: "300 men, whom the governor has promised, will leave"."""
    k = _verb_group(units, trigger) - 1
    if k <= first or units[k].low != ",":
        return range(0)
    commas = [j for j in range(k - 1, max(first, k - 18), -1) if units[j].low == ","]
    opens = next((j for j in commas if units[j + 1].low in _INCLUDING), commas[0] if commas else first)
    inner = units[opens + 1].low
    participial = inner.endswith("ing") and inner not in lexicon.actors()
    behind = inner.endswith(("ed", "led")) and units[opens + 2].low in ("by", "with")
    if opens == first or not (inner in ("whom", "which", "whose") or participial or behind):
        return range(0)
    return range(opens, k)


def _is_attempt(units: Sequence[Unit], mover: Mover) -> bool:
    """Read "an attempt by 20 militants to infiltrate"."""
    lead = [u.low for u in units[max(0, mover.first - 3) : mover.first]]
    return lead[-1:] in (["by"], ["for"]) and bool(
        {"attempt", "attempts", "bid", "effort", "efforts", "plan"} & set(lead)
    )


def _is_cargo(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a noun is what vehicles carry: "a convoy of 55 vehicles carrying fighters drove out"."""
    k = mover.first - 1
    while (k > 0 and units[k].low in ("/", "“", '"', "and")) or (k > 0 and units[k].kind == "group"):
        k -= 1
    among = k > 0 and units[k].low == "them" and units[k - 1].low in ("among", "of")
    return among or (k > 0 and units[k].low in _BEFORE_CARGO)


_INCLUDING = frozenset("including among mostly mainly mainly most many some chiefly whom".split())
_BEFORE_CARGO = frozenset("carrying transporting holding numbering totalling board boarding boarded aboard".split())
_ADVERBS = frozenset(["not", "also", "then", "later", "already", "now", "still", "soon", "never", "n't", "all", "both"])


def _verb_group(units: Sequence[Unit], trigger: Trigger) -> int:
    """Return where the auxiliaries and adverbs before a verb begin."""
    k = trigger.at
    while k > 0 and units[k - 1].kind == "word":
        low = units[k - 1].low
        if (
            low in lexicon.BE
            or low in lexicon.HAVE
            or low in _ADVERBS
            or low in ("to", "will", "would", "may", "might", "could", "can", "should", "did", "must")
            or (low.endswith("ly") and low not in lexicon.actors())
        ):
            k -= 1
        else:
            break
    return k


def _is_coordinated(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a verb shares the subject of the verb before it: "took them out and brought them to X"."""
    k = _verb_group(units, trigger)
    while k and units[k - 1].kind == "date":
        k -= 2 if k > 1 and units[k - 2].low in ("on", "in", "by", "at") else 1
    return k > 0 and units[k - 1].low in ("and", "but", "or", "then")


def _is_object_pronoun(units: Sequence[Unit], mover: Mover, trigger: Trigger) -> bool:
    low = units[mover.head].low
    if low in ("them", "him", "us", "me", "her") and mover.last - mover.first == 1:
        return units[mover.head - 1].low != "of"
    group = [u.low for u in units[_verb_group(units, trigger) : trigger.at]]
    return low == "it" and bool({"are", "were", "have"} & set(group[:1]))


def _relative_before(units: Sequence[Unit], trigger: Trigger, first: int) -> int | None:
    """Return the "who" of a subject relative before the main verb: "fighters who refuse it are to be taken"."""
    start = _verb_group(units, trigger)
    for k in range(start - 1, first, -1):
        unit = units[k]
        if unit.kind != "word" or unit.low not in ("who", "which", "that") or units[k - 1].low in ("said", "so"):
            continue
        if k + 1 >= start or units[k + 1].kind != "word" or units[k + 1].low in lexicon.DETERMINERS:
            return None
        low = units[k + 1].low
        if low in lexicon.actors() or low in ("they", "he", "we", "she", "it", "some", "many", "most", "all", "about"):
            closes = units[start - 1].kind == "word" and units[start - 1].low.endswith("ed") and start - 1 > k + 1
            return k if closes else None  # "no vehicle that we supplied has left"
        told = unit.low == "that" and units[k - 1].kind == "word" and units[k - 1].low not in lexicon.actors()
        return None if told else k
    return None


def _in_apposition(units: Sequence[Unit], mover: Mover, trigger_at: int) -> bool:
    """Say whether a counted noun between commas only numbers the one before it: ", six hundred persons in all, "."""
    opens = mover.first - 1
    while opens > 0 and units[opens].low in ("“", '"', "„", "«", "‘"):
        opens -= 1
    if opens > 1 and units[opens].low == "," and mover.last < len(units) and units[mover.last].low == ",":
        return units[opens - 1].kind != "word" or units[opens - 1].low not in lexicon.verbs()
    closes = trigger_at > 1 and units[trigger_at - 1].low == ","
    if opens > 1 and units[opens].low == "," and closes and units[mover.first].low in ("the", "a", "an", "once"):
        return True  # "men of the Units, the militia which X raised here, returned"
    part = units[mover.head].low in ("most", "some", "many", "all", "half") and mover.last > mover.head + 1
    if opens < 1 or units[opens].low not in (",", "(") or not (units[mover.first].kind == "count" or part):
        return False
    return any(u.low in (",", ")") for u in units[mover.last : mover.last + 9])


def _continues(
    units: Sequence[Unit], masked: Sequence[bool], trigger: Trigger, left: int, before: Sequence[Frame]
) -> bool:
    """Say whether a verb without a subject of its own takes over the one before it."""
    if not before:
        return False
    between = [u for k, u in enumerate(units[left : trigger.at], left) if not masked[k]]
    if any(u.low in HARD for u in between):
        return False
    if trigger.at - left < 40 and _behind_relative(units, before[-1]):
        return True
    if "way" in trigger.sense.frame and len(between) <= 6 and "," not in {u.low for u in between}:
        return True  # "headed to the crossing on its way to Erbil"
    if not trigger.participle and any(
        u.low in _SUBORDINATORS and u.low != "but" and not _not_clause(units, k)
        for k, u in enumerate(units[left : trigger.at], left)
        if not masked[k]
    ):
        return False
    if trigger.participle or trigger.infinitive:
        return True
    lows = [u.low for u in between]
    return (
        any(low in ("and", "but", "then", "or", ",") for low in lows)
        or any(low in _RELATIVES for low in lows)
        or len(lows) <= 3
    )


def _behind_relative(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a frame stood in a relative clause, so that the main verb after it has the same subject."""
    if frame.mover is None or frame.mover.head > frame.trigger.at:
        return False
    return any(u.low in _RELATIVES for u in units[frame.mover.last : frame.trigger.at])


def _object(units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover], ends: Ends) -> Mover | None:
    stop = last
    roles = [p.at for p in (*ends.origins, *ends.destinations, *ends.via) if p.at > trigger.at]
    roles += [k for k in (ends.origin_word, ends.destination_word) if k is not None and k > trigger.at]
    limit = min(roles, default=stop)
    for mover in nps:
        if mover.head < trigger.end or mover.first >= stop:
            continue
        if mover.head >= limit and not _heavy_object(units, mover, limit):
            break
        if is_governed(units, mover) and not (mover.first == trigger.end + 1 and units[trigger.end].low in _UP):
            continue
        return mover
    return None


_RIDING = frozenset(["riding", "aboard", "on", "driving", "mounting"])
_PLANES = frozenset(["plane", "planes", "aircraft", "flights", "flight", "helicopters", "helicopter"])
_ARTICLES = frozenset("the a an my your our".split())
_NO_NOUNS = frozenset("who which that there then also only first others rest latter former majority".split())
_UP = frozenset(["in", "up", "over", "out", "off", "along", "down", "forward", "back"])


def _heavy_object(units: Sequence[Unit], mover: Mover, limit: int) -> bool:
    """Say whether the object was moved behind its place: "brought to Kutum more than 1,000 men"."""
    return mover.first > limit and units[mover.first].kind == "count" and units[mover.first - 1].low != ","


def _of_object(units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover], column: bool) -> Mover | None:
    if column:
        return next((m for m in nps if m.first <= trigger.at < m.last), None)
    for k in range(trigger.end, min(last, trigger.end + 8)):
        # "the arrival on Thursday in X of 60 fighters"
        if units[k].low in ("of", "by"):
            found = next((m for m in nps if k < m.head <= k + 8 and m.head < last), None)
            if found is not None or k == trigger.end:
                return found
        if units[k].kind not in ("date", "place") and units[k].low not in ("on", "in", "at", "the", "last", "of", ","):
            break
    before = [m for m in nps if m.last in (trigger.at, trigger.at - 1) and m.first < trigger.at]
    if "goal" in trigger.sense.frame:
        return before[-1] if before else None
    return (
        before[-1] if before and before[-1].cls in ("group", "fighter", "unit", "vehicle", "weapon", "family") else None
    )


def _with_phrase(units: Sequence[Unit], trigger: Trigger, last: int, nps: Sequence[Mover]) -> Mover | None:
    for k in range(trigger.end, last):
        if units[k].low in ("with", "by"):
            return next((m for m in nps if k < m.head <= k + 6), None)
    return None
