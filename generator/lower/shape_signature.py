"""All that matters of a declaration or a type, as a value to compare.

Descriptions and examples do not matter: a class that differs in them alone is the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import chain
from operator import attrgetter
from typing import Any

from generator.ir import (
    ArrayOf,
    Constants,
    Declaration,
    Discriminator,
    Enumeration,
    MapOf,
    Object,
    Primitive,
    Property,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
    children,
)


def declaration_signature(declaration: Declaration) -> Hashable:
    """Return all that matters of a declaration but what it refers to.

    Two declarations are the same if their signatures are equal, and what
    `referred_pointers` gives for them leads to the same declarations.
    """
    hints = declaration.hints
    own: Hashable
    if isinstance(declaration, Object):
        additional = declaration.additional
        own = (
            tuple(map(_property, _sorted_properties(declaration))),
            None if additional is None else repr(type_signature(additional)),
            repr(declaration.xml),
            declaration.closed,
        )
    elif isinstance(declaration, Enumeration):
        own = tuple((type(m.value), m.value, m.name) for m in declaration.members)
    elif isinstance(declaration, Constants):
        own = (repr(declaration.values), repr(type_signature(declaration.type)))
    else:
        own = (repr(type_signature(declaration.type)), declaration.recursive)
    kind = type(declaration).__name__
    return (kind, hints.title, hints.python_name, declaration.deprecated, own)


def referred_pointers(declaration: Declaration) -> tuple[str, ...]:
    """Return the pointers that a declaration refers to, in the order of its signature."""
    if isinstance(declaration, Object):
        types = [row.type for row in _sorted_properties(declaration)]
        if declaration.additional is not None:
            types.append(declaration.additional)
    elif isinstance(declaration, Enumeration):
        types = []
    else:
        types = [declaration.type]
    return tuple(chain.from_iterable(map(_type_pointers, types)))


def _type_pointers(type_: Type) -> Iterator[str]:
    if isinstance(type_, Primitive):  # as most are
        return
    if isinstance(type_, Reference):
        yield type_.pointer
    for child in children(type_):
        yield from _type_pointers(child)
    if isinstance(type_, UnionOf) and type_.discriminator is not None:
        yield from (pointer for _, pointer in type_.discriminator.mapping)
        if type_.discriminator.default is not None:
            yield type_.discriminator.default


def _sorted_properties(declaration: Object) -> list[Property]:
    return sorted(declaration.properties, key=attrgetter("name"))


def _property(row: Property) -> tuple[Any, ...]:
    flags = (row.required, row.deprecated, row.read_only, row.write_only)
    type_ = repr(type_signature(row.type))
    return (
        row.name,
        type_,
        flags,
        repr(row.default),
        repr(row.python_name),
        repr(row.xml),
    )


def type_signature(type_: Type) -> Hashable:
    """Return all that matters of a type but what it refers to."""
    if isinstance(type_, Reference):
        return ("reference", type_.unlisted)
    if isinstance(type_, ArrayOf):
        return ("array", type_signature(type_.items), type_.constraints)
    if isinstance(type_, MapOf):
        return ("map", type_signature(type_.values), type_.constraints)
    if isinstance(type_, TupleOf):
        return ("tuple", tuple(map(type_signature, type_.items)))
    if isinstance(type_, TextOf):
        return ("text", type_signature(type_.type))
    if isinstance(type_, UnionOf):
        members = tuple(map(type_signature, type_.members))
        return ("union", members, _discriminator(type_.discriminator))
    return type_


def _discriminator(found: Discriminator | None) -> Hashable:
    if found is None:
        return None
    values = tuple(value for value, _ in found.mapping)
    return (found.property_name, values, found.default is not None)
