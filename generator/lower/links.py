"""Links: what a response says about the calls that can follow it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Link
from generator.lower.context import Context, Node, prose, text


def lower_links(context: Context, pointer: str, node: Node) -> Iterator[Link]:
    """Lower the ``links`` of a response (OpenAPI 3.x, Link Object)."""
    for name, place in context.members(pointer, node, "links"):
        _, link = context.follow(place)
        parameters = link.get("parameters")
        rows = parameters.items() if isinstance(parameters, dict) else ()
        yield Link(
            name=name,
            target=text(link, "operationId") or text(link, "operationRef"),
            parameters=tuple((str(key), str(value)) for key, value in rows),
            description=prose(link, "description"),
        )
