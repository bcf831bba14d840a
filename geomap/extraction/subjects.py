"""Subjects: which noun phrase of a clause is the subject of its movement word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geomap.extraction import lexicon
from geomap.extraction.bounds import opens_predicate, words_of
from geomap.extraction.insertions import insertion_before, verb_group
from geomap.extraction.movers import Mover, is_governed, is_told_of
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit

SUBORDINATORS = lexicon.words("subordinators")
"""Words that open a clause of their own."""
_RIDING = frozenset(["riding", "aboard", "on", "driving", "mounting"])
PLANES = frozenset(["plane", "planes", "aircraft", "flights", "flight", "helicopters", "helicopter"])
_LETTING = frozenset(["let", "lets", "letting", "made", "makes"])
_ARTICLES = frozenset("the a an my your our".split())
_NO_NOUNS = frozenset("who which that there then also only first others rest remainder latter former majority".split())


def find_subject(
    units: Sequence[Unit], trigger: Trigger, first: int, nps: Sequence[Mover], later: bool
) -> Mover | None:
    """Find the subject of a movement word: the last free noun phrase before it that is no object of another verb.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    trigger : Trigger
        The movement word.
    first : int
        The unit where its clause begins.
    nps : sequence of Mover
        The noun phrases of the sentence.
    later : bool
        Whether another movement word stands before it.
    """
    inside = [m for m in nps if first <= m.head < trigger.at]
    opens = _participle_opens(units, trigger)
    if trigger.participle and inside and inside[-1].last == opens and not _is_ridden(units, inside):
        # "the item on Nusra quitting Harim", "20 pickups carrying militants driving to X"
        return inside[-2] if _are_in_counted(units, inside) else inside[-1]
    if inside and inside[-1].last == trigger.at and _is_spoken_of(units, trigger, inside[-1]):
        return inside[-1]  # "speaks of 300 fighters withdrawn from X and sent to Y"
    if "carries" in trigger.sense.frame and inside and _is_by(units, first, inside[-1], trigger):
        return inside[-1]  # "were relieved by soldiers flown in from X"
    if trigger.infinitive and trigger.at - first < 40:
        by = next((m for m in reversed(inside) if trigger.at - m.last < 7 and _is_attempt(units, m)), None)
        if by is not None:
            return by
    for_whom = _for_whom(units, trigger, inside)
    if for_whom is not None:
        return for_whom
    if trigger.infinitive and units[trigger.at - 2].low in ("us", "me"):
        return next((m for m in inside if m.head == trigger.at - 2), None)  # "they told us to go to X"
    if inside and inside[-1].last == trigger.at and units[inside[-1].first - 1].low in _LETTING:
        return inside[-1]  # "a deal which let 340 fighters travel to X"
    told_of = _relative_subject(units, trigger, inside)
    if told_of is not None:
        return told_of
    fleeing = _who_flees(units, trigger, nps)
    if fleeing is not None:
        return fleeing
    told_apart = _before_relative(units, trigger, nps)
    if told_apart is not None:
        return told_apart
    doing = _before_doing(units, trigger, nps)
    if doing is not None:
        return doing
    before_when = _before_when(units, trigger, nps)
    if before_when is not None:
        return before_when
    if not inside and (stayed := _who_did_not_stay(units, trigger, first, nps)) is not None:
        return stayed
    inserted = _inserted_clause(units, trigger, first)
    opened = first > 0 and units[first - 1].low in SUBORDINATORS
    free = [
        m
        for m in inside
        if m.head not in inserted
        and (not is_governed(units, m) or (opened and m.first <= first + 1))
        and not _is_cargo(units, m)
        and not _is_done_to(units, m, trigger)
        and not (m.first > 1 and units[m.first - 1].low == "not" and units[m.first - 2].low == ",")
        and not (m.cls == "state" and units[m.head].kind == "place" and _is_left(units, m))
    ]
    hauling = next(
        (m for m in free if m.cls == "vehicle" and [u.low for u in units[m.last : m.last + 1]] in _HAULS), None
    )
    if hauling is not None and not later and not trigger.participle:
        free = free[: free.index(hauling) + 1]  # "a convoy carrying cement, vehicles and supplies headed to X"
    if len(free) == 1 and first and free[0].cls in ("other", "person"):
        told = _before_who(units, trigger, first, nps)
        free = [told] if told is not None else free
    while len(free) > 1 and is_told_of(units, *free[-2:]):
        free = free[:-1]  # "200 soldiers of the regional mission left", "a Chadian column with 550 men drove"
    if free and free[-1].cls == "family" and (theirs := _whose_family(units, free[-1], inside)) is not None:
        return theirs
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
        # "Sent to X last week, the battalion ran into a minefield"
        comma = next((k for k in range(trigger.end, len(units)) if units[k].low == ","), len(units))
        follows = next((m for m in nps if comma < m.first <= comma + 2), None)
        if follows is not None and "carries" in trigger.sense.frame:
            return follows
    if not free and trigger.participle and _participle_opens(units, trigger) <= first + 1 and not later:
        # "Coming down from the hills, the rebels ...": what follows the comma
        comma = next((k for k in range(trigger.end, len(units)) if units[k].low == ","), len(units))
        following = next((m for m in nps if comma < m.first <= comma + 3), None)
        if following is not None or not opened:
            return following
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
    if not free and not later and _is_inverted(units, trigger, first):
        # "Out of A and into B went 300 men"
        return next((m for m in nps if trigger.end <= m.first <= trigger.end + 1), None)
    if not free and trigger.sense.lemma == "unknown":
        return next((m for m in nps if m.first >= trigger.end), None)  # "A → B: some 40 fighters"
    if len(free) > 1 and free[-1].cls == "vehicle" and units[free[-1].first - 1].low in _RIDING:
        free = free[:-1]  # "ISIS members riding motorcycles moved"
    if not free or _is_unknown_subject(units, trigger, free[-1]):
        return None
    chosen = free[-1]
    if chosen.cls == "pronoun" and len(free) > 1 and units[chosen.head].low in ("which", "that", "who"):
        chosen = free[-2]
    behind = [u.low for u in units[chosen.last : min(chosen.last + 4, trigger.at)]]
    among = ["among", "them"] in (behind[:2], behind[2:])  # "60 vehicles, trucks and buses among them, drove"
    after_it = len(free) > 1 and units[free[-2].head].low == "it"
    apposed = among or _in_apposition(units, chosen, verb_group(units, trigger.at))
    if len(free) > 1 and not after_it and apposed and not _tells_of_a_name(units, free[-2], chosen):
        chosen = free[-2]
    if len(free) > 1 and _is_beside(units, free[-2], chosen):
        chosen = free[-2]
    if (
        chosen.cls == "state"
        and units[chosen.first - 1].low == "and"
        and units[verb_group(units, trigger.at) - 1].low == ","
    ):
        row = [m for m in free if m.cls != "state" and m.last < chosen.first and units[m.last].low == ","]
        chosen = row[-1] if row else chosen  # "two commanders, a Tunisian and a Saudi, fled"
    whose = next((k for k in range(chosen.last, trigger.at) if units[k].low == "whose"), None)
    if (
        trigger.passive
        and whose is not None
        and whose - chosen.last <= 2
        and units[whose + 1].low not in lexicon.actors()
    ):
        owned = [u.low for u in units[whose + 1 : trigger.at] if u.low not in lexicon.BE | lexicon.HAVE]
        if len(owned) <= 2:
            return None  # "the Americans, whose containers were carried"
    behind = [u.low for u in units[chosen.last : chosen.last + 1]]
    if chosen.cls == "other" and behind == ["with"] and units[chosen.head].low in PLANES:
        return next((m for m in nps if chosen.last < m.first <= chosen.last + 2 and m.is_armed), chosen)
    if (
        chosen.cls in ("vehicle", "pronoun")
        and units[chosen.last : chosen.last + 1]
        and units[chosen.last].low == "with"
    ):
        riding = next(
            (m for m in nps if chosen.last < m.first <= chosen.last + 2 and m.cls in ("fighter", "men", "group")), None
        )
        counted = riding is not None and any(u.kind == "count" for u in units[riding.first : riding.last])
        if riding is not None and counted:
            return riding  # "two landing craft with about 300 troops"
        kin = next((m for m in nps if chosen.last < m.first <= chosen.last + 2 and m.cls == "family"), None)
        if kin is not None and (kin.of_families or kin.group):
            return kin  # "sixteen buses with the families of army officers"
    if chosen.cls == "vehicle":
        aboard = _aboard(units, chosen, nps)
        counted = any(u.kind == "count" for u in units[chosen.first : chosen.last])
        men = aboard is not None and any(u.kind == "count" for u in units[aboard.first : aboard.last])
        if aboard is not None and (not counted or men or aboard.cls == "family"):
            chosen = aboard  # "buses carrying fighters left the town", "two coaches packed with the wives of rebels"
    if chosen.cls == "person" and words_of(units, chosen.last, chosen.last + 1) == [","]:
        told = next((m for m in nps if m.first == chosen.last + 1 and m.cls in ("family", "fighter")), None)
        if told is not None and told.is_armed and words_of(units, told.last, told.last + 1) == [","]:
            return replace(told, first=chosen.first)  # "160 persons, families of fighters, were taken"
    # "fighters of the group, some thirty, left": a count in apposition leaves the noun before it
    if (
        chosen.cls == "pronoun"
        and units[chosen.head].kind == "count"
        and len(free) > 1
        and units[chosen.first - 1].low == ","
    ):
        chosen = free[-2]
    return chosen


def _for_whom(units: Sequence[Unit], trigger: Trigger, inside: Sequence[Mover]) -> Mover | None:
    """Read "plans for 300 soldiers to go to X", "calls for 300 rebels to be taken": who stands between them goes."""
    to = trigger.at - 1 if units[trigger.at - 1].low == "to" else trigger.at - 2
    if to < 2 or units[to].low != "to" or not (trigger.infinitive or units[trigger.at - 1].low == "be"):
        return None
    return next((m for m in reversed(inside) if m.last == to and m.first and units[m.first - 1].low == "for"), None)


_GOING = frozenset("went came moved fled rolled marched drove rode passed arrived go come".split())


def _is_inverted(units: Sequence[Unit], trigger: Trigger, first: int) -> bool:
    """Say whether the places stand before a verb of going and nobody does: "To A from B went a further 150"."""
    before = units[first : trigger.at]
    ends = any(u.low in ("from", "to", "into", "of") for u in before) and any(u.kind == "place" for u in before)
    return ends and units[trigger.at].low in _GOING and not trigger.passive


def _whose_family(units: Sequence[Unit], family: Mover, inside: Sequence[Mover]) -> Mover | None:
    """Return the fighters of "buses with 413 fighters on board, and 1,120 of their relatives, left X"."""
    theirs = {"their", "its"} & {u.low for u in units[family.first : family.last]}
    if not theirs or not family.first or units[family.first - 1].low != "and":
        return None
    return next((m for m in inside if m.last < family.first and m.is_armed), None)


def _is_spoken_of(units: Sequence[Unit], trigger: Trigger, mover: Mover) -> bool:
    """Say whether a participle stands behind those of whom somebody speaks: "the talk is of 300 men taken to X"."""
    done = "carries" in trigger.sense.frame and units[trigger.at].low.endswith(("ed", "en", "wn", "ht", "nt"))
    lead = [u.low for u in units[max(0, mover.first - 2) : mover.first]]
    return done and len(lead) == 2 and lead[1] in ("of", "about") and lead[0] in _SPEAKING


_SPEAKING = frozenset("speak speaks spoke speaking talk talks talked word news mention mentions is tell tells".split())


def _is_by(units: Sequence[Unit], first: int, mover: Mover, trigger: Trigger) -> bool:
    """Say whether a participle is right behind who does what a passive tells: "were relieved by soldiers flown in"."""
    passive = any(u.low in lexicon.BE for u in units[first : mover.first])
    return passive and mover.last == trigger.at and units[mover.first - 1].low == "by"


def _participle_opens(units: Sequence[Unit], trigger: Trigger) -> int:
    """Return where a participle begins: with "having", "being" or itself."""
    k = trigger.at
    while k > 0 and units[k - 1].low in ("having", "being", "been"):
        k -= 1
    return k


@cache
def _known_nouns() -> frozenset[str]:
    """Return the nouns that some list knows."""
    known = lexicon.ADJECTIVES | lexicon.COMPASS | lexicon.PLACE_NOUNS | lexicon.words("nouny")
    return known | frozenset(lexicon.actors())


def riding_with(
    units: Sequence[Unit], trigger: Trigger, first: int, subject: Mover | None, nps: Sequence[Mover]
) -> Mover | None:
    """Return the fighters whom a ship or a bus takes along: "A launch left X for Y with 40 soldiers aboard"."""
    if trigger.sense.is_noun or "moves" not in trigger.sense.frame or trigger.passive:
        return None
    if subject is not None and (
        subject.is_armed or any(u.kind == "count" for u in units[subject.first : subject.last])
    ):
        return None
    if _CARRIERS.isdisjoint(u.low for u in units[first : trigger.at]):
        return None
    stop = next((k for k in range(trigger.end, len(units)) if units[k].low in (",", ";", "and", "which")), len(units))
    for one in nps:
        if trigger.end < one.first < stop and units[one.first - 1].low == "with" and one.is_armed:
            return one if any(u.kind == "count" for u in units[one.first : one.last]) else None
    return None


_CARRIERS = frozenset(
    "plane planes aircraft helicopter helicopters airliner ferry ferries launch boat boats ship ships vessel vessels "
    "train trains bus buses coach coaches barge dhow steamer trawler landing hercules ilyushin antonov".split()
)


def _is_unknown_subject(units: Sequence[Unit], trigger: Trigger, mover: Mover) -> bool:
    """Say whether a noun that no list knows stands as the subject between a noun and a verb: "it was. The cow went"."""
    if trigger.sense.is_noun or trigger.participle or trigger.infinitive:
        return False
    k = verb_group(units, trigger.at) - 1
    if (
        k <= mover.last
        or (k - 1 == mover.last and units[k - 1].low != "'s")
        or units[k].kind != "word"
        or not units[k].low.isalpha()
        or units[k].low in _known_nouns()
    ):
        return False
    if units[k].capital or units[k].low in _NO_NOUNS or units[k].low.endswith("ly"):
        return False
    lead, before = units[k - 1], units[k - 2]
    if units[mover.last].low == "'s" and mover.last < k and units[k].low in lexicon.words("owned things"):
        return True  # "the rebels' power reaches from A to B"
    if lead.low in ("his", "her", "their"):
        return before.low in (",", ";")
    return lead.low in _ARTICLES and before.low in (".", ",", ";", "and", "but", "—", "–", "”", '"', ":")


def _aboard(units: Sequence[Unit], mover: Mover, nps: Sequence[Mover]) -> Mover | None:
    """Return whom uncounted vehicles carry, None where they carry no men or it is not told."""
    k = mover.last
    if k < len(units) and units[k].low == "with" and units[mover.head].low in ("train", "trains"):
        return next((m for m in nps if k < m.first <= k + 2), None)  # "a train with 24 tanks on its flatcars"
    k += k < len(units) and units[k].low == ","  # "the first buses, carrying 300 fighters, left"
    if k >= len(units) or units[k].low not in ("carrying", "transporting", "ferrying", "full", "packed", "filled"):
        return None
    hauls = units[mover.head].low in _HAULING
    loads = (
        ("fighter", "group", "family", "leader", "vehicle", "weapon")
        if hauls
        else ("fighter", "group", "family", "leader")
    )
    for one in nps:
        of_them = one.cls == "pronoun" and "them" in {u.low for u in units[one.first : one.last]}
        members = one.cls == "men" and one.is_armed  # "four buses carrying 200 members of the militia"
        if k < one.first <= k + 3 and (one.cls in loads or of_them or members):
            return one  # "buses carrying 400 of them"
    return None


_HAULING = frozenset("train trains ship ships ferry ferries barge barges freighter trailers transporters craft".split())


def _is_ridden(units: Sequence[Unit], inside: Sequence[Mover]) -> bool:
    """Say whether the vehicles before a participle only carry: "dozens were seen on motorcycles heading for X"."""
    one = inside[-1]
    return one.cls == "vehicle" and len(inside) > 1 and units[one.first - 1].low in ("on", "aboard", "in")


def _is_beside(units: Sequence[Unit], one: Mover, two: Mover) -> bool:
    """Say whether the second of two nouns only goes along: "dozens of militants and their families were fleeing"."""
    between = [u.low for u in units[one.last : two.first]]
    if between[:1] == ["with"] and len(between) == 2 and one.cls == "vehicle" and two.cls == "weapon":
        return True  # "lorries with towed guns"
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
    on_the_way = "way" in trigger.sense.frame and trigger.at > 2 and units[trigger.at - 2].low == "on"
    k = verb_group(units, trigger.at - 2 if on_the_way else trigger.at) - 1  # "which were on their way from A to B"
    if k < 1 or units[k].low not in ("who", "which", "that") or not inside or trigger.sense.is_noun:
        return None
    near = inside[-1]
    if units[k].low == "who" and _is_ridden(units, inside):
        near, k = inside[-2], inside[-2].last  # "five men on motorcycles who were making for X"
    elif near.last == k and _is_load(units, near):
        return next((m for m in reversed(inside) if m.cls == "vehicle" and m.last < near.first), None)
    k -= units[k - 1].low == ","
    return near if near.last == k and near.cls not in ("pronoun", "state", "other") and near.head < k else None


def _inserted_clause(units: Sequence[Unit], trigger: Trigger, first: int) -> range:
    """Return what stands between commas before a verb: "300 men, whom the governor has promised, will leave"."""
    k = verb_group(units, trigger.at) - 1
    if k <= first or units[k].low != ",":
        return range(0)
    aside = insertion_before(units, trigger.at)
    if aside and aside.start >= first:
        return aside
    commas = [j for j in range(k - 1, max(first, k - 18), -1) if units[j].low == ","]
    opens = next((j for j in commas if units[j + 1].low in _INCLUDING), commas[0] if commas else first)
    inner = units[opens + 1].low
    participial = inner.endswith("ing") and inner not in lexicon.actors()
    behind = inner.endswith(("ed", "led")) and units[opens + 2].low in ("by", "with")
    of_them = units[opens + 2].low == "of" and units[opens + 3].low in ("them", "whom", "which")
    if opens == first or not (inner in ("whom", "which", "whose") or participial or behind or of_them):
        return range(0)
    return range(opens, k)


def _who_did_not_stay(units: Sequence[Unit], trigger: Trigger, first: int, nps: Sequence[Mover]) -> Mover | None:
    """Read "Some of them did not stop in A but continued to B": the subject is that of the clause before."""
    if first < 4 or units[first - 1].low != "but" or trigger.participle or trigger.sense.is_noun:
        return None
    stays = next((k for k in range(first - 2, max(1, first - 10), -1) if units[k].low in STAYING), None)
    if stays is None or not {"not", "never"} & {u.low for u in units[stays - 2 : stays]}:
        return None
    return next((m for m in reversed(nps) if m.last < stays and not is_governed(units, m)), None)


STAYING = frozenset("stop stay linger remain halt tarry stopped stayed lingered remained halted".split())


def _before_relative(units: Sequence[Unit], trigger: Trigger, nps: Sequence[Mover]) -> Mover | None:
    """Read "Men of the group, who say that nobody has listed them, may slip away": the clause began in the relative."""
    k = verb_group(units, trigger.at) - 1
    if k < 4 or units[k].low != "," or trigger.participle or trigger.infinitive or trigger.sense.is_noun:
        return None
    opens = next((j for j in range(k - 3, max(0, k - 26), -1) if units[j].low == ","), None)
    if opens is None or units[opens + 1].low != "who" or units[opens + 2].low not in lexicon.speech():
        return None
    return next((m for m in nps if m.last == opens and not is_governed(units, m)), None)


def _before_doing(units: Sequence[Unit], trigger: Trigger, nps: Sequence[Mover]) -> Mover | None:
    """Read "The rebels killed five people in X before withdrawing to Y": who did the one does the other."""
    link = trigger.at - 1
    if link < 3 or units[link].low not in _BESIDE or not units[trigger.at].low.endswith("ing"):
        return None
    for mover in reversed(nps):
        acts = mover.last < link and opens_predicate(units, mover.last) and not is_governed(units, mover)
        if acts and units[mover.last].low not in lexicon.speech():
            between = units[mover.last : link]
            told = any(u.low in _STOPS or u.low in lexicon.speech() or u.quoted for u in between if u.kind == "word")
            return None if told else mover
    return None


def goes_away_behind(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether somebody goes away before or after something else, so that the one does not go on in the other."""
    linked = trigger.at > 0 and units[trigger.at - 1].low in _BESIDE
    return linked and ("leaves" in trigger.sense.frame or trigger.sense.lemma in _GOING_AWAY)


