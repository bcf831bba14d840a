"""Manned: vehicles that are a force's, though no word says whose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction import lexicon
from geomap.extraction.ends import Frame
from geomap.extraction.movers import Mover

if TYPE_CHECKING:
    from geomap.extraction.reading import Sentence, _Reader


def is_manned(reader: _Reader, sentence: Sentence, mover: Mover) -> bool:
    """Say whether vehicles are a force's: war vehicles in a report about a group, or "trucks full of gunmen"."""
    if mover.cls not in ("vehicle", "weapon"):
        return False
    if _AID.search(reader.report.text, max(sentence.block.start, sentence.span.start - _NEAR), sentence.span.end):
        return False
    own = {u.low for u in sentence.units[mover.first : mover.last]}
    if mover.nation is not None and not own.isdisjoint(["column", "columns"]):
        return True  # "a Chadian column"
    if own & lexicon.words("vehicle kinds") and (reader.main_group or reader.discourse.group):
        return True
    near = sentence.units[mover.last : mover.last + 8]
    if [u.low for u in near[:1]] == ["with"] and not UNIFORMED.isdisjoint(u.low for u in near[1:5]):
        return True  # "four buses with special police", "lorries with men in uniform"
    if own & lexicon.words("vehicle kinds") and any(u.low in _OF_WAR for u in near):
        return True  # "a column of 40 vehicles, including tanks and rocket launchers"
    return any(u.kind == "group" or lexicon.actors().get(u.low) == "fighter" for u in near)


def is_of_civilians(reader: _Reader, sentence: Sentence, frame: Frame) -> bool:
    """Say whether families are hardly those of who moves them: "the army evacuated 300 families from X"."""
    agent = frame.agent
    if agent is None or frame.trigger.sense.lemma.split()[0] in _RESCUING:
        return True
    own = {u.low for u in sentence.units[agent.first : agent.last]}
    return reader.is_army(agent.group) or agent.cls == "unit" or not own.isdisjoint(_OF_A_STATE)


_RESCUING = frozenset("evacuate rescue force expel free save drive".split())
_OF_A_STATE = frozenset("army troops soldiers police policemen gendarmes guards".split())
_NEAR = 600
"""How far back a word of aid makes a convoy one of aid, in characters."""
_AID = re.compile(
    r"\b(?:aid|relief|humanitarian|red cross|red crescent|food|flour|medicines?|blankets|unicef|wfp)\b", re.I
)
UNIFORMED = frozenset("police policemen gendarmes uniform uniforms fatigues camouflage".split())
_OF_WAR = frozenset(["tanks", "tank", "launchers", "artillery", "howitzers", "apcs", "armoured", "armored"])
