"""Files of other people: never changed, never removed, always named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.write import OutputError, Target, check, write
from tests.write.samples import NEW, OLD, sources, tree


def refused(files: dict[str, str], target: Target, words: str) -> OutputError:
    """Write, expect a refusal, and expect that the disk is as it was."""
    before = tree(target.output)
    with pytest.raises(OutputError, match=words) as caught:
        write(files, target)
    assert tree(target.output) == before
    assert not target.work.exists()
    return caught.value


def test_a_folder_of_other_people_is_refused_even_by_force(target: Target) -> None:
    target.folder.mkdir(parents=True)
    (target.folder / "thesis.txt").write_text("years of work")
    error = refused(OLD, target, "did not write: shop/thesis.txt")
    assert error.path == target.folder
    with pytest.raises(OutputError):
        write(OLD, target, force=True)
    assert tree(target.output) == {"shop/thesis.txt": "years of work"}


def test_a_file_of_other_people_in_a_package_of_ours_stays(target: Target) -> None:
    write(OLD, target)
    (target.folder / "extra" / "notes.txt").write_text("mine")
    write(NEW, target)
    assert sources(target.output) == NEW
    assert (target.folder / "extra" / "notes.txt").read_text() == "mine"
    assert check(NEW, target).foreign == ("shop/extra/notes.txt",)


def test_a_file_in_the_way_of_a_new_one_is_refused(target: Target) -> None:
    write(OLD, target)
    (target.folder / "resources").mkdir()
    (target.folder / "resources" / "pet.py").write_text("mine")
    refused(NEW, target, "did not write: shop/resources/pet.py")


def test_a_file_beside_the_package_is_in_the_way_too(target: Target) -> None:
    target.output.mkdir()
    (target.output / "pyproject.toml").write_text("mine")
    files = {**OLD, "pyproject.toml": "ours"}
    error = refused(files, target, "did not write: pyproject.toml")
    assert error.path == target.output


def test_only_the_first_few_files_are_named(target: Target) -> None:
    target.folder.mkdir(parents=True)
    for number in range(9):
        (target.folder / f"{number}.txt").touch()
    refused(OLD, target, r"0\.txt, .*4\.txt and 4 more$")


def test_identical_files_without_a_manifest_are_taken_back(target: Target) -> None:
    write(OLD, target)
    (target.output / target.manifest).unlink()
    assert write(OLD, target).written == (target.manifest,)
    write(NEW, target)
    assert sources(target.output) == NEW


@pytest.mark.parametrize("path", ["shop/__init__.py", "shop/models/gone.py"])
def test_an_edited_file_is_reported_and_needs_force(target: Target, path: str) -> None:
    write(OLD, target)
    (target.output / path).write_text("edited")
    refused(NEW, target, f"edited after it was generated: {path}")
    write(NEW, target, force=True)
    assert sources(target.output) == NEW


def test_an_edit_that_we_would_make_too_is_no_edit(target: Target) -> None:
    write(OLD, target)
    (target.folder / "__init__.py").write_text(NEW["shop/__init__.py"])
    write(NEW, target)
    assert sources(target.output) == NEW


def test_a_removed_file_of_ours_comes_back(target: Target) -> None:
    write(OLD, target)
    (target.folder / "same.py").unlink()
    assert write(OLD, target).written == ("shop/same.py",)


def test_python_s_caches_are_nobody_s(target: Target) -> None:
    cache = target.folder / "__pycache__"
    cache.mkdir(parents=True)
    (cache / "same.cpython-311.pyc").touch()
    write(OLD, target)
    assert not check(OLD, target)
    assert check(OLD, target).foreign == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"format": 1}',
        '{"format": 2, "files": {}, "names": {}}',
        '{"format": 1, "files": {"shop/a.py": 1}, "names": {}}',
        '{"format": 1, "files": {"../secret.txt": "0"}, "names": {}}',
        '{"format": 1, "files": {"/etc/passwd": "0"}, "names": {}}',
        '{"format": 1, "files": {"other/a.py": "0"}, "names": {}}',
        "[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_is_refused(target: Target, text: str) -> None:
    target.folder.mkdir(parents=True)
    (target.output / target.manifest).write_text(text)
    error = refused(OLD, target, "no manifest")
    assert error.path == target.output / target.manifest


def test_a_manifest_that_claims_a_file_of_others_does_not_get_it(
    target: Target, tmp_path: Path
) -> None:
    write(OLD, target)
    path = target.output / target.manifest
    manifest = json.loads(path.read_text())
    manifest["files"]["pyproject.toml"] = "0" * 64
    path.write_text(json.dumps(manifest))
    (target.output / "pyproject.toml").write_text("mine")
    refused(OLD, target, "edited after it was generated: pyproject.toml")
