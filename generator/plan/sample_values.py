"""Samples as Python values: `date.fromisoformat("2026-01-02")` for the text of a date."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir import (
    Alias,
    Api,
    ArrayOf,
    Kind,
    MapOf,
    Object,
    Primitive,
    Reference,
    Type,
    UnionOf,
)
from generator.plan.layout import Group, mapping
from generator.text import Code, code, identifier, literal

_PARSED: Mapping[Kind, tuple[str, str]] = {
    Kind.DATE_TIME: ("datetime", "datetime"),
    Kind.DATE: ("datetime", "date"),
    Kind.TIME: ("datetime", "time"),
}
"""The classes of the standard library whose `fromisoformat` reads a sample."""
_EXACT = frozenset((Kind.DECIMAL, Kind.DECIMAL_NUMBER))
BYTES = frozenset((Kind.BYTE, Kind.BASE64URL, Kind.BINARY))
FILE = Code('b"hello"')


class ValueWriter:
    """Writes JSON samples as the Python values that arguments take.

    Attributes:
        imports: the names that the values need, by module and name.
    """

    def __init__(self, api: Api, imports: dict[tuple[str, str], None]) -> None:
        self._declarations = api.declarations
        self.imports = imports

    def value(self, type_: Type, sample: object) -> Code | Group:
        """Return the Python expression of a sample; a model is written as a dict."""
        if sample is None or isinstance(sample, bool):
            return literal(sample)
        match type_:
            case Primitive(kind=kind):
                return self._primitive(kind, sample)
            case ArrayOf(items=items) if isinstance(sample, list):
                return array_display([self.value(items, each) for each in sample])
            case MapOf(values=values) if isinstance(sample, dict):
                return _mapping({k: self.value(values, v) for k, v in sample.items()})
            case UnionOf(members=members):
                return self._union(members, sample)
            case Reference(pointer=pointer):
                return self._declared(pointer, sample)
            case _:
                return _plain(sample)

    def _primitive(self, kind: Kind, sample: object) -> Code:
        if not isinstance(sample, str):
            return literal(sample)
        if kind in _PARSED:
            module, name = _PARSED[kind]
            self.imports[module, name] = None
            return code("{}.fromisoformat({})", identifier(name), literal(sample))
        if kind in _EXACT:
            self.imports["decimal", "Decimal"] = None
            return code("Decimal({})", literal(sample))
        if kind is Kind.BINARY or kind in BYTES:
            return FILE
        return literal(sample)

    def _declared(self, pointer: str, sample: object) -> Code | Group:
        declaration = self._declarations[pointer]
        if isinstance(declaration, Alias):
            return self.value(declaration.type, sample)
        if isinstance(declaration, Object) and isinstance(sample, dict):
            types = {each.name: each.type for each in declaration.properties}
            return _mapping(
                {
                    name: (
                        self.value(types[name], value)
                        if name in types
                        else _plain(value)
                    )
                    for name, value in sample.items()
                }
            )
        return _plain(sample)

    def _union(self, members: tuple[Type, ...], sample: object) -> Code | Group:
        """Write a sample by the member that it is most like."""
        for member in members:
            if self._is_like(member, sample):
                return self.value(member, sample)
        return _plain(sample)

    def _is_like(self, type_: Type, sample: object) -> bool:
        match type_:
            case Primitive(kind=kind):
                if isinstance(sample, str):
                    return kind not in (Kind.INTEGER, Kind.NUMBER, Kind.NULL)
                return kind in (Kind.INTEGER, Kind.NUMBER, Kind.DECIMAL_NUMBER)
            case ArrayOf():
                return isinstance(sample, list)
            case MapOf():
                return isinstance(sample, dict)
            case Reference(pointer=pointer):
                declaration = self._declarations[pointer]
                if isinstance(declaration, Alias):
                    return self._is_like(declaration.type, sample)
                if not isinstance(declaration, Object):
                    return isinstance(sample, (str, int))
                names = {each.name for each in declaration.properties if each.required}
                return isinstance(sample, dict) and names <= sample.keys()
            case _:
                return False


def _plain(sample: object) -> Code | Group:
    """Write JSON as it is."""
    if isinstance(sample, list):
        return array_display([_plain(each) for each in sample])
    if isinstance(sample, dict):
        return _mapping({name: _plain(value) for name, value in sample.items()})
    return literal(sample)


def array_display(items: list[Code | Group]) -> Group:
    """Write a list."""
    return Group(Code("["), tuple(items), Code("]"))


def _mapping(items: Mapping[str, Code | Group]) -> Group:
    return mapping((literal(name), value) for name, value in items.items())
