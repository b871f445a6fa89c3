"""Requests that an API sends by itself, as far as their bodies can be read."""

from __future__ import annotations

from generator.ir import ANY, Api, Callback, Media, Operation, Type, UnionOf
from generator.ir.media_types import is_json


def callback_payloads(api: Api) -> list[tuple[Callback, Media]]:
    """List the webhooks and callbacks with a JSON body, and that body."""
    return [(row, media) for row in api.callbacks if (media := _payload(row.operation))]


def webhook_events(api: Api) -> Type | None:
    """Return the type of whatever a webhook may hold; None where there is no webhook.

    Callbacks are not among them: who subscribed with one knows what it gets.
    """
    types = dict.fromkeys(
        media.type
        for row, media in callback_payloads(api)
        if row.operation.pointer.startswith("#/webhooks/")
    )
    if not types:
        return None
    if ANY in types:
        return ANY
    return next(iter(types)) if len(types) == 1 else UnionOf(_members(types))


def _members(types: dict[Type, None]) -> tuple[Type, ...]:
    """The alternatives of all types, each once."""
    members: dict[Type, None] = {}
    for type_ in types:
        members |= dict.fromkeys(
            type_.members if isinstance(type_, UnionOf) else (type_,)
        )
    return tuple(members)


def _payload(operation: Operation) -> Media | None:
    """The JSON body that the API sends."""
    if operation.body is None:
        return None
    return next((m for m in operation.body.media if is_json(m.name)), None)
