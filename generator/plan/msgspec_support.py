"""Types that msgspec can decode by itself, and those that need the SDK's codec."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from generator.ir import (
    ANY,
    NULL,
    Alias,
    Constant,
    Constants,
    Declaration,
    Enumeration,
    Kind,
    MapOf,
    Object,
    Primitive,
    Reference,
    TextOf,
    Type,
    UnionOf,
)

Declarations = Mapping[str, Declaration]

_OWN_FORMS = (
    Kind.BASE64URL,
    Kind.DURATION,
    Kind.DECIMAL_NUMBER,
    Kind.UNIX_TIME,
    Kind.TEXT_INTEGER,
    Kind.TEXT_NUMBER,
)
_UNSAFE = re.compile('[\\x00-\\x1f"\\\\\ud800-\udfff]')
"""Characters that msgspec cannot write in a name: JSON escapes them, or UTF-8 has none."""
_NUMBERS = {Kind.INTEGER: "integer", Kind.NUMBER: "float", Kind.BOOLEAN: "boolean"}


def allows_null(declarations: Declarations, type_: Type) -> bool:
    """Return whether null is one of the values, be it through a named type."""
    if isinstance(type_, UnionOf):
        return any(allows_null(declarations, member) for member in type_.members)
    if isinstance(type_, Reference):
        declaration = declarations[type_.pointer]
        if isinstance(declaration, Alias) and not declaration.recursive:
            return allows_null(declarations, declaration.type)
        return False
    return type_ in (ANY, NULL)


def is_custom(declarations: Declarations, type_: Type) -> bool:
    """Return whether msgspec cannot decode a type by itself.

    It takes a union only if each alternative is of another kind on the wire.
    """
    if isinstance(type_, Primitive):
        return type_.kind in _OWN_FORMS
    if isinstance(type_, TextOf):
        return True
    if isinstance(type_, Reference):
        return _is_custom_declaration(declarations, declarations[type_.pointer])
    if not isinstance(type_, UnionOf):
        return False
    members = alternatives(declarations, type_)
    if any(is_custom(declarations, member) for member in members):
        return True
    groups = [_group(declarations, member) for member in members]
    return len(groups) != len(set(groups)) and not _only_texts(members)


def alternatives(declarations: Declarations, type_: UnionOf) -> list[Type]:
    """The members of a union other than null, with integers beside numbers.

    A number that is a member is an integer too: a float alone would lose the digits of
    integers beyond 2^53, which a union that also takes strings is there to keep.
    """
    members = [member for member in type_.members if member != NULL]
    if len(members) == 1 or any(map(_is_integer, members)):
        return members
    declaration: list[Type] = []
    for member in members:
        if isinstance(member, Primitive) and member.kind is Kind.NUMBER:
            declaration.append(replace(member, kind=Kind.INTEGER))
        declaration.append(member)
    return declaration


def _is_integer(type_: Type) -> bool:
    return isinstance(type_, Primitive) and type_.kind is Kind.INTEGER


def has_unsafe_names(model: Object) -> bool:
    """Return whether a model has a property whose name msgspec cannot write."""
    return any(_UNSAFE.search(row.name) for row in model.properties)


def _is_custom_declaration(
    declarations: Declarations, declaration: Declaration
) -> bool:
    if isinstance(declaration, Object):
        return declaration.additional is not None or has_unsafe_names(declaration)
    if isinstance(declaration, Alias):
        return declaration.recursive or is_custom(declarations, declaration.type)
    return isinstance(declaration, Constants) and is_custom(
        declarations, declaration.type
    )


def _group(declarations: Declarations, type_: Type) -> str:
    """The kind that a type is of on the wire."""
    if isinstance(type_, Primitive):
        return _NUMBERS.get(type_.kind, "string")
    if isinstance(type_, Constant):
        return _constant_group(type_)
    if isinstance(type_, Reference):
        return _declared_group(declarations, declarations[type_.pointer])
    if isinstance(type_, TextOf):
        return "string"
    return "object" if isinstance(type_, MapOf) else "array"


def _declared_group(declarations: Declarations, declaration: Declaration) -> str:
    if isinstance(declaration, Enumeration):
        return "string" if isinstance(declaration.members[0].value, str) else "integer"
    if isinstance(declaration, Alias) and not isinstance(declaration.type, UnionOf):
        return _group(declarations, declaration.type)
    if isinstance(declaration, Constants) and not isinstance(declaration.type, UnionOf):
        return _group(declarations, declaration.type)
    return "object"


def _constant_group(type_: Constant) -> str:
    if isinstance(type_.value, bool):
        return "boolean"
    return "string" if isinstance(type_.value, str) else "integer"


def _only_texts(members: list[Type]) -> bool:
    """Literals, and a plain string beside them, are one type to msgspec."""
    return all(
        isinstance(member, Constant)
        or (isinstance(member, Primitive) and member.kind is Kind.STRING)
        for member in members
    )
