"""Types of arguments as Python annotations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import (
    ArrayOf,
    Constant,
    Constants,
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
    without_null,
)
from generator.plan.annotation_layout import split
from generator.plan.value_annotations import ValueAnnotator
from generator.text import Code, code, join, literal

_NUMERALS = {Kind.TEXT_INTEGER: "int", Kind.TEXT_NUMBER: "float"}


class Annotator(ValueAnnotator, frozen=True):
    """Writes types for one module."""

    # The type that a caller passes is wider than the one that the model holds.

    def argument(self, type_: Type) -> Code:
        """The annotation of an argument: plain values beside enumerations and UUIDs."""
        forms = self._without_int(list(self._arguments(type_)))
        if len({*forms} - {Code("None")}) > 1 and self._chooses(type_):
            self.register_unions()
        return self._alternatives(forms)

    def _chooses(self, type_: Type) -> bool:
        """Return whether a value may be of several types, plain spellings of one apart."""
        plain = without_null(type_)
        if isinstance(plain, TextOf):
            return self._chooses(plain.type)
        if isinstance(plain, Reference):
            listed = self.declarations.get(plain.pointer)
            return isinstance(listed, Constants) and self._chooses(listed.type)
        return isinstance(plain, UnionOf)

    def _without_int(self, rows: list[Code]) -> list[Code]:
        """Leave `int` out beside `float`, which takes integers as well (PEP 484)."""
        names = [row.source.lstrip("_") for row in rows]
        if "int" not in names or self.builtin("float") not in rows:
            return rows
        whole = self.builtin("int")
        return [row for row in rows if row != whole]

    def dict_form(self, type_: Type, *, is_quoted: bool = False) -> Code:
        """The type of what stands for values of a type: dicts, and arrays of them.

        Args:
            type_: what is made of classes.
            is_quoted: whether types inside brackets are text, as they may mention what
                is being defined.
        """
        return self._alternatives(list(self._dict_forms(type_, is_quoted)))

    def _dict_forms(self, type_: Type, is_quoted: bool) -> Iterator[Code]:
        if isinstance(type_, UnionOf):
            for member in type_.members:
                yield from self._dict_forms(member, is_quoted)
        elif isinstance(type_, Reference):
            yield from self._beside_class(type_.pointer)
        elif isinstance(type_, (ArrayOf, MapOf, TupleOf)):
            for form in self._arguments(type_):
                yield _quoted_inside(form) if is_quoted else form

    def _beside_class(self, pointer: str) -> Iterator[Code]:
        """The types of values that are taken beside those of a declared type."""
        name = self.dicts.get(pointer)
        if name is None:
            return
        declaration, home = self.declarations[pointer], self.homes[pointer]
        if home == self.dicts_module:
            yield self.scope.own(name)
        elif self.dicts_module is not None:
            yield self.scope.name(f".{home}", name, self.avoid)
        else:
            class_name = self.names.classes[pointer, self.sending]
            stands_for = (f"{self.root}models.{home}", class_name)
            module = f"{self.root}_dicts.{home}"
            yield self.scope.checked_name(module, name, stands_for, self.avoid)
        if isinstance(declaration, Object) and declaration.additional is not None:
            mapping = self.abc("Mapping")
            yield code(
                "{}[{}, {}]", mapping, self.builtin("str"), self.builtin("object")
            )

    def _arguments(self, type_: Type) -> Iterator[Code]:
        if isinstance(type_, UnionOf):
            constants = tuple(m for m in type_.members if isinstance(m, Constant))
            if constants:
                yield self._literal(constants)
            for member in type_.members:
                if not isinstance(member, Constant):
                    yield from self._arguments(member)
        elif isinstance(type_, TextOf):
            yield from self._arguments(type_.type)
        elif isinstance(type_, Reference) and isinstance(
            listed := self.declarations.get(type_.pointer), Constants
        ):
            yield from self._arguments(listed.type)
        elif isinstance(type_, ArrayOf):
            items = self.argument(type_.items)
            array = code("{}[{}]", self.abc("Sequence"), items)
            yield self.limited(array, type_.constraints)
        elif isinstance(type_, MapOf):
            values = self.argument(type_.values)
            names = self.builtin("str")
            mapping = code("{}[{}, {}]", self.abc("Mapping"), names, values)
            yield self.limited(mapping, type_.constraints)
        elif isinstance(type_, Primitive) and type_.kind in _NUMERALS:
            yield self.builtin(_NUMERALS[type_.kind])
        elif isinstance(type_, TupleOf):
            yield self.tuple_of(self.argument(item) for item in type_.items)
        else:
            yield self.expression(type_)
            if isinstance(type_, Reference):
                yield from self._beside_class(type_.pointer)
            plain = self._plain_value(type_)
            if plain is not None:
                yield plain

    def accepts_plain_value(self, type_: Type) -> bool:
        """Return whether a union has a member that also is the plain spelling of another."""
        if not isinstance(type_, UnionOf):
            return False
        kinds = {row.kind for row in type_.members if isinstance(row, Primitive)}
        return any(self._plain_kind(row) in kinds for row in type_.members)

    def _plain_value(self, type_: Type) -> Code | None:
        kind = self._plain_kind(type_)
        if kind is None:
            return None
        return self.builtin("str" if kind is Kind.STRING else "int")

    def _plain_kind(self, type_: Type) -> Kind | None:
        """The kind of plain value that an argument takes as well."""
        if isinstance(type_, Primitive) and type_.kind in (Kind.UUID, Kind.DURATION):
            return Kind.STRING
        if isinstance(type_, Reference):
            declaration = self.declarations.get(type_.pointer)
            if isinstance(declaration, Enumeration):
                textual = isinstance(declaration.members[0].value, str)
                return Kind.STRING if textual else Kind.INTEGER
        return None


def _quoted_inside(type_: Code) -> Code:
    """Write what a type has in brackets as text: `Sequence["Tree"]`."""
    start, _, inner = type_.source.partition("[")
    items = (literal(row) for row in split(inner.removesuffix("]"), ", "))
    return code("{}[{}]", Code(start), join(", ", items))
