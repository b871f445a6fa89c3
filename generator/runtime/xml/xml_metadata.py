"""How a document wants its values written in XML (OpenAPI 3.2 section 4.26)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from ..issues import Issue
    from ..serialization.codec import Validation

__all__ = ["PLAIN", "Node", "Xml", "hints_of"]

Node = Literal["element", "attribute", "text", "cdata", "none"]


class Xml(Struct, frozen=True):
    """What becomes of one value: an element, an attribute, text, or nothing of its own.

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

    def read(
        self, type_: Any, raw: bytes, charset: str | None, mode: Validation
    ) -> tuple[Any, list[Issue]]:
        """The typed value of an XML text, as `reading.read`."""
        from .reading import read

        return read(type_, self, raw, charset, mode)

    def writer(self, type_: Any) -> Callable[[Any, str], bytes]:
        """What writes values of a type, as `writing.compile_xml`."""
        from .writing import compile_xml

        return compile_xml(type_, self)

    def item(self, place: int) -> Xml:
        """What becomes of the item at a place."""
        if isinstance(self.items, tuple):
            return self.items[min(place, len(self.items) - 1)]
        return self.items or PLAIN


PLAIN = Xml()
"""An element under the property's own name."""


def hints_of(model: Any) -> Xml:
    """What a model's class says of itself."""
    found: Xml = getattr(model, "__xml__", PLAIN)
    return found
