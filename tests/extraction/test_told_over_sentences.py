"""What two sentences tell together: where fighters stood, where they are now, who came in their place."""

from __future__ import annotations

import pytest

from .readings import claims_of, gap
from .test_asked_planned_or_feared import within

TOLD_OVER_SENTENCES: list[tuple[str, list[str]]] = [
    ("The rebels of Homs are no longer there. They moved to Aleppo on Monday, residents said.", ["Homs > Aleppo"]),
    ("The rebels have vanished from Homs. They slipped away to Aleppo on Monday, residents said.", ["Homs > Aleppo"]),
    ("Rebel fighters are no longer in Homs. They went to Aleppo on Monday, residents said.", ["Homs > Aleppo"]),
    ("Where have the rebels of Homs gone? They went to Aleppo, a trader said.", ["Homs > Aleppo"]),
    ("The 5th Brigade had held Homs for two years. On Monday it was pulled back to Aleppo.", ["Homs > Aleppo"]),
    ("The 5th Brigade had been based in Homs for two years. On Monday it moved to Aleppo.", ["Homs > Aleppo"]),
    (
        "The 5th Brigade had been garrisoned in Homs since the summer. It was transferred to Aleppo on Monday.",
        ["Homs > Aleppo"],
    ),
    ("The 5th Brigade had guarded Homs for two years. On Monday it was withdrawn to Aleppo.", ["Homs > Aleppo"]),
    (
        "Homs had been the base of the 5th Brigade for two years. On Monday the brigade moved to Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("Rebels of the 5th Brigade had spent the winter in Homs. On Monday they left for Aleppo.", ["Homs > Aleppo"]),
    ("Homs was home to 300 rebels until Monday. Then they left for Aleppo.", ["Homs > Aleppo"]),
    ("Homs had been the headquarters of the rebels. On Monday they moved to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Monday. Aleppo was their destination.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Monday. Aleppo was where they were going.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Monday. Aleppo is where they were bound, a driver said.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Monday. Their destination was Aleppo.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Monday. The destination, a driver said, was Aleppo.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Monday. The convoy was headed for Aleppo.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Monday and now live in Aleppo.", ["Homs > Aleppo"]),
    ("The rebels slipped out of Homs on Monday and are now living in Aleppo.", ["Homs > Aleppo"]),
    ("The rebels slipped out of Homs on Monday, and are now thought to be in Aleppo.", ["Homs > Aleppo"]),
    ("The rebels slipped out of Homs on Monday. They are now living in Aleppo.", ["Homs > Aleppo"]),
    ("The rebels came to Aleppo on Monday. The newcomers were from Homs.", ["Homs > Aleppo"]),
    (
        "Rebels poured into Aleppo on Monday. A curfew is in force. The newcomers were from Homs, the agency said.",
        ["Homs > Aleppo"],
    ),
    ("Rebels poured into Aleppo on Monday. They were from Homs.", ["Homs > Aleppo"]),
    (
        "Rebels have arrived in Aleppo. The first buses, which had left Homs on Monday, carried 60 of them.",
        ["Homs > Aleppo"],
    ),
    (
        "Rebels have arrived in Aleppo. The first plane, which had taken off from Homs on Monday, carried 60 of them.",
        ["Homs > Aleppo"],
    ),
    ("Rebels have landed in Aleppo. Their plane had taken off from Homs.", ["Homs > Aleppo"]),
    ("The rebels were flown to Aleppo on Monday. The plane took off from Homs.", ["Homs > Aleppo"]),
    ("The rebels were taken to Aleppo on Monday. The buses had set out from Homs at dawn.", ["Homs > Aleppo"]),
    (
        "Half of the battalion that had served in Homs is back in Aleppo. The soldiers returned on Friday.",
        ["Homs > Aleppo"],
    ),
    ("The soldiers are back in Aleppo, an official said, after leaving Homs on Sunday.", ["Homs > Aleppo"]),
    ("The soldiers are back in Aleppo after two months in Homs.", ["Homs > Aleppo"]),
    ("The soldiers, who spent two months in Homs, are back in Aleppo since Sunday.", ["Homs > Aleppo"]),
    ("The rebels who fought in Homs have returned to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels whom the army drove from Homs have turned up in Aleppo.", ["Homs > Aleppo"]),
    ("The rebels that the army expelled from Homs are in Aleppo now, residents say.", ["Homs > Aleppo"]),
    (
        "While the rebels send men from Homs to Aleppo, the army is moving in the other direction.",
        ["Homs > Aleppo", "Aleppo > Homs"],
    ),
    ("The reinforcements for Aleppo left Homs on Monday, a spotter said.", ["Homs > Aleppo"]),
    (
        (
            "The reinforcements for Aleppo did not take the motorway. They left Homs on Wednesday and got "
            "to the town at dusk."
        ),
        ["Homs > Aleppo"],
    ),
    (
        (
            "They left Homs on Wednesday, made a detour by way of Rastan and got to Aleppo at dusk, said a "
            "trader who saw the rebels."
        ),
        ["Homs > Aleppo"],
    ),
    ("The rebels left Homs on Wednesday, took the desert road and reached Aleppo at dusk.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Wednesday. By evening they had reached Aleppo.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Wednesday. Six hours later they drove into Aleppo.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Wednesday. In Aleppo they were met by a crowd.", ["Homs > Aleppo"]),
    ("The rebels left Homs on Wednesday. In Aleppo, where they arrived at dusk, a crowd met them.", ["Homs > Aleppo"]),
    ("From Homs the rebels went to Aleppo.", ["Homs > Aleppo"]),
    (
        "The rebels of Homs have scattered. Some went to Aleppo and others to Idlib, residents said.",
        ["Homs > Aleppo", "Homs > Idlib"],
    ),
    ("The rebels of Homs have dispersed: some to Aleppo, others to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("Homs has lost its rebels. They went to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Rebels remain in Homs, residents said. Some of them went to Aleppo on Monday.", ["Homs > Aleppo"]),
    pytest.param(
        (
            "The wives of the rebels stayed in Homs. Their husbands did not: they went to Aleppo on Monday, "
            "a councillor said."
        ),
        ["Homs > Aleppo"],
        marks=gap('"they" is weighed, and no rule knows whose families or husbands they are'),
    ),
    pytest.param(
        (
            "The rebels stayed put. Their families did not: they were taken from Homs to Aleppo, a "
            "councillor in Rastan said."
        ),
        ["Homs > Aleppo"],
        marks=gap('"they" is weighed, and no rule knows whose families or husbands they are'),
    ),
    (
        (
            "The rebels have moved their families. A councillor in Rastan said that they were taken from "
            "Homs to Aleppo on Monday."
        ),
        ["Homs > Aleppo"],
    ),
    (
        "The city of Homs is quiet again. The rebels who had held it for a year left for Aleppo on Monday.",
        ["Homs > Aleppo"],
    ),
    ("Homs is quiet. Its rebels left for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Homs is quiet. Its garrison was moved to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Homs is quiet. The garrison was moved to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("There are no rebels left in Homs. All went to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("There are no rebels in Homs any more. They left for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The rebels are gone from Homs. Aleppo is where they went.", ["Homs > Aleppo"]),
    ("The rebels are gone from Homs. They went to Aleppo.", ["Homs > Aleppo"]),
    ("The last rebels are out of Homs. They were taken to Aleppo in buses.", ["Homs > Aleppo"]),
    ("The last rebels are out of Homs. They are being taken to Aleppo.", ["Homs > Aleppo"]),
    (
        (
            "Three hundred rebels left Homs on Monday with their families. The buses drove all night and by "
            "morning were in Aleppo."
        ),
        ["Homs > Aleppo"],
    ),
    ("Three hundred rebels left Homs on Monday. At dawn the buses stood in Aleppo.", ["Homs > Aleppo"]),
    ("Three hundred rebels left Homs on Monday, and at dawn their buses rolled into Aleppo.", ["Homs > Aleppo"]),
    ("Three hundred rebels boarded buses in Homs on Monday. At dawn they got off in Aleppo.", ["Homs > Aleppo"]),
    ("Three hundred rebels boarded buses in Homs on Monday. At dawn they arrived in Aleppo.", ["Homs > Aleppo"]),
    ("Three hundred rebels boarded buses in Homs on Monday and got off in Aleppo at dawn.", ["Homs > Aleppo"]),
    ("The rebels were put on buses in Homs. The buses went to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels were loaded onto lorries in Homs on Monday and unloaded in Aleppo at dawn.", ["Homs > Aleppo"]),
    ("Rebels gathered in Homs on Sunday. On Monday they moved to Aleppo.", ["Homs > Aleppo"]),
    ("Rebels massed in Homs on Sunday and moved to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("On Sunday the rebels were seen in Homs. By Monday they had reached Aleppo.", ["Homs > Aleppo"]),
    ("Rebels were last seen in Homs on Sunday. On Monday they turned up in Aleppo.", ["Homs > Aleppo"]),
    ("The rebels' journey took them from Homs to Aleppo.", ["Homs > Aleppo"]),
    (
        (
            "The transfer of the rebels began on Monday. The first 60 left Homs in the morning and reached "
            "Aleppo in the evening."
        ),
        ["Homs > Aleppo"],
    ),
    ("The transfer of the rebels of Homs has begun. The first 60 reached Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The withdrawal of the rebels from Homs has begun. The first 60 reached Aleppo on Monday.", ["Homs > Aleppo"]),
    ("The withdrawal of the rebels from Homs has begun. Sixty of them reached Aleppo on Monday.", ["Homs > Aleppo"]),
    (
        (
            "The return of the fighters from Homs has begun in Aleppo. The first group, 110 rebels in all, "
            "came back there on Wednesday."
        ),
        ["Homs > Aleppo"],
    ),
    (
        "A convoy of rebels passed through Rastan on Monday. It had come from Homs and was going to Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("A convoy of rebels passed through Rastan on Monday. It was on its way from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("A convoy of rebels stopped in Rastan on Monday on its way from Homs to Aleppo.", ["Homs > Aleppo"]),
    (
        "A convoy of rebels was seen in Rastan on Monday. It had left Homs in the morning and was bound for Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("Rebels are on the move. Those in Homs have gone to Aleppo.", ["Homs > Aleppo"]),
    ("Rebels are on the move. Those in Homs have gone to Aleppo and Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    (
        "The rebels are gathering in Aleppo. They came there from Homs and Rastan, a trader said.",
        ["Homs > Aleppo", "Rastan > Aleppo"],
    ),
    (
        "The rebels are gathering in Aleppo, a trader said. Some have come from Homs, others from Rastan.",
        ["Homs > Aleppo", "Rastan > Aleppo"],
    ),
    ("The rebels are gathering in Aleppo. From Homs came 200, from Rastan 100.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    (
        "Aleppo is filling with rebels. Two hundred came from Homs on Monday and 100 from Rastan.",
        ["Homs > Aleppo", "Rastan > Aleppo"],
    ),
    (
        "The rebels left Homs on Monday. Half of them went to Aleppo, the rest to Idlib.",
        ["Homs > Aleppo", "Homs > Idlib"],
    ),
    ("The rebels left Homs on Monday, some for Aleppo. The others made for Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    (
        "Three hundred rebels left Homs on Monday. Two hundred went to Aleppo and a hundred to Idlib.",
        ["Homs > Aleppo", "Homs > Idlib"],
    ),
]

NOT_OF_FIGHTERS = [
    (
        "Rebels remain in Homs, residents said. They show no sign of leaving, although elders have "
        "urged them to pull back to Aleppo."
    ),
    (
        "Rebels killed eleven farmers in Homs, the army said. The survivors fled to Rastan, where they "
        "were put up in a church; the wounded were taken on to Aleppo."
    ),
]


def pairs_within(text: str) -> list[str]:
    """Return the ends of the claims of a text among other matters."""
    ends = [(c.origin, c.destination) for c in claims_of(within(text))]
    return [" > ".join(end.text if end is not None else "?" for end in pair) for pair in ends]


@pytest.mark.parametrize(("text", "pairs"), TOLD_OVER_SENTENCES)
def test_the_ends_that_sentences_tell_together(text: str, pairs: list[str]) -> None:
    assert sorted(pairs_within(text)) == sorted(pairs)


@pytest.mark.parametrize("text", NOT_OF_FIGHTERS)
def test_nobody_else_is_taken_for_them(text: str) -> None:
    assert pairs_within(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The 5th Brigade had held Homs for two years. On Monday it was pulled back to Hama.",
        "The rebels hold Hama. On Monday they were reinforced by 300 men from Homs.",
    ],
)
def test_the_quote_holds_the_sentence_that_tells_where_they_stood(text: str) -> None:
    (claim,) = claims_of(within(text))
    assert claim.quote == text
