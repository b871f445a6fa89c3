"""Effects of operations, as their document states them: `x-mcp-annotations`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lower.context import Context, Node, as_node
from generator.pointers import step

_NAME = "x-mcp-annotations"
_HINTS = ("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")
"""Annotations of tools (Model Context Protocol, Tools, "Tool annotations")."""


def tool_hints(
    context: Context, pointer: str, node: Node
) -> tuple[tuple[str, bool], ...]:
    """Read ``x-mcp-annotations: {readOnlyHint: true}`` of an operation.

    Args:
        pointer: of the operation.
        node: the operation.

    Returns:
        Names of annotations with their values, those that are none left out with a
        warning.
    """
    return tuple(_hints(context, pointer, node))


def _hints(context: Context, pointer: str, node: Node) -> Iterator[tuple[str, bool]]:
    asked = node.get(_NAME, {})
    if not isinstance(asked, dict):
        message = f"{_NAME} is an object with {', '.join(_HINTS)}"
        context.warn("tool-annotation", step(pointer, _NAME), message)
    for name, value in as_node(asked).items():
        if name in _HINTS and isinstance(value, bool):
            yield name, value
        else:
            message = f"true or false for {', '.join(_HINTS)} is expected"
            context.warn("tool-annotation", step(pointer, _NAME, name), message)
