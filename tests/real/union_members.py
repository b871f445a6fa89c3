"""Every alternative of every union of an SDK, read, written and read again."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from tests.support.equality import differences

SEEDS = 3


class UnionMembers:
    """Alternatives that come back as others, and those that no value was found for.

    A value that the mock draws of an alternative is read as a type of Python, and what
    is written of that is read as the same type and value.
    """

    def __init__(self, package: ModuleType) -> None:
        self.problems: list[str] = []
        self.unsampled: list[str] = []
        self.tried = 0
        self._runtime = f"{package.__name__}._runtime"
        self._model: type = import_module(f"{self._runtime}.model").Model
        self._codec = import_module(f"{self._runtime}.serialization.codec")
        self._scores = import_module(f"{self._runtime}.serialization.match_scores")
        self._samples = import_module(f"{self._runtime}.testing.sample_values")
        for owner, union in self._unions(package):
            for member in union.alternatives:
                self._try(owner, union, member)

    def _unions(self, package: ModuleType) -> Iterator[tuple[str, Any]]:
        class_ = import_module(f"{self._runtime}.serialization.unions").UnionAdapter
        seen: dict[int, Any] = {}
        stack = [*self._models(package)]
        while stack:
            owner, adapter = stack.pop()
            if id(adapter) in seen:
                continue
            seen[id(adapter)] = adapter
            if isinstance(adapter, class_) and len(adapter.alternatives) > 1:
                yield owner, adapter
            stack += [(owner, child) for child in adapter.children()]

    def _models(self, package: ModuleType) -> Iterator[tuple[str, Any]]:
        folder = import_module(f"{package.__name__}.models")
        for found in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
            for name, value in vars(import_module(found.name)).items():
                is_model = inspect.isclass(value) and issubclass(value, self._model)
                if is_model and value.__module__ == folder.__name__:
                    yield name, self._codec.adapter_for(value)

    def _try(self, owner: str, union: Any, member: Any) -> None:
        for seed in range(SEEDS):
            try:
                data = self._samples.draw(member, _NoExamples(), f"{owner} {seed}")
            except ValueError as error:
                self.unsampled.append(f"{owner}: {error}")
                return
            self.tried += 1
            self.problems += self._misread(owner, union, member, data)

    def _misread(self, owner: str, union: Any, member: Any, data: Any) -> list[str]:
        try:
            value = union.load(data)
            written = self._codec.to_builtins(value, union.type)
            again = union.load(written)
        except ValueError as error:
            return [f"{owner}: {member.description}: {error}: {data!r}"]
        if type(again) is not type(value) or again != value:
            return [f"{owner}: {value!r} is read again as {again!r}"]
        changes = differences(_without_null(data), _without_null(written))
        lost = [each for each in changes if ": added: " not in each]  # tags are
        problems = [f"{owner}: {member.description}: {each}" for each in lost]
        return problems + self._misread_least(owner, union, value)

    def _misread_least(self, owner: str, union: Any, value: Any) -> list[str]:
        """Read a model that has a tag when no more is given than it requires."""
        if not isinstance(value, self._model):
            return []
        adapter = self._codec.adapter_for(type(value))
        names = {field.wire: field.name for field in adapter.fields}
        required = [field.name for field in adapter.fields if field.required]
        least = type(value)(**{name: getattr(value, name) for name in required})
        tags = self._scores.traits_of(adapter).tags
        fixed = [
            (names[wire], tag.values) for wire, tag in tags if len(tag.values) == 1
        ]
        if not any(getattr(least, name) in values for name, values in fixed):
            return []
        again = union.load(self._codec.to_builtins(least, union.type))
        if type(again) is type(least):
            return []
        return [f"{owner}: {least!r} is read as {again!r}"]


def _without_null(data: Any) -> Any:
    """Leave out nulls: an optional property that reads as None is not written."""
    if isinstance(data, dict):
        return {k: _without_null(v) for k, v in data.items() if v is not None}
    if isinstance(data, list):
        return [_without_null(item) for item in data]
    return data


class _NoExamples:
    def member(self, model: type, wire: str) -> tuple[Any, ...]:
        """Nothing is documented."""
        return ()
