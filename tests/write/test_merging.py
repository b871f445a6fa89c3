"""Edits of generated files outlive the next run, and are never lost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.write import OutputError, Target, check, write

OLD = {"zoo/__init__.py": "", "zoo/a.py": "one = 1\n\n\n\ntwo = 2\n"}
NEW = OLD | {"zoo/a.py": "one = 1\n\n\n\ntwo = 22\n"}


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    subprocess.run(("git", *settings, *arguments), cwd=folder, check=True)


@pytest.fixture
def target(tmp_path: Path) -> Target:
    target = Target(tmp_path / "output", "zoo")
    write(OLD, target)
    return target


@pytest.fixture
def file(target: Target) -> Path:
    """A generated file that was committed, then edited."""
    git(target.output, "init", "-q")
    git(target.output, "add", ".")
    git(target.output, "commit", "-qm", "generated")
    file = target.folder / "a.py"
    file.write_text(OLD["zoo/a.py"].replace("one = 1", "one = 1  # ours"))
    return file


def test_both_changes_are_kept(target: Target, file: Path) -> None:
    written = write(NEW, target, merge=True)
    assert file.read_text() == "one = 1  # ours\n\n\n\ntwo = 22\n"
    assert written.conflicts == ()
    assert not check(NEW, target, merge=True)
    assert check(NEW, target).edited == ("zoo/a.py",)
    assert not write(NEW, target, merge=True).written


def test_a_second_merge_needs_no_commit(target: Target, file: Path) -> None:
    write(NEW, target, merge=True)
    file.write_text(file.read_text().replace("ours", "still ours"))
    write(NEW | {"zoo/a.py": "one = 1\n\n\n\ntwo = 33\n"}, target, merge=True)
    assert file.read_text() == "one = 1  # still ours\n\n\n\ntwo = 33\n"


def test_an_edit_that_is_taken_back_is_none(target: Target, file: Path) -> None:
    write(NEW, target, merge=True)
    file.write_text(NEW["zoo/a.py"])
    write(NEW, target)
    assert not check(NEW, target)


def test_conflicts_are_marked(target: Target, file: Path) -> None:
    file.write_text(OLD["zoo/a.py"].replace("two = 2", "two = 3"))
    written = write(NEW, target, merge=True)
    assert written.conflicts == ("zoo/a.py",)
    text = file.read_text()
    assert "<<<<<<< edited\ntwo = 3\n=======\ntwo = 22\n>>>>>>> generated now\n" in text


def test_a_conflict_stays_one_until_it_is_resolved(target: Target, file: Path) -> None:
    file.write_text(OLD["zoo/a.py"].replace("two = 2", "two = 3"))
    write(NEW, target, merge=True)
    assert write(NEW, target, merge=True).conflicts == ("zoo/a.py",)
    assert check(NEW, target, merge=True).conflicts == ("zoo/a.py",)
    file.write_text(OLD["zoo/a.py"].replace("two = 2", "two = 3"))
    assert write(NEW, target, merge=True).conflicts == ()
    assert not check(NEW, target, merge=True)


def test_the_base_may_be_staged_only(target: Target) -> None:
    git(target.output, "init", "-q")
    git(target.output, "add", ".")
    (target.folder / "a.py").write_text("zero = 0\n" + OLD["zoo/a.py"])
    write(NEW, target, merge=True)
    assert (target.folder / "a.py").read_text() == "zero = 0\n" + NEW["zoo/a.py"]


def test_nothing_is_lost_without_git(target: Target) -> None:
    file = target.folder / "a.py"
    file.write_text("edited")
    with pytest.raises(OutputError, match="git does not have it") as caught:
        write(NEW, target, merge=True)
    assert caught.value.path == file
    assert file.read_text() == "edited"
    assert check(OLD, target).edited == ("zoo/a.py",)


def test_nothing_is_lost_where_there_is_no_git_at_all(
    target: Target, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = file.read_text()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OutputError):
        write(NEW, target, merge=True)
    assert file.read_text() == edited


def test_without_being_asked_for_it_is_refused(target: Target, file: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write(NEW, target)
    assert "--merge" in str(caught.value.help)


def test_an_edited_file_that_is_gone_is_refused(target: Target, file: Path) -> None:
    with pytest.raises(OutputError, match="edited after it was generated: zoo/a.py"):
        write({"zoo/__init__.py": ""}, target, merge=True)
    assert file.exists()
