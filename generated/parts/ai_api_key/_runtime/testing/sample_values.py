"""JSON values drawn from types, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Protocol, cast

import msgspec

from ..constraints import Constraints
from ..enums import EnumAdapter
from ..serialization.delegation import DelegatingAdapter
from ..serialization.discriminators import DiscriminatedAdapter
from ..serialization.formatted import FormattedAdapter
from ..serialization.json_string import JsonStringAdapter
from ..serialization.json_types import (
    AnyAdapter,
    ArrayAdapter,
    BooleanAdapter,
    IntegerAdapter,
    MapAdapter,
    NullAdapter,
    NumberAdapter,
    StringAdapter,
)
from ..serialization.literals import LiteralAdapter
from ..serialization.standard_types import NullableAdapter
from ..serialization.structs import StructAdapter, StructField
from ..serialization.tuples import TupleAdapter
from ..serialization.type_adapter import TypeAdapter
from ..serialization.unions import UnionAdapter
from .scalars import FORMATTED, Undrawable, merged_limits, number, text

_FREE = Constraints()
_DEEP = 5
"""Levels after which nothing is there that may be left out."""
_TOO_DEEP = 60
_TRIES = 10
_USUAL = 2
"""Items of an array where nothing says how many."""
_MOST = 20_000
"""Values within one, over all tries: types that double at each level have no end."""


class Examples(Protocol):
    """Values that the document gives for properties."""

    def member(self, model: type, wire: str) -> tuple[Any, ...]:
        """The value of a model's property; () where there is none."""
        ...


def draw(
    adapter: TypeAdapter, examples: Examples, seed: str, name: str = "text"
) -> Any:
    """JSON data that the type loads without an issue; `Undrawable` if none is found.

    `name` is what strings without a form of their own begin with.
    """
    reason = "no value was found"
    left = _MOST
    for attempt in range(_TRIES):
        drawing = Draw(Random(f"{seed} {attempt}"), examples, left)
        try:
            data = drawing.value(adapter, name)
        except (Undrawable, OverflowError) as error:
            left = drawing.left
            reason = str(error)
            continue
        if adapter.loads(data):
            return data
    raise Undrawable(f"{adapter.description}: {reason}")


