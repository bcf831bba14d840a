"""The claims as the page carries them: columns instead of rows, each repeated value said once, packed."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from geomap.errors import TableError
from geomap.lines import ENDS, end_coordinates
from geomap.style import order_outlets
from geomap.table import COLUMNS, split_members

Letters = str | list[int]

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
TEXT_COLUMNS = ("claim", "quote")
CODED_TEXT_COLUMNS = ("count_text", "date_text", "quote_start", "quote_end")
EPOCH = date(1970, 1, 1).toordinal()
LATITUDES, LONGITUDES = 90.0, 180.0
BIGGEST = 2**31 - 1  # the page keeps numbers as 32-bit integers
FIRST_LETTER = 0x5E
"""Code 0 of a column is this letter, and the one before it stands for a missing value: from there up to the surrogates
no letter has to be escaped in JSON or HTML."""
MOST_LETTERS = 0xD800 - FIRST_LETTER
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
    reports, addresses, outlets, report_codes = report_table(table)
    codes: dict[str, Letters] = {"report": letters(steps_back(report_codes))}
    codes |= {name: letters(column) for name, column in end_codes.items()}
    lists: dict[str, list[str]] = {}
    for name in CODED_COLUMNS:
        column, lists[name] = coded(table[name])
        codes[name] = letters(column)
    stations = via_places(lists["via"], places, ends, via or {})
    numbers = {name: whole_numbers(table[name], odd) for name in NUMBER_COLUMNS}
    numbers |= {name: day_numbers(table[name], odd) for name in DAY_COLUMNS}
    core = {
        "version": 2, "n": len(table), "columns": list(COLUMNS), "places": places, "ends": ends,
        "reports": reports, "outlets": outlets, "lists": lists, "codes": codes, "numbers": numbers,
        "odd": odd, "via": stations, "events": events_block(claims),
    }  # fmt: skip
    return core, text_block(table, addresses)


def text_block(table: pd.DataFrame, addresses: dict[str, list[str | None]]) -> dict[str, Any]:
    """Return the words that reading needs and drawing does not; `addresses` are those of each report."""
    block: dict[str, Any] = {name: words(table[name]) for name in TEXT_COLUMNS} | addresses
    block |= {"codes": {}, "lists": {}}
    for name in CODED_TEXT_COLUMNS:
        column, block["lists"][name] = coded(table[name])
        block["codes"][name] = letters(column)
    return block


def letters(codes: np.ndarray) -> Letters:
    """Return a column of codes (-1: missing) as one letter each, which packs small and is read fast; or as a list.

    Examples
    --------
    >>> letters(np.array([0, 1, -1, 0])), letters(np.array([70_000]))
    ('^_]^', [70000])
    """
    if len(codes) and codes.max() >= MOST_LETTERS:
        return [int(code) for code in codes]
    return (codes + FIRST_LETTER).astype("<u4").tobytes().decode("utf-32-le")


def steps_back(codes: np.ndarray) -> np.ndarray:
    """Return how far each code is back from the next new one, where new ones come in order: 0 for a new one.

    Examples
    --------
    >>> steps_back(np.array([0, 0, 1, 2, 0])).tolist()
    [0, 1, 0, 0, 3]
    """
    if len(codes) == 0:
        return codes
    before = np.concatenate([[-1], np.maximum.accumulate(codes)[:-1]])
    return np.asarray(before + 1 - codes)


def as_text(value: Any) -> str | None:
    """Return a cell as the words that stand for it, None where it is missing."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return str(value.date())
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


def coded(column: pd.Series) -> tuple[np.ndarray, list[str]]:
    """Return the place of each value in the list of different values (-1: missing), and that list."""
    if column.dtype.kind in "iufb":
        numbers, found = pd.factorize(column)
        return numbers, [str(as_text(value)) for value in found.tolist()]
    numbers, values = pd.factorize(pd.Series(words(column), dtype=object))
    return numbers, [str(value) for value in values]


def read_values(
    column: pd.Series, read: Callable[[str], int | None], odd: dict[str, dict[str, str]]
) -> dict[str, Letters | list[int | None]]:
    """Return a column's different values and the code of each row (-1: missing); `odd` has what cannot be read."""
    codes, texts = coded(column)
    values = [read(text) for text in texts]
    wrong = [code for code, value in enumerate(values) if value is None]
    if wrong:
        rows = np.flatnonzero(np.isin(codes, wrong))
        odd[str(column.name)] = {str(row): texts[codes[row]] for row in rows.tolist()}
        codes = np.where(np.isin(codes, wrong), -1, codes)
    return {"codes": letters(codes), "values": values}


