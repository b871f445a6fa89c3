"""Calls that a document asks for, in its own words or in those of other generators.

`x-python-call: chat.completions.create` names resource and method. Fern's and
Speakeasy's extensions for groups and methods are read to the same effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from generator.ir import Operation
from generator.lower.context import Context, Node, as_list, as_node, text
from generator.pointers import step
from generator.text import snake_case

_CALL = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,9}", re.ASCII)


def lower_calls(
    context: Context, operations: tuple[Operation, ...]
) -> tuple[Operation, ...]:
    """Return operations with the calls that are asked for, each call one operation."""
    overrides = tuple(_name_overrides(context.document.root))
    return tuple(
        named
        for operation in operations
        for named in _named(context, operation, overrides)
    )


def _named(
    context: Context, operation: Operation, overrides: tuple[tuple[str, str], ...]
) -> Iterator[Operation]:
    node = context.node(operation.pointer)
    calls = node.get("x-python-call")
    if calls is None:
        yield _vendor_named(operation, node, overrides)
        return
    for call in as_list(calls) or [calls]:
        if isinstance(call, str) and _CALL.fullmatch(call):
            *resource, method = call.split(".")
            yield replace(operation, resource=tuple(resource), python_name=method)
        else:
            where = step(operation.pointer, "x-python-call")
            message = f"{call!r} is no dotted name such as chat.completions.create"
            context.warn("invalid-call", where, message)
            yield operation


def _vendor_named(
    operation: Operation, node: Node, overrides: tuple[tuple[str, str], ...]
) -> Operation:
    """Read the extensions of Fern and Speakeasy for groups and methods."""
    group = node.get("x-fern-sdk-group-name", node.get("x-speakeasy-group"))
    method = text(node, "x-fern-sdk-method-name")
    method = method or text(node, "x-speakeasy-name-override")
    method = method or _override(operation.operation_id or "", overrides)
    changes: dict[str, object] = {}
    if group is not None:
        words = group.split(".") if isinstance(group, str) else as_list(group) or []
        changes["resource"] = tuple(snake_case(str(w), "group") for w in words if w)
    elif text(node, "x-fern-sdk-method-name"):
        changes["resource"] = ()  # Fern puts a method without a group on the client
    if method and operation.python_name is None:
        changes["python_name"] = snake_case(method, "call")
    return replace(operation, **changes) if changes else operation


def _name_overrides(root: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield Speakeasy's overrides for a whole document: a pattern and a name."""
    for row in as_list(root.get("x-speakeasy-name-override")) or ():
        pattern = text(as_node(row), "operationId")
        name = text(as_node(row), "methodNameOverride")
        if pattern and name:
            yield pattern, name


def _override(operation_id: str, overrides: tuple[tuple[str, str], ...]) -> str:
    """Return the name of the first pattern that fits.

    Only anchors and `.*` have a meaning: other regular expressions of a document are
    not run, as some take forever.
    """
    for pattern, name in overrides:
        literals = [re.escape(part) for part in pattern.strip("^$").split(".*")]
        start = "" if pattern.startswith("^") else ".*?"
        end = "" if pattern.endswith("$") else ".*"
        if re.fullmatch(f"{start}{'.*'.join(literals)}{end}", operation_id):
            return name
    return ""
