"""The command: what it compares, how it tells it, and when it fails."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import Run, run

__all__ = ["run"]

_OLD = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
paths:
  /pets:
    get:
      operationId: list-pets
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {200: {description: Pets.}}
"""
_NEW = _OLD.replace("integer", "boolean")


@pytest.fixture(autouse=True)
def files(run: Run) -> None:
    """An old and a new document in the folder of the test."""
    Path("old.yaml").write_text(_OLD)
    Path("new.yaml").write_text(_NEW)


def test_a_change_is_told_with_both_sides(run: Run) -> None:
    ran = run("diff", "old.yaml", "new.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "breaking: client.pets.list(limit): argument changed\n"
        "    some values are no longer taken. Pass what it takes now.\n"
        "  - limit: int | None = None\n"
        "    old.yaml:7: #/paths/~1pets/get/parameters/0\n"
        "  + limit: bool | None = None\n"
        "    new.yaml:7: #/paths/~1pets/get/parameters/0\n"
        "\n"
        "1 breaking change\n"
    )


def test_a_configuration_of_other_documents_is_noted_once(run: Run) -> None:
    Path("byhand.toml").write_text('specs = ["other.yaml"]\n')
    for _ in range(2):
        ran = run("diff", "old.yaml", "new.yaml")
        assert ran.err.count("byhand.toml names other documents") == 1


def test_a_configuration_holds_for_a_document_on_the_other_side(run: Run) -> None:
    text = 'specs = ["old.yaml"]\nclient-name = "Zoo"\n'
    Path("zoo.toml").write_text(text)
    ran = run("diff", "zoo.toml", "new.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\n\n1 breaking change\n")
    assert "Zoo" not in run("diff", "new.yaml", "zoo.toml").out


def test_another_package_is_told_of_configurations(run: Run) -> None:
    for name in ("zoo", "ark"):
        Path(f"{name}.toml").write_text(f'specs = ["old.yaml"]\npackage = "{name}"\n')
    assert "* `zoo`: package renamed: `import zoo` → `import ark`" in (
        run("diff", "zoo.toml", "ark.toml", "--format", "markdown").out
    )
    assert run("diff", "zoo.toml", "old.yaml").out.startswith("Nothing")


def test_nothing_changes(run: Run) -> None:
    ran = run("diff", "old.yaml", "old.yaml", "--fail-on", "any")
    assert (ran.code, ran.out) == (0, "Nothing changes for callers\n")


@pytest.mark.parametrize(
    ("old", "new", "fail_on", "code"),
    [
        ("old.yaml", "new.yaml", "breaking", 1),
        ("old.yaml", "new.yaml", "any", 1),
        ("old.yaml", "more.yaml", "breaking", 0),
        ("old.yaml", "more.yaml", "any", 1),
    ],
)
def test_it_fails_when_asked_to(
    run: Run, old: str, new: str, fail_on: str, code: int
) -> None:
    Path("more.yaml").write_text(
        _OLD + "    delete: {responses: {204: {description: Gone.}}}\n"
    )
    assert run("diff", old, new, "--fail-on", fail_on).code == code


def test_markdown_goes_into_a_changelog(run: Run) -> None:
    ran = run("diff", "old.yaml", "new.yaml", "--format", "markdown")
    assert ran.out == (
        "1 breaking change.\n\n"
        "### Breaking\n\n"
        "* `client.pets.list(limit)`: argument changed: `limit: int | None = None` → "
        "`limit: bool | None = None`; some values are no longer taken. "
        "Pass what it takes now.\n"
    )


def test_json_is_for_programs(run: Run) -> None:
    (change,) = json.loads(run("diff", "old.yaml", "new.yaml", "--format", "json").out)
    assert change["severity"] == "breaking"
    assert change["new"] == {
        "python": "limit: bool | None = None",
        "pointer": "#/paths/~1pets/get/parameters/0",
        "file": "new.yaml",
        "line": 7,
    }


def test_annotations_stand_at_the_new_line(run: Run) -> None:
    ran = run("diff", "old.yaml", "new.yaml", "--format", "github")
    assert ran.out == (
        "::error title=breaking%3A client.pets.list(limit),file=new.yaml,line=7::"
        "argument changed: some values are no longer taken. Pass what it takes now.%0A"
        "- limit: int | None = None%0A+ limit: bool | None = None\n"
    )


def test_annotations_name_files_from_the_top(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(Path.cwd()))
    Path("sdk").mkdir()
    monkeypatch.chdir("sdk")
    ran = run("diff", "../old.yaml", "../new.yaml", "--format", "github")
    assert ",file=new.yaml,line=7::" in ran.out


def test_a_configuration_that_is_new_holds_for_the_revision(run: Run) -> None:
    _commit()
    Path("byhand.toml").write_text(
        'specs = ["old.yaml"]\n[resources.zoo]\nall = "GET /pets"\n'
    )
    Path("old.yaml").write_text(_NEW)
    ran = run("diff", "git:HEAD", "old.yaml")
    assert ran.out.startswith("breaking: client.zoo.all(limit): argument changed")
    ran = run("diff", "git:HEAD")
    assert "name git:HEAD:FILE: the revision has no byhand.toml" in ran.err


