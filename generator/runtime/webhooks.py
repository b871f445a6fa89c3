"""Requests that the API sends by itself: webhooks, and callbacks of operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from .serialization import Validation
from .serialization.codec import decode
from .webhook_signatures import Secret, Signature, as_headers, as_secrets

if TYPE_CHECKING:
    from typing_extensions import TypeForm

T = TypeVar("T")

WebhookHeaders = (
    Mapping[str, str] | Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]
)
"""Headers of a request, as web frameworks and ASGI have them; names in any case."""


def read(type: TypeForm[T], body: bytes | str, validation: Validation) -> T:
    """Return the typed payload of a request's JSON body.

    Raises `DecodeError` when the body is no JSON or, under strict validation, is not
    what the document says.
    """
    return decode(type, _octets(body), validation)[0]


def unwrap(
    type: TypeForm[T],
    signature: Signature,
    body: bytes | str,
    headers: WebhookHeaders,
    secret: Secret,
    tolerance: float,
    validation: Validation,
) -> T:
    """Return the typed payload of a request that the API signed.

    Raises `WebhookVerificationError` where it did not, `DecodeError` as `read` does. The
    body is read after it was verified.
    """
    data = _octets(body)
    signature.verify(data, as_headers(headers), as_secrets(secret), tolerance)
    return read(type, data, validation)


def _octets(body: bytes | str) -> bytes:
    if isinstance(body, str):
        return body.encode("utf-8", "surrogatepass")
    return body
