from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.counts import Count, find_counts, parse_count

# A text with one count: its words, its bounds, what it counts, and the noun.
COUNTS = [
    ("They sent 300 fighters.", "300", 300, 300, "persons", "fighters"),
    ("They sent up to 5,000 fighters.", "up to 5,000", None, 5000, "persons", "fighters"),
    (
        "They sent as many as four hundred fighters.",
        "as many as four hundred",
        None,
        400,
        "persons",
        "fighters",
    ),
    ("They sent no more than ten men.", "no more than ten", None, 10, "persons", "men"),
    ("They sent at most 50 men.", "at most 50", None, 50, "persons", "men"),
    ("They sent a maximum of 40 men.", "a maximum of 40", None, 40, "persons", "men"),
    ("They sent fewer than 40 men.", "fewer than 40", None, 40, "persons", "men"),
    ("They sent just under 400 men.", "just under 400", None, 400, "persons", "men"),
    ("They sent up to about 300 men.", "up to about 300", None, 300, "persons", "men"),
    ("They sent 40 or fewer men.", "40 or fewer", None, 40, "persons", "men"),
    ("They sent at least 10 men.", "at least 10", 10, None, "persons", "men"),
    ("They sent more than 1,000 men.", "more than 1,000", 1000, None, "persons", "men"),
    ("They sent over 200 men.", "over 200", 200, None, "persons", "men"),
    ("They sent well over 200 men.", "well over 200", 200, None, "persons", "men"),
    ("They sent no fewer than 1,200 officers.", "no fewer than 1,200", 1200, None, "persons", "officers"),
    ("They sent no less than 30 men.", "no less than 30", 30, None, "persons", "men"),
    ("They sent upwards of 60 men.", "upwards of 60", 60, None, "persons", "men"),
    ("They sent in excess of 60 men.", "in excess of 60", 60, None, "persons", "men"),
    ("They sent 20 or more fighters.", "20 or more", 20, None, "persons", "fighters"),
    ("They sent 50-plus men.", "50-plus", 50, None, "persons", "men"),
    ("They sent 100+ fighters.", "100+", 100, None, "persons", "fighters"),
    ("They sent at least a dozen commanders.", "at least a dozen", 12, None, "persons", "commanders"),
    ("They sent about 300 militants.", "about 300", 300, 300, "persons", "militants"),
    ("They sent some sixty men.", "some sixty", 60, 60, "persons", "men"),
    ("They sent around 40 men.", "around 40", 40, 40, "persons", "men"),
    ("They sent roughly 40 men.", "roughly 40", 40, 40, "persons", "men"),
    ("They sent nearly two dozen men.", "nearly two dozen", 24, 24, "persons", "men"),
    ("They sent almost 90 men.", "almost 90", 90, 90, "persons", "men"),
    ("They sent approximately 90 men.", "approximately 90", 90, 90, "persons", "men"),
    ("They sent perhaps 500 men.", "perhaps 500", 500, 500, "persons", "men"),
    ("They sent an estimated 3,000 jihadists.", "an estimated 3,000", 3000, 3000, "persons", "jihadists"),
    ("They sent a further 100 terrorists.", "a further 100", 100, 100, "persons", "terrorists"),
    ("They sent another 40.", "another 40", 40, 40, "", ""),
    ("They sent thirty-odd men.", "thirty-odd", 30, 30, "persons", "men"),
    ("They sent 200 or so men.", "200 or so", 200, 200, "persons", "men"),
    ("They sent between 200 and 300 militants.", "between 200 and 300", 200, 300, "persons", "militants"),
    ("They sent 200 to 300 fighters.", "200 to 300", 200, 300, "persons", "fighters"),
    ("They sent from 200 to 300 fighters.", "200 to 300", 200, 300, "persons", "fighters"),
    ("They sent 200-300 men.", "200-300", 200, 300, "persons", "men"),
    ("They sent 200–300 men.", "200–300", 200, 300, "persons", "men"),
    ("They sent 20 or 30 men.", "20 or 30", 20, 30, "persons", "men"),
    ("They sent 20, perhaps 30 men.", "20, perhaps 30", 20, 30, "persons", "men"),
    ("They sent 3-4 thousand terrorists.", "3-4 thousand", 3000, 4000, "persons", "terrorists"),
    ("They sent two to three hundred men.", "two to three hundred", 200, 300, "persons", "men"),
    ("They sent two or three dozen men.", "two or three dozen", 24, 36, "persons", "men"),
    ("They sent fifty to a hundred men.", "fifty to a hundred", 50, 100, "persons", "men"),
    ("They sent one or two commanders.", "one or two", 1, 2, "persons", "commanders"),
    (
        "It was two hundred, or it may be three hundred.",
        "two hundred, or it may be three hundred",
        200,
        300,
        "",
        "",
    ),
    ("It was hundreds, perhaps thousands.", "hundreds, perhaps thousands", 200, None, "", ""),
    (
        "They sent hundreds or thousands of fighters.",
        "hundreds or thousands",
        200,
        None,
        "persons",
        "fighters",
    ),
    ("They sent dozens of fighters.", "dozens", 24, None, "persons", "fighters"),
    ("They sent scores of men.", "scores", 40, None, "persons", "men"),
    ("They sent hundreds of Taliban.", "hundreds", 200, None, "persons", "Taliban"),
    ("They sent thousands of Hashd fighters.", "thousands", 2000, None, "persons", "fighters"),
    ("They sent tens of thousands of people.", "tens of thousands", 20000, None, "persons", "people"),
    (
        "They sent hundreds of thousands of people.",
        "hundreds of thousands",
        200000,
        None,
        "persons",
        "people",
    ),
    ("They sent several hundred men.", "several hundred", 200, None, "persons", "men"),
    ("They sent a few hundred men.", "a few hundred", 200, None, "persons", "men"),
    ("They sent several dozen men.", "several dozen", 24, None, "persons", "men"),
    ("They sent a few dozen families.", "a few dozen", 24, None, "families", "families"),
    ("They sent many hundreds of men.", "many hundreds", 200, None, "persons", "men"),
    ("They sent a dozen technicals.", "a dozen", 12, 12, "vehicles", "technicals"),
    ("They sent two dozen pickups.", "two dozen", 24, 24, "vehicles", "pickups"),
    ("They sent half a dozen cars.", "half a dozen", 6, 6, "vehicles", "cars"),
    ("They are half a million people.", "half a million", 500000, 500000, "persons", "people"),
    ("They sent ten suicide bombers.", "ten", 10, 10, "persons", "bombers"),
    ("They sent two long-range bombers.", "two", 2, 2, "", "bombers"),
    ("They came in groups of ten to fifteen so as to hide.", "ten to fifteen", 10, 15, "", ""),
    ("On the night of July 18 to 19 sixteen men left.", "sixteen", 16, 16, "persons", "men"),
    ("They sent 3 dozen men.", "3 dozen", 36, 36, "persons", "men"),
    ("They sent a couple of commanders.", "a couple of", 2, 2, "persons", "commanders"),
    ("They sent a couple of hundred men.", "a couple of hundred", 200, 200, "persons", "men"),
    ("They sent a pair of trucks.", "a pair of", 2, 2, "vehicles", "trucks"),
    ("They sent one commander.", "one", 1, 1, "persons", "commander"),
    ("They sent two emirs.", "two", 2, 2, "persons", "emirs"),
    ("They sent 5 000 men.", "5 000", 5000, 5000, "persons", "men"),
    ("They sent 5\u00a0000 men.", "5\u00a0000", 5000, 5000, "persons", "men"),
    ("They sent 5.000 men.", "5.000", 5000, 5000, "persons", "men"),
    ("They sent 1,250,000 people.", "1,250,000", 1250000, 1250000, "persons", "people"),
    ("They sent 5k fighters.", "5k", 5000, 5000, "persons", "fighters"),
    ("They sent 2.5 thousand men.", "2.5 thousand", 2500, 2500, "persons", "men"),
    ("They sent 2.5 million people.", "2.5 million", 2500000, 2500000, "persons", "people"),
    ("They sent twenty-five men.", "twenty-five", 25, 25, "persons", "men"),
    ("They sent a hundred men.", "a hundred", 100, 100, "persons", "men"),
    ("They sent a hundred and thirty men.", "a hundred and thirty", 130, 130, "persons", "men"),
    ("They sent hundred and fifty men.", "hundred and fifty", 150, 150, "persons", "men"),
    ("They sent two hundred and forty-one men.", "two hundred and forty-one", 241, 241, "persons", "men"),
    ("They sent two thousand five hundred men.", "two thousand five hundred", 2500, 2500, "persons", "men"),
    ("They sent twelve hundred men.", "twelve hundred", 1200, 1200, "persons", "men"),
    ("They sent three thousand and ten men.", "three thousand and ten", 3010, 3010, "persons", "men"),
    ("They sent one hundred men.", "one hundred", 100, 100, "persons", "men"),
    ("Eight hundred Peshmerga left.", "Eight hundred", 800, 800, "persons", "Peshmerga"),
    ("Some 120 foreign fighters left.", "Some 120", 120, 120, "persons", "fighters"),
    ("They sent 200 heavily armed, masked men.", "200", 200, 200, "persons", "men"),
    ("They sent 80 armed Chechens.", "80", 80, 80, "persons", "Chechens"),
    ("They sent 300 'Kadyrovtsy'.", "300", 300, 300, "persons", "Kadyrovtsy"),
    ("They sent five hundred of their men.", "five hundred", 500, 500, "persons", "men"),
    ("They sent 400 members of the group.", "400", 400, 400, "persons", "members"),
    ("They sent 40 Islamic State militants.", "40", 40, 40, "persons", "militants"),
    ("They sent 500 Islamic State* terrorists.", "500", 500, 500, "persons", "terrorists"),
    ("They sent 60 al-Nusra Front gunmen.", "60", 60, 60, "persons", "gunmen"),
    ("They sent 1,200 officers of the Federal Police.", "1,200", 1200, 1200, "persons", "officers"),
    ("They sent 30 women and children.", "30", 30, 30, "persons", "women"),
    ("They sent 700 families.", "700", 700, 700, "families", "families"),
    ("They sent 16 pickup trucks.", "16", 16, 16, "vehicles", "trucks"),
    ("They sent 64 Land Cruisers.", "64", 64, 64, "vehicles", "Cruisers"),
    ("They sent at least sixty captured Humvees.", "at least sixty", 60, None, "vehicles", "Humvees"),
    ("They sent fifteen armoured personnel carriers.", "fifteen", 15, 15, "vehicles", "carriers"),
    ("They sent 12 police cars.", "12", 12, 12, "vehicles", "cars"),
    ("They sent 20 truck drivers.", "20", 20, 20, "persons", "drivers"),
    ("They sent a convoy of 14 vehicles.", "14", 14, 14, "vehicles", "vehicles"),
    ("They sent a 14-vehicle convoy.", "14", 14, 14, "vehicles", "vehicle"),
    ("They sent ninety-nine boats.", "ninety-nine", 99, 99, "vehicles", "boats"),
    ("They sent 40 rockets.", "40", 40, 40, "weapons", "rockets"),
    ("They sent four Katyusha launchers.", "four", 4, 4, "weapons", "launchers"),
    ("They sent two brigades.", "two", 2, 2, "units", "brigades"),
    ("They sent three battalions of the army.", "three", 3, 3, "units", "battalions"),
    ("They sent a force of 500.", "500", 500, 500, "persons", ""),
    ("They sent a group of thirty.", "thirty", 30, 30, "persons", ""),
    ("They sent a convoy of about sixty.", "about sixty", 60, 60, "vehicles", ""),
    ("They sent a 200-strong force.", "200", 200, 200, "persons", "strong"),
    ("They sent a 300-man column.", "300", 300, 300, "persons", "man"),
    ("Thirty of them left.", "Thirty", 30, 30, "", "them"),
    ("300 left Mosul.", "300", 300, 300, "", ""),
    ("They were numbering about 300.", "about 300", 300, 300, "", ""),
    ("They took three villages.", "three", 3, 3, "", "villages"),
    ("They flew 11 strikes.", "11", 11, 11, "", "strikes"),
    ("On June 30 200 fighters left.", "200", 200, 200, "persons", "fighters"),
    ("In October 2016, 300 men left.", "300", 300, 300, "persons", "men"),
    ("The 2000 fighters left.", "2000", 2000, 2000, "persons", "fighters"),
    ("They sent what does not exceed two hundred men.", "does not exceed two hundred", None, 200, "persons", "men"),
    ("They sent a little over a hundred men.", "a little over a hundred", 100, None, "persons", "men"),
    ("They sent ~60 men.", "~60", 60, 60, "persons", "men"),
    ("They sent >100 men.", ">100", 100, None, "persons", "men"),
    ("They sent 50 men at least.", "50", 50, None, "persons", "men"),
    ("They sent 50 men at most.", "50", None, 50, "persons", "men"),
    ("They sent 300 tops.", "300", None, 300, "", ""),
    ("They sent more than 50 but fewer than 100 men.", "more than 50 but fewer than 100", 50, 100, "persons", "men"),
    ("They sent from 200 up to 300 men.", "200 up to 300", 200, 300, "persons", "men"),
    ("They sent 40, if not 50.", "40, if not 50", 40, 50, "", ""),
    ("They sent 3 to 4,000 men.", "3 to 4,000", 3000, 4000, "persons", "men"),
    ("They sent 300 (three hundred) men.", "300 (three hundred)", 300, 300, "persons", "men"),
    ("They sent half-a-dozen men.", "half-a-dozen", 6, 6, "persons", "men"),
    ("They sent two-dozen men.", "two-dozen", 24, 24, "persons", "men"),
    ("They sent one and a half thousand men.", "one and a half thousand", 1500, 1500, "persons", "men"),
    ("They sent dozens and dozens of men.", "dozens and dozens", 24, None, "persons", "men"),
    ("They left by the dozen.", "dozen", 24, None, "", ""),
    ("They sent a single fighter.", "a single", 1, 1, "persons", "fighter"),
    ("They sent a three-hundred-strong force.", "three-hundred", 300, 300, "persons", "strong"),
    ("They sent a force forty strong.", "forty", 40, 40, "persons", "strong"),
    ("They sent a force of 2000.", "2000", 2000, 2000, "persons", ""),
    ("They sent in excess of 2000.", "in excess of 2000", 2000, None, "", ""),
    ("They sent 45 truckloads of men.", "45", 45, 45, "vehicles", "truckloads"),
    ("They sent two busloads of men.", "two", 2, 2, "vehicles", "busloads"),
    ("They sent 200 fighters' families.", "200", 200, 200, "families", "families"),
    ("They sent \u0663\u0660\u0660 men.", "\u0663\u0660\u0660", 300, 300, "persons", "men"),
    ("He puts the number of those who left at 170.", "170", 170, 170, "", ""),
    ("He puts at 340 the number of men who left.", "340", 340, 340, "persons", "men"),
    ("They sent two 120-strong companies.", "120", 120, 120, "persons", "strong"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "unit", "noun"), COUNTS)
