"""Places in bodies, as extensions name them: singular queries of JSONPath."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir import (
    ANY,
    Alias,
    ArrayOf,
    BodyPath,
    MapOf,
    Object,
    Reference,
    Type,
    UnionOf,
    ValueSource,
    without_null,
)
from generator.lower.context import Node
from generator.lower.type_resolver import TypeResolver

_HEADER = re.compile(r"\$response\.header\.([!#$%&'*+.^_`|~0-9A-Za-z-]+)", re.ASCII)
_SEGMENT = re.compile(
    r"""\.(?P<name>[^.\[\]\s]+)
    | \['(?P<single>[^'\\]*)'\]
    | \["(?P<double>[^"\\]*)"\]
    | \[(?P<index>-?\d{1,6})\]""",
    re.VERBOSE,
)


def parse_path(text: object) -> BodyPath | None:
    """Read a singular query (RFC 9535, section 2.3.5.1), such as ``$.data[-1].id``.

    A dot also stands before names that need brackets there, such as ``$.next-page``.

    Returns:
        None for what is no such query.
    """
    if not isinstance(text, str) or not text.startswith("$"):
        return None
    found: list[str | int] = []
    position = 1
    while position < len(text):
        segment = _SEGMENT.match(text, position)
        if segment is None:
            return None
        index = segment["index"]
        name = segment["name"] or segment["single"] or segment["double"] or ""
        found.append(name if index is None else int(index))
        position = segment.end()
    return tuple(found)


def parse_source(text: object) -> ValueSource | None:
    """Read a place, or ``$response.header.Name`` (OpenAPI, runtime expressions)."""
    if isinstance(text, str):
        header = _HEADER.fullmatch(text)
        if header is not None:
            return header[1]
    return parse_path(text)


def format_source(source: ValueSource) -> str:
    """A source for a reader."""
    if isinstance(source, str):
        return f"the header {source}"
    rows = (f"[{row}]" if isinstance(row, int) else f".{row}" for row in source)
    return "$" + "".join(rows)


def type_at(schemas: TypeResolver, type_: Type, place: BodyPath) -> Type | None:
    """The type of the values at a place below a value of a type.

    Returns:
        None where there can be no such value; ``ANY`` where nothing is known.
    """
    plain = unaliased(schemas, type_)
    if not place or plain == ANY:
        return plain
    if isinstance(plain, UnionOf):
        return _in_union(schemas, plain, place)
    below = _child(schemas, plain, place[0])
    return None if below is None else type_at(schemas, below, place[1:])


def unaliased(schemas: TypeResolver, type_: Type) -> Type:
    """A type without null, and without aliases around it."""
    plain = without_null(type_)
    if isinstance(plain, Reference):
        found = schemas.declarations.get(plain.pointer)
        if isinstance(found, Alias) and not found.recursive:
            return unaliased(schemas, found.type)
    return plain


def _in_union(schemas: TypeResolver, type_: UnionOf, place: BodyPath) -> Type | None:
    """Return the value that any member has there; they may differ."""
    rows = [type_at(schemas, member, place) for member in type_.members]
    found = list(dict.fromkeys(row for row in rows if row is not None))
    return found[0] if len(found) == 1 else (UnionOf(tuple(found)) if found else None)


def _child(schemas: TypeResolver, type_: Type, token: str | int) -> Type | None:
    if isinstance(token, int):
        return type_.items if isinstance(type_, ArrayOf) else None
    if isinstance(type_, MapOf):
        return type_.values
    if not isinstance(type_, Reference):
        return None
    found = schemas.declarations.get(type_.pointer)
    if not isinstance(found, Object):
        return None
    for row in found.properties:
        if row.name == token:
            return row.type
    return found.additional


def properties(schemas: TypeResolver, pointer: str) -> Iterator[tuple[str, str]]:
    """The properties of the schema at a pointer, and of its alternatives.

    Yields:
        Names and the pointers of their schemas.
    """
    merged = schemas.merged(pointer)
    for name, where in merged.properties.items():
        yield name, where[-1]
    for choice in merged.choices:
        for branch in choice.branches:
            for name, where in schemas.merged(branch).properties.items():
                yield name, where[-1]


def unknown_keys(node: Node, known: frozenset[str]) -> str:
    """Describe the keys that an extension should not have; empty when none."""
    return ", ".join(sorted(str(key) for key in node if key not in known))
