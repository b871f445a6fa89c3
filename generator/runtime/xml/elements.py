"""XML text to elements, and the names that elements and attributes are matched by."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from ..errors import DecodeError
from .xml_metadata import Xml

NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
"""The attribute that says that an element is null (XML Schema Part 1, section 2.6.2)."""


_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PIECE = 65536


def local(tag: str) -> str:
    """A name without its namespace and prefix."""
    return tag.rpartition("}")[2].rpartition(":")[2]


class Names:
    """The nodes that the properties of one object go by.

    A property whose element has another name is also read under its own, unless that
    is the name of another property's element: servers forget to rename.

    A name matches in its own namespace first. Servers leave namespaces out or add a
    default one, so it matches in any other, too, unless another property has the same
    name there.
    """

    def __init__(self, hints: Iterable[tuple[str, Xml]]) -> None:
        hints = tuple(hints)
        self._renamed = {local(hint.name) for _, hint in hints if hint.name}
        self._claimed = {
            f"{{{hint.namespace}}}{local(hint.name or name)}"
            for name, hint in hints
            if hint.namespace is not None
        }

    def children(self, element: Element, name: str, hint: Xml) -> list[Element]:
        """The child elements that a hint means; `name` is what it is called if not so."""
        wanted = local(hint.name or name)
        exact = _tag(hint, wanted)
        children = [child for child in element if child.tag == exact]
        if children and hint.namespace is not None:
            return children
        children = [child for child in element if self._is(child.tag, wanted, exact)]
        if children or wanted == name or name in self._renamed:
            return children
        return [child for child in element if self._is(child.tag, name, name)]

    def attribute(self, element: Element, name: str, hint: Xml) -> str | None:
        """The value of an attribute, `None` when it is not there."""
        wanted = local(hint.name or name)
        exact = _tag(hint, wanted)
        if exact in element.attrib:
            return element.attrib[exact]
        values = (v for k, v in element.attrib.items() if self._is(k, wanted, exact))
        return next(values, None)

    def _is(self, tag: str, wanted: str, exact: str) -> bool:
        return local(tag) == wanted and (tag == exact or tag not in self._claimed)


def _tag(hint: Xml, name: str) -> str:
    return name if hint.namespace is None else f"{{{hint.namespace}}}{name}"


class _Builder(TreeBuilder):
    """Builds elements; refuses document types, by which a few bytes become gigabytes."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Called at `<!DOCTYPE`, before any entity is declared."""
        raise DecodeError("XML with a document type is refused")


def parse(raw: bytes, charset: str | None) -> Element:
    """The root element of an XML text.

    `charset` is that of the media type; it outranks the XML declaration and gives way
    to a byte order mark (RFC 7303 section 3). Raises `DecodeError` for what is not
    well-formed, and for a document type.
    """
    parser = XMLParser(
        target=_Builder(), encoding=None if raw.startswith(_MARKS) else charset
    )
    try:
        for start in range(0, len(raw), _PIECE):
            parser.feed(raw[start : start + _PIECE])
        root: Element = parser.close()
    except (ParseError, LookupError, ValueError) as error:
        raise DecodeError(f"not XML: {error}", raw=raw) from None
    return root
