"""What is only asked for, planned, feared or spoken of is not shown as something that was said to have happened."""

from __future__ import annotations

import pytest

from .readings import claims_of, pairs_of
from .test_plain_language import BEFORE, BEHIND


def within(text: str) -> str:
    """Set a sentence into a report of other matters."""
    return f"{BEFORE.format(country='Syria')}\n\n{text}\n\n{BEHIND}"


ASKED_FOR = [
    "The mediators want the rebels to leave Homs for Hama.",
    "The army insists that all foreign fighters must be gone from Homs within a week.",
    "Under the accord the rebels are required to leave Homs.",
    "The document asks that all foreign forces leave Homs.",
    "The governor repeated that the rebels have to go from Homs.",
    "China wishes the rebels to leave Homs.",
    "The Council gave the rebels five days to quit Homs or be expelled.",
    "The Observatory said an alliance of brigades wants to drive the Islamic State out of Homs.",
    "Residents have petitioned for a withdrawal of every militia from Homs.",
    "The rebels were given until Monday to go from Homs to Hama.",
    "The sheikhs called on the fighters to pull out of Homs.",
    "The opposition's demand that the soldiers quit Homs was rejected.",
    "A withdrawal of the rebels from Homs is a condition of the talks.",
    "The rebels should withdraw from Homs, the envoy said.",
    "The rebels refuse to leave Homs.",
    "Parliament voted for the withdrawal of foreign troops from Homs.",
    "The militia must hand over Homs and go home, said the prime minister.",
    "The rebels stayed in Homs and did not answer the call to move to Hama.",
    "The envoy demanded the withdrawal of the rebels from Homs.",
    "The Security Council called for the withdrawal of foreign fighters from Homs.",
    "The mayor insists on the departure of the militia from Homs.",
    "The tribes asked for the removal of the soldiers from Homs.",
    "The resolution urges all foreign fighters to leave Homs at once.",
    "The militants must be out of Homs by Friday, the general warned.",
    "The militia has to leave Homs, the governor told parliament.",
    "All foreign forces need to withdraw from Homs, said the envoy.",
    "The rebels ought to leave Homs for Hama, a mediator said.",
    "The army told the rebels to leave Homs for Hama or be bombed.",
    "The army warned the rebels to leave Homs by Monday.",
    "The rebels have until Monday to leave Homs.",
    "The army has given the rebels 48 hours to get out of Homs.",
    "An ultimatum for the militia to leave Homs runs out on Monday.",
    "The accord obliges the rebels to leave Homs.",
    "The ministers agreed that all fighters should leave Homs.",
    "The government would like the militia to go from Homs to Hama.",
    "Washington is pressing the militia to pull out of Homs.",
    "Protesters chanted that the militia must leave Homs.",
    "The crowd demanded that the soldiers be sent from Homs to Hama.",
    "Talks about a withdrawal of the rebels from Homs failed on Monday.",
    "No rebel will leave Homs alive, the general said.",
    "The rebels swore not to leave Homs.",
    "The rebels will not leave Homs, their commander said.",
    '"We shall not leave Homs," the rebels\' commander said.',
    "Nobody can force us out of Homs, the rebels said.",
    "The army advised the rebels to go to Hama.",
    "Residents of Homs are asking when the rebels will leave.",
    "Damascus refuses to let the militia go from Homs to Hama.",
]


@pytest.mark.parametrize("text", ASKED_FOR)
def test_who_is_asked_to_leave_or_will_not_has_not_left(text: str) -> None:
    assert claims_of(within(text)) == []


