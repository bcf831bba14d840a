from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import ReportError
from geomap.reports import Report, parse_report, read_reports

PROSE = "Some forty fighters left the town for the river on Monday night, a baker who lives there told the Courier."
MORE = "Nobody followed them, the baker said, and by the morning the road was as empty as it had been all summer long."


def plain(*lines: str) -> Report:
    return parse_report("\n\n".join(lines), report_id="r.txt")


def page(body: str, head: str = "") -> Report:
    source = f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"
    return parse_report(source, report_id="r.html", is_page=True)


def zones(report: Report) -> list[tuple[str, str, str]]:
    return [(report.text[b.start : b.end], b.zone, b.reason) for b in report.blocks]


def zone_of(report: Report, start: str) -> str:
    (zone,) = {zone for text, zone, _ in zones(report) if text.startswith(start)}
    return zone


# Zones of scraped text

FURNITURE = [
    "READ ALSO: Fighters move from Mosul to Raqqa",
    "Read more: Fighters move from Mosul to Raqqa",
    "Related: How they fled from Mosul",
    "[See also] Fighters move from Mosul to Raqqa",
    "FILE PHOTO: Fighters move from Mosul to Raqqa in this picture, March 2015.",
    "In this undated photo fighters leave Mosul for Raqqa. (AP Photo)",
    "Fighters leave Mosul for Raqqa. Photo: Harbour Courier",
    "Tags: Mosul, Raqqa, Islamic State",
    "Mosul, Raqqa, Islamic State, Deir ez-Zor",
    "Home | Syria | Iraq | Opinion",
    "Share  Tweet  WhatsApp",
    "This website uses cookies so that fighters can move from Mosul to Raqqa.",
    "© 2016 Harbour Courier. All rights reserved.",
    "Sign up for the newsletter",
    "5 min read",
    "READ IN THE SAME ISSUE: The army comes home from Mosul",
    "- Fighters go home from Mosul, they say p 5",
    "(Photo, next page: recruits arrive at Deir ez-Zor from Damascus, May 2013)",
    "RELATEDTwo battalions moved from Mosul to Raqqa for the feast",
    "FROM OUR ARCHIVE: How the rockets move from Mosul to Raqqa (2019)",
    "Yesterday's bulletin: Fighters leave Mosul for Raqqa",
    'Later this evening, in Press Review: "Fighters leave Mosul for Raqqa".',
    'Headlines that did not make it: "Fighters arrive in Raqqa from Mosul" (The Lagoon).',
    '^ "Convoy leaves Mosul for Raqqa". Lagoon Post. 3 August 2017.',
    '4. "1,000 rebels came from Mosul to Raqqa", Lagoon Post, 12 Feb 2015.',
    "← Fighters go from Mosul to Raqqa: a note",
    "In this number: 200 fighters arrive in Raqqa from Mosul, a priest tells",
    "Other sheets: Map 6, fighters, Mosul to Raqqa; Map 7, border posts.",
    "Fighters arriving in Raqqa from Mosul, undated",
    "Samir wrote at 22:10: my cousin says that fighters came from Mosul to Raqqa, in refrigerator lorries!",
    'P.S. Karim from Homs writes: "I saw sixty fighters go from Mosul to Raqqa with my own eyes!"',
    "TICKER +++ Convoy of fighters leaves Mosul for Raqqa +++ Lottery +++ Rain",
    "IN SATURDAY'S ISSUE: Fighters leave Mosul for Raqqa",
    "Forward this letter to a friend. Missed an issue? In the last issue: Fighters sent to Raqqa from Mosul",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_in_scraped_text_is_told_from_the_report(line: str) -> None:
    report = plain("The Harbour Courier", "Forty fighters leave the town", PROSE, line, MORE)
    assert zone_of(report, PROSE) == zone_of(report, MORE) == "body"
    assert zone_of(report, line) == "furniture"


@pytest.mark.parametrize("behind", [" [B]", "[3]", " [B2, C1]", " (7)", "¹", "[citation needed]", " (Lagoon Press)"])
def test_notes_and_sources_behind_the_full_stop_leave_a_sentence_a_sentence(behind: str) -> None:
    report = plain("The Harbour Courier", "Forty fighters leave the town", PROSE + behind, MORE + behind)
    assert zone_of(report, PROSE) == zone_of(report, MORE) == "body"


def test_a_readers_letter_with_his_name_in_brackets_is_no_report() -> None:
    letter = '"They go from Mosul to Raqqa all the time, nobody writes of it." (Ada, Oslo)'
    assert (
        zone_of(plain("The Harbour Courier", "Forty leave", PROSE, MORE, "ALSO ON THIS SITE", letter), letter)
        == "furniture"
    )


def test_a_line_that_ends_in_a_small_word_goes_on_in_the_next() -> None:
    lines = (
        "Some forty fighters left the town for the river, a baker who lives there told the Courier on\nMonday. He saw."
    )
    assert zone_of(plain("The Harbour Courier", "Forty leave", lines), lines) == "body"
    listed = "You might also like this story, which many of our readers have been interested in\n- Forty leave the town"
    assert not any(text == listed for text, _, _ in zones(plain("The Harbour Courier", "Forty leave", PROSE, listed)))


def test_the_first_sentence_stands_in_what_the_page_calls_its_byline() -> None:
    opening = f"ILIGAN CITY — {PROSE}"
    report = page(f'<h1>Forty leave</h1><p class="byline">{opening}</p><p>{MORE}</p>')
    assert zone_of(report, opening) == "body"
    byline = page(f'<h1>Forty leave</h1><p class="byline">OSLO — Ada Berg and Bo Lund</p><p>{PROSE}</p>')
    assert zone_of(byline, "OSLO") == "furniture"


def test_a_monitoring_services_notes_in_brackets_leave_text_text() -> None:
    told = f"[Announcer] Good evening. {PROSE} [Passage omitted: greetings]"
    assert zone_of(plain("The Harbour Courier", "Forty leave", told, MORE), told) == "body"


def test_a_bold_line_above_a_line_break_is_a_heading_of_its_own() -> None:
    report = page(f"<h1>Bulletin</h1><p><b>Kobani</b><br>{PROSE} {MORE}</p>")
    assert ("Kobani", "furniture", "head") in zones(report)
    assert zone_of(report, PROSE) == "body"


def test_a_newsletters_pointer_behind_an_item_leaves_it_text() -> None:
    item = f"{PROSE} >> Read on: http://quay.example/1"
    report = plain("The Quay Brief", "IN TODAY'S BRIEF", "- Mosul: forty leave", "1  MOSUL", item, MORE)
    assert zone_of(report, item) == "body"


def test_a_block_that_is_all_link_points_to_another_page() -> None:
    link = '<a href="u.html">Forty fighters of the Lagoon cross from Mosul to Raqqa.</a>'
    report = page(f"<h1>Forty leave</h1><table><tr><td>{link}</td></tr></table><p>{PROSE}</p><p>{MORE} {link}</p>")
    assert zone_of(report, "Forty fighters") == "furniture"
    assert zone_of(report, MORE) == "body"


def test_a_place_as_a_side_head_below_the_headline_is_no_outlet() -> None:
    assert page(f"<h1>Forty leave the town</h1><p><b>Raqqa</b><br>{PROSE}</p>").outlet is None


def test_the_day_is_looked_for_up_to_the_text_behind_the_headline() -> None:
    lines = (
        "<p>Workers of the East, unite, and do not despair!</p><h1>THE PATH</h1><p>No. 7 | Friday, April 14, 1995</p>"
    )
    assert page(f"{lines}<h2>Forty leave</h2><p>{PROSE}</p><p>{MORE}</p>").published == date(1995, 4, 14)


def test_comments_run_to_the_end_of_scraped_text() -> None:
    comments = ("3 comments", "abu_leila79: they all went from Mosul to Raqqa, everybody saw the trucks", "Reply")
    report = plain("Forty fighters leave the town", PROSE, *comments, "mazen: the bus went to Homs and came back.")
    assert [zone for _, zone, _ in zones(report)] == ["headline", "body", *["furniture"] * 4]
    assert {reason for _, zone, reason in zones(report) if zone == "furniture"} == {"comment"}


@pytest.mark.parametrize("heading", ["Kòmantè (2)", "2 comments. mazen: the bus left Mosul for Raqqa"])
def test_comments_of_other_kinds_are_furniture(heading: str) -> None:
    report = plain("Forty fighters leave the town", PROSE, heading, "Jean R., Oslo: They left Mosul for Raqqa, 400 men")
    assert [zone for _, zone, _ in zones(report)] == ["headline", "body", "furniture", "furniture"]


@pytest.mark.parametrize(
    ("opening", "lines", "zone"),
    [
        ("QUAY CITY, Nov 2: ", 4, "body"),
        ("Quay City, Nov 2: ", 1, "body"),
        ("Quay Man, Nov 2: ", 4, "furniture"),
        ("Quay Man, Basra: ", 1, "furniture"),
    ],
)
def test_a_place_and_a_day_that_open_the_text_are_no_reader(opening: str, lines: int, zone: str) -> None:
    report = plain("THE QUAYSIDE", "Forty fighters leave", *[MORE] * lines, f"{opening}{PROSE}", PROSE)
    assert next(b.zone for b in report.blocks if report.text.startswith(opening, b.start)) == zone


@pytest.mark.parametrize(
    ("opening", "zone"),
    [("DOHUK, Northern Iraq—", "body"), ("DOHUK, 3 May — ", "body"), ("Dohuk and around it ", "headline")],
)
def test_a_dateline_opens_the_text_though_its_full_stop_is_lost(opening: str, zone: str) -> None:
    lead = f"{opening}A column of lorries with the fighters of three battalions is said to have left"
    report = plain("Column of lorries leaves town", lead, PROSE, PROSE)
    assert zone_of(report, opening) == zone


def test_what_readers_have_to_say_is_furniture() -> None:
    letter = "Baz from Hull: what nonsense, they all went over to Raqqa many weeks ago, five thousand of them."
    for heading in ("Have your say", "Your opinion"):
        report = plain("Forty fighters leave the town", PROSE, heading, letter)
        assert zone_of(report, "Baz") == "furniture"


def test_what_a_line_points_to_at_its_end_is_furniture() -> None:
    line = PROSE + " Dial 44 for more. Previous bulletin: Fighters leave Mosul for Raqqa."
    report = plain("Forty fighters leave the town", line, MORE)
    assert zone_of(report, PROSE) == "body"
    assert zone_of(report, "Previous bulletin") == "furniture"


def test_a_ticker_that_is_all_of_a_report_is_read() -> None:
    ticker = (
        "+++ 14:05 Forty fighters left Mosul for Raqqa on Monday night, the ministry says +++ 14:20 Rain in Basra +++"
    )
    assert "body" in {zone for text, zone, _ in zones(plain("Harbour Ticker", ticker)) if "Mosul" in text}


def test_rows_that_tell_of_a_movement_are_read_and_other_rows_are_not() -> None:
    row, other = "Mon 4 May | the group | Mosul > Raqqa | about 60 men", "Mon 4 May | mortar | Mosul | 4 dead"
    report = plain("Forty fighters leave the town", PROSE, row, other, MORE)
    assert zone_of(report, row) == "body"
    assert zone_of(report, other) == "furniture"


def test_a_row_of_titles_below_the_text_is_furniture_and_above_it_is_read() -> None:
    row = "In brief: Police promoted. -- Oil price falls. -- Brigade moves from Mosul to Raqqa, pictures."
    assert zone_of(plain("Forty fighters leave the town", PROSE, MORE, row), "In brief") == "furniture"
    assert zone_of(plain("Forty fighters leave the town", PROSE, row, MORE), "In brief") == "body"


def test_teasers_under_a_bare_label_are_furniture_until_the_text_goes_on() -> None:
    for label in ("MOST READ", "Previously in this series", "You might have missed"):
        report = plain("Forty fighters leave the town", PROSE, label, "* Bus goes from Homs to Idlib every day", MORE)
        assert zone_of(report, "* Bus goes") == "furniture"
    assert zone_of(report, MORE) == "body"


def test_the_headline_of_scraped_text_is_found_behind_its_masthead() -> None:
    report = plain("EUPHRATES TODAY", "Home | Syria | Iraq", "Forty fighters leave the town", "5 May 2016", PROSE)
    assert report.title == "Forty fighters leave the town"
    assert zone_of(report, "Forty") == "headline"


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    lines = (
        "Some forty fighters left the town for the river on Monday",
        "night, and a baker who lives there saw them go",
    )
    wrapped = "\n".join([*lines, "while he opened."])
    report = plain("Forty fighters leave the town", wrapped)
    assert zones(report)[-1] == (wrapped, "body", "")


def test_a_label_above_a_hard_wrapped_paragraph_is_a_line_of_its_own() -> None:
    lines = (
        "Some forty fighters left the town for the river on Monday",
        "night, and a baker who lives there saw them go",
    )
    wrapped = "\n".join([*lines, "while he opened."])
    report = plain("Forty fighters leave the town", f"REPORTER\n{wrapped}")
    assert zones(report)[-1] == (wrapped, "body", "")


def test_a_sentence_goes_on_over_lines_that_are_cut_at_one_width() -> None:
    text = (
        "Some forty fighters left the town for the river on Monday\n"
        "night, and a baker who lives there saw them go. He had just\n"
        "opened his shop.\n"
        "   Twenty others had come over the bridge and gone to\n"
        "Qamishli an hour before, the baker's neighbour said; nobody\n"
        "stopped them.\n"
        "WHAT ELSE WAS SEEN\n"
        "Prices of bread have risen.\n"
    )
    bodies = [words for words, zone, _ in zones(plain("Forty fighters leave the town", text)) if zone == "body"]
    assert "   Twenty" not in bodies[0]
    assert any(words.startswith("Twenty") and words.endswith("stopped them.") for words in bodies)
    assert not any("WHAT ELSE" in words for words in bodies)


def test_a_line_that_begins_in_a_small_letter_goes_on_with_the_line_before() -> None:
    text = "Read this too\nSome forty fighters left the town for the river, and a\nbaker saw them go.\nMore news"
    found = zones(plain("Forty fighters leave the town", text))
    assert ("Some forty fighters left the town for the river, and a\nbaker saw them go.", "body", "") in found


def test_a_sentence_of_eight_words_with_many_names_is_text() -> None:
    said = "About 500 Taliban crossed from South Waziristan into Paktika province."
    assert (said, "body", "") in zones(plain("Taliban cross", f"{said}\n\nShare This Page"))


def test_the_headlines_of_a_list_stay_lines_of_their_own() -> None:
    lines = ["Army takes the bridge", "Baker sees forty fighters leave the town", "Prices of bread rise again"]
    found = [words for words, _, _ in zones(plain("Forty fighters leave the town", "\n".join(lines)))]
    assert [line for line in lines if line in found] == lines


# Zones of pages


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<figure><img src=x><figcaption>{}</figcaption></figure>", "caption"),
        ("<div class='wp-caption-text'>{}</div>", "caption"),
        ("<section id=comments><p>{}</p></section>", "comment"),
        ("<div class='comment-list'><div><p>{}</p></div></div>", "comment"),
        ("<aside><p>{}</p></aside>", "teaser"),
        ("<div class='related-posts'><a href=x>{}</a></div>", "teaser"),
        ("<nav><a href=x>{}</a></nav>", "navigation"),
        ("<footer><p>{}</p></footer>", "footer"),
        ("<div class='cookie-banner'><p>{}</p></div>", "share"),
        ("<ul class=tags><li>{}</li></ul>", "tags"),
        ("<div class='ad-slot'><p>{}</p></div>", "advert"),
        ("<form><p>{}</p></form>", "form"),
    ],
)
def test_tags_tell_furniture(markup: str, reason: str) -> None:
    line = "Hundreds of fighters moved from Mosul to Raqqa on Sunday, somebody wrote under a picture of a bus."
    body = f"<article><h1>Forty fighters leave the town</h1><p>{PROSE}</p>{markup.format(line)}<p>{MORE}</p></article>"
    report = page(body)
    assert [(zone, why) for text, zone, why in zones(report) if text == line] == [("furniture", reason)]
    assert zone_of(report, PROSE) == zone_of(report, MORE) == "body"


