"""The place names of a report: which words are used as places, and parts of areas such as "northeast Syria"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress

from geomap.extraction import lexicon
from geomap.extraction.units import Found
from geomap.gazetteer import Gazetteer, Mention, Place, country_of, distance_km, is_capital, is_close, is_demonym

_LEFT_FOR = re.compile(
    r"\b(?:left|leav(?:e|es|ing)|bound|head(?:ed|ing)?|depart(?:ed|ing|s)?|set (?:out|off)|mak(?:e|es|ing)|made"
    r"|abandon(?:ed|ing)|quit|fled|flee(?:s|ing)?|escap(?:ed|es|ing)) [^.!?\n]{0,60}\bfor $"
)
"""How "for" comes to stand before where somebody goes."""
_KIND_OF = re.compile(r"\b(?:cit(?:y|ies)|towns?|villages?|districts?|provinces?|camps?|ports?|hamlets?) of $")
_PART_OF = re.compile(
    r"\b(?:out|direction|outskirts|approaches|surroundings|environs|vicinity|suburbs|countryside|gates|north|south"
    r"|east|west) of $"
)
_WORD_BEFORE = re.compile(r"([a-z]+) $")
_PART = re.compile(
    r"(?<![\w\-])(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?(?: part of| parts of)? (?:the )?$|"
    r"(?<![\w\-])central $"
)
"""What makes a part of the area that is named next."""
_ARTICLE = r"(?:a[lrstdnz]|a[sdt]h|e[lrstdnz]|e[sdt]h|u[lrdz])"
"""The Arabic article before a hyphen, as it is written in Latin letters."""
_ARTICLE_PART = re.compile(rf"[ \n]{_ARTICLE}-(?:[A-ZÀ-Þ][^\W\d_]+(?:['’][^\W\d_]{{2,}})?)?(?![\w\-])")
"""How a name goes on with an article: "Deir ez-Zur", "Daraa al-Mahatta", or breaks off within it."""
_NEXT_PART = re.compile(
    r" (?!(?:The|This|That|These|They|But|And|She|His|Their|When|After|While|Some|All|Now|Mr)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b)[A-ZÀ-Þ][a-zß-ÿ]{2,}(?![\w\-])"
)
"""How a name goes on that is a common word, as those for hills, heads and gates are: "Tell Zzorkha"."""
_CLOSES = re.compile(r"[,.;]| [a-z]")
_ENDS_AT = re.compile(r"(?:\bfrom|\bto|\binto|\btowards?|\bvia|\breached|\bleft|\bfled) $")
_GENERIC_PARTS = frozenset(
    "province district governorate city town village region state county airport airbase base camp university hospital "
    "road highway street square island islands mountains valley river lake dam desert republic territory border "
    "crossing oblast department division prison port harbour harbor railway station bridge plain plateau corridor "
    "countryside suburbs international military air north south east west central old new area".split()
)
"""What says of a name which kind of place it is, and makes no other place of it."""
_LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
_UPPER = "A-Z" + "".join(filter(str.isupper, _LATIN))
_LOWER = "a-z" + "".join(filter(str.islower, _LATIN)) + r"’'\-"
"""The letters of the Latin script, with the marks of any language, and what may stand between them in a name."""
_NAME = (
    r"\s(?:the\s)?(?:(?:[a-z]+\s)?(?:village|town|hamlet|city|camp|base|crossing|area|district)\sof\s)?"
    r"(?P<name>(?!(?:The|A|An|This|That|His|Their|Its|Our|President|General|Colonel|Prime|Abu|Mr|God|I)\b)"
    rf"(?:(?:La|Le|El|Los|Las|San|Santa|De|Al) [{_UPPER}][{_LOWER}]{{2,}}|[{_UPPER}][{_LOWER}]{{2,}}"
    rf"|{_ARTICLE}-[{_UPPER}][{_LOWER}]+)"
    rf"(?:[ \-](?:{_ARTICLE}-)?[{_UPPER}][{_LOWER}]+){{0,2}})"
    r"(?!\w|[ ]?[\w’']*(?:s'|’s|'s)| (?:the|a|an|its|their|government|party|coalition|team|website|newspaper|countries"
    r"|nations|republics|waters|voters)\b| of [A-Z])"
)
_NAMED_FOR = re.compile(
    rf"\b(?:left|leave|leaves|leaving|quit|departed|abandoned) [{_UPPER}][\w’'\-]+(?: [{_UPPER}][\w’'\-]+)? for" + _NAME
)
"""A capital name behind "left X for"."""
_NAMED_END = re.compile(
    r"(?:\b(?:from|to|into|towards?|via|reached|reach(?:ing)?|leav(?:e|ing)"
    r"|left|fled|fleeing|(?:gave|given|giving) up|enter(?:ed|ing)?|quit|evacuated|vacated|abandoned)"
    r"|(?<!in )out of|\bin (?:the )?direction of"
    r"|\b(?:heading|headed|making|made|bound|leave|leaves|left|leaving|sets? (?:out|off)|setting (?:out|off)) for"
    r"|\b(?:arriv(?:ed|e|es|ing)|land(?:ed|s|ing)?) on(?=\s[\w’'\- ]{2,30} [Ii]sland\b)"
    r"|\b(?:posts?|outposts?|base|camp|barracks|garrison|positions?|checkpoint|airbase|airfield) (?:in|at|near)"
    r"|\b(?:camped|encamped|based|posted|deployed|garrisoned|billeted|massed|holed up|dug in|hiding) (?:in|at|near)"
    r"|\b(?:stationed|quartered|parked|lodged) (?:in|at)|(?:departure|destination|origin)[^:\n]{0,12}:"
    r"|\barriv(?:ed|e|es|ing) (?:in|at)|\blanded (?:in|at)"
    r"|\b(?:in|at)(?=\sthe\s(?:village|town|hamlet|city|camp)\sof\s))" + _NAME
)
"""A capital name where an end of a movement may stand."""
_LAND = re.compile(r" (?:territory|territories|soil|lands)\b")
"""What makes a country of its people's name: "to Libyan territory"."""
_US = re.compile(r"\b(?:US|U\.S\.)(?=[ -][a-z])")
"""A country whose short name is no word of three letters."""
_OWNED = re.compile(r"\b(?:its|their|his|our) $")
_CAPITAL = re.compile(r"[A-Z][^\W\d_]{2,}")
_TWO_CAPITALS = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+\b")
_FIRST_OF_TWO = frozenset(["South", "North", "Central", "Saudi", "Sri", "Sierra", "East", "New", "Equatorial"])
_WIDEST = 30
"""How many characters the words of such a part take."""


