"""What a name in a report stands for: phrases, relative places, likenesses, and what is no place."""

from __future__ import annotations

import csv
import runpy
from collections import Counter
from pathlib import Path

import pytest
from gazetteers import shipped
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer import explain, parse_phrase, parse_relative, read_gazetteer
from geomap.gazetteer.distances import distance_km, point_at

TOPONYMS = Path(__file__).parent / "toponyms" / "press.csv"


@pytest.mark.parametrize(
    ("phrase", "core", "countries", "kind"),
    [
        ("the Syrian city of Tabqa", "Tabqa", ("SY",), "town"),
        ("Iraqi Mosul", "Mosul", ("IQ",), None),
        ("Syria's Raqqa", "Raqqa", ("SY",), None),
        ("Mosul, Iraq", "Mosul", ("IQ",), None),
        ("Tripoli (Lebanon)", "Tripoli", ("LB",), None),
        ("the besieged city of Aleppo", "Aleppo", (), "town"),
        ("Iraq's second largest city Mosul", "Mosul", ("IQ",), "town"),
        ("ISIS-held Raqqa", "Raqqa", (), None),
        ("the town of al-Bab in northern Syria", "al-Bab", ("SY",), "town"),
        ("northern Syria", "northern Syria", (), None),
        ("Raqqa", "Raqqa", (), None),
    ],
)
def test_a_phrase_gives_its_country_and_kind_beside_the_name(
    phrase: str, core: str, countries: tuple[str, ...], kind: str | None
) -> None:
    parsed = parse_phrase(phrase)
    assert (parsed.core, parsed.countries, parsed.kind) == (core, countries, kind)


@pytest.mark.parametrize(
    ("phrase", "relation", "anchors", "bearing", "distance"),
    [
        ("20 km south of Raqqa", "direction", ("Raqqa",), 180.0, 20.0),
        ("20km (12 miles) south-east of Deir ez-Zor", "direction", ("Deir ez-Zor",), 135.0, 20.0),
        ("some 15 to 20 kilometers west of Sirte", "direction", ("Sirte",), 270.0, 17.5),
        ("10 miles from Kirkuk", "distance", ("Kirkuk",), None, 16.09344),
        ("north of Homs", "direction", ("Homs",), 0.0, None),
        ("northern Syria", "part", ("Syria",), 0.0, None),
        ("the outskirts of Mosul", "outskirts", ("Mosul",), None, None),
        ("Mosul's western outskirts", "outskirts", ("Mosul",), 270.0, None),
        ("the suburbs of Damascus", "outskirts", ("Damascus",), None, None),
        ("western Aleppo countryside", "countryside", ("Aleppo",), 270.0, None),
        ("rural Damascus", "countryside", ("Damascus",), None, None),
        ("the vicinity of Palmyra", "near", ("Palmyra",), None, None),
        ("near Palmyra", "near", ("Palmyra",), None, None),
        ("the Idlib area", "near", ("Idlib",), None, None),
        ("between Homs and Hama", "between", ("Homs", "Hama"), None, None),
        ("the Mosul–Tal Afar road", "road", ("Mosul", "Tal Afar"), None, None),
        ("the Deir ez-Zor-Raqqa highway", "road", ("Deir ez-Zor", "Raqqa"), None, None),
        ("the road linking Raqqa to Hasakah", "road", ("Raqqa", "Hasakah"), None, None),
    ],
)
def test_a_relative_phrase_is_taken_apart(
    phrase: str, relation: str, anchors: tuple[str, ...], bearing: float | None, distance: float | None
) -> None:
    parsed = parse_relative(phrase)
    assert parsed is not None
    assert (parsed.relation, parsed.anchors, parsed.bearing) == (relation, anchors, bearing)
    assert parsed.distance_km == (pytest.approx(distance) if distance else None)


@pytest.mark.parametrize("phrase", ["Mosul", "Deir ez-Zor", "", "north of the river", "x" * 100_000, "\x00"])
def test_other_phrases_are_not_relative(phrase: str) -> None:
    assert parse_relative(phrase) is None