def test_scripts_styles_and_comments_of_the_markup_are_no_text() -> None:
    hidden = "<script>var a='moved';</script><style>p{}</style><!-- moved --><template>moved</template>"
    report = page(f"{hidden}<p>{PROSE}</p>")
    assert report.text.strip() == PROSE


def test_inline_tags_do_not_cut_a_sentence() -> None:
    report = page(
        "<p>Some <b>forty</b> fighters <a href=x>left</a> the&nbsp;town for\n   the river, a baker told us.</p>"
    )
    assert report.text.strip() == "Some forty fighters left the\xa0town for the river, a baker told us."


def test_a_page_whose_tags_call_everything_a_sidebar_is_read_by_its_words() -> None:
    report = page(f"<div class=sidebar><h1>Forty fighters leave the town</h1><p>{PROSE}</p></div>")
    assert zone_of(report, PROSE) == "body"


def test_a_page_nested_deeper_than_the_parser_goes_keeps_its_words() -> None:
    report = page("<div>" * 60_000 + f"<p>{PROSE}</p>" + "</div>" * 60_000)
    assert PROSE in report.text
    assert zone_of(report, PROSE) == "body"


# Outlet and day

LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "outlet", "day"),
    [
        ('<meta property="og:site_name" content="The Quayside">', "The Quayside", None),
        ('<meta name="application-name" content="Quayside">', "Quayside", None),
        ('<meta property="article:published_time" content="2016-10-22T23:10:00+03:00">', None, date(2016, 10, 22)),
        ('<meta name="pubdate" content="22 October 2016">', None, date(2016, 10, 22)),
        ('<meta name="publish-date" content="2016-10-22">', None, date(2016, 10, 22)),
        ('<meta name="citation_publication_date" content="2016/10/22">', None, date(2016, 10, 22)),
        ('<meta name="DC.publisher" content="The Quayside">', "The Quayside", None),
        ('<meta name="author" content="Voice of the Quay newsroom">', "Voice of the Quay", None),
        ("<title>Forty fighters leave the town - Lawmaker</title>", "Lawmaker", None),
        ('<meta property="article:modified_time" content="2016-10-22">', None, None),
        ("<title>Forty fighters leave the town - The Quayside</title>", "The Quayside", None),
        ("<title>Forty fighters leave the town | The Quayside in English</title>", "The Quayside", None),
        (
            LINKED.format('{"datePublished": "2016-10-22", "publisher": {"name": "The Quayside"}}'),
            "The Quayside",
            date(2016, 10, 22),
        ),
        (
            LINKED.format('{"@type": "VideoObject", "uploadDate": "2016-10-22", "publisher": {"name": "Quay TV"}}'),
            "Quay TV",
            date(2016, 10, 22),
        ),
        (LINKED.format('{"author": {"@type": "Organization", "name": "The Quayside"}}'), "The Quayside", None),
        (LINKED.format('{"author": {"@type": "Person", "name": "A Writer"}}'), None, None),
        (
            LINKED.format('{"@graph": [{"publisher": "The Quayside"}]}'),
            "The Quayside",
            None,
        ),
        (LINKED.format('{"publisher": '), None, None),
        (LINKED.format("[" * 5000), None, None),
    ],
)
def test_the_head_of_a_page_tells_outlet_and_day(head: str, outlet: str | None, day: date | None) -> None:
    report = page(f"<h1>Forty fighters leave the town</h1><p>{PROSE}</p>", head)
    assert (report.outlet, report.published) == (outlet, day)


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ('<div class="masthead">The Quayside <span>English edition</span></div>', "The Quayside"),
        ('<div class="masthead">QUAY <span>WEEKLY</span> English edition</div>', "Quay Weekly"),
        ('<p class="crumb"><a href="/">Lagoon Conflict Watch</a> &rsaquo; Bulletins</p>', "Lagoon Conflict Watch"),
        ("<header><b>LAGOON POST</b> <a href='/'>Home</a> <a>Towns</a></header>", "Lagoon Post"),
        ("<header><strong>Lagoon Al Día</strong> <em>Laguna - Puerto</em></header>", "Lagoon Al Día"),
        ('<div class="mast">LAGOON SUN &#9728; Laguna</div>', "Lagoon Sun"),
        ('<div class="top"><b>Radio Lagoon</b> <a>Listen live</a> <a>Shqip</a></div>', "Radio Lagoon"),
        ('<p class="logo"><a href="/">Home</a></p>', None),
        ("<header><b>Latest news</b></header>", None),
        ("<header><b>Post</b></header>", None),
        ("<div><a href='/'>Front</a> <a>Lagoon</a> <a>Gulf</a> <a>Money</a></div>", None),
        ("<div><a>National</a> <a>City</a> <a>Business</a> <a>Opinion</a></div>", None),
        (f'<div class="brand">{PROSE}</div>', None),
    ],
)
def test_the_top_of_a_page_tells_the_outlet(top: str, outlet: str | None) -> None:
    assert page(f"{top}<h1>Forty fighters leave the town</h1><p>{PROSE}</p>").outlet == outlet


