"""The words of the pages: each reason, status, note and zone in one plain sentence; and how foreign words are shown."""

from __future__ import annotations

import html
import re
from datetime import date

from geomap.extraction.watching import Reason

REASONS = {
    Reason.FRONT_LINE: "It is a word of fighting and front lines: the places around it are what is fought over, "
    "not ends of a journey.",
    Reason.FRONT_LINE_GOES_ON: "It goes on with the fighting told just before: it says how far a front line went.",
    Reason.CONDITION: "It is only a condition: the sentence says what would follow if it happened.",
    Reason.DEMAND: "Somebody asks for it or demands it; whether it happens is not told.",
    Reason.ONLY_SOUNDS: "It only sounds like a movement of fighters: a message is sent, a fight joined, a boat fishes.",
    Reason.ONLY_SPOKEN_OF: "It is spoken of, discussed, opposed or hoped for; nobody says that it happens.",
    Reason.STOPPED_BEFORE: "It only tells where those who were stopped on the way never came.",
    Reason.STAYS: "Somebody refuses to go, and stays where he is.",
    Reason.COULD_NOT: "The sentence says that it could not have happened; that is no claim of a movement.",
    Reason.QUESTION: "The sentence is a question.",
    Reason.NO_MOVER: "Nobody is named who moves.",
    Reason.SPEAKER_NOT_ARMED: "“We” are the speaker's people, and the speaker belongs to no armed force that is known.",
    Reason.PRONOUN_OPEN: "A pronoun moves, and nothing before it says whom it stands for.",
    Reason.SENDER_ONLY: "A country sends, but what it sends is not named.",
    Reason.COUNTRY_ONLY: "A country or a people moves, and nothing shows that its soldiers are meant.",
    Reason.NO_FIGHTERS: "What moves is neither men nor vehicles of a force: goods, aid, aircraft, news and the like.",
    Reason.CAPTIVES: "Those who move are captives of others, or dead.",
    Reason.CIVILIANS: "Those who move are not fighters: civilians, officials, visitors, prisoners.",
    Reason.UNIT_NOT_ARMED: "A group or unit moves, and nothing shows that it is armed.",
    Reason.FAMILY_OF_NOBODY: "Families move, and nothing shows that they are families of fighters.",
    Reason.LEADER_OF_NOBODY: "A leader moves, and nothing shows that he leads an armed group.",
    Reason.MOVER_UNKNOWN: "Nothing says whose men or vehicles they are.",
    Reason.UNLIKELY: "Its words and what stands around them are more like those of sentences that claim no movement of "
    "fighters.",
    Reason.NO_END: "No place is stated where it began or ended.",
    Reason.SAME_PLACE: "It would lead from a place to the same place.",
    Reason.HALF: "The same sentence tells the movement in full; this is the half of it.",
    Reason.COMPLETES: "It completes the movement of the sentence before, and was joined to that claim.",
    Reason.HEADLINE_REPEATS: "The headline repeats what the body tells; the words of the body stand.",
    Reason.HEADLINE_OPEN: "The headline names one end alone, and the body tells the movements in full.",
    Reason.TAKEN_BACK: "It is told only to be denied or put right in what follows; that stands in its stead.",
    Reason.TOLD_TWICE: "The report tells it twice: it was merged with the other claim.",
}

STATUSES = {
    "occurred": "said to have happened",
    "possible": "said to be possible",
    "planned": "said to be planned",
    "prevented": "said to have been prevented",
    "denied": "said not to have happened",
}

_NOTES = {
    "anaphor": "A word that stands for another (“they”, “the city”, “there”) was read as what was named before.",
    "mover weighed": "No rule knows who moves for fighters; their words and what stands around them speak for it.",
    "sentence weighed": "The rules found no movement of fighters in the sentence; the pattern of its words all "
    "but says one.",
    "origin weighed": "The clause does not say where it began; what was told before speaks for this place, or none.",
    "destination weighed": "The clause does not say where it ended; what was told before speaks for this place, or "
    "none.",
    "status weighed": "The words around the verb, to the end of the sentence and in the next one, speak more for this "
    "than for what the rules read.",
    "claimant weighed": "Of those whom the report lets speak or names there, or nobody but the outlet, this one has "
    "most that speaks for it.",
    "days weighed": "Of the days that are told in and around the sentence, or none, these have most that speaks "
    "for them.",
    "count weighed": "Of the numbers that are told in and around the sentence, or none, this has most that speaks for "
    "it.",
    "retelling weighed": "Another sentence only tells it again in other words, by the weights; what it adds was taken "
    "over.",
    "fuzzy place": "The name is not listed; it is so like a listed one that it was taken for it.",
    "headline only": "Only the headline says so.",
    "place not resolved": "The gazetteer could not settle a name; it is on the list of unsettled names.",
    "ends from two sentences": "One sentence names where it began, the next where it ended.",
    "origin from where they were": "The text says where they were, and that they left; that place is the origin.",
    "goes on from the movement before": "It goes on from where the movement told before it ended.",
    "date assumed": "The page tells no day of publication; the day was counted from that of its last change.",
    "day of the heading above": "The heading above, or the row of the table, names the day.",
    "place of the bulletin's line": "The line is headed by the name of a place, which is the other end.",
}

_ZONES = {
    "teaser": "a pointer to another story",
    "comment": "a reader's comment",
    "caption": "the caption of a picture",
    "navigation": "navigation of the page",
    "tags": "a list of tags",
    "reference": "a note that names a source",
    "user interface": "words of the page's buttons and notices",
    "head": "a line above the text: section, date or author",
    "heading": "a line that is no sentence",
    "no words": "a line without words",
    "meta": "the line of date and author",
    "masthead": "the outlet's masthead",
    "title": "the title of the page",
    "footer": "the foot of the page",
    "share": "buttons to share or subscribe",
    "advert": "an advertisement",
    "form": "a form of the page",
}

KINDS = {
    "place": "place",
    "group": "armed group",
    "count": "number",
    "date": "day",
    "state": "country or people",
    "source": "source",
    "move": "word of movement",
}

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def safe(text: object) -> str:
    """Escape foreign words for a page; what would steer the text or cannot be written becomes U+FFFD."""
    return html.escape(_UNSEEN.sub("\ufffd", str(text)), quote=True)


def short(text: str, most: int = 160) -> str:
    """Return words on one line, cut where they are too many."""
    line = " ".join(text[: most * 4].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def note_words(note: str) -> str:
    """Explain a note of a claim."""
    if note.startswith("near place: "):
        return f"The words say near it, not in it: “{note.removeprefix('near place: ')}”."
    return _NOTES.get(note, "")


def zone_words(reason: str) -> str:
    """Say in words why a block is furniture."""
    return _ZONES.get(reason, reason)


def day_words(day: date) -> str:
    """Write a day out: 29 May 2017."""
    return f"{day.day} {day:%B} {day.year}"


def days_words(first: date | None, last: date | None) -> str:
    """Write an interval of days out."""
    if first is None or last is None:
        return " ".join(
            part
            for part in (f"from {day_words(first)}" if first else "", f"until {day_words(last)}" if last else "")
            if part
        )
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def count_words(low: int | None, high: int | None) -> str:
    """Write the bounds of a count out."""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if high is not None:
        return f"up to {high:,}"
    return f"{low:,} or more" if low is not None else "no number"
