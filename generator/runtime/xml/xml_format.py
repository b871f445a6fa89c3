"""Content in XML that a document describes, as responses and mocks use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ..serialization import Validation
from . import PLAIN, Xml
from .reading import read
from .writing import compile_xml

if TYPE_CHECKING:
    from ..serialization import Issue


class XmlFormat(Struct, frozen=True):
    """The format of content in XML; `xml` is the form of its root element."""

    xml: Xml = PLAIN

    def read(
        self, type_: Any, raw: bytes, charset: str | None, mode: Validation
    ) -> tuple[Any, list[Issue]]:
        """The typed value of an XML text; raises `DecodeError` as `reading.read`."""
        return read(type_, self.xml, raw, charset, mode)

    def writer(self, type_: Any) -> Callable[[Any, str], bytes]:
        """The function that writes values of a type in a charset."""
        return compile_xml(type_, self.xml)