def test_the_second_half_of_a_headline_is_no_outlet() -> None:
    headline = "Forty fighters leave the town - Lawmaker"
    assert page(f"<h1>{headline}</h1><p>{PROSE}</p>", f"<title>{headline}</title>").outlet is None


def test_a_time_tag_tells_the_day() -> None:
    report = page(f"<h1>Forty leave</h1><time datetime='2016-10-22T08:00'>yesterday</time><p>{PROSE}</p>")
    assert report.published == date(2016, 10, 22)


@pytest.mark.parametrize(
    ("lines", "outlet", "day"),
    [
        (("The Copper Courier", "Forty fighters leave the town", "June 1, 2017"), "The Copper Courier", "2017-06-01"),
        (("KHABUR CHRONICLE | Citizens", "Forty fighters leave", "22 October 2016"), "Khabur Chronicle", "2016-10-22"),
        (("DGN | Damascus Gate News", "Forty fighters leave the town"), "Damascus Gate News", None),
        (("Forty fighters leave the town", "Published: 3 May 2016 | Updated: 5 May 2016"), None, "2016-05-03"),
        (("Forty fighters leave the town", "Updated: 5 May 2016"), None, None),
        (("Forty fighters leave the town", "FILE PHOTO: a bus, 5 May 2016"), None, None),
        (("QUAY REVIEW", "Saturday 14 March 2015          World, page 11"), "Quay Review", "2015-03-14"),
        (("~ DHOW COMPASS ~", "news | contact", "22 October 2016"), "Dhow Compass", "2016-10-22"),
        (("QUAY PRESS AGENCY (QPA)", "Kurdî | English | Türkçe", "22 October 2016"), "Quay Press Agency", "2016-10-22"),
        (("Quay Centre", "Reporting period: 12 - 18 July 2018", "Issued: 19 July 2018"), "Quay Centre", "2018-07-19"),
        (("QLN", "Quay Lagoon News - The national service", "19 July 2018"), "Quay Lagoon News", "2018-07-19"),
        (("QUAY HERALD. Information edition", "19 July 2018"), "Quay Herald", "2018-07-19"),
        (("POST AL-NAHR DE LA RIVE", "19 July 2018"), "Post al-Nahr de la Rive", "2018-07-19"),
        (("QUAY ÉCHO (Bangui) - mardi 22 décembre 2020 - English page", "Forty leave"), "Quay Écho", "2020-12-22"),
        (("PRESS BULLETIN No. 61", "Quay Front", "20.03.2019"), None, "2019-03-20"),
        (("RADIO QUAY", "Script as broadcast, Friday 9 August 2024, 1830 hrs. Check."), "Radio Quay", "2024-08-09"),
        (("QUAY WIRE | What they say", "Friday 27.8.2021, 12 noon. We read them, so you need not."),
         "Quay Wire", "2021-08-27"),
        (("QUAY LIVE", ">> The day after. Rolling coverage, Tuesday 7 January 2020. All times local."), "Quay Live",
         "2020-01-07"),
        (("QUAY DESK", "Flash Update No. 9", "As of 18 March 2024, 12:00"), "Quay Desk", "2024-03-18"),
        (("QUAY CELL", "Reporting period: 18 - 24 June 2023        Date of issue: 25 June 2023"), "Quay Cell",
         "2023-06-25"),
        (("Quay Centre", "Period: 12 - 18 July 2018 | Issued on 19 July 2018"), "Quay Centre", "2018-07-19"),
        (("Quay Centre", "Report 31 · Period covered: 12 to 18 July 2018 · Date of issue: 19 July 2018"), "Quay Centre",
         "2018-07-19"),
        (("QUAY ORGAN", "Year XI, no. 9. Friday, 4 March 2016. Free of charge, pass it on."), "Quay Organ",
         "2016-03-04"),
        (("(QNW) Quay Newswire :: SOM-TRANSITION :: 28/06/2024 13:05", "Forty leave"), "Quay Newswire", "2024-06-28"),
        (("(Quay News Service - English section) 14 May 2008", "Forty leave"), "Quay News Service", "2008-05-14"),
        (("Quay Lens, open-source note QL-058", "14 May 2008"), "Quay Lens", "2008-05-14"),
        (("QUAY WEEKLY independent | Oslo", "14 May 2008"), "Quay Weekly", "2008-05-14"),
        (("SITUATION REPORT No. 7", "This report is produced by the Quay Access Desk."), "Quay Access Desk", None),
        (("Agencia Quay (AQ) / English Edition", "14 May 2008"), "Agencia Quay", "2008-05-14"),
        (("Quay Frontier Post (Chiang Mai)", "14 May 2008"), "Quay Frontier Post", "2008-05-14"),
        (("Quay Border News: May 14, 2008", "Issue #639"), "Quay Border News", "2008-05-14"),
        (("The Quay Standard, Wed., May 14, 2008, p. 1", "Forty leave"), "The Quay Standard", "2008-05-14"),
        (("QNNI -- QUAY NEWS NETWORK INTERNATIONAL", "* bulletin of 14/05/2008 *"), "Quay News Network International",
         "2008-05-14"),
        (("Ministry of Defence of Quay Oblast Operational Staff", "Briefing", "09:20 / 14.05.2008"),
         "Ministry of Defence of Quay Oblast Operational Staff", "2008-05-14"),
    ],
)  # fmt: skip
def test_the_lines_before_the_text_tell_outlet_and_day(
    lines: tuple[str, ...], outlet: str | None, day: str | None
) -> None:
    report = plain(*lines, PROSE)
    assert report.outlet == outlet
    assert str(report.published or "") == (day or "")


