"""Names of resources, methods and their arguments."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from generator.ir import Api, Callback, Object, Operation, Parameter
from generator.ir.values import Value
from generator.naming.reserved import (
    CLIENT,
    CONSTRUCTOR,
    OPTIONS,
    VIEWS,
    pinned,
    safe_module,
)
from generator.naming.resolve import DECLARED, DERIVED, PINNED, Entity, resolve
from generator.text import camel_case, module_name, snake_case
from generator.text.identifier import digest

_UNTAGGED = "default"


class ResourceName(Value, frozen=True):
    """What a group of operations is called.

    Attributes:
        attribute: of the client.
        module: under ``resources/`` and ``models/``.
        class_name: of the resource, without ``Async`` and the name of a view.
    """

    attribute: str
    module: str
    class_name: str


def resource_names(api: Api) -> dict[str, ResourceName]:
    """Name the group of every tag that is the first of an operation.

    Tags that differ only in spelling (``Users``, ``users``) are one group.
    """
    asked = {tag.name: pinned(tag.python_name) for tag in api.tags}
    groups: dict[str, list[str]] = {}
    for tag in dict.fromkeys(operation.tag for operation in api.operations):
        name = asked.get(tag) or snake_case(tag or _UNTAGGED, "tag")
        groups.setdefault(f"{name}_" if name in CLIENT else name, []).append(tag)
    modules = resolve(
        Entity(name, DECLARED, (safe_module(module_name(name, "tag")),), name)
        for name in groups
    )
    classes = _resource_classes(groups)
    return {
        tag: ResourceName(name, modules[name], f"{classes[name]}Resource")
        for name, tags in groups.items()
        for tag in tags
    }


def _resource_classes(names: Iterable[str]) -> dict[str, str]:
    """The classes of resources, without ``Resource``; each has an ``Async`` twin."""
    camels = {name: camel_case(name, "Tag") for name in names}
    twins = frozenset(f"Async{camel}" for camel in camels.values())
    rows = (Entity(name, DECLARED, (camel,), name) for name, camel in camels.items())
    return resolve(rows, twins, tail=str.upper)


def method_names(
    api: Api, resources: dict[str, ResourceName]
) -> dict[tuple[str, str], str]:
    """Name the method of each operation, by HTTP method and path.

    Where several operations share an operationId, all of them get longer names.
    """
    groups: dict[str, list[Entity[tuple[str, str]]]] = {}
    for operation in api.operations:
        group = groups.setdefault(resources[operation.tag].attribute, [])
        group.append(_method(operation))
    found: dict[tuple[str, str], str] = {}
    for entities in groups.values():
        found |= resolve(entities, VIEWS)
    return found


def _method(operation: Operation) -> Entity[tuple[str, str]]:
    route = f"{operation.method} {operation.path}"
    spelled = snake_case(route, "call")
    names: tuple[str, ...] = (spelled,)
    if operation.operation_id is not None:
        own = snake_case(operation.operation_id, "call")
        names = (own, f"{own}_{operation.method.lower()}", spelled)
    asked = pinned(operation.python_name)
    rank = DECLARED if asked is None else PINNED
    names = names if asked is None else (asked, *names)
    return Entity((operation.method, operation.path), rank, names, route)


def constant_name(method: str) -> str:
    """The constant that describes the operation of a method: other methods' differ."""
    name = unicodedata.normalize("NFKC", method.upper())
    return name if name.lower() == method else f"{name}_{digest(method).upper()}"


def parser_names(api: Api) -> dict[tuple[str, str, str], str]:
    """Name the function that reads each webhook and callback.

    Returns:
        Names by pointer of the operation, name of the callback and HTTP method.
    """
    return resolve(_parser(row) for row in api.callbacks)


def _parser(row: Callback) -> Entity[tuple[str, str, str]]:
    operation = row.operation
    own = snake_case(operation.python_name or row.name, "callback")
    names = [f"parse_{own}", f"parse_{own}_{operation.method.lower()}"]
    if operation.operation_id is not None:
        names.append(f"parse_{snake_case(operation.operation_id, 'callback')}")
    key = callback_key(row)
    return Entity(key, DECLARED, tuple(names), " ".join(key))


def callback_key(row: Callback) -> tuple[str, str, str]:
    """What tells a webhook or callback from all others."""
    return row.operation.pointer, row.name, row.operation.method


class Arguments(Value, frozen=True):
    """What the arguments of a method are called.

    Attributes:
        parameters: by location and name on the wire.
        fields: of the body's properties, by name on the wire.
    """

    parameters: dict[tuple[str, str], str]
    fields: dict[str, str]


def argument_names(
    operation: Operation, fields: Object | None, extra: frozenset[str]
) -> Arguments:
    """Name the arguments of one method.

    Args:
        operation: whose method it is.
        fields: the object whose properties are arguments, if there is one.
        extra: the further options that this method has, such as ``content_type``.
    """
    reserved = OPTIONS | extra | {"self"}
    entities = [_parameter(row) for row in operation.parameters]
    if fields is not None:
        entities += _fields(fields)
    names = resolve(entities, reserved)
    return Arguments(
        {key: name for key, name in names.items() if key[0] != "body"},
        {key[1]: name for key, name in names.items() if key[0] == "body"},
    )


_ORDER = {"path": DECLARED, "query": DERIVED}


def _parameter(parameter: Parameter) -> Entity[tuple[str, str]]:
    """Of two parameters with one name the path's keeps it, the others say where."""
    name = snake_case(parameter.name or parameter.location, "parameter")
    asked = pinned(parameter.python_name)
    rank = PINNED if asked else _ORDER.get(parameter.location, DERIVED + 1)
    names = (asked or name, f"{name}_{parameter.location}")
    key = (parameter.location, parameter.name)
    return Entity(key, rank, names, f"{parameter.location} {parameter.name}")


def _fields(fields: Object) -> Iterator[Entity[tuple[str, str]]]:
    for row in fields.properties:
        name = snake_case(row.name, "field")
        asked = pinned(row.python_name)
        exact = PINNED if asked else 8 + (name != row.name)
        names = (asked or name, f"{name}_body")
        yield Entity(("body", row.name), exact, names, f"body {row.name}")


Keyword = tuple[str | None, str]
"""A security scheme and a part of it, or None and a server variable."""


def constructor_names(
    credentials: tuple[tuple[str, str], ...], variables: tuple[str, ...]
) -> dict[Keyword, str]:
    """Name the keywords of a client's constructor.

    Args:
        credentials: pairs of a security scheme's name and one of its parts, such as
            ``token``; parts that several schemes share are prefixed by the scheme.
        variables: names of server variables.

    Returns:
        Keywords by scheme and part; variables have the scheme None.
    """
    entities = [_credential(scheme, part) for scheme, part in credentials]
    entities += [
        Entity((None, name), DERIVED, (snake_case(name, "variable"),), name)
        for name in variables
    ]
    return resolve(entities, CONSTRUCTOR)


def _credential(scheme: str, part: str) -> Entity[Keyword]:
    longer = snake_case(f"{scheme} {part}", "credential")
    return Entity((scheme, part), DECLARED, (part, longer), f"{scheme} {part}")
