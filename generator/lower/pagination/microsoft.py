"""Pagination in Microsoft's spelling: ``x-ms-pageable`` of AutoRest."""

from __future__ import annotations

from generator.ir import Pagination
from generator.lower.context import Node
from generator.lower.pagination.declared import InvalidExtension, checked
from generator.lower.pagination.page_candidates import PageCandidate

MICROSOFT = "x-ms-pageable"


def is_single_page(key: str, node: object) -> bool:
    """Return whether an extension says that an array is never continued."""
    return (
        key == MICROSOFT
        and isinstance(node, dict)
        and node.get("nextLinkName", "") is None
    )


def from_microsoft(candidate: PageCandidate, node: Node) -> Pagination:
    """Read ``x-ms-pageable``: the properties with the next URL and with the items.

    Raises:
        InvalidExtension: it names what is not there.
    """
    link, name = node.get("nextLinkName"), node.get("itemName", "value")
    if not isinstance(link, str) or not isinstance(name, str):
        raise InvalidExtension("nextLinkName and itemName are names of properties")
    item = candidate.item_type((name,))
    if item is None:
        raise InvalidExtension(f"the answer has no array {name!r}")
    return Pagination("url", (name,), item, next=checked(candidate, (link,)))
