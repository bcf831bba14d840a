"""Who moves: the mover of a frame with what its pronoun stands for, or why nobody armed moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.denials import nobody_withdrew
from geomap.extraction.ends import Frame, is_looking_back
from geomap.extraction.manned import is_manned, is_of_civilians
from geomap.extraction.movers import Mover, is_people, one_like, with_context
from geomap.extraction.units import Unit
from geomap.extraction.unmoved import is_a_business
from geomap.extraction.watching import Reason
from geomap.extraction.whose import ARMY_UNITS, BODIES, MILITARY, RULING, UNITS, is_numbered, says_itself

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader


def find_mover(
    reader: _Reader, sentence: Sentence, frame: Frame, speaker: str | None, notes: list[str]
) -> Mover | Reason | None:
    """Return the armed mover of a frame with what its pronoun stands for, or why there is none; None: nobody named."""
    mover = frame.mover
    last = reader.discourse.mover
    if mover is None or mover.cls != "pronoun":
        last = reader.discourse.official or last  # lorries behind "the minister" are nobody's
    if mover is None:
        lead = {u.low for u in sentence.units[max(0, frame.trigger.at - 3) : frame.trigger.at]}
        if (
            "goal" in frame.trigger.sense.frame
            and lead & {"their", "its", "the"}
            and last is not None
            and last.is_armed
        ):
            notes.append("anaphor")  # "their destination was ..."
            return _told_before(last, frame)
        looks_back = is_looking_back(sentence.units, frame) or _is_what_is_denied(sentence, frame)
        denies = looks_back and "moves" in frame.trigger.sense.frame  # "Rebels deny leaving X"
        vows = frame.trigger.infinitive and any(a.last == frame.trigger.at - 1 for a in sentence.attributions)
        if (denies or vows) and reader.is_armed(speaker):  # "the group promises to withdraw from X"
            return _of_the_speaker(reader, speaker) or Mover("fighter", 0, 0, 0, None, None, True)
        if (
            frame.trigger.sense.is_noun
            and {"no", "of"} & lead
            and "such" not in lead
            and (spoken := _of_the_speaker(reader, speaker))
        ):
            notes.append("anaphor")  # "there has been no withdrawal from A", says an army
            return spoken
        back = lead & {"such", "this", "that", "no"} or sentence.units[frame.trigger.at - 1].low in (
            "its",
            "their",
            "his",
        )
        if not frame.trigger.sense.is_noun or not back or last is None or not last.is_armed:
            return None
        notes.append("anaphor")  # "no such transfer took place"
        return _told_before(last, frame)
    if _are_captives(sentence, mover):
        return Reason.CAPTIVES
    ours = [u.low for u in sentence.units[mover.last : mover.last + 2]] == ["of", "ours"]
    if mover.cls == "pronoun" and (ours or sentence.units[mover.head].low in ("we", "i", "us")):
        group = reader.group_in(speaker or "")
        return replace(mover, cls="fighter", group=group) if reader.is_armed(speaker) else Reason.SPEAKER_NOT_ARMED
    counted = [u.what.low or 0 for u in sentence.units[mover.first : mover.last] if u.kind == "count"]
    if mover.cls == "pronoun" and counted and _load_of(sentence, mover) == "other":
        return Reason.NO_FIGHTERS  # "140 with tomatoes crossed"
    crowd = [u.low for u in sentence.units[mover.first : mover.last]][:2] in (["thousands"], ["thousands", "more"])
    if mover.cls == "pronoun" and (crowd or (counted and counted[0] >= _CROWD)):
        return Reason.CIVILIANS  # "at least 30,000 have walked to the border"
    if mover.cls == "pronoun" and reader.discourse.is_fought and _are_people_fleeing(sentence, mover, frame):
        return Reason.CIVILIANS  # "The army shelled the town. Hundreds have fled from there"
    if mover.cls == "pronoun" and sentence.units[mover.head].low in ("anyone", "anybody"):
        return _sent_by(reader, mover, frame.agent, speaker)
    if mover.cls == "pronoun":
        if _is_the_speaker(reader, sentence, mover, speaker):
            return Reason.SPEAKER_NOT_ARMED  # "the minister said that he would travel to X"
        if sentence.units[mover.head].low == "it" and frame.trigger.passive and _is_shipped(sentence, frame):
            return Reason.PRONOUN_OPEN  # "It was sent to X by ship": no men
        if reader.is_armed(speaker) and _follows_its_source(sentence, mover):
            notes.append("anaphor")
            army = reader.army_of(reader.main_country() or "") if RULING.fullmatch(speaker or "") else None
            return replace(mover, cls="fighter", group=reader.group_in(speaker or "") or army)  # "The army says it has"
        lately = reader.discourse.subject_age <= _SPOKEN_OF_LATELY
        body = reader.discourse.subject_group if lately else None
        stands_for = _antecedent(reader, sentence, mover, frame.agent)
        it = sentence.units[mover.head].low == "it"
        if it and not lately and stands_for is reader.discourse.mover and not _is_body_just_told(reader):
            return Reason.PRONOUN_OPEN
        if it and body is not None and not _has_human_before(sentence, mover):
            notes.append("anaphor")
            return replace(mover, cls="unit", group=body)
        if stands_for is None and speaker and reader.is_armed(speaker) and says_itself(sentence, mover):
            notes.append("anaphor")
            return replace(mover, cls="fighter", group=reader.group_in(speaker))
        stands_for = one_like(sentence.units[mover.head].low, stands_for, reader.discourse.chief)
        if stands_for is None and nobody_withdrew(sentence, mover, frame):
            return replace(mover, cls="fighter", group=reader.group_in(speaker or ""))
        if stands_for is None:
            return Reason.PRONOUN_OPEN
        if sentence.units[mover.head].low in ("he", "she") and _visits(sentence):
            return Reason.CIVILIANS
        is_unit = stands_for.cls == "unit" and any(stands_for is m for m in sentence.nps)
        if is_unit and _military_unit(sentence, stands_for):
            stands_for = replace(stands_for, armed_words=True)  # "the garrison is gone: all were taken to X"
        mover = with_context(mover, stands_for)
        notes.append("anaphor")
    last = _last_armed(sentence, mover) or last
    if mover.cls == "state":
        if counted and counted[0] >= _CROWD:
            return Reason.CIVILIANS  # "tens of thousands of Kurds fled"
        deploys = frame.trigger.sense.lemma in _DEPLOYING
        people = is_people(sentence.units, mover) or (bool(counted) and deploys)  # "1,200 Sudanese have moved to X"
        if (
            frame.agent is None
            and "carries" in frame.trigger.sense.frame
            and frame.mover is mover
            and not frame.trigger.passive
            and not ("moves" in frame.trigger.sense.frame and people)
        ):
            return Reason.SENDER_ONLY  # "Turkey sends" names no mover
        if people and (joined := group_joined(sentence, frame)) is not None:
            return replace(mover, cls="men", nation=None, group=joined, armed_words=True)  # "Tunisians left to join X"
        if "armed" in {u.low for u in sentence.units[mover.first : mover.last]}:
            return replace(mover, cls="fighter")  # "armed Sudanese", of no army
        is_anaphor = "anaphor" in notes
        abroad = mover.nation != reader.main_country() and people
        if abroad and not is_anaphor and any(u.kind == "count" for u in sentence.units[mover.first : mover.last]):
            # "two dozen Uzbeks": men among those spoken of, not their country's army
            joins = reader.is_armed(speaker) and sentence.units[frame.trigger.end : frame.trigger.end + 1]
            if joins and joins[0].low == "us":
                return replace(mover, group=reader.army_of(mover.nation or ""))  # "500 Chadians join us in X"
            return replace(mover, cls="fighter") if last is not None and last.is_armed else Reason.COUNTRY_ONLY
        armed = reader.army_of(mover.nation or "") if is_anaphor or abroad else None
        if abroad and not is_anaphor and armed not in reader.all_named:
            armed = reader.named_last(mover.nation or "", sentence.span.start) or armed  # "the Uzbeks", of the IMU
        if armed is None:
            return Reason.COUNTRY_ONLY
        return replace(mover, group=armed)
    joined = group_joined(sentence, frame) if mover.cls in ("men", "person") and not mover.is_armed else None
    if joined is not None:
        return replace(mover, cls="men", group=joined, armed_words=True)
    load = _load_of(sentence, mover) if mover.cls == "vehicle" else None
    if load in ("other", "person") and not (mover.group and _carries_supplies(sentence, mover)):
        return Reason.CIVILIANS if load == "person" else Reason.NO_FIGHTERS
    if (
        mover.cls == "vehicle"
        and not mover.is_armed
        and (along := _takes_along(sentence, frame)) in ("person", "other")
    ):
        return Reason.CIVILIANS if along == "person" else Reason.NO_FIGHTERS
    if mover.cls == "vehicle" and mover.first and sentence.units[mover.first - 1].low in _WRECKED:
        return Reason.NO_FIGHTERS  # "abandoned tanks on the road to X"
    if mover.cls == "vehicle" and not mover.is_armed and _brings_aid(sentence, mover):
        return Reason.NO_FIGHTERS  # "a UN convoy got to Douma"
    daily = [u.low for u in sentence.units[mover.last : mover.last + 2]] in (
        ["a", "day"],
        ["per", "day"],
        ["a", "week"],
    )
    if mover.cls == "vehicle" and not mover.group and daily:
        return Reason.NO_FIGHTERS  # "150 lorries a day are crossing"
    if mover.cls in ("men", "leader") and _sits_in_a_house(sentence, mover):
        return Reason.CIVILIANS
    carrier = frame.agent if mover.cls == "other" else None
    if carrier is not None and carrier.cls == "vehicle" and carrier.group and _carries_supplies(sentence, carrier):
        return carrier  # "vehicles of the group carrying supplies"
    if mover.cls == "person" and mover.group and _are_people_of(sentence, mover):
        return replace(mover, cls="men", armed_words=True)
    if mover.cls == "person" and _is_armed_team(sentence, mover):
        return replace(mover, cls="unit", armed_words=True)
    if mover.cls == "person" and frame.agent is not None and frame.agent.group and _observes(sentence, mover):
        return replace(mover, cls="men", group=frame.agent.group)  # "UNIFIL pulled its observers out of X"
    if mover.cls == "person" and last is not None and last.cls == "family" and _are_more_of_them(sentence, mover):
        return replace(mover, cls="family", group=mover.group or last.group, of_families=last.of_families)
    if mover.cls == "person" and "armed" in {u.low for u in sentence.units[mover.first : mover.last]}:
        return replace(mover, cls="fighter")  # "armed herders"
    survive = mover.cls == "person" and sentence.units[mover.head].low in ("survivors", "survivor")
    survive = survive and reader.discourse.all_armed and mover.last - mover.first <= _SURVIVORS_ALONE
    if survive and last is not None and last.is_armed:
        notes.append("anaphor")
        return replace(mover, cls="men", group=mover.group or last.group, armed_words=True)
    whole = [u.low for u in sentence.units[mover.first : mover.last]]
    if whole[-2:] == ["main", "body"] and last is not None and last.is_armed:
        notes.append("anaphor")  # "The main body, roughly 400 men, made its way to X"
        return replace(mover, cls="men", group=last.group, armed_words=True)
    if mover.cls in ("other", "person"):
        return Reason.CIVILIANS if mover.cls == "person" else Reason.NO_FIGHTERS
    if mover.cls in ("fighter", "group"):
        return mover
    agent_armed = frame.agent is not None and (
        frame.agent.is_armed
        or (frame.agent.cls == "unit" and _military_unit(sentence, frame.agent))
        or frame.agent.cls == "state"
        or (frame.agent.cls == "pronoun" and last is not None and last.is_armed)
    )
    if _serves(sentence, mover):
        mover = replace(mover, armed_words=True)
    if mover.cls == "men" and _are_of_rising(sentence, mover):
        mover = replace(mover, armed_words=True)
    known = mover.is_armed or agent_armed or is_numbered(sentence, mover) or _leads_fighters(sentence, mover)
    head = sentence.units[mover.head]
    of_units = not ARMY_UNITS.isdisjoint(u.low for u in sentence.units[mover.first : mover.last])
    if (
        not of_units
        and head.kind == "count"
        and frame.trigger.sense.is_noun
        and mover.head >= frame.trigger.at - 2
        and not known
    ):
        return Reason.CIVILIANS  # "counts 7,500 new arrivals"
    if frame.agent is not None and not known:
        we = sentence.units[frame.agent.head].low == "we"
        itself = we or (frame.agent.cls == "pronoun" and says_itself(sentence, frame.agent))
        known = itself and reader.is_armed(speaker)  # "the M23 denied that it sent men"
    if head.low == "man" and not known:
        return Reason.CIVILIANS
    if head.kind == "count" and (head.what.low or 0) >= _CROWD and not known:
        return Reason.CIVILIANS  # "tens of thousands have fled"
    known = known or (reader.is_armed(speaker) and _is_what_is_denied(sentence, frame))
    if mover.cls in ("unit",):
        words = {u.low for u in sentence.units[mover.first : mover.last]}
        ours = [u.low for u in sentence.units[mover.last : mover.last + 2]] == ["of", "ours"]
        own = (bool(words & {"our", "my"}) or ours) and sentence.units[mover.head].quoted
        of_speaker = (own or bool(words & UNITS)) and reader.is_armed(speaker)  # "two companies", says an army
        another = bool(words & _ANOTHER) and reader.discourse.named_group is not None
        whose = {u.low for u in sentence.units[max(0, mover.first - 1) : mover.last]} & {"his", "her", "their"}
        own_unit = bool(whose) and head.low in ("unit", "battalion", "company", "platoon", "squad", "brigade")
        is_force = (
            known
            or own_unit
            or another
            or of_speaker
            or _military_unit(sentence, mover)
            or (last is not None and last.is_armed)
        )
        whose_group = reader.group_in(speaker or "") if words & _GROUP and "the" in words and not is_force else None
        if whose_group is not None:
            return replace(mover, group=whose_group)  # "the group has withdrawn", says its leader
        business = not agent_armed and is_a_business(sentence.units, mover)
        return mover if is_force and not business else Reason.UNIT_NOT_ARMED
    if mover.cls == "family":
        told = reader.discourse.mover
        spoken_of = {u.low for u in sentence.units[mover.first : mover.last]} & _TELLING
        if told is not None and told.cls == "family" and told.group is not None and spoken_of:
            return mover  # "some of those women went on"
        his = {u.low for u in sentence.units[mover.first : mover.last]} & {"his", "her", "my"}
        of_leader = (told is not None and told.cls == "leader") or any(
            m.cls == "leader" and m.last <= mover.first for m in sentence.nps
        )
        own_kin = frame.agent is not None and _is_the_speaker(reader, sentence, frame.agent, speaker)
        if his and not mover.group and (own_kin or not agent_armed) and not of_leader:
            return Reason.FAMILY_OF_NOBODY  # "has moved his daughters to X"
        words = {u.low for u in sentence.units[mover.first : mover.last + 3]}
        if words & BODIES and {"of", "the"} <= words and reader.discourse.named_group is not None:
            return replace(mover, group=mover.group or reader.discourse.named_group)  # "women of the movement"
        if mover.armed_words:
            return mover  # "rebel families"
        own = mover.group is not None or mover.of_families or _possessive(sentence, mover)
        return (
            mover
            if (own and (mover.group or mover.of_families or (last is not None and last.is_armed)))
            or (agent_armed and (own or not is_of_civilians(reader, sentence, frame)))
            else Reason.FAMILY_OF_NOBODY
        )
    words = {u.low for u in sentence.units[mover.first : mover.last]}
    near_own = {u.low for u in sentence.units[max(0, mover.first - 1) : mover.last]} & {"its", "his", "their"}
    of_theirs = [u.low for u in sentence.units[mover.last : mover.last + 2]] in (["of", "theirs"], ["of", "ours"])
    near_own = near_own or ({"theirs"} if of_theirs else set())
    his_own = words & {"our", "my"} and sentence.units[mover.head].quoted
    if (his_own or (near_own and mover.cls in ("men", "leader", "unit"))) and reader.is_armed(speaker):
        return mover
    if of_theirs and (reader.is_armed(speaker) or MILITARY.search(speaker or "")):
        return replace(mover, armed_words=True)  # "a convoy of ours", says a defence ministry
    commander = reader.discourse.speaker if speaker is None and "his" in near_own and mover.cls == "men" else None
    if commander is not None and reader.is_armed(commander):
        return replace(mover, group=reader.group_in(commander), armed_words=True)  # "said a commander. His men ..."
    owner = sentence.units[mover.first - 2].low if mover.first > 1 else ""
    if mover.cls in ("men", "vehicle") and sentence.units[mover.first - 1].low == "'s" and owner in _COMMANDERS:
        return replace(mover, armed_words=True)  # "the warlord's men"
    if mover.cls == "leader" and words & _OF_FIGHTERS:
        return mover
    if mover.cls == "leader" and words & _TITLES and not known and not _possessive(sentence, mover):
        return Reason.LEADER_OF_NOBODY
    if (
        mover.cls in ("men", "leader", "vehicle", "weapon")
        and words & (BODIES | {"leadership"})
        and (reader.discourse.named_group or reader.main_group) is not None
    ):
        return mover  # "eleven members of the group", "60 vehicles of the group"
    if words & {"officers", "officer"} and words & {"senior", "army", "military", "ranking", "high-ranking"}:
        return mover
    vague = mover.last - mover.first == 1 and bool(words & _OF_ANYBODY)
    vague = vague or (bool(words & _CIVIL) and load != "weapon")
    if known or (last is not None and last.is_armed and not vague) or is_manned(reader, sentence, mover):
        return mover
    return Reason.MOVER_UNKNOWN


def _leads_fighters(sentence: Sentence, mover: Mover) -> bool:
    """Read "the leader of the rebels"."""
    lows = [u.low for u in sentence.units[mover.head + 1 : mover.last]]
    return mover.cls == "leader" and lows[:1] == ["of"] and any(lexicon.actors().get(low) == "fighter" for low in lows)


_WRECKED = frozenset("abandoned burnt burned burnt-out burned-out wrecked charred".split())
_SURVIVORS_ALONE = 3
_DEPLOYING = frozenset(["move", "transfer", "redeploy", "deploy", "withdraw", "retreat"])
_OF_FIGHTERS = frozenset("emir emirs wali warlord warlords ringleader ringleaders".split())
_GROUP = frozenset(["group", "movement", "militia", "faction"])


def _is_what_is_denied(sentence: Sentence, frame: Frame) -> bool:
    """Say whether a participle is what a force denies of itself: "Rebels deny leaving X", "Army denies sending men"."""
    low = sentence.units[frame.trigger.at].low
    return low.endswith("ing") and any(a.denies and a.last == frame.trigger.at for a in sentence.attributions)


def _told_before(mover: Mover, frame: Frame) -> Mover:
    """Return a mover of an earlier sentence as one of this sentence that no words of it stand for."""
    at = frame.trigger.at
    return replace(mover, first=at, head=at, last=at)


def _of_the_speaker(reader: _Reader, speaker: str | None) -> Mover | None:
    """Return the force that speaks, for a movement of nobody named that it talks of; None where no force speaks."""
    if speaker is None:
        return None
    group = reader.group_in(speaker)
    if group is None and MILITARY.search(speaker):
        group = reader.army_of(reader.main_country() or "")
    return Mover("unit", 0, 0, 0, group, None, True) if group else None


def _follows_its_source(sentence: Sentence, mover: Mover) -> bool:
    """Say whether "it" stands right behind the words of the force that speaks, or a day behind them."""
    units, at = sentence.units, mover.first
    if units[mover.head].low != "it":
        return False
    while at and (units[at - 1].kind == "date" or units[at - 1].low in ("on", "that")):
        at -= 1
    return any(said.last in (at, at + 1) and said.claimant is not None for said in sentence.attributions)


def _is_the_speaker(reader: _Reader, sentence: Sentence, mover: Mover, speaker: str | None) -> bool:
    """Say whether "he" is who speaks in the sentence, and no fighter."""
    if sentence.units[mover.head].low not in ("he", "she") or not speaker or reader.is_armed(speaker):
        return False
    named = any(a.first < mover.head and a.claimant and not a.pronoun for a in sentence.attributions)
    return named and not any(m.last <= mover.first and m.cls in ("leader", "fighter", "men") for m in sentence.nps)


def _is_shipped(sentence: Sentence, frame: Frame) -> bool:
    """Say whether something goes as goods do: "by ship", "by post"."""
    lows = [u.low for u in sentence.units[frame.trigger.end : frame.trigger.end + 12]]
    return any(low == "by" and lows[k + 1 : k + 2] and lows[k + 1] in _SHIPPING for k, low in enumerate(lows))


_SHIPPING = frozenset(["ship", "sea", "lorry", "truck", "train", "rail", "air", "plane", "post", "mail", "courier"])


def _visits(sentence: Sentence) -> bool:
    """Say whether a sentence tells of a politician's journey: "the third leg of his tour"."""
    return not lexicon.words("visits").isdisjoint(u.low for u in sentence.units)


