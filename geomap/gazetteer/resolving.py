"""What a name in a report stands for: the whole ladder, with candidates, scores and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from .choosing import Choice, are_neighbours, is_main_name
from .countries import countries_in, country_boxes, country_of, is_demonym, is_in_box
from .distances import distance_km
from .fuzzy import BARE_THRESHOLD, CURATED, LEAD, THRESHOLD, Entry, FuzzyIndex
from .lists import is_common, is_organisation, is_person, what_instead
from .matching import Mention
from .names import fold_name, is_nisba, letters_without_articles
from .phrases import Phrase, clean_name, is_kind_word, parse_phrase, split_kind_word
from .places import EndKind, Place, PlaceName, is_capital
from .relative import parse_relative, place_relative

How = Literal["listed", "folded", "fuzzy", "relative", "none", "not a place"]

SMALL_PEOPLE = 300_000
"""A fallback town below this, outside every country in question, is taken for a chance namesake."""

FAR_KM, FAR_PEOPLE = 500.0, 100_000
"""A smaller curated place that far from the report's other places, in no country in question, is a chance namesake."""

LONE_PEOPLE = 50_000
"""A fallback town below this is not taken where nothing at all speaks for its country."""

CLOSE_KM = 100.0
"""A town as close as this to one that is spoken of is likely to be spoken of too, whatever its country."""

_ACRONYM = 5
"""Capitals of no more letters are an acronym, where no place is known by them."""

_MAX_DEPTH = 3
_CONTEXT, _SHORT = 5000, 50
_PRECISE_KM = 150.0
_PHRASE_WEIGHT, _GIVEN_WEIGHT, _WORD_WEIGHT, _PLACE_WEIGHT = 4.0, 1.0, 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for.

    Parameters
    ----------
    place_id, name, kind, country : str
        The place.
    score : float
        0 to 100 for a likeness; for listed names the sum of the parts that settled the choice.
    match : str
        How the name leads to it.
    """

    place_id: str
    name: str
    kind: str
    country: str
    score: float
    match: str

    @property
    def id(self) -> str:
        """The place's id."""
        return self.place_id


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to "where is this": a place, or why there is none.

    Parameters
    ----------
    place_id : str or None
        The place; for a relative phrase with one anchor the anchor, with two None.
    name : str
        The name that geomap shows, or the words asked for where nothing was found.
    lat, lon, radius_km : float or None
        Where it is, WGS84 degrees and kilometres; None where nothing was found, never 0.
    kind : str or None
        One of the kinds of places.
    end_kind : {"town", "area"} or None
        How precise it is.
    match : {"listed", "folded", "fuzzy", "relative", "none", "not a place"}
        How it was found.
    score : float
        100 for a listed name, 98 for a folded one, the likeness for a fuzzy one, 0 where nothing was found.
    reason : str
        Why, in words.
    candidates : tuple of Candidate
        What else it could be, best first.
    country : str
        ISO code of the place's country, or empty.
    """

    place_id: str | None
    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    kind: str | None
    end_kind: EndKind | None
    match: How
    score: float
    reason: str
    candidates: tuple[Candidate, ...] = ()
    country: str = ""

    @property
    def is_found(self) -> bool:
        """Whether there is a place."""
        return self.lat is not None


class Book(Protocol):
    """What resolving asks of a gazetteer."""

    def find(self, name: str) -> tuple[Place, ...]:
        """See `Gazetteer.find`."""
        ...

    def find_with_article(self, name: str) -> tuple[Place, ...]:
        """See `Gazetteer.find_with_article`."""
        ...

    def names_of(self, place_id: str) -> tuple[PlaceName, ...]:
        """See `Gazetteer.names_of`."""
        ...

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """See `Gazetteer.mentions`."""
        ...

    def choose(
        self,
        places: Sequence[Place],
        *,
        countries: Mapping[str, float] | None = None,
        near: Sequence[tuple[float, float]] = (),
        kind_hint: str | None = None,
        name: str = "",
    ) -> Choice:
        """See `Gazetteer.choose`."""
        ...

    def people_at(self, place: Place) -> int:
        """See `Gazetteer.people_at`."""
        ...

    def place_at(self, row: int) -> Place:
        """See `Gazetteer.place_at`."""
        ...

    def fuzzy_index(self, country: str) -> FuzzyIndex:
        """See `Gazetteer.fuzzy_index`."""
        ...

    def is_fallback(self, place: Place) -> bool:
        """See `Gazetteer.is_fallback`."""
        ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the name."""

    countries: dict[str, float] = field(default_factory=dict)
    near: tuple[tuple[float, float], ...] = ()
    kind: str | None = None
    strict: frozenset[str] = frozenset()


