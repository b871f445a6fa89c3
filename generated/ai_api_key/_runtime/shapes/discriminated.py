"""The shape of a union of objects that one property tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from ..issues import Path, Walk
from ..wire import Discriminator
from .base import Misfit, Shape, is_object
from .registry import shape_of
from .unions import Union

__all__ = ["Discriminated"]


class Discriminated(Union):
    """A union of objects told apart by the value of one property (OpenAPI, 4.25)."""

    def __init__(
        self,
        type_: Any,
        alternatives: tuple[Shape, ...],
        nullable: bool,
        discriminator: Discriminator,
    ) -> None:
        super().__init__(type_, alternatives, nullable)
        self.native = False
        self.slots = frozenset({"custom"})
        self._discriminator = discriminator

    @cached_property
    def _targets(self) -> dict[str, Shape]:
        mapping = self._discriminator.mapping
        return {tag: self._target(named) for tag, named in mapping.items()}

    @cached_property
    def _default(self) -> Shape | None:
        """The member for values without a known tag."""
        default = self._discriminator.default
        if default is None:
            return self.alternatives[0] if len(self.alternatives) == 1 else None
        return self._target(default)

    def _target(self, named: Any) -> Shape:
        if not isinstance(named, str):
            return shape_of(named)
        for type_ in _with_subclasses(shape.type for shape in self.alternatives):
            if type_.__name__ == named:
                return shape_of(type_)
        raise TypeError(f"{named} is no member of {self.what}")

    def rank(self, data: Any) -> int:
        if is_object(data) and self._tag(data) in self._targets:
            return 40
        return super().rank(data)

    def _tag(self, data: Mapping[str, Any]) -> Any:
        tag = data.get(self._discriminator.property)
        if isinstance(tag, str):
            return tag
        return "" if tag is None else msgspec.json.encode(tag).decode()

    def load(self, data: Any) -> Any:
        if not is_object(data):
            return super().load(data)
        target = self._targets.get(self._tag(data)) or self._default
        if target is not None:
            return target.load(data)
        if data.get(self._discriminator.property) is not None and self._targets:
            raise Misfit(f"unknown {self._discriminator.property}")
        return super().load(data)

    def pick(self, data: Any) -> Shape:
        if not is_object(data):
            return super().pick(data)
        return self._targets.get(self._tag(data)) or super().pick(data)

    def _decode_best(self, data: Any, walk: Walk, path: Path) -> Any:
        if not is_object(data):
            return super()._decode_best(data, walk, path)
        target = self._targets.get(self._tag(data)) or self._default
        if target is not None:
            return target.decode(data, walk, path)
        property = self._discriminator.property
        if data.get(property) is not None and self._targets:
            walk.report((path, property), "no known type has this tag", data[property])
            return data
        return super()._decode_best(data, walk, path)

    def children(self) -> Iterable[Shape]:
        return (*self.alternatives, *self._targets.values())


def _with_subclasses(types: Iterable[Any]) -> Iterator[type]:
    for type_ in types:
        if isinstance(type_, type):
            yield type_
            yield from _with_subclasses(type_.__subclasses__())
