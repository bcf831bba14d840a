"""Laws of the road from a report to its claims: whatever the text, it ends, and every quote is a run of the text."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from gazetteers import shipped
from hypothesis import given
from hypothesis import strategies as st

import geomap
from geomap.claims import STATUSES, WHATS, Claim
from geomap.gazetteer import Gazetteer
from geomap.reports import Block, Report, parse_report

SENTENCE = "Up to 300 Islamic State fighters moved from Mosul to Raqqa on Monday, the Harbour Office said."


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return shipped()


def claims_of(report: Report, gazetteer: Gazetteer) -> list[Claim]:
    claims = geomap.extract_claims(report, gazetteer)
    assert len({claim.claim for claim in claims}) == len(claims)
    for claim in claims:
        assert report.text[claim.quote_start : claim.quote_end] == claim.quote
        assert claim.quote.strip()
        assert claim.origin or claim.destination
        assert claim.status in STATUSES
        assert claim.what in WHATS
        assert claim.count_min is None or claim.count_max is None or 0 <= claim.count_min <= claim.count_max
        assert claim.date_start is None or claim.date_end is None or claim.date_start <= claim.date_end
        for end in (claim.origin, claim.destination):
            assert end is None or (end.lat is None) == (end.place_id is None)
            assert end is None or (end.lat, end.lon) != (0, 0)
    return claims


def all_body(text: str) -> Report:
    """Return a report that is read whole: nothing of it is judged to be furniture."""
    return Report(id="r", text=text, blocks=(Block(0, len(text), "body"),) if text else ())


NEWS = (
    "from to Mosul Raqqa Aleppo Syria Iraq towards fled moved arrived withdrew returned left sent were stopped not "
    "fighters families 300 dozens between and , . ; : \u201c \u201d \" ' ( ) - -> the of on Monday yesterday 2016 May "
    "said that if would may denied he they Islamic State army border Zughaymirat north via through \n \n\n ? ! 's"
)
PARTS = st.lists(st.sampled_from(NEWS.split(" ")), max_size=60)


@given(PARTS)
def test_any_row_of_news_words_gives_claims_whose_quotes_are_runs_of_the_text(
    gazetteer: Gazetteer, words: list[str]
) -> None:
    claims_of(all_body(" ".join(words)), gazetteer)
    claims_of(parse_report(" ".join(words), report_id="r"), gazetteer)


@given(st.text(max_size=300))
def test_any_text_gives_claims_whose_quotes_are_runs_of_the_text(gazetteer: Gazetteer, text: str) -> None:
    claims_of(all_body(text), gazetteer)
    claims_of(all_body(f"{SENTENCE}{text}{SENTENCE}"), gazetteer)
    claims_of(parse_report(text, report_id="r", is_page=True), gazetteer)


LONG = {
    "no full stop": SENTENCE.replace(".", ",") * 200,
    "no full stop, no capitals": "fighters left mosul for raqqa and then " * 500,
    "place names": "Mosul, Raqqa, Aleppo, Homs, " * 1200,
    "place names without a comma": "Mosul " * 5000,
    "one word": "a" * 80_000,
    "one mark": '"' * 10_000,
    "open quotations": '"He said "' * 1500,
    "open brackets": "(" * 10_000,
    "digits": "1," * 5000,
    "verbs": "moved " * 2000,
    "ends": "from Mosul to Raqqa " * 700,
    "numbers": "three hundred fighters and " * 700,
    "days": "on Monday, 3 May 2016, " * 700,
    "sources": "he said that " * 1200,
    "capitals": "ISIS FIGHTERS MOVED FROM MOSUL TO RAQQA " * 50,
    "unknown names": "from Zughaymirat to Qwxyz " * 600,
    "groups": "Islamic State " * 1200,
    "abbreviations": "a." * 8000,
    "combining marks": "a\u0301" * 5000,
    "Arabic": "الموصل " * 2000,
    "bytes": bytes(random.Random(1).randrange(256) for _ in range(15_000)).decode("latin-1"),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_run_of_anything_is_read_to_its_end(gazetteer: Gazetteer, text: str) -> None:
    claims_of(all_body(text), gazetteer)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + f"<p>{SENTENCE}</p>" + "</div>" * 50_000,
        "<b>" * 20_000 + SENTENCE,
        f"<p>{SENTENCE}</p>" * 300,
        "<p>" + "<span>Mosul </span>" * 10_000 + f"</p><p>{SENTENCE}</p>",
        f"<table>{'<tr><td>' * 3000}{SENTENCE}",
    ],
    ids=["deep", "bold", "many", "inline", "table"],
)
def test_a_strange_page_still_yields_its_claim(gazetteer: Gazetteer, page: str) -> None:
    claims = claims_of(parse_report(page, report_id="r", is_page=True), gazetteer)
    assert [(c.origin.text, c.destination.text) for c in claims if c.origin and c.destination][:1] == [
        ("Mosul", "Raqqa")
    ]


# Same in, same out

BUILD = "import sys; from geomap import cli; sys.exit(cli.main(sys.argv[1:]))"


def build(reports: Path, out: str, cwd: Path, seed: str) -> dict[str, bytes]:
    env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(geomap.__file__).parents[1])}
    words = [sys.executable, "-c", BUILD, "build", os.path.relpath(reports, cwd), "-o", out]
    subprocess.run(words, cwd=cwd, env=env, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (cwd / out).iterdir() if path.is_file()}


def test_two_builds_are_the_same_bytes_whatever_the_hash_seed_the_folder_and_the_order_of_files(tmp_path: Path) -> None:
    samples = sorted((Path(geomap.__file__).parent / "samples").iterdir())
    elsewhere = tmp_path / "else" / "where"
    elsewhere.mkdir(parents=True)
    for folder, files in ((tmp_path / "one", samples), (elsewhere / "reports", samples[::-1])):
        folder.mkdir()
        for path in files:
            if path.is_file():
                (folder / path.name).write_bytes(path.read_bytes())
    first = build(tmp_path / "one", "out", tmp_path, "1")
    second = build(elsewhere / "reports", "results", elsewhere, "2")
    assert {"claims.csv", "claims.geojson", "unresolved.csv", "map.html"} <= set(first)
    assert len(first["claims.csv"].splitlines()) > 30
    assert set(first) == set(second)
    for name, content in first.items():
        assert content == second[name], name
