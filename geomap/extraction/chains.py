"""Chains: frames of one subject that complete each other, and frames that a verb left out splits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geomap.extraction import lexicon
from geomap.extraction.ends import Ends, Frame, is_coming_back, is_looking_back
from geomap.extraction.insertions import verb_group
from geomap.extraction.movers import Mover, is_governed, is_told_of
from geomap.extraction.roles import IN, Phrase
from geomap.extraction.units import Unit


def merge_chains(units: Sequence[Unit], frames: list[Frame]) -> list[Frame]:
    """Join frames of one subject that complete each other: "left Hawija and reached Syria"."""
    out: list[Frame] = []
    for frame in frames:
        previous = out[-1] if out else None
        if previous is not None and _tells_how_far(previous, frame):
            previous.triggers += frame.triggers
            continue  # "troops, sent out from A to B, got as far as C and were beaten back"
        if previous is not None and _is_held_object(previous, frame):
            previous.ends.located += frame.ends.located
            previous.ends.destinations += frame.ends.destinations
            continue
        if previous is not None and "stop" in previous.trigger.sense.frame and _is_in_relative(units, previous):
            frame.ends.located += [*previous.ends.located, *previous.ends.destinations]
            if frame.mover is None or not frame.own_subject:
                frame.mover, frame.own_subject = previous.mover, previous.own_subject
        if "follows" in frame.trigger.sense.frame:
            out.append(frame)  # "and another 200 would follow by Sunday"
            continue
        halted = previous is not None and len(out) > 1 and is_looking_back(units, previous)
        if halted and "stop" in out[-1].trigger.sense.frame and _is_over(out[-2], frame):
            out.pop()
            _absorb(out[-1], frame)  # "left A and, having been held up at B, reached C"
            continue
        if previous is not None and len(out) > 1 and _is_behind_an_aside(units, out[-2], previous, frame):
            _absorb(out[-2], frame)
            continue
        if previous is None or "stop" in frame.trigger.sense.frame or "stop" in previous.trigger.sense.frame:
            out.append(frame)
            continue
        if _is_where_they_were(units, previous, frame):
            frame.ends.located += previous.ends.destinations
            if frame.mover is None:
                frame.mover, frame.own_subject = previous.mover, previous.own_subject
            if previous.ends.origins:  # "the men who had been brought to A from B may proceed to C": two ways
                frame.ends.origins = frame.ends.origins or previous.ends.destinations[-1:]
                out.append(frame)
            else:
                out[-1] = frame
            continue
        if _comes_back(units, previous, frame):
            out.append(frame)  # "the soldiers, who had gone from A to B, came back"
            continue
        if _took_off(units, previous, frame):
            previous.ends.origins += frame.ends.origins
            continue
        if _goes_along(units, previous, frame):
            previous.last = max(previous.last, frame.last)
            continue
        if _is_its_departure(units, previous, frame):
            _absorb(previous, frame)
            continue
        two_nouns = previous.trigger.sense.is_noun and frame.trigger.sense.is_noun
        if two_nouns and not any(u.low == ":" for u in units[previous.trigger.end : frame.trigger.at]):
            out.append(frame)  # "the transfer follows the arrival of 60 fighters"
            continue
        if _goes_on_inside(units, previous, frame):
            previous.ends.via += previous.ends.destinations
            previous.ends.destinations = []
            _absorb(previous, frame)
            continue
        undone = not _is_empty(frame) and not _NOT.isdisjoint(
            u.low for u in units[previous.trigger.end : frame.trigger.at]
        )
        lost = units[frame.trigger.at - 1].low == "never" and _is_in_relative(units, previous)
        undone = undone and not lost  # "arms which had been sent from A never got to B"
        undone = undone and not _falls_short(units, previous, frame)
        if _tells_who_in_passing(units, previous, frame):
            frame.mover, frame.own_subject = previous.mover, previous.own_subject
            out[-1] = frame  # "the rebels, who may return, left A for B"
            continue
        if _is_explained(units, previous, frame):
            frame.mover, frame.own_subject = previous.mover, previous.own_subject
            out[-1] = frame
            continue
        told_apart = _is_told_apart(units, previous, frame)
        if _goes_on_before(units, previous, frame):
            frame.ends.origins = previous.ends.destinations[-1:]
        completes = _complete_each_other(previous, frame) and not (undone or told_apart)
        if completes and _same_mover(units, previous, frame):
            reduced = _is_reduced(units, previous, frame)
            _absorb(previous, frame)
            previous.trigger = frame.trigger if reduced else previous.trigger
        elif len(out) > 1 and _is_empty(previous) and _is_over(out[-2], frame):
            out.pop()
            _absorb(out[-1], frame)  # "a convoy from A, carrying troops of the division, rolled into B"
        else:
            out.append(frame)
    return out


def _goes_on_before(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Read "moved from A to B, before reaching C", "went to A before going on to B": the second way begins in B."""
    ends = one.ends.destinations and two.ends.destinations and not two.ends.origins
    if not ends or two.own_subject or two.ends.origin_word is not None:
        return False
    return units[two.trigger.at - 1].low == "before" and units[two.trigger.at].low.endswith("ing")


