"""Encoding Objects: how the properties of a form and the parts of a body travel."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.ir import Encoding
from generator.lower.context import Node, as_node, text
from generator.lower.scalars import holds_json
from generator.lower.type_resolver import TypeResolver
from generator.pointers import step

_OCTETS = "application/octet-stream"
_BASE64 = ("byte", "base64", "base64url")


def lower_encodings(
    schemas: TypeResolver, pointer: str, node: Node, *, multipart: bool
) -> tuple[Encoding, ...]:
    """Lower ``encoding``, completed by what the schemas of parts say themselves.

    Args:
        schemas: reads the schemas.
        pointer: of the Media Type Object.
        node: the Media Type Object.
        multipart: whether properties are parts, which have a media type each.
    """
    rows = schemas.context.members(pointer, node, "encoding")
    found = {name: lower_encoding(schemas, where, name) for name, where in rows}
    if multipart and schemas.context.version == (3, 0):
        found = {name: _unstyled(row) for name, row in found.items()}
    if multipart and "schema" in node:
        for name, where in schemas.merged(step(pointer, "schema")).properties.items():
            content_type = _content_type(schemas, where[-1])
            if content_type and name not in found:
                found[name] = Encoding(name, content_type)
    return tuple(found.values())


def lower_prefix(
    schemas: TypeResolver, pointer: str, node: Node
) -> tuple[Encoding, ...]:
    """Lower ``prefixEncoding``, by place (OpenAPI 3.2)."""
    rows = schemas.context.items(pointer, node, "prefixEncoding")
    return tuple(lower_encoding(schemas, where, "") for where in rows)


def lower_item(schemas: TypeResolver, pointer: str, node: Node) -> Encoding | None:
    """Lower ``itemEncoding`` (OpenAPI 3.2)."""
    if "itemEncoding" not in node:
        return None
    return lower_encoding(schemas, step(pointer, "itemEncoding"), "")


def lower_encoding(schemas: TypeResolver, pointer: str, name: str) -> Encoding:
    """Lower one Encoding Object; parts that go by their place have no name."""
    node = as_node(schemas.context.node(pointer))
    explode = node.get("explode")
    return Encoding(
        name=name,
        content_type=text(node, "contentType") or None,
        style=text(node, "style") or None,
        explode=explode if isinstance(explode, bool) else None,
        allow_reserved=node.get("allowReserved") is True,
        headers=tuple(_headers(schemas, pointer, node)),
    )


def _unstyled(row: Encoding) -> Encoding:
    """Return the part of an Encoding Object that 3.0 allows outside URL-encoded forms."""
    return Encoding(row.name, row.content_type, headers=row.headers)


def _content_type(schemas: TypeResolver, pointer: str) -> str | None:
    """The media type of a part, where it is not the one that its type suggests.

    An array's items are parts of their own (OpenAPI 3.2, section 4.15.1.1).
    """
    merged = schemas.merged(pointer)
    items = merged.pointer_to("items")
    if merged.types == frozenset(("array",)) and items is not None:
        merged = schemas.merged(items)
    declared = merged.keyword("contentMediaType")
    if holds_json(merged):  # an object is, by itself; a text would be quoted
        return None
    if isinstance(declared, str):
        return declared
    encoded = merged.keyword("contentEncoding") or merged.keyword("format") in _BASE64
    return _OCTETS if encoded else None


def _headers(
    schemas: TypeResolver, pointer: str, node: Node
) -> Iterator[tuple[str, str]]:
    """The headers whose value the document itself gives: the only one, or a default."""
    for name, where in schemas.context.members(pointer, node, "headers"):
        place, header = schemas.context.follow(where)
        if "schema" in header and name.lower() != "content-type":
            merged = schemas.merged(step(place, "schema"))
            values = merged.enum or ()
            value = values[0] if len(values) == 1 else merged.keyword("default")
            if isinstance(value, (str, int, float)):
                yield name, value if isinstance(value, str) else json.dumps(value)
