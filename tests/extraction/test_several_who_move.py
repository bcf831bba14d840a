"""Several who move at once or one after the other, some of them not fighters; plans and stops that are told of them."""

from __future__ import annotations

import pytest

from .readings import claims_of
from .test_asked_planned_or_feared import within
from .test_told_over_sentences import pairs_within

COORDINATED = [
    (
        "The rebels and the foreign fighters left Homs on Monday, the former for Aleppo and the latter for Idlib.",
        ["Homs > Aleppo", "Homs > Idlib"],
    ),
    ("The rebels left Homs for Aleppo on Monday and their families for Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("Of the rebels in Homs, some went to Aleppo, others to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("The rebels from Homs were divided: 200 were taken to Aleppo, 100 to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("Both the garrison of Homs and that of Rastan were withdrawn to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The garrisons of Homs and Rastan were withdrawn to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The garrison of Homs went to Aleppo, that of Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("The rebels of Homs withdrew to Aleppo, those of Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("From Homs rebels went to Aleppo, from Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("The rebels packed their bags, burnt their papers and left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("The rebels, having packed their bags and burnt their papers, left Homs and made for Aleppo.", ["Homs > Aleppo"]),
    (
        "The rebels handed over their heavy guns, boarded the buses and were driven out of Homs to Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("The rebels handed over their heavy guns in Homs, boarded buses and were driven to Aleppo.", ["Homs > Aleppo"]),
    ("Rebels and their wives, children and parents were driven from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Some 300 people, among them 80 rebels, were driven from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Some 300 people, 80 of them rebels, were driven from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Some 300 people, including 80 rebels, left Homs for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Eighty rebels and 220 civilians left Homs for Aleppo on Monday.", ["Homs > Aleppo"]),
    (
        "A total of 300 people, most of them fighters of the Nusra Front, were bused from Homs to Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("Hundreds of people, fighters included, were bused from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Hundreds of people, including fighters, were bused from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo, with rebels among them.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo. Among them were rebels.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo. Eighty of them were rebels.", ["Homs > Aleppo"]),
    ("Rebels left Homs and entered Aleppo.", ["Homs > Aleppo"]),
    ("Rebels left Homs and have been seen in Aleppo.", ["Homs > Aleppo"]),
    ("Rebels left Homs, to be seen in Aleppo the next day.", ["Homs > Aleppo"]),
    ("Rebels left Homs, only to reappear in Aleppo.", ["Homs > Aleppo"]),
    ("Rebels vanished from Homs and turned up in Aleppo.", ["Homs > Aleppo"]),
    ("Rebels who vanished from Homs have turned up in Aleppo.", ["Homs > Aleppo"]),
    ("Rebels missing from Homs since Friday have surfaced in Aleppo.", ["Homs > Aleppo"]),
    ("Rebels gave up Homs and fell back to Aleppo.", ["Homs > Aleppo"]),
    ("Rebels gave up Homs, falling back to Aleppo.", ["Homs > Aleppo"]),
    ("Rebels gave up Homs. They fell back to Aleppo.", ["Homs > Aleppo"]),
    ("After giving up Homs, the rebels fell back to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels lost Homs on Monday and fell back to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels lost Homs on Monday. They fell back to Aleppo.", ["Homs > Aleppo"]),
    ("The rebels, beaten in Homs, fell back to Aleppo.", ["Homs > Aleppo"]),
    ("Beaten in Homs, the rebels fell back to Aleppo.", ["Homs > Aleppo"]),
    ("The army took Homs and the rebels fell back to Aleppo.", ["Homs > Aleppo"]),
    ("The army took Homs, pushing the rebels back to Aleppo.", ["Homs > Aleppo"]),
    ("The army took Homs on Monday; the rebels fell back to Aleppo.", ["Homs > Aleppo"]),
    ("When the army took Homs, the rebels fell back to Aleppo.", ["Homs > Aleppo"]),
    ("Homs was abandoned by the rebels, who went to Aleppo.", ["Homs > Aleppo"]),
    ("Homs has been emptied of rebels, all of whom went to Aleppo.", ["Homs > Aleppo"]),
    ("Homs saw 300 rebels leave for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Monday saw 300 rebels leave Homs for Aleppo.", ["Homs > Aleppo"]),
    ("Monday saw the departure of 300 rebels from Homs for Aleppo.", ["Homs > Aleppo"]),
    ("Aleppo received 300 rebels from Homs on Monday.", ["Homs > Aleppo"]),
    ("Aleppo has taken in 300 rebels from Homs since Monday.", ["Homs > Aleppo"]),
    ("Aleppo was joined by 300 rebels from Homs.", ["Homs > Aleppo"]),
    ("Aleppo, to which 300 rebels from Homs were bused on Monday, is crowded.", ["Homs > Aleppo"]),
    ("Aleppo, where 300 rebels from Homs arrived on Monday, is crowded.", ["Homs > Aleppo"]),
    ("Aleppo is crowded: 300 rebels from Homs arrived on Monday.", ["Homs > Aleppo"]),
    ("It was to Aleppo that the rebels of Homs went on Monday.", ["Homs > Aleppo"]),
    ("It was from Homs that the rebels came to Aleppo on Monday.", ["Homs > Aleppo"]),
    ("What happened on Monday is that 300 rebels left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("All that is known is that 300 rebels left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("There is no doubt that 300 rebels left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("Not only did 300 rebels leave Homs for Aleppo, they also took their guns.", ["Homs > Aleppo"]),
    ("Having been told to, 300 rebels left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("With their guns, 300 rebels left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("Under a deal that the governor of Idlib brokered, 300 rebels left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("The deal under which 300 rebels left Homs for Aleppo holds.", ["Homs > Aleppo"]),
    ("The deal saw 300 rebels leave Homs for Aleppo.", ["Homs > Aleppo"]),
    ("The deal let 300 rebels leave Homs for Aleppo.", ["Homs > Aleppo"]),
    ("The deal allowed 300 rebels to leave Homs for Aleppo on Monday.", ["Homs > Aleppo"]),
]
COORDINATED_AND_STATUS = [
    ("The deal allows 300 rebels to leave Homs for Aleppo.", ["Homs > Aleppo"], "planned"),
    ("The deal will see 300 rebels leave Homs for Aleppo.", ["Homs > Aleppo"], "planned"),
    ("The deal provides for 300 rebels to leave Homs for Aleppo.", ["Homs > Aleppo"], "planned"),
    ("The deal provides for the departure of 300 rebels from Homs to Aleppo.", ["Homs > Aleppo"], "planned"),
    ("Under the deal, 300 rebels will leave Homs for Aleppo.", ["Homs > Aleppo"], "planned"),
    ("Under the deal, 300 rebels leave Homs for Aleppo by Friday.", ["Homs > Aleppo"], "planned"),
    ("Three hundred rebels have agreed to leave Homs for Aleppo.", ["Homs > Aleppo"], "planned"),
    ("Three hundred rebels are ready to leave Homs for Aleppo.", ["Homs > Aleppo"], "planned"),
    ("Three hundred rebels are due to leave Homs for Aleppo.", ["Homs > Aleppo"], "planned"),
    ("Three hundred rebels are waiting in Homs to be taken to Aleppo.", ["Homs > Aleppo"], "planned"),
    ("Buses are waiting in Homs to take 300 rebels to Aleppo.", ["Homs > Aleppo"], "planned"),
    ("Buses have come to Homs to take 300 rebels to Aleppo.", ["Homs > Aleppo"], "planned"),
    ("The departure of 300 rebels from Homs to Aleppo is set for Friday.", ["Homs > Aleppo"], "planned"),
    ("The departure of 300 rebels from Homs to Aleppo has been put off to Friday.", ["Homs > Aleppo"], "planned"),
    ("The departure of 300 rebels from Homs to Aleppo awaits a green light.", ["Homs > Aleppo"], "planned"),
    ("An attempt by rebels to get from Homs to Aleppo failed.", ["Homs > Aleppo"], "prevented"),
    ("The rebels set out from Homs for Aleppo but were turned back.", ["Homs > Aleppo"], "prevented"),
    ("The rebels set out from Homs for Aleppo but never arrived.", ["Homs > Aleppo"], "prevented"),
    ("The rebels set out from Homs for Aleppo but never made it.", ["Homs > Aleppo"], "prevented"),
    ("The rebels set out from Homs for Aleppo and were killed on the way.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels from Homs to Aleppo was bombed and destroyed.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels bound from Homs for Aleppo was wiped out.", ["Homs > Aleppo"], "prevented"),
    ("The army ambushed rebels on their way from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
]
APART = [
    ("Both the garrison of Homs and that of Rastan were withdrawn to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The garrison of Homs and that of Rastan were withdrawn to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The rebels of Homs and those of Rastan have gone to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The garrisons of Homs and Rastan were withdrawn to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The rebels in Homs and Rastan were moved to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The rebels in Homs and those in Rastan were moved to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("Rebels from Homs and Rastan have arrived in Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The battalions stationed in Homs and Rastan went to Aleppo.", ["Homs > Aleppo", "Rastan > Aleppo"]),
    ("The garrison of Homs went to Aleppo, that of Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("The garrison of Homs went to Aleppo and that of Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("The rebels of Homs withdrew to Aleppo, those of Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("The fighters in Homs were sent to Aleppo and those in Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    (
        "The fighters from Homs were sent to Aleppo while those from Rastan went to Idlib.",
        ["Homs > Aleppo", "Rastan > Idlib"],
    ),
    ("From Homs rebels went to Aleppo, from Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("From Homs the rebels went to Aleppo, and from Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("The rebels from Homs were taken to Aleppo, the ones from Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("The 5th Brigade went from Homs to Aleppo, the 6th from Rastan to Idlib.", ["Homs > Aleppo", "Rastan > Idlib"]),
    ("The rebels from Homs were divided: 200 were taken to Aleppo, 100 to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("Two hundred rebels went from Homs to Aleppo, another hundred to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("Of the rebels who left Homs, 200 went to Aleppo, 100 to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("Of the rebels who left Homs, 200 went to Aleppo and the rest to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("The rebels left Homs in two columns, one for Aleppo, the other for Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("The rebels left Homs in two columns. One went to Aleppo, the other to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("From Homs, one convoy of rebels went to Aleppo, another to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
    ("The wounded rebels were taken from Homs to Aleppo, the others to Idlib.", ["Homs > Aleppo", "Homs > Idlib"]),
]
AMONG = [
    ("Rebels and their wives, children and parents were driven from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Some 300 people, among them 80 rebels, were driven from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Some 300 people, 80 of them rebels, were driven from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Some 300 people, including 80 rebels, left Homs for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Eighty rebels and 220 civilians left Homs for Aleppo on Monday.", ["Homs > Aleppo"]),
    ("Some 220 civilians and 80 rebels left Homs for Aleppo on Monday.", ["Homs > Aleppo"]),
    (
        "A total of 300 people, most of them fighters of the Nusra Front, were bused from Homs to Aleppo.",
        ["Homs > Aleppo"],
    ),
    ("Hundreds of people, fighters included, were bused from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Hundreds of people, including fighters, were bused from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo, with rebels among them.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo, among them 80 rebels.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo, including rebels and their families.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo, 80 of whom were rebels.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo. Among them were rebels.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo. Eighty of them were rebels.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo. They included 80 rebels.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo. Rebels were among them.", ["Homs > Aleppo"]),
    ("The buses took 300 people, including 80 rebels, from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The Red Crescent drove 220 civilians and 80 rebels from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The Red Crescent evacuated 300 people from Homs to Aleppo, including 80 rebels.", ["Homs > Aleppo"]),
    ("The evacuation of 300 people, including 80 rebels, from Homs to Aleppo took all day.", ["Homs > Aleppo"]),
    ("Civilians and fighters were evacuated from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("Fighters and civilians were evacuated from Homs to Aleppo.", ["Homs > Aleppo"]),
    ("The evacuation of fighters and civilians from Homs to Aleppo took all day.", ["Homs > Aleppo"]),
    ("A convoy with 300 people, 80 of them rebels, left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("Rebels left Homs for Aleppo among hundreds of civilians.", ["Homs > Aleppo"]),
    ("Rebels mingling with civilians have left Homs for Aleppo.", ["Homs > Aleppo"]),
    ("Rebels hiding among displaced families slipped from Homs into Aleppo.", ["Homs > Aleppo"]),
    ("Hundreds of people left Homs for Aleppo. Among them were teachers.", []),
    ("Hundreds of people left Homs for Aleppo, including teachers and nurses.", []),
    ("Hundreds of people, including women and children, left Homs for Aleppo.", []),
    ("Hundreds of people left Homs for Aleppo. They included no rebels.", []),
    ("Hundreds of people left Homs for Aleppo. None of them were rebels.", []),
    ("Hundreds of people left Homs for Aleppo, fearing the rebels.", []),
    ("Families left Homs for Aleppo to get away from the rebels.", []),
    ("Hundreds of people left Homs for Aleppo after the army and the rebels clashed, including children.", []),
    ("Civilians fled from Homs to Aleppo as rebels and soldiers fought.", []),
    ("Hundreds of people fled from Homs to Aleppo, among them relatives of the dead.", []),
]


@pytest.mark.parametrize(("text", "expected"), COORDINATED)
def test_verbs_and_subjects_side_by_side(text: str, expected: list[str]) -> None:
    assert sorted(pairs_within(text)) == expected


@pytest.mark.parametrize(("text", "expected", "status"), COORDINATED_AND_STATUS)
def test_verbs_and_subjects_side_by_side_and_how(text: str, expected: list[str], status: str) -> None:
    assert sorted(pairs_within(text)) == expected
    assert {claim.status for claim in claims_of(within(text))} == {status}


@pytest.mark.parametrize(("text", "expected"), APART)
def test_who_goes_which_way(text: str, expected: list[str]) -> None:
    assert sorted(pairs_within(text)) == expected


@pytest.mark.parametrize(("text", "expected"), AMONG)
def test_fighters_move_among_civilians(text: str, expected: list[str]) -> None:
    assert sorted(pairs_within(text)) == expected
