"""All that matters of a declaration or a type, as a value to compare.

Descriptions and examples do not matter: a class that differs in them alone is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from generator.ir import (
    ArrayOf,
    Constants,
    Declaration,
    Discriminator,
    Enumeration,
    MapOf,
    Object,
    Property,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
)

Identify = Callable[[str], Hashable]
"""Returns what a referenced declaration is told by."""


def declaration_signature(declaration: Declaration, identify: Identify) -> Hashable:
    """Return all that matters of a declaration."""
    hints = declaration.hints
    own: Hashable
    if isinstance(declaration, Object):
        additional = declaration.additional
        own = (
            tuple(sorted(_property(row, identify) for row in declaration.properties)),
            None if additional is None else repr(type_signature(additional, identify)),
            repr(declaration.xml),
            declaration.closed,
        )
    elif isinstance(declaration, Enumeration):
        own = tuple((type(m.value), m.value, m.name) for m in declaration.members)
    elif isinstance(declaration, Constants):
        own = (
            repr(declaration.values),
            repr(type_signature(declaration.type, identify)),
        )
    else:
        own = (repr(type_signature(declaration.type, identify)), declaration.recursive)
    kind = type(declaration).__name__
    return (kind, hints.title, hints.python_name, declaration.deprecated, own)


def _property(row: Property, identify: Identify) -> tuple[Any, ...]:
    flags = (row.required, row.deprecated, row.read_only, row.write_only)
    type_ = repr(type_signature(row.type, identify))
    return (
        row.name,
        type_,
        flags,
        repr(row.default),
        repr(row.python_name),
        repr(row.xml),
    )


def type_signature(type_: Type, identify: Identify) -> Hashable:
    """Return what a type is told by, with what its references are told by."""
    if isinstance(type_, Reference):
        return ("reference", identify(type_.pointer), type_.unlisted)
    if isinstance(type_, ArrayOf):
        return ("array", type_signature(type_.items, identify), type_.constraints)
    if isinstance(type_, MapOf):
        return ("map", type_signature(type_.values, identify), type_.constraints)
    if isinstance(type_, TupleOf):
        return ("tuple", tuple(type_signature(item, identify) for item in type_.items))
    if isinstance(type_, TextOf):
        return ("text", type_signature(type_.type, identify))
    if isinstance(type_, UnionOf):
        members = tuple(type_signature(member, identify) for member in type_.members)
        return ("union", members, _discriminator(type_.discriminator, identify))
    return type_


def _discriminator(found: Discriminator | None, identify: Identify) -> Hashable:
    if found is None:
        return None
    mapping = tuple((value, identify(pointer)) for value, pointer in found.mapping)
    default = None if found.default is None else identify(found.default)
    return (found.property_name, mapping, default)
