"""Formulas: words that hand a claim on to a source behind them, as "this from the mayor", "as told us by"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.units import Unit

LAST_WORDS = frozenset(["from", "by", "of", "believe", "quote", "per"])
"""The words that a formula may end with."""
_FORMULAS = (
    ("it", "was", "gathered", "from"),
    ("it", "was", "learned", "from"),
    ("that", "comes", "from"),
    ("this", "comes", "from"),
    ("we", "have", "this", "from"),
    ("we", "have", "it", "from"),
    ("this", "we", "have", "from"),
    ("that", "we", "have", "from"),
    ("one", "hears", "it", "from"),
    ("one", "hears", "this", "from"),
    ("one", "has", "it", "from"),
    ("on", "the", "say-so", "of"),
    ("in", "the", "figures", "of"),
    ("in", "the", "reckoning", "of"),
    ("in", "the", "words", "of"),
    ("as", "per"),
    ("on", "the", "figures", "of"),
    ("on", "the", "word", "of"),
    ("by", "the", "figures", "of"),
    ("that", "'s", "from"),
    ("i", "have", "this", "from"),
    ("i", "have", "it", "from"),
    ("that", "is", "from"),
    ("this", "from"),
    ("that", "from"),
    ("as", "told", "us", "by"),
    ("as", "told", "to", "us", "by"),
    ("as", "told", "by"),
    ("as", "reported", "by"),
    ("as", "seen", "by"),
    ("as", "counted", "by"),
    ("that", "'s", "the", "word", "of"),
    ("that", "is", "the", "word", "of"),
    ("such", "is", "the", "word", "of"),
    ("we", "hear", "from"),
    ("one", "hears", "from"),
    ("we", "learn", "from"),
    ("if", "we", "are", "to", "believe"),
    ("if", "one", "is", "to", "believe"),
    ("if", "we", "believe"),
    ("if", "you", "believe"),
    ("to", "quote"),
    ("per",),
    ("reads", "a", "statement", "by"),
    ("reads", "a", "statement", "of"),
    ("says", "a", "statement", "by"),
    ("it", "says", "in", "a", "statement", "by"),
    ("it", "is", "said", "in", "a", "statement", "by"),
    ("word", "from"),
    *(
        (verb, article, text, link)
        for verb in ("reads", "runs", "says", "goes")
        for article, text in (
            ("a", "note"),
            ("a", "report"),
            ("a", "bulletin"),
            ("a", "text"),
            ("a", "message"),
            ("a", "briefing"),
            ("an", "assessment"),
            ("an", "entry"),
            ("the", "report"),
            ("the", "statement"),
        )
        for link in ("of", "by", "from")
    ),
)


def formula_at(units: Sequence[Unit], i: int) -> int | None:
    """Return where a formula begins that ends at a unit, and behind which its source stands; None elsewhere.

    "this from" and "that from" are formulas only behind a mark or at the beginning; "word from" only where "is that"
    follows its source.
    """
    if units[i].low not in LAST_WORDS:
        return None
    lows = [u.low for u in units[max(0, i - 6) : i + 1]]
    for words in _FORMULAS:
        begin = i + 1 - len(words)
        if begin < 0 or tuple(lows[-len(words) :]) != words:
            continue
        opens = begin == 0 or not units[begin - 1].low[:1].isalnum()
        if words == ("word", "from"):
            behind = [u.low for u in units[i + 1 : i + 10]]
            return begin if any(behind[k : k + 2] == ["is", "that"] for k in range(len(behind))) else None
        if opens:
            return begin
    return None
