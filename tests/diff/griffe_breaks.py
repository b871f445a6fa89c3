"""Breaks that griffe finds between two emitted packages, by our names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import griffe

from generator.diff import Surface


def griffe_breaks(
    folders: tuple[Path, Path], surfaces: tuple[Surface, Surface]
) -> set[str]:
    """Return the calls and classes of the old package `shop` that griffe says break.

    Args:
        folders: that have the old and the new package.
        surfaces: of the two.
    """
    before, after = (
        griffe.load("shop", search_paths=[folder], allow_inspection=False)
        for folder in folders
    )
    breaks = griffe.find_breaking_changes(before, after)
    return {name for each in breaks for name in _named(each.obj.path, surfaces)}


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
