"""Responses that several operations have in common, each written once.

With ``404: Problem`` in ten operations, ``NOT_FOUND`` stands in ``_operations/_responses.py``
where they are of several resources, and else above the constants of the one resource.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.ir import Api, Operation, Reference, Response
from generator.ir.values import Value
from generator.naming import Names, constant_name
from generator.plan.responses import successes
from generator.text import upper_case
from generator.text.status_phrases import STATUS_PHRASES

MODULE = "_responses"
"""The module of what several resources have in common."""

_RANGES = {
    "3XX": "redirection",
    "4XX": "client error",
    "5XX": "server error",
    "default": "default response",
}
"""Words for what is no single status (RFC 9110, section 15)."""


class SharedResponse(Value, frozen=True):
    """A response that has a constant.

    Attributes:
        constant: its name, unique among all constants of operations.
        module: the module under ``_operations/`` that defines it.
        response: an occurrence of it.
    """

    constant: str
    module: str
    response: Response


SharedResponses = Mapping[str, SharedResponse]
"""By the key of `response_key`."""


def response_key(response: Response) -> str:
    """A key that responses share which can be described by one constant."""
    media = tuple(replace(m, pointer="", examples=()) for m in response.media)
    headers = tuple(replace(header, description="") for header in response.headers)
    return repr((response.status, media, headers))


def find_shared_responses(api: Api, names: Names) -> dict[str, SharedResponse]:
    """Name the error responses with content that at least two operations have."""
    users: dict[str, list[str]] = {}
    responses: dict[str, Response] = {}
    for operation in api.operations:
        module = names.resource_of(operation).module
        for response in _errors(operation):
            key = response_key(response)
            responses.setdefault(key, response)
            users.setdefault(key, []).append(module)
    shared = [key for key, modules in users.items() if len(modules) > 1]
    taken = {constant_name(names.method_of(row)) for row in api.operations}
    named: dict[str, SharedResponse] = {}
    for key in sorted(shared, key=lambda key: -len(users[key])):
        constant = next(n for n in _names(names, responses[key]) if n not in taken)
        taken.add(constant)
        modules = set(users[key])
        module = MODULE if len(modules) > 1 else modules.pop()
        named[key] = SharedResponse(constant, module, responses[key])
    return {key: named[key] for key in shared}


def _errors(operation: Operation) -> Iterator[Response]:
    returned = successes(operation)
    for response in operation.responses:
        if response.media and response not in returned:
            yield response


def _names(names: Names, response: Response) -> Iterator[str]:
    """Names for a constant: by status, by status and content, by a number."""
    status = response.status
    phrase = STATUS_PHRASES.get(status) or _RANGES.get(status) or f"status {status}"
    name = upper_case(phrase, "STATUS")
    yield name
    for media in response.media:
        if isinstance(media.type, Reference):
            content = names.classes[media.type.pointer, False]
            yield f"{name}_{upper_case(content, 'CONTENT')}"
    number = 2
    while True:
        yield f"{name}_{number}"
        number += 1
