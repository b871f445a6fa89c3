"""Sample values of types: `"Rex"` for a name, `"2026-01-02T03:04:05Z"` for a date-time.

The document's own examples and defaults come first; what has none is made from its type.
A sample is JSON: what stands in a body or, as one text, in a URL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from generator.ir.declarations import (
    Alias,
    Constants,
    Declaration,
    Enumeration,
    Object,
)
from generator.ir.declarations import Property as _Property
from generator.ir.types import (
    NULL,
    ArrayOf,
    Constant,
    Constraints,
    Kind,
    MapOf,
    Primitive,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
)

_TEXTS: Mapping[Kind, str] = {
    Kind.BYTE: "aGVsbG8=",
    Kind.BASE64URL: "aGVsbG8",
    Kind.BINARY: "hello",
    Kind.DATE_TIME: "2026-01-02T03:04:05Z",
    Kind.DATE: "2026-01-02",
    Kind.TIME: "03:04:05Z",
    Kind.DURATION: "PT1H",
    Kind.UUID: "11111111-2222-4333-8444-555555555555",
    Kind.DECIMAL: "9.99",
}
_PATTERN_CANDIDATES = (
    "abc",
    "ABC",
    "a",
    "A",
    "1",
    "12345",
    "abc123",
    "abc-123",
    "abc_123",
    "1.0",
    "1.2.3",
    "2026-01-02",
    "someone@example.com",
    "https://example.com",
    "192.0.2.1",
    "#a1b2c3",
    "/a/b",
    "AB",
    "USD",
    "+41441234567",
)
"""Texts to try where a pattern is given; a pattern that takes none gets plain text."""
_NAMED_TEXTS = {
    "email": "someone@example.com",
    "url": "https://example.com",
    "uri": "https://example.com",
    "phone": "+41441234567",
    "currency": "USD",
    "country": "CH",
    "language": "en",
    "ip": "192.0.2.1",
}
_DEEPEST = 12


class SampleMaker:
    """Makes samples of the types of one API.

    A type that contains itself ends where it would come back: optional properties are
    left out there, arrays and maps are empty, unions take another member.

    Args:
        declarations: the declared types, by pointer.
        sending: whether samples are of requests, which have no read-only properties, or
            of responses, which have no write-only ones.
    """

    def __init__(
        self, declarations: Mapping[str, Declaration], *, sending: bool
    ) -> None:
        self._declarations = declarations
        self._sending = sending

    def sample(
        self, type_: Type, *, name: str = "", given: Iterable[object] = ()
    ) -> object:
        """Return a sample of a type.

        Args:
            type_: the type.
            name: of the property or parameter, a hint for plain texts.
            given: the document's examples and default for this place; the first that is
                of the type is taken.
        """
        for value in given:
            if self._is_of_type(type_, value):
                return value
        return self._sample(type_, name, ())

    def property_samples(
        self, declaration: Object, *, required_only: bool
    ) -> dict[str, object]:
        """Return a sample of each property of an object, by its name on the wire."""
        return self._properties(declaration, (declaration.pointer,), required_only)

    def _sample(self, type_: Type, name: str, above: tuple[str, ...]) -> object:
        match type_:
            case Constant(value=value):
                return value
            case ArrayOf(items=items, constraints=constraints):
                return self._array(items, constraints, name, above)
            case TupleOf(items=items):
                return [self._sample(item, name, above) for item in items]
            case MapOf(values=values):
                inner = self._unless_recursive(values, "value", above)
                return {} if inner is _NOTHING else {"key": inner}
            case UnionOf(members=members):
                return self._union(members, name, above)
            case TextOf():
                return "{}"
            case Reference(pointer=pointer):
                return self._declared(pointer, name, above)
            case _:
                return _primitive_sample(type_, name)

    def _declared(self, pointer: str, name: str, above: tuple[str, ...]) -> object:
        declaration = self._declarations[pointer]
        if isinstance(declaration, Enumeration):
            return declaration.members[0].value
        if isinstance(declaration, Constants):
            return declaration.values[0]
        if pointer in above or len(above) > _DEEPEST:
            return {} if isinstance(declaration, Object) else None
        if isinstance(declaration, Object):
            for example in declaration.examples:
                return example
            return self._properties(declaration, (*above, pointer), self._sending)
        return self._sample(declaration.type, name, (*above, pointer))

    def _properties(
        self, declaration: Object, above: tuple[str, ...], required_only: bool
    ) -> dict[str, object]:
        return {
            each.name: self._property(each, above)
            for each in declaration.properties
            if not (each.read_only if self._sending else each.write_only)
            and (
                each.required
                or not (required_only or self._leads_back(each.type, above))
            )
        }

    def _property(self, each: _Property, above: tuple[str, ...]) -> object:
        for value in (*each.examples, *each.default):
            if self._is_of_type(each.type, value):
                return value
        return self._sample(each.type, each.name, above)

    def _is_of_type(self, type_: Type, value: object) -> bool:
        """Tell whether an example is of a type, at its top: documents' are not always."""
        match type_:
            case Primitive(kind=kind):
                return _is_of_kind(kind, value)
            case Constant(value=constant):
                return value == constant
            case ArrayOf() | TupleOf():
                return isinstance(value, list)
            case MapOf():
                return isinstance(value, dict)
            case UnionOf(members=members):
                return any(self._is_of_type(member, value) for member in members)
            case TextOf():
                return isinstance(value, str)
            case Reference(pointer=pointer):
                return self._is_declared(self._declarations.get(pointer), value)

    def _is_declared(self, declaration: Declaration | None, value: object) -> bool:
        match declaration:
            case Object():
                return isinstance(value, dict)
            case Enumeration(members=members):
                return any(member.value == value for member in members)
            case Alias(type=inner, recursive=False):
                return self._is_of_type(inner, value)
            case _:
                return True

    def _array(
        self, items: Type, constraints: Constraints, name: str, above: tuple[str, ...]
    ) -> list[object]:
        inner = self._unless_recursive(items, name.removesuffix("s"), above)
        count = dict(constraints.keywords).get("minItems", 1)
        if inner is _NOTHING:
            return []
        return [inner] * max(1, count if isinstance(count, int) and count < 20 else 1)

    def _union(
        self, members: tuple[Type, ...], name: str, above: tuple[str, ...]
    ) -> object:
        candidates = [member for member in members if member != NULL]
        for member in candidates:
            if not self._leads_back(member, above):
                return self._sample(member, name, above)
        if NULL in members or not candidates:
            return None
        return self._sample(candidates[0], name, above)

    def _unless_recursive(
        self, type_: Type, name: str, above: tuple[str, ...]
    ) -> object:
        if self._leads_back(type_, above):
            return _NOTHING
        return self._sample(type_, name, above)

    def _leads_back(self, type_: Type, above: tuple[str, ...]) -> bool:
        """Tell whether a type, or what it wraps, is one that is being sampled."""
        match type_:
            case Reference(pointer=pointer):
                return pointer in above or len(above) > _DEEPEST
            case ArrayOf(items=inner) | MapOf(values=inner):
                return self._leads_back(inner, above)
            case UnionOf(members=members):
                return all(self._leads_back(each, above) for each in members)
            case _:
                return False


