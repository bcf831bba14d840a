"""Claims in a real PostgreSQL with PostGIS, started here on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from gazetteers import levant

from geomap import cli
from geomap.errors import TableError
from geomap.table import ClaimFilter, arrow_from_frame, frame_from_arrow, frame_from_rows

sqlalchemy = pytest.importorskip("sqlalchemy", reason='needs pip install "geomap[postgis]"')
pytest.importorskip("psycopg", reason='needs pip install "geomap[postgis]"')

from geomap.database import read_database, write_database  # noqa: E402


def programs() -> Path | None:
    """Find the newest PostgreSQL of Debian's that has PostGIS."""
    found = sorted(Path("/usr/share/postgresql").glob("*/extension/postgis.control"))
    folders = [Path("/usr/lib/postgresql") / path.parent.parent.name / "bin" for path in found]
    folders = [folder for folder in folders if (folder / "initdb").exists()]
    return folders[-1] if folders else None


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    bin_folder = programs()
    if bin_folder is None:
        pytest.skip("needs PostgreSQL with PostGIS: apt-get install postgresql postgresql-postgis")
    # PostgreSQL does not run as root, and its user may not enter a folder of pytest's.
    user = "postgres" if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="geomap-test-"))
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*words: str) -> None:
        line = [str(bin_folder / words[0]), *words[1:]]
        done = subprocess.run(line, user=user, cwd=folder, capture_output=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr.decode()

    data = str(folder / "data")
    try:
        run("initdb", "-D", data, "-U", "tester", "--auth=trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://tester:secret@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def address(server: str) -> str:
    """An empty database."""
    engine = sqlalchemy.create_engine(server.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("DROP SCHEMA IF EXISTS geomap CASCADE"))
    engine.dispose()
    return server


def rows() -> list[dict[str, Any]]:
    mosul = {
        "origin": "Mosul",
        "origin_id": "iq-mosul",
        "origin_kind": "town",
        "origin_lat": 36.34,
        "origin_lon": 43.13,
    }
    raqqa = {"destination": "Raqqa", "destination_id": "sy-raqqa", "destination_lat": 35.95, "destination_lon": 39.01}
    plain = {"what": "fighters", "status": "occurred", "review": "proposed", "outlet": "A"}
    first = plain | mosul | raqqa | {"claim": "c1", "report": "r1", "count_min": 3, "date_start": date(2017, 6, 1)}
    hostile = "'; DROP TABLE geomap.claims; -- \0\x1b[0 \u202e <b>"
    second = plain | mosul | {"claim": "c2", "report": "r2", "quote": hostile, "published": date(2016, 1, 2)}
    return [first, second, plain | raqqa | {"claim": "c3", "outlet": "B", "group": "Islamic State"}]


def frame(wanted: list[dict[str, Any]]) -> pd.DataFrame:
    return frame_from_rows(wanted)


def read(address: str, wanted: ClaimFilter | None = None) -> list[str]:
    return [name for part in read_database(address, wanted) for name in part.column("claim").to_pylist()]


def test_what_was_written_is_read_back(address: str) -> None:
    table = frame(rows())
    assert write_database([arrow_from_frame(table)], address) == 3
    (part,) = read_database(address)
    again = frame_from_arrow(part).sort_values("claim", ignore_index=True)
    pd.testing.assert_frame_equal(again, table)


def test_a_claim_that_is_there_is_brought_up_to_date(address: str) -> None:
    write_database([arrow_from_frame(frame(rows()))], address)
    changed = rows()[0] | {"status": "denied", "count_min": None}
    write_database([arrow_from_frame(frame([changed]))], address)
    whole = frame_from_arrow(*read_database(address)).set_index("claim")
    assert len(whole) == 3
    assert whole.loc["c1", "status"] == "denied"
    assert pd.isna(whole.loc["c1", "count_min"])


def test_other_tools_find_places_reports_lines_and_indexes(address: str) -> None:
    write_database([arrow_from_frame(frame(rows()))], address)
    engine = sqlalchemy.create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        claims = gpd.read_postgis("SELECT * FROM geomap.claims ORDER BY claim", connection, geom_col="geometry")
        places = gpd.read_postgis("SELECT * FROM geomap.places ORDER BY place_id", connection, geom_col="geometry")
        reports = connection.execute(sqlalchemy.text("SELECT report FROM geomap.reports ORDER BY report")).all()
        indexes = connection.execute(sqlalchemy.text("SELECT indexdef FROM pg_indexes WHERE schemaname = 'geomap'"))
        kinds = " ".join(row[0] for row in indexes)
    engine.dispose()
    assert claims.geometry.geom_type.tolist() == ["LineString", "Point", "Point"]
    assert claims.crs == "EPSG:4326"
    assert places.place_id.tolist() == ["iq-mosul", "sy-raqqa"]
    assert places.geometry.iloc[0].wkt == "POINT (43.13 36.34)"
    assert [row[0] for row in reports] == ["r1", "r2"]
    assert kinds.count("USING gist (geometry)") == 2


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClaimFilter(), ["c2", "c1", "c3"]),
        (ClaimFilter(since=date(2017, 1, 1)), ["c1"]),
        (ClaimFilter(until=date(2016, 12, 31)), ["c2"]),
        (ClaimFilter(outlets=("B",)), ["c3"]),
        (ClaimFilter(groups=("Islamic State",)), ["c3"]),
        (ClaimFilter(bbox=(42, 36, 44, 37)), ["c2", "c1"]),
        (ClaimFilter(bbox=(170, -10, -170, 10)), []),
    ],
)
def test_the_database_picks_out_what_is_wanted(wanted: ClaimFilter, found: list[str], address: str) -> None:
    write_database([arrow_from_frame(frame(rows()))], address)
    assert sorted(read(address, wanted)) == sorted(found)


def test_an_export_that_fails_leaves_the_database_as_it_was(address: str) -> None:
    write_database([arrow_from_frame(frame(rows()))], address)

    def parts() -> Iterator[Any]:
        yield arrow_from_frame(frame([rows()[0] | {"claim": "c9"}]))
        raise TableError("the rest cannot be read")

    with pytest.raises(TableError, match="the rest"):
        write_database(parts(), address)
    assert "c9" not in read(address)


def test_the_commands_write_to_a_database_and_draw_it(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_gazetteer", lambda _: levant())
    path = tmp_path / "claims.csv"
    path.write_text("claim,outlet,origin,destination\nx1,A,Mosul,Raqqa\nx2,B,Mosul,\n", encoding="utf-8")
    assert cli.main(["export", str(path), address]) == 0
    assert cli.main(["map", address, "--outlet", "A", "-o", str(tmp_path / "map.html")]) == 0
    assert cli.main(["export", address, str(tmp_path / "again.jsonl")]) == 0
    told = capsys.readouterr()
    assert "secret" not in told.out + told.err
    assert "1 claim: " in told.out
    assert len((tmp_path / "again.jsonl").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize("bad", ["postgresql://tester:secret@127.0.0.1:1/postgres", "postgresql://[", "empty"])
def test_a_database_that_is_not_there_is_told_in_one_line_without_the_password(
    bad: str, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = address if bad == "empty" else bad
    assert cli.main(["export", place, str(tmp_path / "x.csv")]) == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert "secret" not in told
    assert not (tmp_path / "x.csv").exists()