def group_joined(sentence: Sentence, frame: Frame) -> str | None:
    """Name the group that movers go to join: "three young men left for Syria to join the Islamic State"."""
    units = sentence.units
    for k in range(frame.trigger.end, min(frame.trigger.end + 14, len(units) - 1)):
        if units[k].low in ("join", "joining", "joined") or (
            units[k].low == "fight" and units[k + 1].low in ("for", "alongside", "in", "with", "under")
        ):
            found = next((u for u in units[k + 1 : k + 6] if u.kind == "group" or u.low == "against"), None)
            found = found if found is not None and found.kind == "group" else None
            return str(found.what.group.name) if found is not None else None
    return None


def _brings_aid(sentence: Sentence, mover: Mover) -> bool:
    """Say whether vehicles are those of aid: "a UN convoy", "trucks with flour"."""
    if any(u.low.startswith(("bus", "minibus")) for u in sentence.units[mover.first : mover.last]):
        return False  # aid workers see fighters off in buses
    units = sentence.units
    told = {w for k, u in enumerate(units) if not sentence.masked[k] and not _relieves(units, k) for w in u.low.split()}
    return not told.isdisjoint(lexicon.words("aid"))


def _relieves(units: Sequence[Unit], k: int) -> bool:
    """Say whether "relief" is a soldier's: "a relief column of thirty vehicles"."""
    after = units[k + 1].low if k + 1 < len(units) else ""
    return units[k].low == "relief" and after in ("column", "force", "troops", "forces")


