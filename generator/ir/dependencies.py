"""References from operations to types, and from types to types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.ir import (
    Alias,
    Declaration,
    Media,
    Object,
    Operation,
    Primitive,
    Reference,
    Type,
    children,
)
from generator.pointers import is_component_schema, without_base

Links = Mapping[str, Sequence[str]]
"""The pointers that each declaration names."""


def references(type_: Type) -> Iterator[str]:
    """The pointers of the declarations that a type expression names."""
    if isinstance(type_, Reference):
        yield type_.pointer
    elif not isinstance(type_, Primitive):
        for child in children(type_):
            yield from references(child)


def linked_types(declaration: Declaration) -> Iterator[Type]:
    """The types that a declaration is made of."""
    if isinstance(declaration, Object):
        yield from (row.type for row in declaration.properties)
        if declaration.additional is not None:
            yield declaration.additional
    elif isinstance(declaration, Alias):
        yield declaration.type


def operation_types(operation: Operation, *, sending: bool) -> Iterator[Type]:
    """The types that an operation sends, or those that it reads."""
    if not sending:
        for response in operation.responses:
            yield from _media_types(response.media)
            yield from (header.type for header in response.headers)
        return
    yield from (row.type for row in operation.parameters)
    if operation.body is not None:
        yield from _media_types(operation.body.media)


def _media_types(media: Iterable[Media]) -> Iterator[Type]:
    for row in media:
        yield row.type
        if row.item_type is not None:
            yield row.item_type


def linked(declaration: Declaration) -> Iterator[str]:
    """The pointers of the declarations that a declaration names."""
    for type_ in linked_types(declaration):
        if not isinstance(type_, Primitive):  # as most are, and what names nothing
            yield from references(type_)


def is_named(pointer: str) -> bool:
    """Return whether a schema is a component, which is emitted even if unused."""
    return pointer.startswith("#") and is_component_schema(without_base(pointer))


def spoken_of(operation: Operation) -> Iterator[str]:
    """The pointers of the declarations in what an operation sends and reads."""
    for sending in (True, False):
        for type_ in operation_types(operation, sending=sending):
            yield from references(type_)


def closure(links: Links, roots: Iterable[str]) -> frozenset[str]:
    """All that can be reached, the roots included."""
    found = set(roots)
    waiting = list(found)
    while waiting:
        for target in links.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return frozenset(found)
