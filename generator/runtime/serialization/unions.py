"""Adapters of unions: they choose the alternative that a JSON value is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import msgspec

from . import Issue, Path, Walk, describe, is_object
from .checks import check_class, check_value, register_check
from .formatted import BytesAdapter
from .json_types import OpaqueAdapter
from .literals import join_choices, shorten
from .match_scores import REJECT, count_errors, match_score, register_score
from .registry import NativeAdapter, adapter_for, encode_value
from .standard_types import ABSENT, make_nullable
from .type_adapter import LOAD_ERRORS, MismatchError, TypeAdapter, UnknownKey
from .union_ranking import FAILED, Candidates, Ranking, shared_results

_EXCLUSIVE = {"custom", "anything"}
"""Places in a union of msgspec that no other alternative may share."""


class UnionAdapter(NativeAdapter):
    """A value of one of several types: the best looking one that it fits.

    Alternatives are told apart by the JSON type, then by constants, by required
    properties and by how many properties they name, then by how much of the value they
    keep at all levels; the first declared wins a tie.
    """

    is_union = True

    def __init__(
        self, type_: Any, alternatives: tuple[TypeAdapter, ...], nullable: bool
    ) -> None:
        self.type = type_
        self.alternatives = alternatives
        self.nullable = nullable
        self.is_native = _is_native(alternatives)
        slots = frozenset[str]().union(*(adapter.slots for adapter in alternatives))
        self.slots = slots if self.is_native else frozenset({"custom"})

    @cached_property
    def description(self) -> str:  # type: ignore[override]
        return " or ".join(adapter.description for adapter in self.alternatives)

    @cached_property
    def json_types(self) -> frozenset[str]:  # type: ignore[override]
        json_types = frozenset({"null"}) if self.nullable else frozenset[str]()
        return json_types.union(*(adapter.json_types for adapter in self.alternatives))

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

    def rate(self, alternative: TypeAdapter, data: Any) -> int:
        return match_score(alternative, data)

    @cached_property
    def _ranking(self) -> Ranking:
        return Ranking(self.alternatives)

    def _candidates(self, data: Any) -> Candidates:
        return self._ranking.candidates(data)

    def list_unknown_keys(self, data: Any, path: Path) -> Iterable[UnknownKey]:
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
            self.report_misfit(data, walk, path)
            return data
        best = min(candidates, key=lambda adapter: count_errors(adapter, data))
        return best.decode(data, walk, path)

    def report_misfit(self, data: Any, walk: Walk, path: Path) -> None:
        """Report data that is none of the alternatives, by its tag where it has one."""
        wire, alternatives = self._ranking.by_constant or ("", {})
        if is_object(data) and data.get(wire) is not None:
            choices, actual = join_choices(map(repr, alternatives)), repr(data[wire])
            message = f"expected {choices}, got {shorten(actual)}"
            walk.report((path, wire), message, data[wire])
        else:
            walk.report(path, self.explain(data), data)

    def accepts(self, value: Any) -> bool:
        if value is None or value is msgspec.UNSET:
            return value is not None or self.nullable
        return any(adapter.accepts(value) for adapter in self.alternatives)

    def dump(self, value: Any) -> Any:
        accepting = self.list_accepting(value)
        return accepting[0].dump(value) if accepting else encode_value(value)

    def list_accepting(self, value: Any) -> list[TypeAdapter]:
        """The alternatives that a value may be sent as, best first."""
        accepting = [each for each in self.alternatives if each.accepts(value)]
        if len(accepting) > 1 and is_object(value):
            ranked = [each for each in accepting if match_score(each, value) > REJECT]
            return sorted(ranked, key=lambda each: -match_score(each, value))
        return accepting

    def children(self) -> Iterable[TypeAdapter]:
        return self.alternatives


def score_union(adapter: UnionAdapter, data: Any) -> int:
    """The score of the alternative that data looks most like."""
    if data is None and adapter.nullable:
        return 1
    return max(match_score(each, data) for each in adapter.alternatives)


def _check_union(adapter: UnionAdapter, value: Any, walk: Walk, path: Path) -> None:
    """Report the issues of the alternative that has the fewest."""
    if (value is None and adapter.nullable) or value is msgspec.UNSET:
        return
    accepting = adapter.list_accepting(value)
    if accepting:
        tried = [_issues_of(each, value, path) for each in accepting]
        fewest = min(tried, key=len)
        walk.issues += fewest
    elif is_object(value):
        adapter.report_misfit(value, walk, path)
    else:
        check_class(adapter, value, walk, path)


def _issues_of(adapter: TypeAdapter, value: Any, path: Path) -> list[Issue]:
    """The issues of one alternative."""
    trial = Walk()
    check_value(adapter, value, trial, path)
    return trial.issues


register_check(UnionAdapter, _check_union)
register_score(UnionAdapter, score_union)


def make_union(type_: Any, members: tuple[Any, ...]) -> TypeAdapter:
    """The adapter of a union of types; null and unset apart."""
    present = [member for member in members if member not in ABSENT]
    if len(present) < 2:
        return make_nullable(type_, members)
    adapters = tuple(map(adapter_for, present))
    if any(isinstance(adapter, OpaqueAdapter) for adapter in adapters):
        adapters = tuple(map(_beside_files, adapters))
    nullable = None in members or type(None) in members
    return UnionAdapter(type_, adapters, nullable)


class ContentAdapter(BytesAdapter):
    """Bytes beside a file type: text that is no base 64 is the content itself."""

    description = "bytes"
    is_native = False

    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except (ValueError, msgspec.ValidationError):
            if not isinstance(data, str):
                raise
            return data.encode()


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
        unknown = (
            sum(1 for _ in adapter.list_unknown_keys(data, None)) if is_tied else 0
        )
        if not unknown:
            return value
        if best is FAILED or unknown < fewest:
            best, fewest = value, unknown
    return best


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
