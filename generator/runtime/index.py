"""The operations of an SDK for tools: found by name, described when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

from .introspection import OperationInfo
from .operation import Operation


class OperationIndex(Mapping[str, OperationInfo]):
    """A read-only mapping from operationId (or `METHOD path`) to a description.

    Names are known at once; a description loads the module of its resource.
    """

    def __init__(self, module: str, homes: Mapping[str, tuple[str, str]]) -> None:
        self.package = module.rpartition(".")[0]
        self._homes = homes

    def __getitem__(self, key: str) -> OperationInfo:
        module, constant = self.home(key)
        operation: Operation[object] = getattr(module, constant)
        return operation.info

    def home(self, key: str) -> tuple[ModuleType, str]:
        """The module of an operation's resource, and the constant that describes it."""
        module, constant = self._homes[key]
        return import_module(f"{self.package}.resources.{module}"), constant

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def __repr__(self) -> str:
        return f"<{len(self)} operations>"
