"""Module that each declared type of an SDK stands in.

A type that the operations of one resource alone use is in that resource's module, one
that several use in the shared module, one that no operation uses in a module of its own.
A type is used wherever something that refers to it is used, so imports lead from the
unused to the resources to the shared, and never back. A module of more than `LIMIT`
types keeps those that several of its operations use; those of one operation alone go to
``<resource>_<method>``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ir import Api, Body, Media, Operation
from generator.ir.dependencies import (
    Links,
    closure,
    is_named,
    linked,
    operation_types,
    references,
)
from generator.ir.media_types import content_kind
from generator.naming import Names, callback_key
from generator.plan.module_splitting import LIMIT, continue_modules
from generator.text import module_name

SHARED = "_shared"
UNUSED = "_unused"
WEBHOOKS = "_webhooks"

Roots = Mapping[str, Mapping[str, set[str]]]
"""The types that methods name, by the module of their resource and by method."""


def assign_modules(api: Api, names: Names) -> dict[str, str]:
    """Give every declared type that the SDK emits a module.

    Returns:
        Module names under ``models/`` by pointer. Objects that only lend their
        properties to a method's arguments have none.
    """
    links = {p: tuple(linked(row)) for p, row in api.declarations.items()}
    roots = _find_roots(api, names)
    users = _find_users(roots, links)
    named = [p for p in api.declarations if is_named(p) or p in api.components]
    for pointer in closure(links, named):
        users.setdefault(pointer, set())
    modules = {pointer: _module(used_by) for pointer, used_by in sorted(users.items())}
    modules = _split_by_method(modules, links, roots)
    counts = {pointer: len(used_by) for pointer, used_by in users.items()}
    return continue_modules(modules, links, counts)


def body_fields(operation: Operation) -> str | None:
    """The object whose properties are an operation's arguments, if all media agree.

    Beside JSON, XML and forms are other spellings of the same body.
    """
    if operation.body is None:
        return None
    fields = {media.fields for media in deciding_media(operation.body)}
    return next(iter(fields)) if len(fields) == 1 else None


def deciding_media(body: Body) -> tuple[Media, ...]:
    """The media types that decide of which type a body is: JSON, if it is among them."""
    if not any(content_kind(row.name) == "json" for row in body.media):
        return body.media
    return tuple(
        row for row in body.media if content_kind(row.name) not in ("form", "xml")
    )


def _find_roots(api: Api, names: Names) -> Roots:
    roots: dict[str, dict[str, set[str]]] = {}
    for operation in api.operations:
        methods = roots.setdefault(names.resource_of(operation).module, {})
        types = methods.setdefault(names.method_of(operation), set())
        types.update(_types_of_operation(api, operation))
    for callback in api.callbacks:
        methods = roots.setdefault(WEBHOOKS, {})
        found = methods.setdefault(names.parsers[callback_key(callback)], set())
        for type_ in operation_types(callback.operation, sending=True):
            found.update(references(type_))
    return roots


def _find_users(roots: Roots, links: Links) -> dict[str, set[str]]:
    """The modules of the resources that use each type, however indirectly."""
    users: dict[str, set[str]] = {}
    for module, methods in roots.items():
        for pointer in closure(links, set().union(*methods.values())):
            users.setdefault(pointer, set()).add(module)
    return users


def _module(used_by: set[str]) -> str:
    if not used_by:
        return UNUSED
    return next(iter(used_by)) if len(used_by) == 1 else SHARED


def _split_by_method(
    modules: Mapping[str, str], links: Links, roots: Roots
) -> dict[str, str]:
    """Move what one method alone uses out of modules with too many types."""
    members: dict[str, list[str]] = {}
    for pointer, module in modules.items():
        members.setdefault(module, []).append(pointer)
    split = dict(modules)
    taken = {*members, *roots}
    for module, pointers in members.items():
        if len(pointers) <= LIMIT or module not in roots:
            continue
        inside = {p: [t for t in links[p] if modules[t] == module] for p in pointers}
        for method, owned in _owned_types(roots[module], inside):
            name = _free_name(f"{module}_{module_name(method, 'method')}", taken)
            taken.add(name)
            split |= dict.fromkeys(owned, name)
    return split


def _owned_types(
    methods: Mapping[str, set[str]], inside: Links
) -> Iterator[tuple[str, list[str]]]:
    """The types of a module that one method alone uses, by method."""
    users: dict[str, list[str]] = {}
    for method, types in methods.items():
        for pointer in closure(inside, types & inside.keys()):
            users.setdefault(pointer, []).append(method)
    owned: dict[str, list[str]] = {}
    for pointer, used_by in sorted(users.items()):
        if len(used_by) == 1:
            owned.setdefault(used_by[0], []).append(pointer)
    yield from sorted(owned.items())


def _free_name(name: str, taken: Iterable[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _types_of_operation(api: Api, operation: Operation) -> Iterator[str]:
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
