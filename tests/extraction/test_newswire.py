"""Sentences as agencies write them, in a report long enough for what was learnt to have a say. All are invented."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.claims import Claim
from geomap.reports import parse_report

from . import readings
from .readings import gap, way

LEAD = """\
The market was open again on Monday, and the children went to school as they do in May, while shopkeepers swept the
pavement before their doors. Power is cut for eight hours a day in most districts, and the water that is brought by cart
costs twice what it did a year ago.

"""
TAIL = """

Prices of bread have risen by a third since the winter, the chamber of commerce says, and many bakers have closed for
want of flour and of customers.
"""


def claims_of(text: str) -> list[Claim]:
    return readings.claims_of(LEAD + text + TAIL, published=date(2019, 5, 15))


def claim_of(text: str) -> Claim:
    (claim,) = claims_of(text)
    return claim


@pytest.mark.parametrize("dash", [" – ", " — ", " -- ", " - ", "—"])
def test_dashes_hold_an_aside_as_commas_do(dash: str) -> None:
    claim = claim_of(f"Some 300 rebels{dash}all of them wounded{dash}left Mosul for Raqqa on Sunday, an officer said.")
    assert (way(claim), claim.claimant, claim.date_start) == (("Mosul", "Raqqa"), "officer", date(2019, 5, 12))


def test_a_road_between_dashes_is_no_aside() -> None:
    claim = claim_of("Some 300 rebels left Mosul on the road Tikrit – Samarra – Baghdad on Sunday, an officer said.")
    assert way(claim)[0] == "Mosul"


def test_a_last_paragraph_with_an_aside_is_no_row_of_titles() -> None:
    page = f"The Daily Test\n\nShopkeepers count the days\n\n{LEAD}"
    text = page + "Some 300 rebels – all of them wounded – left Mosul for Raqqa on Sunday, an officer said."
    report = parse_report(text, report_id="x", known={"published": "2019-05-15"})
    assert [block.zone for block in report.blocks][-1] == "body"
    rows = parse_report(page + "In brief: Police promoted – Brigade at Homs – Pictures of the day", report_id="x")
    assert [block.zone for block in rows.blocks][-1] != "body"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "The defence ministry in Ankara gave no figures but said that 300 rebels had left Mosul for Raqqa.",
            "defence ministry in Ankara",
        ),
        ("The governor visited the camp and told reporters that 300 rebels had left Mosul for Raqqa.", "governor"),
        ("A trader has just told us that 300 rebels had left Mosul for Raqqa.", "trader"),
        ("Some 300 rebels left Mosul for Raqqa, a radio operator reports; they paid in dollars.", "radio operator"),
        ("Some 300 rebels left Mosul for Raqqa, an activist said by internet call.", "activist"),
        ("Some 300 rebels left Mosul for Raqqa, Mizoram police state.", "Mizoram police"),
        ("Fifty lorries full of rebels drove from Mosul to Raqqa, counted by a teacher on the road.", "teacher"),
        ("A doctor, though, says that 300 rebels left Mosul for Raqqa.", "doctor"),
        ("The same general, less loudly, says that 300 rebels left Mosul for Raqqa.", "general"),
        ("If a doctor's count is right, 300 rebels left Mosul for Raqqa.", "doctor"),
        ("A doctor's impression is that 300 rebels left Mosul for Raqqa.", "doctor"),
        ("An official, speaking quietly because he was at work, said 300 rebels left Mosul for Raqqa.", "official"),
        (
            "Three residents, all of whom asked not to be named, said 300 rebels left Mosul for Raqqa.",
            "Three residents",
        ),
        ("The Evening Test, citing US officials, reported that 300 rebels left Mosul for Raqqa.", "US officials"),
        ("The rebels left Mosul for Raqqa, a statement by the army read.", "statement by the army"),
        ("The rebels left Mosul for Raqqa, read a statement from the army.", "statement from the army"),
        ("A panel of experts found that 300 rebels had been moved from Mosul to Raqqa.", "panel of experts"),
        ("State television showed 300 rebels leaving Mosul for Raqqa.", "State television"),
        ("Hezbollah withdrew its men from Qusayr to Hermel, it announced.", "Hezbollah"),
        ("The rebels have pulled out of Goma and gone to Sake, they said in a statement.", "rebels"),
        ("Sudan's army moved a battalion from Port Sudan to Kassala, it said in a statement.", "Sudan's army"),
    ],
)
def test_who_says_it(text: str, claimant: str) -> None:
    assert claim_of(text).claimant == claimant


def test_who_left_and_said_so_is_no_source_alone() -> None:
    claim = claim_of("The general's men left Mosul for Raqqa on Sunday and said that the bridge was down.")
    assert way(claim) == ("Mosul", "Raqqa")


def test_who_does_not_comment_is_no_source() -> None:
    claim = claim_of("The army did not comment on reports that 300 rebels had left Mosul for Raqqa.")
    assert claim.claimant != "army"


@pytest.mark.parametrize("verb", ["say", "says", "claim", "believe"])
def test_a_capital_that_sends_is_no_origin(verb: str) -> None:
    claim = claim_of(f"Officials {verb} Moscow has transferred around 10,000 soldiers to Kursk.")
    assert way(claim) == (None, "Kursk")


@pytest.mark.parametrize(
    "some",
    ["Nearly half of the 900", "Two thirds of the 900", "Two-thirds of the 900", "Some of the 900", "Most of its 900"],
)
def test_a_part_is_not_as_many_as_all(some: str) -> None:
    claim = claim_of(f"{some} soldiers left Gao for Kidal, officials said.")
    assert (way(claim), claim.count_min, claim.count_max) == (("Gao", "Kidal"), None, None)


def test_a_part_that_is_counted_counts() -> None:
    assert claim_of("About 300 of the 900 soldiers left Gao for Kidal, officials said.").count_min == 300
    assert claim_of("Kurdish fighters, including 200 women, went from Kobani to Raqqa.").count_min is None
    mixed = claim_of("More than 1,500 people, including 400 fighters, left al-Waer for Jarablus, the governor said.")
    assert mixed.count_min == 400


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        (
            "The militants killed five people in Konduga before withdrawing to Sambisa Forest, residents said.",
            "Sambisa Forest",
        ),
        ("The gunmen burned two churches and abducted a priest before fleeing into Chad, the bishop said.", "Chad"),
        (
            "The jihadists had released 60 hostages before heading back to their camps in Sambisa Forest.",
            "Sambisa Forest",
        ),
        ("The soldiers captured ten rebels before withdrawing to Gao, the army said.", "Gao"),
    ],
)
def test_who_does_something_before_going_goes(text: str, destination: str) -> None:
    claim = claim_of(text)
    assert (way(claim)[1], claim.what) == (destination, "fighters")


def test_whom_a_speaker_speaks_of_before_he_leaves_stays() -> None:
    text = "Rebels freed 60 hostages in Konduga, the minister told reporters before leaving for Paris."
    assert claims_of(text) == []
    assert claims_of("The army tightened the ring around Konduga, reaching Gwoza by noon.") == []


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("a day after the blast on Thursday", date(2019, 5, 10), date(2019, 5, 10)),
        ("two days before the vote on Sunday", date(2019, 5, 10), date(2019, 5, 10)),
        ("the day after the killing of the general on May 3", date(2019, 5, 4), date(2019, 5, 4)),
        ("three days before the attack of May 9", date(2019, 5, 6), date(2019, 5, 6)),
        ("two days before the city fell on Saturday", date(2019, 5, 9), date(2019, 5, 9)),
        ("on April 30 and returned on May 3", date(2019, 4, 30), date(2019, 4, 30)),
    ],
)
def test_the_day_of_a_journey(when: str, first: date, last: date) -> None:
    claim = claim_of(f"A battalion left Gao for Kidal {when}, officials said.")
    assert (claim.date_start, claim.date_end) == (first, last)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "It was not immediately clear why the rebels left Gao for Kidal, but a diplomat spoke of an attack.",
            "occurred",
        ),
        ("It is not known when the rebels left Gao for Kidal.", "occurred"),
        ("Some 300 soldiers did not leave Gao for Kidal until Tuesday, officials said.", "occurred"),
        ("Some 300 soldiers have not left Gao for Kidal until now, officials said.", "denied"),
        ("The soldiers did not leave Gao for Kidal, officials said.", "denied"),
    ],
)
def test_what_is_not_so(text: str, status: str) -> None:
    assert claim_of(text).status == status


def test_planes_are_not_the_men_whom_they_bring() -> None:
    text = "Six Russian Il-76 aircraft brought troops from Latakia to Benghazi, an analyst who tracks flights said."
    claim = claim_of(text)
    assert (way(claim), claim.count_min) == (("Latakia", "Benghazi"), None)


@pytest.mark.parametrize("wants", ["Hezbollah wants", "The deal provides for"])
def test_what_is_wanted_has_not_been(wants: str) -> None:
    claim = claim_of(
        f"{wants} some 700 rebels, wounded men among them, to be bused from Daraya to Idlib, a source said."
    )
    assert (way(claim), claim.status) == (("Daraya", "Idlib"), "planned")


def test_what_could_not_be_is_no_claim() -> None:
    assert (
        claims_of("The army has not been able to send reinforcements from Kosti to El Obeid, an official said.") == []
    )


@pytest.mark.parametrize("who", ["The warlord's men", "The general's men", "A commando team", "A team of commandos"])
def test_whose_men_bear_arms(who: str) -> None:
    assert way(claim_of(f"{who} went from Sirte to Tripoli on Sunday, a resident said.")) == ("Sirte", "Tripoli")


def test_the_mayor_s_men_do_not() -> None:
    assert claims_of("The mayor's men went from Sirte to Tripoli on Sunday, a resident said.") == []


def test_rebels_are_not_of_the_mission_that_speaks_of_them() -> None:
    assert claim_of("Rebels withdrew from Bambari to Ippy, according to MINUSCA.").group is None
    own = claim_of("Its peacekeepers withdrew from Bambari to Ippy, according to MINUSCA.")
    assert "MINUSCA" in str(own.group)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "Ukraine's General Staff said Russia had redeployed two battalions from Kherson to Melitopol.",
            "Russian Army",
        ),
        ("Iran has flown Afghan fighters from Tehran to Damascus, two diplomats said.", None),
        ("The Iraqi air force destroyed four vehicles carrying militants trying to flee from Hawija to Mosul.", None),
        ("A column of tanks left Stepanakert for Yerevan under the eyes of Russian peacekeepers.", None),
        ("The prime minister promised to bring home 300 soldiers from Mali.", None),
        ("The prime minister promised to bring 300 Malian soldiers home from Gao to Bamako.", "Malian Army"),
    ],
)
def test_whose_men_move(text: str, group: str | None) -> None:
    assert claim_of(text).group == group


def test_the_junta_s_troops_are_not_of_the_rebels_who_speak() -> None:
    text = "The KNLA said that junta troops had abandoned their base at Hpapun and crossed into Thailand."
    assert "Karen" not in str(claim_of(text).group)


@pytest.mark.parametrize(
    ("text", "what", "least"),
    [
        ("Witnesses saw at least 20 pickups carrying militants driving from Derna to Benghazi.", "vehicles", 20),
        ("Witnesses saw pickups carrying 20 militants driving from Derna to Benghazi.", "fighters", 20),
        ("Five of the attackers were killed and the remainder fled to Benghazi.", "fighters", None),
        ("The army killed 30 rebels, and the rest, some 200 men, fled to Benghazi.", "fighters", 200),
        ("Up to 40 per cent of the 900 fighters in Derna have moved to Benghazi.", "fighters", None),
        ("An estimated 70% of the 900 fighters have left Derna for Benghazi.", "fighters", None),
        ("Hamas officials have left Doha for Istanbul, a source said.", "leaders", None),
    ],
)
def test_how_many_of_what_move(text: str, what: str, least: int | None) -> None:
    claim = claim_of(text)
    assert (claim.what, claim.count_min) == (what, least)


def test_jets_are_no_fighters() -> None:
    assert claims_of("Russia has moved six Su-35 fighters from Khabarovsk to Belbek.") == []


def test_who_accuses() -> None:
    claim = claim_of("The rebels were accused by the army of moving 300 men from Goma to Sake.")
    assert (way(claim), claim.claimant) == (("Goma", "Sake"), "army")


def test_what_a_panel_found() -> None:
    claim = claim_of("Turkey began moving 300 Syrian fighters from Afrin to Libya in December, a UN panel found.")
    assert (claim.claimant, claim.group) == ("UN panel", None)


def test_no_town_ends_in_by_boat() -> None:
    assert way(claim_of("Fatah fighters fled Gaza by boat to Egypt.")) == ("Gaza", "Egypt")


def test_a_dam_is_passed_and_the_heights_over_a_town_are_not() -> None:
    passed = claim_of("Thousands of RSF fighters streamed out of Khartoum over the Jebel Aulia dam on Wednesday.")
    assert (way(passed), passed.via) == (("Khartoum", None), ("Jebel Aulia dam",))
    reached = claim_of("Some 300 rebels left Skardu for the heights over Kargil on Sunday, an officer said.")
    assert (reached.origin is not None, reached.via) == (True, ())


def test_deserters_flee() -> None:
    assert way(claim_of("More than 300 soldiers have deserted and fled into Mizoram since the coup.")) == (
        None,
        "Mizoram",
    )


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Some 4,000 Syrian rebels were moved out of Aleppo in a deal brokered by Turkey.", ("Aleppo", None)),
        ("The Taliban moved up to 300 men through Wardak to Ghazni.", (None, "Ghazni")),
        ("A Turkish ship unloaded 150 Syrian mercenaries in Misrata.", (None, "Misrata")),
        ("A Turkish ship disembarked 150 Syrian mercenaries at Misrata.", (None, "Misrata")),
        ("The Kurds withdrew from Sinjar to Makhmour, a local chief said.", ("Sinjar", "Makhmour")),
    ],
)
def test_where_they_went(text: str, ends: tuple[str | None, str | None]) -> None:
    assert way(claim_of(text)) == ends


def test_the_kurds_who_flee_may_be_anybody() -> None:
    assert claims_of("The Kurds crossed from Kobani into Suruc, a local chief said.") == []


def test_wounded_left_behind_are_not_who_went_on() -> None:
    text = "RSF troops pulled out of Wad Madani, leaving behind dozens of wounded, and were seen heading to Managil."
    claim = claim_of(text)
    assert (way(claim), claim.group, claim.count_min) == (("Wad Madani", "Managil"), "Rapid Support Forces", None)


def test_a_month_has_no_next_morning() -> None:
    assert claim_of("The militants left for Mosul the next morning, an officer said.").date_start is None


def test_men_who_are_counted_outweigh_their_ships() -> None:
    claim = claim_of("Four ships carrying 3,000 marines left Sevastopol on Thursday bound for Novorossiysk.")
    assert (claim.what, claim.count_min) == ("fighters", 3000)


def test_a_patrol_is_its_mission_s() -> None:
    text = "In a statement, UNMISS said its patrol had seen around 200 armed youths moving from Akobo towards Bor."
    claim = claim_of(text)
    assert (claim.claimant, claim.group, claim.count_min) == ("UNMISS", None, 200)


def test_insurgent_units_are_of_no_army() -> None:
    assert claim_of("Insurgent units have been leaving Slovyansk for Horlivka since Friday.").group is None


def test_a_ministry_tells_of_another_state_s_troops() -> None:
    claim = claim_of("Britain's Defence Ministry said that Russia had withdrawn its troops from Transnistria.")
    assert (claim.claimant, claim.group) == ("Britain's Defence Ministry", "Russian Army")


def test_the_other_group_goes_its_own_way() -> None:
    text = "Thirty militants left Elwak on Monday. One group headed towards Wajir while the other went to Garissa."
    assert [way(claim)[1] for claim in claims_of(text)][-2:] == ["Wajir", "Garissa"]


def test_the_same_diplomat_is_one_of_two() -> None:
    text = """\
