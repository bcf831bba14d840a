"""Reports from packed tables, archives and folders; and the limits on each."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import json
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geomap.errors import ReportError
from geomap.reports import Meter, Report, folders, read_reports, size_of, sources, streams, tables

TEXT = "Fighters left Mosul for Raqqa."


def read(*paths: Path) -> tuple[list[Report], list[ReportError]]:
    errors: list[ReportError] = []
    return list(read_reports(*paths, on_error=errors.append)), errors


def ids(*paths: Path) -> list[str]:
    reports, errors = read(*paths)
    assert errors == []
    return [report.id for report in reports]


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


# Tables


@pytest.mark.parametrize("packing", ["", *PACKERS])
@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
def test_a_table_is_read_packed_or_not(ending: str, packing: str, tmp_path: Path) -> None:
    raw = (
        b"id,text\na,one\nb,two\n" if ending == ".csv" else b'{"id": "a", "text": "one"}\n{"id": "b", "text": "two"}\n'
    )
    path = tmp_path / f"t{ending}{packing}"
    path.write_bytes(PACKERS[packing](raw) if packing else raw)
    assert ids(path) == ["a", "b"]
    assert ids(tmp_path) == ["a", "b"]


def test_a_table_packed_by_zstandard_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl.zst"
    with pa.output_stream(str(path), compression="zstd") as stream:
        stream.write(b'{"text": "one"}\n' * 3)
    assert ids(path) == ["t.jsonl.zst:1", "t.jsonl.zst:2", "t.jsonl.zst:3"]


@pytest.mark.parametrize("packing", list(PACKERS))
def test_several_packed_streams_one_after_the_other_are_one_file(packing: str, tmp_path: Path) -> None:
    path = tmp_path / f"t.jsonl{packing}"
    path.write_bytes(b"".join(PACKERS[packing](b'{"text": "%d"}\n' % n) for n in range(3)))
    assert len(ids(path)) == 3


@pytest.mark.parametrize("packing", list(PACKERS))
def test_a_packed_file_that_is_cut_off_keeps_its_good_rows(packing: str, tmp_path: Path) -> None:
    path = tmp_path / f"t.jsonl{packing}"
    first, second = b'{"text": "one"}\n', json.dumps({"text": os.urandom(50_000).hex()}).encode()
    path.write_bytes(PACKERS[packing](first) + PACKERS[packing](second)[:-20_000])
    reports, (error,) = read(path)
    assert [report.text for report in reports] == ["one"]
    assert "cut off or damaged" in error.message


@pytest.mark.parametrize("packing", list(PACKERS))
def test_a_packed_file_may_not_swell_without_end(packing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "SLACK_BYTES", 100_000)
    path = tmp_path / f"t.jsonl{packing}"
    path.write_bytes(PACKERS[packing](b'{"text": "' + b" " * 30_000_000 + b'x"}\n'))
    reports, (error,) = read(path)
    assert reports == []
    assert "unpacks to more than 200 times its size" in error.message


def test_the_shards_of_a_folder_keep_their_ids_apart(tmp_path: Path) -> None:
    for month in ("01", "02"):
        (tmp_path / month).mkdir()
        pq.write_table(pa.table({"text": ["one", "two"]}), tmp_path / month / "part.parquet")
    assert ids(tmp_path) == ["01/part.parquet:1", "01/part.parquet:2", "02/part.parquet:1", "02/part.parquet:2"]


def test_a_parquet_file_that_swells_too_far_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SLACK_BYTES", 1000)
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"text": ["x" * 5_000_000]}), path, compression="zstd", use_dictionary=False)
    reports, (error,) = read(path)
    assert reports == []
    assert "200 times" in error.message


def test_a_damaged_parquet_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(b"PAR1 nothing PAR1")
    assert "cannot be read as a table" in read(path)[1][0].message


def test_a_bad_byte_sets_its_own_row_aside(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"id,text\na,one\nb,caf\xe9\nc,three\n")
    reports, (error,) = read(path)
    assert [report.id for report in reports] == ["a", "c"]
    assert (error.report, error.digest) == ("b", hashlib.sha256(b"caf\xe9").hexdigest())
    lines = tmp_path / "t.jsonl"
    lines.write_bytes(b'{"text": "one"}\n{"text": "caf\xe9"}\n{"text": "three"}\n')
    reports, (error,) = read(lines)
    assert [report.text for report in reports] == ["one", "three"]
    assert error.line == 2


def test_a_cell_larger_than_the_csv_module_likes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("id,text\na,{}\nb,two\n".format("x" * 200_000), encoding="utf-8")
    assert ids(path) == ["a", "b"]


def test_a_row_that_is_too_large_is_set_aside_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MAX_BYTES", 1000)
    path = tmp_path / "t.csv"
    many_lines, one_line = "x\n" * 900, "x" * 3000
    path.write_text(f'id,text\na,"{many_lines}"\nb,"{one_line}"\nc,three\n', encoding="utf-8")
    reports, errors = read(path)
    assert [report.id for report in reports] == ["c"]
    assert [error.line for error in errors] == [2, 903]
    lines = tmp_path / "t.jsonl"
    rows = [json.dumps({"text": "x" * size}) for size in (1500, 9000, 1)]
    lines.write_text("\n".join(rows), encoding="utf-8")
    reports, errors = read(lines)
    assert [report.text for report in reports] == ["x"]
    assert len(errors) == 2


def test_json_nested_without_end_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"text": ' + "[" * 200_000 + "\n" + '{"text": "y"}\n', encoding="utf-8")
    reports, (error,) = read(path)
    assert [report.text for report in reports] == ["y"]
    assert "is not JSON" in error.message


# Files and folders


def test_a_file_that_is_too_large_is_named_with_its_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 1000)
    (tmp_path / "a.txt").write_bytes(b"x" * 5000)
    reports, (error,) = read(tmp_path)
    assert reports == []
    assert error.report == "a.txt"
    assert error.digest == hashlib.sha256(b"x" * 5000).hexdigest()


def test_links_in_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "round").symlink_to(folder)
    (folder / "picture.png").symlink_to(tmp_path / "secret.txt")
    reports, errors = read(folder)
    assert [report.id for report in reports] == ["a.txt"]
    assert [error.path and error.path.name for error in errors] == ["b.txt", "round"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is no plain file" in read(tmp_path / "pipe.txt")[1][0].message
    assert "no reports here" in read(tmp_path)[1][0].message


def test_a_folder_is_read_in_the_order_of_its_paths_however_it_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b/2.txt", "a.txt", "a/1.txt", "a-b/3.txt", "B.txt", "b/a/x.txt", "c.txt", "é.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    wanted = [p.relative_to(tmp_path).as_posix() for p in sorted(tmp_path.rglob("*.txt"))]
    assert ids(tmp_path) == wanted
    monkeypatch.setattr(folders, "WINDOW", 2)
    assert ids(tmp_path) == wanted


def test_a_folder_may_be_nested_deeper_than_python_calls(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(1200):
        deep /= "d"
        deep.mkdir()
    (deep / "a.txt").write_text(TEXT, encoding="utf-8")
    try:
        assert len(ids(tmp_path)) == 1
    finally:
        (deep / "a.txt").unlink()
        while deep != tmp_path:  # who cleans up after the tests does so by recursion
            deep.rmdir()
            deep = deep.parent


def test_a_page_nested_without_end_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div>" * 100_000 + TEXT, encoding="utf-8")
    (report,) = read(tmp_path)[0]
    assert TEXT in report.text


def test_a_page_in_another_encoding_than_it_declares_is_set_aside(tmp_path: Path) -> None:
    raw = '<meta charset="utf-8"><p>à Mossoul</p>'.encode("latin-1")
    (tmp_path / "a.html").write_bytes(raw)
    (error,) = read(tmp_path)[1]
    assert "is not encoded in utf-8" in error.message
    assert error.digest == hashlib.sha256(raw).hexdigest()


def test_the_meter_ends_at_the_size_of_the_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "t.jsonl.gz").write_bytes(gzip.compress(b'{"text": "one"}\n' * 1000))
    meter = Meter(size_of(tmp_path))
    assert len(list(sources.read_sources(tmp_path, on_error=lambda _: None, meter=meter))) == 1001
    assert meter.done == meter.total > 0


# Archives


def test_a_zip_is_read_without_unpacking_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.zip", "w") as archive:
        for name in ("b.txt", "a/a.html", "logo.png", ".hidden.txt"):
            archive.writestr(name, TEXT)
    assert ids(tmp_path) == ["r.zip/a/a.html", "r.zip/b.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["r.zip"]


@pytest.mark.parametrize("name", ["r.tar", "r.tar.gz", "r.tgz", "r.tar.xz"])
def test_a_tar_is_read_packed_or_not(name: str, tmp_path: Path) -> None:
    mode = {"r.tar": "w", "r.tar.xz": "w:xz"}.get(name, "w:gz")
    with tarfile.open(tmp_path / name, mode) as archive:  # type: ignore[call-overload]
        info = tarfile.TarInfo("a/b.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    assert ids(tmp_path) == [f"{name}/a/b.txt"]


@pytest.mark.parametrize("member", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_a_member_that_points_out_of_its_archive_is_set_aside(member: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.zip", "w") as archive:
        archive.writestr(member, TEXT)
        archive.writestr("good.txt", TEXT)
    with tarfile.open(tmp_path / "r.tar", "w") as tar:
        info = tarfile.TarInfo(member)
        info.size = len(TEXT)
        tar.addfile(info, io.BytesIO(TEXT.encode()))
    reports, errors = read(tmp_path)
    assert [report.id for report in reports] == ["r.zip/good.txt"]
    assert len(errors) == 2
    assert all("points out of the archive" in error.message for error in errors)


def test_links_and_tables_inside_an_archive_are_set_aside(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "r.tar", "w") as tar:
        for name, kind in (("link.txt", tarfile.SYMTYPE), ("hard.txt", tarfile.LNKTYPE), ("t.csv", tarfile.REGTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
    reports, errors = read(tmp_path)
    assert reports == []
    assert len(errors) == 3


def test_a_member_that_is_too_large_is_set_aside(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b" " * 20_000_001)
        archive.writestr("good.txt", TEXT)
    reports, (error,) = read(tmp_path)
    assert [report.id for report in reports] == ["r.zip/good.txt"]
    assert error.report == "r.zip/bomb.txt"


@pytest.mark.parametrize("name", ["r.zip", "r.tar", "r.tar.gz"])
def test_a_damaged_archive_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK nothing at all" * 50)
    assert "cut off or damaged" in read(tmp_path)[1][0].message


def warc_record(url: str, body: bytes, kind: str) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{url}>\r\n"
    rest = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return (head + rest).encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_pages(packed: bool, tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    pages = [
        ("https://a.example/1", "<p>à Mossoul</p>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        ("https://a.example/logo", b"\x89PNG", "image/png"),
        ("https://a.example/2", TEXT.encode(), "text/plain"),
    ]
    path = tmp_path / ("w.warc.gz" if packed else "w.warc")
    path.write_bytes(b"".join(gzip.compress(r) if packed else r for r in (warc_record(*page) for page in pages)))
    reports, errors = read(path)
    assert errors == []
    assert [(report.id, report.url) for report in reports] == [
        ("https://a.example/1", "https://a.example/1"),
        ("https://a.example/2", "https://a.example/2"),
    ]
    assert reports[0].text.strip() == "à Mossoul"


def test_a_web_archive_that_is_none_is_named(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    (tmp_path / "w.warc").write_bytes(b"nothing of the kind\n" * 10)
    reports, errors = read(tmp_path / "w.warc")
    assert reports == []
    assert len(errors) == 1
