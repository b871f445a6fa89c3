"""`Wire[T]`: a type that msgspec alone cannot decode, told apart by this package.

To type checkers `Wire[T]` is `T`. At run time it is a class made for that `T`; msgspec
hands the raw JSON value to the package's hook, which builds the `T`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin

__all__ = [
    "Discriminator",
    "JsonText",
    "JsonTextType",
    "Wire",
    "WireType",
    "type_identity",
]

T = TypeVar("T")


class Discriminator:
    """The property whose value tells the members of a union apart (OpenAPI, 4.25).

    `property` is its name on the wire. `mapping` leads from the value to the member: a
    class, any type expression, or the name of a member or of a subclass of one. Type
    checkers do not let metadata mention what is defined later; a name may.
    `default` is the member for absent and unknown values (OpenAPI 3.2
    `defaultMapping`). Compared by value.
    """

    __slots__ = ("_identity", "default", "mapping", "property")

    def __init__(
        self,
        property: str,
        mapping: Mapping[str, Any] | None = None,
        *,
        default: Any = None,
    ) -> None:
        self.property = property
        self.mapping = dict(mapping or {})
        self.default = default
        self._identity = (property, tuple(self.mapping.items()), default)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Discriminator) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    def __repr__(self) -> str:
        return f"Discriminator({self.property!r}, {self.mapping!r})"


class WireType(type):
    """The class of every `Wire[T]`; its `argument` is the `T`."""

    _argument: object
    _named: bool

    @property
    def argument(cls) -> object:
        """The type that the marker stands for; a named alias is evaluated here."""
        if isinstance(cls._argument, _Deferred):
            cls._argument = cls._argument.evaluate()
        return cls._argument

    @property
    def is_named(cls) -> bool:
        """Whether it is an alias with a name, which may contain itself."""
        return cls._named

    def __instancecheck__(cls, instance: object) -> bool:
        """Always true: msgspec asks it of what the hook returned."""
        return True

    def __repr__(cls) -> str:
        return cls.__name__


class _Deferred:
    __slots__ = ("evaluate",)

    def __init__(self, evaluate: Callable[[], object]) -> None:
        self.evaluate = evaluate


def type_identity(type_: object) -> object:
    """A key that equals another's only for the same type in the same order.

    `A | B` equals `B | A` in Python, but the first alternative that fits is chosen, so
    the order of a union counts here.
    """
    if isinstance(type_, type) or not (arguments := get_args(type_)):
        return type_
    origin = get_origin(type_)
    if origin is Annotated:
        return (origin, type_identity(arguments[0]), *arguments[1:])
    return (type_, *map(type_identity, arguments))


class JsonTextType(WireType):
    """The class of every `JsonText[T]`; its `argument` is the `T`."""


if TYPE_CHECKING:
    Wire = Annotated[T, "wire"]
    JsonText = Annotated[T, "JSON text"]
    """A value that travels as a string of JSON text."""
else:
    _MARKERS: dict[object, WireType] = {}

    class Wire:
        """Stands around a type expression that msgspec cannot decode by itself."""

        def __class_getitem__(cls, argument: object) -> WireType:
            """The marker of a type, one for each."""
            key = type_identity(argument)
            if (marker := _MARKERS.get(key)) is None:
                name = getattr(argument, "__name__", None) or str(argument)
                made = WireType(
                    f"Wire[{name}]", (), {"_argument": argument, "_named": False}
                )
                marker = _MARKERS.setdefault(key, made)
            return marker

        @staticmethod
        def named(name: str, evaluate: Callable[[], object]) -> WireType:
            """A marker for an alias that may mention itself or what comes later.

            `evaluate` returns the type expression; it runs at the first use.
            """
            return WireType(
                name, (), {"_argument": _Deferred(evaluate), "_named": True}
            )

    class JsonText:
        """A value that travels as a string of JSON text."""

        def __class_getitem__(cls, argument: object) -> JsonTextType:
            """The marker of a type, one for each."""
            key = ("JSON text", type_identity(argument))
            if (marker := _MARKERS.get(key)) is None:
                attributes = {"_argument": argument, "_named": False}
                made = JsonTextType(f"JsonText[{argument}]", (), attributes)
                marker = _MARKERS.setdefault(key, made)
            return marker
