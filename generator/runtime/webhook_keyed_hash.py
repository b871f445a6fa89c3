"""Signatures of webhooks that are a keyed hash of the body, such as GitHub's."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterator, Sequence

from .messages import Headers
from .webhook_signatures import (
    WebhookVerificationError,
    check_signature,
    check_time,
    required,
)


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
        value = required(headers, self._header)
        timestamp = self._timestamp(headers, value)
        if timestamp is not None:
            check_time(timestamp, oldest)
        content = self._content(body, timestamp or "")
        expected = (self._signature(secret, content) for secret in secrets)
        check_signature(self._signatures(value), expected)

    def _timestamp(self, headers: Headers, value: str) -> str | None:
        if self._timestamp_header is not None:
            return required(headers, self._timestamp_header)
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