_BESIDE = frozenset(["before", "after"])
_GOING_AWAY = frozenset("withdraw retreat pull fall return head melt slip vanish disappear redeploy move".split())
_STOPS = frozenset([";", "who", "which", "that", ":"])


def _before_when(units: Sequence[Unit], trigger: Trigger, nps: Sequence[Mover]) -> Mover | None:
    """Read "700 troops who left X on Friday, when rebels took the town, arrived in Y": who arrived."""
    k = verb_group(units, trigger.at) - 1
    if k < 5 or units[k].low != "," or trigger.participle or trigger.infinitive or trigger.sense.is_noun:
        return None
    opens = next((j for j in range(k - 1, max(1, k - 15), -1) if units[j].low in _OPENING_ASIDES | {","}), 0)
    aside = units[opens + 1 : k]
    told = any(u.kind == "word" and (u.low in lexicon.verbs() or u.low in lexicon.BE | lexicon.HAVE) for u in aside)
    if opens < 3 or units[opens].low == "," or not told or any(u.low == "and" for u in aside):
        return None
    if not any(opens < m.first and m.last < k and m.is_armed and not is_governed(units, m) for m in nps):
        return None  # "The army, which left X on Wednesday, has not gone back"
    before = [m for m in nps if m.last < opens and not is_governed(units, m) and m.is_armed]
    return before[0] if len(before) == 1 else None


