"""Types in words: those of JSON Schema, and those of Python.

An array of UUIDs is ``array[string(uuid)]`` and ``list[UUID]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.ir import (
    NULL,
    Alias,
    ArrayOf,
    Constant,
    Constants,
    Declaration,
    Enumeration,
    Kind,
    MapOf,
    Object,
    Primitive,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
)
from generator.plan.docs import json_text
from generator.plan.template_models.page_entries import Link

_TYPES: Mapping[Kind, str] = {
    Kind.BYTE: "string(byte)",
    Kind.BASE64URL: "string(base64url)",
    Kind.BINARY: "string(binary)",
    Kind.DATE_TIME: "string(date-time)",
    Kind.DATE: "string(date)",
    Kind.TIME: "string(time)",
    Kind.DURATION: "string(duration)",
    Kind.UUID: "string(uuid)",
    Kind.DECIMAL: "string(decimal)",
    Kind.DECIMAL_NUMBER: "number(decimal)",
    Kind.UNIX_TIME: "integer(unixtime)",
    Kind.TEXT_INTEGER: "string(integer)",
    Kind.TEXT_NUMBER: "string(number)",
}
_PYTHON: Mapping[Kind, str] = {
    Kind.ANY: "Any",
    Kind.NULL: "None",
    Kind.INTEGER: "int",
    Kind.TEXT_INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.TEXT_NUMBER: "float",
    Kind.BOOLEAN: "bool",
    Kind.BYTE: "bytes",
    Kind.BASE64URL: "bytes",
    Kind.BINARY: "bytes",
    Kind.DATE_TIME: "datetime",
    Kind.UNIX_TIME: "datetime",
    Kind.DATE: "date",
    Kind.TIME: "time",
    Kind.DURATION: "Duration",
    Kind.UUID: "UUID",
    Kind.DECIMAL: "Decimal",
    Kind.DECIMAL_NUMBER: "Decimal",
}
"""The types of values without parts; all others are texts."""
_BOUNDS = {
    "minimum": "minimum value is {}",
    "maximum": "maximum value is {}",
    "exclusiveMinimum": "value is greater than {}",
    "exclusiveMaximum": "value is less than {}",
    "multipleOf": "value is a multiple of {}",
    "minLength": "minimum length is {}",
    "maxLength": "maximum length is {}",
    "pattern": "value matches the pattern {}",
    "minItems": "minimum number of items is {}",
    "maxItems": "maximum number of items is {}",
    "uniqueItems": "no item occurs twice",
    "minProperties": "minimum number of properties is {}",
    "maxProperties": "maximum number of properties is {}",
}
_MOST_PARTS = 100
"""Parts of a type that its words have."""


class TypeWords:
    """Writes the types of one API.

    Args:
        declarations: the declared types, by pointer.
        link: returns the link to the page of a type.
    """

    def __init__(
        self, declarations: Mapping[str, Declaration], link: Callable[[str], Link]
    ) -> None:
        self._declarations = declarations
        self._link = link
        self._parts_left = 0

    def label(self, type_: Type, format_: str = "") -> str:
        """Return a type in words: ``array[object]``, ``string(uuid) | null``.

        Types that name others twice each grow fast: parts beyond a number are ``any``.
        """
        self._parts_left = _MOST_PARTS
        return self._label(type_, format_, ())

    def _label(self, type_: Type, format_: str, above: tuple[str, ...]) -> str:
        self._parts_left -= 1
        if self._parts_left < 0:
            return "any"
        match type_:
            case Primitive(kind=kind):
                word = _TYPES.get(kind, kind.value)
                plain = format_ and "(" not in word
                return f"{word}({format_})" if plain else word
            case Constant(value=value):
                return json_text(value)
            case ArrayOf(items=items):
                return f"array[{self._label(items, '', above)}]"
            case TupleOf(items=rows):
                return f"array[{', '.join(self._label(r, '', above) for r in rows)}]"
            case MapOf(values=values):
                return f"map[{self._label(values, '', above)}]"
            case TextOf(type=inner):
                return f"string(JSON of {self._label(inner, '', above)})"
            case UnionOf(members=members):
                words = [self._label(each, format_, above) for each in members]
                return " | ".join(dict.fromkeys(words))
            case Reference(pointer=pointer):
                return self._declared_label(pointer, above)

    def _declared_label(self, pointer: str, above: tuple[str, ...]) -> str:
        match self._declarations[pointer]:
            case Object():
                return "object"
            case Enumeration(members=members):
                is_text = isinstance(members[0].value, str) if members else True
                return "string" if is_text else "integer"
            case Constants(type=type_):
                return self._label(type_, "", above)
            case Alias(type=type_):
                again = pointer in above
                return "any" if again else self._label(type_, "", (*above, pointer))

    def python_type(self, type_: Type) -> tuple[Link, ...]:
        """Return a type as Python writes it, with links to the types that it names."""
        match type_:
            case Reference(pointer=pointer):
                return (self._link(pointer),)
            case ArrayOf(items=items):
                return (Link("list["), *self.python_type(items), Link("]"))
            case MapOf(values=values):
                return (Link("dict[str, "), *self.python_type(values), Link("]"))
            case UnionOf(members=members):
                rows = dict.fromkeys(map(self.python_type, members))
                links = [link for row in rows for link in (Link(" | "), *row)]
                return tuple(links[1:])
            case Primitive(kind=kind):
                return (Link(_PYTHON.get(kind, "str")),)
            case Constant(value=value):
                return (Link(f"Literal[{value!r}]"),)
            case TupleOf():
                return (Link("list[Any]"),)
            case TextOf(type=inner):
                return self.python_type(inner)


def bounds_text(type_: Type) -> str:
    """Return a sentence about the values that a type allows; empty if it allows all."""
    rows = [_bound(key, value) for key, value in _keywords(type_)]
    text = ", ".join(filter(None, rows))
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _bound(keyword: str, value: object) -> str:
    words = _BOUNDS.get(keyword, "")
    if keyword == "uniqueItems" and value is not True:
        return ""
    shown = value if isinstance(value, str) else json_text(value)
    return words.replace("{}", str(shown))


def _keywords(type_: Type) -> Iterable[tuple[str, object]]:
    match type_:
        case Primitive(constraints=constraints) | MapOf(constraints=constraints):
            return constraints.keywords
        case ArrayOf(items=items, constraints=constraints):
            return (*constraints.keywords, *_keywords(items))
        case UnionOf(members=members):
            rows = [each for each in members if each != NULL]
            return _keywords(rows[0]) if len(rows) == 1 else ()
        case _:
            return ()
