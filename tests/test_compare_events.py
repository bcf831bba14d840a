from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from geomap.compare import Windows, events_of, find_events, link_echoes, read_sides
from geomap.errors import TableError
from geomap.table import check_claims
from tests.test_compare_echoes import invented

MOSUL = {"origin": "Mosul", "origin_id": "m", "origin_kind": "town", "origin_lat": 36.34, "origin_lon": 43.13}
RAQQA = {
    "destination": "Raqqa",
    "destination_id": "r",
    "destination_kind": "town",
    "destination_lat": 35.95,
    "destination_lon": 39.01,
}
IDLIB = {
    "destination": "Idlib",
    "destination_id": "i",
    "destination_kind": "town",
    "destination_lat": 35.93,
    "destination_lon": 36.63,
}


def table_of(*claims: dict[str, Any]) -> pd.DataFrame:
    rows = [
        {
            **MOSUL,
            **RAQQA,
            "claim": f"c{n}",
            "report": f"r{n}",
            "outlet": f"Outlet {n}",
            "published": "2017-05-30",
            "date": "2017-05-29",
            "group": "Islamic State",
            "status": "occurred",
            **claim,
        }
        for n, claim in enumerate(claims)
    ]
    return link_echoes(check_claims(pd.DataFrame(rows)))


def number(count: int) -> dict[str, int]:
    return {"count_min": count, "count_max": count}


RUSSIA, IRAQ = {"claimant": "Russian Defense Ministry"}, {"claimant": "Iraqi Interior Ministry"}
OWN = {"report": "r", "outlet": "The Lamp"}
SYRIA = {"claimant": "Syrian Defense Ministry"}
VERDICTS = [
    ("one outlet", [RUSSIA], "single", 1),
    ("one outlet that names nobody", [{}], "single", 0),
    ("three outlets with one ministry", [{**RUSSIA, **number(300)}] * 3, "echoed", 1),
    ("two outlets that name nobody are no two witnesses", [{}, {}], "echoed", 0),
    ("an outlet's own voice beside a ministry", [RUSSIA, {}], "echoed", 1),
    ("two ministries", [RUSSIA, IRAQ], "corroborated", 2),
    ("two ministries and an echo", [RUSSIA, {**RUSSIA, **number(300)}, IRAQ], "corroborated", 2),
    ("the same unnamed people", [{"claimant": "local sources"}] * 2, "echoed", 1),
    ("media are no claimant of their own", [RUSSIA, {"claimant": "Turkish media"}], "echoed", 1),
    (
        "a media office is no medium",
        [RUSSIA, {"claimant": "media office of the Iraqi Interior Ministry"}],
        "corroborated",
        2,
    ),
    (
        "one report that says and denies in its own voice",
        [OWN, {**OWN, "status": "denied"}],
        "single",
        0,
    ),
    ("men and families", [{**RUSSIA, **number(300)}, {**RUSSIA, **number(300), "what": "families"}], "echoed", 1),
    ("a denial", [RUSSIA, {**IRAQ, "status": "denied"}], "contested", 2),
    ("numbers that do not meet", [{**RUSSIA, **number(300)}, {**IRAQ, **number(900)}], "contested", 2),
    ("numbers that meet", [{**RUSSIA, "count_max": 300}, {**IRAQ, **number(250)}], "corroborated", 2),
    ("one claimant that corrects itself", [{**RUSSIA, **number(300)}, {**RUSSIA, **number(900)}], "echoed", 1),
    ("another end with the same figure", [{**RUSSIA, **number(300)}, {**IRAQ, **IDLIB, **number(300)}], "contested", 2),
    ("stopped on the way", [RUSSIA, {**IRAQ, "status": "prevented"}], "contested", 2),
    ("a plan beside a fear", [{**RUSSIA, "status": "planned"}, {**IRAQ, "status": "possible"}], "corroborated", 2),
]


@pytest.mark.parametrize(
    ("claims", "verdict", "independent"), [row[1:] for row in VERDICTS], ids=[r[0] for r in VERDICTS]
)
def test_the_verdict_counts_claimants_before_outlets(
    claims: list[dict[str, Any]], verdict: str, independent: int
) -> None:
    found = events_of(table_of(*claims))
    assert found["event"].nunique() == 1
    assert found["verdict"].unique().tolist() == [verdict]
    assert found["independent"].unique().tolist() == [independent]


def test_agreement_across_sides_is_said_where_two_parties_agree() -> None:
    assert events_of(table_of(RUSSIA, IRAQ))["across_sides"].all()
    assert not events_of(table_of(RUSSIA, {"claimant": "residents"}))["across_sides"].any()
    assert not events_of(table_of(RUSSIA, {**IRAQ, "status": "denied"}))["across_sides"].any()


def test_the_number_of_an_event_is_no_sum() -> None:
    found = events_of(table_of({**RUSSIA, **number(300)}, {**RUSSIA, **number(300)}, {**IRAQ, "count_max": 400}))
    assert found["event_count_min"].unique().tolist() == [300]
    assert found["event_count_max"].unique().tolist() == [400]


