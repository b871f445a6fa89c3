"""Each kind of change is told as what it is, and a type checker sees the same breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diff import Change, Severity, compare
from tests.diff.griffe_breaks import griffe_breaks
from tests.diff.mutations import MUTATIONS, Mutation, documents
from tests.diff.programs import find_errors, write_program
from tests.diff.surfaces import (
    subject_of,
    surface_of,
    write_document,
    write_package,
)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The old and the new document with all mutations."""
    folder = tmp_path_factory.mktemp("mutations")
    old, new = documents()
    return write_document(folder / "old", old), write_document(folder / "new", new)


@pytest.fixture(scope="module")
def changes(paths: tuple[Path, Path]) -> tuple[Change, ...]:
    return compare(*map(surface_of, paths))


def _belongs(subject: str, mutation: Mutation) -> bool:
    """A mutation's methods and types have its name, the renamed type a title."""
    resource = subject.split(".")[1].partition("(")[0].partition("[")[0]
    title = mutation.name.capitalize()
    suffix = resource.removeprefix(title).removesuffix("Dict")
    return resource == mutation.name or (
        resource.startswith(title)
        and suffix in ("Sent", "Read", "Both", "Level", "Inner")
    )


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_a_mutation_is_told_as_what_it_is(
    mutation: Mutation, changes: tuple[Change, ...]
) -> None:
    told = {
        (each.severity.value, each.action, each.element)
        for each in changes
        if _belongs(each.subject, mutation)
    }
    assert told == mutation.expected


def test_griffe_finds_no_break_that_is_not_told(
    paths: tuple[Path, Path], changes: tuple[Change, ...], tmp_path: Path
) -> None:
    folders = tmp_path / "old", tmp_path / "new"
    for folder, path in zip(folders, paths, strict=True):
        write_package(path, "shop", folder)
    surfaces = surface_of(paths[0]), surface_of(paths[1])
    found = griffe_breaks(folders, surfaces)
    assert found
    assert not found - {subject_of(each) for each in changes}


@pytest.mark.long
def test_a_type_checker_finds_the_same_breaks(
    paths: tuple[Path, Path], changes: tuple[Change, ...], tmp_path: Path
) -> None:
    """A program that uses all of the old SDK fails where, and only where, we say so."""
    old, new = paths
    program, ends = write_program(surface_of(old), "shop")
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    write_package(old, "shop", tmp_path)
    assert find_errors(tmp_path) == []
    for file in (tmp_path / "shop").rglob("*.py"):
        file.unlink()
    write_package(new, "shop", tmp_path)
    failed = {
        next(piece.subject for end, piece in ends if line <= end)
        for line, _ in find_errors(tmp_path)
    }
    broken = {
        mutation.name
        for mutation in MUTATIONS
        for each in changes
        if each.severity is Severity.BREAKING and _belongs(each.subject, mutation)
    }
    assert broken == {
        mutation.name
        for mutation in MUTATIONS
        if any(_belongs(subject, mutation) for subject in failed)
    }