def test_a_count_is_found_with_its_bounds_and_noun(
    text: str, words: str, low: int | None, high: int | None, unit: str, noun: str
) -> None:
    [mention] = find_counts(text)
    assert (mention.text, mention.low, mention.high) == (words, low, high)
    assert (mention.unit, mention.noun) == (unit, noun)


NO_COUNTS = [
    "They withdrew all but 50 of the men.",
    "15 percent of the men",
    "15 per cent of the men",
    "15% of the men",
    "$500 for the fighters",
    "€ 500 for the fighters",
    "500 dollars",
    "30 kilometres from Mosul",
    "30 km from Mosul",
    "30km from Mosul",
    "a 30-kilometre road",
    "the past 48 hours",
    "in 48 past hours",
    "the night of July 18 to 19",
    "Jul. 18-19",
    "one bus after another",
    "Kilo 16",
    "two days ago",
    "three weeks later",
    "in 2014",
    "since 2014 the men have left",
    "summer of 2014",
    "May 29",
    "29 May",
    "29-30 May",
    "from 11 to 13 June",
    "between 11 and 13 June",
    "Jun. 01, 2017",
    "1 October 2016",
    "01.06.2017",
    "2016-10-21",
    "at 16:42",
    "at 5 pm",
    "the 70th Force",
    "the 4th Division",
    "the 9th Armoured Division",
    "Brigade 47",
    "Division 17 base",
    "Highway 47",
    "UN resolution 2254",
    "the M5 road",
    "T-72 tanks",
    "the T4 base",
    "an S-300 battery",
    "12mm rounds",
    "a 30-year-old fighter",
    "aged 30",
    "a commander fled",
    "some of the men",
    "one of the men",
    "not a single fighter left",
    "they left at 17",
    "in the autumn of 2016",
    "not one fighter left",
    "no one left",
    "one another",
    "on the one side",
    "the first men",
    "several fighters",
    "many fighters",
    "both men",
    "page 5",
    "{{7*7}}",
    "{5}",
    "an attack on 9/11",
    "no counts at all",
    "",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_a_number_that_counts_nothing_is_no_count(text: str) -> None:
    assert [mention for mention in find_counts(text) if mention.unit or mention.noun == ""] == []


def test_several_counts_of_a_sentence_come_in_reading_order() -> None:
    text = "1,500 fighters, 30 tanks and two dozen families left in 12 buses, three of them with guns."
    found = [(m.text, m.unit, m.noun) for m in find_counts(text)]
    assert found == [
        ("1,500", "persons", "fighters"),
        ("30", "vehicles", "tanks"),
        ("two dozen", "families", "families"),
        ("12", "vehicles", "buses"),
        ("three", "", "them"),
    ]


def test_offsets_count_from_the_beginning_of_the_whole_text() -> None:
    text = "Ten men slept. Up to 20 men left. Thirty men were back."
    [mention] = find_counts(text, start=15, end=33)
    assert text[mention.start : mention.end] == "Up to 20"
    assert text[mention.noun_start :].startswith("men left")


def test_a_noun_that_is_missing_starts_where_the_number_ends() -> None:
    [mention] = find_counts("They sent about 300.")
    assert mention.noun_start == mention.end


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("up to 5,000", Count(None, 5000)),
        ("at least 10 commanders", Count(10, None, "persons")),
        ("between 200 and 300", Count(200, 300)),
        ("two dozen pickups", Count(24, 24, "vehicles")),
        ("dozens", Count(24, None)),
        ("two brigades", Count(2, 2, "units")),
        ("nobody", None),
        ("", None),
    ],
)
def test_a_whole_phrase_is_read(phrase: str, count: Count | None) -> None:
    assert parse_count(phrase) == count


_WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        """up to as many at least most between and from or more than no fewer 200 300
        5,000 5.000 2.5 thousand hundred dozen dozens hundreds of thousands a an one two
        twenty - , . + plus fighters men vehicles the them percent about some perhaps
        several few couple pair half strong May 29 2014 $ % T-72 4th it may be even""",
    )
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=14).map(" ".join))


@given(_TEXTS)
def test_any_text_is_read_without_an_error(text: str) -> None:
    behind = 0
    for mention in find_counts(text):
        assert behind <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert text[mention.noun_start :].startswith(mention.noun)
        assert mention.low is not None or mention.high is not None
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        behind = mention.end
    parse_count(text)


@given(st.integers(1, 10**9).filter(lambda n: not 1900 <= n <= 2100))
def test_a_number_is_read_from_every_written_form(number: int) -> None:
    for written in (
        f"{number}",
        f"{number:,}",
        f"{number:,}".replace(",", "."),
        f"{number:,}".replace(",", "\u202f"),
    ):
        assert parse_count(f"{written} fighters") == Count(number, number, "persons")


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_range_keeps_its_ends(one: int, other: int) -> None:
    low, high = sorted((one, other))
    read = parse_count(f"between {low:,} and {high:,} fighters")
    assert read is not None
    if low < high:
        assert read == Count(low, high, "persons")


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "9" * 100_000 + "x",
        "between " * 50_000,
        "up to " * 50_000,
        "1,000," * 20_000,
        "1.1." * 30_000,
        "a" * 100_000 + "1",
        "one hundred and " * 20_000,
        "200 to " * 30_000,
        "300 armed " * 20_000,
        "hundreds of " * 30_000,
    ],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    for mention in find_counts(text):
        assert text[mention.start : mention.end] == mention.text


def test_a_part_and_its_whole_count_the_same_noun() -> None:
    part, whole = find_counts("Thirty of the 200 men left.")
    assert (part.low, part.high, part.unit) == (30, 30, "persons")
    assert (whole.low, whole.high, whole.unit) == (200, 200, "persons")
