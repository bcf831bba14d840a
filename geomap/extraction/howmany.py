"""What moves and how many: the number that belongs to a movement, men against vehicles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.claims import What
from geomap.counts import CountMention
from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.movers import Mover
from geomap.extraction.rows import ROW
from geomap.extraction.units import Unit

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence

_WHAT: dict[str, What] = {"leader": "leaders", "family": "families", "vehicle": "vehicles", "weapon": "weapons"}


def what_moves(sentence: Sentence, mover: Mover, count: CountMention | None) -> What:
    """Say what mainly moves: men, leaders, families, vehicles or weapons."""
    what = _WHAT.get(mover.cls, "fighters")
    if _is_he(sentence.units, mover) and not mover.is_one and not sentence.masked[mover.head]:
        return "leaders"  # one of whom the report speaks by himself
    behind = [u.low for u in sentence.units[mover.last : mover.last + 5]]
    if what == "vehicles" and behind[:1] in (["with"], ["carrying"]) and not _FAMILIES.isdisjoint(behind):
        return "families"  # "two buses with the families of fighters"
    if what == "vehicles" and _is_loaded(sentence, mover):
        return "weapons"  # "a lorry with rifles"
    words = {word for u in sentence.units[mover.first : mover.last] for word in u.low.split()}
    is_column = bool(words & {"column", "convoy", "motorcade", "columns", "convoys"}) and not words & _VEHICLES
    in_rows = bool(words & {"column", "columns"}) and (mover.group or words & {"their", "its", "his"})
    of_men = bool(in_rows or words & {"fighters", "militants", "men", "troops", "army", "soldiers", "division"})
    men = count is not None and count.unit == "persons"  # "a column, about eighty strong"
    if what == "vehicles" and is_column and (men or (of_men and count is None)):
        return "fighters"
    machines = (count is not None and count.unit == "vehicles") or not words.isdisjoint(_SHIPS)
    if what == "fighters" and machines and mover.cls in ("unit", "group"):
        return "vehicles"
    if (
        what == "leaders"
        and words & {"police", "officers", "officer"}
        and not words & {"commander", "commanders", "emir", "emirs", "leader", "leaders", "leadership"}
    ):
        return "fighters"
    return what


_SHIPS = frozenset(["warship", "warships", "frigate", "frigates", "submarine", "submarines", "gunboats"])


def _is_loaded(sentence: Sentence, mover: Mover) -> bool:
    """Say whether what a single vehicle carries is what moves: "a trawler loaded with mortar rounds"."""
    units = sentence.units[mover.last : mover.last + 6]
    alone = sentence.units[mover.first].low in ("a", "an", "one") and not any(
        u.low in ("convoy", "column", "motorcade") for u in sentence.units[mover.first : mover.last]
    )
    if not alone or [u.low for u in units[:1]] not in (["with"], ["carrying"], ["loaded"], ["laden"], ["transporting"]):
        return False
    classes = [lexicon.actors().get(u.low) for u in units[1:]]
    load = next((c for c in classes if c in ("weapon", "fighter", "men", "family", "leader", "unit", "person")), None)
    return load == "weapon"


_FAMILIES = frozenset(["families", "wives", "relatives", "children", "women"])
_VEHICLES = lexicon.words("vehicles")


def fits(count: CountMention, what: What) -> bool:
    """Say whether a number may count what moves."""
    if what == "vehicles":
        return count.unit in ("vehicles", "")
    return count.unit in ("persons", "", "families")


def find_count(sentence: Sentence, frame: Frame, mover: Mover) -> CountMention | None:
    """Take the count of the mover's phrase, else one right beside it."""
    units = sentence.units
    want = "vehicles" if mover.cls == "vehicle" else "persons"
    strong = _share(sentence, frame, want) or _strong(units, mover) or _in_bulk(sentence, frame, mover)
    if strong is not None:
        return strong
    if frame.trigger.sense is ROW:
        counts: list[CountMention] = [u.what for u in units if u.kind == "count"]
        return next((count for count in counts if count.unit in ("persons", "vehicles", "")), None)
    if frame.mover is None:
        return _count_after(sentence, frame, want)  # the mover stands in an earlier sentence
    source = frame.mover
    alone = _single(sentence, mover)
    if alone is not None:
        return alone
    if source.cls == "pronoun" and units[source.head].low in ("they", "them"):
        return _count_of_antecedent(sentence, frame, source, want) or _count_after(sentence, frame, want)
    inside = [_of_men(units, k) for k in range(source.first, source.last) if units[k].kind == "count"]
    k = source.first - 2
    if inside and k >= 0 and units[k + 1].low == "of" and units[k].kind == "count":
        return _of_men(units, k)  # "600 of its 1,200 troops"
    if inside and any(is_shared(units, k) for k in range(source.first, source.last) if units[k].kind == "count"):
        return None
    if inside and _counts_units(units, source):
        return None  # "two Hashd brigades", "two of his battalions"
    if inside and is_of_bands(units, source):
        return None  # "groups of three to five fighters"
    if len(inside) == 1 and _counts_places(units, source):
        return None  # "the personnel of four observation posts"
    if source.cls == "family" and len(inside) == 1 and _counts_who_has_them(units, source):
        return None  # "the wives and children of two chiefs"
    fitting = [c for c in inside if c.unit == want] or [c for c in inside if c.unit == ""] or inside
    if fitting:
        return fitting[0]
    near: list[CountMention] = []
    part = next((k for k in range(source.first - 2, max(-1, source.first - 7), -1) if units[k].kind == "count"), None)
    if part is not None and [u.low for u in units[part + 1 : part + 3]] in _PARTS:
        near.append(_of_men(units, part))  # "680 of the rapid deployment force"
    for k in range(source.first - 1, max(-1, source.first - 4), -1):
        if units[k].kind == "count":
            near.append(units[k].what)
            break
        if units[k].low not in ("of", "the", "its", "their", "his", "these", "those", "'", "‘", "“", '"', "„"):
            break
    for k in range(source.last, min(len(units), source.last + 7)):
        if units[k].kind == "count":
            if sentence.masked[k] or _is_part_of_them(units, k) or _are_places(units, k):
                break  # "the rebels, two nurses said, melted away"
            before = units[k - 1].low
            has_men = before == "with" and k == source.last + 1 and units[k].what.unit == "persons"
            if has_men or (before in _BEFORE_NUMBERS and units[k].what.unit in (want, "")):
                near.append(units[k].what)  # "a column with 550 men"
            break
        if units[k].low not in _BEFORE_NUMBERS and units[k].low not in ("in", "all", "who", "with"):
            break
    return near[0] if near else _count_in_aside(sentence, frame, want) or _count_after(sentence, frame, want)


