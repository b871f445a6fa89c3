"""Types that have a name of their own."""

from __future__ import annotations

from generator.ir.types import Type
from generator.ir.values import Alternative, Value
from generator.ir.xml import Xml


class Property(Value, frozen=True):
    """A property of an object.

    Attributes:
        pointer: of its schema.
        name: on the wire.
        python_name: what ``x-python-name`` asks for, or None.
        default: pairs with one value, the documented default, or ().
        xml: how it differs in XML from an element of its name, or None.
        format: what the schema names (``uri-reference``), for readers; the type has
            its meaning where it changes values.
        tag: the value by which unions know the object that has it, or None.
    """

    pointer: str
    name: str
    type: Type
    required: bool
    description: str = ""
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    default: tuple[object, ...] = ()
    examples: tuple[object, ...] = ()
    python_name: str | None = None
    xml: Xml | None = None
    format: str = ""
    tag: str | int | bool | None = None


class Hints(Value, frozen=True):
    """Words that a document offers for the name of a type, beside its pointer.

    Attributes:
        title: the schema's ``title``, or None.
        python_name: what ``x-python-name`` asks for, or None.
    """

    title: str | None = None
    python_name: str | None = None


class Object(Alternative, frozen=True):
    """An object with declared properties.

    Attributes:
        additional: the type of further properties where the document writes one.
        examples: of the whole object.
        xml: what it is as the root of a body in XML; None in documents without XML.
        closed: whether the document forbids other properties than these.
    """

    pointer: str
    hints: Hints
    properties: tuple[Property, ...]
    additional: Type | None = None
    description: str = ""
    deprecated: bool = False
    xml: Xml | None = None
    examples: tuple[object, ...] = ()
    closed: bool = False


class EnumMember(Value, frozen=True):
    """A value of an enumeration, with the texts that extensions add to it."""

    value: str | int
    name: str | None = None
    description: str = ""


class Enumeration(Alternative, frozen=True):
    """Strings, or integers, of which a document lists the known ones."""

    pointer: str
    hints: Hints
    members: tuple[EnumMember, ...]
    description: str = ""
    deprecated: bool = False


class Constants(Alternative, frozen=True):
    """Values of other or mixed types: they keep their type and get names.

    Attributes:
        type: what the values are.
    """

    pointer: str
    hints: Hints
    type: Type
    values: tuple[object, ...]
    description: str = ""
    deprecated: bool = False


class Alias(Alternative, frozen=True):
    """Another name for a type: a named array, map, union or scalar.

    Attributes:
        recursive: whether the type contains itself without a class in between.
    """

    pointer: str
    hints: Hints
    type: Type
    description: str = ""
    deprecated: bool = False
    recursive: bool = False


Declaration = Object | Enumeration | Constants | Alias
