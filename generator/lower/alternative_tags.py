"""Properties that tell the alternatives of a union apart, and the value of each.

`Cancel: {properties: {kind: {enum: [cancel]}}}` beside `Delete` is only known by its
`kind`; a discriminator's mapping says `cancel` where `kind` may be any text. Data
without it is read as another alternative, so its class has the value by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.ir import (
    Alias,
    Callback,
    Constant,
    Declaration,
    Discriminator,
    Enumeration,
    Kind,
    Object,
    Operation,
    Primitive,
    Property,
    Reference,
    Type,
    UnionOf,
    children,
    without_null,
)
from generator.ir.dependencies import linked_types, operation_types
from generator.ir.fixed_values import only_value
from generator.lower.declared_values import convert_value
from generator.pointers import name_of

Tag = str | int | bool
Declarations = Mapping[str, Declaration]
_JSON_TYPES = {
    Kind.STRING: "string",
    Kind.INTEGER: "integer",
    Kind.BOOLEAN: "boolean",
}


def with_tags(
    declarations: Declarations,
    operations: Iterable[Operation],
    callbacks: Iterable[Callback],
) -> dict[str, Declaration]:
    """Return the declarations, with the tags of objects that unions know by one."""
    tags: dict[tuple[str, str], set[Tag]] = {}
    spoken = (*operations, *(each.operation for each in callbacks))
    for union in _unions(declarations, spoken):
        alternatives = _objects(union, declarations)
        if union.discriminator is not None:
            found = _by_mapping(union.discriminator, alternatives, declarations)
        else:
            found = _by_values(alternatives, declarations)
        for pointer, name, tag in found:
            tags.setdefault((pointer, name), set()).add(tag)
    completed = dict(declarations)
    for pointer in {pointer: None for pointer, _ in tags}:
        declaration = completed[pointer]
        assert isinstance(declaration, Object)
        completed[pointer] = _with_tags(declaration, tags)
    return completed


def _unions(
    declarations: Declarations, operations: Iterable[Operation]
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


def _objects(union: UnionOf, declarations: Declarations) -> dict[str, Object]:
    """The alternatives that are classes, by pointer."""
    pointers = [each.pointer for each in union.members if isinstance(each, Reference)]
    found = {pointer: declarations.get(pointer) for pointer in pointers}
    return {p: each for p, each in found.items() if isinstance(each, Object)}


def _by_mapping(
    discriminator: Discriminator,
    alternatives: Mapping[str, Object],
    declarations: Declarations,
) -> Iterator[tuple[str, str, Tag]]:
    """Yield the values by which a discriminator leads to alternatives."""
    for pointer, declared in alternatives.items():
        for row in declared.properties:
            if row.name == discriminator.property_name:
                mapped = [v for v, to in discriminator.mapping if to == pointer]
                tag = _mapped_value(row, mapped, name_of(pointer), declarations)
                if tag is not None:
                    yield pointer, row.name, tag


def _mapped_value(
    row: Property, mapped: list[str], component: str, declarations: Declarations
) -> Tag | None:
    """The value of a property that a discriminator names.

    Of several values the default is chosen, else the one that is no component's name:
    such a name leads to its component by the way.
    """
    own = only_value(without_null(row.type), declarations)
    if own is not None:
        return own
    default = _default_text(row)
    others = [value for value in mapped if value != component] or mapped
    if default in mapped or len(others) != 1:
        chosen = default if default in mapped else None
    else:
        chosen = others[0]
    return None if chosen is None else _as_type(row.type, chosen, declarations)


def _by_values(
    alternatives: Mapping[str, Object], declarations: Declarations
) -> Iterator[tuple[str, str, Tag]]:
    """Yield the properties that have another value, or text by default, in each."""
    if len(alternatives) < 2:
        return
    rows: dict[str, list[tuple[str, Tag]]] = {}
    for pointer, declared in alternatives.items():
        for row in declared.properties:
            value = only_value(without_null(row.type), declarations)
            default = _default_text(row)
            if value is None and default is not None:
                value = _as_type(row.type, default, declarations)
            if value is not None:
                rows.setdefault(row.name, []).append((pointer, value))
    for name, found in rows.items():
        if len({(type(tag), tag) for _, tag in found}) == len(alternatives):
            yield from ((pointer, name, tag) for pointer, tag in found)


def _default_text(row: Property) -> str | None:
    value = row.default[0] if row.default else None
    return value if isinstance(value, str) else None


def _as_type(type_: Type, text: str, declarations: Declarations) -> Tag | None:
    """Return a value of a mapping as one of a property's type; None where it is none."""
    plain = without_null(type_)
    if isinstance(plain, Primitive):
        json_type = _JSON_TYPES.get(plain.kind)
        known = frozenset(() if json_type is None else (json_type,))
        return next(iter(convert_value(text, known)), None)
    if isinstance(plain, UnionOf):
        return text if Constant(text) in plain.members else None
    declared = declarations.get(plain.pointer) if isinstance(plain, Reference) else None
    if isinstance(declared, Alias) and not declared.recursive:
        return _as_type(declared.type, text, declarations)
    if isinstance(declared, Enumeration):
        values = (member.value for member in declared.members)
        return next((value for value in values if str(value) == text), None)
    return None


def _with_tags(declaration: Object, tags: Mapping[tuple[str, str], set[Tag]]) -> Object:
    """Return an object with its tags; with none that unions disagree on."""
    rows = []
    for row in declaration.properties:
        values = tags.get((declaration.pointer, row.name), ())
        rows.append(replace(row, tag=next(iter(values))) if len(values) == 1 else row)
    return replace(declaration, properties=tuple(rows))
