"""Names of elements and attributes, as they are matched when XML is read."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from .xml_metadata import Xml

__all__ = ["NIL", "Names", "local"]

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
"""The attribute that says that an element is null (XML Schema Part 1, section 2.6.2)."""


def local(tag: str) -> str:
    """A name without its namespace and prefix."""
    return tag.rpartition("}")[2].rpartition(":")[2]


class Names:
    """The nodes that the properties of one object go by.

    A name matches in its own namespace first. Servers leave namespaces out or add a
    default one, so it matches in any other, too, unless another property has the same
    name there.
    """

    def __init__(self, hints: Iterable[tuple[str, Xml]]) -> None:
        self._claimed = {
            f"{{{hint.namespace}}}{local(hint.name or name)}"
            for name, hint in hints
            if hint.namespace is not None
        }

    def children(self, element: Element, name: str, hint: Xml) -> list[Element]:
        """The child elements that a hint means; `name` is what it is called if not so."""
        wanted = local(hint.name or name)
        exact = _tag(hint, wanted)
        found = [child for child in element if child.tag == exact]
        if found and hint.namespace is not None:
            return found
        return [child for child in element if self._is(child.tag, wanted, exact)]

    def attribute(self, element: Element, name: str, hint: Xml) -> str | None:
        """The value of an attribute, `None` when it is not there."""
        wanted = local(hint.name or name)
        exact = _tag(hint, wanted)
        if exact in element.attrib:
            return element.attrib[exact]
        found = (v for k, v in element.attrib.items() if self._is(k, wanted, exact))
        return next(found, None)

    def _is(self, tag: str, wanted: str, exact: str) -> bool:
        return local(tag) == wanted and (tag == exact or tag not in self._claimed)


def _tag(hint: Xml, name: str) -> str:
    return name if hint.namespace is None else f"{{{hint.namespace}}}{name}"
