"""The plan of a call: everything about an operation that can be worked out once.

A plan is made at an operation's first call by a client and kept by it. What a call then
does is fill in its arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import UNSET, Struct

from .auth.base import Authenticator
from .bodies.writer import WriteBody, compile_body
from .body_reader import ACCEPT_ENCODING
from .errors import RequestValidationError
from .operation import Operation, Parameter
from .parameters.fields import check_field, cookie_writer, header_writer
from .parameters.path import Fill, compile_path
from .parameters.query import (
    Writer,
    extra_query,
    query_writer,
    querystring_writer,
)
from .parameters.values import as_declared, named
from .responses.matching import Replies
from .settings import Settings
from .transport import Content
from .urls import origin_of

_IGNORED = frozenset({"accept", "content-type", "authorization"})
_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
"""RFC 9110 section 9.2.2, and `QUERY`, which is safe by its definition."""
_WITH_CONTENT = frozenset({"POST", "PUT", "PATCH"})


class Draft(Struct, frozen=True):
    """A request without its credentials, from which every attempt is made."""

    method: str
    url: str
    headers: dict[str, str]
    content: Content | None

    def __repr__(self) -> str:
        from .redaction import redact_url

        return f"<Draft {self.method} {redact_url(self.url).partition('?')[0]}>"


class _Slot(NamedTuple):
    """A parameter ready to be written."""

    argument: str
    name: str
    nullable: bool
    write: Writer
    type: Any
    empty: bool
    """Whether an empty text is sent, as that of a header is."""


class Plan:
    """An operation as one client calls it."""

    def __init__(
        self,
        operation: Operation[Any],
        base: str,
        user_agent: str,
        authenticator: Authenticator | None,
    ) -> None:
        self.operation = operation
        self.name = operation.name
        self.authenticator = authenticator
        self.replies = Replies(operation.replies, operation.method == "HEAD")
        self.idempotent = (
            operation.method in _IDEMPOTENT
            if operation.idempotent is None
            else operation.idempotent
        )
        self.is_private = origin_of(base).is_private
        self._base = base
        template = "/" + operation.path.removeprefix("/")
        path = compile_path(template, _located(operation, "path"))
        self._url = base + path if isinstance(path, str) else None
        self._fill: Fill | None = None if isinstance(path, str) else path
        self._query = _slots(operation, "query", query_writer)
        self._query += _slots(operation, "querystring", querystring_writer)
        self._headers = _slots(operation, "header", header_writer)
        self._cookies = _slots(operation, "cookie", cookie_writer)
        self._body: WriteBody | None = (
            compile_body(operation.body) if operation.body else None
        )
        self._fixed = {
            "User-Agent": user_agent,
            "Accept": self.replies.accept,
            "Accept-Encoding": ACCEPT_ENCODING,
        }
        claimed = _claimed(operation)
        self._accepts = "accept" not in claimed
        self._chooses_content = "content_type" not in claimed
        self._simple = not (
            self._fill or self._query or self._headers or self._cookies or self._body
        )

    def draft(
        self, arguments: Mapping[str, Any], settings: Settings, streaming: bool
    ) -> Draft:
        """The request for these arguments; `streaming` asks for a stream.

        Raises `RequestValidationError` for arguments that cannot be sent.
        """
        try:
            return self._draft(arguments, settings, streaming)
        except (ValueError, TypeError) as error:
            raise RequestValidationError(str(error)) from error

    def _draft(
        self, arguments: Mapping[str, Any], settings: Settings, streaming: bool
    ) -> Draft:
        headers = self._fixed.copy()
        method = self.operation.method
        url = self._url
        content: Content | None = None
        if not self._simple:
            if url is None and self._fill is not None:
                url = self._base + self._fill(arguments)
            query = _write_all(self._query, arguments)
            if query:
                url = f"{url}{'&' if '?' in str(url) else '?'}{'&'.join(query)}"
            for slot in self._headers:
                for text in _write_all((slot,), arguments):
                    headers[slot.name] = text
            cookies = _write_all(self._cookies, arguments)
            if cookies:
                headers["Cookie"] = "; ".join(cookies)
            if self._body is not None:
                content = self._write_body(self._body, arguments, headers)
        if content is None and method in _WITH_CONTENT:
            headers["Content-Length"] = "0"
        if streaming:
            headers["Accept"] = self.replies.accept_stream
        if self._accepts and "accept" in arguments:
            _set_accept(headers, arguments["accept"])
        if settings.extra_query or settings.extra_headers:
            url = _add_extras(str(url), headers, settings)
        return Draft(method, str(url), headers, content)

    def _write_body(
        self,
        write: WriteBody,
        arguments: Mapping[str, Any],
        headers: dict[str, str],
    ) -> Content | None:
        chosen = arguments.get("content_type") if self._chooses_content else None
        written = write(arguments, None if chosen is UNSET else chosen)
        if written is None:
            return None
        content = written.content
        length = len(content) if isinstance(content, bytes) else content.length
        headers["Content-Type"] = check_field("content_type", written.content_type)
        if length is not None:
            headers["Content-Length"] = str(length)
        return content


def _located(operation: Operation[Any], location: str) -> list[Parameter]:
    return [each for each in operation.parameters if each.location == location]


def _slots(
    operation: Operation[Any], location: str, compiler: Callable[[Parameter], Writer]
) -> list[_Slot]:
    return [
        _Slot(
            each.argument or each.name,
            each.name,
            each.nullable,
            compiler(each),
            each.type,
            location == "header",
        )
        for each in _located(operation, location)
        if location != "header" or each.name.lower() not in _IGNORED
    ]


def _claimed(operation: Operation[Any]) -> set[str]:
    """The arguments that the document's own names take."""
    fields = (operation.body.fields or ()) if operation.body else ()
    named = [(each.argument, each.name) for each in operation.parameters]
    named += [(each.argument, each.name) for each in fields]
    return {argument or name for argument, name in named}


def _write_all(slots: Sequence[_Slot], arguments: Mapping[str, Any]) -> list[str]:
    """The texts of the parameters that are there."""
    texts: list[str] = []
    for argument, _, nullable, write, expected, empty in slots:
        value = arguments.get(argument, UNSET)
        if value is UNSET or (value is None and not nullable):
            continue
        try:
            text = write(as_declared(value, expected))
        except (ValueError, TypeError) as error:
            raise named(argument, error) from error
        if text or (empty and text is not None):
            texts.append(text or "")
    return texts


def _set_accept(headers: dict[str, str], accept: object) -> None:
    if isinstance(accept, str):
        headers["Accept"] = check_field("accept", accept)


def _add_extras(url: str, headers: dict[str, str], settings: Settings) -> str:
    """Add the call's own header fields and query parameters."""
    if settings.extra_query:
        pairs = [extra_query(name, v) for name, v in settings.extra_query.items()]
        query = "&".join(pair for pair in pairs if pair)
        url = f"{url}{'&' if '?' in url else '?'}{query}" if query else url
    for name, value in (settings.extra_headers or {}).items():
        if not name or any(char in name for char in "\r\n\0: "):
            raise ValueError(f"extra_headers: {name!r} is no header name")
        for present in [each for each in headers if each.lower() == name.lower()]:
            del headers[present]
        headers[name] = check_field(name, value)
    return url
