"""JSON values drawn from types, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Protocol, cast

import msgspec

from ..constraints import Constraints
from ..serialization import Shape
from ..serialization.annotated import AnyText, Constrained, Marker
from ..serialization.containers import Array, Map, Tuple
from ..serialization.discriminated import Discriminated
from ..serialization.enums import Enumeration, OneOf
from ..serialization.formats import Formatted
from ..serialization.json_string import JsonString
from ..serialization.scalars import Anything, Boolean, Integer, Null, Number, String
from ..serialization.structs import Member, Object
from ..serialization.type_adapter import loads
from ..serialization.unions import Union
from .scalars import FORMATTED, Undrawable, number, text

__all__ = ["Draw", "draw"]

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
    """What the document gives as values of properties."""

    def member(self, model: type, wire: str) -> tuple[Any, ...]:
        """The value of a model's property; () where there is none."""
        ...


def draw(shape: Shape, examples: Examples, seed: str, name: str = "text") -> Any:
    """JSON data that the type loads without an issue; `Undrawable` if none is found.

    `name` is what strings without a form of their own begin with.
    """
    reason = "no value was found"
    left = _MOST
    for attempt in range(_TRIES):
        drawing = Draw(Random(f"{seed} {attempt}"), examples, left)
        try:
            data = drawing.value(shape, name)
        except (Undrawable, OverflowError) as error:
            left = drawing.left
            reason = str(error)
            continue
        if loads(shape, data):
            return data
    raise Undrawable(f"{shape.what}: {reason}")


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
        self, shape: Shape, name: str, depth: int = 0, limits: Constraints = _FREE
    ) -> Any:
        """A value of a type; `depth` is how many values it is inside of."""
        if depth > _TOO_DEEP:
            raise Undrawable("it has no end")
        self._spend(1)
        for kind, method in _KINDS:
            if isinstance(shape, kind):
                return method(self, shape, name, depth, limits)
        raise Undrawable(f"{shape.what} has no form in JSON")

    def constrained(
        self, shape: Constrained, name: str, depth: int, limits: Constraints
    ) -> Any:
        """Limits go down to the type that they are of."""
        return self.value(shape.inner, name, depth, _merged((limits, *shape.limits)))

    def marked(
        self, shape: Marker | AnyText, name: str, depth: int, limits: Constraints
    ) -> Any:
        """What a marker stands around."""
        return self.value(shape.inner, name, depth + 1, limits)

    def null(self, shape: Null, name: str, depth: int, limits: Constraints) -> None:
        """Null."""

    def anything(
        self, shape: Shape, name: str, depth: int, limits: Constraints
    ) -> dict[str, Any]:
        """What the document does not describe is an empty object."""
        return {}

    def boolean(
        self, shape: Boolean, name: str, depth: int, limits: Constraints
    ) -> bool:
        """True or false."""
        return self._random.random() < 0.5

    def integer(
        self, shape: Integer, name: str, depth: int, limits: Constraints
    ) -> Any:
        """A whole number."""
        return number(limits, self._random, whole=True)

    def number(self, shape: Number, name: str, depth: int, limits: Constraints) -> Any:
        """Any number."""
        return number(limits, self._random, whole=False)

    def string(self, shape: String, name: str, depth: int, limits: Constraints) -> str:
        """A text."""
        return text(name, limits, self._random)

    def formatted(
        self, shape: Formatted, name: str, depth: int, limits: Constraints
    ) -> Any:
        """A date, a UUID and the like."""
        return FORMATTED[shape.type](limits, self._random)

    def embedded(
        self, shape: JsonString, name: str, depth: int, limits: Constraints
    ) -> str:
        """A string of JSON."""
        inner = self.value(shape.inner, name, depth + 1)
        return msgspec.json.encode(inner).decode()

    def member_of(
        self, shape: Enumeration, name: str, depth: int, limits: Constraints
    ) -> Any:
        """One of the values of an enumeration."""
        return self._random.choice([row.value for row in shape.type])

    def one_of(self, shape: OneOf, name: str, depth: int, limits: Constraints) -> Any:
        """One of the values of a literal type."""
        return self._random.choice(shape.listed)

    def array(
        self, shape: Array, name: str, depth: int, limits: Constraints
    ) -> list[Any]:
        """As many items as usual, or as there must be."""
        wanted = self._size(limits.min_items, limits.max_items, depth)
        items: list[Any] = []
        for _ in range(wanted * _TRIES):
            if len(items) == wanted:
                break
            item = self.value(shape.item, name, depth + 1)
            if item not in items or not limits.unique_items:
                items.append(item)
        return items

    def places(
        self, shape: Tuple, name: str, depth: int, limits: Constraints
    ) -> list[Any]:
        """An item for each place."""
        return [self.value(item, name, depth + 1) for item in shape.items]

    def entries(
        self, shape: Map, name: str, depth: int, limits: Constraints
    ) -> dict[str, Any]:
        """As many entries as usual, or as there must be."""
        wanted = self._size(limits.min_properties, limits.max_properties, depth)
        keys = [self._key(shape, place) for place in range(wanted)]
        return {key: self.value(shape.value, name, depth + 1) for key in keys}

    def _key(self, shape: Map, place: int) -> str:
        if isinstance(shape.key.bare, (String, Anything)):
            return f"key-{place + 1}"
        key = self.value(shape.key, f"key-{place + 1}")
        return key if isinstance(key, str) else msgspec.json.encode(key).decode()

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
        self, shape: Object, name: str, depth: int, limits: Constraints
    ) -> dict[str, Any]:
        """All members, the optional ones unless it gets too deep."""
        wanted = [row for row in shape.members if row.required or depth <= _DEEP]
        model = cast("type", shape.type)
        return {row.wire: self._member(model, row, depth) for row in wanted}

    def _member(self, model: type, member: Member, depth: int) -> Any:
        for example in self._examples.member(model, member.wire):
            if loads(member.shape, example):
                return example
        return self.value(member.shape, member.wire, depth + 1)

    def union(self, shape: Union, name: str, depth: int, limits: Constraints) -> Any:
        """One of the alternatives; the smallest one when it gets deep."""
        if depth <= _DEEP:
            chosen = self._random.choice(shape.alternatives)
        elif shape.nullable:
            return None
        else:
            chosen = min(shape.alternatives, key=_weight)
        return self.value(chosen, name, depth + 1, limits)

    def discriminated(
        self, shape: Discriminated, name: str, depth: int, limits: Constraints
    ) -> Any:
        """An object of one of the types that a property tells apart."""
        targets: Mapping[str, Shape] = shape.targets
        if not targets or (depth > _DEEP and shape.nullable):
            return self.union(shape, name, depth, limits)
        tag = self._random.choice(sorted(targets))
        data = self.value(targets[tag], name, depth + 1, limits)
        tagged = {**data, shape.property: tag}
        return tagged if loads(targets[tag], tagged) else data


