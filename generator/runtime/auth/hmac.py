"""Exoscale's request signature, `EXO2-HMAC-SHA256`.

The message has five lines: method and path as sent, the body's bytes, the decoded
values of the query in the order of their names, an empty one, and when it expires. A
name that occurs more than once in the query is not signed.
"""

from __future__ import annotations

import time
from binascii import b2a_base64
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..transport import Request
from . import Authenticator, Exchange, Groups, SecurityScheme, has_prefix

if TYPE_CHECKING:
    import hmac

VALID_FOR = 600
"""Seconds for which a signature is good."""


class HmacScheme(SecurityScheme, frozen=True):
    """`type: http, scheme: EXO2-HMAC-SHA256`."""

    key: str = "api_key"
    """The client's keyword for the key."""
    secret: str = "api_secret"
    """The client's keyword for its secret."""

    def groups(self) -> Groups:
        return (("key", "secret"),)

    def authenticator(
        self, credentials: Mapping[str, Any], base_url: str
    ) -> Authenticator:
        return HmacAuth(credentials["key"], credentials["secret"])

    def is_sent_with(self, headers: Mapping[str, str], url: str) -> bool:
        return has_prefix(headers, "EXO2-HMAC-SHA256")


class HmacAuth(Authenticator):
    """Signs each request with a key and its secret."""

    signs_content = True

    def __init__(
        self, key: str, secret: str, clock: Callable[[], float] | None = None
    ) -> None:
        self._clock = clock
        self._secret = secret
        self._start = f"EXO2-HMAC-SHA256 credential={key},"
        self._keyed: hmac.HMAC | None = None

    def apply(self, request: Request, exchange: Exchange) -> None:
        content = request.content or b""
        if not isinstance(content, bytes):
            raise TypeError("only whole bytes can be signed")
        value = self.header(request.method, request.url, content)
        request.headers["Authorization"] = value

    def header(self, method: str, url: str, content: bytes = b"") -> str:
        """The value of the Authorization header for the bytes that are sent."""
        names = values = ""
        start = url.find("/", len("https://"))
        path = url[start:] if start > 0 else "/"
        if "?" in url:
            path, _, query = path.partition("?")
            names, values = _signed_query(query)
        expires = int(self._clock() if self._clock else time.time()) + VALID_FOR
        tail = f"\n{values}\n\n{expires}".encode()
        message = f"{method} {path}\n".encode() + content + tail
        keyed = (self._keyed or self._key()).copy()
        keyed.update(message)
        digest = keyed.digest()
        signature = b2a_base64(digest, newline=False).decode()
        signed = f"signed-query-args={names}," if names else ""
        return f"{self._start}{signed}expires={expires},signature={signature}"

    def _key(self) -> hmac.HMAC:
        """The keyed hash; hmac takes milliseconds to import, so not before."""
        import hmac

        self._keyed = hmac.new(self._secret.encode(), digestmod="sha256")
        return self._keyed

    def secrets(self) -> Sequence[str]:
        return (self._secret,)


def _signed_query(query: str) -> tuple[str, str]:
    """The names that are signed, joined by `;`, and their values, joined."""
    from urllib.parse import parse_qsl

    pairs = parse_qsl(query, keep_blank_values=True)
    names = [name for name, _ in pairs]
    single = sorted(pair for pair in pairs if names.count(pair[0]) == 1)
    return ";".join(name for name, _ in single), "".join(value for _, value in single)
