"""Unions of objects that one property tells apart (OpenAPI 3.2, section 4.25).

pet: Wire[Annotated[Cat | Dog, Discriminator("kind", {"cat": "Cat", "dog": "Dog"})]]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from . import Path, Walk, describe, is_object
from .literals import join_choices, shorten
from .match_scores import register_score
from .registry import adapter_for
from .type_adapter import MismatchError, TypeAdapter
from .union_types import register_unions
from .unions import UnionAdapter, score_union


class Discriminator:
    """The property whose value tells the members of a union apart.

    `property` is its name in JSON. `mapping` leads from the value to the member: a
    class, any type expression, or the name of a member or of a subclass of one. Type
    checkers do not let metadata mention what is defined later; a name may.
    `default` is the member for absent and unknown values (OpenAPI 3.2
    `defaultMapping`). Compared by value.
    """

    __slots__ = ("_identity", "default", "mapping", "property")

    def __init__(
        self,
        property: str,
        mapping: Mapping[str, Any] | None = None,
        *,
        default: Any = None,
    ) -> None:
        self.property = property
        self.mapping = dict(mapping or {})
        self.default = default
        self._identity = (property, tuple(self.mapping.items()), default)

    def wrap_adapter(self, type_: Any, adapter: TypeAdapter) -> TypeAdapter:
        """The adapter of `Annotated[T, self]`, from that of `T`."""
        members = adapter.alternatives or (adapter,)
        nullable = "null" in adapter.json_types and bool(adapter.alternatives)
        return DiscriminatedAdapter(type_, members, nullable, self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Discriminator) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    def __repr__(self) -> str:
        return f"Discriminator({self.property!r}, {self.mapping!r})"


class DiscriminatedAdapter(UnionAdapter):
    """A union of objects told apart by the value of one property."""

    def __init__(
        self,
        type_: Any,
        alternatives: tuple[TypeAdapter, ...],
        nullable: bool,
        discriminator: Discriminator,
    ) -> None:
        super().__init__(type_, alternatives, nullable)
        self.is_native = False
        self.slots = frozenset({"custom"})
        self.property = discriminator.property
        self._discriminator = discriminator

    @cached_property
    def targets(self) -> dict[str, TypeAdapter]:
        """The members by the value of the property that tells them apart."""
        mapping = self._discriminator.mapping
        return {tag: self._find_member(name) for tag, name in mapping.items()}

    @cached_property
    def _default(self) -> TypeAdapter | None:
        """The member for values without a declared tag."""
        default = self._discriminator.default
        if default is None:
            return self.alternatives[0] if len(self.alternatives) == 1 else None
        return self._find_member(default)

    @cached_property
    def _untagged(self) -> UnionAdapter | None:
        """The choice for objects without a declared tag, where some members have none.

        It has those members and the default; without a default, all members.
        """
        default = self._default
        tagged = [*self.targets.values(), *filter(None, (default,))]
        others = [
            member
            for member in self.alternatives
            if "object" in member.json_types
            and not any(_is_below(target, member) for target in tagged)
        ]
        if not others or not self.targets:
            return None
        members = self.alternatives if default is None else (*others, default)
        return UnionAdapter(self.type, members, False)

    def _choose(self, data: Mapping[str, Any]) -> TypeAdapter | None:
        """The member that the tag leads to, or the choice without one."""
        return self.targets.get(self.tag_of(data)) or self._untagged or self._default

    def _find_member(self, name: Any) -> TypeAdapter:
        if not isinstance(name, str):
            return adapter_for(name)
        for type_ in _with_subclasses(member.type for member in self.alternatives):
            if type_.__name__ == name:
                return adapter_for(type_)
        raise TypeError(f"{name} is no member of {self.description}")

    def tag_of(self, data: Mapping[str, Any]) -> Any:
        """The value that chooses the branch, as text; "" where it is absent."""
        tag = data.get(self.property)
        if isinstance(tag, str):
            return tag
        return "" if tag is None else msgspec.json.encode(tag).decode()

    def load(self, data: Any) -> Any:
        if not is_object(data):
            return super().load(data)
        target = self._choose(data)
        if target is not None:
            return target.load(data)
        if data.get(self.property) is not None and self.targets:
            raise MismatchError(f"unknown {self.property}")
        return super().load(data)

    def pick(self, data: Any) -> TypeAdapter:
        if not is_object(data):
            return super().pick(data)
        return self.targets.get(self.tag_of(data)) or super().pick(data)

    def _decode_best(self, data: Any, walk: Walk, path: Path) -> Any:
        if not is_object(data):
            return super()._decode_best(data, walk, path)
        target = self._choose(data)
        if target is not None:
            return target.decode(data, walk, path)
        tag = data.get(self.property)
        if tag is not None and self.targets:
            walk.report((path, self.property), self._explain_tag(tag), tag)
            return data
        return super()._decode_best(data, walk, path)

    def _explain_tag(self, tag: Any) -> str:
        actual = shorten(repr(tag)) if isinstance(tag, str) else describe(tag)
        return f"expected {join_choices(map(repr, self.targets))}, got {actual}"

    def list_accepting(self, value: Any) -> list[TypeAdapter]:
        if is_object(value) and (target := self._choose(value)) is not None:
            return [target]
        return super().list_accepting(value)

    def children(self) -> Iterable[TypeAdapter]:
        return (*self.alternatives, *self.targets.values())


def _score_discriminated(adapter: DiscriminatedAdapter, data: Any) -> int:
    is_told = is_object(data) and adapter.tag_of(data) in adapter.targets
    return 40 if is_told else score_union(adapter, data)


register_score(DiscriminatedAdapter, _score_discriminated)


def _is_below(target: TypeAdapter, member: TypeAdapter) -> bool:
    """Tell whether a tag's target is a member, or of a class below the member's."""
    same = target.unwrapped is member.unwrapped
    return same or target.type in _with_subclasses([member.type])


def _with_subclasses(types: Iterable[Any]) -> Iterator[type]:
    for type_ in types:
        if isinstance(type_, type):
            yield type_
            yield from _with_subclasses(type_.__subclasses__())


register_unions()
