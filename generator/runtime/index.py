"""The operations of an SDK for tools: found by name, described when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

from .introspection import OperationInfo
from .operation import Operation


class OperationIndex(Mapping[str, OperationInfo]):
    """A read-only mapping from operationId (or `METHOD path`) to a description.

    Names are known at once; a description loads the constants of its resource.
    """

    def __init__(self, module: str, homes: Mapping[str, tuple[str, str]]) -> None:
        self._module = module
        self._homes = homes

    @property
    def package(self) -> str:
        """The name of the package."""
        return self._module.rpartition(".")[0]

    def __getitem__(self, key: str) -> OperationInfo:
        module, constant = self.home(key)
        operation: Operation[object] = getattr(module, constant)
        return operation.info

    def home(self, key: str) -> tuple[ModuleType, str]:
        """The module with the constant that describes an operation, and its name."""
        module, constant = self._homes[key]
        return import_module(f"{self._module}.{module}"), constant

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def __repr__(self) -> str:
        return f"<{len(self)} operations>"
