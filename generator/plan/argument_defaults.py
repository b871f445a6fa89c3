"""Defaults of required arguments: the document's own, which are sent."""

from __future__ import annotations

from generator.ir import (
    Alias,
    ArrayOf,
    Constant,
    Constants,
    Enumeration,
    Kind,
    Parameter,
    Primitive,
    Property,
    Reference,
    Type,
    UnionOf,
    without_null,
)
from generator.ir.fixed_values import fixed_value
from generator.plan.annotations import Annotator
from generator.text import Code, literal

_TEXTS = (Kind.STRING, Kind.UUID, Kind.DURATION)
"""Kinds whose values may be given as plain text."""


def required_default(annotator: Annotator, row: Parameter | Property) -> Code | None:
    """Write the default of a required argument; None where it must be given.

    A value that has no literal of its type, such as a date or an object, must be given.
    """
    if isinstance(row, Property):
        fixed = fixed_value(row, annotator.declarations)
        if fixed is not None:
            return literal(fixed)
    if not row.default:
        return None
    value = row.default[0]
    if isinstance(value, list) and not value:
        is_array = isinstance(without_null(row.type), ArrayOf)
        return Code("()") if is_array else None
    if value is None:
        return Code("None") if annotator.allows_null(row.type) else None
    return literal(value) if _fits(annotator, row.type, value) else None


def _fits(annotator: Annotator, type_: Type, value: object) -> bool:
    """Return whether a plain value is one of a type, as an argument takes it."""
    if isinstance(type_, Constant):
        return type(type_.value) is type(value) and type_.value == value
    if isinstance(type_, UnionOf):
        return any(_fits(annotator, member, value) for member in type_.members)
    if isinstance(type_, Reference):
        return _fits_declared(annotator, type_.pointer, value)
    if not isinstance(type_, Primitive):
        return False
    if isinstance(value, bool):
        return type_.kind is Kind.BOOLEAN
    if isinstance(value, str):
        return type_.kind in _TEXTS
    if isinstance(value, int):
        return type_.kind in (Kind.INTEGER, Kind.NUMBER)
    return isinstance(value, float) and type_.kind is Kind.NUMBER


def _fits_declared(annotator: Annotator, pointer: str, value: object) -> bool:
    declaration = annotator.declarations[pointer]
    if isinstance(declaration, Enumeration):
        return value in [member.value for member in declaration.members]
    if isinstance(declaration, Constants):
        return _fits(annotator, declaration.type, value)
    if not isinstance(declaration, Alias) or declaration.recursive:
        return False
    return _fits(annotator, declaration.type, value)
