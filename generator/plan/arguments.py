"""The arguments of an operation's method, by their names in the document and in Python."""

from __future__ import annotations

from generator.ir import Api, Object, Operation
from generator.naming import Arguments, argument_names
from generator.plan.module_assignment import body_fields
from generator.plan.responses import accepted


def body_object(api: Api, operation: Operation) -> Object | None:
    """Return the object whose properties are arguments, if there is one."""
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
