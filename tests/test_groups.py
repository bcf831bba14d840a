from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import GazetteerError
from geomap.gazetteer.countries import country_words
from geomap.groups import KINDS, GroupLexicon, read_groups

SHIPPED = read_groups()
HEADER = "canonical,alias,kind,country,note\n"


def lexicon(*rows: str) -> GroupLexicon:
    fields = HEADER.strip().split(",")
    return GroupLexicon(dict(zip(fields, row.split(","), strict=True)) for row in rows)


def named(found: GroupLexicon, text: str, *countries: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.group.name) for m in found.mentions(text, countries=countries)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Islamic State convoys left.", [("Islamic State", "Islamic State")]),
        ("ISIS left, Hezbollah came.", [("ISIS", "Islamic State"), ("Hezbollah", "Hezbollah")]),
        ("It IS IS who left.", [("IS", "Islamic State"), ("IS", "Islamic State")]),
        ("it is what they said", []),
        ("Nobody was there.", []),
        ("", []),
    ],
)
def test_groups_are_found_by_any_of_their_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(SHIPPED, text) == expected


def test_the_longest_name_wins() -> None:
    found = lexicon("Front,Front,group,SY,", "Sham Front,Sham Front,group,SY,")
    assert named(found, "The Sham Front left.") == [("Sham Front", "Sham Front")]


def test_hyphens_apostrophes_and_diacritics_do_not_count() -> None:
    found = lexicon("Ahrar al-Sham,Ahrar al-Sham,group,SY,")
    for text in ("Ahrar al Sham", "Ahrar al-Shām", "ahrar al\u2011sham".title()):
        assert [name for _, name in named(found, text)] == ["Ahrar al-Sham"]


def test_words_far_apart_are_no_name() -> None:
    assert named(lexicon("Sham Front,Sham Front,group,SY,"), "Sham --- Front") == []


def test_an_acronym_counts_only_as_it_is_written() -> None:
    found = lexicon("Victory Army,JaF,group,SY,needs acronym case")
    assert [len(named(found, f"The {word} came.")) for word in ("JaF", "JAF", "jaf", "Jaf")] == [1, 0, 0, 0]


def test_an_acronym_says_nothing_in_a_line_of_capitals() -> None:
    assert named(SHIPPED, "THE TOWN IS QUIET TODAY AND EVERYBODY IS HOME") == []


def test_each_word_that_needs_a_capital_needs_it() -> None:
    found = lexicon("Third Force,Third Force,group,ML,needs capital")
    texts = ("the Third Force", "a third force", "a Third force", "a third Force")
    assert [len(named(found, text)) for text in texts] == [1, 0, 0, 0]


GUARDS = (
    "Guard of Syria,Republican Guard,army,SY,needs capital; by country",
    "Guard of Yemen,Republican Guard,army,YE,by country",
    "Coalition,coalition forces,coalition,,by country: IQ SY",
)


@pytest.mark.parametrize(
    ("countries", "expected"),
    [
        ((), None),
        (("SY",), "Guard of Syria"),
        (("sy", "IQ"), "Guard of Syria"),
        (("YE",), "Guard of Yemen"),
        (("SY", "YE"), None),
        (("ML",), None),
    ],
)
def test_a_name_of_several_countries_counts_where_the_report_decides(
    countries: tuple[str, ...], expected: str | None
) -> None:
    group = lexicon(*GUARDS).find("Republican Guard", countries)
    assert (group.name if group else None) == expected


def test_a_name_may_list_its_countries() -> None:
    found = lexicon(*GUARDS)
    assert [len(named(found, "the coalition forces", code)) for code in ("IQ", "SY", "YE")] == [1, 1, 0]
    assert found.groups["Coalition"].country == ""


def test_a_name_that_counts_everywhere_stands_behind_one_of_the_country() -> None:
    found = lexicon("One,Lions,group,SY,by country", "Two,Lions,group,,")
    assert [name for _, name in named(found, "Lions came", "SY")] == ["One"]
    assert [name for _, name in named(found, "Lions came")] == ["Two"]


def test_a_country_that_weighs_twice_as_much_decides() -> None:
    found = lexicon(*GUARDS)
    text = "the Republican Guard came"
    even = found.mentions(text, countries={"SY": 3.0, "YE": 2.0})
    clear = found.mentions(text, countries={"SY": 1.0, "YE": 4.0})
    assert [m.group.name for m in even] == []
    assert [m.group.name for m in clear] == ["Guard of Yemen"]