DONE_ALL_THE_SAME = [
    "The army wants to move 300 soldiers from Homs to Hama.",
    "The army wants its 4th Division to go from Homs to Hama next week.",
    "About 300 rebels were forced to leave Homs for Hama on Monday.",
    "About 300 rebels had to leave Homs for Hama on Monday.",
    "The rebels may have to withdraw from Homs to Hama, a commander said.",
    "The rebels will have to go from Homs to Hama, a commander said.",
    "A battalion should arrive in Hama from Homs by Friday, the army said.",
    "Should the truce fail, 300 rebels could go from Homs to Hama.",
    "About 300 soldiers were ordered to go from Homs to Hama.",
    "The general ordered 300 of his soldiers to move from Homs to Hama.",
    "Under the accord 300 rebels will leave Homs for Hama on Monday.",
    "Under the accord 300 rebels left Homs for Hama on Monday.",
    "The rebels agreed to leave Homs for Hama on Monday.",
    "As the army had demanded, 300 rebels left Homs for Hama on Monday.",
    "The rebels gave in to the demand and left Homs for Hama on Monday.",
    "After an ultimatum the rebels left Homs for Hama on Monday.",
    "The rebels, who had been told to leave, went from Homs to Hama on Monday.",
    "The rebels have left Homs for Hama, the army insisted.",
    "The army insists that its soldiers went from Homs to Hama on Monday.",
    "The army insisted that the rebels have withdrawn from Homs to Hama.",
    "The rebels must have gone from Homs to Hama in the night, a resident said.",
    "The army asked the governor for buses and took 300 rebels from Homs to Hama on Monday.",
    "Called on to surrender, 300 rebels fled from Homs to Hama.",
    "The 300 rebels who must be tried in Damascus were taken from Homs to Hama on Monday.",
    "He demanded to know why 300 soldiers had been moved from Homs to Hama.",
    "The withdrawal of 300 rebels from Homs to Hama, which the UN had called for, ended on Monday.",
    "The army is to pull 300 men out of Homs and send them to Hama.",
    "The army needs to move 300 men from Homs to Hama before winter, a general said, and will do so in May.",
    "The rebels are not going to stay: they will leave Homs for Hama on Monday.",
    "The army will not leave Homs but 300 rebels went from there to Hama on Monday.",
]


@pytest.mark.parametrize("text", DONE_ALL_THE_SAME)
def test_a_movement_told_beside_a_demand_is_told(text: str) -> None:
    assert pairs_of(within(text)) == ["Homs > Hama"]


