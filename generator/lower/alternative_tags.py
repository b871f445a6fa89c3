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
from generator.ir.dependencies import linked_types
from generator.ir.directions import spoken_types, types_sent
from generator.ir.fixed_values import only_value
from generator.lower.declared_values import convert_value
from generator.pointers import name_of

Tag = str | int | bool
Key = tuple[str, str]
"""An object's pointer and the name of a property."""
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
    """Return the declarations, with the tags of objects that unions know by one.

    A property that tells the alternatives of a request apart is sent, though the document
    calls it ``readOnly``: the API cannot read the request without it.
    """
    tags: dict[Key, set[Tag]] = {}
    sent = set(_unions(types_sent(declarations, operations, callbacks)))
    needed: set[Key] = set()
    for union in _unions(_all_types(declarations, operations, callbacks)):
        alternatives = _objects(union, declarations)
        if union.discriminator is not None:
            found = [*_by_mapping(union.discriminator, alternatives, declarations)]
            keys = {(each, union.discriminator.property_name) for each in alternatives}
        else:
            found = [*_by_values(alternatives, declarations)]
            keys = {(pointer, name) for pointer, name, _ in found}
        for pointer, name, tag in found:
            tags.setdefault((pointer, name), set()).add(tag)
        if union in sent:
            needed |= keys
    completed = dict(declarations)
    for pointer in {pointer: None for pointer, _ in (*tags, *sorted(needed))}:
        declaration = completed[pointer]
        assert isinstance(declaration, Object)
        completed[pointer] = _with_tags(declaration, tags, needed)
    return completed


def _all_types(
    declarations: Declarations,
    operations: Iterable[Operation],
    callbacks: Iterable[Callback],
) -> list[Type]:
    types = [t for each in declarations.values() for t in linked_types(each)]
    types += spoken_types(operations, callbacks, sending=True)
    return types + spoken_types(operations, callbacks, sending=False)


def _unions(types: Iterable[Type]) -> Iterator[UnionOf]:
    waiting = [*types]
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


def _with_tags(
    declaration: Object, tags: Mapping[Key, set[Tag]], needed: set[Key]
) -> Object:
    """Return an object with its tags; with none that unions disagree on."""
    rows = []
    for row in declaration.properties:
        key = (declaration.pointer, row.name)
        values = tags.get(key, ())
        if len(values) == 1:
            row = replace(row, tag=next(iter(values)))
        if key in needed:
            row = replace(row, read_only=False)
        rows.append(row)
    return replace(declaration, properties=tuple(rows))
