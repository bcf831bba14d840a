from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import geomap
from geomap.corpus import extract_corpus
from geomap.gazetteer import read_gazetteer
from geomap.reports import Report, read_reports

FOLDER = Path(geomap.__file__).parent / "samples"
PAGES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return list(read_reports(FOLDER))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_sample_says_that_it_is_invented(page: Path) -> None:
    assert "Invented report, written as a sample for geomap." in page.read_text(encoding="utf-8")


def test_the_manifest_lists_every_sample_with_an_address_that_belongs_to_nobody() -> None:
    with (FOLDER / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == [page.name for page in PAGES]
    assert all(row["url"].startswith("https://example.org/") for row in rows)
    assert len({row["url"] for row in rows}) == len(rows)


def test_every_sample_is_read_with_its_outlet_and_its_day_of_one_autumn(reports: list[Report]) -> None:
    assert len(reports) == len(PAGES) >= 16
    assert {str(report.published)[:7] for report in reports} == {"2016-10", "2016-11"}
    assert {report.outlet for report in reports} == {
        "Alborz News Service",
        "Harbour Courier",
        "Kama News Agency",
        "Khabur Chronicle",
        "Nineveh Daily",
        "Palm Road Radio",
        "Taurus Evening",
        "The Quayside",
    }


def test_the_samples_give_the_claims_that_a_person_has_read_beside_their_words() -> None:
    with (Path(__file__).parent / "samples_claims.csv").open(encoding="utf-8", newline="") as file:
        checked = list(csv.DictReader(file))
    columns = list(checked[0])
    table = extract_corpus([FOLDER], read_gazetteer()).table
    found = list(csv.DictReader(io.StringIO(table[columns].to_csv(index=False))))
    assert found == checked