def _tells_how_far(one: Frame, two: Frame) -> bool:
    """Say whether a frame only tells how far those came who had been on their way to another place."""
    same = one.mover is not None and two.mover is not None and one.mover.head == two.mover.head
    return same and two.trigger.sense.lemma == "get as far as" and bool(one.ends.origins and one.ends.destinations)


def _goes_along(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Say whether a participle only tells whom or what those who move took along: "moved to B, bringing armour"."""
    if one.mover is None or one.mover.cls == "vehicle" or _is_empty(one) or not _is_empty(two):
        return False
    behind = [u.low for u in units[two.trigger.end : two.trigger.end + 2]]
    along = not {"with", "along"}.isdisjoint(behind) or (one.mover.is_armed and units[two.trigger.at - 1].low == ",")
    return units[two.trigger.at].low in ("taking", "bringing") and along


def _is_held_object(one: Frame, two: Frame) -> bool:
    """Say whether a participle only tells where those are who are moved: "will take the men held in A to B"."""
    if one.mover is None or two.mover is None or one.mover.head != two.mover.head or one.ends.destinations:
        return False
    behind = one.trigger.at < one.mover.first and two.trigger.at == two.mover.last
    return behind and "carries" in one.trigger.sense.frame and "holds" in two.trigger.sense.frame


def _falls_short(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Say whether those who set out did not come there: "set out from A on Tuesday and did not make it to B"."""
    arrives = two.trigger.sense.lemma in ("reach", "arrive", "make it") and bool(two.ends.destinations)
    before = [u.low for u in units[max(0, two.trigger.at - 2) : two.trigger.at]]
    not_yet = before == ["did", "not"] or before[-1:] == ["never"]
    return arrives and not_yet and bool(one.ends.origins) and not one.ends.destinations


def _is_told_apart(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Say whether somebody speaks of the second behind a semicolon: "came from X; his party denies that he goes"."""
    lows = [u.low for u in units[one.trigger.end : two.trigger.at]]
    return ";" in lows and not lexicon.speech().keys().isdisjoint(lows[lows.index(";") :])


def _comes_back(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Say whether those who had gone from A to B are said to have come back, in the same sentence."""
    if (
        not is_coming_back(units, two)
        or not _is_empty(two)
        or not (one.ends.origins and one.ends.destinations)
        or two.trigger.sense.is_noun
    ):
        return False
    told = [u.low for u in units[one.mover.last : one.trigger.at]] if one.mover is not None else []
    back = [u.low for u in units[two.trigger.at - 1 : two.trigger.at]]
    earlier = "had" in told or (one.trigger.passive and back in (["have"], ["has"]))
    return earlier and any(low in ("who", "which", "that") for low in told)


def _took_off(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Read "were flown to A aboard planes that had taken off in B"."""
    if two.mover is None or two.trigger.sense.lemma not in ("take off", "leave", "depart") or two.ends.destinations:
        return False
    lead = [u.low for u in units[one.trigger.end : two.mover.first]]
    told = {u.low for u in units[two.mover.last : two.trigger.at]}
    goes = bool(one.ends.destinations and not one.ends.origins and two.ends.origins)
    return (
        goes and lead[-1:] in (["aboard"], ["on"], ["in"]) and "had" in told and not told.isdisjoint({"that", "which"})
    )


def _tells_who_in_passing(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Say whether a movement without ends stands in a relative clause that a comma closes before another verb."""
    closes = verb_group(units, two.trigger.at) - 1
    between = one.trigger.end <= closes < two.trigger.at and units[closes].low == ","
    return between and _is_empty(one) and not two.own_subject and _is_in_relative(units, one)


def _is_explained(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Say whether a colon and a pronoun tell what was meant: "the regiment can go home: it leaves X on Saturday"."""
    between = [u.low for u in units[one.trigger.end : two.trigger.at]]
    return _is_empty(one) and any(a == ":" and b in ("it", "they") for a, b in pairwise(between[-4:]))


def _goes_on_inside(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Read "left A, entered the country at B and headed for C": the country that C lies in is only passed."""
    if two.own_subject or not one.ends.origins or not (one.ends.destinations and two.ends.destinations):
        return False
    if two.ends.origins or one.mover is None or two.mover is None or one.mover.head != two.mover.head:
        return False
    country = units[one.ends.destinations[-1].unit]
    goal = units[two.ends.destinations[0].unit]
    if len(one.ends.destinations) != 1 or not country.what.places or country.what.places[0].kind != "country":
        return False
    return any(p.country == country.what.places[0].country and p.kind != "country" for p in goal.what.places)


_NOT = frozenset(["not", "never"])
_ARRIVED = frozenset(["arrive", "arrives", "come", "land", "return"])


def _is_where_they_were(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Say whether a frame only says where the next one begins: "the gangs massed in X will be moved to Y"."""
    if _had_entered(units, one, two) or _had_gathered(units, one, two):
        return True
    if (
        two.own_subject
        or not one.ends.destinations
        or one.ends.origins
        or one.trigger.passive
        or one.trigger.sense.is_noun
        or not _ARRIVED.isdisjoint((one.trigger.sense.lemma, *one.trigger.sense.frame))
    ):
        return False
    if any(u.low in ("and", ",", "then") for u in units[one.trigger.end : two.trigger.at]):
        return False
    return all(p.governor in IN for p in one.ends.destinations) and (two.trigger.passive or two.trigger.infinitive)


def _had_entered(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Read "the men who had entered X might proceed to Y", "the battalion that came from A to B moved to C"."""
    mover, ends = one.mover, two.ends
    if mover is None or two.own_subject or ends.origins or not ends.destinations or not one.ends.destinations:
        return False
    told = [u.low for u in units[mover.last : one.trigger.at]]
    between = {u.low for u in units[one.trigger.end : two.trigger.at]}
    earlier = "had" in told or (bool(one.ends.origins) and set(told[1:]) <= lexicon.BE)
    from_there = two.ends.origin_word is not None and told[:1] == ["which"]
    return (told[:1] in (["who"], ["that"]) or from_there) and earlier and between.isdisjoint({"and", ",", "then"})


def _had_gathered(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Read "the gang that had gathered in X and tried to infiltrate into Y": where they set out from."""
    if one.trigger.sense.lemma not in _GATHERING or two.own_subject or two.ends.origins or not two.ends.destinations:
        return False
    told = {u.low for u in units[one.mover.last : one.trigger.at]} if one.mover is not None else set()
    tried = {u.low for u in units[one.trigger.end : two.trigger.at]}
    return bool(told & {"that", "who", "which"}) and "had" in told and not tried.isdisjoint(lexicon.words("tries"))


_GATHERING = frozenset(["gather", "mass", "assemble", "concentrate", "muster"])


def _is_empty(frame: Frame) -> bool:
    ends = frame.ends
    words = ends.origin_word is not None or ends.destination_word is not None
    return not (ends.origins or ends.destinations or ends.via or words)


def _is_over(one: Frame, two: Frame) -> bool:
    """Say whether two frames of one mover complete each other over a participle between them."""
    if "stop" in one.trigger.sense.frame or "stop" in two.trigger.sense.frame or one.mover is None or two.mover is None:
        return False
    return one.mover.head == two.mover.head and _complete_each_other(one, two)


def _is_its_departure(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Read "arrived in A, two days after its departure from B"."""
    if not two.trigger.sense.is_noun or not one.ends.destinations or one.ends.origins or not two.ends.origins:
        return False
    lead = [u.low for u in units[max(0, two.trigger.at - 2) : two.trigger.at]]
    return lead[-1:] in (["its"], ["their"], ["his"]) and lead[0].endswith(("after", "since", "following"))


def _is_reduced(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Say whether a participle only tells which movers the verb is about: "gunmen chased out of A may cross to B"."""
    if one.trigger.sense.is_noun or two.trigger.sense.is_noun or one.mover is None:
        return False
    low = units[one.trigger.at].low
    chased = low.endswith(("ed", "wn", "en")) and not two.own_subject
    behind = one.mover.last == one.trigger.at and (chased or _are_leaving(units, one, two))
    joined = any(u.low in ("and", ",", "then", "but") for u in units[one.trigger.end : two.trigger.at])
    return behind and not joined and not two.trigger.participle and not two.trigger.infinitive


def _are_leaving(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    """Read "US troops leaving Syria will go to Iraq": what they will do is told of them."""
    begins = verb_group(units, two.trigger.at)
    ahead = begins < two.trigger.at and units[begins].low in lexicon.MODALS
    return ahead and units[one.trigger.at].low.endswith("ing")


def _is_behind_an_aside(units: Sequence[Unit], one: Frame, aside: Frame, two: Frame) -> bool:
    """Read "700 troops who left X on Friday, when rebels took the town, arrived in Y": what others did goes between."""
    if "stop" not in aside.trigger.sense.frame or "stop" in one.trigger.sense.frame or one.mover is None:
        return False
    if two.mover is None or two.mover.head != one.mover.head or two.mover.last > aside.trigger.at:
        return False
    others = aside.mover is not None and aside.mover.head != one.mover.head
    return others and units[two.trigger.at - 1].low == "," and _complete_each_other(one, two)


def _is_in_relative(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether a frame only tells who is meant: "fighters who hold out in the basin"."""
    if frame.mover is None or frame.mover.head > frame.trigger.at:
        return False
    between = [u.low for u in units[frame.mover.last : frame.trigger.at]]
    return bool({"who", "which", "that"} & set(between[-4:])) or (not between and frame.trigger.participle)


def _same_mover(units: Sequence[Unit], one: Frame, two: Frame) -> bool:
    if not two.own_subject:
        return True
    if two.mover is not None and one.mover is None and one.trigger.sense.is_noun:
        lead = [u.low for u in units[max(0, one.trigger.at - 2) : one.trigger.at]]
        return lead[:1] in (["after"], ["following"], ["since"]) and lead[1:] in (["their"], ["its"], ["his"])
    if two.mover is None or one.mover is None:
        return False
    if two.mover.head == one.mover.head:
        return True
    if "column" in one.trigger.sense.frame and is_told_of(units, one.mover, two.mover):
        return True  # "a Chadian column with 550 men drove from X to Y"
    if two.mover.cls in ("men", "fighter") and two.mover.group is None and one.mover.cls in ("men", "fighter"):
        # "pulled its fighters out of A and that the men were regrouping in B"
        between = [u.low for u in units[one.trigger.end : two.trigger.at]]
        definite = units[two.mover.first].low == "the" and two.mover.last == two.mover.first + 2
        return definite and "and" in between and two.trigger.at - one.trigger.end < 18
    return two.mover.cls == "pronoun" and two.trigger.at - one.trigger.end < 18 and not _is_urged(units, two)


def _is_urged(units: Sequence[Unit], frame: Frame) -> bool:
    """Say whether others ask for a movement: "show no sign of leaving, although elders have urged them to go to X"."""
    first = frame.mover.first if frame.mover is not None else 0
    return frame.trigger.infinitive and first > 0 and units[first - 1].low in lexicon.words("demanding")


def _complete_each_other(one: Frame, two: Frame) -> bool:
    if two.ends.direction and not (two.ends.origins or two.ends.destinations) and one.ends.direction is None:
        return bool(one.ends.origins or one.ends.origin_word is not None) and not one.ends.destinations
    a, b = one.ends, two.ends
    a_from = bool(a.origins) or a.origin_word is not None
    a_to = bool(a.destinations) or a.destination_word is not None
    b_from = bool(b.origins) or b.origin_word is not None
    b_to = bool(b.destinations) or b.destination_word is not None
    if b_from and b_to and not (a_from or a_to):
        return True
    if a_from and a_to and not (b_from or b_to):
        return True
    if a_from and not a_to and b_to and not b_from:
        return True
    if b_to and not a_from and not a_to and a.via and not two.own_subject:
        return True
    if b_to and not (a_from or a_to or b_from) and a.located and one.mover is not None and not two.own_subject:
        return one.mover.head < a.located[-1].unit < one.trigger.at  # "the men in A boarded buses and went to B"
    if a_from and b_to and not a_to and two.trigger.infinitive and not two.own_subject:
        return True
    if a_to and not a_from and b_from and not b_to:
        # only a participle or "after they had been" looks back: "went to Tarhuna in lorries, coming from the base"
        return two.trigger.participle or one.trigger.sense.is_noun or two.is_earlier
    return (
        not (a_from or a_to)
        and (two.trigger.infinitive or two.trigger.participle or one.trigger.sense.is_noun)
        and bool(b_from or b_to)
    )


def _absorb(one: Frame, two: Frame) -> None:
    one.ends.origins += two.ends.origins
    one.ends.destinations += two.ends.destinations
    one.ends.via += two.ends.via
    one.ends.origin_word = one.ends.origin_word if one.ends.origin_word is not None else two.ends.origin_word
    one.ends.destination_word = (
        one.ends.destination_word if one.ends.destination_word is not None else two.ends.destination_word
    )
    one.ends.direction = one.ends.direction or two.ends.direction
    one.ends.located += two.ends.located
    one.triggers += two.triggers
    one.last = max(one.last, two.last)
    one.first = min(one.first, two.first)
    if one.mover is None or (two.agent is not None and one.agent is None) or (two.is_object and not one.is_object):
        one.agent = one.agent or (one.mover if two.is_object else None)
        one.mover = two.mover
    one.agent = one.agent or two.agent


def split_legs(frames: list[Frame], nps: Sequence[Mover]) -> list[Frame]:
    """Split "moved 50 men from A to B and 30 from C to D": each origin goes with the destination behind it."""
    out: list[Frame] = []
    for frame in frames:
        out.append(frame)
        ends = frame.ends
        if len(ends.origins) < 2 or len(ends.origins) != len(ends.destinations):
            continue
        row = sorted([(p.unit, 0, p) for p in ends.origins] + [(p.unit, 1, p) for p in ends.destinations])
        kinds = [kind for _, kind, _ in row]
        turns = all(kinds[k] != kinds[k + 1] for k in range(len(kinds) - 1))
        told = all(row[k][2].governor in FROM_TO for k in range(2, len(row)))
        opens = row[0][2].at <= 1 and row[0][1] == 0  # "From A rebels went to B, from C to D"
        if not turns or not told or (frame.trigger.at > row[0][0] and not opens):
            continue
        legs = [row[k : k + 2] for k in range(0, len(row), 2)]
        ends.origins = [p for _, kind, p in legs[0] if kind == 0]
        ends.destinations = [p for _, kind, p in legs[0] if kind == 1]
        for before, leg in pairwise(legs):
            starts, stops = [p for _, kind, p in leg if kind == 0], [p for _, kind, p in leg if kind == 1]
            own = next((m for m in nps if before[1][0] < m.first and m.last <= leg[0][0]), None)
            second = Frame(frame.trigger, own or frame.mover, Ends(starts, stops), frame.first, frame.last, frame.agent)
            if own is not None and own.cls == "pronoun" and frame.mover is not None:
                cls = frame.mover.cls if frame.mover.cls != "pronoun" else "men"
                second.mover = replace(frame.mover, cls=cls, head=own.head, first=own.first, last=own.last)
            second.triggers, second.own_subject = frame.triggers, own is not None
            out.append(second)
    return out


FROM_TO = frozenset(["from", "to", "into", "towards", "toward", "for", "via"])


def split_onward(units: Sequence[Unit], frames: list[Frame]) -> list[Frame]:
    """Split "from A to B and then on to C" into two legs, the second from B."""
    out: list[Frame] = []
    rest = [leg for frame in frames for leg in _respective_legs(units, frame)]
    while rest:
        frame = rest.pop(0)
        out.append(frame)
        stops = sorted(frame.ends.destinations, key=lambda p: p.unit)
        again = next(
            (o for o in frame.ends.origins for s in stops[:1] if o.unit > s.unit and _same_name(units, o, s)), None
        )
        if again is not None and len(stops) > 1:
            frame.ends.origins.remove(again)  # "to A, and from A on to B"
        cuts = (k for k in range(1, len(stops)) if _is_onward(units, stops[k - 1].unit, stops[k].unit, frame.onward))
        cut = next(cuts, None)
        if cut is None:
            continue
        frame.ends.destinations = stops[:cut]
        leg = Frame(
            frame.trigger, frame.mover, Ends([stops[cut - 1]], stops[cut:]), frame.first, frame.last, frame.agent
        )
        leg.triggers, leg.own_subject, leg.onward = frame.triggers, False, True
        rest.insert(0, leg)  # "to B, then C and finally D"
    return out


def _respective_legs(units: Sequence[Unit], frame: Frame) -> list[Frame]:
    """Split "left A and B for C and D respectively" into a movement from A to C and one from B to D."""
    starts, stops = frame.ends.origins, frame.ends.destinations
    if len(starts) < 2 or len(starts) != len(stops):
        return [frame]
    if not any(u.low == "respectively" for u in units[frame.trigger.end :]):
        return [frame]
    legs = [
        Frame(frame.trigger, frame.mover, Ends([start], [stop]), frame.first, frame.last, frame.agent)
        for start, stop in zip(starts, stops, strict=True)
    ]
    for leg in legs:
        leg.triggers, leg.own_subject = frame.triggers, frame.own_subject
    return legs


def _same_name(units: Sequence[Unit], one: Phrase, two: Phrase) -> bool:
    return units[one.unit].low == units[two.unit].low


def _is_onward(units: Sequence[Unit], one: int, two: int, goes_on: bool) -> bool:
    lows = [u.low for u in units[one + 1 : two]]
    again = ("from" in lows and units[one].low in lows) or (goes_on and "finally" in lows)
    return again or not _ONWARD.isdisjoint(lows) or any(pair in _ONWARD_PAIRS for pair in pairwise(lows))


_ONWARD = frozenset(["then", "onward", "onwards", "thence", "later", "eventually", "subsequently", "afterwards"])
_ONWARD_PAIRS = frozenset([("on", "to"), ("from", "there")])


def _follows_and(units: Sequence[Unit], mover: Mover) -> bool:
    before = [u.low for u in units[max(0, mover.first - 2) : mover.first]]
    return before[-1:] == ["and"] or before == ["and", "another"]


def split_gapped(units: Sequence[Unit], frames: list[Frame], nps: Sequence[Mover]) -> list[Frame]:
    """Split what a verb left out carries: "men were sent from A to X, and another contingent from B", "20 to C"."""
    out: list[Frame] = []
    for frame in frames:
        out.append(frame)
        for mover in nps:
            if frame.mover is None or mover.head < frame.trigger.end or mover is frame.mover:
                continue
            ends = out[-1].ends
            number = mover.first == mover.head and units[mover.head].kind == "count"
            later = [p for p in ends.origins if p.unit > mover.last]
            goes = [p for p in ends.destinations if p.unit > mover.last]
            beside = units[mover.first - 1].low in (",", ";", "and") and units[mover.last : mover.last + 1]
            if number and beside and goes and goes[0].at == mover.last and len(goes) < len(ends.destinations):
                ends.destinations = [p for p in ends.destinations if p not in goes]
                out.append(_gapped(frame, mover, Ends(list(ends.origins), goes)))
                continue
            if not (later and len(later) < len(ends.origins) and (ends.destinations or number)):
                continue
            if _follows_and(units, mover) and not is_governed(units, mover):
                ends.origins = [p for p in ends.origins if p not in later]
                out.append(_gapped(frame, mover, Ends(later, list(ends.destinations))))
    return out


def _gapped(frame: Frame, mover: Mover, ends: Ends) -> Frame:
    second = Frame(frame.trigger, mover, ends, frame.first, frame.last)
    second.triggers = frame.triggers
    return second