def _sits_in_a_house(sentence: Sentence, mover: Mover) -> bool:
    """Say whether somebody belongs to a parliament or a council: "a member of parliament drove up"."""
    behind = [u.low for u in sentence.units[mover.last : mover.last + 4]]
    return behind[:1] == ["of"] and not lexicon.words("houses").isdisjoint(behind)


def _takes_along(sentence: Sentence, frame: Frame) -> str | None:
    """Return the class of whom vehicles take along: "the lorries drive off with the displaced towards X"."""
    units = sentence.units
    at = next(
        (k for k in range(frame.trigger.end, min(frame.trigger.end + 4, len(units))) if units[k].low == "with"), None
    )
    if at is None:
        return None
    return next((c for u in units[at + 1 : at + 5] if (c := lexicon.actors().get(u.low)) is not None), None)


def _carries_supplies(sentence: Sentence, mover: Mover) -> bool:
    """Say whether a group's own vehicles carry its supplies, and no aid."""
    lows = {u.low for u in sentence.units[mover.last : mover.last + 5]}
    return "supplies" in lows and lows.isdisjoint(["relief", "humanitarian", "medical", "aid", "food"])


def _load_of(sentence: Sentence, mover: Mover) -> str | None:
    """Return the class of what vehicles carry: "17 trucks carrying relief supplies"; None where it is not told."""
    units = sentence.units[mover.last : mover.last + 7]
    if not units or units[0].low not in ("carrying", "transporting", "loaded", "laden", "with"):
        return None
    found: str | None = None
    for unit in units[1:]:
        cls = "group" if unit.kind == "group" else lexicon.actors().get(unit.low)
        if cls in ("fighter", "group", "unit", "weapon", "leader", "family", "men", "vehicle"):
            return cls
        found = found or cls or ("other" if units[0].low == "with" and unit.low in _WARES else None)
        if unit.low in lexicon.verbs() and unit.low not in lexicon.actors():
            break
    return found