def _merged(rows: tuple[Constraints, ...]) -> Constraints:
    """All limits together; of two of a kind the later, inner one."""
    fields = [msgspec.structs.asdict(row) for row in rows]
    return Constraints(
        **{
            name: value
            for row in fields
            for name, value in row.items()
            if value is not None and value is not False
        }
    )


def _weight(shape: Shape) -> int:
    """What a type may lead to: less for scalars than for what contains more."""
    return len(shape.kinds & {"array"}) + 2 * len(shape.kinds & {"object"})


_KINDS: tuple[tuple[type[Shape], Callable[..., Any]], ...] = (
    (Constrained, Draw.constrained),
    (Marker, Draw.marked),
    (AnyText, Draw.marked),
    (Object, Draw.members),
    (Discriminated, Draw.discriminated),
    (Union, Draw.union),
    (Array, Draw.array),
    (Map, Draw.entries),
    (Tuple, Draw.places),
    (Enumeration, Draw.member_of),
    (OneOf, Draw.one_of),
    (String, Draw.string),
    (Formatted, Draw.formatted),
    (Integer, Draw.integer),
    (Number, Draw.number),
    (Boolean, Draw.boolean),
    (JsonString, Draw.embedded),
    (Null, Draw.null),
    (Anything, Draw.anything),
)
