"""What curators use: the lint, exchange with other gazetteers, the worklist."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest
from gazetteers import shipped
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import GazetteerError
from geomap.gazetteer import (
    Place,
    PlaceEntry,
    PlaceName,
    add_name,
    add_place,
    lint_pack,
    read_exchange,
    read_gazetteer,
    suggested_ids,
    suggestions_text,
    write_exchange,
)
from geomap.gazetteer.exchange import to_geonames
from geomap.gazetteer.reading import packs_folder, shipped_packs

SCHEMAS = Path(os.environ.get("GEOMAP_SCHEMAS", "schemas"))
HEADER = "id,name,kind,country,admin1,lat,lon,radius_km,source,note"
NAMES_HEADER = "place_id,name,lang,kind,from,to,source"
GOOD = "raqqa,Raqqa,city,SY,Raqqa,35.95,39.01,6,survey,"


def write_tables(folder: Path, places: list[str], names: list[str] = ()) -> Path:  # type: ignore[assignment]
    folder.mkdir(exist_ok=True)
    (folder / "places.csv").write_text("\n".join([HEADER, *places]) + "\n", encoding="utf-8")
    (folder / "names.csv").write_text("\n".join([NAMES_HEADER, *names]) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("places", "names", "line", "level", "complaint"),
    [
        (["m,Mosul,city,IQ,,43.13,36.34,9,s,"], [], 2, "error", "lat and lon are swapped"),
        (["m,Mosul,city,IQ,,48.85,2.35,9,s,"], [], 2, "error", "lies outside IQ"),
        (["m,Mosul,city,IQ,,95,43,9,s,"], [], 2, "error", "outside -90..90"),
        (["m,Mosul,city,IQ,,36.34,43.13,9,,"], [], 2, "error", "the source is missing"),
        (["m,Mosul,metropolis,IQ,,36.34,43.13,9,s,"], [], 2, "error", "unknown kind"),
        (["m,Mosul,city,ZZ,,36.34,43.13,9,s,"], [], 2, "error", "no country's ISO code"),
        ([GOOD, GOOD], [], 3, "error", "stands at places.csv:2 already"),
        ([GOOD, "r2,Raqqa,city,SY,,35.96,39.02,6,s,"], [], 3, "warning", "one place twice"),
        ([GOOD, "r2,Raqqa,city,SY,,36.9,41.0,6,s,"], [], 3, "warning", "note which is meant"),
        (["t,Big,town,SY,,35.9,39,200,s,"], [], 2, "warning", "too big"),
        ([GOOD], ["raqqa,March,en,,,,s"], 2, "warning", "common word"),
        ([GOOD], ["raqqa,Islamic State,en,,,,s"], 2, "warning", "listed as a group"),
        ([GOOD], ["raqqa,Rakka,en,,,,"], 2, "error", "the source is missing"),
        ([GOOD], ["nowhere,Rakka,en,,,,s"], 2, "error", "no place has the id 'nowhere'"),
        ([GOOD], ["raqqa,!?,en,,,,s"], 2, "error", "nobody can look it up"),
        ([GOOD], ["raqqa,Rakka,en,,,,s", "raqqa,Rakka,en,,,,s"], 3, "warning", "stands on line 2 already"),
        (["x,Islamic State,town,SY,,35.9,39,2,s,"], [], 2, "error", "no name leads to 'x'"),
    ],
)
def test_the_lint_tells_the_file_the_line_and_the_fault(
    tmp_path: Path, places: list[str], names: list[str], line: int, level: str, complaint: str
) -> None:
    faults = lint_pack(write_tables(tmp_path / "p", places, names))
    assert any(fault.line == line and fault.level == level and complaint in fault.message for fault in faults), faults


def test_the_lint_is_content_with_a_good_pack(tmp_path: Path) -> None:
    assert lint_pack(write_tables(tmp_path / "p", [GOOD], ["raqqa,Rakka,en,spelling,,,s"])) == []


def test_a_note_answers_the_lint(tmp_path: Path) -> None:
    two = [GOOD, "r2,Raqqa,village,SY,,36.9,41.0,2,s,the village near Qamishli"]
    assert lint_pack(write_tables(tmp_path / "p", two)) == []


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda path: path.name)
def test_our_own_packs_hold_no_error(pack: Path) -> None:
    assert [str(fault) for fault in lint_pack(pack) if fault.level == "error"] == []


ENTRY = PlaceEntry(
    Place(
        "my:raqqa",
        "Raqqa",
        "city",
        "SY",
        "Raqqa",
        35.95,
        39.01,
        6.0,
        "survey",
        'a "note", with commas',
        "import",
    ),
    (
        PlaceName("my:raqqa", "Raqqa", "en", "main", "", "", "survey", "import"),
        PlaceName("my:raqqa", "الرقة", "ar", "local", "", "", "press", "import"),
        PlaceName("my:raqqa", "Callinicum", "la", "former", "0300", "0640", "a history", "import"),
    ),
)


@pytest.mark.parametrize("name", ["out.jsonld", "out.geojson", "out.tsv", "out"])
def test_what_goes_out_comes_back_the_same(tmp_path: Path, name: str) -> None:
    entries = [ENTRY, PlaceEntry(Place("b", "B", "river", "", "", -1.5, 2.25, 80.0, "s", "", "import"), ())]
    write_exchange(entries, tmp_path / name)
    assert read_exchange(tmp_path / name) == entries


_words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=12)


@given(_words, st.floats(-90, 90), st.floats(-180, 180), st.lists(_words, max_size=4, unique=True))
def test_any_place_goes_out_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, lat: float, lon: float, spellings: list[str]
) -> None:
    place = Place("x", name, "town", "SY", "", lat, lon, 2.5, "s", "", "import")
    entry = PlaceEntry(
        place, tuple(PlaceName("x", word, "en", "spelling", "", "", "s", "import") for word in spellings)
    )
    folder = tmp_path_factory.mktemp("exchange")
    for file in ("a.jsonld", "a.geojson", "a.tsv", "pack"):
        write_exchange([entry], folder / file)
        assert read_exchange(folder / file) == [entry]


def test_geonames_lines_keep_what_their_columns_hold(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_text(
        "172955\tAr Raqqah\tAr Raqqah\tRakka,الرقة\t35.95283\t39.00788\tP\tPPLA\tSY\t\t04\t\t\t\t531952"
        "\t\t253\tAsia/Damascus\t2021-01-01\n",
        encoding="utf-8",
    )
    (entry,) = read_exchange(path)
    assert (entry.place.id, entry.place.kind, entry.place.country) == ("gn:172955", "city", "SY")
    assert [name.name for name in entry.names] == ["Rakka", "الرقة"]
    write_exchange([entry], tmp_path / "again.txt")
    assert read_exchange(tmp_path / "again.txt") == [entry]
    assert len(to_geonames([ENTRY]).rstrip("\n").split("\t")) == 19


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.txt", "1\tX\n", "2 columns where a GeoNames dump has 19"),
        ("a.geojson", '{"type": "FeatureCollection", "features": [{}]}', "feature 1 cannot be taken in"),
        ("a.geojson", "{", "is not geojson"),
        ("a.tsv", "id\ttitle\tlon\tlat\nx\tX\t500\t5\n", "longitude 500 is outside"),
    ],
)
def test_a_bad_import_is_told(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=complaint):
        read_exchange(tmp_path / name)


def test_a_linked_places_export_has_what_the_format_asks_for(tmp_path: Path) -> None:
    write_exchange([ENTRY], tmp_path / "out.jsonld")
    (feature,) = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))["features"]
    assert {"@id", "type", "properties", "names"} <= set(feature)
    assert feature["properties"]["ccodes"] == ["SY"]
    assert all("toponym" in name for name in feature["names"])


def test_a_linked_places_export_keeps_to_the_published_schema(tmp_path: Path) -> None:
    schema = SCHEMAS / "schema_lpf_v1.2.2.json"
    if not schema.is_file():
        pytest.skip("the published schema is not on this machine; name its folder in GEOMAP_SCHEMAS")
    jsonschema = pytest.importorskip("jsonschema")
    write_exchange([ENTRY, *read_exchange(packs_folder() / "levant", "csv")], tmp_path / "out.jsonld")
    data = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))
    checker = jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert len(data["features"]) > 2000
    assert [error.message for feature in data["features"] for error in checker.iter_errors(feature)] == []


@pytest.mark.parametrize("pack", ["levant", "theatres"])
@pytest.mark.parametrize("name", ["out.jsonld", "out.geojson", "out.tsv"])
def test_our_own_packs_go_out_and_come_back(tmp_path: Path, pack: str, name: str) -> None:
    entries = read_exchange(packs_folder() / pack, "csv")
    write_exchange(entries, tmp_path / name)
    assert read_exchange(tmp_path / name) == entries


def test_a_pack_may_name_places_that_stand_elsewhere(tmp_path: Path) -> None:
    pack = write_tables(tmp_path / "p", [], ["sy-raqqa,Rakkkka,en,spelling,,,s"])
    assert [fault.level for fault in lint_pack(pack)] == ["error"]
    assert lint_pack(pack, elsewhere={"sy-raqqa"}) == []


def test_suggestions_are_one_cell_that_can_be_read_back(tmp_path: Path) -> None:
    gazetteer = read_gazetteer(write_tables(tmp_path / "p", [GOOD, "r2,Rakk (east; old),town,SY,,35.9,39.1,2,s,"]))
    cell = suggestions_text(gazetteer, "Rakkah city", "fled Rakkah in Syria, he said")
    assert cell.startswith("raqqa (Raqqa, ")
    assert suggested_ids(cell) == ("raqqa", "r2")
    assert suggested_ids("") == ()


def test_a_line_of_the_worklist_becomes_a_spelling(tmp_path: Path) -> None:
    pack = write_tables(tmp_path / "p", [GOOD])
    add_name(pack, read_gazetteer(pack), "raqqa", "Rakkah", source="Agency X")
    assert [place.id for place in read_gazetteer(pack).find("Rakkah")] == ["raqqa"]
    assert lint_pack(pack) == []


def test_a_line_of_the_worklist_becomes_a_place(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    gazetteer = read_gazetteer(write_tables(tmp_path / "p", [GOOD]))
    cells = {
        "id": "my:mill",
        "name": "North Mill",
        "kind": "village",
        "country": "SY",
        "lat": "36",
        "lon": "39.1",
    }
    add_place(pack, gazetteer, {**cells, "radius_km": "2", "source": "survey"})
    assert read_gazetteer(pack).places["my:mill"].name == "North Mill"


@pytest.mark.parametrize(
    ("place_id", "name", "source", "complaint"),
    [
        ("nowhere", "Rakkah", "s", "no place has the id"),
        ("raqqa", "Islamic State", "s", "is the name of a group"),
        ("raqqa", "March", "s", "common word"),
        ("raqqa", "Raqqa", "s", "listed for 'raqqa' already"),
        ("raqqa", "...", "s", "holds no letter"),
        ("raqqa", "Rakkah", "", "the source is missing"),
    ],
)
def test_a_bad_spelling_is_not_added(tmp_path: Path, place_id: str, name: str, source: str, complaint: str) -> None:
    pack = write_tables(tmp_path / "p", [GOOD])
    before = (pack / "names.csv").read_bytes()
    with pytest.raises(GazetteerError, match=complaint):
        add_name(pack, read_gazetteer(pack), place_id, name, source=source)
    assert (pack / "names.csv").read_bytes() == before


def test_a_place_that_is_there_already_is_not_added_again(tmp_path: Path) -> None:
    pack = write_tables(tmp_path / "p", [GOOD])
    cells = {"id": "other", "name": "Raqqa", "kind": "town", "country": "SY", "lat": "35.96", "lon": "39.0"}
    with pytest.raises(GazetteerError, match="add a spelling to it instead"):
        add_place(pack, read_gazetteer(pack), {**cells, "radius_km": "5", "source": "s"})


def test_the_world_file_is_small() -> None:
    assert (packs_folder() / "world" / "pack.bin").stat().st_size <= 8_000_000


@pytest.mark.parametrize("pack", ["levant", "theatres"])
def test_the_tables_of_our_own_packs_are_sorted_by_id(pack: str) -> None:
    for table, column in (("places.csv", "id"), ("names.csv", "place_id")):
        with (packs_folder() / pack / table).open(encoding="utf-8", newline="") as file:
            ids = [row[column] for row in csv.DictReader(file)]
        assert ids == sorted(ids)


def test_a_border_post_of_two_countries_is_found_from_either_side() -> None:
    gazetteer = shipped()
    for phrase in ("Iraq's Shalamcheh", "Iran's Shalamcheh", "Iranian Parviz Khan", "Lebanon's Mount Hermon"):
        match = gazetteer.resolve(phrase)
        assert (match.is_found, match.country) == (True, ""), phrase
