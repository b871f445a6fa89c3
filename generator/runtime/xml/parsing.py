"""XML text to elements, without anything that a document type could do."""

from __future__ import annotations

import codecs
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from ..errors import DecodeError

__all__ = ["parse"]

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PIECE = 65536


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
