from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.claims import STATUSES, WHATS, Claim, End
from geomap.errors import TableError
from geomap.table import (
    COLUMNS,
    DTYPES,
    arrow_from_frame,
    check_claims,
    claims_to_table,
    frame_from_arrow,
    frame_from_rows,
    join_members,
    read_claims,
    resolve_ends,
    split_members,
    table_to_claims,
    unresolved_ends,
    whole_file,
    write_claims,
    write_parts,
    writing,
)

ENDINGS = (".csv", ".jsonl", ".geojson", ".gpkg", ".parquet")

PLAIN = Claim(
    claim="r1-1",
    report="r1",
    outlet="The Steppe Courier",
    published=date(2017, 6, 1),
    url="https://example.org/a?b=1&c=2",
    language="en",
    origin=End("Mosul", "iq-mosul", "town", 36.34, 43.13, 8.0),
    destination=End("Nowhere-on-Sea"),
    via=("Tal Afar", "Sinjar"),
    direction=None,
    group="Islamic State",
    what="fighters",
    count_min=None,
    count_max=5000,
    count_shared=False,
    count_text="up to 5,000",
    date_start=date(2017, 5, 29),
    date_end=date(2017, 5, 30),
    date_text="the night of May 29 to 30",
    date_basis="stated",
    status="occurred",
    claimant="the ministry",
    quote="Up to 5,000 fighters were moved, the ministry said.",
    quote_start=12,
    quote_end=63,
    notes=("anaphor", "fuzzy place"),
)

# Everything that text from a page can hold, with what breaks table formats often.
texts = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("\0\x1b\r\n\t\"',;\\=+-@\u2028\u200f\ufeff\x85\u0627\u0644\uff1d[0"),
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: bool(text.strip()))
maybe_texts = st.none() | texts
days = st.none() | st.dates()
counts = st.none() | st.integers(0, 2**63 - 1)
known_ends = st.builds(
    End,
    texts,
    maybe_texts,
    st.sampled_from(("town", "area")),
    st.floats(-90, 90).filter(bool),
    st.floats(-180, 180).filter(bool),
    st.floats(0, 5000),
)
ends = st.none() | st.builds(End, texts) | known_ends
names = st.lists(texts, max_size=3, unique=True).map(tuple)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    count_min, count_max = sorted((draw(counts), draw(counts)), key=lambda n: -1 if n is None else n)
    date_start, date_end = sorted((draw(days), draw(days)), key=lambda d: d or date.min)
    return Claim(
        claim=draw(texts),
        report=draw(texts),
        outlet=draw(maybe_texts),
        published=draw(days),
        url=draw(maybe_texts),
        language=draw(maybe_texts),
        origin=draw(ends),
        destination=draw(ends),
        via=draw(names),
        direction=draw(maybe_texts),
        group=draw(maybe_texts),
        what=draw(st.sampled_from(WHATS)),
        count_min=count_min,
        count_max=count_max,
        count_shared=draw(st.booleans()),
        count_text=draw(maybe_texts),
        date_start=date_start,
        date_end=date_end,
        date_text=draw(maybe_texts),
        date_basis=draw(st.sampled_from(("stated", "relative", "published", ""))),
        status=draw(st.sampled_from(STATUSES)),
        claimant=draw(maybe_texts),
        quote=draw(texts),
        quote_start=draw(st.integers(0, 10**9)),
        quote_end=draw(st.integers(0, 10**9)),
        echo=draw(maybe_texts),
        notes=draw(names),
        review=draw(st.sampled_from(("proposed", "accepted", "edited", "rejected"))),
    )


many_claims = st.lists(claims(), max_size=4, unique_by=lambda claim: claim.claim)