def nothing(name: str, match: How, reason: str, candidates: tuple[Candidate, ...] = ()) -> Match:
    """Make the answer that there is no place."""
    return Match(None, name, None, None, None, None, None, match, 0.0, reason, candidates)


def resolve_name(
    book: Book,
    name: str,
    countries: Iterable[str] | Mapping[str, float] = (),
    near: Sequence[tuple[float, float]] = (),
    context: str = "",
) -> Match:
    """Resolve a name; see `Gazetteer.resolve`."""
    text = clean_name(name)
    if not any(char.isalnum() for char in text):
        return nothing(name, "none", "there is no letter in it")
    if len(text) > 200:
        return nothing(text[:60] + "…", "none", "it is too long for a name of a place")
    evidence = gather_evidence(book, countries, near, context, text)
    return _resolve(book, text, evidence, 0)


def gather_evidence(
    book: Book,
    countries: Iterable[str] | Mapping[str, float],
    near: Sequence[tuple[float, float]],
    context: str,
    name: str,
) -> Evidence:
    """Weigh the countries in question: those given, the words of the context, the context's other places."""
    weights: dict[str, float] = {}
    given = countries if isinstance(countries, Mapping) else dict.fromkeys(countries, _GIVEN_WEIGHT)
    for code, weight in given.items():
        weights[code.upper()] = weights.get(code.upper(), 0.0) + weight
    alone = context.strip() if len(context) < _SHORT else ""
    lone = alone if alone.isupper() and alone in country_boxes() else country_of(alone)
    if lone:  # no more than a country, by its code or in small letters too
        weights[lone] = weights.get(lone, 0.0) + _GIVEN_WEIGHT
    elif context:
        for code, count in countries_in(context).items():
            weights[code] = weights.get(code, 0.0) + min(count, 3) * _WORD_WEIGHT
        key = fold_name(name)
        spots = list(near)
        for mention in book.mentions(context[:_CONTEXT]):
            if mention.is_common_word or fold_name(mention.text) in key or key in fold_name(mention.text):
                continue
            place = book.choose(mention.places, countries=weights, name=mention.text).place
            if place is not None and place.kind == "country":
                weights.setdefault(place.country, _WORD_WEIGHT)  # a country's name in another language
            elif place is not None:
                weights[place.country] = weights.get(place.country, 0.0) + _PLACE_WEIGHT
                if place.radius_km < _PRECISE_KM:
                    spots.append((place.lat, place.lon))
        near = spots
    return Evidence({code: weight for code, weight in weights.items() if code}, tuple(near))


def _resolve(book: Book, text: str, evidence: Evidence, depth: int) -> Match:
    whole = _not_a_place(text)
    if whole is not None:
        return whole
    found = _listed(book, text, evidence)
    if found is not None:
        return found
    if is_organisation(text):
        return nothing(text, "not a place", "it has the form of an organisation's name")
    phrase = parse_phrase(text)
    widened = _widen(book, evidence, phrase, depth)
    if depth < _MAX_DEPTH:
        relative = _relative(book, text, evidence, depth)
        if relative is not None:
            return relative
    if phrase.core != text:
        inner = _not_a_place(phrase.core)
        if inner is not None:
            return inner
        found = _listed(book, phrase.core, widened)
        if found is not None:
            return found
        if depth < _MAX_DEPTH:
            relative = _relative(book, phrase.core, widened, depth)
            if relative is not None:
                return relative
    split = split_kind_word(phrase.core)
    if split is not None:
        kinded = replace(widened, kind=widened.kind or split[1])
        found = _listed(book, split[0], kinded) if not _not_a_place(split[0]) else None
        if found is not None:
            return _as_kind(found, split[1])
    return _fuzzy(book, phrase.core, widened, text)


