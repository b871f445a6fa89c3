"""`Wire[T]`: a type that msgspec alone cannot decode, read by this package.

To type checkers `Wire[T]` is `T`. At run time it is a class made for that `T`; msgspec
hands the raw JSON value to the package's hook, which builds the `T`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from .delegation import DelegatingAdapter
from .registry import adapter_for, register_base, type_identity
from .type_adapter import TypeAdapter

T = TypeVar("T")


class WireType(type):
    """The class of every marker; its `argument` is the type that it stands for."""

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
        """Tells whether it is an alias with a name, which may contain itself."""
        return cls._named

    def __instancecheck__(cls, instance: object) -> bool:
        """Always true: msgspec asks it of the hook's result."""
        return True

    def __repr__(cls) -> str:
        return cls.__name__


class _Deferred:
    __slots__ = ("evaluate",)

    def __init__(self, evaluate: Callable[[], object]) -> None:
        self.evaluate = evaluate


class _Marker:
    """The base of the markers `Wire[T]`."""


_MARKERS: dict[object, WireType] = {}


def marker_for(base: type, name: str, argument: object) -> WireType:
    """The marker of a type, one for each base and type: `Wire[Pet]`."""
    key = (base, type_identity(argument))
    if (marker := _MARKERS.get(key)) is None:
        inner = getattr(argument, "__name__", None) or str(argument)
        attributes = {"_argument": argument, "_named": False}
        marker = WireType(f"{name}[{inner}]", (base,), attributes)
        marker = _MARKERS.setdefault(key, marker)
    return marker


if TYPE_CHECKING:
    Wire = Annotated[T, "wire"]
else:

    class Wire:
        """Stands around a type expression that msgspec cannot decode by itself."""

        def __class_getitem__(cls, argument: object) -> WireType:
            """The marker of a type, one for each."""
            return marker_for(_Marker, "Wire", argument)

        @staticmethod
        def named(name: str, evaluate: Callable[[], object]) -> WireType:
            """A marker for an alias that may mention itself or a later type.

            `evaluate` returns the type expression; it runs at the first use.
            """
            attributes = {"_argument": _Deferred(evaluate), "_named": True}
            return WireType(name, (_Marker,), attributes)


class WireAdapter(DelegatingAdapter):
    """`Wire[T]`: the adapter of `T`, found at the first use so that `T` may recur."""

    needs_hook = True

    def __init__(self, type_: Any) -> None:
        self.type = type_

    @cached_property
    def _argument(self) -> TypeAdapter:
        return adapter_for(self.type.argument)

    @property
    def inner(self) -> TypeAdapter:
        return self._argument

    @property
    def json_types(self) -> frozenset[str]:  # type: ignore[override]
        return self.inner.json_types

    @property
    def description(self) -> str:  # type: ignore[override]
        return self.inner.description


register_base(_Marker, WireAdapter)
