"""What the tests of extraction share: the shipped gazetteer, read once, and short ways to read a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from geomap.claims import Claim
from geomap.extraction import read_report
from geomap.extraction.drafts import Draft
from geomap.extraction.ends import Frame
from geomap.extraction.reading import Sentence
from geomap.extraction.watching import Reason, Watcher
from geomap.gazetteer import Gazetteer, read_gazetteer
from geomap.reports import Report, parse_report

PUBLISHED = date(2017, 6, 1)  # a Thursday


@cache
def gazetteer() -> Gazetteer:
    return read_gazetteer()


def report_of(text: str, *, published: date | None = PUBLISHED) -> Report:
    """Make a report whose whole text is body: a headline asks for a blank line, as in a plain file."""
    report = parse_report(text, report_id="r", known={"outlet": "The Copper Courier"})
    return replace(report, published=published)


class Notebook(Watcher):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.speakers: list[list[str | None]] = []
        self.rejections: list[tuple[str, Reason]] = []
        self.drops: list[Reason] = []
        self.taken_in: list[tuple[Draft, Draft | None]] = []
        self.drafts: list[Draft] = []
        self.claims: list[Claim] = []

    def sentence(self, sentence: Sentence, speakers: Sequence[str | None]) -> None:
        self.sentences.append(sentence)
        self.speakers.append(list(speakers))

    def rejected(self, frame: Frame, reason: Reason) -> None:
        self.rejections.append((frame.trigger.sense.lemma, reason))

    def dropped(self, draft: Draft, reason: Reason, kept: Draft | None) -> None:
        self.drops.append(reason)
        self.taken_in.append((draft, kept))

    def claimed(self, draft: Draft, claim: Claim) -> None:
        self.drafts.append(draft)
        self.claims.append(claim)


def watch(text: str) -> Notebook:
    notebook = Notebook()
    read_report(report_of(text), gazetteer(), watch=notebook)
    return notebook


def claims_of(text: str, *, published: date | None = PUBLISHED) -> list[Claim]:
    return list(read_report(report_of(text, published=published), gazetteer()).claims)


def pairs_of(text: str) -> list[tuple[str | None, str | None]]:
    """Return the ends of the claims, as written."""
    return [
        (c.origin.text if c.origin else None, c.destination.text if c.destination else None) for c in claims_of(text)
    ]
