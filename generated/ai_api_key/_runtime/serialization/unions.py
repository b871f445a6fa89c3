"""Shapes of unions: which of the alternatives a JSON value is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from ..issues import Issue, Path, Walk
from .structs import Object
from .type_adapter import (
    LOAD_ERRORS,
    REJECT,
    Listed,
    Misfit,
    Shape,
    describe,
    is_object,
    kind_of,
)
from .union_cache import FAILED, attempts
from .untyped import dump_any

__all__ = ["Union"]


_MOST_SEEN_NAMES = 256
"""Orders of names whose ranking a union remembers."""


class Candidates(NamedTuple):
    """The alternatives that a value may be, best first; `tied` of them look alike."""

    shapes: Sequence[Shape]
    tied: int = 1


class Union(Shape):
    """A value of one of several types: the best looking one that it fits.

    Alternatives are parted by the kind of JSON value, then by constants, by required
    properties and by how many properties they name, then by how much of the value they
    keep at all levels; the first declared wins a tie.
    """

    def __init__(
        self, type_: Any, alternatives: tuple[Shape, ...], nullable: bool
    ) -> None:
        self.type = type_
        self.alternatives = alternatives
        self.nullable = nullable
        self.native = _is_native(alternatives)
        slots = frozenset[str]().union(*(shape.slots for shape in alternatives))
        self.slots = slots if self.native else frozenset({"custom"})
        self._all = Candidates(alternatives)
        self._seen_names: dict[tuple[str, ...], Candidates] = {}

    @cached_property
    def what(self) -> str:  # type: ignore[override]
        return " or ".join(shape.what for shape in self.alternatives)

    @cached_property
    def kinds(self) -> frozenset[str]:  # type: ignore[override]
        kinds = frozenset({"null"}) if self.nullable else frozenset[str]()
        return kinds.union(*(shape.kinds for shape in self.alternatives))

    @property
    def tag(self) -> Listed | None:
        """The tag of an optional constant."""
        return self.alternatives[0].tag if len(self.alternatives) == 1 else None

    @property
    def is_union(self) -> bool:
        return True

    def rank(self, data: Any) -> int:
        if data is None and self.nullable:
            return 1
        return max(shape.rank(data) for shape in self.alternatives)

    def peek(self, data: Any) -> int:
        return 1 if kind_of(data) in self.kinds else REJECT

    def load(self, data: Any) -> Any:
        if data is None and self.nullable:
            return None
        candidates = self._candidates(data)
        if len(candidates.shapes) == 1:
            return candidates.shapes[0].load(data)
        return self._first_fit(candidates, data)

    def unread(self, data: Any) -> int:
        return 0 if data is None else self.pick(data).unread(data)

    def _candidates(self, data: Any) -> Candidates:
        if len(self.alternatives) == 1:
            return self._all
        if not is_object(data):
            return self._ranked(data)
        if self._constants is not None:
            wire, alternatives = self._constants
            value = data.get(wire)
            if isinstance(value, str) and value in alternatives:
                return alternatives[value]
        if self._is_ranked_by_names:
            return self._ranked_by_names(data)
        return self._ranked(data)

    def pick(self, data: Any) -> Shape:
        """The alternative that plain data looks most like."""
        return (self._candidates(data).shapes or self.alternatives)[0]

    @cached_property
    def _constants(self) -> tuple[str, dict[Any, Candidates]] | None:
        """The property whose constants tell all the alternatives apart, if any does."""
        models = [shape.bare for shape in self.alternatives]
        tags = [dict(shape.tags) for shape in models if isinstance(shape, Object)]
        if len(tags) < len(models):
            return None
        for wire in tags[0]:
            values = [tag[wire].values for tag in tags if wire in tag]
            if len(values) == len(tags) and _are_disjoint(values):
                pairs = zip(values, self.alternatives, strict=True)
                return wire, {v: Candidates((s,)) for own, s in pairs for v in own}
        return None

    @cached_property
    def _is_ranked_by_names(self) -> bool:
        """Whether the rank of an object depends on nothing but its names."""
        return not any(
            shape.bare.tags if isinstance(shape.bare, Object) else shape.bare.is_union
            for shape in self.alternatives
        )

    def _ranked_by_names(self, data: Mapping[str, Any]) -> Candidates:
        names = tuple(data)
        if (known := self._seen_names.get(names)) is None:
            known = self._ranked(data)
            if len(self._seen_names) < _MOST_SEEN_NAMES:
                self._seen_names[names] = known
        return known

    def _ranked(self, data: Any) -> Candidates:
        """By rank; those that cannot load only where there is nothing better."""
        pairs = [(shape.rank(data), shape) for shape in self.alternatives]
        pairs.sort(key=_rank, reverse=True)
        best = pairs[0][0]
        least = 0 if best >= 0 else REJECT + 1
        shapes = [shape for rank, shape in pairs if rank >= least]
        return Candidates(shapes, sum(rank == best for rank, _ in pairs))

    def _first_fit(self, candidates: Candidates, data: Any) -> Any:
        key = (id(self), id(data))
        with attempts() as results:
            if key not in results:
                results[key] = _try_each(candidates, data)
            if (value := results[key]) is not FAILED:
                return value
        raise Misfit(f"expected {self.what}, got {describe(data)}")

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        try:
            return self.load(data)
        except LOAD_ERRORS:
            return self._decode_best(data, walk, path)

    def _decode_best(self, data: Any, walk: Walk, path: Path) -> Any:
        candidates = self._candidates(data).shapes
        if not candidates:
            walk.report(path, f"expected {self.what}, got {describe(data)}", data)
            return data
        best = min(candidates, key=lambda shape: shape.faults(data))
        return best.decode(data, walk, path)

    def accepts(self, value: Any) -> bool:
        if value is None or value is msgspec.UNSET:
            return value is not None or self.nullable
        return any(shape.accepts(value) for shape in self.alternatives)

    def dump(self, value: Any) -> Any:
        for shape in self.alternatives:
            if shape.accepts(value):
                return shape.dump(value)
        return dump_any(value)

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        if (value is None and self.nullable) or value is msgspec.UNSET:
            return
        possible = [shape for shape in self.alternatives if shape.accepts(value)]
        if not possible:
            super().check(value, walk, path)
            return
        tried = [_checked(shape, value, path) for shape in possible]
        fewest = min(tried, key=len)
        walk.issues += fewest

    def children(self) -> Iterable[Shape]:
        return self.alternatives


def _checked(shape: Shape, value: Any, path: Path) -> list[Issue]:
    walk = Walk()
    shape.check(value, walk, path)
    return walk.issues


def _rank(pair: tuple[int, Shape]) -> int:
    return pair[0]


def _are_disjoint(sets: Sequence[frozenset[Any]]) -> bool:
    return len(frozenset[Any]().union(*sets)) == sum(map(len, sets))


def _try_each(candidates: Candidates, data: Any) -> Any:
    """The value as the first that it fits; of those that look alike, as the one that
    keeps most of it."""
    best, fewest = FAILED, 0
    for place, shape in enumerate(candidates.shapes):
        alike = candidates.tied > 1 and place < candidates.tied
        if best is not FAILED and not alike:
            break
        try:
            value = shape.load(data)
        except LOAD_ERRORS:
            continue
        unread = shape.unread(data) if alike else 0
        if not unread:
            return value
        if best is FAILED or unread < fewest:
            best, fewest = value, unread
    return best


def _is_native(alternatives: tuple[Shape, ...]) -> bool:
    """Whether msgspec can read the union: one alternative for each of its places."""
    if len(alternatives) == 1:
        return alternatives[0].native
    taken: set[str] = set()
    for shape in alternatives:
        if not shape.native or shape.slots & taken or shape.slots & _ALONE:
            return False
        taken |= shape.slots
    return True


_ALONE = {"custom", "anything"}
"""Places that no alternative may share."""
