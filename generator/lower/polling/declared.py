"""Pollers as documents declare them: by ``x-poller``."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.ir import (
    Argument,
    BodyPath,
    Object,
    Operation,
    Poller,
    Reference,
    State,
    Type,
)
from generator.lower.context import Node, as_list, as_node, text
from generator.lower.json_paths import (
    format_source,
    parse_path,
    type_at,
    unknown_keys,
)
from generator.lower.type_resolver import TypeResolver

_KEYS = frozenset(
    ("schema", "operation", "parameters", "header", "result", "id", "state", "success")
    + ("failure", "error", "reason", "message", "interval", "max-errors", "timeout")
)
_MOST = 10**9


class InvalidExtension(Exception):
    """A poller that does not fit its document; the message says why."""


class Reader(Struct, frozen=True):
    """Reads the pollers of one document.

    Attributes:
        operations: all of the document, by operationId.
    """

    schemas: TypeResolver
    operations: dict[str, Operation]

    def of_type(self, pointer: str, node: Node, type_: str) -> Poller:
        """A poller for the values of a declared type (docs/extensions.md).

        Raises:
            InvalidExtension: it names what is not there.
        """
        if not isinstance(self.schemas.declarations.get(type_), Object):
            raise InvalidExtension("only values of an object's type can be waited for")
        found = self._common(pointer, node, Reference(type_))
        if found.state is None or not found.success:
            raise InvalidExtension("state and success are needed")
        polled = self._operation(node, "operation")
        arguments = tuple(self._arguments(node, polled, Reference(type_)))
        identity = found.id or next((place for _, place in arguments), None)
        return replace(
            found,
            type=type_,
            route=(polled.method, polled.path),
            arguments=arguments,
            id=identity,
        )

    def of_header(self, pointer: str, node: Node) -> Poller:
        """A poller of the URL that the answer of an operation has in a header.

        Raises:
            InvalidExtension: it names what is not there.
        """
        if "result" not in node:
            found = self._common(pointer, node, None)
            return replace(found, header=text(node, "header"))
        result = self._operation(node, "result")
        type_ = answer_type(result)
        if type_ is None:
            raise InvalidExtension(f"{result.operation_id} answers no JSON")
        found = self._common(pointer, node, type_)
        route = (result.method, result.path)
        return replace(found, header=text(node, "header"), route=route)

    def _common(self, pointer: str, node: Node, type_: Type | None) -> Poller:
        if unknown := unknown_keys(node, _KEYS):
            raise InvalidExtension(f"x-poller has no {unknown}")
        return Poller(
            pointer,
            id=self._place(node, "id", type_),
            state=self._place(node, "state", type_),
            success=_states(node, "success"),
            failure=_states(node, "failure"),
            error=self._place(node, "error", type_),
            reason=self._place(node, "reason", type_),
            message=self._place(node, "message", type_),
            schedule=_schedule(node.get("interval")),
            max_errors=_whole(node, "max-errors"),
            timeout=_seconds(node["timeout"]) if "timeout" in node else None,
        )

    def _operation(self, node: Node, key: str) -> Operation:
        found = self.operations.get(text(node, key))
        if found is None:
            raise InvalidExtension(
                f"{key}: the document has no operation {node.get(key)!r}"
            )
        return found

    def _arguments(
        self, node: Node, polled: Operation, type_: Type
    ) -> Iterator[tuple[Argument, BodyPath]]:
        """Return the paths of a poll's arguments: `$.id` for the only one, unless stated."""
        rows = node.get("parameters")
        if rows is None:
            needed = [row.name for row in polled.parameters if row.required]
            if len(needed) != 1:
                raise InvalidExtension("parameters is needed")
            rows = {needed[0]: "$.id"}
        places = as_node(rows)
        if not isinstance(rows, dict):
            raise InvalidExtension("parameters is an object")
        known = {row.name: row.location for row in polled.parameters}
        for name, value in places.items():
            if name not in known:
                raise InvalidExtension(f"{polled.operation_id} has no parameter {name}")
            yield (known[name], name), self._checked(value, "parameters", type_)

    def _place(self, node: Node, key: str, type_: Type | None) -> BodyPath | None:
        return self._checked(node[key], key, type_) if key in node else None

    def _checked(self, value: object, key: str, type_: Type | None) -> BodyPath:
        place = parse_path(value)
        if place is None:
            raise InvalidExtension(f"{key}: no place such as $.reference.id: {value!r}")
        if type_ is not None and type_at(self.schemas, type_, place) is None:
            raise InvalidExtension(
                f"{key}: the operation has nothing at {format_source(place)}"
            )
        return place


def answer_type(operation: Operation) -> Type | None:
    """Return the type of all successes of an operation, if it is one."""
    rows = [row for row in operation.responses if row.is_success]
    types = {media.type for row in rows for media in row.media}
    bare = any(not row.media for row in rows)
    return next(iter(types)) if len(types) == 1 and not bare else None


def _states(node: Node, key: str) -> tuple[State, ...]:
    value = node.get(key, [])
    several = as_list(value)
    rows = [value] if several is None else several
    if not all(isinstance(row, (str, int, bool)) for row in rows):
        raise InvalidExtension(f"{key}: states are strings, integers or booleans")
    return tuple(rows)


def _schedule(value: object) -> tuple[tuple[float, float], ...]:
    """Seconds between polls, or points of seconds since the start and those."""
    if value is None:
        return ()
    rows = as_list(value)
    if rows is None:
        return ((0.0, _seconds(value)),)
    points = tuple(_point(row) for row in rows)
    if not points or list(points) != sorted(points):
        raise InvalidExtension("interval: points in the order of time are expected")
    return points


def _point(row: object) -> tuple[float, float]:
    pair = as_list(row)
    if pair is None or len(pair) != 2:
        raise InvalidExtension(
            f"interval: a point is [since the start, between polls]: {row!r}"
        )
    since, between = pair
    return (0.0 if since == 0 else _seconds(since)), _seconds(between)


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InvalidExtension(f"{value!r} is no number of seconds")
    if not 0 < value < _MOST:
        raise InvalidExtension(f"{value!r} seconds are too few or too many")
    return float(value)


def _whole(node: Node, key: str) -> int | None:
    value = node.get(key)
    if value is not None and (type(value) is not int or not 0 < value < _MOST):
        raise InvalidExtension(f"{key} is a number from 1 on")
    return value
