"""Properties of objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir import ANY, Property, Type
from generator.lower.composition import Layer, outermost_text
from generator.lower.context import Node, text
from generator.lower.declared_values import default_value
from generator.lower.merged_schema import MergedSchema
from generator.lower.python_names import field_name
from generator.lower.schema_reader import SchemaReader
from generator.lower.type_resolver import TypeResolver
from generator.lower.xml import lower_property_xml
from generator.pointers import step


def lower_property(
    schemas: TypeResolver, owner: str, name: str, where: tuple[str, ...], required: bool
) -> Property:
    """Lower one property.

    Args:
        schemas: lowers its type.
        owner: the pointer of the object that has it.
        name: on the wire.
        where: the pointers that declare it; more than one where branches of an
            ``allOf`` all do, which then hold together.
        required: whether the object requires it.
    """
    rows = _layers(schemas.reader, where)
    said = _merged(rows)
    type_ = _type(schemas, owner, name, where, rows)
    return Property(
        pointer=where[-1],
        name=name,
        type=type_,
        required=required,
        description=outermost_text(rows, "description"),
        deprecated=said.get("deprecated") is True,
        read_only=said.get("readOnly") is True,
        write_only=said.get("writeOnly") is True,
        default=default_value(schemas.context, rows),
        examples=documented_values(schemas.reader, rows),
        python_name=field_name(rows[-1].node),
        xml=lower_property_xml(schemas, where, name),
        format=text(said, "format"),
    )


def documented_values(
    reader: SchemaReader, rows: tuple[Layer, ...]
) -> tuple[object, ...]:
    """The examples of a schema, those of its items where it is an array without any."""
    own = _own_values(_merged(rows))
    where = next((step(r.pointer, "items") for r in rows if "items" in r.node), None)
    if own or where is None or not isinstance(reader.context.node(where), Mapping):
        return own
    return tuple([value] for value in _own_values(_merged(reader.layers(where)))[:1])


def _own_values(said: Node) -> tuple[object, ...]:
    """``example``, else ``examples`` (JSON Schema Validation 2020-12, section 9.5)."""
    if "example" in said:
        return (said["example"],)
    listed = said.get("examples")
    return tuple(listed) if isinstance(listed, list) else ()


def undeclared_properties(
    schemas: TypeResolver, owner: str, merged: MergedSchema
) -> Iterator[Property]:
    """The properties that an object requires and does not declare.

    They can be sent and are kept. They are not asked for: most are left over from a
    name that was changed.

    Args:
        schemas: takes the notes.
        owner: the pointer of the object.
        merged: of the object.
    """
    for name in sorted(merged.required - merged.properties.keys()):
        message = f"{name} is required and not declared; it may be any value"
        schemas.context.note("undeclared-property", owner, message)
        pointer = step(owner, "properties", name)
        yield Property(pointer, name, ANY, required=False)


def _layers(reader: SchemaReader, where: tuple[str, ...]) -> tuple[Layer, ...]:
    if len(where) == 1:
        return reader.layers(where[0])
    found = {row.pointer: row for pointer in where for row in reader.layers(pointer)}
    return tuple(found.values())


def _type(
    schemas: TypeResolver,
    owner: str,
    name: str,
    where: tuple[str, ...],
    rows: tuple[Layer, ...],
) -> Type:
    types = [schemas.type_of(pointer) for pointer in where]
    if all(type_ == types[-1] for type_ in types):
        return types[-1]
    return schemas.type_of_layers(step(owner, "properties", name), rows)


def _merged(rows: tuple[Layer, ...]) -> Node:
    """Merge layers: each member is that of the outermost layer that has it."""
    if len(rows) == 1:
        return rows[0].node
    return {key: value for row in rows for key, value in row.node.items()}