def test_twenty_kilometres_south_is_twenty_kilometres_south() -> None:
    town = shipped().places["sy-raqqa"]
    match = shipped().resolve("20 km south of Raqqa")
    assert match.match == "relative"
    assert match.lat is not None
    assert match.lon is not None
    assert distance_km(town.lat, town.lon, match.lat, match.lon) == pytest.approx(20, abs=0.1)
    assert match.lat < town.lat
    assert match.radius_km is not None
    assert 7 < match.radius_km < 25


def test_a_place_between_two_lies_on_the_line_and_reaches_both() -> None:
    gazetteer = shipped()
    homs, hama = gazetteer.places["sy-homs"], gazetteer.places["sy-hama"]
    match = gazetteer.resolve("between Homs and Hama")
    assert match.place_id is None
    assert match.lat is not None
    assert match.lon is not None
    assert match.radius_km is not None
    for place in (homs, hama):
        assert distance_km(place.lat, place.lon, match.lat, match.lon) <= match.radius_km + 0.1


@given(st.floats(-60, 60), st.floats(-179, 179), st.floats(0, 360), st.floats(1, 500))
def test_a_point_at_a_distance_is_that_far(lat: float, lon: float, bearing: float, length: float) -> None:
    there = point_at(lat, lon, bearing, length)
    assert distance_km(lat, lon, *there) == pytest.approx(length, rel=1e-6)


@pytest.mark.parametrize(
    ("name", "countries", "place_id", "how"),
    [
        ("Mosul", (), "iq-mosul", "listed"),
        ("MOSUL", (), "iq-mosul", "folded"),
        ("Iraqi Mosul", (), "iq-mosul", "listed"),
        ("Hit", ("IQ",), "iq-hit", "listed"),
        ("the town of Hit", (), "iq-hit", "listed"),
        ("Tripoli", ("LB",), "lb-tripoli", "listed"),
        ("Tripoli", (), None, "none"),
        ("Hit", (), None, "not a place"),
        ("March", (), None, "not a place"),
        ("March", ("SY",), None, "not a place"),
        ("al-Baghdadi", (), None, "not a place"),
        ("Abu Bakr al-Baghdadi", ("IQ",), None, "not a place"),
        ("Islamic State", ("SY",), None, "not a place"),
        ("Mohammed Alloush", ("SY",), None, "not a place"),
        ("Qzxwv", ("SY",), None, "none"),
        ("", (), None, "none"),
        ("!!!", (), None, "none"),
        ("\x00" * 1000, (), None, "none"),
        ("Mosul " * 100_000, (), None, "none"),
    ],
)
def test_the_ladder(name: str, countries: tuple[str, ...], place_id: str | None, how: str) -> None:
    match = shipped().resolve(name, countries=countries)
    assert (match.place_id, match.match) == (place_id, how)
    assert match.is_found is (place_id is not None)
    assert (match.lat is None) is (place_id is None)
    assert match.reason


def test_a_spelling_that_nobody_listed_is_found_by_likeness_and_marked() -> None:
    match = shipped().resolve("Khan Shaykhuun", countries=("SY",))
    assert match.place_id == "sy-khan-shaykhun"
    assert match.match in ("fuzzy", "folded")
    assert match.score >= 90


def test_a_likeness_is_looked_for_only_in_the_countries_in_question() -> None:
    assert shipped().resolve("Khan Shaykhuun", countries=("NG",)).place_id is None


def test_the_context_settles_what_the_name_leaves_open() -> None:
    assert shipped().resolve("Tripoli", context="Lebanese soldiers left Beirut").place_id == "lb-tripoli"


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ([(33.35, 43.78)], "iq-amiriyat-fallujah"),  # Fallujah
        ([(33.31, 44.37)], "iq-amiriyah-baghdad"),  # Baghdad
        ([(33.35, 43.78), (33.31, 44.37)], None),
        ([(36.34, 43.13)], None),  # Mosul
        ([], None),
    ],
)
def test_a_toss_up_goes_to_the_namesake_beside_a_place_named(
    near: list[tuple[float, float]], expected: str | None
) -> None:
    assert shipped().resolve("Amiriyah", countries=("IQ",), near=near).place_id == expected


