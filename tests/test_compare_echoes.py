from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from geomap.compare import Sources, echo_links, link_echoes
from geomap.table import read_claims

CASES = Path(__file__).parent / "echoes" / "invented.csv"
PLACES = {
    "mosul": ("town", 36.34, 43.13, 10), "raqqa": ("town", 35.95, 39.01, 6), "deir-ez-zor": ("town", 35.34, 40.14, 6),
    "ain-issa": ("town", 36.39, 38.86, 3), "manbij": ("town", 36.53, 37.95, 4), "jufra": ("town", 29.2, 16.0, 5),
    "tarhuna": ("town", 32.43, 13.63, 5), "tal-afar": ("town", 36.38, 42.45, 5), "baaj": ("town", 36.05, 41.72, 3),
    "rostov": ("area", 47.5, 41.0, 200), "donetsk": ("town", 48.0, 37.8, 12), "helmand": ("area", 31.0, 64.0, 150),
    "kunduz": ("town", 36.73, 68.87, 6), "hawija": ("town", 35.32, 43.77, 4), "hamrin": ("area", 34.8, 44.3, 60),
    "idlib": ("town", 35.93, 36.63, 5), "khan-sheikhoun": ("town", 35.44, 36.65, 3),
    "palmyra": ("town", 34.56, 38.27, 4),
    "kibumba": ("town", -1.5, 29.33, 3), "rutshuru": ("town", -1.18, 29.45, 4), "aleppo": ("town", 36.2, 37.16, 10),
    "baghouz": ("town", 34.45, 40.96, 3), "syria": ("area", 35.0, 38.5, 330), "khartoum": ("town", 15.55, 32.53, 20),
    "el-fasher": ("town", 13.63, 25.35, 6),
}  # fmt: skip


def invented() -> pd.DataFrame:
    table = read_claims(CASES)
    for role in ("origin", "destination"):
        spots = table[role].map(lambda name: PLACES.get(name) if isinstance(name, str) else None)
        table[f"{role}_id"] = table[role]
        table[f"{role}_kind"] = spots.map(lambda spot: spot[0] if spot else None).astype("string")
        for place, field in enumerate(("lat", "lon", "radius_km"), start=1):
            table[f"{role}_{field}"] = spots.map(lambda spot, at=place: float(spot[at]) if spot else None).astype(float)
    return table


def pairs_of(table: pd.DataFrame, column: str) -> set[tuple[str, str]]:
    labelled = table[table[column].notna()]
    return {pair for _, ids in labelled.groupby(column)["claim"] for pair in combinations(sorted(ids), 2)}


@pytest.fixture(scope="module")
def linked() -> pd.DataFrame:
    table = invented()
    sources = {row.report: Sources((row.named,)) for row in table.itertuples() if isinstance(row.named, str)}
    return link_echoes(table, sources)


def test_the_invented_echoes_are_found_and_the_decoys_are_left(linked: pd.DataFrame) -> None:
    wanted, found = pairs_of(linked, "truth"), pairs_of(linked, "echo")
    assert sorted(found - wanted) == []
    assert sorted(wanted - found) == []


def test_five_hundred_outlets_with_one_statement_have_one_label() -> None:
    one = invented().iloc[[0]]
    table = pd.concat([one] * 500, ignore_index=True)
    table["claim"] = [f"c{n}" for n in range(500)]
    table["report"] = [f"r{n}" for n in range(500)]
    table["outlet"] = [f"Outlet {n}" for n in range(500)]
    assert link_echoes(table)["echo"].nunique() == 1


def test_the_order_of_the_rows_does_not_change_the_labels() -> None:
    table = invented()
    turned = table.iloc[::-1].reset_index(drop=True)
    here, there = link_echoes(table).set_index("claim")["echo"], link_echoes(turned).set_index("claim")["echo"]
    assert here.sort_index().equals(there.sort_index())


def test_a_label_that_is_there_stays_and_a_rejected_claim_gets_none() -> None:
    table = invented()
    table.loc[table["claim"] == "a2", "echo"] = "mine"
    table.loc[table["claim"] == "a3", "review"] = "rejected"
    labels = link_echoes(table).set_index("claim")["echo"]
    assert labels["a2"] == "mine"
    assert pd.isna(labels["a3"])
    assert labels["c1"] == labels["c2"] == labels["c3"] == "c1"


def test_each_link_has_its_reasons_and_a_label_without_any_says_so() -> None:
    table = link_echoes(invented())
    links = echo_links(table).set_index(["claim", "other_claim"])
    assert "the same claimant" in links.loc[("a1", "a2"), "evidence"]
    assert links.loc[("a1", "a2"), "echo"] == "a1"
    table.loc[table["claim"].isin(["b1", "n3"]), "echo"] = "by hand"
    links = echo_links(table).set_index(["claim", "other_claim"])
    assert links.loc[("b1", "n3"), "evidence"].startswith("labelled so in the table")
    assert links.loc[("b1", "n3"), "echo"] == "by hand"