class Draw:
    """Draws one value.

    Attributes:
        left: how many values it may still have within it.
    """

    def __init__(self, random: Random, examples: Examples, left: int = _MOST) -> None:
        self.left = left
        self._random = random
        self._examples = examples

    def value(
        self,
        adapter: TypeAdapter,
        name: str,
        depth: int = 0,
        limits: Constraints = _FREE,
    ) -> Any:
        """A value of a type; `depth` is how many values it is inside of."""
        if depth > _TOO_DEEP:
            raise Undrawable("it has no end")
        self._spend(1)
        for further in adapter.limits:
            limits = merged_limits(limits, further)
        for kind, method in _KINDS:
            if isinstance(adapter, kind):
                return method(self, adapter, name, depth, limits)
        raise Undrawable(f"{adapter.description} has no form in JSON")

    def marked(
        self,
        adapter: DelegatingAdapter,
        name: str,
        depth: int,
        limits: Constraints,
    ) -> Any:
        """A value of the type that a marker stands around."""
        return self.value(adapter.inner, name, depth + 1, limits)

    def null(
        self, adapter: NullAdapter, name: str, depth: int, limits: Constraints
    ) -> None:
        """NullAdapter."""

    def anything(
        self, adapter: TypeAdapter, name: str, depth: int, limits: Constraints
    ) -> dict[str, Any]:
        """An empty object: the document describes none."""
        return {}

    def boolean(
        self, adapter: BooleanAdapter, name: str, depth: int, limits: Constraints
    ) -> bool:
        """True or false."""
        return self._random.random() < 0.5

    def integer(
        self, adapter: IntegerAdapter, name: str, depth: int, limits: Constraints
    ) -> Any:
        """A whole number."""
        return number(limits, self._random, whole=True)

    def number(
        self, adapter: NumberAdapter, name: str, depth: int, limits: Constraints
    ) -> Any:
        """Any number."""
        return number(limits, self._random, whole=False)

    def string(
        self, adapter: StringAdapter, name: str, depth: int, limits: Constraints
    ) -> str:
        """A text."""
        return text(name, limits, self._random)

    def formatted(
        self, adapter: FormattedAdapter, name: str, depth: int, limits: Constraints
    ) -> Any:
        """A date, a UUID and the like."""
        return FORMATTED[adapter.type](limits, self._random)

    def embedded(
        self, adapter: JsonStringAdapter, name: str, depth: int, limits: Constraints
    ) -> str:
        """A string of JSON."""
        inner = self.value(adapter.inner, name, depth + 1)
        return msgspec.json.encode(inner).decode()

    def member_of(
        self, adapter: EnumAdapter, name: str, depth: int, limits: Constraints
    ) -> Any:
        """One of the values of an enumeration."""
        return self._random.choice([row.value for row in adapter.type])

    def one_of(
        self, adapter: LiteralAdapter, name: str, depth: int, limits: Constraints
    ) -> Any:
        """One of the values of a literal type."""
        return self._random.choice(adapter.choices)

    def array(
        self, adapter: ArrayAdapter, name: str, depth: int, limits: Constraints
    ) -> list[Any]:
        """As many items as usual, or as there must be."""
        wanted = self._size(limits.min_items, limits.max_items, depth)
        items: list[Any] = []
        for _ in range(wanted * _TRIES):
            if len(items) == wanted:
                break
            item = self.value(adapter.item, name, depth + 1)
            if item not in items or not limits.unique_items:
                items.append(item)
        return items

    def places(
        self, adapter: TupleAdapter, name: str, depth: int, limits: Constraints
    ) -> list[Any]:
        """An item for each place."""
        return [self.value(item, name, depth + 1) for item in adapter.items]

    def entries(
        self, adapter: MapAdapter, name: str, depth: int, limits: Constraints
    ) -> dict[str, Any]:
        """As many entries as usual, or as there must be."""
        wanted = self._size(limits.min_properties, limits.max_properties, depth)
        keys = [f"key-{place + 1}" for place in range(wanted)]
        return {key: self.value(adapter.value, name, depth + 1) for key in keys}

    def _size(self, least: int | None, most: int | None, depth: int) -> int:
        usual = 0 if depth > _DEEP else _USUAL
        usual = usual if most is None else min(usual, most)
        wanted = max(usual, least or 0)
        if wanted > self.left:
            self._spend(wanted)
        return wanted

    def _spend(self, values: int) -> None:
        self.left -= values
        if self.left < 0:
            raise Undrawable("it is too large")

    def members(
        self, adapter: StructAdapter, name: str, depth: int, limits: Constraints
    ) -> dict[str, Any]:
        """All members, the optional ones unless it gets too deep."""
        fields = adapter.fields
        wanted = [row for row in fields if row.must_be_there or depth <= _DEEP]
        model = cast("type", adapter.type)
        return {row.wire: self._member(model, row, depth) for row in wanted}

    def _member(self, model: type, member: StructField, depth: int) -> Any:
        for example in self._examples.member(model, member.wire):
            if member.adapter.loads(example):
                return example
        return self.value(member.adapter, member.wire, depth + 1)

    def union(
        self,
        adapter: UnionAdapter | NullableAdapter,
        name: str,
        depth: int,
        limits: Constraints,
    ) -> Any:
        """One of the alternatives; the smallest one when it gets deep."""
        if depth <= _DEEP:
            chosen = self._random.choice(adapter.alternatives)
        elif adapter.nullable:
            return None
        else:
            chosen = min(adapter.alternatives, key=_weight)
        return self.value(chosen, name, depth + 1, limits)

    def discriminated(
        self, adapter: DiscriminatedAdapter, name: str, depth: int, limits: Constraints
    ) -> Any:
        """An object of one of the types that a property tells apart."""
        targets: Mapping[str, TypeAdapter] = adapter.targets
        if not targets or (depth > _DEEP and adapter.nullable):
            return self.union(adapter, name, depth, limits)
        tag = self._random.choice(sorted(targets))
        data = self.value(targets[tag], name, depth + 1, limits)
        tagged = {**data, adapter.property: tag}
        return tagged if targets[tag].loads(tagged) else data


def _weight(adapter: TypeAdapter) -> int:
    """The size of a type's values: less for scalars than for what contains more."""
    return len(adapter.json_types & {"array"}) + 2 * len(
        adapter.json_types & {"object"}
    )


_KINDS: tuple[tuple[type[TypeAdapter], Callable[..., Any]], ...] = (
    (DelegatingAdapter, Draw.marked),
    (StructAdapter, Draw.members),
    (DiscriminatedAdapter, Draw.discriminated),
    (UnionAdapter, Draw.union),
    (NullableAdapter, Draw.union),
    (ArrayAdapter, Draw.array),
    (MapAdapter, Draw.entries),
    (TupleAdapter, Draw.places),
    (EnumAdapter, Draw.member_of),
    (LiteralAdapter, Draw.one_of),
    (StringAdapter, Draw.string),
    (FormattedAdapter, Draw.formatted),
    (IntegerAdapter, Draw.integer),
    (NumberAdapter, Draw.number),
    (BooleanAdapter, Draw.boolean),
    (JsonStringAdapter, Draw.embedded),
    (NullAdapter, Draw.null),
    (AnyAdapter, Draw.anything),
)