Rebels left Gao for Kidal on Sunday, residents and a UN diplomat said.

According to the same diplomat, another 1,200 Sudanese have moved from Darfur to Tarhuna since December."""
    first, second = claims_of(text)
    assert (first.claimant, second.claimant) == ("residents and a UN diplomat", "UN diplomat")
    assert (way(second), second.count_min) == (("Darfur", "Tarhuna"), 1200)


def test_a_situation_report_of_a_month() -> None:
    text = f"""\
SITUATION OVERVIEW
South Sudan: Access Snapshot, May 2018

Highlights
• Clashes in Leer County displaced 8,000 people, most of whom have walked to the swamps along the river since then.
• Government forces withdrew from Leer to Bentiu on 12 May.
• Opposition fighters moved from Mayendit into Koch between 3 and 7 May, according to local authorities.
{TAIL}"""
    report = parse_report(text, report_id="x")
    assert report.published is None
    claims = readings.claims_of(text, published=None)
    assert [(way(claim), str(claim.date_start), str(claim.date_end)) for claim in claims] == [
        (("Leer", "Bentiu"), "2018-05-12", "2018-05-12"),
        (("Mayendit", "Koch"), "2018-05-03", "2018-05-07"),
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The rebels left Baga for Kano, the governor told journalists during a visit to Abuja.", ("Baga", "Kano")),
        ("The rebels left Baga for Kano, the minister said on a flight from Lagos to Abuja.", ("Baga", "Kano")),
        ('"The rebels left Baga for Kano," he said as he left for Abuja.', ("Baga", "Kano")),
        ("The governor told journalists during a visit to Abuja that rebels left Baga for Kano.", ("Baga", "Kano")),
        ("Speaking from his hideout in Tripoli, the militia leader vowed to send his men to Sirte.", (None, "Sirte")),
        ("Test journalists in Suruc saw a column of Turkish tanks heading for Kobani.", (None, "Kobani")),
        ("The rebels left Baga for Kano, the governor said after 300 soldiers had come from Abuja.", ("Baga", "Kano")),
    ],
)
def test_where_it_is_said_is_no_end(text: str, ends: tuple[str | None, str | None]) -> None:
    assert way(claims_of(text)[0]) == ends


@pytest.mark.parametrize("verb", ["leaving", "fleeing", "quitting"])
def test_those_leaving_will_go(verb: str) -> None:
    claim = claim_of(f"Fighters {verb} Mosul will head to Raqqa, the general warned.")
    assert (way(claim), claim.status) == (("Mosul", "Raqqa"), "planned")


def test_police_reinforcements_are_police() -> None:
    assert claim_of("Police reinforcements were on their way from Nairobi to Lamu.").group == "Kenyan Police"


@pytest.mark.parametrize(
    ("text", "ends", "least"),
    [
        ("The fighters left Goma in the direction of Sake on Wednesday around 11 a.m.", ("Goma", "Sake"), None),
        ("Some 300 soldiers were put on boats for Kalehe on Tuesday night.", (None, "Kalehe"), 300),
        ("The army put 300 rebels on buses to Idlib.", (None, "Idlib"), 300),
        ("The soldiers who left Goma went to Minova, 25 and 45 km west of the lake.", ("Goma", "Minova"), None),
    ],
)
def test_no_hour_and_no_distance_counts_men(text: str, ends: tuple[str | None, str | None], least: int | None) -> None:
    claim = claim_of(text)
    assert (way(claim), claim.count_min) == (ends, least)


def test_they_are_not_those_who_fell() -> None:
    claim = claim_of(
        "Hundreds of foreign militants slipped into Waziristan from Afghanistan after the fall of the Taliban."
    )
    assert (way(claim), claim.group) == (("Afghanistan", "Waziristan"), None)


def test_a_road_is_no_origin() -> None:
    text = (
        "The buses would take the Damascus-Homs highway, an officer said.\n\n13 buses with 105 rebels left for Idlib."
    )
    assert way(claims_of(text)[-1]) == (None, "Idlib")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Boko Haram overran Gudumbali on Friday, sending soldiers fleeing to Damasak.", "Nigerian Army"),
        ("Boko Haram attacked Gudumbali and forced soldiers to withdraw to Damasak.", "Nigerian Army"),
        ("Boko Haram drove 300 of its fighters from Gudumbali to Damasak.", "Boko Haram"),
        (
            "Boko Haram fled Baga. Reinforcements were sent to Baga from Kano, the president's spokesman said.",
            "Nigerian Army",
        ),
    ],
)
def test_who_forces_others_is_not_who_goes(text: str, group: str) -> None:
    assert claims_of(text)[-1].group == group


def test_we_of_an_officer() -> None:
    text = (
        'A military officer said Boko Haram insurgents had come in trucks. "We had to fall back to Damasak," he said.'
    )
    claim = claims_of(text)[-1]
    assert (way(claim)[1], claim.group, claim.claimant) == ("Damasak", "Nigerian Army", "military officer")


def test_a_surname_is_no_town() -> None:
    text = """\
