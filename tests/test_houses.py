"""Who published a report: what mastheads, titles, logos and last lines call the house."""

from __future__ import annotations

import pytest

from geomap.reports import parse_report

STORY = (
    "Some 300 fighters of the group left Mosul for Raqqa on Monday, a resident of the town told this correspondent. "
    "They went in the night, with their families and without lights, and took the desert road."
)
OTHER = (
    "The bridge had been closed for a week, and the bakeries of the quarter had no flour, residents said by telephone."
)


def outlet_of(source: str, *, is_page: bool = False) -> str | None:
    """Return the outlet of a text or a page."""
    return parse_report(source, report_id="r", is_page=is_page).outlet


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        ("MISRATA EYE  عين مصراتة  (English service)\nTuesday 14/06/2016   Home - Local - Front", "Misrata Eye"),
        ("MONROVIA DAILY LANTERN online\nTues. July 29, 2003  |  Home  |  Obituaries", "Monrovia Daily Lantern"),
        (
            "TÉLÉ FLEUVE, the eight o'clock news. Transcript, translated\nBroadcast: Friday 13 October 2023",
            "Télé Fleuve",
        ),
        ("PAMIR-INFORM  news line  18.12.96  14:05", "Pamir-Inform"),
        ("KARTHALA NEWS SERVICE (translated from the French)", "Karthala News Service"),
        ("Rafidayn News Network - Iraq - Security", "Rafidayn News Network"),
        ("Two Shores Institute | Analysis | Syria", "Two Shores Institute"),
        ("[logo] SHAHBA NEWS SERVICE", "Shahba News Service"),
        ("the dune letter\nno. 12, April", "The Dune Letter"),
        ("N E W R O Z   B U L L E T I N | Kurdî | English", "Newroz Bulletin"),
        ("Salween Chronicle  ဗမာစာ | English", "Salween Chronicle"),
        ("From: The Sahel Brief <brief@example.org>\nTo: readers", "The Sahel Brief"),
        ("CHANNELS THIS MORNING\nRaqqa Digest. Compiled in Gaziantep, Thursday 11 May 2017", "Raqqa Digest"),
        ("The third convoy\nPosted on January 14, 2016 by the Barada Valley Diary", "Barada Valley Diary"),
    ],
)
def test_the_first_lines_of_a_text_name_the_house(top: str, outlet: str) -> None:
    assert outlet_of(f"{top}\n\nFighters leave Mosul\n\n{STORY}\n\n{OTHER}\n") == outlet


@pytest.mark.parametrize(
    ("last", "outlet"),
    [
        ("The views expressed are not those of The Cyrenaica Letter.", "The Cyrenaica Letter"),
        ("You heard the news of Radio Miljacka. After the music, the sports.", "Radio Miljacka"),
    ],
)
def test_the_last_lines_of_a_text_name_the_house(last: str, outlet: str) -> None:
    assert outlet_of(f"WHO OWNS THE VALVE?\n\n{STORY}\n\n{OTHER}\n\n{last}\n") == outlet


def test_a_station_says_its_name_at_the_beginning() -> None:
    text = f"This is the Voice of New Sudan, the voice of the marginalised.\n\n{STORY}\n\n{OTHER}\n"
    assert outlet_of(text) == "Voice of New Sudan"


def test_a_station_in_a_digest_is_no_house() -> None:
    heard = f"BOSNIAN SERB RADIO (Banja Luka), 8 Aug: {STORY}"
    text = f"ETHER WATCH\n\nBroadcasts, noted and translated\n\n{heard}\n\n{OTHER}\n"
    assert outlet_of(text) == "Ether Watch"


def page(head: str, body: str) -> str:
    """Return a page's markup."""
    return f"<html><head>{head}</head><body>{body}<p>{STORY}</p><p>{OTHER}</p></body></html>"


@pytest.mark.parametrize(
    ("head", "body", "outlet"),
    [
        (
            "<title>Flowers for the Germans</title>",
            '<img src="logo.gif" alt="Ljubljana Observer"><h2>Flowers for the Germans</h2>',
            "Ljubljana Observer",
        ),
        (
            "<title>The Momotombo Times | Archive | 11 May 1990, page 1</title>",
            "<h1>THE MOMOTOMBO TIMES</h1><h2>Battalion quits the valley</h2>",
            "The Momotombo Times",
        ),
        (
            (
                "<title>Buses at the edge - The Anti-Lebanon Herald</title>"
                '<meta name="author" content="Herald staff, Labweh">'
            ),
            "<h1>Buses at the edge</h1>",
            "The Anti-Lebanon Herald",
        ),
        (
            "<title>Notes from Pemba: after the battle</title>",
            '<div id="header"><a href="/">Notes from Pemba</a></div><h2>After the battle</h2>',
            "Notes from Pemba",
        ),
        (
            "<title>Convoy leaves</title>",
            '<div class="hd">Canal Índico <span>Em directo</span> <span>Programas</span></div><h1>Convoy leaves</h1>',
            "Canal Índico",
        ),
        ("<title>LIVE: Georgia, day nine - Caucasus Wire</title>", "<h1>LIVE: Georgia, day nine</h1>", "Caucasus Wire"),
    ],
)
def test_a_page_names_the_house(head: str, body: str, outlet: str) -> None:
    assert outlet_of(page(head, body), is_page=True) == outlet


def test_a_correspondent_in_a_transcript_is_no_reader() -> None:
    text = f"ANCHOR: We go to the valley now.\n\nCORRESPONDENT, TALOQAN: {STORY}\n\nANCHOR: Thank you.\n\n{OTHER}\n"
    report = parse_report(text, report_id="r")
    (block,) = [b for b in report.blocks if "CORRESPONDENT" in text[b.start : b.end]]
    assert block.zone == "body"