def write_text(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_the_columns_stand_in_the_order_of_the_contract() -> None:
    contract = """claim report outlet published url language
        origin origin_id origin_kind origin_lat origin_lon origin_radius_km
        destination destination_id destination_kind destination_lat destination_lon destination_radius_km
        via direction group what count_min count_max count_shared count_text
        date_start date_end date_text date_basis status claimant
        quote quote_start quote_end echo notes review"""
    assert " ".join(COLUMNS) == " ".join(contract.split())


def test_every_field_of_a_claim_has_its_column() -> None:
    assert {field.name for field in fields(Claim)} <= set(COLUMNS)


@given(many_claims)
def test_a_table_gives_its_claims_back(made: list[Claim]) -> None:
    table = claims_to_table(made)
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == DTYPES
    assert table_to_claims(table) == made


@pytest.mark.parametrize("ending", ENDINGS)
@given(made=many_claims)
def test_a_file_gives_its_claims_back(ending: str, made: list[Claim], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("round") / f"claims{ending}"
    table = claims_to_table(made)
    write_claims(table, path)
    back = read_claims(path)
    pd.testing.assert_frame_equal(back, table)
    assert table_to_claims(back) == made


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "quote",
    [
        "=HYPERLINK(1)",
        "'=1",
        "@cmd",
        '"',
        'say "x',
        "a\r\nb\rc\nd",
        "nul \0 nul",
        "\x1b0",
        " led and trailed ",
        "قال \u200fمصدر\u200e",
        "a\u2028b\x85c",
        "{{7*7}}</script>",
        "None",
        "nan",
        "x" * 200_000,
    ],
)
def test_a_quote_comes_back_byte_for_byte(ending: str, quote: str, tmp_path: Path) -> None:
    path = write_claims(claims_to_table([replace(PLAIN, quote=quote)]), tmp_path / f"claims{ending}")
    assert read_claims(path).quote[0] == quote


@pytest.mark.parametrize("ending", ENDINGS)
def test_two_writings_of_one_table_are_the_same_bytes(ending: str, tmp_path: Path) -> None:
    table = claims_to_table([PLAIN, replace(PLAIN, claim="r1-2", origin=None)])
    first = write_claims(table, tmp_path / f"a{ending}").read_bytes()
    assert write_claims(table, tmp_path / f"a{ending}").read_bytes() == first


@pytest.mark.parametrize("ending", ENDINGS)
def test_columns_of_other_tables_are_kept_at_the_right(ending: str, tmp_path: Path) -> None:
    table = check_claims(pd.DataFrame({"origin": ["Mosul"], "Sheet row": [17]}))
    back = read_claims(write_claims(table, tmp_path / f"claims{ending}"))
    assert back.columns[-1] == "Sheet row"
    assert back["Sheet row"].tolist() == ["17"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "\n=1", "\uff1d1"])
def test_no_text_cell_of_a_csv_file_begins_as_a_formula_does(text: str, tmp_path: Path) -> None:
    made = replace(PLAIN, outlet=text, origin=replace(PLAIN.origin, lon=-43.5))  # type: ignore[type-var]
    path = write_claims(claims_to_table([made]), tmp_path / "claims.csv")
    with path.open(newline="", encoding="utf-8") as file:
        row = next(csv.DictReader(file))
    assert row["outlet"] == "'" + text
    assert row["origin_lon"] == "-43.5"


def test_half_a_surrogate_pair_becomes_a_replacement_character_of_the_same_length() -> None:
    table = claims_to_table([replace(PLAIN, quote="a\ud800b")])
    assert table.quote[0] == "a\ufffdb"


def test_a_count_too_large_for_a_table_is_left_out_with_a_note() -> None:
    table = claims_to_table([replace(PLAIN, count_max=10**30)])
    assert table.count_max.isna().all()
    assert "count too large" in split_members(table.notes[0])


@given(names)
def test_joined_names_split_again(members: tuple[str, ...]) -> None:
    assert split_members(join_members(members)) == members


def test_names_written_by_hand_may_have_spaces_after_the_semicolon() -> None:
    assert split_members("Tal Afar; Sinjar ;") == ("Tal Afar", "Sinjar")


