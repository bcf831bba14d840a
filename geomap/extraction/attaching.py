"""Attaching: which places hang on another word of the sentence, and not on the movement."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.movers import Mover
from geomap.extraction.roles import TO, Phrase
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit


def hangs_elsewhere(units: Sequence[Unit], trigger: Trigger, phrase: Phrase, own: Mover | None) -> bool:
    """Say whether a place of a clause tells of something else than where the movers come from or go.

    Parameters
    ----------
    units : sequence of Unit
        The sentence.
    trigger : Trigger
        The movement word.
    phrase : Phrase
        The place with its governor.
    own : Mover or None
        The subject that the verb has of its own.
    """
    if phrase.unit > trigger.end and _is_where_road_leads(units, trigger.end, phrase.unit):
        return True  # "into Hassa, from where the road climbs to Rajo"
    if _in_parentheses(units, phrase.unit, trigger.at):
        return True  # "the command (I read it in a daily from Basra) said"
    if phrase.governor == "from" and phrase.at and _is_whose_word(units, phrase, own):
        return True  # "the assertion from X that", "support from the regime in X"
    return phrase.governor == "to" and phrase.at > trigger.end and _is_to_a_noun(units, trigger, phrase)


def _is_to_a_noun(units: Sequence[Unit], trigger: Trigger, phrase: Phrase) -> bool:
    """Read "who left X were a threat to Y", "withdrew from X, a blow to Y": nobody goes to Y."""
    if units[phrase.at - 1].low not in _TOWARDS_SOMEBODY:
        return False
    k = phrase.at - 2
    while k > trigger.end and units[k].kind == "word" and units[k].low not in _ARTICLES and phrase.at - k < 5:
        k -= 1
    return k > trigger.end and units[k].low in _ARTICLES and units[k - 1].low in _SETS_EQUAL


_ARTICLES = frozenset(["a", "an"])
_TOWARDS_SOMEBODY = frozenset(
    "threat danger risk challenge answer reply letter message warning blow help aid ambassador envoy contribution "
    "alternative opposition commitment damage claim right link tie attention priority relief boon present gift "
    "supplement match insult reference objection limit service favour favor setback humiliation loss headache nuisance "
    "disgrace shame embarrassment obstacle asset burden boost concession signal witness".split()
)
_SETS_EQUAL = lexicon.BE | {",", "as", "–", "—", "become", "became", "remain", "remained"}


def _is_whose_word(units: Sequence[Unit], phrase: Phrase, own: Mover | None) -> bool:
    """Say whether a place behind "from" tells who says or helps, and not where movers come from."""
    between = {u.low for u in units[phrase.at + 1 : phrase.unit]}
    before = units[phrase.at - 1].low
    if before in _SENT_WORD or not between.isdisjoint(_RULERS):
        return True
    goes_on = phrase.unit + 1 < len(units) and units[phrase.unit + 1].low in TO
    own_words = own is not None and own.first < phrase.at <= own.last
    if goes_on or own_words or lexicon.actors().get(before) != "person":
        return False
    return not _BESIDE.isdisjoint(u.low for u in units[max(0, phrase.at - 4) : phrase.at - 1])


_BESIDE = frozenset(["of", "by", "with", "for", "against"])
_SENT_WORD = lexicon.words("words sent")
_RULERS = lexicon.words("rulers")


def _is_where_road_leads(units: Sequence[Unit], start: int, place: int) -> bool:
    """Say whether a road, and nobody, goes on to a place: ", from where the road climbs to Rajo"."""
    lows = [u.low for u in units[start:place]]
    at = next((k for k in range(len(lows) - 2) if lows[k : k + 2] in (["from", "where"], ["from", "which"])), None)
    return at is not None and not {"road", "track", "path", "highway", "route"}.isdisjoint(lows[at + 2 : at + 5])


def _in_parentheses(units: Sequence[Unit], place: int, trigger: int) -> bool:
    """Say whether a place stands in a clause in parentheses that has a verb of its own, and not the trigger."""
    opens = next((k for k in range(place - 1, max(-1, place - 25), -1) if units[k].low in ("(", ")")), None)
    if opens is None or units[opens].low != "(":
        return False
    closes = next((k for k in range(place + 1, min(len(units), place + 15)) if units[k].low == ")"), None)
    if closes is None or opens < trigger < closes:
        return False
    return any(u.low in lexicon.speech() or u.low in lexicon.HAVE or u.low == "read" for u in units[opens:closes])


def only_describes(units: Sequence[Unit], start: int, place: int) -> bool:
    """Say whether a place stands in ", which is a third of the way to X", said of the place before."""
    for k in range(place - 1, start, -1):
        if units[k].low == "where" and units[k - 1].low == "," and units[k - 2].kind == "place":
            return not any(u.low in (",", ";") for u in units[k:place])  # ", where raiders from X have been seen"
        if units[k].low in (",", ";") and units[k + 1].low not in ("which", "who", "where"):
            return False
        if units[k].low == "which" and units[k - 1].low == "," and units[k - 2].kind == "place":
            return units[k + 1].low in lexicon.BE or units[k + 1].low in ("lies", "lie", "sits", "borders", "stands")
    return False
