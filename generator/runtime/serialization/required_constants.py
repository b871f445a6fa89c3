"""Constants that an object must have, as defaults of a class's constructor.

    kind: Literal["cat"] = field(default_factory=required_constant(lambda: "cat"))

Whoever makes a `Cat` need not say its kind. An object that is read must have it all the
same: a default that fills it in is counted, and the text is then looked at again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .registry import FILLED


class _RequiredConstant:
    __slots__ = ("make",)
    is_required = True

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make

    def __call__(self) -> Any:
        FILLED.count += 1
        return self.make()


def required_constant(make: Callable[[], Any]) -> Callable[[], Any]:
    """Return the factory of a default that data may not leave out.

    The field's annotation gives the type: pyrefly takes `lambda: "cat"` inside of a
    generic call as one of `str`.
    """
    return _RequiredConstant(make)
