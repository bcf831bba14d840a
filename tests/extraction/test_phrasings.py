"""Sources that no verb of saying shows."""

from __future__ import annotations

import pytest

from .readings import claims_of

WENT = "some 40 fighters of the Islamic State went from Raqqa to Manbij"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (f"In May {WENT}, a brigadier let slip.", "brigadier"),
        (f"In May {WENT}, the chief of staff let it be known.", "chief of staff"),
        (f"In May {WENT}, the Second Division has let the towns know.", "Second Division"),
        (f"The defence ministry does not conceal that {WENT}.", "defence ministry"),
        (f"In May {WENT}, so the army's spokesman.", "army's spokesman"),
        (f"In May {WENT}, so the mayor holds; nobody else has heard of it.", "mayor"),
        (f"The command would have the public believe that {WENT}.", "command"),
        (f"The general staff is pleased to relate that {WENT}.", "general staff"),
        (f"The mayor of Homs was at pains to add that {WENT}.", "mayor of Homs"),
        (f"An officer, asking not to be named, is of the view that {WENT}.", "officer"),
        (f"The prefect deems it conceivable that {WENT}.", "prefect"),
        (f"The committee asks us to print that {WENT}.", "committee"),
        (
            f"In May {WENT}, read out the spokesman of the Coast command, using a ruler.",
            "spokesman of the Coast command",
        ),
        (f"“In May {WENT},” the governor fired back.", "governor"),
        (f"“In May {WENT},” came the answer, by telephone, of the mayor's office.", "mayor's office"),
        (f"“In May {WENT},” is how the task force describes it.", "task force"),
        (f"In May {WENT}, on the calculation of an observer.", "observer"),
        (f"In May {WENT}. We have this from the town's doctor.", "town's doctor"),
        (f"In May {WENT}, “on foot”, a Beirut weekly has it.", "Beirut weekly"),
        (f"Officials in Homs point out that {WENT}.", "Officials in Homs"),
    ],
)
def test_who_says_it(text: str, claimant: str) -> None:
    assert {claim.claimant for claim in claims_of(text)} == {claimant}


@pytest.mark.parametrize(
    "text",
    [
        f"Let the reader know the season: in May {WENT}.",
        f"The road was open, so the men were glad, and in May {WENT}.",
        f"The village came out to see how, in May, {WENT}.",
        f"It was hot in May, when {WENT} and back.",
    ],
)
def test_other_uses_of_the_words_name_no_source(text: str) -> None:
    assert {claim.claimant for claim in claims_of(text)} <= {None}