STATUSES = [
    ("The army announced the withdrawal of 300 soldiers from Homs to Hama on Monday.", "occurred"),
    ("The Observatory reported the departure of 300 rebels from Homs for Hama on Monday.", "occurred"),
    ("The Observatory reported the arrival of 300 rebels in Hama from Homs on Monday.", "occurred"),
    ("Activists spoke of a redeployment of some 300 soldiers from Homs to Hama.", "occurred"),
    ("The transfer of 300 rebels from Homs to Hama was completed on Monday.", "occurred"),
    ("The move of 300 soldiers from Homs to Hama took place on Monday, the army said.", "occurred"),
    ("Monday saw the exit of 300 rebels from Homs to Hama.", "occurred"),
    ("A source confirmed the dispatch of 300 soldiers from Homs to Hama.", "occurred"),
    ("The withdrawal of the rebels from Homs to Hama began on Monday.", "occurred"),
    ("The evacuation of 300 rebels from Homs to Hama ended on Monday, the army said.", "occurred"),
    ("Residents described the flight of 300 rebels from Homs to Hama on Monday.", "occurred"),
    ("The mayor welcomed the departure of 300 rebels from Homs for Hama on Monday.", "occurred"),
    ("With the withdrawal of the last 300 rebels from Homs to Hama on Monday, the siege is over.", "occurred"),
    ("After the arrival of 300 soldiers from Homs in Hama on Monday, shops closed.", "occurred"),
    ("The governor blamed the army's retreat from Homs to Hama on bad weather.", "occurred"),
    ("The army plans the withdrawal of 300 soldiers from Homs to Hama.", "planned"),
    ("The army has ordered the withdrawal of 300 soldiers from Homs to Hama.", "planned"),
    ("The army decided on the transfer of 300 soldiers from Homs to Hama.", "planned"),
    ("The minister approved the deployment of 300 soldiers from Homs to Hama.", "planned"),
    ("The two sides agreed on the evacuation of 300 rebels from Homs to Hama.", "planned"),
    ("The deal provides for the evacuation of 300 rebels from Homs to Hama.", "planned"),
    ("The agreement provides for the transfer of 300 rebels from Homs to Hama on Friday.", "planned"),
    ("The transfer of 300 rebels from Homs to Hama is to begin on Friday.", "planned"),
    ("The transfer of 300 rebels from Homs to Hama is planned for Friday.", "planned"),
    ("The transfer of 300 rebels from Homs to Hama has been put off until Friday.", "planned"),
    ("The army is preparing for the withdrawal of 300 soldiers from Homs to Hama.", "planned"),
    ("The planned withdrawal of 300 rebels from Homs to Hama has been postponed.", "planned"),
    ("The rebels await their transfer from Homs to Hama.", "planned"),
    ("The rebels promised the withdrawal of 300 men from Homs to Hama.", "planned"),
    ("The rebels offered the withdrawal of 300 men from Homs to Hama.", "planned"),
    ("The army proposes the redeployment of 300 soldiers from Homs to Hama.", "planned"),
    ("The army is considering the withdrawal of 300 soldiers from Homs to Hama.", "possible"),
    ("The governor fears the escape of 300 rebels from Homs to Hama.", "possible"),
    ("The governor warned of a movement of 300 rebels from Homs to Hama.", "possible"),
    ("A withdrawal of 300 rebels from Homs to Hama is possible, an officer said.", "possible"),
    ("A possible withdrawal of 300 rebels from Homs to Hama worries the mayor.", "possible"),
    ("The mayor does not rule out a withdrawal of 300 rebels from Homs to Hama.", "possible"),
    ("There are rumours of a withdrawal of 300 rebels from Homs to Hama, which could not be confirmed.", "possible"),
    ("The loss of the bridge could lead to the withdrawal of the rebels from Homs to Hama.", "possible"),
    ("The army might order the withdrawal of 300 soldiers from Homs to Hama.", "possible"),
    ("The army denied the withdrawal of 300 soldiers from Homs to Hama.", "denied"),
    ("There was no withdrawal of soldiers from Homs to Hama, the army said.", "denied"),
    ("The army rejected reports of a transfer of 300 soldiers from Homs to Hama.", "denied"),
    ("No transfer of soldiers from Homs to Hama took place, the army said.", "denied"),
    ("The army foiled the escape of 300 rebels from Homs to Hama on Monday.", "prevented"),
    ("The army prevented the transfer of 300 rebels from Homs to Hama on Monday.", "prevented"),
    ("The movement of 300 rebels from Homs to Hama was stopped by the army on Monday.", "prevented"),
    ("The rebels intend to move 300 men from Homs to Hama.", "planned"),
    ("The rebels are about to move 300 men from Homs to Hama.", "planned"),
    ("Some 300 rebels are packing in Homs and will be in Hama by Friday.", "planned"),
    ("Some 300 rebels are due in Hama from Homs on Friday.", "planned"),
    ("Some 300 rebels are expected in Hama from Homs on Friday.", "planned"),
    ("The rebels mean to go from Homs to Hama.", "planned"),
    ("The army has decided to pull 300 soldiers out of Homs and to post them to Hama.", "planned"),
    ("The army has been ordered to move from Homs to Hama.", "planned"),
    ("The rebels have agreed to go from Homs to Hama.", "planned"),
    ("Buses stand ready to take 300 rebels from Homs to Hama.", "planned"),
    ("Buses are waiting to take 300 rebels from Homs to Hama.", "planned"),
    ("Buses have arrived to take 300 rebels from Homs to Hama.", "planned"),
    ("The rebels, he promised, would be gone from Homs to Hama by Friday.", "planned"),
    ("The regiment is under orders to move from Homs to Hama.", "planned"),
    ("The rebels want to get from Homs to Hama before winter.", "planned"),
    ("The rebels hope to reach Hama from Homs by Friday.", "planned"),
    ("The rebels have signed a deal to leave Homs for Hama.", "planned"),
    ("Soon 300 soldiers are to follow from Homs to Hama.", "planned"),
    ("The army is going to shift its 4th Division from Homs to Hama.", "planned"),
    ("A second batch of 300 rebels leaves Homs for Hama on Friday.", "planned"),
    ("The departure of the rebels from Homs for Hama is set for Friday.", "planned"),
    ("The army said it had drawn up plans to move 300 soldiers from Homs to Hama.", "planned"),
    ("Plans exist to move 300 soldiers from Homs to Hama.", "planned"),
    ("The rebels asked for buses to take 300 men from Homs to Hama.", "planned"),
    ("The rebels have been promised safe passage from Homs to Hama.", "planned"),
    ("The rebels were offered safe passage from Homs to Hama.", "planned"),
    ("The rebels could be on their way from Homs to Hama, a resident said.", "possible"),
    ("The rebels may have moved from Homs to Hama.", "possible"),
    ("The rebels have perhaps moved from Homs to Hama, a resident said.", "possible"),
    ("It is thought that 300 rebels moved from Homs to Hama.", "possible"),
    ("Some 300 rebels are believed to have moved from Homs to Hama.", "possible"),
    ("Some 300 rebels are said to have moved from Homs to Hama, a claim that could not be checked.", "possible"),
    ("Some 300 rebels allegedly moved from Homs to Hama, but this could not be verified.", "possible"),
    ("Unconfirmed reports say 300 rebels moved from Homs to Hama.", "possible"),
    ("It was not clear whether 300 rebels had moved from Homs to Hama.", "possible"),
    ("The mayor fears that 300 rebels will move from Homs to Hama.", "possible"),
    ("The mayor thinks it likely that the rebels will go from Homs to Hama.", "possible"),
    ("The rebels would go from Homs to Hama if the bridge fell, an officer said.", "possible"),
    ("If the bridge falls, the rebels will go from Homs to Hama.", "possible"),
    ("Unless the bridge holds, the rebels will go from Homs to Hama.", "possible"),
    ("There is a danger that the rebels move from Homs to Hama.", "possible"),
    ("The army is thinking of moving 300 soldiers from Homs to Hama.", "possible"),
    ("The army has not ruled out sending 300 soldiers from Homs to Hama.", "possible"),
    ("According to rumours 300 rebels went from Homs to Hama.", "possible"),
    ("Rumour has it that 300 rebels went from Homs to Hama.", "possible"),
    ("The rebels were possibly taken from Homs to Hama.", "possible"),
    ("The rebels are likely to go from Homs to Hama, an analyst said.", "possible"),
    ("The rebels tried to go from Homs to Hama but were turned back.", "prevented"),
    ("The army stopped 300 rebels on their way from Homs to Hama.", "prevented"),
    ("An attempt to take 300 rebels from Homs to Hama was foiled.", "prevented"),
    ("Some 300 rebels on the road from Homs to Hama were bombed before they got there.", "prevented"),
    ("The army blocked the way of 300 rebels who wanted to go from Homs to Hama.", "prevented"),
    ("A convoy of rebels going from Homs to Hama was hit by jets and turned round.", "prevented"),
    ("The rebels failed to get from Homs to Hama.", "prevented"),
    ("The rebels' bid to slip from Homs into Hama failed.", "prevented"),
    ("The rebels set out from Homs for Hama but never arrived: jets destroyed the convoy.", "prevented"),
    ("The army caught 12 rebels who were crossing from Homs to Hama.", "prevented"),
    ("Twelve rebels were killed while trying to cross from Homs to Hama.", "prevented"),
    ("The buses which were to take 300 rebels from Homs to Hama were stopped by gunmen.", "prevented"),
    ("The police arrested six militants as they travelled from Homs to Hama.", "prevented"),
    ("The army has not sent soldiers from Homs to Hama.", "denied"),
    ("The army never sent soldiers from Homs to Hama.", "denied"),
    ("No soldiers were sent from Homs to Hama.", "denied"),
    ("Not a single soldier has gone from Homs to Hama, the army said.", "denied"),
    ("The army denies having sent soldiers from Homs to Hama.", "denied"),
    ("The army denies that it sent soldiers from Homs to Hama.", "denied"),
    ("It is not true that soldiers went from Homs to Hama, the army said.", "denied"),
    ("It is a lie that soldiers went from Homs to Hama, the army said.", "denied"),
    ("The army called a report that soldiers had gone from Homs to Hama false.", "denied"),
    ("Reports that soldiers had gone from Homs to Hama are wrong, the army said.", "denied"),
    ("The army said that none of its soldiers had gone from Homs to Hama.", "denied"),
    ("The army said that its soldiers had not gone from Homs to Hama.", "denied"),
    ("The army said it had no soldiers on the way from Homs to Hama.", "denied"),
    ("The army disputes that soldiers went from Homs to Hama.", "denied"),
    ("The army contradicted reports that soldiers went from Homs to Hama.", "denied"),
    ("The claim that soldiers went from Homs to Hama was dismissed by the army.", "denied"),
    ("Contrary to what was reported, no soldiers went from Homs to Hama.", "denied"),
    ("The army laughed off the story that soldiers had gone from Homs to Hama.", "denied"),
    ("Neither soldiers nor tanks went from Homs to Hama, the army said.", "denied"),
    ("The rebels were not stopped on their way from Homs to Hama and arrived on Monday.", "occurred"),
    ("The rebels got away from Homs to Hama although the army had tried to stop them.", "occurred"),
    ("Nobody stopped the 300 rebels who went from Homs to Hama on Monday.", "occurred"),
    ("The rebels have finally been allowed to go from Homs to Hama, and went on Monday.", "occurred"),
    ("The rebels succeeded in getting from Homs to Hama.", "occurred"),
    ("The rebels managed to move 300 men from Homs to Hama.", "occurred"),
    ("Despite an order to stay the soldiers went from Homs to Hama.", "occurred"),
    ("Not only soldiers but tanks went from Homs to Hama on Monday.", "occurred"),
    ("No fewer than 300 rebels went from Homs to Hama.", "occurred"),
    ("As planned, 300 rebels went from Homs to Hama on Monday.", "occurred"),
    ("The rebels, who could not hold Homs any longer, went to Hama on Monday.", "occurred"),
    ("The army made good its threat and sent 300 soldiers from Homs to Hama.", "occurred"),
    ("The army admitted that 300 soldiers had gone from Homs to Hama.", "occurred"),
    ("The army does not deny that 300 soldiers went from Homs to Hama.", "occurred"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_the_word_that_a_movement_depends_on_says_its_status(text: str, status: str) -> None:
    assert pairs_of(within(text)) == ["Homs > Hama"]
    assert [claim.status for claim in claims_of(within(text))] == [status]


ONLY_SPOKEN_OF = [
    "The rebels rejected a withdrawal from Homs to Hama.",
    "The army refused the withdrawal of the rebels from Homs to Hama.",
    "The Council discussed the withdrawal of foreign troops from Homs.",
    "The general ruled out a withdrawal from Homs to Hama.",
    "The army is against the withdrawal of the rebels from Homs to Hama.",
    "The road is closed until the withdrawal of the rebels from Homs to Hama.",
    "Without the withdrawal of the rebels from Homs there will be no talks.",
    "The anniversary of the army's withdrawal from Homs was marked on Monday.",
    "The mayor hopes for a withdrawal of the rebels from Homs.",
    "Nobody expects the withdrawal of the rebels from Homs.",
    "The minister spoke about the return of peace from Homs to Hama.",
    "The withdrawal of the rebels from Homs was never agreed.",
]


@pytest.mark.parametrize("text", ONLY_SPOKEN_OF)
def test_a_withdrawal_that_is_only_spoken_of_is_no_claim(text: str) -> None:
    assert claims_of(within(text)) == []


WANTED_OF_OTHERS = [
    "The governor has asked for the troops to be withdrawn to Hama so that schools can open.",
    "They want that the soldiers go back to Hama, a trader said.",
    "The elders want that all foreign rebels leave Homs.",
]


@pytest.mark.parametrize("text", WANTED_OF_OTHERS)
def test_what_is_asked_for_and_wanted_of_others_is_no_claim(text: str) -> None:
    assert pairs_of(text) == []
    assert pairs_of(within(text)) == []


def test_what_an_army_wants_of_its_own_men_is_a_plan() -> None:
    (claim,) = claims_of("The army wants that its soldiers leave Homs for Hama on Monday.")
    assert claim.status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "In Damascus the president received the commander of Hezbollah for the second time since April.",
        "In Damascus the president has received Hezbollah's commander and renewed his support.",
    ],
)
def test_somebody_whom_one_man_receives_visits_him(text: str) -> None:
    assert pairs_of(text) == []


def test_a_town_that_receives_men_is_where_they_go() -> None:
    assert pairs_of("Homs received about 40 rebel fighters from Hama.") == ["Hama > Homs"]


def test_arms_that_are_called_like_a_place_are_none() -> None:
    text = "Rebels retreated overnight from Homs to Hama, leaving two Osa systems behind, the army said."
    assert pairs_of(text) == ["Homs > Hama"]
