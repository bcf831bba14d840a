"""Look-ups, names in running text, the choice between namesakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from gazetteers import levant, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, countries_in, country_of, read_gazetteer
from geomap.gazetteer.names import fold_name, indel_ratio, romanisation_skeleton

PLACES = """\
id,name,kind,country,admin1,lat,lon,radius_km,source,note
raqqa,Raqqa,city,SY,Raqqa,35.95,39.01,6,survey,
raqqa-province,Raqqa province,province,SY,,35.9,38.9,90,survey,
mosul,Mosul,city,IQ,Nineveh,36.34,43.13,12,survey,
dez,Deir ez-Zor,city,SY,Deir ez-Zor,35.34,40.14,5,survey,
bab,al-Bab,town,SY,Aleppo,36.37,37.51,3,survey,
hit,Hit,town,IQ,Anbar,33.64,42.83,3,survey,also a verb
hamrin,Hamrin Mountains,mountains,IQ,Diyala,34.5,44.7,60,survey,
zor,Zor,village,SY,,35.0,38.0,2,survey,also the end of a longer name
tripoli-lb,Tripoli,city,LB,,34.43,35.84,6,survey,
tripoli-ly,Tripoli,city,LY,,32.89,13.18,15,survey,
syria,Syria,country,SY,,35.0,38.5,300,survey,
iraq,Iraq,country,IQ,,33.0,43.7,400,survey,
"""
NAMES = """\
place_id,name,lang,kind,from,to,source
raqqa,الرقة,ar,local,,,survey
raqqa,Ракка,ru,exonym,,,survey
raqqa-province,Raqqa,en,short,,,survey
mosul,الموصل,ar,local,,,survey
dez,Deir Ezzor,en,spelling,,,survey
dez,Dayr az-Zawr,en,spelling,,,survey
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("small")
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    (folder / "names.csv").write_text(NAMES, encoding="utf-8")
    return read_gazetteer(folder)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Mosul", ["mosul"]),
        ("MOSUL", ["mosul"]),
        ("Deir  Ez Zor", ["dez"]),
        ("deir ezzor", ["dez"]),
        ("Deir\u00a0ez\u2011Zor", ["dez"]),
        ("Mo\u0301sul", ["mosul"]),
        ("Bab", ["bab"]),
        ("al-Raqqa", ["raqqa", "raqqa-province"]),
        ("الرقه", ["raqqa"]),
        ("Ракка", ["raqqa"]),
        ("Atlantis", []),
        ("", []),
        ("\x00", []),
        ("x" * 1_000_000, []),
    ],
)
def test_find_ignores_case_marks_hyphens_spaces_and_the_article(small: Gazetteer, name: str, ids: list[str]) -> None:
    assert [place.id for place in small.find(name)] == ids


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mosul's streets", ["Mosul"]),
        ("Mosul’s streets", ["Mosul"]),
        ("a Mosul-based unit", ["Mosul"]),
        ("in Raqqa.", ["Raqqa"]),
        ("'Raqqa'", ["Raqqa"]),
        ("Raqqan families", []),
        ("raqqa in small letters", []),
        ("to Deir Ezzor city", ["Deir Ezzor"]),
        ("to Deir-ez-Zor", ["Deir-ez-Zor"]),
        ("the Deir ez-Zorian dialect", []),
        ("in al-Bab and Al Bab", ["al-Bab", "Al Bab"]),
        ("the Mosul-Raqqa road", ["Mosul", "Raqqa"]),
        ("the anti-Mosul front", []),
        ("RAQQA AND MOSUL", ["RAQQA", "MOSUL"]),
        ("across the Hamrin\nmountains", ["Hamrin\nmountains"]),
        ("Raqqa province fell", ["Raqqa province"]),
        ("Deir\u200b Ezzor", ["Deir\u200b Ezzor"]),
        ("\u200fمن الموصل إلى الرقة\u200f", ["الموصل", "الرقة"]),
        ("وبالموصل", ["الموصل"]),
        ("Islamic State of Iraq and the Levant", []),
        ("Mosul_Raqqa", ["Mosul", "Raqqa"]),
        ("Mo\u0301sul and Ŕaqqa's", ["Mo\u0301sul", "Ŕaqqa"]),
        ("éMosul, 3Mosul, É-Mosul", []),
        ("al\u200c-Bab, al\u0640-Bab\u0301", ["al\u200c-Bab", "al\u0640-Bab\u0301"]),
        ("the Mosul\u200f-Raqqa road", ["Mosul", "Raqqa"]),
        ("Deir Ezzor as a town", ["Deir Ezzor"]),
        ("ﺍﻟﻤﻮﺻﻞ", ["ﺍﻟﻤﻮﺻﻞ"]),
        ("Ｍｏｓｕｌ and 𝐌𝐨𝐬𝐮𝐥", ["Ｍｏｓｕｌ", "𝐌𝐨𝐬𝐮𝐥"]),
        ("Deir Ez\u2011Zor’s", ["Deir Ez\u2011Zor"]),
        ("", []),
        ("\x00Mosul\x00", ["Mosul"]),
    ],
)
def test_mentions_keep_to_the_bounds_of_words(small: Gazetteer, text: str, found: list[str]) -> None:
    assert [mention.text for mention in small.mentions(text)] == found


