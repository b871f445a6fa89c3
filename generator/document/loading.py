"""Files to a `Document`."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from generator.diagnostics import (
    Diagnostic,
    DocumentError,
    Position,
    Severity,
    error,
)
from generator.document.document import Document
from generator.document.files import Files
from generator.document.json_value import Json
from generator.document.merge import Fragment, merge
from generator.document.meter import Meter
from generator.document.openapi_version import require_document, require_version
from generator.document.reading import read_file
from generator.document.references import find_references
from generator.document.resolver import Resolver
from generator.document.source_map import SourceMap
from generator.limits import DEFAULT_LIMITS, Limits


def load(
    paths: Sequence[Path],
    *,
    overlays: Sequence[Path] = (),
    limits: Limits = DEFAULT_LIMITS,
    ref_root: Path | None = None,
    allow_invalid: bool = False,
) -> Document:
    """Read the fragments at `paths` into one document, with all they refer to.

    `overlays` are applied in order to the merged document. References reach files in
    the folder of the first path, or in `ref_root`, and nothing from a network. With
    `allow_invalid` a reference without a target is a warning, and means any JSON.

    Raises:
        DocumentError: what cannot be read as OpenAPI; all errors of a stage together.
    """
    with _limited(paths), _no_collection():
        meter = Meter(limits)
        root, source_map, warnings = _assemble(paths, overlays, meter)
        major, minor = require_version(root, source_map.position)
        files = Files(paths, ref_root, meter)
        resolver = Resolver(root, source_map, files, minor)
        found = find_references(resolver)
    document = Document(
        root=root,
        files=files.trees,
        version=(major, minor),
        path=paths[0],
        references=found.found,
        misshapen=found.misshapen,
        broken_references=frozenset(found.broken),
        diagnostics=(*warnings, *found.warnings, *_as_warnings(found.errors)),
        sources=files.sources,
        files_read=meter.read,
        _source_map=source_map,
        _resolver=resolver,
    )
    return _reject_errors(document, found.errors, allow_invalid)


def _reject_errors(
    document: Document, errors: Sequence[Diagnostic], allow_invalid: bool
) -> Document:
    """Return the document, unless an error of its references cannot be survived."""
    if not all(allow_invalid and error.survivable for error in errors):
        raise DocumentError(errors, document)
    return document


def _assemble(
    paths: Sequence[Path], overlays: Sequence[Path], meter: Meter
) -> tuple[dict[str, Json], SourceMap, list[Diagnostic]]:
    """Merge the fragments, apply the overlays, and return the latter's warnings."""
    root, source_map = merge([_read_fragment(path, meter) for path in paths])
    warnings: list[Diagnostic] = []
    for path in overlays:
        from generator.document.overlay import Overlay  # few have any: JSONPath

        overlay = Overlay(*read_file(path, meter, is_named=True))
        warnings += overlay.apply(root, source_map)
    return root, source_map, warnings


def _as_warnings(errors: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    for failure in errors:
        yield replace(failure, severity=Severity.WARNING)


def _read_fragment(path: Path, meter: Meter) -> Fragment:
    source, tree = read_file(path, meter, is_named=True)
    return source, require_document(tree, source.find)


@contextmanager
def _no_collection() -> Generator[None, None, None]:
    """Keep the cyclic collector off: a growing tree is all garbage to look through.

    It doubles the time of a large load, and there are no cycles to find.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _limited(paths: Sequence[Path]) -> Generator[None, None, None]:
    """Refuse what nests more deeply than Python can follow."""
    try:
        yield
    except RecursionError:
        message = "the document nests more deeply than Python can follow"
        position = Position(paths[0], 0, 0, "")
        raise error("too-deep", message, position=position) from None
