"""Bodies of text."""

from __future__ import annotations

from typing import Any

from ..files import is_bytes
from ..messages import charset_of
from ..operation import EncodedBody
from ..serialization import codec
from . import BodyFormat, WriteContent
from .request_body import concrete


class TextBody(BodyFormat, frozen=True):
    """A body of text in the charset of its media type; bytes are sent as they are."""

    def compile(self) -> WriteContent:
        return _write


def _write(value: Any, name: str) -> EncodedBody:
    """Encode text; a media type without a charset gets one unless it is ASCII."""
    name = concrete(name, "text/plain")
    if is_bytes(value):
        return EncodedBody(bytes(value), name)
    text = codec.text(value)
    if "charset" not in name.lower() and not text.isascii():
        name = f"{name}; charset=utf-8"
    return EncodedBody(text.encode(charset_of(name) or "utf-8"), name)
