"""Names of values that no log may show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import (
    Alias,
    Api,
    Object,
    Operation,
    Primitive,
    Reference,
    Type,
    children,
)
from generator.plan.responses import successes


def secret_names(api: Api) -> tuple[str, ...]:
    """The names on the wire of write-only properties, and of properties and parameters
    whose type is a password (OpenAPI format registry), and of headers of the client that
    prove who calls, sorted."""
    return tuple(sorted(set(_names(api))))


def _names(api: Api) -> Iterator[str]:
    for declaration in api.declarations.values():
        if isinstance(declaration, Object):
            for row in declaration.properties:
                if row.write_only or holds_password(api, row.type):
                    yield row.name
    yield from (row.name for row in api.client_headers if row.secret)
    for operation in api.operations:
        for parameter in operation.parameters:
            if holds_password(api, parameter.type):
                yield parameter.name


def holds_password(api: Api, type_: Type) -> bool:
    """Return whether a password is among the values, but for those of properties."""
    return _is_secret(api, type_, frozenset())


def _is_secret(api: Api, type_: Type, seen: frozenset[str]) -> bool:
    if isinstance(type_, Primitive):
        return type_.secret
    if isinstance(type_, Reference):
        target = api.declarations.get(type_.pointer)
        if not isinstance(target, Alias) or type_.pointer in seen:
            return False
        return _is_secret(api, target.type, seen | {type_.pointer})
    return any(_is_secret(api, child, seen) for child in children(type_))


def returns_secret(api: Api, operation: Operation) -> bool:
    """Return whether a password is anywhere in what an operation returns."""
    media = [each for row in successes(operation) for each in row.media]
    pending = [
        type_ for each in media for type_ in (each.type, each.item_type) if type_
    ]
    seen: set[str] = set()
    while pending:
        type_ = pending.pop()
        if isinstance(type_, Primitive) and type_.secret:
            return True
        pending += children(type_)
        if isinstance(type_, Reference) and type_.pointer not in seen:
            seen.add(type_.pointer)
            pending += _members(api, type_.pointer)
    return False


def _members(api: Api, pointer: str) -> list[Type]:
    """The types that a declared type is made of; what is only sent is left out."""
    target = api.declarations.get(pointer)
    if isinstance(target, Alias):
        return [target.type]
    if not isinstance(target, Object):
        return []
    rows = [row.type for row in target.properties if not row.write_only]
    return [*rows, *((target.additional,) if target.additional else ())]