def test_a_longer_name_of_another_country_leaves_the_shorter_one() -> None:
    found = lexicon("Guard,Republican Guard Brigade,army,SY,by country", "Guards,Guard Brigade,army,,")
    assert named(found, "Republican Guard Brigade", "YE") == [("Guard Brigade", "Guards")]


def test_find_wants_the_whole_name() -> None:
    assert SHIPPED.find("Islamic State") is SHIPPED.groups["Islamic State"]
    assert SHIPPED.find("Islamic State convoys") is None
    assert SHIPPED.find("") is None


def test_the_army_of_a_country_is_found_by_its_code() -> None:
    army = SHIPPED.army_of("sy")
    assert army is not None
    assert (army.kind, army.country) == ("army", "SY")
    assert SHIPPED.army_of("") is None


def test_every_shipped_group_has_a_known_kind_and_country() -> None:
    known = {*country_words(), ""}
    assert len(SHIPPED.groups) > 500
    assert {group.kind for group in SHIPPED.groups.values()} == KINDS
    assert {group.country for group in SHIPPED.groups.values()} <= known


OWN = [  # names that once stood under another group
    ("the Grand Ravine gang", "HT", "Grand Ravine gang"),
    ("Gran Grif", "HT", "Gran Grif"),
    ("Haitian gangs", "HT", "Haitian gangs"),
    ("Tren de Aragua", "VE", "Tren de Aragua"),
    ("Rio militias", "BR", "Rio militias"),
    ("Los Lobos", "EC", "Los Lobos"),
    ("Barrio 18", "SV", "Barrio 18 (18th Street gang)"),
    ("Raskamboni militia", "SO", "Ras Kamboni Brigades"),
    ("the Fifth Corps", "SY", "Syrian Army"),
    ("DHKP-C", "TR", "Revolutionary People's Liberation Party-Front (DHKP-C)"),
    ("Yerkrapah", "AM", "Yerkrapah"),
    ("Mai-Mai Yakutumba", "CD", "Mai-Mai Yakutumba"),
    ("Liwa Fursan al-Haqq", "SY", "Knights of Justice Brigade (Fursan al-Haqq)"),
    ("the Abu al-Abbas Brigades", "YE", "Abu al-Abbas Brigades (Taiz)"),
    ("Armed Islamic Group", "DZ", "Armed Islamic Group (GIA)"),
    ("Arrow Boys", "SS", "Arrow Boys (Western Equatoria)"),
    ("Liwa Shuhada al-Yarmouk", "SY", "Khalid ibn al-Walid Army"),
    ("Jabhat Fateh al-Sham", "SY", "al-Nusra Front"),
    ("Turkish police", "TR", "Turkish Police"),
    ("Syrian border guards", "SY", "Syrian Border Guard"),
    ("Mexico's National Guard", "MX", "Mexican National Guard"),
    ("Malian gendarmes", "ML", "Malian Gendarmerie"),
    ("the Libyan coast guard", "LY", "Libyan Coast Guard"),
]


@pytest.mark.parametrize(("text", "country", "expected"), OWN)
def test_a_body_of_its_own_has_a_name_of_its_own(text: str, country: str, expected: str) -> None:
    found = [name for _, name in named(SHIPPED, text, country)]
    assert [name.startswith(expected) for name in found] == [True]


@pytest.mark.parametrize(
    "text", ["the Russian mercenaries", "Polish mercenaries", "a Patriot battery", "a Convoy left"]
)
def test_words_for_people_and_things_name_no_group(text: str) -> None:
    assert named(SHIPPED, text, "RU", "UA", "PL") == []


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Jaish al-Fatah", "SY", "Jaysh al-Fatah (Army of Conquest)"),
        ("the Army of Conquest", "SY", "Jaysh al-Fatah (Army of Conquest)"),
        ("the Levant Front", "SY", "al-Shamiya Front (Sham Front, Levant Front)"),
        ("Hurras al-Din", "SY", "Hurras al-Din (Guardians of Religion)"),
        ("FDLR rebels", "CD", "Democratic Forces for the Liberation of Rwanda (FDLR)"),
        ("SPLA in Opposition", "SS", "Sudan People's Liberation Army-in-Opposition (SPLA-IO, SPLM/A-IO)"),
        ("the Sudan People's Liberation Army", "SS", "South Sudanese Army (Sudan People's Liberation Army)"),
        ("the Nineveh Guard", "IQ", "Hashd al-Watani (Nineveh Guard)"),
        ("the UN mission in Mali", "ML", "UN Mission in Mali (MINUSMA)"),
        ("al-Shabaab", "MZ", "Ahlu Sunna wal Jamaa (Islamic State Mozambique, al-Shabaab)"),
        ("al-Shabaab", "SO", "al-Shabaab"),
        ("Seleka", "CF", "Séléka (Seleka)"),
        ("the Internal Security Forces", "SY", "Asayish (Internal Security Forces, Syria)"),
    ],
)
def test_two_names_that_the_press_uses_both_stand_in_one(text: str, country: str, expected: str) -> None:
    assert [name for _, name in named(SHIPPED, text, country)] == [expected]