KIND_HINTS = {
    "province": "province",
    "provinces": "province",
    "governorate": "province",
    "governorates": "province",
    "region": "province",
    "oblast": "province",
    "state": "province",
    "county": "province",
    "department": "province",
    "city": "city",
    "cities": "city",
    "town": "town",
    "village": "village",
    "camp": "camp",
    "base": "base",
    "airbase": "base",
    "airport": "base",
    "airfield": "base",
    "barracks": "base",
    "crossing": "crossing",
    "mountains": "mountains",
    "desert": "desert",
    "valley": "valley",
}
"""The kind of place that a generic noun of a phrase asks for."""


def named_ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Find the capital names that stand where an end of a movement may, but those of persons and bodies."""
    for pattern in (_NAMED_END, _NAMED_FOR):
        for match in pattern.finditer(text, start, end):
            name = match.group("name").casefold()
            if name.split()[-1] not in _NO_PLACES and not name.endswith(_OWNING):
                yield match  # and no "from Assad's house", "to the Supreme Court"


_OWNING = ("'s", "’s")
_NO_PLACES = lexicon.words("titles of persons") | lexicon.words("bodies that are no place")


def likely(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Leave out the names that are common words in their place: "to Arauca and Tame" names two towns."""
    out: list[Mention] = []
    surnames = {match["name"] for match in _SURNAME.finditer(text)}
    for mention in mentions:
        if mention.text in surnames and not _is_governed(text, mention):
            continue  # "Colonel Jo-ar Herrera, ... Herrera said"
        if _ARM.match(text, mention.end) and not _is_governed(text, mention):
            continue  # "leaving two Osa systems behind"
        listed = bool(out) and text[out[-1].end : mention.start] in _JOINS
        describes = _DESCRIBES.match(text, mention.end) is not None and is_demonym(mention.text)
        if not describes and (listed or is_likely(text, mention)):
            out.append(mention)
    return out


def _is_governed(text: str, mention: Mention) -> bool:
    before = _WORD_BEFORE.search(text, max(0, mention.start - 12), mention.start)
    return before is not None and before.group(1) in lexicon.words("before places")