def _is_part_of_them(units: Sequence[Unit], k: int) -> bool:
    """Say whether a number is only that of some: "the brigade, eleven of whose number lie in hospital"."""
    return [u.low for u in units[k + 1 : k + 3]] == ["of", "whose"]


def _strong(units: Sequence[Unit], mover: Mover) -> CountMention | None:
    """Read "a column of the brigade, 300 strong, set out": men, though the column is of vehicles."""
    near = units[mover.last : mover.last + 4]
    at = next((k for k, u in enumerate(near) if u.kind == "count"), None)
    if at is None or at + 1 >= len(near) or near[0].low not in (",", "("):
        return None
    behind = [u.low for u in units[mover.last + at + 1 : mover.last + at + 3]]
    if behind[:1] != ["strong"] and behind != ["in", "number"]:
        return None
    count: CountMention = near[at].what
    return replace(count, unit="persons")


def _share(sentence: Sentence, frame: Frame, want: str) -> CountMention | None:
    """Read the share of one place in "some 500 rebels left A, 200 for B and 300 for C"."""
    units = sentence.units
    if len(frame.ends.destinations) != 1:
        return None
    k = frame.ends.destinations[0].at - 1
    if k <= frame.trigger.end or units[k].kind != "count" or units[k - 1].low not in (",", ":", "–", "—"):
        return None
    count: CountMention = units[k].what
    return count if count.unit in (want, "") else None


def _in_bulk(sentence: Sentence, frame: Frame, mover: Mover) -> CountMention | None:
    """Read "fighters in their hundreds left X", "left X for Y in their thousands"."""
    units = sentence.units
    if mover.cls not in ("fighter", "group", "men", "unit") or frame.mover is None:
        return None
    for k in range(max(2, mover.last), min(len(units), frame.last + 1)):
        if units[k].kind == "count" and [u.low for u in units[k - 2 : k]] == ["in", "their"] and not sentence.masked[k]:
            count: CountMention = units[k].what
            return replace(count, unit="persons") if count.high is None else None
    return None


