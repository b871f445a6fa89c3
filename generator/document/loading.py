"""Files to a `Document`."""

from __future__ import annotations

import gc
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.diagnostics import Diagnostic, DocumentError, Position, error
from generator.document.budgets import DEFAULT_BUDGETS, Budgets, Meter
from generator.document.document import Document
from generator.document.files import Files
from generator.document.json_value import Json
from generator.document.merge import Fragment, merge
from generator.document.openapi_version import require_document, require_version
from generator.document.parsing import parse_file
from generator.document.references import find_references
from generator.document.resolver import Resolver
from generator.document.source_map import Origins
from generator.engine.input_fingerprint import Inputs
from generator.pointers import split


def load(
    paths: Sequence[Path],
    *,
    overlays: Sequence[Path] = (),
    budgets: Budgets = DEFAULT_BUDGETS,
    ref_root: Path | None = None,
) -> Document:
    """Read the fragments at `paths` into one document, with all they refer to.

    `overlays` are applied in order to the merged document. References reach
    files in the folder of the first path, or in `ref_root`; nothing else is
    read, and nothing from a network.

    Raises:
        DocumentError: what cannot be read as an OpenAPI document; each error
            located, all of its stage together.
    """
    return parse(paths, overlays=overlays, budgets=budgets, ref_root=ref_root).document


def parse(
    paths: Sequence[Path],
    *,
    overlays: Sequence[Path] = (),
    budgets: Budgets = DEFAULT_BUDGETS,
    ref_root: Path | None = None,
) -> Parsed:
    """Do the first half of `load`: all but following the references.

    Raises:
        DocumentError: as `load`.
    """
    meter = Meter(budgets)
    with _limited(paths), _no_collection():
        root, origins = merge([_fragment(path, meter) for path in paths])
        warnings: list[Diagnostic] = []
        for path in overlays:
            from generator.document.overlay import Overlay  # few have any: JSONPath

            warnings += Overlay(*parse_file(path, meter)).apply(root, origins)
        version = require_version(root, origins.position)
    return Parsed(
        root, version, tuple(paths), ref_root, tuple(warnings), origins, meter
    )


@dataclass(frozen=True, eq=False)
class Parsed:
    """A document whose references were not followed yet."""

    root: dict[str, Json] = field(repr=False)
    """The OpenAPI Object: fragments merged, overlays applied."""
    version: tuple[int, int]
    """Version of the OpenAPI Specification."""
    paths: tuple[Path, ...]
    """The files that were named."""
    _ref_root: Path | None = field(repr=False)
    warnings: tuple[Diagnostic, ...] = field(repr=False)
    """What overlays have to say; part of `Document.diagnostics`."""
    _origins: Origins = field(repr=False)
    _meter: Meter = field(repr=False)

    @property
    def inputs(self) -> Inputs:
        """What was read so far."""
        return self._meter.inputs

    @cached_property
    def document(self) -> Document:
        """The document, with all it refers to.

        Raises:
            DocumentError: a reference leads nowhere, or to what may not be read.
        """
        with _limited(self.paths), _no_collection():
            files = Files(self.paths, self._ref_root, self._meter)
            resolver = Resolver(self.root, self._origins, files, self.version[1])
            found = find_references(resolver)
        document = Document(
            root=self.root,
            files=files.trees,
            version=self.version,
            path=self.paths[0],
            references=found.found,
            misshapen=found.misshapen,
            diagnostics=(*self.warnings, *found.warnings),
            sources=files.sources,
            inputs=self.inputs,
            _origins=self._origins,
            _resolver=resolver,
        )
        if found.errors:
            raise DocumentError(found.errors, document)
        return document

    def position(self, pointer: str, *, key: bool = False) -> Position:
        """Return where the node at `pointer`, or its key, is written."""
        file, tokens = split(pointer)
        if file:
            return self.document.position(pointer, key=key)
        return self._origins.position(tokens, key=key)


def _fragment(path: Path, meter: Meter) -> Fragment:
    source, tree = parse_file(path, meter)
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
