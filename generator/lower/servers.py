"""Servers and their variables."""

from __future__ import annotations

from generator.ir import Server, ServerVariable
from generator.lower.context import Context, Node, as_list, prose, text
from generator.pointers import step


def lower_servers(context: Context, pointer: str, node: Node) -> tuple[Server, ...]:
    """Lower the ``servers`` of a document, a path or an operation."""
    return tuple(
        _server(context, where)
        for where in context.items(pointer, node, "servers")
        if isinstance(context.node(where), dict)
    )


def _server(context: Context, pointer: str) -> Server:
    node = context.node(pointer)
    rows = context.members(pointer, node, "variables")
    variables = tuple(_variable(context, where, name) for name, where in rows)
    known = {variable.name for variable in variables}
    missing = tuple(
        ServerVariable(name, "") for name in _names(text(node, "url")) - known
    )
    for variable in missing:
        message = f"the server variable {variable.name} is not described"
        context.warn("undescribed-variable", step(pointer, "url"), message)
    url = text(node, "url") or "/"
    description = prose(node, "description")
    return Server(url, (*variables, *missing), description)


def _variable(context: Context, pointer: str, name: str) -> ServerVariable:
    where, node = context.follow(pointer)
    # `8443`, `2.10` and `true` are often written without quotes.
    written, listed = context.document.written, step(where, "enum")
    places = range(len(as_list(node.get("enum")) or ()))
    known = tuple(dict.fromkeys(written(step(listed, str(n))) for n in places))
    default = written(step(where, "default")) if "default" in node else ""
    description = prose(node, "description")
    return ServerVariable(name, default, known, description)


def _names(url: str) -> set[str]:
    return {part.partition("}")[0] for part in url.split("{")[1:] if "}" in part}
