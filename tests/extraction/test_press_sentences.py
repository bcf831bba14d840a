"""What ordinary press copy does to a sentence: long subjects, places told by parts, sources in the middle."""

from __future__ import annotations

import pytest

from geomap.extraction.sources import agreeing

from .readings import claims_of, pairs_of

ENDS = (
    # long subjects
    ("At least 60 fighters of the Turkish-backed faction “Sultan Murad” were sent to Libya.", ["? > Libya"]),
    ("Some 200 mercenaries affiliated with “Sultan Murad” and “Faylaq al-Sham” arrived in Tripoli.", ["? > Tripoli"]),
    ("About 40 members of the Zahrat faction have fled to Italy.", ["? > Italy"]),
    ("Scores of rebels, singing and waving flags, pulled out of Goma.", ["Goma > ?"]),
    ("The pursuit of the militants who are leaving Mosul for Raqqa goes on.", ["Mosul > Raqqa"]),
    ("Dozens of militants and their families fled Mosul for Raqqa.", ["Mosul > Raqqa"]),
    ("Five members of Daesh were caught while trying to flee from Raqqa to Turkey.", ["Raqqa > Turkey"]),
    ("The army took Kirkuk after the Peshmerga withdrew from the city.", ["Kirkuk > ?"]),
    ("Fighters of Turkish-backed factions in Turkish-held areas of Afrin were sent to Libya.", ["Afrin > Libya"]),
    # places told by parts
    ("Militants crossed into southeastern Ukraine from Russia.", ["Russia > southeastern Ukraine"]),
    ("Fighters were moved from southwest Syria to northern Syria.", ["southwest Syria > northern Syria"]),
    ("Militants moved to Idlib, northern Syria.", ["? > Idlib"]),
    ("Rebels left several towns and villages in Eastern Ghouta for Idlib.", ["Eastern Ghouta > Idlib"]),
    ("Rebels pulled out of Congo's eastern border city of Goma.", ["Goma > ?"]),
    ("Militants fled to the less populated region of Deir ez-Zor.", ["? > Deir ez-Zor"]),
    ("The Islamic State's leaders in its capital, Raqqa, are relocating to Mayadin.", ["Raqqa > Mayadin"]),
    ("Militants moved to Deir Ezzor as a coalition of rebels prepared.", ["? > Deir Ezzor"]),
    ("Mercenaries have arrived in Libyan territory.", ["? > Libyan territory"]),
    ("Rebels moved from Misrata towards Tawergha, which is a third of the way to Sirte.", ["Misrata > Tawergha"]),
    ("A battalion was transferred from Kaya to Dori to reopen the road to Sebba.", ["Kaya > Dori"]),
    ("Militants fled from Mosul to Baaj, on the road to Deir ez-Zor.", ["Mosul > Baaj"]),
    ("Militants went to Sudan's capital, Khartoum.", ["? > Khartoum"]),
    ("Militants withdrew from Khartoum, part of Sudan's capital region.", ["Khartoum > ?"]),
    ("Its troops in Balakliia and Izium were being redeployed to Donetsk region, the Russian army said.",
     ["Balakliia > Donetsk region", "Izium > Donetsk region"]),
    ("Militants are waiting in Raqqa and may cross into Turkey.", ["Raqqa > Turkey"]),
    ("In Zinjibar, al-Qaeda fighters arrived by boat from Mukalla.", ["Mukalla > Zinjibar"]),
    ("The army will transfer 600 soldiers from Tolemaida to Arauca and Tame.",
     ["Tolemaida > Arauca", "Tolemaida > Tame"]),
    ("Militants left Lebanon's northeast border region around Arsal.", ["Arsal > ?"]),
    ("Militants moved to the oil crescent area south of Sirte.", ["? > Sirte"]),
    ("Around 6,000 militants, including locals, Uzbeks, Tajiks and Turkmens, shifted to Khost.", ["? > Khost"]),
    ("Some 2,000 troops from the military powerhouse Chad headed to Niger.", ["? > Niger"]),
    ("Nearly 400 fighters have left for jihad in Syria.", ["? > Syria"]),
    ("Three young men left Duisi for Syria to join the Islamic State.", ["Duisi > Syria"]),
    ("A line of about 200 rebel vehicles moved from Misrata to Tawergha.", ["Misrata > Tawergha"]),
    ("A fresh group of fighters is to leave Mashhad for Damascus.", ["Mashhad > Damascus"]),
    ("Turkey relocated part of the garrison of its post in Morek to a new base in al-Bara.", ["Morek > al-Bara"]),
    ("Islamic State may push small units from Sukhna into the rural east of Hama.", ["Sukhna > Hama"]),
    ("Militants quit Khanaqin at noon and are by now in Kalar.", ["Khanaqin > Kalar"]),
    ("Militants set out from Van and arrived in the Hakkari area in southeastern Turkey.", ["Van > Hakkari"]),
    ("Residents lamented the exit of the rebels, who vacated Goma.", ["Goma > ?"]),
    ("Rebel fighters drove out of Goma in a long line of lorries.", ["Goma > ?"]),
    ("On Monday the Nour al-Din al-Zenki Movement withdrew from Atarib to Azaz.", ["Atarib > Azaz"]),
    ("A column of the Malian army and its Russian partners left Gao for Kidal.", ["Gao > Kidal"]),
    ("Rocket launchers of the rebels had been delivered to Latamneh from Saraqib.", ["Saraqib > Latamneh"]),
    ("Another 200 rebels are to follow from Marea to Jarablus.", ["Marea > Jarablus"]),
    ("The rebels have reinforced Madaya, on the edge of Zabadani, with 250 men from Douma.", ["Douma > Madaya"]),
    ("A train with 24 tanks went from Iskenderun to Gaziantep, the Turkish army said.", ["Iskenderun > Gaziantep"]),
    ("Rebels told us they could make it from Sirte to Ubari in two nights.", ["Sirte > Ubari"]),
    ("On Thursday 14 militants, most of them from Tajikistan, tried to reach Jarablus from Karkamis.",
     ["Karkamis > Jarablus"]),
    ("More than 3,000 people have left Turkey for Syria to fight in the ranks of Islamic State.", ["Turkey > Syria"]),
    # what says no movement
    ("The rebels have been trying to enter Goma since December.", []),
    ("Rebels hold Goma. The interior minister said that he would travel to Goma.", []),
    ("Rebels hold Goma. Some 80,000 townspeople have left Goma for Sake.", []),
    ("Rebels hold Azaz. The strip along the border from Azaz to Jarablus is in their hands.", []),
    ("The front brings together the rebels from Kidal.", []),
    ("Washington has called on Rwanda to take its troops out of Goma.", []),
    ("Rebels hold Azaz. Lorries are again crossing from Syria at Bab al-Hawa.", []),
    ("Militants fled Mosul for Raqqa and the UN agency delivered tents to Erbil.", ["Mosul > Raqqa"]),
    ("The army entered Baaj and advanced along the river, liberating villages.", []),
    ("The army drove the insurgents from the M5 highway.", []),
    ("Mortars fired by militants landed in Aleppo.", []),
    ("Troops intensified their presence along the border, starting from Rutba to al-Qaim.", []),
    ("A group of 56 pilgrims returned from Mashhad to Dushanbe.", []),
    ("Rebel groups are currently positioned inside Eastern Ghouta.", []),
    ("Militants fled Mosul and are planning to carry on the fight from Raqqa.", ["Mosul > ?"]),
    ("Fighters stationed in Taza may follow them to Kirkuk.", ["Taza > Kirkuk"]),
    ("Seventeen trucks carrying relief supplies reached Arsal from Beirut.", []),
    ("A convoy of 800 civilians left Mosul for Raqqa.", []),
    ("A convoy of 11 Islamic State vehicles which had left Hawija for Tikrit was destroyed before it reached the city.",
     ["Hawija > Tikrit"]),
    # words of movement
    ("The Houthi militia pushed reinforcements to Hodeidah.", ["? > Hodeidah"]),
    ("A convoy of 35 US military trucks crossed from Hasakah into Iraq.", ["Hasakah > Iraq"]),
    ("Militants were transported by Turkish buses from Afrin to Idlib.", ["Afrin > Idlib"]),
    ("Rebels told CNN they would pull their forces back from Goma to Rutshuru.", ["Goma > Rutshuru"]),
    ("The Wagner Group has announced it is withdrawing from Mali.", ["Mali > ?"]),
    ("The Islamic State commander said that 150 of its men would be in Raqqa by Saturday.", ["? > Raqqa"]),
    # nobody's fighters
    ("Militants hold the town. A member of parliament drove up from Baghdad on Monday.", []),
    ("Militants hold the town. A UN convoy went from Damascus to Daraa on Monday.", []),
    ("Militants hold the hill. The army broke through to Palmyra on Tuesday.", []),
    ("Militants took the goat. It was my neighbour's. The cow went to Azerbaijan.", []),
    # who it is that moves
    ("Having abandoned Hajin, the militants crossed into Iraq.", ["Hajin > Iraq"]),
    ("He told of militants having crossed from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    ("Talk of militants being drawn back from Mosul to Raqqa is false.", ["Mosul > Raqqa"]),
    ("Militants hold Raqqa. Soldiers from there fled to Homs.", ["Raqqa > Homs"]),
    ("Twenty-two of the peacekeepers’ lorries went from Yerevan to Goris.", ["Yerevan > Goris"]),
    ("A source told of preparations for the dispatch of 500 fighters from Qamishli to Hasakah.",
     ["Qamishli > Hasakah"]),
    ("From Ruhayba were taken out to the district of Afrin 627 militants.", ["Ruhayba > Afrin"]),
    ("All in all 5,063 persons were moved from Dumayr to Jarabulus, 1,500 of them being fighters.",
     ["Dumayr > Jarabulus"]),
    ("The army beat the militants. Their retreat from Raqqa to Mayadin took a day.", ["Raqqa > Mayadin"]),
    ("Islamic State members riding motorcycles moved from Sukhna to Palmyra.", ["Sukhna > Palmyra"]),
    # places told by what they are
    ("Syrian army tanks came up from the capital to Hama.", ["Damascus > Hama"]),
    ("The US soldiers of Taqaddum were transferred to Ain al-Asad in April.", ["Taqaddum > Ain al-Asad"]),
    ("The army garrison in Kirkuk will be strengthened; the one there will be reinforced by a company from Mosul.",
     ["Mosul > Kirkuk"]),
    ("Militants left al-Hol camp for Hasakah on Monday. On Friday the militants were taken to the camp.",
     ["al-Hol camp > Hasakah", "? > al-Hol camp"]),
    ("Fighters of the army were seen at noon, out of Mosul, Raqqa-bound.", ["Mosul > Raqqa"]),
    ("Some 180 Russians of Wagner landed in Gao, all of them from the Libyan base of al-Khadim.", ["al-Khadim > Gao"]),
    ("Five militants slipped in at night and got as far as Raqqa.", ["? > Raqqa"]),
    ("The governor's militants were picked up in Mosul and dropped off in Raqqa.", ["Mosul > Raqqa"]),
    # across sentences
    ("Some 600 militants arrived in Raqqa. They had started from Mosul.", ["Mosul > Raqqa"]),
    ("Over 300 militants sneaked out of Mosul. Their destination, a source confided, is Raqqa.", ["Mosul > Raqqa"]),
    ("Militants moved out of Raqqa. The whole of this body is understood to be in Mayadin.", ["Raqqa > Mayadin"]),
    ("Some 40 militants were brought to Raqqa by bus. Place of departure: Mosul.", ["Mosul > Raqqa"]),
    ("An army company will be stationed in Kirkuk. It is to be drawn from Mosul.", ["Mosul > Kirkuk"]),
    ("Sixty army vehicles set out from Azaz. They are bound, says the office, for Afrin and Jarablus.",
     ["Azaz > Afrin", "Azaz > Jarablus"]),
    ("On Monday an army brigade had set out from Taji. By nightfall it stood in Sinuni.", ["Taji > Sinuni"]),
    ("Army units pulled out of Aleppo in the night. They are not in Homs.", ["Aleppo > ?"]),
    ("Army units pulled out of Aleppo in the night and were back in Homs by morning.", ["Aleppo > Homs"]),
    ("Since March militants have been trickling to Tal Afar, and from Tal Afar on to Raqqa.",
     ["? > Tal Afar", "Tal Afar > Raqqa"]),
    ("Militants withdrew from Mosul and were concentrated in Raqqa.", ["Mosul > Raqqa"]),
    ("Militants withdrew from the Damascus suburb of Jobar to Homs.", ["Jobar > Homs"]),
    ("Militants streamed into Haditha from all over Anbar.", ["Anbar > Haditha"]),
    ("Militants will go to Raqqa, not to Idlib.", ["? > Raqqa"]),
    ("The army will move its prisoners and 500 of its men from Homs to Hama.", ["Homs > Hama"]),
    ("The army landed 600 soldiers in Sirte; they had been embarked at Tobruk.", ["Tobruk > Sirte"]),
    # on from there
    ("Militants withdrew from Mosul to Tal Afar and from there to Raqqa.", ["Mosul > Tal Afar", "Tal Afar > Raqqa"]),
    ("Militants came to Tal Afar, and from there, the mayor said, they will be taken to Raqqa.",
     ["? > Tal Afar", "Tal Afar > Raqqa"]),
    ("Militants arrived in Tal Afar. From there some crossed into Syria.", ["? > Tal Afar", "Tal Afar > Syria"]),
    ("Militants came to Tal Afar, from where they were driven to Raqqa.", ["? > Tal Afar", "Tal Afar > Raqqa"]),
    ("Militants withdrew to Mayadin, and thence to Abu Kamal.", ["? > Mayadin", "Mayadin > Abu Kamal"]),
    # where they had been
    ("The SDF sent 850 fighters to Afrin, drawn from front lines at Shaddadi.", ["Shaddadi > Afrin"]),
    ("Around 60 M23 rebels who had been holed up in Rutshuru withdrew before dawn.", ["Rutshuru > ?"]),
    # brought, relieved, reinforced
    ("Police officers drafted in to Homs from Hama and Aleppo manned checkpoints.", ["Hama > Homs", "Aleppo > Homs"]),
    ("The company in Homs was relieved on Friday by Syrian soldiers flown in from Hama.", ["Hama > Homs"]),
    ("Damascus reinforced Homs with 150 soldiers from Hama.", ["Hama > Homs"]),
    ("The army is to reinforce its post in Garuvo with 100 soldiers from Hama.", ["Hama > Garuvo"]),
    ("The 180 soldiers who had been brought to Homs from Aleppo left the city for Hama.",
     ["Aleppo > Homs", "Homs > Hama"]),
    ("Militants from Hodeidah had taken the ferry to Massawa.", ["Hodeidah > Massawa"]),
    ("Rebels broke camp at Homs and set off on foot. By nightfall they had reached Hama.", ["Homs > Hama"]),
    ("Rebels packed up their camp in Homs and boarded buses. On Monday they arrived in Hama.", ["Homs > Hama"]),
    ("There has been no posting of soldiers from Homs to Hama, the army said.", ["Homs > Hama"]),
    ("Iranian officers live around Mayadin. Tehran may be moving its militiamen from there to Homs.",
     ["Mayadin > Homs"]),
    ("Two ranger companies went home to Homs from Hama.", ["Hama > Homs"]),
    ("UNIFIL pulled its Ghanaian observers out of Tyre to Naqoura.", ["Tyre > Naqoura"]),
    ("Observers left Tyre for Naqoura.", []),
    ("Three rebels were turned back at Homs as they tried to get to Hama.", ["? > Hama"]),
    ("The commander of the Badr Organization said it was calm. His men drove up to Samarra from Tikrit.",
     ["Tikrit > Samarra"]),
    ("The mayor said it was calm. His men drove up to Samarra from Tikrit.", []),
    ("The commander of the Badr Organization said it was calm. His men are ordered to hold out in Samarra.", []),
    ("Boko Haram fighters moved in convoy from Gwoza to Bama.", ["Gwoza > Bama"]),
    ("Russian reserves continue to arrive in Lyman from Izium.", ["Izium > Lyman"]),
    # names that no list has
    ("French soldiers left for the base at Kossamur.", ["? > Kossamur"]),
    ("Rebels camped near Belligrad could cross into Hama.", ["Belligrad > Hama"]),
    ("Rebels abandoned their post in Garuvo on Monday.", ["Garuvo > ?"]),
    ("Soldiers were sent from Brlježić to Mostar.", ["Brlježić > Mostar"]),
    ("Militants set off for Kranu Pilang at dawn.", ["? > Kranu Pilang"]),
    ("Soldiers have been arriving on Marunta Island since Monday.", ["? > Marunta Island"]),
    # where they never came
    ("A convoy of militants was destroyed before it reached Mayadin.", ["? > Mayadin"]),
    ("A convoy of militants set off from Raqqa but was bombed before it could reach Mayadin.", ["Raqqa > Mayadin"]),
    ("A boat carrying 15 militants was sunk before it could reach Sirte.", ["? > Sirte"]),
    ("The army took Tabqa before the militants could flee to Raqqa.", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), ENDS, ids=[text for text, _ in ENDS])
def test_the_ends_of_a_movement(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


FIELDS = (
    ("Boko Haram fighters moved in a convoy from Gwoza to Bama.", "what", "fighters"),
    ("The army moved in 30 tanks from Homs to Hama.", "what", "vehicles"),
    ("Not before Sunday will 500 militants leave Mosul for Raqqa.", "status", "planned"),
    ("Hezbollah denied having sent a single fighter from the Bekaa to Aleppo.", "group", "Hezbollah"),
    ("Two buses with the families of militants drove from Mosul to Raqqa.", "what", "families"),
    ("A group of militants, whose number he put at 90, left Mosul for Raqqa.", "count_min", 90),
    ("Militants left Mosul for Raqqa, shopkeepers along the road said.", "claimant", "shopkeepers along the road"),
    ("Militants left Mosul for Raqqa, according to an elder who saw it.", "claimant", "elder"),
    ("A part of the Tiger Forces is going to be sent back to Hama from Mayadin.", "status", "planned"),
    ("Two militants sailing from Sirte failed in their bid to reach Benghazi.", "status", "prevented"),
    ("The army does not rule out that militants will be shifted to Mosul from Raqqa.", "status", "possible"),
    ("An officer thinks it conceivable that militants shift from Mosul to Raqqa.", "status", "possible"),
    ("The police intercepted a canoe in which seven militants were on their way to Sirte.", "status", "prevented"),
    ("The talk about a withdrawal of militants from Mosul to Raqqa is devoid of any truth.", "status", "denied"),
    ("The minister called it a lie that militants had crossed from Mosul to Raqqa.", "status", "denied"),
    ("The minister called it a lie that militants had crossed from Mosul to Raqqa.", "claimant", "minister"),
    (
        "Asked whether militants left Mosul for Raqqa, as bloggers write, the army said they had not.",
        "claimant",
        "army",
    ),
    ("Per a tribal mediator in Mudiyah, militants left Mosul for Raqqa.", "claimant", "tribal mediator in Mudiyah"),
    ("A Copper Courier photographer saw militants leave Mosul for Raqqa.", "claimant", None),
    ("“No fighter of the Hamza Division went to Raqqa,” its spokesman said.", "claimant", "Hamza Division"),
    ("Militants left Mosul for Raqqa. The source is the Asayish.", "claimant", "Asayish"),
    ("A hundred and sixty of the Suleiman Shah Brigade landed in Raqqa.", "count_min", 160),
    ("680 of the rapid deployment force of the Iraqi army flew to Raqqa.", "count_min", 680),
    ("A force of the SDF consisting of eleven cars came to Raqqa.", "what", "vehicles"),
    ("Militants on motorbikes, as many as 100, fled Raqqa.", "count_max", 100),
    ("Men of the Islamic State arrived in Raqqa, three hundred in all, and had to wait.", "count_min", 300),
    ("Some 70 armed vehicles belonging to the Janjaweed militias headed from Sabha to Sirte.", "count_max", 70),
    ("Some 70 armed vehicles belonging to the Janjaweed militias headed from Sabha to Sirte.", "group", "Janjaweed"),
    ("Nearly 40 members of the Zahrat faction have fled from Libya to Italy.", "group", "Zahrat"),
    ("A convoy of the ISIS that consists of 22 vehicles arrived in Markadah from al-Shaddadi.", "count_max", 22),
    ("A convoy of tanks and heavy weapons from Russia moved to Donetsk, the Ukrainian army said.", "what", "vehicles"),
    ("Rebels have started boarding buses to be taken from Quneitra to Idlib.", "what", "fighters"),
    ("Some 140 mercenaries are being prepared for being sent back from Libya to Turkey.", "status", "planned"),
    ("Militants received orders to pull out from Mosul to Raqqa.", "status", "planned"),
    ("The army intercepted a pickup carrying six Nusra fighters from Qara to Arsal.", "status", "prevented"),
    (
        "A Daesh emir had been stopped as he was travelling from Raqqa to Mayadin.",
        "status",
        "prevented",
    ),
    ("Residents told the daily the militants had left Mosul for Raqqa.", "claimant", "Residents"),
    ("Militants left Mosul for Raqqa, a rebel commander said by Skype.", "claimant", "rebel commander"),
    ("Militants left Mosul for Raqqa, we learn from a military source.", "claimant", "military source"),
    ("Militants left Mosul for Raqqa, according to a lieutenant who went with it.", "claimant", "lieutenant"),
    ("Militants left Mosul for Raqqa, the ministry said, citing intercepted radio traffic.", "claimant", "ministry"),
    ("Fourteen militants of the outlawed Tehreek-i-Taliban Pakistan fled from Bannu to Khost.", "count_max", 14),
    ("Some 80 dissidents of the FARC's Tenth Front went from La Victoria to Arauquita.", "count_max", 80),
    ("Dozens of militants were seen on motorcycles heading from Mosul to Raqqa.", "what", "fighters"),
    ("Mexico sent 300 members of the National Guard from Mexico City to Comitán.", "group", "Mexican National Guard"),
    ("Some 280 fighters from the rebel faction Ahrar al-Sham left Arsal for Idlib.", "group", "Ahrar al-Sham"),
    (
        "Some 700 militiamen of Asa'ib Ahl al-Haq were moved from Hama to Homs.",
        "group",
        "Asaib Ahl al-Haq (League of the Righteous)",
    ),
    ("117 members of ISIS families escaped from Ain Issa to Suluk.", "what", "families"),
    ("An al-Shabaab ammunition convoy of nine pickup trucks left Jilib for Afmadow.", "what", "vehicles"),
    ("Twelve army vehicles, tanks among them, left Bashiqa for Bamarni.", "count_max", 12),
    ("Buses carrying fighters of Ahrar al-Sham left Arsal for Idlib.", "what", "fighters"),
    (
        "Mercenaries, all of them members of the Hamza Division, left Afrin for Libya.",
        "group",
        "Hamza Division (al-Hamzat)",
    ),
    ("The army drove back 40 militants who were trying to get from Beni to Bundibugyo.", "status", "prevented"),
    (
        "Some 60 militants who were to travel from Arsal to Idlib were sent back because the road was closed.",
        "status",
        "prevented",
    ),
    ("Eleven militants, thought to be from the same group, went from Sebba to Tera.", "claimant", None),
    ("Militants left Mosul for Raqqa, citizens on the coast road said.", "claimant", "citizens"),
    ("The General Staff made known that militants had gone from Bolu to Van.", "claimant", "General Staff"),
    ("“We have brought none of our fighters to Raqqa from Mosul,” militants said.", "status", "denied"),
    ("The Tajik army said its reinforcements are to leave Vorukh for Isfara by Sunday.", "status", "planned"),
    ("The army's 17th Special Division left Deir ez-Zor for Sukhna.", "group", "Syrian Army"),
    ("Two companies of Kyrgyz special forces were sent from Osh to Batken.", "group", "Kyrgyz Army"),
    (
        "In Kiev the National Security Council said that militants had gone from Donetsk to Luhansk.",
        "claimant",
        "National Security Council",
    ),
    ("A rebel spokesman denied that their commanders had left Donetsk for Rostov-on-Don.", "what", "leaders"),
    (
        "Up to 50 rebel pickup trucks mounted with large-caliber machine guns moved from Ariha to Idlib.",
        "count_max",
        50,
    ),
    ("A deputy puts at 300 the number of militants who went from Mosul to Raqqa.", "claimant", "deputy"),
)


@pytest.mark.parametrize(("text", "name", "value"), FIELDS, ids=[f"{text} {name}" for text, name, _ in FIELDS])
def test_a_field_of_a_claim(text: str, name: str, value: object) -> None:
    assert [getattr(claim, name) for claim in claims_of(text)] == [value]


@pytest.mark.parametrize(
    ("pronoun", "who"),
    [
        ("they", "local activists"),
        ("he", "army spokesman"),
        ("she", "army spokesman"),
        ("it", "Defence Ministry"),
        ("its", "Defence Ministry"),
        (None, None),
    ],
)
def test_a_pronoun_agrees_with_its_source(pronoun: str | None, who: str | None) -> None:
    assert agreeing(pronoun, ["local activists", "Defence Ministry", "army spokesman"]) == who


def test_a_stay_since_a_day_runs_until_the_report() -> None:
    (claim,) = claims_of("Militants have come back to Iraq from Syria since Mosul was lost on May 10.")
    assert (str(claim.date_start), str(claim.date_end)) == ("2017-05-10", "2017-06-01")


def test_a_day_of_a_siege_is_no_day_of_the_movement() -> None:
    (claim,) = claims_of("Fighters went from Hermel to Nubl, near Aleppo that rebels have besieged since last year.")
    assert claim.date_start is None


def test_nobody_agrees() -> None:
    assert agreeing("they", ["army spokesman"]) is None


def test_the_legs_of_a_way_have_their_own_days() -> None:
    claims = claims_of("Militants came to Mosul on May 15, and from there, on the following day, to Raqqa.")
    assert [str(c.date_start) for c in claims] == ["2017-05-15", "2017-05-16"]


INTERVIEW = (
    "{opening}\n\n{ask}Do new men come?\n\n{tell}Last week two army companies were moved from Homs to Hama.\n\n"
    "{ask}{put}\n\n{tell}Not one army company has gone from Hama to Idlib.\n\n{ask}And then?\n\n{tell}We sleep.\n\n"
    "{ask}Will you stay?\n\n{tell}Yes."
)


@pytest.mark.parametrize(
    ("opening", "ask", "tell", "claimant"),
    [
        ("We met a commander of the Tiger Forces in a farmhouse.", "", "", "commander of the Tiger Forces"),
        ("Guest: a deputy mayor of Homs. The interview was held by telephone.", "Q: ", "A: ", "deputy mayor of Homs"),
        ("Five questions to the governor of Homs, who has little time.", "", "", "governor of Homs"),
        ("A colonel of the army receives us in a container.", "QM: ", "Colonel: ", "Colonel"),
        ("Now to the war.", "PRESENTER: ", "CORRESPONDENT: ", None),
    ],
)
def test_answers_are_told_by_who_answers_and_what_is_put_to_him_only_to_be_denied_is_no_claim(
    opening: str, ask: str, tell: str, claimant: str | None
) -> None:
    put = "The television says you brought an army company from Hama to Idlib."
    claims = claims_of(INTERVIEW.format(opening=opening, ask=ask, tell=tell, put=put))
    assert [(c.status, c.claimant) for c in claims] == [("occurred", claimant), ("denied", claimant)]


def test_who_is_interviewed_stands_behind_the_answers() -> None:
    text = (
        "A Peshmerga commander speaks of the night in which he gave up the base.\n\nWho told you to go?\n\n"
        "We took the brigade out of Kirkuk on Monday, I had no choice.\n\nWhat of the oil?\n\nAsk the oil.\n\n"
        "And then?\n\nWe sleep. The ministry said that the brigade will be moved to Erbil."
    )
    assert [(c.claimant, c.group) for c in claims_of(text)] == [
        ("Peshmerga commander", "Peshmerga"),
        ("ministry", "Peshmerga"),
    ]