def _as_kind(found: Match, kind: str) -> Match:
    """Widen a town to the region that bears its name, where only the town is listed."""
    if found.is_found and found.end_kind == "town" and kind in ("province", "area") and found.radius_km is not None:
        reason = f"{found.reason}; the {kind} of that name is not listed, so the town stands for it"
        return replace(found, radius_km=max(found.radius_km, 40.0), end_kind="area", reason=reason)
    return found


def _widen(book: Book, evidence: Evidence, phrase: Phrase, depth: int) -> Evidence:
    """Add what the phrase itself says to the evidence."""
    weights = dict(evidence.countries)
    for code in phrase.countries:
        weights[code] = weights.get(code, 0.0) + _PHRASE_WEIGHT
    near = evidence.near
    strict = frozenset(phrase.countries)
    for words in phrase.within:
        outer = _resolve(book, words, evidence, depth + 1) if depth < _MAX_DEPTH else None
        if outer is not None and outer.lat is not None and outer.lon is not None:
            near = (*near, (outer.lat, outer.lon))
            if outer.country:
                weights[outer.country] = weights.get(outer.country, 0.0) + _PHRASE_WEIGHT
                strict |= {outer.country}
    return Evidence(weights, near, phrase.kind or evidence.kind, strict)


def _not_a_place(text: str) -> Match | None:
    """Answer for names that are known to be something else."""
    what = what_instead(text)
    if what is not None:
        return nothing(text, "not a place", f"it is the name of {what}")
    if is_kind_word(text):
        return nothing(text, "not a place", "it is a kind of place without a name")
    if is_demonym(text) and country_of(text.removeprefix("the ")) and not text.isupper():
        return nothing(text, "not a place", "it is the adjective or the people of a country")
    return None


def _listed(book: Book, text: str, evidence: Evidence) -> Match | None:
    """Look a name up as it is; None where it is not listed."""
    places = book.find(text)
    if not any(place.country in evidence.countries or not place.country for place in places):
        # "Nasiriyah airbase" is listed in Iraq, but Syria's is "al-Nasiriyah airbase"
        more = (place for place in book.find_with_article(text) if place.country in evidence.countries)
        places = tuple(dict.fromkeys((*places, *more)))
    if not places:
        return None
    if evidence.strict:
        inside = tuple(place for place in places if place.country in evidence.strict or not place.country)
        if not inside:
            return None
        places = inside
    exact = [place for place in places if any(listed.name == text for listed in book.names_of(place.id))]
    how: How = "listed" if exact else "folded"
    score = 100.0 if exact else 98.0
    choice = book.choose(places, countries=evidence.countries, near=evidence.near, kind_hint=evidence.kind, name=text)
    candidates = _candidates(places, choice, how)
    if is_common(text) and not _is_supported(choice.place, evidence):
        reason = "it is also a common word or a person's name, and nothing speaks for the place"
        return nothing(text, "not a place", reason, candidates)
    if choice.place is None:
        return nothing(text, "none", choice.reason, candidates)
    if text.isupper() and len(text) <= _ACRONYM and not exact and not _may_be_shouted(book, choice.place, text):
        return nothing(text, "not a place", "it is rather an acronym", candidates)
    doubt = _doubt(book, choice.place, evidence, text)
    if doubt is not None:
        return None if evidence.countries else nothing(text, "none", doubt, candidates)
    return _found(choice.place, how, score, choice.reason, candidates)


def _may_be_shouted(book: Book, place: Place, name: str) -> bool:
    """Say whether capitals may stand for a place: "HOMS" of a headline, but not "ISS" for al-Eis."""
    known = place.kind in ("city", "town", "province", "country") or place.end_kind == "area"
    return known and not book.is_fallback(place) and is_main_name(name, place)


def _is_supported(chosen: Place | None, evidence: Evidence) -> bool:
    """Say whether the countries or the kind named speak for a name that is also a common word."""
    if evidence.kind is not None:
        return True
    if chosen is None:
        return False
    total = sum(evidence.countries.values())
    return total > 0 and evidence.countries.get(chosen.country, 0.0) / total >= 0.3


