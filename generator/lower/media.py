"""Media types: what a body is made of, by what its media type means."""

from __future__ import annotations

from typing import Any

from generator.ir import (
    ANY,
    ArrayOf,
    Encoding,
    Enumeration,
    Header,
    Kind,
    Media,
    Object,
    Primitive,
    Reference,
    Type,
    Xml,
    without_null,
)
from generator.ir.media_types import content_kind, essence, is_form, is_json, is_xml
from generator.lower.context import Node, prose
from generator.lower.encodings import lower_encodings, lower_item, lower_prefix
from generator.lower.properties import documented_values
from generator.lower.type_resolver import TypeResolver
from generator.lower.xml import lower_body_xml
from generator.pointers import step

_SEQUENTIAL = ("events", "lines", "sequence")
_ALSO_JSON = ("application/json-patch+json", "text/json")
_BINARY, _STRING = Primitive(Kind.BINARY), Primitive(Kind.STRING)


def lower_content(schemas: TypeResolver, pointer: str, node: Node) -> tuple[Media, ...]:
    """Lower the ``content`` of a body, response, parameter or header."""
    rows = schemas.context.members(pointer, node, "content")
    return tuple(_media(schemas, where, name) for name, where in rows)


def preferred_order(media: tuple[Media, ...]) -> tuple[Media, ...]:
    """The media types of a request: what is sent unless it is said otherwise, first.

    That is the document's first: but no range, and plain JSON rather than another name
    for it, as frameworks list all that they read.
    """
    rows = sorted(media, key=lambda row: "*" in row.name)
    if rows and essence(rows[0].name) in _ALSO_JSON:
        type_ = rows[0].type
        rows.sort(key=lambda row: not _is_plain_json(row, type_))
    return tuple(rows)


def _is_plain_json(row: Media, type_: Type) -> bool:
    return essence(row.name) == "application/json" and row.type == type_


def _media(schemas: TypeResolver, pointer: str, name: str) -> Media:
    where, node = schemas.context.follow(pointer)
    item = _item_type(schemas, where, node, name)
    type_ = _type(schemas, where, node, name) if item is None else ArrayOf(item)
    multipart = essence(name).startswith("multipart/")
    encodings = lower_encodings(schemas, where, node, multipart=multipart)
    return Media(
        pointer=where,
        name=name,
        type=type_,
        item_type=item,
        fields=_fields(schemas, type_, name),
        files=_files(schemas, where, name, encodings),
        encodings=encodings,
        examples=tuple(_examples(schemas, where, node)),
        is_event=_is_event(schemas, where, node, name),
        prefix_encodings=lower_prefix(schemas, where, node),
        item_encoding=lower_item(schemas, where, node),
        xml=_xml(schemas, where, node, name, type_),
    )


def _xml(
    schemas: TypeResolver, pointer: str, node: Node, name: str, type_: Type
) -> Xml | None:
    if not is_xml(name) or "schema" not in node:
        return None
    return lower_body_xml(schemas, step(pointer, "schema"), type_)


def _type(schemas: TypeResolver, pointer: str, node: Node, name: str) -> Type:
    if "schema" not in node:
        return ANY if is_json(name) and essence(name) != "*/*" else _untyped(name)
    type_ = schemas.type_of(step(pointer, "schema"))
    if is_json(name) or is_form(name) or is_xml(name):
        return type_
    return _by_name(schemas, pointer, type_, name)


def _untyped(name: str) -> Type:
    return _STRING if essence(name).startswith("text/") else _BINARY


def _by_name(schemas: TypeResolver, pointer: str, type_: Type, name: str) -> Type:
    """Text and binary media types carry text and bytes, whatever a schema adds.

    Some carry JSON by another name. That plain text does is nothing to be told of:
    frameworks list it for all that they write.
    """
    plain, own = without_null(type_), essence(name)
    if own.startswith("text/") and _is_text(schemas, plain):
        return plain
    is_vague = own == "text/plain" or own.startswith("application/")
    if is_vague and isinstance(plain, (Reference, ArrayOf)):
        if own != "text/plain":
            message = f"{own} is taken for JSON, as its schema is structured"
            schemas.context.note("assumed-json", pointer, message)
        return type_
    return _untyped(name)


def _is_text(schemas: TypeResolver, type_: Type) -> bool:
    """Return whether a text may be read as a type without being JSON."""
    if isinstance(type_, Reference):
        return isinstance(schemas.declarations.get(type_.pointer), Enumeration)
    return isinstance(type_, Primitive) and type_ != ANY


