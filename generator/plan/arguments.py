"""The arguments of an operation's method, by their names in the document and in Python."""

from __future__ import annotations

from msgspec.structs import replace

from generator.ir import Api, Object, Operation, Property
from generator.ir.streaming import find_stream_flag
from generator.naming import Arguments, argument_names
from generator.plan.module_assignment import body_fields
from generator.plan.responses import accepted


def body_object(api: Api, operation: Operation) -> Object | None:
    """Return the object whose properties are arguments, if there is one.

    The property that asks for a stream is left out.
    """
    found, flag = _declared_object(api, operation), stream_flag(api, operation)
    if found is None or flag is None:
        return found
    return replace(
        found, properties=tuple(x for x in found.properties if x is not flag)
    )


def stream_flag(api: Api, operation: Operation) -> Property | None:
    """Return the property of the body that asks for a stream, if there is one."""
    found = _declared_object(api, operation)
    return find_stream_flag(operation, () if found is None else found.properties)


def _declared_object(api: Api, operation: Operation) -> Object | None:
    pointer = body_fields(operation)
    found = None if pointer is None else api.declarations[pointer]
    return found if isinstance(found, Object) else None


def extra_arguments(
    operation: Operation, fields: Object | None
) -> dict[str, tuple[str, ...]]:
    """Return the arguments that only some methods have, with the values to choose from.

    Args:
        operation: whose method it is.
        fields: the object whose properties are arguments, if there is one.
    """
    found: dict[str, tuple[str, ...]] = {}
    body = operation.body
    if body is not None and fields is None:
        found["body"] = ()
    if fields is not None and fields.additional is not None:
        found["additional_properties"] = ()
    if body is not None and len(body.media) > 1:
        found["content_type"] = tuple(media.name for media in body.media)
    if len(accepted(operation)) > 1:
        found["accept"] = accepted(operation)
    return found


def operation_arguments(operation: Operation, fields: Object | None) -> Arguments:
    """Return the names of an operation's arguments."""
    return argument_names(
        operation, fields, frozenset(extra_arguments(operation, fields))
    )