def _doubt_far(book: Book, place: Place, evidence: Evidence, name: str) -> str | None:
    """Say why a small curated place should not be taken that lies far from all that is spoken of."""
    if not evidence.countries or not place.country or place.country in evidence.countries:
        return None
    if place.kind == "city" or book.people_at(place) >= FAR_PEOPLE:
        return None
    if evidence.near:
        is_far = all(distance_km(place.lat, place.lon, lat, lon) > FAR_KM for lat, lon in evidence.near)
    else:
        is_far = not is_main_name(name, place) and not any(
            is_in_box(code, place.lat, place.lon, 1.0) for code in evidence.countries
        )
    return f"the only place of that name is in {place.country}, far from all that is spoken of" if is_far else None


def _doubt(book: Book, place: Place, evidence: Evidence, name: str) -> str | None:
    """Say why a fallback place should not be taken; None where it should."""
    if place.end_kind == "area":
        return None
    if not book.is_fallback(place):
        return _doubt_far(book, place, evidence, name)
    people = book.people_at(place)
    if evidence.countries:
        known = place.country in evidence.countries or people >= SMALL_PEOPLE or is_capital(place)
        if not known and not is_close(place, evidence.near):
            return f"the only place of that name is in {place.country}, which nothing here speaks of"
        return None
    if people < LONE_PEOPLE:
        return f"{place.name} ({place.country}) has {people} people, and nothing speaks for its country"
    return None


def is_close(place: Place, spots: Iterable[tuple[float, float]]) -> bool:
    """Say whether a town lies close to one of some spots, given as (lat, lon) in degrees."""
    return place.end_kind == "town" and any(distance_km(place.lat, place.lon, *spot) <= CLOSE_KM for spot in spots)


def _relative(book: Book, text: str, evidence: Evidence, depth: int) -> Match | None:
    relative = parse_relative(text)
    if relative is None:
        return None
    hint = None if relative.relation == "part" else "town"
    anchors: list[Place] = []
    for words in relative.anchors:
        near = (*evidence.near, *((place.lat, place.lon) for place in anchors))
        found = _resolve(book, words, replace(evidence, near=near, kind=hint), depth + 1)
        if found.lat is None or found.lon is None or found.radius_km is None:
            return None
        anchors.append(
            Place(found.place_id or "", found.name, found.kind or "town", found.country, "",
                  found.lat, found.lon, found.radius_km)
        )  # fmt: skip
    spot = place_relative(relative, anchors)
    first = anchors[0]
    single = len(anchors) == 1
    kind = first.kind if single else "road" if relative.relation == "road" else "region"
    return Match(
        first.id or None if single else None,
        text,
        round(spot.lat, 5),
        round(spot.lon, 5),
        round(spot.radius_km, 1),
        kind,
        first.end_kind if single else "area",
        "relative",
        90.0,
        f"{relative.relation} of {' and '.join(place.name for place in anchors)}",
        tuple(Candidate(place.id, place.name, place.kind, place.country, 90.0, "relative") for place in anchors),
        first.country,
    )