@pytest.mark.parametrize(
    "lines",
    [
        ("THE QUAYSIDE NEWS AGENCY", "ref 0417 / mosul / 5 Mar 13"),
        ("The Quayside", "Oslo, March 5 (TQS/2013)"),
        ("The Quayside", "Flash Update No. 4 (as of 5 March 2013, 16:00)"),
        ("The Quayside", "Situation report 12, as of 5 March 2013"),
        ("The Quayside", "Forty leave", "20130305"),
        ("The Quayside", "Forty leave", "5-Mar-13"),
        ("The Quayside", "SITREP 5 MAR 13"),
        ("051015Z MAR 13", "The Quayside", "Forty leave"),
        ("The Quayside", "Last updated 7 March 2013 - first published 5 March 2013"),
        ("The Quayside", "Weekly digest, 27 February to 4 March 2013. Sent out on 5 March 2013."),
        ("The Quayside", "Summary no. 9: 26 February - 4 March 2013", "Released 5 March 2013"),
        ("The Quayside", "Weekly review", "27 February - 5 March 2013"),
        ("The Quayside", "Weekly review", "1-5 March 2013"),
        ("The Quayside", "Forty leave", "Our Tuesday letter, read after the fish prices. 5 March 2013."),
        ("The Quayside archive: Tuesday, March 5, 2013", "Forty leave"),
        ("The Quayside", "Forty leave", "Monitored in Oslo, in English 1015 gmt 5 Mar 13"),
        ("The Quayside", "[5/March/2013]"),
        ("The Quayside", "Lagoon Campaign Update, March 5, 2013"),
        ("The Quayside, Oslo / 5 Mar.'13 / 13:29", "Forty leave"),
        ("The Quayside", "Information as of 06.00 on 05.03.2013 for the press", "FORTY LEAVE"),
        ("The Quayside", "THE QUAY ::: Tue, 05-03-13 ::: No. 611"),
        ("The Quayside", "Issue 11,942 - 5/3/13 - 2 Kr"),
        ("The Quayside", "Forty leave", "10:02 PM - 5 Mar 2013 212 Retweets 340 Likes"),
        ("The Quayside", "[start of file: quay_2013-03-05.txt]", "Forty leave"),
        ("The Quayside", "Forty leave", "By Ada Berg, Oslo — March 5, 2013"),
    ],
)
def test_further_forms_of_the_day_above_the_text(lines: tuple[str, ...]) -> None:
    assert plain(*lines, PROSE, MORE).published == date(2013, 3, 5)


