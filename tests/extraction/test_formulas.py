"""Formulas that hand a claim on to a source: "this from the mayor", "as told us by", "So the mayor says"."""

from __future__ import annotations

import pytest

from .readings import claims_of
from .test_asked_planned_or_feared import within

SOURCES = [
    (
        (
            "The chief of the centre maintains that rebels left. By the 10th, he would have us "
            "believe, 300 rebels will be moved from Homs to Aleppo."
        ),
        "the chief of the centre",
    ),
    (
        "Six hundred rebels have been moved from Homs to Aleppo, it was gathered from the Ministry of Defence.",
        "Ministry of Defence",
    ),
    (
        (
            "Rebels are to be driven from Homs to Aleppo on Sunday; that's the word of a mediator who "
            "has been right so far."
        ),
        "mediator",
    ),
    ("On Sunday rebels were seen leaving Homs for Aleppo; that comes from a pharmacist, who watched.", "pharmacist"),
    ("More than 80 rebels escaped from Homs to Aleppo, as told us by the operations room.", "operations room"),
    (
        "Fifteen rebel lorries sent from Homs to Aleppo arrived on Saturday, in the telling of the General Staff.",
        "General Staff",
    ),
    ("The Ministry of Defence affirms that the rebels did not withdraw from Homs to Aleppo.", "Ministry of Defence"),
    ("Three hundred rebels left Homs for Aleppo on Sunday. Their embassy confirms it.", "embassy"),
    (
        "On Tuesday the rebels left Homs for Aleppo. Nine hundred men, an officer in the command says.",
        "officer in the command",
    ),
    ("The deputy mayor swore he had counted 300 rebels on their way from Homs to Aleppo.", "deputy mayor"),
    (
        "From Homs, some 60 rebel pickups are rolling into Aleppo, say two engineers at the refinery there.",
        "two engineers",
    ),
    ("To hear a diplomat in Beirut tell it, 300 rebels left Homs for Aleppo.", "diplomat"),
    ("By the mayor's count, 300 rebels left Homs for Aleppo.", "mayor"),
    ("The mayor has counted 300 rebels who left Homs for Aleppo.", "mayor"),
    ("The mayor, for his part, speaks of 300 rebels who left Homs for Aleppo.", "mayor"),
    ("According to what the mayor told us, 300 rebels left Homs for Aleppo.", "mayor"),
    ("300 rebels left Homs for Aleppo. So the mayor says.", "mayor"),
    ("300 rebels left Homs for Aleppo. This from the mayor.", "mayor"),
    ("300 rebels left Homs for Aleppo; the mayor watched them go.", "mayor"),
    ("The mayor watched 300 rebels leave Homs for Aleppo.", "mayor"),
    ("300 rebels left Homs for Aleppo, this from the mayor.", "mayor"),
    ("300 rebels left Homs for Aleppo, by the reckoning of the mayor.", "mayor"),
    ("300 rebels left Homs for Aleppo, if we are to believe the mayor.", "mayor"),
    ("We hear from the mayor that 300 rebels left Homs for Aleppo.", "mayor"),
    ("Word from the mayor is that 300 rebels left Homs for Aleppo.", "mayor"),
    ("300 rebels left Homs for Aleppo, we learn from the mayor.", "mayor"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_the_claimant(text: str, source: str) -> None:
    for claim in claims_of(within(text)):
        assert claim.claimant is not None
        assert set(source.split()) & set(claim.claimant.split())
    assert claims_of(within(text))
