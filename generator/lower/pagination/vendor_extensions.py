"""Pagination in the spellings of others: Fern, Speakeasy, and OpenAPI's own links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir import BodyPath, Pagination, ValueSource
from generator.lower.context import Node, as_list, as_node, text
from generator.lower.json_paths import format_source, parse_path, parse_source
from generator.lower.pagination.declared import (
    InvalidExtension,
    checked,
    first_number,
    named_argument,
)
from generator.lower.pagination.page_candidates import PageCandidate

_REQUEST = re.compile(r"\$request\.(?:body\.|query\.)?([^.\s]+)")
_RESPONSE = "$response"
_POINTER = re.compile(r"\$response\.body#(/.*)")


def from_fern(candidate: PageCandidate, node: Node) -> Pagination:
    """Read ``x-fern-pagination``: a cursor, an offset or page number, or a URI.

    An ``offset`` counts pages, unless a ``step`` says that it counts items.

    Raises:
        InvalidExtension: it names what is not there.
    """
    items = _fern(candidate, node, "results")
    item = candidate.item_type(items)
    if item is None:
        raise InvalidExtension(f"the answer has no array at {format_source(items)}")
    if "next_uri" in node:
        return Pagination("url", items, item, next=_fern(candidate, node, "next_uri"))
    if "cursor" in node:
        argument = named_argument(candidate, _requested(node["cursor"]))
        place = _fern(candidate, node, "next_cursor")
        return Pagination("cursor", items, item, argument, place)
    if "offset" not in node:
        raise InvalidExtension("it has no cursor, no offset and no next_uri")
    argument = named_argument(candidate, _requested(node["offset"]))
    kind = "offset" if "step" in node else "page"
    has_more = "has-next-page" in node
    return Pagination(
        kind,
        items,
        item,
        argument,
        more=_fern(candidate, node, "has-next-page") if has_more else None,
        first=first_number(candidate, kind, None, argument),
    )


def _requested(value: object) -> str:
    found = _REQUEST.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise InvalidExtension(f"{value!r} is no parameter such as $request.cursor")
    return found[1]


def _fern(candidate: PageCandidate, node: Node, key: str) -> BodyPath:
    value = node.get(key)
    known = isinstance(value, str) and value.startswith(_RESPONSE)
    place = parse_path("$" + str(value).removeprefix(_RESPONSE)) if known else None
    if place is None:
        raise InvalidExtension(f"{key} is no place such as $response.data: {value!r}")
    checked(candidate, place)
    return place


def from_speakeasy(candidate: PageCandidate, node: Node) -> Pagination:
    """Read ``x-speakeasy-pagination``: ``offsetLimit``, ``cursor`` or ``url``.

    Raises:
        InvalidExtension: it names what is not there.
    """
    inputs = dict(_inputs(node))
    outputs = as_node(node.get("outputs"))
    stated = "results" in outputs
    items = parse_path(outputs["results"]) if stated else candidate.items_place()
    item = None if items is None else candidate.item_type(items)
    if items is None or item is None:
        raise InvalidExtension("the answer has no array at outputs.results")
    kind = text(node, "type")
    if kind in ("url", "cursor"):
        key = "nextUrl" if kind == "url" else "nextCursor"
        place = _speakeasy(candidate, outputs, key)
        if place is None:
            raise InvalidExtension(f"outputs has no {key}")
        cursor = kind == "cursor"
        argument = named_argument(candidate, inputs.get("cursor")) if cursor else None
        return Pagination(kind, items, item, argument, place)
    kind = "page" if "page" in inputs else "offset"
    argument = named_argument(candidate, inputs.get(kind))
    return Pagination(
        kind,
        items,
        item,
        argument,
        pages=_speakeasy(candidate, outputs, "numPages") if kind == "page" else None,
        first=first_number(candidate, kind, None, argument),
    )


def _inputs(node: Node) -> Iterator[tuple[str, str]]:
    for row in as_list(node.get("inputs")) or []:
        yield text(as_node(row), "type"), text(as_node(row), "name")


def _speakeasy(candidate: PageCandidate, outputs: Node, key: str) -> ValueSource | None:
    if key not in outputs:
        return None
    place = parse_source(outputs[key])
    if place is None:
        raise InvalidExtension(f"{key} is no place such as $.data: {outputs[key]!r}")
    return checked(candidate, place)


def from_links(candidate: PageCandidate) -> Pagination | None:
    """The link of an answer that calls the same operation for the next page.

    Unambiguous is one such link, with one parameter whose value is in the answer.
    """
    rows = [row for link in _links(candidate) for row in _moved(candidate, link)]
    items = candidate.items_place()
    item = None if items is None else candidate.item_type(items)
    if len(rows) != 1 or items is None or item is None:
        return None
    name, source = rows[0]
    argument = candidate.argument(name)
    if argument is None:
        return None
    return Pagination("cursor", items, item, argument, source)


def _links(candidate: PageCandidate) -> Iterator[Node]:
    context = candidate.schemas.context
    node = as_node(context.node(candidate.response.pointer))
    for _, where in context.members(candidate.response.pointer, node, "links"):
        _, link = context.follow(where)
        if _leads_back(candidate, where, link):
            yield link


def _leads_back(candidate: PageCandidate, where: str, link: Node) -> bool:
    operation = candidate.operation
    if "operationId" in link:
        return text(link, "operationId") == operation.operation_id
    reference = link.get("operationRef")
    if not isinstance(reference, str):
        return False
    return candidate.schemas.context.target(where, reference) == operation.pointer


def _moved(candidate: PageCandidate, link: Node) -> Iterator[tuple[str, ValueSource]]:
    """The parameters that a link takes from the answer."""
    for name, value in as_node(link.get("parameters")).items():
        source = _expression(value)
        if source is not None:
            yield str(name).rpartition(".")[2], checked(candidate, source)


def _expression(value: object) -> ValueSource | None:
    """A runtime expression that reads the answer (OpenAPI, Link Object)."""
    found = _POINTER.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        header = isinstance(value, str) and value.startswith("$response.header.")
        return parse_source(value) if header else None
    tokens = found[1].split("/")[1:]
    names = (token.replace("~1", "/").replace("~0", "~") for token in tokens)
    return tuple(int(name) if name.isdecimal() else name for name in names)