_NOTHING = object()


def _primitive_sample(type_: Primitive, name: str) -> object:
    if type_.kind is Kind.NULL:
        return None
    if type_.kind is Kind.BOOLEAN:
        return True
    limits = dict(type_.constraints.keywords)
    if type_.kind in (Kind.INTEGER, Kind.NUMBER, Kind.DECIMAL_NUMBER, Kind.UNIX_TIME):
        return _number_sample(type_.kind, limits)
    if type_.kind in _TEXTS:
        return _TEXTS[type_.kind]
    return _text_sample(limits, name)


_PARSERS: Mapping[Kind, Callable[[str], object]] = {
    Kind.DATE_TIME: datetime.fromisoformat,
    Kind.DATE: date.fromisoformat,
    Kind.UUID: UUID,
}


def _is_of_kind(kind: Kind, value: object) -> bool:
    if kind is Kind.ANY:
        return True
    if value is None or kind is Kind.NULL:
        return value is None and kind is Kind.NULL
    if isinstance(value, bool) or kind is Kind.BOOLEAN:
        return isinstance(value, bool) and kind is Kind.BOOLEAN
    if kind in (Kind.INTEGER, Kind.UNIX_TIME):
        return isinstance(value, int)
    if kind in (Kind.NUMBER, Kind.DECIMAL_NUMBER):
        return isinstance(value, (int, float))
    if not isinstance(value, str):
        return False
    try:
        _PARSERS.get(kind, str)(value)
    except ValueError:
        return False
    return True


def _number_sample(kind: Kind, limits: Mapping[str, object]) -> int | float:
    if kind is Kind.UNIX_TIME:
        return 1767323045
    step = _limit(limits, "multipleOf") or 1
    low, above = _limit(limits, "minimum"), _limit(limits, "exclusiveMinimum")
    high, below = _limit(limits, "maximum"), _limit(limits, "exclusiveMaximum")
    value: int | float = step
    if low is not None and value < low:
        value = -(-low // step) * step
    if above is not None and value <= above:
        value = (above // step + 1) * step
    if high is not None and value > high:
        value = high // step * step
    if below is not None and value >= below:
        value = (-(-below // step) - 1) * step
    return int(value) if kind is Kind.INTEGER else value


def _limit(limits: Mapping[str, object], keyword: str) -> int | float | None:
    value = limits.get(keyword)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return value


def _text_sample(limits: Mapping[str, object], name: str) -> str:
    shortest, longest = limits.get("minLength", 0), limits.get("maxLength")
    low = shortest if isinstance(shortest, int) else 0
    high = longest if isinstance(longest, int) else None
    words = re.split(r"[^a-z]+", name.lower())
    text = next((_NAMED_TEXTS[word] for word in words if word in _NAMED_TEXTS), name)
    candidates = (text or "text", *_PATTERN_CANDIDATES)
    pattern = limits.get("pattern")
    if isinstance(pattern, str):
        literal = re.sub(r"\\(.)", r"\1", pattern.removeprefix("^").removesuffix("$"))
        for candidate in (*candidates, literal):
            if _takes(pattern, candidate) and _fits(candidate, low, high):
                return candidate
    text = candidates[0].ljust(min(low, 200), "x")
    return text if high is None else text[:high]


def _fits(text: str, low: int, high: int | None) -> bool:
    return low <= len(text) and (high is None or len(text) <= high)


def _takes(pattern: str, text: str) -> bool:
    """Tell whether a pattern (ECMA-262) accepts a text.

    The engine bounds its own work, whatever the pattern.
    """
    import jsonschema_rs  # heavy, and few documents have a pattern without an example

    try:
        return jsonschema_rs.is_valid({"type": "string", "pattern": pattern}, text)
    except ValueError:
        return False
