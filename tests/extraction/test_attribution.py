from __future__ import annotations

import pytest

from geomap.extraction.attribution import find_attributions

from .readings import claims_of, sentence_of

SOURCES = [
    # a verb of saying behind, before and in the middle
    ("Fighters left Mosul for Raqqa, the Defence Ministry said.", "Defence Ministry"),
    ("The Defence Ministry said fighters left Mosul for Raqqa.", "Defence Ministry"),
    ("The Defence Ministry said that fighters had left Mosul for Raqqa.", "Defence Ministry"),
    ("Fighters, a tribal sheikh said, left Mosul for Raqqa.", "tribal sheikh"),
    # inverted
    ("Fighters left Mosul for Raqqa, said a colonel of the border guard.", "colonel of the border guard"),
    ("Fighters left Mosul for Raqqa, reported the Harbour Gazette.", "Harbour Gazette"),
    # according to
    ("According to local sources, fighters left Mosul for Raqqa.", "local sources"),
    ("Fighters left Mosul for Raqqa, according to two shepherds.", "two shepherds"),
    # passive and quoted by others
    ("Fighters left Mosul for Raqqa, Colonel Haddad was quoted as saying.", "Colonel Haddad"),
    pytest.param(
        "Fighters were reported by the Harbour Gazette to have left Mosul for Raqqa.",
        "Harbour Gazette",
    ),
    # told somebody
    ("Governor Nasser told the Harbour Gazette that fighters left Mosul for Raqqa.", "Governor Nasser"),
    # labels
    ("Defence Ministry: fighters leave Mosul for Raqqa.", "Defence Ministry"),
    pytest.param(
        "Harbour Gazette: fighters leave Mosul for Raqqa.",
        "Harbour Gazette",
    ),
    ("Fighters leave Mosul for Raqqa: ministry.", "ministry"),
    ("Fighters left Mosul for Raqqa – governor.", "governor"),
    ("The source put it drily: “Fighters left Mosul for Raqqa.”", "source"),
    ("The governor of Homs promises help: fighters left Mosul for Raqqa.", "governor of Homs"),
    ("Fighters left Mosul for Raqqa, a smuggler who works on that stretch said.", "smuggler"),
    ("Fighters left Mosul for Raqqa, said the ministry for the fourth time this month.", "ministry"),
    ("Fighters left Mosul for Raqqa; it's the Russian military people saying so.", "Russian military people"),
    # nobody
    ("Fighters left Mosul for Raqqa.", None),
    ("Fighters left Mosul for Raqqa on Monday, and the bridge was closed.", None),
]


@pytest.mark.parametrize(("text", "claimant"), SOURCES)
def test_the_source_of_a_sentence_is_found(text: str, claimant: str | None) -> None:
    assert [claim.claimant for claim in claims_of(text)] == [claimant]


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The ministry denied that fighters left Mosul.", True),
        ("The ministry rejected reports that fighters left Mosul.", True),
        ("The ministry said that fighters left Mosul.", False),
    ],
)
def test_a_verb_of_denying_is_told_from_one_of_saying(text: str, denies: bool) -> None:
    sentence = sentence_of(text)
    assert any(item.denies for item in find_attributions(text, sentence.units)) is denies


CARRIED = [
    (
        "The Defence Ministry said fighters left Mosul. The ministry said they reached Raqqa on Monday.",
        "Defence Ministry",
    ),
    ("Colonel Haddad said all was calm. He said fighters left Mosul for Raqqa.", "Colonel Haddad"),
    ("Colonel Salma Haddad said all was calm. She added that fighters left Mosul for Raqqa.", "Colonel Salma Haddad"),
    ("Colonel Salma Haddad said all was calm. Haddad said fighters left Mosul for Raqqa.", "Colonel Salma Haddad"),
    ("Three shepherds spoke to us. One of them said fighters left Mosul for Raqqa.", "Three shepherds"),
    ("“All is calm,” Colonel Haddad said. “Fighters left Mosul for Raqqa.”", "Colonel Haddad"),
    ("All is calm, a chemist told us. Fighters left Mosul for Raqqa, the same man said.", "chemist"),
    ("The ministry said all was calm. A shepherd said fighters left Mosul for Raqqa.", "shepherd"),
    ("The ministry said all was calm. Fighters left Mosul for Raqqa.", None),
]


@pytest.mark.parametrize(("text", "claimant"), CARRIED)
def test_a_speaker_is_carried_over_only_by_words_that_point_back(text: str, claimant: str | None) -> None:
    assert claims_of(text)[-1].claimant == claimant


def test_a_source_is_no_mover() -> None:
    assert claims_of("Fighters of the Islamic State said that the mayor left Mosul for Raqqa.") == []


def test_places_of_a_source_are_no_ends() -> None:
    (claim,) = claims_of("Fighters left Mosul, a doctor in Raqqa said.")
    assert claim.destination is None


def test_two_sources_of_one_sentence_have_a_clause_each() -> None:
    first, second = claims_of(
        "The ministry said that fighters left Mosul for Raqqa, "
        "while the governor said that fighters left Homs for Palmyra."
    )
    assert (first.claimant, second.claimant) == ("ministry", "governor")
