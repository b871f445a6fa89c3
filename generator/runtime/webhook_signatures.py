"""Signatures of webhooks: proof that a request comes from the API, and when."""

from __future__ import annotations

import base64
import binascii
import hmac
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def as_headers(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> Headers:
    """Return headers in any of the forms that web frameworks have them."""
    if isinstance(headers, Mapping):
        headers = cast("Mapping[str, str]", headers).items()
    return Headers(headers)


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
        identity = _required(headers, "webhook-id")
        timestamp = _required(headers, "webhook-timestamp")
        # Fields that occur several times are joined by commas (RFC 9110, section 5.3).
        listed = _required(headers, "webhook-signature").split()
        signatures = [row[3:].rstrip(",") for row in listed if row.startswith("v1,")]
        _check_time(timestamp, oldest)
        content = b".".join((_octets(identity), timestamp.encode(), body))
        expected = (
            base64.b64encode(hmac.digest(_decoded(secret), content, "sha256")).decode()
            for secret in secrets
        )
        _check_signature(signatures, expected)


class KeyedHash:
    """A hash of the body with a key (RFC 2104), in a header.

    GitHub's is `KeyedHash("X-Hub-Signature-256", prefix="sha256=")`. Stripe's, whose
    header reads `t=1690000000,v1=5f1c…`, is `KeyedHash("Stripe-Signature",
    signed="{timestamp}.{body}", signature_key="v1", timestamp_key="t")`.
    """

    def __init__(
        self,
        header: str,
        *,
        algorithm: str = "sha256",
        encoding: str = "hex",
        prefix: str = "",
        signed: str = "{body}",
        timestamp_header: str | None = None,
        signature_key: str | None = None,
        timestamp_key: str | None = None,
    ) -> None:
        """Describe the scheme.

        Args:
            header: has the signature.
            algorithm: `sha1`, `sha256`, `sha384` or `sha512`.
            encoding: `hex` or `base64`.
            prefix: stands before the signature.
            signed: the signed text, with `{body}` and `{timestamp}` in it.
            timestamp_header: has the time of signing, in seconds since 1970.
            signature_key: names the signature, in a header of `key=value` pairs.
            timestamp_key: names the time in such a header.
        """
        self._header = header
        self._algorithm = algorithm
        self._encoding = encoding
        self._prefix = prefix
        self._signed = signed
        self._timestamp_header = timestamp_header
        self._signature_key = signature_key
        self._timestamp_key = timestamp_key

    def verify(
        self, body: bytes, headers: Headers, secrets: Sequence[bytes], oldest: float
    ) -> None:
        """Check a request; see `Signature`."""
        value = _required(headers, self._header)
        timestamp = self._timestamp(headers, value)
        if timestamp is not None:
            _check_time(timestamp, oldest)
        content = self._content(body, timestamp or "")
        expected = (self._signature(secret, content) for secret in secrets)
        _check_signature(self._signatures(value), expected)

    def _timestamp(self, headers: Headers, value: str) -> str | None:
        if self._timestamp_header is not None:
            return _required(headers, self._timestamp_header)
        if self._timestamp_key is None:
            return None
        times = list(_values(value, self._timestamp_key))
        if len(times) != 1:
            raise WebhookVerificationError(f"{self._header} has no time of signing")
        return times[0]

    def _signatures(self, value: str) -> list[str]:
        rows = [value.strip()]
        if self._signature_key is not None:
            rows = list(_values(value, self._signature_key))
        start = len(self._prefix)
        found = [row[start:] for row in rows if row.startswith(self._prefix)]
        return [row.lower() for row in found] if self._encoding == "hex" else found

    def _content(self, body: bytes, timestamp: str) -> bytes:
        """The signed text; the body is put in last, so that nothing in it is replaced."""
        before, _, after = self._signed.partition("{body}")
        parts = (part.replace("{timestamp}", timestamp) for part in (before, after))
        return body.join(part.encode() for part in parts)

    def _signature(self, secret: bytes, content: bytes) -> str:
        digest = hmac.digest(secret, content, self._algorithm)
        if self._encoding == "hex":
            return digest.hex()
        return base64.b64encode(digest).decode()


def _values(header: str, key: str) -> Iterator[str]:
    """The values of a key in ``t=1,v1=a,v1=b``."""
    for pair in header.split(","):
        name, _, value = pair.partition("=")
        if name.strip() == key:
            yield value.strip()


def _octets(text: str) -> bytes:
    """The bytes of a header's value, whatever a server made of bytes that are no text."""
    return text.encode("utf-8", "surrogatepass")


def _required(headers: Headers, name: str) -> str:
    value = headers.get(name)
    if not value:
        raise WebhookVerificationError(f"the header {name} is missing")
    return value


def _check_time(timestamp: str, oldest: float) -> None:
    """Refuse a request that was recorded and is sent again later."""
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 16):
        raise WebhookVerificationError("the time of signing is no number of seconds")
    age = time.time() - int(timestamp)
    if not abs(age) <= oldest:  # nor where `oldest` is no number
        side = "ago" if age > 0 else "in the future"
        raise WebhookVerificationError(
            f"it was signed {abs(age):.0f} s {side}; {oldest:g} s are allowed"
        )


def _check_signature(signatures: Iterable[str], expected: Iterable[str]) -> None:
    """Compare every signature with every expected one, each in constant time."""
    received = [_octets(row) for row in signatures]
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
