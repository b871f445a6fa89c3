"""Types of values that are read or held, as Python annotations."""

from __future__ import annotations

from collections.abc import Callable

from generator.ir import (
    NULL,
    Alias,
    ArrayOf,
    Constant,
    Constants,
    Discriminator,
    MapOf,
    Primitive,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
    without_null,
)
from generator.plan.msgspec_support import allows_null, alternatives, is_custom
from generator.plan.type_pieces import TypePieces
from generator.text import Code, code, join, literal

_MAX_CHAIN = 60
"""The alternatives that are joined by `|`: checkers read each one level deeper."""


class ValueAnnotator(TypePieces, frozen=True):
    """Writes the types of fields and of results for one module."""

    # The annotation of a model's field, which msgspec reads.

    def field(self, type_: Type) -> Code:
        """The annotation of a model's field."""
        plain = without_null(type_)
        wrapped = self._field(plain)
        return self._with_none(wrapped) if plain != type_ else wrapped

    def _field(self, type_: Type) -> Code:
        if self.is_custom(type_):
            inner = self.expression(type_)
            return inner if self._marks_itself(type_) else self._wire(inner)
        if isinstance(type_, ArrayOf):
            return self.limited(
                self.list_of(self.field(type_.items)), type_.constraints
            )
        if isinstance(type_, MapOf):
            return self.limited(
                self.dict_of(self.field(type_.values)), type_.constraints
            )
        if isinstance(type_, TupleOf):
            return self.tuple_of(self.field(item) for item in type_.items)
        if isinstance(type_, UnionOf):
            self._register_unions(type_)
            return self._alternatives(self._members(type_, self.field))
        return self.expression(type_)

    # The type that a response is decoded to, and that a method returns.

    def expression(self, type_: Type) -> Code:
        """The type as an expression that this package's codec understands."""
        if isinstance(type_, Primitive):
            return self.primitive(type_)
        if isinstance(type_, Constant):
            return self._literal((type_,))
        if isinstance(type_, Reference):
            return self._reference(type_)
        if isinstance(type_, ArrayOf):
            return self.limited(
                self.list_of(self.expression(type_.items)), type_.constraints
            )
        if isinstance(type_, MapOf):
            return self.limited(
                self.dict_of(self.expression(type_.values)), type_.constraints
            )
        if isinstance(type_, TupleOf):
            return self.tuple_of(self.expression(item) for item in type_.items)
        if isinstance(type_, TextOf):
            inner = self.expression(type_.type)
            return code(
                "{}[{}]", self.runtime("serialization.json_string", "JsonText"), inner
            )
        return self._union(type_)

    def reference(self, pointer: str) -> Code:
        """The name of a declared type, imported where it lives elsewhere."""
        declaration = self.declarations[pointer]
        if isinstance(declaration, Constants):
            return self.expression(declaration.type)
        name = self.names.classes[pointer, self.sending]
        home = self.homes[pointer]
        self.scope.uses_deprecated |= declaration.deprecated
        if home == self.module:
            return self.scope.own(name)
        relative = "." if self.module is not None else f"{self.root}models."
        return self.scope.name(f"{relative}{home}", name, self.avoid)

    def _reference(self, type_: Reference) -> Code:
        inner = self.reference(type_.pointer)
        if not type_.unlisted:
            return inner
        mark = self.runtime("serialization.unlisted", "Unlisted")
        return code("{}[{}, {}()]", self.typing("Annotated"), inner, mark)

    def allows_null(self, type_: Type) -> bool:
        """Return whether null is one of the values, be it through a named type."""
        return allows_null(self.declarations, type_)

    def is_custom(self, type_: Type) -> bool:
        """Return whether msgspec cannot decode a type by itself."""
        return is_custom(self.declarations, type_)

    def _marks_itself(self, type_: Type) -> bool:
        """Aliases and own formats are markers already."""
        if isinstance(type_, (Primitive, TextOf)):
            return True
        if isinstance(type_, Reference):
            return isinstance(self.declarations[type_.pointer], Alias)
        return False

    def _wire(self, inner: Code) -> Code:
        return code("{}[{}]", self.runtime("serialization.wire", "Wire"), inner)

    def _union(self, type_: UnionOf) -> Code:
        plain = without_null(type_)
        if not isinstance(plain, UnionOf):
            return self._with_none(self.expression(plain))
        self._register_unions(plain)
        inner = self._alternatives(self._members(plain, self.expression))
        if plain.discriminator is not None:
            marked = self._discriminator(plain.discriminator)
            inner = code("{}[{}, {}]", self.typing("Annotated"), inner, marked)
        return self._with_none(inner) if NULL in type_.members else inner

    def _register_unions(self, type_: UnionOf) -> None:
        """Have the module register unions, unless this one is of constants only."""
        members = alternatives(self.declarations, type_)
        if not all(isinstance(member, Constant) for member in members[1:]):
            self.register_unions()

    def register_unions(self) -> None:
        """Have the module make unions known to the codec."""
        self.register("union_types", "register_unions")

    def _members(self, type_: UnionOf, write: Callable[[Type], Code]) -> list[Code]:
        """The members of a union, its constants as one literal type."""
        members = alternatives(self.declarations, type_)
        constants = tuple(row for row in members if isinstance(row, Constant))
        rows = [self._literal(constants)] if constants else []
        return rows + [write(m) for m in members if not isinstance(m, Constant)]

    def _literal(self, constants: tuple[Constant, ...]) -> Code:
        self.register("literals", "register_literals")
        values = join(", ", (literal(row.value) for row in constants))
        return code("{}[{}]", self.typing("Literal"), values)

    def _discriminator(self, declaration: Discriminator) -> Code:
        rows = [
            code("{}: {}", literal(value), self._name_of(pointer))
            for value, pointer in declaration.mapping
        ]
        inner = join(", ", rows)
        mapping = Code("{" + inner.source + "}", inner.constants)
        name = literal(declaration.property_name)
        parts = [name, mapping]
        if declaration.default is not None:
            parts.append(code("default={}", self._name_of(declaration.default)))
        return code(
            "{}({})",
            self.runtime("serialization.discriminators", "Discriminator"),
            join(", ", parts),
        )

    def _name_of(self, pointer: str) -> Code:
        """A member by its name: its class may be defined further down."""
        return literal(self.names.classes[pointer, self.sending])

    def _alternatives(self, rows: list[Code]) -> Code:
        unique = list(dict.fromkeys(rows))
        none = Code("None")
        ordered = [row for row in unique if row != none] + [none] * (none in unique)
        if len(ordered) > _MAX_CHAIN:
            return code("{}[{}]", self.typing("Union"), join(", ", ordered))
        return join(" | ", ordered)

    def _with_none(self, inner: Code) -> Code:
        return code("{} | None", inner)
