"""The form of values in XML (OpenAPI 3.x, XML Object)."""

from __future__ import annotations

from generator.ir.values import Value


class Xml(Value, frozen=True):
    """The form of one value in XML.

    Attributes:
        name: of the element or attribute, None where its place gives it one: a
            property's is the property's name, an item's that of its array.
        node: ``element``, ``attribute``, ``text``, ``cdata`` or ``none``.
        namespace: the IRI of its namespace, or None.
        prefix: the prefix of its name, or None.
        wrapped: whether an element stands around an array, or around another element.
        items: what is inside of an array or of a wrapper; several go by position, the
            last for all further items.
    """

    name: str | None = None
    node: str = "element"
    namespace: str | None = None
    prefix: str | None = None
    wrapped: bool = False
    items: tuple[Xml, ...] = ()
