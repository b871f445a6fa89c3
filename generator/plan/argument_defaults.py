"""Defaults of required arguments: the document's own, which are sent."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

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
)
from generator.ir.fixed_values import fixed_value
from generator.plan.annotations import Annotator
from generator.text import Code, code, join, literal

_TEXTS = (Kind.STRING, Kind.UUID, Kind.DURATION)
"""Kinds whose values may be given as plain text."""
_LONGEST_ARRAY = 50
"""Characters of a default that stands on the line of its argument."""
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATES: dict[Kind, tuple[re.Pattern[str], type[date]]] = {
    Kind.DATE: (re.compile(_DAY), date),
    Kind.DATE_TIME: (
        re.compile(
            _DAY
            + r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
        ),
        datetime,
    ),
}
"""Kinds that have a class of their own, with how their values are written."""


def required_default(annotator: Annotator, row: Parameter | Property) -> Code | None:
    """Write the default of a required argument; None where it must be given.

    An array is a tuple, a date is made (`date(2026, 1, 1)`).
    A value that has no such expression, an object for one, must be given, and so must an
    array that is longer than a line.
    """
    if isinstance(row, Property):
        fixed = fixed_value(row, annotator.declarations)
        if fixed is not None:
            return literal(fixed)
    if not row.default:
        return None
    value = row.default[0]
    if value is None:
        return Code("None") if annotator.allows_null(row.type) else None
    return _expression(annotator, row.type, value)


def _expression(annotator: Annotator, type_: Type, value: object) -> Code | None:
    """Write a value of a type as an argument takes it; None where that cannot be."""
    if isinstance(type_, UnionOf):
        found = (_expression(annotator, each, value) for each in type_.members)
        return next((each for each in found if each is not None), None)
    if isinstance(type_, Reference):
        declaration = annotator.declarations[type_.pointer]
        if isinstance(declaration, Alias) and not declaration.recursive:
            return _expression(annotator, declaration.type, value)
    if isinstance(type_, ArrayOf) and isinstance(value, list):
        return _tuple(annotator, type_.items, value)
    if isinstance(type_, Primitive) and type_.kind in _DATES:
        return _date(annotator, type_, value)
    return literal(value) if _fits(annotator, type_, value) else None


def _tuple(annotator: Annotator, items: Type, values: list[object]) -> Code | None:
    found = [_expression(annotator, items, each) for each in values]
    written = [each for each in found if each is not None]
    if len(written) < len(values):
        return None
    template = "({},)" if len(written) == 1 else "({})"
    whole = code(template, join(", ", written))
    return whole if len(whole.source) <= _LONGEST_ARRAY else None


def _date(annotator: Annotator, type_: Primitive, value: object) -> Code | None:
    """Write a date (RFC 3339 section 5.6), if it is one of the calendar."""
    expression, class_ = _DATES[type_.kind]
    if not isinstance(value, str) or not expression.fullmatch(value):
        return None
    try:
        found = class_.fromisoformat(value)
        when = found.astimezone(UTC) if isinstance(found, datetime) else None
    except (ValueError, OverflowError):
        return None
    name = annotator.argument(Primitive(type_.kind))
    if when is None:
        day = map(literal, (found.year, found.month, found.day))
        return code("{}({})", name, join(", ", day))
    numbers = [*when.timetuple()[:6], *([when.microsecond] if when.microsecond else [])]
    zone = annotator.scope.name("datetime", "UTC", annotator.avoid)
    return code("{}({}, tzinfo={})", name, join(", ", map(literal, numbers)), zone)


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
