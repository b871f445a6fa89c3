"""`version = "auto"`: versions and changelogs follow from what changes for callers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.diff import Change, Severity
from generator.diff.formats.changelog import add_entry
from generator.diff.release import next_version
from tests.real import tools

_DOCUMENT = """\
openapi: 3.1.0
info: {title: Zoo, version: "7"}
paths:
  /pets:
    get:
      operationId: list-pets
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {200: {description: Pets.}}
"""
_MORE = _DOCUMENT + "    delete: {responses: {204: {description: Gone.}}}\n"
_BROKEN = _MORE.replace("integer", "boolean")
_CONFIGURATION = """\
specs = ["zoo.yaml"]
output = "."
dist = true
[distribution]
version = "auto"
"""
_KEPT = f"{_CONFIGURATION}deprecate = true\n"
_RENAMED = _MORE.replace("operationId: list-pets", "operationId: find-pets").replace(
    "name: limit", "name: max"
)
_FORMER = """
# mypy: enable-error-code="deprecated"
from zoo import Client


def call(client: Client) -> None:
    client.pets.list(limit=3)
    client.pets.list()
"""
Generate = Callable[..., int]


@pytest.fixture
def generate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generate:
    """A function that writes the document, generates, and returns the exit code."""
    monkeypatch.chdir(tmp_path)
    Path("byhand.toml").write_text(_CONFIGURATION)

    def run(document: str, *arguments: str) -> int:
        Path("zoo.yaml").write_text(document)
        with pytest.raises(SystemExit) as left:
            main(("--no-cache", *arguments))
        assert isinstance(left.value.code, int)
        return left.value.code

    return run


def _version() -> str:
    (line,) = (
        x
        for x in Path("pyproject.toml").read_text().splitlines()
        if x.startswith("version")
    )
    return line.split('"')[1]


def test_versions_follow_changes(generate: Generate) -> None:
    versions = []
    for document in (_DOCUMENT, _DOCUMENT, _MORE, _BROKEN, _BROKEN):
        assert generate(document) == 0
        versions.append(_version())
    assert versions == ["0.1.0", "0.1.0", "0.1.1", "0.2.0", "0.2.0"]
    text = Path("CHANGELOG.md").read_text()
    titles = [line for line in text.splitlines() if line.startswith("## ")]
    assert titles == ["## [0.2.0]", "## [0.1.1]", "## [0.1.0]"]
    assert "### Changed\n\n* **Breaking:** `client.pets.list(limit)`" in text
    assert 'version="0.2.0"' in Path("zoo/_client.py").read_text().replace(" ", "")


def test_a_check_changes_no_version(generate: Generate) -> None:
    assert generate(_DOCUMENT) == 0
    assert generate(_DOCUMENT, "--check") == 0
    assert generate(_MORE, "--check") == 1
    assert _version() == "0.1.0"


def test_a_changelog_that_somebody_edited_is_continued(generate: Generate) -> None:
    Path("CHANGELOG.md").write_text("# Ours\n\n## [0.0.1]\n\nBy hand.\n")
    assert generate(_DOCUMENT) == 0
    assert generate(_MORE) == 0
    text = Path("CHANGELOG.md").read_text()
    assert text.startswith("# Ours\n\n## [0.1.1]\n")
    assert text.endswith("## [0.0.1]\n\nBy hand.\n")


def test_the_published_version_is_the_first(generate: Generate) -> None:
    Path("byhand.toml").write_text(_CONFIGURATION.replace("auto", "2.5.1"))
    assert generate(_DOCUMENT) == 0
    Path("byhand.toml").write_text(_CONFIGURATION)
    assert generate(_DOCUMENT) == 0
    assert _version() == "2.5.1"
    assert generate(_BROKEN) == 0
    assert _version() == "3.0.0"


def test_former_names_stay_for_a_version(
    generate: Generate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("byhand.toml").write_text(_KEPT)
    assert generate(_MORE) == 0
    for arguments in ((), (), ("--check",)):  # again, and the same
        assert generate(_RENAMED, *arguments) == 0
    assert _version() == "0.1.1"
    text = Path("CHANGELOG.md").read_text()
    assert "**Breaking" not in text
    assert "### Deprecated\n\n* `client.pets.list`" in text
    assert "`client.pets.find`" in text
    Path("program.py").write_text(_FORMER)
    monkeypatch.setenv("MYPYPATH", str(tmp_path))
    found = tools.mypy(tmp_path / "program.py")
    assert re.findall(r"program\.py:(\d+): error.*\[(\w+)\]", found) == [
        ("7", "deprecated"),
        ("8", "deprecated"),
    ]
    assert generate(_RENAMED.replace("Gone.", "Away.")) == 0
    assert "def list(" in Path("zoo/resources/pets.py").read_text()
    assert generate(_RENAMED.replace("    delete:", "    patch:")) == 0
    assert "def list(" not in Path("zoo/resources/pets.py").read_text()
    assert _version() == "0.2.0"
    text = Path("CHANGELOG.md").read_text()
    assert (
        "`client.pets.list`: method removed; it was deprecated. "
        "Call `client.pets.find`." in text
    )


def test_former_names_that_a_program_uses_again_are_not_hidden(
    generate: Generate,
) -> None:
    Path("byhand.toml").write_text(_KEPT)
    assert generate(_RENAMED) == 0
    swapped = _RENAMED.replace("find-pets", "list-pets").replace(
        "    delete: {", "    delete: {operationId: find-pets, "
    )
    assert generate(swapped) == 0
    text = Path("zoo/resources/pets.py").read_text()
    assert "def list(" in text
    assert "Call `client" not in text


def test_deprecating_needs_versions(generate: Generate) -> None:
    Path("byhand.toml").write_text(_KEPT.replace('"auto"', '"1.0"'))
    assert generate(_DOCUMENT) == 2


def test_a_model_that_is_no_longer_taken_is_told(
    generate: Generate,
) -> None:
    """A model has no place for files, and a deprecated method takes it as before."""
    body = "{content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}"
    pet = "{type: object, required: [n], properties: {n: {type: string}}}"
    document = (
        _DOCUMENT
        + f"    post: {{requestBody: {body}, responses: {{204: {{description: Made.}}}}}}\n"
        + f"components: {{schemas: {{Pet: {pet}}}}}\n"
    )
    assert generate(document) == 0
    assert generate(document.replace("post: {", "post: {deprecated: true, ")) == 0
    assert "(model)" not in Path("CHANGELOG.md").read_text()
    uploaded = document.replace("application/json", "multipart/form-data")
    assert generate(uploaded.replace("{n: {", "{n: {format: binary, ")) == 0
    text = Path("CHANGELOG.md").read_text()
    assert "* **Breaking:** `client.pets.create(model)`: argument removed" in text


def test_the_manifest_keeps_names_and_types(generate: Generate) -> None:
    assert generate(_DOCUMENT) == 0
    version, surface = json.loads(Path("zoo/.generated.json").read_text())["release"]
    assert version == "0.1.0"
    assert "int | None" in json.dumps(surface)


def _change(severity: Severity) -> Change:
    return Change(severity, "changed", "result", "client.a()", None, None, "why")


@pytest.mark.parametrize(
    ("version", "severity", "following"),
    [
        ("0.3.4", Severity.BREAKING, "0.4.0"),
        ("0.3.4", Severity.SAFE, "0.3.5"),
        ("1.2.3", Severity.BREAKING, "2.0.0"),
        ("1.2.3", Severity.NOTABLE, "1.3.0"),
        ("1.2.3", Severity.SAFE, "1.3.0"),
        ("1.2rc1", Severity.SAFE, "1.3.0"),
        ("no", Severity.SAFE, "0.1.0"),
    ],
)
def test_the_next_version(version: str, severity: Severity, following: str) -> None:
    assert next_version(version, [_change(severity)]) == following
    assert next_version(version, []) == version


def test_a_deprecation_has_a_section_of_its_own() -> None:
    change = Change(
        Severity.NOTABLE, "deprecated", "method", "client.a", None, None, "why"
    )
    assert "### Deprecated\n\n* `client.a`" in add_entry("", "1.0.0", [change])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## 1.0.0\n\nOld.\n", "NEW\n\n## 1.0.0\n\nOld.\n"),
        ("# A\n\n## v1.0\n\nOld.\n", "# A\n\nNEW\n\n## v1.0\n\nOld.\n"),
        (
            "# A\n\n## [Unreleased]\n\n* B\n\n## [1.0.0]\n",
            "# A\n\n## [Unreleased]\n\n* B\n\nNEW\n\n## [1.0.0]\n",
        ),
        ("# A\n\n## How to read\n", "# A\n\n## How to read\n\nNEW\n"),
        ("# A\r\n\r\n## [1.0.0]\r\n", "# A\r\n\r\nNEW\r\n\r\n## [1.0.0]\r\n"),
    ],
)
def test_an_entry_stands_before_those_of_other_versions(
    before: str, after: str
) -> None:
    line_end = "\r\n" if "\r\n" in before else "\n"
    entry = line_end.join(("## [2.0.0]", "", "Nothing changes for callers."))
    assert add_entry(before, "2.0.0", ()) == after.replace("NEW", entry)


def test_an_edited_changelog_is_current(generate: Generate) -> None:
    assert generate(_DOCUMENT) == 0
    text = Path("CHANGELOG.md").read_text()
    dated = text.replace("[0.1.0]", "[0.1.0] - 2026-01-31").encode() + b"\xe9\r\n"
    Path("CHANGELOG.md").write_bytes(dated)
    assert generate(_DOCUMENT, "--check") == 0
    assert generate(_MORE) == 0
    assert Path("CHANGELOG.md").read_bytes().endswith(b"release.\n\xe9\r\n")


def test_a_version_that_is_named_gets_its_entry(generate: Generate) -> None:
    assert generate(_DOCUMENT) == 0
    Path("byhand.toml").write_text(_CONFIGURATION.replace("auto", "1.0.0"))
    for document in (_MORE, _BROKEN):  # the second is told with the next version
        assert generate(document) == 0
        assert _version() == "1.0.0"
    Path("byhand.toml").write_text(_CONFIGURATION)
    for arguments in ((), ("--check",)):
        assert generate(_BROKEN, *arguments) == 0
    assert _version() == "2.0.0"
    _, *rest = re.split(r"^## ", Path("CHANGELOG.md").read_text(), flags=re.MULTILINE)
    assert [each.partition("\n")[0] for each in rest] == [
        "[2.0.0]",
        "[1.0.0]",
        "[0.1.0]",
    ]
    assert "**Breaking:** `client.pets.list(limit)`" in rest[0]
    assert "`client.pets.delete" in rest[1]


def test_a_changelog_is_never_removed(generate: Generate) -> None:
    assert generate(_DOCUMENT) == 0
    text = _CONFIGURATION.replace("dist = true\n", "").replace("auto", "1.0.0")
    Path("byhand.toml").write_text(text)
    assert generate(_DOCUMENT) == 0
    assert not Path("pyproject.toml").exists()
    assert Path("CHANGELOG.md").exists()


def test_a_state_that_cannot_be_read_is_said(
    generate: Generate, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(_DOCUMENT) == 0
    manifest = Path("zoo/.generated.json")
    tree = json.loads(manifest.read_text())
    tree["release"] = ["3.1.0", ["of another generator"]]
    manifest.write_text(json.dumps(tree))
    assert generate(_BROKEN) == 0
    assert "zoo: what callers had is kept in a form that" in capsys.readouterr().err
    assert _version() == "3.1.0"
    assert generate(_BROKEN) == 0
    assert "what callers had" not in capsys.readouterr().err
