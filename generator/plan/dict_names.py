"""Names of the types of dicts: `PetDict`, which a caller may pass where `Pet` is asked for.

Enumerations have the literals of their values likewise: `StatusLiteral`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir import Alias, Api, Declaration, Enumeration, Object, Operation
from generator.ir.dependencies import (
    Links,
    closure,
    operation_types,
    references,
)
from generator.naming import Names
from generator.plan.module_assignment import body_fields
from generator.text import camel_case


def dict_names(api: Api, names: Names, homes: Mapping[str, str]) -> dict[str, str]:
    """Name what stands for each type that a request can hold.

    Args:
        api: the API.
        names: its names, none of which is given twice.
        homes: the modules of its types, by pointer.

    Returns:
        Names by pointer: of objects, of what holds objects, and of enumerations.
    """
    links = {p: tuple(_sent_links(row)) for p, row in api.declarations.items()}
    roots = {p for row in api.operations for p in _roots(api, row, homes)}
    sent = [p for p in closure(links, roots) if p in homes]
    holders = _holders(api, links)
    taken = {*names.classes.values(), *names.clients}
    found: dict[str, str] = {}
    for pointer in sorted(sent, key=lambda p: (names.classes[p, True], p)):
        suffix = _suffix(api.declarations[pointer], pointer in holders)
        if suffix:
            name = camel_case(f"{names.classes[pointer, True]}{suffix}", suffix)
            while name in taken:
                name += "_"
            taken.add(name)
            found[pointer] = name
    return found


def accepts_model(api: Api, operation: Operation, homes: Mapping[str, str]) -> bool:
    """Return whether a method takes a model in place of its properties.

    A model has no place for files.
    """
    fields = body_fields(operation)
    if operation.body is None or fields is None or fields not in homes:
        return False
    is_object = isinstance(api.declarations[fields], Object)
    return is_object and not any(media.files for media in operation.body.media)


def _roots(api: Api, operation: Operation, homes: Mapping[str, str]) -> Iterator[str]:
    """The types in the arguments of a method."""
    fields = body_fields(operation)
    for type_ in operation_types(operation, sending=True):
        for pointer in references(type_):
            if pointer != fields or accepts_model(api, operation, homes):
                yield pointer
    if fields is not None:
        yield from _sent_links(api.declarations[fields])


def _sent_links(declaration: Declaration) -> Iterator[str]:
    """The types that are sent as parts of a type."""
    if isinstance(declaration, Object):
        for row in declaration.properties:
            if not row.read_only:
                yield from references(row.type)
        if declaration.additional is not None:
            yield from references(declaration.additional)
    elif isinstance(declaration, Alias):
        yield from references(declaration.type)


def _holders(api: Api, links: Links) -> frozenset[str]:
    """The named types that are made of objects, without being objects."""
    backwards: dict[str, list[str]] = {}
    for pointer, declaration in api.declarations.items():
        if isinstance(declaration, Alias):
            for target in links[pointer]:
                backwards.setdefault(target, []).append(pointer)
    rows = api.declarations.items()
    return closure(backwards, (p for p, row in rows if isinstance(row, Object)))


def _suffix(declaration: Declaration, is_holder: bool) -> str:
    if isinstance(declaration, Enumeration):
        return "Literal"
    is_dict = isinstance(declaration, Object) or (
        isinstance(declaration, Alias) and is_holder
    )
    return "Dict" if is_dict else ""
