"""Signatures of webhooks: proof that a request comes from the API, and when."""

from __future__ import annotations

import base64
import binascii
import hmac
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, cast

from . import publish
from .errors import ApiError
from .messages import Headers

Secret = str | bytes | Sequence[str | bytes]
"""A secret, or several while an old one is being replaced."""


class WebhookVerificationError(ApiError):
    """A webhook is not what the API signed, or it is too old.

    Its text says which check failed, and never holds a signature or a secret.
    """


publish(".errors", WebhookVerificationError)


class Signature(Protocol):
    """A way to sign requests."""

    def verify(
        self, body: bytes, headers: Headers, secrets: Sequence[bytes], oldest: float
    ) -> None:
        """Check a request; `WebhookVerificationError` unless a secret signed it.

        Args:
            body: the bytes as they came, before anything read them.
            headers: of the request.
            secrets: any of them may have signed.
            oldest: seconds that the time of signing may lie away from now.
        """
        ...


def as_headers(
    headers: (
        Mapping[str, str] | Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]
    ),
) -> Headers:
    """Return headers in any of the forms that web frameworks and ASGI have them."""
    if isinstance(headers, Mapping):
        headers = cast("Mapping[str, str]", headers).items()
    return Headers((_text(name), _text(value)) for name, value in headers)


def _text(part: str | bytes) -> str:
    """A name or a value as text; servers read their bytes as Latin-1, too."""
    return part.decode("latin-1") if isinstance(part, bytes) else part


def as_secrets(secret: Secret) -> list[bytes]:
    """Return the secrets as bytes; `ValueError` where one is empty."""
    secrets = [secret] if isinstance(secret, (str, bytes)) else secret
    encoded = [row.encode() if isinstance(row, str) else row for row in secrets]
    if not encoded or not all(encoded):
        raise ValueError("secret: an empty secret verifies nothing")
    return encoded


class StandardWebhooks:
    """The scheme of Standard Webhooks 1.0.0, with symmetric keys (`v1`).

    A secret is the base64 of its bytes, with or without `whsec_` before it. The signature
    is the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}`.
    """

    def verify(
        self, body: bytes, headers: Headers, secrets: Sequence[bytes], oldest: float
    ) -> None:
        """Check a request; see `Signature`."""
        identity = required(headers, "webhook-id")
        timestamp = required(headers, "webhook-timestamp")
        # Fields that occur several times are joined by commas (RFC 9110, section 5.3).
        listed = required(headers, "webhook-signature").split()
        signatures = [row[3:].rstrip(",") for row in listed if row.startswith("v1,")]
        check_time(timestamp, oldest)
        content = b".".join((octets(identity), timestamp.encode(), body))
        expected = (
            base64.b64encode(hmac.digest(_decoded(secret), content, "sha256")).decode()
            for secret in secrets
        )
        check_signature(signatures, expected)


def octets(text: str) -> bytes:
    """The bytes of a header's value, whatever a server made of bytes that are no text."""
    return text.encode("utf-8", "surrogatepass")


def required(headers: Headers, name: str) -> str:
    """The value of a header; `WebhookVerificationError` where there is none."""
    value = headers.get(name)
    if not value:
        raise WebhookVerificationError(f"the header {name} is missing")
    return value


def check_time(timestamp: str, oldest: float) -> None:
    """Refuse a request that was recorded and is sent again later."""
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 16):
        raise WebhookVerificationError("the time of signing is no number of seconds")
    age = time.time() - int(timestamp)
    if not abs(age) <= oldest:  # nor where `oldest` is no number
        side = "ago" if age > 0 else "in the future"
        raise WebhookVerificationError(
            f"it was signed {abs(age):.0f} s {side}; {oldest:g} s are allowed"
        )


def check_signature(signatures: Iterable[str], expected: Iterable[str]) -> None:
    """Compare every signature with every expected one, each in constant time.

    Raises `WebhookVerificationError` where no two are the same.
    """
    received = [octets(row) for row in signatures]
    matches = [
        hmac.compare_digest(row, wanted.encode())
        for wanted in expected
        for row in received
    ]
    if not any(matches):
        raise WebhookVerificationError("no signature in it is of this secret")


def _decoded(secret: bytes) -> bytes:
    """The bytes of a secret of Standard Webhooks."""
    try:
        key = base64.b64decode(secret.removeprefix(b"whsec_"), validate=True)
    except binascii.Error:
        key = b""
    if not key:
        raise ValueError("secret: expected base64, such as whsec_C2FVsBQIhrscChlQIMV…")
    return key
