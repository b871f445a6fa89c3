"""The request of a call, from its arguments.

A builder is made at an operation's first call by a client, and kept: it holds all that
can be worked out once. A call then fills in its arguments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import UNSET

from .auth.base import Authenticator
from .auth.credentials import MissingCredentials
from .body_reader import ACCEPT_ENCODING
from .errors import RequestValidationError
from .messages import Content, check_field, is_field_name, set_field
from .operation import Operation, WriteParameter
from .options import CallSettings
from .responses.matching import ResponseMatcher
from .serialization import codec
from .transport import PreparedRequest
from .urls import encode, encode_literal

IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""Names that no header parameter can have (OpenAPI 3.2 section 4.12.1)."""
_OF_THE_CONNECTION = frozenset({"content-length", "transfer-encoding", "connection"})
"""Header parameters that are not sent: they follow from the body and the connection."""

_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"})
"""RFC 9110 section 9.2.2, and `QUERY`, which is safe by its definition."""
_WITH_CONTENT = frozenset({"POST", "PUT", "PATCH"})


class _Slot(NamedTuple):
    """A parameter with the function that writes it."""

    argument: str
    name: str
    nullable: bool
    write: WriteParameter
    sends_empty: bool
    """Whether an empty text is sent, as that of a header is."""


class RequestBuilder:
    """Builds the requests of one operation for one client."""

    missing: MissingCredentials | None = None
    """The credentials that are needed and were not given."""
    is_trusted = False
    """Whether credentials may be sent to the base URL."""

    def __init__(
        self,
        operation: Operation[Any],
        base: str,
        headers: Mapping[str, str],
        authenticator: Authenticator | None,
    ) -> None:
        self.operation = operation
        self.name = operation.name
        self.authenticator = authenticator
        names = (operation.resource, "stream", operation.function)
        view = ".".join(filter(None, names))
        self.responses = ResponseMatcher(
            operation.responses, operation.method == "HEAD", view
        )
        self.idempotent = (
            operation.method in _IDEMPOTENT
            if operation.idempotent is None
            else operation.idempotent
        )
        self._base = base
        self._slots = _slots(operation)
        template = "/" + operation.path.removeprefix("/")
        self._path = _split_template(template, self._slots["path"])
        fixed = [part for part in self._path if isinstance(part, str)]
        is_fixed = len(fixed) == len(self._path)
        self._url = base + "".join(fixed) if is_fixed else None
        self._query = [*self._slots["query"], *self._slots["querystring"]]
        self._body = operation.body.compile() if operation.body else None
        self._fixed = _fixed_headers(self.responses.accept, headers)
        self._is_accept_open = self._fixed["Accept"] == self.responses.accept
        claimed = _claimed(operation)
        self._accepts = "accept" not in claimed
        self._chooses_content = "content_type" not in claimed
        self._is_simple = is_fixed and not (operation.parameters or operation.body)

    def build(
        self, arguments: Mapping[str, Any], settings: CallSettings, streaming: bool
    ) -> PreparedRequest:
        """The request for these arguments; `streaming` asks for a stream.

        Raises `RequestValidationError` for arguments that cannot be sent.
        """
        try:
            return self._build(arguments, settings, streaming)
        except (ValueError, TypeError) as error:
            raise RequestValidationError(str(error)) from error

    def _build(
        self, arguments: Mapping[str, Any], settings: CallSettings, streaming: bool
    ) -> PreparedRequest:
        headers = self._fixed.copy()
        method = self.operation.method
        url = self._url
        content: Content | None = None
        if url is None:
            url = self._base + _fill(self._path, arguments)
        if not self._is_simple or settings.extra_body:
            url = self._write_parameters(url, arguments, headers)
            content = self._write_body(arguments, headers, settings, streaming)
        if content is None and method in _WITH_CONTENT:
            headers["Content-Length"] = "0"
        if streaming and self._is_accept_open:
            headers["Accept"] = self.responses.accept_stream
        accept = arguments.get("accept") if self._accepts else None
        if isinstance(accept, str):
            headers["Accept"] = check_field("accept", accept)
        if settings.query:
            url = _with_query(url, _defaults(url, settings))
        if settings.extra_query or settings.extra_headers:
            url = _add_extras(url, headers, settings)
        return PreparedRequest(method, url, headers, content)

    def _write_parameters(
        self, url: str, arguments: Mapping[str, Any], headers: dict[str, str]
    ) -> str:
        """Write headers and cookies into `headers`; returns the URL with its query."""
        query = [text for _, text in _written(self._query, arguments)]
        if query:
            url = _with_query(url, "&".join(query))
        for name, text in _written(self._slots["header"], arguments):
            set_field(headers, name, text)
        cookies = [text for _, text in _written(self._slots["cookie"], arguments)]
        if cookies:
            given = [headers["Cookie"]] if "Cookie" in headers else []
            headers["Cookie"] = "; ".join(given + cookies)
        return url

    def _write_body(
        self,
        arguments: Mapping[str, Any],
        headers: dict[str, str],
        settings: CallSettings,
        streaming: bool,
    ) -> Content | None:
        if self._body is None:
            if not settings.extra_body:
                return None
            headers["Content-Type"] = "application/json"
            written = codec.encode(dict(settings.extra_body))
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