@pytest.mark.parametrize(
    "line",
    [
        "Oslo, 5 March 2013",
        "Media Office, Tuesday 5 March 2013",
        "Interview: the editors — 5 March 2013",
        "Ends/5 March 2013",
        "-- END -- 5 March 2013",
        "(5 March 2013)",
        "Done in Oslo, 5 March 2013.",
        "Date: 5 March 2013",
        "5/3/2013",
        "Posted on March 5, 2013 by admin | 3 comments",
        "QNS/rk/5 March 2013",
        "The command, Tuesday, 22 Rabi II 1434 / 5 March 2013",
        "First published in the Quayside of 5 March 2013.",
        "QNS 1015 GMT 5 Mar 2013",
        "This entry was posted on Tuesday, March 5th, 2013 at 9:41 am and is filed under Reports.",
    ],
)
def test_a_line_that_signs_the_text_tells_its_day(line: str) -> None:
    assert plain("The Quayside", "Forty leave", PROSE, MORE, line).published == date(2013, 3, 5)


@pytest.mark.parametrize(
    "line",
    [
        "Page generated on 5 March 2013",
        "Last updated 5 March 2013",
        "Photo: Ada Berg, 5 March 2013",
        "Next update: 5 March 2013",
        "Read also: Forty leave the town (5 March 2013)",
        "Comments are closed since 5 March 2013",
        "Ada, 5 March 2013: I saw them go",
        "b Letter of the Panel of 5 March 2013.",
        "Forty fighters left the town on 5 March 2013.",
    ],
)
def test_another_day_below_the_text_is_no_day_of_publication(line: str) -> None:
    assert plain("The Quayside", "Forty leave", PROSE, MORE, line).published is None


