"""Names and simple types, as one module writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.ir import Constraints, Declaration, Kind, Primitive
from generator.naming import Names
from generator.plan.scope import BUILTINS, Scope
from generator.text import Code, code, join, literal

_PRIMITIVES = {
    Kind.ANY: ("..._runtime.model", "JsonValue"),
    Kind.STRING: (BUILTINS, "str"),
    Kind.INTEGER: (BUILTINS, "int"),
    Kind.NUMBER: (BUILTINS, "float"),
    Kind.BOOLEAN: (BUILTINS, "bool"),
    Kind.BYTE: (BUILTINS, "bytes"),
    Kind.BINARY: (BUILTINS, "str"),
    Kind.DATE_TIME: ("datetime", "datetime"),
    Kind.DATE: ("datetime", "date"),
    Kind.TIME: ("datetime", "time"),
    Kind.UUID: ("uuid", "UUID"),
    Kind.DECIMAL: ("decimal", "Decimal"),
    Kind.BASE64URL: ("_runtime.formats", "Base64Url"),
    Kind.DURATION: ("_runtime.formats", "Duration"),
    Kind.DECIMAL_NUMBER: ("_runtime.formats", "JsonDecimal"),
    Kind.UNIX_TIME: ("_runtime.formats", "UnixTime"),
    Kind.TEXT_INTEGER: ("_runtime.numerals", "TextInt"),
    Kind.TEXT_NUMBER: ("_runtime.numerals", "TextFloat"),
}


class TypePieces(Struct, frozen=True):
    """Writes types for one module.

    Attributes:
        scope: of the module.
        homes: names of modules under ``models/``, by pointer.
        module: this module's name under ``models/``; None for a resource module.
        sending: whether the classes that are sent are meant.
        avoid: names that are hidden where the annotations are written.
        root: the relative path of the SDK's package.
        dicts: the names of what dicts are typed as, by pointer.
        dicts_module: this module's name under ``_dicts/``; None for any other module.
        is_sent: whether values of the types may be sent, and are held to their limits.
    """

    scope: Scope
    names: Names
    declarations: Mapping[str, Declaration]
    homes: Mapping[str, str]
    module: str | None
    sending: bool = False
    avoid: frozenset[str] = frozenset()
    root: str = ".."
    dicts: Mapping[str, str] = {}
    dicts_module: str | None = None
    is_sent: bool = False

    def typing(self, name: str) -> Code:
        """A name of ``typing``."""
        return self.scope.name("typing", name, self.avoid)

    def abc(self, name: str) -> Code:
        """A name of ``collections.abc``."""
        return self.scope.name("collections.abc", name, self.avoid)

    def builtin(self, name: str) -> Code:
        """A built-in name."""
        return self.scope.builtin(name, self.avoid)

    def runtime(self, module: str, name: str) -> Code:
        """A name of the SDK's run-time support."""
        return self.scope.name(f"{self.root}_runtime.{module}", name, self.avoid)

    def register(self, module: str, function: str) -> None:
        """Have the module make a kind of types known to the codec; dicts need none."""
        if self.dicts_module is None:
            name = self.scope.name(
                f"{self.root}_runtime.serialization.{module}", function
            )
            self.scope.registrations[function] = name

    def primitive(self, type_: Primitive) -> Code:
        """A type without others in it."""
        if type_.kind is Kind.NULL:
            return Code("None")
        if type_.kind is Kind.ANY:
            return self.runtime("model", "JsonValue")
        module, name = _PRIMITIVES[type_.kind]
        if module.startswith("_runtime."):
            return self.runtime(module.partition(".")[2], name)
        plain = self.scope.name(module, name, self.avoid)
        return self.limited(plain, type_.constraints, secret=type_.secret)

    def limited(
        self, inner: Code, constraints: Constraints, *, secret: bool = False
    ) -> Code:
        """A type with what else is demanded of its values.

        Of a dict nothing else is: what its model demands is what it is held to.
        """
        if self.dicts_module is not None:
            return inner
        marks = [self._constraints(constraints)] if constraints else []
        if secret:
            marks.append(code("{}()", self.runtime("model", "Secret")))
        if not marks:
            return inner
        return code("{}[{}]", self.typing("Annotated"), join(", ", (inner, *marks)))

    def _constraints(self, constraints: Constraints) -> Code:
        if self.is_sent:
            self.register("limits", "register_limits")
        rows = (
            code("{}={}", Code(_KEYWORDS[key]), self._limit(key, value))
            for key, value in constraints.keywords
        )
        return code(
            "{}({})", self.runtime("constraints", "Constraints"), join(", ", rows)
        )

    def _limit(self, key: str, value: object) -> Code:
        if key != "pattern":
            return literal(value)
        return code("{}({})", self.runtime("patterns", "Pattern"), literal(value))

    def list_of(self, items: Code) -> Code:
        """A list."""
        return code("{}[{}]", self.builtin("list"), items)

    def dict_of(self, values: Code) -> Code:
        """A dictionary by strings."""
        return code("{}[{}, {}]", self.builtin("dict"), self.builtin("str"), values)

    def tuple_of(self, items: Iterable[Code]) -> Code:
        """A tuple of these items."""
        self.register("tuples", "register_tuples")
        inner = join(", ", items)
        return code(
            "{}[{}]", self.builtin("tuple"), inner if inner.source else Code("()")
        )


_KEYWORDS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
    "minItems": "min_items",
    "maxItems": "max_items",
    "uniqueItems": "unique_items",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
}