_OPENING_ASIDES = frozenset("when which where who whom after as while before because since".split())


def _before_who(units: Sequence[Unit], trigger: Trigger, first: int, nps: Sequence[Mover]) -> Mover | None:
    """Read "The men who have attacked five villages came to X": the clause of another verb stands in the relative."""
    if trigger.participle or trigger.infinitive or trigger.sense.is_noun:
        return None
    who = next((k for k in range(first - 1, max(0, first - 8), -1) if units[k].low in ("who", "that")), None)
    if who is None or any(u.low in (",", "and", ";", "but") for u in units[who : trigger.at]):
        return None
    return next((m for m in nps if m.last == who and not is_governed(units, m)), None)


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
    if units[mover.first - 1].low == "and":
        while k > 0 and (units[k].low in lexicon.actors() or units[k].kind == "count"):
            k -= 1  # "buses carrying rebels and civilians left"
    return among or _is_load(units, mover) or (k > 0 and units[k].low in _BEFORE_CARGO)


def _is_done_to(units: Sequence[Unit], mover: Mover, trigger: Trigger) -> bool:
    """Read "left X, leaving behind dozens of wounded, and were heading for Y": whom an aside has something done to."""
    k = mover.first - 1 - (units[mover.first - 1].low == "behind")
    closed = [u.low for u in units[mover.last : mover.last + 2]] in ([",", "and"], [",", "before"])
    return k > 1 and closed and units[k].low.endswith("ing") and units[k - 1].low == "," and mover.last < trigger.at