@pytest.mark.parametrize(
    ("text", "at_home", "abroad"),
    [
        ("The AA took the hill.", "MM", "AU"),
        ("The KIA of the morning", "MM", "US"),
        ("AFP said so.", "PH", "FR"),
        ("Amal left.", "LB", "GB"),
        ("Shane came home.", "ET", "AU"),
        ("The Knights Templar rode.", "MX", "FR"),
    ],
)
def test_a_short_name_that_others_bear_counts_at_home(text: str, at_home: str, abroad: str) -> None:
    assert len(named(SHIPPED, text, at_home)) == 1
    assert named(SHIPPED, text, abroad) == []


def test_every_short_acronym_says_how_it_has_to_be_written() -> None:
    with (files("geomap.groups") / "data" / "groups.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["alias"].isupper() and len(row["alias"]) <= 4]
    assert len(rows) > 400
    assert [row["alias"] for row in rows if "needs acronym case" not in row["note"]] == []


def test_the_army_of_a_country_is_its_army_where_it_has_one() -> None:
    army = ("Army", "Defence Force", "Defence Forces", "Defense Forces")
    for country in sorted({group.country for group in SHIPPED.groups.values()} - {""}):
        bodies = [g.name for g in SHIPPED.groups.values() if g.country == country and g.kind == "army"]
        found = SHIPPED.army_of(country)
        assert (found is None) == (bodies == []), country
        if found and any(name.endswith(army) for name in bodies):
            assert any(word in found.name for word in army), country


def test_a_group_is_found_by_its_own_name() -> None:
    missed = []
    for name, group in SHIPPED.groups.items():
        found = named(SHIPPED, name, *([group.country] if group.country else []))
        if "(" not in name and [other for _, other in found[:1]] != [name]:
            missed.append(name)
    assert missed == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("canonical,alias\n", "lacks the column country, kind"),
        (HEADER + "A,A,tribe,SY,\n", ":2: kind 'tribe' is none of"),
        (HEADER + "A,A,group,SY,needs luck\n", ":2: note 'needs luck' is none of"),
        (HEADER + "A,A,group,,by country\n", ":2: 'by country' needs a country"),
        (HEADER + "A,A,group,,by country: Iraq\n", ":2: 'by country' needs a country"),
    ],
)
def test_a_fault_of_a_lexicon_names_file_and_line(rows: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        read_groups(path)
    assert str(path) in str(caught.value)
    assert words in str(caught.value)


def test_a_lexicon_of_ones_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text(HEADER + "Lions,the Lions,group,SY,\n", encoding="utf-8")
    assert [name for _, name in named(read_groups(path), "So the Lions left")] == ["Lions"]


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    last = 0
    for mention in SHIPPED.mentions(text, countries=("SY", "IQ")):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


def test_words_that_begin_a_name_and_go_on_otherwise_hide_no_name_behind_them() -> None:
    text = "The Islamic Islamic State and the Free Syrian Free Syrian Army met."
    assert [text[m.start : m.end] for m in read_groups().mentions(text)] == ["Islamic State", "Free Syrian Army"]


def test_a_short_name_that_is_the_business_of_a_ministry_is_no_group() -> None:
    groups = read_groups()
    told = "The Ministry of National Defence said that National Defence units had left Homs."
    assert [(m.start, m.group.name) for m in groups.mentions(told, countries=["SY"])] == [
        (told.index("National Defence units"), "National Defence Forces")
    ]