_SURNAME = re.compile(
    r"\b(?:Major|Colonel|Lieutenant|Captain|General|Brigadier|Commander|Sergeant|Corporal|Admiral|Marshal|Maj|Col|Lt"
    r"|Capt|Gen|Brig|Sgt|Adm|President|Minister|Secretary|Governor|Senator|Ambassador|Mayor|Dr"
    r"|spokes(?:man|woman|person))\.? "
    rf"(?:[{_UPPER}][\w’'\-]*\.? ){{1,3}}(?P<name>[{_UPPER}][\w’'\-]+)(?=[,.;:]? (?:[a-z]|$)|[,.;:]?$)",
    re.M,
)
"""The last name of somebody with a title: "Lieutenant Colonel Jo-ar Herrera"."""
_ARM = re.compile(
    r" (?:(?:air[ \-]defen[cs]e|anti-aircraft|anti-tank|missile|rocket) )?"
    r"(?:systems?|launchers?|missiles?|howitzers?|rockets?|batter(?:y|ies))\b"
)
"""Arms that are called by a name, and lie in no town of that name."""
_DESCRIBES = re.compile(r" (?:border|frontier|army|troops|forces|soldiers|towns?|city)\b")
"""What a people's name describes, though a region is called like it: "the Somali border town"."""
_JOINS = frozenset([" and ", ", ", ", and ", " or "])


def last_part(text: str, mention: Mention) -> re.Match[str] | None:
    """Find how a name goes on behind what is listed of it: with an article; with a name that no list has.

    "from Baga Zzola to" is no way from Baga; a common word, as "Tell", goes on with any name.
    """
    behind = _ARTICLE_PART.match(text, mention.end)
    if behind is not None or " " in mention.text:
        return behind
    further = _NEXT_PART.match(text, mention.end)
    if further is None or mention.is_common_word:
        return further
    part = further.group().strip().casefold()
    ends = _ENDS_AT.search(text, max(0, mention.start - 9), mention.start)
    closes = _CLOSES.match(text, further.end())
    return further if ends and closes and part not in _GENERIC_PARTS and not is_demonym(part) else None


def is_likely(text: str, mention: Mention) -> bool:
    """Say whether a name that is also a common word is used as a place: only behind "to", "from", "in" and the like."""
    if mention.text.casefold().endswith(" division") and _OWNED.search(text, max(0, mention.start - 6), mention.start):
        return False  # "their Western Division will move"
    if mention.text.endswith(_OWNING):
        return False  # "Assad's government" is no place called Assads
    if not mention.is_common_word:
        return True
    if _KIND_OF.search(text, max(0, mention.start - 20), mention.start):
        return True
    before = _WORD_BEFORE.search(text, max(0, mention.start - 12), mention.start)
    if before is not None and before.group(1) == "for":
        return _LEFT_FOR.search(text, max(0, mention.start - 80), mention.start) is not None
    if before is not None and before.group(1) == "of":
        return _PART_OF.search(text, max(0, mention.start - 20), mention.start) is not None
    return before is not None and before.group(1) in lexicon.words("before places")


def spoken_for(
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    countries: Mapping[str, float],
    names_people: Callable[[str], bool],
) -> list[Mention]:
    """Return the names of a report that something in it takes for places: a country, its people or a town close by.

    Parameters
    ----------
    mentions : sequence of Mention
        The names in it.
    gazetteer : Gazetteer
        What a name on its own may stand for.
    countries : mapping of str to float
        How much each country weighs in the report.
    names_people : callable
        Says whether the report names the people of a country.
    """
    sure = [
        gazetteer.is_supported(m, countries)
        or (m.is_common_word and any(names_people(place.country) for place in m.places if place.country))
        for m in mentions
    ]
    spots = {(town.lat, town.lon) for town in sure_towns(compress(mentions, sure))}
    return [
        m
        for m, is_sure in zip(mentions, sure, strict=True)
        if (is_sure and not _is_a_world_away(m, gazetteer, countries, spots, names_people))
        or any(is_close(place, spots) for place in m.places)
        or any(names_people(place.country) and _is_within_reach(place, spots) for place in m.places if place.country)
    ]


