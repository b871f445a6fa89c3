"""Pagination that is said property by property, by `x-stainless-pagination-property`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.lower.context import Context, as_list, as_node, text
from generator.lower.pagination.page_candidates import PageCandidate
from generator.lower.pagination.stainless_purposes import (
    EXTENSION,
    Purpose,
    Steps,
    pagination_members,
)
from generator.pointers import step

_DEPTH = 4
"""How many objects and arrays inside one another are looked at."""


def from_properties(candidate: PageCandidate) -> dict[str, Any] | None:
    """Return what properties say as members of `x-pagination`; None without any."""
    context = candidate.schemas.context
    request = list(_parameters(context, candidate))
    depth = _DEPTH if request else 1  # few documents mark anything
    response: list[Purpose] = []
    if "schema" in as_node(context.node(candidate.media.pointer)):
        schema = step(candidate.media.pointer, "schema")
        response += _properties(context, schema, (), depth)
    items = next((row.path for row in response if row.name == "items"), None)
    return pagination_members(request, response, items)


def _parameters(context: Context, candidate: PageCandidate) -> Iterator[Purpose]:
    for parameter in candidate.operation.parameters:
        node = as_node(context.node(parameter.pointer))
        marker = as_node(node.get(EXTENSION))
        if not marker and "schema" in node:
            _, schema = context.follow(step(parameter.pointer, "schema"))
            marker = as_node(schema.get(EXTENSION))
        if purpose := text(marker, "purpose"):
            yield Purpose(purpose, (parameter.name,))


def _properties(
    context: Context, pointer: str, path: Steps, depth: int
) -> Iterator[Purpose]:
    """Yield the purposes of a schema, of its properties, items and parts."""
    pointer, node = context.follow(pointer)
    marker = as_node(node.get(EXTENSION))
    if marker.get("is_top_level_array"):
        yield Purpose("items", ())
    elif purpose := text(marker, "purpose"):
        yield Purpose(purpose, path, text(marker, "from_header"))
    if not depth:
        return
    for index in range(len(as_list(node.get("allOf")) or ())):
        yield from _properties(context, step(pointer, "allOf", index), path, depth - 1)
    for name in as_node(node.get("properties")):
        inner = step(pointer, "properties", str(name))
        yield from _properties(context, inner, (*path, str(name)), depth - 1)
    if isinstance(node.get("items"), dict):
        inner = step(pointer, "items")
        yield from _properties(context, inner, (*path, "[]"), depth - 1)
