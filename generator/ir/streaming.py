"""The property of a request body that chooses between one answer and a stream."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ir.api import Media, Operation
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
    if not _answers_both_ways(operation):
        return None
    name = operation.stream_flag or "stream"
    if any(parameter.name == name for parameter in operation.parameters):
        return None
    for each in properties:
        type_ = without_null(each.type)
        if each.name == name and isinstance(type_, Primitive):
            return each if type_.kind is Kind.BOOLEAN else None
    return None


def _answers_both_ways(operation: Operation) -> bool:
    media: list[Media] = []
    for response in operation.responses:
        if response.is_success or response.status == "default":
            media += response.media
    streams = [each for each in media if each.item_type is not None]
    return 0 < len(streams) < len(media)
