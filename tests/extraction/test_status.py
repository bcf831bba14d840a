from __future__ import annotations

import pytest

from .readings import claim_of, claims_of

STATUSES = [
    ("Fighters left Mosul for Raqqa.", "occurred"),
    ("Fighters are leaving Mosul for Raqqa.", "occurred"),
    ("Fighters have been moving from Mosul to Raqqa.", "occurred"),
    ("No fewer than 30 fighters left Mosul for Raqqa.", "occurred"),
    ("Not only did fighters leave Mosul for Raqqa, they also burned the bridge.", "occurred"),
    # possible
    ("Fighters may have left Mosul for Raqqa.", "possible"),
    ("Fighters May Have Left Mosul For Raqqa, Official Says", "possible"),
    ("FIGHTERS MAY LEAVE MOSUL FOR RAQQA", "possible"),
    ("Last May Syrian rebels left Mosul for Raqqa.", "occurred"),
    ("The brigade that withdrew from Mosul in May has moved to Raqqa.", "occurred"),
    ("Fighters could move from Mosul to Raqqa.", "possible"),
    ("Fighters might flee from Mosul to Raqqa.", "possible"),
    ("If the bridge falls, fighters will move from Mosul to Raqqa.", "possible"),
    pytest.param(
        "Fighters left Mosul for Raqqa, according to unconfirmed reports.",
        "possible",
    ),
    ("Fighters left Mosul for Raqqa, but nobody could confirm it.", "possible"),
    ("It cannot be ruled out that fighters moved from Mosul to Raqqa.", "possible"),
    # planned
    ("Fighters plan to move from Mosul to Raqqa.", "planned"),
    ("Fighters will move from Mosul to Raqqa.", "planned"),
    ("Fighters are preparing to move from Mosul to Raqqa.", "planned"),
    ("Fighters are about to leave Mosul for Raqqa.", "planned"),
    ("Fighters are to be moved from Mosul to Raqqa.", "planned"),
    ("Fighters are expected to move from Mosul to Raqqa.", "planned"),
    ("The planned transfer of 300 fighters from Mosul to Raqqa was put off.", "planned"),
    # prevented
    ("Fighters tried to move from Mosul to Raqqa but were stopped.", "prevented"),
    ("Soldiers stopped fighters who tried to move from Mosul to Raqqa.", "prevented"),
    ("Fighters set out from Mosul for Raqqa but were turned back.", "prevented"),
    ("Soldiers foiled an attempt of the fighters to move from Mosul to Raqqa.", "prevented"),
    ("Soldiers destroyed a convoy of Islamic State fighters which had set out from Mosul for Raqqa.", "prevented"),
    ("Fighters were prevented from leaving Mosul for Raqqa.", "prevented"),
    pytest.param(
        "A convoy of militants from Mosul to Raqqa was destroyed on the road.",
        "prevented",
    ),
    # denied
    ("Fighters did not move from Mosul to Raqqa.", "denied"),
    ("No fighters moved from Mosul to Raqqa.", "denied"),
    ("Fighters never left Mosul for Raqqa.", "denied"),
    ("The ministry denied that fighters had moved from Mosul to Raqqa.", "denied"),
    ("There is no truth in the claim that fighters moved from Mosul to Raqqa, the ministry said.", "denied"),
    ("No withdrawal of fighters from Mosul to Raqqa took place, the ministry said.", "denied"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_the_words_around_a_movement_say_its_status(text: str, status: str) -> None:
    assert [claim.status for claim in claims_of(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Should fighters come to Raqqa from Mosul, the mayor will answer.",
        "Fighters could not have moved from Mosul to Raqqa, the mayor said.",
        "Have fighters moved from Mosul to Raqqa?",
        "The ministry demanded that the militants leave Mosul for Raqqa.",
        "The governor urged the militants to withdraw from Mosul to Raqqa.",
    ],
)
def test_conditions_questions_and_demands_are_no_claims(text: str) -> None:
    assert claims_of(text) == []


def test_a_status_holds_for_its_own_clause_alone() -> None:
    first, second = claims_of("Fighters left Mosul for Raqqa, and they plan to move from Raqqa to Mayadin.")
    assert (first.status, second.status) == ("occurred", "planned")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("20 rebels were killed on their way from Homs to Hama.", "prevented"),
        ("Twenty rebels died on the road from Homs to Hama.", "prevented"),
        ("On the way from Homs to Hama, the rebels burned a bridge.", "occurred"),
        ("Rebels who fled from Homs were taken to Hama on Monday.", "occurred"),
        ("The rebels' departure from Homs to Hama, due on Monday, was put off.", "planned"),
        ("The rebels' withdrawal from Homs to Hama, due on Monday, has begun.", "occurred"),
        ("A battalion of the army is to touch down in Hama from Homs in July.", "planned"),
        ("What the group did in fact was to send 300 rebels from Homs to Hama.", "occurred"),
        (
            "One rebel convoy, 20 vehicles with guns in tow, pulled out of Homs for Hama to the sound of stones.",
            "occurred",
        ),
        (
            "The information according to which soldiers went from Homs to Hama does not correspond to the truth.",
            "denied",
        ),
    ],
)
def test_what_is_told_in_a_roundabout_way(text: str, status: str) -> None:
    assert claim_of(text).status == status


@pytest.mark.parametrize(
    "text",
    ["The army cancelled the transfer of 300 soldiers from Homs to Hama.", "The rebels nearly left Homs for Hama."],
)
def test_what_came_to_nothing_is_no_claim(text: str) -> None:
    assert not claims_of(text)
