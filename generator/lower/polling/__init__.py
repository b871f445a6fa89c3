"""Long-running operations: how a document says that they are followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from generator.ir import Operation, Poller, Reference
from generator.lower.context import Node, as_list, as_node, text
from generator.lower.polling.declared import InvalidExtension, Reader, answer_type
from generator.lower.type_resolver import TypeResolver
from generator.pointers import step

__all__ = ["lower_pollers"]

_KEY = "x-poller"


def lower_pollers(
    schemas: TypeResolver, operations: tuple[Operation, ...]
) -> tuple[tuple[Poller, ...], tuple[Operation, ...]]:
    """Find the types that stand for long-running operations.

    They are declared at the document's root (with ``schema``), on a schema or on an
    operation; a declaration that does not fit is a warning. An operation that documents
    202 with a ``Location`` is followed there, which is a note.

    Returns:
        The pollers of types, and the operations with the poller of each.
    """
    by_id = {row.operation_id: row for row in operations if row.operation_id}
    reader = Reader(schemas, by_id)
    found: dict[str, Poller] = {}
    for pointer, node, type_ in _declared(schemas, operations):
        poller = _read(schemas, pointer, node, reader, type_)
        if poller is not None and type_ is not None:
            found.setdefault(type_, poller)
    rows = tuple(_with_poller(schemas, row, reader, found) for row in operations)
    return tuple(found.values()), rows


def _declared(
    schemas: TypeResolver, operations: tuple[Operation, ...]
) -> Iterator[tuple[str, object, str | None]]:
    """The pollers of types, with pointers of them and of the types."""
    context = schemas.context
    root = context.document.root
    if _KEY in root:
        yield from _at_root(schemas, root[_KEY])
    components = root.get("components")
    if isinstance(components, Mapping):
        for _, pointer in context.members("#/components", components, "schemas"):
            node = context.node(pointer)
            if isinstance(node, Mapping) and _KEY in node:
                yield step(pointer, _KEY), node[_KEY], pointer
    for row in operations:
        node = dict(row.extensions).get(_KEY)
        if node is not None and not _has_header(node):
            type_ = answer_type(row)
            named = type_.pointer if isinstance(type_, Reference) else None
            yield step(row.pointer, _KEY), node, named


def _at_root(
    schemas: TypeResolver, value: object
) -> Iterator[tuple[str, object, str | None]]:
    where = step("#", _KEY)
    several = as_list(value)
    places = [where] if several is None else _numbered(where, len(several))
    for pointer, node in zip(places, several or [value], strict=False):
        schema = text(as_node(node), "schema")
        yield pointer, node, schemas.context.target(pointer, schema) if schema else None


def _numbered(pointer: str, count: int) -> list[str]:
    return [step(pointer, str(place)) for place in range(count)]


def _has_header(node: object) -> bool:
    return bool(text(as_node(node), "header"))


def _read(
    schemas: TypeResolver, pointer: str, node: object, reader: Reader, type_: str | None
) -> Poller | None:
    if type_ is None:
        message = "nothing is waited for: there is no one type to wait for"
        schemas.context.warn("poller-misfit", pointer, message)
        return None
    return _tried(
        schemas, pointer, node, lambda row: reader.of_type(pointer, row, type_)
    )


def _tried(
    schemas: TypeResolver,
    pointer: str,
    node: object,
    read: Callable[[Node], Poller],
) -> Poller | None:
    try:
        found = as_node(node)
        if not isinstance(node, Mapping):
            raise InvalidExtension("an object is expected")
        return read(found)
    except InvalidExtension as invalid:
        message = f"nothing is waited for: {invalid}"
        schemas.context.warn("poller-misfit", pointer, message)
        return None


def _with_poller(
    schemas: TypeResolver,
    operation: Operation,
    reader: Reader,
    found: dict[str, Poller],
) -> Operation:
    extensions = dict(operation.extensions)
    node = extensions.get(_KEY)
    if _has_header(node):
        where = step(operation.pointer, _KEY)
        read = _tried(schemas, where, node, lambda row: reader.of_header(where, row))
        return replace(operation, poller=read)
    type_ = answer_type(operation)
    if isinstance(type_, Reference) and type_.pointer in found:
        return replace(operation, poller=found[type_.pointer])
    if _KEY in extensions:
        return operation
    return replace(operation, poller=_accepted(schemas, operation))


def _accepted(schemas: TypeResolver, operation: Operation) -> Poller | None:
    """202 with a documented ``Location``: where to look (RFC 9110, section 15.3.3)."""
    for row in operation.responses:
        headers = {header.name.lower() for header in row.headers}
        if row.status == "202" and "location" in headers:
            message = "and_wait follows the Location of an answer 202 until it is none"
            schemas.context.note("poller-inferred", operation.pointer, message)
            return Poller(operation.pointer, header="Location")
    return None
