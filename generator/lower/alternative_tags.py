"""Optional properties that tell the alternatives of a union apart.

`Cancel: {properties: {kind: {enum: [cancel]}}}` beside `Delete` is only known by its
`kind`. Data without it is read as another alternative, so its class has the value as
its default, as if the document said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.ir import (
    Callback,
    Declaration,
    Object,
    Operation,
    Reference,
    UnionOf,
    children,
)
from generator.ir.dependencies import linked_types, operation_types
from generator.ir.fixed_values import only_value


def with_tags(
    declarations: Mapping[str, Declaration],
    operations: Iterable[Operation],
    callbacks: Iterable[Callback],
) -> dict[str, Declaration]:
    """Return the declarations, with a default for each tag that has none."""
    tags: dict[str, set[str]] = {}
    spoken = (*operations, *(each.operation for each in callbacks))
    for union in _unions(declarations, spoken):
        alternatives = _objects(union, declarations)
        for name in _tag_names(union, alternatives, declarations):
            for pointer in alternatives:
                tags.setdefault(pointer, set()).add(name)
    completed = dict(declarations)
    for pointer, names in tags.items():
        declaration = completed[pointer]
        assert isinstance(declaration, Object)
        completed[pointer] = _with_defaults(declaration, names, declarations)
    return completed


def _unions(
    declarations: Mapping[str, Declaration], operations: Iterable[Operation]
) -> Iterator[UnionOf]:
    waiting = [t for each in declarations.values() for t in linked_types(each)]
    for operation in operations:
        waiting += operation_types(operation, sending=True)
        waiting += operation_types(operation, sending=False)
    while waiting:
        type_ = waiting.pop()
        if isinstance(type_, UnionOf):
            yield type_
        waiting += children(type_)


def _objects(
    union: UnionOf, declarations: Mapping[str, Declaration]
) -> dict[str, Object]:
    """The alternatives that are classes, by pointer."""
    pointers = [each.pointer for each in union.members if isinstance(each, Reference)]
    found = {pointer: declarations.get(pointer) for pointer in pointers}
    return {p: each for p, each in found.items() if isinstance(each, Object)}


def _tag_names(
    union: UnionOf,
    alternatives: Mapping[str, Object],
    declarations: Mapping[str, Declaration],
) -> Iterable[str]:
    """The discriminator, or the properties with another single value in each."""
    if union.discriminator is not None:
        return (union.discriminator.property_name,)
    if len(alternatives) < 2:
        return ()
    values: dict[str, list[tuple[type, object]]] = {}
    for each in alternatives.values():
        for row in each.properties:
            value = only_value(row.type, declarations)
            if value is not None:
                values.setdefault(row.name, []).append((type(value), value))
    count = len(alternatives)
    return [name for name, found in values.items() if len(set(found)) == count]


def _with_defaults(
    declaration: Object, names: set[str], declarations: Mapping[str, Declaration]
) -> Object:
    return replace(
        declaration,
        properties=tuple(
            (
                replace(row, default=(value,))
                if row.name in names
                and not (row.required or row.default)
                and (value := only_value(row.type, declarations)) is not None
                else row
            )
            for row in declaration.properties
        ),
    )
