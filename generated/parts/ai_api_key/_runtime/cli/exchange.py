"""Requests shown, with their secrets masked: as curl before, as an exchange after."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from contextlib import suppress
from urllib.parse import quote, quote_plus

import msgspec

from ..logs import is_secret_name, redact_body, redact_query, redact_url
from ..messages import Headers, content_type_of, kind_of
from ..transport import Request, Transport, TransportResponse
from .terminal import escape, note

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
        if (body := self._masked.body(request)) is not None:
            note(f"> {body}")
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
        shown = masked.header(name, value)
        # `name:` alone would mean not to send the field.
        field = f"{name}: {shown}" if shown else f"{name};"
        parts.append(f"-H {shlex.quote(field)}")
    if request.content is not None:
        body = masked.body(request)
        # An `@` at the start of other data would name a file.
        option = "--data-binary @-" if body is None else "--data-raw"
        parts.append(option if body is None else f"{option} {_quoted(body)}")
    return " \\\n  ".join(parts)


def _quoted(text: str) -> str:
    """A text as one word of a shell, whose characters a terminal shows as they are."""
    if escape(text, "\n\t") == text:
        return shlex.quote(text)
    return f"$'{''.join(map(_octets, text))}'"


def _octets(char: str) -> str:
    if char.isprintable() and char not in "\\'":
        return char
    return "".join(f"\\x{octet:02x}" for octet in char.encode())


def _forms(secret: str) -> tuple[str, ...]:
    """A secret as URLs, forms and XML have it."""
    in_xml = secret.replace("&", "&amp;").replace("<", "&lt;")
    return secret, quote(secret, safe=""), quote(secret), quote_plus(secret), in_xml


class _Masked:
    """The parts of a request without secrets."""

    def __init__(self, secrets: Sequence[str]) -> None:
        written = (form for secret in secrets for form in _forms(secret))
        self._secrets = sorted({*written} - {""}, key=len, reverse=True)

    def url(self, request: Request) -> str:
        """The URL before credentials were put into it."""
        return self._scrubbed(redact_url(request.bare_url, request.secrets))

    def header(self, name: str, value: str) -> str:
        """The value of a header field."""
        if name.lower() in _HIDDEN or is_secret_name(name):
            return _MASK
        is_url = value.startswith(("http://", "https://"))
        return self._scrubbed(redact_url(value) if is_url else value)

    def body(self, request: Request) -> str | None:
        """A body as text; `None` for one that is none, or read from somewhere."""
        content = request.content
        if not isinstance(content, bytes):
            return None
        try:
            text = content.decode()
        except UnicodeDecodeError:
            return None
        if kind_of(content_type_of(Headers(request.headers.items())) or "") == "form":
            return self._scrubbed(redact_query(text, request.secrets))

        def is_secret(name: str) -> bool:
            return name in request.secrets or is_secret_name(name)

        with suppress(ValueError, RecursionError):
            masked = redact_body(json.loads(content), is_secret)
            text = json.dumps(masked, ensure_ascii=False, separators=(",", ":"))
            text = escape(text)
        return self._scrubbed(text)

    def _scrubbed(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _MASK)
        return text
