"""Packs worked out beforehand: the same as their tables, read page by page, and never trusted blindly."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import compact as compact_room
from geomap.gazetteer import lint_pack, read_gazetteer
from geomap.gazetteer.compact import COMPACT_FILE, CompactPack, compact_bytes, tables_digest
from geomap.gazetteer.joining import shared_rows
from geomap.gazetteer.reading import CsvPack, packs_folder, read_pack, shipped_packs

PLACES = """\
id,name,kind,country,admin1,lat,lon,radius_km,source,note
raqqa,Raqqa,city,SY,Raqqa,35.95,39.01,6,survey,
bab,al-Bab,town,SY,Aleppo,36.37,37.51,3,survey,a note
york,New York,city,US,,40.7,-74.0,30,survey,
"""
NAMES = """\
place_id,name,lang,kind,from,to,source
raqqa,الرقة,ar,local,,,survey
raqqa,Rakka,en,former,1920,1946,an atlas
york,New York City,en,official,,,survey
"""
STALE = "the tables were changed; run python tools/build_index.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    (folder / "names.csv").write_text(NAMES, encoding="utf-8")
    return folder


@pytest.fixture
def alone(folder: Path) -> Path:
    """A pack that is a compact file alone."""
    path = folder.parent / "alone" / COMPACT_FILE
    path.parent.mkdir()
    path.write_bytes(compact_bytes(CsvPack(folder)))
    return path


def same(one: CompactPack | CsvPack, other: CompactPack | CsvPack) -> bool:
    """Say whether two packs hold the same."""
    rows = range(len(one))
    words = {*one.tables.words(), *other.tables.words()}
    return (
        list(one.ids()) == list(other.ids())
        and list(one.countries()) == list(other.countries())
        and [one.place(row) for row in rows] == [other.place(row) for row in rows]
        and [one.names(row) for row in rows] == [other.names(row) for row in rows]
        and [set(one.spellings(row)) for row in rows] == [set(other.spellings(row)) for row in rows]
        and [list(one.bones(row)) for row in rows] == [list(other.bones(row)) for row in rows]
        and [one.row_of(place_id) for place_id in one.ids()] == list(rows)
        and all(one.tables.entry(word) == other.tables.entry(word) for word in words)
        and all(one.tables.reach(word) == other.tables.reach(word) for word in sorted(words)[::97])
    )


@pytest.mark.parametrize("name", ["levant", "theatres"])
def test_a_shipped_pack_is_the_same_as_its_tables(name: str) -> None:
    pack = read_pack(packs_folder() / name)
    assert isinstance(pack, CompactPack), STALE
    assert same(pack, CsvPack(packs_folder() / name))


def test_what_shipped_packs_share_was_worked_out_rightly() -> None:
    packs = [read_pack(folder) for folder in shipped_packs()]
    assert {pack.name for pack in packs} == {"world", "theatres", "levant"}
    for rank, pack in enumerate(packs):
        assert pack.joins == {other.stamp: shared_rows(pack, other) for other in packs[:rank]}, STALE


def test_a_compact_pack_answers_as_its_tables_do(folder: Path, alone: Path) -> None:
    ahead, plain = read_gazetteer(alone.parent), read_gazetteer(folder)
    assert ahead.find("rakka")[0].pack == "alone"
    for name in ("al Bab", "Bab", "Rakka", "الرقة", "New York City", "Nowhere", "", "zzz"):
        assert [place.id for place in ahead.find(name)] == [place.id for place in plain.find(name)]
    text = "from New York City to New York's Raqqa and al-Bab"
    found = ["New York City", "New York", "Raqqa", "al-Bab"]
    assert [mention.text for mention in ahead.mentions(text)] == found
    assert [mention.text for mention in plain.mentions(text)] == found


def test_a_likeness_is_found_in_a_compact_pack_as_in_its_tables(folder: Path, alone: Path) -> None:
    ahead, plain = read_gazetteer(alone.parent), read_gazetteer(folder)
    for name in ("Raqka", "Arraqqa", "Al Babb", "Rakah", "Xyzzyx"):
        found = [book.resolve(name, countries=["SY"]) for book in (ahead, plain)]
        assert found[0] == found[1]
    assert ahead.resolve("Raqka", countries=["SY"]).place_id == "raqqa"


def test_a_name_goes_on_where_another_pack_divides_its_words_otherwise(tmp_path: Path) -> None:
    places = "id,name,kind,country,admin1,lat,lon,radius_km,source,note\n"
    folders = []
    rows = {"one": "dez,Deir ez-Zor,city,SY,,35.3,40.1,5,s,", "two": "c,Deirez Zor City,town,SY,,30,41,5,s,"}
    for name, row in rows.items():
        folders.append(tmp_path / name)
        folders[-1].mkdir()
        (folders[-1] / "places.csv").write_text(f"{places}{row}\n", encoding="utf-8")
    (mention,) = read_gazetteer(*folders).mentions("to Deir ez-Zor City")
    assert (mention.text, mention.places[0].id) == ("Deir ez-Zor City", "c")


@pytest.mark.parametrize("spoil", ["places.csv", COMPACT_FILE, "nothing"])
def test_a_compact_file_of_other_tables_or_a_broken_one_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    monkeypatch.setattr("geomap.gazetteer.reading.packs_folder", lambda: folder.parent)
    (folder / COMPACT_FILE).write_bytes(compact_bytes(CsvPack(folder), tables_digest(folder)))
    if spoil == "places.csv":
        (folder / spoil).write_text(PLACES.replace("35.95", "35.96"), encoding="utf-8")
    elif spoil == COMPACT_FILE:
        (folder / spoil).write_bytes((folder / spoil).read_bytes()[:-20])
    assert isinstance(read_pack(folder), CompactPack) is (spoil == "nothing")


def test_a_compact_file_beside_tables_that_are_not_ours_is_passed_over(folder: Path) -> None:
    (folder / COMPACT_FILE).write_bytes(compact_bytes(CsvPack(folder), tables_digest(folder)))
    assert isinstance(read_pack(folder), CsvPack)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:0],
        lambda data: data[:12],
        lambda data: data[:-1],
        lambda data: data[:-30] + bytes(30),
        lambda data: data[:16] + b"\xff" + data[17:],
        lambda data: data.replace(b"geomap", b"geomop", 1),
    ],
)
def test_a_damaged_compact_pack_is_told_at_once(alone: Path, spoil: object) -> None:
    alone.write_bytes(spoil(alone.read_bytes()))  # type: ignore[operator]
    with pytest.raises(GazetteerError, match="is no compact pack") as caught:
        read_gazetteer(alone.parent)
    assert caught.value.path == alone
    assert lint_pack(alone.parent)


def rewritten(path: Path, **changes: object) -> None:
    """Change the header of a compact file, as somebody who means harm would."""
    data = path.read_bytes()
    size = int.from_bytes(data[12:16], "big")
    header = json.loads(zlib.decompress(data[16 : 16 + size])) | changes
    head = zlib.compress(json.dumps(header).encode())
    path.write_bytes(data[:12] + len(head).to_bytes(4, "big") + head + data[16 + size :])


def test_another_version_is_told(alone: Path) -> None:
    rewritten(alone, version=1)
    with pytest.raises(GazetteerError, match="version 1"):
        read_gazetteer(alone.parent)


def test_pages_that_are_no_pages_are_told_with_their_file(alone: Path) -> None:
    rewritten(alone, word_pages=[3], row_pages=[5], bone_pages=[7])
    gazetteer = read_gazetteer(alone.parent)
    with pytest.raises(GazetteerError, match="broken page"):
        gazetteer.find("Raqqa")
    with pytest.raises(GazetteerError, match="broken page"):
        gazetteer.place_at(0)
    with pytest.raises(GazetteerError, match="broken page"):
        gazetteer.resolve("Raqqah", countries=["SY"])
    assert lint_pack(alone.parent)


def test_a_page_that_swells_is_not_unpacked(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gazetteer = read_gazetteer(alone.parent)
    monkeypatch.setattr(compact_room, "MAX_BYTES", 10)
    with pytest.raises(GazetteerError, match="too long"):
        gazetteer.find("Raqqa")


def test_a_cell_that_a_line_can_not_hold_is_told_when_the_file_is_built(folder: Path) -> None:
    (folder / "places.csv").write_text(PLACES.replace("a note", '"a\nnote"'), encoding="utf-8")
    with pytest.raises(GazetteerError, match="bab"):
        compact_bytes(CsvPack(folder))
