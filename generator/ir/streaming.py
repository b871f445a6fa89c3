"""The property or query parameter that chooses between one answer and a stream."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from generator.ir.api import Media, Operation, Parameter
from generator.ir.declarations import Property
from generator.ir.types import Kind, Primitive, without_null


def find_stream_flag(
    operation: Operation, properties: Iterable[Property]
) -> Property | None:
    """Find the boolean that is sent as true for a stream and as false for one answer.

    It is the property that an extension names, else ``stream``, of an operation that
    answers in both ways.

    Args:
        operation: has the body.
        properties: of the object whose properties are arguments.
    """
    if not _answers_both_ways(operation) or operation.stream_query:
        return None
    name = operation.stream_flag or "stream"
    if any(parameter.name == name for parameter in operation.parameters):
        return None
    for each in properties:
        if each.name == name:
            return each if _is_boolean(each) else None
    return None


def without_stream_parameter(operation: Operation) -> Operation:
    """Return an operation whose query parameter for streams is no argument.

    That is a boolean, named as `find_stream_flag` says, of an operation that answers
    in both ways.
    """
    name = operation.stream_flag or "stream"
    found = [
        row
        for row in operation.parameters
        if row.location == "query" and row.name == name and _is_boolean(row)
    ]
    if not found or not _answers_both_ways(operation):
        return operation
    kept = tuple(row for row in operation.parameters if row not in found)
    return replace(operation, parameters=kept, stream_query=name)


def _is_boolean(row: Property | Parameter) -> bool:
    type_ = without_null(row.type)
    return isinstance(type_, Primitive) and type_.kind is Kind.BOOLEAN


def _answers_both_ways(operation: Operation) -> bool:
    media: list[Media] = []
    for response in operation.responses:
        if response.is_success or response.status == "default":
            media += response.media
    streams = [each for each in media if each.item_type is not None]
    return 0 < len(streams) < len(media)
