from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from geomap import cli
from geomap.compare import compare_claims
from geomap.compare.tables import EVENT_COLUMNS, OUTLET_COLUMNS, PAIR_COLUMNS
from geomap.dossier import build_page, page_block
from geomap.table import write_claims
from tests.test_compare_echoes import invented

VALUES = ("{{7*7}}", "</script><script>1</script>", "<!--", "\u2028", "</style>", "\0", "&lt;")


def test_two_pages_of_one_table_are_the_same_bytes() -> None:
    assert build_page(compare_claims(invented())) == build_page(compare_claims(invented()))


def test_the_page_asks_for_nothing_from_outside() -> None:
    page = build_page(compare_claims(invented()))
    assert "default-src 'none'" in page
    assert "connect-src 'none'" in page
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?https?:|@import|url\(", page)
    assert "innerHTML" not in page
    assert not re.search(r"\b(?:true|false) (?:claim|report|statement)", page)


@pytest.mark.parametrize("text", VALUES)
def test_hostile_words_stand_only_in_the_data_block(text: str) -> None:
    table = invented().head(4).assign(quote=f"x{text}x", claimant=text, outlet=text, origin=text)
    page = build_page(compare_claims(table), title=text)
    (block,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, flags=re.DOTALL)
    assert json.loads(block)["claims"][0]["quote"] == f"x{text}x"
    assert json.loads(block)["title"] == text
    assert page.count("<script") == 2


def test_each_number_of_the_page_has_its_claims() -> None:
    comparison = compare_claims(invented())
    block = page_block(comparison, "t")
    assert len(block["claims"]) == len(comparison.claims)
    for row in block["rows"]:
        assert len(row["behind"]["claims"]) == row["claims"]
        assert len(row["behind"]["with_claimant"]) == row["with_claimant"]
        assert len(row["behind"]["echoed"]) == row["echoed"]
        for name in ("exclusive", "told_first"):
            assert len({block["claims"][at]["event"] for at in row["behind"][name]}) == row[name]
    counts = {(one, other, kind): len(events) for one, other, kind, events in block["pairs"]}
    at = {name: number for number, name in enumerate(block["outlets"])}
    for pair in comparison.pairs.itertuples():
        for kind in ("echoes", "agreements", "contradictions", "told_first"):
            assert counts.get((at[pair.outlet], at[pair.other_outlet], kind), 0) == getattr(pair, kind)
    assert sorted(at for event in block["events"] for at in event["claims"]) == list(range(len(block["claims"])))
    for event in block["events"]:
        assert sorted(at for source in event["sources"] for at in source) == event["claims"]


def test_the_frames_have_their_columns_and_windows() -> None:
    comparison = compare_claims(invented(), days=1, km=2)
    assert list(comparison.events) == EVENT_COLUMNS
    assert list(comparison.outlets) == OUTLET_COLUMNS
    assert list(comparison.pairs) == PAIR_COLUMNS
    assert set(comparison.events["window_days"]) == {1}
    assert comparison.events["claims"].sum() == len(comparison.claims)
    assert comparison.outlets["claims"].sum() == len(comparison.claims)


def test_an_empty_table_makes_a_page() -> None:
    comparison = compare_claims(invented().iloc[:0])
    assert comparison.events.empty
    assert "<noscript>" in build_page(comparison)


def test_the_command_writes_the_page_and_the_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_claims(invented(), tmp_path / "claims.csv")
    out = [str(tmp_path / name) for name in ("compare.html", "frames", "all.json")]
    words = ["compare", str(source), "-o", out[0], "--csv", out[1], "--json", out[2], "--why", "a1", "--days", "2"]
    assert cli.main(words) == 0
    told = capsys.readouterr().out
    assert "within 2 days and 5 km" in told
    assert "echo a1: a1 (Copper Courier) and a2 (Blue Ledger)" in told
    body = json.loads(Path(out[2]).read_text(encoding="utf-8"))
    assert body["windows"] == {"days": 2, "km": 5.0}
    for name in ("events", "outlets", "pairs", "links"):
        assert len(pd.read_csv(Path(out[1]) / f"{name}.csv")) == len(body[name])
    assert Path(out[0]).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_window_without_sense_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_claims(invented(), tmp_path / "claims.csv")
    assert cli.main(["compare", str(source), "-o", str(tmp_path / "x.html"), "--days", "-4"]) == 1
    assert "makes no sense" in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()
