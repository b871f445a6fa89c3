"""Properties that can only have one value, such as the tag of an alternative."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.declarations import Declaration, Enumeration, Property
from generator.ir.types import Constant, Reference, Type


def fixed_value(
    property_: Property, declarations: Mapping[str, Declaration]
) -> str | int | bool | None:
    """Return the value of a property that its class has by itself; None for any other.

    That is a property with a single value, by ``const`` or ``enum``, which is required
    or has that value as its default, or one by which unions know the object: who names
    a class means its tag.
    """
    value = only_value(property_.type, declarations)
    if value is None or property_.required:
        return property_.tag if value is None else value
    default = property_.default[0] if property_.default else None
    is_default = type(default) is type(value) and default == value
    return value if is_default else property_.tag


def only_value(
    type_: Type, declarations: Mapping[str, Declaration]
) -> str | int | bool | None:
    """Return the value of a type that has a single one; None for any other."""
    if isinstance(type_, Constant):
        return type_.value
    if isinstance(type_, Reference) and not type_.unlisted:
        declaration = declarations.get(type_.pointer)
        if isinstance(declaration, Enumeration) and len(declaration.members) == 1:
            return declaration.members[0].value
    return None
