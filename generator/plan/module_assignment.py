"""Which module of an SDK holds which declared type.

A type that the operations of one group alone speak of lives in that group's module;
those of several groups live in a shared one, and those that no operation needs in one
of their own. What a type refers to is spoken of wherever the type is, so imports lead
from the unused to the groups to the shared and never form a cycle.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Api, Operation
from generator.ir.dependencies import (
    Links,
    closure,
    is_named,
    linked,
    operation_types,
    references,
)
from generator.naming import Names
from generator.plan.module_splitting import split_homes

SHARED = "_shared"
UNUSED = "_unused"
WEBHOOKS = "_webhooks"


def find_homes(api: Api, names: Names) -> dict[str, str]:
    """Place every declared type that the SDK emits.

    Returns:
        Module names under ``models/`` by pointer. Objects that only lend their
        properties to a method's arguments have no home.
    """
    links = {p: tuple(linked(row)) for p, row in api.declarations.items()}
    reached = _reached(api, names, links)
    for pointer in closure(links, filter(is_named, api.declarations)):
        reached.setdefault(pointer, set())
    homes = {pointer: _home(groups) for pointer, groups in sorted(reached.items())}
    called = {pointer: names.classes[pointer, False] for pointer in homes}
    users = {pointer: len(groups) for pointer, groups in reached.items()}
    return split_homes(homes, links, called, users)


def _home(groups: set[str]) -> str:
    if not groups:
        return UNUSED
    return next(iter(groups)) if len(groups) == 1 else SHARED


def _reached(api: Api, names: Names, links: Links) -> dict[str, set[str]]:
    """Which groups of operations speak of a type, however indirectly."""
    roots: dict[str, set[str]] = {}
    for operation in api.operations:
        group = names.resource_of(operation).module
        roots.setdefault(group, set()).update(_spoken_of(api, operation))
    for callback in api.callbacks:
        types = operation_types(callback.operation, sending=True)
        spoken = (pointer for type_ in types for pointer in references(type_))
        roots.setdefault(WEBHOOKS, set()).update(spoken)
    found: dict[str, set[str]] = {}
    for group, pointers in roots.items():
        for pointer in closure(links, pointers):
            found.setdefault(pointer, set()).add(group)
    return found


def _spoken_of(api: Api, operation: Operation) -> Iterator[str]:
    """The types in a signature; a body of fields gives way to its properties' types.

    A body in XML keeps its class, which says how it is written.
    """
    fields = body_fields(operation)
    body = operation.body
    in_xml = body is not None and any(row.xml is not None for row in body.media)
    for sending in (True, False):
        for type_ in operation_types(operation, sending=sending):
            for pointer in references(type_):
                if not sending or pointer != fields or is_named(pointer) or in_xml:
                    yield pointer
    if fields is not None:
        yield from linked(api.declarations[fields])


def body_fields(operation: Operation) -> str | None:
    """The object whose properties are an operation's arguments, if all media agree."""
    if operation.body is None:
        return None
    fields = {media.fields for media in operation.body.media}
    return next(iter(fields)) if len(fields) == 1 else None
