"""Constants that describe operations to the run time."""

from __future__ import annotations

from generator.ir import Parameter, explodes
from generator.naming import header_keyword
from generator.plan import bodies
from generator.plan.arguments import stream_flag
from generator.plan.layout import Group, call, keyword, sequence
from generator.plan.methods import MethodBuilder
from generator.plan.response_specs import SpecWriter
from generator.plan.responses import is_streamed_only, return_type
from generator.plan.servers import server
from generator.plan.statements import assignment
from generator.text import Code, code, identifier, literal

_PARAMETERS = {
    "path": ("parameters.path", "PathParameter"),
    "query": ("parameters.query", "QueryParameter"),
    "header": ("parameters.header", "HeaderParameter"),
    "cookie": ("parameters.cookie", "CookieParameter"),
    "querystring": ("parameters.querystring", "QueryString"),
}
"""Module and class of the run time for the parameters of each location."""
_DEFAULT_STYLES = {
    "path": "simple",
    "query": "form",
    "header": "simple",
    "cookie": "form",
    "querystring": "form",
}


def operation_definition(builder: MethodBuilder) -> Code:
    """Write the constant that describes an operation to the run time."""
    operation = builder.returns.runtime("operation", "Operation")
    annotation = code("{}[{}]", operation, _returned(builder))
    value = call(operation, _described(builder))
    return assignment(identifier(builder.constant), annotation, value, 0)


def _returned(builder: MethodBuilder) -> Code:
    """The type that both flavours return; a stream is of another type in each."""
    if is_streamed_only(builder.operation):
        return builder.returns.typing("Any")
    return return_type(builder.returns, builder.operation)


def _described(builder: MethodBuilder) -> list[Code | Group]:
    operation = builder.operation
    items = [
        keyword("method", literal(operation.method)),
        keyword("path", literal(operation.path)),
        keyword("resource", literal(builder.resource)),
        keyword("function", literal(builder.function)),
    ]
    if operation.operation_id is not None:
        items.append(keyword("operation_id", literal(operation.operation_id)))
    if summary := operation.summary:
        items.append(keyword("summary", literal(summary)))
    if operation.parameters:
        rows = (_described_parameter(builder, row) for row in operation.parameters)
        items.append(keyword("parameters", sequence(rows)))
    body = bodies.body_description(
        builder.takes,
        operation,
        builder.fields,
        builder.names.fields,
        stream_flag(builder.api, operation),
    )
    if body is not None:
        items.append(keyword("body", body))
    if operation.responses:
        specs = SpecWriter(builder.returns, builder.constants).responses(operation)
        items.append(keyword("responses", specs))
    return items + _described_rest(builder)


def _described_rest(builder: MethodBuilder) -> list[Code | Group]:
    operation = builder.operation
    items: list[Code | Group] = []
    if operation.security is not None and operation.security != builder.api.security:
        items.append(keyword("security", literal(operation.security)))
    if operation.servers:
        rows = (server(builder.takes, row) for row in operation.servers)
        items.append(keyword("servers", sequence(rows)))
    extensions = dict(operation.extensions)
    if isinstance(extensions.get("x-idempotent"), bool):
        items.append(keyword("idempotent", literal(extensions["x-idempotent"])))
    if isinstance(extensions.get("x-idempotency-key"), str):
        key = literal(extensions["x-idempotency-key"])
        items.append(keyword("idempotency_key", key))
    if operation.client_headers:
        keys = map(header_keyword, operation.client_headers)
        names = (literal(builder.takes.names.constructor[key]) for key in keys)
        items.append(keyword("client_headers", sequence(names)))
    if operation.stream_query is not None:
        items.append(keyword("stream_query", literal(operation.stream_query)))
    if operation.deprecated:
        items.append(keyword("deprecated", literal(True)))
    return items


def _described_parameter(builder: MethodBuilder, row: Parameter) -> Group:
    items: list[Code | Group] = [literal(row.name)]
    name = builder.names.parameters[row.location, row.name]
    if name != row.name:
        items.append(keyword("argument", literal(name)))
    if row.required and row.location != "path":
        items.append(keyword("required", literal(True)))
    if row.style != _DEFAULT_STYLES[row.location]:
        items.append(keyword("style", literal(row.style)))
    if row.explode != explodes(row.style):
        items.append(keyword("explode", literal(row.explode)))
    if row.allow_reserved:
        items.append(keyword("allow_reserved", literal(True)))
    if row.allow_empty_value and row.location == "query":
        items.append(keyword("allow_empty", literal(True)))
    if row.content is not None:
        items.append(keyword("content", literal(row.content)))
    special = bodies.special_type(builder.takes, row.type)
    if special is not None:
        items.append(keyword("type", special))
    items += bodies.encodings(builder.takes, row.encodings)
    module, name = _PARAMETERS[row.location]
    return call(builder.takes.runtime(module, name), items)
