"""The claims as the page carries them: columns instead of rows, each repeated value said once, packed."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from geomap.errors import TableError
from geomap.lines import ENDS, end_coordinates
from geomap.style import order_outlets
from geomap.table import COLUMNS, split_members

REPORT_COLUMNS = ("report", "outlet", "published", "url", "language")
CODED_COLUMNS = (
    "via", "direction", "group", "what", "date_basis", "status", "claimant", "echo", "notes", "review",
)  # fmt: skip
DAY_COLUMNS = ("date_start", "date_end")
NUMBER_COLUMNS = ("count_min", "count_max", "count_shared")
EVENT_NUMBERS = {
    "tellings": "tellings", "independent": "independent", "across_sides": "across",
    "event_count_min": "low", "event_count_max": "high",
}  # fmt: skip
EVENT_COLUMNS = ("event", "verdict", *EVENT_NUMBERS)
TEXT_COLUMNS = ("claim", "count_text", "date_text", "quote", "quote_start", "quote_end")
EPOCH = date(1970, 1, 1).toordinal()
LATITUDES, LONGITUDES = 90.0, 180.0
BIGGEST = 2**31 - 1  # the page keeps numbers as 32-bit integers
WORTH_PACKING = 40_000
"""Blocks of fewer characters stay readable in the page's source; gzip pays from about here on."""
LARGE = 4_000_000
"""From so many characters on, a faster level of gzip is worth its 15 % more bytes (at 100,000 claims)."""