@pytest.mark.parametrize("ending", [".gpkg", ".parquet", ".geojson"])
def test_other_tools_see_a_line_from_origin_to_destination(ending: str, tmp_path: Path) -> None:
    claim = replace(PLAIN, destination=End("Raqqa", "sy-raqqa", "town", 35.95, 39.01, 5.0))
    alone = replace(PLAIN, claim="r1-2")
    nowhere = replace(PLAIN, claim="r1-3", origin=None)
    path = write_claims(claims_to_table([claim, alone, nowhere]), tmp_path / f"claims{ending}")
    frame = gpd.read_parquet(path) if ending == ".parquet" else gpd.read_file(path)
    assert frame.geometry[0].wkt == "LINESTRING (43.13 36.34, 39.01 35.95)"
    assert frame.geometry[1].wkt == "POINT (43.13 36.34)"
    assert frame.geometry[2] is None
    assert frame.crs.to_epsg() in (4326, None)


def test_a_geopackage_has_its_days_as_dates(tmp_path: Path) -> None:
    path = write_claims(claims_to_table([PLAIN]), tmp_path / "claims.gpkg")
    assert str(gpd.read_file(path).date_start.dtype).startswith("datetime64")


# Tables written by hand


def test_a_table_with_names_outlets_and_days_alone_is_a_claims_table(tmp_path: Path) -> None:
    path = write_text(
        tmp_path / "mine.csv",
        "Outlet,Origin,Destination,Date start,date_end\nThe Courier,Mosul,Raqqa,2017-05-29,2017-05-30\n",
    )
    (claim,) = table_to_claims(read_claims(path))
    assert claim.claim == "mine-1"
    assert (claim.outlet, claim.origin, claim.destination) == ("The Courier", End("Mosul"), End("Raqqa"))
    assert (claim.date_start, claim.date_end) == (date(2017, 5, 29), date(2017, 5, 30))
    assert (claim.status, claim.what, claim.review) == ("occurred", "fighters", "proposed")


@pytest.mark.parametrize(
    "text",
    [
        "outlet;origin;date\nA;Mosul;2017-05-29\n",
        "outlet\torigin\tdate\r\nA\tMosul\t2017-05-29\r\n",
        "\ufeffoutlet, origin, date\nA, Mosul, 2017-05-29",
        'outlet,origin,date\n\n"A",Mosul,2017-05-29T10:00:00Z,,\n',
        "date,origin,outlet,origin_kind\n2017-05-29,Mosul,A,City\n",
    ],
)
def test_a_table_by_hand_may_be_written_as_spreadsheets_write_it(text: str, tmp_path: Path) -> None:
    table = read_claims(write_text(tmp_path / "mine.csv", text))
    assert table.outlet.tolist() == ["A"]
    assert table.origin.tolist() == ["Mosul"]
    assert table.date_end.dt.date.tolist() == [date(2017, 5, 29)]


HEADER = "origin,origin_lat,origin_lon,destination,date_start,date_end,status,count_min,count_max,outlet\n"
FAULTS = [
    ("Mosul,148,43,,,,,,,", "latitude 148 is outside -90..90; are lon and lat swapped?"),
    ("Mosul,36,223,,,,,,,", "longitude 223 is outside -180..180"),
    ("Mosul,36,,,,,,,,", "origin has only one of latitude and longitude"),
    ("Mosul,0,0,,,,,,,", "origin is at 0, 0"),
    ('Mosul,"36,3",43,,,,,,,', "origin_lat '36,3' is no number"),
    ("Mosul,inf,43,,,,,,,", "origin_lat 'inf' is no number"),
    ("Mosul,,,,last Tuesday,,,,,", "date_start 'last Tuesday' is no date; write it as YYYY-MM-DD"),
    ("Mosul,,,,2017-02-30,,,,,", "date_start '2017-02-30' is no date"),
    ("Mosul,,,,2017-06-02,2017-06-01,,,,", "date_start 2017-06-02 is greater than date_end 2017-06-01"),
    ("Mosul,,,,,,maybe,,,", "status 'maybe' is none of occurred, possible"),
    ("Mosul,,,,,,,many,,", "count_min 'many' is no number"),
    ("Mosul,,,,,,,1.5,,", "count_min '1.5' is no whole number"),
    ("Mosul,,,,,,,20,10,", "count_min 20 is greater than count_max 10"),
    ("Mosul,,,,,,,-2,,", "count_min -2 is negative"),
    ("Mosul,,,,,,,99999999999999999999,,", "count_min '99999999999999999999' is too large"),
    ("Mosul,,,Raqqa,,,,,,A,B", "11 cells under 10 headings"),
]


