"""Names of the arguments of methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir import Object, Operation, Parameter, Property
from generator.ir.values import Value
from generator.naming.reserved import OPTIONS, pinned
from generator.naming.resolve import DECLARED, DERIVED, PINNED, Entity, resolve
from generator.text import argument_name


class Arguments(Value, frozen=True):
    """The names of a method's arguments.

    Attributes:
        parameters: by location and name on the wire.
        fields: of the body's properties, by name on the wire.
    """

    parameters: dict[tuple[str, str], str]
    fields: dict[str, str]


def argument_names(
    operation: Operation, fields: Object | None, extra: frozenset[str]
) -> Arguments:
    """Name the arguments of one method.

    Args:
        operation: whose method it is.
        fields: the object whose properties are arguments, if there is one.
        extra: the further options that this method has, such as ``content_type``.
    """
    reserved = OPTIONS | extra | {"self"}
    asked = dict(operation.argument_names)
    entities = [_parameter(row, asked) for row in operation.parameters]
    if fields is not None:
        entities += _fields(fields, asked)
    names = resolve(entities, reserved)
    return Arguments(
        {key: name for key, name in names.items() if key[0] != "body"},
        {key[1]: name for key, name in names.items() if key[0] == "body"},
    )


_ORDER = {"path": DECLARED, "query": DERIVED}


def _parameter(
    parameter: Parameter, pins: Mapping[str, str]
) -> Entity[tuple[str, str]]:
    """Of two parameters with one name the path's keeps it, the others say where."""
    name = argument_name(parameter.name or parameter.location, "parameter")
    asked = pinned(_asked(parameter.location, parameter, pins))
    rank = PINNED if asked else _ORDER.get(parameter.location, DERIVED + 1)
    names = (asked or name, f"{name}_{parameter.location}")
    key = (parameter.location, parameter.name)
    return Entity(key, rank, names, f"{parameter.location} {parameter.name}")


def _asked(
    location: str, row: Parameter | Property, pins: Mapping[str, str]
) -> str | None:
    """Return the name asked for, by location and wire name or by wire name alone."""
    own = pins.get(row.name, row.python_name)
    return pins.get(f"{location} {row.name}", own)


def _fields(
    fields: Object, pins: Mapping[str, str]
) -> Iterator[Entity[tuple[str, str]]]:
    for row in fields.properties:
        name = argument_name(row.name, "field")
        asked = pinned(_asked("body", row, pins))
        exact = PINNED if asked else 8 + (name != row.name)
        names = (asked or name, f"{name}_body")
        yield Entity(("body", row.name), exact, names, f"body {row.name}")
