"""Two versions of published documents: griffe, mypy and the diff find the same breaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.diff import Change, Severity, Surface, compare
from tests.diff.griffe_breaks import griffe_breaks
from tests.diff.programs import find_errors, write_program
from tests.diff.published import older_exoscale, older_github, older_stripe
from tests.diff.surfaces import subject_of, surface_of, write_package
from tests.support.real_documents import real_document

_WORD = re.compile(r"\w+")
_VIEW = re.compile(r"\.(?:iterate|stream|and_wait)\.")


@dataclass(frozen=True)
class Versions:
    """Two versions of a document.

    Attributes:
        folders: that have the old and the new package, both called `shop`.
    """

    old: Surface
    new: Surface
    changes: tuple[Change, ...]
    folders: tuple[Path, Path]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(
            (older_exoscale, "exoscale.json"), id="exoscale", marks=pytest.mark.long
        ),
        pytest.param(
            (older_github, "github.json"), id="github", marks=pytest.mark.full
        ),
        pytest.param(
            (older_stripe, "stripe.json"), id="stripe", marks=pytest.mark.full
        ),
    ],
)
def versions(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Versions:
    """The surfaces and packages of an older and the present version of a document."""
    fetch: Callable[[Path], Path]
    fetch, name = request.param
    new_path = real_document(name)
    old_path = fetch(tmp_path_factory.mktemp("fetched"))
    old, new = surface_of(old_path), surface_of(new_path)
    folders = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new")
    for folder, path in zip(folders, (old_path, new_path), strict=True):
        write_package(path, "shop", folder)
    return Versions(old, new, compare(old, new), folders)


def test_griffe_finds_no_break_that_is_not_told(versions: Versions) -> None:
    found = griffe_breaks(versions.folders, (versions.old, versions.new))
    assert found
    assert not found - {subject_of(each) for each in versions.changes}


def test_a_program_fails_where_and_only_where_a_break_is_told(
    versions: Versions,
) -> None:
    """A program that uses all of the old SDK is checked with the new one.

    A use of a type by a name that is gone, or is another kind of type, fails as well:
    that type is told.
    """
    program, ends = write_program(versions.old, "shop")
    for folder in versions.folders:
        (folder / "program.py").write_text(program, encoding="utf-8")
    assert find_errors(versions.folders[0]) == []
    told = {
        subject_of(each)
        for each in versions.changes
        if each.severity is Severity.BREAKING
    }
    failed: set[str] = set()
    for line, message in find_errors(versions.folders[1]):
        subject = next(piece.subject for end, piece in ends if line <= end)
        failed.add(subject)
        named = {f"models.{word}" for word in _WORD.findall(message)}
        call = _VIEW.sub(".", subject)  # a view goes, and is renamed, with its method
        assert {subject, call} & told or told & named, message
    assert failed
    types = versions.old.types
    in_use = {each.qualified for each in types if each.is_sent or each.is_read}
    subjects = {piece.subject for _, piece in ends}
    calls = {each for each in subjects if each.startswith("client.")}
    assert not (told & subjects & (in_use | calls)) - failed