def _are_in_counted(units: Sequence[Unit], inside: Sequence[Mover]) -> bool:
    """Say whether the last of those named are men of no number in vehicles that are counted."""
    if len(inside) < 2 or inside[-2].cls != "vehicle" or inside[-1].cls not in ("fighter", "group"):
        return False
    counts = [any(u.kind == "count" for u in units[m.first : m.last]) for m in inside[-2:]]
    return counts == [True, False] and _is_cargo(units, inside[-1])


_HAULS = (["carrying"], ["transporting"], ["hauling"], ["comprising"], ["including"])


def _who_flees(units: Sequence[Unit], trigger: Trigger, nps: Sequence[Mover]) -> Mover | None:
    """Read "Terrorists fleeing the military operation in X have moved to Y": those before the participle."""
    if trigger.participle or trigger.infinitive or trigger.sense.is_noun:
        return None
    for k in range(trigger.at - 1, max(0, trigger.at - 14), -1):
        if units[k].low in (",", ";", "and", "but", "who", "which", "that"):
            return None
        if units[k].low in ("fleeing", "escaping", "evading"):
            return next((m for m in nps if m.last == k and not is_governed(units, m)), None)
    return None


def _is_load(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether arms are what vehicles are loaded with: "five trucks loaded with fuel drums and rifles"."""
    if mover.cls != "weapon":
        return False
    k = next((k for k in range(mover.first - 1, max(0, mover.first - 6), -1) if units[k].low == "with"), 0)
    return k > 1 and units[k - 1].low in _LOADED


_LOADED = frozenset("loaded laden packed filled piled stacked crammed heaped".split())
_SAID_TO_BE = frozenset(
    "presumed suspected alleged apparently reportedly supposedly allegedly probably possibly all mostly mainly".split()
)
_INCLUDING = frozenset("including among mostly mainly mainly most many some chiefly whom".split())
_BEFORE_CARGO = frozenset("carrying transporting holding numbering totalling board boarding boarded aboard".split())


def _is_coordinated(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a verb shares the subject of the verb before it: "took them out and brought them to X"."""
    k = verb_group(units, trigger.at)
    while k and units[k - 1].kind == "date":
        k -= 2 if k > 1 and units[k - 2].low in ("on", "in", "by", "at") else 1
    return k > 0 and units[k - 1].low in ("and", "but", "or", "then")


def _is_object_pronoun(units: Sequence[Unit], mover: Mover, trigger: Trigger) -> bool:
    low = units[mover.head].low
    if low in ("them", "him", "us", "me", "her") and mover.last - mover.first == 1:
        return units[mover.head - 1].low != "of"
    group = [u.low for u in units[verb_group(units, trigger.at) : trigger.at]]
    return low == "it" and bool({"are", "were", "have"} & set(group[:1]))


def _relative_before(units: Sequence[Unit], trigger: Trigger, first: int) -> int | None:
    """Return the "who" of a subject relative before the main verb: "fighters who refuse it are to be taken"."""
    start = verb_group(units, trigger.at)
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
        before = units[k - 1].low
        tells = before not in lexicon.actors() or before in lexicon.words("told")  # "a report that X has left"
        told = unit.low == "that" and units[k - 1].kind == "word" and tells
        return None if told else k
    return None


def _tells_of_a_name(units: Sequence[Unit], before: Mover, chosen: Mover) -> bool:
    """Read "a report that X, the leader of the group, left": what stands between commas tells who X is."""
    k = chosen.first - 1
    return k > before.last and units[k].low == "," and units[k - 1].capital and units[k - 1].kind == "word"


def _in_apposition(units: Sequence[Unit], mover: Mover, trigger_at: int) -> bool:
    """Say whether a counted noun between commas only numbers the one before it: ", six hundred persons in all, "."""
    opens = mover.first - 1
    while opens > 0 and units[opens].low in ("“", '"', "„", "«", "‘"):
        opens -= 1
    said = opens > 1 and units[opens].low in _SAID_TO_BE and units[mover.first].kind != "count"
    opens -= said
    if opens > 1 and units[opens].low == "," and mover.last < len(units) and units[mover.last].low == ",":
        return units[opens - 1].kind != "word" or units[opens - 1].low not in lexicon.verbs()
    closes = trigger_at > 1 and units[trigger_at - 1].low == ","
    if closes and units[mover.first].low == "them" and units[opens].low == "of":
        return any(u.low == "," for u in units[max(0, opens - 5) : opens])  # ", the greater part of them from X, left"
    if closes and units[opens].low == "and" and any(u.low == "with" for u in units[max(0, opens - 4) : opens]):
        return True  # "fighters, with women and some forty hostages, were seen"
    if closes and said and units[opens].low == ",":
        return True  # "fifty men on motorcycles, presumed members of the group, left"
    if opens > 1 and units[opens].low == "," and closes and units[mover.first].low in ("the", "a", "an", "once"):
        return True  # "men of the Units, the militia which X raised here, returned"
    part = units[mover.head].low in ("most", "some", "many", "all", "half") and mover.last > mover.head + 1
    if (
        opens < 1
        or units[opens].low not in (",", "(", "-", "–", "—")
        or not (units[mover.first].kind == "count" or part)
    ):
        return False
    return any(u.low in (",", ")", "-", "–", "—") for u in units[mover.last : min(mover.last + 9, trigger_at)])
