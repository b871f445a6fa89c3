"""Sample values of types: `"Rex"` for a name, `"2026-01-02T03:04:05Z"` for a date-time.

The document's own examples and defaults come first; what has none is made from its type.
A sample is JSON: what stands in a body or, as one text, in a URL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ir.declarations import (
    Alias,
    Constants,
    Declaration,
    Enumeration,
    Object,
)
from generator.ir.declarations import Property as _Property
from generator.ir.sample_scalars import is_of_kind, primitive_sample
from generator.ir.types import (
    NULL,
    ArrayOf,
    Constant,
    Constraints,
    MapOf,
    Primitive,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
)

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
                return primitive_sample(type_, name)

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
            inside = (*above, pointer)
            found = self._properties(declaration, inside, self._sending)
            return found or dict(self._first_property(declaration, inside))
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

    def _first_property(
        self, declaration: Object, above: tuple[str, ...]
    ) -> Iterator[tuple[str, object]]:
        """Yield one property of an object that requires none: it says what it is for."""
        for each in declaration.properties:
            is_visible = not (each.read_only if self._sending else each.write_only)
            if is_visible and not self._leads_back(each.type, above):
                yield each.name, self._property(each, above)
                return

    def _property(self, each: _Property, above: tuple[str, ...]) -> object:
        if each.tag is not None:
            return each.tag
        for value in (*each.examples, *each.default):
            if self._is_of_type(each.type, value):
                return value
        return self._sample(each.type, each.name, above)

    def _is_of_type(self, type_: Type, value: object) -> bool:
        """Tell whether an example is of a type, at its top: documents' are not always."""
        match type_:
            case Primitive(kind=kind):
                return is_of_kind(kind, value)
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
