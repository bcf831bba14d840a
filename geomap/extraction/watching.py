"""Watching: who reads a report may be watched, so that each decision can be shown with its true reason."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from geomap.claims import Claim

if TYPE_CHECKING:
    from geomap.extraction.drafts import Draft
    from geomap.extraction.ends import Frame
    from geomap.extraction.reading import Sentence, _Reader
    from geomap.extraction.telling import Telling
    from geomap.extraction.weighing import Weighing
    from geomap.extraction.weights import Choice

    Weighed: TypeAlias = Weighing | Telling | Choice[Any]
    """Who moves, whether a sentence tells of it, or another question about a movement."""


class Reason(Enum):
    """Why a candidate did not become a claim of its own."""

    FRONT_LINE = "front-line word"
    FRONT_LINE_GOES_ON = "the front-line movement goes on"
    CONDITION = "only a condition"
    STOPPED_BEFORE = "only where those who were stopped never came"
    DEMAND = "a demand, not a movement"
    ONLY_SOUNDS = "only sounds like a movement"
    ONLY_SPOKEN_OF = "a movement that is only spoken of"
    STAYS = "somebody stays where he is"
    COULD_NOT = "said to have been impossible"
    QUESTION = "a question"
    NO_MOVER = "nobody named who moves"
    SPEAKER_NOT_ARMED = "the speaker is not armed"
    PRONOUN_OPEN = "a pronoun that stands for nobody known"
    SENDER_ONLY = "only the sender is named"
    COUNTRY_ONLY = "a country or people, not its soldiers"
    NO_FIGHTERS = "not people or vehicles of a force"
    CIVILIANS = "people who are not fighters"
    CAPTIVES = "captives or the dead, whom others move"
    UNIT_NOT_ARMED = "a unit of no known force"
    FAMILY_OF_NOBODY = "families of no known force"
    LEADER_OF_NOBODY = "a leader of no known force"
    MOVER_UNKNOWN = "nothing says whose men or vehicles"
    UNLIKELY = "weighed, and more likely no movement of fighters"
    NO_END = "no end stated"
    SAME_PLACE = "from a place to itself"
    HALF = "half of a whole claim of its sentence"
    COMPLETES = "completes the claim before"
    HEADLINE_REPEATS = "the headline repeats the body"
    HEADLINE_OPEN = "a headline with one end beside a body with claims"
    TOLD_TWICE = "told twice"
    TAKEN_BACK = "told only to be denied or put right"


class Watcher:
    """Told of each step while a report is read; this one pays no attention."""

    def starts(self, reader: _Reader) -> None:
        """Get to know the reader before the first sentence."""

    def sentence(self, sentence: Sentence, speakers: Sequence[str | None]) -> None:
        """Learn of a sentence and of who stands behind each of its attributions."""

    def weighed(self, weighed: Weighed) -> None:
        """Learn what was weighed of a frame before it is drafted or rejected."""

    def rejected(self, frame: Frame, reason: Reason) -> None:
        """Learn that a frame makes no claim."""

    def drafted(self, frame: Frame, drafts: Sequence[Draft]) -> None:
        """Learn which drafts a frame made."""

    def dropped(self, draft: Draft, reason: Reason, kept: Draft | None) -> None:
        """Learn that a draft is no claim of its own, and which one stands in its place."""

    def claimed(self, draft: Draft, claim: Claim) -> None:
        """Learn which claim a draft became."""


NOBODY = Watcher()
"""The watcher of every reading that nobody watches."""