def whole_numbers(column: pd.Series, odd: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Return a column as whole numbers, see `read_values`."""
    return read_values(column, whole_number, odd)


def day_numbers(column: pd.Series, odd: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Return a column of dates or ISO texts as day numbers, see `read_values`."""
    return read_values(column, day_number, odd)


def whole_number(text: str) -> int | None:
    """Return the number that a text is, None where it is none or too big.

    Examples
    --------
    >>> whole_number("300"), whole_number("True"), whole_number("some")
    (300, 1, None)
    """
    truths = {"true": 1, "false": 0}
    try:
        number = truths[text.lower()] if text.lower() in truths else int(text)
    except ValueError:
        return None
    return number if abs(number) <= BIGGEST else None


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


def report_table(
    table: pd.DataFrame,
) -> tuple[dict[str, Any], dict[str, list[str | None]], list[str], np.ndarray]:
    """Return the different reports as columns, their ids and addresses, the outlets in order, each claim's report."""
    columns = {name: words(table[name]) for name in REPORT_COLUMNS}
    outlets = order_outlets(columns["outlet"])
    place_of = {outlet: place for place, outlet in enumerate(outlets)}
    codes, first = distinct([np.array(values, dtype=object) for values in columns.values()])
    of_each = {name: [values[row] for row in first.tolist()] for name, values in columns.items()}
    reports: dict[str, Any] = {
        "outlet": letters(np.array([place_of[name or ""] for name in of_each["outlet"]], dtype=int))
    }
    for name in ("language", "published"):
        column, values = coded(pd.Series(of_each[name], dtype=object))
        reports[name] = {"codes": letters(column), "values": values}
    days = [(day_number(text), text) for text in reports["published"]["values"]]
    reports["published"]["values"] = [text if day is None else day for day, text in days]
    return reports, {name: of_each[name] for name in ("report", "url")}, outlets, codes


def distinct(columns: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of each row's combination of values, in order of appearance, and the first row of each."""
    numbers = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, values = pd.factorize(column)
        numbers = pd.factorize(numbers * (len(values) + 1) + codes + 1)[0]
    first = np.empty(numbers.max(initial=-1) + 1, dtype=np.int64)
    first[numbers[::-1]] = np.arange(len(numbers))[::-1]  # the last one written stays
    return numbers, first


def end_tables(
    table: pd.DataFrame, labels: Mapping[str, Mapping[str, str]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, np.ndarray]]:
    """Return the places, the different ends with the place of each, and each claim's ends (-1: none)."""
    parts: dict[str, list[np.ndarray]] = {name: [] for name in ("text", "id", "kind", "lat", "lon", "radius")}
    for end in ENDS:
        lonlat = end_coordinates(table, end)
        radius = pd.to_numeric(table[f"{end}_radius_km"], errors="coerce").to_numpy(float, na_value=np.nan)
        for name, part in (("text", ""), ("id", "_id"), ("kind", "_kind")):
            parts[name].append(np.array(words(table[f"{end}{part}"]), dtype=object))
        for name, values in (("lat", lonlat[:, 1]), ("lon", lonlat[:, 0]), ("radius", radius)):
            parts[name].append(values)
    columns = {name: np.concatenate(both) for name, both in parts.items()}
    codes, first = distinct(list(columns.values()))
    uses = np.bincount(codes, minlength=len(first))
    rows = zip(*(blank_where_nan(values[first]) for values in columns.values()), strict=True)
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
    numbered = np.array(number_of, dtype=np.int64)[codes]
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
    first = np.zeros(len(ids), dtype=np.int64)
    known = np.flatnonzero(codes >= 0)[::-1]
    first[codes[known]] = known  # the last one written stays: the first row
    block: dict[str, Any] = {"of": letters(codes), "verdict": words(table["verdict"].iloc[first])}
    for name, key in EVENT_NUMBERS.items():
        texts = words(table[name].iloc[first])
        block[key] = [None if text is None else whole_number(str(text)) for text in texts]
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


def blank_where_nan(values: np.ndarray) -> list[Any]:
    """Return values as a list, with None for NaN."""
    found = values.tolist()
    return found if values.dtype == object else [None if value != value else value for value in found]


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
