"""The request of a call, from its arguments.

A builder is made at an operation's first call by a client, and kept: it holds all that
can be worked out once. A call then fills in its arguments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from msgspec import UNSET

from .auth import Authenticator
from .auth.credentials import MissingCredentials
from .errors import RequestValidationError
from .messages import Content, check_field, essence, is_field_name, set_field
from .operation import MissingArgumentsError, Operation
from .options import CallSettings
from .responses.matching import ResponseMatcher
from .serialization import codec
from .transport import ACCEPT_ENCODING, PreparedRequest
from .urls import encode, encode_literal, with_query

_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
"""RFC 9110 section 9.2.2, and `QUERY`, which is safe by its definition."""
_WITH_CONTENT = frozenset({"POST", "PUT", "PATCH"})


class RequestBuilder:
    """Builds the requests of one operation for one client."""

    is_trusted = False
    """Whether credentials may be sent to the base URL."""
    needed: Mapping[str, str] = {}
    """The headers without which nothing is sent, with the client's keyword for each."""

    def __init__(
        self,
        operation: Operation[Any],
        base: str,
        headers: Mapping[str, str],
        credentials: Authenticator | MissingCredentials | None,
    ) -> None:
        self.operation = operation
        self.name = operation.name
        self.missing: MissingCredentials | None = None
        """The credentials that are needed and were not given."""
        self.authenticator: Authenticator | None = None
        if isinstance(credentials, MissingCredentials):
            self.missing = credentials
        else:
            self.authenticator = credentials
        names = (operation.resource, "stream", operation.function)
        view = ".".join(filter(None, names))
        self.responses = ResponseMatcher(
            operation.responses, operation.method == "HEAD", view, operation.documented
        )
        self.idempotent = (
            operation.method in _IDEMPOTENT
            if operation.idempotent is None
            else operation.idempotent
        )
        first = next(iter(operation.parameters), None)
        self._write_arguments = None if first is None else first.writer(operation)
        self._url = base + (_literal_path(operation.path) if first is None else "")
        self._body = operation.body.compile() if operation.body else None
        self._fixed = _fixed_headers(self.responses.accept, headers)
        self._is_accept_open = self._fixed["Accept"] == self.responses.accept
        claimed = _claimed(operation)
        self._accepts = "accept" not in claimed
        self._chooses_content = "content_type" not in claimed

    def build(
        self, arguments: Mapping[str, Any], settings: CallSettings, streaming: bool
    ) -> PreparedRequest:
        """The request for these arguments; `streaming` asks for a stream.

        Raises `RequestValidationError` for arguments that cannot be sent, and
        `TypeError` as Python does for those that are missing.
        """
        try:
            return self._build(arguments, settings, streaming)
        except MissingArgumentsError:
            raise
        except (ValueError, TypeError) as error:
            raise RequestValidationError(str(error)) from error

    def _build(
        self, arguments: Mapping[str, Any], settings: CallSettings, streaming: bool
    ) -> PreparedRequest:
        headers = self._fixed.copy()
        method = self.operation.method
        url = self._url
        content: Content | None = None
        accept = arguments.get("accept") if self._accepts else None
        asks = streaming or (isinstance(accept, str) and self._is_stream(accept))
        if self._write_arguments is not None:
            url = self._write_arguments(url, arguments, headers)
        if self.operation.stream_query is not None:
            flag = "true" if asks else "false"
            url = with_query(url, f"{encode(self.operation.stream_query)}={flag}")
        if self._body is not None or settings.extra_body:
            content = self._write_body(arguments, headers, settings, asks)
        if content is None and method in _WITH_CONTENT:
            headers["Content-Length"] = "0"
        if streaming and self._is_accept_open:
            headers["Accept"] = self.responses.accept_stream
        if isinstance(accept, str):
            headers["Accept"] = check_field("accept", accept)
        if settings.query:
            url = with_query(url, _defaults(url, settings))
        if settings.extra_query or settings.extra_headers:
            url = _add_extras(url, headers, settings)
        if self.needed:
            _check_needed(self.needed, headers)
        return PreparedRequest(method, url, headers, content)

    def _is_stream(self, accept: str) -> bool:
        """Return whether a media type is that of a documented stream."""
        return any(
            essence(spec.media_type or "") == essence(accept)
            for spec in self.responses.streams
        )

    def _write_body(
        self,
        arguments: Mapping[str, Any],
        headers: dict[str, str],
        settings: CallSettings,
        streaming: bool,
    ) -> Content | None:
        if self._body is None:
            headers["Content-Type"] = "application/json"
            written = codec.encode(dict(settings.extra_body or {}))
            headers["Content-Length"] = str(len(written))
            return written
        chosen = arguments.get("content_type") if self._chooses_content else None
        chosen = None if chosen is UNSET else chosen
        encoded = self._body(arguments, chosen, settings.extra_body, streaming)
        if encoded is None:
            return None
        content: Any = encoded.content
        is_bytes = isinstance(content, bytes)
        length = len(content) if is_bytes else getattr(content, "length", None)
        headers["Content-Type"] = check_field("content_type", encoded.content_type)
        if length is not None:
            headers["Content-Length"] = str(length)
        return encoded.content


def _fixed_headers(accept: str, own: Mapping[str, str]) -> dict[str, str]:
    """The header fields of every request; `own` are the client's."""
    headers = {"User-Agent": "", "Accept": accept, "Accept-Encoding": ACCEPT_ENCODING}
    for name, value in own.items():
        set_field(headers, name, check_field(name, value))
    return headers


def _claimed(operation: Operation[Any]) -> set[str]:
    """The arguments that the document's own names take."""
    _, fields = operation.body.describe() if operation.body else ("", None)
    claimed = {each.argument or each.name for each in operation.parameters}
    return claimed.union((fields or {}).values())


def _check_needed(needed: Mapping[str, str], headers: Mapping[str, str]) -> None:
    """Raise `ValueError` for a header that is needed and not there."""
    given = {name.lower() for name in headers}
    for name, keyword in needed.items():
        if name.lower() not in given:
            raise ValueError(f"the header {name} is needed: give the client {keyword}")


def _literal_path(path: str) -> str:
    """A path without parameters, encoded, its fragment cut off (OpenAPI 3.2, 4.8.2)."""
    return encode_literal("/" + path.removeprefix("/").partition("#")[0])


def _add_extras(url: str, headers: dict[str, str], settings: CallSettings) -> str:
    """Add the call's own header fields; returns the URL with its own query."""
    pairs = [_pairs(name, v) for name, v in (settings.extra_query or {}).items()]
    url = with_query(url, "&".join(pair for pair in pairs if pair))
    for name, value in (settings.extra_headers or {}).items():
        if not is_field_name(name):
            raise ValueError(f"extra_headers: {name!r} is no header name")
        set_field(headers, name, check_field(name, value))
    return url


def _defaults(url: str, settings: CallSettings) -> str:
    """The client's own query parameters, without those that the call gives itself."""
    given = {pair.partition("=")[0] for pair in url.partition("?")[2].split("&")}
    given |= {encode(name) for name in settings.extra_query or ()}
    query = {k: v for k, v in settings.query.items() if encode(k) not in given}
    pairs = [_pairs(name, value) for name, value in query.items()]
    return "&".join(pair for pair in pairs if pair)


def _pairs(name: str, value: object) -> str:
    """A query parameter of the caller's: a list is sent as several."""
    is_list = isinstance(value, (list, tuple))
    values = cast("Sequence[object]", value) if is_list else (value,)
    texts = (codec.text(each) for each in values if each is not None)
    return "&".join(f"{encode(name)}={encode(text)}" for text in texts)
