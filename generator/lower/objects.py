"""Objects: the classes that schemas with properties become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.ir import ANY, Object, Type
from generator.lower.composition import outermost_text
from generator.lower.merged_schema import Facts
from generator.lower.properties import (
    documented_values,
    lower_property,
    undeclared_properties,
)
from generator.lower.unions import simplified
from generator.lower.xml import lower_object_xml

if TYPE_CHECKING:
    from generator.lower.schemas import Schemas


def lower_object(schemas: Schemas, pointer: str, facts: Facts) -> Object:
    """Lower an object with all its properties, in the document's order."""
    additional = lower_additional(schemas, facts)
    properties = [
        lower_property(schemas, pointer, name, where, name in facts.required)
        for name, where in facts.properties.items()
    ]
    if additional is None:
        properties += undeclared_properties(schemas, pointer, facts)
    return Object(
        pointer,
        facts.hints,
        tuple(properties),
        additional,
        outermost_text(schemas.context, facts.layers, "description"),
        facts.last("deprecated") is True,
        lower_object_xml(schemas, facts),
        documented_values(schemas.context, facts.layers),
    )


def lower_additional(schemas: Schemas, facts: Facts) -> Type | None:
    """What undeclared properties are; None where the document writes nothing of them.

    Patterns of names are not told apart.
    """
    if not facts.additional:
        return ANY if facts.open else None
    types = tuple(schemas.type_of(pointer) for pointer in facts.additional)
    return simplified(schemas, types, None)