@pytest.mark.parametrize(("row", "message"), FAULTS)
def test_a_fault_is_named_with_its_line_and_the_good_rows_go_on(row: str, message: str, tmp_path: Path) -> None:
    path = write_text(tmp_path / "claims.csv", f'{HEADER}"Tal\nAfar",,,,,,,,,A\n{row}\nSinjar,36.3,41.9,,,,,,,B\n')
    faults: list[TableError] = []
    table = read_claims(path, on_fault=faults.append)
    assert table.origin.tolist() == ["Tal\nAfar", "Sinjar"]
    assert [fault.line for fault in faults] == [4]
    assert str(faults[0]).startswith(f"{path}:4: {message}")


def test_a_fault_is_raised_where_nobody_asked_for_another_way(tmp_path: Path) -> None:
    path = write_text(tmp_path / "claims.csv", HEADER + "Mosul,148,43,,,,,,,\n")
    with pytest.raises(TableError, match=r"claims\.csv:2: latitude 148"):
        read_claims(path)


def test_quotes_that_do_not_pair_stop_the_reading_with_a_word(tmp_path: Path) -> None:
    path = write_text(tmp_path / "claims.csv", 'origin,outlet\nMosul,A\n"Raqqa,B\nSinjar,C\n')
    faults: list[TableError] = []
    assert read_claims(path, on_fault=faults.append).origin.tolist() == ["Mosul"]
    assert "do not pair" in faults[0].message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"outlet,date\nA,2017-01-01\n", "neither a column origin nor a column destination"),
        ("a.csv", b"origin,Origin\nA,B\n", "the column origin twice"),
        ("a.csv", "origin\nMosul\n".encode("utf-16"), "not UTF-8"),
        ("a.geojson", b'{"type": "Feature"}', "no GeoJSON FeatureCollection"),
        ("a.geojson", b"[" * 100_000, "no GeoJSON FeatureCollection"),
        ("a.gpkg", b"SQLite format 3\0 no", "no GeoPackage"),
        ("a.parquet", b"PAR1", "no Parquet file"),
        ("a.xls", b"", "the ending has to be .csv"),
    ],
)
def test_a_file_that_is_no_claims_table_is_said_to_be_none(
    name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TableError, match=re.escape(message)):
        read_claims(tmp_path / name)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no such file"):
        read_claims(tmp_path / "none.csv")


@pytest.mark.parametrize("line", ["[1]", "{", "7", '{"origin": {"a": 1}}', '{"origin": "A", "count_min": [1]}'])
def test_a_line_that_is_no_claim_is_named(line: str, tmp_path: Path) -> None:
    path = write_text(tmp_path / "claims.jsonl", json.dumps({"origin": "Mosul"}) + "\n" + line + "\n")
    faults: list[TableError] = []
    assert read_claims(path, on_fault=faults.append).origin.tolist() == ["Mosul"]
    assert [fault.line for fault in faults] == [2]


def test_a_claim_that_is_there_twice_is_left_out_and_named() -> None:
    faults: list[TableError] = []
    table = check_claims(pd.DataFrame({"claim": ["a", "a"], "origin": ["Mosul", "Raqqa"]}), on_fault=faults.append)
    assert table.origin.tolist() == ["Mosul"]
    assert "row 2: claim 'a' stands on row 1 already" in str(faults[0])


