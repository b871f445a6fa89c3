"""The operations of an SDK for tools: found by name, described when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from .operation import Body, Operation, Parameter


class ParameterInfo(NamedTuple):
    """A parameter: its name on the wire and in Python, and where it goes."""

    wire_name: str
    python_name: str
    location: str
    required: bool


class BodyInfo(NamedTuple):
    """A request body: `fields` are arguments of their own, wire name to Python name;
    `value` is the one argument `body`."""

    kind: Literal["fields", "value"]
    media_type: str
    fields: Mapping[str, str]


class OperationInfo(NamedTuple):
    """An operation: what it is called in the document and in the SDK."""

    operation_id: str | None
    method: str
    path: str
    resource: str
    """The attribute of the client that holds the method."""
    function: str
    """The name of the method."""
    parameters: tuple[ParameterInfo, ...]
    body: BodyInfo | None
    responses: tuple[tuple[str, str | None], ...]
    """Status (`200`, `2XX`, `default`) and media type, `None` for no content."""
    deprecated: bool
    summary: str | None


def describe_operation(operation: Operation[Any]) -> OperationInfo:
    """The operation as plain values only."""
    return OperationInfo(
        operation_id=operation.operation_id,
        method=operation.method,
        path=operation.path,
        resource=operation.resource,
        function=operation.function,
        parameters=tuple(_parameter_info(each) for each in operation.parameters),
        body=None if operation.body is None else _body_info(operation.body),
        responses=tuple((each.status, each.media_type) for each in operation.responses),
        deprecated=operation.deprecated,
        summary=operation.summary,
    )


def _parameter_info(parameter: Parameter) -> ParameterInfo:
    return ParameterInfo(
        parameter.name,
        parameter.argument or parameter.name,
        parameter.location,
        parameter.required or parameter.location == "path",
    )


def _body_info(body: Body) -> BodyInfo:
    media_type, names = body.describe()
    return BodyInfo("value" if names is None else "fields", media_type, names or {})


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
        return describe_operation(operation)

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
