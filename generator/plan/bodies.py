"""Request bodies: the arguments that they are made of, and their description."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir import (
    Alias,
    ArrayOf,
    Body,
    Encoding,
    Kind,
    Media,
    Object,
    Operation,
    Primitive,
    Property,
    Reference,
    TextOf,
    Type,
    children,
    without_null,
)
from generator.ir.media_types import Kind as ContentKind
from generator.ir.media_types import content_kind, is_form
from generator.plan.annotations import Annotator
from generator.plan.argument_defaults import required_default
from generator.plan.body_types import is_multipart, whole_body_type
from generator.plan.layout import Group, call, keyword, mapping, sequence
from generator.plan.module_assignment import deciding_media
from generator.plan.template_models import Argument
from generator.plan.xml import body_xml
from generator.text import Code, code, identifier, literal

NONE = Code("None")
_SPECIAL = (Kind.UNIX_TIME, Kind.BASE64URL, Kind.DECIMAL_NUMBER)
_PART_KINDS = (Kind.BYTE,)
"""Types that are text in a part of a multipart body, where bytes would be a file."""


def sent_properties(fields: Object) -> tuple[Property, ...]:
    """The properties that a caller may send."""
    return tuple(row for row in fields.properties if not row.read_only)


def field_arguments(
    annotator: Annotator, body: Body, fields: Object, names: Mapping[str, str]
) -> list[tuple[Property, Argument]]:
    """The properties of a body as keyword arguments."""
    files = {name for media in body.media for name in media.files}
    return [
        (row, _field_argument(annotator, body, row, names[row.name], row.name in files))
        for row in sent_properties(fields)
    ]


def value_argument(annotator: Annotator, body: Body) -> Argument:
    """The one argument of any other body."""
    annotation = whole_body_type(annotator, deciding_media(body))
    if body.required:
        return Argument(identifier("body"), annotation, None)
    if _allows_null(annotator, body):
        return _unset(annotator, identifier("body"), annotation)
    return Argument(identifier("body"), code("{} | None", annotation), NONE)


def _allows_null(annotator: Annotator, body: Body) -> bool:
    return any(annotator.allows_null(media.type) for media in body.media)


def body_description(
    annotator: Annotator,
    operation: Operation,
    fields: Object | None,
    names: Mapping[str, str],
    stream_flag: Property | None = None,
) -> Group | None:
    """The body as the run time knows it."""
    body = operation.body
    if body is None:
        return None
    tells = fields is None and len({row.type for row in body.media}) > 1
    media = sequence(
        _format(annotator, row, whole=fields is None, tells=tells) for row in body.media
    )
    items: list[Code | Group] = [media]
    if body.required:
        items.append(keyword("required", literal(True)))
    elif fields is None and _allows_null(annotator, body):
        items.append(keyword("nullable", literal(True)))
    if fields is not None:
        kinds = _SPECIAL + _PART_KINDS * any(is_multipart(row) for row in body.media)
        files = {name for media in body.media for name in media.files}
        rows = [
            _field(annotator, body, row, names[row.name], kinds, row.name in files)
            for row in sent_properties(fields)
        ]
        items.append(keyword("fields", sequence(rows)))
        if fields.additional is not None:
            items.append(keyword("additional", literal(True)))
        if stream_flag is not None:
            items.append(keyword("stream_flag", literal(stream_flag.name)))
    return call(annotator.runtime("bodies.request_body", "RequestBody"), items)


def additional_argument(annotator: Annotator, fields: Object) -> Argument:
    """The argument for properties that the document does not declare."""
    values = annotator.argument(fields.additional) if fields.additional else NONE
    annotation = code(
        "{}[{}, {}] | None",
        annotator.abc("Mapping"),
        annotator.builtin("str"),
        values,
    )
    return Argument(identifier("additional_properties"), annotation, NONE)


def _field_argument(
    annotator: Annotator, body: Body, row: Property, name: str, is_file: bool
) -> Argument:
    annotation = (
        _file_type(annotator, row.type) if is_file else annotator.argument(row.type)
    )
    own = identifier(name)
    if row.required and body.required:
        return Argument(own, annotation, required_default(annotator, row))
    if not is_file and annotator.allows_null(row.type):
        return _unset(annotator, own, annotation)
    return Argument(own, code("{} | None", annotation), NONE)


def _unset(annotator: Annotator, name: Code, annotation: Code) -> Argument:
    type_ = annotator.runtime("model", "UnsetType")
    unset = annotator.runtime("model", "UNSET")
    return Argument(name, code("{} | {}", annotation, type_), unset)


def _file_type(annotator: Annotator, type_: Type) -> Code:
    file = annotator.runtime("files", "FileInput")
    if isinstance(without_null(type_), ArrayOf):
        return code("{}[{}]", annotator.abc("Sequence"), file)
    return file


_FORMATS: dict[ContentKind, tuple[str, str, str]] = {
    "json": ("bodies.json", "JsonBody", "application/json"),
    "form": ("bodies.form", "FormBody", "application/x-www-form-urlencoded"),
    "multipart": ("bodies.multipart", "MultipartBody", "multipart/form-data"),
    "text": ("bodies.text", "TextBody", ""),
    "xml": ("bodies.text", "TextBody", ""),
    "lines": ("bodies.sequences", "JsonLinesBody", ""),
    "sequence": ("bodies.sequences", "JsonSequenceBody", ""),
    "events": ("bodies.sequences", "EventStreamBody", ""),
    "binary": ("bodies.binary", "BinaryBody", "application/octet-stream"),
}
"""Module, class and default media type of the formats of the run time."""


def _format(annotator: Annotator, media: Media, *, whole: bool, tells: bool) -> Group:
    """The format of a media type.

    Args:
        annotator: writes types.
        media: the media type.
        whole: whether the body is one argument.
        tells: whether its type may choose the format.
    """
    kind = content_kind(media.name)
    is_file = without_null(media.type) == Primitive(Kind.BINARY)
    if kind == "json" and is_file:
        kind = "binary"
    module, name, usual = _FORMATS[kind]
    if kind == "binary" and is_file:
        name = "FileBody"
    if media.xml is not None:
        module, name, usual = "bodies.xml", "XmlBody", "application/xml"
    items: list[Code | Group] = [] if media.name == usual else [literal(media.name)]
    sent = media.item_type or media.type
    # Bytes are the content itself, unless the document says that they are in base64.
    special = special_type(annotator, sent, (*_SPECIAL, Kind.BYTE)) if whole else None
    if media.xml is not None or (tells and kind not in ("binary", "text")):
        special = annotator.expression(sent)
    if special is not None:
        items.append(keyword("type", special))
    if is_form(media.name):
        items += encodings(annotator, media.encodings)
    if media.prefix_encodings:
        parts = (_encoding(annotator, row) for row in media.prefix_encodings)
        items.append(keyword("prefix_encoding", sequence(parts)))
    if media.item_encoding is not None:
        items.append(
            keyword("item_encoding", _encoding(annotator, media.item_encoding))
        )
    if (xml := body_xml(annotator, media)) is not None:
        items.append(keyword("xml", xml))
    return call(annotator.runtime(module, name), items)


def encodings(annotator: Annotator, rows: tuple[Encoding, ...]) -> list[Code | Group]:
    """Describe the members of a form, by name; nothing where none differs from others."""
    if not rows:
        return []
    pairs = ((literal(row.name), _encoding(annotator, row)) for row in rows)
    return [keyword("encoding", mapping(pairs))]


def _encoding(annotator: Annotator, row: Encoding) -> Group:
    pairs = (
        ("content_type", row.content_type),
        ("style", row.style),
        ("explode", row.explode),
        ("allow_reserved", row.allow_reserved or None),
        ("headers", row.headers or None),
    )
    items = [keyword(key, literal(value)) for key, value in pairs if value is not None]
    return call(annotator.runtime("bodies.encoding", "Encoding"), items)


def _field(
    annotator: Annotator,
    body: Body,
    row: Property,
    name: str,
    kinds: tuple[Kind, ...],
    is_file: bool,
) -> Group:
    items: list[Code | Group] = [literal(row.name)]
    if name != row.name:
        items.append(keyword("argument", literal(name)))
    if row.required:
        items.append(keyword("required", literal(True)))
    if not is_file and annotator.allows_null(row.type):
        items.append(keyword("nullable", literal(True)))
    sent = row.type
    if _PART_KINDS[0] in kinds and isinstance(sent, TextOf):
        sent = sent.type  # a part in JSON holds its text without quotes
    special = None if is_file else special_type(annotator, sent, kinds)
    if special is not None:
        items.append(keyword("type", special))
    if is_file:
        items.append(keyword("is_file", literal(True)))
    if row.required and not (body.required or is_file):
        default = required_default(annotator, row)
        if default is not None and default.source != "None":
            items.append(keyword("default", default))
    return call(annotator.runtime("bodies", "Field"), items)


def special_type(
    annotator: Annotator, type_: Type, kinds: tuple[Kind, ...] = _SPECIAL
) -> Code | None:
    """The type of a value that does not say by itself how it is sent."""
    found = _has_kind(annotator, type_, kinds, set())
    return annotator.expression(type_) if found else None


def _has_kind(
    annotator: Annotator, type_: Type, kinds: tuple[Kind, ...], seen: set[str]
) -> bool:
    """Return whether a value may be of one of these kinds, be it through a named type.

    A model knows how its properties are sent; a dict in its place does not.
    """
    if isinstance(type_, Primitive):
        return type_.kind in kinds
    if isinstance(type_, TextOf) or annotator.accepts_plain_value(type_):
        return True
    if isinstance(type_, Reference):
        if type_.pointer in seen:
            return False
        seen.add(type_.pointer)
        found = annotator.declarations[type_.pointer]
        if isinstance(found, Object):
            inside = [row.type for row in found.properties]
            inside += [found.additional] if found.additional else []
            return any(_has_kind(annotator, row, _SPECIAL, seen) for row in inside)
        return isinstance(found, Alias) and _has_kind(
            annotator, found.type, kinds, seen
        )
    return any(_has_kind(annotator, row, kinds, seen) for row in children(type_))