def _has_human_before(sentence: Sentence, mover: Mover) -> bool:
    return any(m.last <= mover.first and m.cls in ("fighter", "group", "unit", "vehicle") for m in sentence.nps)


def _antecedent(reader: _Reader, sentence: Sentence, mover: Mover, agent: Mover | None) -> Mover | None:
    """Find what a pronoun stands for: a human noun of its own sentence, else what moved last."""
    earlier = [
        m
        for m in sentence.nps
        if m.head < mover.first
        and m.cls not in ("pronoun", "state")
        and mover.head - m.head < 45
        and not (m is agent and m.cls in ("other", "person"))  # "three planes took a part of them on"
    ]
    one = sentence.units[mover.head].low in ("he", "she")
    human = [
        m
        for m in earlier
        if m.cls not in ("vehicle", "weapon")
        and not (one and m.cls == "other")
        and not _goes_along(sentence.units, m)
        and not (m.last < len(sentence.units) and sentence.units[m.last].low in lexicon.words("source nouns"))
    ]
    struck = earlier[-1] if earlier and earlier[-1].cls == "vehicle" and earlier[-1].is_armed else None
    if struck is not None and sentence.units[max(0, struck.first - 1)].low in _STRUCK:
        return struck  # "The air force destroyed 18 pickups of the rebels while they were heading to X"
    if human:
        return human[-1]
    them = "them" in {u.low for u in sentence.units[mover.first : mover.last]}
    if earlier and them and sentence.units[mover.first - 1].low == "," and earlier[-1].cls == "vehicle":
        return earlier[-1]  # "counted 37 lorries, all of them bound for X"
    last = reader.discourse.mover
    if reader.discourse.official is not None and sentence.units[mover.head].low in ("he", "she", "him", "her"):
        return reader.discourse.official
    if last is not None and last.cls not in ("vehicle", "weapon"):
        return last
    found = earlier[-1] if earlier else last
    if found is not None and found.cls == "weapon":
        return replace(found, cls="fighter")
    return found


