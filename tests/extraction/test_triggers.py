from __future__ import annotations

import pytest

from geomap.extraction.triggers import find_triggers

from .readings import sentence_of


def lemmas(text: str) -> list[str]:
    sentence = sentence_of(text)
    return [trigger.sense.lemma for trigger in find_triggers(sentence.units, sentence.masked)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters fled Mosul.", ["flee"]),
        ("Fighters pulled out of Mosul.", ["pull"]),
        ("Fighters fell back to Raqqa.", ["fall"]),
        ("Fighters left Mosul and reached Raqqa.", ["leave", "reach"]),
        ("The army besieged Raqqa.", ["besiege"]),
        ("Fighters took the road to Raqqa.", ["take the road"]),
        ("Fighters are on their way to Raqqa.", ["on the way"]),
        ("The withdrawal of fighters began.", ["withdrawal"]),
        ("The moving of its ammunition out of Mosul began.", ["move"]),
    ],
)
def test_words_of_movement_are_found(text: str, expected: list[str]) -> None:
    assert lemmas(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The price of bread fell in Mosul.",  # "fell" without "back"
        "The fighters were to the left of the bridge.",
        "The convoys' head was seen near Raqqa.",
        "A bus stood in Raqqa.",
        "In return, the men got bread.",
        "The head of the council was in Raqqa.",
        "The men pulled a cart.",
    ],
)
def test_nouns_and_names_that_look_like_verbs_are_none(text: str) -> None:
    assert [lemma for lemma in lemmas(text) if lemma not in ("convoy", "convoys")] == []


@pytest.mark.parametrize(
    ("text", "passive", "participle", "infinitive"),
    [
        ("Fighters were moved to Raqqa.", True, False, False),
        ("Fighters moved to Raqqa.", False, False, False),
        ("Fighters moving to Raqqa were seen.", False, True, False),
        ("Fighters plan to move to Raqqa.", False, False, True),
        ("Fighters are moving to Raqqa.", False, False, False),
        ("Fighters have been quietly moved to Raqqa.", True, False, False),
    ],
)
def test_the_form_of_a_verb_is_told(text: str, passive: bool, participle: bool, infinitive: bool) -> None:
    sentence = sentence_of(text)
    trigger = next(t for t in find_triggers(sentence.units, sentence.masked) if t.sense.lemma == "move")
    assert (trigger.passive, trigger.participle, trigger.infinitive) == (passive, participle, infinitive)


def test_a_word_of_movement_inside_a_source_is_none() -> None:
    assert lemmas("A man who had fled Mosul said that all was calm.") == []
