from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

import geomap
from geomap import cli
from geomap.table import COLUMNS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", read(page), flags=re.MULTILINE | re.DOTALL)


def commands() -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}
    waiting = [((), cli.make_parser())]
    while waiting:
        words, parser = waiting.pop()
        inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
        if not inner:
            found[" ".join(words)] = parser
        for action in inner:
            waiting += [((*words, name), child) for name, child in action.choices.items()]
    return found


def section(page: str, heading: str) -> str:
    parts = read(page).split(f"\n## {heading}\n")
    assert len(parts) == 2, f"{page} needs one section '{heading}'"
    return parts[1].split("\n## ")[0]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_explained(column: str) -> None:
    assert f"\n| `{column}` | " in read("docs/claims-table.md")


def test_the_columns_are_explained_in_their_order_and_no_other() -> None:
    table = section("docs/claims-table.md", "Writing one by hand")
    before = read("docs/claims-table.md").replace(table, "").split("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", before, flags=re.MULTILINE)) == COLUMNS


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_each_of_its_options_is_explained(name: str) -> None:
    text = section("docs/commands.md", f"geomap {name}")
    assert f"    geomap {name}" in text
    for action in commands()[name]._actions:
        if action.dest == "help":
            continue
        words = action.option_strings or [str(action.metavar)]
        assert any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) for word in words), words


def test_no_command_is_explained_that_is_not_there() -> None:
    told = set(re.findall(r"^## geomap (.+)$", read("docs/commands.md"), flags=re.MULTILINE))
    assert told == set(commands())


@pytest.mark.parametrize("name", geomap.__all__)
def test_every_public_name_is_explained(name: str) -> None:
    docs = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.parent == ROOT / "docs")
    assert f"`{name}`" in docs


@pytest.mark.parametrize("name", geomap.__all__)
def test_every_public_name_has_a_docstring(name: str) -> None:
    assert (getattr(geomap, name).__doc__ or "").strip()


def test_the_readme_sets_everything_up_in_two_commands_which_ci_runs_as_they_stand() -> None:
    first, second, *_ = (block.strip() for block in blocks("README.md", "sh"))
    assert "\n" not in first + second
    assert first.endswith("geomap demo")
    assert second.endswith("pytest")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert first in ci
    assert second in ci


def test_the_python_example_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(blocks("docs/tutorial.md", "text"), tmp_path)
    (tmp_path / "my-reports").rename(tmp_path / "reports")
    (tmp_path / "my").mkdir()
    (tmp_path / "reports").rename(tmp_path / "my" / "reports")
    monkeypatch.chdir(tmp_path)
    (example,) = blocks("README.md", "python")
    exec(compile(example, "README.md", "exec"), {})
    assert len(geomap.read_claims("outputs/claims.gpkg")) >= 1
    assert (tmp_path / "outputs" / "map.html").exists()


def write_files(texts: list[str], folder: Path) -> None:
    for text in texts:
        name, content = text.split("\n", 1)
        path = folder / name.removeprefix("=== ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.mark.usefixtures("one_gazetteer")
def test_the_tutorial_runs_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    pieces = re.findall(r"^```(text|console)\n(.*?)^```$", read("docs/tutorial.md"), flags=re.MULTILINE | re.DOTALL)
    for kind, text in pieces:
        if kind == "text":
            write_files([text], tmp_path)
            continue
        for line in text.splitlines():
            assert line.startswith("$ geomap ")
            assert cli.main(shlex.split(line)[2:]) == 0, line
    told = capsys.readouterr().out
    assert "open outputs/map.html in a browser" in told
    assert (tmp_path / "by-hand.html").exists()
    assert re.search(r"^courier +1\.00 +1/1", told, flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (page.parent / target).exists(), target


def test_the_picture_of_the_readme_is_there_and_light() -> None:
    picture = (ROOT / "docs" / "images" / "demo.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 400_000
    assert "](docs/images/demo.png)" in read("README.md")
