"""Triggers: the movement words of a sentence, told from nouns and names that look like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geomap.extraction import lexicon
from geomap.extraction.following import are_men, follows_on, is_only_told_of, is_the_same_way
from geomap.extraction.lexicon import Sense
from geomap.extraction.presences import is_back_in, is_off, will_be_in
from geomap.extraction.roles import FROM, INTO_BEING, TO, VIA
from geomap.extraction.seeming import (
    carries_on,
    gets_men,
    hands_over_place,
    is_astride,
    is_gate,
    is_word_sent,
    leaves_so,
    only_plans,
    reaches_pact,
    receives_men,
    runs_out,
)
from geomap.extraction.standing import NOW, PULL, PUSH, STANDING, deploys, moves_nobody, pushes_men, stands
from geomap.extraction.taking import (
    CHANGING,
    changes_place,
    is_capture,
    is_taken_off,
    only_takes_road,
    steps_are_taken,
    takes_a_place,
    takes_off,
    takes_over,
    takes_road,
    takes_steps,
)
from geomap.extraction.units import Unit
from geomap.extraction.unmoved import only_sounds_like_going


@dataclass(slots=True)
class Trigger:
    """A movement word: its number, the end of it and its particles, its sense."""

    at: int
    end: int
    sense: Sense
    passive: bool = False
    participle: bool = False
    infinitive: bool = False


REFUSING = frozenset("refused refuse refuses refusing declined decline".split())
_RELATIVES = frozenset(["who", "which", "that", "had", "have"])


def find_triggers(units: Sequence[Unit], masked: Sequence[bool]) -> list[Trigger]:
    """Find the movement words and the front-line words of a sentence."""
    out: list[Trigger] = []
    verbs, nouns = lexicon.verbs(), lexicon.nouns()
    words = [u for u in units if u.low[:1].isalpha()]
    title = sum(u.capital for u in words) * 2 > len(words)
    for i, unit in enumerate(units):
        if unit.kind != "word" or masked[i] or (out and i < out[-1].end):
            continue
        low = unit.low
        if low not in verbs and low not in nouns and low not in OTHERS and low not in lexicon.BE:
            continue
        if only_sounds_like_going(units, i):
            continue
        if low == "surrounding" and i and (units[i - 1].low in lexicon.PLACE_NOUNS or units[i - 1].low == "the"):
            continue  # "the areas surrounding X"
        if low == "return" and i and units[i - 1].low == "in":
            continue
        if low == "known" and i and units[i - 1].low in ("made", "makes", "be"):
            continue
        if low in _RECALL and units[i + 1 : i + 2] and units[i + 1].low in (",", ".", "that"):
            continue  # "sixty cars, an engineer recalls, had driven in"
        if low == "orders" and i and units[i - 1].low in lexicon.HAVE | {"under", "received", "got", "on"}:
            continue  # "the garrison has orders to retire to X"
        if low in ("ferries", "transports") and (
            "count" in {u.kind for u in units[max(0, i - 2) : i]} or carries_on(units, i + 1)
        ):
            continue  # "two ferries took 400 soldiers to X", "more Il-76 transports brought 150 men from X"
        if (
            low == "landing"
            and units[i + 1 : i + 2]
            and units[i + 1].low in ("craft", "ship", "ships", "party", "zone")
        ):
            continue
        if low in ("gone", "went", "goes") and is_word_sent(units, i):
            continue  # "Orders have gone out to move 300 men"
        if low in ("gained", "gaining") and not _is_place(units, i + 1):
            continue  # "gained three kilometres in the direction of X"
        if low in ("reached", "reach") and reaches_pact(units, i):
            continue  # "a deal was reached to move 300 rebels", "reached an agreement"
        if low in ("entrance", "crossing") and is_gate(units, i):
            continue
        if low == "station":
            if i and units[i - 1].low in ("to", "will", "would", "shall"):
                out.append(Trigger(i, i + 1, verbs["stationed"][0], infinitive=units[i - 1].low == "to"))
            continue
        if low == "fighting" and units[i + 1 : i + 2] and units[i + 1].low in _DRAWS_NEAR:
            continue  # "As fighting moved closer to X"
        if low in _RUN and runs_out(units, i):
            continue  # "the town ran out of bread"
        if low in _LEAVE and leaves_so(units, i + 1):
            continue  # "leaving it stranded in the desert", "has left them sitting ducks"
        left_of = low == "left" and [u.low for u in units[i + 1 : i + 2]] == ["of"]
        if left_of and "what" in [u.low for u in units[max(0, i - 3) : i]]:
            continue  # "what is left of the garrison"
        if (low in ("follow", "followed") and follows_on(units, i)) or is_the_same_way(units, i):
            out.append(Trigger(i, i + 1, Sense("follow", frozenset(["moves", "follows"]), frozenset())))
            continue
        if low == "arrivals" and i and units[i - 1].low in ("new", "latest", "recent") and are_men(units, i + 1):
            continue  # "thirty of the new arrivals went on to X"
        if low in _HAND and not hands_over_place(units, i):
            continue  # "handed over 30 prisoners to X"
        if low in _RECEIVE and not receives_men(units, i):
            continue  # "received orders", "somebody to receive them"
        if low in _ENTER and {u.low for u in units[i + 2 : i + 5]} & _TIMES:
            continue  # "as the fight entered its fourth day"
        if low in _TAKE and takes_a_place(units, i) and not _is_passive(units, i):
            continue  # "took X on Thursday and stand four kilometres from Y"
        if low in _TAKE and only_takes_road(units, i):
            continue  # "left X, took the desert road and reached Y"
        of_it = [u.low for u in units[i + 1 : i + 3]] == ["part", "of"]
        reduced = low == "taken" and i > 0 and lexicon.actors().get(units[i - 1].low) in ("fighter", "men", "vehicle")
        if low in _TAKE and is_taken_off(units, i) and (reduced or _is_passive(units, i)):
            out.append(Trigger(i, i + 2, Sense("take off from", frozenset(["carries", "leaves"]), frozenset()), True))
            continue
        if (
            low in _TAKE
            and units[i + 1 : i + 2]
            and units[i + 1].low in _TAKEN
            and not of_it
            and not takes_off(units, i)
        ):
            continue  # "battles taking place in X"
        if low in ("loaded", "laden", "packed", "crammed", "piled") and [u.low for u in units[i + 1 : i + 2]] == [
            "with"
        ]:
            continue  # "a trawler loaded with mortar rounds"
        if low.startswith("settl") and {u.low for u in units[i + 1 : i + 5]} & _SETTLED:
            continue  # "who refused to settle their status"
        if low.startswith(("fly", "flew", "flown")) and {u.low for u in units[i + 1 : i + 7]} & _FLAGS:
            continue  # "Humvees flying the group's black flag"
        if low in _BRING and any(
            units[k].low == "to" and units[k + 1].kind == "count" for k in range(i + 2, min(i + 7, len(units) - 1))
        ):
            continue  # "which brings the contingent to 1,300"
        if low in _BRING and units[i + 1 : i + 2] and units[i + 1].low in ("together", "about", "forward", "charges"):
            continue  # "which brings together the rebels"
        if (
            low in _CARRY
            and units[i + 1 : i + 2]
            and units[i + 1].low in ("on", "out")
            and (units[i + 2 : i + 3] and units[i + 2].low not in ("of", "from", "to"))
        ):
            continue  # "to carry on the fight from other sanctuaries"
        if low in ("riding", "driving") and i and is_astride(units, i):
            continue
        if i > 3 and units[i - 1].low == "to" and units[i - 2].low in REFUSING and units[i - 3].low in _RELATIVES:
            continue  # "gunmen who refused to board the buses fled to X"
        if low == "fighting" and lexicon.actors().get(units[i + 1].low if i + 1 < len(units) else "") == "vehicle":
            continue
        if low in _TAKE and (takes_over(units, i + 1) or takes_steps(units, i) or steps_are_taken(units, i)):
            continue  # "to take over four checkpoints", "to take all necessary measures"
        if low.startswith("continu") and takes_steps(units, i + 2):
            continue  # "will continue to take measures"
        if low in ("came", "arrived") and is_only_told_of(units, i):
            continue
        if i and (units[i - 1].low, low) in (("on", "board"), ("in", "tow")):
            continue  # "thirty buses with 413 men on board", "with artillery in tow"
        if low == "gathering" and i and units[i - 1].low in lexicon.DETERMINERS:
            continue  # "struck a gathering of terrorists near X"
        by_the = low in ("go", "goes", "going", "went") and [u.low for u in units[i + 1 : i + 3]] == ["by", "the"]
        if by_the and units[i + 3 : i + 4] and units[i + 3].low in _GONE_BY:
            continue  # "if one goes by the leaflet"
        if low == "going" and only_plans(units, i):
            continue
        if low in ("carrying", "transporting") and i and lexicon.actors().get(units[i - 1].low) == "vehicle":
            continue
        if low in nouns and "goal" in nouns[low].frame and not _is_goal(units, i):
            continue
        if low in nouns and "column" not in nouns[low].frame and _only_names_a_force(units, i):
            continue
        his_own = [u.low for u in units[max(0, i - 2) : i]]
        if low in ("return", "arrival", "departure") and his_own in (["on", "his"], ["on", "her"], ["upon", "his"]):
            continue  # "the mayor said on his return to the town"
        if low in nouns and (low not in verbs or _is_noun_here(units, i)):
            out.append(Trigger(i, i + 1, nouns[low]))
            continue
        if low in _WAYS and _on_the_way(units, i):
            out.append(Trigger(i, i + 1, Sense("on the way", frozenset(["moves", "for", "way"]), frozenset())))
            continue
        if low in lexicon.BE and is_off(units, i + 1):
            out.append(Trigger(i + 1, i + 2, Sense("be off", frozenset(["moves", "for"]), frozenset())))
            continue
        if low == "be" and will_be_in(units, i):
            vowed = units[i - 1].low == "to"
            out.append(Trigger(i, i + 1, Sense("be", frozenset(["moves", "in"]), frozenset()), infinitive=vowed))
            continue
        if low in lexicon.BE and is_back_in(units, i):
            out.append(Trigger(i, i + 1, Sense("return", frozenset(["moves", "in", "arrives"]), frozenset())))
            continue
        if _is_gerund_noun(units, i):
            sense = verbs[low][0]
            out.append(Trigger(i, i + 1, Sense(sense.lemma, sense.frame, frozenset(), is_noun=True)))
            continue
        if changes_place(units, i):
            out.append(Trigger(i, i + 1, Sense("change", frozenset(["moves", "leaves", "for"]), frozenset())))
            continue
        if low in ("get", "gets", "got") and gets_men(units, i):
            out.append(Trigger(i, i + 1, verbs["received"][0]))
            continue
        if low in _TAKE | _TRYING and (end := takes_road(units, i)):
            out.append(Trigger(i, end, Sense("take the road", frozenset(["moves", "for", "of"]), frozenset())))
            continue
        if (
            low not in verbs
            or _is_noun_here(units, i)
            or (unit.capital and i and not title and not _title_case(units, i))
        ):
            continue
        made = _verb(units, i, verbs[low])
        if made is not None:
            out.append(made)
    return out


_NOUNY = lexicon.words("nouny")
_RUN = frozenset(["run", "runs", "ran", "running"])
_RECALL = frozenset(["recall", "recalls", "recalled"])
_TAKEN = frozenset(
    "off place part over control advantage responsibility effect aim credit note account action steps orders "
    "instructions".split()
)
_HAND = frozenset(["hand", "hands", "handed", "handing"])
_RECEIVE = frozenset(["receive", "receives", "received", "receiving"])
_ENTER = frozenset(["enter", "enters", "entered", "entering"])
_TIMES = frozenset("day week month year hour phase round stage".split())
_GONE_BY = frozenset("leaflet statement report reports figures account book name words".split())
_SETTLED = frozenset("status papers affairs scores score accounts account dispute disputes case cases".split())
_VEHICLES = frozenset(["buses", "trucks", "ships", "tanks"])
_FLAGS = frozenset(["flag", "flags", "banner", "banners"])
_BEHIND_LAUNCH = frozenset("pad pads site sites rocket rockets system systems vehicle vehicles".split())
_BRING = frozenset(["bring", "brings", "brought", "bringing"])
_CARRY = frozenset(["carry", "carries", "carried", "carrying"])


def _is_place(units: Sequence[Unit], at: int) -> bool:
    """Say whether a place stands at a unit, an article before it or not."""
    at += at < len(units) and units[at].low in lexicon.DETERMINERS
    return at < len(units) and (units[at].kind == "place" or units[at].low in lexicon.words("towns"))


def _only_names_a_force(units: Sequence[Unit], i: int) -> bool:
    """Say whether a noun of movement only tells which force is meant: "the rapid deployment force"."""
    after = units[i + 1].low if i + 1 < len(units) else ""
    return after in _NAMED_AFTER_MOVEMENTS


_NAMED_AFTER_MOVEMENTS = frozenset(
    "force forces unit units team teams brigade battalion group corps route routes corridor corridors path "
    "paths".split()
)


_WAYS = frozenset(["move", "way", "route", "track", "road", "march", "path"])
_TAKE = frozenset(["take", "takes", "took", "taken", "taking"])
_TRYING = frozenset(["try", "tries", "tried", "trying", "risk", "risked", "brave", "braved"])
OTHERS = _WAYS | _TAKE | _TRYING | CHANGING | {"be", "back", "station"}
"""Words besides the verbs and nouns of movement that may be one here; `sifting` goes by them too."""


_LEAVE = frozenset(["leave", "leaves", "left", "leaving"])


def _is_gerund_noun(units: Sequence[Unit], i: int) -> bool:
    """Say whether a verb is used as a noun: "the moving of its ammunition out of X"."""
    if not 0 < i < len(units) - 1 or units[i + 1].low != "of" or units[i - 1].low not in lexicon.DETERMINERS:
        return False
    senses = lexicon.verbs().get(units[i].low, ())
    moves = bool(senses) and bool(senses[0].frame & {"carries", "moves"}) and not senses[0].particles
    return units[i].low.endswith("ing") and moves


def _is_goal(units: Sequence[Unit], i: int) -> bool:
    """Say whether a noun tells where somebody was going: "the convoy's destination was X"."""
    return i + 1 < len(units) and units[i + 1].low in ("is", "was", "were", "are", "being", ":")


def _title_case(units: Sequence[Unit], i: int) -> bool:
    """Say whether a capital tells nothing: the first word behind a mark that opens a sentence."""
    return units[i - 1].low in ("“", '"', "‘", "«", ":", "—", "–", "|", "•", "(", "…") or units[i - 1].kind == "date"


def _on_the_way(units: Sequence[Unit], i: int) -> bool:
    before = [u.low for u in units[max(0, i - 3) : i]]
    k = i + 1
    while k < len(units) and (units[k].kind == "date" or (units[k].low == "on" and k + 1 < len(units))):
        k += 1  # "on their way on Sunday from A to B"
    after = units[k].low if k < len(units) else ""
    if units[i].low == "route":
        return before[-1:] == ["en"]
    if before[1:] == ["on", "the"] and before[0] in ("stood", "stands", "stand", "lies", "lay"):
        return False  # "the guns which stood on the road to X"
    behind_place = (
        i > 3 and units[i - 3].low == "," and units[i - 4].kind in ("place", "word") and units[i].low == "road"
    )
    if behind_place and units[i - 4].kind == "place":
        return False  # "to Mille, on the road to Djibouti"
    if before[-1:] in (["the"], ["their"], ["its"], ["his"]) and len(before) > 1 and before[-2] == "on":
        along = after in ("down", "up", "along", "through", "over", "across")
        goes = along and not {"to", "towards", "toward", "from"}.isdisjoint(u.low for u in units[i + 2 : i + 6])
        return goes or after in ("to", "toward", "towards", "from", "into", "back", "home", "out", "there")
    return False


_STANDS = (
    frozenset("stand stands stood lie lies lay remain remains remained half almost sit sits sat".split()) | lexicon.BE
)


def _is_noun_here(units: Sequence[Unit], i: int) -> bool:
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    low = units[i].low
    if low == "launch" and before is not None and before.low == "by":
        return True  # "by launch and lorry"
    if low in ("take", "took", "taking") and is_capture(units, i):
        return True
    if low == "carrying" and [u.low for u in units[max(0, i - 2) : i]] == ["of", "them"]:
        return True  # "40 vehicles, some of them carrying heavy guns"
    if low == "launch" and after is not None and after.low in _BEHIND_LAUNCH:
        return True
    aboard = low == "leave" and before is not None and before.low in ("aboard", "board")
    seen = not {"saw", "seen", "watched", "filmed"}.isdisjoint(u.low for u in units[max(0, i - 10) : i])
    leaves = low == "leave" and seen and after is not None and after.kind == "place"  # "saw lorries with loads leave X"
    if low in _NOUNY and not _after_subject(before) and not aboard and not leaves:
        return True
    if (
        low in _NOUNY
        and low.endswith("s")
        and low != "pass"
        and before is not None
        and before.low in ("to", "from", "into")
    ):
        return True  # "withdrew to positions in X"
    fleet = before is not None and before.low in ("and", "or") and lexicon.actors().get(low) == "vehicle"
    if fleet and any(lexicon.actors().get(u.low) == "vehicle" for u in units[max(0, i - 5) : i - 1]):
        return True  # "45 lorries and buses of the group reached X"
    if before is not None and before.low == "to" and i > 1 and units[i - 2].low == "used":
        return True  # "on a ferry that used to carry pilgrims"
    if low == "empty" and before is not None and before.low in _STANDS:
        return True  # "where villas stand empty"
    if low == "passed" and not {"course", "training", "academy", "school"}.isdisjoint(
        u.low for u in units[i + 1 : i + 7]
    ):
        return True  # "have passed out of an American course"
    if low == "pulled" and [u.low for u in units[i + 1 : i + 3]] in (["out", "at"], ["over", "at"], ["over", "by"]):
        return True  # "were pulled out at a roadblock"
    carried = before is not None and before.low == "with" and after is not None and after.low in lexicon.actors()
    if carried and low.endswith("ed"):
        return True  # "lorries with towed guns"
    named = before is not None and before.kind in ("state", "group") and low in _VEHICLES
    if named and not (after is not None and (after.kind == "count" or after.low in lexicon.actors())):
        return True  # "transported by Turkish buses", "35 US military trucks crossed"
    if before is not None and "stop" in lexicon.verbs().get(low, (_NO_SENSE,))[0].frame:
        before_actor = low.endswith("ed") and after is not None and after.low in lexicon.actors()
        if before.kind == "count" or (before_actor and before.low not in lexicon.HAVE | lexicon.BE):
            return True
    if before is None or before.kind == "date":
        return low in lexicon.nouns() and after is not None and after.low in ("of", "from")
    if before.low in ("'", "’"):
        return True  # "the jihadists' retreat"
    if before.low in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "their",
        "his",
        "any",
        "no",
        "further",
        "such",
        "'s",
        "another",
        "every",
        "mass",
    ):
        if before.low == "that" and (low not in lexicon.nouns() or after is None or after.low not in ("of", "from")):
            return False  # "the men that came from X"
        return not low.endswith("ing") or (after is not None and after.low == "of") or before.low in ("the", "a", "an")
    if (
        low in lexicon.nouns()
        and before.kind == "word"
        and before.low
        in (
            "of",
            "for",
            "planned",
            "reported",
            "alleged",
            "possible",
            "safe",
            "secret",
            "military",
            "troop",
            "armed",
            "aid",
            "arms",
            "orderly",
            "partial",
            "full",
            "second",
            "first",
            "new",
        )
    ):
        return True
    return bool(after is not None and after.low == "of" and low in lexicon.nouns() and not units[i].low.endswith("ing"))


_NO_SENSE = Sense("", frozenset(), frozenset())


def _after_subject(before: Unit | None) -> bool:
    """Say whether a word that is noun or verb follows what makes it a verb."""
    if before is None:
        return False
    if before.kind in ("group", "state"):
        return True
    if before.kind != "word":
        return False
    low = before.low
    return (
        low
        in (
            "to",
            "will",
            "would",
            "may",
            "might",
            "could",
            "can",
            "should",
            "did",
            "does",
            "do",
            "not",
            "they",
            "who",
            "we",
            "shall",
            "let",
            "and",
            "then",
            "also",
            "now",
            "yet",
            "still",
            "soon",
            "never",
        )
        or low in lexicon.HAVE
        or (low in lexicon.actors() and low.endswith(("s", "men", "police")))
        or low.endswith("ly")
    )


_PARTICIPLES = frozenset(["drawn", "taken", "withdrawn", "driven", "flown"])
"""Forms that are no past tense, so that behind a comma they go with the verb before: "sent to X, drawn from Y"."""


def _is_perfect_participle(units: Sequence[Unit], i: int) -> bool:
    """Say whether "having" or "being" stands before a verb: "having left X", "being drawn back"."""
    lead = [u.low for u in units[max(0, i - 2) : i]]
    return lead[-1:] in (["having"], ["being"]) or lead == ["having", "been"]


def _verb(units: Sequence[Unit], i: int, senses: Sequence[Sense]) -> Trigger | None:
    passive = _is_passive(units, i)
    infinitive = i > 0 and units[i - 1].low == "to"
    participle = units[i].low.endswith("ing") and not (i and units[i - 1].low in lexicon.BE)
    participle = participle or (i > 0 and units[i - 1].low == "," and units[i].low in _PARTICIPLES)
    participle = participle or _is_perfect_participle(units, i)
    after = units[i + 1].low if i + 1 < len(units) else ""
    k = i - 1
    if k > 2 and [u.low for u in units[k - 1 : k + 1]] == ["at", "present"]:
        k -= 2 + (units[k - 2].low == ",")  # "two platoons at present quartered in X"
    elif k > 1 and units[k].low in _HITHERTO and units[k - 1].low == ",":
        k -= 2  # "fighters, hitherto lodged in X, have been taken to Y"
    elif k > 0 and units[k].low == "," and units[i].low in ("stationed", "based", "garrisoned"):
        k -= 1  # "soldiers, stationed in X, have been taken to Y"
    noun_before = k >= 0 and (units[k].kind == "group" or units[k].low in lexicon.actors())
    dated = [u.kind for u in units[i + 1 : i + 2]] == ["date"]  # "soldiers deployed this Saturday in X"
    spread = units[i].low in ("scattered", "dispersed") and after in ("in", "across", "inside", "around", "throughout")
    where = (units[i].low in STANDING or spread) and not passive and noun_before and not dated
    if (where and not deploys(units, i)) or moves_nobody(units, i, senses):
        return None  # "fighters stationed in X may follow": where they stand, not where they go
    if units[i].low in STANDING and passive and stands(units, i):
        return None  # "are currently positioned inside X"
    if units[i].low in PUSH | PULL and not passive and pushes_men(units, i):
        lemma = "push men" if units[i].low in PUSH else "pull"
        return Trigger(i, i + 1, Sense(lemma, frozenset(["carries"]), frozenset()), False, participle, infinitive)
    for sense in senses:
        if sense.lemma == "step" and after == "up":
            continue  # "as the government steps up an operation"
        behind = [u.low for u in units[i + 1 : i + 3]]
        if sense.lemma == "come" and behind[:1] == ["into"] and not INTO_BEING.isdisjoint(behind[1:]):
            continue
        if "awaited" in sense.frame and after not in ("in", "at", "from", "back", "there", "here"):
            continue
        if sense.lemma in ("await", "expect") and any(u.low in lexicon.nouns() for u in units[i + 1 : i + 5]):
            continue  # "await their transfer": the noun says it
        if not sense.particles:
            return Trigger(i, i + 1, sense, passive, participle, infinitive)
        end = _particle_end(units, i, sense.particles)
        if sense.lemma == "put aboard" and end is None and not passive and _puts_aboard(units, i, sense):
            return Trigger(i, i + 1, sense, False, participle, infinitive)
        if sense.lemma == "put aboard" and end is not None and {u.low for u in units[end : end + 1]}.isdisjoint(TO):
            continue  # "were put on buses and taken to X": what follows says where
        if end is not None:
            return Trigger(i, end, sense, passive, participle, infinitive)
    return None


_DRAWS_NEAR = frozenset("moved moves spread spreads reached reaches shifted shifts came comes drew draws".split())
_HITHERTO = NOW | {"recently", "still"}


@cache
def _longest_first(particles: frozenset[str]) -> list[str]:
    return sorted(particles, key=lambda words: (-words.count("_"), words))


def _puts_aboard(units: Sequence[Unit], i: int, sense: Sense) -> bool:
    """Read "put 300 rebels on buses to Idlib"."""
    for k in range(i + 2, min(i + 9, len(units) - 2)):
        if units[k].low in lexicon.HARD or units[k].low in (",", "."):
            return False
        boarded = next((n for n in (2, 3) if "_".join(u.low for u in units[k : k + n]) in sense.particles), 0)
        if boarded:
            return units[k + boarded].low in TO if k + boarded < len(units) else False
    return False


def _particle_end(units: Sequence[Unit], i: int, particles: frozenset[str]) -> int | None:
    after = [u.low for u in units[i + 1 : i + 3]]
    if (
        len(after) > 1
        and units[i + 2].kind == "date"
        and after[0] in ("on", "in", "during")
        and after[0] not in particles
    ):
        dated = _particle_end(units, i + 2, particles & (TO | FROM))
        return i + 1 if dated == i + 3 else dated  # "passed on Monday from A into B"
    for particle in _longest_first(particles):
        if particle == "it_to" and after[:1] == ["it"] and after[1:] and after[1] in ("on", "safely", "all", "by"):
            goes = [u.low for u in units[i + 3 : i + 7]]
            return i + 2 if "to" in goes or "out" in goes else None  # "made it on foot to X"
        words = particle.split("_")
        if len(words) > 1:
            if [u.low for u in units[i + 1 : i + 1 + len(words)]] == words:
                return i + 1 + len(words)
        elif after[:1] == [particle]:
            # what is itself a preposition goes on to govern the place
            return i + 1 if particle in TO | VIA | FROM else i + 2
    if particles & {"out", "back", "away", "off"}:
        # "pulled its last advisers out of"
        for k in range(i + 1, min(i + 9, len(units))):
            if units[k].low in lexicon.HARD or units[k].low in (",", "."):
                break
            if units[k].low in particles and units[k].low in ("out", "back", "away", "off"):
                return i + 1
    return None


def _is_passive(units: Sequence[Unit], i: int) -> bool:
    if units[i].low.endswith("ing") or (i and units[i - 1].low == "to"):
        return False  # "is to leave" is no passive
    for k in range(i - 1, max(-1, i - 5), -1):
        low = units[k].low
        if low in lexicon.BE or (
            k == i - 1 and low in ("stand", "stands", "stood") and units[i].low.endswith(("ed", "n"))
        ):
            return True  # "two teams stand diverted to X"
        if units[k].kind == "word" and not (
            low.endswith("ly")
            or low
            in (
                "not",
                "also",
                "all",
                "both",
                "now",
                "then",
                "already",
                "never",
                "just",
                "since",
                "being",
                "first",
                "again",
                "to",
                "so",
                "far",
            )
        ):
            return False
    return False