def claims_block(
    claims: pd.DataFrame,
    labels: Mapping[str, Mapping[str, str]] | None = None,
    via: Mapping[str, tuple[float, float]] | None = None,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the two JSON blocks of a claims table: what drawing needs, and the words that reading needs.

    Parameters
    ----------
    claims : pandas.DataFrame
        The claims table, (n, k); a missing column counts as empty.
    labels : mapping of str to mapping of str to str, optional
        Place id to language code to name, for the labels on the map.
    via : mapping of str to (float, float), optional
        Latitude and longitude of the places that claims name on the way. One that is also an end of a claim
        is known without it.

    Returns
    -------
    tuple of dict
        ``core`` and ``text``, plain JSON values; the page's ``data.js`` is the reader.

    Raises
    ------
    TableError
        A coordinate is no number or outside the world.
    """
    table = pd.DataFrame(claims).reset_index(drop=True)
    table = table.reindex(columns=[*COLUMNS])
    odd: dict[str, dict[str, str]] = {}
    places, ends, end_codes = end_tables(table, labels or {})
    reports, outlets, report_codes = report_table(table)
    codes: dict[str, list[int]] = {"report": report_codes, **end_codes}
    lists: dict[str, list[str]] = {}
    for name in CODED_COLUMNS:
        codes[name], lists[name] = coded(table[name])
    stations = via_places(lists["via"], places, ends, via or {})
    numbers = {name: whole_numbers(table[name], odd) for name in NUMBER_COLUMNS}
    numbers |= {name: day_numbers(table[name], odd) for name in DAY_COLUMNS}
    core = {
        "version": 1, "n": len(table), "columns": list(COLUMNS), "places": places, "ends": ends,
        "reports": reports, "outlets": outlets, "lists": lists, "codes": codes, "numbers": numbers,
        "odd": odd, "via": stations, "events": events_block(claims),
    }  # fmt: skip
    return core, {name: words(table[name]) for name in TEXT_COLUMNS}


def as_text(value: Any) -> str | None:
    """Return a cell as the words that stand for it, None where it is missing."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def words(column: pd.Series) -> list[str | None]:
    """Return a column as text, None where missing."""
    values = column.tolist()
    kinds = set(map(type, values))
    if kinds <= {str, type(None)}:  # by far the most columns: a hundred thousand rows in no time
        return values
    if str in kinds:
        return [value if type(value) is str else as_text(value) for value in values]
    return [as_text(value) for value in values]


def coded(column: pd.Series) -> tuple[list[int], list[str]]:
    """Return the place of each value in the list of different values (-1: missing), and that list."""
    if column.isna().all():
        return [-1] * len(column), []
    numbers, values = pd.factorize(pd.Series(words(column), dtype=object))
    return numbers.tolist(), [str(value) for value in values]


def whole_numbers(column: pd.Series, odd: dict[str, dict[str, str]]) -> list[int | None]:
    """Return a column as whole numbers, None where missing; what is none is kept as text in `odd`."""
    if column.isna().all():
        return [None] * len(column)
    if column.dtype.kind in "iuf":
        values = column.to_numpy(dtype=float, na_value=np.nan)
        with np.errstate(invalid="ignore"):  # of an infinity
            whole = (values % 1 == 0) & (np.abs(values) <= BIGGEST)
        if (whole | np.isnan(values)).all():
            return [None if value != value else int(value) for value in values.tolist()]
    truths = {"true": 1, "false": 0}
    found: list[int | None] = []
    for row, text in enumerate(words(column)):
        number = None
        if text is not None:
            try:
                number = truths[text.lower()] if text.lower() in truths else int(text)
            except ValueError:
                number = None
            if number is None or abs(number) > BIGGEST:
                number = None
                odd.setdefault(str(column.name), {})[str(row)] = text
        found.append(number)
    return found


def day_number(text: str | None) -> int | None:
    """Return the days since 1970-01-01 of an ISO day, None where it is none.

    Examples
    --------
    >>> day_number("1970-01-02"), day_number("last week")
    (1, None)
    """
    if text is None:
        return None
    try:
        return (
            date.fromisoformat(text[:10] if text[10:] in ("", " 00:00:00", "T00:00:00") else text).toordinal() - EPOCH
        )
    except ValueError:
        return None


def day_numbers(column: pd.Series, odd: dict[str, dict[str, str]]) -> list[int | None]:
    """Return a column of dates or ISO texts as day numbers, None where missing; `odd` has what is no day."""
    codes, values = coded(column)
    known = [day_number(value) for value in values]
    for row, code in enumerate(codes):
        if code >= 0 and known[code] is None:
            odd.setdefault(str(column.name), {})[str(row)] = values[code]
    return [None if code < 0 else known[code] for code in codes]


def report_table(table: pd.DataFrame) -> tuple[list[dict[str, Any]], list[str], list[int]]:
    """Return the different reports, the outlets in the order of the map, and the report of each claim."""
    frame = pd.DataFrame({name: pd.Series(words(table[name]), dtype=object) for name in REPORT_COLUMNS})
    outlets = order_outlets(frame["outlet"].tolist())
    place_of = {outlet: place for place, outlet in enumerate(outlets)}
    codes, rows = distinct(frame)
    reports = []
    for report, outlet, published, url, language in rows:
        entry = {
            "report": report,
            "outlet": outlet,
            "url": url,
            "language": language,
            "place": place_of[outlet or ""],
        }
        entry["published"] = day_number(published)
        if published is not None and entry["published"] is None:
            entry["published_text"] = published
        reports.append(entry)
    return reports, outlets, codes


def distinct(frame: pd.DataFrame) -> tuple[list[int], list[tuple[Any, ...]]]:
    """Return the number of each row's combination of values, and the combinations in order of appearance."""
    numbers: dict[tuple[Any, ...], int] = {}
    rows = zip(*(frame[name].tolist() for name in frame.columns), strict=True)
    codes = [numbers.setdefault(row, len(numbers)) for row in rows]
    return codes, list(numbers)


def end_tables(
    table: pd.DataFrame, labels: Mapping[str, Mapping[str, str]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, list[int]]]:
    """Return the places, the different ends with the place of each, and each claim's ends (-1: none)."""
    frames = []
    for end in ENDS:
        lonlat = end_coordinates(table, end)
        radius = pd.to_numeric(table[f"{end}_radius_km"], errors="coerce").to_numpy(float, na_value=np.nan)
        columns: dict[str, list[Any]] = {
            name: list(words(table[f"{end}{part}"])) for name, part in (("text", ""), ("id", "_id"), ("kind", "_kind"))
        }
        numbers = {"lat": lonlat[:, 1], "lon": lonlat[:, 0], "radius": radius}
        columns |= {name: blank_where_nan(values) for name, values in numbers.items()}
        frames.append(pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()}))
    codes, rows = distinct(pd.concat(frames, ignore_index=True))
    uses = np.bincount(np.array(codes, dtype=int), minlength=len(rows))
    places: dict[tuple[Any, ...], int] = {}
    ends: list[dict[str, Any]] = []
    number_of: list[int] = []
    names: list[dict[str, int]] = []
    for (text, place_id, kind, lat, lon, radius), used in zip(rows, uses.tolist(), strict=True):
        if text is None and lat is None and place_id is None:
            number_of.append(-1)
            continue
        place = -1
        if lat is not None:
            place = places.setdefault((lat, lon, kind == "area", radius, place_id), len(places))
            if place == len(names):
                names.append({})
            if text:
                names[place][text] = names[place].get(text, 0) + used
        number_of.append(len(ends))
        ends.append(
            {
                "text": text,
                "id": place_id,
                "kind": kind,
                "lat": lat,
                "lon": lon,
                "radius_km": radius,
                "place": place,
            }
        )
    numbered = [number_of[code] for code in codes]
    per_end = {"origin": numbered[: len(table)], "destination": numbered[len(table) :]}
    return place_rows(places, names, labels), ends, per_end