def test_the_index_is_kept_and_a_rejected_claim_is_in_no_event() -> None:
    table = table_of(RUSSIA, RUSSIA, {**IRAQ, "review": "rejected"})
    table.index = pd.Index(["x", "y", "z"])
    found = events_of(table)
    assert found.index.tolist() == ["x", "y", "z"]
    assert found.loc["z"].isna().all()
    assert found.loc["x", "tellings"] == 2


@pytest.mark.parametrize(("days", "events"), [(0, 2), (4, 1)])
def test_the_window_of_days_decides_what_is_one_movement(days: int, events: int) -> None:
    table = table_of(RUSSIA, {**IRAQ, "date": "2017-05-25"})
    assert events_of(table, days=days)["event"].nunique() == events
    assert {event.windows for event in find_events(table, days=days)} == {Windows(days, 5.0)}


@pytest.mark.parametrize(("km", "events"), [(5, 2), (40, 1)])
def test_the_window_of_kilometres_decides_what_is_one_place(km: float, events: int) -> None:
    table = table_of(RUSSIA, {**IRAQ, "origin_id": "q", "origin": "Qayyarah", "origin_lat": 36.1, "origin_lon": 43.2})
    assert events_of(table, km=km)["event"].nunique() == events


def test_the_way_back_and_another_group_are_other_movements() -> None:
    back = {
        name.replace("origin", "x").replace("destination", "origin").replace("x", "destination"): cell
        for name, cell in {**MOSUL, **RAQQA}.items()
    }
    table = table_of(RUSSIA, {**IRAQ, **back}, {**IRAQ, "group": "Hezbollah"})
    assert events_of(table)["event"].nunique() == 3


@pytest.mark.parametrize("window", [{"days": -1}, {"km": -1}, {"days": 1000}, {"km": 5000}])
def test_a_window_without_sense_is_an_error(window: dict[str, Any]) -> None:
    with pytest.raises(TableError, match="makes no sense"):
        events_of(table_of(RUSSIA), **window)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Moscow's military", "Russia"),
        ("officer of the Iraqi Federal Police", "Iraqi government"),
        ("Turkish security sources", "Turkey"),
        ("Turkish media", None),
        ("a shepherd", None),
        (None, None),
    ],
)
def test_the_side_of_a_claimant(name: str | None, side: str | None) -> None:
    assert read_sides().of(name) == side


def test_own_sides_win(tmp_path: Any) -> None:
    path = tmp_path / "sides.csv"
    path.write_text("claimant_pattern,side\nCopper Command,North\nRussian Defense Ministry,East\n", encoding="utf-8")
    sides = read_sides(path)
    assert [sides.of(name) for name in ("the Copper Command", "Russian MoD", "SOHR")] == [
        "North",
        "East",
        "Syrian opposition",
    ]
    path.write_text("claimant_pattern\nCopper Command\n", encoding="utf-8")
    with pytest.raises(TableError, match="lacks the column side"):
        read_sides(path)


def test_every_claim_of_the_invented_set_is_in_one_event() -> None:
    table = link_echoes(invented())
    events = find_events(table)
    assert sorted(row for event in events for row in event.rows) == list(range(len(table)))
    assert link_echoes(table)["echo"].equals(table["echo"])


def test_an_empty_table_has_no_events() -> None:
    empty = table_of(RUSSIA).iloc[:0]
    assert find_events(empty) == []
    assert events_of(empty).empty


def test_families_that_leave_are_another_movement_than_fighters() -> None:
    table = table_of({**RUSSIA, **number(300)}, {**IRAQ, "what": "families", "count_min": 24})
    assert events_of(table)["event"].nunique() == 2


def test_the_ministry_does_not_make_one_of_two_ministries() -> None:
    table = table_of({**RUSSIA, **number(300)}, {"claimant": "the ministry", **number(300)}, {**IRAQ, **number(300)})
    assert events_of(table)["independent"].unique().tolist() == [2]


def test_neighbouring_villages_do_not_swallow_the_way_between_them() -> None:
    near = {"origin": "Hajin", "origin_id": "h", "origin_lat": 34.70, "origin_lon": 40.83}
    far = {"destination": "Susah", "destination_id": "s", "destination_lat": 34.63, "destination_lon": 40.90}
    back = {"origin": "Susah", "origin_id": "s", "origin_lat": 34.63, "origin_lon": 40.90}
    table = table_of({**RUSSIA, **near, **far}, {**IRAQ, **back, **far, "destination": "Shaafah", "destination_id": "f",
                                                 "destination_lat": 34.60, "destination_lon": 40.95})  # fmt: skip
    assert events_of(table, km=25)["event"].nunique() == 2


def test_the_order_of_the_rows_does_not_change_the_verdicts() -> None:
    table = link_echoes(invented())
    turned = table.iloc[::-1].reset_index(drop=True)
    here, there = (events_of(one).assign(claim=one["claim"]).set_index("claim") for one in (table, turned))
    assert here["verdict"].sort_index().equals(there["verdict"].sort_index())
    assert here["independent"].sort_index().equals(there["independent"].sort_index())