def test_checking_a_table_that_is_good_changes_nothing() -> None:
    table = claims_to_table([PLAIN])
    pd.testing.assert_frame_equal(check_claims(table), table)


@pytest.mark.parametrize("name", ["claims.xlsx", "claims"])
def test_an_ending_that_is_not_known_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(TableError, match="this ending is not known"):
        write_claims(claims_to_table([PLAIN]), tmp_path / name)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = write_text(tmp_path / "a.txt", "before")

    def fail_half_way() -> None:
        with whole_file(target) as draft:
            draft.write_text("half", encoding="utf-8")
            raise KeyError

    with pytest.raises(KeyError):
        fail_half_way()
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    write_text(tmp_path / "file", "")
    with pytest.raises(TableError, match="cannot be written"):
        write_claims(claims_to_table([PLAIN]), tmp_path / "file" / "claims.csv")


# Places of hand-written tables


@dataclass(frozen=True)
class Found:
    place_id: str | None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    end_kind: str | None = None
    match: str | None = None


class FakeGazetteer:
    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[tuple[float, float], ...]]] = []

    def resolve(self, name: str, *, near: tuple[tuple[float, float], ...] = ()) -> Found:
        self.asked.append((name, near))
        known = {
            "Mosul": Found("iq-mosul", 36.34, 43.13, 8.0, "town", "listed"),
            "Rakka": Found("sy-raqqa", 35.95, 39.01, 5.0, "town", "fuzzy"),
        }
        return known.get(name, Found(None))


def test_names_without_coordinates_are_resolved_and_the_rest_is_left_alone() -> None:
    table = check_claims(
        pd.DataFrame(
            {
                "origin": ["Mosul", "Mosul", "Atlantis"],
                "origin_lat": [None, 1.5, None],
                "origin_lon": [None, 2.5, None],
                "destination": ["Rakka", None, "Mosul"],
            }
        )
    )
    gazetteer = FakeGazetteer()
    done = resolve_ends(table, gazetteer)
    assert done.origin_lat.tolist()[:2] == [36.34, 1.5]
    assert done.origin_id.isna().tolist() == [False, True, True]
    assert done.destination_id.tolist()[0] == "sy-raqqa"
    assert done.notes[0] == "fuzzy place"
    assert ("Rakka", ((36.34, 43.13),)) in gazetteer.asked
    assert unresolved_ends(done).values.tolist() == [["row-3", "origin", "Atlantis"]]
    assert table.origin_id.isna().all()


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".geojson", ".gpkg", ".parquet"])
def test_the_bytes_do_not_depend_on_how_a_table_is_cut_into_parts(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "ROWS", 4)
    rows = [{"claim": str(n), "origin": "Mosul", "origin_lat": 36.3, "origin_lon": n + 0.5} for n in range(11)]
    whole = arrow_from_frame(frame_from_rows(rows))
    for name, sizes in (("one", [11]), ("many", [3, 0, 7, 1])):
        starts = [sum(sizes[:k]) for k in range(len(sizes))]
        parts = (whole.slice(start, size) for start, size in zip(starts, sizes, strict=True))
        write_parts(parts, tmp_path / name / f"claims{ending}")
    one, many = ((tmp_path / name / f"claims{ending}").read_bytes() for name in ("one", "many"))
    assert one == many
    assert read_claims(tmp_path / "one" / f"claims{ending}").claim.tolist() == [str(n) for n in range(11)]


def test_a_frame_survives_arrow() -> None:
    rows = [{"claim": "a", "origin": "Mosul", "count_min": 3, "published": date(2016, 1, 2), "count_shared": True}, {}]
    table = frame_from_rows(rows, ["more"])
    pd.testing.assert_frame_equal(frame_from_arrow(arrow_from_frame(table)), table)
