"""Fields of models: annotations, defaults and names on the wire."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import (
    Enumeration,
    Object,
    Property,
    Reference,
    Type,
    without_null,
)
from generator.ir.directions import Variants
from generator.ir.fixed_values import fixed_value
from generator.plan.annotations import Annotator
from generator.plan.layout import Group, Typed, call, keyword, statement
from generator.plan.statements import assignment
from generator.text import Code, code, docstring, identifier, literal

_BODY = 4
_ADDITIONAL = "Properties that the document does not declare."


def sent_or_read(
    variants: Variants, model: Object, sending: bool
) -> Iterator[Property]:
    """The properties of a class, without those that its direction never has."""
    is_split = model.pointer in variants.split
    leaves_read_only = sending and (is_split or variants.only_sent(model.pointer))
    leaves_write_only = not sending and (is_split or variants.only_read(model.pointer))
    for row in model.properties:
        is_left = row.read_only and leaves_read_only
        if not is_left and not (row.write_only and leaves_write_only):
            yield row


def plan_field(annotator: Annotator, row: Property, name: str) -> Code:
    """Write the line of a field."""
    value = _fixed(annotator, row)
    if value is not None:
        annotation = annotator.field(row.type)
        return _line(
            identifier(name), annotation, _constant(annotator, row, name, value)
        )
    annotation, default = field_type(annotator, row)
    return _line(
        identifier(name), annotation, _default(annotator, row.name, name, default)
    )


def field_type(annotator: Annotator, row: Property) -> tuple[Code, Code | None]:
    """The annotation and default of a field.

    An optional property is ``T | None``, and only one that may be null as well tells
    ``None`` from ``UNSET``.
    """
    annotation = annotator.field(row.type)
    if row.required:
        return annotation, None
    if not annotator.allows_null(row.type):
        return code("{} | None", annotation), Code("None")
    unset = annotator.runtime("model", "UNSET")
    return code("{} | {}", annotation, annotator.runtime("model", "UnsetType")), unset


def additional_field(annotator: Annotator, values: Type) -> tuple[Code, Code]:
    """The field for properties that the document does not declare, with its docs."""
    annotation = code(
        "{}[{}, {}]",
        annotator.builtin("dict"),
        annotator.builtin("str"),
        annotator.field(values) if values else Code("None"),
    )
    field = annotator.scope.name("msgspec", "field", annotator.avoid)
    default = call(field, [keyword("default_factory", annotator.builtin("dict"))])
    line = _line(identifier("additional_properties"), annotation, default)
    return line, docstring(_ADDITIONAL, _BODY)


def _fixed(annotator: Annotator, row: Property) -> Code | None:
    """Write the value that a property has by itself and that is always sent."""
    value = fixed_value(row, annotator.declarations)
    if value is None:
        return None
    type_ = without_null(row.type)
    pointer = type_.pointer if isinstance(type_, Reference) else ""
    declaration = annotator.declarations.get(pointer)
    if not isinstance(declaration, Enumeration):
        return literal(value)
    values = [member.value for member in declaration.members]
    member = annotator.names.members[pointer][values.index(value)]
    return code("{}.{}", annotator.reference(pointer), identifier(member))


def _constant(annotator: Annotator, row: Property, name: str, value: Code) -> Group:
    """Write the default of a property that has a value by itself."""
    items: list[Code | Group] = [value]
    if row.name != name:
        items.append(keyword("name", literal(row.name)))
    if not row.required:
        items.append(keyword("required", literal(False)))
    return call(annotator.runtime("serialization.constants", "constant"), items)


def _default(
    annotator: Annotator, wire: str, name: str, default: Code | None
) -> Group | Code | None:
    """Write a default, and the name on the wire where it differs."""
    if wire == name:
        return default
    items = [] if default is None else [keyword("default", default)]
    items.append(keyword("name", literal(wire)))
    return call(annotator.scope.name("msgspec", "field", annotator.avoid), items)


def _line(name: Code, annotation: Code, default: Group | Code | None) -> Code:
    if isinstance(default, Group):
        return assignment(name, annotation, default, _BODY)
    return statement(Typed(name, annotation, default), _BODY)
