"""Large tables: what is wanted of them, what a page can hold of them, and how they are checked at a glance."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from gazetteers import levant

from geomap import cli
from geomap.corpus import thin, thinning
from geomap.errors import TableError
from geomap.table import (
    ClaimFilter,
    arrow_from_frame,
    check_claims,
    frame_from_rows,
    read_claims,
    read_parts,
    write_dataset,
)
from geomap.table import dataset as dataset_room
from geomap.table.clean import is_clean

MOSUL, RAQQA, SUVA = (36.34, 43.13), (35.95, 39.01), (-18.1, 178.4)


def claim(number: int, **cells: Any) -> dict[str, Any]:
    ends = {"origin": cells.pop("origin", MOSUL), "destination": cells.pop("destination", RAQQA)}
    row: dict[str, Any] = {"claim": f"c{number}", "outlet": "A", "what": "fighters", "status": "occurred"}
    for role, point in ends.items():
        if point is not None:
            row |= {role: str(point), f"{role}_lat": point[0], f"{role}_lon": point[1]}
    return row | {"review": "proposed"} | cells


def table(*rows: dict[str, Any]) -> Any:
    return arrow_from_frame(frame_from_rows(rows))


DAY = date(2017, 6, 1)
ROWS = [
    claim(0, date_start=DAY, date_end=date(2017, 6, 9), outlet="B"),
    claim(1, published=date(2017, 7, 1), group="Islamic State"),
    claim(2, published=date(2017, 7, 2), date_start=date(2016, 1, 1), date_end=date(2016, 1, 1)),
    claim(3, origin=SUVA, destination=None),
    claim(4, origin=None, destination=None),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClaimFilter(), [0, 1, 2, 3, 4]),
        (ClaimFilter(since=date(2017, 6, 5)), [0, 1]),
        (ClaimFilter(until=date(2017, 6, 1)), [0, 2]),
        (ClaimFilter(since=date(2016, 1, 1), until=date(2016, 12, 31)), [2]),
        (ClaimFilter(outlets=("B", "C")), [0]),
        (ClaimFilter(groups=("Islamic State",)), [1]),
        (ClaimFilter(bbox=(38, 35, 40, 36)), [0, 1, 2]),
        (ClaimFilter(bbox=(170, -30, -170, 0)), [3]),
        (ClaimFilter(bbox=(0, 0, 1, 1)), []),
        (ClaimFilter(outlets=("A",), bbox=(38, 35, 40, 36), since=date(2017, 6, 30)), [1]),
    ],
)
def test_a_filter_keeps_what_is_wanted_in_memory_and_in_a_dataset(
    wanted: ClaimFilter, found: list[int], tmp_path: Path
) -> None:
    whole = table(*ROWS)
    kept = whole.filter(wanted.expression()) if wanted else whole
    assert kept.column("claim").to_pylist() == [f"c{number}" for number in found]
    write_dataset([whole], tmp_path / "claims")
    read = [name for part in read_parts(tmp_path / "claims", wanted) for name in part.column("claim").to_pylist()]
    assert sorted(read) == [f"c{number}" for number in found]


def test_a_dataset_is_read_as_a_claims_table(tmp_path: Path) -> None:
    write_dataset([table(*ROWS)], tmp_path / "claims")
    assert sorted(read_claims(tmp_path / "claims").claim) == ["c0", "c1", "c2", "c3", "c4"]


def test_a_dataset_with_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    write_dataset([table(*ROWS)], tmp_path / "claims")
    (_, path), *_ = dataset_room.dataset_files(tmp_path / "claims")
    path.write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(TableError, match="cannot be read as claims"):
        read_claims(tmp_path / "claims")


# Thinning


def lanes(*counts: int) -> Any:
    rows = [claim(n * 1000 + k, origin=(30.0 + n, 40.0)) for n, count in enumerate(counts) for k in range(count)]
    return table(*rows)


def kept(counts: list[int], most: int) -> tuple[list[str], thinning.Thinned]:
    thinned = thin(lambda _: [lanes(*counts)], most)
    return thinned.claims.column("claim").to_pylist(), thinned


def test_a_small_table_is_kept_whole() -> None:
    names, thinned = kept([2, 3], 5)
    assert len(names) == 5
    assert thinned.words() == ""


def test_a_large_table_keeps_the_first_claims_of_each_lane() -> None:
    names, thinned = kept([10, 1, 5], 6)
    assert names == ["c0", "c1", "c1000", "c2000", "c2001"]
    assert thinned.words() == "5 of 16 claims: the first 2 claims of each lane"


def test_of_too_many_lanes_those_with_the_most_claims_are_kept() -> None:
    names, thinned = kept([1, 3, 2], 2)
    assert names == ["c1000", "c2000"]
    assert (
        thinned.words() == "2 of 6 claims: the first claim of each lane; lanes with the fewest claims are left out (1)"
    )


def test_thinning_does_not_depend_on_how_the_table_comes() -> None:
    whole = lanes(10, 1, 5)
    apart = thin(lambda _: [whole.slice(row, 1) for row in range(16)], 6)
    assert apart.claims.equals(thin(lambda _: [whole], 6).claims)


# At a glance


@pytest.mark.parametrize(
    "cells",
    [
        {"origin_lat": None},
        {"origin_lat": 91.0},
        {"origin_lon": 181.0},
        {"origin_lat": float("inf")},
        {"origin_lat": 0.0, "origin_lon": 0.0},
        {"origin_radius_km": -1.0},
        {"count_min": -1},
        {"count_min": 3, "count_max": 2},
        {"date_start": date(2017, 1, 2), "date_end": date(2017, 1, 1)},
        {"status": "certain"},
        {"status": None},
        {"claim": None},
        {"origin_kind": "ocean"},
        {"quote": "  "},
    ],
)
def test_what_checking_would_name_or_change_is_seen_at_a_glance(cells: dict[str, Any]) -> None:
    assert is_clean(table(claim(1), claim(2)))
    assert not is_clean(table(claim(1), claim(2) | cells))


def test_two_claims_of_one_id_are_seen_at_a_glance() -> None:
    assert not is_clean(table(claim(1), claim(1)))


def test_what_is_clean_at_a_glance_comes_out_of_checking_as_it_is() -> None:
    frame = frame_from_rows(ROWS)
    assert is_clean(arrow_from_frame(frame))
    pd.testing.assert_frame_equal(check_claims(frame), frame)


# The commands


def run(*words: str | Path) -> int:
    return cli.main([str(word) for word in words])


@pytest.fixture
def one_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_gazetteer", lambda _: levant())


@pytest.mark.usefixtures("one_pack")
def test_a_map_of_a_dataset_says_what_was_asked_for_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(thinning, "MAP_CLAIMS", 4)
    write_dataset([lanes(10, 5)], tmp_path / "claims")
    assert run("map", tmp_path / "claims", "--outlet", "A", "-o", tmp_path / "map.html") == 0
    words = "A; 4 of 15 claims: the first 2 claims of each lane"
    assert f"the map shows {words}" in capsys.readouterr().out
    assert words in (tmp_path / "map.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("one_pack")
def test_a_map_of_a_file_takes_the_same_filters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("outlet,origin,destination,date\nA,Mosul,Raqqa,2017-05-29\nB,Mosul,Raqqa,2017-06-29\n", "utf-8")
    assert run("map", path, "--since", "2017-06-01", "-o", tmp_path / "map.html") == 0
    assert "1 claim: " in capsys.readouterr().out
    assert run("map", path, "--since", "2017-06-01", "--until", "2017-05-01", "-o", tmp_path / "map.html") == 1
    assert "are the two swapped?" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--bbox", "1,2,3"], ["--bbox", "0,50,10,40"], ["--since", "June"]])
def test_a_filter_that_is_none_is_wrong_usage(words: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        run("map", tmp_path / "claims.csv", *words)
    assert left.value.code == 2


def test_a_dataset_is_exported_a_part_at_a_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_dataset([table(*ROWS)], tmp_path / "claims")
    assert run("export", tmp_path / "claims", tmp_path / "claims.csv") == 0
    assert run("export", tmp_path / "claims.csv", tmp_path / "again") == 0
    assert capsys.readouterr().out.count("5 claims") == 2
    for (_, one), (_, other) in zip(
        *(dataset_room.dataset_files(tmp_path / n) for n in ("claims", "again")), strict=True
    ):
        assert one.read_bytes() == other.read_bytes()