def _item_type(
    schemas: TypeResolver, pointer: str, node: Node, name: str
) -> Type | None:
    """The items of a sequential media type (OpenAPI 3.2, ``itemSchema``).

    Older documents put the schema of an item, or of an array of them, in ``schema``;
    one of a string is of the text that JSON records make up, and says nothing of them.
    """
    if "itemSchema" in node:
        return schemas.type_of(step(pointer, "itemSchema"))
    if content_kind(name) not in _SEQUENTIAL:
        return None
    if "schema" not in node:
        return _STRING if essence(name) == "text/event-stream" else ANY
    type_ = schemas.type_of(step(pointer, "schema"))
    if without_null(type_) == _STRING and essence(name) != "text/event-stream":
        return ANY
    return type_.items if isinstance(type_, ArrayOf) else type_


def _is_event(schemas: TypeResolver, pointer: str, node: Node, name: str) -> bool:
    """Return whether a schema is of events as in OpenAPI 3.2: with ``data``."""
    if essence(name) != "text/event-stream" or "itemSchema" not in node:
        return False
    merged = schemas.merged(step(pointer, "itemSchema"))
    branches = [branch for choice in merged.choices for branch in choice.branches]
    return any(
        "data" in row.properties for row in (merged, *map(schemas.merged, branches))
    )


def _fields(schemas: TypeResolver, type_: Type, name: str) -> str | None:
    """The object whose properties are sent one by one: JSON's, a form's or XML's."""
    if not isinstance(type_, Reference):
        return None
    if not (is_json(name) or is_form(name) or is_xml(name) or "/" in name):
        return None
    found = schemas.declarations.get(type_.pointer)
    return type_.pointer if isinstance(found, Object) else None


def _files(
    schemas: TypeResolver, pointer: str, name: str, encodings: tuple[Encoding, ...]
) -> tuple[str, ...]:
    """The properties of a multipart body that have no type but content."""
    if not essence(name).startswith("multipart/"):
        return ()
    where = step(pointer, "schema")
    node = schemas.context.node(pointer)
    if not isinstance(node, dict) or "schema" not in node:
        return ()
    properties = schemas.merged(where).properties
    content = {row.name: row.content_type or "" for row in encodings}
    return tuple(
        key
        for key, rows in properties.items()
        if _is_file(schemas, rows[-1], content.get(key, ""))
    )


def _is_file(schemas: TypeResolver, pointer: str, content_type: str) -> bool:
    """Return whether a part is a file: binary, or untyped with a media type."""
    type_ = without_null(schemas.type_of(pointer))
    if isinstance(type_, ArrayOf):
        type_ = type_.items
    if type_ == ANY:
        return bool(content_type) and not _is_readable(content_type)
    return isinstance(type_, Primitive) and type_.kind is Kind.BINARY


def _is_readable(media_type: str) -> bool:
    """Return whether content is written from values, and not taken as it is."""
    known = is_json(media_type) or is_xml(media_type)
    known = known and essence(media_type) not in ("*/*", "application/*")
    return known or essence(media_type).startswith("text/")


def lower_headers(
    schemas: TypeResolver, pointer: str, node: Node
) -> tuple[Header, ...]:
    """Lower the ``headers`` of a response.

    ``Content-Type`` is described by the media type (OpenAPI 3.x, Response Object).
    """
    rows = schemas.context.members(pointer, node, "headers")
    return tuple(
        _header(schemas, where, name)
        for name, where in rows
        if name.lower() != "content-type"
    )


def _header(schemas: TypeResolver, pointer: str, name: str) -> Header:
    where, node = schemas.context.follow(pointer)
    said = prose(node, "description")
    if "schema" in node:
        type_ = schemas.type_of(step(where, "schema"))
        explode = node.get("explode") is True
        return Header(name, type_, said, explode=explode)
    content = lower_content(schemas, where, node)
    if not content:
        return Header(name, _STRING, said)
    media = content[0]
    return Header(name, media.type, said, content=media.name)


def _examples(schemas: TypeResolver, pointer: str, node: Node) -> list[Any]:
    """The documented values of a body, whole; those of its schema if it has none."""
    if "example" in node:
        return [node["example"]]
    found: list[Any] = []
    for _, where in schemas.context.members(pointer, node, "examples"):
        _, example = schemas.context.follow(where)
        for key in ("dataValue", "value"):
            if key in example:
                found.append(example[key])
                break
    if found or "schema" not in node:
        return found
    rows = schemas.reader.layers(step(pointer, "schema"))
    return [*documented_values(schemas.reader, rows)]
