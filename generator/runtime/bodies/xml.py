"""Bodies in XML that a document describes."""

from __future__ import annotations

from typing import Any

from ..files import is_file
from ..messages import charset_of
from ..operation import EncodedBody
from ..xml import PLAIN, Xml
from ..xml.writing import compile_xml
from . import BodyFormat, WriteContent
from .binary import write_binary
from .request_body import concrete


class XmlBody(BodyFormat, frozen=True):
    """A body in XML; bytes and files are sent as they are."""

    media_type: str = "application/xml"
    xml: Xml = PLAIN

    def compile(self) -> WriteContent:
        encode = compile_xml(self.type, self.xml)

        def write(value: Any, name: str) -> EncodedBody:
            if is_file(value):
                return write_binary(value, name)
            content = encode(value, charset_of(name) or "utf-8")
            return EncodedBody(content, concrete(name, "application/xml"))

        return write
