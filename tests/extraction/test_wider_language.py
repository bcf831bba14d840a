"""Verbs, nouns and turns of phrase beyond the plainest: detours, columns of every kind, sources of every kind."""

from __future__ import annotations

import pytest

from .readings import claims_of, pairs_of

ENDS = (
    # verbs and nouns of movement
    ("Islamist fighters made a dash from Sirte for Sabha.", ["Sirte > Sabha"]),
    ("A caravan of 40 pickups of the Islamic State wound its way from Raqqa to Mayadin.", ["Raqqa > Mayadin"]),
    ("Russia redirected two regiments from Kherson to Zaporizhzhia.", ["Kherson > Zaporizhzhia"]),
    ("A battalion has been rerouted from Bakhmut to Kupiansk.", ["Bakhmut > Kupiansk"]),
    ("Five vanloads of Islamic State gunmen left Raqqa for Mayadin.", ["Raqqa > Mayadin"]),
    ("Islamic State militants trudged from Hajin to Baghuz.", ["Hajin > Baghuz"]),
    ("Islamic State fighters were helicoptered from Hajin to Mayadin.", ["Hajin > Mayadin"]),
    ("Two army companies were seconded from Homs to Palmyra.", ["Homs > Palmyra"]),
    ("Russia is pulling paratroopers off the Kherson front and sending them to Bakhmut.", ["Kherson > Bakhmut"]),
    # where they were, told beside the subject
    ("The 7th Brigade, until recently based in Homs, has redeployed to Palmyra.", ["Homs > Palmyra"]),
    ("The 7th Brigade, which was in Homs until last week, has been moved to Palmyra.", ["Homs > Palmyra"]),
    ("The 7th Brigade, formerly in Homs, has taken up positions in Palmyra.", ["Homs > Palmyra"]),
    ("Some 400 fighters despatched from Homs are now dug in at Palmyra.", ["Homs > Palmyra"]),
    ("The army sent 300 men to Palmyra. They came from Homs.", ["Homs > Palmyra"]),
    ("Militants left the gullies of Hamrin for Kirkuk.", ["Hamrin > Kirkuk"]),
    ("A string of 16 Daesh pickups on the road to Raqqa, coming up from Mosul, was wiped out.", ["Mosul > Raqqa"]),
    ("Daesh brought its men from Mosul to the hills above Sinjar.", ["Mosul > Sinjar"]),
    ("Daesh may try Palmyra. Some of its men in Mosul will be thrown forward there.", ["Mosul > Palmyra"]),
    ("Daesh men gave up their camp at Mosul and walked to Raqqa.", ["Mosul > Raqqa"]),
    ("The army has emptied its camp at Mosul and taken the garrison back to Kirkuk.", ["Mosul > Kirkuk"]),
    ("The army dismantled its camp at Mosul.", []),
    ("Shepherds saw twenty Islamic State pickups drive from Raqqa to Palmyra.", ["Raqqa > Palmyra"]),
    ("Islamic State fighters reached a hamlet, an hour's drive from Raqqa.", []),
    (
        "In Kirkuk men are sought. Daesh, once a group from Homs, has brought men there from Mosul.",
        ["Mosul > Kirkuk"],
    ),
    # what stands between the movers and the verb
    ("On Friday 480 militants who refused to settle their status left Homs for Idlib.", ["Homs > Idlib"]),
    ("The militants insist that they will return from Homs to Idlib.", ["Homs > Idlib"]),
    ("A Daesh cell of 30 who occupied Homs since May left for Palmyra on Friday.", ["Homs > Palmyra"]),
    # who moves, and who does not
    ("A source revealed the flight of 25 leaders of Daesh from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    ("Not a person with a weapon has come over to Jordan from Syria, the minister said.", ["Syria > Jordan"]),
    ("Another armed party drove from Homs to Palmyra.", ["Homs > Palmyra"]),
    (
        "Two regiments were brought from Mosul to Kirkuk. A third will go from Baghdad to Kirkuk.",
        ["Mosul > Kirkuk", "Baghdad > Kirkuk"],
    ),
    ("A driver said that 35 militants forced him to take them from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    ("Daesh men came to the door. He has moved his workshop from Mosul to Raqqa.", []),
    ("Daesh is near. The carpenter has moved his daughters from Mosul to Raqqa.", []),
    ("The army is near. A convoy with plastic sheeting went from Homs to Palmyra.", []),
    ("Militants will be taken to Idlib, paving the way for the return of state institutions to Aleppo.", ["? > Idlib"]),
    ("The Governor's adviser flew from Damascus to Aleppo.", []),
    ("Southern forces pushed from Mosul into Kirkuk and cleared two wadis.", []),
    ("The Islamic State is near. One of them, a man from Mosul, had joined the outfit in February.", []),
    ("Eleven F-16 and F-4 jets which took off from Mosul hit depots of the PKK in Qandil.", []),
    (
        "Three hundred Kyrgyz army conscripts reached Batken from Osh after a journey of hours in lorries.",
        ["Osh > Batken"],
    ),
    ("In Palmyra, which is shelled, residents said that 400 soldiers arrived from Homs.", ["Homs > Palmyra"]),
    (
        "Daesh left Mosul for Raqqa in May. Its leaders had quit the city for Kirkuk as well.",
        ["Mosul > Raqqa", "Mosul > Kirkuk"],
    ),
    ("The army is in Homs. Oil is dear. It is good. Rain fell. From Mosul it goes to Erbil, where it is bottled.", []),
    ("The army is near. Thousands more have moved from Mosul to Erbil.", []),
    ("The national security adviser flew in from Baghdad.", []),
    # told twice, or turned back
    ("The flight of Daesh from Mosul gathers pace. On Sunday 250 militants left Mosul for Raqqa.", ["Mosul > Raqqa"]),
    ("The army, which withdrew from Palmyra, has not gone back there.", ["Palmyra > ?", "? > Palmyra"]),
    ("Two regiments arrived in Kirkuk on Monday after a drive from Mosul.", ["Mosul > Kirkuk"]),
    ("Two hundred policemen landed in Erbil after a night flight from Baghdad.", ["Baghdad > Erbil"]),
    ("Iraqi soldiers at Mosul abandoned their hilltop base and marched to Erbil.", ["Mosul > Erbil"]),
    ("On Sunday militants quit the Mosul police station and returned to Raqqa.", ["Mosul > Raqqa"]),
    ("Then came the Americans, whose containers were carried from Mosul to Erbil.", []),
    # what is no movement, or is only asked for
    ("The rebels captured Goma and pushed on towards Sake.", []),
    ("The militants must leave Mosul for Raqqa, the sheikhs demanded.", []),
    ("Soldiers fought their way into Palmyra.", []),
)


@pytest.mark.parametrize(("text", "pairs"), ENDS, ids=[text for text, _ in ENDS])
def test_the_ends_of_a_movement(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


FIELDS = (
    ("The army accused Daesh of moving 200 fighters from Mosul to Raqqa.", "claimant", "army"),
    ("The governor blamed the ministry for sending 300 policemen from Mosul to Kirkuk.", "claimant", "governor"),
    ("Daesh bussed its men from Mosul to Raqqa, a Lebanese daily wrote.", "claimant", "Lebanese daily"),
    ("Daesh sent 90 men from Mosul to Raqqa. Such is the picture that the council draws.", "claimant", "council"),
    ("Daesh sent 90 men from Mosul to Raqqa. That is the account of the governor.", "claimant", "governor"),
    (
        "A Daesh cell trying to slip from Mosul to Raqqa was stopped by the Iraqi Army, which reported three killed.",
        "claimant",
        "Iraqi Army",
    ),
    (
        "Officials in Raqqa contest it. According to them Daesh sent men from Mosul to Raqqa.",
        "claimant",
        "Officials in Raqqa",
    ),
    ("The ministry thinks it possible that Daesh will send its men from Mosul to Raqqa.", "status", "possible"),
    ("How did the ministry respond? 600 soldiers flew from Mosul to Kirkuk, it announced.", "claimant", "ministry"),
    ("The general staff rebutted claims that militants had left Mosul for Raqqa.", "status", "denied"),
    ("Commanders are considering whether to shift two battalions from Mosul to Kirkuk.", "status", "possible"),
    ("Asked whether the brigade was moved from Mosul to Kirkuk, the command said it was not.", "status", "denied"),
    ("Militants chased out of Mosul may cross to Raqqa.", "status", "possible"),
    ("The council expects a group of 350, belonging to Daesh, to travel from Mosul to Raqqa.", "status", "planned"),
    ("The council expects a group of 350, belonging to Daesh, to travel from Mosul to Raqqa.", "claimant", "council"),
    (
        "The officer, who is not named because he was not authorised, said men of Daesh went from Mosul to Raqqa.",
        "claimant",
        "officer",
    ),
    (
        "Officials in Kirkuk worry: ISIL men could creep into Kirkuk from Mosul, they warn.",
        "claimant",
        "Officials in Kirkuk",
    ),
    ("Daesh is near. Some 150 gunmen crossed from Mosul to Raqqa.", "group", None),
    ("ABCD rebels moved from Mosul to Raqqa.", "group", "ABCD"),
    ("NSAG fighters moved from Mosul to Raqqa.", "group", None),
    ("The army is bringing men from Mosul to Raqqa. More than 500 came, the council said.", "count_min", 500),
    ("Iraq to fly 300 soldiers from Baghdad to Erbil tomorrow, its ministry announces.", "status", "planned"),
    ("Eleven militants who came from Mosul and were bound for Raqqa fell into an ambush.", "status", "prevented"),
    ("A band of Daesh on its way from Mosul to Raqqa ran into a patrol and was scattered.", "status", "prevented"),
    ("18 vehicles of Daesh bound for Raqqa from Mosul halted by drones on Monday.", "status", "prevented"),
    ("The army moved two companies from Homs to Palmyra, which has been hit by rockets.", "status", "occurred"),
    ("The possibility exists that militants go from Mosul to Raqqa, he continued.", "status", "possible"),
    ("The army gave up its post at Mosul in January and took the garrison to Erbil.", "date_text", "January"),
    ("Militants left Mosul for Raqqa, if a statement from the council is to be trusted.", "claimant", "council"),
    ("Militants left Mosul for Raqqa. Source: market traders.", "claimant", "market traders"),
    ("Militants left Mosul for Raqqa. The figure is that of three shopkeepers.", "claimant", "three shopkeepers"),
    (
        "Militants left Mosul for Raqqa on Monday (two independent sources in the town).",
        "claimant",
        "two independent sources in the town",
    ),
    (
        "The command wishes to inform our people of the following:\n\n1. A regiment went from Mosul to Erbil.",
        "claimant",
        "command",
    ),
    ("The army is near. The tribesmen crossed from Mosul to Raqqa.", "group", None),
    ("The ministry described as fake news a report that soldiers fled from Mosul to Erbil.", "status", "denied"),
    (
        "Three hundred Kyrgyz army conscripts reached Batken from Osh after a journey of hours in lorries.",
        "what",
        "fighters",
    ),
    ("Daesh is near. The gunmen crossed from Mosul to Raqqa.", "group", "Islamic State"),
    ("Daesh is near. Some 150 policemen were sent from Baghdad to Mosul.", "group", "Iraqi Police"),
    (
        "An affiliate of Daesh, the Khalid ibn al-Walid Army, holds the basin. A part of its men left Mosul for Raqqa.",
        "group",
        "Khalid ibn al-Walid Army (Jaysh Khalid ibn al-Walid)",
    ),
    (
        "Daesh holds a strip. A Lebanese military source said that its fighters might quit Mosul for Raqqa.",
        "group",
        "Islamic State",
    ),
    ("The battalion leaves Mosul for Kirkuk tomorrow.", "status", "planned"),
)


@pytest.mark.parametrize(("text", "name", "value"), FIELDS, ids=[f"{text} {name}" for text, name, _ in FIELDS])
def test_a_field_of_a_claim(text: str, name: str, value: object) -> None:
    assert [getattr(claim, name) for claim in claims_of(text)] == [value]


MORE_ENDS = (
    ("Fighters of Hezbollah drove down the desert road from Palmyra to Homs.", ["Palmyra > Homs"]),
    ("The Syrian Democratic Forces pulled all their fighters from Hajin to Baghuz.", ["Hajin > Baghuz"]),
    ("Militants were moved from Raqqa to Hajin near Mayadin on Monday.", ["Raqqa > Hajin"]),
    ("Four militant trucks that left Raqqa were hit close to the village of Hajin.", ["Raqqa > ?"]),
    ("Soldiers delivered 2 tonnes of food to Hajin.", []),
    ("Militants hold Raqqa. In the evening lorries drive off with the displaced towards Mosul.", []),
    ("The army said it had pulled its fighters out of Homs and that the men were regrouping in Palmyra.",
     ["Homs > Palmyra"]),
    ("“There has been no withdrawal from Kirkuk,” an army spokesman said.", ["Kirkuk > ?"]),
    ("“Why would we go from Homs to Palmyra?” a rebel commander asked.", []),
    ("The army sent a company to Palmyra, which brings the contingent to 1,300.", ["? > Palmyra"]),
    ("In Hajin residents saw some forty militants arrive from Raqqa.", ["Raqqa > Hajin"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), MORE_ENDS, ids=[text for text, _ in MORE_ENDS])
def test_the_ends_among_other_words(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


MORE_FIELDS = (
    ("Two Hashd al-Shaabi brigades turned up in Kirkuk.", "count_min", None),
    ("Two of its battalions went from Homs to Palmyra, the army said.", "count_min", None),
    ("A column of the Tawhid Brigade, 300 strong, set out from Aleppo for Homs.", "count_min", 300),
    ("A lorry with 43 wives of the sect's militants left Raqqa for Mosul.", "what", "families"),
    ("Twelve militant vehicles left Raqqa for Mosul, and jets destroyed every one of them.", "status", "prevented"),
    ("Under the truce that was signed on Thursday 500 militants will leave Homs for Idlib.", "date_start", None),
    ("Families of Russian officers left Homs for Latakia.", "group", "Russian Army"),
    ("Hezbollah said it was calm. Families of its members left Homs for Baalbek.", "group", "Hezbollah"),
    ("Militants left Mosul for Raqqa, the army, for its part, said.", "claimant", "army"),
    ("The mayor's fear is that militants may go from Mosul to Raqqa.", "claimant", "mayor"),
    ("Two landing craft with 300 soldiers aboard sailed from Tartus to Latakia.", "count_min", 300),
    ("Militants left Mosul for Raqqa in mid-October (source: municipal council).", "claimant", "municipal council"),
)


@pytest.mark.parametrize(
    ("text", "name", "value"), MORE_FIELDS, ids=[f"{text} {name}" for text, name, _ in MORE_FIELDS]
)
def test_a_field_among_other_words(text: str, name: str, value: object) -> None:
    assert [getattr(claim, name) for claim in claims_of(text)] == [value]


def test_a_source_behind_its_clause_leaves_the_next_clause_to_another() -> None:
    text = "Militants left Mosul for Raqqa, according to the mayor, and soldiers left Homs for Palmyra, a driver said."
    assert [claim.claimant for claim in claims_of(text)] == ["mayor", "driver"]


def test_whoever_speaks_next_is_the_one_introduced_last() -> None:
    text = "A woman spoke of militants. The council's press officer came in. He said militants left Mosul for Raqqa."
    assert [claim.claimant for claim in claims_of(text)] == ["council's press officer"]


LATER_ENDS = (
    ("In Hajin, around 60 militants left for Baghuz.", ["Hajin > Baghuz"]),
    ("A militant convoy arrived in Mayadin on Thursday, two days after its departure from Raqqa.", ["Raqqa > Mayadin"]),
    ("Islamic State militants moved a box. It was sent to Mersin by ship.", []),
    ("Militants left Mosul for Raqqa, an officer confirmed to Nineveh Post.", ["Mosul > Raqqa"]),
    ("Militants spoke. In January eleven gatherers were taken from Mosul to Raqqa.", []),
    ("Soldiers hold Kirkuk. They will be joined there by two army companies from Mosul.", ["Mosul > Kirkuk"]),
)


@pytest.mark.parametrize(("text", "pairs"), LATER_ENDS, ids=[text for text, _ in LATER_ENDS])
def test_the_ends_told_around_the_verb(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


LATER_FIELDS = (
    ("The fighters of the YPG who had been in Hajin since January left it on Monday.", "date_text", "Monday"),
    ("The evacuation of 80 militants from Mosul to Raqqa would follow on Saturday.", "status", "planned"),
    ("Two more militant convoys from Mosul to Raqqa are planned for June.", "status", "planned"),
    ("Eleven wives of militants in a tanker bound for Raqqa were discovered at the gate.", "status", "prevented"),
    ("The army destroyed on the way 20 militant vehicles which had left Mosul for Raqqa.", "status", "prevented"),
    ("Seven militant vehicles went from Rawa to Ramadi. The vehicles were burned.", "status", "prevented"),
    ("The first group of families of militants, 381 persons, left Mosul for Raqqa.", "what", "families"),
    ("Fifty militants on motorcycles, presumed members of Daesh, left Mosul.", "count_min", 50),
    ("Four buses with some 160 militants set out from Mosul for Raqqa.", "count_min", 160),
    ("Pilots destroyed 46 vehicles in which militants sought to flee from Mosul to Raqqa.", "count_min", 46),
    ("Pilots destroyed 46 vehicles in which militants sought to flee from Mosul to Raqqa.", "what", "vehicles"),
    ("The Iraqi Army sent 700 soldiers of its 8th Division from Habbaniyah to al-Qaim.", "group", "Iraqi Army"),
    ("One of the militants' commanders was brought from Mosul to Raqqa.", "count_min", 1),
    ("The command has news. Some 200 border guards were sent from Rutba to al-Qaim.", "group", "Iraqi Border Guards"),
    ("Moscow may transfer its garrison from Qamishli to Latakia.", "group", "Russian Army"),
    ("The Syrian Army will send its 4th Division from Homs to Palmyra.", "group", "Syrian Army"),
    ("In Iraq, two infantry regiments left Basra for Baghdad, Islamic State said.", "group", "Iraqi Army"),
    ("The 310th Brigade withdrew from Hazm to Marib in Yemen, the Houthis said.", "group", "Yemeni Army"),
    ("The Iraqi Army said 200 border guards were sent from Rutba to al-Qaim.", "group", "Iraqi Border Guards"),
    ("A militant went home from Mosul to Raqqa after the killing of his brother in October.", "date_start", None),
    ("Militants left Mosul for Raqqa, our field team reports.", "claimant", None),
    ("The defence ministry kept silent. “Militants left Mosul for Raqqa,” a spokesman said then.", "claimant",
     "defence ministry"),
    ("Asked by phone, the staff noted a withdrawal of militants from Mosul to Raqqa, it said.", "claimant", "staff"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "value"), LATER_FIELDS, ids=[f"{text} {name}" for text, name, _ in LATER_FIELDS]
)
def test_a_field_told_around_the_verb(text: str, name: str, value: object) -> None:
    assert [getattr(claim, name) for claim in claims_of(text)] == [value]


LEGS = (
    (
        "Daesh moved 50 men from Mosul to Raqqa and 30 from Tal Afar to Mayadin.",
        ["Mosul > Raqqa", "Tal Afar > Mayadin"],
    ),
    ("Rebels began leaving Douma on Monday. Buses carrying 400 of them reached Jarablus.", ["Douma > Jarablus"]),
    ("Seen at Baaj: an Islamic State convoy, Mosul to Raqqa, twenty vehicles strong.", ["Mosul > Raqqa"]),
    ("Mosul's militant garrison was reinforced with 300 men from Raqqa.", ["Raqqa > Mosul"]),
    ("Reinforcements for the militant garrison of Mosul arrived from Raqqa.", ["Raqqa > Mosul"]),
    ("The militant garrison of Mosul received 300 fighters from Raqqa.", ["Raqqa > Mosul"]),
    ("Militants received orders from Mosul.", []),
    ("The arrival of militant reinforcements, 300 strong, in Mosul from Raqqa was seen.", ["Raqqa > Mosul"]),
    ("The transfer to Raqqa of 300 militants from Mosul has begun.", ["Mosul > Raqqa"]),
    ("A convoy of militants from Mosul, carrying arms of the group, rolled into Raqqa.", ["Mosul > Raqqa"]),
    ("Rebels who shot their way into Goma have given up Bukavu.", ["Bukavu > ?"]),
    ("The militants took Rubaya, and the fighters who fled it have regrouped in Sake.", ["Rubaya > Sake"]),
    ("The army will not let militants go from Mosul to Raqqa.", []),
)


@pytest.mark.parametrize(("text", "pairs"), LEGS, ids=[text for text, _ in LEGS])
def test_legs_and_garrisons(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


STATUSES = (
    ("The army foiled the transfer of 300 militants from Mosul to Raqqa.", "prevented"),
    ("A militant convoy from Mosul did not make it to Raqqa.", "prevented"),
    ("It is not true that militants left Mosul for Raqqa, residents say.", "denied"),
    ("The ministry says: “It is untrue that militants were taken from Mosul to Raqqa.”", "denied"),
    ("“It is out of the question that militants crossed from Mosul to Raqqa,” the army said.", "denied"),
    ("“That militants went from Mosul to Raqqa is a fabrication,” the mayor said.", "denied"),
    ("Daesh has ordered 300 of its men in Mosul to move to Raqqa.", "planned"),
    ("Daesh ordered the withdrawal of 300 men from Mosul to Raqqa.", "planned"),
    ("The Hamza Division, who do not ask, went back from Mosul to Raqqa.", "occurred"),
    ("Militants are heading from Mosul to Raqqa, where positions have been shelled for days.", "occurred"),
)


@pytest.mark.parametrize(("text", "status"), STATUSES, ids=[text for text, _ in STATUSES])
def test_the_status_that_words_around_give(text: str, status: str) -> None:
    assert [claim.status for claim in claims_of(text)] == [status]


def test_here_is_where_the_speaker_is() -> None:
    text = "Militants hold Mosul. “On Saturday the militants were taken from here to Raqqa,” said a teacher in Hajin."
    assert pairs_of(text) == ["Hajin > Raqqa"]


def test_those_who_follow_take_the_same_way() -> None:
    text = "The army said 500 militants had gone from Mosul to Raqqa and that another 200 would follow by Sunday."
    assert [(claim.status, claim.count_min) for claim in claims_of(text)] == [("occurred", 500), ("planned", 200)]
    assert pairs_of("The army moved troops from Homs to Palmyra; later it sent more from Hama.") == [
        "Homs > Palmyra",
        "Hama > Palmyra",
    ]


SOURCES = (
    ("It was the mayor who told us that militants left Mosul for Raqqa.", "mayor"),
    ("The mayor is certain: militants left Mosul for Raqqa.", "mayor"),
    ("Residents of Mosul, speaking by phone, said militants had left Mosul for Raqqa.", "Residents of Mosul"),
    ("Militants left Mosul for Raqqa, in the account of the police chief.", "police chief"),
    ("For its part the police directorate confirmed that militants left Mosul for Raqqa.", "police directorate"),
    ("Quoting a doctor, the agency writes that militants left Mosul for Raqqa.", "doctor"),
    ("Militants left Mosul for Raqqa, the monitor Steppe Watch Network reported.", "monitor Steppe Watch Network"),
    ("His Excellency the Minister said militants had left Mosul for Raqqa.", "Minister"),
    ("The militants left Mosul for Raqqa on Monday. They numbered fifty, said a tribal leader.", "tribal leader"),
)


@pytest.mark.parametrize(("text", "source"), SOURCES, ids=[text for text, _ in SOURCES])
def test_the_source(text: str, source: str) -> None:
    assert [claim.claimant for claim in claims_of(text)] == [source]


QUIET = (
    "The army secured the highway from Homs to Palmyra.",
    "The mayor asked the militants to leave Mosul for Raqqa.",
    "The ring was tightened and the army reached the edge of Palmyra.",
    "Islamic State militants hold Raqqa. Three ships left Tartus for Latakia with 91,000 tonnes of maize.",
)


@pytest.mark.parametrize("text", QUIET)
def test_what_claims_no_movement(text: str) -> None:
    assert pairs_of(text) == []


ORDERS = (
    ("Out of Mosul and into Raqqa went 300 militants.", ["Mosul > Raqqa"]),
    ("Militants have fallen back on Raqqa from Mosul.", ["Mosul > Raqqa"]),
    ("The militants in Mosul pull out for Raqqa.", ["Mosul > Raqqa"]),
    ("Mosul was left by 300 militants, who made for Raqqa.", ["Mosul > Raqqa"]),
    ("Some 300 militants have swapped Mosul for Raqqa.", ["Mosul > Raqqa"]),
    ("Militants pulled out of Mosul with 300 men and set up in Raqqa.", ["Mosul > Raqqa"]),
    ("Militants are travelling the 400 km from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    ("After their escape from Mosul, 300 militants arrived in Raqqa.", ["Mosul > Raqqa"]),
    ("Some 300 militants from Mosul have strengthened the defences of Raqqa.", ["Mosul > Raqqa"]),
    ("Two Islamic State commanders, a Tunisian and a Saudi, fled from Mosul to Raqqa.", ["Mosul > Raqqa"]),
)


@pytest.mark.parametrize(("text", "pairs"), ORDERS, ids=[text for text, _ in ORDERS])
def test_other_orders_of_a_sentence(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


def test_a_text_that_ends_within_its_source_is_read() -> None:
    assert pairs_of("Forty fighters left Mosul, according to a pharmacist of that") == ["Mosul > ?"]


def test_a_text_that_ends_within_a_phrase_of_movement_is_read() -> None:
    assert pairs_of("Forty fighters fled Mosul for Raqqa, and only ten made it") == ["Mosul > Raqqa"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Some 200 fighters moved from Raqqa to Deir ez-Zhur.", ["Raqqa > Deir ez-Zhur"]),
        ("Some 200 fighters moved from Raqqa to Deir\nez-Zhur.", ["Raqqa > Deir\nez-Zhur"]),
        ("Some 200 fighters moved from Raqqa to Deir ez-<br on Sunday.", ["Raqqa > ?"]),
        ("Some 200 fighters moved from Mosul to Raqqa al-Muzannara.", ["Mosul > Raqqa al-Muzannara"]),
        ("Some 200 fighters moved from Mosul to Tell Zzorkha.", ["Mosul > Tell Zzorkha"]),
        ("Some 200 fighters moved from Mosul to al-Bab Friday night.", ["Mosul > al-Bab"]),
        ("Some 200 fighters of Raqqa al-Nusra moved from Mosul to Tabqa.", ["Mosul > Tabqa"]),
    ],
)
def test_a_name_that_goes_on_with_an_article_is_read_to_its_end(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


def test_the_beginning_of_a_longer_name_is_no_place_of_its_own() -> None:
    (claim,) = claims_of("Some 200 fighters moved from Mosul to Raqqa al-Muzannara.")
    assert claim.destination.place_id is None
    (near,) = claims_of("Some 200 fighters moved from Raqqa to Deir ez-Zhur.")
    assert (near.destination.place_id, "fuzzy place" in near.notes) == ("sy-deir-ez-zor", True)
