"""The record of a reading: every sentence with its mentions, its candidates and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.claims import Claim
from geomap.extraction.drafts import Draft
from geomap.extraction.ends import Frame
from geomap.extraction.reading import Sentence, _Reader
from geomap.extraction.retelling import Retelling
from geomap.extraction.roles import phrases
from geomap.extraction.watching import Reason, Watcher
from geomap.gazetteer import Gazetteer, Place

if TYPE_CHECKING:
    from geomap.extraction.watching import Weighed

MOST_SENTENCES = 3000
MOST_CHARACTERS = 400_000
"""More than any report has; a longer one is a dump, and its page says how much it leaves out."""


@dataclass(slots=True)
class Candidate:
    """A movement word with what it was taken for: a reason why it makes no claim, or the drafts that it made."""

    frame: Frame
    reason: Reason | None = None
    drafts: list[Draft] = field(default_factory=list)
    weighed: list[Weighed] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """A sentence, who stands behind each of its sources, what its place names mean, and its candidates."""

    sentence: Sentence
    speakers: list[str | None]
    places: dict[int, Place | None]
    guessed: set[int]
    candidates: list[Candidate] = field(default_factory=list)


class Record(Watcher):
    """Keeps what it is told of a reading.

    Attributes
    ----------
    told : list of Told
        The sentences in the order of the text, at most `MOST_SENTENCES`, and
        none that begins behind `MOST_CHARACTERS`.
    unshown : int
        How many further sentences there were.
    gazetteer : Gazetteer
        Where the places were looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.told: list[Told] = []
        self.unshown = 0
        self._reader: _Reader | None = None
        self._claims: dict[int, Claim] = {}
        self._dropped: dict[int, tuple[Reason, Draft | None]] = {}
        self._kept: list[Draft] = []  # so that no id of a draft is used again
        self._weighed: list[Weighed] = []
        self._candidates: dict[int, Candidate] = {}

    def starts(self, reader: _Reader) -> None:
        """Get to know the reader before the first sentence."""
        self._reader = reader

    def sentence(self, sentence: Sentence, speakers: Sequence[str | None]) -> None:
        """Keep a sentence with what its place names mean."""
        is_far = len(self.told) >= MOST_SENTENCES or sentence.span.start >= MOST_CHARACTERS
        if is_far or self.unshown or self._reader is None:
            self.unshown += 1
            return
        nouns = {phrase.unit: phrase.area_noun for phrase in phrases(sentence.units)}
        units = [(k, unit) for k, unit in enumerate(sentence.units) if unit.kind == "place"]
        places = {k: self._reader.place(unit, nouns.get(k, "")) for k, unit in units}
        guessed = {k for k, unit in units if unit.start in self._reader.guessed}
        self.told.append(Told(sentence, list(speakers), places, guessed))

    def weighed(self, weighed: Weighed) -> None:
        """Keep what was weighed of the next candidate, or of the one that made a draft."""
        if isinstance(weighed, Retelling):
            if (candidate := self._candidates.get(id(weighed.draft))) is not None:
                candidate.weighed.append(weighed)
        else:
            self._weighed.append(weighed)

    def rejected(self, frame: Frame, reason: Reason) -> None:
        """Keep a candidate that makes no claim."""
        self._keep(Candidate(frame, reason))

    def drafted(self, frame: Frame, drafts: Sequence[Draft]) -> None:
        """Keep a candidate that makes claims."""
        self._kept += drafts
        self._keep(Candidate(frame, None, list(drafts)))

    def _keep(self, candidate: Candidate) -> None:
        candidate.weighed, self._weighed = self._weighed, []
        self._candidates |= {id(draft): candidate for draft in candidate.drafts}
        if not self.unshown:
            self.told[-1].candidates.append(candidate)

    def dropped(self, draft: Draft, reason: Reason, kept: Draft | None) -> None:
        """Keep why a draft is no claim of its own."""
        self._dropped[id(draft)] = (reason, kept)

    def claimed(self, draft: Draft, claim: Claim) -> None:
        """Keep which claim a draft became."""
        self._claims[id(draft)] = claim

    def claim_of(self, draft: Draft) -> Claim | None:
        """Return the claim that a draft became; None where it became none of its own."""
        return self._claims.get(id(draft))

    def end_of(self, draft: Draft) -> tuple[Reason | None, Claim | None]:
        """Say why a draft is no claim of its own, and which claim it went into, if any."""
        first, kept = self._dropped.get(id(draft), (None, None))
        seen = {id(draft)}
        while kept is not None and id(kept) not in seen:
            if (claim := self.claim_of(kept)) is not None:
                return first, claim
            seen.add(id(kept))
            kept = self._dropped.get(id(kept), (None, None))[1]
        return first, None
