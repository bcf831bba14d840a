"""Things that fighters build, send or spread between two places are no fighters that move."""

from __future__ import annotations

import pytest

from .readings import claims_of, pairs_of
from .test_asked_planned_or_feared import within

NOBODY_MOVES = [
    "The rebels laid a pipe from Homs to Hama.",
    "The rebels built a road from Homs to Hama.",
    "The rebels hold the road from Homs to Hama.",
    "The army mined the road from Homs to Hama.",
    "The army opened the road from Homs to Hama.",
    "The rebels planted bombs from Homs to Hama.",
    "The soldiers searched every car from Homs to Hama.",
    "The rebels shelled villages from Homs to Hama.",
    "The rebels burned crops from Homs to Hama.",
    "Rebels attacked convoys from Homs to Hama.",
    "The rebels tax lorries on the road from Homs to Hama.",
    "The rebels sell oil from Homs in Hama.",
    "The rebels smuggle oil from Homs to Hama.",
    "The rebels send oil from Homs to Hama.",
    "The rebels brought bread from Homs to Hama.",
    "The rebels sent messages from Homs to Hama.",
    "The rebels wrote a letter from Homs to the mayor of Hama.",
    "The army sent a note from Homs to Hama.",
    "The army transferred command from Homs to Hama.",
    "The rebels moved their court from Homs to Hama.",
    "The rebels shifted their attention from Homs to Hama.",
    "The army shifted its focus from Homs to Hama.",
    "The war moved from Homs to Hama.",
    "The battle moved on from Homs to Hama.",
    "The army moved the front from Homs to Hama.",
    "The army extended its control from Homs to Hama.",
    "The army expanded its zone from Homs to Hama.",
    "The rebels spread fear from Homs to Hama.",
    "The rebels' power reaches from Homs to Hama.",
    "The rebels ruled from Homs to Hama.",
    "The rebels control everything from Homs to Hama.",
    "The army's lines stretch from Homs to Hama.",
    "The rebels fired on Hama from Homs.",
    "The army struck Hama from Homs.",
    "The army besieged Homs and Hama.",
    "The army took Homs and then Hama.",
    "The army took Hama from the rebels.",
    "The army captured Homs on Monday and Hama on Tuesday.",
    "The army cleared Homs of rebels and went after them.",
    "The rebels lost Homs and Hama.",
    "The rebels freed prisoners in Homs and Hama.",
    "The rebels took soldiers prisoner in Homs and brought them to Hama.",
    "The captured soldiers were taken from Homs to Hama.",
    "The dead soldiers were brought from Homs to Hama.",
    "The remains of 12 soldiers were flown from Homs to Hama.",
    "The army buried soldiers from Homs in Hama.",
    "A soldier from Homs was killed in Hama.",
    "A soldier from Homs was tried in Hama.",
    "A rebel from Homs gave himself up in Hama.",
    "Rebels from Homs laid down their arms in Hama.",
    "Rebels of Homs and Hama have joined hands.",
    "The rebels of Homs defected to the army in Hama.",
    "The general lives in Hama, where he came from Homs as a boy.",
    "The general came from Homs to Hama as a child.",
    "The rebel leader, born in Homs, grew up in Hama.",
    "The rebel leader's mother lives in Hama, his father in Homs.",
    "The rebel group was founded in Homs and later spread to Hama.",
    "The general took the bus from Homs to Hama to see his mother.",
    "The general travelled from Homs to Hama for a wedding.",
    "The general is visiting Hama from Homs.",
    "The commander of the army paid a visit to Hama.",
    "The chief of staff arrived in Hama on Monday to inspect the troops.",
    "The officers arrived in Hama from Homs for a conference.",
    "The rebels' envoys came from Homs to Hama for talks.",
    "The rebels' delegation left Homs for Hama to negotiate.",
    "Soldiers vote in Homs and Hama on Monday.",
    "Soldiers carried ballot boxes from Homs to Hama.",
    "Soldiers escorted pilgrims from Homs to Hama.",
    "Soldiers escorted a convoy of aid from Homs to Hama.",
    "Soldiers guarded the train from Homs to Hama.",
    "Soldiers rescued flood victims in Homs and took them to Hama.",
    "Soldiers carried the sick from Homs to Hama.",
    "Helicopters of the army flew from Homs to Hama.",
    "Jets of the army flew from Homs over Hama.",
    "A drone flew from Homs to Hama.",
    "Missiles flew from Homs to Hama.",
    "The rebels' radio moved from Homs to Hama.",
    "The army's football club moved from Homs to Hama.",
    "The soldiers' pay comes from Homs to Hama by car.",
    "The soldiers get their bread from Homs.",
    "The soldiers' families in Homs and Hama want their sons back.",
    "The army said the soldiers in Homs were well.",
    "The army said it held Homs and Hama.",
    "The army said that rebels remained in Homs and Hama.",
    "The rebels are still in Homs, not in Hama.",
    "The rebels of Homs have nowhere to go.",
    "The rebels in Homs are surrounded, as those in Hama were.",
    "The distance from Homs to Hama is 40 kilometres, an hour for soldiers.",
    "From Homs to Hama the rebels are hungry.",
    "From Homs to Hama soldiers man the checkpoints.",
    "Snow fell from Homs to Hama and kept the soldiers in their tents.",
]


@pytest.mark.parametrize("text", NOBODY_MOVES)
def test_no_fighter_is_said_to_move(text: str) -> None:
    assert claims_of(within(text)) == []


FIGHTERS_MOVE = [
    "The rebels moved their headquarters from Homs to Hama on Monday.",
    "The rebels took the train from Homs to Hama on Monday.",
    "The rebels made the journey from Homs to Hama on Monday.",
    "The rebels took boats from Homs to Hama on Monday.",
    "The rebels moved all the way from Homs to Hama on Monday.",
    "The rebels moved that night from Homs to Hama.",
    "The army's soldiers were taken from Homs to Hama on Monday.",
    "The remains of the brigade were moved from Homs to Hama on Monday.",
    "The captured tanks were driven from Homs to Hama on Monday.",
]


@pytest.mark.parametrize("text", FIGHTERS_MOVE)
def test_fighters_who_go_by_a_way_or_take_their_own_along_move(text: str) -> None:
    assert pairs_of(within(text)) == ["Homs > Hama"]