def events_block(claims: pd.DataFrame) -> dict[str, Any] | None:
    """Return the events that the columns of `events_of` put the claims into; None where the table has none.

    ``of`` is the event of each claim, -1 for none; the other lists have one value per event, that of its first claim.
    """
    if not {"event", "verdict"} <= {str(name) for name in claims.columns}:
        return None
    table = pd.DataFrame(claims).reset_index(drop=True).reindex(columns=list(EVENT_COLUMNS))
    codes, ids = coded(table["event"])
    rows = {code: row for row, code in reversed(list(enumerate(codes)))}
    first = [rows[code] for code in range(len(ids))]
    verdicts = words(table["verdict"])
    block: dict[str, Any] = {"of": codes, "verdict": [verdicts[row] for row in first]}
    for name, key in EVENT_NUMBERS.items():
        column = whole_numbers(table[name], {})
        block[key] = [column[row] for row in first]
    return block


def via_places(
    cells: list[str],
    places: list[dict[str, Any]],
    ends: list[dict[str, Any]],
    known: Mapping[str, tuple[float, float]],
) -> list[list[int]]:
    """Return, per different ``via`` cell, the numbers of the places it names; new ones are added to `places`.

    A name that the table uses for two places is left to the card: which one is meant is not known.
    """
    at: dict[str, set[int]] = {}
    for end in ends:
        if end["text"] and end["place"] >= 0:
            at.setdefault(end["text"], set()).add(end["place"])
    numbers: list[list[int]] = []
    for cell in cells:
        found: list[int] = []
        for name in split_members(cell):
            if name not in at and name in known:
                lat, lon = known[name]
                if abs(lat) <= LATITUDES and abs(lon) <= LONGITUDES:  # false for NaN too
                    at[name] = {len(places)}
                    places.append({"lat": lat, "lon": lon, "area": False, "radius": None, "name": name})
            if len(at.get(name, ())) == 1:
                found += at[name]
        numbers.append(found)
    return numbers


def blank_where_nan(values: np.ndarray) -> list[float | None]:
    """Return numbers as a list with None for NaN."""
    found: np.ndarray = values.astype(object)
    found[np.isnan(values)] = None
    return list(found)


def place_rows(
    places: Mapping[tuple[Any, ...], int],
    names: list[dict[str, int]],
    labels: Mapping[str, Mapping[str, str]],
) -> list[dict[str, Any]]:
    """Return one entry per place: where, how sure, and what to call it (the commonest spelling)."""
    rows = []
    for (lat, lon, is_area, radius, place_id), number in places.items():
        spellings = sorted(names[number], key=lambda name: (-names[number][name], name))
        row: dict[str, Any] = {"lat": lat, "lon": lon, "area": is_area, "radius": radius}
        row["name"] = spellings[0] if spellings else (place_id or "")
        known = labels.get(place_id) if place_id else None
        if known:
            row["names"] = dict(known)
        rows.append(row)
    return rows


def safe_json(value: Any) -> str:
    r"""Return JSON that can stand in a script element: no ``<``, no U+2028, no lone half of a surrogate pair.

    Examples
    --------
    >>> safe_json("</script>")
    '"\\u003c/script>"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def packed_block(value: Any) -> tuple[str, bool]:
    """Return a value as the text of a block of the page, and whether it is packed (base64 of gzip).

    Parameters
    ----------
    value : object
        Plain JSON values.

    Returns
    -------
    tuple of str and bool
        Plain JSON below ``WORTH_PACKING`` characters, packed from there on. The same value gives the
        same text.
    """
    text = safe_json(value)
    if len(text) < WORTH_PACKING:
        return text, False
    packed = gzip.compress(text.encode("utf-8"), compresslevel=6 if len(text) < LARGE else 4, mtime=0)
    return base64.b64encode(packed).decode("ascii"), True


def check_is_table(claims: object) -> pd.DataFrame:
    """Return the claims if they are a table.

    Raises
    ------
    TableError
        They are something else.
    """
    if not isinstance(claims, pd.DataFrame):
        message = f"a map needs a claims table (a DataFrame), not {type(claims).__name__}; see claims_to_table"
        raise TableError(message)
    return claims