_STRUCK = frozenset("destroyed bombed hit struck targeted intercepted ambushed shelled strafed attacked".split())


def _is_body_just_told(reader: _Reader) -> bool:
    """Say whether the sentence before told of a unit or a convoy, for which "it" stands."""
    last = reader.discourse.mover
    return reader.discourse.has_just_told and last is not None and last.cls in ("unit", "vehicle") and last.is_armed


def _goes_along(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether people only go along: "fighters, with women and some forty hostages"."""
    if mover.cls not in ("person", "family"):
        return False
    lead = [u.low for u in units[max(0, mover.first - 4) : mover.first]]
    return lead[-1:] == ["with"] or (lead[-1:] == ["and"] and "with" in lead)


def _last_armed(sentence: Sentence, mover: Mover) -> Mover | None:
    """Return the armed noun phrase of the sentence that stands before a mover, None where there is none."""
    armed = [m for m in sentence.nps if m.last <= mover.first and m.is_armed]
    return armed[-1] if armed else None


_UNIT_WORDS = lexicon.words("unit words")
_SERVICES = lexicon.words("services")
_ARMED_TEAMS = _SERVICES | lexicon.words("of armed teams")


def _are_people_fleeing(sentence: Sentence, mover: Mover, frame: Frame) -> bool:
    """Say whether a bare number of people flees: "hundreds have fled", and not "hundreds of them"."""
    head = sentence.units[mover.head]
    bare = head.kind == "count" or head.low in ("many", "hundreds", "thousands", "dozens", "scores")
    of_them = [u.low for u in sentence.units[mover.head + 1 : mover.head + 2]] == ["of"]
    return bare and not of_them and frame.trigger.sense.lemma.split()[0] in _FLEEING


_FLEEING = frozenset("flee escape leave cross walk displace".split())


def _are_captives(sentence: Sentence, mover: Mover) -> bool:
    """Say whether men are moved by their enemies, or dead: "the captured soldiers"."""
    own = sentence.units[max(0, mover.first - 1) : mover.last]
    if mover.cls in ("vehicle", "weapon", "family", "pronoun"):
        return False
    lows = [u.low for u in own]
    behind = [u.low for u in sentence.units[mover.last : mover.last + 2]]
    if behind[:1] and behind[0] in _CAPTIVE and behind[1:] and behind[1] in ("in", "by", "near", "during", "at"):
        return True  # "fighters captured in X were flown to Y"
    men = [unit.kind in ("group", "state") or unit.low in lexicon.actors() for unit in own]
    return any(low in _CAPTIVE and n + 1 < len(lows) and men[n + 1] for n, low in enumerate(lows))


_CAPTIVE = frozenset(
    "captured captive imprisoned detained jailed arrested abducted kidnapped dead killed slain".split()
)


def _serves(sentence: Sentence, mover: Mover) -> bool:
    """Say whether men, a unit or vehicles are an armed service's by their own words: "two Marine companies"."""
    words = {u.low for u in sentence.units[mover.first : mover.last]}
    return mover.cls in ("men", "unit", "vehicle") and not words.isdisjoint(_SERVICES)


def _are_of_rising(sentence: Sentence, mover: Mover) -> bool:
    """Read "1,400 men of the armed opposition", "some men of the resistance"."""
    behind = [u.low for u in sentence.units[mover.last : mover.last + 4]]
    return behind[:2] == ["of", "the"] and not lexicon.words("risings").isdisjoint(behind[2:])


def _observes(sentence: Sentence, mover: Mover) -> bool:
    """Say whether people are a peace force's own observers: "its Ghanaian observers"."""
    lows = [u.low for u in sentence.units[mover.first : mover.last]]
    return lows[-1:] in (["observers"], ["monitors"]) and lows[0] in ("its", "their")


def _sent_by(reader: _Reader, mover: Mover, agent: Mover | None, speaker: str | None) -> Mover | Reason:
    """Return the men whom a force denies to have sent: "denies having moved anyone from A to B"."""
    if agent is not None and (agent.is_armed or agent.cls == "unit"):
        return replace(mover, cls="men", group=agent.group, armed_words=True)
    armed = reader.is_armed(speaker)
    group = reader.group_in(speaker or "")
    return replace(mover, cls="men", group=group, armed_words=True) if armed else Reason.CIVILIANS


def _are_more_of_them(sentence: Sentence, mover: Mover) -> bool:
    """Say whether people are a further part of those who moved before: "a second group of about 500 people"."""
    words = {u.low for u in sentence.units[mover.first : mover.last]}
    return not words.isdisjoint(_FURTHER) and not words.isdisjoint(["group", "batch", "convoy", "wave"])


_FURTHER = frozenset("second third another further first last next new".split())


def _is_armed_team(sentence: Sentence, mover: Mover) -> bool:
    """Say whether a team is an armed one: "special police teams", "an army special forces team"."""
    words = [u.low for u in sentence.units[mover.first : mover.last]]
    special = ("special", "forces") in pairwise(words)
    return words[-1:] in (["team"], ["teams"]) and (special or not _ARMED_TEAMS.isdisjoint(words))


def _are_people_of(sentence: Sentence, mover: Mover) -> bool:
    """Read "the people of the Islamic State", as translations say for its men."""
    return [u.low for u in sentence.units[mover.head : mover.head + 2]] == ["people", "of"]


def _military_unit(sentence: Sentence, mover: Mover) -> bool:
    return any(u.low in _UNIT_WORDS for u in sentence.units[mover.first : mover.last])


def _possessive(sentence: Sentence, mover: Mover) -> bool:
    near = sentence.units[max(0, mover.first - 2) : mover.last + 2]
    if any(u.low in ("their", "its", "his", "theirs") for u in near):
        return True
    behind = [u.low for u in sentence.units[mover.last : mover.last + 3]]
    if behind[:2] == ["of", "the"] and not _OWNERS.isdisjoint(behind[2:]):
        return True  # "four leaders of the organisation"
    lead = sentence.units[max(0, mover.head - 5) : mover.last]  # "the group's finance chief"
    return any(a.low in _OWNERS and b.low == "'s" for a, b in pairwise(lead))


_OWNERS = frozenset("group movement militia organisation organization network militants rebels jihadists".split())
_SPOKEN_OF_LATELY = 2
"""So many sentences behind the force that a report speaks of, "it" stands for it; tried 0 to 3 on twenty sets."""
_CROWD = 10_000
"""So many people without a noun are no fighters."""
_COMMANDERS = frozenset("warlord general commander colonel emir brigadier rebel".split())
_TITLES = frozenset("chief chiefs deputy deputies leader leaders leadership general generals".split())
_TELLING = frozenset("the these those them both all some their".split())
_OF_ANYBODY = frozenset(["lorries", "trucks", "buses", "cars", "boats", "ships"])
"""Vehicles that are nobody's where no word says whose: "Lorries are crossing again"."""
_CIVIL = frozenset("dhow dhows trawler trawlers barge barges tugs".split())
"""Vessels that are fishermen's and traders' where nothing says otherwise."""
_WARES = frozenset("sheeting tarpaulins stoves mattresses bedding clothes clothing furniture seed seeds toys".split())
_ANOTHER = frozenset("another second third smaller larger other first next last further final new".split())
