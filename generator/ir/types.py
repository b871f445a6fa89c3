"""Types of values: what a schema says, without how a language writes it."""

from __future__ import annotations

from enum import Enum

from generator.ir.values import Alternative, Value


class Kind(Enum):
    """The kinds of a value that has no parts.

    Named after JSON's types (RFC 8259) and the formats of the OpenAPI format registry.
    """

    ANY = "any"
    NULL = "null"
    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    BYTE = "byte"
    BASE64URL = "base64url"
    BINARY = "binary"
    DATE_TIME = "date-time"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    UUID = "uuid"
    DECIMAL = "decimal"
    DECIMAL_NUMBER = "decimal-number"
    UNIX_TIME = "unixtime"
    TEXT_INTEGER = "text-integer"
    TEXT_NUMBER = "text-number"


class Constraints(Value, frozen=True):
    """The constraints on a value beyond its type, by keyword of JSON Schema.

    Attributes:
        keywords: pairs of keyword (``maxLength``) and value, in a fixed order.
    """

    keywords: tuple[tuple[str, object], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.keywords)


_FREE = Constraints()


class Primitive(Alternative, frozen=True):
    """A value without parts."""

    kind: Kind
    constraints: Constraints = _FREE
    secret: bool = False


ANY = Primitive(Kind.ANY)
NULL = Primitive(Kind.NULL)


class Constant(Alternative, frozen=True):
    """Exactly one value: a string, an integer, a boolean."""

    value: str | int | bool


class ArrayOf(Alternative, frozen=True):
    """An array whose items share a type."""

    items: Type
    constraints: Constraints = _FREE


class TupleOf(Alternative, frozen=True):
    """An array whose first items have types of their own (``prefixItems``)."""

    items: tuple[Type, ...]


class MapOf(Alternative, frozen=True):
    """An object without declared properties: names to values of one type."""

    values: Type
    constraints: Constraints = _FREE


class Reference(Alternative, frozen=True):
    """A declared type, by the pointer of its schema.

    Attributes:
        unlisted: whether the document allows any other text beside a list of texts.
    """

    pointer: str
    unlisted: bool = False


class Discriminator(Value, frozen=True):
    """The property that tells the members of a union apart, and its values.

    Attributes:
        property_name: the property's name on the wire.
        mapping: pairs of a value and the pointer of the member that it selects.
        default: pointer of the member for other values, or None.
    """

    property_name: str
    mapping: tuple[tuple[str, str], ...]
    default: str | None = None


class UnionOf(Alternative, frozen=True):
    """One of several types; ``NULL`` among the members makes it nullable."""

    members: tuple[Type, ...]
    discriminator: Discriminator | None = None


class TextOf(Alternative, frozen=True):
    """A string that holds the JSON text of a value (``contentSchema``)."""

    type: Type


Type = Primitive | Constant | ArrayOf | TupleOf | MapOf | TextOf | Reference | UnionOf


def is_nullable(type_: Type) -> bool:
    """Return whether null is one of the values, as far as the type itself says."""
    if isinstance(type_, UnionOf):
        return NULL in type_.members
    return type_ == NULL


def with_null(type_: Type) -> Type:
    """The type with null as one of its values, at the end."""
    if type_ in (ANY, NULL):
        return type_
    if isinstance(type_, UnionOf):
        members = tuple(member for member in type_.members if member != NULL)
        return UnionOf((*members, NULL), type_.discriminator)
    return UnionOf((type_, NULL))


def without_null(type_: Type) -> Type:
    """The type of the values other than null."""
    if not isinstance(type_, UnionOf) or NULL not in type_.members:
        return type_
    members = tuple(member for member in type_.members if member != NULL)
    if len(members) == 1:
        return members[0]
    return UnionOf(members, type_.discriminator)


def children(type_: Type) -> tuple[Type, ...]:
    """The types that a type is made of, one level down."""
    if isinstance(type_, ArrayOf):
        return (type_.items,)
    if isinstance(type_, MapOf):
        return (type_.values,)
    if isinstance(type_, TextOf):
        return (type_.type,)
    if isinstance(type_, TupleOf):
        return type_.items
    if isinstance(type_, UnionOf):
        return type_.members
    return ()
