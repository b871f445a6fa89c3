"""The form that a document gives its values in XML (OpenAPI 3.2 section 4.26)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

Node = Literal["element", "attribute", "text", "cdata", "none"]


class Xml(Struct, frozen=True):
    """The form of one value: an element, an attribute, text, or nothing of its own.

    `name` is by default the property's. `wrapped` puts an element around an array (or
    around an element of another name); `items` says what is inside of it, one for all
    items, or a tuple by position whose last goes for all further items. A model says
    by `properties`, under the names of JSON, what differs for them from an element of
    the property's name. A body whose hint says nothing is as its model says.
    """

    name: str | None = None
    node: Node = "element"
    namespace: str | None = None
    prefix: str | None = None
    wrapped: bool = False
    items: Xml | tuple[Xml, ...] | None = None
    properties: Mapping[str, Xml] | None = None

    def item(self, index: int) -> Xml:
        """The form of the item at an index."""
        if isinstance(self.items, tuple):
            return self.items[min(index, len(self.items) - 1)]
        return self.items or PLAIN


PLAIN = Xml()
"""An element under the property's own name."""


def hints_of(model: Any) -> Xml:
    """The form that a model's class gives its objects."""
    hints: Xml = getattr(model, "__xml__", PLAIN)
    return hints
