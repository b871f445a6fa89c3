"""Pagination in the spellings of others: Fern, Speakeasy, and OpenAPI's own links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir import Pagination, Place, Source
from generator.lower.context import Node, as_list, as_node, text
from generator.lower.json_paths import to_place, to_source, written
from generator.lower.pagination.declared import (
    Misfit,
    checked,
    first_number,
    named_argument,
)
from generator.lower.pagination.page_candidates import Shape

_REQUEST = re.compile(r"\$request\.(?:body\.|query\.)?([^.\s]+)")
_RESPONSE = "$response"
_POINTER = re.compile(r"\$response\.body#(/.*)")


def from_fern(shape: Shape, node: Node) -> Pagination:
    """Read ``x-fern-pagination``: a cursor, an offset or page number, or a URI.

    An ``offset`` counts pages, unless a ``step`` says that it counts items.

    Raises:
        Misfit: it names what is not there.
    """
    items = _fern(shape, node, "results")
    item = shape.item_type(items)
    if item is None:
        raise Misfit(f"the answer has no array at {written(items)}")
    if "next_uri" in node:
        return Pagination("url", items, item, next=_fern(shape, node, "next_uri"))
    if "cursor" in node:
        argument = named_argument(shape, _requested(node["cursor"]))
        place = _fern(shape, node, "next_cursor")
        return Pagination("cursor", items, item, argument, place)
    if "offset" not in node:
        raise Misfit("it has no cursor, no offset and no next_uri")
    argument = named_argument(shape, _requested(node["offset"]))
    kind = "offset" if "step" in node else "page"
    has_more = "has-next-page" in node
    return Pagination(
        kind,
        items,
        item,
        argument,
        more=_fern(shape, node, "has-next-page") if has_more else None,
        first=first_number(shape, kind, None, argument),
    )


def _requested(value: object) -> str:
    found = _REQUEST.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Misfit(f"{value!r} is no parameter such as $request.cursor")
    return found[1]


def _fern(shape: Shape, node: Node, key: str) -> Place:
    value = node.get(key)
    known = isinstance(value, str) and value.startswith(_RESPONSE)
    place = to_place("$" + str(value).removeprefix(_RESPONSE)) if known else None
    if place is None:
        raise Misfit(f"{key} is no place such as $response.data: {value!r}")
    checked(shape, place)
    return place


def from_speakeasy(shape: Shape, node: Node) -> Pagination:
    """Read ``x-speakeasy-pagination``: ``offsetLimit``, ``cursor`` or ``url``.

    Raises:
        Misfit: it names what is not there.
    """
    inputs = dict(_inputs(node))
    outputs = as_node(node.get("outputs"))
    stated = "results" in outputs
    items = to_place(outputs["results"]) if stated else shape.items_place()
    item = None if items is None else shape.item_type(items)
    if items is None or item is None:
        raise Misfit("the answer has no array at outputs.results")
    kind = text(node, "type")
    if kind in ("url", "cursor"):
        key = "nextUrl" if kind == "url" else "nextCursor"
        place = _speakeasy(shape, outputs, key)
        if place is None:
            raise Misfit(f"outputs has no {key}")
        cursor = kind == "cursor"
        argument = named_argument(shape, inputs.get("cursor")) if cursor else None
        return Pagination(kind, items, item, argument, place)
    kind = "page" if "page" in inputs else "offset"
    argument = named_argument(shape, inputs.get(kind))
    return Pagination(
        kind,
        items,
        item,
        argument,
        pages=_speakeasy(shape, outputs, "numPages") if kind == "page" else None,
        first=first_number(shape, kind, None, argument),
    )


def _inputs(node: Node) -> Iterator[tuple[str, str]]:
    for row in as_list(node.get("inputs")) or []:
        yield text(as_node(row), "type"), text(as_node(row), "name")


def _speakeasy(shape: Shape, outputs: Node, key: str) -> Source | None:
    if key not in outputs:
        return None
    place = to_source(outputs[key])
    if place is None:
        raise Misfit(f"{key} is no place such as $.data: {outputs[key]!r}")
    return checked(shape, place)


def from_links(shape: Shape) -> Pagination | None:
    """The link of an answer that calls the same operation for the next page.

    Unambiguous is one such link, with one parameter whose value is in the answer.
    """
    rows = [row for link in _links(shape) for row in _moved(shape, link)]
    items = shape.items_place()
    item = None if items is None else shape.item_type(items)
    if len(rows) != 1 or items is None or item is None:
        return None
    name, source = rows[0]
    argument = shape.argument(name)
    if argument is None:
        return None
    return Pagination("cursor", items, item, argument, source)


def _links(shape: Shape) -> Iterator[Node]:
    context = shape.schemas.context
    node = as_node(context.node(shape.response.pointer))
    for _, where in context.members(shape.response.pointer, node, "links"):
        _, link = context.follow(where)
        if _leads_back(shape, where, link):
            yield link


def _leads_back(shape: Shape, where: str, link: Node) -> bool:
    operation = shape.operation
    if "operationId" in link:
        return text(link, "operationId") == operation.operation_id
    reference = link.get("operationRef")
    if not isinstance(reference, str):
        return False
    return shape.schemas.context.target(where, reference) == operation.pointer


def _moved(shape: Shape, link: Node) -> Iterator[tuple[str, Source]]:
    """The parameters that a link takes from the answer."""
    for name, value in as_node(link.get("parameters")).items():
        source = _expression(value)
        if source is not None:
            yield str(name).rpartition(".")[2], checked(shape, source)


def _expression(value: object) -> Source | None:
    """A runtime expression that reads the answer (OpenAPI, Link Object)."""
    found = _POINTER.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        header = isinstance(value, str) and value.startswith("$response.header.")
        return to_source(value) if header else None
    tokens = found[1].split("/")[1:]
    names = (token.replace("~1", "/").replace("~0", "~") for token in tokens)
    return tuple(int(name) if name.isdecimal() else name for name in names)
