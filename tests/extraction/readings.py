"""What the tests of extraction share: the shipped gazetteer, read once, and short ways to read a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from gazetteers import shipped

from geomap.claims import Claim
from geomap.extraction import read_report
from geomap.extraction.drafts import Draft
from geomap.extraction.ends import Frame
from geomap.extraction.reading import Sentence
from geomap.extraction.watching import Reason, Watcher
from geomap.reports import Block, Report, Zone

PUBLISHED = date(2017, 6, 1)  # a Thursday


def report_of(text: str, *, headline: str = "", published: date | None = PUBLISHED) -> Report:
    """Make a report whose paragraphs are all body, below a headline if there is one."""
    blocks: list[Block] = []
    at = 0
    parts = [headline, *text.split("\n\n")] if headline else text.split("\n\n")
    for number, part in enumerate(parts):
        zone: Zone = "headline" if headline and not number else "body"
        blocks.append(Block(at, at + len(part), zone))
        at += len(part) + 2
    return Report("r", "\n\n".join(parts), tuple(blocks), outlet="The Copper Courier", published=published)


def gap(why: str) -> pytest.MarkDecorator:
    """Mark what a careful reader sees and geomap does not yet."""
    return pytest.mark.xfail(reason=why, strict=True)


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


def watch(text: str, *, headline: str = "") -> Notebook:
    notebook = Notebook()
    read_report(report_of(text, headline=headline), shipped(), watch=notebook)
    return notebook


def sentence_of(text: str) -> Sentence:
    """Return the last sentence of a text, with its units, sources, frames and noun phrases."""
    return watch(text).sentences[-1]


def claims_of(text: str, *, headline: str = "", published: date | None = PUBLISHED) -> list[Claim]:
    return list(read_report(report_of(text, headline=headline, published=published), shipped()).claims)


def claim_of(text: str) -> Claim:
    """Return the only claim of a text."""
    (claim,) = claims_of(text)
    return claim


def way(claim: Claim) -> tuple[str | None, str | None]:
    """Return the ends of a claim as written."""
    return (claim.origin.text if claim.origin else None, claim.destination.text if claim.destination else None)


def pairs_of(text: str) -> list[str]:
    """Return the ends of the claims as written: "Mosul > Raqqa", with "?" for an end that is not stated."""
    return [
        f"{c.origin.text if c.origin else '?'} > {c.destination.text if c.destination else '?'}"
        for c in claims_of(text)
    ]