@pytest.mark.parametrize(
    ("name", "countries", "expected"),
    [
        ("Sinjar", {"SY": 9.0, "IQ": 3.0}, "iq-sinjar"),  # the other is shown as "Sinjar, Idlib"
        ("Rabia", {"SY": 9.0, "IQ": 5.0}, "iq-rabia"),
        ("La Victoria", {"CO": 10.0, "VE": 10.0}, "ve-la-victoria"),  # curated; a bigger one is known to the fallback
        ("Bolívar", {"CO": 16.0, "VE": 11.0}, None),  # a department and a state, both shown by more than that
    ],
)
def test_a_toss_up_goes_to_the_one_that_a_curator_shows_by_the_bare_name_or_curates_alone(
    name: str, countries: dict[str, float], expected: str | None
) -> None:
    assert shipped().resolve(name, countries=countries).place_id == expected


def test_a_town_that_a_list_calls_so_gives_way_to_the_one_of_that_name_beside_it() -> None:
    taloqan = [(36.74, 69.53)]  # lists call it Khanabad too
    assert shipped().resolve("Khanabad", countries={"AF": 1.0}, near=taloqan).place_id == "af-khanabad"


def test_suggestions_come_best_first() -> None:
    found = shipped().suggest("Manbidj", ("SY",))
    assert found[0].place_id == "sy-manbij"
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert len(found) <= 5


def test_an_answer_explains_itself() -> None:
    lines = explain(shipped().resolve("Tripoli")).splitlines()
    assert "toss-up" in lines[1]
    assert any("lb-tripoli" in line for line in lines)


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    match = shipped().resolve(text, countries=("SY",), context=text)
    assert (match.lat is None) == (match.lon is None) == (match.radius_km is None)


def test_the_spellings_of_the_press_resolve() -> None:
    gazetteer, world = shipped(), read_gazetteer("world")
    with TOPONYMS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts: Counter[str] = Counter()
    for row in rows:
        match = gazetteer.resolve(row["name"], context=row["context"])
        expected = row["place_id"]
        if not expected:
            counts["no place"] += 1
            counts["no place, resolved"] += match.is_found
            continue
        counts["place"] += 1
        if match.lat is None or match.lon is None:
            continue
        place = gazetteer.places.get(expected) or world.places[expected]  # a curated row may have replaced it
        apart = distance_km(place.lat, place.lon, match.lat, match.lon)
        is_right = match.place_id == expected or (
            match.end_kind == place.end_kind and apart <= max(25.0, place.radius_km)
        )
        counts["right" if is_right else "wrong"] += 1
    assert counts["place"] >= 300
    assert counts["right"] / counts["place"] >= 0.97, counts
    assert counts["wrong"] / counts["place"] <= 0.02, counts
    assert counts["no place, resolved"] / counts["no place"] <= 0.02, counts


def test_names_of_all_theatres_resolve_to_where_they_are_and_what_is_no_place_does_not() -> None:
    root = Path(__file__).parents[1]
    measure = runpy.run_path(str(root / "benchmarks" / "toponyms.py"))["measure"]
    for part in ("look", "count"):
        counts = Counter(outcome for row, outcome, _ in measure(shipped()) if row["part"] == part)
        named = counts["right"] + counts["wrong"] + counts["open"]
        assert named >= 700
        assert counts["right"] / named >= 0.96, (part, counts)
        assert counts["wrong"] / named <= 0.02, (part, counts)
        assert counts["taken"] / (counts["taken"] + counts["refused"]) <= 0.02, (part, counts)


