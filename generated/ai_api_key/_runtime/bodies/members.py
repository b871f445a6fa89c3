"""The members of an object body, before anything is encoded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from msgspec import UNSET, Struct, structs

from ..operation import Body
from ..parameters.values import as_declared
from ..serialization.structs import wire_name
from .sources import is_file

Gather = Callable[[Mapping[str, Any]], dict[str, Any]]


def compile_fields(body: Body) -> Gather:
    """What collects the arguments of a body's fields by their wire names.

    An unset argument is left out; `None` too, unless null is something that can be
    sent (`nullable`) or must be (`required`).
    """
    fields = [
        (
            each.name,
            each.argument or each.name,
            each.nullable or each.required,
            each.type,
        )
        for each in body.fields or ()
    ]
    additional = body.additional

    def gather(arguments: Mapping[str, Any]) -> dict[str, Any]:
        members: dict[str, Any] = {}
        if additional:
            members.update(arguments.get("additional_properties") or {})
        for wire, argument, sends_null, declared in fields:
            value = arguments.get(argument, UNSET)
            if value is not UNSET and (value is not None or sends_null):
                members[wire] = value if declared is None else _sent(value, declared)
        return members

    return gather


def _sent(value: object, declared: Any) -> object:
    """A value as its declared type is sent; a file stays what it is, bytes do not."""
    if type(value) is not bytes and is_file(value):
        return value
    return as_declared(value, declared)


def members_of(value: object) -> dict[str, Any]:
    """The members of an object that is sent as a form, by wire name, values as given.

    Raises `TypeError` for what has none.
    """
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, Any]", value))
    if not isinstance(value, Struct):
        raise TypeError(f"an object is needed, not {type(value).__name__}")
    members: dict[str, Any] = {}
    for field in structs.fields(value):
        inner = getattr(value, field.name)
        if field.name == "additional_properties":
            members.update(inner)
        elif inner is not UNSET and (inner is not None or field.default is not None):
            members[wire_name(type(value), field)] = inner
    return members
