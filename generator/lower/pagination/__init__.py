"""Pagination of operations: declared by the document, or beyond doubt."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from generator.ir import Operation, Pagination
from generator.lower.context import as_node
from generator.lower.json_paths import format_source
from generator.lower.pagination.declared import InvalidExtension, declared
from generator.lower.pagination.infer import infer
from generator.lower.pagination.microsoft import (
    MICROSOFT,
    from_microsoft,
    is_single_page,
)
from generator.lower.pagination.page_candidates import (
    PageCandidate,
    find_page_candidate,
)
from generator.lower.pagination.page_position import next_url
from generator.lower.pagination.stainless_properties import from_properties
from generator.lower.pagination.vendor_extensions import (
    from_fern,
    from_links,
    from_speakeasy,
)
from generator.lower.type_resolver import TypeResolver
from generator.pointers import step

__all__ = ["lower_pagination"]

_OWN = "x-pagination"
_FERN = "x-fern-pagination"
_READERS = {
    _OWN: declared,
    _FERN: from_fern,
    "x-speakeasy-pagination": from_speakeasy,
    MICROSOFT: from_microsoft,
}


def lower_pagination(
    schemas: TypeResolver, operations: tuple[Operation, ...]
) -> tuple[Operation, ...]:
    """Add to operations how their pages are walked; all types are lowered by now.

    A declaration that does not fit the document is a warning. Where nothing is
    declared, what is inferred is a note; ``x-pagination: false`` on an operation, or at
    the document's root, keeps that from happening.
    """
    root = schemas.context.document.root
    quiet = root.get(_OWN) is False
    return tuple(_with_pagination(schemas, row, quiet=quiet) for row in operations)


def _with_pagination(
    schemas: TypeResolver, operation: Operation, *, quiet: bool
) -> Operation:
    extensions = dict(operation.extensions)
    for key in _READERS:
        node = extensions.get(key)
        if key == _FERN and node is True:
            node = schemas.context.document.root.get(key)
        if node is False or is_single_page(key, node):
            return operation
        if node is not None:
            found = _declared(schemas, operation, key, node)
            return replace(operation, pagination=found)
    candidate = find_page_candidate(schemas, operation)
    if candidate is None:
        return operation
    node = from_properties(candidate)
    if node is not None:
        return replace(operation, pagination=_declared(schemas, operation, _OWN, node))
    return replace(operation, pagination=_found(candidate, quiet=quiet))


def _declared(
    schemas: TypeResolver, operation: Operation, key: str, node: object
) -> Pagination | None:
    try:
        candidate = find_page_candidate(schemas, operation)
        if candidate is None:
            raise InvalidExtension("no success of the operation answers JSON")
        if not isinstance(node, Mapping):
            raise InvalidExtension("an object, or false, is expected")
        return _with_end(candidate, _READERS[key](candidate, as_node(node)))
    except InvalidExtension as invalid:
        pointer = step(operation.pointer, key)
        message = f"the operation has no iterate: {invalid}"
        schemas.context.warn("pagination-misfit", pointer, message)
        return None


def _with_end(candidate: PageCandidate, found: Pagination) -> Pagination:
    """End numbered pages where the answer's URL of a next page is null.

    A number follows always, and some servers answer 404 to that of no page.
    """
    if found.kind not in ("offset", "page") or found.more is not None:
        return found
    nullable = [row for row in candidate.scalars() if row.nullable]
    return replace(found, more=next_url(nullable))


def _found(candidate: PageCandidate, *, quiet: bool) -> Pagination | None:
    """Return the pagination that a link declares, or the candidate's."""
    try:
        linked = from_links(candidate)
    except InvalidExtension:
        linked = None
    if linked is not None or quiet:
        return linked
    inferred = infer(candidate)
    if inferred is not None:
        message = f"{_explained(inferred)}; x-pagination can say otherwise"
        candidate.schemas.context.note(
            "pagination-inferred", candidate.operation.pointer, message
        )
    return inferred


def _numbering(found: Pagination) -> str:
    if found.number is None:
        return f"pages are numbered from {found.first}"
    return f"pages are numbered as {format_source(found.number)} says"


def _explained(found: Pagination) -> str:
    """Describe the pagination of an operation, in words."""
    by = {
        "cursor": f"the next page starts at {format_source(found.next or ())}",
        "offset": "the next page starts after the items so far",
        "page": _numbering(found),
        "url": f"the next page's URL is at {format_source(found.next or ())}",
        "link": "the Link header leads to the next page",
    }[found.kind]
    sent = f", sent as {found.argument[1]}" if found.argument else ""
    ends = f", and the last has no {format_source(found.more)}" if found.more else ""
    return f"items are at {format_source(found.items)}, {by}{sent}{ends}"
