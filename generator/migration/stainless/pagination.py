"""Stainless' `pagination` schemes as the members of `x-pagination`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from generator.lower.pagination.stainless_purposes import (
    EXTENSION,
    Purpose,
    pagination_members,
)
from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_mapping, as_text
from generator.migration.stainless.resources import Method


class Scheme(Struct, frozen=True):
    """A pagination scheme.

    Attributes:
        name: by which methods name it.
        members: of `x-pagination`; None for pages that never go on.
        parameters: names of the request's parameters.
        items: the first step to the items; empty for an array as the whole answer.
    """

    name: str
    members: Mapping[str, Any] | None
    parameters: tuple[str, ...]
    items: str


def read_schemes(nodes: object, migration: Migration) -> tuple[Scheme, ...]:
    """Read all schemes, a list, one alone or a table; what cannot be said is a finding."""
    rows = nodes if isinstance(nodes, list) else []
    if isinstance(nodes, dict):
        table = {"": nodes} if "response" in nodes else nodes
        rows = [{"name": name, **as_mapping(node)} for name, node in table.items()]
    return tuple(_scheme(as_mapping(node), migration) for node in rows)


def paginate(
    methods: Sequence[Method],
    schemes: Sequence[Scheme],
    document: DocumentView | None,
    migration: Migration,
) -> dict[str, Any]:
    """Return the pagination of each method that has a scheme, by operation.

    `paginated: false` needs nothing: the method returns its answer in any case.

    A method names its scheme, or is paginated by the first that fits its parameters and
    its answer; that takes the document.
    """
    found: dict[str, Any] = {}
    for method in methods:
        asked = method.options.get("paginated")
        scheme = _scheme_of(method, asked, schemes, document)
        if scheme is not None and scheme.members is not None:
            found[method.operation] = dict(scheme.members)
        elif asked and scheme is None:
            key = f"{method.key}.paginated"
            migration.differs(key, "no scheme fits: pages are inferred, or none")
    return found


def _scheme(node: Mapping[str, Any], migration: Migration) -> Scheme:
    name, kind = as_text(node.get("name")), as_text(node.get("type"))
    request = list(_purposes(as_mapping(node.get("request")), ()))
    response = list(_purposes(as_mapping(node.get("response")), ()))
    parameters = tuple(as_mapping(node.get("request")))
    items = next((row.path for row in response if row.name == "items"), None)
    if items is None:
        items = _only_array(as_mapping(node.get("response")))
    members = None
    if kind != "fake_page":
        members = pagination_members(request, response, items)
    if members is not None and "has_more" in as_mapping(node.get("response")):
        members.setdefault("more", "$.has_more")
    key = f"pagination.{name}"
    if members is not None:
        migration.taken(key, f"`{members['kind']}` pages: `iterate` of the resource")
    elif kind == "fake_page":
        migration.differs(key, "these pages never go on: the method returns the answer")
    else:
        migration.dropped(key, f"a scheme of type {kind!r} without its parameter")
    return Scheme(name, members, parameters, items[0] if items else "")


def _purposes(node: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Purpose]:
    """Yield the purposes of properties, those of nested objects and items too."""
    for name, schema in node.items():
        schema = as_mapping(schema)
        marker = as_mapping(schema.get(EXTENSION))
        inner = () if marker.get("is_top_level_array") else (*path, name)
        header = as_text(marker.get("from_header"))
        if marker.get("purpose"):
            yield Purpose(as_text(marker.get("purpose")), inner, header)
        elif marker.get("is_top_level_array"):
            yield Purpose("items", ())
        yield from _purposes(as_mapping(schema.get("properties")), inner)
        items = as_mapping(schema.get("items"))
        yield from _purposes(as_mapping(items.get("properties")), (*inner, "[]"))


def _only_array(response: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return the only property that is an array, for schemes that mark none."""
    rows = [k for k, v in response.items() if as_mapping(v).get("type") == "array"]
    return (rows[0],) if len(rows) == 1 else None


def _scheme_of(
    method: Method,
    asked: object,
    schemes: Sequence[Scheme],
    document: DocumentView | None,
) -> Scheme | None:
    if asked is False:
        return None
    if isinstance(asked, str):
        return next((row for row in schemes if row.name == asked), None)
    if document is None:
        return schemes[0] if asked is True and len(schemes) == 1 else None
    parameters = document.parameters(method.operation)
    fields = document.response_fields(method.operation)
    for scheme in schemes:
        has_items = scheme.items in fields if scheme.items else "" in fields
        wanted = as_text(as_mapping(scheme.members).get("parameter"))
        if has_items and (not wanted or wanted in parameters):
            return scheme
    return None
