from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import geomap

PACKAGE = Path(geomap.__file__).parent

# The road from a report to a map: a room imports only from rooms that stand before it.
ROOMS = (
    "errors",
    "text",
    "dates",
    "counts",
    "reports",
    "gazetteer",
    "groups",
    "claims",
    "extraction",
    "table",
    "database",
    "review",
    "lines",
    "compare",
    "style",
    "maps",
    "dossier",
    "flows",
    "corpus",
    "explain",
    "evaluation",
    "server",
    "cli",
)
# Value types without imports of their own: every room may name them.
VALUES = {"errors", "claims"}
DOORS = {
    "folium": {"maps"},
    "branca": {"maps"},
    "dask": {"corpus"},
    "distributed": {"corpus"},
    "sqlalchemy": {"database"},
    "argparse": {"cli"},
}
MOST_LINES = 620


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def sources() -> list[Path]:
    folders = ("samples", "packs")
    return [p for p in sorted(PACKAGE.rglob("*.py")) if p.relative_to(PACKAGE).parts[0] not in folders]


def imported_modules(path: Path) -> set[str]:
    package = ("geomap", *path.relative_to(PACKAGE).parent.parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, node.module or "")).rstrip(".")
            found |= {f"{module}.{alias.name}" for alias in node.names} if module == "geomap" else {module}
    return found


def imported_rooms(path: Path) -> set[str]:
    modules = {tuple(name.split(".")) for name in imported_modules(path)}
    return {parts[1] for parts in modules if parts[0] == "geomap" and len(parts) > 1} - {"__version__"}


def test_every_file_belongs_to_a_room() -> None:
    assert {room_of(path) for path in sources()} <= {*ROOMS, "__init__", "__main__"}


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    room = room_of(path)
    if room in ("__init__", "__main__"):
        return
    before = {*ROOMS[: ROOMS.index(room) + 1], *VALUES}
    assert imported_rooms(path) <= before


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_heavy_packages_have_one_door_each(path: Path) -> None:
    packages = {name.split(".")[0] for name in imported_modules(path)}
    for package, rooms in DOORS.items():
        assert package not in packages or room_of(path) in rooms


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_is_no_longer_than_a_room_may_be(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_importing_geomap_loads_no_heavy_package() -> None:
    code = "import sys, geomap; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"folium", "branca", "pandas", "geopandas", "numpy", "dask", "pyarrow"} & set(loaded)


def test_help_loads_no_heavy_package() -> None:
    code = "import sys, geomap.cli; geomap.cli.make_parser().format_help(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"folium", "pandas", "geopandas", "numpy", "pyarrow"} & set(loaded)


def test_the_public_names_are_sorted_and_all_there() -> None:
    assert geomap.__all__ == sorted(geomap.__all__)
    for name in geomap.__all__:
        assert getattr(geomap, name) is not None
    assert set(geomap.__all__) <= set(dir(geomap))


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        geomap.nothing  # noqa: B018
