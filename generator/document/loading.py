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
from generator.document.merge import Fragment, merge
from generator.document.meter import Meter
from generator.document.openapi_version import require_document, require_version
from generator.document.parsing import parse_file
from generator.document.references import find_references
from generator.document.resolver import Resolver
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

    `overlays` are applied in order to the merged document. References reach
    files in the folder of the first path, or in `ref_root`; nothing else is
    read, and nothing from a network. With `allow_invalid` a reference that
    leads nowhere, or to something else, is a warning and stands for anything.

    Raises:
        DocumentError: what cannot be read as an OpenAPI document; each error
            located, all of its stage together.
    """
    meter = Meter(limits)
    with _limited(paths), _no_collection():
        root, origins = merge([_fragment(path, meter) for path in paths])
        warnings: list[Diagnostic] = []
        for path in overlays:
            from generator.document.overlay import Overlay  # few have any: JSONPath

            warnings += Overlay(*parse_file(path, meter, is_named=True)).apply(
                root, origins
            )
        version = require_version(root, origins.position)
        files = Files(paths, ref_root, meter)
        resolver = Resolver(root, origins, files, version[1])
        found = find_references(resolver)
    document = Document(
        root=root,
        files=files.trees,
        version=version,
        path=paths[0],
        references=found.found,
        misshapen=found.misshapen,
        broken_references=frozenset(found.broken),
        diagnostics=(*warnings, *found.warnings, *_as_warnings(found.errors)),
        sources=files.sources,
        files_read=meter.read,
        _origins=origins,
        _resolver=resolver,
    )
    if not all(allow_invalid and error.survivable for error in found.errors):
        raise DocumentError(found.errors, document)
    return document


def _as_warnings(errors: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    for failure in errors:
        yield replace(failure, severity=Severity.WARNING)


def _fragment(path: Path, meter: Meter) -> Fragment:
    source, tree = parse_file(path, meter, is_named=True)
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
