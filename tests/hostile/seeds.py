"""The documents that fuzzing starts from, and what has to come of any other."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.console.report import format_report
from generator.diagnostics import Diagnostic, DocumentError, Locator
from generator.document import load
from generator.options import Request
from generator.pipeline import generate
from tests.hostile.document import document
from tests.hostile.product import MARKERS
from tests.support.real_documents import FOLDER

_ROOT = Path(__file__).parents[2]
_LARGEST = 60_000  # bytes of a seed


@cache
def paths() -> tuple[Path, ...]:
    """Return the documents of this repository, and the published ones at hand."""
    found = [*_ROOT.glob("specs/*.yaml"), *_ROOT.glob("tests/cases/*/*/openapi.*")]
    found += [*FOLDER.glob("*.yaml"), *FOLDER.glob("*.json"), *_carried()]
    return tuple(sorted(path for path in found if path.stat().st_size < _LARGEST))


def _carried() -> list[Path]:
    """Return the documents that the package `exoscale` carries."""
    found = find_spec("exoscale")
    if found is None or found.origin is None:
        return []
    return list(Path(found.origin).parent.glob("*.json"))


@cache
def text(place: int) -> bytes:
    """Return a document as it is written."""
    return paths()[place % len(paths())].read_bytes()


@cache
def tree(place: int) -> Any:
    """Return a document as a tree; the one with all positions every other time."""
    path = paths()[place // 2 % len(paths())]
    if place % 2 or "overlay" in path.name:
        return document(MARKERS.__getitem__)
    try:
        return load([path]).root
    except DocumentError:  # a case of what is refused
        return json.loads("{}")


def check(path: Path) -> None:
    """Generate from a document: an SDK or located errors, and nothing else.

    A finding has a place in the document and is told in a dozen printable lines.
    """
    request = Request(specs=(path,), package="fuzzed", dist=True, allow_invalid=True)
    try:
        made = generate(request)
    except DocumentError as refusal:
        assert refusal.diagnostics
        _check_told(refusal.diagnostics, refusal.document)
    else:
        assert made.files
        _check_told(made.diagnostics, made.document)


def _check_told(found: tuple[Diagnostic, ...], where: Locator | None) -> None:
    said = format_report(found, where)
    assert said.count("\n") < 12
    assert said.replace("\n", "").isprintable()
    for diagnostic in found[:5]:
        assert diagnostic.position or (where and where.position(diagnostic.pointer))