def test_a_revision_is_compared_with_the_working_folder(run: Run) -> None:
    Path("byhand.toml").write_text('specs = ["old.yaml"]\n')
    _commit()
    Path("old.yaml").write_text(_NEW)
    ran = run("diff", "git:HEAD")
    assert "HEAD:old.yaml:7: #/paths" in ran.out
    assert "1 breaking change" in ran.out
    assert run("diff", "git:HEAD", "old.yaml").out == ran.out
    assert run("diff", "git:HEAD:new.yaml", "old.yaml").out.startswith("Nothing")


def test_files_of_a_revision_are_called_by_it(run: Run) -> None:
    Path("wrong.toml").write_text("specs = 1\n")
    _commit()
    for name in ("none.yaml", "wrong.toml"):
        ran = run("diff", f"git:HEAD:{name}", "old.yaml")
        assert ran.code in (1, 2)
        assert f"HEAD:{name}" in ran.err
        assert "byhand-" not in ran.err
    ran = run("diff", "git:none", "old.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "git:none: the repository has no such revision\n" in ran.err


def test_a_shallow_clone_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _commit()
    here = Path.cwd().as_uri()
    subprocess.run(["git", "clone", "-q", "--depth=1", here, "shallow"], check=True)
    monkeypatch.chdir("shallow")
    assert run("diff", "git:HEAD", "git:HEAD:new.yaml").code == 2  # no byhand.toml
    ran = run("diff", "git:HEAD~1:old.yaml", "old.yaml")
    assert "no such revision, and it is shallow: git fetch brings more" in ran.err


def test_attributes_and_links_of_a_repository_change_nothing(run: Run) -> None:
    Path(".gitattributes").write_text("*.yaml export-ignore\n")
    try:
        Path("outside").symlink_to("../../outside")
        Path("absolute").symlink_to(Path("old.yaml").resolve())
    except OSError:  # as Windows answers without a permission of its own
        pass
    _commit()
    index = Path(".git/index").read_bytes()
    assert "1 breaking" in run("diff", "git:HEAD:old.yaml", "new.yaml").out
    assert Path(".git/index").read_bytes() == index


def test_a_configuration_of_one_document_holds_for_both(run: Run) -> None:
    Path("byhand.toml").write_text(
        'specs = ["new.yaml"]\n[resources.zoo]\nall = "GET /pets"\n'
    )
    assert "client.zoo.all(limit)" in run("diff", "old.yaml", "new.yaml").out


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("git:HEAD", "old.yaml"), "git rev-parse: fatal: not a git repository"),
        (("old.yaml",), "name NEW: there is no byhand.toml here or above"),
        (("old.yaml", "none.yaml"), "none.yaml"),
    ],
)
def test_what_is_not_there_is_said(
    run: Run, arguments: tuple[str, ...], text: str
) -> None:
    ran = run("diff", *arguments)
    assert ran.code in (1, 2)
    assert text in ran.err


def test_text_of_a_document_commands_nothing(run: Run) -> None:
    hostile = _NEW.replace("name: limit", r'name: "a\u001b[31m\n::error::x"')
    Path("new.yaml").write_text(hostile)
    for form in ("text", "github", "markdown", "json"):
        ran = run("diff", "old.yaml", "new.yaml", "--format", form)
        assert "\x1b" not in ran.out
        assert not any(line.startswith("::error::") for line in ran.out.splitlines())


def _commit() -> None:
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.com")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "First")):
        subprocess.run([*git, *words], check=True)


def test_the_name_of_a_parameter_of_the_path_is_not_sent(run: Run) -> None:
    """So the request is the same, also where the method is called otherwise."""
    old = _OLD.replace("/pets:", "/pets/{id}:").replace(
        "{name: limit, in: query,", "{name: id, in: path, required: true,"
    )
    Path("old.yaml").write_text(old)
    new = old.replace("list-pets", "find-pet").replace("{id}", "{pet}")
    Path("new.yaml").write_text(new.replace("name: id", "name: pet"))
    told = json.loads(run("diff", "old.yaml", "new.yaml", "--format", "json").out)
    assert [(each["action"], each["element"], each["advice"]) for each in told] == [
        ("renamed", "method", "Call `client.pets.find`."),
        ("renamed", "argument", "Pass `pet`."),
    ]


def test_a_field_that_is_always_there_is_said_to_be(run: Run) -> None:
    """Absent is `None` as null is, so that the type is the same."""
    answer = "{description: Pets., content: {application/json: {schema: "
    pet = "{type: object, title: Pet, properties: {size: {type: integer}}}"
    old = _OLD.replace("{description: Pets.}", f"{answer}{pet}}}}}}}")
    new = old.replace("size: {type: integer}", "size: {type: [integer, 'null']}")
    Path("old.yaml").write_text(old)
    Path("new.yaml").write_text(
        new.replace("title: Pet", "title: Pet, required: [size]")
    )
    (told,) = json.loads(run("diff", "old.yaml", "new.yaml", "--format", "json").out)
    assert told["subject"] == "models.Pet.size"
    assert (told["severity"], told["reason"]) == ("safe", "it is always there")


def test_text_of_a_document_is_no_markdown(run: Run) -> None:
    hostile = _OLD.replace("/pets", "'/<b>`*x*`'").replace("list-pets", "other")
    Path("old.yaml").write_text(hostile)
    text = run("diff", "old.yaml", "new.yaml", "--format", "markdown").out
    assert "<b>" in text
    assert not re.search("<(b|em)>", MarkdownIt("commonmark").render(text))