def _fuzzy(book: Book, core: str, evidence: Evidence, text: str) -> Match:
    """Try the romanisation-aware match inside the countries in question; else say what came close."""
    if not core[:1].isupper() and core[:3].lower() not in (
        "al-",
        "el-",
        "ar-",
        "as-",
        "ad-",
        "at-",
        "an-",
        "az-",
    ):
        return nothing(text, "none", "no listed name, and it is not written as a name")
    if is_common(core) or is_common(letters_without_articles(core)):
        return nothing(text, "not a place", "it is a common word, a month or a person's name")
    if core.isupper() and len(core) <= _ACRONYM:
        return nothing(text, "not a place", "it is rather an acronym")
    if is_person(core):
        return nothing(text, "not a place", "it has the form of a person's name")
    countries = tuple(evidence.strict or evidence.countries)
    hits = search_countries(book, core, ("", *countries) if countries else (CURATED,))
    candidates = tuple(
        Candidate(place.id, place.name, place.kind, place.country, round(score, 1), "fuzzy")
        for score, place, _ in hits[:5]
    )
    hits = [hit for hit in hits if not is_nisba(core, hit[2].name)]
    hits = [hit for hit in hits if hit[0] >= (THRESHOLD if countries else BARE_THRESHOLD)]
    if not hits or len(fold_name(core)) < 5:
        return nothing(text, "none", _why_none(book, core, evidence), candidates)
    best = hits[0][0]
    close = [place for score, place, _ in hits if score > best - LEAD]
    if len(close) > 1:
        choice = book.choose(close, countries=evidence.countries, near=evidence.near, kind_hint=evidence.kind)
        if choice.place is None or not _one_name(choice.place, close):
            names = ", ".join(place.name for place in close[:3])
            return nothing(text, "none", f"several names are as like: {names}", candidates)
        chosen = choice.place
    else:
        chosen = close[0]
    entry = next(entry for _, place, entry in hits if place.id == chosen.id)
    if book.is_fallback(chosen) and not evidence.countries:
        return nothing(text, "none", "a likeness in the fallback pack is not enough without a country", candidates)
    reason = f"like {entry.name!r} ({best:.0f} of 100, in {chosen.country})"
    return _found(chosen, "fuzzy", round(best, 1), reason, candidates)


def _why_none(book: Book, core: str, evidence: Evidence) -> str:
    """Say why a name that is like none in the countries in question has no place, though others may bear it."""
    elsewhere = sorted({place.country for place in book.find(core)} - set(evidence.countries) - {""})
    if not elsewhere:
        return "no listed name, and none that is like enough"
    return f"it is listed only in {', '.join(elsewhere)}, which nothing here speaks of"


def _one_name(chosen: Place, places: Sequence[Place]) -> bool:
    """Say whether the likest places share a name or stand around one spot."""
    key = fold_name(chosen.name)
    return all(fold_name(place.name) == key or are_neighbours(chosen, place) for place in places)


def search_countries(
    book: Book, name: str, countries: Iterable[str], *, at_least: int = 0
) -> list[tuple[float, Place, Entry]]:
    """Return the likest places of some countries, best first; ``at_least`` so many where names are that like."""
    hits: list[tuple[float, Place, Entry]] = []
    best: dict[str, int] = {}
    for country in countries:
        index = book.fuzzy_index(country)
        found = index.search(name, 75.0)
        if len(found) < at_least:
            found = index.scan(name, at_least)
        for score, entry in found[:20]:
            place = book.place_at(entry.row)
            if place.id not in best:
                best[place.id] = len(hits)
                hits.append((score, place, entry))
    return sorted(hits, key=lambda hit: (-hit[0], hit[1].id))


def _candidates(places: Sequence[Place], choice: Choice, how: str) -> tuple[Candidate, ...]:
    by_id = {place.id: place for place in places}
    return tuple(
        Candidate(place_id, by_id[place_id].name, by_id[place_id].kind, by_id[place_id].country, score, how)
        for place_id, score in choice.scores[:8]
    )


def _found(place: Place, how: How, score: float, reason: str, candidates: tuple[Candidate, ...]) -> Match:
    return Match(
        place.id, place.name, place.lat, place.lon, place.radius_km, place.kind, place.end_kind,
        how, score, reason, candidates, place.country,
    )  # fmt: skip


def explain(match: Match) -> str:
    """Tell in a few lines why a name stands for what it does.

    Parameters
    ----------
    match : Match
        The answer of `Gazetteer.resolve`.

    Returns
    -------
    str
        The answer, the reason, and one line a candidate; for people, not for programs.
    """
    if match.lat is not None and match.lon is not None:
        head = f"{match.name} [{match.place_id or '-'}], {match.kind}, {match.country or '-'}: "
        head += f"{match.lat:.4f}, {match.lon:.4f} within {match.radius_km:g} km"
    else:
        head = f"{match.name}: {'not a place' if match.match == 'not a place' else 'not resolved'}"
    lines = [head, f"  match: {match.match} ({match.score:g}); {match.reason}"]
    lines += [
        f"  candidate: {item.name} [{item.place_id}], {item.kind}, {item.country or '-'}, {item.match} {item.score:g}"
        for item in match.candidates
    ]
    return "\n".join(lines)
