"""Purposes that Stainless gives to properties of pages, as members of `x-pagination`.

They stand in documents, as `x-stainless-pagination-property`, and in the schemes of a
`stainless.yml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

EXTENSION = "x-stainless-pagination-property"
_KINDS = {
    "next_cursor_param": "cursor",
    "next_cursor_id_param": "cursor",
    "offset_count_param": "offset",
    "page_number_param": "page",
}
_FIELDS = {
    "has_next_page": "more",
    "offset_total_count_field": "total",
    "total_page_count_field": "pages",
    "next_cursor_field": "next",
    "cursor_url_field": "next",
}
Steps = tuple[str, ...]
"""Names of properties; ``[]`` stands for the last item of an array."""


class Purpose(Struct, frozen=True):
    """The purpose of a property.

    Attributes:
        name: as Stainless calls it.
        path: where the property is.
        header: the header that it is read from instead, if any.
    """

    name: str
    path: Steps
    header: str = ""


def pagination_members(
    request: Sequence[Purpose], response: Sequence[Purpose], items: Steps | None
) -> dict[str, Any] | None:
    """Return the members of `x-pagination`; None where nothing says how to go on.

    Args:
        request: purposes of parameters.
        response: purposes of properties of the answer.
        items: where the items are, if that is known.
    """
    parameter = next((row for row in request if row.name in _KINDS), None)
    has_url = any(row.name == "cursor_url_field" for row in response)
    if parameter is None and not has_url:
        return None
    members: dict[str, Any] = {"kind": "url"}
    if parameter is not None:
        members = {"kind": _KINDS[parameter.name], "parameter": parameter.path[-1]}
    if items is not None:
        members["items"] = json_path(items)
    for row in response:
        if row.name in _FIELDS:
            place = f"$response.header.{row.header}" if row.header else ""
            members.setdefault(_FIELDS[row.name], place or json_path(row.path))
        elif row.name == "cursor_item_id" and members["kind"] == "cursor":
            members["next"] = json_path((*(items or ()), "[]", row.path[-1]))
    return members


def json_path(path: Steps) -> str:
    """Return a singular query (RFC 9535, section 2.3.5.1)."""
    text = "$"
    for name in path:
        if name == "[]":
            text += "[-1]"
        elif name.isidentifier():
            text += f".{name}"
        else:
            escaped = name.replace("\\", "\\\\").replace("'", "\\'")
            text += f"['{escaped}']"
    return text
