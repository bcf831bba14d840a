from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*words: str | Path, cwd: Path) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "VIRTUAL"))}
    done = subprocess.run([str(w) for w in words], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with geomap from the wheel and all else from this one: no network, no checkout."""
    place = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", place / "venv", cwd=place)
    bin_folder = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=place)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place).strip())
    (site / "rest.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return bin_folder


def test_the_wheel_carries_all_that_the_program_reads_and_nothing_that_only_builds_it(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("geomap/")}
    tracked = subprocess.run(
        ["git", "ls-files", "geomap", "gazetteer"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode == 0:  # a checkout, not an unpacked archive
        expected = {name.replace("gazetteer/", "geomap/packs/") if name.startswith("gazetteer/") else name
                    for name in tracked.stdout.split("\n") if name}  # fmt: skip
        assert expected <= names
    for pack in ("levant", "theatres"):
        assert {f"geomap/packs/{pack}/places.csv", f"geomap/packs/{pack}/names.csv"} <= names
    for name in (
        "packs/world/pack.bin",
        "maps/basemap/basemap.npz",
        "maps/assets/words.json",
        "extraction/data/words.txt",
        "groups/data/groups.csv",
        "samples/reports.csv",
    ):
        assert f"geomap/{name}" in names
    assert not [name for name in names if name.startswith("geomap/packs/") and name.endswith(".py")]
    assert not [n for n in zipfile.ZipFile(wheel).namelist() if n.startswith(("tests/", "outputs/", "docs/", "tools/"))]


def test_the_demo_runs_from_the_installed_wheel_in_another_folder(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import geomap; print(geomap.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    told = run(installed / "geomap", "demo", cwd=tmp_path)
    page = Path("outputs", "map.html")
    assert f"open {page} in a browser" in told
    assert (tmp_path / page).stat().st_size > 50_000
    for name in ("claims.csv", "claims.geojson", "unresolved.csv"):
        assert (tmp_path / "outputs" / name).exists()
    assert len((tmp_path / "outputs" / "claims.csv").read_text(encoding="utf-8").splitlines()) > 30
    assert "Zughaymirat" in (tmp_path / "outputs" / "unresolved.csv").read_text(encoding="utf-8")
