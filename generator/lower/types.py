"""MergedSchema to types: what a schema says a value is.

Alternatives make a union, listed values an enumeration, and a ``type`` an object, an
array or a scalar; where there are several types, a union of what each would be.
"""

from __future__ import annotations

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
from generator.lower.declared_values import json_types
from generator.lower.merged_schema import MergedSchema
from generator.lower.numerals import numeral_type
from generator.lower.objects import lower_additional
from generator.lower.type_resolver import TypeResolver
from generator.lower.union_simplification import simplify_union
from generator.lower.unions import lower_union
from generator.pointers import is_component_schema, step


def lower_type(schemas: TypeResolver, pointer: str, merged: MergedSchema) -> Type:
    """Lower what the merged layers of a schema say.

    Args:
        schemas: lowers the schemas inside, and takes declarations.
        pointer: what a declaration is known by.
        merged: the merged layers.
    """
    if merged.choices:
        type_ = lower_union(schemas, pointer, merged)
    elif merged.enum is not None:
        type_ = _enum(schemas, pointer, merged)
    elif merged.layers and merged.layers[-1].is_null:
        return NULL
    else:
        type_ = _by_type(schemas, pointer, merged)
    return with_null(type_) if merged.nullable else type_


def _enum(schemas: TypeResolver, pointer: str, merged: MergedSchema) -> Type:
    values = merged.enum or ()
    if not values:
        return NULL
    if any(isinstance(value, (dict, list)) for value in values):
        types = merged.types or json_types(values)
        return _by_type(schemas, pointer, replace(merged, types=types))
    if enums.lists_both_booleans(values):
        return _by_type(schemas, pointer, replace(merged, types=json_types(values)))
    listed = merged.only_listed_component
    if listed is not None:
        return schemas.type_of(listed)
    single = enums.constant(values)
    if single is not None and not is_component_schema(pointer):
        return single
    found = enums.declared_enum(schemas.context, pointer, merged, values)
    return schemas.declarations.add(found)


def _by_type(schemas: TypeResolver, pointer: str, merged: MergedSchema) -> Type:
    if merged.types is None:
        return scalars.any_value(merged)
    numeral = numeral_type(
        merged.types,
        merged.keyword("format"),
        merged.keyword("pattern"),
        is_declared=any(layer.types is not None for layer in merged.layers),
    )
    if numeral is not None:
        return scalars.scalar(merged, numeral, is_numeral=True)
    names = sorted(merged.types)
    types = tuple(_single(schemas, pointer, merged, name) for name in names)
    return (
        types[0]
        if len(types) == 1
        else simplify_union(schemas.declarations, types, None)
    )


def _single(
    schemas: TypeResolver, pointer: str, merged: MergedSchema, name: str
) -> Type:
    if name == "object":
        return _object(schemas, pointer, merged)
    if name == "array":
        return _array(schemas, merged)
    if name == "string" and scalars.holds_json(merged):
        where = merged.pointer_to("contentSchema")
        return TextOf(schemas.type_of(where)) if where else scalars.scalar(merged, name)
    return scalars.scalar(merged, name)


def _object(schemas: TypeResolver, pointer: str, merged: MergedSchema) -> Type:
    if merged.properties:
        schemas.declare_object(pointer, merged)
        return Reference(pointer)
    return scalars.free_map(lower_additional(schemas, merged) or ANY, merged)


def _array(schemas: TypeResolver, merged: MergedSchema) -> Type:
    prefix = merged.pointer_to("prefixItems")
    if prefix is not None:
        length = len(as_list(schemas.context.node(prefix)) or ())
        places = tuple(step(prefix, str(place)) for place in range(length))
        types = tuple(schemas.type_of(place) for place in places)
        if _is_tuple(merged, length):
            return TupleOf(types)
        return ArrayOf(
            simplify_union(
                schemas.declarations, (*types, *_items(schemas, merged)), None
            )
        )
    items = _items(schemas, merged)
    return ArrayOf(items[0] if items else ANY, scalars.array_constraints(merged))


def _items(schemas: TypeResolver, merged: MergedSchema) -> tuple[Type, ...]:
    where = merged.pointer_to("items")
    if where is None or isinstance(schemas.context.node(where), (bool, list)):
        is_closed = merged.keyword("items") is False
        return () if is_closed or merged.keyword("prefixItems") is None else (ANY,)
    return (schemas.type_of(where),)


def _is_tuple(merged: MergedSchema, length: int) -> bool:
    """Return whether an array has just the places of ``prefixItems``.

    Without ``minItems`` the last ones may be missing by the letter of JSON Schema, and
    are there by everyone's intent.
    """
    is_closed = merged.keyword("items") is False or merged.keyword("maxItems") == length
    least = merged.keyword("minItems")
    return is_closed and (least is None or least == length)
