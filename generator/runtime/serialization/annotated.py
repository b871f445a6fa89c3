"""Shapes around another shape: markers, and types with constraints."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import msgspec

from ..constraints import Constraints
from ..issues import Path, Walk
from .limits import broken_limits
from .registry import shape_of
from .type_adapter import Listed, Shape
from .wire import WireType

__all__ = ["AnyText", "Constrained", "Marker"]


class Delegate(Shape):
    """A shape that leaves everything to the one inside of it."""

    @property
    def inner(self) -> Shape:
        """The shape inside."""
        raise NotImplementedError

    def rank(self, data: Any) -> int:
        return self.inner.rank(data)

    def peek(self, data: Any) -> int:
        return self.inner.peek(data)

    def load(self, data: Any) -> Any:
        return self.inner.load(data)

    def faults(self, data: Any) -> int:
        return self.inner.faults(data)

    def unread(self, data: Any) -> int:
        return self.inner.unread(data)

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        return self.inner.decode(data, walk, path)

    def accepts(self, value: Any) -> bool:
        return self.inner.accepts(value)

    def dump(self, value: Any) -> Any:
        return self.inner.dump(value)

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        self.inner.check(value, walk, path)

    def children(self) -> Iterable[Shape]:
        return (self.inner,)

    @property
    def is_union(self) -> bool:
        return self.inner.is_union

    @property
    def bare(self) -> Shape:
        return self.inner.bare

    @property
    def tag(self) -> Listed | None:
        return self.inner.tag


class Marker(Delegate):
    """`Wire[T]`: the shape of `T`, found at the first use so that `T` may recur."""

    hooked = True

    def __init__(self, type_: WireType) -> None:
        self.type = type_

    @property
    def inner(self) -> Shape:
        return self._argument

    @cached_property
    def _argument(self) -> Shape:
        return shape_of(self.type.argument)

    @property
    def kinds(self) -> frozenset[str]:  # type: ignore[override]
        return self.inner.kinds

    @property
    def what(self) -> str:  # type: ignore[override]
        return self.inner.what


class Annotation(Delegate):
    """`Annotated[T, …]`: read as `T`."""

    def __init__(self, type_: Any, inner: Shape) -> None:
        self.type = type_
        self._inner = inner
        self.what = inner.what
        self.kinds = inner.kinds
        self.native = inner.native
        self.slots = inner.slots

    @property
    def inner(self) -> Shape:
        return self._inner


class AnyText(Annotation):
    """`Annotated[T, Unlisted()]`: texts that `T` does not list may be sent."""

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        if not isinstance(value, str):
            self.inner.check(value, walk, path)


class Constrained(Annotation):
    """`Annotated[T, Constraints(…)]`: its limits are checked when it is sent."""

    def __init__(self, type_: Any, inner: Shape, limits: tuple[Constraints, ...]):
        super().__init__(type_, inner)
        self.limits = limits

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        self.inner.check(value, walk, path)
        if value is None or value is msgspec.UNSET:
            return
        for limits in self.limits:
            for message in broken_limits(limits, value):
                walk.report(path, message, value)
