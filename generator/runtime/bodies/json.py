"""JSON bodies (RFC 8259)."""

from __future__ import annotations

from typing import Any

from ..files import is_bytes
from ..operation import EncodedBody
from ..serialization import codec
from . import BodyFormat, WriteContent
from .request_body import concrete


class JsonBody(BodyFormat, frozen=True):
    """A body in JSON; bytes are sent as they are."""

    media_type: str = "application/json"

    def compile(self) -> WriteContent:
        declared = self.type

        def write(value: Any, name: str) -> EncodedBody:
            name = concrete(name, "application/json")
            if declared is None and is_bytes(value):
                return EncodedBody(bytes(value), name)
            return EncodedBody(codec.encode(value, declared), name)

        return write
