"""Open enumerations: the server may know members that this package does not.

An emitted class lists its members and then, for type checkers, one more::

    class State(OpenStrEnum):
        READY = "ready"
        _UNLISTED = UNLISTED

To a checker `_UNLISTED` is a member, so a `match` over the listed ones is never
taken for exhaustive. At run time `UNLISTED` is a descriptor, which `enum` does not
make a member of.
"""

from __future__ import annotations

from enum import Enum, IntEnum, StrEnum
from typing import Any, NoReturn, Self, TypeVar

import msgspec

from .model import public_module
from .serialization import json_type_of
from .serialization.literals import EnumeratedType
from .serialization.registry import register_base

_E = TypeVar("_E", bound=Enum)


class _Unlisted:
    """No member and no value: only type checkers see it."""

    def __get__(self, instance: object, owner: type | None = None) -> NoReturn:
        raise AttributeError("unlisted members have no name")


UNLISTED: Any = _Unlisted()
"""Assigned in every open enumeration, see the module's text."""


class _OpenEnum(Enum):
    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.__module__ = public_module(cls.__module__)

    @property
    def is_known(self) -> bool:
        """Tell whether the document lists this value."""
        return type(self).__members__.get(self.name) is self


class OpenStrEnum(_OpenEnum, StrEnum):
    """A string enumeration that keeps values it does not list.

    `State("new")` gives a pseudo-member: equal to `"new"`, `is_known` false. It is
    made anew each time and registered nowhere, so a server cannot fill the memory;
    compare with `==`.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        text = str(value)
        return _nameless(str.__new__(cls, text), text)


class OpenIntEnum(_OpenEnum, IntEnum):
    """An integer enumeration that keeps values it does not list."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        number = int(value)
        return _nameless(int.__new__(cls, number), number)


def _nameless(member: _E, value: str | int) -> _E:
    member._name_ = str(value)
    member._value_ = value
    return member


class EnumAdapter(EnumeratedType):
    """The plan for a class of `enum`; an open one takes values that it does not list."""

    def __init__(self, type_: type[Enum]) -> None:
        super().__init__(type_, (member.value for member in type_))

    def load(self, data: Any) -> Any:
        if type(data) is float and data.is_integer():
            data = int(data)
        return msgspec.convert(data, self.type)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, self.type) or json_type_of(value) in self.json_types


register_base(Enum, EnumAdapter)
