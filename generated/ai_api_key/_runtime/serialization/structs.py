"""Shapes of models: the classes that objects of the document become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec.structs import FieldInfo

from ..issues import Path, Walk
from .field_names import EXTRAS, wire_name
from .registry import shape_of
from .type_adapter import (
    REJECT,
    Listed,
    Misfit,
    Shape,
    Unsendable,
    describe,
    is_object,
    loads,
)
from .untyped import dump_any

__all__ = ["EXTRAS", "Member", "Object", "OpenObject", "SpelledObject"]


class Member:
    """One field of a model."""

    __slots__ = ("default", "name", "required", "shape", "wire", "written")

    def __init__(self, info: FieldInfo, wire: str, shape: Shape) -> None:
        self.name = info.name
        self.wire = wire
        self.written = info.encode_name
        self.required = info.required
        self.default = info.default
        self.shape = shape

    def is_left_out(self, value: Any) -> bool:
        """Whether a value is not sent: unset, or the default of an optional field."""
        if value is msgspec.UNSET:
            return True
        return self.default is value and not self.required


class Object(Shape):
    """A model without additional properties, which msgspec reads by itself."""

    kinds = frozenset({"object"})
    slots = frozenset({"object"})
    named = True

    def __init__(self, type_: type[msgspec.Struct]) -> None:
        self.type = type_
        self.what = type_.__name__

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The declared fields, in order."""
        return tuple(
            Member(info, wire_name(self.type, info), shape_of(info.type))
            for info in msgspec.structs.fields(self.type)
            if info.name != EXTRAS
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(member.wire for member in self.members)

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(member.wire for member in self.members if member.required)

    @cached_property
    def tags(self) -> tuple[tuple[str, Listed], ...]:
        """The properties whose value tells which model it is."""
        tags = ((member.wire, member.shape.tag) for member in self.members)
        return tuple((wire, shape) for wire, shape in tags if shape is not None)

    @cached_property
    def _specials(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if not member.shape.plain)

    def rank(self, data: Any) -> int:
        """Rejects other constants; else prefers the model that names most of it."""
        if not is_object(data):
            return REJECT
        tags = self._tag_score(data)
        if tags is None:
            return REJECT
        present = data.keys()
        if not self._required <= present:
            return min(tags, 1) * 100 - 200 + len(self._names & present)
        matched = len(self._names & present)
        return max(tags + (10 + 4 * matched if matched or not present else 5), 0)

    def _tag_score(self, data: Mapping[str, Any]) -> int | None:
        """How well the constants and enumerations agree; `None` when one does not."""
        score = 0
        for wire, shape in self.tags:
            if data.get(wire) is not None:
                rank = shape.rank(data[wire])
                if rank == REJECT:
                    return None
                score += 20 if rank else -20
        return score

    def faults(self, data: Any) -> int:
        if not is_object(data):
            return len(self.members) + 1
        wrong = 0
        for member in self.members:
            if member.wire in data:
                wrong += not loads(member.shape, data[member.wire])
            elif member.required:
                wrong += 1
        return wrong

    def unread(self, data: Any) -> int:
        if not is_object(data):
            return 0
        unread = self._unknown(data)
        for member in self._selective:
            if member.wire in data:
                unread += member.shape.unread(data[member.wire])
        return unread

    @cached_property
    def _selective(self) -> tuple[Member, ...]:
        return tuple(row for row in self.members if not row.shape.keeps_names)

    def _unknown(self, data: Mapping[str, Any]) -> int:
        return len(data.keys() - self._names)

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        if isinstance(data, self.type):
            return data
        if not is_object(data):
            walk.report(path, f"expected an object, got {describe(data)}", data)
            return data
        values: dict[str, Any] = {}
        for member in self.members:
            wire = member.wire
            if wire in data:
                here = (path, wire)
                values[member.name] = member.shape.decode(data[wire], walk, here)
            elif member.required:
                walk.report(path, f"missing required property {wire!r}", data)
                values[member.name] = None
        return self._made(values, data, walk, path)

    def _made(self, values: Any, data: Any, walk: Walk, path: Path) -> Any:
        return self.type(**values)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, self.type)

    def dump(self, value: Any) -> Any:
        if type(value) is not self.type:
            return dump_any(value)
        if self.plain:
            return value
        changes = self._changes(value)
        if not changes:
            return value
        copy = value.__copy__()
        for name, new in changes:
            setattr(copy, name, new)
        return copy

    def _changes(self, value: Any) -> list[tuple[str, Any]]:
        """The fields that msgspec would write wrong, and what it writes right."""
        changes: list[tuple[str, Any]] = []
        for member in self._specials:
            old = getattr(value, member.name)
            if old is not None and old is not msgspec.UNSET:
                new = _dump_member(member, old)
                if new is not old:
                    changes.append((member.name, new))
        return changes

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        if not isinstance(value, self.type):
            super().check(value, walk, path)
            return
        if type(value) is not self.type:
            shape_of(type(value)).check(value, walk, path)
            return
        for member in self.members:
            field = getattr(value, member.name)
            if not member.is_left_out(field):
                member.shape.check(field, walk, (path, member.wire))

    def children(self) -> Iterable[Shape]:
        own = (member.shape for member in self.members)
        return (*own, *map(shape_of, self.type.__subclasses__()))


class SpelledObject(Object):
    """A model with names of properties that msgspec cannot write."""

    native = False
    special = True

    def load(self, data: Any) -> Any:
        if not is_object(data):
            raise Misfit("not an object")
        present = (member for member in self.members if member.wire in data)
        return super().load({row.written: data[row.wire] for row in present})

    def dump(self, value: Any) -> Any:
        if type(value) is not self.type:
            return dump_any(value)
        result: dict[str, Any] = {}
        for member in self.members:
            field = getattr(value, member.name)
            if not member.is_left_out(field):
                result[member.wire] = _dump_member(member, field)
        return result


class OpenObject(SpelledObject):
    """A model whose field `additional_properties` takes what it does not declare."""

    @cached_property
    def extras(self) -> Shape:
        """The shape of all that is not declared, together."""
        fields = msgspec.structs.fields(self.type)
        return shape_of(next(field.type for field in fields if field.name == EXTRAS))

    def load(self, data: Any) -> Any:
        value = super().load(data)
        value.additional_properties = self.extras.load(self._undeclared(data))
        return value

    def _made(self, values: Any, data: Any, walk: Walk, path: Path) -> Any:
        extra = self.extras.decode(self._undeclared(data), walk, path)
        return self.type(**values, additional_properties=extra)

    def _unknown(self, data: Mapping[str, Any]) -> int:
        return self.extras.unread(self._undeclared(data))

    def _undeclared(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {name: data[name] for name in data if name not in self._names}

    def dump(self, value: Any) -> Any:
        result = super().dump(value)
        if type(value) is not self.type:
            return result
        return result | self._dumped_extras(value.additional_properties)

    def _dumped_extras(self, extra: Any) -> Any:
        for name in extra:
            if name in self._names:
                raise Unsendable("an additional property has a declared name", name)
        return self.extras.dump(extra)

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        super().check(value, walk, path)
        if type(value) is self.type:
            self.extras.check(value.additional_properties, walk, path)

    def children(self) -> Iterable[Shape]:
        return (*super().children(), self.extras)


def _dump_member(member: Member, value: Any) -> Any:
    if value is None:
        return None
    try:
        return member.shape.dump(value)
    except Unsendable as error:
        raise error.within(member.wire) from None
