"""Surfaces and packages of documents that tests make up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.diff import Change, Surface, compare, describe_surface
from generator.document import load
from generator.lower import lower
from generator.naming import name
from generator.options import Request
from generator.pipeline import generate


def surface_of(path: Path) -> Surface:
    """Return the surface of a document."""
    api = lower(load((path,)))
    return describe_surface(api, name(api))


def write_document(folder: Path, document: dict[str, Any]) -> Path:
    """Write a document, and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "shop.json"
    path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    return path


def write_package(path: Path, package: str, folder: Path) -> None:
    """Generate the package of a document below a folder."""
    result = generate(Request(specs=(path,), package=package))
    for file_name, text in result.files.items():
        file = folder / file_name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def changes_between(
    folder: Path, old: dict[str, Any], new: dict[str, Any]
) -> tuple[Change, ...]:
    """Return what changes from one document to another."""
    sides = [
        surface_of(write_document(folder / side, tree))
        for side, tree in (("old", old), ("new", new))
    ]
    return compare(sides[0], sides[1])


def subject_of(change: Change) -> str:
    """Return the call or the type that a change is about, without its part."""
    name = change.subject.partition("(")[0]
    return ".".join(name.split(".")[:2]) if name.startswith("models.") else name
