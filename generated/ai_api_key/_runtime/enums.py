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

__all__ = ["UNLISTED", "OpenIntEnum", "OpenStrEnum"]

_E = TypeVar("_E", bound=Enum)


class _Unlisted:
    """No member and no value: only type checkers see it."""

    def __get__(self, instance: object, owner: type | None = None) -> NoReturn:
        raise AttributeError("unlisted members have no name")


UNLISTED: Any = _Unlisted()
"""Assigned in every open enumeration, see the module's text."""


class OpenStrEnum(StrEnum):
    """A string enumeration that keeps values it does not list.

    `State("new")` gives a pseudo-member: equal to `"new"`, `is_known` false. It is
    made anew each time and registered nowhere, so a server cannot fill the memory;
    compare with `==`.
    """

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return _is_listed(self)

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        text = str(value)
        return _nameless(str.__new__(cls, text), text)


class OpenIntEnum(IntEnum):
    """An integer enumeration that keeps values it does not list."""

    @property
    def is_known(self) -> bool:
        """Whether the document lists this value."""
        return _is_listed(self)

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        number = int(value)
        return _nameless(int.__new__(cls, number), number)


def _is_listed(member: Enum) -> bool:
    return member._value_ in type(member)._value2member_map_


def _nameless(member: _E, value: str | int) -> _E:
    member._name_ = str(value)
    member._value_ = value
    return member
