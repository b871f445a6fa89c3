"""Requests shown, with their secrets masked: as curl before, as an exchange after."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

import msgspec

from ..logs import is_secret_name, redact_body, redact_url
from ..transport import Request, Transport, TransportResponse
from .terminal import note

_MASK = "***"
_HIDDEN = frozenset(("authorization", "proxy-authorization", "cookie", "set-cookie"))

_CURLS_OWN = frozenset(("accept-encoding", "content-length"))
"""Header fields that curl knows better, or would not undo."""


class DryRun(BaseException):
    """The end of a call whose request is not sent; an error that nothing catches."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


class NoAuth:
    """An authentication that adds nothing, for requests that are only shown."""

    def authenticate(self, request: Request, /) -> None:
        """Leave the request as it is."""


class RecordingTransport(Transport):
    """Sends nothing: ends the call with its request."""

    def send(self, request: Request, /) -> TransportResponse:
        """End the call; a request for a token gets one that opens nothing."""
        if request.operation is not None:
            raise DryRun(request)
        token = {"access_token": _MASK, "token_type": "Bearer", "expires_in": 3600}
        headers = [("content-type", "application/json")]
        return TransportResponse(200, headers, msgspec.json.encode(token))


class VerboseTransport(Transport):
    """Shows every exchange of another transport on standard error."""

    def __init__(self, inner: Transport, secrets: Sequence[str]) -> None:
        self._inner = inner
        self._masked = _Masked(secrets)

    def send(self, request: Request, /) -> TransportResponse:
        """Send a request, and show it and the head of its response."""
        note(f"> {request.method} {self._masked.url(request)}")
        for name, value in request.headers.items():
            note(f"> {name}: {self._masked.header(name, value)}")
        if isinstance(request.content, bytes):
            note(f"> {self._masked.body(request)}")
        response = self._inner.send(request)
        note(f"< {response.status}")
        for name, value in response.headers:
            note(f"< {name}: {self._masked.header(name, value)}")
        return response

    def close(self) -> None:
        """Close the other transport."""
        self._inner.close()


def curl(request: Request, secrets: Sequence[str]) -> str:
    """A request as a line for curl, quoted for the shell, its secrets masked."""
    masked = _Masked(secrets)
    parts = [
        f"curl -X {shlex.quote(request.method)} {shlex.quote(masked.url(request))}"
    ]
    for name, value in request.headers.items():
        if name.lower() in _CURLS_OWN:
            continue
        parts.append(f"-H {shlex.quote(f'{name}: {masked.header(name, value)}')}")
    if request.content is not None:
        parts.append(f"--data-binary {shlex.quote(masked.body(request))}")
    return " \\\n  ".join(parts)


class _Masked:
    """The parts of a request without secrets."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def url(self, request: Request) -> str:
        """The URL before credentials were put into it."""
        return self._scrubbed(redact_url(request.bare_url, request.secrets))

    def header(self, name: str, value: str) -> str:
        """The value of a header field."""
        hidden = name.lower() in _HIDDEN or is_secret_name(name)
        return _MASK if hidden else self._scrubbed(value)

    def body(self, request: Request) -> str:
        """A body as text; `@-` stands for one that is read from somewhere."""
        content = request.content
        if not isinstance(content, bytes):
            return "@-"
        try:
            value = msgspec.json.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._text(content)

        def is_secret(name: str) -> bool:
            return name in request.secrets or is_secret_name(name)

        masked = msgspec.json.encode(redact_body(value, is_secret))
        return self._scrubbed(masked.decode())

    def _text(self, content: bytes) -> str:
        try:
            return self._scrubbed(content.decode())
        except UnicodeDecodeError:
            return "@-"

    def _scrubbed(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _MASK)
        return text
