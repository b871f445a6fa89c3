"""Operations: paths, methods, bodies and responses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir import Body, Callback, Media, Operation, Response
from generator.lower.context import Node, as_list, flag, prose, python_name, text
from generator.lower.links import lower_links
from generator.lower.media import lower_content, lower_headers, preferred_order
from generator.lower.parameters import lower_parameters, reconcile_path_parameters
from generator.lower.python_names import argument_names
from generator.lower.security import lower_security
from generator.lower.servers import lower_servers
from generator.lower.tool_hints import tool_hints
from generator.lower.type_resolver import TypeResolver
from generator.pointers import step

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_RANGE = re.compile("[1-5][xX]{2}")
_EXTENSIONS = (
    "x-idempotent",
    "x-idempotency-key",
    "x-pagination",
    "x-poller",
    "x-fern-pagination",
    "x-ms-pageable",
    "x-speakeasy-pagination",
)
_WITHOUT_CONTENT = ("204", "205", "304")
"""RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5."""


def lower_operations(schemas: TypeResolver) -> tuple[Operation, ...]:
    """Lower every operation of the document's paths."""
    return tuple(_all(schemas, "#", "paths"))


def lower_callbacks(
    schemas: TypeResolver, operations: tuple[Operation, ...]
) -> tuple[Callback, ...]:
    """Lower webhooks, then the callbacks of operations; one that several share once."""
    found = [Callback(row.path, row) for row in _all(schemas, "#", "webhooks")]
    for operation in operations:
        node = schemas.context.node(operation.pointer)
        for name, where in schemas.context.members(
            operation.pointer, node, "callbacks"
        ):
            found += [Callback(name, row) for row in _callback(schemas, where)]
    by_place = {(r.name, r.operation.pointer, r.operation.method): r for r in found}
    return tuple(by_place.values())


def _all(schemas: TypeResolver, pointer: str, key: str) -> Iterator[Operation]:
    node = schemas.context.node(pointer)
    for path, where in schemas.context.members(pointer, node, key):
        if not path.startswith("x-"):
            yield from _path_item(schemas, where, path)


def _callback(schemas: TypeResolver, where: str) -> Iterator[Operation]:
    pointer, node = schemas.context.follow(where)
    for expression in node:
        if not expression.startswith("x-"):
            yield from _path_item(schemas, step(pointer, expression), expression)


def _path_item(schemas: TypeResolver, where: str, path: str) -> Iterator[Operation]:
    pointer, item = schemas.context.follow(where)
    version = schemas.context.version
    methods = (*_METHODS, "query") if version >= (3, 2) else _METHODS
    for method in item:
        if method in methods:
            yield _operation(
                schemas, (pointer, item), step(pointer, method), path, method.upper()
            )
    for method, place in schemas.context.members(pointer, item, "additionalOperations"):
        yield _operation(schemas, (pointer, item), place, path, method)


def _operation(
    schemas: TypeResolver, item: tuple[str, Node], where: str, path: str, method: str
) -> Operation:
    context = schemas.context
    pointer, node = context.follow(where)
    tags = as_list(node.get("tags"))
    around = (item, (pointer, node))
    declared = lower_parameters(schemas, around)
    summary, description = _texts(around)
    return Operation(
        pointer=pointer,
        operation_id=text(node, "operationId") or None,
        method=method,
        path=path,
        tag=context.document.written(step(pointer, "tags", "0")) if tags else "",
        summary=summary,
        description=description,
        deprecated=flag(node, "deprecated"),
        parameters=reconcile_path_parameters(schemas, pointer, path, declared),
        body=_body(schemas, pointer, node),
        responses=tuple(_responses(schemas, pointer, node)),
        security=lower_security(context, pointer, node),
        servers=lower_servers(context, pointer, node) or lower_servers(context, *item),
        extensions=tuple((key, node[key]) for key in _EXTENSIONS if key in node),
        python_name=python_name(node),
        argument_names=argument_names(node),
        stream_flag=_stream_flag(node),
        tool_hints=tool_hints(context, pointer, node),
    )


_REQUEST_PROPERTY = "$request."


def _stream_flag(node: Node) -> str | None:
    """Read the name of the property that asks for a stream.

    ``x-fern-streaming: {stream-condition: $request.stream}``, or
    ``x-speakeasy-stream-request-field: stream`` at the operation or its body.
    """
    streaming = node.get("x-fern-streaming")
    if isinstance(streaming, dict):
        condition = text(streaming, "stream-condition")
        if condition.startswith(_REQUEST_PROPERTY):
            return condition.removeprefix(_REQUEST_PROPERTY)
    body = node.get("requestBody")
    for each in (node, body if isinstance(body, dict) else {}):
        if name := text(each, "x-speakeasy-stream-request-field"):
            return name
    return None


def _texts(around: tuple[tuple[str, Node], ...]) -> tuple[str, str]:
    """Summary and description of an operation that has any, else those of its path."""
    path, own = [
        (prose(node, "summary"), prose(node, "description")) for _, node in around
    ]
    return own if any(own) else path


def _body(schemas: TypeResolver, pointer: str, node: Node) -> Body | None:
    if "requestBody" not in node:
        return None
    where, body = schemas.context.follow(step(pointer, "requestBody"))
    media = lower_content(schemas, where, body)
    if not media:
        return None
    description = prose(body, "description")
    return Body(where, preferred_order(media), flag(body, "required"), description)


def _responses(schemas: TypeResolver, pointer: str, node: Node) -> Iterator[Response]:
    for status, place in schemas.context.members(pointer, node, "responses"):
        if status.startswith("x-"):
            continue
        where, response = schemas.context.follow(place)
        yield Response(
            pointer=where,
            status=_status(status),
            description=prose(response, "description"),
            media=_content(schemas, where, response, status),
            headers=lower_headers(schemas, where, response),
            links=tuple(lower_links(schemas.context, where, response)),
        )


def _content(
    schemas: TypeResolver, pointer: str, node: Node, status: str
) -> tuple[Media, ...]:
    """Lower a response's content, unless HTTP has none for its status."""
    if status in _WITHOUT_CONTENT:
        if node.get("content"):
            message = f"a {status} response never has content"
            schemas.context.note(
                "impossible-content", step(pointer, "content"), message
            )
        return ()
    return lower_content(schemas, pointer, node)


def _status(status: str) -> str:
    """``2xx`` is how some documents write ``2XX``."""
    return status.upper() if _RANGE.fullmatch(status) else status