Lieutenant Colonel Jo-ar Herrera, a spokesman of the Philippine army in Marawi, gave no figures.

Herrera said the rebels might have left for Butig."""
    assert way(claim_of(text))[0] != "Herrera"


def test_no_wide_region_told_before_is_an_end() -> None:
    text = "The emir of Southeast Asia is in hiding. His fighters might have left for Butig, an officer said."
    assert way(claim_of(text)) == (None, "Butig")
    assert way(claim_of("Some 300 rebels came to Butig from Central Asia, an officer said.")) == (
        "Central Asia",
        "Butig",
    )


def test_a_source_named_with_a_number() -> None:
    claim = claim_of("Iranian militias moved from Mayadeen to Homs, according to France 24.")
    assert (claim.claimant, claim.count_min) == ("France 24", None)


def test_hashtags_are_names() -> None:
    assert way(claim_of("Houthi fighters left #Sanaa for #Marib on Monday.")) == ("Sanaa", "Marib")


def test_rebels_told_of_next_are_no_army_s() -> None:
    text = "The army was driven from Kidal in 2014. A source said 120 ex-rebels had already left Kidal for Gao."
    assert claims_of(text)[-1].group is None


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "Mali's army said around 50 fighters had been killed as they tried to reach Gao from Kidal.",
            None,
        ),
        ("MINUSMA said it had completed its withdrawal from Ber to Timbuktu.", "UN Mission in Mali (MINUSMA)"),
        ("Niger's junta has pulled 300 soldiers back from Gao to Niamey.", "Nigerien Army"),
    ],
)
def test_who_speaks_and_who_moves(text: str, group: str | None) -> None:
    assert claims_of(text)[0].group == group


def test_a_sentence_may_end_in_one_letter() -> None:
    text = (
        "Its convoy was hit twice, it said on the platform X. The last vehicles of the rebels reached Kidal on Monday."
    )
    assert claim_of(text).quote.startswith("The last vehicles")


@pytest.mark.parametrize(
    "others", [pytest.param("others", marks=gap("nothing says that they are fighters too")), "other fighters"]
)
def test_where_others_are_to_go_next_is_no_origin(others: str) -> None:
    text = f'"We moved 400 men to Khartoum," an RSF commander said, adding that {others} would be sent to El Fasher.'
    first, second = claims_of(text)
    assert (way(first), first.group) == ((None, "Khartoum"), "Rapid Support Forces")
    assert (way(second)[1], second.status) == ("El Fasher", "planned")


@pytest.mark.parametrize(
    ("text", "ends", "group"),
    [
        (
            "Enemy units were moved from Kherson to Melitopol, the spokesman of the Ukrainian army reported.",
            ("Kherson", "Melitopol"),
            None,
        ),
        (
            "In the Luhansk region, the enemy moved 40 trucks from Starobilsk to Svatove.",
            ("Starobilsk", "Svatove"),
            None,
        ),
        (
            "The Houthi militia pushed reinforcements from Ibb towards Dhale, a source said.",
            ("Ibb", "Dhale"),
            "Houthis",
        ),
        ("The gang members fled toward Petare, police officials said.", (None, "Petare"), None),
        (
            "The president ordered the displacement of 600 Mexican soldiers from Culiacán to Tijuana.",
            ("Culiacán", "Tijuana"),
            "Mexican Army",
        ),
        ("Fifty armed men went from Mali to Inates, Tillabéri region, on Monday.", ("Mali", "Inates"), None),
    ],
)
def test_copy_that_was_translated(text: str, ends: tuple[str | None, str | None], group: str | None) -> None:
    claim = claim_of(text)
    assert (way(claim), claim.group) == (ends, group)


def test_who_corroborates() -> None:
    claim = claim_of("According to corroborating sources, some fifty armed men went from Mali to Niamey.")
    assert claim.claimant == "corroborating sources"


def test_members_aboard_are_counted() -> None:
    claim = claim_of("Four buses carrying 200 members of the Popular Mobilization crossed from Basra to Iran.")
    assert (claim.what, claim.count_min) == ("fighters", 200)


def test_captured_soldiers_are_moved_by_others() -> None:
    assert claims_of("Rebels of the 10th Front moved 12 captured Venezuelan soldiers from Apure to Arauca.") == []


def test_a_day_on_which_claims_are_dismissed() -> None:
    claim = claim_of(
        'On Tuesday the army had dismissed as "fabrication" claims that its 56th division had left Gondar.'
    )
    assert (claim.status, claim.date_start) == ("denied", None)


def test_a_name_ends_before_the_next_sentence() -> None:
    text = "Rebels fled from Boni to Kismayo The gang also burnt a mast, cutting off the town, an officer said."
    assert way(claims_of(text)[0]) == ("Boni", "Kismayo")


@pytest.mark.parametrize("redeployed", ["redeployed", '"redeployed"', "'redeployed'", "‘redeployed’"])
def test_it_is_the_army_that_speaks(redeployed: str) -> None:
    claim = claim_of(f"14:05 GMT – The army says it has {redeployed} from Hama to Homs.")
    assert (way(claim), claim.claimant, claim.group) == (("Hama", "Homs"), "army", "Syrian Army")


@pytest.mark.parametrize("instead", ["Instead of going home to Benin", "Rather than return to Benin"])
def test_what_is_not_done_gives_no_end(instead: str) -> None:
    assert way(claim_of(f"{instead}, the contingent has been moved to Gao.")) == (None, "Gao")


def test_what_was_to_be() -> None:
    assert claim_of("Some 300 soldiers were to have left Bosaso for Qandala.").status == "planned"


def test_wrecks_go_nowhere() -> None:
    assert claims_of("Photos show abandoned tanks on the road to Salamiyah.") == []


def test_how_long_they_had_held_it_is_no_day_of_leaving() -> None:
    claim = claim_of("Rebels who had held Bangassou since January 3 have left it for Bria, the mission said.")
    assert (way(claim)[1], claim.date_start) == ("Bria", None)


def test_a_way_may_be_measured() -> None:
    text = "Two battalions had been transferred more than 600 kilometres from Goma to Bunia, a source said."
    claim = claim_of(text)
    assert (way(claim), claim.count_min) == (("Goma", "Bunia"), None)


def test_what_is_denied_behind_a_semicolon_is_another_movement() -> None:
    text = "The rebels arrived from Bangui in December; their leader denies that they plan to go to Chad."
    assert {claim.status for claim in claims_of(text)} == {"occurred", "denied"}


@pytest.mark.parametrize(
    "behind",
    [
        "as the government stepped up an operation in Sake",
        "days before President Tshisekedi was killed in Sake",
        ", a day before a truce came into force in Sake",
        ", said the mayor of Beni, who fled to Kinshasa last year",
        ", according to a teacher who had fled from Sake to Beni",
        "after soldiers returned fire in Sake",
        "while the prime minister travelled to Beni",
        "under a deal reached in Luanda",
    ],
)
def test_what_stands_beside_a_movement_is_none(behind: str) -> None:
    claim = claim_of(f"Some 300 rebels left Goma for Bunia on Sunday {behind}.".replace(" ,", ","))
    assert (way(claim), claim.status, claim.count_min) == (("Goma", "Bunia"), "occurred", 300)
    assert claim.date_start == date(2019, 5, 12)


@pytest.mark.parametrize("opening", ["As fighting moved closer to Kinshasa", "While the world looked to Gaza"])
def test_what_stands_before_a_movement_is_none(opening: str) -> None:
    assert way(claim_of(f"{opening}, some 300 rebels left Goma for Bunia on Sunday.")) == ("Goma", "Bunia")


@pytest.mark.parametrize("aside", ["most from the Nande community", "mainly from Uganda", "half of them from Burundi"])
def test_whose_home_an_aside_tells_is_not_where_they_left(aside: str) -> None:
    assert way(claim_of(f"Some 300 rebels, {aside}, left Goma for Bunia on Sunday.")) == ("Goma", "Bunia")
