"""Parameters of operations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir import ANY, Kind, Media, Parameter, Primitive, Type, explodes
from generator.lower.context import Node, as_node, flag, prose, text
from generator.lower.declared_values import default_value
from generator.lower.media import lower_content
from generator.lower.python_names import field_name
from generator.lower.type_resolver import TypeResolver
from generator.pointers import step

_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
    "querystring": ("form",),
}
_IGNORED_HEADERS = frozenset(("accept", "content-type", "authorization"))


def lower_parameters(
    schemas: TypeResolver, holders: tuple[tuple[str, Node], ...]
) -> tuple[Parameter, ...]:
    """Lower the parameters of an operation, its path's first.

    Args:
        schemas: lowers their types.
        holders: pointers and nodes of the Path Item Object and of the operation; what
            an operation declares replaces the path's parameter of that name and
            location.
    """
    found: dict[tuple[str, str], Parameter] = {}
    for pointer, node in holders:
        for where in schemas.context.items(pointer, node, "parameters"):
            for parameter in _parameter(schemas, where):
                found[parameter.location, parameter.name] = parameter
    return tuple(found.values())


def reconcile_path_parameters(
    schemas: TypeResolver, pointer: str, path: str, found: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    """Make the path parameters be those of the path, first and in its order.

    Args:
        schemas: takes the notes.
        pointer: of the operation.
        path: with its ``{names}``; a callback's has runtime expressions instead, which
            start with ``$``.
        found: the declared parameters; one that the path does not have is dropped, and
            one that is not declared is a string.
    """
    names = dict.fromkeys(re.findall(r"{([^{}$][^{}]*)}", path))
    declared = {row.name: row for row in found if row.location == "path"}
    for name, row in declared.items():
        if name not in names:
            message = f"the path has no {{{name}}}"
            schemas.context.warn("unused-path-parameter", row.pointer, message)
    for name in names:
        if name not in declared:
            message = f"the path parameter {name} is not declared; taken for a string"
            schemas.context.warn("undeclared-path-parameter", pointer, message)
    in_path = (declared.get(name) or _undeclared(pointer, name) for name in names)
    return (*in_path, *(row for row in found if row.location != "path"))


def _undeclared(pointer: str, name: str) -> Parameter:
    string = Primitive(Kind.STRING)
    return Parameter(pointer, name, "path", string, True, "simple", explode=False)


def _parameter(schemas: TypeResolver, where: str) -> Iterator[Parameter]:
    pointer, node = schemas.context.follow(where)
    name, location = text(node, "name"), text(node, "in")
    if location not in _STYLES or not (name or location == "querystring"):
        schemas.context.warn("unknown-parameter", where, "no parameter of OpenAPI 3")
        return
    if location == "header" and name.lower() in _IGNORED_HEADERS:
        message = f"{name} is set by the client and is no parameter"
        schemas.context.note("ignored-header", pointer, message)
        return
    yield _lowered(schemas, pointer, node, name, location)


def _lowered(
    schemas: TypeResolver, pointer: str, node: Node, name: str, location: str
) -> Parameter:
    style = _style(schemas, pointer, node, location)
    explode = node.get("explode")
    type_, media = _type(schemas, pointer, node)
    return Parameter(
        pointer=pointer,
        name=name,
        location=location,
        type=type_,
        required=flag(node, "required") or location == "path",
        style=style,
        explode=explode if isinstance(explode, bool) else explodes(style),
        allow_reserved=flag(node, "allowReserved"),
        allow_empty_value=flag(node, "allowEmptyValue"),
        content=None if media is None else media.name,
        encodings=media.encodings if media and location == "querystring" else (),
        description=prose(node, "description")
        or prose(as_node(node.get("schema")), "description"),
        deprecated=flag(node, "deprecated"),
        default=_default(schemas, pointer) if "schema" in node else (),
        python_name=field_name(node),
        is_for_client=node.get("x-client-header") is not False,
    )


def _style(schemas: TypeResolver, pointer: str, node: Node, location: str) -> str:
    known = _STYLES[location]
    style = text(node, "style") or known[0]
    if style not in known:
        message = f"style {style} is not for {location} parameters; {known[0]} is used"
        schemas.context.warn("unknown-style", step(pointer, "style"), message)
        return known[0]
    return style


def _type(schemas: TypeResolver, pointer: str, node: Node) -> tuple[Type, Media | None]:
    if "schema" in node:
        return schemas.type_of(step(pointer, "schema")), None
    content = lower_content(schemas, pointer, node)
    if content:
        return content[0].type, content[0]
    return (ANY if "content" in node else Primitive(Kind.STRING)), None


def _default(schemas: TypeResolver, pointer: str) -> tuple[object, ...]:
    layers = schemas.merged(step(pointer, "schema")).layers
    return default_value(schemas.context, layers)