def is_shared(units: Sequence[Unit], at: int) -> bool:
    """Say whether a number is that of all of whom only some move, or of some: "more than half of the 800 militants"."""
    while at > 1 and units[at - 1].low in _OF_ALL:
        at -= 1
    if at > 1 and units[at - 1].low == "including" and units[at - 2].low == ",":
        behind = {u.low for u in units[at : at + 4]}
        return not any(lexicon.actors().get(low) in ("fighter", "unit") for low in behind)
    return at > 1 and units[at - 1].low == "of" and units[at - 2].low in _SHARES


_OF_ALL = frozenset("the its their his her our these those some about roughly around an estimated nearly".split())
_SHARES = frozenset(
    "half most many some part third quarter percent cent % fifth fifths tenth tenths thirds two-thirds quarters "
    "three-quarters several few none".split()
)
_PARTS = (["of", "the"], ["of", "its"], ["of", "their"], ["of", "his"])


_UNITS = frozenset(
    "brigade brigades battalion battalions company companies regiment regiments division divisions platoon platoons "
    "squad squads columns corps detachment detachments contingents formations wings factions".split()
)


def _counts_units(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether a phrase has one number, and it counts bodies of men: battalions carry no count."""
    numbers = [k for k in range(mover.first, mover.last) if units[k].kind == "count"]
    if len(numbers) != 1:
        return False
    behind = [u.low for u in units[numbers[0] + 1 : mover.last] if u.low not in ("more", "further", "other")]
    if units[numbers[0]].what.unit == "persons" and (behind[:1] == ["-"] or behind[:1] in (["strong"], ["man"])):
        return False  # "an 800-man battalion"
    last = units[mover.last - 1]
    of_part = behind[:1] == ["of"] and behind[1:2] in (["his"], ["its"], ["their"], ["our"]) and last.low.endswith("s")
    return last.kind == "word" and last.low in _UNITS and ("of" not in behind or of_part)


def _counts_who_has_them(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether the one number of a family is that of leaders, one or two: "the wives of two commanders"."""
    at = next(k for k in range(mover.first, mover.last) if units[k].kind == "count")
    kin = [k for k in range(mover.first, mover.last) if lexicon.actors().get(units[k].low) == "family"]
    counted = [lexicon.actors().get(u.low) for u in units[at + 1 : mover.last]]
    return bool(kin) and kin[0] < at and "leader" in counted and "family" not in counted


def _counts_places(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether the one number of a phrase is that of the places from which those are who move."""
    return _are_places(units, next(k for k in range(mover.first, mover.last) if units[k].kind == "count"))


def is_of_bands(units: Sequence[Unit], mover: Mover) -> bool:
    """Say whether fighters go in bands, whose number is not told: "parties of three to five militants"."""
    before = [u.low for u in units[max(0, mover.first - 2) : mover.first]]
    return units[mover.head].low in _BANDS or (before[1:] == ["of"] and before[0] in _BANDS)


_BANDS = frozenset("groups bands parties batches pairs files twos".split())


def _are_places(units: Sequence[Unit], at: int) -> bool:
    """Say whether what a number counts are places that others are of."""
    things = [u.low for u in units[at + 1 : at + 4]]
    return at > 0 and units[at - 1].low == "of" and any(low in _PLACES and low.endswith("s") for low in things)


_PLACES = lexicon.PLACE_NOUNS - {"barracks", "headquarters"}


def _of_men(units: Sequence[Unit], k: int) -> CountMention:
    """Take "160 of the brigade" for its men, but not "three of its battalions"."""
    count: CountMention = units[k].what
    behind = [u.low for u in units[k + 1 : k + 5]]
    noun = next((n for n, low in enumerate(behind) if low.endswith("s") and low == (count.noun or "").casefold()), None)
    several = noun is not None and behind[noun + 1 : noun + 2] not in (["'"], ["’"], ["'s"], ["’s"])
    is_part = count.unit == "units" and not several and behind[:1] == ["of"]
    return replace(count, unit="persons") if is_part else count


def _count_of_antecedent(sentence: Sentence, frame: Frame, pronoun: Mover, want: str) -> CountMention | None:
    """Take "200 of his men are ready, and on Saturday they will go" for 200 where no movement has had the number."""
    earlier = [m for m in sentence.nps if m.last <= pronoun.first and (m.is_armed or m.cls == "men")]
    taken = {f.mover.head for f in sentence.frames if f.mover is not None and f is not frame}
    if not earlier or earlier[-1].head in taken:
        return None
    counts = [u.what for u in sentence.units[earlier[-1].first : earlier[-1].last] if u.kind == "count"]
    return counts[0] if counts and counts[0].unit in (want, "") else None


def _count_in_aside(sentence: Sentence, frame: Frame, want: str) -> CountMention | None:
    """Read a number between a mover and its verb: "men on motorbikes, as many as 100, fled"."""
    units, source = sentence.units, frame.mover
    if source is None:
        return None
    for k in range(source.last, min(frame.trigger.at, source.last + 16)):
        if units[k].kind != "count" or sentence.masked[k] or _is_part_of_them(units, k):
            continue
        count: CountMention = units[k].what
        lead = {u.low for u in units[max(source.last, k - 5) : k]} | set(count.text.casefold().split())
        if count.unit in (want, "") and units[k - 1].low == "," and units[k + 1].low == ",":
            return count
        closes = next((j for j in range(k + 1, min(k + 5, frame.trigger.at)) if units[j].low == ","), None)
        if closes is not None and units[k - 1].low == "," and count.unit == want and _only_names(units[k + 1 : closes]):
            return count  # "a second convoy, eleven lorries this time, set off"
        if count.unit in (want, "") and not lead.isdisjoint(_NUMBERING):
            return count
    return None


def _only_names(units: Sequence[Unit]) -> bool:
    """Say whether words only name what is counted: "lorries this time", "men in all"."""
    return all(u.kind == "group" or u.low in lexicon.actors() or u.low in _IN_ASIDES for u in units)


_IN_ASIDES = frozenset(["this", "time", "in", "all", "altogether", "of", "the", "number"])


_NUMBERING = frozenset(
    "adding exceed exceeded exceeds number numbered numbers numbering total totalled totaled".split()
)


_BEFORE_NUMBERS = frozenset(
    [
        ",",
        "(",
        ":",
        "numbering",
        "consists",
        "consisting",
        "consisted",
        "comprising",
        "of",
        "that",
        "which",
        "about",
        "some",
        "—",
        "–",
        '"',
        "“",
        "estimated",
        "at",
    ]
)
_ONE = frozenset(
    "commander emir amir leader governor ringleader warlord general colonel chief wali head deputy boss captain "
    "second-in-command subcommander sub-commander subleader sub-leader brigadier kingpin".split()
)


def _is_he(units: Sequence[Unit], mover: Mover) -> bool:
    return mover.first <= mover.head < min(mover.last, len(units)) and units[mover.head].low in ("he", "she")


def _one(units: Sequence[Unit], mover: Mover) -> CountMention:
    """Count one, by the word for the leader: the "governor" of "the group's new governor"."""
    head = units[mover.head]
    unit = next((u for u in units[mover.first : mover.last] if lexicon.actors().get(u.low) == "leader"), head)
    return CountMention(unit.start, unit.end, unit.low, 1, 1, "persons", unit.low, unit.start)


def _single(sentence: Sentence, mover: Mover) -> CountMention | None:
    """Count one for "a commander", "the governor", and "he" where that is a leader."""
    units = sentence.units
    unit = units[mover.head] if mover.head < len(units) else None
    if unit is not None and (mover.is_one or _is_he(units, mover)):
        return _one(units, mover)
    if mover.cls != "leader" or unit is None:
        return None
    if [u.low for u in units[mover.last : mover.last + 2]] in (["and", "his"], ["and", "her"], ["and", "their"]):
        return None  # "the commander and his closest officers"
    lead = units[mover.first : mover.head + 4]
    if any(u.kind == "count" for u in units[mover.first : mover.last]):
        return None
    staff = [u.low for u in lead[mover.head - mover.first :]][:2] == ["general", "staff"]
    if units[mover.first].low in ("no", "not", "none") or staff:
        return None
    lead_in = [u.low for u in units[max(0, mover.first - 6) : mover.first + 2]]
    if any(lead_in[k : k + 2] == ["one", "of"] for k in range(len(lead_in))):
        return _one(units, mover)
    if unit.names_leader or unit.low in ("he", "she") or any(u.low in _ONE for u in lead if u.kind == "word"):
        return _one(units, mover)
    return None


def ridden(sentence: Sentence, frame: Frame, mover: Mover) -> CountMention | None:
    """Return the vehicles in which uncounted men are said to go: "fighters in a convoy of 55 vehicles left".

    They may also stand behind the movement: "drove from A to B in more than 100 vehicles".
    """
    units = sentence.units
    for k in range(frame.triggers[-1].end, frame.last - 1):
        if units[k].low not in ("in", "aboard", "with", ",") or sentence.masked[k] or units[k + 1].kind != "count":
            continue
        told: CountMention = units[k + 1].what
        beside = units[k].low in ("with", ",") and (told.noun.casefold() == "tanks" or mover.cls == "vehicle")
        if told.unit == "vehicles" and (told.low or 0) >= _COLUMN and not beside:
            return told
    consists = _consists(units, mover)
    if consists is not None:
        return consists
    k = mover.first - 1
    own = any(m.first == mover.first and m.last == mover.last for m in sentence.nps)  # none of an earlier sentence
    if own and k > 1 and units[k].low == "which" and units[k - 1].low in ("in", "with", "aboard", "on"):
        # "destroyed 46 vehicles in which militants sought to escape"
        found = next((u.what for u in reversed(units[max(0, k - 8) : k - 1]) if u.kind == "count"), None)
        return found if found is not None and found.unit == "vehicles" else None
    if mover.last >= len(units) or units[mover.last].low not in ("in", "aboard", "on"):
        return None
    for unit in units[mover.last + 1 : mover.last + 6]:
        if unit.kind == "count":
            count: CountMention = unit.what
            return count if count.unit == "vehicles" else None
    return None


_COLUMN = 12
"""From so many vehicles on, they and not the men in them are what is told to move."""


def _consists(units: Sequence[Unit], mover: Mover) -> CountMention | None:
    """Read the vehicles that a force is made of: "a force consisting of eleven cars"."""
    if mover.cls not in ("unit", "group", "vehicle"):
        return None
    lead = [u.low for u in units[mover.last : mover.last + 8]]
    if _MADE_OF.isdisjoint(lead[:6]):
        return None
    found = next((u.what for u in units[mover.last : mover.last + 9] if u.kind == "count"), None)
    return found if found is not None and found.unit == "vehicles" else None


_MADE_OF = frozenset("consisting consists consisted comprising comprised composed made".split())


def _count_after(sentence: Sentence, frame: Frame, want: str) -> CountMention | None:
    """Read a number that follows the movement: "arrived in Haditha: six hundred men", "; seven hundred of them"."""
    units = sentence.units
    later = [f for f in sentence.frames if f.trigger.at > frame.trigger.at]
    stop = min((min(f.trigger.at, f.mover.first if f.mover else f.trigger.at) for f in later), default=len(units))
    for k in range(frame.trigger.end, stop - 1):
        unit, before, after = units[k], units[k - 1].low, units[k + 1].low
        if unit.kind != "count" or before not in _BEFORE_LATER or sentence.masked[k]:
            continue
        count: CountMention = unit.what
        if count.unit == want and (after in _AFTER_COUNTS or before.startswith(("number", "total"))):
            return count
        alone = count.unit == "" and (after == "according" or (before in (":", "–", "—") and after in (",", ".")))
        if alone and before != ";":
            return count  # "arrived in X from Y, 400 according to one resident", "– about 400, police said"
        behind = [u.low for u in units[k + 1 : k + 3]]
        of_them = behind in (["of", "them"], ["of", "us"], ["in", "all"]) or behind[:1] == ["altogether"]
        told = {u.what.unit for u in units[frame.trigger.end : k] if u.kind == "count"}
        if count.unit in (want, "") and of_them and not told & _OTHER_UNIT[want]:
            return count  # but "abandoned nineteen vehicles, two of them with the key in place"
    return None


_OTHER_UNIT = {"persons": {"vehicles"}, "vehicles": {"persons"}}
_BEFORE_LATER = frozenset(
    ["all", ",", ":", ";", "—", "–", "(", "numbered", "numbering", "totalled", "totaled", "totalling"]
)
_AFTER_COUNTS = frozenset("men fighters militants altogether vehicles in all , ) .".split())