def _is_a_world_away(
    mention: Mention,
    gazetteer: Gazetteer,
    countries: Mapping[str, float],
    spots: Collection[tuple[float, float]],
    names_people: Callable[[str], bool],
) -> bool:
    """Say whether a name stands for no more than a town on another continent that nothing else speaks of.

    A camp "Hebron" in a report of Manipur is not that of the West Bank. Capitals and great cities are looked for
    everywhere.
    """
    others = [spot for spot in spots if all(spot != (place.lat, place.lon) for place in mention.places)]
    if len(others) < _ENOUGH_SPOTS:
        return False
    for place in mention.places:
        told = countries.get(place.country, 0.0) > 1.0 or not place.country or names_people(place.country)
        known = place.end_kind == "area" or is_capital(place) or gazetteer.people_at(place) >= _GREAT_CITY
        if told or known or any(distance_km(place.lat, place.lon, *spot) < _WORLD_AWAY_KM for spot in others):
            return False
    return True


_ENOUGH_SPOTS, _GREAT_CITY, _WORLD_AWAY_KM = 3, 500_000, 4500.0


def _is_within_reach(place: Place, spots: Iterable[tuple[float, float]]) -> bool:
    """Say whether people may come from a town by road: "a South African column from Komatipoort" to Pemba."""
    return any(distance_km(place.lat, place.lon, *spot) <= _REACH_KM for spot in spots)


_REACH_KM = 2000.0


def sure_towns(mentions: Iterable[Mention]) -> list[Place]:
    """Return the towns of names that stand for one place and for nothing else."""
    return [
        m.places[0] for m in mentions if len(m.places) == 1 and m.places[0].end_kind == "town" and not m.is_common_word
    ]


def with_part(text: str, mention: Mention, gazetteer: Gazetteer, countries: Mapping[str, float]) -> Mention:
    """Take in the compass word before an area: "northeast Syria" is a place of its own, "north Aleppo" is Aleppo.

    Parameters
    ----------
    text : str
        The report's text.
    mention : Mention
        A name in it.
    gazetteer : Gazetteer
        Where the wider name is looked up; a part that has no row gets a point inside the area, and its radius.
    countries : mapping of str to float
        How much each country weighs in the report.

    Returns
    -------
    Mention
        The wider mention, or the one given where it names no area or no part of it is meant.
    """
    if not mention.places or mention.places[0].end_kind != "area":
        return mention
    if re.match(r"['’]s\b", text[mention.end : mention.end + 3]):
        return mention  # "northern Syria's Manbij"
    before = _PART.search(text, max(0, mention.start - _WIDEST), mention.start)
    if before is None:
        return mention
    name = " ".join(text[before.start() : mention.end].split())
    answer = gazetteer.resolve(name, countries=countries)
    if answer.place_id is None or answer.lat is None or answer.lon is None or answer.radius_km is None:
        return mention
    place = gazetteer.places[answer.place_id]
    if answer.match == "relative":
        if place.id not in {p.id for p in mention.places}:
            return mention
        place = replace(
            place, name=name, kind="region", lat=answer.lat, lon=answer.lon, radius_km=answer.radius_km, admin1=""
        )
    elif place.end_kind != "area" or answer.match == "fuzzy":
        return mention
    return mention._replace(start=before.start(), text=text[before.start() : mention.end], places=(place,))


def peoples(text: str, start: int, end: int, gazetteer: Gazetteer) -> list[Found]:
    """Find the words for peoples: "Turkish troops" are a state's, "Libyan territory" is the country.

    Parameters
    ----------
    text : str
        The report's text.
    start, end : int
        The run to look through.
    gazetteer : Gazetteer
        Where the countries are looked up.

    Returns
    -------
    list of Found
        Mentions of states by ISO code, and of places where the word for land stands behind.
    """
    out = [Found("state", match.start(), match.end(), "US", 0) for match in _US.finditer(text, start, end)]
    for word in _CAPITAL.finditer(text, start, end):
        two = _TWO_CAPITALS.match(text, word.start(), end) if word.group() in _FIRST_OF_TWO else None
        match = two if two is not None and is_demonym(two.group()) else word  # "a South African column"
        if not is_demonym(match.group()):
            continue
        code = country_of(match.group())
        land = _LAND.match(text, match.end(), end)
        country = gazetteer.places.get((code or "").casefold()) if land else None
        if land is None or country is None or country.kind != "country":
            out.append(Found("state", match.start(), match.end(), code, 0))
            continue
        name = text[match.start() : land.end()]
        mention = Mention(match.start(), land.end(), name, (country,), "folded")
        out.append(Found("place", match.start(), land.end(), mention, 5))
    return out
