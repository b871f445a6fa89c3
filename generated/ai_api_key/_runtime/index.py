"""The operations of an SDK for tools: found by name, described when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from .info import OperationInfo
from .operation import Operation


class OperationIndex(Mapping[str, OperationInfo]):
    """A read-only mapping from operationId (or `METHOD path`) to a description.

    Names are known at once; a description loads the module of its resource.
    """

    def __init__(self, module: str, homes: Mapping[str, tuple[str, str]]) -> None:
        self._package = module.rpartition(".")[0]
        self._homes = homes

    def __getitem__(self, key: str) -> OperationInfo:
        module, constant = self._homes[key]
        resource = import_module(f"{self._package}.resources.{module}")
        operation: Operation[object] = getattr(resource, constant)
        return operation.info

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def __repr__(self) -> str:
        return f"<{len(self)} operations>"