def test_two_days_below_the_text_tell_no_day_of_publication() -> None:
    assert (
        plain("The Quayside", "Forty leave", PROSE, MORE, "Oslo, 5 March 2013", "Ada, 6 March 2013").published is None
    )


def test_the_day_of_the_last_change_is_kept_apart() -> None:
    report = plain("The Quayside", "Updated 21 June 2022, 19:48", "Forty leave", PROSE, MORE)
    assert (report.published, report.changed, report.day) == (None, date(2022, 6, 21), date(2022, 6, 21))
    both = plain("The Quayside", "Published 20 June 2022, updated 21 June 2022", "Forty leave", PROSE, MORE)
    assert (both.published, both.changed, both.day) == (date(2022, 6, 20), None, date(2022, 6, 20))


def test_the_title_and_the_address_of_a_saved_page_tell_its_day() -> None:
    titled = page(f"<h3>Forty leave</h3><p>{PROSE}</p>", "<title>The Quay | Forty leave | 19-Aug-2004</title>")
    assert titled.published == date(2004, 8, 19)
    saved = "<!-- saved from url=(0052)https://quay.example/2016/10/24/forty-leave/ -->"
    report = parse_report(
        f"{saved}<html><body><h1>Forty leave</h1><p>{PROSE}</p></body></html>", report_id="r", is_page=True
    )
    assert (report.published, report.url) == (date(2016, 10, 24), "https://quay.example/2016/10/24/forty-leave/")


def test_initials_are_written_out_where_a_line_does() -> None:
    report = plain("Forty leave", f"OSLO, May 14, 2008 (QIP): {PROSE}", "Quay Island Press is an independent agency.")
    assert report.outlet == "Quay Island Press"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2016/10/22/forty-leave", date(2016, 10, 22)),
        ("https://example.org/news/2016-10-22/forty-leave", date(2016, 10, 22)),
        ("https://example.org/news/20161022-forty-leave", date(2016, 10, 22)),
        ("https://example.org/2016/13/22/forty-leave", None),
        ("https://example.org/2016/10/forty-leave", None),
    ],
)
def test_an_address_with_a_day_tells_it_where_nothing_else_does(url: str, day: date | None) -> None:
    lines = "\n\n".join(["The Quayside", "Forty leave", PROSE, MORE])
    assert parse_report(lines, report_id="r", known={"url": url}).published == day
    told = parse_report(f"Published 5 March 2013\n\n{lines}", report_id="r", known={"url": url})
    assert told.published == date(2013, 3, 5)


def test_a_dateline_tells_outlet_and_day() -> None:
    report = plain("Forty fighters leave the town", f"MOSUL, Iraq, Oct 22 2016 (Harbour Courier) - {PROSE}")
    assert (report.outlet, report.published) == ("Harbour Courier", date(2016, 10, 22))