def _slots(operation: Operation[Any]) -> dict[str, list[_Slot]]:
    """The parameters of an operation, by location."""
    slots: dict[str, list[_Slot]] = {
        name: [] for name in ("path", "query", "querystring", "header", "cookie")
    }
    for each in operation.parameters:
        is_header = each.location == "header"
        if is_header and each.name.lower() in IGNORED_HEADERS | _OF_THE_CONNECTION:
            continue
        argument = each.argument or each.name
        slot = _Slot(argument, each.name, each.nullable, each.compile(), is_header)
        slots[each.location].append(slot)
    return slots


def _claimed(operation: Operation[Any]) -> set[str]:
    """The arguments that the document's own names take."""
    fields = (operation.body.fields or ()) if operation.body else ()
    claimed = {each.argument or each.name for each in operation.parameters}
    return claimed | {each.argument or each.name for each in fields}


def _written(
    slots: Sequence[_Slot], arguments: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """The parameters that are there, by name, as texts."""
    texts: list[tuple[str, str]] = []
    for slot in slots:
        value = arguments.get(slot.argument, UNSET)
        if value is UNSET or (value is None and not slot.nullable):
            continue
        text = _write(slot, value)
        if text or (slot.sends_empty and text is not None):
            texts.append((slot.name, text or ""))
    return texts


def _write(slot: _Slot, value: object) -> str | None:
    try:
        return slot.write(value)
    except (ValueError, TypeError) as error:
        raise _named(slot.argument, error) from error


def _named(argument: str, error: Exception) -> ValueError:
    """An error with its argument, and the position in it (`$` is all of it)."""
    message = str(error)
    if message.startswith("$"):
        return ValueError(argument + message[1:])
    is_named = message.startswith(f"{argument}:")
    return ValueError(message if is_named else f"{argument}: {message}")


def _split_template(template: str, slots: Sequence[_Slot]) -> list[str | _Slot]:
    """The path's fixed text, encoded, and the parameters between it.

    A fragment is cut off (OpenAPI 3.2 section 4.8.2).
    """
    declared = {slot.name: slot for slot in slots}
    parts: list[str | _Slot] = []
    rest = template.partition("#")[0]
    while rest:
        text, brace, tail = rest.partition("{")
        name, closing, after = tail.partition("}")
        if brace and closing and name in declared:
            parts += (
                [encode_literal(text), declared[name]] if text else [declared[name]]
            )
            rest = after
        elif brace:
            parts.append(encode_literal(text + brace))
            rest = tail
        else:
            parts.append(encode_literal(text))
            rest = ""
    return parts


def _fill(parts: Sequence[str | _Slot], arguments: Mapping[str, Any]) -> str:
    """The path; `ValueError` names the argument that is missing or cannot be in it."""
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        value = arguments.get(part.argument)
        if value is None or value is UNSET:
            raise ValueError(f"{part.argument}: a path cannot go without it")
        texts.append(_write(part, value) or "")
    return "".join(texts)


def _with_query(url: str, query: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


def _add_extras(url: str, headers: dict[str, str], settings: CallSettings) -> str:
    """Add the call's own header fields; returns the URL with its own query."""
    pairs = [_pairs(name, v) for name, v in (settings.extra_query or {}).items()]
    url = _with_query(url, "&".join(pair for pair in pairs if pair))
    for name, value in (settings.extra_headers or {}).items():
        if not is_field_name(name):
            raise ValueError(f"extra_headers: {name!r} is no header name")
        set_field(headers, name, check_field(name, value))
    return url


def _defaults(url: str, settings: CallSettings) -> str:
    """The client's own query parameters, without those that the call gives itself."""
    given = {pair.partition("=")[0] for pair in url.partition("?")[2].split("&")}
    given |= {encode(name) for name in settings.extra_query or ()}
    query = (settings.query or {}).items()
    pairs = [_pairs(name, v) for name, v in query if encode(name) not in given]
    return "&".join(pair for pair in pairs if pair)


def _pairs(name: str, value: object) -> str:
    """A query parameter of the caller's: a list is sent as several."""
    values = value if isinstance(value, (list, tuple)) else (value,)
    texts = (codec.text(each) for each in values if each is not None)
    return "&".join(f"{encode(name)}={encode(text)}" for text in texts)
