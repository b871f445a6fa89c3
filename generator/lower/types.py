"""Facts to types: what a schema says a value is.

Alternatives make a union, listed values an enumeration, and a ``type`` an object, an
array or a scalar; where there are several types, a union of what each would be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.ir import (
    ANY,
    NULL,
    ArrayOf,
    Reference,
    TextOf,
    TupleOf,
    Type,
    with_null,
)
from generator.lower import enums, scalars
from generator.lower.context import as_list
from generator.lower.merged_schema import Facts
from generator.lower.objects import lower_additional
from generator.lower.unions import lower_union, simplified
from generator.pointers import is_component_schema, step

if TYPE_CHECKING:
    from generator.lower.schemas import Schemas


def lower_type(schemas: Schemas, pointer: str, facts: Facts) -> Type:
    """Lower what the merged layers of a schema say.

    Args:
        schemas: lowers the schemas inside, and takes declarations.
        pointer: what a declaration is known by.
        facts: the merged layers.
    """
    if facts.choices:
        type_ = lower_union(schemas, pointer, facts)
    elif facts.enum is not None:
        type_ = _enum(schemas, pointer, facts)
    elif facts.layers and facts.layers[-1].is_null:
        return NULL
    else:
        type_ = _by_type(schemas, pointer, facts)
    return with_null(type_) if facts.nullable else type_


def _enum(schemas: Schemas, pointer: str, facts: Facts) -> Type:
    values = facts.enum or ()
    if not values:
        return NULL
    if any(isinstance(value, (dict, list)) for value in values):
        types = facts.types or scalars.json_types(values)
        return _by_type(schemas, pointer, replace(facts, types=types))
    single = enums.constant(values)
    if single is not None and not is_component_schema(pointer):
        return single
    found = enums.declared_enum(schemas.context, pointer, facts, values)
    schemas.declarations[pointer] = found
    return Reference(pointer)


def _by_type(schemas: Schemas, pointer: str, facts: Facts) -> Type:
    if facts.types is None:
        return scalars.any_value(facts)
    names = sorted(facts.types)
    types = tuple(_single(schemas, pointer, facts, name) for name in names)
    return types[0] if len(types) == 1 else simplified(schemas, types, None)


def _single(schemas: Schemas, pointer: str, facts: Facts, name: str) -> Type:
    if name == "object":
        return _object(schemas, pointer, facts)
    if name == "array":
        return _array(schemas, facts)
    if name == "string" and scalars.holds_json(facts):
        where = facts.where("contentSchema")
        return TextOf(schemas.type_of(where)) if where else scalars.scalar(facts, name)
    return scalars.scalar(facts, name)


def _object(schemas: Schemas, pointer: str, facts: Facts) -> Type:
    if facts.properties:
        schemas.declare_object(pointer, facts)
        return Reference(pointer)
    return scalars.free_map(lower_additional(schemas, facts) or ANY, facts)


def _array(schemas: Schemas, facts: Facts) -> Type:
    prefix = facts.where("prefixItems")
    if prefix is not None:
        length = len(as_list(schemas.context.node(prefix)) or ())
        places = tuple(step(prefix, str(place)) for place in range(length))
        types = tuple(schemas.type_of(place) for place in places)
        if _is_tuple(facts, length):
            return TupleOf(types)
        return ArrayOf(simplified(schemas, (*types, *_items(schemas, facts)), None))
    items = _items(schemas, facts)
    return ArrayOf(items[0] if items else ANY, scalars.array_constraints(facts))


def _items(schemas: Schemas, facts: Facts) -> tuple[Type, ...]:
    where = facts.where("items")
    if where is None or isinstance(schemas.context.node(where), (bool, list)):
        is_closed = facts.last("items") is False
        return () if is_closed or facts.last("prefixItems") is None else (ANY,)
    return (schemas.type_of(where),)


def _is_tuple(facts: Facts, length: int) -> bool:
    """Whether an array has just the places of ``prefixItems``.

    Without ``minItems`` the last ones may be missing by the letter of JSON Schema, and
    are there by everyone's intent.
    """
    is_closed = facts.last("items") is False or facts.last("maxItems") == length
    least = facts.last("minItems")
    return is_closed and (least is None or least == length)