def test_what_a_person_from_a_place_is_called_is_no_place() -> None:
    for name in ("al-Tikriti", "Hadithi", "al-Qahtani", "Anbari"):
        assert not shipped().resolve(name, countries=("IQ",)).is_found, name


@pytest.mark.parametrize(
    ("name", "country", "place_id"),
    [
        ("Nasiriyah airbase", "SY", "sy-nasiriyah-airbase"),
        ("Saida", "SY", "sy-saida"),
        ("Saida", "LB", "lb-saida"),
        ("Riyadh", "IQ", "iq-riyadh-kirkuk"),
        ("al-Riyadh", "SA", "sa-riyadh"),
        ("Sinjar", "SY", "sy-sinjar-idlib"),
        ("Arida", "LB", "crossing-arida"),
        ("Abta", "IQ", "iq-tal-abta"),
    ],
)
def test_a_name_of_several_countries_is_the_one_in_question(name: str, country: str, place_id: str) -> None:
    assert shipped().resolve(name, countries=(country,)).place_id == place_id


def test_a_small_place_far_from_all_that_is_spoken_of_is_not_taken() -> None:
    assert shipped().resolve("Hamrah", countries=("IQ",)).place_id is None  # a Hamra lies in Hama
    assert shipped().resolve("Manbij", context="Turkish officials said").place_id == "sy-manbij"


@pytest.mark.parametrize("name", ["Shamiya Front", "Taiz Axis", "Philippine Marines", "ISS", "JAS", "ESMAD", "Fatah"])
def test_forces_bodies_and_acronyms_are_no_places(name: str) -> None:
    for countries in ((), ("SY",), ("IQ",)):
        assert not shipped().resolve(name, countries=countries).is_found


def test_a_headline_in_capitals_is_read() -> None:
    for name, place_id in (("HOMS", "sy-homs"), ("GAZA", "ps-gaza"), ("IDLIB", "sy-idlib"), ("SYRIA", "sy")):
        assert shipped().resolve(name).place_id == place_id, name


def test_next_to_no_armed_group_is_taken_for_a_place() -> None:
    path = Path(__file__).parents[1] / "geomap" / "groups" / "data" / "groups.csv"
    with path.open(encoding="utf-8", newline="") as file:
        names = sorted({row["alias"] for row in csv.DictReader(file)})
    taken = [name for name in names if shipped().resolve(name).is_found]
    assert len(names) > 1000
    assert len(taken) <= 0.02 * len(names), taken


@pytest.mark.parametrize(
    "context", ["LB", "Lebanon", "lebanon", "Lebanese", "in northern Lebanon", "near Beirut", "Liban"]
)
def test_a_context_may_be_no_more_than_a_country(context: str) -> None:
    assert shipped().resolve("Tripoli", context=context).place_id == "lb-tripoli"


def test_a_place_just_over_the_border_is_not_ruled_out_by_the_countries_named() -> None:
    found = shipped()
    places = [found.places["iq-sinjar"], found.places["sy-sinjar-idlib"]]
    syria = {"SY": 5.0, "TR": 2.0}
    beside_qamishli = found.choose(places, countries=syria, near=[(37.05, 41.23)], name="Sinjar").place
    beside_idlib = found.choose(places, countries=syria, near=[(35.93, 36.63)], name="Sinjar").place
    assert beside_qamishli is None or beside_qamishli.id == "iq-sinjar"
    assert beside_idlib is not None
    assert beside_idlib.id == "sy-sinjar-idlib"


def test_a_small_town_close_to_what_is_spoken_of_is_taken_whatever_its_country() -> None:
    far = shipped().resolve("Bihać", countries={"HR": 1.0})
    assert far.place_id is None
    assert "listed only in BA" in far.reason
    assert shipped().resolve("Bihać", countries={"HR": 1.0}, near=[(45.49, 15.55)]).country == "BA"


def test_a_word_with_an_accent_is_no_english_word() -> None:
    assert shipped().is_common_word("Tera")
    assert not shipped().is_common_word("Téra")
