"""Refuting: what is told only to be denied, as "the claims that ... do not reflect the truth"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from geomap.extraction import lexicon
from geomap.extraction.triggers import Trigger
from geomap.extraction.units import Unit

_TOLD = lexicon.words("told")


_REFUTING = (
    ["untrue", "that"],
    ["out", "of", "the", "question", "that"],
    *([article, lie, "that"] for article in ("a", "the") for lie in ("lie", "fabrication", "falsehood", "myth")),
    ["false", "that"],
    ["incorrect", "that"],
)


_NOT_BELIEVED = (
    ["do", "not", "believe", "that"],
    ["nobody", "should", "believe", "that"],
)
_RUMOURS = frozenset(["rumours", "rumors"])


_TOPICS = frozenset(["concerning", "regarding", "as", "on", "about", "with"])


_REJECTS = frozenset(
    "deny denied denies rejected rejects dismissed dismisses refuted refutes disproved debunked rebutted".split()
)


def is_refuted(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether what is told is told only to be denied: "the claims that ... do not reflect the truth"."""
    before = [u.low for u in units[: trigger.at]]
    if any(before[k : k + 2] in (["no", "truth"], ["not", "true"]) for k in range(4)):
        return True
    if any(before[k : k + len(words)] == words for words in _REFUTING for k in range(len(before))):
        return True
    if any(before[k : k + 3] == ["not", "true", "that"] and "but" not in before[k:] for k in range(4, len(before))):
        return True  # "The army said that it was not true that rebels had left X"
    text = " ".join(before)
    if any(words in text for words in _KNOWING_NOTHING):
        return True
    if not _CALLING.isdisjoint(before) and not _TOLD.isdisjoint(before) and _ends_in_a_lie(units, trigger):
        return True  # "called the report that soldiers had gone to X a fabrication"
    if _is_called_a_lie(before) or _is_a_lie_that(before) or _is_denied_what_was_told(before):
        return True
    if any(before[k : k + 4] in _NOT_BELIEVED for k in range(3)):
        return True  # "Do not believe that our units have left X"
    opens = next((u.low for u in units if u.low[:1].isalpha()), "")
    after = [u.low for u in units[trigger.end :]]
    if (
        (opens == "that" or (opens == "what" and "that" in before))
        and any(low in lexicon.BE for low in after)
        and set(after) & lexicon.words("lies")
    ):
        return True  # "that our fighters went from A to B is a fabrication"
    if opens == "that" and units[0].kind == "word" and not _REJECTS.isdisjoint(after) and "," in before + after:
        return True  # "That a single man had gone on from A to B, the ministry dismissed as a dream"
    if opens in _TOPICS and any(
        one in _REJECTS and two in ("this", "it", "that", "them") for one, two in itertools.pairwise(after)
    ):
        return True  # "Concerning what was told of a return of the brigades to X, the source denied this"
    told = any(u.low in _TOLD or u.low == "information" for u in units[: trigger.at])
    if told and any(one in lexicon.BE and two in _REJECTS for one, two in itertools.pairwise(after)):
        return True  # "the claim that soldiers went to X was dismissed by the army"
    if not told:
        return False
    rest = [u.low for u in units]
    if "foundation" in rest and "without" in rest:
        return True
    only_rumours = not _RUMOURS.isdisjoint(before) and not (_TOLD - _RUMOURS).intersection(before)
    denying = lexicon.words("denying") - (_RUMOURS if only_rumours and _RUMOURS.isdisjoint(after) else frozenset())
    return (bool(set(rest) & denying) and not _TOLD.isdisjoint(before)) or (
        bool({"truth", "true", "basis", "reality", "facts"} & set(rest)) and bool({"not", "no"} & set(rest))
    )


_KNOWING_NOTHING = ("know nothing of", "knows nothing of", "knew nothing of", "would not have it that")


def _ends_in_a_lie(units: Sequence[Unit], trigger: Trigger) -> bool:
    """Say whether a sentence closes with what somebody calls a report: "... a fabrication."."""
    last = [u.low for u in units[trigger.end :] if u.low.isalpha()]
    return last[-1:] != [] and last[-1] in lexicon.words("lies") and last[-2:-1] in (["a"], ["an"], ["pure"], ["sheer"])


def _is_called_a_lie(before: Sequence[str]) -> bool:
    """Read before a movement "called it a fable that", "qualified as a fabrication the claim that"."""
    at = next((k for k, low in enumerate(before) if low in _CALLING), None)
    if at is None:
        return False
    lie = next((k for k, low in enumerate(before[at : at + 8], at) if low in lexicon.words("lies")), None)
    return lie is not None and "that" in before[lie:] and NOT.isdisjoint(before[max(0, at - 3) : at])


def _is_a_lie_that(before: Sequence[str]) -> bool:
    """Read before a movement "It was a lie, he said, that", "It is pure invention that"."""
    opens = next((k for k, low in enumerate(before) if low.isalpha()), 0)
    if list(before[opens : opens + 2]) not in (["it", "was"], ["it", "is"], ["it", "'s"]):
        return False
    lie = next((k for k, low in enumerate(before[opens : opens + 7], opens) if low in lexicon.words("lies")), None)
    return lie is not None and "that" in before[lie : lie + 8] and (NOT | {"no"}).isdisjoint(before[opens:lie])


def _is_denied_what_was_told(before: Sequence[str]) -> bool:
    """Read before a movement "We deny categorically what was spread, namely that", "denies what was told about"."""
    denies = next((k for k, low in enumerate(before) if low in _REJECTS), None)
    if denies is None or "what" not in before[denies : denies + 5] or not NOT.isdisjoint(before[:denies]):
        return False
    return before[-1] == "that" or not {"namely", "about", "of", "concerning", "regarding"}.isdisjoint(before[denies:])


_CALLING = frozenset(
    "call calls called term termed describe described dismissed qualified branded labelled labeled denounced".split()
)
NOT = frozenset(["not", "cannot", "never"])
