"""Every break that griffe finds between two emitted packages is one of our changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe
import pytest

from generator.diff import Change, Surface, compare
from tests.diff.mutations import documents
from tests.diff.surfaces import (
    released_document,
    surface_of,
    write_document,
    write_package,
)
from tests.support.real_documents import real_document


def test_mutations(tmp_path: Path) -> None:
    old, new = documents()
    _judge(
        write_document(tmp_path / "a", old),
        write_document(tmp_path / "b", new),
        tmp_path,
    )


@pytest.mark.long
def test_two_versions_of_exoscale(tmp_path: Path) -> None:
    old = released_document("0.14.0", tmp_path)
    _judge(old, real_document("exoscale.json"), tmp_path)


def _judge(old: Path, new: Path, folder: Path) -> None:
    surfaces = surface_of(old), surface_of(new)
    for side, path in (("old", old), ("new", new)):
        write_package(path, "shop", folder / side)
    before, after = (
        griffe.load("shop", search_paths=[folder / side], allow_inspection=False)
        for side in ("old", "new")
    )
    breaks = list(griffe.find_breaking_changes(before, after))
    assert breaks
    told = set(_names(compare(*surfaces)))
    named = {name for each in breaks for name in _named(each.obj.path, surfaces)}
    assert named
    assert not named - told


def _names(changes: tuple[Change, ...]) -> Iterator[str]:
    """The calls and classes that changes are about."""
    for each in changes:
        subject = each.subject.partition("(")[0]
        if subject.startswith("models."):
            subject = ".".join(subject.split(".")[:2])
        yield subject


def _named(path: str, surfaces: tuple[Surface, Surface]) -> Iterator[str]:
    """The call or class of the old surface at a path of the package, if it is public.

    Models are public as `models.X`, whichever module holds them; a class of a resource
    is not imported, its methods are called.
    """
    parts = path.split(".")[1:]
    old, new = surfaces
    if any(part.startswith("_") for part in parts):
        return
    if parts[0] == "models" and len(parts) > 2:
        kept = {each.qualified for each in new.types}
        is_whole = len(parts) == 3
        name = f"models.{parts[2]}"
        is_ours = name in {each.qualified for each in old.types}
        if is_ours and not (is_whole and name in kept):
            yield name
    elif parts[0] == "resources" and len(parts) > 3:
        ends = {
            each.call
            for each in old.methods
            if "_".join(each.call.split(".")[1:-1]) == parts[1]
            and each.call.endswith(f".{parts[3].partition('(')[0]}")
        }
        yield from ends
