"""Adapters of Python classes that JSON writes as strings of a certain form."""

from __future__ import annotations

from binascii import a2b_base64
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from ..issues import Path, Walk
from .encoding import encode_value
from .json_types import json_type_of
from .type_adapter import REJECT, MismatchError, TypeAdapter

__all__ = [
    "BytesAdapter",
    "ContentAdapter",
    "DecimalAdapter",
    "FormattedAdapter",
    "TimedeltaAdapter",
    "UuidAdapter",
    "unpad_base64",
]


class FormattedAdapter(TypeAdapter):
    """A string of a certain form."""

    json_types = frozenset({"string"})
    slots = frozenset({"string"})

    def match_score(self, data: Any) -> int:
        return 2 if json_type_of(data) in self.json_types else REJECT

    def load(self, data: Any) -> Any:
        try:
            return msgspec.convert(data, self.type)
        except msgspec.ValidationError:
            if not isinstance(data, str):
                raise
            return self.read(data)

    def read(self, text: str) -> Any:
        """The value of a form that msgspec refuses; raises `ValueError` for others."""
        raise MismatchError(f"not {self.description}")

    def explain(self, data: Any) -> str:
        if json_type_of(data) in self.json_types:
            return f"expected {self.description}, got {_OTHER_FORM[type(data)]}"
        return super().explain(data)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, self.type)


_OTHER_FORM = {
    str: "some other string",
    int: "some other number",
    float: "some other number",
}


class TimedeltaAdapter(FormattedAdapter):
    """A duration of fixed length."""

    type = timedelta
    description = "a duration"


class UuidAdapter(FormattedAdapter):
    """A UUID, which may also be given as its text."""

    type = UUID
    description = "a UUID"

    def accepts(self, value: Any) -> bool:
        return isinstance(value, (UUID, str))

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        if not self.accepts(value) or not self.loads(str(value)):
            walk.report(path, "not a UUID", value)


class BytesAdapter(FormattedAdapter):
    """Bytes in base 64."""

    type: Any = bytes
    description = "base64"

    def read(self, text: str) -> Any:
        return _read_base64(text)


class ContentAdapter(BytesAdapter):
    """Bytes beside a file type: text that is no base 64 is the content itself."""

    description = "bytes"
    is_native = False

    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except (ValueError, msgspec.ValidationError):
            if not isinstance(data, str):
                raise
            return data.encode()


class DecimalAdapter(FormattedAdapter):
    """A decimal sent as a string; a JSON number is read too, digit for digit."""

    type = Decimal
    description = "a decimal"
    json_types = frozenset({"string", "number"})
    slots = frozenset({"custom"})
    needs_encoding = True

    def match_score(self, data: Any) -> int:
        return 2 if type(data) is str else super().match_score(data) and 1

    def dump(self, value: Any) -> Any:
        return encode_value(Decimal(value) if isinstance(value, Decimal) else value)


def unpad_base64(text: str) -> bytes:
    """The bytes of base 64 (RFC 4648, 4), with padding or without."""
    digits = text.rstrip("=")
    return a2b_base64(digits + "=" * (-len(digits) % 4), strict_mode=True)


def _read_base64(text: str) -> bytes:
    """Base 64 also without padding or with line ends (RFC 2045, 6.8)."""
    return unpad_base64(text.replace("\r", "").replace("\n", ""))
