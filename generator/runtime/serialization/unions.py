"""Adapters of unions: they choose the alternative that a JSON value is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from ..issues import Issue, Path, Walk
from .encoding import encode_value
from .formatted import BytesAdapter, ContentAdapter
from .registry import NativeAdapter, adapter_for
from .scalars import OpaqueAdapter
from .structs import StructAdapter
from .type_adapter import (
    LOAD_ERRORS,
    REJECT,
    EnumeratedType,
    MismatchError,
    TypeAdapter,
    describe,
    is_object,
    json_type_of,
)
from .union_cache import FAILED, shared_results

__all__ = ["UnionAdapter", "make_union"]

_ABSENT = (None, type(None), msgspec.UnsetType)
_EXCLUSIVE = {"custom", "anything"}
"""Places in a union of msgspec that no other alternative may share."""
_MAX_REMEMBERED = 256
"""Orders of names whose ranking a union remembers."""


class Candidates(NamedTuple):
    """The alternatives that a value may be, best first; `tied` of them look alike."""

    adapters: Sequence[TypeAdapter]
    tied: int = 1


class UnionAdapter(NativeAdapter):
    """A value of one of several types: the best looking one that it fits.

    Alternatives are told apart by the JSON type, then by constants, by required
    properties and by how many properties they name, then by how much of the value they
    keep at all levels; the first declared wins a tie.
    """

    def __init__(
        self, type_: Any, alternatives: tuple[TypeAdapter, ...], nullable: bool
    ) -> None:
        self.type = type_
        self.alternatives = alternatives
        self.nullable = nullable
        self.is_native = _is_native(alternatives)
        slots = frozenset[str]().union(*(adapter.slots for adapter in alternatives))
        self.slots = slots if self.is_native else frozenset({"custom"})
        self._all = Candidates(alternatives)
        self._by_names: dict[tuple[str, ...], Candidates] = {}

    @cached_property
    def description(self) -> str:  # type: ignore[override]
        return " or ".join(adapter.description for adapter in self.alternatives)

    @cached_property
    def json_types(self) -> frozenset[str]:  # type: ignore[override]
        json_types = frozenset({"null"}) if self.nullable else frozenset[str]()
        return json_types.union(*(adapter.json_types for adapter in self.alternatives))

    @property
    def tag(self) -> EnumeratedType | None:
        """The tag of an optional constant."""
        return self.alternatives[0].tag if len(self.alternatives) == 1 else None

    @property
    def is_union(self) -> bool:
        return True

    @property
    def present(self) -> TypeAdapter:
        if len(self.alternatives) == 1:
            return self.alternatives[0].unwrapped
        return self

    def match_score(self, data: Any) -> int:
        if data is None and self.nullable:
            return 1
        return max(adapter.match_score(data) for adapter in self.alternatives)

    def quick_match(self, data: Any) -> int:
        return 1 if json_type_of(data) in self.json_types else REJECT

    def load(self, data: Any) -> Any:
        if data is None and self.nullable:
            return None
        candidates = self._candidates(data)
        if len(candidates.adapters) == 1:
            return candidates.adapters[0].load(data)
        with shared_results() as results:
            key = (id(self), id(data))
            if key not in results:
                results[key] = _load_best(candidates, data)
            if (value := results[key]) is not FAILED:
                return value
        raise MismatchError(f"expected {self.description}, got {describe(data)}")

    def pick(self, data: Any) -> TypeAdapter:
        """The alternative that plain data looks most like."""
        return (self._candidates(data).adapters or self.alternatives)[0]

    def _candidates(self, data: Any) -> Candidates:
        if len(self.alternatives) == 1:
            return self._all
        if not is_object(data):
            return self._rank(data)
        if self._by_constant is not None:
            wire, alternatives = self._by_constant
            value = data.get(wire)
            if isinstance(value, str) and value in alternatives:
                return alternatives[value]
        return self._rank_by_names(data) if self._ignores_values else self._rank(data)

    @cached_property
    def _by_constant(self) -> tuple[str, dict[Any, Candidates]] | None:
        """The property whose constants tell all the alternatives apart, if any does."""
        models = [adapter.unwrapped for adapter in self.alternatives]
        tags = [
            dict(model.tags) for model in models if isinstance(model, StructAdapter)
        ]
        if len(tags) < len(models):
            return None
        for wire in tags[0]:
            values = [tag[wire].values for tag in tags if wire in tag]
            if len(values) == len(tags) and _are_disjoint(values):
                pairs = zip(values, self.alternatives, strict=True)
                return wire, {
                    v: Candidates((row,)) for each, row in pairs for v in each
                }
        return None

    @cached_property
    def _ignores_values(self) -> bool:
        """Tells whether the rank of an object depends on nothing but its names."""
        models = [adapter.unwrapped for adapter in self.alternatives]
        return not any(
            model.tags if isinstance(model, StructAdapter) else model.is_union
            for model in models
        )

    def _rank_by_names(self, data: Mapping[str, Any]) -> Candidates:
        names = tuple(data)
        if (ranked := self._by_names.get(names)) is None:
            ranked = self._rank(data)
            if len(self._by_names) < _MAX_REMEMBERED:
                self._by_names[names] = ranked
        return ranked

    def _rank(self, data: Any) -> Candidates:
        """By score; those that cannot load only where there is nothing better."""
        pairs = [(adapter.match_score(data), adapter) for adapter in self.alternatives]
        pairs.sort(key=_first, reverse=True)
        best = pairs[0][0]
        least = 0 if best >= 0 else REJECT + 1
        adapters = [adapter for score, adapter in pairs if score >= least]
        return Candidates(adapters, sum(score == best for score, _ in pairs))

    def from_text(self, text: str) -> Any:
        """The value as the first type that the text fits, strings last."""
        ordered = sorted(self.alternatives, key=lambda row: "string" in row.json_types)
        for adapter in ordered:
            value = adapter.from_text(text)
            if adapter.loads(value):
                return value
        return None if self.nullable and not text.strip() else text

    def count_unknown_keys(self, data: Any) -> int:
        return 0 if data is None else self.pick(data).count_unknown_keys(data)

    def list_unknown_keys(self, data: Any, path: Path) -> Iterable[tuple[Path, Any]]:
        return () if data is None else self.pick(data).list_unknown_keys(data, path)

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        with shared_results():
            try:
                return self.load(data)
            except LOAD_ERRORS:
                return self._decode_best(data, walk, path)

    def _decode_best(self, data: Any, walk: Walk, path: Path) -> Any:
        """Read data that fits no alternative as the one with the fewest errors."""
        candidates = self._candidates(data).adapters
        if not candidates:
            walk.report(
                path, f"expected {self.description}, got {describe(data)}", data
            )
            return data
        best = min(candidates, key=lambda adapter: adapter.count_errors(data))
        return best.decode(data, walk, path)

    def accepts(self, value: Any) -> bool:
        if value is None or value is msgspec.UNSET:
            return value is not None or self.nullable
        return any(adapter.accepts(value) for adapter in self.alternatives)

    def dump(self, value: Any) -> Any:
        accepting = self._accepting(value)
        return accepting[0].dump(value) if accepting else encode_value(value)

    def _accepting(self, value: Any) -> list[TypeAdapter]:
        """The alternatives that a value may be sent as, best first."""
        accepting = [row for row in self.alternatives if row.accepts(value)]
        if len(accepting) > 1 and is_object(value):
            accepting.sort(key=lambda row: row.match_score(value), reverse=True)
        return accepting

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        if (value is None and self.nullable) or value is msgspec.UNSET:
            return
        accepting = self._accepting(value)
        tried = [_checked(row, value, path) for row in accepting]
        if tried:
            fewest = min(tried, key=len)
            walk.issues += fewest
        else:
            super().check(value, walk, path)

    def children(self) -> Iterable[TypeAdapter]:
        return self.alternatives


def make_union(
    type_: Any,
    members: tuple[Any, ...],
    class_: Callable[[Any, tuple[TypeAdapter, ...], bool], TypeAdapter] = UnionAdapter,
) -> TypeAdapter:
    """The adapter of a union of types, of the given class; null and unset apart."""
    present = [member for member in members if member not in _ABSENT]
    if not present:
        return adapter_for(None)
    adapters = tuple(map(adapter_for, present))
    if any(isinstance(adapter, OpaqueAdapter) for adapter in adapters):
        adapters = tuple(map(_beside_files, adapters))
    nullable = None in members or type(None) in members
    return class_(type_, adapters, nullable)


def _beside_files(adapter: TypeAdapter) -> TypeAdapter:
    if isinstance(adapter, BytesAdapter):
        return ContentAdapter()
    return adapter


def _load_best(candidates: Candidates, data: Any) -> Any:
    """The value as the first that it fits; of those that look alike, as the one that
    keeps most of it."""
    best, fewest = FAILED, 0
    for position, adapter in enumerate(candidates.adapters):
        is_tied = position < candidates.tied and candidates.tied > 1
        if best is not FAILED and not is_tied:
            break
        try:
            value = adapter.load(data)
        except LOAD_ERRORS:
            continue
        unknown = adapter.count_unknown_keys(data) if is_tied else 0
        if not unknown:
            return value
        if best is FAILED or unknown < fewest:
            best, fewest = value, unknown
    return best


def _are_disjoint(sets: Sequence[frozenset[Any]]) -> bool:
    return len(frozenset[Any]().union(*sets)) == sum(map(len, sets))


def _checked(adapter: TypeAdapter, value: Any, path: Path) -> list[Issue]:
    walk = Walk()
    adapter.check(value, walk, path)
    return walk.issues


def _first(pair: tuple[int, TypeAdapter]) -> int:
    return pair[0]


def _is_native(alternatives: tuple[TypeAdapter, ...]) -> bool:
    """Tell whether msgspec can read the union: one alternative for each place."""
    if len(alternatives) == 1:
        return alternatives[0].is_native
    taken: set[str] = set()
    for adapter in alternatives:
        if not adapter.is_native or adapter.slots & (taken | _EXCLUSIVE):
            return False
        taken |= adapter.slots
    return True
