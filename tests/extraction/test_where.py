from __future__ import annotations

import pytest

from .readings import claim_of, claims_of, pairs_of
from .test_asked_planned_or_feared import within

STANDS_FOR = [
    ("The army entered Mosul. Militants fled the city for Raqqa.", "Mosul > Raqqa"),
    ("The army entered Mosul. Militants fled from there to Raqqa.", "Mosul > Raqqa"),
    ("Raqqa is calm. Some 200 militants went there from Mosul.", "Mosul > Raqqa"),
    ("Idlib province is calm. Some 200 militants left the province for Homs.", "Idlib province > Homs"),
    ("Turkey closed the border. Some 200 militants left the country for Idlib.", "Turkey > Idlib"),
]


@pytest.mark.parametrize(("text", "pair"), STANDS_FOR)
def test_a_word_that_stands_for_a_place_is_the_place_named_before(text: str, pair: str) -> None:
    assert pairs_of(text)[-1] == pair
    assert "anaphor" in claims_of(text)[-1].notes


def test_the_city_is_never_the_other_end() -> None:
    (claim,) = claims_of("Militants left the city for Raqqa.")
    assert claim.origin is None


def test_an_end_has_the_point_and_the_size_of_its_place() -> None:
    origin = claim_of("Fighters left Mosul for Raqqa.").origin
    assert origin is not None
    assert origin.kind == "town"
    assert origin.lat == pytest.approx(36.34, abs=0.05)
    assert origin.lon == pytest.approx(43.13, abs=0.05)
    assert origin.radius_km is not None
    assert origin.radius_km > 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighters fled to Raqqa.", "town"),
        ("Fighters fled to Raqqa province.", "area"),
        ("Fighters fled to Syria.", "area"),
        ("Fighters fled to the Hamrin mountains.", "area"),
    ],
)
def test_an_end_says_how_precise_it_is(text: str, kind: str) -> None:
    destination = claim_of(text).destination
    assert destination is not None
    assert destination.kind == kind


def test_a_name_that_no_list_has_stays_without_a_place_and_is_noted() -> None:
    claim = claim_of("Fighters fled from Mosul to Zughaymirat.")
    assert claim.destination is not None
    assert (claim.destination.text, claim.destination.place_id, claim.destination.lat) == ("Zughaymirat", None, None)
    assert claim.notes == ("place not resolved",)


def test_a_name_that_is_only_like_a_listed_one_is_noted() -> None:
    claim = claim_of("Fighters fled from Mosul to Qayyarrah.")
    assert claim.destination is not None
    assert claim.destination.place_id is not None
    assert "fuzzy place" in claim.notes


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Fighters went from Mosul to Raqqa via Sinjar.", ("Sinjar",)),
        ("Fighters went from Mosul through Tal Afar and Sinjar to Raqqa.", ("Tal Afar", "Sinjar")),
        ("Fighters went from Mosul to Raqqa.", ()),
        ("Fighters went from Raqqa to Tabqa across the Euphrates.", ()),
    ],
)
def test_places_on_the_way_are_kept_but_no_river(text: str, via: tuple[str, ...]) -> None:
    assert claim_of(text).via == via


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        pytest.param(
            "Fighters left Mosul and headed south.",
            "south",
        ),
        ("Fighters fled Mosul westward.", "west"),
        pytest.param(
            "Fighters left Mosul, heading north-west.",
            "northwest",
        ),
        ("Fighters fled Mosul for Raqqa, south of the river.", None),
        pytest.param(
            "Fighters headed south from Mosul.",
            "south",
        ),
    ],
)
def test_a_compass_word_is_kept_where_no_destination_is_told(text: str, direction: str | None) -> None:
    assert claim_of(text).direction == direction


def test_words_near_a_place_are_noted() -> None:
    assert "near place: outskirts" in claim_of("Fighters fled Mosul for the outskirts of Raqqa.").notes


def test_where_they_were_is_where_they_left_from_where_nothing_else_is_told() -> None:
    claim = claim_of("Fighters in Homs are to be taken to Idlib.")
    assert (claim.origin and claim.origin.text, claim.notes) == ("Homs", ("origin from where they were",))