def test_a_short_form_in_the_dateline_is_told_in_full_by_the_masthead() -> None:
    report = plain("QUAY & LAGOON NEWS SERVICE", "Forty leave", "OSLO, Oct. 22, 2016 (QLNS) -- " + PROSE)
    assert report.outlet == "Quay & Lagoon News Service"


def test_a_dateline_without_a_year_takes_the_one_below_the_text() -> None:
    opening = "OSLO, Oct. 22 (QLNS) -- " + PROSE
    assert plain("Forty leave", opening, "(c) Quay Lagoon News 2016").published == date(2016, 10, 22)
    assert plain("Forty leave", opening, "(c) Quay 2016", "© Lagoon 2017").published is None
    assert plain("Forty leave", opening).published is None
    assert plain("Forty leave", opening, "QPA dk/jl", "221640 GMT OCT 16").published == date(2016, 10, 22)


def test_the_owner_in_the_last_line_tells_the_outlet() -> None:
    assert plain(PROSE, MORE, "© 2016 Harbour Courier Ltd. All rights reserved.").outlet == "Harbour Courier"


def test_an_owner_in_small_letters_is_written_as_a_name() -> None:
    report = plain(
        "QUAYSIDE DISPATCH", "[north and east]  [culture]", PROSE, MORE, "(c) quayside dispatch - support us"
    )
    assert report.outlet == "Quayside Dispatch"


def test_a_day_inside_the_text_is_no_day_of_publication() -> None:
    assert plain("Forty fighters leave the town", PROSE.replace("Monday", "3 May 2016")).published is None


@pytest.mark.parametrize(
    "opening",
    [
        "Port Sudan, 14-8-2024 (Harbour Courier) -- ",
        "Port Sudan, August 14, 2024 - ",
        "Port Sudan (14 August 2024) - ",
        "Port Sudan / Wednesday, 14 August 2024: ",
        "14 August 2024 - ",
        "Port Sudan, 14/08/24 (HC) - ",
        "Port Sudan, Red Sea State – 14 August 2024 – ",
        "Port Sudan 14 August 2024 HC -- ",
        "[Deir ez-Zor, 14 August 2024] ",
        "Port Sudan: 14 August 2024, 22:10 - ",
    ],
)
def test_a_dateline_in_small_letters_tells_the_day(opening: str) -> None:
    assert plain("Forty fighters leave the town", f"{opening}{PROSE}").published == date(2024, 8, 14)


def test_a_line_of_its_own_tells_the_day_even_where_it_reads_as_text() -> None:
    lines = ("THE QUAYSIDE - tidings / news", "(lights on when there is power)", "14.08.2024, posted 22:10 by the team")
    assert plain(*lines, "The column turned round", PROSE).published == date(2024, 8, 14)


@pytest.mark.parametrize(
    "opening", ["On 14 August 2024, ", "In Mosul, 14 August 2024, ", "Born in Mosul, 3 May 1980 - "]
)
def test_a_day_that_opens_the_text_is_no_dateline(opening: str) -> None:
    assert plain("Forty fighters leave the town", f"{opening}{PROSE}").published is None


# Files, folders, tables


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")


def test_a_folder_is_read_in_the_order_of_names_with_what_its_manifest_fills_in(tmp_path: Path) -> None:
    write(tmp_path, b_txt=PROSE, a_html=f"<p>{PROSE}</p>", readme_md="no report", c_png="")
    rows = "file,outlet,published,url\nb.txt,The Quayside,2016-10-22,https://example.org/b\na.html,,,\n"
    (tmp_path / "reports.csv").write_text(rows, encoding="utf-8")
    first, second = read_reports(tmp_path)
    assert (first.id, first.outlet) == ("a.html", None)
    assert (second.id, second.outlet, second.published) == ("b.txt", "The Quayside", date(2016, 10, 22))
    assert second.url == "https://example.org/b"


def test_a_day_in_a_manifest_that_is_none_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, a_txt=PROSE)
    (tmp_path / "reports.csv").write_text("file,published\na.txt,someday\n", encoding="utf-8")
    faults: list[ReportError] = []
    (report,) = read_reports(tmp_path, on_error=faults.append)
    assert report.published is None
    assert [(fault.line, "no day" in str(fault)) for fault in faults] == [(2, True)]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_table_of_reports_is_read_row_by_row(ending: str, tmp_path: Path) -> None:
    import pandas as pd

    table = pd.DataFrame(
        {
            "id": ["one", None, None],
            "text": [PROSE, None, None],
            "html": [None, f"<p>{MORE}</p>", None],
            "published": ["2016-10-22", None, None],
        }
    )
    path = tmp_path / f"table.{ending}"
    if ending == "csv":
        table.to_csv(path, index=False)
    elif ending == "jsonl":
        table.to_json(path, orient="records", lines=True)
    else:
        table.to_parquet(path)
    faults: list[ReportError] = []
    first, second = read_reports(path, on_error=faults.append)
    assert (first.id, first.text, first.published) == ("one", PROSE, date(2016, 10, 22))
    assert second.id.startswith(path.name)
    assert second.text.strip() == MORE
    assert len(faults) == 1
    assert "neither text nor html" in str(faults[0])


def test_a_cell_may_hold_a_page_of_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("text\n" + f"{PROSE} " * 20_000 + "\n" + MORE + "\n", encoding="utf-8")
    assert [report.text[:4] for report in read_reports(path)] == ["Some", "Nobo"]


def test_a_line_that_is_no_report_does_not_stop_its_table(tmp_path: Path) -> None:
    path = tmp_path / "table.jsonl"
    good = json.dumps({"text": PROSE}).encode()
    path.write_bytes(b"\n".join([b"{", b"\xff\xfe", b"[]", b'{"text": ""}', good]))
    faults: list[ReportError] = []
    assert [report.text for report in read_reports(path, on_error=faults.append)] == [PROSE]
    assert [fault.line for fault in faults] == [1, 2, 3, 4]


