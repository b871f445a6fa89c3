"""Properties that have one value, as fields of models.

    kind: Literal["cat"] = constant("cat")

Whoever makes a `Cat` need not say its kind; it is sent all the same. An object that is
read must have a required one: a default that fills it in is counted, and the text is
then looked at again.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast

from msgspec import field

from .registry import FILLED

T = TypeVar("T")


class _Constant:
    """Makes a default by a call: msgspec would not send a plain one."""

    __slots__ = ("is_required", "value")

    def __init__(self, value: object, is_required: bool) -> None:
        self.value = value
        self.is_required = is_required

    def __call__(self) -> Any:
        FILLED.count += self.is_required
        return self.value


def constant(value: T, *, name: str | None = None, required: bool = True) -> T:
    """A field with one value; `name` is its name on the wire, where that differs."""
    return cast("T", field(default_factory=_Constant(value, required), name=name))
