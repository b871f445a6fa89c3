"""The operations and examples of the package that the testing support belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

import msgspec

from ..api import Api
from ..introspection import OperationIndex
from ..operation import Operation, ResponseSpec
from ..resource import Resource

Places = Mapping[str, Mapping[str, int]]


class Documented:
    """The values that a document gives as examples.

    `texts` are JSON. Two tables lead to them: `replies` by `METHOD path` and then
    `status media/type`, `models` by class and then property.
    """

    def __init__(self, replies: Places, models: Places, texts: Sequence[str]) -> None:
        self._replies = replies
        self._models = models
        self._texts = texts

    def reply(self, operation: Operation[Any], spec: ResponseSpec) -> tuple[Any, ...]:
        """The example of a response; () where there is none."""
        route = f"{operation.method} {operation.path}"
        return self._at(self._replies, route, f"{spec.status} {spec.media_type}")

    def member(self, model: type, wire: str) -> tuple[Any, ...]:
        """The example of a model's property; () where there is none."""
        return self._at(self._models, model.__name__, wire)

    def _at(self, table: Places, row: str, column: str) -> tuple[Any, ...]:
        place = table.get(row, {}).get(column)
        return () if place is None else (msgspec.json.decode(self._texts[place]),)


class Package:
    """The operations of a package, with all that its modules say of them."""

    def __init__(
        self, api: Api, operations: OperationIndex, documented: Documented
    ) -> None:
        self.api = api
        self.operations = operations
        self.documented = documented

    def key(self, operation: Operation[Any]) -> str:
        """The name of an operation in `operations`.

        The one that polls a URL is called as the one that it belongs to.
        """
        name = operation.operation_id
        if name is not None and name in self.operations:
            found = self.operations[name]
            if (found.resource, found.function) == _place(operation):
                return name
        return f"{operation.method} {operation.path}"

    def described(self, operation: Operation[Any]) -> Operation[Any]:
        """The operation as its constant describes it."""
        module, constant = self.operations.home(self.key(operation))
        found: Operation[Any] = getattr(module, constant)
        return found

    def pages(self, operation: Operation[Any]) -> Any:
        """The `Pagination` of an operation; `None` where it has no pages."""
        return self._beside(operation, "PAGES")

    def follower(self, operation: Operation[Any]) -> Any:
        """The `Poller` of an operation whose answers name a URL to poll, or `None`."""
        return self._beside(operation, "POLLER")

    def _beside(self, operation: Operation[Any], suffix: str) -> Any:
        """The constant that stands beside an operation's own.

        The name has a `_` at its end where another operation has it without.
        """
        module, constant = self.operations.home(self.key(operation))
        name = f"{constant}_{suffix}"
        while isinstance(found := getattr(module, name, None), Operation):
            name = f"{name}_"
        return found

    def resource(self, operation: Operation[Any]) -> type[Resource]:
        """The class that has the operation's method."""
        constants, _ = self.operations.home(self.key(operation))
        name = constants.__name__.rpartition(".")[2]
        module = import_module(f"{self.operations.package}.resources.{name}")
        return next(filter(None, (_resource(module, x) for x in vars(module).values())))

    def pollers(self) -> Sequence[Any]:
        """The `Poller`s of values that stand for long-running operations."""
        try:
            module: Any = import_module(f"{self.operations.package}._pollers")
        except ModuleNotFoundError:
            return ()
        found: Sequence[Any] = module.POLLERS
        return found


def _place(operation: Operation[Any]) -> tuple[str, str]:
    return operation.resource, operation.function


def _resource(module: ModuleType, value: object) -> type[Resource] | None:
    """The value where it is a resource that the module defines itself."""
    if isinstance(value, type) and issubclass(value, Resource):
        return value if value.__module__ == module.__name__ else None
    return None