def test_a_name_may_end_in_an_english_word_behind_a_hyphen() -> None:
    assert [m.text for m in shipped().mentions("from Hpa-an to Mawlamyine as a guard")] == ["Hpa-an", "Mawlamyine"]


def test_mentions_count_offsets_in_the_whole_text_when_given_a_part(small: Gazetteer) -> None:
    text = "Mosul, then Raqqa, then Mosul"
    (mention,) = small.mentions(text, 6, 20)
    assert (mention.start, text[mention.start : mention.end]) == (12, "Raqqa")


def test_a_common_word_is_marked(small: Gazetteer) -> None:
    hit, mosul = small.mentions("Hit the road to Mosul")
    assert hit.is_common_word
    assert not mosul.is_common_word


def test_a_name_of_two_places_gives_both(small: Gazetteer) -> None:
    (mention,) = small.mentions("in Tripoli")
    assert {place.id for place in mention.places} == {"tripoli-lb", "tripoli-ly"}


def test_one_word_of_a_megabyte_is_passed_over(small: Gazetteer) -> None:
    assert small.mentions("M" * 1_000_000) == []
    assert small.mentions("Deir-" * 200_000) == []
    assert small.mentions("Deir" + "\u0301" * 1_000_000) == []
    assert small.mentions("Deir " + "x'" * 500_000) == []


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from("Mosul Raqqaَ\u200fالرقة-'’\nDeirZzéáßИ\x00.,"), max_size=80))
def test_offsets_always_cut_the_words_out_of_the_text(text: str) -> None:
    for mention in levant().mentions(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.places


def test_every_listed_name_finds_its_place() -> None:
    gazetteer = levant()
    lost = [
        (place_id, name.name)
        for place_id in gazetteer.places
        for name in gazetteer.names_of(place_id)
        if place_id not in {place.id for place in gazetteer.find(name.name)}
    ]
    assert len(lost) <= 3, lost[:10]  # a few are also names of outlets, which come first; the lint says which


def test_every_curated_name_that_begins_with_a_capital_is_found_in_running_text() -> None:
    gazetteer = levant()
    lost = []
    for place_id in list(gazetteer.places)[::7]:
        for name in gazetteer.names_of(place_id):
            if name.name[0].islower() or name.name[0].isdigit() or "," in name.name or "(" in name.name:
                continue  # running text is read from capital to capital
            text = f"They came to {name.name} on foot."
            hits = gazetteer.mentions(text)
            if not any(place_id in {place.id for place in hit.places} for hit in hits):
                lost.append(name.name)
    assert len(lost) <= 12, " | ".join(lost)


@pytest.mark.parametrize(
    ("hint", "chosen"),
    [
        ({"countries": {"LB": 1.0}}, "tripoli-lb"),
        ({"countries": {"LY": 2.0, "EG": 1.0}}, "tripoli-ly"),
        ({"near": [(34.0, 36.2)]}, "tripoli-lb"),
        ({}, None),
    ],
)
def test_evidence_settles_namesakes_and_its_lack_does_not(
    small: Gazetteer, hint: dict[str, object], chosen: str | None
) -> None:
    choice = small.choose(small.find("Tripoli"), **hint)  # type: ignore[arg-type]
    assert (choice.place.id if choice.place else None) == chosen
    assert choice.ambiguous is (chosen is None)
    assert choice.reason


def test_a_bare_name_is_the_town_and_a_hint_makes_it_the_province(small: Gazetteer) -> None:
    places = small.find("Raqqa")
    assert small.choose(places).place == small.places["raqqa"]
    assert small.choose(places, kind_hint="area").place == small.places["raqqa-province"]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("x,X,town,SY,,95,38,2,s,", "latitude 95 is outside -90..90"),
        ("x,X,town,SY,,abc,38,2,s,", "not a number"),
        ("x,X,hamlet,SY,,35,38,2,s,", "unknown kind 'hamlet'"),
        ("x,X,town,Syria,,35,38,2,s,", "not an ISO code"),
        ("x,X,town,SY,,35,38,0,s,", "not above 0"),
        ("x,,town,SY,,35,38,2,s,", "the cell name is empty"),
        ("raqqa,Y,town,SY,,35,38,2,s,", "stands at places.csv:2 already"),
        ("x,X,town,SY,,35,38,2,s,a, b", "quote a cell"),
    ],
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, row: str, complaint: str) -> None:
    (tmp_path / "places.csv").write_text(PLACES + row + "\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"places\.csv:14: ") as caught:
        read_gazetteer(tmp_path)
    assert complaint in str(caught.value)
    faults: list[GazetteerError] = []
    gazetteer = read_gazetteer(tmp_path, faults=faults)
    assert len(faults) == 1
    assert gazetteer.find("Mosul")


def test_a_later_pack_wins_over_the_same_place_of_an_earlier_one(tmp_path: Path) -> None:
    header, *rows = PLACES.splitlines()
    for name, row in (("one", "a,Mosul,city,IQ,,36.33,43.12,8,s,"), ("two", rows[2])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "places.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    gazetteer = read_gazetteer(tmp_path / "one", tmp_path / "two")
    assert [place.id for place in gazetteer.find("Mosul")] == ["mosul"]
    assert list(gazetteer.places) == ["mosul"]


def test_a_pack_may_name_a_place_of_another_pack(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "places.csv").write_text(PLACES, encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / "places.csv").write_text(PLACES.splitlines()[0] + "\n", encoding="utf-8")
    (own / "names.csv").write_text("place_id,name,lang,kind,from,to,source\nmosul,Mossool,en,,,,s\n", encoding="utf-8")
    gazetteer = read_gazetteer(tmp_path / "base", own)
    assert [place.id for place in gazetteer.find("Mossool")] == ["mosul"]
    assert [m.text for m in gazetteer.mentions("to Mossool")] == ["Mossool"]


def test_a_folder_without_places_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="is no pack"):
        read_gazetteer(tmp_path)


def test_the_shipped_packs_hold_what_they_promise() -> None:
    gazetteer = shipped()
    by_pack: dict[str, int] = {}
    for place in gazetteer.places.values():
        by_pack[place.pack] = by_pack.get(place.pack, 0) + 1
    assert by_pack["levant"] >= 1500
    assert by_pack["world"] >= 30_000
    assert {place.pack for place in gazetteer.find("Mosul")} == {"levant"}
    assert len(levant().names_of("iq-mosul")) >= 8


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Iraqi army left Iraq for Syria's border.", {"IQ": 2, "SY": 1}),
        ("Saudi Arabian and South Sudanese troops", {"SA": 1, "SS": 1}),
        ("the U.S. and the UK", {"US": 1, "GB": 1}),
        ("nothing here", {}),
        ("", {}),
    ],
)
def test_country_words_are_counted(text: str, counts: dict[str, int]) -> None:
    assert countries_in(text) == counts


def test_a_country_word_has_its_code() -> None:
    assert (country_of("Syrian"), country_of("the United Arab Emirates"), country_of("Mosul")) == (
        "SY",
        "AE",
        None,
    )


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir ez-Zor", "Dayr az-Zawr", "Deir Ezzor"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Kobani", "Kobane"),
        ("Raqqah", "Rakka"),
    ],
)
def test_romanisations_of_one_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({romanisation_skeleton(spelling) for spelling in spellings}) == 1


@given(st.text(max_size=40))
def test_folding_is_stable(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert 0 <= indel_ratio(one, other) <= 100
    assert abs(indel_ratio(one, other) - indel_ratio(other, one)) < 1e-9