def test_a_movement_from_a_place_to_itself_is_none() -> None:
    assert claims_of("Fighters moved from Raqqa to Raqqa.") == []


def test_a_town_whose_name_is_a_common_word_counts_beside_its_neighbours() -> None:
    (claim,) = claims_of("Some 300 soldiers will leave Minova for Sake before the weekend.")
    assert claim.destination is not None
    assert claim.destination.place_id == "cd-sake"


def test_for_before_a_common_word_is_no_direction_where_nobody_sets_out() -> None:
    claims = claims_of("The rebels, who fought for Sake and honour, came from Goma to Minova.")
    assert [(c.origin and c.origin.text, c.destination and c.destination.text) for c in claims] == [("Goma", "Minova")]


def test_where_men_are_from_is_no_second_origin() -> None:
    (claim,) = claims_of("Troops from Burundi left Bujumbura for Mogadishu on Monday.")
    assert claim.origin is not None
    assert claim.origin.text == "Bujumbura"


def test_a_there_that_stands_for_no_place_known_is_no_destination() -> None:
    assert pairs_of("There, says the health post, thirty fighters of Wagner came in from Tessalit.") == ["Tessalit > ?"]


@pytest.mark.parametrize("head", ["ALEPPO. The", "ALEPPO. – The", "ALEPPO, May 31 (Agency) - The"])
def test_here_is_the_town_before_the_first_sentence(head: str) -> None:
    text = f"{head} shooting was over on Friday. It began at the bridge of Idlib. A battalion was flown here from Homs."
    (claim,) = claims_of(text)
    assert claim.destination is not None
    assert claim.destination.place_id == "sy-aleppo"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Two army battalions landed at Homs on Sunday, having driven from Hama, and are to proceed to Aleppo.",
            ["Hama > Homs", "Homs > Aleppo"],
        ),
        (
            "About 600 rebels were brought from Homs to Hama; of these, some 200 were sent on to Idlib on Tuesday.",
            ["Homs > Hama", "Hama > Idlib"],
        ),
        (
            "From Homs 400 soldiers were flown to Hama, and half of these go on to Idlib tomorrow.",
            ["Homs > Hama", "Hama > Idlib"],
        ),
        (
            "300 rebels were flown from Homs to Hama. Half of them are to proceed to Idlib.",
            ["Homs > Hama", "Hama > Idlib"],
        ),
        (
            "Two army companies from Hama landed at Homs and will take the road up to Idlib.",
            ["Hama > Homs", "Homs > Idlib"],
        ),
    ],
)
def test_some_go_on_from_where_all_went(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The battalion that came from Homs to Hama in May has now moved to Idlib.", ["Homs > Hama", "Hama > Idlib"]),
        ("Rebels who fled from Homs to Hama were taken to Idlib on Monday.", ["Homs > Hama", "Hama > Idlib"]),
        ("The rebels who were taken from Homs to Hama in May left for Idlib.", ["Homs > Hama", "Hama > Idlib"]),
        ("Homs, where 300 rebels arrived from Hama on Monday, is quiet.", ["Hama > Homs"]),
        ("Homs, where 300 rebels were brought from Hama on Monday, is quiet.", ["Hama > Homs"]),
        ("The rebels left Hama for Homs, where 200 others arrived from Idlib.", ["Hama > Homs", "Idlib > Homs"]),
        ("Dozens of rebels trekked over the hills to Hama, Homs having fallen.", ["? > Hama"]),
    ],
)
def test_the_ends_of_what_a_relative_tells(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs


def test_nobody_goes_from_a_town_to_the_country_in_which_it_lies() -> None:
    text = "Islamic State fighters continue to cross the Euphrates River in Syria from their stronghold of Raqqa."
    claims = [claim for claim in claims_of(within(text)) if claim.origin is not None and claim.origin.text == "Raqqa"]
    assert claims
    assert all(claim.destination is None or claim.destination.text != "Syria" for claim in claims)
