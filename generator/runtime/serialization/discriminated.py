"""The shape of a union of objects that one property tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from ..issues import Path, Walk
from .registry import shape_of
from .type_adapter import Misfit, Shape, is_object
from .unions import Union
from .wire import Discriminator

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
        self.property = discriminator.property
        self._discriminator = discriminator

    @cached_property
    def targets(self) -> dict[str, Shape]:
        """The members by the value of the property that tells them apart."""
        mapping = self._discriminator.mapping
        return {tag: self._target(named) for tag, named in mapping.items()}

    @cached_property
    def _default(self) -> Shape | None:
        """The member for values without a known tag."""
        default = self._discriminator.default
        if default is None:
            return self.alternatives[0] if len(self.alternatives) == 1 else None
        return self._target(default)

    @cached_property
    def _untold(self) -> Union | None:
        """What an object without a known tag is, where some members have no tag: one of
        those or the default; without a default, any member, by its looks."""
        default = self._default
        told = [*self.targets.values(), *filter(None, (default,))]
        others = [
            shape
            for shape in self.alternatives
            if "object" in shape.kinds and not any(_is_one(row, shape) for row in told)
        ]
        if not others or not self.targets:
            return None
        members = self.alternatives if default is None else (*others, default)
        return Union(self.type, members, False)

    def _chosen(self, data: Mapping[str, Any]) -> Shape | None:
        """The member that the tag leads to, or what remains without one."""
        return self.targets.get(self._tag(data)) or self._untold or self._default

    def _target(self, named: Any) -> Shape:
        if not isinstance(named, str):
            return shape_of(named)
        for type_ in _with_subclasses(shape.type for shape in self.alternatives):
            if type_.__name__ == named:
                return shape_of(type_)
        raise TypeError(f"{named} is no member of {self.what}")

    def rank(self, data: Any) -> int:
        if is_object(data) and self._tag(data) in self.targets:
            return 40
        return super().rank(data)

    def _tag(self, data: Mapping[str, Any]) -> Any:
        tag = data.get(self.property)
        if isinstance(tag, str):
            return tag
        return "" if tag is None else msgspec.json.encode(tag).decode()

    def load(self, data: Any) -> Any:
        if not is_object(data):
            return super().load(data)
        target = self._chosen(data)
        if target is not None:
            return target.load(data)
        if data.get(self.property) is not None and self.targets:
            raise Misfit(f"unknown {self.property}")
        return super().load(data)

    def pick(self, data: Any) -> Shape:
        if not is_object(data):
            return super().pick(data)
        return self.targets.get(self._tag(data)) or super().pick(data)

    def _decode_best(self, data: Any, walk: Walk, path: Path) -> Any:
        if not is_object(data):
            return super()._decode_best(data, walk, path)
        target = self._chosen(data)
        if target is not None:
            return target.decode(data, walk, path)
        tag = data.get(self.property)
        if tag is not None and self.targets:
            walk.report((path, self.property), "no known type has this tag", tag)
            return data
        return super()._decode_best(data, walk, path)

    def children(self) -> Iterable[Shape]:
        return (*self.alternatives, *self.targets.values())


def _is_one(target: Shape, member: Shape) -> bool:
    """Whether a tag's target is a member, or of a class below the member's."""
    return target.bare is member.bare or target.type in _with_subclasses([member.type])


def _with_subclasses(types: Iterable[Any]) -> Iterator[type]:
    for type_ in types:
        if isinstance(type_, type):
            yield type_
            yield from _with_subclasses(type_.__subclasses__())
