"""Strings, numbers and the formats that give them a type of their own."""

from __future__ import annotations

from generator.ir import ANY, Constraints, Kind, MapOf, Primitive, Type
from generator.lower.merged_schema import MergedSchema

_STRING_FORMATS = {
    "date-time": Kind.DATE_TIME,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "duration": Kind.DURATION,
    "uuid": Kind.UUID,
    "byte": Kind.BYTE,
    "base64": Kind.BYTE,
    "base64url": Kind.BASE64URL,
    "binary": Kind.BINARY,
    "decimal": Kind.DECIMAL,
}
_ENCODINGS = {"base64": Kind.BYTE, "base64url": Kind.BASE64URL}
_NUMBER_FORMATS = {
    "unixtime": Kind.UNIX_TIME,
    "unix-time": Kind.UNIX_TIME,
    "decimal": Kind.DECIMAL_NUMBER,
}


_BITS = {"int32": 32, "int64": 64}


def scalar(merged: MergedSchema, name: str, *, is_numeral: bool = False) -> Type:
    """The type of a string, number, integer or boolean, by its format.

    Args:
        merged: the schema.
        name: which of its JSON types is meant.
        is_numeral: whether a number may also be written as a text.

    Returns:
        The type, with its constraints. An unknown format changes nothing
        (JSON Schema Validation, section 7.2.3).
    """
    if name == "string":
        return _string(merged)
    if name in ("integer", "number"):
        fallback = Kind.INTEGER if name == "integer" else Kind.NUMBER
        kind = _NUMBER_FORMATS.get(str(merged.keyword("format")), fallback)
        if is_numeral:
            kind = Kind.TEXT_INTEGER if kind is Kind.INTEGER else Kind.TEXT_NUMBER
        limits = _only(merged, "um", "multipleOf")
        return Primitive(kind, _without_range(limits, str(merged.keyword("format"))))
    return Primitive(Kind.BOOLEAN)


def _without_range(limits: Constraints, format_: str) -> Constraints:
    """Leave out limits that only repeat the range of a format."""
    bits = _BITS.get(format_)
    if bits is None:
        return limits
    largest = 2 ** (bits - 1) - 1
    return Constraints(
        tuple(
            (key, value)
            for key, value in limits.keywords
            if not (
                key == "maximum"
                and isinstance(value, (int, float))
                and value >= largest
            )
            and not (
                key == "minimum"
                and isinstance(value, (int, float))
                and value <= -largest
            )
        )
    )


def holds_json(merged: MergedSchema) -> bool:
    """Return whether a string holds JSON (JSON Schema Validation, 8.4)."""
    media_type = (
        str(merged.keyword("contentMediaType")).partition(";")[0].strip().lower()
    )
    plain = not merged.keyword("contentEncoding")
    return plain and media_type.endswith(("/json", "+json"))


def any_value(merged: MergedSchema) -> Type:
    """A schema that says nothing about the type; of other media types it is a file."""
    media_type = merged.keyword("contentMediaType")
    if media_type and not merged.keyword("contentEncoding") and not holds_json(merged):
        return Primitive(Kind.BINARY)
    return ANY


def free_map(values: Type, merged: MergedSchema) -> Type:
    """An object without declared properties."""
    return MapOf(values, _only(merged, "Properties"))


def array_constraints(merged: MergedSchema) -> Constraints:
    """Return the constraints on an array as a whole."""
    return _only(merged, "Items")


def _string(merged: MergedSchema) -> Type:
    encoding = merged.keyword("contentEncoding")
    kind = _ENCODINGS.get(str(encoding)) or _STRING_FORMATS.get(
        str(merged.keyword("format")), Kind.STRING
    )
    if kind is Kind.STRING and not encoding and _is_binary(merged):
        kind = Kind.BINARY
    secret = merged.keyword("format") == "password"
    return Primitive(kind, _only(merged, "Length", "pattern"), secret)


def _is_binary(merged: MergedSchema) -> bool:
    """Return whether content is of a media type that is no text."""
    media_type = (
        str(merged.keyword("contentMediaType")).partition(";")[0].strip().lower()
    )
    named = media_type.startswith(_BINARY) and not media_type.endswith("+xml")
    return named or media_type == "application/octet-stream"


_BINARY = ("image/", "audio/", "video/", "font/")


def _only(merged: MergedSchema, *endings: str) -> Constraints:
    rows = merged.constraints.keywords
    return Constraints(tuple(row for row in rows if row[0].endswith(endings)))
