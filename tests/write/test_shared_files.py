"""A project file and a README belong to whoever publishes the package."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from generator.write import OutputError, Target, check, write

PROJECT = """\
[project]
name = "zoo"
version = "{version}"
dependencies = ["msgspec>={version}", "httpx2>=2"]

[project.scripts]
zoo = "zoo.cli:main"

[project.optional-dependencies]
fast = [
    "pyreqwest>={version}",
]
"""
README = "<!-- byhand: begin -->\n# Zoo {version}\n<!-- byhand: end -->\n"


def files(version: str) -> dict[str, str]:
    return {
        "zoo/__init__.py": f'"""{version}"""\n',
        "pyproject.toml": PROJECT.format(version=version),
        "README.md": README.format(version=version),
    }


@pytest.fixture
def target(tmp_path: Path) -> Target:
    target = Target(tmp_path, "zoo")
    write(files("1"), target)
    return target


def test_what_nobody_changed_is_written_anew(target: Target) -> None:
    write(files("2"), target)
    for path, text in files("2").items():
        assert (target.output / path).read_text() == text


def test_a_changed_project_file_is_updated_in_place(target: Target) -> None:
    path = target.output / "pyproject.toml"
    edited = path.read_text().replace('name = "zoo"', 'name = "our-zoo"  # ours')
    edited = edited.replace(
        'dependencies = ["msgspec>=1", "httpx2>=2"]',
        'dependencies = [\n    "rich",  # ours too\n    "Msgspec>=1",\n]',
    )
    path.write_text(edited + "\n[tool.ruff]\nline-length = 100 # wide\n")
    assert not check(files("1") | {"pyproject.toml": edited}, target).edited
    write(files("2"), target)
    text = path.read_text()
    assert 'name = "our-zoo"  # ours' in text
    assert '"rich",  # ours too' in text
    assert text.endswith("\n[tool.ruff]\nline-length = 100 # wide\n")
    project = tomllib.loads(text)["project"]
    assert project["version"] == "2"
    assert project["dependencies"] == ["rich", "msgspec>=2", "httpx2>=2"]
    assert project["optional-dependencies"] == {"fast": ["pyreqwest>=2"]}
    assert not check(files("2"), target)
    assert not write(files("2"), target).written


def test_extras_and_scripts_of_others_stay(target: Target) -> None:
    path = target.output / "pyproject.toml"
    own = path.read_text().replace("fast = [", 'mine = ["x"]\nfast = [')
    path.write_text(own.replace("zoo = ", 'other = "o:main"\nzoo = '))
    write(files("2"), target)
    project = tomllib.loads(path.read_text())["project"]
    assert project["optional-dependencies"] == {"mine": ["x"], "fast": ["pyreqwest>=2"]}
    assert project["scripts"] == {"other": "o:main", "zoo": "zoo.cli:main"}


def test_a_version_from_elsewhere_stays_there(target: Target) -> None:
    path = target.output / "pyproject.toml"
    path.write_text(path.read_text().replace('version = "1"', 'dynamic = ["version"]'))
    write(files("2"), target)
    assert "version" not in tomllib.loads(path.read_text())["project"]


def test_a_readme_is_replaced_between_its_markers(target: Target) -> None:
    path = target.output / "README.md"
    path.write_text(f"# Ours\n\n{path.read_text()}\n## Ours too\n")
    write(files("2"), target)
    expected = f"# Ours\n\n{README.format(version=2)}\n## Ours too\n"
    assert path.read_text() == expected
    path.write_text("# All ours\n")
    write(files("3"), target)
    assert path.read_text() == "# All ours\n"
    assert not check(files("3"), target)


@pytest.mark.parametrize("broken", ["[project", 'project = "x"', "\ud800"])
def test_a_broken_file_is_told_and_kept(target: Target, broken: str) -> None:
    path = target.output / "pyproject.toml"
    path.write_bytes(content := broken.encode(errors="surrogatepass"))
    with pytest.raises(OutputError, match="cannot be updated") as caught:
        write(files("2"), target)
    assert caught.value.path == path
    assert path.read_bytes() == content
    assert (target.folder / "__init__.py").read_text() == '"""1"""\n'


def test_two_packages_know_their_own_files(target: Target) -> None:
    other = Target(target.output, "farm")
    write({"farm/__init__.py": ""}, other)
    assert not check(files("1"), target)
    with pytest.raises(OutputError, match="did not write: README.md, pyproject.toml"):
        own = {path: text for path, text in files("2").items() if "/" not in path}
        write({"farm/__init__.py": "", **own}, other)
    assert not check(files("1"), target)
    assert not check({"farm/__init__.py": ""}, other)