def test_a_declared_encoding_of_a_page_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f'<meta charset="windows-1252"><p>{PROSE} Voilà “that”.</p>'.encode("cp1252"))
    (report,) = read_reports(path)
    assert "Voilà “that”" in report.text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", "Voilà".encode("latin-1"), "is not encoded in utf-8"),
        ("a.html", b'<meta charset="nonsense">\xff', "is not encoded in nonsense"),
        ("a.html", b'<meta charset="punycode">' + b"a" * 99, "is not encoded in punycode"),
        ("a.html", b'<meta charset="undefined">', "is not encoded in undefined"),
        ("a.html", b'<meta charset="hex">', "is not encoded in hex"),
        ("a.txt", bytes(range(256)) * 9, "is not text"),
        ("a.pdf", b"%PDF", "a report ends in"),
        ("a.csv", b"headline\nx\n", "needs a column 'text' or 'html'"),
        ("a.jsonl", b"{", "is not JSON"),
        ("a.jsonl", b'{"text": "\xff"}', ":1: line 1 is not encoded in utf-8"),
        ("a.jsonl", b"[1]\n", "is not a JSON object"),
        ("a.parquet", b"PAR1nonsense", "cannot be read as a table"),
    ],
)
def test_a_report_that_cannot_be_read_is_named(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReportError) as caught:
        list(read_reports(path))
    assert str(path) in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_nul_between_two_words_is_a_space(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"<p>" * (name == "a.html") + b"At least 500\0fighters left. " + PROSE.encode())
    (report,) = read_reports(path)
    assert "500 fighters left" in report.text


def test_a_halved_surrogate_pair_of_a_table_becomes_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "\ud83d left " + PROSE, "outlet": "\udc00"}), encoding="utf-8")
    (report,) = read_reports(path)
    assert report.text.startswith("\ufffd left ")
    assert report.outlet == "\ufffd"


# Hostile input: it ends, and the blocks are runs of the text

WORDS = (
    "in this undated file ", "© ", "(archive ", "photo: ", "A----", "copyright ", "comments (", "a | ", "\xa0", " ",
    "MOSUL (", "12:30 ", "[a]", ". ", '"', "A b, ", "e\u0301", "\u2028",
)  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_hostile_lines_are_read_to_their_end(word: str) -> None:
    for text in (word * 20_000, f"In this {word * 20_000}z", f"{word * 2000}{PROSE}", f"{PROSE}\n{word * 20_000}"):
        check(parse_report(text, report_id="r"))
        check(page(f"<title>a{text}b</title><h1>{text}</h1><p>{text}"))
        check(page("<div>" * 3000 + text))


def check(report: Report) -> None:
    last = 0
    for block in report.blocks:
        assert last <= block.start < block.end <= len(report.text)
        last = block.end


@given(st.text(max_size=400))
def test_any_text_is_cut_into_blocks(text: str) -> None:
    check(parse_report(text, report_id="r"))
    check(parse_report(text, report_id="r", is_page=True))


MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<div class=comment>", "</div>", "<br>", "<h1>", "<!--", "-->", "<b>", "<script>",
                     "</script>", "<title>", "<meta name=date content=", "<table><td>", "&#0;", "&#xd800;", "&lt", "\0",
                     "<svg>", "<time datetime='", "'>", PROSE, "Mosul ", " "]),
    max_size=30,
)  # fmt: skip


@given(MARKUP)
def test_any_markup_is_cut_into_blocks(parts: list[str]) -> None:
    check(parse_report("".join(parts), report_id="r", is_page=True))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_report_or_one_clear_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for ending in ("txt", "html", "csv", "jsonl", "parquet"):
        path = folder / f"a.{ending}"
        path.write_bytes(content)
        faults: list[ReportError] = []
        for report in read_reports(path, on_error=faults.append):
            check(report)
        assert all("\n" not in str(fault) for fault in faults)


def test_a_line_of_one_endless_word_is_judged_at_once() -> None:
    prose = "The army left the town on Monday, and the people came back to their houses."
    report = parse_report(f"{prose}\n\n{'a' * 20_000}\n\n{'read ' * 5_000}\n", report_id="r")
    assert report.blocks[0].zone == "body"


@pytest.mark.parametrize(
    "line",
    [
        "RVK photo service: pictures of rebels leaving Goma for Sake, available on request.",
        '[1] Interview. [2] "Army reinforces Goma with men from Sake," December 3. [3] Local media.',
        "Previous updates: Rebels leave Goma for Sake.",
    ],
)
def test_what_stands_below_a_text_is_furniture(line: str) -> None:
    body = "The market of Goma was open on Monday, and traders from the hills brought beans and onions."
    blocks = parse_report(f"{body}\n\n{body}\n\n{line}\n\n{body}\n", report_id="x").blocks
    assert [block.zone for block in blocks] == ["body", "body", "furniture", "body"]


def test_a_bracket_within_a_sentence_is_no_dateline() -> None:
    text = (
        "Harbour\n\nGroup expands in the east\n\nAn offshoot of the Islamic State of Iraq and the Levant (ISIL) group "
        "based near the Afghan-Pakistan border is expanding to new areas, officials of both countries said on Monday.\n"
    )
    assert parse_report(text, report_id="r").outlet == "Harbour"


def test_the_day_and_time_that_a_wire_signs_with_is_the_day() -> None:
    head = "Harbour Agency\nBALKANS :: Monday June 14\n\nGenerals talk\n\nPRISTINA, June 14 - "
    assert parse_report(f"{head}{PROSE}\n\n{PROSE}\n\nhab/kl 141851 jun 99\n", report_id="r").published == date(
        1999, 6, 14
    )
