"""The order in which the alternatives of a union are tried, and their results.

Results are remembered while one value is read: nested unions would otherwise be tried
anew for each alternative around them, twice as often for each level.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, NamedTuple

from . import is_object
from .match_scores import REJECT, Score, score_of, traits_of
from .structs import StructAdapter
from .type_adapter import TypeAdapter

_MAX_REMEMBERED = 256
"""Orders of names whose candidates are remembered."""


class Candidates(NamedTuple):
    """The alternatives that a value may be, best first; `tied` of them look alike."""

    adapters: Sequence[TypeAdapter]
    tied: int = 1


class Ranking:
    """Ranks the alternatives of one union."""

    def __init__(self, alternatives: tuple[TypeAdapter, ...]) -> None:
        self._alternatives = alternatives
        self._all = Candidates(alternatives)
        self._by_names: dict[tuple[str, ...], Candidates] = {}

    def candidates(self, data: Any) -> Candidates:
        """The alternatives that plain data may be."""
        if len(self._alternatives) == 1:
            return self._all
        if not is_object(data):
            return self._rank(data)
        if self.by_constant is not None:
            wire, alternatives = self.by_constant
            value = data.get(wire)
            if isinstance(value, str) and value in alternatives:
                return alternatives[value]
        return self._rank_by_names(data) if self._ignores_values else self._rank(data)

    @cached_property
    def by_constant(self) -> tuple[str, dict[Any, Candidates]] | None:
        """The property whose constants tell all the alternatives apart, if any does."""
        models = [adapter.unwrapped for adapter in self._alternatives]
        tags = [
            dict(traits_of(model).tags)
            for model in models
            if isinstance(model, StructAdapter)
        ]
        if len(tags) < len(models):
            return None
        for wire in tags[0]:
            values = [tag[wire].choices for tag in tags if wire in tag]
            if len(values) == len(tags) and _are_disjoint(values):
                pairs = zip(values, self._alternatives, strict=True)
                return wire, {
                    v: Candidates((row,)) for each, row in pairs for v in each
                }
        return None

    @cached_property
    def _scored(self) -> list[tuple[Score, TypeAdapter, TypeAdapter]]:
        """The function that rates each alternative, without and with its wrappers."""
        plain = [adapter.unwrapped for adapter in self._alternatives]
        return [*zip(map(score_of, plain), plain, self._alternatives, strict=True)]

    @cached_property
    def _ignores_values(self) -> bool:
        """Tells whether the rank of an object depends on nothing but its names."""
        models = [adapter.unwrapped for adapter in self._alternatives]
        return not any(
            (
                traits_of(model).tags or traits_of(model).fixed
                if isinstance(model, StructAdapter)
                else model.is_union
            )
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
        pairs = [
            (score(plain, data), adapter) for score, plain, adapter in self._scored
        ]
        pairs.sort(key=_score, reverse=True)
        best = pairs[0][0]
        least = 0 if best >= 0 else REJECT + 1
        adapters = [adapter for score, adapter in pairs if score >= least]
        return Candidates(adapters, sum(score == best for score, _ in pairs))


def _score(pair: tuple[int, TypeAdapter]) -> int:
    return pair[0]


def _are_disjoint(rows: Sequence[Sequence[Any]]) -> bool:
    sets = [frozenset(row) for row in rows]
    return len(frozenset[Any]().union(*sets)) == sum(map(len, sets))


FAILED = object()
"""The result of data that no alternative fits."""


class _Results(threading.local):
    """Results by the identities of a union and of its data."""

    depth = 0

    def __init__(self) -> None:
        self.by_data: dict[tuple[int, int], Any] = {}


_RESULTS = _Results()


@contextmanager
def shared_results() -> Generator[dict[tuple[int, int], Any]]:
    """Remember results until the outermost union is done with its data."""
    _RESULTS.depth += 1
    try:
        yield _RESULTS.by_data
    finally:
        _RESULTS.depth -= 1
        if not _RESULTS.depth:
            _RESULTS.by_data.clear()
