"""The objects of OpenAPI and where each holds others: a grammar of the document.

It says which node is what, so that a `$ref` is followed only where OpenAPI
means a reference: not within examples, defaults, enums and extensions, and
not as the name of a property. One table serves 3.0 to 3.2 (sections "Schema"
of https://spec.openapis.org/oas/v3.2.0.html and its predecessors); fields that
a version does not have do no harm in it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """The definitions of the specification, such as the Operation Object."""

    ROOT = "OpenAPI Object"
    COMPONENTS = "Components Object"
    PATH_ITEM = "Path Item Object"
    OPERATION = "Operation Object"
    PARAMETER = "Parameter Object"
    REQUEST_BODY = "Request Body Object"
    RESPONSE = "Response Object"
    HEADER = "Header Object"
    MEDIA_TYPE = "Media Type Object"
    ENCODING = "Encoding Object"
    EXAMPLE = "Example Object"
    LINK = "Link Object"
    CALLBACK = "Callback Object"
    SECURITY_SCHEME = "Security Scheme Object"
    SCHEMA = "Schema Object"


class Shape(StrEnum):
    """The ways in which a field holds objects."""

    ONE = "one"
    LIST = "an array"
    MAP = "a map"
    PATTERNED = "a map whose `x-` members are extensions"


Fields: TypeAlias = dict[str, tuple[Shape, Kind]]


def _fields(shape: Shape, kind: Kind, names: str) -> Fields:
    return {name: (shape, kind) for name in names.split()}


_CONTENT = _fields(Shape.MAP, Kind.MEDIA_TYPE, "content")
_PARAMETERS = _fields(Shape.LIST, Kind.PARAMETER, "parameters")
_VALUE = (
    _CONTENT
    | _fields(Shape.ONE, Kind.SCHEMA, "schema")
    | _fields(Shape.MAP, Kind.EXAMPLE, "examples")
)
_ENCODINGS = (
    _fields(Shape.MAP, Kind.ENCODING, "encoding")
    | _fields(Shape.LIST, Kind.ENCODING, "prefixEncoding")
    | _fields(Shape.ONE, Kind.ENCODING, "itemEncoding")
)

FIELDS: dict[Kind, Fields] = {
    Kind.ROOT: _fields(Shape.PATTERNED, Kind.PATH_ITEM, "paths")
    | _fields(Shape.MAP, Kind.PATH_ITEM, "webhooks")
    | _fields(Shape.ONE, Kind.COMPONENTS, "components"),
    Kind.COMPONENTS: _fields(Shape.MAP, Kind.SCHEMA, "schemas")
    | _fields(Shape.MAP, Kind.RESPONSE, "responses")
    | _fields(Shape.MAP, Kind.PARAMETER, "parameters")
    | _fields(Shape.MAP, Kind.EXAMPLE, "examples")
    | _fields(Shape.MAP, Kind.REQUEST_BODY, "requestBodies")
    | _fields(Shape.MAP, Kind.HEADER, "headers")
    | _fields(Shape.MAP, Kind.SECURITY_SCHEME, "securitySchemes")
    | _fields(Shape.MAP, Kind.LINK, "links")
    | _fields(Shape.MAP, Kind.CALLBACK, "callbacks")
    | _fields(Shape.MAP, Kind.PATH_ITEM, "pathItems")
    | _fields(Shape.MAP, Kind.MEDIA_TYPE, "mediaTypes"),
    Kind.PATH_ITEM: _PARAMETERS
    | _fields(
        Shape.ONE,
        Kind.OPERATION,
        "get put post delete options head patch trace query",
    )
    | _fields(Shape.MAP, Kind.OPERATION, "additionalOperations"),
    Kind.OPERATION: _PARAMETERS
    | _fields(Shape.ONE, Kind.REQUEST_BODY, "requestBody")
    | _fields(Shape.PATTERNED, Kind.RESPONSE, "responses")
    | _fields(Shape.MAP, Kind.CALLBACK, "callbacks"),
    Kind.PARAMETER: _VALUE,
    Kind.HEADER: _VALUE,
    Kind.REQUEST_BODY: _CONTENT,
    Kind.RESPONSE: _CONTENT
    | _fields(Shape.MAP, Kind.HEADER, "headers")
    | _fields(Shape.MAP, Kind.LINK, "links"),
    Kind.MEDIA_TYPE: _VALUE
    | _ENCODINGS
    | _fields(Shape.ONE, Kind.SCHEMA, "itemSchema"),
    Kind.ENCODING: _ENCODINGS | _fields(Shape.MAP, Kind.HEADER, "headers"),
    Kind.SCHEMA: _fields(
        Shape.MAP,
        Kind.SCHEMA,
        "properties patternProperties $defs definitions dependentSchemas",
    )
    | _fields(Shape.LIST, Kind.SCHEMA, "allOf anyOf oneOf prefixItems")
    | _fields(
        Shape.ONE,
        Kind.SCHEMA,
        "items additionalProperties not contains propertyNames if then else "
        "unevaluatedItems unevaluatedProperties contentSchema",
    ),
    Kind.EXAMPLE: {},
    Kind.LINK: {},
    Kind.SECURITY_SCHEME: {},
    # A callback is itself a map, from expressions to path items.
    Kind.CALLBACK: {},
}
"""Kind -> field -> how that field holds what."""

SECTIONS: dict[Kind, str] = {
    kind: name for name, (_, kind) in FIELDS[Kind.COMPONENTS].items()
}
"""Kind -> the member of `components` that holds its reusable ones."""
