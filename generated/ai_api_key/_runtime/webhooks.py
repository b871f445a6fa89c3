"""Requests that the API sends by itself: webhooks, and callbacks of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .serialization.codec import Validation, decode

if TYPE_CHECKING:
    from typing_extensions import TypeForm

T = TypeVar("T")


def read(type: TypeForm[T], body: bytes | str, validation: Validation) -> T:
    """The typed payload of a request's JSON body.

    Raises `DecodeError` when the body is no JSON or, under strict validation, is not
    what the document says.
    """
    data = body.encode() if isinstance(body, str) else body
    return decode(type, data, validation)[0]
