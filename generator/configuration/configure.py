"""The step that applies a configuration to a document, before it is lowered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from generator.configuration.filters import find_excluded, is_empty, is_marked
from generator.configuration.loaded import LoadedConfiguration
from generator.configuration.operation_index import OperationIndex, OperationNode
from generator.configuration.overrides import replace_overridden
from generator.configuration.pins import write_former_names, write_pins
from generator.configuration.warnings import WarningList
from generator.diagnostics import Diagnostic, Severity
from generator.document import Document
from generator.pointers import unescape

T = TypeVar("T")


def configure(document: Document, configuration: LoadedConfiguration) -> Document:
    """Apply a configuration: leave operations out, and write names into the rest.

    Returns:
        The document, whose tree is changed in place. Its diagnostics have a warning
        for each part of the configuration that fits nothing, and a note for each
        operation that an extension of another generator leaves out.
    """
    values, source = configuration.values, configuration.source
    warnings = WarningList(source)
    replace_overridden(document)
    operations = OperationIndex(document)
    written = write_pins(document, values, operations, warnings)
    write_former_names(configuration.former_names, operations)
    marked = [row for row in operations.operations if is_marked(row)]
    excluded = find_excluded(operations.operations, values, warnings)
    excluded |= {row.pointer for row in marked}
    rows = (row for row in operations.operations if row.pointer in excluded)
    document = _without(document, tuple(rows))
    notes = map(_note, marked)
    filters = (values.include, values.exclude)
    return replace(
        document,
        diagnostics=(*document.diagnostics, *warnings.diagnostics, *notes),
        keeps_unused=values.with_unused or all(map(is_empty, filters)),
        pins={p: (source, path) for p, path in written.items()} if source else {},
    )


def _note(operation: OperationNode) -> Diagnostic:
    message = f"{operation.route} is left out: the document marks it as ignored"
    return Diagnostic("left-out", Severity.NOTE, message, operation.item)


def _without(document: Document, operations: tuple[OperationNode, ...]) -> Document:
    """Remove operations, and what is known of references inside them."""
    if not operations:
        return document
    for operation in operations:
        holder, _, key = operation.pointer.rpartition("/")
        node = document.at(holder)
        if isinstance(node, dict):
            node.pop(unescape(key), None)
    removed = {operation.pointer for operation in operations}
    return replace(
        document,
        references=_outside(document.references.items(), removed),
        misshapen=_outside(document.misshapen.items(), removed),
    )


def _outside(rows: Iterable[tuple[str, T]], removed: set[str]) -> dict[str, T]:
    """Return the rows whose pointers are not inside removed nodes."""
    return {
        pointer: value
        for pointer, value in rows
        if removed.isdisjoint(_ancestors(pointer))
    }


def _ancestors(pointer: str) -> Iterable[str]:
    tokens = pointer.split("/")
    return ("/".join(tokens[:length]) for length in range(1, len(tokens) + 1))
