"""Sentences as pages of the web have them: hearsay, purposes, instances, short forms, and who is only quoted."""

from __future__ import annotations

from datetime import date

import pytest

from .readings import claims_of, pairs_of

ENDS = (
    # where they were before
    ("Soldiers who had clung to the airfield at Tikrit were on the road to Samarra.", ["Tikrit > Samarra"]),
    ("Cells of Nusra scattered in the Badia may cross to Mayadin.", ["Badia > Mayadin"]),
    ("Nusra families currently hosted in Homs could be moved to Hama.", ["Homs > Hama"]),
    ("Wives and children of the so-called emirs of Nusra were removed from Homs.", ["Homs > ?"]),
    ("As to Homs, rumours on the departure of Nusra leaders to Hama are baseless.", ["? > Hama"]),
    ("American soldiers drove out of Homs at noon and are now at Hama, a spokesman says.", ["Homs > Hama"]),
    ("Remnants of Nusra in Homs are preparing lists and their exit to Hama starts tomorrow.", ["Homs > Hama"]),
    ("Hundreds of rebels left Homs on Monday: most for Idlib, the others for Hama.", ["Homs > Idlib", "Homs > Hama"]),
    (
        "Some 180 Hezbollah men reached Homs: the larger part out of Baalbek, the others out of Beirut.",
        ["Baalbek > Homs", "Beirut > Homs"],
    ),
    ("Sent to Aleppo on Monday, the Syrian army battalion ran into a minefield near Saraqib.", ["? > Aleppo"]),
    (
        "Men of Ansar Dine have been streaming out of Gao since Monday, most of them for Kidal and a few for Menaka.",
        ["Gao > Kidal", "Gao > Menaka"],
    ),
    ("The government of Nigeria said 120 soldiers arrived Kagara from Minna on Saturday.", ["Minna > Kagara"]),
    ("Some 300 army volunteers have come down from Galkayo to hold Mataban in Somalia.", ["Galkayo > Mataban"]),
    ('"A further 400 of ours fly from Homs to Hama," the Syrian army spokesperson said.', ["Homs > Hama"]),
    (
        "Homs, where reporters are bused in from Damascus, is declared safe; Nusra had retreated from it to Idlib.",
        ["Homs > Idlib"],
    ),
    ("The army says its planes struck a gathering of terrorists near Homs, and nine were killed.", []),
    ("Hezbollah deployed 300 fighters to Homs from Baalbek.", ["Baalbek > Homs"]),
    ("The Syrian army deployed about 300 soldiers to Homs.", ["? > Homs"]),
    ("The 3rd Brigade of the Syrian army deployed to Homs on Monday.", ["? > Homs"]),
    ("Hezbollah fighters deployed in Homs shelled Idlib.", []),
    ("Syrian army soldiers deployed to Homs have had no bread since Monday.", []),
    # what is told of is no mover
    ("There were reports of soldiers pulling back from Tikrit on Monday.", ["Tikrit > ?"]),
    ("News of the rebels' departure from Homs for Idlib came on Monday.", ["Homs > Idlib"]),
    # where those who are sent are to act
    ("Kenya has sent volunteers to fight in Syria.", ["? > Syria"]),
    ("Kenya will send 300 soldiers to fight al-Shabaab in Somalia.", ["? > Somalia"]),
    ("Some 200 fighters left Tikrit to join the battle for Samarra.", ["Tikrit > Samarra"]),
    ("The Peshmerga dispatched a battalion to help defend Sinjar.", ["? > Sinjar"]),
    ("Hezbollah is sending fighters to fight alongside Russia in Ukraine.", ["? > Ukraine"]),
    # instances of what is left or reached
    ("The army sent men to several cities, including Tikrit and Samarra.", ["? > Tikrit", "? > Samarra"]),
    ("Rebels withdrew from a number of towns, among them Tikrit and Samarra.", ["Tikrit > ?", "Samarra > ?"]),
    ("Militants arrived in several towns such as Tikrit.", ["? > Tikrit"]),
    ("Militants from several countries, including Tunisia and Libya, went to Raqqa.", ["? > Raqqa"]),
    # positions, and who is reinforced with what
    ("Militants took positions in Tikrit on Monday.", ["? > Tikrit"]),
    ("The army took several positions in Tikrit.", []),
    ("Our positions in Tikrit were reinforced by 300 men of the Hashd.", ["? > Tikrit"]),
    ("The army's positions in Tikrit were reinforced by air strikes.", []),
    ("Tikrit is to receive a regiment of the Federal Police next week.", ["? > Tikrit"]),
    # who moves, and who does not
    ("Nusra sent assault squads from Homs to Hama.", ["Homs > Hama"]),
    ("Those who had held Homs went to Hama, a Nusra officer said.", ["Homs > Hama"]),
    ("Survivors of the battalion fled to Tikrit.", ["? > Tikrit"]),
    ("Survivors of the flood fled to Tikrit.", []),
    ("The media centre of the SDF admits that its forces evacuated Tikrit to spare civilians the war.", ["Tikrit > ?"]),
    ("Eleven abandoned Humvees are mentioned.", []),
    ("Some 40 members of Nusra decline to be bused out from Homs.", []),
    (
        "According to a spokesman in Baghdad the 9th Division reached Tikrit on Tuesday, having come from Kirkuk.",
        ["Kirkuk > Tikrit"],
    ),
    ("What is left of the Nusra garrison of Homs fell back to Hama.", ["Homs > Hama"]),
    ("The SPLA-IO's office in Juba, or what is left of it since the arrests, contradicted him.", []),
    ("The YBŞ deny that they take orders from anyone in Qandil.", []),
    ("The army withdrew from the vicinity of Homs to positions in Daraa province.", ["Homs > Daraa province"]),
    ("Nusra took the town of Homs after soldiers vacated their base there and moved to Hama.", ["Homs > Hama"]),
    ("Wagner mercenaries posted at Bakouma since March have left for Bangassou.", ["Bakouma > Bangassou"]),
    ("Nusra, whose leaders had left Homs for Hama in December, gave a party.", ["Homs > Hama"]),
    ("Helicopters hit a consignment of ammunition that ISIL was bringing from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    ("There has been a steady trickle of fighters leaving Raqqa for Mosul.", ["Raqqa > Mosul"]),
    ("Terrorists fleeing the military operation in Homs have moved to Hama.", ["Homs > Hama"]),
    ("Some 40 buses carrying rebels and civilians departed Homs for Hama.", ["Homs > Hama"]),
    ("Nusra had brought in around 100 suicide bombers from Homs to Hama.", ["Homs > Hama"]),
    ("The 2nd Battalion was airlifted to Homs and from there trucked to Hama.", ["? > Homs", "Homs > Hama"]),
    ("Rebels have left Homs for Hama, a source close to the talks revealed to Al-Quds.", ["Homs > Hama"]),
    (
        '"Our forces left Homs," said Abu Ahmad, a commander with Ahrar al-Sham. "They reached Hama the same day."',
        ["Homs > Hama"],
    ),
    ("Nigerian soldiers deployed this Saturday in various communities of Zamfara.", ["? > Zamfara"]),
    ("Nigerian soldiers deployed in Zamfara were attacked.", []),
    ("Fifty men of Nusra, hitherto lodged in Homs, have been transported to Hama.", ["Homs > Hama"]),
    ("A convoy of Nusra exited primary posts in Homs and headed towards Hama.", ["Homs > Hama"]),
    ("A Turkish convoy carrying cement, vehicles and supplies headed to Hama.", ["? > Hama"]),
    (
        "The fighters of Nusra fled from Homs. They were said to have moved into Hama, Salamiyah and Palmyra.",
        ["Homs > Hama", "Homs > Salamiyah", "Homs > Palmyra"],
    ),
    ("Myanmar's navy landed 200 troops at Kyaukphyu on Friday.", ["? > Kyaukphyu"]),
    # what is no movement of fighters
    ("Jets struck the road on which the convoy of Nusra fled Homs, leaving it stranded in the desert.", ["Homs > ?"]),
    ("The attempt of Nusra to evacuate fighters from Homs has left them sitting ducks.", ["Homs > ?"]),
    ("Rebels fired rockets from Homs into Hama.", []),
    ("The militants have extended their control from Homs to Hama.", []),
    ("Supply lines of the rebels from Turkey to Aleppo have been cut.", []),
    # who is loyal to whom, and the roads taken
    ("The Tiger Forces, loyal to Moscow rather than to Damascus, could be sent from Homs to Hama.", ["Homs > Hama"]),
    ("Seventy vehicles of the SDF left Raqqa on Sunday and took the southern road to Homs.", ["Raqqa > Homs"]),
    ("No Islamic State fighters have been let out of Tal Afar.", ["Tal Afar > ?"]),
    ("Islamic State fighters would be back in Mosul before winter, a commander said.", ["? > Mosul"]),
    ("The Islamic State is near. “We all left Raqqa for Mosul,” says a grower who lost a brother.", []),
    ("The Islamic State is near. “In Homs they told us to go on to Mosul,” said a mother of four.", []),
    # the name of a newspaper is no place
    (
        "Rebels came from Homs, according to a spokesman, who spoke to the Iranian daily Khorasan Morning.",
        ["Homs > ?"],
    ),
)


@pytest.mark.parametrize(("text", "pairs"), ENDS, ids=[text for text, _ in ENDS])
def test_the_ends_of_a_movement(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Nusra fighters did not stop at Homs and went on to Hama.", "status", "occurred"),
        ("Those of the Nusra men who did not accept the terms left Homs for Hama.", "status", "occurred"),
        ("The army leaves Homs for Hama on Saturday, a Syrian army spokesman said.", "status", "planned"),
        ("The army leaves Homs for Hama on Saturday, a Syrian army spokesman said.", "date_start", date(2017, 6, 3)),
        ("Thirty buses with 413 Nusra fighters on board, and 1,120 of their relatives, exited Homs for Hama.",
         "count_min", 413),
        ("Concerning what was said on a return of army brigades from Homs to Hama, the source denied this.", "status",
         "denied"),
        ("He did not consider it unlikely that soldiers of the army will be sent from Homs to Hama.", "status",
         "possible"),
        ("Nusra men were taken from Homs to Hama, as related by a shopkeeper who lived there.", "claimant",
         "shopkeeper"),
        ("The staff takes note of Nusra's assertion that no soldiers went to Homs from Hama.", "claimant", "Nusra"),
        ("Nusra men left Homs for Hama, the mayor said. He counted about 60, some on foot.", "count_min", 60),
        ("Sent to Aleppo last week, the Syrian army battalion ran into an ambush and was shot to pieces.", "status",
         "prevented"),
        ("Two hundred villagers left Homs for Hama. They belong to Ahrar al-Sham.", "group", "Ahrar al-Sham"),
        ("13.31 Pickups of the Syrian army drove in from Homs to Hama at lunchtime.", "date_start", date(2017, 6, 1)),
        ("The city's operations room breaks its silence. Three battalions left Homs for Hama, it says.", "claimant",
         "city's operations room"),
        ("The army's 911th Battalion goes from Homs to Hama in early July.", "date_start", date(2017, 7, 1)),
        ("The army's 911th Battalion goes from Homs to Hama in early July.", "status", "planned"),
        ("Since May 30 two army battalions have been posted from Homs to Hama.", "date_start", date(2017, 5, 30)),
        ("The army left Homs for Hama on Saturday, the ministry in Damascus has established.", "claimant",
         "ministry in Damascus"),
        ("The army established a base in Hama after it had left Homs.", "claimant", None),
        ("The army left Homs for Hama: two partners in the area are of this opinion.", "claimant",
         "two partners in the area"),
        ("The army went from Homs to Hama, the governor's statement has it.", "claimant", "governor"),
        ("Federal Police are coming from Homs to Hama, we hear from a driver in the column.", "claimant",
         "driver in the column"),
        ("The Turkish army can go home: its first regiment leaves Homs for Hama by Friday.", "status", "planned"),
        ("The Syrian army would leave Homs for Hama if it were attacked.", "status", "possible"),
        ("The army will send a battalion from Homs to Hama if the situation permits.", "status", "planned"),
        ("Shepherds saw twenty Nusra pickups drive from Homs to Hama on Friday.", "status", "occurred"),
        ("Army units bound for Hama from Homs passed by on Wednesday, and they would go on.", "status", "occurred"),
        ("What the television says - that Nusra was flown from Homs to Hama - is a lie.", "status", "denied"),
        ("Sources reported that Nusra men went from Homs to Hama; nobody was able to corroborate it.", "status",
         "possible"),
        ("A Nusra column of nine trucks was on its way to Hama from Homs. An officer says it never made it.", "status",
         "prevented"),
        ("Nusra fighters set out from Homs for Hama. They got no further than a ditch.", "status", "prevented"),
        ("Seventy soldiers had been rushed from Homs to Hama as recently as May 5.", "date_start", date(2017, 5, 5)),
        ("Sixty fighters, soon to be the core of Nusra, walked from Homs to Hama in April.", "date_start",
         date(2017, 4, 1)),
        ("According to its mayor about eight hundred Peshmerga left Daquq.", "claimant", "mayor"),
        ("Nusra left Homs for Hama; that's the army's account, at any rate.", "claimant", "army"),
        ("Military intelligence would have you believe that Nusra went from Homs to Hama.", "claimant",
         "Military intelligence"),
        ("The ministry put out a statement at noon: three army brigades have gone from Homs to Hama.", "claimant",
         "ministry"),
        ("The Syrian command was quoted the next day, not amused: the army had left Homs for Hama.", "claimant",
         "Syrian command"),
        ("The command in Afrin advised the envoy that the army had gone from Homs to Hama.", "claimant",
         "command in Afrin"),
        ('"We\'ll send 200 men to Tikrit," a commander of the Peshmerga said.', "status", "planned"),
        ('"We’ve moved 200 men to Tikrit," a commander of the Peshmerga said.', "status", "occurred"),
        ("The fighters who'd left Mosul went to Raqqa.", "status", "occurred"),
        ("The Tiger Forces left Homs and, having been held up at Salamiyah, reached Palmyra.", "status", "occurred"),
        ("No soldiers remain in Homs after the withdrawal of the 7th Brigade to Hama.", "status", "occurred"),
        ("Chad has withdrawn 600 of its 1,200 troops from Tillaberi.", "count_min", 600),
        ("For the first time since May, soldiers had been sent from Homs to Hama.", "status", "occurred"),
        ("The rebels were supposed to leave Homs for Hama last week, but the deal collapsed.", "status", "planned"),
        ("More than half of the 800 militants have left Homs for Hama.", "count_min", None),
        ("Militants drove from Homs to Hama in more than 40 cars.", "count_min", 40),
        ("Militants drove from Homs to Hama in two cars.", "what", "fighters"),
        ('"Our forces left Homs for Hama," said Abu Ahmad, a commander with Nusra.', "group", "al-Nusra Front"),
        ("Some Congolese soldiers took boats to Kalemie.", "what", "fighters"),
        ("Opposition troops withdrew from Malakal to Wau Shilluk.", "group", None),
        ("M23 rebels took Goma, forcing Congolese soldiers to withdraw towards Bukavu.", "status", "occurred"),
        ("Forty rebels fled Homs for Hama after a clash on Monday in which two were killed.", "status", "occurred"),
        ('"It is a lie that our forces have gone from Qandil to Hasakah," the PKK says.', "status", "denied"),
        ("The destruction of 22 RSF vehicles while they were on the road from Muglad to Dilling was announced.",
         "status", "prevented"),
        ("The army has 22 RSF vehicles bombed on their way to Dilling from Muglad.", "status", "prevented"),
        ("There is a rumour that soldiers went from Tikrit to Samarra. The ministry strongly rejects this.",
         "status", "denied"),
        ("There is a rumour that soldiers went from Tikrit to Samarra. The ministry strongly rejects this.",
         "claimant", "ministry"),
        ('Rebels went from Tikrit to Samarra, he said. He put their number at "more than 150, on bikes".',
         "count_min", 150),
        ("The soldiers fled from Tikrit to Samarra and abandoned 19 vehicles, two of them with the key in place.",
         "count_min", None),
    ],
)  # fmt: skip
def test_a_field_of_the_claim(text: str, field: str, value: object) -> None:
    (claim,) = claims_of(text)
    assert getattr(claim, field) == value


@pytest.mark.parametrize(
    "opening",
    ["By our correspondent in Hama\n\n", "HAMA, Syria - The beds are full.\n\n", "HAMA (QNA) — ", "Hama, May 31: "],
)
def test_here_is_where_the_report_was_written(opening: str) -> None:
    text = f"{opening}Homs is quiet. Eleven men of Nusra arrived here on Saturday from Idlib, an orderly said."
    assert [pair.title() for pair in pairs_of(text)] == ["Idlib > Hama"]


def test_a_country_is_not_told_again_as_a_town_beyond_its_border() -> None:
    more = "Shops were shut and the market stood empty all week, a shopkeeper said, for want of flour and of fuel. " * 4
    text = f"Ten lorries of Nusra fighters arrived in Idlib.\n\n{more}\n\nThree Nusra fighters have fled to Turkey."
    assert pairs_of(text) == ["? > Idlib", "? > Turkey"]


def test_the_town_of_a_name_is_not_the_province_of_that_name() -> None:
    (claim,) = claims_of("Houthi fighters were moved from Dhamar to the town of al-Bayda in Yemen.")
    assert claim.destination is not None
    assert claim.destination.kind == "town"
