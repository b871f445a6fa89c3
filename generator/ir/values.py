"""The base class of all values of an API."""

from __future__ import annotations

from msgspec import Struct


class Value(Struct, frozen=True, array_like=True):
    """A value without behaviour; where it is kept, it is the array of its fields."""


class Alternative(Value, frozen=True, tag_field="class", tag=True):
    """A value in whose place others can be: where it is kept, it names its class."""
