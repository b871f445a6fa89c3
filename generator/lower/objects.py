"""Objects: the classes that schemas with properties become."""

from __future__ import annotations

from generator.ir import ANY, Object, Type
from generator.lower.composition import outermost_text
from generator.lower.merged_schema import MergedSchema
from generator.lower.properties import (
    documented_values,
    lower_property,
    undeclared_properties,
)
from generator.lower.type_resolver import TypeResolver
from generator.lower.union_simplification import simplify_union
from generator.lower.xml import lower_object_xml


def lower_object(schemas: TypeResolver, pointer: str, merged: MergedSchema) -> Object:
    """Lower an object with all its properties, in the document's order."""
    additional = lower_additional(schemas, merged)
    properties = [
        lower_property(schemas, pointer, name, where, name in merged.required)
        for name, where in merged.properties.items()
    ]
    if additional is None:
        properties += undeclared_properties(schemas, pointer, merged)
    return Object(
        pointer,
        merged.hints,
        tuple(properties),
        additional,
        outermost_text(merged.layers, "description"),
        merged.keyword("deprecated") is True,
        lower_object_xml(schemas, merged),
        documented_values(schemas.reader, merged.layers),
        additional is None and merged.closed,
    )


def lower_additional(schemas: TypeResolver, merged: MergedSchema) -> Type | None:
    """Return the type of undeclared properties; None where the document has none.

    Patterns of names are not told apart.
    """
    if not merged.additional:
        return ANY if merged.open else None
    types = tuple(schemas.type_of(pointer) for pointer in merged.additional)
    return simplify_union(schemas.declarations, types, None)
