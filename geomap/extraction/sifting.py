"""Sifting: which parts of a report may tell of a movement, from their bare words; most of an archive does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from geomap.extraction import lexicon
from geomap.extraction.triggers import OTHERS
from geomap.reports import Block

_WORD = re.compile(r"[^\W_]+")
_ARROW = re.compile("[>→➡➜⇒]")
_FROM = frozenset(["from", "out", "direction", "departure", "starting", "origin"])
_TO = frozenset(
    ["to", "into", "towards", "toward", "onto", "direction", "back", "destination", "goal", "target", "objective"]
)


@cache
def _movement_words() -> frozenset[str]:
    """Return every word that `find_triggers` takes for a movement, a hyphened one by its last part."""
    verbs = [form for form, senses in lexicon.verbs().items() if any("stop" not in s.frame for s in senses)]
    return frozenset(word.rpartition("-")[2] for word in (*verbs, *lexicon.nouns(), *OTHERS))


def may_move(text: str, start: int, end: int) -> bool:
    """Say whether a run of text has a word of movement, or words that place "from A to B" with none.

    Parameters
    ----------
    text : str
        The text.
    start, end : int
        The run to look through.

    Returns
    -------
    bool
        Where it is False, the rules find no claim in the run, so that they need not be asked.
    """
    part = text[start:end].casefold()
    words = set(_WORD.findall(part))
    if not words.isdisjoint(_movement_words()) or _ARROW.search(part) is not None:
        return True
    off = "off" in words and not words.isdisjoint(lexicon.BE)  # "are off to X"
    return off or (not words.isdisjoint(_FROM) and not words.isdisjoint(_TO))


def up_to_the_last_movement(text: str, blocks: Sequence[Block], rows: Collection[int] = ()) -> Sequence[Block]:
    """Leave out what stands behind the last block that may make claims, save the one after it, which may add to them.

    Parameters
    ----------
    text : str
        The report's text.
    blocks : sequence of Block
        Those of its headline and body.
    rows : collection of int
        Where the rows of tables of movements begin, which need no word of movement.

    Returns
    -------
    sequence of Block
        Empty where no block may make a claim.
    """
    for number in range(len(blocks) - 1, -1, -1):
        if blocks[number].start in rows or may_move(text, blocks[number].start, blocks[number].end):
            return blocks[: number + 2]
    return []
