"""The many ways in which desks tell that men went, should go or did not: each read in a report of plain copy.

All sentences are invented.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geomap.groups import read_groups

from . import readings
from .readings import way
from .test_newswire import claim_of, claims_of


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The fighters took off from Goma for Bukavu on Monday in other people's cars.", ("Goma", "Bukavu")),
        ("The commander of the M23 had been taken off by helicopter to Bukavu at four.", (None, "Bukavu")),
        ("The army drew two battalions out of Goma on Monday.", ("Goma", None)),
        ("The rebels pulled out of Goma on Tuesday and by noon all of them were in Bukavu.", ("Goma", "Bukavu")),
        ("Rwanda has infiltrated 500 men of its special forces into Goma, the army said.", (None, "Goma")),
        ("The rebels passed on Saturday from Goma into Uganda.", ("Goma", "Uganda")),
        ("A platoon of the army arrived at the entrance of Goma on Sunday.", (None, "Goma")),
        ("A platoon of the army arrived at the entrance to Goma on Sunday.", (None, "Goma")),
        ("In Goma, a dozen armed men of the M23 arrived on Sunday night and asked for antibiotics.", (None, "Goma")),
        ("The transfer of 70 rebels from Goma to Bukavu was carried out on Monday.", ("Goma", "Bukavu")),
        ("Rebel wives were loaded on to three lorries in Goma on Sunday and taken to Bukavu.", ("Goma", "Bukavu")),
        ("Fifteen buses with 407 M23 fighters on board leave Goma for Bukavu.", ("Goma", "Bukavu")),
        ("A medic in Goma said that wounded rebels were brought to the city's hospitals on Sunday.", (None, "Goma")),
        ("Gunmen of the M23 left Goma in a northerly direction on Thursday.", ("Goma", None)),
        ("Lorries of the M23 had driven in from the border crossing at Bunagana to Goma.", ("Bunagana", "Goma")),
        ("The contingent, numbering 1,960 servicemen, was introduced into Goma last November.", (None, "Goma")),
        ("More Il-76 transports brought 150 soldiers from Goma to Bukavu on Friday.", ("Goma", "Bukavu")),
        ("The rebel force put to sea at Goma and landed near Bukavu on 12 February.", ("Goma", "Bukavu")),
        ("The army stood before Goma. While troops inch towards Sake, rebel households are driven out of Goma to Beni.",
         ("Goma", "Beni")),
        ("Paris has given in and will take its soldiers out of Niger.", ("Niger", None)),
        ("London: up to 40 military trainers are to be sent to Goma, the defence secretary tells parliament.",
         (None, "Goma")),
        ("The rebels were beaten at Sake. Those who escaped are on their way to Uganda.", (None, "Uganda")),
    ],
)  # fmt: skip
def test_where_they_go(text: str, ends: tuple[str | None, str | None]) -> None:
    (claim,) = [claim for claim in claims_of(text) if "place not resolved" not in claim.notes]
    assert way(claim) == ends


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The governor says the rebels in Goma intend to pass into Uganda.", "planned"),
        ("The garrison of Goma is to follow suit and be in Bukavu by Saturday, he added.", "planned"),
        ("A hundred of our fighters will be in Goma from Bukavu before the moon is full, the M23 said.", "planned"),
        ("The paratroops would be out of Goma by Friday, the general said.", "planned"),
        ("If we are provoked, we can be back in Goma before dark, the M23 commander said.", "possible"),
        ("Goma's last 150 rebels would follow the others to Bukavu on Sunday.", "planned"),
        ("We have intercepted conversations in which rebels make arrangements to leave Goma for Beni.", "planned"),
        ("The M23 evacuated Goma for Bukavu on Monday after the pocket had been cut off by the army.", "occurred"),
        ("The army said that in September it disarmed sixty rebels who were on their way from Goma to Beni.",
         "prevented"),
        ("Troops stopped a lorry of onions that was carrying nine rebels from Goma to Beni.", "prevented"),
        ("A detachment of 70 rebels that tried to force its way to Beni from Goma was scattered.", "prevented"),
        ("Three rebels were on their way from Goma to Beni on Tuesday. They came as far as Sake, and no further.",
         "prevented"),
        ("Forty boy rebels who tried to get from Goma to Beni, dressed up as a choir, were nabbed.", "prevented"),
        ("The army's withdrawal from Goma to Beni, which was rumoured all week, is denied by the general staff.",
         "denied"),
        ("The claim that army guns had been moved from Goma to Beni does not correspond to reality, he said.",
         "denied"),
    ],
)  # fmt: skip
def test_what_became_of_it(text: str, status: str) -> None:
    assert claim_of(text).status == status


def test_what_neither_and_nor_deny_behind_a_preposition() -> None:
    claims = claims_of("We have pulled out of neither Goma nor Bukavu, the spokesman of the M23 said.")
    assert {(claim.origin.text, claim.status) for claim in claims if claim.origin} == {
        ("Goma", "denied"),
        ("Bukavu", "denied"),
    }


def test_who_is_told_not_to_come_home_does_not_stay_away() -> None:
    text = "In July the army sent units to Goma from Beni, under a commander who had been told not to come home."
    assert claim_of(text).status == "occurred"


def test_what_was_distributed_between_two_towns_went_to_both() -> None:
    claims = claims_of("Up to 800 soldiers had been pulled from Goma and distributed between Bukavu and Uvira.")
    assert {way(claim) for claim in claims} == {("Goma", "Bukavu"), ("Goma", "Uvira")}


@pytest.mark.parametrize(
    ("text", "what", "count"),
    [
        ("The M23 has one chief in Goma. He was driven to Bukavu on Monday, a trader said.", "leaders", 1),
        ("A soldier went from Goma to Bukavu on Monday, the army said.", "fighters", 1),
        ("A deputy of the M23's leader went from Goma to Bukavu on Monday.", "leaders", 1),
        ("The commander of the M23 and his brothers-in-arms left Goma for Bukavu.", "leaders", None),
        ("Sultani Makenga, the leader of the M23, slipped from Goma into Uganda.", "leaders", 1),
        ("The soldiers of four observation posts were withdrawn from Goma to Bukavu.", "fighters", None),
    ],
)
def test_how_many_are_told_of(text: str, what: str, count: int | None) -> None:
    claim = claim_of(text)
    assert (claim.what, claim.count_min) == (what, count)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("300 rebels left Goma for Bukavu on Monday, a Serbian waiter recalls, «and they were very correct with me».",
         "Serbian waiter"),
        ("The ministry has made a list. Thirty carriers of the army, it continues, set out from Goma.", "ministry"),
        ("The daily Nordavisen has it from the army that 300 soldiers were sent to Goma.", "army"),
        ("300 rebels went to Goma, if we believe a peasant who gave them water.", "peasant"),
        ("Rwanda's mission to the United Nations denied having sent troops to Goma and spoke of rumours.",
         "Rwanda's mission to the United Nations"),
    ],
)  # fmt: skip
def test_who_says_it(text: str, claimant: str) -> None:
    assert claim_of(text).claimant == claimant


def test_who_confirms_one_thing_and_says_another() -> None:
    text = "The army's spokesman confirmed the withdrawal of 90 men from Sake and said 300 soldiers had reached Uvira."
    assert {way(claim) for claim in claims_of(text)} == {("Sake", None), (None, "Uvira")}


@pytest.mark.parametrize(
    "text",
    [
        "Two planes took off from Goma for Bukavu.",
        "About sixty rebels lodged in Goma, so we understood that they were going to sleep here, a shopkeeper said.",
        "The army warned the rebels not to go to Goma.",
    ],
)
def test_nobody_moves(text: str) -> None:
    assert claims_of(text) == []


def test_a_day_between_a_verb_and_its_way() -> None:
    claim = claim_of("Some 300 rebels passed on the night of 3 May into Uganda.")
    assert (way(claim), claim.date_start) == ((None, "Uganda"), date(2019, 5, 3))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "Nobody left Bangui for Chad, he said. A source in Bangui says 90 rebels may go from there to Bamako.",
            ("Bangui", "Bamako"),
        ),
        (
            "In Bukavu shops have reopened. Troops whom the rebels trained at Rumangabo were sent there from Goma.",
            ("Goma", "Bukavu"),
        ),
        (
            "Beni and Goma are quiet. In the capital, troops have been arriving from Bukavu since 9 May, they say.",
            ("Bukavu", "Kinshasa"),
        ),
        (
            "In Bangui, where it rains, he reported the arrival on Sunday of several Rwandan troops from Kigali.",
            ("Kigali", "Bangui"),
        ),
        (
            "A rebel in Goma said his men were on their way to the town from Bukavu, and he would send boats to Uvira.",
            ("Bukavu", "Goma"),
        ),
        ("Twelve vehicles of the army have quitted Goma on Sunday in destination of Bukavu.", ("Goma", "Bukavu")),
        (
            "The army holds the Tishreen Dam. The army has been pulling men back from the dam to Manbij.",
            ("Tishreen Dam", "Manbij"),
        ),
    ],
)
def test_what_a_word_for_a_place_stands_for(text: str, ends: tuple[str, str]) -> None:
    assert ends in {way(claim) for claim in claims_of(text)}


def test_who_came_there_goes_on_from_there() -> None:
    text = "Troops in Goma wait. Rebels who had come there from Beni on 26 April will move on to Bukavu, they say."
    came, goes = sorted(claims_of(text), key=lambda claim: claim.status)
    assert (way(came), came.date_start) == (("Beni", "Goma"), date(2019, 4, 26))
    assert (way(goes), goes.date_start) == (("Goma", "Bukavu"), None)


def test_arms_that_never_got_there() -> None:
    claim = claim_of("Rifles which had been sent from Goma on 2 May never got to Bukavu; rebels took them at Sake.")
    assert (way(claim), claim.status) == (("Goma", "Bukavu"), "prevented")


def test_what_is_asked_for_twice() -> None:
    assert claims_of("Both ask for the same, that the M23 leave Goma and that Rwandan forces leave Congo.") == []


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "In Bukavu an M23 commander, Sultani Makenga, received reporters. He said he had brought men from Sake.",
            "Sultani Makenga",
        ),
        (
            "Azam Tariq, who speaks for the M23, rang this paper. “None of our fighters has left Sake,” he said.",
            "Azam Tariq",
        ),
        (
            "But the Chief of General Staff is not a worried man. “A brigade will march from Sake to Beni,” he said.",
            "Chief of General Staff",
        ),
        (
            "The commander of the Djiboutian contingent was more precise: “Ninety of my men will leave Sake for Beni.”",
            "commander of the Djiboutian contingent",
        ),
        (
            "Rwanda's delegate in New York won't have it. “Our army sent nobody to Sake,” it cites him as saying.",
            "Rwanda's delegate in New York",
        ),
        (
            "The Observer prefers a spokesman of the Rwandan army: “No soldier of ours has left Sake for Kigali.”",
            "spokesman of the Rwandan army",
        ),
        (
            "The theologian who writes for the paper fears worse. “The rebels may leave Sake before long,” he says.",
            "theologian",
        ),
    ],
)
def test_who_is_brought_in_speaks(text: str, claimant: str) -> None:
    claims = claims_of(f"The mayor of Goma said 300 rebels had left Beni. {text}")
    assert claims[-1].claimant == claimant


@pytest.mark.parametrize(
    ("head", "claimant"),
    [
        ("The commander, Nujin Derik, offers tea and apologises for the noise.", "Nujin Derik"),
        ("Ousmane H. was a commander of the M23. We met him in Goma, among goats.", "Ousmane H."),
        ("He was a captain of the M23 and calls himself Wangnao. We met in a tea stall.", "Wangnao"),
        ("We reached the commander of the M23's third battalion. His words have been shortened.",
         "commander of the M23's third battalion"),
    ],
)  # fmt: skip
def test_whose_answers_an_interview_gives(head: str, claimant: str) -> None:
    turns = [
        "How long have you been here?",
        "My men and I came here in June, and we count the days.",
        "Whom do you have in front of you?",
        "Those who could not get away. Last week 90 rebels left Goma for Bukavu by the river.",
        "What happens when it is over?",
        "It is not I who decide, and I do not wish to.",
    ]
    assert claims_of("\n\n".join([head, *turns]))[-1].claimant == claimant


@pytest.mark.parametrize(
    "head",
    [
        "GOMA, 14 May 2019 (Agency) - The Centre for National Security has issued the following particulars.",
        "GOMA, 14 May 2019 (Agency) - Text of Communiqué No. 31 of the Centre for National Security:",
        "CONGO: Statement of the Centre for National Security on the fighting",
        "GOMA, 14 May (Agency) - The following is the text of a communique issued by the Centre for National Security.",
    ],
)
def test_a_document_s_issuer_claims_it_behind_a_dateline(head: str) -> None:
    text = f"THE DAILY TEST\n\nLake towns\n\n{head}\n\nOn the night of 1 May the rebels left Goma for Bukavu."
    (claim,) = readings.claims_of(text, published=date(2019, 5, 15))
    assert claim.claimant == "Centre for National Security"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The column of the M23 got to Goma from Sake, where it had been held up by a broken bridge.", "occurred"),
        ("The M23 left Sake for Goma but its lorries were held up by a broken bridge.", "prevented"),
        ("The army announced the thwarting of an infiltration attempt by seven rebels from Sake to Goma.", "prevented"),
        ("Not one of the M23 fighters who broke out of Goma has entered Uganda, the spokesman said.", "denied"),
        ("We deny categorically what was spread, namely that rebels crossed from Sake to Goma.", "denied"),
        (
            "They found a library burnt. The emir of the M23 who had ruled the place was gone: he left Goma for Sake.",
            "occurred",
        ),
    ],
)
def test_what_came_of_those_who_set_out(text: str, status: str) -> None:
    assert {claim.status for claim in claims_of(text)} == {status}


def test_where_somebody_is_caught_or_measured_from_nobody_came_from() -> None:
    text = "Eight rebels of the M23 were seized at Sake on Monday while they attempted to enter Uganda."
    assert way(claim_of(text)) == (None, "Uganda")
    assert way(claim_of("Forty rebels of the M23 arrived at Sake, about 25 km west of Goma.")) == (None, "Sake")
    text = "In Kampala, the police said 18 rebels of the M23 had tried to enter Uganda in two taxis."
    assert way(claim_of(text)) == (None, "Uganda")


def test_whoever_is_to_be_out_of_a_country_goes_nowhere_told() -> None:
    text = "Some 350 rebels moved from Goma to Sake in May, and the remaining 2,000 are to be out of Congo by June."
    assert [way(claim) for claim in claims_of(text)] == [("Goma", "Sake"), ("Congo", None)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Two hundred M23 fighters went to Goma, 100 to Sake and 50 to Bukavu.", [200, 100, 50]),
        ("Sixty fighters of the M23 arrived in Beni. Of these, 40 came from Goma and 20 from Bukavu.", [40, 20]),
        ("An M23 convoy will leave Goma for Sake on Monday. It will comprise 450 fighters.", [450]),
        ("Rebels of the M23 left Goma for Sake on Monday. The group consisted of 40 men.", [40]),
        ("The army destroyed 18 pickups of the M23 near Beni while they were heading from Goma to Sake.", [18]),
        ("The M23 sent 15 pickups from Goma to Sake on Monday to take over four checkpoints.", [15]),
    ],
)  # fmt: skip
def test_each_part_has_its_own_number(text: str, counts: list[int]) -> None:
    assert [claim.count_min for claim in claims_of(text)] == counts


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Under the deal announced on Tuesday, M23 fighters will leave Goma for Beni.", None),
        ("M23 fighters left Goma for Beni on Monday, he said.", None),
        ("The M23's commander in Goma is leaving the city for Beni, he said.", "M23's commander in Goma"),
    ],
)
def test_no_deal_and_no_crowd_says_it(text: str, claimant: str | None) -> None:
    assert claim_of(text).claimant == claimant


@pytest.mark.parametrize(
    "text",
    [
        "The M23 rejected a demand that its men quit Goma.",
        "And Uganda ought not to take its men out of Goma before others are ready.",
        "The minister visited the soldiers of the garrison in Goma, arriving from Sake with two generals.",
        "It also reported that dozens of civilians who had crossed from Sake to Goma were brought back by soldiers.",
    ],
)
def test_what_only_seems_to_tell_of_a_movement(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "Helicopters of the army destroyed a convoy that was on its way to Goma from Sake carrying M23 militants.",
            "M23",
        ),
        ("Hundreds of their fighters pulled out of Goma to Sake, the rebels' operations room said.", None),
    ],
)
def test_whose_they_are(text: str, group: str | None) -> None:
    assert claim_of(f"The Congolese army and its allies are in Beni. {text}").group == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Thirteen wounded rebels were carried from Qusayr to Arsal on Thursday, a nurse said.", None),
        ("Around 80 armed men of unknown affiliation came from Qusayr to Arsal on Thursday.", None),
        ("Fourteen lorries with men in uniform without insignia drove from Qusayr to Arsal.", None),
        ('"No faction has crossed from Qusayr to Arsal," the mayor said.', None),
        ("Armoured vehicles of the presidential guard were sent from Damascus to Qusayr.", "Syrian Army"),
    ],
)
def test_who_goes_is_not_whoever_was_named_last(text: str, group: str | None) -> None:
    before = "Hezbollah holds the hills above Qusayr in Syria, where its flags were flying on Wednesday."
    assert claim_of(f"{before} {text}").group == group


def test_a_force_s_spokesman_speaks_of_its_men() -> None:
    before = "Fighters of Ansar al-Sunna had burned Palma in Mozambique."
    text = "The spokesman of the Rwandan force says that some 200 of its men were brought to Mueda from Palma."
    assert claim_of(f"{before} {text}").group == "Rwandan Army (Rwanda Defence Force)"


def test_who_is_with_the_state_is_told_by_a_note(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    rows = ["canonical,alias,kind,country,note", "Hill Guard,Hill Guard,group,LB,with the state", "Reds,Reds,group,LB,"]
    path.write_text("\n".join(rows), encoding="utf-8")
    groups = read_groups(path).groups
    assert (groups["Hill Guard"].with_state, groups["Reds"].with_state) == (True, False)


def test_a_numbered_division_of_the_army_is_no_group_of_that_name() -> None:
    groups = read_groups()
    for text, named in (
        ("the army's 20th Division left", []),
        ("a brigade of its 20th Division left", []),
        ("the 20th Division left", ["20th Division"]),
    ):
        assert [m.group.name for m in groups.mentions(text, countries=["SY"])] == named


def test_a_militia_named_behind_its_kind_is_one_group() -> None:
    mentions = read_groups().mentions("the Shia militia Asaib Ahl al-Haq left", countries=["SY"])
    assert [mention.group.name for mention in mentions] == ["Asaib Ahl al-Haq (League of the Righteous)"]


def test_who_is_named_in_passing_claims_nothing() -> None:
    text = "Two towns which Kigali had declared pacified in the spring, Sake and Beni, sent M23 fighters to Goma"
    assert claim_of(f"{text}, according to the rebel headquarters.").claimant == "rebel headquarters"


def test_the_guest_of_a_programme_answers() -> None:
    turns = [
        "The guest tonight is a spokesman for the Congolese Interior Ministry, who has come from Beni.",
        "Q: Do you believe in the withdrawal of the M23?",
        "A: I have seen something. On Monday eleven armoured vehicles of the M23 left Goma for Sake.",
        "Q: And the militias, where are they?",
        "A: That is what keeps me from sleeping.",
    ]
    assert claims_of("\n\n".join(turns))[0].claimant == "spokesman for the Congolese Interior Ministry"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Friday, all the M23 reinforcements that came in will have gone back from Goma to Sake.", "planned"),
        ("About 150 men of the M23 are waiting in Goma to be put across into Uganda, an official said.", "planned"),
    ],
)
def test_what_is_still_to_come(text: str, expected: str) -> None:
    assert claim_of(text).status == expected


def test_the_city_is_the_mayor_s_and_not_where_he_works_from() -> None:
    text = (
        "Goma's mayor, who works from Beni, says that the families of M23 officers were driven from the city to Sake."
    )
    assert way(claim_of(text)) == ("Goma", "Sake")


@pytest.mark.parametrize(
    "text",
    [
        "In Kinshasa ministers repeat their demands, the first of which is that all M23 forces leave Goma.",
        "The M23 fed its men. A headman asked the rebels from where they were coming to Goma.",
    ],
)
def test_a_demand_and_a_question_tell_of_no_movement(text: str) -> None:
    assert claims_of(text) == []


def test_a_leadership_is_counted_as_leaders() -> None:
    claim = claim_of(
        "The leadership of the M23, about twelve officers in all, had gone over the bridge from Goma to Sake."
    )
    assert (claim.what, claim.count_min) == ("leaders", 12)


def test_measures_against_a_breakthrough_tell_of_what_may_come() -> None:
    text = "The army will continue to take all necessary measures to prevent the breakthrough of M23 units"
    claim = claim_of(f"{text} from Goma to Sake, the ministry said.")
    assert (way(claim), claim.status, claim.group) == (("Goma", "Sake"), "possible", "M23")


def test_of_a_list_of_those_struck_the_men_are_counted() -> None:
    text = "The army destroyed more than 80 M23 fighters, 36 vehicles and 17 pickup trucks that tried to flee Goma."
    claim = claim_of(text)
    assert (claim.what, claim.count_min, claim.status) == ("fighters", 80, "prevented")


def test_one_of_many_is_named_and_data_are_nobody() -> None:
    text = "A number of politicians, including Foreign Minister Jean Kasongo said that the M23 had left Goma for Sake."
    assert claim_of(text).claimant == "Foreign Minister Jean Kasongo"
    assert claim_of("According to some data, the M23 may move from Goma to Sake.").claimant is None


@pytest.mark.parametrize(
    "said",
    [
        "the minister said at a news conference in Kampala on Sunday.",
        "a spokesman told the agency by phone from Kampala.",
        "the governor said before flying to Kampala.",
        "the governor said ahead of a summit in Kampala.",
        "the group said in a statement read out to reporters in Kampala on Sunday.",
        "the group said in a message posted from Kampala on Sunday.",
        "a spokesman said in remarks broadcast from Kampala.",
        "the minister said on returning from Kampala.",
        "said the governor, speaking in Kampala.",
        "said a lorry driver who had come from Kampala.",
    ],
)
def test_where_it_is_said_is_no_end(said: str) -> None:
    assert way(claim_of(f"Three hundred M23 fighters left Goma on Saturday, {said}")) == ("Goma", None)
    assert way(claim_of(f"Three hundred M23 fighters arrived in Goma on Saturday, {said}")) == (None, "Goma")


def test_the_day_on_which_a_statement_is_read_out_is_not_that_of_leaving() -> None:
    text = (
        "The M23 is withdrawing all its forces from Goma to Uganda, the group said in a statement read out at the foot"
    )
    claim = claim_of(f"{text} of the mountains on Sunday.")
    assert (claim.status, claim.date_start) == ("occurred", date(2019, 5, 15))
